"""How far a run goes. `make test` by itself is quick: of laws it tries a share of their examples, always the same ones, of
what is long (lives, kills, damages by chance) a share of its rounds, and of tests those that go where no other does
(`quick.txt`). CI goes all the way (ARCHIVER_TEST_DEPTH=deep), by other examples each time; whoever hunts for a fault of a law
tries ten times as many (long). Who names files has all of their tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

SAID = "ARCHIVER_TEST_DEPTH" in os.environ  # then of files that are named, too
DEPTH = os.environ.get("ARCHIVER_TEST_DEPTH", "quick")
QUICK = DEPTH == "quick"
_SHARE = 0.2 if QUICK else 1.0
_EXAMPLES = {"quick": _SHARE, "deep": 1.0, "long": 10.0}[DEPTH]

# what shows nothing at a fifth of its size, or takes most of a minute
deep = pytest.mark.skipif(QUICK, reason="ARCHIVER_TEST_DEPTH=deep goes so far")


def rounds(whole: int) -> int:
    """So many of them at this depth."""
    return max(1, round(whole * _SHARE))


def examples(whole: int, **different: Any) -> settings:
    """A law is tried on so many, however long each takes."""
    return settings(max_examples=max(min(whole, 10), round(whole * _EXAMPLES)), **{"deadline": None} | different)


def load() -> None:
    """What holds for every law. How long examples take to be made says how busy the machine is, not what is wrong with
    them."""
    settings.register_profile(
        DEPTH, max_examples=round(100 * _EXAMPLES), derandomize=QUICK, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile(DEPTH)


def listed() -> dict[str, str]:
    """What `quick.txt` says of tests, files and directories: their names, each with its word."""
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
    """Its file, and that one's directory."""
    file = test.partition("::")[0]
    return file, file.rpartition("/")[0]


def left_out(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """What a quick run leaves to deep ones. What needs a server is not among it: whoever has one there means it."""
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
