"""Entries between a page's heading and a short text are what the page lists, though each is one link."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

PLACES = (
    ("Keeper of the lock at Holm", "Holm, the county of Eide"),
    ("Engineer for three bridges", "Eide, at the harbour"),
    ("Clerk of the water board", "Sund, two days a week"),
    ("Pilot of the ferry", "the islands, from May on"),
)
MENU = (("Why us", ""), ("What we pay", ""), ("How to apply", ""), ("Who we are", ""), ("Where we are", ""))
REMARK = "<section><h2>Hear of new places</h2><p>Whoever leaves an address with us is written to as soon as a place falls vacant here.</p></section>"
LONG = f"<section>{''.join(f'<p>In the year {year} the board built one more lock, and paid for it out of what the ferries earned.</p>' for year in range(1990, 2002))}</section>"


def _page(entries, after: str = REMARK):
    listed = "".join(
        f'<li><a href="/{n}"><div>{name}</div>{f"<div>{where}</div>" if where else ""}</a></li>'
        for n, (name, where) in enumerate(entries)
    )
    said = f"<html><body><div><h1>Vacancies</h1></div><div><ul>{listed}</ul></div>{after}</body></html>"
    return extract(said.encode(), media_type="text/html", url="https://board.example/vacancies")


@pytest.mark.parametrize("gone", range(len(PLACES)))
def test_entry_that_is_gone_or_new_is_told(gone):
    fewer = _page([*PLACES[:gone], *PLACES[gone + 1 :]])
    whole = _page(PLACES)
    assert any(PLACES[gone][0] in one for one in compare(whole, fewer).lost)
    assert any(PLACES[gone][0] in one for one in compare(fewer, whole).added)


@pytest.mark.parametrize(
    ("entries", "after"),
    [(MENU, REMARK), (PLACES, LONG), (PLACES[:2], REMARK)],
    ids=["menu", "above a long text", "two"],
)
def test_menu_and_links_above_a_long_text_are_not(entries, after):
    found = compare(_page(entries, after), _page(entries[1:], after))
    assert not any(entries[0][0] in one for one in found.lost)
