"""Regular expressions, matched in time that grows with the length of the text alone. Pure.

Python's own matcher tries one way through a pattern after the other. For `.?.?.?…Z` there are exponentially many, and
meanwhile the whole process stands still. Here all ways are followed at once, and each step is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

MOST_STEPS = 2_000  # of a pattern, with repetitions written out
REMEMBERED = 100_000  # instructions in remembered steps: some megabytes; then all are forgotten

_TOKEN = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\(\?P<\w+>|\(\?[aimsu]*(?:-[ims]+)?:|\(\?|[*+?]\??|\{(?:\d+,?\d*|,\d*)\}\??|.",
    re.DOTALL,
)
_FLAGS = re.compile(r"\(\?[aimsu]+\)")  # of the whole pattern, at its start
_COUNTS = re.compile(r"\{(\d*)(,?)(\d*)\}")
_PLACES = frozenset({"^", "$", r"\A", r"\Z", r"\b", r"\B"})
_WORD = re.compile(r"\w")
# Python's own matcher is faster, and can be trusted with few repetitions, options and alternatives
_LIGHT = 8
_WEIGHTS = {"*": 3, "+": 3, "{": 3, "?": 1, "|": 1}
_UNTRUSTED = re.compile(r"\)[*+{]|\(\?")

Fits = Callable[[str], object]


class NotTaken(ValueError):
    """The pattern has something that is not matched here: look-around, conditions, atomic groups, or too much."""


@dataclass(frozen=True, slots=True)
class _Character:
    fits: Fits


@dataclass(frozen=True, slots=True)
class _Place:
    name: str


@dataclass(frozen=True, slots=True)
class _Ways:
    """Go on at each of these instructions."""

    to: tuple[int, ...]


_Instruction = _Character | _Place | _Ways | None  # None: it matches
_Key = tuple[frozenset[int], bool | None, str]
_Code = list[_Instruction]  # numbers in it count from its own beginning


def matcher(text: str, *, whole: bool) -> Callable[[str], bool]:
    """A function that tells whether a pattern matches a text: all of it, or its beginning.

    re.error, OverflowError or RecursionError if it is not a pattern; NotTaken if it is not matched here.
    """
    compiled = re.compile(text)
    if sum(_WEIGHTS.get(letter, 0) for letter in text) <= _LIGHT and not _UNTRUSTED.search(text):
        match = compiled.fullmatch if whole else compiled.match
        return lambda subject: match(subject) is not None
    return _Matcher([*_Reader(text).code(), None], whole=whole).matches


class _Reader:
    """Reads a pattern that Python accepts into instructions."""

    def __init__(self, text: str) -> None:
        flags = _FLAGS.match(text)
        self._opening = flags[0] if flags else ""
        self._parts = _TOKEN.findall(text, len(self._opening))
        self._at = 0

    def code(self) -> _Code:
        return self._alternatives(self._opening, "")

    def _alternatives(self, opening: str, closing: str) -> _Code:
        """The instructions up to the end of a group. `opening`, `closing`: flags that apply to its characters."""
        found = [self._sequence(opening, closing)]
        while self._next() == "|":
            self._at += 1
            found.append(self._sequence(opening, closing))
        code = found.pop()
        for one in reversed(found):
            code = [
                _Ways((1, len(one) + 2)),
                *_moved(one, 1),
                _Ways((len(one) + len(code) + 2,)),
                *_moved(code, len(one) + 2),
            ]
        return code

    def _sequence(self, opening: str, closing: str) -> _Code:
        code: _Code = []
        while (part := self._next()) not in {"", "|", ")"}:
            self._at += 1
            item = self._repeated(self._item(part, opening, closing))
            code += _moved(item, len(code))
            if len(code) > MOST_STEPS:
                raise NotTaken
        return code

    def _item(self, part: str, opening: str, closing: str) -> _Code:
        if part == "(?":
            raise NotTaken
        if part.startswith("("):
            inner = not part.endswith(":") or part == "(?:"
            code = self._alternatives(opening if inner else opening + part, closing if inner else closing + ")")
            self._at += 1  # its end
            return code
        if part in _PLACES:
            return [_Place(part)]
        return [_Character(re.compile(opening + part + closing).fullmatch)]

    def _repeated(self, item: _Code) -> _Code:
        part = self._next()
        counts = _COUNTS.match(part)
        if part[:1] not in {"*", "+", "?"} and counts is None:
            return item
        self._at += 1
        if self._next()[:1] in {"*", "+", "?"} or _COUNTS.match(self._next()):  # possessive
            raise NotTaken
        least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(part[:1], (0, None))
        if counts is not None:
            least = int(counts[1] or 0)
            most = None if counts[2] and not counts[3] else int(counts[3] or counts[1])
        if (len(item) + 1) * max(least, most or 0, 1) > MOST_STEPS:
            raise NotTaken
        return _times(item, least, most)

    def _next(self) -> str:
        part: str = self._parts[self._at] if self._at < len(self._parts) else ""
        return part


def _times(item: _Code, least: int, most: int | None) -> _Code:
    code: _Code = []
    for _ in range(least):
        code += _moved(item, len(code))
    if most is None:
        at, end = len(code), len(code) + len(item) + 2
        return [*code, _Ways((at + 1, end)), *_moved(item, at + 1), _Ways((at,))]
    end = len(code) + (most - least) * (len(item) + 1)
    for _ in range(most - least):
        code += [_Ways((len(code) + 1, end)), *_moved(item, len(code) + 1)]
    return code


def _moved(code: _Code, by: int) -> Iterator[_Instruction]:
    """Instructions, to stand behind `by` others."""
    return (_Ways(tuple(one + by for one in it.to)) if isinstance(it, _Ways) else it for it in code)


@dataclass(slots=True)
class _Matcher:
    """Follows all ways through the instructions at once."""

    code: _Code
    whole: bool
    known: dict[_Key, frozenset[int] | None] = field(default_factory=dict)
    size: int = 0  # of `known`, in instructions

    def matches(self, text: str) -> bool:
        here, behind = frozenset({0}), None
        words = any(isinstance(it, _Place) for it in self.code)
        for letter in text:
            key = here, behind, letter
            try:
                after = self.known[key]
            except KeyError:
                after = self._step(*key)
                self._remember(key, after)
            if not after:
                return after is None
            here, behind = after, words and _is_word(letter)
        return self._ends(self._reached(here, behind, None))

    def _remember(self, key: _Key, after: frozenset[int] | None) -> None:
        self.size += 1 + len(after or ())
        if self.size > REMEMBERED:
            self.known.clear()
            self.size = 1 + len(after or ())
        self.known[key] = after

    def _step(self, here: frozenset[int], behind: bool | None, letter: str) -> frozenset[int] | None:
        """Where the next character leads; None: the pattern has matched before it, which is enough."""
        reached = self._reached(here, behind, _is_word(letter))
        if not self.whole and self._ends(reached):
            return None
        found = set()
        for at in reached:
            it = self.code[at]
            if isinstance(it, _Character) and it.fits(letter):
                found.add(at + 1)
        return frozenset(found)

    def _reached(self, here: frozenset[int], behind: bool | None, ahead: bool | None) -> set[int]:
        """The instructions that can be reached from here without a character.

        `behind`, `ahead`: whether there is a letter of a word; None: the end of the text.
        """
        found: set[int] = set()
        todo = list(here)
        while todo:
            at = todo.pop()
            if at in found:
                continue
            found.add(at)
            it = self.code[at]
            if isinstance(it, _Ways):
                todo += it.to
            elif isinstance(it, _Place) and _is_at(it.name, behind, ahead):
                todo.append(at + 1)
        return found

    def _ends(self, reached: set[int]) -> bool:
        return len(self.code) - 1 in reached


def _is_word(letter: str) -> bool:
    return _WORD.match(letter) is not None


def _is_at(name: str, behind: bool | None, ahead: bool | None) -> bool:
    if name in {"^", r"\A"}:
        return behind is None
    if name in {"$", r"\Z"}:
        return ahead is None
    return (bool(behind) != bool(ahead)) is (name == r"\b")
