"""The single transaction that commits visits: rows, events, due times and ledger leaves of a stored segment.

The same code runs live, when a segment is adopted after a crash, and in a rebuild, so that all three give the same
rows. The caller must have put the segment and read it back: what is committed here is acknowledged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.catalog import captures, events, hosts, leaves, purges, reference_documents, segments, texts, visits
from storage.catalog.schema import batches, clean, sources
from storage.model import (
    PURGED,
    Access,
    Assessment,
    Capture,
    Certainty,
    Effect,
    Leaf,
    Outcome,
    Receipt,
    SegmentState,
    State,
)
from storage.records import REPLACING, documents_after, from_json, to_json

Row = dict[str, Any]  # the row of a source, by column

_S = sources.c
_STANDING = (  # the columns of a source that a visit may change
    _S.n,
    _S.visited_at,
    _S.finding,
    _S.state,
    _S.certainty,
    _S.since,
    _S.assessment,
    _S.urgent,
    _S.next_due_at,
    _S.last_capture,
    _S.first_capture,
    _S.documents,
    _S.etag,
    _S.last_modified,
    _S.last_full_at,
    _S.last_full_n,
    _S.last_unconditional_at,
    _S.last_unconditional_n,
    _S.title,
)
_UPDATE = (
    sa.update(sources)
    .where(_S.id == sa.bindparam("b_id"))
    .values({column.name: sa.bindparam(column.name, type_=column.type) for column in _STANDING})
)

_LOCK_SOURCES = (
    sa.select(_S.id, _S.access, *_STANDING)
    .where(_S.id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(_S.id)
    .with_for_update()
)


def segment(  # noqa: PLR0917 - the parts of a stored segment, in the order in which they are made
    conn: sa.Connection,
    name: str,
    sha256: str,
    size_bytes: int,
    receipts: Collection[Receipt],
    outcomes: Sequence[Outcome],
    leaves_of_it: Iterable[Leaf],
    now: datetime,
    *,
    leased: bool = True,
    told: bool = False,
) -> tuple[list[Outcome], list[Outcome]]:
    """Commit a stored segment and return the accepted and the refused outcomes.

    An outcome is refused if its lease no longer holds the host, if it is not the next visit of its source, if it relies
    on a capture that is being erased, or if the segment's name is no longer reserved. An outcome that was already
    committed, by whoever adopted the segment, counts as accepted. Refused ones are noted; the caller journals them
    (`storage.journal.untold`), or a rebuild would find them. `leased` False: a segment of an earlier process, where only
    the order of visits decides. `told`: its events are never sent. `leaves_of_it`: one for the segment and one per
    visit, named by its metadata record; those of refused visits are left out.
    """
    held = hosts.lock(conn, {outcome.host for outcome in outcomes}) if leased else None
    before = _lock_sources(conn, {outcome.source for outcome in outcomes})
    if not _reserved(conn, name):
        settled = _settled(conn, name, outcomes, sha256=sha256, size_bytes=size_bytes, now=now)
        segments.add_receipts(conn, receipts)
        return settled
    access = _access(outcomes, before)
    segments.finish(conn, name, access=access, sha256=sha256, size_bytes=size_bytes, at=now)
    accepted, refused = _sorted(outcomes, before, held, going=_going(conn, outcomes))
    _write(conn, [(name, outcome) for outcome in accepted], before, told=told)
    captures.insert(conn, _needed(accepted, refused))
    segments.note_dropped(conn, name, [outcome.record for outcome in refused])
    records = {outcome.record for outcome in accepted}
    leaves.insert(conn, [leaf for leaf in leaves_of_it if leaf.kind != "visit" or leaf.name in records])
    segments.add_receipts(conn, receipts)
    return accepted, refused


def rebuilt(conn: sa.Connection, found: Sequence[tuple[str, Outcome]], *, gaps: bool) -> list[Outcome]:
    """Commit visits read from stored segments in a rebuild, each given with its segment; return the accepted ones.

    A visit is accepted if it is the next one of its source. `gaps`: visits in between are lost, so that it need only be
    later than the last one.
    """
    before = _lock_sources(conn, {outcome.source for _, outcome in found})
    accepted, _ = _sorted([outcome for _, outcome in found], before, None, gaps=gaps)
    segment = {outcome.record: name for name, outcome in found}
    _write(conn, [(segment[outcome.record], outcome) for outcome in accepted], before, told=True)
    return accepted


def _sorted(
    outcomes: Sequence[Outcome],
    before: Mapping[str, Row],
    held: Mapping[str, str | None] | None,
    *,
    gaps: bool = False,
    going: Collection[str] = (),
) -> tuple[list[Outcome], list[Outcome]]:
    """The accepted and the refused outcomes.

    Accepted: the next visit of its source, under a lease that still holds the host (`held` None: without leases), that
    relies on no capture in `going`.
    """
    accepted: list[Outcome] = []
    refused: list[Outcome] = []
    last = {source: row["n"] for source, row in before.items()}
    for outcome in outcomes:
        newest = last.get(outcome.source)
        its_turn = newest is not None and (outcome.n == newest + 1 or (gaps and outcome.n > newest))
        if its_turn and (held is None or held.get(outcome.host) == outcome.lease) and not _rests(outcome) & set(going):
            last[outcome.source] = outcome.n
            accepted.append(outcome)
        else:
            refused.append(outcome)
    return accepted, refused


def _rests(outcome: Outcome) -> set[str]:
    """Captures that this visit relies on: originals of its revisits, and its reference."""
    found = {capture.original for capture in outcome.captures} | {outcome.observation.reference}
    return {capture for capture in found if capture is not None}


def _going(conn: sa.Connection, outcomes: Sequence[Outcome]) -> set[str]:
    return purges.erased_or_announced(conn, {capture for outcome in outcomes for capture in _rests(outcome)})


def _write(conn: sa.Connection, found: Sequence[tuple[str, Outcome]], before: Mapping[str, Row], *, told: bool) -> None:
    """Write the rows of these visits, each given with its segment."""
    accepted = [outcome for _, outcome in found]
    captures.insert(conn, [_seen_by(c, before) for outcome in accepted for c in outcome.captures])
    texts.insert(conn, [text for outcome in accepted for text in outcome.texts])
    visits.insert(conn, found)
    changed: dict[str, Row] = {}
    confirmed: set[str] = set()
    for outcome in accepted:
        row = changed.setdefault(outcome.source, dict(before[outcome.source]))
        confirmed.update(_confirmed(conn, from_json(Assessment, row["assessment"]), outcome))
        _apply(row, outcome, documents=_documents(conn, row, outcome))
    captures.mark_good(conn, confirmed)
    if changed:
        rows = [
            {"b_id": source} | {column.name: row[column.name] for column in _STANDING}
            for source, row in changed.items()
        ]
        conn.execute(_UPDATE, rows)
    events.insert(conn, [event for outcome in accepted for event in outcome.verdict.events], told=told)
    hosts.refresh(conn, {outcome.host for outcome in accepted})


def _apply(row: Row, outcome: Outcome, *, documents: Mapping[str, str]) -> None:
    """Change the row of a source as one of its visits does."""
    observation, verdict = outcome.observation, outcome.verdict
    after = verdict.assessment
    row |= {
        "n": outcome.n,
        "visited_at": outcome.at,
        "finding": verdict.finding.value,
        "state": after.state.value,
        "certainty": after.certainty.value if after.certainty else None,
        "since": after.since,
        "assessment": to_json(after).decode(),
        "urgent": after.state is State.SUSPECT or after.certainty is Certainty.PROBABLE,
        "next_due_at": outcome.next_due_at,
    }
    if outcome.full:
        row |= {"last_full_at": outcome.at, "last_full_n": outcome.n}
    if observation.status is not None and not observation.not_modified:  # the full answer, whatever we requested
        row |= {"last_unconditional_at": outcome.at, "last_unconditional_n": outcome.n}
    if verdict.reference and outcome.page is not None:
        row["last_capture"] = outcome.page
        row["first_capture"] = row["first_capture"] or outcome.page
        row["documents"] = reference_documents.to_row(documents)
        same = observation.last is not None and observation.last.identical  # then only a document of it was altered
        if observation.title is not None or (verdict.finding in REPLACING and not same):
            row["title"] = None if observation.title == PURGED else clean(observation.title)
        if not observation.not_modified:  # a 304 confirms the validators of the request
            row |= {"etag": clean(outcome.etag), "last_modified": clean(outcome.last_modified)}


def _documents(conn: sa.Connection, row: Row, outcome: Outcome) -> dict[str, str]:
    """The documents that the reference carries after this visit: address -> id of the good capture."""
    old = captures.by_ids(conn, reference_documents.ids(row["documents"]))
    before = {one.address: one.id for one in reference_documents.documents(row["documents"], old)}
    return documents_after(before, outcome.observation, outcome.verdict.finding)


def _confirmed(conn: sa.Connection, before: Assessment, outcome: Outcome) -> list[str]:
    """Page captures of earlier visits that saw the alteration which this visit confirms.

    A pending alteration that is replaced by another gets a new date, so every altered visit since that date saw this
    one.
    """
    if not outcome.verdict.good or outcome.verdict.finding.effect is not Effect.CHANGE or before.pending_at is None:
        return []
    return visits.altered(conn, outcome.source, since=before.pending_at, before=outcome.n)


def _needed(accepted: Sequence[Outcome], refused: Sequence[Outcome]) -> list[Capture]:
    """Captures of refused visits that revisits in accepted ones refer to, which could not be read without them."""
    wanted = {capture.original for outcome in accepted for capture in outcome.captures}
    return [capture for outcome in refused for capture in outcome.captures if capture.id in wanted]


def _seen_by(capture: Capture, before: Mapping[str, Row]) -> Capture:
    """The capture in the access class of its source, which may have changed since the visit."""
    access = before[capture.source]["access"]
    return capture if capture.access == access else replace(capture, access=Access(access))


def _access(outcomes: Sequence[Outcome], before: Mapping[str, Row]) -> Access:
    """The access class of the segment: that of its captures or, if there are none, of the sources."""
    classes = {capture.access for outcome in outcomes for capture in outcome.captures}
    if not classes:
        classes = {Access(row["access"]) for row in before.values()}
    return Access.SEALED if Access.SEALED in classes else Access.PUBLIC


def _reserved(conn: sa.Connection, name: str) -> bool:
    found = segments.by_name(conn, name)
    return found is not None and found.state in (SegmentState.RESERVED, SegmentState.SPOOLED)


def _settled(
    conn: sa.Connection, name: str, outcomes: Sequence[Outcome], *, sha256: str, size_bytes: int, now: datetime
) -> tuple[list[Outcome], list[Outcome]]:
    """The accepted and refused outcomes of a segment whose reservation was resolved meanwhile: adopted or given up."""
    done = visits.of_segment(conn, name, {outcome.source for outcome in outcomes})
    if segments.by_name(conn, name) is None:  # given up before its bytes were stored: a known blob without visits
        segments.reserve(conn, name, "", now, hosts=())
        segments.finish(conn, name, access=Access.SEALED, sha256=sha256, size_bytes=size_bytes, at=now)
    accepted = [outcome for outcome in outcomes if (outcome.source, outcome.n) in done]
    # whoever resolved it has journaled the refused ones
    refused = [outcome for outcome in outcomes if (outcome.source, outcome.n) not in done]
    return accepted, refused


def _lock_sources(conn: sa.Connection, ids: Collection[str]) -> dict[str, Row]:
    """The rows of these sources, locked: nobody else can change them until this transaction ends."""
    found: dict[str, Row] = {}
    for batch in batches(sorted(ids)):
        found.update((row["id"], dict(row)) for row in conn.execute(_LOCK_SOURCES, {"ids": batch}).mappings())
    return found
