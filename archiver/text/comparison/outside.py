"""Sentences that stood in the content of a page and stand in its furniture alone now (pure): quoted in a comment, named in a
teaser. A theme that sets a line in another place, a byline, a date, a caption, takes nothing out of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from archiver.text.cited.quotes import quoted
from archiver.text.held import any_held, held
from archiver.text.model import Text
from archiver.text.normal import bare, ends, key, keys, lines, passages, sentences, size

SENTENCE_BYTES = 40  # in UTF-8 without blanks: a shorter one is a label of the page
RUN = 3  # sentences in a row at most: more of them are a box that the page sets elsewhere


def left(old: Text, new: Text) -> dict[str, str]:
    """The sentences of the older content that the newer has beside its content alone, each with itself: within a line that
    says more than it did, or from between two sentences that stayed."""
    if not new.aside or old.body == new.body:
        return {}
    stayed, beside = set(lines(new.body)), bare(new.aside)
    changed = (one for line in lines(old.body) if line not in stayed for one in sentences(line))
    if not any_held((key(one) for one in changed if says(one)), beside):  # as mostly
        return {}
    content = [bare(view) for view in (new.body, new.other)]
    told = [(one, words) for one in passages(old.body) if (words := key(one))]
    there = set().union(*(held((words for _, words in told), view) for view in content))
    stays = [words in there for _, words in told]
    shown = bare(new.visible)
    went = [at for at, (one, words) in enumerate(told) if not stays[at] and says(one) and words in beside]
    went = [at for at in went if not _stands(told, stays, at, shown)]
    before, furniture = bare(old.visible), keys(lines(new.aside))
    found = [told[at] for at in went if _between(told, stays, at) or _quoted(told[at][1], furniture, before)]
    return {one: one for one, _ in found}


def gone(quote: str, lost: Collection[str], old: Text, new: Text) -> bool:
    """Whether a cited passage that both pages have stood in the content of the older, in one of those passages that were lost,
    and stands beside that of the newer alone."""
    words = key(quote)
    if words not in bare(new.aside) or not any(words in key(one) or key(one) in words for one in lost):
        return False
    before, now = (quoted(_content(text), [quote])[quote] for text in (old, new))
    return before and not now


def _content(text: Text) -> Text:
    return replace(text, visible=f"{text.body}\n{text.other}", main="", aside="")


def says(passage: str) -> bool:
    """Whether a passage is a sentence, and no label."""
    return ends(passage) and size(key(passage)) >= SENTENCE_BYTES


def _stands(told: Sequence[tuple[str, str]], stays: Sequence[bool], at: int, shown: str) -> bool:
    """Whether a sentence stands where it stood: next to what stayed, whatever the markup around it is taken for."""
    first = next((n for n in range(at - 1, -1, -1) if stays[n]), None)
    last = next((n for n in range(at + 1, len(told)) if stays[n]), None)
    before = "".join(words for _, words in told[first : at + 1]) if first is not None else ""
    behind = "".join(words for _, words in told[at : last + 1]) if last is not None else ""
    return any(one and one in shown for one in (before, behind))


def _between(told: Sequence[tuple[str, str]], stays: Sequence[bool], at: int) -> bool:
    """Whether what stands before a sentence and behind it, but for a few that went with it, are sentences that stayed."""
    first = next((n for n in range(at - 1, -1, -1) if stays[n]), None)
    last = next((n for n in range(at + 1, len(told)) if stays[n]), None)
    if first is None or last is None or last - first > RUN + 1:
        return False
    return says(told[first][0]) and says(told[last][0])


def _quoted(words: str, furniture: Iterable[str], before: str) -> bool:
    """Whether a line beside the content has a sentence and other words, which the page had not. `furniture`: the keys of these."""
    return any(
        any(any(map(str.isalpha, one)) and one not in before for one in line.split(words))
        for line in furniture
        if words in line and line != words
    )
