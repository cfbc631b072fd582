"""What is often asked about the safety of everything, among few and many receipts.

`/readyz`, and what a service does each minute; the times must stay flat, or nearly. 10,000 and 100,000 receipts of two
stores; with --full also 1,000,000.
"""

from __future__ import annotations

import http.client
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from archiver import web
from archiver.app import App
from benchmarks.capture_ours import opened
from config.settings import Listen
from storage import catalog as tables
from storage.catalog import schema
from storage.model import SegmentState

NOW = datetime(2026, 1, 2, tzinfo=UTC)
STORES, BATCH, TIMES = ("main", "copy2"), 10_000, 15


def main() -> None:
    """Run and print."""
    sizes = (10_000, 100_000, 1_000_000) if "--full" in sys.argv else (10_000, 100_000)
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        stores = ",".join(f"file://{directory}/{name}" for name in STORES)
        whole = opened(Path(directory), ARCHIVER_STORE=stores)
        whole.recognise()
        for _ in range(3):  # until both stores have everything
            whole.settle()
        server = web.serve(whole, Listen("127.0.0.1", 0))
        filled = 0
        for size in sizes:
            _fill(whole, filled, size)
            filled = size
            for one in whole.auditor.standing():
                if one.copies < size // 2 or one.lacking:
                    sys.exit(f"{one.copies} copies are counted of {size // 2} in {one.store}, {one.lacking} lacking")
            told = ", ".join(f"{name} {_median(what):.1f} ms" for name, what in _asked(whole, server.address.port))
            print(f"{size} receipts: {told}", flush=True)
        server.stop()
        whole.close()


def _asked(whole: App, port: int) -> list[tuple[str, Callable[[], object]]]:
    def ready() -> None:
        client = http.client.HTTPConnection("127.0.0.1", port)
        client.request("GET", "/readyz")
        answer = client.getresponse()
        if answer.status != 200:
            sys.exit(f"/readyz: {answer.status} {answer.read()!r}")
        answer.read()
        client.close()

    return [
        ("/readyz", ready),
        ("the audit's standing", whole.auditor.standing),
        ("alarms", whole.alarms.tick),
        ("what a service settles", whole.settle),
    ]


def _fill(whole: App, have: int, want: int) -> None:
    """Add segments that both stores have."""
    for start in range(have // 2, want // 2, BATCH // 2):
        names = [f"warc/2026/01/02/{n:026d}.warc.gz" for n in range(start, start + BATCH // 2)]
        digest = "0" * 64
        segments = [
            {"name": name, "state": SegmentState.PRESERVED.value, "access": "public", "owner": "bench",
             "reserved_at": NOW, "stored_at": NOW, "sha256": digest, "bytes": 1000}
            for name in names
        ]  # fmt: skip
        receipts = [
            {"name": name, "store": store, "sha256": digest, "bytes": 1000} for name in names for store in STORES
        ]
        with whole.catalog.write(durable=False) as conn:
            conn.execute(schema.segments.insert(), segments)
            conn.execute(schema.receipts.insert(), receipts)
    with whole.catalog.write(durable=False) as conn:
        tables.tallies.recount(conn)


def _median(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.monotonic()
        run()
        taken.append((time.monotonic() - begun) * 1000)
    return statistics.median(taken)
