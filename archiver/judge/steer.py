"""What people said of a case, as it changes what the next look starts from. Earlier verdicts and events stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archiver.judge import table
from archiver.judge.seen import effect_of
from archiver.words import TOLD_LOST
from storage.clock import rfc3339
from storage.model import Agreement, Assessment, RemarkKind, State, Steer

VOID = "void_until"  # in Assessment.marks: looks up to this number were said to be a false alarm
_COVERS = frozenset({State.BLOCKED, State.UNREACHABLE})
_OF_A_LOSS = frozenset({State.SUSPECT, *table.RESTORABLE})


def baseline(steers: Iterable[Steer]) -> int:
    """Copies of looks up to this number were said not to be the content: nothing is held against them. 0: none."""
    return max((one.after for one in steers if one.kind is RemarkKind.WRONG_BASELINE), default=0)


def heeded(before: Assessment, steers: Sequence[Steer], *, of_another: bool = False) -> Assessment:
    """Where a look starts from. A false alarm: the looks up to it agree with nothing any more, and where they alone had
    brought the state the source is taken as served, as it was before them. Once is enough: what comes later counts. One that
    was said of an alteration is heeded where texts are compared (`archiver.text.turning.places`). `of_another`: it is said of the page,
    and this is a document of it."""
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
    """A visit without what somebody said of it, and took back."""
    if table.SAID_MOVED not in a.evidence:
        return a
    return replace(a, evidence=tuple(one for one in a.evidence if one != table.SAID_MOVED))


def _is_loss(a: Agreement) -> bool:
    return effect_of(a.finding, a.evidence).is_loss
