"""Notes of a PDF: at the foot of the page that has their marks, or behind the text under a heading of their own (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archiver.citations import headings

TRIED = 300  # lines of a page that may begin notes
NEXT = 2  # numbers that one may be higher than the last of the pages before
MANY, APART = 5, 10  # lines of a list that has no heading, and how far apart their numbers are, at most
FEW = 3  # notes behind the text that stand in a row, at least

# a raised number stands on a line of its own where the engine reads it so
_BEGINS = re.compile(
    r"[ \t]*[\[(]?(?P<number>[1-9][0-9]{0,3})[\])]?"
    r"(?:(?:[.:．、]?[ \t]+|[ \t]*\r?\n[ \t]*(?![0-9]{1,4}[ \t]*(?:[\r\n]|\Z)))(?=\S)"
    r"|\.?(?=[A-ZÀ-ÞА-Я“\"‘(「《]|https?:|www\.)|[.．、]?(?=[\u3400-\u9fff])(?![年月日]))"
)
_BRACKETED = re.compile(r"^[ \t]*\[(?P<number>[1-9][0-9]{0,3})\][^\n\w]*(?:\[[0-9]+\][^\n\w]*)*[^\W\d_]", re.MULTILINE)
_MARKS = r"[.,;:!?\"'”’»«)\]。，；：！？）」』]"
_BEHIND = rf"(?:[^\W\d_A-Z]|[A-Z]{_MARKS}){_MARKS}{{0,3}}"  # CO2 has no note
_YEAR = r"(?<!\d)(?:1[6-9]|20)\d\d[.,;:!?\"'”’»)。，；：！？）]{1,3}"
_NUMBER = r"[1-9][0-9]{0,3}(?![\d.,]?\d)"
_SIGN = re.compile(
    rf"(?={_BEHIND}[\[(]?(?P<right>{_NUMBER})|(?:{_BEHIND}(?: |\r?\n)|{_YEAR} ?)[\[(]?(?P<apart>{_NUMBER}))"
)
_Note = tuple[int, int]  # where its line begins, its number


@dataclass(frozen=True, slots=True)
class _Line:
    """One that begins with a number. `signed`: that stands in the text above it; `sure`: right behind a word there, or it is
    the next one after those of the pages before."""

    at: int
    number: int
    signed: bool
    sure: bool


@dataclass
class Notes:
    """Reads one page after another. `under`: what the heading says that the pages behind it are under; `last`: the number
    of the last note there; `foot`: of the last one at a page's foot."""

    under: str | None = None
    last: int = 0
    foot: int = 0

    def page(self, text: str) -> dict[int, str]:
        """Where the notes of a page begin -> what each is called. What stands under a heading of its own is at no foot, and a
        list of numbers in square brackets needs none."""
        headed = any(headings.kind(line) for line in text.splitlines())
        under = headed or (self.last > 0 and len(_in_a_row(_lines(text), self.last + 1)) >= FEW)
        if not under and (listed := _listed(text)):
            self.under, self.last = "reference", listed[-1][1]
            return {at: f"reference {number}" for at, number in listed}
        feet = [] if under else _feet(text, 0, self.foot)
        behind = [] if feet else self._behind(text)
        if under and behind:
            feet = _feet(text, behind[-1][0], self.foot)
        self.foot = max((number for _, number in feet), default=self.foot)
        named = [(at, f"{self.under} {number}") for at, number in behind]
        return dict([*named, *((at, f"footnote {number}") for at, number in feet)])

    def _behind(self, text: str) -> list[_Note]:
        """Those behind the text, on this page: numbers in a row, that go on from the page before."""
        start = at = 0
        for line in text.splitlines(keepends=True):
            told = headings.kind(line)
            if told is not None:
                self.under, self.last, start = told, 0, at
            at += len(line)
        if self.under is None:
            return []
        found = [(place, number) for place, number in _lines(text) if place >= start]
        chain = _in_a_row(found, self.last + 1)
        if len(chain) < FEW and not (chain and self.last):
            if self.last:  # the notes are over
                self.under = None
            return []
        self.last = chain[-1][1]
        return chain


def _lines(text: str) -> list[_Note]:
    """Lines that begin with numbers."""
    found: list[_Note] = []
    at = 0
    for line in text.splitlines(keepends=True):
        begins = _BEGINS.match(text, at)
        if begins is not None and len(found) < TRIED:
            found.append((at, int(begins["number"])))
        at += len(line)
    return found


def _listed(text: str) -> list[_Note]:
    """Lines that begin with numbers in square brackets, each a little higher than the one before, if they are many."""
    found = [(one.start(), int(one["number"])) for one in _BRACKETED.finditer(text)]
    rising = all(0 < two - one <= APART for (_, one), (_, two) in pairwise(found))
    return found if rising and len(found) >= MANY else []


def _in_a_row(found: list[_Note], first: int) -> list[_Note]:
    """The first run of numbers that count on from one that may be `first`: one of them may be missing before two others."""
    chain: list[_Note] = []
    for at, (place, number) in enumerate(found):
        wanted = chain[-1][1] + 1 if chain else first
        later = {one for _, one in found[at + 1 :]} if number == wanted + 1 and chain else set()
        if number == wanted or (number + 1 in later and wanted not in later):
            chain.append((place, number))
    return chain


def _feet(text: str, start: int, last: int) -> list[_Note]:
    """At a page's foot, behind a place of it: lines that begin with numbers in a row, whose signs stand in the text above them.
    Some programs write the last one first. `last`: the number of the last note of the pages before."""
    right, apart = _signs(text)
    lines = []
    for at, number in _lines(text):
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
    """The last of the longest runs of numbers, each so much higher than the one before. One amid others needs no sign, nor does
    one right behind two others."""
    best: list[_Line] = []
    chains: dict[int, list[_Line]] = {}  # the longest that ends with a number
    for before, one in zip([None, *lines], lines, strict=False):
        chain = [*chains.get(one.number - step, []), one]
        if (one.signed or len(chain) > 1) and len(chain) >= len(chains.get(one.number, [])):
            chains[one.number] = chain
        if len(chain) >= len(best) and (one.signed or (len(chain) > 2 and chain[-2] is before)):
            best = chain
    return best


def _signs(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Where the sign of each note first ends: of those right behind a word, and of others."""
    right: dict[str, int] = {}
    apart: dict[str, int] = {}
    for one in _SIGN.finditer(text):
        if (number := one["right"]) is not None:
            right.setdefault(number, one.end("right"))
        else:
            apart.setdefault(one["apart"], one.end("apart"))
    return right, apart
