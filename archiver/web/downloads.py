"""Archived bytes on their way out: always a file to save, checked before the first byte, never a page of ours."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from archiver import safe
from archiver.web import ranges
from archiver.web.links import stamp
from storage.body import CHUNK_BYTES, Body

if TYPE_CHECKING:
    from archiver.lookup import Opened
    from storage.model import Capture

# over and above the page's own policy: no script, no form, no frame, an origin of its own, wherever it is opened
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
    """A body as a download: whole, the part that is asked for (206), or the word that it has not changed (304). What was
    archived as anything but a 200 goes out whole. `tag`: names these bytes and no others. `archived`: headers that came with
    it, as `originals` makes them."""
    told = {**SANDBOX, **(headers or {})}
    if status == 200:
        told |= {"etag": f'"{tag}"', "accept-ranges": "bytes"}
        if ranges.unchanged(request.headers, told["etag"]):
            told.pop("content-digest", None)  # that would be of the nothing that is sent
            return _with(Response(None, 304, told), archived)
        wanted = ranges.part(request.headers, told["etag"], body.bytes) if request.method == "GET" else None
        if wanted is not None:
            start, size_bytes = wanted
            status = 206
            told["content-range"] = f"bytes {start}-{start + size_bytes - 1}/{body.bytes}"
            if whole := told.pop("content-digest", None):  # that would be of the part (RFC 9530, 2)
                told["repr-digest"] = whole
            body = body.part(start, size_bytes)
    told |= {
        "content-type": media_type,
        "content-length": str(body.bytes),
        "content-disposition": safe.disposition(name),
    }
    return _with(StreamingResponse(() if request.method == "HEAD" else _pieces(body), status, told), archived)


def stored_tag(opened: Opened) -> str:
    """What names the stored bytes."""
    return opened.source.payload_sha256 or opened.source.id


def file_tag(opened: Opened) -> str:
    """What names the bytes without their content coding."""
    return f"{stored_tag(opened)}-file"


def name_of(capture: Capture, *, coding: str = "") -> str:
    """The file name of a capture. Bytes that are still compressed say so, so that nobody opens them by mistake."""
    suffix = {"gzip": ".gz", "x-gzip": ".gz", "br": ".br", "zstd": ".zst", "deflate": ".zz"}.get(coding, "")
    if coding and not suffix:
        suffix = ".coded"
    return safe.file_name(capture.url, capture.media_type, stamp(capture.at)) + suffix


def stored_name(capture: Capture) -> str:
    """The file name of stored bytes, the same whatever their coding: a page says it before anything is read."""
    return f"{stamp(capture.at)}-{capture.id}.stored"


def content_coding(opened: Opened) -> str:
    """The archived Content-Encoding, "" for none."""
    value = _value(opened, "content-encoding").strip().lower()
    return "" if value == "identity" else value


def media_type(opened: Opened) -> str:
    """The archived Content-Type, when it is one. A browser may take several parts apart and forget over each what was said
    of the whole, that it is a download and sandboxed."""
    value = _value(opened, "content-type").strip()
    return value if _TYPE.fullmatch(value) and not value.lower().startswith("multipart/") else OCTETS


def location(opened: Opened) -> str | None:
    """The archived Location of a redirect."""
    return _value(opened, "location") or None


def originals(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The archived headers, each as X-Archive-Orig-NAME: told, and without effect. A line stays a line: several Set-Cookie
    in one could not be told apart again (RFC 9110, 5.3)."""
    return [
        (f"x-archive-orig-{name.lower()}", value.strip())
        for name, value in headers[:_MOST_HEADERS]
        if _TOKEN.fullmatch(name) and _VALUE.fullmatch(value)
    ]


def certificate(capture: Capture) -> dict[str, str]:
    """The label of bytes whose certificate did not hold; nothing for others."""
    return {} if capture.certificate is None else {"x-archiver-certificate": capture.certificate}


def digest_header(sha256: str | None) -> dict[str, str]:
    """Content-Digest (RFC 9530) of the bytes as they are sent."""
    if sha256 is None:
        return {}
    return {"content-digest": f"sha-256=:{b64encode(bytes.fromhex(sha256)).decode()}:"}


def _value(opened: Opened, name: str) -> str:
    return next((value for key, value in opened.headers if key.lower() == name), "")


def _with(answer: Response, archived: Sequence[tuple[str, str]]) -> Response:
    for name, value in archived:
        answer.headers.append(name, value)
    return answer


def _pieces(body: Body) -> Iterator[bytes]:
    yield from body.chunks(CHUNK_BYTES)
