"""Alerts sent days after the event, or sent again, follow what is known at the time of sending."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from storage import catalog as tables
from storage.model import EventKind, Finding, RemarkKind
from tests.telling.conftest import BOB, URL
from tests.web.scenes import HOUR

KEPT_BACK = [RemarkKind.MUTE, RemarkKind.EXPLAINED, RemarkKind.FALSE_ALARM]
OTHER = "https://example.net/report"


def say(archive, kind, about=URL):
    archive.app.remarks.make(about, kind, actor="me", reason="known")


def pass_by(archive, **told):
    """Let this much time pass with a tick an hour, or every fourth hour if it is days."""
    until = archive.now + timedelta(**told)
    while archive.now < until:
        archive.now += 4 * HOUR if "days" in told else HOUR
        archive.letters.tick()


@pytest.fixture
def deferring(archive, mail):
    """A loss in a letter that the mail server has not accepted yet."""
    archive.add(URL)
    archive.subscribe()
    archive.lose(URL)
    mail.answers["RCPT"] = ["450 4.7.1 come again"]
    assert archive.letters.tick() == 0
    return archive


@pytest.mark.parametrize("kind", KEPT_BACK)
@pytest.mark.parametrize("back", [True, False])
def test_digest_omits_alerts_silenced_before_it_was_sent(archive, mail, kind, back):
    archive.add(URL)
    archive.subscribe(digest="weekly")
    archive.lose(URL)
    say(archive, kind)
    if back:
        archive.now += HOUR
        archive.look(URL, Finding.SAME)
    pass_by(archive, days=8)
    assert mail.got == []


@pytest.mark.parametrize("kind", KEPT_BACK)
def test_digest_includes_the_alerts_that_are_not_silenced(archive, mail, kind):
    archive.add(URL)
    archive.add(OTHER)
    archive.subscribe(digest="weekly")
    archive.lose(URL, OTHER)
    say(archive, kind)
    pass_by(archive, days=8)
    [one] = mail.got
    assert OTHER in one.text
    assert URL not in one.text


@pytest.mark.parametrize("kind", KEPT_BACK)
def test_alert_silenced_before_its_letter_is_written_is_not_mailed(archive, mail, kind):
    archive.add(URL)
    archive.subscribe()
    archive.lose(URL)
    say(archive, kind)
    pass_by(archive, hours=2)
    assert mail.got == []


@pytest.mark.parametrize("kind", KEPT_BACK)
def test_alert_silenced_while_its_letter_waits_is_not_mailed(deferring, mail, kind):
    say(deferring, kind)
    pass_by(deferring, hours=2)
    deferring.look(URL, Finding.SAME)
    pass_by(deferring, hours=2)
    assert mail.got == []
    with deferring.catalog.read() as conn:
        assert tables.letters.waiting(conn) == {}


@pytest.mark.parametrize("kind", KEPT_BACK)
def test_alert_silenced_while_its_post_waits_is_not_posted_again(archive, receiver, kind):
    archive.add(URL)
    archive.subscribe(receiver.url)
    archive.lose(URL)
    receiver.answers = [(500, {})]
    archive.letters.tick()
    say(archive, kind)
    pass_by(archive, hours=2)
    assert len(receiver.got) == 1


@pytest.mark.parametrize("kind", KEPT_BACK)
@pytest.mark.parametrize("written", [True, False])
def test_silenced_alert_is_mailed_when_the_remark_is_withdrawn(archive, mail, kind, written):
    archive.add(URL)
    archive.subscribe()
    archive.subscribe("ann@reader.example", kinds=["suspected"])
    archive.lose(URL)
    if written:
        mail.answers["RCPT"] = ["450 4.7.1 come again"] * 2
        archive.letters.tick()
    say(archive, kind)
    pass_by(archive, hours=2)
    assert mail.got == []
    say(archive, RemarkKind.WITHDRAWN)
    pass_by(archive, hours=2)
    assert [one.to for one in mail.got] == [BOB]
    pass_by(archive, days=2)
    assert len(mail.got) == 1


def test_withdrawing_a_mute_does_not_alert_a_subscriber_twice(archive, mail):
    archive.add(URL)
    archive.subscribe()
    archive.lose(URL)
    archive.letters.tick()
    say(archive, RemarkKind.MUTE)
    archive.now += HOUR
    say(archive, RemarkKind.WITHDRAWN)
    pass_by(archive, hours=3)
    assert len(mail.got) == 1


def test_return_after_a_false_alarm_is_mailed_to_those_alerted_of_the_loss(archive, mail):
    archive.add(URL)
    archive.subscribe()
    archive.lose(URL)
    archive.letters.tick()
    say(archive, RemarkKind.FALSE_ALARM)
    archive.now += HOUR
    archive.look(URL, Finding.SAME)
    pass_by(archive, hours=2)
    assert [one.message["subject"] for one in mail.got] == [
        "Report: no longer served at this address", "Report: served at this address again",
    ]  # fmt: skip


def test_digest_reports_a_later_loss_without_remarks(archive, mail):
    archive.add(URL)
    archive.subscribe(digest="weekly")
    archive.lose(URL)
    say(archive, RemarkKind.MUTE)
    archive.look(URL, Finding.SAME)
    for _ in range(3):
        archive.now += 13 * HOUR
        archive.look(URL, Finding.GONE)
    pass_by(archive, days=8)
    [one] = mail.got
    [_, later] = archive.events(EventKind.REMOVED)
    assert one.text.count("No longer served") == 1
    assert later.text in one.text


def test_digest_says_that_a_loss_has_ended_if_returns_are_not_subscribed(archive, mail):
    archive.add(URL)
    archive.subscribe(digest="weekly", kinds=["removed"])
    archive.lose(URL)
    archive.now += HOUR
    archive.look(URL, Finding.SAME)
    pass_by(archive, days=8)
    [one] = mail.got
    assert one.message["subject"] == "Weekly digest: Report: no longer served at this address; served again later"
    assert "Served again later: 4 March 2021 06:20 UTC." in one.text


def test_digest_with_loss_and_return_does_not_repeat_that_the_loss_ended(archive, mail):
    archive.add(URL)
    archive.subscribe(digest="weekly")
    archive.lose(URL)
    archive.now += HOUR
    archive.look(URL, Finding.SAME)
    pass_by(archive, days=8)
    [one] = mail.got
    assert "served at this address again" in one.text.lower()
    assert "served again later" not in one.text.lower()


def test_delayed_letter_says_that_its_loss_has_ended(deferring, mail):
    deferring.look(URL, Finding.SAME)
    pass_by(deferring, hours=2)
    first, second = mail.got
    assert first.message["subject"] == "Report: no longer served at this address; served again later"
    assert "Served again later:" in first.text
    assert second.message["subject"] == "Report: served at this address again"


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED, RemarkKind.NOTE])
def test_digest_omits_alterations_muted_or_explained_meanwhile(archive, mail, kind):
    archive.add(URL)
    archive.look(URL)
    archive.subscribe(digest="weekly")
    for _ in range(2):
        archive.now += HOUR
        archive.look(URL, Finding.ALTERED_LARGE)
    [altered] = archive.events(EventKind.ALTERED)
    say(archive, kind, altered.id)
    pass_by(archive, days=8)
    assert len(mail.got) == (kind is RemarkKind.NOTE)


# ---- alerts about a whole host


def test_second_unreachable_source_of_a_host_on_one_day_is_mailed_to_its_subscriber(archive, mail, receiver):
    urls = [f"https://example.org/{n}" for n in range(2)]
    for url in urls:
        archive.add(url)
        archive.look(url)
    archive.subscribe(urls=[urls[0]])
    archive.subscribe(urls=[urls[1]])
    archive.subscribe(receiver.url)
    archive.now = archive.now.replace(hour=0, minute=5) + timedelta(days=1)
    for hour in range(40):
        archive.look(urls[0], Finding.REFUSED)
        if hour >= 6:
            archive.look(urls[1], Finding.REFUSED)
        archive.letters.tick()
        archive.now += HOUR
    first, second = archive.events(EventKind.UNREACHABLE)
    assert first.at.date() == second.at.date()
    assert [[url in one.text for url in urls] for one in mail.got] == [[True, False], [False, True]]
    assert len({one.message["message-id"] for one in mail.got}) == 2
    posted = [json.loads(body)["data"] for _, body, _ in receiver.got]
    assert len({one["alert"] for one in posted}) == 1, "of posts the alert of the host is the same all day"
    assert [headers["webhook-id"] for headers, _, _ in receiver.got] == [first.id, second.id]
