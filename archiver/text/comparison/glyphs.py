"""Letters that a PDF draws as one and writes as none (pure): saved anew by some programs, ff and fi come as a character of a
script that nobody reads, one for each. Which they are the words say that the other text has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from archiver.text.model import Kind, Text
from archiver.text.normal import digest, fold

DRAWN_AS_ONE = ("ffi", "ffl", "ff", "fi", "fl", "fj", "ft", "tt", "ti", "tf", "th", "ct", "st")
CHARACTERS = 12  # of such a kind in one document
WORDS = 200  # that a character is known by
KNOWN = 0.6  # of these that the other text has: some were broken at the end of a line
_LATIN = re.compile(r"[a-zà-öø-ÿ]", re.IGNORECASE)


def legible(old: Text, new: Text) -> tuple[Text, Text]:
    """Both with the letters in place of such characters, where the words of the other have them."""
    if not old.kind is new.kind is Kind.PDF or old.visible == new.visible:
        return old, new
    return _read(old, new), _read(new, old)


def _read(text: Text, other: Text) -> Text:
    foreign = [*_foreign(text.visible, other.visible)]
    if not 0 < len(foreign) <= CHARACTERS:
        return text
    said, known = fold(text.visible), frozenset(re.findall(r"\w+", fold(other.visible)))
    whole = text.visible
    for one in foreign:
        letters = _letters(one, said, known, foreign)
        if letters is not None:
            said, whole = said.replace(one, letters), whole.replace(one, letters)
    return (
        text
        if whole is text.visible
        else replace(text, visible=whole, main=whole, other=whole, page_texts=(digest(whole),))
    )


def _foreign(said: str, other: str) -> Iterator[str]:
    """Characters of no Latin script that the other text has not, and that stand in Latin words alone."""
    there = frozenset(other)
    for one in sorted(set(said) - there):
        if ord(one) < 0x250 or not one.isalpha() or "LATIN" in unicodedata.name(one, ""):
            continue
        places = [found.start() for found in re.finditer(re.escape(one), said)]
        if all(any(_LATIN.match(beside) for beside in (said[at - 1 : at], said[at + 1 : at + 2])) for at in places):
            yield one


def _letters(one: str, said: str, known: frozenset[str], foreign: list[str]) -> str | None:
    """What a character stands for: with which letters the most of its words, and nearly all, are words of the other text."""
    others = "".join(foreign).replace(one, "")
    words = [
        word for word in re.findall(rf"\w*{re.escape(one)}\w*", said)[:WORDS] if not any(map(word.__contains__, others))
    ]
    count, letters = max(
        ((sum(word.replace(one, letters) in known for word in words), letters) for letters in DRAWN_AS_ONE),
        key=lambda found: found[0],
    )
    return letters if words and count >= KNOWN * len(words) else None
