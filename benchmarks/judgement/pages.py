"""Runs labelled pages and pairs through the real code: served on loopback, fetched, read, observed, classified.

    python -m benchmarks.judgement pages MANIFEST.jsonl [-v]

A line of the manifest is one item: `kind` page (`file`) or pair (`file_a`, then `file_b` of one URL), `label`, `lang`;
files are relative to the manifest, and may be gzip under names that end in .gz. A page is judged as a first look, with
`observed_status` or 200, and with its `headers` if it has them; a front page is served at the root, a pair with a `url`
at its path, everything else at an address inside the site. The first of a pair is the reference; the looks are dated by its `date_a` and `date_b` if it
has both with their zones, else now. No probes: what is measured is one look.

Labels are the classes of findings (docs/judgement.md) and, besides them, for pages `alive homepage section_page
not_found login_wall censor_block filter_block geo_block paywall service_closed unclaimed`, for pairs these and
`content_altered presentation_only links_only unchanged`. Any other counts as `alive`, for a pair as `replaced`, and is
listed at the end.

Nothing leaves the loopback: a body under a redirect's status is taken as the page that the redirect led to.

If a pair is labelled `became_` and a label of a page, that page is what came. With -v each mistake is printed, also
those within a class. What makes no sense is reported by its line before anything is measured; the exit code is then 2.
"""

from __future__ import annotations

import argparse
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

from archiver import text
from archiver.fetch import Fetcher, Limits
from archiver.gate import RETRY_MAX_S, Gate
from archiver.observe import Reference, charset, classify, media_type, observe
from archiver.resolve import DnsResolver
from benchmarks.judgement import fields, items
from benchmarks.judgement.fields import BadLine, Headers
from benchmarks.judgement.history import as_capture, plain
from benchmarks.judgement.scoring import FINE, REPLACED, Judged, report
from storage.model import Exchange, Observation, Role, Visit

FRONT = frozenset({"homepage", "section_page"})
OF_THE_WIRE = frozenset({"connection", "content-length", "keep-alive", "transfer-encoding"})  # set by us, not the item
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a field name, RFC 9110 5.1; servers send no others


class Site:
    """A loopback host whose single answer can be set."""

    def __init__(self) -> None:
        self.body = b""
        self.status = 200
        self.headers: Headers = ()
        site = self

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.send_response_only(site.status)
                for name, value in site.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(site.body)))
                self.end_headers()
                self.wfile.write(site.body)

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.base = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Clock:
    """A monotonic clock that advances a day between looks, so that a Retry-After is over at the next look."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._ahead_s

    def next_day(self) -> None:
        self._ahead_s += RETRY_MAX_S


class Looker:
    """Looks at one address as the service does, without the store."""

    def __init__(self, site: Site, fetcher: Fetcher, clock: Clock) -> None:
        self._site = site
        self._fetcher = fetcher
        self._clock = clock
        self.judging_s: list[float] = []

    def look(
        self,
        path: str,
        body: bytes,
        item: items.Item | None,
        n: int,
        last: Reference | None,
        *,
        at: datetime | None = None,
    ) -> tuple[Observation, Exchange, text.Text]:
        """Serve, fetch, read, observe.

        `item`: supplies status and headers; None: those of an ordinary page. `at`: time of the look; None: now.
        """
        self._site.body = body
        self._site.status = 200 if item is None or item.status in fields.REDIRECTS else item.status
        self._site.headers = _served(() if item is None else item.headers, body)
        url = self._site.base + path
        self._clock.next_day()
        with self._fetcher.session() as session:
            exchanges = tuple(session.get(url, Role.PAGE))
        if at is not None:
            exchanges = tuple(replace(one, at=at) for one in exchanges)
        page = exchanges[-1]
        visit = Visit(source="corpus", url=url, n=n, at=page.at, egress="direct", exchanges=exchanges)
        begun = time.thread_time()
        content = text.decoded(page.payload, page.headers) if page.payload is not None else b""
        got = text.extract(content, media_type=media_type(page) or "", charset_hint=charset(page), url=page.url)
        seen = observe(visit, got, last=last, first=last)
        self.judging_s.append(time.thread_time() - begun)
        return seen, page, got

    def judge(self, item: items.Item) -> Judged:
        """The finding of the item's last look."""
        path = item.path or ("/" if item.label in FRONT else "/articles/2021/report-18571.html")
        *before, body = item.bodies()
        seen_at = item.seen or (None,) * len(item.files)
        last = None
        for earlier in before:
            _, page, got = self.look(path, earlier, None, 1, None, at=seen_at[0])
            last = Reference(capture=as_capture(page), text=got)
        seen, _, _ = self.look(path, body, item, len(item.files), last, at=seen_at[-1])
        finding, reasons = classify(seen)
        return Judged(item, finding, "; ".join(f"{r.rule}: {r.text}" for r in reasons)[:300], seen.title or "")


def main(arguments: list[str]) -> int:
    """Print the figures; with -v every mistake. Exit 0, or 2 if the manifest cannot be read."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.judgement pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("manifest", type=Path, metavar="MANIFEST.jsonl")
    parser.add_argument("-v", "--verbose", action="store_true", help="each mistake")
    given = parser.parse_args(arguments)
    try:
        wanted = list(items.read(given.manifest))
    except (BadLine, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    with _looker() as looker:
        judged = [looker.judge(item) for item in wanted]
    if given.verbose:
        for j in judged:
            if not j.right:
                of = f"{j.item.label} ({j.item.lang})"
                print(f"{of} -> {j.finding.value}: {j.item.name} {j.title[:60]!r} | {j.why}")
        print()
    print(report(judged))
    slow = sorted(looker.judging_s)
    middle = slow[len(slow) // 2] if slow else 0.0
    print(f"\nreading and observing one answer: median {middle * 1000:.1f} ms of one core over {len(slow)} looks")
    for pair, group in ((False, FINE), (True, REPLACED)):
        unknown = sorted({j.item.label for j in judged if j.pair is pair and not j.known})
        if unknown:
            print(f"labels that this program does not know were taken as {group}: {', '.join(unknown)}")
    return 0


def _served(headers: Headers, body: bytes) -> Headers:
    """The headers to send with a body: the item's, without those of the connection."""
    sent = tuple(
        (name, " ".join(value.split()).encode().decode("latin-1"))
        for name, value in plain(headers, body)
        if name.lower() not in OF_THE_WIRE and _TOKEN.fullmatch(name)
    )
    typed = any(name.lower() == "content-type" for name, _ in sent)
    return sent if typed else (("Content-Type", "text/html"), *sent)


@contextmanager
def _looker() -> Iterator[Looker]:
    site, clock = Site(), Clock()
    fetcher = Fetcher(
        resolver=DnsResolver(),
        gate=Gate(0.0, now=clock),
        limits=Limits(),
        user_agent="archiver-benchmark",
        allowed_networks=(ip_network("127.0.0.0/8"),),
    )
    try:
        yield Looker(site, fetcher, clock)
    finally:
        fetcher.close()
        site.close()
