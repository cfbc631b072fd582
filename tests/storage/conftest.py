"""Real S3 servers for all tests that want one, and a real disk: what files and disks do is what is tested here."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.audited import beside_a_bucket, filled, make  # noqa: F401
from tests.support.ceph import ceph  # noqa: F401
from tests.support.seaweed import seaweed  # noqa: F401


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """On a disk, where the other tests have memory (tests/conftest.py)."""
    with tempfile.TemporaryDirectory(prefix="archiver-test-") as directory:
        inside = Path(directory, "here")  # its parent is the test's own, too
        inside.mkdir()
        yield inside
