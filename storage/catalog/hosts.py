"""Hosts: when each is due, and which process may request from it now.

`next_due_at` is the earliest due time of the host's active sources, but not before requests to the host are allowed at
all (`next_request_at`, `not_before`). Whoever changes one of these calls `refresh` in the same transaction, so that the
scan for due hosts reads a single index.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog import schema
from storage.catalog.columns import Millis
from storage.catalog.inserting import inserts
from storage.catalog.schema import ACTIVE, batches, segment_hosts, sources
from storage.model import Access, Effect, Finding

_TABLE = schema.hosts
_HOSTS = _TABLE.c
UNANSWERED = frozenset(
    {Finding.DNS_ERROR, Finding.REFUSED, Finding.RESET, Finding.TIMEOUT, Finding.TLS_ERROR, Finding.BAD_ANSWER}
)
_LOCK_HOST_OF_SOURCE = (
    sa.select(_HOSTS.host)
    .where(_HOSTS.host == sa.select(sources.c.host).where(sources.c.id == sa.bindparam("of")).scalar_subquery())
    .with_for_update()
)
_LOCK = (
    sa.select(_HOSTS.host, _HOSTS.lease_token)
    .where(_HOSTS.host.in_(sa.bindparam("hosts", expanding=True)))
    .order_by(_HOSTS.host)
    .with_for_update()
)
_READ = (
    _HOSTS.host,
    _HOSTS.next_due_at,
    _HOSTS.next_request_at,
    _HOSTS.not_before,
    _HOSTS.lease_until,
    _HOSTS.failures,
)

# needed at every flush; built once, since building a statement takes longer than answering it
_EARLIEST = (
    sa.select(sa.func.min(sources.c.next_due_at, type_=sa.BigInteger))
    .where(sources.c.host == _HOSTS.host, sources.c.standing == ACTIVE)
    .scalar_subquery()
)
_TIMES = sa.select(_HOSTS.host, sa.type_coerce(_EARLIEST, Millis), _HOSTS.next_request_at, _HOSTS.not_before).where(
    _HOSTS.host.in_(sa.bindparam("hosts", expanding=True))
)
_SET_DUE = (
    sa.update(_TABLE).where(_HOSTS.host == sa.bindparam("b_host")).values(next_due_at=sa.bindparam("due", type_=Millis))
)
_RELEASE = (
    sa.update(_TABLE)
    .where(_HOSTS.host == sa.bindparam("b_host"), _HOSTS.lease_token == sa.bindparam("token"))
    .values(
        lease_token=None,
        lease_until=None,
        next_request_at=sa.bindparam("asked", type_=Millis),
        failures=sa.bindparam("failed"),
        not_before=sa.bindparam("off", type_=Millis),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostLease:
    """The right to send requests to a host until the lease ends."""

    host: str
    next_request_at: datetime | None  # None: at once
    failures: int  # connection failures in a row, over rounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The state of a host, for readers."""

    host: str
    next_due_at: datetime | None  # None: nothing to do
    next_request_at: datetime | None  # by politeness: delay and Retry-After; None: at once
    not_before: datetime | None  # the host backs off until then; None: it does not
    lease_until: datetime | None  # None: not leased
    failures: int  # as in `HostLease`


def claim(
    conn: sa.Connection,
    *,
    now: datetime,
    token: str,
    lease_s: float,
    limit: int,
    hosts: Sequence[str] | None = None,
    refuse_unresolved: bool = True,
) -> list[HostLease]:
    """Lease up to `limit` free hosts: of `hosts`, or of those that are due, the longest due first.

    `refuse_unresolved`: leave out hosts of a segment that was reserved and neither committed nor resolved.
    """
    asked = {"now": now, "until": now + timedelta(seconds=lease_s), "token": token, "most": limit}
    if hosts is not None:
        asked["named"] = list(hosts)
    claiming = _claiming(conn.dialect.name, named=hosts is not None, refuse_unresolved=refuse_unresolved)
    rows = conn.execute(claiming, asked).all()
    rows = sorted(rows, key=lambda row: (row.next_due_at is None, row.next_due_at, row.host))
    return [HostLease(host=row.host, next_request_at=row.next_request_at, failures=row.failures) for row in rows]


@cache
def _claiming(dialect: str, *, named: bool, refuse_unresolved: bool) -> Any:
    """The statement that leases hosts. Built once: building it takes longer than executing it."""
    now = sa.bindparam("now", type_=Millis)
    wanted = [sa.or_(_HOSTS.lease_until.is_(None), _HOSTS.lease_until <= now)]
    wanted.append(_HOSTS.host.in_(sa.bindparam("named", expanding=True)) if named else _HOSTS.next_due_at <= now)
    if refuse_unresolved:
        wanted.append(~sa.exists().where(segment_hosts.c.host == _HOSTS.host))
    most = sa.bindparam("most", type_=sa.Integer)
    chosen = sa.select(_HOSTS.host).where(*wanted).order_by(_HOSTS.next_due_at).limit(most)
    if dialect == "postgresql":
        chosen = chosen.with_for_update(skip_locked=True)
    return (
        sa.update(_TABLE)
        .where(_HOSTS.host.in_(sa.select(chosen.cte("chosen").c.host)))  # a CTE is evaluated once, whatever the plan
        .values(lease_token=sa.bindparam("token"), lease_until=sa.bindparam("until", type_=Millis))
        .returning(_HOSTS.host, _HOSTS.next_request_at, _HOSTS.failures, _HOSTS.next_due_at)
    )


def renew(conn: sa.Connection, host: str, token: str, until: datetime) -> bool:
    """Extend a lease. False: another process has the lease by now, and the work must be dropped."""
    held = sa.update(_TABLE).where(_HOSTS.host == host, _HOSTS.lease_token == token).values(lease_until=until)
    return conn.execute(held).rowcount == 1


def release(
    conn: sa.Connection,
    host: str,
    token: str,
    *,
    next_request_at: datetime | None,
    failures: int,
    next_due_at: datetime | None = None,
) -> bool:
    """End a lease. False: another process had the lease, and nothing was changed.

    `next_due_at`: the host backs off until then, whatever is due; a claim that names it still gets it.
    """
    after = {"asked": next_request_at, "failed": failures, "off": next_due_at}
    if conn.execute(_RELEASE, {"b_host": host, "token": token} | after).rowcount != 1:
        return False
    refresh(conn, [host])
    return True


def leased(conn: sa.Connection, hosts: Collection[str], now: datetime) -> set[str]:
    """Which of these hosts are leased now."""
    found: set[str] = set()
    for batch in batches(sorted(hosts)):
        query = sa.select(_HOSTS.host).where(_HOSTS.host.in_(batch), _HOSTS.lease_until > now)
        found.update(conn.scalars(query))
    return found


def free_of(conn: sa.Connection, owner: str) -> int:
    """End the leases of a process that has died, and return their number. Their tokens begin with its name and a dot."""
    ended = (
        sa.update(_TABLE)
        .where(_HOSTS.lease_token.startswith(f"{owner}.", autoescape=True))
        .values(lease_token=None, lease_until=None)
    )
    return conn.execute(ended).rowcount


def by_name(conn: sa.Connection, host: str) -> Host | None:
    """The state of one host; None if no source of it was ever registered."""
    row = conn.execute(sa.select(*_READ).where(_HOSTS.host == host)).mappings().one_or_none()
    return None if row is None else Host(**row)


def answering(conn: sa.Connection, after: datetime, at: datetime) -> tuple[int, int]:
    """Number of hosts visited between these times of which some newest visit was good; and of the other hosts, the number
    of those of which one got no answer."""
    query = sa.select(sources.c.host, sources.c.finding).where(
        sources.c.standing == ACTIVE, sources.c.visited_at > after, sources.c.visited_at <= at
    )
    found = {(row.host, Finding(row.finding)) for row in conn.execute(query.distinct()) if row.finding is not None}
    fine = {host for host, finding in found if finding.effect is Effect.GOOD}
    return len(fine), len({host for host, finding in found if finding in UNANSWERED} - fine)


def ensure(conn: sa.Connection, names: Collection[str]) -> None:
    """Add rows for hosts that have none yet."""
    if not names:
        return
    insert = inserts(conn)
    conn.execute(insert(_TABLE).on_conflict_do_nothing(), [{"host": name} for name in sorted(names)])


def hold(conn: sa.Connection, source: str) -> None:
    """Lock the row of a source's host until this transaction ends.

    To be done before the source's own row is changed, in the same order as a commit of visits, or the two would
    deadlock.
    """
    conn.execute(_LOCK_HOST_OF_SOURCE, {"of": source})


def lock(conn: sa.Connection, names: Collection[str]) -> dict[str, str | None]:
    """Lock these rows until this transaction ends, so that nobody can lease these hosts; returns the tokens of their leases.

    To be done before several hosts or their sources are changed: who locks them in another order would deadlock.
    """
    held: dict[str, str | None] = {}
    for batch in batches(sorted(names)):
        held.update((row.host, row.lease_token) for row in conn.execute(_LOCK, {"hosts": batch}))
    return held


def refresh(conn: sa.Connection, names: Collection[str]) -> None:
    """Set `next_due_at` by its rule, after anything that it depends on was changed."""
    for batch in batches(sorted(names)):
        at = conn.execute(_TIMES, {"hosts": batch}).all()
        rows = [{"b_host": host, "due": _due(*times)} for host, *times in at]
        if rows:
            conn.execute(_SET_DUE, rows)


def forget_waits(conn: sa.Connection, names: Collection[str], after: datetime) -> None:
    """Drop the waits of these hosts (`next_request_at`, `not_before`) that end after this time."""
    for batch in batches(sorted(names)):
        for wait in (_HOSTS.next_request_at, _HOSTS.not_before):
            conn.execute(sa.update(_TABLE).where(_HOSTS.host.in_(batch), wait > after).values({wait: None}))
    refresh(conn, names)


def _due(earliest: datetime | None, *others: datetime | None) -> datetime | None:
    return None if earliest is None else max([earliest, *(at for at in others if at is not None)])


def addresses(conn: sa.Connection, host: str, access: Access | None = None) -> dict[str, str]:
    """The URLs of all sources of a host, by id; nothing else is read. `access`: only of this class."""
    query = sa.select(sources.c.id, sources.c.url).where(sources.c.host == host).order_by(sources.c.id)
    if access is not None:
        query = query.where(sources.c.access == access.value)
    return {row.id: row.url for row in conn.execute(query)}
