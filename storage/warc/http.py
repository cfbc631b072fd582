"""HTTP/1.x messages as they were stored: heads are read, never written again.

A head ends at the first empty line, whether lines end in CRLF or LF; header values are latin-1, folded lines are joined by a
space. The entity body has its transfer coding removed and its content coding kept (ISO 28500:2017 6.3.2): that is
what a payload digest covers. A transfer coding other than chunked is left in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

HEAD_BYTES = 1 << 20  # the longest HTTP head that is read
_END = re.compile(rb"\n\r?\n")
_LINE = re.compile(rb"\r?\n")
_STATUS = re.compile(rb"HTTP/(\d\.\d)[ \t]+(\d{3})(?:[ \t]|$)", re.IGNORECASE)
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})[ \t]*(?:;.*)?\r?")
_VERSION = re.compile(rb"HTTP/1\.[01]", re.IGNORECASE)
_LINE_BYTES = 1 << 16  # the longest chunk-size or trailer line


def is_http(first: bytes) -> bool:
    """These bytes begin an HTTP/1.x response, as archive tools know one. ICY, HTTP/0.9 and torn starts are not."""
    return _VERSION.match(first) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """A start line and headers."""

    line: str
    fields: tuple[tuple[str, str], ...]
    size_bytes: int  # the empty line included
    status: int | None = None  # of a response
    whole: bool = True  # the empty line was there

    def get(self, name: str) -> str | None:
        """The first value of a header, any case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    def values(self, name: str) -> list[str]:
        """All comma-separated items of a header, in lower case."""
        wanted = name.lower()
        lists = (value.split(",") for key, value in self.fields if key.lower() == wanted)
        return [item.strip().lower() for items in lists for item in items if item.strip()]

    @property
    def chunked(self) -> bool:
        """The last transfer coding is chunked."""
        return self.values("transfer-encoding")[-1:] == ["chunked"]

    @property
    def length(self) -> int | None:
        """Content-Length, when it is one number and no transfer coding overrides it."""
        declared = set(self.values("content-length"))
        if self.values("transfer-encoding") or len(declared) != 1:
            return None
        number = declared.pop()
        return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def parse_head(first: bytes) -> Head:
    """The head at the start of a message; of a torn one, what is there of it."""
    end = _END.search(first[:HEAD_BYTES])
    size = end.end() if end else len(first)
    lines = _LINE.split(first[: end.start() if end else size])
    fields: list[tuple[str, str]] = []
    for line in lines[1:]:
        written = line.decode("latin-1")
        if written[:1] in (" ", "\t"):
            if fields:
                name, value = fields[-1]
                fields[-1] = (name, f"{value} {written.strip()}".strip())
            continue
        name, colon, value = written.partition(":")
        if colon:
            fields.append((name.rstrip(" \t"), value.strip(" \t\r")))
    status = _STATUS.match(lines[0])
    return Head(lines[0].decode("latin-1"), tuple(fields), size, int(status[2]) if status else None, end is not None)


@dataclass(slots=True)
class Entity:
    """Takes what follows a head and gives the entity body, piece by piece."""

    head: Head
    no_body: bool = False  # 1xx, 204, 304 and answers to HEAD have none
    size_bytes: int = 0  # of the entity so far
    done: bool = False  # the message said that it is complete
    bad: bool = False  # chunk framing that cannot be read: the entity ends there
    over: int = 0  # bytes after the end
    _line: bytearray = field(default_factory=bytearray)
    _left: int = 0  # of the present chunk
    _state: str = "size"  # size data end trailer
    _chunked: bool = False
    _length: int | None = None

    def __post_init__(self) -> None:
        status = self.head.status
        if status is not None and (status < 200 or status in (204, 304)):
            self.no_body = True
        self._chunked, self._length = self.head.chunked, self.head.length
        self.done = self.no_body or self._length == 0

    @property
    def complete(self) -> bool:
        """Nothing is missing, as far as the message can tell: a body that ends with its connection tells nothing."""
        return self.done or (not self.bad and not self._chunked and self._length is None)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces of the entity in `data`."""
        if self.no_body or self.bad or self.done:
            self.over += len(data)
        elif self._chunked:
            yield from self._chunks(data)
        else:
            yield from self._plain(data)

    def _plain(self, data: bytes) -> Iterator[bytes]:
        length = self._length
        piece = data if length is None else data[: length - self.size_bytes]
        self.size_bytes += len(piece)
        self.over += len(data) - len(piece)
        self.done = length is not None and self.size_bytes >= length
        if piece:
            yield piece

    def _chunks(self, data: bytes) -> Iterator[bytes]:
        at = 0
        while at < len(data) and not self.bad and not self.done:
            if self._state == "data":
                piece = data[at : at + self._left]
                at += len(piece)
                self._left -= len(piece)
                self.size_bytes += len(piece)
                if not self._left:
                    self._state = "end"
                yield piece
            else:
                at = self._read_line(data, at)
        self.over += len(data) - at

    def _read_line(self, data: bytes, at: int) -> int:
        """Take up to one line; returns where to go on."""
        end = data.find(b"\n", at)
        self._line += data[at : end if end >= 0 else len(data)]
        if end < 0:
            self.bad = len(self._line) > _LINE_BYTES
            return len(data)
        line, self._line = bytes(self._line), bytearray()
        if self._state == "size":
            size = _SIZE.fullmatch(line)
            if size is None:
                self.bad = True
                return at
            self._left = int(size[1], 16)
            self._state = "data" if self._left else "trailer"
        elif self._state == "end":
            self.bad = line not in (b"", b"\r")
            self._state = "size"
        elif line in (b"", b"\r"):
            self.done = True
        return end + 1


def entity(head: Head, rest: Iterable[bytes]) -> Iterator[bytes]:
    """The entity body of a message whose bytes after the head are `rest`."""
    tape = Entity(head)
    for data in rest:
        yield from tape.feed(data)
