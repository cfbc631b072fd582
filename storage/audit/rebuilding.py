"""Rebuilding the catalog from one surviving store: first the journal, then the segments, with observations judged anew.

The ids of sources, captures and events come out as before, and so do the answers. Events that were sent are not sent
again. Only what was never in a store is lost for good: leases, tokens, the state of deliveries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import journal
from storage.audit import lost
from storage.audit.choosing import best, first_readable, signed
from storage.audit.copies import Copy, listed, stores_of
from storage.audit.resolving import visit_leaf
from storage.audit.stored import Kept, StoredSegment, with_stubs
from storage.clock import Now
from storage.errors import DatabaseError
from storage.layout import JOURNAL, OVERDUE, SEGMENTS, is_name, overdue
from storage.model import (
    Assessment,
    Citation,
    Erased,
    Leaf,
    Outcome,
    Purge,
    Receipt,
    SegmentState,
    Source,
    Verdict,
)
from storage.records import VisitRecord

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.sealing import Sealer

BATCH = 5_000  # leaves inserted at once
TOGETHER = 200  # visits and segments per transaction: for small ones its statements take longer than the rows

Judge = Callable[[Assessment, VisitRecord, Source], Verdict]  # pure: the assessment before, the visit, its source


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came out of the store, and what could not."""

    journal: int
    segments: int
    visits: int
    sealed: tuple[str, ...]  # sources that the journal does not mention: kept, and sealed until someone decides
    damaged: tuple[tuple[str, str], ...]  # blob and reason
    gaps: tuple[tuple[str, int], ...]  # source, and the number of the first visit after a gap
    doubles: tuple[tuple[str, str], ...]  # segment and metadata record of a visit whose number another one has
    purged: tuple[str, ...] = ()  # lawful erasures, in words: their captures are neither missing nor searched for


def rebuild(
    catalog: tables.Catalog,
    blobs: Blobs,
    judge: Judge,
    *,
    now: Now,
    leaves: Iterable[Leaf] = (),
    sealer: Sealer | None = None,
    full: bool = False,
) -> Rebuilt:
    """Fill an empty catalog, which nothing else may use meanwhile. DatabaseError if it is not empty. `sealer` opens the
    journal's sealed words, and tells our blobs from those of others. `leaves`: those of the ledger, in tree order; whatever else is found gets new ones. `full`:
    read every body, not only the segments' tails, and prefer a copy in which all are sound."""
    with catalog.write() as conn:
        if tables.segments.any_known(conn) or tables.sources.states(conn):
            raise DatabaseError(
                f"the database {catalog.name} is not empty: move it away, or name a new one in ARCHIVER_DATABASE"
            )
        place, known, newest = 0, iter(leaves), dict[str, str]()
        while part := list(islice(known, BATCH)):
            tables.leaves.insert(conn, part, first=place)
            place += len(part)
            newest |= {one.kind: one.name for one in part}
    work = _Rebuild(catalog, stores_of(blobs), judge, now, sealer, full, newest)
    work.entries()
    work.segments_in_order()
    work.leftovers()
    catalog.sync()
    return work.result()


@dataclass(frozen=True, slots=True)
class _Read:
    """A segment read from a store, the copy it was read from (the best), and all copies."""

    stored: StoredSegment
    copy: Copy
    copies: Sequence[Copy]


@dataclass(slots=True)
class _Rebuild:
    """The state of a rebuild. Visits are `waiting` until the one before was read, because segments overlap in time."""

    catalog: tables.Catalog
    stores: Sequence[Blobs]
    judge: Judge
    now: Now
    sealer: Sealer | None = None
    full: bool = False
    newest: Mapping[str, str] = field(default_factory=dict)  # by kind, the last leaf of the ledger
    read: list[_Read] = field(default_factory=list)  # and not written yet
    sources: dict[str, Source] = field(default_factory=dict)  # that occur in the segments at hand
    waiting: dict[str, dict[int, tuple[int, StoredSegment, Kept]]] = field(default_factory=dict)  # by source and n
    purges: list[Purge] = field(default_factory=list)  # in order
    erased: dict[str, Erased] = field(default_factory=dict)
    concluded: dict[str, list[str]] = field(default_factory=dict)  # erasures without a tombstone
    uncited: list[Citation] = field(default_factory=list)  # of sources that only their visits mention
    journals: int = 0
    segments: int = 0
    visits: int = 0
    sealed: list[str] = field(default_factory=list)
    damaged: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[tuple[str, int]] = field(default_factory=list)
    doubles: list[tuple[str, str]] = field(default_factory=list)

    def entries(self) -> None:
        """Apply the journal. It is read twice: merged ids must be known before any of them is registered."""
        merged: dict[str, str] = {}
        added: set[str] = set()
        for written, _ in self._journal():
            merged |= {e.source: e.into for e in written.entries if isinstance(e, journal.SourceMerged)}
            added |= journal.registers(written)
            self.purges += [e.purge for e in written.entries if isinstance(e, journal.CapturesPurged)]
        merged = {source: into for source, into in merged.items() if into in added}
        self.damaged.clear()
        for written, receipts in journal.as_applied(self._journal(), merged):
            try:
                with self.catalog.write(durable=False) as conn:
                    leaf = journal.leaf_of(written)
                    journal.apply(conn, written, receipts, leaf, merged=merged, left=self.uncited)
                self.journals += 1
            except journal.UNFIT as error:
                self.damaged.append((written.name, journal.why_unfit(error)))

    def _journal(self) -> Iterator[tuple[journal.Written, list[Receipt]]]:
        for copies in listed(self.stores, JOURNAL):
            if not is_name(name := copies[0].stat.name):
                self.damaged.append((name, "its name is not one of ours"))
                continue
            known = signed(self.catalog, [name]).get(name)
            written, why = first_readable(copies, self.sealer, known and known[0])
            if written is None:
                self.damaged.append((name, why))
                continue
            if known is None:
                if self.sealer is not None and not (written.ours or written.only_adds):
                    self.damaged.append((name, journal.UNPROVED))
                    continue
                self._late("journal", name)
            yield written, [copy.receipt(written.sha256) for copy in copies if copy.stat.bytes == written.bytes]

    def segments_in_order(self) -> None:
        """Read all segments that were not erased: first those that replace erased ones, since later visits need their
        contents, and last those that the ledger does not have. Of two visits with one number, the one in the ledger is
        the history, whatever date the other bears."""
        self.concluded = lost.concluded(self.catalog, self.stores)
        with self.catalog.read() as conn:
            self.erased = tables.purges.erased_of(conn)
        late: list[list[Copy]] = []
        for copies in _standing(self.catalog, self.stores):
            if not is_name(name := copies[0].stat.name):
                self.damaged.append((name, "its name is not one of ours"))
            elif signed(self.catalog, [name]):
                self._take(copies)
            else:
                late.append(copies)
                self._late("segment", name)
        for copies in late:
            self._take(copies)
        self.write()

    def _late(self, kind: str, name: str) -> None:
        """Report a blob that the ledger should have by now. It is read all the same, because it may be ours."""
        if overdue(name, self.newest.get(kind)):
            self.damaged.append((name, OVERDUE))

    def _take(self, copies: Sequence[Copy]) -> None:
        copy, stored = best(self.catalog, copies, self._payload_bytes, full=self.full)
        if stored.damage is not None:
            self.damaged.append((stored.name, stored.damage))
        self.read.append(_Read(with_stubs(stored, self.erased), copy, copies))
        if len(self.read) + sum(len(one.stored.visits) for one in self.read) >= TOGETHER:
            self.write()

    def write(self) -> None:
        """Write what was read, in the order of reading."""
        read, self.read = self.read, []
        if not read:
            return
        names = [one.stored.name for one in read]
        with self.catalog.write(durable=False) as conn:
            known = tables.leaves.digests(conn, names, {"segment"})
            dropped = journal.dropped(conn, names)
            # Leave out an empty segment that nothing vouches for: the audit reports it as unknown.
            found = [one for one in read if one.stored.damage is None or one.stored.visits or one.stored.name in known]
            histories = [_history(one.stored, dropped.get(one.stored.name, ())) for one in found]
            _note(conn, found, histories, known, self.now)
            visits = [visit for history in histories for visit in history]
            self._register(conn, visits)
            for one, history in zip(found, histories, strict=True):
                for visit in history:
                    self._wait(one.stored, visit)
                self.segments += 1
            self._settle(conn, {visit.record.source for visit in visits}, gaps=False)
            for one, history in zip(found, histories, strict=True):
                _keep_originals(conn, one.stored, history)

    def leftovers(self) -> None:
        """Write visits after a gap, whose predecessors were lost with their segment; then erasures and losses."""
        for source in sorted(self.waiting):
            with self.catalog.write(durable=False) as conn:
                self._settle(conn, {source}, gaps=True)
        with self.catalog.write(durable=False) as conn:
            tables.works.cite(conn, self.uncited)
            tables.purges.again(conn, self.purges)
            for purge, names in self.concluded.items():
                lost.take_over(conn, self.stores, purge, names)
            self.damaged += lost.absent(conn, {name for name, _ in self.damaged})
            if any(name.startswith(JOURNAL) for name, _ in self.damaged):
                self.sealed += tables.lost_blobs.seal(conn)

    def result(self) -> Rebuilt:
        return Rebuilt(
            journal=self.journals,
            segments=self.segments,
            visits=self.visits,
            sealed=tuple(self.sealed),
            damaged=tuple(self.damaged),
            gaps=tuple(self.gaps),
            doubles=tuple(self.doubles),
            purged=tuple(f"{_captures(len(p.erased))} purged by {p.authority} on {p.at:%Y-%m-%d}" for p in self.purges),
        )

    def _register(self, conn: sa.Connection, history: list[Kept]) -> None:
        """Load the sources of these visits; those that the journal does not mention are registered as sealed."""
        wanted = {visit.record.source for visit in history}
        self.sources = tables.sources.register_of(conn, wanted)
        unknown = {visit.record.source: visit.record for visit in reversed(history)}
        new = [lost.orphan(record) for source, record in unknown.items() if source not in self.sources]
        if new:
            tables.sources.add(conn, [(source, source.added_at) for source in new], "")
            self.sources = tables.sources.register_of(conn, wanted)
            self.sealed += [source.id for source in new if source.id in self.sources]

    def _wait(self, segment: StoredSegment, visit: Kept) -> None:
        turns = self.waiting.setdefault(visit.record.source, {})
        if visit.record.source not in self.sources or visit.record.n in turns:
            self.doubles.append((segment.name, visit.id))
        else:
            turns[visit.record.n] = self.segments, segment, visit

    def _settle(self, conn: sa.Connection, sources: set[str], *, gaps: bool) -> None:
        """Judge and write the visits whose turn has come."""
        standing = tables.sources.assessments(conn, sources)
        register = self.sources if sources <= self.sources.keys() else tables.sources.register_of(conn, sources)
        ready: list[tuple[int, str, Outcome]] = []
        for source, (last, assessment) in standing.items():
            newest, before, turn = last, assessment, 0
            turns = self.waiting.pop(source, {})
            for n in sorted(turns):
                place, segment, visit = turns[n]
                if n <= newest:
                    self.doubles.append((segment.name, visit.id))
                elif n == newest + 1 or gaps:
                    if n != newest + 1:
                        self.gaps.append((source, n))
                    outcome = self._judged(before, segment, visit, register[source])
                    newest, before, turn = n, outcome.verdict.assessment, max(turn, place)
                    ready.append((turn, segment.name, outcome))
                else:
                    self.waiting.setdefault(source, {})[n] = place, segment, visit
        ready.sort(key=itemgetter(0))  # in order of arrival; a visit that waited for another comes after it
        written = tables.commit.rebuilt(conn, [(name, outcome) for _, name, outcome in ready], gaps=gaps)
        self.visits += len(written)

    def _judged(self, before: Assessment, segment: StoredSegment, visit: Kept, source: Source) -> Outcome:
        verdict = self.judge(before, visit.record, source)
        outcome = segment.outcome(visit, source.host)
        captures = tuple(
            replace(capture, good=verdict.good) if capture.id == outcome.page else capture
            for capture in outcome.captures
        )
        return replace(outcome, verdict=verdict, captures=captures)

    def _payload_bytes(self, capture: str) -> int | None:
        self.write()  # the capture may be in a segment that was just read
        with self.catalog.read() as conn:
            found = tables.captures.by_id(conn, capture)
        return None if found is None else found.payload_bytes


def _standing(catalog: tables.Catalog, stores: Sequence[Blobs]) -> Iterator[list[Copy]]:
    """The copies of each segment that was neither erased nor left behind by a killed erasure, whatever store still has
    those. Of the erased ones it stays on record which stores still have to delete them."""
    with catalog.read() as conn:
        gone, unfinished = tables.purges.gone(conn), tables.purges.unfinished_names(conn)
        waiting = tables.purges.leftovers(conn)
    replacements = sorted(set(gone.values()) - gone.keys())
    for name in replacements:
        yield from listed(stores, name)
    still_listed: set[tuple[str, str]] = set()
    for copies in listed(stores, SEGMENTS):
        name = copies[0].stat.name
        if name in gone:
            still_listed |= {(copy.store.label, name) for copy in copies}
        elif name not in unfinished and name not in replacements:
            yield copies
    with catalog.write(durable=False) as conn:
        for store, name, _ in waiting:
            if (store, name) not in still_listed:
                tables.purges.deleted(conn, store, name)


def _keep_originals(conn: sa.Connection, stored: StoredSegment, history: list[Kept]) -> None:
    """As a commit does, keep captures of dropped visits that revisits in the other visits refer to."""
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


def _history(stored: StoredSegment, dropped: Collection[str]) -> list[Kept]:
    """The visits of a segment that count."""
    return [] if "" in dropped else [visit for visit in stored.visits if visit.id not in dropped]


def _note(
    conn: sa.Connection,
    found: Sequence[_Read],
    histories: Sequence[list[Kept]],
    known: Mapping[str, tuple[str, int]],
    now: Now,
) -> None:
    """Insert these segments, with leaves for them and for the visits that count. `known`: what the ledger has."""
    segments: list[tables.segments.Segment] = []
    leaves: list[Leaf] = []
    receipts: list[Receipt] = []
    for one, history in zip(found, histories, strict=True):
        name, measured = one.stored.name, _measured(one, known.get(one.stored.name))
        at = max((visit.record.at for visit in one.stored.visits), default=now())
        segments.append(
            tables.segments.Segment(
                name=name, state=SegmentState.STORED, access=one.stored.access, owner="rebuild", reserved_at=at,
                stored_at=at, sha256=measured[0].sha256, bytes=measured[0].bytes,
            )
        )  # fmt: skip
        leaves.append(tables.leaves.new("segment", name, measured[0].sha256, measured[0].bytes))
        leaves += [visit_leaf(one.stored.outcome(visit, host="")) for visit in history]
        receipts += measured
    tables.segments.insert(conn, segments)
    tables.leaves.insert(conn, leaves)
    tables.segments.add_receipts(conn, receipts)


def _measured(one: _Read, known: tuple[str, int] | None) -> list[Receipt]:
    """Receipts of the copies that are as long as the good one. The digest is the ledger's (`known`, with a length) or
    the store's; if neither has one, the good copy is read."""
    good = one.copy
    sha256 = known[0] if known is not None and known[1] == good.stat.bytes else good.stat.sha256
    if sha256 is None:
        sha256 = good.store.verify(good.stat.name).sha256
    return [copy.receipt(sha256) for copy in one.copies if copy.stat.bytes == good.stat.bytes]


def _captures(count: int) -> str:
    return "1 capture" if count == 1 else f"{count} captures"
