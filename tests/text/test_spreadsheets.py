"""Workbooks: their text is what a reader of the sheets sees, one row per line, whatever program wrote it and however
often."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from archiver import text
from archiver.observe.carried.members import DOCUMENTS
from archiver.text import Kind, compare, quotes_found
from archiver.text.coding import DECODED_BYTES
from archiver.text.formats import paper, spreadsheet
from archiver.text.model import PAPERS
from archiver.text.page import document_lists
from archiver.text.sniff import PAPERS as TYPES
from archiver.text.sniff import SNIFF_BYTES, XLSX, sniff
from tests.support.office import STRICT_SHEETS, ods, related, xlsx, zipped
from tests.text.test_office import PACKED, damaged

HEAD = ("Region", "Deaths", "Births")
ROWS = [HEAD, *[(f"District {name}", 10 + n, 1200 + 7 * n) for n, name in enumerate("ABCDEFGHIJ")]]
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="_-* #,##0.0_-;\\-* #,##0.0_-"/>'
    '<numFmt numFmtId="166" formatCode="[Red]0.0%"/><numFmt numFmtId="167" formatCode="0.000&quot; days&quot;"/>'
    '<numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    "<cellXfs>{}</cellXfs>"
)  # fmt: skip


def read(parts, **settings):
    return text.extract(zipped(parts, **settings))


def lines(*rows, **more):
    return read(xlsx({"S": rows}, **more)).visible.split("\n")[1:]


def sheet(*rows, name="S"):
    """A sheet of an ODS."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def ods_row(*cells, times=""):
    return f"<table:table-row{times}>{''.join(cells)}</table:table-row>"


def ods_cell(said, more="", beside=""):
    return f"<table:table-cell{more}>{beside}<text:p>{said}</text:p></table:table-cell>"


def test_sheets_are_read_in_order_each_under_its_name():
    parts = xlsx({"Deaths": ROWS[:2], "Notes & sources": [["Provisional."]]})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('sheetId="8"', 'sheetId="8" state="hidden"')
    got = read(parts)
    assert (got.kind, got.media_type) == (Kind.XLSX, XLSX)
    assert got.visible.split("\n") == [
        "Deaths",
        "Region\tDeaths\tBirths",
        "District A\t10\t1200",
        "Notes & sources",
        "Provisional.",
    ]
    assert got.visible == got.main == got.other


def test_strings_and_values_are_read_wherever_they_are_stored():
    strings = "<si><t>Kashgar</t></si><si><r><t>so </t></r><r><rPr><b/></rPr><t>set_x000D_\nin two</t></r></si><si><t>東京</t><rPh><t>とうきょう</t></rPh></si>"
    row = [
        '<c t="s"><v>1</v></c>', '<c t="s"><v>0</v></c>', '<c t="s"><v>2</v></c>', '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#N/A</v></c>', '<c t="str"><f>A1&amp;B1</f><v>made of two</v></c>', "<c><f>SUM(A1:A9)</f><v>45</v></c>",
        '<c s="3"/>', '<c t="s"><v>99</v></c>', '<c t="s"><v>x</v></c>',
    ]  # fmt: skip
    said = "so set in two\tKashgar\t東京\tTRUE\t#N/A\tmade of two\t45"
    assert lines(row, strings=strings) == lines(row, strings=strings, space=STRICT_SHEETS) == [said]


@pytest.mark.parametrize(
    ("written", "format_", "shown"),
    [
        ("0.30000000000000004", "0", "0.3"),
        ("123456789012345678", "0", "123456789012345678"),
        ("12345", "3", "12,345"),
        ("-0.001", "4", "0.00"),
        ("0.125", "2", "0.13"),
        ("0.45230000000000004", "166", "0.4523"),  # a format with a colour
        ("0.4525", "10", "45.25%"),
        ("-1234.55", "165", "-1,234.6"),
        ("12.5", "167", "12.5"),  # a format with words
        ("43861", "14", "2020-01-31"),
        ("44230.604166666664", "164", "2021-02-03 14:30:00"),
        ("44230", "22", "2021-02-03"),
        ("1.5", "168", "1.5"),  # hours, not a date
        ("0.70710678118654746", "0", "0.707106781187"),  # written by two programs
        ("0.70710678118654757", "0", "0.707106781187"),
        ("1234567890123.45", "0", "1234567890123.45"),
        ("1.1000000000000001", "0", "1.1"),
        ("60", "14", "60"),  # 29 February 1900, which never was
        ("1e999", "0", "1e999"),
        ("1e300", "3", "1e300"),
        ("99999999999", "14", "99999999999"),
        ("n.d.", "3", "n.d."),
    ],
)
def test_figures_are_rendered_as_shown_where_the_format_is_certain(written, format_, shown):
    styles = STYLES.format(f'<xf numFmtId="0"/><xf numFmtId="{format_}"/>')
    assert lines([f'<c s="1"><v>{written}</v></c>'], styles=styles) == [shown]


def test_dates_are_counted_from_the_epoch_of_the_workbook():
    styles = STYLES.format('<xf numFmtId="14"/>')
    row = ["<c><v>42399</v></c>"]
    assert lines(row, styles=styles, settings='<workbookPr date1904="1"/>') == ["2020-01-31"]
    assert lines(row, styles=styles) == ["2016-01-30"]


def test_text_box_is_read_behind_the_rows_and_a_comment_is_not():
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    parts = xlsx({"S": ROWS[:1]}) | {
        "xl/worksheets/_rels/sheet1.xml.rels": related(("drawing", "../drawings/d.xml"), ("comments", "../comments1.xml")),
        "xl/drawings/d.xml": f"<x {space}><a:p><a:r><a:t>Figures are provisional.</a:t></a:r></a:p></x>",
        "xl/drawings/_rels/d.xml.rels": related(("diagramData", "../diagrams/data1.xml")),
        "xl/diagrams/data1.xml": f"<x {space}><a:p><a:r><a:t>In a diagram.</a:t></a:r></a:p></x>",
        "xl/comments1.xml": "<comments><comment><text><t>Ask Ada.</t></text></comment></comments>",
    }  # fmt: skip
    assert read(parts).visible.split("\n") == [
        "S",
        "Region\tDeaths\tBirths",
        "Figures are provisional.",
        "In a diagram.",
    ]


def test_ods_is_read_as_it_is_shown():
    noted = "<office:annotation><text:p>Ask Ada.</text:p></office:annotation>"
    struck = (
        f"<table:tracked-changes><table:deletion>{ods_row(ods_cell('Gone'))}</table:deletion></table:tracked-changes>"
    )
    body = struck + sheet(
        ods_row(ods_cell("Region"), ods_cell("Deaths")),
        ods_row(ods_cell("Kashgar", beside=noted), ods_cell("12 345", ' office:value="12345"')),
        ods_row('<table:table-cell office:value="7" table:number-columns-repeated="2"/>', times=' table:number-rows-repeated="3"'),
        ods_row('<table:table-cell table:number-columns-repeated="16384"/>', times=' table:number-rows-repeated="1048000"'),
        ods_row(ods_cell("<text:span>two</text:span> words</text:p><text:p>and more"), "<table:covered-table-cell/>"),
    )  # fmt: skip
    got = read(ods(body + sheet(ods_row(ods_cell("x")), name="T")))
    assert got.kind is Kind.ODS
    rows = ["Region\tDeaths", "Kashgar\t12 345", "7\t7", "7\t7", "7\t7", "two words and more\t"]
    assert got.visible.split("\n") == ["S", *rows, "T", "x"]
    locked = {"content.xml": "\x00", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    assert read(ods("", **locked)).password_fields == 1


def test_sheets_resaved_by_another_program_are_the_same_text():
    old = read(xlsx({"S": ROWS}))
    words = sorted({str(value) for row in ROWS for value in row})
    shared = [[f'<c t="s"><v>{words.index(str(v))}</v></c>' if isinstance(v, str) else v for v in row] for row in ROWS]
    strings = "".join(f"<si><t>{one}</t></si>" for one in words)
    new = read(xlsx({"S": shared}, strings=strings, properties="<p>saved today</p>"), year=2026)
    as_ods = read(ods(sheet(*[ods_row(*[ods_cell(value) for value in row]) for row in ROWS])))
    for other in (new, as_ods):
        found = compare(old, other)
        assert (found.same_text, found.same_visible, found.lost, found.added) == (True, True, (), ())


@pytest.mark.parametrize(
    ("change", "lost", "added"),
    [
        (lambda rows: rows[:5] + rows[6:], "District E 14", None),
        (lambda rows: [*rows[:5], ("District E", 41, rows[5][2]), *rows[6:]], "District E 14", "District E 41"),
        (lambda rows: [*rows, ("District K", 9, 9)], None, "District K 9 9"),
    ],
)
def test_removed_or_added_row_and_changed_figure_are_reported(change, lost, added):
    found = compare(read(xlsx({"S": ROWS})), read(xlsx({"S": change(ROWS)})))
    for told, passages in ((lost, found.lost), (added, found.added)):
        assert not passages if told is None else any(told in one for one in passages)


def test_table_with_all_values_revised_is_rewritten_not_replaced():
    old = read(xlsx({"S": [["Table 3"], *ROWS]}))
    new = read(xlsx({"S": [["Table 3"], HEAD, *[(name[::-1], 90 - n, 7777 - n * 31) for name, n, _ in ROWS[1:]]]}))
    found = compare(old, new)
    assert (found.kept or 0) < 0.3
    assert found.rewritten
    assert not compare(old, read(xlsx({"S": [["This table was withdrawn."]]}))).rewritten


def test_cited_figures_do_not_match_across_cells():
    got = read(xlsx({"S": [("Region", "Share", "Count"), ("Kashgar", "45.2%", 12345)]}))
    cited = ["12,345", "Kashgar 45.2%", "45,2345"]
    assert quotes_found(got, cited) == {"12,345": True, "Kashgar 45.2%": True, "45,2345": False}


def test_workbook_of_drawings_only_has_no_text():
    parts = xlsx({"Chart": [], "Sheet2": [[""]]}) | {"xl/charts/chart1.xml": "<c/>"}
    got = read(parts)
    assert (got.kind, got.media_type, got.password_fields) == (Kind.OTHER, XLSX, 0)
    assert not compare(got, read(parts | {"xl/charts/chart1.xml": "<d/>"})).same_text


def test_workbook_too_large_to_read_has_no_text():
    """Only its beginning is brought into memory, and the directory of its parts stands at the end."""
    assert text.extract(zipped(xlsx({"S": ROWS}))[:500] + bytes(DECODED_BYTES)).kind is Kind.OTHER


def test_huge_and_hostile_sheets_are_cut():
    long = xlsx({"S": [["x" * 30_000] * 5] * 10})
    long["xl/worksheets/sheet1.xml"] = long["xl/worksheets/sheet1.xml"].replace(
        "</sheetData>", "<row><c><v>1</v></c></row>" * 500_000
    )
    got = read(long)
    assert (len(got.visible) <= paper.CHARS + paper.EMPTY, got.cut) == (True, True)
    assert got.visible.rstrip("\t").endswith("\n1"), "a figure that is cut would be another"
    wide = ods_row(
        ods_cell("x" * 40_000, ' table:number-columns-repeated="16384"'), times=' table:number-rows-repeated="1048576"'
    )
    got = read(ods(sheet(wide)))
    assert got.cut
    assert max(map(len, got.visible.split("\n"))) < 2 * spreadsheet.ROW_CHARS
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts = xlsx({"S": [["ok"]]})
    parts["xl/worksheets/sheet1.xml"] = bomb + parts["xl/worksheets/sheet1.xml"].replace("ok", "ok&b;")
    assert "aaaa" not in read(parts).visible
    again = xlsx({"S": [['<c t="s"><v>0</v></c>']] * 100_000}, strings=f"<si><t>{'word ' * 6000}</t></si>")
    assert len(read(again).visible) <= paper.CHARS


def test_unending_part_is_cut_and_marked_as_cut():
    parts = xlsx({"S": [["first"]]})
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("</sheetData>", " " * (80 << 20))
    got = read(parts)
    assert (got.visible, got.cut) == ("S\nfirst", True)


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("made", [xlsx({"S": ROWS}), ods(sheet(*[ods_row(*map(ods_cell, row)) for row in ROWS]))])
def test_damaged_workbook_never_raises_and_yields_bounded_text(packed, made):
    whole = zipped(made, packed=packed)
    length = len(text.extract(whole).visible)
    give = random.Random(packed)
    for _ in range(100):
        assert len(text.extract(damaged(whole, give)).visible) < 2 * length + 100
    torn = text.extract(whole[: len(whole) // 2])
    assert (torn.visible, torn.kind in {Kind.XLSX, Kind.ODS}) == ("", True), (
        "what cannot be opened is no workbook of drawings"
    )


def test_workbook_is_recognised_whatever_the_order_of_its_parts():
    parts = xlsx({"S": ROWS})
    for order in (sorted(parts), sorted(parts, reverse=True), ["docProps/core.xml", *parts]):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
            for name in dict.fromkeys(order):
                out.writestr(name, parts[name] + " " if name.startswith("docProps") else parts[name])
        assert text.extract(file.getvalue()).kind is Kind.XLSX


def test_workbook_with_a_long_content_types_list_is_recognised():
    give = random.Random(1)
    listed = "".join(f'<Override PartName="/{give.randbytes(60).hex()}" ContentType="x"/>' for _ in range(100))
    data = zipped(
        {"[Content_Types].xml": f"<Types>{listed}</Types>", **xlsx({"S": ROWS})}
        | {"[Content_Types].xml": f"<Types>{listed}</Types>"}
    )
    assert sniff(data[:SNIFF_BYTES]) != XLSX
    got = text.extract(data)
    assert (got.kind, got.media_type) == (Kind.XLSX, XLSX)


def test_password_protected_workbook_is_an_ole_container():
    """Programs wrap an encrypted workbook in this other kind of file."""
    got = text.extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (got.kind, got.media_type) == (Kind.OTHER, "application/x-ole-storage")


def test_every_list_of_document_kinds_contains_the_kinds_that_are_read():
    assert set(TYPES.values()) == PAPERS
    named = {kind.value for kind in PAPERS}
    assert named <= DOCUMENTS
    assert named <= document_lists.DOCUMENTS
