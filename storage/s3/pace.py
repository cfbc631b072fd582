"""What comes a few bytes a minute is no answer: no wait between two reads ends it, for each read brings something."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Self

SLOW = 5  # waits between two reads: at 60 s each, a store that gives less than 3.5 kB/s gives nothing


class Watch:
    """Ends, once and from another thread, what is waited for longer than so long; while nothing is, time does not count.

    with Watch(60, connection.shutdown) as watch:
        watch.waits()
        …
    """

    def __init__(self, within_s: float, end: Callable[[], None]) -> None:
        self.ended = False
        self._within_s, self._end = within_s, end
        self._since: float | None = None  # when what is waited for was asked for
        self._over = threading.Event()

    def waits(self) -> None:
        """From now something is waited for."""
        self._since = time.monotonic()

    def rests(self) -> None:
        """It came."""
        self._since = None

    def __enter__(self) -> Self:
        threading.Thread(target=self._watch, name="pace", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _watch(self) -> None:
        while True:
            since = self._since
            left = self._within_s if since is None else since + self._within_s - time.monotonic()
            if left <= 0:
                self.ended = True
                with suppress(OSError, RuntimeError, ValueError):  # it has just come to its end
                    self._end()
                return
            if self._over.wait(left):
                return


def paced(chunks: Iterator[bytes], within_s: float, end: Callable[[], None]) -> Iterator[bytes]:
    """The chunks as they come. `end` is called, once and from another thread, when one did not come within so long; whoever
    takes them may take as long as he likes."""
    with Watch(within_s, end) as watch:
        while True:
            watch.waits()
            chunk = next(chunks, None)
            watch.rests()
            if chunk is None:
                return
            yield chunk
