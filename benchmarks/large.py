"""One large body: memory, and time against `curl | sha256sum`. Bars: under 200 MB; at least half of curl's rate.

256 MiB; with --full 2 GiB. Three runs of each in turn; the fastest of each counts. The processor seconds, which are
printed too, say more on a machine that does other things.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.capture_ours import run
from benchmarks.site import Hosts

RUNS = 3


def main() -> None:
    """Run and print."""
    size = (2 << 30) if "--full" in sys.argv else (256 << 20)
    curls, ours, peaks = [], [], []
    with Hosts(1, 1, 1000) as hosts:
        url = f"{hosts.urls[0]}/b/{size}"
        for _ in range(RUNS):
            begun, cpu = time.monotonic(), _children_s()
            subprocess.run(f"curl -s {url} | sha256sum", shell=True, check=True, stdout=subprocess.DEVNULL)
            curls.append((time.monotonic() - begun, _children_s() - cpu))
            with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
                got = run(Path(directory), [url], "walk", ARCHIVER_MAX_BYTES=str(size + 1))
            ours.append((got["seconds"][0], got["cpu_s"]))
            peaks.append(got["peak_kb"])
    (curl, curl_cpu), (kept, kept_cpu) = (tuple(map(min, zip(*runs, strict=True))) for runs in (curls, ours))
    print(f"{size >> 20} MiB: curl and sha256sum {size / curl / 1e6:.0f} MB/s, kept {size / kept / 1e6:.0f} MB/s: "
          f"{curl / kept:.2f} of curl (bar 0.5)")  # fmt: skip
    print(f"each run: {', '.join(f'{one / other:.2f}' for (one, _), (other, _) in zip(curls, ours, strict=True))}")
    print(f"processor {curl_cpu:.2f} and {kept_cpu:.2f} s, without the server: {curl_cpu / kept_cpu:.2f}")
    print(f"most memory {max(peaks) / 1000:.0f} MB (bar 200)")


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
