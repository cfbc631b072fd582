"""Finds values of JSON records that changed places (pure): every line is still there, but a name has another's state.

Records are recognised by their names, in whatever order they are. A list counts as ordered if it holds figures, repeats
a value or is called a ranking; for other lists order means nothing.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from archiver.text.arrangement.exchanged import LINES
from archiver.text.normal import fold, has_digit

CHARS = 2_000_000
DEPTH = 40
ROUNDS = 20  # of dropping values that moved nowhere else
# fields that may name a record; the first that is different for each is used
_NAMES = ("id", "name", "title", "key", "label", "code")
_IN_ORDER = re.compile(
    r"rank|order|plac|position|result|standing|priorit|preferen|medal|winner|score|podium|排名|名次|順位|рейтинг",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"ids?$|numbers?$", re.IGNORECASE)  # figures that are names
_OPENS, _SHUT = ("{", "["), frozenset("}]")
_WITHIN = " › "

Path = tuple[str, ...]


def exchanged_values(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield values that now belong to another record, as they were and as they are, each with its path."""
    if old == new:
        return
    mine, theirs = _read(old), _read(new)
    differ = {path for path, value in mine.items() if theirs.get(path, value) != value}
    for _ in range(ROUNDS):
        left, came = ({some[path] for path in differ} for some in (mine, theirs))
        still = {path for path in differ if mine[path] in came and theirs[path] in left}
        if still == differ:
            break
        differ = still
    if 1 < len(differ) <= LINES and Counter(mine[path] for path in differ) == Counter(theirs[path] for path in differ):
        for path in mine:
            if path in differ:
                way = _WITHIN.join(path)
                yield f"{way}: {mine[path]}", f"{way}: {theirs[path]}"


def _read(text: str) -> Mapping[Path, str]:
    """The values of a JSON with one value per line, by path; empty for any other text."""
    if len(text) > CHARS or text[:2] not in {"{\n", "[\n"}:
        return {}
    lines = text.split("\n")
    parts = (
        line if line.endswith(_OPENS) or behind in _SHUT else f"{line},"
        for line, behind in zip_longest(lines, lines[1:], fillvalue="}")
    )
    try:
        return dict(_values(json.loads("".join(parts)), ()))
    except (ValueError, RecursionError):
        return {}


def _values(value: Any, path: Path, *, row: bool = False) -> Iterator[tuple[Path, str]]:
    """`row`: whether a list here is inside another list, so that its values are columns."""
    if len(path) > DEPTH:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _values(one, (*path, name))
    elif isinstance(value, list):
        places = [str(at) for at in range(1, len(value) + 1)]
        called = None if row else _called(value, path[-1] if path else "")
        for name, one in zip(called or places, value, strict=True):
            yield from _values(one, (*path, name), row=True)
    else:
        yield path, fold(str(value))


def _called(values: Sequence[Any], name: str) -> list[str] | None:
    """The names of a list's members: for records and rows their own field, for others their value; None for an ordered
    list."""
    if all(isinstance(one, dict) for one in values):
        named = [[fold(str(one.get(key, ""))) for one in values] for key in _NAMES]
    elif all(isinstance(one, list) for one in values):
        named = [[fold(str(one[0])) if one else "" for one in values]]
    else:
        in_order = _IN_ORDER.search(name) or (all(map(has_digit, map(str, values))) and not _NUMBERS.search(name))
        named = [] if in_order else [[fold(str(one)) for one in values]]
    return next((said for said in named if all(said) and len({*said}) == len(said)), None)
