"""What judging costs once the bytes are here: processor time of one visit. Bars: unchanged 1 ms, changed 15 ms."""

from __future__ import annotations

import gc
import hashlib
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

from archiver import observe
from archiver.app import GARBAGE_OBJECTS
from archiver.judge import judge
from archiver.observe import Reference
from archiver.text import Text, current, extract, to_stored
from benchmarks.site import page
from storage import ids
from storage.body import Body
from storage.model import Access, Assessment, Capture, Exchange, HostContext, Role, State, Visit
from storage.warc import SegmentWriter, read_record

URL, PAGES, SIZE_BYTES = "http://a.example/p/1", 40, 85_000
AT = datetime(2026, 1, 2, tzinfo=UTC)
# in words that occur nowhere else on the page: a text that loses such words needs more comparing
SAID, CHANGED = b"Zealous jurors quit over flax quotas.", b"Nobody withdrew from anything."


def main() -> None:
    """Run and print."""
    gc.set_threshold(GARBAGE_OBJECTS)  # as in the service
    old, others, more = ([_page(n) for n in range(at, at + PAGES)] for at in (0, PAGES, 2 * PAGES))
    before = [_reference(body) for body in old]
    unchanged = _timed(lambda n: _judged(old[n], None, before[n]))
    # separate pages for each case, because comparisons are cached
    known = _timed_changed(old, lambda n: before[n])
    records = [_record(text) for text in map(_text, others)]
    kept = _timed_changed(others, lambda n: _reference(others[n], _kept(*records[n])))
    again = _timed_changed(more, lambda n: _reference(more[n]))
    print(f"the same payload: {unchanged:.3f} ms (bar 1)")
    print(f"85 kB changed, text of the reference at hand: {known:.1f} ms (bar 15)")
    print(f"85 kB changed, text of the reference read as it was kept: {kept:.1f} ms (bar 15)")
    print(f"85 kB changed, text of the reference taken again: {again:.1f} ms (none)")


def _page(n: int) -> bytes:
    return page(n, SIZE_BYTES).replace(b". <a", b". " + SAID + b" <a", 1)


def _timed_changed(pages: list[bytes], reference: Callable[[int], Reference]) -> float:
    new = [body.replace(b"report", b"statement", 20).replace(SAID, CHANGED) for body in pages]
    return _timed(lambda n: _judged(new[n], _text(new[n]), reference(n)))


def _timed(visit: Callable[[int], None]) -> float:
    """Median milliseconds of processor time."""
    taken = []
    for n in range(PAGES):
        begun = time.thread_time()
        visit(n)
        taken.append((time.thread_time() - begun) * 1000)
    return statistics.median(taken)


def _text(body: bytes) -> Text:
    return extract(body, media_type="text/html", charset_hint="utf-8", url=URL)


def _record(text: Text) -> tuple[bytes, str]:
    """A conversion record as in a segment, and the digest of its block as in the catalog."""
    file = BytesIO()
    writer = SegmentWriter(file, "warc/2026/01/02/x.warc.gz", at=AT, info={}, access=Access.PUBLIC)
    exchange = Exchange(id=ids.record_id(), role=Role.PAGE, url=URL, at=AT, egress="direct")
    visit = Visit(source="s", url=URL, n=1, at=AT, egress="direct", exchanges=(exchange,))
    placed = writer.visit(visit, originals={}, metadata=b"{}", texts={exchange.id: to_stored(text)})[0]
    return file.getvalue()[placed.offset : placed.offset + placed.length], placed.block_sha256


def _kept(record: bytes, sha256: str) -> Text | None:
    """The text as `Texts` gets it from `Bodies`, without the catalog's query and the read from the store."""
    found = read_record(record)
    return current(found.block.read()) if found.block_sha256 == sha256 else None


def _reference(body: bytes, text: Text | None = None) -> Reference:
    capture = Capture(
        id="c", source="s", n=1, role=Role.PAGE, url=URL, at=AT, status=200, media_type="text/html",
        payload_sha256=hashlib.sha256(body).hexdigest(), payload_bytes=len(body), segment="x", offset=0, length=1,
    )  # fmt: skip
    return Reference(capture=capture, text=text or _text(body))


def _judged(body: bytes, text: Text | None, last: Reference) -> None:
    exchange = Exchange(
        id="e", role=Role.PAGE, url=URL, at=AT, egress="direct", status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),), payload=Body.of(body),
        payload_sha256=hashlib.sha256(body).hexdigest(), payload_bytes=len(body),
    )  # fmt: skip
    visit = Visit(source="s", url=URL, n=2, at=AT, egress="direct", exchanges=(exchange,))
    seen = observe.observe(visit, text, last=last, first=last)
    finding, reasons = observe.classify(seen)
    judge(
        Assessment(state=State.AVAILABLE), seen, finding, reasons, HostContext(), source="s", url=URL, interval_s=86400
    )
