"""Cited passages that were taken out of the served text: what the pages of their work and source say, from a real
walk."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from lxml import html

from archiver.cli import human
from archiver.export import words as summary
from archiver.intake.references import Cite, reference
from archiver.lookup.passages import missing
from demo.site import pdf
from storage.catalog.schema import visits
from tests.support.site import Reply, page, prose
from tests.support.walked import walked

QUOTE = "The deposit was returned only after the second year"
SAID = f"<p>{QUOTE} of the contract had ended.</p>"
GONE = "The cited passage is no longer in the text at this address"
PAPER = "/papers/annex.pdf"
LINES = tuple(prose(f"annex {n}", 40) for n in range(4))


@pytest.fixture
def archive(tmp_path):
    with walked(tmp_path) as found:
        yield found


def told(archive, body, *hours):
    """The id of the source after looks at another text, with these hours between them."""
    site, world, _ = archive
    site.pages["/report"] = body
    for hour in hours:
        world.clock.move(hours=hour)
        world.one(site.url("/report"))
    return world.watched(site.url("/report")).source.id


def kept(archive, body=None):
    """Look once at the report and at another page; returns the capture of the report."""
    site, world, _ = archive
    url = site.url("/report")
    site.pages |= {"/report": body or page("Report", SAID), "/other": page("Other")}
    for path in ("/report", "/other"):
        world.add(site.url(path), quote=QUOTE if path == "/report" else None)
        world.one(site.url(path))
    return world.watched(url).last.id


def shown(archive, path, language="en"):
    answer = archive[2].get(f"{path}?lang={language}", headers={"accept": "text/html"})
    main = html.fromstring(answer.text).find(".//main")
    return " ".join(main.text_content().split()), main


def html_of(archive, path):
    return html.fromstring(archive[2].get(path, headers={"accept": "text/html"}).text).find(".//main")


def the_work(archive, source):
    return archive[1].app.lookup.cited(source)[0].work.id


def test_reference_with_a_lost_passage_needs_attention_and_links_the_copy_that_has_it(archive):
    first = kept(archive)
    source = told(archive, page("Report"), 6, 2, 6)
    newest = archive[1].watched(archive[0].url("/report")).last.id
    assert first != newest
    work = the_work(archive, source)
    text, main = shown(archive, f"/work/{work}")
    assert "Its only reference needs attention." in text
    assert GONE in text
    assert main.xpath(".//li//a[contains(@href, '/capture/')]/@href")[0] == f"/capture/{first}?lang=en"
    text, main = shown(archive, f"/source/{source}")
    assert "a cited passage is no longer there" in shown(archive, "/sources")[0]
    assert (
        text.index(GONE)
        < text.index("Served at this address")
        < text.index("The newest copy with the cited passage")
        < text.index("The newest good copy")
    )
    assert main.xpath(".//a[contains(@class, 'strong')]/@href") == [f"/capture/{first}?lang=en"]
    assert main.xpath(".//a[contains(@href, '#cite')]/@href") == [f"/capture/{first}?lang=en#cite"], (
        "not the text without it"
    )
    (line,) = archive[2].get(f"/api/v1/works/{work}").json()["references"]
    (cited,) = archive[2].get(f"/api/v1/sources/{source}").json()["cited"]
    for one in (line, cited):
        assert (one["quote_missing"]["confirmed"], one["quote_copy"]) == (True, first)
    assert "被引文字" in shown(archive, f"/work/{work}", "zh")[0]
    table = archive[2].get(f"/work/{work}/references.csv").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert [row[name].rpartition("/")[2] for name in ("copy", "copy_with_passage")] == [newest, first]


def test_references_of_a_work_that_cites_one_source_often_read_its_history_once(archive):
    kept(archive)
    source = told(archive, page("Report"), 6, 2, 6)
    work = the_work(archive, source)
    url = archive[0].url("/report")
    found = [read_visits(archive, f"/work/{work}/references.csv")]
    cites = tuple(Cite(title="A work", quote=QUOTE, locator=f"note {n}") for n in range(20))
    archive[1].app.intake.register([replace(reference(url), cites=cites)])
    assert archive[2].get(f"/work/{work}/references.csv").text.count("note ") == 20
    found.append(read_visits(archive, f"/work/{work}/references.csv"))
    assert found[1] == found[0] > 0


def read_visits(archive, path):
    """How often looks are asked for by a request."""
    asked = []

    def note(_conn, _cursor, statement, *_):
        asked.append("FROM visits" in statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        assert archive[2].get(path).status_code == 200
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    return sum(asked)


def test_front_page_counts_sources_without_their_cited_passage_and_links_them(archive):
    kept(archive)
    told(archive, page("Report"), 6)
    overview = archive[2].get("/api/v1/overview")
    assert (overview.json()["lacking"], "No loss" in shown(archive, "/")[0]) == (0, True), "seen once"
    source = told(archive, page("Report"), 2, 6)
    assert archive[2].get("/api/v1/overview").json()["lacking"] == 1
    watched = archive[1].watched(archive[0].url("/report"))
    with archive[1].app.catalog.read() as conn:
        gone = missing(conn, [watched])[source]
    assert "A cited passage is no longer there." in human.source(watched, gone)
    last = gone[QUOTE].copy.id
    assert f'"{QUOTE}" (in capture {last} of ' in "\n".join(
        human.shown(watched, archive[1].app.lookup.show(source), gone)
    )
    text, main = shown(archive, "/")
    assert text.startswith(
        "No loss of a page is confirmed; one of 2 sources no longer has a cited passage in its text."
    )
    (row,) = main.xpath(".//tr[contains(., 'cited passage')]")
    assert [one.text_content().strip() for one in row] == ["a cited passage is no longer there", "1"]
    main = html_of(archive, "/sources?state=lacking")
    assert main.xpath(".//th/a/@href") == [f"/source/{source}"]
    told(archive, page("Report", SAID + "<p>A note that came with it, of some length, to be told.</p>"), 6, 2, 6)
    assert archive[2].get("/api/v1/overview").json()["lacking"] == 0


def test_restored_passage_is_safe_again_and_one_missed_once_is_unconfirmed(archive):
    kept(archive)
    source = told(archive, page("Report"), 6)
    work = the_work(archive, source)
    assert "not in the text of the newest look, not yet confirmed" in shown(archive, f"/work/{work}")[0]
    assert "a cited passage was not there, not yet confirmed" in shown(archive, "/sources")[0]
    told(archive, page("Report", SAID), 1)
    assert "Its only reference is kept and served." in shown(archive, f"/work/{work}")[0]
    told(archive, page("Report"), 6, 30, 6)
    assert GONE in shown(archive, f"/source/{source}")[0]
    told(archive, page("Report", SAID + "<p>A note that came with it, of some length, to be told.</p>"), 6, 2, 6)
    assert "Its only reference is kept and served." in shown(archive, f"/work/{work}")[0]
    (line,) = archive[2].get(f"/api/v1/works/{work}").json()["references"]
    assert (line["quote_missing"], line["quote_copy"]) == (None, None)


def test_lost_passage_of_a_document_links_the_copy_of_the_document(archive):
    site, world, _ = archive
    site.pages[PAPER] = Reply(200, pdf((*LINES, QUOTE + " of the contract.")), "application/pdf")
    carrier = page("Report", f'<p><a href="{PAPER}">Annex</a></p>')
    kept(archive, carrier)
    (document,) = world.watched(site.url("/report")).documents
    site.pages[PAPER] = Reply(200, pdf(LINES), "application/pdf")
    source = told(archive, carrier, 6, 2, 6)
    (cited,) = archive[2].get(f"/api/v1/sources/{source}").json()["cited"]
    assert cited["quote_copy"] == document.id
    assert cited["quote_missing"]["document"] == site.url(PAPER)
    text, _ = shown(archive, f"/source/{source}")
    assert text.count("The cited passage is no longer in a document that this page carries") == 2
    assert GONE not in text
    assert site.url(PAPER) in shown(archive, f"/work/{the_work(archive, source)}", "zh")[0]


def test_passage_of_a_lost_document_is_reported_everywhere_with_its_copy(archive):
    site, world, client = archive
    site.pages[PAPER] = Reply(200, pdf((*LINES, QUOTE + " of the contract.")), "application/pdf")
    paper, carrier = site.pages[PAPER], page("Report", f'<p><a href="{PAPER}">Annex</a></p>')
    kept(archive, carrier)
    (document,) = world.watched(site.url("/report")).documents
    del site.pages[PAPER]
    for hours, confirmed, said in (
        ((6,), False, "and that was not there when last looked at, not yet confirmed"),
        ((20, 30), True, "and that is no longer served: first absent 1 March"),
    ):
        source = told(archive, carrier, *hours)
        work = the_work(archive, source)
        (cited,) = client.get(f"/api/v1/sources/{source}").json()["cited"]
        (line,) = client.get(f"/api/v1/works/{work}").json()["references"]
        for one in (cited, line):
            assert one["quote_copy"] == document.id
            assert (one["quote_missing"]["confirmed"], one["quote_missing"]["document"]) == (confirmed, site.url(PAPER))
        for path in (f"/source/{source}", f"/work/{work}"):
            text, main = shown(archive, path)
            assert said in text
            assert main.xpath(f".//a[contains(@href, '/capture/{document.id}')]")
        with world.app.catalog.read() as conn:
            lacks = missing(conn, [world.watched(site.url("/report"))])[source][QUOTE]
        for language in ("en", "zh"):
            assert site.url(PAPER) in summary.lacking(QUOTE, lacks, language)
            assert document.id in summary.lacking(QUOTE, lacks, language)
    site.pages[PAPER] = paper
    told(archive, carrier, 6)
    (cited,) = client.get(f"/api/v1/sources/{source}").json()["cited"]
    assert cited["quote_missing"] is None


def test_counts_of_a_work_agree_with_its_listed_references(archive):
    site, world, _ = archive
    kept(archive)
    for path, quote in (("/report", "the survey of households"), ("/other", "the survey of households")):
        world.add(site.url(path), quote=quote)
    source = told(archive, page("Report"), 6, 2)
    text, main = shown(archive, f"/work/{the_work(archive, source)}")
    counts = [int(one.text_content()) for one in main.xpath(".//h2/span[@class='count']")]
    assert f"{counts[1]} of {sum(counts)} references are kept and served." in text
    assert text.index(GONE) < text.index("Kept and served")


def read_by_another(archive):
    """Change the stored observations as if an earlier version, which read more of the page, had found the passage."""
    with archive[1].app.catalog.write() as conn:
        for n, said in conn.execute(
            sa.select(visits.c.n, visits.c.observation).where(visits.c.observation.is_not(None))
        ).all():
            seen = json.loads(said) | {"v": "text/1 rules/1", "quotes": {QUOTE: True}, "quotes_before": {QUOTE: True}}
            conn.execute(sa.update(visits).where(visits.c.n == n).values(observation=json.dumps(seen)))


@pytest.mark.parametrize("by_another", [True, False], ids=["it was read otherwise before", "it went"])
def test_passage_is_reported_as_lost_only_if_the_page_lost_it(archive, by_another):
    """A newer version may leave e.g. a table of contents out of both texts, and the passage with it."""
    site, world, _ = archive
    url = site.url("/report")
    said = "" if by_another else SAID
    site.pages["/report"] = page("Report", f"<p>{prose('first', 30)}</p>{said}")
    world.add(url, quote=QUOTE)
    world.one(url)
    told(archive, page("Report", f"<p>{prose('second', 30)}</p>{said}"), 6, 2, 6)
    if by_another:
        read_by_another(archive)
    source = told(archive, page("Report", f"<p>{prose('third', 30)}</p>"), 6, 2, 6)
    assert world.kinds(url) == ["first", "altered", "altered"]
    with world.app.catalog.read() as conn:
        assert bool(missing(conn, [world.watched(url)])) is not by_another
    assert (GONE in shown(archive, f"/source/{source}")[0]) is not by_another
