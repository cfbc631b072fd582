"""A real Ceph gateway, if `bash tests/servers/ceph-rgw` started one: another server than SeaweedFS, with other gaps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.seaweed import S3Server


@pytest.fixture(scope="session")
def ceph():
    """The server, with the same keys as SeaweedFS; skips if none was started."""
    told = os.environ.get("ARCHIVER_TEST_CEPH")
    if told is None:
        pytest.skip("no Ceph gateway: bash tests/servers/ceph-rgw make test ARGS='-m server'")
    http, https, ca_file = told.split()
    return S3Server(http, https, Path(ca_file))
