"""Model objects to JSON and back."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import records
from storage.model import (
    Access,
    Agreement,
    Assessment,
    Comparison,
    Failure,
    Finding,
    HostContext,
    MemberSeen,
    Observation,
    Reason,
    Role,
    Source,
    Verdict,
)
from storage.warc import read_index
from tests.warc.golden import PAGE
from tests.warc.making import AT, NAME, Segment, answer, visit_of


def test_json_is_written_in_canonical_form():
    written = records.to_json(
        {"b": [1.0, 0.1, -0.0, 1e21, 1e-7, True, None], "a": 'é\u2028\x7f\x1f"', "\U0001f600": 1, "\uff01": 2}
    )
    assert written == '{"a":"é\u2028\x7f\\u001f\\"","b":[1,0.1,0,1e+21,1e-7,true,null],"😀":1,"！":2}'.encode()


@pytest.mark.parametrize(
    ("bits", "text"),
    [  # RFC 8785 appendix B
        ("0000000000000001", "5e-324"),
        ("7fefffffffffffff", "1.7976931348623157e+308"),
        ("4340000000000000", "9007199254740992"),
        ("44b52d02c7e14af5", "9.999999999999997e+22"),
        ("44b52d02c7e14af6", "1e+23"),
        ("444b1ae4d6e2ef4e", "999999999999999700000"),
        ("444b1ae4d6e2ef50", "1e+21"),
        ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
        ("3eb0c6f7a0b5ed8d", "0.000001"),
        ("41b3de4355555553", "333333333.3333332"),
        ("becbf647612f3696", "-0.0000033333333333333333"),
        ("43143ff3c1cb0959", "1424953923781206.2"),
    ],
)
def test_numbers_are_written_as_ecmascript_prints_them(bits, text):
    assert records.to_json(struct.unpack(">d", bytes.fromhex(bits))[0]).decode() == text


def test_values_without_a_json_form_are_refused():
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="no JSON form"):
            records.to_json(number)
    with pytest.raises(TypeError):
        records.to_json(b"bytes")


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_TREES)
def test_json_read_and_written_again_is_byte_identical(tree):
    written = records.to_json(tree)
    again = json.loads(written, parse_int=lambda text: int(text) if abs(int(text)) <= 2**53 else float(text))
    assert again == tree
    assert records.to_json(again) == written


def test_lone_surrogate_becomes_a_replacement_character():
    assert records.to_json("a\ud800b") == '"a\ufffdb"'.encode()


def test_instants_are_written_in_utc_with_milliseconds():
    at = datetime(2026, 3, 2, 15, 20, 0, 123999, tzinfo=UTC).astimezone()
    assert records.to_json({"at": at}) == b'{"at":"2026-03-02T15:20:00.123Z"}'


def test_unknown_fields_are_ignored_and_missing_fields_get_defaults():
    told = records.from_json(Failure, b'{"finding":"gone","detail":"x","of_the_future":[1]}')
    assert told == Failure(finding=Finding.GONE, detail="x")
    source = Source(
        id="S",
        url="https://x.example/",
        written="https://x.example/#a",
        host="x.example:443",
        added_at=AT,
        interval_s=60,
    )
    less = json.loads(records.to_json(source))
    for name in ("access", "tags", "probes", "removed_parameters"):
        del less[name]
    assert records.from_json(Source, json.dumps(less)) == source
    with pytest.raises(ValueError, match="interval_s"):
        records.from_json(Source, b'{"id":"S"}')


def _judged(visit, finding, **told):
    observation = Observation(
        v="1", url=visit.url, at=visit.at, n=visit.n, quotes={"é": True}, last=Comparison(kept=1.0, main=0.25), **told
    )
    verdict = Verdict(
        finding=finding,
        assessment=Assessment(since=AT, doubts=(Agreement(n=1, at=AT, finding=finding),)),
        reasons=(Reason(rule="r", text="t"),),
        good=True,
    )
    return observation, verdict, HostContext(sources=3, home_ok=None)


def test_visit_and_its_catalog_rows_can_be_restored_from_the_index():
    segment = Segment()
    hop = answer(b"HTTP/1.1 302 Found\r\nLocation: x\r\nContent-Length: 0\r\n\r\n", id=1)
    page = replace(answer(PAGE, id=2), parent=hop.id, via=hop.url)
    report = answer(
        b"HTTP/1.1 200 OK\r\nContent-Type: Application/PDF;x\r\n\r\n%PDF", id=3, role=Role.DOCUMENT, parent=page.id
    )
    lost = answer(None, id=4, role=Role.DOCUMENT, failure=Failure(finding=Finding.TIMEOUT, detail="60 s"))
    visit = visit_of(hop, page, report, lost)
    members = (
        MemberSeen(url=report.url, role=Role.DOCUMENT, finding=Finding.FIRST, capture=report.id),
        MemberSeen(url=lost.url, role=Role.DOCUMENT, finding=Finding.TIMEOUT),
    )
    observation, verdict, context = _judged(visit, Finding.FIRST, members=members)
    due = AT + timedelta(hours=6)
    told = records.visit_of(visit, observation, verdict, context, due, explicit=True)
    placed = segment.add(visit, metadata=records.to_json(told))
    where = {"segment": NAME, "access": Access.SEALED, "host": "ciwe.example:443"}
    live = records.outcome_of(told, placed, **where)

    data = segment.done()
    (again,) = read_index(lambda start, length: data[start : start + length], len(data)).visits()
    assert records.parse_visit_record(again.metadata) == told
    assert records.outcome_of(records.parse_visit_record(again.metadata), again.placed, **where) == live

    assert [(c.role, c.status, c.media_type, c.good) for c in live.captures] == [
        (Role.PAGE, 302, "", False),
        (Role.PAGE, 200, "text/html", True),
        (Role.DOCUMENT, 200, "application/pdf", True),
    ]
    assert (live.page, live.full, live.etag, live.explicit) == (page.id, True, '"a"', True)
    assert [facts.hops for facts in told.exchanges] == [0, 1, 0, 0]
    assert told.exchanges[3].failure is Finding.TIMEOUT
