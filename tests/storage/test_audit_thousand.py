"""A thousand damaged copies, in two directories, and in a directory and a bucket on a real server.

Each test takes a minute or two, so they have files of their own that parallel processes can share out.
"""

from __future__ import annotations

import pytest

from tests.storage.audited import directories, judge
from tests.support.depth import rounds


@pytest.mark.server
@pytest.mark.timeout(600)
def test_a_thousand_damaged_copies_in_two_directories(make):
    kept = make(count=rounds(1500))
    judge(kept, directories(kept), rounds(1000), 7)


@pytest.mark.server
@pytest.mark.timeout(900)
def test_a_thousand_damaged_copies_in_a_directory_and_a_bucket(beside_a_bucket):
    kept, places = beside_a_bucket(rounds(1500))
    judge(kept, places, rounds(1000), 11)
