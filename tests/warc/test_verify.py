"""The linter: what it must fail and what it must accept."""

from __future__ import annotations

import gzip
import http.server
import io
import re
import shutil
import subprocess
import threading
import zlib
from hashlib import sha1, sha256
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archiver.export import verifier
from storage import verify, warc
from storage.verify import Level
from storage.verify.rules import RULES
from tests.warc import golden
from tests.warc.golden import PAGE
from tests.warc.making import NAME, Segment, answer, segment, visit_of
from tests.warc.test_index import test_lying_index_is_detected as lying_index

DOCUMENT = Path(__file__).parents[2] / "docs/warc.md"
ID = "<urn:uuid:00000000-0000-4000-8000-%012d>"
BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
INFO = {
    "WARC-Type": "warcinfo",
    "WARC-Record-ID": ID % 1,
    "WARC-Date": "2026-01-01T00:00:00Z",
    "WARC-Block-Digest": "sha256:" + sha256(b"software: x\r\n").hexdigest(),
    "Content-Type": "application/warc-fields",
    "Content-Length": "13",
}
REVISIT = {
    "WARC-Type": "revisit",
    "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
    "WARC-Refers-To": ID % 9,
    "WARC-Refers-To-Target-URI": "http://x.example/",
    "WARC-Refers-To-Date": "2025-01-01T00:00:00Z",
    "WARC-Payload-Digest": "sha256:" + "0" * 64,
}


def _sha(data: bytes) -> str:
    return "sha256:" + sha256(data).hexdigest()


def _raw(fields: list[tuple[str, str]], block: bytes, *, version: str = "WARC/1.1", end: bytes = b"\r\n\r\n") -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"{version}\r\n{head}\r\n".encode() + block + end


def _response(block: bytes = BODY, *, number: int = 2, **told: str | None) -> list[tuple[str, str]]:
    """Fields of a sound response; `told` (with _ for -) changes fields or, with None, drops them."""
    fields: dict[str, str] = {
        "WARC-Type": "response",
        "WARC-Record-ID": ID % number,
        "WARC-Date": "2026-01-01T00:00:00Z",
        "WARC-Target-URI": "http://x.example/",
        "WARC-Warcinfo-ID": ID % 1,
        "WARC-Block-Digest": _sha(block),
        "Content-Type": "application/http;msgtype=response",
        "Content-Length": str(len(block)),
    }
    for name, value in told.items():
        fields[name.replace("_", "-")] = value if value is not None else "drop"
    return [(name, value) for name, value in fields.items() if value != "drop"]


def _file(*members: bytes) -> bytes:
    info = _raw(list(INFO.items()), b"software: x\r\n")
    return b"".join(gzip.compress(member, mtime=0) for member in (info, *members))


def _said(data: bytes, **told) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.level)) for finding in verify.lint(data, **told)]


def test_unaltered_base_records_are_sound():
    assert _said(_file(_raw(_response(), BODY))) == []
    assert _said(_file(_raw(_response(CHUNKED, WARC_Payload_Digest=_sha(b"ab")), CHUNKED))) == []


ALTERED = {  # name -> (rule, level, fields that differ)
    "no date": ("W3", "must", {"WARC_Date": None}),
    "no id": ("W3", "must", {"WARC_Record_ID": None}),
    "no type": ("W3", "must", {"WARC_Type": None}),
    "fraction in 1.0": ("W9", "must", {"WARC_Date": "2026-01-01T00:00:00.5Z", "version": "WARC/1.0"}),
    "bad date": ("W9", "must", {"WARC_Date": "2026-13-01T00:00:00Z"}),
    "local date": ("W9", "must", {"WARC_Date": "2026-01-01T00:00:00+01:00"}),
    "ten digits": ("W9", "must", {"WARC_Date": "2026-01-01T00:00:00.1234567890Z"}),
    "bare id": ("W8", "must", {"WARC_Record_ID": "urn:uuid:00000000-0000-4000-8000-000000000002"}),
    "id with a space": ("W8", "must", {"WARC_Record_ID": "<urn:uuid: 0>"}),
    "no target": ("W10", "must", {"WARC_Target_URI": None}),
    "target in brackets": ("W10", "must", {"WARC_Target_URI": "<http://x.example/>"}),
    "target not a URI": ("W10", "must", {"WARC_Target_URI": "http://x.example/a b"}),
    "target not ASCII": ("W10", "must", {"WARC_Target_URI": "http://x.example/é"}),
    "fragment": ("W10", "should", {"WARC_Target_URI": "http://x.example/#a"}),
    "forbidden refers-to": ("W11", "must", {"WARC_Refers_To": ID % 3}),
    "forbidden profile": ("W11", "must", {"WARC_Profile": REVISIT["WARC-Profile"]}),
    "forbidden file name": ("W11", "must", {"WARC_Filename": "x.warc.gz"}),
    "forbidden origin": ("W11", "must", {"WARC_Segment_Origin_ID": ID % 3}),
    "no media type": ("W12", "must", {"WARC_Type": "resource", "Content_Type": "html"}),
    "not the message": ("W12", "should", {"Content_Type": "text/html"}),
    "target of a warcinfo": (
        "W10",
        "must",
        {"WARC_Type": "warcinfo", "Content_Type": "application/warc-fields", "WARC_Warcinfo_ID": None},
    ),
    "no content type": ("W12", "should", {"Content_Type": None}),
    "request's content type": ("W12", "must", {"Content_Type": "application/http; msgtype=request"}),
    "address": ("W13", "must", {"WARC_IP_Address": "300.1.1.1"}),
    "block digest": ("W20", "must", {"WARC_Block_Digest": _sha(b"other")}),
    "no block digest": ("W20", "should", {"WARC_Block_Digest": None}),
    "block digest by sha1": ("W20", "must", {"WARC_Block_Digest": "sha1:" + "A" * 32}),
    "payload digest": ("W21", "must", {"WARC_Payload_Digest": _sha(b"other")}),
    "digest in upper case": ("W25", "should", {"WARC_Payload_Digest": "SHA-256:" + sha256(b"ab").hexdigest().upper()}),
    "sha1 in hex": ("W25", "should", {"WARC_Payload_Digest": "sha1:" + sha1(b"ab", usedforsecurity=False).hexdigest()}),
    "digest of unknown kind": ("W25", "should", {"WARC_Payload_Digest": "whirlpool:abc"}),
    "digest without label": ("W25", "must", {"WARC_Payload_Digest": "abc"}),
    "truncated by chance": ("W36", "should", {"WARC_Truncated": "chance"}),
    "no warcinfo id": ("W35", "should", {"WARC_Warcinfo_ID": None}),
    "unknown warcinfo": ("W35", "should", {"WARC_Warcinfo_ID": ID % 7}),
    "concurrent to nothing": ("W17", "should", {"WARC_Concurrent_To": ID % 7}),
    "private field": ("W40", "should", {"WARC_Page_ID": "x"}),
    "segmented": ("W39", "should", {"WARC_Segment_Number": "1"}),
    "unknown version": ("W2", "must", {"version": "WARC/2.0"}),
    "id of the warcinfo": ("W8", "must", {"WARC_Record_ID": ID % 1}),
    "continuation": ("W39", "must", {"WARC_Type": "continuation", "Content_Type": None, "WARC_Segment_Number": "2"}),
    "conversion of nothing": ("W37", "should", {"WARC_Type": "conversion", "Content_Type": "text/plain"}),
    "dns": ("W19", "must", {"WARC_Type": "resource", "WARC_Target_URI": "dns:x.example", "Content_Type": "text/plain"}),
    "no profile": (
        "W27",
        "must",
        {k.replace("-", "_"): v for k, v in REVISIT.items() if k != "WARC-Profile"} | {"WARC_Truncated": "length"},
    ),
    "strange profile": (
        "W27",
        "should",
        {k.replace("-", "_"): v for k, v in REVISIT.items()} | {"WARC_Profile": "http://x.example/p"},
    ),
    "profile of 1.0": (
        "W27",
        "should",
        {k.replace("-", "_"): v.replace("/1.1/", "/1.0/") for k, v in REVISIT.items()} | {"WARC_Truncated": "length"},
    ),
    "not said to be cut": ("W28", "must", {k.replace("-", "_"): v for k, v in REVISIT.items()}),
    "identical to what": (
        "W28",
        "must",
        {k.replace("-", "_"): v for k, v in REVISIT.items()}
        | {"WARC_Payload_Digest": None, "WARC_Truncated": "length"},
    ),
    "identical by sha1": (
        "W29",
        "should",
        {k.replace("-", "_"): v for k, v in REVISIT.items()}
        | {"WARC_Payload_Digest": "sha1:" + "A" * 32, "WARC_Truncated": "length"},
    ),
    "revisit of something": (
        "W30",
        "should",
        {k.replace("-", "_"): v for k, v in REVISIT.items()} | {"WARC_Refers_To": None, "WARC_Truncated": "length"},
    ),
    "not modified, but 200": (
        "W31",
        "must",
        {k.replace("-", "_"): v.replace("identical-payload-digest", "server-not-modified") for k, v in REVISIT.items()},
    ),
    "payload digest of metadata": (
        "W22",
        "must",
        {"WARC_Type": "metadata", "Content_Type": "text/plain", "WARC_Payload_Digest": _sha(BODY)},
    ),
}


@pytest.mark.parametrize("name", ALTERED)
def test_altered_record_fields_break_exactly_one_rule(name):
    rule, level, told = ALTERED[name]
    version = told.get("version", "WARC/1.1")
    fields = _response(**{key: value for key, value in told.items() if key != "version"})
    assert _said(_file(_raw(fields, BODY, version=version))) == [(rule, level)]


BLOCKS = {
    "chunks that are none": ("W15", "should", CHUNKED.replace(b"2\r\nab", b"xx\r\nab"), {}),
    "chunks that break": ("W15", "must", CHUNKED.replace(b"0\r\n", b"xx\r\n"), {}),
    "gzip that is none": (
        "W15",
        "should",
        BODY.replace(b"Content-Length: 2", b"Content-Length: 3\r\nContent-Encoding: gzip") + b"c",
        {},
    ),
    "no status line": ("W14", "must", b"ICY 200 OK\r\n\r\nab", {}),
    "no request line": (
        "W14",
        "must",
        b"HELLO\r\n\r\n",
        {"WARC_Type": "request", "Content_Type": "application/http;msgtype=request", "WARC_Concurrent_To": ID % 2},
    ),
    "more than the message": ("W14", "should", BODY + b"more", {}),
    "HTTP/2": ("W18", "must", BODY.replace(b"HTTP/1.1", b"HTTP/2"), {}),
    "short body": ("W36", "must", BODY[:-1], {}),
    "no body": ("W36", "must", BODY[:-2], {}),
    "torn chunks": ("W36", "must", CHUNKED[:-7], {}),
    "torn head": ("W36", "must", BODY[:20], {}),
    "digest of the framing": (
        "W21",
        "must",
        CHUNKED,
        {"WARC_Payload_Digest": _sha(CHUNKED.split(b"\r\n\r\n", 1)[1])},
    ),
    "secrets": (
        "W16",
        "should",
        b"GET / HTTP/1.1\r\nAuthorization: Basic eDp5\r\n\r\n",
        {"WARC_Type": "request", "Content_Type": "application/http;msgtype=request", "WARC_Concurrent_To": ID % 2},
    ),
    "request digest over its head": (
        "W21",
        "must",
        b"GET / HTTP/1.1\r\n\r\n",
        {
            "WARC_Type": "request",
            "Content_Type": "application/http;msgtype=request",
            "WARC_Concurrent_To": ID % 2,
            "WARC_Payload_Digest": _sha(b"GET / HTTP/1.1\r\n\r\n"),
        },
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_faulty_blocks_break_exactly_one_rule(name):
    rule, level, block, told = BLOCKS[name]
    assert _said(_file(_raw(_response(block, **told), block))) == [(rule, level)]


def test_record_marked_as_truncated_may_be_short():
    for block in (BODY[:-1], BODY[:-2], BODY[:20], CHUNKED[:-7]):
        assert _said(_file(_raw(_response(block, WARC_Truncated="disconnect"), block))) == []


def test_response_to_a_head_request_may_lack_its_body():
    asked = b"HEAD / HTTP/1.1\r\n\r\n"
    request = _response(
        asked, number=3, WARC_Type="request", Content_Type="application/http;msgtype=request", WARC_Concurrent_To=ID % 2
    )
    assert _said(_file(_raw(request, asked), _raw(_response(BODY[:-2]), BODY[:-2]))) == []


FRAMES = {
    "bare LF": ("W1", _raw(_response(), BODY).replace(b"\r\nWARC-Date", b"\nWARC-Date")),
    "no end": ("W1", _raw(_response(), BODY, end=b"")),
    "half an end": ("W1", _raw(_response(), BODY, end=b"\r\n")),
    "too long": ("W1", _raw(_response(Content_Length="9999"), BODY)),
    "too short": ("W1", _raw(_response(Content_Length="3", WARC_Block_Digest=None), BODY)),
    "no length": ("W3", _raw(_response(Content_Length=None), BODY)),
    "date twice": ("W4", _raw([*_response(), ("warc-date", "2026-01-01T00:00:00Z")], BODY)),
    "control": ("W6", _raw([*_response(), ("X-A", "a\x00b")], BODY)),
    "control in a name": ("W6", _raw([*_response(), ("X\x0b-A", "a")], BODY)),
    "not UTF-8": ("W6", _raw([*_response(), ("X-A", "@")], BODY).replace(b"@", b"\xe9")),
    "folded": ("W7", _raw([*_response(), ("X-A", "a\r\n b")], BODY)),
    "two in a member": ("W41", _raw(_response(), BODY) + _raw(_response(number=3), BODY)),
    "no colon": ("W1", _raw(_response(), BODY).replace(b"\r\nWARC-Date", b"\r\nrubbish\r\nWARC-Date")),
}


@pytest.mark.parametrize("name", FRAMES)
def test_faulty_record_framing_breaks_its_rule(name):
    rule, member = FRAMES[name]
    assert rule in {found for found, _ in _said(_file(member))}


# broken in form only: the one-file verifier accepts these, and says of every WARC that it does not check all rules
OF_FORM = {
    *(f"forbidden {what}" for what in ("refers-to", "profile", "file name", "origin")),
    "fraction in 1.0", "target in brackets", "no media type", "target of a warcinfo", "request's content type", "continuation", "dns",
    "not said to be cut", "identical to what", "not modified, but 200", "payload digest of metadata",
    "no status line", "no request line", "HTTP/2", "no body",
}  # fmt: skip


def test_one_file_verifier_agrees_with_the_linter_except_on_matters_of_form(tmp_path):
    alone, path = verifier.load(), tmp_path / "x.warc.gz"
    cases = {name: _file(member) for name, (_, member) in FRAMES.items()}
    cases |= {name: _file(_raw(_response(block, **told), block)) for name, (*_, block, told) in BLOCKS.items()}
    for name, (*_, told) in ALTERED.items():
        fields = _response(**{key: value for key, value in told.items() if key != "version"})
        cases[name] = _file(_raw(fields, BODY, version=told.get("version", "WARC/1.1")))
    passed = set()
    for name, data in {**cases, "golden": golden.made()}.items():
        path.write_bytes(data)
        report = alone.verify(path)
        must = any(level == "must" for _, level in _said(data))
        assert must or not report.problems, name
        assert "that they follow every rule of WARC: `archiver verify` looks at each" in report.not_proved
        passed |= {name} if must and not report.problems else set()
    assert passed == OF_FORM


def test_records_after_a_broken_one_are_checked_too():
    bad = _raw(_response(Content_Length="9999"), BODY)
    worse = _raw(_response(number=3, WARC_Date="never"), BODY)
    assert ("W9", "must") in _said(_file(bad, worse))


def test_gzip_header_fields_missing_warcinfo_and_single_member_are_reported():
    out = io.BytesIO()
    with gzip.GzipFile("name.warc", "wb", fileobj=out, mtime=1) as member:
        member.write(_raw(_response(WARC_Warcinfo_ID=None), BODY))
    assert set(_said(out.getvalue())) == {("W42", "should"), ("W34", "should"), ("W35", "should")}
    whole = gzip.compress(gzip.decompress(golden.made()), mtime=0)
    assert ("W41", "must") in _said(whole)


def test_faults_of_an_uncompressed_file_are_reported_where_their_records_begin():
    good, bad = _raw(_response(), BODY), _raw(_response(number=2, WARC_Date="never"), BODY)
    data = _raw(list(INFO.items()), b"software: x\r\n") + good + bad
    found = {(one.rule, one.offset): one.text for one in verify.lint(data)}
    place = data.index(good)
    assert set(found) == {("W9", place + len(good)), ("W8", place + len(good))}
    assert found["W8", place + len(good)] == f"the id of the record at {place} once more"
    assert [(one.rule, one.offset) for one in verify.lint(data + b"WARC/1.1\r\nX")][:1] == [("W9", place + len(good))]


def test_segment_that_somebody_uncompressed_holds_unless_a_record_of_its_index_is_another():
    """The places in its index are those of the compressed file, and no fault of the records."""
    plain = gzip.decompress(golden.made())
    assert _said(plain) == []
    first = next(iter(warc.records(plain))).length
    assert ("index", "must") in _said(plain[first:]), "a record was taken out"


def test_file_that_is_no_warc_is_called_what_it_is():
    arc = b"filedesc://x.arc 0.0.0.0 20080430204825 text/plain 77\n1 0 Archive\nURL IP-address Date Type Length\n\n"
    for data, said in (
        (arc, "this is an ARC file: that form, which was before WARC, is not read"),
        (b"\x28\xb5\x2f\xfd" + bytes(40), "this is compressed with Zstandard, which is not read: uncompress it first"),
        (b"<html>", "neither a WARC record nor a gzip member begins here"),
    ):
        assert [(one.rule, one.text) for one in verify.lint(data)] == [("W41", said)]
    assert any("ARC, the form before WARC, is not read" in one.text for one in verify.lint(gzip.compress(arc, mtime=0)))


def test_segment_name_must_match_its_warcinfo_and_be_no_url():
    data = golden.made()
    assert _said(data, name=NAME.rsplit("/", 1)[-1]) == []
    assert _said(data, name="other.warc.gz") == [("W43", "should")]
    info = {**INFO, "WARC-Filename": "https://x.example/a.warc.gz"}
    assert _said(gzip.compress(_raw(list(info.items()), b"software: x\r\n"), mtime=0)) == [("W43", "should")]


def test_revisit_fields_of_warc_1_1_in_a_1_0_record_are_reported():
    told = {key.replace("-", "_"): value.replace("/1.1/", "/1.0/") for key, value in REVISIT.items()}
    told |= {"WARC_Truncated": "length"}
    record = _raw(_response(BODY[:-2], **told), BODY[:-2], version="WARC/1.0")
    assert _said(_file(record)) == [("W2", "should"), ("W2", "should")]  # the URI and the date that it refers to


def test_concurrent_records_must_belong_to_one_capture():
    """W17: a request, its response and what was derived from them, and no other capture; from either side."""
    asked, answer_, kind = b"GET / HTTP/1.1\r\n\r\n", _raw(_response(), BODY), ("W17", "should")
    assert _said(_file(answer_, _request(3, asked, WARC_Concurrent_To=ID % 2))) == []
    assert _said(_file(_raw(_response(WARC_Concurrent_To=ID % 3), BODY), _request(3, asked))) == []
    assert _said(_file(answer_, _request(3, asked))) == [], "nothing may have come"
    assert _said(_file(answer_, _request(3, asked, WARC_Concurrent_To=ID % 7))) == [kind], "of what is not here"
    elsewhere = _request(3, asked, WARC_Concurrent_To=ID % 2, WARC_Target_URI="http://x.example/moved")
    assert _said(_file(answer_, elsewhere)) == [kind], "of another URI"
    hop = _raw(_response(number=3, WARC_Concurrent_To=ID % 2), BODY)
    assert _said(_file(answer_, hop)) == [kind], "two answers"
    late = _request(3, asked, WARC_Concurrent_To=ID % 2, WARC_Date="2026-01-01T00:00:01Z")
    assert _said(_file(answer_, late)) == [("W9", "must")], "of another time"


def _request(number: int, head: bytes, **told) -> bytes:
    kind = {"WARC_Type": "request", "Content_Type": "application/http;msgtype=request"}
    return _raw(_response(head, number=number, **(kind | told)), head)


def test_contradictions_between_records_are_reported():
    asked = b"GET / HTTP/1.1\r\n\r\n"
    late = _request(3, asked, WARC_Concurrent_To=ID % 2, WARC_Date="2026-01-01T00:00:01Z")
    assert _said(_file(_raw(_response(), BODY), late)) == [("W9", "must")]

    told = {key.replace("-", "_"): value for key, value in REVISIT.items()} | {"WARC_Truncated": "length"}
    head = BODY[:-2]
    of_other = _raw(_response(head, number=3, **(told | {"WARC_Refers_To": ID % 2})), head)
    original = _raw(_response(WARC_Payload_Digest=_sha(b"ab")), BODY)
    assert _said(_file(original, of_other)) == [("W32", "must")]
    first = _raw(_response(head, number=4, **told), head)
    second = _raw(_response(head, number=5, **(told | {"WARC_Refers_To": ID % 4})), head)
    assert _said(_file(first, second)) == [("W32", "must")]

    unchanged = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    told["WARC_Profile"] = told["WARC_Profile"].replace("identical-payload-digest", "server-not-modified")
    revisit = _raw(_response(unchanged, number=6, **(told | {"WARC_Truncated": None})), unchanged)
    assert _said(_file(revisit, _request(7, asked, WARC_Concurrent_To=ID % 6))) == [("W31", "must")]
    other = {**told, "WARC_Truncated": None, "WARC_Refers_To": ID % 2, "WARC_Target_URI": "http://x.example/other"}
    original = _raw(_response(WARC_Payload_Digest=told["WARC_Payload_Digest"]), BODY)
    of_another = _raw(_response(unchanged, number=6, **other), unchanged)
    assert ("W31", "must") in _said(_file(original, of_another))
    with_condition = b"GET / HTTP/1.1\r\nIf-None-Match: x\r\n\r\n"
    assert _said(_file(revisit, _request(7, with_condition, WARC_Concurrent_To=ID % 6))) == []


def test_unknown_types_and_fields_are_accepted():
    fields = [*_response(), ("X-Foo", "1")]
    assert _said(_file(_raw(fields, BODY))) == []
    future = [("WARC-Type", "foo") if name == "WARC-Type" else (name, value) for name, value in fields]
    assert _said(_file(_raw(future, BODY))) == []
    lower = [(name.lower(), value) for name, value in _response()]
    assert _said(_file(_raw(lower, BODY))) == []


def test_linter_reports_only_what_the_standard_forbids_in_warcio_output():
    """Its records are sound except for a revisit without WARC-Truncated, a payload digest on metadata and (for chunked
    responses) a payload digest over the framing."""
    out = io.BytesIO()
    writer = WARCWriter(out, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "warcio"}))
    head = StatusAndHeaders("200 OK", [("Content-Length", "2")], protocol="HTTP/1.1")
    response = writer.create_warc_record(
        "http://x.example/", "response", payload=io.BytesIO(b"ab"), length=2, http_headers=head
    )
    asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x.example")], is_http_request=True)
    request = writer.create_warc_record("http://x.example/", "request", http_headers=asked)
    writer.write_request_response_pair(request, response)
    assert {rule for rule, level in _said(out.getvalue()) if level == "must"} == set()
    digest, date = (response.rec_headers.get_header(name) for name in ("WARC-Payload-Digest", "WARC-Date"))
    writer.write_record(
        writer.create_revisit_record("http://x.example/", digest, "http://x.example/", date, http_headers=head)
    )
    writer.write_record(
        writer.create_warc_record("http://x.example/", "metadata", payload=io.BytesIO(b"a: b\r\n"), length=6)
    )
    assert [rule for rule, level in _said(out.getvalue()) if level == "must"] == ["W28", "W22"]


class _Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        wire = CHUNKED if self.path == "/chunked" else BODY
        self.wfile.write(wire)

    def log_message(self, *args):
        pass


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget is not installed")
def test_linter_reports_only_chunked_payload_digests_in_wget_output(tmp_path):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        for name in ("plain", "chunked"):
            url = f"http://127.0.0.1:{server.server_port}/{name}"
            subprocess.run(["wget", "-q", "--warc-file", name, "-O", "out", url], cwd=tmp_path, check=True)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    plain, chunked = (_said((tmp_path / f"{name}.warc.gz").read_bytes()) for name in ("plain", "chunked"))
    assert [rule for rule, level in plain if level == "must"] == []
    assert [rule for rule, level in chunked if level == "must"] == ["W21"]


def test_segment_that_differs_from_its_receipt_is_reported():
    data = golden.made()
    digest = sha256(data).hexdigest()
    assert list(verify.segment(data, expected_sha256=digest, expected_bytes=len(data))) == []
    (first, second) = verify.segment(io.BytesIO(data), expected_sha256="0" * 64, expected_bytes=1)
    assert (first.rule, second.rule, first.level) == ("fixity", "fixity", Level.MUST)
    torn = list(verify.segment(data[:-1], expected_sha256=digest))
    assert [finding.rule for finding in torn] == ["W44", "fixity"]
    broken = bytes([data[0] ^ 1]) + data[1:]
    assert [f.rule for f in verify.segment(broken, expected_sha256=sha256(broken).hexdigest())] == ["W41"]


def test_directory_is_checked_for_contradictions_between_files(tmp_path):
    names = ["warc/2026/03/02/a.warc.gz", "warc/2026/03/03/b.warc.gz"]
    for number, name in enumerate(names):
        made = Segment(name=name)
        made.add(visit_of(answer(PAGE, id=number)))
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.done())
    (tmp_path / "journal.jsonl.gz").write_bytes(b"not a WARC")
    # ids are counted from 1 in both, so that every record but the responses occurs twice
    found = list(verify.directory(tmp_path))
    assert {(name, finding.rule) for name, finding in found} == {(names[1], "W8")}
    told = {key.replace("-", "_"): value for key, value in REVISIT.items()} | {"WARC_Truncated": "length"}
    lone = _file(_raw(_response(BODY[:-2], number=40, **told), BODY[:-2]))
    (tmp_path / "c.warc.gz").write_bytes(lone.replace(ID.encode() % 1, ID.encode() % 41))
    assert ("c.warc.gz", "W32") in {(name, finding.rule) for name, finding in verify.directory(tmp_path)}
    for name, data in {"d": lone, "e": _file(_raw(_response(number=9, WARC_Payload_Digest=_sha(b"ab")), BODY))}.items():
        (tmp_path / f"{name}.warc.gz").write_bytes(data.replace(ID.encode() % 1, ID.encode() % 42))
    told_ = [(name, finding.rule, finding.text) for name, finding in verify.directory(tmp_path)]
    assert ("c.warc.gz", "W32", "the record it refers to, in e.warc.gz, has another payload digest") in told_
    (tmp_path / "e.warc.gz").write_bytes(_file(_raw(_response(number=40), b"x" + BODY)))
    told_ = [(name, finding.rule, finding.text) for name, finding in verify.directory(tmp_path)]
    assert ("c.warc.gz", "W8", "the id of a record in e.warc.gz once more") in told_
    assert "W20" in {rule for name, rule, _ in told_ if name == "e.warc.gz"}


TESTED = {  # rules that the tables above do not name -> the test that breaks them
    "W17": test_concurrent_records_must_belong_to_one_capture,
    "W23": test_record_marked_as_truncated_may_be_short,
    "W31": test_contradictions_between_records_are_reported,
    "W32": test_contradictions_between_records_are_reported,
    "W34": test_gzip_header_fields_missing_warcinfo_and_single_member_are_reported,
    "W42": test_gzip_header_fields_missing_warcinfo_and_single_member_are_reported,
    "W43": test_segment_name_must_match_its_warcinfo_and_be_no_url,
    "W44": test_segment_that_differs_from_its_receipt_is_reported,
    "fixity": test_segment_that_differs_from_its_receipt_is_reported,
    "index": lying_index,
}


def test_every_documented_rule_is_broken_by_a_test():
    """docs/warc.md lists the rules and the few that no file can show; together they are W1 to W44."""
    text = DOCUMENT.read_text()
    promised = {rule for line in re.findall(r"(?m)^\| (W[^|]*|index|fixity) \|", text) for rule in _rules(line)}
    not_in_a_file = set(re.findall(r"W\d+", text.partition("Not checkable in a file:")[2].splitlines()[0]))
    assert {f"W{n}" for n in range(1, 45)} == (promised | not_in_a_file) - {"index", "fixity"}
    assert promised & not_in_a_file == set()
    broken = {case[0] for table in (ALTERED, BLOCKS, FRAMES) for case in table.values()} | TESTED.keys()
    assert promised - broken == set()
    assert {rule for rule, _ in RULES} <= promised


def _rules(cell: str) -> list[str]:
    first, _, last = cell.partition(" to ")
    if last:
        return [f"W{n}" for n in range(int(first.strip()[1:]), int(last.strip()[1:]) + 1)]
    return cell.replace(" ", "").split(",")


def test_decompression_bomb_record_is_hashed_without_holding_it():
    compress = zlib.compressobj(9, zlib.DEFLATED, 31)
    size = 64 << 20
    fields = _response(
        b"",
        WARC_Type="resource",
        Content_Type="application/octet-stream",
        Content_Length=str(size),
        WARC_Block_Digest=None,
    )
    member = compress.compress(_raw(fields, b"", end=b"")) + compress.compress(b"\0" * size)
    member += compress.compress(b"\r\n\r\n") + compress.flush()
    assert _said(_file() + member) == [("W20", "should")]


def test_our_own_segments_pass_the_linter():
    assert _said(golden.made()) == []
    assert _said(segment(visit_of())) == []
