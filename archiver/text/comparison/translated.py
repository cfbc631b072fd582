"""Whether a page says in another language what it said (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from archiver.text.languages import language, scripts
from archiver.text.model import Text
from archiver.text.normal import fold, lines, size
from archiver.text.titles import cells, words

TOLD_BY, MOST = 5, 0.6  # figures or links that a page has at least, and the share of them that a translation has
FEW = 2  # figures, where the page is set as it was
HEADINGS, SET = (
    3,
    0.7,
)  # headings of such a page, and the share of its lines that are of the same kinds in the same order
LEAST, TIMES = 250, 4  # bytes that it has at least, and how many times longer or shorter it may be
LINES = 500  # of which the kinds are compared
WRITTEN, UNWRITTEN = 0.25, 0.02  # of the letters, in a script that a text is in beside its code, and is not in
STANDS = 5  # lines, as of code, that stand in both
NAMING_WORDS = 4  # of a title that is no other page's

_FIGURE = re.compile(r"\d{2,}(?:[.,/]\d+)*")


def translated(old: Text, new: Text) -> bool:
    """Whether a page in another language, by its own word or by its words, has most of the figures, or leads where it led; or
    is set as it was, with few figures and most of these; in other letters, with lines of code that stand, too; or bears a
    title of several words that stayed in the language of one of the two, whose heading it is. Which language a site serves
    may depend on whom it takes us for."""
    written = _written(old, new)
    if not (written or _declared(old, new) or _spoken(old, new)):
        return False
    mine, theirs = (set(_FIGURE.findall(fold(text.main or text.visible))) for text in (old, new))
    leads, there = (links(text) for text in (old, new))
    if any(len(one) >= TOLD_BY and _has(other, one) for one, other in ((mine, theirs), (leads, there))):
        return True
    if _as_long(old, new) and _titled_alike(old, new):
        return True
    stays = (len(mine & theirs) >= FEW and _has(theirs, mine)) or (written and len(_code(old) & _code(new)) >= STANDS)
    return stays and _as_long(old, new) and _set_alike(old, new)


def _declared(old: Text, new: Text) -> bool:
    here, there = (text.lang.partition("-")[0].casefold() if text.lang else "" for text in (old, new))
    return bool(here and there and here != there)


def _spoken(old: Text, new: Text) -> bool:
    here, there = (language(text.main or text.other or text.visible) for text in (old, new))
    return bool(here and there and here != there)


def _written(old: Text, new: Text) -> bool:
    """Whether one is in a script that the other has next to nothing of."""
    here, there = (scripts(text.main or text.other or text.visible) for text in (old, new))
    return any(
        max(here[one], there[one]) >= WRITTEN and min(here[one], there[one]) <= UNWRITTEN
        for one in here
        if one != "latin"
    )


def _code(text: Text) -> set[str]:
    """The lines that are in no language that is known, as those of code are."""
    return {line for line in lines(text.body) if language(line) is None}


def _titled_alike(old: Text, new: Text) -> bool:
    """Whether one title is over both, and its first part is a heading of one of them and of one alone."""
    if not old.title or not new.title or cells(old.title) != cells(new.title):
        return False
    name = cells(old.title)[0]
    heads = [name in {fold(one).casefold() for one in text.headings} for text in (old, new)]
    return len(words(name)) >= NAMING_WORDS and heads[0] is not heads[1]


def _has(there: Collection[str], mine: Collection[str]) -> bool:
    return sum(one in there for one in mine) >= MOST * len(mine)


def _as_long(old: Text, new: Text) -> bool:
    before, here = (size(text.main or text.visible) for text in (old, new))
    return here >= LEAST and before <= TIMES * here and here <= TIMES * before


def _set_alike(old: Text, new: Text) -> bool:
    mine, theirs = (_kinds(text) for text in (old, new))
    if any(sum(kind[0] in "hb" for kind in one) < HEADINGS for one in (mine, theirs)):
        return False
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= SET


def _kinds(text: Text) -> list[str]:
    return [one.partition(":")[0] for one in text.outline.split()[:LINES]]


def links(text: Text) -> dict[str, None]:
    """URLs that the main content refers to for reading or following."""
    return dict.fromkeys(link.url for link in text.links if link.main and link.tag not in {"style", "font", "img"})
