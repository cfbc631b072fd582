"""What the links of a page tell: their words, and whether they are most of what it offers (pure)."""

from __future__ import annotations

from archiver.observe.marks.gist import lower
from archiver.text.model import Text
from storage.model import Finding, Mark

LISTS = "shape.lists"
FRONT_LINKS = 40  # links of a front page, or of a page with a login box that is more than that box
FRONT_PROSE = 600  # characters of running text: a front page has less, an article more


def labels_of_links(text: Text) -> set[str]:
    """The words of a page's links, in the form in which wordings are written."""
    return {lower(link.text).strip() for link in text.links if link.tag == "a"}


def is_full_of_links(text: Text) -> bool:
    """Whether a page offers more than a notice, a wall or a login box does: as many links as front pages have."""
    return len(text.linked) >= FRONT_LINKS


def lists_mark(text: Text) -> tuple[Mark, ...]:
    """The mark of a page that is made of lists of links, as front pages are."""
    if not is_full_of_links(text) or text.prose_chars >= FRONT_PROSE:
        return ()
    said = f"{len(text.linked)} links, {text.prose_chars} characters"
    return (Mark(rule=LISTS, finding=Finding.REPLACED, matched=said, where="shape"),)
