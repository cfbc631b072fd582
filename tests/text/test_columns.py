"""Table marks and amounts that moved to another column, in every file format that has tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import pytest

from archiver import text
from archiver.text import compare
from archiver.text.model import Kind, Text
from tests.support.office import COMPATIBLE, DRAWING, ODF_SPACES, OFFICE, PACKAGE, SLIDES, ods, xlsx, zipped
from tests.text.test_office import docx, paragraph
from tests.text.test_text import archive

Grid = Sequence[Sequence[str]]

ABOVE = "The members voted on each of the recommendations below, one after the other."
VOTES = [
    ["Recommendation", "Agreed", "Refused"], ["Open the archive", "x", ""], ["Pay the victims", "x", ""], ["Close the dam", "", "x"],
]  # fmt: skip
MOVED = [*VOTES[:2], ["Pay the victims", "", "x"], VOTES[3]]


def _docx(rows: Grid) -> Text:
    cells = (("".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in row)) for row in rows)
    return docx(paragraph(ABOVE) + "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")


def _table(rows: Grid) -> str:
    cells = ("".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in row) for row in rows)
    return '<table:table table:name="S">' + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"  # fmt: skip


def _odt(rows: Grid) -> Text:
    body = f"<office:body><office:text><text:p>{ABOVE}</text:p>{_table(rows)}</office:text></office:body>"
    return text.extract(archive(
        mimetype="application/vnd.oasis.opendocument.text",
        **{"content.xml": f"<office:document-content {ODF_SPACES}>{body}</office:document-content>"},
    ))  # fmt: skip


def _ods(rows: Grid) -> Text:
    body = _table([[ABOVE], *rows]).replace(
        "<table:table-cell><text:p></text:p></table:table-cell>", "<table:table-cell/>"
    )
    return text.extract(zipped(ods(body)))


def _xlsx(rows: Grid) -> Text:
    cells = [
        [f'<c r="{"ABCD"[at]}{n}" t="inlineStr"><is><t>{one}</t></is></c>' for at, one in enumerate(row) if one]
        for n, row in enumerate([[ABOVE], *rows], 1)
    ]
    return text.extract(zipped(xlsx({"S": cells})))


def _pptx(rows: Grid) -> Text:
    def said(one: str) -> str:
        return f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" if one else "<a:p/>"

    cells = ("".join(f"<a:tc><a:txBody>{said(one)}</a:txBody></a:tc>" for one in row) for row in rows)
    table = "<a:tbl>" + "".join(f"<a:tr>{row}</a:tr>" for row in cells) + "</a:tbl>"
    spaces = f'xmlns:p="{SLIDES}" xmlns:a="{DRAWING}" xmlns:mc="{COMPATIBLE}" xmlns:r="{OFFICE}"'

    def related(kind: str, name: str) -> str:
        return f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{name}"/></Relationships>'

    return text.extract(zipped({
        "_rels/.rels": related("officeDocument", "ppt/presentation.xml"),
        "ppt/presentation.xml": f'<p:presentation {spaces}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": related("slide", "slides/slide1.xml"),
        "ppt/slides/slide1.xml": f"<p:sld {spaces}>{said(ABOVE)}{table}</p:sld>",
    }))  # fmt: skip


def _rtf(rows: Grid) -> Text:
    cells = ("\\trowd " + "".join(f"{one}\\cell " for one in row) + "\\row\n" for row in rows)
    return text.extract(f"{{\\rtf1 {ABOVE}\\par {''.join(cells)}}}".encode())


def _csv(rows: Grid) -> Text:
    return text.extract("\n".join(map(",".join, rows)).encode(), media_type="text/csv")


def _html(rows: Grid) -> Text:
    cells = ("".join(f"<td>{escape(one)}</td>" for one in row) for row in rows)
    table = "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
    return text.extract(f"<title>Votes</title><main><h1>Votes</h1><p>{ABOVE}</p>{table}</main>".encode())


FILES = pytest.mark.parametrize("made", [_docx, _odt, _xlsx, _ods, _pptx, _rtf, _csv, _html])
Made = Callable[[Grid], Text]


@FILES
def test_mark_moved_to_an_empty_column_is_reported_with_row_and_column_names(made: Made):
    found = compare(made(VOTES), made(MOVED))
    assert (found.lost, found.added) == (
        ("Recommendation: Pay the victims | Agreed: x",), ("Recommendation: Pay the victims | Refused: x",)
    )  # fmt: skip
    assert not found.same_text


@FILES
def test_moved_mark_is_reported_beside_an_added_row_and_with_dashes_for_empty_cells(made: Made):
    found = compare(made(VOTES), made([*MOVED, ["Mourn the dead", "x", ""]]))
    assert "Recommendation: Pay the victims | Refused: x" in found.added
    dashed, moved = (made([[one or "-" for one in row] for row in rows]) for rows in (VOTES, MOVED))
    if dashed.kind is Kind.PLAIN:  # in plain text every sign counts
        assert "Pay the victims - x" in compare(dashed, moved).added[0]
    else:
        assert compare(dashed, moved).added == ("Recommendation: Pay the victims | Refused: x",)
        assert not compare(made(VOTES), dashed).added


@FILES
def test_identical_rows_are_distinguished_by_their_order(made: Made):
    votes = [*VOTES, ["Second reading", "", ""], *VOTES]
    moved = [*VOTES, ["Second reading", "", ""], *MOVED]
    assert compare(made(votes), made(moved)).added == ("Recommendation: Pay the victims | Refused: x",)
    swapped = [*MOVED, ["Second reading", "", ""], *VOTES]
    assert len(compare(made(moved), made(swapped)).added) == 2


@FILES
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [rows[0], rows[2], rows[1], rows[3]],  # a row moved
        lambda rows: [[*row[:1], "", *row[1:]] for row in rows],  # an empty column was added
        lambda rows: [*rows[:3], ["", "", ""], rows[3]],  # an empty row was added
    ],
)
def test_moved_rows_and_added_empty_rows_or_columns_are_not_reported(made: Made, change):
    found = compare(made(VOTES), made(change(VOTES)))
    assert (found.lost, found.added) == ((), ())


def test_tables_read_without_empty_cells_report_no_column_changes():
    """Texts kept from earlier versions were read that way."""
    new = _xlsx(VOTES)
    whole = "\n".join("\t".join(filter(None, line.split("\t"))) for line in new.visible.split("\n"))
    old = Text(kind=new.kind, visible=whole, main=whole, other=whole)
    found = compare(old, new)
    assert (found.same_text, found.lost, found.added) == (True, (), ())


def test_distant_cell_of_a_wide_sheet_is_placed_next_to_the_others():
    cells = '<c r="A1"><v>7</v></c><c r="XFD1"><v>8</v></c>', '<c r="C2"><v>9</v></c>'
    assert text.extract(zipped(xlsx({"S": [[one] for one in cells]}))).visible == "S\n7\t8\n\t\t9"


def test_lower_header_row_names_the_columns_and_unlabelled_rows_inherit_theirs():
    def read(*marks: str) -> Text:
        rows = [
            ["Site", "Vote"],
            ["Site", "Yes", "No"],
            ["Aru", marks[0], marks[1]],
            ["", marks[2], marks[3]],
            ["Bel", "x", "x"],
        ]
        return _docx(rows)

    assert compare(read("x", "", "x", ""), read("", "x", "x", "")).added == ("Site: Aru | No: x",)
    assert compare(read("x", "", "x", ""), read("x", "", "", "x")).added == ("Site: Aru | No: x",)


def test_paragraphs_of_long_cells_keep_their_column():
    long = "".join(
        paragraph(f"What recommendation {n} is about, with its reasons and those who asked for it. " * 3)
        for n in range(3)
    )

    def read(*marks: str) -> Text:
        rows = [["".join(map(paragraph, ["Site"])), paragraph("Yes"), paragraph("No")], [long, *map(paragraph, marks)]]
        cells = ("".join(f"<w:tc>{one}</w:tc>" for one in row) for row in rows)
        return docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")

    found = compare(read("x", ""), read("", "x"))
    assert found.lost[0].endswith("Yes: x")
    assert found.added[0].endswith("No: x")
