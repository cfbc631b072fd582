"""A sentence of a text that its page sets a second time, to draw readers in, is no text; one that says something more is."""

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
def test_a_sentence_set_again_to_draw_readers_in_is_no_text(quote):
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
def test_what_says_more_or_stands_in_the_text_itself_is(quote):
    assert told(read(*SAID), read(*SAID[:2], quote, *SAID[2:]))


def test_one_that_stands_in_two_paragraphs_is_of_one_of_them():
    twice = [
        *SAID,
        "The second keeper said the same of his own well in June, and of the year before. “Nobody could show us the papers.”",
    ]
    quote = "<blockquote>Nobody could show us the papers.</blockquote>"
    assert told(read(*twice), read(*twice, quote))


def test_a_paragraph_that_loses_the_sentence_is_told_though_the_quotation_stays():
    quote = "<blockquote>Nobody could show us the papers.</blockquote>"
    without = SAID[1].replace(" “Nobody could show us the papers.”", "")
    assert told(read(*SAID, quote), read(SAID[0], without, *SAID[2:], quote))
