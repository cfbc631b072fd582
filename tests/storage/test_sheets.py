"""Bodies that are written as deflate blocks while they arrive, and the files written around them."""

from __future__ import annotations

import gc
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.deflate import BLOCK_BYTES, LAST_BLOCK, PADDING_BYTES, joined, padding
from storage.errors import StoreError
from storage.handover import HandoverDirectory
from storage.sequential_files import ROOM_BYTES, SETTLE_BYTES, Laid, TooMuchBefore, laid
from storage.spool import Spool
from tests.support.depth import examples

NAME = "warc/2021/03/02/01ezs.warc.gz"
LARGE = Random(1).randbytes(SETTLE_BYTES + 5 * BLOCK_BYTES + 777)


@pytest.fixture
def kept(tmp_path):
    return HandoverDirectory(tmp_path / "spool")


@pytest.fixture
def spool(kept):
    made = Spool(kept.directory, 1 << 30, kept)
    yield made
    made.close()


def lay(directory: Path, data: bytes, sizes=(1 << 18,)) -> Laid:
    """Write the data in pieces of these sizes, in turn."""
    made, at, turn = Laid(directory), 0, 0
    while at < len(data):
        made.write(memoryview(data)[at : at + sizes[turn % len(sizes)]])
        at, turn = at + sizes[turn % len(sizes)], turn + 1
    return made


def lain(made: Laid, path: Path) -> bytes:
    """The blocks in the file, once it is linked to this path."""
    assert made.link(path)
    blocks = path.read_bytes()[ROOM_BYTES:]
    path.unlink()
    return blocks


def around(spool: Spool, body: Laid, head: bytes = b"", tail: bytes = b"tail"):
    """A file of the spool around the body."""
    path, file = spool.create(NAME, body)
    file.write(head.ljust(ROOM_BYTES, b"\0"))
    file.pass_over()
    file.write(tail)
    return path, file


@examples(60)
@given(
    st.integers(0, 3 * BLOCK_BYTES) | st.integers(0, 40).map(lambda n: n * BLOCK_BYTES),
    st.lists(st.sampled_from([1, 7, 4095, 4096, 65535, 65536, 99_999, 1 << 21]), min_size=1, max_size=4),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 200_000)), max_size=5),
)
def test_laid_body_reads_back_and_forms_the_same_deflate_blocks_in_any_chunking(size, sizes, reads):
    size = min(size, 3000 * max(sizes))
    data = LARGE[:size]
    with tempfile.TemporaryDirectory() as name:
        made = lay(Path(name), data, sizes)
        body = made.body()
        assert (body.bytes, made.crc) == (size, zlib.crc32(data))
        assert b"".join(body.chunks()) == data
        for share, length in reads:
            start = int(share * size)
            assert body.read(start, length) == data[start : start + length]
        blocks = lain(made, Path(name, "laid"))
    assert (len(blocks), zlib.crc32(blocks)) == (made.laid_bytes, made.laid_crc)
    assert blocks == lay_at_once(data)
    assert zlib.decompressobj(-15).decompress(blocks + LAST_BLOCK) == data


def lay_at_once(data: bytes) -> bytes:
    """The expected blocks: they do not depend on how the data was chunked."""
    pieces = [data[at : at + BLOCK_BYTES] for at in range(0, len(data), BLOCK_BYTES)]
    return b"".join(b"\0" + len(p).to_bytes(2, "little") + (0xFFFF - len(p)).to_bytes(2, "little") + p for p in pieces)


@pytest.mark.parametrize("where", ["disk", "memory"])
def test_large_body_is_laid_identically_on_disk_and_in_memory(tmp_path, where):
    """On a disk, large bodies bypass the page cache; a tmpfs does not offer this."""
    directory = tmp_path if where == "disk" else Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        for data in (LARGE, LARGE[: SETTLE_BYTES + 1], LARGE + LARGE):
            made = lay(directory, data)
            assert b"".join(made.body().chunks()) == data
            assert lain(made, directory / "laid") == lay_at_once(data)
        given_up = Laid(directory)
        given_up.write(LARGE)
        given_up.close()
    finally:
        if where == "memory":
            shutil.rmtree(directory)


def test_writing_to_a_laid_body_after_its_end_is_refused(tmp_path):
    made = lay(tmp_path, b"all of it")
    assert laid(made.body()) is made
    assert laid(made.body().part(1)) is None
    with pytest.raises(ValueError, match="has ended"):
        made.write(b"more")


def test_disk_space_is_freed_with_the_last_reference_to_the_body(tmp_path):
    """At once, not when the garbage collector runs: it may be gigabytes."""

    def held() -> list[str]:
        return [at for fd in Path("/proc/self/fd").iterdir() if (at := target(fd)).startswith(str(tmp_path))]

    gc.disable()
    try:
        made = lay(tmp_path, LARGE)
        part = made.body().part(5, 10)
        del made
        assert part.read() == LARGE[5:15]
        assert len(held()) == 1
        del part
        assert held() == []
    finally:
        gc.enable()


def target(descriptor: Path) -> str:
    try:
        return str(descriptor.readlink())
    except FileNotFoundError:  # the descriptor by which they are listed
        return ""


@given(st.binary(max_size=300), st.integers(0, 1 << 40))
def test_joined_crc_equals_the_crc_of_the_concatenation(first, far):
    for second in (b"", b"\0", b"second", bytes(1000)):
        assert joined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)
    once = joined(zlib.crc32(first), 0, far)
    assert joined(once, zlib.crc32(b"x"), 1) == joined(zlib.crc32(first), joined(0, zlib.crc32(b"x"), 1), far + 1)


@given(st.integers(PADDING_BYTES, 70_000))
def test_padding_has_the_requested_size_and_decompresses_to_nothing(size):
    pad = padding(size)
    assert len(pad) == size
    stream = zlib.decompressobj(-15)
    assert stream.decompress(b"\0\1\0\xfe\xffa" + pad + b"\1\1\0\xfe\xffb") == b"ab"
    assert stream.eof


def test_padding_below_the_minimum_size_is_refused():
    with pytest.raises(ValueError, match="19 bytes"):
        padding(19)


def test_spool_file_around_a_laid_body_is_sealed_and_read_back(tmp_path, spool, kept):
    made = lay(tmp_path, LARGE)
    body = made.body()
    path, file = around(spool, made, b"head")
    size, sha256 = spool.seal(path, file)
    data = b"head".ljust(ROOM_BYTES, b"\0") + lay_at_once(LARGE) + b"tail"
    assert path.read_bytes() == data
    assert (size, sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert kept.read_back(path) == (sha256, size)
    (entry,) = spool.entries()
    assert (entry.sha256, entry.bytes) == (sha256, size)
    assert body.read(70_000, 10) == LARGE[70_000:70_010], "still read while it waits"
    spool.discard(NAME)
    assert kept.read_back(path) is None
    assert list(spool.directory.iterdir()) == []


@pytest.mark.parametrize("at", [0, ROOM_BYTES + 100_000, -1])
def test_sealing_detects_bytes_changed_on_disk(tmp_path, spool, kept, at):
    made = lay(tmp_path, LARGE)
    made.body()
    path, file = around(spool, made)
    with path.open("r+b") as other:
        other.seek(at, 2 if at < 0 else 0)
        other.write(b"\x5a")
    with pytest.raises(StoreError, match="reads back with other bytes"):
        spool.seal(path, file)
    assert kept.read_back(path) is None
    assert [entry.sha256 for entry in spool.entries()] == [None]


def test_small_spool_file_is_not_read_back_by_the_spool(spool, kept):
    """It was hashed while it was written; the store reads it back."""
    path, file = spool.create(NAME)
    file.write(b"small")
    spool.seal(path, file)
    assert kept.read_back(path) is None


def test_bytes_before_a_laid_body_must_fill_their_room_exactly(tmp_path, spool):
    made = lay(tmp_path, LARGE)
    body = made.body()
    _, file = spool.create(NAME, made)
    file.write(bytes(ROOM_BYTES - 1))
    with pytest.raises(ValueError, match="no laid body begins"):
        file.pass_over()
    with pytest.raises(TooMuchBefore):
        file.write(b"xx")
    file.close()
    spool.discard(NAME)
    assert b"".join(body.chunks()) == LARGE, "it is to be copied now"


def test_body_on_another_file_system_is_not_linked_into_the_spool(tmp_path, spool):
    elsewhere = tempfile.mkdtemp(dir="/dev/shm")
    try:
        made = lay(Path(elsewhere), LARGE)
        _, file = spool.create(NAME, made)
        assert file.laid is None
        file.write(b"as ever")
        assert spool.seal(spool.entries()[0].path, file)[0] == 7
    finally:
        shutil.rmtree(elsewhere)


def test_body_can_be_read_without_o_tmpfile_and_o_direct(tmp_path):
    code = (
        "import os,sys,pathlib; del os.O_TMPFILE, os.O_DIRECT, os.posix_fadvise\n"
        "from storage.sequential_files import Laid\n"
        "made, data = Laid(sys.argv[1]), os.urandom(10 << 20)\n"
        "made.write(data)\n"
        "assert b''.join(made.body().chunks()) == data\n"
        "assert not made.link(pathlib.Path(sys.argv[1], 'laid'))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
    assert list(tmp_path.iterdir()) == []
