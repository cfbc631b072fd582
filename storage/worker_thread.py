"""A worker thread that processes a bounded queue of items."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class WorkerThread(Generic[Item]):
    """Calls `act` with each item, in order, in a thread of its own; at most `waiting` items queue. Must be closed."""

    def __init__(self, act: Callable[[Item], object], waiting: int, name: str) -> None:
        self._act = act
        self._items: queue.Queue[Item | None] = queue.Queue(waiting)
        # errno and message, not the exception: its traceback would keep everything it passed through alive
        self._said: tuple[int | None, str] | None = None
        self._thread: threading.Thread | None = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def give(self, item: Item) -> None:
        """Queue an item. Raises the OSError of an earlier one, after which nothing more is processed."""
        self._fail()
        self._items.put(item)

    def end(self) -> None:
        """Wait until every item is processed, and end the thread. Raises like `give`."""
        self.close()
        self._fail()

    def close(self) -> None:
        """End the thread once the queue is empty. Can be called again."""
        if self._thread is not None:
            self._items.put(None)
            self._thread.join()
            self._thread = None

    def _fail(self) -> None:
        if self._said is not None:
            raise OSError(*self._said)

    def _run(self) -> None:
        while (item := self._items.get()) is not None:
            if self._said is None:
                try:
                    self._act(item)
                except OSError as error:
                    self._said = (error.errno, error.strerror or str(error))
