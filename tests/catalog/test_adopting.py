"""After a crash: visits that were stored or spooled are adopted, all others never happened."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from storage import catalog as tables
from storage.model import SegmentState
from tests.catalog.archive import Archive, rows
from tests.catalog.audited import S, T, rebuilt, resolve


def crashed(archive: Archive, **how) -> str:
    """Put two visits in a segment and lose the process before the commit."""
    archive.claim()
    visits = [archive.visit(S.id, "one"), archive.visit(T.id, "page")]
    name, _ = archive.store(*((visit, archive.record(visit)) for visit in visits), **how)
    archive.spool.close()  # the death of the process releases its file locks
    return name


def test_resolving_without_open_reservations_changes_nothing(archive):
    result = resolve(archive)
    assert (result.adopted, result.dropped, result.kept, result.damaged) == ((), (), (), ())


@pytest.mark.parametrize("put", [True, False])
def test_segment_found_in_store_or_spool_is_adopted(archive, put):
    name = crashed(archive, put=put)
    result = resolve(archive)
    assert (result.adopted, result.visits, result.damaged) == ((name,), 2, ())
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


def test_events_of_adopted_visits_are_still_due_for_delivery(archive):
    with archive.catalog.write() as conn:
        tables.deliveries.open_channel(conn, "hook")
    crashed(archive)
    resolve(archive)
    with archive.catalog.read() as conn:
        assert len(tables.deliveries.due(conn, "hook", archive.now, 9)) == 2


def test_reservation_without_store_or_spool_copy_is_dropped(archive):
    name = crashed(archive, put=False)
    shutil.rmtree(archive.root / "spool")
    (archive.root / "spool").mkdir()
    result = resolve(archive)
    assert (result.adopted, result.dropped) == ((), (name,))
    with archive.catalog.read() as conn:
        assert tables.segments.by_name(conn, name) is None
        assert tables.sources.by_id(conn, S.id).n == 0
    archive.claim()
    archive.look(archive.visit(S.id, "one"))


def test_segment_put_after_its_reservation_was_dropped_adds_no_history(archive):
    """The owner was only paused: it puts and commits its segment after other processes gave it up."""
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
    catalog, result = rebuilt(archive)
    assert result.doubles == ()
    left_out = ("segments", "leaves")  # the live catalog knows the stray blob only by its late commit
    assert rows(catalog, without=left_out) == rows(archive.catalog, without=left_out)
    catalog.close()


@pytest.mark.parametrize("dead", [True, False])
def test_unreserved_spool_file_is_discarded(archive, dead):
    crashed(archive, put=False, reserve=False)
    result = resolve(archive, dead=dead)
    assert (result.adopted, result.dropped) == ((), ())
    assert archive.spool.entries() == []


def test_spool_file_of_a_living_process_is_left_alone(archive):
    archive.claim()
    visit = archive.visit(S.id, "one")
    name, _ = archive.store((visit, archive.record(visit)), put=False, reserve=False)
    assert resolve(archive, dead=False).kept == ()
    assert [entry.name for entry in archive.spool.entries()] == [name]
    with archive.catalog.write() as conn:
        tables.segments.reserve(conn, name, "test", archive.now, hosts=[S.host])
    assert resolve(archive, dead=False).kept == (name,)


def test_unsealed_spool_file_is_dropped(archive):
    name = crashed(archive, put=False)
    note = next(path for path in (archive.root / "spool").iterdir() if path.suffix == ".sealed")
    note.unlink()
    assert resolve(archive).dropped == (name,)
    assert archive.spool.entries() == []


def test_damaged_stored_segment_is_mended_from_the_spool(archive):
    name = crashed(archive)
    path = archive.root / "store" / name
    path.chmod(0o600)
    path.write_bytes(b"torn")
    assert resolve(archive).adopted == (name,)
    archive.blobs.verify(name)
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).n == 1


def test_segments_of_leased_hosts_are_left_to_the_lease_holder(archive):
    name = crashed(archive)
    result = resolve(archive, dead=False)
    assert result.kept == (name,)
    archive.now += timedelta(hours=1)  # the lease is over
    result = resolve(archive, dead=False)
    assert result.adopted == (name,)


def test_hosts_can_be_leased_again_after_resolving(archive):
    crashed(archive)
    with archive.catalog.write() as conn:
        late = archive.now + timedelta(days=1)
        assert tables.hosts.claim(conn, now=late, token="x", lease_s=1, limit=9) == []
    resolve(archive)
    with archive.catalog.write() as conn:
        assert len(tables.hosts.claim(conn, now=late, token="x", lease_s=1, limit=9)) == 2


def test_adoption_drops_a_visit_that_a_successor_has_replaced(archive):
    """The host was leased by another process, which visited and committed before the old segment was found."""
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
    archive.now += timedelta(hours=1)  # the second lease has ended too
    result = resolve(archive)
    assert (result.adopted, result.visits) == ((name,), 1)
    catalog, again = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert again.doubles == ()
    catalog.close()


def test_owner_that_wakes_finds_its_adopted_visits_accepted(archive):
    archive.claim()
    visit = archive.visit(S.id, "one")
    name, outcomes = archive.store((visit, archive.record(visit)))
    archive.spool.close()
    assert resolve(archive).visits == 1
    accepted, refused = archive.commit(name, outcomes)
    assert (accepted, refused) == (outcomes, [])
