"""Finds the labels that a page's template sets around a text (pure): date, reading time, category, previous and next
article.

They go when another design sets the same text. The text itself is told apart by place: it runs from the first to the
last line that the other page's text has too, and fills the elements of these lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from archiver.text.comparison.moved_to_furniture import is_long_sentence
from archiver.text.model import Text
from archiver.text.normal import key, passages, size
from archiver.text.page.notices import is_notice
from archiver.text.page.outline import APART, ENTRY, HEADING, LINK, MEANING, ROW, TERM

LONG_BYTES = 150  # of a passage that is a statement, though no punctuation ends it
MOST = 0.2  # share of a page's content in labels; above that it is text
FEW = 3  # labels of an element that are no links
NAME_CHARS = 30  # before a colon
_PLAIN = str.maketrans('‘’“”"–—', "'" * 5 + "--")
_AGENCY = re.compile(r"\((?:[A-Z]{2,5}|Reuters)\)-?(?=\w)")  # before the first sentence of a report
ENTRIES = (ENTRY, ROW, TERM, MEANING)


class Line:
    """A content line of a page: its key, its kind with position signs (`archiver.text.page.outline`), and its
    passages."""

    def __init__(self, told: str, kind: str) -> None:
        self.told, self.words, self.kind = told, plain_key(told), kind
        self.passages = tuple(passages(told))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its passages."""
        return frozenset(map(plain_key, self.passages))

    @property
    def leads(self) -> bool:
        """Whether it consists of links."""
        return self.kind.startswith(LINK)

    @property
    def is_text(self) -> bool:
        """Whether it is neither a heading nor links."""
        return not self.kind.startswith((HEADING, LINK))

    @property
    def is_label(self) -> bool:
        """Whether a template may have set it: not a heading, entry, row, term, sentence or notice."""
        if self.kind.startswith((HEADING, *ENTRIES)) or size(self.words) >= LONG_BYTES:
            return False
        return not any(is_long_sentence(one) or is_notice(one) for one in self.passages)


def plain_key(passage: str) -> str:
    """The key of a passage as `plain`, without the agency before it: a new design often sets others."""
    return _AGENCY.sub("", plain(key(passage)), count=1) if passage.startswith("(") else plain(key(passage))


def plain(words: str) -> str:
    """Words with one sign for all quotation marks, and one for all dashes."""
    return words.translate(_PLAIN).replace("--", "-")


def content(text: Text) -> list[Line]:
    """The lines of a page's content."""
    return [Line(told, kind) for told, kind in zip(text.body.split("\n"), text.outline.split(), strict=False)]


def labels(mine: Sequence[Line], theirs: Sequence[Line], common: Collection[str]) -> list[Line]:
    """The labels of a page that are in elements of their own around the text it shares with another page.

    None if they are much of the page. `common`: keys of what both pages say once. In these elements nothing but
    headings stayed, few lines are no links, and no adjacent element in which something stayed has the same layout:
    those would be a list of the text.
    """
    others = {line.words for line in theirs}
    kept = [
        (line.words in others and not line.kind.startswith(HEADING)) or not line.keys.isdisjoint(common)
        for line in mine
    ]
    text = [n for n, line in enumerate(mine) if kept[n] and not line.leads]
    starts = [n for n, line in enumerate(mine) if n == 0 or APART in line.kind]
    parts = [range(start, end) for start, end in pairwise([*starts, len(mine)])]
    stayed = [_layout(mine, part) if any(kept[n] for n in part) else None for part in parts]
    out: list[Line] = []
    for n, part in enumerate(parts if text else ()):
        around = part.stop <= text[0] or part.start > text[-1]
        some = [mine[at] for at in part if mine[at].is_label]
        if (
            around
            and sum(not line.leads for line in some) <= FEW
            and _layout(mine, part) not in stayed[max(0, n - 1) : n + 2]
        ):
            out += some
    return out if _bytes(out) <= MOST * _bytes(mine) else []


def renamed(passage: str, theirs: Sequence[Line], others: Collection[str]) -> bool:
    """Whether a new label, one not in `others`, has the name of a passage: what precedes its colon, or its first
    word."""
    name = _name(passage)
    return name != "" and any(_name(line.told) == name for line in theirs if line.is_label and line.words not in others)


def _layout(lines: Sequence[Line], part: Iterable[int]) -> tuple[str, ...]:
    """The layout of a part: the kinds of its lines."""
    return tuple(lines[n].kind.rstrip("+*-") for n in part)


def _bytes(lines: Iterable[Line]) -> int:
    return sum(size(line.words) for line in lines)


def _name(line: str) -> str:
    line = line.replace("：", ":")
    named, _, value = line.partition(":" if ":" in line else " ")
    return key(named).casefold() if value.strip() and len(named) <= NAME_CHARS and not named.isdecimal() else ""
