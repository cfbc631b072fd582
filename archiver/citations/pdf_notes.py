"""Finds the notes of a PDF: footnotes below their marks on a page, or notes under a heading after the text (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archiver.citations import headings

TRIED = 300  # maximum lines of a page that may begin notes
NEXT = 2  # how much higher the first number may be than the last one of the previous pages
MANY, APART = 5, 10  # a list without a heading: minimum lines, maximum step from one number to the next
FEW = 3  # minimum notes in a row after the text

# pdfium may put a raised number on a line of its own
_BEGINS = re.compile(
    r"[ \t]*[\[(]?(?P<number>[1-9][0-9]{0,3})[\])]?"
    r"(?:(?:[.:．、]?[ \t]+|[ \t]*\r?\n[ \t]*(?![0-9]{1,4}[ \t]*(?:[\r\n]|\Z)))(?=\S)"
    r"|\.?(?=[A-ZÀ-ÞА-Я“\"‘(「《]|https?:|www\.)|[.．、]?(?=[\u3400-\u9fff])(?![年月日]))"
)
_BRACKETED = re.compile(r"^[ \t]*\[(?P<number>[1-9][0-9]{0,3})\][^\n\w]*(?:\[[0-9]+\][^\n\w]*)*[^\W\d_]", re.MULTILINE)
_MARKS = r"[.,;:!?\"'”’»«)\]。，；：！？）」』]"
_BEHIND = rf"(?:[^\W\d_A-Z]|[A-Z]{_MARKS}){_MARKS}{{0,3}}"  # the 2 in CO2 is not a note's mark
_YEAR = r"(?<!\d)(?:1[6-9]|20)\d\d[.,;:!?\"'”’»)。，；：！？）]{1,3}"
_NUMBER = r"[1-9][0-9]{0,3}(?![\d.,]?\d)"
_SIGN = re.compile(
    rf"(?={_BEHIND}[\[(]?(?P<right>{_NUMBER})|(?:{_BEHIND}(?: |\r?\n)|{_YEAR} ?)[\[(]?(?P<apart>{_NUMBER}))"
)
_Note = tuple[int, int]  # where its line begins, its number


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with a number.

    `signed`: the text above it has a mark with this number. `sure`: that mark stands directly after a word, or the
    number continues those of the previous pages.
    """

    at: int
    number: int
    signed: bool
    sure: bool


@dataclass
class Notes:
    """Finds the notes of page after page.

    `under`: `note` or `reference`, by the heading that the current pages are under. `last`: the number of the last note
    there. `foot`: the number of the last footnote.
    """

    under: str | None = None
    last: int = 0
    foot: int = 0

    def page(self, text: str) -> dict[int, str]:
        """Returns the names of a page's notes by the offsets where they begin.

        Notes under a heading are not footnotes. A list of numbers in square brackets needs no heading.
        """
        headed = any(headings.kind(line) for line in text.splitlines())
        under = headed or (self.last > 0 and len(_in_a_row(_numbered_lines(text), self.last + 1)) >= FEW)
        if not under and (listed := _bracketed_list(text)):
            self.under, self.last = "reference", listed[-1][1]
            return {at: f"reference {number}" for at, number in listed}
        feet = [] if under else _footnotes(text, 0, self.foot)
        behind = [] if feet else self._behind(text)
        if under and behind:
            feet = _footnotes(text, behind[-1][0], self.foot)
        self.foot = max((number for _, number in feet), default=self.foot)
        named = [(at, f"{self.under} {number}") for at, number in behind]
        return dict([*named, *((at, f"footnote {number}") for at, number in feet)])

    def _behind(self, text: str) -> list[_Note]:
        """The notes after the text, on this page: consecutive numbers that continue those of the page before."""
        start = at = 0
        for line in text.splitlines(keepends=True):
            told = headings.kind(line)
            if told is not None:
                self.under, self.last, start = told, 0, at
            at += len(line)
        if self.under is None:
            return []
        found = [(place, number) for place, number in _numbered_lines(text) if place >= start]
        chain = _in_a_row(found, self.last + 1)
        if len(chain) < FEW and not (chain and self.last):
            if self.last:  # the notes have ended
                self.under = None
            return []
        self.last = chain[-1][1]
        return chain


def _numbered_lines(text: str) -> list[_Note]:
    """The lines that begin with numbers, as notes do."""
    found: list[_Note] = []
    at = 0
    for line in text.splitlines(keepends=True):
        begins = _BEGINS.match(text, at)
        if begins is not None and len(found) < TRIED:
            found.append((at, int(begins["number"])))
        at += len(line)
    return found


def _bracketed_list(text: str) -> list[_Note]:
    """The lines that begin with numbers in square brackets, if there are many and the numbers rise in small steps."""
    found = [(one.start(), int(one["number"])) for one in _BRACKETED.finditer(text)]
    rising = all(0 < two - one <= APART for (_, one), (_, two) in pairwise(found))
    return found if rising and len(found) >= MANY else []


def _in_a_row(found: list[_Note], first: int) -> list[_Note]:
    """The first run of consecutive numbers from `first`. A number may be missing if the two after it are there."""
    chain: list[_Note] = []
    for at, (place, number) in enumerate(found):
        wanted = chain[-1][1] + 1 if chain else first
        later = {one for _, one in found[at + 1 :]} if number == wanted + 1 and chain else set()
        if number == wanted or (number + 1 in later and wanted not in later):
            chain.append((place, number))
    return chain


def _footnotes(text: str, start: int, last: int) -> list[_Note]:
    """The footnotes after `start`: lines that begin with consecutive numbers, with their marks in the text above.

    Some programs write the last note first. `last`: the number of the last footnote of the previous pages.
    """
    right, apart = _mark_ends(text)
    lines = []
    for at, number in _numbered_lines(text):
        if at > start and number < 1000:
            behind, near = (signs.get(str(number), at + 1) <= at for signs in (right, apart))
            lines.append(_Line(at, number, behind or near, behind or (near and 0 < number - last <= NEXT and last > 0)))
    best = _chain(lines, 1)
    if sum(one.sure for one in best) < FEW - 1:
        best = _chain([one for one in lines if one.signed], 1)
    turned = _chain(lines, -1)
    best = turned if len(turned) > len(best) and sum(one.sure for one in turned) >= FEW - 1 else best
    if len(best) < 2 and not any(one.sure for one in best):
        return []
    return [(one.at, one.number) for one in best]


def _chain(lines: Sequence[_Line], step: int) -> list[_Line]:
    """The longest run of numbers that rise by `step` (the last one, if several are as long).

    A line within a run needs no mark, nor does one directly after two others.
    """
    best: list[_Line] = []
    chains: dict[int, list[_Line]] = {}  # last number -> the longest run that ends with it
    for before, one in zip([None, *lines], lines, strict=False):
        chain = [*chains.get(one.number - step, []), one]
        if (one.signed or len(chain) > 1) and len(chain) >= len(chains.get(one.number, [])):
            chains[one.number] = chain
        if len(chain) >= len(best) and (one.signed or (len(chain) > 2 and chain[-2] is before)):
            best = chain
    return best


def _mark_ends(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Where the first mark with each number ends: (marks directly after a word, other marks)."""
    right: dict[str, int] = {}
    apart: dict[str, int] = {}
    for one in _SIGN.finditer(text):
        if (number := one["right"]) is not None:
            right.setdefault(number, one.end("right"))
        else:
            apart.setdefault(one["apart"], one.end("apart"))
    return right, apart
