"""Sources and works for a given reader: what a reader may not see does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archiver.lookup import discretion
from storage import catalog as tables
from storage.errors import NotFound

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from archiver.web.access import Reader
    from storage.catalog.erased_captures import Erasure
    from storage.model import Citation, Watched, Work


def seen_source(conn: Connection, source: str, reader: Reader) -> Watched:
    """The source, if it exists and this reader may see what is kept of it; otherwise NotFound."""
    found = known_source(conn, source, reader)
    if discretion.withheld(conn, found.source.id, reader.sees):
        raise NotFound(discretion.WITHHELD)
    return found


def seen_erasures(conn: Connection, watched: Watched, reader: Reader) -> list[Erasure]:
    """The erased captures of a source that this reader might have seen."""
    return [one for one in tables.erased_captures.of_source(conn, watched.source.id) if reader.may_see(one[0].access)]


def known_source(conn: Connection, source: str, reader: Reader) -> Watched:
    """The source, if it exists and this reader may see it; otherwise NotFound, in the same words for both cases."""
    found = tables.sources.by_id(conn, source)
    if found is None or not reader.may_see(found.source.access):
        raise NotFound("There is no source of that name here.")
    return found


def seen_work(conn: Connection, work: str, reader: Reader) -> tuple[Work, list[tuple[Citation, Watched]]]:
    """A work, with its citations of sources that the reader may see. NotFound if it cites only others."""
    found = tables.works.by_id(conn, work)
    cited = tables.works.citations_of(conn, work) if found else []
    watched = {
        one.source.id: one
        for one in tables.sources.watched(conn, list(dict.fromkeys(c.citation.source for c in cited)))
        if reader.may_see(one.source.access)
    }
    watched = {one.source.id: one for one in discretion.visible_sources(conn, watched.values(), reader.sees)}
    lines = [(one.citation, watched[one.citation.source]) for one in cited if one.citation.source in watched]
    if found is None or (cited and not lines):  # a work that cites only sealed sources must not be revealed
        raise NotFound("There is no work of that name here.")
    return found, lines
