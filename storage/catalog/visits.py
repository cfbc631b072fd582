"""Visits: the history of a source, one row per visit, failed ones included."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog.columns import CHANGES, THERE
from storage.catalog.schema import ACTIVE, batches, clean, sources, visits
from storage.model import (
    EMPTIED,
    Access,
    Capture,
    Certainty,
    Finding,
    HostContext,
    MemberSeen,
    Observation,
    Outcome,
    Reason,
    State,
)
from storage.records import from_json, to_json

_V = visits.c
STEADY_MS = 86_400_000  # after visits for so long (a day), a doubted clock is trusted even if nothing confirms it
# needed at every visit; built once, since building a statement takes longer than answering it
_NUMBERED = _V.source == sa.bindparam("of"), _V.n == sa.bindparam("nth")
# of the newest visit that got the page: its finding may be that of a lost document, which is among its members then
_MEMBERS = (
    sa.select(_V.members)
    .where(_V.source == sa.bindparam("of"), sa.or_(_V.members.is_not(None), _V.finding.in_(THERE)))
    .order_by(_V.n.desc())
    .limit(1)
)
_RULES = sa.select(_V.rules).where(*_NUMBERED)
_ALL = sa.select(visits, sources.c.url).join(sources, sources.c.id == _V.source)
_NTH = _ALL.where(*_NUMBERED)
_INSERT = sa.insert(visits)
_NEWEST = sa.select(sa.func.max(sources.c.visited_at))
_NEWEST_TRUSTED = _NEWEST.where(sa.or_(sources.c.finding.is_(None), sources.c.finding != Finding.CLOCK.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The facts of one visit, and what was judged from them."""

    source: str
    url: str  # of the source
    n: int
    at: datetime
    finding: Finding
    state: State  # after this visit
    certainty: Certainty | None  # of that state; None: nothing is settled
    status: int | None  # None: no HTTP answer
    final_url: str | None  # after redirects; the source's own URL if no request was made
    capture: str | None  # id of the page's final answer; None: the visit failed
    original: str | None  # id of the capture that this one refers to; None: it is no revisit
    kept: float | None  # share of the reference's text that is left; None: not compared
    payload_sha256: str | None
    bytes: int | None  # of the payload
    segment: str
    record: str  # id of the visit's metadata record in the segment
    record_sha256: str  # block digest of that record
    explicit: bool  # an operator asked for the visit
    rules: str  # version of the judging rules
    document: bool = False  # the state is of a document of the page, while the page itself is there
    last_seen: datetime | None = None  # of the page or document that the state is of; None: it is available, or never
    first_absent: datetime | None = None
    reasons: tuple[Reason, ...] = ()
    members: tuple[MemberSeen, ...] = ()
    observation: Observation | None = None  # None if the finding is `same`: it is only in the metadata record
    context: HostContext | None = None  # likewise

    @property
    def emptied(self) -> bool:
        """Whether the page was there, but without its text."""
        return any(one.rule == EMPTIED for one in self.reasons)


def history(
    conn: sa.Connection,
    source: str,
    *,
    before: int | None = None,
    after: int = 0,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[Seen]:
    """The visits of a source in order of n; only those with n < `before` and n > `after`."""
    bounds = {"before": before, "most": limit}
    asked = {name: value for name, value in bounds.items() if value is not None}
    query = _history(frozenset(asked), newest_first=newest_first)
    return [_seen(row) for row in conn.execute(query, {"of": source, "after": after, **asked})]


@cache
def _history(told: frozenset[str], *, newest_first: bool) -> sa.Select[Any]:
    """The query for the visits of a source, with the bounds whose names are given. Built once: probing needs it."""
    query = _ALL.where(_V.source == sa.bindparam("of"), _V.n > sa.bindparam("after"))
    query = query.order_by(_V.n.desc() if newest_first else _V.n)
    if "before" in told:
        query = query.where(_V.n < sa.bindparam("before"))
    return query.limit(sa.bindparam("most")) if "most" in told else query


def by_number(conn: sa.Connection, source: str, n: int) -> Seen | None:
    """The n-th visit of a source; None if there is none."""
    row = conn.execute(_NTH, {"of": source, "nth": n}).one_or_none()
    return None if row is None else _seen(row)


def by_numbers(conn: sa.Connection, asked: Collection[tuple[str, int]]) -> dict[tuple[str, int], Seen]:
    """The visits of these sources with these numbers, by both; unknown ones are left out."""
    found: dict[tuple[str, int], Seen] = {}
    for batch in batches(sorted(asked)):
        rows = conn.execute(_ALL.where(sa.tuple_(_V.source, _V.n).in_(batch)))
        found.update(((row.source, row.n), _seen(row)) for row in rows)
    return found


def observed(conn: sa.Connection, source: str, payload_sha256: str) -> Observation | None:
    """What the newest look that received these bytes and was not `same` observed; None if there is no such look."""
    query = sa.select(_V.observation).where(
        _V.source == source, _V.payload_sha256 == payload_sha256, _V.observation.is_not(None)
    )
    found = conn.scalar(query.order_by(_V.n.desc()).limit(1))
    return None if found is None else from_json(Observation, found)


def members(conn: sa.Connection, source: str) -> tuple[MemberSeen, ...]:
    """The members that the newest visit which got the page saw; empty if there is no such visit."""
    row = conn.execute(_MEMBERS, {"of": source}).one_or_none()
    return from_json(tuple[MemberSeen, ...], row.members) if row is not None and row.members else ()


def rules(conn: sa.Connection, source: str, n: int) -> str | None:
    """The version of the rules by which the n-th visit of a source was judged; None if there is no such visit."""
    return conn.scalar(_RULES, {"of": source, "nth": n})


def of_segment(conn: sa.Connection, segment: str, sources_in_it: Collection[str]) -> set[tuple[str, int]]:
    """(source, n) of the visits of these sources that were committed from this segment."""
    found: set[tuple[str, int]] = set()
    for batch in batches(sorted(sources_in_it)):
        query = sa.select(_V.source, _V.n).where(_V.source.in_(batch), _V.segment == segment)
        found.update((source, n) for source, n in conn.execute(query))
    return found


def count(conn: sa.Connection, access: Access | None = None) -> int:
    """Number of visits to sources of this class; None: of all."""
    every = sa.select(sa.func.count()).select_from(visits)
    found = int(conn.execute(every).scalar_one())
    if access is not None:  # subtract those of other classes, which are few and indexed
        others = sa.select(sources.c.id).where(sources.c.access != access.value)
        found -= int(conn.execute(every.where(_V.source.in_(others))).scalar_one())
    return found


def newest_at(conn: sa.Connection, *, doubted: bool = False) -> datetime | None:
    """The time of the newest visit of any source: a clock that is behind it was set back.

    Visits made while the clock was in doubt do not count, since it may have been years ahead; with `doubted`, they do.
    """
    if doubted:
        return _instant(conn, _NEWEST)
    return max(filter(None, (_instant(conn, _NEWEST_TRUSTED), _instant(conn, _before_doubt()))), default=None)


@cache
def _before_doubt() -> sa.Select[Any]:
    """The query for the newest trusted visit before visits with a doubted clock, of sources whose newest visits these are.

    Sources where these have gone on for STEADY_MS are left out: then it is the earlier clock that is not trusted. A
    wrong clock is seldom left so for so long, and to the next process nothing else would show that it was doubted.
    """
    last, begun = visits.alias("last"), visits.alias("begun")
    trusted = sa.select(_V.n).where(_V.source == sources.c.id, _V.finding != Finding.CLOCK.value)
    newest = trusted.order_by(_V.n.desc()).limit(1).correlate(sources).scalar_subquery()
    doubted = sa.type_coerce(sources.c.visited_at, sa.BigInteger) - sa.type_coerce(begun.c.at, sa.BigInteger)
    return (
        sa.select(sa.func.max(last.c.at))
        .select_from(sources)
        .join(last, sa.and_(last.c.source == sources.c.id, last.c.n == newest))
        .join(begun, sa.and_(begun.c.source == sources.c.id, begun.c.n == last.c.n + 1))
        .where(sources.c.finding == Finding.CLOCK.value, doubted < STEADY_MS)
    )


def _instant(conn: sa.Connection, query: sa.Executable) -> datetime | None:
    at: datetime | None = conn.execute(query).scalar_one()
    return at


def ended_as(conn: sa.Connection, finding: Finding) -> int:
    """Number of active sources whose newest visit has this finding."""
    query = sa.select(sa.func.count(sources.c.id)).where(
        sources.c.finding == finding.value, sources.c.standing == ACTIVE
    )
    return int(conn.execute(query).scalar_one())


def of_states(conn: sa.Connection, among: Sequence[str], states: Collection[State]) -> Iterator[tuple[str, int, State]]:
    """Yield (source, n, state) of the visits of these sources that left them in one of these states."""
    for batch in batches(among):
        query = sa.select(_V.source, _V.n, _V.state).where(
            _V.source.in_(batch), _V.state.in_([one.value for one in states])
        )
        for source, n, state in conn.execute(query):
            yield source, n, State(state)


def altered(conn: sa.Connection, source: str, *, since: datetime, before: int) -> list[str]:
    """Ids of the page captures of visits from `since` on, with n < `before`, that found the page altered."""
    query = sa.select(_V.capture).where(
        _V.source == source, _V.n < before, _V.at >= since, _V.finding.in_(CHANGES), _V.capture.is_not(None)
    )
    return list(conn.scalars(query))


# ---- what a commit does --------------------------------------------------------------------------------------------


def insert(conn: sa.Connection, found: Sequence[tuple[str, Outcome]]) -> None:
    """Add the visits of these outcomes, each with its segment."""
    if found:
        conn.execute(_INSERT, [_row(outcome, segment) for segment, outcome in found])


def _row(outcome: Outcome, segment: str) -> dict[str, Any]:
    observation, verdict = outcome.observation, outcome.verdict
    after = verdict.assessment
    page = next((c for c in outcome.captures if c.id == outcome.page), None)
    last = observation.last
    whole = verdict.finding is not Finding.SAME
    final_url = observation.final_url
    return {
        "source": outcome.source,
        "n": outcome.n,
        "at": outcome.at,
        "finding": verdict.finding.value,
        "state": after.state.value,
        "certainty": after.certainty.value if after.certainty else None,
        "document": after.of_document,
        "last_seen": after.last_seen if after.state is not State.AVAILABLE else None,
        "first_absent": after.first_absent_at if after.state is not State.AVAILABLE else None,
        "status": observation.status,
        "final_url": None if final_url == observation.url else clean(final_url),
        "capture": outcome.page,
        "original": page.original if page else None,
        "kept": last.kept if last else None,
        "payload_sha256": _payload_sha256(page, observation),
        "bytes": page.payload_bytes if page and page.payload_sha256 else observation.payload_bytes,
        "segment": segment,
        "record": outcome.record,
        "record_sha256": outcome.record_sha256,
        "explicit": outcome.explicit,
        "rules": verdict.rules,
        "reasons": to_json(verdict.reasons).decode() if verdict.reasons else None,
        "members": to_json(observation.members).decode() if observation.members else None,
        "observation": to_json(observation).decode() if whole else None,
        "context": to_json(outcome.context).decode() if whole else None,
    }


def _payload_sha256(page: Capture | None, observation: Observation) -> str | None:
    return page.payload_sha256 if page and page.payload_sha256 else observation.payload_sha256


def _seen(row: sa.Row[Any]) -> Seen:
    return Seen(
        source=row.source,
        url=row.url,
        n=row.n,
        at=row.at,
        finding=Finding(row.finding),
        state=State(row.state),
        certainty=Certainty(row.certainty) if row.certainty else None,
        status=row.status,
        final_url=row.final_url or row.url,
        capture=row.capture,
        original=row.original,
        kept=row.kept,
        payload_sha256=row.payload_sha256,
        bytes=row.bytes,
        segment=row.segment,
        record=row.record,
        record_sha256=row.record_sha256,
        explicit=row.explicit,
        rules=row.rules,
        document=row.document,
        last_seen=row.last_seen,
        first_absent=row.first_absent,
        reasons=from_json(tuple[Reason, ...], row.reasons) if row.reasons else (),
        members=from_json(tuple[MemberSeen, ...], row.members) if row.members else (),
        observation=from_json(Observation, row.observation) if row.observation else None,
        context=from_json(HostContext, row.context) if row.context else None,
    )
