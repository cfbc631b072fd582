"""Marks of a page as a whole: what it demands, that its site ended, what a program says, the gist of a few lines (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.observe.marks.ages import age_marks
from archiver.observe.marks.consent import consent_marks
from archiver.observe.marks.ends import end_marks
from archiver.observe.marks.gates import gate_marks
from archiver.observe.marks.gist import gist_marks, has_byline, labels_of, lists_status_codes, sentences_of, weight
from archiver.observe.marks.machine import machine_marks
from archiver.observe.marks.pictured import pictured
from archiver.observe.marks.platforms import BOX
from archiver.observe.marks.weigh import is_numbered, strongest
from archiver.observe.rules.moved_sites import MOVED_SITE
from archiver.observe.rules.notice_words import ASKED_THING
from archiver.text.model import Kind, Text
from storage.model import Finding, Mark

LINE = 20  # weighted characters of a page that shows a line, at least
WAYS = 3  # links of a page that offers its reader something, at least
KINDS = 3  # findings with wordings on one page from which it is an article about notices


def whole_page(text: Text, size: int, found: Sequence[Mark], *, elsewhere: bool) -> Sequence[Mark]:
    """Marks of a page as a whole, where no wording settles what it is, or only one that any notice may have.

    Empty for wordings of several kinds: a notice has one cause, an article about notices many. A demand on the reader
    explains a failure mentioned beside it. `elsewhere`: the page is about something else."""
    if len({mark.finding for mark in found if ".vague" not in mark.rule}) >= KINDS:
        return ()
    best = strongest(found)
    unsettled = best is None or all(".vague" in mark.rule for mark in best[1])
    if best and best[0] is Finding.SOFT_GONE and all(map(is_numbered, best[1])) and (asked := tuple(age_marks(text))):
        return asked
    if (
        (unsettled or (best and best[0] is Finding.SERVER_ERROR))
        and not has_byline(text)
        and not lists_status_codes(text)
    ):
        demands = (*gate_marks(text, size), *age_marks(text), *consent_marks(text))
        if demands:
            return demands
    if unsettled and not has_byline(text) and not lists_status_codes(text):
        ended = tuple(end_marks(text))
        if ended:
            return ended
    if unsettled and (coded := tuple(machine_marks(text))):
        return coded
    if text.kind is not Kind.HTML or elsewhere or not unsettled or any(sign.id == BOX for sign in text.signs):
        return ()
    if any(map(_is_of_moved_site, (*labels_of(text), *sentences_of(text)))):
        return ()
    shown = tuple(pictured(text))
    if shown:
        return shown
    titled = any(mark.rule.startswith("error.vague") for mark in found)
    hinted = any(mark.finding is Finding.SOFT_GONE for mark in found)
    return tuple(gist_marks(text, titled=titled, hinted=hinted))


def _is_of_moved_site(sentence: str) -> bool:
    """Whether a sentence says that a whole site has a new name, and nothing of a page."""
    moved = MOVED_SITE.search(sentence)
    return moved is not None and ASKED_THING.search(sentence.replace(moved[0], " ")) is None


def shows_nothing(text: Text) -> bool:
    """Whether a page has neither a line to read nor links to follow."""
    return weight(text.visible) < LINE and len(text.linked) < WAYS
