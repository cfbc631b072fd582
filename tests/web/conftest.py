from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web
from tests.web.scenes import Archive


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
