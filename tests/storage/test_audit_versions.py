"""A thousand damages to a directory and a bucket that keeps versions (`test_audit_thousand.py`)."""

from __future__ import annotations

import pytest

from tests.storage.audited import judge
from tests.support.depth import rounds


@pytest.mark.server
@pytest.mark.timeout(900)
def test_a_thousand_damages_to_a_directory_and_a_bucket_with_versions(beside_a_bucket):
    kept, places = beside_a_bucket(rounds(1500), versions=True)
    judge(kept, places, rounds(1000), 11)
