"""Restores ligatures that a PDF draws but does not encode (pure).

Some programs, on saving a PDF anew, write ff or fi as a character of an unused script, one for each ligature, or as any
other letter, digit or mark. Which letters are meant is told by the words of the other text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from archiver.text.model import Kind, Text
from archiver.text.normal import digest, fold

DRAWN_AS_ONE = ("ffi", "ffl", "ff", "fi", "fl", "fj", "ft", "tt", "ti", "tf", "th", "ct", "st")
CHARACTERS = 12  # of unused scripts in one document
MISREAD = 3000  # maximum number of words that only one text has
UNREAD = 300  # maximum number of words with an unreadable letter
WORD_CHARS = 40
SEEN = 2  # words needed if a plain letter replaces a ligature; a single one may be another word ("erst" for "first")
WORDS = 200  # words by which the meaning of a character is tested
KNOWN = 0.6  # of these that must be words of the other text; some are broken at a line end
_TOKEN = re.compile(r"[^\s/]+")
_UNREAD = "\ufffd"
_MARKS = ".,;:!?()[]{}\"'“”‘’„«»"
_LATIN = re.compile(r"[a-zà-öø-ÿ]", re.IGNORECASE)


def legible(old: Text, new: Text) -> tuple[Text, Text]:
    """Both texts with ligatures restored where the other text has the words."""
    if not old.kind is new.kind is Kind.PDF or old.visible == new.visible:
        return old, new
    old, new = _with_foreign_letters_read(old, new), _with_foreign_letters_read(new, old)
    return _with_ligatures_mended(old, new), _with_ligatures_mended(new, old)


def _with_foreign_letters_read(text: Text, other: Text) -> Text:
    foreign = [*_foreign(text.visible, other.visible)]
    if not 0 < len(foreign) <= CHARACTERS:
        return text
    said, known = fold(text.visible), frozenset(re.findall(r"\w+", fold(other.visible)))
    whole = text.visible
    for one in foreign:
        letters = _letters_for(one, said, known, foreign)
        if letters is not None:
            said, whole = said.replace(one, letters), whole.replace(one, letters)
    return _as(text, whole)


def _foreign(said: str, other: str) -> Iterator[str]:
    """Yield non-Latin characters that the other text lacks and that occur only in Latin words."""
    there = frozenset(other)
    for one in sorted(set(said) - there):
        if ord(one) < 0x250 or not one.isalpha() or "LATIN" in unicodedata.name(one, ""):
            continue
        places = [found.start() for found in re.finditer(re.escape(one), said)]
        if all(any(_LATIN.match(beside) for beside in (said[at - 1 : at], said[at + 1 : at + 2])) for at in places):
            yield one


def _letters_for(one: str, said: str, known: frozenset[str], foreign: list[str]) -> str | None:
    """The letters a character stands for: those that turn most of its words, and nearly all, into words of the other
    text."""
    others = "".join(foreign).replace(one, "")
    words = [
        word for word in re.findall(rf"\w*{re.escape(one)}\w*", said)[:WORDS] if not any(map(word.__contains__, others))
    ]
    count, letters = max(
        ((sum(word.replace(one, letters) in known for word in words), letters) for letters in DRAWN_AS_ONE),
        key=lambda found: found[0],
    )
    return letters if words and count >= KNOWN * len(words) else None


def _with_ligatures_mended(text: Text, other: Text) -> Text:
    """The text with words replaced that differ from a word of the other text only in a ligature. Where a plain letter
    stands for the ligature, several such words are required, and this text must not have the right word elsewhere."""
    mine, theirs = _words(text.visible), _words(other.visible)
    came = [word for word in mine - theirs if len(word) <= WORD_CHARS]
    joined = [word for word in theirs if any(map(word.__contains__, DRAWN_AS_ONE[:6]))]
    if not came or max(len(came), len(joined)) > MISREAD:
        return text
    parts = {
        (word[:at], word[at + size :]): word for word in came for size in (0, 1) for at in range(len(word) + 1 - size)
    }
    found = [(word, between, wanted) for wanted in sorted(joined) for word, between in _misspellings(wanted, parts)]
    lettered = {word for word, between, wanted in found if _is_letters(between) and wanted not in mine}
    meant = {
        word: wanted
        for word, between, wanted in found
        if not _is_letters(between) or (len(lettered) >= SEEN and wanted not in mine)
    }
    for word in [one for one in came if one.count(_UNREAD) == 1][:UNREAD]:
        meant[word] = _word_for_unread(word, theirs - mine) or word
    return _as(text, _TOKEN.sub(lambda token: _mended_token(token[0], meant), text.visible) if meant else text.visible)


def _mended_token(token: str, meant: Mapping[str, str]) -> str:
    word = token.strip(_MARKS)
    return token.replace(word, meant[word], 1) if word in meant else token


def _is_letters(between: str) -> bool:
    return not between or (between.isascii() and between.isalpha())


def _misspellings(wanted: str, parts: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Yield words that may be misspellings of this one, with what they have in place of the ligature; one of its own
    letters alone is a typing error and does not count."""
    for letters in DRAWN_AS_ONE[:6]:
        for at in (found.start() for found in re.finditer(letters, wanted)):
            before, after = wanted[:at], wanted[at + len(letters) :]
            word = parts.get((before, after))
            if word is not None and len(before) + len(after) > 1:
                between = word[len(before) : len(word) - len(after)]
                if not between or between not in letters:
                    yield word, between


def _word_for_unread(word: str, there: Collection[str]) -> str | None:
    """The one word of the other text that has letters, or nothing, in place of the unreadable character of this one."""
    before, _, after = word.partition(_UNREAD)
    like = [one for one in there if one.startswith(before) and one.endswith(after) and -1 <= len(one) - len(word) <= 2]
    return like[0] if len(like) == 1 and len(before) + len(after) > 2 else None


def _words(said: str) -> frozenset[str]:
    """The words of a text without punctuation around them, including characters that may stand for a letter."""
    return frozenset(word.strip(_MARKS) for word in _TOKEN.findall(said))


def _as(text: Text, whole: str) -> Text:
    if whole == text.visible:
        return text
    return replace(text, visible=whole, main=whole, other=whole, page_texts=(digest(whole),), page_lines=())
