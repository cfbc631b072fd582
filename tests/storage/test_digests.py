"""Digests of large data: equal in one thread or several, and a disk error reaches the caller."""

from __future__ import annotations

import hashlib
import os
import threading

import pytest

from storage.digests import READ_BYTES, THREAD_BYTES, Digest, of_file


@pytest.mark.parametrize("size", [0, 1, READ_BYTES, THREAD_BYTES - 1, THREAD_BYTES, THREAD_BYTES + 3])
def test_file_digest_is_correct_around_the_threading_sizes(tmp_path, size):
    data = os.urandom(size)
    path = tmp_path / "file"
    path.write_bytes(data)
    with path.open("rb") as file:
        assert of_file(file.fileno()) == (hashlib.sha256(data).hexdigest(), size)
        assert of_file(file.fileno())[1] == size, "from its beginning each time"


@pytest.mark.parametrize("size", [10, THREAD_BYTES + 1])
def test_unreadable_file_raises_and_leaves_no_thread(tmp_path, size):
    path = tmp_path / "file"
    path.write_bytes(bytes(size))
    before = threading.active_count()
    with path.open("ab") as file, pytest.raises(OSError, match="Bad file descriptor"):
        of_file(file.fileno())
    assert threading.active_count() == before


def test_digest_is_correct_when_it_grows_past_the_threading_size():
    pieces = [os.urandom(1 << 20) for _ in range((THREAD_BYTES >> 20) + 3)]
    digest = Digest()
    for piece in pieces:
        digest.update(piece)
    assert digest.hexdigest() == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert digest.bytes == sum(map(len, pieces))
