"""Tells hyphens that a typesetter inserted into an address at a line's end from the address's own (pure).

Decided by the words that occur elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from archiver.citations.addresses import LEFT_OUT, Address

_END = r"(?:-[ \t]*\r?\n[ \t]*|[\x02\ufffe](?:[ \t]*\r?\n[ \t]*)?)"  # a hyphen at a line's end, with the line break
_HYPHENED = re.compile(_END)
_BROKEN = re.compile(rf"(?<![^\W_])([^\W_]*+){_END}([^\W_]*+)")
_IN_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]++{_END}[^\W\d_]++")
_WORD = re.compile(r"[^\W\d_]+")
EITHER = "the hyphen at its line's end may be the typesetter's: with it or without it may be another page"
_OF_UUID = re.compile(r"(?:[0-9a-f]{8}|[0-9a-f]{4})-(?:[0-9a-f]{4}|[0-9a-f]{12})", re.IGNORECASE)
LEAST = 2  # minimum letters of a part of a broken word; the hyphen in e-mail is its own


class _Is(Enum):
    OURS = "a part of the address"
    SURE = "a typesetter's: no part is a word, and both are one"
    LIKELY = "a typesetter's, in a document that has others"
    OPEN = "either"


@dataclass
class Hyphens:
    """Judges the hyphens of a document.

    `words`: its words, except those broken at a line's end. `set_in`: whether typesetter's hyphens are known to occur
    in its addresses.
    """

    words: frozenset[str]
    set_in: bool = False

    def learn(self, text: str, found: Iterable[Address]) -> None:
        """Sets `set_in` if an address of a page certainly contains a typesetter's hyphen."""
        self.set_in = self.set_in or any(
            self._is(one) is _Is.SURE for address in found for one in _broken(text, address)
        )

    def without(self, text: str, found: Iterable[Address]) -> tuple[str, list[Address]]:
        """Returns (the page's text, addresses with a hyphen that may be either).

        In the text, of the same length, `LEFT_OUT` replaces typesetter's hyphens and the line breaks after them.
        """
        out: list[Address] = []
        for address in found:
            known = [(one, self._is(one)) for one in _broken(text, address)]
            if self.set_in and any(what is _Is.OPEN for _, what in known):
                out.append(address)
                continue
            for one, what in known:
                if what is _Is.SURE or (what is _Is.LIKELY and self.set_in):
                    start, end = one.end(1), one.start(2)
                    text = text[:start] + LEFT_OUT * (end - start) + text[end:]
        return text, out

    def _is(self, broken: re.Match[str]) -> _Is:
        before, behind = broken[1], broken[2]
        if _not_in_word(before, behind):
            return _Is.OURS
        if not (before.isalpha() and behind.isalpha()) or min(len(before), len(behind)) < LEAST:
            return _Is.OPEN
        parts = [one.lower() in self.words for one in (before, behind)]
        if (before + behind).lower() not in self.words:
            return _Is.OURS if all(parts) else _Is.OPEN
        return _Is.OPEN if all(parts) else _Is.LIKELY if any(parts) else _Is.SURE


def at_line_end(text: str) -> bool:
    """Whether any line of a text ends with a hyphen."""
    return _HYPHENED.search(text) is not None


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document in lower case, without those broken at a hyphen at a line's end."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(_IN_WORD.sub(" ", text)))


def _not_in_word(before: str, behind: str) -> bool:
    """Whether the parts cannot be one word: digits next to letters, a capital after a lower-case letter, a UUID."""
    figures = any(map(str.isdigit, before + behind))
    if figures and all(one.isdigit() or one.isalpha() for one in (before, behind)):
        return True
    if before[-1:].islower() and behind[:1].isupper():
        return True
    return figures and _OF_UUID.fullmatch(f"{before}-{behind}") is not None


def _broken(text: str, address: Address) -> Iterator[re.Match[str]]:
    """The line breaks after a hyphen within an address, after its scheme."""
    if address.joined:
        begins = max(address.start, text.find("://", address.start, address.end))
        yield from _BROKEN.finditer(text, begins, address.end)
