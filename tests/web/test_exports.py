"""Exports of sources and works over HTTP."""

from __future__ import annotations

import csv
import io
import socket
import zipfile
from contextlib import ExitStack
from datetime import timedelta
from random import Random

import pytest

from archiver import web
from archiver.export import verifier
from archiver.web.exports import SENT_AT_ONCE
from archiver.web.server import Address
from storage.model import Finding

URL = "https://example.org/report"


@pytest.mark.parametrize("form", ["wacz", "bag", "dossier"])
def test_exported_source_verifies(client, archive, tmp_path, form):
    source = archive.add(URL)
    archive.look(URL)
    assert f"/source/{source}/export/{form}" in client.get(f"/source/{source}").text
    answer = client.get(f"/source/{source}/export/{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert int(answer.headers["content-length"]) == len(answer.content)
    (tmp_path / "out.zip").write_bytes(answer.content)
    report = verifier.load().verify(tmp_path / "out.zip")
    assert (report.kind, report.problems) == (form, [])
    assert list((archive.app.data / "tmp").iterdir()) == []


def test_references_of_a_work_are_exported_as_csv_with_their_state(client, archive):
    archive.add(URL, work="=1+1", quote="@SUM(1)", locator="footnote 34")
    capture = archive.look(URL)
    archive.now += timedelta(seconds=1)  # references cited in the same millisecond have no fixed order
    archive.add("https://example.org/gone", work="=1+1")
    archive.look("https://example.org/gone", Finding.GONE)
    [work] = {one.work.id for one in archive.lookup.cited(archive.lookup.source(URL).source.id)}
    assert f"/work/{work}/references.csv" in client.get(f"/work/{work}", headers={"accept": "text/html"}).text
    answer = client.get(f"/work/{work}/references.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    kept, gone = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (kept["url"], kept["place"], kept["quote"]) == (URL, "footnote 34", "'@SUM(1)"), "it is no formula"
    assert (kept["state"], kept["copy"]) == ("served at this address", f"http://127.0.0.1:8080/capture/{capture}")
    assert gone["standing"] == "Nothing usable is kept yet: the server answered that there is nothing at this address."
    said = client.get(f"/work/{work}", headers={"accept": "text/html"}).text
    assert gone["standing"] in said, "that it was not there when it was first looked at"


def test_sealed_source_is_exported_only_with_a_token(client, archive, token):
    source = archive.add(URL, sealed=True)
    archive.look(URL)
    assert client.get(f"/source/{source}/export/dossier").status_code == 404
    shown = client.get(f"/source/{source}/export/dossier", headers={"authorization": f"Bearer {token}"})
    assert shown.status_code == 200
    assert client.get(f"/source/{source}/export/exe").status_code in {404, 422}


def test_capture_page_says_that_its_date_has_no_outside_witness(client, archive):
    archive.add(URL)
    capture = archive.look(URL)
    assert "no outside witness" in client.get(f"/capture/{capture}").text


def test_export_of_a_work_omits_sealed_sources_without_a_token(client, archive, token, tmp_path):
    other, hidden = "https://example.net/notice", "https://example.com/sealed"
    for url in (URL, other):
        source = archive.add(url, work="An article")
        archive.look(url)
    archive.add(hidden, work="An article", sealed=True)
    archive.look(hidden)
    work = archive.lookup.cited(source)[0].work.id
    path = f"/work/{work}/export/dossier"
    assert path in client.get(f"/work/{work}", headers={"accept": "text/html"}).text
    for headers, expected in (({}, {URL, other}), ({"authorization": f"Bearer {token}"}, {URL, other, hidden})):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 200
        (tmp_path / "out.zip").write_bytes(answer.content)
        report = verifier.load().verify(tmp_path / "out.zip")
        assert (report.kind, report.problems) == ("dossier", [])
        with zipfile.ZipFile(tmp_path / "out.zip") as made, made.open("evidence/captures.csv") as table:
            rows = csv.DictReader(io.TextIOWrapper(table, "utf-8"))
            assert {row["url"] for row in rows} == expected


def test_work_with_only_sealed_sources_cannot_be_exported(client, archive):
    source = archive.add(URL, work="An article", sealed=True)
    archive.look(URL)
    work = archive.lookup.cited(source)[0].work.id
    assert client.get(f"/work/{work}/export/wacz").status_code == 404


def test_exports_that_are_not_downloaded_are_limited_in_number(archive):
    """Each export is a file on our disk until it was downloaded."""
    source = archive.add(URL)
    body = Random(1).randbytes(16 << 20)  # more than the buffers on the way hold
    archive.look(
        URL, wire=b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    )
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    try:
        with ExitStack() as stack:
            connections = [
                stack.enter_context(socket.create_connection(server.address, timeout=60))
                for _ in range(SENT_AT_ONCE + 1)
            ]
            said = []
            for connection in connections:
                connection.sendall(
                    f"GET /source/{source}/export/bag HTTP/1.1\r\nHost: {server.address}\r\n\r\n".encode()
                )
                said.append(connection.recv(12))
        assert said == [b"HTTP/1.1 200"] * SENT_AT_ONCE + [b"HTTP/1.1 503"]
    finally:
        server.stop()
    assert list((archive.app.data / "tmp").iterdir()) == []


def test_head_of_an_export_makes_none_and_tells_what_it_would_be(client, archive):
    source = archive.add(URL, work="A work")
    archive.look(URL)
    work = archive.lookup.cited(source)[0].work.id
    for path in (f"/source/{source}/export/bag", f"/work/{work}/export/wacz", f"/work/{work}/references.csv"):
        head, answer = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (200, b""), path
        assert head.headers["content-type"] == answer.headers["content-type"]
        assert head.headers["content-disposition"] == answer.headers["content-disposition"]
    assert client.head(f"/source/{source}/export/nothing").status_code == 422
