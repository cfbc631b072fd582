"""A public source that leads to the address of a sealed one, which does not answer."""

from __future__ import annotations

import socket

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.subscribers.register import Wanted
from storage.model import EventKind
from tests.support.receiver import SECRET
from tests.support.site import Reply, page


@pytest.fixture
def silent():
    """An address at which nothing answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/witness?token=hunter2"


@pytest.fixture
def world(make_world, receiver, mail):
    """One that tells a webhook and a reader by mail."""
    made = make_world(
        webhook=receiver.url,
        webhook_secret=SECRET,
        smtp=f"smtp://127.0.0.1:{mail.port}",
        mail_from="archive@institute.example",
    )
    assert made.app.notify.tick() == 0
    return made


@pytest.fixture
def forward(site, world, silent):
    """(id, address) of a public source that is served, and then leads to the sealed address that does not answer."""
    world.add(silent, sealed=True)
    site.pages["/forward"] = page("Report", "<p>The findings of the survey hold.</p>")
    url = site.url("/forward")
    world.add(url)
    world.app.subscribers.make(Wanted(address="bob@reader.example", kinds=list(EventKind)), "test")
    world.look(url)
    site.pages["/forward"] = Reply(302, b"", "text/html", {"Location": silent})
    for _ in range(4):
        world.clock.move(hours=13)
        world.look(url)
    return world.watched(url).source.id, url


def names(text: str, silent: str) -> bool:
    port = silent.split(":")[2].partition("/")[0]
    return "witness" in text or f"port {port}" in text or f":{port}" in text


def test_events_of_looks_that_were_led_to_a_sealed_address_do_not_name_it(world, silent, forward):
    source, url = forward
    token = {"authorization": f"Bearer {web.new_token(world.app.catalog, 'reader', 'read', world.clock())}"}
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        for path in ("/api/v1/events", "/feeds/events.atom", "/events", "/", f"/source/{source}", "/api/v1/overview"):
            told = client.get(path, headers={"accept": "text/html, */*"}).text
            assert url in told or source in told, path
            assert not names(told, silent), path
        assert names(client.get(f"/source/{source}/visit/5", headers=token | {"accept": "text/html"}).text, silent)


def test_webhook_and_mail_do_not_name_the_sealed_address_that_a_look_was_led_to(world, silent, forward, receiver, mail):
    source, _ = forward
    assert world.app.notify.tick() >= 2
    world.app.letters.tick()
    told = [body.decode() for _, body, _ in receiver.got] + [str(one.message) for one in mail.got]
    assert any('"kind":"unreachable"' in one and source in one for one in told)
    assert mail.got
    assert [one for one in told if names(one, silent)] == []


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
