"""The documents of a source by the address at which its page leads to them: of those of before, where each was found. A program that
knows no more than a list of them takes the addresses for captures and loses all, so it must not open what is left here."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

sources = sa.table("sources", sa.column("id", sa.Text()), sa.column("documents", sa.Text()))
captures = sa.table("captures", sa.column("id", sa.Text()), sa.column("url", sa.Text()))


def upgrade() -> None:
    conn, s, c = op.get_bind(), sources.c, captures.c
    one = sa.select(c.url).where(c.id == sa.bindparam("capture"))
    written = []
    for source, documents in conn.execute(sa.select(s.id, s.documents).where(s.documents.like('["%'))).all():
        found = {conn.scalar(one, {"capture": capture}): capture for capture in json.loads(documents)}
        found.pop(None, None)
        written.append({"of": source, "told": json.dumps(found)})
    if written:
        told = sa.update(sources).where(s.id == sa.bindparam("of")).values(documents=sa.bindparam("told"))
        conn.execute(told, written)
