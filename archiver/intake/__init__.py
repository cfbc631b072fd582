"""Registration: turns references into sources, works and citations, by way of the journal. Fetches no source.

A URL that is registered already keeps its id and its settings; works that cite it are added. All references of one call
become one journal blob, so that all of them are registered or none.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archiver import addresses
from archiver.errors import AddressRefused, UsageError
from archiver.intake.references import Cite, Reference, with_highlight
from storage import catalog as tables
from storage import ids, urls
from storage.catalog import Catalog
from storage.clock import Now
from storage.journal import CitationAdded, Entry, Journal, SourceAdded, StandingChanged, WorkAdded
from storage.model import Access, Citation, Source, Standing, Work
from storage.normalisation import composed

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The result for one reference. `source` None: it was only tried."""

    reference: Reference
    source: str | None
    new: bool


class Intake:
    """Registers references. `egresses`: names of the egresses there are; `interval_s`: the cadence in the settings."""

    def __init__(
        self,
        catalog: Catalog,
        journal: Journal,
        *,
        now: Now,
        interval_s: float,
        egresses: Collection[str],
        allowed_networks: Sequence[addresses.Network],
    ) -> None:
        self._catalog = catalog
        self._journal = journal
        self._now = now
        self._interval_s = round(interval_s)
        self._egresses = egresses
        self._allowed = allowed_networks

    def check(self, references: Sequence[Reference], name: str = "") -> None:
        """Refuses what can be refused without asking anyone, naming each case, with its line if it came from a list.

        AddressRefused: addresses that are never talked to. UsageError: unknown egresses, and citations that are to be
        sealed on a source that everybody sees.
        """
        refused = [(one, why) for one in references if (why := self.refused(one.url)) is not None]
        if refused:
            raise AddressRefused("\n".join(f"{_place(one, name)}{one.url} is refused: {why}" for one, why in refused))
        for one in references:
            self.check_egress(one.egress, _place(one, name))
        if shown := self._shown(references):
            raise UsageError("\n".join(
                f"{_place(one, name)}{one.url} is registered as public, so what cites it would be seen by all: "
                f"`archiver edit {one.url} --sealed` seals it; or cite it openly" for one in shown
            ))  # fmt: skip

    def _shown(self, references: Sequence[Reference]) -> list[Reference]:
        """The references that are to be sealed, with citations, but whose source is public.

        A registered source keeps its access class, and whoever sees it sees its works and passages.
        """
        hidden = [one for one in map(with_highlight, references) if one.access is Access.SEALED and one.cites]
        if not hidden:
            return []
        public = {one.url for one in references if one.access is Access.PUBLIC}
        with self._catalog.read() as conn:
            there = tables.sources.register_of(
                conn, tables.sources.ids_by_url(conn, {one.url for one in hidden}).values()
            )
        public |= {source.url for source in there.values() if source.access is Access.PUBLIC}
        return [one for one in hidden if one.url in public]

    def check_egress(self, egress: str | None, place: str = "") -> None:
        """UsageError if there is no egress of this name; None is the default egress, which always exists."""
        if egress is not None and egress not in self._egresses:
            raise UsageError(f"{place}there is no egress {egress!r}; there is {', '.join(sorted(self._egresses))}")

    def known(self, references: Sequence[Reference]) -> dict[str, str]:
        """The ids of those that are registered already, by URL."""
        with self._catalog.read() as conn:
            return tables.sources.ids_by_url(conn, {one.url for one in references})

    def register(self, references: Sequence[Reference], by: str = "archiver") -> list[Registered]:
        """Registers all of them or none; `by`: who acts. Call `check` first."""
        references = [with_highlight(one) for one in references]
        with self._catalog.read() as conn:
            before = tables.sources.ids_by_url(conn, {one.url for one in references})
            entries = list(_Drafts(conn, self._now(), self._interval_s, before).entries(references))
        if entries:
            self._journal.record(entries, by)
        after = self.known(references)  # if two processes registered one URL at once, only one of them gave the id
        found: list[Registered] = []
        seen_urls = set(before)
        for one in references:
            found.append(Registered(reference=one, source=after[one.url], new=one.url not in seen_urls))
            seen_urls.add(one.url)
        return found

    def refused(self, url: str) -> str | None:
        """Why a URL with a literal address or a forbidden port is never asked; None if it may be.

        Names are resolved when the URL is visited.
        """
        host = (urlsplit(url).hostname or "").rstrip(".")
        if int(urls.host_key(url).rpartition(":")[2]) in addresses.FORBIDDEN_PORTS:
            return "no browser uses that port: other protocols could read the request"
        if host == "localhost" or host.endswith(".localhost"):
            host = "127.0.0.1"
        try:
            why = addresses.why_forbidden(host, self._allowed)
        except ValueError:
            return None
        return why and f"{why}; ARCHIVER_ALLOW_PRIVATE_ADDRESSES can allow its network"


def _place(reference: Reference, name: str) -> str:
    return "" if reference.line is None else f"{name}:{reference.line}: "


class _Drafts:
    """Builds journal entries for references: each source, work and citation once."""

    def __init__(self, conn: Connection, now: datetime, interval_s: int, known: dict[str, str]) -> None:
        self._conn = conn
        self._now = now
        self._interval_s = interval_s
        self._sources = dict(known)
        self._works: dict[tuple[str, str | None], str] = {}
        self._cited: dict[str, set[tuple[str, str | None, str | None]]] = {}
        self._next = secrets.randbits(79)  # ids made in one call sort in the order of its references

    def entries(self, references: Sequence[Reference]) -> Iterator[Entry]:
        for reference in references:
            if reference.url not in self._sources:
                source = self._source(reference)
                self._sources[reference.url] = source.id
                self._cited[source.id] = set()
                yield SourceAdded(source=source, next_due_at=self._now)
                if reference.standing is not Standing.ACTIVE:
                    yield StandingChanged(source=source.id, standing=reference.standing)
            for cite in reference.cites:
                yield from self._citation(self._sources[reference.url], cite)

    def _source(self, reference: Reference) -> Source:
        return Source(
            id=self._id(),
            url=reference.url,
            written=reference.written,
            host=urls.host_key(reference.url),
            added_at=self._now,
            interval_s=reference.interval_s or self._interval_s,
            access=reference.access,
            egress=reference.egress,
            tags=reference.tags,
            removed_parameters=reference.removed_parameters,
        )

    def _citation(self, source: str, cite: Cite) -> Iterator[Entry]:
        key = (composed(cite.title, "NFC"), cite.url)
        if key not in self._works:
            work = tables.works.find(self._conn, cite.title, cite.url)
            if work is None:
                work = Work(id=self._id(), title=cite.title, url=cite.url)
                yield WorkAdded(work=work)
            self._works[key] = work.id
        place = (self._works[key], cite.quote, cite.locator)
        if source not in self._cited:
            found = tables.works.of_source(self._conn, source)
            self._cited[source] = {(one.work.id, one.citation.quote, one.citation.locator) for one in found}
        if place not in self._cited[source]:
            self._cited[source].add(place)
            yield CitationAdded(
                citation=Citation(id=self._id(), source=source, work=place[0], quote=cite.quote, locator=cite.locator)
            )

    def _id(self) -> str:
        self._next += 1
        return ids.ulid(self._now, self._next)
