"""XLS: its text is what a reader of the sheets sees, as with newer workbooks."""

from __future__ import annotations

import struct

import pytest

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.formats import xls as reader
from tests.support.binary import compound, placed, record, string, xls
from tests.support.office import xlsx, zipped

HEAD = ("Region", "Deaths", "Births")
ROWS = [HEAD, *[(f"District {name}", 10 + n, 1200 + 7 * n) for n, name in enumerate("ABCDEFGHIJ")]]
DOUBLE = struct.Struct("<d").pack


def read(sheets, **more):
    return text.extract(compound(xls(sheets, **more)))


def lines(*rows, **more):
    return read({"S": rows}, **more).visible.split("\n")[1:]


def rk(figure):
    return placed(0x27E, struct.pack("<I", figure & 0xFFFFFFFF))


def formats(*told, since_1904=False):
    """Format records: the first style is the default, and each of the others has one of these formats."""
    named = b"".join(
        record(0x41E, struct.pack("<H", 164 + n) + string(one)) for n, one in enumerate(told) if isinstance(one, str)
    )
    numbers = [0, *(164 + n if isinstance(one, str) else one for n, one in enumerate(told))]
    styles = b"".join(record(0xE0, struct.pack("<HH", 0, one) + bytes(16)) for one in numbers)
    return record(0x22, struct.pack("<H", since_1904)) + named + styles


def test_sheets_are_read_in_order_each_under_its_name():
    got = read({"Deaths": ROWS[:2], "资料 & sources": [["Provisional."], [None, None, "Beside"]], "Empty": []})
    assert (got.kind, got.visible.split("\n")) == (
        Kind.XLS, ["Deaths", "Region\tDeaths\tBirths", "District A\t10\t1200", "资料 & sources", "Provisional.", "\t\tBeside"],
    )  # fmt: skip


def test_strings_figures_and_formula_results_are_read_however_stored():
    formula = [
        placed(0x06, DOUBLE(45.0) + bytes(14)), placed(0x06, b"\x01\x00\x01\x00\x00\x00\xff\xff" + bytes(14)),
        placed(0x06, b"\x02\x00\x2a\x00\x00\x00\xff\xff" + bytes(14)), placed(0x06, b"\x03\x00\x00\x00\x00\x00\xff\xff" + bytes(14)),
        placed(0x06, b"\x00\x00\x00\x00\x00\x00\xff\xff" + bytes(14)),
    ]  # fmt: skip
    label = placed(0x204, string("喀什"))
    others = [
        placed(0x205, b"\x01\x00"),
        placed(0x205, b"\x07\x01"),
        placed(0x201, b""),
        rk(45 << 2 | 2),
        rk(-7 << 2 | 2),
        rk(4523 << 2 | 3),
    ]
    double = rk(struct.unpack("<II", DOUBLE(0.5))[1])
    assert lines([label, *others, double]) == ["喀什\tTRUE\t#DIV/0!\t\t45\t-7\t45.23\t0.5"]
    several = placed(0xBD, struct.pack("<HI", 0, 1 << 2 | 2)[2:] + struct.pack("<HIH", 0, 9 << 2 | 2, 2))
    assert lines([several]) == ["1\t9"]
    whole = string("x" * 9000)
    result = record(0x207, whole[:6003]) + record(0x3C, b"\x00" + whole[6003:])
    assert lines(formula[:4], [formula[4]], beside=result) == ["45\tTRUE\t#N/A", "x" * 9000 + "\t\t"]


def test_strings_continued_in_another_record_are_whole():
    names = [f"Улица {n} 号 été" if n % 2 else f"Street {n}" for n in range(400)]
    whole = lines(*[[one] for one in names])
    assert whole == names
    for room in (40, 41, 63):
        assert lines(*[[one] for one in names], room=room.to_bytes(2, "little")) == whole


def test_rich_string_with_phonetics_is_read_as_its_text():
    said = "東京".encode("utf-16-le")
    rich = struct.pack("<HBHI", 2, 13, 1, 6) + said + bytes(4) + b"abcdef"
    strings = record(0xFC, struct.pack("<II", 2, 2) + rich + string("next"))
    cells = placed(0xFD, struct.pack("<I", 0)), placed(0xFD, struct.pack("<I", 1)), placed(0xFD, struct.pack("<I", 99))
    data = xls({"S": [cells]})["Workbook"]
    empty = record(0xFC, bytes(8))
    at = data.index(empty)
    sheet = struct.pack(
        "<I", struct.unpack_from("<I", data, data.index(b"\x85\x00") + 4)[0] + len(strings) - len(empty)
    )
    data = data[:at] + strings + data[at + len(empty) :]
    begins = data.index(b"\x85\x00") + 4
    assert text.extract(compound({"Workbook": data[:begins] + sheet + data[begins + 4 :]})).visible == "S\n東京\tnext"


@pytest.mark.parametrize(
    ("value", "format_", "shown"),
    [
        (0.30000000000000004, 0, "0.3"),
        (12345, 3, "12,345"),
        (0.4525, 10, "45.25%"),
        (43861, 14, "2020-01-31"),
        (44230.604166666664, "yyyy\\-mm\\-dd\\ hh:mm", "2021-02-03 14:30:00"),
        (44230, 31, "2021-02-03"),
        (44230, 'yyyy"年"m"月"d"日"', "2021-02-03"),
        (-1234.55, "_-* #,##0.0_-;\\-* #,##0.0_-", "-1,234.6"),
        (1234567890123450, 0, "1234567890123450"),
        (1e300, 3, "1e+300"),
    ],
)
def test_figures_are_rendered_as_in_a_newer_workbook(value, format_, shown):
    assert lines([(value, 1)], settings=formats(format_)) == [shown]


def test_dates_are_counted_from_the_epoch_of_the_workbook():
    assert lines([(42399, 1)], settings=formats(14, since_1904=True)) == ["2020-01-31"]


def test_text_box_is_read_behind_the_rows_and_comments_and_charts_are_not():
    def box(said, kind):
        head = record(0x5D, struct.pack("<HHHH", 0x15, 0x12, kind, 1) + bytes(14))
        told = record(0x1B6, bytes(10) + struct.pack("<HH", len(said), 16) + bytes(4))
        return head + told + record(0x3C, b"\x00" + said.encode()) + record(0x3C, bytes(16))

    chart = (
        record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0))
        + record(0x204, bytes(6) + string("Of a chart"))
        + record(0x0A, b"")
    )
    beside = box("Figures are\nprovisional.", 6) + box("Ask Ada.", 0x19) + chart
    assert read({"S": ROWS[:2]}, beside=beside).visible.split("\n") == [
        "S", "Region\tDeaths\tBirths", "District A\t10\t1200", "Figures are", "provisional.",
    ]  # fmt: skip


def test_excel_5_workbook_is_read_in_its_charset():
    def begins(kind):
        return record(0x809, struct.pack("<HHHH", 0x500, kind, 0, 0))

    name, said = ("表".encode("gb18030"), "喀什地区".encode("gb18030"))
    cells = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(said)) + said) + record(
        0x203, bytes(2) + b"\x01\x00\x01\x00" + DOUBLE(12345.0)
    )
    settings = record(0x42, struct.pack("<H", 936)) + record(0x41E, struct.pack("<HB", 164, 5) + b"#,##0")
    settings += record(0xE0, bytes(16)) + record(0xE0, struct.pack("<HH", 0, 164) + bytes(12))
    head = begins(5) + settings
    at = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IHB", at, 0, len(name)) + name) + record(0x0A, b"")
    whole = head + begins(0x10) + cells + record(0x0A, b"")
    assert text.extract(compound({"Book": whole.ljust(5000, b"\x00")})).visible == "表\n喀什地区\t12,345"


def test_xls_reads_like_xlsx():
    old, new = read({"S": ROWS}), text.extract(zipped(xlsx({"S": ROWS})))
    assert old.visible == new.visible


@pytest.mark.parametrize(
    ("change", "lost", "added"),
    [
        (lambda rows: rows[:5] + rows[6:], "District E 14", None),
        (lambda rows: [*rows[:5], ("District E", 41, rows[5][2]), *rows[6:]], "District E 14", "District E 41"),
    ],
)
def test_removed_row_and_changed_figure_are_reported(change, lost, added):
    found = compare(read({"S": ROWS}), read({"S": change(ROWS)}))
    for told, passages in ((lost, found.lost), (added, found.added)):
        assert not passages if told is None else any(told in one for one in passages)


def test_table_with_all_values_revised_is_rewritten_not_replaced():
    new = read({"S": [["Table 3"], HEAD, *[(name[::-1], 90 - n, 7777 - n * 31) for name, n, _ in ROWS[1:]]]})
    assert compare(read({"S": [["Table 3"], *ROWS]}), new).rewritten


def test_cited_figures_do_not_match_across_cells():
    got = read({"S": [HEAD, ("Kashgar", (0.452, 1), (12345, 2))]}, settings=formats("0.0%", 3))
    assert quotes_found(got, ["12,345", "Kashgar 45.2%", "45,2345"]) == {
        "12,345": True,
        "Kashgar 45.2%": True,
        "45,2345": False,
    }


def test_sheet_referenced_a_thousand_times_is_read_to_an_end(monkeypatch):
    monkeypatch.setattr(reader, "RECORDS", 50_000)
    data = xls({"S": [[placed(0x201, b"")] * 200] * 10 + [["Word"]]})["Workbook"]
    at = data.index(b"\x85\x00")
    size = 4 + struct.unpack_from("<H", data, at + 2)[0]
    (there,) = struct.unpack_from("<I", data, at + 4)
    one = data[at : at + 4] + struct.pack("<I", there + 999 * size) + data[at + 8 : at + size]
    got = text.extract(compound({"Workbook": data[:at] + one * 1000 + data[at + size :]}))
    assert 10 < len(got.visible.split("\n")) < 60
