"""Rebuilding a catalog from the store, and comparing the store with the catalog."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from storage import catalog as tables
from storage import ids
from storage.audit import rebuild
from storage.errors import DatabaseError
from storage.files import FileBlobs
from storage.journal import CitationAdded, Journal, SourceEdited, StandingChanged, VisitsDropped, WorkAdded
from storage.mirror import Mirror
from storage.model import Access, Assessment, Citation, Finding, Standing, State, Work
from tests.catalog.archive import Archive, judge, rows
from tests.catalog.audited import S, T, fresh, rebuilt, resolve
from tests.catalog.scenes import START
from tests.support import forging
from tests.support.catalogs import differing
from tests.support.depth import examples


def tell_a_story(archive: Archive) -> None:
    """A source that is kept, lost, back, altered, confirmed and lost for good, beside a second one that has
    documents."""
    pdf = "http://other.example/report.pdf"
    archive.journal.record([
        WorkAdded(work=Work(id="W1", title="A Book")),
        CitationAdded(citation=Citation(id="C1", source=S.id, work="W1", quote="as they say")),
    ])  # fmt: skip
    archive.look(archive.visit(S.id, "one"), archive.visit(T.id, "page", members={pdf: "%PDF"}))
    archive.look(archive.visit(S.id, "one"), archive.visit(T.id, "", status=304))
    archive.look(archive.visit(S.id, None), archive.visit(T.id, "page"))
    for body, status in [("not found", 404), ("one", 200), ("two", 200), ("two", 200), ("no", 404), ("no", 404)]:
        archive.look(archive.visit(S.id, body, status=status))
    archive.journal.record([
        SourceEdited(source=replace(T, access=Access.SEALED)),
        StandingChanged(source=T.id, standing=Standing.PAUSED),
    ])  # fmt: skip


# ---- rebuild ---------------------------------------------------------------------------------------------------------


def test_rebuilt_catalog_equals_the_original(archive):
    tell_a_story(archive)
    catalog, result = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert (result.journal, result.segments, result.visits) == (3, 9, 12)
    assert result.sealed == result.damaged == result.gaps == result.doubles == ()
    with catalog.read() as conn:
        watched = tables.sources.by_id(conn, S.id)
        assert (watched.assessment.state, watched.n, watched.last.n, watched.first.n) == (State.REMOVED, 9, 7, 1)
        assert [c.n for c in tables.captures.of_url(conn, S.url) if c.good] == [1, 2, 5, 6, 7]
        assert [c.url for c in tables.sources.by_id(conn, T.id).documents] == ["http://other.example/report.pdf"]
    catalog.close()


@pytest.mark.parametrize("later", [True, False], ids=["registered later", "sealed later"])
def test_rebuild_seals_captures_received_at_a_sealed_address(archive, later):
    pdf = replace(T, id=ids.ulid(START, 9), url="http://other.example/report.pdf")
    if not later:
        archive.add(pdf)
    archive.look(archive.visit(T.id, "page", members={pdf.url: "%PDF"}))
    if later:
        archive.add(replace(pdf, access=Access.SEALED))
    else:
        archive.journal.record([SourceEdited(source=replace(pdf, access=Access.SEALED))])
    archive.look(archive.visit(T.id, "page", members={pdf.url: "%PDF-2"}))
    catalog, _ = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    with catalog.read() as conn:
        assert {one.access for one in tables.captures.of_url(conn, pdf.url)} == {Access.SEALED}
        assert {one.access for one in tables.captures.of_url(conn, T.url)} == {Access.PUBLIC}
    catalog.close()


def test_events_made_by_a_rebuild_are_not_delivered_again(archive):
    tell_a_story(archive)
    catalog, _ = rebuilt(archive)
    with catalog.write() as conn:
        tables.deliveries.open_channel(conn, "hook", from_start=True)
        assert tables.deliveries.due(conn, "hook", archive.now, 99) == []
        assert len(tables.events.listing(conn)) == 6
    catalog.close()


def test_rebuilt_catalog_accepts_new_looks(archive):
    tell_a_story(archive)
    archive.catalog, before = rebuilt(archive)[0], archive.catalog
    before.close()
    archive.journal = Journal(archive.catalog, archive.blobs.put, archive.root, lambda: archive.now)
    assert archive.journal.catch_up(archive.blobs) == 0
    archive.look(archive.visit(S.id, "two"))
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).assessment.state is State.AVAILABLE
        tables.deliveries.due(conn, "hook", archive.now, 9)
    copy, _ = rebuilt(archive)
    assert rows(copy) == rows(archive.catalog)
    copy.close()


def test_rebuild_keeps_the_places_and_salts_of_ledger_leaves(archive):
    archive.look(archive.visit(S.id, "one"))
    with archive.catalog.write() as conn:
        pending = tables.leaves.pending(conn, 99)
        tables.leaves.integrate(conn, 0, [row.seq for row in pending[:2]])
    catalog, _ = rebuilt(archive, leaves=[row.leaf for row in pending[:2]])
    with catalog.read() as conn:
        assert [row.leaf for row in tables.leaves.integrated(conn)] == [row.leaf for row in pending[:2]]
        assert [row.leaf.name for row in tables.leaves.pending(conn, 99)] == [pending[2].leaf.name]
    catalog.close()


def test_rebuild_prefers_the_look_in_the_ledger_to_a_forged_earlier_segment(archive):
    """The forged segment is named earlier, so it is read first and would take the number of the real look."""
    first = archive.now
    archive.look(archive.visit(S.id, "one"))
    with archive.catalog.read() as conn:
        leaves = [row.leaf for row in tables.leaves.pending(conn, 99)]
    archive.now = first
    forged = archive.visit(S.id, "forged", n=1)
    name, (look,) = archive.store((forged, archive.record(forged, Assessment())), reserve=False)
    catalog, result = rebuilt(archive, leaves=leaves)
    assert result.doubles == ((name, look.record),)
    with catalog.read() as conn:
        assert [one.record for one in tables.visits.history(conn, S.id)] == [
            one.name for one in leaves if one.kind == "visit"
        ]
    catalog.close()


def test_looks_missing_from_a_later_ledger_are_taken_in_and_reported(archive):
    early = archive.look(archive.visit(S.id, "one"))
    archive.journal.record([StandingChanged(source=T.id, standing=Standing.PAUSED)])
    archive.now += timedelta(days=3)
    archive.look(archive.visit(T.id, "page"))
    archive.journal.record([StandingChanged(source=T.id, standing=Standing.ACTIVE)])
    with archive.catalog.read() as conn:
        leaves = [row.leaf for row in tables.leaves.pending(conn, 99)]
    journal = sorted(one.name for one in leaves if one.kind == "journal")
    (look,) = (one.name for one in leaves[:4] if one.kind == "visit")
    late = {early, look, journal[1]}
    catalog, result = rebuilt(archive, leaves=[one for one in leaves if one.name not in late])
    assert {name for name, why in result.damaged if "more than a day later" in why} == late - {look}
    assert (result.visits, result.journal, len(result.damaged)) == (2, 3, 2)
    catalog.close()


def test_rebuild_refuses_a_journal_entry_that_differs_from_the_ledger(archive):
    """A forged tombstone would have segments deleted."""
    archive.journal.record([StandingChanged(source=T.id, standing=Standing.PAUSED)])
    with archive.catalog.read() as conn:
        leaves = [row.leaf for row in tables.leaves.pending(conn, 99)]
    last = archive.root / "store" / leaves[-1].name
    last.chmod(0o600)
    last.write_bytes(gzip.compress(gzip.decompress(last.read_bytes()).replace(b"paused", b"active"), mtime=0))
    catalog, result = rebuilt(archive, leaves=leaves)
    assert [(name, "the ledger" in why) for name, why in result.damaged] == [(leaves[-1].name, True)]
    assert result.journal == 1
    catalog.close()


def test_look_that_differs_from_the_ledger_is_damage(archive):
    """A mirror that has the right segment is read instead. If none has it, the look is lost, not replaced by the
    forgery."""
    name = archive.look(archive.visit(S.id, "one"))
    with archive.catalog.read() as conn:
        leaves = [row.leaf for row in tables.leaves.pending(conn, 99)]
        (look,) = tables.visits.history(conn, S.id)
    shutil.copytree(archive.root / "store", archive.root / "far")
    path, far = archive.root / "store" / name, FileBlobs(archive.root / "far", label="far")
    *others, (_, _, metadata), _ = forging.members(path.read_bytes())
    head, _, rest = metadata.partition(b"\r\n\r\n")
    block = rest.removesuffix(b"\r\n\r\n").replace(b'"explicit":false', b'"explicit":true')
    path.chmod(0o600)
    path.write_bytes(
        b"".join(gzip.compress(one) for one in [*(plain for _, _, plain in others), forging.record(head, block)])
    )
    catalog, result = rebuilt(archive, leaves=leaves)
    assert result.damaged == ((name, "1 of its looks are not those that the ledger has"),)
    with catalog.read() as conn:
        assert tables.visits.history(conn, S.id) == []
    catalog.close()
    catalog = fresh(archive)
    result = rebuild(catalog, Mirror([archive.blobs, far]), judge, now=lambda: archive.now, leaves=leaves)
    assert result.damaged == ()
    with catalog.read() as conn:
        assert [one.record for one in tables.visits.history(conn, S.id)] == [look.record]
    catalog.close()


def test_rebuild_rejects_an_index_that_disagrees_with_its_records(archive):
    """A forged store: the closing record by which a segment is read was changed to name another finding."""
    archive.look(archive.visit(S.id, "one"))
    (file,) = (archive.root / "store" / "warc").rglob("*.gz")
    data = file.read_bytes()
    *_, (at, _, plain) = forging.members(data)
    head, _, rest = plain.partition(b"\r\n\r\n")
    block = rest.removesuffix(b"\r\n\r\n").replace(b'\\"finding\\":\\"first\\"', b'\\"finding\\":\\"gone\\"')
    assert block not in rest
    file.chmod(0o600)
    file.write_bytes(data[:at] + gzip.compress(forging.record(head, block)))
    catalog, result = rebuilt(archive)
    assert [name for name, _ in result.damaged] == [f"warc/{file.relative_to(archive.root / 'store' / 'warc')}"]
    with catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).assessment.finding is Finding.FIRST
    catalog.close()


def test_full_rebuild_reports_a_swapped_body_as_damage(archive):
    """The record is consistent in itself and differs only from the index; without the ledger, only a full read sees
    it."""
    archive.look(archive.visit(S.id, "one and the same"))
    (file,) = (archive.root / "store" / "warc").rglob("*.gz")
    data = file.read_bytes()
    ((at, size, plain),) = (one for one in forging.members(data) if b"WARC-Type: response" in one[2])
    head, _, rest = plain.partition(b"\r\n\r\n")
    http, _, payload = rest.removesuffix(b"\r\n\r\n").partition(b"\r\n\r\n")
    payload = b"x" * len(payload)  # compresses to fewer bytes than the words did
    block = http + b"\r\n\r\n" + payload
    file.chmod(0o600)
    file.write_bytes(forging.in_its_place(data, at, size, forging.record(head, block, payload)))
    for full in (False, True):
        catalog, result = rebuilt(archive, full=full)
        assert [why for _, why in result.damaged] == [f"not the record that was written (member at offset {at})"] * full
        catalog.close()


def test_rebuild_refuses_a_catalog_that_is_not_empty(archive):
    with pytest.raises(DatabaseError, match="is not empty"):
        rebuild(archive.catalog, archive.blobs, judge, now=lambda: START)


def test_dropped_visits_leave_no_history(archive):
    """A paused process wrote its visit into the store; the visit of its successor is the history."""
    archive.look(archive.visit(S.id, "one"))
    archive.claim("paused")
    late = archive.visit(S.id, "stale")
    name, outcomes = archive.store((late, archive.record(late)), token="paused")
    archive.now += timedelta(hours=1)
    archive.look(archive.visit(T.id, "page"))
    _, refused = archive.commit(name, [replace(outcomes[0], lease="lost")])
    assert refused
    archive.journal.record([VisitsDropped(segment=name, records=(outcomes[0].record,))])
    archive.look(archive.visit(S.id, "fresh"))
    catalog, result = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert result.doubles == ()
    catalog.close()


def test_rebuild_without_the_journal_restores_sources_as_sealed(archive):
    tell_a_story(archive)
    for path in (archive.root / "store" / "journal").rglob("*.gz"):
        path.unlink()
    catalog, result = rebuilt(archive)
    assert sorted(result.sealed) == sorted([S.id, T.id])
    with catalog.read() as conn:
        found = tables.sources.listing(conn)
        assert {w.source.access for w in found} == {Access.SEALED}
        assert [(w.source.id, w.source.url, w.source.host) for w in found] == [
            (one.id, one.url, one.host) for one in (S, T)
        ]
        assert {w.assessment.state for w in found} == {State.REMOVED, State.AVAILABLE}
        assert tables.captures.newest(conn, S.url, access=Access.PUBLIC) is None
        assert tables.captures.newest(conn, S.url) is not None
        assert tables.events.listing(conn, access=Access.PUBLIC) == []
    catalog.close()


def test_citation_survives_the_loss_of_the_journal_blob_that_registered_its_source(archive):
    """It was refused by the database, and no catalog could be rebuilt any more."""
    archive.journal.record([
        WorkAdded(work=Work(id="W1", title="A Book")),
        CitationAdded(citation=Citation(id="C1", source=S.id, work="W1", quote="as they say")),
    ])  # fmt: skip
    archive.look(archive.visit(S.id, "one"), archive.visit(T.id, "page"))
    with archive.catalog.read() as conn:
        leaves = [row.leaf for row in tables.leaves.pending(conn, 99)]
    lost = next(one.name for one in leaves if one.kind == "journal")
    (archive.root / "store" / lost).unlink()
    catalog, result = rebuilt(archive, leaves=leaves)
    assert ([name for name, _ in result.damaged], set(result.sealed)) == ([lost], {S.id, T.id})
    with catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).quotes == ("as they say",)
    catalog.close()


def test_lost_segment_leaves_a_gap_and_the_rest_is_rebuilt(archive):
    names = [archive.look(archive.visit(S.id, "one")) for _ in range(4)]
    (archive.root / "store" / names[1]).unlink()
    catalog, result = rebuilt(archive)
    assert result.gaps == ((S.id, 3),)
    with catalog.read() as conn:
        assert [v.n for v in tables.visits.history(conn, S.id)] == [1, 3, 4]
        assert tables.sources.by_id(conn, S.id).n == 4
    catalog.close()


def test_segment_without_its_tail_still_gives_its_visits(archive):
    tell_a_story(archive)
    whole = rows(archive.catalog)
    for path in sorted((archive.root / "store" / "warc").rglob("*.gz")):
        data = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(data[:-40])  # somewhere in the closing index
    catalog, result = rebuilt(archive)
    assert len(result.damaged) == 9
    lost = ("segments", "receipts", "leaves")
    assert rows(catalog, without=lost) == {name: part for name, part in whole.items() if name not in lost}
    catalog.close()


def test_blob_that_is_not_a_segment_is_reported_as_damaged(archive):
    name = archive.look(archive.visit(S.id, "one"))
    path = archive.root / "store" / name
    path.chmod(0o600)
    path.write_bytes(b"not a WARC")
    catalog, result = rebuilt(archive)
    assert [one for one, _ in result.damaged] == [name]
    assert result.visits == 0
    catalog.close()


def test_rebuild_combines_what_several_stores_have(archive):
    tell_a_story(archive)
    shutil.copytree(archive.root / "store", archive.root / "far")
    mirror = Mirror([archive.blobs, FileBlobs(archive.root / "far", label="far")])
    names = [stat.name for stat in mirror.names("warc/")]
    journal = [stat.name for stat in mirror.names("journal/")]
    for name in (names[0], journal[0]):
        (archive.root / "store" / name).chmod(0o600)
        (archive.root / "store" / name).write_bytes(b"torn")
    for name in (names[1], journal[1]):
        (archive.root / "store" / name).unlink()
    (archive.root / "far" / names[2]).unlink()
    catalog = fresh(archive)
    result = rebuild(catalog, mirror, judge, now=lambda: archive.now)
    assert result.damaged == ()
    assert rows(catalog, without=("receipts",)) == rows(archive.catalog, without=("receipts",))
    with catalog.read() as conn:
        assert [r.store for r in tables.segments.receipts_of(conn, names[0])] == ["far"]
        assert [r.store for r in tables.segments.receipts_of(conn, names[1])] == ["far"]
        assert [r.store for r in tables.segments.receipts_of(conn, names[2])] == ["main"]
        assert [r.store for r in tables.segments.receipts_of(conn, names[3])] == ["far", "main"]
        assert [r.name for r in tables.segments.lacking(conn, "far", 99)] == [names[2]]
    found = differing(archive.catalog, mirror)
    assert found["main", names[1]][1] is None
    assert None not in found["main", journal[0]]
    assert {received for received, _ in differing(catalog, mirror).values()} == {None}  # the torn blobs have no receipt
    catalog.close()


def test_rebuild_orders_visits_of_segments_that_overlap_in_time(archive):
    """The second visit lies in a segment that was begun, and named, before the segment of the first."""
    archive.claim()
    first = archive.visit(S.id, "one")
    other = archive.visit(T.id, "page")
    archive.now += timedelta(minutes=5)
    name, outcomes = archive.store((first, archive.record(first)))
    archive.commit(name, outcomes)
    second = archive.visit(S.id, "one")
    record = archive.record(second)
    archive.now -= timedelta(minutes=5)
    early, outcomes = archive.store((other, archive.record(other)), (second, record))
    assert early < name
    assert archive.commit(early, outcomes)[1] == []
    catalog, result = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert result.gaps == result.doubles == ()
    catalog.close()


def test_rebuild_commits_many_small_segments_at_a_time(archive):
    """Every third visit lies in a segment that was named before the segment of the previous visit, and must wait for
    it."""
    for number in range(130):
        archive.now += timedelta(minutes=10)
        archive.claim()
        visit = archive.visit((S, T)[number % 2].id, f"text {number // 9}")
        back = timedelta(minutes=25 if number % 3 == 2 else 0)
        archive.now -= back
        name, outcomes = archive.store((visit, archive.record(visit)))
        archive.now += back
        assert archive.commit(name, outcomes)[1] == []
    catalog = fresh(archive)
    statements: list[str] = []
    sa.event.listen(catalog._writer, "before_cursor_execute", lambda *result: statements.append(result[2]))
    result = rebuild(catalog, archive.blobs, judge, now=lambda: archive.now)
    assert rows(catalog) == rows(archive.catalog)
    assert (result.segments, result.visits, result.gaps, result.doubles) == (130, 130, (), ())
    assert len([one for one in statements if one.startswith("INSERT INTO visits")]) == 2
    catalog.close()


@examples(8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    looks=st.lists(
        st.lists(st.tuples(st.sampled_from([S, T]), st.sampled_from(["a", "b", "404", "304", None])), min_size=1,
                 max_size=2, unique_by=lambda look: look[0].id),
        min_size=1, max_size=7,
    ),
    lost=st.integers(0, 20),
)  # fmt: skip
def test_any_history_is_rebuilt_identically(tmp_path_factory, looks, lost):
    archive = Archive(tmp_path_factory.mktemp("law"))
    archive.add(S, T)
    kept = set()
    for number, look in enumerate(looks):
        visits = []
        for one, wanted in look:
            body = "a" if wanted == "304" and one.id not in kept else wanted
            kept |= {one.id} if body in ("a", "b") else set()
            visits.append(archive.visit(one.id, body, status=int(body) if body in ("404", "304") else 200))
        if number == lost:
            archive.claim()
            name, _ = archive.store(*((visit, archive.record(visit)) for visit in visits))
            archive.spool.close()
            assert resolve(archive).adopted == (name,)
        else:
            archive.look(*visits)
    catalog, result = rebuilt(archive)
    assert rows(catalog) == rows(archive.catalog)
    assert result.gaps == result.doubles == result.damaged == ()
    catalog.close()
    archive.close()


def test_rebuild_keeps_the_first_finding(archive):
    archive.look(archive.visit(S.id, "one"))
    catalog, _ = rebuilt(archive)
    with catalog.read() as conn:
        assert tables.visits.by_number(conn, S.id, 1).finding is Finding.FIRST
    catalog.close()
