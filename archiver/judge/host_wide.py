"""What many sources of a host do at once says more about the host than about each: it is reported once, and each waits
a day.

Losses, walls and failures are counted together, alterations separately: a redesign holds no removal back, and its event
is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from archiver.judge import table
from archiver.judge.seen import Seen
from archiver.judge.step import without_marks
from archiver.judge.weigh import doubts_left, off_since
from archiver.words.table import UNLIKE
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, EventKind, Finding, State

# names in Assessment.marks: start of a host-wide change that this source is part of
HELD = "host_held_since"
HELD_LOST = "host_lost_since"  # a loss after a wall or an outage of the whole host is another change
HELD_ALTERED = "host_altered_since"


# whether it is held; the marks after it; the events that it makes
Held = tuple[bool, dict[str, str], tuple[EventKind, ...]]


def hold(before: Assessment, seen: Seen) -> Held:
    """Whether this is part of a host-wide change within the last day.

    Then nothing is said of the source by itself, and the host's event is made once. The hold ends after a day, or with
    a visit that has the page.
    """
    known = before.marks if _is_off(before) else without_marks(before.marks, HELD, HELD_LOST)
    begun, told = off_since(before), seen.context.host_event_at
    if seen.effect.is_loss and (lost := _lost_since(replace(before, marks=dict(known)), seen.at)) is not None:
        return _hold(seen, known, HELD_LOST, begun=lost, wide=seen.host_wide, told=told)
    held = _hold(seen, known, HELD, begun=begun, wide=seen.host_wide, told=told)
    mark = HELD_LOST if seen.effect.is_loss else HELD  # HELD is of what began by then
    return _with_the_others(held, seen, mark, begun=begun or seen.at, told=told, served=before.last_seen)


def hold_change(before: Assessment, seen: Seen, *, again: bool) -> Held:
    """`hold` for an alteration, which also waits while the host's other sources are lost.

    A cited passage that is gone is what people asked to be told: it does not wait for the others, but is counted with
    them. `again`: the alteration was seen before.
    """
    marks = _of_this_change(before, seen, again=again)
    # not the start of what hid it before
    begun = parse_rfc3339(before.marks[UNLIKE]) if UNLIKE in before.marks else seen.at
    lost_at, altered_at = seen.context.host_event_at, seen.context.host_altered_at
    held, marks, _ = _hold(seen, marks, HELD, begun=begun, wide=seen.host_wide, told=lost_at)
    if held:
        return held, marks, ()
    held, marks, events = _with_the_others(
        _hold(seen, marks, HELD_ALTERED, begun=begun, wide=seen.altered_wide, told=altered_at),
        seen,
        HELD_ALTERED,
        begun=begun,
        told=altered_at,
        served=before.as_kept_at or before.last_good_at,
    )
    return held and not seen.observation.cited_gone, marks, events


def _is_off(before: Assessment) -> bool:
    return before.state is not State.AVAILABLE or bool(before.doubts)


def _of_this_change(before: Assessment, seen: Seen, *, again: bool) -> dict[str, str]:
    """The marks without those of a change that is over.

    What was lost, walled or failing is here again, be it with another text; an alteration that was held for its day was
    followed by another.
    """
    here = seen.whole and seen.finding is not Finding.ALTERED_LARGE
    marks = without_marks(before.marks, HELD, HELD_LOST) if here and _is_off(before) else dict(before.marks)
    if again:
        return marks
    stays_off = before.state is not State.AVAILABLE or bool(doubts_left(before.doubts, seen))
    left = [HELD_ALTERED] if seen.host_wide or stays_off else [HELD_ALTERED, HELD, HELD_LOST]
    over = [name for name in left if name in marks and seen.at - parse_rfc3339(marks[name]) >= table.HOST_HOLD]
    return without_marks(marks, *over)


def _lost_since(before: Assessment, at: datetime) -> datetime | None:
    """Since when a page is lost that a wall or outage of the whole host hid: another change, even within the day."""
    begun = before.first_absent_at or at
    hidden = HELD in before.marks and begun > parse_rfc3339(before.marks[HELD])
    return begun if hidden or HELD_LOST in before.marks else None


def _hold(
    seen: Seen,
    known: Mapping[str, str],
    mark: str,
    *,
    begun: datetime | None,
    wide: bool,
    told: datetime | None,
) -> Held:
    marks = dict(known)
    if mark in marks:
        return timedelta(0) <= seen.at - parse_rfc3339(marks[mark]) < table.HOST_HOLD, marks, ()
    recent = told is not None and timedelta(0) <= seen.at - told < table.HOST_HOLD
    since = (
        seen.at if wide else _with_its_host(begun, told, timedelta(seconds=seen.context.within_s)) if recent else None
    )
    if since is None:
        return False, marks, ()
    marks[mark] = rfc3339(since)
    return True, marks, () if recent else (EventKind.HOST,)


def _with_its_host(begun: datetime | None, told: datetime | None, within: timedelta) -> datetime | None:
    """When the host changed, if the source began to change within the hour (or the turn of looks) before that.

    The first of many sources are looked at when they are not many yet.
    """
    if told is None or begun is None:
        return None
    return told if timedelta(0) <= told - begun <= within else None


def _with_the_others(
    held: Held, seen: Seen, mark: str, *, begun: datetime, told: datetime | None, served: datetime | None
) -> Held:
    """`held`, but a source that no look since the host's event has found as it was waits with the others.

    The site may change in the middle of a turn of looks: the rest is looked at hours later. `begun`: first seen to have
    changed; `served`: last seen as it was.
    """
    waits, marks, events = held
    if waits or mark in marks or told is None or served is None:
        return held
    if not (served < told <= begun and seen.at - told < table.HOST_HOLD):
        return held
    return True, {**marks, mark: rfc3339(told)}, events
