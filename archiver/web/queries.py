"""Catalog queries for pages, beyond those of the nouns: counts for many rows at once, search, neighbours."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from archiver.lookup import discretion
from archiver.lookup.cases import DOUBTED, Case, cases, page_seen, record_of
from archiver.web import links
from archiver.web.counts import DIFFERS, NOT_SEEN, OF_DOCUMENT, OFF, lacking
from archiver.web.source_filters import Counted, Which, as_in_addresses
from archiver.web.timeline import Look
from storage import catalog as tables
from storage.catalog.classes import OF_WITHHELD
from storage.catalog.schema import (
    batches,
    captures,
    citations,
    events,
    leaves,
    segments,
    sources,
    url_key,
    visits,
    works,
)
from storage.errors import NotFound
from storage.model import (
    EMPTIED,
    MEMBER_ROLES,
    Access,
    Capture,
    Certainty,
    Effect,
    Event,
    EventKind,
    Finding,
    MemberSeen,
    Role,
    SegmentState,
    State,
    Watched,
)
from storage.normalisation import as_written
from storage.records import from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_S, _C, _V, _E, _CITES = sources.c, captures.c, visits.c, events.c, citations.c


def search_sources(
    conn: Connection,
    words: str,
    which: Which,
    *,
    access: Access | None,
    after: str | None,
    limit: int,
) -> list[Watched]:
    """Search sources, newest registered first.

    All words must occur in the title, the address, the tags or the title of a citing work. `after`: the last id of the
    previous page.
    """
    query = sa.select(_S.id).order_by(_S.id.desc()).limit(limit)
    shown = sa.true() if access is None else ~OF_WITHHELD  # not only its address and state
    for word in words.split()[:8]:
        forms = as_written(word)
        addresses = dict.fromkeys(one for form in forms for one in as_in_addresses(form))
        citing = sa.select(_CITES.source).join(works).where(_has(works.c.title, forms))
        query = query.where(
            sa.or_(_has(_S.url, addresses), _has(_S.title, forms) & shown, _has(_S.tags, forms), _S.id.in_(citing))
        )
    if which.states is not None:
        query = query.where(_S.state.in_([state.value for state in which.states]))
    if which.document is not None:
        query = query.where(OFF, OF_DOCUMENT) if which.document else query.where(~(OFF & OF_DOCUMENT))
    if which.standing is Counted.NOT_SEEN:
        query = query.where(NOT_SEEN)
    if which.standing is Counted.DIFFERS:
        query = query.where(DIFFERS, shown)
    if which.standing is Counted.LACKING:
        query = query.where(_S.id.in_(lacking(conn, access)))
    if access is not None:
        query = query.where(_S.access == access.value)
    if after is not None:
        query = query.where(_S.id < after)
    return discretion.visible_sources(conn, tables.sources.watched(conn, list(conn.scalars(query))), access)


def _has(column: sa.Column[Any], words: Iterable[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(column.icontains(word, autoescape=True) for word in words))


def kept(conn: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The number of looks with a good capture of the page that is still kept, by source."""
    counts: dict[str, int] = {}
    for batch in batches(list(ids)):
        query = (
            sa.select(_C.source, sa.func.count(_C.n.distinct()))
            .where(_C.source.in_(batch), _C.role == Role.PAGE.value, _C.good.is_(True), _C.length > 0)
            .group_by(_C.source)
        )
        counts.update((source, count) for source, count in conn.execute(query))
    return counts


def with_kept_copies(conn: Connection, watched: Watched) -> Watched:
    """The source, with its oldest and newest kept copies in place of a first or newest good copy that was erased."""
    if watched.last is not None and watched.first is not None:
        return watched
    ends = tables.captures.ends(conn, watched.source.id)
    return watched if ends is None else replace(watched, first=ends[0], last=ends[1])


def looks(conn: Connection, source: str) -> list[Look]:
    """All visits of a source, in order, with what the timeline needs."""
    query = sa.select(*_LOOK).where(_V.source == source).order_by(_V.n)
    return [_look(row) for row in conn.execute(query)]


_EMPTIED = _V.reasons.contains(f'"rule":"{EMPTIED}"').label("emptied")
_LOOK = (_V.n, _V.at, _V.finding, _V.state, _V.status, _V.kept, _V.document, _V.last_seen, _V.first_absent,
         _V.certainty, sa.case((_V.members.contains('"vantages":['), _V.members)).label("members"),
         _EMPTIED)  # fmt: skip


def _look(row: Any) -> Look:
    return Look(
        row.n, row.at, Finding(row.finding), State(row.state), row.status, row.kept, row.document, row.last_seen,
        row.first_absent, None if row.certainty is None else Certainty(row.certainty),
        () if row.members is None else from_json(tuple[MemberSeen, ...], row.members), bool(row.emptied),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A kept answer; `until`: the time of the last consecutive look that received the same bytes."""

    capture: str
    n: int
    at: datetime
    finding: Finding | None  # None for a file that the page carries
    sha256: str
    bytes: int
    until: datetime
    document: bool = False  # the finding is about a document that the page carries; the page itself is as it should be
    emptied: bool = False  # the page is there without its text

    @property
    def good(self) -> bool:
        return self.document or self.finding is None or self.finding.effect.is_there


def copies(conn: Connection, source: str, besides: Collection[str] = ()) -> list[Copy]:
    """The kept copies of a source's page, newest first.

    Of consecutive looks with the same bytes, only the first. `besides`: captures that are listed nevertheless.
    """
    query = (
        sa.select(_V.capture, _V.n, _V.at, _V.finding, _V.payload_sha256, _V.bytes, _V.status, _V.kept, _EMPTIED)
        .join(captures, _V.capture == _C.id)
        .where(_V.source == source, _V.payload_sha256.is_not(None), _C.length > 0)
        .order_by(_V.n)
    )
    rows = conn.execute(query)
    return _runs_of_bytes(
        (
            Copy(row.capture, row.n, row.at, finding, row.payload_sha256, row.bytes or 0, row.at,
                 finding.effect is Effect.LOSS and page_seen(finding, row.status, row.kept), bool(row.emptied))
            for row in rows
            for finding in (Finding(row.finding),)
        ),
        besides,
    )  # fmt: skip


def copies_of_member(conn: Connection, source: str, url: str, besides: Collection[str] = ()) -> list[Copy]:
    """Like `copies`, for a file that a source's page carries."""
    captured = tables.captures.of_url(conn, url)
    return _runs_of_bytes(
        (
            Copy(one.id, one.n, one.at, None, one.payload_sha256, one.payload_bytes, one.at)
            for one in captured
            if one.source == source and one.role in MEMBER_ROLES and one.payload_sha256 is not None
        ),
        besides,
    )


def _runs_of_bytes(kept: Iterable[Copy], besides: Collection[str]) -> list[Copy]:
    found: list[Copy] = []
    for one in kept:
        again = found and found[-1].sha256 == one.sha256
        if again:
            found[-1] = replace(found[-1], until=one.at)
        if not again or one.capture in besides:
            found.append(one)
    return found[::-1]


def cases_of(conn: Connection, ids: Collection[str]) -> dict[str, list[Case]]:
    """The cases of these sources, oldest first.

    They are derived from the visits that changed the standing of the source, or came first after a case was called a
    false alarm; from all visits, if a loss among them predates the column for when the source was last seen.
    """
    found: dict[str, list[Case]] = {}
    alarms = tables.remarks.false_alarms(conn, ids)
    after_false_alarm = sa.tuple_(_V.source, _V.n).in_(
        [(source, one.after + 1) for source, some in alarms.items() for one in some]
    )
    for batch in batches(sorted(ids)):
        with_previous = (
            sa.select(
                _V.source, *_LOOK, after_false_alarm.label("heeded"),
                sa.func.lag(_V.state).over(partition_by=_V.source, order_by=_V.n).label("before"),
                sa.func.lag(_V.document).over(partition_by=_V.source, order_by=_V.n).label("document_before"),
                sa.func.lag(_V.certainty).over(partition_by=_V.source, order_by=_V.n).label("certainty_before"),
                sa.func.lag(_V.first_absent).over(partition_by=_V.source, order_by=_V.n).label("absent_before"),
            )
            .where(_V.source.in_(batch))
            .subquery()
        )  # fmt: skip
        query = (
            sa.select(with_previous, _S.url)
            .join(sources, _S.id == with_previous.c.source)
            .where(
                with_previous.c.before.is_(None)
                | (with_previous.c.before != with_previous.c.state)
                | (with_previous.c.document_before != with_previous.c.document)
                | with_previous.c.first_absent.is_distinct_from(with_previous.c.absent_before)
                | with_previous.c.certainty.is_distinct_from(with_previous.c.certainty_before)
                | with_previous.c.heeded
            )
            .order_by(with_previous.c.source, with_previous.c.n)
        )
        rows = conn.execute(query).all()
        for (source, url), some in itertools.groupby(rows, key=lambda row: (row.source, row.url)):
            read = list(map(_look, some))
            if any(one.last_seen is None and one.state in DOUBTED for one in read):
                read = looks(conn, source)
            found[source] = list(cases(read, source, url, alarms.get(source, ())))
    return found


def open_cases(conn: Connection, ids: Collection[str]) -> dict[str, str | None]:
    """The id of the newest case of each source that has not ended; None if there is none."""
    known = cases_of(conn, ids)
    return {one: next((case.id for case in reversed(known.get(one, [])) if case.ended is None), None) for one in ids}


def case_of(known: dict[str, list[Case]], event: Event) -> str | None:
    """The id of the case that an event belongs to. An alteration has a record of its own."""
    return record_of(known.get(event.source, ()), event)


def safety(conn: Connection, source: str) -> dict[SegmentState, int]:
    """How many segments in each state hold captures of a source."""
    own = sa.select(_C.segment).where(_C.source == source)
    query = sa.select(segments.c.state, sa.func.count()).where(segments.c.name.in_(own)).group_by(segments.c.state)
    return {SegmentState(state): count for state, count in conn.execute(query)}


def at_risk(conn: Connection, ids: Collection[str]) -> set[str]:
    """The sources with a kept copy in a segment at risk."""
    found: set[str] = set()
    for batch in batches(sorted(ids)):
        query = (
            sa.select(_C.source)
            .distinct()
            .join(segments, segments.c.name == _C.segment)
            .where(_C.source.in_(batch), segments.c.state == SegmentState.AT_RISK.value)
        )
        found.update(conn.scalars(query))
    return found


def neighbours(conn: Connection, source: str, n: int) -> tuple[int | None, int | None]:
    """The numbers of the visits before and after."""
    before = sa.select(sa.func.max(_V.n)).where(_V.source == source, _V.n < n)
    after = sa.select(sa.func.min(_V.n)).where(_V.source == source, _V.n > n)
    return conn.execute(before).scalar_one(), conn.execute(after).scalar_one()


def event_page(
    conn: Connection,
    access: Access | None,
    *,
    kinds: Collection[EventKind] | None = None,
    since: datetime | None = None,
    source: str | None = None,
    before: str | None = None,
    limit: int,
) -> list[Event]:
    """A page of events, newest first, in the order of `tables.events.listing`. NotFound for an unknown `before`.

    `before`: only events older than the one with this id. Unlike a row number, an id does not reveal how many events a
    reader may not see, and is the same after a rebuild.
    """
    order = (_E.at, _E.source, _E.n, _E.seq)
    query = sa.select(_E.seq).order_by(*(column.desc() for column in order)).limit(limit)
    if access is not None:
        # evaluated per row, for the few rows needed, not as a list of all sources
        query = query.where(sa.exists().where(_S.id == _E.source, _S.access == access.value, ~OF_WITHHELD))
    if kinds is not None:
        query = query.where(_E.kind.in_([kind.value for kind in kinds]))
    if since is not None:
        query = query.where(_E.at >= since)
    if source is not None:
        query = query.where(_E.source == source)
    if before is not None:
        there = conn.execute(sa.select(*order).where(_E.id == before)).one_or_none()
        if there is None:
            raise NotFound("There is no event of that name to go on from: begin with the newest.")
        bound = [sa.literal(value, column.type) for value, column in zip(there, order, strict=True)]
        query = query.where(_E.at <= there.at, sa.tuple_(*order) < sa.tuple_(*bound))
    places = list(conn.scalars(query))
    told = tables.events.by_seq(conn, places)
    return discretion.visible_events(conn, [told[place] for place in places], access)


def titles(conn: Connection, ids: Collection[str]) -> dict[str, str]:
    """Title by source, of those that have one."""
    names: dict[str, str] = {}
    for batch in batches(sorted(ids)):
        rows = conn.execute(sa.select(_S.id, _S.title).where(_S.id.in_(batch), _S.title.is_not(None)))
        names.update((source, title) for source, title in rows)
    return names


def leaf_index(conn: Connection, segment: str) -> tuple[bool, int | None]:
    """Whether the ledger has or will have an entry for this segment, and its number once it has one."""
    query = sa.select(leaves.c.leaf_index).where(leaves.c.name == segment, leaves.c.kind == "segment")
    row = conn.execute(query).one_or_none()
    return row is not None, None if row is None else row.leaf_index


def within(conn: Connection, url: str, start: datetime, length: timedelta, access: Access | None) -> list[Capture]:
    """The first two captures of exactly this URL in a period."""
    return tables.captures.of_url(conn, url, since=start, until=start + length, access=access, limit=2)


def memento(conn: Connection, url: str, at: datetime, access: Access | None, *, modifier: str = "") -> str:
    """The path of the memento of a URL at this time, the same wherever it is linked.

    14 digits, or 17 if an earlier capture falls into the same second.
    """
    same = within(conn, url, *links.instant(links.stamp(at)), access)
    return links.memento(at, url, modifier=modifier, exact=bool(same) and same[0].at != at)


@dataclass(frozen=True, slots=True)
class Around:
    """First and last mementos of a URL, and the ones next to a given time."""

    first: datetime
    last: datetime
    before: datetime | None
    after: datetime | None


def around(conn: Connection, url: str, at: datetime, access: Access | None) -> Around | None:
    """The mementos around a time; None if there is no capture of this URL."""
    allowed = sa.true() if access is None else _C.access == access.value
    own = sa.and_(_C.url_key == url_key(url), _C.url == url, tables.captures.THERE, allowed)

    def one(what: sa.ColumnElement[datetime], *more: sa.ColumnElement[bool]) -> datetime | None:
        found: datetime | None = conn.execute(sa.select(what).where(own, *more)).scalar_one()
        return found

    first, last = one(sa.func.min(_C.at)), one(sa.func.max(_C.at))
    if first is None or last is None:
        return None
    return Around(first, last, one(sa.func.max(_C.at), _C.at < at), one(sa.func.min(_C.at), _C.at > at))
