"""Sends archived bytes: always as a download, verified before the first byte, never as a page of ours."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from archiver import sanitizing
from archiver.web import ranges
from archiver.web.links import stamp
from archiver.web.problems import Problem
from storage import urls
from storage.body import Body

if TYPE_CHECKING:
    from archiver.lookup import Opened
    from storage.model import Capture

# on top of the page policy: no script, form or frame, and an opaque origin wherever the file is opened
SANDBOX: Mapping[str, str] = {
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "x-download-options": "noopen",
    "cache-control": "private, no-cache, no-transform",
    "accept-ranges": "none",
}
OCTETS = "application/octet-stream"
_TYPE = re.compile(r"[a-zA-Z0-9!#$&^_.+-]+/[a-zA-Z0-9!#$&^_.+-]+(?:\s*;[\x20-\x7e]{0,200})?")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]{0,4000}")
_MOST_HEADERS = 100


def send(request: Request, body: Body, name: str, *, tag: str, media_type: str = OCTETS, status: int = 200,
         headers: Mapping[str, str] | None = None, archived: Sequence[tuple[str, str]] = ()) -> Response:  # fmt: skip
    """Send a body as a download: whole, the requested range (206), or 304 if it has not changed.

    A capture whose status was not 200 is always sent whole. `tag`: identifies exactly these bytes. `archived`: the
    headers received with it, from `originals`.
    """
    sent_headers = {**SANDBOX, **(headers or {})}
    if status == 200:
        sent_headers |= {"etag": f'"{tag}"', "accept-ranges": "bytes"}
        if ranges.is_another(request.headers, sent_headers["etag"]):
            raise Problem(412, "These are not the bytes that were asked for by If-Match: begin anew.")
        if ranges.unchanged(request.headers, sent_headers["etag"]):
            sent_headers.pop("content-digest", None)  # would describe the empty body of the 304
            return _with(Response(None, 304, sent_headers), archived)
        wanted = ranges.part(request.headers, sent_headers["etag"], body.bytes) if request.method == "GET" else None
        if wanted is not None:
            start, size_bytes = wanted
            status = 206
            sent_headers["content-range"] = f"bytes {start}-{start + size_bytes - 1}/{body.bytes}"
            if whole := sent_headers.pop("content-digest", None):  # would describe only the range (RFC 9530, 2)
                sent_headers["repr-digest"] = whole
            body = body.part(start, size_bytes)
    sent_headers |= {
        "content-type": media_type,
        "content-length": str(body.bytes),
        "content-disposition": sanitizing.disposition(name),
    }
    return _with(StreamingResponse(() if request.method == "HEAD" else body.chunks(), status, sent_headers), archived)


def stored_tag(opened: Opened) -> str:
    """The entity tag of the stored bytes."""
    return opened.source.payload_sha256 or opened.source.id


def file_tag(opened: Opened) -> str:
    """The entity tag of the bytes without their content coding."""
    return f"{stored_tag(opened)}-file"


def name_of(capture: Capture, *, coding: str = "") -> str:
    """The file name for a capture.

    `coding`: adds a suffix to bytes that are still compressed, so that nobody opens them by mistake.
    """
    suffix = {"gzip": ".gz", "x-gzip": ".gz", "br": ".br", "zstd": ".zst", "deflate": ".zz"}.get(coding, "")
    if coding and not suffix:
        suffix = ".coded"
    return sanitizing.file_name(capture.url, capture.media_type, stamp(capture.at)) + suffix


def stored_name(capture: Capture) -> str:
    """The file name for stored bytes, independent of their coding: a page shows it before anything is read."""
    return f"{stamp(capture.at)}-{capture.id}.stored"


def content_coding(opened: Opened) -> str:
    """The archived Content-Encoding; "" for none."""
    value = opened.header("content-encoding").strip().lower()
    return "" if value == "identity" else value


def media_type(opened: Opened) -> str:
    """The archived Content-Type, if it is valid and not multipart.

    A browser may split multipart content, and treat the parts neither as a download nor as sandboxed.
    """
    value = opened.header("content-type").strip()
    return value if _TYPE.fullmatch(value) and not value.lower().startswith("multipart/") else OCTETS


def location(opened: Opened) -> str | None:
    """The archived Location of a redirect, as it was followed."""
    return urls.from_header(opened.header("location")) or None


def originals(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The archived headers, each as X-Archive-Orig-NAME: visible, but without effect.

    One line each: several Set-Cookie joined into one could not be separated again (RFC 9110, 5.3).
    """
    return [
        (f"x-archive-orig-{name.lower()}", value.strip())
        for name, value in headers[:_MOST_HEADERS]
        if _TOKEN.fullmatch(name) and _VALUE.fullmatch(value)
    ]


def certificate(capture: Capture) -> dict[str, str]:
    """A label for bytes received with an invalid certificate; empty for others."""
    return {} if capture.certificate is None else {"x-archiver-certificate": capture.certificate}


def digest_header(sha256: str | None) -> dict[str, str]:
    """Content-Digest (RFC 9530) of the bytes as they are sent."""
    if sha256 is None:
        return {}
    return {"content-digest": f"sha-256=:{b64encode(bytes.fromhex(sha256)).decode()}:"}


def _with(answer: Response, archived: Sequence[tuple[str, str]]) -> Response:
    for name, value in archived:
        answer.headers.append(name, value)
    return answer
