"""How much longer something takes when it gets more: by the processor's time, since the machine has other work too."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")


def growth(act: Callable[[Given], object], small: Given, large: Given) -> float:
    """How many times the processor time that `act` takes for `small` it takes for `large`: each the best of three runs."""
    return _best(act, large) / _best(act, small)


def _best(act: Callable[[Given], object], given: Given) -> float:
    took = []
    for _ in range(3):
        begun = time.process_time()
        act(given)
        took.append(time.process_time() - begun)
    return min(took)
