"""Journal blobs that somebody without our keys puts into a store: they may add, but take nothing away."""

from __future__ import annotations

import gzip
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import ids
from storage.clock import rfc3339, utcnow
from storage.journal import (
    CapturesPurged,
    HoldReleased,
    PurgeBegun,
    SourceAdded,
    SourceEdited,
    SourceMerged,
    StandingChanged,
    VisitsDropped,
)
from storage.model import Access, HoldKind, Purge, Receipt, Replaced, Standing
from storage.records import to_json
from tests.support.site import Site, page
from tests.support.world import World
from tests.walk.test_bad_input import Shell

COURT = "Court of nowhere"


@pytest.fixture
def lived(tmp_path):
    """An archive with two looks at two sources, all of them in the ledger, and a hold: the shell, the sources, the
    lines."""
    with Site() as site:
        site.pages |= {"/one": page("One"), "/two": page("Two")}
        world = World(tmp_path / "archive", utcnow)
        world.add(site.url("/one"), site.url("/two"))
        lines = [*world.look(), *world.look()]
        sources = [world.watched(line["url"]).source for line in lines[:2]]
        hold = world.app.holds.place(HoldKind.SOURCE, sources[0].id, "Court of Y")
        world.app.settle()
        world.close()
    return Shell(tmp_path / "archive"), sources, lines, hold


def forged(archiver: Shell, *entries, by: str = "") -> str:
    """Put a journal blob of these entries into the store, as somebody could who may write there; its name."""
    at = utcnow()
    name = f"journal/{at:%Y/%m/%d}/{ids.ulid(at).lower()}.jsonl.gz"
    lines = [
        {"at": rfc3339(at), "by": by, "entry": json.loads(to_json(one)), "kind": type(one).__name__, "v": 1}
        for one in entries
    ]
    path = archiver.root / "store" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(b"".join(json.dumps(line).encode() + b"\n" for line in lines)))
    return name


def tombstone(segment: str) -> CapturesPurged:
    receipt = Receipt(store="main", name=segment, sha256="0" * 64, bytes=1)
    gone = Replaced(name=segment, instead=segment, access=Access.PUBLIC, receipt=receipt)
    return CapturesPurged(
        purge=Purge(id=ids.ulid(utcnow()), at=utcnow(), authority=COURT, erased=(), replaced=(gone,), stores=("main",))
    )


def taking_away(sources, lines, hold):
    """Entries each of which would lose something that was kept, or its protection."""
    segment, other = lines[0]["segment"], lines[2]["segment"]
    begun = PurgeBegun(purge=ids.ulid(utcnow()), at=utcnow(), authority=COURT, captures=(), instead={"warc/x": other})
    yield tombstone(segment)
    yield begun
    yield VisitsDropped(segment=segment)
    yield SourceMerged(source=sources[0].id, into=sources[1].id)
    yield HoldReleased(hold=hold.id, at=utcnow(), authority=COURT)
    yield StandingChanged(source=sources[0].id, standing=Standing.RETIRED)
    yield SourceEdited(source=replace(sources[0], interval_s=10**8))


def told(archiver: Shell) -> list[str]:
    return [archiver(*asked, "--json").out for asked in (("sources",), ("events",), ("holds",))]


def test_rebuild_loses_nothing_by_journal_blobs_that_neither_ledger_nor_key_vouch_for(lived):
    archiver, sources, lines, hold = lived
    before = told(archiver)
    names = {forged(archiver, one) for one in taking_away(sources, lines, hold)}
    rebuilt = archiver("rebuild", "--json")
    found = dict(rebuilt.lines[0]["damaged"])
    assert (rebuilt.code, {*found}, rebuilt.lines[0]["visits"]) == (1, names, 4), rebuilt
    assert all("neither the ledger nor a key of this data directory vouches for it" in why for why in found.values())
    assert told(archiver) == before


def test_start_applies_no_journal_blob_that_takes_away_and_is_not_ours(lived):
    """Applied, a forged tombstone would have the next erasure delete what it names."""
    archiver, sources, lines, hold = lived
    before = told(archiver)
    names = {forged(archiver, one) for one in taking_away(sources, lines, hold)}
    checked = archiver("check", lines[0]["url"])
    assert (checked.code, checked.err.count("journal.unproved")) == (0, len(names)), checked
    assert archiver("purge", "--finish").code == 0
    assert {line["segment"] for line in lines} <= {
        str(path.relative_to(archiver.root / "store")) for path in (archiver.root / "store").rglob("*.warc.gz")
    }
    assert told(archiver)[2] == before[2], "the hold is still in force"
    verified = archiver("verify", "--store", "--json")
    bad = {one["name"]: one["trouble"] for one in verified.lines if one["trouble"]}
    assert (verified.code, {*bad}) == (1, names), verified
    audited = archiver("audit", "--now", "--json")
    assert {one["name"] for one in audited.lines if "name" in one} == names, audited


def test_source_that_somebody_else_registered_is_taken_in(lived):
    """Another program of ours may have written it, and nothing is lost by it."""
    archiver, sources, _, _ = lived
    other = replace(sources[0], id=ids.ulid(utcnow()), url=f"{sources[0].url}-more", written="")
    forged(archiver, SourceAdded(source=other, next_due_at=utcnow() + timedelta(days=1)))
    assert archiver("rebuild").code == 0
    assert other.url in archiver("sources").out


def test_own_tombstone_counts_before_the_ledger_has_it(tmp_path):
    """As after a kill between the tombstone and the next checkpoint: what was erased does not come back."""
    with Site() as site:
        site.pages["/one"] = page("One")
        world = World(tmp_path / "archive", utcnow)
        world.add(site.url("/one"))
        first, _ = world.one(site.url("/one")), world.one(site.url("/one"))
        world.app.settle()
        world.app.purging.purge([world.app.lookup.by_id(first["capture"])], COURT)
        world.close()
    archiver = Shell(tmp_path / "archive")
    assert archiver("verify", "--store").code == 0
    rebuilt = archiver("rebuild")
    assert (rebuilt.code, f"1 capture purged by {COURT}" in rebuilt.out) == (0, True), rebuilt
    assert archiver("show", first["url"], "--json").lines[0]["purged"][0]["capture"] == first["capture"]


def put(archiver: Shell, data: bytes) -> str:
    """Put these bytes into the store as a journal blob; its name."""
    at = utcnow()
    name = f"journal/{at:%Y/%m/%d}/{ids.ulid(at).lower()}.jsonl.gz"
    path = archiver.root / "store" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


def strange(kind: str = "FutureAct", version: int = 1) -> bytes:
    line = {"at": rfc3339(utcnow()), "entry": {}, "kind": kind, "v": version}
    return gzip.compress(json.dumps(line).encode() + b"\n")


def test_journal_blobs_that_nobody_vouches_for_stop_no_command(lived):
    """Of a kind or version that is not known, or of a few hundred kB that decompress to many hundred MB."""
    archiver, _, lines, _ = lived
    before = told(archiver)
    bomb = gzip.compress(bytes(300 << 20), 9)
    names = {put(archiver, data) for data in (strange(), strange("WorkAdded", 9), bomb, b"nothing")}
    checked = archiver("check", lines[0]["url"])
    assert (checked.code, checked.err.count("journal.unreadable")) == (0, len(names)), checked
    verified = archiver("verify", "--store", "--json")
    assert (verified.code, {one["name"] for one in verified.lines if one["trouble"]}) == (1, names), verified
    dossier = archiver("export", lines[0]["url"], "--dossier", "-o", str(archiver.root / "dossier.zip"))
    assert dossier.code == 0, dossier
    rebuilt = archiver("rebuild", "--json")
    found = dict(rebuilt.lines[0]["damaged"])
    assert (rebuilt.code, {*found}) == (1, names), rebuilt
    assert any("decompress to more than" in why for why in found.values()), found
    assert told(archiver)[0].count("\n") == before[0].count("\n")


def test_acts_that_somebody_else_put_into_the_store_are_not_in_the_record_of_custody(lived):
    archiver, sources, lines, _ = lived
    forged(archiver, StandingChanged(source=sources[0].id, standing=Standing.RETIRED, reason="never asked for"))
    archiver("export", lines[0]["url"], "--dossier", "-o", str(archiver.root / "dossier.zip"))
    with zipfile.ZipFile(archiver.root / "dossier.zip") as dossier:
        (custody,) = (name for name in dossier.namelist() if name.endswith("custody.jsonl"))
        acts = [json.loads(line)["act"] for line in dossier.read(custody).splitlines()]
    assert "SourceAdded" in acts
    assert "StandingChanged" not in acts
