"""What a crash leaves: what was stored or spooled is adopted, and what is nowhere never happened."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from storage import catalog as tables
from storage.model import SegmentState
from tests.catalog.archive import Archive, rows
from tests.catalog.audited import S, T, rebuilt, resolve


def crashed(archive: Archive, **how) -> str:
    """Two visits in a segment, and the process is gone before the commit."""
    archive.claim()
    visits = [archive.visit(S.id, "one"), archive.visit(T.id, "page")]
    name, _ = archive.store(*((visit, archive.record(visit)) for visit in visits), **how)
    archive.spool.close()  # as the death of the process does: its locks are gone
    return name


def test_nothing_is_open_nothing_happens(archive):
    told = resolve(archive)
    assert (told.adopted, told.dropped, told.kept, told.damaged) == ((), (), (), ())


@pytest.mark.parametrize("put", [True, False])
def test_what_was_stored_or_spooled_is_adopted(archive, put):
    name = crashed(archive, put=put)
    told = resolve(archive)
    assert (told.adopted, told.visits, told.damaged) == ((name,), 2, ())
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).n == 1
        assert tables.segments.by_name(conn, name).state is SegmentState.STORED
        assert tables.segments.unresolved(conn) == []
        assert len(tables.leaves.pending(conn, 99)) == 1 + 3
        assert tables.captures.nearest(conn, S.url, archive.now).segment == name
    assert archive.spool.entries() == []
    archive.blobs.verify(name)
    catalog, _ = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    catalog.close()


def test_adopted_events_are_still_to_be_told(archive):
    with archive.catalog.write() as conn:
        tables.deliveries.open_channel(conn, "hook")
    crashed(archive)
    resolve(archive)
    with archive.catalog.read() as conn:
        assert len(tables.deliveries.due(conn, "hook", archive.now, 9)) == 2


def test_what_is_nowhere_never_happened(archive):
    name = crashed(archive, put=False)
    shutil.rmtree(archive.root / "spool")
    (archive.root / "spool").mkdir()
    told = resolve(archive)
    assert (told.adopted, told.dropped) == ((), (name,))
    with archive.catalog.read() as conn:
        assert tables.segments.by_name(conn, name) is None
        assert tables.sources.by_id(conn, S.id).n == 0
    archive.claim()
    archive.look(archive.visit(S.id, "one"))


def test_a_segment_put_after_it_was_given_up_is_no_history(archive):
    """The owner was only paused: it puts its segment, and commits, after others gave it up."""
    archive.claim()
    late = archive.visit(S.id, "stale")
    name, outcomes = archive.store((late, archive.record(late)), put=False)
    path = archive.root / "kept"
    shutil.copy(archive.spool.entries()[0].path, path)
    archive.spool.discard(name)
    assert resolve(archive).dropped == (name,)
    archive.blobs.put(name, path)
    assert archive.commit(name, outcomes)[1] == outcomes
    archive.look(archive.visit(S.id, "fresh"))
    catalog, told = rebuilt(archive)
    assert told.doubles == ()
    left_out = ("segments", "leaves")  # of the stray blob the live catalog knows by its late commit only
    assert rows(catalog, without=left_out) == rows(archive.catalog, without=left_out)
    catalog.close()


@pytest.mark.parametrize("dead", [True, False])
def test_a_file_that_was_never_reserved_was_never_looked_at(archive, dead):
    crashed(archive, put=False, reserve=False)
    told = resolve(archive, dead=dead)
    assert (told.adopted, told.dropped) == ((), ())
    assert archive.spool.entries() == []


def test_a_file_that_a_living_process_has_is_left_alone(archive):
    archive.claim()
    visit = archive.visit(S.id, "one")
    name, _ = archive.store((visit, archive.record(visit)), put=False, reserve=False)
    assert resolve(archive, dead=False).kept == ()
    assert [entry.name for entry in archive.spool.entries()] == [name]
    with archive.catalog.write() as conn:
        tables.segments.reserve(conn, name, "test", archive.now, hosts=[S.host])
    assert resolve(archive, dead=False).kept == (name,)


def test_a_torn_file_is_dropped(archive):
    name = crashed(archive, put=False)
    note = next(path for path in (archive.root / "spool").iterdir() if path.suffix == ".sealed")
    note.unlink()
    assert resolve(archive).dropped == (name,)
    assert archive.spool.entries() == []


def test_a_damaged_copy_is_mended_from_the_spool(archive):
    name = crashed(archive)
    path = archive.root / "store" / name
    path.chmod(0o600)
    path.write_bytes(b"torn")
    assert resolve(archive).adopted == (name,)
    archive.blobs.verify(name)
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).n == 1


def test_hosts_that_somebody_holds_are_left_to_them(archive):
    name = crashed(archive)
    told = resolve(archive, dead=False)
    assert told.kept == (name,)
    archive.now += timedelta(hours=1)  # the lease is over
    told = resolve(archive, dead=False)
    assert told.adopted == (name,)


def test_after_resolving_hosts_can_be_leased(archive):
    crashed(archive)
    with archive.catalog.write() as conn:
        late = archive.now + timedelta(days=1)
        assert tables.hosts.claim(conn, now=late, token="x", lease_s=1, limit=9) == []
    resolve(archive)
    with archive.catalog.write() as conn:
        assert len(tables.hosts.claim(conn, now=late, token="x", lease_s=1, limit=9)) == 2


def test_adopting_beside_a_successor(archive):
    """The host went to another, who visited and committed before the old segment was found: its visit is dropped."""
    name = crashed(archive)
    archive.now += timedelta(hours=2)
    with archive.catalog.write() as conn:  # as if the reservation had not been seen
        leases = tables.hosts.claim(
            conn, now=archive.now, token="theirs", lease_s=60, limit=9, hosts=[S.host], refuse_unresolved=False
        )  # fmt: skip
        assert leases
    visit = archive.visit(S.id, "theirs")
    other, outcomes = archive.store((visit, archive.record(visit)), token="theirs")
    assert archive.commit(other, outcomes)[1] == []
    archive.now += timedelta(hours=1)  # its lease is over too
    told = resolve(archive)
    assert (told.adopted, told.visits) == ((name,), 1)
    catalog, again = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert again.doubles == ()
    catalog.close()


def test_the_owner_that_wakes_finds_its_visits_acknowledged(archive):
    archive.claim()
    visit = archive.visit(S.id, "one")
    name, outcomes = archive.store((visit, archive.record(visit)))
    archive.spool.close()
    assert resolve(archive).visits == 1
    accepted, refused = archive.commit(name, outcomes)
    assert (accepted, refused) == (outcomes, [])
