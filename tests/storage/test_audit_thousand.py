"""A thousand damages, to two directories, and to one beside a bucket of a real server: each takes a minute or two, so they have
files of their own, which processes share."""

from __future__ import annotations

import pytest

from tests.storage.audited import directories, judge
from tests.support.depth import rounds


@pytest.mark.server
@pytest.mark.timeout(600)
def test_a_thousand_damages(make):
    kept = make(count=rounds(1500))
    judge(kept, directories(kept), rounds(1000), 7)


@pytest.mark.server
@pytest.mark.timeout(900)
def test_a_thousand_damages_to_a_directory_and_a_bucket(beside_a_bucket):
    kept, places = beside_a_bucket(rounds(1500))
    judge(kept, places, rounds(1000), 11)
