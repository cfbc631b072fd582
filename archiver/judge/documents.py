"""The documents of a page: what is told of them, and looks at which those in question could not be seen (pure).

A document that answers 503, or with a challenge, while its page is as it was, says nothing: the look neither confirms nor
ends what is doubted, waited for or told of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from archiver.judge import table
from archiver.judge.explain import explain_settled
from archiver.judge.hold import HELD
from archiver.judge.seen import Seen, document_key, effect_of
from archiver.judge.step import Step, to, without
from archiver.words import MEMBER
from storage.clock import parse_rfc3339, rfc3339
from storage.model import (
    KEPT_ALIVE,
    Agreement,
    Assessment,
    Certainty,
    Effect,
    EventKind,
    Observation,
    Reason,
    Role,
    State,
)

# names in Assessment.marks
QUESTIONED = "documents_in_question"  # keys of the documents that were lost or altered, and were not seen as kept since
LOST = "documents_lost"  # keys of those that are lost, each with its first absence
TOLD_LOST = "documents_told"  # keys of those of them whose loss was told
OF_DOCUMENTS = (QUESTIONED, LOST, TOLD_LOST)
PAGE_SEEN = "page_seen"  # the newest look that had the page of a document which was told as lost
QUESTIONED_KEPT = 100
UNSEEN = "This look had the page, and could not see a document that is in question: of that it neither confirms nor ends anything."
_OFF = frozenset({Effect.LOSS, Effect.CHANGE})
_SEEN = _OFF | {Effect.GOOD}


def questioned(before: Assessment, seen: Seen) -> dict[str, str]:
    """The marks after a look that had the page: the documents that were lost or altered at it, and of those before the ones
    that it could not see; since when those that are lost are absent, and which of them were told."""
    observation, marks = seen.observation, before.marks
    off = {
        document_key(one.url)
        for one in observation.members
        if one.role is Role.DOCUMENT and one.moved_to is None and one.finding.effect in _OFF
    }
    missed = _unseen(marks, observation)
    since, told = absent_since(before), told_lost(before)
    if before.state is State.REMOVED and before.kind == MEMBER and not since:  # told before this was kept
        since = dict.fromkeys(seen.lost, (before.first_absent_at or seen.at, before.last_good_at or seen.at))
        told = frozenset(since)
    before_it = parse_rfc3339(marks[PAGE_SEEN]) if PAGE_SEEN in marks else before.last_seen
    fresh = (seen.at, before_it or seen.at)
    lost = {key: since.get(key, fresh) for key in sorted({*seen.lost, *(since.keys() & missed)})}
    out = without(marks, *OF_DOCUMENTS)
    for name, words in (
        (QUESTIONED, sorted(off | missed)),
        (LOST, [f"{key}@{rfc3339(at)}@{rfc3339(had)}" for key, (at, had) in lost.items()]),
        (TOLD_LOST, sorted(told & lost.keys())),
    ):
        if words:
            out[name] = " ".join(words[:QUESTIONED_KEPT])
    return out


def still_doubted(doubts: Iterable[Agreement], marks: Mapping[str, str]) -> tuple[Agreement, ...]:
    """The doubts without those of documents that were seen as kept since."""
    lost = {one.partition("@")[0] for one in marks.get(LOST, "").split()}
    out = []
    for one in doubts:
        left = tuple(key for key in one.documents if key in lost)
        if left or not one.documents:
            out.append(one if left == one.documents else replace(one, documents=left))
    return tuple(out)


def absent_since(before: Assessment) -> dict[str, tuple[datetime, datetime]]:
    """Of each document that is lost its key, the first look at which it was, and the last one before that had its page."""
    parts = (one.split("@") for one in before.marks.get(LOST, "").split())
    return {key: (parse_rfc3339(at), parse_rfc3339(had)) for key, at, had in parts}


def first_absent(before: Assessment, keys: Iterable[str]) -> tuple[datetime, datetime] | None:
    """The same of the one of these that was lost first."""
    since = absent_since(before)
    return min((since[key] for key in keys if key in since), default=None)


def told_lost(before: Assessment) -> frozenset[str]:
    """The keys of those whose loss was told."""
    return frozenset(before.marks.get(TOLD_LOST, "").split())


def told_now(marks: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    """The marks with these among those that were told."""
    known = sorted({*marks.get(TOLD_LOST, "").split(), *keys})
    return {**marks, TOLD_LOST: " ".join(known[:QUESTIONED_KEPT])} if known else dict(marks)


def is_there(seen: Seen) -> bool:
    """Whether the page itself came, whatever its documents did."""
    last = seen.observation.last
    return last is not None and last.kept is not None and last.kept >= KEPT_ALIVE


def altered_beside(observation: Observation) -> bool:
    """Whether, beside a document that is lost, the page's own text or another document differs."""
    last = observation.last
    text = last is not None and bool(last.lost or last.added)
    return text or any(one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE for one in observation.members)


def unseen(before: Assessment, seen: Seen) -> bool:
    """Whether a document in question could not be seen at this look."""
    return bool(_unseen(before.marks, seen.observation))


def _unseen(marks: Mapping[str, str], observation: Observation) -> frozenset[str]:
    known = frozenset(marks.get(QUESTIONED, "").split())
    missed = [one.url for one in observation.members if one.finding.effect not in _SEEN]
    missed += [one.url for one in observation.not_fetched]
    return known.intersection(map(document_key, missed)) if known else known


def page_as_kept(before: Assessment, seen: Seen) -> Step:
    """The page is as it was, and a document in question could not be seen: what is said of the page is over, and so is what
    was said of documents that were seen; what is said of the others stands."""
    if table.DOCUMENT_TOLD in before.marks:
        return page_back(before, seen)
    marks = questioned(before, seen)
    lost = (a for a in before.doubts if effect_of(a.finding, a.evidence) is Effect.LOSS)
    doubts = still_doubted(lost, marks)
    reasons = (Reason(rule="inconclusive", text=UNSEEN),)
    if before.state is State.REMOVED and TOLD_LOST in marks:
        after = to(before, seen, State.REMOVED, as_kept_at=seen.at, marks=marks | {PAGE_SEEN: rfc3339(seen.at)})
        return Step(after=replace(after, doubts=doubts), reasons=reasons, good=True)
    told = before.state is State.REMOVED
    if LOST not in marks:  # only altered ones, then: the page is there
        page = {"kind": None, "first_absent_at": None, "certainty": Certainty.CONFIRMED, "resume": None}
        kept = before.as_kept_at or before.last_good_at
        after = to(before, seen, State.AVAILABLE, doubts=(), last_good_at=seen.at, as_kept_at=kept, marks=marks, **page)
        return Step(after=after, events=(EventKind.RESTORED,) if told else (), reasons=reasons, good=True)
    at, had = min(absent_since(replace(before, marks=marks)).values())
    after = to(
        before, seen, State.SUSPECT, certainty=Certainty.PROBABLE, kind=MEMBER, first_absent_at=at, last_good_at=had,
        doubts=doubts, resume=None, marks=marks,
    )  # fmt: skip
    events = (EventKind.RESTORED, EventKind.SUSPECTED) if told else ()
    return Step(after=after, events=events, reasons=reasons, good=True)


def brought_up(before: Assessment, seen: Seen) -> tuple[Assessment, tuple[EventKind, ...]]:
    """What is said of documents, and the events of it, once those that came at this look, as kept or altered, are out of
    question; the page itself differs."""
    if before.kind != MEMBER or before.state not in {State.SUSPECT, State.REMOVED}:
        return before, ()
    marks = questioned(before, seen)
    now = replace(before, marks=marks, doubts=still_doubted(before.doubts, marks))
    told = before.state is State.REMOVED
    if told and TOLD_LOST in marks:
        return now, ()
    if LOST in marks:
        at, had = min(absent_since(now).values())
        since = seen.at if told else before.since
        now = replace(now, state=State.SUSPECT, since=since, certainty=Certainty.PROBABLE, first_absent_at=at)
        return replace(now, last_good_at=had), (EventKind.RESTORED, EventKind.SUSPECTED) if told else ()
    now = replace(now, state=State.AVAILABLE, since=seen.at, certainty=Certainty.CONFIRMED, first_absent_at=None)
    return replace(now, kind=None, resume=None), (EventKind.RESTORED,) if told else ()


def document_stands(before: Assessment, after: Assessment, seen: Seen) -> Assessment:
    """`after` an alteration of the page was told, with what is said of a document that could not be seen at that look."""
    kept = questioned(before, seen)
    marks = after.marks | {name: kept[name] for name in OF_DOCUMENTS if name in kept}
    if before.state is State.REMOVED:
        marks[PAGE_SEEN] = rfc3339(seen.at)
    return replace(
        before,
        finding=after.finding,
        pending_text=None,
        pending_at=None,
        as_kept_at=seen.at,
        ever_good=after.ever_good,
        marks=marks,
    )


def page_gone_too(before: Assessment) -> Assessment:
    """A document was told as lost, and now its page is not there: that is another loss, doubted as any other, from the last
    look that had the page."""
    marks = without(before.marks, PAGE_SEEN)
    if before.first_absent_at is not None:
        marks[table.DOCUMENT_TOLD] = rfc3339(before.first_absent_at)
    told_at = before.since  # the look that told it had the page
    seen_at = parse_rfc3339(before.marks[PAGE_SEEN]) if PAGE_SEEN in before.marks else told_at
    return replace(
        before, state=State.AVAILABLE, kind=None, last_good_at=seen_at, first_absent_at=None, doubts=(), marks=marks
    )


def page_back(before: Assessment, seen: Seen) -> Step:
    """The page is there again, without the document that was told as lost before it went: that stays told."""
    told = before.state in table.RESTORABLE
    marks = without(before.marks, table.DOCUMENT_TOLD, HELD) | {PAGE_SEEN: rfc3339(seen.at)}
    after = to(
        before,
        seen,
        State.REMOVED,
        certainty=Certainty.CONFIRMED,
        kind=MEMBER,
        first_absent_at=parse_rfc3339(before.marks[table.DOCUMENT_TOLD]),
        doubts=(),
        resume=None,
        marks=marks,
    )
    return Step(after=after, events=(EventKind.RESTORED,) if told else (), reasons=explain_settled(seen, None, ()))
