"""What other vantage points say of an alteration: whether the kept text, the new one or neither was received there (pure).

The alteration is one of what is served here, and is told after its waits whatever they received. What they received says
how far it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver import words
from archiver.judge.seen import Seen
from storage.model import Effect, Reason, VantageSeen

_SAME = "At this look the same new text was received {place}."
_KEPT = "Against it: at this look the kept text was received {place}."
_NEITHER = "At this look another text was received {place}, neither the kept one nor the new one."

_VISITOR = (
    "No script is run: what scripts load or work out is not seen, nor whether other visitors are shown another text."
)
_VISITORS_ELSEWHERE = (
    "No script is run: what scripts load or work out is not seen, nor what visitors from further places are shown."
)


def explain_elsewhere(seen: Seen) -> Iterator[Reason]:
    """For and against an alteration, by what other vantage points received."""
    for one in seen.observation.vantages:
        if one.as_here:
            yield Reason("same-elsewhere", _SAME.format(place=_place(one)))
    for one in seen.observation.vantages:
        if one.as_here is False and one.finding.effect is Effect.GOOD:
            yield Reason("against", _KEPT.format(place=_place(one)))


def elsewhere_limits(seen: Seen) -> Iterator[Reason]:
    """What other vantage points leave open about an alteration."""
    others = [one for one in seen.observation.vantages if one.as_here is False and one.finding.effect.is_there]
    for one in others:
        if one.finding.effect is Effect.CHANGE:
            yield Reason("limit-neither", _NEITHER.format(place=_place(one)))
    yield Reason("limit-visitor", _VISITORS_ELSEWHERE if others else _VISITOR)


def _place(one: VantageSeen) -> str:
    return words.place_of(one.egress, one.country, words.WORDS["en"])
