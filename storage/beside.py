"""Work that goes on in a thread of its own, beside whoever brings it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Beside(Generic[Item]):
    """Does `act` with each item that is given, in order, at most `waiting` behind. Must be closed."""

    def __init__(self, act: Callable[[Item], object], waiting: int, name: str) -> None:
        self._act = act
        self._items: queue.Queue[Item | None] = queue.Queue(waiting)
        self._said: tuple[int | None, str] | None = None  # not the error itself: it would hold on to all it passed
        self._thread: threading.Thread | None = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def give(self, item: Item) -> None:
        """It will be done. Raises what the disk said of an earlier one: nothing is done any more after that."""
        self._fail()
        self._items.put(item)

    def end(self) -> None:
        """All is done. Raises like `give`."""
        self.close()
        self._fail()

    def close(self) -> None:
        """End the thread. Can be called again."""
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
