"""Mail to subscribers, by a server on loopback that does as it is told."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from archiver.subscribers.gathering import REST
from storage.model import EventKind, Finding, RemarkKind
from tests.telling.conftest import BOB, SENDER, URL, later, waiting
from tests.web.scenes import HOUR, http

WEEK = timedelta(days=7)


def test_who_asked_is_told_once_of_a_loss(lost, mail):
    assert (lost.letters.tick(), lost.letters.tick()) == (1, 0)
    [one] = mail.got
    assert (one.sender, one.to) == (SENDER, BOB)
    assert one.message["subject"] == "Report: no longer served at this address"
    assert one.message["auto-submitted"] == "auto-generated"
    [event] = lost.events(EventKind.REMOVED)
    assert event.text in one.text
    assert "last seen 2 March 2021 14:20 UTC, first absent 3 March 2021 03:20 UTC" in one.text
    assert "- A Book of Reports, footnote 34: “The findings hold.”" in one.text
    assert "Looked at from here only" in one.text
    assert "https://archive.example/case/" in one.text
    assert "https://archive.example/capture/" in one.text
    assert one.message["message-id"].strip("<>").partition("@")[2] == "institute.example"
    assert mail.said[0] == "ehlo institute.example", "not the name of this machine"


def test_nothing_before_the_moment_of_asking_is_told(archive, mail):
    archive.add(URL)
    archive.lose(URL)
    archive.now += HOUR
    archive.subscribe()
    assert later(archive, hours=1) == 0
    archive.look(URL)
    assert archive.letters.tick() == 1
    assert mail.got[0].message["subject"] == "Report: served at this address again"


def test_what_was_not_asked_for_is_not_told(archive, mail):
    others = ["https://example.net/a", "https://example.com/b", "https://cited.example/c", "https://tagged.example/d"]
    archive.add(URL)
    archive.add(others[0])
    archive.add(others[1])
    archive.add(others[2], work="A Book")
    archive.add(others[3], tags=("health",))
    archive.subscribe("all@reader.example")
    archive.subscribe("one@reader.example", urls=[URL])
    archive.subscribe("host@reader.example", urls=["example.net"])
    archive.subscribe("port@reader.example", urls=["EXAMPLE.net:443"])
    archive.subscribe("work@reader.example", works=["A Book"])
    archive.subscribe("tag@reader.example", tags=["Health"])
    archive.subscribe("either@reader.example", urls=[URL], tags=["health"])
    archive.subscribe("kind@reader.example", kinds=["restored"])
    archive.lose(URL, *others)
    assert archive.letters.tick() == 7
    told = {one.to.partition("@")[0]: {url for url in (URL, *others) if f"\n{url}\n" in one.text} for one in mail.got}
    assert told == {
        "all": {URL, *others}, "one": {URL}, "host": {others[0]}, "port": {others[0]}, "work": {others[2]},
        "tag": {others[3]}, "either": {URL, others[3]},
    }  # fmt: skip


def test_a_source_that_a_work_comes_to_cite_later_is_meant_too(archive, mail):
    archive.add(URL, work="A Book")
    archive.subscribe(works=["A Book"])
    archive.now += HOUR
    archive.add("https://example.net/later", work="A Book")
    archive.lose("https://example.net/later")
    assert archive.letters.tick() == 1
    assert "https://example.net/later" in mail.got[0].text


def test_what_many_sources_lose_at_once_is_one_mail(archive, mail):
    urls = [f"https://example.org/{n}" for n in range(60)]
    for url in urls:
        archive.add(url)
    archive.subscribe()
    archive.lose(*urls)
    archive.letters.tick()
    [one] = mail.got
    assert one.message["subject"] == "60 alerts about 60 addresses"
    assert all(url in one.text for url in urls[:20])
    assert one.text.count("https://archive.example/") > 60, "each has its link"


def test_a_host_that_does_not_answer_is_one_alert_a_day_and_names_its_addresses(archive, mail):
    urls = [f"https://example.org/{n}" for n in range(12)]
    for url in urls:
        archive.add(url)
        archive.look(url)
    archive.subscribe()
    for _ in range(4):
        archive.now += 13 * HOUR
        for url in urls:
            archive.look(url, Finding.REFUSED)
    archive.letters.tick()
    out = archive.events(EventKind.UNREACHABLE)
    assert len(out) == 12
    [one] = mail.got
    assert one.message["subject"] == "example.org: no usable answer from the site (12 addresses)"
    assert one.text.count("\n- https://example.org/") == 10
    assert "- and 1 more" in one.text


def test_what_happens_soon_after_a_mail_is_in_the_next(lost, mail):
    lost.letters.tick()
    lost.now += timedelta(minutes=1)
    lost.look(URL)
    lost.add("https://example.net/")
    lost.look("https://example.net/")
    lost.look("https://example.net/", Finding.ALTERED, comparison=None)
    assert lost.letters.tick() == 0, "one mail a quarter of an hour, however much happens"
    lost.now += REST
    assert lost.letters.tick() == 1
    assert "served at this address again" in mail.got[-1].text.lower() + mail.got[-1].message["subject"]


def test_two_subscriptions_of_one_address_tell_it_once(archive, mail):
    archive.add(URL, tags=("health",))
    archive.subscribe(urls=[URL])
    archive.subscribe(tags=["health"])
    archive.subscribe(digest="weekly")
    archive.lose(URL)
    assert archive.letters.tick() == 1
    archive.now += 2 * WEEK
    assert archive.letters.tick() == 0
    assert len(mail.got) == 1


@pytest.mark.parametrize(("digest", "day"), [("daily", 5), ("weekly", 8)])
def test_a_digest_gathers_what_happened_into_one_mail_in_the_morning(archive, mail, digest, day):
    other = "https://example.net/report"
    archive.add(URL)
    archive.add(other)
    archive.subscribe(digest=digest)
    archive.lose(URL, other)  # on 4 March, a Thursday, before 6 h UTC
    archive.now = archive.now.replace(hour=7)
    archive.look(URL)
    while archive.now.day < day or archive.now.hour < 7:
        seen = len(mail.got)
        archive.letters.tick()
        assert digest == "daily" or archive.now.day >= day or not seen
        archive.now += HOUR
    archive.letters.tick()
    subjects = [one.message["subject"] for one in mail.got]
    assert (
        subjects
        == {
            "daily": ["Daily digest: 2 alerts about 2 addresses", "Daily digest: Report: served at this address again"],
            "weekly": ["Weekly digest: 3 alerts about 2 addresses"],
        }[digest]
    )


# ---- what is not sent


def test_sealed_sources_are_told_to_nobody(archive, mail):
    sealed, opened = "https://sealed.example/witness", "https://open.example/a?token=hunter2&page=3"
    archive.add(sealed, sealed=True, work="Secret", tags=("t",))
    archive.add(opened, tags=("t",))
    archive.subscribe(tags=["t"], kinds=["first", "removed"])
    archive.subscribe("ann@reader.example")
    archive.lose(sealed, opened)
    assert archive.letters.tick() == 2
    for one in mail.got:
        assert "sealed.example" not in one.data.decode() + one.text
        assert "hunter2" not in one.text
        assert "token=***&page=3" in one.text


def test_what_was_seen_at_a_sealed_address_is_told_to_nobody(archive, mail):
    """A public source that is sent on to a sealed one: what is said of it is said of that."""
    archive.add("https://sealed.example/witness", sealed=True)
    archive.add(URL)
    archive.subscribe(kinds=["first"])
    archive.look(URL, at_url="https://sealed.example/witness", title="Witness seven")
    assert archive.letters.tick() == 0
    assert mail.got == []


def test_what_is_sealed_or_hushed_before_a_letter_is_taken_is_not_in_it(lost, mail):
    mail.answers["RCPT"] = ["450 4.7.1 come again"]
    lost.letters.tick()
    assert waiting(lost) == 1
    from storage.journal import SourceEdited
    from storage.model import Access

    source = lost.lookup.source(URL).source
    lost.app.journal.record([SourceEdited(source=dataclasses.replace(source, access=Access.SEALED))])
    assert later(lost, hours=1) == 0
    assert mail.got == []
    assert waiting(lost) == 0


def test_marks_hold_for_subscribers_as_for_the_webhook(archive, mail):
    archive.add(URL)
    archive.look(URL)
    archive.subscribe()
    archive.now += 13 * HOUR
    archive.look(URL, Finding.GONE)
    archive.app.remarks.make(URL, RemarkKind.MUTE, actor="me", reason="known")
    for _ in range(2):
        archive.now += 13 * HOUR
        archive.look(URL, Finding.GONE)
    assert archive.events(EventKind.REMOVED)
    assert archive.letters.tick() == 0
    archive.now += HOUR
    archive.app.remarks.make(URL, RemarkKind.WITHDRAWN, actor="me", reason="not known after all")
    assert archive.letters.tick() == 1, "what was hushed is told when that is taken back"
    assert later(archive, hours=1) == 0
    assert len(mail.got) == 1


def test_who_was_ended_is_told_no_more(lost, mail):
    lost.app.subscribers.end(BOB, "test")
    assert lost.letters.tick() == 0
    lost.now += HOUR
    lost.subscribe()
    lost.now += HOUR
    lost.look(URL)
    assert lost.letters.tick() == 1
    assert "again" in mail.got[0].message["subject"]


def test_a_letter_of_what_ended_goes_by_what_the_address_still_has(archive, mail):
    archive.add(URL)
    first = archive.subscribe()
    archive.now += HOUR
    archive.subscribe(urls=[URL])
    archive.lose(URL)
    mail.answers["RCPT"] = ["450 4.7.1 come again"]
    archive.letters.tick()
    archive.app.subscribers.end(first.id, "test")
    archive.now += HOUR
    assert archive.letters.tick() == 1
    assert len(mail.got) == 1


def test_a_letter_to_who_has_gone_is_dropped(lost, mail):
    mail.answers["RCPT"] = ["450 4.7.1 come again"]
    lost.letters.tick()
    lost.app.subscribers.end(BOB, "test")
    lost.now += HOUR
    assert lost.letters.tick() == 0
    assert mail.got == []
    with lost.catalog.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM letters").scalar() == 0


def test_the_service_tells_by_itself(lost, mail):
    [tick] = [one for one in lost.app._ticks(walk=False, upkeep=True) if one.name == "letters"]
    assert tick.run() == 1
    assert len(mail.got) == 1


def test_a_mail_of_another_text_leads_to_the_copy_from_before(archive, mail):
    archive.add(URL)
    before = archive.look(URL)
    archive.subscribe()
    for _ in range(2):
        archive.now += 13 * HOUR
        after = archive.look(URL, Finding.ALTERED_LARGE, wire=http(b"<p>Another text.</p>"), reference=before)
    archive.letters.tick()
    [one] = mail.got
    assert (
        f"Copy from before the change, received 2 March 2021 14:20 UTC: https://archive.example/capture/{before}"
        in one.text
    )
    assert one.text.count("/capture/") == 2
    assert f"/capture/{after}" in one.text
