"""The line under a title, set in another way: the same date and the same names, in one line or in several (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from archiver.text.dates import dates, days_in, without
from archiver.text.model import Text
from archiver.text.normal import ends, key, passages

LINE_CHARS = 120  # of such a line
FEW = 2  # that a page has of them at most: more are a table's
PARTS = 8  # of one line
LINES = 3  # in which the same may stand elsewhere
_BETWEEN = re.compile(r"\s[-–—/]\s|[|｜•·,;]|\s{2,}|\s+(?=by\b|von\b|par\b|por\b|di\b|da\b)", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:posted|published|written|veröffentlicht|publié|publicado|pubblicato)\b\W*)?(?:(?:by|on|von|am|par|le|por|el|di|da|il|em)\b)?\W*",
    re.IGNORECASE,
)


def relaid(mine: Collection[str], theirs: Iterable[str], other: Text) -> frozenset[str]:
    """Those of the passages `mine` of one page that are such a line with one date, and all that they name stands in the same
    order in lines of the other page that name nothing else, with the same date in whatever form. One that is a date alone: if
    it stands in one of the passages `theirs`, that the other page has instead."""
    found = [(one, *_read(one)) for one in mine if _is_line(one)]
    if not 0 < len(found) <= FEW or any(any(map(str.isdigit, name)) for _, _, names in found for name in names):
        return frozenset()
    lines = [_read(one) for one in passages(other.visible)]
    told = set()
    for at, (day, names) in enumerate(lines):
        if day is not None:  # with a section or the like beside it
            told |= {(day, names[i:j]) for i in range(len(names)) for j in range(i + 1, min(len(names), PARTS) + 1)}
        for some in (lines[at : at + size] for size in range(2, LINES + 1)):
            days = [one for one, _ in some if one is not None]
            if len(days) == 1:
                told.add((days[0], tuple(name for _, several in some for name in several)))
    instead = {_read(one)[0] for one in theirs if _is_line(one)}
    return frozenset(one for one, day, names in found if ((day, names) in told if names else day in instead))


def _is_line(passage: str) -> bool:
    return len(passage) <= LINE_CHARS and dates(passage) == 1 and not ends(passage)


def _read(line: str) -> tuple[date | None, tuple[str, ...]]:
    """The date of a line, and the keys of what else it names; a longer one is none."""
    if len(line) > LINE_CHARS:
        return None, (line,)
    parts = [key(_LEAD.sub("", part)) for part in _BETWEEN.split(without(line))]
    return next(days_in(line), None), tuple(part for part in parts if any(map(str.isalnum, part)))
