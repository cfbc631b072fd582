"""Which looks are asked for, and in which segments they lie: a name and an id a look, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.errors import NotFound

if TYPE_CHECKING:
    from storage.catalog import Catalog
    from storage.model import Watched

PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`segments`: segment -> ids of the metadata records of the looks in it, segments oldest first."""

    title: str  # of the work, or the source's URL
    sources: tuple[Watched, ...]
    segments: dict[str, set[str]] = field(repr=False)

    @property
    def looks(self) -> int:
        return sum(map(len, self.segments.values()))


def choose(catalog: Catalog, sources: Sequence[Watched], title: str) -> Chosen:
    """Every look at these sources. NotFound when there is none."""
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
    return Chosen(title=title, sources=tuple(sources), segments=dict(sorted(segments.items())))
