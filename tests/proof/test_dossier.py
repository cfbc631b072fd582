"""A dossier's README steps work as written, its custody log names who acted, and its evidence holds what it names."""

from __future__ import annotations

import base64
import csv
import getpass
import gzip
import json
import re
import ssl
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
import trustme
from starlette.testclient import TestClient

from archiver import web
from demo.site import pdf
from storage.clock import rfc3339
from tests.support import verifying
from tests.support.hostile import HostileServer, response
from tests.support.site import Reply, page, prose
from tests.support.world import World


def opened(out: Path, into: Path) -> Path:
    with zipfile.ZipFile(out) as zipped:
        zipped.extractall(into)
    return into


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def steps(readme: str) -> list[str]:
    """The commands that the README says to type, in order."""
    part = readme[readme.index("How to verify, without us") : readme.index("如何验证")]
    found, going_on = [], False
    for line in part.splitlines():
        if line.startswith("     ") and (going_on or re.match(r" +(sha256sum|python3|openssl|zcat|cat|sed) ", line)):
            text = line.strip().removesuffix("\\").strip()
            found = [*found[:-1], f"{found[-1]} {text}"] if going_on else [*found, text]
            going_on = line.endswith("\\")
    return found


def test_dossier_includes_sources_without_looks_with_a_count_of_zero(make_world, site, tmp_path):
    """A work of many sources always has one without a look yet: it was just added, or its host has to be waited for."""
    world, urls = make_world(), [site.url("/report"), site.url("/later")]
    site.pages["/report"] = page("Report")
    world.add(*urls)
    world.one(urls[0])
    world.app.settle()
    out = tmp_path / "both.zip"
    world.app.maker.make("dossier", [world.watched(url) for url in urls], "A work", out)
    told = json.loads((opened(out, tmp_path / "both") / "dossier.json").read_text())
    assert {one["url"]: one["looks"] for one in told["sources"]} == dict(zip(urls, (1, 0), strict=True))


def test_passage_found_in_a_linked_document_names_the_document(make_world, site, tmp_path):
    world, quote = make_world(), "an important way to reform, blend and assimilate"
    site.pages |= {
        "/report": page("Report", '<p><a href="/r.pdf">The report</a></p>'),
        "/r.pdf": Reply(200, pdf((prose("one", 60), f"Transfer is {quote}.", prose("two", 60))), "application/pdf"),
    }
    url = site.url("/report")
    world.add(url, quote=quote)
    world.one(url)
    world.app.settle()
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    root = opened(out, tmp_path / "opened")
    (passage,) = lines(root / "evidence/passages.jsonl")
    found = [(one["n"], one["there"], one["document"]) for one in passage["looks"]]
    assert found == [(1, True, site.url("/r.pdf"))]
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", "."], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("coding", ["", "gzip", "deflate", "raw"])
def test_verifier_extracts_a_copy_decoded_as_a_browser_would(make_world, site, tmp_path, coding):
    world = make_world()
    body = page("Report")
    packer = zlib.compressobj(wbits={"gzip": 31, "raw": -15}.get(coding, 15))
    coded = packer.compress(body) + packer.flush()
    told = {"Content-Encoding": "deflate" if coding == "raw" else coding}
    site.pages["/report"] = Reply(200, coded, headers=told) if coding else body
    url = site.url("/report")
    world.add(url)
    for _ in range(2):  # the second capture is a revisit of the same payload
        world.one(url)
    world.app.settle()
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    last = world.watched(url).last
    for n, path in enumerate((out, opened(out, tmp_path / "opened"))):
        done = taken(path, last.id, tmp_path / f"copy{n}")
        assert done.returncode == 0, done.stdout + done.stderr
        assert (tmp_path / f"copy{n}").read_bytes() == body
        assert f"what was received of {url} at {rfc3339(last.at)}" in done.stdout


def test_extraction_never_overwrites_files_nor_extracts_from_a_broken_package(make_world, site, tmp_path):
    world = make_world()
    body = site.pages["/report"] = page("Report")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    out = tmp_path / "dossier.zip"
    last = world.watched(site.url("/report")).last
    world.app.maker.make("dossier", [world.watched(site.url("/report"))], "A report", out)
    (tmp_path / "copy0").write_text("mine")
    again = taken(out, last.id, tmp_path / "copy0")
    assert (again.returncode, "nothing was written" in again.stdout) == (2, True), "nothing is written over"
    assert (tmp_path / "copy0").read_text() == "mine"
    for most, code in ((len(body) - 1, 2), (len(body), 0)):
        done = taken(out, last.id, tmp_path / "most", "--most", str(most))
        assert (done.returncode, (tmp_path / "most").exists()) == (code, not code), "no more than was asked for"
        assert code == 0 or f"more than {most} bytes as a browser gets it: --most BYTES" in done.stdout
    none = taken(out, "0" * 8, tmp_path / "none")
    assert (none.returncode, (tmp_path / "none").exists()) == (2, False)
    (opened(out, tmp_path / "opened") / "evidence/keys.txt").write_text("changed\n")
    bad = taken(tmp_path / "opened", last.id, tmp_path / "bad")
    assert (bad.returncode, (tmp_path / "bad").exists()) == (1, False), "what does not hold is not taken out"
    (tmp_path / "empty.zip").write_bytes(b"")
    one = taken(tmp_path / "empty.zip", last.id, tmp_path / "bad")
    assert "empty.zip: 1 thing does not hold" in one.stdout


def taken(path, copy, out, *more):
    command = [*verifying.command(), str(path), "--take", copy, "-o", str(out), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_readme_verification_steps_work_when_typed_as_written(make_world, make_authority, site, tmp_path):
    world = make_world(
        authorities={"one": make_authority("one", lists=True), "two": make_authority("two", key="rsa", answers="made")}
    )
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world.add(url)
    for _ in range(2):
        world.one(url)
        world.app.settle()
        world.app.stamping.tick(at_once=True)
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(url)], "A report", out)
    root = opened(out, tmp_path / "opened")
    stamps = sorted(
        path.stem.removeprefix("timestamp-").split("-", 1) for path in root.glob("evidence/timestamp-*.tsr")
    )
    assert {name for _, name in stamps} == {"one", "two"}
    typed = steps((root / "README.txt").read_text())
    assert len(typed) >= 5, typed

    copy = list(csv.DictReader((root / "evidence/captures.csv").read_text("utf-8").splitlines()))[-1]["capture"]

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, text=True, check=False)

    for command in typed:
        for size, name in stamps if "SIZE" in command else [("", "")]:
            path = root / f"evidence/timestamp-{size}-{name}"
            if ("crl" in command or "both" in command) and name != "one":
                assert not path.with_suffix(".crl.pem").exists(), "it names no list"
                continue
            if ("ocsp" in command or "answer" in command) and name != "two":
                assert not path.with_suffix(".ocsp.pem").exists(), "it names no responder"
                continue
            text = run(f"openssl ts -reply -in {path}.tsr -text").stdout
            at = "".join(re.findall("Time stamp: (.*)", text))
            done = run(command.replace("SIZE", size).replace("NAME", name).replace("TIME", at).replace("CAPTURE", copy))
            assert done.returncode == 0, (command, done.stderr)
            if "-reply" in command:
                said = "".join(re.findall(r"^ +[0-9a-f]{4} - ((?:[0-9a-f]{2}[ -]){1,16})", text, re.MULTILINE))
                imprint = re.sub("[ -]", "", said)
                assert run(f"sha256sum evidence/checkpoint-{size}").stdout.split()[0] in imprint
            if "ocsp -respin" in command:
                assert ("Response verify OK" in done.stderr, "Cert Status: good" in done.stdout) == (True, True)
    assert any("-crl_check" in command for command in typed)
    assert any("ocsp -respin" in command for command in typed)
    size, name = stamps[0]
    path = root / f"evidence/timestamp-{size}-{name}.tsr"
    path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))
    verify = next(command for command in typed if "ts -verify -queryfile" in command)
    assert run(verify.replace("SIZE", size).replace("NAME", name)).returncode != 0
    assert run(typed[0]).returncode != 0
    # base64 may spell END before the end marker
    answer = root / f"evidence/timestamp-{stamps[-1][0]}-two.ocsp.pem"
    answer.write_text("-----BEGIN OCSP RESPONSE-----\nAAAA\nAENDAAAA\nAAAA\n-----END OCSP RESPONSE-----\n")
    (taken,) = (command for command in typed if command.endswith("answer.der"))
    assert run(taken.replace("SIZE", stamps[-1][0]).replace("NAME", "two")).returncode == 0
    assert (root.parent / "answer.der").read_bytes() == base64.b64decode("AAAAAENDAAAAAAAA")


def test_custody_log_names_who_acted(make_world, site, archiver, tmp_path, monkeypatch):
    """By command, by API token or by the service itself; none of these names is in the store in the clear."""
    world = make_world()
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    for name, value in {"DATA": str(world.root), "ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8"}.items():
        monkeypatch.setenv(f"ARCHIVER_{name}", value)
    token = web.new_token(world.app.catalog, "reading-room", "write", world.app.now())
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        done = client.post("/api/v1/sources", json={"url": url}, headers={"authorization": f"Bearer {token}"})
        assert done.status_code == 201
    assert archiver("edit", url, "--every", "2h")[0] == 0
    world.one(url)
    assert archiver("audit", "--now")[0] == 0
    assert archiver("export", url, "--bag", "-o", str(tmp_path / "bag.zip"))[0] == 0
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        taken = f"/source/{world.watched(url).source.id}/export/wacz"
        assert client.get(taken).status_code == 200, "by nobody known: not noted"
        assert client.get(taken, headers={"authorization": f"Bearer {token}"}).status_code == 200
    out = tmp_path / "dossier.zip"
    assert archiver("export", url, "--dossier", "-o", str(out))[0] == 0
    custody = lines(opened(out, tmp_path / "opened") / "evidence/custody.jsonl")
    me = getpass.getuser()
    said = {(one["act"], one["actor"]) for one in custody}
    assert ("SourceAdded", "token reading-room (API)") in said
    assert ("SourceEdited", f"{me} (archiver edit)") in said
    assert ("export", f"{me} (archiver export)") in said
    assert ("export", "token reading-room (page)") in said
    assert ("audit", "archiver") in said
    assert ("stored and read back", "archiver") in said
    assert not {actor for _, actor in said} & {"operator", "", "not recorded"}
    stored = b"".join(gzip.decompress(path.read_bytes()) for path in (world.root / "store/journal").rglob("*.gz"))
    assert b"reading-room" not in stored
    assert b"archiver edit" not in stored


@pytest.fixture
def secure(tmp_path):
    """An https server with a certificate of its own authority, whose file it names."""
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(context)
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    route = response(page("Report"), "Content-Type: text/html")
    with HostileServer({"/report": route, "/other": route, "/sealed": route}, tls=context) as server:
        server.ca_file = str(tmp_path / "ca.pem")
        yield server


def chains(root: Path) -> set[str]:
    found: set[str] = set()
    for path in root.glob("archive/*.warc.gz"):
        found |= set(re.findall(rb"urn:archiver:certificate:sha256:([0-9a-f]{64})", gzip.decompress(path.read_bytes())))
    return {one.decode() for one in found}


def test_dossier_includes_a_certificate_chain_stored_in_an_earlier_segment(make_world, secure, tmp_path):
    """A chain is stored once per host: here with a look at another source, segments earlier."""
    world = make_world(ca_file=secure.ca_file, flush_after="0s")
    first, second = secure.url("/other"), secure.url("/report")
    world.add(first)
    world.one(first)
    world.add(second)
    for _ in range(2):
        world.one(second)
    world.app.settle()
    assert len({visit["segment"] for url in (first, second) for visit in world.visits(url)}) == 3
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(second)], "A report", out)
    root = opened(out, tmp_path / "opened")
    assert len(chains(root)) == 1
    assert "certificate" not in (root / "evidence/not-captured.csv").read_text()
    held = gzip.decompress((root / "archive/data-00001.warc.gz").read_bytes())
    assert held.count(b"-----BEGIN CERTIFICATE") >= 1
    assert b"/other" not in held, "nothing else of that segment leaves"


def test_chain_held_only_by_a_sealed_segment_is_left_out_and_reported_missing(make_world, secure, tmp_path):
    """Each access class stores its own chain. Where the public one is lost, the sealed one does not replace it."""
    world: World = make_world(ca_file=secure.ca_file, flush_after="0s")
    sealed, first, second = secure.url("/sealed"), secure.url("/other"), secure.url("/report")
    world.add(sealed, sealed=True)
    world.one(sealed)
    for url in (first, second):
        world.add(url)
        world.one(url)
    world.app.settle()
    holders = [url for url in (sealed, first, second) if chains_in(world, url)]
    assert holders == [sealed, first], "the second look of the class names it"
    (world.root / "store" / world.visits(first)[0]["segment"]).unlink()
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(second)], "A report", out)
    root = opened(out, tmp_path / "opened")
    (named,) = re.findall("certificate,the certificate chain ([0-9a-f]{64}) is in no segment of this access class",
                          (root / "evidence/not-captured.csv").read_text())  # fmt: skip
    assert chains(root) == set()
    assert named in chains_in(world, sealed)
    assert "-----BEGIN CERTIFICATE" not in b"".join(
        gzip.decompress(path.read_bytes()) for path in root.glob("archive/*.gz")
    ).decode("latin-1")


def chains_in(world: World, url: str) -> set[str]:
    """Certificate chains in the segment of the first look at this URL."""
    data = gzip.decompress((world.root / "store" / world.visits(url)[0]["segment"]).read_bytes())
    return {
        one.decode() for one in re.findall(rb"WARC-Target-URI: urn:archiver:certificate:sha256:([0-9a-f]{64})", data)
    }


def test_certificate_chain_survives_the_erasure_of_its_capture(make_world, secure, tmp_path):
    """The chain belongs to the host: an erased capture takes its request, response and text with it."""
    world: World = make_world(ca_file=secure.ca_file, flush_after="0s")
    first, second = secure.url("/other"), secure.url("/report")
    world.add(first)
    gone = world.one(first)["capture"]
    world.add(second)
    world.one(second)
    world.app.settle()
    assert world.app.purging.purge([world.app.lookup.by_id(gone)], "Court of X")[1] == []
    out = tmp_path / "dossier.zip"
    world.app.maker.make("dossier", [world.watched(second)], "A report", out)
    root = opened(out, tmp_path / "opened")
    assert len(chains(root)) == 1
    assert "certificate" not in (root / "evidence/not-captured.csv").read_text()
