"""Time limits on whole chunks and answers. A per-read time-out never fires while a few bytes a minute arrive."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Self

SLOW = 5  # waits between two reads: at 60 s each, a store slower than 3.5 kB/s counts as not answering


class Watch:
    """Calls `end`, once and from another thread, when something was waited for longer than `within_s` seconds.

    Time outside of a wait does not count.

        with Watch(60, connection.shutdown) as watch:
            watch.waits()
            …
    """

    def __init__(self, within_s: float, end: Callable[[], None]) -> None:
        self.ended = False
        self._within_s, self._end = within_s, end
        self._since: float | None = None  # when the present wait began
        self._over = threading.Event()

    def waits(self) -> None:
        """A wait begins now."""
        self._since = time.monotonic()

    def rests(self) -> None:
        """The wait is over."""
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
                with suppress(OSError, RuntimeError, ValueError):  # it has just finished
                    self._end()
                return
            if self._over.wait(left):
                return


def paced(chunks: Iterator[bytes], within_s: float, end: Callable[[], None]) -> Iterator[bytes]:
    """The chunks as they arrive; `end` is called, once and from another thread, when one takes longer than `within_s`.

    The consumer may take any time between two chunks.
    """
    with Watch(within_s, end) as watch:
        while True:
            watch.waits()
            chunk = next(chunks, None)
            watch.rests()
            if chunk is None:
                return
            yield chunk
