"""One URL looked up among many captures, over HTTP. Bar: under 5 ms at the median among 1,000,000.

100,000 captures; with --full 1,000,000. Against pywb only where it is installed: a decision of ours says why it is not.
"""

from __future__ import annotations

import http.client
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from archiver import web
from archiver.app import App
from benchmarks.capture_ours import opened
from config.settings import Listen
from storage import catalog as tables
from storage import ids
from storage.model import Capture, Role, Source

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SEGMENT, BATCH, EACH, TIMES = "warc/2026/01/02/x.warc.gz", 10_000, 4, 500


def main() -> None:
    """Run and print."""
    size = 1_000_000 if "--full" in sys.argv else 100_000
    with tempfile.TemporaryDirectory(prefix="archiver-bench-") as directory:
        whole = opened(Path(directory))
        _fill(whole, size)
        server = web.serve(whole, Listen("127.0.0.1", 0))
        taken = _lookups(server.address.port, size)
        server.stop()
        whole.close()
    median, slow = statistics.median(taken), sorted(taken)[len(taken) * 99 // 100]
    print(f"{size} captures: {median:.2f} ms at the median (bar 5), {slow:.2f} ms at the 99th of 100, "
          f"{1000 / statistics.mean(taken):.0f} requests/s by one client")  # fmt: skip


def _url(n: int) -> str:
    return f"http://h{n // 100}.example/p/{n}"


def _fill(whole: App, size: int) -> None:
    url = _url(0)
    source = Source(id=ids.ulid(NOW), url=url, written=url, host="h0.example:80", added_at=NOW, interval_s=86_400)
    with whole.catalog.write(durable=False) as conn:
        tables.sources.add(conn, [(source, NOW)], "journal/2026/01/02/x.jsonl.gz")
        tables.segments.reserve(conn, SEGMENT, "bench", NOW, hosts=[])
    for start in range(0, size, BATCH):
        rows = [
            Capture(
                id=f"{n:032x}", source=source.id, n=n + 1, role=Role.PAGE, url=_url(n // EACH),
                at=NOW + timedelta(hours=n % EACH), status=200, media_type="text/html", payload_sha256=f"{n:064x}",
                payload_bytes=1000, segment=SEGMENT, offset=n * 1000, length=1000, good=True,
            )
            for n in range(start, start + BATCH)
        ]  # fmt: skip
        with whole.catalog.write(durable=False) as conn:
            tables.captures.insert(conn, rows)


def _lookups(port: int, size: int) -> list[float]:
    chance, taken = random.Random(1), []
    client = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(TIMES):
        path = f"/cdx?url={quote(_url(chance.randrange(size // EACH)), safe='')}"
        begun = time.monotonic()
        client.request("GET", path)
        answer = client.getresponse()
        lines = answer.read().splitlines()
        taken.append((time.monotonic() - begun) * 1000)
        if answer.status != 200 or len(lines) != EACH:
            sys.exit(f"{path}: {answer.status}, {len(lines)} lines")
    return taken
