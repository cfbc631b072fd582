"""What a page of few words wants of its reader before it shows anything (pure): sentence by sentence, and by the lines of
a box to log in. A page that tells of something else is none, whatever stands in a sentence of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archiver.observe.marks.gist import (
    FEW,
    FOREIGN,
    SAID,
    SENTENCE_END,
    TINY,
    belongs,
    labels_of,
    lower,
    sentences_of,
    undecided,
    weight,
)
from archiver.observe.rules.gates import ASKED_FOR, BUTTON, INVITES, OF_THIS, WEB, WITH, gates
from archiver.observe.rules.notice_words import APOLOGY, ASKED, IMPRINT
from archiver.observe.rules.refused import for_more
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.model import Text
from archiver.text.normal import bare, ends, key
from storage.model import Finding, Mark

MOST = 0.6  # of a sentence: its words are what it says
OPENING = 3  # sentences of a longer page
LINKS = 40  # of a page that offers more than a way in
SHOWN = 800  # weighted characters of visible text: there is more than the demand
LINES = 60  # of a small page, read for a demand or a box
BOX = 60  # weighted characters of a line of a box: a button, a field
BUTTONS = 2  # of a box, beside what it asks for
ALONE = 3  # of one that shows nothing of what it asks for
SHARE = 0.3  # of the lines: a box is most of the page

_LETTERS = re.compile(r"(?<=^[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]$)")  # a button's two characters, set apart
_ASKING = ("?", "？")
_CUT = re.compile(r"\.{3}[\])]?$")  # a text that goes on elsewhere
_READING = frozenset({"gate.enter", "gate.paid", "gate.rest"})
_STATES = re.compile(r"[.!。！]$")  # a sentence, not a name
# said beside a demand, and about nothing: numbers of a request, cookies
_BESIDE = re.compile(
    r"^[\w .-]{1,24}[:：][\w :.,+/-]*\d[\w :.,+/-]*$|^(?=\S*\d)[a-z\d+/=_-]{24,}$|cookie|priva[ct]|datenschutz|隐私|隱私|プライバシ|개인정보|конфиденциальн|خصوصية"
)


def gate_marks(text: Text, size: int) -> Iterator[Mark]:
    """Marks of a demand that is most of what a page says. `size`: weighted characters of what it shows."""
    labels, sentences = labels_of(text, asking=True), sentences_of(text, asking=True)
    said = weight("".join(sentences))
    if said > 2 * FEW or len({link.url for link in text.links if link.tag == "a"}) >= LINKS:
        return
    small = size < SHOWN
    lines = _shown(text) if size < 2 * SHOWN else []
    pieces = [piece.strip() for line in lines for piece in SENTENCE_END.split(line)] if small else []
    read = dict.fromkeys([*labels, *(sentences if said <= FEW else sentences[:OPENING]), *pieces])
    found = dict(_demands(read, labels, small=small, tiny=small and said <= TINY))
    known = [demand for demands in found.values() for demand in demands]
    if found and _elsewhere(sentences, known) < FOREIGN:
        yield from found
    elif (teaser := _teaser(lines)) and _elsewhere(sentences, [*known, *teaser]) < FOREIGN:
        yield from (mark for mark in found if mark.rule in _READING)
    others = [one[0] for line in lines for one in WITH.finditer(line)]
    if len(others) >= BUTTONS and _elsewhere(sentences, []) < FOREIGN:
        yield Mark(rule="gate.with", finding=Finding.LOGIN, matched=", ".join(others)[:200], where="gate")
    if not _elsewhere(sentences, []):
        yield from _box(lines)


def invites(mark: Mark, text: Text, old: Text) -> bool:
    """Whether a demand for a name is an invitation to something else, a letter, a meeting, other texts, under what is left
    of the kept text: what is demanded for a text is demanded for the rest of it."""
    if mark.finding is not Finding.LOGIN:
        return False
    lines = [lower(line).strip() for line in text.visible.splitlines()]
    said = [one for line in lines for one in SENTENCE_END.split(line) if mark.matched in one]
    if not said or not all(INVITES.search(one) and not OF_THIS.search(one) for one in said):
        return False
    before = bare(old.visible).casefold()
    left = (
        one
        for line in lines
        for one in SENTENCE_END.split(line)
        if weight(one) >= SAID and (ends(one) or _CUT.search(one))
    )
    return any(key(_CUT.sub("", one)) in before for one in left)


def _shown(text: Text) -> list[str]:
    """The first lines of what a page shows."""
    lines = dict.fromkeys(_LETTERS.sub("", lower(line).strip()) for line in text.visible.splitlines()[: 3 * LINES])
    return [line for line in lines if line][:LINES]


def _teaser(lines: Sequence[str]) -> list[str]:
    """The sentences of the one paragraph that breaks off, where there is one; a list of what can be read has several."""
    cut = [line for line in lines if _CUT.search(line)]
    return SENTENCE_END.split(cut[0]) if len(cut) == 1 else []


def _demands(
    read: dict[str, None], labels: Sequence[str], *, small: bool, tiny: bool
) -> Iterator[tuple[Mark, list[str]]]:
    """What is demanded, and the sentences that say so."""
    whole = "\n".join(read)
    for gate in gates():
        if (gate.tiny and not tiny) or not gate.stands_in(whole):
            continue
        said = {
            sentence: match
            for sentence in read
            if (match := gate.pattern.search(sentence))
            and (gate.tiny or not sentence.endswith(_ASKING))
            and (not gate.web or WEB.search(sentence))
            and not (gate.finding is Finding.MAINTENANCE and undecided(sentence))
            and not (gate.finding is Finding.LOGIN and for_more(sentence))
        }
        if gate.alone and any(_STATES.search(one) and weight(one) >= SAID and one not in said for one in read):
            continue
        for sentence, match in said.items():
            told = SPEAKS.search(sentence) or POINTS.search(sentence)
            asked = small and (ASKED.search(sentence) or len(match[0]) >= MOST * len(sentence))
            if tiny or told or asked or sentence in labels:
                yield Mark(rule=gate.id, finding=gate.finding, matched=match[0][:200], where="gate"), list(said)
                break


def _elsewhere(sentences: Sequence[str], demands: Sequence[str]) -> int:
    """Weighted characters of sentences about something else than the page, the site and its reader, but for those that
    stand beside any demand."""
    others = (one for one in sentences if one not in demands and not _BESIDE.search(one))
    return sum(size for one in others if (size := weight(one)) >= SAID and not belongs(one))


def _box(lines: Sequence[str]) -> Iterator[Mark]:
    """A box to log in, or to be registered, and little else: its buttons, and what it asks for."""
    short = [one for one in lines if weight(one) <= BOX]
    buttons = [one for one in short if BUTTON.search(one) and not APOLOGY.search(one)]
    wanted = [one for one in short if ASKED_FOR.search(one)]
    others = [one for one in lines if not IMPRINT.search(one)]
    share = len({*buttons, *wanted}) / max(1, len(others))
    several = len(buttons) >= (BUTTONS if wanted else ALONE) and share >= SHARE
    if not several and not (buttons and len(wanted) >= BUTTONS and share >= MOST):
        return
    yield Mark(rule="gate.box", finding=Finding.LOGIN, matched=", ".join(buttons)[:200], where="gate")
