"""Whether a text was taken out of its page: the title and what is around it stand, and no other text in its place (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.text.comparison.bared import cut_short, offered, own_sentences, said, sentence_left
from archiver.text.comparison.living import living
from archiver.text.held import held
from archiver.text.model import Text
from archiver.text.normal import bare, ends, fold, key, keys, lines, passages, size
from archiver.text.page.document_lists import names_document
from archiver.text.page.sources import CARRIES
from archiver.text.room import came_in, in_room, told_in
from archiver.text.titles import TEXT_SHARE, cells, words

UNNAMED = 180  # bytes of sentences that a text is known by
LEAST = 60  # the same of one that says what its title says
NAMED = 2  # words of the title in it
SHARE = 0.6  # of the content, that they are at least: else lists and tables stand there still
MOST = 300  # bytes of what came at most
_SHOWING = CARRIES | {"video", "audio"}


def emptied(old: Text, new: Text, site: Iterable[Text] = ()) -> bool:
    """`site`: other pages of it, what it gives for nothing with them; what these say as well is not the text. A text of
    lists and tables has no sentences, or few, and is not judged. Where a sentence or a picture of it stands, or the
    beginning of one, not all of it was taken out; where a document, a frame or a picture came, it may be in that."""
    if old.title is None or new.title is None or fold(old.title) != fold(new.title):
        return False
    others = tuple(site)
    if sentence_left(old, new, others):
        return False
    whole = sum(map(size, own_sentences(old, others)))
    if in_room(old, new) is not None:
        whole = sum(map(size, told_in(old)))
    elif whole < (LEAST if _names_its_own(old) else UNNAMED) or whole < SHARE * _content(old, others):
        return False
    if _shows(old, new, others) or cut_short(old, new):
        return False
    came = said(old, new, others)
    if any(map(ends, passages(came))):  # "There are none at present."
        return False
    return size(came) < min(TEXT_SHARE * whole, MOST)


def vacant(old: Text, new: Text, site: Iterable[Text] = ()) -> bool:
    """Whether what came to a page that is `bared`, links to other texts among it, is next to nothing beside the sentences that
    went: no text that was written anew, however much stands around it."""
    whole = sum(map(size, own_sentences(old, tuple(site))))
    return whole >= UNNAMED and size(key(_came(old, new))) < min(TEXT_SHARE * whole, MOST)


def wordless(old: Text, new: Text) -> bool:
    """Whether no sentence came to a page, nor a picture, a frame or a document."""
    return not _came_shown(old, new) and not any(map(ends, passages(_came(old, new))))


def _came(old: Text, new: Text) -> str:
    """All lines that came, but for the news of a list that stands beside each text, and what came in the place of furniture."""
    if (room := in_room(old, new)) is not None:
        return came_in(room, old)
    said = lines(new.visible)
    out = held(keys(said), bare(old.visible)) | offered(new) | living(old, new)
    return "\n".join(one for one in said if key(one) not in out)


def _names_its_own(old: Text) -> bool:
    """Whether a text says of what its title says it is: what an agenda or a board has today does not."""
    said = words(*filter(ends, lines(old.body)))
    return len(said & words(*cells(old.title or "")[:1])) >= NAMED


def _content(old: Text, others: Iterable[Text]) -> int:
    """The bytes of a page's content, but for its title, and for what its furniture or another page of the site has as well."""
    frame = {key(line) for view in (old.aside, *(one.visible for one in others)) for line in lines(view)}
    names = {key(one).casefold() for one in cells(old.title or "")}
    told = {key(line) for line in lines(old.body)} - frame
    return sum(size(one) for one in told if one.casefold() not in names)


def _shows(old: Text, new: Text, others: Iterable[Text]) -> bool:
    """Whether a page has pictures that were in its content, or more than it had, or a frame or a document that it had not.
    What other pages of its site show, or what is named as its sign, is none of its content."""
    site = {link.url for one in others for link in one.links}
    pictures = {one.url for one in old.links if one.tag == "img" and one.main and one.url not in site}
    pictures = {one for one in pictures if "logo" not in one.rpartition("/")[2].casefold()}
    return _came_shown(old, new) or any(link.url in pictures for link in new.links)


def _came_shown(old: Text, new: Text) -> bool:
    """Whether more pictures came than a page had, or a frame or a document that it had not."""
    known = {link.url for link in old.links}
    came = (link for link in new.links if link.url not in known)
    more = new.images > old.images and in_room(old, new) is None  # which may be of what stands around that
    return more or any(link.tag in _SHOWING or names_document(link.url) for link in came)
