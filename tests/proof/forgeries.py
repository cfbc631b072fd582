"""What a forger changes in a package, one thing each, with the verifier rule that must find it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.support.forging import (
    Files,
    edited,
    field,
    fitted,
    id_of,
    members,
    part,
    saved,
    with_field,
)

PDF = "application/pdf"
QUOTE = "The survey was carried out in seven counties."
FORMS = ("dossier", "bag", "wacz")
OTHER_ID = b"<urn:uuid:11111111-1111-4111-8111-111111111111>"


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
    """Set these header fields in the chosen records."""

    def to(head: bytes, block: bytes) -> tuple[bytes, bytes]:
        for name, value in fields.items() if chosen(head) else ():
            head = with_field(head, f"WARC-{name.replace('_', '-')}", value)
        return head, block

    edited(files, to)


def change(files: Files, end: str, old: bytes, new: bytes) -> None:
    name = part(files, end)
    assert old in files[name]
    files[name] = files[name].replace(old, new)


def give_another_id(files: Files, end: str, key: bytes) -> None:
    """Change the first id under this key."""
    name = part(files, end)
    files[name], times = re.subn(
        rb'"%s": "[0-9a-f-]{36}"' % key, b'"%s": "%s"' % (key, OTHER_ID[10:-1]), files[name], count=1
    )
    assert times


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
    """Make captures.csv fit the records as they are now."""
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
    """Give each "not modified" record a forged payload, as if its original had been erased."""
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
    """Remove the proof of one look."""
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
def the_table_has_a_row_twice(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows.append(rows[0]))


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


@forgery("not-captured")
def what_was_not_captured_has_another_reason(files: Files) -> None:
    table(files, "not-captured.csv", lambda rows: rows[0].update(reason="gone"))


@forgery("captures")
def the_certificate_of_a_copy_is_said_to_be_unverified(files: Files) -> None:
    table(files, "captures.csv", lambda rows: rows[0].update(certificate="unverified"))


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


@forgery("events")
def an_event_has_another_id(files: Files) -> None:
    give_another_id(files, "events.jsonl", b"id")


@forgery("events")
def an_event_is_said_to_be_about_a_document(files: Files) -> None:
    change(files, "events.jsonl", b'"document": false', b'"document": true')


@forgery("events")
def an_event_is_said_to_have_a_notice(files: Files) -> None:
    forged = b'"notice": {"actor": "law", "rule": "notice.page.law.1", "words": "Forbidden."}'
    change(files, "events.jsonl", b'"notice": null', forged)


@forgery("passages")
def the_passage_was_there_all_the_time(files: Files) -> None:
    change(files, "passages.jsonl", b'"there": false', b'"there": true')


@forgery("passages")
def the_passage_was_there_at_another_time(files: Files) -> None:
    change(files, "passages.jsonl", b'"looks": [{"at": "2', b'"looks": [{"at": "1')


@forgery("passages")
def the_passage_was_in_another_copy(files: Files) -> None:
    give_another_id(files, "passages.jsonl", b"capture")


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


def judged(judge: Callable[[Path], object], out: Path, files: Files) -> list:
    out.write_bytes(saved(fitted(files)))
    return judge(out).problems
