"""Sources: their registration, and the state of each after its newest visit."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog import captures, hosts, reference_documents, search
from storage.catalog.schema import ACTIVE, MOST, batches, citations, clean, merged_sources, sources, url_key
from storage.ids import ulid
from storage.model import Access, Assessment, Capture, Finding, Source, Standing, State, Watched
from storage.records import from_json, to_json

_S = sources.c
_NEW = {"state": State.NEW.value, "assessment": to_json(Assessment()).decode()}

# Needed in each round. Built once: building a statement takes longer than answering it.
_BY_ID = sa.select(sources).where(_S.id.in_(sa.bindparam("ids", expanding=True)))
_BY_URL = sa.select(sources).where(_S.url_key == sa.bindparam("key"), _S.url == sa.bindparam("of"))
_ASSESSMENTS = sa.select(_S.id, _S.n, _S.assessment).where(_S.id.in_(sa.bindparam("ids", expanding=True)))
_MERGED = sa.select(merged_sources.c.id, merged_sources.c.merged_into).where(
    merged_sources.c.id.in_(sa.bindparam("ids", expanding=True))
)
_CITED = (
    sa.select(citations.c.source, citations.c.work, citations.c.quote, citations.c.id)
    .where(citations.c.source.in_(sa.bindparam("ids", expanding=True)))
    .order_by(citations.c.id)
)


def watched(conn: sa.Connection, ids: Sequence[str]) -> list[Watched]:
    """These sources with their state, in the order of `ids`; unknown ids are left out."""
    found: dict[str, Watched] = {}
    for batch in batches(list(ids)):
        rows = conn.execute(_BY_ID, {"ids": batch}).all()
        found.update((one.source.id, one) for one in _watched(conn, rows))
    return [found[source] for source in ids if source in found]


def due(conn: sa.Connection, host: str, now: datetime, limit: int) -> list[Watched]:
    """The host's active sources that are due: those with an open doubt first, then the longest due."""
    ripe = (
        sa.select(sources)
        .where(_S.host == host, _S.standing == ACTIVE, _S.next_due_at <= now)
        .order_by(_S.next_due_at, _S.id)
        .limit(limit)
    )
    rows = list(conn.execute(ripe.where(_S.urgent.is_(True))).all())
    if len(rows) < limit:
        chosen = {row.id for row in rows}
        rows += [row for row in conn.execute(ripe).all() if row.id not in chosen]
    return _watched(conn, rows[:limit])


def by_id(conn: sa.Connection, source: str) -> Watched | None:
    """The source with this id, or the one of the same URL into which it was merged; None if there is none."""
    return next(iter(watched(conn, [merged_into(conn, source)])), None)


def merged_into(conn: sa.Connection, source: str) -> str:
    """The id under which this source is kept: its own, or that of the source into which it was merged."""
    return merged(conn, [source]).get(source, source)


def merged(conn: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """Which of these ids were merged: id -> the one it was merged into."""
    found: dict[str, str] = {}
    for batch in batches(sorted(ids)):
        found.update((source, into) for source, into in conn.execute(_MERGED, {"ids": batch}))
    return found


def by_url(conn: sa.Connection, url: str) -> Watched | None:
    """The source of this URL, which must be in the form of `storage.urls.identity`; None if there is none."""
    rows = conn.execute(_BY_URL, {"key": url_key(url), "of": url}).all()
    return next(iter(_watched(conn, rows)), None)


def ids_by_url(conn: sa.Connection, urls: Collection[str]) -> dict[str, str]:
    """Which of these URLs are registered: URL -> id."""
    found: dict[str, str] = {}
    for batch in batches(sorted(urls)):
        query = sa.select(_S.url, _S.id).where(_S.url_key.in_([url_key(url) for url in batch]))
        found.update((url, source) for url, source in conn.execute(query) if url in urls)
    return found


def hosts_of(conn: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """Id -> host of these sources; unknown ids are left out."""
    return {source.id: source.host for source in register_of(conn, ids).values()}


def register_of(conn: sa.Connection, ids: Collection[str]) -> dict[str, Source]:
    """These sources by id, without their state; unknown ids are left out."""
    found: dict[str, Source] = {}
    for batch in batches(sorted(ids)):
        found.update((row.id, _source(row)) for row in conn.execute(_BY_ID, {"ids": batch}))
    return found


def assessments(conn: sa.Connection, ids: Collection[str]) -> dict[str, tuple[int, Assessment]]:
    """Number of the newest visit and the assessment after it, by id."""
    found: dict[str, tuple[int, Assessment]] = {}
    for batch in batches(sorted(ids)):
        rows = conn.execute(_ASSESSMENTS, {"ids": batch})
        found.update((row.id, (row.n, from_json(Assessment, row.assessment))) for row in rows)
    return found


def listing(
    conn: sa.Connection,
    *,
    states: Collection[State] | None = None,
    standing: Standing | None = None,
    host: str | None = None,
    tag: str | None = None,
    work: str | None = None,
    access: Access | None = None,
    after: str | None = None,
    limit: int | None = None,
) -> list[Watched]:
    """Sources in the order of their ids, which is that of registration. `after`: only ids after this one; `host`: a host
    key, or a name for any port; `work`: an id."""
    query = sa.select(sources).order_by(_S.id)
    if states is not None:
        query = query.where(_S.state.in_([state.value for state in states]))
    if standing is not None:
        query = query.where(_S.standing == standing.value)
    if host is not None:
        port = host.rpartition(":")[2].isdigit()
        query = query.where(_S.host == host if port else _S.host.startswith(f"{host}:", autoescape=True))
    if tag is not None:  # as quoted in the JSON text, with LIKE's wildcards escaped
        query = query.where(_S.tags.icontains(json.dumps(tag, ensure_ascii=False), autoescape=True))
    if work is not None:
        query = query.where(_S.id.in_(sa.select(citations.c.source).where(citations.c.work == work)))
    if access is not None:
        query = query.where(_S.access == access.value)
    if after is not None:
        query = query.where(_S.id > after)
    return _watched(conn, conn.execute(query.limit(limit)).all())


def states(conn: sa.Connection) -> dict[State, int]:
    """Number of sources in each state."""
    rows = conn.execute(sa.select(_S.state, sa.func.count()).group_by(_S.state))
    return {State(state): count for state, count in rows}


def postpone(conn: sa.Connection, source: str, at: datetime) -> None:
    """Set the time of the next visit, instead of the one that the newest visit set."""
    hosts.hold(conn, source)
    due = sa.update(sources).where(_S.id == source).values(next_due_at=at).returning(_S.host)
    hosts.refresh(conn, conn.scalars(due).all())


def due_again(conn: sa.Connection, now: datetime, *, looked_after: datetime, waiting_most: timedelta) -> int:
    """Undo what a clock that was ahead has set: sources visited or added after `looked_after`, a time in the future, are
    due now, and waits of their hosts beyond `waiting_most` from now are dropped. Returns the number of sources."""
    ahead = sa.and_(
        sa.or_(_S.visited_at > looked_after, sa.and_(_S.visited_at.is_(None), _S.added_at > looked_after)),
        _S.next_due_at > now,
    )
    names = sorted(conn.scalars(sa.select(_S.host).where(ahead).distinct()))
    hosts.lock(conn, names)  # before their sources, in the order of a commit of visits
    found = 0
    for batch in batches(names):
        found += conn.execute(sa.update(sources).where(ahead, _S.host.in_(batch)).values(next_due_at=now)).rowcount
    hosts.forget_waits(conn, names, now + waiting_most)
    return found


# ---- what the journal does -----------------------------------------------------------------------------------------


def add(conn: sa.Connection, new: Sequence[tuple[Source, datetime]], journal: str) -> dict[str, str]:
    """Register sources, each with the time of its first visit. Returns those whose URL is already registered under
    another id, for which nothing changes: id -> that other id."""
    known = ids_by_url(conn, {source.url for source, _ in new})
    known_as: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for source, next_due_at in new:
        if source.url not in known:  # if one call has a URL twice, the first counts
            known[source.url] = source.id
            rows.append(_register(source) | {"journal": journal, "next_due_at": next_due_at} | _NEW)
        elif known[source.url] != source.id:
            known_as[source.id] = known[source.url]
    hosts.ensure(conn, {source.host for source, _ in new})
    if rows:
        conn.execute(sa.insert(sources), rows)
    hosts.refresh(conn, {row["host"] for row in rows})
    search.set_access_at(conn, {row["url"] for row in rows if row["access"] == Access.SEALED.value})
    return known_as


def hold_hosts(conn: sa.Connection, ids: Collection[str], new: Iterable[Source]) -> None:
    """Lock the hosts of all sources that this transaction will change or add, in the order of a commit of visits."""
    names = {source.host for source in new}
    hosts.ensure(conn, names)
    for batch in batches(sorted(ids)):
        names.update(conn.scalars(sa.select(_S.host).where(_S.id.in_(batch))))
    hosts.lock(conn, names)


def merge(conn: sa.Connection, source: str, into: str) -> None:
    """Note that the source `into`, of the same URL, also has the id `source`."""
    if source != into and merged_into(conn, source) == source:
        conn.execute(sa.insert(merged_sources), {"id": source, "merged_into": into})


def edit(conn: sa.Connection, source: Source, next_due_at: datetime | None, journal: str) -> None:
    """Change a source, except its id, URL, host and registration time; nothing if a newer journal blob changed it."""
    values = _register(source)
    for fixed in ("id", "url", "url_key", "host", "added_at"):
        del values[fixed]
    if next_due_at is not None:
        values["next_due_at"] = next_due_at
    _change(conn, source.id, values, journal)
    search.set_access(conn, source.id)


def set_standing(conn: sa.Connection, source: str, standing: Standing, journal: str) -> None:
    """Pause, resume or retire a source."""
    _change(conn, source, {"standing": standing.value}, journal)


def _change(conn: sa.Connection, source: str, values: dict[str, Any], journal: str) -> None:
    hosts.hold(conn, source)
    changed = (
        sa.update(sources)
        .where(_S.id == source, _S.journal <= journal)
        .values(**values, journal=journal)
        .returning(_S.host)
    )
    if (host := conn.execute(changed).scalar_one_or_none()) is not None:
        hosts.refresh(conn, [host])


def _register(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "url": source.url,
        "url_key": url_key(source.url),
        "written": clean(source.written),
        "host": source.host,
        "added_at": source.added_at,
        "interval_s": source.interval_s,
        "access": source.access.value,
        "egress": source.egress,
        "standing": source.standing.value,
        "tags": clean(json.dumps(source.tags, ensure_ascii=False)),
        "max_bytes": None if source.max_bytes is None else min(source.max_bytes, MOST),
        "probes": source.probes,
        "certificate": source.certificate,
        "removed_parameters": clean(json.dumps(source.removed_parameters, ensure_ascii=False)),
    }


# ---- rows to nouns -------------------------------------------------------------------------------------------------


def _watched(conn: sa.Connection, rows: Iterable[sa.Row[Any]]) -> list[Watched]:
    """The sources in these rows. Two more queries for any number of rows: one for captures, one for citations."""
    rows = list(rows)
    documents = {row.id: reference_documents.ids(row.documents) for row in rows}
    wanted = {one for row in rows for one in (row.last_capture, row.first_capture, *documents[row.id]) if one}
    kept = {one: capture for one, capture in captures.by_ids(conn, wanted).items() if not capture.purged}
    quotes: dict[str, dict[str, None]] = {}
    cited: dict[str, set[str]] = {}
    newest: dict[str, str] = {}
    for batch in batches([row.id for row in rows]):
        for source, work, quote, name in conn.execute(_CITED, {"ids": batch}):
            cited.setdefault(source, set()).add(work)
            if quote:
                quotes.setdefault(source, {})[quote] = None
                newest[source] = name
    return [
        replace(
            _standing(row, kept),
            quotes=tuple(quotes.get(row.id, ())),
            newly_quoted=row.visited_at is not None and newest.get(row.id, "") > ulid(row.visited_at, 0),
            works=len(cited.get(row.id, ())),
            documents=reference_documents.documents(row.documents, kept),
        )
        for row in rows
    ]


def _standing(row: sa.Row[Any], kept: dict[str, Capture]) -> Watched:
    effect = Finding(row.finding).effect if row.finding else None
    return Watched(
        source=_source(row),
        n=row.n,
        assessment=from_json(Assessment, row.assessment),
        next_due_at=row.next_due_at,
        last=kept.get(row.last_capture),
        first=kept.get(row.first_capture),
        etag=row.etag,
        last_modified=row.last_modified,
        last_full_at=row.last_full_at,
        last_full_n=row.last_full_n,
        last_unconditional_at=row.last_unconditional_at,
        last_unconditional_n=row.last_unconditional_n,
        anomaly=effect is not None and not effect.is_there,
        title=row.title,
    )


def _source(row: sa.Row[Any]) -> Source:
    return Source(
        id=row.id,
        url=row.url,
        written=row.written,
        host=row.host,
        added_at=row.added_at,
        interval_s=row.interval_s,
        access=Access(row.access),
        egress=row.egress,
        standing=Standing(row.standing),
        tags=tuple(json.loads(row.tags)),
        max_bytes=row.max_bytes,
        probes=row.probes,
        certificate=row.certificate,
        removed_parameters=tuple(json.loads(row.removed_parameters)),
    )
