"""Classifies the few characters that came in place of a text (pure).

They are words that say something, what stands there before a script fills the page, or what a program writes when it
has nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.observe.marks.gist import lower
from archiver.observe.marks.links import labels_of_links
from archiver.observe.marks.shells import FILLS, has_new_script, has_place, is_loading
from archiver.observe.redirects.onward import explain_scripts
from archiver.text.model import Kind, Text
from archiver.text.normal import key, keys, lines
from archiver.text.sniff import HTML, PAPERS, PLAIN
from storage.model import Finding, Mark, Observation, Reason

FEW = 20  # characters of a text, at least: no reference has fewer
EMPTY = "the answer holds nothing to read"
UNFILLED = "the answer holds no text, only a few placeholder words"
FILLING = "an empty place, which a script of the page is to fill with text:"
WORDS = "shape.words"
UNSAID = "shape.unsaid"

_LETTERS = re.compile(r"[^\W\d_]{2}")
_STATUS = re.compile(r"(?<![\d.,])[45]\d\d(?![\d.,]|\d)")
# what a program writes when it has nothing or fails
_NOTHING = re.compile(
    r"\W*(?:null|nil|none|undefined|nan|n/a|true|false|ok|okay|yes|no|done|success|error|errors|fehler|erreur|errore|erro|ошибка|err|fail|failed|failure|exception|fatal|empty|test|object object|错误|錯誤|出错|エラー|오류)\W*"
)


def says_nothing(o: Observation) -> bool:
    """Whether the answer has next to nothing to read, and that says nothing: it is a failure, not a replacement."""
    shapes = {mark.rule for mark in o.marks}
    if UNSAID in shapes:
        return True
    least = 1 if o.sniffed == PLAIN or WORDS in shapes else FEW  # no script fills a plain text
    return (o.visible_chars or 0) < least and o.sniffed in {None, "", HTML, PLAIN}


def without_text(o: Observation) -> tuple[Reason, ...]:
    """The reasons for an answer without text: nothing came or only filler, and what a script is to fill or to do."""
    rule, told = ("unfilled", UNFILLED) if o.visible_chars else ("empty", EMPTY)
    places = (f"{FILLING} {mark.matched}" for mark in o.marks if mark.rule == FILLS)
    return (
        Reason(rule if o.last is not None else f"first.{rule}", told),
        *(Reason("script.fills", one) for one in places),
        *explain_scripts(o),
    )


def few_words(o: Observation) -> tuple[Reason, ...]:
    """The reason that quotes the words, if few are all that came."""
    return tuple(Reason("words", f"all that was received: {one.matched}") for one in o.marks if one.rule == WORDS)


def is_figure(text: Text) -> bool:
    """Whether a titled page without scripts, frames or pictures shows a figure other than a failure's: "12.4 °C".

    A word as short may be a notice in any language."""
    if not text.title or text.scripts or text.refresh is not None or text.sends or text.embeds or text.images:
        return False
    said = " ".join(text.visible.split())
    return any(map(str.isdigit, said)) and not _STATUS.search(said)


def few_marks(text: Text, old: Text | None) -> Iterator[Mark]:
    """The mark of an answer of a few characters, compared with its kept copy.

    `shape.words`: it says something that the copy did not, and nothing would replace it. `shape.unsaid`: it only says
    that it is loading, offers links, or is what a program writes for nothing.
    """
    if (
        old is None
        or text.kind not in {Kind.HTML, Kind.PLAIN}
        or text.media_type in PAPERS
        or not 0 < len(text.visible.strip()) < FEW
    ):
        return
    known = set(keys(lines(old.visible)))
    new = [line for raw in text.visible.splitlines() if (line := lower(raw).strip()) and key(raw) not in known]
    links = labels_of_links(text)  # labels of links are no statement
    said = [
        line
        for line in new
        if line not in links and _LETTERS.search(line) and not is_loading(line) and not _NOTHING.fullmatch(line)
    ]
    matched = " ".join(text.visible.split())
    if new and not said:
        yield Mark(rule=UNSAID, finding=Finding.SERVER_ERROR, matched=matched, where="shape")
    elif said and not _may_be_filled(text, old):
        yield Mark(rule=WORDS, finding=Finding.REPLACED, matched=matched, where="shape")


def _may_be_filled(text: Text, old: Text) -> bool:
    """Whether something else may replace these characters: a script that the kept copy did not have, an empty place, a
    redirect, a frame or an image."""
    if text.refresh is not None or text.sends or text.images or has_place(text):
        return True
    if text.embeds:
        return True
    return text.scripts > old.scripts or has_new_script(text, old)
