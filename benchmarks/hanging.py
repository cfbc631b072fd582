"""A thousand hosts that accept a connection and never answer, along with a thousand good ones, in the service's rounds.

Bar: the good ones at 0.8 of their rate alone, or more.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.capture_ours import run
from benchmarks.site import Hosts

HOSTS, SIZE_BYTES = 1000, 5_000


def main() -> None:
    """Run and print."""
    with Hosts(2 * HOSTS, HOSTS, SIZE_BYTES) as hosts:
        good = [f"{url}/p/{n}" for n, url in enumerate(hosts.urls[:HOSTS])]
        bad = [f"{url}/hang" for url in hosts.urls[HOSTS:]]
        mixed = [url for pair in zip(bad, good, strict=True) for url in pair]
        rates = []
        for urls in (good, mixed):
            with tempfile.TemporaryDirectory(prefix="archiver-bench-", ignore_cleanup_errors=True) as directory:
                rates.append(HOSTS / run(Path(directory), urls, "service")["seconds"][0])
    print(f"good alone {rates[0]:.0f} hosts/s, beside {HOSTS} that hang {rates[1]:.0f} hosts/s")
    print(f"{rates[1] / rates[0]:.2f} of their rate alone (bar 0.8)")
