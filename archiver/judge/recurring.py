"""Losses and outages that come and go (pure).

A page that one of a site's servers has and another has not, or that a program fails to draw now and then, is lost and
found again by turns. After two such losses within a month the next must last for a week before it is reported. A
notice says by itself what became of the page, and is believed as soon as ever.

So must the next outage, where no look could see the page for a day or more twice within a month. Walls count as
outages do in this, since the order of the two must not matter.
"""

from __future__ import annotations

from collections.abc import Mapping

from archiver.judge import table
from archiver.judge.seen import Seen, effect_of
from archiver.judge.step import without_marks
from archiver.judge.weigh import doubts_of
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, Effect, State

# In Assessment.marks: the newest looks that ended a loss, or a time in which none saw the page, separated by blanks.
ENDED = "losses_ended"
SEEN_AGAIN = "seen_again"
ABSENT_FROM = "absent_from"  # the first of the looks in a row that did not have the page, for whatever reason
_MARKS = {Effect.LOSS: ENDED, Effect.FAILURE: SEEN_AGAIN}
_UNSEEN = frozenset({Effect.BLOCKED, Effect.FAILURE})


def ended(before: Assessment, seen: Seen) -> dict[str, str]:
    """The marks of a look that has the page, after what came before it. A single look that lacked it was no loss."""
    lost = before.state is State.REMOVED or len(doubts_of(before, Effect.LOSS)) > 1
    return _times(before, seen, ENDED, more=lost) | _times(before, seen, SEEN_AGAIN, more=_was_unseen(before, seen))


def recurs(before: Assessment, seen: Seen) -> bool:
    """Whether this loss, or this outage, began within a month of two others."""
    times = [parse_rfc3339(one) for one in before.marks.get(_MARKS.get(seen.effect, ""), "").split()]
    since = before.marks.get(ABSENT_FROM)
    absent = before.first_absent_at if seen.effect is Effect.LOSS else since and parse_rfc3339(since)
    return len(times) == table.TURNED_TIMES and (absent or seen.at) - times[0] <= table.TURNED_WITHIN


def followed(marks: Mapping[str, str], seen: Seen) -> dict[str, str]:
    """The marks with the first of the looks in a row, this one the newest, that did not have the page."""
    if seen.effect.is_there:
        return without_marks(marks, ABSENT_FROM)
    return {**marks, ABSENT_FROM: min(marks.get(ABSENT_FROM, rfc3339(seen.at)), rfc3339(seen.at))}


def _was_unseen(before: Assessment, seen: Seen) -> bool:
    """Whether walls or failures hid the page for a day, whatever else came between."""
    hidden = any(effect_of(one.finding, one.evidence) in _UNSEEN for one in before.doubts)
    begun = before.marks.get(ABSENT_FROM)
    return hidden and begun is not None and table.is_over(table.NOT_SEEN_FOR, seen.at - parse_rfc3339(begun))


def _times(before: Assessment, seen: Seen, mark: str, *, more: bool) -> dict[str, str]:
    known = before.marks.get(mark, "").split()
    if more:
        known = [*(one for one in known if one != rfc3339(seen.at)), rfc3339(seen.at)]
    return {mark: " ".join(known[-table.TURNED_TIMES :])} if known else {}
