"""A site, an archive that watches it, and a client of the archive's pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from archiver import web
from tests.support.site import Site
from tests.support.world import World


@contextmanager
def walked(directory: Path) -> Iterator[tuple[Site, World, TestClient]]:
    """All three, for as long as they are needed."""
    with Site() as site:
        world = World(directory / "archive", None)
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
            yield site, world, client
        world.close()
