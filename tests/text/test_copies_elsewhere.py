"""A copy of a document at another URL contains the document. A note in the footer of every page of the site does not
count, even if the extraction took it for the whole text."""

from __future__ import annotations

from dataclasses import replace

from archiver.text.comparison.alike import share_found
from archiver.text.extract import extract
from tests.judgement.looks import PARAGRAPHS, page

NOTE = (
    "The society keeps what its readers tell it for as long as the law asks, and gives it to nobody. Whoever wishes to know more, or "
    "to have something of it struck out, finds in the room by the stairs a form for it, and somebody who helps to fill it in."
)
TEXT = [f"{one} Of the {n}th part of it no copy was made." for n in range(4) for one in PARAGRAPHS]


def read(paragraphs):
    return extract(page([*paragraphs, NOTE]).encode(), media_type="text/html")


def test_shared_footer_note_is_not_a_copy():
    kept = replace(read(TEXT), main=NOTE)
    assert (share_found(kept, read(["Opening hours of the library: from nine to five."])) or 0) < 0.3
    assert (share_found(kept, read(TEXT)) or 0) > 0.9


def test_copy_is_recognised_by_the_main_text_alone():
    kept = replace(read(TEXT), main=" ".join(TEXT[:2]))
    assert (share_found(kept, read(TEXT[:20])) or 0) > 0.9
