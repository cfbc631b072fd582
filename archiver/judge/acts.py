"""The acts of the table: what one visit does to the assessment, and which events it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from archiver.judge import table
from archiver.judge.certificates import CERTIFICATE, CERTIFICATE_KEPT
from archiver.judge.checks import checks_of, explain_checks, with_checks
from archiver.judge.copies import copy_checks, explain_copy, removed, with_found_copy, without_copy
from archiver.judge.elsewhere import ABSENT_SINCE, seen_elsewhere, there_again, undisputed
from archiver.judge.evidence import ZONE, ZONE_AT, companies, copy_gone
from archiver.judge.explain import (
    explain_alteration,
    explain_altered,
    explain_first,
    explain_hold,
    explain_missing,
    explain_nothing,
    explain_settled,
    explain_stands,
    explain_unseen,
    explain_waiting,
)
from archiver.judge.host_wide import HELD, HELD_ALTERED, HELD_LOST, hold, hold_change
from archiver.judge.passages import (
    ALTERED_DOCUMENTS,
    BACK,
    MISSING_SINCE,
    ONCE,
    PASSED,
    TOLD,
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
from archiver.judge.rotating import IN_TURN, explained, in_turn
from archiver.judge.rotating import events as altered_events
from archiver.judge.seen import Seen
from archiver.judge.step import Step, with_state, without_marks
from archiver.judge.table import Act, Rule
from archiver.judge.weigh import add_doubt, doubts_left, doubts_of, next_rule, satisfied_rule
from archiver.observe.marks.still_there import CORE
from archiver.words import AS_SAID
from archiver.words.table import FOUND_AT, TOLD_LOST, TOLD_SINCE, UNLIKE
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Agreement, Assessment, Certainty, Effect, EventKind, Finding, Reason, State

# names in Assessment.marks
PENDING = "pending_visits"  # numbers of the visits that saw the pending alteration
PENDING_SINCE = "pending_since"  # the first of them
ALTERED_N = "altered_n"  # the visit that confirmed the newest alteration
LITTLE_SINCE = "little_since"  # first look that had its title but not its text, since the text was last seen
CLAIMED = "claimed_at"  # newest 304: the server's word, not seen by us

_MOVED = frozenset({table.ELSEWHERE, table.SAID_MOVED})  # evidence that what was reported as gone is elsewhere
_EVENT = {
    State.REMOVED: EventKind.REMOVED,
    State.MOVED: EventKind.MOVED,
    State.BLOCKED: EventKind.BLOCKED,
    State.UNREACHABLE: EventKind.UNREACHABLE,
    State.DOMAIN_GONE: EventKind.DOMAIN_GONE,
}


# --- content is there


def _open(before: Assessment, seen: Seen) -> Step:
    """A first look counts only if it has the whole content: no wall, login, notice or empty shell."""
    if seen.observation.content is not True or not seen.whole:
        return _record(before, seen)
    first = _good(before, seen)
    return replace(first, after=seen_once(first.after, seen), events=(EventKind.FIRST,))


def _return(before: Assessment, seen: Seen) -> Step:
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
    after = with_state(
        before,
        seen,
        State.AVAILABLE,
        certainty=Certainty.CONFIRMED,
        kind=None,
        last_good_at=seen.at,
        as_kept_at=None,
        elsewhere_at=None,
        first_absent_at=None,
        doubts=(),
        pending_text=None,
        pending_at=None,
        ever_good=True,
        resume=None,
        marks=marks,
    )
    return Step(after=after, reference=seen.whole, good=seen.observation.truncated is None)


def _compare(before: Assessment, seen: Seen) -> Step:
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
    after = with_state(
        replace(pending, marks=without_marks(marks, LITTLE_SINCE, TOLD_LOST)),
        seen,
        State.AVAILABLE,
        certainty=Certainty.CONFIRMED,
        kind=None,
        last_good_at=seen.at,
        as_kept_at=before.as_kept_at or before.last_good_at,
        elsewhere_at=None,
        first_absent_at=None,
        doubts=(),
        resume=None,
    )
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


# --- content is not there, or not shown


def _absent(before: Assessment, seen: Seen) -> Step:
    """The page or the site is lost. What was reported stays reported; anything else is doubted first."""
    if before.state is State.REMOVED and not _MOVED & set(seen.evidence):
        return _removed_again(before, seen)
    held, marks, events = hold(before, seen)
    earlier = before.doubts
    # found at another address: overrides visits that did not find it there, or did so before the reported removal
    if table.ELSEWHERE in seen.evidence:
        since = before.since if before.state is State.REMOVED else None
        earlier = tuple(a for a in earlier if table.ELSEWHERE in a.evidence and (since is None or a.at > since))
    doubts = add_doubt(earlier, seen)
    first = _first_absent(before, seen)
    copy = before.marks.get(FOUND_AT, "")  # was that address asked, and is the text gone from there, too?
    left = before.state is State.MOVED and not _MOVED & set(seen.evidence) and copy_gone(seen.observation, copy)
    found = satisfied_rule(_not_elsewhere(doubts) if left else doubts, seen)
    if found is not None and found[0].state is State.REMOVED:  # looks that found it elsewhere do not support this
        found = satisfied_rule(_not_elsewhere(doubts), seen)
    if found is not None and found[0].state is before.state:
        return Step(after=with_state(before, seen, before.state, doubts=doubts), reasons=explain_settled(seen, *found))
    if found is not None and not held and (left or _may_tell(before, found[0])):
        rule, agreeing = without_copy(found[0], before, seen), found[1]
        told = with_checks(without_marks(marks, HELD, HELD_LOST), rule.certainty, _checks(found, rule, before, seen))
        after = with_state(
            before,
            seen,
            rule.state,
            certainty=rule.certainty,
            kind=AS_SAID if rule.name == table.KNOWN_MOVE else seen.kind,
            first_absent_at=first,
            doubts=_not_elsewhere(doubts) if rule.state is State.REMOVED else doubts,
            resume=None,
            marks=removed(with_found_copy(told, seen)) if rule.state is State.REMOVED else told,
        )
        why, *more = explain_settled(seen, rule, agreeing)
        reasons = (why, *explain_checks(after), *explain_copy(before, seen, rule), *more)
        return Step(after=after, events=(_EVENT[rule.state],), reasons=reasons)
    reasons = explain_hold(seen) if held else ()
    reasons += explain_waiting(before, seen, next_rule(doubts, seen))
    stays = before.state in table.RESTORABLE or (
        before.state is State.UNREACHABLE and seen.finding is Finding.DNS_NXDOMAIN
    )
    if stays:
        after = with_state(before, seen, before.state, doubts=doubts, first_absent_at=first, marks=marks)
        return Step(after=after, events=events, reasons=reasons)
    after = with_state(
        before,
        seen,
        State.SUSPECT,
        certainty=Certainty.PROBABLE,
        kind=seen.kind,
        first_absent_at=first,
        doubts=doubts,
        resume=None,
        marks=marks,
    )
    new = () if held or State.SUSPECT in {before.state, before.resume} else (EventKind.SUSPECTED,)
    return Step(after=after, events=(*events, *new), reasons=reasons)


def _checks(found: tuple[Rule, Sequence[Agreement]], rule: Rule, before: Assessment, seen: Seen) -> str:
    """Whether the checks that would confirm the loss were made. `rule`: that of `found`, as sure as a copy lets it
    be."""
    return checks_of(*found) if rule.certainty is found[0].certainty else copy_checks(before, seen)


def _first_absent(before: Assessment, seen: Seen) -> datetime:
    """The first look of this loss, be it while the result of another vantage point held. Looks by a clock that was ahead do
    not count; by one that is behind, it is not before the last look that had the page."""
    held = before.marks.get(ABSENT_SINCE) or _little_since(before)
    known = before.first_absent_at or (parse_rfc3339(held) if held is not None else seen.at)
    absent = known if before.last_seen is not None and seen.at < before.last_seen else min(known, seen.at)
    return max(absent, before.last_seen or absent)


def _little_since(before: Assessment) -> str | None:
    """The first look at which the text had been taken out of the page, if no look has seen it since."""
    little = before.marks.get(LITTLE_SINCE)
    seen_since = little is not None and before.last_seen is not None and parse_rfc3339(little) < before.last_seen
    return None if seen_since else little


def _may_tell(before: Assessment, rule: Rule) -> bool:
    return rule.certainty is Certainty.CONFIRMED or before.state not in table.FIRM


def _not_elsewhere(doubts: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """The doubts without those that found a copy at another address, from where it has gone."""
    return tuple(a for a in doubts if table.ELSEWHERE not in a.evidence)


def _removed_again(before: Assessment, seen: Seen) -> Step:
    """Still absent. Agreeing visits can turn a probable loss into a confirmed one; then they are no longer counted."""

    here = tuple(a for a in before.doubts if table.ELSEWHERE not in a.evidence)  # copies elsewhere are gone
    before = replace(before, doubts=here)
    if before.certainty is Certainty.CONFIRMED:
        agreeing = doubts_of(before, Effect.LOSS)
        after = with_state(before, seen, State.REMOVED, doubts=undisputed(before.doubts, seen))
        return Step(after=after, reasons=explain_stands(after, seen, agreeing))
    doubts = add_doubt(before.doubts, seen)
    found = satisfied_rule(doubts, seen)
    if found is None:
        after = with_state(before, seen, State.REMOVED, kind=seen.kind, doubts=doubts)
        why, *more = explain_stands(after, seen, doubts_of(after, Effect.LOSS))
        return Step(after=after, reasons=(why, *explain_checks(after), *more))
    rule = without_copy(found[0], before, seen)
    sure = rule.state is State.REMOVED and rule.certainty is Certainty.CONFIRMED
    certainty = Certainty.CONFIRMED if sure else before.certainty
    marks = with_checks(before.marks, certainty, _checks(found, rule, before, seen))
    after = with_state(before, seen, State.REMOVED, certainty=certainty, kind=seen.kind, doubts=doubts, marks=marks)
    why, *more = explain_settled(seen, rule, found[1])
    return Step(after=after, reasons=(why, *explain_checks(after), *more))


def _inconclusive(before: Assessment, seen: Seen) -> Step:
    """A wall or no answer: never a loss. It covers what was known so far, which comes back when it ends."""
    if before.since == seen.at and before.state is State.AVAILABLE:  # already judged: a report was withdrawn
        return Step(after=before, reasons=explain_nothing(before, seen))
    before = seen_elsewhere(before, seen)
    held, marks, events = hold(before, seen)
    doubts = add_doubt(before.doubts, seen)
    found = satisfied_rule(doubts, seen)
    reasons = explain_hold(seen) if held else ()
    if found is None or held:
        after = with_state(before, seen, before.state, doubts=doubts, marks=marks)
        return Step(
            after=after, events=events, reasons=reasons + explain_waiting(before, seen, next_rule(doubts, seen))
        )
    rule, agreeing = found
    same = rule.state is before.state
    covered = before.resume if before.state in {State.BLOCKED, State.UNREACHABLE} else before.state
    certainty = before.certainty if same and before.certainty is Certainty.CONFIRMED else rule.certainty
    after = with_state(
        before, seen, rule.state, certainty=certainty, kind=seen.kind, doubts=doubts, resume=covered, marks=marks
    )
    kinds = () if same else (_EVENT[rule.state],)
    return Step(after=after, events=(*events, *kinds), reasons=explain_settled(seen, rule, agreeing))


def _record(before: Assessment, seen: Seen) -> Step:
    """Nothing usable is kept yet: the visit counts for the ladder of re-checks and for nothing else."""
    doubts: tuple[Agreement, ...] = before.doubts
    if seen.effect in table.RULES_OF:
        doubts = add_doubt(before.doubts, seen)
    there = seen.at if table.SERVED_ELSEWHERE in seen.evidence else before.elsewhere_at
    after = with_state(before, seen, State.NEW, kind=seen.kind, doubts=doubts, elsewhere_at=there)
    return Step(after=after, reasons=explain_first(before, seen))


def _neither(before: Assessment, seen: Seen) -> Step:
    """Neither confirms nor resets: only the last finding is recorded."""
    if before.state is State.DOMAIN_GONE and seen.effect is Effect.SITE_LOSS:
        after = with_state(before, seen, before.state)
        why, *more = explain_stands(after, seen, doubts_of(before, Effect.SITE_LOSS))
        return Step(after=after, reasons=(why, *explain_checks(after), *more))
    before = seen_elsewhere(before, seen)
    marks = dict(before.marks)
    if seen.held_until is not None:
        marks.setdefault(ABSENT_SINCE, rfc3339(seen.at))
    return Step(after=with_state(before, seen, before.state, marks=marks), reasons=explain_nothing(before, seen))


ACTS: Mapping[Act, Callable[[Assessment, Seen], Step]] = {
    Act.OPEN: _open,
    Act.RECORD: _record,
    Act.RETURN: _return,
    Act.COMPARE: _compare,
    Act.LOSS: _absent,
    Act.SITE: _absent,
    Act.WALL: _inconclusive,
    Act.LINE: _inconclusive,
    Act.NEITHER: _neither,
    Act.THERE: there_again,
}
