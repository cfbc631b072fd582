"""A dialog that is called one on cookies is no text, however long it is; a table of what a register found is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

URL = "https://office.example/posts"
ASKED = "".join(
    f"<p>These cookies are set so that the {one} of the site may be counted, and kept for a year at most.</p>"
    for one in ("pages", "readers", "forms", "films", "maps", "sounds")
)
OPEN = ("Clerk of the water office", "Surveyor of wells", "Keeper of the archive")


def _page(head: str, *entries: str, listed: str = "<ul>{}</ul>", each: str = "<li><a href=/{0}>{0}</a></li>"):
    body = head + "<h2>Open posts</h2>" + listed.format("".join(each.format(one) for one in entries))
    said = f"<html><head><title>Posts</title></head><body>{body}</body></html>"
    return extract(said.encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize(
    "dialog",
    [
        "<dialog class='z-cookie-alert fixed'><h1>Select which cookies you accept</h1>{}</dialog>",
        "<div role=dialog id=cookie-settings><h1>Select which cookies you accept</h1>{}</div>",
    ],
)
def test_dialog_on_cookies_gives_neither_text_nor_title(dialog):
    before, after = (_page(dialog.format(ASKED), *some) for some in (OPEN, OPEN[:2]))
    assert "cookies" not in before.body
    assert any(OPEN[2] in one for one in compare(before, after).lost)


def test_title_that_a_page_sets_in_plain_words_is_its_title_below_such_a_dialog():
    dialog = f"<dialog class=cookie-alert><h1>Select which cookies you accept</h1>{ASKED}</dialog>"
    said = "".join(f"<p>The office asks whoever knows the {one} to write before May.</p>" for one in ("wells", "roads"))
    markup = f"<html><head><title>Two posts at Bel</title></head><body>{dialog}<div>{{}}</div><ul><li><a href=/>Home</a></ul><div>{said * 3}</div></body></html>"
    text = extract(markup.format("Two posts at Bel").encode(), media_type="text/html", url=URL)
    assert text.body.startswith("Two posts at Bel")


def test_dialog_that_holds_the_text_is_text():
    said = ASKED.replace("cookies", "rules")
    assert "rules are set" in _page(f"<dialog open class='z-notice fixed'>{said}</dialog>", *OPEN).body


@pytest.mark.parametrize("named", ["id=searchresults class='searchResults full'", "class=search-results"])
def test_row_that_leaves_a_table_of_results_is_told(named):
    listed, each = f"<table {named}>{{}}</table>", "<tr><td><a href=/{0}>{0}</a></td><td>Bel, 3 May 2025</td></tr>"
    text = (
        "<p>The office looks for people who know the wells and the roads of the province, and answers all letters.</p>"
    )
    before, after = (_page(text * 3, *some, listed=listed, each=each) for some in (OPEN, OPEN[:2]))
    assert any(OPEN[2] in one for one in compare(before, after).lost)
