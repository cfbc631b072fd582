"""Whether a page under another title is the page that was meant, by what else of it is left (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from archiver.text.comparison.kept import shares
from archiver.text.comparison.translated import links
from archiver.text.model import Text
from archiver.text.normal import common_ends, fold, has_digit, size
from archiver.text.titles import host_and_path, last_path_words, name_words, title_parts

NAME_BYTES = 8  # of a heading that is looked for within a title
HEADINGS = 2  # headings that must be left on a page known by the first of them
TITLE_BYTES = 24  # of a title into which words were inserted
LINES, SET = 10, 0.8  # minimum lines of a page, and how similar the sequences of their kinds must be
LINKS, LED = 5, 0.6  # minimum links of a page's text, and the share of them that both pages have
LONGER = 3  # times the length of the other page, at most
COMPARED = 500  # lines
STANDS = 0.3  # of the main text

TEXT = 600  # bytes of main text; a notice has less

_FIGURE = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")


def keeps_first_heading(old: Text, new: Text, kept: Collection[str]) -> bool:
    """Whether two pages share their first heading, which one of their titles extends ("A. Writer's home page"), and
    more headings below it.

    A heading that is a whole part of a title may be the site's name. `kept`: headings that are left and that no other
    page of the site has.
    """
    mine, theirs = (fold(text.headings[0]).casefold() if text.headings else "" for text in (old, new))
    if mine != theirs or mine not in kept or len(kept) < HEADINGS or size(mine) < NAME_BYTES:
        return False
    titles = [title_parts(text.title or "") for text in (old, new)]
    return not any(mine in title for title in titles) and any(mine in title[0] for title in titles if title)


def is_called_by_address(old: Text, new: Text, url: str) -> bool:
    """Whether the last word of the address begins the title and the first heading of both pages ("Contact us" and
    "Contact our office" at "/contact"), and both have a text of their own."""
    words = last_path_words(host_and_path(url)[1])
    if len(words) != 1 or min(size(text.main) for text in (old, new)) < TEXT:
        return False
    (word,) = words
    called = ((text.title or "", (*text.headings, "")[0]) for text in (old, new))
    return all(next(iter(_WORDS.findall(fold(one).casefold())), "") == word for names in called for one in names)


def is_title_extended(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the first part of one title is that of the other with words inserted, prepended or appended. Not digits:
    these would make it another page of a series."""
    less, more = sorted((next(iter(one), ""), next(iter(other), "")), key=len)
    before, after = common_ends(less, more)
    came = more[before : len(more) - after]
    return size(less) >= TITLE_BYTES and before + after >= len(less) and not has_digit(came)


def is_reworded_in_same_layout(old: Text, new: Text, site: Sequence[Text]) -> bool:
    """Whether a page has its old layout, links and part of its text under a partly changed title: its sentences were
    reworded.

    The titles must share a name and have the same figures. Links that other pages of the site have too do not count.
    """
    if not name_words(old.title or "") & name_words(new.title or "") or _FIGURE.findall(
        old.title or ""
    ) != _FIGURE.findall(new.title or ""):
        return False
    if (shares((old.main or old.visible,), new.visible)[0] or 0) < STANDS:
        return False
    site_links = {link for text in site for link in links(text)}
    old_links, new_links = ({link for link in links(text) if link not in site_links} for text in (old, new))
    if min(len(old_links), len(new_links)) < LINKS or len(old_links & new_links) < LED * max(
        len(old_links), len(new_links)
    ):
        return False
    old_bytes, new_bytes = (size(text.main or text.visible) for text in (old, new))
    if max(old_bytes, new_bytes) > LONGER * min(old_bytes, new_bytes):
        return False
    kinds = [[one.partition(":")[0] for one in text.outline.split()[:COMPARED]] for text in (old, new)]
    return min(map(len, kinds)) >= LINES and SequenceMatcher(None, kinds[0], kinds[1], autojunk=False).ratio() >= SET
