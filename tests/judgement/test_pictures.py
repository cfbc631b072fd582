"""Pages of a PDF that are pictures: those that show another picture are reported, and not said to be unseen."""

from __future__ import annotations

import pytest

from archiver.page_numbers import numbered, pages_of
from archiver.text import extract
from archiver.text.pictures import other_pictures
from storage.model import Finding, Role
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference
from tests.judgement.test_short_documents import pdf

TEXT, MORE = PARAGRAPHS[:3], PARAGRAPHS[3:]
OLD = (TEXT, "scan one", MORE, "scan two")


def seen(*pages, old=OLD):
    return look(
        exchange(pdf(*pages), declared="application/pdf"), last=reference(pdf(*old), declared="application/pdf")
    )


def said(found):
    return [one.text for one in found.reasons if one.rule == "pictures"]


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [
        ((TEXT, "scan three", MORE, "scan two"), [2]),
        ((TEXT, "scan three", MORE, "scan four"), [2, 4]),
        ((TEXT, "scan two", MORE, "scan one"), [2, 4]),
        ((TEXT, "scan one", MORE, []), [4]),
        ((TEXT, "scan one", MORE), [4]),
        ((TEXT, "scan three", "scan one", MORE, "scan two"), [2]),
        ((TEXT, "scan one", MORE, "scan two"), []),
    ],
)
def test_pdf_pages_with_another_picture_are_numbered(pages, numbers):
    old, new = (extract(pdf(*one)) for one in (OLD, pages))
    assert pages_of(other_pictures(old, new)) == numbers
    assert pages_of(seen(*pages).observation.last.pictures) == numbers


def test_look_names_pdf_pages_with_other_pictures_beside_changes_of_the_text():
    only = seen(TEXT, "scan three", MORE, "scan two")
    assert (only.finding, said(only)) == (Finding.ALTERED, ["pages without text whose pictures differ: 2"])
    assert "pages" not in only.rules
    both = seen(TEXT, "scan three", MORE[:2], "scan two")
    assert (both.finding, said(both), "lost" in both.rules) == (Finding.ALTERED, said(only), True)
    scans = seen("scan one", "scan three", old=("scan one", "scan two"))
    assert (scans.finding, said(scans)) == (Finding.ALTERED, said(only))


def test_look_names_pages_with_other_pictures_of_a_pages_document():
    url = "https://institute.example/report.pdf"
    before, after = (
        exchange(pdf(*pages), url=url, declared="application/pdf", role=Role.DOCUMENT)
        for pages in (OLD, (TEXT, "scan three", MORE, "scan two"))
    )
    body = page(extra=f'<p><a href="{url}">The report</a></p>')
    found = look(exchange(body), after, last=reference(body, before))
    assert found.finding is Finding.ALTERED
    assert said(found) == ["pages without text whose pictures differ: 2"]
    assert pages_of(found.observation.members[0].pictures) == [2]


def test_long_list_of_page_numbers_is_cut_short():
    assert numbered(f"{n}:" for n in range(1, 32)).endswith("29, 30…")
    assert numbered(["2:ab", "5:"]) == "2, 5"


def test_page_of_markup_without_text_is_not_said_to_show_the_same_picture():
    before, after = (f"<title>Plan</title><body class={one}><img src=/plan.jpg></body>" for one in "ab")
    found = look(exchange(after), last=reference(before))
    assert found.finding is Finding.PRESENTATION
    assert [one.text for one in found.reasons] == ["other bytes, and no text to compare"]
