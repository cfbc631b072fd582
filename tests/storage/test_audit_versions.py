"""A thousand damaged copies in a directory and in a bucket that keeps versions (see `test_audit_thousand.py`)."""

from __future__ import annotations

import pytest

from tests.storage.audited import judge
from tests.support.depth import rounds


@pytest.mark.server
@pytest.mark.timeout(900)
def test_a_thousand_damaged_copies_in_a_directory_and_a_versioned_bucket(beside_a_bucket):
    kept, places = beside_a_bucket(rounds(1500), versions=True)
    judge(kept, places, rounds(1000), 11)
