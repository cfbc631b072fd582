"""Presentations and books: what slides show and chapters say, in reading order."""

from __future__ import annotations

import random

import pytest

from archiver import text
from archiver.text import Kind, compare, quotes_found
from archiver.text.formats import paper
from archiver.text.sniff import EPUB, PAPERS, PPTX
from tests.judgement.looks import PARAGRAPHS
from tests.support.office import epub, odp, paragraph, pptx, related, shape, zipped
from tests.text.test_office import CHART, damaged


def read(parts, **settings):
    return text.extract(zipped(parts, **settings))


def shown(*slides, **more):
    return read(pptx(*slides, **more)).visible.split("\n")


def chapter(*said):
    told = "".join(f"<p>{one}</p>" for one in said)
    return f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{told}</body></html>'


def test_slides_are_read_in_the_order_of_the_show():
    got = read(pptx(shape("Second slide"), shape("First slide", "A bullet & another"), order=(2, 1)))
    assert (got.kind, got.media_type) == (Kind.PPTX, PPTX)
    assert got.visible.split("\n") == ["First slide", "A bullet & another", "Second slide"]


def test_tables_breaks_and_groups_are_read():
    cells = ("<a:tc><a:txBody>" + paragraph(one) + "</a:txBody></a:tc>" for one in ("Year", "Deaths"))
    table = f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>{''.join(cells)}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    broken = "<a:p><a:r><a:t>one</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p>"
    assert shown(f"<p:grpSp>{shape(broken)}</p:grpSp>{table}{shape('after')}") == [
        "one",
        "two",
        "Year\tDeaths",
        "after",
    ]


def test_charts_of_a_slide_are_read_behind_its_shapes():
    parts = {"ppt/slides/_rels/slide1.xml.rels": related(("chart", "../charts/c.xml")), "ppt/charts/c.xml": CHART}
    told = ["Findings", "Deaths by year", "2019\tMen\t412", "2020\tMen\t77", "Next"]
    assert shown(shape("Findings"), shape("Next"), more=parts) == told


def test_slide_numbers_dates_and_speaker_notes_are_not_text():
    fields = (
        '<a:p><a:fld type="slidenum"><a:t>3</a:t></a:fld></a:p><a:p><a:r><a:t>As of </a:t></a:r>'
        '<a:fld type="datetime1"><a:t>29 November 2026</a:t></a:fld><a:r><a:t>March</a:t></a:r></a:p>'
    )
    notes = {
        "ppt/slides/_rels/slide1.xml.rels": related(("notesSlide", "../notesSlides/n.xml"), ("diagramData", "../diagrams/d.xml")),
        "ppt/notesSlides/n.xml": f"<x xmlns:a='a'>{paragraph('Speak slowly.')}</x>",
        "ppt/diagrams/d.xml": f"<x xmlns:a='a' xmlns:d='d'><d:pt><d:t>{paragraph('In a diagram')}</d:t></d:pt></x>",
    }  # fmt: skip
    assert shown(shape(fields), more=notes) == ["As of March", "In a diagram"]


def test_counter_that_matches_its_own_slide_is_not_text():
    assert shown(shape("Gates", "1 / 2"), shape("Deaths", "Page 2 of 2", "2 of 2", "1 / 2")) == [
        "Gates",
        "Deaths",
        "Page 2 of 2",
        "1 / 2",
    ]


def test_alternative_content_for_newer_and_older_programs_is_read_once():
    both = f"<mc:AlternateContent><mc:Choice>{shape('new')}</mc:Choice><mc:Fallback>{shape('old')}</mc:Fallback></mc:AlternateContent>"
    older = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{shape('old')}</mc:Fallback></mc:AlternateContent>"
    assert shown(both + older) == ["new", "old"]


def test_odp_is_read_without_its_notes():
    box = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    notes = f"<presentation:notes>{box.format('Speak slowly.')}</presentation:notes>"
    slides = (f'<draw:page draw:name="p{n}">{box.format(said)}{notes}</draw:page>' for n, said in enumerate("ab"))
    got = read(odp("".join(slides)))
    assert (got.kind, got.visible) == (Kind.ODP, "a\nb")


def test_book_is_read_along_its_spine():
    got = read(epub(chapter("The end."), chapter("The “beginning”", PARAGRAPHS[0]), order=(2, 1, 2)))
    assert (got.kind, got.media_type, got.title) == (Kind.EPUB, EPUB, "The book")
    assert [one for one in got.visible.split("\n") if one] == ["The “beginning”", PARAGRAPHS[0], "The end."]
    assert quotes_found(got, [PARAGRAPHS[0]]) == {PARAGRAPHS[0]: True}


@pytest.mark.parametrize(
    "tag", ['<video src="a.mp4"/>', "<audio />", '<iframe src="a"/>', '<object data="a"/>', "<textarea/>"]
)
def test_chapter_is_read_on_behind_an_empty_element(tag):
    """XHTML closes any element so; HTML would take the rest of the chapter as its content."""
    got = read(epub(chapter(PARAGRAPHS[0], PARAGRAPHS[1]).replace("</p><p>", f"</p>{tag}<p>")))
    assert got.visible.split("\n") == [*PARAGRAPHS[:2]]


def test_book_with_a_chapter_longer_than_is_read_is_marked_as_cut():
    long = chapter(*["Forty witnesses were heard from March to June."] * 45_000)
    assert [read(epub(one, chapter("The end."))).cut for one in (chapter("Short."), long)] == [False, True]


def test_kind_is_recognised_by_its_parts_when_the_first_bytes_do_not_tell():
    given = {f"{n}.jpeg": random.Random(n).randbytes(5000) for n in range(2)}
    for kind, made in (
        (Kind.EPUB, epub(chapter("Words."))),
        (Kind.ODP, odp("<text:p>Words.</text:p>")),
        (Kind.PPTX, pptx(shape("Words."))),
    ):
        data = zipped(given | made)
        assert text.sniff(data) == "application/zip"
        assert text.textless(data) is None
        got = text.extract(data)
        assert (got.kind, got.visible, PAPERS[got.media_type]) == (kind, "Words.", kind)
    got = text.extract(zipped(given))
    assert (got.kind, got.media_type) == (Kind.PLAIN, "application/zip")  # read as a table of its files


def test_encrypted_book_counts_as_password_protected():
    got = read(epub(chapter("\x01\x02"), locked=(1,)))
    assert (got.kind, got.visible, got.password_fields) == (Kind.EPUB, "", 1)
    half = read(epub(chapter("Open."), chapter("\x01\x02"), locked=(2,)))
    assert (half.visible, half.password_fields) == ("Open.", 0)
    fonts = read(epub(chapter("Open.")) | {"META-INF/encryption.xml": '<e><CipherReference URI="OPS/font.otf"/></e>'})
    assert (fonts.visible, fonts.password_fields) == ("Open.", 0)


@pytest.mark.parametrize(
    "made",
    [
        lambda *said, **more: read(pptx(*map(shape, said)), **more),
        lambda *said, **more: read(epub(*map(chapter, said)), **more),
        lambda *said, **more: read(odp("".join(f"<text:p>{one}</text:p>" for one in said)), **more),
    ],
    ids=["pptx", "epub", "odp"],
)
def test_resaved_document_is_the_same_and_a_lost_line_is_reported(made):
    bullet = "The ditches of the upper valley were dug by people who had no choice."
    old = made(*PARAGRAPHS, bullet)
    again = compare(old, made(*PARAGRAPHS, bullet, year=2026))
    assert (again.same_text, again.lost, again.added) == (True, (), ())
    less = compare(old, made(*PARAGRAPHS))
    assert (less.same_text, less.lost, less.added) == (False, (bullet,), ())


def test_slides_of_pictures_only_have_no_text():
    got = read(pptx("<p:pic/>", "<p:pic/>"))
    assert (got.kind, got.media_type) == (Kind.OTHER, PPTX)
    assert not compare(got, read(pptx("<p:pic/>"))).same_text


def test_hostile_or_damaged_files_yield_bounded_text():
    got = read(pptx(*[shape("word " * 20_000)] * 30))
    assert (len(got.visible) <= paper.CHARS, got.cut) == (True, True)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    parts = pptx(shape("ok"))
    parts["ppt/slides/slide1.xml"] = bomb + parts["ppt/slides/slide1.xml"].replace("ok", "&a;&a;ok")
    assert "aaaa" not in read(parts).visible
    outside = epub(chapter("Words.")) | {
        "OPS/book.opf": '<p><item id="a" href="../../../etc/passwd"/><itemref idref="a"/><itemref idref="b"/></p>'
    }
    assert read(outside).visible == ""
    deep = read(pptx("<p:grpSp>" * 3000 + shape("deep")))
    assert "deep" not in deep.visible
    for made in (pptx(*map(shape, PARAGRAPHS)), epub(*map(chapter, PARAGRAPHS)), odp("<text:p>Words.</text:p>")):
        whole, give = zipped(made), random.Random(7)
        length = len(text.extract(whole).visible)
        for _ in range(100):
            assert len(text.extract(damaged(whole, give)).visible) < 2 * length + 100
