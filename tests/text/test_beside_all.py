"""Furniture beside a text: a book's table of contents, links back, the site's name, requests for donations, the site's
counters. And text of the page that a tab, or another punctuation mark in its name, sets apart."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract
from storage.model import Comparison

URL = "https://wells.example/valleys/upper"
LINES = [
    f"Well {n} of the upper valley was measured in May, and held less water than in the year before." for n in range(9)
]
REPORT = "<h1>Wells of the upper valley</h1>" + "".join(f"<p>{one}</p>" for one in LINES)


def read(inside: str, title: str = "Wells of the upper valley", head: str = "") -> Text:
    page = f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return extract(page.encode(), media_type="text/html", url=URL)


def chapters(*names: str) -> str:
    return "".join(f"<li class=chapter><span><b>{n}.</b> {name}</span></li>" for n, name in enumerate(names))


def told(found: Comparison) -> list[str]:
    """The passages reported as lost or added."""
    return [*found.lost, *found.added]


GIVING = "https://www.patreon.com/wells"
SITE = '<meta property="og:site_name" content="The book of wells">'
FURNITURE = {
    "the contents of a book": (
        "<div class=book><div class=book-summary><ul class=summary>{}</ul></div><div class=book-body>@</div></div>",
        (chapters("Lower valley", "Uninitialised wells", "Springs and streams"), chapters("Нижняя долина", "Колодцы без начала", "Ключи и ручьи", "Плотины")),
    ),
    "a way back above a text": ("{}@", ("", "<p><a href=/valleys>← All valleys</a></p>")),
    "a way back below it": ("@{}", ("<div><a href=/valleys>← 目錄</a></div>", "")),
    "whose site it is": ("<div class=title>{}</div>@", ("", "<a href=/book/><span>The book</span> <span>of wells</span></a>")),
    "what asks for money": (
        "@<div>{}</div>",
        ("", f"Do you like these reports? Support me on <a href={GIVING}>Patreon</a> 💸"),
    ),
    "what comes before and after a post": (
        "@<div class=post-prevnext>{}</div>",
        ("<a href=/p/8>Prev: Gauges and how they are read</a>", "<a href=/p/9>Prev: A dry June</a> <a href=/p/7>Next: The mill's pond</a>"),
    ),
    "a bar of what shares it": ("@<div class=bdsharebuttonbox>{}</div>", ("", "<span>Share this with everyone in the valley: Renren, Douban</span>")),
    "how many posts there are": ("<p>{}</p>@", ("109 posts in total", "113 posts in total")),
    "how many there are, in Chinese": ("<p>{}</p>@", ("一共有 44 篇文章", "一共有 46 篇文章")),
    "what a site counts, before it has counted": ("@<p>{}</p>", ("", "本站总访问量 次（来源按域名记录）")),
}  # fmt: skip


@pytest.mark.parametrize(("page", "forms"), FURNITURE.values(), ids=list(FURNITURE))
def test_changes_in_furniture_beside_a_text_are_not_reported(page, forms):
    before, after = (read(page.replace("@", REPORT).format(one), head=SITE) for one in forms)
    assert not told(compare(before, after, url=URL))


OF_THE_TEXT = {
    "an arrow amid a text": f"<p><a href=/valleys/lower>← The lower valley was measured first</a></p><p>{LINES[0]}</p>",
    "an address for money in a sentence": f"<p>The survey was paid by <a href={GIVING}>its readers</a>, who gave for the gauges.</p>",
    "a total in a sentence": "<p>There were 113 posts in total along the valley's road, each with a gauge.</p>",
    "a site's name that is no link": "<p>The book of wells is kept by the county</p>",
}


@pytest.mark.parametrize("line", OF_THE_TEXT.values(), ids=list(OF_THE_TEXT))
def test_lines_in_the_text_that_resemble_furniture_are_reported(line):
    at = f"<p>{LINES[4]}</p>"
    assert told(compare(read(REPORT, head=SITE), read(REPORT.replace(at, line + at), head=SITE), url=URL))


SEATS = "".join(
    f"<tr><td><a href=/c/{one}>Standing committee on {one} and on whatever else the valley has of it</a></td><td>Member</td></tr>"
    for one in ("water", "roads", "schools", "forests", "fisheries", "harbours", "bridges", "mills")
)
PANES = (
    "<ul class=tabs><li><a href=#1>Life</a><li><a href=#2>Seats</a></ul><div class=tab-content><div class=tab-pane id=1>{report}</div>"
    "<div class=tab-pane id=2><h2>Seats</h2><table>{seats}{more}</table></div></div>"
)


def test_row_added_in_another_tab_is_reported():
    row = "<tr><td><a href=/c/9>Standing committee on the digest of laws</a></td><td>Chair</td></tr>"
    before, after = (read(PANES.format(report=REPORT, seats=SEATS, more=more)) for more in ("", row))
    assert LINES[0] in before.body
    assert "Standing committee on mills" in before.body
    assert any("digest of laws" in one for one in compare(before, after, url=URL).added)


def test_table_in_a_column_named_after_its_slideshow_is_text():
    rows = [("Name", "A. Writer"), ("Party", "Party of the {}"), ("Seat", "The upper valley")]
    table = "".join(f"<tr><th>{head}</th><td>{value}</td></tr>" for head, value in rows)
    column = f"<div class='col-5 front-carousel'><div id=c class='carousel slide'><p>Pictures</p></div><table>{table}</table></div>"
    pages = [read(f"<div>{column.format(party)}<div>{REPORT}</div></div>") for party in ("springs", "wells")]
    assert "Pictures" not in pages[0].body
    assert any("Party of the wells" in one for one in compare(*pages, url=URL).added)


def test_page_whose_name_gained_a_question_mark_is_the_same_page_rewritten():
    other = [f"In {2000 + n} the society of the springs met in another village, and its chair told of the summer's work." for n in range(16)]  # fmt: skip
    before, after = (
        read(f"<h1>{name}</h1>" + "".join(f"<p>{one}</p>" for one in lines), title=f"{name} — Society of the springs")
        for name, lines in (("Who we are", LINES), ("Who we are?", other))
    )
    found = compare(before, after, url=URL)
    assert (found.kept or 0) < 0.3
    assert found.rewritten
