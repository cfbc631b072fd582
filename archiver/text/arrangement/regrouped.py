"""Finds figures whose digits are grouped differently, words split or joined, and strike-outs added or removed
(pure). Every letter of the text is unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from archiver.text.model import Text
from archiver.text.normal import dense, fold, key, lines, unlinked
from archiver.text.page.lined import Line, Lined
from archiver.text.page.outline import DELETED, without_marks
from archiver.text.word_boundaries import BEGINS, ENDS, in_a_word

_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,]|\.\d)")
# a negative number, but not a range of years or hours
_FIGURE = re.compile(r"(?<!\S)[-−]\d{1,3}(?![\d:.,])|\d+")
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"\+\d|(?<!\d)0\d\d")  # a telephone or account number: it may be grouped in any way

SENTENCE_CHARS = 40  # a shorter line may be a label and its value, set apart by a style
SEARCHED = 50_000_000  # maximum characters searched for joined words
JOINED = 20  # lines with such words; more are the work of another typesetter

Pair = tuple[Sequence[Line], Sequence[Line]]  # lines of both texts with the same letters


def regrouped_figures(old: Text, new: Text, mine: Lined, theirs: Lined) -> Iterator[Pair]:
    """Yield lines with the same digits but other figures.

    A blank between cells of a row counts; elsewhere a blank alone may be typography, so digits must have gone over to
    another figure. The visible text must show it too, since inline tags may or may not add a blank.
    """
    seen: tuple[Counter[str], Counter[str]] | None = None
    for one, two in (*_same_lines(mine, theirs), *_same_runs(mine, theirs)):
        left, right = _cells_by_line(one), _cells_by_line(two)
        before, after = figures(left), figures(right)
        if before == after or _NUMBERED.search(left) or _NUMBERED.search(right):
            continue
        rows = all(len(line.cells) > 1 for line in (*one, *two))
        if not rows and not _digits_changed_figure(left, right) and _thousands(left) == _thousands(right):
            continue
        if seen is None:
            seen = Counter(figures(_visible(old))), Counter(figures(_visible(new)))
        gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
        if gone <= seen[0] - seen[1] and came <= seen[1] - seen[0]:
            yield one, two


def recut_figures(mine: Lined, theirs: Lined) -> Iterator[Pair]:
    """Yield lines of a paged document in which digits went over to another figure. Added or removed blanks and line
    ends are typesetting."""
    for one, two in (*_same_lines(mine, theirs), *_same_runs(mine, theirs)):
        left, right = _cells_by_line(one), _cells_by_line(two)
        if not _NUMBERED.search(left) and not _NUMBERED.search(right) and _is_recut(left, right):
            yield one, two


def regrouped_words(old: Text, new: Text, mine: Lined, theirs: Lined) -> list[Pair]:
    """Sentences in which two words became one, or one became two, in scripts with blanks between words; also in the
    visible text. Line ends and table cells say nothing."""
    found: list[Pair] = []
    seen = fold(old.visible), fold(new.visible)
    asked = SEARCHED // max(1, len(seen[0]) + len(seen[1]))
    for one, two in _same_lines(mine, theirs):
        was, is_ = one[0], two[0]
        if min(len(was.text), len(is_.text)) < SENTENCE_CHARS or len(was.cells) > 1 or len(is_.cells) > 1:
            continue
        texts = unlinked(was.text), unlinked(is_.text)
        left, right = _between_letters(texts[0]), _between_letters(texts[1])
        split, joined = right.keys() - left.keys(), left.keys() - right.keys()
        sides = [(*seen[::-1], [right[at] for at in split]), (*seen, [left[at] for at in joined])]
        asked -= len(split) + len(joined)
        if asked < 0:
            return []
        if any(_is_split_here(words, here, there) for here, there, some in sides for words in some):
            found.append((one, two))
    return found if len(found) <= JOINED else []


def struck_apart(old: Text, new: Text, mine: Lined, theirs: Lined) -> Iterator[tuple[str, str, Line, Line]]:
    """Yield lines in which something is newly struck out or no longer is, or a raised figure became part of the one
    before it."""
    if old.marked == new.marked:
        return
    pages = {line.key: line for line in mine.lines}, {line.key: line for line in theirs.lines}
    signed = _marked_lines(old), _marked_lines(new)
    for words in {**signed[0], **signed[1]}:
        was, is_ = pages[0].get(words), pages[1].get(words)
        left, right = signed[0].get(words, []), signed[1].get(words, [])
        if was is None or is_ is None or mine.count[words] != theirs.count[words] or left == right:
            continue
        raised = all(DELETED[0] not in one for one in (*left, *right))
        if raised and (figures(was.text) == figures(is_.text)):
            continue
        yield left[0] if left else was.text, right[0] if right else is_.text, was, is_


def figures(text: str) -> list[str]:
    """The figures of a text, with groups of thousands joined."""
    joined = _GROUPED.sub(lambda found: found[0].replace(" ", ""), text)
    return _FIGURE.findall(_THOUSANDS.sub(lambda found: found[0].replace(",", ""), joined))


def _thousands(text: str) -> Counter[str]:
    """The figures grouped by commas: a comma followed by a blank separates two figures."""
    return Counter(_THOUSANDS.findall(text))


def _between_letters(text: str) -> dict[int, tuple[str, str]]:
    """The words on both sides of each blank between two words, by offset without blanks. A blank behind a large first
    letter (a drop cap) divides no words."""
    out: dict[int, tuple[str, str]] = {}
    words = text.split(" ")
    at = 0
    for before, after in pairwise(words):
        at += len(before)
        if at == 1 and before.isupper() and after[:1].islower():
            continue
        if before and after and before[-1].isalpha() and after[0].isalpha() and in_a_word(before[-1] + after[0], 1):
            out[at] = before, after
    return out


def _is_split_here(words: tuple[str, str], here: str, there: str) -> bool:
    """Whether two words occur as two more often here than there, and as one more often there than here."""
    two, one = (re.compile(BEGINS + re.escape(said) + ENDS) for said in (" ".join(words), "".join(words)))
    return all(
        len(said.findall(page)) > len(said.findall(other))
        for said, page, other in ((two, here, there), (one, there, here))
    )


def _visible(text: Text) -> str:
    return "\n".join(lines(text.visible.replace("\t", "\n")))


def _marked_lines(text: Text) -> dict[str, list[str]]:
    """Lines with struck-out or raised text marked, by their keys without the marks."""
    out: dict[str, list[str]] = {}
    for line in text.marked:
        out.setdefault(key(without_marks(line)), []).append(line)
    return out


def _cells_by_line(some: Sequence[Line]) -> str:
    return "\n".join("\n".join(said for _, said in line.cells) if len(line.cells) > 1 else line.text for line in some)


def _is_recut(left: str, right: str) -> bool:
    """Whether, in a run of digits divided only by blanks, figures begin where none did, and no longer begin where some
    did."""
    one, two, whole = _figure_starts(left, _DIGITS), _figure_starts(right, _DIGITS), dense(left)
    gone, came = one - two, two - one
    runs = [found.span() for found in _DIGITS.finditer(whole)] if gone and came and whole == dense(right) else []
    return any(not gone.isdisjoint(range(*span)) and not came.isdisjoint(range(*span)) for span in runs)


def _digits_changed_figure(left: str, right: str) -> bool:
    """Whether figures begin where none did, and no longer begin where some did."""
    one, two = _figure_starts(left, _FIGURE), _figure_starts(right, _FIGURE)
    return bool(one - two) and bool(two - one)


def _figure_starts(text: str, figure: re.Pattern[str]) -> set[int]:
    """Offsets, without blanks, at which the figures of a text begin."""
    joined = _GROUPED.sub(lambda found: found[0].replace(" ", ""), text)
    before = list(accumulate((not char.isspace() for char in joined), initial=0))
    return {before[found.start()] for found in figure.finditer(joined)}


def _same_lines(mine: Lined, theirs: Lined) -> Iterator[Pair]:
    """Yield lines with the same letters and other blanks."""
    if mine.count == theirs.count and [one.text for one in mine.lines] == [one.text for one in theirs.lines]:
        pairs = zip(mine.lines, theirs.lines, strict=True)
        yield from (((one,), (two,)) for one, two in pairs if _cells_by_line([one]) != _cells_by_line([two]))
        return
    said = [{}, {}]  # type: list[dict[str, list[Line]]]
    for page, known in zip((mine, theirs), said, strict=True):
        for line in page.lines:
            known.setdefault(line.key, []).append(line)
    for words, some in said[0].items():
        others = said[1].get(words, [])
        if len(some) == len(others):
            left, right = ([_cells_by_line([line]) for line in these] for these in (some, others))
            if Counter(left) != Counter(right):
                yield from (
                    ((one,), (two,))
                    for one, two in zip(some, others, strict=True)
                    if _cells_by_line([one]) != _cells_by_line([two])
                )


def _same_runs(mine: Lined, theirs: Lined) -> Iterator[Pair]:
    """Yield runs of consecutive lines that have the same letters together, but are divided differently."""
    runs = {"".join(line.key for line in run): run for run in _surplus_runs(mine, theirs)}
    for run in _surplus_runs(theirs, mine):
        words = "".join(line.key for line in run)
        if words in runs:
            yield runs[words], run


def _surplus_runs(page: Lined, other: Lined) -> Iterator[list[Line]]:
    """Yield runs of lines that one page has more often than the other."""
    for alone, run in groupby(page.lines, key=lambda line: page.count[line.key] > other.count[line.key]):
        if alone:
            yield list(run)
