"""Columns of teasers that hold more text than a short page."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.text import compare

OWN = (
    "The town library is open again from Monday, after the water damage of last winter was repaired.",
    "Books that were lent before the flood may be given back at the counter until the end of the year.",
)
OTHERS = (
    "The council met on Tuesday and heard the plans for the new bridge over the river, which will",
    "A concert for the choir of the school is held in the old church on the second Sunday of May, and",
    "The fair of the district takes place on the meadow behind the station, as it has since",
    "Whoever wants to stand for the council must hand in a list of names by the first of",
)


def card(said: str, end: str = "…") -> str:
    return f'<div class="card"><h4><a href="/{len(said)}">{said[:24]}</a></h4><p>{said}{end}</p></div>'


def page(column: str) -> text.Text:
    said = "".join(f"<p>{one}</p>" for one in OWN)
    whole = (
        '<html><head><title>Library</title></head><body><nav><a href="/">Home</a></nav>'
        f"{column}<div><h1>Library</h1>{said}</div></body></html>"
    )
    return text.extract(
        whole.encode(), media_type="text/html", charset_hint="utf-8", url="https://town.example/library"
    )


@pytest.mark.parametrize("end", ["…", "..."])
def test_column_of_teasers_is_not_text_of_a_short_page(end):
    column = f'<div class="sidebar-new">{"".join(card(one, end) for one in OTHERS)}</div>'
    found = compare(page(""), page(column))
    assert (found.lost, found.added) == ((), ())
    assert not any(one in page(column).body for one in OTHERS)


@pytest.mark.parametrize(
    "column",
    [
        f'<div class="sidebar-new">{"".join(card(one, " end.") for one in OTHERS)}</div>',  # whole sentences
        f'<div class="sidebar-new">{"".join(f"<p>{one}…</p>" for one in OTHERS)}</div>',  # without links
        f'<div class="texts">{"".join(map(card, OTHERS))}</div>',  # in the content, by its class
    ],
)
def test_column_that_is_not_made_of_teasers_is_text(column):
    assert all(one in page(column).body for one in OTHERS)


def test_page_made_almost_entirely_of_teasers_is_read():
    column = f'<div class="sidebar-new">{"".join(map(card, OTHERS * 4))}</div>'
    assert all(one in page(column).body for one in OTHERS)
