"""The journal: the blob before its rows, each entry applied exactly once, with the same result whoever applies it."""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import catalog as tables
from storage import ids, journal
from storage.catalog import Catalog
from storage.errors import BlobDamaged, DatabaseTooNew, StoreError
from storage.files import FileBlobs
from storage.journal import (
    CitationAdded,
    Journal,
    OperatorAct,
    SourceAdded,
    SourceEdited,
    SourceMerged,
    StandingChanged,
    VisitsDropped,
    WorkAdded,
)
from storage.layout import JOURNAL
from storage.model import Access, Citation, Standing, Work
from storage.records import to_json
from tests.catalog.archive import Archive, rows
from tests.catalog.audited import rebuilt
from tests.catalog.scenes import START, source
from tests.support.catalogs import blank

S = source()
TWIN = replace(S, id=ids.ulid(START, 10**9))  # the same URL, registered by another process
WORK = Work(id="01EZSMYPM00000000000000WRK", title="A Book")


def names(archive: Archive) -> list[str]:
    return [stat.name for stat in archive.blobs.names(JOURNAL)]


def citation(number: int, of: str) -> CitationAdded:
    return CitationAdded(citation=Citation(id=f"C{number}", source=of, work=WORK.id, quote=f"quote {number}"))


@pytest.fixture
def archive(tmp_path, address):
    made = Archive(tmp_path, address)
    yield made
    made.close()


def again(archive: Archive, name: str = "again") -> Catalog:
    """Another catalog made from the same store."""
    catalog = Catalog.open(blank(archive.root / f"{name}.sqlite"))
    Journal(catalog, archive.blobs.put, archive.root, lambda: archive.now).catch_up(archive.blobs)
    return catalog


EVERYTHING = [
    [SourceAdded(source=S, next_due_at=START), WorkAdded(work=WORK), citation(1, S.id)],
    [SourceEdited(source=replace(S, interval_s=60, tags=("t",)), next_due_at=START + timedelta(hours=1))],
    [StandingChanged(source=S.id, standing=Standing.PAUSED, reason="asked to"), OperatorAct(act="noted", who="me")],
    [VisitsDropped(segment="warc/x", records=("r",)), VisitsDropped(segment="warc/y")],
    [SourceEdited(source=replace(S, access=Access.SEALED, egress="nl"))],
]


def test_recorded_entries_change_the_catalog(archive):
    for entries in EVERYTHING:
        archive.journal.record(entries)
    with archive.catalog.read() as conn:
        watched = tables.sources.by_id(conn, S.id)
        assert watched.source == replace(
            S, access=Access.SEALED, egress="nl"
        )  # the newest edit carries the whole source
        assert watched.quotes == ("quote 1",)
        assert watched.next_due_at == START + timedelta(hours=1)
        assert journal.dropped(conn, ["warc/x", "warc/y", "warc/z"]) == {"warc/x": {"r"}, "warc/y": {""}}
        assert [row.leaf.kind for row in tables.leaves.pending(conn, 9)] == ["journal"] * 5
        assert [r.name for r in tables.segments.receipts_in(conn)] == names(archive)


def test_journal_blob_is_readable_json_lines(archive):
    name = archive.journal.record(EVERYTHING[2])
    lines = gzip.decompress(archive.blobs.get(name)).decode().splitlines()
    assert lines[0] == (
        '{"at":"2021-03-02T14:20:00.000Z","by":"archiver","entry":{"reason":"asked to","source":"'
        + S.id
        + '","standing":"paused"},'
        '"kind":"StandingChanged","v":1}'
    )
    assert journal.read(archive.blobs, name).entries == tuple(EVERYTHING[2])


def test_another_catalog_from_the_same_journal_is_identical(archive):
    for entries in EVERYTHING:
        archive.journal.record(entries)
    copy = again(archive)
    assert rows(copy) == rows(archive.catalog)
    copy.close()


def test_values_that_columns_cannot_hold_are_adapted_identically_in_a_rebuild(archive):
    odd = replace(S, written="http://x/\0\udcff", tags=("\udcff", "a\0b"), max_bytes=10**30)
    book = Work(id=WORK.id, title="A \udcff\0Book", url="https://works.example/\udcff")
    cited = Citation(id="C1", source=S.id, work=WORK.id, quote="so\0\udcff", locator="\udcff")
    archive.journal.record(
        [SourceAdded(source=odd, next_due_at=START), WorkAdded(work=book), CitationAdded(citation=cited)]
    )
    archive.journal.record([SourceEdited(source=replace(odd, interval_s=60))])
    with archive.catalog.read() as conn:
        kept = tables.sources.by_id(conn, S.id).source
        assert (kept.written, kept.tags[0], kept.max_bytes) == ("http://x/\ufffd", "\ufffd", 2**63 - 1)
        for title, url in ((book.title, book.url), ("A \ufffdBook", None)):
            assert tables.works.find(conn, title, url).title == "A \ufffdBook"
        assert [one.citation.quote for one in tables.works.of_source(conn, S.id)] == ["so\ufffd"]
    copy = again(archive)
    assert rows(copy) == rows(archive.catalog)
    copy.close()


def test_applying_entries_twice_changes_nothing(archive):
    for entries in EVERYTHING:
        archive.journal.record(entries)
    before = rows(archive.catalog)
    assert archive.journal.catch_up(archive.blobs) == 0
    with archive.catalog.write() as conn:
        for name in names(archive):
            written = journal.read(archive.blobs, name)
            assert journal.apply(conn, written, (), journal.leaf_of(written)) == []
    assert rows(archive.catalog) == before


def test_entries_take_effect_in_order_of_their_names_not_of_applying(archive):
    for entries in EVERYTHING:
        archive.journal.record(entries)
    first, *others = [journal.read(archive.blobs, name) for name in names(archive)]
    late = Catalog.open(blank(archive.root / "late.sqlite"))
    with late.write() as conn:
        for written in (first, *reversed(others)):
            receipt = archive.blobs.verify(written.name)
            journal.apply(conn, written, (receipt,), journal.leaf_of(written))
    assert rows(late, without=("hosts", "sources")) == rows(archive.catalog, without=("hosts", "sources"))
    with late.read() as conn:
        assert tables.sources.by_id(conn, S.id).source.egress == "nl"
    late.close()


def test_crash_between_blob_and_rows_is_repaired_at_the_next_start(archive):
    archive.journal.record(EVERYTHING[0])

    class Crash(Exception):
        pass

    def put(name, path, sha256):
        archive.blobs.put(name, path, sha256)
        raise Crash

    with pytest.raises(Crash):
        Journal(archive.catalog, put, archive.root, lambda: archive.now).record(EVERYTHING[2])
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).source.standing is Standing.ACTIVE
    assert archive.journal.catch_up(archive.blobs) == 1
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id).source.standing is Standing.PAUSED


def test_failing_store_records_nothing(archive):
    def put(name, path, sha256):
        raise StoreError("down")

    with pytest.raises(StoreError):
        Journal(archive.catalog, put, archive.root / "spool", lambda: archive.now).record(EVERYTHING[0])
    with archive.catalog.read() as conn:
        assert tables.sources.by_id(conn, S.id) is None
    assert list((archive.root / "spool").iterdir()) == []


def test_journal_names_increase_even_if_the_clock_goes_back(archive):
    made = []
    for hours in (0, 0, -5, 3, -9):
        archive.now = START + timedelta(hours=hours)
        made.append(archive.journal.record([OperatorAct(act=f"{hours}")]))
    assert made == sorted(set(made))


def test_url_registered_under_two_ids_is_one_source(archive):
    archive.journal.record(EVERYTHING[0])
    archive.journal.record([SourceAdded(source=TWIN, next_due_at=START), citation(2, TWIN.id)])
    archive.journal.record([citation(3, TWIN.id), StandingChanged(source=TWIN.id, standing=Standing.PAUSED)])
    with archive.catalog.read() as conn:
        assert len(tables.sources.listing(conn)) == 1
        watched = tables.sources.by_id(conn, TWIN.id)
        assert watched.source == replace(S, standing=Standing.PAUSED)
        assert watched.quotes == ("quote 1", "quote 2", "quote 3")
    copy = again(archive)
    assert rows(copy) == rows(archive.catalog)
    copy.close()


def test_crashed_and_repeated_registration_of_one_url_is_merged_in_a_rebuild_too(archive):
    class Crash(Exception):
        pass

    def put(name, path, sha256):
        archive.blobs.put(name, path, sha256)
        raise Crash

    with pytest.raises(Crash):
        Journal(archive.catalog, put, archive.root, lambda: archive.now).record(
            [SourceAdded(source=S, next_due_at=START), WorkAdded(work=WORK), citation(1, S.id)]
        )
    archive.now += timedelta(seconds=1)
    archive.journal.record([SourceAdded(source=TWIN, next_due_at=START)])
    assert archive.journal.catch_up(archive.blobs) == 1
    found = [entry for name in names(archive) for entry in journal.read(archive.blobs, name).entries]
    assert [one for one in found if isinstance(one, SourceMerged)] == [SourceMerged(source=S.id, into=TWIN.id)]
    with archive.catalog.read() as conn:
        assert [one.source.id for one in tables.sources.listing(conn)] == [TWIN.id]
        assert tables.sources.by_id(conn, TWIN.id).quotes == ("quote 1",)
    assert archive.journal.catch_up(archive.blobs) == 0
    copy, result = rebuilt(archive)
    assert result.damaged == ()
    assert rows(copy) == rows(archive.catalog)
    copy.close()
    for name in names(archive)[1:2]:  # without the merging entry the first source stands for itself
        (archive.root / "store" / name).unlink()
    copy, _ = rebuilt(archive)
    with copy.read() as conn:
        assert [one.source.id for one in tables.sources.listing(conn)] == [S.id]
    copy.close()


def test_many_threads_record_at_once(archive):
    def work(number):
        archive.journal.record([SourceAdded(source=source(number), next_due_at=START)])

    threads = [threading.Thread(target=work, args=(i,)) for i in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with archive.catalog.read() as conn:
        assert len(tables.sources.listing(conn)) == 12


def put(blobs: FileBlobs, root, data: bytes) -> str:
    name = "journal/2021/03/02/01ezsmypm00000000000000000.jsonl.gz"
    (root / "data").write_bytes(data)
    blobs.put(name, root / "data")
    return name


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(b"no json\n"), gzip.compress(b"{}\n"), gzip.compress(b""), b"",
             gzip.compress(b'{"kind":"WorkAdded","v":1,"at":"2021-03-02T14:20:00Z","entry":{"work":1}}\n')]
)  # fmt: skip
def test_damaged_journal_blob_is_reported(archive, data):
    with pytest.raises(BlobDamaged, match="cannot be read"):
        journal.read(archive.blobs, put(archive.blobs, archive.root, data))


@pytest.mark.parametrize("line", [b'{"kind":"Hold","v":1,"entry":{}}', b'{"kind":"WorkAdded","v":2,"entry":{}}'])
def test_entry_of_a_newer_version_is_refused_where_the_ledger_has_it_and_else_counts_as_unreadable(archive, line):
    data = gzip.compress(line.replace(b"{", b'{"at":"2021-03-02T14:20:00Z",', 1))
    name = put(archive.blobs, archive.root, data)
    with pytest.raises(DatabaseTooNew, match="run the newer archiver"):
        journal.read(archive.blobs, name, sha256=hashlib.sha256(data).hexdigest())
    with pytest.raises(BlobDamaged, match="neither the ledger nor a key of this data directory vouches for it"):
        journal.read(archive.blobs, name)


@pytest.mark.parametrize(
    "entry",
    [
        {"next_due_at": "2021-03-02T14:20:00", "source": {}},  # without a time zone
        {"next_due_at": "2021-03-02T14:20:00Z", "source": {"interval_s": 10**400}},
        {"next_due_at": "2021-03-02T14:20:00Z", "source": {"id": S.id}},  # another URL under a known id
    ],
)
def test_journal_entry_that_fits_no_row_stops_neither_start_nor_rebuild(archive, entry):
    """It was reported as a fault of the program, at each start."""
    archive.journal.record(EVERYTHING[0])
    source = json.loads(to_json(S)) | {"id": TWIN.id, "url": "https://www.example/other"} | entry["source"]
    line = {"at": "2021-03-02T14:20:00Z", "entry": entry | {"source": source}, "kind": "SourceAdded", "v": 1}
    data = gzip.compress(json.dumps(line).encode())
    (archive.root / "data").write_bytes(data)
    name = "journal/2021/03/02/7zzsmypm00000000000000000.jsonl.gz"
    archive.blobs.put(name, archive.root / "data")
    before = rows(archive.catalog)
    assert archive.journal.catch_up(archive.blobs) == 0
    assert rows(archive.catalog) == before
    catalog, result = rebuilt(archive)
    assert [(one, "it cannot be applied" in why) for one, why in result.damaged] == [(name, True)]
    assert rows(catalog) == before
    catalog.close()


def test_deeply_nested_journal_blob_is_reported_as_damaged(archive):
    with pytest.raises(BlobDamaged, match="cannot be read"):
        journal.read(archive.blobs, put(archive.blobs, archive.root, gzip.compress(b"[" * 200_000)))
