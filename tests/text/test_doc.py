"""DOC files: pieces, fields, tables, deleted and hidden text, and which of the document's parts are read."""

from __future__ import annotations

import struct

import pytest

from archiver import text
from tests.support.binary import compound, doc

DELETED, STRUCK, TWICE, HIDDEN, SIGN = (
    b"\x00\x08\x01", b"\x37\x08\x01", b"\x53\x2a\x81", b"\x3c\x08\x01", b"\x09\x6a\x02\x00\x70\xf0",
)  # fmt: skip


def visible(*pieces, **more):
    return text.extract(compound(doc(*pieces, **more))).visible


def test_eight_and_sixteen_bit_pieces_form_one_text():
    assert visible("“Caf", "é – ", "新疆 ", "x’s\r", narrow=(1, 3)) == "“Café – 新疆 x’s"
    assert visible("𠮷野家の名簿\r", parts=["\x02 注\r"]) == "𠮷野家の名簿\n 注"


def test_paragraphs_breaks_and_table_rows_become_lines():
    assert visible("a\rb\x0bc\x0cd\x0e\re\tf\x1eg\x1fh\x01\x08\r").split("\n") == ["a", "b", "c", "d", "e\tf-gh"]
    assert visible("Name\x07Born\x07¶Rahile\x07\x07¶\x07 1971\x07¶\rEnd\r").split("\n") == [
        "Name\tBorn", "Rahile\t", "\t 1971", "End",
    ]  # fmt: skip
    assert visible("Name\x07Born\x07\x07Rahile\x071971\x07\x07End\r").split("\n") == [
        "Name\tBorn",
        "Rahile\t1971",
        "End",
    ]


def test_field_yields_its_displayed_result():
    link = '\x13 HYPERLINK "https://example.org" \x14the annex\x15'
    assert visible(f"See {link}, page \x13 PAGE \x143\x15.\r") == "See the annex, page 3."
    assert (
        visible("\x13 IF \x13 DATE \x14today\x15 = 1 \x14yes, \x13 REF x \x14annex B\x15\x15\x13 XE \x15.\r")
        == "yes, annex B."
    )
    ruby = r'\x13 EQ \* jc2 \* "Font:MS Mincho" \* hps10 \o\ad(\s\up 9(とうきょう),東京)\x15'.replace(
        r"\x13", "\x13"
    ).replace(r"\x15", "\x15")
    assert visible(f"{ruby}都\r") == "東京都"
    assert visible("\x14a\x15b \x13 TORN c\r") == "ab  TORN c", "nothing is lost where a field has no end"
    assert visible("\x13" * 500 + "x" + "\x15" * 500 + "y\r").endswith("y")


@pytest.mark.parametrize("setting", [DELETED, STRUCK, TWICE, HIDDEN, SIGN])
@pytest.mark.parametrize("narrow", [(), (0,)])
def test_deleted_struck_or_hidden_text_is_left_out(setting, narrow):
    got = visible("He was not guilty.\r", narrow=narrow, unsaid=[(7, 11, b"\x35\x08\x01" + setting)])
    assert got == "He was guilty."


def test_formatting_that_is_off_or_unrelated_leaves_the_text_in():
    off = b"\x00\x08\x00" + b"\x37\x08\x80" + b"\x08\xd6\x03\x00\x00\x08" + b"\x0d\xc6\x02\x00\x08" + b"\x35\x08\x01"
    assert visible("He was not guilty.\r", unsaid=[(7, 11, off)]) == "He was not guilty."


def test_notes_and_text_boxes_are_read_and_headers_and_remarks_left_out():
    parts = ["\x02 Letter 451.\r", "Of every page\r", "", "A remark\r", "\x02 See annex B.\r", "In a box.\r"]
    assert visible("The report says so.\x02\r", parts=parts, unsaid=[(11, 16, DELETED)]).split("\n") == [
        "The report so.", "In a box.", " Letter 451.", " See annex B.",
    ]  # fmt: skip


def test_invalid_table_offsets_are_ignored():
    streams = doc("The report.\r", unsaid=[(0, 3, DELETED)])
    body = bytearray(streams["WordDocument"])
    for at in (250, 258):
        struct.pack_into("<II", body, at, 0, 0xFFFFFFFF)
    assert text.extract(compound(streams | {"WordDocument": bytes(body)})).visible == "The report."
    struct.pack_into("<II", body, 76, 0xFFFFFFFF, 0xFFFFFFFF)
    assert text.extract(compound(streams | {"WordDocument": bytes(body)})).visible == "The report."
