"""Finds which of many passages occur in a long text (pure).

Searching for each from the start takes time in proportion to their number times the text's length: two texts of a
million characters without a common sentence took twenty seconds. Above a limit, long passages are therefore looked up
by pieces in an index of the text's pieces, and short ones of equal length all at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

SEARCHED = 50_000_000  # number of words times text length up to which each is searched for: under 0.1 s
PIECE = 6  # characters: a word twice as long contains a whole piece of the text, wherever it stands
HEAD = 32  # characters from the start of a piece that are indexed: a piece alone may recur in a thousand entries
FEW = 4  # places of a piece that are checked without looking for a rarer one
OFTEN = 1000  # places of a piece, above which the word is searched for in the whole text
GROWS = 16  # factor by which each batch of words exceeds the one before
KNOWN = 4  # long texts whose answers are cached: those of two pages, and of their site


def find_words(words: Iterable[str], text: str) -> set[str]:
    """The words (strings of any length) that occur in the text."""
    asked = set(words)
    if len(asked) * len(text) <= SEARCHED:
        return {one for one in asked if one in text}
    known = _known(text)
    if fresh := asked - known.keys():
        found = _long([one for one in fresh if len(one) >= 2 * PIECE], text)
        for size, some in groupby(sorted((one for one in fresh if len(one) < 2 * PIECE), key=len), key=len):
            found |= _short(set(some), size, text)
        known.update((one, one in found) for one in fresh)
    return {one for one in asked if known[one]}


def has_any_word(words: Iterable[str], text: str) -> bool:
    """Whether any of the words occurs in the text. Tried in growing batches, as mostly one of the first does."""
    return any(
        any(one in text for one in some) if len(some) * len(text) <= SEARCHED else bool(find_words(some, text))
        for some in growing_batches(words)
    )


def growing_batches(words: Iterable[str]) -> Iterator[list[str]]:
    """The words in batches: one at first, then many more each time."""
    left, count = iter(words), 1
    while some := list(islice(left, count)):
        yield some
        count *= GROWS


@lru_cache(maxsize=KNOWN)
def _known(text: str) -> dict[str, bool]:  # noqa: ARG001 (the key of the cache)
    """Cache of answers for a long text, as several callers ask for the same words: word -> whether it occurs."""
    return {}


def _short(words: set[str], size: int, text: str) -> set[str]:
    if len(words) * len(text) <= SEARCHED:
        return {one for one in words if one in text}
    return words.intersection(text[at : at + size] for at in range(len(text) - size + 1))


def _long(words: Collection[str], text: str) -> set[str]:
    if len(words) * len(text) <= SEARCHED:
        return {one for one in words if one in text}
    places = sorted(range(0, len(text), PIECE), key=lambda at: text[at : at + HEAD])
    heads = [text[at : at + HEAD] for at in places]
    return {one for one in words if _occurs(one, text, heads, places)}


def _occurs(word: str, text: str, heads: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a word occurs in the text.

    The text's first whole piece inside the word starts at one of the word's first PIECE characters, and the ones that
    follow are pieces of the text, too: the text is compared at the places of the rarest of them.
    """
    for first in range(PIECE):
        (low, high), offset = _rarest(word, first, heads)
        if high - low > OFTEN:
            return word in text
        if any(at >= offset and text.startswith(word, at - offset) for at in places[low:high]):
            return True
    return False


def _rarest(word: str, first: int, heads: Sequence[str]) -> tuple[tuple[int, int], int]:
    """Of a word's pieces from character `first` on, the one rarest in the text: (range in `heads`, offset in the word).

    The range is empty if the text lacks one of the pieces.
    """
    rarest, offset = (0, len(heads)), 0
    for at in range(first, len(word) - PIECE + 1, PIECE):
        head = word[at : at + HEAD]
        low = high = bisect_left(heads, head)
        while high < len(heads) and high - low <= FEW and heads[high].startswith(head):
            high += 1
        if high - low > FEW:
            high = bisect_right(heads, head, lo=high, key=itemgetter(slice(len(head))))
        if high - low < rarest[1] - rarest[0]:
            rarest, offset = (low, high), at
        if high - low <= FEW:
            break
    return rarest, offset
