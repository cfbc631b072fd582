"""How mail is handed to its server: its answers, and the security of the connection."""

from __future__ import annotations

import dataclasses
import ssl
import time
from datetime import timedelta

import pytest
import trustme

from archiver.notify import RETRY_S
from archiver.outbound import NotDelivered
from archiver.subscribers import sending, smtp
from archiver.subscribers.sending import Post
from archiver.subscribers.smtp import Server
from storage import catalog as tables
from storage.errors import DatabaseError
from tests.support.mailserver import DRIP, DROP, HANG, LINES, MailServer
from tests.telling.conftest import BOB, SENDER, URL, ids, later, waiting
from tests.web.scenes import HOUR

# ---- answers of the server


def test_greylisted_mail_is_retried_as_the_same_message(lost, mail):
    mail.answers["RCPT"] = ["450 4.7.1 come again", "451 4.7.1 come again"]
    assert lost.letters.tick() == 0
    assert later(lost, seconds=RETRY_S[1] + 1) == 0
    assert later(lost, seconds=RETRY_S[2] + 1) == 1
    assert len(mail.got) == 1
    assert mail.said.count("data") == 1


def test_recipient_deferred_by_the_server_does_not_delay_the_others(lost, mail):
    lost.subscribe("ann@reader.example")
    lost.now += HOUR
    lost.look(URL)
    mail.answers["RCPT"] = ["450 4.2.1 not now"]
    assert lost.letters.tick() == 1


def test_hanging_webhook_does_not_delay_mail(archive, mail, monkeypatch):
    """Posts could take all the time of a tick, and again in the next."""
    monkeypatch.setattr(sending, "TICK_S", 0.2)

    class Hangs:
        def post(self, *_: object) -> None:
            time.sleep(0.3)
            raise NotDelivered("it said nothing")

    archive.add(URL)
    for n in range(3):
        archive.subscribe(f"https://127.0.0.1:4443/{n}")
    archive.subscribe()
    archive.letters = archive.sending(client=Hangs)
    archive.lose(URL)
    assert archive.letters.tick() == 1
    assert len(mail.got) == 1


def test_refused_recipient_is_given_up_and_no_address_is_logged(lost, mail, capfd):
    mail.answers["RCPT"] = [f"550 5.1.1 <{BOB}>: no such user {BOB}"]
    assert lost.letters.tick() == 0
    assert later(lost, days=6) == 0
    assert mail.got == []
    with lost.catalog.read() as conn:
        [letter] = tables.letters.troubled(conn).values()
    assert (letter.attempts, letter.next_at, letter.error) == (1, None, "answered 550 5.1.1 at RCPT")
    log = "".join(capfd.readouterr())
    assert "given_up=True" in log
    assert "550 5.1.1" in log
    assert "bob" not in log


def test_refusal_counts_even_if_the_server_disconnects_after_it(lost, mail):
    lost.subscribe("ann@reader.example")
    lost.now += HOUR
    lost.look(URL)
    mail.answers |= {"RCPT": ["550 5.1.1 no"], "RSET": [DROP]}
    assert lost.letters.tick() == 0
    lost.now += timedelta(minutes=1)
    assert lost.letters.tick() == 1, "and costs the next mail no attempt"
    with lost.catalog.read() as conn:
        assert [one.attempts for one in tables.letters.troubled(conn).values()] == [1]
        assert tables.letters.given_up(conn) == 1


def test_mail_refused_at_data_does_not_keep_the_next_from_being_sent(lost, mail):
    lost.subscribe("ann@reader.example")
    lost.now += HOUR
    lost.look(URL)
    mail.answers["DATA"] = ["554 5.5.1 no valid recipients"]
    assert lost.letters.tick() == 1


def test_recipient_at_whom_the_server_closes_does_not_hold_up_the_others(lost, mail):
    closing = "421 4.7.0 too much for this one today"
    mail.answers["RCPT"] = [closing, "250 2.1.5 fine", closing]
    assert lost.letters.tick() == 0
    lost.subscribe("ann@reader.example")
    lost.now += HOUR
    lost.look(URL)
    assert lost.letters.tick() == 1
    assert [one.to for one in mail.got] == ["ann@reader.example"]
    assert later(lost, hours=1) == 1, "whoever the server closed at is tried again, at the cost of no attempt"
    assert {one.to for one in mail.got} == {BOB, "ann@reader.example"}


def test_deferred_letter_is_given_up_after_five_days(lost, mail):
    mail.answers["RCPT"] = ["450 4.2.2 full"] * 99
    first, last, tried = lost.now, lost.now, 0
    for _ in range(7 * 24):
        later(lost, hours=1)
        if (now := sum(line.startswith("rcpt") for line in mail.said)) > tried:
            tried, last = now, lost.now
    assert tried == len(RETRY_S)
    assert timedelta(days=5) < last - first < timedelta(days=6)
    assert waiting(lost) == 0


def test_clock_set_back_after_a_failure_does_not_hold_up_the_mail_for_as_long(lost, mail):
    right = lost.now
    lost.now += timedelta(days=365)
    mail.answers["RCPT"] = ["450 4.2.2 full"]
    assert lost.letters.tick() == 0
    lost.now = right
    assert later(lost, hours=1) == 1


@pytest.mark.parametrize("answer", [{"data": ["drop"]}, {"end": [DROP]}, {"end": [HANG]}, {"MAIL": [DROP]}])
def test_interrupted_mail_is_sent_again_as_the_same_message(lost, mail, answer):
    mail.answers |= {verb: list(told) for verb, told in answer.items()}
    taken_unsaid = "end" in answer
    post = lost.app.post
    hurried = Post(
        server=dataclasses.replace(post.server, step_s=0.3), sender=SENDER
    )  # for the server that never answers
    assert lost.sending(post=hurried if HANG in answer.get("end", ()) else post).tick() == 0
    assert len(mail.got) == taken_unsaid
    lost.now += timedelta(minutes=10)
    sending = lost.sending(post=post)
    assert sending.tick() == 1
    assert len(mail.got) == 1 + taken_unsaid
    assert len(set(ids(mail))) == 1
    assert len({one.data for one in mail.got}) == 1
    lost.now += timedelta(days=1)
    assert sending.tick() == 0


@pytest.mark.parametrize("verb", ["connect", "MAIL", "end"])
@pytest.mark.parametrize("answer", [DRIP, LINES])
def test_endless_answer_times_out_like_a_missing_one(lost, mail, verb, answer):
    """Otherwise each byte of it would restart the timeout and delay all other letters."""
    mail.answers[verb] = [answer]
    post = lost.app.post
    begun = time.monotonic()
    assert lost.sending(post=Post(server=dataclasses.replace(post.server, step_s=0.3), sender=SENDER)).tick() == 0
    assert time.monotonic() - begun < 10
    assert waiting(lost) == 1
    lost.now += timedelta(days=1)
    assert lost.sending(post=post).tick() == 1


@pytest.mark.parametrize("answer", ["421 4.3.2 closing", HANG, DROP])
def test_server_that_accepts_no_connection_costs_no_attempt(lost, mail, answer, capfd):
    mail.answers["connect"] = [answer] * 99
    post = lost.app.post
    sending = lost.sending(post=Post(server=dataclasses.replace(post.server, step_s=0.2), sender=SENDER))
    for _ in range(len(RETRY_S) + 3):
        assert sending.tick() == 0
        lost.now += timedelta(days=1)
    assert waiting(lost) == 1
    assert "mail.unreachable" in "".join(capfd.readouterr())
    mail.answers.clear()
    assert sending.tick() == 1


def test_missing_server_costs_no_attempt(lost, mail):
    post = lost.app.post
    gone = MailServer()
    gone.end()
    sending = lost.sending(post=Post(server=dataclasses.replace(post.server, port=gone.port), sender=SENDER))
    for _ in range(3):
        assert sending.tick() == 0
        lost.now += timedelta(days=2)
    assert lost.sending().tick() == 1


def test_letters_wait_while_no_mail_server_is_set(lost, mail):
    assert lost.sending(post=None).tick() == 0
    lost.now += timedelta(days=20)
    assert lost.sending(post=None).tick() == 0
    assert lost.sending().tick() == 1


def test_process_killed_before_noting_an_accepted_mail_sends_the_same_mail_again(lost, mail, monkeypatch):
    class Dies(Exception):
        pass

    def sent(letter):
        raise Dies

    sending = lost.sending()
    sending._sent = sent
    with pytest.raises(Dies):
        sending.tick()
    lost.now += HOUR
    lost.look(URL)  # more happens before the next start
    assert lost.sending().tick() == 1
    assert len(mail.got) == 2
    assert len(set(ids(mail))) == 1
    assert mail.got[0].data == mail.got[1].data
    lost.now += HOUR
    assert lost.sending().tick() == 1
    assert "served at this address again" in mail.got[-1].message["subject"]


def test_failing_catalog_loses_no_letter(lost, mail):
    """What was not committed is gathered again, under the same id."""
    gathering = lost.letters._gathering
    write = lost.catalog.write

    class Fails:
        read = lost.catalog.read

        def write(self, **told):
            raise DatabaseError("it does not answer")

    gathering._catalog = Fails()
    with pytest.raises(DatabaseError):
        gathering.tick(mail=True)
    assert waiting(lost) == 0
    gathering._catalog = lost.catalog
    assert lost.catalog.write == write
    assert lost.letters.tick() == 1


# ---- security of the connection


@pytest.fixture(scope="module")
def tls(tmp_path_factory):
    ca = trustme.CA()
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    made = {}
    for name in ("localhost", "elsewhere.example"):
        made[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(made[name])
    return made, path


def by(lost, server: MailServer, **told):
    return lost.sending(post=Post(server=Server(host="localhost", port=server.port, **told), sender=SENDER))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_connection_is_secured_before_mail_or_password_is_sent(lost, tls, security):
    contexts, ca_file = tls
    server = MailServer(contexts["localhost"], at_once=security == "tls", users={"archiver": "s3cret"})
    try:
        settings = {"security": security, "user": "archiver", "password": "s3cret", "ca_file": ca_file}
        assert by(lost, server, **settings).tick() == 1
        assert (server.got[0].secured, server.got[0].user) == (True, "archiver")
        assert smtp.trouble(Server(host="localhost", port=server.port, **settings), SENDER) is None
        wrong = smtp.trouble(Server(host="localhost", port=server.port, **(settings | {"password": "wrong"})), SENDER)
        assert wrong.endswith("it does not let us in: 535 5.7.8")
    finally:
        server.end()


def test_user_and_password_may_have_any_letters(lost, tls):
    contexts, ca_file = tls
    server = MailServer(contexts["localhost"], users={"jürgen": "密码"})
    try:
        sending = by(lost, server, security="starttls", user="jürgen", password="密码", ca_file=ca_file)
        assert sending.tick() == 1
        assert server.got[0].user == "jürgen"
    finally:
        server.end()


def test_nothing_is_sent_if_starttls_is_not_offered(lost, capfd):
    server = MailServer(users={"archiver": "s3cret"})
    try:
        sending = by(lost, server, security="starttls", user="archiver", password="s3cret")
        assert sending.tick() == 0
        assert [line.split(" ")[0] for line in server.said] == ["ehlo"]
        assert waiting(lost) == 1
        assert "offers no STA" in capfd.readouterr().out
    finally:
        server.end()


@pytest.mark.parametrize("name", ["elsewhere.example", "unknown"])
def test_invalid_certificate_stops_the_sending(lost, tls, name):
    contexts, ca_file = tls
    server = MailServer(contexts["localhost" if name == "unknown" else name])
    try:
        assert by(lost, server, security="starttls", ca_file=None if name == "unknown" else ca_file).tick() == 0
        assert not any(line.startswith("mail") for line in server.said)
        assert waiting(lost) == 1
    finally:
        server.end()
