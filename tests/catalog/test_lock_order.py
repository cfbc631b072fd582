"""PostgreSQL: whoever changes several hosts at once locks them in one order, so that none is ended with "deadlock detected"."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa

from archiver.rounds.leases import Leases
from storage import catalog as tables
from storage.catalog import Catalog
from storage.journal import StandingChanged, Written, apply
from storage.model import Standing
from tests.catalog.scenes import START, register, sha, source
from tests.support import postgres
from tests.walk.test_stops import wait_until

pytestmark = pytest.mark.server
A, B = "a.example:443", "b.example:443"


@pytest.fixture
def catalog():
    opened = Catalog.open(postgres.blank())
    yield opened
    opened.close()


@contextmanager
def locking_a_then_b(catalog):
    """While `a` is locked, as by a commit of looks at both hosts: what is done meanwhile waits; then `b` is locked too."""
    with catalog.write() as conn:
        tables.hosts.lock(conn, [A])
        yield
        wait_until(lambda: waiting(catalog))
        tables.hosts.lock(conn, [B])


def waiting(catalog) -> int:
    with catalog.read() as conn:
        return int(conn.scalar(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")) or 0)


def test_heartbeat_beside_a_commit_is_no_deadlock(catalog):
    with catalog.write() as conn:
        register(conn, source(1, host=A), source(2, host=B))
    now = [START]
    leases = Leases(catalog, lambda host: 1.0, now=lambda: now[0], owner="us")
    for host in (B, A):
        assert [one.host for one in leases.claim(limit=1, hosts=[host])] == [host]
    now[0] += timedelta(seconds=100)
    claiming = threading.Thread(target=leases.claim, kwargs={"limit": 1})  # renews what is held, as the clock jumped
    with locking_a_then_b(catalog):
        claiming.start()
    claiming.join()
    with catalog.read() as conn:
        ends = [host.lease_until for host in (tables.hosts.by_name(conn, A), tables.hosts.by_name(conn, B)) if host]
    assert ends == [now[0] + timedelta(seconds=120)] * 2, "both were renewed"
    leases.close()


def test_rounds_that_end_together_beside_a_commit_are_no_deadlock(catalog):
    with catalog.write() as conn:
        register(conn, source(1, host=A), source(2, host=B))
    leases = Leases(catalog, lambda host: 1.0, now=lambda: START, owner="us")
    rounds = [one for host in (B, A) for one in leases.claim(limit=1, hosts=[host])]
    ending = threading.Thread(target=leases.release, args=(rounds,))
    with locking_a_then_b(catalog):
        ending.start()
    ending.join()
    assert leases.tidy
    leases.close()


def test_pausing_sources_of_several_hosts_beside_a_commit_is_no_deadlock(catalog):
    first, second = source(1, host=B), source(2, host=A)
    with catalog.write() as conn:
        register(conn, first, second)
    entries = tuple(StandingChanged(source=one.id, standing=Standing.PAUSED) for one in (first, second))
    written = Written(name="journal/b", at=START, entries=entries, sha256=sha("b"), bytes=1, by="operator")
    failed: list[Exception] = []

    def pause() -> None:
        try:
            with catalog.write() as conn:
                apply(conn, written, (), None)
        except Exception as error:
            failed.append(error)

    pausing = threading.Thread(target=pause)
    with locking_a_then_b(catalog):
        pausing.start()
    pausing.join()
    assert failed == []
    with catalog.read() as conn:
        assert tables.hosts.by_name(conn, A).next_due_at is None
        assert tables.hosts.by_name(conn, B).next_due_at is None


def test_clock_that_was_ahead_is_mended_beside_a_commit_without_a_deadlock(catalog):
    """A commit locks a host and then its sources."""
    one, early = source(1, host=A), START - timedelta(days=30)
    with catalog.write() as conn:
        register(conn, one, source(2, host=B))
    failed: list[Exception] = []

    def mend() -> None:
        try:
            with catalog.write() as conn:
                tables.sources.due_again(conn, early, looked_after=early, waiting_most=timedelta(days=1))
        except Exception as error:
            failed.append(error)

    mending = threading.Thread(target=mend)
    with catalog.write() as conn:
        tables.hosts.lock(conn, [A])
        mending.start()
        wait_until(lambda: waiting(catalog))
        tables.sources.postpone(conn, one.id, START + timedelta(days=1))
    mending.join()
    assert failed == []
    with catalog.read() as conn:
        assert {tables.hosts.by_name(conn, host).next_due_at for host in (A, B)} == {early}, "all are due"
