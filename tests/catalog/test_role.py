"""Roles that one process at a time has for a catalog, and that another takes over once it has ended."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from archiver.app.role import Role
from storage.catalog import Catalog
from storage.errors import DatabaseError
from tests.walk.test_stops import wait_until

HAS_IT = """
import sys, time
from archiver.app.role import Role
from storage.catalog import Catalog
role = Role(Catalog.open(sys.argv[1]), "schedule", 1)
for _ in range(1200):
    print(role.mine(), flush=True)
    time.sleep(0.5)
"""


@pytest.fixture
def here(address):
    catalog = Catalog.open(address)
    yield catalog
    catalog.close()


def test_role_of_a_killed_process_is_taken_over(here, address):
    role = Role(here, "schedule")
    program = [sys.executable, "-c", HAS_IT, address]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as other:
        assert other.stdout.readline() == b"True\n"
        assert not role.mine()
        assert not role.mine()
        another = Role(here, "other")
        assert another.mine()
        another.close()
        other.kill()
    wait_until(role.mine)
    assert role.mine(), "and keeps it"
    role.close()


def test_suspended_process_finds_that_another_has_taken_its_role(here, address):
    if here.sqlite:
        pytest.skip("a lock on a file is its process's for as long as there is one")
    role = Role(here, "schedule")
    program = [sys.executable, "-c", HAS_IT, address]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as other:
        try:
            assert [other.stdout.readline() for _ in range(4)] == [b"True\n"] * 4, "it asks, and so it keeps it"
            assert not role.mine()
            other.send_signal(signal.SIGSTOP)
            wait_until(role.mine)
            other.send_signal(signal.SIGCONT)
            wait_until(lambda: other.stdout.readline() == b"False\n")
            assert role.mine(), "and leaves it alone"
        finally:
            other.kill()
    role.close()


def test_role_is_released_when_its_holder_closes(here, address):
    there = Catalog.open(address)
    first, second = Role(here, "schedule"), Role(there, "schedule")
    assert (first.mine(), second.mine()) == (True, False)
    first.close()
    assert (second.mine(), first.mine()) == (True, False)
    second.close()
    there.close()


def test_failing_lock_file_is_an_error_until_it_can_be_made(here):
    if not here.sqlite:
        pytest.skip("a server has no files here")
    in_the_way = Path(f"{here.url.database}.schedule.lock")
    in_the_way.mkdir()
    role = Role(here, "schedule")
    with pytest.raises(DatabaseError, match="Is a directory"):
        role.mine()
    in_the_way.rmdir()
    assert role.mine()
    role.close()


def test_role_is_free_for_others_after_the_database_cut_the_connection(here, address):
    if here.sqlite:
        pytest.skip("a file has no connections")
    there = Catalog.open(address)
    first, second = Role(here, "schedule"), Role(there, "schedule")
    assert (first.mine(), second.mine()) == (True, False)
    with there.write() as conn:
        conn.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        )
    wait_until(second.mine)
    assert not first.mine(), "it knows at its next tick"
    second.close()
    assert first.mine()
    first.close()
    there.close()
