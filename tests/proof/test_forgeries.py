"""A forger changes one thing of a package and makes every hash, length and index fit it again. What the ledger signed says
that it was otherwise: each is found and called by the rule that it breaks."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from archiver import cli
from archiver.export import verifier
from storage import urls
from storage.clock import utcnow
from tests.proof.conftest import timestamps
from tests.support import verifying
from tests.support.authority import TimeAuthority
from tests.support.forging import (
    Files,
    edited,
    field,
    files_of,
    fitted,
    id_of,
    members,
    part,
    record,
    saved,
    with_field,
)
from tests.support.site import Reply, Site, page, tagged
from tests.support.world import World
from tests.walk.test_members import report

PDF = "application/pdf"
QUOTE = "The survey was carried out in seven counties."
FORMS = ("dossier", "bag", "wacz")
OTHER_ID = b"<urn:uuid:11111111-1111-4111-8111-111111111111>"


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> dict[str, Files]:
    """Every form of an archive with looks that found something, the same, a 304, half of it, nothing; and of another."""
    root = tmp_path_factory.mktemp("forged") / "archive"
    authorities = {name: TimeAuthority(root.with_name(name)) for name in ("one", "two")}
    root.mkdir()
    (root / "archiver.toml").write_text(timestamps(authorities))
    world = World(root, utcnow)
    with Site() as site:
        site.pages |= {
            "/plain": page("Plain", f"<p>{QUOTE}</p>"),
            "/tagged": tagged(page("Tagged")),
            "/torn": Reply(200, page("Torn"), cut=600),
            "/other": page("Other"),
        }
        urls = [site.url(path) for path in ("/plain", "/tagged", "/torn")]
        world.add(urls[0], quote=QUOTE)
        world.add(*urls[1:], site.url("/other"))
        for _ in range(2):
            world.look()
            world.app.settle()
            assert [one.trouble for one in world.app.stamping.tick(at_once=True)] == [None, None]
        site.pages["/plain"] = Reply(404, page("Not here"))
        world.look()
        world.app.settle()
        world.app.stamping.tick(at_once=True)
        other = world.watched(site.url("/other"))
    out, made = root.with_name("out.zip"), {}
    for form in FORMS:
        world.app.maker.make(form, [world.watched(url) for url in urls], "A report", out)
        made[form] = files_of(out)
    world.app.maker.make("dossier", [other], "Another", out)
    made["other"] = files_of(out)
    world.close()
    for one in authorities.values():
        one.close()
    return made


FORGERIES: dict[str, tuple[str, Callable[[Files], None]]] = {}


def forgery(rule: str) -> Callable[[Callable[[Files], None]], Callable[[Files], None]]:
    def named(forge: Callable[[Files], None]) -> Callable[[Files], None]:
        FORGERIES[forge.__name__] = rule, forge
        return forge

    return named


def of_torn(head: bytes) -> bool:
    return field(head, "WARC-Type") == b"response" and field(head, "WARC-Target-URI").endswith(b"/torn")


def of_same(head: bytes) -> bool:
    return b"identical-payload-digest" in head


def of_look(head: bytes) -> bool:
    return field(head, "WARC-Type") == b"metadata"


def heads(files: Files, chosen: Callable[[bytes], bool], **fields: bytes) -> None:
    """Other fields in the headers of these records."""

    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        for name, value in fields.items() if chosen(head) else ():
            head = with_field(head, f"WARC-{name.replace('_', '-')}", value)
        return head, block

    edited(files, to)


def change(files: Files, end: str, old: bytes, new: bytes) -> None:
    name = part(files, end)
    assert old in files[name]
    files[name] = files[name].replace(old, new)


def table(files: Files, end: str, edit: Callable[[list[dict[str, str]]], None]) -> None:
    name = part(files, end)
    rows = list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))
    edit(rows)
    out = io.StringIO(newline="")
    written = csv.DictWriter(out, rows[0].keys())
    written.writeheader()
    written.writerows(rows)
    files[name] = out.getvalue().encode()


def forged(head: bytes, block: bytes) -> tuple[bytes, bytes]:
    return (head, block.replace(b"Torn", b"Fine")) if of_torn(head) else (head, block)


def retold(files: Files) -> None:
    """The table says what the records are by now."""
    digests: dict[str, str] = {}

    def note(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        digests[id_of(head)] = field(head, "WARC-Payload-Digest")[7:].decode()
        return head, block

    edited(files, note)
    table(files, "captures.csv", lambda rows: [row.update(payload_sha256=digests[row["capture"]]) for row in rows][:0])


@forgery("look")
def another_body(files: Files) -> None:
    edited(files, forged)
    retold(files)


@forgery("look")
def another_body_and_the_look_called_something_else(files: Files) -> None:
    another_body(files)
    heads(files, of_look, Target_URI=b"urn:x:y")


@forgery("look")
def another_body_as_a_record_of_another_type(files: Files) -> None:
    another_body(files)
    heads(files, of_torn, Type=b"resource")


@forgery("look")
def another_address(files: Files) -> None:
    heads(files, of_torn, Target_URI=b"http://victim.example/x")


@forgery("look")
def another_time(files: Files) -> None:
    heads(files, of_torn, Date=b"2020-01-01T00:00:00.000Z")


@forgery("look")
def another_server(files: Files) -> None:
    heads(files, of_torn, IP_Address=b"192.0.2.1")


@forgery("look")
def an_answer_that_no_look_had(files: Files) -> None:
    edited(
        files,
        lambda head, block: (
            [(head, block), (with_field(head, "WARC-Record-ID", OTHER_ID), block)] if of_torn(head) else (head, block)
        ),
    )


@forgery("look")
def an_answer_hidden_as_a_record_of_another_type(files: Files) -> None:
    for kind in (b"conversion", b"resource", b"of-no-standard"):
        heads(files, of_torn, Type=kind)


@forgery("look")
def an_answer_as_something_that_no_browser_asks_for(files: Files) -> None:
    other = {"WARC-Record-ID": OTHER_ID, "WARC-Type": b"resource", "WARC-Target-URI": b"HTTP://victim.example/x"}

    def to(head: bytes, block: bytes) -> tuple[bytes, bytes] | list[tuple[bytes, bytes]]:
        more = re.sub(rb"(?m)^WARC-(?:Payload-Digest|Truncated): .*\r\n", b"", head)
        for name, value in (other | {"Content-Type": b"text/html"}).items():
            more = with_field(more, name, value)
        return [(head, block), (more, b"forged")] if of_torn(head) else (head, block)

    edited(files, to)


@forgery("look")
def what_came_torn_is_called_whole(files: Files) -> None:
    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        return (head.replace(b"disconnect", b"length") if of_torn(head) else head), block

    edited(files, to)


@forgery("look")
def what_came_again_came_with_another_status(files: Files) -> None:
    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        return head, block.replace(b" 200 ", b" 404 ") if b"identical-payload-digest" in head else block

    edited(files, to)


@forgery("warc")
def what_came_again_leads_elsewhere(files: Files) -> None:
    heads(files, of_same, Refers_To_Date=b"2020-01-01T00:00:00.000Z")


@forgery("warc")
def what_came_again_leads_to_another_address(files: Files) -> None:
    heads(files, of_same, Refers_To_Target_URI=b"http://victim.example/x")


@forgery("package")
def records_where_nobody_looks(files: Files) -> None:
    name = part(files, "data-00001.warc.gz")
    files[name.replace("archive/", "evidence/")] = files[name]


@forgery("look")
def another_304(files: Files) -> None:
    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        return head, block.replace(b"ETag", b"XTag") if b"server-not-modified" in head else block

    edited(files, to)


@forgery("payload")
def a_304_for_another_page(files: Files) -> None:
    found: list[bytes] = []

    def find(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        found.extend([head] if of_torn(head) else [])
        return head, block

    edited(files, find)
    other, payload = (field(found[0], f"WARC-{name}") for name in ("Record-ID", "Payload-Digest"))
    heads(files, lambda head: b"server-not-modified" in head, Refers_To=other, Payload_Digest=payload)


@forgery("look")
def what_was_made_whole_for_an_erasure_that_never_was(files: Files) -> None:
    whole_304s(files)


def whole_304s(files: Files) -> None:
    """What said "not modified" has a payload of the forger's, as if its original had been erased."""
    whole: list[bytes] = []

    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        if b"server-not-modified" in head:
            whole.append(id_of(head).encode())
            head = re.sub(rb"(?m)^WARC-(?:Profile|Refers-To[-A-Za-z]*|Truncated): .*\r\n", b"", head)
            return with_field(head, "WARC-Type", b"response"), b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
        return head, block

    edited(files, to)
    lines = b"".join(b"made-whole: %b\r\n" % one for one in whole)
    edited(files, lambda head, block: (head, block + lines if field(head, "WARC-Type") == b"warcinfo" else block))

    def told(rows: list[dict[str, str]]) -> None:
        for row in rows:
            if row["capture"].encode() in whole:
                row |= {"payload_sha256": hashlib.sha256(b"forged").hexdigest(), "bytes": "6", "repeats": ""}

    table(files, "captures.csv", told)


@forgery("look")
def a_look_left_out(files: Files) -> None:
    gone: set[str] = set()

    def find(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        if field(head, "WARC-Type") == b"metadata":
            told = json.loads(block)
            if told["n"] == 2 and told["url"].endswith("/torn"):
                gone.update([id_of(head), *(one["id"] for one in told["exchanges"])])
        return head, block

    edited(files, find)
    edited(
        files,
        lambda head, block: (
            None
            if gone
            & {
                id_of(head),
                field(head, "WARC-Concurrent-To")[10:-1].decode(),
                field(head, "WARC-Refers-To")[10:-1].decode(),
            }
            else (head, block)
        ),
    )
    for end in ("proofs.jsonl", "captures.csv"):
        name = part(files, end)
        kept = [line for line in files[name].splitlines(keepends=True) if not any(one.encode() in line for one in gone)]
        files[name] = b"".join(kept)
    name = part(files, "timeline.jsonl")
    kept = [line for line in files[name].splitlines(keepends=True) if b'"n": 2' not in line or b"/torn" not in line]
    files[name] = b"".join(kept)


def unproved(files: Files, n: int) -> None:
    """The proof of one look is taken out."""
    looks: dict[int, bytes] = {}
    for name in [name for name in files if name.endswith(".warc.gz")]:
        for _, _, plain in members(files[name]):
            head, _, block = plain.partition(b"\r\n\r\n")
            if of_look(head) and (told := json.loads(block))["url"].endswith("/torn"):
                looks[told["n"]] = id_of(head).encode()
    name = part(files, "proofs.jsonl")
    files[name] = b"".join(line for line in files[name].splitlines(keepends=True) if looks[n] not in line)


@forgery("ledger")
def a_look_without_proof_before_one_that_has_it(files: Files) -> None:
    unproved(files, 2)


@forgery("ledger")
def checkpoints_changed_about(files: Files) -> None:
    first, second, *_ = sorted(name for name in files if "/checkpoint-" in name)
    files[first], files[second] = files[second], files[first]


@forgery("ledger")
def no_way_from_one_checkpoint_to_the_next(files: Files) -> None:
    name = part(files, "consistency.jsonl")
    told = [json.loads(line) for line in files[name].splitlines()]
    told[0]["hashes"] = told[0]["hashes"][::-1][1:]
    files[name] = b"".join(json.dumps(one).encode() + b"\n" for one in told)


@forgery("captures")
def the_table_says_another_status(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows[0].update(status="451"))


@forgery("captures")
def the_table_says_another_time(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows[0].update(at="2020-01-01T00:00:00.000Z"))


@forgery("captures")
def the_table_says_another_address(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows[0].update(url="http://victim.example/x"))


@forgery("captures")
def the_table_leaves_one_out(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows.pop())


@forgery("captures")
def the_table_says_another_length_of_what_came_again(files: Files) -> None:
    table(files, "captures.csv", lambda rows: next(row for row in rows if row["repeats"]).update(bytes="1"))


@forgery("captures")
def the_table_has_a_column_twice(files: Files) -> None:
    name = part(files, "captures.csv")
    first, *rows = files[name].decode().splitlines()
    files[name] = "".join(
        f"{row}\r\n" for row in (f"url,{first}", *(f"http://victim.example/,{row}" for row in rows))
    ).encode()


@forgery("timeline")
def the_timeline_says_two_things(files: Files) -> None:
    change(files, "timeline.jsonl", b'"status": 404', b'"status": 200, "status": 404')


@forgery("not-captured")
def what_was_not_captured_is_not_told(files: Files) -> None:
    table(files, "not-captured.csv", lambda rows: rows.pop())


@forgery("not-captured")
def what_was_not_captured_was_not_at_another_time(files: Files) -> None:
    table(files, "not-captured.csv", lambda rows: rows[0].update(at="2020-01-01T00:00:00.000Z"))


@forgery("timeline")
def the_timeline_says_another_length(files: Files) -> None:
    change(files, "timeline.jsonl", b'"bytes": 600', b'"bytes": 601')


@forgery("timeline")
def the_timeline_says_another_status(files: Files) -> None:
    change(files, "timeline.jsonl", b'"status": 404', b'"status": 200')


@forgery("timeline")
def the_timeline_says_another_payload(files: Files) -> None:
    name = part(files, "timeline.jsonl")
    files[name] = re.sub(rb'("payload_sha256": ")[0-9a-f]{64}', rb"\g<1>" + b"0" * 64, files[name])


@forgery("timeline")
def the_timeline_leaves_one_out(files: Files) -> None:
    name = part(files, "timeline.jsonl")
    files[name] = b"".join(files[name].splitlines(keepends=True)[1:])


@forgery("timeline")
def the_timeline_has_one_more(files: Files) -> None:
    name = part(files, "timeline.jsonl")
    files[name] += files[name].splitlines(keepends=True)[-1].replace(b'"n": 3', b'"n": 4')


@forgery("events")
def an_event_is_told_of_another_time(files: Files) -> None:
    change(files, "events.jsonl", b'"at": "2', b'"at": "1')


@forgery("passages")
def the_passage_was_there_all_the_time(files: Files) -> None:
    change(files, "passages.jsonl", b'"there": false', b'"there": true')


@forgery("passages")
def the_passage_was_there_at_another_time(files: Files) -> None:
    change(files, "passages.jsonl", b'"looks": [{"at": "2', b'"looks": [{"at": "1')


@forgery("passages")
def the_passage_was_in_another_file(files: Files) -> None:
    change(files, "passages.jsonl", b'"document": null', b'"document": "http://elsewhere.example/r.pdf"')


@forgery("timestamp")
def stamps_changed_about(files: Files) -> None:
    first, second, *_ = sorted(name for name in files if name.endswith("-one.tsr"))
    files[first], files[second] = files[second], files[first]


@forgery("timestamp")
def the_request_of_another_stamp(files: Files) -> None:
    first, second, *_ = sorted(name for name in files if name.endswith("-one.tsq"))
    files[first], files[second] = files[second], files[first]


@forgery("timestamp")
def a_chain_cut_after_the_signer(files: Files) -> None:
    name = min(name for name in files if name.endswith("-one.pem"))
    files[name] = files[name].partition(b"-----END CERTIFICATE-----")[0] + b"-----END CERTIFICATE-----\n"


@forgery("timestamp")
def the_chain_of_another_authority(files: Files) -> None:
    name = min(name for name in files if name.endswith("-one.pem"))
    files[name] = files[name.replace("-one", "-two")]


@pytest.mark.parametrize("form", FORMS)
def test_each_is_found_and_named(exported, tmp_path, form):
    judge, out = verifier.load().verify, tmp_path / "forged.zip"
    assert _judged(judge, out, dict(exported[form])) == []
    for name, (rule, forge) in FORGERIES.items():
        files = dict(exported[form])
        forge(files)
        assert files != exported[form], name
        assert rule in [one.rule for one in _judged(judge, out, files)], name


def _judged(judge: Callable[[Path], object], out: Path, files: Files) -> list:
    out.write_bytes(saved(fitted(files)))
    return judge(out).problems


def in_looks(*place: str | int, held: object) -> Callable[[Files], None]:
    """Something else in the record of each look, where it has such a place."""

    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        if not of_look(head):
            return head, block
        told = json.loads(block)
        inner = told
        for one in place[:-1]:
            if not (inner := inner[one]):
                return head, block
        inner[place[-1]] = held
        return head, json.dumps(told).encode()

    return lambda files: edited(files, to)


def certificates(block: bytes) -> Callable[[Files], None]:
    """A record more, which says that it is a chain of certificates."""

    def to(head: bytes, told: bytes) -> tuple[bytes, bytes] | list[tuple[bytes, bytes]]:
        more = re.sub(rb"(?m)^WARC-(?:Payload-Digest|Truncated): .*\r\n", b"", head)
        for name, value in (("WARC-Record-ID", OTHER_ID), ("WARC-Type", b"resource"), ("WARC-Target-URI", b"urn:archiver:certificate:sha256:x"),
                            ("Content-Type", b"application/pem-certificate-chain")):  # fmt: skip
            more = with_field(more, name, value)
        return [(head, told), (more, block)] if of_torn(head) else (head, told)

    return lambda files: edited(files, to)


ODD: dict[str, Callable[[Files], None]] = {
    "a page that is a list": in_looks("page", held=[]),
    "a title that is one": in_looks("observation", "title", held=["A"]),
    "a reference that is one": in_looks("observation", "reference", held=["A"]),
    "a payload that is one": in_looks("exchanges", 0, "payload_sha256", held=["A"]),
    "a member without address": in_looks("observation", "members", held=[{"capture": "x", "url": 5, "role": "", "payload_sha256": None}]),
    "certificates of odd letters": certificates(b"-----BEGIN CERTIFICATE-----A-----END CERTIFICATE-----"),
    "certificates without end": certificates(b"-----BEGIN CERTIFICATE-----" * 40_000),
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
def test_what_is_written_to_stop_it_is_found_as_well(exported, tmp_path, what):
    files = dict(exported["bag"])
    ODD[what](files)
    assert files != exported["bag"]
    begun = process_time()
    assert "look" in [one.rule for one in _judged(verifier.load().verify, tmp_path / "odd.zip", files)]
    assert process_time() - begun < 10


def test_a_bag_of_another_length_than_it_says_is_found_however_that_is_written(exported, tmp_path):
    files, out = fitted(dict(exported["bag"])), tmp_path / "odd.zip"
    change(files, "bag-info.txt", b"Payload-Oxum: ", b"Payload-Oxum: " + b"1" * 5000)
    out.write_bytes(saved(files))
    assert "bag" in [one.rule for one in verifier.load().verify(out).problems]


IN_DOSSIERS: dict[str, Callable[[Files, Files], object]] = {
    "certificate of another": lambda files, other: files.update(
        {"certificate-draft.txt": other["certificate-draft.txt"]}
    ),
    "other numbers": lambda files, _: change(files, "dossier.json", b'"looks": "9"', b'"looks": "90"'),
    "no proofs": lambda files, _: files.pop("evidence/proofs.jsonl"),
}


@pytest.mark.parametrize("what", IN_DOSSIERS)
def test_a_dossier_is_of_what_it_holds(exported, tmp_path, what):
    files = dict(exported["dossier"])
    IN_DOSSIERS[what](files, exported["other"])
    assert {one.rule for one in _judged(verifier.load().verify, tmp_path / "forged.zip", files)} == {"dossier"}


def lines(files: Files, edit: Callable[[list[tuple[str, str, dict]]], None]) -> None:
    """An index taken apart."""
    name = part(files, "index.cdx")
    told = [
        (key, when, json.loads(data))
        for key, when, data in (line.split(" ", 2) for line in files[name].decode().splitlines())
    ]
    edit(told)
    files[name] = "".join(f"{key} {when} {json.dumps(data)}\n" for key, when, data in told).encode()


INDEXES: dict[str, Callable[[list[tuple[str, str, dict]]], object]] = {
    "lies where it says": lambda told: told[0][2].update(offset=told[-1][2]["offset"], length=told[-1][2]["length"]),
    "lies where it says ": lambda told: told[0][2].update(length="1"),
    "another time": lambda told: told.__setitem__(0, (told[0][0], "20190101000000", told[0][2])),
    "digest or status": lambda told: told[0][2].update(digest=f"sha256:{'0' * 64}"),
    "not in order": lambda told: told.reverse(),
    "in no index": lambda told: told.pop(),
    "no answer from there": lambda told: told.__setitem__(0, (f"com,victim)/{told[0][0]}", *told[0][1:])),
    "no answer from there ": lambda told: told.__setitem__(0, (f"{told[0][0]}/of/another", *told[0][1:])),
    "another kind": lambda told: told[0][2].update(mime="application/pdf"),
    "another time ": lambda told: told.__setitem__(0, (told[0][0], "2", told[0][2])),
    "digest or status ": lambda told: next(one for one in told if "revisit" in one[2]["mime"])[2].update(status="404"),
}


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_an_index_leads_where_it_says(exported, tmp_path, form):
    for what, edit in INDEXES.items():
        files = dict(exported[form])
        lines(files, lambda told, edit=edit: edit(told) and None)
        found = _judged(verifier.load().verify, tmp_path / "forged.zip", files)
        assert any(one.rule == "index" and what.strip() in one.text for one in found), (what, found)


def at_requests(files: Files) -> dict[tuple[str, int], tuple[int, int]]:
    """Where answers lie -> where the requests for them do."""
    name, before, found = part(files, ".warc.gz"), (0, 0), {}
    for at, size, plain in members(files[name]):
        kind = field(plain.partition(b"\r\n\r\n")[0], "WARC-Type")
        before = (at, size) if kind == b"request" else before
        found[name.rpartition("/")[2], at] = before
    return found


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_an_index_leads_to_answers(exported, tmp_path, form):
    """Requests are of the same address and time, and under no signature: a viewer that is led to one shows what it says."""
    files, requests = dict(exported[form]), at_requests(exported[form])

    def led(told: list[tuple[str, str, dict]]) -> None:
        key, when, data = told[0]
        at, size = requests[data["filename"], int(data["offset"])]
        more = {one: value for one, value in data.items() if one != "digest"} | {"offset": str(at), "length": str(size)}
        told.insert(1, (key, when, more))
        told.sort(key=lambda one: f"{one[0]} {one[1]} {json.dumps(one[2])}")

    lines(files, led)
    found = _judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert {one.rule for one in found} == {"index"}


@pytest.mark.parametrize(("name", "rule"), [("indexes/index.cdx.gz", "index"), ("pages/extraPages.jsonl", "package")])
def test_viewers_are_led_by_nothing_that_is_not_looked_at(exported, tmp_path, name, rule):
    files = dict(exported["wacz"]) | {name: b"{}"}
    found = _judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert [(one.file, one.rule) for one in found] == [(name, rule)]


def test_a_page_is_that_of_a_look(exported, tmp_path):
    files = dict(exported["wacz"])
    head, *pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    pages.append(
        pages[0] | {"id": OTHER_ID.decode()[10:-1], "title": "What they never said", "ts": "2019-01-01T00:00:00Z"}
    )
    files["pages/pages.jsonl"] = "".join(f"{json.dumps(one)}\n" for one in (head, *pages)).encode()
    found = _judged(verifier.load().verify, tmp_path / "forged.zip", files)
    assert ["of no look here" in one.text for one in found] == [True]


@pytest.mark.parametrize("name", ["evidence/z.warc.gz", "archive.warc.gz"])
def test_a_copy_is_taken_out_of_what_was_checked(exported, tmp_path, name):
    """One that lies elsewhere in the package under the id of a copy is not looked at, and not handed out in its place."""
    files, found = dict(exported["dossier"]), {}

    def find(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        found[id_of(head)] = head, block
        return head, block

    edited(files, find)
    copy = next(one for one, (head, _) in found.items() if of_torn(head))
    head, block = found[copy]
    files[name] = gzip.compress(record(*forged(head, block), forged(head, block)[1].partition(b"\r\n\r\n")[2]))
    package = _saved(tmp_path, fitted(files))
    assert not verifying.said(package)["holds"]
    verifier.load().take(package, copy, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == block.partition(b"\r\n\r\n")[2]


def test_a_zip_with_two_directories_is_found(exported, tmp_path):
    """A whole other package lies within the first file. Who goes by the old end of a zip finds that one, who goes by the newer
    (ZIP64) the one that was signed; or by where the newer is said to lie."""
    files = dict(exported["dossier"])
    inside = saved(files)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as out:
        for name, data in fitted(files | {"README.txt": inside}).items():
            out.writestr(name, data)
    made = stored.getvalue()
    count, size, start = struct.unpack("<HII", made[-12:-2])
    other = made.index(inside) + struct.unpack("<I", inside[-6:-2])[0]
    path = tmp_path / "two.zip"
    for there, newer in ((start, len(made) - 22), (other, len(made) - 22), (start, other)):
        large = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
        locator = struct.pack("<4sIQI", b"PK\6\7", 0, newer, 1)
        end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, size, there, 0)
        path.write_bytes(made[:-22] + large + locator + end)
        found = [one.text for one in verifier.load().verify(path).problems]
        sound = (there, newer) == (start, len(made) - 22)
        assert found == [] if sound else "a second one, which some programs take" in found[0]


def test_an_entry_that_says_that_it_is_packed_otherwise_is_found(exported, tmp_path):
    files = exported["dossier"]
    data = bytearray(saved(files))
    data[8:10] = b"\0\0" if data[8:10] == b"\x08\0" else b"\x08\0"
    out = tmp_path / "out.zip"
    out.write_bytes(data)
    assert [one.rule for one in verifier.load().verify(out).problems] == ["zip"]


def test_what_is_no_part_of_a_package_is_said(exported, tmp_path):
    files = dict(exported["dossier"]) | {"evidence/opinion.pdf": b"%PDF-1.7 it was so"}
    out = tmp_path / "out.zip"
    out.write_bytes(saved(fitted(files)))
    found = verifier.load().verify(out)
    assert found.problems == []
    assert any("evidence/opinion.pdf" in line for line in found.not_proved)


def test_a_document_that_said_not_modified_has_no_payload_that_never_came_from_there(tmp_path):
    """Looks do not list which payload a document had that they did not get again: one that a look has from that address."""
    world = World(tmp_path / "archive", None)
    with Site() as site:
        site.pages |= {
            "/page": page("Page", '<a href="/annex.pdf">Annex</a>'),
            "/annex.pdf": tagged(report().body, PDF),
        }
        url = site.url("/page")
        world.add(url)
        for _ in range(3):
            world.one(url)
            world.clock.move(hours=2)
    out = tmp_path / "out.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    files = files_of(out)
    whole_304s(files)
    found = _judged(verifier.load().verify, out, files)
    assert [(one.rule, "is not of a payload that look" in one.text) for one in found] == [("look", True)] * 2
    kept = next(one for one in world.captures() if one.url.endswith("/annex.pdf"))
    world.app.purging.purge([kept], "Court of X")
    world.app.settle()
    out.unlink()
    world.app.maker.make("wacz", [world.watched(url)], "A report", out)
    assert any(
        row["status"] == "304" and row["bytes"] != "0"
        for row in csv.DictReader(io.StringIO(files_of(out)["evidence/captures.csv"].decode()))
    )
    world.close()


@pytest.mark.parametrize("form", FORMS)
def test_the_last_line_says_no_more_than_is_proved(exported, tmp_path, form, capsys):
    """The newest looks may wait for their checkpoint, so they may be without proof: who reads that it holds must read that, too."""
    files, out, program = dict(exported[form]), tmp_path / "out.zip", verifier.load()
    key = files[part(files, "keys.txt")].decode().splitlines()[0]

    def last(*more: str) -> str:
        out.write_bytes(saved(fitted(files)))
        assert program.main([str(out), *more]) == 0
        assert cli.run(["verify", str(out), *more]) == 0
        alone, ours = [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{out}: ")]
        assert alone.replace("all holds", f"this {form} holds") == ours
        return alone.removeprefix(f"{out}: ")

    assert last("--key", key) == "all holds"
    assert last() == "all holds, but who signed it is not shown without --key"
    unproved(files, 3)
    assert last("--key", key) == "all holds, but 1 of 9 looks are not proved"
    if form != "dossier":
        del files[part(files, "proofs.jsonl")]
        assert last("--key", key) == "all holds, but no proof is here of when it was made and by whom"


def test_pages_are_those_of_the_looks(exported, tmp_path):
    for old, new in ((b'"title": "Plain"', b'"title": "Fine"'), (b'"ts": "20', b'"ts": "19')):
        files = dict(exported["wacz"])
        change(files, "pages.jsonl", old, new)
        found = _judged(verifier.load().verify, tmp_path / "forged.zip", files)
        assert {one.rule for one in found} == {"wacz"}


@pytest.mark.parametrize("form", ["bag", "wacz"])
def test_viewers_are_led_to_copies_that_can_be_shown(exported, form):
    """Of a 304 pywb and replayweb.page show an empty page; where the index has none, the copy that it stands for."""
    files = exported[form]
    told = list(csv.DictReader(io.StringIO(files[part(files, "captures.csv")].decode())))
    unchanged = {row["at"] for row in told if row["status"] == "304"}
    assert unchanged, "the tables have it"
    index = [json.loads(line.split(" ", 2)[2]) for line in files[part(files, "index.cdx")].decode().splitlines()]
    assert {row["url"] for row in told} == {line["url"] for line in index}
    assert "304" not in {line["status"] for line in index}
    if form == "wacz":
        pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()[1:]]
        assert not unchanged & {one["ts"] for one in pages}
        titles = [one["title"] for one in pages if one["url"].endswith("/plain")]
        assert titles == ["Plain", "Plain", "Not here"], "a look that found the same has the title of what it found"


@pytest.mark.parametrize("form", FORMS)
def test_a_package_for_a_later_verifier_is_called_that_and_no_forgery(exported, tmp_path, form, capsys):
    """What it has that this one does not know looks amiss. Nor does it hold: a forger may write any number."""
    files = dict(exported[form])
    name = part(files, {"bag": "bag-info.txt", "wacz": "datapackage.json"}.get(form, "dossier.json"))
    knows = verifier.load().KNOWS
    assert verifying.said(_saved(tmp_path, files))["needs"] <= knows, (
        "what is made now is for the one that goes with it"
    )
    said = rb"(archiver[_-]verifier\W+)\d+"
    files[name], count = re.subn(said, rb"\g<1>%d" % (knows + 1), files[name], flags=re.IGNORECASE)
    files[part(files, "evidence/captures.csv")] += b"a row of later times\n"
    assert count == 1
    said = verifying.said(_saved(tmp_path, fitted(files)))
    assert (said["holds"], said["needs"], said["knows"]) == (False, knows + 1, knows)
    assert said["problems"], "what it found is told"
    program = verifier.load()
    assert program.main([str(tmp_path / "package.zip")]) == 2
    told = capsys.readouterr().out
    assert "WRONG" not in told
    assert "take the newest verify.py" in told
    assert f"for verifier {knows + 1} or later" in told


def test_a_number_that_is_none_makes_no_package_later(exported, tmp_path):
    for number in (b'"4"', b"null", b"[9]", b"1e9", b"-1"):
        files = dict(exported["wacz"])
        change(files, "datapackage.json", b'"archiver_verifier": 3', b'"archiver_verifier": ' + number)
        said = verifying.said(_saved(tmp_path, fitted(files)))
        assert (said["holds"], said["needs"] <= said["knows"]) == (True, True), number


def _saved(folder: Path, files: Files) -> Path:
    out = folder / "package.zip"
    out.write_bytes(saved(files))
    return out


def test_a_title_of_another_copy_is_found(exported, tmp_path):
    files = dict(exported["wacz"])
    head, *pages = [json.loads(line) for line in files["pages/pages.jsonl"].splitlines()]
    again = [one for one in pages if one["title"] == "Plain"][1]
    for title, rules in ((again["url"], set()), ("Not here", {"wacz"}), ("Tagged", {"wacz"})):
        again["title"] = title
        files["pages/pages.jsonl"] = "".join(f"{json.dumps(one)}\n" for one in (head, *pages)).encode()
        assert {one.rule for one in _judged(verifier.load().verify, tmp_path / "forged.zip", files)} == rules, title


def test_what_no_signature_covers_is_said(exported, tmp_path):
    out = tmp_path / "out.zip"
    out.write_bytes(saved(exported["dossier"]))
    said = "\n".join(verifier.load().verify(out).not_proved)
    for what in ("requests", "DNS", "texts", "custody", "summary", "after the last", "the same to everyone"):
        assert what in said
    for name, old, new, said in (
        ("timeline.jsonl", b'"finding": "same"', b'"finding": "gone"', "judged again since"),
        ("timeline.jsonl", b'"HTTP status 404"', b'"HTTP status 403"', "judged again since"),
        ("events.jsonl", b'"kind": "suspected"', b'"kind": "altered"', "what events.jsonl tells of 1 looks"),
        ("passages.jsonl", b'"looks": [{', b'"looks": [], "was": [{', "each look at which a passage came or went"),
    ):
        files = dict(exported["dossier"])
        change(files, name, old, new)
        out.write_bytes(saved(fitted(files)))
        found = verifier.load().verify(out)
        assert found.problems == [], name
        assert any(said in line for line in found.not_proved), name


def test_an_index_is_by_the_keys_of_its_urls():
    """The verifier shares no code with what writes them."""
    keyed = verifier.load().keyed
    written = [
        "http://example.org/", "https://www2.example.org:8443/A%20b//c?b=2&a=1&", "http://127.0.0.1/?(", "http://[::1]:80/%25",
        "https://xn--mnchen-3ya.de/%E4%B8%AD/x;jsessionid=0123456789abcdef0123456789abcdef?q", "http://example.org/?sid=" + 32 * "a",
    ]  # fmt: skip
    for url in map(urls.identity, written):
        assert keyed(urls.surt(url), url), url
        for other in (
            "http://victim.example/",
            "http://example.org:81/",
            *([] if "sid=" in url or "id=0" in url else [f"{url}/of/another"]),
        ):
            assert not keyed(urls.surt(other), url), (other, url)
    begun = process_time()
    for long in (f"/%{'25' * 300_000}", f"/{'%3' * 30_000}35", f"{'@' * 60_000}::/"):
        assert not keyed("org,example)/", f"http://example.org{long}")
    assert process_time() - begun < 10, "squares of such lengths take minutes"
