"""What people's remarks on a case change about where the next look starts. Earlier verdicts and events stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archiver.judge import table
from archiver.judge.seen import effect_of
from archiver.words import TOLD_LOST
from storage.clock import rfc3339
from storage.model import Agreement, Assessment, RemarkKind, State, Steer

VOID = "void_until"  # in Assessment.marks: looks up to this number were called a false alarm
_COVERS = frozenset({State.BLOCKED, State.UNREACHABLE})
_OF_A_LOSS = frozenset({State.SUSPECT, *table.RESTORABLE})


def baseline(steers: Iterable[Steer]) -> int:
    """The look up to which copies were said not to be the content: nothing is compared with them. 0: none."""
    return max((one.after for one in steers if one.kind is RemarkKind.WRONG_BASELINE), default=0)


def apply_remarks(before: Assessment, steers: Sequence[Steer], *, of_another: bool = False) -> Assessment:
    """The assessment from which a look starts, after remarks.

    After a false alarm, the looks up to it support nothing any more; if they alone led to the state, the source is
    taken as served, as it was before them. Each remark is applied once: what comes later counts. A false alarm about an
    alteration is applied where texts are compared (`archiver.text.turning.places`). `of_another`: the remarks are about
    the page, and this is a document of it.
    """
    if not any(one.kind is RemarkKind.KNOWN_MOVE for one in steers):
        before = replace(before, doubts=tuple(map(_unsaid, before.doubts)))
    void = max((one.after for one in steers if one.kind is RemarkKind.FALSE_ALARM and not one.altered), default=0)
    if not before.ever_good or void <= int(before.marks.get(VOID, "0")):
        return before
    doubts = tuple(a for a in before.doubts if a.n > void or not _is_loss(a))
    lost = any(map(_is_loss, doubts))
    if of_another:
        return replace(before, marks={**before.marks, VOID: str(void)})
    cleared = replace(before, doubts=doubts, marks={**before.marks, VOID: str(void)})
    covered = before.state in _COVERS and before.resume in _OF_A_LOSS
    if lost or not (covered or before.state in _OF_A_LOSS):
        return cleared
    told = before.resume if covered else before.state
    if told in table.RESTORABLE and before.first_absent_at is not None:
        cleared = replace(cleared, marks={**cleared.marks, TOLD_LOST: rfc3339(before.first_absent_at)})
    if covered:
        return replace(cleared, first_absent_at=None, resume=State.AVAILABLE)
    return replace(cleared, state=State.AVAILABLE, since=before.last_seen, kind=None, first_absent_at=None, resume=None)


def _unsaid(a: Agreement) -> Agreement:
    """A visit without the evidence of a remark that was withdrawn."""
    if table.SAID_MOVED not in a.evidence:
        return a
    return replace(a, evidence=tuple(one for one in a.evidence if one != table.SAID_MOVED))


def _is_loss(a: Agreement) -> bool:
    return effect_of(a.finding, a.evidence).is_loss
