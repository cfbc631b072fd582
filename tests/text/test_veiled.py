"""A page that hides its text until a script shows it is read as the script would show it."""

from __future__ import annotations

import pytest

from archiver.text import extract
from storage.model import Finding
from tests.judgement.looks import exchange, look, reference

LINES = [
    f"Article {n} of the order says how the wells of Brink are drawn from, and who counts the buckets on day {n}."
    for n in range(24)
]


def _page(
    lines, veil: str = "hidden", shown: str = "", script: str = "<script src=/show.js></script>", tag: str = "div"
) -> str:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>Order on wells</title>{script}</head><body><h1>Order on wells</h1>{shown}<{tag} {veil}>{text}</{tag}></body></html>"


def _read(page: str) -> str:
    return extract(page.encode(), media_type="text/html").visible


@pytest.mark.parametrize(
    "veil", ["hidden", "id=MAIN hidden", "hidden=''", "style='display:none'", 'style="margin:0; display : none"']
)
def test_hidden_text_below_the_title_is_read(veil):
    said = _read(_page(LINES, veil))
    assert all(line in said for line in LINES)


@pytest.mark.parametrize(
    "page",
    [
        _page(LINES, script=""), _page(LINES, "class=modal hidden"), _page(LINES, "class=paywall-text hidden"), _page(LINES[:3]),
        _page(LINES, shown="<p>This order was withdrawn by the council.</p>"), _page(LINES, tag="form"), _page([LINES[1].rstrip(".") + "+(!![])" * 400]),
    ],
    ids=["no script", "a dialog", "behind a wall", "little", "a sentence in its place", "a form", "a program's"],
)  # fmt: skip
def test_text_that_stays_hidden_is_not_read(page):
    assert LINES[1] not in _read(page)


ROWS = "".join(f"<tr><td>{n}</td><td>Member {n} of the valley</td><td>Committee {n % 7}</td></tr>" for n in range(60))


def _listing(style: str, script: str) -> str:
    table = f"<table id='members' class='sortable' {style}><tbody>{ROWS}</tbody></table>"
    said = "<p>The members of this assembly are listed here. Choose a faction above.</p>"
    return _read(f"<html><body><h1>Members</h1>{said}{table}<script>{script}</script></body></html>")


@pytest.mark.parametrize(
    "script",
    [
        "$(function() { $('#members').on('init.dt', function() { $('#members').show(); }).DataTable({}); });",
        '$("#members").dataTable({"paging": true, "initComplete": function() { $(this).show(); }});',
        "document.getElementById('members').style.display = 'table';",
    ],
)
def test_table_hidden_until_a_script_has_sorted_it_is_read(script):
    assert "Member 42 of the valley" in _listing('style="display: none;"', script)


@pytest.mark.parametrize("script", ["$('#other').show();", "sort(document.getElementById('members'));", ""])
def test_hidden_table_that_no_script_shows_is_not_read(script):
    assert "Member 42" not in _listing('style="display: none;"', script)


def test_changes_of_a_page_revealed_by_a_script_are_recognised():
    old = _page(LINES)
    changed = look(exchange(_page([*LINES[:9], *LINES[12:]])), last=reference(old))
    assert changed.finding is Finding.ALTERED
    assert look(exchange(_page(LINES, veil="")), last=reference(old)).finding.effect.value == "good"
    assert look(exchange(_page(["Nothing is found here."])), last=reference(old)).finding.effect.value in {
        "loss",
        "failure",
    }


@pytest.mark.parametrize("sign", ["#", "¶", "&para;", "<span>#</span>", " 🔗 "])
def test_permalink_of_a_heading_is_not_text(sign):
    def page(link: str, before: str = "", behind: str = "") -> str:
        lines = "".join(f"<p>{line}</p>" for line in LINES[:4])
        return f"<title>Order</title><main><h1>{before and link}Order on wells{behind and link}</h1>{lines}<p>{link[:0]}# Lids stay shut.</p></main>"

    link = f'<a class="header-anchor" href="#order">{sign}</a>'
    plain, first, last = page(link), page(link, before="x"), page(link, behind="x")
    for one, other in ((plain, first), (first, last), (last, plain)):
        assert look(exchange(other), last=reference(one)).finding.effect.value == "good"
    typed = plain.replace("# Lids", "Lids")
    assert look(exchange(typed), last=reference(plain)).observation.last.lost, "what is no link is text"
