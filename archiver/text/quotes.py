"""Which cited passages a text has (pure), wherever its lines break, and however people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from archiver.text.bounds import BEGINS, BEGINS_LETTERS, ENDS_LETTERS, has_bounds
from archiver.text.model import Text
from archiver.text.normal import fold

_FILL = "[\\W_\u0640\u07fa]"  # what is no letter or digit, and the strokes that only make Arabic and N'Ko words longer
_NOT_WORD = re.compile(f"{_FILL}+")
_FOOTNOTE = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?\"'”’»)]))(?:(?:\[\d{1,3}\])+|\d{1,3}(?!\w|[.,]\d))|(?<=[^\W_][.,;:!?\"'”’»)])(?:\[\d{1,3}\])+"
)
_WHOLE = r"(?<!\d)(?<!\d[.,])", r"(?!\d|[.,]\d)"  # what may not stand before and behind a number
_ELLIPSIS = re.compile(r"\[?(?:…|\.{3,})\]?|[（(](?:略|省略)[)）]")
# a minus belongs to its number; a dash between two numbers, or behind what may be one in Chinese, is none
_MINUS = re.compile(rf"{BEGINS}(?<![年月日号號章节節页頁至〇零一二三四五六七八九十百千万])[-−–](?=\d)")
_DASH = re.compile(r"[-‐‑‒–—―−]\s*\Z")
_LETTERS_BEFORE, _LETTERS_AFTER = re.compile(r"[^\W_]{1,40}\Z"), re.compile(r"[^\W_]{1,40}")
BESIDE = 80  # characters
PLACES = 20  # of the same words that are looked at
_SIGNED = "\ua7f7"  # stands for it: a letter that no language has


def quoted(text: Text, quotes: Iterable[str], *, loosely: bool = False) -> dict[str, bool]:
    """Which cited passages a text has. An ellipsis in a quote stands for anything left out, what is behind it comes later;
    the mark of a footnote in the text is none of its words. A quote begins and ends with whole words, but for one that is
    looked for `loosely`, as it was copied from a text whose words were cut or run together."""
    wanted = list(quotes)
    if not wanted:
        return {}
    read = dict.fromkeys(map(fold, (text.visible, text.main)))  # of a document that is no page they are one
    cut = dict.fromkeys((*read, *(_FOOTNOTE.sub("", one) for one in read)))
    views = [one.casefold().replace("ё", "е") for one in cut]  # Russian print leaves those points to its readers
    there = _found(wanted, views, loosely=True)
    if there and not loosely:
        there &= _found(
            [one for one in wanted if one in there], [_MINUS.sub(_SIGNED, one) for one in views], loosely=False
        )
    return {quote: quote in there for quote in wanted}


def set_otherwise(quote: str, old: Text, new: Text) -> bool:
    """Whether the newer text has a cited passage all the same, where the older has it between the bounds of words: run
    together with what stood beside it there, as where blocks became spans, or with a dash that is set in another way."""
    if not quoted(new, [quote], loosely=True)[quote]:  # its parts in their order
        return False
    before, after = (
        [fold(one).casefold().replace("ё", "е") for one in (text.visible, text.main)] for text in (old, new)
    )
    parts = [words for part in _ELLIPSIS.split(quote) if (words := _words(part, loosely=True))]
    return all(_stands_set_otherwise(words, before, after) for words in parts)


def _stands_set_otherwise(words: str, before: Iterable[str], after: Iterable[str]) -> bool:
    bounded, any_ = (re.compile(_pattern(words, loosely=loosely)) for loosely in (False, True))
    then = [
        (_beside(view, found), _dashed(view, found))
        for view in before
        for found in islice(bounded.finditer(view), PLACES)
    ]
    for view in after:
        for found in islice(any_.finditer(view), PLACES):
            left, right = _LETTERS_BEFORE.search(view[: found.start()]), _LETTERS_AFTER.match(view, found.end())
            joined, dashed = (left[0] if left else "", right[0] if right else ""), _dashed(view, found)
            if any(
                stood[0].endswith(joined[0]) and stood[1].startswith(joined[1]) and dashed == dashes
                for stood, dashes in then
            ):
                return True
    return False


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The letters and digits before a passage and those behind it."""
    return (
        _NOT_WORD.sub("", text[max(0, found.start() - BESIDE) : found.start()]),
        _NOT_WORD.sub("", text[found.end() : found.end() + BESIDE]),
    )


def _dashed(text: str, found: re.Match[str]) -> set[int]:
    """Which numbers of a passage, the first being 0, have a dash before them."""
    start = max(0, found.start() - 3)
    span = text[start : found.end()]
    numbers = [one for one in re.finditer(r"\d+", span) if one.end() > found.start() - start]
    return {n for n, one in enumerate(numbers) if _DASH.search(span[: one.start()])}


def held(old: Text, new: Text, quotes: Iterable[str]) -> dict[str, tuple[bool, bool]]:
    """For each cited passage whether the older text has it, and the newer: loosely where neither has it otherwise."""
    wanted = list(quotes)
    had, has = quoted(old, wanted), quoted(new, wanted)
    others = [quote for quote in wanted if not had[quote] and not has[quote]]
    has |= {quote: True for quote in wanted if had[quote] and not has[quote] and set_otherwise(quote, old, new)}
    had |= quoted(old, others, loosely=True)
    has |= quoted(new, others, loosely=True)
    return {quote: (had[quote], has[quote]) for quote in wanted}


def _found(quotes: Iterable[str], views: Iterable[str], *, loosely: bool) -> set[str]:
    """Those of the quotes whose parts one of these views has, one after the other."""
    known = [(read, _NOT_WORD.sub("", read)) for read in views]
    out = set()
    for quote in quotes:
        parts = [words for part in _ELLIPSIS.split(quote) if (words := _words(part, loosely=loosely))]
        patterns = [re.compile(_pattern(words, loosely=loosely)) for words in parts]
        if any(all(words in loose for words in parts) and _in_order(patterns, read) for read, loose in known):
            out.add(quote)
    return out


def _in_order(patterns: Iterable[re.Pattern[str]], read: str) -> bool:
    at = 0
    for pattern in patterns:
        found = pattern.search(read, at)
        if found is None:
            return False
        at = found.end()
    return True


def _pattern(words: str, *, loosely: bool) -> str:
    """What a part of a quote is in a text as it is read. A number is no part of a longer one."""
    first, last = words[0], words[-1]
    before = _WHOLE[0] if first.isdigit() else BEGINS_LETTERS if not loosely and has_bounds(first) else ""
    after = _WHOLE[1] if last.isdigit() else ENDS_LETTERS if not loosely and has_bounds(last) else ""
    return before + f"{_FILL}*".join(map(re.escape, words)) + after


def _words(text: str, *, loosely: bool) -> str:
    """Letters and digits only: a quote as people type it has other quotation marks, dashes and breaks."""
    folded = fold(text) if loosely else _MINUS.sub(_SIGNED, fold(text))
    return _NOT_WORD.sub("", folded).casefold().replace("ё", "е")
