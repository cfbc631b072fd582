"""Stored HTTP/1.x messages: heads are parsed, never written again.

A head ends at the first empty line, whether lines end in CRLF or LF; header values are latin-1, folded lines are joined
by a space. The entity body has its transfer coding removed and its content coding kept (ISO 28500:2017 6.3.2): that is
what a payload digest covers. A transfer coding other than chunked is left in place, and a body that is labelled chunked
but does not begin like one is taken as it is. `archiver.wire` finds the same end in the same bytes: tests check that
the two agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

HEAD_BYTES = 1 << 20  # the longest HTTP head that is read
_END = re.compile(rb"\n\r?\n")
_STATUS = re.compile(rb"HTTP/(\d\.\d)[ \t]+(\d{3})(?![0-9])", re.IGNORECASE)
_SIZE = re.compile(rb"[0-9A-Fa-f]{1,16}")
_SIZE_SO_FAR = re.compile(rb"\s*(?:[0-9A-Fa-f]{1,16}\s*)?(?:;[^\n]*)?")  # of any line that `_take_line` would take
_VERSION = re.compile(rb"HTTP/1\.\d", re.IGNORECASE)
_LINE_BYTES = 1 << 14  # a line of the framing of this length is invalid


def is_http(first: bytes) -> bool:
    """Whether these bytes begin an HTTP/1.x response, as archive tools define it. ICY, HTTP/0.9 and truncated starts do
    not."""
    return _VERSION.match(first) is not None


@dataclass(frozen=True, slots=True)
class Head:
    """A start line and headers."""

    line: str
    fields: tuple[tuple[str, str], ...]
    size_bytes: int  # including the empty line
    status: int | None = None  # of a response
    whole: bool = True  # the empty line was found

    def get(self, name: str) -> str | None:
        """The first value of a header, in any case."""
        wanted = name.lower()
        return next((value for key, value in self.fields if key.lower() == wanted), None)

    def values(self, name: str) -> list[str]:
        """All comma-separated items of a header, in lower case, without empty ones."""
        return [item for item in self._items(name) if item]

    def _items(self, name: str) -> list[str]:
        wanted = name.lower()
        lists = (value.split(",") for key, value in self.fields if key.lower() == wanted)
        return [item.strip().lower() for items in lists for item in items]

    @property
    def chunked(self) -> bool:
        """Whether the last transfer coding is chunked."""
        return self._codings()[-1:] == ["chunked"]

    def _codings(self) -> list[str]:
        return [coding for coding in self.values("transfer-encoding") if coding != "identity"]

    @property
    def length(self) -> int | None:
        """Content-Length, if it is one number and no transfer coding overrides it. A list with an empty item (`5,`) is
        invalid."""
        declared = set(self._items("content-length"))
        if self._codings() or len(declared) != 1:
            return None
        number = declared.pop()
        return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None


def parse_head(first: bytes) -> Head:
    """The head at the start of a message; of a truncated head, the part that is there."""
    end = _END.search(first[:HEAD_BYTES])
    size = end.end() if end else len(first)
    lines = first[: end.start() if end else size].split(b"\n")
    found: list[tuple[str, list[str]]] = []  # names, and the lines of each value: joined once, as there may be many
    for raw in lines[1:]:
        written = raw.rstrip(b"\r").decode("latin-1")
        if written[:1] in (" ", "\t") and found:
            found[-1][1].append(written.strip())
            continue
        name, colon, value = written.partition(":")
        if colon and name.strip():
            found.append((name.strip(), [value.strip(" \t\r")]))
    fields = tuple((name, _unfolded(value)) for name, value in found)
    status = _STATUS.match(lines[0])
    line = lines[0].rstrip(b"\r").decode("latin-1")
    return Head(line, fields, size, int(status[2]) if status else None, end is not None)


def _unfolded(lines: list[str]) -> str:
    """The value of a header that may be folded: a blank between two lines, and none around them."""
    first, *more = lines
    if not more:
        return first
    # other white space, as of latin-1, is taken off as if the lines had been joined one by one
    first = first.lstrip() if more[0] else first.strip()
    return " ".join(one for one in (first, *more) if one)


@dataclass(slots=True)
class Entity:
    """Takes the bytes after a head and yields the entity body, piece by piece."""

    head: Head
    no_body: bool = False  # 1xx, 204, 304 and answers to HEAD have none
    size_bytes: int = 0  # of the entity so far
    done: bool = False  # the message's own framing says that it is complete
    bad: bool = False  # the chunk framing is invalid: the entity ends there
    lies: bool = False  # labelled chunked, but it is not: the entity is everything after the head
    over: int = 0  # bytes after the end
    _line: bytearray = field(default_factory=bytearray)
    _left: int = 0  # of the present chunk
    _begun: bool = False  # a first chunk-size line was seen
    _state: str = "size"  # size, data, end or trailer
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
        """Whether nothing is missing, as far as the message can tell: a body that ends with its connection cannot."""
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
        at, before = 0, bytes(self._line)
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
        if self.bad and not self._begun:
            self.bad, self.lies, self._chunked = False, True, False
            yield from self._plain(before + data)
        else:
            self.over += len(data) - at

    def _read_line(self, data: bytes, at: int) -> int:
        """Take up to one line; returns where to continue."""
        end = data.find(b"\n", at)
        self._line += data[at : end if end >= 0 else len(data)]
        if len(self._line) >= _LINE_BYTES:
            self.bad = True
        elif end < 0:
            self.bad = not (self._begun or _SIZE_SO_FAR.fullmatch(self._line))
        elif self._take_line(bytes(self._line).rstrip(b"\r")) or self._begun:
            self._line.clear()
        return end + 1 if end >= 0 else len(data)

    def _take_line(self, line: bytes) -> bool:
        """Take a framing line; returns whether it is valid in the present state."""
        if self._state == "size":
            size = line.partition(b";")[0].strip()
            self.bad = not _SIZE.fullmatch(size)
            if not self.bad:
                self._begun = True
                self._left = int(size, 16)
                self._state = "data" if self._left else "trailer"
        elif self._state == "end":
            self.bad = bool(line)
            self._state = "size"
        elif not line:
            self.done = True
        return not self.bad
