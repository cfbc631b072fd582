"""The documents of a page: each is judged as a page is, by the same table, at looks that had the page carrying it
(pure).

That page speaks for the site. An `Assessment` itself describes the worst case: the page or, while the page is there,
the document that has been gone for longest. The others are in its `documents`, and the page's own assessment in its
`page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from archiver.judge.acts import ACTS
from archiver.judge.keys import short_key
from archiver.judge.noted import noted
from archiver.judge.seen import Seen, effect_of, weigh_visit
from archiver.judge.steer import VOID
from archiver.judge.step import Step, without_marks
from archiver.judge.table import TABLE
from archiver.observe.carried.papers import LOCKED
from archiver.observe.classify import classify
from archiver.sanitizing import clean, redacted
from archiver.text.sniff import PAPERS
from archiver.words import (
    CHECKS,
    DOCUMENT,
    FOUND_AT,
    MEMBER,
    NOT_SEEN_SINCE,
    SHOWN,
    several,
)
from archiver.words.notices import explain_marks
from archiver.words.table import NOT_SHOWN_SINCE, UNANSWERED_SINCE
from storage.clock import parse_rfc3339
from storage.model import (
    KEPT_ALIVE,
    NOT_FOUND,
    Assessment,
    Certainty,
    Comparison,
    Effect,
    EventKind,
    Finding,
    Mark,
    MemberSeen,
    NotFetched,
    Observation,
    ProbeSeen,
    Reason,
    RemarkKind,
    Role,
    State,
)

KEPT = 100  # most documents of a page that are remembered as not as kept
_WORST = (State.REMOVED, State.MOVED, State.SUSPECT, State.UNREACHABLE, State.BLOCKED)
_SHOWN = (CHECKS, DOCUMENT, NOT_SHOWN_SINCE, SHOWN, UNANSWERED_SINCE)  # marks from which sentences are made


def of_the_page(observation: Observation, finding: Finding) -> tuple[Observation, Finding]:
    """What a look saw of the page itself, without its lost documents and their passages, and the finding for that."""
    lost = {
        one.url for one in observation.members if one.lost
    }  # by a finding of their own, not only from their address
    if not lost or _page_lost(observation) or finding.effect is not Effect.LOSS:
        return observation, finding
    left = tuple(one for one in observation.members if one.url not in lost)
    quotes = {
        quote: there for quote, there in observation.quotes.items() if observation.quoted_in.get(quote) not in lost
    }
    unseen = tuple(NotFetched(url=url, role=Role.DOCUMENT, reason="it is lost") for url in sorted(lost))
    own = replace(observation, members=left, quotes=quotes, not_fetched=(*observation.not_fetched, *unseen))
    return own, classify(own)[0]


def _page_lost(observation: Observation) -> bool:
    """Whether the page itself is absent, whatever became of its documents."""
    if observation.status in NOT_FOUND or observation.failure is not None:
        return True
    return observation.last is not None and observation.last.kept is not None and observation.last.kept < KEPT_ALIVE


def split_assessment(before: Assessment, observation: Observation) -> tuple[Assessment, dict[str, Assessment]]:
    """The assessment of the page itself, and those of its documents that are not as kept, by their keys."""
    if before.page is not None or before.documents:
        return before.page or replace(before, documents={}), dict(before.documents)
    return _brought_forward(before, observation)


def merge_assessments(
    before: Assessment, page: Assessment, documents: Mapping[str, Assessment], at: datetime, finding: Finding
) -> Assessment:
    """The assessment that describes the worst case.

    `before`: the assessment before this look; `finding`: that of the look.
    """
    off = [one for one in documents.values() if one.state in _WORST]
    if page.state is not State.AVAILABLE or not off:
        since = page.since if before.kind != MEMBER or before.state is page.state else at
        return replace(page, since=since, finding=finding, documents=dict(documents))
    worst = min(off, key=lambda one: (_WORST.index(one.state), _off_since(one) or at, one.last_seen or at))
    return replace(
        page,
        state=worst.state,
        certainty=worst.certainty,
        since=worst.since or at,
        finding=finding,
        kind=MEMBER,
        last_good_at=worst.last_good_at,
        elsewhere_at=worst.elsewhere_at,
        first_absent_at=worst.first_absent_at,
        doubts=worst.doubts,
        marks=without_marks(page.marks, *_SHOWN) | {name: worst.marks[name] for name in _SHOWN if name in worst.marks},
        documents=dict(documents),
        page=page,
    )


def _off_since(document: Assessment) -> datetime | None:
    first = document.doubts[0].at if document.doubts else None
    return document.first_absent_at or first


@dataclass(frozen=True, slots=True)
class Part:
    """The page, or one of its documents, at one look."""

    before: Assessment
    after: Assessment
    step: Step
    notice: tuple[Mark, ...] = ()  # of a document: the marks of a notice in its place


def judge_documents(
    page: Assessment, known: Mapping[str, Assessment], seen: Seen, members: Iterable[MemberSeen]
) -> Iterator[tuple[str, Part]]:
    """The documents asked for at a look that were not, or are not, as kept.

    `page`: the assessment of their page before the look; `seen`: what the look, which had the page, saw of it.
    """
    fresh = Assessment(
        state=State.AVAILABLE,
        certainty=Certainty.CONFIRMED,
        ever_good=True,
        last_good_at=page.last_good_at,
    )
    for one in members:
        key = short_key(one.url)
        if one.role is not Role.DOCUMENT or (not one.carried and key not in known):
            continue
        if one.finding is Finding.ALTERED_LARGE:  # too little to say that it is back, too much to call it lost
            continue
        if key in known or (not one.finding.effect.is_there and one.moved_to is None):
            before = known.get(key, fresh)
            before = replace(before, marks={**before.marks, DOCUMENT: redacted(clean(one.url))})
            alone = _as_page(one, seen, before)
            step = ACTS[TABLE[before.state][alone.effect]](before, alone)
            after = noted(step.after, alone)
            if one.moved_to is not None and step.events:
                moved = f"its document {one.url} is at {one.moved_to} now"
                step = replace(step, reasons=(Reason("member.moved", moved), *step.reasons))
                after = replace(after, marks={**after.marks, FOUND_AT: redacted(clean(one.moved_to))})
            notice = one.marks if alone.effect is Effect.LOSS else ()
            step = replace(step, reasons=(*explain_marks(notice), *step.reasons))
            yield key, _of_a_document(Part(before, after, step, notice))


def _as_page(member: MemberSeen, seen: Seen, before: Assessment) -> Seen:
    """One document as if it were a page of a site that is fine.

    A document that came with another text, or that the page now carries at another address, counts as there.
    """
    page, finding = seen.observation, member.finding
    if member.moved_to is not None or finding.effect is Effect.CHANGE:
        finding = Finding.SAME
    home = ProbeSeen(role=Role.HOME, url=page.url, status=page.status, like_answer=0.0, fine=True)
    alone = Observation(
        v=page.v,
        url=member.url,
        at=page.at,
        n=page.n,
        egress=page.egress,
        country=page.country,
        status=member.status,
        last=Comparison(kept=member.kept) if member.kept is not None else None,
        probes=(home,),
        marks=member.marks,
        vantages=member.vantages,
        ways_down=page.ways_down,
    )
    reasons = (LOCKED,) if finding is Finding.LOGIN and member.media_type in PAPERS else ()
    # that one is about the page
    steers = tuple(one for one in seen.context.steers if one.kind is not RemarkKind.KNOWN_MOVE)
    return weigh_visit(
        before, alone, finding, reasons, replace(seen.context, steers=steers),
        source=seen.source, url=seen.url, interval_s=seen.interval_s, document=True,
    )  # fmt: skip


def _of_a_document(part: Part) -> Part:
    """A document whose whole site is gone is reported as no longer served."""
    if part.after.state is not State.DOMAIN_GONE:
        return part
    kinds = tuple(EventKind.REMOVED if one is EventKind.DOMAIN_GONE else one for one in part.step.events)
    return replace(part, after=replace(part.after, state=State.REMOVED), step=replace(part.step, events=kinds))


def with_all_addresses(part: Part, told: Iterable[Part]) -> tuple[Assessment, Assessment]:
    """A part before and after, with the addresses of all documents of which the same is said at the look."""
    names = [one.after.marks[DOCUMENT] for one in told if DOCUMENT in one.after.marks]
    if DOCUMENT not in part.after.marks or len(names) < 2:
        return part.before, part.after
    shown = several(names)
    before, after = (replace(one, marks={**one.marks, DOCUMENT: shown}) for one in (part.before, part.after))
    return before, after


def without_address(part: Part) -> tuple[Assessment, Assessment]:
    """A part before and after without its address, which leaves only what is said of it."""
    before, after = (replace(one, marks=without_marks(one.marks, DOCUMENT)) for one in (part.before, part.after))
    return before, after


def documents_to_keep(documents: Mapping[str, Assessment], at: datetime) -> dict[str, Assessment]:
    """The documents to remember after a look.

    Those that are not as kept, could not be seen, or were taken as served because of a false alarm and have not been
    seen since: when they were last seen is not when their page was.
    """
    return {
        key: one
        for key, one in sorted(documents.items())[:KEPT]
        if one.state is not State.AVAILABLE
        or one.doubts
        or one.elsewhere_at is not None
        or NOT_SEEN_SINCE in one.marks
        or (VOID in one.marks and one.last_good_at != at)
    }


# --- assessments from before judge/8, whose marks held what was known of documents

_OLD = ("documents_in_question", "documents_lost", "documents_told", "document_told", "page_seen")


def _brought_forward(before: Assessment, observation: Observation) -> tuple[Assessment, dict[str, Assessment]]:
    """`split_assessment` for an assessment from before documents were judged by themselves."""
    marks = before.marks
    beneath = any(one.documents for one in before.doubts)
    if before.kind != MEMBER and not beneath and "document_told" not in marks and "documents_lost" not in marks:
        return before, {}
    off = before.state in {State.SUSPECT, State.REMOVED} and before.kind == MEMBER
    own = tuple(one for one in before.doubts if not one.documents)
    page = replace(before, marks=without_marks(marks, *_OLD), doubts=own)
    if off:
        seen_at = parse_rfc3339(marks["page_seen"]) if "page_seen" in marks else before.since
        page = replace(
            page, state=State.AVAILABLE, certainty=Certainty.CONFIRMED, kind=None, last_good_at=seen_at,
            first_absent_at=None, doubts=(), resume=None,
        )  # fmt: skip
    elif beneath:  # a document was doubted before its page was
        lost = [one.at for one in own if effect_of(one.finding, one.evidence).is_loss]
        covered = page.resume if lost or page.resume is not State.SUSPECT else State.AVAILABLE
        page = replace(page, first_absent_at=min(lost, default=None), resume=covered)
    told = set(marks.get("documents_told", "").split())
    since = {key: (parse_rfc3339(at), parse_rfc3339(had)) for key, at, had in
             (one.split("@") for one in marks.get("documents_lost", "").split())}  # fmt: skip
    if not since and (not off or before.state is State.REMOVED):  # reported before it was recorded which
        absent = parse_rfc3339(marks["document_told"]) if "document_told" in marks else before.first_absent_at
        at = absent or observation.at
        since = {short_key(one.url): (at, before.last_good_at or at) for one in observation.members if one.lost}
        told = set(since)
    old = Assessment(state=State.SUSPECT, certainty=Certainty.PROBABLE, since=before.since, kind=MEMBER, ever_good=True)
    return page, {
        key: replace(
            old,
            state=State.REMOVED if key in told else State.SUSPECT,
            certainty=before.certainty if off else Certainty.CONFIRMED if key in told else Certainty.PROBABLE,
            first_absent_at=at,
            last_good_at=had,
            doubts=tuple(replace(one, documents=()) for one in before.doubts if key in one.documents),
        )
        for key, (at, had) in since.items()
    }
