"""Which processes on this data directory are alive.

Each holds a lock on a file, which the system releases however the process ends. So leases and reservations of a process
that died here need not wait until they expire.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from storage.errors import StoreError

_NAME = re.compile(r"[0-9a-f]{32}")


class Process:
    """This process among those of a data directory. `owner`: its name in leases and reservations."""

    def __init__(self, directory: Path) -> None:
        self.owner = secrets.token_hex(16)
        self._directory = directory
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._descriptor = os.open(directory / self.owner, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        except OSError as error:
            raise StoreError(f"cannot write in {directory}: {error.strerror or error}") from error

    def dead(self) -> list[str]:
        """Owners whose process died here without `close`. Their files stay until `bury`."""
        found = []
        for path in sorted(self._directory.iterdir()):
            if path.name == self.owner or not _NAME.fullmatch(path.name):
                continue
            with suppress(OSError):  # gone meanwhile, or locked and so alive
                descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    found.append(path.name)
                finally:
                    os.close(descriptor)
        return found

    def bury(self, owner: str) -> None:
        """Remove the file of a dead process: nothing that it left is still to be repaired."""
        (self._directory / owner).unlink(missing_ok=True)

    def close(self, *, tidy: bool = True) -> None:
        """Release the lock. `tidy` False: something is left to repair, so the file stays for the next start to find."""
        if tidy:
            self.bury(self.owner)
        os.close(self._descriptor)
