"""Detects a page that asks for its reader's age: the question, two answers, and hardly anything besides (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archiver.observe.marks.gist import FOREIGN, SAID, belongs, lower, sentences_of, weight
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.rules.ages import ABOUT, AGREES, ASKS, DOOR, NO, ON, WARNED, YES
from archiver.text.model import Text
from storage.model import Finding, Mark

ANSWERS = "gate.age.answers"  # the rule: its two answers are for the reader, whatever the page tells besides
LINKS = 25  # links of a page that shows more than the question, at least: a front page under a question laid over it
SHOWN = 3000  # weighted characters of visible text, fewer than this
ANSWER = 70  # weighted characters of an answer, at most
FEW_LINKS = 12  # links of a door that warns or says what entering means, fewer than this
LINES = 80  # lines of a page that are read
CHARS = 400  # characters of each line that are read
# sentences that stand beside the question: on cookies and their choice, on terms, on drinking
_BESIDE = re.compile(
    r"cookie|priva[ct]|datenschutz|auswahl|auswählen|einstellungen|select|choose|choix|prefer|terms|alcoh|alko|verantwort|responsib|drink|consum|trink|18 u\.?s\.?c|隐私|隱私|プライバシ|конфиденц|соглас"
)


def age_marks(text: Text) -> Iterator[Mark]:
    """The mark of a question for the reader's age with an answer for either case, beside which little is said."""
    if weight(text.visible) >= SHOWN or len(text.linked) >= LINKS or is_full_of_links(text):
        return
    lines = [lower(line)[:CHARS].strip() for line in text.visible.splitlines()[:LINES]]
    if door := _door(text, lines):
        yield Mark(rule=DOOR, finding=Finding.CHALLENGE, matched=door[:200], where="gate")
        return
    asked = next((match[0] for line in lines if (match := ASKS.search(line))), "")
    if not asked or not ABOUT.search("\n".join([lower(text.title or ""), *lines])):
        return
    short = [line for line in lines if 0 < weight(line) <= ANSWER]
    refused = [line for line in short if NO.fullmatch(line.strip(" .!"))]
    if not refused or not any(YES.fullmatch(line.strip(" .!")) for line in short if line not in refused):
        return
    if _unrelated_size(text) < 2 * FOREIGN:
        yield Mark(rule=ANSWERS, finding=Finding.CHALLENGE, matched=asked[:200], where="gate")


def _door(text: Text, lines: Sequence[str]) -> str:
    """The words by which a page of few links warns whom it is not for, beside a line that leads on, or says that whoever
    enters confirms an age; "" if it does not, or says more."""
    if len(text.linked) >= FEW_LINKS or _unrelated_size(text) >= 2 * FOREIGN:
        return ""
    warned = next((match[0] for line in lines if (match := WARNED.search(line))), "")
    if warned and any(ON.fullmatch(line) for line in lines if weight(line) <= ANSWER):
        return warned
    agreed = next((match[0] for line in lines if (match := AGREES.search(line))), "")
    return agreed if agreed and any(map(ASKS.search, lines)) else ""


def _unrelated_size(text: Text) -> int:
    """Weighted characters of sentences about something other than the site, its reader and the reader's age."""
    others = (one for one in sentences_of(text) if not _is_beside(one))
    return sum(size for one in others if (size := weight(one)) >= SAID and not belongs(one))


def _is_beside(sentence: str) -> bool:
    bare = sentence.strip(" .!")
    return any(
        (
            _BESIDE.search(sentence),
            ASKS.search(sentence),
            WARNED.search(sentence),
            AGREES.search(sentence),
            YES.fullmatch(bare),
            NO.fullmatch(bare),
        )
    )
