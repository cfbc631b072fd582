"""Cited passages as people paste them: with page numbers, running heads and remarks that are not their words."""

from __future__ import annotations

import pytest

from archiver.text import Text, extract
from archiver.text.cited.quotes import quotes_found, quotes_found_in_both
from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look
from tests.text.test_cited_notes import whole
from tests.text.test_text import html, pdf

SAID = "The survey counted wells along the river, and the wardens confirmed that 12 of them were dry in May 2012."
HEAD = "Survey of wells"
PAGES = [
    f"{HEAD}\n{PARAGRAPHS[0]}\nThe survey counted wells, and 12 of the wells that\n14",
    f"{HEAD}\nstood in the north were dry in May 2012.\n{PARAGRAPHS[1]}\n15",
]


def found(text, quote: str) -> bool:
    """As at a first visit, when no copy tells whether to search loosely."""
    return quotes_found(text, [quote])[quote] or quotes_found(text, [quote], loosely=True)[quote]


LEFT_OUT = [
    ". . .", ". . . .", "[. . .]", "(. . .)", "⋯", "⋯⋯", "･･･", "···", "‥", "（中略）", "〔中略〕", "(중략)", "[생략]", "[snip]", "[---]", "[…]", "…",
]  # fmt: skip


@pytest.mark.parametrize("sign", LEFT_OUT)
def test_ellipsis_is_recognised_however_it_is_typed(sign):
    page = html(whole(SAID))
    quote = f"counted wells {sign} 12 of them were dry"
    assert quotes_found(page, [quote]) == {quote: True}
    assert not found(page, f"12 of them were dry {sign} counted wells")


@pytest.mark.parametrize(
    "quote",
    [
        "wells along the river,12 and the wardens confirmed",
        "12 of them were dry in May 2012.12",
        "12 of them were dry in May 2012. 12",
        "the wardens [sic] confirmed that 12 of them were dry",
        "the wardens confirmed that 12 of them were dry (emphasis added)",
        "the wardens confirmed that 12 of them were dry (Hervorhebung d. Verf.)",
        "12 of them were dry in May 2012 (p. 14)",
        "“12 of them were dry in May 2012” (Report, pp. 14–15)",
        "1. The survey counted wells along the river",
        "(a) The survey counted wells along the river",
        "o The survey counted wells along the river",
        "THE SURVEY COUNTED WELLS ALONG THE RIVER",
    ],
)
def test_note_numbers_and_remarks_pasted_with_a_quote_are_ignored(quote):
    assert found(html(whole(SAID)), quote)
    for one, other in (("12 of", "13 of"), ("river, and", "lake, but"), ("survey", "report"), ("confirmed", "denied")):
        edited = html(whole(SAID.replace(one, other)))
        assert found(edited, quote) == (one.split(",")[0].casefold() not in quote.casefold())


@pytest.mark.parametrize(
    "quote",
    [
        "12 of the wells that stood in the north were dry",
        "12 of the wells that 14 stood in the north were dry",
        "12 of the wells that - 14 - stood in the north were dry",
        "12 of the wells that Page 14 of 20 stood in the north were dry",
        f"12 of the wells that 14 {HEAD} stood in the north were dry",
    ],
)
def test_passage_pasted_across_a_page_break_is_found(quote):
    text = pdf_text(*PAGES)
    assert found(text, quote)
    assert not found(text, quote.replace("12 of", "13 of"))
    assert not found(text, quote.replace("north", "south"))
    edited = pdf_text(PAGES[0], PAGES[1].replace("were dry", "were full"))
    assert quotes_found_in_both(text, edited, [quote])[quote] == (True, False)


def pdf_text(*pages: str) -> Text:
    lines = [page.replace("\n", ") Tj 0 -14 Td (") for page in pages]
    return extract(pdf(*lines), media_type="application/pdf", url="https://institute.example/r.pdf")


def test_number_within_a_quoted_line_is_not_ignored():
    quote = "confirmed that 12 of them were dry"
    page = html(whole(SAID))
    assert quotes_found_in_both(page, html(whole(SAID.replace("12 of", "of"))), [quote])[quote] == (True, False)
    assert not found(html(whole(SAID.replace("12 of", "of"))), quote)
    assert not found(html(whole(SAID.replace("that 12 of", "that 15\nof"))), "12 of them were dry")


def test_quote_in_capitals_may_omit_accents():
    page = html(whole("Les détenus ont été forcés d’écrire ceci dans la nuit."))
    assert found(page, "LES DETENUS ONT ETE FORCES")
    assert not found(page, "LES DETENUS ONT ETE PRIES")
    assert not quotes_found(page, ["LES DETENUS ONT ETE FORCES"])["LES DETENUS ONT ETE FORCES"], (
        "only where no copy has it"
    )


def test_first_visit_finds_a_quote_pasted_with_a_note_number():
    quote = "wells along the river,12 and the wardens"
    first = look(exchange(whole(SAID)), last=None, quotes=[quote])
    assert (first.finding, first.observation.quotes) == (Finding.FIRST, {quote: True})


FOUND = "In May the officers of the camp were found"
OVERLEAF = [f"{PARAGRAPHS[0]}\n{FOUND}", f"guilty of the murder of three men.\n{PARAGRAPHS[1]}"]


@pytest.mark.parametrize(
    "line", ["12 days later, by a court of appeal, to be not", "12 May brought a court that said: not"]
)
def test_continuation_line_that_begins_with_a_number_is_not_a_footnote(line):
    quote = "officers of the camp were found guilty of the murder"
    old, new = pdf_text(*OVERLEAF), pdf_text(f"{OVERLEAF[0]}\n{line}", OVERLEAF[1])
    assert quotes_found_in_both(old, new, [quote])[quote] == (True, False)


@pytest.mark.parametrize(
    ("sign", "notes"),
    [
        ("camp12", "12 Interview with a guard, at the camp."),
        ("camp12", "12 see the first report."),
        ("camp,12", "12. Interview with a guard, at the camp."),
        ("camp [12]", "[12] Interview with a guard, at the camp."),
        ("camp*", "* Interview with a guard, at the camp."),
        ("camp", "1 Interview with a guard, at the camp.\n2 Ibid., p. 4."),
    ],
)
def test_footnotes_do_not_interrupt_a_sentence_that_continues_overleaf(sign, notes):
    quote = "officers of the camp were found guilty of the murder"
    page = pdf_text(f"{OVERLEAF[0].replace('camp', sign)}\n{notes}", OVERLEAF[1])
    assert found(page, quote)
    assert quotes_found_in_both(pdf_text(*OVERLEAF), page, [quote])[quote] == (True, True)
