"""Captures: archived responses, found by URL and time, by payload, or by visit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog import classes
from storage.catalog.columns import one_of
from storage.catalog.erasure_tables import purged_captures
from storage.catalog.schema import SURT_CHARS, batches, captures, clean, segments, sources, url_key
from storage.clock import rfc3339
from storage.model import MEMBER_ROLES, Access, Capture, Original, Role, SegmentState, Truncated
from storage.urls import surt

_C = captures.c
READ = [
    _C.id, _C.source, _C.n, _C.role, _C.url, _C.at, _C.status, _C.media_type, _C.payload_sha256, _C.payload_bytes, _C.segment, _C.offset,
    _C.length, _C.revisit, _C.original, _C.truncated, _C.verified, _C.good, _C.access,
]  # fmt: skip
_ROLES, _CLASSES = {one.value: one for one in Role}, {one.value: one for one in Access}
_CUT = {None: None, "": None} | {one.value: one for one in Truncated}
_SOUND = (SegmentState.STORED.value, SegmentState.PRESERVED.value)
THERE = _C.length > 0  # an erased capture keeps a row of length 0, which is found only by its id
_GOING = sa.select(purged_captures.c.capture)  # erased, or about to be
FEW = 6  # up to so many payloads are looked up one by one: a statement for many must be built each time

Payload = tuple[str, str, int]  # URL, SHA-256 of the payload, its size in bytes

# Needed at every visit. Built once: building a statement takes longer than answering it.
_BY_IDS = sa.select(*READ).where(_C.id.in_(sa.bindparam("ids", expanding=True)))
_OF_VISIT = (
    sa.select(*READ)
    .where(_C.source == sa.bindparam("of"), _C.n == sa.bindparam("nth"))
    .order_by(_C.at, _C.segment, _C.offset)
)
_INSERT = sa.insert(captures)


def by_id(conn: sa.Connection, capture: str) -> Capture | None:
    """The capture with this id; None if there is none."""
    return by_ids(conn, [capture]).get(capture)


def by_ids(conn: sa.Connection, ids: Collection[str]) -> dict[str, Capture]:
    """The captures with these ids, by id; unknown ones are left out."""
    found: dict[str, Capture] = {}
    for batch in batches(sorted(ids)):
        found.update((row.id, of_row(row)) for row in conn.execute(_BY_IDS, {"ids": batch}))
    return found


def nearest(
    conn: sa.Connection, url: str, at: datetime, *, good: bool = True, access: Access | None = None
) -> Capture | None:
    """The capture of exactly this URL that is nearest to a time; of two equally near ones, the older.

    A time without fraction, as in the dates and addresses of mementos, means the first capture within that second, even
    if another was just before it. `good` False: any capture. `access`: only what this class may see; None: all.
    """
    base, asked = _of_url(good=good, classed=access is not None), _parameters(url, access)
    if at.microsecond == 0:
        within = base.where(_C.at >= at, _C.at <= at.replace(microsecond=999_999)).order_by(_C.at, _C.id)
        if (named := conn.execute(within.limit(1), asked).one_or_none()) is not None:
            return of_row(named)
    before = conn.execute(base.where(_C.at <= at).order_by(_C.at.desc(), _C.id.desc()).limit(1), asked).one_or_none()
    if before is not None and before.at == at:
        return of_row(before)
    after = conn.execute(base.where(_C.at > at).order_by(_C.at, _C.id).limit(1), asked).one_or_none()
    if before is None or after is None:
        row = before if after is None else after
    else:
        row = before if at - before.at <= after.at - at else after
    return None if row is None else of_row(row)


def newest(conn: sa.Connection, url: str, *, good: bool = True, access: Access | None = None) -> Capture | None:
    """The newest capture of exactly this URL; arguments as in `nearest`."""
    row = conn.execute(_newest(good=good, classed=access is not None), _parameters(url, access)).one_or_none()
    return None if row is None else of_row(row)


def ends(conn: sa.Connection, source: str) -> tuple[Capture, Capture] | None:
    """The oldest and the newest good capture of a source's page that are left; None if none is left."""
    good = sa.select(_C.id).where(_C.source == source, _C.role == Role.PAGE.value, _C.good.is_(True), _C.length > 0)
    ids = [
        conn.execute(good.order_by(*order).limit(1)).scalar_one_or_none()
        for order in ((_C.at, _C.id), (_C.at.desc(), _C.id.desc()))
    ]
    kept = by_ids(conn, {one for one in ids if one is not None})
    return (kept[ids[0]], kept[ids[1]]) if ids[0] in kept and ids[1] in kept else None


def of_url(
    conn: sa.Connection,
    url: str,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    access: Access | None = None,
    limit: int | None = None,
) -> list[Capture]:
    """All captures of exactly this URL from `since` on and before `until`, oldest first."""
    bounds = {"since": since, "until": until, "most": limit}
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    query = _all_of_url(frozenset(told), classed=access is not None)
    return [of_row(row) for row in conn.execute(query, _parameters(url, access) | told)]


def segments_of_host(conn: sa.Connection, host: str, access: Access) -> list[str]:
    """Segments of this class with a capture of this host, given as the beginning of a SURT (`org,example)`), oldest
    first."""
    query = sa.select(_C.segment).distinct().join(segments, segments.c.name == _C.segment)
    of_host = sa.and_(_C.surt >= host, _C.surt < host + "\U0010ffff")
    return list(conn.scalars(query.where(of_host, segments.c.access == access.value).order_by(_C.segment)))


def of_visit(conn: sa.Connection, source: str, n: int) -> list[Capture]:
    """The captures of one visit, in the order of the requests."""
    return [of_row(row) for row in conn.execute(_OF_VISIT, {"of": source, "nth": n})]


def learned(conn: sa.Connection, host: str, access: Access, before: datetime | None = None) -> Capture | None:
    """The newest capture of a host's not-found page: its answer to an invented address while its sources were alive.

    `access`: of the source that is compared with it, whose record names it. `before`: only captures before this time.
    """
    asked = {"of": host, "class": access.value}
    if before is None:
        row = conn.execute(_LEARNED, asked).first()
    else:
        row = conn.execute(_LEARNED_BEFORE, asked | {"before": before}).first()
    return None if row is None else of_row(row)


_LEARNED = (
    sa.select(*READ)
    .where(
        _C.role == sa.literal_column(f"'{Role.LEARNED.value}'"),
        _C.source.in_(sa.select(sources.c.id).where(sources.c.host == sa.bindparam("of"))),
        _C.access == sa.bindparam("class"),
        THERE,
    )
    .order_by(_C.at.desc())
    .limit(1)
)
_LEARNED_BEFORE = _LEARNED.where(_C.at < sa.bindparam("before"))


def first_received(conn: sa.Connection, capture: Capture) -> datetime | None:
    """When the payload of this capture first came, whole, from its URL; None if no full response with it is known."""
    asked = {"payload": capture.payload_sha256, "key": url_key(capture.url)}
    found: datetime | None = conn.scalar(_FIRST_RECEIVED, asked)
    return found


def original(conn: sa.Connection, url: str, payload_sha256: str, payload_bytes: int, access: Access) -> Original | None:
    """The newest full response that a revisit of this URL and payload may refer to; see `originals`."""
    asked = {"payload": payload_sha256, "key": url_key(url), "class": access.value}
    there = conn.execute(_FULL_OF_ONE, asked)
    found = [_original(row) for row in there if row.url == url and row.payload_bytes == payload_bytes]
    return max(found, key=_age, default=None)


def originals(conn: sa.Connection, payloads: Collection[Payload], access: Access) -> dict[Payload, Original]:
    """The newest full response for each URL and payload that has one.

    It must be complete, verified, not erased, and in a segment of this access class that is not at risk.
    """
    if len(payloads) <= FEW:
        singly = ((payload, original(conn, *payload, access)) for payload in payloads)
        return {payload: one for payload, one in singly if one is not None}
    found: dict[Payload, Original] = {}
    for batch in batches(sorted(payloads)):
        wanted = (
            sa.values(
                sa.column("payload", captures.c.payload_sha256.type), sa.column("key", sa.LargeBinary), name="wanted"
            )
            .data([(sha256, url_key(url)) for url, sha256, _ in batch])
            .cte("wanted")
        )
        query = _full(wanted.join(captures, sa.and_(_C.payload_sha256 == wanted.c.payload, _C.url_key == wanted.c.key)))
        for one in sorted(map(_original, conn.execute(query, {"class": access.value})), key=_age):
            found[one.url, one.payload_sha256, one.payload_bytes] = one
    return {payload: found[payload] for payload in payloads if payload in found}


def _full(captures_wanted: sa.FromClause) -> sa.Select[Any]:
    """The full responses among these captures that a revisit of the access class `class` may refer to.

    Unordered: with an order, SQLite would read all captures of a URL by time instead of those of the payload.
    """
    access = sa.bindparam("class", type_=sa.Text)
    return (
        sa.select(_C.id, _C.url, _C.at, _C.payload_sha256, _C.payload_bytes)
        .select_from(captures_wanted.join(segments, segments.c.name == _C.segment))
        .where(_C.revisit.is_(None), _C.truncated.is_(None), _C.verified.is_(True), _C.access == access)
        .where(THERE, _C.id.not_in(_GOING))
        .where(segments.c.access == access, one_of(segments.c.state, _SOUND))
    )


# made once: a look asks for one, and to make the statement takes longer than to answer it
_FIRST_RECEIVED = sa.select(sa.func.min(_C.at)).where(
    _C.revisit.is_(None), _C.truncated.is_(None), _C.verified.is_(True),
    _C.payload_sha256 == sa.bindparam("payload"), _C.url_key == sa.bindparam("key"),
)  # fmt: skip
_FULL_OF_ONE = _full(captures).where(_C.payload_sha256 == sa.bindparam("payload"), _C.url_key == sa.bindparam("key"))


def _age(one: Original) -> tuple[str, str]:
    return one.at, one.id


def _original(row: sa.Row[Any]) -> Original:
    return Original(
        id=row.id,
        url=row.url,
        at=rfc3339(row.at),
        payload_sha256=row.payload_sha256,
        payload_bytes=row.payload_bytes,
    )


_MEMBERS_SINCE = (
    sa.select(*READ)
    .where(_C.url_key.in_(sa.bindparam("keys", expanding=True)), _C.at > sa.bindparam("since"), _C.truncated.is_(None))
    .where(_C.access == sa.bindparam("class"), one_of(_C.role, sorted(MEMBER_ROLES)), THERE)
    .order_by(_C.at, _C.id)
)


def recent_members(conn: sa.Connection, urls: Collection[str], since: datetime, access: Access) -> dict[str, Capture]:
    """For each of these URLs, the newest complete capture that was fetched as a member after `since`."""
    found: dict[str, Capture] = {}
    for batch in batches(sorted(urls)):
        asked = {"keys": [url_key(url) for url in batch], "since": since, "class": access.value}
        found.update((row.url, of_row(row)) for row in conn.execute(_MEMBERS_SINCE, asked))
    return {url: found[url] for url in urls if url in found}


def count(conn: sa.Connection, access: Access | None = None) -> int:
    """Number of captures of this class; None: of all."""
    every = sa.select(sa.func.count()).select_from(captures)
    found = int(conn.execute(every).scalar_one())
    if access is not None:
        found -= sum(conn.execute(every.where(one)).scalar_one() for one in classes.hidden(access.value))
    return found


# ---- what a commit does --------------------------------------------------------------------------------------------


def insert(conn: sa.Connection, rows: Sequence[Capture]) -> None:
    """Add captures that have the class of their sources; those at the address of a sealed source become sealed."""
    if rows:
        conn.execute(_INSERT, [_row(capture) for capture in classes.as_seen(conn, rows)])


def mark_good(conn: sa.Connection, ids: Collection[str]) -> None:
    """Mark earlier captures of an alteration as good, now that a later visit confirmed it.

    Only complete ones, over a verified connection or under an accepted certificate.
    """
    for batch in batches(sorted(ids)):
        held = _C.role != Role.UNVERIFIED.value
        whole = sa.update(captures).where(_C.id.in_(batch), _C.truncated.is_(None), held)
        conn.execute(whole.values(good=True))


@cache
def _of_url(*, good: bool, classed: bool) -> sa.Select[Any]:
    """The query for captures of the URL `of`; `classed`: only of the access class `class`."""
    query = sa.select(*READ).where(_C.url_key == sa.bindparam("key"), _C.url == sa.bindparam("of"), THERE)
    if good:
        query = query.where(_C.good.is_(True))
    return query.where(_C.access == sa.bindparam("class")) if classed else query


@cache
def _all_of_url(told: frozenset[str], *, classed: bool) -> sa.Select[Any]:
    """The query for all captures of a URL, oldest first, with the bounds whose names are given."""
    query = _of_url(good=False, classed=classed).order_by(_C.at, _C.id)
    if "since" in told:
        query = query.where(_C.at >= sa.bindparam("since"))
    if "until" in told:
        query = query.where(_C.at < sa.bindparam("until"))
    return query.limit(sa.bindparam("most", type_=sa.Integer)) if "most" in told else query


@cache
def _newest(*, good: bool, classed: bool) -> sa.Select[Any]:
    return _of_url(good=good, classed=classed).order_by(_C.at.desc(), _C.id.desc()).limit(1)


def _parameters(url: str, access: Access | None) -> dict[str, Any]:
    return {"key": url_key(url), "of": url} | ({} if access is None else {"class": access.value})


def of_row(row: sa.Row[Any]) -> Capture:
    """The capture in a row that begins with the columns of READ. By position: by name it takes more than twice as long,
    and lists of captures have a hundred thousand rows."""
    (
        capture, source, n, role, url, at, status, media_type, payload_sha256, payload_bytes, segment, offset,
        length, revisit, original, truncated, verified, good, access,
    ) = row[: len(READ)]  # fmt: skip
    return Capture(
        id=capture, source=source, n=n, role=_ROLES[role], url=url, at=at, status=status, media_type=media_type,
        payload_sha256=payload_sha256, payload_bytes=payload_bytes, segment=segment, offset=offset, length=length,
        revisit=revisit, original=original, truncated=_CUT[truncated], verified=verified, good=good, access=_CLASSES[access],
    )  # fmt: skip


def _row(capture: Capture) -> dict[str, Any]:
    return {
        "id": capture.id,
        "source": capture.source,
        "n": capture.n,
        "role": capture.role.value,
        "url": capture.url,
        "url_key": url_key(capture.url),
        "surt": surt(capture.url)[:SURT_CHARS],
        "at": capture.at,
        "status": capture.status,
        "media_type": clean(capture.media_type),
        "payload_sha256": capture.payload_sha256,
        "payload_bytes": capture.payload_bytes,
        "segment": capture.segment,
        "offset": capture.offset,
        "length": capture.length,
        "revisit": capture.revisit,
        "original": capture.original,
        "truncated": capture.truncated.value if capture.truncated else None,
        "verified": capture.verified,
        "good": capture.good,
        "access": capture.access.value,
    }
