"""Segments: reserved names, and the receipts of stores."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog import tallies
from storage.catalog.inserting import inserts, inserts_of
from storage.catalog.schema import batches, dropped_visits, receipts, segment_hosts, segments
from storage.catalog.tallies import Tally
from storage.layout import SEGMENTS
from storage.model import Access, Receipt, SegmentState

_S = segments.c
_FINISHED = _S.state, _S.access, _S.stored_at, _S.sha256, _S.bytes
# needed at every flush; built once, since building a statement takes longer than answering it
_BY_NAME = sa.select(segments).where(_S.name == sa.bindparam("of"))
_INSERT, _HOLD = sa.insert(segments), sa.insert(segment_hosts)
_FINISH = (
    sa.update(segments)
    .where(_S.name == sa.bindparam("of"))
    .values({column.name: sa.bindparam(f"now_{column.name}", type_=column.type) for column in _FINISHED})
)
_FREE = sa.delete(segment_hosts).where(segment_hosts.c.segment == sa.bindparam("of"))
_RECEIPTS_OF = sa.select(receipts).where(receipts.c.name == sa.bindparam("of")).order_by(receipts.c.store)
_RECEIPTS_AMONG = (
    sa.select(receipts)
    .where(receipts.c.name.in_(sa.bindparam("names", expanding=True)))
    .order_by(receipts.c.name, receipts.c.store)
)
MARGIN = timedelta(days=7)  # counting assumes that no segment waits longer than this in a spool
_UNRESOLVED = (SegmentState.RESERVED.value, SegmentState.SPOOLED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """What the catalog knows about one WARC object."""

    name: str
    state: SegmentState
    access: Access | None  # None before its commit
    owner: str  # the process that made it
    reserved_at: datetime
    stored_at: datetime | None  # None before it is stored, like the next two
    sha256: str | None
    bytes: int | None


def reserve(
    conn: sa.Connection,
    name: str,
    owner: str,
    at: datetime,
    *,
    hosts: Collection[str],
) -> None:
    """Reserve a name before any byte goes to a store; until it is committed or resolved, its hosts are not leased again.

    Raises IntegrityError if the name is taken: names are never used twice.
    """
    row = {"name": name, "state": SegmentState.RESERVED.value, "owner": owner, "reserved_at": at}
    conn.execute(_INSERT, row)
    if hosts:
        conn.execute(_HOLD, [{"host": host, "segment": name} for host in sorted(set(hosts))])


def insert(conn: sa.Connection, found: Sequence[Segment]) -> None:
    """Add segments that are in a store, as they are. Raises IntegrityError if a name is taken."""
    rows = [asdict(one) | {"state": one.state.value, "access": one.access and one.access.value} for one in found]
    if rows:
        conn.execute(_INSERT, rows)


def by_name(conn: sa.Connection, name: str) -> Segment | None:
    """The segment of this name; None if there is none."""
    row = conn.execute(_BY_NAME, {"of": name}).one_or_none()
    return None if row is None else _segment(row)


def unresolved(conn: sa.Connection) -> list[tuple[Segment, tuple[str, ...]]]:
    """Segments that were reserved and not committed, with the hosts that they block, oldest first."""
    query = sa.select(segments).where(_S.state.in_(_UNRESOLVED)).order_by(_S.name)
    found = [_segment(row) for row in conn.execute(query)]
    held: dict[str, list[str]] = {}
    for segment, host in conn.execute(
        sa.select(segment_hosts.c.segment, segment_hosts.c.host).order_by(segment_hosts.c.host)
    ):
        held.setdefault(segment, []).append(host)
    return [(segment, tuple(held.get(segment.name, ()))) for segment in found]


def any_known(conn: sa.Connection) -> bool:
    """Whether the catalog has any segment."""
    return conn.execute(sa.select(_S.name).limit(1)).scalar_one_or_none() is not None


def set_state(conn: sa.Connection, name: str, state: SegmentState) -> None:
    """Set the state of a segment."""
    conn.execute(sa.update(segments).where(_S.name == name).values(state=state.value))


def set_spooled(conn: sa.Connection, name: str) -> None:
    """Note that a reserved segment waits on a disk for a store; one that another process has resolved stays as it is."""
    reserved = (_S.name == name) & (_S.state == SegmentState.RESERVED.value)
    conn.execute(sa.update(segments).where(reserved).values(state=SegmentState.SPOOLED.value))


def unsettle(conn: sa.Connection, store: str) -> int:
    """Set segments back from preserved to stored if this store has no copy of them, and return their number."""
    there = sa.select(receipts.c.name).where(receipts.c.name == _S.name, receipts.c.store == store).exists()
    query = sa.update(segments).where(_S.state == SegmentState.PRESERVED.value, ~there)
    return conn.execute(query.values(state=SegmentState.STORED.value)).rowcount


def finish(conn: sa.Connection, name: str, *, access: Access, sha256: str, size_bytes: int, at: datetime) -> None:
    """Note that a segment is stored: one copy was read back. Its hosts may be leased again."""
    now = SegmentState.STORED.value, access.value, at, sha256, size_bytes
    stored = {f"now_{column.name}": value for column, value in zip(_FINISHED, now, strict=True)}
    conn.execute(_FINISH, {"of": name} | stored)
    conn.execute(_FREE, {"of": name})


def drop(conn: sa.Connection, name: str) -> None:
    """Forget a reservation for which no byte was stored."""
    conn.execute(sa.delete(segment_hosts).where(segment_hosts.c.segment == name))
    conn.execute(sa.delete(segments).where(_S.name == name, _S.state.in_(_UNRESOLVED)))


def note_dropped(conn: sa.Connection, name: str, records: Collection[str]) -> None:
    """Note visits in this segment that were refused, until the journal says so too."""
    if records:
        insert = inserts(conn)
        rows = [{"segment": name, "record": record} for record in records]
        conn.execute(insert(dropped_visits).on_conflict_do_nothing(), rows)


def listing(
    conn: sa.Connection,
    *,
    states: Collection[SegmentState] | None = None,
    after: str = "",
    limit: int | None = None,
) -> Iterator[Segment]:
    """Yield segments after the name `after`, in order of name, which is that of their making."""
    query = sa.select(segments).where(_S.name > after).order_by(_S.name).limit(limit)
    if states is not None:
        query = query.where(_S.state.in_([state.value for state in states]))
    for row in conn.execute(query):
        yield _segment(row)


def in_states(conn: sa.Connection, access: Access | None = None) -> dict[SegmentState, int]:
    """Number of segments in each state; of this class, if one is given."""
    query = sa.select(_S.state, sa.func.count()).group_by(_S.state)
    if access is not None:
        query = query.where(_S.access == access.value)
    return {SegmentState(state): count for state, count in conn.execute(query)}


def count(conn: sa.Connection, state: SegmentState) -> int:
    """Number of segments in this state; fast if they are few."""
    query = sa.select(sa.func.count()).select_from(segments).where(_S.state == state.value)
    return int(conn.execute(query).scalar_one())


def stored_in_day(conn: sa.Connection, at: datetime) -> int:
    """Total bytes of the segments that were stored in the day from this time on: not by a clock that was days ahead."""
    query = sa.select(sa.func.coalesce(sa.func.sum(_S.bytes), 0))
    query = query.where(_S.stored_at >= at, _S.stored_at < at + timedelta(days=1))
    # only names are indexed, and they grow with time: a segment is stored at most a few days after it was reserved
    query = query.where(_S.name >= f"{SEGMENTS}{at - MARGIN:%Y/%m/%d}")
    return int(conn.execute(query).scalar_one())


# ---- receipts of blobs of any kind ----------------------------------------------------------------------------------


def add_receipts(conn: sa.Connection, found: Collection[Receipt]) -> None:
    """Store receipts; a newer one of the same store and blob replaces the older.

    Must come last in a transaction: see `tallies`.
    """
    newest = {(receipt.name, receipt.store): receipt for receipt in found}
    if not newest:
        return
    tallies.lock(conn)
    known = receipts_among(conn, sorted({name for name, _ in newest}))
    conn.execute(_newer(conn.dialect.name), [asdict(receipt) for receipt in newest.values()])
    tallies.add(conn, _grown(known, list(newest.values())))


@cache
def _newer(dialect: str) -> Any:
    """The statement that adds a receipt or replaces an older one."""
    statement: Any = inserts_of(dialect)(receipts)
    newer = {key: statement.excluded[key] for key in ("sha256", "bytes", "version_id", "locked_until")}
    return statement.on_conflict_do_update(index_elements=["name", "store"], set_=newer)


def drop_receipts(conn: sa.Connection, name: str) -> None:
    """Delete the receipts of a blob that no store has any more."""
    tallies.lock(conn)
    gone = {store: -less for store, less in tallies.each(receipts_of(conn, name)).items()}
    conn.execute(sa.delete(receipts).where(receipts.c.name == name))
    tallies.add(conn, gone | ({tallies.ANY: Tally(-1)} if gone else {}))


def _grown(known: Mapping[str, Sequence[Receipt]], new: Collection[Receipt]) -> dict[str, Tally]:
    """What new receipts add to the tally of each store. `known`: earlier receipts of the same blobs."""
    taken = {(one.name, one.store) for one in new}
    grown = tallies.each(new)
    for store, less in tallies.each(r for some in known.values() for r in some if (r.name, r.store) in taken).items():
        grown[store] += -less
    return grown | {tallies.ANY: Tally(len({one.name for one in new} - known.keys()))}


def receipts_of(conn: sa.Connection, name: str) -> list[Receipt]:
    """The receipts of this blob, in order of store."""
    return [_receipt(row) for row in conn.execute(_RECEIPTS_OF, {"of": name})]


def receipts_among(conn: sa.Connection, names: Sequence[str]) -> dict[str, list[Receipt]]:
    """The receipts of these blobs, by name."""
    found: dict[str, list[Receipt]] = {}
    for batch in batches(names):
        for row in conn.execute(_RECEIPTS_AMONG, {"names": batch}):
            found.setdefault(row.name, []).append(_receipt(row))
    return found


def receipts_in(
    conn: sa.Connection, *, store: str | None = None, after: str = "", limit: int | None = None
) -> Iterator[Receipt]:
    """Yield the receipts of a store, or of all, in order of the blobs' names, after the name `after`."""
    query = sa.select(receipts).where(receipts.c.name > after)
    if store is not None:
        query = query.where(receipts.c.store == store)
    for row in conn.execute(query.order_by(receipts.c.name, receipts.c.store).limit(limit)):
        yield _receipt(row)


def lacking(conn: sa.Connection, store: str, limit: int) -> list[Receipt]:
    """One receipt for each blob that this store has no copy of yet, in order of name."""
    here = sa.select(receipts.c.name).where(receipts.c.store == store)
    query = sa.select(receipts).where(receipts.c.name.not_in(here)).order_by(receipts.c.name, receipts.c.store)
    found: dict[str, Receipt] = {}
    for row in conn.execute(query.limit(limit)):
        found.setdefault(row.name, _receipt(row))
    return list(found.values())


def _segment(row: sa.Row[Any]) -> Segment:
    return Segment(
        name=row.name,
        state=SegmentState(row.state),
        access=Access(row.access) if row.access else None,
        owner=row.owner,
        reserved_at=row.reserved_at,
        stored_at=row.stored_at,
        sha256=row.sha256,
        bytes=row.bytes,
    )


def _receipt(row: sa.Row[Any]) -> Receipt:
    return Receipt(
        store=row.store,
        name=row.name,
        sha256=row.sha256,
        bytes=row.bytes,
        version_id=row.version_id,
        locked_until=row.locked_until,
    )
