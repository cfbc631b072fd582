"""Findings over time -> verdict, events. Pure: the same visits in the same order give the same verdicts, byte for byte.

One visit is an anomaly, never a loss. Of 373 real collapses of live documents 370 were over within a day
(`docs/judgement.md`), so a loss needs agreeing visits over hours while the rest of the site is fine. Walls, logins,
outages and our own troubles neither confirm nor end a doubt; a good visit ends it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archiver.judge.acts import ACTS
from archiver.judge.certificates import explain_certificate
from archiver.judge.confidence import level
from archiver.judge.copies import lost_there
from archiver.judge.documents import (
    Part,
    documents_to_keep,
    judge_documents,
    merge_assessments,
    of_the_page,
    split_assessment,
    with_all_addresses,
    without_address,
)
from archiver.judge.evidence import known_list, zone_due
from archiver.judge.explain import explain_list, explain_steers, explain_zone, of_documents
from archiver.judge.instead import told_instead
from archiver.judge.noted import UNSEEN_SINCE, noted
from archiver.judge.ourline import OurLine
from archiver.judge.reached import asks_line
from archiver.judge.seen import Seen, weigh_visit
from archiver.judge.steer import apply_remarks, baseline
from archiver.judge.table import LINE_TURN, LISTED_HOLDS, RESTORABLE, RULES, TABLE, Act
from archiver.judge.turns import Turned, Turns, begun_within_the_hour, window
from archiver.judge.weigh import off_since, without_line_failures
from archiver.judge.would_change import several_end
from archiver.observe.marks.still_there import ELSEWHERE_KEPT
from archiver.words import DOCUMENT, MEMBER, RECEIVED_BY, TOLD_TOO, sentence
from storage.ids import event_id
from storage.model import (
    Assessment,
    Event,
    EventKind,
    Finding,
    HostContext,
    Observation,
    Reason,
    State,
    Verdict,
)

_DOUBTED = RESTORABLE | {State.SUSPECT}

__all__ = [
    "ELSEWHERE_KEPT",
    "LINE_TURN",
    "LISTED_HOLDS",
    "RECEIVED_BY",
    "RULES",
    "TABLE",
    "UNSEEN_SINCE",
    "Act",
    "OurLine",
    "Turned",
    "Turns",
    "asks_line",
    "baseline",
    "begun_within_the_hour",
    "judge",
    "known_list",
    "of_the_page",
    "off_since",
    "unjudged",
    "window",
    "zone_due",
]


def judge(
    before: Assessment,
    observation: Observation,
    finding: Finding,
    reasons: tuple[Reason, ...],
    context: HostContext,
    *,
    source: str,
    url: str,
    interval_s: int,
) -> Verdict:
    """The verdict of the visit of `observation` (its `at` is now), given what was known before it.

    `finding` and `reasons` are those of `observe.classify`. An operator's explicit check is a visit like any other: it
    counts as agreeing, and the waits still hold. `interval_s` is the source's set cadence, for the wording only.
    Judging a visit that was judged already (same n) gives the same assessment again.
    """
    own, own_finding = of_the_page(observation, finding)
    page, known = split_assessment(before, observation)
    of_page = page.state in _DOUBTED  # remarks are now about the page, not its documents
    page = apply_remarks(page, context.steers)
    page = replace(page, doubts=without_line_failures(page.doubts, context))
    own_finding = lost_there(page, own, own_finding)
    seen = weigh_visit(page, own, own_finding, reasons, context, source=source, url=url, interval_s=interval_s)
    step = told_instead(page, ACTS[TABLE[page.state][seen.effect]](page, seen), seen)
    looked = [Part(page, noted(step.after, seen), step)]
    known = {key: apply_remarks(one, context.steers, of_another=of_page) for key, one in known.items()}
    if own_finding is Finding.FIRST:
        known = {}  # neither earlier copies of the page nor their documents are compared
    if seen.effect.is_there:
        for key, part in judge_documents(page, known, seen, observation.members):
            known[key] = part.after
            looked.append(part)
    beside = (
        *explain_certificate(page, seen),
        *explain_zone(page, seen),
        *explain_list(page, seen),
        *explain_steers(before, seen, documents=len(looked) > 1),
    )
    return Verdict(
        finding=finding,
        assessment=merge_assessments(before, looked[0].after, documents_to_keep(known, seen.at), seen.at, finding),
        reasons=tuple(dict.fromkeys((*reasons, *step.reasons, *_of_documents(looked[1:]), *beside))),
        events=_events(looked, seen, beside),
        reference=step.reference,
        good=step.good,
        rules=RULES,
    )


def unjudged(before: Assessment, finding: Finding, reasons: tuple[Reason, ...]) -> Verdict:
    """The verdict on a visit that tells nothing and on which `judge` failed by a mistake of ours: all stands as it
    was."""
    return Verdict(finding=finding, assessment=replace(before, finding=finding), reasons=reasons, rules=RULES)


def _of_documents(looked: Sequence[Part]) -> Iterator[Reason]:
    return of_documents([(part.after.marks.get(DOCUMENT, ""), part.step.reasons) for part in looked])


def _events(looked: Sequence[Part], seen: Seen, beside: tuple[Reason, ...]) -> tuple[Event, ...]:
    """The events of a look, one of each kind: the page before its documents, and returns before losses.

    `beside`: reasons that concern the look, and no part of it.
    """
    told: dict[EventKind, Event] = {}
    for kind in dict.fromkeys(kind for part in looked for kind in part.step.events):
        parts_of_it = [part for part in looked if kind in part.step.events]
        first = parts_of_it[0]
        text, *others = _sentences(kind, parts_of_it, seen)
        back = kind is EventKind.RESTORED and first is not looked[0]  # the findings about the rest do not concern it
        said = first.step.reasons if back else (*seen.reasons, *first.step.reasons, *beside)
        if len(parts_of_it) > 1:
            said = tuple(several_end(one) for one in said)
        too = [Reason("told-too", f"{TOLD_TOO}{other}") for other in others]
        told[kind] = Event(
            id=event_id(seen.source, seen.n, kind.value),
            at=seen.at,
            source=seen.source,
            url=seen.url,
            n=seen.n,
            kind=kind,
            text=text,
            reasons=() if kind is EventKind.FIRST else tuple(dict.fromkeys((*too, *said))),
        )
    return tuple(sorted(told.values(), key=lambda one: one.kind is not EventKind.RESTORED))


def _sentences(kind: EventKind, told: Sequence[Part], seen: Seen) -> list[str]:
    """The sentences of an event: one for all parts of which the same is said with the same confidence.

    Those about documents name their addresses.
    """

    def said(part: Part, before: Assessment, after: Assessment) -> str:
        context, in_turn = seen.context, not seen.in_hour
        observation = seen.observation
        if after.kind == MEMBER:  # a notice in a document's place is not the page's
            observation = replace(observation, marks=part.notice)
        return sentence(kind, before, after, observation=observation, context=context, in_turn=in_turn)

    groups: dict[tuple[str, str | None], list[Part]] = {}
    for part in told:
        bare = said(part, *without_address(part))
        groups.setdefault((bare, level(part.step.reasons)), []).append(part)
    return [said(some[0], *with_all_addresses(some[0], some)) for some in groups.values()]
