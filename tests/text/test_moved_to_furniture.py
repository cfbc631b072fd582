"""Sentences that stood in the content and now stand only beside it (comments, teasers, menus, footers)."""

from __future__ import annotations

import pytest

from archiver.text.comparison.compare import compare
from storage.model import Finding
from tests.judgement.looks import MENU, PARAGRAPHS, exchange, look, reference, text_of

SENTENCE = "The guards beat the workers with cables, and twelve of them died in the night."
SECOND = "Their families were told a week later that they had gone to another county."
QUOTE = "beat the workers with cables"
AT = 3  # position of the sentence among the paragraphs


def _page(*lines: str, beside: str = "", above: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html lang=en><head><title>Labour transfer</title></head><body><header><nav><ul>{MENU}</ul></nav>{above}</header>"
        f"<main><article><h1>Labour transfer</h1>{body}</article></main>{beside}"
        "<footer><p>Institute of Economics, 12 Library Road.</p></footer></body></html>"
    )


def _lost(old: str, new: str) -> tuple[str, ...]:
    found = compare(*(text_of(exchange(one)) for one in (old, new)))
    assert found.added == ()
    return found.lost


BEFORE = _page(*PARAGRAPHS[:AT], SENTENCE, *PARAGRAPHS[AT:])
BESIDE = {
    "a comment": f"<section class=comments><h3>Comments</h3><p>Anna: where is “{SENTENCE}” now?</p></section>",
    "a comment of it alone": f"<div id=comments><p>{SENTENCE}</p></div>",
    "a teaser": f"<aside class=related><h3>Read also</h3><a href=/x>{SENTENCE}</a></aside>",
    "a menu": f"<nav><ul><li><a href=/x>{SENTENCE}</a></li></ul></nav>",
    "a footer": f"<footer><p>{SENTENCE}</p></footer>",
}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_sentence_that_now_stands_only_beside_the_content_is_lost(beside):
    assert _lost(BEFORE, _page(*PARAGRAPHS, beside=beside)) == (SENTENCE,)
    assert _lost(
        _page(*PARAGRAPHS[:AT], f"{SENTENCE} {SECOND}", *PARAGRAPHS[AT:], beside=beside),
        _page(*PARAGRAPHS, beside=beside),
    )


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_cited_passage_that_now_stands_only_beside_the_content_is_lost(beside):
    seen = look(exchange(_page(*PARAGRAPHS, beside=beside)), last=reference(BEFORE), quotes=[QUOTE])
    assert (seen.finding, seen.observation.quotes) == (Finding.ALTERED, {QUOTE: False})
    both = look(exchange(BEFORE.replace("<footer>", f"{beside}<footer>")), last=reference(BEFORE), quotes=[QUOTE])
    assert (both.finding.effect.value, both.observation.quotes) == ("good", {QUOTE: True})


def test_comment_that_quotes_the_cited_words_does_not_keep_the_passage():
    asked = f"<section class=comments><p>Anna: why does it say no more that they “{QUOTE}”?</p></section>"
    seen = look(exchange(_page(*PARAGRAPHS, beside=asked)), last=reference(BEFORE), quotes=[QUOTE])
    assert seen.observation.quotes == {QUOTE: False}


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("By Anna Miller, 4 May 2021", "<footer><p>By Anna Miller, 4 May 2021</p></footer>"),
        ("Photograph: wells of Brink", "<aside><p>Photograph: wells of Brink</p></aside>"),
        ("Tags: wells, wages, quotas", "<nav>Tags: wells, wages, quotas</nav>"),
    ],
)
def test_byline_caption_or_tags_moved_by_a_theme_are_not_lost(line, beside):
    assert _lost(_page(*PARAGRAPHS[:AT], line, *PARAGRAPHS[AT:]), _page(*PARAGRAPHS, beside=beside)) == ()


def test_last_paragraph_moved_into_the_footer_is_not_lost():
    box = "The institute is an independent body of the two provinces and is paid by gifts."
    assert _lost(_page(*PARAGRAPHS, box), _page(*PARAGRAPHS, beside=f"<footer><p>{box}</p></footer>")) == ()


def test_sentence_in_its_place_under_furniture_markup_is_not_lost():
    set_ = BEFORE.replace(f"<p>{SENTENCE}</p>", f"<div class=related>{SENTENCE}</div>")
    assert _lost(BEFORE, set_) == ()
    more = set_.replace(f"<p>{PARAGRAPHS[0]}", f"<p>{SECOND}</p><p>{PARAGRAPHS[0]}")
    found = compare(*(text_of(exchange(one)) for one in (BEFORE, more)))
    assert (found.lost, found.added) == ((), (SECOND,))
