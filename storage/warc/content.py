"""Removing content codings: gzip, deflate, br, zstd, also nested, with a cap on the decoded size.

br and zstd come from fastwarc, which is a dependency anyway; the oldest Python that we support has neither.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from storage.body import Body, Growing

PIECE_BYTES = 1 << 16


class UnknownCoding(ValueError):
    """A content coding that we cannot remove."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A content-decoded body. `whole` is False if the coded bytes were truncated or invalid, or the cap was reached."""

    body: Body
    whole: bool


def decoded(payload: Body, codings: list[str], cap_bytes: int) -> Decoded:
    """Decode a payload. `codings`: those that were applied, in that order (`storage.content_codings`)."""
    unknown = [coding for coding in codings if coding not in _DECODERS]
    if unknown:
        raise UnknownCoding(f"content coding {unknown[0]!r} is not one of gzip, deflate, br, zstd")
    body, whole = payload, True
    for coding in reversed(codings):
        decoder = _DECODERS[coding]
        if body.bytes:  # servers also label an empty body gzip: that is not truncated
            body, fine = _drain(decoder(body), cap_bytes)
            whole = whole and fine
    return Decoded(body, whole)


def _drain(pieces: Iterator[bytes], cap_bytes: int) -> tuple[Body, bool]:
    out = Growing()
    try:
        for piece in pieces:
            kept = piece[: cap_bytes - out.bytes]
            out.write(kept)
            if len(kept) < len(piece):
                return out.body(), False
    except _Torn:
        return out.body(), False
    return out.body(), True


class _Torn(Exception):
    """The coded bytes end early or are invalid; what was decoded before stands."""


def _zlib(body: Body, wbits: int) -> Iterator[bytes]:
    """Decode a zlib or raw deflate stream, or gzip of one or several members."""
    inflate, begun = zlib.decompressobj(wbits), False
    for piece in body.chunks(PIECE_BYTES):
        left = piece
        while left or inflate.unconsumed_tail:
            if inflate.eof:
                if wbits != 16 + zlib.MAX_WBITS or not left.startswith(b"\x1f"):
                    return  # padding after the end, which many servers send
                inflate = zlib.decompressobj(wbits)
            try:
                out = inflate.decompress(left, PIECE_BYTES)
            except zlib.error as error:
                if begun:
                    raise _Torn from error
                raise
            begun = begun or bool(out)
            left = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            if out:
                yield out
            elif not left:
                break
    rest = b"x"
    while rest and not inflate.eof:
        rest = inflate.decompress(b"", PIECE_BYTES)
        if rest:
            yield rest
    if not inflate.eof:
        raise _Torn


def _gzip(body: Body) -> Iterator[bytes]:
    try:
        yield from _zlib(body, 16 + zlib.MAX_WBITS)
    except zlib.error as error:
        raise _Torn from error


def _deflate(body: Body) -> Iterator[bytes]:
    """Decode "deflate", which is zlib by RFC 9110; some servers send raw deflate."""
    try:
        yield from _zlib(body, zlib.MAX_WBITS)
    except zlib.error:
        try:
            yield from _zlib(body, -zlib.MAX_WBITS)
        except zlib.error as error:
            raise _Torn from error


class _File:
    """A body as the file object that fastwarc's readers need."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        out = self._body.read(self._at, None if size < 0 else size)
        self._at += len(out)
        return out

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = (0, self._at, self._body.bytes)[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def close(self) -> None:
        """Does nothing: the body outlives its reader."""


def _by_fastwarc(name: str) -> Callable[[Body], Iterator[bytes]]:
    def pieces(body: Body) -> Iterator[bytes]:
        from fastwarc import stream_io

        reader = getattr(stream_io, name)(cast("BinaryIO", _File(body)))
        while True:
            try:
                out = reader.read(PIECE_BYTES)
            except (OSError, EOFError, ValueError, RuntimeError) as error:
                raise _Torn from error
            if not out:
                return
            yield out

    return pieces


_DECODERS: dict[str, Callable[[Body], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _by_fastwarc("BrotliReader"),
    "zstd": _by_fastwarc("ZstdReader"),
}
