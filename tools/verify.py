#!/usr/bin/env python3
"""Verifies a dossier, a bag, a WACZ, a WARC file or a proof, offline. One file: Python 3.11, `cryptography` 43, nothing else.

    python3 verify.py FILE-OR-DIRECTORY [--key VERIFIER-KEY]... [--anchor CA.pem]... [--json]
    python3 verify.py FILE-OR-DIRECTORY --take COPY -o FILE [--most BYTES]

The second form writes one copy to a file, as a browser would receive it, if everything holds. In a dossier, the column
`capture` of captures.csv names the copies.

This program shares no code with the one that made the package. Exit code 0: nothing wrong was found, and the last line says
what this does not prove. 1: something does not hold. 2: wrong usage, or the package needs a newer verifier than this one; use
that one, because this one may report as wrong what is in order.

Checked are: the layout of the zip; the manifest of every file; each WARC record (lengths, block and payload digests, ids and
dates); the proof of each look (RFC 9162) up to a signed checkpoint, and from each checkpoint to the next; that every answer
belongs to a look and has the address, time and digest that the look lists; that tables, timeline and index agree with the
looks; and the timestamps (RFC 3161) over the checkpoints, with the revocation lists (RFC 5280) beside them. A proof is the
JSON that the service gives for one copy; it is checked in the same way, without the records.

--key: a key that you trust because the operator gave it to you. Without it the keys in the package are used, which shows that
nothing changed, but not who signed. --anchor: the certificate of a timestamp authority that you trust. Without it the
certificates in the package are used, which shows that nothing changed, but not who stamped.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import csv
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import uuid
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote_to_bytes

# Format of packages that this verifier knows. 1: the first; 2, since 2026-11-29: the index does not lead to answers
# "not modified"; 3, since 2026-11-30: sources without a visit yet, and answers whose heads earlier verifiers parse
# differently.
KNOWS = 3
PIECE = 1 << 18
HEAD_BYTES = 1 << 20  # of a WARC header
HTTP_HEAD_BYTES = 1 << 20
NOTE_BYTES = 64 << 10  # of a checkpoint
OTHER_CODINGS = {
    "aes128gcm", "br", "bzip2", "compress", "dcb", "dcz", "exi", "lzma", "pack200-gzip", "sdch", "x-compress", "xz", "zstd",
}  # fmt: skip  # any other name ("utf-8", "aws-chunked") is of no content coding: the body is as it came
LINE_BYTES = 1 << 14  # a line of this length between chunks is invalid
PEM_CHAIN = "application/pem-certificate-chain"
VISIT, CERTIFICATE = "urn:archiver:visit:", "urn:archiver:certificate:sha256:"
SMALL_BYTES = 256 << 20  # what is read whole: metadata, checkpoints
ROW_BYTES = 16 << 20  # of a line of a table or index, which have one for each look or answer and are read line by line
RATIO = 1200  # deflate cannot do better than 1032:1; sizes that claim more are false
CHAIN = 8  # certificates in a chain
TAKEN_BYTES = 1 << 30  # of a copy that is written out, unless more is requested
ENTRIES = 2_000_000
NAME_CHARS = 4096
TOTAL_BYTES = 1 << 44
PROBLEMS = 10_000  # that are told: a small zip may hold billions
KEYS = 1_000


@dataclass(frozen=True)
class Problem:
    """Something that is wrong: in which file, at which byte of it."""

    file: str
    offset: int
    rule: str
    text: str


@dataclass
class Report:
    """The result of a verification. `proved` and `not_proved` are sentences."""

    kind: str = ""
    needs: int = 1  # the verifier version that the package requires
    lacks: list[str] = field(default_factory=list)  # gaps in the proof that the final sentence must mention
    problems: list[Problem] = field(default_factory=list)
    proved: list[str] = field(default_factory=list)
    not_proved: list[str] = field(default_factory=list)
    _once: set[str] = field(default_factory=set)

    def bad(self, file: str, rule: str, text: str, offset: int = 0) -> None:
        if len(self.problems) == PROBLEMS:
            raise Enough
        self.problems.append(Problem(file, offset, rule, text))

    @property
    def newer(self) -> bool:
        """Whether the package requires a later verifier. Then this one cannot judge the whole of it."""
        return self.needs > KNOWS

    def unproved(self, sentence: str) -> None:
        """Add a sentence once, however often it applies."""
        if sentence not in self._once:
            self._once.add(sentence)
            self.not_proved.append(sentence)


class Enough(Exception):
    """So much is wrong that the rest is not read."""


class Broken(ValueError):
    """Something that cannot be read any further; the message says why."""


# ---- files of a package ------------------------------------------------------------------------------------------


class Folder:
    """A directory as a set of files. Links are not followed."""

    def __init__(self, root: Path, report: Report, only: str | None = None) -> None:
        self._root = root
        self.names: dict[str, int] = {}
        if only is not None:
            self.names[only] = (root / only).stat().st_size
            return
        for directory, folders, files in os.walk(root):
            for name in folders + files:
                path = Path(directory, name)
                shown = path.relative_to(root).as_posix()
                if path.is_symlink():
                    report.bad(shown, "zip", "a link, which is not followed")
                elif name in files and not stat.S_ISREG(path.stat().st_mode):
                    report.bad(shown, "zip", "no file, but a pipe, socket or device")
                elif name in files:
                    self.names[shown] = path.stat().st_size

    def open(self, name: str) -> BinaryIO:
        return (self._root / name).open("rb")

    def stored(self, _name: str) -> bool:
        return True


class Slice(io.RawIOBase):
    """A part of a file, read without decompression."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._file.seek(self._at)
        left = self._end - self._at
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data


# What zipfile raises for an invalid zip: not only its own exception.
UNZIPPED = (zipfile.BadZipFile, ValueError, OverflowError, OSError, NotImplementedError, struct.error)


class Zip:
    """A zip as a set of files; never unpacked. Its central directory is compared with what is really there."""

    def __init__(self, file: BinaryIO, report: Report) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except UNZIPPED as error:
            raise Broken(f"no zip that can be read: {error}") from error
        self._info: dict[str, zipfile.ZipInfo] = {}
        self.names: dict[str, int] = {}
        size = file.seek(0, 2)
        folded: set[str] = set()
        if len(self._zip.infolist()) > ENTRIES:
            raise Broken("more entries than are read")
        for info in self._zip.infolist():
            why = unfit(info, size, folded)
            if why is not None:
                report.bad(info.filename[:200], "zip", why, info.header_offset)
                continue
            folded.add(plainly(info.filename))
            if not info.is_dir():
                self._info[info.filename], self.names[info.filename] = info, info.file_size
        if sum(self.names.values()) > TOTAL_BYTES:
            raise Broken("the files say that they are larger together than anything that is read")
        self._laid_out(report, size)

    def _laid_out(self, report: Report, size: int) -> None:
        """Check that each entry begins where the one before ended, and that its header agrees with the directory.

        Then programs that read a zip from its front and those that read it from its end see the same, and nothing lies
        between entries.
        """
        at, end = 0, self._zip.start_dir
        for info in sorted(self._zip.infolist(), key=lambda one: one.header_offset):
            shown = info.filename[:200]
            if info.header_offset != at:
                report.bad(shown, "zip", "something lies before this entry, or two lie in one place", at)
                return
            self._file.seek(at)
            head = self._file.read(30)
            flags, names, extra = (int.from_bytes(head[i : i + 2], "little") for i in (6, 26, 28))
            name, more = self._file.read(names), self._file.read(extra)
            if head[:4] != b"PK\3\4" or name != info.orig_filename.encode(
                "utf-8" if flags & 0x800 else "cp437", "replace"
            ):
                report.bad(shown, "zip", "the entry does not say of itself what the directory says", at)
                return
            if UNICODE_PATH in extras(more) or UNICODE_PATH in extras(info.extra):
                report.bad(shown, "zip", "a second name, which some programs take", at)
            if int.from_bytes(head[8:10], "little") != info.compress_type:
                report.bad(shown, "zip", "compressed in another way than the directory says", at)
            sizes = [int.from_bytes(head[i : i + 4], "little") for i in (14, 18, 22)]
            if sizes[1:] == [0xFFFFFFFF] * 2:
                large = extras(more).get(ZIP64, b"")
                sizes[1:] = int.from_bytes(large[8:16], "little"), int.from_bytes(large[:8], "little")
            if not flags & 8 and sizes != [info.CRC, info.compress_size, info.file_size]:
                report.bad(shown, "zip", "sizes that are not those of the directory", at)
            at += 30 + names + extra + info.compress_size
            if flags & 8:  # CRC and sizes follow the data
                at += next((n for n in (12, 16, 20, 24) if self._at(at + n, end)), 0)
        if at != end:
            report.bad("", "zip", "something lies between the last entry and the directory", at)
        if not self._one_end(size, end):
            report.bad(
                "", "zip", "something follows the directory, or there is a second one, which some programs take", size
            )

    def _one_end(self, size: int, end: int) -> bool:
        """Whether the directory that begins at `end` is the one that every program finds.

        It is found by the end record of the zip, and above 4 GiB or 65,535 files by the ZIP64 end record and its
        locator.
        """
        self._file.seek(max(0, size - 98))
        tail = self._file.read(98)
        last, count = tail[-22:], len(self._zip.infolist())
        said, there = int.from_bytes(last[10:12], "little"), int.from_bytes(last[16:20], "little")
        if (
            last[:4] != b"PK\5\6"
            or last[20:] != b"\0\0"
            or said not in {count, 0xFFFF}
            or there not in {end, 0xFFFFFFFF}
        ):
            return False
        if tail[-42:-38] != b"PK\6\7":
            return (said, there) == (count, end)
        large = [int.from_bytes(tail[i : i + 8], "little") for i in (4, 32, 48, 64)]
        return tail[:4] == b"PK\6\6" and large == [44, count, end, size - 98]

    def _at(self, at: int, end: int) -> bool:
        """Whether an entry, or the directory, begins here."""
        self._file.seek(at)
        return at == end or self._file.read(4) == b"PK\3\4"

    def open(self, name: str) -> BinaryIO:
        info = self._info[name]
        found = self._zip.open(info)  # zipfile compares the entry's header with the directory
        if info.compress_type != zipfile.ZIP_STORED:
            return found  # type: ignore[return-value]
        found.close()
        self._file.seek(info.header_offset + 26)  # zipfile's CRC check would hide which byte is wrong; the digests tell
        names, extra = (int.from_bytes(self._file.read(2), "little") for _ in range(2))
        return Slice(self._file, info.header_offset + 30 + names + extra, info.file_size)  # type: ignore[return-value]

    def stored(self, name: str) -> bool:
        return self._info[name].compress_type == zipfile.ZIP_STORED


def plainly(name: str) -> str:
    """A name as compared by file systems that ignore case and Unicode composition."""
    return unicodedata.normalize("NFC", name.casefold())


ZIP64, UNICODE_PATH = 0x0001, 0x7075


def extras(data: bytes) -> dict[int, bytes]:
    """The extra fields of an entry."""
    found = {}
    while len(data) >= 4:
        kind, size = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
        found[kind] = data[4 : 4 + size]
        data = data[4 + size :]
    return found


def unfit(info: zipfile.ZipInfo, size: int, folded: set[str]) -> str | None:
    """Why an entry is not read; None if it is."""
    name, parts = info.orig_filename, info.orig_filename.rstrip("/").split("/")
    if len(name) > NAME_CHARS:  # the time to compare names grows with the square of their combining marks
        return "a name longer than any file has"
    if not name or name != info.filename or any(ord(c) < 32 for c in name) or "\\" in name:
        return "a name with controls or backslashes"
    if name.startswith(("/", "~")) or re.match(r"[A-Za-z]:", name) or any(part in {"", ".", ".."} for part in parts):
        return "a name that leads out of the package"
    if plainly(name) in folded:
        return "a second entry of this name"
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        return "a link"
    if info.flag_bits & 1:
        return "encrypted"
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "compressed in a way that is not read"
    if info.header_offset + info.compress_size > size or info.file_size > info.compress_size * RATIO + 4096:
        return "sizes that cannot be"
    if info.compress_type == zipfile.ZIP_STORED and info.file_size != info.compress_size:
        return "sizes that cannot be"
    return None


Files = Folder | Zip


def pieces(files: Files, name: str) -> Iterator[bytes]:
    """The bytes of a file; Broken if there are not as many as stated, or they cannot be read."""
    done = 0
    try:
        with files.open(name) as file:
            while piece := file.read(PIECE):
                done += len(piece)
                if done > files.names[name]:
                    raise Broken("more bytes than its size says")
                yield piece
    except Broken:
        raise
    except (*UNZIPPED, zlib.error, EOFError) as error:
        raise Broken(f"cannot be read: {error}") from error
    if done != files.names[name]:
        raise Broken(f"{done} bytes, its size says {files.names[name]}")


def whole(files: Files, name: str) -> bytes:
    """A small file, read whole."""
    if name not in files.names:
        raise Broken(f"{name} is missing")
    if files.names[name] > SMALL_BYTES:
        raise Broken(f"{name} is too large to be what it should be")
    return b"".join(pieces(files, name))


def rows_of(files: Files, name: str) -> Iterator[bytes]:
    """The lines of a file without their line feeds, one at a time."""
    if name not in files.names:
        raise Broken(f"{name} is missing")
    rest = b""
    for piece in pieces(files, name):
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
        if len(rest) > ROW_BYTES:
            raise Broken("a line that is longer than any that belongs there")
    if rest:
        yield rest


def lines_of(files: Files, name: str, report: Report, rule: str) -> Iterator[tuple[int, bytes]]:
    """The lines of a file, numbered. What cannot be read is reported, and ends them."""
    try:
        for number, line in enumerate(rows_of(files, name), 1):
            yield number, line.removesuffix(b"\r")
    except Broken as error:
        report.bad(name, rule, str(error))


def parsed(data: bytes | str) -> Any:
    """Parse JSON in which no key occurs twice, so that every reader sees what was checked."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Broken("a key stands twice in one JSON object")
        return found

    return json.loads(data, object_pairs_hook=once)


def digest(files: Files, name: str, algorithm: str = "sha256") -> str:
    made = hashlib.new(algorithm)
    for piece in pieces(files, name):
        made.update(piece)
    return made.hexdigest()


# ---- WARC ---------------------------------------------------------------------------------------------------------


class Members:
    """The gzip members of a WARC, or an uncompressed WARC."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._raw = b""
        self._taken = 0
        self._fill()
        self.gzip = self._raw[:2] == b"\x1f\x8b"
        self._inflate = zlib.decompressobj(31)
        self._buffer = bytearray()
        self.offset = 0

    def _fill(self) -> bool:
        piece = next(self._source, b"")
        self._raw += piece
        return bool(piece)

    def next(self) -> bool:
        """Go to the next member; False at the end."""
        if not self.gzip:
            self.offset = self._taken - len(self._buffer)
            return bool(self.peek(1))
        self._buffer.clear()
        if not self._raw and not self._fill():
            return False
        self.offset = self._taken
        self._inflate = zlib.decompressobj(31)
        return True

    @property
    def length(self) -> int:
        """The number of bytes taken since the offset, as they lie in the file."""
        return self._taken - self.offset - (0 if self.gzip else len(self._buffer))

    def peek(self, size: int) -> bytes:
        """At least `size` bytes ahead, fewer at the end of the member."""
        while len(self._buffer) < size and self._more():
            pass
        return bytes(self._buffer[:size])

    def take(self, size: int) -> bytes:
        found = self.peek(size)
        del self._buffer[: len(found)]
        return found

    def _more(self) -> bool:
        if not self.gzip:
            if not self._raw and not self._fill():
                return False
            self._buffer += self._raw
            self._taken += len(self._raw)
            self._raw = b""
            return True
        while not self._inflate.eof:
            if not self._raw and not self._fill():
                raise Broken("the file ends inside a gzip member")
            try:
                out = self._inflate.decompress(self._raw, PIECE)
            except zlib.error as error:
                raise Broken(f"the gzip member does not inflate: {error}") from error
            rest = self._inflate.unused_data or self._inflate.unconsumed_tail
            self._taken += len(self._raw) - len(rest)
            self._raw = rest
            if out:
                self._buffer += out
                return True
        return False


@dataclass(slots=True)
class Record:
    """What is kept of a record: its place, its header fields, the digests of its bytes."""

    file: str
    offset: int
    type: str
    id: str
    at: str
    target: str
    profile: str
    address: str | None
    refers: str | None
    where: tuple[str | None, str | None]  # URI and date by which viewers find the record that it repeats
    truncated: str | None
    status: int | None = None  # of an HTTP answer
    cut: bool = False  # the message is shorter than it states
    block: str = ""
    payload: str = ""
    size: int = 0  # of the payload
    said_payload: str | None = None  # by its header; for a revisit, that of its original
    length: int = 0  # in the file
    body: bytes = b""  # of metadata and warcinfo records, and of certificates

    @property
    def answer(self) -> bool:
        """Whether it is a server's answer, or a revisit that says that the same came again."""
        return self.type in {"response", "revisit"} or (self.type == "resource" and self.target[:4].lower() == "http")


def fields_of(head: bytes) -> list[tuple[str, str]]:
    """The fields of an HTTP head, by their names in lower case.

    A line that begins with a blank continues the field before it; a line without a name is ignored.
    """
    found: list[tuple[str, list[str]]] = []  # names, and the lines of each value: joined once, as there may be many
    for line in head.decode("latin-1").split("\n")[1:]:
        if line[:1] in {" ", "\t"} and found:
            found[-1][1].append(line.strip())
            continue
        name, colon, value = line.partition(":")
        found += [(name.strip().lower(), [value])] if colon and name.strip() else []
    return [(name, " ".join(lines)) for name, lines in found]


def items(values: Iterable[str]) -> list[str]:
    return [one.strip().lower() for value in values for one in value.split(",")]


class Entity:
    """The body of an HTTP message without its transfer coding, hashed as it streams past."""

    def __init__(self, head: bytes, algorithms: list[str]) -> None:
        told = [value for name, value in fields_of(head) if name == "transfer-encoding"]
        codings = [one for one in items(told) if one not in {"", "identity"}]
        lengths = set(items(value for name, value in fields_of(head) if name == "content-length"))
        status = re.match(rb"HTTP/\d\.\d[ \t]+(\d{3})(?!\d)", head, re.IGNORECASE)
        self.status = int(status[1]) if status else None
        self._none = self.status is not None and (self.status < 200 or self.status in {204, 304})
        self._chunked = codings[-1:] == ["chunked"]
        plain = not codings and len(lengths) == 1 and re.fullmatch("[0-9]{1,18}", min(lengths))
        self._left = int(min(lengths)) if plain else None
        self._line = b""
        self._chunk = 0
        self._state = "size"
        self._begun = self._last = False  # whether a chunk was seen, and whether the last (empty) chunk was
        self.hashes = [hashlib.new(name, usedforsecurity=False) for name in algorithms]
        self.size = 0
        self.taken: list[bytes] | None = None  # the bytes that passed, if somebody collects them

    @property
    def cut(self) -> bool:
        """Whether the body is shorter than stated. An empty body does not count: it is also the answer to HEAD."""
        return bool(self.size) and (bool(self._left) or (self._begun and not self._last))

    def _take(self, data: bytes) -> None:
        for made in self.hashes:
            made.update(data)
        self.size += len(data)
        if self.taken is not None:
            self.taken.append(data)

    def feed(self, data: bytes) -> None:
        if self._none:
            return
        if self._chunked:
            self._feed_chunks(data)
            return
        if self._left is not None:
            data = data[: self._left]
            self._left -= len(data)
        self._take(data)

    def _feed_chunks(self, data: bytes) -> None:
        at, before = 0, self._line
        while at < len(data) and self._state != "end":
            if self._state == "data":
                piece = data[at : at + self._chunk]
                self._take(piece)
                at, self._chunk = at + len(piece), self._chunk - len(piece)
                if not self._chunk:
                    self._state = "gap"
                continue
            end = data.find(b"\n", at)
            self._line += data[at : end if end >= 0 else len(data)]
            at = end + 1 if end >= 0 else len(data)
            holds = self._ended() if end >= 0 else self._going_on()
            if not holds and not self._begun:  # labelled chunked, but it is not: the entity is all of it
                self._chunked = False
                self._take(before + data)
                return
            if not holds:
                self._state = "end"
            if end >= 0:
                self._line = b""

    def _ended(self) -> bool:
        """Take a complete framing line; whether it is valid in the present state."""
        if len(self._line) >= LINE_BYTES:
            return False
        line = self._line.rstrip(b"\r")
        if self._state == "gap":
            self._state = "size"
            return not line
        size = line.partition(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,16}", size):
            return False
        self._begun = True
        self._chunk = int(size, 16)
        self._last = not self._chunk
        self._state = "data" if self._chunk else "end"
        return True

    def _going_on(self) -> bool:
        """Whether an incomplete line can still become a valid one."""
        begins = re.fullmatch(rb"\s*(?:[0-9A-Fa-f]{1,16}\s*)?(?:;[^\n]*)?", self._line)
        return len(self._line) < LINE_BYTES and (self._begun or begins is not None)


def records(files: Files, name: str, report: Report) -> Iterator[Record]:
    """Every record of a WARC, with its digests checked. Faults are reported with their offset."""
    members: Members | None = None
    ids = set[str]()
    try:
        members = Members(pieces(files, name))
        found = None
        while members.next():
            found = _record(members, name, report)
            if found.id in ids:
                report.bad(name, "record", f"record {found.id}: another has that id, too", found.offset)
            ids.add(found.id)
            trailing = members.gzip and members.peek(1)
            found.length = members.length
            yield found
            if trailing:
                raise Broken("something follows the record in its gzip member")
        if found is None:
            raise Broken("the file is empty")
    except Broken as error:
        report.bad(name, "warc", str(error), members.offset if members is not None else 0)


def _head(members: Members) -> dict[str, list[str]]:
    """The fields of a WARC header, by their names in lower case."""
    head = bytearray()
    while not head.endswith(b"\r\n\r\n"):
        line = members.peek(4096)
        end = line.find(b"\n")
        if not line or len(head) > HEAD_BYTES:
            raise Broken("no WARC header ends here")
        head += members.take(end + 1 if end >= 0 else len(line))
    try:
        first, *lines = re.sub("\r\n[ \t]+", " ", bytes(head[:-4]).decode("utf-8")).split("\r\n")
    except UnicodeDecodeError:
        raise Broken("the WARC header is not UTF-8") from None
    if not re.fullmatch(r"WARC/1\.[01][ \t]*", first):
        raise Broken(f"the record begins with {first[:40]!r}")
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", "".join(lines)) or not all(":" in line for line in lines):
        raise Broken("a control character, or a line without a colon, in the WARC header")
    fields: dict[str, list[str]] = {}
    for key, _, value in (line.partition(":") for line in lines):
        fields.setdefault(key.lower(), []).append(value.strip(" \t"))
    for key, values in fields.items():
        if len(values) > 1 and key in ONCE:
            raise Broken(f"{key} stands {len(values)} times")
    for key in ("warc-record-id", "warc-date", "warc-type"):
        if not fields.get(key, [""])[0]:
            raise Broken(f"{key} is missing")
    return fields


ONCE = frozenset(
    "warc-type warc-record-id warc-date content-length content-type warc-block-digest warc-payload-digest warc-ip-address "
    "warc-refers-to warc-refers-to-target-uri warc-refers-to-date warc-target-uri warc-truncated warc-warcinfo-id "
    "warc-filename warc-profile warc-identified-payload-type".split()
)


def _record(members: Members, name: str, report: Report) -> Record:
    fields = _head(members)

    def get(key: str) -> str | None:
        return next(iter(fields.get(key, ())), None)

    size = get("content-length") or ""
    if not re.fullmatch("[0-9]{1,18}", size):
        raise Broken("no Content-Length")
    refers = get("warc-refers-to")
    found = Record(
        file=name, offset=members.offset, type=(get("warc-type") or "").lower(), id=_uuid(get("warc-record-id") or ""),
        at=get("warc-date") or "", target=(get("warc-target-uri") or "").removeprefix("<").removesuffix(">"),
        profile=get("warc-profile") or "", address=get("warc-ip-address"), refers=_uuid(refers) if refers else None,
        where=(get("warc-refers-to-target-uri"), get("warc-refers-to-date")), truncated=get("warc-truncated"),
    )  # fmt: skip
    for text in _header_faults(found, fields):
        report.bad(name, "record", f"record {found.id}: {text}", found.offset)
    block, payload = (_digest(get(f"warc-{part}-digest")) for part in ("block", "payload"))
    blocks, payloads = _block(members, found, int(size), get("content-type") or "", [block, payload])
    if members.take(4) != b"\r\n\r\n":
        raise Broken("the record does not end where its Content-Length says")
    if block is None:
        report.unproved(f"what the records of {name} must be that have no digest that is known here")
    elif blocks[block[0]] != block[1]:
        report.bad(name, "block", f"record {found.id}: the block is not that of its digest", found.offset)
    if found.cut and found.type == "response" and found.truncated is None:
        report.bad(name, "record", f"record {found.id}: the answer ends early, and does not say so", found.offset)
    if payload is None and get("warc-payload-digest") is not None:
        report.unproved(f"what the payloads of {name} must be whose digest is none that is known here")
    if payload is not None:
        found.said_payload = payload[1].hex() if payload[0] == "sha256" else None
        if found.type not in {"revisit", "metadata", "warcinfo"} and payloads[payload[0]] != payload[1]:
            report.bad(name, "payload", f"record {found.id}: the payload is not that of its digest", found.offset)
    return found


def _header_faults(record: Record, fields: dict[str, list[str]]) -> Iterator[str]:
    """Faults in a record's header that leave open which record it is, when and from where it came, what it repeats, or
    what its digests cover. Not every requirement of the standard."""
    instant = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z", record.at)
    try:
        datetime.fromisoformat(instant[1] if instant else "")
    except ValueError:
        yield f"{record.at[:40]!r} is no time in UTC"
    if not re.fullmatch(r"<[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>]+>", fields["warc-record-id"][0]):
        yield "its id is no URI in angle brackets"
    if record.type not in {"warcinfo", "metadata"} and not re.fullmatch(
        r"[A-Za-z][A-Za-z0-9+.\-]*:[!-~]*", record.target
    ):
        yield f"{record.target[:80]!r} is no URI"
    if record.type == "revisit" and not record.profile:
        yield "it repeats another, and WARC-Profile does not say how"
    try:
        ip_address(record.address or "::")
    except ValueError:
        yield f"{record.address!r} is no address"
    for key in ("warc-block-digest", "warc-payload-digest"):
        if not re.fullmatch(r"[^\s:]+:\S+", fields.get(key, ["none:there"])[0]):
            yield f"{key} has no label and value"


def _block(
    members: Members, record: Record, size: int, written: str, digests: list[tuple[str, bytes] | None]
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Read a block; the body of metadata is kept. Returns the digests of block and payload, by algorithm."""
    kind = "".join(written.lower().split())
    algorithms = sorted({"sha256", *(one[0] for one in digests if one)})
    made = [hashlib.new(name, usedforsecurity=False) for name in algorithms]
    http, keep = kind.startswith("application/http"), record.type in {"metadata", "warcinfo"} or kind == PEM_CHAIN
    left, head, kept, entity = size, bytearray(), bytearray(), None
    while left:
        piece = members.take(min(PIECE, left))
        if not piece:
            raise Broken(f"the record's block ends {left} bytes early")
        left -= len(piece)
        for one in made:
            one.update(piece)
        if keep and len(kept) < SMALL_BYTES:
            kept += piece
        if entity is not None:
            entity.feed(piece)
        elif http:
            head += piece
            end = re.search(rb"\n\r?\n", head)
            if end is not None or len(head) >= HTTP_HEAD_BYTES:
                cut = end.end() if end else len(head)
                entity = Entity(bytes(head[:cut]), algorithms)
                entity.feed(bytes(head[cut:]))
    torn = http and entity is None
    if torn:
        entity = Entity(bytes(head), algorithms)
    blocks = dict(zip(algorithms, (one.digest() for one in made), strict=True))
    payloads = blocks if entity is None else dict(zip(algorithms, (one.digest() for one in entity.hashes), strict=True))
    record.block, record.payload, record.body = blocks["sha256"].hex(), payloads["sha256"].hex(), bytes(kept)
    record.size, record.status = (size, None) if entity is None else (entity.size, entity.status)
    record.cut = torn or (entity is not None and entity.cut)
    return blocks, payloads


def _uuid(text: str) -> str:
    return text.strip("<> ").removeprefix("urn:uuid:").lower()


def _digest(text: str | None) -> tuple[str, bytes] | None:
    """Algorithm and value of a labelled digest, in hex, Base32 or Base64; None if it is not a known one."""
    label, _, value = (text or "").partition(":")
    algorithm = label.lower().replace("-", "")
    size = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}.get(algorithm)
    bare = value.rstrip("=")
    try:
        if size and len(bare) == size * 2:
            return algorithm, bytes.fromhex(bare)
        if size and len(bare) == (size * 8 + 4) // 5:
            return algorithm, base64.b32decode(bare.upper() + "=" * (-len(bare) % 8))
        if size and len(bare) == (size * 8 + 5) // 6:
            return algorithm, base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        pass
    return None


# ---- the ledger ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Head:
    size: int
    root: bytes
    text: bytes


def key_of(line: str) -> tuple[str, bytes, bytes]:
    """Name, key id and public key in a verifier key (c2sp.org/signed-note)."""
    name, _, rest = line.strip().partition("+")
    shown, _, encoded = rest.partition("+")
    key = base64.b64decode(encoded, validate=True)
    made = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    if key[:1] != b"\x01" or len(key) != 33 or made.hex() != shown:
        raise Broken(f"{line[:60]!r} is no Ed25519 verifier key")
    return name, made, key[1:]


def checkpoint(data: bytes, keys: list[str]) -> Head:
    """A signed tree head (c2sp.org/tlog-checkpoint): one of the keys must have signed, and no signature by them may be
    false."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    text, gap, signatures = data.rpartition(b"\n\n")
    text += b"\n"
    lines = text.decode().split("\n")
    if len(data) > NOTE_BYTES or any(byte < 32 and byte != 10 for byte in data) or not signatures.endswith(b"\n"):
        raise Broken("no signed note")
    if not gap or len(lines) != 4 or not all(lines[:3]) or not re.fullmatch(r"0|[1-9][0-9]{0,17}", lines[1]):
        raise Broken("no checkpoint")
    known = {(name, made): public for name, made, public in map(key_of, keys)}
    good = 0
    for line in signatures[:-1].decode().split("\n"):
        name, _, encoded = line.removeprefix("— ").partition(" ")
        signature = base64.b64decode(encoded, validate=True)
        if not line.startswith("— ") or not name or len(signature) < 5:
            raise Broken("a signature line is malformed")
        public = known.get((name, signature[:4]))
        if public is not None:
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text)
            except InvalidSignature:
                raise Broken("the signature of the checkpoint does not hold") from None
            good += 1
    root = base64.b64decode(lines[2], validate=True)
    if not good or len(root) != 32 or lines[0] not in {name for name, _ in known}:
        raise Broken("no key that is known here signed the checkpoint")
    return Head(int(lines[1]), root, data)


def included(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf to the root (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    fn, sn, made = index, size - 1, hashlib.sha256(b"\0" + leaf).digest()
    for one in path:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            made = hashlib.sha256(b"\1" + one + made).digest()
            while fn and not fn % 2:
                fn, sn = fn // 2, sn // 2
        else:
            made = hashlib.sha256(b"\1" + made + one).digest()
        fn, sn = fn // 2, sn // 2
    return sn == 0 and made == root


def consistent(old: Head, new: Head, proof: list[bytes]) -> bool:
    """Whether the tree of `new` extends that of `old` (RFC 9162 2.1.4.2)."""
    if not 0 < old.size < new.size:
        return False
    path = proof if old.size & (old.size - 1) else [old.root, *proof]
    if not path:
        return False
    fn, sn = old.size - 1, new.size - 1
    while fn % 2:
        fn, sn = fn // 2, sn // 2
    was = now = path[0]
    for one in path[1:]:
        if sn == 0:
            return False
        if fn % 2 or fn == sn:
            was, now = hashlib.sha256(b"\1" + one + was).digest(), hashlib.sha256(b"\1" + one + now).digest()
            while fn and not fn % 2:
                fn, sn = fn // 2, sn // 2
        else:
            now = hashlib.sha256(b"\1" + now + one).digest()
        fn, sn = fn // 2, sn // 2
    return sn == 0 and was == old.root and now == new.root


# ---- timestamps (RFC 3161) -----------------------------------------------------------------------------------------


def der(data: bytes, tags: bytes = b"") -> list[tuple[int, bytes, bytes]]:
    """DER values in sequence: tag, contents, complete encoding. `tags`: the tags with which they must begin."""
    found, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise Broken("torn DER")
        tag, size, body = data[at], data[at + 1], at + 2
        if size >= 0x80:
            count = size & 0x7F
            if not 1 <= count <= 4:
                raise Broken("a length that DER does not have")
            size, body = int.from_bytes(data[body : body + count], "big"), body + count
        if body + size > len(data):
            raise Broken("torn DER")
        found.append((tag, data[body : body + size], data[at : body + size]))
        at = body + size
    if bytes(tag for tag, _, _ in found)[: len(tags)] != tags:
        raise Broken("DER of another kind than belongs there")
    return found


SIGNED, TST = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d0109100104")
ATTRIBUTES = {
    "type": "2a864886f70d010903",
    "digest": "2a864886f70d010904",
    "v1": "2a864886f70d010910020c",
    "v2": "2a864886f70d010910022f",
}
HASHES = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
OWN_HASH = {"2a864886f70d01010b": "sha256", "2a864886f70d01010c": "sha384", "2a864886f70d01010d": "sha512",
            "2a8648ce3d040302": "sha256", "2a8648ce3d040303": "sha384", "2a8648ce3d040304": "sha512"}  # fmt: skip
PSS = "2a864886f70d01010a"


def stamp(response: bytes, stamped: bytes, chain: bytes, trusted: list[Any]) -> tuple[datetime, list[Any]]:
    """When, and by whom (signer to anchor), `stamped` was stamped. If `trusted` is empty, the anchor is the chain's
    last."""
    from cryptography import x509

    try:
        certificates = x509.load_pem_x509_certificates(chain)
        return _stamp(response, stamped, certificates, trusted or certificates[1:][-1:])
    except Broken:
        raise
    except unreadable() as error:
        raise Broken(f"no timestamp response that can be read: {error}") from error


def attested(response: bytes, stamped: bytes, chain: bytes, trusted: list[Any]) -> tuple[datetime, list[Any], bool]:
    """As `stamp`, and whether it leads to an anchor that the reader named. Of several authorities that stamped one head a
    reader may trust one: the stamps of the others are sound, and prove nothing to them."""
    try:
        return *stamp(response, stamped, chain, trusted), True
    except Broken:
        if not trusted:
            raise
        return *stamp(response, stamped, chain, []), False


def strangers(report: Report, anchors: list[str], *, named: bool) -> None:
    """Report sound stamps whose anchors the reader did not name; Broken unless another stamp is of one whom they did."""
    if anchors and not named:
        raise Broken(f"no stamp leads to an anchor that was named: they are of {', '.join(sorted({*anchors}))}"[:300])
    for anchor in sorted({*anchors}):
        report.unproved(f"when what {anchor} stamped existed: no --anchor names that authority")
        report.lacks.append(f"the stamps of {anchor} lead to no --anchor")


def latest(response: bytes, at: datetime) -> datetime:
    """The upper limit of when a checked response was made: its time and the accuracy that it states (RFC 3161 2.4.2)."""
    units = {0x02: 1_000_000, 0x80: 1000, 0x81: 1}
    _, info = _signed_data(response)
    stated = next((body for tag, body, _ in info[5:] if tag == 0x30), b"")
    parts = [(int.from_bytes(body, "big"), units.get(tag, 0)) for tag, body, _ in der(stated)]
    try:
        return at + timedelta(microseconds=sum(count * unit for count, unit in parts))
    except OverflowError:
        raise Broken("a stamp whose accuracy bounds nothing") from None


def unreadable() -> tuple[type[Exception], ...]:
    """The exceptions that invalid tokens, certificates and lists raise."""
    from cryptography import exceptions, x509

    odd = (x509.ExtensionNotFound, x509.DuplicateExtension, x509.UnsupportedGeneralNameType, x509.InvalidVersion)
    return (
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        exceptions.UnsupportedAlgorithm,
        exceptions.InvalidSignature,
        *odd,
    )


def answers_to(response: bytes, query: bytes) -> bool:
    """Whether a checked response answers this request: its imprint and nonce are those that were sent."""
    try:
        ((_, sent, _),) = der(query)
        asked = der(sent)
        _, info = _signed_data(response)
        nonces = [[one[1] for one in found if one[0] == 0x02][1:] for found in (info, asked)]
        return asked[1][2] == info[2][2] and (nonces[0][-1:] == nonces[1][-1:] or not nonces[1])
    except (ValueError, IndexError):
        return False


def _signed_data(response: bytes) -> tuple[list[tuple[int, bytes, bytes]], list[tuple[int, bytes, bytes]]]:
    """The parts of the SignedData, and of the TSTInfo in it."""
    ((_, outer, _),) = der(response, b"\x30")
    status, token = der(outer, b"\x30\x30")
    if int.from_bytes(der(status[1], b"\x02")[0][1], "big") > 1:
        raise Broken("the authority did not stamp it")
    kind, wrapped = der(token[1], b"\x06\xa0")
    data = der(der(wrapped[1], b"\x30")[0][1], b"\x02\x31\x30")
    content_type, content = der(data[2][1], b"\x06\xa0")
    if kind[1] != SIGNED or content_type[1] != TST:
        raise Broken("the token holds no timestamp")
    ((_, info, _),) = der(der(content[1], b"\x04")[0][1], b"\x30")
    return data, der(info, b"\x02\x06\x30\x02\x18")


def _stamp(response: bytes, stamped: bytes, certificates: list[Any], trusted: list[Any]) -> tuple[datetime, list[Any]]:
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import ExtendedKeyUsage

    data, info = _signed_data(response)
    info_raw = der(der(data[2][1])[1][1])[0][1]
    if info[0][1] != b"\1":
        raise Broken("a timestamp of another version")
    algorithm, imprint = der(info[2][1], b"\x30\x04")
    if HASHES.get(der(algorithm[1], b"\x06")[0][1].hex()) != "sha256" or imprint[1] != hashlib.sha256(stamped).digest():
        raise Broken("the stamp is of something else")
    if data[-1][0] != 0x31:
        raise Broken("no set of signers")
    ((_, signer, _),) = der(data[-1][1], b"\x30")
    parts = der(signer)
    if (parts[2][0], parts[4][0], parts[5][0]) != (0x30, 0x30, 0x04):
        raise Broken("no signature that can be read")
    signed = [der(one[1]) for one in der(parts[3][1])]
    attributes = {name[1].hex(): der(values[1])[0] for name, values in signed}
    if parts[3][0] != 0xA0 or len(attributes) != len(signed):
        raise Broken("signed attributes that are missing, or stand twice")
    hashed = HASHES[der(parts[2][1], b"\x06")[0][1].hex()]
    if attributes[ATTRIBUTES["type"]][1] != TST:
        raise Broken("the signed attributes are of other contents")
    if attributes[ATTRIBUTES["digest"]][1] != hashlib.new(hashed, info_raw).digest():
        raise Broken("the timestamp is not the one that was signed")
    name, wanted = _certificate_hash(attributes)
    leaf = next((
        one for one in certificates
        if hashlib.new(name, one.public_bytes(Encoding.DER)).digest() == wanted and _identified(one, *parts[1][:2])
    ), None)  # fmt: skip
    if leaf is None:
        raise Broken("the certificate that the token names is not beside it")
    if leaf.public_bytes(Encoding.DER) not in [
        one[2] for part in data[3:-1] if part[0] == 0xA0 for one in der(part[1])
    ]:
        raise Broken("the token does not hold the certificate that it names")
    signing = der(parts[4][1], b"\x06")[0][1].hex()
    _verify_signature(
        leaf.public_key(), parts[5][1], b"\x31" + parts[3][2][1:], OWN_HASH.get(signing, hashed), pss=signing == PSS
    )
    at = _time(info[4][1])
    usage = leaf.extensions.get_extension_for_class(ExtendedKeyUsage)
    if not usage.critical or [one.dotted_string for one in usage.value] != ["1.3.6.1.5.5.7.3.8"]:
        raise Broken("the signer's certificate is not, critically and only, for time stamping")
    chain = _climb(leaf, certificates, trusted, at)
    if chain is None:
        raise Broken("no chain of certificates, valid at the time of the stamp, leads from it to a trust anchor")
    return at, chain


def _identified(certificate: Any, tag: int, sid: bytes) -> bool:
    """Whether the signer's identifier names this certificate: by issuer and serial number, or by its key."""
    from cryptography.x509 import SubjectKeyIdentifier

    if tag != 0x30:
        return bool(certificate.extensions.get_extension_for_class(SubjectKeyIdentifier).value.digest == sid)
    issuer, serial = der(sid, b"\x30\x02")
    number = int.from_bytes(serial[1], "big", signed=True)
    return bool(number == certificate.serial_number and issuer[2] == certificate.issuer.public_bytes())


def _certificate_hash(attributes: dict[str, Any]) -> tuple[str, bytes]:
    """The signer's certificate by ESSCertID (SHA-1) or ESSCertIDv2: name of the hash, and the hash."""
    version = "v2" if ATTRIBUTES["v2"] in attributes else "v1"
    first = der(der(der(attributes[ATTRIBUTES[version]][1])[0][1])[0][1])
    if version == "v1":
        return "sha1", first[0][1]
    if first[0][0] == 0x30:
        return HASHES[der(first[0][1])[0][1].hex()], first[1][1]
    return "sha256", first[0][1]


def _verify_signature(key: Any, signature: bytes, data: bytes, name: str, *, pss: bool) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    algorithm = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[name]
    try:
        if isinstance(key, rsa.RSAPublicKey):
            form = padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO) if pss else padding.PKCS1v15()
            key.verify(signature, data, form, algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(algorithm))
        else:
            key.verify(signature, data)
    except InvalidSignature:
        raise Broken("the signature of the stamp does not hold") from None


def _time(data: bytes) -> datetime:
    found = re.fullmatch(rb"(\d{14})(?:\.(\d+))?Z", data)
    if found is None:
        raise Broken("no time in UTC")
    at = datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)  # noqa: UP017
    return at + timedelta(microseconds=int((found[2] or b"0")[:6].ljust(6, b"0")))


def _climb(signer: Any, certificates: list[Any], trusted: list[Any], at: datetime) -> list[Any] | None:
    """The shortest chain from the signer to an anchor, each certificate valid at the time and signed by the next.

    Each is visited once, since all of them may have signed each other.
    """
    ways, met = [[signer]], [signer]
    for way in ways:
        top = way[-1]
        if not top.not_valid_before_utc <= at <= top.not_valid_after_utc:
            continue
        if top in trusted:
            return way
        for issuer in [*trusted, *certificates] if len(way) < CHAIN else []:
            if issuer not in met and issuer.subject == top.issuer and _issued(issuer, top, len(way) - 1):
                met.append(issuer)
                ways.append([*way, issuer])
    return None


def _issued(issuer: Any, subject: Any, below: int) -> bool:
    """Whether `issuer` may sign certificates, with `below` others between, and signed this one."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    try:
        basic = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        if not basic.ca or (basic.path_length is not None and below > basic.path_length):
            return False
        try:
            if not issuer.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign:
                return False
        except x509.ExtensionNotFound:
            pass
        subject.verify_directly_issued_by(issuer)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
        return False
    return True


def pem(data: bytes, kind: str) -> list[bytes]:
    """The DER of all PEM blocks of this kind (RFC 7468). Broken if one has no end, or is not Base64."""
    begun = data.split(f"-----BEGIN {kind}-----".encode())[1:]
    blocks = [one.partition(f"-----END {kind}-----".encode()) for one in begun]
    try:
        if all(end for _, end, _ in blocks):
            return [binascii.a2b_base64(one) for one, _, _ in blocks]
    except binascii.Error:
        pass
    raise Broken(f"a block of PEM ({kind}) that cannot be read")


def unrevoked(lists: bytes, chain: list[Any], at: datetime, *, trusted: bool = False) -> int:
    """How many certificates of the chain were not revoked at the time of the stamp, by these lists and answers.

    They are PEM (RFC 5280, 6960). Broken if a certificate was revoked; or if a list in the name of a certificate of the
    chain is not signed by it, or had expired. `trusted`: the chain ends at an anchor that the reader named, and there may
    be answers about certificates from there on.
    """
    from cryptography import x509

    found, answers = pem(lists, "X509 CRL"), pem(lists, "OCSP RESPONSE")
    if lists and not found + answers:
        raise Broken("no revocation list that can be read")
    spoken = {_ocsp_serial(one, chain, at, trusted=trusted) for one in answers} - {None}
    for written in found:
        try:
            one = x509.load_der_x509_crl(written)
            issuers = [issuer for issuer in chain[1:] if issuer.subject == one.issuer]
            signed = any(one.is_signature_valid(issuer.public_key()) for issuer in issuers)
        except unreadable() as error:
            raise Broken(f"no revocation list that can be read: {error}") from error
        if not issuers:  # of a certificate above the trusted anchor
            continue
        if not signed:
            raise Broken("a revocation list that the certificate which it names did not sign")
        if one.next_update_utc is not None and one.next_update_utc < at:
            raise Broken("a revocation list that had run out before the stamp")
        for certificate in chain[:-1]:
            if certificate.issuer == one.issuer:
                taken = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
                if taken is not None and taken.revocation_date_utc <= at:
                    raise Broken(f"the certificate of {certificate.subject.rfc4514_string()[:120]} had been revoked")
                spoken.add(certificate.serial_number)
    return len(spoken)


def _key_hash(certificate: Any, algorithm: str) -> bytes:
    """Hash of the public key without tag and length, by which OCSP names a key's holder."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    info = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.new(algorithm, der(der(info)[0][1])[1][1][1:], usedforsecurity=False).digest()


def _ocsp_serial(answer: bytes, chain: list[Any], at: datetime, *, trusted: bool) -> int | None:
    """The serial number of the certificate of the chain that this answer (OCSP, RFC 6960) declares good.

    None if it is about none of the chain, which is in order above an anchor that the reader named (`trusted`).
    Broken if it does not, or is not signed by an authorised responder.
    """
    from cryptography.x509 import ExtendedKeyUsage, ocsp

    try:
        response = ocsp.load_der_ocsp_response(answer)
        named, by = response.hash_algorithm.name, (response.serial_number, response.issuer_key_hash)
        about = [pair for pair in pairwise(chain) if (pair[0].serial_number, _key_hash(pair[1], named)) == by]
        if not about and trusted:
            return None
        if not about:
            raise Broken("an answer about another certificate is beside the stamp")
        ((certificate, issuer),) = about
        named_ones = (
            each for each in [issuer, *response.certificates]
            if response.responder_name == each.subject or response.responder_key_hash == _key_hash(each, "sha1")
        )  # fmt: skip
        signer, algorithm = next(named_ones, None), response.signature_hash_algorithm
        if signer is None or algorithm is None:
            raise Broken("an answer about a certificate is signed by nobody who is here")
        if signer != issuer:
            signer.verify_directly_issued_by(issuer)
            usage = signer.extensions.get_extension_for_class(ExtendedKeyUsage).value
            held = signer.not_valid_before_utc <= response.produced_at_utc <= signer.not_valid_after_utc
            if not held or "1.3.6.1.5.5.7.3.9" not in [each.dotted_string for each in usage]:
                raise Broken("an answer about a certificate is signed by who may not")
        _verify_signature(
            signer.public_key(), response.signature, response.tbs_response_bytes, algorithm.name, pss=False
        )
        ends = response.next_update_utc or response.this_update_utc + timedelta(days=1)
        if response.certificate_status is ocsp.OCSPCertStatus.UNKNOWN or ends < at:
            raise Broken("an answer about a certificate says nothing of the time of the stamp")
        taken = response.revocation_time_utc
    except Broken:
        raise
    except unreadable() as error:
        raise Broken(f"no answer about a certificate that can be read: {error}") from error
    if taken is not None and taken <= at:
        raise Broken(f"the certificate of {certificate.subject.rfc4514_string()[:120]} had been revoked")
    return int(certificate.serial_number)


def dated(
    report: Report, what: str, at: datetime, until: datetime, chain: list[Any], lists: bytes, *, trusted: bool
) -> None:
    """Report a valid stamp and what is known about its certificates, in sentences. `until`: its time and accuracy."""
    from cryptography.hazmat.primitives.serialization import Encoding

    anchor, count = chain[-1].subject.rfc4514_string(), unrevoked(lists, chain, at, trusted=trusted)
    print_ = hashlib.sha256(chain[-1].public_bytes(Encoding.DER)).hexdigest()
    who = "whom you trust" if trusted else f"an anchor out of the package: compare its SHA-256 fingerprint {print_}"
    when = f"{until:%Y-%m-%dT%H:%M:%S}{f'.{until.microsecond:06d}'.rstrip('0') if until.microsecond else ''}Z"
    report.proved.append(f"{what} existed no later than {when}: {anchor} ({who})")
    if count:
        report.proved.append(f"{count} of {len(chain) - 1} certificates below {anchor} had not been revoked by then")
    elif len(chain) > 1:
        report.unproved(f"that no certificate below {anchor} had been revoked: no list or answer is beside the stamp")


# ---- packages ------------------------------------------------------------------------------------------------------


def verify(path: Path, keys: list[str] | None = None, anchors: list[Path] | None = None) -> Report:
    """Verify a file or directory completely."""
    report = Report()
    try:
        if path.is_dir():
            _package(Folder(path, report), report, keys or [], anchors or [])
        else:
            with path.open("rb") as file:
                _file(path, file, report, keys or [], anchors or [])
    except Broken as error:
        report.bad(path.name, "zip", str(error))
    except RecursionError:
        report.bad(path.name, "zip", "nested deeper than anything that is read")
    except Enough:
        report.problems[-1] = Problem(path.name, 0, "zip", "so much does not hold that the rest was not read")
    return report


def is_package(path: Path) -> bool:
    """Whether this is a package or a proof, as opposed to a WARC file or a directory of them."""
    if path.is_dir():
        return any((path / name).exists() for name in ("dossier.json", "bagit.txt", "datapackage.json"))
    with path.open("rb") as file:
        return _kind(file) != "warc"


def _kind(file: BinaryIO) -> str:
    """The kind of a file (zip, proof or warc), by how it begins: a WARC may contain a zip, and end with it."""
    first = file.read(5)
    file.seek(0)
    if first[:2] == b"\x1f\x8b" or first == b"WARC/":
        return "warc"
    if first[:1] == b"{":
        return "proof"
    return "zip" if zipfile.is_zipfile(file) or first[:2] == b"PK" else "warc"


def _file(path: Path, file: BinaryIO, report: Report, keys: list[str], anchors: list[Path]) -> None:
    kind = _kind(file)
    file.seek(0)
    if kind == "zip":
        _package(Zip(file, report), report, keys, anchors)
        return
    alone = Folder(path.parent, report, path.name)
    if kind == "proof":
        _proof(alone, path.name, report, keys, anchors)
        return
    report.kind = "warc"
    count = _count(records(alone, path.name, report))
    if not report.problems:
        report.proved.append(f"{count} records are those of their own digests")
    report.unproved("when they were made, and that none was left out: a WARC alone carries no proof of that")
    report.lacks.append(UNPROVED)
    report.unproved("that they follow every rule of WARC: `archiver verify` looks at each")
    report.not_proved += LIMITS


def _count(found: Iterator[Any]) -> int:
    return sum(1 for _ in found)


UNPROVED, KEYLESS = "no proof is here of when it was made and by whom", "who signed it is not shown without --key"
ANCHORLESS = "who stamped its dates is not shown without --anchor"
UNSIGNED = (
    "what is under no signature: requests, DNS answers, extracted texts, heads of answers that repeat a payload; what is told in "
    "words and by the service alone (README, summary, certificate draft, custody, segments, works, shares that were kept, who purged what), verify.py itself; looks after the last one here"
)
LIMITS = [
    "that the server sent the same to everyone; who operated it; that what documents say is true",
    "why something is no longer served",
]


def _form(files: Files) -> tuple[str, str]:
    """The kind of package, and the folder in which its parts lie."""
    if "dossier.json" in files.names:
        return "dossier", ""
    bag = next((n for n in files.names if n.rpartition("/")[2] == "bagit.txt" and n.count("/") <= 1), None)
    if bag is not None:
        return "bag", f"{bag.removesuffix('bagit.txt')}data/"
    return ("wacz" if "datapackage.json" in files.names else ""), ""


def archives(files: Files, prefix: str) -> list[str]:
    """The files whose records are checked."""
    return sorted(name for name in files.names if name.startswith(f"{prefix}archive/"))


def _package(files: Files, report: Report, keys: list[str], anchors: list[Path]) -> None:
    report.kind, prefix = _form(files)
    report.needs = _needs(files, prefix.removesuffix("data/")) if report.kind else 1
    held = Held(files, report, prefix)
    if report.kind == "dossier":
        _manifest(files, report, "", "manifest-sha256.txt", lambda name: name != "manifest-sha256.txt", "sha256")
        for name in ("proofs.jsonl", "keys.txt", "captures.csv", "not-captured.csv", "timeline.jsonl"):
            if f"evidence/{name}" not in files.names:
                report.bad(f"evidence/{name}", "dossier", "is not here, and belongs into every dossier")
        _proofs(held, keys, anchors)
        _dossier(held)
    elif report.kind == "bag":
        _bag(files, report, prefix.removesuffix("data/"))
        _proofs(held, keys, anchors)
        _index(held)
    elif report.kind == "wacz":
        _wacz(files, report)
        _proofs(held, keys, anchors)
        _pages(held, _index(held))
    else:
        report.bad("", "package", "neither dossier, bag nor WACZ")
    if held.ours:
        _foreign_files(held)
        report.unproved(UNSIGNED)
    report.not_proved += LIMITS


EVIDENCE = (
    r"evidence/(?:(?:timeline|events|passages|custody|proofs|consistency)\.jsonl|(?:not-captured|captures)\.csv|keys\.txt|"
    r"checkpoint-\d{16}|timestamp-\d{16}-[a-z0-9-]+\.(?:tsr|tsq|(?:crl\.|ocsp\.)?pem))"
)
OWN = {
    "dossier": r"summary\.(?:pdf|txt)|README\.txt|certificate-draft\.txt|verify\.py|dossier\.json|manifest-sha256\.txt",
    "bag": r"verify\.py|indexes/[^/]+",
    "wacz": r"indexes/[^/]+|pages/pages\.jsonl|datapackage(?:-digest)?\.json",
}


def _foreign_files(held: Held) -> None:
    """Report files that the service puts into no package.

    They are wrong where viewers look for records and pages; elsewhere they are only named as not proved.
    """
    own = OWN.get(held.report.kind, "")
    known = re.compile(rf"archive/[^/]+|{EVIDENCE}|{own}")
    bagged = held.prefix.removesuffix("data/")
    tags = re.compile(rf"{re.escape(bagged)}(?:bagit|bag-info|(?:tag)?manifest-sha(?:256|512))\.txt")
    for name in sorted(held.files.names):
        if (name.startswith(held.prefix) and known.fullmatch(name[len(held.prefix) :])) or tags.fullmatch(name):
            continue
        short = name.removeprefix(held.prefix)
        if short.startswith(("archive/", "indexes/", "pages/")) or name.endswith((".warc", ".warc.gz")):
            held.report.bad(name, "package", "records, an index or pages that are not looked at")
        else:
            held.report.unproved(f"what {name[:200]} says: it is no part of such a package")


def _needs(files: Files, prefix: str) -> int:
    """The verifier version that the package requires; 1 if it states none, as the first ones did."""
    try:
        if f"{prefix}bag-info.txt" in files.names:
            found = re.search(rb"(?m)^Archiver-Verifier: ([1-9][0-9]{0,5})\r?$", whole(files, f"{prefix}bag-info.txt"))
            return int(found[1]) if found else 1
        name = "dossier.json" if "dossier.json" in files.names else "datapackage.json"
        version = parsed(whole(files, name)).get("archiver_verifier", 1)
        return version if isinstance(version, int) else 1
    except (Broken, ValueError, AttributeError):  # reported where that file is checked
        return 1


def _manifest(
    files: Files, report: Report, prefix: str, name: str, listed: Callable[[str], bool], algorithm: str
) -> dict[str, str]:
    """Check that all files that must be listed are listed, with the right digest, and that all listed files exist."""
    listed_as: dict[str, str] = {}
    try:
        lines = whole(files, prefix + name).decode("utf-8").splitlines()
    except (Broken, UnicodeDecodeError) as error:
        report.bad(prefix + name, "manifest", str(error))
        return listed_as
    for line in lines:
        value, _, path = line.partition(" ")
        path = re.sub("%(0D|0A|25)", lambda m: chr(int(m[1], 16)), path.lstrip(" *"), flags=re.IGNORECASE)
        if path in listed_as:
            report.bad(prefix + name, "manifest", f"{path[:200]} is listed twice")
        listed_as[path] = value.lower()
    there = {
        one.removeprefix(prefix) for one in files.names if one.startswith(prefix) and listed(one.removeprefix(prefix))
    }
    for path in sorted(there - listed_as.keys()):
        report.bad(prefix + path, "manifest", f"is not in {name}")
    for path in sorted(listed_as.keys() - there):
        report.bad(prefix + path, "manifest", f"is in {name} and not in the package")
    for path in sorted(listed_as.keys() & there):
        try:
            if digest(files, prefix + path, algorithm) != listed_as[path]:
                report.bad(prefix + path, "manifest", f"its {algorithm.upper()} is not the one in {name}")
        except Broken as error:
            report.bad(prefix + path, "zip", str(error))
    if not report.problems:
        report.proved.append(f"{len(listed_as)} files are those of {name}, and no other is there")
    return listed_as


def _bag(files: Files, report: Report, prefix: str) -> None:
    """Check that a bag is complete and valid (RFC 8493)."""
    declared = _tags(files, f"{prefix}bagit.txt", report)
    if not re.fullmatch(rb"BagIt-Version: (?:1\.0|0\.97)\nTag-File-Character-Encoding: UTF-8", declared):
        report.bad(f"{prefix}bagit.txt", "bag", "not the two lines of a bag")
    if f"{prefix}fetch.txt" in files.names:
        report.bad(f"{prefix}fetch.txt", "bag", "files to be fetched: nothing is fetched, the bag is not complete")
    manifests = sorted(n for n in files.names if re.fullmatch(rf"{re.escape(prefix)}manifest-sha(256|512)\.txt", n))
    if not manifests:
        report.bad(prefix, "bag", "no payload manifest of SHA-256 or SHA-512")
    for name in manifests:
        short = name.removeprefix(prefix)
        _manifest(files, report, prefix, short, lambda one: one.startswith("data/"), short[9:15])
    for name in sorted(n for n in files.names if re.fullmatch(rf"{re.escape(prefix)}tagmanifest-sha(256|512)\.txt", n)):
        short = name.removeprefix(prefix)
        _manifest(files, report, prefix, short, lambda n: not n.startswith(("data/", "tagmanifest-")), short[12:18])
    name = f"{prefix}bag-info.txt"
    info = _tags(files, name, report) if name in files.names else b""
    oxum = re.search(rb"(?m)^Payload-Oxum: (\d+\.\d+)\s*$", info)
    payload = [size for name, size in files.names.items() if name.startswith(f"{prefix}data/")]
    if oxum and oxum[1] != b"%d.%d" % (sum(payload), len(payload)):
        report.bad(f"{prefix}bag-info.txt", "bag", "Payload-Oxum is not what is there")


def _tags(files: Files, name: str, report: Report) -> bytes:
    """A file with tags of a bag, whose lines may end in three ways."""
    try:
        return b"\n".join(whole(files, name).splitlines())
    except Broken as error:
        report.bad(name, "bag", str(error))
        return b""


def _wacz(files: Files, report: Report) -> None:
    """Check WACZ 1.1.1, more strictly than other validators: stored archives, pages, every file listed, indexes that
    lead somewhere."""
    try:
        data = whole(files, "datapackage.json")
        package = parsed(data)
        if package.get("profile") != "data-package" or package.get("wacz_version") != "1.1.1":
            report.bad("datapackage.json", "wacz", "profile or wacz_version is not that of WACZ 1.1.1")
        resources = {one["path"]: (one["hash"], one["bytes"]) for one in package["resources"]}
        if not all(isinstance(path, str) for path in resources):
            raise Broken("a path in it is no text")
        if "datapackage-digest.json" in files.names:
            stated = parsed(whole(files, "datapackage-digest.json"))
            if stated.get("hash") != f"sha256:{hashlib.sha256(data).hexdigest()}":
                report.bad("datapackage.json", "wacz", "it is not the one of datapackage-digest.json")
            if "signedData" in stated:
                report.unproved("who signed datapackage.json, and when: the signature beside it is not checked")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        lacks = "it lacks " if isinstance(error, KeyError) else ""
        report.bad("datapackage.json", "wacz", f"cannot be used: {lacks}{error}")
        return
    _listed(files, report, resources)
    for folder in ("archive/", "indexes/"):
        if not any(name.startswith(folder) for name in files.names):
            report.bad(folder, "wacz", "nothing is in it")
    if not report.problems:
        report.proved.append(f"{len(resources)} files are those of datapackage.json, and no other is there")


def _listed(files: Files, report: Report, resources: dict[str, tuple[str, int]]) -> None:
    there = {name for name in files.names if name not in {"datapackage.json", "datapackage-digest.json"}}
    for name in sorted(there ^ resources.keys()):
        report.bad(name, "wacz", "is listed and not there" if name in resources else "is not in datapackage.json")
    for name in sorted(there & resources.keys()):
        try:
            if (f"sha256:{digest(files, name)}", files.names[name]) != resources[name]:
                report.bad(name, "wacz", "hash or size is not the one in datapackage.json")
        except Broken as error:
            report.bad(name, "zip", str(error))
    for name in sorted(there):
        if name.endswith(".gz") and name.startswith(("archive/", "indexes/")) and not files.stored(name):
            report.bad(name, "wacz", "compressed files are stored as they are in a WACZ")


# ---- visits ("looks") ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Look:
    """What a look's own record says, which is signed by the ledger; long parts are kept as digests."""

    record: Record
    source: str
    n: int
    url: str
    at: str
    answers: list[Answer]
    page: str | None
    reference: str | None  # the copy with which it was compared
    title: str
    quotes: dict[str, bool]
    quoted_in: dict[str, str]  # for quotes that are not the page's own: their document
    members: dict[str, tuple[str, str | None]]  # copies taken from other looks: their addresses and payloads
    lacking: list[tuple[str, str, str]]  # address and role of what it did not receive, or not whole, and why
    capture: str | None  # its page, if that came
    line: bytes  # digest of what the timeline must say
    judged: bytes  # digest of its finding and the reasons
    told: frozenset[bytes]  # digest of each event

    @property
    def shown(self) -> str:
        return f"look {self.n} at {self.url[:200]}"


@dataclass(slots=True)
class Answer:
    """What a look says about one of its answers."""

    id: str
    look: Look
    url: str
    at: str
    role: str
    status: int | None
    type: str
    payload: str | None
    block: str | None
    peer: str | None
    truncated: str | None
    came: bool
    failed: bool
    http: bool
    certificate: bool  # it was valid, or there was no TLS

    @property
    def label(self) -> str | None:
        """What tables and indexes must say of its certificate; None: nothing."""
        return None if self.certificate else "unverified" if self.role == "unverified" else "accepted"


@dataclass
class Held:
    """The contents of a package, by record id or name."""

    files: Files
    report: Report
    prefix: str = ""
    records: dict[str, Record] = field(default_factory=dict)  # without those of looks
    looks: dict[str, Look] = field(default_factory=dict)
    places: dict[tuple[str, int], Record] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    listed: set[tuple[str, str | None]] = field(
        default_factory=set
    )  # addresses, and the payloads that came from there according to looks
    gone: dict[str, str] = field(default_factory=dict)  # record -> by whom it was purged, as the files say
    whole: set[str] = field(default_factory=set)  # answers given a payload because of a purge, as the files say
    proved: dict[str, int] = field(default_factory=dict)  # look -> size of the tree that holds it

    @property
    def ours(self) -> bool:
        """Whether it comes with proofs: then each answer must be listed by a look."""
        return f"{self.prefix}evidence/proofs.jsonl" in self.files.names

    def labelled(self, answer: Answer, told: object) -> bool:
        """Whether what is told of a certificate is what the look says; packages before the third may tell nothing."""
        if told == answer.label or told is not None or self.report.needs >= 3:
            return told == answer.label
        self.report.unproved(
            "that certificates held of which tables and index say nothing: looks say that some did not"
        )
        return True

    def add(self, record: Record) -> None:
        self.places[record.file.rpartition("/")[2], record.offset] = record
        if record.id in self.records or record.id in self.looks:
            self.report.bad(record.file, "warc", f"the id {record.id} once more", record.offset)
        look = _look(record) if record.type == "metadata" else None
        if look is not None:
            self.looks[record.id] = look
            self.answers |= {one.id: one for one in look.answers}
            self.listed |= {(one.url, one.payload) for one in look.answers if one.payload} | set(look.members.values())
        else:
            self.records[record.id] = record
        if look is None and record.target.startswith(VISIT):
            self.report.bad(record.file, "look", "the record of the look cannot be read", record.offset)
        if record.type == "warcinfo":
            self._erased(record.body.decode("utf-8", "replace"))
        if record.target.startswith(CERTIFICATE):
            try:
                made = hashlib.sha256(b"".join(pem(record.body, "CERTIFICATE"))).hexdigest()
            except Broken:
                made = ""
            if made != record.target.removeprefix(CERTIFICATE):
                self.report.bad(record.file, "look", "certificates that are not those of their name", record.offset)
        record.body = b""

    def _erased(self, info: str) -> None:
        """Note what a file says was lawfully erased from it, and by whom; and the answers that were given a payload
        instead."""
        for line in info.splitlines():
            name, _, rest = line.partition(": ")
            if name == "purged":
                self.gone[rest.partition(" ")[0]] = rest.partition(" ")[2]
            elif name == "made-whole":
                self.whole.add(rest.strip())

    def size(self, record: Record) -> int | None:
        """Size of the payload that a record has, or repeats; None if unknown."""
        found = self.original(record) if record.type == "revisit" else record
        return found.size if found is not None and record.said_payload is not None else None

    def original(self, revisit: Record) -> Record | None:
        """The record that a revisit repeats; None if it is not here."""
        found = self.records.get(revisit.refers or "")
        if found is None and revisit.refers in self.gone:  # its payload has been moved to another look
            same = (one for one in self.records.values() if one.type == "response")
            found = next((one for one in same if one.payload == revisit.said_payload), None)
        return None if found is None or found.type == "revisit" else found


def _look(record: Record) -> Look | None:
    """A look, parsed from its record; None if the record is invalid."""
    try:
        data = parsed(record.body)
        seen, verdict = data["observation"], data["verdict"]
        own = {one["id"] for one in data["exchanges"]}
        members = [one for one in seen["members"] if one["capture"]]
        texts = [data["source"], data["url"], data["at"], *own, *(one["url"] for one in members)]
        texts += [one[key] for one in data["exchanges"] for key in ("url", "at", "role", "media_type")]
        none = [data["page"], seen["reference"], seen["title"]]
        none += [one["payload_sha256"] for one in (*data["exchanges"], *members)]
        if not all(isinstance(one, str) for one in texts) or not all(isinstance(one, str | None) for one in none):
            return None
        if type(data["n"]) is not int or data["n"] < 1:
            return None
        look = Look(
            record, data["source"], data["n"], data["url"], data["at"], [], data["page"], seen["reference"],
            seen["title"] or "", {sys.intern(quote): there for quote, there in seen["quotes"].items()},
            {sys.intern(quote): url for quote, url in seen.get("quoted_in", {}).items()},
            {one["capture"]: (one["url"], one["payload_sha256"]) for one in members if one["capture"] not in own},
            [(one["url"], one["role"], one.get("reason")) for one in data["not_fetched"]], None, b"",
            _finding_digest(verdict, verdict["assessment"], seen["members"]), frozenset(map(_event_digest, verdict["events"])),
        )  # fmt: skip
        for one in data["exchanges"]:
            tls = one["tls"] or {"verified": True}
            look.answers.append(Answer(
                one["id"], look, one["url"], one["at"], one["role"], one["status"], one["media_type"], one["payload_sha256"],
                one["block_sha256"], one["peer"], one["truncated"], bool(one["wire_bytes"]), one["failure"] is not None,
                one["http"], tls["verified"],
            ))  # fmt: skip
            if one["failure"]:
                why = f"{one['failure']}: {one.get('failure_detail') or ''}".rstrip(": ")
                look.lacking.append((one["url"], one["role"], why))
            if one["truncated"]:
                look.lacking.append((one["url"], one["role"], f"not whole: {one['truncated']}"))
        came = any(one.id == look.page and one.came and not one.failed for one in look.answers)
        look.capture = look.page if came else None
        look.line = _timeline_digest(
            data | {"capture": look.capture, "status": seen["status"], "members": seen["members"],
                    "final_url": seen["final_url"] or data["url"]}
        )  # fmt: skip
        return look
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None


def _timeline_digest(line: dict[str, Any]) -> bytes:
    """A digest of the facts that a timeline states about a look."""
    members = [[one[key] for key in ("url", "role", "capture")] for one in line["members"]]
    facts = [line[key] for key in ("url", "source", "n", "at", "status", "final_url", "capture")]
    return _facts_digest([*facts, members])


def _facts_digest(facts: object) -> bytes:
    return hashlib.sha256(json.dumps(facts).encode("utf-8", "replace")).digest()


def _finding_digest(found: dict[str, Any], state: dict[str, Any], members: list[dict[str, Any]]) -> bytes:
    reasons = [(one["rule"], one["text"]) for one in found["reasons"]]
    return _facts_digest(
        [found["finding"], state["state"], state["certainty"], reasons, [one["finding"] for one in members]]
    )


def _event_digest(event: dict[str, Any]) -> bytes:
    return _facts_digest([event["kind"], event["text"], [(one["rule"], one["text"]) for one in event["reasons"]]])


def uri(url: str) -> str:
    """A URL as RFC 3986 allows it, which is how records write it."""
    start = re.match(r"[a-z][a-z0-9+.\-]*://(?:[A-Za-z0-9.\-]*|\[[0-9A-Fa-f:.]*\])(?::[0-9]*)?(?=[/?]|$)", url)
    kept = start.group() if start else ""
    rest = url[len(kept) :].encode("utf-8", "surrogatepass")
    odd = rb"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]"
    return kept + re.sub(odd, lambda found: b"%%%02X" % found.group()[0], rest).decode("ascii")


def same_address(one: str, other: str | None) -> bool:
    try:
        return ip_address(one) == ip_address(str(other).split("%")[0])
    except ValueError:
        return False


def _proofs(held: Held, keys: list[str], anchors: list[Path]) -> None:
    """Check the records, each look's path to a signed head, the stamps over the heads, and that all else agrees."""
    files, report = held.files, held.report
    for name in archives(files, held.prefix):
        if name.endswith((".warc", ".warc.gz")):
            for record in records(files, name, report):
                held.add(record)
        else:
            report.bad(name, "package", "no WARC file, and among them")
    for record in held.records.values():
        if record.type == "revisit":
            original = held.original(record)
            if original is None:
                report.bad(record.file, "warc", f"what the revisit {record.id} refers to is not here", record.offset)
            elif (record.said_payload, record.target) != (original.payload, original.target):
                report.bad(record.file, "payload", f"the revisit {record.id} is of another payload", record.offset)
            elif held.ours and original.id == record.refers and record.where != (original.target, original.at):
                text = f"the revisit {record.id} leads viewers to another address or time than that of what it repeats"
                report.bad(record.file, "warc", text, record.offset)
    if not report.problems:
        count = len(held.records) + len(held.looks)
        report.proved.append(f"{count} records are those of their own digests, and what revisits refer to is here")
    if held.ours:
        heads = _ledger(held, keys)
        _looks(held)
        _members(held)
        _tables(held)
        _stamps(held, heads, anchors)
    else:
        report.not_proved.append("that the looks are in a ledger: no proofs are here")
        report.lacks.append(UNPROVED)
    for why in sorted(set(held.gone.values())):
        count = sum(one == why for one in held.gone.values())
        report.not_proved.append(f"what {count} answers were that were purged {why}")


def _looks(held: Held) -> None:
    """Check that each answer matches what its look lists, and that looks are numbered without gaps."""
    claims = gone = framed = 0
    numbers: dict[str, set[int]] = {}
    for look in held.looks.values():
        record, numbered = look.record, numbers.setdefault(look.source, set())
        if (record.target, record.at) != (f"{VISIT}{look.source}:{look.n}", look.at) or look.n in numbered:
            held.report.bad(record.file, "look", f"its record does not say that it is {look.shown}", record.offset)
        numbered.add(look.n)
        for one in look.answers:
            found = held.records.get(one.id)
            if found is None and one.came and one.id not in held.gone:
                held.report.bad(record.file, "look", f"the answer {one.id} of {look.shown} is missing", record.offset)
            elif found is None:
                gone += one.came
            else:
                why, sure = _differs(held, one, found)
                claims += not sure
                framed += found.id in held.whole and found.block != one.block
                if why:
                    text = f"{found.id} is not {why} that {look.shown} lists"
                    held.report.bad(found.file, "look", text, found.offset)
    for source, numbered in numbers.items():
        if len(numbered) != max(numbered):
            n = next(n for n in range(1, len(numbered) + 2) if n not in numbered)
            held.report.bad(
                f"{held.prefix}archive/", "look", f"of {max(numbered)} looks at {source} the {n}. is missing"
            )
    _erasures(held.report, gone, framed)
    if claims:
        text = f'for what {claims} answers stand that said "not modified" (304): the copy compared is not here'
        held.report.unproved(text)


def _erasures(report: Report, gone: int, framed: int) -> None:
    """Report what only unsigned lines of the files explain: answers that are said to have been purged, and heads of those
    that were given a payload because of that."""
    if gone:
        report.lacks.append(f"{gone} answers are not here, and that they were purged is under no signature")
    if framed:
        report.unproved(
            f"the status and head of {framed} answers whose payload was put in when another was purged, as the files say"
        )
        report.lacks.append(f"the heads of {framed} answers are not proved")


def _members(held: Held) -> None:
    """Check copies that looks took from other looks within the hour, and that every answer is accounted for.

    Each answer must be listed by a look, or be the member of one, or be what an answer repeats.
    """
    known, away = set(held.answers), 0
    for look in held.looks.values():
        for capture, (url, payload) in look.members.items():
            found = held.records.get(capture)
            known.add(capture)
            away += found is None
            if found is not None and (
                not found.answer or found.target != uri(url) or payload not in {found.payload, found.said_payload}
            ):
                text = f"{found.id} is not the member that a look says it took"
                held.report.bad(found.file, "look", text, found.offset)
    if away:
        held.report.unproved(f"what {away} members of looks were: they are kept with others (not-captured.csv)")
    for record in held.records.values():
        original = held.original(record) if record.type == "revisit" else None
        known |= {original.id} if original is not None else set()
    for record in held.records.values():
        if record.answer and record.id not in known:
            held.report.bad(record.file, "look", f"no look here lists the answer {record.id}", record.offset)
    lent = sum(record.answer and record.id not in held.answers for record in held.records.values())
    if lent:
        held.report.unproved(
            f"when, from which server and with which head {lent} answers came whose payload alone looks here name: they came at "
            "looks that are not here"
        )


def _differs(held: Held, one: Answer, found: Record) -> tuple[str, bool]:
    """How an answer differs from what its look lists; and whether all of it could be compared."""
    if (found.target, found.at) != (uri(one.url), one.at):
        return "of the address or time", True
    if found.address is not None and not same_address(found.address, one.peer):
        return "from the server", True
    identical = found.type == "revisit" and found.profile.endswith("identical-payload-digest")
    whole = found.id in held.whole and found.type == "response"
    if found.type not in ({"response", "revisit"} if one.http else {"resource"}) or not found.answer:
        return "a record of the kind", True
    if one.http and not whole and found.status != one.status:
        return "of the status", True
    if found.type != "revisit" and not whole and found.truncated != one.truncated:
        return "as whole as the one", True
    if not identical and not whole and found.block != one.block:
        return "the answer", True
    payload = found.payload if whole else found.said_payload
    if identical or (whole and one.payload is not None and one.status != 304):
        return ("" if payload == one.payload else "of the payload"), True
    if not whole and found.type != "revisit":
        return "", True
    compared = held.answers.get(one.look.reference or "")  # a 304 stands for the copy with which the look compared
    known = held.records.get(one.look.reference or "")
    wanted = (compared.payload if compared else None) or (known.said_payload if known else None)
    if one.id != one.look.page or wanted is None:
        listed = not whole or (one.url, payload) in held.listed
        return ("" if listed else "of a payload"), False
    return ("" if payload == wanted else "of the payload"), True


# ---- other files that state something about looks ------------------------------------------------------------------


def _tables(held: Held) -> None:
    """Check that the tables for readers agree with the looks."""
    by_number = {(look.source, str(look.n)): look for look in held.looks.values()}
    for name, check in {
        "captures.csv": _captures, "not-captured.csv": _not_captured,
        "timeline.jsonl": _timeline, "passages.jsonl": _passages, "events.jsonl": _events,
    }.items():  # fmt: skip
        path = f"{held.prefix}evidence/{name}"
        if path not in held.files.names:
            continue
        try:
            check(held, path, by_number)
        except (Broken, ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
            held.report.bad(path, name.partition(".")[0], f"cannot be read: {error}")


def _rows(held: Held, path: str) -> Iterator[dict[str, str]]:
    table = csv.DictReader(f"{line.decode('utf-8')}\n" for line in rows_of(held.files, path))
    names = table.fieldnames or ()
    for row in table:
        if len(set(names)) != len(names) or None in row or None in row.values():
            raise Broken("columns that stand twice, or rows with more or fewer cells than there are columns")
        yield row


def cell(value: object) -> str:
    """A value as the tables write it, such that no spreadsheet takes it for a formula."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in {"=", "+", "-", "@", "\t"} else text


def _captures(held: Held, path: str, looks: dict[tuple[str, str], Look]) -> None:
    lacking = {answer.id for answer in held.answers.values() if answer.id in held.records}
    told = set[tuple[str, ...]]()
    for row in _rows(held, path):
        key = row["source"], row["look"], row["capture"]
        if key in told:
            held.report.bad(
                path, "captures", f"{row['capture'][:60]} is in the table twice for look {row['look'][:20]}"
            )
        told.add(key)
        record, look = held.records.get(row["capture"]), looks.get((row["source"], row["look"]))
        answer = held.answers.get(row["capture"])
        own = answer is not None and look is answer.look
        if record is None or look is None or not (own or record.id in look.members):
            held.report.bad(path, "captures", f"{row['capture'][:60]} is not of the look that the table says")
            continue
        must = {"at": record.at, "payload_sha256": record.said_payload}
        if (size := held.size(record)) is not None:
            must["bytes"] = str(size)
        if record.refers not in held.gone:
            must["repeats"] = record.refers
        if own and answer is not None:
            lacking.discard(record.id)
            must |= {"url": answer.url, "role": answer.role, "status": cell(answer.status), "type": answer.type,
                     "truncated": answer.truncated, "certificate_held": cell(answer.certificate)}  # fmt: skip
            if not held.labelled(answer, row.get("certificate") or None):
                must["certificate"] = answer.label
        wrong = [key for key, value in must.items() if row.get(key) != cell(value)]
        wrong += [] if uri(row["url"]) == record.target else ["url"]
        wrong += [] if record.file == row["file"] or record.file.endswith(f"/{row['file']}") else ["file"]
        if wrong:
            held.report.bad(path, "captures", f"{record.id} has another {wrong[0]} than the table says")
    for name in sorted(lacking):
        held.report.bad(path, "captures", f"the answer {name} is not in the table")


def _not_captured(held: Held, path: str, looks: dict[tuple[str, str], Look]) -> None:
    there = Counter(
        (row["source"], row["look"], row["at"], row["url"], row["role"], row["reason"])
        for row in _rows(held, path)
        if row["source"] and not row["reason"].startswith("received with another source")
    )
    wanted = Counter(
        (*key, look.at, cell(url), cell(role), cell(why)) for key, look in looks.items() for url, role, why in look.lacking
    )  # fmt: skip
    for source, n, _, url, _, why in wanted - there:
        text = f"look {n} at {source} did not get {url[:200]} ({why[:100]}), and the table does not say so"
        held.report.bad(path, "not-captured", text)
    for source, n, _, url, _, why in there - wanted:
        text = f"look {n} at {source[:60]} does not say that it did not get {url[:200]} ({why[:100]})"
        held.report.bad(path, "not-captured", text)


def _timeline(held: Held, path: str, looks: dict[tuple[str, str], Look]) -> None:
    lacking, judged = dict(looks), 0
    for _, data in lines_of(held.files, path, held.report, "timeline"):
        line = parsed(data)
        look = lacking.pop((line["source"], str(line["n"])), None)
        if look is None:
            held.report.bad(
                path, "timeline", f"look {line['n']} at {str(line['url'])[:200]} is not here, or told twice"
            )
            continue
        record = held.records.get(line["capture"] or "")
        repeats = line["original"] if record is None or line["original"] in held.gone else record.refers
        payload = record.said_payload if record is not None else line["payload_sha256"]
        size = held.size(record) if record is not None else None
        if (_timeline_digest(line), line["payload_sha256"], line["original"]) != (look.line, payload, repeats) or (
            size is not None and line["bytes"] != size
        ):
            held.report.bad(path, "timeline", f"{look.shown} is another than the timeline says")
        judged += _finding_digest(line, line, line["members"]) != look.judged
    for look in lacking.values():
        held.report.bad(path, "timeline", f"{look.shown} is not in the timeline")
    if judged:
        held.report.unproved(
            f"what the timeline says {judged} looks found: they say another thing, and were judged again since"
        )
        held.report.lacks.append(f"what {judged} looks found is told as it was judged later, which is not proved")


def _passages(held: Held, path: str, looks: dict[tuple[str, str], Look]) -> None:
    history: dict[str, list[Look]] = {}
    for look in sorted(looks.values(), key=lambda one: one.n):
        history.setdefault(look.source, []).append(look)
    for _, data in lines_of(held.files, path, held.report, "passages"):
        line, last, turns = parsed(data), None, list[int]()
        for look in history.get(line["source"], ()):
            now = look.quotes.get(line["quote"]), look.quoted_in.get(line["quote"])
            turns += [look.n] if now[0] is not None and now != last else []
            last = last if now[0] is None else now
        if turns != [one["n"] for one in line["looks"]]:
            held.report.unproved(
                "that passages.jsonl names each look at which a passage came or went: looks say otherwise"
            )
        for one in line["looks"]:
            look = looks[line["source"], str(one["n"])]
            by_look = look.quotes.get(line["quote"]), look.quoted_in.get(line["quote"]), look.at, look.url, look.capture
            by_table = one["there"], one.get("document"), one["at"], line["url"], one["capture"]
            if by_table != by_look and not any("(purged)" in each for each in look.quotes):
                held.report.bad(path, "passages", f"{look.shown} does not say of the passage what the table says")


EVENT_IDS = uuid.UUID("5b5e5d55-6f0c-5c3e-9d1a-0f6a5b1c8e70")  # namespace of the ids of events
# how the sentence of an event begins that is about documents of a page, in every wording that a package may have
OF_DOCUMENTS = (
    "A document that this page carries ", "Documents that this page carries ", "The document that this page carries ",
    "This page now carries its document ", "This page carries its document ", "No usable answer came ",
    "A cited passage is no longer in a document ", "Cited passages are no longer in documents ",
    "A passage that is cited is not in a document ", "Passages that are cited are not in documents ",
)  # fmt: skip
NOTICE = re.compile(r"notice\.\w+\.(author\.account|author|platform|law|account|unsaid)\b")
WEIGHT = ("author", "author.account", "law", "platform", "account", "unsaid")  # which of several notices is told
WEIGHT_BEFORE = ("author", "author.account", "platform", "law", "account", "unsaid")  # until 2026-12-01


def _events(held: Held, path: str, looks: dict[tuple[str, str], Look]) -> None:
    wanted = Counter((key, one) for key, look in looks.items() for one in look.told)
    there = Counter[tuple[tuple[str, str], bytes]]()
    ids = set[str]()
    for _, data in lines_of(held.files, path, held.report, "events"):
        line = parsed(data)
        look = looks.get((line["source"], str(line["n"])))
        shown = f"look {line['n']} at {str(line['url'])[:200]}"
        if look is None or (line["url"], line["at"]) != (look.url, look.at):
            held.report.bad(path, "events", f"what is told of {shown} is of none here")
        for wrong in _differing(held.report, line):
            text = f"what is told of {shown} has another {wrong} than follows from the rest of it"
            held.report.bad(path, "events", text)
        if line["id"] in ids:
            held.report.bad(path, "events", f"what is told of {shown} is told twice")
        ids.add(line["id"])
        there[(line["source"], str(line["n"])), _event_digest(line)] += 1
    if odd := len({key for key, _ in (there - wanted) + (wanted - there)}):
        held.report.unproved(
            f"what events.jsonl tells of {odd} looks: they say another thing, and were judged again since"
        )
        held.report.lacks.append(f"what is told of {odd} looks is not what they say, and not proved")


def _differing(report: Report, line: dict[str, Any]) -> Iterator[str]:
    """The fields of an event that its look does not state and that are not as its other fields, which are compared with
    the look, make them. The first packages lack `document` and `notice`."""
    if line["id"] != str(uuid.uuid5(EVENT_IDS, f"{line['source']}/{line['n']}/{line['kind']}")):
        yield "id"
    first = report.needs < 3
    if not (first and "document" not in line) and line.get("document") is not line["text"].startswith(OF_DOCUMENTS):
        yield "document"
    if first and "notice" not in line:
        return
    now, before = _notices(line["reasons"])
    told = line.get("notice", "none")
    if told == before != now:
        report.unproved("that of several notices events.jsonl names the weightiest: one was chosen as until 2026-12-01")
    elif told != now:
        yield "notice"


def _notices(reasons: list[dict[str, str]]) -> Iterator[dict[str, str | None] | None]:
    """The notice that is told of an event with these reasons, chosen as now, and as until 2026-12-01; None: there is
    none."""
    found: list[tuple[str, dict[str, str | None]]] = []
    for one in reasons:
        if (who := NOTICE.match(one["rule"])) is not None:
            quoted = one["text"]
            for end in (" The documents: ", " The document: "):
                around = re.fullmatch(f"(.+){end}.+", quoted, re.DOTALL)
                quoted = around[1] if around else quoted
            actor = None if who[1] == "unsaid" else who[1].partition(".")[0]
            words = re.sub(r"\w+: ", "", quoted, count=1)
            found.append((who[1], {"actor": actor, "words": words, "rule": one["rule"]}))
    named = {one["rule"].removeprefix("notice-") for one in reasons if one["rule"].startswith("notice-")}
    for order, by in ((WEIGHT, named), (WEIGHT_BEFORE, set[str]())):
        chosen = [one for one in found if one[1]["actor"] in by] or found
        yield min(chosen, key=lambda one: order.index(one[0]), default=("", None))[1]


def _dossier(held: Held) -> None:
    """Check the numbers that the dossier and the draft of a certificate state about it."""
    report = held.report
    try:
        dossier = parsed(whole(held.files, "dossier.json"))
        answers = [one for one in held.records.values() if one.answer]
        sources = Counter((look.source, look.url) for look in held.looks.values())
        times = {one.at for one in answers} | {"none"}
        if (
            (dossier["captures"], dossier["looks"]) != (str(len(answers)), str(len(held.looks)))
            or not {dossier["first"], dossier["last"]} <= times
            or Counter({(one["id"], one["url"]): one["looks"] for one in dossier["sources"]}) != sources
        ):
            report.bad("dossier.json", "dossier", "it is of other looks or answers than are here")
        text = " ".join(whole(held.files, "certificate-draft.txt").decode("utf-8").split())
        facts = [f"{dossier['captures']} received answers of {dossier['looks']} looks"]
        facts += [" ".join(dossier[key].split()) for key in ("software", "first", "last", "dates", "made")]
        for fact in facts:
            if fact not in text:
                report.bad(
                    "certificate-draft.txt", "dossier", f"it does not say {fact[:80]!r}, which dossier.json says"
                )
    except (Broken, ValueError, KeyError, TypeError, AttributeError) as error:
        report.bad("dossier.json", "dossier", str(error))


def _index(held: Held) -> set[tuple[str, str]]:
    """Check that each line of an index leads to a record that matches it; returns address and time of all lines.

    Where looks are proved, no record may be left out, except those that say "not modified", which viewers show as an
    empty page.
    """
    files, report, seen, told = held.files, held.report, set(), set()
    names = sorted(n for n in files.names if n.startswith(f"{held.prefix}indexes/"))
    for name in names:
        before = b""
        if not name.endswith((".cdx", ".cdxj")):
            if held.ours:
                report.bad(name, "index", "an index that is not read, and might lead anywhere")
            report.unproved(f"what {name} says: it is not read")
            continue
        for number, line in lines_of(files, name, report, "index"):
            try:
                if line < before:
                    raise Broken("it is not in order")
                before = line
                record, address = _led_to(held, line)
                seen.add(record.id)
                told.add(address)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                report.bad(name, "index", f"line {number}: {error}")
    for record in held.records.values():
        if held.ours and names and record.answer and record.id not in seen and record.status != 304:
            report.bad(names[0], "index", f"the answer {record.id} is in no index")
    return told


def _led_to(held: Held, line: bytes) -> tuple[Record, tuple[str, str]]:
    """The record to which a line of an index leads, with its address and time there. Broken if they do not match."""
    key, stamp, data = line.decode("utf-8").split(" ", 2)
    entry = parsed(data)
    record, url, ours = held.places.get((entry["filename"], int(entry["offset"]))), entry["url"], held.ours
    if record is None or (record.length, record.target) != (int(entry["length"]), uri(url)):
        raise Broken(f"no record of {url[:200]} lies where it says")
    if ours and not (record.answer and keyed(key, url)):
        raise Broken(f"it leads viewers from {key[:200]} to what is no answer from there")
    known = record.said_payload and ("sha256", bytes.fromhex(record.said_payload))
    given, status = _digest(entry.get("digest")), str(record.status or 0)
    if (
        not re.fullmatch("[0-9]{14,17}", stamp)
        or not re.sub("[^0-9]", "", record.at).startswith(stamp[:14])
        or (known and given != known and (given or ours))
        or ((ours or record.type == "response") and status not in {str(entry.get("status")), "0"})
    ):
        raise Broken(f"the record {record.id} has another time, digest or status")
    one = held.answers.get(record.id)  # for an answer of looks that are not here, nothing states the type
    kind = "warc/revisit" if record.type == "revisit" else one and (one.type or "unk")
    if ours and (
        kind not in {None, entry["mime"]} or entry.get("recordDigest") not in {None, f"sha256:{record.block}"}
    ):
        raise Broken(f"the record {record.id} is of another kind or digest")
    if ours and one is not None and not held.labelled(one, entry.get("certificate")):
        raise Broken(f"it says of the certificate of {record.id} what its look does not")
    return record, (url, stamp[:14])


def keyed(key: str, url: str) -> bool:
    """Whether a viewer that searches for this key (SURT) means this URL.

    Host and everything after it must match, in any order; of a URL with a session id, only the host.
    """

    def plain(text: str) -> bytes:
        raw = bytearray()
        for byte in text.encode("utf-8", "surrogatepass"):  # a decoded escape may complete another one
            raw.append(byte)
            while raw[-3:-2] == b"%" and len(known := unquote_to_bytes(bytes(raw[-3:]))) == 1:
                raw[-3:] = known
        return re.sub(rb"//+", b"/", raw.lower())

    scheme, _, rest = url.partition("://")
    host, rest = re.split(r"(?=[/?])|$", rest, maxsplit=1)
    if scheme not in {"http", "https"}:
        return key == url
    host = host.lower().rpartition("@")[2]
    named, colon, port = host.partition(":")
    parts = re.sub(r"^www\d*\.", "", named.rstrip(".")).split(".")
    turned = host if host.startswith("[") else f"{','.join(reversed(parts))}{colon}{port}"
    start, path = f"{turned})", plain(rest)
    ways = [sorted(one for one in re.split(rb"[/?&]", each) if one) for each in (plain(key[len(start) :]), path)]
    session = re.search(rb"(?:sid|sessionid[a-z]{0,8}|cftoken)=|/\([0-9a-z(]", path)  # keys have none of those
    return key.startswith(start) and (session is not None or ways[0] == ways[1])


def _titled(page: dict[str, object], look: Look, payload: str | None, titles: set[tuple[str | None, str]]) -> bool:
    """Whether the title of a page is right. A look that found the same page states no title, but shares that of another
    look with its payload."""
    title = page.get("title")
    return title == look.title if look.title else title == page["url"] or (payload, title) in titles


def _pages(held: Held, index: set[tuple[str, str]]) -> None:
    files, report, name = held.files, held.report, "pages/pages.jsonl"
    known = {url for url, _ in index}
    shown = {look.page: look for look in held.looks.values()}
    payloads = {one.id: one.payload for one in held.answers.values()}
    titles = {(payloads.get(look.page or ""), look.title) for look in shown.values()}
    try:
        pages = (parsed(line) for line in rows_of(files, name) if line.strip())
        head: dict[str, Any] = next(pages, {})
        if head.get("format") != "json-pages-1.0":
            report.bad(name, "wacz", "no header line of json-pages-1.0")
        for page in pages:
            record, look = held.records.get(page.get("id", "")), shown.get(page.get("id", ""))
            answer = held.answers.get(page.get("id", ""))
            if index and page["url"] not in known:
                report.bad(name, "wacz", f"the page {page['url'][:200]} is in no index")
            elif held.ours and (record is None or look is None):
                report.bad(name, "wacz", f"the page {page['url'][:200]} is that of no look here")
            elif record is not None and (record.target, record.at) != (uri(page["url"]), page["ts"]):
                report.bad(name, "wacz", f"the page {page['url'][:200]} has another address or time than its record")
            elif look is not None and not _titled(page, look, payloads.get(look.page or ""), titles):
                report.bad(name, "wacz", f"the page {page['url'][:200]} has another title than its look says")
            elif held.ours and answer is not None and not held.labelled(answer, page.get("certificate")):
                report.bad(
                    name, "wacz", f"of the certificate of the page {page['url'][:200]} its look says another thing"
                )
    except (Broken, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        report.bad(name, "wacz", str(error))


# ---- proofs of looks -----------------------------------------------------------------------------------------------


def _ledger(held: Held, keys: list[str]) -> dict[int, Head]:
    """Check every look's path to a signed head, and that the heads belong to one history."""
    files, report, evidence = held.files, held.report, f"{held.prefix}evidence/"
    heads: dict[int, Head] = {}
    told = islice(lines_of(files, f"{evidence}keys.txt", report, "ledger"), KEYS)
    own = [line.decode("utf-8", "replace") for _, line in told]
    for name in sorted(n for n in files.names if n.startswith(f"{evidence}checkpoint-")):
        try:
            head = checkpoint(whole(files, name), keys or own)
            if name != f"{evidence}checkpoint-{head.size:016d}":
                raise Broken(f"it is of size {head.size}")
            heads[head.size] = head
        except (Broken, ValueError, binascii.Error) as error:
            report.bad(name, "ledger", str(error))
    name = f"{evidence}proofs.jsonl"
    for number, line in lines_of(files, name, report, "ledger"):
        try:
            proof = parsed(line)
            leaf, size = proof["leaf"], proof["size"]
            path = [base64.b64decode(one, validate=True) for one in proof["hashes"]]
            if size not in heads or not included(leaf_bytes(leaf), proof["index"], size, path, heads[size].root):
                raise Broken("the way does not lead from the leaf to a signed root")
            look = held.looks.get(leaf["name"])
            if look is None or (leaf["kind"], leaf["sha256"]) != ("visit", look.record.block):
                raise Broken(f"no record of a look here is that of the leaf {leaf['name'][:60]}")
            held.proved[leaf["name"]] = size
        except (ValueError, KeyError, TypeError, binascii.Error) as error:
            report.bad(name, "ledger", f"line {number}: {error}")
    if held.proved:
        who = "keys that you trust" if keys else "the package's own keys, which shows no change and not who signed"
        report.proved.append(f"{len(held.proved)} looks are in the ledger, under checkpoints signed by {who}")
        report.lacks += [] if keys else [KEYLESS]
    _unproved_looks(held)
    _one_history(held, heads)
    return heads


def _unproved_looks(held: Held) -> None:
    """Report the looks without a proof here.

    They may be the newest, which waited for a checkpoint: the ledger takes those of a source in order. So none may
    precede a proved one, unless a purge has rewritten its record.
    """
    report, bare = held.report, [look for name, look in held.looks.items() if name not in held.proved]
    newest: dict[str, int] = {}
    for look in (held.looks[name] for name in held.proved):
        newest[look.source] = max(look.n, newest.get(look.source, 0))
    for look in bare:
        if look.n < newest.get(look.source, 0) and not held.gone:
            text = f"no proof of {look.shown} is here, and a later look at it has one: it was left out or taken out"
            report.bad(f"{held.prefix}evidence/proofs.jsonl", "ledger", text)
    if bare:
        more = f" and {len(bare) - 3} more" if len(bare) > 3 else ""
        shown = ", ".join(look.shown for look in bare[:3])
        report.not_proved.append(f"that {shown}{more} took place: there is no proof of it here")
        report.lacks.append(f"{len(bare)} of {len(held.looks)} looks are not proved")


def leaf_bytes(leaf: Any) -> bytes:
    """A leaf in RFC 8785 form, as far as leaves need it."""
    return json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _one_history(held: Held, heads: dict[int, Head]) -> None:
    """Check that each checkpoint extends the one before it."""
    name, sizes, good = f"{held.prefix}evidence/consistency.jsonl", sorted(heads), 0
    if len(sizes) < 2:
        return
    if name not in held.files.names:
        held.report.unproved("that the checkpoints are of one history: no proof of that is here")
        return
    proofs: dict[tuple[int, int], list[bytes]] = {}
    try:
        for _, line in lines_of(held.files, name, held.report, "ledger"):
            proof = parsed(line)
            proofs[proof["from"], proof["to"]] = [base64.b64decode(one, validate=True) for one in proof["hashes"]]
        for old, new in pairwise(sizes):
            if consistent(heads[old], heads[new], proofs.get((old, new), [])):
                good += 1
            else:
                held.report.bad(name, "ledger", f"checkpoint {new} does not continue checkpoint {old}: two histories")
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        held.report.bad(name, "ledger", str(error))
    if good == len(sizes) - 1:
        held.report.proved.append(f"{len(sizes)} checkpoints are of one history: each grew out of the one before it")


def _stamps(held: Held, heads: dict[int, Head], anchors: list[Path]) -> None:
    files, report, evidence = held.files, held.report, f"{held.prefix}evidence/"
    trusted = anchors_of(anchors)
    stamped: set[int] = set()
    strange: dict[str, str] = {}  # file of a stamp -> its anchor, which the reader did not name
    looks = Counter(held.proved.values())
    for name in sorted(
        n for n in files.names if re.fullmatch(rf"{re.escape(evidence)}timestamp-\d{{16}}-[a-z0-9-]+\.tsr", n)
    ):
        size = int(name.rpartition("/timestamp-")[2][:16])
        try:
            if size not in heads:
                raise Broken("there is no sound checkpoint that it would be of")
            token, chain_file = whole(files, name), f"{name[:-4]}.pem"
            at, chain, named = attested(token, heads[size].text, whole(files, chain_file), trusted)
            query = f"{name[:-4]}.tsq"
            if query in files.names and not answers_to(token, whole(files, query)):
                report.bad(query, "timestamp", "the request beside a stamp is not the one that it answers")
            beside = [f"{name[:-4]}.{kind}.pem" for kind in ("crl", "ocsp")]
            said = b"".join(whole(files, one) for one in beside if one in files.names)
            what = f"checkpoint {size}, and the {looks[size]} looks proved under it,"
            if not named:
                unrevoked(said, chain, at, trusted=False)
                strange[name] = chain[-1].subject.rfc4514_string()
                continue
            dated(report, what, at, latest(token, at), chain, said, trusted=bool(trusted))
        except Broken as error:
            report.bad(name, "timestamp", str(error))
            continue
        stamped.add(size)
    try:
        strangers(report, list(strange.values()), named=bool(stamped))
    except Broken as error:
        report.bad(min(strange), "timestamp", str(error))
    report.lacks += [ANCHORLESS] if stamped and not trusted else []
    bare = sum(size not in stamped for size in held.proved.values())
    if bare or not held.proved:
        report.not_proved.append(
            f"the date of {bare or 'all'} looks: it is the server's clock only, no outside witness yet"
        )
    if bare:
        report.lacks.append(f"the dates of {bare} looks are the server's own")


def anchors_of(paths: list[Path]) -> list[Any]:
    from cryptography import x509

    return [one for path in paths for one in x509.load_pem_x509_certificates(path.read_bytes())]


def _proof(files: Files, name: str, report: Report, keys: list[str], anchors: list[Path]) -> None:
    """Check the JSON that the service gives for one copy: a leaf with its path, or a look with leaf, segment and
    stamps."""
    report.kind = "proof"
    try:
        proof = parsed(whole(files, name))
        if "look" in proof:
            _copy(proof, report, keys, anchors)
        else:
            leaf, head = _leaf_and_head(proof, keys)
            report.proved.append(
                f"{leaf['kind']} {leaf['name']}, of {leaf['bytes']} bytes and SHA-256 {leaf['sha256']}, is in the ledger at "
                f"{proof['index']} of {head.size}, {_signers(keys)}"
            )
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        report.bad(name, "proof", f"it lacks {error}" if isinstance(error, KeyError) else str(error))
    report.lacks += [] if keys else [KEYLESS]
    report.not_proved.append(
        "what is under no signature: whether a copy is good, what it repeats, where in its segment it lies"
    )
    report.not_proved += ["what the records themselves are: they are not in a proof", *LIMITS]


def _leaf_and_head(proof: dict[str, Any], keys: list[str]) -> tuple[dict[str, Any], Head]:
    """A leaf, and the signed head to which its path leads."""
    leaf, head = proof["leaf"], checkpoint(proof["checkpoint"].encode(), keys or proof["keys"])
    path = [base64.b64decode(one, validate=True) for one in proof["hashes"]]
    if (
        type(proof["index"]) is not int
        or head.size != proof["size"]
        or not included(leaf_bytes(leaf), proof["index"], head.size, path, head.root)
    ):
        raise Broken("the way does not lead from the leaf to a signed root")
    return leaf, head


def _signers(keys: list[str]) -> str:
    return f"under a checkpoint signed by {'a key that you trust' if keys else 'its own key, which shows no change'}"


def _copy(proof: dict[str, Any], report: Report, keys: list[str], anchors: list[Path]) -> None:
    """Check the chain from a copy's digests over the record of its look to the leaf, and from there to the dates."""
    copy, look = proof["capture"], proof["look"]
    metadata = look["metadata"].encode()
    leaf, head = _leaf_and_head(look["proof"], keys)
    if (leaf["kind"], leaf["name"]) != ("visit", look["record"]):
        raise Broken("the leaf is not that of the look")
    if leaf["sha256"] != hashlib.sha256(metadata).hexdigest():
        raise Broken("the record of the look is not that of its leaf")
    visit = parsed(metadata)
    listed = {one["id"]: one for one in visit["exchanges"]}.get(copy["capture"])
    payload = listed and (listed["payload_sha256"] if listed["http"] else listed["block_sha256"])
    if listed is None or payload not in {None, copy["payload_sha256"]}:
        raise Broken("the look does not list this copy, with this payload")
    facts = {key: listed[key] for key in ("url", "at", "role", "status", "truncated")}
    facts |= {"n": visit["n"], "source": visit["source"], "type": listed["media_type"]}
    facts["verified"] = listed["tls"] is None or listed["tls"]["verified"]
    if "certificate_accepted" in copy:  # proofs that the first versions gave do not say
        facts["certificate_accepted"] = not facts["verified"] and listed["role"] != "unverified"
    facts |= {"bytes": listed["payload_bytes"]} if payload and listed["http"] else {}
    for key, value in facts.items():
        if copy[key] != value:
            raise Broken(f"the look lists this copy with another {key}: {value!r}"[:300])
    shown = f"the payload {payload}" if payload else "no payload"
    report.proved.append(
        f"look {visit['n']} received {listed['url']} at {listed['at']} with {shown}; its record is in the ledger at "
        f"{look['proof']['index']} of {head.size}, {_signers(keys)}"
    )
    if payload is None and copy["payload_sha256"] is not None:
        report.not_proved.append(
            f"that it stands for the payload {copy['payload_sha256']}: the server said that it has it still"
        )
        report.lacks.append("the payload for which this copy stands is not proved")
    blob, _ = _leaf_and_head(proof["segment"], keys)
    if (blob["kind"], blob["name"]) != ("segment", copy["segment"]):
        raise Broken("the proof of the segment is of another")
    report.proved.append(f"{blob['name']}, the segment that it is said to lie in, has SHA-256 {blob['sha256']}")
    trusted = anchors_of(anchors)
    strange = [anchor for one in proof["timestamps"] if (anchor := _stamped(one, leaf, report, keys, trusted))]
    strangers(report, strange, named=len(strange) < len(proof["timestamps"]))
    report.lacks += [ANCHORLESS] if proof["timestamps"] and not trusted else []
    if not proof["timestamps"]:
        report.not_proved.append("the date: it is the server's clock only, no outside witness yet")
        report.lacks.append("the date is the server's own")


def _stamped(
    timestamp: dict[str, Any], leaf: dict[str, Any], report: Report, keys: list[str], trusted: list[Any]
) -> str | None:
    """Check a stamp over a head that covers this leaf. Returns the name of its anchor if the reader named others."""
    stamped, head = _leaf_and_head(timestamp["proof"], keys)
    if stamped != leaf:
        raise Broken("a stamp is of a head over another look")
    token = base64.b64decode(timestamp["answer"])
    at, chain, named = attested(token, head.text, timestamp["chain"].encode(), trusted)
    if not answers_to(token, base64.b64decode(timestamp["query"])):
        raise Broken("the request beside a stamp is not the one that it answers")
    if abs(datetime.fromisoformat(timestamp["at"]) - at) >= timedelta(milliseconds=1):
        raise Broken(f"a stamp is of another time: {at}")
    lists = (timestamp.get("lists") or "") + (timestamp.get("answers") or "")
    what = f"checkpoint {head.size}, and the look proved under it,"
    if not named:
        unrevoked(lists.encode(), chain, at, trusted=False)
        return str(chain[-1].subject.rfc4514_string())
    dated(report, what, at, latest(token, at), chain, lists.encode(), trusted=bool(trusted))
    return None


# ---- writing out one copy ----------------------------------------------------------------------------------------


def taken(files: Files, copy: str) -> tuple[Record, Iterator[bytes]]:
    """The record of a copy, and its body as a browser gets it. Broken if it is not here."""
    alone = len(files.names) == 1  # in a package, only archives that were checked
    warcs = list(files.names) if alone else archives(files, _form(files)[1])
    here = {one.id: one for name in warcs for one in records(files, name, Report()) if one.answer}
    asked = here.get(_uuid(copy))
    repeats = asked is not None and asked.type == "revisit"  # it says that the same came again
    found = here.get(asked.refers or "") if asked and repeats else asked
    if asked and repeats and found is None:  # its original was purged: the payload is with another look
        same = (one for one in here.values() if one.type == "response" and one.target == asked.target)
        found = next((one for one in same if one.payload == asked.said_payload), None)
    if asked is None or found is None:
        raise Broken(f"there is no copy {copy} in it")
    return asked, _body(files, found)


def _body(files: Files, record: Record) -> Iterator[bytes]:
    """The payload of a record, with its content coding removed where the standard library can do so."""
    members = Members(_from_offset(pieces(files, record.file), record.offset))
    members.next()
    fields = _head(members)
    left = int(fields["content-length"][0])
    if not "".join(fields.get("content-type", [""])[0].lower().split()).startswith("application/http"):
        yield from _exactly(members, left)
        return
    block, head = _exactly(members, left), b""
    while (end := re.search(rb"\n\r?\n", head)) is None and len(head) < HTTP_HEAD_BYTES and (more := next(block, b"")):
        head += more
    cut = end.end() if end else len(head)
    entity = Entity(head[:cut], [])
    entity.taken = []
    codings = items(value for name, value in fields_of(head[:cut]) if name == "content-encoding")
    body = _entity_pieces(entity, head[cut:], block)
    for coding in reversed(codings):
        if coding in {"gzip", "x-gzip", "deflate"}:
            body = _inflated(body)
        elif coding in OTHER_CODINGS:
            raise Broken(f"it is coded with {coding}, which is not undone here: any WARC tool does")
    yield from body


def _from_offset(source: Iterator[bytes], offset: int) -> Iterator[bytes]:
    for piece in source:
        if offset < len(piece):
            yield piece[offset:]
        offset = max(offset - len(piece), 0)


def _exactly(members: Members, left: int) -> Iterator[bytes]:
    while left:
        piece = members.take(min(PIECE, left))
        if not piece:
            raise Broken(f"the record's block ends {left} bytes early")
        left -= len(piece)
        yield piece


def _entity_pieces(entity: Entity, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    for piece in chain([first], rest):
        entity.feed(piece)
        yield from entity.taken or ()
        entity.taken = []


def _inflated(body: Iterator[bytes]) -> Iterator[bytes]:
    """Decode gzip, zlib, or deflate without a header, as some sites send it."""
    first = next(body, b"")
    while len(first) < 2 and (more := next(body, b"")):
        first += more
    raw = len(first) > 1 and first[0] & 15 != 8 and first[:2] != b"\x1f\x8b"
    inflate = zlib.decompressobj(-15 if raw else 47)
    try:
        for piece in chain([first], body):
            left = piece
            while left and not inflate.eof:
                yield inflate.decompress(left, PIECE)
                left = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error as error:
        raise Broken(f"its content coding cannot be undone: {error}") from error


def take(path: Path, copy: str, out: Path, most: int = TAKEN_BYTES) -> str:
    """Write a copy of at most `most` bytes to a new file; what was written, in words."""
    if path.is_dir():
        return _write(Folder(path, Report()), copy, out, most)
    with path.open("rb") as file:
        packed = _kind(file) == "zip"
        return _write(Zip(file, Report()) if packed else Folder(path.parent, Report(), path.name), copy, out, most)


def _write(files: Files, copy: str, out: Path, most: int) -> str:
    record, body = taken(files, copy)
    size = 0
    with out.open("xb") as file:
        try:
            for piece in body:
                size += file.write(piece)
                if size > most:
                    raise Broken(f"it is of more than {most} bytes as a browser gets it: --most BYTES takes more")
        except BaseException:
            out.unlink()
            raise
    return f"{out}: {size} bytes, what was received of {record.target} at {record.at}"


def outcome(report: Report) -> int:
    """The exit code."""
    return 2 if report.newer else 1 if report.problems else 0


def summed(report: Report, sound: str) -> str:
    """The result in one sentence."""
    if report.newer:
        return (
            f"it says that it is for verifier {report.needs} or later, and this is verifier {KNOWS}, which cannot tell what is "
            f"wrong in it from what it does not know ({len(report.problems)} things): take the newest verify.py from where you "
            "trust one; if that is too old as well, do not believe it"
        )
    if report.problems:
        return "1 thing does not hold" if len(report.problems) == 1 else f"{len(report.problems)} things do not hold"
    return f"{sound}, but {'; '.join(report.lacks)}" if report.lacks else sound


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--key", action="append", default=[], help="a verifier key of the ledger that you trust")
    parser.add_argument("--anchor", action="append", default=[], type=Path, help="a stamp's trust anchor, PEM")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--take", metavar="COPY", help="write this copy out, by its id")
    parser.add_argument(
        "-o", dest="out", metavar="FILE", type=Path, help="where that is written: a file that is not there yet"
    )
    parser.add_argument(
        "--most", metavar="BYTES", type=int, default=TAKEN_BYTES, help="of that, at most so many: a small copy may be coded so "
        "that it fills a disk (default: %(default)s)"
    )  # fmt: skip
    given = parser.parse_args(arguments)
    if (given.take is None) != (given.out is None):
        parser.error("--take and -o go together")
    if not given.path.exists():
        parser.error(f"there is no {given.path}")
    for key in given.key:
        try:
            key_of(key)
        except ValueError:
            parser.error(f"--key: {key[:60]!r} is no verifier key: it is a line such as NAME+8 figures+base64")
    try:
        import cryptography

        if int(cryptography.__version__.partition(".")[0]) < 43:
            parser.error(f"it needs the package cryptography 43 or later, and here is {cryptography.__version__}")
    except ImportError:
        parser.error("it needs the package cryptography: pip install cryptography")
    try:
        anchors_of(given.anchor)
    except (OSError, ValueError) as error:
        parser.error(f"an anchor that cannot be used: {error}")
    report = verify(given.path, given.key, given.anchor)
    if given.json:
        told = {"kind": report.kind, "holds": not report.problems and not report.newer, "needs": report.needs,
                "knows": KNOWS, "problems": [vars(one) for one in report.problems],
                "proved": report.proved, "not_proved": report.not_proved, "lacks": report.lacks}  # fmt: skip
        print(json.dumps(told))
        return outcome(report)
    wrong = "UNKNOWN   " if report.newer else "WRONG     "
    lines = [f"{wrong}  {one.file} byte {one.offset}: {one.rule}: {one.text}" for one in report.problems]
    lines += [f"proved      {line}" for line in report.proved]
    lines += [f"not proved  {line}" for line in report.not_proved]
    lines += [f"{given.path}: {summed(report, 'all holds')}"]
    code = outcome(report)
    if given.take is not None:
        try:
            lines.append(
                take(given.path, given.take, given.out, given.most)
                if not code
                else "nothing was written, for it does not hold"
            )
        except (Broken, OSError) as error:
            lines.append(f"nothing was written: {error}")
            code = 2
    printed(lines)
    return code


def printed(lines: list[str]) -> None:
    """Print lines with names and addresses that come from others: nothing but printable text reaches the terminal.

    What its encoding, or that of the file that it is redirected to, does not have is escaped.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for line in lines:
            shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
            print(shown.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads on, as after `| head`: the exit code still says what was found
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
