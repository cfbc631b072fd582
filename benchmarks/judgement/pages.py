"""Labelled pages and pairs through the real code: served on loopback, fetched, read, observed, classified.

    python -m benchmarks.judgement pages MANIFEST.jsonl [-v]

A line of the manifest is one item: `kind` page (`file`) or pair (`file_a`, then `file_b` of one URL), `label`, `lang`;
files are relative to the manifest, gzip when they end in .gz. A page is judged as a first look, at `observed_status`
or 200; a front page is served at the root, everything else at an address inside the site. Of a pair the first is the
reference. No probes: what is measured is one look.
"""

from __future__ import annotations

import gzip
import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

from archiver import text
from archiver.fetch import Fetcher, Limits
from archiver.gate import Gate
from archiver.observe import Reference, charset, classify, media_type, observe
from archiver.resolve import DnsResolver
from benchmarks.judgement.history import as_capture
from benchmarks.judgement.scoring import FINE, GROUP_OF_LABEL, Judged, report
from storage.model import Exchange, Observation, Role, Visit

FRONT = frozenset({"homepage", "section_page"})


class Site:
    """A loopback host whose one answer can be set."""

    def __init__(self) -> None:
        self.body = b""
        self.status = 200
        site = self

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.send_response(site.status)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(site.body)))
                self.end_headers()
                self.wfile.write(site.body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Looker:
    """Looks at one address the way the service does, less the store."""

    def __init__(self, site: Site, fetcher: Fetcher) -> None:
        self._site = site
        self._fetcher = fetcher
        self.judging_s: list[float] = []

    def look(
        self, path: str, body: bytes, status: int, n: int, last: Reference | None
    ) -> tuple[Observation, Exchange, text.Text]:
        """Serve, fetch, read, observe."""
        self._site.body, self._site.status = body, status
        url = self._site.base + path
        with self._fetcher.session() as session:
            exchanges = tuple(session.get(url, Role.PAGE))
        page = exchanges[-1]
        visit = Visit(source="corpus", url=url, n=n, at=page.at, egress="direct", exchanges=exchanges)
        begun = time.perf_counter()
        content = text.decoded(page.payload, page.headers) if page.payload is not None else b""
        got = text.extract(content, media_type=media_type(page) or "", charset_hint=charset(page), url=page.url)
        seen = observe(visit, got, last=last, first=last)
        self.judging_s.append(time.perf_counter() - begun)
        return seen, page, got

    def judge(self, item: dict[str, str], bodies: list[bytes]) -> Judged:
        """The finding of the item's last look."""
        path = "/" if item["label"] in FRONT else "/articles/2021/report-18571.html"
        last = None
        if len(bodies) == 2:
            _, page, got = self.look(path, bodies[0], 200, 1, None)
            last = Reference(capture=as_capture(page), text=got)
        status = int(item.get("observed_status") or 200)
        seen, _, _ = self.look(path, bodies[-1], status, len(bodies), last)
        finding, reasons = classify(seen)
        return Judged(item, finding, "; ".join(f"{r.rule}: {r.text}" for r in reasons)[:300], seen.title or "")


def main(arguments: list[str]) -> int:
    """Prints the figures; with -v every mistake."""
    verbose = "-v" in arguments
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    manifest = Path(paths[0])
    items = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip()]
    with _looker() as looker:
        judged = [looker.judge(item, _bodies(manifest.parent, item)) for item in items]
    if verbose:
        for j in judged:
            if j.got != j.wanted:
                name = j.item.get("file") or j.item.get("file_b")
                print(f"{j.label} ({j.item.get('lang')}) -> {j.finding.value}: {name} {j.title[:60]!r} | {j.why}")
        print()
    print(report(judged))
    slow = sorted(looker.judging_s)
    middle = slow[len(slow) // 2] if slow else 0.0
    print(f"\nreading and observing one answer: median {middle * 1000:.1f} ms over {len(slow)} looks")
    unknown = {j.label for j in judged if j.label not in GROUP_OF_LABEL and not j.pair}
    if unknown:
        print(f"labels that this program does not know were taken as {FINE}: {', '.join(sorted(unknown))}")
    return 0


@contextmanager
def _looker() -> Iterator[Looker]:
    site = Site()
    fetcher = Fetcher(
        resolver=DnsResolver(),
        gate=Gate(0.0),
        limits=Limits(),
        user_agent="archiver-benchmark",
        allowed_networks=(ip_network("127.0.0.0/8"),),
    )
    try:
        yield Looker(site, fetcher)
    finally:
        fetcher.close()
        site.close()


def _bodies(folder: Path, item: dict[str, str]) -> list[bytes]:
    names = [item["file"]] if item["kind"] == "page" else [item["file_a"], item["file_b"]]
    return [_read(folder / name) for name in names]


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data
