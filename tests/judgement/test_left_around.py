"""A text is gone although a sentence or two around it stays (author, copyright, caption), and although readers' remarks
or lists beside it, which differ at each look, are read as if they were text. What a text was cut to is a remainder of
it."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.articles import TEXT, page, seen
from tests.judgement.looks import PARAGRAPHS

AUTHOR = "<p>Ruth Amsel counts wages for the institute.</p>"
COPYING = "<p>What is printed here may be copied with our name.</p>"
NOTICE = "<p>She who wrote this has asked us to let it rest. So we do.</p>"
NAMES = ("Anna", "M. K.", "Tom", "Peter", "the miller", "Olga", "Ines", "a driver", "Jo", "Sven", "Ute", "Carl")
WORDS = (
    "rain barley ferry cousin winter ledger cattle bridge orchard tailor harvest window garden soldier kettle market river candle "
    "teacher blanket quarry stable mill chapel lantern parcel shepherd cellar saddle harbour needle basket pasture cobbler meadow"
).split()


def remark(seed: int) -> str:
    return " ".join(WORDS[(seed * 13 + n * (seed % 9 + 2)) % len(WORDS)] for n in range(9)).capitalize() + "."


def remarks(count: int, since: int) -> str:
    """`count` remarks, all different from those of another look."""
    said = "".join(
        f"<li><b>{NAMES[n % 12]}{since}</b> <time>{n + 1}:{since + 10}</time><p>{remark(since * 40 + n)}</p></li>"
        for n in range(count)
    )
    return f'<section class="comments" id="comments"><h2>Comments ({count})</h2><ol>{said}</ol></section>'


@pytest.mark.parametrize("around", [AUTHOR, COPYING, AUTHOR + COPYING])
@pytest.mark.parametrize("instead", ["", NOTICE])
def test_author_or_copyright_line_below_a_text_is_no_remainder_of_it(around, instead):
    whole = TEXT + TEXT.replace("the", "some")
    assert seen(page(whole, around), page(instead, around)).finding.effect is Effect.LOSS
    assert seen(page(whole, around), page(whole, around)).finding.effect is Effect.GOOD


def test_one_paragraph_that_a_text_was_cut_to_is_a_remainder_of_it():
    whole = TEXT + TEXT.replace("the", "some")
    begun = f"<p>{PARAGRAPHS[0]}</p>"
    for inner in (begun, begun + "<p>The rest is for those who keep us going.</p>"):
        assert seen(page(whole), page(inner)).finding is Finding.ALTERED_LARGE
    amid = f"<p>{PARAGRAPHS[3]}</p><p>The rest is for those who keep us going.</p>"  # its beginning is not shown
    assert seen(page(whole), page(amid)).finding is Finding.ALTERED_LARGE


def test_every_sentence_of_a_short_text_counts_as_a_remainder():
    few = "<p>The wells are cleaned in May. Ruth Amsel counts them for the institute, and tells the county.</p>"
    assert seen(page(few, AUTHOR), page("", AUTHOR)).finding.effect is not Effect.LOSS


@pytest.mark.parametrize("count", [5, 8, 10])
def test_remarks_that_differ_at_each_look_are_no_text_in_its_place(count):
    before = page(TEXT, remarks(5, 1))
    assert seen(before, page("", remarks(count, 2))).finding is Finding.REPLACED
    assert seen(before, page(NOTICE, remarks(count, 2))).finding.effect is Effect.LOSS
    assert seen(before, page(TEXT, remarks(count, 2))).finding.effect is Effect.GOOD


def test_text_rewritten_beside_changing_remarks_is_an_alteration():
    other = "".join(f"<p>{one}</p>" for one in PARAGRAPHS).replace("labour", "harvest").replace("the ", "every ")
    found = seen(page(TEXT, remarks(5, 1)), page(other, remarks(6, 2)))
    assert found.finding.effect is Effect.CHANGE


def listing(title: str, heading: str, text: str) -> str:
    """A page of a site that has much more beside its texts than in most of them."""
    beside = "".join(f"<li><a href=/w/{n}>Of {word} and {WORDS[n % 7]}</a></li>" for n, word in enumerate(WORDS * 2))
    return (
        f"<!doctype html><html><head><title>{title} | Lind writes</title></head><body><div id=c><h1>{heading}</h1>{text}</div>"
        f"<div id=d><ul>{beside}</ul></div></body></html>"
    )


ENTRIES = "".join(f"<div><span>2018-0{n}-07</span> <a href=/p/{n}>{WORDS[n]} lost</a></div>" for n in (6, 3))


def test_not_found_page_is_a_soft_404_however_much_stands_beside_it():
    kept = listing("Tag: harbour", "harbour", ENTRIES)
    assert seen(kept, listing("Page not found", "404 Not Found", "")).finding is Finding.SOFT_GONE
    assert seen(kept, listing("Page not found", "harbour", ENTRIES)).finding.effect is not Effect.LOSS
    assert seen(kept, listing("Page not found", "404 Not Found", ENTRIES)).finding.effect is not Effect.LOSS
