"""Unnamed menus (pure): lines of nothing but links, outside the text as our own reading finds it, or just before it.

Links to people say who wrote the page, and one with words of a notice says what became of it: neither is a menu's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends_sentence, key, size
from archiver.text.page.document_lists import names_document
from archiver.text.page.navigation import PEOPLE
from archiver.text.page.notices import is_notice
from archiver.text.presentation.results import NOTHING, Noted

LINKS = 3  # fewest links on one line
BEFORE = 2  # first lines of our own reading that may be such a menu, before the heading
TEXT = 400  # fewest bytes of the page's own text
SHORT = 200  # the same where the line begins with a link to the front page: a short page may be a list of links

_FRONT = re.compile(r"^[^?#]*://[^/?#]+/?(?:(?:index|home|default|main)(?:\.\w{2,5})?)?$", re.IGNORECASE)
_BETWEEN = "|·•/>»-–"


def menus(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that are lines of such a menu, each checked against its own page."""
    if not (lost or added) or any(one.kind is not Kind.HTML or size(key(one.other)) < SHORT for one in (old, new)):
        return NOTHING
    return _menu_lines(lost, old), _menu_lines(added, new)


def _menu_lines(passages: Collection[str], page: Text) -> frozenset[str]:
    labels = [one for one in passages if not ends_sentence(one)]
    own = bare("\n".join(page.body.split("\n")[BEFORE:])) if labels else ""
    outside = [one for one in labels if key(one) not in own and not is_notice(one)]
    if not outside:
        return frozenset()
    names = {
        key(one.text) for one in page.links
        if one.tag == "a" and not names_document(one.url) and PEOPLE.search(one.url) is None
    } - {""}  # fmt: skip
    ordered = tuple(sorted(names, key=len, reverse=True))
    if size(key(page.other)) < TEXT:
        starts = tuple({key(one.text) for one in page.links if one.tag == "a" and _FRONT.search(one.url)} - {""})
    else:
        starts = ordered
    begin = [one for one in outside if (said := key(one)) not in names and said.lstrip(_BETWEEN).startswith(starts)]
    return frozenset(one for one in begin if _is_links(key(one), ordered))


def _is_links(words: str, names: Sequence[str]) -> bool:
    """Whether a line (bare) is nothing but the words of some links."""
    links = 0
    for name in names:
        links += words.count(name)
        words = words.replace(name, "\n")
    return links >= LINKS and not words.strip(f"\n{_BETWEEN}")
