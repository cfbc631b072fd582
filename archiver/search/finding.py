"""Passages that were said somewhere: by source, with the copies that have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.catalog.search import Hit, Passage, Progress, Query
from storage.model import Access, Capture, Watched, Work

if TYPE_CHECKING:
    from sqlalchemy import Connection

HITS = 1_000  # passages that are put in order; more are not shown to anybody
SOURCES = 20  # of one answer
EACH = 3  # passages of each of them; of one source alone SOURCES


@dataclass(frozen=True, slots=True)
class Place:
    """One passage. `marks`: (start, end) in `text`; `document`: URL of the one that it stands in; `last`: the newest copy
    that has it; `standing`: whether that is the newest there is, or has its words; None: it is not known yet."""

    text: str
    marks: tuple[tuple[int, int], ...]
    document: str | None
    first_at: datetime
    first: str
    last: Capture
    standing: bool | None


@dataclass(frozen=True, slots=True)
class Found:
    """A source with its best passages; `more`: there are others."""

    watched: Watched
    works: tuple[Work, ...]
    places: tuple[Place, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """Sources, that with the best passage first. `asked`: there was a word to look for; `after`: where to go on."""

    asked: bool
    found: tuple[Found, ...]
    after: int | None
    progress: Progress


def find(
    conn: Connection,
    text: str,
    access: Access | None,
    *,
    source: str | None = None,
    after: int = 0,
    limit: int = SOURCES,
) -> Results:
    """What copies say that a reader may see; `access` None: all. `after`: so many sources come before; where one `source` is
    asked for, so many passages."""
    asked = tables.search.query(text)
    hits = tables.search.hits(conn, asked, access, source=source, limit=HITS)
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.source, []).append(hit)
    each, size = EACH, len(groups)
    if source is not None:
        each, size = limit, len(hits)
        groups = {one: some[after : after + limit] for one, some in groups.items()}
        chosen = list(groups)
    else:
        chosen = list(groups)[after : after + limit]
    wanted = [hit.id for one in chosen for hit in groups[one][:each]]
    passages = tables.search.by_ids(conn, wanted, access)
    found: list[Found] = []
    for watched in tables.sources.watched(conn, chosen):
        if access not in {None, watched.source.access}:
            continue
        some = [passages[hit.id] for hit in groups[watched.source.id][:each] if hit.id in passages]
        if places := _places(conn, watched, some, asked, access):
            more = len(groups[watched.source.id]) > each
            found.append(Found(watched, _works(conn, watched.source.id), places, more))
    following = after + limit if size > after + limit else None
    return Results(bool(asked), tuple(found), following, tables.search.progress(conn, access))


def _works(conn: Connection, source: str) -> tuple[Work, ...]:
    return tuple({one.work.id: one.work for one in tables.works.of_source(conn, source)}.values())


def _places(
    conn: Connection, watched: Watched, passages: Sequence[Passage], asked: Query, access: Access | None
) -> tuple[Place, ...]:
    newest: dict[str | None, Capture | None] = {}
    for one in passages:
        document = _document(one)
        if one.newest is not None and document not in newest:
            newest[document] = _newest(conn, watched, document, access)
    known = tables.search.wordings_of(conn, {one.id for one in newest.values() if one is not None})
    return tuple(
        Place(
            text=one.text, marks=tuple(tables.search.marks(one.text, asked)), document=_document(one), first_at=one.first_at,
            first=one.first_capture, last=one.newest, standing=_stands(one, newest[_document(one)], known),
        )
        for one in passages
        if one.newest is not None
    )  # fmt: skip


def _document(passage: Passage) -> str | None:
    return passage.newest.url if passage.document and passage.newest is not None else None


def _newest(conn: Connection, watched: Watched, document: str | None, access: Access | None) -> Capture | None:
    """The newest good copy of the page, or of a document: by whichever way it came."""
    last = None if document else watched.last
    other = tables.captures.newest(conn, document or (last or watched.source).url, access=access)
    return max((one for one in (last, other) if one is not None), key=lambda one: one.at, default=None)


def _stands(passage: Passage, newest: Capture | None, known: dict[str, int]) -> bool | None:
    if newest is None or newest.source != passage.source or newest.id not in known:
        return None
    return known[newest.id] == passage.wording
