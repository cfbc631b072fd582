"""Whether a list page is the same list with other entries (pure)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from archiver.text.comparison.rewritten import own_names
from archiver.text.dates import day_of
from archiver.text.model import Text
from archiver.text.normal import bare, fold, key
from archiver.text.page.design import designs_differ
from archiver.text.page.outline import ENTRY, LINK, MEANING, ROW, TERM
from archiver.text.room import below_title

LINES = 12  # minimum lines on a list page
LISTED = 0.7  # share of its lines that are entries
ALIKE = 0.8  # share of the lines of two pages that are of the same make
# lines, without figures, that two lists must share, and their share of the new list's lines
LABELS, LABELLED = 3, 0.1
DATED = 3  # lines with a day by which a short list of news is known

_ENTRIES = frozenset({ENTRY, ROW, TERM, MEANING})
_FIGURES = re.compile(r"\d+")
_RANK = re.compile(r"h[1-6]")


def relisted(old: Text, new: Text, site: Sequence[Text]) -> bool:
    """Whether two pages are lists set in the same way under one title, such as current events or decisions of the week.

    A list of dated entries needs only later ones. Others are compared by the makes of their lines and by what their
    entries have in common ("Medical aid", "Published on 3 May"). A list that says of itself below its title what it
    said before needs no more than an entry. `site`: other pages of the site; a title that these share names no list.
    """
    if not old.title or fold(old.title) != fold(new.title or "") or not own_names(old, site):
        return False
    if _goes_on(old, new):
        return True
    mine, theirs = _makes(old), _makes(new)
    if designs_differ(old.design, new.design) or mine.total() < LINES or _listed(mine) < LISTED:
        return False
    if _listed(theirs) > 0 and _introduced_alike(old, new, site):
        return True
    if not _alike(mine, theirs) or _listed(theirs) < LISTED:
        return False
    labels = _labels(new)
    shared = labels & _labels(old)
    return len(shared) >= max(LABELS, LABELLED * len(labels))


def _goes_on(old: Text, new: Text) -> bool:
    """Whether most lines of both pages name a day each, and the days went on: the latest is later, and none is before the
    old page's earliest."""
    mine, theirs = ([day_of(line) for line in text.body.split("\n")] for text in (old, new))
    before, here = ([day for day in days if day is not None] for days in (mine, theirs))
    if min(len(before), len(here)) < DATED or 2 * len(before) < len(mine) or 2 * len(here) < len(theirs):
        return False
    return max(before) < max(here) and min(before) <= min(here)


def _introduced_alike(old: Text, new: Text, site: Sequence[Text]) -> bool:
    """Whether both pages have the same sentence between their title and their entries, which no other page of the site
    has."""
    said = _introduction(old)
    return said != "" and said == _introduction(new) and not any(said in bare(one.visible) for one in site)


def _introduction(text: Text) -> str:
    """The first sentence below the title, if it stands above the first entry; else ""."""
    kinds = zip(text.body.split("\n"), text.outline.split(), strict=False)
    entry = next((key(line) for line, kind in kinds if kind.lstrip(LINK)[:1] in _ENTRIES), "")
    said, shown = next(below_title(text), ""), bare(text.visible)
    return said if entry and shown.find(said) < shown.find(entry) else ""


def set_alike(old: Text, new: Text) -> bool:
    """Whether two pages of more than a few lines have the same makes of lines, in the same proportions, in one design.
    Heading levels do not count."""
    return _alike(*(_makes(text, ranked=False) for text in (old, new))) and not designs_differ(old.design, new.design)


def _alike(mine: Counter[str], theirs: Counter[str]) -> bool:
    if min(mine.total(), theirs.total()) < LINES:
        return False
    return sum(min(mine[make] / mine.total(), theirs[make] / theirs.total()) for make in mine) >= ALIKE


def _makes(text: Text, *, ranked: bool = True) -> Counter[str]:
    """How many lines are of each make: the kind of line and, in a table row, the number of cells and the first one
    used."""
    makes = (said.partition(".")[0] for said in text.outline.split())
    return Counter(make if ranked else _RANK.sub("h", make) for make in makes)


def _listed(makes: Counter[str]) -> float:
    """The share of lines that are entries or rows."""
    return sum(n for make, n in makes.items() if make.lstrip(LINK)[:1] in _ENTRIES) / max(1, makes.total())


def _labels(text: Text) -> set[str]:
    """The content lines without their figures."""
    return {said for line in text.body.split("\n") if (said := key(_FIGURES.sub("", line)))}
