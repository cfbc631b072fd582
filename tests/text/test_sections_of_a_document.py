"""The sections of a document are its text, also if one of them is much longer than the others."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

LONG = "".join(f"<p>In the year {year} the level of the lake was read each morning, and written down by the keeper.</p>" for year in range(1980, 2010))  # fmt: skip
NAMED = "<p>Those who read the level for the office in these years are named here.</p><ul><li>B. Lind</li>{}<li>O. Moe</li></ul>"
ENTRY = "<li><a href=/ahl>K. Ahl</a></li>"
MENU = "<ul>" + "".join(f"<li><a href=/{n}>Part {n}</a></li>" for n in range(8)) + "</ul>"


def _told(old: str, new: str) -> bool:
    one, other = (
        extract(
            f"<html><head><title>The level of the lake</title></head><body>{MENU}<h1>The level of the lake</h1>{inside}</body></html>".encode(),
            media_type="text/html",
            url="https://lake.example/report",
        )
        for inside in (old, new)
    )
    found = compare(one, other, url="https://lake.example/report")
    return bool(found.lost or found.added)


@pytest.mark.parametrize("entry", [ENTRY, "<li>K. Ahl</li>"])
@pytest.mark.parametrize(
    "page",
    [
        "<section><h2>1 Levels</h2>{long}</section><section><h2>2 Keepers</h2>{named}</section>",
        "<section><h2>1 Keepers</h2>{named}</section><section><h2>2 Levels</h2>{long}</section>",
        "<section><h2>1 Levels</h2>{long}</section><section><h2>2 Quay</h2></section><section><h2>3 Keepers</h2>{named}</section>",
    ],
    ids=["after", "before", "third"],
)
def test_entry_in_a_short_section_beside_a_long_one_is_told(page, entry):
    one, other = (page.format(long=LONG, named=NAMED.format(more)) for more in (entry, ""))
    assert _told(one, other)
    assert _told(other, one)


@pytest.mark.parametrize(
    "beside",
    [
        "<section class=cookie-banner><h2>Cookies</h2>{}</section>",  # named as furniture
        "<section>{}</section>",  # no heading says what it is about
        "<div><h2>Before you go on</h2>{}</div>",  # no section
    ],
)
def test_entry_of_what_else_stands_beside_a_section_is_not(beside):
    page = f"<section><h2>1 Levels</h2>{LONG}</section><div>{MENU}</div>{{}}"
    one, other = (page.format(beside.format(NAMED.format(more))) for more in (ENTRY, ""))
    assert not _told(one, other)


def test_title_below_the_text_is_read_first():
    page = f"<html><head><title>The level of the lake</title></head><body><div>{LONG}</div><div><h1>The level of the lake</h1></div></body></html>"
    read = extract(page.encode(), media_type="text/html", url="https://lake.example/report")
    assert read.body.startswith("The level of the lake\n")
