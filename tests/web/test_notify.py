"""The webhook, against a scripted receiver on loopback."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from archiver import alarms, notify
from archiver.errors import UsageError
from archiver.notify import CHANNEL, RETRY_S, Notify
from archiver.outbound import Client
from archiver.resolve import DnsResolver
from storage import catalog as tables
from storage.journal import SourceEdited
from storage.model import Access, Alarm, Finding, Trouble
from tests.support.receiver import SECRET, Receiver
from tests.web.scenes import HOUR

URL = "https://example.org/report"


@pytest.fixture
def receiver():
    made = Receiver()
    yield made
    made.end()


def client(archive, allowed="127.0.0.0/8"):
    networks = (ip_network(allowed),) if allowed else ()
    return Client(
        resolver=DnsResolver([], allowed_networks=networks, now=lambda: archive.now), allowed_networks=networks
    )


@pytest.fixture
def hook(archive, receiver):
    return Notify(archive.catalog, client(archive), url=receiver.url, secret=SECRET, public_url="https://archive.example/",
                  now=lambda: archive.now, spread=lambda low, high: (low + high) / 2)  # fmt: skip


def happen(archive, url=URL, **told):
    """Keep the first copy of a source, which makes one event."""
    archive.add(url, **told)
    archive.look(url)
    with archive.catalog.read() as conn:
        return tables.events.listing(conn)[-1]


def waiting(archive):
    with archive.catalog.read() as conn:
        return tables.deliveries.waiting(conn, CHANNEL)


def test_event_is_posted_once_signed_and_small(archive, receiver, hook):
    event = happen(archive)
    assert (hook.tick(), hook.tick()) == (1, 0)
    [(headers, body, path)] = receiver.got
    assert path == "/hook?token=hush"
    assert headers["webhook-id"] == event.id
    assert headers["webhook-timestamp"] == str(int(archive.now.timestamp()))
    assert headers["content-type"] == "application/json"
    message = json.loads(body)
    assert message["type"] == "source.first"
    assert message["timestamp"] == "2021-03-02T14:20:00.000Z"
    assert message["data"]["link"] == f"https://archive.example/source/{event.source}/visit/1"
    assert [one["url"] for one in message["data"]["events"]] == [URL]
    assert len(body) < 20_000
    signed = Webhook(SECRET).sign(event.id, archive.now.replace(microsecond=0), body.decode())
    assert headers["webhook-signature"] == signed
    with pytest.raises(WebhookVerificationError):  # the archive's clock stands in 2021, so the timestamp is too old
        Webhook(SECRET).verify(body, headers)


def test_every_event_is_posted_with_whether_to_alert_people(archive, receiver, hook):
    """A suspicion is for the receiver's records: nobody is alerted of what a single look saw."""
    happen(archive)
    for _ in range(3):
        archive.now += 13 * HOUR
        archive.look(URL, Finding.GONE)
    while hook.tick():
        pass
    sent = [json.loads(body)["data"] for _, body, _ in receiver.got]
    assert [(one["kind"], one["to_be_told"]) for one in sent] == [
        ("first", False), ("suspected", False), ("removed", True)
    ]  # fmt: skip


def test_events_of_a_whole_host_share_one_alert_id(archive, receiver, hook):
    urls = [f"https://example.org/report/{n}" for n in range(3)]
    other = "https://example.net/report"
    for url in (*urls, other):
        happen(archive, url)
    for _ in range(4):
        archive.now += 13 * HOUR
        for url in (*urls, other):
            archive.look(url, Finding.REFUSED)
    while hook.tick():
        pass
    sent = [(headers["webhook-id"], json.loads(body)["data"]) for headers, body, _ in receiver.got]
    out = [(message, one) for message, one in sent if one["kind"] == "unreachable"]
    assert len({message for message, _ in out}) == 4, "each under an id of its own"
    by_host = {one["events"][0]["url"].split("/")[2]: set() for _, one in out}
    for _, one in out:
        by_host[one["events"][0]["url"].split("/")[2]].add(one["alert"])
    assert [len(found) for found in by_host.values()] == [1, 1]
    assert by_host["example.org"] != by_host["example.net"]
    first = [one["alert"] for _, one in sent if one["kind"] == "first"]
    assert len(set(first)) == len(first), "all else is an alert for itself"


def test_signature_verifies_with_the_library_and_with_no_other_key(archive, receiver, hook):
    from storage.clock import utcnow

    archive.now = utcnow()
    happen(archive)
    hook.tick()
    headers, body, _ = receiver.got[0]
    assert Webhook(SECRET).verify(body, headers)["type"] == "source.first"
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 44).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body + b" ", headers)


def test_clock_set_back_a_day_does_not_delay_new_events(archive, receiver, hook):
    first = happen(archive)
    receiver.answers = [(503, {"Retry-After": "3600"})]
    assert hook.tick() == 0
    assert hook.tick() == 0
    archive.now -= timedelta(days=1)
    happen(archive, "https://example.net/other")
    assert hook.tick() == 1
    refused, taken = [headers["webhook-id"] for headers, _, _ in receiver.got]
    assert refused == first.id != taken


def test_rejected_post_is_retried_with_the_same_id_and_a_new_timestamp(archive, receiver, hook):
    event = happen(archive)
    receiver.answers = [(500, {}), (302, {"Location": "http://127.0.0.1:1/elsewhere"})]
    assert hook.tick() == 0
    assert hook.tick() == 0  # the channel waits before its next attempt
    assert len(receiver.got) == 1
    archive.now += timedelta(seconds=RETRY_S[1] + 5)
    assert hook.tick() == 0
    archive.now += timedelta(seconds=RETRY_S[2] + 60)
    assert hook.tick() == 1
    ids = [headers["webhook-id"] for headers, _, _ in receiver.got]
    assert ids == [event.id] * 3
    assert len({headers["webhook-timestamp"] for headers, _, _ in receiver.got}) == 3
    assert len({body for _, body, _ in receiver.got}) == 1
    assert waiting(archive) == 0


def test_event_waits_for_an_earlier_one_about_its_source_and_for_no_other(archive, receiver, hook):
    other = "https://example.net/other"
    happen(archive)
    for _ in range(3):
        hook.tick()
        archive.now += 13 * HOUR
        archive.look(URL, Finding.GONE)
    receiver.got.clear()
    receiver.answers = [(500, {}), (500, {})]
    hook.tick()
    archive.now += timedelta(seconds=6)
    hook.tick()  # refused for the second time, so the next attempt is in five minutes
    archive.look(URL)
    happen(archive, other)
    for _ in range(80):
        archive.now += timedelta(seconds=6)
        hook.tick()
    sent = [json.loads(body)["data"] for _, body, _ in receiver.got]
    assert [(one["kind"], one["events"][0]["url"]) for one in sent] == [
        ("removed", URL), ("removed", URL), ("first", other), ("removed", URL), ("restored", URL)
    ]  # fmt: skip
    assert waiting(archive) == 0


def test_event_waits_for_none_that_was_given_up(archive, receiver, hook):
    happen(archive)
    receiver.answers = [(500, {})] * len(RETRY_S)
    for _ in range(len(RETRY_S)):
        hook.tick()
        archive.now += 30 * HOUR
    archive.look(URL, Finding.GONE)
    assert hook.tick() == 1
    assert json.loads(receiver.got[-1][1])["data"]["kind"] == "suspected"


def test_end_of_a_trouble_waits_for_its_beginning_and_another_trouble_does_not(archive, receiver, hook):
    def alarm(trouble, *, ended=False):
        archive.now += timedelta(seconds=1)
        one = Alarm(id=f"{trouble.value}-{ended}", at=archive.now, trouble=trouble, store="", since=archive.now, ended=ended, text="")  # fmt: skip
        with archive.catalog.write() as conn:
            tables.alarms.add(conn, [one])

    with archive.catalog.write() as conn:
        tables.deliveries.open_channel(conn, alarms.CHANNEL, from_start=True)
    receiver.answers = [(500, {}), (500, {})]
    alarm(Trouble.LEDGER)
    hook.tick()
    archive.now += timedelta(seconds=6)
    hook.tick()
    alarm(Trouble.LEDGER, ended=True)
    alarm(Trouble.HELD)
    for _ in range(80):
        archive.now += timedelta(seconds=6)
        hook.tick()
    sent = [json.loads(body)["data"] for _, body, _ in receiver.got[2:]]
    assert [(one["trouble"], one["ended"] is not None) for one in sent] == [
        ("held", False), ("ledger", False), ("ledger", True)
    ]  # fmt: skip


def test_retry_after_is_honoured_in_both_forms(archive, receiver, hook):
    happen(archive)
    receiver.answers = [(429, {"Retry-After": "3600"}), (503, {"Retry-After": "Tue, 02 Mar 2021 20:20:00 GMT"})]
    hook.tick()
    archive.now += timedelta(minutes=59)
    assert hook.tick() == 0
    assert len(receiver.got) == 1
    archive.now += timedelta(minutes=2)
    assert hook.tick() == 0
    assert len(receiver.got) == 2
    archive.now += 4 * HOUR
    assert hook.tick() == 0
    archive.now += HOUR
    assert hook.tick() == 1


def test_retry_after_that_no_calendar_has_counts_as_none(archive, receiver, hook):
    happen(archive)
    receiver.answers = [(503, {"Retry-After": "Thu, 01 Jan 99999999999999999999 00:00:00 GMT"})]
    assert hook.tick() == 0
    assert hook.tick() == 0
    assert len(receiver.got) == 1, "it rests as after any other refusal"
    archive.now += HOUR
    assert hook.tick() == 1


def test_status_410_disables_the_webhook_until_the_next_start(archive, receiver, hook):
    event = happen(archive)
    receiver.answers = [(410, {})]
    hook.tick()
    archive.now += timedelta(days=3)
    assert hook.tick() == 0
    assert len(receiver.got) == 1
    again = Notify(archive.catalog, client(archive), url=receiver.url, secret=None, public_url="http://127.0.0.1:8080",
                   now=lambda: archive.now)  # fmt: skip
    assert again.tick() == 1
    headers = receiver.got[-1][0]
    assert headers["webhook-id"] == event.id
    assert "webhook-signature" not in headers


def test_undelivered_event_is_given_up_after_five_days(archive, receiver, hook):
    happen(archive)
    receiver.answers = [(500, {})] * 20
    for _ in range(14):
        hook.tick()
        archive.now += timedelta(days=1, hours=6)
    assert len(receiver.got) == len(RETRY_S)
    assert waiting(archive) == 0


def test_clock_set_back_after_a_failure_does_not_hold_up_the_event_for_as_long(archive, receiver, hook):
    happen(archive)
    right = archive.now
    archive.now += timedelta(days=365)
    receiver.answers = [(500, {})]
    assert hook.tick() == 0
    archive.now = right + HOUR
    assert hook.tick() == 1
    assert waiting(archive) == 0


def test_process_that_died_before_noting_a_delivery_posts_again(archive, receiver, hook):
    happen(archive)
    hook.tick()
    with archive.catalog.write() as conn:  # as if it had died between the answer and the note
        conn.exec_driver_sql("UPDATE channels SET cursor = 0")
    assert hook.tick() == 1
    assert len({headers["webhook-id"] for headers, _, _ in receiver.got}) == 1


def test_forbidden_addresses_are_never_posted_to(archive, receiver):
    guarded = Notify(archive.catalog, client(archive, None), url=receiver.url, secret=None,
                     public_url="http://127.0.0.1:8080", now=lambda: archive.now)  # fmt: skip
    happen(archive)
    assert guarded.tick() == 0
    assert receiver.got == []
    assert waiting(archive) == 1


def test_sealed_sources_and_tokens_in_urls_are_not_posted(archive, receiver, hook):
    happen(archive, "https://sealed.example/witness", sealed=True)
    happen(archive, "https://open.example/a?token=hunter2&page=3")
    assert hook.tick() == 1
    [(_, body, _)] = receiver.got
    assert b"hunter2" not in body
    assert b"token=***&page=3" in body
    assert waiting(archive) == 0


def test_source_sealed_while_another_event_is_sent_is_not_posted(archive, receiver, hook):
    happen(archive)
    happen(archive, "https://witness.example/")
    source = archive.lookup.source("https://witness.example/").source

    class Sealing(list):
        def append(self, one):
            archive.app.journal.record([SourceEdited(source=replace(source, access=Access.SEALED))])
            super().append(one)

    receiver.got = Sealing()
    assert hook.tick() == 1
    assert "witness" not in "".join(body.decode() for _, body, _ in receiver.got)
    assert waiting(archive) == 0


def test_finding_made_at_a_sealed_address_is_not_posted(archive, receiver, hook):
    """A public source that redirects to a sealed one: what is said of it would be said of the sealed one."""
    archive.add("https://sealed.example/witness", sealed=True)
    archive.add(URL)
    archive.look(URL, at_url="https://sealed.example/witness", title="Witness seven")
    assert hook.tick() == 0
    assert receiver.got == []
    assert waiting(archive) == 0


def test_number_of_posts_per_tick_is_bounded(archive, receiver, hook):
    for number in range(notify.BATCH + 5):
        archive.add(f"https://example.org/{number}")
        archive.look(f"https://example.org/{number}")
    assert (hook.tick(), hook.tick(), hook.tick()) == (notify.BATCH, 5, 0)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_short", "whsec_" + "A" * 200, "not base64 !!"])
def test_invalid_webhook_secret_prevents_the_start_and_is_not_repeated(archive, receiver, secret):
    with pytest.raises(UsageError, match="whsec_ and base64") as caught:
        Notify(archive.catalog, client(archive), url=receiver.url, secret=secret, public_url="http://127.0.0.1:8080",
               now=lambda: archive.now)  # fmt: skip
    assert not secret or secret == "whsec_" or secret not in str(caught.value)


def test_finding_without_an_event_is_not_posted(archive, receiver, hook):
    happen(archive)
    archive.now += HOUR
    archive.look(URL, Finding.SAME)
    hook.tick()
    assert len(receiver.got) == 1
