"""A web address that is a whole entry of a list is what the list says, linked or not."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

URL = "https://office.example/terms"
SAID = "".join(
    f"<p>Sentence {one} of the terms that bind all customers of the office.</p>"
    for one in ("one", "two", "three", "four")
)
FIRST, SECOND, THIRD = (
    "https://wells.example/licence",
    "http://www.maps.example/terms/of/use",
    "https://sources.example/a",
)


def _linked(address: str) -> str:
    return f'<a href="{address}">{address}</a>'


def _page(*entries: str, more: str = ""):
    listed = "".join(f"<li>{one}</li>" for one in entries)
    said = (
        f"<html><body><main><h1>Terms</h1>{SAID}{more}<h2>Notices of others</h2><ol>{listed}</ol></main></body></html>"
    )
    return extract(said.encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize("entry", [SECOND, _linked(SECOND)])
def test_address_that_leaves_or_comes_to_a_list_of_addresses_is_told(entry):
    both, one = _page(FIRST, entry, THIRD), _page(FIRST, THIRD)
    gone, came = compare(both, one), compare(one, both)
    assert [*gone.lost] == [*came.added] == [SECOND]
    assert not gone.added
    assert not came.lost


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_page(FIRST, THIRD), _page(THIRD, FIRST)),
        (_page(FIRST, SECOND), _page(FIRST, SECOND.replace("http://www.", "https://") + "/?lang=en")),
        (_page(FIRST, SECOND), _page(FIRST, more=f'<p>Read <a href="{SECOND}">their terms</a>.</p>')),
        (_page(FIRST), _page(FIRST, more=f"<form><p>Share this page: {_linked(URL + '?s')}</p></form>")),
    ],
    ids=["in another order", "with other letters around it", "still linked", "within a line"],
)
def test_address_that_is_still_there_or_within_a_line_is_not(before, after):
    found = compare(before, after)
    assert SECOND not in found.lost
    assert not {SECOND, URL, f"{URL}?s"}.intersection(found.added)
