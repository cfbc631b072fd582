"""The acts of the table: what one visit does to the assessment, and which events it makes (pure).

Those for visits that have the content are in `served`; here are those for visits that do not, or are not shown it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from archiver.judge import table
from archiver.judge.checks import checks_of, explain_checks, with_checks
from archiver.judge.copies import copy_checks, explain_copy, removed, with_found_copy, without_copy
from archiver.judge.elsewhere import ABSENT_SINCE, seen_elsewhere, there_again, undisputed
from archiver.judge.evidence import copy_gone
from archiver.judge.explain import (
    explain_hold,
    explain_nothing,
    explain_recurring,
    explain_settled,
    explain_stands,
    explain_waiting,
)
from archiver.judge.host_wide import HELD, HELD_LOST, hold
from archiver.judge.recurring import recurs
from archiver.judge.seen import Seen
from archiver.judge.served import LITTLE_SINCE, end_doubts, keep_first, record, weigh_alteration
from archiver.judge.step import Step, with_state, without_marks
from archiver.judge.table import Act, Rule
from archiver.judge.weigh import add_doubt, doubts_of, next_rule, satisfied_rule
from archiver.words import AS_SAID
from archiver.words.table import FOUND_AT, TOLD_LOST
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Agreement, Assessment, Certainty, Effect, EventKind, Finding, State

_MOVED = frozenset({table.ELSEWHERE, table.SAID_MOVED})  # evidence that what was reported as gone is elsewhere
_EVENT = {
    State.REMOVED: EventKind.REMOVED,
    State.MOVED: EventKind.MOVED,
    State.BLOCKED: EventKind.BLOCKED,
    State.UNREACHABLE: EventKind.UNREACHABLE,
    State.DOMAIN_GONE: EventKind.DOMAIN_GONE,
}


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
    again = recurs(before, seen)
    found = satisfied_rule(_not_elsewhere(doubts) if left else doubts, seen, recurring=again)
    if found is not None and found[0].state is State.REMOVED:  # looks that found it elsewhere do not support this
        found = satisfied_rule(_not_elsewhere(doubts), seen, recurring=again)
    if found is not None and found[0].state is before.state:
        return Step(after=with_state(before, seen, before.state, doubts=doubts), reasons=explain_settled(seen, *found))
    said = found is not None and found[0].name == table.KNOWN_MOVE  # of this source, whatever its host does
    if found is not None and (said or not held) and (left or _may_tell(before, found[0])):
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
        return Step(after=after, events=(*events, _EVENT[rule.state]), reasons=reasons)
    reasons = explain_hold(seen) if held else ()
    reasons += explain_waiting(before, seen, next_rule(doubts, seen, recurring=again))
    reasons += explain_recurring(seen) if again else ()
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
    doubts, again = add_doubt(before.doubts, seen), recurs(before, seen)
    found = satisfied_rule(doubts, seen, recurring=again)
    reasons = explain_hold(seen) if held else ()
    if found is None or held:
        after = with_state(before, seen, before.state, doubts=doubts, marks=marks)
        reasons += explain_waiting(before, seen, next_rule(doubts, seen, recurring=again))
        return Step(after=after, events=events, reasons=reasons + (explain_recurring(seen) if again else ()))
    rule, agreeing = found
    if (
        rule.name == table.RECEIVED and TOLD_LOST in marks
    ):  # called a false alarm: whoever was told is told of the return
        return _back_elsewhere(before, seen, doubts, marks, found)
    same = rule.state is before.state
    covered = before.resume if before.state in {State.BLOCKED, State.UNREACHABLE} else before.state
    certainty = before.certainty if same and before.certainty is Certainty.CONFIRMED else rule.certainty
    after = with_state(
        before, seen, rule.state, certainty=certainty, kind=seen.kind, doubts=doubts, resume=covered, marks=marks
    )
    kinds = () if same else (_EVENT[rule.state],)
    return Step(after=after, events=(*events, *kinds), reasons=explain_settled(seen, rule, agreeing))


def _back_elsewhere(
    before: Assessment,
    seen: Seen,
    doubts: tuple[Agreement, ...],
    marks: dict[str, str],
    found: tuple[Rule, Sequence[Agreement]],
) -> Step:
    """A loss that was told and then called a false alarm is received from another vantage point: told as one that was not."""
    after = with_state(
        before,
        seen,
        State.AVAILABLE,
        certainty=Certainty.CONFIRMED,
        kind=None,
        doubts=doubts,
        resume=None,
        marks=without_marks(marks, TOLD_LOST),
    )
    # judged again, it is known by this
    return Step(
        after=replace(after, since=seen.at), events=(EventKind.RESTORED,), reasons=explain_settled(seen, *found)
    )


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
    Act.OPEN: keep_first,
    Act.RECORD: record,
    Act.RETURN: end_doubts,
    Act.COMPARE: weigh_alteration,
    Act.LOSS: _absent,
    Act.SITE: _absent,
    Act.WALL: _inconclusive,
    Act.LINE: _inconclusive,
    Act.NEITHER: _neither,
    Act.THERE: there_again,
}
