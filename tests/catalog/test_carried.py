"""Documents that a source carries, as migrated from older catalogs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.catalog import Catalog, reference_documents, schema
from tests.support.catalogs import brought_to


def filled(conn: sa.Connection, name: str, /, **given: Any) -> None:
    """Insert a row into a table as it was then, with empty values in the other required columns."""
    made = sa.Table(name, sa.MetaData(), autoload_with=conn)
    nothing = {int: 0, str: "", bytes: b"", bool: False, float: 0.0}
    needed = [one for one in made.columns if not one.nullable and one.server_default is None and one.name not in given]
    conn.execute(sa.insert(made).values({one.name: nothing[one.type.python_type] for one in needed} | given))


def test_migration_keys_reference_documents_by_their_url(unmade):
    engine = sa.create_engine(unmade.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as conn:
        brought_to(conn, "0016")
        filled(conn, "hosts", host="a.example:80")
        filled(conn, "sources", id="A", host="a.example:80", url_key=b"a", documents='["c1", "c2", "purged"]')
        filled(conn, "sources", id="B", host="a.example:80", url_key=b"b", documents="[]")
        filled(conn, "segments", name="warc/a")
        for one in ("c1", "c2"):
            filled(conn, "captures", id=one, segment="warc/a", source="A", url=f"http://a.example/{one}.pdf")
    engine.dispose()
    new = Catalog.open(unmade)
    with new.read() as conn:
        rows = dict(conn.execute(sa.select(schema.sources.c.id, schema.sources.c.documents)).all())
    new.close()
    assert reference_documents.ids(rows["A"]) == ["c1", "c2"]
    assert rows["A"] == '{"http://a.example/c1.pdf": "c1", "http://a.example/c2.pdf": "c2"}'
    assert reference_documents.ids(rows["B"]) == []
