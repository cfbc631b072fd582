"""The line under a title, set in another way: the same date and the same names, in one line or in several (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.text.dates import dates, days_in, without
from archiver.text.model import Text
from archiver.text.normal import bare, key, passages
from archiver.text.volatile import ends

LINE_CHARS = 120  # of such a line
NEAR = 2  # lines around a date that belong to it
_BETWEEN = re.compile(r"\s[-–—/]\s|[|｜•·,;]|\s+(?=by\b|von\b|par\b|por\b|di\b|da\b)", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W*(?:(?:posted|published|written|veröffentlicht|publié|publicado|pubblicato)\b\W*)?(?:(?:by|on|von|am|par|le|por|el|di|da|il|em)\b)?\W*",
    re.IGNORECASE,
)


def relaid(mine: Iterable[str], theirs: Iterable[str], other: Text) -> frozenset[str]:
    """Those of the passages `mine` of one page that are such a line with one date, and all that they name stands beside that
    date in a line of the other page, whatever the form of the date. One that is a date alone: if it stands in one of the
    passages `theirs`, that the other page has instead."""
    found = [(one, *_read(one)) for one in mine if _is_line(one)]
    if not found:
        return frozenset()
    lines = [one for one in passages(other.visible) if len(one) <= LINE_CHARS]
    dated = {at: day for at, one in enumerate(lines) for day in days_in(one)}
    beside = {at: bare("\n".join(lines[max(0, at - NEAR) : at + NEAR + 1])) for at in dated}
    instead = {_read(one)[0] for one in theirs if _is_line(one)}
    return frozenset(
        one
        for one, day, names in found
        if any(dated[at] == day and all(name in beside[at] for name in names) for at in dated)
        and (names or day in instead)
    )


def _is_line(passage: str) -> bool:
    return len(passage) <= LINE_CHARS and dates(passage) == 1 and not ends(passage)


def _read(line: str) -> tuple[object, list[str]]:
    """The date of a line, and the keys of what else it names."""
    day = next(days_in(line), None)
    parts = [key(_LEAD.sub("", part)) for part in _BETWEEN.split(without(line))]
    return day, [part for part in parts if any(map(str.isalnum, part))]
