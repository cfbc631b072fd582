"""`make demo`: a small institute publishes a report, a work cites it, the report disappears; the kept copies decide.

It runs the service's own parts under a clock that is moved by hand: settings, intake, rounds, judgement, store, lookup,
verify. Nothing leaves this machine, and nothing stays on it.
"""

from __future__ import annotations

import re
import sys
import tempfile
import textwrap
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import structlog

from archiver import app, words
from archiver.intake.references import Cite, Reference
from config.settings import load
from demo.site import PASSAGES, REPORT, Institute
from storage import verify
from storage.clock import trim
from storage.errors import ArchiverError
from storage.model import Event, Outcome, Watched

PAGE, SUMMARY, LIVING = "/2019/1223/report.htm", "/2019/1224/summary.htm", "/2018/0612/census.htm"
# a 404 is reported after 24 h, a redirect that the site gives for this address alone only after 72 h
LOOKS_AFTER_H = (
    1,
    2,
    8,
    26,
    75,
)
WIDTH = 100


class Clock:
    """A clock that runs as usual and can be moved forward."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._begun = time.monotonic()
        self._moved = timedelta()

    def __call__(self) -> datetime:
        return trim(self._start + self._moved + timedelta(seconds=time.monotonic() - self._begun))

    def move(self, hours: float) -> None:
        self._moved += timedelta(hours=hours)


def main() -> int:
    """Play the story. 0 if the copy came back byte for byte and the loss was reported, else 1."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    institute, clock = Institute(), Clock(datetime(2021, 3, 1, 8, tzinfo=UTC))
    with tempfile.TemporaryDirectory(prefix="archiver-demo-") as directory:
        settings = load(
            {
                "ARCHIVER_DATA": directory,
                "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8",  # the institute's server is on this machine
                "ARCHIVER_HOST_DELAY": "0.02",
                "ARCHIVER_MIN_FREE_BYTES": "0",  # the demo is small, and the disk may be, too
            },
            cwd=Path(directory),
        )
        whole = app.build(settings, now=clock)
        try:
            return _play(whole, institute, clock)
        finally:
            whole.close()
            institute.close()


def _play(whole: app.App, institute: Institute, clock: Clock) -> int:
    _say(f"1. An institute publishes a report at {institute.url}{PAGE}; the report itself is a PDF in the page.")
    _say(f"   A short version stands at {SUMMARY}. An article cites both, with a passage:")
    _say(f'   "{PASSAGES[1]}"')
    cited = Cite(title="Coercive labour and displacement", quote=PASSAGES[1])
    for path in (PAGE, SUMMARY, LIVING):
        url = institute.url + path
        list(whole.intake.register([Reference(url=url, given=url, written=url, cites=(cited,))]))
    _look(whole, "2. The archiver looks for the first time")
    kept = whole.lookup.capture(f"{institute.url}/_upload/report.pdf")
    _say(f"   The PDF is kept: {kept.payload_bytes} bytes, SHA-256 {kept.payload_sha256}")

    clock.move(6)
    _look(whole, "3. Six hours later all is as it was")

    institute.remove(PAGE)
    institute.remove("/_upload/report.pdf")
    institute.send_home(SUMMARY)
    _say("4. The institute takes the report from its site: its address answers 404 now,")
    _say("   the short version's address sends everyone to the home page. No notice says why.")
    waited = 0
    for hours in LOOKS_AFTER_H:
        clock.move(hours - waited)
        waited = hours
        _look(whole, f"   {hours} {'hour' if hours == 1 else 'hours'} on")

    _say("5. What is told, and why:")
    told = {event.source: event for event in whole.lookup.events() if event.kind.value == "removed"}
    for event in told.values():
        _tell(event)
    _say("6. The copies come back:")
    sound = _check_copies(whole, institute)
    _say("7. Proof without the service: every stored segment, against its own digests and the rules of WARC:")
    problems = [f"{name}: {one.text}" for name, one in verify.directory(Path(whole.settings.data) / "store")]
    _say("   no damage found" if not problems else "   " + "; ".join(problems))
    ok = sound and not problems and len(told) == 2
    _say("The loss was told and the copies are whole." if ok else "The story did not end as it should.")
    return 0 if ok else 1


def _look(whole: app.App, title: str) -> None:
    answers = list(whole.rounds.check(list(whole.lookup.sources()), wait_s=10))
    _say(f"{title} ({words.instant(whole.now())}):")
    for watched, answer in sorted(answers, key=lambda pair: pair[0].source.id):
        _say(f"   {_path(watched)}: {_found(whole, watched, answer)}")


def _found(whole: app.App, watched: Watched, answer: Outcome | ArchiverError) -> str:
    if isinstance(answer, ArchiverError):
        raise answer
    seen = whole.lookup.visit(watched.source.id, answer.n)
    return f"{words.finding(seen.finding)}; {words.state(seen.state)}"


def _tell(event: Event) -> None:
    _say(f"   {event.text}")
    for reason in event.reasons:
        _say(f"      - {reason.text}")


def _check_copies(whole: app.App, institute: Institute) -> bool:
    capture = whole.lookup.capture(f"{institute.url}/_upload/report.pdf")
    found = b"".join(whole.lookup.open(capture).decoded().chunks())
    same = found == REPORT and sha256(found).hexdigest() == capture.payload_sha256
    _say(
        f"   report.pdf: {len(found)} bytes, {'byte for byte what the site sent' if same else 'NOT what the site sent'}"
    )
    summary = whole.lookup.capture(institute.url + SUMMARY)
    text = b"".join(whole.lookup.open(summary).decoded().chunks()).decode()
    quoted = PASSAGES[1] in text
    _say(f"   summary.htm of {words.instant(summary.at)}: the cited passage is {'in it' if quoted else 'NOT in it'}")
    return same and quoted


def _path(watched: Watched) -> str:
    return "/" + watched.source.url.partition("://")[2].partition("/")[2]


def _say(line: str) -> None:
    indent = re.match(r" *(?:- |\d\. )?", line)
    assert indent is not None
    print(textwrap.fill(line, WIDTH, subsequent_indent=" " * len(indent[0])), flush=True)


if __name__ == "__main__":
    sys.exit(main())
