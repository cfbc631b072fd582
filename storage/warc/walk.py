"""Iterating over the records of a WARC, tolerant and with flat memory; shared by the reader and the linter.

The parser is our own, not fastwarc's: a false head or length must cost no memory, a torn last member must not affect
earlier records, and the linter must see what a lenient parser smooths over (duplicates, folding, bare LF). The tests
have fastwarc and warcio judge the same files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

from storage.warc.gz import MAGIC, READ_BYTES, Members, Plain, WarcDamaged

PIECE_BYTES = 1 << 18
Source = BinaryIO | bytes | Iterable[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of one record is read before it counts as damaged."""

    head_bytes: int = 1 << 18  # of the WARC header
    block_bytes: int = 1 << 40


LIMITS = Limits()
_VERSION = re.compile(rb"WARC/(\d+\.\d+)[ \t]*\r?")
_HEAD_END = re.compile(rb"\n\r?\n")
ARC = b"filedesc:"  # with which files in the form before WARC begin
_ZSTANDARD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # with which a frame begins, or the dictionary before it


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault in the framing of a record. `fatal`: what follows in the file cannot be trusted."""

    rule: str
    text: str
    fatal: bool = False
    torn: bool = False


class _Pieces(RawIOBase):
    """An iterable of bytes as a file that can be read once."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = piece
        size = len(self._rest) if size < 0 else size
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def opened(source: Source) -> BinaryIO:
    """A source as a file object: bytes, a file or an iterable of chunks."""
    if isinstance(source, bytes):
        return BytesIO(source)
    if hasattr(source, "read"):
        return cast("BinaryIO", source)
    return cast("BinaryIO", _Pieces(source))


class RawRecord:
    """One record while it streams past. Read `blocks()`, then call `finish()`; after that `issues` is complete."""

    def __init__(self, frame: Frame, head: bytes, *, alone: bool) -> None:
        self._frame = frame
        self.offset = frame.place(len(head))
        self.member_head = frame.members.head
        self.alone = alone  # whether it is the first record of its member
        self.length = 0  # of the member, or of the record in a file without members; known after `finish`
        self.bytes = 0  # of the block, as found
        self.issues: list[Issue] = list(frame.issues)
        frame.issues.clear()
        self.version = ""
        self.fields: tuple[tuple[str, str], ...] = ()
        self._values: dict[str, list[str]] = {}  # by name, in lower case
        self._finished = False
        self._parse(head)
        self.declared = self._declared()

    def get(self, name: str) -> str | None:
        """The first value of a field, in any case."""
        values = self._values.get(name.lower())
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        """Every value of a field that may repeat."""
        return list(self._values.get(name.lower(), ()))

    def _issue(self, rule: str, text: str, *, fatal: bool = False, torn: bool = False) -> None:
        self.issues.append(Issue(rule, text, fatal, torn))

    def _parse(self, head: bytes) -> None:
        lines = head.split(b"\n")
        if any(not line.endswith(b"\r") for line in lines[:-1]):
            self._issue("W1", "a header line ends in a bare LF")
        version = _VERSION.fullmatch(lines[0])
        if version is None:
            arc = " (ARC, the form before WARC, is not read)" if lines[0].startswith(ARC) else ""
            self._issue("W1", f"the record begins with {lines[0][:40]!r}, not with a version line{arc}", fatal=True)
        else:
            self.version = f"WARC/{version[1].decode()}"
        fields: list[tuple[str, str]] = []
        for raw in lines[1:]:
            line = raw.removesuffix(b"\r")
            if not line:
                continue
            try:
                written = line.decode()
            except UnicodeDecodeError:
                self._issue("W6", f"a field is not UTF-8: {line[:60]!r}")
                written = line.decode("latin-1")
            if written[0] in " \t":
                self._issue("W7", "a field is folded over several lines")
                if fields:
                    fields[-1] = (fields[-1][0], f"{fields[-1][1]} {written.strip()}")
                continue
            name, colon, value = written.partition(":")
            if not colon:
                self._issue("W1", f"a header line without a colon: {line[:60]!r}")
                continue
            fields.append((name, value.strip(" \t")))
        self.fields = tuple(fields)
        for name, value in fields:
            self._values.setdefault(name.lower(), []).append(value)

    def _declared(self) -> int:
        written = self.get("Content-Length")
        if written is None or not written.isascii() or not written.isdigit() or len(written) > 18:
            self._issue("W3", f"Content-Length is {written!r}, not a number", fatal=True)
            return 0
        if int(written) > self._frame.limits.block_bytes:
            self._issue("W1", f"a block of {written} bytes is beyond what is read", fatal=True)
            return 0
        return int(written)

    def blocks(self) -> Iterator[bytes]:
        """The block, piece by piece; ends early, with an issue, if the file does."""
        while self.bytes < self.declared:
            piece = self._frame.read(min(PIECE_BYTES, self.declared - self.bytes))
            if not piece:
                if not self._frame.damage:
                    self._issue(
                        "W1", f"Content-Length says {self.declared}, the member holds {self.bytes} bytes", fatal=True
                    )
                break
            self.bytes += len(piece)
            yield piece

    def finish(self) -> None:
        """Read the rest of the record and check how it ends."""
        if self._finished:
            return
        self._finished = True
        for _ in self.blocks():
            pass
        if not self._frame.damage and self.bytes == self.declared:
            self._end()
        if self._frame.damage:
            damage = self._frame.damage
            self._issue("W44" if damage.torn else "W41", damage.text, fatal=True, torn=damage.torn)
        self.length = self._frame.members.length if self.member_head else self._frame.place() - self.offset

    def _end(self) -> None:
        end = self._frame.peek(4)
        if end[:4] == b"\r\n\r\n":
            self._frame.read(4)
        elif not self._frame.damage:
            self._issue("W1", f"the block is followed by {end[:4]!r}, not by CR LF CR LF")
            while self._frame.peek(1) in (b"\r", b"\n"):
                self._frame.read(1)
        following = self._frame.peek(5)
        if following[:5] == b"WARC/":
            if self.member_head:
                self._issue("W41", "more than one record in a gzip member")
        elif following and not self._frame.damage:
            self._issue("W1", f"the record is followed by {following[:16]!r}", fatal=True)


class Frame:
    """Bounded look-ahead over the inflated bytes of the present member."""

    def __init__(self, members: Members | Plain, limits: Limits) -> None:
        self.members = members
        self.limits = limits
        self.damage: WarcDamaged | None = None
        self.issues: list[Issue] = []
        self._buffer = b""

    def next(self) -> bool:
        """Go to the next member."""
        self._buffer = b""
        return self.members.next()

    def place(self, read: int = 0) -> int:
        """The offset of the member; in a file without members, of what was read `read` bytes ago."""
        return self.members.place(read + len(self._buffer))

    def skip(self) -> bool:
        """Skip the rest of a gzip member; False if no further member can follow."""
        while self._buffer or self._more(PIECE_BYTES):
            self._buffer = b""
        return self.damage is None and isinstance(self.members, Members)

    def _more(self, size: int) -> bytes:
        if self.damage is not None:
            return b""
        try:
            return self.members.read(size)
        except WarcDamaged as damage:
            self.damage = damage
            return b""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, b'' at the end of the member or where it is damaged (see `damage`)."""
        if self._buffer:
            out, self._buffer = self._buffer[:size], self._buffer[size:]
            return out
        return self._more(size)

    def peek(self, size: int) -> bytes:
        """At least `size` bytes ahead, fewer at the end, where the member's checksum is checked."""
        while len(self._buffer) < size:
            more = self._more(4096)
            if not more:
                break
            self._buffer += more
        return self._buffer

    def head(self) -> bytes | None:
        """A record's header up to its empty line; None at the end of the member or if no header ends within bounds."""
        looked = 0
        while True:
            end = _HEAD_END.search(self._buffer, max(0, looked - 2))
            if end and end.end() <= self.limits.head_bytes:
                out, self._buffer = self._buffer[: end.end()], self._buffer[end.end() :]
                return out
            looked = len(self._buffer)
            if looked > self.limits.head_bytes:
                self.damage = WarcDamaged(self.place(), f"a WARC header of more than {self.limits.head_bytes} bytes")
                return None
            more = self._more(4096)
            if not more:
                if self._buffer and self.damage is None:
                    self.damage = WarcDamaged(self.place(), f"no WARC header: {self._buffer[:40]!r}")
                return None
            self._buffer += more


def _foreign(first: bytes) -> str:
    """What a file is that begins neither as a WARC nor as gzip."""
    if first.startswith(ARC):
        return "this is an ARC file: that form, which was before WARC, is not read"
    if first.startswith(_ZSTANDARD):
        return "this is compressed with Zstandard, which is not read: uncompress it first"
    return "neither a WARC record nor a gzip member begins here"


def walk(source: Source, limits: Limits = LIMITS) -> Iterator[RawRecord]:
    """Every record, in order; WarcDamaged where nothing more can be read.

    After a record with fatal issues the rest of its member is skipped, and reading resumes at the next member.
    """
    file = opened(source)
    first = file.read(READ_BYTES)
    if not first:
        raise WarcDamaged(0, "the file is empty")
    members: Members | Plain
    if first[:5] != b"WARC/" and not MAGIC.startswith(first[:3]):
        raise WarcDamaged(0, _foreign(first))
    members = Plain(file, first) if first[:5] == b"WARC/" else Members(file, first)
    frame = Frame(members, limits)
    while frame.next():
        alone = True
        while (head := frame.head()) is not None:
            raw = RawRecord(frame, head, alone=alone)
            alone = False
            yield raw
            raw.finish()
            if any(issue.fatal for issue in raw.issues) and not frame.skip():
                return
        if frame.damage is not None:
            raise frame.damage
        if alone:
            raise WarcDamaged(members.offset, "a gzip member without a record")
