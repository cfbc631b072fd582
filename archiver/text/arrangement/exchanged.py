"""Finds lines of a file that changed places, each between the same neighbours as the other was (pure).

In two records with the same values, a name then has the state of the other. A record that moves takes its lines with
it. Table rows are left out: a row is a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

LINES = 40  # at most: more were sorted differently
Beside = tuple[str, str]  # the line before a line, and the line


def exchanged_lines(old: str, new: str) -> Iterator[tuple[Beside, Beside]]:
    """Yield for each exchanged line, with the line above it, what stood there and what stands there now."""
    mine, theirs = old.split("\n"), new.split("\n")
    if len(mine) != len(theirs):
        return
    differ = [at for at, (was, is_) in enumerate(zip(mine, theirs, strict=True)) if was != is_]
    if not 1 < len(differ) <= LINES:
        return
    left, came = (Counter(some[at] for at in differ) for some in (mine, theirs))
    for at in differ:
        was, is_ = mine[at], theirs[at]
        alone = at > 0 and not {at - 1, at + 1} & {*differ}
        if alone and was in came and is_ in left and was.strip() and is_.strip() and "\t" not in was.strip():
            yield (_above(mine, at), was), (_above(theirs, at), is_)


def _above(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at - 1 :: -1] if line.strip()), "")
