"""What was told of an event, said again in another language: the English sentence that was stored, read by the templates
that made it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from archiver.sanitizing import clean, redacted
from archiver.words.earlier import forms, part, pattern
from archiver.words.english import ENGLISH
from archiver.words.table import DOCUMENTS_BETWEEN, Words
from storage.model import EventKind

_IN_COUNTRY = re.compile(ENGLISH.in_country.format(place="(?P<place>.+)", country="(?P<country>[A-Z]{2})"))
_INSTANT = re.compile(r"(\d{1,2}) (\w+) (\d{1,4}) (\d\d):(\d\d) UTC")
# what was said of all that is probable, by `judge/12` and before
_PROBABLE_BEFORE = "{sentence} Not every check that would confirm this could be made."
NAMED_CHARS = 2_000  # of addresses in one sentence
_INSTANTS = frozenset(
    {"at", "last_seen", "first_absent", "first_off", "changed", "stands", "elsewhere", "was_seen", "now_since"}
)


def translate_sentence(kind: EventKind, text: str, words: Words) -> str | None:
    """The sentence in the language of `words`; None where the stored one is not as its template makes it."""
    _, before = _without(ENGLISH.another, text, "sentence")
    if before is None:
        return _told(kind, text, words)
    sentence = _told(kind, before, words)
    return None if sentence is None else words.another.format(sentence=sentence)


def _told(kind: EventKind, text: str, words: Words) -> str | None:
    text, documents = _without(ENGLISH.members_named, text, "document")
    text, document = _without(ENGLISH.member_named, text, "document")
    text, notices = _without(ENGLISH.notices, text, "notice")
    text, notice = _without(ENGLISH.notice, text, "notice")
    text, without = _without(ENGLISH.moved_without, text, "sentence")
    text, there = _without(ENGLISH.again, text, "finding")
    text, here = _without(ENGLISH.altered_here, text, "sentence")
    text, since = _without(ENGLISH.altered_so, text, "stands")
    text, checks = _without_checks(text)
    made = (
        (by, template)
        for now, template in _templates(kind, words)
        for one in forms(now)
        if (by := pattern(one).fullmatch(text))
    )
    match, template = next(made, (None, ""))
    if match is None:
        return None
    facts: dict[str, str] = {}
    for name, value in match.groupdict().items():
        said = _fact(name, value, words)
        if said is None:
            return None
        facts[name] = said
    sentence = template.format(**facts)
    if checks is not None:
        sentence = words.probable.format(sentence=sentence, checks=words.checks[checks])
    if since is not None or here is not None:
        altered = _altered(sentence, since, words, here=here is not None)
        if altered is None:
            return None
        sentence = altered
    if there is not None:
        found = _fact("finding", there, words)
        if found is None:
            return None
        sentence = words.again.format(sentence=sentence, finding=found)
    if without is not None:
        sentence = words.moved_without.format(sentence=sentence)
    if notice is not None or notices is not None:
        around = words.notice if notices is None else words.notices
        sentence = around.format(sentence=sentence, notice=notice or notices)
    if documents is not None:
        return words.members_named.format(sentence=sentence, document=documents)
    return sentence if document is None else words.member_named.format(sentence=sentence, document=document)


def _altered(sentence: str, since: str | None, words: Words, *, here: bool) -> str | None:
    """A sentence of an alteration with what was told around it: since when it was as told, and that it is so `here`."""
    if since is not None:
        stands = _fact("stands", since, words)
        if stands is None:
            return None
        sentence = words.altered_so.format(sentence=sentence, stands=stands)
    return words.altered_here.format(sentence=sentence) if here else sentence


def _templates(kind: EventKind, words: Words) -> Iterator[tuple[str, str]]:
    """What a sentence of this kind may have been made by, in English and in the other language."""
    if kind is EventKind.BLOCKED:
        yield ENGLISH.member_here, words.member_here
        yield ENGLISH.members_here, words.members_here
    if kind is EventKind.UNREACHABLE:
        yield ENGLISH.member_unanswered, words.member_unanswered
        yield ENGLISH.members_unanswered, words.members_unanswered
        yield ENGLISH.unreachable_here, words.unreachable_here
        yield ENGLISH.page_unanswered, words.page_unanswered
    for own, others in (
        (ENGLISH.member, words.member),
        (ENGLISH.members, words.members),
        (ENGLISH.events, words.events),
    ):
        if kind in own:
            yield own[kind], others[kind]
    if kind is EventKind.SUSPECTED:
        yield ENGLISH.shown_once, words.shown_once
    if kind is EventKind.REMOVED:
        yield ENGLISH.emptied, words.emptied
    if kind is EventKind.ALTERED:
        yield from ((own[0], other[0]) for own, other in zip(_alterations(ENGLISH), _alterations(words), strict=True))
    if kind is EventKind.MOVED:
        yield ENGLISH.moved_led_to, words.moved_led_to
        yield ENGLISH.moved_to, words.moved_to
        yield ENGLISH.moved_as_said, words.moved_as_said
    if kind is EventKind.HOST:
        yield ENGLISH.host_in_turn, words.host_in_turn
    if kind is EventKind.RESTORED:
        yield ENGLISH.restored_elsewhere, words.restored_elsewhere
        yield ENGLISH.member_elsewhere, words.member_elsewhere
        yield ENGLISH.members_elsewhere, words.members_elsewhere
        yield ENGLISH.member_moved, words.member_moved
        yield ENGLISH.restored_anew, words.restored_anew
    if kind is EventKind.BLOCKED:
        yield ENGLISH.blocked_here, words.blocked_here


def of_document(kind: EventKind, text: str) -> bool:
    """Whether a stored sentence speaks of a document that a page carries."""
    made_by = [one[kind] for one in (ENGLISH.member, ENGLISH.members) if kind in one]
    if kind is EventKind.RESTORED:
        made_by += [ENGLISH.member_elsewhere, ENGLISH.members_elsewhere, ENGLISH.member_moved]
    return _made_by(text, *made_by)


def about_document(kind: EventKind, text: str) -> bool:
    """The same, or of the text of a document."""
    altered = kind is EventKind.ALTERED and any(of and _made_by(text, one) for one, _, of in _alterations(ENGLISH))
    return altered or of_document(kind, text)


def member_line(kind: EventKind, text: str, words: Words) -> str:
    """The subject line of what is told of a document that a page carries, or of several, by its stored sentence."""
    if kind is EventKind.RESTORED and _made_by(text, ENGLISH.member_moved):
        return words.member_moved_kind
    several = _without(ENGLISH.members_named, text, "document")[1] is not None
    return (words.members_kinds if several else words.member_kinds)[kind]


def alteration_line(text: str, words: Words) -> str | None:
    """The subject line of an alteration, by its stored sentence: of a cited passage, of a document, of our first text; None
    of any other."""
    pairs = zip(_alterations(ENGLISH), _alterations(words), strict=True)
    return next((line for own, (_, line, _) in pairs if _made_by(text, own[0])), None)


def shown_once_line(text: str, words: Words) -> str | None:
    """The subject line of what was shown once in the place of a page, by its stored sentence; None of any other."""
    match = pattern(ENGLISH.shown_once).fullmatch(text)
    found = None if match is None else found_in(match["finding"], words)
    return None if found is None else words.shown_once_kind.format(finding=found)


def without_text(kind: EventKind, text: str) -> bool:
    """Whether a stored sentence says that the page is there without its text."""
    return kind is EventKind.REMOVED and _made_by(text, ENGLISH.emptied)


def of_page_alone(kind: EventKind, text: str) -> bool:
    """Whether a stored sentence says that no usable answer came for a page of a site that was fine. What is said of a whole
    site begins with the same words."""
    openings = (one.partition("{finding}")[0] for one in forms(ENGLISH.page_unanswered))
    return kind is EventKind.UNREACHABLE and any(pattern(one).match(text) for one in openings)


def _alterations(words: Words) -> tuple[tuple[str, str, bool], ...]:
    """By what an alteration may be told, its subject line, and whether it is of a document that the page carries."""
    return (
        (words.altered_cited_member, words.altered_cited_member_kind, True),
        (words.altered_cited_members, words.altered_cited_member_kind, True),
        (words.altered_member, words.altered_member_kind, True),
        (words.altered_members, words.altered_members_kind, True),
        (words.altered_back, words.altered_back_kind, False),
        (words.altered_cited, words.altered_cited_kind, False),
        (words.altered_cited_back, words.altered_cited_back_kind, False),
        (words.altered_pictures, words.altered_pictures_kind, False),
        (words.altered_shown, words.altered_shown_kind, False),
    )


def several(addresses: Iterable[str]) -> str:
    """Addresses of documents as one sentence names them: as many as fit, fit to be sent."""
    names = [redacted(clean(one)) for one in addresses]
    fits = [
        name for n, name in enumerate(names) if len(DOCUMENTS_BETWEEN.join(names[: n + 1])) <= NAMED_CHARS
    ] or names[:1]
    return DOCUMENTS_BETWEEN.join(fits) + (f"{DOCUMENTS_BETWEEN}…" if len(fits) < len(names) else "")


def addresses_of(text: str) -> tuple[str, ...]:
    """The addresses of the documents that a stored sentence is of."""
    for template in (ENGLISH.members_named, ENGLISH.member_named):
        found = _without(template, text, "document")[1]
        if found is not None:
            return tuple(one for one in found.split(DOCUMENTS_BETWEEN) if one != "…")
    return ()


def unaddressed(text: str) -> str:
    """A stored sentence, or reason, without the addresses of the documents that it is of."""
    for template in (ENGLISH.members_named, ENGLISH.member_named):
        text, _ = _without(template, text, "document")
    return text


def from_elsewhere(kind: EventKind, text: str) -> bool:
    """Whether a stored sentence says that what is back is so from another vantage point only."""
    return kind is EventKind.RESTORED and _made_by(text, ENGLISH.restored_elsewhere)


def kept_anew(kind: EventKind, text: str) -> bool:
    """Whether a stored sentence says that our copy was set aside, and a first one kept anew."""
    return kind is EventKind.RESTORED and text.startswith(ENGLISH.restored_anew.partition("{")[0])


def _made_by(text: str, *templates: str) -> bool:
    """Whether a stored sentence begins as one of these templates does, or one that stood in its place."""
    return text.startswith(tuple(one.partition("{")[0] for now in templates for one in forms(now)))


def _without(template: str, text: str, name: str) -> tuple[str, str | None]:
    """What a template was put around, and what it says of `name`; the text itself and None where it was not."""
    match = next((found for one in forms(template) if (found := pattern(one).fullmatch(text))), None)
    return (text, None) if match is None else (match["sentence"], match[name])


def _without_checks(text: str) -> tuple[str, str | None]:
    """A stored sentence without what it says of the checks that would confirm it, and which of `Words.checks` that is; None
    where it says nothing of them."""
    for name, said in ENGLISH.checks.items():
        bare, found = _without(ENGLISH.probable.replace("{checks}", said), text, "sentence")
        if found is not None:
            return bare, name
    bare, found = _without(_PROBABLE_BEFORE, text, "sentence")
    return bare, None if found is None else ""


def _fact(name: str, value: str, words: Words) -> str | None:
    """One fact in the other language."""
    if name in _INSTANTS:
        return words.never if value == ENGLISH.never else instant_in(value, words)
    if name == "was" and value == ENGLISH.never:
        return words.never
    if name in {"finding", "was"}:
        return found_in(value, words)
    if name == "place":
        return place_in(value, words)
    return value


def place_in(text: str, words: Words) -> str | None:
    """From where it was looked at, as English has it, in the language of `words`."""
    inside = _IN_COUNTRY.fullmatch(text)
    if inside is not None:
        place = place_in(inside["place"], words)
        return None if place is None else words.in_country.format(place=place.rstrip(), country=inside["country"])
    way = pattern(ENGLISH.by_way).fullmatch(text)
    return words.here if text == ENGLISH.here else words.by_way.format(egress=way["egress"]) if way else None


def found_in(text: str, words: Words) -> str | None:
    """What English calls a finding, or a vantage point without one, in the language of `words`."""
    text = part(text)
    if text == ENGLISH.way_down:
        return words.way_down
    shown = (words.shown[one] for one, said in ENGLISH.shown.items() if said == text)
    if (member := next((one for one, said in ENGLISH.member_found.items() if said == text), None)) is not None:
        return words.member_found[member]
    return next((words.findings[one] for one, said in ENGLISH.findings.items() if said == text), next(shown, None))


def instant_in(text: str, words: Words) -> str | None:
    """An instant as English has it, in the language of `words`."""
    match = _INSTANT.fullmatch(text)
    if match is None or match[2] not in ENGLISH.months:
        return None
    month = ENGLISH.months.index(match[2])
    at = datetime(int(match[3]), month + 1, int(match[1]), int(match[4]), int(match[5]), tzinfo=UTC)
    return words.instant.format(year=at.year, month=words.months[month], day=at.day, hour=at.hour, minute=at.minute)
