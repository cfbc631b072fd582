"""Our own text reader fails on an answer: this is not the site's fault, and says nothing about the page."""

from __future__ import annotations

import json
import operator
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

import archiver
from archiver import cli, words
from archiver.readers.pool import LARGE_BYTES, Readers
from archiver.rejudge.walking import Changed
from demo.site import pdf
from storage.model import Finding, Role
from tests.support import children
from tests.support.site import Reply, page, prose
from tests.walk.test_judge_documents import carrier
from tests.walk.test_judgement_table import after, held, rules

REPORT, ANNEX = "/papers/report", "/papers/annex.pdf"
WHY = "our text reader failed on what was received: it is kept, and tells nothing about the page"
PAGES = 120  # enough that no reader process finishes the document before it is killed
LONG = "<p>more of it</p>" * (LARGE_BYTES // 16)  # parsed by a reader process, never by the service itself


@pytest.fixture
def world(make_world):
    made = make_world()
    made.app.new_readers = Readers
    return made


def judged_again(world):
    """Rejudging from observations changes nothing. Rejudging from the bodies may: a reader can parse them by then."""
    with world.app.rejudge(deep=False) as again:
        assert not [one for one in again.all() if isinstance(one, Changed)]


@pytest.fixture
def doctor(monkeypatch, capfd):
    """What `archiver doctor` says about our reader."""

    def ask(world):
        monkeypatch.setenv("ARCHIVER_DATA", str(world.root))
        capfd.readouterr()
        assert cli.run(["doctor", "--json"]) == 0
        told = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        return next((one["trouble"] for one in told if one["check"] == "reader"), None)

    return ask


@contextmanager
def no_reader_lives() -> Iterator[None]:
    """Kills every reader process before it finishes a document."""
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.001):
            for one in children.readers():
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    try:
        yield
    finally:
        over.set()
        killing.join()


def test_first_look_with_a_failed_reader_is_reported_and_the_next_is_the_first_copy(site, world, doctor):
    site.pages[REPORT] = page("Report", LONG)
    url = site.url(REPORT)
    world.add(url)
    with no_reader_lives():
        line = world.one(url)
    assert (line["finding"], line["state"], line["status"]) == ("too_large", "new", 200)
    assert line["capture"] is not None
    assert next((one["rule"], one["text"]) for one in line["reasons"]) == ("failure", WHY)
    assert words.reason("failure", WHY, "zh").startswith("我们自己的文本读取程序未能读取")
    assert not world.kinds(url)
    assert doctor(world) == (
        "sources on whose newest answer our text reader failed, so that nothing is told about them: 1. The log names them: "
        "reader.died, reader.failed, look.failed"
    )
    assert after(world, url, 6)[-1] == ("first", "available", "confirmed")
    assert doctor(world) is None


def test_reader_failure_neither_starts_nor_confirms_nor_ends_a_loss(site, world):
    url = held(site, world)
    site.pages[REPORT] = page("Another page", LONG)
    with no_reader_lives():
        assert set(after(world, url, 6, 8, 40)) == {("too_large", "available", "confirmed")}
    assert world.kinds(url) == ["first"]
    assert "could not process it" in words.standing(world.watched(url).assessment, "en")
    site.pages[REPORT] = Reply(404, page("Nothing is here"))
    assert after(world, url, 1)[-1][:2] == ("gone", "suspect")
    doubted = world.watched(url).assessment
    site.pages[REPORT] = page("Another page", LONG)
    with no_reader_lives():
        assert after(world, url, 30)[-1][:2] == ("too_large", "suspect")
    assert world.watched(url).assessment.doubts == doubted.doubts
    assert "removed" not in world.kinds(url)
    judged_again(world)


def test_reader_failure_on_the_home_page_says_nothing_about_the_site(site, world):
    url = held(site, world)
    site.pages["/"] = page("Home", LONG)
    site.pages[REPORT] = Reply(404, page("Nothing is here"))
    with no_reader_lives():
        assert after(world, url, 6)[-1][:2] == ("gone", "suspect")
    seen = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
    assert [one.fine for one in seen.observation.probes if one.role == "home"] == [None]


def test_reader_failure_on_a_document_is_no_loss_of_it(site, world):
    lines = tuple(prose(f"annex {n}", 40) for n in range(PAGES))
    site.pages[ANNEX] = Reply(200, pdf(lines), "application/pdf")
    url = held(site, world, body=carrier(ANNEX), quote=lines[2])
    after(world, url, 30)
    site.pages[ANNEX] = Reply(200, pdf(tuple(prose(f"more {n}", 40)[::-1] for n in range(PAGES))), "application/pdf")
    with no_reader_lives():
        assert {one[1] for one in after(world, url, 6, 8, 40)} == {"available"}
        assert not {"quote", "quote.absent"} & set(rules(world, url))
    seen = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
    assert [one.finding for one in seen.members] == ["too_large"]
    assert world.kinds(url) == ["first"]
    judged_again(world)
    assert after(world, url, 6, 8)[-1][0] == "replaced", rules(world, url)


def test_rejudging_keeps_a_look_that_the_reader_fails_on(site, world):
    url = held(site, world, body=page("Report", LONG))
    with no_reader_lives(), world.app.rejudge(deep=True) as again:
        (done,) = again.all()  # no changed look
    assert (done.changed, done.unread) == (0, world.watched(url).n)


UNFORESEEN = b"Nobody foresaw this"
# the functions that fail, each if its arguments contain what this page has
MISTAKEN = {
    "archiver.readers.pool.extract": lambda content, **_: UNFORESEEN in content,
    "archiver.observe.observe": lambda _, text, **__: text is not None and UNFORESEEN in text.visible.encode(),
    "archiver.look.verdict.judge": lambda *seen, url, **_: url.endswith(REPORT) and seen[2] is Finding.FIRST,
}


@pytest.mark.parametrize("mistaken", MISTAKEN)
def test_unexpected_error_of_ours_still_keeps_the_copy_and_spares_other_sources(site, world, monkeypatch, mistaken):
    """As if our code failed on something in this page."""
    real = operator.attrgetter(mistaken.removeprefix("archiver."))(archiver)

    def fails(*given, **named):
        if MISTAKEN[mistaken](*given, **named):
            raise IndexError("list index out of range")
        return real(*given, **named)

    monkeypatch.setattr(mistaken, fails)
    site.pages |= {REPORT: page("Report", "<p>Nobody foresaw this.</p>"), "/papers/other": page("Other")}
    urls = [site.url(REPORT), site.url("/papers/other")]
    for url in urls:
        world.add(url)
    assert world.tick() == 1
    assert [world.kinds(url) for url in urls] == [[], ["first"]]
    looked = world.app.lookup.visit(world.watched(urls[0]).source.id, 1)
    assert (looked.finding.value, looked.observation.failure_detail) == ("too_large", WHY)
    (kept,) = (one for one in world.captures() if one.source == looked.source and one.role is Role.PAGE)
    assert UNFORESEEN in b"".join(world.app.lookup.open(kept).decoded().chunks())
