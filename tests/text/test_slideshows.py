"""PPT: what slides say, in their order, read like newer presentations."""

from __future__ import annotations

import struct

from archiver import text
from archiver.text import Kind, compare
from tests.support.binary import compound, of_outline, part, ppt, said, shown
from tests.support.office import pptx, shape, zipped


def visible(*slides, **more):
    return text.extract(compound(ppt(*slides, **more))).visible


def test_slides_are_read_in_order_with_their_outline_text():
    slides = (
        shown(of_outline(0), of_outline(1), "In a box\x0bof two lines"),
        shown("资料", "Zürich"),
        shown(of_outline(9), "Last"),
    )
    outlined = {0: ["Title", "One\rTwo"], 2: []}
    assert visible(*slides, outlined=outlined).split("\n") == [
        "Title",
        "One",
        "Two",
        "In a box",
        "of two lines",
        "资料",
        "Zürich",
        "Last",
    ]
    assert visible(*slides, outlined=outlined, order=[1, 2, 0]).split("\n")[:3] == ["资料", "Zürich", "Last"]


def test_empty_outline_text_keeps_its_index():
    assert visible(shown(of_outline(2), of_outline(0)), outlined={0: ["Title", "", "Body"]}) == "Body\nTitle"


def test_grouped_shapes_are_read_and_too_deeply_nested_ones_are_skipped():
    inner = part(0xF003, part(0xF004, part(0xF00D, said("In a group"), holds=True), holds=True), holds=True)
    slide = part(
        0x03EE, part(0x040C, part(0xF002, part(0xF003, inner, holds=True), holds=True), holds=True), holds=True
    )
    assert visible(slide, shown("After")) == "In a group\nAfter"
    deep = part(0xF004, part(0xF00D, said("Deep"), holds=True), holds=True)
    for _ in range(5000):
        deep = part(0xF003, deep, holds=True)
    assert visible(part(0x03EE, part(0x040C, deep, holds=True), holds=True), shown("After")) == "After"


def test_masters_and_speaker_notes_are_not_read():
    title_master = shown("Click to edit the title")
    notes = part(0x03F0, title_master[8:].replace(b"Click to edit the title", b"Say this more slowly..."), holds=True)
    assert visible(shown("One"), shown("Two"), master=title_master, notes=notes) == "One\nTwo"


def test_placeholders_for_slide_number_and_date_are_not_text():
    signed = (
        said("Page * of *, 1 May")
        + part(0x0FD8, struct.pack("<I", 5))
        + part(0x0FF7, struct.pack("<II", 10, 0))
        + part(0x0FD8, struct.pack("<I", 999))
    )
    assert visible(shown(signed)) == "Page  of , 1 May"


def test_newest_of_several_saved_editions_is_read():
    assert visible(shown("Now"), saved=3) == "Now"


def test_false_offsets_yield_less_text():
    streams = ppt(shown("One"), shown("Two"))
    stream = bytearray(streams["PowerPoint Document"])
    at = stream.index(struct.pack("<H", 0x1772))
    struct.pack_into("<I", stream, at + 6 + 4 + 4, 0xFFFFFFF0)
    assert text.extract(compound(streams | {"PowerPoint Document": bytes(stream)})).visible == "Two"
    struct.pack_into("<I", stream, at + 6, 1 | 4095 << 20)
    assert text.extract(compound(streams | {"PowerPoint Document": bytes(stream)})).visible == "Two"
    for user in (b"", bytes(8), streams["Current User"][:16] + b"\xff" * 4):
        assert text.extract(compound(streams | {"Current User": user})).kind is Kind.OTHER


def test_editions_that_reference_each_other_are_read_to_an_end():
    streams = ppt(shown("Now"), saved=2)
    stream = bytearray(streams["PowerPoint Document"])
    (last,) = struct.unpack_from("<I", streams["Current User"], 16)
    (before,) = struct.unpack_from("<I", stream, last + 16)
    struct.pack_into("<I", stream, before + 16, last)
    assert text.extract(compound(streams | {"PowerPoint Document": bytes(stream)})).visible == "Now"


def test_ppt_reads_like_pptx_and_a_lost_line_is_reported():
    lines = [f"Finding number {n}: the ditches of village {n} were dug by people who had no choice." for n in range(6)]
    old, new = (
        text.extract(compound(ppt(*[shown("Findings", one) for one in some])))
        for some in (lines, lines[:3] + lines[4:])
    )
    newer = text.extract(zipped(pptx(*[shape("Findings", one) for one in lines])))
    assert old.visible == newer.visible
    found = compare(old, new)
    assert any("village 3" in one for one in found.lost)
    assert not found.added
