"""Reduces two paged documents to what they say (pure): without traces of their sheets, of the program that made them,
or of the place a copy came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.comparison.contents import without_pages
from archiver.text.comparison.cover_sheets import without_fronts
from archiver.text.comparison.day_of_making import REVISION, without_days
from archiver.text.comparison.glyphs import legible
from archiver.text.comparison.sheets import with_text, without_heads
from archiver.text.model import Kind, Text
from archiver.text.normal import dense

# list bullets; some programs draw them as outlines, or as a letter of a symbol font
_BULLETS = "•◦▪▫■□●○‣∙·►▸▶➢➤❖✓✔◆◇\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_BULLET = re.compile(rf"(?<!\S)([{_BULLETS}])(?=[ \n]|$)[ ]?")
_ENTRY = re.compile(r"\s*\d{1,2}[.)]\s+(?=\S)")
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s*")
ENTRY_CHARS = 24  # characters by which a list entry is known
_CHOSEN = frozenset("■□●○◆◇✓✔\uf0fc\uf0a8")  # may mark the chosen one of several options
_MARKED = re.compile(r"\s*([-–—•◦▪▫‣∙·►▸▶➢➤❖])\s+(?=[^\W\d_])")
_LISTED = re.compile(r"\s*(\d{1,4})(?:\s|$)\s*")
LISTED = 4  # minimum lines of a listing
_DASHES = "-‐‑‒–—―−"
DASHES = 4  # occurrences in one text while the other has none: its program wrote none


def as_printed(old: Text, new: Text) -> tuple[Text, Text]:
    """Both documents as they are compared. What is removed or read differently in one depends on what the other has."""
    sheets = old, new
    old, new = without_days(old, new)
    if not old.kind is new.kind is Kind.PDF or old.visible == new.visible:
        return without_heads(old, new)
    old, new = without_fronts(*without_heads(*legible(old, new)))
    old, new = map(_as, (old, new), _without_differing_marks(_without_revision(old, new), _without_revision(new, old)))
    drawn = _glyphs_to_drop(old.visible, new.visible)
    if drawn:
        old, new = _without(old, drawn), _without(new, drawn)
    old, new = map(_as, (old, new), without_pages(old, new, sheets))
    old, new = map(_as, (old, new), _without_line_numbers(old.visible.split("\n"), new.visible.split("\n")))
    old, new = _without_lone_numbers(old, new), _without_lone_numbers(new, old)
    return _without_entry_numbers(old, new), _without_entry_numbers(new, old)


def _without_revision(text: Text, other: Text) -> list[str]:
    """The lines without the digest of the source revision, and without the page number after it if the other text has
    no such line. A file names one revision; several are a history, which a text may be about."""
    mine, there = text.visible.split("\n"), {line.strip() for line in other.visible.split("\n")}
    found = [REVISION.fullmatch(line) for line in mine]
    if len({one["of"] for one in found if one is not None}) != 1:
        return mine
    return [
        line if one is None else one["page"] if one["page"] in there else ""
        for line, one in zip(mine, found, strict=True)
    ]


def _without_differing_marks(*sides: list[str]) -> Iterator[str]:
    """Yield both texts without the list marks of entries that have another mark in the other text."""
    marks: list[dict[str, set[str]]] = [{}, {}]
    for lines, known in zip(sides, marks, strict=True):
        for line in lines:
            if (found := _MARKED.match(line)) is not None:
                known.setdefault(dense(line[found.end() :]), set()).add(found[1])
    others = {said for said, mine in marks[0].items() if mine != marks[1].get(said, mine)}
    for lines in sides:
        yield "\n".join(
            line[found.end() :] if (found := _MARKED.match(line)) and dense(line[found.end() :]) in others else line
            for line in lines
        )


def _without_line_numbers(old: list[str], new: list[str]) -> tuple[str, str]:
    """Both texts without the line numbers of a listing that the other has, line by line, unnumbered."""
    return _bare_of_numbers(old, new), _bare_of_numbers(new, old)


def _bare_of_numbers(mine: list[str], theirs: list[str]) -> str:
    there = "\n".join(["", *map(dense, theirs), ""])
    out, run = list(mine), list[str]()
    for at, line in enumerate([*mine, ""]):
        found = _LISTED.match(line)
        if found is not None and int(found[1]) == len(run) + 1:
            run.append(line[found.end() :])
            continue
        worded = sum(any(map(str.isalpha, one)) for one in run)  # a column of figures is no listing
        if len(run) >= LISTED and worded * 2 > len(run) and "\n".join(["", *map(dense, run), ""]) in there:
            out[at - len(run) : at] = run
        run = [line[found.end() :]] if found is not None and found[1] == "1" else []
    return "\n".join(out)


def _glyphs_to_drop(one: str, other: str) -> str:
    """The bullets and dashes to drop from both texts.

    Bullets: those of either if the two sets differ, except checkboxes of which some are checked. Dashes: those that one
    text has often and the other nowhere.
    """
    here, there = ({found[1] for found in _BULLET.finditer(said)} for said in (one, other))
    drawn = set() if here == there else here | there
    bullets = "".join(sorted(drawn - _CHOSEN if len(drawn & _CHOSEN) > 1 else drawn))
    return bullets + "".join(_dashes(one, other)) + "".join(_dashes(other, one))


def _dashes(said: str, other: str) -> Iterator[str]:
    return (one for one in _DASHES if one not in other and said.count(one) >= DASHES)


def _without(text: Text, drawn: str) -> Text:
    whole = _BULLET.sub(lambda found: "" if found[1] in drawn else found[0], text.visible)
    for one in drawn:
        whole = whole.replace(one, "") if one in _DASHES else whole
    return _as(text, whole)


def _without_lone_numbers(text: Text, other: Text) -> Text:
    """The text without numbers on lines of their own that only this text has: a program draws them apart from what they
    number."""
    apart = {line.strip() for line in other.visible.split("\n") if _NUMBER.fullmatch(line)}
    out = (line for line in text.visible.split("\n") if line.strip() in apart or not _NUMBER.fullmatch(line))
    return _as(text, "\n".join(out))


def _without_entry_numbers(text: Text, other: Text) -> Text:
    """The text without the numbers of list entries that the other text has unnumbered."""
    said = dense(other.visible)
    out = (_ENTRY.sub("", line, count=1) if _number_is_drawn(line, said) else line for line in text.visible.split("\n"))
    return _as(text, "\n".join(out))


def _number_is_drawn(line: str, said: str) -> bool:
    found = _ENTRY.match(line)
    if found is None or len(entry := dense(line[found.end() :])[:ENTRY_CHARS]) < ENTRY_CHARS // 2:
        return False
    at = said.find(entry)
    return at > 0 and dense(found[0]) + entry not in said and not re.search(r"\d[.)]?\Z", said[at - 4 : at])


def _as(text: Text, whole: str) -> Text:
    return text if whole == text.visible else with_text(text, whole)
