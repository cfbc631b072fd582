"""Parses HTTP/1.x answers as browsers do: lenient about the head, exact about where the body ends (RFC 9112). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

LINE_BYTES = 16_384  # a chunk-size line or a trailer section of this length is not HTTP
_AHEAD_BYTES = 256  # how far to search for a line's end at a time: most are three bytes away
HEADER_LINES = 2_000  # more headers than this are an attack
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STATUS = re.compile(rb"HTTP/(\d\.\d)[ \t]+(\d{3})(?![0-9])", re.IGNORECASE)
_HEX = re.compile(rb"[0-9a-fA-F]{1,16}")
# The start of any chunk-size line that `_take_line` would take: where the network cuts a line must not matter.
_HEX_SO_FAR = re.compile(rb"\s*(?:[0-9a-fA-F]{1,16}\s*)?(?:;[^\n]*)?")
_LENGTH = re.compile(r"[0-9]{1,18}")


class Kind(Enum):
    """How the end of a body is indicated (RFC 9112 6.3)."""

    NONE = auto()
    LENGTH = auto()
    CHUNKED = auto()
    CLOSE = auto()  # by the end of the connection: whether the body is complete cannot be seen


@dataclass(frozen=True, slots=True)
class Head:
    """Status line and headers. `headers`: latin-1, unfolded, with order, case and duplicates kept."""

    version: str
    status: int
    headers: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        """Every value of a header; `name` in lower case."""
        return [value for key, value in self.headers if key.lower() == name]

    @property
    def leads_elsewhere(self) -> bool:
        """Whether this is a redirect that is followed."""
        return self.status in REDIRECTS and any(self.values("location")[:1])


@dataclass(frozen=True, slots=True)
class Framing:
    kind: Kind
    length: int = 0
    keep_alive: bool = False


def blank_lines(data: bytes | bytearray) -> int:
    """Bytes of empty lines before the status line (RFC 9112 2.2)."""
    return len(data) - len(data.lstrip(b"\r\n"))


def head_end(data: bytes | bytearray, start: int) -> int:
    """Where the head ends, its empty line included; -1 if it has not ended yet. `start`: where to search from."""
    full = data.find(b"\n\r\n", start)
    # Searched only as far as it would come first: the body behind the head may be long.
    bare = data.find(b"\n\n", start, full + 1 if full >= 0 else len(data))
    if bare >= 0:
        return bare + 2
    return full + 3 if full >= 0 else -1


def parse_head(data: bytes) -> Head | None:
    """The head in `data`; None if it is not HTTP/1.x."""
    first, *lines = data.split(b"\n")
    match = _STATUS.match(first)
    if match is None or len(lines) > HEADER_LINES:
        return None
    headers: list[tuple[str, str]] = []
    for raw in lines:
        line = raw.rstrip(b"\r").decode("latin-1")
        if line[:1] in {" ", "\t"} and headers:
            name, value = headers[-1]
            headers[-1] = (name, f"{value} {line.strip()}".strip())
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            headers.append((name.strip(), value.strip(" \t\r")))
    return Head(match[1].decode(), int(match[2]), tuple(headers))


def framing(head: Head) -> Framing:
    """How the body of the answer to a GET ends, and whether the connection can be reused."""
    tokens = {token.strip().lower() for value in head.values("connection") for token in value.split(",")}
    keep = "close" not in tokens and (head.version >= "1.1" or "keep-alive" in tokens)
    if head.status in {204, 304}:
        return Framing(Kind.NONE, keep_alive=keep)
    codings = [part.strip().lower() for value in head.values("transfer-encoding") for part in value.split(",")]
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    lengths = {part.strip() for value in head.values("content-length") for part in value.split(",")}
    if codings:
        # A Content-Length besides it is ignored. With one, or in HTTP/1.0, the connection is not trusted afterwards
        # (RFC 9112 6.1).
        keep = keep and not lengths and head.version >= "1.1"
        return Framing(Kind.CHUNKED, keep_alive=keep) if codings[-1] == "chunked" else Framing(Kind.CLOSE)
    if len(lengths) == 1 and _LENGTH.fullmatch(length := lengths.pop()):
        return Framing(Kind.LENGTH, int(length), keep)
    return Framing(Kind.CLOSE)


class Chunks:
    """Removes chunked framing from a body as it arrives. Extensions and trailers stay in the wire bytes only."""

    __slots__ = ("_left", "_line", "_state", "begun", "broken", "done", "surplus")

    def __init__(self) -> None:
        self._state = "size"
        self._line = b""
        self._left = 0  # bytes left of the present chunk; in trailers: bytes of them so far
        self.begun = False  # a first chunk-size line was seen
        self.done = False
        self.broken = False  # the framing is invalid from here on; what came before was good
        self.surplus = 0  # bytes of the last `feed` after the end of the body

    def feed(self, view: memoryview) -> list[memoryview]:
        """The pieces of payload in `view`."""
        at, pieces = 0, list[memoryview]()
        while at < len(view) and not (self.done or self.broken):
            if self._state == "data":
                piece = view[at : at + self._left]
                pieces.append(piece)
                at += len(piece)
                self._left -= len(piece)
                if not self._left:
                    self._state = "end"
                continue
            ahead = bytes(view[at : at + _AHEAD_BYTES])
            line, feed, _ = ahead.partition(b"\n")
            self._line += line
            at += len(line) + len(feed)
            if len(self._line) >= LINE_BYTES:
                self.broken = True
            elif feed:
                self._take_line()
            elif not self.begun and not _HEX_SO_FAR.fullmatch(self._line):
                self.broken = True
        self.surplus = len(view) - at
        return pieces

    def _take_line(self) -> None:
        line, self._line = self._line.rstrip(b"\r"), b""
        if self._state == "size":
            size = line.partition(b";")[0].strip()
            if not _HEX.fullmatch(size):
                self.broken = True
                return
            self.begun = True
            self._left = int(size, 16)
            self._state = "data" if self._left else "trailer"
        elif self._state == "end":
            self.broken = bool(line)
            self._state = "size"
        elif not line:
            self.done = True
        else:
            self._left += len(line)
            self.broken = self._left >= LINE_BYTES
