"""Capture against `wget --warc-file` on the same pages: 2,000 distinct HTML pages of 85 kB from two local hosts.

    python -m benchmarks.capture            three runs of each, paired; prints the ratio of pages per second

Three things are timed, each in a process of its own, from its first request to its end: wget; `keep`: fetch, record,
hash, gzip, store durably and commit to the catalog; `walk`: the same plus text, members and judgement, which is what
the service does.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.capture_ours import run
from benchmarks.site import Hosts

PAGES, SIZE_BYTES, RUNS = 2000, 85_000, 3


def main() -> None:
    """Run all and print."""
    if shutil.which("wget") is None:
        print("wget is not here: apt-get install wget")
        return
    with Hosts(2, PAGES, SIZE_BYTES) as hosts:
        urls = [f"{hosts.urls[n % 2]}/p/{n}" for n in range(PAGES)]
        rates: dict[str, list[float]] = {"wget": [], "keep": [], "walk": []}
        costs: dict[str, list[str]] = {"wget": [], "keep": [], "walk": []}
        for _ in range(RUNS):
            rates["wget"].append(PAGES / _apart(lambda d: _wget(d, urls)))
            for kind in ("keep", "walk"):
                found = _apart(lambda d, kind=kind: run(d, urls, kind))  # type: ignore[misc]
                rates[kind].append(PAGES / found["seconds"][0])
                own, readers = (1000 * found[name] / PAGES for name in ("cpu_s", "readers_s"))
                costs[kind].append(f"{own:.1f} + {readers:.1f}")
    base = statistics.median(rates["wget"])
    for kind, taken in rates.items():
        median = statistics.median(taken)
        spread = f"{min(taken):.0f} to {max(taken):.0f}"
        print(f"{kind:5} {median:7.0f} pages/s ({spread})  {median / base:5.2f} x wget")
    for kind in ("keep", "walk"):
        print(f"{kind:5} processor ms a page, service + readers: {'; '.join(costs[kind])}")


def _apart(run: Callable[[Path], Any]) -> Any:
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        return run(Path(directory))


def _wget(directory: Path, urls: list[str]) -> float:
    listed = directory / "urls"
    listed.write_text("\n".join(urls))
    begun = time.monotonic()
    subprocess.run(
        [
            "wget",
            "-q",
            "--warc-file",
            str(directory / "out"),
            "--delete-after",
            "-P",
            str(directory),
            "-i",
            str(listed),
        ],
        check=True,
        cwd=directory,
    )
    subprocess.run(["sync", str(directory / "out.warc.gz")], check=True)  # ours is durable, too, when it ends
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
