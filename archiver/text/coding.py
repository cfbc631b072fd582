"""Undoes content codings within limits, as the bytes come from a stranger.

RFC 9110 8.4: codings are listed in the order in which they were applied. A torn stream yields what can be decoded, a
coding that we cannot undo yields nothing, a decompression bomb is cut off.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO

import brotli  # comes with fastwarc, pinned in the lock file

from storage.body import CHUNK_BYTES, Body
from storage.content_codings import applied

DECODED_BYTES = 64 << 20  # limit after the last coding
RATIO = 400  # limit of decoded to coded size, beyond RATIO_FREE bytes; honest pages reach about 100
RATIO_FREE = 8 << 20
CODINGS = 3  # nested, at most
_ZSTD_BYTES = 1 << 12  # at a time: of a torn body the reader gives none of what it was asked for last
_ZSTD_HEAD = b"\x28\xb5\x2f\xfd"  # RFC 8878 3.1.1
_RANGE = re.compile(r"bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18})", re.IGNORECASE)

_Decoder = Callable[[Iterable[bytes], int], Iterator[bytes]]


def decoded(payload: Body | bytes, headers: Sequence[tuple[str, str]] = (), cap_bytes: int = DECODED_BYTES) -> bytes:
    """The entity with its content codings undone, at most `cap_bytes`. Never raises for what a server sent.

    If the result is gzip and was declared as text (some servers compress twice) or as the PDF that is in it (some do not
    say that they compress), it is decoded once more.
    """
    body = Body.of(payload) if isinstance(payload, bytes) else payload
    names = _codings(headers)
    if len(names) > CODINGS or any(name not in _DECODERS for name in names):
        return b""
    limit = min(cap_bytes, max(RATIO_FREE, body.bytes * RATIO))
    data: Iterable[bytes] = body.chunks()
    for name in reversed(names):
        data = _DECODERS[name](data, limit)
    out = _joined(data, limit)
    declared = _declared(headers)
    if out[:2] == b"\x1f\x8b" and declared.startswith(("text/", "application/xhtml", "application/pdf")):
        again = _joined(_gzip([out], limit), limit)
        return out if declared.startswith("application/pdf") and not again.startswith(b"%PDF-") else again or out
    return out


def unpacked(file: bytes) -> bytes:
    """The content of a gzip file, within the same limits as a content coding."""
    limit = min(DECODED_BYTES, max(RATIO_FREE, len(file) * RATIO))
    return _joined(_gzip([file], limit), limit)


def media_type_and_charset(content_type: str) -> tuple[str, str | None]:
    """The media type (lower case) and charset of a Content-Type header; the last charset if there are two."""
    media_type, _, parameters = content_type.partition(";")
    charset = None
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return media_type.strip().lower(), charset


def truncated(payload: Body, headers: Sequence[tuple[str, str]]) -> bool:
    """Whether the content coding ends prematurely, as when a proxy closes early and adjusts the length.

    False (unknown) for nested codings, and beyond the size limits.
    """
    names = _codings(headers)
    if len(names) != 1 or names[0] not in _DECODERS or not 0 < payload.bytes <= RATIO_FREE:
        return False
    data = payload.read()
    if names[0] == "br":
        return _brotli_ends_early(data)
    if names[0] == "zstd":
        return _zstd_ends_early(data)
    zlib_head = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    engine = zlib.decompressobj(wbits=31 if names[0] != "deflate" else 15 if zlib_head else -15)
    left = min(DECODED_BYTES, max(RATIO_FREE, payload.bytes * RATIO))
    try:
        while data and not engine.eof and left > 0:
            left -= len(engine.decompress(data, min(left, CHUNK_BYTES)))
            data = engine.unconsumed_tail
    except zlib.error:
        return False  # not coded as declared: an uncoded page is complete
    return not engine.eof and left > 0


def _brotli_ends_early(data: bytes) -> bool:
    engine = brotli.Decompressor()
    left = min(DECODED_BYTES, max(RATIO_FREE, len(data) * RATIO))
    try:
        while not engine.is_finished() and left > 0:
            out = engine.process(data, output_buffer_limit=min(left, CHUNK_BYTES))
            if not out:
                return not engine.is_finished()
            data = b""
            left -= len(out)
    except brotli.error:
        return False  # not coded as declared, as above
    return False


def _zstd_ends_early(data: bytes) -> bool:
    from fastwarc.stream_io import ZstdReader

    reader = ZstdReader(BytesIO(data))
    left = min(DECODED_BYTES, max(RATIO_FREE, len(data) * RATIO))
    try:
        while left > 0 and (out := reader.read(min(left, CHUNK_BYTES))):
            left -= len(out)
    except (OSError, EOFError, ValueError, RuntimeError):
        return data[:4] == _ZSTD_HEAD
    return False


def is_part(status: int | None, headers: Sequence[tuple[str, str]]) -> bool:
    """Whether an answer declares itself a part of the resource: status 206 with a range that is not all of it, or
    without a usable range. We never ask for a part (RFC 9110 15.3.7, 14.4)."""
    if status != 206:
        return False
    content_range = next((value for name, value in headers if name.lower() == "content-range"), "")
    found = _RANGE.fullmatch(content_range.strip())
    return found is None or int(found[1]) > 0 or int(found[2]) + 1 < int(found[3])


def _codings(headers: Sequence[tuple[str, str]]) -> list[str]:
    return applied(value for name, value in headers if name.lower() == "content-encoding")


def _declared(headers: Sequence[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "").strip().lower()


def _joined(data: Iterable[bytes], limit: int) -> bytes:
    out = bytearray()
    for piece in data:
        out += piece[: limit - len(out)]
        if len(out) >= limit:
            break
    return bytes(out)


def _gzip(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Decode all members of a gzip stream; trailing bytes that are no member are dropped, as browsers do."""
    engine = zlib.decompressobj(wbits=31)
    left = limit
    for chunk in data:
        rest = chunk
        while rest and left > 0:
            try:
                out = engine.decompress(rest, min(left, CHUNK_BYTES))
            except zlib.error:
                return
            left -= len(out)
            yield out
            if engine.eof:
                rest = engine.unused_data
                if rest[:2] != b"\x1f\x8b":
                    return
                engine = zlib.decompressobj(wbits=31)
            else:
                rest = engine.unconsumed_tail
        if left <= 0:
            return


def _deflate(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Decode zlib as RFC 9110 8.4.1.2 demands, or the raw deflate that some servers send."""
    engine = None
    left = limit
    for chunk in data:
        rest = chunk
        if engine is None and rest:
            zlib_head = rest[0] & 0x0F == 8 and len(rest) > 1 and (rest[0] << 8 | rest[1]) % 31 == 0
            engine = zlib.decompressobj(wbits=15 if zlib_head else -15)
        while rest and left > 0 and engine is not None and not engine.eof:
            try:
                out = engine.decompress(rest, min(left, CHUNK_BYTES))
            except zlib.error:
                return
            left -= len(out)
            yield out
            rest = engine.unconsumed_tail
        if left <= 0:
            return


def _brotli(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    engine = brotli.Decompressor()
    left = limit
    for chunk in data:
        rest = chunk
        while left > 0 and not engine.is_finished():
            try:
                out = engine.process(rest, output_buffer_limit=min(left, CHUNK_BYTES))
            except brotli.error:
                return
            if not out:  # only then is nothing left of what it was given: `can_accept_more_data` is true before
                break
            rest = b""
            left -= len(out)
            yield out
        if left <= 0:
            return


def _zstd(data: Iterable[bytes], limit: int) -> Iterator[bytes]:
    from fastwarc.stream_io import ZstdReader

    reader = ZstdReader(BytesIO(_joined(data, limit)))  # it wants a file in which it can go back
    left = limit
    while left > 0:
        try:
            out = reader.read(min(left, _ZSTD_BYTES))
        except (OSError, EOFError, ValueError, RuntimeError):
            return
        if not out:
            return
        left -= len(out)
        yield out


_DECODERS: dict[str, _Decoder] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd,
}  # fmt: skip
