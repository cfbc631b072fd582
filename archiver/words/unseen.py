"""What is taken as served and is not seen here: from another vantage point only, or by no look for a day (pure)."""

from __future__ import annotations

from dataclasses import replace

from archiver.words.facts import MEMBER, dated, facts_of
from archiver.words.table import DOCUMENT, NOT_SEEN, NOT_SEEN_SINCE, NOT_SHOWN_SINCE, OUR_LINE, Words
from storage.clock import parse_rfc3339
from storage.model import Assessment, Finding, State


def is_back_elsewhere(after: Assessment) -> bool:
    """Whether what is back is so from another vantage point, and not here."""
    return (
        after.elsewhere_at is not None
        and after.kind != MEMBER
        and after.state is State.AVAILABLE
        and (after.finding is not None and not after.finding.effect.is_there)
    )


def not_shown(now: Assessment) -> Assessment | None:
    """Of a page that is there the document that has not been shown to us for longest, and that another vantage point received."""
    if now.state is not State.AVAILABLE or is_back_elsewhere(now):
        return None
    found = [one for one in now.documents.values() if is_back_elsewhere(one) and DOCUMENT in one.marks]
    first = min(found, key=lambda one: one.marks.get(NOT_SHOWN_SINCE, ""), default=None)
    return None if first is None else replace(first, kind=MEMBER)


def not_seen(now: Assessment) -> Assessment | None:
    """What is taken as served, and no look could see for a day: the page; or, where that is there, the one of its documents
    that could not be seen for longest."""
    if now.state is not State.AVAILABLE:
        return None
    if NOT_SEEN in now.marks:
        return now
    first = min(unseen_documents(now), key=lambda one: one.marks.get(NOT_SEEN_SINCE, ""), default=None)
    return None if first is None else replace(first, kind=MEMBER)


def unseen_documents(now: Assessment) -> list[Assessment]:
    """The documents of a page that are taken as served, and no look could see for a day."""
    return [
        one
        for one in now.documents.values()
        if one.state is State.AVAILABLE and NOT_SEEN in one.marks and DOCUMENT in one.marks
    ]


def not_seen_label(now: Assessment, words: Words) -> str | None:
    """The same in the place of a state's label; None of all else."""
    found = not_seen(now)
    return None if found is None else words.not_seen_member if found.kind == MEMBER else words.not_seen


def unseen_here(now: Assessment, words: Words, *, egress: str) -> tuple[str, Assessment] | None:
    """What is said of where a source stands for `not_shown` or `not_seen`, and of what; None where neither is so."""
    if (document := not_shown(now)) is not None:
        facts = facts_of(document, document, words, at=document.last_seen, egress=egress)
        facts["last_seen"] = dated(document.last_good_at, words)
        return words.member_here.format(**facts), document
    if (found := not_seen(now)) is None:
        return None
    facts = facts_of(found, found, words, at=found.last_seen, egress=egress)
    facts["first_off"] = dated(parse_rfc3339(found.marks[NOT_SEEN_SINCE]), words)
    facts["finding"] = not_seen_why(found, words)
    template = words.standing_not_seen_member if found.kind == MEMBER else words.standing_not_seen
    return template.format(**facts), found


def not_seen_why(found: Assessment, words: Words) -> str:
    """Why the newest look could not see it."""
    why = found.marks[NOT_SEEN]
    return words.our_line if why == OUR_LINE else words.findings[Finding(why)]
