"""Charts and maps that a page's scripts draw from data written in the page."""

from __future__ import annotations

import json
from time import process_time

import pytest

from archiver.text import Text, compare, extract
from tests.support.site import prose

PLACES = [f"<b>Camp {n}</b><br>Built in 201{n}, {n + 2} watchtowers beside the railway" for n in range(8)]
YEARS = [str(year) for year in range(2012, 2020)]


def read(*programs: str) -> Text:
    text = "".join(f"<p>{prose(f'{n}', 40)}</p>" for n in range(4))
    scripts = "".join(f"<script>{one}</script>" for one in programs)
    page = f"<!doctype html><html><head><title>Camps</title></head><body><main><h1>Camps</h1>{text}<div id=m></div></main>{scripts}</body></html>"
    return extract(page.encode(), media_type="text/html", url="https://u.example/camps")


def leaflet(places: list[str]) -> str:
    return 'var m = L.map("m");' + "".join(f"L.marker([39.{n}, 76]).addTo(m).bindPopup({json.dumps(one)});" for n, one in enumerate(places))  # fmt: skip


def google(places: list[str]) -> str:
    return "".join(f"new google.maps.InfoWindow({{content: '{one}', maxWidth: {n}}});" for n, one in enumerate(places))


def geojson(places: list[str]) -> str:
    found = [{"type": "Feature", "properties": {"name": one}, "geometry": {"type": "Point", "coordinates": [76.1, 39.5]}} for one in places]  # fmt: skip
    return f"var camps = {json.dumps({'type': 'FeatureCollection', 'features': found})}; L.geoJSON(camps).addTo(m);"


@pytest.mark.parametrize("drawn", [leaflet, google, geojson])
def test_removed_place_on_a_map_is_reported(drawn):
    found = compare(read(drawn(PLACES)), read(drawn([*PLACES[:3], *PLACES[4:]])))
    assert ["Camp 3" in one and "5 watchtowers" in one for one in found.lost] == [True]


@pytest.mark.parametrize("drawn", [leaflet, google])
def test_removed_place_on_a_map_of_four_places_is_reported(drawn):
    found = compare(read(drawn(PLACES[:4])), read(drawn([*PLACES[:2], PLACES[3]])))
    assert ["Camp 2" in one for one in found.lost] == [True]


def chart_js(figures: list[int], years: list[str]) -> str:
    return f'new Chart(c, {{type: "bar", data: {{labels: {json.dumps(years)}, datasets: [{{label: "Detained", data: {figures}}}]}}}});'


def highcharts(figures: list[int], years: list[str]) -> str:
    return f'Highcharts.chart("m", {{xAxis: {{categories: {json.dumps(years)}}}, series: [{{name: "Detained", data: {figures}}}]}});'


def echarts(figures: list[int], years: list[str]) -> str:
    return f"echarts.init(m).setOption({{xAxis: {{type: 'category', data: {json.dumps(years)}}}, series: [{{data: {figures}, type: 'bar', name: 'Detained'}}]}});"


def google_charts(figures: list[int], years: list[str]) -> str:
    return f"var data = google.visualization.arrayToDataTable({json.dumps([['Year', 'Detained'], *zip(years, figures, strict=True)])});"


FIGURES = [1204, 2309, 4410, 9204, 8801, 7040, 6055, 5120]
CHARTS = [chart_js, highcharts, echarts, google_charts]


@pytest.mark.parametrize("drawn", CHARTS)
def test_changed_figure_in_a_chart_is_reported_with_its_label(drawn):
    found = compare(read(drawn(FIGURES, YEARS)), read(drawn([*FIGURES[:3], 92, *FIGURES[4:]], YEARS)))
    assert "2015" in " ".join(found.lost)
    assert "9204" in " ".join(found.lost)


@pytest.mark.parametrize("drawn", CHARTS)
def test_changed_figure_in_a_chart_of_four_bars_is_reported(drawn):
    found = compare(read(drawn(FIGURES[:4], YEARS[:4])), read(drawn([*FIGURES[:2], 441, *FIGURES[3:4]], YEARS[:4])))
    assert "4410" in " ".join(found.lost)


@pytest.mark.parametrize("drawn", CHARTS)
def test_chart_extended_by_a_newer_value_is_not_an_alteration(drawn):
    before = read(drawn(FIGURES, YEARS))
    for now in (drawn([*FIGURES[:-1], 5180, 44], [*YEARS, "2020"]), drawn([*FIGURES[1:], 44], [*YEARS[1:], "2020"])):
        found = compare(before, read(now))
        assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    "program",
    ["x.bindPopup('a');" * 60_000, ".bindPopup(" * 60_000, "InfoWindow({" * 60_000, "Highcharts series:[" * 50_000, "Highcharts series xAxis:{" * 50_000, "new Chart( datasets:" + "[" * 200_000],
)  # fmt: skip
def test_hostile_chart_script_is_read_in_bounded_time(program):
    begun = process_time()
    read(program)
    assert process_time() - begun < 3


@pytest.mark.parametrize("drawn", CHARTS)
def test_changed_figure_in_an_extended_chart_is_reported(drawn):
    found = compare(read(drawn(FIGURES, YEARS)), read(drawn([*FIGURES[:3], 92, *FIGURES[4:], 44], [*YEARS, "2020"])))
    assert "9204" in " ".join(found.lost)


@pytest.mark.parametrize("drawn", [lambda: chart_js(FIGURES, YEARS), lambda: leaflet(PLACES)])
def test_chart_removed_with_its_script_is_reported(drawn):
    assert compare(read(drawn(), "var a = 1;"), read("var a = 1;")).lost
    assert not compare(read(drawn()), read("drawn.from(elsewhere);")).lost, "a program elsewhere may draw it"


def test_figures_without_a_name_are_not_read():
    posted = [[f"2022-08-{day:02}", day % 2] for day in range(1, 29)]
    assert read(f"echarts.init(m).setOption({{series: {{type: 'heatmap', data: {posted}}}}});").tables == ()


@pytest.mark.parametrize("drawn", [leaflet, google])
def test_map_that_is_the_whole_page_is_its_text_and_reports_each_place_once(drawn):
    def alone(places: list[str]) -> Text:
        page = f"<!doctype html><html><head><title>Camps</title></head><body><h1>Camps</h1><div id=m></div><script>{drawn(places)}</script></body></html>"
        return extract(page.encode(), media_type="text/html", url="https://u.example/camps")

    assert "5 watchtowers" in alone(PLACES).visible
    found = compare(alone(PLACES), alone([*PLACES[:3], *PLACES[4:]]))
    assert ["5 watchtowers" in one for one in found.lost] == [True]


@pytest.mark.parametrize("gone", [0, 1])
def test_every_layer_of_a_map_is_compared(gone):
    def layers(*places: list[str]) -> str:
        features = (
            "".join(f"{{type: 'Feature', geometry: {{}}, properties: {{name: '{one}'}}}}," for one in some)
            for some in places
        )
        return "".join(f"L.geoJSON({{type: 'FeatureCollection', features: [{one}]}}).addTo(m);" for one in features)

    factories = [one.replace("Camp", "Factory") for one in PLACES]
    both = [PLACES, factories]
    less = [[*one[:3], *one[4:]] if n == gone else one for n, one in enumerate(both)]
    lost = compare(read(layers(*both)), read(layers(*less))).lost
    assert [("Camp 3", "Factory 3")[gone] in one for one in lost] == [True]


def test_map_with_short_labels_is_compared_beside_a_table_variable_named_map():
    few = [f"Camp {n}" for n in range(6)]
    rows = [{"name": f"The camp of county {n}", "since": "It was built in the spring of that year"} for n in range(6)]
    named = f"var map = {json.dumps(rows)}; L.geoJSON(map); draw(map);"
    found = compare(read(leaflet(few), named), read(leaflet([*few[:3], *few[4:]]), named))
    assert ["Camp 3" in one for one in found.lost] == [True]


def test_unreadable_chart_labels_do_not_shift_those_of_the_next_chart():
    def charts(figures: list[int]) -> str:
        return f"{chart_js(FIGURES, ['x']).replace(str(['x']).replace(chr(39), chr(34)), '[1, (2]')} {chart_js(figures, YEARS)}"

    lost = compare(read(charts(FIGURES)), read(charts([*FIGURES[:3], 1, *FIGURES[4:]]))).lost
    assert ["2015" in one and "9204" in one for one in lost] == [True]


def test_every_chart_without_labels_is_read():
    def charts(figures: list[int]) -> str:
        points = [{"x": year, "y": figure} for year, figure in zip(YEARS, figures, strict=True)]
        return "".join(
            f"new ApexCharts(m, {{series: [{{name: '{one}', data: {json.dumps(points)}}}]}});" for one in "AB"
        )

    lost = compare(read(charts(FIGURES)), read(charts([*FIGURES[:2], 1, *FIGURES[3:]]))).lost
    assert " ".join(lost).count("4410") == 2


def test_chart_of_the_hours_of_a_day_is_not_compared():
    hours = [f"{hour}:00" for hour in range(6, 14)]
    shown = (read(chart_js(one, hours)) for one in (FIGURES, FIGURES[::-1]))
    assert compare(*shown).lost == ()


def test_map_of_current_events_is_not_compared():
    assert compare(read(geojson(PLACES[:5])), read(geojson([f"Quake of {n}" for n in range(5)]))).lost == ()


def test_features_list_of_a_script_is_not_a_map():
    drawn = [
        {"title": f"Fast and easy {n}", "text": "It is made for all of you, and more of it is to come"}
        for n in range(6)
    ]
    made = f"new Vue({{data: {{features: {json.dumps(drawn)}}}}});"
    assert read(made.replace('"', "'")).tables == ()
