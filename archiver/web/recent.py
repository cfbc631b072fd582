"""The last answers that take long to make: of lists of a hundred thousand entries half a minute, for which no browser waits."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")

KEPT = 4  # the longest are ten megabytes


@dataclass(slots=True)
class _Answer(Generic[Made]):
    made: Made | None = None
    making: threading.Lock = field(default_factory=threading.Lock)


class Recent(Generic[Made]):
    """Thread-safe. Who asks again while an answer is made waits for that one; what could not be made is made anew. What was
    damaged or erased since is for who asks to look at before."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer[Made]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, make: Callable[[], Made], keep: Callable[[Made], bool] = lambda _: True) -> Made:
        """What `make` makes of this key. `keep`: whether it is the answer to who asks again, too."""
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
