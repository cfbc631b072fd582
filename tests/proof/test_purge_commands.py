"""Erasure by command: confirmed twice, and named ever after; exports and proofs of what stays."""

from __future__ import annotations

import gzip
import json

import pytest

from archiver.export import verifier
from storage.clock import rfc3339, utcnow
from storage.journal import CapturesPurged
from storage.model import Access, Purge, Receipt, Replaced
from storage.records import to_json
from tests.proof.test_purge import BODY, COURT, WORDS, anywhere
from tests.support.forging import files_of, part
from tests.support.site import Site, page, tagged
from tests.support.world import World
from tests.walk.test_bad_input import Shell


@pytest.fixture
def lived(tmp_path):
    """An archive with two looks at three sources, on the system clock: its shell, the URLs, the lines that the looks
    gave."""
    with Site() as site:
        site.pages |= {"/plain": BODY, "/tagged": tagged(BODY), "/other": page("Other")}
        world = World(tmp_path / "archive", utcnow)
        urls = [site.url("/plain"), site.url("/tagged"), site.url("/other")]
        world.add(*urls)
        lines = [*world.look(), *world.look()]
        world.app.settle()
        world.close()
    return Shell(tmp_path / "archive"), urls, lines


def test_purge_needs_two_confirmations_and_a_dry_run_shows_the_plan(lived):
    archiver, urls, lines = lived
    first = lines[0]["capture"]
    twice = ("--confirm", first, "--confirm", first)
    before = archiver.files()
    dry = archiver("purge", first, "--authority", COURT, "--dry-run", "--json")
    assert dry.code == 0
    plan = dry.lines[0]
    assert [one["capture"] for one in plan["erase"]] == [first]
    assert plan["heirs"] == {first: lines[3]["capture"]}
    for refused, said in (
        (("purge",), "name a CAPTURE"),
        (("purge", first, "--finish"), "name a CAPTURE"),
        (("purge", first, *twice), "--authority"),
        (("purge", urls[0], "--authority", COURT, "--dry-run"), "`archiver show URL` and the pages list them"),
        (("purge", first, "--authority", COURT), "there is no terminal to ask at"),
        (("purge", first, "--authority", COURT, "--confirm", first), "must be given twice"),
        (
            ("purge", first, "--authority", COURT, "--confirm", first, "--confirm", lines[1]["capture"]),
            "must be given twice",
        ),
    ):
        done = archiver(*refused)
        assert (done.code, said in done.err) == (2, True), done
    assert archiver("purge", "00000000-0000-4000-8000-000000000000", "--authority", COURT, *twice).code == 6
    after = {name: data for name, data in archiver.files().items() if "/store/" in name}
    assert after == {name: data for name, data in before.items() if "/store/" in name}


def test_purge_is_named_by_every_command_and_the_rest_still_verifies(lived, tmp_path):
    archiver, urls, lines = lived
    first = lines[0]["capture"]
    shown = [archiver("show", url, "--json").out for url in urls]
    got = archiver("get", urls[0]).out
    confirmed = ("--confirm", first, "--confirm", first)
    done = archiver(
        "purge", first, "--authority", COURT, "--by", "canary-actor", "--same-payload", *confirmed, "--json"
    )
    assert done.code == 0, done
    assert len(done.lines[1]["captures"]) == 4
    assert [f"`archiver retire {url}` ends the looks" in done.err for url in urls] == [True, True, False]
    assert anywhere(archiver.root, WORDS, "canary-actor") == []
    again = archiver("purge", first, "--authority", COURT, *confirmed)
    assert (again.code, f"purged by {COURT}" in again.err) == (6, True), again
    for more in ((), ("--any",), ("--at", "2021"), ("--any", "--raw"), ("--any", "--warc")):
        asked = archiver("get", urls[0], *more)
        assert (asked.code, f"was purged by {COURT} on" in asked.err) == (6, True), asked
    gone = json.loads(archiver("show", urls[0], "--json").out)["purged"]
    assert {one["authority"] for one in gone} == {COURT}
    assert f", purged by {COURT} on" in archiver("show", urls[0]).out
    assert got
    assert archiver("get", urls[2]).code == 0
    verified = archiver("verify", "--store", "--json")
    assert verified.code == 0, verified
    purged = [one for one in verified.lines if one["purged"]]
    assert purged
    assert {one["trouble"] for one in verified.lines} == {None}
    assert all(one["purged"].startswith(f"purged by {COURT}") for one in purged)
    audited = archiver("audit", "--now")
    assert (audited.code, f"4 captures purged by {COURT}" in audited.out) == (0, True), audited
    assert archiver("doctor").code == 0
    rebuilt = archiver("rebuild")
    assert (rebuilt.code, f"4 captures purged by {COURT}" in rebuilt.out) == (0, True), rebuilt
    assert archiver("purge", "--finish").code == 0
    assert json.loads(archiver("show", urls[0], "--json").out)["purged"] == gone, "a rebuild says the same"
    facts = [_without_segments(text) for text in shown]
    assert [_without_segments(archiver("show", url, "--json").out) for url in urls] == facts


def test_unsigned_tombstone_does_not_excuse_a_missing_segment(lived):
    """Whoever can write into a store can also put a tombstone there and delete what it names."""
    archiver, _, lines = lived
    name, store = lines[0]["segment"], archiver.root / "store"
    receipt = Receipt(store="main", name=name, sha256="0" * 64, bytes=1)
    gone = Replaced(name=name, instead=name, access=Access.PUBLIC, receipt=receipt)
    purge = Purge(id="01EZS0000000000000000000AA", at=utcnow(), authority=COURT, erased=(), replaced=(gone,))
    line = {
        "at": rfc3339(purge.at),
        "entry": json.loads(to_json(CapturesPurged(purge=purge))),
        "kind": "CapturesPurged",
        "v": 1,
    }
    forged = store / "journal" / f"{purge.at:%Y/%m/%d}" / f"{purge.id.lower()}.jsonl.gz"
    forged.parent.mkdir(parents=True, exist_ok=True)
    forged.write_bytes(gzip.compress(json.dumps(line).encode() + b"\n"))
    (store / name).unlink()
    verified = archiver("verify", "--store", "--json")
    (lost,) = [one for one in verified.lines if one["name"] == name]
    assert (verified.code, lost["purged"], "has not taken in" in lost["trouble"]) == (1, None, True), lost


def _without_segments(text: str) -> dict:
    found: dict = json.loads(text)
    for visit in found["visits"]:
        del visit["segment"]
    del found["purged"]
    return found


def test_same_url_option_purges_every_capture_of_the_address(lived):
    archiver, urls, lines = lived
    first = lines[0]["capture"]
    asked = ("purge", first, "--authority", COURT, "--same-url")
    plan = archiver(*asked, "--dry-run", "--json").lines[0]
    assert sorted(one["url"] for one in plan["erase"]) == [urls[0]] * 2
    both = archiver(*asked, "--same-payload", "--dry-run", "--json").lines[0]
    assert sorted(one["url"] for one in both["erase"]) == sorted(urls[:2] * 2), "and of what has the same payload"
    done = archiver(*asked, "--confirm", first, "--confirm", first)
    assert (done.code, "2 captures purged by" in done.out) == (0, True), done
    assert archiver("get", urls[0], "--any").code == 6
    assert archiver("get", urls[1]).code == 0, "that keeps the payload"
    assert archiver("verify", "--store").code == 0


@pytest.mark.parametrize("form", ["--dossier", pytest.param("--wacz", marks=pytest.mark.server)])
def test_captures_left_after_a_purge_can_be_exported_and_verified(lived, tmp_path, form):
    archiver, urls, lines = lived
    first = lines[0]["capture"]
    done = archiver("purge", first, "--authority", COURT, "--confirm", first, "--confirm", first)
    assert done.code == 0, done
    for url in urls[:2]:
        out = tmp_path / f"out-{urls.index(url)}{form}.zip"
        exported = archiver("export", url, form, "-o", str(out))
        assert exported.code == 0, exported
        verified = archiver("verify", str(out))
        assert verified.code == 0, verified


def test_copy_whose_original_was_purged_is_extracted_from_a_package(tmp_path):
    with Site() as site:
        site.pages["/plain"] = BODY
        world = World(tmp_path / "archive", utcnow)
        url = site.url("/plain")
        world.add(url)
        first, _, last = (world.one(url)["capture"] for _ in range(3))
        world.app.settle()
        world.close()
    archiver, out, copy = Shell(tmp_path / "archive"), tmp_path / "out.zip", tmp_path / "copy"
    assert archiver("purge", first, "--authority", COURT, "--confirm", first, "--confirm", first).code == 0
    assert archiver("export", url, "--dossier", "-o", str(out)).code == 0
    assert verifier.load().main([str(out), "--take", last, "-o", str(copy)]) == 0
    assert copy.read_bytes() == BODY


@pytest.mark.parametrize("form", ["--wacz", pytest.param("--bag", marks=pytest.mark.server)])
def test_304_made_whole_by_a_purge_is_in_the_index_and_pages_of_an_export(lived, tmp_path, form):
    """It now has the payload, as a 200. Left out of every index, it was not shown, and no package could be made."""
    archiver, urls, lines = lived
    erased, unchanged = lines[1]["capture"], lines[4]["capture"]
    assert (lines[4]["status"], lines[4]["original"]) == (304, erased)
    done = archiver("purge", erased, "--authority", COURT, "--confirm", erased, "--confirm", erased)
    assert done.code == 0, done
    out = tmp_path / "out.zip"
    exported = archiver("export", urls[1], form, "-o", str(out))
    assert exported.code == 0, exported
    files = files_of(out)
    (line,) = files[part(files, "index.cdx")].splitlines()
    assert json.loads(line.split(b" ", 2)[2])["status"] == "200"
    if form == "--wacz":
        assert [json.loads(one)["id"] for one in files["pages/pages.jsonl"].splitlines()[1:]] == [unchanged]
