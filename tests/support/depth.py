"""How thorough a run is.

`make test` by itself is quick: it tries a share of the examples of property tests, always the same ones, a share of the
rounds of long tests (lives, kills, random damage), and only tests that reach what no other test does (`quick.txt`). CI
runs everything (ARCHIVER_TEST_DEPTH=deep), with other examples each time; "long" tries ten times as many examples.
Files named on the command line are run with all of their tests.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

SAID = "ARCHIVER_TEST_DEPTH" in os.environ  # then it also applies to files named on the command line
DEPTH = os.environ.get("ARCHIVER_TEST_DEPTH", "quick")
QUICK = DEPTH == "quick"
_SHARE = 0.2 if QUICK else 1.0
_EXAMPLES = {"quick": _SHARE, "deep": 1.0, "long": 10.0}[DEPTH]

# for tests that show nothing at a fifth of their size, or take most of a minute
deep = pytest.mark.skipif(QUICK, reason="ARCHIVER_TEST_DEPTH=deep goes so far")


def rounds(whole: int) -> int:
    """The number of rounds at this depth."""
    return max(1, round(whole * _SHARE))


def examples(whole: int, **different: Any) -> settings:
    """Settings of a property test with this many examples, however long each takes."""
    return settings(max_examples=max(min(whole, 10), round(whole * _EXAMPLES)), **{"deadline": None} | different)


def load() -> None:
    """Settings of every property test. Slow generation of examples shows a busy machine and not a fault, so it is not
    reported."""
    settings.register_profile(
        DEPTH, max_examples=round(100 * _EXAMPLES), derandomize=QUICK, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile(DEPTH)


def listed() -> dict[str, str]:
    """The entries of `quick.txt`: names of tests, files and directories, each with its word."""
    found, file = {}, ""
    for line in (Path(__file__).parent / "quick.txt").read_text().splitlines():
        words = line.split()
        if line.startswith("  "):
            found[f"{file}::{words[1]}"] = words[0]
        elif not line.startswith("#"):
            file = words[0]
            if words[1:]:
                found[file] = words[1]
    return found


def around(test: str) -> tuple[str, str]:
    """The test's file, and the directory of that."""
    file = test.partition("::")[0]
    return file, file.rpartition("/")[0]


def left_out(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The tests that a quick run leaves to deep ones. Tests that need a server are kept: whoever has one running wants
    them."""
    said, seen = listed(), set()
    left = []
    for item in items:
        test = item.nodeid.partition("[")[0]
        word = next((said[one] for one in (test, *around(test)) if one in said), None)
        if item.get_closest_marker("server") is None and not _chosen(item, word, first=test not in seen):
            left.append(item)
        seen.add(test)
    return left


def _chosen(item: pytest.Item, word: str | None, *, first: bool) -> bool:
    return word is None or (word != "slow" and (first or crc32(item.nodeid.encode()) % round(1 / _SHARE) == 0))
