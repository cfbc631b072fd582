"""A zip of parts, as office documents and books are.

Sizes declared in the archive are not trusted. Damage gives less, never an exception.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from xml.parsers import expat  # checks well-formedness, and loads no external entities

from archiver.text.formats.elements import ended, local

PART_BYTES = 64 << 20  # decompressed, of one part
BYTES = 128 << 20  # decompressed, of all parts: a reader has one minute
_TYPES = "[Content_Types].xml"
_USUAL = re.compile(r"(?:word/document|xl/workbook|ppt/presentation)\d*\.xml")
# what a damaged archive may raise, whatever the compression
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, LookupError, EOFError, OSError, RuntimeError, ValueError,
    ArithmeticError, MemoryError,
)  # fmt: skip
_MADE = ("created", "modified", "creation-date", "date")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DC = "{http://purl.org/dc/elements/1.1/}"


class Related(NamedTuple):
    """A part that another part refers to: type of the relationship, path of the part, id of the relationship."""

    kind: str
    name: str
    id: str


class Package:
    """The parts of one archive.

    `cut`: a part was not read to its end; `broken`: the archive or a part cannot be read.
    """

    def __init__(self, data: bytes) -> None:
        self.cut = self.broken = False
        self._left = BYTES
        try:
            self._zip: zipfile.ZipFile | None = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            self._zip, self.broken = None, True

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self._zip.namelist() if self._zip is not None else ())

    def files(self) -> Iterator[tuple[str, int, str]]:
        """Name, size and checksum (CRC-32) of each file, as the archive declares them."""
        for one in self._zip.infolist() if self._zip is not None else ():
            if not one.is_dir():
                yield one.filename, one.file_size, f"{one.CRC:08x}"

    def part(self, name: str, first: int | None = None) -> bytes:
        """The content of a part, up to the limits or the `first` bytes; b"" when the archive is broken or has no such
        part."""
        if self._zip is None or name not in self.names:
            return b""
        limit = min(PART_BYTES if first is None else first, self._left)
        out = bytearray()
        try:
            with self._zip.open(name) as part:
                while len(out) < limit and (block := part.read(min(1 << 18, limit - len(out)))):
                    out += block
        except _BROKEN:
            self.broken = True
            out.clear()
        self.cut = self.cut or (first is None and len(out) == limit)
        self._left -= len(out)
        return bytes(out)

    def related(self, part: str, *, external: bool = False) -> Iterator[Related]:
        """The relationships of a part, or of the package (`part` ""). `external`: instead, those that lead to addresses
        outside."""
        folder, name = posixpath.split(part)
        for one in ended(self.part(posixpath.join(folder, "_rels", f"{name}.rels")), "Relationship"):
            target, kind = one.get("Target", ""), one.get("Type", "").rpartition("/")[2]
            if (one.get("TargetMode") == "External") is not external or not (target or external):
                continue
            there = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Related(kind, there, one.get("Id", ""))

    @cached_property
    def main(self) -> str:
        """The name of the part with the text; "" if there is none.

        As the package relationships say, else the content types, else the usual name.
        """
        by_relationship = (name for kind, name, _ in self.related("") if kind == "officeDocument")
        by_type = (
            one.get("PartName", "").lstrip("/")
            for one in ended(self.part(_TYPES), "Override")
            if one.get("ContentType", "").endswith(".main+xml")
        )
        by_name = sorted(filter(_USUAL.fullmatch, self.names))
        return next((name for name in chain(by_relationship, by_type, by_name) if name in self.names), "")


def is_whole(part: bytes) -> bool:
    """Whether a part was read to its end, and is well-formed XML. Entities are expanded within expat's limits."""
    if len(part) >= PART_BYTES:
        return False
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError:
        return False
    return True


def title_of(meta: bytes) -> str | None:
    """The title in the metadata of a document."""
    titles = (" ".join((one.text or "").split()) for one in ended(meta, "title") if one.tag == _DC + "title")
    return next((one[:1000] for one in titles if one), None)


def made_on(meta: bytes) -> tuple[str, ...]:
    """The days on which a document was created and last saved, by its metadata."""
    dates = (
        (one.text or "").strip()
        for one in ended(meta, *_MADE, "meta")
        if local(one) != "meta" or one.get("property") == "dcterms:modified"
    )
    return tuple(dict.fromkeys(found[0] for one in dates if (found := _DAY.match(one)) is not None))
