"""A forger changes one thing in a package and makes every hash, length and index fit again.

The ledger signed something else: each forgery is found and reported by the rule that it breaks.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import pytest

from archiver.export import verifier
from tests.proof.forgeries import FORGERIES, FORMS, OTHER_ID, change, judged, of_look, of_torn
from tests.support.forging import (
    Files,
    edited,
    fitted,
    part,
    saved,
    with_field,
)


@pytest.mark.parametrize("form", FORMS)
def test_every_forgery_is_found_under_its_rule(exported, tmp_path, form):
    judge, out = verifier.load().verify, tmp_path / "forged.zip"
    assert judged(judge, out, dict(exported[form])) == []
    for name, (rule, forge) in FORGERIES.items():
        files = dict(exported[form])
        forge(files)
        assert files != exported[form], name
        assert rule in [one.rule for one in judged(judge, out, files)], name


def in_looks(*place: str | int, held: object) -> Callable[[Files], None]:
    """Set this value at this place in the record of each look, where it has such a place."""

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
    """Add a record that claims to be a certificate chain."""

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
def test_input_crafted_to_crash_or_stall_the_verifier_is_found(exported, tmp_path, what):
    files = dict(exported["bag"])
    ODD[what](files)
    assert files != exported["bag"]
    begun = process_time()
    assert "look" in [one.rule for one in judged(verifier.load().verify, tmp_path / "odd.zip", files)]
    assert process_time() - begun < 10


def test_bag_with_an_absurd_payload_oxum_is_found(exported, tmp_path):
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
def test_dossier_texts_and_numbers_that_do_not_fit_its_content_are_found(exported, tmp_path, what):
    files = dict(exported["dossier"])
    IN_DOSSIERS[what](files, exported["other"])
    assert {one.rule for one in judged(verifier.load().verify, tmp_path / "forged.zip", files)} == {"dossier"}


def test_small_zip_of_millions_of_faults_is_refused_without_naming_all(exported, tmp_path):
    """A hundred kilobytes of empty lines took gigabytes of memory."""
    files = dict(exported["bag"])
    files[part(files, "index.cdx")] = b"\n" * 3_000_000
    found = judged(verifier.load().verify, tmp_path / "bomb.zip", files)
    assert len(found) == 10_000
    assert found[-1].text == "so much does not hold that the rest was not read"


def test_large_tables_are_read_line_by_line(exported, tmp_path):
    """They have a line for each look: those of a work that is watched for years are."""
    program, out = tmp_path / "verify.py", tmp_path / "out.zip"
    text = verifier.path().read_text()
    assert "SMALL_BYTES = 256 << 20" in text
    program.write_text(text.replace("SMALL_BYTES = 256 << 20", "SMALL_BYTES = 6_000"))
    out.write_bytes(saved(fitted(dict(exported["dossier"]))))
    done = subprocess.run([sys.executable, "-I", program, out], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout
