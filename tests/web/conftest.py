from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web
from storage.model import Finding
from tests.web.scenes import HOUR, URL, Archive


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path)
    yield made
    made.close()


@pytest.fixture
def client(archive):
    """A program on this machine, without a token."""
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080", follow_redirects=False) as found:
        yield found


@pytest.fixture
def token(archive):
    return web.new_token(archive.catalog, "writer", "write", archive.now)


@pytest.fixture
def lost(archive):
    """A source that was kept and then not found at four looks."""
    source = archive.add(URL, work="A work that cites", quote="The findings hold.", locator="footnote 14")
    archive.look(URL)
    for _ in range(4):
        archive.now += 9 * HOUR
        archive.look(URL, Finding.GONE)
    return source
