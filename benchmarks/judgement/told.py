"""Compares what was told about labelled histories with what should have been told, and when."""

from __future__ import annotations

import json
from bisect import bisect_left
from codecs import BOM_UTF8
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.judgement.fields import BadLine
from benchmarks.judgement.scoring import share, wilson
from storage.clock import parse_rfc3339, rfc3339
from storage.model import Certainty, Event, Verdict

_FORM = '{"url", "story", "expected": [{"kind", "since", "first", "by"}]}, times with their zones'


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An event that must be told about an address, not before `first` and not after `by`; it happened at `since`."""

    url: str
    story: str
    kind: str
    since: datetime
    first: datetime
    by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that was told, with the rule that caused it."""

    url: str
    story: str
    kind: str
    at: datetime
    why: str
    sure: bool


class Labels:
    """Collects what is told about labelled addresses."""

    def __init__(self, stories: Mapping[str, str], wanted: Sequence[Wanted]) -> None:
        self._stories = stories
        self._wanted = wanted
        self._told: list[Told] = []

    def told(self, event: Event, verdict: Verdict) -> None:
        """Note an event that someone with the default subscription is told about."""
        why = next((r.rule for r in verdict.reasons if not r.rule.startswith(("kept", "status."))), "")
        self._told.append(
            Told(
                url=event.url,
                story=self._stories.get(event.url, "unlabelled"),
                kind=event.kind.value,
                at=event.at,
                why=f"{verdict.finding.value}: {why}",
                sure=verdict.assessment.certainty is Certainty.CONFIRMED,
            )
        )

    def result(self) -> Result:
        """Match each expectation with the first event of its kind and address within its hours."""
        open_ = defaultdict(list)
        for told in sorted(self._told, key=lambda told: told.at):  # for bisect: an address may have thousands
            open_[told.url, told.kind].append(told)
        found: list[tuple[Wanted, Told]] = []
        missed: list[Wanted] = []
        for wanted in self._wanted:
            candidates = open_[wanted.url, wanted.kind]
            at = bisect_left(candidates, wanted.first, key=lambda told: told.at)
            if at < len(candidates) and candidates[at].at <= wanted.by:
                found.append((wanted, candidates.pop(at)))
            else:
                missed.append(wanted)
        return Result(found=found, missed=missed, false=[told for candidates in open_.values() for told in candidates])


@dataclass(kw_only=True)
class Result:
    found: list[tuple[Wanted, Told]]
    missed: list[Wanted]
    false: list[Told]
    kinds: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = sorted(
            {w.kind for w, _ in self.found} | {w.kind for w in self.missed} | {t.kind for t in self.false}
        )

    def facts(self) -> dict[str, Any]:
        """The results as numbers."""
        return {
            "kinds": {kind: self._kind(kind) for kind in self.kinds},
            "all": self._kind(None),
            "false": [
                {"url": t.url, "kind": t.kind, "at": rfc3339(t.at), "story": t.story, "why": t.why} for t in self.false
            ],
            "missed": [{"url": w.url, "kind": w.kind, "by": rfc3339(w.by), "story": w.story} for w in self.missed],
        }

    def _kind(self, kind: str | None) -> dict[str, Any]:
        found = [pair for pair in self.found if kind in {None, pair[0].kind}]
        false = sum(kind in {None, told.kind} for told in self.false)
        missed = sum(kind in {None, wanted.kind} for wanted in self.missed)
        hits = len(found)
        hours = sorted((told.at - wanted.since).total_seconds() / 3600 for wanted, told in found)
        return {
            "told": hits + false,
            "expected": hits + missed,
            "found": hits,
            "precision": round(hits / max(1, hits + false), 4),
            "precision_interval": [round(x, 4) for x in wilson(hits, hits + false)],
            "recall": round(hits / max(1, hits + missed), 4),
            "recall_interval": [round(x, 4) for x in wilson(hits, hits + missed)],
            "confirmed": sum(told.sure for _, told in found),
            "delay_h": {"median": round(median(hours), 1), "p95": round(_p95(hours), 1)} if hours else None,
        }

    def report(self) -> str:
        """The results as text."""
        lines = ["", f"{'told':12} {'precision':36} {'recall':36} delay in hours: median, 95 %"]
        for kind in [*self.kinds, None]:
            facts = self._kind(kind)
            delay = facts["delay_h"]
            took = f"{delay['median']:.1f}, {delay['p95']:.1f}" if delay else "-"
            precise, recalled = share(facts["found"], facts["told"]), share(facts["found"], facts["expected"])
            lines.append(f"{kind or 'all':12} {precise:36} {recalled:36} {took}")
        causes = Counter((told.story, told.kind, told.why) for told in self.false)
        lines += ["", "false alerts by cause" if causes else "no false alerts"]
        lines += [f"  {count} x {kind} in '{story}' by {why}" for (story, kind, why), count in causes.most_common()]
        absent = Counter((wanted.story, wanted.kind) for wanted in self.missed)
        lines += ["missed" if absent else "none missed"]
        lines += [f"  {count} x {kind} in '{story}'" for (story, kind), count in absent.most_common()]
        return "\n".join(lines)


def _p95(ordered: Sequence[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def read_labels(path: Path) -> Labels:
    """Read the labels. BadLine for a malformed line."""
    stories: dict[str, str] = {}
    wanted: list[Wanted] = []
    for number, text in enumerate(path.read_bytes().removeprefix(BOM_UTF8).split(b"\n"), 1):
        if not text.strip():
            continue
        try:
            given = json.loads(text.decode("utf-8"))
            stories[given["url"]] = given["story"]
            wanted += [
                Wanted(
                    url=given["url"],
                    story=given["story"],
                    kind=one["kind"],
                    since=parse_rfc3339(one["since"]),
                    first=parse_rfc3339(one["first"]),
                    by=parse_rfc3339(one["by"]),
                )
                for one in given["expected"]
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise BadLine(f"{path.name}:{number}: {error!r} in a label; a line is {_FORM}") from error
    return Labels(stories, wanted)
