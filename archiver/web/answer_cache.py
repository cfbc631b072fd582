"""Caches the last answers that take long to compute.

Comparing lists of a hundred thousand entries takes half a minute, for which no browser waits.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")

KEPT = 4  # answers in the cache; the largest take ten megabytes


@dataclass(slots=True)
class _Answer(Generic[Made]):
    made: Made | None = None
    making: threading.Lock = field(default_factory=threading.Lock)


class Recent(Generic[Made]):
    """A small cache. Thread-safe.

    Concurrent requests for a key wait for the one that computes it; failures are not cached. Callers must check first
    whether anything was damaged or erased since.
    """

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer[Made]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], Made], keep: Callable[[Made], bool] = lambda _: True) -> Made:
        """The cached answer for this key, or what `make` returns. `keep`: whether an answer may be cached."""
        with self._lock:
            answer = self._answers.setdefault(key, _Answer())
            self._answers.move_to_end(key)
            if len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        with answer.making:
            if answer.made is not None:
                return answer.made
            made = make()
            answer.made = made if keep(made) else None
            return made
