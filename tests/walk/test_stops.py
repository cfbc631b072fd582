"""Stopped processes: by SIGSTOP past their lease, by SIGTERM within the grace period."""

from __future__ import annotations

import json
import signal
import socket
import threading
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from archiver import app
from storage import catalog as tables
from storage import journal
from storage.clock import utcnow
from storage.errors import Busy, DatabaseBusy, DatabaseError
from storage.layout import JOURNAL
from tests.support.site import Reply, Site, page
from tests.support.victims import Victim, command, look_once
from tests.support.world import QUICK, World, decided, sound, told

QUICK_FLUSH = {"flush_after": "0s"}
PATIENT = {"flush_after": "60s", "idle_timeout": "30s", "total_timeout": "60s"}


def later():
    """The clock of a process that starts when leases of 120 s are over."""
    return utcnow() + timedelta(seconds=300)


def wait_until(true, timeout_s=100.0):
    """Polls after each twentieth of the time waited so far: polling takes time from the process waited for."""
    begun = time.monotonic()
    while not true():
        waited = time.monotonic() - begun
        assert waited < timeout_s, "it did not happen"
        time.sleep(min(0.2, max(0.01, waited / 20)))


def dropped(whole: app.App) -> dict[str, tuple[str, ...]]:
    """Segment -> records that the journal excludes from the history."""
    return {
        entry.segment: entry.records
        for stat in whole.blobs.names(JOURNAL)
        for entry in journal.read(whole.blobs, stat.name).entries
        if isinstance(entry, journal.VisitsDropped)
    }


def test_worker_stopped_past_its_lease_commits_nothing_when_continued(tmp_path):
    root, go_on = tmp_path / "archive", threading.Event()
    with Site() as site, ExitStack() as stack:

        def slow(request):
            if len([path for path in site.paths() if path == "/slow"]) == 1:
                go_on.wait(20)
            return page("Slow", seed=str(len(site.paths())))  # another text each time: looks can be told apart

        site.pages |= {"/quick": lambda _: page("Quick", seed=str(len(site.paths()))), "/slow": slow}
        first = World(root, utcnow)
        first.add(site.url("/quick"), site.url("/slow"))
        first.close()
        victim = stack.enter_context(Victim(look_once, root, None, PATIENT))
        wait_until(lambda: "/slow" in site.paths())
        victim.signal(signal.SIGSTOP)
        assert victim.stopped()
        second = World(root, later, **PATIENT)
        taken = second.look(wait_s=0)  # the lease is over: the host is free although the other process is alive
        assert [one["n"] for one in taken] == [1, 1]
        before = told(second.app)
        go_on.set()
        victim.signal(signal.SIGCONT)
        said = [fact for fact in victim.rest() if fact != "up"]
        assert "LeaseLost" in {fact[1] for fact in said}
        own = {one["segment"] for one in taken}
        others = {stat.name for stat in second.app.blobs.names("warc/")} - own
        lost = dropped(second.app)
        assert lost, "the journal does not say what was dropped"
        assert set(lost) <= others
        records = {record for one in lost.values() for record in one}
        assert len(records) == sum(fact[1] == "LeaseLost" for fact in said)
        assert told(second.app)["show"][0]["visits"][:1] == before["show"][0]["visits"][:1]
        second.sound()
        assert second.look(wait_s=0)[0]["n"] >= 2
        second.close()
        assert list((root / "spool").iterdir()) == []


def test_visits_of_a_worker_that_lost_its_lease_and_died_are_recorded_as_dropped(tmp_path):
    """Its visits are in a stored segment, refused; the next process writes the journal entry that it could not."""
    root, go_on = tmp_path / "archive", threading.Event()
    with Site() as site, ExitStack() as stack:

        def slow(request):
            if site.paths().count("/slow") == 1:
                go_on.wait(20)
            return page("Slow", seed=str(len(site.paths())))

        site.pages["/slow"] = slow
        first = World(root, utcnow)
        first.add(site.url("/slow"))
        first.close()
        victim = stack.enter_context(Victim(look_once, root, None, PATIENT, (".journal-", signal.SIGKILL)))
        wait_until(lambda: "/slow" in site.paths())
        victim.signal(signal.SIGSTOP)
        assert victim.stopped()
        second = World(root, later, **PATIENT)
        assert second.look(wait_s=0)[0]["n"] == 1
        go_on.set()
        victim.signal(signal.SIGCONT)
        assert [fact for fact in victim.rest() if fact != "up"] == []
        assert len(list(second.app.blobs.names("warc/"))) == 2, "it came as far as the store"
        second = second.again(**PATIENT)
        _ = second.app.rounds  # a start repairs
        assert sum(len(records) for records in dropped(second.app).values()) == 1
        second.sound()
        second.close()


def test_worker_stopped_with_a_reserved_segment_does_not_block_its_hosts_forever(tmp_path):
    """Stopped between reservation and put: its visit is adopted from its spool once its lease is long over."""
    for attempt in range(5):  # another of its threads may have stopped in the middle of a write, which SQLite waits for
        with suppress(DatabaseBusy):
            return _stopped_with_a_reserved_segment(tmp_path / f"archive{attempt}")
    pytest.fail("each time the process was stopped in the middle of a write")


def _stopped_with_a_reserved_segment(root: Path) -> None:
    with Site() as site, ExitStack() as stack:
        site.pages["/"] = page("A report")
        first = World(root, utcnow)
        first.add(site.url("/"))
        first.close()
        victim = stack.enter_context(Victim(look_once, root, None, QUICK_FLUSH, (".tmp/", signal.SIGSTOP)))
        assert victim.hear() == "up"
        assert victim.stopped()
        waking = World(root, lambda: utcnow() + timedelta(seconds=150), **QUICK_FLUSH)
        with closing(waking) as soon, pytest.raises(Busy):  # its lease is over, but only just
            soon.look(wait_s=0)
        with closing(World(root, later, **QUICK_FLUSH)) as second:
            assert [one["n"] for one in second.look(wait_s=0)] == [2]
            assert site.paths().count("/") == 2
            victim.signal(signal.SIGCONT)
            said = [fact for fact in victim.rest() if fact != "up"]
            assert [fact[1] for fact in said] == [1], f"what it had seen was acknowledged, once: {said}"
            second.sound()
            assert second.look(wait_s=0)[0]["n"] == 3
        assert list((root / "spool").iterdir()) == []


@pytest.mark.parametrize("fuse", [1, 6, 11, 16])
def test_worker_stopped_anywhere_and_continued_leaves_one_history(tmp_path, fuse):
    root = tmp_path / "archive"
    with Site() as site, ExitStack() as stack:
        site.pages |= {f"/{n}": lambda request: page(request.path, seed=str(len(site.paths()))) for n in range(3)}
        urls = [site.url(f"/{n}") for n in range(3)]
        first = World(root, utcnow)
        first.add(*urls)
        first.close()
        victim = stack.enter_context(Victim(look_once, root, fuse, QUICK_FLUSH))
        assert victim.hear() == "up"
        assert victim.stopped(), "it finished in fewer steps"
        second = World(root, later, **QUICK_FLUSH)
        with suppress(Busy, DatabaseError):  # the stopped process may hold SQLite
            second.look(wait_s=0)
        acknowledged = {(one["source"], one["n"]): one for one in second.checked}
        victim.signal(signal.SIGCONT)
        said = {fact for fact in victim.rest() if isinstance(fact[1], int)}
        assert not said & acknowledged.keys(), "one visit was looked at by both"
        for source, n in said:
            second.app.lookup.visit(source, n)  # no capture if the site waited for us in vain
        second.sound()
        second.look(wait_s=0)
        second.sound()
        second.close()
        assert list((root / "spool").iterdir()) == []


# --- SIGTERM


def environ(root: Path, **changes: str) -> dict[str, str]:
    given = (
        QUICK | {"ARCHIVER_DATA": str(root)} | {f"ARCHIVER_{name.upper()}": value for name, value in changes.items()}
    )
    return {name: value for name, value in given.items() if value}


@contextmanager
def running(root: Path, **changes: str):
    """`archiver run` in a process of its own, up and running."""
    with Victim(command, root, ["run"], environ(root, **changes)) as victim:
        wait_until(lambda: "archiver is running" in out(root))
        yield victim


def out(root: Path) -> str:
    path = root.with_suffix(".out")
    return path.read_text() if path.exists() else ""


def terminated(victim: Victim) -> int:
    """The exit code after SIGTERM, long before the sites under way would finish, which takes 30 s and more."""
    victim.signal(signal.SIGTERM)
    victim.process.join(25)
    assert victim.process.exitcode is not None, "it is still running"
    return victim.process.exitcode


@contextmanager
def deaf():
    """A port whose connections are never accepted: its backlog is full."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):
            one = stack.enter_context(socket.socket())
            one.setblocking(False)
            with suppress(BlockingIOError):
                one.connect(listener.getsockname())
        yield listener.getsockname()[1]


def at_rest(root: Path) -> app.App:
    """The archive after the process ended: no leases are held and nothing is pending."""
    whole = app.build(decided(root))
    with whole.catalog.read() as conn:
        hosts = {one.source.host for one in whole.lookup.sources()}
        assert tables.hosts.leased(conn, hosts, utcnow() - timedelta(hours=1)) == set(), "a lease was left"
        assert tables.segments.unresolved(conn) == []
    assert list((root / "spool").iterdir()) == []
    return whole


def test_sigterm_during_slow_requests_ends_within_the_grace_and_loses_nothing(tmp_path):
    root = tmp_path / "archive"
    with Site(8) as site, deaf() as port:
        site.pages |= {
            "/quick": page("Quick"),
            "/silent": lambda _: Reply(200, page("Silent"), delay_s=100),
            "/dripping": Reply(200, page("Dripping") * 20, trickle_s=3),
            "/huge": lambda _: Reply(200, b"x" * 3_000_000, "application/octet-stream", trickle_s=3),
        }
        world = World(root, utcnow)
        quick = [site.url("/quick", host) for host in range(4)]
        slow = [site.url("/silent", 4), site.url("/dripping", 5), site.url("/huge", 6), f"http://127.0.0.1:{port}/"]
        world.add(*quick, *slow)
        world.close()
        patient = {"connect_timeout": "60s", "idle_timeout": "60s", "total_timeout": "120s", "flush_after": "0.1s"}
        with running(root, grace="5s", **patient) as victim:
            beside = app.build(decided(root))
            wait_until(lambda: all(beside.lookup.source(url).n for url in quick))
            wait_until(lambda: {"/silent", "/dripping", "/huge"} <= set(site.paths()))
            acknowledged = told(beside)["show"]
            beside.close()
            assert terminated(victim) == 0
    whole = at_rest(root)
    after = {one["url"]: one for one in told(whole)["show"]}
    for one in acknowledged:
        assert after[one["url"]]["visits"][: len(one["visits"])] == one["visits"]
    for url in slow:
        watched = whole.lookup.source(url)
        assert (watched.n, watched.assessment.state) == (0, "new"), "our own stop is no look"
        assert watched.next_due_at <= utcnow()
    sound(whole)
    whole.close()
    assert "Traceback" not in root.with_suffix(".err").read_text()


def test_sigterm_stores_finished_but_unstored_visits(tmp_path):
    root = tmp_path / "archive"
    with Site(2) as site:
        site.pages |= {"/quick": page("Quick"), "/silent": lambda _: Reply(200, page("Silent"), delay_s=100)}
        world = World(root, utcnow)
        world.add(site.url("/quick"), site.url("/silent", 1))
        world.close()
        with running(root, flush_after="60s", idle_timeout="60s", total_timeout="120s") as victim:
            wait_until(lambda: any(one.path == "/quick" and one.ended for one in site.asked))
            wait_until(lambda: "/silent" in site.paths())
            # it is in the segment
            wait_until(lambda: sum(path.stat().st_size for path in (root / "spool").iterdir()) > 2000)
            assert terminated(victim) == 0
        whole = at_rest(root)
        assert whole.lookup.source(site.url("/quick")).n == 1
        assert whole.lookup.source(site.url("/silent", 1)).n == 0
        sound(whole)
        whole.close()


def test_sigterm_while_the_store_is_down_keeps_visits_for_the_next_start(tmp_path):
    root = tmp_path / "archive"
    store, aside = root / "store", root / "aside"
    answered = threading.Event()
    with Site() as site:
        site.pages["/report"] = lambda _: page("Report") if answered.wait(20) else page("Late")
        world = World(root, utcnow)
        world.add(site.url("/report"))
        world.close()
        with running(root, grace="5s") as victim:
            wait_until(lambda: "/report" in site.paths())
            store.rename(aside)
            store.write_text("the disk is not mounted")
            answered.set()
            wait_until(lambda: list((root / "spool").glob("*.sealed")))
            assert terminated(victim) == 0
        store.unlink()
        aside.rename(store)
        world = World(root, utcnow)
        assert world.watched(site.url("/report")).n == 0, "nothing was acknowledged"
        _ = world.app.rounds  # a start repairs
        assert world.watched(site.url("/report")).n == 1
        assert site.paths().count("/report") == 1
        assert list((root / "spool").iterdir()) == []
        world.sound()
        world.close()


def test_interrupted_check_keeps_what_it_printed_and_releases_its_hosts(tmp_path):
    root = tmp_path / "archive"
    with Site(2) as site:
        site.pages |= {"/quick": page("Quick"), "/silent": lambda _: Reply(200, page("Silent"), delay_s=100)}
        world = World(root, utcnow)
        world.add(site.url("/quick"), site.url("/silent", 1))
        world.close()
        patient = environ(root, flush_after="0.1s", idle_timeout="60s", total_timeout="120s")
        with Victim(command, root, ["check", "--all", "--json"], patient) as victim:
            wait_until(lambda: out(root).count("\n") == 1 and "/silent" in site.paths())
            victim.signal(signal.SIGINT)
            said = list(victim.rest())
        assert said == ["up", 130]
        whole = at_rest(root)
        assert json.loads(out(root))["segment"] == whole.lookup.show(site.url("/quick"))["visits"][0]["segment"]
        assert whole.lookup.source(site.url("/silent", 1)).n == 0
        sound(whole)
        whole.close()
    assert "Traceback" not in root.with_suffix(".err").read_text()
