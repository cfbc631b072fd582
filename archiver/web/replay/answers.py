"""Builds replay's responses: our bar around a copy, the rewritten copy, and what it embeds.

Of a copy, only its body is sent, with a media type from our lists. Every response has a policy under which no script
of a page runs and nothing is loaded from elsewhere; what a PDF may do is up to the browser's reader. Bytes are checked against their digests first, as for every download.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import Response, StreamingResponse

from archiver import sanitizing
from archiver.text import charset
from archiver.text.formats.internal_subset import without_internal_subset
from archiver.text.sniff import PDF, SNIFF_BYTES
from archiver.web import downloads, links, ranges, strings
from archiver.web.replay import copies, kinds, markup, page_redirects, styles
from archiver.web.replay.addresses import Asked, Form
from archiver.web.replay.allowance import ADDRESS, Allowance, Spent
from archiver.web.replay.kinds import Kind, Shown
from archiver.web.replay.notes import FRAME, Note
from storage import urls
from storage.body import CHUNK_BYTES
from storage.errors import ArchiverError, Purged
from storage.warc import UnknownCoding

if TYPE_CHECKING:
    from starlette.requests import Request

    from archiver.lookup import Opened
    from archiver.web.replay.door import Entered
    from archiver.web.site import Service
    from storage.body import Body
    from storage.model import Capture

DECODED_BYTES = 256 << 20  # maximum size decoded: a page may embed a hundred coded bodies, each requested separately
PAGE_BYTES = 20 << 20  # maximum for rewriting; longer pages can be downloaded
STYLE_BYTES = 8 << 20
TEXT_BYTES = 20 << 20
AT_ONCE = 4  # pages rewritten at the same time
WAIT_S = 10  # seconds to wait for one of them to finish
PART_CACHE = "private, max-age=300"  # short, so that erased or sealed content soon leaves browsers, too

_LOADING = ("default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; media-src 'self'; "
            "frame-src 'self'; form-action 'none'; base-uri 'none'")  # fmt: skip
# no `frame-ancestors`: a nested frame is inside a frame with an opaque origin, which no value of that directive matches
INNER_POLICY = f"{_LOADING}; sandbox {markup.SANDBOX}"
ALONE_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; sandbox"
)
# a sandbox would prevent the browser's PDF viewer from showing it
PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
# accepted Sec-Fetch-Dest values, if the browser sends one
_TAKEN_AS = {
    Form.INNER: frozenset({"iframe", "frame"}),
    Form.STYLE: frozenset({"style", "empty"}),
    Form.PART: frozenset({"image", "font", "audio", "video", "track", "empty"}),
}
_writing = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Call:
    """One request for a copy through a door."""

    request: Request
    service: Service
    asked: Asked
    entered: Entered


class Read(NamedTuple):
    """A copy whose bytes were read and checked."""

    capture: Capture
    opened: Opened
    body: Body
    shown: Shown
    declared: str
    charset: str | None


def answer(call: Call) -> Response | Note:
    """The response for a call: bytes, or a page of ours. Raises Note, with the reason, for what cannot be shown."""
    wanted = call.request.headers.get("sec-fetch-dest", "")
    taken = _TAKEN_AS.get(call.asked.form)
    if wanted and taken is not None and wanted not in taken:
        if wanted == "document":  # a copy must not be seen without the bar that identifies it
            return _to(call.asked.address(call.asked.url, Form.OUTER))
        raise Note("here", 403)
    found = _found(call)
    if call.asked.form is Form.OUTER and links.stamp(found.at, exact=True) != call.asked.digits:
        return _to(call.asked.address(call.asked.url, at=found.at))
    if copies.redirects(found) and (onward := _onward(call, found)) is not None:
        return _to(onward)
    read = _read(call, found)
    if call.asked.form is Form.STYLE:
        return _style(call, read)
    if call.asked.form is Form.PART:
        return _part(call, read)
    if call.asked.form is Form.PAPER:
        return _paper(call, read)
    return _inner(call, read) if call.asked.form is Form.INNER else _outer(call, read)


def _found(call: Call) -> Capture:
    asked = call.asked
    with call.service.catalog.read() as conn:
        found = copies.nearest(conn, asked.url, asked.at, asked.span, call.entered.source)
        if found is None:
            raise Note("none", 404)
        if asked.form is Form.INNER and copies.is_from_another_time(
            conn, found, asked.at, asked.span, call.entered.source
        ):
            raise Note("apart", 200, capture=found)
    return found


def _onward(call: Call, hop: Capture) -> str | None:
    """The replay address of a kept redirect's target, where possible as the same visit received it.

    None without a usable target. Raises Note for a redirect to itself.
    """
    location = downloads.location(call.service.lookup.open(hop))
    target = None if location is None else urls.resolve(hop.url, location)
    if target is None:
        return None
    with call.service.catalog.read() as conn:
        end = copies.led_to(conn, hop, target, call.entered.source)
    if end is not None and (end.at > hop.at or target != hop.url):
        return call.asked.address(target, at=end.at if call.asked.form is Form.OUTER else None)
    if target == hop.url:
        raise Note("onward", 404, capture=hop)
    return call.asked.address(target)


def _read(call: Call, capture: Capture) -> Read:
    opened = call.service.lookup.open(capture)
    try:
        found = opened.record.decoded(DECODED_BYTES)
    except UnknownCoding:
        raise Note("coded", 422, capture=capture) from None
    if not found.whole and opened.source.truncated is None:
        raise Note("coded", 422, capture=capture)
    body = found.body
    declared, label = kinds.declared(opened.headers)
    return Read(capture, opened, body, kinds.shown(body.read(0, SNIFF_BYTES), declared), declared, label)


def _outer(call: Call, read: Read) -> Note:
    """Our bar, with facts on the copy, and the copy below it in a sandboxed frame."""
    asked, (kind, _) = call.asked, read.shown
    status = read.opened.status if read.capture.status == 304 else read.capture.status
    if kind is Kind.PDF:
        return Note("pdf", 200, capture=read.capture, paper=asked.address(asked.url, Form.PAPER), status_kept=status)
    if kind in {Kind.FILE, Kind.FONT}:
        return Note("file", 200, capture=read.capture, status_kept=status)
    if read.body.bytes > (PAGE_BYTES if kind is Kind.PAGE else TEXT_BYTES) and kind in {
        Kind.PAGE,
        Kind.TEXT,
        Kind.STYLE,
    }:
        return Note("long_page", 200, capture=read.capture, status_kept=status)
    sent = _sent_on(read) if kind is Kind.PAGE else ""
    with call.service.catalog.read() as conn:
        papers = copies.documents(conn, read.capture) if kind is Kind.PAGE else []
    return Note(FRAME, 200, capture=read.capture, frame=asked.address(asked.url, Form.INNER), status_kept=status, sent=sent,
                papers=papers, led=_copy_of(call, sent) if sent else "")  # fmt: skip


def _sent_on(read: Read) -> str:
    """The address that a page redirects its readers to; "" for none."""
    head = read.body.read(0, page_redirects.HEAD_BYTES)
    return page_redirects.redirect_target(head, read.opened.headers, read.charset, read.capture.url) or ""


def _copy_of(call: Call, url: str) -> str:
    """The address of the copy of this URL nearest to the requested time, with our bar; "" if there is none."""
    try:
        with call.service.catalog.read() as conn:
            found = copies.nearest(conn, url, call.asked.at, call.asked.span, call.entered.source)
    except Purged:
        return ""
    return "" if found is None else call.asked.address(url, Form.OUTER, at=found.at)


def _inner(call: Call, read: Read) -> Response:
    """The content of the frame."""
    kind = read.shown.kind
    if kind is Kind.PAGE:
        return _page(call, read)
    if kind in {Kind.TEXT, Kind.STYLE}:
        if read.body.bytes > TEXT_BYTES:
            raise Note("long_page", 200, capture=read.capture)
        text, _ = charset.decode(read.body.read(), read.charset)
        return Response(text.encode("utf-8", "replace"), 200, _headers(read, "text/plain; charset=utf-8", ALONE_POLICY))
    if kind in {Kind.IMAGE, Kind.MEDIA}:
        tag = "img" if kind is Kind.IMAGE else "video" if read.shown.media_type.startswith("video/") else "audio"
        source = markup.quoted(call.asked.address(call.asked.url, Form.PART))
        name = "" if tag == "img" else " controls"
        text = f'<!doctype html><title>{tag}</title><style>{tag}{{max-width:100%}}</style><{tag} src="{source}"{name}>'
        return Response(text, 200, _headers(read, "text/html; charset=utf-8", INNER_POLICY))
    raise Note("pdf" if kind is Kind.PDF else "file", 200, capture=read.capture)


def _page(call: Call, read: Read) -> Response:
    if read.body.bytes > PAGE_BYTES:
        raise Note("long_page", 200, capture=read.capture)
    text, encoding = charset.decode(read.body.read(), read.charset)
    if markup.too_long(text):
        raise Note("long_page", 200, capture=read.capture)
    url, xml = read.capture.url, read.declared in kinds.XML_PAGES
    if xml:
        text = without_internal_subset(text)
    opening = strings.text("replay_way", call.entered.language)
    with _turn(read.capture):
        wanted = markup.parts(text, url, xml=xml, encoding=encoding)
        with call.service.catalog.read() as conn:
            kept = copies.kept(conn, wanted, call.entered.source)
        pieces = markup.rewritten(
            text, url, call.asked.address, kept.__contains__, xml=xml, opening=opening, encoding=encoding
        )
        written = "".join(pieces)
    # browsers never lay out XML in quirks mode; its own DOCTYPE has no effect now
    mode = "<!doctype html>" if xml else ""
    return Response(
        (mode + written).encode("utf-8", "replace"), 200, _headers(read, "text/html; charset=utf-8", INNER_POLICY)
    )


@contextmanager
def _turn(capture: Capture) -> Iterator[None]:
    """Hold one of the AT_ONCE slots for rewriting. Raises Note if all are taken, or if the allowance is spent."""
    if not _writing.acquire(timeout=WAIT_S):
        raise Note("busy", 503)
    try:
        yield
    except Spent:
        raise Note("long_page", 200, capture=capture) from None
    finally:
        _writing.release()


def _style(call: Call, read: Read) -> Response:
    head = read.body.read(0, SNIFF_BYTES)
    if not kinds.is_style(head, read.declared) or read.body.bytes > STYLE_BYTES:
        raise Note("file", 404)
    named = styles.CHARSET.match(head)
    text = _sheet_text(call, read.body.read(), read.charset or (named[1].decode() if named else None))

    def address(ref: str, sheet: bool) -> str | None:
        found = urls.resolve(read.capture.url, ref) if len(ref) <= ADDRESS else None
        return (
            None
            if found is None or len(found) > ADDRESS
            else call.asked.address(found, Form.STYLE if sheet else Form.PART)
        )

    with _turn(read.capture):
        written = styles.rewritten(text, address, Allowance(len(text)))
    return Response(
        written.encode("utf-8", "replace"), 200, _headers(read, "text/css; charset=utf-8", ALONE_POLICY, part=True)
    )


def _sheet_text(call: Call, sheet: bytes, label: str | None) -> str:
    """The text of a style sheet. One that does not name its encoding has that of its page (CSS Syntax 3, 3.2)."""
    text, codec = charset.decode(sheet, label)
    unicode = codec.startswith("utf-16") or "\ufffd" not in sheet.decode("utf-8", "replace")
    if charset.known(label) is None and not unicode:
        text = sheet.decode(_page_codec(call) or codec, "replace")
    return text


def _page_codec(call: Call) -> str | None:
    """The codec of the page that the reader's door leads to; None if it cannot be read, or is UTF-8."""
    asked = call.asked
    with call.service.catalog.read() as conn:
        page = copies.page(conn, call.entered.source, asked.at, asked.span)
    if page is None:
        return None
    try:
        read = _read(call, page)
        codec = charset.decode(read.body.read(0, charset.DETECT_BYTES), read.charset)[1]
    except (ArchiverError, Note):
        return None
    return None if read.shown.kind is not Kind.PAGE or codec == "utf-8" else codec


def _part(call: Call, read: Read) -> Response:
    kind, media_type = read.shown
    if kind not in {Kind.IMAGE, Kind.FONT, Kind.MEDIA}:
        raise Note("file", 404)
    headers = _headers(read, media_type, ALONE_POLICY, part=True)
    if media_type == kinds.SVG:  # harmless as an image, but a page if opened by itself
        headers["content-disposition"] = sanitizing.disposition(downloads.name_of(read.capture))
    return _sent(call, read, headers)


def _paper(call: Call, read: Read) -> Response:
    if read.shown.kind is not Kind.PDF:
        return _to(call.asked.address(call.asked.url, Form.OUTER))
    return _sent(call, read, _headers(read, PDF, PAPER_POLICY))


def _sent(call: Call, read: Read, headers: dict[str, str]) -> Response:
    """The kept body, or the requested range of it."""
    body, status = read.body, 200
    headers |= {"etag": f'"{downloads.file_tag(read.opened)}"', "accept-ranges": "bytes"}
    if ranges.unchanged(call.request.headers, headers["etag"]):
        return Response(None, 304, headers)
    wanted = ranges.part(call.request.headers, headers["etag"], body.bytes) if call.request.method == "GET" else None
    if wanted is not None:
        start, size_bytes = wanted
        status = 206
        headers["content-range"] = f"bytes {start}-{start + size_bytes - 1}/{body.bytes}"
        body = body.part(start, size_bytes)
    headers["content-length"] = str(body.bytes)
    pieces: Iterator[bytes] = iter(()) if call.request.method == "HEAD" else body.chunks(CHUNK_BYTES)
    return StreamingResponse(pieces, status, headers)


def _headers(read: Read, media_type: str, policy: str, *, part: bool = False) -> dict[str, str]:
    """Response headers for kept content. `part`: allow embedding by frames with an opaque origin, also as a font."""
    headers = {
        "content-type": media_type,
        "content-security-policy": policy,
        "memento-datetime": links.http_date(read.capture.at),
    }
    if part:
        headers |= {
            "cross-origin-resource-policy": "cross-origin",
            "access-control-allow-origin": "*",
            "cache-control": PART_CACHE,
        }
    return headers


def _to(address: str) -> Response:
    return Response(None, 302, {"location": address})
