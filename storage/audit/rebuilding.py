"""The catalog made again from one surviving store: the journal first, then the segments, observations judged anew.

Ids of sources, captures and events come out as they were, and so do the answers. What was told once is not told again.
Lost for good is only what was never in a store: leases, tokens, the state of deliveries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import journal
from storage.audit import lost
from storage.audit.copies import Copy, listed, stores_of
from storage.audit.resolving import leaf, visit_leaf
from storage.audit.stored import Kept, StoredSegment, bodies, read_segment, with_stubs
from storage.clock import Now
from storage.errors import BlobDamaged, DatabaseError
from storage.layout import is_name
from storage.model import Access, Assessment, Erased, Leaf, Outcome, Purge, Receipt, Source, Verdict
from storage.records import VisitRecord
from storage.urls import host_key

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs

SEGMENTS = "warc/"
BATCH = 5_000  # leaves inserted at once
ORPHAN_INTERVAL_S = 86_400  # of a source that only its visits speak of

Judge = Callable[[Assessment, VisitRecord, Source], Verdict]  # pure: what was known before, the visit, its source


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came out of the store, and what could not."""

    journal: int
    segments: int
    visits: int
    sealed: tuple[str, ...]  # sources of which the journal says nothing: kept, and sealed until someone decides
    damaged: tuple[tuple[str, str], ...]  # blob and reason
    gaps: tuple[tuple[str, int], ...]  # source, and the number of the first visit after some that are lost
    doubles: tuple[tuple[str, str], ...]  # segment and metadata record: another visit has its number
    purged: tuple[str, ...] = ()  # what was lawfully erased, in words: not missing, and not looked for


def rebuild(
    catalog: tables.Catalog,
    blobs: Blobs,
    judge: Judge,
    *,
    now: Now,
    leaves: Iterable[Leaf] = (),
    show: Callable[[str], str] | None = None,
    full: bool = False,
) -> Rebuilt:
    """Fill an empty catalog. `show` opens the journal's sealed words. `leaves`: those of the ledger, in the order of the
    tree; what is not among them gets new ones. `full`: read every body, not only the segments' tails, and take the copy
    in which all of them hold. DatabaseError when the catalog is not empty. Nothing else may work on it meanwhile."""
    with catalog.write() as conn:
        if tables.segments.any_known(conn) or tables.sources.states(conn):
            raise DatabaseError(
                f"the database {catalog.name} is not empty: move it away, or name a new one in ARCHIVER_DATABASE"
            )
        place, known = 0, iter(leaves)
        while part := list(islice(known, BATCH)):
            tables.leaves.insert(conn, part, first=place)
            place += len(part)
    work = _Rebuild(catalog, stores_of(blobs), judge, now, show, full)
    work.entries()
    work.segments_in_order()
    work.leftovers()
    catalog.sync()
    return work.result()


@dataclass(slots=True)
class _Rebuild:
    """Visits wait in `waiting` until the one before them was read: segments overlap in time."""

    catalog: tables.Catalog
    stores: Sequence[Blobs]
    judge: Judge
    now: Now
    show: Callable[[str], str] | None = None
    full: bool = False
    sources: dict[str, Source] = field(default_factory=dict)  # seen in the segment at hand
    waiting: dict[str, dict[int, tuple[StoredSegment, Kept]]] = field(default_factory=dict)  # by source and n
    purges: list[Purge] = field(default_factory=list)  # in order
    erased: dict[str, Erased] = field(default_factory=dict)
    concluded: dict[str, list[str]] = field(default_factory=dict)  # erasures without a tombstone
    _receipts: list[Receipt] = field(default_factory=list)  # of the journal blob at hand
    journals: int = 0
    segments: int = 0
    visits: int = 0
    sealed: list[str] = field(default_factory=list)
    damaged: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[tuple[str, int]] = field(default_factory=list)
    doubles: list[tuple[str, str]] = field(default_factory=list)

    def entries(self) -> None:
        """Twice through it: which ids were merged is known before any of them is registered."""
        merged: dict[str, str] = {}
        for written in self._journal():
            merged |= {e.source: e.into for e in written.entries if isinstance(e, journal.SourceMerged)}
            self.purges += [e.purge for e in written.entries if isinstance(e, journal.CapturesPurged)]
        self.damaged.clear()
        for written in self._journal():
            with self.catalog.write(durable=False) as conn:
                journal.apply(conn, written, self._receipts, journal.leaf_of(written), merged=merged)
            self.journals += 1

    def _journal(self) -> Iterator[journal.Written]:
        for copies in listed(self.stores, journal.PREFIX):
            if not is_name(copies[0].stat.name):
                self.damaged.append((copies[0].stat.name, "it has no name of ours"))
                continue
            written, why = _first_readable(copies, self.show)
            if written is None:
                self.damaged.append((copies[0].stat.name, why))
                continue
            self._receipts = [copy.receipt(written.sha256) for copy in copies if copy.stat.bytes == written.bytes]
            yield written

    def segments_in_order(self) -> None:
        """All but what was erased; what came in its place first, for later visits wait for what is in it."""
        self.concluded = lost.concluded(self.catalog, self.stores)
        with self.catalog.read() as conn:
            self.erased = tables.purges.erased_of(conn)
        for copies in _standing(self.catalog, self.stores):
            if is_name(copies[0].stat.name):
                self.segment(copies)
            else:
                self.damaged.append((copies[0].stat.name, "it has no name of ours"))

    def segment(self, copies: Sequence[Copy]) -> None:
        name = copies[0].stat.name
        copy, stored = self._best(copies)
        stored = with_stubs(stored, self.erased)
        if stored.damage is not None:
            self.damaged.append((name, stored.damage))
        with self.catalog.write(durable=False) as conn:
            if stored.damage is not None and not stored.visits and tables.leaves.by_name(conn, name, "segment") is None:
                return  # nothing in it, and nobody speaks for it: the audit calls it unknown
            dropped = journal.dropped(conn, name)
            history = [visit for visit in stored.visits if dropped is not None and visit.id not in dropped]
            self._note(conn, stored, _measured(conn, copy, copies), history)
            self._register(conn, history)
            for visit in history:
                self._wait(stored, visit)
            self._settle(conn, {visit.record.source for visit in history}, gaps=False)
            self._keep_originals(conn, stored, history)
        self.segments += 1

    def leftovers(self) -> None:
        """Visits before these are lost with their segment: the history goes on behind the gap."""
        for source in sorted(self.waiting):
            with self.catalog.write(durable=False) as conn:
                self._settle(conn, {source}, gaps=True)
        with self.catalog.write(durable=False) as conn:
            tables.purges.again(conn, self.purges)
            for purge, names in self.concluded.items():
                lost.take_over(conn, self.stores, purge, names)
            self.damaged += lost.absent(conn, {name for name, _ in self.damaged})
            if any(name.startswith(journal.PREFIX) for name, _ in self.damaged):
                self.sealed += tables.lost.seal(conn)

    def result(self) -> Rebuilt:
        return Rebuilt(
            journal=self.journals,
            segments=self.segments,
            visits=self.visits,
            sealed=tuple(self.sealed),
            damaged=tuple(self.damaged),
            gaps=tuple(self.gaps),
            doubles=tuple(self.doubles),
            purged=tuple(f"{len(p.erased)} captures purged by {p.authority} on {p.at:%Y-%m-%d}" for p in self.purges),
        )

    def _best(self, copies: Sequence[Copy]) -> tuple[Copy, StoredSegment]:
        """The first copy that can be read whole, else the one that gives most."""
        found: list[tuple[Copy, StoredSegment]] = []
        for copy in copies:
            stored = read_segment(copy.store, copy.stat.name, copy.stat.bytes, self._payload_bytes)
            if self.full:
                stored = replace(stored, damage=_body_damage(self.catalog, copy) or stored.damage)
            if stored.damage is None:
                return copy, stored
            found.append((copy, stored))
        return max(found, key=lambda pair: len(pair[1].visits))

    def _note(self, conn: sa.Connection, stored: StoredSegment, receipts: list[Receipt], history: list[Kept]) -> None:
        at = max((visit.record.at for visit in stored.visits), default=self.now())
        tables.segments.reserve(conn, stored.name, "rebuild", at, hosts=())
        tables.segments.finish(
            conn, stored.name, access=stored.access, sha256=receipts[0].sha256, size_bytes=receipts[0].bytes, at=at
        )
        found = [leaf("segment", stored.name, receipts[0].sha256, receipts[0].bytes)]
        found += [visit_leaf(stored.outcome(visit, host="")) for visit in history]
        tables.leaves.insert(conn, found)
        tables.segments.add_receipts(conn, receipts)

    def _register(self, conn: sa.Connection, history: list[Kept]) -> None:
        """The sources of these visits; those of which the journal says nothing are registered, sealed."""
        wanted = {visit.record.source for visit in history}
        self.sources = tables.sources.register_of(conn, wanted)
        unknown = {visit.record.source: visit.record for visit in reversed(history)}
        new = [_orphan(record) for source, record in unknown.items() if source not in self.sources]
        if new:
            tables.sources.add(conn, [(source, source.added_at) for source in new], "")
            self.sources = tables.sources.register_of(conn, wanted)
            self.sealed += [source.id for source in new if source.id in self.sources]

    def _wait(self, segment: StoredSegment, visit: Kept) -> None:
        turns = self.waiting.setdefault(visit.record.source, {})
        if visit.record.source not in self.sources or visit.record.n in turns:
            self.doubles.append((segment.name, visit.id))
        else:
            turns[visit.record.n] = segment, visit

    def _settle(self, conn: sa.Connection, sources: set[str], *, gaps: bool) -> None:
        """Judge and write the visits whose turn has come."""
        standing = tables.sources.assessments(conn, sources)
        register = self.sources if sources <= self.sources.keys() else tables.sources.register_of(conn, sources)
        ready: list[tuple[str, Outcome]] = []
        for source, (last, assessment) in standing.items():
            newest, before = last, assessment
            turns = self.waiting.pop(source, {})
            for n in sorted(turns):
                segment, visit = turns[n]
                if n <= newest:
                    self.doubles.append((segment.name, visit.id))
                elif n == newest + 1 or gaps:
                    if n != newest + 1:
                        self.gaps.append((source, n))
                    outcome = self._judged(before, segment, visit, register[source])
                    newest, before = n, outcome.verdict.assessment
                    ready.append((segment.name, outcome))
                else:
                    self.waiting.setdefault(source, {})[n] = segment, visit
        together = [(ready[0][0], [outcome for _, outcome in ready])] if len({name for name, _ in ready}) == 1 else None
        # of several segments: they waited for each other, in order, one by one
        for name, outcomes in together or [(name, [outcome]) for name, outcome in ready]:
            self.visits += len(tables.commit.rebuilt(conn, name, outcomes, gaps=gaps))

    def _judged(self, before: Assessment, segment: StoredSegment, visit: Kept, source: Source) -> Outcome:
        verdict = self.judge(before, visit.record, source)
        outcome = segment.outcome(visit, source.host)
        captures = tuple(
            replace(capture, good=verdict.good) if capture.id == outcome.page else capture
            for capture in outcome.captures
        )
        return replace(outcome, verdict=verdict, captures=captures)

    def _payload_bytes(self, capture: str) -> int | None:
        with self.catalog.read() as conn:
            found = tables.captures.by_id(conn, capture)
        return None if found is None else found.payload_bytes

    def _keep_originals(self, conn: sa.Connection, stored: StoredSegment, history: list[Kept]) -> None:
        """As a commit does: captures of dropped visits that revisits of the others refer to."""
        own = {visit.id for visit in history}
        left = [visit for visit in stored.visits if visit.id not in own]
        if not left:
            return
        wanted = {placed.extra.get("original") for visit in history for placed in visit.placed}
        known = tables.sources.hosts_of(conn, {visit.record.source for visit in left})
        found = [
            capture
            for visit in left
            if visit.record.source in known
            for capture in stored.outcome(visit, host="").captures
            if capture.id in wanted
        ]
        tables.captures.insert(conn, found)


def _standing(catalog: tables.Catalog, stores: Sequence[Blobs]) -> Iterator[list[Copy]]:
    """The copies of each segment that counts. What was erased, and what a killed erasure left behind, is passed over,
    whatever store still has it; of the former it is noted that it has to be deleted there."""
    with catalog.read() as conn:
        gone, nothing = tables.purges.gone(conn), tables.purges.unfinished_names(conn)
        waiting = tables.purges.leftovers(conn)
    first = sorted(set(gone.values()) - gone.keys())
    for name in first:
        yield from listed(stores, name)
    left: set[tuple[str, str]] = set()
    for copies in listed(stores, SEGMENTS):
        name = copies[0].stat.name
        if name in gone:
            left |= {(copy.store.label, name) for copy in copies}
        elif name not in nothing and name not in first:
            yield copies
    with catalog.write(durable=False) as conn:
        for store, name, _ in waiting:
            if (store, name) not in left:
                tables.purges.deleted(conn, store, name)


def _measured(conn: sa.Connection, good: Copy, copies: Sequence[Copy]) -> list[Receipt]:
    """Receipts of the copies that are as long as the good one. The digest is what the ledger, or the store, says;
    when neither does the good copy is read."""
    known = tables.leaves.by_name(conn, good.stat.name, "segment")
    sha256 = known.leaf.sha256 if known is not None and known.leaf.bytes == good.stat.bytes else good.stat.sha256
    if sha256 is None:
        sha256 = good.store.verify(good.stat.name).sha256
    return [copy.receipt(sha256) for copy in copies if copy.stat.bytes == good.stat.bytes]


def _body_damage(catalog: tables.Catalog, copy: Copy) -> str | None:
    """What reading all of it shows: its records against their digests, the whole against the ledger."""
    name = copy.stat.name
    found, why = bodies(copy.store, name, copy.stat.bytes)
    with catalog.read() as conn:
        known = tables.leaves.by_name(conn, name, "segment")
    if why is None and known is not None and known.leaf.sha256 != found:
        why = f"it has SHA-256 {found}, the ledger {known.leaf.sha256}"
    return why


def _first_readable(copies: Sequence[Copy], show: Callable[[str], str] | None) -> tuple[journal.Written | None, str]:
    why = ""
    for copy in copies:
        try:
            return journal.read(copy.store, copy.stat.name, show), ""
        except BlobDamaged as error:
            why = str(error)
    return None, why


def _orphan(record: VisitRecord) -> Source:
    return Source(
        id=record.source,
        url=record.url,
        written=record.url,
        host=host_key(record.url),
        added_at=record.at,
        interval_s=ORPHAN_INTERVAL_S,
        access=Access.SEALED,
    )
