"""Opening, upgrading and refusing a database; readers beside a writer."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import catalog as tables
from storage.catalog import Catalog, migrations, schema
from storage.errors import Busy, DatabaseBusy, DatabaseError, DatabaseTooNew, NoCatalog
from tests.catalog.scenes import claim, commit, outcome, register, segment_name, source
from tests.support.catalogs import steps


def test_migrations_make_the_tables_of_the_schema(unmade):
    catalog = Catalog.open(unmade)
    with catalog.read() as conn:
        context = MigrationContext.configure(conn, opts={"compare_type": True, "include_name": _ours})
        assert compare_metadata(context, schema.metadata) == []
    catalog.close()


def _ours(name, kind, _):
    """All tables but those in which SQLite keeps search terms: their columns are not ours."""
    return kind != "table" or not name.startswith("terms_")


def test_migrations_make_the_indexes_of_the_schema(tmp_path):
    """Alembic's comparison ignores the conditions of indexes, so SQLite's own text of each index is compared."""
    made = Catalog.open(f"sqlite:///{tmp_path}/migrated.sqlite")
    plain = sa.create_engine(f"sqlite:///{tmp_path}/plain.sqlite")
    schema.metadata.create_all(plain)
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    with made.read() as migrated, plain.connect() as created:
        assert migrated.exec_driver_sql(query).all() == created.exec_driver_sql(query).all()
    made.close()
    plain.dispose()


def test_newest_names_the_last_migration():
    assert ScriptDirectory.from_config(steps()).get_current_head() == migrations.NEWEST


def test_opening_again_writes_nothing_and_keeps_the_data(catalog, address):
    with catalog.write() as conn:
        register(conn, source())
    with catalog.write():  # a second writer would wait, and give up
        again = Catalog.open(address, busy_s=0.1)
    with again.read() as conn:
        assert tables.sources.by_url(conn, source().url) is not None
    again.close()


def test_several_threads_open_an_empty_database_at_once(unmade):
    opened, failed = [], []

    def start():
        try:
            opened.append(Catalog.open(unmade))
        except DatabaseError as error:
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, len(opened)) == ([], 4)
    for one in opened:
        with one.read() as conn:
            assert tables.sources.listing(conn) == []
        one.close()


OPENING = """
import sys
from storage.catalog import Catalog
print("ready", flush=True)
sys.stdin.readline()
catalog = Catalog.open(sys.argv[1])
with catalog.write() as conn:
    conn.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
catalog.close()
"""


OPENING_MANY = """
import sys, time
from storage.catalog import Catalog
print("ready", flush=True)
for line in sys.stdin:
    at, url = line.split()
    while time.time() < float(at):
        pass
    catalog = Catalog.open(url)
    with catalog.write() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    catalog.close()
    print("open", flush=True)
"""


def test_two_processes_that_open_new_files_in_the_same_moment_wait_for_each_other(tmp_path):
    with ExitStack() as stack:
        opening = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", OPENING_MANY],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2],
                )
            )
            for _ in range(2)
        ]  # fmt: skip
        assert [one.stdout.readline() for one in opening] == [b"ready\n"] * 2
        for number in range(60):
            at = time.time() + 0.01
            for one in opening:
                one.stdin.write(f"{at} sqlite:///{tmp_path}/{number}.sqlite\n".encode())
                one.stdin.flush()
            answers = [one.stdout.readline() for one in opening]
            assert answers == [b"open\n"] * 2, [one.communicate(timeout=60)[1].decode()[-300:] for one in opening]


def test_two_processes_open_an_empty_database_at_once(unmade):
    with ExitStack() as stack:
        opening = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", OPENING, unmade],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2],
                )
            )
            for _ in range(2)
        ]  # fmt: skip
        assert [one.stdout.readline() for one in opening] == [b"ready\n"] * 2
        for one in opening:
            one.stdin.write(b"\n")
            one.stdin.flush()
        said = [one.communicate(timeout=60)[1].decode() for one in opening]
        assert [one.returncode for one in opening] == [0] * 2, said
    catalog = Catalog.open(unmade)
    with catalog.read() as conn:
        assert conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [migrations.NEWEST]
        assert tables.sources.listing(conn) == []
    catalog.close()


def test_database_of_a_newer_version_is_refused(catalog, address):
    with catalog.write() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match=r"version 9999.*run the newer archiver"):
        Catalog.open(address)


def test_catalog_file_is_accessible_to_its_user_only(tmp_path):
    Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite").close()
    assert stat.S_IMODE((tmp_path / "catalog.sqlite").stat().st_mode) == 0o600


def test_durable_writes_are_synced_to_disk(tmp_path):
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")
    with catalog.write(durable=False) as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == 1
    with catalog.write() as conn:
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    catalog.close()


def test_reader_cannot_write(catalog):
    with pytest.raises((DatabaseError, sa.exc.DBAPIError)), catalog.read() as conn:
        conn.execute(sa.insert(schema.hosts), {"host": "a.example:80"})


def test_exception_undoes_the_whole_write(catalog):
    def write():
        with catalog.write() as conn:
            register(conn, source())
            conn.execute(sa.insert(schema.hosts), {"host": source().host})

    with pytest.raises(sa.exc.IntegrityError):
        write()
    with catalog.read() as conn:
        assert tables.sources.listing(conn) == []


def test_nested_write_raises_instead_of_deadlocking(tmp_path):
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")
    with catalog.write(), pytest.raises(RuntimeError, match="hand the connection on"), catalog.write():
        pass
    catalog.close()


def test_exclusive_task_is_done_by_one_process_at_a_time(address):
    here, there = Catalog.open(address), Catalog.open(address)
    with here.alone("purge"):
        with pytest.raises(Busy, match="another process is at `purge`"), there.alone("purge"):
            pass
        with there.alone("other"), there.write():
            pass
    with there.alone("purge"):
        pass
    with pytest.raises(ZeroDivisionError), here.alone("purge"):
        raise ZeroDivisionError
    with there.alone("purge"):
        pass
    here.close()
    there.close()


STOPPED = """
import os, signal, sys
from storage.catalog import Catalog
import sqlalchemy as sa
catalog = Catalog.open(sys.argv[1])
with catalog.write() as conn:
    conn.execute(sa.text("UPDATE alembic_version SET version_num = version_num"))
    print("in the middle", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
catalog.close()
"""


def test_writers_give_up_on_a_suspended_writer_and_name_it(address):
    catalog = Catalog.open(address, busy_s=0.3)
    program = [sys.executable, "-c", STOPPED, address]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as stopped:
        try:
            assert stopped.stdout.readline() == b"in the middle\n"
            refused: list[DatabaseBusy] = []

            def write() -> None:
                try:
                    catalog.sync()
                except DatabaseBusy as error:
                    refused.append(error)

            threads = [threading.Thread(target=write) for _ in range(6)]
            begun = time.monotonic()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
            assert len(refused) == 6
            assert time.monotonic() - begun < 30, "each for a while, not one after the other for ever"
            assert all("`kill -CONT` lets it go on" in str(error) for error in refused)
            assert {error.exit_code for error in refused} == {8}
            with catalog.read() as conn:  # readers are not affected
                assert tables.sources.listing(conn) == []
        finally:
            stopped.send_signal(signal.SIGCONT)
            assert stopped.wait(60) == 0
    catalog.sync()
    catalog.close()


def test_locked_database_error_says_what_to_do(tmp_path):
    path = tmp_path / "catalog.sqlite"
    catalog = Catalog.open(f"sqlite:///{path}", busy_s=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        pytest.raises(
            DatabaseError, match=r"another process has been writing to it for 0\.05 s\. Look for one that was stopped"
        ),
        catalog.write(),
    ):
        pass
    with catalog.read() as conn:  # readers are not affected
        assert tables.sources.listing(conn) == []
    other.execute("ROLLBACK")
    other.close()
    with catalog.write() as conn:
        register(conn, source())
    catalog.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////nowhere/at/all/catalog.sqlite", "does not exist: make it"),
        ("sqlite://", "needs a file"),
        ("mysql://a:geheim@b/c", "no database that archiver knows"),
        ("nonsense", "is no database address"),
        (
            "postgresql://archiver:geheim@127.0.0.1:1/archiver",
            r"[^?.]\. Is PostgreSQL running|[^.]\? Is PostgreSQL running",
        ),
    ],
)
def test_bad_address_error_says_what_to_do_and_shows_no_password(url, says):
    with pytest.raises(DatabaseError, match=says) as raised:
        Catalog.open(url)
    assert "geheim" not in str(raised.value)
    assert raised.value.exit_code == 5


def test_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "catalog.sqlite").write_bytes(b"by no means a database" * 100)
    with pytest.raises(DatabaseError, match=r"archiver rebuild"):
        Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")


def test_directory_in_place_of_the_catalog_is_refused(tmp_path):
    (tmp_path / "catalog.sqlite").mkdir()
    with pytest.raises(DatabaseError, match="writable"):
        Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_catalog_file_is_refused(tmp_path):
    path = tmp_path / "catalog.sqlite"
    Catalog.open(f"sqlite:///{path}").close()
    path.chmod(0o400)
    with pytest.raises(DatabaseError, match="writable"):
        Catalog.open(f"sqlite:///{path}")


def test_64_readers_beside_a_writer_see_only_whole_commits(catalog):
    sources = [source(i) for i in range(20)]
    with catalog.write() as conn:
        register(conn, *sources)
        claim(conn)
    stop, begun, torn = threading.Event(), threading.Event(), []

    def watch():
        while not stop.wait(0.03):
            with catalog.read() as conn:
                first = {one.n for one in tables.sources.listing(conn)}
                again = tables.visits.count(conn)
            begun.set()
            if len(first) != 1 or again != 20 * first.pop():
                torn.append(again)

    threads = [threading.Thread(target=watch) for _ in range(64)]
    for thread in threads:
        thread.start()
    assert begun.wait(30), "they read before anything is written"
    for n in range(1, 6):
        name = segment_name(n)
        with catalog.write() as conn:
            accepted, _ = commit(conn, *(outcome(one, n, segment=name) for one in sources), segment=name)
        assert len(accepted) == 20
    stop.set()
    for thread in threads:
        thread.join()
    assert torn == []


def test_connection_that_read_last_reads_next_and_caches_little(tmp_path):
    """So that a burst of readers leaves no memory behind in each: 528 MiB on a large catalog."""
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")
    with catalog.read() as last, catalog.read() as first:
        used = last.connection.driver_connection
        assert used is not first.connection.driver_connection
    for _ in range(3):
        with catalog.read() as conn:
            assert conn.connection.driver_connection is used
            assert conn.exec_driver_sql("PRAGMA cache_size").scalar() == -4096
    catalog.close()


def test_reader_open_while_the_catalog_closes_leaves_no_connection_behind(tmp_path):
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.sqlite")
    with catalog.read() as conn:
        left = conn.connection.driver_connection
        catalog.close()
        assert conn.scalar(sa.text("SELECT 1")) == 1, "it may read on"
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        left.execute("SELECT 1")
    with catalog.read() as conn:
        again = conn.connection.driver_connection
    with catalog.read() as conn:
        assert conn.connection.driver_connection is again, "of a catalog that is used again connections stay open"
    catalog.close()


def test_opening_with_begin_false_makes_no_catalog(unmade):
    for _ in range(2):
        with pytest.raises(NoCatalog):
            Catalog.open(unmade, begin=False)
    Catalog.open(unmade).close()
    Catalog.open(unmade, begin=False).close()
