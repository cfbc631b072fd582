"""What a look takes from another source's look: a response that its own only repeats, or a member that it did not fetch
again because the other had fetched it within the hour.

It is exported with the look, and nothing else of the other source is.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from archiver.export import verifier
from storage import catalog as tables
from storage.errors import Held
from storage.journal import SourceEdited
from storage.model import Access, HoldKind
from tests.proof.test_exports import changed, members
from tests.support.forging import edited, files_of, fitted, part, saved
from tests.support.site import Site, page
from tests.support.world import World
from tests.walk.test_members import report

CANARY = "othercanary"
IMAGE = page("No image")  # HTML instead of an image is no good answer: each look asks again


@pytest.fixture
def shared(tmp_path):
    """Two pages with the same document and image, looked at five minutes apart: the second look did not fetch the
    document again, and its image is only a revisit."""

    def make(*, sealed: bool = False) -> tuple[World, str, str]:
        carried = '<p><a href="/annex.pdf">The annex</a> <img src="/map.png"></p>'
        site.pages |= {
            f"/{CANARY}": page(f"Of {CANARY}", f"{carried}<p>{CANARY} words.</p>", seed="other"),
            "/own": page("Own", carried, seed="own"),
            "/annex.pdf": report(),
            "/map.png": IMAGE,
        }
        worlds.append(World(tmp_path / "archive", None))
        world, other, own = worlds[0], site.url(f"/{CANARY}"), site.url("/own")
        world.add(other, sealed=sealed)
        world.one(other)
        world.clock.move(minutes=5)
        world.add(own)
        world.one(own)
        world.app.settle()
        return world, other, own

    worlds: list[World] = []
    with Site() as site:
        yield make
    for one in worlds:
        one.close()


def exported(world: World, url: str, out: Path, form: str = "dossier") -> dict[str, bytes]:
    """Every file of an export that verifies, decompressed."""
    world.app.maker.make(form, [world.watched(url)], "Own", out)
    assert verifier.load().verify(out).problems == []
    with zipfile.ZipFile(out) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    return {name: gzip.decompress(data) if name.endswith(".gz") else data for name, data in files.items()}


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


def canaries(files: dict[str, bytes]) -> list[str]:
    return [name for name, data in files.items() if CANARY.encode() in data]


@pytest.mark.parametrize("form", ["dossier", "wacz"])
def test_export_includes_shared_captures_and_nothing_else_of_the_other_source(shared, tmp_path, form):
    world, other, own = shared()
    by_url = {(one.source, one.url.rpartition("/")[2]): one for one in world.captures()}
    theirs, ours = (world.watched(url).source.id for url in (other, own))
    assert (ours, "annex.pdf") not in by_url
    assert by_url[ours, "map.png"].original == by_url[theirs, "map.png"].id
    files = exported(world, own, tmp_path / "own.zip", form)
    held = b"".join(data for name, data in files.items() if name.endswith(".gz"))
    assert held.count(IMAGE) == held.count(report().body) == 1
    assert canaries(files) == []
    assert theirs.encode() not in held + files["evidence/captures.csv"]
    rows = {row["url"].rpartition("/")[2]: row for row in table(files, "evidence/captures.csv")}
    assert rows.keys() == {"own", "annex.pdf", "map.png"}
    assert (rows["annex.pdf"]["source"], rows["annex.pdf"]["look"]) == (ours, "1")
    assert rows["annex.pdf"]["at"] < rows["own"]["at"], "when it was received, not when it was looked at again"
    assert table(files, "evidence/not-captured.csv") == []
    if form == "wacz":
        index = files["indexes/index.cdx"].decode().splitlines()
        assert len([line for line in index if "/annex.pdf" in line]) == 1


def test_export_of_both_sources_contains_each_record_once(shared, tmp_path):
    world, other, own = shared()
    out = tmp_path / "both.zip"
    world.app.maker.make("dossier", [world.watched(own), world.watched(other)], "Both", out)
    assert verifier.load().verify(out).problems == []


def test_hold_on_a_source_covers_captures_its_looks_took_from_others(shared):
    """The document was received with the other source only; the held look uses it, so it stays."""
    world, other, own = shared()
    theirs = world.watched(other).source.id
    (annex,) = [one for one in world.captures() if one.url.endswith("/annex.pdf")]
    assert annex.source == theirs
    hold = world.app.holds.place(HoldKind.SOURCE, world.watched(own).source.id, "Court of Y")
    with world.app.catalog.read() as conn:
        assert {one.segment for one in world.captures()} <= tables.holds.segments(conn)
    with pytest.raises(Held, match="held by Court of Y"):
        world.app.purging.purge([annex], "Court of X")
    world.app.holds.release(hold.id, "Court of Y")
    assert world.app.purging.purge([annex], "Court of X")[1] == []


def test_looks_take_no_captures_from_a_sealed_source(shared, tmp_path):
    world, other, own = shared(sealed=True)
    ours, theirs = world.watched(own).source.id, world.watched(other).source.id
    mine = [one for one in world.captures() if one.source == ours]
    assert {(one.url.rpartition("/")[2], one.original) for one in mine} == {
        ("own", None), ("annex.pdf", None), ("map.png", None),
    }  # fmt: skip
    files = exported(world, own, tmp_path / "own.zip")
    assert canaries(files) == []
    assert not any(theirs.encode() in data for data in files.values())
    assert not any(
        one.id.encode() in data for one in world.captures() if one.source == theirs for data in files.values()
    )


def test_capture_of_a_source_sealed_since_is_left_out_and_reported(shared, tmp_path):
    """The document was received with the other source only; the image was received here too, so the original that it
    repeats may be exported."""
    world, other, own = shared()
    sealed = replace(world.watched(other).source, access=Access.SEALED)
    world.app.journal.record([SourceEdited(source=sealed)])
    files = exported(world, own, tmp_path / "own.zip")
    held = b"".join(data for name, data in files.items() if name.endswith(".gz"))
    assert (held.count(IMAGE), held.count(report().body)) == (1, 0)
    assert canaries(files) == []
    (lacking,) = table(files, "evidence/not-captured.csv")
    assert (lacking["url"].rpartition("/")[2], lacking["look"], lacking["role"]) == ("annex.pdf", "1", "document")
    assert "another access class" in lacking["reason"]
    said = verifier.load().verify(tmp_path / "own.zip")
    assert any("1 members of looks" in line for line in said.not_proved)


def test_replaced_shared_member_is_found_by_the_digest_in_the_look(shared, tmp_path):
    world, _, own = shared()
    good, bad, files = tmp_path / "good.zip", tmp_path / "bad.zip", {}
    exported(world, own, good)
    was, now = report().body, report().body.replace(b"%PDF-1", b"%PDF-2", 1)

    def twist(name: str, data: bytes) -> bytes:
        if name.endswith(".warc.gz"):
            data = b"".join(gzip.compress(_exchanged(one, was, now)) for one in members(data))
        if name.endswith("captures.csv"):
            data = data.replace(sha256(was).hexdigest().encode(), sha256(now).hexdigest().encode())
        if name == "manifest-sha256.txt":
            data = "".join(f"{sha256(one).hexdigest()}  {path}\n" for path, one in files.items()).encode()
        files[name] = data
        return data

    changed(good, bad, twist)
    said = verifier.load().verify(bad).problems
    assert [one.rule for one in said] == ["look"]
    assert "is not the member that a look says it took" in said[0].text


def test_shared_member_with_a_forged_address_is_found_and_the_rest_not_proved(shared, tmp_path):
    """No look in the package lists when and from which server it came, so the verifier says that this is not proved."""
    world, _, own = shared()
    good, out = tmp_path / "good.zip", tmp_path / "bad.zip"
    exported(world, own, good)
    assert any("whose payload alone looks here name" in line for line in verifier.load().verify(good).not_proved)
    files = files_of(good)
    edited(files, lambda head, block: (head.replace(b"/annex.pdf", b"/other.pdf"), block))
    table = part(files, "captures.csv")
    files[table] = files[table].replace(b"/annex.pdf", b"/other.pdf")
    out.write_bytes(saved(fitted(files)))
    said = verifier.load().verify(out).problems
    assert {(one.rule, "is not the member" in one.text) for one in said} == {("look", True)}


def _exchanged(record: bytes, was: bytes, now: bytes) -> bytes:
    """Replace the payload and refit the record's digests."""
    if was not in record:
        return record
    head, _, rest = record.partition(b"\r\n\r\n")
    block = rest.removesuffix(b"\r\n\r\n").replace(was, now)
    for name, data in ((b"Block", block), (b"Payload", now)):
        digest = sha256(data).hexdigest().encode()
        head = re.sub(rb"(WARC-" + name + rb"-Digest: sha256:)[0-9a-f]+", rb"\g<1>" + digest, head)
    return head + b"\r\n\r\n" + block + b"\r\n\r\n"
