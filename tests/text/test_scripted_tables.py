"""Lists drawn by scripts: hostile scripts, lists that are not a table of the page, and rows that change."""

from __future__ import annotations

import json
import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text import compare, extract
from tests.support.depth import examples
from tests.support.site import prose

HOSTILE = {
    "nested": "var aaa=" + "[" * 300_000,
    "opened again and again": "var aaa=[[" * 60_000,
    "never closed": "var aaa=[{a:1}," * 60_000,
    "one long string": 'var aaa=[{a:"' + "b" * 1_000_000,
    "templates in templates": "var aaa=[{a:`" + "${`" * 100_000,
    "puts a thousand texts in": 'x.innerHTML="Aa bb. Cc dd. Ee ff. Gg hh."+' * 20_000 + '"z"',
    "lists by hand": "".join(f"var l{n}abc=[{{a:'b c'," + "b:1," * 8000 + "}];" for n in range(60)),
    "given a thousand times": "=[[ " * 500_000,
}
SECONDS = 8  # processor seconds; quadratic time would be minutes


def read(program, *, shown=""):
    page = f"<!doctype html><html><head><title>Lists</title></head><body><h1>Lists</h1>{shown}<script>{program}</script></body></html>"
    return extract(page.encode(), media_type="text/html", url="https://u.example/list")


@pytest.mark.parametrize("program", HOSTILE.values(), ids=HOSTILE)
def test_hostile_script_is_read_in_bounded_time(program):
    begun = process_time()
    assert read(f"x.innerHTML = '';{program}").tables == ()
    assert process_time() - begun < SECONDS


CELLS = {"one letter": "a", "question marks": "?", "hyphens": "-", "no end": "-!"}


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_rows_of_one_repeated_letter_are_read_in_bounded_time(cell):
    long = cell[0] * 20_000 + cell[1:]
    begun = process_time()
    read(listed(rows=[{"name": long}] * 40))
    assert process_time() - begun < SECONDS


def test_column_whose_name_repeats_thumb_is_read_in_bounded_time():
    begun = process_time()
    read(listed(rows=[{"thumb" * 20_000 + "!": "Village school"}] * 9))
    assert process_time() - begun < SECONDS


ROWS = [{"name": f"Village school {n}", "county": "Upper valley", "places": 100 + n} for n in range(9)]
DRAWN = "list.forEach(one => box.insertAdjacentHTML('beforeend', one.name));"


def listed(name="list", rows=ROWS):
    return f"var {name} = {json.dumps(rows)};{DRAWN.replace('list', name)}"


def test_ids_urls_and_tokens_of_a_script_are_not_table_columns():
    rows = [
        {"id": 7_000_000_000 + n, "url": f"/v/{n}", "token": f"a8f3c{n}e77b10d9", "go": f"go.php?sid=ab{n}c99"} | row
        for n, row in enumerate(ROWS)
    ]
    assert (
        read(listed(rows=rows), shown=f"<p>{prose(2)}</p>").tables == read(listed(), shown=f"<p>{prose(2)}</p>").tables
    )


def test_patterns_of_urls_are_not_table_columns():
    rows = [
        {"name": f"Scope of the {one} search", "include": f".*/{one}/.*|.*/query/.*{one}.*"}
        for one in ("plate", "gene", "camp", "book", "letter", "court")
    ]
    (table,) = read(f"var scopes={json.dumps(rows)}; document.body.innerHTML = draw(scopes)").tables
    assert table.rows == "\n".join(row["name"] for row in rows)


def test_figures_are_the_same_in_json_and_in_a_script_literal():
    rows = [row | {"share": f"{n}.50"} for n, row in enumerate(ROWS)]
    as_json = re.sub(r'"(\d\.50)"', r"\1", json.dumps(rows))
    by_hand = as_json.replace('"name"', "name")
    one, other = (read(f"var list = {rows};{DRAWN}", shown=f"<p>{prose(2)}</p>").tables for rows in (as_json, by_hand))
    assert one == other
    assert "\t4.50" in one[0].rows


@pytest.mark.parametrize(
    "program",
    [
        listed("relatedStories"), listed("adSlots"), listed("seeAlso"), listed("calendar"), listed("cookieConsent"), listed("articles"),
        listed(rows=[{"x": n, "y": n * n} for n in range(90)]),
        f"var list = {json.dumps(ROWS)};",
        f"var list = {json.dumps(ROWS)}; send(list);",
    ],
)  # fmt: skip
def test_lists_of_furniture_coordinates_or_undrawn_data_are_not_tables(program):
    assert not any(one.rows for one in read(program, shown=f"<p>{prose(2)}</p>").tables)


def test_rows_beside_a_long_page_are_read_in_bounded_time():
    rows = [{"name": f"Village school {n} of the valley"} for n in range(40_000)]
    beside = "".join(f"<p>{prose(n, 14)} Village school {n} in the valley.</p>" for n in range(15_000))
    begun = process_time()
    assert read(listed(rows=rows), shown=beside).tables
    assert process_time() - begun < SECONDS


def test_list_of_few_rows_is_not_a_table():
    assert not any(one.full for one in read(listed(rows=ROWS[:4]), shown=f"<p>{prose(2)}</p>").tables)


@pytest.mark.parametrize("rows", [[{}, {}], [[], []], [[{}], [[]]], [{"": ""}]])
def test_rows_without_a_column_are_not_a_table(rows):
    assert not any(one.full for one in read(listed(rows=rows)).tables)


NAMES = st.sampled_from(["", "data", "name", "text", "html", "title", "labels", "series", "datasets", "type", "features", "properties", "geometry", "coordinates", "length"])  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("Village school of the valley.")
)
GIVEN = st.recursive(
    LEAVES, lambda held: st.lists(held, max_size=6) | st.dictionaries(NAMES, held, max_size=5), max_leaves=30
)
PROGRAMS = (
    f"var list = {{}};{DRAWN}", "Highcharts.chart('box', {})", "new Chart(box, {})", "echarts.init(box).setOption({})", "L.geoJSON({}).addTo(map)",
    "L.marker({}).addTo(map).bindPopup('Camp 4')", "box.innerHTML = {};", "window.__STATE__ = {};", "$('#t').DataTable({})", "google.visualization.arrayToDataTable({})",
)  # fmt: skip


@examples(300)
@given(given=GIVEN, program=st.sampled_from(PROGRAMS), shown=st.sampled_from(["", f"<p>{prose(2)}</p>"]))
def test_page_is_read_whatever_data_its_script_holds(given, program, shown):
    written = json.dumps(given)
    assert read(program.replace("{}", written), shown=shown).title == "Lists"
    assert read(f'"</script><script type="application/json">{written}', shown=shown).title == "Lists"


def differs(one, other):
    found = compare(*(read(listed(rows=rows), shown=f"<p>{prose(2)}</p>") for rows in (one, other)))
    return bool(found.lost or found.added)


MANY = [{"name": f"School of {name}", "county": f"Valley of {name}"} for name in (
    "Berg", "Dahl", "Falk", "Hall", "Kvist", "Lund", "Malm", "Norr", "Ost", "Palm", "Quist", "Rask", "Sand", "Tor"
)]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (MANY[:8], MANY[1:9]), (MANY[2:10], MANY[:8]),  # upcoming entries, and newest entries
        (MANY[:6], MANY[7:13]),  # others at each visit
        ([one | {"says": "<b>Law &amp; order</b> held"} for one in MANY], [one | {"says": "Law & order held"} for one in MANY]),
    ],
)  # fmt: skip
def test_scripted_table_that_rolls_over_is_not_reported(was, is_):
    assert not differs(was, is_)


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (MANY[:8], MANY[1:8]), (MANY[:8], [*MANY[:3], *MANY[4:9]]), (MANY[:12], MANY[:5]), (MANY, MANY[:1]), (MANY[:8], [*MANY[:7], MANY[9]]), (MANY, []),
        (MANY, [one | {"name": "Name withheld"} for one in MANY]),
    ],
)  # fmt: skip
def test_removed_rows_and_withheld_names_are_reported(was, is_):
    assert differs(was, is_)
