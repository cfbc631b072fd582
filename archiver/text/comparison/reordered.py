"""Whether two texts with the same letters and figures differ only in the order in which their sheets are read (pure).

Columns may be read line by line or one after the other, a note before or after what is above it. Names, figures or
verbs that changed places are a change of what the text says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

from archiver.text.normal import common_ends, dense, lines

PLACE = 24  # characters without blanks: a longer part is recognised wherever it is
CHANCE = 2  # letters at an edge that may match by chance
JOINTS, MOST_JOINTS = 2, 8  # joints of moved parts: enough within lines, too many in all
BLOCK = 1000  # characters compared at once
# characters of context on each side of an unmatched run, extra characters between them, places tried
BESIDE, BETWEEN, PLACES = 12, 40, 20
LINES, BOX = 4_000, 50  # maximum lines of a text, minimum characters of a moved box
ALIKE = 400_000  # maximum pairs of equal lines, each of which is looked at repeatedly
READ = 500_000  # maximum characters of a text that is compared in this way
_NOTE = re.compile(r"(\d{1,3}|[*†‡])[.)]?\s?(?=[^\W\d_])")
_SIGN = re.compile(r"[^\W\d_][.,;:]?(\d{1,3}|[*†‡])(?!\w)")  # of a note, after a word
_MARKS = dict.fromkeys(
    map(ord, "-‐‑()[]{}<>“”‘’«»")
)  # a line may be broken at a hyphen; a bracket may be read as the other of its pair
_EDGE = "\n" * PLACE  # a text's beginning and end, recognised like any other part


class _Read(NamedTuple):
    said: str
    begins: frozenset[int]  # offsets of line beginnings, and of the end

    def edged(self, first: int, last: int) -> bool:
        """Whether a line begins or ends at either end of this span; a letter or two may have matched by chance."""
        return not self.begins.isdisjoint((*range(first - CHANCE, first + 1), *range(last, last + CHANCE + 1)))


def by_lines(one: str, other: str) -> bool:
    """Whether, in one of the texts, all unmatched runs are short lines of a column, none of which replaced other words.
    Also true of texts too long to examine."""
    here, there = _read(one), _read(other)
    if max(len(here.said), len(there.said)) > READ:
        return True
    ordered = any(
        all(
            mine.edged(*run) and not _replaces(mine.said, theirs.said, run)
            for run in _unmatched_runs(mine.said, theirs.said)
        )
        for mine, theirs in ((here, there), (there, here))
    )
    return ordered and not _within_lines(here, there)


def _within_lines(mine: _Read, theirs: _Read) -> bool:
    """Whether long parts follow each other differently at a few places inside lines of both texts: names or sentence
    ends that changed places. Columns read in another order meet where a line begins or ends in one of the texts, or at
    many places."""
    joints = list(islice(_joints_of_moved_parts(mine.said, theirs.said), MOST_JOINTS + 1))
    if len(joints) > MOST_JOINTS:
        return False
    edges = (
        mine.edged(at - BESIDE, at) or theirs.edged(end - BESIDE, end) or theirs.edged(begin - BESIDE, begin)
        for at, end, begin in joints
    )
    return sum(not edged for edged in edges) >= JOINTS


def _joints_of_moved_parts(mine: str, theirs: str) -> Iterator[tuple[int, int, int]]:
    """Yield where two long parts meet that do not meet in the other text, with where the first ends and the second
    begins there."""
    known = defaultdict[str, list[int]](list)
    for at in range(len(theirs) - PLACE + 1):
        known[theirs[at : at + PLACE]].append(at)
    at, end = 0, -1  # end: of the part followed so far, in the other text
    while at <= len(mine) - PLACE:
        found = [(_alike(mine, theirs, at, one), one) for one in known.get(mine[at : at + PLACE], ())[:PLACES]]
        if found:
            length, begin = max(found)
            if end >= 0:
                yield at, end, begin
            at, end = at + length, begin + length
        else:
            at, end = at + 1, -1


def _alike(mine: str, theirs: str, at: int, begin: int) -> int:
    """How many characters match from two places on."""
    length, block = 0, mine[at : at + BLOCK]
    while block and block == theirs[begin + length : begin + length + BLOCK]:
        length += BLOCK
        block = mine[at + length : at + length + BLOCK]
    return length + common_ends(block, theirs[begin + length : begin + length + BLOCK])[0]


def _replaces(mine: str, theirs: str, run: tuple[int, int]) -> bool:
    """Whether the other text has other words in the same context as this run."""
    first, last = run
    before, behind = mine[max(0, first - BESIDE) : first], mine[last : last + BESIDE]
    at = theirs.find(before)
    for _ in range(PLACES):
        if at < 0:
            break
        at += len(before)
        if theirs.find(behind, at + 1, at + last - first + BETWEEN) > at:
            return True
        at = theirs.find(before, at)
    return False


def by_boxes(one: str, other: str) -> bool:
    """Whether, among lines that stayed, only notes, boxes and paragraphs moved; table cells that changed places are
    shorter. A note is recognised by its sign, which must also stand after a word."""
    (mine, here), (theirs, there) = _without_notes(one), _without_notes(other)
    if here != there:
        return False
    if here and "".join(mine) == "".join(theirs):
        return True
    counts = Counter(mine)
    if max(len(mine), len(theirs)) > LINES or counts != Counter(theirs) or sum(n * n for n in counts.values()) > ALIKE:
        return False
    return all(size >= BOX for pair in ((mine, theirs), (theirs, mine)) for size in _moved_part_lengths(*pair))


def _moved_part_lengths(mine: list[str], theirs: list[str]) -> Iterator[int]:
    """Yield the length of each part that the other text has in another place."""
    there = "\n".join(["", *theirs, ""])
    for what, first, last, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        begin = last if what == "equal" else first
        while begin < last:
            end = begin + 1
            while end < last and "\n".join(["", *mine[begin : end + 1], ""]) in there:
                end += 1
            yield sum(map(len, mine[begin:end]))
            begin = end


def _without_notes(text: str) -> tuple[list[str], list[str]]:
    """The lines of a text without notes, and the notes."""
    parts: tuple[list[str], list[str]] = ([], [])
    signs = frozenset(_SIGN.findall(text))
    for line in lines(text):
        found = _NOTE.match(line)
        note = found is not None and found[1] in signs
        parts[note].append(dense(line).translate(_MARKS))
    return parts


def _unmatched_runs(mine: str, theirs: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text that belong to no part of minimum length that the other text has too."""
    known = {theirs[at : at + PLACE] for at in range(len(theirs) - PLACE + 1)}
    end = 0
    for at in range(len(mine) - PLACE + 1):
        if mine[at : at + PLACE] in known:
            if at > end:
                yield end, at
            end = at + PLACE
    if end < len(mine):
        yield end, len(mine)


def _read(text: str) -> _Read:
    """Read a text with marks at its beginning and end, so that what stands there is recognised by that as well."""
    out, size = [_EDGE], len(_EDGE)
    begins = {size}
    for line in lines(text):
        out.append(dense(line).translate(_MARKS))
        size += len(out[-1])
        begins.add(size)
    return _Read("".join((*out, _EDGE)), frozenset(begins))
