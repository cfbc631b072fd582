"""What stands in the place of a page that was reported as lost: if it becomes another kind of thing, that is reported
(pure).

The loss is not reported again: this is an event of its own, in the same case (decision 36).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from archiver.judge import table
from archiver.judge.explain import describe_span, explain_seen
from archiver.judge.seen import Seen
from archiver.judge.step import Step, without_marks
from archiver.words.instead import INSTEAD, INSTEAD_NEXT, Stood, stood_there
from archiver.words.notices import notice_of
from storage.model import Assessment, EventKind, Finding, Reason

# What may stand there. Findings of one kind are not distinguished: which of them it is may depend on what else was
# asked.
_KINDS: Mapping[Finding, str] = {
    Finding.WITHDRAWN: "notice",
    Finding.GONE: "nothing",
    Finding.SOFT_GONE: "nothing",
    Finding.REPLACED: "another",
    Finding.REDIRECTED: "another",
    Finding.TYPE_CHANGED: "another",
    Finding.PARKED: "placeholder",
    Finding.SUSPENDED: "placeholder",
    Finding.DNS_NXDOMAIN: "no name",
}
AFTER = (3, timedelta(hours=48))  # agreeing visits, first to last: what is lost is looked at once a day


def told_instead(before: Assessment, step: Step, seen: Seen) -> Step:
    """The step with what this visit shows in the place of a page.

    `before`: the assessment that the step was made from. Nothing is said of a document of a page, nor after a look that
    shows nothing (a wall, a failure).
    """
    marks = step.after.marks
    if step.after.state not in table.OVER:
        return _with(step, without_marks(marks, INSTEAD, INSTEAD_NEXT))
    if not seen.effect.is_loss or seen.finding not in _KINDS:
        return step
    now, stood = _stands(seen), stood_there(marks, INSTEAD)
    stays = {**without_marks(marks, INSTEAD_NEXT), INSTEAD: str(now)}
    if stood is None or step.after.state is not before.state or _kind(stood) == _kind(now):
        return _with(step, stays)
    waits = stood_there(marks, INSTEAD_NEXT)
    if waits is None or _kind(waits) != _kind(now):
        waits = now
    waits = replace(waits, at=min(waits.at, now.at), visits=(*(n for n in waits.visits if n != seen.n), seen.n))
    (count, span), passed = AFTER, seen.at - waits.at
    if len(waits.visits) >= count and table.is_over(span, passed):
        told = replace(_with(step, stays), events=(*step.events, EventKind.INSTEAD))
        why = f"What is shown in its place is different from before: seen {len(waits.visits)} times over {describe_span(passed)}."
        return replace(told, after=replace(told.after, kind=seen.kind), reasons=(Reason("instead", why), *step.reasons))
    seen_so_far = explain_seen(len(waits.visits), passed, AFTER)
    why = f"What is shown in its place is different from before: {seen_so_far}."
    waiting = _with(step, {**marks, INSTEAD_NEXT: str(waits)})
    return replace(waiting, reasons=(*step.reasons, Reason("wait-instead", why)))


def _stands(seen: Seen) -> Stood:
    notice = notice_of(seen.observation.marks) if seen.finding is Finding.WITHDRAWN else None
    return Stood(finding=seen.finding, by=(notice.actor or "") if notice is not None else "", at=seen.at)


def _kind(stood: Stood) -> tuple[str, str]:
    """The kind of what stands there; for a notice also its actor: a notice by another actor is another notice."""
    return _KINDS[stood.finding], stood.by


def _with(step: Step, marks: dict[str, str]) -> Step:
    return step if marks == step.after.marks else replace(step, after=replace(step.after, marks=marks))
