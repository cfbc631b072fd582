"""Whether a text was taken out of its page: its title and surroundings stay, and no other text takes its place
(pure)."""

from __future__ import annotations

from collections.abc import Iterable

from archiver.text.comparison.bared import cut_short, furniture_link_lines, new_lines, own_sentences, sentence_left
from archiver.text.comparison.changing_boxes import changing_box_lines
from archiver.text.model import EMBED_TAGS, Text
from archiver.text.normal import bare, ends_sentence, fold, key, keys, lines, passages, size
from archiver.text.occurrences import find_words
from archiver.text.page.document_lists import names_document
from archiver.text.room import came_in, in_room, told_in
from archiver.text.titles import TEXT_SHARE, name_words, title_parts

UNNAMED = 180  # bytes of sentences by which a text is known
LEAST = 60  # the same for a text that repeats the words of its title
NAMED = 2  # words of the title in it
SHARE = 0.6  # minimum share of the content in sentences; else lists and tables may still be there
MOST = 300  # maximum bytes of new text
_SHOWING = EMBED_TAGS | {"video", "audio"}


def is_text_removed(old: Text, new: Text, site: Iterable[Text]) -> bool:
    """Whether a text was taken out of its page.

    `site`: other pages of the site, with its not-found pages; text that they share is not the page's own. Texts of
    lists and tables have few or no sentences and are not judged. A sentence, the beginning of one, or a picture still
    there means that not all was taken out; a new document, frame or picture may hold the text.
    """
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
    if _shows_something(old, new, others) or cut_short(old, new):
        return False
    came = new_lines(old, new, others)
    if any(map(ends_sentence, passages(came))):  # "There are none at present."
        return False
    return size(came) < min(TEXT_SHARE * whole, MOST)


def has_hardly_new_text(old: Text, new: Text, site: Iterable[Text]) -> bool:
    """Whether what came to a page that `is_down_to_few_words`, links to other texts included, is next to nothing
    compared with the sentences that went. Then it is no rewritten text, however much stands around it."""
    whole = sum(map(size, own_sentences(old, tuple(site))))
    return whole >= UNNAMED and size(key(_came(old, new))) < min(TEXT_SHARE * whole, MOST)


def has_no_new_content(old: Text, new: Text) -> bool:
    """Whether no sentence, picture, frame or document came to a page."""
    return not _came_shown(old, new) and not any(map(ends_sentence, passages(_came(old, new))))


def _came(old: Text, new: Text) -> str:
    """All new lines, except news lists beside the text and replaced furniture."""
    if (room := in_room(old, new)) is not None:
        return came_in(room, old)
    said = lines(new.visible)
    out = find_words(keys(said), bare(old.visible)) | furniture_link_lines(new) | changing_box_lines(old, new)
    return "\n".join(one for one in said if key(one) not in out)


def _names_its_own(old: Text) -> bool:
    """Whether a text repeats words of its title; the current content of an agenda or a notice board does not."""
    said = name_words(*filter(ends_sentence, lines(old.body)))
    return len(said & name_words(*title_parts(old.title or "")[:1])) >= NAMED


def _content(old: Text, others: Iterable[Text]) -> int:
    """Bytes of a page's content, without its title and without lines that its furniture or another page of the site
    has."""
    frame = {key(line) for view in (old.aside, *(one.visible for one in others)) for line in lines(view)}
    names = {key(one).casefold() for one in title_parts(old.title or "")}
    told = {key(line) for line in lines(old.body)} - frame
    return sum(size(one) for one in told if one.casefold() not in names)


def _shows_something(old: Text, new: Text, others: Iterable[Text]) -> bool:
    """Whether a page shows pictures from its old content, more pictures than before, or a new frame or document.
    Pictures on other pages of the site, and those with "logo" in their name, are not content."""
    site = {link.url for one in others for link in one.links}
    pictures = {one.url for one in old.links if one.tag == "img" and one.main and one.url not in site}
    pictures = {one for one in pictures if "logo" not in one.rpartition("/")[2].casefold()}
    return _came_shown(old, new) or any(link.url in pictures for link in new.links)


def _came_shown(old: Text, new: Text) -> bool:
    """Whether there are more pictures than before, or a new frame or document."""
    known = {link.url for link in old.links}
    came = (link for link in new.links if link.url not in known)
    more = new.images > old.images and in_room(old, new) is None  # else the new picture may be in the surroundings
    return more or any(link.tag in _SHOWING or names_document(link.url) for link in came)
