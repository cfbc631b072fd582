"""pywb, a third-party program, replays our segments: pages, members, revisits, codings, redirects.

It is GPL: never imported, installed in an environment of its own (ARCHIVER_TEST_PYWB), and used over HTTP only.
"""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.server
HOME = os.environ.get("ARCHIVER_TEST_PYWB")
START_S = 60
MEMBERS = ("/annex.pdf", "/plan.png", "/look.css")


@pytest.fixture
def pywb(kept, tmp_path) -> Iterator[int]:
    """The port of a pywb that has every segment."""
    if HOME is None:
        pytest.skip("ARCHIVER_TEST_PYWB names no environment with pywb")
    home, port = tmp_path / "pywb", _free_port()
    home.mkdir()
    manager = Path(HOME) / "bin/wb-manager"
    for command in (["init", "kept"], ["add", "kept", *map(str, kept.files)]):
        subprocess.run([manager, *command], cwd=home, capture_output=True, timeout=120, check=True)
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [Path(HOME) / "bin/wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=home, stdout=log, stderr=log
        )
    try:
        _wait(port, server, home / "log")
        yield port
    finally:
        server.kill()
        server.wait()


def test_pywb_replays_pages_members_and_revisits(kept, pywb):
    for url, entity in kept.told.items():
        captures = _captures(pywb, url)
        assert captures, f"pywb has nothing of {url}"
        for at in captures:
            status, headers, body = _get(pywb, f"/kept/{at}id_/{url}")
            assert status == 200
            assert body == entity, f"{url} at {at}: {headers}"
    again = _captures(pywb, kept.site.url("/report"))
    assert len(again) == 2, "the second look is a revisit, and replays as the first"


def test_pywb_renders_a_chunked_page_with_its_members(kept, pywb):
    """pywb removes the codings, and each member is at the address that the rewritten page links to."""
    [at, *_] = _captures(pywb, kept.chunked)
    status, _, body = _get(pywb, f"/kept/{at}mp_/{kept.chunked}")
    assert (status, b"<h1>Chunked</h1>" in body) == (200, True)
    links = [link for link in re.findall(r'(?:href|src)="([^"]+)"', body.decode()) if link.endswith(MEMBERS)]
    assert len(links) == len(MEMBERS)
    for link in links:
        path = link if link.startswith("/") else "/" + link.split("/", 3)[3]
        status, headers, member = _get(pywb, path)
        assert status == 200, link
        entity = next(entity for url, entity in kept.told.items() if path.endswith(url))
        # pywb may put a header on style sheets
        assert member == entity or headers["content-type"].startswith("text/css"), link
        assert entity.strip() in member


def test_pywb_replays_redirects_and_error_statuses(kept, pywb):
    [at, *_] = _captures(pywb, kept.site.url("/old"))
    status, headers, _ = _get(pywb, f"/kept/{at}id_/{kept.site.url('/old')}")
    assert status in {301, 302}
    assert headers["location"].endswith("/packed")
    for path, expected in (("/refused", 403), ("/lost", 404)):
        [at, *_] = _captures(pywb, kept.site.url(path))
        assert _get(pywb, f"/kept/{at}id_/{kept.site.url(path)}")[0] == expected


def _captures(port: int, url: str) -> list[str]:
    status, _, body = _get(port, f"/kept/cdx?url={quote(url, safe='')}&output=json")
    assert status == 200, body
    return [json.loads(line)["timestamp"] for line in body.splitlines() if line]


def _get(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    conn = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        conn.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = conn.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, _plain(answer)
    finally:
        conn.close()


def _plain(answer: http.client.HTTPResponse) -> bytes:
    """The body without its content coding, because id_ returns the stored bytes."""
    body = answer.read()
    return gzip.decompress(body) if answer.getheader("content-encoding") == "gzip" else body


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        assert server.poll() is None, log.read_text()[-2000:]
        assert time.monotonic() < deadline, log.read_text()[-2000:]
        try:
            _get(port, "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
