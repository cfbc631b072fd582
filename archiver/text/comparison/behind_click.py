"""Finds changes in the parts of a page behind a click, such as FAQ answers and tabs, and in tables drawn by its scripts
(pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from archiver.text.comparison.changed import Changed, changed
from archiver.text.comparison.kept import shares
from archiver.text.model import CHART, Kind, Table, Text
from archiver.text.normal import bare, key, size
from archiver.text.page.panels import LINE_BYTES
from archiver.text.turning.excuses import Excuses
from archiver.text.turning.template import Template

STAYS = 0.5  # minimum share still there; with less, other parts of the page are behind a click now


def with_folded(
    found: tuple[list[str], list[str]], old: Text, new: Text, excuses: Excuses
) -> tuple[list[str], list[str]]:
    """Drop passages that only went behind a click or came from there; add what changed there and in tables drawn by
    scripts."""
    out, into = _unfolded(old, new, excuses)
    left, came = _redrawn(old, new, excuses)
    return [*_folded(found[0], new), *out, *left], [*_folded(found[1], old), *into, *came]


def _folded(passages: Sequence[str], other: Text) -> list[str]:
    """The passages of one page that the other does not hold behind a click or in a drawn table.

    Which parts are open depends on the reader or the design. If any passage is dropped, labels too short to be kept
    there are dropped as well.
    """
    held = "\n".join((other.panels, *(one.rows for one in other.tables))).strip()
    if not passages or not held:
        return list(passages)
    there = bare(held)
    left = [one for one in passages if size(one) < LINE_BYTES or key(one) not in there]
    return left if len(left) == len(passages) else [one for one in left if size(one) >= LINE_BYTES]


def _unfolded(old: Text, new: Text, excuses: Excuses) -> tuple[list[str], list[str]]:
    """Passages behind a click that left or came and are nowhere on the other page, without what changes by itself."""
    if old.panels == new.panels or not old.panels or not new.panels:
        return [], []
    if (shares((old.panels,), f"{new.visible}\n{new.panels}")[0] or 0) < STAYS:
        return [], []
    template = excuses.template
    site = template and Template(*(_as_text(one, one.panels) for one in (template.then, template.now)))
    then, now = _as_text(old, old.panels), _as_text(new, new.panels)
    return _found_nowhere_else(changed(then, now, Excuses(excuses.days, site)), old, new)


def _redrawn(old: Text, new: Text, excuses: Excuses) -> tuple[list[str], list[str]]:
    """The same for tables drawn by scripts of both pages, even if empty now; not for tables that show other rows each
    time."""
    here, there = map(_by_name, (old.tables, new.tables))
    if new.scripts < old.scripts:  # the script that drew them went with them
        there = {name: Table(name=name) for name in here} | there
    both = [(was, there[name]) for name, was in here.items() if name in there and (was.full or there[name].full)]
    rows = ((was.name, was.rows.split("\n"), now.rows.split("\n")) for was, now in both)
    pairs = (_settled_points(was, now) if name == CHART else (was, now) for name, was, now in rows)
    known = [(was, now) for was, now in pairs if not _turns(was, now)]
    before, after = ("\n".join(filter(None, chain(*rows))) for rows in zip(*known, strict=True)) if known else ("", "")
    if before == after:
        return [], []
    then, now = _as_text(old, before), _as_text(new, after)
    return _found_nowhere_else(changed(then, now, Excuses(excuses.days)), old, new)


def _by_name(tables: Sequence[Table]) -> dict[str, Table]:
    """Tables of one name merged into one: each layer of a map is called `features`."""
    rows = defaultdict(list)
    for one in tables:
        rows[one.name].append(one.rows)
    return {name: Table(name=name, rows="\n".join(filter(None, some))) for name, some in rows.items()}


def _settled_points(was: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    """The points of a chart. If new points came, only those at both looks, without the latest of each line: today's
    value still grows."""
    there = {_point(one) for one in now if one}
    if there <= {_point(one) for one in was}:
        return was, now
    newest = {*{_point(one).partition("\t")[2]: one for one in was}.values()}
    stood = [one for one in was if one not in newest and _point(one) in there]
    points = {*map(_point, stood)}
    return stood, [one for one in now if _point(one) in points]


def _point(row: str) -> str:
    """The position and line of a chart row, without the value after it."""
    return row.rpartition("\t")[0]


def _turns(was: list[str], rows: list[str]) -> bool:
    """Whether a table only moved on by some rows, as a list of upcoming or new things does, or shows other rows at each
    look. Other rows: on both sides, less than half of the rows share a cell with the other side."""
    if was == rows or not all(was) or not all(rows):
        return False
    there = {*rows}
    stayed = [one for one in was if one in there]
    first, last = slice(len(stayed)), slice(-len(stayed), None)
    ends = (first, last), (last, first)
    if stayed and len(was) == len(rows) and any(stayed == was[one] == rows[other] for one, other in ends):
        return True
    return all(_share_of_kept_rows(*both) < STAYS for both in ((was, rows), (rows, was)))


def _share_of_kept_rows(rows: list[str], others: list[str]) -> float:
    """Share of the rows that have a cell that one of the others has."""
    cells = {cell for one in others for cell in one.split("\t")}
    return sum(not cells.isdisjoint(one.split("\t")) for one in rows) / len(rows)


def _found_nowhere_else(found: Changed, old: Text, new: Text) -> tuple[list[str], list[str]]:
    """The passages that are nowhere else on the other page."""
    here, there = bare(old.visible), bare(new.visible)
    return [one for one in found.lost if key(one) not in there], [one for one in found.added if key(one) not in here]


def _as_text(page: Text, said: str) -> Text:
    """Such a part of a page as a text of its own."""
    return Text(
        kind=Kind.HTML, media_type=page.media_type, title=page.title, headings=page.headings, lang=page.lang,
        visible=said, main=said, other=said, body=said,
    )  # fmt: skip
