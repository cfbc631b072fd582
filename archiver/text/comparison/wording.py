"""Finds which passages are two wordings of one, and where these differ (pure)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, islice, takewhile
from operator import itemgetter

from archiver.text.comparison.written import Run
from archiver.text.diacritics import MARKS
from archiver.text.normal import dense

Parts = tuple[tuple[str, bool], ...]  # pieces of a text, each with whether the other wording lacks it

GRAM = 4  # characters: a changed word leaves few longer ones in a Chinese sentence
GRAM_CHARS = 2_000  # of a passage, to compare
ALIKE = 0.4  # share of their grams that two wordings have in common
PART_OF, PART_CHARS = 0.7, 24  # share of the shorter one's grams, if it has at least so many
TOKENS = 600  # differing tokens of a passage up to which it is compared word by word
SAME_LEAST = 0.25  # minimum share that two wordings have in common; with less, marked pieces only confuse

_CJK = "\u2e80-\uffff\U00020000-\U0003ffff"  # each character is a word
_TOKEN = re.compile(rf"[{_CJK}]|\d+(?:[.,:/]\d+)*|(?:[^\W\d{_CJK}]|[{MARKS}])+|\s+|.", re.DOTALL)


def wordings(lost: Sequence[Run], added: Sequence[Run]) -> dict[int, int]:
    """Which of `added` is in the place of which of `lost`, by index. Each is used once, the most similar first; then
    those between the same neighbouring passages."""
    grams = [_grams(one) for one in lost]
    others = [_grams(one) for one in added]
    having: dict[str, list[int]] = defaultdict(list)
    for at, known in enumerate(others):
        for gram in known:
            having[gram].append(at)
    likeness: list[tuple[float, int, int]] = []
    for here, known in enumerate(grams):
        shared = Counter(at for gram in known for at in having.get(gram, ()))
        for there, count in shared.items():
            both = 2 * count / (len(known) + len(others[there]))
            least = min(len(known), len(others[there]))
            if both >= ALIKE or (least >= PART_CHARS and count >= PART_OF * least):
                likeness.append((both, here, there))
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, here, there in sorted(likeness, key=lambda one: (-one[0], one[1], one[2])):
        if here not in out and there not in taken:
            out[here] = there
            taken.add(there)
    for here, one in enumerate(lost):
        if here not in out:
            between = (at for at, two in enumerate(added) if at not in taken and one.between_the_same(two))
            for there in islice(between, 1):
                out[here] = there
                taken.add(there)
    return out


def marked(old: str, new: str, *, by_words: bool = True) -> tuple[Parts, Parts]:
    """Both wordings in pieces: words that the other has in the same place, and words that it lacks. Without `by_words`,
    or if too many words differ, everything between the common beginning and end is one piece."""
    one, two = _TOKEN.findall(old), _TOKEN.findall(new)
    before = _alike(zip(one, two, strict=False))
    after = _alike(zip(one[before:][::-1], two[before:][::-1], strict=False))
    here, there = one[before : len(one) - after], two[before : len(two) - after]
    head, tail = "".join(one[:before]), "".join(one[len(one) - after :])
    left, right = (
        _differences(here, there) if by_words and max(len(here), len(there)) <= TOKENS else _whole(here, there)
    )
    same = len(head.strip()) + len(tail.strip()) + sum(len(text.strip()) for text, differs in left if not differs)
    if same < SAME_LEAST * max(len(old), len(new)):
        return tidy([(old, True)]), tidy([(new, True)])
    return tidy([(head, False), *left, (tail, False)]), tidy([(head, False), *right, (tail, False)])


def _alike(tokens: Iterable[tuple[str, str]]) -> int:
    """How many leading pairs are equal."""
    return sum(1 for _ in takewhile(lambda one: one[0] == one[1], tokens))


def _whole(one: Sequence[str], two: Sequence[str]) -> tuple[Parts, Parts]:
    return (("".join(one), True),), (("".join(two), True),)


def _differences(one: Sequence[str], two: Sequence[str]) -> tuple[Parts, Parts]:
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for what, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        here, there = "".join(one[a:b]), "".join(two[c:d])
        differs = what != "equal" or not any(map(str.isalnum, here))  # a blank between two differences differs too
        left.append((here, differs))
        right.append((there, differs))
    return tuple(left), tuple(right)


def tidy(pieces: Iterable[tuple[str, bool]]) -> Parts:
    """Join neighbouring pieces of the same kind; blanks at the ends of a differing piece are not marked."""
    out: list[tuple[str, bool]] = []
    for text, differs in _grouped(pieces):
        word = text.strip() if differs else ""
        start = text.find(word) if word else len(text)
        out += [(text[:start], False), (word, True), (text[start + len(word) :], False)]
    return tuple(_grouped(out))


def _grouped(pieces: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    for differs, group in groupby((one for one in pieces if one[0]), key=itemgetter(1)):
        yield "".join(text for text, _ in group), differs


def _grams(run: Run) -> set[str]:
    text = dense(run.written[:GRAM_CHARS]).casefold()
    return {text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))}
