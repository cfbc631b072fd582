"""Finds calendar sheets that hold nothing but the days of a month (pure).

Such a sheet shows the month of the look, so it changes by itself. A sheet with words in a day is a list of events and
is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archiver.text.page.walked import Block, Walked

SHORTEST, LONGEST = 28, 31  # days of a month
WEEK = 7
DAY_CHARS = 12  # max characters of a weekday's name
CAPTION_CHARS = 24
CAPTIONS = 5  # max lines examined before the weekdays: month, year and arrows to turn the sheet
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def calendar_ranges(found: Walked) -> Iterator[range]:
    """The block numbers of each sheet: its days, those of the adjoining months, the weekdays and the month's name."""
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
    """How many lines from here on count 1, 2, 3 ..."""
    count = 0
    while at + count < len(blocks) and count < LONGEST and blocks[at + count].text == str(count + 1):
        count += 1
    return count


def _before(blocks: Sequence[Block], at: int) -> int | None:
    """The number of the first block of the sheet whose first day is `at`; None if no seven weekdays are above it."""
    late = 0
    while at - late > 0 and late < WEEK and _is_late(blocks[at - late - 1].text):
        late += 1
    names = at - late - WEEK
    if names < 0 or not all(_is_name(block.text) for block in blocks[names : names + WEEK]):
        return None
    first = names
    for n in range(names - 1, max(-1, names - 1 - CAPTIONS), -1):
        caption = blocks[n].text
        if any(map(str.isalnum, caption)) and not (len(caption) <= CAPTION_CHARS and _YEAR.search(caption)):
            break
        first = n
    return first


def _is_late(text: str) -> bool:
    """Whether a line is one of the last days of a month."""
    return text.isdecimal() and len(text) == len("31") and LONGEST - WEEK < int(text) <= LONGEST


def _is_name(text: str) -> bool:
    return len(text) <= DAY_CHARS and not any(map(str.isdigit, text)) and any(map(str.isalpha, text))
