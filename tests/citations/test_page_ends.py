"""What the end of a PDF page may cut off, running heads and feet, and right-to-left lines."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from archiver import citations
from archiver.citations.page_breaks import turned
from tests.citations.making import Pages

FILL = "The commission went on with its work in the region, and said so."


def read(*pages):
    file = Pages()
    for lines in pages:
        file.page(*lines)
    return citations.read(file.bytes(), "report.pdf")


def urls(document):
    return [one.url for one in document.cited]


@pytest.mark.parametrize(("end", "rest"), [
    ("http://stats.bureau.", "example.com/node/15"), ("http://stats.", "bureau.example.com/node/15"), ("https://www.", "example.com/node/15"),
    ("https://a.uni-", "example.com/node/15"), ("https://archive.example.gov.", "uk/node/15"),
])  # fmt: skip
@pytest.mark.parametrize("head", [[], ["A report", "Working paper 12"]])
def test_host_broken_at_a_page_end_yields_no_url_of_another_host(end, rest, head):
    found = read(
        [FILL, FILL, f"It was at {end}"],
        [*head, f"{rest}, and it was", f"denied. {FILL}", "See https://b.example/x."],
    )
    assert urls(found) == ["https://b.example/x"]
    assert [one for one in found.notes if "at the end of page 1" in one and end.rstrip("-.") in one]
    assert [one for one in found.notes if "rest of what the end of page 1 cuts off" in one and rest in one]


def test_host_that_ends_a_sentence_at_a_page_end_is_whole():
    found = read([FILL, "See https://www.bureau.example.com."], [FILL, FILL], [FILL, "and www.example.com."])
    assert urls(found) == ["https://www.bureau.example.com", "http://www.example.com"]
    assert found.notes == ()


def test_doi_cut_off_at_a_page_end_is_left_aside_and_named():
    found = read([FILL, "See https://doi.org/10.1016/j.villag."], [FILL, "https://doi.org/10.1093/abc/def034."])
    assert urls(found) == ["https://doi.org/10.1093/abc/def034"]
    assert found.notes == ("left aside: https://doi.org/10.1016/j.villag: it may be cut off at the end of page 1",)


def test_url_broken_in_a_word_at_a_page_end_is_left_aside_and_named():
    end = "See https://a.example/reports/annual-rev"
    full = next(
        filled
        for n in range(200)
        if stringWidth(filled := "i" * n, "Helvetica", 10) >= stringWidth(end, "Helvetica", 10)
    )
    found = read([full, end], ["iew and what came of it.", "See https://b.example/x."], [full, end], ["The end"])
    assert urls(found) == ["https://b.example/x", "https://a.example/reports/annual-rev"]
    assert found.notes == ("left aside: https://a.example/reports/annual-rev: it may be cut off at the end of page 1",)


@pytest.mark.parametrize(("below", "cut"), [
    (["The court said no more.", "3.2 Methods"], False), (["and the court", "said no more."], False), (["The court", "2021/annex.pdf said so."], True),
    (["A report of the court", "said no more.", "2021/annex.pdf said so."], True), (["long-title-of-it, which"], True),
    (["12", "The court said no more.", "/HPC"], False), (["A court", "https://b.example/of-", "long/2021/annex.pdf", "said no more."], False),
    (["A report", "annual-report, which"], True), (["More", "of", "the", "court", "in long-term care"], False),
])  # fmt: skip
def test_url_ending_in_a_slash_at_a_page_end_is_whole_if_nothing_may_continue_it(below, cut):
    address = "https://a.example/the-reports-of-the-years/"
    found = read([FILL, f"See {address}"], below, [FILL])
    assert [one for one in urls(found) if "b.example" not in one] == ([] if cut else [address])
    assert found.notes == ((f"left aside: {address}: it may be cut off at the end of page 1",) if cut else ())


@pytest.mark.parametrize(("end", "below", "whole"), [
    ("reports/annual-", "report-of-2021.html said", "reports/annual-report-of-2021.html"), ("reports/", "2021/annex.pdf.", "reports/2021/annex.pdf"),
    ("x?id=", "12&b=3,", "x?id=12&b=3"), ("a%20", "report%20of%202021.pdf said", "a%20report%20of%202021.pdf"), ("reports/annual-", "report-of-\n2021/annex.pdf", "reports/annual-report-of-2021/annex.pdf"),
])  # fmt: skip
@pytest.mark.parametrize("head", [[], ["A report of the court", FILL]])
def test_url_is_joined_over_pages_where_the_next_one_can_only_begin_with_its_rest(end, below, whole, head):
    numbers = [["1"], ["2"], ["3"]] if head else [[], [], []]
    found = read(
        [*head[:1], FILL, FILL, f"See https://a.example/{end}", *numbers[0]],
        [*head[:1], *below.split("\n"), FILL, "https://b.example/x", *numbers[1]],
        [*head[:1], FILL, *numbers[2]],
    )
    assert [(one.url, one.locator) for one in found.cited] == [
        (f"https://a.example/{whole}", "page 1"),
        ("https://b.example/x", "page 2"),
    ]
    assert found.notes == ()
    assert "joined over a line break" in found.cited[0].changed


@pytest.mark.parametrize("below", ["Annual reports", "3. The court", "12", "and so on", "Long-term care"])
def test_url_is_not_joined_with_what_may_be_the_next_pages_own_beginning(below):
    found = read([FILL, "See https://a.example/reports/annual-"], [below, FILL], [FILL])
    assert urls(found) == []
    assert found.notes == ("left aside: https://a.example/reports/annual-: it may be cut off at the end of page 1",)


def test_url_continued_on_the_next_page_belongs_to_its_reference():
    found = read(
        ["References", "[1] A report. https://a.example/1", "[2] Another. https://a.example/2", "[3] One more. https://a.example/long-"],
        ["report-of-2021.html.", "[4] The last. https://a.example/4"],
    )  # fmt: skip
    assert [(one.url, one.locator) for one in found.cited][-2:] == [
        ("https://a.example/long-report-of-2021.html", "reference 3, page 1"), ("https://a.example/4", "reference 4, page 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("below", ["and the court said no more.", "care"])
def test_word_of_a_sentence_does_not_continue_the_widest_line_of_the_page_before(below):
    address = f"https://a.example/{'the-reports-of-the-years-' * 3}/"
    found = read([FILL, f"See {address}"], ["The end", below], [FILL])
    assert (urls(found), found.notes) == ([address], ())


def test_own_url_in_the_margins_of_a_browser_printout_is_not_cited():
    own = "https://press.example.org/2021/a-statement"
    found = read(
        *[
            [f"29/05/2021 {own}", FILL, FILL, f"https://a.example/{at}", FILL, FILL, f"{own} {at}/12"]
            for at in range(1, 13)
        ]
    )
    assert urls(found) == [f"https://a.example/{at}" for at in range(1, 13)]
    assert found.notes == (
        f"left aside: {own}: it stands at the head or the foot of pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more",
    )


def test_soft_hyphen_at_a_break_is_shown_as_a_hyphen():
    found = read([FILL, "See https://a.example/annual\u00ad"], ["review, and more."])
    assert urls(found) == []
    assert "https://a.example/annual-: it may be cut off" in found.notes[0]


def test_soft_hyphen_printed_within_a_line_is_read_as_a_hyphen():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Vera", 10)
    canvas.drawString(60, 780, "See https://a.example/for\u00adorganisations, and more.")
    canvas.save()
    assert urls(citations.read(file.getvalue(), "a.pdf")) == ["https://a.example/for-organisations"]


def test_three_characters_mapped_to_one_hyphen_glyph_are_one_hyphen():
    """Word for the Mac mapped each hyphen to three characters: hyphen-minus, soft hyphen and hyphen."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    canvas.setFont("Vera", 10)
    canvas.drawString(60, 780, "See https://a.example/for·organisations·")
    canvas.drawString(60, 766, "and·others.html, and more.")
    canvas.save()
    # the characters that the font says its glyph stands for
    told = file.getvalue().replace(b"<00B7>", b"<002D00AD2010>")
    assert urls(citations.read(told, "a.pdf")) == ["https://a.example/for-organisations-and-others.html"]


def test_running_heads_and_feet_are_named_once_and_not_cited():
    pages = [
        ["www.series.example.org/12", f"{FILL}{2 * at - 1} {FILL}{2 * at}", FILL, f"{2 * at - 1} Institute, https://a.example/{at}.", f"{2 * at} Other, https://b.example/.",
         f"Page {at} · https://press.example.org/12"]
        for at in range(1, 5)
    ]  # fmt: skip
    found = read(*pages)
    assert [(one.url, one.locator) for one in found.cited] == [
        one for at in range(1, 5)
        for one in ((f"https://a.example/{at}", f"footnote {2 * at - 1}, page {at}"), ("https://b.example/", f"footnote {2 * at}, page {at}"))
    ]  # fmt: skip
    assert found.notes == tuple(
        f"left aside: {one}: it stands at the head or the foot of pages 1, 2, 3, 4"
        for one in ("www.series.example.org/12", "https://press.example.org/12")
    )


def test_link_on_a_running_foot_is_left_aside():
    file = Pages()
    for at in range(3):
        file.page(
            f"{at} text https://a.example/{at}",
            FILL,
            FILL,
            FILL,
            "A series",
            links=[(4, "series", "https://s.example/")],
        )
    found = citations.read(file.bytes(), "a.pdf")
    assert urls(found) == [f"https://a.example/{at}" for at in range(3)]
    assert found.notes == ("left aside: https://s.example/: it stands at the head or the foot of pages 1, 2, 3",)


def test_target_of_a_running_foot_that_the_text_links_too_is_cited():
    file = Pages()
    for at in range(3):
        links = [(4, "series", "https://s.example/"), (0, "text", "https://s.example/")]
        file.page(f"{at} text https://a.example/{at}", FILL, FILL, FILL, "A series", links=links)
    found = citations.read(file.bytes(), "a.pdf")
    assert sorted(urls(found)) == sorted([*(f"https://a.example/{at}" for at in range(3)), *["https://s.example/"] * 3])
    assert found.notes == ()


def test_line_on_only_two_pages_or_at_other_heights_is_no_running_foot():
    source = "Source: https://data.example.org/."
    found = read(
        [FILL, source],
        [FILL, source],
        [FILL],
        [source],
        [FILL, FILL, FILL, source],
        [FILL] * 6,
        [FILL] * 2,
        [FILL, source],
    )
    assert [one.locator for one in found.cited] == [f"page {at}" for at in (1, 2, 4, 5, 8)]


ARABIC = "ريرقت العيادات"


def test_url_ending_a_right_to_left_line_is_found_where_it_may_continue():
    text = f"{ARABIC}\r\nhttps://a.example/clinic- :ىلع\r\n.2 {ARABIC} ،annual/report.pdf\r\nhttps://b.example/x :ىلع\r\n{ARABIC}\r\n"
    assert [(text[one], text[rest]) for one, rest in turned(text)] == [
        ("https://a.example/clinic-", "annual/report.pdf")
    ]
    assert list(turned(text.replace(ARABIC, "A report").replace(":ىلع", "it"))) == []
    cut = f"https://a.example/clinic- :ىلع\r\n{ARABIC}\r\n"
    assert [cut[one] for one, _ in turned(cut)] == ["https://a.example/clinic-"]
