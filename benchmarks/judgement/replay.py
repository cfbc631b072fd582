"""Histories through the real observe, judge and cadence, under a simulated clock and without a network.

    python -m benchmarks.judgement replay HISTORY.jsonl [--json]

A line is one look: `{"url", "at", "status", "headers", "body": file or null, "failure": finding class or null,
"probes": optional}`, in order of time; `body` is relative to the history. Each line is a check at its own time; how much
later it comes than the cadence would have looked is counted, and nothing is invented for the time between. Probes are
unknown where a line has none: then a removal is `probable` at best. Without a body a 2xx answer counts as the page if
the history has no body of that URL at all, and as the server's word (like a 304) otherwise; a redirect counts by where it
leads. Prints every change of state and every alert with its time, then checks and alerts per 10,000; with --json one
object a line.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from archiver import cadence, text
from archiver.alerts import Subscription, alerts
from archiver.judge import judge
from archiver.observe import Reference, charset, classify, media_type, observe
from benchmarks.judgement.history import BadHistory, Line, led_away, plain, read, visit
from storage.clock import rfc3339
from storage.model import (
    Assessment,
    Capture,
    Effect,
    Exchange,
    Finding,
    HostContext,
    Observation,
    Reason,
    Role,
    Verdict,
)
from storage.urls import host_key

INTERVAL_S = 6 * 3600
HOUR = timedelta(hours=1)
OFF = frozenset({Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE})
Said = dict[str, Any]


@dataclass(slots=True)
class Kept:
    """What is carried of one URL from line to line."""

    n: int = 0
    assessment: Assessment = field(default_factory=Assessment)
    added_at: datetime | None = None
    due_at: datetime | None = None
    last: Reference | None = None
    first: Reference | None = None
    bodies: bool = False  # the history has had a body of this URL
    text: tuple[str | None, text.Text] | None = None  # payload digest and text of the newest body


@dataclass(slots=True)
class Host:
    """What is known of a host: its URLs, the newest findings of the hour, and its last event."""

    urls: set[str] = field(default_factory=set)
    newest: deque[tuple[datetime, str, bool]] = field(default_factory=deque)  # at, url, off
    event_at: datetime | None = None

    def changed(self, at: datetime) -> int:
        """Of the URLs looked at within the hour, those whose last finding was a loss, block or failure."""
        while self.newest and at - self.newest[0][0] > HOUR:
            self.newest.popleft()
        return sum({url: off for _, url, off in self.newest}.values())


class Replay:
    """Walks lines; `look` yields what is to be said of one."""

    def __init__(self, urls: dict[str, str]) -> None:
        self._host_of = urls
        self._kept: dict[str, Kept] = defaultdict(Kept)
        self._hosts: dict[str, Host] = defaultdict(Host)
        for url, host in urls.items():
            self._hosts[host].urls.add(url)
        self._subscription = Subscription(id="replay")
        self._told: set[str] = set()
        self.checks = 0
        self.late = 0
        self.kinds: dict[str, int] = defaultdict(int)

    @property
    def alerts(self) -> int:
        return len(self._told)

    def look(self, line: Line) -> Iterator[Said]:
        """One line: observed, judged, its next look set."""
        kept = self._kept[line.url]
        host = self._hosts[self._host_of[line.url]]
        kept.n += 1
        kept.added_at = kept.added_at or line.at
        self.checks += 1
        if kept.due_at is not None and line.at > kept.due_at + HOUR:
            self.late += 1
        seen, page, got, finding, reasons = _observed(line, kept)
        context = HostContext(
            sources=len(host.urls),
            changed_last_hour=host.changed(line.at),
            home_ok=next((p.fine for p in line.probes if p.role is Role.HOME), None),
            age_s=int((line.at - kept.added_at).total_seconds()),
            host_event_at=host.event_at,
        )
        before = kept.assessment
        verdict = judge(before, seen, finding, reasons, context, source=line.url, url=line.url, interval_s=INTERVAL_S)
        host.newest.append((line.at, line.url, finding.effect in OFF))
        kept.assessment = verdict.assessment
        kept.due_at = cadence.next_due(
            source=line.url,
            interval_s=INTERVAL_S,
            added_at=kept.added_at,
            assessment=verdict.assessment,
            finding=finding,
            n=kept.n,
            at=line.at,
            retry_after_s=seen.retry_after_s,
        )
        if verdict.reference and page.payload is not None:
            kept.last = Reference(capture=_capture(page), text=got)
            kept.first = kept.first or kept.last
        yield from self._said(line, before, verdict, host)

    def _said(self, line: Line, before: Assessment, verdict: Verdict, host: Host) -> Iterator[Said]:
        after = verdict.assessment
        if after.state is not before.state:
            yield {
                "type": "state",
                "at": rfc3339(line.at),
                "url": line.url,
                "from": before.state.value,
                "to": after.state.value,
                "certainty": after.certainty.value if after.certainty else None,
                "finding": verdict.finding.value,
                "reasons": [{"rule": r.rule, "text": r.text} for r in verdict.reasons],
            }
        for event in verdict.events:
            if event.kind.value == "host":
                host.event_at = event.at
        for alert in alerts(verdict.events, self._subscription, self._host_of):
            if alert.id in self._told:
                continue
            self._told.add(alert.id)
            self.kinds[alert.kind.value] += 1
            yield {
                "type": "alert",
                "at": rfc3339(alert.at),
                "url": line.url,
                "kind": alert.kind.value,
                "certainty": after.certainty.value if after.certainty else None,
                "id": alert.id,
                "text": alert.events[0].text,
            }


def _observed(line: Line, kept: Kept) -> tuple[Observation, Exchange, text.Text | None, Finding, tuple[Reason, ...]]:
    """The line as observe and classify see it; where the history lacks the body, by what its form says instead."""
    looked = visit(line, kept.n)
    (page,) = looked.exchanges
    got = None
    if page.payload is not None and page.failure is None:
        kept.bodies = True
        page, got = _read(line, page, kept)
        looked = replace(looked, exchanges=(page,))
    again = kept.last is not None and kept.last.capture.payload_sha256 == page.payload_sha256
    first = None if again else kept.first  # as in the walk: what is the reference again is held against nothing else
    seen = replace(observe(looked, got, last=kept.last, first=first), probes=line.probes)
    told = led_away(line) if line.failure is None else None
    if told is not None:
        return seen, page, got, told, (Reason(rule="history.redirect", text="by where the redirect leads"),)
    ok = line.status is not None and 200 <= line.status < 300 and line.failure is None
    if ok and page.payload is None:
        why = (Reason(rule="history.no_body", text="an answer whose body the history does not have"),)
        finding = Finding.SAME if kept.assessment.ever_good else Finding.FIRST
        return replace(seen, content=True, not_modified=kept.bodies), page, got, finding, why
    finding, reasons = classify(seen)
    return seen, page, got, finding, reasons


def _read(line: Line, page: Exchange, kept: Kept) -> tuple[Exchange, text.Text]:
    """The page with the headers that its body has, and its text; the same bytes are not read twice."""
    if kept.text is not None and kept.text[0] == page.payload_sha256:
        return page, kept.text[1]
    if kept.last is not None and kept.last.text is not None and kept.last.capture.payload_sha256 == page.payload_sha256:
        return page, kept.last.text
    payload = page.payload
    assert payload is not None
    page = replace(page, headers=plain(line, payload.read(0, 600)))
    content = text.decoded(payload, page.headers)
    got = text.extract(content, media_type=media_type(page) or "", charset_hint=charset(page), url=page.url)
    kept.text = (page.payload_sha256, got)
    return page, got


def _capture(page: Exchange) -> Capture:
    return Capture(
        id=page.id,
        source=page.url,
        n=0,
        role=Role.PAGE,
        url=page.url,
        at=page.at,
        status=page.status,
        media_type=media_type(page) or "",
        payload_sha256=page.payload_sha256,
        payload_bytes=page.payload_bytes,
        segment="",
        offset=0,
        length=0,
        good=True,
    )


def main(arguments: list[str]) -> int:
    """Exit 0; 2 when the history cannot be read."""
    as_json = "--json" in arguments
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(paths[0])
    begun = time.monotonic()
    try:
        replay = Replay({line.url: host_key(line.url) for line in read(path)})
        for line in read(path):
            for said in replay.look(line):
                print(json.dumps(said, ensure_ascii=False) if as_json else _line_of(said))
    except (BadHistory, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    summary: Said = {
        "type": "summary",
        "checks": replay.checks,
        "alerts": replay.alerts,
        "alerts_per_10000": round(10_000 * replay.alerts / replay.checks, 3) if replay.checks else 0.0,
        "kinds": dict(sorted(replay.kinds.items())),
        "late": replay.late,
        "seconds": round(time.monotonic() - begun, 1),
    }
    print(json.dumps(summary) if as_json else _summary(summary))
    return 0


def _line_of(said: Said) -> str:
    if said["type"] == "alert":
        return f"{said['at']}  ALERT {said['kind']}  {said['url']}  {said['text']}"
    sure = f", {said['certainty']}" if said["certainty"] else ""
    return f"{said['at']}  {said['from']} -> {said['to']} ({said['finding']}{sure})  {said['url']}"


def _summary(summary: Said) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in summary["kinds"].items()) or "none"
    return (
        f"{summary['checks']} checks, {summary['alerts']} alerts ({kinds}): {summary['alerts_per_10000']} per 10,000 "
        f"checks; {summary['late']} looks came later than the cadence would have looked; {summary['seconds']} s"
    )
