"""Rewrites long regular expressions of wordings so that searching takes less time (pure).

An expression with hundreds of alternatives tries each of them at each character of a text. `grouped_pattern` groups
alternatives by first letter, so that only those of one letter are tried. It keeps whether the pattern is found, not
where, nor how much is matched. `required_literals` finds literals that a match cannot do without: a text with none of
them need not be searched at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TAIL_CHARS = 80  # of what follows a group, at most: it is repeated for each first letter of the group
_SPECIAL = frozenset(".^$*+?{}[]()|\\")
_REPEATS = frozenset("?*+{")
_TIMES = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_PLAIN = re.compile(r"[^.^$*+?{}\[\]()|\\]+(?![?*+{])")  # literal characters, each occurring once
# brackets and bars; also escapes and character classes, which may hide some
_SIGN = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]", re.DOTALL)
_OPENING = re.compile(r"\(\?.")  # of groups with an extension, (?...)
_ENDS = frozenset({"", "|", ")"})
_NONE: frozenset[str] = frozenset()

_Head = tuple[str, bool, str]  # (first letter, whether a word must begin there, the rest)


def grouped_pattern(pattern: str) -> str:
    """An equivalent pattern: it is found in exactly the texts in which this one is found.

    The pattern must be case-sensitive and without named or numbered groups.
    """
    anywhere: dict[str, list[str]] = {}
    at_begin: dict[str, list[str]] = {}
    others: list[str] = []
    for one in _alternatives(pattern):
        heads = _heads(one)
        for letter, begins, rest in heads or ():
            anywhere.setdefault(letter, [])
            (at_begin if begins else anywhere).setdefault(letter, []).append(rest)
        if heads is None:
            group = _group(one)
            others.append(one if group is None else f"(?:{grouped_pattern(group[0])}){group[1]}")
    for letter, rests in at_begin.items():
        anywhere[letter].append(rf"(?<=\b{letter})(?:{'|'.join(rests)})")
    return "|".join([*(f"{letter}(?:{'|'.join(rests)})" for letter, rests in anywhere.items()), *others])


def required_literals(pattern: str) -> frozenset[str]:
    """Literals, one of which is in every text that a pattern matches: the most telling part of each alternative.

    Empty if the pattern may match without any. The pattern must be case-sensitive.
    """
    return _needed(pattern, 0)[0]


def _needed(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """`required_literals` for the part of a pattern from `at` to the bracket that ends it, and where that bracket
    is."""
    alternatives: list[frozenset[str]] = []
    best, run = _NONE, ""
    while True:
        if plain := _PLAIN.match(pattern, at):
            run, at = run + plain[0], plain.end()
            continue
        sign = pattern[at : at + 1]
        if sign in _ENDS:
            alternatives.append(max(best, frozenset({run} - {""}), key=_telling))
            if sign != "|":
                return (frozenset().union(*alternatives) if all(alternatives) else _NONE), at
            best, run, at = _NONE, "", at + 1
            continue
        letter, inner, end = _part(pattern, at)
        repeat = _repeat(pattern, end)
        at, is_optional = end + len(repeat), repeat.startswith(("?", "*", "{0", "{,"))
        run += "" if is_optional else letter
        if not letter or repeat:
            best, run = max(best, frozenset({run} - {""}), _NONE if is_optional else inner, key=_telling), ""


def _part(pattern: str, at: int) -> tuple[str, frozenset[str], int]:
    """The next part of a pattern: its letter if it is one, the needed literals if it is a group, and its end."""
    sign = pattern[at]
    if sign == "(":
        kind = _OPENING.match(pattern, at)
        inner, end = _needed(pattern, at + 1 if kind is None else kind.end())
        return "", (_NONE if kind is not None and kind[0] != "(?:" else inner), end + 1
    if sign == "[":
        return "", _NONE, _class_end(pattern, at) + 1
    if sign == "\\":
        return "" if pattern[at + 1].isalnum() else pattern[at + 1], _NONE, at + 2
    return "" if sign in _SPECIAL else sign, _NONE, at + 1


def _telling(literals: frozenset[str]) -> tuple[int, int]:
    """Sort key: how much it says that a text contains one of these literals."""
    return min(map(len, literals), default=0), -len(literals)


def _repeat(one: str, at: int) -> str:
    """The quantifier at this position, as written; "" if there is none."""
    found = _TIMES.match(one, at)
    return found[0] if found else ""


def _alternatives(pattern: str) -> Iterator[str]:
    """The top-level alternatives of a pattern."""
    start = depth = 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """The positions of brackets and bars that are not literal."""
    for found in _SIGN.finditer(pattern):
        if (sign := found[0]) in {"(", ")", "|"}:
            yield found.start(), sign


def _class_end(pattern: str, at: int) -> int:
    """The position of the bracket that closes the character class opened at `at`."""
    at += 2 if pattern[at + 1] == "^" else 1
    at += pattern[at] == "]"
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def _group(one: str) -> tuple[str, str] | None:
    """The contents of the group that an alternative begins with, and what follows it; None if it begins otherwise."""
    depth = 0
    for at, sign in _signs(one) if one.startswith("(?:") else ():
        depth += (sign == "(") - (sign == ")")
        if not depth and sign == ")":
            return one[3:at], one[at + 1 :]
    return None


def _heads(one: str, *, begins: bool = False) -> list[_Head] | None:
    """The letters with which an alternative may begin, with their rests; None where it may begin with anything else."""
    if one.startswith("\\b"):
        return None if begins else _heads(one[2:], begins=True)
    if (group := _group(one)) is not None:
        inner, tail = group
        if len(tail) > TAIL_CHARS or tail[:1] in _REPEATS:
            return None
        found = [_heads(each, begins=begins) for each in _alternatives(inner)]
        known = [some for some in found if some is not None]
        return [(*head[:2], head[2] + tail) for some in known for head in some] if len(known) == len(found) else None
    letters, rest = _letters(one)
    if rest[:1] == "?" and rest[1:2] not in _REPEATS:
        without = _heads(rest[1:], begins=begins)
        return None if without is None else [*((letter, begins, rest[1:]) for letter in letters), *without]
    return [(letter, begins, rest) for letter in letters] if letters and rest[:1] not in _REPEATS else None


def _letters(one: str) -> tuple[Sequence[str], str]:
    """The letters with which a simple alternative begins, and what follows; no letters if it is not that simple."""
    if one[:1] == "[":
        end = _class_end(one, 0)
        return (one[1:end], one[end + 1 :]) if _SPECIAL.isdisjoint(one[1:end]) and "-" not in one[1:end] else ("", one)
    if one[:1] == "\\" and not one[1:2].isalnum():  # an escaped literal
        return (one[:2],), one[2:]
    return ("", one) if one[:1] in _SPECIAL else (one[:1], one[1:])
