"""Boxes beside a text that offer other pages (pure): what is read most, what is new, what else there is of the kind.

No name gives such a box away, and its lines are different each day. It is known by this: the page has a text of its
own; each line that went was a link outside of what either of our two readings takes for the main text; and a link to
another address came in its place. Where nothing else differs, lying outside of our own reading (`Text.other`) is
enough, for it may leave out a list that the other takes for text (docs/decisions/0040-links-in-the-place-of-links.md).
A link that went and left its list shorter is reported, as is a link whose words changed, or that leads to a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import partial
from itertools import chain
from typing import NamedTuple

from archiver.text.dates import day_of
from archiver.text.memo import cached_per_look
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, key, lines, size
from archiver.text.occurrences import find_words
from archiver.text.page.document_lists import names_document
from archiver.text.page.notices import is_notice
from archiver.text.page.outline import LINK
from archiver.text.presentation.results import NOTHING, Noted
from archiver.text.related_headings import ELSE, POINTERS

TEXT = 400  # fewest bytes of a page's own text, by our own reading
LINKED = 0.5  # largest share of that text that is links: above it the text is a list of links
MOSTLY = 0.6  # smallest share of a passage that is links; the rest is the heading of the box, or what precedes a link
# From LIST links on, those beside a text are a list. If more than MOST went, looking for each would take too long.
LIST, MOST = 4, 100
ABOVE = 2  # first lines of a page, above all of its text, where a way back may stand
RECORDS = 4  # fewest links that stand alone between other lines: fewer may be a teaser or two
ANNOUNCES = 24  # fewest bytes of a sentence that announces a list
SHORT = 8  # fewest bytes of a link's words: shorter words may be part of any line
KEPT = 200  # characters of a link's text that are kept; a longer text goes on behind them

_RELATED = frozenset(POINTERS)
# words of what offers more to read, in a sentence that announces nothing of the document
_READING = re.compile(
    r"\b(?:read|browse|section|related|similar|interested|lesen|mehr|weitere|interessier\w*|lire|aussi|intéress\w*|section|rubrique|leer|también|interesar\w*|sección|"
    r"ler|também|seção|leggi|anche|sezione|lees|ook|читайте|также|раздел\w*)\b|阅读|閱讀|相关|相關|関連|관련",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\d ?(?:[KMG]i?B|ko|Mo|КБ|МБ)\b", re.IGNORECASE)  # of a document, in the words of a link to it


class _Side(NamedTuple):
    """What a page offers that the other does not: words (bare) and number of the links, and the text by either
    reading."""

    offered: tuple[str, ...]
    links: int
    text: str
    cut: tuple[str, ...] = ()  # those of the words whose link says more


def box_links(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that are such links.

    None if fewer links came than went, or if a page has no text of its own.
    """
    if not (lost and added) or {link.url for link in new.links}.issuperset(link.url for link in old.links):
        return NOTHING
    if not (_has_text(old) and _has_text(new)):
        return NOTHING
    before, after = _side(old, new), _side(new, old)
    if not before.links or after.links < before.links:
        return NOTHING
    recorded = _recorded(old, new) | _announced(old) | _announced(new)
    gone, come = (
        frozenset(one for one in _offers_of(found, side) if recorded.isdisjoint(map(key, lines(one))))
        for found, side in ((lost, before), (added, after))
    )
    return (gone, come) if gone and come else NOTHING


def _recorded(old: Text, new: Text) -> frozenset[str]:
    """The words (bare) of links in a record.

    Such a link was replaced by another between the same two lines that are no links: as who holds an office, between
    the name of the office and the holder's party.
    """
    before, after = _between(old), _between(new)
    if min(len(before), len(after)) < RECORDS:
        return frozenset()
    others = [one for one in before if one in after and before[one] != after[one]]
    return frozenset(chain.from_iterable((before[one], after[one]) for one in others))


@cached_per_look
def _announced(page: Text) -> frozenset[str]:
    """The words (bare) of links in a list that a sentence of the text announces: "The board is composed of:"."""
    shown, signs = lines(page.body), page.outline.split()
    if len(shown) != len(signs):
        return frozenset()
    text, announced, found = bare(page.other), False, set()
    for line, sign in zip(shown, signs, strict=True):
        if sign.startswith(LINK):
            found.update([key(line)] if announced else [])
            continue
        said = line.rstrip(" :：")
        announced = line.rstrip().endswith((":", "：")) and size(said) >= ANNOUNCES and key(line) in text
        announced = (
            announced
            and said.casefold() not in _RELATED
            and ELSE.fullmatch(said) is None
            and _READING.search(said) is None
        )
    return frozenset(found)


def _between(page: Text) -> dict[tuple[str, str], str]:
    """The words of links that are a line of the body each between two lines that are none, by the words of these."""
    shown, signs = lines(page.body), page.outline.split()
    if len(shown) != len(signs):
        return {}
    linked = [sign.startswith(LINK) for sign in signs]
    return {
        (key(shown[n - 1]), key(shown[n + 1])): key(shown[n])
        for n in range(1, len(shown) - 1)
        if linked[n] and not (linked[n - 1] or linked[n + 1])
    }


def are_only_box_links(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> bool:
    """Whether all that left and came are words of links to other pages, outside of our own reading of the text.

    The page must have a text. Where the same link stands among both, what is said of it must be the same.
    """
    if not (lost or added) or any(one in page.other for found, page in ((lost, old), (added, new)) for one in found):
        return False  # most pages
    words = "\n".join(map(key, (*lost, *added)))  # a short line is shown with its neighbours
    if any(name in words for name in _announced(old) ^ _announced(new)):
        return False
    sides = (lost, bare(old.other), old), (added, bare(new.other), new)
    if not all(_has_text(page) for *_, page in sides):
        return False
    named, said = [], []
    for found, text, page in sides:
        names = tuple(sorted({name for _, name in _beside(page, text)}, key=len, reverse=True))
        if len(_offers_of(found, _Side(names, len(names), text))) < len(found):
            return False
        words = "\n".join(map(key, found))
        named.append({name for name in names if name in words})
        said.append({*_without(words, names).split("\n")} - {""})
    return named[0].isdisjoint(named[1]) or said[0] == said[1]


def are_links_replaced(added: Collection[str], old: Text, new: Text) -> bool:
    """Whether links beside our own reading of the text gave way to links to other addresses, their number unchanged.

    No address that went may still be linked in other words, nothing that came may have the words of a notice, and none
    of the links that went or came may have a day of its own.
    """
    before, after = (Counter(_beside(page, bare(page.other))) for page in (old, new))
    gone, come = before - after, after - before
    there = {url for url, _ in after}
    if not 0 < len(gone) <= MOST or not LIST <= before.total() == after.total() or any(map(is_notice, added)):
        return False
    if any(url in there for url, name in gone if (url, name) not in after):
        return False
    return not (_dated(old, {name for _, name in gone}) or _dated(new, {name for _, name in come}))


def are_links_added_above(lost: Collection[str], added: Collection[str], new: Text) -> bool:
    """Whether such links came above all of the text and nothing went: a way back, without words of a notice."""
    above = {key(line) for line in new.body.split("\n", ABOVE)[:ABOVE]}
    return not lost and all(key(one) in above and not is_notice(one) for one in added)


def _dated(page: Text, names: Collection[str]) -> bool:
    """Whether a link with one of these names has a day beside it. Which entries of a list of news turn over, `feeds`
    knows."""
    if any(day_of(link.text) for link in page.links if key(link.text) in names):
        return True
    shown = lines(page.visible)
    at = [n for n, line in enumerate(map(key, shown)) if any(name in line for name in names)]
    return any(day_of(line) for n in at for line in shown[max(n - 1, 0) : n + 2])


def _beside(page: Text, text: str) -> list[tuple[str, str]]:
    """The addresses and words of a page's links to other pages whose words do not stand in `text`."""
    found = [
        (link.url, name) for link in page.links
        if link.tag == "a" and not names_document(link.url) and not _SIZE.search(link.text)
        and size(name := key(link.text)) >= SHORT
    ]  # fmt: skip
    there = find_words((name for _, name in found), text)
    return [(url, name) for url, name in found if name not in there]


def _has_text(page: Text) -> bool:
    words = size(key(page.other))
    if page.kind is not Kind.HTML or words < TEXT:
        return False
    shown = bare(page.other)
    links = find_words((key(link.text) for link in page.links if link.tag == "a"), shown)
    return sum(map(size, links)) < LINKED * words


def _side(mine: Text, theirs: Text) -> _Side:
    known = {link.url for link in theirs.links}
    text = bare(f"{mine.main}\n{mine.other}")
    fresh = {
        link.url: name for link in mine.links
        if link.tag == "a" and link.url not in known and not names_document(link.url)
        and size(name := key(link.text)) >= SHORT
    }  # fmt: skip
    there = find_words(fresh.values(), text)
    fresh = {url: name for url, name in fresh.items() if name not in there}
    cut = {key(link.text) for link in mine.links if len(link.text) >= KEPT and link.url in fresh}
    return _Side(tuple(sorted(set(fresh.values()), key=len, reverse=True)), len(fresh), text, tuple(sorted(cut)))


def _offers_of(found: Iterable[str], side: _Side) -> frozenset[str]:
    return frozenset(filter(partial(_is_offer, side=side), found))


def _is_offer(passage: str, side: _Side) -> bool:
    words = key(passage)
    if words in side.text:
        return False
    if any(words in one for one in side.offered):  # a sentence of a link's words
        return True
    if any(_begins(words, one) for one in side.cut):
        return True
    left = _without(words, side.offered)
    return size(left) <= (1 - MOSTLY) * size(words)


def _begins(words: str, cut: str) -> bool:
    """Whether a passage begins with the last words that are kept of a link."""
    at = cut.find(words[:SHORT])
    return at >= 0 and words.startswith(cut[at:]) and size(cut[at:]) >= MOSTLY * size(words)


def _without(words: str, names: Iterable[str]) -> str:
    for one in names:
        words = words.replace(one, "")
    return words
