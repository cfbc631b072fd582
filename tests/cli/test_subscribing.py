"""`subscribe`, `subscribers` and `unsubscribe`: arguments, output and exit codes."""

from __future__ import annotations

import json

import pytest
from standardwebhooks import Webhook

from tests.cli.sites import lines
from tests.support.mailserver import MailServer

BOB = "bob@reader.example"


@pytest.fixture
def mail(monkeypatch):
    made = MailServer()
    monkeypatch.setenv("ARCHIVER_SMTP", f"smtp://127.0.0.1:{made.port}")
    monkeypatch.setenv("ARCHIVER_MAIL_FROM", "archive@institute.example")
    yield made
    made.end()


def test_subscription_is_made_listed_and_ended(archiver, mail):
    archiver("add", "https://example.org/report", "--work", "A Book", "--tag", "health")
    code, out, err = archiver("subscribe", f"mailto:{BOB}", "--url", "https://example.org/report", "--url", "example.org",
                              "--work", "A Book", "--tag", "health", "--kind", "removed", "--kind", "suspected",
                              "--language", "zh", "--digest", "weekly", "--sure", "high", "--json")  # fmt: skip
    assert code == 0, err
    [made] = lines(out)
    assert made.pop("new") is True
    assert made.pop("secret") is None
    assert {key: made[key] for key in made if key not in {"id", "at"}} == {
        "address": BOB, "urls": ["https://example.org/report", "example.org"], "works": ["A Book"], "tags": ["health"],
        "kinds": ["suspected", "removed"], "language": "zh", "digest": "weekly", "sure": "high",
        "trouble": None,
    }  # fmt: skip
    assert lines(archiver("subscribers", "--json")[1]) == [made]
    assert archiver("subscribers")[1].startswith(
        f"{made['id']}  {BOB}  https://example.org/report, example.org, “A Book”"
    )
    code, out, _ = archiver("unsubscribe", made["id"], "--json")
    assert (code, lines(out)) == (0, [{"id": made["id"], "ended": True}])
    assert archiver("subscribers")[1] == ""
    assert archiver("unsubscribe", made["id"])[0] == 6


def test_repeated_subscription_is_the_same_and_an_address_ends_all_of_its_own(archiver, mail):
    archiver("add", "https://example.org/report")
    first = lines(archiver("subscribe", BOB, "--json")[1])[0]
    code, out, _ = archiver("subscribe", BOB, "--json")
    assert (code, lines(out)[0]["id"], lines(out)[0]["new"]) == (0, first["id"], False)
    archiver("subscribe", BOB, "--url", "example.org")
    archiver("subscribe", "ann@reader.example")
    assert "all sources" in archiver("subscribers")[1]
    assert len(archiver("unsubscribe", BOB)[1].splitlines()) == 2
    assert [one["address"] for one in lines(archiver("subscribers", "--json")[1])] == ["ann@reader.example"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nobody"], 2, "write a mail address"),
        (["bob@reader.example?subject=x"], 2, "write a mail address"),
        ([BOB, "--kind", "deleted"], 2, "there are first"),
        ([BOB, "--digest", "hourly"], 2, "daily, weekly"),
        ([BOB, "--language", "de"], 2, "en, zh"),
        ([BOB, "--sure", "very"], 2, "low, medium, high"),
        ([BOB, "--url", "https://nowhere.example/"], 6, "archiver add"),
        ([BOB, "--url", "nowhere.example"], 6, "archiver sources"),
        ([BOB, "--work", "No Book"], 6, "no work"),
        (["http://127.0.0.1/hook"], 7, "ARCHIVER_ALLOW_PRIVATE_ADDRESSES"),
        ([], 2, "ADDRESS"),
    ],
)
def test_invalid_subscription_ends_with_its_exit_code_and_advice(archiver, arguments, code, told):
    ended, out, err = archiver("subscribe", *arguments)
    assert (ended, out) == (code, "")
    assert told in err
    assert archiver("subscribers", "--json")[1] == ""


def test_webhook_subscription_gets_a_key_that_stays_the_same(archiver):
    [one] = lines(archiver("subscribe", "https://hooks.example/path", "--json")[1])
    assert one["secret"].startswith("whsec_")
    assert lines(archiver("subscribe", "https://hooks.example/path", "--json")[1])[0]["secret"] == one["secret"]
    assert one["secret"] in archiver("subscribe", "https://hooks.example/path")[1]
    assert one["secret"] not in archiver("subscribers", "--json")[1]
    other = lines(archiver("subscribe", "https://hooks.example/other", "--json")[1])[0]
    assert other["secret"] != one["secret"]


def test_subscribing_without_mail_server_or_public_url_names_the_missing_setting(archiver, monkeypatch):
    code, _, err = archiver("subscribe", BOB)
    assert code == 0
    assert "ARCHIVER_SMTP" in err
    assert "ARCHIVER_SMTP" not in archiver("subscribe", "https://hooks.example/")[2]
    assert "ARCHIVER_PUBLIC_URL" in archiver("subscribe", "https://hooks.example/")[2]
    monkeypatch.setenv("ARCHIVER_PUBLIC_URL", "https://archive.example")
    assert archiver("subscribe", "https://hooks.example/")[2] == ""
    assert "no source has the tag 'x' yet" in archiver("subscribe", "https://hooks.example/", "--tag", "x")[2]


def test_subscribing_warns_of_subscriptions_sealed_with_a_missing_key(archiver, mail, tmp_path):
    archiver("subscribe", "ann@reader.example")
    assert "sealed with a key" not in archiver("subscribe", "eve@reader.example")[2]
    [key] = tmp_path.rglob("sealing.keys")
    key.unlink()
    code, _, err = archiver("subscribe", BOB)
    assert code == 0
    assert "sealed with a key that is not here: 2;" in " ".join(err.split())
    assert str(key) in err


def test_no_address_appears_in_settings_or_exports(archiver, mail, tmp_path):
    archiver("add", "https://example.org/report", "--work", "A Book")
    archiver("subscribe", BOB)
    for command in (["config", "--json"], ["config"], ["export", "--register"], ["sources", "--json"], ["events", "--json"],
                    ["doctor", "--json"]):  # fmt: skip
        code, out, err = archiver(*command)
        assert code == 0, err
        assert "bob" not in out + err
    assert '"value": "(hidden)"' in next(
        line for line in archiver("config", "--json")[1].splitlines() if '"smtp"' in line
    )


def test_doctor_asks_the_mail_server_and_sends_nothing(archiver, mail, monkeypatch):
    def said():
        code, out, _ = archiver("doctor", "--json")
        return code, {one["check"]: one["trouble"] for one in lines(out)}.get("mail", "not asked")

    assert said() == (0, None)
    assert not any(line.startswith(("rcpt", "data")) for line in mail.said)
    mail.answers["MAIL"] = ["550 5.7.1 not from you"]
    code, trouble = said()
    assert code == 8
    assert trouble.endswith("takes no mail from ARCHIVER_MAIL_FROM: 550 5.7.1")
    monkeypatch.setenv("ARCHIVER_SMTP", "smtp://127.0.0.1:1")
    code, trouble = said()
    assert code == 8
    assert "127.0.0.1:1" in trouble
    monkeypatch.delenv("ARCHIVER_SMTP")
    assert said() == (0, "not asked")
    archiver("subscribe", BOB)
    code, trouble = said()
    assert code == 8
    assert "wait for a server: 1." in trouble


def test_trial_letter_is_sent_at_once_and_its_result_reported(archiver, mail, monkeypatch, receiver):
    monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
    [made] = lines(archiver("subscribe", BOB, "--language", "zh", "--json")[1])
    code, out, _ = archiver("subscribers", "--try", BOB, "--json")
    assert (code, lines(out)) == (0, [{"id": made["id"], "taken": True, "trouble": None}])
    [one] = mail.got
    assert one.message["subject"] == "测试：提醒将发送至此地址"
    assert one.message["list-unsubscribe"] is not None
    mail.answers["RCPT"] = ["550 5.1.1 no bob"]
    code, out, _ = archiver("subscribers", "--try", made["id"])
    assert (code, out) == (8, f"{made['id']}  not accepted: answered 550 5.1.1 at RCPT\n")
    assert archiver("subscribers", "--try", "ann@reader.example")[0] == 6
    [hook] = lines(archiver("subscribe", receiver.url, "--json")[1])
    assert archiver("subscribers", "--try", hook["id"])[0] == 0
    headers, body, _ = receiver.got[0]
    assert Webhook(hook["secret"]).verify(body, headers)["type"] == "test"
    receiver.answers = [(500, {})]
    assert archiver("subscribers", "--try", hook["id"])[0] == 8
    assert lines(archiver("subscribers", "--json")[1])[0]["trouble"] is None, "a test is no letter"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("mail.example.org", "not an smtp or smtps URL"),
        ("smtp://", "without the name of a host"),
        ("smtp://user@mail.example.org", "needs both or none"),
        ("smtp://mail.example.org:99999", "not an smtp or smtps URL"),
        ("smtp://mail.example.org/inbox", "more than"),
    ],
)
def test_invalid_mail_server_setting_prevents_the_start(archiver, monkeypatch, value, told):
    monkeypatch.setenv("ARCHIVER_SMTP", value)
    monkeypatch.setenv("ARCHIVER_MAIL_FROM", "archive@institute.example")
    code, _, err = archiver("subscribers")
    assert code == 3
    assert told in err


def test_mail_server_without_a_valid_sender_prevents_the_start_and_shows_no_password(archiver, monkeypatch, tmp_path):
    archiver("token", "create")
    monkeypatch.setenv("ARCHIVER_SMTP", "smtp://archiver:p%40ss-word@mail.example.org")
    code, _, err = archiver("subscribers")
    assert code == 3
    assert "ARCHIVER_MAIL_FROM" in err
    for wrong in ("archive", "Archive <archive@institute.example>", "archive@institute.example\nBcc: x@y.example"):
        monkeypatch.setenv("ARCHIVER_MAIL_FROM", wrong)
        code, _, err = archiver("subscribers")
        assert code == 3
        assert "not a mail address" in err
    monkeypatch.setenv("ARCHIVER_MAIL_FROM", "archive@institute.example")
    code, out, err = archiver("config", "--json")
    assert code == 0
    assert "p@ss-word" not in out + err
    assert "p%40ss" not in out + err
    (tmp_path / "smtp").write_text("smtps://archiver:secret@mail.example.org\n")
    monkeypatch.delenv("ARCHIVER_SMTP")
    monkeypatch.setenv("ARCHIVER_SMTP_FILE", str(tmp_path / "smtp"))
    assert archiver("subscribers")[0] == 0


def test_security_of_the_mail_connection_follows_from_the_url():
    from config.settings.mail import mail_server

    parse = mail_server().parse
    for url, security, port in [
        ("smtp://mail.example.org", "starttls", 587),
        ("smtp://10.0.0.5", "starttls", 587),
        ("smtp://localhost:25", "none", 25),
        ("smtp://[::1]", "none", 587),
        ("smtps://localhost", "tls", 465),
        ("smtp+plain://mail.example.org", "none", 25),
    ]:
        found = parse(url)
        assert (found.security, found.port) == (security, port), url
    found = parse("smtp://archiver%40x:p%3Ass@mail.example.org")
    assert (found.user, found.password) == ("archiver@x", "p:ss")
    assert "p:ss" not in repr(found)
    assert json.dumps(str(found)).count("p:ss") == 0
