"""A body that comes a few bytes a minute is no answer: no wait between two reads ends it, for each read brings something."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def watched(within_s: float, end: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """`end` is called, once and from another thread, when what is given was not called for so long."""
    went_on = time.monotonic()
    over = threading.Event()

    def on() -> None:
        nonlocal went_on
        went_on = time.monotonic()

    def watch() -> None:
        while not over.wait(max(0.0, went_on + within_s - time.monotonic())):
            if time.monotonic() - went_on >= within_s:
                with suppress(OSError, RuntimeError, ValueError):  # it has just come to its end
                    end()
                return

    threading.Thread(target=watch, name="pace", daemon=True).start()
    try:
        yield on
    finally:
        over.set()
