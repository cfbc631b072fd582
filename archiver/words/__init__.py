"""The one table of words per language for states, findings, kinds and events. Neutral by law.

Times are intervals (last seen, first absent), because between two looks nobody looked. No actor, intent or cause is
named anywhere; a notice that stands in a page's place is quoted, never paraphrased. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from archiver.words.altered import first_again, other_pages, told_by
from archiver.words.chinese import CHINESE
from archiver.words.english import ENGLISH
from archiver.words.facts import (
    MEMBER,
    SHOWN_INSTEAD,
    beside_fine,
    counted,
    dated,
    facts_of,
    place_of,
    quoted,
    shown_once,
    with_another,
)
from archiver.words.notices import notice_line
from archiver.words.reasons import beneath, reason, sentences
from archiver.words.table import (
    CHECKS,
    CHECKS_FAILED,
    CHECKS_MADE,
    CHECKS_NOT_MADE,
    DOCUMENT,
    DOCUMENTS_BETWEEN,
    FACTS,
    FIRST_TEXT,
    FOUND_AT,
    FOUND_ON,
    LED_TO,
    NOT_SEEN,
    NOT_SEEN_SINCE,
    OUR_LINE,
    RECEIVED_BY,
    SHOWN,
    TOLD_LOST,
    TOLD_TOO,
    WITHOUT_CITED,
    Words,
)
from archiver.words.told import (
    about_document,
    addresses_of,
    alteration_line,
    from_elsewhere,
    kept_anew,
    member_line,
    of_document,
    of_page_alone,
    several,
    shown_once_line,
    translate_sentence,
    without_text,
)
from archiver.words.unseen import (
    is_back_elsewhere,
    not_seen,
    not_seen_label,
    not_seen_why,
    unseen_documents,
    unseen_here,
)
from storage.clock import parse_rfc3339
from storage.model import (
    EMPTIED,
    Assessment,
    Certainty,
    Effect,
    EventKind,
    Finding,
    HostContext,
    Observation,
    RemarkKind,
    State,
)  # fmt: skip

__all__ = [
    "AS_SAID",
    "CHECKS",
    "CHECKS_FAILED",
    "CHECKS_MADE",
    "CHECKS_NOT_MADE",
    "DOCUMENT",
    "DOCUMENTS_BETWEEN",
    "FACTS",
    "FOUND_AT",
    "FOUND_ON",
    "LED_TO",
    "MEMBER",
    "NOT_SEEN",
    "NOT_SEEN_SINCE",
    "OUR_LINE",
    "RECEIVED_BY",
    "SHOWN",
    "SHOWN_INSTEAD",
    "TOLD_LOST",
    "TOLD_TOO",
    "WITHOUT_CITED",
    "WORDS",
    "Words",
    "about_document",
    "addresses_of",
    "beneath",
    "beside",
    "certainty",
    "effect",
    "finding",
    "instant",
    "kind",
    "not_seen",
    "not_seen_label",
    "not_seen_why",
    "notice_line",
    "of_document",
    "place_of",
    "reason",
    "sentence",
    "sentences",
    "several",
    "standing",
    "state",
    "translate_sentence",
    "unseen_documents",
]

WORDS: Mapping[str, Words] = {"en": ENGLISH, "zh": CHINESE}
_SURE_OR_NOT = frozenset({EventKind.REMOVED, EventKind.DOMAIN_GONE})
AS_SAID = "said"  # kind of an Assessment that is moved because someone said so, and nobody looked there


def state(value: State, language: str = "en", *, document: bool = False, emptied: bool = False) -> str:
    """A state's label; `document`: it tells of a document that the page carries, and the page is there; `emptied`: it is there
    without its text. KeyError for a language that has no table, here and below."""
    words = WORDS[language]
    if emptied and value is State.REMOVED:
        return words.emptied_kind
    return words.member_states.get(value, words.states[value]) if document else words.states[value]


def certainty(value: Certainty, language: str = "en") -> str:
    return WORDS[language].certainties[value]


def effect(value: Effect, language: str = "en") -> str:
    return WORDS[language].effects[value]


def finding(value: Finding, language: str = "en", *, document: bool = False, emptied: bool = False) -> str:
    """What a look found; `document`: in the place of a document that the page carries, which is there; `emptied`: the page
    without its text."""
    words = WORDS[language]
    if emptied:
        return words.shown[EMPTIED]
    of_document = words.member_findings.get(value) or words.member_found.get(value) if document else None
    return of_document or words.findings[value]


def beside(found: str, unseen: Effect, language: str = "en") -> str:
    """What a look found, with that it could not see a document of the page, being at a wall or without an answer."""
    words = WORDS[language]
    return words.beside.format(found=found, unseen=words.member_unseen[unseen])


def kind(value: EventKind, language: str = "en", *, last_seen: datetime | None = None, text: str = "") -> str:
    """An event's subject line; of an alteration with the date of the copy that the text differs from, if it is known.
    `text`: its sentence, where there is one: by that a document of the page is told from the page."""
    words = WORDS[language]
    if of_document(value, text):
        return member_line(value, text, words)
    if from_elsewhere(value, text):
        return words.restored_elsewhere_kind
    if without_text(value, text):
        return words.emptied_kind
    if of_page_alone(value, text):
        return words.page_unanswered_kind
    if kept_anew(value, text):
        return words.restored_anew_kind
    if value is EventKind.ALTERED and (line := alteration_line(text, words)) is not None:
        return line
    if value is EventKind.SUSPECTED and (line := shown_once_line(text, words)) is not None:
        return line
    if value is EventKind.ALTERED and last_seen is not None:
        return words.altered_dated.format(last_seen=instant(last_seen, language))
    return words.kinds[value]


def instant(at: datetime | None, language: str = "en") -> str:
    """`2 March 2021 14:20 UTC`; the word for never when there is none."""
    return dated(at, WORDS[language])


def standing(now: Assessment, language: str = "en", *, egress: str = "direct") -> str:
    """Where a source stands, as a sentence."""
    words = WORDS[language]
    if (unseen := unseen_here(now, words, egress=egress)) is not None:
        return _named(*unseen, words)
    facts = facts_of(now, now, words, at=now.last_seen, egress=egress)
    text = _stands(now, words)
    if now.state is State.NEW and now.elsewhere_at is not None:
        text = words.standing_new_elsewhere if RECEIVED_BY in now.marks else words.standing_new_no_more
    if now.state is State.MOVED and now.kind == AS_SAID:
        text = words.standing_as_said
    elif now.state is State.MOVED and FOUND_AT in now.marks:
        text = words.standing_moved_to if FOUND_ON in now.marks else words.moved_to
        text = words.standing_led_to if LED_TO in now.marks else text
    elif (hidden := _elsewhere(words, now)) is not None:
        text = hidden
        facts["last_seen"] = instant(now.last_good_at, language)
    elif now.state is State.REMOVED and _emptied(now):
        text = words.emptied
    elif now.kind == MEMBER:
        text = words.member_standing.get(now.state, text)
    elif now.state is State.SUSPECT and shown_once(now) is not None:
        text = words.standing_shown
        facts["finding"] = _instead(now, words)
    alike = sum(one.state is now.state for one in now.documents.values()) if now.kind == MEMBER else 0
    if alike > 1 and now.state in words.members_standing:
        text = words.members_standing[now.state]
        facts["documents"] = str(alike)
    text = text.format(**facts)
    if now.certainty is Certainty.PROBABLE and now.state in {State.REMOVED, State.DOMAIN_GONE}:
        text = _probable(text, now, words)
    if now.state is State.MOVED:
        return _moved(text, now, words)
    return _named(with_another(text, now, words), now, words, among=alike > 1)


def sentence(
    value: EventKind,
    before: Assessment,
    after: Assessment,
    *,
    observation: Observation,
    context: HostContext,
    in_turn: bool = True,
    language: str = "en",
) -> str:
    """What happened, in one neutral sentence; a notice's own words follow it in quotation marks. `in_turn`: a host is told
    by what one turn of looks saw, where that was counted, and not by the hour."""
    words = WORDS[language]
    in_turn = in_turn and context.looked > 0
    seen = observation
    facts = facts_of(before, after, words, at=seen.at, egress=seen.egress, country=seen.country)
    if value is EventKind.HOST:
        altered = after.finding is not None and after.finding.effect is Effect.CHANGE
        facts |= counted(context, altered=altered, in_turn=in_turn)
    if value is EventKind.ALTERED:
        facts["last_seen"] = instant(before.as_kept_at or before.last_good_at, language)
        facts["pages"] = other_pages(observation)
    elif value in {EventKind.BLOCKED, EventKind.UNREACHABLE} and after.elsewhere_at is not None:
        facts["last_seen"] = instant(before.last_good_at, language)
    elif value is EventKind.SUSPECTED:  # of a page that went after its document: when the page was
        facts |= {"last_seen": instant(after.last_seen, language), "finding": _instead(after, words)}
    elif value is EventKind.RESTORED and (absent := _absent_since(before)) is not None:
        facts["first_absent"] = instant(absent, language)
    template = _template(words, value, before, after, in_turn=in_turn)
    documents: tuple[str, ...] = ()
    if value is EventKind.ALTERED:
        template, documents = told_by(words, observation, after)
    elif value is EventKind.RESTORED and _set_aside(before, after, context):
        template = words.restored_anew
    text = template.format(**facts)
    if value in _SURE_OR_NOT and after.certainty is Certainty.PROBABLE:
        text = _probable(text, after, words)
    text = with_another(text, after, words) if value is EventKind.REMOVED else text
    anew = template is words.restored_anew
    if (
        value is EventKind.RESTORED
        and after.finding is not None
        and not (before.kind == MEMBER or anew or is_back_elsewhere(after))
    ):
        shows = words.shown[FIRST_TEXT] if first_again(observation) else words.findings[after.finding]
        text = words.again.format(sentence=text, finding=shows)
    said = quoted(observation)
    if value in {EventKind.REMOVED, EventKind.INSTEAD} and after.kind in {"notice", MEMBER} and said:
        around = words.notices if after.kind == MEMBER and _several(after) else words.notice
        text = around.format(sentence=text, notice=said)
    if documents:
        around = words.members_named if len(documents) > 1 else words.member_named
        return around.format(sentence=text, document=several(documents))
    text = _with_addresses(value, text, before, after, words)
    beside = value is EventKind.MOVED and after.kind == "notice" and said
    return words.notice.format(sentence=text, notice=said) if beside else text


def _absent_since(told: Assessment) -> datetime | None:
    """Since when a page was absent (the page, not its document) that is back; of one whose loss was called a false alarm, too."""
    since = told.marks.get(TOLD_LOST)
    return told.first_absent_at if since is None else parse_rfc3339(since)


def _instead(now: Assessment, words: Words) -> str:
    """What was shown in the place of a page that is doubted; what else is said of it where nothing was."""
    found = shown_once(now)
    if found is Finding.REPLACED and _emptied(now):
        return words.shown[EMPTIED]
    return words.states[State.SUSPECT] if found is None else words.findings[found]


def _emptied(now: Assessment) -> bool:
    """Whether a page that is not there was found without its text alone."""
    return EMPTIED in now.marks and now.kind != MEMBER


def _probable(text: str, now: Assessment, words: Words) -> str:
    """A sentence of what is probable, with whether the checks that would confirm it were made."""
    return words.probable.format(sentence=text, checks=words.checks[now.marks.get(CHECKS, "")])


def _with_addresses(value: EventKind, text: str, before: Assessment, after: Assessment, words: Words) -> str:
    if value in {EventKind.HOST, EventKind.ALTERED}:
        return text
    if value is EventKind.MOVED:
        return _moved(text, after, words)
    return _named(text, before if value is EventKind.RESTORED else after, words)


def _named(text: str, now: Assessment, words: Words, *, among: bool = False) -> str:
    """A sentence of a document with its address: a page may carry many. `among`: it is one of those that are meant."""
    if now.kind != MEMBER or DOCUMENT not in now.marks:
        return text
    template = words.members_named if _several(now) else words.members_among if among else words.member_named
    return template.format(sentence=text, document=now.marks[DOCUMENT])


def _moved(text: str, now: Assessment, words: Words) -> str:
    """A sentence of what moved, with that a cited passage is not in what was found."""
    found = WITHOUT_CITED in now.marks and now.kind != AS_SAID
    return words.moved_without.format(sentence=text) if found else text


def _set_aside(before: Assessment, after: Assessment, context: HostContext) -> bool:
    """Whether a look kept a first copy because someone said that the earlier ones were not the content."""
    said = any(one.kind is RemarkKind.WRONG_BASELINE for one in context.steers)
    return said and after.finding is Finding.FIRST and before.kind != MEMBER


def _stands(now: Assessment, words: Words) -> str:
    if now.state is State.UNREACHABLE and now.kind != MEMBER and beside_fine(now):
        return words.page_unanswered
    return words.standing_new_not_looked if now == Assessment() else words.standing[now.state]


def _template(words: Words, value: EventKind, before: Assessment, after: Assessment, *, in_turn: bool) -> str:
    told = before if value is EventKind.RESTORED else after
    if told.kind == MEMBER and value in words.member:
        return _of_documents(words, value, after, many=_several(told))
    if value is EventKind.SUSPECTED and shown_once(after) is not None:
        return words.shown_once
    if value is EventKind.REMOVED and _emptied(after):
        return words.emptied
    if value is EventKind.MOVED and after.kind == AS_SAID:
        return words.moved_as_said
    if value is EventKind.MOVED and FOUND_AT in after.marks:
        return words.moved_led_to if LED_TO in after.marks else words.moved_to
    if value in {EventKind.BLOCKED, EventKind.UNREACHABLE} and (unseen := _elsewhere(words, after)) is not None:
        return unseen
    if value is EventKind.UNREACHABLE and beside_fine(after):
        return words.page_unanswered
    if value is EventKind.RESTORED and is_back_elsewhere(after):
        return words.restored_elsewhere
    return words.host_in_turn if value is EventKind.HOST and in_turn else words.events[value]


def _of_documents(words: Words, value: EventKind, after: Assessment, *, many: bool) -> str:
    if value is EventKind.RESTORED and is_back_elsewhere(after):
        return words.members_elsewhere if many else words.member_elsewhere
    if value is EventKind.RESTORED and FOUND_AT in after.marks:
        return words.member_moved
    if value in {EventKind.BLOCKED, EventKind.UNREACHABLE} and (unseen := _elsewhere(words, after)) is not None:
        return unseen
    return (words.members if many else words.member)[value]


def _several(now: Assessment) -> bool:
    """Whether what is said is said of several documents."""
    return DOCUMENTS_BETWEEN in now.marks.get(DOCUMENT, "")


def _elsewhere(words: Words, now: Assessment) -> str | None:
    """By which template is told what is not shown to us, and another vantage point received; None of what is not that."""
    if now.elsewhere_at is None:
        return None
    if now.kind != MEMBER:
        here = words.blocked_here if now.state is State.BLOCKED or is_back_elsewhere(now) else None
        return words.unreachable_here if now.state is State.UNREACHABLE else here
    here, unanswered = words.member_here, words.member_unanswered
    if _several(now):
        here, unanswered = words.members_here, words.members_unanswered
    return {State.BLOCKED: here, State.UNREACHABLE: unanswered}.get(now.state)
