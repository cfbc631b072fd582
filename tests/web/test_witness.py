"""A witness follows the ledger over HTTP with a verifier of its own, and learns nothing of what is watched."""

from __future__ import annotations

import base64
import hashlib

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.export import verifier
from tests.web.scenes import Archive


def independent_root(hashes: list[bytes]) -> bytes:
    """The tree hash as RFC 9162, section 2.1.1, defines it."""
    if len(hashes) == 1:
        return hashes[0]
    k = 1 << ((len(hashes) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + independent_root(hashes[:k]) + independent_root(hashes[k:])).digest()


def grown(archive: Archive, *urls: str) -> None:
    for url in urls:
        archive.add(url, work="Titled canary", quote="quoted canary")
    archive.app.settle()


def test_witness_follows_the_ledger_by_hash_tiles_alone(archive, client):
    assert client.get("/ledger/checkpoint").status_code == 404
    grown(archive, "https://canary.example/a", "https://canary.example/b")
    head = client.get("/ledger/checkpoint")
    assert head.headers["content-type"] == "text/plain; charset=utf-8"
    _, size, root = head.text.splitlines()[:3]
    tile = client.get(f"/ledger/tile/0/000.p/{size}")
    assert tile.headers["content-type"] == "application/octet-stream"
    hashes = [tile.content[i : i + 32] for i in range(0, len(tile.content), 32)]
    assert len(hashes) == int(size)
    assert independent_root(hashes) == base64.b64decode(root)
    grown(archive, "https://canary.example/c")
    _, later, second = client.get("/ledger/checkpoint").text.splitlines()[:3]
    more = client.get(f"/ledger/tile/0/000.p/{later}").content
    assert more.startswith(tile.content), "what was signed before is a beginning of what is signed now"
    assert independent_root([more[i : i + 32] for i in range(0, len(more), 32)]) == base64.b64decode(second)
    assert b"canary" not in head.content + tile.content


def test_leaves_and_other_ledger_files_are_not_served(archive, client):
    grown(archive, "https://example.org/")
    for path in (
        "tile/entries/000",
        "tile/0/../entries/000",
        "entries/000",
        "tile/0/%2e%2e/%2e%2e/checkpoint/1",
        "tile/0/999",
        "tile/0/0",
    ):
        assert client.get(f"/ledger/{path}").status_code == 404, path


@pytest.mark.parametrize("opened", [False, True])
def test_witness_beyond_loopback_is_admitted_only_by_the_setting(tmp_path, opened):
    """Only the head and the tiles are opened, and neither contains any watched address or title."""
    environ = {"ARCHIVER_LISTEN": "0.0.0.0:8080", "ARCHIVER_PUBLIC_URL": "https://archive.example"}
    archive = Archive(tmp_path, **environ, **({"ARCHIVER_WITNESS": "true"} if opened else {}))
    archive.add("https://canary.example/report", work="Titled canary")
    archive.look("https://canary.example/report")
    archive.app.settle()
    with archive.catalog.read() as conn:
        capture = next(iter(conn.exec_driver_sql("SELECT id FROM captures"))).id
    with TestClient(web.create_app(archive.app), base_url="https://archive.example") as client:
        head = client.get("/ledger/checkpoint")
        size = archive.app.ledger.newest().size
        tile = client.get(f"/ledger/tile/0/000.p/{size}")
        assert (head.status_code, tile.status_code) == ((200, 200) if opened else (401, 401))
        assert b"canary" not in head.content + tile.content
        if opened:
            assert len(tile.content) == size * 32
        for path in (
            "/",
            "/sources",
            "/api/v1/sources",
            f"/capture/{capture}/proof.json",
            "/metrics",
            "/cdx?url=canary.example",
        ):
            assert client.get(path).status_code == 401, path
        assert client.get("/ledger/tile/entries/000").status_code in {401, 404}
    archive.close()


def test_proof_of_a_capture_can_be_checked_offline(archive, client):
    archive.add("https://example.org/report")
    archive.look("https://example.org/report")
    archive.app.settle()
    with archive.catalog.read() as conn:
        capture = next(iter(conn.exec_driver_sql("SELECT id, segment FROM captures")))
    found = client.get(f"/capture/{capture.id}/proof.json")
    assert found.status_code == 200
    leaf, _ = verifier.load()._leaf_and_head(found.json(), [])
    assert leaf["name"] == capture.segment
