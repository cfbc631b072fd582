"""The segment whose uncompressed bytes are in tests/golden/segment.warc: one record of each kind that we write.

A change of that file changes what will be read for decades: it needs a decision on record. To write it anew:

    PYTHONPATH=. python tests/warc/golden.py
"""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from storage.model import Failure, Finding, Original, Resolution, Role, Truncated
from storage.records import IDENTICAL, NOT_MODIFIED
from tests.warc.making import AT, URL, Segment, answer, visit_of

GOLDEN = Path(__file__).parent.parent / "golden" / "segment.warc"
FACTS = '{"title":"é \\"quoted\\""}'.encode()  # fixed, because the metadata of a visit grows with the model
PAGE = (
    b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "a"\r\nTransfer-Encoding: chunked\r\n\r\n'
    b"6;x=y\r\n<p>\xc3\xa9<\r\n3\r\n/p>\r\n0\r\nX-Trailer: 1\r\n\r\n"
)


def made() -> bytes:
    """The gzipped segment."""
    segment = Segment()
    moved = answer(
        b"HTTP/1.1 301 Moved\r\nLocation: /2019/page.htm\r\nContent-Length: 0\r\n\r\n", url=URL + "?old", id=2001
    )
    page = replace(
        answer(PAGE, id=2002, at=AT + timedelta(seconds=1)),
        via=moved.url,
        parent=moved.id,
        interim=b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n",
        peer="2001:DB8:0:0:0:0:0:7",
    )
    torn = replace(
        answer(b"HTTP/1.0 200 OK\r\n\r\n%PDF-1.4", url="http://ciwe.example/a|b.pdf", id=2003, peer="192.0.2.7"),
        truncated=Truncated.LENGTH,
        role=Role.DOCUMENT,
        via=page.url,
    )
    radio = answer(
        b"ICY 200 OK\r\nicy-name: x\r\n\r\naudio",
        url="http://ciwe.example/radio",
        id=2004,
        http=False,
        role=Role.DOCUMENT,
    )
    refused = replace(
        answer(None, url="http://ciwe.example/gone", id=2005, request=b"", peer="192.0.2.9"),
        failure=Failure(finding=Finding.REFUSED, detail="connection refused"),
        role=Role.HOME,
    )
    dns = Resolution(
        host="ciwe.example",
        at=AT,
        rcode="NOERROR",
        addresses=("192.0.2.7",),
        server="10.0.0.1",
        text="20260302142000\nciwe.example.\t60\tIN\tA\t192.0.2.7\n",
    )
    first = visit_of(moved, page, torn, radio, refused, resolutions=(dns,))
    segment.add(first, texts={page.id: b'{"main":"\xc3\xa9","v":1}'}, metadata=FACTS)
    original = Original(
        id=page.id,
        url=page.url,
        at="2026-03-02T14:20:01.123Z",
        payload_sha256=page.payload_sha256 or "",
        payload_bytes=page.payload_bytes,
    )
    same = answer(PAGE, id=2006, at=AT + timedelta(hours=6))
    not_modified = replace(
        answer(b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n', id=2007, at=AT + timedelta(hours=12)),
        conditional=True,
        request=b'GET /2019/page.htm HTTP/1.1\r\nHost: ciwe.example\r\nIf-None-Match: "a"\r\n\r\n',
    )
    for n, (exchange, kind) in enumerate(((same, IDENTICAL), (not_modified, NOT_MODIFIED)), 2):
        visit = visit_of(exchange, n=n)
        segment.add(visit, originals={exchange.id: (original, kind)}, metadata=FACTS)
    return segment.done()


def uncompressed() -> bytes:
    """The bytes that the golden file holds."""
    return gzip.decompress(made())


if __name__ == "__main__":
    GOLDEN.write_bytes(uncompressed())
