"""Counts over the catalog of how the watch goes."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from archiver.web import counts
from tests.web.scenes import kept


def test_front_page_counts_all_sources_in_one_pass(archive):
    """A pass over 100,000 sources takes most of a second."""
    kept(archive, "https://example.org/report", 0, 1)
    asked = []

    def note(_conn, _cursor, statement, *_):
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        with archive.app.catalog.read() as conn:
            watch = counts.watch(conn, None, archive.app.now(), timedelta(0))
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert (watch.sources, watch.active) == (1, 1)
    assert len([one for one in asked if "FROM sources" in one]) == 1
