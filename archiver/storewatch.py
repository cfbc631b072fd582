"""Asks stores whether they are there, without waiting for one that hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

WAIT_S = 3.0  # a store that says nothing for so long counts as not answering


class StoreWatch:
    """One question to a store at a time, in a thread of its own, however many callers want to know. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: dict[str, Future[str | None]] = {}

    def of(self, label: str, ask: Callable[[], str], wait_s: float = WAIT_S) -> str | None:
        """What `ask` says about the store with this label; None if it says nothing in time."""
        with self._lock:
            asked = self._asked.get(label)
            if asked is None or asked.done():
                asked = self._asked[label] = Future()
                threading.Thread(target=_answer, args=(asked, ask), name=f"asking {label}", daemon=True).start()
        try:
            return asked.result(wait_s)
        except TimeoutError:
            return None


def _answer(asked: Future[str | None], ask: Callable[[], str]) -> None:
    said = None
    try:
        said = ask()
    finally:
        asked.set_result(said)
