"""What looks like a secret in the address of a page's document: told to nobody, by webhook, mail or feed."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.subscribers import Wanted
from demo.site import pdf
from tests.support.mailserver import MailServer
from tests.support.receiver import SECRET, Receiver
from tests.support.site import Reply
from tests.walk.test_judge_documents import LINES, carrier
from tests.walk.test_judgement_table import after, held

ANNEX, LATER = "/papers/annex.pdf?token=hunter2", "/files/2021/annex.pdf?token=hunter2"


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.end()


@pytest.fixture
def mail():
    made = MailServer()
    yield made
    made.end()


@pytest.mark.parametrize("what", ["altered", "moved"])
def test_secret_in_the_address_of_a_document_is_told_to_nobody(site, make_world, receiver, mail, what):
    world = make_world(
        webhook=receiver.url, webhook_secret=SECRET, smtp=f"smtp+plain://127.0.0.1:{mail.port}", mail_from="a@b.example"
    )
    world.app.notify.tick()  # it receives events from now on
    site.pages[ANNEX] = Reply(200, pdf((*LINES, "A sentence that goes.")), "application/pdf")
    url = held(site, world, body=carrier(ANNEX))
    world.app.subscribers.make(Wanted(address="bob@reader.example"), "test")
    after(world, url, 30)
    if what == "altered":
        site.pages[ANNEX] = Reply(200, pdf(LINES), "application/pdf")
        after(world, url, 6, 7.1)
    else:
        site.pages[LATER] = site.pages.pop(ANNEX)
        after(world, url, 6, 20, 30.1)
        site.pages["/papers/report"] = carrier(LATER)
        after(world, url, 6)
    while world.app.notify.tick():
        pass
    assert world.app.letters.tick() == 1
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        feeds = [client.get("/feeds/events.atom", params={"lang": language}).text for language in ("en", "zh")]
    for text in ("".join(body.decode() for _, body, _ in receiver.got), mail.got[0].text, *feeds):
        assert "annex.pdf?token=***" in text
        assert "hunter2" not in text
    assert "其文件" in feeds[1], "a sentence without the secret is still translated"
