"""The acts of the table until a first copy is kept, and for visits that have the content or another text (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from archiver.judge import table
from archiver.judge.certificates import CERTIFICATE, CERTIFICATE_KEPT
from archiver.judge.evidence import ZONE, ZONE_AT, companies
from archiver.judge.explain import (
    explain_alteration,
    explain_altered,
    explain_first,
    explain_hold,
    explain_missing,
    explain_nothing,
    explain_unseen,
)
from archiver.judge.host_wide import HELD, HELD_ALTERED, HELD_LOST, hold_change
from archiver.judge.passages import (
    ALTERED_DOCUMENTS,
    BACK,
    MISSING_SINCE,
    ONCE,
    PASSED,
    TOLD,
    TURNED,
    WATCHED,
    alteration_key,
    altered_unseen,
    came_back,
    missed,
    missing_for_good,
    remembered,
    reverse_alteration_key,
    seen_once,
    turned,
    wanted,
    with_altered,
)
from archiver.judge.recurring import ended
from archiver.judge.rotating import IN_TURN, explained, in_turn
from archiver.judge.rotating import events as altered_events
from archiver.judge.seen import Seen
from archiver.judge.step import Step, with_state, without_marks
from archiver.judge.weigh import add_doubt, doubts_left
from archiver.observe.marks.still_there import CORE
from archiver.words.table import TOLD_LOST, TOLD_SINCE, UNLIKE
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Agreement, Assessment, Certainty, EventKind, Finding, Reason, State

# names in Assessment.marks
PENDING = "pending_visits"  # numbers of the visits that saw the pending alteration
PENDING_SINCE = "pending_since"  # the first of them
ALTERED_N = "altered_n"  # the visit that confirmed the newest alteration
LITTLE_SINCE = "little_since"  # first look that had its title but not its text, since the text was last seen
CLAIMED = "claimed_at"  # newest 304: the server's word, not seen by us


def keep_first(before: Assessment, seen: Seen) -> Step:
    """A first look counts only if it has the whole content: no wall, login, notice or empty shell."""
    if seen.observation.content is not True or not seen.whole:
        return record(before, seen)
    first = _good(before, seen)
    return replace(first, after=seen_once(first.after, seen), events=(EventKind.FIRST,))


def record(before: Assessment, seen: Seen) -> Step:
    """Nothing usable is kept yet: the visit counts for the ladder of re-checks and for nothing else."""
    doubts: tuple[Agreement, ...] = before.doubts
    if seen.effect in table.RULES_OF:
        doubts = add_doubt(before.doubts, seen)
    there = seen.at if table.SERVED_ELSEWHERE in seen.evidence else before.elsewhere_at
    after = with_state(before, seen, State.NEW, kind=seen.kind, doubts=doubts, elsewhere_at=there)
    return Step(after=after, reasons=explain_first(before, seen))


def end_doubts(before: Assessment, seen: Seen) -> Step:
    """A good visit ends every doubt. A 304 is the server's word only: it ends none, and does not move "last seen"."""
    if seen.observation.not_modified:
        calm = before.state is State.AVAILABLE and not before.doubts and before.pending_text is None
        marks = {**before.marks, CLAIMED: rfc3339(seen.at)}
        reasons = () if calm else explain_nothing(before, seen)
        return Step(after=with_state(before, seen, before.state, marks=marks), reasons=reasons, good=calm)
    good = _good(before, seen) if not altered_unseen(before.marks, seen.observation) else _still_pending(before, seen)
    return replace(good, events=_restored(before))


def _restored(before: Assessment) -> tuple[EventKind, ...]:
    """The event of content that is back after its loss was reported, even if that was since called a false alarm."""
    return (EventKind.RESTORED,) if before.state in table.RESTORABLE or TOLD_LOST in before.marks else ()


def _still_pending(before: Assessment, seen: Seen) -> Step:
    """The page is as it was, but an altered document of it could not be seen: its alteration stays pending."""
    after = _good(replace(before, pending_text=None), seen).after
    waits = {
        name: before.marks[name] for name in (PENDING, PENDING_SINCE, UNLIKE, ALTERED_DOCUMENTS) if name in before.marks
    }
    after = replace(
        after,
        pending_text=before.pending_text,
        pending_at=before.pending_at,
        as_kept_at=before.as_kept_at or before.last_good_at,
        marks=after.marks | waits,
    )
    return Step(after=after, reasons=explain_unseen(before, seen), good=seen.observation.truncated is None)


def _good(before: Assessment, seen: Seen) -> Step:
    held = (HELD, HELD_ALTERED, HELD_LOST, "held_from")  # the last: of `judge/18`
    past = (*held, PENDING, PENDING_SINCE, UNLIKE, LITTLE_SINCE, CLAIMED, ALTERED_DOCUMENTS, TOLD_LOST, TOLD_SINCE)
    marks = without_marks(before.marks, *past, *WATCHED)
    marks |= came_back(before.marks, seen)
    if seen.observation.certificate and seen.whole:
        marks[CERTIFICATE] = seen.observation.certificate[:CERTIFICATE_KEPT]
    if (zone := seen.observation.zone) is not None:
        marks |= {ZONE_AT: rfc3339(seen.at)} | ({ZONE: known} if (known := companies(zone)) else {})
    if before.marks.get(ONCE) == str(seen.n):
        marks[ONCE] = str(seen.n)
    if before.pending_text:
        marks[BACK] = remembered(marks.get(BACK, ""), before.pending_text)
    after = _available(before, seen, as_kept_at=None, pending_text=None, pending_at=None, ever_good=True, marks=marks)
    return Step(after=after, reference=seen.whole, good=seen.observation.truncated is None)


def _available(before: Assessment, seen: Seen, marks: Mapping[str, str], **changes: Any) -> Assessment:
    """The assessment after a visit that had the content, be it with another text: no doubt of a loss is left."""
    return with_state(
        before,
        seen,
        State.AVAILABLE,
        certainty=Certainty.CONFIRMED,
        kind=None,
        last_good_at=seen.at,
        elsewhere_at=None,
        first_absent_at=None,
        doubts=(),
        resume=None,
        marks={**marks, **ended(before, seen)},
        **changes,
    )


def weigh_alteration(before: Assessment, seen: Seen) -> Step:
    """The text differs. Once is a sign; the same text an hour later is an alteration, reported once. So are passages
    that stay missing, or stay, for days in a text that differs at each look."""
    if before.marks.get(ALTERED_N) == str(seen.n):
        return Step(after=before, good=True, reference=seen.whole)
    key = alteration_key(seen.observation)
    again = bool(key) and before.pending_text == key and before.pending_at is not None
    begun = before.marks.get(PENDING_SINCE) if again else None
    first_at = min(parse_rfc3339(begun), seen.at) if begun is not None else seen.at
    visits = before.marks.get(PENDING, "").split() if again else []
    visits = [*(v for v in visits if v != str(seen.n)), str(seen.n)][-table.ALTERED_TOLD_BEFORE[0] :]
    held, marks, events = hold_change(before, seen, again=again)
    reasons = explain_hold(seen) if held else ()
    marks = with_altered(missed(marks, seen), seen.observation)
    if before.pending_text is not None and not again:
        marks |= turned(marks, seen.at)
    count, span = wanted(marks, key, seen)
    if seen.whole and not held:
        if again and len(visits) >= count and table.is_over(span, seen.at - first_at):
            # it was the same at each of so many looks: it turns no more
            if len(visits) >= table.ALTERED_TURNING[0] and table.is_over(table.ALTERED_TURNING[1], seen.at - first_at):
                before = replace(before, marks=without_marks(before.marks, TURNED))
            return _altered(before, seen, first_at, explain_altered(seen, len(visits), seen.at - first_at))
        if stayed := missing_for_good(marks, seen):
            gone, came, since = stayed
            return _altered(before, seen, since, explain_missing(seen, gone, came, seen.at - since))
    marks |= {PENDING: " ".join(visits), PENDING_SINCE: rfc3339(first_at)}
    marks.setdefault(UNLIKE, rfc3339(seen.at))
    begun_at = min(first_at, parse_rfc3339(marks.get(MISSING_SINCE, rfc3339(first_at))))
    pending = replace(before, pending_text=key or None, pending_at=begun_at, marks=marks)
    reasons += explain_alteration(seen, len(visits), seen.at - first_at, (count, span))
    if seen.finding is Finding.ALTERED_LARGE or not seen.whole:  # too little to say that the page is back
        if any(reason.rule == CORE for reason in seen.reasons):
            pending = replace(pending, marks={LITTLE_SINCE: rfc3339(seen.at), **marks})
        after = with_state(pending, seen, before.state, doubts=doubts_left(before.doubts, seen))
        return Step(after=after, events=events, reasons=reasons)
    marks = without_marks(marks, LITTLE_SINCE, TOLD_LOST)
    after = _available(pending, seen, as_kept_at=before.as_kept_at or before.last_good_at, marks=marks)
    return Step(after=after, events=(*_restored(before), *events), reasons=reasons)


def _altered(before: Assessment, seen: Seen, since: datetime, reasons: tuple[Reason, ...]) -> Step:
    """Confirmed: the new text becomes the reference, the way back is remembered. `since`: the first look with this
    alteration. If an earlier look differed too, maybe in another passage, both times are stated."""
    good = _good(replace(before, pending_text=None), seen)
    marks = without_marks(seen_once(good.after, seen).marks, *PASSED, IN_TURN) | in_turn(before.marks, seen)
    marks[ALTERED_N] = str(seen.n)
    if key := alteration_key(seen.observation):
        marks[TOLD] = remembered(marks.get(TOLD, ""), key)
    if UNLIKE in before.marks and parse_rfc3339(before.marks[UNLIKE]) < since:
        marks[TOLD_SINCE] = rfc3339(since)
    back_again = reverse_alteration_key(seen.observation)
    if back_again:
        marks[BACK] = remembered(marks.get(BACK, ""), back_again)
    return Step(
        after=replace(good.after, marks=marks),
        events=(*_restored(before), *altered_events(marks)),
        reasons=explained(marks, reasons),
        reference=True,
        good=True,
    )
