"""A list of documents beside the element of the text is the page's own; a list of its site's pages there is not."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

SAID = "".join(
    f"<p>Whoever comes from the valley of {name} is asked to stay at home for two weeks, and to call the office.</p>"
    for name in ("Holm", "Eide", "Sund", "Brink", "Lind", "Moe", "Ahl", "Berg")
)
ORDERS = ("Order on gatherings", "Order on schools and nurseries", "Guidance for homes of the old", "Poster for shops")
URL = "https://health.example/valley"


def _page(names: tuple[str, ...], end: str):
    lines = "".join(f"<li><a href='/files/{name.replace(' ', '-')}{end}'>{name}</a></li>" for name in names)
    inside = f"<div><div><h1>Valley fever</h1>{SAID}</div><div><h2>Orders</h2><ul>{lines}</ul></div></div>"
    return extract(f"<html><body>{inside}</body></html>".encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize("gone", ORDERS)
@pytest.mark.parametrize("end", [".pdf", ".docx"])
def test_document_that_comes_to_a_list_beside_the_text_or_leaves_it_is_told(gone, end):
    fewer, whole = _page(tuple(one for one in ORDERS if one != gone), end), _page(ORDERS, end)
    assert any(gone in one for one in compare(whole, fewer, url=URL).lost)
    assert any(gone in one for one in compare(fewer, whole, url=URL).added)


def test_pages_listed_there_are_not():
    fewer, whole = _page(ORDERS[1:], ".html"), _page(ORDERS, ".html")
    assert not compare(fewer, whole, url=URL).added


@pytest.mark.parametrize("heading", ["What's New", "Latest news", "Press releases", "Aktuelles"])
@pytest.mark.parametrize(("end", "told"), [(".pdf", True), ("", False)])
def test_box_of_news_is_the_pages_own_if_most_of_it_are_documents(heading, end, told):
    def page(*names: str):
        lines = "".join(f"<li><a href='/files/{n}{end}'>{name}</a></li>" for n, name in enumerate(names))
        inside = f"<div><div><h1>Valley fever</h1>{SAID}</div><div><h4>{heading}</h4><ul>{lines}<li><a href=/x>A road is open</a></li></ul></div></div>"
        return extract(f"<html><body>{inside}</body></html>".encode(), media_type="text/html", url=URL)

    found = compare(page(*ORDERS[1:]), page(*ORDERS), url=URL)
    assert any(ORDERS[0] in one for one in found.added) is told
