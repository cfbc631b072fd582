"""A pull quote, a sentence of the text that its page sets a second time, is not text; a quote that says more is."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

SAID = [
    "The office took four samples in each of nine villages, and found more arsenic than the guideline allows in all of them.",
    "“We were told that the wells had been sealed,” said Maria Oldenburg, who led the survey. “Nobody could show us the papers.”",
    "In March the ministry answered that the figures were provisional, and it has not said since when final ones would come.",
    "Villagers have carried water from the river since then, which is said to be no better. Nobody has measured it so far.",
]


def read(*said: str) -> Text:
    body = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in said)
    markup = f"<!doctype html><html lang=en><head><title>Arsenic in the wells</title></head><body><article><h1>Arsenic in the wells</h1>{body}</article></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://post.example/2020/wells")


def told(old: Text, new: Text) -> bool:
    """Whether a comparison of the two reports anything as lost or added."""
    found = compare(old, new)
    return bool(found.lost or found.added)


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>Nobody could show us the papers.</blockquote>",
        "<blockquote class=big><p>Nobody could show us the papers</p><p>— Maria Oldenburg</p></blockquote>",
        "<aside><p>We were told that the wells had been sealed</p></aside>",
    ],
)
def test_pull_quote_is_not_text(quote):
    assert not told(read(*SAID), read(*SAID[:2], quote, *SAID[2:]))
    assert not told(read(*SAID[:2], quote, *SAID[2:]), read(*SAID))


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>Somebody could show us the papers.</blockquote>",
        "<blockquote><p>Nobody could show us the papers</p><p>— Jan Holt</p></blockquote>",
        "<p>Nobody could show us the papers.</p>",
        "<ul><li>Nobody could show us the papers.</li></ul>",
        "<blockquote>sealed</blockquote>",
    ],
)
def test_quote_that_says_more_or_stands_in_the_running_text_is_reported(quote):
    assert told(read(*SAID), read(*SAID[:2], quote, *SAID[2:]))


def test_quote_of_a_sentence_that_stands_in_two_paragraphs_is_reported():
    twice = [
        *SAID,
        "The second keeper said the same of his own well in June, and of the year before. “Nobody could show us the papers.”",
    ]
    quote = "<blockquote>Nobody could show us the papers.</blockquote>"
    assert told(read(*twice), read(*twice, quote))


def test_sentence_lost_from_a_paragraph_is_reported_although_its_pull_quote_stays():
    quote = "<blockquote>Nobody could show us the papers.</blockquote>"
    without = SAID[1].replace(" “Nobody could show us the papers.”", "")
    assert told(read(*SAID, quote), read(SAID[0], without, *SAID[2:], quote))
