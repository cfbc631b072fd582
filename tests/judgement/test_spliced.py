"""Histories spliced together from labelled pages: what is to be reported of them is, and an incomplete manifest is
named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from benchmarks.judgement import replay, spliced

PAGES = {
    "alive": "<title>On the mills</title><h1>On the mills</h1>"
    + "".join(f"<p>{'The mill ' * 20}number {n}.</p>" for n in range(30)),
    "homepage": "<title>Institute</title><h1>Institute</h1>"
    + "".join(f"<li><a href=/{n}>Report {n} of the year</a>" for n in range(40)),
    "not_found": "<title>404 Not Found</title><h1>Page not found</h1><p>The page you requested does not exist.</p>",
    "denied": "<title>403 Forbidden</title><h1>Forbidden</h1><p>You don't have permission to access this page.</p>",
    "server_error": "<title>502 Bad Gateway</title><h1>Bad Gateway</h1><p>The server is temporarily unavailable.</p>",
}


def manifest(directory: Path, labels: set[str]) -> Path:
    rows = []
    for label in sorted(labels):
        body = f"<!doctype html><html><body>{PAGES[label]}".encode()
        (directory / f"{label}.html").write_bytes(body)
        sha256 = hashlib.sha256(body).hexdigest()
        rows.append({"kind": "page", "file": f"{label}.html", "label": label, "lang": "en", "sha256": sha256})
    (directory / "manifest.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return directory / "manifest.jsonl"


def test_lost_pages_are_reported_and_merely_hidden_ones_are_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert spliced.main([str(manifest(tmp_path, set(PAGES))), str(tmp_path / "made")]) == 0
    assert "at 7 addresses" in capsys.readouterr().out
    history, labels = tmp_path / "made/history.jsonl", tmp_path / "made/labels.jsonl"
    assert replay.main([str(history), "--labels", str(labels), "--json"]) == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    lost = {
        row["url"].split("/")[2].rpartition("-")[0]
        for row in said
        if row["type"] == "alert" and row["kind"] == "removed"
    }
    assert lost == spliced.TOLD


def test_manifest_without_walls_is_refused_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        spliced.main([str(manifest(tmp_path, set(PAGES) - {"denied"})), str(tmp_path / "made")])
    assert "blocked" in capsys.readouterr().err
