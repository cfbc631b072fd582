"""What looks have in common, in words that fit a page, a document, or an address that leads to another host (pure)."""

from __future__ import annotations

from archiver.judge import table
from archiver.judge.seen import Seen
from archiver.observe.redirects.away import led_away

# Wordings for a document that a page carries.
OF_DOCUMENTS = {
    "the page was received from another vantage point": "the document was received from another vantage point",
    "the page was received from another vantage point, and not from this one": "the document was received from another vantage point, and not from this one",
    "the page was not shown to us": "the document was not shown to us",
    "no usable answer came from the site": "no usable answer came for the document",
    "a notice was shown in the place of the page": "a notice was shown in the place of the document",
}

# Wordings for an address that leads to another host, from which nothing comes: its own site did answer.
OF_LED = {"no usable answer came from the site": "no usable answer came from where the address leads"}

# Wordings for a page whose site is fine at the same look.
OF_PAGE = {"no usable answer came from the site": "no usable answer came for the page"}


def said_of(seen: Seen, text: str) -> str:
    """The text of a rule or a group of evidence, worded for what was looked at."""
    if seen.document:
        return OF_DOCUMENTS.get(text, text)
    if led_away(seen.observation):
        return OF_LED.get(text, text)
    return OF_PAGE.get(text, text) if table.HOST_FINE in seen.evidence else text
