"""Findings over time -> verdict, events. Pure: the same visits in the same order give the same verdicts, byte for byte.

One visit is an anomaly, never a loss. Of 373 real collapses of live documents 370 were over within a day
(`docs/judgement.md`), so a loss needs agreeing visits over hours with the site otherwise fine; walls, logins, outages
and our own troubles neither confirm nor end a doubt; a good visit ends it at once.
"""

from __future__ import annotations

from archiver.judge.acts import ACTS
from archiver.judge.elsewhere import document_received, held_until
from archiver.judge.explain import explain_certificate, explain_list, explain_steers, explain_zone
from archiver.judge.noted import LISTED, ZONE, noted, zone_due
from archiver.judge.ourline import OurLine
from archiver.judge.seen import asks_line, see
from archiver.judge.steer import baseline, heeded
from archiver.judge.table import ELSEWHERE_KEPT, HOST_WITHIN, LISTED_HOLDS, RULES, TABLE, Act
from archiver.judge.turns import Turned, Turns, window
from archiver.judge.weigh import off_since
from archiver.words import sentence
from storage.ids import event_id
from storage.model import Assessment, Event, EventKind, Finding, HostContext, Observation, Reason, Verdict

__all__ = [
    "ELSEWHERE_KEPT",
    "HOST_WITHIN",
    "LISTED_HOLDS",
    "RULES",
    "TABLE",
    "Act",
    "OurLine",
    "Turned",
    "Turns",
    "asks_line",
    "baseline",
    "judge",
    "off_since",
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
    """What the visit of `observation` (its `at` is now) makes of what was known before it.

    `finding` and `reasons` are `observe.classify`'s. An operator's explicit check is a visit like any other: it counts
    as agreeing, and the waits still hold. `interval_s` is the source's set cadence, for the words only. Judging a visit
    that was judged already (same n) gives the same assessment again.
    """
    before = heeded(before, context.steers)
    seen = see(observation, finding, reasons, context, source=source, url=url, interval_s=interval_s,
        servers=before.marks.get(ZONE), listed=before.marks.get(LISTED),
        there=held_until(before), document=document_received(before))  # fmt: skip
    step = ACTS[TABLE[before.state][seen.effect]](before, seen)
    after = noted(step.after, seen)
    why = (
        *reasons,
        *step.reasons,
        *explain_certificate(before, seen),
        *explain_zone(seen, before.marks.get(ZONE)),
        *explain_list(seen, before.marks.get(LISTED)),
        *explain_steers(before, seen),
    )
    events = tuple(
        Event(
            id=event_id(source, seen.n, kind.value),
            at=seen.at,
            source=source,
            url=url,
            n=seen.n,
            kind=kind,
            text=sentence(kind, before, after, observation=observation, context=context, in_turn=not seen.in_hour),
            reasons=() if kind is EventKind.FIRST else why,
        )
        for kind in step.events
    )
    return Verdict(
        finding=finding,
        assessment=after,
        reasons=why,
        events=events,
        reference=step.reference,
        good=step.good,
        rules=RULES,
    )
