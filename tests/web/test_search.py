"""Where was this said? The page and its JSON over copies that were read into the index."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.web.scenes import HOUR, http

URL, OTHER, HUSH = "https://example.org/report", "https://example.org/other", "https://sealed.example/witness"
BROWSER = {"accept": "text/html"}


def page(*paragraphs: str):
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return http(f"<!doctype html><meta charset=utf-8><title>Report</title><h1>Report</h1>{body}".encode())


def asked(client, q, **more):
    answer = client.get("/api/v1/search", params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def said(client, q, **more):
    """The passages found."""
    return [place["text"] for one in asked(client, q, **more)["results"] for place in one["passages"]]


def test_first(archive, client):
    archive.add(URL, work="A work", quote="x")
    archive.look(
        URL,
        wire=page(
            "The deposit was returned only after the second year of the contract had ended.",
            "报告指出，目标人数为每年十万人。",
        ),
    )
    assert archive.app.indexing.tick() == 1
    r = asked(client, "deposit contract")
    print(r)
    assert said(client, "每年")
    assert said(client, "万")
    t = client.get("/search", params={"q": "deposit"}, headers=BROWSER)
    print(t.text)
    assert 0
