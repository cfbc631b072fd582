"""Finds superscripts: note marks, powers, ordinal endings, and readings (ruby) of characters (pure).

In plain text a superscript after a digit looks like part of the number, and one inside a sentence changes the sentence.
A superscript number after another number is a note mark if it is a link; without a link, if it continues the count,
since notes are numbered from one on. A superscript after 10 is a power.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from archiver.text.model import Aside, Beside
from archiver.text.normal import dense
from archiver.text.page.walked import Block, Raised, Walked

MOST = 4000  # max superscripts of a page
PIECES = 40  # max pieces of a run that are kept before and after a superscript
CONTEXT = 120  # max characters of these on either side
AROUND = 24  # characters before and after by which a place is found again
MARK_CHARS = 40  # max characters of a mark

_FIGURES = re.compile(r"\d{1,3}(?:[,;–-]\d{1,3})*")
# requests to editors in an encyclopedia
EDITOR_REQUESTS = (
    r"(?:citation needed|clarification needed|verification needed|failed verification|dubious(?: – discuss)?|according to whom\?|"
    r"who\?|when\?|where\?|which\?|why\?|by whom\?|better source needed|dead link|sic|réf\. nécessaire|réf\. souhaitée|cita requerida|"
    r"senza fonte|carece de fontes\?|beleg\?|источник\?|来源请求|來源請求|需要引用|要出典|출처 필요|بحاجة لمصدر)"
)
# short marks only: a word in brackets is a word, superscript or not
_BRACKETED = re.compile(
    rf"[\[(〔【](?:[^\W\d_]{{1,2}}|[^\w\[\]()〔〕【】]{{1,3}}|\D{{0,20}}\d[^\[\]()〔〕【】]{{0,16}}|{EDITOR_REQUESTS.replace(' ', ' ?')})[\])〕】]",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[注註]|note|anm|fn|nb|n)\.?\d{1,3}", re.IGNORECASE)
_LETTERS = re.compile(r"[a-z]|[ivxl]{2,5}", re.IGNORECASE)
_SIGNS = (_FIGURES, _BRACKETED, _NAMED, _LETTERS)
_POWER = re.compile(r"[-−–]?\d{1,3}")
_TEN = re.compile(r"(?:^|\D)10\Z")


class SuperscriptRecorder:
    """Records the superscripts in the run of text that a walk has open.

    `run`: its pieces, always the same list; `block`: the number that its block will have.
    """

    def __init__(self, run: list[str]) -> None:
        # first piece, one past the last piece, whether it is a note mark, whether it is a reading
        self.spans: list[tuple[int, int, bool, bool]] = []
        self._run = run
        self._first: int | None = None
        self._block = 0
        self._noted = self._links = self._alone = self._reading = False

    def begin(self, block: int, *, reading: bool = False) -> None:
        """A `sup` starts, or an `rt`, which is a `reading`."""
        self._first, self._block, self._noted, self._alone = len(self._run), block, self._links and not reading, False
        self._reading = reading

    def link(self, attributes: Mapping[str, str], block: int) -> None:
        """An `a` starts."""
        self._links = "#" in attributes.get("href", "")
        if self._first is not None and self._block == block:
            self._noted = self._noted or self._links
        elif attributes.get("role") == "doc-noteref" or attributes.get("epub:type") == "noteref":
            self._first, self._block, self._noted, self._alone = len(self._run), block, True, True
            self._reading = False

    def unlink(self, block: int) -> None:
        """An `a` ends."""
        self._links = False
        if self._alone:
            self.end(block)

    def end(self, block: int) -> None:
        """A `sup` or an `rt` ends."""
        if self._first is not None and self._block == block and self._first < len(self._run) and len(self.spans) < MOST:
            self.spans.append((self._first, len(self._run), self._noted, self._reading))
        self._first, self._alone = None, False

    def told(self, block: int) -> list[Raised]:
        """The superscripts of the run, which is now the block of this number."""
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


class SuperscriptReader:
    """Tells what the superscripts of one text are. To be asked of each in order, since it counts the notes."""

    def __init__(self) -> None:
        self._seen = {0}

    def kind(self, before: str, text: str, *, noted: bool = False) -> Beside | None:
        """What a superscript is; None for letters that cannot be misread. Texts are without blanks. `noted`: a link."""
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
        """Whether a number repeats or continues the count of the notes."""
        first = int(re.split(r"\D", text)[0])
        return first in self._seen or first - 1 in self._seen

    def _count(self, text: str) -> None:
        self._seen |= {int(one) for one in re.findall(r"\d{1,3}", text)}


def asides(found: Walked) -> tuple[Aside, ...]:
    """The superscripts of a page, with what is before and after each."""
    notes = SuperscriptReader()
    return tuple(aside for one in found.raised[:MOST] if (aside := _aside(one, found.blocks, notes)) is not None)


def _aside(raised: Raised, blocks: list[Block], notes: SuperscriptReader) -> Aside | None:
    before, text, after = dense(raised.before), dense(raised.text), dense(raised.after)
    if not text or len(text) > MARK_CHARS or not before:
        return None
    kind = Beside.RAISED if raised.reading else notes.kind(before, text, noted=raised.noted)
    if kind is None:
        return None
    at = raised.block
    if len(before) + len(after) < AROUND:  # as in a table cell: the blocks around are needed, too
        before = "".join(_dense(blocks[max(0, at - 3) : at])) + before
        after += "".join(_dense(blocks[at + 1 : at + 4]))
    return Aside(kind=kind, before=before[-AROUND:], text=text, after=after[:AROUND])


def _dense(blocks: list[Block]) -> Iterator[str]:
    return (dense(block.text) for block in blocks)
