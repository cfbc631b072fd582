"""Removes the words of a page from the record of a visit (pure).

The facts stay, so that judging again gives the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from storage.model import PURGED, Comparison, Mark, MemberSeen, Observation, Reason

if TYPE_CHECKING:
    from storage.records.visits import VisitRecord

_QUOTED_CHARS = 200  # a reason repeats at most this much of a passage
_PASSAGES = ("lost", "added", "lost_one", "added_one", "links_lost", "links_added")


def redacted(observation: Observation) -> Observation:
    """The observation with `(purged)` in place of all words that came from its page or from the reference."""
    return replace(
        observation,
        title=None if observation.title is None else PURGED,
        marks=tuple(_mark(mark) for mark in observation.marks),
        last=_comparison(observation.last),
        first=_comparison(observation.first),
        members=redacted_members(observation.members),
    )


def redacted_members(members: Iterable[MemberSeen]) -> tuple[MemberSeen, ...]:
    """The members with `(purged)` in place of all words that came from documents."""
    return tuple(
        replace(
            one,
            passages_lost=_blank(one.passages_lost),
            passages_added=_blank(one.passages_added),
            marks=tuple(_mark(mark) for mark in one.marks),
        )
        for one in members
    )


def redact_reasons(reasons: Iterable[Reason], observation: Observation) -> tuple[Reason, ...]:
    """The reasons without the words of the page that they end in or quote.

    `observation`: as it was before it was redacted.
    """
    words = sorted({one[:_QUOTED_CHARS] for one in _words(observation) if one}, key=len, reverse=True)
    return tuple(replace(reason, text=_cut(reason.text, words)) for reason in reasons)


def redacted_record(record: VisitRecord) -> VisitRecord:
    """A visit's record with its observation and the reasons of its verdict redacted."""
    old, verdict = record.observation, record.verdict
    events = tuple(replace(event, reasons=redact_reasons(event.reasons, old)) for event in verdict.events)
    return replace(
        record,
        observation=redacted(old),
        verdict=replace(verdict, reasons=redact_reasons(verdict.reasons, old), events=events),
    )


def has_words(observation: Observation) -> bool:
    """Whether it has words of other pages than its own: passages found by comparison, or of its members."""
    compared = any(getattr(one, name) for one in (observation.last, observation.first) if one for name in _PASSAGES)
    return compared or any(one.passages_lost or one.passages_added or one.marks for one in observation.members)


def _cut(text: str, words: list[str]) -> str:
    word = next((one for one in words if text.endswith(f": {one}")), None)
    if word is not None:
        return text.removesuffix(word) + PURGED
    for one in words:  # quoted in the sentence about a notice; or before the address of one of several documents
        text = text.replace(f"“{one}”", f"“{PURGED}”").replace(f": {one} The document", f": {PURGED} The document")
    return text


def _words(observation: Observation) -> Iterator[str]:
    if observation.title is not None:
        yield observation.title
    yield from (mark.matched for mark in observation.marks)
    for one in (observation.last, observation.first):
        if one is not None:
            for name in _PASSAGES:
                yield from getattr(one, name)
    for member in observation.members:
        yield from (*member.passages_lost, *member.passages_added, *(mark.matched for mark in member.marks))


def _mark(mark: Mark) -> Mark:
    return replace(mark, matched=PURGED) if mark.matched else mark


def _comparison(one: Comparison | None) -> Comparison | None:
    if one is None:
        return None
    return replace(
        one,
        lost=_blank(one.lost),
        added=_blank(one.added),
        lost_one=_blank(one.lost_one),
        added_one=_blank(one.added_one),
        links_lost=_blank(one.links_lost),
        links_added=_blank(one.links_added),
    )


def _blank(words: tuple[str, ...]) -> tuple[str, ...]:
    return (PURGED,) * len(words)
