"""A Text as it is kept in a `conversion` record, and as readers hand it over (pure).

The views of a page are nearly the same lines. So only `visible` is written out; of the others each line that
`visible` has is a number. JSON: {"text": a Text with its other views empty, "views": {name: View}, "made_with": what
read it}.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archiver.text.made import made_with
from archiver.text.model import TEXT_VERSION, Text
from storage.records import from_json, to_json

VIEW_CHARS = 8_000_000  # of a view at most: what comes back from a reader may not be longer than what may go in

_VIEWS = ("body", "main", "other", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view by the lines of `visible`, which are split at line feeds and counted from 0: those of `blank`, all of them;
    else only those that are not empty. Each run is [first, one past the last], or a line that `visible` has not."""

    blank: bool
    runs: tuple[tuple[int, int] | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The JSON of a conversion record. A view that is empty is not in `views`."""

    text: Text
    views: dict[str, View]
    made_with: str = ""  # code and libraries by their versions; "" in older records, which do not say


def to_stored(text: Text) -> bytes:
    """The JSON of a text."""
    lines = text.visible.split("\n")
    full = [line for line in lines if line]
    views: dict[str, View] = {}
    known: dict[str, View] = {}  # most pages have fewer texts than views
    for name in _VIEWS:
        view: str = getattr(text, name)
        if view and view not in known:
            wanted = lines if view == text.visible else view.split("\n")
            blank = "" in wanted
            known[view] = View(blank=blank, runs=_runs(wanted, lines if blank else full))
        if view:
            views[name] = known[view]
    short = replace(text, main="", other="", body="", aside="")
    return to_json(Stored(text=short, views=views, made_with=made_with(text.kind)))


def from_stored(data: bytes) -> Text:
    """A text again. ValueError when the JSON is not one of ours."""
    return _text(from_json(Stored, data))


def current(data: bytes) -> Text | None:
    """A text again, if the same bytes would give it now: it was made with the code and the libraries of today. None: it was
    not, and beside a text that is made now it could differ where the document does not. ValueError as `from_stored`."""
    stored = from_json(Stored, data)
    return replace(_text(stored), v=TEXT_VERSION) if stored.made_with == made_with(stored.text.kind) else None


def _text(stored: Stored) -> Text:
    visible = stored.text.visible
    lines = visible.split("\n")
    full = [line for line in lines if line]
    whole = View(blank=True, runs=((0, len(lines)),))
    made = {whole: visible}  # equal views are one string: what is compared later is compared once

    def view(name: str) -> str:
        told = stored.views.get(name)
        if told is None:
            return ""
        if told not in made:
            made[told] = _joined(told.runs, lines if told.blank else full)
        return made[told]

    return replace(stored.text, main=view("main"), other=view("other"), body=view("body"), aside=view("aside"))


def _runs(wanted: Sequence[str], lines: Sequence[str]) -> tuple[tuple[int, int] | str, ...]:
    if wanted == lines:
        return ((0, len(lines)),)
    where: dict[str, int] = {}
    for at, line in enumerate(lines):
        where.setdefault(line, at)
    runs: list[tuple[int, int] | str] = []
    first = last = 0  # of the run that is being made, when there is one
    for line in wanted:
        if first < last < len(lines) and lines[last] == line:
            last += 1
            continue
        if first < last:
            runs.append((first, last))
        found = where.get(line)
        if found is None:
            runs.append(line)
            first = last = 0
        else:
            first, last = found, found + 1
    if first < last:
        runs.append((first, last))
    return tuple(runs)


def _joined(runs: Sequence[tuple[int, int] | str], lines: Sequence[str]) -> str:
    out: list[str] = []
    left = VIEW_CHARS
    for run in runs:
        more = (run,) if isinstance(run, str) else lines[run[0] : run[1]]
        if not isinstance(run, str) and not 0 <= run[0] < run[1] <= len(lines):
            raise ValueError(f"no lines {run[0]} to {run[1]} of {len(lines)}")
        left -= len(more) + sum(map(len, more))
        if left < 0:
            raise ValueError("a view is longer than any of ours")
        out += more
    return "\n".join(out)
