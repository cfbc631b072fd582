"""Cited passages as people paste them: with numbers, heads and remarks that are none of their words."""

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
    """As at a first look, at which no copy tells whether it is looked for loosely."""
    return quotes_found(text, [quote])[quote] or quotes_found(text, [quote], loosely=True)[quote]


LEFT_OUT = [
    ". . .", ". . . .", "[. . .]", "(. . .)", "⋯", "⋯⋯", "･･･", "···", "‥", "（中略）", "〔中略〕", "(중략)", "[생략]", "[snip]", "[---]", "[…]", "…",
]  # fmt: skip


@pytest.mark.parametrize("sign", LEFT_OUT)
def test_an_ellipsis_is_one_however_it_is_typed(sign):
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
def test_what_people_copy_with_a_passage_or_say_of_it_is_none_of_its_words(quote):
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
def test_a_passage_copied_over_the_end_of_a_page_is_there(quote):
    text = pdf_text(*PAGES)
    assert found(text, quote)
    assert not found(text, quote.replace("12 of", "13 of"))
    assert not found(text, quote.replace("north", "south"))
    edited = pdf_text(PAGES[0], PAGES[1].replace("were dry", "were full"))
    assert quotes_found_in_both(text, edited, [quote])[quote] == (True, False)


def pdf_text(*pages: str) -> Text:
    lines = [page.replace("\n", ") Tj 0 -14 Td (") for page in pages]
    return extract(pdf(*lines), media_type="application/pdf", url="https://institute.example/r.pdf")


def test_a_number_of_the_passage_itself_counts_within_a_line():
    quote = "confirmed that 12 of them were dry"
    page = html(whole(SAID))
    assert quotes_found_in_both(page, html(whole(SAID.replace("12 of", "of"))), [quote])[quote] == (True, False)
    assert not found(html(whole(SAID.replace("12 of", "of"))), quote)
    assert not found(html(whole(SAID.replace("that 12 of", "that 15\nof"))), "12 of them were dry")


def test_capitals_may_do_without_accents():
    page = html(whole("Les détenus ont été forcés d’écrire ceci dans la nuit."))
    assert found(page, "LES DETENUS ONT ETE FORCES")
    assert not found(page, "LES DETENUS ONT ETE PRIES")
    assert not quotes_found(page, ["LES DETENUS ONT ETE FORCES"])["LES DETENUS ONT ETE FORCES"], (
        "only where no copy has it"
    )


def test_a_first_look_finds_a_passage_that_was_pasted_with_the_sign_of_a_note():
    quote = "wells along the river,12 and the wardens"
    first = look(exchange(whole(SAID)), last=None, quotes=[quote])
    assert (first.finding, first.observation.quotes) == (Finding.FIRST, {quote: True})


FOUND = "In May the officers of the camp were found"
OVERLEAF = [f"{PARAGRAPHS[0]}\n{FOUND}", f"guilty of the murder of three men.\n{PARAGRAPHS[1]}"]


@pytest.mark.parametrize(
    "line", ["12 days later, by a court of appeal, to be not", "12 May brought a court that said: not"]
)
def test_a_line_of_the_sentence_is_no_note_at_the_foot_of_its_page_by_the_number_that_it_begins_with(line):
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
def test_notes_at_the_foot_of_a_page_are_no_words_of_a_sentence_that_goes_on_overleaf(sign, notes):
    quote = "officers of the camp were found guilty of the murder"
    page = pdf_text(f"{OVERLEAF[0].replace('camp', sign)}\n{notes}", OVERLEAF[1])
    assert found(page, quote)
    assert quotes_found_in_both(pdf_text(*OVERLEAF), page, [quote])[quote] == (True, True)
