"""A body that comes a few bytes a minute is no answer: no wait between two reads ends it, for each read brings something."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress


def paced(chunks: Iterator[bytes], within_s: float, end: Callable[[], None]) -> Iterator[bytes]:
    """The chunks as they come. `end` is called, once and from another thread, when one did not come within so long; whoever
    takes them may take as long as he likes."""
    begun: float | None = None  # when the chunk that is waited for was asked for
    over = threading.Event()

    def watch() -> None:
        while True:
            since = begun
            left = within_s if since is None else since + within_s - time.monotonic()
            if left <= 0:
                with suppress(OSError, RuntimeError, ValueError):  # it has just come to its end
                    end()
                return
            if over.wait(left):
                return

    threading.Thread(target=watch, name="pace", daemon=True).start()
    try:
        while True:
            begun = time.monotonic()
            chunk = next(chunks, None)
            begun = None
            if chunk is None:
                return
            yield chunk
    finally:
        over.set()
