"""Scripted histories: what each look at a source finds, and the verdicts that follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from archiver.judge import judge
from storage.model import (
    Assessment,
    Certainty,
    Comparison,
    Effect,
    Event,
    EventKind,
    Finding,
    HostContext,
    MemberSeen,
    Observation,
    ProbeSeen,
    Reason,
    Role,
    State,
    Verdict,
)

START = datetime(2021, 3, 1, 8, 0, tzinfo=UTC)
SOURCE = "01EZXXXXXXXXXXXXXXXXXXXXXX"
URL = "https://institute.example/report.html"
FINE = HostContext(home_ok=True)
FAILING = HostContext(home_ok=False)
UNASKED = HostContext()
STATUS = {Finding.GONE: 404, Finding.SERVER_ERROR: 500, Finding.DENIED: 403, Finding.CHALLENGE: 403, Finding.LEGAL: 451}
LADDER = (100, 100.2, 101, 106, 124)  # hours: 10 min, 1 h, 6 h, 24 h after the first sign


def observation(at: datetime, n: int, finding: Finding, **facts: Any) -> Observation:
    """The minimal facts of a look with this finding."""
    failed = finding.effect in {Effect.FAILURE, Effect.NONE} or finding is Finding.DNS_NXDOMAIN
    given: dict[str, Any] = {
        "status": None if failed else STATUS.get(finding, 200),
        "content": finding.effect in {Effect.GOOD, Effect.CHANGE},
        "text_sha256": "a" * 64 if finding.effect is Effect.GOOD else None,
        **facts,
    }
    return Observation(v="test/1", url=URL, at=at, n=n, **given)


@dataclass
class History:
    """One source over time. `look` is one visit, `hours` after the start."""

    assessment: Assessment = field(default_factory=Assessment)
    n: int = 0
    events: list[Event] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    source: str = SOURCE

    def look(
        self, hours: float, finding: Finding, context: HostContext = FINE, why: tuple[Reason, ...] = (), **facts: Any
    ) -> Verdict:
        self.n += 1
        seen = observation(START + timedelta(hours=hours), self.n, finding, **facts)
        verdict = judge(self.assessment, seen, finding, why, context, source=self.source, url=URL, interval_s=6 * 3600)
        self.assessment = verdict.assessment
        self.verdicts.append(verdict)
        self.events += verdict.events
        return verdict

    def looks(self, hours: Any, finding: Finding, context: HostContext = FINE, **facts: Any) -> History:
        for hour in hours:
            self.look(hour, finding, context, **facts)
        return self

    def state(self) -> State:
        return self.assessment.state

    def certainty(self) -> Certainty | None:
        return self.assessment.certainty

    @property
    def kinds(self) -> list[EventKind]:
        return [event.kind for event in self.events]


def kept(**facts: Any) -> History:
    """A source with one good copy, seen at hour 0."""
    history = History()
    history.look(0, Finding.FIRST, **facts)
    return history


def invented(alike: float | None, *, final_url: str | None = None) -> ProbeSeen:
    return ProbeSeen(
        role=Role.INVENTED,
        url="https://institute.example/x1y2.html",
        status=200,
        like_answer=alike,
        final_url=final_url,
    )


def neighbour(*, fine: bool, alike: float | None = None) -> ProbeSeen:
    return ProbeSeen(
        role=Role.SIBLING, url="https://institute.example/other.html", status=200, fine=fine, like_answer=alike
    )


def listing(*, listed: bool, before: float | None = 0) -> ProbeSeen:
    """`before`: the hour of the kept copy of the listing that had the source; None: no such copy."""
    at = None if listed or before is None else START + timedelta(hours=before)
    return ProbeSeen(
        role=Role.LISTING, url="https://institute.example/list.html", status=200, listed=listed, listed_before=at
    )


def elsewhere(share: float = 0.98) -> ProbeSeen:
    return ProbeSeen(role=Role.SIBLING, url="https://institute.example/2022/report.html", status=200, kept=share)


def document(finding: Finding, status: int | None = 404, digest: str | None = None) -> MemberSeen:
    return MemberSeen(
        url="https://institute.example/report.pdf",
        role=Role.DOCUMENT,
        finding=finding,
        status=status,
        payload_sha256=digest,
    )


def changed(text: str, *lost: str, kept_share: float = 0.95, added: tuple[str, ...] = ()) -> dict[str, Any]:
    """The facts of a look at an altered text."""
    return {
        "text_sha256": (text * 64)[:64],
        "last": Comparison(kept=kept_share, lost=lost, added=added, same_text=False),
    }


def at(hours: float):
    return START + timedelta(hours=hours)


def said(verdict: Any, rule: str) -> str:
    return " ".join(reason.text for reason in verdict.reasons if reason.rule == rule)
