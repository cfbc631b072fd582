"""A copy of a document at another address has the document: a note that stands at the foot of each page of the site is none, be it
all that an extraction took for the text."""

from __future__ import annotations

from dataclasses import replace

from archiver.text.comparison.compare import share_found
from archiver.text.extract import extract
from tests.judgement.looks import PARAGRAPHS, page

NOTE = (
    "The society keeps what its readers tell it for as long as the law asks, and gives it to nobody. Whoever wishes to know more, or "
    "to have something of it struck out, finds in the room by the stairs a form for it, and somebody who helps to fill it in."
)
TEXT = [f"{one} Of the {n}th part of it no copy was made." for n in range(4) for one in PARAGRAPHS]


def read(paragraphs):
    return extract(page([*paragraphs, NOTE]).encode(), media_type="text/html")


def test_a_note_of_each_page_is_no_copy():
    kept = replace(read(TEXT), main=NOTE)
    assert (share_found(kept, read(["Opening hours of the library: from nine to five."])) or 0) < 0.3
    assert (share_found(kept, read(TEXT)) or 0) > 0.9


def test_a_text_with_much_beside_it_is_found_by_itself():
    kept = replace(read(TEXT), main=" ".join(TEXT[:2]))
    assert (share_found(kept, read(TEXT[:20])) or 0) > 0.9
