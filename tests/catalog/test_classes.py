"""Captures of a sealed address are sealed whichever source received them: at commit, at an edit, and when sources come
later."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog import Catalog
from storage.catalog.search import Read, query
from storage.model import Access, Role
from tests.catalog.scenes import START, capture, claim, commit, outcome, register, segment_name, source

A, B = source(), source(1)
HUSH = replace(A, access=Access.SEALED)
WORDS = "The deposit was returned only after the second year of the contract had ended."


@pytest.fixture
def held(conn):
    register(conn, B)
    claim(conn)
    tables.search.restart(conn)
    return conn


def look(conn, n, *further, of=B):
    """A look at a source that received these captures besides its own."""
    some = tuple(replace(one, segment=segment_name(n)) for one in (capture(of, n, payload=f"own {n}"), *further))
    commit(conn, outcome(of, n, captures=some, segment=segment_name(n)), segment=segment_name(n))
    return some


def neighbour(n, role=Role.NEIGHBOUR, **told):
    return capture(B, n, url=A.url, role=role, payload=f"neighbour {n}", **told)


def classes(conn, *some):
    found = tables.captures.by_ids(conn, [one.id for one in some])
    return [found[one.id].access.value for one in some]


def edit(conn, one, journal="journal/b"):
    tables.sources.edit(conn, one, None, journal)


def test_capture_of_a_sealed_address_is_sealed_at_commit(held):
    register(held, HUSH)
    own, beside = look(held, 1, neighbour(1))
    assert classes(held, own, beside) == ["public", "sealed"]
    assert tables.segments.by_name(held, segment_name(1)).access is Access.PUBLIC, (
        "the segment is of its source's class"
    )


def test_sealing_or_opening_a_source_applies_to_captures_that_others_received_of_it(held):
    register(held, A)
    own, beside = look(held, 1, neighbour(1))
    assert classes(held, own, beside) == ["public", "public"]
    edit(held, HUSH)
    assert classes(held, own, beside) == ["public", "sealed"]
    edit(held, A, "journal/c")
    assert classes(held, own, beside) == ["public", "public"]


def test_sealed_source_registered_later_seals_earlier_captures_of_its_address(held):
    own, beside = look(held, 1, neighbour(1))
    register(held, HUSH)
    assert classes(held, own, beside) == ["public", "sealed"]


def test_opening_a_source_keeps_its_captures_of_a_sealed_address_sealed(held):
    register(held, HUSH)
    own, beside = look(held, 1, neighbour(1))
    edit(held, replace(B, access=Access.SEALED))
    assert classes(held, own, beside) == ["sealed", "sealed"]
    edit(held, B, "journal/c")
    assert classes(held, own, beside) == ["public", "sealed"]
    edit(held, replace(B, access=Access.SEALED), "journal/d")
    edit(held, A, "journal/e")
    assert classes(held, own, beside) == ["sealed", "sealed"], "its own source is sealed"


def test_sealed_captures_are_neither_found_nor_counted_publicly(held):
    register(held, HUSH)
    _, beside = look(held, 1, neighbour(1))
    at = START.replace(year=2030)
    for access, count in ((Access.PUBLIC, 1), (None, 2)):
        assert tables.captures.count(held, access) == count
        stretch = tables.surts.Stretch(first="org,example)/", end="org,example)0", access=access)
        assert tables.surts.count(held, stretch) == count
        assert len(list(tables.surts.each(held, stretch))) == count
        assert (tables.captures.nearest(held, A.url, at, good=False, access=access) is None) == (count == 1)
    assert tables.captures.original(held, A.url, beside.payload_sha256, beside.payload_bytes, Access.PUBLIC) is None


def test_upgrade_seals_captures_of_sealed_addresses_kept_by_earlier_versions(address):
    catalog = Catalog.open(address)
    with catalog.write() as conn:
        register(conn, B, HUSH)
        claim(conn)
        tables.search.restart(conn)
        own, beside = look(conn, 1, neighbour(1))
        conn.execute(sa.text("UPDATE captures SET access = 'public'"))
        conn.execute(sa.text("DROP INDEX ix_captures_sealed"))
        conn.execute(sa.text("DROP TABLE store_writes"))  # of 0019
        conn.execute(sa.text("UPDATE alembic_version SET version_num = '0017'"))
    catalog.close()
    catalog = Catalog.open(address)
    with catalog.read() as conn:
        assert classes(conn, own, beside) == ["public", "sealed"]
        assert not tables.search.current(conn), "it is made again"
    catalog.close()


def found(conn, access):
    return len(tables.search.hits(conn, query("deposit"), access, limit=9, each=9).found)


def test_words_of_a_sealed_address_are_not_searchable_under_a_public_source(held):
    register(held, A)
    [page] = look(held, 1)[:1]
    led = look(held, 2, neighbour(2, Role.PAGE))[1]
    assert tables.search.file(held, [Read(page, ("Nothing of it.",)), Read(led, (WORDS,))]) == {page.id, led.id}
    assert found(held, Access.PUBLIC) == 1
    edit(held, HUSH)
    _read_again(held, {led.id: (WORDS,)})
    assert (found(held, Access.PUBLIC), found(held, None)) == (0, 0)
    assert tables.search.progress(held, None).waiting == 0
    edit(held, A, "journal/c")
    _read_again(held, {led.id: (WORDS,)})
    assert found(held, Access.PUBLIC) == 1


def test_predecessor_of_a_public_copy_is_not_a_sealed_capture_of_another_address(held):
    register(held, HUSH)
    led = look(held, 1, neighbour(1, Role.PAGE))[1]
    _read_again(held, {})
    own = look(held, 2)[0]
    assert tables.search.before(held, tables.captures.by_id(held, own.id)).id != led.id


def test_public_copy_with_the_bytes_of_a_sealed_capture_before_it_has_words_of_its_own(held):
    register(held, HUSH)
    led = look(held, 1, neighbour(1, Role.PAGE))[1]
    _read_again(held, {led.id: (WORDS,)})
    came = capture(B, 2, payload="neighbour 1", segment=segment_name(2))
    commit(held, outcome(B, 2, captures=(came,), segment=segment_name(2)), segment=segment_name(2))
    assert classes(held, led, came) == ["sealed", "public"]
    own = tables.captures.by_id(held, came.id)
    assert own.payload_sha256 == led.payload_sha256
    assert tables.search.before(held, own).id != led.id
    assert tables.search.file(held, [Read(own, None, led.id)]) == set(), "it does not repeat what is sealed"
    assert tables.search.file(held, [Read(own, (WORDS,))]) == {own.id}
    assert found(held, Access.PUBLIC) == 1


def _read_again(conn, said):
    for one in tables.search.waiting(conn, 100):
        assert tables.search.file(conn, [Read(one, said.get(one.id, ("Nothing of it.",)))]) == {one.id}


AFAR = source(2, host="other.example:443")  # on another host, because looks at one host wait for each other anyway
_WAITING = sa.text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def done_or_waiting(catalog, other):
    """Wait until the other thread has finished, or waits for a lock that our transaction holds."""
    end = time.monotonic() + 10
    while other.is_alive() and time.monotonic() < end:
        with catalog.read() as conn:
            if conn.scalar(_WAITING):
                return
        time.sleep(0.01)


@pytest.mark.parametrize("sealing", ["edited", "registered"])
def test_capture_committed_while_its_source_is_being_sealed_is_sealed(catalog, sealing):
    """On PostgreSQL neither transaction saw the other's rows, and the copy stayed public until the source was edited
    again."""
    with catalog.write() as conn:
        register(conn, B, *([AFAR] if sealing == "edited" else []))
        claim(conn)
        tables.search.restart(conn)
    begun, hush = threading.Event(), replace(AFAR, access=Access.SEALED)

    def seal() -> None:
        with catalog.write() as conn:
            begun.set()
            edit(conn, hush) if sealing == "edited" else register(conn, hush)

    sealed = threading.Thread(target=seal)
    with catalog.write() as conn:
        if catalog.sqlite:  # SQLite has one writer at a time
            sealed.start()
        _, beside = look(conn, 1, capture(B, 1, url=AFAR.url, role=Role.NEIGHBOUR, payload="neighbour"))
        if not catalog.sqlite:
            sealed.start()
            assert begun.wait(10)
            done_or_waiting(catalog, sealed)
    sealed.join(20)
    with catalog.read() as conn:
        assert classes(conn, beside) == ["sealed"]


def test_commit_waits_for_a_source_that_is_being_sealed(catalog):
    if catalog.sqlite:
        pytest.skip("one writes at a time")
    with catalog.write() as conn:
        register(conn, AFAR, B)
        claim(conn)
        tables.search.restart(conn)
    found = []

    def look_on() -> None:
        with catalog.write() as conn:
            found.extend(look(conn, 1, capture(B, 1, url=AFAR.url, role=Role.NEIGHBOUR, payload="neighbour")))

    looking = threading.Thread(target=look_on)
    with catalog.write() as conn:
        edit(conn, replace(AFAR, access=Access.SEALED))
        looking.start()
        done_or_waiting(catalog, looking)
    looking.join(20)
    with catalog.read() as conn:
        assert classes(conn, *found) == ["public", "sealed"]


def test_edit_and_commit_at_one_host_do_not_deadlock(catalog):
    """An edit held the source and asked for its host, a commit did the reverse: PostgreSQL aborted one of them."""
    if catalog.sqlite:
        pytest.skip("one writes at a time")
    with catalog.write() as conn:
        register(conn, B)
        claim(conn)
        tables.search.restart(conn)

    def edit_source() -> None:
        with catalog.write() as conn:
            edit(conn, replace(B, interval_s=3_600))

    editing = threading.Thread(target=edit_source)
    with catalog.write() as conn:
        tables.hosts.refresh(conn, [B.host])  # a commit begins by taking its host
        editing.start()
        done_or_waiting(catalog, editing)
        look(conn, 1)
    editing.join(20)
    with catalog.read() as conn:
        found = tables.sources.by_id(conn, B.id)
    assert (found.n, found.source.interval_s) == (1, 3_600)
