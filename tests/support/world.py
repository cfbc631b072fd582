"""The whole service over a directory and a local site, under a clock that a test moves; and the oracle for what it
leaves.

The oracle says whether that is sound: by the catalog, by the store alone, and by a rebuild.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archiver import app
from archiver.intake import references
from archiver.intake.references import Cite, reference
from archiver.lookup import check_line, event_line, source_line
from config.settings import Settings, load
from storage import catalog as tables
from storage import verify
from storage.catalog.schema import captures, segments, sources, texts, visits
from storage.clock import Now, trim
from storage.model import Access, Capture, KeptText, Outcome, Watched
from tests.support import catalogs, children

START = datetime(2021, 3, 1, 8, tzinfo=UTC)
QUICK = {
    "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8",
    "ARCHIVER_HOST_DELAY": "0",
    "ARCHIVER_FLUSH_AFTER": "0.2s",
    "ARCHIVER_CONNECT_TIMEOUT": "2s",
    "ARCHIVER_IDLE_TIMEOUT": "1s",
    "ARCHIVER_TOTAL_TIMEOUT": "5s",
    "ARCHIVER_MIN_FREE_BYTES": "0",
    "ARCHIVER_THREADS": "8",
    "ARCHIVER_LISTEN": "127.0.0.1:0",
    "ARCHIVER_GRACE": "10s",
}


OPEN: list[World] = []  # left open by failed tests, and closed after them (tests/conftest.py)


class Clock:
    """A running wall clock that can be moved."""

    def __init__(self, start: datetime = START) -> None:
        self._start, self._begun, self._moved = start, time.monotonic(), timedelta()

    def __call__(self) -> datetime:
        return trim(self._start + self._moved + timedelta(seconds=time.monotonic() - self._begun))

    def move(self, **by: float) -> None:
        self._moved += timedelta(**by)

    def to(self, at: datetime) -> None:
        """Go on to this instant; never back."""
        self._moved += max(timedelta(), at - self())


def decided(root: Path, **changes: str) -> Settings:
    """Settings for a test: everything under `root`, quick, loopback allowed. `changes`: settings by name, without the
    ARCHIVER_ prefix."""
    given = (
        QUICK | {"ARCHIVER_DATA": str(root)} | {f"ARCHIVER_{name.upper()}": value for name, value in changes.items()}
    )
    return load({name: value for name, value in given.items() if value}, cwd=root.parent)


class World:
    """One archive and the hand that moves its clock. `checked`: the looks made through it, all acknowledged."""

    def __init__(self, root: Path, clock: Now | None, **changes: str) -> None:
        self.root = root
        self._now = clock or Clock()
        self.settings = decided(root, **changes)
        catalogs.prepared(self.settings.database)
        self.app = app.build(self.settings, now=self._now)
        self.app.new_readers = children.lasting
        if not self.app.catalog.sqlite:
            self.app.clock.compare(None)  # the database's clock is not the one that a test moves
        self.checked: list[dict[str, Any]] = []
        OPEN.append(self)

    def close(self) -> None:
        if self in OPEN:
            OPEN.remove(self)
        self.app.close()

    def again(self, **changes: str) -> World:
        """The next life of this archive: its first look repairs what the process before left behind."""
        self.close()
        return World(self.root, self._now, **changes)

    @property
    def clock(self) -> Clock:
        """The clock that a test moves; not for a world on the system clock."""
        assert isinstance(self._now, Clock)
        return self._now

    # --- doing

    def add(self, *urls: str, every: str = "6h", quote: str | None = None, sealed: bool = False) -> list[str]:
        cites = (Cite(title="A work", quote=quote),) if quote else ()
        wanted = [
            replace(
                reference(url),
                cites=cites,
                interval_s=references.interval(every),
                access=Access.SEALED if sealed else Access.PUBLIC,
            )
            for url in urls
        ]
        return [one.source for one in self.app.intake.register(wanted)]

    def look(self, *urls: str, wait_s: float = 10) -> list[dict[str, Any]]:
        """Check these now, or all; returns the lines of `check --json` in the order of the URLs. An error is raised."""
        wanted = [self.watched(url) for url in urls] if urls else list(self.app.lookup.sources())
        lines: dict[str, dict[str, Any]] = {}
        for watched, answer in self.app.rounds.check(wanted, wait_s=wait_s):
            if not isinstance(answer, Outcome):
                raise answer
            lines[watched.source.id] = check_line(self.app.lookup.visit(answer.source, answer.n))
        found = [lines[one.source.id] for one in wanted]
        self.checked += found
        return found

    def one(self, url: str) -> dict[str, Any]:
        """Check one source now."""
        return self.look(url)[0]

    def tick(self, timeout_s: float = 20) -> int:
        """Look at what is due, as the service's ticks do, until nothing is; returns how many hosts were claimed in
        all."""
        self.app.rounds.idle(timeout_s)  # a check has its answers a moment before it releases its hosts
        claimed = 0
        while found := self.app.rounds.tick():
            claimed += found
            assert self.app.rounds.idle(timeout_s), "the rounds did not end"
        assert self.app.rounds.idle(timeout_s), "the rounds did not end"
        return claimed

    # --- seeing

    def watched(self, url: str) -> Watched:
        return self.app.lookup.source(url)

    def visits(self, url: str) -> list[dict[str, Any]]:
        return list(self.app.lookup.show(url)["visits"])

    def kinds(self, url: str) -> list[str]:
        """The kinds of the source's events, oldest first."""
        return [one.kind.value for one in self.app.lookup.events(source=self.watched(url).source.id)]

    def judged_again(self) -> list[tuple[int, int]]:
        """How many looks a rejudgement would change, and how many could not be read: from stored observations, and from
        bodies."""
        found = []
        for deep in (False, True):
            with self.app.rejudge(deep=deep) as again:
                (done,) = again.all()
            found.append((done.changed, done.unread))
        return found

    def captures(self) -> list[Capture]:
        with self.app.catalog.read() as conn:
            return _captures(conn)

    # --- judging what is left

    def sound(self, *, wholly: bool = True) -> None:
        """Everything that must hold of a store and catalog at rest; AssertionError says what does not."""
        sound(self.app, wholly=wholly)
        for line in self.checked:
            seen = check_line(self.app.lookup.visit(line["source"], line["n"]))
            assert seen["segment"] == line["segment"]
            assert seen["capture"] == line["capture"]

    def told(self) -> dict[str, list[Any]]:
        """What `sources`, `show` and `events` print."""
        return told(self.app)


def told(whole: app.App) -> dict[str, list[Any]]:
    """Every fact that the commands print."""
    watched = list(whole.lookup.sources())
    return {
        "sources": [source_line(one) for one in watched],
        "show": [whole.lookup.show(one.source.id) for one in watched],
        "events": sorted((event_line(one) for one in whole.lookup.events()), key=lambda e: (e["at"], e["id"])),
    }


def sound(whole: app.App, *, wholly: bool = True) -> None:
    """Rows and blobs agree; nothing is there twice; proofs hold; a rebuild says the same.

    Not `wholly`: only the catalog and what it names, without going through the store by itself.
    """
    with whole.catalog.read() as conn:
        captures = _captures(conn)
        unresolved = [segment.name for segment, _ in tables.segments.unresolved(conn)]
    assert unresolved == []
    assert all(count == 1 for count in Counter(one.id for one in captures).values()), "two rows of one capture"
    places = Counter((one.segment, one.offset) for one in captures if not one.purged)
    assert all(count == 1 for count in places.values()), "two rows of one record"
    before = told(whole)
    for shown in before["show"]:
        visits = shown["visits"]
        assert [one["n"] for one in visits] == list(range(1, shown["n"] + 1))
        assert [one["at"] for one in visits] == sorted(one["at"] for one in visits)
    assert len({one["id"] for one in before["events"]}) == len(before["events"])
    by_id = {one.id: one for one in captures}
    for capture in captures:
        if capture.purged:
            continue
        opened = whole.lookup.open(capture)  # checks block and payload digests
        if capture.payload_sha256 is not None and capture.revisit != "server-not-modified":
            assert opened.record.payload_sha256() == capture.payload_sha256
        if capture.original is not None:
            original = by_id[capture.original]
            assert (original.url, original.access) == (capture.url, capture.access)
            assert (original.payload_sha256, original.payload_bytes) == (capture.payload_sha256, capture.payload_bytes)
            assert original.revisit is None
            assert original.truncated is None
            assert original.verified
    assert catalogs.differing(whole.catalog, whole.blobs) == {}
    if not wholly:
        return
    with _stored(whole) as directory:
        found = verify.directory(directory) if directory.exists() else ()  # nothing was stored yet
        problems = [f"{name}: {one.rule} {one.text}" for name, one in found]
    assert problems == []
    _rebuilt(whole, before, kept(whole))


def _scratch() -> str | None:
    """Where the tests write too: in memory, if there is enough (tests/conftest.py)."""
    return os.environ.get("PYTEST_DEBUG_TEMPROOT")


@contextmanager
def _stored(whole: app.App) -> Iterator[Path]:
    """The content of the first store as files."""
    first = whole.settings.store[0]
    if first.directory is not None:
        yield Path(first.directory)
        return
    with tempfile.TemporaryDirectory(prefix="stored-", dir=_scratch()) as scratch:
        for stat in whole.blobs.stores[0].names():
            path = Path(scratch, stat.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole.blobs.stores[0].get(stat.name))
        yield Path(scratch)


def rebuilt(whole: app.App) -> dict[str, list[Any]]:
    """A catalog rebuilt from the store alone says the same, word for word."""
    return _rebuilt(whole, told(whole), kept(whole))


def kept(whole: app.App) -> dict[str, tuple[Capture, KeptText | None]]:
    """Every capture by its id, with the place of its text."""
    with whole.catalog.read() as conn:
        rows = conn.execute(sa.select(texts, captures.c.segment).join(captures, captures.c.id == texts.c.capture)).all()
        lies = {row.capture: KeptText(**row._mapping) for row in rows}
        return {one.id: (one, lies.get(one.id)) for one in _captures(conn)}


def _rebuilt(
    whole: app.App, before: dict[str, list[Any]], live: dict[str, tuple[Capture, KeptText | None]]
) -> dict[str, list[Any]]:
    """`before`, `live`: what the catalog says."""
    with tempfile.TemporaryDirectory(prefix="rebuilt-", dir=_scratch()) as directory, _stored(whole) as store:
        root = Path(directory)
        settings = decided(root, store=f"file://{store}")
        catalogs.prepared(settings.database)
        other = app.build(settings, now=whole.now)
        if whole.sealer.key_file.exists():  # as a backup would have brought it
            other.sealer.key_file.parent.mkdir(mode=0o700)
            shutil.copy2(whole.sealer.key_file, other.sealer.key_file)
        try:
            result = other.rebuild()
            assert result.damaged == ()
            assert result.gaps == ()
            assert result.doubles == ()
            assert result.sealed == ()
            _segregated(other)
            after = told(other)
            made = kept(other)
        finally:
            other.close()
    for name, said in before.items():
        assert json.dumps(after[name]) == json.dumps(said), name
    assert made == live
    return after


def _segregated(made: app.App) -> None:
    """No segment holds visits of both access classes, by the segments themselves, from which this catalog was made."""
    query = (
        sa.select(segments.c.name, segments.c.access, sources.c.access.label("visited"))
        .join(visits, visits.c.segment == segments.c.name)
        .join(sources, sources.c.id == visits.c.source)
    )
    with made.catalog.read() as conn:
        assert [row for row in conn.execute(query) if row.access != row.visited] == []


def _captures(conn: Any) -> list[Capture]:
    """The captures of visits that count, in order; all are queried at once, because a world asks for them four
    times."""
    visited = {one.source.id: (at, one.n) for at, one in enumerate(tables.sources.listing(conn))}
    found = tables.captures.by_ids(conn, conn.scalars(sa.select(captures.c.id)).all()).values()
    counted = [one for one in found if one.source in visited and 0 < one.n <= visited[one.source][1]]
    return sorted(counted, key=lambda one: (visited[one.source][0], one.n, one.at, one.segment, one.offset))


def lines(text: str) -> list[dict[str, Any]]:
    """JSON lines that a command printed."""
    return [json.loads(line) for line in text.splitlines()]


def states(found: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """(finding, state) of each."""
    return [(one["finding"], one["state"]) for one in found]
