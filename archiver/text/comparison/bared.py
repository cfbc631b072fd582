"""Whether nothing is left of what a page said, and few words stand in its place (pure). What stays is its frame: its names, its
menus, what is written under its title of when and by whom, and a sentence or two around its text: who wrote it, what may be
copied, what a picture shows. What these words say is for others to read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from urllib.parse import urlsplit

from archiver.text.comparison.anew import headings
from archiver.text.comparison.changed import OWN_CHARS
from archiver.text.comparison.living import living
from archiver.text.dates import dates
from archiver.text.held import any_held, growing, held
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends, key, lines, sentences, size
from archiver.text.once import once
from archiver.text.titles import NAMING, cells
from archiver.text.turning.template import beginning, beyond

WORDS = 300  # bytes of what came, at most
LEAST = 40  # bytes of what went
PARTS = 3  # with headings of their own: more than words that stand for something
ENTRIES = 5  # lines of a list that is known by them
SHARE = 0.5  # of what stood below the title, that went where it was sentences; of a list all of it
OFFERED = 0.6  # of a line that is a link: it leads elsewhere
LABEL = 240  # bytes of a line that says when a page was made and by whom
LONG = 600  # bytes of sentences: of a shorter text each counts
AROUND, AROUND_SHARE = 450, 0.1  # bytes of sentences around a text that may stay, and of all its page's

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
    return len(gone) >= ENTRIES and not stayed


@once
def sentence_left(old: Text, new: Text, site: tuple[Text, ...]) -> bool:
    """Whether a sentence of a page still stands there, but for those few around its text that no markup tells from it; of most
    pages the first ones do. Headlines that lead to other texts are none, though some are sentences, nor is what stood above
    the title of a page that has it in its furniture now."""
    if not any_held(own_sentences(old, site), bare(new.visible)):
        return False
    leading = bare(
        "\n".join(link.text for link in new.links if link.tag == "a")
    )  # with the hour or the kicker of a headline
    around = offered(new, new.visible) | held(_keys(new.visible), leading) | (_keys(new.aside) & _keys(_over(old)))
    there = bare("\n".join(one for one in lines(new.visible) if key(one) not in around))
    title, whole = key(old.title or ""), 0
    stayed: set[str] = set()
    for some in growing(own_sentences(old, site)):
        whole += sum(map(size, some))
        stayed.update(one for one in held(some, there) if one not in title)
        if sum(map(size, stayed)) > AROUND:
            return True
    return bool(stayed) and not (_around(old, site, stayed, whole) and not _before_what_came(old, new, stayed))


def _around(old: Text, site: tuple[Text, ...], stayed: Collection[str], whole: int) -> bool:
    """Whether the sentences that stayed are few beside those that went, and none stands before all of these in any view: a text
    that was cut short has its beginning."""
    if whole < LONG or sum(map(size, stayed)) > AROUND_SHARE * whole:
        return False
    went = [one for one in own_sentences(old, site) if one not in stayed]
    for view in map(bare, (old.visible, old.main, old.other, old.body)):
        first = min((at for one in went if (at := view.find(one)) >= 0), default=0)
        if any(0 <= view.find(one) < first for one in stayed):
            return False
    return True


def _before_what_came(old: Text, new: Text, stayed: Collection[str]) -> bool:
    """Whether one of these sentences stands right before a line that came, as the beginning of a text before what is asked for
    the rest of it."""
    known, shown = bare(old.visible), [one for one in map(key, lines(new.visible)) if one]
    return any(any(one in before for one in stayed) and here not in known for before, here in pairwise(shown))


def said(old: Text, new: Text, site: tuple[Text, ...] = ()) -> str:
    """What a page says that its older copy did not, line by line, without the news of a list that stands beside each text, and
    what else came in the place of furniture."""
    beside = offered(new, new.aside) | living(old, new)
    return "\n".join(one for one in beyond(new, old, site).visible.splitlines() if key(one) not in beside)


def offered(text: Text, view: str) -> set[str]:
    """The lines of a `view` of a page that are mostly a link, as a piece of news is with its hour; their keys."""
    names = {key(link.text) for link in text.links if link.tag == "a" and link.text}
    sizes = sorted(
        set(map(len, names))
    )  # names and lines may be thousands each: every such part of a line is looked up
    return {
        line for line in _keys(view)
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
    """Whether a page at `url` that says nothing new has a frame of another host that it had not."""
    if beyond(new, old).visible:
        return False
    host, known = urlsplit(url).hostname, {link.url for link in old.links}
    frames = (link.url for link in new.links if link.tag in {"iframe", "frame"} and link.url not in known)
    return any(urlsplit(one).hostname not in {None, host} for one in frames)


def own_sentences(old: Text, site: Iterable[Text] = ()) -> Iterator[str]:
    """The sentences of a page's content, bare, each once: those that neither its furniture has, nor other pages of the site, nor
    stand above the heading that is its title. Of most pages the first tells, so they are found one by one."""
    elsewhere = [bare(old.aside), *(bare(one.visible) for one in site), _above(old)]
    told = chain.from_iterable(map(lines, (old.main, old.other, old.body)))
    said = map(key, filter(ends, chain.from_iterable(map(sentences, told))))
    known = set[str]()
    for some in growing(one for one in said if len(one) >= OWN_CHARS):
        out = known.union(*(held(some, page) for page in elsewhere))
        yield from (one for one in dict.fromkeys(some) if one not in out)
        known.update(some)


def _above(old: Text) -> str:
    """What stands above the heading that is the title of a page with another heading before it, bare: of the site, or of a
    part of it."""
    told = [key(one).casefold() for one in old.headings]
    return bare(_over(old)) if told and told[0] not in _named(old) else ""


def _over(old: Text) -> str:
    """What stands above the heading that is the title of a page."""
    named = _named(old) & {key(one).casefold() for one in old.headings}
    shown = lines(old.visible)
    first = next((n for n, line in enumerate(shown) if key(line).casefold() in named), 0)
    return "\n".join(shown[:first])


def _named(old: Text) -> set[str]:
    return {key(cell).casefold() for cell in cells(old.title or "")[:1]}


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
