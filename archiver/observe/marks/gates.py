"""Detects what a short page demands of its reader before it shows anything: a login, payment, a check (pure).

Read sentence by sentence, and by the lines of a login box. A page about something else is not one, whatever one of its
sentences says."""

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
from archiver.observe.marks.links import is_full_of_links
from archiver.observe.rules.ages import BUYS
from archiver.observe.rules.entrances import ELSEWHERE
from archiver.observe.rules.gates import AGE, AGE_NAME, ASKED_FOR, BUTTON, INVITES, OF_THIS, WEB, WITH, gates
from archiver.observe.rules.labels import HOW_TO
from archiver.observe.rules.notice_words import APOLOGY, ASKED, IMPRINT
from archiver.observe.rules.refused import for_more
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.model import Text
from archiver.text.normal import bare, ends_sentence, key
from archiver.text.titles import title_parts
from storage.model import Finding, Mark

MOST = 0.6  # share of a sentence that the matched words must make up; of the lines, that a box with one button must
OPENING = 3  # sentences of a longer page that are read
SHOWN = 800  # weighted characters of visible text from which there is more than the demand
LINES = 60  # lines of a small page that are read for a demand or a login box
BOX = 60  # weighted characters of a line of a login box (button, field), at most
TOLD = 150  # characters of running text on a page that only asks for an age, fewer than this
BUTTONS = 2  # buttons or fields of a login box, at least
ALONE = 3  # buttons of a login box that shows no fields, at least
SHARE = 0.3  # least share of the lines that belongs to the login box

_LETTERS = re.compile(r"(?<=^[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]$)")  # blanks between a button's two characters
_ASKING = ("?", "？")
_BUTTON_AT_AN_END = re.compile(rf"^\W*(?:{BUTTON.pattern})|(?:{BUTTON.pattern})\W*$")
_CUT = re.compile(r"\.{3}[\])]?$")  # a teaser breaks off
_READING = frozenset({"gate.enter", "gate.paid", "gate.rest"})
_STATES = re.compile(r"[.!。！]$")  # a sentence, not a name
# lines beside a demand that are about nothing: request ids, cookie and privacy notes
_BESIDE = re.compile(
    r"^[\w .-]{1,24}[:：][\w :.,+/-]*\d[\w :.,+/-]*$|^(?=\S*\d)[a-z\d+/=_-]{24,}$|cookie|priva[ct]|datenschutz|隐私|隱私|プライバシ|개인정보|конфиденциальн|خصوصية"
)


def gate_marks(text: Text, size: int) -> Iterator[Mark]:
    """Marks of a demand that is most of what a page says.

    `size`: weighted characters of the visible text."""
    labels, sentences = labels_of(text, asking=True), sentences_of(text, asking=True)
    yield from _age(text, labels)
    said = weight("".join(sentences))
    if said > 2 * FEW or is_full_of_links(text):
        return
    small = size < SHOWN
    lines = _shown(text) if size < 2 * SHOWN else []
    pieces = [piece.strip() for line in lines for piece in SENTENCE_END.split(line)] if small else []
    read = dict.fromkeys([*labels, *(sentences if said <= FEW else sentences[:OPENING]), *pieces])
    found = _without_waits(dict(_demands(read, labels, small=small, tiny=small and said <= TINY)))
    known = [demand for demands in found.values() for demand in demands]
    if found and _unrelated_size(sentences, known) < FOREIGN:
        yield from found
    elif (teaser := _teaser(lines)) and _unrelated_size(sentences, [*known, *teaser]) < FOREIGN:
        yield from (mark for mark in found if mark.rule in _READING)
    others = [*(one[0] for line in lines for one in WITH.finditer(line)), *_elsewhere(lines)]
    if len(others) >= BUTTONS and _unrelated_size(sentences, others) < FOREIGN:
        yield Mark(rule="gate.with", finding=Finding.LOGIN, matched=", ".join(others)[:200], where="gate")
    if not _unrelated_size(sentences, []):
        yield from _box(lines)


def _age(text: Text, labels: Sequence[str]) -> Iterator[Mark]:
    """The mark of a page that is called a question for its reader's age, asks it, and says hardly more, however many links
    its site has."""
    parts = [part.strip() for label in labels for part in (label, *title_parts(label))]
    if text.prose_chars >= TOLD or not any(AGE_NAME.fullmatch(part) for part in parts):
        return
    asked = next((match[0] for line in text.visible.splitlines() if (match := AGE.search(lower(line)))), "")
    if asked:
        yield Mark(rule="gate.age.named", finding=Finding.CHALLENGE, matched=asked[:200], where="gate")


def _without_waits(found: dict[Mark, list[str]]) -> dict[Mark, list[str]]:
    """The demands; without that of something before one goes on, where another says that it is a login."""
    named = any(mark.finding is Finding.LOGIN for mark in found)
    return {mark: said for mark, said in found.items() if not (named and mark.rule == "gate.before")}


def invites(mark: Mark, text: Text, old: Text) -> bool:
    """Whether a login demand only invites to a newsletter, event or other text, below what is left of the kept text.

    What is demanded for a text is demanded for the rest of it."""
    if mark.finding is not Finding.LOGIN:
        return False
    lines = [lower(line).strip() for line in text.visible.splitlines()]
    demands = [one for line in lines for one in SENTENCE_END.split(line) if mark.matched in one]
    if not demands or not all(INVITES.search(one) and not OF_THIS.search(one) for one in demands):
        return False
    before = bare(old.visible).casefold()
    left = (
        one
        for line in lines
        for one in SENTENCE_END.split(line)
        if weight(one) >= SAID and (ends_sentence(one) or _CUT.search(one))
    )
    return any(key(_CUT.sub("", one)) in before for one in left)


def _shown(text: Text) -> list[str]:
    """The first visible lines, without repetitions."""
    lines = dict.fromkeys(_LETTERS.sub("", lower(line).strip()) for line in text.visible.splitlines()[: 3 * LINES])
    return [line for line in lines if line][:LINES]


def _teaser(lines: Sequence[str]) -> list[str]:
    """The sentences of the only line that breaks off; none if several do, as in a list of teasers."""
    cut = [line for line in lines if _CUT.search(line)]
    return SENTENCE_END.split(cut[0]) if len(cut) == 1 else []


def _demands(
    read: dict[str, None], labels: Sequence[str], *, small: bool, tiny: bool
) -> Iterator[tuple[Mark, list[str]]]:
    """Each demand with the sentences that make it.

    `small`, `tiny`: how little the page says."""
    whole = "\n".join(read)
    for gate in gates():
        if (gate.tiny and not tiny) or not gate.stands_in(whole):
            continue
        said = {
            sentence: match
            for sentence in read
            if (match := gate.pattern.search(sentence))
            and (gate.tiny or gate.asks or not sentence.endswith(_ASKING))
            and (not gate.web or WEB.search(sentence))
            and not (gate.finding is Finding.MAINTENANCE and undecided(sentence))
            and not (gate.finding is Finding.LOGIN and for_more(sentence))
            and not (gate.id.startswith("gate.age") and BUYS.search(sentence) and not WEB.search(sentence))
        }
        if gate.alone and any(_STATES.search(one) and weight(one) >= SAID and one not in said for one in read):
            continue
        for sentence, match in said.items():
            told = SPEAKS.search(sentence) or POINTS.search(sentence)
            asked = small and (ASKED.search(sentence) or len(match[0]) >= MOST * len(sentence))
            if tiny or told or asked or sentence in labels:
                yield Mark(rule=gate.id, finding=gate.finding, matched=match[0][:200], where="gate"), list(said)
                break


def _elsewhere(lines: Sequence[str]) -> list[str]:
    """The lines that are buttons to log in with an account that is held elsewhere."""
    short = (one for one in lines if weight(one) <= BOX and not one.endswith(_ASKING))
    return [one for one in short if ELSEWHERE.search(one) and _BUTTON_AT_AN_END.search(one) and not WITH.search(one)]


def _unrelated_size(sentences: Sequence[str], demands: Sequence[str]) -> int:
    """Weighted characters of sentences about something other than the page, the site and its reader.

    Sentences in `demands` and those that stand beside any demand do not count."""
    others = (one for one in sentences if one not in demands and not _BESIDE.search(one))
    return sum(size for one in others if (size := weight(one)) >= SAID and not belongs(one))


def _box(lines: Sequence[str]) -> Iterator[Mark]:
    """The mark of a page that is little but a login or registration box: its buttons and fields."""
    short = [one for one in lines if weight(one) <= BOX]
    buttons = [one for one in short if BUTTON.search(one) and not APOLOGY.search(one) and not HOW_TO.search(one)]
    wanted = [one for one in short if ASKED_FOR.search(one)]
    others = [one for one in lines if not IMPRINT.search(one)]
    share = len({*buttons, *wanted}) / max(1, len(others))
    several = len(buttons) >= (BUTTONS if wanted else ALONE) and share >= SHARE
    if not several and not (buttons and len(wanted) >= BUTTONS and share >= MOST):
        return
    yield Mark(rule="gate.box", finding=Finding.LOGIN, matched=", ".join(buttons)[:200], where="gate")
