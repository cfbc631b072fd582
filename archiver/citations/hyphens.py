"""Hyphens that typesetters put into addresses where a line ends, told from those that are the address's: by the words that
the document has elsewhere (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from archiver.citations.addresses import LEFT_OUT, Address

_END = r"(?:-[ \t]*\r?\n[ \t]*|[\x02\ufffe](?:[ \t]*\r?\n[ \t]*)?)"  # of a line, with its hyphen
_HYPHENED = re.compile(_END)
_BROKEN = re.compile(rf"(?<![^\W_])([^\W_]*+){_END}([^\W_]*+)")
_IN_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_]++{_END}[^\W\d_]++")
_WORD = re.compile(r"[^\W\d_]+")
EITHER = "the hyphen at its line's end may be the typesetter's: with it or without it may be another page"
_OF_UUID = re.compile(r"(?:[0-9a-f]{8}|[0-9a-f]{4})-(?:[0-9a-f]{4}|[0-9a-f]{12})", re.IGNORECASE)
LEAST = 2  # letters of a part: e-mail is no word that was broken


class _Is(Enum):
    OURS = "a part of the address"
    SURE = "a typesetter's: no part is a word, and both are one"
    LIKELY = "a typesetter's, in a document that has others"
    OPEN = "either"


@dataclass
class Hyphens:
    """Those of a document. `words`: that it has, but for those that a line's end breaks; `set_in`: whether it is known to
    have hyphens of typesetters in addresses."""

    words: frozenset[str]
    set_in: bool = False

    def learn(self, text: str, found: Iterable[Address]) -> None:
        """Whether addresses of a page have such hyphens for sure."""
        self.set_in = self.set_in or any(
            self._is(one) is _Is.SURE for address in found for one in _broken(text, address)
        )

    def without(self, text: str, found: Iterable[Address]) -> tuple[str, list[Address]]:
        """A page's text as long as before, with signs that no address has in place of typesetters' hyphens and of the lines'
        ends behind them, and addresses that have hyphens that may be either."""
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
    """All of a document, in small letters, but for what a line's end breaks at a hyphen."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(_IN_WORD.sub(" ", text)))


def _not_in_word(before: str, behind: str) -> bool:
    """Whether no typesetter takes both for one word: figures and letters, a capital behind a small letter, a UUID."""
    figures = any(map(str.isdigit, before + behind))
    if figures and all(one.isdigit() or one.isalpha() for one in (before, behind)):
        return True
    if before[-1:].islower() and behind[:1].isupper():
        return True
    return figures and _OF_UUID.fullmatch(f"{before}-{behind}") is not None


def _broken(text: str, address: Address) -> Iterator[re.Match[str]]:
    """Lines' ends behind a hyphen, in an address behind its scheme."""
    if address.joined:
        begins = max(address.start, text.find("://", address.start, address.end))
        yield from _BROKEN.finditer(text, begins, address.end)
