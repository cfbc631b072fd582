"""What a mail says and how it is written: golden mails, the wording table, and hostile titles."""

from __future__ import annotations

import dataclasses
import email
import email.header
import email.policy
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archiver import sanitizing, words
from archiver.alerts import Alert
from archiver.subscribers.message import message
from archiver.subscribers.text import About, Said, said
from archiver.words.letters import LETTERS
from storage.catalog.works import Cited
from storage.model import Capture, Citation, Digest, EventKind, Finding, Reason, Role, Work
from tests.judgement.histories import SOURCE, URL, kept
from tests.judgement.test_alerts import HARM

GOLDEN = Path(__file__).parents[1] / "golden"
PUBLIC, UNSUBSCRIBE = "https://archive.example", "https://archive.example/unsubscribe/" + "A" * 43
AT = datetime(2021, 3, 6, 13, 0, 5, tzinfo=UTC)
COPY = Capture(
    id="00000000-0000-4001-8000-000000000001", source=SOURCE, n=1, role=Role.PAGE, url=URL, at=AT - timedelta(days=5),
    status=200, media_type="text/html", payload_sha256="a" * 64, payload_bytes=10, segment="warc/x", offset=0, length=10,
    good=True,
)  # fmt: skip
CITED = (
    Cited(
        citation=Citation(id="C1", source=SOURCE, work="W1", quote="The findings hold.", locator="footnote 34"),
        work=Work(id="W1", title="Households in the townships"),
    ),
    Cited(citation=Citation(id="C2", source=SOURCE, work="W2"), work=Work(id="W2", title="城镇住户调查")),
)


def removed() -> Alert:
    history = kept().looks([100, 101, 125], Finding.GONE)
    [event] = [one for one in history.events if one.kind is EventKind.REMOVED]
    return Alert(id="a1", subscription="s", kind=event.kind, at=event.at, events=(event,))


def about(**different) -> dict[str, About]:
    [event] = removed().events
    facts = {
        "title": "Report of the survey",
        "cited": CITED,
        "copy": COPY,
        "records": {event.id: "case-id"},
        **different,
    }
    return {SOURCE: About(**facts)}


def written(alerts, found, language="en", **told) -> bytes:
    text = said(alerts, found, public_url=PUBLIC, unsubscribe=UNSUBSCRIBE, language=language, **told)
    return message(text, sender="archive@institute.example", to="bob@reader.example",
                   id="4af54453-7326-56f3-8d91-8e3ae114ede7", at=AT, unsubscribe=UNSUBSCRIBE, language=language)  # fmt: skip


def read(data: bytes):
    return email.message_from_bytes(data, policy=email.policy.default)


def several() -> list[Alert]:
    one = removed()
    found = [one]
    for number in range(2):
        event = dataclasses.replace(
            one.events[0], id=f"e{number}", source=f"{SOURCE[:-1]}{number}", url=f"{URL}?{number}"
        )
        found.append(dataclasses.replace(one, id=f"a{number}", events=(event,)))
    return found


MAILS = {
    "alert.en.eml": lambda: written([removed()], about()),
    "alert.zh.eml": lambda: written([removed()], about(), "zh"),
    "digest.en.eml": lambda: written(several(), about(), digest=Digest.WEEKLY),
    "digest.zh.eml": lambda: written(several(), about(), "zh", digest=Digest.DAILY),
}


@pytest.mark.parametrize("name", MAILS)
def test_mail_is_byte_for_byte_the_golden_one(name):
    """Renew the golden mails: python -m tests.telling.test_letters"""
    assert MAILS[name]() == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize("name", MAILS)
def test_mail_is_within_the_limits_of_mail_servers(name):
    data = MAILS[name]()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    _, _, body = data.partition(b"\r\n\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 78
    assert read(data).defects == []


@pytest.mark.parametrize("name", MAILS)
def test_mail_names_no_actor_intent_or_cause(name):
    found = read(MAILS[name]())
    harm = HARM["zh" if ".zh." in name else "en"]
    assert not harm.search(found["subject"])
    ours = re.sub(r"https?://\S+", "", found.get_content())
    assert not harm.search(ours), harm.search(ours)


@pytest.mark.parametrize("language", LETTERS)
def test_fixed_wordings_of_letters_name_no_cause_and_have_equal_placeholders(language):
    table = LETTERS[language]
    for name in (one.name for one in dataclasses.fields(table)):
        assert not HARM[language].search(getattr(table, name)), name
    fields = [dict.fromkeys(re.findall(r"\{(\w+)\}", getattr(LETTERS[one], name))) for one in LETTERS
              for name in (field.name for field in dataclasses.fields(table))]  # fmt: skip
    half = len(fields) // 2
    assert [set(one) for one in fields[:half]] == [set(one) for one in fields[half:]], "the same facts in each language"


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("kind", EventKind)
def test_subject_uses_the_table_of_words(kind, language):
    event = dataclasses.replace(removed().events[0], kind=kind, text="")
    alert = dataclasses.replace(removed(), kind=kind, events=(event,))
    subject = said([alert], {}, public_url=PUBLIC, unsubscribe=UNSUBSCRIBE, language=language).subject
    assert not HARM[language].search(subject)
    assert words.kind(kind, language) in subject


@pytest.mark.parametrize(
    ("language", "subject", "line"),
    [
        ("en", "Report of the survey: no longer served at this address; served again later",
         "Served again later: 6 March 2021 13:00 UTC."),
        ("zh", "Report of the survey：该网址已不再提供此内容，此后已重新提供", "此后已重新提供："),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [0, 20])
def test_loss_that_has_ended_is_mailed_with_its_end(language, subject, line, before):
    one = removed()
    others = [dataclasses.replace(one, id=str(n), events=(dataclasses.replace(one.events[0], id=str(n), source=str(n)),))
              for n in range(before)]  # fmt: skip
    found = said([*others, one], about(over={one.events[0].id: AT}), public_url=PUBLIC, unsubscribe=UNSUBSCRIBE,
                 language=language)  # fmt: skip
    assert before or found.subject == subject
    assert found.text.count(line) == 1
    assert not HARM[language].search(line)


def test_chinese_mail_contains_no_english_sentence():
    text = read(MAILS["alert.zh.eml"]()).get_content()
    own = re.sub(r"https?://\S+|“[^”]*”|Households in the townships|footnote 34|Report of the survey|UTC", "", text)
    assert not re.search(r"[A-Za-z]{3,}", own), re.findall(r"[A-Za-z]{3,}", own)


# ---- text from other people

HOST = URL.rpartition("/")[0]  # of the source
HOSTILE = [
    "Report\r\nBcc: everybody@example.net\r\n\r\nBuy this",
    "Report\nSubject: other",
    "\u202eevil\u202c \u200bzero \x00 nul \x1b[31m",
    "https://phish.example/sign-in now",
    "HTTP://PHISH.EXAMPLE www.phish.example ftp.phish.example write to evil@phish.example",
    "=?utf-8?q?=0D=0ABcc:_x?=",
    "长" * 4000,
    "x" * 5000,
    "Line\u2028separator\u2029paragraph\u0085next",
    "{title} %s {0}",
    "\ud800 lone",
    ".\r\n.\r\nMAIL FROM:<x@example.net>",
]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Sign in at evil.example/login", "Sign in at evil[.]example/login"),
        ("evil.co.uk", "evil[.]co[.]uk"),
        ("ask evil.com.", "ask evil[.]com."),
        ("登录evil.com请", "登录evil[.]com请"),
        ("-evil.com-", "-evil[.]com-"),
        ("пример.рф", "пример[.]рф"),
        ("EVIL.example:8080", "EVIL[.]example:8080"),
        ("10.0.0.1/login", "10[.]0[.]0[.]1/login"),
        ("https://evil.com/www.evil.org", "https[:]//evil[.]com/www[.]evil[.]org"),
        ("to evil@phish.org", "to evil[@]phish[.]org"),
        (f"{HOST}@evil.com/", f"{HOST.replace('://', '[:]//')}[@]evil[.]com/"),
        (f"{HOST}:80@evil.com/", f"{HOST.replace('://', '[:]//')}:80[@]evil[.]com/"),
        (f"{HOST}.evil.com/", f"{HOST.replace('://', '[:]//').replace('.', '[.]')}[.]evil[.]com/"),
        (f"javascript://{HOST.partition('//')[2]}/x", f"javascript[:]//{HOST.partition('//')[2]}/x"),
    ],
)
def test_names_of_hosts_in_titles_are_not_for_mail_programs_to_link(title, shown):
    mail = read(written([removed()], about(title=title)))
    assert mail.get_content().splitlines()[0] == shown
    assert shown in mail["subject"]


def test_address_of_a_document_on_the_host_of_its_page_can_be_followed_and_another_not():
    event = dataclasses.replace(
        removed().events[0],
        text=f"No longer served. The documents: {HOST}/files/report.pdf · https://evil.example/report.pdf",
    )
    text = read(written([dataclasses.replace(removed(), events=(event,))], about())).get_content()
    told = " ".join(text.split())
    assert f"The documents: {HOST}/files/report.pdf · https[:]//evil[.]example/report.pdf" in told


@pytest.mark.parametrize(
    "title",
    [
        "Annual report v1.2.pdf",
        "U.S. policy, e.g. on Art.5 No.3 of 2019.05.03",
        "A/RES/60.1/2 (10.1000/182)",
        "J.K. Rowling, Ph.D.",
        "The end.The next",
        URL.partition("://")[2],
    ],
)
def test_titles_without_foreign_hosts_stay_as_they_are(title):
    assert read(written([removed()], about(title=title))).get_content().splitlines()[0] == title


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_titles_make_no_header_link_or_extra_line(title):
    event = dataclasses.replace(
        removed().events[0], text=f"No longer served: “{title}”.", reasons=(Reason(rule="notice", text=title),)
    )
    alert = dataclasses.replace(removed(), events=(event,))
    cite = dataclasses.replace(CITED[0], citation=dataclasses.replace(CITED[0].citation, quote=title, locator=title),
                               work=Work(id="W", title=title))  # fmt: skip
    data = written([alert], about(title=title, cited=(cite,)))
    found = read(data)
    assert found.keys() == read(MAILS["alert.en.eml"]()).keys()
    assert found.get_all("to") == ["bob@reader.example"]
    assert max(map(len, data.split(b"\r\n"))) <= 998
    text = found.get_content()
    assert set(re.findall(r"(?i)\b(?:https?://|www\.|ftp\.)[^\s/]+", text)) <= {
        "https://archive.example", URL.rpartition("/")[0],
    }  # fmt: skip
    assert "phish.example/" not in text
    assert "evil@phish" not in text
    assert not re.search("[\u202a-\u202e\u200b\x00\x1b\u2028\u2029\x85]", text + found["subject"])
    assert len(text.splitlines()) == len(read(written([dataclasses.replace(alert, events=(
        dataclasses.replace(event, text="x", reasons=(Reason(rule="notice", text="x"),)),))],
        about(title="x", cited=(cite,)))).get_content().splitlines())  # fmt: skip


def test_many_findings_do_not_crowd_out_what_was_made_of_them():
    """Of a page with many lost documents the mail did not say how often that was seen, nor how sure it is."""
    found = [
        Reason(rule="member.lost", text=f"the page is there, but its document {n} is no longer served")
        for n in range(12)
    ]
    made = [Reason(rule="gone", text="3 of 3 looks over 25 h agree (confirmed): it was not there."),
            Reason(rule="confidence", text="Confidence is high. It rests on the status of the answer.")]  # fmt: skip
    event = dataclasses.replace(removed().events[0], reasons=(*found, *made))
    text = read(written([dataclasses.replace(removed(), events=(event,))], about())).get_content()
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert "- 3 of 3 looks over 25 h agree (confirmed): it was not there." in lines
    assert "- Confidence is high. It rests on the status of the answer." in lines
    assert 0 < text.count("the page is there, but its document") < 12


def test_reasons_with_the_same_text_are_one_line():
    three = tuple(Reason(rule=f"missing.any.{n}", text="title: page not found") for n in range(3))
    event = dataclasses.replace(removed().events[0], reasons=three)
    text = read(written([dataclasses.replace(removed(), events=(event,))], about())).get_content()
    assert text.count("- title: page not found") == 1, "it would read as three pieces of evidence"


@given(st.text(max_size=400))
@example("=?utf-8?q?=0D=0ABcc:_x?=")
@example("a" * 300)
@example("长" * 300)
def test_any_subject_survives_encoding(title):
    data = message(Said(subject=f"A {title}", text="x\n", record="r"), sender="a@b.example", to="c@d.example", id="i", at=AT,
                   unsubscribe=UNSUBSCRIBE, language="en")  # fmt: skip
    head, _, _ = data.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].decode() for line in head.split(b"\r\n") if not line.startswith(b" ")]
    assert names == list(read(MAILS["alert.en.eml"]()))
    subject = head.partition(b"\r\nSubject: ")[2].partition(b"\r\nContent-Type:")[0]
    assert all(len(line) <= 998 for line in subject.split(b"\r\n"))
    decoded = "".join(
        part.decode(code or "ascii") if isinstance(part, bytes) else part
        for part, code in email.header.decode_header(subject.decode().replace("\r\n", ""))
    )
    assert decoded == sanitizing.clean(f"A {title}")[:250].strip()


@pytest.mark.parametrize(
    "wrong", ["a b@c.example", "a@c.example>\r\nBcc: x@y.example", "", "ü@c.example", "<a@c.example>"]
)
def test_invalid_recipient_address_makes_no_header(wrong):
    with pytest.raises(ValueError, match="is none"):
        message(Said(subject="s", text="t\n"), sender="a@b.example", to=wrong, id="i", at=AT, unsubscribe=UNSUBSCRIBE,
                language="en")  # fmt: skip


def test_mails_of_one_record_are_in_one_thread():
    """In any order, and although their subjects differ. A mail about several records belongs to no thread."""
    one = removed()
    later = dataclasses.replace(one.events[0], id="later", kind=EventKind.RESTORED, text="Served again.")
    known = about(records={one.events[0].id: "case-id", "later": "case-id"})
    back = dataclasses.replace(one, id="b", kind=EventKind.RESTORED, events=(later,))
    first, then, both = (read(written(alerts, known)) for alerts in ([one], [back], [one, back]))
    assert first["references"] == first["in-reply-to"] == "<record.case-id@institute.example>"
    assert {mail["references"] for mail in (first, then, both)} == {first["references"]}
    assert first["subject"] != then["subject"]
    assert read(written(several(), about()))["references"] is None
    assert read(written([one], {}))["in-reply-to"] is None


def test_one_click_unsubscribing_is_offered_over_https_only():
    plain = message(Said(subject="s", text="t\n"), sender="a@b.example", to="c@d.example", id="i", at=AT,
                    unsubscribe="http://127.0.0.1:8080/unsubscribe/x", language="en")  # fmt: skip
    assert read(plain)["list-unsubscribe"] == "<http://127.0.0.1:8080/unsubscribe/x>"
    assert read(plain)["list-unsubscribe-post"] is None
    one = read(MAILS["alert.en.eml"]())
    assert one["list-unsubscribe"] == f"<{UNSUBSCRIBE}>"
    assert one["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"


def test_mail_about_very_many_alerts_counts_the_rest():
    one = removed()
    many = [dataclasses.replace(one, id=str(n), events=(dataclasses.replace(one.events[0], id=str(n), source=str(n)),))
            for n in range(500)]  # fmt: skip
    text = said(many, {}, public_url=PUBLIC, unsubscribe=UNSUBSCRIBE).text
    assert "280 more alerts are not written out here. All events: https://archive.example/events" in text
    assert text.count(f"\n{one.events[0].url}\n") == 220, "each with its address"
    assert text.count(f"\n{one.events[0].text}\n") == 220, "and between which looks it was"
    assert re.search(
        r": last seen \d+ March 2021 [\d:]+ UTC, first absent \d+ March 2021 [\d:]+ UTC", one.events[0].text
    )
    assert len(text) < 100_000


if __name__ == "__main__":
    for one, make in MAILS.items():
        (GOLDEN / one).write_bytes(make())
