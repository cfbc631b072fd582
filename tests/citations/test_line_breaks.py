"""Lines that end in a URL: it continues, it ends, or it is left aside and named instead of guessed."""

from __future__ import annotations

import io
import time
from contextlib import suppress

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from archiver import citations
from archiver.citations.addresses import addresses
from archiver.citations.line_breaks import Filled
from tests.citations.making import Pages

FULL = "The ministry published a statement about the removal of documents xy."  # as wide as the lines below


def told(text):
    return [(one.written, one.cut) for one in addresses(text)]


def lines(first, second):
    """Two lines among others, the first of which is full."""
    return f"{FULL}\n{first:>{len(FULL)}}\n{second}\n{FULL}"


@pytest.mark.parametrize(("first", "second", "found"), [
    ("https://a.example/11/s", "ome-article-title-with-many-words-12345678 (accessed", "https://a.example/11/some-article-title-with-many-words-12345678"),
    ("https://a.example/remo", "ved/documents/0/annex.pdf, and", "https://a.example/removed/documents/0/annex.pdf"),
    ("https://a.example/other-0.h", "tml", "https://a.example/other-0.html"), ("https://www.exam", "ple.org/foo", "https://www.example.org/foo"),
    ("https://web.archive.org/web/2020010101", "0101/https://a.example/w, and", "https://web.archive.org/web/20200101010101/https://a.example/w"),
    ("https://undocs.org/", "A/HRC/46/22 says", "https://undocs.org/A/HRC/46/22"), ("https://a.example/A/HRC/", "46/22 says", "https://a.example/A/HRC/46/22"),
    ("https://a.example/A/HRC/46/", "22, it says", "https://a.example/A/HRC/46/22"),
    ("https://eprint.example/", "2016/360. Next", "https://eprint.example/2016/360"), ("https://eprint.example/", "2012/091.", "https://eprint.example/2012/091"),
    ("https://a.example/?by=post", "+type%5D&c=d, and", "https://a.example/?by=post+type%5D&c=d"),
    ("https://a.example/2019/default.", "html#tables was", "https://a.example/2019/default.html#tables"),
    ("https://web.archive.org/web/2019/https://mycod", "e.example.com/ab, and", "https://web.archive.org/web/2019/https://mycode.example.com/ab"),
    ("https://web.archive.org/web/2019/mycod", "e.example.com/ab, and", "https://web.archive.org/web/2019/mycode.example.com/ab"),
    ("https://a.example/?url=mycod", "e.example.com/ab, and", "https://a.example/?url=mycode.example.com/ab"),
    ("https://a.example/x?topic=%2Forg%2", "Fapi%2Fdom.html [Accessed", "https://a.example/x?topic=%2Forg%2Fapi%2Fdom.html"),
    ("https://a.example/x?topic=%2F", "api%2Fcore%2Fdom.html [Accessed", "https://a.example/x?topic=%2Fapi%2Fcore%2Fdom.html"),
    ("https://a.example/wenig-transpa", "rent-7929378.html", "https://a.example/wenig-transparent-7929378.html"),
    ("https://a.example/The%20Report%20", "For%5D.pdf. It", "https://a.example/The%20Report%20For%5D.pdf"), ("https://a.example/Annual%20", "Report.pdf. It", "https://a.example/Annual%20Report.pdf"),
])  # fmt: skip
def test_url_broken_in_a_word_is_joined_after_a_full_line_if_the_rest_is_url_like(first, second, found):
    assert told(lines(first, second)) == [(found, False)]


def test_url_in_a_narrow_cell_is_joined_wherever_it_is_broken():
    cell = "https://w\nww.acme.\nco.jp/ab\n/en/pdf/\nTABLETS\nNEW_ABL\nETS_Pgk\n_ver72.p\ndf\nanother\nof them."
    filled = {
        at: Filled.EDGE if cell[at - 2 : at] != "df" else Filled.SHORT for at, sign in enumerate(cell) if sign == "\n"
    }
    found = list(addresses(cell, filled=filled))
    assert [one.written for one in found] == ["https://www.acme.co.jp/ab/en/pdf/TABLETSNEW_ABLETS_Pgk_ver72.pdf"]
    number = cell.replace("another", "5")
    assert [
        one.cut for one in addresses(number.replace("\ndf", "/"), filled=dict.fromkeys(range(99), Filled.EDGE))
    ] == [True]
    cell = "https://w\nww.acmehs\n-\nhc.co.jp/\nproducts/"
    assert [one.written for one in addresses(cell, filled=dict.fromkeys(range(99), Filled.EDGE))] == [
        "https://www.acmehs-hc.co.jp/products/"
    ]


@pytest.mark.parametrize(("below", "found"), [
    ("reemploi-reutilisation", ("https://a.example/eviter-dechets/", True)), ("TABLEFORMER.md", ("https://a.example/eviter-dechets/TABLEFORMER.md", False)),
    ("Reemploi-reutilisation", ("https://a.example/eviter-dechets/", False)), ("long-term care of it", ("https://a.example/eviter-dechets/", False)),
])  # fmt: skip
def test_lone_word_below_a_trailing_slash_may_belong_to_the_path(below, found):
    text = f"It was at https://a.example/eviter-dechets/\n{below}\nThe court"
    assert told(text) == [found]


@pytest.mark.parametrize("at", range(1, 8))
def test_broken_scheme_is_joined(at):
    text = f"It was at {'https://'[:at]}\n{'https://'[at:]}a.example/x-\ny, and so on."
    assert [(one.written, one.joined, text[one.start : one.end][-2:]) for one in addresses(text)] == [
        ("https://a.example/x-y", True, "\ny")
    ]
    assert told(text.replace("\n", "\ufffe", 1)) == [("https://a.example/x-y", False)]
    assert told("It was with\nttps or the like") == []


@pytest.mark.parametrize(("first", "second"), [
    ("https://a.example/hr-bodies/hrc", "A/HRC/46/22 (2021)"), ("https://a.example/list.shtml", "A/RES/60/1 is"), ("https://a.example/letters/2021", "S/2021/415,"),
    ("https://a.example/ccpr", "CCPR/C/GC/34 says"), ("https://a.example/2021/05", "Ref/2021/44 of"), ("https://a.example/report", "and the next line"),
    ("https://a.example/report", "(accessed 5 May)"), ("https://a.example/report", "The next sentence"), ("https://a.example/a", "12 March 2020"),
    ("https://a.example/report ", "s/documents/annex.pdf"), ("https://a.example/one", "2https://b.example/two"), ("doi:10.1177/02676591", "prf.journal.com"), ("https://a.example/i=10/a=003", "doi:10.1088/1475-7516/2008/10/003"),
    ("https://a.example/?by=post", "+44 20 7946 0000"), ("https://a.example/post", "+type"),
    ("https://a.example/in/a-b", "code.example.com/ab"), ("https://a.example/in/ab", "a.example.ru/ab?c=d"), ("https://a.example/?title=ab", "b.example.me/ab_c"), ("https://a.example/", "/HPC and"),
])  # fmt: skip
def test_url_ends_where_the_next_line_belongs_to_the_sentence(first, second):
    assert told(lines(first, second))[0] == (first.strip(), False)


def test_url_is_doubtful_if_the_next_line_may_be_its_rest_before_punctuation():
    of = {sign: told(f"See https://a.example/reports/coercive\nlabor/annex{sign} and") for sign in ".,;:)"}
    assert of == {sign: [("https://a.example/reports/coercive", True)] for sign in of}


@pytest.mark.parametrize(("first", "second", "named"), [
    ("https://a.example/letters/", "12/5 of them", "https://a.example/letters/"), ("https://a.example/A/HRC/", "46th session", "https://a.example/A/HRC/"),
    ("https://a.example/A/HRC/", "12. Miller, J.", "https://a.example/A/HRC/"),
    ("https://a.example/about/", "financials.", "https://a.example/about/"), ("https://a.example/le-cycle/", "quest-lacv", "https://a.example/le-cycle/"),
    ("https://a.example/docum", "ents.", "https://a.example/docum"), ("https://a.example/docu\u2010", "ments/of", "https://a.example/docu"),
    ("https://a.example/the-title-of-an-a", "rticle-on-it was", "https://a.example/the-title-of-an-a"), ("https://a.example/id/3", "7 was", "https://a.example/id/3"),
    ("https://arxiv.example/abs/25", "01.01234 was", "https://arxiv.example/abs/25"),
    ("https://news.exam", "ple.com/foo", "https://news.exam ple.com/foo"), ("https://a.example/letters/", "S/2021/415, annex", "https://a.example/letters/"),
])  # fmt: skip
def test_ambiguous_continuation_of_a_url_is_in_doubt(first, second, named):
    assert told(lines(first, second)) == [(named, True)]


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        (["https://www.linke", "din.example/leg/co", "okie-policy"], "https://www.linkedin.example/leg/co"),
        (["https://a.example/e", "x2/le/thi-s.pdf?a=bc", "Next"], "https://a.example/ex2/le/thi-s.pdf?a=bc"),
    ],
)
def test_url_broken_in_a_word_by_a_cell_may_be_broken_again(cell, named):
    ends = dict.fromkeys(range(100), Filled.EDGE) | {len("\n".join(cell[:2])): Filled.WIDEST}
    assert [(one.written, one.cut) for one in addresses("\n".join(cell), filled=ends)] == [(named, cell[2].islower())]


def test_lone_lower_case_word_with_full_stop_below_a_slash_is_in_doubt():
    text = "To view the audited reports visit www.a.example/about/\n{}\nand then went on with what it had begun before all that."
    assert told(text.format("financials.")) == [("www.a.example/about/", True)]
    assert told(text.format("financials")) == told(text.format("Financials.")) == [("www.a.example/about/", False)]


@pytest.mark.parametrize(("first", "second"), [
    ("see https://a.example/path/to/a/rather/longer", "http_status was the word"), ("see https://a.example/o/path/x", "report.pdf was named"),
    ("https://a.example/id", "%R 10.1000/enw"),
])  # fmt: skip
def test_url_at_the_end_of_a_line_that_is_not_full_ends_there(first, second):
    assert told(f"{first}\n{second}\nand then went on with what it had begun before all of that.")[0] == (
        first.removeprefix("see "), False,
    )  # fmt: skip


CHINESE = "调查显示去年冬天已有许多诊所关闭而且农户的收入也有所下降并且持续"  # a full line


@pytest.mark.parametrize(("first", "second", "found"), [
    ("https://a.example.cn/通", "告.pdf，最后访问", "https://a.example.cn/通告.pdf"), ("https://a.example.cn/通告/2019", "年.pdf。", "https://a.example.cn/通告/2019年.pdf"),
    ("https://a.example.cn/通", "告/2019/a.html。", "https://a.example.cn/通告/2019/a.html"), ("https://a.example.cn/通告", "2019年.pdf。", "https://a.example.cn/通告2019年.pdf"),
    ("https://a.example.cn/通告", "/全文.pdf", "https://a.example.cn/通告/全文.pdf"), ("https://a.example.cn/q=", "通告", "https://a.example.cn/q=通告"),
    ("https://a.example.ru/сельская_", "клиника и", "https://a.example.ru/сельская_клиника"),
    ("https://a.example.cn/2019", "年报指出", "https://a.example.cn/2019"), ("https://a.example.cn/a.html", "的报告", "https://a.example.cn/a.html"),
    ("https://a.example.cn/通告。", "报告指出", "https://a.example.cn/通告"), ("https://a.example.ru/page", "вход/выход", "https://a.example.ru/page"),
])  # fmt: skip
def test_chinese_or_cyrillic_url_continues_where_the_rest_is_url_like(first, second, found):
    assert told(f"{CHINESE}\n{'报告' * 12}{first}\n{second}\n{CHINESE}") == [(found, False)]


def test_chinese_text_after_a_full_line_leaves_the_url_in_doubt():
    full = f"{'报告' * 12}https://a.example.cn/通"
    assert told(f"{CHINESE}\n{full}\n告指出许多诊所关闭\n{CHINESE}") == [("https://a.example.cn/通", True)]
    assert told(f"{full * 2}\n见https://a.example.cn/通\n告指出许多诊所关闭\n{CHINESE}")[-1] == (
        "https://a.example.cn/通",
        False,
    )


@pytest.mark.parametrize(
    "lead", ["https://doi.org/", "doi:", "http://doi.publisher.example/", "https://a.example/doi/abs/"]
)
@pytest.mark.parametrize(("first", "second", "found"), [
    ("10.1016/j.", "villag.2019.11.004", "10.1016/j.villag.2019.11.004"), ("10.1016/j.villag.2019.", "11.004. Accessed 2 May", "10.1016/j.villag.2019.11.004"),
    ("10.1016/j.villag.2019.11.", "004. Accessed", "10.1016/j.villag.2019.11.004"), ("10.1111/j.", "1234-5678.2011.00112.x.", "10.1111/j.1234-5678.2011.00112.x"),
    ("10.1080/01234567.2018.", "7654321 (accessed", "10.1080/01234567.2018.7654321"), ("10.1371/journal", ".abcd.0012345.", "10.1371/journal.abcd.0012345"),
    ("10.1093/abc/def034.", "12. Miller, J.", "10.1093/abc/def034"), ("10.1093/abc/def034.", "Miller, J.", "10.1093/abc/def034"), ("10.1093/abc/def034.", "19-year-olds", "10.1093/abc/def034"),
    ("10.", "1145/2663716.2663722. URL", "10.1145/2663716.2663722"), ("10.1145/2663716.", "2663722.", "10.1145/2663716.2663722"),
])  # fmt: skip
def test_doi_continues_after_a_full_stop_where_the_rest_is_doi_like(lead, first, second, found):
    assert told(lines(f"see {lead}{first}", second)) == [(f"{lead}{found}", False)]


@pytest.mark.parametrize(("first", "second"), [
    ("10.1016/j.", "Miller, J."), ("10.1016/j.villag.2019.", "12. Miller, J."), ("10.1093/abc/def034.", "3.2 Methods"), ("10.1093/abc/def034.", "12.03.2021 read"),
])  # fmt: skip
def test_doi_that_may_end_before_its_full_stop_is_in_doubt(first, second):
    assert told(lines(f"see https://doi.org/{first}", second)) == [(f"https://doi.org/{first[:-1]}", True)]


def test_url_in_doubt_is_named_with_its_line():
    found = citations.read(f"{lines('https://a.example/docum', 'ents.')}\nhttps://b.example/ it was.".encode(), "a.txt")
    assert [one.url for one in found.cited] == ["https://b.example/"]
    assert "left aside: https://a.example/docum (line 2): it may be cut off at the end of its line" in found.notes


def test_pdf_lines_are_measured_on_the_page_to_see_if_they_are_full():
    wide, narrow = "W" * 20, "i" * 60
    pages = Pages()
    pages.page(f"{wide} https://a.example/docum", "ents.", f"{wide} https://a.example/docur.", narrow)
    pages.page(f"{narrow} https://a.example/docun", "ents.", wide * 2, wide * 2)
    found = citations.read(pages.bytes(), "a.pdf")
    assert [one.url for one in found.cited] == ["https://a.example/docur", "https://a.example/docun"]
    assert found.notes == ("left aside: https://a.example/docum (page 1): it may be cut off at the end of its line",)


def test_width_of_a_table_cell_is_taken_from_its_continuation_lines():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", 8)
    rows = [
        ("https://a.example/comunidad/colombi", "a/Colombia03.html"), ("https://b.example/simbolos/ba", "ndera.htm"),
        ("https://c.example/2spanish/report", ""),
    ]  # fmt: skip
    for number, (first, second) in enumerate(rows):
        height = 780 - 24 * number
        canvas.drawString(60, height, f"Col 0{number} 09/05/1834")
        canvas.drawString(150, height, first)
        canvas.drawString(150, height - 10, second)
        canvas.drawString(330, height, "Texto del decreto de las franjas verticales.")
        canvas.drawString(330, height - 10, "Escudo, ave, flor.")
    canvas.save()
    found = citations.read(file.getvalue(), "a.pdf")
    assert [one.url for one in found.cited] == [
        "https://a.example/comunidad/colombia/Colombia03.html",
        "https://c.example/2spanish/report",
    ]
    assert found.notes == (
        "left aside: https://b.example/simbolos/ba (page 1): it may be cut off at the end of its line",
    )


def test_url_does_not_continue_in_a_line_of_another_font_size():
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, (said, size) in enumerate(
        [("See https://a.example/es_mas_que_", 8), ("Sites of the web", 20), *[("They said", 8)] * 4]
    ):
        canvas.saveState()
        canvas.translate(60, 780 - 30 * number)
        canvas.scale(size, size)  # as some programs do: everything is set in size 1
        canvas.setFont("Helvetica", 1)
        canvas.drawString(0, 0, said)
        canvas.restoreState()
    canvas.save()
    assert [one.url for one in citations.read(file.getvalue(), "a.pdf").cited] == ["https://a.example/es_mas_que_"]


@pytest.mark.parametrize(
    "text",
    [
        "_https://",
        "xhttps://a.b/",
        "xhttps://ä.b/",
        "https://a.b/c\u2010\n",
        "a/b\nhttps://a.b/c\n",
        "1www.a.b/c\n",
        "hxxp[:]//",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_many_odd_urls_are_read_quickly(text, name):
    began = time.process_time()
    with suppress(citations.Refused):
        citations.read((text * 2_500).encode(), name)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("width", [194, 199, 264, 321, 335])
def test_line_is_full_where_the_next_letter_would_not_fit(width):
    address = "http://knight.example.org/content/illiberality"
    said = f"{address} accessed 25 July 2025. And that is what they said of it then: "
    rows, row = [], ""
    for letter in f"That is what they said then: (Institute) {said}{said}":
        if stringWidth(row + letter, "Helvetica", 10) > width:
            rows.append(row)
            row = ""
        row += letter
    pages = Pages()
    pages.page(*rows, row)
    assert {one.url for one in citations.read(pages.bytes(), "a.pdf").cited} <= {address}


def test_label_on_the_next_line_is_not_part_of_the_url():
    found = citations.read(
        b"https://a.example/report/\npdf_url: https://a.example/b.pdf\n" + b"Words of it. " * 9, "a.txt"
    )
    assert [one.url for one in found.cited] == ["https://a.example/report/", "https://a.example/b.pdf"]
