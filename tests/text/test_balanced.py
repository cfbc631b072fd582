"""A `div` left open ends with the menu, box or list item that contains it (WHATWG HTML 13.2.6.4.7)."""

from __future__ import annotations

import time

import pytest

from archiver.text import Text, compare, extract

URL = "https://wells.example/book/arsenic"
LINES = [f"Well {n} of the county was measured in May, and held less water than in the year before." for n in range(8)]
REPORT = "<article><h1>Arsenic</h1>" + "".join(f"<p>{one}</p>" for one in LINES) + "</article>"
LINKS = [
    "<a href=/book/water>On water</a>",
    "<a href=/book/iron>On iron</a>",
    "<a href=/book/lead>On lead in pipes</a>",
]


def read(inside: str) -> Text:
    page = f"<!DOCTYPE html><html><head><title>Arsenic</title></head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def entries(links) -> str:
    return "<ul>" + "".join(f"<li>{link}</li>" for link in links) + "</ul>"


OPEN = [
    "<main><aside><nav><div>{}</nav></aside><div>{report}</div></main>",
    "<header><nav><div><div class=search><input></div>{}</nav></header><main>{report}</main>",
    "<NAV><DIV>{}</NAV><main>{report}</main>",
    "<div class=page><aside class=left><div class=c>{}</aside><div>{report}</div></div>",
    "<nav><section><div>{}</section></nav>{report}",
    "<nav><h2><div>Book</h2>{}</nav><div>{report}</div>",
    "<nav><ul><li><div>First<li>Second</ul>{}</nav><div>{report}</div>",
    "<nav><div>{}</nav></div><main>{report}</main>",
    '<div class="top""><a href="/">Wells</a></div><nav><div>{}</nav><main>{report}</main>',  # one quote too many
    "<nav><p title=the county's>Book</p><div>{}</nav><main>{report}</main>",
]


@pytest.mark.parametrize("page", OPEN)
def test_link_added_to_a_menu_with_an_unclosed_div_is_not_text(page):
    before, after = (read(page.format(entries(links), report=REPORT)) for links in (LINKS[:2], LINKS))
    assert before.body.split("\n") == ["Arsenic", *LINES] == after.body.split("\n")
    found = compare(before, after, url=URL)
    assert not found.lost
    assert not found.added


def test_sentence_added_behind_a_menu_with_an_unclosed_div_is_reported():
    page = OPEN[0].format(entries(LINKS), report=REPORT)
    after = page.replace(
        "</article>", "<p>Of well nine no sample was ever taken, says the county's own list.</p></article>"
    )
    assert any("well nine" in str(one) for one in compare(read(page), read(after), url=URL).added)


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav>{entries(LINKS)}</nav><div>{REPORT}</div>",
        f"<table><tr><td><nav>{entries(LINKS)}</nav><td><div>{REPORT}</div></table>",
        f"<script>document.write('<nav><div></nav>')</script><!-- <nav><div></nav> --><nav>{entries(LINKS)}</nav>{REPORT}",
        f"<nav title='<div>'>{entries(LINKS)}</nav><div>{REPORT}</div>",
        f"</nav></div><nav>{entries(LINKS)}</nav>{REPORT}</section>",
    ],
)
def test_balanced_markup_and_stray_tags_leave_the_text_as_it_is(markup):
    assert read(markup).body.split("\n") == ["Arsenic", *LINES]


def test_table_cells_and_list_items_without_end_tags_are_read_as_closed():
    rows = "".join(f"<tr><td><div>{one}</div><td>{n}<tr><td><div>Sum<td>{n}" for n, one in enumerate(LINES))
    listed = "".join(f"<li><div>{one}<li>Of the year {n}" for n, one in enumerate(LINES))
    closed = "".join(f"<li><div>{one}</div></li><li>Of the year {n}</li>" for n, one in enumerate(LINES))
    assert [line for line in read(f"<h1>Arsenic</h1><table>{rows}</table>").body.split("\n") if "Well 3" in line]
    assert read(f"<h1>Arsenic</h1><ul>{listed}</ul>").outline == read(f"<h1>Arsenic</h1><ul>{closed}</ul>").outline


@pytest.mark.parametrize(
    "piece",
    [
        "<nav><div>",
        "<li><div>",
        "</nav>",
        "<nav><div></nav>",
        "<table><tr><td><div>",
        "<!--",
        "<div a='",
        "<script>",
        "<tr>x<div>y</tr>",
        "<td>x<section>y</td>",
    ],
)
def test_unclosed_markup_is_read_in_linear_time(piece):
    begun = time.process_time()
    read("<nav><div></nav>" + piece * (300_000 // len(piece)))
    assert time.process_time() - begun < 8
