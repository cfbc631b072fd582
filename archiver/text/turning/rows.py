"""Rows of links (pure): lists of documents, people or lectures on a page, and of what is new on its site."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archiver.text.dates import day_of, without_dates
from archiver.text.model import Text
from archiver.text.months import ANY_MONTH
from archiver.text.normal import has_digit, key, keys, passages

ROW_CHARS = 300
PAIRS = 10_000  # most pairs of lists that are compared: a page with more is no list of news
_DAY = re.compile(r"(?<!\d)\d{1,2}[-/.月]\d{1,2}日?(?!\d)")  # as lists of news write it
_BESIDE = "[]()（）【】|·•-–—:："  # around a date
HEAD_CHARS = 60
_NUMBER = re.compile(r"[\d〇零一二三四五六七八九十]+")
_MONTH = re.compile(rf"(?<!\w)(?:{ANY_MONTH})(?!\w)", re.IGNORECASE)
ROWS = 3  # fewest links that must go without replacement: not one that turned over, but a part of the list


@dataclass(frozen=True, slots=True)
class _List:
    rows: tuple[str, ...]  # the keys of its lines
    lines: tuple[str, ...]
    head: str | None  # what its heading has in common with those of the other parts of the same list


def gone_rows(old: Text, new: Text) -> list[str]:
    """Lines of links that went from the main content without replacement, several links of them.

    If anything came in their place, the list went on. If only addresses went, no line is gone. A line that stood only
    beside the text does not count.
    """
    before, after = ({link.url: link for link in text.links if link.main and link.tag == "a"} for text in (old, new))
    gone = [link for url, link in before.items() if url not in after]
    if len(gone) < ROWS or not after.keys() <= before.keys():
        return []
    here, there = (dict.fromkeys(passages(text.visible)) for text in (old, new))
    if not there.keys() <= here.keys():
        return []
    names = {key(link.text) for link in gone} - {""}
    beside = set(passages(old.aside)).difference(passages(old.body))
    return [
        line for line in here
        if line not in there and line not in beside and any(name in key(line) for name in names)
    ]  # fmt: skip


def rolled_rows(old: Text, new: Text, changed: Collection[str]) -> frozenset[str]:
    """Those of the keys of passages that belong to rows by which a list went on.

    As many rows came before those that stayed as left behind them, or the other way round. A list in whose middle
    something changed was edited; so was one that grew, or that continues below what left.
    """
    if not any(has_digit(one) for one in changed if len(one) <= 2 * ROW_CHARS) and not _named(changed, old, new):
        return frozenset()
    if not any(row in changed for text in (old, new) for row in keys(text.body.split("\n"))):
        return frozenset()
    before, after = (list(_lists(text)) for text in (old, new))
    if not any(row in changed for one in (*before, *after) for row in one.rows):
        return frozenset()
    out: set[str] = set()
    where: dict[str, list[int]] = {}
    for at, other in enumerate(after):
        for row in dict.fromkeys(other.rows):
            where.setdefault(row, []).append(at)
    pairs = 0
    for number, one in enumerate(before):
        for at in sorted({at for row in one.rows for at in where.get(row, ())}):  # lists that share a row
            pairs += 1
            if pairs > PAIRS:
                return frozenset()
            rows, others, there = one.rows, after[at].rows, set(after[at].rows)
            stayed = [row for row in rows if row in there]
            if not stayed or stayed != [row for row in others if row in rows] or len(rows) != len(others):
                continue
            if found := _ends(rows, others, stayed):
                out |= found if not _goes_on(one, before[number + 1 :], at=len(stayed)) else set()
            elif found := _ends(others, rows, stayed):
                earlier = [_turned(other) for other in reversed(before[:number])]
                out |= found if not _goes_on(_turned(one), earlier, at=len(stayed)) else set()
    return frozenset(out & set(changed))


def _ends(before: Sequence[str], after: Sequence[str], stayed: Sequence[str]) -> set[str]:
    """The rows that left and came, if the first list lost its end and the second has a new beginning."""
    first, last = after.index(stayed[0]), before.index(stayed[-1])
    if list(before[: last + 1]) != list(stayed) or list(after[first:]) != list(stayed):
        return set()
    came, left = after[:first], before[last + 1 :]
    return {*came, *left} if came and left else set()


def _goes_on(one: _List, behind: Sequence[_List], *, at: int) -> bool:
    """Whether a list that lost its rows from `at` on continues in the lists behind it.

    It does under a heading that differs only in a year, a month, a number or a letter, or if the next list begins with
    a day no later than those that left.
    """
    if one.head is not None and any(one.head == other.head for other in behind):
        return True
    left = [day for line in one.lines[at:] if (day := day_of(line)) is not None]
    next_day = next((day for line in (behind[0].lines if behind else ()) if (day := day_of(line)) is not None), None)
    return bool(left) and next_day is not None and next_day <= min(left)


def _turned(one: _List) -> _List:
    """A list in reverse order."""
    return _List(one.rows[::-1], one.lines[::-1], one.head)


def _lists(text: Text) -> Iterator[_List]:
    """Runs of lines of the content that are one link each, with or without a date."""
    names = {key(link.text) for link in text.links if link.tag == "a"} - {""}
    if not names:
        return
    head = ""
    for linked, run in groupby(text.body.split("\n"), key=lambda line: _is_row(line, names)):
        lines = tuple(run)
        if linked:
            yield _List(tuple(map(key, lines)), lines, _common_head(head))
        head = lines[-1]


def _common_head(head: str) -> str | None:
    """What the headings of the parts of one list have in common; None for a line that is no such heading."""
    if not head or len(head) > HEAD_CHARS:
        return None
    rest = key(_NUMBER.sub("", _MONTH.sub("", without_dates(head)))).casefold()
    return "" if len(rest) == 1 else rest


def _named(keys: Collection[str], *texts: Text) -> bool:
    """Whether one of these keys is the text of a link."""
    names = {link.text for text in texts for link in text.links}  # many links may have the same text
    return any(key(name) in keys for name in names)


def _is_row(line: str, names: Collection[str]) -> bool:
    if key(line) in names:
        return True
    if len(line) > ROW_CHARS or not has_digit(line):
        return False
    undated = key(_DAY.sub(" ", without_dates(line))).strip(_BESIDE)
    return not undated or undated in names
