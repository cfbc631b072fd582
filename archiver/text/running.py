"""What stands at the edges of a document's pages, page after page: numbers, running heads and feet (pure). They cut a sentence
that goes on overleaf in two, and move through the text whenever its lines are set anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

EDGE = 3  # lines at either edge of a page
SHARE = 0.4  # of the pages with text: heads may differ on left and right pages
LINE_CHARS = 120  # of a head: a longer line is text
_NUMBER = re.compile(r"\d{1,4}")
_LETTER = re.compile(r"[^\W\d_]")
_Key = tuple[str, int | None]


def without_running(pages: Sequence[str]) -> list[str]:
    """The pages without their numbers, and with a running line only where it first stands."""
    cut = [page.split("\n") for page in pages]
    counted: Counter[_Key] = Counter()
    for number, lines in enumerate(cut):
        counted.update({key for at in _edges(lines) for key in _keys(lines[at], number)})
    least = max(2, SHARE * sum(1 for page in pages if page.strip()))
    running = {key for key, count in counted.items() if count >= least}
    seen: set[_Key] = set()
    return ["\n".join(_less(lines, number, running, seen)) for number, lines in enumerate(cut)]


def _less(lines: list[str], number: int, running: set[_Key], seen: set[_Key]) -> Iterable[str]:
    dropped = set()
    for at in _edges(lines):
        keys = _keys(lines[at], number)
        mere = _LETTER.search(lines[at]) is None
        if keys & running or (mere and lines[at].strip() == str(number + 1)):
            if mere or keys & seen:
                dropped.add(at)
            seen |= keys & running
    return (line for at, line in enumerate(lines) if at not in dropped)


def _edges(lines: Sequence[str]) -> list[int]:
    """Where the first and the last lines of a page stand that are not empty."""
    there = [at for at, line in enumerate(lines) if line.strip()]
    return list(dict.fromkeys([*there[:EDGE], *there[-EDGE:]]))


def _keys(line: str, number: int) -> set[_Key]:
    """What the same line is known by on another page: itself, or itself with a number that counts the pages."""
    line = " ".join(line.split())
    if not line or len(line) > LINE_CHARS:
        return set()
    counting: set[_Key] = {
        (line[: found.start()] + "#" + line[found.end() :], int(found[0]) - number) for found in _NUMBER.finditer(line)
    }
    return counting | ({(line, None)} if _LETTER.search(line) else set())
