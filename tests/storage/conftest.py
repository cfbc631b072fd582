"""Real S3 servers for the tests that ask for them, and temporary directories on a real disk."""

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
    """On a disk: other tests get memory where there is enough (tests/conftest.py), but here disks are what is
    tested."""
    with tempfile.TemporaryDirectory(prefix="archiver-test-") as directory:
        inside = Path(directory, "here")  # its parent, too, belongs to this test alone
        inside.mkdir()
        yield inside
