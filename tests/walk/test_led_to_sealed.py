"""A public source that leads to the address of a sealed one, which does not answer."""

from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from archiver import web
from tests.support.site import Reply


@pytest.fixture
def silent():
    """An address at which nothing answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/witness?token=hunter2"


def test_page_of_a_look_that_was_led_to_a_sealed_address_without_an_answer_does_not_name_it(site, world, silent):
    world.add(silent, sealed=True)
    forward = f'<html><head><meta http-equiv="refresh" content="0;url={silent}"></head><body></body></html>'
    site.pages["/forward"] = Reply(200, forward.encode(), "text/html")
    url = site.url("/forward")
    world.add(url)
    world.look(url)
    source = world.watched(url).source.id
    port = silent.split(":")[2].partition("/")[0]
    shown = ""
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        for path in (f"/source/{source}/visit/1", f"/source/{source}", f"/api/v1/sources/{source}/visits"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert "witness" not in answer.text
            assert f"port {port}" not in answer.text
            shown += answer.text
    assert "the connection was refused" in shown
    assert '"finding":"refused"' in shown
