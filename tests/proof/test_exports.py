"""WACZ, bag and dossier, checked by the one-file verifier, by `archiver verify` and by other projects' tools."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from archiver.export import verifier
from archiver.export.making import OursFound
from storage import catalog as tables
from storage.clock import utcnow
from storage.ledger import leaf_data
from storage.verify import directory
from tests.proof.conftest import timestamps
from tests.support import verifying
from tests.support.authority import TimeAuthority
from tests.support.site import Reply, Site, page
from tests.support.world import World

VERIFY = Path(__file__).parents[2] / "tools" / "verify.py"
QUOTE = "The survey was carried out in seven counties."
OURS = {"own_addresses": "203.0.113.7"}


def put(site, path, reply):
    site.pages[path] = reply
    site.pages.setdefault("/map.png", Reply(200, b"\x89PNG\r\n\x1a\n" + b"map" * 99, "image/png"))
    site.pages.setdefault("/a.pdf", Reply(200, b"%PDF-1.4 " + b"annex" * 99, "application/pdf"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """An archive of a page with an image and a quoted passage, looked at three times and then gone, and of another
    source.

    Yields its root, both URLs and the authority. Made once; each test gets a copy.
    """
    root = tmp_path_factory.mktemp("lived") / "archive"
    authority = TimeAuthority(root.with_name("authority"))
    root.mkdir()
    (root / "archiver.toml").write_text(timestamps({"one": authority}))
    world = World(root, utcnow, **OURS)
    with Site() as site:
        put(
            site, "/report", Reply(200, page("Report", f"<p>{QUOTE}</p><img src='/map.png'><a href='/a.pdf'>annex</a>"))
        )
        put(site, "/other", Reply(200, page("Other")))
        url, other = site.url("/report"), site.url("/other")
        world.add(url, quote=QUOTE)
        world.add(other)
        for _ in range(3):
            world.look()
        put(site, "/report", Reply(404, page("Not here")))
        world.one(url)
    world.app.settle()
    world.app.stamping.tick(at_once=True)
    world.close()
    yield root, url, other, authority
    authority.close()


@pytest.fixture
def told(lived, make_world, tmp_path):
    """A copy of the archive, running."""
    root, url, other, authority = lived
    shutil.copytree(root, tmp_path / "archive")
    world = make_world(authorities={"one": authority}, **OURS)
    world.url, world.other, world.authority = url, other, authority
    return world


def make(world, form, path, url=None, **how):
    return world.app.maker.make(form, [world.watched(url or world.url)], "A report", path, **how)


def seen_from_the_end(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The first bytes of an entry, located as replayweb.page does.

    It skips the extra fields of the local header, which may be more, only if the central directory has any.
    """
    name, extra = (
        int.from_bytes(data[info.header_offset + at : info.header_offset + at + 2], "little") for at in (26, 28)
    )
    at = info.header_offset + 30 + name + (extra if info.extra else 0)
    return data[at : at + info.compress_size]


@pytest.mark.parametrize("form", ["wacz", "bag", "dossier"])
def test_every_entry_is_found_by_viewers_that_use_the_central_directory(told, tmp_path, form):
    make(told, form, tmp_path / "out.zip")
    data = (tmp_path / "out.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as zipped:
        for info in zipped.infolist():
            found = seen_from_the_end(data, info)
            plain = found if info.compress_type == zipfile.ZIP_STORED else zlib.decompress(found, wbits=-15)
            assert plain == zipped.read(info), info.filename


def test_wacz_contains_and_lists_no_empty_file(told, tmp_path):
    """py-wacz, like any data package reader, rejects a table without a line; a source that nobody quoted has no
    passages."""
    make(told, "wacz", tmp_path / "out.wacz", told.other)
    with zipfile.ZipFile(tmp_path / "out.wacz") as zipped:
        sizes = {info.filename: info.file_size for info in zipped.infolist()}
        listed = {one["path"]: one["bytes"] for one in json.loads(zipped.read("datapackage.json"))["resources"]}
    assert min(sizes.values()) > 0, sizes
    assert "evidence/passages.jsonl" not in sizes
    assert listed == {name: size for name, size in sizes.items() if not name.startswith("datapackage")}
    assert verifying.said(tmp_path / "out.wacz")["holds"]


def test_wacz_of_looks_not_yet_in_the_ledger_is_still_checked_as_ours(site, make_world, tmp_path):
    """An empty proofs file says that proofs are due: without it the package would pass for a foreign one."""
    world = make_world()
    put(site, "/report", Reply(200, page("Report")))
    world.url = site.url("/report")
    world.add(world.url)
    world.look()
    made, _ = make(world, "wacz", tmp_path / "out.wacz")
    said = verifying.said(tmp_path / "out.wacz")
    assert (made.waiting, said["holds"]) == (1, True)
    assert any("took place: there is no proof of it here" in line for line in said["not_proved"])


@pytest.mark.parametrize("form", ["wacz", "bag", "dossier"])
def test_each_export_form_verifies_and_contains_no_other_source(told, tmp_path, form):
    out = tmp_path / "out.zip"
    made, found = make(told, form, out)
    assert (made.looks, made.unstamped, made.waiting, found) == (4, 0, 0, [])
    said = verifying.said(out)
    assert (said["kind"], said["holds"], said["problems"]) == (form, True, [])
    assert any("4 looks are in the ledger" in line for line in said["proved"])
    assert any("existed no later than" in line for line in said["proved"])
    assert not any("clock" in line for line in said["not_proved"])
    with zipfile.ZipFile(out) as zipped:
        zipped.extractall(tmp_path / "opened")
    problems = [
        f"{name}: {one.rule} {one.text}" for name, one in directory(tmp_path / "opened") if one.level.value == "must"
    ]
    assert problems == []
    everything = b"".join(path.read_bytes() for path in (tmp_path / "opened").rglob("*") if path.is_file())
    assert told.watched(told.other).source.id.encode() not in everything
    root = next(iter((tmp_path / "opened").iterdir())) if form == "bag" else tmp_path / "opened"
    assert verifying.said(root)["holds"]
    assert not verifying.said(out, "--key", "other+06987b82+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f")["holds"]
    assert verifying.said(out, "--anchor", told.authority.root_file)["holds"]


def mth(leaves):
    """RFC 9162 section 2.1.1, transcribed literally."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m, leaves):
    """RFC 9162 section 2.1.3.1, transcribed literally."""
    if len(leaves) == 1:
        return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return [*path(m, leaves[:k]), mth(leaves[k:])] if m < k else [*path(m - k, leaves[k:]), mth(leaves[:k])]


def test_exported_inclusion_proofs_match_rfc_9162(told, tmp_path):
    make(told, "dossier", tmp_path / "d.zip")
    with told.app.catalog.read() as conn:
        leaves = [leaf_data(row.leaf) for row in tables.leaves.integrated(conn)]
    with zipfile.ZipFile(tmp_path / "d.zip") as zipped:
        proofs = [json.loads(line) for line in zipped.read("evidence/proofs.jsonl").splitlines()]
        heads = {size: zipped.read(f"evidence/checkpoint-{size:016d}") for size in {one["size"] for one in proofs}}
    for one in proofs:
        assert base64.b64decode(heads[one["size"]].splitlines()[2]) == mth(leaves[: one["size"]])
        assert [base64.b64decode(part) for part in one["hashes"]] == path(one["index"], leaves[: one["size"]])


def test_dossier_has_all_required_parts_and_claims_nothing_in_its_texts(told, tmp_path):
    out = tmp_path / "dossier.zip"
    make(told, "dossier", out)
    root = tmp_path / "opened"
    with zipfile.ZipFile(out) as zipped:
        zipped.extractall(root)
    assert (
        subprocess.run(
            ["sha256sum", "-c", "--strict", "manifest-sha256.txt"], cwd=root, capture_output=True, check=False
        ).returncode
        == 0
    )
    assert (
        subprocess.run([sys.executable, "-I", "verify.py", "."], cwd=root, capture_output=True, check=False).returncode
        == 0
    )
    stamps = sorted(root.glob("evidence/timestamp-*.tsr"))
    assert stamps
    for one in stamps:
        done = subprocess.run(
            ["openssl", "ts", "-verify", "-queryfile", one.with_suffix(".tsq"), "-in", one, "-CAfile", one.with_suffix(".pem")],
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert (root / "summary.pdf").read_bytes().startswith(b"%PDF")
    timeline = [json.loads(line) for line in (root / "evidence/timeline.jsonl").read_text().splitlines()]
    assert [one["n"] for one in timeline] == [1, 2, 3, 4]
    (passage,) = [json.loads(line) for line in (root / "evidence/passages.jsonl").read_text().splitlines()]
    assert passage["quote"] == QUOTE
    captures = (root / "evidence/captures.csv").read_text()
    assert "map.png" in captures
    custody = [json.loads(line) for line in (root / "evidence/custody.jsonl").read_text().splitlines()]
    assert {"SourceAdded", "CitationAdded", "stored and read back"} <= {one["act"] for one in custody}
    text = (root / "README.txt").read_text() + (root / "certificate-draft.txt").read_text()
    for harmful in ("removed", "takedown", "suspect", "verdict", "censored", "被删除", "下架", "proof that"):
        assert harmful not in text
    assert "Nobody has signed it" in text


def test_verifier_without_cryptography_says_what_to_install(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"")
    done = subprocess.run([sys.executable, "-I", "-S", VERIFY, tmp_path / "a.warc"], capture_output=True, check=False)
    assert (done.returncode, b"pip install cryptography" in done.stderr) == (2, True)


def test_export_without_a_timestamp_says_that_only_our_clock_dates_it(make_world, site, tmp_path):
    world = make_world()
    put(site, "/report", Reply(200, page("Report")))
    url = site.url("/report")
    world.add(url)
    world.one(url)
    world.app.settle()
    make(world, "dossier", tmp_path / "d.zip", url)
    said = verifying.said(tmp_path / "d.zip")
    assert said["holds"]
    assert any("clock only, no outside witness yet" in line for line in said["not_proved"])
    with zipfile.ZipFile(tmp_path / "d.zip") as zipped:
        assert b"clock only; no outside witness" in zipped.read("certificate-draft.txt")


def test_export_stops_when_a_page_shows_our_own_address(told, site, tmp_path):
    put(site, "/greets", Reply(200, page("Hello", "<p>You come from 203.0.113.7.</p><p>v1.203.0.113.70</p>")))
    url = site.url("/greets")
    told.add(url)
    told.one(url)
    out = tmp_path / "out.zip"
    with pytest.raises(OursFound, match=r"203\.0\.113\.7 "):
        make(told, "wacz", out, url)
    assert not out.exists()
    assert list(tmp_path.glob(".out*")) == []
    _, found = make(told, "wacz", out, url, accept=True)
    assert [(one.url, one.address) for one in found] == [(url, "203.0.113.7")]


def changed(source, target, change):
    """Copy a zip, with `change(name, data)` giving the new content of each entry; None leaves it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info, data)


@pytest.mark.parametrize("form", ["wacz", "bag", "dossier"])
def test_changed_or_missing_entry_is_detected_in_every_form(told, tmp_path, form):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    make(told, form, good)
    judge = verifier.load().verify  # in this process, because there are many calls
    with zipfile.ZipFile(good) as zipped:
        names = zipped.namelist()
    for name in names:

        def flip(entry, data, name=name):
            return (
                data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
                if entry == name
                else data
            )

        changed(good, bad, flip)
        assert judge(bad).problems, name
        changed(good, bad, lambda entry, data, name=name: None if entry == name else data)
        if not name.endswith(("tagmanifest-sha256.txt", "tagmanifest-sha512.txt", "datapackage-digest.json")):
            assert judge(bad).problems, name


def members(data):
    """The gzip members of a WARC, decompressed."""
    while data:
        inflate = zlib.decompressobj(31)
        yield inflate.decompress(data)
        data = inflate.unused_data


def forged(plain):
    """The record of a look with another status, its length and digest made to fit."""
    head, _, rest = plain.partition(b"\r\n\r\n")
    if b"WARC-Type: metadata" not in head:
        return plain
    block = rest[:-4].replace(b'"status":200', b'"status":403')
    digest = hashlib.sha256(block).hexdigest().encode()
    return (
        re.sub(rb"(WARC-Block-Digest: sha256:)[0-9a-f]+", rb"\g<1>" + digest, head) + b"\r\n\r\n" + block + b"\r\n\r\n"
    )


def test_rewritten_record_with_refitted_hashes_fails_at_the_signed_checkpoint(told, tmp_path):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    make(told, "dossier", good)
    files = {}

    def twist(name, data):
        if name.endswith(".warc.gz"):
            data = b"".join(gzip.compress(forged(one)) for one in members(data))
        if name == "manifest-sha256.txt":
            data = "".join(f"{hashlib.sha256(one).hexdigest()}  {path}\n" for path, one in files.items()).encode()
        files[name] = data
        return data

    changed(good, bad, twist)
    said = verifying.said(bad)
    assert "ledger" in {one["rule"] for one in said["problems"]}


def test_problem_names_the_offset_of_the_changed_record(told, tmp_path):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    make(told, "bag", good)
    places = []

    def twist(name, data):
        if not name.endswith(".warc.gz"):
            return data
        out = b""
        for one in members(data):
            if b"WARC-Type: response" in one[:200] and not places:
                places.append(len(out))
                one = one.replace(b"The survey", b"the survey")  # noqa: PLW2901
            out += gzip.compress(one)
        return out

    changed(good, bad, twist)
    assert ("block", places[0]) in {(one["rule"], one["offset"]) for one in verifying.said(bad)["problems"]}


@pytest.mark.parametrize("form", ["dossier", "wacz", "bag"])
def test_flipped_byte_on_disk_is_reported_at_the_offset_of_its_record(told, tmp_path, form):
    """Unlike a forger, nobody has refitted the checksums of the zip."""
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    make(told, form, good)
    with zipfile.ZipFile(good) as zipped:
        (info,) = [one for one in zipped.infolist() if one.filename.endswith(".warc.gz")]
        data = zipped.read(info)
    whole = bytearray(good.read_bytes())
    first = whole.index(data)
    at = len(data) // 2
    whole[first + at] ^= 1
    bad.write_bytes(whole)
    problems = verifying.said(bad)["problems"]
    (offset,) = {one["offset"] for one in problems if one["file"] == info.filename and one["rule"] in {"warc", "block"}}
    place = zlib.decompressobj(31)
    record = place.decompress(data[offset:])
    assert record.startswith(b"WARC/1.1")
    assert offset <= at < offset + len(data[offset:]) - len(place.unused_data), "the member that holds the byte"


def laid_out(data, kind):
    """A zip that programs read differently, depending on whether they start at its front or its end."""
    end, first = data.rindex(b"PK\x05\x06"), data.index(b"README.txt") - 30
    directory = int.from_bytes(data[end + 16 : end + 20], "little")
    if kind == "before":
        return b"#!/bin/sh\n" + data
    if kind == "after":
        return data + b"more"
    if kind == "comment":
        return data[:-2] + b"\x04\x00more"
    if kind == "between":
        hidden = b"PK\x03\x04\x14" + bytes(13) + b"\x01\x00\x00\x00" * 2 + b"\x01\x00\x00\x00" + b"hh"
        place = (directory + len(hidden)).to_bytes(4, "little")
        return data[:directory] + hidden + data[directory : end + 16] + place + data[end + 20 :]
    at = {"other name": 30, "other size": 22, "other sum": 14}[kind] + first
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "kind", ["before", "after", "comment", "between", "other name", "other size", "other sum", "second name"]
)
def test_zip_that_reads_differently_from_front_and_end_is_refused(told, tmp_path, kind):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    make(told, "dossier", good)
    judge = verifier.load().verify
    assert judge(good).problems == []
    changed(good, bad, lambda _, data: data)
    assert judge(bad).problems == [], "packed again"
    if kind == "second name":
        extra = b"up\x09\x00\x01\x00\x00\x00\x00evil"
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w") as new:
            for info in old.infolist():
                info.extra = extra if info.filename == "README.txt" else b""
                new.writestr(info, old.read(info))
    else:
        bad.write_bytes(laid_out(bad.read_bytes(), kind))
    assert {one.rule for one in judge(bad).problems} == {"zip"}


def test_export_command_and_both_verifiers_agree(told, archiver, tmp_path, monkeypatch):
    told.close()
    for name, value in {"DATA": str(told.root), "ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8"}.items():
        monkeypatch.setenv(f"ARCHIVER_{name}", value)
    out = tmp_path / "d.zip"
    code, printed, err = archiver("export", told.url, "--dossier", "-o", str(out), "--json")
    assert code == 0, err
    line = json.loads(printed)
    assert (line["form"], line["looks"], line["our_addresses"]) == ("dossier", 4, [])
    code, printed, err = archiver("verify", str(out), "--json")
    assert code == 0, err
    ours, theirs = json.loads(printed), verifying.said(out)
    assert {key: ours[key] for key in theirs} == theirs
    assert archiver("export", told.url, "--bag")[0] == 2
    assert archiver("export", "--work", "A work", "--wacz", "-o", str(tmp_path / "w.wacz"))[0] == 0
    assert archiver("edit", told.url, "--tag", "theses")[0] == 0
    code, printed, err = archiver("export", "--tag", "theses", "--bag", "-o", str(tmp_path / "t.zip"), "--json")
    assert (code, json.loads(printed)["looks"]) == (0, 4), err
    code, _, err = archiver("export", "--tag", "none", "--bag", "-o", str(tmp_path / "n.zip"))
    assert (code, "no source has the tag 'none'" in err) == (6, True)
    assert archiver("export", "--tag", "theses", "--work", "A work", "--bag", "-o", str(tmp_path / "n.zip"))[0] == 2
    assert archiver("export", "https://unknown.example/", "--bag", "-o", str(tmp_path / "x"))[0] == 6
    os.mkfifo(pipe := tmp_path / "pipe")
    assert archiver("export", told.url, "--bag", "-o", str(pipe))[0] == 2
    assert pipe.is_fifo()


def tool(name):
    """Another project's program: $ARCHIVER_TEST_<NAME>, or from the PATH."""
    found = os.environ.get(f"ARCHIVER_TEST_{name.upper()}") or shutil.which(name) or shutil.which(f"{name}.py")
    if not found:
        pytest.skip(
            f"{name} is not here: pip install {name} into an environment of its own, set ARCHIVER_TEST_{name.upper()}"
        )
    return found


@pytest.mark.server
@pytest.mark.parametrize("quoted", [True, False])
def test_py_wacz_accepts_our_wacz(told, tmp_path, quoted):
    program = tool("wacz")
    make(told, "wacz", tmp_path / "out.wacz", told.url if quoted else told.other)
    done = subprocess.run(
        [program, "validate", "-f", tmp_path / "out.wacz"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Invalid" not in done.stdout + done.stderr


@pytest.mark.server
def test_bagit_python_accepts_our_bag(told, tmp_path):
    program = tool("bagit")
    make(told, "bag", tmp_path / "bag.zip")
    with zipfile.ZipFile(tmp_path / "bag.zip") as zipped:
        zipped.extractall(tmp_path / "opened")
    (root,) = (tmp_path / "opened").iterdir()
    done = subprocess.run([program, "--validate", root], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
