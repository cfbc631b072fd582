"""DOC: pieces, fields, tables, what is struck out, and which of its parts are the paper."""

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


def test_pieces_of_eight_and_of_sixteen_bits_are_one_text():
    assert visible("“Caf", "é – ", "新疆 ", "x’s\r", narrow=(1, 3)) == "“Café – 新疆 x’s"
    assert visible("𠮷野家の名簿\r", parts=["\x02 注\r"]) == "𠮷野家の名簿\n 注"


def test_tables_and_breaks_are_lines():
    assert visible("a\rb\x0bc\x0cd\x0e\re\tf\x1eg\x1fh\x01\x08\r").split("\n") == ["a", "b", "c", "d", "e\tf-gh"]
    assert visible("Name\x07Born\x07¶Rahile\x07\x07¶\x07 1971\x07¶\rEnd\r").split("\n") == [
        "Name\tBorn", "Rahile\t", "\t 1971", "End",
    ]  # fmt: skip
    assert visible("Name\x07Born\x07\x07Rahile\x071971\x07\x07End\r").split("\n") == [
        "Name\tBorn",
        "Rahile\t1971",
        "End",
    ]


def test_a_field_says_what_it_shows():
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
def test_what_is_struck_out_or_hidden_is_none_of_it(setting, narrow):
    got = visible("He was not guilty.\r", narrow=narrow, unsaid=[(7, 11, b"\x35\x08\x01" + setting)])
    assert got == "He was guilty."


def test_a_setting_that_is_off_or_of_another_kind_leaves_it():
    off = b"\x00\x08\x00" + b"\x37\x08\x80" + b"\x08\xd6\x03\x00\x00\x08" + b"\x0d\xc6\x02\x00\x08" + b"\x35\x08\x01"
    assert visible("He was not guilty.\r", unsaid=[(7, 11, off)]) == "He was not guilty."


def test_parts_have_their_places_whatever_is_left_out_before_them():
    parts = ["\x02 Letter 451.\r", "Of every page\r", "", "A remark\r", "\x02 See annex B.\r", "In a box.\r"]
    assert visible("The report says so.\x02\r", parts=parts, unsaid=[(11, 16, DELETED)]).split("\n") == [
        "The report so.", "In a box.", " Letter 451.", " See annex B.",
    ]  # fmt: skip


def test_tables_that_lie_are_passed_over():
    streams = doc("The report.\r", unsaid=[(0, 3, DELETED)])
    body = bytearray(streams["WordDocument"])
    for at in (250, 258):
        struct.pack_into("<II", body, at, 0, 0xFFFFFFFF)
    assert text.extract(compound(streams | {"WordDocument": bytes(body)})).visible == "The report."
    struct.pack_into("<II", body, 76, 0xFFFFFFFF, 0xFFFFFFFF)
    assert text.extract(compound(streams | {"WordDocument": bytes(body)})).visible == "The report."
