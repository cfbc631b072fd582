"""Notices of platforms: sentence by sentence, by the box that they stand in, and in answers for programs; and what a notice
says, letter by letter (pure).

The box decides where there is one: a page of WeChat's with the box of a notice and without an article's is no content,
whatever it says. Elsewhere a notice is a whole sentence, and nearly all that its page says: an article quotes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from archiver.observe.gist import MACHINE, SAID, belongs, lower, sentences_of, signed, weight
from archiver.observe.rules.platforms import BAD_LINK, CODE, FAILING, LEAD, MESSAGE, WALL, platforms
from archiver.observe.weigh import strongest
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding, Mark

BOX = "wechat.notice"  # signs of the markup
ARTICLE = "wechat.content"
BOX_SHOWN = 1500  # weighted characters that a page with such a box shows, at most
BESIDE = 120  # weighted characters of sentences about something else that a page with a notice has, at most
QUOTED = 200  # characters of a notice that are quoted, at most
LINES = 60
LINE_CHARS = 400

_SENTENCE = re.compile(r"(?<=[。！？｡])|(?<=[.!?])\s")
_EXPLAINED = frozenset({Effect.BLOCKED, Effect.FAILURE, Effect.SITE_LOSS})
_SAYS = "notice."
_ANY = "notice.platform."


def platform_marks(text: Text, found: Iterable[Mark], *, short: bool) -> list[Mark]:
    """The marks of a page with those of a platform's notice. `short`: it shows little, or has little running text."""
    marks = list(_verbatim(text, found))
    if text.kind is Kind.PLAIN:
        return [*marks, *_machine(text)]
    signs = {sign.id for sign in text.signs}
    if ARTICLE in signs:  # such a notice in it is quoted
        return marks
    if BOX in signs and weight(text.visible) < BOX_SHOWN:
        return [*marks, *_boxed(text, marks)]
    return [*marks, *_told(text)] if short else marks


def _verbatim(text: Text, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, those of a withdrawal with the whole sentences that say so, as the page has them."""
    for mark in marks:
        if mark.finding is not Finding.WITHDRAWN or not mark.rule.startswith(_SAYS):
            yield mark
            continue
        whole = next((said for line in _read(text) if (said := _around(line, mark.matched))), mark.matched)
        yield replace(mark, matched=_bounded(whole))


def _around(line: str, matched: str) -> str:
    """The fewest sentences of a line that have what was matched in it, folded; "" where it has it not."""
    if matched not in _folded(line):
        return ""
    parts = _sentences(line)
    runs = ((at, at + size) for size in range(1, len(parts)) for at in range(len(parts) - size + 1))
    found = ("".join(parts[start:end]) for start, end in runs)
    return next((one for one in found if matched in _folded(one)), line).strip()


def _folded(said: str) -> str:
    return " ".join(lower(said).split())


def _bounded(said: str) -> str:
    one = " ".join(said.split())
    return one if len(one) <= QUOTED else one[: QUOTED - 1] + "…"


def _sentences(line: str) -> list[str]:
    """A line in its sentences, each with what stands between it and the next."""
    return [part for part in _SENTENCE.split(line) if part.strip()]


def _read(text: Text) -> list[str]:
    """What a page shows, line by line, its title first."""
    shown = text.visible[: LINES * LINE_CHARS].splitlines()
    lines = dict.fromkeys(one.strip()[:LINE_CHARS] for one in (text.title or "", *text.headings[:6], *shown))
    return [one for one in lines if one][: 2 * LINES]


@lru_cache(maxsize=4096)  # what stands on each page of a site, and look after look
def _wordings(sentence: str) -> tuple[tuple[str, bool], ...]:
    """The rules whose notice a sentence is, folded; and whether they hold in the box of a notice only. One of any platform
    where no platform's own is met."""
    said = sentence[match.end() :] if (match := LEAD.match(sentence)) else sentence
    found = [(one.id, one.framed) for one in platforms() if one.pattern.fullmatch(said)]
    return tuple([one for one in found if not one[0].startswith(_ANY)] or found)


def _said(line: str, *, framed: bool) -> tuple[str, list[str]]:
    """What a line has of a notice, from the first sentence of it to the last, and by which rules."""
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


def _told(text: Text) -> Iterator[Mark]:
    """A notice that is nearly all that a page says. One whose heading has an author has an article."""
    found = [(line, said, rules) for line in _read(text) for said, rules in (_said(line, framed=False),) if rules]
    if not found or signed(text) or _beside(text, [said for _, said, _ in found]) > BESIDE:
        return
    labels = {text.title: "title"} | dict.fromkeys(text.headings, "heading")
    for line, said, rules in found:
        yield from _marks(said, rules, labels.get(line, "notice"))


def _beside(text: Text, notices: Sequence[str]) -> int:
    """Weighted characters of the sentences of a page that are about something else than it, its site and its reader, and no
    notice."""
    said = {_folded(part) for notice in notices for part in _sentences(notice)}
    others = (one for one in sentences_of(text) if one not in said)
    return sum(size for one in others if (size := weight(one)) >= SAID and not belongs(one))


def _boxed(text: Text, marks: Sequence[Mark]) -> Iterator[Mark]:
    """What the box of a notice says: that the link is wrong, which is no removal; a wall; a failure; who withdrew the page.
    What is said in no words that are known here is no content all the same."""
    lines = _read(text)
    whole = "\n".join(map(lower, lines))
    for rule, finding, pattern in (
        ("notice.wechat.link", Finding.SERVER_ERROR, BAD_LINK),
        ("notice.wechat.wall", Finding.CHALLENGE, WALL),
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
    shown = next((line for line in lines if line != text.title), "a notice, no article")
    yield Mark(rule="sign.wechat.notice", finding=Finding.SOFT_GONE, matched=_bounded(shown), where="sign")


def _machine(text: Text) -> Iterator[Mark]:
    """An answer for programs that says, by its number or its message, that something was withdrawn."""
    body = text.visible.strip()
    if len(body) > MACHINE or not body.startswith("{"):
        return
    message = MESSAGE.search(body)
    said = _decoded(message["words"]) if message else ""
    rules = _said(said, framed=True)[1] if said else []
    code = CODE.search(body)
    if code and not rules:
        rules = ["notice.weibo.unsaid.code" if code["code"].startswith("20") else "notice.bilibili.unsaid.code"]
        said = said or code[0]
    yield from _marks(said, rules, "machine")


def _decoded(words: str) -> str:
    """A string of JSON as it is read."""
    try:
        return str(json.loads(words))
    except ValueError:
        return words.strip('"')
