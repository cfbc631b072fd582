"""A look requested over HTTP at a real site, and the proof of what it kept."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.export import verifier
from tests.support.site import Site, page
from tests.web.scenes import Archive


@pytest.fixture
def site():
    made = Site()
    made.pages["/report"] = page("Report")
    yield made
    made.close()


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path, ARCHIVER_ALLOW_PRIVATE_ADDRESSES="127.0.0.0/8", ARCHIVER_HOST_DELAY="0")
    yield made
    made.close()


@pytest.fixture
def client(archive):
    with TestClient(web.create_app(archive.app), base_url="http://127.0.0.1:8080", follow_redirects=False) as found:
        yield found


def test_requested_look_needs_a_write_token_and_its_proof_verifies(archive, client, site):
    source = archive.add(site.url("/report"))
    address = f"/api/v1/sources/{source}/check"
    assert client.post(address).status_code == 401
    reads = web.new_token(archive.catalog, "reader", "read", archive.now)
    assert client.post(address, headers={"Authorization": f"Bearer {reads}"}).status_code == 403
    assert site.paths() == [], "nothing was asked of anybody"
    writes = {"Authorization": f"Bearer {web.new_token(archive.catalog, 'writer', 'write', archive.now)}"}
    assert client.post(address, headers={**writes, "Origin": "http://evil.example"}).status_code == 403
    assert client.post("/api/v1/sources/01EZS9VZG0ZZZZZZZZZZZZZZZZ/check", headers=writes).status_code == 404

    line = client.post(address, headers=writes).json()
    assert line == archive.lookup.show(site.url("/report"))["visits"][0]
    assert (line["n"], line["finding"], line["state"]) == (1, "first", "available")
    shown = client.post(f"/source/{source}/check", headers=writes)
    assert (shown.status_code, shown.headers["location"]) == (303, f"/source/{source}/visit/2")

    capture = line["capture"]
    assert client.get(f"/api/v1/captures/{capture}/proof").status_code == 404, "the ledger has not taken it in"
    archive.app.settle()
    proof = client.get(client.get(f"/api/v1/captures/{capture}").json()["links"]["proof"]).json()
    record = gzip.decompress(client.get(proof["links"]["record"]).content)
    block = record.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n")
    metadata = proof["look"]["metadata"].encode()
    listed = {one["id"]: one for one in json.loads(metadata)["exchanges"]}[capture]
    assert hashlib.sha256(block).hexdigest() == listed["block_sha256"]
    assert listed["payload_sha256"] == proof["capture"]["payload_sha256"] == line["payload_sha256"]
    look, _ = verifier.load()._leaf_and_head(proof["look"]["proof"], [])
    assert (look["kind"], look["name"]) == ("visit", proof["look"]["record"])
    assert hashlib.sha256(metadata).hexdigest() == look["sha256"]
    segment, _ = verifier.load()._leaf_and_head(proof["segment"], [])
    assert segment["name"] == line["segment"]
    assert proof["timestamps"] == [], "no authority is asked"
