"""What a PDF cites: links on its pages and URLs in their text."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from archiver import citations
from tests.citations.making import Pages

QUOTE = "the gates of the upper reservoir were opened"


def read(pages):
    return citations.read(pages.bytes(), "report.pdf")


def told(document):
    return [(one.written, one.locator) for one in document.cited]


def test_links_and_urls_are_located_by_page():
    pages = Pages("My report")
    pages.page("Nothing is cited here.")
    pages.page(
        "See the report, and https://text.example/a_(b).",
        links=[(0, "the report", "https://linked.example/x?a=1")],
    )
    found = read(pages)
    assert told(found) == [("https://linked.example/x?a=1", "page 2"), ("https://text.example/a_(b)", "page 2")]
    assert (found.title, found.notes) == ("My report", ())


def test_link_target_wins_over_the_url_text_that_it_covers():
    pages = Pages()
    pages.page(
        "See https://shown.example/short, here.",
        links=[(0, "https://shown.example/short", "https://meant.example/long")],
    )
    assert told(read(pages)) == [("https://meant.example/long", "page 1")]


@pytest.mark.parametrize("target", ["contact-us", "Annex(http:/a.example/contact-us)", "mailto:me@a.example"])
def test_url_text_is_cited_if_the_link_on_it_is_unusable(target):
    pages = Pages()
    pages.page("See https://a.example/contact-us and so on", links=[(0, "https://a.example/contact-us", target)])
    assert told(read(pages)) == [("https://a.example/contact-us", "page 1")]


def test_url_over_two_lines_is_one_citation_with_or_without_links():
    lines = "See https://example.org/coercive-", "labor-and-forced/report.pdf, and more."
    whole = "https://example.org/coercive-labor-and-forced/report.pdf"
    pages = Pages()
    pages.page(*lines)
    pages.page(*lines, links=[(0, "https://example.org/coercive-", whole), (1, "labor-and-forced/report.pdf", whole)])
    found = read(pages)
    assert told(found) == [(whole, "page 1"), (whole, "page 2")]
    assert [one.changed for one in found.cited] == [("joined over a line break",), ()]


def test_link_made_from_the_first_line_only_does_not_cut_the_url():
    pages = Pages()
    pages.page(
        "See https://example.org/2019/", "1223/page.htm, and more.",
        links=[(0, "https://example.org/2019/", "https://example.org/2019/")],
    )  # fmt: skip
    assert told(read(pages)) == [("https://example.org/2019/1223/page.htm", "page 1")]


def test_lower_cased_link_target_does_not_win_over_a_mixed_case_path():
    pages = Pages()
    shown = "https://example.org/ChE/Systems.aspx?ID=7&UO=", "https://example.org/STATE", "https://EXAMPLE.org/che"
    made = "https://example.org/che/systems.aspx?id=7&amp;uo=", "https://example.org/state", "https://example.org/che"
    pages.page(*(f"{one} and" for one in shown), links=[(at, shown[at], made[at]) for at in range(3)])
    assert told(read(pages)) == [(url, "page 1") for url in (shown[0], *made[1:])]


def test_pdf_citations_have_no_quote():
    pages = Pages()
    pages.page(
        f"It says “{QUOTE}”.1 It says “{QUOTE}”.2 We ask:",
        "1. that the files be open (https://a.example/files);", "2. that it answers (https://a.example/court).",
        f"It says that “{QUOTE}” (https://a.example/x).",
    )  # fmt: skip
    assert [one.quote for one in read(pages).cited] == [None] * 3


def test_chinese_pdf_page_with_a_footnote():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("STSong-Light", 10)
    for number, line in enumerate((
        "报告说：“劳动力转移不仅可以减少新疆的人口密度”[3]，见https://text.example/a。", "",
        "[3] 南开大学：《报告》，https://a.example/2019/", "1223/page.htm，2020年5月。",
    )):  # fmt: skip
        canvas.drawString(60, 780 - 14 * number, line)
    canvas.save()
    found = citations.read(file.getvalue(), "a.pdf")
    assert [(one.url, one.locator, one.quote) for one in found.cited] == [
        ("https://text.example/a", "page 1", None),
        ("https://a.example/2019/1223/page.htm", "footnote 3, page 1", None),
    ]


def test_links_that_are_no_citations_are_left_aside_and_noted():
    pages = Pages("Microsoft Word - draft_3.docx")
    pages.page(
        "write me, or see this, that and the other",
        links=[
            (0, "write me", "mailto:me@example.org"),
            (0, "this", "ftp://files.example/"),
            (0, "that", "http:///x"),
            (0, "other", "https://a.example/"),
        ],
    )
    pages.page("")
    found = read(pages)
    assert told(found) == [("https://a.example/", "page 1")]
    assert found.title is None
    assert found.notes == (
        "without text: page 2; what is only an image there was not read",
        "left aside: 1 address of mail",
        "left aside: ftp://files.example/ (page 1): only http and https are fetched, not ftp:",
        "left aside: http:///x (page 1): the URL has no host name",
    )


def test_title_is_the_largest_text_where_the_metadata_have_no_real_title():
    said = ["The night was dark, and the gates of the upper reservoir were opened. See https://a.example/"] * 8
    for told, large, title in (
        (None, 2, "What was seen at the reservoir"),
        ("draft.docx", 2, "What was seen at the reservoir"),
        ("T", 2, "T"),
        *(
            (name, 2, "What was seen at the reservoir")
            for name in (
                "max_err.eps",
                "doi:10.1016/j.chemolab.2006.01.007",
                "pone.0107412 1..10",
                "Paper Title (use style: paper title)",
                "https://a.example/x",
                "Présentation PowerPoint",
                "PowerPoint-Präsentation",
                "Report_on_the_reservoir",
                "2012",
                "Diapositiva 1",
                "netdb-2011",
                "МИНИСТЕРСТВО ОБРАЗОВАНИЯ",
                "диплом",
            )
        ),
        ("What was seen?1", 2, "What was seen?"),
        ("Covid-19", 2, "Covid-19"),
        (None, 0, None),
    ):
        pages = Pages(told)
        pages.page("What was seen", "at the reservoir", *said, large=large)
        assert read(pages).title == title


@pytest.mark.parametrize(
    "heading", ["Contents", "Оглавление", "2012", "Introduction", "МИНИСТЕРСТВО ОБРАЗОВАНИЯ", "What was seen"]
)
def test_generic_headings_numbers_and_watermarks_are_no_titles(heading):
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.saveState()
    canvas.setFont("Vera", 60)
    canvas.rotate(50)
    canvas.drawString(300, 100, "DRAFT")
    canvas.restoreState()
    canvas.setFont("Vera", 20)
    canvas.drawString(60, 780, heading)
    canvas.setFont("Vera", 10)
    for line in range(8):
        canvas.drawString(
            60, 740 - 14 * line, f"The gates of the upper reservoir were opened. See https://a.example/{line}"
        )
    canvas.save()
    assert citations.read(file.getvalue(), "a.pdf").title == (heading if heading == "What was seen" else None)


@pytest.mark.parametrize("end", ["the/long-", "n/statement_", "x?id=", "reports/2024/", "a%", "long?"])
@pytest.mark.parametrize(
    ("foot", "gap"), [("14", 90), ("Page 14 of 90", 14), ("xiv", 14), ("Watch | May 2024", 90), ("", 0)]
)
def test_url_cut_at_a_page_end_is_left_aside_and_named(end, foot, gap):
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(20):
        canvas.drawString(60, 780 - 14 * number, "The commission went on with its work in the region.")
    canvas.drawString(60, 500, f"It was at https://a.example/{end}")
    canvas.drawString(300, 500 - gap, foot)
    canvas.showPage()
    canvas.drawString(60, 794, "What came of it")
    canvas.drawString(60, 780, "part/two.html it was. See https://b.example/x.")
    canvas.save()
    found = citations.read(file.getvalue(), "a.pdf")
    assert told(found) == [("https://b.example/x", "page 2")]
    assert len(found.notes) == 1
    assert found.notes[0].startswith(f"left aside: https://a.example/{end.rstrip('-')}")
    assert found.notes[0].endswith(": it may be cut off at the end of page 1")


def test_url_at_a_page_end_is_whole_if_a_link_or_the_end_of_the_pdf_shows_it():
    whole = "https://a.example/2024/"
    pages = Pages()
    pages.page("It was", f"at {whole}", links=[(1, whole, whole)])
    pages.page("It was", "at https://a.example/long-", "one.html.")
    pages.page("It was", f"at {whole}")
    found = read(pages)
    assert told(found) == [(whole, "page 1"), ("https://a.example/long-one.html", "page 2"), (whole, "page 3")]
    assert found.notes == ()


@pytest.mark.parametrize("sign", [".", ",", ")", ");"])
def test_sentence_punctuation_in_a_link_target_is_dropped(sign):
    pages = Pages()
    pages.page(
        f"It was (at https://a.example/b_(c){sign} and https://b.example/d.",
        "More of it",
        links=[
            (0, f"https://a.example/b_(c){sign}", f"https://a.example/b_(c){sign}"),
            (0, "https://b.example/d", "https://b.example/d."),
            (1, "More", "https://c.example/e)"),
        ],
    )
    assert [one.url for one in read(pages).cited] == [
        "https://a.example/b_(c)",
        "https://b.example/d",
        "https://c.example/e)",
    ]


def test_url_text_before_a_link_on_its_last_part_is_not_cited_separately():
    whole = "https://a.example/publications_fourth_report"
    pages = Pages()
    pages.page(f"It was at {whole} there.", links=[(0, "ourth_report", whole)])
    assert told(read(pages)) == [(whole, "page 1")]


def test_raised_footnote_mark_is_not_part_of_the_url():
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, (address, mark, size, rise) in enumerate((
        ("https://a.example/report", "1", 6, 4), ("https://a.example/b.", "12", 6, 4), ("https://a.example/c", "²", 10, 0),
        ("https://a.example/d", "4", 10, 0),
    )):  # fmt: skip
        said = canvas.beginText(60, 780 - 20 * number)
        said.setFont("Helvetica", 10)
        said.textOut(f"It was at {address}")
        said.setFont("Helvetica", size)
        said.setRise(rise)
        said.textOut(mark)
        said.setFont("Helvetica", 10)
        said.setRise(0)
        said.textOut(" by the army.")
        canvas.drawText(said)
    canvas.save()
    assert [one.written for one in citations.read(file.getvalue(), "a.pdf").cited] == [
        "https://a.example/report", "https://a.example/b", "https://a.example/c", "https://a.example/d4",
    ]  # fmt: skip


def test_digits_of_a_url_are_no_footnote_marks_in_text_of_negative_size():
    address = "https://merchant3.example/2021/a12.html"
    file = io.BytesIO()
    canvas = Canvas(file)
    said = canvas.beginText()
    said.setTextTransform(-1, 0, 0, -1, 60, 780)
    said.setFont("Helvetica", -10)
    said.textOut(f"It was at {address} by the army.")
    canvas.drawText(said)
    canvas.save()
    assert [one.url for one in citations.read(file.getvalue(), "a.pdf").cited] == [address]


def test_internal_links_are_no_citations():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.bookmarkPage("there")
    canvas.drawString(60, 700, "See https://a.example/ and page 1")
    canvas.linkRect("", "there", (60, 690, 100, 710))
    canvas.save()
    found = citations.read(file.getvalue(), "a.pdf")
    assert told(found) == [("https://a.example/", "page 1")]
    assert found.notes == ("left aside: 1 link to a place of the document",)


def test_link_over_an_image_is_cited():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.rect(60, 690, 40, 20)
    canvas.linkURL("https://a.example/", (60, 690, 100, 710))
    canvas.save()
    assert told(citations.read(file.getvalue(), "a.pdf")) == [("https://a.example/", "page 1")]


def test_password_protected_pdf_is_refused():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, "https://a.example/")
    canvas.save()
    with pytest.raises(citations.Refused, match="password"):
        citations.read(file.getvalue(), "a.pdf")


def test_own_doi_licence_and_xml_namespace_urls_are_not_cited():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setSubject("A journal, 110 (2012) 1-6. doi:10.1016/j.b.2012.01.009")
    for at, line in enumerate([
        "https://doi.org/10.1016/j.b.2012.01.009 and doi:10.1016/j.b.2012.01.00", "https://creativecommons.org/licenses/by/4.0/ is its licence.", "xmlns=http://www.w3.org/1999/xlink http://www.w3.org/TR/xlink/",
    ]):  # fmt: skip
        canvas.drawString(60, 780 - 14 * at, line)
    canvas.save()
    found = citations.read(file.getvalue(), "a.pdf")
    assert [one.url for one in found.cited] == ["https://doi.org/10.1016/j.b.2012.01.00", "http://www.w3.org/TR/xlink/"]
    assert found.notes == (
        "left aside: https://creativecommons.org/licenses/by/4.0/: it is a licence", "left aside: http://www.w3.org/1999/xlink: it is a name of XML",
        "left aside: https://doi.org/10.1016/j.b.2012.01.009: it is the document's own",
    )  # fmt: skip
