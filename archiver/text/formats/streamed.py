"""Puts streamed parts of a page into their places (pure; React and frameworks based on it).

The server sends such parts when they are ready, hidden at the end, and a script moves them; the reader sees only the
result. Unless they are moved here, such a page reads as the frame of its site alone, and the removal of its text would
go unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.literals import Literals

PARTS = 2000  # per page, at most
DEEP = 30  # nested parts, at most
WAITS = 50_000  # characters of a placeholder's content, at most

_MAY_SEND = Literals((b'$RC("', b'$RS("'))
_SENT = re.compile(r"<div hidden(?:=\"\")? id=\"(S:[0-9a-f]+)\">")
_DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
_SET = re.compile(r"\$R[CRS]\(\"([BSP]:[0-9a-f]+)\",\s*\"([BSP]:[0-9a-f]+)\"")
_PLACE = re.compile(r"<template id=\"([BP]:[0-9a-f]+)\"></template>")
_BOUND = re.compile(r"<!--(/?)\$[?!~]?-->")


def with_streamed_parts(markup: str) -> str:
    """The page with each such part in its place, instead of the placeholder."""
    if not _MAY_SEND.any_in(markup):  # most pages
        return markup
    asked = [(one[1], one[2]) if one[1][0] != "S" else (one[2], one[1]) for one in _SET.finditer(markup)]
    wanted = {place: part for place, part in asked[:PARTS] if part[0] == "S" and place[0] != "S"}
    rest, parts = _taken(markup, set(wanted.values()))
    return _filled_in(rest, {place: parts[part] for place, part in wanted.items() if part in parts}, DEEP)


def _taken(markup: str, wanted: set[str]) -> tuple[str, dict[str, str]]:
    """The page without the parts that a script moves, and these parts by id."""
    kept, parts, done = [], {}, 0
    for found in _SENT.finditer(markup):
        if found.start() < done or found[1] not in wanted:
            continue
        end = _end(markup, found.end())
        if end is None:
            break
        parts[found[1]] = markup[found.end() : end]
        kept.append(markup[done : found.start()])
        done = markup.find(">", end) + 1 or len(markup)
    return "".join([*kept, markup[done:]]), parts


def _end(markup: str, at: int) -> int | None:
    """The end of the content of a `div` that begins at this offset."""
    depth = 1
    for found in _DIV.finditer(markup, at):
        depth += -1 if found[1] else 1
        if not depth:
            return found.start()
    return None


def _filled_in(markup: str, parts: dict[str, str], deep: int) -> str:
    """Markup with the parts in their places, down to a nesting depth."""
    return "".join(_pieces(markup, parts, deep)) if deep and parts else markup


def _pieces(markup: str, parts: dict[str, str], deep: int) -> Iterator[str]:
    """A page, or a part of it, piece by piece. Each part is used once, as the script moves it."""
    done = 0
    for found in _PLACE.finditer(markup):
        if found.start() < done or (part := parts.pop(found[1], None)) is None:
            continue
        yield markup[done : found.start()]
        yield _filled_in(part, parts, deep - 1)
        done = _placeholder_end(markup, found.end()) if found[1][0] == "B" else found.end()
    yield markup[done:]


def _placeholder_end(markup: str, at: int) -> int:
    """The end of a placeholder's content."""
    depth = 1
    for found in _BOUND.finditer(markup, at, at + WAITS):
        depth += -1 if found[1] else 1
        if not depth:
            return found.start()
    return at
