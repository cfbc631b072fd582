"""Chooses the looks to export, finds the segments they lie in, and what was told of their sources.

Holds a record id per look, and a name per segment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archiver.lookup.passages import Missing, missing
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import EventKind, State

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog import Catalog
    from storage.model import Event, Watched

PAGE = 500
NAMED = 6  # max sources that a summary names; the rest are counted
EVENTS = 12  # max events that it names of all these sources, the newest of each
WORST = (State.REMOVED, State.DOMAIN_GONE, State.MOVED, State.SUSPECT, State.BLOCKED, State.UNREACHABLE, State.NEW,
         State.AVAILABLE)  # fmt: skip
NEWS = frozenset(EventKind) - {EventKind.FIRST, EventKind.SUSPECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told of a source.

    `events`: the newest, oldest first. `earlier`: the number of events before these. `missing`: cited passages that are
    not in what is served now.
    """

    events: tuple[Event, ...]
    earlier: int
    missing: Mapping[str, Missing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The looks to export.

    `segments`: segment -> ids of the metadata records of the looks in it, oldest segment first. `told`: by id of the
    sources that are named: those with a missing passage first, then by the severity of their state.
    """

    title: str  # of the work, or the source's URL
    sources: tuple[Watched, ...]
    segments: dict[str, set[str]] = field(repr=False)
    told: Mapping[str, Told] = field(repr=False)

    @property
    def looks(self) -> int:
        return sum(map(len, self.segments.values()))


def choose(catalog: Catalog, sources: Sequence[Watched], title: str) -> Chosen:
    """Every look at these sources. NotFound if there is none."""
    segments: dict[str, set[str]] = {}
    for watched in sources:
        before: int | None = None
        while True:
            with catalog.read() as conn:
                seen = tables.visits.history(conn, watched.source.id, before=before, limit=PAGE, newest_first=True)
            for one in seen:
                segments.setdefault(one.segment, set()).add(one.record)
            if len(seen) < PAGE:
                break
            before = seen[-1].n
    if not segments:
        raise NotFound(f"nothing was looked at yet of {title}")
    with catalog.read() as conn:
        lacking = missing(conn, sources)
        ranked = sorted(sources, key=lambda one: (not lacking.get(one.source.id), WORST.index(one.assessment.state)))
        named = ranked[:NAMED]
        most = EVENTS // len(named)
        told = {one.source.id: _told(conn, one, lacking.get(one.source.id, {}), most) for one in named}
    return Chosen(title=title, sources=tuple(sources), segments=dict(sorted(segments.items())), told=told)


def events_of(conn: Connection, watched: Watched) -> list[Event]:
    """All that was told of a source up to the newest exported look, oldest first."""
    return [one for one in tables.events.listing(conn, source=watched.source.id) if one.n <= watched.n]


def _told(conn: Connection, watched: Watched, lacking: Mapping[str, Missing], most: int) -> Told:
    news = [one for one in events_of(conn, watched) if one.kind in NEWS]
    return Told(events=tuple(news[-most:]), earlier=len(news[:-most]), missing=lacking)
