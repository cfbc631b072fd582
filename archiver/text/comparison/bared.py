"""Whether nothing is left of what a page said, and few words stand in its place (pure). What stays is its frame: its names, its
menus, what is written under its title of when and by whom. What these words say is for others to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile, tee
from urllib.parse import urlsplit

from archiver.text.comparison.anew import headings
from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.comparison.living import living
from archiver.text.comparison.own import FOUND, in_parts
from archiver.text.dates import dates
from archiver.text.held import any_held, growing, held
from archiver.text.memo import once
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends, key, lines, sentences, size, tells
from archiver.text.room import came_in, in_room, told_in, was_long
from archiver.text.titles import NAMING, cells
from archiver.text.turning.template import beginning, beyond

WORDS = 300  # bytes of what came, at most
LEAST = 40  # bytes of what went
PARTS = 3  # with headings of their own: more than words that stand for something
ENTRIES = 5  # lines of a list that is known by them
SHARE = 0.5  # of what stood below the title, that went where it was sentences; of a list all of it
OF_TEXT = 0.6  # of a page's sentences, that its text has, where what stands beside it is told from it
OFFERED = 0.6  # of a line that is a link: it leads elsewhere
LABEL = 240  # bytes of a line that says when a page was made and by whom

_FRAMES = frozenset({"iframe", "frame"})
_LABELS = re.compile(r"[^\W\d]{2,}\s?[:：]")
_IMPRINT = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|版权所有|版權所有|icp备|icp備|impressum|imprint", re.IGNORECASE
)


@once
def bared(old: Text, new: Text, site: tuple[Text, ...] = ()) -> bool:
    """`site`: other pages of it; what these say as well is no text of the page. Where one sentence of it stands, or the
    beginning of one, or one entry of a list, something is left."""
    if old.kind is not Kind.HTML or new.kind is not Kind.HTML:
        return False
    if sentence_left(old, new, site):
        return False
    if size(key(said(old, new, site))) > WORDS:
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
    return len(gone) >= ENTRIES and not stayed and in_parts(gone, new) < FOUND


@once
def sentence_left(old: Text, new: Text, site: tuple[Text, ...]) -> bool:
    """Whether a sentence of a page still stands there; of most pages the first does. Where the text by our own reading has most of
    them, one of it must, or where no words came one above it: what stands beside it, remarks and boxes of news, lives on when it
    is taken out. Where the room of the text says next to nothing, one of it must stand in that."""
    if (room := in_room(old, new)) is not None:
        return any_held(told_in(old), bare(room.says)) or cut_short(old, new)
    text, there = bare(old.other), bare(new.visible)
    first, again = tee(own_sentences(old, site))  # of most pages the first tells
    if any_held((one for one in first if one in text), there):
        return True
    told = tuple(again)
    inside = [one for one in told if one in text]
    if sum(map(size, inside)) < max(WORDS, OF_TEXT * sum(map(size, told))):
        return any_held(told, there)
    above = takewhile(lambda one: one not in text, told)
    return any_held(above, there) and not said(old, new, site)


def said(old: Text, new: Text, site: tuple[Text, ...] = ()) -> str:
    """What a page says that its older copy did not, line by line, without the news of a list that stands beside each text, and
    what else came in the place of furniture; of a room that says next to nothing, what it says."""
    if (room := in_room(old, new)) is not None:
        return came_in(room, old)
    beside = offered(new) | living(old, new)
    return "\n".join(one for one in beyond(new, old, site).visible.splitlines() if key(one) not in beside)


def offered(text: Text) -> set[str]:
    """The lines of a page's furniture that are mostly a link, as a piece of news is with its hour; their keys."""
    names = {key(link.text) for link in text.links if link.tag == "a" and link.text}
    sizes = sorted(
        set(map(len, names))
    )  # names and lines may be thousands each: every such part of a line is looked up
    return {
        line for line in _keys(text.aside)
        if any(
            line[at : at + size] in names
            for size in sizes if OFFERED * len(line) <= size
            for at in range(len(line) - size + 1)
        )
    }  # fmt: skip


def cut_short(old: Text, new: Text) -> bool:
    """Whether the beginning of a passage of the old page came, and dots. One that ended so before says nothing of what stands
    now: the names of other texts in a list beside this one do."""
    known = bare(old.visible)
    begin = {one: part for one in map(key, new.visible.splitlines()) if (part := beginning(one))}
    there = held((*begin, *begin.values()), known) if begin else set()
    return any(one not in there and part in there for one, part in begin.items())


def framed(old: Text, new: Text, url: str) -> bool:
    """Whether a page at `url` that says nothing new has a frame of another host that it had none of: one of advertisements is
    called otherwise at each look."""
    if beyond(new, old).visible:
        return False
    known = {None, urlsplit(url).hostname, *(urlsplit(link.url).hostname for link in old.links if link.tag in _FRAMES)}
    return any(urlsplit(link.url).hostname not in known for link in new.links if link.tag in _FRAMES)


def own_sentences(old: Text, site: Iterable[Text] = ()) -> Iterator[str]:
    """The sentences of a page's content, bare, each once: those that neither its furniture has, nor other pages of the site, nor
    stand above the heading that is its title. Of most pages the first tells, so they are found one by one."""
    elsewhere = [bare(old.aside), *(bare(one.visible) for one in site), _above(old)]
    told = chain.from_iterable(map(lines, (old.main, old.other, old.body)))
    said = map(key, filter(tells, chain.from_iterable(map(sentences, told))))
    known = set[str]()
    for some in growing(one for one in said if len(one) >= OWN_CHARS):
        out = known.union(*(held(some, page) for page in elsewhere))
        yield from (one for one in dict.fromkeys(some) if one not in out)
        known.update(some)


def _above(old: Text) -> str:
    """What stands above the heading that is the title of a page with another heading before it, bare: of the site, or of a
    part of it."""
    title = {key(cell) for cell in cells(old.title or "")[:1]}
    told = [key(one).casefold() for one in old.headings]
    at = next((n for n, one in enumerate(told) if one in title), 0)
    if not at:
        return ""
    shown = lines(old.visible)
    first = next((n for n, line in enumerate(shown) if key(line).casefold() == told[at]), 0)
    return bare("\n".join(shown[:first]))


def _below(old: Text, new: Text, site: Sequence[Text]) -> tuple[list[str], list[str]]:
    """The lines below the title that went and those that stayed, without those that are the frame's."""
    shown, there = lines(old.visible), _keys(new.visible)
    frame = set().union(*(_keys(view) for view in (old.aside, new.aside, *(one.visible for one in site))))
    names = {key(one).casefold() for one in (*cells(old.title or ""), *old.headings[:NAMING])}
    first = next((n for n, one in enumerate(shown) if key(one) not in there | frame), len(shown))
    title = max((n for n in range(first) if key(shown[n]).casefold() in names), default=-1)
    body = [one for one in shown[title + 1 :] if key(one) not in frame and key(one).casefold() not in names]
    gone, stayed = [one for one in body if key(one) not in there], [one for one in body if key(one) in there]
    return gone, [one for n, one in enumerate(stayed) if not _IMPRINT.search(one) and not (n == 0 and _is_label(one))]


def _keys(view: str) -> set[str]:
    return {key(line) for line in lines(view)}


def _is_label(line: str) -> bool:
    """Whether a line says when a page was made, where it is from, how it is set."""
    return size(line) <= LABEL and not ends(line) and (dates(line) > 0 or _LABELS.search(line) is not None)
