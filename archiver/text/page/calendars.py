"""Sheets of a calendar that hold nothing but its days (pure).

Such a sheet shows the month of each look. One with a word in a day is a list of events, and is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archiver.text.page.walked import Block, Walked

SHORTEST, LONGEST = 28, 31  # days of a month
WEEK = 7
DAY_CHARS = 12  # of the name of a day
CAPTION_CHARS = 24
CAPTIONS = 5  # lines before the names of the days that are looked at: month, year and signs to turn them
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def calendars(found: Walked) -> Iterator[range]:
    """The numbers of the blocks of each: the days, those of the months beside it, the names of the weekdays, the month."""
    blocks, at = found.blocks, 0
    while at < len(blocks):
        days = _days(blocks, at) if blocks[at].text == "1" else 0
        first = _before(blocks, at) if days >= SHORTEST else None
        if first is None:
            at += 1
            continue
        end = at + days
        end += _days(blocks, end)
        yield range(first, end)
        at = end


def _days(blocks: Sequence[Block], at: int) -> int:
    """How many lines count from 1 on from here."""
    count = 0
    while at + count < len(blocks) and count < LONGEST and blocks[at + count].text == str(count + 1):
        count += 1
    return count


def _before(blocks: Sequence[Block], at: int) -> int | None:
    """Where a sheet begins whose first day this is; None where no names of seven days stand above."""
    before = 0
    while at - before > 0 and before < WEEK and _is_late(blocks[at - before - 1].text):
        before += 1
    names = at - before - WEEK
    if names < 0 or not all(_is_name(block.text) for block in blocks[names : names + WEEK]):
        return None
    first = names
    for n in range(names - 1, max(-1, names - 1 - CAPTIONS), -1):
        said = blocks[n].text
        if any(map(str.isalnum, said)) and not (len(said) <= CAPTION_CHARS and _YEAR.search(said)):
            break
        first = n
    return first


def _is_late(text: str) -> bool:
    """Whether a line is one of the last days of a month."""
    return text.isdecimal() and len(text) == len("31") and LONGEST - WEEK < int(text) <= LONGEST


def _is_name(text: str) -> bool:
    return len(text) <= DAY_CHARS and not any(map(str.isdigit, text)) and any(map(str.isalpha, text))
