"""What a page sets above the line: signs of notes, powers, letters that are the end of a word, readings of characters (pure).

Where they stand beside figures a reader of plain text takes both for one number, and where they stand in a sentence it is
not the sentence any more. What a raised figure behind another is, its link tells; without one its count does, for the
notes of a text are numbered from one on, and no power of ten is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from archiver.text.model import Aside, Beside
from archiver.text.normal import dense
from archiver.text.page.walked import Block, Raised, Walked

MOST = 4000  # of a page
PIECES = 40  # of a run of text that are looked at before and behind
CONTEXT = 120  # characters of these
AROUND = 24  # characters that a place is known by
MARK_CHARS = 40  # of a sign at most

_FIGURES = re.compile(r"\d{1,3}(?:[,;–-]\d{1,3})*")
# what readers of an encyclopedia ask for
ASKED = (
    r"(?:citation needed|clarification needed|verification needed|failed verification|dubious(?: – discuss)?|according to whom\?|"
    r"who\?|when\?|where\?|which\?|why\?|by whom\?|better source needed|dead link|sic|réf\. nécessaire|réf\. souhaitée|cita requerida|"
    r"senza fonte|carece de fontes\?|beleg\?|источник\?|来源请求|來源請求|需要引用|要出典|출처 필요|بحاجة لمصدر)"
)
# a word in brackets is a word, raised or not
_BRACKETED = re.compile(
    rf"[\[(〔【](?:[^\W\d_]{{1,2}}|[^\w\[\]()〔〕【】]{{1,3}}|\D{{0,20}}\d[^\[\]()〔〕【】]{{0,16}}|{ASKED.replace(' ', ' ?')})[\])〕】]",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[注註]|note|anm|fn|nb|n)\.?\d{1,3}", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]|[ivxl]{2,5}", re.IGNORECASE)
_SIGNS = (_FIGURES, _BRACKETED, _NAMED, _LETTERS)
_POWER = re.compile(r"[-−–]?\d{1,3}")
_TEN = re.compile(r"(?:^|\D)10\Z")


class Raising:
    """What is raised in the run of text that a walk has open. `run`: its pieces, always the same list; `block`: the number
    that its block will have."""

    def __init__(self, run: list[str]) -> None:
        # of the run: first, one past the last, whether it is a note's, whether it is a reading
        self.spans: list[tuple[int, int, bool, bool]] = []
        self._run = run
        self._first: int | None = None
        self._block = 0
        self._noted = self._links = self._alone = self._reading = False

    def begin(self, block: int, *, reading: bool = False) -> None:
        """At the begin of a `sup`, or of an `rt`, which is a `reading`."""
        self._first, self._block, self._noted, self._alone = len(self._run), block, self._links and not reading, False
        self._reading = reading

    def link(self, attributes: Mapping[str, str], block: int) -> None:
        """At the begin of an `a`."""
        self._links = "#" in attributes.get("href", "")
        if self._first is not None and self._block == block:
            self._noted = self._noted or self._links
        elif attributes.get("role") == "doc-noteref" or attributes.get("epub:type") == "noteref":
            self._first, self._block, self._noted, self._alone = len(self._run), block, True, True
            self._reading = False

    def unlink(self, block: int) -> None:
        """At the end of an `a`."""
        self._links = False
        if self._alone:
            self.end(block)

    def end(self, block: int) -> None:
        """At the end of a `sup` or an `rt`."""
        if self._first is not None and self._block == block and self._first < len(self._run) and len(self.spans) < MOST:
            self.spans.append((self._first, len(self._run), self._noted, self._reading))
        self._first, self._alone = None, False

    def told(self, block: int) -> list[Raised]:
        """What was raised, once the run is a block."""
        out = [
            Raised(
                block,
                "".join(self._run[max(0, first - PIECES) : first])[-CONTEXT:],
                "".join(self._run[first:last]),
                "".join(self._run[last : last + PIECES])[:CONTEXT],
                noted,
                reading,
            )
            for first, last, noted, reading in self.spans
        ]
        self.spans.clear()
        return out


class Notes:
    """Tells the signs of a text's notes as they come."""

    def __init__(self) -> None:
        self._seen = {0}

    def kind(self, before: str, text: str, *, noted: bool = False) -> Beside | None:
        """What a raised text is; None: letters that nobody takes for anything. All without blanks."""
        figure = before[-1:].isdigit()
        if noted and any(sign.fullmatch(text) for sign in _SIGNS):
            self._count(text)
            return Beside.NOTE
        if _FIGURES.fullmatch(text) and not (figure and (_TEN.search(before) or not self._counts(text))):
            self._count(text)
            return Beside.NOTE
        if _BRACKETED.fullmatch(text) or _NAMED.fullmatch(text):
            return Beside.NOTE
        if figure and _POWER.fullmatch(text):
            return Beside.POWER
        return Beside.RAISED if _LETTERS.fullmatch(text) else None

    def _counts(self, text: str) -> bool:
        first = int(re.split(r"\D", text)[0])
        return first in self._seen or first - 1 in self._seen

    def _count(self, text: str) -> None:
        self._seen |= {int(one) for one in re.findall(r"\d{1,3}", text)}


def asides(found: Walked) -> tuple[Aside, ...]:
    """The raised signs of a page."""
    notes = Notes()
    return tuple(aside for one in found.raised[:MOST] if (aside := _aside(one, found.blocks, notes)) is not None)


def _aside(raised: Raised, blocks: list[Block], notes: Notes) -> Aside | None:
    before, text, after = dense(raised.before), dense(raised.text), dense(raised.after)
    if not text or len(text) > MARK_CHARS or not before:
        return None
    kind = Beside.RAISED if raised.reading else notes.kind(before, text, noted=raised.noted)
    if kind is None:
        return None
    at = raised.block
    if len(before) + len(after) < AROUND:  # a cell
        before = "".join(_dense(blocks[max(0, at - 3) : at])) + before
        after += "".join(_dense(blocks[at + 1 : at + 4]))
    return Aside(kind=kind, before=before[-AROUND:], text=text, after=after[:AROUND])


def _dense(blocks: list[Block]) -> Iterator[str]:
    return (dense(block.text) for block in blocks)
