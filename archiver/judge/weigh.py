"""Doubts: which visits agree, which doubts an answer ends, and whether the visits suffice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from archiver.judge import table
from archiver.judge.seen import Seen, effect_of
from archiver.words.table import UNLIKE
from storage.clock import parse_rfc3339
from storage.model import Agreement, Assessment, Effect, Finding, HostContext

# Which doubts an answer of this effect ends. A page that answers "not found" is neither behind a wall nor out of reach,
# and its name exists; a wall is an answer too. An unknown name says nothing of what was seen before.
_ANSWERED = {
    Effect.LOSS: frozenset({Effect.BLOCKED, Effect.FAILURE, Effect.SITE_LOSS}),
    Effect.CHANGE: frozenset({Effect.FAILURE, Effect.SITE_LOSS}),
    Effect.SITE_LOSS: frozenset({Effect.BLOCKED, Effect.FAILURE}),
    Effect.BLOCKED: frozenset({Effect.FAILURE}),
}


def doubts_of(assessment: Assessment, effect: Effect) -> tuple[Agreement, ...]:
    """The agreeing visits of one effect, oldest first."""
    return tuple(a for a in assessment.doubts if effect_of(a.finding, a.evidence) is effect)


def doubts_left(doubts: Iterable[Agreement], seen: Seen) -> tuple[Agreement, ...]:
    """The doubts that this visit leaves standing."""
    ends = frozenset() if seen.finding is Finding.DNS_NXDOMAIN else _ANSWERED.get(seen.effect, frozenset())
    stands = frozenset() if table.AGREED_ELSEWHERE in seen.evidence else frozenset({table.SERVED_ELSEWHERE})
    kept = (a for a in doubts if a.n != seen.n)
    return tuple(a for a in kept if stands & set(a.evidence) or effect_of(a.finding, a.evidence) not in ends)


def without_line_failures(doubts: Iterable[Agreement], context: HostContext) -> tuple[Agreement, ...]:
    """The doubts without failures from a time at which, as became known later, our own line was down."""
    since, until = context.line_down_from, context.line_down_until
    if since is None or until is None:
        return tuple(doubts)
    return tuple(
        a for a in doubts if effect_of(a.finding, a.evidence) is not Effect.FAILURE or not since <= a.at <= until
    )


def add_doubt(doubts: Iterable[Agreement], seen: Seen) -> tuple[Agreement, ...]:
    """The doubts with this visit added, thinned to what deciding and the re-check ladder need."""
    kept = [*doubts_left(doubts, seen), seen.agreement]
    same = [a for a in kept if effect_of(a.finding, a.evidence) is seen.effect]
    if len(same) > table.DOUBTS_KEPT:
        # the first shows since when; of the rest, the one that lies closest to its successor says least
        gaps = pairwise(same[1:])
        kept.remove(min(gaps, key=lambda pair: (pair[1].at - pair[0].at, pair[0].n))[0])
    return tuple(kept)


def satisfied_rule(
    doubts: Iterable[Agreement], seen: Seen, *, recurring: bool = False
) -> tuple[table.Rule, tuple[Agreement, ...]] | None:
    """The first rule satisfied by enough agreeing visits, this one being the newest, with those visits.

    `recurring`: the page was lost, or unseen, and found again before (`archiver.judge.recurring`)."""
    standing = _standing(doubts, seen)
    for rule in _rules(seen, recurring):
        agreeing = tuple(a for a in standing if rule.counts(a))
        if len(agreeing) < rule.visits or agreeing[-1].n != seen.n:
            continue
        if table.is_over(rule.span, agreeing[-1].at - agreeing[0].at):
            return rule, agreeing
    return None


def next_rule(
    doubts: Iterable[Agreement], seen: Seen, *, recurring: bool = False
) -> tuple[table.Rule, tuple[Agreement, ...]] | None:
    """Of the rules that this visit counts for, the one that needs the least more, with the visits that count so far.

    That rule is the next to be settled. Of equals the first.
    """
    standing = _standing(doubts, seen)
    found = [
        (rule, tuple(a for a in standing if rule.counts(a)))
        for rule in _rules(seen, recurring)
        if standing and rule.counts(standing[-1])
    ]
    return min(found, key=lambda one: _left(*one), default=None)


def _rules(seen: Seen, recurring: bool) -> Sequence[table.Rule]:
    return (table.RECURRING_RULES if recurring else table.RULES_OF).get(seen.effect) or table.RULES_OF[seen.effect]


def _standing(doubts: Iterable[Agreement], seen: Seen) -> list[Agreement]:
    """The visits that share this one's doubt; none by a clock that was ahead."""
    return [a for a in doubts if a.at <= seen.at and effect_of(a.finding, a.evidence) is seen.effect]


def _left(rule: table.Rule, agreeing: Sequence[Agreement]) -> tuple[timedelta, int]:
    """The time and the visits that a rule still needs."""
    return max(timedelta(0), table.least(rule.span) - (agreeing[-1].at - agreeing[0].at)), max(
        0, rule.visits - len(agreeing)
    )


def off_since(assessment: Assessment) -> datetime | None:
    """When the first standing sign was seen that the page or a document of it is off; None if nothing is.

    A doubt takes precedence over a text that differs: that may have differed for long, as a text does that differs at
    each look.
    """
    doubts = (one.doubts[0].at for one in (assessment, *assessment.documents.values()) if one.doubts)
    doubted = min(doubts, default=None)
    if doubted is not None:
        return doubted
    unlike = assessment.marks.get(UNLIKE)
    return parse_rfc3339(unlike) if unlike is not None else assessment.pending_at
