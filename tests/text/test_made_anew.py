"""PDFs and other files that a program generated again: what it adds itself, and where it places what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text import compare
from archiver.text.formats.package import made_on
from archiver.text.model import Kind, Text
from tests.support.office import xlsx, zipped
from tests.text.test_office import docx, odt, paragraph
from tests.text.test_papers import lines
from tests.text.test_printed import sheet
from tests.text.test_sheets import SAID, found, printed, told

ROWS = lines(SAID, 95)
HEADS = ["1 Findings", "2 Letters", "3 Votes", "4 Advice"]


def words(found):
    return " ".join((*found.lost, *found.added))


def with_lines(*more):
    return sheet([*ROWS, *more])


def pages(*rows):
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for page in rows:
        for row, line in enumerate(page):
            canvas.drawString(60, 780 - 16 * row, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def book(numbers, heads=HEADS):
    entries = [f"{head} {'. ' * 30}{number}" for head, number in zip(heads, numbers, strict=True)]
    return pages(["Contents", *entries], *([head, *ROWS[n * 2 : n * 2 + 2]] for n, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (["• first of the measures", "– second of the measures", "• third of them"], ["• first of the measures", "• second of the measures", "• third of them"]),
        (["Name ________ Date ____", "«13»June___ 2020"], ["Name ____________ Date __", "« 13 » June 2020"]),
        (["import records", "def main():", "read(records)", "close()"], ["1 import records", "2 def main():", "3 read(records)", "4 close()"]),
        (["1"], ["rev: a49b40a 1"]),
    ],
    ids=["marks", "blanks", "listing", "revision"],
)  # fmt: skip
def test_bullets_blanks_line_numbers_and_revisions_are_not_text(was, is_):
    assert not told(found(with_lines(*was), with_lines(*is_)))
    assert not told(found(with_lines(*is_), with_lines(*was)))


@pytest.mark.parametrize(
    ("was", "is_", "said"),
    [
        (["• first of the measures", "– second of the measures"], ["• first of the measures"], "second"),
        (["The witness A. Diallo saw the van."], ["The witness ________ saw the van."], "Diallo"),
        (["Name ________ Date ____"], ["Name A. Diallo Date ____"], "Diallo"),
        (["import records", "def main():", "read(records)", "close()"], ["1 import records", "2 def main():", "3 drop(records)", "4 close()"], "drop"),
        (["1 Diallo", "2 Weiss", "3 Okafor", "4 Lind"], ["1 Weiss", "2 Diallo", "3 Okafor", "4 Lind"], "Weiss"),
        (["Adults . . . . . 20", "Pupils . . . . . 30", "Others . . . . . 40"], ["Adults . . . . . 20", "Pupils . . . . . 35", "Others . . . . . 40"], "35"),
    ],
    ids=["entry", "blanked", "filled", "code", "ranks", "fees"],
)  # fmt: skip
def test_changed_words_beside_bullets_blanks_and_numbers_are_reported(was, is_, said):
    assert said in words(found(with_lines(*was), with_lines(*is_)))


def test_page_numbers_in_a_table_of_contents_are_not_text():
    assert not told(found(book([2, 3, 4, 5]), book([2, 3, 3, 4])))
    assert "Opinion" in words(found(book([2, 3, 4, 5]), book([2, 3, 3, 4], [*HEADS[:3], "4 Opinion"])))


def bare_book(numbers, *, called="Contents", heads=HEADS, turned=2):
    """A book whose contents have no dots, on sheets of which the second chapter begins on `turned`."""
    entries = [f"{head} {number}" for head, number in zip(heads, numbers, strict=True)]
    chapters = [[head, *ROWS[n * 2 : n * 2 + 2]] for n, head in enumerate(heads)]
    chapters[0:turned] = [[line for chapter in chapters[0:turned] for line in chapter]]
    return pages([called, *entries], *chapters)


@pytest.mark.parametrize("called", ["Contents", "Inhalt", "Sommaire"])
@pytest.mark.parametrize("less", [0, 1], ids=["numbered from the cover", "numbered behind the cover"])
def test_page_numbers_of_contents_without_dots_are_not_text(called, less):
    apart, together = ([number - less for number in some] for some in ([2, 3, 4, 5], [2, 2, 3, 4]))
    old, new = bare_book(apart, called=called, turned=1), bare_book(together, called=called)
    assert not told(found(old, new))
    renamed = bare_book(together, called=called, heads=[*HEADS[:3], "4 Opinion"])
    assert "Opinion" in words(found(old, renamed))


@pytest.mark.parametrize(("called", "was", "is_"), [
    ("Votes by chapter", [2, 3, 4, 5], [2, 2, 3, 4]),
    ("Contents", [2, 3, 4, 5], [5, 2, 3, 4]),
    ("Contents", [2, 3, 4, 500], [2, 3, 4, 900]),
], ids=["no contents", "not in order", "no pages"])  # fmt: skip
def test_figures_that_are_no_pages_of_contents_are_reported(called, was, is_):
    assert told(found(bare_book(was, called=called, turned=1), bare_book(is_, called=called)))


@pytest.mark.parametrize("rest", ["", " and Malta"])
def test_swapped_names_or_figures_in_a_reflowed_text_are_reported(rest):
    said = [
        *SAID,
        f"Ms Amara Diallo, who kept the register, was dismissed in May{rest}. Mr Jonas Weiss, her successor, resigned.",
    ]
    swaps = [("Amara Diallo", "Jonas Weiss"), ("was dismissed", "resigned"), ("312", "41"), ("2014", "2019")]
    for one, two in swaps:
        other = [p.replace(one, "\0").replace(two, one).replace("\0", two) for p in said]
        assert told(found(printed(said), printed(other, width=60, rows=9))), one
    assert not told(found(printed(said), printed(said, width=60, rows=9)))


def test_swapped_figures_at_the_end_of_a_reflowed_text_are_reported():
    votes = [*SAID, "Yes 41", "No 12", "Abstained 3"]
    other = [*SAID, "Yes 12", "No 41", "Abstained 3"]
    assert told(found(printed(votes), printed(other, width=60, rows=9)))
    assert not told(found(printed(votes), printed(votes, width=60, rows=9)))


def noted(rows, note):
    """A PDF with so many lines per page, and the note at the foot of its first page."""
    said = [SAID[0].replace("contracts", "contracts1", 1), *SAID[1:]]
    wanted = lines(said, 90)
    return pages([*wanted[:rows], note], wanted[rows:])


def test_footnote_may_move_with_the_page_break():
    note = "1Code of contracts, as it was in force then"
    assert not told(found(noted(3, note), noted(5, note)))
    assert told(found(noted(3, note), noted(5, note.replace("was", "is"))))


def test_box_may_move_before_or_behind_the_text():
    box = ["The figures of that year are those of the ministry,", "which were audited by nobody so far as is known."]
    assert not told(found(sheet([*box, *ROWS]), sheet([*ROWS, *box])))
    cells = ["Plaintiff", "A. Diallo", "Defendant", "J. Weiss"]
    assert told(found(with_lines(*cells), with_lines(*cells[::3], *cells[2:0:-1])))


def test_page_number_is_not_joined_to_a_word_hyphenated_over_the_page_break():
    broken = [*ROWS, "The changes that courts or author-"]
    got = text.extract(pages([*broken, "1"], ["ities ask for were made."])).visible
    assert "1" not in got.split("author")[1]


def on(day, said, *, kind=Kind.DOCX, made=True):
    whole = "\n".join([said, *SAID])
    return Text(kind=kind, visible=whole, main=whole, other=whole, made=(day,) * made)


DAYS = "2026-03-03", "2026-03-10"


@pytest.mark.parametrize(
    "line",
    [
        "Version of {}",
        "Last updated on {}",
        "Stand: {}",
        "Generated on {}",
        "Draft of {}",
        "Proposed: {}",
        "Entwurf vom {}",
    ],
)
@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.PDF, Kind.EPUB])
def test_stamp_with_the_creation_date_of_the_file_is_not_reported(line, kind):
    old, new = on(DAYS[0], line.format("3 March 2026"), kind=kind), on(DAYS[1], line.format("10 March 2026"), kind=kind)
    assert not told(compare(old, new))
    changed = replace(
        new,
        visible=new.visible.replace("41 of", "14 of"),
        main=new.main.replace("41 of", "14 of"),
        other=new.other.replace("41 of", "14 of"),
    )
    assert "14 of" in words(compare(old, changed))


@pytest.mark.parametrize(
    "line", ["{}", "Date: {}", "Decision of {}", "It was seen on {}", "Valid until {}", "Signed on {}"]
)
def test_date_of_the_document_is_reported_even_if_it_is_the_creation_date(line):
    assert "10 March" in words(
        compare(on(DAYS[0], line.format("3 March 2026")), on(DAYS[1], line.format("10 March 2026")))
    )


@pytest.mark.parametrize("line", ["Date of hearing\n{}", "Valid until:\n{}", "{} – 12 March 2026", "Berlin, {}"])
def test_labelled_date_or_date_range_is_reported_even_with_the_creation_date(line):
    assert "10 March" in words(
        compare(on(DAYS[0], line.format("3 March 2026")), on(DAYS[1], line.format("10 March 2026")))
    )


BUILD = "rev: a49b40a"


@pytest.mark.parametrize("build", [BUILD, "commit d49b40a1c"])
def test_bare_creation_date_is_not_reported_where_both_files_name_their_revision(build):
    old, new = on(DAYS[0], f"3 March 2026\n{BUILD}"), on(DAYS[1], f"10 March 2026\n{build}")
    same = build == BUILD
    assert "10 March" not in words(compare(old, new))
    assert told(compare(old, new)) is not same  # of office files the digest is text
    changed = replace(new, visible=new.visible.replace("41 of", "14 of"), main="", other="")
    assert "14 of" in words(compare(old, changed))


@pytest.mark.parametrize(("was", "is_"), [
    ("3 March 2026\nrev: a49b40a\nrev: b49b40a", "10 March 2026\nrev: a49b40a\nrev: b49b40a"),
    ("3 March 2026\nrev: a49b40a", "10 March 2026"),
    ("Decision of 3 March 2026\nrev: a49b40a", "Decision of 10 March 2026\nrev: a49b40a"),
    ("Adopted: 3 March 2026\nrev: a49b40a", "Adopted: 10 March 2026\nrev: a49b40a"),
], ids=["history", "one file alone", "decision", "adopted"])  # fmt: skip
def test_creation_date_beside_other_revisions_or_words_is_reported(was, is_):
    assert "10 March" in words(compare(on(DAYS[0], was), on(DAYS[1], is_)))


def test_stamp_with_the_creation_time_is_not_reported():
    old, new = (
        on(day, f"Generated on {day} {hour} UTC") for day, hour in zip(DAYS, ("10:14:22", "11:20:01"), strict=True)
    )
    assert not told(compare(old, new))


@pytest.mark.parametrize(
    ("was", "is_"), [("✓ {}\n□ {}", "□ {}\n□ {}"), ("□ {}\n□ {}", "■ {}\n□ {}"), ("✓ {}\n✓ {}", "□ {}\n□ {}")]
)
def test_changed_check_box_is_reported(was, is_):
    old, new = (on(DAYS[0], one.format("consent was given", "a lawyer was there"), kind=Kind.PDF) for one in (was, is_))
    assert told(compare(old, new))


def test_numbered_column_of_figures_is_not_a_code_listing():
    assert told(found(with_lines("1 12", "2 14", "3 19", "4 22"), with_lines("12", "14", "19", "22")))


def test_changed_date_in_a_file_with_an_earlier_creation_date_is_reported():
    assert "March 2026" in words(compare(on(DAYS[1], "10 March 2026"), on(DAYS[0], "3 March 2026")))


def test_changed_commit_history_is_reported():
    history = ["commit a49b40a1c", "Author: Li Marsh", "commit c49b40a1c", "Author: Ana Holm"]
    assert told(found(with_lines(*history), with_lines(*history[:2], "commit d49b40a1c", history[3])))


def test_date_other_than_the_creation_date_is_reported():
    assert "20 March" in words(compare(on(DAYS[0], "3 March 2026"), on(DAYS[1], "20 March 2026")))
    for lacking in ((True, False), (False, True), (False, False)):  # as in older stored texts
        old, new = (
            on(day, said, made=made)
            for day, said, made in zip(DAYS, ("3 March 2026", "10 March 2026"), lacking, strict=True)
        )
        assert "10 March" in words(compare(old, new))


def test_creation_dates_are_read_from_pdf_and_office_metadata():
    drawn = text.extract(sheet(ROWS)).made
    assert drawn == ("2000-01-01",)
    terms = 'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    core = f"<p {terms}><dcterms:created>2026-03-03T10:00:00Z</dcterms:created><dcterms:modified>2026-03-04T10:00:00Z</dcterms:modified></p>"
    assert made_on(core.encode()) == ("2026-03-03", "2026-03-04")
    assert made_on(
        f'<p {terms}><meta property="dcterms:modified">2026-03-04T10:00:00Z</meta><meta property="x">2026-03-05</meta></p>'.encode()
    ) == ("2026-03-04",)
    assert made_on(b"<p><created>soon</created>") == ()


def table(rows):
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


KILLED = [("District", "Killed"), ("North", "12"), ("South", "9"), ("West", "4")]


def test_swapped_figures_in_a_docx_table_are_reported():
    said = "".join(map(paragraph, SAID))
    old, new = docx(said + table(KILLED)), docx(said + table([KILLED[0], ("North", "4"), KILLED[2], ("West", "12")]))
    assert old.visible.split("\n")[-4:] == ["District\tKilled", "North\t12", "South\t9", "West\t4"]
    assert "West 12" in words(compare(old, new)).replace("\t", " ")


def test_table_cell_with_long_paragraphs_is_read_as_paragraphs():
    cell = "".join(map(paragraph, SAID))
    assert (
        docx(f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc/></w:tr></w:tbl>").visible.replace("\t", "") == docx(cell).visible
    )


def test_table_cells_with_short_paragraphs_form_a_row():
    two = [(paragraph("12"), paragraph("of them children")), (paragraph("4"), paragraph("none of them"))]
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(name)}</w:tc><w:tc>{''.join(cell)}</w:tc></w:tr>"
        for name, cell in zip(("North", "West"), two, strict=True)
    )
    assert docx(f"<w:tbl>{rows}</w:tbl>").visible.split("\n") == ["North\t12 of them children", "West\t4 none of them"]


def test_unclosed_field_hides_nothing():
    open_ = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>'
    assert docx(open_ + "".join(map(paragraph, SAID))).visible.strip().split("\n") == SAID


def field(name, said):
    def sign(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"<w:p><w:r><w:t>See </w:t></w:r>{sign('begin')}<w:r><w:instrText> {name} </w:instrText></w:r>{sign('separate')}<w:r><w:t>{said}</w:t></w:r>{sign('end')}</w:p>"


def test_page_reference_and_date_fields_are_not_text():
    assert docx(field("PAGEREF _Toc1", "3")).visible.strip() == "See"
    assert (
        docx('<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>3 March</w:t></w:r></w:fldSimple></w:p>').visible.strip()
        == ""
    )
    assert docx(field("REF annex", "Annex B")).visible == "See Annex B"
    assert docx(field("=SUM(ABOVE)", "300")).visible == "See 300"


def odt_lines(body):
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    return odt(f'<text:section xmlns:table="{table}">{body}</text:section>').visible.split("\n")


def test_odt_tables_indexes_and_page_numbers_are_read_like_those_of_docx():
    cells = ("".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in row) for row in KILLED)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    assert odt_lines(f"<table:table>{rows}</table:table>") == ["District\tKilled", "North\t12", "South\t9", "West\t4"]
    entry = "<text:p>Findings<text:tab/>12</text:p>"
    assert odt_lines(f"<text:index-body>{entry}</text:index-body>{entry}") == ["Findings", "Findings\t12"]
    assert odt_lines("<text:p>Page <text:page-number>3</text:page-number></text:p>") == ["Page "]


def data(*states):
    persons = [{"name": f"Person {n}", "state": state, "at": {"town": f"T{n % 3}"}} for n, state in enumerate(states)]
    return text.extract(json.dumps({"generated_at": 1, "persons": persons}).encode(), media_type="application/json")


def test_swapped_values_of_two_json_records_are_reported():
    one = compare(data("held", "free", "held", "free"), data("held", "held", "free", "free"))
    assert "persons › Person 1 › state: held" in one.added
    assert not words(compare(data("held", "free"), data("held", "free")))


@pytest.mark.parametrize(
    "record", ["Name: {}\nState: {}", "- name: {}\n  state: {}", "<p><name>{}</name>\n<state>{}</state></p>"]
)
def test_swapped_values_in_a_plain_text_are_reported(record):
    def told_of(*states):
        names = zip(("Diallo", "Weiss", "Okafor"), states, strict=True)
        return text.extract("\n".join(["List of persons", *(record.format(*one) for one in names), "End"]).encode())

    assert "Weiss" in words(compare(told_of("held", "free", "held"), told_of("free", "held", "held")))
    assert "Okafor" in words(compare(told_of("held", "free", "held"), told_of("held", "held", "free")))
    blank = ["Persons", "", "Diallo", "Weiss", "held", "End"]
    assert not words(
        compare(
            *(
                text.extract("\n".join(some).encode())
                for some in (blank, [*blank[:1], *blank[4:3:-1], *blank[2:4], "", "End"])
            )
        )
    )
    rows = ["Persons", "Diallo\theld", "Weiss\tfree", "Okafor\theld", "End"]
    moved = [rows[0], rows[3], rows[2], rows[1], rows[4]]
    assert not words(compare(*(text.extract("\n".join(some).encode()) for some in (rows, moved))))


def test_reordered_json_records_and_keys_are_not_reported():
    old = [{"name": "Diallo", "state": "held"}, {"name": "Weiss", "state": "free"}]
    new = [dict(reversed(one.items())) for one in reversed(old)]
    assert not words(
        compare(*(text.extract(json.dumps(one).encode(), media_type="application/json") for one in (old, new)))
    )


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.PPTX, Kind.EPUB, Kind.RTF, Kind.PDF])
def test_swapped_parties_of_a_case_are_reported(kind):
    old, new = (
        on(DAYS[0], f"Plaintiff\n{one}\nDefendant\n{two}", kind=kind)
        for one, two in (("A. Diallo", "J. Weiss"), ("J. Weiss", "A. Diallo"))
    )
    one = compare(old, new)
    assert ("Plaintiff / A. Diallo" in one.lost, "Plaintiff / J. Weiss" in one.added) == (True, True)


def test_cells_computed_from_today_are_not_text():
    def saved(formula, value):
        return text.extract(
            zipped(xlsx({"S": [("As of", f"<c><f>{formula}</f><v>{value}</v></c>"), ("Killed", 12)]}))
        ).visible

    assert saved("TODAY()", 46000) == saved("TODAY()", 46001) == "S\nAs of\nKilled\t12"
    assert saved("SUM(B2:B9)", 12).split("\n")[1] == "As of\t12"
