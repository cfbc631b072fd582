"""kill -9 at random moments with a bucket as the store: nothing acknowledged is lost, nothing is stored twice."""

from __future__ import annotations

import os

import pytest

from tests.support.depth import rounds
from tests.walk.test_kill import lives

SEED = int(os.environ.get("ARCHIVER_TEST_SEED", "20210302"))


@pytest.mark.server  # ten seconds; tests/walk/test_kill.py is the short version
def test_four_kills_with_a_bucket_and_a_mirror_lose_nothing(tmp_path, stores):
    lives(tmp_path, 4, seed=SEED, longest_s=1.2, config=str(stores("bucket", "disk").file))


@pytest.mark.server
@pytest.mark.timeout(1800)
def test_many_kills_with_a_bucket_lose_nothing(tmp_path, stores):
    """ARCHIVER_TEST_KILLS=200 is the full test, ten minutes; CI makes do with fewer.

    No archive lives through more than 50 kills: each life registers more sources, and all of them look at everything.
    """
    kills = int(os.environ.get("ARCHIVER_TEST_KILLS", rounds(20)))
    for done in range(0, kills, 50):
        lives(
            tmp_path / str(done),
            min(50, kills - done),
            seed=SEED + done,
            longest_s=1.5,
            config=str(stores("bucket").file),
        )
