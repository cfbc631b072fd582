"""The same pages from many hosts and from two: what a lease, a round and a connection per host cost.

Bar: 2,000 pages from 2,000 hosts at half the rate of two hosts or more.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.capture_ours import run
from benchmarks.site import Hosts

PAGES, SIZE_BYTES, RUNS = 2000, 85_000, 3


def main() -> None:
    """Run and print."""
    ratios = {"keep": list[float](), "walk": list[float]()}
    with Hosts(PAGES, PAGES, SIZE_BYTES) as many, Hosts(2, PAGES, SIZE_BYTES) as two:
        for turn in range(RUNS):
            for kind, found in ratios.items():
                if kind == "walk" and turn:  # one run is enough: it takes a while
                    continue
                rates = []
                for hosts in (many, two):
                    urls = [f"{hosts.urls[n % len(hosts.urls)]}/p/{n}" for n in range(PAGES)]
                    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
                        rates.append(PAGES / run(Path(directory), urls, kind)["seconds"][0])
                found.append(rates[0] / rates[1])
                print(f"{kind}: {PAGES} hosts {rates[0]:.0f} pages/s, 2 hosts {rates[1]:.0f} pages/s", flush=True)
    for kind, found in ratios.items():
        print(f"{kind}: {statistics.median(found):.2f} of the rate of two hosts (bar 0.5)")
