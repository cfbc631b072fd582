"""One large body: memory, and time against `curl | sha256sum`. Bars: under 200 MB; half of curl's rate, or more.

256 MiB; with --full 2 GiB.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.capture_ours import run
from benchmarks.site import Hosts


def main() -> None:
    """Run and print."""
    size = (2 << 30) if "--full" in sys.argv else (256 << 20)
    with Hosts(1, 1, 1000) as hosts:
        url = f"{hosts.urls[0]}/b/{size}"
        begun = time.monotonic()
        subprocess.run(f"curl -s {url} | sha256sum", shell=True, check=True, stdout=subprocess.DEVNULL)
        curl = time.monotonic() - begun
        with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
            got = run(Path(directory), [url], "walk", ARCHIVER_MAX_BYTES=str(size + 1))
    ours = got["seconds"][0]
    print(f"{size >> 20} MiB: curl and sha256sum {size / curl / 1e6:.0f} MB/s, kept {size / ours / 1e6:.0f} MB/s: "
          f"{curl / ours:.2f} of curl (bar 0.5)")  # fmt: skip
    print(f"most memory {got['peak_kb'] / 1000:.0f} MB (bar 200)")
