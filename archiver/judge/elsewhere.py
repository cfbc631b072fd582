"""What another vantage point received while ours did not: the page is seen, and only ours is in doubt (pure).

One of a site's servers, or an unsteady line, may say "here" and "not here" by turns. What was received holds for a week
where no other can show otherwise; if it was doubted and received twice, also where one can.
"""

from __future__ import annotations

from dataclasses import replace

from archiver.judge import table
from archiver.judge.explain import explain_nothing, explain_settled, explain_waiting
from archiver.judge.seen import AGAINST, TURNS, Seen, effect_of
from archiver.judge.step import Step, with_state, without_marks
from archiver.judge.weigh import add_doubt, next_rule, satisfied_rule
from archiver.observe.elsewhere import NOT_SHOWN_HERE
from archiver.words.table import NOT_SHOWN_SINCE, RECEIVED_BY, UNANSWERED_SINCE, UNLIKE
from storage.clock import rfc3339
from storage.model import Agreement, Assessment, Certainty, Effect, EventKind, State

ABSENT_SINCE = "absent_since"  # in Assessment.marks: first look that did not find it here while that held
RECEIVED_KEPT = 4


def seen_elsewhere(before: Assessment, seen: Seen) -> Assessment:
    """The assessment before a look that did not get the page here, but did from another vantage point."""
    if table.SERVED_ELSEWHERE not in seen.evidence or before.state in table.RESTORABLE:
        return before
    if before.state is State.NEW:
        return replace(before, elsewhere_at=seen.at)
    doubted = State.SUSPECT in {before.state, before.resume}
    there = _received(before, seen, ended=doubted)
    if before.state is State.SUSPECT:
        there = with_state(there, seen, State.AVAILABLE, certainty=Certainty.CONFIRMED, kind=None)
    return replace(there, resume=State.AVAILABLE) if before.resume is State.SUSPECT else there


def there_again(before: Assessment, seen: Seen) -> Step:
    """Reported as lost, and received from another vantage point.

    Once may be a peculiarity of that vantage point. Twice over an hour, with no answer in between that agrees with ours,
    withdraws the loss. What remains is that the page is not shown to us.
    """
    if table.SERVED_ELSEWHERE not in seen.evidence:
        return Step(after=with_state(before, seen, before.state), reasons=explain_nothing(before, seen))
    doubts = add_doubt(before.doubts, seen)
    received = tuple(a for a in doubts if _is_received(a))
    found = satisfied_rule(received, seen)
    if found is None:
        after = with_state(before, seen, before.state, doubts=doubts)
        return Step(after=after, reasons=explain_waiting(before, seen, next_rule(received, seen)))
    there = _received(replace(before, doubts=doubts), seen, ended=True)
    after = with_state(there, seen, State.AVAILABLE, certainty=Certainty.CONFIRMED, kind=None, resume=None)
    return Step(after=after, events=(EventKind.RESTORED,), reasons=explain_settled(seen, *found))


def undisputed(doubts: tuple[Agreement, ...], seen: Seen) -> tuple[Agreement, ...]:
    """The doubts after a look at a reported loss; looks that received it drop out once another vantage point agrees with ours."""
    if table.AGREED_ELSEWHERE not in seen.evidence:
        return doubts
    return tuple(a for a in doubts if not _is_received(a))


def noted_elsewhere(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with the vantage points that received the page; without the marks of others once it was seen here."""
    if seen.effect is Effect.GOOD and not seen.observation.not_modified:
        after = replace(after, marks=without_marks(after.marks, RECEIVED_BY))
    elif table.SERVED_ELSEWHERE in seen.evidence:
        had = [one.egress for one in seen.observation.vantages if one.finding.is_usable]
        after = replace(after, marks=after.marks | {RECEIVED_BY: " ".join(had[:RECEIVED_KEPT])})
        as_kept = any(one.finding.effect is Effect.GOOD for one in seen.observation.vantages)
        if as_kept and after.pending_at is None and UNLIKE not in after.marks:
            after = replace(after, as_kept_at=seen.at)
    elif RECEIVED_BY in after.marks:
        asked = {*(one.egress for one in seen.observation.vantages), *seen.observation.ways_down}
        there = seen.finding.effect.is_there  # then others are asked about an alteration, and may receive the page, too
        asked -= {one.egress for one in seen.observation.vantages if there and one.finding.is_usable}
        left = [name for name in after.marks[RECEIVED_BY].split() if name not in asked]
        after = replace(
            after, marks=without_marks(after.marks, RECEIVED_BY) | ({RECEIVED_BY: " ".join(left)} if left else {})
        )
    if after.elsewhere_at is not None:
        return _unanswered(after, seen)
    ours = (TURNS, NOT_SHOWN_SINCE, UNANSWERED_SINCE, AGAINST, ABSENT_SINCE)
    if not after.marks.keys() & set(ours):
        return after
    return replace(after, marks=without_marks(after.marks, *ours))


def _unanswered(after: Assessment, seen: Seen) -> Assessment:
    """The assessment with the time since which no usable answer comes from here while another vantage point received the page.

    A wall that is met once does not change what is reported.
    """
    if Effect.NONE in {seen.effect, seen.finding.effect}:
        return after
    if seen.finding.effect is Effect.FAILURE:
        return replace(after, marks={UNANSWERED_SINCE: rfc3339(seen.at), **after.marks})
    told = after.state is State.UNREACHABLE
    return after if told else replace(after, marks=without_marks(after.marks, UNANSWERED_SINCE))


def _received(before: Assessment, seen: Seen, *, ended: bool) -> Assessment:
    """The assessment once another vantage point received the page. `ended`: this ends a loss, reported or only doubted."""
    doubts = tuple(a for a in before.doubts if not effect_of(a.finding, a.evidence).is_loss)
    marks = dict(before.marks)

    # While our own line is in doubt, it is not known whether the page is shown here. What may not be asked for, or
    # arrives incomplete, is known not to be.
    hidden = seen.effect is Effect.NONE and seen.finding not in NOT_SHOWN_HERE
    begun = before.first_absent_at or min((a.at for a in before.doubts), default=None if hidden else seen.at)
    if begun is not None:
        marks.setdefault(NOT_SHOWN_SINCE, rfc3339(begun))
    if seen.finding.effect is Effect.FAILURE and not hidden:
        own = (a for a in before.doubts if effect_of(a.finding, a.evidence) is Effect.FAILURE)
        marks.setdefault(UNANSWERED_SINCE, rfc3339(min((a.at for a in own), default=seen.at)))
    marks.pop(ABSENT_SINCE, None)
    if seen.finding.effect.is_loss and not hidden:
        marks[AGAINST] = rfc3339(seen.at)
    if ended:
        marks[TURNS] = str(int(marks.get(TURNS, "0")) + 1)
    return replace(before, elsewhere_at=seen.at, first_absent_at=None, doubts=doubts, marks=marks)


def _is_received(a: Agreement) -> bool:
    return table.SERVED_ELSEWHERE in a.evidence and effect_of(a.finding, a.evidence) is Effect.BLOCKED
