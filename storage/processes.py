"""Which processes on this data directory are alive. A lease or a reservation of a process that died here need not wait
for its time to run out: the system gives back the lock on its file however it dies."""

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
    """This process among those of a data directory: `owner` is its name in leases and reservations."""

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
        """Owners whose process has died here without a goodbye. Their files stay until `bury`."""
        found = []
        for path in sorted(self._directory.iterdir()):
            if path.name == self.owner or not _NAME.fullmatch(path.name):
                continue
            with suppress(OSError):  # gone meanwhile, or locked: alive
                descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    found.append(path.name)
                finally:
                    os.close(descriptor)
        return found

    def bury(self, owner: str) -> None:
        """Nothing of this dead process is left to mend."""
        (self._directory / owner).unlink(missing_ok=True)

    def close(self, *, tidy: bool = True) -> None:
        """Say goodbye; not when something is left to mend, which the next start then finds."""
        if tidy:
            self.bury(self.owner)
        os.close(self._descriptor)
