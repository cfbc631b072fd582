"""Long lists of wordings, looked for faster (pure).

A regular expression of hundreds of alternatives is tried with each of them at each character of a text. Written anew by
the letter that they begin with, it is tried with those of one letter. Where it is found first and how much of it is another
question: whether it is found at all has the same answer (`quick`). And most of a list need not be tried at all: where none
of the letters stand that a wording cannot do without, it is not there (`needed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TAIL_CHARS = 80  # behind a list in brackets, which comes to stand behind each letter of the list
_SPECIAL = frozenset(".^$*+?{}[]()|\\")
_REPEATS = frozenset("?*+{")
_TIMES = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_PLAIN = re.compile(r"[^.^$*+?{}\[\]()|\\]+(?![?*+{])")  # letters that stand for themselves, once each
_SIGN = re.compile(
    r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]", re.DOTALL
)  # with what hides some: marks for themselves, classes
_OPENING = re.compile(r"\(\?.")  # of brackets that are more than a group
_ENDS = frozenset({"", "|", ")"})
_NONE: frozenset[str] = frozenset()

_Head = tuple[str, bool, str]  # a letter, whether a word has to begin with it, and the rest


def quick(pattern: str) -> str:
    """A pattern that is found in the texts in which this one is found, and in no others. Of letters whose case counts,
    and without groups that are named or numbered."""
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
            others.append(one if group is None else f"(?:{quick(group[0])}){group[1]}")
    for letter, rests in at_begin.items():
        anywhere[letter].append(rf"(?<=\b{letter})(?:{'|'.join(rests)})")
    return "|".join([*(f"{letter}(?:{'|'.join(rests)})" for letter, rests in anywhere.items()), *others])


def needed(pattern: str) -> frozenset[str]:
    """Literals, one of which each text has in which a pattern is found: of each alternative those of its parts that say most.
    None where it may be found without any. Of letters whose case counts."""
    return _needed(pattern, 0)[0]


def _needed(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """The same of what begins here, up to the bracket that ends it, and where that is."""
    every: list[frozenset[str]] = []
    best, run = _NONE, ""
    while True:
        if plain := _PLAIN.match(pattern, at):
            run, at = run + plain[0], plain.end()
            continue
        sign = pattern[at : at + 1]
        if sign in _ENDS:
            every.append(max(best, frozenset({run} - {""}), key=_telling))
            if sign != "|":
                return (frozenset().union(*every) if all(every) else _NONE), at
            best, run, at = _NONE, "", at + 1
            continue
        letter, inner, end = _part(pattern, at)
        repeat = _repeat(pattern, end)
        at, may_lack = end + len(repeat), repeat.startswith(("?", "*", "{0", "{,"))
        run += "" if may_lack else letter
        if not letter or repeat:
            best, run = max(best, frozenset({run} - {""}), _NONE if may_lack else inner, key=_telling), ""


def _part(pattern: str, at: int) -> tuple[str, frozenset[str], int]:
    """The letter that a part stands for, if it is one; what is needed of alternatives in brackets; and where it ends."""
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
    """How much it says that a text has one of these."""
    return min(map(len, literals), default=0), -len(literals)


def _repeat(one: str, at: int) -> str:
    """How often what stands before may come, as it is written."""
    found = _TIMES.match(one, at)
    return found[0] if found else ""


def _alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars of a pattern that are in no brackets."""
    start = depth = 0
    for at, sign in _signs(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


def _signs(pattern: str) -> Iterator[tuple[int, str]]:
    """The brackets and bars of a pattern, but for those that stand for themselves."""
    for found in _SIGN.finditer(pattern):
        if (sign := found[0]) in {"(", ")", "|"}:
            yield found.start(), sign


def _class_end(pattern: str, at: int) -> int:
    """Where the class of characters ends that begins here: its last bracket."""
    at += 2 if pattern[at + 1] == "^" else 1
    at += pattern[at] == "]"
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def _group(one: str) -> tuple[str, str] | None:
    """What is in the brackets that an alternative begins with, and what follows."""
    depth = 0
    for at, sign in _signs(one) if one.startswith("(?:") else ():
        depth += (sign == "(") - (sign == ")")
        if not depth and sign == ")":
            return one[3:at], one[at + 1 :]
    return None


def _heads(one: str, *, begins: bool = False) -> list[_Head] | None:
    """The letters that an alternative may begin with; None where it may begin with something else."""
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
    """The letters, one of which an alternative begins with, and what follows; none where it is not as simple."""
    if one[:1] == "[":
        end = _class_end(one, 0)
        return (one[1:end], one[end + 1 :]) if _SPECIAL.isdisjoint(one[1:end]) and "-" not in one[1:end] else ("", one)
    if one[:1] == "\\" and not one[1:2].isalnum():  # a mark that stands for itself
        return (one[:2],), one[2:]
    return ("", one) if one[:1] in _SPECIAL else (one[:1], one[1:])
