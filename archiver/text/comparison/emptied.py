"""Whether a text was taken out of its page: the title and what is around it stand, and no other text in its place (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.model import Text
from archiver.text.normal import bare, ends, fold, key, passages, size
from archiver.text.titles import TEXT_SHARE
from archiver.text.turning.template import begun, beyond

LEAST = 180  # bytes of sentences that a text is known by
SHARE = 0.6  # of the content, that they are at least: else lists and tables stand there still
MOST = 300  # bytes of what came at most
_DOCUMENTS = frozenset({"pdf", "doc", "docx", "odt", "ofd", "xls", "xlsx", "wps"})
_SHOWING = frozenset({"iframe", "frame", "embed", "object", "player"})


def emptied(old: Text, new: Text, site: Iterable[Text] = ()) -> bool:
    """`site`: other pages of it, what it gives for nothing with them; what these say as well is not the text. A text of
    lists and tables has no sentences, or few, and is not judged. Where a sentence or a picture of it stands, or the
    beginning of one, not all of it was taken out; where a document, a frame or a picture came, it may be in that."""
    if old.title is None or new.title is None or fold(old.title) != fold(new.title):
        return False
    others = tuple(site)
    there, elsewhere = bare(new.visible), [bare(old.aside), *(bare(one.visible) for one in others)]
    own: set[str] = set()
    for one in map(key, filter(ends, chain.from_iterable(map(passages, (old.main, old.other, old.body))))):
        if one in own or len(one) < OWN_CHARS or any(one in page for page in elsewhere):
            continue
        if one in there:  # of most pages the first
            return False
        own.add(one)
    whole = sum(map(size, own))
    content = sum(map(size, set(map(key, old.body.splitlines()))))
    if whole < max(LEAST, SHARE * content) or _shows(old, new):
        return False
    known = bare(old.visible)
    if any(begun(key(line), known) for line in new.visible.splitlines()):
        return False
    came = beyond(new, old, others).visible
    if any(map(ends, passages(came))):  # "There are none at present."
        return False
    return size(came) < min(TEXT_SHARE * whole, MOST)


def _shows(old: Text, new: Text) -> bool:
    """Whether a page has pictures that were in its content, or more than it had, or a frame or a document that it had not."""
    known, pictures = {link.url for link in old.links}, {one.url for one in old.links if one.tag == "img" and one.main}
    if new.images > old.images or any(link.url in pictures for link in new.links):
        return True
    came = (link for link in new.links if link.url not in known)
    return any(link.tag in _SHOWING or _is_document(link.url) for link in came)


def _is_document(url: str) -> bool:
    """Whether an address names a file that has pages."""
    return url.partition("?")[0].rpartition(".")[2].casefold() in _DOCUMENTS
