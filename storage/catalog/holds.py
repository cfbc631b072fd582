"""Legal holds, and the holds that stores themselves have on objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from storage.catalog.erasure_tables import held_versions, holds
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, captures, receipts, visits
from storage.model import Hold, HoldKind, MemberSeen, Receipt
from storage.records import from_json

if TYPE_CHECKING:
    from datetime import datetime

_H, _O = holds.c, held_versions.c
_ACTIVE = _H.released_at.is_(None)
_HELD_SOURCES = sa.select(_H.target).where(_ACTIVE, _H.kind == HoldKind.SOURCE.value)
_HELD_CAPTURES = sa.select(_H.target).where(_ACTIVE, _H.kind == HoldKind.CAPTURE.value)


class HeldState(StrEnum):
    """The state of a store's own hold on one version of an object."""

    ASKED = "asked"  # the journal says that it is to be held; the store has not confirmed it yet
    PUT = "put"  # ours, and read back from the store
    OFF = "off"  # it was ours, and was removed
    THEIRS = "theirs"  # it existed before we asked for one: whoever put it there must remove it


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVersion:
    """One version of an object, and the store's own hold on it."""

    name: str
    version: str | None  # None: the store keeps no versions
    state: HeldState
    journal: str | None  # the blob that records it; None: not recorded yet, or the hold is not ours

    @property
    def ours(self) -> bool:
        """Whether it is ours, and so for us to remove."""
        return self.state in {HeldState.ASKED, HeldState.PUT}

    @property
    def on(self) -> bool:
        """Whether the store was seen to have it."""
        return self.state in {HeldState.PUT, HeldState.THEIRS}


def add(conn: sa.Connection, hold: Hold) -> None:
    """Add a hold; one that exists stays as it is."""
    row = {
        "id": hold.id,
        "at": hold.at,
        "kind": hold.kind.value,
        "target": hold.target,
        "authority": hold.authority,
        "case": hold.case,
        "released_at": hold.released_at,
        "released_by": hold.released_by,
    }
    conn.execute(inserts(conn)(holds).on_conflict_do_nothing(), row)


def release(conn: sa.Connection, hold: str, at: datetime, authority: str) -> None:
    """Release a hold; only the first release counts."""
    conn.execute(sa.update(holds).where(_H.id == hold, _ACTIVE).values(released_at=at, released_by=authority))


def listing(conn: sa.Connection, *, released: bool = False) -> list[Hold]:
    """Holds in force, oldest first; `released`: also those that were released."""
    query = sa.select(holds).order_by(_H.id)
    return [_hold(row) for row in conn.execute(query if released else query.where(_ACTIVE))]


def on_captures(conn: sa.Connection, wanted: Collection[str]) -> dict[str, list[Hold]]:
    """For each of these captures, the holds in force that protect it.

    Holds on the capture itself, on its source, on a capture that refers to it or on the source of that one, and on a
    source with a visit that took the capture as a member of its own.
    """
    found: dict[str, list[Hold]] = {}
    refers = captures.alias("refers")
    for batch in batches(sorted(wanted)):
        own = sa.select(captures.c.id, captures.c.id.label("held"), captures.c.source).where(captures.c.id.in_(batch))
        theirs = sa.select(refers.c.original, refers.c.id, refers.c.source).where(refers.c.original.in_(batch))
        took = [
            sa.select(sa.literal(capture), visits.c.capture, visits.c.source).where(
                visits.c.source == source, visits.c.n == n
            )
            for source, n, members in _held_members(conn)
            for capture in members & set(batch)
        ]
        kept = sa.union(own, theirs, *took).subquery()
        on_source = sa.and_(_H.kind == HoldKind.SOURCE.value, _H.target == kept.c.source)
        on_capture = sa.and_(_H.kind == HoldKind.CAPTURE.value, _H.target == kept.c.held)
        query = sa.select(kept.c.id.label("kept"), holds).join(holds, sa.or_(on_source, on_capture)).where(_ACTIVE)
        for row in conn.execute(query.order_by(kept.c.id, _H.id)):
            hold = _hold(row)
            if hold not in found.setdefault(row.kept, []):
                found[row.kept].append(hold)
    return found


def looks(conn: sa.Connection, wanted: Collection[tuple[str, int]]) -> set[tuple[str, int]]:
    """Which of these visits (source, n) have their record held, by a hold on the source or on a capture of the visit."""
    sources = set(conn.scalars(_HELD_SOURCES))
    query = sa.select(captures.c.source, captures.c.n).where(captures.c.id.in_(_HELD_CAPTURES))
    own = {(row.source, row.n) for row in conn.execute(query)}
    return {(source, n) for source, n in wanted if source in sources or (source, n) in own}


def segments(conn: sa.Connection) -> set[str]:
    """Names of all segments with a held record: of a capture, of its visit, of its original, of a member."""
    held = sa.or_(captures.c.source.in_(_HELD_SOURCES), captures.c.id.in_(_HELD_CAPTURES))
    original = captures.alias("original")
    own = sa.select(captures.c.segment).where(held)
    home = (
        sa.select(visits.c.segment)
        .join(captures, sa.and_(captures.c.source == visits.c.source, captures.c.n == visits.c.n))
        .where(held)
    )
    failed = sa.select(visits.c.segment).where(visits.c.source.in_(_HELD_SOURCES))
    theirs = sa.select(original.c.segment).join(captures, captures.c.original == original.c.id).where(held)
    found = set(conn.scalars(sa.union(own, home, failed, theirs)))
    took = {capture for _, _, members in _held_members(conn) for capture in members}
    for batch in batches(sorted(took)):
        found.update(conn.scalars(sa.select(captures.c.segment).where(captures.c.id.in_(batch), captures.c.length > 0)))
    return found


def _held_members(conn: sa.Connection) -> Iterator[tuple[str, int, set[str]]]:
    """Yield visits of held sources: source, n, and the captures of their members.

    Some of these were received with another source within the hour before.
    """
    query = sa.select(visits.c.source, visits.c.n, visits.c.members).where(
        visits.c.members.is_not(None), visits.c.source.in_(_HELD_SOURCES)
    )
    for row in conn.execute(query).all():
        seen = from_json(tuple[MemberSeen, ...], row.members)
        yield row.source, row.n, {one.capture for one in seen if one.capture is not None}


def on_objects(conn: sa.Connection, store: str) -> list[HeldVersion]:
    """The known holds on objects of this store, in order of name."""
    query = sa.select(held_versions).where(_O.store == store).order_by(_O.name, _O.version)
    return [
        HeldVersion(name=row.name, version=row.version or None, state=HeldState(row.state), journal=row.journal)
        for row in conn.execute(query)
    ]


def apply_held_versions(
    conn: sa.Connection, store: str, versions: Mapping[str, Iterable[str]], journal: str, *, on: bool
) -> None:
    """Apply what the journal says about our holds: name -> versions. The journal blob with the greater name wins."""
    state = (HeldState.ASKED if on else HeldState.OFF).value
    rows = [
        {"store": store, "name": name, "version": version, "state": state, "journal": journal}
        for name, some in versions.items()
        for version in some
    ]
    if rows:
        new = inserts(conn)(held_versions)
        newer = {"state": new.excluded.state, "journal": new.excluded.journal}
        first = sa.or_(_O.journal.is_(None), _O.journal < new.excluded.journal)
        conn.execute(
            new.on_conflict_do_update(index_elements=list(held_versions.primary_key), set_=newer, where=first), rows
        )


def note(conn: sa.Connection, store: str, name: str, version: str | None, state: HeldState) -> None:
    """Note the hold that a store was seen to have. One that a process of ours requested meanwhile stays ours."""
    row = {"store": store, "name": name, "version": version or "", "state": state.value}
    new = inserts(conn)(held_versions)
    free = None if state is not HeldState.THEIRS else _O.state.not_in([HeldState.ASKED.value, HeldState.PUT.value])
    newer = {"state": new.excluded.state}
    conn.execute(new.on_conflict_do_update(index_elements=list(held_versions.primary_key), set_=newer, where=free), row)


def forget(conn: sa.Connection, store: str, name: str) -> None:
    """Forget the holds on an object that is gone."""
    conn.execute(sa.delete(held_versions).where(_O.store == store, _O.name == name))


def receipts_of(conn: sa.Connection, store: str, names: Collection[str]) -> list[Receipt]:
    """The receipts of this store for these blobs, in order of name."""
    found: list[Receipt] = []
    for batch in batches(sorted(names)):
        query = sa.select(receipts).where(receipts.c.store == store, receipts.c.name.in_(batch))
        found += [Receipt(**dict(row)) for row in conn.execute(query.order_by(receipts.c.name)).mappings()]
    return found


def _hold(row: sa.Row[Any]) -> Hold:
    return Hold(
        id=row._mapping[_H.id],  # noqa: SLF001 - a join has two columns of this name
        at=row.at,
        kind=HoldKind(row.kind),
        target=row.target,
        authority=row.authority,
        case=row.case,
        released_at=row.released_at,
        released_by=row.released_by,
    )
