"""The documents of a page: what is told of them, and looks at which those in question could not be seen (pure).

A document that answers 503, or with a challenge, while its page is as it was, says nothing: the look neither confirms nor
ends what is doubted, waited for or told of the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from archiver.judge import table
from archiver.judge.explain import explain_settled
from archiver.judge.hold import HELD
from archiver.judge.seen import Seen, effect_of
from archiver.judge.step import Step, to, without
from archiver.words import MEMBER
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Assessment, Certainty, Effect, EventKind, Observation, Reason, Role, State

# names in Assessment.marks
QUESTIONED = "documents_in_question"  # keys of the documents that were lost or altered, and were not seen as kept since
PAGE_SEEN = "page_seen"  # the newest look that had the page of a document which was told as lost
QUESTIONED_KEPT = 100
UNSEEN = "This look had the page, and could not see a document that is in question: of that it neither confirms nor ends anything."
_OFF = frozenset({Effect.LOSS, Effect.CHANGE})
_SEEN = _OFF | {Effect.GOOD}


def questioned(marks: Mapping[str, str], observation: Observation) -> dict[str, str]:
    """The marks after a look at which documents were lost or altered: those, and of those before the ones that this look
    could not see."""
    off = {
        _key(one.url)
        for one in observation.members
        if one.role is Role.DOCUMENT and one.moved_to is None and one.finding.effect in _OFF
    }
    keys = sorted(off | _unseen(marks, observation))[:QUESTIONED_KEPT]
    return without(marks, QUESTIONED) | ({QUESTIONED: " ".join(keys)} if keys else {})


def unseen(before: Assessment, seen: Seen) -> bool:
    """Whether a document in question could not be seen at this look."""
    return bool(_unseen(before.marks, seen.observation))


def _unseen(marks: Mapping[str, str], observation: Observation) -> frozenset[str]:
    known = frozenset(marks.get(QUESTIONED, "").split())
    missed = [one.url for one in observation.members if one.finding.effect not in _SEEN]
    missed += [one.url for one in observation.not_fetched]
    return known.intersection(map(_key, missed)) if known else known


def page_as_kept(before: Assessment, seen: Seen) -> Step:
    """The page is as it was, and a document in question could not be seen: what is said of the page is over, what is said
    of the document stands."""
    if table.DOCUMENT_TOLD in before.marks:
        return page_back(before, seen)
    marks = questioned(before.marks, seen.observation)
    doubts = tuple(a for a in before.doubts if effect_of(a.finding, a.evidence) is Effect.LOSS)
    if before.state is State.REMOVED:
        marks[PAGE_SEEN] = rfc3339(seen.at)
    covered = before.state in {State.BLOCKED, State.UNREACHABLE}
    state = (before.resume or State.AVAILABLE) if covered else before.state
    after = to(before, seen, state, doubts=doubts, marks=marks)
    if covered:
        suspect = state is State.SUSPECT
        certainty = Certainty.PROBABLE if suspect else Certainty.CONFIRMED
        after = replace(after, certainty=certainty, kind=MEMBER if suspect else None, resume=None)
    if state is State.AVAILABLE:
        after = replace(after, last_good_at=seen.at, as_kept_at=before.as_kept_at or before.last_good_at)
    return Step(after=after, reasons=(Reason(rule="inconclusive", text=UNSEEN),), good=True)


def document_stands(before: Assessment, after: Assessment, seen: Seen) -> Assessment:
    """`after` an alteration of the page was told, with what is said of a document that could not be seen at that look."""
    kept = questioned(before.marks, seen.observation)
    marks = after.marks | {QUESTIONED: kept[QUESTIONED]}
    if before.state is State.REMOVED:
        marks[PAGE_SEEN] = rfc3339(seen.at)
    return replace(
        before, finding=after.finding, pending_text=None, pending_at=None, ever_good=after.ever_good, marks=marks
    )


def page_gone_too(before: Assessment) -> Assessment:
    """A document was told as lost, and now its page is not there: that is another loss, doubted as any other, from the last
    look that had the page."""
    marks = without(before.marks, PAGE_SEEN)
    if before.first_absent_at is not None:
        marks[table.DOCUMENT_TOLD] = rfc3339(before.first_absent_at)
    seen_at = (
        parse_rfc3339(before.marks[PAGE_SEEN]) if PAGE_SEEN in before.marks else before.since
    )  # the telling look had it
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


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:8]
