"""Child processes of the process that runs the tests."""

from __future__ import annotations

import os
import sys
from concurrent.futures import Future
from functools import cache
from pathlib import Path

from archiver.readers.pool import Readers, Taken

KNOWN, SHORT_BYTES = 64, 50_000  # how many pages, of how many bytes at most


class _Lasting(Readers):
    """Reader processes shared by all archives of one test process.

    Readers of an archive's own take longer to start than most of its looks. An unchanged page is read at every look, so
    what was read is remembered under everything that its text depends on.
    """

    def __init__(self) -> None:
        super().__init__(1, after=sys.maxsize)
        self._known: dict[tuple[bytes, str, str | None, str], Future[Taken | None]] = {}

    def begin(self, content: bytes, *, media_type: str, charset: str | None, url: str) -> Future[Taken | None]:
        asked = (content, media_type, charset, url)
        if (known := self._known.get(asked)) is not None:
            return known
        begun = super().begin(content, media_type=media_type, charset=charset, url=url)
        if len(content) < SHORT_BYTES and begun.done() and begun.exception() is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            self._known[asked] = begun
        return begun

    def close(self) -> None:
        """Left open for the next archive."""

    def end(self) -> None:
        super().close()

    def pids(self) -> set[int]:
        return {one._process.pid for one in self._all}


@cache
def lasting() -> _Lasting:
    """For `App.new_readers`, in tests that are not about how readers start and end: the caller reads small pages
    itself."""
    return _Lasting()


def end() -> None:
    """Called after the last test."""
    if lasting.cache_info().currsize:
        lasting().end()


def readers() -> list[int]:
    """Process ids of the live reader processes of this process, except the shared ones."""
    found = []
    others = lasting().pids()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields, line = path.read_text().rpartition(") ")[2].split(), (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and b"archiver.readers.child" in line:
            found.append(int(path.parent.name))
    return [one for one in found if one not in others]
