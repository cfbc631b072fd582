"""Which rules match an answer, and where (pure). Structure first: a wording counts in a title, a heading, or the lines
of a page that says little else. A changelog that says "this page has been removed" is long, so it only gets weak marks
(`where` body), which name a cause where the comparison shows a loss, and decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from archiver.observe.rules.missing import missing
from archiver.observe.rules.model import Phrase, Scope
from archiver.observe.rules.notices import notices
from archiver.observe.rules.walls import ERROR_PATH, HEADERS, LOGIN_PATH, MISSING_PATH, SIGNS, walls
from archiver.text.model import Kind, Text
from archiver.text.normal import fold
from storage.model import Finding, Mark

THIN = 1500  # weighted characters of visible text: the page is little but a notice
SHORT = 900  # weighted characters of running text: the main text is short, whatever the furniture
SHELL = 60  # weighted characters of visible text: the page says nothing
LINES = 40  # of a main text, read for wordings
LINE_CHARS = 300
TITLE_CHARS = 120  # a longer title or heading is a sentence, and sentences speak about things

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CELLS = re.compile(r"\s*(?:[|｜•·»«›:：\-–—_]|::|>>)\s+|\s+(?:[|｜•·»«›\-–—_]|::|>>)\s*|[|｜_»«]|--+|——?|<|>")


def weight(text: str) -> int:
    """Characters, a Chinese, Japanese or Korean one as three: they say as much."""
    return len(text) + 2 * len(_CJK.findall(text))


def page_marks(text: Text) -> tuple[Mark, ...]:
    """Marks of a page's own words and markup."""
    if text.kind not in {Kind.HTML, Kind.PLAIN}:
        return ()
    size = weight(text.visible)
    prose = text.prose_chars * (3 if _CJK.search(text.visible) and _dense(text.visible) else 1)
    thin = size < THIN
    short = thin or prose < SHORT
    found: list[Mark] = []
    if text.title:
        found += _labels([text.title], "title" if short else "body")
    found += _labels(text.headings[:6], "heading" if short else "body")
    found += _body(text, thin=thin, short=short)
    found += _signs(text, size, prose)
    if text.password_fields and (thin or (short and size < 2 * THIN)):
        found.append(Mark(rule="form.password", finding=Finding.LOGIN, matched="password field", where="form"))
    return tuple(dict.fromkeys(found))


def header_marks(headers: Sequence[tuple[str, str]], status: int | None) -> tuple[Mark, ...]:
    """Marks of a response's headers."""
    found = []
    for rule in HEADERS:
        if rule.statuses and status not in rule.statuses:
            continue
        for name, value in headers:
            if name.lower() == rule.name and rule.value.search(value):
                found.append(Mark(rule=rule.id, finding=rule.finding, matched=f"{name}: {value}"[:200], where="header"))
                break
    return tuple(found)


def url_marks(url: str | None, *, moved: bool) -> tuple[Mark, ...]:
    """Marks of the path that a redirect led to; a source's own address says nothing."""
    if not url or not moved:
        return ()
    path = "/" + url.partition("://")[2].partition("/")[2]
    for rule, finding, pattern in (
        ("url.login", Finding.LOGIN, LOGIN_PATH),
        ("url.missing", Finding.SOFT_GONE, MISSING_PATH),
        ("url.error", Finding.SERVER_ERROR, ERROR_PATH),
    ):
        match = pattern.search(path if finding is Finding.SERVER_ERROR else path.partition("?")[0])
        if match:
            return (Mark(rule=rule, finding=finding, matched=match.group(0)[:200], where="url"),)
    return ()


@cache
def _phrases() -> tuple[Phrase, ...]:
    return (*walls(), *notices(), *missing())


def _dense(visible: str) -> bool:
    return len(_CJK.findall(visible)) * 4 > len(visible)


def _labels(labels: Iterable[str], where: str) -> Iterator[Mark]:
    """Titles and headings: cell by cell for short wordings, whole for sentences."""
    for label in labels:
        folded = fold(label).casefold()
        if not folded or len(folded) > 2 * TITLE_CHARS:
            continue
        cells = [cell for cell in (part.strip() for part in _CELLS.split(folded)) if cell]
        for phrase in _phrases():
            if phrase.scope is Scope.CELL:
                match = next(filter(None, map(phrase.pattern.search, [folded, *cells])), None)
            else:
                match = next(
                    filter(None, (phrase.pattern.search(cell) for cell in cells if len(cell) <= TITLE_CHARS)), None
                )
            if match and match.group(0).strip():
                yield Mark(rule=phrase.id, finding=phrase.finding, matched=match.group(0)[:200], where=where)


def _body(text: Text, *, thin: bool, short: bool) -> Iterator[Mark]:
    """The lines of a page that says little: of all it shows when that is little, else of its main text."""
    source = text.visible if thin or not text.other else text.other
    lines = [line for line in (fold(line).casefold() for line in source.splitlines()[: 3 * LINES]) if line][:LINES]
    where = "notice" if short else "body"
    for phrase in _phrases():
        for line in lines:
            if len(line) > LINE_CHARS and not thin:
                continue
            if phrase.scope is Scope.CELL and not thin:
                continue
            match = phrase.pattern.search(line)
            if match and match.group(0).strip():
                yield Mark(rule=phrase.id, finding=phrase.finding, matched=match.group(0)[:200], where=where)
                break


def _signs(text: Text, size: int, prose: int) -> Iterator[Mark]:
    present = {sign.id: sign.matched for sign in text.signs}
    for sign, matched in present.items():
        rule = SIGNS.get(sign)
        if rule is None:
            continue
        decides = size < 400 or (size < THIN and prose < SHORT) or (rule.decides and prose < 2 * SHORT)
        where = "sign" if decides else "body"
        yield Mark(rule=f"sign.{sign}", finding=rule.finding, matched=matched[:200], where=where)
    if "wechat.notice" in present and "wechat.content" not in present:
        yield Mark(
            rule="sign.wechat.notice", finding=Finding.WITHDRAWN, matched="notice without #js_content", where="body"
        )
