"""Whether a page says in another language what it said before (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from archiver.text.languages import language, scripts
from archiver.text.model import Text
from archiver.text.normal import fold, lines, size
from archiver.text.titles import name_words, title_parts

TOLD_BY, MOST = 5, 0.6  # minimum figures or links of a page, and the share of them that a translation keeps
FEW = 2  # figures that suffice if the layout stayed
# minimum headings of a page whose layout stayed, and how similar the sequences of its line kinds must be
HEADINGS, SET = 3, 0.7
LEAST, TIMES = 250, 4  # minimum bytes, and how many times longer or shorter the translation may be
LINES = 500  # whose kinds are compared
# share of the letters in a script that a text is written in (besides code), and in one that it is not
WRITTEN, UNWRITTEN = 0.25, 0.02
STANDS = 5  # lines, such as code, that both texts have
NAMING_WORDS = 4  # words of a title that no other page has

_FIGURE = re.compile(r"\d{2,}(?:[.,/]\d+)*")


def translated(old: Text, new: Text) -> bool:
    """Whether a page, now in another language as declared or as read, says what it said.

    One of these must hold: it keeps most of its figures or links; it keeps its length and a title of several words,
    which is a heading of one of the two only; it keeps its length and layout, with most of a few figures or, in another
    script, lines of code. Which language a site serves may depend on who it takes us for.
    """
    written = _another_script(old, new)
    if not (written or _another_language_declared(old, new) or _another_language_read(old, new)):
        return False
    old_figures, new_figures = (set(_FIGURE.findall(fold(text.main or text.visible))) for text in (old, new))
    old_links, new_links = (links(text) for text in (old, new))
    if any(
        len(one) >= TOLD_BY and _has(other, one) for one, other in ((old_figures, new_figures), (old_links, new_links))
    ):
        return True
    if _as_long(old, new) and _titled_alike(old, new):
        return True
    stays = (len(old_figures & new_figures) >= FEW and _has(new_figures, old_figures)) or (
        written and len(_code(old) & _code(new)) >= STANDS
    )
    return stays and _as_long(old, new) and _laid_out_alike(old, new)


def _another_language_declared(old: Text, new: Text) -> bool:
    here, there = (text.lang.partition("-")[0].casefold() if text.lang else "" for text in (old, new))
    return bool(here and there and here != there)


def _another_language_read(old: Text, new: Text) -> bool:
    here, there = (language(text.main or text.other or text.visible) for text in (old, new))
    return bool(here and there and here != there)


def _another_script(old: Text, new: Text) -> bool:
    """Whether one text is in a script that the other has next to nothing of."""
    here, there = (scripts(text.main or text.other or text.visible) for text in (old, new))
    return any(
        max(here[one], there[one]) >= WRITTEN and min(here[one], there[one]) <= UNWRITTEN
        for one in here
        if one != "latin"
    )


def _code(text: Text) -> set[str]:
    """The lines in no known language, such as code."""
    return {line for line in lines(text.body) if language(line) is None}


def _titled_alike(old: Text, new: Text) -> bool:
    """Whether both have the same title, whose first part is a heading of exactly one of them."""
    if not old.title or not new.title or title_parts(old.title) != title_parts(new.title):
        return False
    name = title_parts(old.title)[0]
    heads = [name in {fold(one).casefold() for one in text.headings} for text in (old, new)]
    return len(name_words(name)) >= NAMING_WORDS and heads[0] is not heads[1]


def _has(there: Collection[str], mine: Collection[str]) -> bool:
    return sum(one in there for one in mine) >= MOST * len(mine)


def _as_long(old: Text, new: Text) -> bool:
    before, here = (size(text.main or text.visible) for text in (old, new))
    return here >= LEAST and before <= TIMES * here and here <= TIMES * before


def _laid_out_alike(old: Text, new: Text) -> bool:
    mine, theirs = (_kinds(text) for text in (old, new))
    if any(sum(kind[0] in "hb" for kind in one) < HEADINGS for one in (mine, theirs)):
        return False
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= SET


def _kinds(text: Text) -> list[str]:
    return [one.partition(":")[0] for one in text.outline.split()[:LINES]]


def links(text: Text) -> dict[str, None]:
    """URLs that the main content refers to for reading or following."""
    return dict.fromkeys(link.url for link in text.links if link.main and link.tag not in {"style", "font", "img"})
