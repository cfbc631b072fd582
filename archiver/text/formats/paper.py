"""A `Text` from the lines of a document that is no web page (pure): all of it is content, as there is no furniture."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.text.model import Kind, Text

CHARS = 2_000_000
EMPTY = 500_000  # tabs of empty cells, in addition; beyond it they are left out


def paper(kind: Kind, media_type: str, lines: Iterable[str], title: str | None = None) -> Text:
    """The `Text` of a document. Only as many lines are consumed as fit; a line that no longer fits is left out
    whole."""
    taken: list[str] = []
    size, room = -1, EMPTY
    for line in lines:
        if line.strip():
            without_empty = "\t".join(filter(None, line.split("\t"))) if "\t" in line else line
            room -= len(line) - len(without_empty)
            taken.append(line if room >= 0 else without_empty)
            size += len(without_empty) + 1
        if size > CHARS:
            taken = taken[:-1] or taken
            break
    whole = "\n".join(taken)[: CHARS + EMPTY]
    return Text(
        kind=kind, media_type=media_type, title=title, visible=whole, main=whole, other=whole, prose_chars=len(whole),
        cut=size > CHARS,
    )  # fmt: skip
