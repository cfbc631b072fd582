"""Leases of hosts, and the times at which hosts are due."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from archiver.rounds.leases import Leases
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import Standing
from tests.catalog.scenes import START, TOKEN, claim, commit, outcome, register, segment_name, source
from tests.support.catalogs import blank
from tests.support.depth import examples

A, B, C = "a.example:443", "b.example:443", "c.example:443"
LATER = START + timedelta(hours=1)


def due_of(conn, host):
    return tables.hosts.by_name(conn, host).next_due_at


def test_due_hosts_are_leased_longest_due_first(conn):
    register(conn, source(1, host=A), due=START - timedelta(minutes=1))
    register(conn, source(2, host=B), due=START - timedelta(minutes=2))
    register(conn, source(3, host=C), due=LATER)
    leases = claim(conn)
    assert [lease.host for lease in leases] == [B, A]
    assert leases[0].next_request_at is None
    assert leases[0].failures == 0


def test_claim_takes_no_more_hosts_than_its_limit(conn):
    register(conn, *(source(i, host=f"h{i}.example:80") for i in range(5)))
    first = tables.hosts.claim(conn, now=START, token="t", lease_s=60, limit=3)
    assert len(first) == 3
    assert len(claim(conn)) == 2


def test_leased_host_is_not_leased_again_before_the_lease_ends(conn):
    register(conn, source(host=A))
    assert len(claim(conn, token="one", lease_s=120)) == 1
    assert claim(conn, token="two") == []
    assert claim(conn, A, token="two") == []
    assert len(claim(conn, token="two", now=START + timedelta(seconds=120))) == 1


def test_only_the_holder_can_renew_a_lease(conn):
    register(conn, source(host=A))
    claim(conn, token="one", lease_s=120)
    assert tables.hosts.renew(conn, A, "one", START + timedelta(seconds=240))
    assert claim(conn, token="two", now=START + timedelta(seconds=200)) == []
    assert not tables.hosts.renew(conn, A, "two", LATER)
    claim(conn, token="two", now=START + timedelta(seconds=240))
    assert not tables.hosts.renew(conn, A, "one", LATER)


def test_hosts_asked_for_by_name_are_leased_even_if_not_due(conn):
    register(conn, source(1, host=A), source(2, host=B), due=LATER)
    assert claim(conn) == []
    assert [lease.host for lease in claim(conn, A)] == [A]
    assert claim(conn, "unheard.example:80") == []


def test_release_sets_the_next_request_time_and_failure_count(conn):
    register(conn, source(host=A))
    claim(conn)
    soon = START + timedelta(seconds=7)
    assert tables.hosts.release(conn, A, TOKEN, next_request_at=soon, failures=2)
    assert due_of(conn, A) == soon  # its source is due, but the host may not be asked earlier
    assert claim(conn, now=START + timedelta(seconds=6)) == []
    lease = claim(conn, now=soon)[0]
    assert (lease.next_request_at, lease.failures) == (soon, 2)


def test_lost_lease_releases_nothing(conn):
    register(conn, source(host=A))
    claim(conn, token="one")
    claim(conn, token="two", now=START + timedelta(seconds=500))
    assert not tables.hosts.release(conn, A, "one", next_request_at=None, failures=9)
    assert tables.hosts.by_name(conn, A).failures == 0


def test_host_in_backoff_is_claimed_only_by_name(conn):
    register(conn, source(host=A))
    claim(conn)
    tables.hosts.release(conn, A, TOKEN, next_request_at=START, failures=1, next_due_at=LATER)
    register(conn, source(5, host=A))  # a new source does not end the backoff
    assert due_of(conn, A) == LATER
    assert claim(conn, now=START + timedelta(minutes=30)) == []
    assert len(claim(conn, A, now=START + timedelta(minutes=30))) == 1


def test_hosts_with_an_open_reservation_are_not_leased(conn):
    register(conn, source(1, host=A), source(2, host=B))
    tables.segments.reserve(conn, segment_name(1), "dead", START, hosts=[A])
    assert [lease.host for lease in claim(conn)] == [B]
    assert claim(conn, A) == []
    unrefused = tables.hosts.claim(
        conn, now=START, token="t", lease_s=60, limit=9, hosts=[A], refuse_unresolved=False
    )  # fmt: skip
    assert [lease.host for lease in unrefused] == [A]
    tables.hosts.release(conn, A, "t", next_request_at=None, failures=0)
    tables.segments.drop(conn, segment_name(1))
    assert [lease.host for lease in claim(conn)] == [A]


def test_pausing_and_resuming_a_source_keeps_its_due_time(conn):
    one = source(1, host=A)
    register(conn, one, source(2, host=A), due=START)
    tables.sources.postpone(conn, source(2, host=A).id, LATER)
    tables.sources.set_standing(conn, one.id, Standing.PAUSED, "journal/b")
    assert due_of(conn, A) == LATER
    tables.sources.set_standing(conn, source(2, host=A).id, Standing.RETIRED, "journal/c")
    assert due_of(conn, A) is None
    assert claim(conn, now=START + timedelta(days=9)) == []
    tables.sources.set_standing(conn, one.id, Standing.ACTIVE, "journal/d")
    assert due_of(conn, A) == START


def test_concurrent_claimers_never_get_the_same_host(catalog):
    with catalog.write() as conn:
        register(conn, *(source(i, host=f"h{i}.example:80") for i in range(60)))
    got, lock = [], threading.Lock()

    def take(token):
        while True:
            with catalog.write(durable=False) as conn:
                leases = tables.hosts.claim(conn, now=START, token=token, lease_s=60, limit=7)
            if not leases:
                return
            with lock:
                got.extend(lease.host for lease in leases)

    threads = [threading.Thread(target=take, args=(str(i),)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(set(got))
    left = {f"h{i}.example:80" for i in range(60)} - set(got)
    with catalog.write() as conn:  # on PostgreSQL a claimer skips rows that another is taking
        assert {lease.host for lease in claim(conn)} == left


def test_query_for_due_hosts_reads_one_index(catalog):
    if not catalog.sqlite:
        pytest.skip("SQLite's plan")
    with catalog.read() as conn:
        plan = conn.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT host FROM hosts WHERE (lease_until IS NULL OR lease_until <= 5) "
            "AND next_due_at <= 5 AND NOT EXISTS (SELECT * FROM segment_hosts WHERE segment_hosts.host = hosts.host) "
            "ORDER BY next_due_at LIMIT 10"
        ).all()
    text = " ".join(str(row[3]) for row in plan)
    assert "ix_hosts_next_due_at" in text
    assert "TEMP B-TREE" not in text


@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "postpone", "visit", "release"]), st.integers(0, 3), st.integers(0, 9)),
        max_size=12,
    )
)  # fmt: skip
def test_host_is_due_when_the_first_of_its_active_sources_is(tmp_path_factory, acts):
    """Holds after any sequence of acts; the catalog has no triggers for it."""
    catalog = Catalog.open(blank(tmp_path_factory.mktemp("law") / "c.sqlite"))
    sources = [source(i, host=A) for i in range(4)]
    visits = dict.fromkeys(range(4), 0)
    not_before = START
    with catalog.write() as conn:
        register(conn, *sources)
        for number, (act, which, amount) in enumerate(acts):
            one, at = sources[which], START + timedelta(minutes=amount)
            if act == "pause":
                tables.sources.set_standing(conn, one.id, Standing.PAUSED, f"journal/b{number:03d}")
            elif act == "resume":
                tables.sources.set_standing(conn, one.id, Standing.ACTIVE, f"journal/b{number:03d}")
            elif act == "postpone":
                tables.sources.postpone(conn, one.id, at)
            elif act == "visit":
                visits[which] += 1
                name = segment_name(number)
                held = tables.hosts.claim(conn, now=START, token=TOKEN, lease_s=9e9, limit=1, hosts=[A])
                accepted, _ = commit(conn, outcome(one, visits[which], segment=name, next_due_at=at), segment=name)
                assert held
                assert accepted
                tables.hosts.release(conn, A, TOKEN, next_request_at=not_before, failures=0)
            else:
                tables.hosts.claim(conn, now=START, token=TOKEN, lease_s=60, limit=1, hosts=[A])
                not_before = at
                tables.hosts.release(conn, A, TOKEN, next_request_at=at, failures=0)
            active = [w.next_due_at for w in tables.sources.listing(conn, standing=Standing.ACTIVE)]
            assert due_of(conn, A) == (max(min(active), not_before) if active else None)
    catalog.close()


def test_leases_ended_during_a_database_outage_are_released_once_it_answers(address):
    """In a failover, hosts need not wait until their leases run out."""
    catalog = Catalog.open(address, busy_s=0.1)
    with catalog.write() as conn:
        register(conn, source(1, host=A), source(2, host=B))
    now = [START]
    leases = Leases(catalog, lambda host: 1.0, now=lambda: now[0], owner="us")
    try:
        claimed = leases.claim(limit=2)
        other = Catalog.open(address)
        with other.write() as conn:
            conn.execute(sa.text("UPDATE hosts SET failures = failures"))
            for one in claimed:
                leases.walked(one)
            assert not leases.tidy
        other.close()
        now[0] += timedelta(seconds=1)
        assert leases.claim(limit=2) == [], "in a second they may be asked"
        now[0] += timedelta(seconds=1)
        assert {one.host for one in leases.claim(limit=2)} == {A, B}
    finally:
        leases.close()
        catalog.close()
