"""Finds sentences that were in the content of a page and are now only in its furniture (pure): quoted in a comment,
named in a teaser. A theme that moves a byline, date or caption takes nothing out of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from archiver.text.cited.quotes import quotes_found
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, key, keys, lines, passages, sentences, size
from archiver.text.occurrences import find_words, has_any_word

SENTENCE_BYTES = 40  # in UTF-8 without blanks: anything shorter is a label
RUN = 3  # maximum sentences in a row: more of them are a box that the page moved


def moved_sentences(old: Text, new: Text) -> dict[str, str]:
    """The sentences of the older content that the newer page has only outside its content, each mapped to itself. They
    must be quoted in a line that says more than it did, or come from between two sentences that stayed."""
    if not new.aside or old.body == new.body:
        return {}
    stayed, beside = set(lines(new.body)), bare(new.aside)
    changed = (one for line in lines(old.body) if line not in stayed for one in sentences(line))
    if not has_any_word((key(one) for one in changed if is_long_sentence(one)), beside):  # the usual case
        return {}
    content = [bare(view) for view in (new.body, new.other)]
    told = [(one, words) for one in passages(old.body) if (words := key(one))]
    there = set().union(*(find_words((words for _, words in told), view) for view in content))
    stays = [words in there for _, words in told]
    shown = bare(new.visible)
    missing = [at for at, (one, _) in enumerate(told) if not stays[at] and is_long_sentence(one)]
    aside = find_words((told[at][1] for at in missing), beside)
    went = [at for at in missing if told[at][1] in aside]
    before, behind = _nearest(stays), [_mirrored(at, told) for at in _nearest(stays[::-1])][::-1]
    standing = _standing(told, went, before, behind, shown)
    furniture = _Furniture(keys(lines(new.aside)), bare(old.visible))
    found = [
        told[at]
        for at in went
        if at not in standing and (_between(told, before[at], behind[at]) or furniture.quotes(told[at][1]))
    ]
    return {one: one for one, _ in found}


def gone(quote: str, lost: Collection[str], old: Text, new: Text) -> bool:
    """Whether a cited passage was in a lost passage of the older content, and is only beside the content of the newer
    page."""
    words = key(quote)
    if words not in bare(new.aside) or not any(words in key(one) or key(one) in words for one in lost):
        return False
    before, now = (quotes_found(_content(text), [quote])[quote] for text in (old, new))
    return before and not now


def _content(text: Text) -> Text:
    return replace(text, visible=f"{text.body}\n{text.other}", main="", aside="")


def is_long_sentence(passage: str) -> bool:
    """Whether a passage is a sentence rather than a label."""
    return ends_sentence(passage) and size(key(passage)) >= SENTENCE_BYTES


def _nearest(stays: Sequence[bool]) -> list[int | None]:
    """For each passage the index of the nearest one before it that stays."""
    out: list[int | None] = []
    last: int | None = None
    for at, one in enumerate(stays):
        out.append(last)
        last = at if one else last
    return out


def _mirrored(at: int | None, told: Sequence[object]) -> int | None:
    """An index counted from the end."""
    return None if at is None else len(told) - 1 - at


def _standing(
    told: Sequence[tuple[str, str]],
    went: Sequence[int],
    before: Sequence[int | None],
    behind: Sequence[int | None],
    shown: str,
) -> set[int]:
    """Indexes of the sentences that are still next to what stayed, whatever their markup is taken for.

    `before`, `behind`: for each passage the nearest one that stays. If everything from there to a sentence is still in
    one piece, so is each sentence between them: the farthest is found by bisection.
    """

    def joined(first: int, last: int) -> bool:
        return "".join(words for _, words in told[first : last + 1]) in shown

    out: set[int] = set()
    for first, some in groupby(went, before.__getitem__):
        if first is not None:
            run = list(some)
            out.update(run[: bisect_left(run, True, key=lambda at: not joined(first, at))])
    for last, some in groupby(went, behind.__getitem__):
        if last is not None:
            run = list(some)
            out.update(run[bisect_left(run, True, key=lambda at: joined(at, last)) :])
    return out


def _between(told: Sequence[tuple[str, str]], first: int | None, last: int | None) -> bool:
    """Whether the passages around a sentence, with few others gone between them, are sentences that stayed."""
    if first is None or last is None or last - first > RUN + 1:
        return False
    return is_long_sentence(told[first][0]) and is_long_sentence(told[last][0])


class _Furniture:
    """The lines beside a text, by their keys. `before`: everything the page said before, bare."""

    def __init__(self, lines: Sequence[str], before: str) -> None:
        self._lines = lines
        self._count = Counter(lines)
        self._whole = "\n".join(lines)
        self._begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._before = before
        self._known: dict[str, bool] = {}

    def quotes(self, words: str) -> bool:
        """Whether a line contains these words along with other words that the page did not have."""
        if words not in self._known:
            self._known[words] = any(
                any(map(str.isalpha, one)) and one not in self._before
                for line in self._saying(words)
                for one in line.split(words)
            )
        return self._known[words]

    def _saying(self, words: str) -> Iterator[str]:
        """Yield the lines that contain these words and more."""
        if self._whole.count(words) <= self._count[words]:
            return
        at = self._whole.find(words)
        while at >= 0:
            n = bisect_right(self._begins, at) - 1
            if self._lines[n] != words:
                yield self._lines[n]
            at = self._whole.find(words, self._begins[n + 1])
