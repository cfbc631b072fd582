"""Tables and texts that a page's own script draws from data in it: kept, and reported when removed or changed."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from archiver import web
from archiver.search import find
from tests.support.site import prose
from tests.walk.test_judgement_table import after, held

CAMPS = [
    {"id": n, "name": f"Vocational school {n}", "county": county, "opened": 2014 + n % 5, "places": 400 + 37 * n}
    for n, county in enumerate(("Karakax", "Yarkand", "Kashgar", "Hotan", "Aksu", "Artux", "Kuqa", "Turpan"), 1)
]
INTRO = f"<p>{prose(3)}</p>"
DRAWN = "for (const one of camps) { table.insertRow().innerHTML = `<td>${one.name}</td><td>${one.county}</td>`; }"


def as_json(rows):
    return json.dumps(rows)


def by_hand(rows):
    """Written as by hand: unquoted names, single quotes, trailing commas, comments."""
    lines = (
        "{" + ", ".join(f"{name}: {held!r}" for name, held in row.items()) + ",}, // as registered\n" for row in rows
    )
    return f"[\n{''.join(lines)}]"


def page(rows, *, written=as_json, intro=INTRO, before="", program=DRAWN, title="Facilities by county"):
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><main><h1>{title}</h1>{intro}"
        f'<table id="list"></table></main><script>{before}var camps = {written(rows)};\n'
        f'const table = document.getElementById("list");\n{program}</script></body></html>'
    ).encode()


WRITTEN = pytest.mark.parametrize("written", [as_json, by_hand])
SHOWN = pytest.mark.parametrize("intro", [INTRO, ""], ids=["beside a text", "alone"])


def told(world, url):
    return world.app.lookup.events(source=world.watched(url).source.id)[-1].reasons[0].text


@WRITTEN
@SHOWN
def test_row_removed_from_a_scripted_table_is_reported(site, world, written, intro):
    url = held(site, world, path="/list", body=page(CAMPS, written=written, intro=intro))
    after(world, url, 30)
    site.pages["/list"] = page([one for one in CAMPS if one["county"] != "Kuqa"], written=written, intro=intro)
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert "Kuqa" in told(world, url)


@WRITTEN
@SHOWN
def test_changed_figure_in_a_scripted_table_is_reported(site, world, written, intro):
    url = held(site, world, path="/list", body=page(CAMPS, written=written, intro=intro))
    after(world, url, 30)
    other = [{**one, "places": 51} if one["county"] == "Hotan" else one for one in CAMPS]
    site.pages["/list"] = page(other, written=written, intro=intro)
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert "548" in told(world, url)


def test_removal_of_all_rows_of_a_scripted_table_is_reported(site, world):
    url = held(site, world, path="/list", body=page(CAMPS))
    after(world, url, 30)
    site.pages["/list"] = page([])
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert "Karakax" in told(world, url)


def test_cited_passage_in_a_scripted_row_is_found_and_its_loss_reported(site, world):
    url = held(site, world, path="/list", body=page(CAMPS), quote="Vocational school 4")
    after(world, url, 6)
    site.pages["/list"] = page(CAMPS[:3] + CAMPS[4:])
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert "Vocational school 4" in told(world, url)


LIVING = {
    "set by another program": page(CAMPS, written=by_hand),
    "rows in another order": page(CAMPS[::-1]),
    "numbers of its own": page([{**one, "id": 90_000_000_000 + one["id"]} for one in CAMPS]),
    "counted": page([{**one, "views": 17 * one["id"]} for one in CAMPS]),
    "drawn where the page is made": page(
        [], intro=INTRO + "<table>" + "".join(f"<tr><td>{c['name']}</td><td>{c['county']}</td><td>{c['opened']}</td><td>{c['places']}</td></tr>" for c in CAMPS) + "</table>"
    ),
    "fetched by a program": page([], program="fetch('/camps.json').then(draw)").replace(b"var camps = [];", b""),
    "other data before it": page(CAMPS, before=f"var relatedPosts = {json.dumps([{'title': f'Another report {n} of ours'} for n in range(40)])};"),
}  # fmt: skip


@pytest.mark.parametrize("then", LIVING.values(), ids=LIVING)
def test_changes_of_a_living_scripted_table_are_not_reported(site, world, then):
    url = held(site, world, path="/list", body=page(CAMPS))
    after(world, url, 30)
    site.pages["/list"] = then
    after(world, url, 6, 12, 30, 80)
    assert world.kinds(url) == ["first"]


TEXT = [f"Paragraph {n}: {prose(2)}" for n in range(6)]
PROGRAMS = {
    "document.write": lambda lines: "".join(f"document.write('<p>{one}</p>');\n" for one in lines),
    "innerHTML": lambda lines: "box.innerHTML = " + " +\n".join(json.dumps(f"<p>{one}</p>") for one in lines) + ";",
    "template": lambda lines: "const text = `" + "\n\n".join(lines) + "`; box.innerHTML = marked.parse(text);",
}


def written(how, lines):
    return (
        "<!doctype html><html><head><title>On transfers of labour</title></head><body><h1>On transfers of labour</h1>"
        f'<div id="box"></div><script>const box = document.getElementById("box");\n{PROGRAMS[how](lines)}</script></body></html>'
    ).encode()


@pytest.mark.parametrize("how", PROGRAMS)
def test_text_written_by_a_script_is_kept_and_its_changes_reported(site, world, how):
    url = held(site, world, path="/text", body=written(how, TEXT))
    assert {one[0] for one in after(world, url, 30)} <= {"same", "presentation"}
    site.pages["/text"] = written(how, TEXT[:2] + TEXT[3:])
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert "Paragraph 2" in told(world, url)


def test_rows_of_a_scripted_table_are_in_the_copys_text_and_searchable(site, world):
    """No script runs where a copy is opened: the table is empty there."""
    url = held(site, world, path="/list", body=page(CAMPS))
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        words = client.get(f"/api/v1/captures/{world.visits(url)[0]['capture']}/text").json()["text"]
    assert "Vocational school 4 Hotan 2018 548" in " ".join(words.split())
    assert INTRO[3:40] in words
    world.app.indexing.tick()
    with world.app.catalog.read() as conn:
        assert find(conn, '"school 4" Hotan', None).found
