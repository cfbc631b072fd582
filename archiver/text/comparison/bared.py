"""Whether nothing is left of what a page said, with only a few words in its place (pure).

The frame of the page stays: its names, its menus, the date and byline under its title. What the new words say is judged
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile, tee
from urllib.parse import urlsplit

from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.comparison.changing_boxes import changing_box_lines
from archiver.text.comparison.own_text import MIN_COPY_SHARE, in_parts
from archiver.text.comparison.rewritten import headings
from archiver.text.dates import count_dates
from archiver.text.memo import cached_per_look
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends_sentence, is_sentence, key, lines, sentences, size
from archiver.text.occurrences import find_words, growing_batches, has_any_word
from archiver.text.room import begins_as_before, came_in, in_room, told_in, was_long
from archiver.text.titles import NAMING, title_parts
from archiver.text.turning.template import added_part, start_before_dots

WORDS = 300  # maximum bytes of new text
LEAST = 40  # minimum bytes of lost text
PARTS = 3  # new headings; a notice has fewer
ENTRIES = 5  # lines by which a list is known
SHARE = 0.5  # of the text below the title that must be gone if it was sentences; of a list, all of it
OF_TEXT = 0.6  # share of the sentences in the main text for which text beside it can be told apart
OFFERED = 0.6  # share of a line that is link text: the line leads elsewhere
LABEL = 240  # maximum bytes of a line that says when and by whom a page was made

_FRAMES = frozenset({"iframe", "frame"})
_LABELS = re.compile(r"[^\W\d]{2,}\s?[:：]")
_IMPRINT = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|版权所有|版權所有|icp备|icp備|impressum|imprint", re.IGNORECASE
)


@cached_per_look
def is_down_to_few_words(old: Text, new: Text, site: tuple[Text, ...]) -> bool:
    """Whether nothing is left of what a page said, with only a few words in its place.

    `site`: other pages of the site; text that they share is not the page's own. One sentence or the beginning of one
    still on the page, or one list entry, means that something is left.
    """
    if old.kind is not Kind.HTML or new.kind is not Kind.HTML:
        return False
    if sentence_left(old, new, site):
        return False
    if size(key(new_lines(old, new, site))) > WORDS:
        return False
    if was_long(old, new):
        return True
    stood = {*map(key, (*headings(old), old.title or "")), *_keys(old.visible)}
    if len(set(map(key, headings(new))) - stood) >= PARTS:
        return False
    if cut_short(old, new):
        return False
    gone, stayed = _below(old, new, site)
    went = sum(map(size, gone))
    if went < LEAST:
        return False
    if sum(map(size, own_sentences(old, site))) >= SHARE * went:
        return went >= SHARE * (went + sum(map(size, stayed)))
    return len(gone) >= ENTRIES and not stayed and in_parts(gone, new) < MIN_COPY_SHARE


@cached_per_look
def sentence_left(old: Text, new: Text, site: tuple[Text, ...]) -> bool:
    """Whether a sentence of the old page is still on the new one.

    If the main text by our own reading has most of the sentences, one of these must be left, or one above it if no new
    words came: comments and news boxes beside a text live on after it is taken out. If the element that held the text
    says next to nothing, a sentence must be left inside it. What still begins below the title as before is left, even
    if our reading took something else for the text.
    """
    if (room := in_room(old, new)) is not None:
        return has_any_word(told_in(old), bare(room.says)) or cut_short(old, new)
    text, there = bare(old.other), bare(new.visible)
    first, again = tee(own_sentences(old, site))  # on most pages the first sentence decides
    if has_any_word((one for one in first if one in text), there):
        return True
    told = tuple(again)
    inside = [one for one in told if one in text]
    if sum(map(size, inside)) < max(WORDS, OF_TEXT * sum(map(size, told))):
        return has_any_word(told, there)
    above = takewhile(lambda one: one not in text, told)
    return begins_as_before(old, new) or (has_any_word(above, there) and not new_lines(old, new, site))


def new_lines(old: Text, new: Text, site: tuple[Text, ...] = ()) -> str:
    """The lines of a page that its older copy did not have, without news lists beside the text and replaced furniture.
    If the element that held the text says next to nothing: the new lines of that element."""
    if (room := in_room(old, new)) is not None:
        return came_in(room, old)
    beside = furniture_link_lines(new) | changing_box_lines(old, new)
    return "\n".join(one for one in added_part(new, old, site).visible.splitlines() if key(one) not in beside)


def furniture_link_lines(text: Text) -> set[str]:
    """Keys of the lines of a page's furniture that are mostly a link, such as a news item with its time."""
    names = {key(link.text) for link in text.links if link.tag == "a" and link.text}
    sizes = sorted(
        set(map(len, names))
    )  # names and lines may number thousands each: every such part of a line is looked up
    return {
        line for line in _keys(text.aside)
        if any(
            line[at : at + size] in names
            for size in sizes if OFFERED * len(line) <= size
            for at in range(len(line) - size + 1)
        )
    }  # fmt: skip


def cut_short(old: Text, new: Text) -> bool:
    """Whether a new line is the beginning of a passage of the old page, followed by dots. A line that was already cut
    short on the old page does not count: lists of other texts beside this one have such lines."""
    known = bare(old.visible)
    begin = {one: part for one in map(key, new.visible.splitlines()) if (part := start_before_dots(one))}
    there = find_words((*begin, *begin.values()), known) if begin else set()
    return any(one not in there and part in there for one, part in begin.items())


def framed(old: Text, new: Text, url: str) -> bool:
    """Whether a page at `url` says nothing new but has a frame of a host from which it had none. Hosts are compared,
    since an advertisement frame has another address at each look."""
    if added_part(new, old).visible:
        return False
    known = {None, urlsplit(url).hostname, *(urlsplit(link.url).hostname for link in old.links if link.tag in _FRAMES)}
    return any(urlsplit(link.url).hostname not in known for link in new.links if link.tag in _FRAMES)


def own_sentences(old: Text, site: Iterable[Text]) -> Iterator[str]:
    """Yield the distinct sentences of a page's content, bare.

    Left out: those that its furniture or other pages of the site have, and those above the heading that is its title.
    They are found lazily, since on most pages the first decides.
    """
    elsewhere = [bare(old.aside), *(bare(one.visible) for one in site), _above(old)]
    told = chain.from_iterable(map(lines, (old.main, old.other, old.body)))
    said = map(key, filter(is_sentence, chain.from_iterable(map(sentences, told))))
    known = set[str]()
    for some in growing_batches(one for one in said if len(one) >= OWN_CHARS):
        out = known.union(*(find_words(some, page) for page in elsewhere))
        yield from (one for one in dict.fromkeys(some) if one not in out)
        known.update(some)


def _above(old: Text) -> str:
    """What stands above the heading that is the page's title, bare: the name of the site or of a section. "" if no
    other heading precedes it."""
    title = {key(cell) for cell in title_parts(old.title or "")[:1]}
    told = [key(one).casefold() for one in old.headings]
    at = next((n for n, one in enumerate(told) if one in title), 0)
    if not at:
        return ""
    shown = lines(old.visible)
    first = next((n for n, line in enumerate(shown) if key(line).casefold() == told[at]), 0)
    return bare("\n".join(shown[:first]))


def _below(old: Text, new: Text, site: Sequence[Text]) -> tuple[list[str], list[str]]:
    """The lines below the title that went and those that stayed, without those of the frame."""
    shown, there = lines(old.visible), _keys(new.visible)
    frame = set().union(*(_keys(view) for view in (old.aside, new.aside, *(one.visible for one in site))))
    names = {key(one).casefold() for one in (*title_parts(old.title or ""), *old.headings[:NAMING])}
    first = next((n for n, one in enumerate(shown) if key(one) not in there | frame), len(shown))
    title = max((n for n in range(first) if key(shown[n]).casefold() in names), default=-1)
    body = [one for one in shown[title + 1 :] if key(one) not in frame and key(one).casefold() not in names]
    gone, stayed = [one for one in body if key(one) not in there], [one for one in body if key(one) in there]
    return gone, [one for n, one in enumerate(stayed) if not _IMPRINT.search(one) and not (n == 0 and _is_label(one))]


def _keys(view: str) -> set[str]:
    return {key(line) for line in lines(view)}


def _is_label(line: str) -> bool:
    """Whether a line says when, where or how a page was made."""
    return (
        size(line) <= LABEL and not ends_sentence(line) and (count_dates(line) > 0 or _LABELS.search(line) is not None)
    )
