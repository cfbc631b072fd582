"""Incoming bytes, of any number, that end as a Body."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import BinaryIO, cast

from storage.body import SPOOL_BYTES, Body


class _Temporary:
    """An unnamed temporary file that is deleted with the last body over it: bodies have no close, and need none."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed below)
        self.write = self._file.write
        self.seek = self._file.seek
        self.read = self._file.read

    def __del__(self) -> None:
        self._file.close()


class Growing:
    """Bytes in memory up to SPOOL_BYTES, then in a temporary file. Call `body()` once, at the end."""

    def __init__(self) -> None:
        self._file: BinaryIO = BytesIO()
        self._in_memory = True
        self.bytes = 0

    def write(self, data: bytes) -> None:
        """Append bytes."""
        if self._in_memory and self.bytes + len(data) > SPOOL_BYTES:
            begun = cast("BytesIO", self._file).getvalue()
            self._file = cast("BinaryIO", _Temporary())
            self._file.write(begun)
            self._in_memory = False
        self._file.write(data)
        self.bytes += len(data)

    def body(self) -> Body:
        """All bytes as a Body. Nothing may be written afterwards."""
        return Body(self._file, 0, self.bytes)
