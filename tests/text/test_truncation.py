"""Whether a page arrived complete, when nothing declares its length."""

from __future__ import annotations

import pytest

from archiver.text import extract
from archiver.text.formats.truncation import breaks_off
from tests.support.site import page, prose

BODY = page("Report", f"<p>{prose('more', 40)}</p>")


def read(body):
    return extract(body, url="https://a.example/report")


def test_page_cut_off_behind_its_first_words_is_recognised():
    whole, first = read(BODY), BODY.index(b"<h1>")
    end = BODY.index(b"Social Research") + len(b"Social Research")
    missed = [at for at in range(first, end, 3) if not breaks_off(whole, read(BODY[:at]))]
    assert all(BODY[:at].rstrip().endswith(b">") for at in missed), "of these a program may have stopped by itself"
    assert len(missed) <= 3
    assert not any(breaks_off(whole, read(BODY[:at])) for at in range(end, len(BODY) + 1))


@pytest.mark.parametrize(
    "other",
    [
        page("Report"),
        BODY.replace(b"</body></html>", b""),
        BODY[: BODY.index(b"</main>")] + b"<p>Withdrawn on 3 May.</p>",
        page("Another")[: -len("</body></html>")],
        b"",
        b"<html><body>",
        b"Out of order",
    ],
)
def test_page_with_an_end_of_its_own_is_not_cut_off(other):
    assert not breaks_off(read(BODY), read(other))


def test_page_that_never_closes_its_tags_is_not_judged():
    open_ended = BODY[: BODY.index(b"</main>")]
    assert not breaks_off(read(open_ended), read(open_ended[:-300]))


def test_site_header_alone_is_not_a_cut_off_page():
    """A program that finds nothing may send no more than that."""
    assert not breaks_off(read(BODY), read(BODY[: BODY.index(b"<main>")]))


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_cut_within_a_character_or_an_entity_is_recognised(charset):
    text = "本报告比较了三个县的收成与工资。" * 4 + "&nbsp;" + "其后各年未作调查。" * 3
    body = f"<meta charset={charset}><body><p>{text}</p></body>".encode(charset)
    whole = read(body)
    assert all(breaks_off(whole, read(body[:at])) for at in range(60, body.index(b"</p>") - 1))
