"""Erasures: what was announced, what is done, and what still waits to be deleted from a store.

An erased capture keeps its row, with length 0. So its visit still names it, and whoever asks for it learns why it is
gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.catalog import captures as capture_rows
from storage.catalog import leaves, search, segments, texts
from storage.catalog.erasure_tables import (
    purge_leftovers,
    purged_captures,
    purged_segments,
    purged_visits,
    purges,
)
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, captures, damages, events, sources, visits
from storage.catalog.schema import segments as segment_rows
from storage.model import Capture, Erased, Place, Purge, Redacted, Replaced
from storage.model.judgement import MemberSeen, Observation, Reason
from storage.records import IDENTICAL, NOT_MODIFIED, from_json, to_json
from storage.records.redaction import redact_reasons, redacted, redacted_members

_P, _C = purges.c, captures.c
_GOING = sa.select(purged_captures.c.capture).where(  # needed at each commit: built once
    purged_captures.c.capture.in_(sa.bindparam("wanted", expanding=True))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """Why something was erased."""

    purge: str  # id
    at: datetime
    authority: str

    def __str__(self) -> str:
        return f"purged by {self.authority} on {self.at:%Y-%m-%d}"


# ---- asking ----------------------------------------------------------------------------------------------------------


def of_capture(conn: sa.Connection, capture: str) -> Tombstone | None:
    """Why this capture was erased; None if it was not."""
    return _tombstone(conn, purged_captures, purged_captures.c.capture == capture)


def of_segment(conn: sa.Connection, name: str) -> Tombstone | None:
    """Why this segment was removed; None if it was not."""
    return _tombstone(conn, purged_segments, purged_segments.c.name == name)


def of_visit(conn: sa.Connection, record: str) -> Tombstone | None:
    """Why this metadata record of a visit was rewritten; None if it was not."""
    return _tombstone(conn, purged_visits, purged_visits.c.record == record)


def listing(conn: sa.Connection) -> list[tuple[Tombstone, int]]:
    """Every erasure that is done, oldest first, with the number of erased captures."""
    query = sa.select(purges, sa.func.count(purged_captures.c.capture)).outerjoin(
        purged_captures, purged_captures.c.purge == _P.id
    )
    rows = conn.execute(query.where(_P.done.is_(True)).group_by(*_P).order_by(_P.id))
    return [(Tombstone(purge=row.id, at=row.at, authority=row.authority), row[-1]) for row in rows]


def erased_or_announced(conn: sa.Connection, wanted: Collection[str]) -> set[str]:
    """Which of these captures are erased or about to be: nothing may refer to them."""
    found: set[str] = set()
    for batch in batches(sorted(wanted)):
        found.update(conn.scalars(_GOING, {"wanted": batch}))
    return found


def gone(conn: sa.Connection) -> dict[str, str]:
    """Removed segment -> the one that replaced it."""
    query = sa.select(purged_segments.c.name, purged_segments.c.instead).join(purges, _P.id == purged_segments.c.purge)
    return {row.name: row.instead for row in conn.execute(query.where(_P.done.is_(True)))}


def current_segment(conn: sa.Connection, name: str) -> str:
    """The segment that stands for this one today; itself if it was not removed."""
    instead = gone(conn)
    while name in instead:
        name = instead[name]
    return name


def is_gone(conn: sa.Connection, name: str) -> bool:
    """Whether this is a removed segment, or one that an unfinished erasure may have written: these are never copied."""
    return of_segment(conn, name) is not None or name in unfinished_names(conn)


def gone_among(conn: sa.Connection, names: Sequence[str]) -> set[str]:
    """Which of these names `is_gone` holds for."""
    found = unfinished_names(conn).intersection(names)
    for batch in batches(names):
        query = sa.select(purged_segments.c.name).join(purges, _P.id == purged_segments.c.purge)
        found.update(conn.scalars(query.where(purged_segments.c.name.in_(batch), _P.done.is_(True))))
    return found


def unfinished(conn: sa.Connection) -> list[str]:
    """Erasures that were announced but neither done nor dropped: under way, or from a run that was killed."""
    return list(conn.scalars(sa.select(_P.id).where(_P.done.is_(False)).order_by(_P.id)))


def unfinished_names(conn: sa.Connection) -> set[str]:
    """New segments that an unfinished erasure may have written."""
    query = sa.select(purged_segments.c.instead).join(purges, _P.id == purged_segments.c.purge)
    return set(conn.scalars(query.where(_P.done.is_(False))))


def leftovers(conn: sa.Connection) -> list[tuple[str, str, str]]:
    """(store, name, trouble) of removed segments that a store may still have."""
    query = sa.select(purge_leftovers).order_by(purge_leftovers.c.store, purge_leftovers.c.name)
    return [(row.store, row.name, row.trouble) for row in conn.execute(query)]


def erased_of(conn: sa.Connection) -> dict[str, Erased]:
    """What remains in the row of every erased capture, by its id; for a rebuild, so `source`, `n` and `page` are empty."""
    query = sa.select(purged_captures).join(purges, _P.id == purged_captures.c.purge).where(_P.done.is_(True))
    return {
        row.capture: Erased(
            capture=row.capture,
            source="",
            n=0,
            page=False,
            revisit=row.revisit,
            original=row.original,
            payload_sha256=row.payload_sha256,
            payload_bytes=row.payload_bytes,
        )
        for row in conn.execute(query)
    }


def first_capture(conn: sa.Connection, source: str) -> str | None:
    """The first good capture of a source, with which each of its visits is compared; None if there is none."""
    found: str | None = conn.execute(
        sa.select(sources.c.first_capture).where(sources.c.id == source)
    ).scalar_one_or_none()
    return found


def captures_in(conn: sa.Connection, segment: str) -> set[str]:
    """Captures whose records are in this segment."""
    return set(conn.scalars(sa.select(_C.id).where(_C.segment == segment, _C.length > 0)))


def of_payload(conn: sa.Connection, sha256: str) -> list[Capture]:
    """Every capture with this payload that is not erased, revisits included; oldest first."""
    ids = list(conn.scalars(sa.select(_C.id).where(_C.payload_sha256 == sha256, _C.length > 0)))
    return sorted(capture_rows.by_ids(conn, ids).values(), key=lambda one: (one.at, one.id))


# ---- what the journal does -------------------------------------------------------------------------------------------


def begin(  # noqa: PLR0917 - in the order of the journal entry
    conn: sa.Connection,
    purge: str,
    at: datetime,
    authority: str,
    wanted: Iterable[str],
    instead: Mapping[str, str],
) -> None:
    """Announce an erasure of the captures `wanted`; a second announcement adds to it.

    `instead`: segment to be removed -> the one to replace it.
    """
    add = inserts(conn)
    conn.execute(add(purges).on_conflict_do_nothing(), {"id": purge, "at": at, "authority": authority, "done": False})
    rows = [{"capture": capture, "purge": purge, "payload_bytes": 0} for capture in wanted]
    if rows:
        conn.execute(add(purged_captures).on_conflict_do_nothing(), rows)
    _note_replacements(conn, purge, instead)


def drop(conn: sa.Connection, purge: str) -> None:
    """Forget an announced erasure that did not take place; one that is done stays."""
    if conn.execute(sa.select(_P.done).where(_P.id == purge)).scalar_one_or_none() is False:
        for table in (purged_captures, purged_segments, purged_visits):
            conn.execute(sa.delete(table).where(table.c.purge == purge))
        conn.execute(sa.delete(purges).where(_P.id == purge))


def finish(conn: sa.Connection, purge: Purge) -> None:
    """Carry out an erasure in the catalog.

    Rows of the old segments become rows of the new ones. In a rebuild the catalog does not know the old segments, and
    only the tombstones are noted.
    """
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql("PRAGMA secure_delete=ON")  # overwritten words must not stay readable in the file
    search.lock_index(conn)
    begin(conn, purge.id, purge.at, purge.authority, (), {one.name: one.instead for one in purge.replaced})
    conn.execute(sa.update(purges).where(_P.id == purge.id).values(done=True))
    add = inserts(conn)
    fields = ("purge", "revisit", "original", "payload_sha256", "payload_bytes")
    if rows := [_erased_row(purge.id, one) for one in purge.erased]:
        put = add(purged_captures)
        newer = {key: put.excluded[key] for key in fields}
        conn.execute(put.on_conflict_do_update(index_elements=["capture"], set_=newer), rows)
    live = [one for one in purge.replaced if segments.by_name(conn, one.name) is not None]
    for replaced in live:
        _replace(conn, purge, replaced)
    if live:
        conn.execute(_stub([one.capture for one in purge.erased]))
        search.forget(conn, [one.capture for one in purge.erased])
        promote_heirs(conn, purge.heirs)
        for source in purge.retitled:
            conn.execute(sa.update(sources).where(sources.c.id == source).values(title=None))
        for replaced in live:
            conn.execute(sa.delete(segment_rows).where(segment_rows.c.name == replaced.name))
    if left := [{"store": store, "name": one.name} for one in purge.replaced for store in purge.stores]:
        conn.execute(add(purge_leftovers).on_conflict_do_nothing(), left)
    for replaced in live:
        segments.add_receipts(conn, [replaced.receipt])
        segments.drop_receipts(conn, replaced.name)


def again(conn: sa.Connection, done: Sequence[Purge]) -> None:
    """In a rebuild, after all visits: apply what these erasures, in their order, changed in rows from other segments.

    A new segment without a row was itself removed by a later erasure, whose tombstone is lost.
    """
    places: dict[str, tuple[str, Place]] = {}
    for purge in done:
        for one in purge.replaced:
            places |= {capture: (one.instead, at) for capture, at in one.places.items()}
            for redaction in one.redacted:
                _note_redacted(conn, purge.id, redaction)
    erased = {one.capture for purge in done for one in purge.erased}
    there = {name for name in {name for name, _ in places.values()} if segments.by_name(conn, name) is not None}
    place(conn, {capture: at for capture, at in places.items() if capture not in erased and at[0] in there})
    for purge in done:
        promote_heirs(conn, purge.heirs)


def promote_heirs(conn: sa.Connection, heirs: Mapping[str, str]) -> None:
    """Make each heir of an erased original a full response, and let the other revisits refer to it."""
    for erased, heir in heirs.items():
        conn.execute(sa.update(captures).where(_C.id == heir).values(revisit=None, original=None))
        conn.execute(sa.update(captures).where(_C.original == erased, _C.id != heir).values(original=heir))


def place(conn: sa.Connection, found: Mapping[str, tuple[str, Place]]) -> None:
    """Set where captures lie: (segment, place) by capture id."""
    rows = [
        {"b_id": capture, "segment": segment, "offset": at.offset, "length": at.length}
        for capture, (segment, at) in found.items()
    ]
    if rows:
        moved = sa.update(captures).where(_C.id == sa.bindparam("b_id"))
        conn.execute(moved.values({name: sa.bindparam(name) for name in ("segment", "offset", "length")}), rows)


def deleted(conn: sa.Connection, store: str, name: str) -> None:
    """Note that this segment is deleted from this store."""
    conn.execute(sa.delete(purge_leftovers).where(purge_leftovers.c.store == store, purge_leftovers.c.name == name))


def troubled(conn: sa.Connection, store: str, name: str, why: str) -> None:
    """Note why this segment could not be deleted from this store."""
    conn.execute(
        sa.update(purge_leftovers)
        .where(purge_leftovers.c.store == store, purge_leftovers.c.name == name)
        .values(trouble=why)
    )


# ---- parts -----------------------------------------------------------------------------------------------------------


def _tombstone(conn: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool]) -> Tombstone | None:
    query = sa.select(purges).join(table, table.c.purge == _P.id).where(where, _P.done.is_(True))
    row = conn.execute(query).first()
    return None if row is None else Tombstone(purge=row.id, at=row.at, authority=row.authority)


def _note_replacements(conn: sa.Connection, purge: str, instead: Mapping[str, str]) -> None:
    add = inserts(conn)(purged_segments)
    newer = {"instead": add.excluded.instead, "purge": add.excluded.purge}
    rows = [{"name": name, "instead": new, "purge": purge} for name, new in instead.items()]
    if rows:
        conn.execute(add.on_conflict_do_update(index_elements=["name"], set_=newer), rows)


def _erased_row(purge: str, one: Erased) -> dict[str, Any]:
    return {
        "capture": one.capture,
        "purge": purge,
        "revisit": one.revisit,
        "original": one.original,
        "payload_sha256": one.payload_sha256,
        "payload_bytes": one.payload_bytes,
    }


def _replace(conn: sa.Connection, purge: Purge, one: Replaced) -> None:
    """Turn the rows of a removed segment into rows of the new one."""
    now = purge.at
    segments.reserve(conn, one.instead, "purge", now, hosts=())
    segments.finish(
        conn, one.instead, access=one.access, sha256=one.receipt.sha256, size_bytes=one.receipt.bytes, at=now
    )
    texts.move(conn, one.name, one.texts)
    conn.execute(sa.update(captures).where(_C.segment == one.name).values(segment=one.instead))
    conn.execute(sa.update(visits).where(visits.c.segment == one.name).values(segment=one.instead))
    place(conn, {capture: (one.instead, at) for capture, at in one.places.items()})
    made = [leaves.new("segment", one.instead, one.receipt.sha256, one.receipt.bytes)]
    for redaction in one.redacted:
        made.append(leaves.new("visit", redaction.record, redaction.sha256, redaction.bytes))
        _redact(conn, purge.id, redaction)
    leaves.insert(conn, made)
    conn.execute(sa.delete(damages).where(damages.c.name == one.name))


def _redact(conn: sa.Connection, purge: str, one: Redacted) -> None:
    """Redact the words of an erased page in the rows of a visit."""
    where = sa.and_(visits.c.source == one.source, visits.c.n == one.n)
    row = conn.execute(sa.select(visits).where(where)).one_or_none()
    if row is None:
        return
    _note_redacted(conn, purge, one)
    values: dict[str, Any] = {"record": one.record, "record_sha256": one.sha256}
    if row.observation is not None:
        observation = from_json(Observation, row.observation)
        values["observation"] = to_json(redacted(observation)).decode()
        if row.reasons is not None:
            values["reasons"] = _reasons(row.reasons, observation)
        told = sa.select(events.c.seq, events.c.reasons).where(events.c.source == one.source, events.c.n == one.n)
        for event in conn.execute(told.where(events.c.reasons.is_not(None))).all():
            mended = _reasons(event.reasons, observation)
            conn.execute(sa.update(events).where(events.c.seq == event.seq).values(reasons=mended))
    if row.members is not None:
        values["members"] = to_json(redacted_members(from_json(tuple[MemberSeen, ...], row.members))).decode()
    conn.execute(sa.update(visits).where(where).values(values))


def _note_redacted(conn: sa.Connection, purge: str, one: Redacted) -> None:
    row = {"record": one.was, "instead": one.record, "purge": purge}
    conn.execute(inserts(conn)(purged_visits).on_conflict_do_nothing(), row)


def _reasons(told: str, observation: Observation) -> str:
    return to_json(redact_reasons(from_json(tuple[Reason, ...], told), observation)).decode()


def _stub(ids: Collection[str]) -> sa.Update:
    """The update that gives erased captures length 0, in the segment of their visit."""
    home = sa.select(visits.c.segment).where(visits.c.source == _C.source, visits.c.n == _C.n).scalar_subquery()
    emptied = sa.update(captures).where(_C.id.in_(list(ids)))
    return emptied.values(offset=0, length=0, segment=sa.func.coalesce(home, _C.segment))


def stub(conn: sa.Connection, capture: Capture) -> Erased:
    """What is kept of a capture that is to be erased.

    Revisit and original are as its visit recorded them, even if it was made a full response since, or refers to another
    original.
    """
    told = sa.select(visits.c.original).where(visits.c.capture == capture.id, visits.c.source == capture.source)
    original = conn.execute(told).scalars().first() or capture.original
    if original is not None:
        as_before = NOT_MODIFIED if capture.status == 304 else IDENTICAL
        capture = replace(capture, revisit=capture.revisit or as_before, original=original)
    return Erased(
        capture=capture.id,
        source=capture.source,
        n=capture.n,
        page=capture.role.value == "page",
        revisit=capture.revisit,
        original=capture.original,
        payload_sha256=capture.payload_sha256,
        payload_bytes=capture.payload_bytes,
    )


def dependents(conn: sa.Connection, originals: Collection[str], erased: Collection[str]) -> dict[str, list[Capture]]:
    """For each of these originals, the captures that refer to it and are not in `erased`, oldest first."""
    found: dict[str, list[Capture]] = {}
    for batch in batches(sorted(originals)):
        ids = list(conn.scalars(sa.select(_C.id).where(_C.original.in_(batch))))
        for capture in capture_rows.by_ids(conn, set(ids) - set(erased)).values():
            found.setdefault(str(capture.original), []).append(capture)
    return {original: sorted(some, key=lambda one: (one.at, one.id)) for original, some in found.items()}
