"""The proof of one copy as the service gives it, and revocation lists.

The one-file verifier, `archiver verify` and openssl agree, and both verifiers refuse a proof that was changed anywhere.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from starlette.testclient import TestClient

from archiver import web
from archiver.export import verifier
from storage.clock import utcnow
from tests.proof.test_dossier import opened
from tests.support import verifying
from tests.support.authority import TimeAuthority
from tests.support.site import page, tagged
from tests.support.world import World


@pytest.fixture
def stamped(make_world, make_authority, site) -> tuple[World, str, TimeAuthority, TimeAuthority]:
    """A copy dated by two authorities, the first of which names a revocation list."""
    first, second = make_authority("first", lists=True), make_authority("second", key="rsa")
    world = make_world(authorities={"first": first, "second": second})
    site.pages["/report"] = page("Report")
    world.add(site.url("/report"))
    capture = world.one(site.url("/report"))["capture"]
    world.app.settle()
    assert [one.trouble for one in world.app.stamping.tick(at_once=True)] == [None, None]
    world.app.settle()
    return world, capture, first, second


def told(world: World, address: str) -> dict:
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        answer = client.get(address)
        assert answer.status_code == 200
        found: dict = answer.json()
        return found


def test_304_is_not_called_proved_with_a_written_in_payload(make_world, site, tmp_path):
    """Its look lists no payload: a forger could name another."""
    world = make_world()
    site.pages["/tagged"] = tagged(page("Tagged"))
    url = site.url("/tagged")
    world.add(url)
    world.one(url)
    capture = world.one(url)["capture"]
    world.app.settle()
    proof = told(world, f"/api/v1/captures/{capture}/proof")
    proof["capture"]["payload_sha256"] = "0" * 64
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    program = verifier.load()
    found = program.verify(tmp_path / "proof.json")
    assert found.problems == []
    assert "the payload for which this copy stands is not proved" in program.summed(found, "all holds")


@pytest.fixture
def judged(tmp_path, archiver):
    """What both verifiers say about a proof or package, checked to agree: holds, problems, proved, not proved."""

    def judge(what: dict | Path, *flags: str) -> dict:
        path = what if isinstance(what, Path) else tmp_path / "proof.json"
        if isinstance(what, dict):
            path.write_text(json.dumps(what, ensure_ascii=False))
        found: dict = verifying.said(path, *flags)
        code, out, err = archiver("verify", str(path), "--json", *flags)
        assert code == (0 if found["holds"] else 1), err
        same = json.loads(out.splitlines()[-1])  # earlier log lines are in the output too
        assert {name: same[name] for name in found} == found
        return found

    return judge


def test_proof_file_verifies_without_the_service(stamped, judged, archiver, tmp_path, make_authority):
    world, capture, first, second = stamped
    proof = told(world, f"/api/v1/captures/{capture}/proof")
    said = judged(proof)
    assert (said["kind"], said["holds"], said["problems"]) == ("proof", True, [])
    proved, not_proved = "\n".join(said["proved"]), "\n".join(said["not_proved"])
    assert proof["capture"]["url"] in proved
    assert proof["segment"]["leaf"]["sha256"] in proved
    assert proved.count("existed no later than") == 2
    assert "1 of 1 certificates below CN=Test anchor first had not been revoked" in proved
    assert "that no certificate below CN=Test anchor second had been revoked" in not_proved
    assert "its own key, which shows no change" in proved
    key = str(world.app.ledger.own_keys()[0])
    assert "a key that you trust" in "\n".join(judged(proof, "--key", key)["proved"])
    assert judged(proof, "--anchor", str(first.root_file), "--anchor", str(second.root_file))["holds"]
    one = judged(proof, "--anchor", str(first.root_file))
    assert (one["holds"], "\n".join(one["proved"]).count("existed no later than")) == (True, 1)
    assert "the stamps of CN=Test anchor second lead to no --anchor" in one["lacks"]
    assert "when what CN=Test anchor second stamped existed" in "\n".join(one["not_proved"])
    other = make_authority("third")
    assert not judged(proof, "--anchor", str(other.root_file))["holds"]
    none = tmp_path / "none.pem"
    none.write_text("no certificate")
    assert archiver("verify", str(tmp_path / "proof.json"), "--anchor", str(none))[0] == 2
    command = [*verifying.command(), tmp_path / "proof.json", "--anchor", none]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        page = client.get(f"/capture/{capture}", headers={"accept": "text/html"}).text
    assert f'/proof" download="{capture}.json"' in page
    assert f"archiver verify {capture}.json" in page, (
        "the record alone, which the other command checks, leads to no ledger"
    )
    leaf = told(world, f"/capture/{capture}/proof.json")
    said = judged(leaf)
    assert (said["kind"], said["holds"]) == ("proof", True)
    assert leaf["leaf"]["sha256"] in said["proved"][0]


def test_openssl_verifies_the_timestamps_as_the_steps_say(stamped, tmp_path):
    world, capture, *authorities = stamped
    proof = told(world, f"/api/v1/captures/{capture}/proof")
    assert any("openssl ts -verify -in ANSWER -data CHECKPOINT -CAfile ANCHORS" in one for one in proof["steps"])
    for one, authority in zip(proof["timestamps"], authorities, strict=True):
        assert one["authority"] == authority.root.name
        (tmp_path / "answer").write_bytes(base64.b64decode(one["answer"]))
        (tmp_path / "query").write_bytes(base64.b64decode(one["query"]))
        (tmp_path / "checkpoint").write_text(one["proof"]["checkpoint"])
        (tmp_path / "chain").write_text(one["chain"])
        for anchors in ("chain", str(authority.root_file)):
            for against in (("-data", "checkpoint"), ("-queryfile", "query")):
                command = ["openssl", "ts", "-verify", "-in", "answer", *against, "-CAfile", anchors]
                done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
                assert done.returncode == 0, done.stderr
        (tmp_path / "checkpoint").write_text(one["proof"]["checkpoint"].replace("\n", "\n ", 1))
        command = ["openssl", "ts", "-verify", "-in", "answer", "-data", "checkpoint", "-CAfile", "chain"]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_proof_changed_in_any_part_is_refused_by_both_verifiers(stamped, judged, make_authority):
    world, capture, first, second = stamped
    good = told(world, f"/api/v1/captures/{capture}/proof")
    elsewhere = base64.b64encode(hashlib.sha256(b"x").digest()).decode()
    other = make_authority("other", lists=True)
    first.revoked = utcnow() - timedelta(days=1)

    def changed(change) -> dict:
        proof = copy.deepcopy(good)
        change(proof)
        return proof

    changes = {
        "record of the look": lambda p: p["look"].update(metadata=p["look"]["metadata"].replace("200", "201", 1)),
        "another look": lambda p: p["look"].update(record="00000000-0000-4000-8000-000000000000"),
        "does not list": lambda p: p["capture"].update(payload_sha256="0" * 64),
        "not list": lambda p: p["capture"].update(capture="00000000-0000-4000-8000-000000000000"),
        "the way does not lead": lambda p: p["look"]["proof"].update(index=p["look"]["proof"]["index"] + 0.5),
        "a stamp is of another time": lambda p: p["timestamps"][0].update(at="2010-01-01T00:00:00.000Z"),
        "leaf to": lambda p: p["look"]["proof"].update(index=p["look"]["proof"]["index"] + 1),
        "a signed root": lambda p: p["look"]["proof"].update(hashes=[elsewhere, *p["look"]["proof"]["hashes"][1:]]),
        "signature of the checkpoint": lambda p: _signed_other(p["look"]["proof"]),
        "of another": lambda p: p["capture"].update(segment="warc/2021/01/01/x.warc.gz"),
        "lead from": lambda p: p["segment"]["leaf"].update(bytes=1),
        "over another look": lambda p: p["timestamps"][0].update(proof=p["segment"]),
        "not beside it": lambda p: p["timestamps"][1].update(answer=p["timestamps"][0]["answer"]),
        "did not sign": lambda p: p["timestamps"][0].update(lists=_named_as(first, other)),
        "had been revoked": lambda p: p["timestamps"][0].update(lists=_pem(first.revocation_list())),
        "another certificate_accepted": lambda p: p["capture"].update(certificate_accepted=True),
        "lacks 'segment'": lambda p: p.pop("segment"),
        "no revocation list": lambda p: p["timestamps"][0].update(
            lists=p["timestamps"][0]["lists"].replace("M", "N", 9)
        ),
    }
    assert judged(good)["holds"]
    for what, change in changes.items():
        said = judged(changed(change))
        assert not said["holds"], what
        if what != "another look":
            assert what in said["problems"][0]["text"], said["problems"]
    assert second.revoked is None


def _signed_other(proof: dict) -> None:
    origin, size, root, *rest = proof["checkpoint"].split("\n")
    proof["checkpoint"] = "\n".join([origin, str(int(size) + 1), root, *rest])


def _pem(data: bytes) -> str:
    return x509.load_der_x509_crl(data).public_bytes(Encoding.PEM).decode()


def _named_as(first: TimeAuthority, other: TimeAuthority) -> str:
    """A revocation list in the first authority's name, signed with the other's key."""
    (first.root / "ca.key").rename(first.root / "kept.key")
    (first.root / "ca.key").write_bytes((other.root / "ca.key").read_bytes())
    made = _pem(first.revocation_list())
    (first.root / "kept.key").rename(first.root / "ca.key")
    return made


@pytest.mark.parametrize("form", ["dossier", "wacz", "bag"])
def test_verifiers_read_the_revocation_lists_in_a_package(stamped, judged, tmp_path, form):
    world, _, first, _ = stamped
    out = tmp_path / "out.zip"
    world.app.maker.make(form, [next(world.app.lookup.sources())], "A report", out)
    said = judged(out)
    assert said["holds"]
    assert "1 of 1 certificates below CN=Test anchor first had not been revoked" in "\n".join(said["proved"])
    if form == "dossier":
        root = opened(out, tmp_path / "opened")
        (lists,) = root.glob("evidence/*.crl.pem")
        first.revoked = utcnow() - timedelta(days=1)
        before = hashlib.sha256(lists.read_bytes()).hexdigest()
        lists.write_text(_pem(first.revocation_list()))
        manifest = root / "manifest-sha256.txt"
        manifest.write_text(manifest.read_text().replace(before, hashlib.sha256(lists.read_bytes()).hexdigest()))
        said = judged(root)
        assert [(one["rule"], "had been revoked" in one["text"]) for one in said["problems"]] == [("timestamp", True)]
