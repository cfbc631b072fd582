"""Runs histories through the real observe, judge and cadence, under a simulated clock and without a network.

    python -m benchmarks.judgement replay HISTORY.jsonl [--json] [--labels LABELS.jsonl]

A line is one look: `{"url", "at", "status", "headers", "body": file or null, "failure": finding class or null,
"probes": optional}`, with a status or a failure: where both are given the failure counts, as of a transfer that broke
off, and status and body are left aside. `body` is relative to the history, raw or decoded. The looks at one
address must be in order of time; addresses may follow one another, and are walked together, by time. Each line is a
check at its own time; lines later than the cadence would have looked are counted, and nothing is invented for the time
between. A line may also have `final_url` (where redirects led), `members` (answers of the documents that the page
carries), `quotes` and `canary`.

A list that leaves the page out counts if it is known to have listed it: as a fact it says so itself, as an answer only
after an earlier line of the address, at most thirty days before, whose answer to `listing` has the page.

Probes are unknown if a line has none: then a removal is `probable` at best. `probes` is a list of facts `{"role",
"status", "fine", "like_answer", "listed", ...}`, or of answers `{"role", "url", "status", "headers", "body"}` that are
observed as in the walk, or in short `{"home": true, "sibling": 404, "invented": 0.93}`: true, false, a status or a
fact, and for an invented address how similar its answer is to ours. Without `fine` the status decides: a 2xx is fine;
where a redirect led is not known. What the host answered at an invented address while all was well has the role
`learned`, and a body: losses are compared with the newest of these, alterations with one from before them and one
within the hour. The roles are `home`, `invented` and `invented_root` (an address made up beside the page, and at the
root), `sibling` (another page of the site), `listing` (the page above), `learned` and `neighbour`. A line with any other
is refused, since a misspelt one would take its evidence away unseen.

Answers of the role `neighbour`, which an earlier release asked for, say nothing about a page.

Without a body a 2xx answer counts as the page if the history has no body of that URL at all, and as the server's word
(like a 304) otherwise; a 204 is an empty answer. A body shorter than its Content-Length is cut, if that length refers
to these bytes. A redirect whose body is a page is that page; otherwise it counts by where it leads, and its short body
is a note: to the same page apart from scheme, www, slash or index as the server's word; to a login, the front page, a
folder above, another site or an error's address as that; anywhere else as nothing known.

Prints every change of state and every alert with its time, then checks and alerts per 10,000; with --json one object
per line. With labels (a line per address: `{"url", "story", "expected": [{"kind", "since", "first", "by"}]}`) also
precision, recall, Wilson intervals, delays, and each mistake. What makes no sense is reported by its line; the exit
code is then 2.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archiver.alerts import Subscription, alerts
from archiver.judge.confidence import level
from benchmarks.judgement.fields import BadLine
from benchmarks.judgement.history import read
from benchmarks.judgement.told import Labels, read_labels
from benchmarks.judgement.walking import Looked, Walk
from storage.clock import rfc3339
from storage.urls import host_key

Said = dict[str, Any]


class Replay:
    """Walks lines; `tell` yields the output for one."""

    def __init__(self, host_of: dict[str, str], labels: Labels | None) -> None:
        self._host_of = host_of
        self._subscription = Subscription(id="replay")
        self._told: set[str] = set()
        self._labels = labels
        self.walk = Walk(host_of)
        self.kinds: dict[str, int] = defaultdict(int)

    @property
    def alerts(self) -> int:
        return len(self._told)

    def tell(self, looked: Looked) -> Iterator[Said]:
        """The output for one line."""
        line, verdict, after = looked.line, looked.verdict, looked.verdict.assessment
        if after.state is not looked.before.state:
            yield {
                "type": "state",
                "at": rfc3339(line.at),
                "url": line.url,
                "from": looked.before.state.value,
                "to": after.state.value,
                "certainty": after.certainty.value if after.certainty else None,
                "finding": verdict.finding.value,
                "reasons": [{"rule": r.rule, "text": r.text} for r in verdict.reasons],
            }
        for event in verdict.events:
            if self._labels is not None and event.kind in self._subscription.kinds:
                self._labels.told(event, verdict)
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
                "confidence": level(alert.events[0].reasons),
                "id": alert.id,
                "text": alert.events[0].text,
            }

    def summary(self, seconds: float) -> Said:
        checks = self.walk.checks
        return {
            "type": "summary",
            "checks": checks,
            "alerts": self.alerts,
            "alerts_per_10000": round(10_000 * self.alerts / checks, 3) if checks else 0.0,
            "kinds": dict(sorted(self.kinds.items())),
            "late": self.walk.late,
            "seconds": round(seconds, 1),
        }


def main(arguments: list[str]) -> int:
    """Exit 0, or 2 if the history or its labels cannot be read."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.judgement replay", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("history", type=Path, metavar="HISTORY.jsonl")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--labels", type=Path, metavar="LABELS.jsonl")
    given = parser.parse_args(arguments)
    begun = time.process_time()
    try:
        labels = None if given.labels is None else read_labels(given.labels)
        host_of, sorted_ = _surveyed(given.history)
        replay = Replay(host_of, labels)
        lines = read(given.history)
        for line in lines if sorted_ else sorted(lines, key=lambda line: line.at):
            for said in replay.tell(replay.walk.look(line)):
                print(json.dumps(said, ensure_ascii=False) if given.json else _line_of(said))
    except (BadLine, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if labels is not None:
        result = labels.result()
        print(json.dumps({"type": "labels", **result.facts()}, ensure_ascii=False) if given.json else result.report())
    summary = replay.summary(time.process_time() - begun)
    print(json.dumps(summary) if given.json else _summary(summary))
    return 0


def _surveyed(history: Path) -> tuple[dict[str, str], bool]:
    """The host of every URL, and whether the lines are in order of time, since what other addresses do then counts."""
    host_of, in_order, newest = {}, True, None
    for line in read(history):
        host_of[line.url] = host_key(line.url)
        in_order &= newest is None or newest <= line.at
        newest = line.at
    return host_of, in_order


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
