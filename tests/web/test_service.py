"""What operators and browsers ask of the service itself: health, metrics, log lines, static files."""

from __future__ import annotations

import re

from storage.errors import DatabaseError
from tests.web.scenes import URL


def test_static_files_are_cached_by_etag(client):
    first = client.get("/static/site.css")
    again = client.get("/static/site.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get("/static/site.js", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_health_readiness_and_metrics(client, archive, lost, monkeypatch):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {
        "status": "ok",
        "catalog": "ok",
        "store": "ok",
        "copies": "ok",
        "audit": "ok",
        "rounds": "ok",
        "clock": "ok",
    }
    figures = client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'archiver_sources{state="removed"} 1.0' in figures.text
    assert 'archiver_http_answers_total{method="GET",route="/healthz",status="200"} 1.0' in figures.text
    assert 'archiver_audit_overdue{store="main"} 0.0' in figures.text
    assert "example.org" not in figures.text

    def down():
        raise DatabaseError("the disk is gone at /secret")

    monkeypatch.setattr(archive.catalog, "read", down)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "catalog": "does not answer", "store": "ok"}
    assert client.get("/healthz").status_code == 200


def test_log_contains_no_addresses_or_ids(client, archive, lost, capsys):
    capture = archive.lookup.show(lost)["visits"][0]["capture"]
    for path in (
        f"/web/2021/{URL}?token=hunter2",
        f"/source/{lost}",
        f"/capture/{capture}/file",
        "/sources?q=hunter2",
        f"/cdx?url={URL}",
    ):
        client.get(path)
    said = "".join(capsys.readouterr())
    assert "route=/web/{target:path}" in said
    for secret in ("example.org", "hunter2", lost, capture):
        assert secret not in said


def test_segments_of_sealed_sources_are_counted_in_metrics_with_a_token_only(client, archive, token):
    archive.add(URL)
    archive.look(URL)
    archive.add("https://sealed.example/witness", sealed=True)
    archive.look("https://sealed.example/witness")

    def counted(**headers) -> float:
        found = re.search(r'^archiver_segments{state="stored"} (\S+)$', client.get("/metrics", headers=headers).text, re.MULTILINE)  # fmt: skip
        return float(found[1])

    assert counted() == 1
    assert counted(authorization=f"Bearer {token}") == 2
