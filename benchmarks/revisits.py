"""Visits that find nothing new against first captures of the same pages. Bar: at least 1.5 times their rate."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.capture_ours import run
from benchmarks.site import Hosts

PAGES, SIZE_BYTES = 1000, 85_000


def main() -> None:
    """Run and print."""
    with Hosts(2, PAGES, SIZE_BYTES) as hosts:
        for path, what in (("p", "304"), ("s", "the same payload")):
            urls = [f"{hosts.urls[n % 2]}/{path}/{n}" for n in range(PAGES)]
            with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
                first, again = run(Path(directory), urls, "twice")["seconds"]
            print(f"{what}: first {PAGES / first:.0f} visits/s, again {PAGES / again:.0f} visits/s, "
                  f"{first / again:.2f} times (bar 1.5)", flush=True)  # fmt: skip
