"""Finding the hosts that are due, among few and many sources. Bar: under 20 ms, flat from 10,000 to 1,000,000.

10,000 and 100,000 sources; with --full also 1,000,000, which takes minutes to fill.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import catalog as tables
from storage import ids
from storage.catalog import Catalog
from storage.model import Source

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PER_HOST, BATCH, DUE_EVERY, TIMES = 10, 10_000, 20, 25


def main() -> None:
    """Run and print."""
    sizes = (10_000, 100_000, 1_000_000) if "--full" in sys.argv else (10_000, 100_000)
    medians = []
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        catalog = Catalog.open(f"sqlite:///{Path(directory) / 'catalog.sqlite'}")
        filled = 0
        for size in sizes:
            filled = _fill(catalog, filled, size)
            medians.append(_claims(catalog))
            print(f"{size} sources: {medians[-1]:.1f} ms for 64 hosts (bar 20)", flush=True)
        catalog.close()
    print(f"{medians[-1] / medians[0]:.2f} times from {sizes[0]} to {sizes[-1]} sources (bar: flat)")


def _fill(catalog: Catalog, have: int, want: int) -> int:
    """Add sources; one host in DUE_EVERY is due, the others not for a day."""
    for start in range(have, want, BATCH):
        new = []
        for n in range(start, start + BATCH):
            host = n // PER_HOST
            due = NOW - timedelta(seconds=1) if host % DUE_EVERY == 0 else NOW + timedelta(days=1)
            url = f"http://h{host}.example/p/{n}"
            source = Source(
                id=ids.ulid(NOW), url=url, written=url, host=f"h{host}.example:80", added_at=NOW, interval_s=86_400
            )
            new.append((source, due))
        with catalog.write(durable=False) as conn:
            tables.sources.add(conn, new, "journal/2026/01/02/x.jsonl.gz")
    return want


def _claims(catalog: Catalog) -> float:
    """Median milliseconds of claiming 64 hosts, which are then released."""
    taken = []
    for n in range(TIMES):
        begun = time.monotonic()
        with catalog.write(durable=False) as conn:
            leases = tables.hosts.claim(conn, now=NOW, token=f"t{n}", lease_s=120, limit=64)
        taken.append((time.monotonic() - begun) * 1000)
        with catalog.write(durable=False) as conn:
            for lease in leases:
                tables.hosts.release(conn, lease.host, f"t{n}", next_request_at=None, failures=0)
    return statistics.median(taken)
