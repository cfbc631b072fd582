"""Workbooks, slides, RTF and e-books as sources and as documents: judged by their text, whatever their bytes."""

from __future__ import annotations

import pytest

from archiver import words
from demo.site import pdf
from tests.support.office import epub, pptx, shape, xlsx, zipped
from tests.support.site import Reply, page, prose
from tests.walk.test_judge_documents import carrier
from tests.walk.test_judgement_table import after, held, rules

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ("District", "Persons transferred", "Year")
ROWS = [HEAD, *[(f"District {name}", 4100 + 37 * n, 2017 + n % 3) for n, name in enumerate("ABCDEFGHIJKLMNOP")]]
FEWER = [*ROWS[:7], ("District G", 12, ROWS[7][2]), *ROWS[8:]]
LINES = [prose(f"chapter {n}", 40) for n in range(4)]
SENTENCE = "The ditches of the upper valley were dug by people who had no choice."


def workbook(rows, year=2020, **more):
    return zipped(xlsx({"Table 1": rows}, properties=f"<p>saved in {year}</p>", **more), year=year)


def slides(*lines, year=2020):
    return zipped(pptx(*[shape(f"Slide {n}", line) for n, line in enumerate(lines)]), year=year)


def rtf(*lines, year=2020):
    told = "\\par ".join(lines)
    return f"{{\\rtf1\\ansi{{\\info{{\\creatim\\yr{year}}}}}{told}\\par}}".encode()


def book(*lines, year=2020):
    return zipped(epub(*[f"<html><body><p>{line}</p></body></html>" for line in lines]), year=year)


def saved_anew_and_cut(site, world, made, path, *, carried):
    """Saves a file again before each of three looks, by `made(*lines, year=)`, and then without a sentence."""
    whole, less = [*LINES[:2], SENTENCE, *LINES[2:]], LINES
    site.pages[path] = Reply(200, made(*whole), "application/octet-stream")
    if carried:
        url = held(site, world, body=carrier(path))
        after(world, url, 30)
    else:
        url = held(site, world, path=path, body=site.pages[path], quote=SENTENCE)
        assert "quote.absent" not in rules(world, url)
    for year in (2021, 2022, 2023):
        site.pages[path] = Reply(200, made(*whole, year=year), "application/octet-stream")
        assert after(world, url, 25)[-1][0] in {"same", "presentation"}
    assert world.kinds(url) == ["first"]
    site.pages[path] = Reply(200, made(*less, year=2024), "application/octet-stream")
    assert [one[0] for one in after(world, url, 25, 26.5)] == ["altered"] * 2
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any("ditches of the upper valley" in one.text for one in told.reasons)


@pytest.mark.parametrize(("made", "path"), [(slides, "/a.pptx"), (rtf, "/a.rtf"), (book, "/a.epub")])
@pytest.mark.parametrize("carried", [False, True], ids=["source", "document"])
def test_resaved_office_file_is_unchanged_and_its_removed_passage_is_reported(site, world, made, path, carried):
    saved_anew_and_cut(site, world, made, path, carried=carried)


@pytest.mark.parametrize(("quote", "told"), [("District G 4,322", "quote"), (None, "lost")], ids=["cited", "not_cited"])
def test_changed_figure_in_a_workbook_is_reported_with_its_row(site, world, quote, told):
    url = held(site, world, path="/data/table.xlsx", body=Reply(200, workbook(ROWS), XLSX), quote=quote)
    assert "quote.absent" not in rules(world, url)
    site.pages["/data/table.xlsx"] = Reply(200, workbook(ROWS, year=2021), XLSX)
    assert after(world, url, 25)[-1][0] == "presentation"
    site.pages["/data/table.xlsx"] = Reply(200, workbook(FEWER, year=2022), XLSX)
    assert [one[:2] for one in after(world, url, 25, 26.5)] == [("altered", "available")] * 2
    event = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    (why,) = (one.text for one in event.reasons if one.rule == told)
    assert "District G 4" in why
    assert all(words.reason(one.rule, one.text, "zh") for one in event.reasons)
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("instead", "finding"),
    [
        (page("Our new site"), "type_changed"),
        (Reply(200, pdf((prose("x", 90),)), "application/pdf"), "type_changed"),
        (Reply(200, workbook([["Opening hours", "9 to 5"], ["Closed on", "Friday"]]), XLSX), "replaced"),
        (Reply(200, workbook(ROWS)[:900], XLSX), "server_error"),
        (Reply(404, b"<h1>Not found</h1>", "text/html"), "gone"),
    ],
    ids=["page", "pdf", "another", "torn", "gone"],
)
def test_finding_for_what_replaces_a_workbook(site, world, instead, finding):
    url = held(site, world, path="/data/table.xlsx", body=Reply(200, workbook(ROWS), XLSX))
    site.pages["/data/table.xlsx"] = instead
    assert {one[0] for one in after(world, url, 25, 26.5)} == {finding}
    assert "altered" not in world.kinds(url)


def test_workbook_with_all_figures_revised_is_altered_not_replaced(site, world):
    url = held(site, world, path="/data/table.xlsx", body=Reply(200, workbook(ROWS), XLSX))
    revised = [HEAD, *[(f"{name[::-1]} {n * 13}", 90_000 + n * 411, 1990) for n, (name, _, _) in enumerate(ROWS[1:])]]
    site.pages["/data/table.xlsx"] = Reply(200, workbook(revised), XLSX)
    assert after(world, url, 25, 26.5)[-1][:2] == ("altered_large", "available")


def test_export_date_in_a_workbook_is_not_reported(site, world):
    url = held(
        site, world, path="/data/table.xlsx", body=Reply(200, workbook([*ROWS, ("Export date", "2021-03-01")]), XLSX)
    )
    for day in range(2, 8):
        site.pages["/data/table.xlsx"] = Reply(200, workbook([*ROWS, ("Export date", f"2021-03-0{day}")]), XLSX)
        after(world, url, 12, 24)
    assert world.kinds(url) == ["first"]


def test_removal_notice_in_a_workbook_is_recognised(site, world):
    url = held(site, world, path="/data/table.xlsx", body=Reply(200, workbook(ROWS), XLSX))
    site.pages["/data/table.xlsx"] = Reply(200, workbook([["This table has been removed."]]), XLSX)
    assert after(world, url, 25, 26.5)[-1][:2] == ("soft_gone", "suspect")


def register(*without):
    rows = (f"{n},Person number {n} of the register,Place {n % 97}" for n in range(70_000) if n not in without)
    return Reply(200, "\n".join(["number,name,place", *rows]).encode(), "text/csv")


@pytest.mark.parametrize("carried", [False, True], ids=["source", "document"])
def test_row_missing_beyond_the_part_of_a_long_table_that_is_read_is_reported(site, world, carried):
    site.pages["/data/all.csv"] = register()
    url = held(site, world, body=carrier("/data/all.csv")) if carried else held(
        site, world, path="/data/all.csv", body=register()
    )  # fmt: skip
    site.pages["/data/all.csv"] = register(69_990)
    assert [one[:2] for one in after(world, url, 25, 26.5)] == [("altered", "available")] * 2
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert all(words.reason(one.rule, one.text, "zh") for one in told.reasons)
    assert carried or told.reasons[0].text == "the document differs beyond the part that is read"
