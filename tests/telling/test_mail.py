"""Mail to subscribers through a scripted server on loopback."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from archiver.subscribers.gathering import REST
from storage.model import EventKind, Finding, RemarkKind
from tests.telling.conftest import BOB, SENDER, URL, later, waiting
from tests.web.scenes import HOUR, http

WEEK = timedelta(days=7)


def test_subscriber_is_mailed_once_of_a_loss(lost, mail):
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


def test_events_before_the_subscription_are_not_mailed(archive, mail):
    archive.add(URL)
    archive.lose(URL)
    archive.now += HOUR
    archive.subscribe()
    assert later(archive, hours=1) == 0
    archive.look(URL)
    assert archive.letters.tick() == 1
    assert mail.got[0].message["subject"] == "Report: served at this address again"


def test_subscription_made_while_the_clock_was_ahead_is_mailed_what_happens(archive, mail):
    archive.add(URL)
    right = archive.now
    archive.now += timedelta(days=365)
    archive.subscribe()
    archive.now = right
    archive.lose(URL)
    assert archive.letters.tick() == 1


def test_subscriber_is_mailed_only_what_was_asked_for(archive, mail):
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
    mailed = {one.to.partition("@")[0]: {url for url in (URL, *others) if f"\n{url}\n" in one.text} for one in mail.got}
    assert mailed == {
        "all": {URL, *others}, "one": {URL}, "host": {others[0]}, "port": {others[0]}, "work": {others[2]},
        "tag": {others[3]}, "either": {URL, others[3]},
    }  # fmt: skip


def test_subscription_to_a_work_covers_sources_cited_later(archive, mail):
    archive.add(URL, work="A Book")
    archive.subscribe(works=["A Book"])
    archive.now += HOUR
    archive.add("https://example.net/later", work="A Book")
    archive.lose("https://example.net/later")
    assert archive.letters.tick() == 1
    assert "https://example.net/later" in mail.got[0].text


def test_losses_of_many_sources_at_once_are_one_mail(archive, mail):
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


def test_unreachable_host_is_one_alert_listing_its_addresses(archive, mail):
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


def test_events_soon_after_a_mail_wait_for_the_next_mail(lost, mail):
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


def test_two_subscriptions_of_one_address_send_one_mail(archive, mail):
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
def test_digest_gathers_events_into_one_mail_in_the_morning(archive, mail, digest, day):
    other = "https://example.net/report"
    archive.add(URL)
    archive.add(other)
    archive.subscribe(digest=digest)
    archive.lose(URL, other)  # on 4 March 2021, a Thursday, before 06:00 UTC
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


def test_sealed_sources_are_mailed_to_nobody_and_tokens_in_urls_are_masked(archive, mail):
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


def test_finding_made_at_a_sealed_address_is_mailed_to_nobody(archive, mail):
    """A public source that redirects to a sealed one: what is said of it would be said of the sealed one."""
    archive.add("https://sealed.example/witness", sealed=True)
    archive.add(URL)
    archive.subscribe(kinds=["first"])
    archive.look(URL, at_url="https://sealed.example/witness", title="Witness seven")
    assert archive.letters.tick() == 0
    assert mail.got == []


def test_source_sealed_while_its_letter_waits_is_not_mailed(lost, mail):
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


def test_remarks_silence_mail_as_they_silence_the_webhook(archive, mail):
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


def test_ended_subscription_gets_no_mail_and_a_new_one_begins_afresh(lost, mail):
    lost.app.subscribers.end(BOB, "test")
    assert lost.letters.tick() == 0
    lost.now += HOUR
    lost.subscribe()
    lost.now += HOUR
    lost.look(URL)
    assert lost.letters.tick() == 1
    assert "again" in mail.got[0].message["subject"]


def test_waiting_letter_of_an_ended_subscription_is_sent_for_another_of_the_same_address(archive, mail):
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


def test_waiting_letter_is_dropped_if_its_address_has_no_subscription_left(lost, mail):
    mail.answers["RCPT"] = ["450 4.7.1 come again"]
    lost.letters.tick()
    lost.app.subscribers.end(BOB, "test")
    lost.now += HOUR
    assert lost.letters.tick() == 0
    assert mail.got == []
    with lost.catalog.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM letters").scalar() == 0


def test_upkeep_of_the_service_sends_letters(lost, mail):
    [tick] = [one for one in lost.app._ticks(walk=False, upkeep=True) if one.name == "letters"]
    assert tick.run() == 1
    assert len(mail.got) == 1


def test_mail_about_an_alteration_links_the_copy_from_before(archive, mail):
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
