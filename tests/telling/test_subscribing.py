"""Subscriptions: what is kept of them, where, and what ends them."""

from __future__ import annotations

import base64
import gzip
import json
import shutil
from datetime import timedelta

import pytest
import sqlalchemy as sa
from standardwebhooks import Webhook
from starlette.testclient import TestClient

from archiver import app, cli, web
from archiver.alerts import TOLD_BY_DEFAULT
from archiver.errors import AddressRefused, UsageError
from archiver.notify import RETRY_S
from archiver.subscribers import Subscribers, Wanted
from archiver.subscribers.addresses import address_of
from config.settings import load
from storage import catalog as tables
from storage.errors import NotFound
from storage.journal import SubscriptionEnded, SubscriptionMade
from storage.layout import JOURNAL
from storage.model import Comparison, Digest, EventKind, Finding, Subscription, Sure
from tests.support import catalogs
from tests.telling.conftest import BOB, URL, Told
from tests.web.scenes import HOUR, START, Archive


def standing(archive):
    return archive.app.subscribers.standing()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("bob@reader.example", "bob@reader.example"),
        ("  mailto:bob@Reader.Example ", "bob@reader.example"),
        ("MAILTO:bob%2Barchive@reader.example", "bob+archive@reader.example"),
        ("O'Brien@reader.example", "O'Brien@reader.example"),
        ("bob@bücher.example", "bob@xn--bcher-kva.example"),
        ("bob@Straße.example", "bob@xn--strae-oqa.example"),
        ("root@localhost", "root@localhost"),
        ("https://Hooks.Example/a?b=c#d", "https://hooks.example/a?b=c"),
    ],
)
def test_address_is_normalised(written, kept):
    assert address_of(written) == kept


@pytest.mark.parametrize(
    "written",
    ["", "bob", "bob@", "@reader.example", "bob@reader", "bob reader@reader.example", "bob@reader.example\r\nBcc: x@y.example",
     "Bob <bob@reader.example>", "a@b@c.example", "bob@reader.example,ann@reader.example", "bob@[192.0.2.1]", '"b b"@c.example',
     "mailto:bob@reader.example?subject=x", "mailto:bob%0d%0a@reader.example", "ftp://hooks.example/", "https://",
     "https://user:secret@hooks.example/", f"{'b' * 65}@reader.example", f"bob@{'r' * 64}.example", "büro@reader.example",
     "bob..x@reader.example", ".bob@reader.example", "bob@-reader.example"],
)  # fmt: skip
def test_invalid_address_is_refused_and_not_repeated_in_the_error(written):
    with pytest.raises(UsageError) as caught:
        address_of(written)
    assert not written or written not in str(caught.value)


def test_non_ascii_local_part_is_refused_with_the_reason():
    with pytest.raises(UsageError, match="before the “@” of a mail address is in ASCII letters"):
        address_of("büro@reader.example")


@pytest.mark.parametrize(
    ("sender", "server"), [("archive@mailhost", "smtp.example"), ("archive@institute.example", "MailHost")]
)
def test_mail_domain_of_one_label_is_taken_where_the_sender_or_the_mail_server_has_it(tmp_path, sender, server):
    """Intranets have such names; elsewhere `bob@reader` is a slip."""
    told = {"ARCHIVER_SMTP": f"smtp+plain://{server}:25", "ARCHIVER_MAIL_FROM": sender}
    made = Archive(tmp_path, **told)
    try:
        known, _ = made.app.subscribers.make(Wanted(address="Alerts@mailhost"), "test")
        assert known.terms.address == "Alerts@mailhost"
        with pytest.raises(UsageError, match="no dot"):
            made.app.subscribers.make(Wanted(address="bob@reader"), "test")
    finally:
        made.close()
    other = Archive(tmp_path)
    try:
        assert other.app.subscribers.end("Alerts@mailhost", "test") == [known.id], "whatever the settings are now"
    finally:
        other.close()


def test_repeated_subscription_is_the_same(archive):
    archive.add(URL, work="A Book", tags=("t", "u"))
    made, new = archive.app.subscribers.make(Wanted(address=BOB, urls=[URL], tags=["u", "t"]), "test")
    again, anew = archive.app.subscribers.make(
        Wanted(address=f"mailto:{BOB}", urls=[f"{URL}#x"], tags=["t", "u"]), "test"
    )
    assert (new, anew) == (True, False)
    assert again == made
    assert made.terms.kinds == tuple(kind for kind in EventKind if kind in TOLD_BY_DEFAULT)
    assert archive.subscribe(urls=[URL]).id != made.id
    assert len(standing(archive)) == 2


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        ({"urls": ["https://unknown.example/"]}, NotFound, "archiver add"),
        ({"urls": ["unknown.example"]}, NotFound, "archiver sources"),
        ({"works": ["No Book"]}, NotFound, "letter by letter$"),
        ({"works": ["book"]}, NotFound, "letter by letter: 'A Book'"),
        ({"kinds": ["deleted"]}, UsageError, "there are first, suspected"),
        ({"language": "de"}, UsageError, "en, zh"),
        ({"digest": "hourly"}, UsageError, "daily"),
        ({"sure": "certain"}, UsageError, "low, medium, high"),
        ({"tags": [" "]}, UsageError, "a word"),
        ({"address": "https://hooks.example/", "digest": "daily"}, UsageError, "for mail only"),
        ({"address": "http://10.0.0.1/"}, AddressRefused, "10.0.0.0/8|private"),
        ({"urls": ["https://sealed.example/"]}, UsageError, "sealed"),
    ],
)
def test_invalid_subscription_is_refused_with_advice(archive, wanted, error, said):
    archive.add("https://sealed.example/", sealed=True)
    archive.add(URL, work="A Book")
    with pytest.raises(error, match=said):
        archive.app.subscribers.make(Wanted(**({"address": BOB} | wanted)), "test")
    assert standing(archive) == []


@pytest.mark.parametrize(
    ("level", "differing_bytes", "main"), [("low", 40, 0.0), ("medium", 40, 1.0), ("high", 400, 1.0)]
)
def test_alterations_are_mailed_to_those_who_accept_their_certainty(archive, mail, level, differing_bytes, main):
    archive.add(URL)
    archive.look(URL)
    for sure in Sure:
        archive.subscribe(f"{sure}@reader.example", sure=sure)
    differing = Comparison(kept=0.9, lost=("It holds.",), differing_bytes=differing_bytes, differing_main=main)
    for _ in range(2):
        archive.now += HOUR
        archive.look(URL, Finding.ALTERED, comparison=differing)
    assert len(archive.events(EventKind.ALTERED)) == 1
    archive.letters.tick()
    wanted = list(Sure)[: list(Sure).index(Sure(level)) + 1]
    assert sorted(one.message["to"] for one in mail.got) == sorted(f"{one}@reader.example" for one in wanted)


def test_addresses_are_stored_nowhere_in_plain_text(archive, mail, tmp_path):
    archive.add(URL)
    archive.subscribe(urls=[URL])
    archive.subscribe("https://hooks.example/very-secret-path")
    archive.lose(URL)
    mail.answers["RCPT"] = ["450 4.7.1 later"]
    archive.letters.tick()
    with archive.catalog.read() as conn:
        rows = [str(row) for table in ("subscriptions", "letters", "told", "channels", "deliveries", "journal")
                for row in conn.exec_driver_sql(f"SELECT * FROM {table}")]  # fmt: skip
        assert any("sealed:1:" in row for row in rows)
    stored = [
        gzip.decompress(path.read_bytes()).decode() for path in (tmp_path / "data" / "store" / "journal").rglob("*.gz")
    ]
    for text in rows + stored:
        for secret in ("bob@", "reader.example", "hooks.example", "very-secret-path"):
            assert secret not in text


def test_journal_line_of_a_subscription_holds_id_time_and_sealed_terms(archive):
    made = archive.subscribe()
    [name] = [one.name for one in archive.blobs.names(JOURNAL)]
    [line] = map(json.loads, gzip.decompress(archive.blobs.get(name)).splitlines())
    assert line["kind"] == "SubscriptionMade"
    assert line["entry"] == {
        "subscription": {"at": "2021-03-02T14:20:00.000Z", "id": made.id, "terms": made.subscription.terms}
    }
    terms = json.loads(archive.app.sealer.open(made.subscription.terms))
    assert terms == {
        "address": BOB, "digest": "none", "hosts": [], "kinds": [kind for kind in EventKind if kind in TOLD_BY_DEFAULT],
        "language": "en", "sources": [], "sure": "low", "tags": [], "works": [],
    }  # fmt: skip
    archive.app.subscribers.end(made.id, "test")
    last = [one.name for one in archive.blobs.names(JOURNAL)][-1]
    [line] = map(json.loads, gzip.decompress(archive.blobs.get(last)).splitlines())
    assert (line["kind"], line["entry"]) == (
        "SubscriptionEnded", {"at": "2021-03-02T14:20:00.000Z", "subscription": made.id},
    )  # fmt: skip


def test_subscription_made_and_ended_in_either_order_is_ended(archive):
    made = Subscription(id="01EZSMYPM00000000000000SUB", at=START, terms=archive.app.sealer.seal("{}"))
    for entries in ([SubscriptionMade(subscription=made), SubscriptionEnded(subscription=made.id, at=START)],
                    [SubscriptionEnded(subscription="other", at=START)]):  # fmt: skip
        archive.app.journal.record(entries)
        assert standing(archive) == []
    with archive.catalog.write() as conn:
        tables.subscriptions.add(conn, Subscription(id="other", at=START, terms="t"))
        assert tables.subscriptions.standing(conn) == []
        assert {row[0] for row in conn.exec_driver_sql("SELECT terms FROM subscriptions")} == {""}, "forgotten"


# ---- a rebuild


def rebuilt(archive, root, *, key=True):
    """The archive rebuilt from its store, with its keys if `key`."""
    environ = {"ARCHIVER_DATA": str(root), "ARCHIVER_STORE": f"file://{archive.settings.data}/store"}
    settings = load(environ, cwd=root)
    catalogs.prepared(settings.database)
    other = app.build(settings, lambda: archive.now)
    if key:
        other.sealer.key_file.parent.mkdir(mode=0o700, parents=True)
        shutil.copy2(archive.app.sealer.key_file, other.sealer.key_file)
    assert other.rebuild().damaged == ()
    return other


def test_rebuild_restores_subscriptions_and_sends_nothing_twice(archive, mail, tmp_path_factory):
    archive.add(URL, work="A Book")
    kept = archive.subscribe(works=["A Book"], digest="weekly")
    archive.now += HOUR
    soon = archive.subscribe("ann@reader.example")
    ended = archive.subscribe("eve@reader.example")
    archive.app.subscribers.end(ended.id, "test")
    archive.lose(URL)
    archive.letters.tick()
    assert len(mail.got) == 1
    token = archive.app.subscribers.token(soon)
    other = rebuilt(archive, tmp_path_factory.mktemp("other"))
    try:
        assert other.subscribers.standing() == [kept, soon]
        assert other.subscribers.token(other.subscribers.standing()[1]) == token, "links in older mails hold"
        assert other.subscribers.secret(kept) == archive.app.subscribers.secret(kept)
        telling = archive.sending(whole=other)
        assert telling.tick() == 0
        with other.catalog.read() as conn:
            assert tables.subscriptions.behind(conn, archive.now) == set(), "old events are not read at every tick"
        assert len(mail.got) == 1
        archive.now += 7 * 24 * HOUR
        assert telling.tick() == 1, "what waited for the digest is in it"
        assert "A Book" in str(mail.got[-1])
        archive.now += 30 * 24 * HOUR
        assert telling.tick() == 0
        assert len(mail.got) == 2
        with other.catalog.read() as conn:
            assert [one.kind for one in tables.events.listing(conn)] == [one.kind for one in archive.events()]
    finally:
        other.close()


def test_rebuild_without_the_key_alerts_nobody_and_reports_it(archive, mail, tmp_path_factory):
    made = archive.subscribe()
    token = archive.app.subscribers.token(made)
    other = rebuilt(archive, tmp_path_factory.mktemp("other"), key=False)
    try:
        assert other.subscribers.standing() == []
        assert other.subscribers.unreadable() == [made.id]
        with TestClient(web.create_app(other), base_url="http://127.0.0.1:8080") as client:
            for ask in (client.post, client.get):
                assert ask(f"/unsubscribe/{token}").status_code == 503, "never said to have ended when it has not"
        other.subscribers.end(made.id, "test")
        assert other.subscribers.unreadable() == []
    finally:
        other.close()


# ---- webhooks


def test_webhook_subscription_is_posted_and_signed_with_its_own_key(archive, receiver, mail):
    from storage.clock import utcnow

    archive.now = utcnow()
    archive.add(URL)
    known = archive.subscribe(receiver.url, language="zh")
    other = archive.subscribe("https://hooks.example/")
    archive.app.subscribers.end(other.id, "test")
    archive.look(URL)
    archive.now += HOUR / 60
    archive.look(URL, Finding.ALTERED_LARGE)
    archive.now += 13 * HOUR
    for _ in range(3):
        archive.now += 13 * HOUR
        archive.look(URL, Finding.GONE)
    [event] = archive.events(EventKind.REMOVED)
    archive.letters.tick()
    headers, body, path = receiver.got[-1]
    assert path == "/hook?token=hush"
    assert headers["webhook-id"] == event.id
    message = json.loads(body)
    assert message["type"] == "source.removed"
    assert message["data"]["to_be_told"] is True
    assert message["data"]["summary"] == "该网址已不再提供此内容"
    assert message["data"]["link"] == f"https://archive.example/source/{event.source}/visit/{event.n}"
    secret = archive.app.subscribers.secret(known)
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    signed = Webhook(secret).sign(event.id, archive.now.replace(microsecond=0), body.decode())
    assert headers["webhook-signature"] == signed
    assert archive.app.subscribers.secret(other) != secret
    assert archive.letters.tick() == 0
    assert mail.got == []


def test_refused_posts_are_retried_in_order_and_then_given_up(archive, receiver, capfd):
    urls = [f"https://example.org/{n}" for n in range(3)]
    for url in urls:
        archive.add(url)
    archive.subscribe(receiver.url)
    archive.lose(*urls)
    receiver.answers = [(500, {}), (503, {"Retry-After": "60"})]
    assert archive.letters.tick() == 0
    assert len(receiver.got) == 1, "what stands behind waits"
    for _ in range(6):
        archive.now += HOUR
        archive.letters.tick()
    taken = [headers["webhook-id"] for headers, _, _ in receiver.got]
    assert len(set(taken)) == 3
    assert taken[0] in taken[1:]
    archive.look(urls[0])
    receiver.answers = [(500, {})] * 99
    before = len(receiver.got)
    for _ in range(20):
        archive.now += 30 * HOUR
        archive.letters.tick()
    assert len(receiver.got) - before == len(RETRY_S)
    log = "".join(capfd.readouterr())
    assert "given_up=True" in log
    assert "token=hush" not in log
    assert str(receiver.server_address[1]) not in log


def test_post_waits_for_an_earlier_one_about_its_source_and_for_no_other(archive, receiver):
    other = "https://example.net/other"
    archive.add(URL)
    archive.add(other)
    archive.subscribe(receiver.url)
    archive.lose(URL)
    receiver.answers = [(500, {}), (500, {})]
    archive.letters.tick()
    archive.look(URL)
    archive.lose(other)
    receiver.answers = [(500, {})]
    for _ in range(12):
        archive.letters.tick()
        archive.now += timedelta(seconds=5)
    assert _told(receiver)[2:] == [(EventKind.REMOVED, other)], "the return of the first waits for the news of its loss"
    for _ in range(100):
        archive.letters.tick()
        archive.now += timedelta(seconds=5)
    assert _told(receiver)[3:] == [(EventKind.REMOVED, URL), (EventKind.RESTORED, URL)]
    with archive.catalog.read() as conn:
        assert tables.letters.troubled(conn) == {}


def _told(receiver):
    data = [json.loads(body)["data"] for _, body, _ in receiver.got]
    return [(EventKind(one["kind"]), one["events"][0]["url"]) for one in data]


def test_post_waits_for_none_that_was_given_up(archive, receiver):
    archive.add(URL)
    archive.subscribe(receiver.url)
    archive.lose(URL)
    receiver.answers = [(500, {})] * len(RETRY_S)
    for _ in range(len(RETRY_S)):
        archive.letters.tick()
        archive.now += 30 * HOUR
    archive.look(URL)
    assert archive.letters.tick() == 1
    assert _told(receiver)[-1] == (EventKind.RESTORED, URL)


def test_answer_of_one_receiver_does_not_stop_the_mail_to_others(archive, receiver, mail):
    archive.add(URL)
    archive.subscribe(receiver.url)
    archive.subscribe()
    archive.lose(URL)
    receiver.answers = [(503, {"Retry-After": "Thu, 01 Jan 99999999999999999999 00:00:00 GMT"})]
    assert archive.letters.tick() == 1
    assert len(mail.got) == 1
    archive.now += HOUR
    assert archive.letters.tick() == 1, "the post is tried again, as after any other refusal"


def test_status_410_stops_posts_to_a_receiver_until_the_next_start(archive, receiver):
    archive.add(URL)
    archive.subscribe(receiver.url)
    archive.lose(URL)
    receiver.answers = [(410, {})]
    for _ in range(4):
        archive.letters.tick()
        archive.now += 30 * HOUR
    assert len(receiver.got) == 1
    assert archive.sending().tick() == 1


def test_subscribers_name_a_receiver_that_answered_410(tmp_path, receiver, mail, monkeypatch, capfd):
    archive = Told(tmp_path, mail.port)
    try:
        archive.add(URL)
        archive.subscribe(receiver.url)
        archive.lose(URL)
        receiver.answers = [(410, {})]
        archive.letters.tick()
        monkeypatch.setenv("ARCHIVER_DATA", str(archive.app.settings.data))
        capfd.readouterr()
        assert cli.run(["subscribers", "--json"]) == 0
        [listed] = [json.loads(line) for line in capfd.readouterr().out.splitlines() if line.startswith("{")]
        assert listed["trouble"] == "answered 410: nothing more is sent to it until the next start"
        assert archive.sending().tick() == 1
        assert cli.run(["subscribers", "--json"]) == 0
        assert '"trouble":null' in capfd.readouterr().out.replace(": ", ":")
    finally:
        archive.close()


# ---- the link in a mail


@pytest.fixture
def browser(archive):
    with TestClient(web.create_app(archive.app), base_url="https://archive.example", follow_redirects=False) as found:
        yield found


def test_opening_the_unsubscribe_link_changes_nothing_and_one_post_ends_all(archive, browser, mail):
    archive.add(URL)
    archive.subscribe()
    archive.subscribe(urls=[URL])
    archive.subscribe("ann@reader.example")
    archive.lose(URL)
    archive.letters.tick()
    letter = next(one.message for one in mail.got if one.to == BOB)
    link = letter["list-unsubscribe"].strip("<>").removeprefix("https://archive.example")
    assert link in letter.get_content()
    for method in ("get", "head", "get"):
        answer = getattr(browser, method)(link)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
    assert "<button" in answer.text
    assert "bob@" not in answer.text
    assert URL not in answer.text
    assert "停止" in browser.get(link, headers={"accept-language": "zh"}).text
    assert len(standing(archive)) == 3
    assert browser.post(link, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert [one.terms.address for one in standing(archive)] == ["ann@reader.example"]
    again = browser.get(link)
    assert "<form class" not in again.text
    never = f"/unsubscribe/{'A' * 43}"
    assert browser.get(never).text.replace(never[-43:], link[-43:]) == again.text, "as of a link that was never one"
    assert browser.post(link).status_code == 200, "however often"
    assert [one.terms.address for one in standing(archive)] == ["ann@reader.example"]
    archive.now += HOUR
    archive.look(URL)
    archive.letters.tick()
    assert [one.to for one in mail.got].count(BOB) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://archive.example"},
        {"origin": "https://webmail.example", "sec-fetch-site": "cross-site"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site", "cookie": "lang=zh"},
        {"cookie": "archiver_token=x"},
    ],
)
def test_unsubscribe_post_works_whoever_sends_it_on(archive, browser, headers):
    """RFC 8058: mail providers and web mails post it for their reader. The address is the proof."""
    link = f"/unsubscribe/{archive.app.subscribers.token(archive.subscribe())}"
    assert browser.post(link, data={"List-Unsubscribe": "One-Click"}, headers=headers).status_code == 200
    assert standing(archive) == []


def test_other_posts_from_another_origin_are_refused(browser):
    for path in ("/add", "/api/v1/sources", "/sign-in", "/unsubscribe", "//unsubscribe/x"):
        assert browser.post(path, headers={"origin": "https://webmail.example"}).status_code == 403, path


@pytest.mark.parametrize("token", ["x", "A" * 42, "A" * 44, "../../etc", "A" * 42 + "%00"])
def test_malformed_unsubscribe_token_is_refused(archive, browser, token):
    archive.subscribe()
    assert browser.post(f"/unsubscribe/{token}").status_code in {404, 422}
    assert len(standing(archive)) == 1


def test_guessed_unsubscribe_token_ends_nothing_and_reveals_nothing(archive, browser):
    archive.subscribe()
    for _ in range(2):
        answer = browser.post(f"/unsubscribe/{'A' * 43}")
        assert answer.status_code == 200
    assert answer.text == browser.get(f"/unsubscribe/{'B' * 43}").text.replace("B" * 43, "A" * 43)
    assert "This link ends nothing" in answer.text
    assert "Nothing is sent" not in answer.text, "a link with a letter wrong ends nothing, and alerts go on"
    assert "此链接不会停止任何提醒" in browser.get(f"/unsubscribe/{'B' * 43}", headers={"accept-language": "zh"}).text
    assert len(standing(archive)) == 1


def test_unsubscribe_link_works_without_a_token_where_reading_requires_one(tmp_path, mail):
    from tests.telling.conftest import Told

    archive = Told(tmp_path, mail.port, ARCHIVER_LISTEN="0.0.0.0:8080")
    try:
        link = f"/unsubscribe/{archive.app.subscribers.token(archive.subscribe())}"
        with TestClient(web.create_app(archive.app), base_url="https://archive.example") as client:
            assert client.get("/").status_code == 401
            assert client.get(link).status_code == 200
            assert client.post(link).status_code == 200
        assert standing(archive) == []
    finally:
        archive.close()


def test_boundaries_of_daily_and_weekly_digests():
    from datetime import UTC, datetime

    from archiver.subscribers.gathering import boundary

    at = datetime(2021, 3, 4, 6, 5, tzinfo=UTC)  # a Thursday
    assert boundary(Digest.NONE, at) is None
    assert boundary(Digest.DAILY, at) == datetime(2021, 3, 3, 6, tzinfo=UTC)
    assert boundary(Digest.DAILY, at.replace(minute=10)) == datetime(2021, 3, 4, 6, tzinfo=UTC)
    assert boundary(Digest.WEEKLY, at) == datetime(2021, 3, 1, 6, tzinfo=UTC)
    assert boundary(Digest.WEEKLY, datetime(2021, 3, 8, 6, 9, tzinfo=UTC)) == datetime(2021, 3, 1, 6, tzinfo=UTC)
    assert boundary(Digest.WEEKLY, datetime(2021, 3, 8, 6, 10, tzinfo=UTC)) == datetime(2021, 3, 8, 6, tzinfo=UTC)


def test_subscriptions_of_other_addresses_are_not_decrypted(archive, monkeypatch):
    """Old rows whose subscriber is unknown are decrypted once and never again, whichever process asks."""
    others = [f"reader{n}@reader.example" for n in range(5)]
    for address in others:
        archive.app.subscribers.make(Wanted(address=address), "me")
    with archive.app.catalog.write() as conn:
        conn.execute(
            sa.text("UPDATE subscriptions SET subscriber = NULL")
        )  # as after a rebuild, or as made before the column existed
    opened = []

    def register():
        counting = Counting(archive.app.sealer, opened)
        app_ = archive.app
        return Subscribers(app_.catalog, lambda: app_.journal, app_.lookup, counting, app_.now, refused=lambda _: None)

    made, new = register().make(Wanted(address=BOB), "me")
    assert (len(opened), new) == (5, True)
    opened.clear()
    assert register().make(Wanted(address=BOB), "me") == (made, False)
    assert len(opened) == 1
    assert [one.id for one in register().named(made.id)] == [made.id]
    assert len(opened) == 2
    register().end(others[3], "me")
    assert {one.terms.address for one in standing(archive)} == {*others[:3], others[4], BOB}
    with archive.app.catalog.read() as conn:
        left = conn.execute(sa.text("SELECT count(*) FROM subscriptions WHERE subscriber IS NULL")).scalar_one()
    assert left == 1, "of one that has ended nothing is left"


class Counting:
    """A sealer that notes what was opened."""

    def __init__(self, sealer, opened):
        self._sealer, self._opened = sealer, opened

    def open(self, text):
        self._opened.append(text)
        return self._sealer.open(text)

    def __getattr__(self, name):
        return getattr(self._sealer, name)
