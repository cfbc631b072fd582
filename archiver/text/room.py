"""Checks what the element that held a text says now, if that is next to nothing (pure).

Then the text was taken out of its element, whatever changes around it, and what that element says is all that replaced
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, islice

from archiver.text.memo import cached_per_look
from archiver.text.model import Room, Text
from archiver.text.normal import bare, is_sentence, key, lines, sentences, size
from archiver.text.occurrences import find_words
from archiver.text.titles import NAMING, name_words

LEADS = 8  # link blocks in a text's innermost room, at most: more may be a list that is the content
SHORT = 12  # characters of a sentence, at least, that can be told from others
TEXT = 400  # bytes of sentences that a room held, at least: a page that says little may say something else tomorrow
SENTENCES = 0.5  # share of them in the old text, at least: lists and tables are judged by their entries
# share and bytes of old sentences still on the page, at most: a box of the site may quote one or two
STANDS, STANDS_BYTES = 0.2, 1000
WHOLE = 1000  # bytes of sentences of a long text: a line or two in its place are no new version of it
WORDS = 300  # bytes of new lines in the room, at most
# new sentences elsewhere, at most: in proportion to the old ones, and in bytes; with more, the text was rewritten
ANEW, ANEW_BYTES = 1, 6000
BEGINNING = 3  # sentences below a title, of which the text's first is one: a trail may repeat a cut title before it


@cached_per_look
def in_room(old: Text, new: Text) -> Room | None:
    """The room of the old text as it is now.

    None where it is not recognised, says more than next to nothing, or shows something that the page did not have; and
    where the text, or another one, stands elsewhere on the page.
    """
    rooms_now = {room.name: room for room in new.empty}
    room = next((rooms_now[name] for name in old.rooms if name in rooms_now), None)
    if room is None or not set(room.shows) <= {link.url for link in old.links}:
        return None
    if room.name == old.rooms[0] and room.leads > LEADS:
        return None
    old_sentences = told_in(old)
    old_bytes = sum(map(size, old_sentences))
    if old_bytes < max(TEXT, SENTENCES * sum(map(size, {key(line) for line in lines(old.other)}))):
        return None
    if sum(map(size, find_words(old_sentences, bare(new.visible)))) > min(STANDS * old_bytes, STANDS_BYTES):
        return None
    if begins_as_before(old, new):
        return None
    new_sentences = told_in(new)
    added = new_sentences - find_words(new_sentences, f"{bare(old.visible)}{bare(room.says)}")
    is_rewritten = sum(map(size, added)) > min(ANEW * old_bytes, ANEW_BYTES)
    return None if is_rewritten or size(key(came_in(room, old))) > WORDS else room


@cached_per_look
def begins_as_before(old: Text, new: Text) -> bool:
    """Whether our reading took something further down for the text, such as a long list, and the first sentence below the
    page's title still stands there."""
    begin = next(below_title(old), None)
    taken = next((said for line in lines(old.other) if len(said := key(line)) >= SHORT), "")
    if begin is None or not taken or begin in bare(old.other) or begin not in islice(below_title(new), BEGINNING):
        return False
    shown = bare(old.visible)
    return shown.find(begin) < shown.find(taken)


def below_title(text: Text) -> Iterator[str]:
    """The sentences below the first heading that has a word of the page's title, as keys and in order, without those of
    the furniture."""
    words = name_words(text.title or "")
    heads = {key(one) for one in text.headings[:NAMING] if name_words(one) & words}
    below = dropwhile(lambda line: key(line) not in heads, lines(text.visible))
    told = (key(one) for line in below for one in sentences(line) if is_sentence(one))
    aside = bare(text.aside)
    return (one for one in told if len(one) >= SHORT and one not in aside)


def was_long(old: Text, new: Text) -> bool:
    """Whether such a room held a text so long that what it says now cannot be a new version of it."""
    return in_room(old, new) is not None and sum(map(size, told_in(old))) >= WHOLE


def told_in(page: Text) -> set[str]:
    """The sentences of a text, each as its `key`."""
    parts = (one for line in lines(page.other) for one in sentences(line))
    return {key(one) for one in parts if is_sentence(one) and len(one) >= SHORT}


def came_in(room: Room, old: Text) -> str:
    """The lines of a room that are nowhere on the old page."""
    room_lines = lines(room.says)
    known = find_words(map(key, room_lines), bare(old.visible))
    return "\n".join(line for line in room_lines if key(line) not in known)
