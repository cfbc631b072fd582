"""The places spared by a remark that calls an alteration a false alarm: where the page had changed at that look.

They are not stored but derived from the two copies of that time by the present rules. So a look that is judged again
has the same places, and copies that were lawfully erased spare nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from archiver.text import Kind
from archiver.text.turning.places import Place, are_small_enough, changed_places
from storage import catalog as tables
from storage.model import RemarkKind

if TYPE_CHECKING:
    from archiver.kept_texts import Texts
    from storage.catalog import Catalog
    from storage.model import Steer

REMARKS = 40  # the newest remarks of a source that are considered: each costs two texts


class NoPlace(StrEnum):
    """Why the alteration of a look has no place in its page."""

    MAIN_TEXT = "main_text"  # it takes up too much of the document's text
    NO_PASSAGE = "no_passage"  # a document, a page of a file, or nothing that is between two passages


def places_of(source: str, steers: Iterable[Steer], catalog: Catalog, texts: Texts) -> list[Place]:
    """Places where a change of this source is noted but not reported."""
    looks = [one.altered for one in steers if one.kind is RemarkKind.FALSE_ALARM and one.altered]
    return [place for n in list(dict.fromkeys(looks))[-REMARKS:] for place in places_at(source, n, catalog, texts)[0]]


def places_at(source: str, n: int, catalog: Catalog, texts: Texts) -> tuple[list[Place], NoPlace | None]:
    """The places where the page had changed at look `n`, which reported it; if there are none, why."""
    with catalog.read() as conn:
        seen = tables.visits.by_number(conn, source, n)
        saw = seen.observation if seen is not None else None
        if seen is None or saw is None or saw.last is None:
            return [], NoPlace.NO_PASSAGE
        kept = tables.captures.by_ids(conn, [one for one in (saw.reference, seen.capture) if one is not None])
    read = [texts.of_capture(kept[one]) for one in (saw.reference, seen.capture) if one in kept]
    old, new = read if len(read) == 2 else (None, None)
    if old is None or new is None or Kind.PDF in {old.kind, new.kind}:  # in PDFs every page that differs is reported
        return [], NoPlace.NO_PASSAGE
    found = changed_places(old, new, saw.last.lost, saw.last.added, n)
    if not found:
        return [], NoPlace.NO_PASSAGE
    return (found, None) if are_small_enough(found, old, new) else ([], NoPlace.MAIN_TEXT)
