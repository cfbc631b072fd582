"""Whether a page under another title is the page that was meant, by what else of it stands (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from archiver.text.comparison.kept import shares
from archiver.text.comparison.translated import links
from archiver.text.model import Text
from archiver.text.normal import common, figured, fold, size
from archiver.text.titles import cells, words

NAME_BYTES = 8  # of a heading that is looked for within a title
HEADINGS = 2  # that stand, of a page that is known by the first of them
TITLE_BYTES = 24  # of a title into which words were put
LINES, SET = 10, 0.8  # of a page, and the share of them that are of the same kinds in the same order
LINKS, LED = 5, 0.6  # of a page's text, and the share of them that both have
LONGER = 3  # times
COMPARED = 500  # lines
STANDS = 0.3  # of the main text

_FIGURE = re.compile(r"\d+")


def still_headed(old: Text, new: Text, kept: Collection[str]) -> bool:
    """Whether two pages have the same first heading, of which one of their titles says more ("A. Writer's home page"), and others
    below it. What is the whole of a title, or stands behind the page's name, may be the site's. `kept`: the headings that
    stand and that no other page of the site has."""
    mine, theirs = (fold(text.headings[0]).casefold() if text.headings else "" for text in (old, new))
    if mine != theirs or mine not in kept or len(kept) < HEADINGS or size(mine) < NAME_BYTES:
        return False
    titles = [cells(text.title or "") for text in (old, new)]
    return not any(mine in title for title in titles) and any(mine in title[0] for title in titles if title)


def put_in(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the first name of one title is that of the other with words put into it, before it or behind it; no figure, by which
    it would be another of a series."""
    less, more = sorted((next(iter(one), ""), next(iter(other), "")), key=len)
    before, after = common(less, more)
    came = more[before : len(more) - after]
    return size(less) >= TITLE_BYTES and before + after >= len(less) and not figured(came)


def set_again(old: Text, new: Text, site: Sequence[Text]) -> bool:
    """Whether a page is set as it was, line by line, leads where it led and has a part of its text, under a title that shares a name
    with the old one and has the same figures: then its sentences were put otherwise. What other pages of the site lead to as well says
    nothing."""
    if not words(old.title or "") & words(new.title or "") or _FIGURE.findall(old.title or "") != _FIGURE.findall(
        new.title or ""
    ):
        return False
    if (shares((old.main or old.visible,), new.visible)[0] or 0) < STANDS:
        return False
    theirs = {link for text in site for link in links(text)}
    mine, here = ({link for link in links(text) if link not in theirs} for text in (old, new))
    if min(len(mine), len(here)) < LINKS or len(mine & here) < LED * max(len(mine), len(here)):
        return False
    before, now = (size(text.main or text.visible) for text in (old, new))
    if max(before, now) > LONGER * min(before, now):
        return False
    kinds = [[one.partition(":")[0] for one in text.outline.split()[:COMPARED]] for text in (old, new)]
    return min(map(len, kinds)) >= LINES and SequenceMatcher(None, kinds[0], kinds[1], autojunk=False).ratio() >= SET
