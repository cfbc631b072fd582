"""Another document of the site, or its front page, in place of the kept document. Site boilerplate, sentences of its
boxes and a login box are no evidence for the document when the answer has another title."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import CHINESE, MENU, PARAGRAPHS, exchange, look, reference

TEXT = (
    *PARAGRAPHS,
    "The second part of the survey, which is to follow in winter, asks the same households what became of the wages.",
    "Whoever was not met at home was asked by a letter, to which two of every three households gave an answer.",
)
OTHERS = tuple(
    f"The county archive of {town} opened {n + 3} rolls of the year {1960 + n} to readers without a letter of the office."
    for n, town in enumerate(("Arle", "Benth", "Corve", "Dunmere", "Esk", "Farn", "Gale"))
)
# boxes of the site under each of its texts, longer than the texts
BOXES = "".join(
    f'<div class="promo"><p>Our {thing} reaches members of the society on every second {day}, and its back numbers may be had '
    f"from the library for the price of the stamps, {thing} by {thing}, as long as there are some of them left in the cellar.</p></div>"
    for thing in ("letter", "journal", "almanac", "calendar", "atlas", "reader", "digest")
    for day in ("Monday", "Friday")
)  # fmt: skip
BOX = "<div hidden><form><input name=u><input type=password name=p><button>Go</button></form></div>"


def page(title: str, inner: str, beside: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title} | Society</title></head><body><header><nav><ul>{MENU}</ul></nav></header>"
        f"<div class=text><h1>{title}</h1>{inner}{beside}</div></body></html>"
    )


def told(paragraphs) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def seen(before: str, after: str):
    return look(exchange(after), last=reference(before))


def test_another_document_that_shares_only_the_sites_boxes_is_a_loss():
    kept = page("Labour transfer: a report", told(TEXT), BOXES)
    assert seen(kept, page("Open rolls", told(OTHERS), BOXES)).finding.effect is Effect.LOSS


def test_renamed_document_that_keeps_its_sentences_is_no_loss():
    kept = page("Labour transfer: a report", told(TEXT), BOXES)
    assert seen(kept, page("Open rolls", told((*TEXT, *OTHERS)), BOXES)).finding.effect is not Effect.LOSS
    assert seen(kept, page("Open rolls", told(TEXT[:4]), BOXES)).finding.effect is not Effect.LOSS


@pytest.mark.parametrize("before", [BOX, BOX + BOX])
def test_front_page_with_the_sites_usual_login_box_is_a_loss_not_a_login(before):
    news = "".join(f'<div><a href="/n{n}.html">样式{n}</a> <span>2023/{n + 1}/14 css</span></div>' for n in range(12))
    front = f"<html lang=zh><head><title>星空</title></head><body><h3>星空</h3><div><h1>星空</h1></div>{news}{before}</body></html>"
    found = seen(page("编码的思考", told(CHINESE), before), front)
    assert found.finding.effect is Effect.LOSS


def test_login_box_that_the_kept_page_did_not_have_is_a_login():
    asked = page("Log in", "<h2>Log in</h2>", BOX.replace(" hidden", ""))
    assert seen(page("Labour transfer: a report", told(PARAGRAPHS)), asked).finding is Finding.LOGIN
