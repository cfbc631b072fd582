"""What a sentence can mention, in its language (pure)."""

from __future__ import annotations

from datetime import UTC, datetime

from archiver.words.instead import INSTEAD, INSTEAD_NEXT, stood_there
from archiver.words.notices import notice_of
from archiver.words.table import (
    DISPUTED,
    DOCUMENT,
    FOUND_AT,
    FOUND_ON,
    HOST_FINE,
    NOT_SHOWN_SINCE,
    PARKING_NAME_SERVERS,
    SHOWN,
    TOLD_SINCE,
    UNANSWERED_SINCE,
    UNLIKE,
    Words,
)
from storage.clock import parse_rfc3339
from storage.model import EMPTIED, Agreement, Assessment, Effect, Finding, HostContext, Observation, State

MEMBER = "member"  # kind of an Assessment that lost a document of its page, and not the page
SHOWN_INSTEAD = frozenset({  # what came in the place of a page is told, and not only that it was not found
    Finding.REPLACED, Finding.REDIRECTED, Finding.TYPE_CHANGED, Finding.WITHDRAWN, Finding.PARKED, Finding.SUSPENDED,
})  # fmt: skip
_NOTICE_CHARS = 200
_MANY = frozenset({Finding.SERVER_ERROR, Finding.LOGIN, Finding.CHALLENGE})  # classes of which `Words.shown` tells more
_RESTS_ON = {State.BLOCKED: Effect.BLOCKED, State.UNREACHABLE: Effect.FAILURE}


def dated(at: datetime | None, words: Words) -> str:
    """An instant in the language of `words`; the word for never when there is none."""
    if at is None:
        return words.never
    at = at.astimezone(UTC)
    return words.instant.format(
        year=at.year, month=words.months[at.month - 1], day=at.day, hour=at.hour, minute=at.minute
    )


def place_of(egress: str, country: str | None, words: Words) -> str:
    """From where it was looked at: the vantage point, and in which country, if the operator says so."""
    place = words.here if egress == "direct" else words.by_way.format(egress=egress)
    return place if country is None else words.in_country.format(place=place.rstrip(), country=country)


def counted(context: HostContext, *, altered: bool, in_turn: bool) -> dict[str, str]:
    """How many of a host's addresses changed, and of how many: of those that one turn of looks saw, where they were
    counted."""
    if not in_turn:
        changed = context.altered_last_hour if altered else context.changed_last_hour
        return {"sources": str(context.sources), "changed_sources": str(changed)}
    changed = context.altered if altered else context.turned
    hours = str(max(1, round(context.within_s / 3600)))
    return {"sources": str(context.looked), "changed_sources": str(changed), "hours": hours}


def facts_of(
    before: Assessment,
    after: Assessment,
    words: Words,
    *,
    at: datetime | None,
    egress: str,
    country: str | None = None,
) -> dict[str, str]:
    """What a sentence can mention: FACTS, but what is counted."""
    found = after.finding
    if after.kind == MEMBER and after.doubts:  # a look may find the page as kept, and a document of it not
        found = after.doubts[-1].finding
    same = (a.at for a in after.doubts if found is not None and a.finding.effect is found.effect)
    off = _not_shown_since(after) or min((a.at for a in _of_state(after)), default=None) or min(same, default=at)
    was, now = stood_there(before.marks, INSTEAD), stood_there(before.marks, INSTEAD_NEXT)
    kept = before.as_kept_at or before.last_good_at
    return {
        "at": dated(at, words),
        "last_seen": dated(before.last_seen, words),
        "first_absent": dated(_first_absent(after) or before.first_absent_at, words),
        "first_off": dated(_not_before(before.last_good_at, off), words),
        "changed": dated(_not_before(kept, _marked(before, UNLIKE) or before.pending_at or at), words),
        "stands": dated(_not_before(kept, _marked(after, TOLD_SINCE) or before.pending_at or at), words),
        "elsewhere": dated(after.elsewhere_at, words),
        "place": place_of(egress, country, words),
        "finding": _found(after, words),
        "address": after.marks.get(FOUND_AT, ""),
        "was": words.findings[was.finding] if was is not None else words.never,
        "was_seen": dated(was.at if was is not None else None, words),
        "now_since": dated(now.at if now is not None else at, words),
        "found": dated(_marked(after, FOUND_ON) or at, words),
    }


def _not_before(seen: datetime | None, at: datetime | None) -> datetime | None:
    """The start of an interval that the last look before it ends: our clock may have been set back between the two."""
    return at if seen is None or at is None else max(seen, at)


def _marked(now: Assessment, name: str) -> datetime | None:
    """The instant that its marks have under a name."""
    return parse_rfc3339(now.marks[name]) if name in now.marks else None


def shown_once(now: Assessment) -> Finding | None:
    """What the newest look that did not have the page was shown in its place; None where it was told that nothing is there."""
    found = next((one.finding for one in reversed(now.doubts) if one.finding.effect.is_loss), now.finding)
    return found if found in SHOWN_INSTEAD else None


def beside_fine(now: Assessment) -> bool:
    """Whether other pages of the site were as ever at the newest look that agrees with what stands."""
    return bool(now.doubts) and HOST_FINE in now.doubts[-1].evidence


def _not_shown_since(after: Assessment) -> datetime | None:
    """Since when what another vantage point received is not shown to us, or no usable answer comes to us; None of all else."""
    if after.elsewhere_at is None:
        return None
    known = after.marks.get(NOT_SHOWN_SINCE)
    if after.state is State.UNREACHABLE:
        known = after.marks.get(UNANSWERED_SINCE, known)
    return None if known is None else parse_rfc3339(known)


def _of_state(after: Assessment) -> tuple[Agreement, ...]:
    """The looks on which a wall or an outage rests, oldest first. The newest look need not be one of them."""
    effect = _RESTS_ON.get(after.state)
    failed = effect is Effect.FAILURE  # as is a name that another resolver knows
    return tuple(a for a in after.doubts if a.finding.effect is effect or (failed and DISPUTED in a.evidence))


def _first_absent(after: Assessment) -> datetime | None:
    """Of a site that is gone its own first absence, not that of the page alone, nor one before it was last seen."""
    seen = after.last_seen
    since = (a for a in after.doubts if seen is None or a.at > seen)
    site = (a.at for a in since if a.finding.effect is Effect.SITE_LOSS or PARKING_NAME_SERVERS in a.evidence)
    return min(site, default=after.first_absent_at) if after.state is State.DOMAIN_GONE else after.first_absent_at


def _found(after: Assessment, words: Words) -> str:
    """What the newest look found, as closely as is known: of a document where the sentence is of one."""
    found = _newest(after)
    if found is None:
        return words.never
    if found is Finding.DNS_NXDOMAIN and after.doubts and DISPUTED in after.doubts[-1].evidence:
        found = Finding.DNS_ERROR  # one resolver says that there is no such name, another knows it
    shown = words.shown.get(after.marks.get(SHOWN, "")) if found in _MANY else None
    of_document = words.member_found.get(found) if after.kind == MEMBER else None
    return shown or of_document or words.findings[found]


def _newest(after: Assessment) -> Finding | None:
    if after.page is None:
        counts = after.finding is None or any(a.finding.effect is after.finding.effect for a in after.doubts)
        rests_on = () if counts else _of_state(after)  # a look in an outage of ours says nothing of the page
        return rests_on[-1].finding if rests_on else after.finding
    named = after.marks.get(DOCUMENT)
    own = (one.finding for one in after.documents.values() if one.marks.get(DOCUMENT) == named)
    return next(own, None) or (after.doubts[-1].finding if after.doubts else after.finding)


def quoted(observation: Observation) -> str:
    """What a notice says that a look was shown; "" where none was."""
    said = notice_of(observation.marks)
    marks = (m.matched for m in observation.marks if m.finding is Finding.WITHDRAWN and m.matched)
    return " ".join((said.words if said is not None else next(marks, "")).split())[:_NOTICE_CHARS]


def with_another(text: str, now: Assessment, words: Words) -> str:
    """A sentence of a page that is not served, with that another one is shown there. What is shown without its text is itself."""
    other = now.state is State.REMOVED and now.finding is Finding.REPLACED and now.kind != MEMBER
    return words.another.format(sentence=text) if other and EMPTIED not in now.marks else text
