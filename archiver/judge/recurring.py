"""Losses that come and go (pure).

A page that one of a site's servers has and another has not, or that a program fails to draw now and then, is lost and
found again by turns. After two such losses within a month the next must last for a week before it is reported. A
notice says by itself what became of the page, and is believed as soon as ever.
"""

from __future__ import annotations

from archiver.judge import table
from archiver.judge.seen import Seen
from archiver.judge.weigh import doubts_of
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, Effect, State

ENDED = "losses_ended"  # in Assessment.marks: the newest looks that ended a loss, separated by blanks


def ended(before: Assessment, seen: Seen) -> dict[str, str]:
    """The mark of a look that has the page, after the losses before it. A single look that lacked it was none."""
    known = before.marks.get(ENDED, "").split()
    if before.state is State.REMOVED or len(doubts_of(before, Effect.LOSS)) > 1:
        known = [*(one for one in known if one != rfc3339(seen.at)), rfc3339(seen.at)]
    return {ENDED: " ".join(known[-table.LOSS_TURNS :])} if known else {}


def recurs(before: Assessment, seen: Seen) -> bool:
    """Whether the page was lost and found again so often within the month before this loss."""
    times = [parse_rfc3339(one) for one in before.marks.get(ENDED, "").split()]
    begun = before.first_absent_at or seen.at
    return len(times) == table.LOSS_TURNS and begun - times[0] <= table.LOSS_TURNS_FOR
