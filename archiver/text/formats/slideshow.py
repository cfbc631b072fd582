"""What the slides of a presentation of PowerPoint 97 to 2003 (PPT) say, in their order, as those of newer ones are given: not what
speaker notes and masters do, nor the number of a slide or the day on which it is shown ([MS-PPT], pure)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from archiver.text.formats.compound import number
from archiver.text.formats.paper import CHARS

RECORDS = 2_000_000  # of all slides: one may be named time and again
DEPTH = 30  # of records within records
EDITS = 1000  # that were saved behind what was there
_LOCKED = 0xF3D1C4DF  # in place of a sign that it is read by all
_DOCUMENT, _SLIDE, _EDIT, _PLACES, _LIST, _LISTED = 0x03E8, 0x03EE, 0x0FF5, 0x1772, 0x0FF0, 0x03F3
_HEAD, _CHARS, _BYTES, _OUTLINED = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_DRAWN = frozenset({0x040C, 0xF002, 0xF003, 0xF004})  # a drawing, groups in it, shapes
_BOX = 0xF00D  # the text of one
# a number of a slide, days, heads: the sign at a place of the text before it stands for what is shown there
_OF_THE_SHOW = frozenset({0x0FD8, 0x0FF7, 0x0FF8, 0x0FF9, 0x0FFA, 0x1015})
_NOTHING = memoryview(b"")


class Part(NamedTuple):
    """A record: what kind it is, which one of them, and its bytes."""

    kind: int
    number: int
    body: memoryview


class Slides:
    """A presentation by its stream, and by that which says where its newest edition begins. `known`: it has no password."""

    def __init__(self, stream: bytes, user: bytes) -> None:
        self._stream = memoryview(stream)  # of which no part is copied, however often it is named
        self._left = RECORDS
        self._last = number(user, 16)
        self.known = number(user, 12) != _LOCKED

    def lines(self) -> Iterator[str]:
        """The paragraphs of the slides, hidden ones too."""
        size = 0
        for slide, outlined in self._slides():
            for said in self._said(slide, outlined):
                yield from said.split("\r")
                size += len(said)
                if size > CHARS:
                    return

    @cached_property
    def _places(self) -> dict[int, int]:
        """Where the newest edition of each part lies, by its number; of the document by none."""
        found: dict[int, int] = {}
        at, seen = self._last, set[int]()
        while at not in seen and len(seen) < EDITS and (edit := self._at(at, _EDIT)) is not None:
            seen.add(at)
            listed = self._at(number(edit.body, 12), _PLACES)
            for part, place in _listed(listed.body[: 4 * self._left] if listed is not None else _NOTHING):
                found.setdefault(part, place)
                self._left -= 1
            found.setdefault(-1, found.get(number(edit.body, 16), 0))
            at = number(edit.body, 8)
        return found

    def _at(self, at: int, kind: int) -> Part | None:
        """The record there, if it is of this kind."""
        found = next(self._parts(self._stream[at:]), None)
        return found if found is not None and found.kind == kind else None

    def _parts(self, body: memoryview) -> Iterator[Part]:
        at = 0
        while at + 8 <= len(body) and self._left > 0:
            which, kind, size = struct.unpack_from("<HHI", body, at)
            self._left -= 1
            yield Part(kind, which >> 4, body[at + 8 : at + 8 + size])
            at += 8 + size

    def _slides(self) -> Iterator[tuple[Part, Sequence[str]]]:
        """Each with those of its texts that stand in the outline of all."""
        document = self._at(self._places.get(-1, 0), _DOCUMENT)
        for one in self._parts(document.body if document is not None else _NOTHING):
            if one.kind != _LIST or one.number:  # those of masters and of notes have another
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
        """The texts of its shapes, as they lie one over the other."""
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
    """Each behind its head, an empty one too; without the signs in it that stand for what is of the show."""
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
    return "".join(text).replace("\x0b", "\n").replace("\x00", "")


def _listed(body: memoryview) -> Iterator[tuple[int, int]]:
    """Parts by their numbers, and where they lie: runs of numbers, each behind the first of them and how many they are."""
    at = 0
    while at + 4 <= len(body):
        first = number(body, at)
        count = min(first >> 20, (len(body) - at) // 4 - 1)
        for n, place in enumerate(struct.unpack_from(f"<{count}I", body, at + 4)):
            yield (first & 0xFFFFF) + n, place
        at += 4 + 4 * count
