"""Looks on PostgreSQL: one history, and two workers on one catalog and store, as on two machines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
import structlog
from alembic.script import ScriptDirectory
from starlette.testclient import TestClient

from archiver import web
from archiver.app.role import TICKS, Role
from storage.catalog import migrations, schema
from storage.clock import utcnow
from storage.errors import Busy, DatabaseError
from tests.support import postgres
from tests.support.catalogs import brought_to, steps
from tests.support.receiver import Receiver
from tests.support.site import Site, page, tagged
from tests.support.victims import Victim, look_once
from tests.support.world import QUICK, World, told
from tests.walk.test_stops import wait_until

pytestmark = pytest.mark.server
ARCHIVER = (sys.executable, "-m", "archiver")
HOSTS, EACH, WITHIN_S = 6, 5, 60


@pytest.fixture
def database() -> str:
    """An empty database."""
    return postgres.empty()


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.end()


@pytest.fixture
def site():
    with Site(hosts=HOSTS) as made:
        yield made


def test_commands_of_other_machines_leave_the_ledger_to_the_one_that_does_the_ticks(site, tmp_path, database):
    """They had no key: the first one made one and signed, so that the service called its own key gone; later ones said so."""
    shared = {"database": database, "store": f"file://{tmp_path}/store"}
    ticking, first, later = (World(tmp_path / name, None, **shared) for name in ("ticking", "first", "later"))
    role = Role(ticking.app.catalog, TICKS)
    assert role.mine()
    first.add(site.url("/report"))
    first.app.settle()
    assert not first.app.ledger.here
    ticking.app.patience_s = None  # as in `archiver schedule`
    ticking.app.settle()
    assert ticking.app.ledger.here
    signed = ticking.app.ledger.newest()
    assert signed is not None
    role.close()
    with structlog.testing.capture_logs() as logged:
        later.add(site.url("/other"))
        later.app.settle()
    assert logged == []
    ticking.app.settle()
    assert ticking.app.ledger.newest().size > signed.size, "what they registered is signed, too"


@pytest.mark.parametrize(
    "done",
    [
        "INSERT INTO alarms (id, at, trouble, store, since, ended, text) VALUES ('1', 0, 'x', 'y', 0, false, 'z')",
        "UPDATE tallies SET copies = 9",
        "DELETE FROM tallies",
        "SELECT nextval('events_seq_seq')",
        "CREATE INDEX other ON sources (url)",
        "ALTER TABLE sources ADD COLUMN other int",
        "UPDATE alembic_version SET version_num = '0'",
    ],
)
def test_blank_database_is_the_same_whatever_an_earlier_test_did(done):
    before = everything(postgres.blank())
    engine = engine_of(postgres.blank())
    left = engine.connect()  # still open, as after a failed test
    left.exec_driver_sql(done)
    left.commit()
    left.exec_driver_sql("SELECT count(*) FROM tallies")  # a lock against emptying the table
    assert everything(postgres.blank()) == before
    left.invalidate()
    engine.dispose()


def engine_of(address: str) -> sa.Engine:
    return sa.create_engine(sa.make_url(address).set(drivername="postgresql+psycopg"))


def everything(address: str) -> list[object]:
    """Tables with their columns, indexes and rows, and the state of the sequences."""
    engine = engine_of(address)
    with engine.connect() as conn:
        made = sa.MetaData()
        made.reflect(conn)
        found = [
            (
                name,
                sorted(table.c.keys()),
                sorted(str(one.name) for one in table.indexes),
                conn.execute(table.select()).all(),
            )
            for name, table in sorted(made.tables.items())
        ]
        counted = conn.exec_driver_sql("SELECT sequencename, last_value FROM pg_sequences ORDER BY 1").all()
    engine.dispose()
    return [*found, *counted]


def test_removed_page_is_confirmed_on_postgresql_and_the_archive_is_sound(site, tmp_path, database):
    world = World(tmp_path / "archive", None, database=database)
    url = site.url("/report")
    site.pages["/report"] = tagged(page("Report"))
    site.pages["/other"] = tagged(page("Other"))
    world.add(url, site.url("/other"))
    assert world.one(url)["finding"] == "first"
    world.clock.move(hours=7)
    assert world.one(url)["finding"] == "same"
    del site.pages["/report"]
    told = []
    for hours in (1, 12, 13):
        world.clock.move(hours=hours)
        told.append(world.one(url))
    assert (told[-1]["state"], told[-1]["certainty"]) == ("removed", "confirmed")
    world.sound()
    world.close()


def test_worker_whose_clock_differs_from_the_databases_decides_nothing(site, tmp_path, database):
    shared = _machines(tmp_path, database)
    url = site.url("/report")
    site.pages["/report"] = page("Report")
    right, wrong = (World(tmp_path / name, now, **shared) for name, now in (("right", utcnow), ("wrong", _later)))
    right.add(url)
    right.app.see_clock()
    assert right.one(url)["finding"] == "first"
    assert right.app.doubts() == {}
    wrong.app.see_clock()
    (why,) = right.app.doubts().values()
    assert "300 s off the clock of the database" in why
    del site.pages["/report"]
    assert wrong.one(url)["finding"] == "clock"
    assert right.watched(url).assessment.state.value == "available"
    again = World(tmp_path / "again", utcnow, **shared)
    again.app.see_clock()
    assert again.app.clock.doubt(utcnow()) is None, "a look under a wrong clock sets nobody back"
    for world in (again, wrong, right):
        world.close()


def test_read_only_database_is_reported_and_used_again_once_writable(site, tmp_path, database):
    """In a failover the address leads to a standby for a while. It can still be read."""
    world = World(tmp_path / "archive", None, database=database)
    url = site.url("/report")
    site.pages["/report"] = page("Report")
    world.add(url)
    world.app.catalog.close()
    client = TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080")
    with client, postgres.read_only(database):
        with pytest.raises(DatabaseError, match=r"Is it a standby now.*target_session_attrs=read-write"):
            world.app.catalog.sync()
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["catalog"]) == (503, "takes no writes")
        with world.app.catalog.read() as conn:
            assert schema.sources.name in sa.inspect(conn).get_table_names()
    world.app.catalog.sync()
    assert client.get("/readyz").json()["catalog"] == "ok"
    assert world.one(url)["n"] == 1
    world.close()


def test_only_one_of_two_services_notifies_and_the_other_takes_over_when_killed(site, tmp_path, database, receiver):
    urls = [site.url(f"/{n}") for n in range(EACH)]
    for n in range(EACH):
        site.pages[f"/{n}"] = tagged(page(f"Report {n}"))
    shared = QUICK | {
        "ARCHIVER_DATABASE": database,
        "ARCHIVER_STORE": f"file://{tmp_path}/store",
        "ARCHIVER_WEBHOOK": receiver.url,
    }

    def told() -> list[str]:
        return [headers["webhook-id"] for headers, _, _ in receiver.got]

    _archiver(tmp_path / "one", shared, "add", *urls)
    services = []
    try:
        services += [_worker(tmp_path / name, shared, "run") for name in ("one", "two")]
        wait_until(lambda: len(set(told())) == EACH, WITHIN_S)
        time.sleep(7)  # longer than until the other's next tick
        assert len(told()) == EACH, "each once"
        services[0].kill()
        site.pages["/late"] = tagged(page("Late"))  # before it is registered, because the look may follow at once
        _archiver(tmp_path / "three", shared, "add", site.url("/late"))
        wait_until(lambda: len(told()) == EACH + 1, WITHIN_S)
    finally:
        for one in services:
            one.send_signal(signal.SIGTERM)
            one.wait(30)


def test_two_workers_on_one_catalog_look_at_each_source_once(site, tmp_path, database):
    urls = [site.url(f"/{n}", host) for host in range(HOSTS) for n in range(EACH)]
    for n in range(EACH):
        site.pages[f"/{n}"] = tagged(page(f"Report {n}"))
    shared = QUICK | {
        "ARCHIVER_DATABASE": database,
        "ARCHIVER_STORE": f"file://{tmp_path}/store",
        "ARCHIVER_THREADS": "2",
    }
    _archiver(tmp_path / "one", shared, "add", *urls)
    workers = [_worker(tmp_path / name, shared) for name in ("one", "two")]
    try:
        deadline = time.monotonic() + WITHIN_S
        while any(line["n"] == 0 for line in _archiver(tmp_path / "three", shared, "sources", "--json")):
            assert all(one.poll() is None for one in workers), "a worker ended"
            assert time.monotonic() < deadline, "not all were looked at"
            time.sleep(0.5)
    finally:
        for one in workers:
            one.send_signal(signal.SIGTERM)
        codes = [one.wait(30) for one in workers]
    assert codes == [0, 0]
    lines = _archiver(tmp_path / "three", shared, "sources", "--json")
    assert len(lines) == len(urls)
    assert {(line["n"], line["state"]) for line in lines} == {(1, "available")}, "each once, by whichever worker"
    _archiver(tmp_path / "three", shared, "verify", "--store")


@pytest.fixture
def slow(site):
    """A page whose first request is answered only when the event is set."""
    go_on = threading.Event()

    def answer(request):
        if site.paths().count("/slow") == 1:
            go_on.wait(30)
        return page("Slow", seed=str(len(site.paths())))  # another text each time, so that looks can be told apart

    site.pages["/slow"] = answer
    yield go_on
    go_on.set()


def _machines(tmp_path, database):
    """What workers on separate machines share; their directories are their own."""
    return {"database": database, "store": f"file://{tmp_path}/store", "idle_timeout": "40s", "total_timeout": "60s"}


def _later():
    """The clock of a worker that starts when leases of 120 s are over."""
    return utcnow() + timedelta(seconds=300)


def test_host_of_a_worker_killed_in_a_round_is_free_when_its_lease_is_over(site, slow, tmp_path, database):
    shared = _machines(tmp_path, database)
    first = World(tmp_path / "first", utcnow, **shared)
    first.add(site.url("/slow"))
    with Victim(look_once, tmp_path / "killed", None, shared) as victim:
        wait_until(lambda: "/slow" in site.paths())
        victim.kill()
    with pytest.raises(Busy):
        first.look(wait_s=0)
    second = World(tmp_path / "second", _later, **shared)
    assert [line["n"] for line in second.look(wait_s=0)] == [1]
    second.sound()
    second.close()
    first.close()


@pytest.mark.parametrize("where", ["/slow", "reserved"])
def test_worker_stopped_past_its_lease_writes_nothing(site, slow, tmp_path, database, where):
    """Stopped in a look, or with a segment reserved and not yet stored, which nobody else can see."""
    shared = _machines(tmp_path, database) | {"flush_after": "0s"}
    first = World(tmp_path / "first", utcnow, **shared)
    first.add(site.url("/slow"))
    first.close()
    if where == "reserved":
        slow.set()
    at = (".tmp/", signal.SIGSTOP) if where == "reserved" else None
    with Victim(look_once, tmp_path / "stopped", None, shared, at) as victim:
        wait_until(lambda: "/slow" in site.paths())
        if at is None:
            victim.signal(signal.SIGSTOP)
        assert victim.stopped()
        second = World(tmp_path / "second", _later, **shared)
        assert [line["n"] for line in second.look(wait_s=0)] == [1]
        before = told(second.app)["show"][0]["visits"]
        slow.set()
        victim.signal(signal.SIGCONT)
        assert [fact[1] for fact in victim.rest() if fact != "up"] == ["LeaseLost"]
    assert told(second.app)["show"][0]["visits"] == before
    second.app.mend()
    second.app.settle()  # the other machine's journal blob has that machine's mark: the ledger vouches for it now
    second.sound()
    assert [line["n"] for line in second.look(wait_s=0)] == [2]
    second.close()


def test_migrating_step_by_step_gives_the_same_schema_as_a_new_database(database, tmp_path):
    """So a database from any older version can be upgraded."""
    url = sa.make_url(database).set(drivername="postgresql+psycopg")
    names = [one.revision for one in reversed(list(ScriptDirectory.from_config(steps()).walk_revisions()))]
    assert (names[0], names[-1]) == ("0001", migrations.NEWEST)
    engine = sa.create_engine(url)
    for name in names:
        with engine.begin() as conn:
            brought_to(conn, name)
    stepped = _columns(engine)
    with engine.begin() as conn:
        conn.exec_driver_sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    schema.metadata.create_all(engine)
    made = _columns(engine)
    engine.dispose()
    assert {row for row in stepped if row[0] != "alembic_version"} == made


def _columns(engine: sa.Engine) -> set[tuple[object, ...]]:
    query = (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = 'public' UNION ALL "
        "SELECT tablename, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'"
    )
    with engine.connect() as conn:
        return {tuple(row) for row in conn.exec_driver_sql(query)}


def _archiver(data: Path, shared: dict[str, str], *arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [*ARCHIVER, *arguments], env=_environ(data, shared), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()] if "--json" in arguments else []


def _worker(data: Path, shared: dict[str, str], part: str = "work") -> subprocess.Popen[bytes]:
    data.mkdir(exist_ok=True)
    with (data / "log").open("wb") as log:
        return subprocess.Popen([*ARCHIVER, part], env=_environ(data, shared), stdout=log, stderr=log)


def _environ(data: Path, shared: dict[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(data.parent), "ARCHIVER_DATA": str(data), **shared}
