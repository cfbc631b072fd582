"""A page and its documents together: reports about one are neither attributed to the others nor withheld from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from archiver.alerts import Subscription, alerts
from archiver.judge.table import HOST_SOURCES
from archiver.silence import is_silenced
from archiver.web import queries
from demo.site import pdf
from storage.model import Agreement, EventKind, Finding, RemarkKind, State
from tests.judgement.histories import FINE, History, at, document, kept
from tests.judgement.test_judge_documents import OTHER, there
from tests.support.site import NOT_FOUND, Reply, prose
from tests.walk.test_judge_documents import ANNEX, LINES, PAPER, carrier
from tests.walk.test_judgement_table import after, held
from tests.walk.test_judgement_vantage import elsewhere

SECOND = "/papers/second.pdf"
SENTENCE = "The ditches of the upper valley were dug by people who had no choice."
CITED = Reply(200, pdf((*LINES[:3], f"{LINES[3]} {SENTENCE}")), "application/pdf")


def told(world, url):
    return [
        one for one in world.app.lookup.events(source=world.watched(url).source.id) if one.kind is not EventKind.FIRST
    ]


def rounds(world, urls, *hours):
    """Looks at all sources, each so many hours after the one before."""
    for hour in hours:
        world.clock.move(hours=hour)
        world.look(*urls)


def test_passage_of_a_lost_document_is_not_reported_missing_from_its_edited_page(site, world):
    site.pages |= {ANNEX: CITED, SECOND: PAPER}
    body = carrier(ANNEX, SECOND)
    url = held(site, world, body=body, quote=SENTENCE)
    after(world, url, 30)
    del site.pages[ANNEX]
    site.pages["/papers/report"] = body.replace(b"</main>", f"<p>{prose('added later', 40)}</p></main>".encode())
    after(world, url, 6, 7.1)
    (altered,) = [one for one in told(world, url) if one.kind is EventKind.ALTERED]
    assert altered.text.startswith("The text differs from our copy")
    site.pages[ANNEX] = CITED
    after(world, url, 6)
    assert not any("cited" in one.text for one in told(world, url))


def test_document_that_lost_its_passage_is_reported_although_every_third_look_fails(site, world):
    site.pages[ANNEX] = CITED
    url = held(site, world, body=carrier(ANNEX), quote=SENTENCE)
    after(world, url, 30)
    for _ in range(3):
        for answer in (PAPER, PAPER, Reply(404, NOT_FOUND)):
            site.pages[ANNEX] = answer
            after(world, url, 6)
    assert [one.kind.value for one in told(world, url)].count("altered") == 1


@pytest.mark.parametrize("off", [Reply(403, b"<h1>Forbidden</h1>"), Reply(503, b"busy")])
def test_mute_on_a_page_ends_when_the_page_is_back_whatever_its_documents_do(site, world, off):
    site.pages[ANNEX] = PAPER
    body = carrier(ANNEX)
    url = held(site, world, body=body)
    after(world, url, 30)
    site.pages[ANNEX] = off
    after(world, url, 6, 12, 31)
    del site.pages["/papers/report"]
    after(world, url, 6, 18, 30.1)
    world.app.remarks.make(world.app.lookup.cases()[-1].id, RemarkKind.MUTE, actor="Ada", reason="They told us")
    site.pages["/papers/report"] = body
    after(world, url, 24, 48)
    del site.pages["/papers/report"]
    after(world, url, 6, 18, 30.1)
    gone = [one for one in told(world, url) if one.kind is EventKind.REMOVED]
    with world.app.catalog.read() as conn:
        assert [is_silenced(conn, one) for one in gone] == [False, False]


def test_documents_lost_and_restored_at_one_look_are_all_named(site, world):
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    kept = {path: site.pages.pop(path) for path in (ANNEX, SECOND)}
    after(world, url, 6, 20, 30.1)
    site.pages |= kept
    after(world, url, 6)
    for one in told(world, url):
        assert set(one.text.partition(" The documents: ")[2].split(" · ")) == {site.url(ANNEX), site.url(SECOND)}
        assert site.url(SECOND) in words.translate_sentence(one.kind, one.text, words.WORDS["zh"])
    assert [one.kind.value for one in told(world, url)] == ["suspected", "removed", "restored"]


def test_reported_lost_document_does_not_use_up_anothers_turn_at_other_vantage_points(site, two_places):
    world = two_places
    paths = [f"/papers/{n}.pdf" for n in range(4)]
    site.pages |= {path: Reply(200, pdf((prose(path, 90),)), "application/pdf") for path in paths}
    url = held(site, world, body=carrier(*paths))
    after(world, url, 30)
    last = site.pages[paths[3]]
    for path in paths[:3]:
        del site.pages[path]
        elsewhere(site, path, Reply(404, NOT_FOUND))
    after(world, url, 6, 14, 22, 30.1)
    del site.pages[paths[3]]
    elsewhere(site, paths[3], last)
    after(world, url, 6, 14, 22, 30.1, 54)
    assert [one.kind.value for one in told(world, url)] == ["suspected", "removed", "blocked"]


def test_pages_removed_host_wide_are_held_although_each_lost_a_document_before(site, world):
    pages = [f"/p/{n}" for n in range(HOST_SOURCES)]
    papers = [f"/d/{n}.pdf" for n in range(HOST_SOURCES)]
    site.pages |= {path: Reply(200, pdf((prose(path, 90),)), "application/pdf") for path in papers}
    site.pages |= {one: carrier(paper) + one.encode() for one, paper in zip(pages, papers, strict=True)}
    urls = [site.url(path) for path in pages]
    world.add(*urls)

    rounds(world, urls, 0, 6)
    for n, path in enumerate(papers):
        del site.pages[path]
        after(world, urls[n], 7, 21, 31.2)
    rounds(world, urls, 6)
    kept = dict(site.pages)
    site.pages |= dict.fromkeys(pages, Reply(410, NOT_FOUND))
    rounds(world, urls, 6, 6.1)
    site.pages |= kept
    rounds(world, urls, 6)
    gone = [one for one in world.app.lookup.events() if one.kind is EventKind.REMOVED]
    assert {words.of_document(one.kind, one.text) for one in gone} == {True}
    assert len(gone) == HOST_SOURCES


def test_documents_of_one_unreachable_host_are_one_alert():
    text = f"{words.WORDS['en'].member[EventKind.UNREACHABLE]} The document: https://files.example/{{n}}.pdf"
    history = kept().looks([100, 110, 125], Finding.TIMEOUT)
    event = next(one for one in history.events if one.kind is EventKind.UNREACHABLE)
    events = [replace(event, id=f"e{n}", source=f"s{n}", text=text.replace("{n}", str(n))) for n in range(12)]
    assert len(alerts(events, Subscription(id="x"), {})) == 1


def test_documents_lost_at_one_look_in_different_ways_each_keep_their_own_times(site, world):
    """Both are settled at one look: one gone since yesterday, the other replaced by a page for three days."""
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    site.pages[ANNEX] = carrier()
    after(world, url, 6, 30, 53)
    del site.pages[SECOND]
    after(world, url, 1, 12, 26)
    (removed,) = [removed for removed in told(world, url) if removed.kind is EventKind.REMOVED]
    (also,) = [why.text for why in removed.reasons if why.rule == "told-too"]
    assert {site.url(path) in text for path, text in ((ANNEX, removed.text), (SECOND, also))} == {True}
    assert SECOND not in removed.text
    assert ("Not every check" in removed.text, "Not every check" in also) == (True, False)
    assert words.reason("told-too", also, "zh")


def test_documents_lost_weeks_ago_do_not_make_a_change_of_the_whole_host(site, world):
    """As many pages as make a whole host lost a document weeks ago; another page's removal now is its own."""
    pages = [f"/p/{n}" for n in range(HOST_SOURCES)]
    site.pages |= {
        f"/d/{n}.pdf": Reply(200, pdf((prose(f"d{n}", 90),)), "application/pdf") for n in range(HOST_SOURCES)
    }
    site.pages |= {one: carrier(f"/d/{n}.pdf") + one.encode() for n, one in enumerate(pages)}
    site.pages["/p/sound"] = carrier() + b"sound"
    urls = [site.url(path) for path in (*pages, "/p/sound")]
    world.add(*urls)

    rounds(world, urls, 0, 6)
    for n in range(HOST_SOURCES):
        del site.pages[f"/d/{n}.pdf"]
        after(world, urls[n], 7, 21, 31.2)
    rounds(world, urls, 240, 6)
    del site.pages["/p/sound"]
    rounds(world, urls, 6, 12, 13)
    assert world.kinds(urls[-1]) == ["first", "suspected", "removed"]
    assert not [one for one in world.app.lookup.events() if one.kind is EventKind.HOST]


def test_mute_on_a_document_holds_although_its_page_was_failing_when_it_was_made(site, world):
    site.pages[ANNEX] = PAPER
    body = carrier(ANNEX)
    url = held(site, world, body=body)
    after(world, url, 30)
    del site.pages[ANNEX]
    after(world, url, 6)
    site.pages["/papers/report"] = Reply(503, b"busy")
    after(world, url, 2)
    world.app.remarks.make(world.app.lookup.cases()[-1].id, RemarkKind.MUTE, actor="Ada", reason="They told us")
    site.pages["/papers/report"] = body
    after(world, url, 6, 12, 25)
    gone = told(world, url)[-1]
    assert gone.kind is EventKind.REMOVED
    with world.app.catalog.read() as conn:
        assert is_silenced(conn, gone)


def test_each_event_links_to_an_existing_case(site, world):
    """A page that is suspected, and back at the next look without its document."""
    site.pages[ANNEX] = PAPER
    body = carrier(ANNEX)
    url = held(site, world, body=body)
    after(world, url, 30)
    del site.pages["/papers/report"]
    after(world, url, 6)
    del site.pages[ANNEX]
    site.pages["/papers/report"] = body
    after(world, url, 1, 8, 26)
    source = world.watched(url).source.id
    records = {one.id: one for one in world.app.lookup.cases()}
    with world.app.catalog.read() as conn:
        known = queries.cases_of(conn, {source})
    led = {one.n: queries.case_of(known, one) for one in told(world, url)}
    assert set(led.values()) == set(records)
    assert [records[led[one.n]].document for one in told(world, url)] == [False, True, True]


# --- assessments from before documents were judged separately


def before(state: State, **changes) -> History:
    """A document that was doubted at three looks before its page was no longer seen, as `judge/8` recorded it."""
    history = kept()
    doubts = tuple(
        Agreement(
            n=n, at=at(100 + n), finding=Finding.GONE, strong=True, evidence=("host_fine",), documents=("375d8dfa",)
        )
        for n in (2, 3, 4)
    )
    marks = {"documents_lost": "375d8dfa@2021-03-05T14:00:00.000Z@2021-03-05T08:00:00.000Z"}
    now = replace(
        history.assessment,
        state=state,
        doubts=doubts,
        first_absent_at=at(102),
        marks=marks,
        resume=State.SUSPECT,
        **changes,
    )
    history.n, history.assessment = 4, now
    return history


def test_old_doubt_of_a_document_behind_a_wall_does_not_become_a_doubt_of_the_page():
    history = before(State.BLOCKED, kind="denied")
    history.looks([130, 131, 140], Finding.GONE)
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED]
    assert history.assessment.first_absent_at == at(130)
    history.look(150, Finding.SAME, **there(replace(document(Finding.SAME, 200), url=OTHER)))
    assert history.state() is State.AVAILABLE


def test_old_doubt_of_a_document_behind_a_wall_is_carried_over_to_that_document():
    history = before(State.BLOCKED, kind="denied")
    history.look(130, Finding.GONE, FINE, **there(replace(document(Finding.GONE), url=OTHER)))
    assert "375d8dfa" in history.assessment.documents


@pytest.mark.parametrize("kind", [RemarkKind.EXPLAINED, RemarkKind.MUTE])
def test_remark_on_a_suspected_document_applies_to_that_document_alone(site, world, kind):
    """Neither to its page nor to another document that is lost later."""
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    del site.pages[ANNEX]
    after(world, url, 6)
    world.app.remarks.make(world.app.lookup.cases()[-1].id, kind, actor="Ada", reason="They told us")
    del site.pages[SECOND]
    after(world, url, 13, 25, 26, 38.1)
    del site.pages["/papers/report"]
    after(world, url, 6, 18, 30.1)
    first, second, page = [one for one in told(world, url) if one.kind is EventKind.REMOVED]
    assert [site.url(path) in one.text for path, one in ((ANNEX, first), (SECOND, second))] == [True, True]
    with world.app.catalog.read() as conn:
        assert [is_silenced(conn, one) for one in (first, second, page)] == [True, False, False]
