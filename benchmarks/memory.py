"""Memory of the service over 10,000 looks at 500 pages: some answer 304, some the same, some a new text each time.

No bar: it should be flat once all pages are known. The resident memory is read after each pass, in the process that
looks; its readers are other processes, which end after their work.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.capture_ours import opened, register, walk
from benchmarks.site import Hosts

PAGES, PASSES, SIZE_BYTES = 500, 20, 85_000
KINDS = "psc"  # paths of benchmarks.site: 304; the same payload; a new text each time
KNOWN = 10  # passes after which the caches in memory are full


def main() -> None:
    """Run and print."""
    with Hosts(2, PAGES, SIZE_BYTES) as hosts, tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        urls = [f"{hosts.urls[n % 2]}/{KINDS[n % len(KINDS)]}/{n}" for n in range(PAGES)]
        given = json.dumps({"directory": directory, "urls": urls})
        command = [sys.executable, "-m", "benchmarks.memory", "looking"]
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        resident = [float(one) for one in done.stdout.split()]
    shown = ", ".join(f"{one:.0f}" for one in resident)
    grown = (resident[-1] - resident[KNOWN]) / (PASSES - 1 - KNOWN) / PAGES * 1000
    print(f"{PAGES * PASSES} looks, MB after each {PAGES}: {shown}")
    print(f"after the first {(KNOWN + 1) * PAGES} {grown:+.2f} MB a thousand looks")


def _look() -> None:
    given = json.loads(sys.stdin.read())
    whole = opened(Path(given["directory"]))
    wanted = register(whole, given["urls"])
    for _ in range(PASSES):
        if walk(whole, wanted) != len(wanted):
            sys.exit("not all were kept")
        wanted = list(whole.lookup.sources())
        gc.collect()
        print(f"{_resident_bytes() / 1e6:.1f}", flush=True)
    whole.close()


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    _look() if sys.argv[1:] == ["looking"] else main()
