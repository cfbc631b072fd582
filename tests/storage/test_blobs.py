"""The Blobs contract, one suite over every store: a directory, a bucket over http and https, a mirror of two, and a
Ceph bucket where Ceph is available."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from storage.blobs import Blobs, put_or_resume
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError
from storage.files import FileBlobs
from storage.mirror import Mirror
from storage.model import Receipt
from storage.s3 import S3Blobs
from tests.support.depth import deep
from tests.support.seaweed import capabilities

NAME = "warc/2021/03/02/01ezs.warc.gz"
DATA = b"what a server sent, as it passed the wire\r\n" * 50
MIB = 1 << 20


CEPH = [pytest.param(name, marks=pytest.mark.server) for name in ("ceph-http", "ceph-https")]


@pytest.fixture(params=["files", "s3-http", "s3-https", "mirror", *CEPH])
def blobs(request, tmp_path):
    """An empty store."""
    store: Blobs
    if request.param == "files":
        store = FileBlobs(tmp_path / "store")
    elif request.param == "mirror":
        store = Mirror([FileBlobs(tmp_path / "one", "one"), FileBlobs(tmp_path / "two", "two")], scratch=tmp_path)
    else:
        server = request.getfixturevalue("ceph" if request.param.startswith("ceph") else "seaweed")
        access = server.fresh(tls=request.param.endswith("https"))
        able = capabilities(server)
        store = S3Blobs(access, single_bytes=8 * MIB, part_bytes=5 * MIB, page=7, scratch=tmp_path, capabilities=able)
    yield store
    store.close()


@pytest.fixture
def file(tmp_path):
    """Makes source files."""

    def make(data: bytes = DATA):
        path = tmp_path / f"source-{hashlib.sha256(data).hexdigest()[:16]}"
        path.write_bytes(data)
        return path

    return make


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_receipt_of_a_put_matches_what_every_read_returns(blobs, file):
    receipt = blobs.put(NAME, file(), sha(DATA))
    assert (receipt.name, receipt.sha256, receipt.bytes) == (NAME, sha(DATA), len(DATA))
    assert receipt.store in {blobs.label, "one"}
    assert blobs.get(NAME, receipt=receipt) == DATA
    assert blobs.verify(NAME, receipt) == receipt
    found = blobs.stat(NAME)
    assert found is not None
    assert found.bytes == len(DATA)
    with blobs.open(NAME, receipt) as body:
        assert b"".join(body.chunks(7)) == DATA
        assert body.read(3, 5) == DATA[3:8]


def test_put_without_a_digest_hashes_the_file(blobs, file):
    assert blobs.put(NAME, file()).sha256 == sha(DATA)


def test_put_refuses_a_file_that_differs_from_its_digest(blobs, file):
    with pytest.raises(StoreError, match="changed since it was written"):
        blobs.put(NAME, file(), sha(b"other"))


def test_put_of_a_missing_source_file_fails_and_stores_nothing(blobs, tmp_path):
    with pytest.raises(StoreError, match="cannot read"):
        blobs.put(NAME, tmp_path / "absent")
    assert blobs.stat(NAME) is None


def test_second_put_under_a_name_is_refused_even_with_equal_bytes(blobs, file):
    blobs.put(NAME, file())
    for again in (DATA, b"other"):
        with pytest.raises(BlobExists, match="written once"):
            blobs.put(NAME, file(again))
    assert blobs.get(NAME) == DATA


def test_exactly_one_of_eight_concurrent_puts_wins(blobs, file):
    start = threading.Barrier(8)
    sources = [file(b"%d" % i * 1000) for i in range(8)]

    def attempt(i: int) -> Receipt | None:
        start.wait(10)
        try:
            return blobs.put(NAME, sources[i])
        except BlobExists:
            return None

    with ThreadPoolExecutor(8) as pool:
        receipts = [receipt for receipt in pool.map(attempt, range(8)) if receipt is not None]
    assert len(receipts) == 1
    assert sha(blobs.get(NAME)) == receipts[0].sha256


def test_ranged_reads_behave_like_slices(blobs, file):
    receipt = blobs.put(NAME, file())
    for start, length in (
        (0, 10),
        (10, 20),
        (len(DATA) - 5, 100),
        (len(DATA), 5),
        (len(DATA) + 10, None),
        (7, None),
        (3, 0),
    ):
        wanted = DATA[start:] if length is None else DATA[start : start + length]
        assert blobs.get(NAME, start, length) == wanted
        assert blobs.get(NAME, start, length, receipt) == wanted


def test_empty_blob_can_be_stored_and_read(blobs, file):
    receipt = blobs.put(NAME, file(b""))
    assert receipt.bytes == 0
    assert blobs.get(NAME, receipt=receipt) == b""
    assert blobs.get(NAME, 0, 5) == b""
    with blobs.open(NAME, receipt) as body:
        assert body.bytes == 0


def test_blob_of_thirty_mebibytes_is_stored_and_read_by_range(blobs, file):
    data = os.urandom(MIB) * 30
    receipt = blobs.put(NAME, file(data))
    assert (receipt.sha256, receipt.bytes) == (sha(data), 30 * MIB)
    with blobs.open(NAME, receipt) as body:
        assert body.read(20 * MIB - 3, 6) == data[20 * MIB - 3 : 20 * MIB + 3]
    with pytest.raises(BlobExists):
        blobs.put(NAME, file(data[1:]))


def test_listing_of_several_pages_is_complete_and_honours_prefix_and_start(blobs, file):
    names = sorted(f"{kind}/{i:03d}{end}" for kind in ("journal", "warc") for i in range(9) for end in ("", ".p/7"))
    source = file(b"x")
    for name in reversed(names):
        blobs.put(name, source)
    listed = [item.name for item in blobs.names() if not item.name.startswith("probe/")]
    assert listed == names
    assert [item.name for item in blobs.names("warc/")] == [name for name in names if name.startswith("warc/")]
    assert [item.name for item in blobs.names("warc/00")] == [name for name in names if name.startswith("warc/00")]
    assert [item.name for item in blobs.names("", "warc/004")] == [name for name in names if name > "warc/004"]
    assert [item.name for item in blobs.names("warc/", "warc/003.p/7")] == [n for n in names if n > "warc/003.p/7"]
    assert {item.bytes for item in blobs.names("journal/")} == {1}
    assert list(blobs.names("absent/")) == []


def test_missing_blob_has_no_stat_and_reading_it_raises_blob_missing(blobs, file):
    assert blobs.stat(NAME) is None
    for act in (blobs.get, blobs.verify, lambda name: blobs.open(name).__enter__()):
        with pytest.raises(BlobMissing):
            act(NAME)
    blobs.put(NAME, file())
    assert blobs.stat("warc/2021") is None
    with pytest.raises(BlobMissing):
        blobs.get("warc/2021")


def test_reads_that_contradict_the_receipt_raise_and_return_nothing(blobs, file):
    receipt = blobs.put(NAME, file())
    for wrong in (replace(receipt, sha256=sha(b"other")), replace(receipt, bytes=receipt.bytes + 1)):
        for act in (
            lambda receipt: blobs.get(NAME, receipt=receipt),
            lambda receipt: blobs.verify(NAME, receipt),
            lambda receipt: blobs.open(NAME, receipt).__enter__(),
        ):
            with pytest.raises((BlobDamaged, BlobMissing)):
                act(wrong)


def test_restore_writes_a_missing_blob_and_leaves_a_sound_one(blobs, file):
    receipt = blobs.put(NAME, file())
    assert blobs.restore(NAME, file(), receipt) == receipt
    with pytest.raises((StoreError, ValueError)):
        blobs.restore(NAME, file(b"other"), replace(receipt, sha256=sha(b"different"), bytes=9))
    assert blobs.get(NAME) == DATA
    again = blobs.restore("warc/other", file(), replace(receipt, name="warc/other", version_id=None))
    assert blobs.get("warc/other", receipt=again) == DATA


def test_put_or_resume_accepts_the_result_of_an_earlier_put(blobs, file):
    first = put_or_resume(blobs, NAME, file(), sha(DATA))
    assert put_or_resume(blobs, NAME, file(), sha(DATA)) == first


HOSTILE = [
    "/etc/passwd",
    "../up",
    "a/../../up",
    "a/./b",
    "a//b",
    "a/",
    ".tmp/x",
    "a/.hidden",
    "A",
    "é",
    "a\nb",
    "a\\b",
    "a b",
    "a%2e",
    "a\x00b",
    "-a",
    "a/..",
]


def test_invalid_blob_names_are_refused_by_every_method(blobs, file, tmp_path):
    receipt = Receipt(store="main", name=NAME, sha256=sha(DATA), bytes=len(DATA))
    for name in ("", *HOSTILE, "x" * 201, "a/" * 256 + "a"):
        for act in (
            lambda name: blobs.put(name, file()),
            blobs.get,
            blobs.verify,
            blobs.stat,
            lambda name: blobs.open(name).__enter__(),
            lambda name: blobs.restore(name, file(), receipt),
        ):
            with pytest.raises(ValueError, match="not a blob name"):
                act(name)
    assert not (tmp_path.parent / "up").exists()


def test_probe_passes_and_reports_where_the_store_is(blobs):
    found = blobs.probe()
    assert found.where in blobs.where
    assert dict(found.rows())["conditional put"] == "yes"


BIG = """
import json, sys
from pathlib import Path
from storage.files import FileBlobs
from storage.s3 import S3Access, S3Blobs
scratch, access = Path(sys.argv[1]), json.load(sys.stdin)
if access is None:
    store = FileBlobs(scratch / "store")
else:
    ca_file = Path(access.pop("ca_file"))
    store = S3Blobs(S3Access(ca_file=ca_file, **access), scratch=scratch)
receipt = store.put("warc/big", scratch / "big")
with store.open("warc/big", receipt) as body:
    assert sum(map(len, body.chunks())) == receipt.bytes
assert store.get("warc/big", receipt.bytes - 4, 4, receipt) == b"last"
store.close()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps({"bytes": receipt.bytes, "sha256": receipt.sha256, "kib": int(peak.split()[1])}))
"""


@deep
@pytest.mark.server
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["files", "s3-https"])
def test_blob_over_three_gibibytes_is_handled_in_constant_memory(request, tmp_path, kind):
    """Stored, read back, opened and hashed: a size beyond signed 32-bit integers, in a process that stays under 300
    MiB."""
    size = (3 << 30) + 5
    with (tmp_path / "big").open("wb") as file:
        file.truncate(size - 4)
        file.seek(size - 4)
        file.write(b"last")
    access = None
    if kind != "files":
        given = request.getfixturevalue("seaweed").fresh(tls=True)
        names = ("bucket", "prefix", "endpoint", "region", "access_key", "secret_key")
        access = {name: getattr(given, name) for name in names} | {"ca_file": str(given.ca_file)}
    done = subprocess.run(
        [sys.executable, "-c", BIG, str(tmp_path)],
        input=json.dumps(access), capture_output=True, text=True, check=False, timeout=800,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["bytes"] == size
    assert told["kib"] < 300 << 10
