"""Text of the slides of PowerPoint 97 to 2003 (PPT), in the same form as that of PPTX ([MS-PPT], pure).

Left out are speaker notes, masters, slide numbers and the date of the show.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from archiver.text.formats.compound import number
from archiver.text.formats.paper import CHARS

RECORDS = 2_000_000  # read in all, as one may be referred to again and again
DEPTH = 30  # of nested records
EDITS = 1000  # incremental saves, each appended to the file
_LOCKED = 0xF3D1C4DF  # header token of an encrypted file
_DOCUMENT, _SLIDE, _EDIT, _PLACES, _LIST, _LISTED = 0x03E8, 0x03EE, 0x0FF5, 0x1772, 0x0FF0, 0x03F3
_HEAD, _CHARS, _BYTES, _OUTLINED = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_DRAWN = frozenset({0x040C, 0xF002, 0xF003, 0xF004})  # drawing, group, shape
_BOX = 0xF00D  # text of a shape
# fields for slide number, date, header or footer: each replaces the character at an offset in the preceding text
_OF_THE_SHOW = frozenset({0x0FD8, 0x0FF7, 0x0FF8, 0x0FF9, 0x0FFA, 0x1015})
_NOTHING = memoryview(b"")


class Part(NamedTuple):
    """A record: its type, its instance number and its bytes."""

    kind: int
    number: int
    body: memoryview


class Slides:
    """A presentation: the document stream, and the Current User stream, which points to the latest edit.

    `known`: it has no password.
    """

    def __init__(self, stream: bytes, user: bytes) -> None:
        self._stream = memoryview(stream)  # a part is not copied, however often it is referred to
        self._left = RECORDS
        self._last = number(user, 16)
        self.known = number(user, 12) != _LOCKED

    def lines(self) -> Iterator[str]:
        """The paragraphs of all slides, hidden ones too."""
        size = 0
        for slide, outlined in self._slides():
            for said in self._said(slide, outlined):
                yield from said.split("\r")
                size += len(said)
                if size > CHARS:
                    return

    @cached_property
    def _places(self) -> dict[int, int]:
        """The offset of the latest version of each persistent object, by its id; the document's is under -1."""
        found: dict[int, int] = {}
        at, seen = self._last, set[int]()
        while at not in seen and len(seen) < EDITS and (edit := self._at(at, _EDIT)) is not None:
            seen.add(at)
            listed = self._at(number(edit.body, 12), _PLACES)
            for part, place in _persist_entries(listed.body[: 4 * self._left] if listed is not None else _NOTHING):
                found.setdefault(part, place)
                self._left -= 1
            found.setdefault(-1, found.get(number(edit.body, 16), 0))
            at = number(edit.body, 8)
        return found

    def _at(self, at: int, kind: int) -> Part | None:
        """The record at an offset, if it is of this type."""
        found = next(self._parts(self._stream[at:]), None)
        return found if found is not None and found.kind == kind else None

    def _parts(self, body: memoryview) -> Iterator[Part]:
        """The records in a stretch of bytes."""
        at = 0
        while at + 8 <= len(body) and self._left > 0:
            which, kind, size = struct.unpack_from("<HHI", body, at)
            self._left -= 1
            yield Part(kind, which >> 4, body[at + 8 : at + 8 + size])
            at += 8 + size

    def _slides(self) -> Iterator[tuple[Part, Sequence[str]]]:
        """Each slide with its texts in the outline of the presentation."""
        document = self._at(self._places.get(-1, 0), _DOCUMENT)
        for one in self._parts(document.body if document is not None else _NOTHING):
            if one.kind != _LIST or one.number:  # lists of masters and notes have other instance numbers
                continue
            listed: list[tuple[int, list[Part]]] = []
            for part in self._parts(one.body):
                if part.kind == _LISTED:
                    listed.append((number(part.body, 0), []))
                elif listed:
                    listed[-1][1].append(part)
            for which, parts in listed:
                slide = self._at(self._places[which], _SLIDE) if which in self._places else None
                outlined = [*_texts(parts)]
                yield from [(slide, outlined)] if slide is not None else ()

    def _said(self, slide: Part, outlined: Sequence[str]) -> Iterator[str]:
        """The texts of a slide's shapes, from back to front."""
        left = [self._parts(slide.body)]
        while left:
            for part in left[-1]:
                if part.kind == _BOX:
                    parts = [*self._parts(part.body)]
                    yield from _texts(parts)
                    for one in parts:
                        at = number(one.body, 0)
                        if one.kind == _OUTLINED and at < len(outlined):
                            yield outlined[at]
                elif part.kind in _DRAWN and len(left) < DEPTH:
                    left.append(self._parts(part.body))
                    break
            else:
                left.pop()


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    """The texts after each text header, empty ones too, without the characters that stand for fields of the show."""
    texts: list[list[str]] = []
    for part in parts:
        if part.kind == _HEAD:
            texts.append([])
        elif part.kind in {_CHARS, _BYTES} and texts:
            codec = "utf-16-le" if part.kind == _CHARS else "latin-1"
            texts[-1] += bytes(part.body[: 2 * CHARS]).decode(codec, "replace")
        elif part.kind in _OF_THE_SHOW and texts and (at := number(part.body, 0)) < len(texts[-1]):
            texts[-1][at] = ""
    return map(_on_lines, texts)


def _on_lines(text: Sequence[str]) -> str:
    """A text with line feeds for vertical tabs."""
    return "".join(text).replace("\x0b", "\n").replace("\x00", "")


def _persist_entries(body: memoryview) -> Iterator[tuple[int, int]]:
    """(id, offset) pairs of a persist directory: each entry is a first id, a count, and the offsets of so many
    consecutive ids."""
    at = 0
    while at + 4 <= len(body):
        first = number(body, at)
        count = min(first >> 20, (len(body) - at) // 4 - 1)
        for n, place in enumerate(struct.unpack_from(f"<{count}I", body, at + 4)):
            yield (first & 0xFFFFF) + n, place
        at += 4 + 4 * count
