"""One run of ours in a process of its own: reads {"directory", "urls", "kind"}, prints {"seconds", "kept"}."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import structlog

from archiver import app
from archiver.intake.references import Reference
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
    """An archiver on this directory that may talk to loopback and does not wait between requests."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    given = {
        "ARCHIVER_DATA": str(directory / "data"),
        "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8",
        "ARCHIVER_HOST_DELAY": "0",
        **settings,
    }
    return app.build(load(given, cwd=directory))


def register(whole: app.App, urls: list[str]) -> list[Watched]:
    """Promise to keep these."""
    list(whole.intake.register([Reference(url=url, given=url, written=url) for url in urls]))
    return list(whole.lookup.sources())


def walk(whole: app.App, wanted: list[Watched]) -> int:
    """The service's own walk; how many visits were committed."""
    return sum(isinstance(answer, Outcome) for _, answer in whole.rounds.check(wanted, wait_s=60))


def keep(whole: app.App, wanted: list[Watched]) -> int:
    """Fetch and record without reading: the same fetcher, recorder, store and catalog, no text and no judgement."""
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


def main() -> None:
    given = json.loads(sys.stdin.read())
    whole = opened(Path(given["directory"]))
    wanted = register(whole, given["urls"])
    _ = whole.rounds  # a service is running already when a round begins
    begun = time.monotonic()
    kept = {"keep": keep, "walk": walk}[given["kind"]](whole, wanted)
    seconds = time.monotonic() - begun
    whole.close()
    if kept != len(wanted):
        sys.exit(f"only {kept} of {len(wanted)} pages were kept")
    print(json.dumps({"seconds": seconds, "kept": kept}))


if __name__ == "__main__":
    main()
