"""Answers in histories that are truncated or empty."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from benchmarks.judgement.scripted.pdf import pdf
from tests.judgement.test_replay import PAGES, PARAGRAPHS, Sites

URL = "http://cut.example/a/1.html"
GOOD, ALTERED = PAGES["good.html"].encode(), PAGES["altered.html"].encode()
PDF = pdf(PARAGRAPHS * 20)


@pytest.fixture
def sites(tmp_path: Path) -> Sites:
    return Sites(tmp_path)


def kinds(
    sites: Sites, capsys: pytest.CaptureFixture[str], good: bytes, came: bytes, headers: dict[str, Any]
) -> list[str]:
    (sites.folder / "before").write_bytes(good)
    (sites.folder / "came").write_bytes(came)
    declared = {"Content-Type": "application/pdf" if good[:4] == b"%PDF" else "text/html"}
    sites.add(URL, 6, 200, "before", headers=declared)
    sites.add(URL, 20, 200, "came", headers={**declared, **headers})
    return [a["kind"] for a in sites.replay(capsys)[0]]


@pytest.mark.parametrize(("good", "part"), [(GOOD, 0.5), (GOOD, 0.8), (PDF, 0.5), (PDF, 0.9)])
def test_body_shorter_than_its_declared_length_is_no_evidence(
    good: bytes, part: float, sites: Sites, capsys: pytest.CaptureFixture[str]
):
    headers = {"content-length": str(len(good))}
    assert kinds(sites, capsys, good, good[: int(part * len(good))], headers) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Length": "7"},
        {"Content-Length": "many"},
        {"Content-Length": "100000", "Content-Encoding": "br"},
        {"Content-Length": "100000", "Content-Encoding": "gzip"},
        {"Content-Length": "100000", "Transfer-Encoding": "chunked"},
        {"Content-Length": str(len(ALTERED) + 40)},  # its line ends were CRLF when it was received
    ],
)
def test_body_that_may_be_complete_is_read(headers: dict[str, Any], sites: Sites, capsys: pytest.CaptureFixture[str]):
    assert kinds(sites, capsys, GOOD, ALTERED, headers) == ["altered"]


def test_truncated_content_coding_is_no_evidence(sites: Sites, capsys: pytest.CaptureFixture[str]):
    coded = gzip.compress(GOOD)
    headers = {"Content-Encoding": "gzip", "Content-Length": str(len(coded))}
    assert kinds(sites, capsys, GOOD, coded[: len(coded) // 2], headers) == []


@pytest.mark.parametrize("status", [204, 205])
def test_answer_without_content_is_a_failure(status: int, sites: Sites, capsys: pytest.CaptureFixture[str]):
    sites.add(URL, 6)
    sites.add(URL, 20, status, None)
    sites.add("http://bare.example/a/1.html", 6, 200, None)
    sites.add("http://bare.example/a/1.html", 2, status, None)
    sites.add("http://bare.example/a/1.html", 20, 200, None)
    told, states = sites.both(capsys)
    assert [(a["kind"], a["url"]) for a in told] == [("unreachable", URL)]
    assert {s["finding"] for s in states} == {"first", "server_error"}
