"""Text of RTF without control words, each font decoded in its charset (pure).

Footnotes come at the end, as in other documents. Hidden or deleted text, annotations, headers and footers are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archiver.text.formats.codepages import CHARSETS, codec
from archiver.text.formats.paper import paper
from archiver.text.model import Kind, Text

BYTES = 64 << 20  # large files are mostly pictures, as hexadecimal digits
TOKENS = 10_000_000
DEPTH = 1000  # of nested groups; deeper ones are treated as part of the last
TITLE_CHARS = 1000
_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<brace>[{}])|(?P<said>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_BESIDE = frozenset(  # destinations that are no text
    b"fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn "
    b"listtext pntext xe tc filetbl template private listtable listoverridetable nonshppict shprslt sp nonesttables mmathPict objclass objdata".split()
)
# destinations with text, although marked as ignorable (\*)
_FOR_NEWER = frozenset(b"shpinst shptxt shppict footnote moveto ud".split())
_ENDS = frozenset(b"par line sect page column row nestrow".split())
_SIGNS = {
    b"tab": "\t", b"cell": "\t", b"nestcell": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_MARKS = {b"~": b" ", b"_": b"-", b"{": b"{", b"}": b"}", b"\\": b"\\"}
_UNSAID = frozenset(b"v deleted strike striked".split())
_SPELT = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_PAPER, _NOTES, _TITLE = range(3)


@dataclass(slots=True)
class _Group:
    """The state that holds within a group, inherited by the groups in it."""

    font: int | None = None
    skips: int = 1  # fallback characters after a Unicode character (\uc)
    beside: bool = False  # no text
    fonts: bool = False  # in the font table
    twice: bool = False  # the next group in it says in a charset what the one after that says in Unicode (\upr, \ud)
    unsaid: frozenset[bytes] = frozenset()  # control words by which it is hidden, deleted or struck out
    of: int = _PAPER  # what its text belongs to: _PAPER, _NOTES or _TITLE


def rtf(data: bytes, *, media_type: str) -> Text:
    """The text of an RTF; a `Text` of kind OTHER if it holds only pictures."""
    reading = _Reading()
    document = paper(Kind.RTF, media_type, reading.lines(data[:BYTES]))
    title = " ".join("".join(reading.runs[_TITLE]).split())[:TITLE_CHARS]
    if not document.visible:
        return Text(kind=Kind.OTHER, media_type=media_type)
    return replace(document, title=title or None, cut=document.cut or reading.cut or len(data) > BYTES)


class _Reading:
    """Parser of one document."""

    def __init__(self) -> None:
        self.cut = False
        self.runs: tuple[list[str], ...] = ([], [], [])
        self._notes: list[str] = []
        self._group, self._outer, self._deeper = _Group(), list[_Group](), 0
        self._codec, self._font, self._codecs = "cp1252", 0, dict[int, str]()  # _font: the default font
        self._defined = 0  # the font being defined in the font table
        self._bytes, self._units = bytearray(), list[int]()  # text not yet decoded: in a charset, in UTF-16
        self._begun = self._starred = False  # just after "{"; just after "{\*"
        self._skip = 0  # fallback characters still to be skipped

    def lines(self, data: bytes) -> Iterator[str]:
        """The lines of the text, then those of its notes."""
        at = 0
        for _ in range(TOKENS):
            found = _TOKEN.match(data, at)
            if found is None:
                break
            at = found.end()
            begun, self._begun = self._begun, False
            if found["word"]:
                number = None if found["number"] is None else int(found["number"])
                if found["word"] == b"bin":
                    at += max(0, number or 0)
                elif self._skip:
                    self._skip -= 1
                elif self._word(found["word"], number) and (line := self._line(_PAPER)):
                    yield line
            elif found["brace"]:
                self._brace(opens=found["brace"] == b"{")
                if not self._outer:  # the document ends here, whatever follows
                    break
            elif found["sign"]:
                self._starred = begun and found["sign"] == b"*"
                if self._sign(found["sign"]) and (line := self._line(_PAPER)):
                    yield line
            elif found["byte"] or found["said"]:
                self._say(bytes.fromhex(found["byte"].decode()) if found["byte"] else found["said"])
        else:
            self.cut = True
        self._read()
        yield self._line(_PAPER)
        yield from [*self._notes, self._line(_NOTES)]

    def _line(self, of: int) -> str:
        line = "".join(self.runs[of]).strip(" ").removesuffix("\t")  # the tab after the last cell of a row
        self.runs[of].clear()
        return line

    def _brace(self, *, opens: bool) -> None:
        self._read()
        self._skip, self._starred, self._begun = 0, False, opens
        if opens:
            self._deeper += len(self._outer) >= DEPTH
            if not self._deeper:
                outer = self._group
                self._outer.append(outer)
                self._group = replace(outer, beside=outer.beside or outer.twice, twice=False)
                outer.twice = False
        elif self._deeper:
            self._deeper -= 1
        elif self._outer:
            inner, self._group = self._group, self._outer.pop()
            if inner.of == _NOTES != self._group.of:
                self._notes.append(self._line(_NOTES))

    def _sign(self, sign: bytes) -> bool:
        """Handle a control symbol; whether a line of the text ends."""
        if sign in _MARKS:
            self._say(_MARKS[sign])
        return sign in {b"\n", b"\r"} and self._ends()

    def _word(self, word: bytes, number: int | None) -> bool:
        """Handle a control word; whether a line of the text ends."""
        group, starred = self._group, self._starred
        self._starred = False
        if word in _BESIDE or (starred and word not in _FOR_NEWER):
            group.beside, group.fonts = True, word == b"fonttbl"
        elif word == b"footnote":
            group.of = _NOTES
        elif word == b"title" and group.beside:
            group.beside, group.of = False, _TITLE
        elif word == b"upr":
            group.twice = True
        elif word == b"u" and number is not None:
            self._unit(number & 0xFFFF)
        elif word in _UNSAID:
            self._read()
            group.unsaid = group.unsaid - {word} if number == 0 else group.unsaid | {word}
        elif word in _SIGNS:
            self._read()
            self._take(_SIGNS[word])
        elif word in _ENDS:
            return self._ends()
        else:
            self._set(word, number)
        return False

    def _set(self, word: bytes, number: int | None) -> None:
        """Handle a control word that changes how the following text is decoded."""
        group = self._group
        self._read()
        if word in _SPELT:
            self._codec = _SPELT[word]
        elif word == b"plain":
            group.font, group.unsaid = None, frozenset()
        elif number is None:
            return
        elif word == b"ansicpg":
            self._codec = codec(number)
        elif word == b"deff":
            self._font = number
        elif word == b"uc":
            group.skips = max(0, min(number, 100))
        elif word == b"f" and group.fonts:
            self._defined = number
        elif word == b"f":
            group.font = number
        elif group.fonts and (word == b"cpg" or (word == b"fcharset" and number in CHARSETS)):
            self._codecs[self._defined] = codec(number if word == b"cpg" else CHARSETS[number])

    def _ends(self) -> bool:
        """End a line; whether it is one of the text rather than of a note or the title."""
        self._read()
        of = self._group.of
        if self._group.beside or of == _TITLE:
            return False
        if of == _NOTES:
            self._notes.append(self._line(_NOTES))
        return of == _PAPER

    def _say(self, said: bytes) -> None:
        skipped, self._skip = min(self._skip, len(said)), max(0, self._skip - len(said))
        if len(said) > skipped and not self._group.beside:
            if self._units:
                self._read()
            self._bytes += said[skipped:]

    def _unit(self, number: int) -> None:
        if self._bytes:
            self._read()
        self._skip = self._group.skips
        if not self._group.beside:
            self._units.append(number)

    def _read(self) -> None:
        """Decode the pending bytes and UTF-16 units in the charset that applies to them."""
        if self._bytes:
            font = self._font if self._group.font is None else self._group.font
            self._take(self._bytes.decode(self._codecs.get(font, self._codec), "replace"))
            self._bytes.clear()
        if self._units:
            told = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._take(told.decode("utf-16-le", "replace"))
            self._units.clear()

    def _take(self, text: str) -> None:
        if not (self._group.beside or self._group.unsaid):
            self.runs[self._group.of].append(text.replace("\x00", ""))
