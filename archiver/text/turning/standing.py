"""Whether words still stand on a page as they stood, or only as a part of something longer that came (pure).

"Deaths: 12" is contained in "Deaths: 120", and is gone all the same; so is the short line "guilty" where "guilty of
nothing" came. Otherwise words that are bounded by words stand: joined to other passages or apart from them, after a
dateline or a bullet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice

from archiver.text.normal import key, lines, sentences, unlinked
from archiver.text.word_boundaries import in_a_word, spaced

RUNS = 40  # places of the same words that are examined: what stands more often is known by what is beside it
SPAN_CHARS = 4_000  # longest part of a line in which parts are looked for
SEARCHED = 200_000_000  # most characters searched, which bounds the time
SHORT = 40  # characters without blanks: a longer line that goes on is the same line with an addition
BESIDE = 5  # characters on either side of a place that tell whether it is within a number
TIMES, MORE = 2, 20  # most that a short line may grow: to TIMES its characters and MORE

_MARKS = "[.,'’٫٬]"  # within a number
_IN_NUMBER = re.compile(rf"\d{_MARKS}$")
_FIGURE = re.compile(rf"{_MARKS}\d")
_GROUP = re.compile(r" \d{3}(?!\d)")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}$")
_NOTE = re.compile(r"\d{1,2}(?!\w)")  # the number of a footnote
_NOTED = re.compile(r"(?<!\w)\d{1,2}$")
_SIGN = re.compile(r"[\[(]\w[\])]|^\W*\w[.)、]")  # of a footnote, or of an entry of a list
_NO_WORD = re.compile(r"^\W+")


def passages_by_line(text: str) -> list[tuple[str, ...]]:
    """The lines of a text, each as its passages."""
    return [sentences(line) for line in lines(text)]


class Page:
    """All that a page says, line by line, each as its passages. Read only when needed: for most pages never."""

    def __init__(self, said: Callable[[], Sequence[Sequence[str]]]) -> None:
        self._all = said
        self._searched = 0
        self._known: dict[str, bool] = {}  # by runs of the other page's words
        self._more: tuple[frozenset[str], list[int]] | None = None

    def fewer(self, words: str, other: Page) -> bool:
        """Whether these words (bare) stand on the other page fewer times, not counting parts of what left or came.

        False if that cannot be known.
        """
        times = self._times(words, other)
        others = other._times(words, self) if times else None
        return times is not None and others is not None and others < times

    def swallowed(self, words: str, other: Page) -> bool:
        """Whether these words stand here, and there only in parts of what came. False if that cannot be known."""
        return other._times(words, self) == 0 and bool(self._times(words, other))

    @cached_property
    def _lines(self) -> list[list[tuple[str, str]]]:
        """The passages of each line, each with its key."""
        return [line for some in self._all() if (line := [(one, words) for one in some if (words := key(one))])]

    @cached_property
    def _passages(self) -> list[tuple[str, str]]:
        return [one for line in self._lines for one in line]

    @cached_property
    def _line_ends(self) -> list[int]:
        return list(accumulate((sum(len(words) for _, words in line) for line in self._lines), initial=0))

    @cached_property
    def _line_bounds(self) -> frozenset[int]:
        return frozenset(self._line_ends)

    @cached_property
    def _parts(self) -> tuple[frozenset[str], list[int]]:
        """The passages, and their sizes."""
        return _sized({spaced(one) for one, _ in self._passages})

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
        """How often these words stand here, not within longer words or a short line that grew; None if they stand too
        often."""
        found = 0
        for number, start in enumerate(self._starts(words)):
            if number >= RUNS or other._searched > SEARCHED:
                return None
            found += self._stand(start, words, other)
        return found

    def _starts(self, words: str) -> Iterator[int]:
        """Where these words stand in the bare text."""
        start = self._bare.find(words) if words else -1
        while start >= 0:
            yield start
            start = self._bare.find(words, start + len(words))

    def _stand(self, start: int, words: str, other: Page) -> bool:
        """Whether these words stand at this place as they do on the other page."""
        end = start + len(words)
        if not (self._bounded(start, begins=True) and self._bounded(end)):
            return False
        run = self._run(start, end)
        if len(run) == 1 and self._passages[run[0]][1] in other._count:
            return True
        return not self._grew(start, words, other) or other._has(
            spaced(" ".join(self._passages[at][0] for at in run)), self
        )

    def _run(self, start: int, end: int) -> range:
        """The indices of the passages between two places of the bare text; the first and the last may be cut."""
        return range(bisect_right(self._ends, start) - 1, bisect_left(self._ends, end))

    def _bounded(self, at: int, *, begins: bool = False) -> bool:
        """Whether words that end (or begin) at this place of the bare text are not cut out of a word or a number."""
        of = bisect_right(self._ends, at) - 1
        if self._ends[of] == at:
            return True
        passage = unlinked(self._passages[of][0])
        return not _within(passage, _reached(passage, at - self._ends[of]), begins=begins)

    def _grew(self, start: int, words: str, other: Page) -> bool:
        """Whether these words, a short line of the other page, go on here in words that are no passage of that page."""
        end = start + len(words)
        if len(words) > SHORT or not other._in_lines(words):
            return False
        first = self._line_ends[bisect_right(self._line_ends, start) - 1]
        last = self._line_ends[bisect_left(self._line_ends, end)]
        if last - first > TIMES * len(words) + MORE:
            return False
        said, left, right = self._said(start, end), self._said(first, start), self._said(end, last)
        if any(_holds(spaced(part), *other._alone(self)) for part in (left, right)):
            return False
        further = [
            _NO_WORD.sub("", spaced(part))
            for part, whole in ((left, f"{left} {said}"), (right, f"{said} {right}"))
            if (_lettered(part) or (part is right and _thousands(said, right))) and not other._reads(spaced(whole))
        ]
        return not all(_made_of(part, *other._parts) for part in further)

    def _in_lines(self, words: str) -> bool:
        """Whether these words make up one or several whole lines here."""
        bounds = self._line_bounds
        return any(at in bounds and at + len(words) in bounds for at in islice(self._starts(words), RUNS))

    def _said(self, start: int, end: int) -> str:
        """The text between two places of the bare text, with its blanks."""
        out = []
        for at in self._run(start, end) if start < end else ():
            passage, before = unlinked(self._passages[at][0]), self._ends[at]
            left, right = max(start, before) - before, min(end, self._ends[at + 1]) - before
            out.append(passage[_reached(passage, left) : _reached(passage, right)])
        return " ".join(out)

    def _reads(self, span: str) -> bool:
        self._searched += len(self._text)
        return _reads(span, self._text)

    def _has(self, span: str, other: Page) -> bool:
        """Whether a run of the other page's words stands here as it is, or as passages that this page has more
        often."""
        if span not in self._known:
            self._known[span] = self._reads(span) or (len(span) <= SPAN_CHARS and _made_of(span, *self._alone(other)))
        return self._known[span]

    def _alone(self, other: Page) -> tuple[frozenset[str], list[int]]:
        """The passages that are here more often than on the other page, and their sizes."""
        if self._more is None:
            self._more = _sized(
                {spaced(one) for one, words in self._passages if self._count[words] > other._count[words]}
            )
        return self._more


def _sized(parts: Collection[str]) -> tuple[frozenset[str], list[int]]:
    return frozenset(parts), sorted(set(map(len, parts)))


def _reached(text: str, count: int) -> int:
    """The index in a text after `count` characters that are no blanks."""
    at = count
    while (further := count + text.count(" ", 0, at)) != at:
        at = further
    return at


def _within(text: str, at: int, *, begins: bool) -> bool:
    """Whether words that end (or begin) here are a part of a longer word or number.

    The number of a footnote makes no word longer.
    """
    before, after = text[max(0, at - BESIDE) : at], text[at : at + BESIDE]
    if not before or not after:
        return False
    if in_a_word(text, at):
        own, beside = (after[0], _NOTED.search(before)) if begins else (before[-1], _NOTE.match(after))
        return beside is None or own.isdigit()
    if after[0].isdigit():
        return _IN_NUMBER.search(before) is not None
    return before[-1].isdigit() and _FIGURE.match(after) is not None


def _thousands(said: str, right: str) -> bool:
    """Whether the number that ends these words goes on after a blank."""
    return _GROUPED.search(said) is not None and _GROUP.match(right) is not None


def _lettered(part: str) -> bool:
    """Whether an addition to a line says something: it has letters besides the sign of a footnote or list entry."""
    return any(letter.isalpha() for letter in _SIGN.sub("", part))


def _holds(span: str, parts: Collection[str], sizes: Sequence[int]) -> bool:
    """Whether one of these parts stands in a text, not in the middle of a word."""
    for at in range(len(span)):
        if not span[at].isalnum() or in_a_word(span, at):
            continue
        for size in sizes:
            end = at + size
            if end > len(span):
                break
            if not in_a_word(span, end) and span[at:end] in parts:
                return True
    return False


def _reads(span: str, text: str) -> bool:
    """Whether words stand in a text, not in the middle of a word."""
    start = text.find(span)
    while start >= 0:
        if not in_a_word(text, start) and not in_a_word(text, start + len(span)):
            return True
        start = text.find(span, start + 1)
    return False


def _made_of(span: str, parts: Collection[str], sizes: Sequence[int]) -> bool:
    """Whether a text is composed of these parts, which have these sizes."""
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
