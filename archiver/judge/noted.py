"""What a look records besides its act.

Who answers for the domain, which list has the source, where else its text is, what an error looked like.
"""

from __future__ import annotations

from dataclasses import replace

from archiver.judge import table
from archiver.judge.copies import BEFORE, FOUND, with_found_copy
from archiver.judge.elsewhere import noted_elsewhere
from archiver.judge.evidence import LISTED, listing_of
from archiver.judge.recurring import followed
from archiver.judge.seen import Seen
from archiver.judge.step import without_marks
from archiver.observe.carried.papers import LOCKED
from archiver.words import CHECKS, NOT_SEEN, NOT_SEEN_SINCE, OUR_LINE, SHOWN
from storage.clock import parse_rfc3339, rfc3339
from storage.model import EMPTIED, Assessment, Effect, Finding, Role, State

UNSEEN_SINCE = "unseen_since"  # in Assessment.marks: the first of our looks in a row that showed nothing

# The rules that recognise a page that asks for consent.
_CONSENT = frozenset({"url.consent", "gate.accept", "gate.accept.headed", "gate.consent"})


def noted(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with what every look may record besides its act.

    A list that lacks the source while the source is served could not show its removal, so it is forgotten.
    """
    after = _noted_not_seen(_noted_unseen(noted_elsewhere(after, seen), seen), seen)
    marks = followed(without_marks(after.marks, SHOWN), seen)
    marks = (
        without_marks(marks, *FOUND, BEFORE, CHECKS, EMPTIED)
        if after.state is State.AVAILABLE
        else with_found_copy(marks, seen)
    )
    if after.state is not State.AVAILABLE and seen.effect.is_loss:
        empty = any(reason.rule == EMPTIED for reason in seen.reasons)
        marks = marks | {EMPTIED: rfc3339(seen.at)} if empty else without_marks(marks, EMPTIED)
    if (told := _shown(seen)) is not None:
        marks[SHOWN] = told
    if (listed := listing_of(seen.observation)) is not None:
        marks[LISTED] = listed
    elif seen.effect is Effect.GOOD and any(
        p.role is Role.LISTING and p.listed is False for p in seen.observation.probes
    ):
        marks.pop(LISTED, None)
    return after if marks == after.marks else replace(after, marks=marks)


def _noted_unseen(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with the time since which looks were lost to our own line or clock, or were incomplete.

    Such looks are soon repeated. What is too large, or an address that may not be asked, would be the same at the next
    look.
    """
    lost = seen.context.canary_ok is False or seen.finding in {Finding.TRUNCATED, Finding.CLOCK}
    if seen.effect is Effect.NONE and lost:
        return replace(after, marks={UNSEEN_SINCE: rfc3339(seen.at), **after.marks})
    return replace(after, marks=without_marks(after.marks, UNSEEN_SINCE)) if UNSEEN_SINCE in after.marks else after


def _noted_not_seen(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with the time since which no look could see what is taken as served and, after a day, the newest
    cause.

    It changes no state: an address that may not be asked, and an incomplete answer, say nothing of the page.
    """
    had = seen.effect.is_there or table.SERVED_ELSEWHERE in seen.evidence
    if had or after.state is not State.AVAILABLE:
        if NOT_SEEN_SINCE not in after.marks:
            return after
        return replace(after, marks=without_marks(after.marks, NOT_SEEN, NOT_SEEN_SINCE))
    if seen.finding.effect is Effect.NONE:
        why = seen.finding.value
    elif seen.context.canary_ok is False:
        why = OUR_LINE
    else:  # a wall or a failure is stated by itself, and ends no such time
        return after
    since = min(parse_rfc3339(after.marks.get(NOT_SEEN_SINCE, rfc3339(seen.at))), seen.at)
    over = {NOT_SEEN: why} if table.is_over(table.NOT_SEEN_FOR, seen.at - since) else {}
    return replace(after, marks={**without_marks(after.marks, NOT_SEEN), NOT_SEEN_SINCE: rfc3339(since), **over})


def _shown(seen: Seen) -> str | None:
    """What stood in the place of the page, where that is known.

    For the finding `server_error`: an error, nothing, a notice of a bad link, or one answer at all addresses of the
    site; for `login`: a locked document; for `challenge`: a request for consent.
    """
    rules = {reason.rule for reason in seen.reasons}
    if seen.finding is Finding.LOGIN and LOCKED in seen.reasons:
        return "locked"
    if seen.finding is Finding.CHALLENGE and rules & _CONSENT:
        return "consent"
    if seen.finding is not Finding.SERVER_ERROR:
        return None
    if "notice.wechat.link" in rules:
        return "bad_link"
    if "onward" in rules:
        return "onward"
    if rules & {"empty", "first.empty"}:
        return "empty"
    if rules & {"unfilled", "first.unfilled"}:
        return "unfilled"
    if rules & {"probe.everywhere", "probe.siblings"}:
        return "everywhere"
    told = (seen.observation.status or 0) >= 500 or any(m.finding is seen.finding for m in seen.observation.marks)
    return "error" if told else None
