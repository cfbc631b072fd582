"""Detects the notices of platforms, and quotes them verbatim (pure).

A notice is recognised sentence by sentence, by the box that it stands in, or in an answer for programs. The box decides
where there is one: a WeChat page with the box of a notice and without that of an article is no content, whatever it
says. Elsewhere a notice is a whole sentence and nearly all that its page says, because articles quote notices."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from archiver.observe.marks.gist import SAID, has_byline, lower, weight
from archiver.observe.marks.machine import LONGEST
from archiver.observe.marks.weigh import strongest
from archiver.observe.rules.platforms import BAD_LINK, CODE, FAILING, HINT, LEAD, LEAVING, MESSAGE, WALL, platforms
from archiver.observe.rules.speaks import SPEAKS
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding, Mark

BOX = "wechat.notice"  # sign in the markup: the box of a notice
ARTICLE = "wechat.content"  # sign in the markup: the box of an article
BOX_LINES = 12  # lines of a page with a notice box and no known wording, at most
BOX_SHOWN = 1500  # weighted characters that a page with a notice box stays below
BESIDE = 60  # weighted characters of other sentences, not to the reader, on a page with a notice, at most
QUOTED = 200  # characters of a notice that are quoted, at most
LINES = 60  # at most 2 * LINES lines are read, and LINES * LINE_CHARS characters of the visible text
LINE_CHARS = 400  # characters of each line that are read

_SENTENCE = re.compile(r"(?<=[。！？｡])|(?<=[.!?])(?=\s)")
_APART = re.compile(rf"{SPEAKS.pattern}|©|copyright|rights reserved|版权|版權|备案|備案|\bicp\b")
_STOP = re.compile(r"[。！？.!?:：;；…”』」]$")
_SENTENCES = frozenset({"notice", "opening", "speaking", "label", "told", "aside", "gist"})
_LABELS = frozenset({"title", "heading"})
_EXPLAINED = frozenset({Effect.BLOCKED, Effect.FAILURE, Effect.SITE_LOSS})
_SAYS = "notice."
_ANY = "notice.platform."


def platform_marks(text: Text, found: Iterable[Mark], *, short: bool) -> list[Mark]:
    """The marks of a page together with those of a platform's notice.

    `short`: the page shows little, or has little running text."""
    marks = list(_verbatim(text, found))
    if text.kind is Kind.PLAIN:
        return [*marks, *_machine(text)]
    signs = {sign.id for sign in text.signs}
    if ARTICLE in signs:  # wordings of a loss are the article's subject
        return [mark for mark in marks if mark.finding.effect is not Effect.LOSS]
    if BOX in signs and weight(text.visible) < BOX_SHOWN:
        return [*marks, *_boxed(text, marks)]
    if not short:
        return marks
    parts = [_folded(part) for line in _read(text) for part in _sentences(line)]
    notices = list(_notices(text))
    if not notices and not _quoted(parts):
        return marks
    if has_byline(text) or _beside(parts, notices) > BESIDE:  # an article about a notice
        return [mark for mark in marks if mark.finding.effect is not Effect.LOSS or _of_its_own(mark, text)]
    return [*marks, *notices]


def _verbatim(text: Text, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, with each withdrawal quoted in whole sentences as the page has them."""
    for mark in marks:
        if mark.finding is not Finding.WITHDRAWN or not mark.rule.startswith(_SAYS):
            yield mark
            continue
        whole = next((said for line in _read(text) if (said := _sentences_around(line, mark.matched))), mark.matched)
        yield replace(mark, matched=_bounded(whole))


def _sentences_around(line: str, matched: str) -> str:
    """The fewest consecutive sentences of a line that contain the (folded) match; "" if the line does not contain
    it."""
    if matched not in _folded(line):
        return ""
    parts = _sentences(line)
    runs = ((at, at + size) for size in range(1, len(parts)) for at in range(len(parts) - size + 1))
    found = ("".join(parts[start:end]) for start, end in runs)
    return next((one for one in found if matched in _folded(one)), line).strip()


def _folded(said: str) -> str:
    return " ".join(lower(said).split())


def _of_its_own(mark: Mark, text: Text) -> bool:
    """Whether a mark is not part of what an article reports: it is of the markup, or of a title without such
    wordings."""
    if mark.where in _SENTENCES or mark.finding is Finding.WITHDRAWN:
        return False
    parts = [_folded(part) for label in (text.title or "", *text.headings[:6]) for part in _sentences(label)]
    return mark.where not in _LABELS or not any(_wordings(one) or _contains_notice(one) for one in parts)


def _bounded(said: str) -> str:
    one = " ".join(said.split())
    return one if len(one) <= QUOTED else one[: QUOTED - 1] + "…"


def _sentences(line: str) -> list[str]:
    """A line cut into sentences, each with what stands between it and the next."""
    return [part for part in _SENTENCE.split(line) if part.strip()]


def _read(text: Text) -> list[str]:
    """The lines of a page, title and headings first, without repetitions."""
    shown = text.visible[: LINES * LINE_CHARS].splitlines()
    lines = dict.fromkeys(one.strip()[:LINE_CHARS] for one in (text.title or "", *text.headings[:6], *shown))
    return [one for one in lines if one][: 2 * LINES]


@lru_cache(maxsize=4096)  # a site's sentences recur on each page, look after look
def _wordings(sentence: str) -> tuple[tuple[str, bool], ...]:
    """The rules whose notice a (folded) sentence is, each with whether it holds only inside the box of a notice.

    A rule for any platform counts only where no platform's own rule matches."""
    if not HINT.search(sentence):
        return ()
    said = sentence[match.end() :] if (match := LEAD.match(sentence)) else sentence
    found = [(one.id, one.framed) for one in platforms() if one.pattern.fullmatch(said)]
    return tuple([one for one in found if not one[0].startswith(_ANY)] or found)


def _said(line: str, *, framed: bool) -> tuple[str, list[str]]:
    """The part of a line from the first to the last sentence of a notice, and the rules that match."""
    parts = _sentences(line)
    found = [
        [rule for rule, only in _wordings(_folded(part)) if framed or not only] if len(part) < LINE_CHARS else []
        for part in parts
    ]
    at = [n for n, rules in enumerate(found) if rules]
    if not at:
        return "", []
    return "".join(parts[at[0] : at[-1] + 1]).strip(), list(dict.fromkeys(rule for rules in found for rule in rules))


def _marks(said: str, rules: Iterable[str], where: str) -> Iterator[Mark]:
    for rule in rules:
        yield Mark(rule=rule, finding=Finding.WITHDRAWN, matched=_bounded(said), where=where)


def _notices(text: Text) -> Iterator[Mark]:
    """Marks of the lines with a notice, quoting only its sentences."""
    labels = {text.title: "title"} | dict.fromkeys(text.headings, "heading")
    for line in _read(text):
        said, rules = _said(line, framed=False)
        yield from _marks(said, rules, labels.get(line, "notice"))


def _quoted(parts: Iterable[str]) -> bool:
    """Whether a sentence contains a notice and more."""
    return any(map(_contains_notice, parts))


@lru_cache(maxsize=4096)
def _contains_notice(sentence: str) -> bool:
    if len(sentence) >= LINE_CHARS or not HINT.search(sentence) or _wordings(sentence):
        return False
    return any(one.pattern.search(sentence) for one in platforms() if not one.framed)


def _beside(parts: Iterable[str], notices: Iterable[Mark]) -> int:
    """Weighted characters of the page's prose sentences that are neither a notice nor addressed to the reader."""
    said = {_folded(part) for notice in notices for part in _sentences(notice.matched)}
    others = (one for one in parts if one not in said and _STOP.search(one) and not _APART.search(one))
    return sum(size for one in others if (size := weight(one)) >= SAID)


def _boxed(text: Text, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Marks of what the box of a notice says.

    A wrong link, which is no removal; a wall; a refusal to lead to another site; a failure; or who withdrew the page. A
    box with no known wording is no content either."""
    lines = _read(text)
    whole = "\n".join(map(lower, lines))
    for rule, finding, pattern in (
        ("notice.wechat.link", Finding.SERVER_ERROR, BAD_LINK),
        ("notice.wechat.wall", Finding.CHALLENGE, WALL),
        ("notice.wechat.leaving", Finding.CENSORED, LEAVING),
    ):
        if match := pattern.search(whole):
            yield Mark(rule=rule, finding=finding, matched=match[0].strip(), where="sign")
            return
    found = [(said, rules) for line in lines for said, rules in (_said(line, framed=True),) if rules]
    for said, rules in found:
        yield from _marks(said, rules, "sign")
    if found:
        return
    if match := FAILING.search(whole):
        yield Mark(rule="notice.wechat.failing", finding=Finding.SERVER_ERROR, matched=match[0], where="sign")
        return
    best = strongest(marks)
    if best is not None and (best[0].effect in _EXPLAINED or best[0] is Finding.WITHDRAWN):
        return
    if len(lines) > BOX_LINES:  # the box may be hidden
        return
    shown = next((line for line in lines if line != text.title), "a notice, no article")
    yield Mark(rule="sign.wechat.notice", finding=Finding.SOFT_GONE, matched=_bounded(shown), where="sign")


def _machine(text: Text) -> Iterator[Mark]:
    """Marks of an answer for programs whose code or message says that something was withdrawn."""
    body = text.visible.strip()
    if len(body) > LONGEST or not body.startswith("{"):
        return
    message = MESSAGE.search(body)
    said = _decoded(message["words"]) if message else ""
    rules = _said(said, framed=True)[1] if said else []
    code = CODE.search(body)
    if code and not rules:
        rules = ["notice.weibo.unsaid.code" if code["weibo"] else "notice.bilibili.unsaid.code"]
        said = said or code[0]
    yield from _marks(said, rules, "machine")


def _decoded(words: str) -> str:
    """The value of a JSON string literal."""
    try:
        return str(json.loads(words))
    except ValueError:
        return words.strip('"')
