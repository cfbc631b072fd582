"""Runs our side of a measurement in its own process: `run(directory, urls, kind)` starts it and returns the result.

The process reads {"directory", "urls", "kind", "settings"} and prints {"seconds", "kept", "cpu_s", "readers_s",
"peak_kb"}. `seconds` has one entry per pass over the URLs; `cpu_s` and `readers_s` are processor time of the service
and of its readers.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import structlog

from archiver import app
from archiver.intake.references import Reference
from archiver.readers.child import peak_kb
from archiver.recorder import Finished
from config.settings import load
from storage import catalog as tables
from storage import records
from storage.clock import utcnow
from storage.model import (
    Access,
    Assessment,
    Finding,
    HostContext,
    Observation,
    Outcome,
    Role,
    State,
    Verdict,
    Visit,
    Watched,
)


def opened(directory: Path, **settings: str) -> app.App:
    """An archiver on this directory that may connect to loopback and does not wait between requests."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    given = {
        "ARCHIVER_DATA": str(directory / "data"),
        "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8",
        "ARCHIVER_HOST_DELAY": "0",
        **settings,
    }
    return app.build(load(given, cwd=directory))


def register(whole: app.App, urls: list[str]) -> list[Watched]:
    """Register these URLs as sources."""
    list(whole.intake.register([Reference(url=url, given=url, written=url) for url in urls]))
    return list(whole.lookup.sources())


def walk(whole: app.App, wanted: list[Watched]) -> int:
    """Run the service's own walk; returns how many visits were committed."""
    return sum(isinstance(answer, Outcome) for _, answer in whole.rounds.check(wanted, wait_s=60))


def keep(whole: app.App, wanted: list[Watched]) -> int:
    """Fetch and record without reading: the same fetcher, recorder, store and catalog, but no text and no judgement."""
    token, now = f"{whole.process.owner}.bench", utcnow()
    hosts: dict[str, list[Watched]] = defaultdict(list)
    for one in wanted:
        hosts[one.source.host].append(one)
    with whole.catalog.write() as conn:
        tables.hosts.claim(conn, now=now, token=token, lease_s=600, limit=len(hosts), hosts=list(hosts))
    recorder, futures, lock = whole.rounds.recorder, [], threading.Lock()

    def host(sources: list[Watched]) -> None:
        for one in sources:
            future = recorder.add(_kept(whole, one, token))
            with lock:
                futures.append(future)

    with ThreadPoolExecutor(min(64, len(hosts))) as pool:
        list(pool.map(host, hosts.values()))
    recorder.flush()
    done: list[Future[Outcome]] = [future for future in futures if future.exception() is None]
    return len(done)


def _kept(whole: app.App, one: Watched, token: str) -> Finished:
    at = utcnow()
    with whole.fetcher.session() as session:
        exchanges = tuple(session.get(one.source.url, Role.PAGE))
        visit = Visit(
            source=one.source.id, url=one.source.url, n=1, at=exchanges[0].at, egress=session.egress,
            exchanges=exchanges, resolutions=tuple(session.resolutions),
        )  # fmt: skip
    observation = Observation(v="bench", url=visit.url, at=visit.at, n=1)
    verdict = Verdict(finding=Finding.FIRST, assessment=Assessment(state=State.AVAILABLE), reasons=(), reference=True)
    return Finished(
        visit=visit,
        record=records.visit_of(visit, observation, verdict, HostContext(), at),
        access=Access.PUBLIC,
        host=one.source.host,
        lease=token,
        originals={},
        repeatable=frozenset(),
        texts={},
    )


def twice(whole: app.App, wanted: list[Watched]) -> tuple[int, list[float]]:
    """Run the walk, and again over the same sources."""
    seconds = []
    kept = 0
    for _ in range(2):
        begun = time.monotonic()
        kept = walk(whole, wanted)
        seconds.append(time.monotonic() - begun)
        wanted = list(whole.lookup.sources())
    return kept, seconds


def service(whole: app.App, wanted: list[Watched]) -> tuple[int, list[float]]:
    """Run the rounds as the service does, until every source that answers has had its first visit."""
    at = utcnow()
    while True:
        whole.rounds.tick()
        time.sleep(0.5)
        good = [one for one in whole.lookup.sources() if "/hang" not in one.source.url]
        if all(one.n for one in good):  # timed by when they were looked at, so the last flush is not counted
            failed = [one.source.url for one in good if one.last is None]
            print(f"{len(failed)} good hosts failed", file=sys.stderr)
            last = max(one.last.at for one in good if one.last is not None)
            return len(wanted), [(last - at).total_seconds()]


def run(directory: Path, urls: list[str], kind: str, **settings: str) -> dict[str, Any]:
    """Measure one kind of run in a process of its own."""
    given = json.dumps({"directory": str(directory), "urls": urls, "kind": kind, "settings": settings})
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.capture_ours"], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> None:
    given = json.loads(sys.stdin.read())
    whole = opened(Path(given["directory"]), **given["settings"])
    wanted = register(whole, given["urls"])
    _ = whole.rounds  # start-up is not measured: a service is running already when a round begins
    begun, cpu = time.monotonic(), _cpu_s()
    several = {"twice": twice, "service": service}.get(given["kind"])
    if several is not None:
        kept, seconds = several(whole, wanted)
    else:
        kept = {"keep": keep, "walk": walk}[given["kind"]](whole, wanted)
        seconds = [time.monotonic() - begun]
    peak = peak_kb()
    own = _cpu_s() - cpu
    if given["kind"] == "service":  # a thousand hosts still hang and are not part of the measurement
        threading.Timer(20, os._exit, (0,)).start()
    else:
        whole.close()
    if kept != len(wanted):
        sys.exit(f"only {kept} of {len(wanted)} pages were kept")
    readers = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": seconds, "kept": kept, "cpu_s": own, "readers_s": readers.ru_utime + readers.ru_stime,
                      "peak_kb": peak}), flush=True)  # fmt: skip
    if given["kind"] == "service":
        os._exit(0)


def _cpu_s() -> float:
    return time.process_time()


if __name__ == "__main__":
    main()
