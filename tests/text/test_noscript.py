"""A page that gives its text only within a noscript element is read as its script would show it."""

from __future__ import annotations

import pytest

from archiver import text
from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, judged

ANSWERS = [f"The well on field {n} is drawn from by day, and nobody counts its buckets after dark." for n in range(24)]
POSTS = "".join(f"<div class=post><p>{one}</p></div>" for one in (*PARAGRAPHS, *ANSWERS))
SHELL = "<section id=d-splash>Loading</section><div id=main></div><script src=/app.js></script>"


def forum(without_scripts: str, shown: str = SHELL) -> str:
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>The well is shut - Notices - Forum</title></head>"
        f"<body>{shown}<noscript data-path=/t/18571>{without_scripts}</noscript></body></html>"
    )


def read(markup: str) -> str:
    return text.extract(markup.encode(), media_type="text/html").main


def test_text_within_noscript_is_the_text_of_a_page_that_shows_none():
    body = forum(f"<h1>The well is shut</h1>{POSTS}")
    assert all(one in read(body) for one in PARAGRAPHS)
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        forum("<p>Please enable JavaScript to read this forum.</p>"),
        forum("<img src=https://count.example/1.png height=1>" * 40),
        forum("<ul>" + "".join(f"<li><a href=/t/{n}>Topic {n}</a></li>" for n in range(90)) + "</ul>"),
        forum(f"<p>{'word ' * 400}</p>"),
    ],
)
def test_noscript_without_running_text_is_not_read(body):
    assert read(body).strip() in {"", "Loading"}


def test_noscript_of_a_page_with_visible_text_is_not_read():
    own = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    assert ANSWERS[0] not in read(forum(POSTS, own + SHELL))


def test_unclosed_noscript_is_not_read():
    assert read(f"<html><body>{SHELL}<noscript>{POSTS}</body></html>").strip() in {"", "Loading"}
