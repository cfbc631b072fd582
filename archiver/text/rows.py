"""Rows of links: the lists of a page, of documents, people, lectures, and of what is new on its site (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from archiver.text.dates import without
from archiver.text.model import Text
from archiver.text.normal import key, passages

ROW_CHARS = 300
PAIRS = 10_000  # of lists, that are held against each other: a page of more is no list of news
_DAY = re.compile(r"(?<!\d)\d{1,2}[-/.月]\d{1,2}日?(?!\d)")  # as lists of news tell it
_DIGIT = re.compile(r"\d")
_BESIDE = "[]()（）【】|·•-–—:："  # around a date
ROWS = 3  # links that went without anything in their place: not one that turned over, a part of the list


def gone_rows(old: Text, new: Text) -> list[str]:
    """Lines of links of the main content that went, several links of them, and nothing came in their place. Where
    something did, the list goes on; where only addresses did, no line is gone."""
    before, after = ({link.url: link for link in text.links if link.main and link.tag == "a"} for text in (old, new))
    gone = [link for url, link in before.items() if url not in after]
    if len(gone) < ROWS or not after.keys() <= before.keys():
        return []
    here, there = (dict.fromkeys(passages(text.visible)) for text in (old, new))
    if not there.keys() <= here.keys():
        return []
    names = {key(link.text) for link in gone} - {""}
    return [line for line in here if line not in there and any(name in key(line) for name in names)]


def rolled(old: Text, new: Text, changed: Collection[str]) -> frozenset[str]:
    """Of these keys of passages those of the rows by which a list went on: what came stands before what stayed and what left stood behind it, or the
    other way round. A list in whose middle something changed was edited."""
    if not any(_DIGIT.search(one) for one in changed if len(one) <= 2 * ROW_CHARS) and not _named(changed, old, new):
        return frozenset()
    before, after = (list(_lists(text)) for text in (old, new))
    if not any(row in changed for rows in (*before, *after) for row in rows):
        return frozenset()
    out: set[str] = set()
    where: dict[str, list[int]] = {}
    for at, others in enumerate(after):
        for row in dict.fromkeys(others):
            where.setdefault(row, []).append(at)
    pairs = 0
    for rows in before:
        for at in sorted({at for row in rows for at in where.get(row, ())}):  # lists that have a row in common
            pairs += 1
            if pairs > PAIRS:
                return frozenset()
            others, there = after[at], set(after[at])
            stayed = [row for row in rows if row in there]
            if stayed and stayed == [row for row in others if row in rows]:
                out |= _ends(rows, others, stayed) | _ends(others, rows, stayed)
    return frozenset(out & set(changed))


def _ends(before: Sequence[str], after: Sequence[str], stayed: Sequence[str]) -> set[str]:
    """The rows that left and came, where the first list lost its end and the second has a new beginning."""
    first, last = after.index(stayed[0]), before.index(stayed[-1])
    if list(before[: last + 1]) != list(stayed) or list(after[first:]) != list(stayed):
        return set()
    came, left = after[:first], before[last + 1 :]
    return {*came, *left} if came and left else set()


def _lists(text: Text) -> Iterator[list[str]]:
    """Runs of lines of the content that are one link each, with a date or without, by their keys."""
    names = {key(link.text) for link in text.links if link.tag == "a"} - {""}
    if not names:
        return
    for linked, run in groupby(text.body.split("\n"), key=lambda line: _is_row(line, names)):
        if linked:
            yield [key(line) for line in run]


def _named(keys: Collection[str], *texts: Text) -> bool:
    """Whether one of these keys is the name of a link."""
    return any(key(link.text) in keys for text in texts for link in text.links)


def _is_row(line: str, names: Collection[str]) -> bool:
    if key(line) in names:
        return True
    if len(line) > ROW_CHARS or _DIGIT.search(line) is None:
        return False
    undated = key(_DAY.sub(" ", without(line))).strip(_BESIDE)
    return not undated or undated in names
