"""How far a run goes. `make test` by itself is quick: of laws it tries a share of their examples, always the same ones, and
of what is long (lives, kills, damages by chance) a share of its rounds. CI goes all the way (ARCHIVER_TEST_DEPTH=deep), by
other examples each time; whoever hunts for a fault of a law tries ten times as many (long)."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

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
