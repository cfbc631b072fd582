"""Compares web addresses that a text writes out (pure).

Most written-out addresses are links too; a changed link is a separate fact, so addresses are not compared as words. An
address that is no link is all a reader has to find the thing. One that is a whole entry, linked or not, is what a list
of sources says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from archiver.text.model import SHEETS, Text
from archiver.text.normal import key, lines, passages

_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+(?:/[^\s?#<>\"'“”‘’«»()（）、，。；：]*)?)", re.IGNORECASE)
_CLOSING = "/.,;:!…"  # ends a sentence, or makes no difference to the address


def readdressed(old: Text, new: Text) -> tuple[list[str], list[str]]:
    """Passages whose words stayed while an address in them became another: as they were, and as they are. Also those
    that are nothing but an address which the other page has not, where only some went, or only some came.

    An address that became another must be a link on neither page. Scheme, `www.` and query string do not count. PDFs
    are left out, as their addresses are broken over lines.
    """
    if not SHEETS.isdisjoint({old.kind, new.kind}) or not ("://" in old.visible or "://" in new.visible):
        return [], []
    here, there = (set(_addresses(text.visible)) for text in (old, new))
    if here == there:
        return [], []
    links, theirs = ({place for link in text.links for place in _addresses(link.url)} for text in (old, new))
    if here < there or there < here:
        return _alone(old, here - there - theirs), _alone(new, there - here - links)
    gone, came = here - there - links - theirs, there - here - links - theirs
    if not gone or not came:
        return [], []
    before, after = _by_words(old, gone), _by_words(new, came)
    both = [words for words in before if len(before[words]) == len(after.get(words, ()))]
    return [one for words in both for one in before[words]], [one for words in both for one in after[words]]


def _addresses(text: str) -> Iterable[str]:
    return (found.rstrip(_CLOSING).casefold() for found in _ADDRESS.findall(text))


def _alone(text: Text, addresses: set[str]) -> list[str]:
    """The passages of the content that are one of these addresses and nothing else."""
    return [one for words, found in _by_words(text, addresses).items() if not words for one in found]


def _by_words(text: Text, addresses: set[str]) -> dict[str, list[str]]:
    """The passages of the content with one of these addresses, by their other words."""
    out: dict[str, list[str]] = defaultdict(list)
    for line in lines(text.body or text.main or text.visible):
        if "://" in line:
            for one in passages(line):
                if not addresses.isdisjoint(_addresses(one)):
                    out[key(one)].append(one)
    return out
