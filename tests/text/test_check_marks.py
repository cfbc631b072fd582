"""Signs that are drawn instead of written: ticks and crosses made by a class, labels and figures in an SVG of a page,
and files that are a single SVG."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.text import Text, compare, extract

LINES = "".join(
    f"<p>The company of house {n} was asked for its list of suppliers in May of that year.</p>" for n in range(6)
)


def read(body: str) -> Text:
    markup = f"<!doctype html><html><meta charset=utf-8><title>Answers</title><body><main><h1>Answers</h1>{LINES}{body}</main></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://audits.example/12")


def cell(sign: str, of: str = "") -> str:
    rows = f"<tr><td>Alpha Textile</td><td{of}>{sign}</td></tr><tr><td>Gamma Yarn</td><td>late</td></tr>"
    return f"<table><tr><th>Company</th><th>Audited</th></tr>{rows}</table>"


CHECK, CROSS = '<i class="fa fa-check"></i>', '<i class="fa fa-times"></i>'
ASKED = "The company named its suppliers."  # a full sentence: the sign follows its end


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (cell('<i class="fa fa-check"></i>'), cell('<i class="fa fa-times"></i>')),
        (cell('<span class="vote yes"></span>'), cell('<span class="vote no"></span>')),
        (cell('<svg class=icon><use href="#icon-check-circle"></use></svg>'), cell('<svg class=icon><use href="#icon-x-circle"></use></svg>')),
        (cell('<img src="/i/tick.png">'), cell('<img src="/i/cross.png">')),
        (cell('<img src="/i/1.png" alt="Yes">'), cell('<img src="/i/0.png" alt="No">')),
        (cell("", ' aria-label="Audited in 2019"'), cell("", ' aria-label="Not audited"')),
        (cell("<input type=checkbox disabled checked>"), cell("<input type=checkbox disabled>")),
        ("<ul><li><input type=checkbox disabled checked> To answer<li><input type=checkbox disabled> To publish</ul>", "<ul><li><input type=checkbox disabled> To answer<li><input type=checkbox disabled> To publish</ul>"),
        ("<ul><li><i class=check></i> To answer<li><i class=cross></i> To publish</ul>", "<ul><li><i class=cross></i> To answer<li><i class=cross></i> To publish</ul>"),
        (cell(CHECK).replace("Alpha Textile", ASKED), cell(CROSS).replace("Alpha Textile", ASKED)),
        (cell("<input type=radio disabled checked>"), cell("<input type=radio disabled>")),
        (f"<p>{ASKED} ☐</p>", f"<p>{ASKED} ☑</p>"),
    ],
)  # fmt: skip
def test_tick_that_became_a_cross_is_reported(yes, no):
    assert compare(read(yes), read(no)).lost


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (cell('<i class="fa fa-check"></i>'), cell('<span class="bi bi-check-circle-fill"></span>')),
        (cell("", ' class="no-print"'), cell("", ' class="check-in"')),
        (cell('<a href="/a"><i class="fa fa-times"></i></a>'), cell('<a href="/a"><i class="fa fa-check"></i></a>')),
        (cell("<input type=checkbox checked>"), cell("<input type=checkbox>")),
        (cell('<img src="/ad/1.png" alt="No other bank" title="No other bank">'), cell('<img src="/ad/2.png" alt="All of it">')),
        ("<ul><li><i class=check></i> To answer<li><i class=check></i> To publish</ul>", "<ul><li>To answer<li>To publish</ul>"),
        (cell('<i aria-label="4.5 out of 5 stars"></i>'), cell('<i aria-label="4.6 out of 5 stars"></i>')),
    ],
    ids=["of another set of signs", "names of styles", "a button", "to be filled in", "a picture", "an ornament", "stars"],
)  # fmt: skip
def test_icons_and_labels_that_only_resemble_ticks_are_not_reported(one, other):
    found = compare(read(one), read(other))
    assert (found.lost, found.added) == ((), ())


def chart(*labels: str, more: str = "") -> str:
    return f'<svg viewBox="0 0 9 9">{more}{"".join(f"<text x=1>{one}</text>" for one in labels)}</svg>'


@pytest.mark.parametrize(
    "group", ['<g class="tick"><line/>{}</g>', "<g class='highcharts-yaxis-labels'><text>0</text>{}</g>"]
)
def test_axis_figures_are_not_text_but_axis_names_are(group):
    def drawn(least: str, name: str) -> Text:
        axis = group.format(f"<text>{least}</text><text>{name}</text>")
        return read(f"<svg>{axis}<text>1,204 held</text><text>9,204 held</text></svg>")

    assert drawn("100", "Kuqa").visible == drawn("200", "Kuqa").visible
    assert "Kuqa" in " ".join(compare(drawn("100", "Kuqa"), drawn("100", "Shule")).lost)
    assert "1,204 held" in drawn("100", "Kuqa").visible


def test_text_in_an_svg_is_reported_but_a_titled_logo_is_not():
    found = compare(read(chart("2018", "2019", "1,204 held")), read(chart("2018", "2019", "204 held")))
    assert "1,204 held" in " ".join(found.lost)
    found = compare(
        read(chart("Alpha", more="<title>Our sign</title>")), read(chart("Alpha News", more="<title>A sign</title>"))
    )
    assert (found.lost, found.added) == ((), ())


def drawing(people: str, at: int) -> Text:
    said = f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><style>text {{}}</style><text x="{at}">Camp 1: <tspan>{people}</tspan></text><text x="{at}">Aksu &amp; Hotan</text></svg>'
    return extract(said.encode(), media_type="image/svg+xml")


def test_svg_file_is_compared_by_its_words_not_their_positions():
    assert drawing("2,000", 1).visible == drawing("2,000", 2).visible == "Camp 1: 2,000\nAksu & Hotan"
    assert compare(drawing("2,000", 1), drawing("200", 1)).lost


@pytest.mark.parametrize(
    "made",
    [
        "<td><i class=x>" * 50_000,
        "<td>" + "<i title=a>" * 50_000,
        "<svg><text>" * 50_000,
        "</svg>" * 90_000 + "<text",
        "<svg>" + "<text>" * 90_000,
    ],
)
def test_hostile_markup_is_read_in_bounded_time(made):
    before = process_time()
    read(made)
    assert process_time() - before < 5


def test_page_cut_off_within_a_closing_svg_tag_is_read_once():
    drawing = "<svg>" + "".join(f"<text>Label {n}</text>" for n in "ABCDEF") + "</svg>"
    whole = f"<html><body><p>Wells of Brink.</p>{drawing}<p>Ropes of Dolina.</p>{drawing}"
    shown = extract(whole[:-1].encode(), media_type="text/html").visible
    assert shown.count("Wells of Brink.") == 1
    assert shown.count("Label A") == 2
