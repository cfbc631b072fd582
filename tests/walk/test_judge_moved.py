"""A document that moved within its site is found by new links, whatever their text, and is not reported removed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from archiver.rejudge import Done
from demo.site import pdf
from storage.journal import SourceEdited
from tests.support.dnsserver import DnsServer
from tests.support.notices import PARKED
from tests.support.site import NOT_FOUND, Reply, moved, page, prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_table import after, held

OTHER = '<li><a href="/papers/other">Other</a></li>'
REPORT = page("Survey of the wells, 2021")
NEW = "/archive/17"


def listing(*links: str) -> bytes:
    return page("Papers", f"<ul>{''.join(links)}{OTHER}</ul>")


def link(path: str, told: str, before: str = "") -> str:
    return f'<li>{before}<a href="{path}">{told}</a></li>'


def kept(site, world, links, path="/papers/report", body=REPORT):
    """A source looked at twice, with its listing page."""
    url = held(site, world, path=path, body=body)
    site.pages["/papers/"] = listing(*links)
    assert after(world, url, 6)[-1][:2] == ("same", "available")
    assert site.paths().count("/papers/") == 1
    return url


def asked(site, count):
    """Paths requested after the first `count` requests."""
    return site.paths()[count:]


def rejudged(world):
    """What changes if the looks are observed again from their bodies."""
    Exact.differs = []
    return [one for one in deep(world, Exact) if not isinstance(one, Done)] + Exact.differs


@pytest.mark.parametrize(
    ("title", "new", "anew"),
    [
        ("Survey of the wells, 2021", NEW, link(NEW, "The wells (full text)")),
        ("Survey of the wells, 2021", NEW, link(NEW, "Survey")),
        ("Survey of the wells, 2021", NEW, link(NEW, "PDF")),
        ("Survey of the wells, 2021", NEW, link(NEW, "Read on", "Survey of the wells, 2021: ")),
        ("Survey of the wells, 2021", "/archive/2021/Report.HTML", link("/archive/2021/Report.HTML", "here")),
        ("关于农村水井的调查报告", NEW, link(NEW, "农村水井调查（全文）")),
        ("水井", NEW, link(NEW, "《水井》全文")),
    ],
)
def test_page_that_its_list_links_at_a_new_url_has_moved(site, world, title, new, anew):
    url = kept(site, world, [link("/papers/report", "PDF")], body=page(title))
    site.pages[new] = site.pages.pop("/papers/report")
    site.pages["/papers/"] = listing(anew)
    assert [one[1] for one in after(world, url, 0, 1.1, 24.1, 48.2)] == ["suspect", "moved", "moved", "moved"]
    assert world.kinds(url) == ["first", "suspected", "moved"]
    assert site.paths().count(new) == 4
    assert rejudged(world) == []


def test_most_similar_of_many_new_links_are_tried_first(site, world):
    url = kept(site, world, [])
    site.pages[NEW] = site.pages.pop("/papers/report")
    others = [link(f"/archive/paper-{n}", f"Survey of the schools, {n}") for n in range(30)]
    site.pages["/papers/"] = listing(*others, link(NEW, "Wells, 2021: the survey"))
    assert [one[1] for one in after(world, url, 0, 1.1)] == ["suspect", "moved"]


def test_different_document_under_a_new_link_is_not_a_move(site, world):
    url = kept(site, world, [])
    del site.pages["/papers/report"]
    site.pages |= {NEW: page("Survey of the wells, 2023"), "/papers/": listing(link(NEW, "Survey of the wells, 2023"))}
    assert [one[1] for one in after(world, url, 0, 1, 24.1)] == ["suspect", "suspect", "removed"]
    assert site.paths().count(NEW) == 2, "at the first look, and after a day"


def test_at_most_two_new_links_are_tried_per_look_and_none_twice_a_day(site, world):
    url = kept(site, world, [])
    del site.pages["/papers/report"]
    news = [f"/archive/{n}" for n in range(12)]
    site.pages |= {one: page(f"Paper {one}") for one in news}
    site.pages["/papers/"] = listing(*(link(one, "PDF") for one in news))
    found = []
    for hours in (0, 1, 6, 13):
        count = len(site.paths())
        after(world, url, hours)
        found.append([one for one in asked(site, count) if one in news])
    assert [len(one) for one in found] == [2, 2, 2, 2]
    assert len({one for look in found for one in look}) == 8
    assert rejudged(world) == []


def test_new_url_that_answers_with_an_error_is_tried_again(site, world):
    url = kept(site, world, [])
    body = site.pages.pop("/papers/report")
    site.pages |= {NEW: Reply(503), "/papers/": listing(link(NEW, "Survey of the wells, 2021"))}
    assert after(world, url, 0)[-1][1] == "suspect"
    site.pages[NEW] = body
    assert [one[1] for one in after(world, url, 6, 12)] == ["suspect", "moved"]


def test_new_links_are_not_tried_once_the_source_is_removed(site, world):
    url = kept(site, world, [])
    del site.pages["/papers/report"]
    assert after(world, url, 0, 12, 24.1)[-1][1] == "removed"
    count = len(site.paths())
    site.pages |= {NEW: page("Paper"), "/papers/": listing(link(NEW, "PDF"))}
    after(world, url, 24)
    assert NEW not in asked(site, count)


def test_new_links_are_not_tried_for_a_source_without_probes(site, world):
    url = kept(site, world, [])
    site.pages[NEW] = site.pages.pop("/papers/report")
    site.pages["/papers/"] = listing(link(NEW, "Wells"))
    world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, probes=False))])
    after(world, url, 0, 1.1)
    assert NEW not in site.paths()


def test_found_copy_is_fetched_again_although_no_page_links_to_it_any_more(site, world):
    url = kept(site, world, [])
    site.pages[NEW] = site.pages.pop("/papers/report")
    site.pages["/papers/"] = listing(link(NEW, "Wells, 2021"))
    assert after(world, url, 0)[-1][1] == "suspect"
    site.pages["/papers/"] = listing()
    assert [one[1] for one in after(world, url, 1.1, 26, 51)] == ["moved"] * 3


PAPER = pdf((prose("one", 80), prose("two", 80)))


@pytest.mark.parametrize("missing", [Reply(404), Reply(404, page("Not found"))], ids=["empty", "page"])
@pytest.mark.parametrize("again", [PAPER, pdf((prose("one", 80), prose("two", 80), ""))], ids=["bytes", "text"])
def test_moved_pdf_is_recognised_by_its_bytes_or_text(site, world, missing, again):
    body = Reply(200, PAPER, "application/pdf")
    url = kept(site, world, [link("/papers/wells.pdf", "Full text")], "/papers/wells.pdf", body)
    del site.pages["/papers/wells.pdf"]
    site.missing = missing
    new = "/files/0815.pdf"
    site.pages |= {new: Reply(200, again, "application/pdf"), "/papers/": listing(link(new, "Full text"))}
    assert [one[1] for one in after(world, url, 0, 1.1)] == ["suspect", "moved"]
    assert rejudged(world) == []


def test_large_moved_pdf_is_fetched_whole_and_recognised(site, world):
    paper = Reply(200, PAPER + b"%" + b"0" * (5 << 20), "application/pdf")
    url = kept(site, world, [], "/papers/wells.pdf", paper)
    site.pages["/files/wells-2021.pdf"] = site.pages.pop("/papers/wells.pdf")
    site.pages["/papers/"] = listing(link("/files/wells-2021.pdf", "PDF"))
    assert [one[1] for one in after(world, url, 0, 1.1)] == ["suspect", "moved"]


def test_page_that_moved_without_its_cited_passage_reports_both(site, world):
    """Moved in a site migration, and edited on the way."""
    sentence = "The ditches of the upper valley were dug by people who had no choice."
    body = page("Survey of the wells, 2021", f"<p>{prose('the rest', 200)}</p><p>{sentence}</p>")
    url = kept(site, world, [link("/papers/report", "PDF")], body=body)
    world.add(url, quote=sentence)
    after(world, url, 6)
    site.pages[NEW] = site.pages.pop("/papers/report").replace(f"<p>{sentence}</p>".encode(), b"")
    site.pages["/papers/"] = listing(link(NEW, "Survey of the wells, 2021"))
    assert after(world, url, 6, 7.1)[-1][1] == "moved"
    told = world.app.lookup.events()[-1]
    assert told.text.endswith(" A cited passage is not in the text found there.")
    assert words.translate_sentence(told.kind, told.text, words.WORDS["zh"]).endswith("被引用的段落不在该处的文字中。")
    assert words.standing(world.watched(url).assessment).endswith("is not in the text found there.")
    gone = [one for one in told.reasons if one.rule == "quote-there"]
    assert [sentence in one.text for one in gone] == [True]
    assert words.reason(gone[0].rule, gone[0].text, "zh")
    assert rejudged(world) == []
    site.pages[NEW] = body
    after(world, url, 24)
    assert "not in the text" not in words.standing(world.watched(url).assessment)
    site.pages["/papers/report"] = body
    assert after(world, url, 6)[-1][1] == "available"
    assert "not in the text" not in world.app.lookup.events()[-1].text


@pytest.fixture
def two_sites(site, make_world):
    """A page that moved to another domain; for days the old URL redirected to it."""
    here, there = site.names[0], "127.77.0.9"
    site.names.append(there)
    site.up(there)
    names = {"old.test.": here, "new.test.": there}
    records = {(name, "A"): [(name, "A", at)] for name, at in names.items()}
    with DnsServer(records | {(name, "AAAA"): [] for name in names}) as resolver:
        world = make_world(dns=f"127.0.0.1:{resolver.port}")
        url, new = f"http://old.test:{site.port}/report", f"http://new.test:{site.port}"
        pages = {"/": page("Institute"), "/report": REPORT, "/other": page("Other")}
        site.pages = {f"{at}{path}": body for at in names.values() for path, body in pages.items()}
        world.add(url)
        after(world, url, 0, 6)
        for path in pages:
            site.pages[f"{here}{path}"] = moved(f"{new}{path}", 301)
        after(world, url, 6, 30, 54)
        yield world, url, new, resolver


@pytest.mark.parametrize(
    ("end", "told"),
    [("unknown", "domain_gone"), ("silent", "unreachable"), ("parked", "moved"), ("gone", "moved")],
)
def test_loss_of_the_old_domain_says_that_the_moved_page_is_still_there(site, two_sites, end, told):
    """If the old domain merely gives no answer, that is reported with the text's new place: it may answer again."""
    world, url, new, resolver = two_sites
    if end == "unknown":
        del resolver.table["old.test.", "A"], resolver.table["old.test.", "AAAA"]
    elif end == "silent":
        resolver.table["old.test.", "A"] = [("old.test.", "A", "127.99.0.1")]
    for path in ("/", "/report", "/other"):
        site.pages[f"{site.names[0]}{path}"] = PARKED if end == "parked" else Reply(404, NOT_FOUND)
    after(world, url, 6, 7.1, 13, 24, 30.2, 54, 80)
    assert world.kinds(url)[-1] == told
    assert "removed" not in world.kinds(url)
    reasons = {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}
    assert f"{new}/report" in (
        reasons["found-at"] if told != "moved" else words.standing(world.watched(url).assessment)
    )
    assert all(words.reason(rule, text, "zh") for rule, text in reasons.items() if rule.startswith(("else", "evid")))
    assert rejudged(world) == []


def test_removal_while_the_old_url_was_silent_is_reported_once_it_answers_again(site, two_sites):
    world, url, _, resolver = two_sites
    table = dict(resolver.table)
    resolver.table["old.test.", "A"] = [("old.test.", "A", "127.99.0.1")]
    after(world, url, 6, 12, 20, 31)
    site.pages[f"{site.names[-1]}/report"] = page("Other", "<p>Nothing of it.</p>")
    resolver.table.update(table)
    after(world, url, 6, 24, 48, 72, 96)
    assert world.kinds(url)[-3:] == ["unreachable", "suspected", "removed"]


def test_moved_page_missing_at_both_urls_for_days_is_reported(site, two_sites):
    """The old domain is parked by then."""
    world, url, _, _ = two_sites
    for path in ("/", "/report", "/other"):
        site.pages[f"{site.names[0]}{path}"] = PARKED
    after(world, url, 6, 7.1)
    assert world.kinds(url)[-1] == "moved"
    del site.pages[f"{site.names[-1]}/report"]
    after(world, url, 24, 48, 72, 97)
    assert world.kinds(url)[-1] in {"removed", "domain_gone"}


def test_outage_of_the_old_url_within_a_day_is_not_a_move(two_sites):
    world, url, _, resolver = two_sites
    table = dict(resolver.table)
    resolver.table["old.test.", "A"] = [("old.test.", "A", "127.99.0.1")]
    after(world, url, 6, 7.1, 13, 23)
    resolver.table.update(table)
    assert after(world, url, 6)[-1][1] == "available"
    assert set(world.kinds(url)) == {"first"}


def framing(*frames: str) -> bytes:
    """A redesigned page that shows its former content in a frame, among the site's menus."""
    shown = "".join(f'<div class="stage"><iframe src="{one}"></iframe></div>' for one in frames)
    parts = "".join(
        f'<li><a href="/part/{n}">Department number {n} of the water works of the town</a></li>' for n in range(30)
    )
    return (
        '<!doctype html><html lang="en"><head><title>Department of water</title></head><body class="v7"><div class="all">'
        f"<ul>{parts}</ul></div><h1>Department of water</h1><p>The department looks after the wells of the town and of the villages around it.</p>{shown}"
        "<div class=foot>Town of Lindau, street of the mill 4</div></body></html>"
    ).encode()


@pytest.mark.parametrize("there", [True, False])
def test_text_now_shown_in_a_frame_of_its_page_has_moved(site, world, there):
    url = kept(site, world, [])
    site.pages["/frames/7"] = REPORT if there else page("Ferries of the coast", prose("ferry"))
    site.pages["/papers/report"] = framing("/frames/map", "/frames/7")
    states = [one[1] for one in after(world, url, 0, 1.1, 24.1, 48.2, 72.3)]
    assert ("moved" in states, "removed" in states) == (there, not there)
    assert site.paths().count("/frames/7") >= 1
    assert rejudged(world) == []
