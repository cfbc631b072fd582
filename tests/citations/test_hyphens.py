"""Hyphens that a typesetter inserted into URLs, and spaces left in them."""

from __future__ import annotations

import time

import pytest

from archiver import citations
from archiver.citations import hyphens
from archiver.citations.addresses import addresses
from archiver.citations.spaced import closed_up
from tests.citations.making import Pages

# the parts are no words of the report, and joined they are one
SURE = ("https://a.example/a-confer-", "ence-of-2021.html")
REPORT = "The conference went on in the region, and its members said so of the office."
WITHOUT = "without a typesetter's hyphen at a line's end"


def read(*lines):
    file = Pages()
    file.page(REPORT, *lines)
    return citations.read(file.bytes(), "report.pdf")


def test_hyphen_is_removed_where_only_the_joined_word_occurs_in_the_report():
    found = read(*SURE)
    assert [(one.url, one.changed) for one in found.cited] == [
        ("https://a.example/a-conference-of-2021.html", (WITHOUT,))
    ]
    assert found.notes == ()


@pytest.mark.parametrize(("first", "second", "whole"), [
    ("https://off-", "ice.example/x", "https://office.example/x"), ("https://a.example/the-mem-", "bers-of.html", "https://a.example/the-members-of.html"),
    ("https://a.example/the-conference-", "members-of.html", "https://a.example/the-conference-members-of.html"),
    ("https://a.example/of-2021-", "12-31.html", "https://a.example/of-2021-12-31.html"),
    ("https://a.example/article-", "12894247/x.html", "https://a.example/article-12894247/x.html"), ("https://a.example/an-", "Annex/x.html", "https://a.example/an-Annex/x.html"),
    ("https://a.example/2124f8f4-8eb9-11dd-946c-", "0000779fd18c", "https://a.example/2124f8f4-8eb9-11dd-946c-0000779fd18c"),
])  # fmt: skip
def test_hyphens_of_the_url_itself_stay_in_a_report_with_inserted_ones(first, second, whole):
    found = read(*SURE, "and", first, second)
    assert [one.url for one in found.cited][1:] == [whole]
    assert found.notes == ()


@pytest.mark.parametrize(("first", "second"), [
    ("https://a.example/the-uncom-", "mon-ones.html"), ("https://a.example/7b05b16b3c-", "7977c11cb19d/x.html"), ("https://a.example/an-e-", "mail-of-it.html"),
])  # fmt: skip
def test_url_with_an_ambiguous_hyphen_is_left_aside_and_named(first, second):
    found = read(*SURE, "and", first, second)
    assert [one.url for one in found.cited] == ["https://a.example/a-conference-of-2021.html"]
    assert found.notes == (f"left aside: {first}{second} (page 1): {hyphens.EITHER}",)
    # in a report without a proven typesetter's hyphen, all hyphens stay
    assert [one.url for one in read(first, second).cited] == [first + second]


def test_link_target_decides_which_hyphens_belong_to_the_url():
    file = Pages()
    file.page(REPORT, *SURE, "and", "https://a.example/uncom-", "mon-ones.html", links=[
        (4, "https://a.example/uncom-", "https://a.example/uncommon-ones.html"), (5, "mon-ones.html", "https://a.example/uncommon-ones.html"),
    ])  # fmt: skip
    found = citations.read(file.bytes(), "report.pdf")
    assert [one.url for one in found.cited] == [
        "https://a.example/a-conference-of-2021.html",
        "https://a.example/uncommon-ones.html",
    ]
    assert found.notes == ()


def test_words_of_a_text_without_spaces_are_found_quickly():
    began = time.process_time()
    hyphens.words(["a" * 300_000, "a" * 300_000 + "-\n"])
    assert time.process_time() - began < 5


@pytest.mark.parametrize(("text", "told"), [
    ("URL: https : / / www . a . example /\r\nof-it/the-data-of-2021.\r\n2. Cohen", "https://www.a.example/of-it/the-data-of-2021"),
    ("URL: http : / /\r\na.example.com/.\r\n10. Another", "http://a.example.com/"), ("https : / / a . example / of - it\r\n(read in May)", "https://a.example/of-it"),
    ("https: // a. example. org/ show/ c534fn\r\n19. House", "https://a.example.org/show/c534fn"), ("https: // a. example/ b. Accessed 2020", "https://a.example/b"),
    ("https: // a. example/ annual. pdf, and", "https://a.example/annual.pdf"), ("https://a.example/what- is- the- difference- of it", "https://a.example/what-is-the-difference-of"),
    ("https://www.\r\na . example / blog / 2016 / a - guide\r\n(read)", "https://www.a.example/blog/2016/a-guide"),
    ("doi: 10 . 1145 / 123.456. Next", "doi: 10.1145/123.456"), ("arXiv:\r\n2003 . 11597. It", "arXiv: 2003.11597"), ("arXiv: 2003 . 11597", "arXiv:2003.11597"),
])  # fmt: skip
def test_spaces_around_the_punctuation_of_a_url_are_removed(text, told):
    closed = closed_up(text)
    assert len(closed) == len(text)
    assert [one.written for one in addresses(closed)] == [told]


@pytest.mark.parametrize("text", [
    "https://a.example / Tel. 123 / Fax / 33", "www.a.example / www.b.example / www.c.example", "https://a.example/x - the page - which", "See https://a.example/x. It is. So",
    "https://a.example/: the page", "b@a.example / www.a.example - Berlin. Tel: 030 / 123", "http:// www.a.example and so",
])  # fmt: skip
def test_spaces_around_punctuation_of_the_sentence_stay(text):
    assert [one.written for one in addresses(closed_up(text))] == [one.written for one in addresses(text)]


def test_spaced_out_url_in_a_pdf_is_closed_up():
    assert [one.url for one in read("See https : / / a . example / blog / 2016 / x.").cited] == [
        "https://a.example/blog/2016/x"
    ]
