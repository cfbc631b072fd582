"""The forms that a history may have, and what is refused with its line and the reason."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judgement import fields
from benchmarks.judgement.replay import main
from tests.judgement.test_replay import Sites

URL = "http://a.example/a/1.html"
LINE: dict[str, Any] = {"url": URL, "at": "2021-03-01T00:00:00Z", "status": 200, "headers": {}, "body": None}


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1, 2], "no object: [1, 2]"),
        ("x", 'no object: "x"'),
        (None, "no object: null"),
        ({**LINE, "url": "not a url"}, "not a URL"),
        ({**LINE, "url": ""}, "not a URL"),
        ({**LINE, "url": "ftp://a.example/b"}, "only http and https"),
        ({**LINE, "url": "http://me:secret@a.example/"}, "user name or password"),
        ({**LINE, "url": 5}, '"url" is no URL: 5'),
        ({**LINE, "at": None}, '"at" is no time'),
        ({**LINE, "at": 1740787200}, '"at" is no time'),
        ({**LINE, "at": "0001-01-01T00:00:00+14:00"}, '"at" is no time'),
        ({**LINE, "at": "9999-12-31T23:59:59Z"}, '"at" is no time'),
        ({**LINE, "status": None}, 'neither a "status" nor a "failure"'),
        ({**LINE, "status": "abc"}, '"status" is no HTTP status: "abc"'),
        ({**LINE, "status": True}, '"status" is no HTTP status: true'),
        ({**LINE, "status": 0}, '"status" is no HTTP status: 0'),
        ({**LINE, "failure": ["timeout"]}, '"failure" is none of gone, soft_gone, replaced'),
        ({**LINE, "failure": "ETIMEDOUT"}, "refused, reset, timeout, tls_error"),
        ({**LINE, "failure": "same"}, '"failure" is a class of answers that came: "same"'),
        ({**LINE, "body": "absent.html"}, '"body" is no file that is there: "absent.html"'),
        ({**LINE, "body": 5}, '"body" is no name of a file'),
        ({**LINE, "headers": "Content-Type: text/html"}, '"headers" are no object'),
        ({**LINE, "headers": ["Content-Type: text/html"]}, "a header is no pair"),
        ({**LINE, "headers": {"a": {"b": 1}}}, "the header a has no text"),
        ({**LINE, "final_url": ["/"]}, '"final_url" is no URL'),
        ({**LINE, "final_url": "http://"}, '"final_url" is no URL'),
        ({**LINE, "members": "none"}, '"members" is no list'),
        ({**LINE, "members": [None]}, 'one of "members" is no object'),
        ({**LINE, "canary": "yes"}, '"canary" is not true, false or null'),
        ({**LINE, "quotes": [1]}, '"quotes" are no list of texts'),
        ({**LINE, "quotes": {}}, '"quotes" are no list of texts'),
        ({**LINE, "quotes": ["\ud800 half"]}, "'\\ud800' is half of a character"),
        ({**LINE, "headers": {"X": "\udc12"}}, "'\\udc12' is half of a character"),
        ({**LINE, "probes": [{"role": "home", "final_url": 5}]}, '"final_url" is no text: 5'),
        ({**LINE, "probes": [{"role": "home", "payload_sha256": 5}]}, '"payload_sha256" is no text: 5'),
        ({**LINE, "probes": "none"}, '"probes" is no list: "none"'),
        ({**LINE, "probes": ["home"]}, 'one of "probes" is no object'),
        ({**LINE, "probes": {"home": "none"}}, 'the probe "home"'),
        ({**LINE, "probes": {"home": 1}}, 'the probe "home"'),
        ({**LINE, "probes": {"home": [200]}}, 'the probe "home"'),
        ({**LINE, "probes": {"home": {"fine": "yes"}}}, '"fine" is not true'),
        ({**LINE, "probes": {"home": {"state": 200}}}, "field that none has"),
        ({**LINE, "probes": {"invented": True}}, 'the probe "invented"'),
        ({**LINE, "probes": {"invented": 1.5}}, '"like_answer" is no number from 0 to 1'),
        ({**LINE, "probes": {"home_ok": True}}, '"home_ok"'),
        ({**LINE, "probes": [{"role": "page", "status": 200}]}, "role"),
        ({**LINE, "probes": [{"status": 200}]}, "role"),
    ],
)
def test_invalid_line_is_refused_with_its_number(
    line: Any, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "history.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n\n{json.dumps(line)}\n", encoding="utf-8")
    assert main([str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == "", "all of a history is read before anything of it is told"
    assert err.startswith("history.jsonl:3: ")
    assert said in err


@pytest.mark.parametrize("day", ["2021-03-01", "20210301"])
def test_date_alone_is_the_start_of_that_day(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "history.jsonl").write_text(json.dumps({**LINE, "at": day}), encoding="utf-8")
    assert main([str(tmp_path / "history.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("2021-03-01T00:00:00.000Z ")


def test_undecodable_history_and_truncated_body_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "history.jsonl"
    path.write_bytes(json.dumps(LINE).encode("utf-16"))
    assert main([str(path)]) == 2
    assert "history.jsonl:1: " in capsys.readouterr().err
    (tmp_path / "cut.html.gz").write_bytes(b"\x1f\x8b\x08\x00\x00\x00")
    path.write_text(json.dumps({**LINE, "body": "cut.html.gz"}), encoding="utf-8")
    assert main([str(path)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("line 1: ")
    assert "cut.html.gz" in err


def test_byte_order_mark_is_ignored(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    history, labels = tmp_path / "history.jsonl", tmp_path / "labels.jsonl"
    history.write_bytes(codecs.BOM_UTF8 + json.dumps(LINE).encode())
    labels.write_bytes(codecs.BOM_UTF8 + json.dumps({"url": URL, "story": "s", "expected": []}).encode() + b"\n\n")
    assert main([str(history), "--labels", str(labels)]) == 0
    assert "new -> available" in capsys.readouterr().out


@pytest.mark.parametrize(
    "at",
    [
        "2021-03-01T06:00:00",
        "2021-03-01t06:00:00z",
        "2021-03-01 06:00:00",
        "20210301060000",
        "2021-03-01T14:00:00+0800",
    ],
)
def test_time_without_an_offset_is_utc(at: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "history.jsonl").write_text(json.dumps({**LINE, "at": at}), encoding="utf-8")
    assert main([str(tmp_path / "history.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("2021-03-01T06:00:00.000Z ")


@pytest.mark.parametrize("status", [None, 0, ""])
def test_missing_status_beside_a_failure_may_be_null_zero_or_empty(
    status: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    failed = {**LINE, "status": status, "failure": "timeout"}
    (tmp_path / "history.jsonl").write_text(json.dumps(failed), encoding="utf-8")
    assert main([str(tmp_path / "history.jsonl")]) == 0
    assert capsys.readouterr().out.startswith("1 checks, 0 alerts")


HOME = {"role": "home", "url": "http://a.example/"}


@pytest.mark.parametrize(
    ("probes", "certainty", "day"),
    [
        ({"home": True}, "confirmed", 4),
        ({"home": 200}, "confirmed", 4),
        ({"home": {"status": 200}}, "confirmed", 4),
        ({"home": {"status": "204", "fine": None}}, "confirmed", 4),
        ([{"role": "home", "status": 200}], "confirmed", 4),
        ([{**HOME, "status": 200, "headers": {}, "body": None}], "confirmed", 4),
        ({"home": 404, "sibling": True}, "confirmed", 4),
        ({}, "probable", 4),
        (None, "probable", 4),
        ({"home": None}, "probable", 4),
        ({"home": 301}, "probable", 4),
        ({"invented": 0.2}, "probable", 4),
        ({"home": False}, "probable", 10),
        ({"home": 404}, "probable", 10),
        ({"home": {"status": 500}}, "probable", 10),
        ({"home": {"status": 500, "fine": True}}, "confirmed", 4),
        ([{**HOME, "failure": "timeout"}], "probable", 10),
        ({"home": 503, "sibling": {"status": 500}}, "probable", 10),
    ],
)
def test_home_probe_is_fine_by_its_status_or_flag(
    probes: Any, certainty: str, day: int, sites: Sites, capsys: pytest.CaptureFixture[str]
):
    sites.add(URL, 10)
    sites.add(URL, 40, 404, "missing.html", probes=probes)
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ["removed"]
    assert (told[0]["certainty"], int(told[0]["at"][8:10])) == (certainty, day)


@pytest.mark.parametrize("invented", [{"status": 404}, 404, 0.1, {"status": 200, "like_answer": 0.1}, 0])
def test_invented_address_with_another_answer_confirms_nothing(
    invented: Any, sites: Sites, capsys: pytest.CaptureFixture[str]
):
    sites.add(URL, 10)
    sites.add(URL, 8, 200, "missing.html", probes={"home": True, "invented": invented})
    assert sites.replay(capsys)[0] == [], "72 hours without the site's own word"


@pytest.mark.parametrize(
    "headers",
    [
        {"Location": "/"},
        {"location": ["/"], "set-cookie": ["a=1", "b=2"], "etag": None},
        [["Location", "/"], ["Set-Cookie", "a=1"]],
        [{"name": "Location", "value": "/"}, {"name": "Set-Cookie", "value": "a=1"}],
    ],
)
def test_headers_are_accepted_in_any_form(headers: Any, sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add(URL, 10)
    sites.add(URL, 16, 302, None, headers=headers)
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ["removed"]


def test_single_quote_and_relative_final_url_are_accepted(sites: Sites, capsys: pytest.CaptureFixture[str]):
    quote = "Interviews in many villages were held over two winters"
    sites.add(URL, 4, quotes=quote, final_url="/a/1.html", status="200")
    sites.add(URL, 4, 200, "altered.html", quotes=quote, final_url="/a/1.html")
    told, _ = sites.replay(capsys)
    assert [a["kind"] for a in told] == ["altered"]
    assert told[0]["at"] == "2021-03-02T06:00:00.000Z"


def test_failure_counts_where_a_line_has_a_status_too(sites: Sites, capsys: pytest.CaptureFixture[str]):
    """The help said that a line has one of them, and nothing said which of both counted."""
    said = []
    for status in (None, 200):
        (sites.folder / "history.jsonl").write_text(
            "\n".join(
                json.dumps({**LINE, "at": f"2021-03-0{day}T00:00:00Z", "status": status, "failure": "timeout"})
                for day in range(1, 5)
            ),
            encoding="utf-8",
        )
        assert main([str(sites.folder / "history.jsonl")]) == 0
        said.append(capsys.readouterr().out.rpartition(";")[0])
    assert said[0] == said[1]


def test_help_of_replay_names_every_role_that_a_probe_may_have(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(f"`{role}`" in told for role in fields.ROLES)
    assert "the failure counts" in told
