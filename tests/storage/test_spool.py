"""The spool: blobs waiting for a store, and what is left of them after a crash."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from storage.errors import StoreError
from storage.spool import Spool, SpoolFull
from tests.walk.test_stores import fill, small_disk

__all__ = ["small_disk"]

NAME = "warc/2021/03/02/01ezs.warc.gz"


@pytest.fixture
def spool(tmp_path):
    made = Spool(tmp_path / "spool", 1 << 20)
    yield made
    made.close()


def fill_up(spool: Spool, name: str, data: bytes):
    path, file = spool.create(name)
    file.write(data)
    return path, *spool.seal(path, file)


def test_sealed_blob_stays_in_the_spool_until_it_is_discarded(spool):
    path, size, sha256 = fill_up(spool, NAME, b"data" * 100)
    assert (size, sha256) == (400, hashlib.sha256(b"data" * 100).hexdigest())
    assert path.read_bytes() == b"data" * 100
    (entry,) = spool.entries()
    assert (entry.name, entry.path, entry.bytes, entry.sha256, entry.busy, entry.torn) == (
        NAME,
        path,
        400,
        sha256,
        True,
        False,
    )
    assert spool.used_bytes >= 400
    spool.discard(NAME)
    spool.discard(NAME)
    assert spool.entries() == []
    assert spool.used_bytes == 0


def test_spool_directory_is_accessible_to_its_owner_only(spool):
    assert spool.directory.stat().st_mode & 0o777 == 0o700


def test_cap_refuses_new_blobs_but_not_one_already_open(spool):
    path, file = spool.create(NAME)
    file.write(b"x" * (2 << 20))
    assert spool.seal(path, file)[0] == 2 << 20
    assert spool.room_bytes < 0
    with pytest.raises(SpoolFull, match="the cap is 1048576"):
        spool.create("warc/other")
    spool.discard(NAME)
    _, file = spool.create("warc/other")
    file.close()


def test_second_spool_file_of_a_name_is_refused(spool):
    fill_up(spool, NAME, b"x")
    with pytest.raises(StoreError, match="File exists"):
        spool.create(NAME)
    with pytest.raises(ValueError, match="not a blob name"):
        spool.create("../up")


def test_sealed_and_torn_files_are_told_apart_after_a_crash(tmp_path, spool):
    code = (
        "import os,sys,pathlib; from storage.spool import Spool\n"
        "s=Spool(pathlib.Path(sys.argv[1]), 1<<20)\n"
        "p,f=s.create('warc/whole'); f.write(b'all of it'); s.seal(p,f)\n"
        "p,f=s.create('warc/torn'); f.write(b'some of'); f.flush()\n"
        "print('there', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(spool.directory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"there\n"
        assert [(e.name, e.busy, e.torn) for e in spool.entries()] == [
            ("warc/torn", True, False),
            ("warc/whole", True, False),
        ]
        writer.kill()
        writer.wait()
    torn, whole = spool.entries()
    assert (torn.name, torn.bytes, torn.sha256, torn.torn) == ("warc/torn", 7, None, True)
    assert (whole.name, whole.sha256, whole.busy, whole.torn) == (
        "warc/whole",
        hashlib.sha256(b"all of it").hexdigest(),
        False,
        False,
    )
    for entry in (torn, whole):
        spool.discard(entry.name)
    assert list(spool.directory.iterdir()) == []


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b"{}", b'{"sha256": "00", "bytes": 3}'])
def test_file_with_a_torn_or_wrong_seal_note_counts_as_torn(spool, note):
    path, _, _ = fill_up(spool, NAME, b"data")
    spool.close()
    path.with_name(path.name + ".sealed").write_bytes(note)
    (entry,) = spool.entries()
    assert entry.torn


def test_foreign_files_in_the_spool_are_ignored(spool):
    (spool.directory / "Notes of mine.txt").write_text("x")
    assert spool.entries() == []


def test_spool_whose_directory_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot make the spool"):
        Spool(tmp_path / "file", 1)


def test_truncated_bytes_are_not_in_the_digest(spool):
    path, file = spool.create(NAME)
    file.write(b"whole, torn")
    file.seek(5)
    file.truncate()
    file.write(b" again")
    assert spool.seal(path, file) == (11, hashlib.sha256(b"whole again").hexdigest())


def test_old_unnamed_temporary_file_is_swept(spool):
    """Left by a process killed while creating a spool file."""
    old, young = spool.directory / ".0123456789abcdef", spool.directory / ".fedcba9876543210"
    for path in (old, young):
        path.touch()
    os.utime(old, (0, 0))
    assert spool.entries() == []
    assert not old.exists()
    assert young.exists(), "it may be another process's, about to be seen"


def test_spool_cap_and_full_disk_each_stop_new_blobs(small_disk):
    """The lower limit counts and waiting blobs stay whole; room under only one of the two limits is not enough to
    begin."""
    spool = Spool(small_disk / "spool", 256 << 10)
    _, size, _ = fill_up(spool, NAME, os.urandom(300 << 10))
    filler = fill(small_disk)
    with pytest.raises(SpoolFull, match="the cap is 262144"):
        spool.create("warc/next")
    spool.cap_bytes = 1 << 20
    with pytest.raises(SpoolFull, match="the disk is full"):
        fill_up(spool, "warc/next", os.urandom(64 << 10))
    assert [(one.name, one.bytes) for one in spool.entries() if one.sha256] == [(NAME, size)]
    spool.discard("warc/next")
    filler.unlink()
    spool.cap_bytes = 256 << 10
    with pytest.raises(SpoolFull, match="the cap"):
        spool.create("warc/next")
    spool.discard(NAME)
    assert fill_up(spool, "warc/next", b"data")[1] == 4
    spool.close()
