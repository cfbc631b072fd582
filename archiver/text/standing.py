"""Whether words stand on a page still as they stood, or only as a part of something longer that came (pure).

"Deaths: 12" is in "Deaths: 120", and is gone all the same. What reads on as it did, in one line or in several, is the same
text; so is a line of passages that stood by themselves and do so no more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from archiver.text.bounds import in_a_word, spaced
from archiver.text.normal import key

RUNS = 40  # places of the same words that are looked at: what stands so often is known by what is beside it
SPAN_CHARS = 4_000  # of a line that is looked at for parts
SEARCHED = 200_000_000  # characters searched at most: time is bounded


class Page:
    """All that a page says, passage by passage, which are asked for when they are needed: of most pages never."""

    def __init__(self, passages: Callable[[], Sequence[str]]) -> None:
        self._all = passages
        self._searched = 0
        self._known: dict[str, bool] = {}  # of runs of the other page's words
        self._more: tuple[frozenset[str], list[int]] | None = None

    def fewer(self, words: str, other: Page) -> bool:
        """Whether these words (bare) stand on the other page fewer times, parts of what left or came not counted; False
        where nobody can say."""
        times = self._times(words, other)
        others = other._times(words, self) if times else None
        return times is not None and others is not None and others < times

    def swallowed(self, words: str, other: Page) -> bool:
        """Whether these words stand here, and on the other page in parts of what came only; False where nobody can say."""
        return other._times(words, self) == 0 and bool(self._times(words, other))

    @cached_property
    def _passages(self) -> list[tuple[str, str]]:
        """Each passage and its key."""
        return [(one, words) for one in self._all() if (words := key(one))]

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(words for _, words in self._passages)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate((len(words) for _, words in self._passages), initial=0))

    @cached_property
    def _bare(self) -> str:
        return "".join(words for _, words in self._passages)

    @cached_property
    def _text(self) -> str:
        return spaced(" ".join(one for one, _ in self._passages))

    def _times(self, words: str, other: Page) -> int | None:
        """How often these words stand here by themselves, or in what stands on the other page as well."""
        found = 0
        for number, run in enumerate(self._runs(words)):
            if number >= RUNS or other._searched > SEARCHED:
                return None
            keys = [self._passages[at][1] for at in run]
            own = sum(map(len, keys)) == len(words) or (len(run) == 1 and keys[0] in other._count)
            found += own or other._has(spaced(" ".join(self._passages[at][0] for at in run)), self)
        return found

    def _runs(self, words: str) -> Iterator[range]:
        """The passages that these words stand in, wherever they do."""
        start = self._bare.find(words) if words else -1
        while start >= 0:
            yield range(bisect_right(self._ends, start) - 1, bisect_left(self._ends, start + len(words)))
            start = self._bare.find(words, start + len(words))

    def _has(self, span: str, other: Page) -> bool:
        """Whether a run of the other page's words stands here, or is made of passages that are here and no more there."""
        if span not in self._known:
            self._searched += len(self._text)
            self._known[span] = _reads(span, self._text) or (
                len(span) <= SPAN_CHARS and _made_of(span, *self._alone(other))
            )
        return self._known[span]

    def _alone(self, other: Page) -> tuple[frozenset[str], list[int]]:
        """The passages that are here more often than on the other page, and their sizes."""
        if self._more is None:
            more = {spaced(one) for one, words in self._passages if self._count[words] > other._count[words]}
            self._more = frozenset(more), sorted(set(map(len, more)))
        return self._more


def _reads(span: str, text: str) -> bool:
    """Whether some words stand in a text, and not in the middle of a word."""
    start = text.find(span)
    while start >= 0:
        if not in_a_word(text, start) and not in_a_word(text, start + len(span)):
            return True
        start = text.find(span, start + 1)
    return False


def _made_of(span: str, parts: Collection[str], sizes: Sequence[int]) -> bool:
    """Whether a text is nothing but these parts, which have these sizes."""
    reached, todo = {0}, [0]
    while todo:
        at = todo.pop()
        for size in sizes:
            end = at + size
            if span[at:end] not in parts or in_a_word(span, end):
                continue
            while end < len(span) and not span[end].isalnum():
                end += 1
            if end not in reached:
                reached.add(end)
                todo.append(end)
    return len(span) in reached
