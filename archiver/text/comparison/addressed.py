"""Addresses that a text writes out (pure). Most are links as well, whose change is another fact than that of the words, and
none is read as words; one that is no link is all that a reader has of where something stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from archiver.text.model import SHEETS, Text
from archiver.text.normal import key, lines, passages

_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+(?:/[^\s?#<>\"'“”‘’«»()（）、，。；：]*)?)", re.IGNORECASE)
_CLOSING = "/.,;:!…"  # what ends a sentence, or makes no other address


def readdressed(old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Passages whose words stayed while an address among them, a link on neither page, became another: as they were, and
    as they are. Scheme, `www.` and what is asked for behind a `?` make no other address. A PDF's are broken over its lines."""
    if not SHEETS.isdisjoint({old.kind, new.kind}) or not ("://" in old.visible and "://" in new.visible):
        return [], []
    here, there = (set(_places(text.visible)) for text in (old, new))
    if here == there:
        return [], []
    linked = {place for text in (old, new) for link in text.links for place in _places(link.url)}
    gone, came = here - there - linked, there - here - linked
    if not gone or not came:
        return [], []
    before, after = _by_words(old, gone), _by_words(new, came)
    both = [words for words in before if len(before[words]) == len(after.get(words, ()))]
    return [one for words in both for one in before[words]], [one for words in both for one in after[words]]


def _places(text: str) -> Iterable[str]:
    return (found.rstrip(_CLOSING).casefold() for found in _ADDRESS.findall(text))


def _by_words(text: Text, places: set[str]) -> dict[str, list[str]]:
    """The passages of the content with one of these addresses, by what else they say."""
    out: dict[str, list[str]] = defaultdict(list)
    for line in lines(text.body or text.main or text.visible):
        if "://" in line:
            for one in passages(line):
                if not places.isdisjoint(_places(one)):
                    out[key(one)].append(one)
    return out
