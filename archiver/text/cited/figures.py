"""Reads figures as numbers (pure): which digits form one number, and which signs belong to it.

"1,204", "1 204" and "1204" are the same number; "5.3" and "53" are not, nor are "12:1" and "1:21", which have the same
digits. What is between two consecutive digits may be ambiguous: "3,5" is a number, and also a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Flag

from archiver.text.word_boundaries import SIGNED

POWER = "^"  # marks a superscript figure
_MONEY = "$€£¥₩₽₹₪₫₺₴₦฿¢₱₡₲₵₸₼₾﷼"
_RUN = re.compile(rf"\d+(?:[.,'’٫٬·{POWER} ]\d+)*")
_SEPARATOR = re.compile(r"\D")
_BEFORE = re.compile(rf"((?<![-=<>])[<>](?!>)|(?<![\w)])[~∼≈]|[≤≥±{re.escape(_MONEY)}])\s?[-−–{SIGNED}]?\Z")
_AFTER = re.compile(rf"\s?([%‰٪{re.escape(_MONEY)}])")
_NORMAL_SIGN = {"٪": "%", "∼": "~", "≈": "~"}
_PERCENT = frozenset("%‰")
_REQUIRED = _PERCENT | frozenset("<>≤≥±~")


class Between(Flag):
    """What is between two consecutive digits."""

    NOTHING = 1  # or a thousands separator
    POINT = 2
    BREAK = 4  # the digits belong to two numbers
    RAISED = 8
    COMMA = 16  # with NOTHING: a comma as thousands separator


@dataclass(frozen=True, slots=True)
class Signed:
    """A number with the signs next to it: percent (%), comparison (<), currency ($).

    `first`, `last`: indexes of its digits among all digits of the text.
    """

    first: int
    last: int
    before: str = ""
    after: str = ""

    @property
    def signs(self) -> frozenset[str]:
        """The signs on either side."""
        return frozenset({self.before, self.after} - {""})


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a passage. `between`: what precedes each digit, including the first."""

    between: tuple[Between, ...]
    numbers: tuple[Signed, ...]

    def agree(self, page: Figures, *, loosely: bool) -> bool:
        """Whether a page has the figures of this quote.

        `loosely`: superscripts may be written differently, as happens on copying, and a thousands comma may be followed
        by a blank.
        """
        pairs = zip(self.between[1:], page.between[1:], strict=True)
        return all(mine & its or (loosely and _loosely_agree(mine, its)) for mine, its in pairs)

    def signed_as(self, page: Figures, *, begins: bool, ends: bool, loosely: bool) -> bool:
        """Whether a page has these numbers with the same signs.

        `begins`, `ends`: the quote begins or ends with a digit, and may leave out the sign next to it; currency signs
        may be left out anywhere. `loosely`: all signs except percent may be left out.
        """
        theirs = list(page.numbers)
        if begins and theirs:
            theirs[0] = replace(theirs[0], before="")
        if ends and theirs:
            theirs[-1] = replace(theirs[-1], after="")
        return _signs_match(self.numbers, page.numbers) and _signs_match(
            theirs, self.numbers, only=_PERCENT if loosely else _REQUIRED
        )


def figures(text: str, first: int = 0, last: int | None = None) -> Figures:
    """The figures of a folded text from `first` to `last`, with signs at most three characters before or after."""
    between: list[Between] = []
    numbers: list[Signed] = []
    for run in _RUN.finditer(text, first, len(text) if last is None else last):
        before, after = _BEFORE.search(text[max(0, run.start() - 4) : run.start()]), _AFTER.match(text, run.end())
        begun = len(between)
        between += _between(run[0])
        signs = ("" if one is None else _NORMAL_SIGN.get(one[1], one[1]) for one in (before, after))
        numbers.append(Signed(begun, len(between) - 1, *signs))
    return Figures(tuple(between), tuple(numbers))


def _loosely_agree(mine: Between, its: Between) -> bool:
    """Whether the page has a superscript, or one side reads a thousands comma where the other, with a blank after it,
    reads a break."""
    return its is Between.RAISED or (bool(Between.BREAK & (mine | its)) and bool(Between.COMMA & (mine | its)))


def _signs_match(wanted: Iterable[Signed], there: Sequence[Signed], *, only: frozenset[str] | None = None) -> bool:
    """Whether the numbers that begin or end at the same digits have these signs too."""
    firsts, lasts = {one.first: one.signs for one in there}, {one.last: one.signs for one in there}
    for one in wanted:
        signs = one.signs if only is None else one.signs & only
        if not signs <= firsts.get(one.first, frozenset()) | lasts.get(one.last, frozenset()):
            return False
    return True


def _between(run: str) -> Iterator[Between]:
    """Yield what precedes each digit of what may be one number."""
    groups, marks = _SEPARATOR.split(run), _SEPARATOR.findall(run)
    sizes = [len(group) for group in groups]
    read = [Between.BREAK]
    at = 0
    while at < len(marks):
        if marks[at] == POWER:
            read.append(Between.RAISED)
        elif marks[at] == " ":
            apart = (at == 0 or marks[at - 1] == " ") and sizes[at] <= 3 and sizes[at + 1] == 3
            read.append(Between.NOTHING | Between.BREAK if apart else Between.BREAK)
        else:
            end = next((n for n in range(at, len(marks)) if marks[n] in f" {POWER}"), len(marks))
            read += _read_separators(
                groups[at : end + 1], marks[at:end], spaced=at > 0 and bool(read[-1] & Between.NOTHING)
            )
            at = end
            continue
        at += 1
    for group, kind in zip(groups, read, strict=True):
        yield kind
        yield from [Between.NOTHING] * (len(group) - 1)


def _read_separators(groups: list[str], marks: list[str], *, spaced: bool) -> list[Between]:
    """What is between groups of digits separated by points or commas. `spaced`: blanks already separated thousands
    before."""
    thousands = 0 if spaced else _thousands(groups, marks)
    rest = len(marks) - thousands
    read = [Between.NOTHING | Between.COMMA if mark == "," else Between.NOTHING for mark in marks[:thousands]]
    if rest == 0:
        return read
    if rest > 1 or marks[-1] not in ".,٫·":
        return [Between.BREAK] * len(marks)
    left, right = groups[-2:]
    several = marks[-1] == "," or (len(right) == 2 and int(right) < 60 and len(left) <= 2 and int(left) < 32)
    return [*read, Between.POINT | Between.BREAK if several else Between.POINT]


def _thousands(groups: list[str], marks: list[str]) -> int:
    """How many of these marks separate thousands: all, all but the last, or none."""
    if not (1 <= len(groups[0]) <= 3) or groups[0].startswith("0") or marks[0] not in ".,'’٬":
        return 0
    same = next((n for n, mark in enumerate(marks) if mark != marks[0]), len(marks))
    sizes = [len(group) for group in groups[1 : same + 1]]
    indian = marks[0] == "," and len(groups[0]) <= 2 and sizes[-1] == 3 and set(sizes[:-1]) == {2}
    if same < len(marks) - 1 or not (indian or set(sizes) == {3}):
        return 0
    return same
