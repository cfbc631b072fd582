"""Serialises a Text for a `conversion` record, and for its way back from a reader process (pure).

The views of a page share most of their lines, so only `visible` is written out; in the other views, lines that
`visible` has are numbers. JSON: {"text": a Text with its other views empty, "views": {name: View}, "made_with": the
code and libraries that read it}.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archiver.text.made_with import made_with
from archiver.text.model import TEXT_VERSION, Text
from storage.records import from_json, to_json

VIEW_CHARS = 8_000_000  # of a view, at most: a reader may not return more than may go in

_VIEWS = ("body", "main", "other", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view as ranges of the lines of `visible`, which is split at line feeds and counted from 0.

    `blank`: empty lines are counted, too. A run is [first, one past the last], or a line that is not in `visible`.
    """

    blank: bool
    runs: tuple[tuple[int, int] | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """The JSON of a conversion record. Empty views are not in `views`."""

    text: Text
    views: dict[str, View]
    made_with: str = ""  # versions of code and libraries; "" in older records, which lack it


def to_stored(text: Text) -> bytes:
    """Serialise a Text to JSON."""
    lines = text.visible.split("\n")
    full = [line for line in lines if line]
    views: dict[str, View] = {}
    known: dict[str, View] = {}  # several views are often the same text
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
    """Deserialise a Text. ValueError when the JSON is not one of ours."""
    return _text(from_json(Stored, data))


def current(data: bytes) -> Text | None:
    """Deserialise a Text, if the same bytes would give it now; None if other code or libraries made it.

    Such a text could differ from one made now where the document does not. ValueError as for `from_stored`.
    """
    stored = from_json(Stored, data)
    return replace(_text(stored), v=TEXT_VERSION) if stored.made_with == made_with(stored.text.kind) else None


def _text(stored: Stored) -> Text:
    visible = stored.text.visible
    lines = visible.split("\n")
    full = [line for line in lines if line]
    whole = View(blank=True, runs=((0, len(lines)),))
    strings = {whole: visible}  # equal views share one string, so that later comparisons are made once

    def view(name: str) -> str:
        stored_view = stored.views.get(name)
        if stored_view is None:
            return ""
        if stored_view not in strings:
            strings[stored_view] = _joined(stored_view.runs, lines if stored_view.blank else full)
        return strings[stored_view]

    return replace(stored.text, main=view("main"), other=view("other"), body=view("body"), aside=view("aside"))


def _runs(wanted: Sequence[str], lines: Sequence[str]) -> tuple[tuple[int, int] | str, ...]:
    """A view's lines as ranges of `lines`, or themselves where they are not among these."""
    if wanted == lines:
        return ((0, len(lines)),)
    position: dict[str, int] = {}
    for at, line in enumerate(lines):
        position.setdefault(line, at)
    runs: list[tuple[int, int] | str] = []
    first = last = 0  # of the current run; empty if there is none
    for line in wanted:
        if first < last < len(lines) and lines[last] == line:
            last += 1
            continue
        if first < last:
            runs.append((first, last))
        found = position.get(line)
        if found is None:
            runs.append(line)
            first = last = 0
        else:
            first, last = found, found + 1
    if first < last:
        runs.append((first, last))
    return tuple(runs)


def _joined(runs: Sequence[tuple[int, int] | str], lines: Sequence[str]) -> str:
    """A view from its runs. ValueError for ranges outside `lines` and for an oversized view."""
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
