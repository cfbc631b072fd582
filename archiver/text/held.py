"""Which of many words stand in a long text (pure).

To look for each of them from the text's beginning takes time by their number and its length: two texts of a million
characters without a sentence in common took twenty seconds. Where that is much, long words are looked for by the pieces of them, in
an index of the pieces that the text is made of; of short ones those of a length all at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter

SEARCHED = 50_000_000  # characters searched for words one by one, at most: less than a tenth of a second
PIECE = 6  # characters: words of twice as many have one of the text's pieces in them, wherever they stand
HEAD = 32  # characters from the beginning of a piece on, by which it is found: pieces alone are the same in a thousand entries
FEW = 4  # places that are looked at before a rarer piece of the word is sought
OFTEN = 1000  # places of a piece: where it stands more often, the word is looked for as any other
GROWS = 16  # times as many words are asked for at once than the time before
KNOWN = 4  # long texts whose words are known: those of two pages, and of their site


def held(words: Iterable[str], text: str) -> set[str]:
    """Those of the words that the text has in it."""
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


def any_held(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in the text. Where one of the first does, as mostly, hardly another is asked for."""
    return any(
        any(one in text for one in some) if len(some) * len(text) <= SEARCHED else bool(held(some, text))
        for some in growing(words)
    )


def growing(words: Iterable[str]) -> Iterator[list[str]]:
    """The words, one at first, then many more each time."""
    left, count = iter(words), 1
    while some := list(islice(left, count)):
        yield some
        count *= GROWS


@lru_cache(maxsize=KNOWN)
def _known(text: str) -> dict[str, bool]:  # noqa: ARG001 (by which it is known)
    """Of each word that was looked for in a long text, whether it stands there: several ask for the same."""
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
    return {one for one in words if _stands(one, text, heads, places)}


def _stands(word: str, text: str, heads: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a word stands in the text. The first piece of the text in it begins with one of its first characters, and those
    that follow are pieces of the text as well: it is looked for where the rarest of what begins with them is."""
    for first in range(PIECE):
        (low, high), before = _rarest(word, first, heads)
        if high - low > OFTEN:
            return word in text
        if any(at >= before and text.startswith(word, at - before) for at in places[low:high]):
            return True
    return False


def _rarest(word: str, first: int, heads: Sequence[str]) -> tuple[tuple[int, int], int]:
    """Of what begins with the pieces of a word, from this character on, the one of which the text has fewest: which of the
    text's heads, and how much of the word is before it. None, where the text has none of one."""
    rarest, before = (0, len(heads)), 0
    for at in range(first, len(word) - PIECE + 1, PIECE):
        head = word[at : at + HEAD]
        low = high = bisect_left(heads, head)
        while high < len(heads) and high - low <= FEW and heads[high].startswith(head):
            high += 1
        if high - low > FEW:
            high = bisect_right(heads, head, lo=high, key=itemgetter(slice(len(head))))
        if high - low < rarest[1] - rarest[0]:
            rarest, before = (low, high), at
        if high - low <= FEW:
            break
    return rarest, before
