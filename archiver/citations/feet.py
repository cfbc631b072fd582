"""Notes of a PDF: at the foot of the page that has their marks, or behind the text under a heading of their own (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archiver.citations import headings

TRIED = 300  # lines of a page that may begin notes
FEW = 3  # notes behind the text that stand in a row, at least

# a raised number stands on a line of its own where the engine reads it so
_BEGINS = re.compile(
    r"[ \t]*[\[(]?(?P<number>[0-9]{1,4})[\])]?"
    r"(?:(?:[.:]?[ \t]+|[ \t]*\r?\n[ \t]*)(?=\S)|(?=[A-ZÀ-ÞА-Я“\"‘(「《]|https?:|www\.)|(?=[\u3400-\u9fff])(?![年月日]))"
)
_MARKS = r"[.,;:!?\"'”’»«)\]。，；：！？）」』]"
_BEHIND = rf"(?:[^\W\d_A-Z]|[A-Z]{_MARKS}){_MARKS}{{0,3}}"  # CO2 has no note
_YEAR = r"(?<!\d)(?:1[6-9]|20)\d\d[.,;:!?\"'”’»)。，；：！？）]{1,3}"
_NUMBER = r"[0-9]{1,4}(?![\d.,]?\d)"
_SIGN = re.compile(
    rf"(?={_BEHIND}[\[(]?(?P<right>{_NUMBER})|(?:{_BEHIND}(?: |\r?\n)|{_YEAR} ?)[\[(]?(?P<apart>{_NUMBER}))"
)
_Note = tuple[int, int]  # where its line begins, its number


@dataclass
class Notes:
    """Reads one page after another. `under`: what the heading says that the pages behind it are under; `last`: the number
    of the last note there."""

    under: str | None = None
    last: int = 0

    def page(self, text: str) -> dict[int, str]:
        """Where the notes of a page begin -> what each is called. What stands under a heading of its own is at no foot."""
        headed = any(headings.kind(line) for line in text.splitlines())
        feet = [] if headed else _feet(text, 0)
        behind = [] if feet else self._behind(text)
        if headed and behind:
            feet = _feet(text, behind[-1][0])
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


def _in_a_row(found: list[_Note], first: int) -> list[_Note]:
    """The first run of numbers that count on from one that may be `first`."""
    chain: list[_Note] = []
    for place, number in found:
        if number == (chain[-1][1] + 1 if chain else first):
            chain.append((place, number))
    return chain


def _feet(text: str, start: int) -> list[_Note]:
    """At a page's foot, behind a place of it: lines that begin with numbers in a row, whose signs stand in the text above them."""
    right, apart = _signs(text)
    signed = [
        (at, number, right.get(str(number), at + 1) <= at)
        for at, number in _lines(text)
        if at > start and number < 1000 and at >= min(signs.get(str(number), at + 1) for signs in (right, apart))
    ]
    best: list[tuple[int, int, bool]] = []
    chains: dict[int, list[tuple[int, int, bool]]] = {}  # the longest that ends with a number
    for one in signed:
        chain = [*chains.get(one[1] - 1, []), one]
        if len(chain) >= len(chains.get(one[1], [])):
            chains[one[1]] = chain
        if len(chain) >= len(best):
            best = chain
    if len(best) < 2 and not any(sure for _, _, sure in best):
        return []
    return [(at, number) for at, number, _ in best]


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
