"""Pages that leave out the tags around their body."""

from __future__ import annotations

import time

import pytest

from archiver.text import extract

SENTENCES = [
    f"Well {n} of the county was measured in May, and found to hold less water than the year before." for n in range(6)
]
TEXT = "<h1>Report on wells</h1>" + "".join(f"<p>{one}</p>" for one in SENTENCES)
HEADS = [
    "<!DOCTYPE html><title>Wells</title>",
    "<!doctype html>\n<html lang=en>\n<meta charset=utf-8><title>Wells &amp; water > 3</title><link rel=stylesheet href='a>b.css'>\n",
    "<html><head><title>Wells</title><!-- <p>no</p> --><style>main > p {top: 0}</style><script>if (1 < 2) { '<p>no</p>' }</script>",
    "<?xml version='1.0'?><html><head><title>Wells</title></head>",
    "<TITLE>Wells</TITLE><NOSCRIPT><style>p {display: none}</style></NOSCRIPT>",
]
AROUND = [
    "<main>{}</main>",
    "<article>{}</article>",
    "<our-page>{}</our-page>",
    "<header>Site</header><section>{}</section>",
    "{}",
]


def read(markup: str):
    return extract(markup.encode(), media_type="text/html", url="https://a.example/wells")


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("around", AROUND)
def test_page_without_body_tags_reads_like_one_with_them(head, around):
    bare, whole = (
        read(head + around.format(TEXT)),
        read(f"<html><head><title>Wells</title></head><body>{around.format(TEXT)}</body></html>"),
    )
    assert bare.headings == ("Report on wells",)
    assert all(one in bare.body for one in SENTENCES)
    assert "no" not in bare.body.split()
    assert (bare.body, bare.other, bare.prose_chars) == (whole.body, whole.other, whole.prose_chars)


@pytest.mark.parametrize("piece", ["<meta a='", "<script>", "<!--", "<meta a ", " ", "<title>x", "<link a=\"'", "<!"])
def test_unclosed_head_markup_is_read_in_linear_time(piece):
    begun = time.process_time()
    read(piece * (2_000_000 // len(piece)))
    assert time.process_time() - begun < 5
