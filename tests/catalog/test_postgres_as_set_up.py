"""A PostgreSQL as its administrator has set it up: rights, encoding, defaults, schema."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from storage.catalog import Catalog, hosts
from storage.errors import DatabaseBusy, DatabaseError
from tests.support import postgres

pytestmark = pytest.mark.server


@pytest.fixture
def empty():
    """The address of an empty database."""
    return postgres.empty()


def administer(address: str, *statements: str) -> None:
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        for statement in statements:
            conn.exec_driver_sql(statement)
    engine.dispose()


def test_user_who_may_not_create_tables_is_told_what_to_grant(empty):
    """As every user of a PostgreSQL 15 who does not own the database."""
    administer(empty, "GRANT USAGE ON SCHEMA public TO public")
    with pytest.raises(
        DatabaseError, match=r"permission denied for schema public\. .*GRANT USAGE, CREATE ON SCHEMA public"
    ):
        Catalog.open(f"{empty}?options=-crole%3Dpg_monitor")


def test_user_who_may_not_write_the_tables_is_told_what_to_do(empty):
    """As after a restore by somebody else."""
    Catalog.open(empty).close()
    administer(
        empty, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO pg_monitor", "GRANT USAGE ON SCHEMA public TO pg_monitor"
    )
    catalog = Catalog.open(f"{empty}?options=-crole%3Dpg_monitor")
    with (
        pytest.raises(
            DatabaseError, match=r"permission denied for table hosts\. .*pg_restore --no-owner --role=archiver"
        ),
        catalog.write() as conn,
    ):
        hosts.ensure(conn, ["example.org"])
    catalog.close()


def test_tables_that_went_meanwhile_are_named_as_missing(empty):
    catalog = Catalog.open(empty)
    administer(empty, "DROP TABLE hosts CASCADE")
    with pytest.raises(DatabaseError, match=r"Tables are missing\. If a restore is under way"), catalog.read() as conn:
        hosts.by_name(conn, "example.org")
    catalog.close()


@pytest.mark.parametrize("coding", ["LATIN1", "SQL_ASCII"])
def test_database_without_room_for_every_character_is_refused(empty, coding):
    url = sa.make_url(empty)
    other = f"{url.database}_{coding.lower()}"
    administer(
        empty,
        f'DROP DATABASE IF EXISTS "{other}"',
        f"CREATE DATABASE \"{other}\" ENCODING '{coding}' LOCALE 'C' TEMPLATE template0",
    )
    try:
        with pytest.raises(DatabaseError, match=rf"keeps its text in {coding}.*ENCODING 'UTF8'"):
            Catalog.open(url.set(database=other).render_as_string(hide_password=False))
    finally:
        administer(empty, f'DROP DATABASE "{other}"')


def test_text_of_every_script_is_kept_where_the_environment_names_another_encoding(empty, monkeypatch):
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    catalog = Catalog.open(empty)
    with catalog.write() as conn:
        hosts.ensure(conn, ["例え.example"])
        assert hosts.by_name(conn, "例え.example") is not None
    catalog.close()


@pytest.mark.parametrize("more", ["", "?options=-csearch_path%3Dpublic"])
def test_lock_of_a_database_shell_is_waited_for_and_then_reported(empty, more):
    """Also where the address brings options of its own; and by readers, too."""
    Catalog.open(empty).close()
    catalog = Catalog.open(f"{empty}{more}", busy_s=0.3)
    shell = sa.create_engine(sa.make_url(empty).set(drivername="postgresql+psycopg"))
    with shell.connect() as conn:
        conn.exec_driver_sql("LOCK TABLE hosts")
        with pytest.raises(DatabaseBusy, match="another process has been writing"), catalog.write() as ours:
            hosts.ensure(ours, ["example.org"])
        with pytest.raises(DatabaseBusy, match="another process has been writing"), catalog.read() as ours:
            hosts.by_name(ours, "example.org")
    shell.dispose()
    catalog.close()


def test_writes_to_one_row_wait_for_each_other_whatever_the_default_isolation_is(empty):
    Catalog.open(empty).close()
    catalog = Catalog.open(f"{empty}?options=-cdefault_transaction_isolation%3Dserializable")
    with catalog.write() as conn:
        hosts.ensure(conn, ["example.org"])
    begun = threading.Event()

    def lower() -> None:
        with catalog.write() as conn:
            conn.exec_driver_sql("UPDATE hosts SET failures = failures + 1")
            begun.set()
            threading.Event().wait(0.3)

    other = threading.Thread(target=lower)
    other.start()
    begun.wait(10)
    with catalog.write() as conn:
        conn.exec_driver_sql("UPDATE hosts SET failures = failures + 1")
    other.join()
    with catalog.read() as conn:
        host = hosts.by_name(conn, "example.org")
    assert host is not None
    assert host.failures == 2
    catalog.close()


def test_lock_on_the_catalog_is_held_in_a_transaction_that_holds_up_no_vacuum(empty):
    """In a transaction, because a pooler may give the connection to another client between two of them."""
    catalog = Catalog.open(empty)
    with catalog.alone("ticks", 60) as still:
        still()
        with catalog.read() as conn:
            held = conn.exec_driver_sql(
                "SELECT state, backend_xid, backend_xmin FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid "
                "WHERE l.locktype = 'advisory' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            ).all()
    assert [tuple(row) for row in held] == [("idle in transaction", None, None)]
    catalog.close()


def test_limit_of_connections_is_named_with_what_we_need(empty):
    Catalog.open(empty).close()
    user = f"{sa.make_url(empty).database}_limited"
    administer(empty, f'DROP ROLE IF EXISTS "{user}"', f'CREATE ROLE "{user}" LOGIN CONNECTION LIMIT 0')
    try:
        with pytest.raises(DatabaseError, match=r"too many connections for role .*each process takes up to 48"):
            Catalog.open(sa.make_url(empty).set(username=user).render_as_string(hide_password=False))
    finally:
        administer(empty, f'DROP ROLE "{user}"')


def test_pooler_that_loses_prepared_statements_is_named(empty):
    catalog = Catalog.open(empty)
    with pytest.raises(DatabaseError, match="set its max_prepared_statements above 0"), catalog.write() as conn:
        conn.exec_driver_sql("EXECUTE prepared_on_another_connection")
    catalog.close()
