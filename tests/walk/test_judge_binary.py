"""Office files from before 2007 and OFD files, as sources and as documents of a page: judged by their text, whatever
their bytes."""

from __future__ import annotations

from importlib import import_module

import pytest

from archiver.readers.pool import Readers
from archiver.text import Kind, Text, stored
from demo.site import pdf
from tests.support import binary as made
from tests.support.binary import compound, titled
from tests.support.ofd import ofd, sheet
from tests.support.office import zipped
from tests.support.site import Reply, page, prose
from tests.support.world import World
from tests.walk.test_judge_office import FEWER, LINES, ROWS, SENTENCE, saved_anew_and_cut
from tests.walk.test_judgement_table import after, held, rules

XLS = "application/vnd.ms-excel"


def saved(streams, year):
    """Each year's file is written by a different program, which arranges the streams differently."""
    layout = {"size": 4096 if year % 2 else 512, "backwards": year % 3 == 0}
    return compound({"\x05SummaryInformation": titled("A report", year=year), **streams}, **layout)


def doc(*lines, year=2020):
    return saved(made.doc("\r".join([*lines, ""]), before=year - 2000), year)


def ppt(*lines, year=2020):
    return saved(made.ppt(*[made.shown(f"Slide {n}", line) for n, line in enumerate(lines)], saved=1 + year % 2), year)


def workbook(rows, year=2020):
    return saved(made.xls({"Table 1": rows}), year)


def fixed(*lines, year=2020):
    return zipped(
        ofd([sheet(*line.split(". ")) for line in lines], day=year - 2010, more={"Doc_0/x": "x" * (year - 2000)}),
        year=year,
    )


@pytest.mark.parametrize(("kind", "path"), [(doc, "/a.doc"), (ppt, "/a.ppt"), (fixed, "/a.ofd"), (doc, "/a.wps")])
@pytest.mark.parametrize("carried", [False, True], ids=["source", "document"])
def test_resaved_legacy_file_is_unchanged_and_its_removed_passage_is_reported(site, world, kind, path, carried):
    saved_anew_and_cut(site, world, kind, path, carried=carried)


def test_changed_figure_in_an_xls_workbook_is_reported_with_its_row(site, world):
    url = held(site, world, path="/data/table.xls", body=Reply(200, workbook(ROWS), XLS), quote="District G 4,322")
    assert "quote.absent" not in rules(world, url)
    site.pages["/data/table.xls"] = Reply(200, workbook(ROWS, year=2021), XLS)
    assert after(world, url, 25)[-1][0] == "presentation"
    site.pages["/data/table.xls"] = Reply(200, workbook(FEWER, year=2022), XLS)
    assert [one[:2] for one in after(world, url, 25, 26.5)] == [("altered", "available")] * 2
    event = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    (why,) = (one.text for one in event.reasons if one.rule == "quote")
    assert "District G 4" in why
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    ("instead", "finding"),
    [
        (page("Our new site"), "type_changed"),
        (Reply(200, pdf((prose("x", 90),)), "application/pdf"), "type_changed"),
        (Reply(200, doc("Opening hours are from 9 to 5.", "On Fridays the office is closed."), "x/x"), "replaced"),
        (Reply(200, doc(*LINES)[:1500], "x/x"), "server_error"),
        (Reply(200, compound({"EncryptedPackage": bytes(9000), "EncryptionInfo": bytes(99)}), "x/x"), "type_changed"),
        (Reply(404, b"<h1>Not found</h1>", "text/html"), "gone"),
        (Reply(200, doc("This document has been removed."), "x/x"), "soft_gone"),
    ],
    ids=["page", "pdf", "another", "torn", "locked", "gone", "notice"],
)
def test_finding_for_what_replaces_a_doc_file(site, world, instead, finding):
    url = held(site, world, path="/a.doc", body=Reply(200, doc(*LINES), "application/msword"))
    site.pages["/a.doc"] = instead
    assert {one[0] for one in after(world, url, 25, 26.5)} == {finding}
    assert "altered" not in world.kinds(url)


def test_look_after_an_upgrade_is_compared_with_the_text_of_the_copy_read_again(site, tmp_path, monkeypatch):
    """The stored text had been made by a release that could not read such files."""
    whole, less = [*LINES[:2], SENTENCE, *LINES[2:]], LINES
    before = World(tmp_path / "archive", None)
    before.app.new_readers = lambda: Readers(processes=0)
    with monkeypatch.context() as then:
        then.setattr(
            import_module("archiver.text.extract"),
            "binary",
            lambda _data, media_type: Text(kind=Kind.OTHER, media_type=media_type),
        )
        then.setattr(stored, "made_with", lambda _kind: "text/28, code 0")
        url = held(site, before, path="/a.doc", body=Reply(200, doc(*whole), "application/msword"))
        site.pages["/a.doc"] = Reply(200, doc(*whole, year=2021), "application/msword")
        assert after(before, url, 25)[-1][0] == "altered", "as it was told before"
    world = before.again()
    try:
        told = world.kinds(url)
        assert after(world, url, 30)[-1][0] in {"same", "presentation"}
        site.pages["/a.doc"] = Reply(200, doc(*whole, year=2022), "application/msword")
        assert after(world, url, 35)[-1][0] == "presentation"
        assert world.kinds(url) == told
        site.pages["/a.doc"] = Reply(200, doc(*less, year=2023), "application/msword")
        assert [one[0] for one in after(world, url, 40, 41.5)] == ["altered"] * 2
        event = world.app.lookup.events(source=world.watched(url).source.id)[-1]
        assert any("ditches of the upper valley" in one.text for one in event.reasons)
    finally:
        world.close()
