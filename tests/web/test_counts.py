"""Counts over the catalog of how the watch goes."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from archiver.web import counts
from tests.support.site import Site
from tests.support.world import World
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


def test_sources_whose_only_vantage_point_is_down_for_days_are_not_looked_at_on_time(tmp_path):
    """Each try is put off by minutes, so that the next look is always about to be due."""
    with Site() as proxy:
        world = World(tmp_path / "archive", None, egress=f"a=http://{proxy.names[0]}:{proxy.port}")
        world.add(proxy.url("/"), every="6h")
        world.look()
        proxy.down()
        late = []
        for _ in range(12):
            world.clock.move(hours=6)
            world.tick()
            with world.app.catalog.read() as conn:
                late.append(counts.watch(conn, None, world.app.now(), timedelta(hours=1)).late)
        assert world.watched(proxy.url("/")).n == 1
        assert (late[0], late[-1]) == (0, 1)
        proxy.up(proxy.names[0])
        world.clock.move(hours=1)
        world.tick()
        with world.app.catalog.read() as conn:
            assert counts.watch(conn, None, world.app.now(), timedelta(hours=1)).late == 0
        world.close()
