"""Office documents in the formats used until 2007, made by hand, octet by octet from the specifications [MS-CFB],
[MS-DOC], [MS-XLS] and [MS-PPT]."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence

NONE, END, OF_TABLE, OF_LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
SMALL, CUTOFF = 64, 4096


class _Sectors:
    def __init__(self, size: int, *, backwards: bool) -> None:
        self.size, self.backwards = size, backwards
        self.all: list[bytes] = []
        self.table: list[int] = []

    def put(self, data: bytes) -> int:
        """Returns the first sector of a chain whose sectors lie in reading order or, `backwards`, in reverse."""
        count = -(-len(data) // self.size)
        pieces = [data[self.size * n : self.size * (n + 1)].ljust(self.size, b"\x00") for n in range(count)]
        first = len(self.all)
        if self.backwards:
            self.all += reversed(pieces)
            self.table += [END, *range(first, first + count - 1)][:count]
            return first + count - 1 if count else END
        self.all += pieces
        self.table += [*range(first + 1, first + count), END][:count]
        return first if count else END


def compound(streams: Mapping[str, bytes], *, size: int = 512, backwards: bool = False) -> bytes:
    sectors, small = _Sectors(size, backwards=backwards), _Sectors(SMALL, backwards=backwards)
    placed = {
        name: ((small if len(data) < CUTOFF else sectors).put(data) if data else END, len(data))
        for name, data in streams.items()
    }
    within = b"".join(small.all)
    entries = [_entry("Root Entry", 5, sectors.put(within), len(within), child=1 if placed else NONE)]
    for n, (name, (start, length)) in enumerate(placed.items(), 1):
        entries.append(_entry(name, 2, start, length, right=n + 1 if n < len(placed) else NONE))
    directory = sectors.put(b"".join(entries))
    small_table = sectors.put(_numbers(small.table))
    per = size // 4
    tables = lists = 0
    while tables * per < len(sectors.all) + tables + lists:
        tables += 1
        lists = max(0, -(-(tables - 109) // (per - 1)))
    first = len(sectors.all)
    table = [*sectors.table, *[OF_TABLE] * tables, *[OF_LIST] * lists]
    named = [*range(first, first + tables)]
    more, told = named[109:], b""
    for n in range(lists):
        part = more[n * (per - 1) : (n + 1) * (per - 1)]
        then = first + tables + n + 1 if n + 1 < lists else END
        told += _numbers([*part, *[NONE] * (per - 1 - len(part)), then])
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3 if size == 512 else 4, 0xFFFE, size.bit_length() - 1, 6) + bytes(6)
    head += struct.pack("<9I", 0, tables, directory, 0, CUTOFF, small_table, 0, first + tables if lists else END, lists)
    head += _numbers([*named[:109], *[NONE] * (109 - len(named))])
    whole = b"".join(sectors.all) + _numbers([*table, *[NONE] * (tables * per - len(table))]) + told
    return head.ljust(size, b"\x00") + whole


def _entry(name: str, kind: int, start: int, size: int, *, right: int = NONE, child: int = NONE) -> bytes:
    said = name.encode("utf-16-le")
    head = said.ljust(64, b"\x00") + struct.pack("<HBB3I", len(said) + 2, kind, 1, NONE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _numbers(numbers: Iterable[int]) -> bytes:
    return b"".join(one.to_bytes(4, "little") for one in numbers)


def titled(title: str, page: int = 65001, year: int = 2020) -> bytes:
    """The property set of a document, with its title."""
    said = title.encode("gb18030" if page == 936 else "utf-8") + b"\x00"
    made = struct.pack("<IQ", 64, year * 10**14)
    values = [(1, struct.pack("<IHxx", 2, page)), (2, struct.pack("<II", 30, len(said)) + said), (12, made)]
    told, listed, at = b"", b"", 8 + 8 * len(values)
    for number, value in values:
        listed += struct.pack("<II", number, at + len(told))
        told += value
    body = struct.pack("<II", at + len(told), len(values)) + listed + told
    return b"\xfe\xff\x00\x00" + bytes(20) + struct.pack("<I", 1) + bytes(16) + struct.pack("<I", 48) + body


def doc(
    *pieces: str, narrow: Sequence[int] = (), parts: Sequence[str] = (), unsaid: Sequence[tuple[int, int, bytes]] = (), **more: int
) -> dict[str, bytes]:  # fmt: skip
    """The streams of a Word document.

    `pieces`: its text; `narrow`: the numbers of the pieces stored in eight bits; `parts`: footnotes, headers, macros,
    comments, endnotes, text boxes; `unsaid`: character settings for ranges of the first piece. A pilcrow is the end of
    a table row.
    """
    ends = "".join(parts)
    runs = [(one, n in narrow) for n, one in enumerate(pieces)] + ([(ends, False)] if ends else [])
    body, places, first = bytearray(1024), [], 0
    rows: list[tuple[int, int, bytes]] = []
    for said, eight in runs:
        size = 1 if eight else 2
        if body[-1:] and len(body) % 2 and not eight:
            body += b"\x00"
        places.append((first, len(body), eight))
        rows += [
            (len(body) + at * size, len(body) + (at + 1) * size, b"\x16\x24\x01\x17\x24\x01")
            for at, one in enumerate(said) if one == "¶"
        ]  # fmt: skip
        body += said.replace("¶", "\x07").encode("cp1252" if eight else "utf-16-le")
        first += _units(said)
    begins = [at for _, at, _ in places]
    wide = 1 if 0 in narrow else 2
    set_ = [(begins[0] + wide * one, begins[0] + wide * end, told) for one, end, told in unsaid]
    cps = _numbers([*(at for at, _, _ in places), first])
    pcds = b"".join(struct.pack("<HIH", 0, 2 * at | 1 << 30 if eight else at, 0) for _, at, eight in places)
    tables = bytearray(more.get("before", 0))
    told = {418: b"\x01\x03\x00abc\x02" + struct.pack("<I", len(cps + pcds)) + cps + pcds}
    for at, ranges, papers in ((250, set_, False), (258, rows, True)):
        if ranges:
            body += bytes(-len(body) % 512)
            told[at] = _numbers([1024, len(body), len(body) // 512])
            body += _sheet(ranges, paragraphs=papers)
    flags = more.get("flags", 0x1200)
    counts = [_units(one) for one in ("".join(pieces), *parts)]
    struct.pack_into("<HHHHHH", body, 0, 0xA5EC, 0xC1, 0, 0x804, 0, flags)
    struct.pack_into(f"<{len(counts)}I", body, 76, *counts)
    for at, said_ in told.items():
        struct.pack_into("<II", body, at, len(tables), len(said_))
        tables += said_
    return {"WordDocument": bytes(body).ljust(CUTOFF, b"\x00"), "1Table" if flags & 0x200 else "0Table": bytes(tables)}


def _units(said: str) -> int:
    return len(said.encode("utf-16-le")) // 2


def _sheet(ranges: Sequence[tuple[int, int, bytes]], *, paragraphs: bool) -> bytes:
    """A page of character or paragraph settings; the gaps between the given ranges are filled with ranges without
    any."""
    filled: list[tuple[int, int, bytes]] = []
    for one in ranges:
        if filled and filled[-1][1] < one[0]:
            filled.append((filled[-1][1], one[0], b""))
        filled.append(one)
    sheet, at = bytearray(512), 510
    width = 13 if paragraphs else 1
    struct.pack_into(f"<{len(filled) + 1}I", sheet, 0, filled[0][0], *(end for _, end, _ in filled))
    for n, (_, _, told) in enumerate(filled):
        if told:
            said = b"\x00\x00" + told if paragraphs else told
            size = bytes([len(said)])
            if paragraphs:
                size = bytes([(len(said) + 1) // 2]) if len(said) % 2 else bytes([0, len(said) // 2])
            at = (at - len(size + said)) // 2 * 2
            sheet[at : at + len(size + said)] = size + said
            sheet[4 * (len(filled) + 1) + width * n] = at // 2
    sheet[511] = len(filled)
    return bytes(sheet)


def word6(text: bytes, *, language: int = 0x409, ident: int = 0xA5DC) -> dict[str, bytes]:
    body = bytearray(768) + text
    struct.pack_into("<HHHHHH", body, 0, ident, 0x68, 0, language, 0, 0)
    struct.pack_into("<II", body, 24, 768, len(body))
    struct.pack_into("<I", body, 52, len(text))
    return {"WordDocument": bytes(body).ljust(CUTOFF, b"\x00")}


def record(kind: int, body: bytes) -> bytes:
    """A record of a workbook, continued in further records where it is too long."""
    out = struct.pack("<HH", kind, min(len(body), 8224)) + body[:8224]
    for at in range(8224, len(body), 8224):
        out += struct.pack("<HH", 0x3C, len(body[at : at + 8224])) + body[at : at + 8224]
    return out


def string(text: str, width: int = 2) -> bytes:
    wide = any(ord(one) > 255 for one in text)
    said = text.encode("utf-16-le") if wide else text.encode("latin-1")
    return (len(said) // (2 if wide else 1)).to_bytes(width, "little") + bytes([wide]) + said


def shared(strings: Sequence[str], room: int = 8224) -> bytes:
    """The shared strings of a workbook in as many records as they take; a string that is cut goes on with a width flag
    of its own."""
    records, at = [bytearray(struct.pack("<II", len(strings), len(strings)))], 0
    for text in strings:
        whole = string(text)
        wide, at = whole[2], 3
        if len(records[-1]) + 3 > room:
            records.append(bytearray())
        records[-1] += whole[:3]
        while at < len(whole):
            if len(records[-1]) + 2 > room:
                records.append(bytearray([wide]))
            take = (room - len(records[-1])) // 2 * 2
            records[-1] += whole[at : at + take]
            at += take
    return b"".join(
        struct.pack("<HH", 0x3C if n else 0xFC, len(one)) + one for n, one in enumerate(map(bytes, records))
    )


def xls(sheets: Mapping[str, Sequence[Sequence[object]]], **more: bytes) -> dict[str, bytes]:
    """The stream of a workbook.

    `more`: records of the workbook (`settings`) and of the first sheet (`beside`). A cell is a string, a number, either
    with a style number, or a record without its position.
    """
    strings = sorted({str(one) for rows in sheets.values() for row in rows for one in row if isinstance(one, str)})
    bodies = []
    for n, rows in enumerate(sheets.values()):
        cells = b"".join(
            _cell(r, c, one, strings) for r, row in enumerate(rows) for c, one in enumerate(row) if one is not None
        )
        beside = b"" if n else more.get("beside", b"")
        bodies.append(_begins(0x10) + record(0x200, bytes(14)) + cells + beside + record(0x0A, b""))
    head = _begins(5) + record(0x42, b"\xb0\x04") + more.get("settings", b"")
    tail = shared(strings, int.from_bytes(more.get("room", b"\x20\x20"), "little")) + record(0x0A, b"")
    names = [struct.pack("<HBB", 0, 0, 0)[2:] + string(name, 1) for name in sheets]
    at = len(head) + sum(len(record(0x85, bytes(4) + one)) for one in names) + len(tail)
    for name, body in zip(names, bodies, strict=True):
        head += record(0x85, struct.pack("<I", at) + name)
        at += len(body)
    return {"Workbook": (head + tail + b"".join(bodies)).ljust(CUTOFF, b"\x00")}


def _begins(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0))


def _cell(row: int, column: int, value: object, strings: Sequence[str]) -> bytes:
    style = 0
    if isinstance(value, tuple):
        value, style = value
    where = struct.pack("<HHH", row, column, style)
    if isinstance(value, str):
        return record(0xFD, where + struct.pack("<I", strings.index(value)))
    if isinstance(value, bytes):
        return value[:4] + where + value[4:]
    return record(0x203, where + struct.pack("<d", value))


def placed(kind: int, body: bytes) -> bytes:
    """A cell record that `_cell` is to give a position."""
    return struct.pack("<HH", kind, 6 + len(body)) + body


def part(kind: int, *body: bytes, number: int = 0, holds: bool = False) -> bytes:
    """A record of a presentation."""
    said = b"".join(body)
    return struct.pack("<HHI", number << 4 | (15 if holds else 0), kind, len(said)) + said


def said(text: str, kind: int = 4) -> bytes:
    """A text with its header record."""
    wide = any(ord(one) > 255 for one in text)
    body = part(0x0FA0, text.encode("utf-16-le")) if wide else part(0x0FA8, text.encode("latin-1"))
    return part(0x0F9F, struct.pack("<I", kind)) + (body if text else b"")


def shown(*texts: bytes | str) -> bytes:
    """A slide with a box for each text."""
    boxes = [part(0xF00D, said(one) if isinstance(one, str) else one, holds=True) for one in texts]
    shapes = b"".join(part(0xF004, part(0xF00A, bytes(8)), one, holds=True) for one in boxes)
    drawing = part(0x040C, part(0xF002, part(0xF003, shapes, holds=True), holds=True), holds=True)
    return part(0x03EE, part(0x03EF, bytes(24)), drawing, holds=True)


def of_outline(number: int) -> bytes:
    return part(0x0F9E, struct.pack("<I", number))


def ppt(
    *slides: bytes, outlined: Mapping[int, Sequence[str]] | None = None, order: Sequence[int] = (), saved: int = 1, token: int = 0xE391C05F,
    master: bytes = b"", notes: bytes = b"",
) -> dict[str, bytes]:  # fmt: skip
    """The streams of a presentation.

    `outlined`: texts of slides that are stored in the outline; `order`: in which the slides are shown; `saved`: how
    often it was saved, each time behind what was there; `master`: that of the titles; `notes`: those of a slide.
    """
    stream, edit = bytearray(), 0
    for n in range(saved):
        whole = slides if n == saved - 1 else [shown("Of another day.")] * len(slides)
        places = []
        for one in (*whole, master, notes):
            places.append(len(stream))
            stream += one
        listed = b"".join(
            part(0x03F3, struct.pack("<IIIII", 2 + at, 0, 0, 256 + at, 0)) + b"".join(map(said, (outlined or {}).get(at, ())))
            for at in order or range(len(whole))
        )  # fmt: skip
        masters, spoken = (
            part(0x0FF0, part(0x03F3, struct.pack("<IIIII", 1 + at, 0, 0, 0, 0)), said("Click to edit"), number=n, holds=True)
            for n, at in ((1, len(places) - 1), (2, len(places)))
        )  # fmt: skip
        document = len(stream)
        stream += part(0x03E8, part(0x03E9, bytes(40)), masters, part(0x0FF0, listed, holds=True), spoken, holds=True)
        directory = len(stream)
        stream += part(0x1772, struct.pack("<I", 1 | (1 + len(places)) << 20), _numbers([document, *places]))
        before, edit = edit, len(stream)
        stream += part(0x0FF5, struct.pack("<IHBBIIIIHH", 0, 0, 0, 3, before, directory, 1, 0, 0, 0))
    user = part(0x0FF6, struct.pack("<III", 20, token, edit)) + bytes(8)
    return {"PowerPoint Document": bytes(stream).ljust(CUTOFF, b"\x00"), "Current User": user}
