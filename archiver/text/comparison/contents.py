"""Removes page numbers from tables of contents of papers (pure): they depend on typesetting, not on what the paper
says.

An entry has dots before its number, repeats a line of the paper, as a heading does, and stands among others whose
numbers never fall and stay within the page count. So figures in a list of fees are still reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from archiver.text.model import Text
from archiver.text.normal import dense

ENTRIES = 3  # in a row, at least
APART = 4  # most lines from one entry to the next: headings broken over lines may stand between
# matches the reversed line, page number first, so that a failed match is not retried at each letter
_ENTRY = re.compile(r"\s*+(?P<page>\d{1,4}+)\s*+(?:[.·…]\s?){4,}+\s*+(?P<said>.*\w.*)")


def without_pages(old: Text, new: Text) -> tuple[str, str]:
    """Both texts without the page numbers and leader dots of those contents entries that both have."""
    here, there = _entries(old), _entries(new)
    both = {*here.values()} & {*there.values()}
    return _less(old, here, both), _less(new, there, both)


def _less(text: Text, entries: dict[int, str], both: Collection[str]) -> str:
    lines = text.visible.split("\n")
    for at, said in entries.items():
        lines[at] = said if said in both else lines[at]
    return "\n".join(lines)


def _entries(text: Text) -> dict[int, str]:
    """The line numbers of the entries, with what each names."""
    if "...." not in text.visible.replace(" ", ""):
        return {}
    lines = text.visible.split("\n")
    there = {dense(line) for line in lines}
    found = [
        (at, said, int(entry["page"][::-1]))
        for at, line in enumerate(lines)
        if (entry := _ENTRY.fullmatch(line[::-1])) is not None and dense(said := entry["said"][::-1]) in there
    ]
    return {at: said for run in _runs([one for one in found if one[2] <= (text.pages or 0)]) for at, said, _ in run}


def _runs(entries: Sequence[tuple[int, str, int]]) -> Iterator[list[tuple[int, str, int]]]:
    run: list[tuple[int, str, int]] = []
    for one in (*entries, None):
        if one is None or (run and (one[2] < run[-1][2] or one[0] - run[-1][0] > APART)):
            if len(run) >= ENTRIES:
                yield run
            run = []
        if one is not None:
            run.append(one)
