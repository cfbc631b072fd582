"""Zips that are hostile, torn or no package: the one-file verifier reports them and extracts nothing."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import zipfile
from hashlib import sha256

import pytest

from tests.support import verifying
from tests.support.forging import record


def hostile(path, kind):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("dossier.json", "{}")
        if kind == "traversal":
            out.writestr("../../evil", b"x")
        elif kind == "absolute":
            out.writestr("/etc/evil", b"x")
        elif kind == "twice":
            with pytest.warns(UserWarning, match="Duplicate"):
                out.writestr("dossier.json", "{1}")
        elif kind == "endless name":
            # normalising it takes seconds, and there may be thousands
            out.writestr("a" + "\u0301\u0316\u0327" * 8_000, b"x")
        elif kind == "link":
            info = zipfile.ZipInfo("link")
            info.external_attr = 0o120777 << 16
            out.writestr(info, "/etc/passwd")
        elif kind in {"bomb", "lies"}:
            out.writestr("archive/a.warc.gz", b"\0" * 30_000_000)
    if kind == "lies":
        data = bytearray(path.read_bytes())
        at = data.rindex(b"PK\x01\x02")
        data[at + 24 : at + 28] = (1 << 31).to_bytes(4, "little")
        path.write_bytes(data)
    if kind == "torn":
        path.write_bytes(path.read_bytes()[:-30])
    if kind == "no utf-8":
        out = path.read_bytes().replace(b"dossier.json", b"dossier.\xff\xff\xff\xff")
        at = out.rindex(b"PK\x01\x02") + 9
        path.write_bytes(out[:at] + b"\x08" + out[at + 1 :])


@pytest.mark.parametrize("packed", [False, True])
def test_warc_that_ends_with_a_zip_is_verified_as_a_warc(archiver, tmp_path, packed):
    """A captured .docx is a zip: at the end of an uncompressed WARC, or stored in a member, its directory ends the
    file."""
    zipped = tmp_path / "report.docx"
    hostile(zipped, "good")
    head = b"\r\n".join([
        b"WARC/1.1", b"WARC-Type: resource", b"WARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>",
        b"WARC-Date: 2026-01-01T00:00:00Z", b"WARC-Target-URI: http://example.org/report.docx", b"WARC-Block-Digest: x",
        b"Content-Type: application/zip", b"Content-Length: 0",
    ])  # fmt: skip
    whole = record(head, zipped.read_bytes())
    warc = tmp_path / ("a.warc.gz" if packed else "a.warc")
    warc.write_bytes(gzip.compress(whole, 0) if packed else whole)
    assert zipfile.is_zipfile(warc)
    said = verifying.said(warc)
    assert (said["kind"], said["problems"]) == ("warc", [])
    code, printed, _ = archiver("verify", str(warc))
    assert (code, "every rule holds" in printed) == (0, True)


@pytest.mark.parametrize(
    "kind", ["traversal", "absolute", "twice", "endless name", "link", "bomb", "lies", "torn", "no utf-8"]
)
def test_hostile_zips_are_reported_and_extract_nothing(archiver, tmp_path, kind):
    path = tmp_path / "evil.zip"
    hostile(path, kind)
    said = verifying.said(path)
    assert not said["holds"]
    assert said["problems"]
    if kind == "endless name":
        assert said["problems"][0]["text"] == "a name longer than any file has"
    assert archiver("verify", str(path))[0] == 1
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["evil.zip"]


def test_wacz_that_lists_a_number_as_a_path_does_not_hold(tmp_path):
    path = tmp_path / "evil.wacz"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("archive/a.warc", b"x")
        out.writestr("datapackage.json", json.dumps({"resources": [{"path": 1, "hash": "sha256:0", "bytes": 1}]}))
    problems = [one["text"] for one in verifying.said(path)["problems"]]
    assert "cannot be used: a path in it is no text" in problems


def test_wacz_of_another_version_is_called_so(tmp_path):
    """What the first versions called stats.hash was reported as "cannot be used: 'hash'"."""
    path = tmp_path / "old.wacz"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("archive/a.warc", b"x")
        listed = [{"path": "archive/a.warc", "stats": {"hash": "0", "bytes": 1}, "hashing": "sha256"}]
        told = {"profile": "data-package", "resources": listed, "wacz_version": "1.0.0"}
        out.writestr("datapackage.json", json.dumps(told))
    problems = [one["text"] for one in verifying.said(path)["problems"]]
    assert problems[:2] == ["profile or wacz_version is not that of WACZ 1.1.1", "cannot be used: it lacks 'hash'"]


def test_signature_of_a_wacz_is_said_to_be_unchecked(tmp_path):
    path = tmp_path / "signed.wacz"
    listed = json.dumps({"profile": "data-package", "resources": [], "wacz_version": "1.1.1"}).encode()
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("datapackage.json", listed)
        told = {"hash": f"sha256:{sha256(listed).hexdigest()}", "signedData": {"signature": "MEQ="}}
        out.writestr("datapackage-digest.json", json.dumps(told))
    said = verifying.said(path)["not_proved"]
    assert "who signed datapackage.json, and when: the signature beside it is not checked" in said


def test_verifier_of_whose_output_nobody_reads_the_rest_ends_as_usual(tmp_path):
    """Behind `| head` it ended with a traceback, and with the exit code of what does not hold."""
    path = tmp_path / "no.warc"
    path.write_bytes(b"WARC/1.1\r\nX: y\r\n\r\n")
    reading, writing = os.pipe()
    os.close(reading)
    asked = [*verifying.command(), str(path)]
    done = subprocess.run(asked, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_verifier_whose_output_lacks_the_letters_of_a_name_escapes_them(tmp_path):
    """A Windows console, or a file that it is redirected to: a traceback ended with the exit code of what does not
    hold."""
    path = tmp_path / "研究.warc"
    head = [b"WARC/1.1", b"WARC-Type: resource", b"WARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>",
            b"WARC-Date: 2026-01-01T00:00:00Z", b"WARC-Target-URI: http://example.org/", b"WARC-Block-Digest: x",
            b"Content-Type: text/plain", b"Content-Length: 0"]  # fmt: skip
    path.write_bytes(record(b"\r\n".join(head), b"words"))
    settings = os.environ | {"PYTHONIOENCODING": "cp1252"}
    command = [one for one in verifying.command() if one != "-I"]  # which ignores that setting
    ended = subprocess.run([*command, str(path)], env=settings, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"\\u7814\\u7a76.warc: all holds" in ended.stdout
