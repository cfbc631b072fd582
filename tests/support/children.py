"""Processes that the one which runs a test has started."""

from __future__ import annotations

import os
from pathlib import Path


def readers() -> list[int]:
    """Process ids of its readers that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields, line = path.read_text().rpartition(") ")[2].split(), (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z" and b"archiver.readers.child" in line:
            found.append(int(path.parent.name))
    return found
