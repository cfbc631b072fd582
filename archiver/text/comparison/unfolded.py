"""What changed in the parts of a page that a click opens: answers of questions, tabs; and in tables that its programs draw (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from archiver.text.comparison.changed import Changed, changed
from archiver.text.comparison.kept import shares
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, key, size
from archiver.text.page.panels import LINE_BYTES
from archiver.text.turning.template import Template

STAYS = 0.5  # of what was there, at least: with less, other parts of the page are taken for such now


def with_folded(
    found: tuple[list[str], list[str]], old: Text, new: Text, days: tuple[date, date] | None, template: Template | None
) -> tuple[list[str], list[str]]:
    """Passages that left a page and came to it, less what only went behind a click or came from there, with what changed there, and
    in what its programs draw."""
    out, into = _unfolded(old, new, days, template)
    left, came = _redrawn(old, new, days)
    return [*_folded(found[0], new), *out, *left], [*_folded(found[1], old), *into, *came]


def _folded(passages: Sequence[str], other: Text) -> list[str]:
    """Those of the passages of one page that do not stand in such a part, or a table, of the other: which of them is open changes
    with the reader, or with a design. A label that is too short to be kept there goes with the rest."""
    held = "\n".join((other.panels, *(one.rows for one in other.tables))).strip()
    if not passages or not held:
        return list(passages)
    there = bare(held)
    left = [one for one in passages if size(one) < LINE_BYTES or key(one) not in there]
    return left if len(left) == len(passages) else [one for one in left if size(one) >= LINE_BYTES]


def _unfolded(
    old: Text, new: Text, days: tuple[date, date] | None, template: Template | None
) -> tuple[list[str], list[str]]:
    """The passages that left them and came into them, and stand nowhere on the other page. What turns over by itself is none,
    as of all of a text."""
    if old.panels == new.panels or not old.panels or not new.panels:
        return [], []
    if (shares((old.panels,), f"{new.visible}\n{new.panels}")[0] or 0) < STAYS:
        return [], []
    site = None if template is None else Template(*(_alone(one, one.panels) for one in (template.then, template.now)))
    return _apart(changed(_alone(old, old.panels), _alone(new, new.panels), days, site, ()), old, new)


def _redrawn(old: Text, new: Text, days: tuple[date, date] | None) -> tuple[list[str], list[str]]:
    """The same of tables that the programs of both have, be they empty by now."""
    known = {one.name for one in old.tables} & {one.name for one in new.tables}
    before, after = (
        "\n".join(one.rows for one in text.tables if one.name in known and one.rows) for text in (old, new)
    )
    if before == after:
        return [], []
    return _apart(changed(_alone(old, before), _alone(new, after), days, None, ()), old, new)


def _apart(found: Changed, old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Those that stand nowhere else on the other page."""
    here, there = bare(old.visible), bare(new.visible)
    return [one for one in found.lost if key(one) not in there], [one for one in found.added if key(one) not in here]


def _alone(page: Text, said: str) -> Text:
    """What a page holds so, as a text of its own."""
    return Text(
        kind=Kind.HTML, media_type=page.media_type, title=page.title, headings=page.headings, lang=page.lang,
        visible=said, main=said, other=said, body=said,
    )  # fmt: skip
