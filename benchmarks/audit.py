"""The audit of every copy against `sha256sum` over the same files. Bar: at least 0.8 of its rate.

Large and small files are measured separately: an archive's small files are its journal and its ledger, and finding out
what each must be takes longer than hashing it. Runs alternate in one process; the fastest of each kind counts, and the
processor time of both is printed.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archiver.app import App
from benchmarks.capture_ours import keep, opened, register
from benchmarks.site import Hosts
from storage.journal import OperatorAct

BODIES, SIZE_BYTES, BLOBS, RUNS = 12, 32 << 20, 2000, 7


def main() -> None:
    """Run and print."""
    with Hosts(1, 1, 1000) as hosts, tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        whole = opened(Path(directory) / "large")
        keep(whole, register(whole, [f"{hosts.urls[0]}/b/{SIZE_BYTES + n}" for n in range(BODIES)]))
        ratio = _compare(whole, Path(directory) / "large")
        print(f"{ratio:.2f} of sha256sum (bar 0.8)")
        whole = opened(Path(directory) / "small")
        for number in range(BLOBS):
            whole.journal.record([OperatorAct(act="benchmark", details={"number": str(number)})])
        print(f"{_compare(whole, Path(directory) / 'small'):.2f} of sha256sum, {BLOBS} journal blobs (no bar)")


def _compare(whole: App, directory: Path) -> float:
    files = [str(path) for path in (directory / "data" / "store").rglob("*") if path.is_file()]
    size = sum(Path(name).stat().st_size for name in files)
    listed = "\0".join(files).encode()

    def bare() -> None:
        subprocess.run(
            ["xargs", "-0", "-n", "100000", "sha256sum"], input=listed, check=True, stdout=subprocess.DEVNULL
        )

    def ours() -> None:
        assert not [one for one in whole.auditor.whole() if one.damage is not None]

    runs = [(_timed(bare), _timed(ours)) for _ in range(RUNS)]
    whole.close()
    told = []
    for called, times in (("sha256sum", [one for one, _ in runs]), ("audit", [one for _, one in runs])):
        wall, cpu = min(times)[0], min(cpu for _, cpu in times)
        told.append(f"{called} {size / wall / 1e6:.0f} MB/s ({wall:.3f} s, {cpu:.3f} s of processor)")
    print(f"{len(files)} files, {size >> 20} MiB, the best of {RUNS}: {', '.join(told)}", flush=True)
    return min(one for (one, _), _ in runs) / min(one for _, (one, _) in runs)


def _timed(run: Callable[[], None]) -> tuple[float, float]:
    begun, before = time.monotonic(), os.times()
    run()
    spent = time.monotonic() - begun
    return spent, sum(os.times()[:4]) - sum(before[:4])
