"""Our recording fetcher against httpx alone: small pages, one connection. Bar: 0.75 of its requests per second."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.capture_ours import opened
from benchmarks.site import Hosts
from storage.model import Role

PAGES, SIZE_BYTES, RUNS = 500, 2_000, 5


def main() -> None:
    """Run and print."""
    ratios = []
    with Hosts(1, PAGES, SIZE_BYTES) as hosts, tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        whole = opened(Path(directory))
        urls = [f"{hosts.urls[0]}/p/{n}" for n in range(PAGES)]
        with httpx.Client(trust_env=False) as client:
            for turn in range(RUNS + 1):  # the first warms up
                begun = time.monotonic()
                for url in urls:
                    assert client.get(url).status_code == 200
                bare = PAGES / (time.monotonic() - begun)
                begun = time.monotonic()
                for url in urls:
                    with whole.fetcher.session() as session:
                        assert session.get(url, Role.PAGE)[-1].status == 200
                ours = PAGES / (time.monotonic() - begun)
                if turn:
                    ratios.append(ours / bare)
                    print(f"recorded {ours:.0f} requests/s, httpx alone {bare:.0f} requests/s", flush=True)
        whole.close()
    print(f"{statistics.median(ratios):.2f} of httpx alone (bar 0.75)")
