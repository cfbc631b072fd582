"""Separates the sheets of two paged texts from what they say (pure): running headers, footers, stamps and watermarks of
only one of them, and the same words on sheets of another size, in other columns or by another program."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from archiver.text.comparison.reordered import by_boxes, by_lines
from archiver.text.dates import without_dates
from archiver.text.model import Kind, Text
from archiver.text.normal import dense, digest, lines
from storage.model import Comparison

LETTERS = 400  # of a text identified by its letter counts; a shorter one may have the letters of another by chance
NEARLY = 0.02  # share of the letters that may differ if the words could not be read in order
# minimum lines of a reflowed text, and their length; in a shorter text a single paragraph may have moved
LINES, LINE_CHARS = 8, 20
ANEW = 0.5  # maximum share of these lines that still end where they did
# A watermark that says what became of the document is always reported.
FATE = re.compile(
    r"withdrawn|retract|supersed|cancel|revoke|rescind|repeal|obsolete|expired|void|invalid|no longer|do not|not for|not to be|"
    r"zurückgez|aufgehoben|ungültig|außer kraft|überholt|nicht mehr|gesperrt|retir[ée]|rétract|annul|abrog|périm|caduc|retirad|retract|anulad|"
    r"derogad|revogad|ritirat|superat|ingetrokken|vervallen|vervangen|отозван|отмен|утратил|недейств|не действ|iptal|geri çek|yürürlük|"
    r"撤回|撤稿|撤销|撤銷|废止|廢止|失效|作废|作廢|取り下げ|取下げ|廃止|無効|철회|폐지|무효|سحب|مسحوب|ملغ|لاغ|ملغى",
    re.IGNORECASE,
)
_FIGURES, _SIGNED = re.compile(r"\d+"), re.compile(r"[-−]?\d+")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff]")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("“", "”"), ("‘", "’"), ("«", "»"))
_HYPHENS = "-‐‑"


def without_heads(old: Text, new: Text) -> tuple[Text, Text]:
    """Both texts without running lines that only one has, or that both have with other figures. If each has one of its
    own, a header became another one, and both stay."""
    if not (old.kind is new.kind and (old.running or new.running)):
        return old, new
    old_own, new_own = _running_lines_of_one(old, new), _running_lines_of_one(new, old)
    common_kinds = {_worded(one) for one in old_own} & {_worded(one) for one in new_own}
    one, other = ([line for line in some if _worded(line) not in common_kinds] for some in (old_own, new_own))
    if one and other:
        old_own, new_own = ([line for line in some if _worded(line) in common_kinds] for some in (old_own, new_own))
    return _without_lines(old, old_own), _without_lines(new, new_own)


def laid_out_anew(old: Text, new: Text, found: Comparison) -> bool:
    """Whether everything `found` is due to line ends and reading order, or to another reading of the same scanned
    pages.

    Each letter and figure must occur as often as before, and most lines must end elsewhere, or a note or box must have
    moved among lines that stayed. Words that changed places within lines are a real move.
    """
    told = bool(found.lost or found.added)
    if (found.same_text and not told) or not _readable(old, new):
        return False
    if old.pages and old.pages == new.pages == len(old.page_images) == len(new.page_images):
        return True
    before, after = _without_repeated(old, new)
    if _figures(before) != _figures(after):
        return False
    if dense(before) == dense(after):
        return True
    mine, theirs = _letters(before), _letters(after)
    if mine != theirs or sum(mine.values()) < LETTERS:
        return False
    if _without_marks(before) == _without_marks(after):
        return True
    if not told:
        return by_boxes(before, after)
    return _lines_end_elsewhere(lines(before), frozenset(lines(after))) and by_lines(before, after)


def _lines_end_elsewhere(mine: Sequence[str], there: Collection[str]) -> bool:
    """Whether at most half of the lines stayed, of all or of the long ones; a table of short lines cannot be judged."""
    long = [line for line in mine if len(line) >= LINE_CHARS]
    return len(long) >= LINES and any(sum(line in there for line in some) <= ANEW * len(some) for some in (mine, long))


def with_text(text: Text, whole: str) -> Text:
    """A paged document that says this instead, wherever its pages end."""
    return replace(
        text, visible=whole, main=whole, other=whole, prose_chars=len(whole), page_texts=(digest(whole),), page_lines=()
    )


def same_letters(old: Text, new: Text) -> bool:
    """Whether two PDFs have nearly the same letters, however few of their words could be read alike."""
    if not _readable(old, new):
        return False
    mine, theirs = _letters(old.visible), _letters(new.visible)
    apart = sum((mine - theirs).values()) + sum((theirs - mine).values())
    return apart <= NEARLY * sum(mine.values()) >= NEARLY * LETTERS


def _readable(old: Text, new: Text) -> bool:
    return old.kind is new.kind is Kind.PDF and not (old.cut or new.cut) and same_drawings(old, new)


def same_drawings(old: Text, new: Text) -> bool:
    """Whether two documents draw the same on their pages without text, whichever pages these are."""
    drawn = [[one.partition(":")[2] for one in text.page_images] for text in (old, new)]
    return drawn[0] == drawn[1]


def _running_lines_of_one(text: Text, other: Text) -> list[str]:
    """The running lines that the other text has nowhere, except those that say what became of the document."""
    there = dense(other.visible)
    return [line for line in text.running if dense(line) not in there and not _tells_fate(line, there)]


def _tells_fate(line: str, there: str) -> bool:
    """Whether a line says what became of its document, in words that the document itself does not use."""
    return FATE.search(" ".join(word for word in line.split() if dense(word) not in there)) is not None


def _without_repeated(old: Text, new: Text) -> tuple[str, str]:
    """Both texts without the running lines that both have: how often these occur depends on the number of pages."""
    said = [frozenset(text.visible.split("\n")) for text in (old, new)]
    out = {line for line in (*old.running, *new.running) if line in said[0] and line in said[1]}
    before, after = (_without_lines(text, sorted(out, key=len, reverse=True)).visible for text in (old, new))
    return before, after


def _worded(line: str) -> str:
    """A line without its figures and days: a header may say another month."""
    return _FIGURES.sub("#", dense(without_dates(line)))


def _without_lines(text: Text, out: Sequence[str]) -> Text:
    """A text without these lines; also removes one that was read into the beginning or end of another line."""
    if not out:
        return text
    whole = "\n".join(_cut(line, out) for line in text.visible.split("\n") if line not in out)
    return with_text(text, whole)


def _cut(line: str, out: Sequence[str]) -> str:
    for one in out:
        line = line.removesuffix(f" {one}").removeprefix(f"{one} ")
    return line


@lru_cache(maxsize=4)
def _letters(visible: str) -> Counter[str]:
    """How often a text has each character, except hyphens, at which lines may be broken. In a right-to-left text the
    brackets of a pair count as one, since programs differ in which they write."""
    found = Counter(dense(visible))
    if _FROM_THE_RIGHT.search(visible):
        for one, other in _PAIRS:
            found[one] += found.pop(other, 0)
    for one in _HYPHENS:
        del found[one]
    return found


def _without_marks(visible: str) -> str:
    """The text without combining marks, which some programs draw after the word."""
    said = dense(visible)
    return said if said.isascii() else "".join(one for one in said if not unicodedata.category(one).startswith("M"))


def _figures(visible: str) -> Collection[str]:
    return sorted(_SIGNED.findall("\n".join(lines(visible))))
