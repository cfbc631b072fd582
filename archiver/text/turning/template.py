"""The site's own page for addresses that do not exist, then and now: what stands on it belongs to the site, to no
document (pure).

The learned not-found page shows the site's furniture and nothing else: its menus, boxes, footers, versions, news. A
line that stands on it as often as on a document's page, and next to the same line on both, is no part of the document's
text, whatever the markup calls it, in any language. A part of a line is no evidence: any figure is in some telephone
number, and many names are in those of streets. And the site's page may repeat what a document says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from archiver.text.memo import cached_across_looks, cached_per_look
from archiver.text.model import Text
from archiver.text.normal import bare, fold, key, keys, lines, sentences, size
from archiver.text.occurrences import find_words
from archiver.text.presentation.results import Noted
from archiver.text.room import in_room
from archiver.text.titles import NAMING, title_parts
from archiver.text.turning.volatile import is_label

RECALLED = 32  # results kept, each as long as the text that came
SHORT_WORDS = 2  # a figure, a name, the value of a field
TEASER_LINES = 3  # between a document's name and what is repeated of it
NAME_CHARS = 12  # without blanks: a shorter name may be a part of any line
BEGUN = 36  # fewest bytes of a passage's beginning by which it is known

_DOTS = re.compile(r"[\[(]*\.{3,}[\])]*[^\W\d]{0,16}\W{0,3}$")  # after a beginning, and "read more"

_Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Template:
    """A site's answer for a made-up address: `then`, before the compared text changed, and `now`."""

    then: Text
    now: Text


def template_passages(lost: Iterable[str], added: Iterable[str], old: Text, new: Text, template: Template) -> Noted:
    """The lost and added passages that are the site's own."""
    before, after = _Snapshot(old, template.then), _Snapshot(new, template.now)
    return (
        frozenset(one for one in lost if before.is_the_site_s(one, after, left=True)),
        frozenset(one for one in added if after.is_the_site_s(one, before, left=False)),
    )


class _Snapshot:
    """A page and the site's not-found page, at one time."""

    def __init__(self, page: Text, site: Text) -> None:
        self._page, self._site = _Lines(page), _Lines(site)
        self._own = set(keys(page.headings)) - set(keys(site.headings))  # a list of news may repeat a title
        self._names = _names(page) - _names(site)

    def is_the_site_s(self, passage: str, other: _Snapshot, *, left: bool) -> bool:
        """Whether a passage that the page has at this time, and not at the other, is a line of the site's own page.

        `left`: this is the earlier time. A sentence that the site's page keeps may be the document's, which it repeats.
        A label that it keeps must have left together with the lines beside it, as a box does, or it was not the site's.
        """
        words, label = key(passage), is_label(passage)
        there = self._site.places(words)
        if not there or words in self._own:
            return False
        here, turned = self._page.places(words), len(there) > len(other._site.places(words))
        times = len(here)
        if label and (not turned or len(passage.split()) <= SHORT_WORDS):
            here, there = self._page.whole(here), self._site.whole(there)
        if not (label or turned) or not here or len(there) < times:
            return False
        for on, places in ((self._page, here), (self._site, there)):
            if any(on.is_told_of(self._names, first, label=label) for first, _ in places):
                return False
        beside = {part for _, part in self._page.beside(here) & self._site.beside(there)}
        beside = {part for part in beside if part.casefold() not in self._names}
        return bool(beside) if turned or not left else any(part and not other._page.places(part) for part in beside)


def _names(page: Text) -> set[str]:
    """The names by which a page says whose it is."""
    return {key(one).casefold() for one in (*title_parts(page.title or ""), *page.headings[:NAMING])}


class _Lines:
    """The lines of a page, table cells apart, and the sentences of each, by their keys."""

    def __init__(self, page: Text) -> None:
        self._parts: list[str] = []
        self._edges = {0}  # the indices of the parts that begin a line, and the end
        for line in lines(page.visible.replace("\t", "\n")):
            self._parts += filter(None, keys(sentences(line)))
            self._edges.add(len(self._parts))
        self._all = "".join(self._parts)
        self._at = {start: at for at, start in enumerate(accumulate(map(len, self._parts), initial=0))}
        self._edged = ["", *self._parts, ""]

    def places(self, words: str) -> _Places:
        """Where these words are one part or several in a row: the index of the first, and of the one behind them."""
        found, at = [], self._all.find(words) if words else -1
        while at >= 0:
            first, behind = self._at.get(at), self._at.get(at + len(words))
            if first is not None and behind is not None:
                found.append((first, behind))
            at = self._all.find(words, at + 1)
        return found

    def whole(self, places: _Places) -> _Places:
        """Those of the places that are one or several whole lines."""
        return [place for place in places if self._edges.issuperset(place)]

    def beside(self, places: _Places) -> set[tuple[bool, str]]:
        """The parts before these places (False) and behind them (True); "" where the page begins or ends."""
        edged = self._edged
        return {side for first, behind in places for side in ((False, edged[first]), (True, edged[behind + 1]))}

    def is_told_of(self, names: Collection[str], at: int, *, label: bool) -> bool:
        """Whether what stands at `at` is said of a document with one of these names.

        The name is a line just before it or, before a label, with dates in between.
        """
        for part in map(str.casefold, reversed(self._parts[max(0, at - TEASER_LINES) : at])):
            if any(name == part or (len(name) >= NAME_CHARS and name in part) for name in names):
                return True
            if label and not any(map(str.isdigit, part)):
                return False
        return False


@cached_per_look
def added_part(new: Text, old: Text, site: tuple[Text, ...] = ()) -> Text:
    """What a page says that its older copy did not, as a page of its own.

    That is what came in addition to a text that was cut short, be it amid a sentence, or in its place amid the site's
    menus. Left out are lines that are a link, as those of a list of news are, and what `site`, other pages of the site,
    have too.
    """
    names, known = {fold(one) for one in old.headings}, {link.url for link in old.links}
    room = in_room(old, new)
    views = (new.visible, new.main, new.other, new.body, new.aside) if room is None else (room.says,) * 4 + ("",)
    linked = tuple(dict.fromkeys(link.text for link in new.links if link.tag == "a" and link.text))
    visible, main, other, body, aside = _came(views, "\n".join((old.visible, *(one.visible for one in site))), linked)
    return replace(
        new,
        title=None if fold(new.title or "") == fold(old.title or "") else new.title,
        headings=tuple(one for one in new.headings if fold(one) not in names),
        visible=visible,
        main=main,
        other=other,
        body=body,
        aside=aside,
        prose_chars=min(new.prose_chars, len(visible)),
        paragraphs=min(new.paragraphs, visible.count("\n") + 1),
        links=tuple(link for link in new.links if link.url not in known),
    )


@cached_across_looks(RECALLED)
def _came(views: Sequence[str], older: str, linked: Sequence[str]) -> list[str]:
    """The lines of each view that the older text does not have and that are no links."""
    said = {line: key(line) for view in views for line in view.splitlines()}  # the views share most lines
    before, links = bare(older), set(keys(linked))
    out = find_words(said.values(), before) | links | {""}
    begin = {words: part for words in said.values() if words not in out and (part := start_before_dots(words))}
    if begin:
        there = find_words(begin.values(), before)
        out |= {words for words, part in begin.items() if part in there}
    return ["\n".join(line for line in view.splitlines() if said[line] not in out) for view in views]


def start_before_dots(words: str) -> str:
    """What stands before the dots of a line (as a key) that looks cut short; "" for any other line."""
    match = _DOTS.search(words, max(0, len(words) - 32))
    return words[: match.start()] if match is not None and size(words[: match.start()]) >= BEGUN else ""
