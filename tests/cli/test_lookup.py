"""What is kept, as the commands and the API report it: exact lines, the right capture, checked bytes."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from archiver.errors import UsageError
from archiver.intake.references import reference
from archiver.lookup import capture_line, case_line, check_line, event_line, parse_time, source_line
from storage.errors import BlobDamaged, NotFound
from storage.model import EventKind, Finding, MemberSeen, Original, Role, State
from storage.warc import read_record
from tests.support import forging

URL = "https://example.org/report"
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"
MOVED = b"HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n"
DAY = timedelta(days=1)


def test_check_line_has_every_field_in_the_documented_order(archive):
    (source,) = archive.add(URL)
    page = archive.answer()
    document = archive.answer(url="https://example.org/a.pdf", role=Role.DOCUMENT, via=URL)
    seen = MemberSeen(url=document.url, role=Role.DOCUMENT, finding=Finding.FIRST, capture=document.id)
    archive.look(URL, page, document, members=(seen,), events=(EventKind.FIRST,))
    visit = archive.lookup.visit(source, 1)
    line = check_line(visit)
    assert json.dumps(line) == json.dumps(
        {
            "url": URL,
            "source": source,
            "n": 1,
            "at": "2021-03-02T14:20:00.000Z",
            "finding": "first",
            "state": "available",
            "certainty": None,
            "status": 200,
            "final_url": URL,
            "capture": page.id,
            "original": None,
            "kept": None,
            "members": [{"url": document.url, "role": "document", "finding": "first", "capture": document.id}],
            "reasons": [],
            "segment": visit.segment,
            "payload_sha256": page.payload_sha256,
            "bytes": 13,
        }
    )
    assert line["segment"].startswith("warc/2021/03/02/")


def test_source_event_and_show_lines_have_exactly_their_fields(archive):
    (source,) = archive.add(URL)
    assert list(source_line(archive.lookup.source(URL)).items()) == [
        ("source", source), ("url", URL), ("state", "new"), ("certainty", None), ("since", None), ("n", 0), ("works", 0),
        ("document", False), ("documents_off", []), ("not_seen_since", None), ("not_seen", None),
        ("documents_not_seen", []),
    ]  # fmt: skip
    archive.look(URL, archive.answer(), events=(EventKind.FIRST,))
    (event,) = archive.lookup.events()
    assert list(event_line(event)) == ["id", "at", "source", "url", "n", "kind", "document"]
    shown = archive.lookup.show(URL)
    assert list(shown) == [
        "source", "url", "state", "certainty", "since", "n", "works", "document", "documents_off", "not_seen_since",
        "not_seen", "documents_not_seen", "registered", "visits", "purged",
    ]  # fmt: skip
    assert shown["visits"] == [check_line(archive.lookup.visit(source, 1))]
    assert shown["works"] == []


def test_default_lookup_gives_the_newest_good_capture_and_good_false_the_newest_of_all(archive):
    archive.add(URL)
    first = archive.answer()
    archive.look(URL, first)
    archive.now += DAY
    gone = archive.answer(GONE)
    archive.look(URL, gone, finding=Finding.GONE, state=State.SUSPECT)
    assert archive.lookup.capture(URL).id == first.id
    assert archive.lookup.capture(URL, good=False).id == gone.id
    assert archive.lookup.capture(URL, good=False, at=parse_time("20210302")).id == first.id
    assert archive.lookup.capture(URL, at=parse_time("2021-03-09T00:00:00Z")).id == first.id
    assert capture_line(archive.lookup.capture(URL))["good"] is True


def test_capture_of_a_redirecting_source_is_the_final_answer(archive):
    archive.add(URL)
    pages = []
    for _ in range(3):
        pages.append(archive.answer(url="https://example.org/new"))
        archive.look(URL, archive.answer(MOVED), pages[-1])
        archive.now += DAY
    hop, home = archive.answer(MOVED), archive.answer(url="https://example.org/")
    archive.look(URL, hop, home, finding=Finding.REDIRECTED, state=State.SUSPECT)
    assert archive.lookup.capture(URL).id == pages[2].id
    assert archive.lookup.capture(URL, good=False).id == home.id
    assert archive.lookup.capture(URL, at=parse_time("2021030312")).id == pages[1].id


def test_lookup_errors_say_what_to_do(archive):
    with pytest.raises(NotFound, match="is not registered, and nothing is kept"):
        archive.lookup.capture(URL)
    with pytest.raises(NotFound, match=r"`archiver add https://example\.org/report` does that"):
        archive.lookup.source(URL)
    archive.add(URL)
    with pytest.raises(NotFound, match="`archiver check"):
        archive.lookup.capture(URL)
    archive.look(URL, archive.answer(GONE), finding=Finding.GONE, state=State.NEW)
    with pytest.raises(NotFound, match="answers such as 404: --any"):
        archive.lookup.capture(URL)
    with pytest.raises(UsageError, match="not a URL"):
        archive.lookup.find("nonsense/")


def test_body_is_given_decoded_raw_and_as_a_warc_record(archive):
    archive.add(URL)
    packed = gzip.compress(b"<p>report</p>", mtime=0)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n".encode()
    page = archive.answer(head + packed)
    archive.look(URL, page)
    capture = archive.lookup.capture(URL)
    found = archive.lookup.open(capture)
    assert found.decoded().read() == b"<p>report</p>"
    assert found.stored.read() == packed
    record = read_record(b"".join(archive.lookup.record(capture)))
    assert record.block.read() == head + packed


def test_revisit_gives_the_body_of_its_original(archive):
    archive.add(URL)
    first = archive.answer()
    archive.look(URL, first)
    original = Original(
        id=first.id, url=URL, at="2021-03-02T14:20:00.000Z", payload_sha256=first.payload_sha256, payload_bytes=13
    )
    archive.now += DAY
    again = archive.answer()
    archive.look(URL, again, finding=Finding.SAME, repeats={again.id: (original, "identical-payload-digest")})
    capture = archive.lookup.capture(URL)
    assert (capture.id, capture.original) == (again.id, first.id)
    assert archive.lookup.open(capture).decoded().read() == b"<p>report</p>"
    assert read_record(b"".join(archive.lookup.record(capture))).type == "revisit"


def test_damaged_bytes_are_never_returned(archive):
    archive.add(URL)
    archive.look(URL, archive.answer())
    capture = archive.lookup.capture(URL)
    file = archive.root / "store" / capture.segment
    data = bytearray(file.read_bytes())
    data[capture.offset + capture.length // 2] ^= 0x40
    file.chmod(0o600)
    file.write_bytes(data)
    with pytest.raises(BlobDamaged) as caught:
        archive.lookup.open(capture)
    assert caught.value.exit_code == 1
    with pytest.raises(BlobDamaged):
        archive.lookup.record(capture)


def test_sound_record_of_another_capture_is_damage(archive):
    """The segment was replaced by that of another capture: every digest in it holds, but it is not what was kept."""
    archive.add(URL)
    archive.look(URL, archive.answer())
    one = archive.lookup.capture(URL)
    archive.now += DAY
    archive.look(URL, archive.answer(GONE), finding=Finding.GONE, state=State.SUSPECT)
    other = archive.lookup.capture(URL, good=False)
    file = archive.root / "store" / one.segment
    file.chmod(0o600)
    file.write_bytes((archive.root / "store" / other.segment).read_bytes())
    with pytest.raises(BlobDamaged):
        archive.lookup.open(one)


def assert_never_given_out(archive, forge):
    """Replace a kept record by a forged one of the same length that is valid gzip, and expect damage."""
    archive.add(URL)
    archive.look(URL, archive.answer())
    capture = archive.lookup.capture(URL)
    file = archive.root / "store" / capture.segment
    data = file.read_bytes()
    plain = gzip.decompress(data[capture.offset : capture.offset + capture.length])
    forged = forge(plain)
    assert forged != plain
    file.chmod(0o600)
    file.write_bytes(forging.in_its_place(data, capture.offset, capture.length, forged))
    with pytest.raises(BlobDamaged):
        archive.lookup.open(capture)


@pytest.mark.parametrize("fits", [False, True], ids=["as-written", "made-to-fit"])
def test_record_with_a_changed_body_is_never_returned(archive, fits):
    """The record keeps its old digests, or has digests of the changed body."""

    def forge(plain):
        head, _, rest = plain.partition(b"\r\n\r\n")
        block = rest[:-4].replace(b"report", b"eeeeee")  # compresses smaller, whatever ids stand around it
        payload = block.partition(b"\r\n\r\n")[2]
        return forging.record(head, block, payload) if fits else b"".join((head, b"\r\n\r\n", block, b"\r\n\r\n"))

    assert_never_given_out(archive, forge)


def test_record_with_a_changed_http_header_is_never_returned(archive):
    """The digest of the body does not cover the header."""
    kind = b"Content-Type: text/html"
    assert_never_given_out(archive, lambda plain: plain.replace(kind, b"T".ljust(len(kind))))  # compresses smaller


def test_cases_are_derived_from_visits(archive):
    archive.add(URL)
    story = [
        (Finding.FIRST, State.AVAILABLE, ()),
        (Finding.GONE, State.SUSPECT, (EventKind.SUSPECTED,)),
        (Finding.SAME, State.AVAILABLE, ()),
        (Finding.GONE, State.SUSPECT, (EventKind.SUSPECTED,)),
        (Finding.GONE, State.REMOVED, (EventKind.REMOVED,)),
        (Finding.DENIED, State.BLOCKED, (EventKind.BLOCKED,)),
        (Finding.SAME, State.AVAILABLE, (EventKind.RESTORED,)),
        (Finding.GONE, State.SUSPECT, (EventKind.SUSPECTED,)),
    ]
    for finding, state, events in story:
        good = finding.effect.value == "good"
        archive.look(
            URL, archive.answer() if good else archive.answer(GONE), finding=finding, state=state, events=events
        )
        archive.now += DAY
    dismissed, restored, open_now = map(case_line, archive.lookup.cases())
    assert [one["status"] for one in (dismissed, restored, open_now)] == ["dismissed", "restored", "suspected"]
    assert restored["last_seen"] == "2021-03-04T14:20:00.000Z"
    assert restored["first_absent"] == "2021-03-05T14:20:00.000Z"
    assert restored["confirmed"] == "2021-03-06T14:20:00.000Z"
    assert restored["ended"] == "2021-03-08T14:20:00.000Z"
    assert [one["id"] for one in (dismissed, restored, open_now)] == [
        event.id for event in archive.lookup.events(kinds={EventKind.SUSPECTED})
    ]


def test_sources_are_found_by_spelling_variants_id_and_host(archive):
    one, two = archive.add("https://example.org/a", "http://example.org:8080/b")
    assert archive.lookup.find(" HTTPS://Example.ORG/a#part ").source.id == one
    assert archive.lookup.find("https://example.org/a?vd_source=me").source.id == one
    assert archive.lookup.find(two.lower()).source.id == two
    assert archive.lookup.find("https://example.org/c") is None
    assert [w.source.id for w in archive.lookup.matching("example.org")] == [one, two]
    assert [w.source.id for w in archive.lookup.matching("example.org:8080")] == [two]
    [three] = archive.add("https://bücher.example/c")
    for host in ("bücher.example", "Bücher.example:443", "xn--bcher-kva.example."):
        assert [w.source.id for w in archive.lookup.matching(host)] == [three], host
        assert [w.source.id for w in archive.lookup.sources(host=host)] == [three], host
    assert [w.source.id for w in archive.lookup.sources(host="example.org")] == [one, two]
    assert [w.source.id for w in archive.lookup.sources(host="example.or")] == []
    with pytest.raises(NotFound):
        archive.lookup.matching("example.net")


def test_tag_is_found_regardless_of_capitalisation(archive):
    tagged = {URL: "Labour transfers", "https://example.org/b": "x"}
    archive.intake.register([replace(reference(url), tags=(tag,)) for url, tag in tagged.items()])
    for tag, found in (("labour Transfers", [URL]), ("labour", []), ("X", ["https://example.org/b"])):
        assert [w.source.url for w in archive.lookup.sources(tag=tag)] == found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2021", "2021-01-01T00:00:00+00:00"),
        ("202103", "2021-03-01T00:00:00+00:00"),
        ("20210302142005", "2021-03-02T14:20:05+00:00"),
        ("2021-03-02", "2021-03-02T00:00:00+00:00"),
        ("2021-03-02T14:20:00.5Z", "2021-03-02T14:20:00.500000+00:00"),
        ("2021-03-02T22:20:00+08:00", "2021-03-02T14:20:00+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"),
        ("2017-01-01T07:59:60.5+08:00", "2016-12-31T23:59:59.500000+00:00"),
        ("20161231235960", "2016-12-31T23:59:59+00:00"),
    ],
)
def test_times_are_parsed_in_every_accepted_form(text, meant):
    assert parse_time(text).isoformat() == meant


@pytest.mark.parametrize("text", [
    "", "202", "20211301", "yesterday", "2021-03-02T14:20:00", "202103021420051",
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+00:01",
])  # fmt: skip
def test_invalid_times_are_refused(text):
    with pytest.raises(UsageError, match="is no time: write 2021-03-02T14:20:00Z"):
        parse_time(text)
