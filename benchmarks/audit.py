"""The audit of every copy against `sha256sum` over the same files. Bar: 0.8 of its rate, or more."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.capture_ours import keep, opened, register
from benchmarks.site import Hosts

BODIES, SIZE_BYTES, RUNS = 12, 32 << 20, 3


def main() -> None:
    """Run and print."""
    with Hosts(1, 1, 1000) as hosts, tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        whole = opened(Path(directory))
        keep(whole, register(whole, [f"{hosts.urls[0]}/b/{SIZE_BYTES + n}" for n in range(BODIES)]))
        files = [str(path) for path in (Path(directory) / "data" / "store").rglob("*") if path.is_file()]
        size = sum(Path(name).stat().st_size for name in files)
        ratios = []
        for _ in range(RUNS):
            begun = time.monotonic()
            subprocess.run(["sha256sum", *files], check=True, stdout=subprocess.DEVNULL)
            bare = time.monotonic() - begun
            begun = time.monotonic()
            bad = [one for one in whole.auditor.whole() if one.damage is not None]
            ours = time.monotonic() - begun
            assert not bad
            ratios.append(bare / ours)
            print(
                f"{size >> 20} MiB: sha256sum {size / bare / 1e6:.0f} MB/s, audit {size / ours / 1e6:.0f} MB/s",
                flush=True,
            )
        whole.close()
    print(f"{statistics.median(ratios):.2f} of sha256sum (bar 0.8)")
