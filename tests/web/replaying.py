"""A kept page with its members, and the way to it on replay."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from archiver import web
from storage.model import Finding, Role
from tests.web.scenes import http

URL = "https://example.org/report"
STYLE = "https://example.org/s/site.css"
IMAGE = "https://cdn.example/a.png?x=1&y=2"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
BODY = b"""<!doctype html><html><head><meta charset=utf-8><title>Report</title><link rel=stylesheet href=/s/site.css>
<script src=/s/site.js></script></head><body onload=go()><h1>Findings</h1><p>The findings hold.
<img src="https://cdn.example/a.png?x=1&amp;y=2" alt=figure><img src=lost.png alt=lost><a href="/next?q=1#part">next</a></body></html>"""


@pytest.fixture
def replay(archive):
    """A client of the replay origin, without token or cookie."""
    application = web.create_replay(archive.app, public_url="http://127.0.0.1:8080")
    with TestClient(application, base_url="http://127.0.0.1:8081", follow_redirects=False) as found:
        yield found


def kept(
    archive, body=BODY, *, url=URL, media_type="text/html; charset=utf-8", status="200 OK", headers=(), members=()
):
    """One visit of a source with the members of its page; returns the capture of the page."""
    exchanges = [archive.exchange(http(body, media_type=media_type, status=status, headers=headers), url)]
    for address, content, kind in members:
        exchanges.append(archive.exchange(http(content, media_type=kind), address, role=Role.IMAGE))
    return archive.visits([archive.planned(url, Finding.FIRST, *exchanges)])[0]


CARRIED = ((STYLE, b"body{background:url(b.png)}@import 'more.css';", "text/css"), (IMAGE, PNG, "image/png"))


@pytest.fixture
def page(archive):
    archive.add(URL)
    return kept(archive, members=CARRIED, headers=["Set-Cookie: a=b", "Refresh: 0; url=https://evil.example",
                                                  "Link: </x>; rel=preload", "Content-Disposition: attachment"])  # fmt: skip


def way(client, capture, headers=None):
    """The path of a copy on replay, as its record gives it."""
    answer = client.get(f"/capture/{capture}/open", headers=headers)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("http://127.0.0.1:8081/")
    return answer.headers["location"].removeprefix("http://127.0.0.1:8081")


def framed(replay, path):
    """(path of the document in the frame, the answer to it)"""
    outer = replay.get(path)
    assert outer.status_code == 200
    inner = re.search(r'<iframe[^>]* src="([^"]+)"', outer.text)[1].replace("&amp;", "&")
    return inner, replay.get(inner)
