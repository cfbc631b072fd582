"""Removes page numbers from tables of contents of papers (pure): they depend on typesetting, not on what the paper
says.

An entry has dots before its number, repeats a line of the paper, as a heading does, and stands among others whose
numbers never fall and stay within the page count. So figures in a list of fees are still reported. Without dots the
list must be called the contents, and its headings must stand on the pages that the numbers say, or all of them as many
pages further on; one page less or more may be due to a paragraph that goes over two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archiver.text.model import Text
from archiver.text.normal import dense
from archiver.text.turning.relabelled import is_contents_heading

ENTRIES = 3  # in a row, at least
APART = 4  # most lines from one entry to the next: headings broken over lines may stand between
# matches the reversed line, page number first, so that a failed match is not retried at each letter
_ENTRY = re.compile(r"\s*+(?P<page>\d{1,4}+)\s*+(?:[.·…]\s?){4,}+\s*+(?P<said>.*\w.*)")
_BARE_ENTRY = re.compile(r"(?P<said>.*[^\W\d].*\S)\s+(?P<page>\d{1,4})\s*")
ENTRY_CHARS = 160  # longest line that may be an entry without dots
FURTHER = 20  # sheets before the page that is numbered one, at most
_DOTS = " .·…"


def without_pages(old: Text, new: Text, sheets: tuple[Text, Text]) -> tuple[str, str]:
    """Both texts without the page numbers and leader dots of those contents entries that both have.

    `sheets`: both as they were read, with the lines of each page.
    """
    here, there = _entries(old), _entries(new)
    if old.visible != new.visible:
        here, there = _bare_entries(old, sheets[0]) | here, _bare_entries(new, sheets[1]) | there
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


def _bare_entries(text: Text, sheets: Text) -> dict[int, str]:
    """The line numbers of the entries without dots, with what each names: its number is the page of its heading.

    A line between two such entries is one as well where its number lies between theirs: its heading may be broken.
    """
    lines = text.visible.split("\n")
    heads = {at + more for at, line in enumerate(lines) if is_contents_heading(line) for more in range(1, APART)}
    found = [
        (at, entry["said"].rstrip(_DOTS), int(entry["page"]))
        for at, line in enumerate(lines)
        if len(line) <= ENTRY_CHARS and line[-1:].isdigit() and (entry := _BARE_ENTRY.fullmatch(line)) is not None
    ]
    if len(found) < ENTRIES or heads.isdisjoint(at for at, *_ in found):
        return {}
    pages = _pages_by_line(sheets)
    out: dict[int, str] = {}
    for run in _runs([one for one in found if one[2] <= len(sheets.page_lines)]):
        if heads.isdisjoint(at for at, *_ in run):
            continue
        known = [(n, pages[name], number) for n, (_, said, number) in enumerate(run) if (name := dense(said)) in pages]
        for further in range(FURTHER):
            right = [n for n, there, number in known if any(abs(number + further - page) <= 1 for page in there)]
            if len(right) >= ENTRIES and len(right) == len(known):
                out |= {at: said for at, said, _ in run[right[0] : right[-1] + 1]}
    return out


def _pages_by_line(sheets: Text) -> Mapping[str, Collection[int]]:
    """The pages on which each line of a paper stands."""
    out: dict[str, set[int]] = defaultdict(set)
    lines: Iterable[str] = iter(sheets.visible.split("\n"))
    for page, count in enumerate(sheets.page_lines, 1):
        for line, _ in zip(lines, range(count), strict=False):
            out[dense(line)].add(page)
    return out


def _runs(entries: Sequence[tuple[int, str, int]]) -> Iterator[list[tuple[int, str, int]]]:
    run: list[tuple[int, str, int]] = []
    for one in (*entries, None):
        if one is None or (run and (one[2] < run[-1][2] or one[0] - run[-1][0] > APART)):
            if len(run) >= ENTRIES:
                yield run
            run = []
        if one is not None:
            run.append(one)
