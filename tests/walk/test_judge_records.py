"""Cases: what each is about, with its own times, from first sign to end."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from archiver.errors import UsageError
from archiver.lookup.dossier import dossier, dossier_line
from archiver.silence import documents_of, is_silenced
from storage import catalog as tables
from storage.model import EventKind, RemarkKind
from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judge_carried import SECOND, rounds, told
from tests.walk.test_judge_documents import ANNEX, LINES, PAPER, carried, carrier, pdf
from tests.walk.test_judge_moved import NEW, kept, link, listing
from tests.walk.test_judgement_table import after, held
from tests.walk.test_judgement_vantage import judged_again

PAGE = "/papers/report"
FORBIDDEN = Reply(403, b"<h1>Forbidden</h1>")
BUSY = Reply(503, b"busy")


def records(world):
    return [(one.document, one.status) for one in world.app.lookup.cases()]


def false_alarm(world):
    """Marks the newest case as a false alarm."""
    newest = world.app.lookup.cases()[-1]
    world.app.remarks.make(newest.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="It was there for me")
    return newest


def shown(world, record):
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        return client.get(f"/case/{record.id}", headers={"accept": "text/html"}).text


@pytest.mark.parametrize("hours", [(6,), (6, 20, 30.1)])
def test_case_called_a_false_alarm_does_not_claim_that_the_page_was_seen_again(site, world, hours):
    url = held(site, world)
    after(world, url, 24)
    site.pages[PAGE] = Reply(404, NOT_FOUND)
    after(world, url, *hours)
    alarm = false_alarm(world)
    site.pages[PAGE] = BUSY
    after(world, url, 6)
    (record,) = world.app.lookup.cases()
    assert (record.status, record.end) == ("dismissed", "false_alarm")
    text = shown(world, record)
    assert "Called a false alarm" in text
    assert "erved again" not in text
    assert "looks found" not in text
    site.pages[PAGE] = Reply(404, NOT_FOUND)
    after(world, url, 6)
    first, anew = world.app.lookup.cases()
    assert (first.id, anew.status) == (alarm.id, "suspected")
    text = told(world, url)[-1].text
    assert f"last seen {words.instant(anew.last_seen)}, first absent {words.instant(anew.first_absent)}" in text
    assert anew.last_seen == first.last_seen
    assert anew.first_absent > first.ended


@pytest.mark.parametrize(("path", "trouble"), [(PAGE, BUSY), (ANNEX, FORBIDDEN), (ANNEX, BUSY)])
def test_document_keeps_its_last_seen_time_after_a_false_alarm(site, world, path, trouble):
    """It is not moved to a look that saw the page without the document."""
    url = carried(site, world)
    seen_at = world.watched(url).assessment.last_good_at
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    false_alarm(world)
    kept = site.pages.get(path)
    site.pages[path] = trouble
    after(world, url, 6)
    site.pages.pop(path)
    site.pages |= {path: kept} if kept is not None else {}
    after(world, url, 6, 20, 30.1)
    ended, anew = world.app.lookup.cases()
    assert (ended.end, ended.last_seen, anew.last_seen) == ("false_alarm", seen_at, seen_at)
    for one in told(world, url)[-2:]:
        assert f"last seen {words.instant(seen_at)}, first absent {words.instant(anew.first_absent)}" in one.text


def test_false_alarm_withdrawn_before_the_next_look_ends_no_case(site, world):
    url = held(site, world)
    site.pages[PAGE] = Reply(404, NOT_FOUND)
    after(world, url, 6)
    record = false_alarm(world)
    world.app.remarks.make(record.id, RemarkKind.WITHDRAWN, actor="Ada", reason="It was not")
    after(world, url, 12, 25)
    assert [(one.id, one.status) for one in world.app.lookup.cases()] == [(record.id, "confirmed")]


def test_page_removed_while_its_document_is_doubted_has_a_case_with_its_own_times(site, world):
    body = carrier(ANNEX)
    url = carried(site, world)
    had = world.watched(url).assessment.last_good_at
    del site.pages[ANNEX]
    after(world, url, 6)
    page_seen = world.watched(url).assessment.own.last_good_at
    del site.pages[PAGE]
    after(world, url, 6, 18, 30.1)
    document, page = world.app.lookup.cases()
    assert [(one.document, one.status) for one in (document, page)] == [(True, "suspected"), (False, "confirmed")]
    assert (document.last_seen, page.last_seen) == (had, page_seen)
    gone = told(world, url)[-1]
    assert f"last seen {words.instant(page.last_seen)}, first absent {words.instant(page.first_absent)}" in gone.text
    site.pages[PAGE] = body
    site.pages[ANNEX] = FORBIDDEN
    after(world, url, 6)
    assert records(world) == [(True, "suspected"), (False, "restored")]
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert records(world) == [(True, "dismissed"), (False, "restored")]


def test_documents_case_continues_when_its_page_is_removed(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    false_alarm(world)
    after(world, url, 6)
    del site.pages[PAGE]
    after(world, url, 6, 18, 30.1)
    assert records(world) == [(True, "dismissed"), (True, "suspected"), (False, "confirmed")]


def test_no_earlier_document_counts_as_lost_after_a_new_first_copy(site, world):
    """It is unknown what the earlier page had to do with this one."""
    url = carried(site, world)
    del site.pages[PAGE]
    after(world, url, 6, 20, 30.1)
    world.app.remarks.make(url, RemarkKind.WRONG_BASELINE, actor="Ada", reason="It was a draft")
    del site.pages[ANNEX]
    site.pages[PAGE] = carrier(ANNEX)
    after(world, url, 6, 12, 25, 49)
    assert [one.kind for one in told(world, url)] == [EventKind.SUSPECTED, EventKind.REMOVED, EventKind.RESTORED]
    judged_again(world)


def test_case_of_a_page_that_moved_and_was_then_removed_states_the_last_verdict(site, world):
    """The copy that was found is gone as well."""
    url = kept(site, world, [link(PAGE, "PDF")])
    site.pages[NEW] = site.pages.pop(PAGE)
    site.pages["/papers/"] = listing(link(NEW, "Survey of the wells, 2021"))
    after(world, url, 0, 1.1)
    del site.pages[NEW]
    after(world, url, 24, 48, 72, 96)
    (record,) = world.app.lookup.cases()
    assert (record.status, record.told.value) == ("confirmed", "removed")
    assert record.decided > record.confirmed
    assert "found at another address" not in shown(world, record).partition("Every look")[0]


def test_later_lost_document_is_reported_whatever_was_said_of_an_earlier_one(site, world):
    """Also if the first document is back at the look at which the second is missed."""
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    world.app.remarks.make(url, RemarkKind.EXPLAINED, actor="Ada", reason="They told us")
    site.pages[ANNEX] = PAPER
    del site.pages[SECOND]
    after(world, url, 6, 20, 30.1)
    with world.app.catalog.read() as conn:
        quiet = {one.kind.value: is_silenced(conn, one) for one in told(world, url)[2:]}
    assert quiet == {"restored": True, "suspected": False, "removed": False}


def sent(world):
    """The kinds of events that a channel is sent now."""
    told = []
    with world.app.catalog.write() as conn:
        for one in tables.deliveries.due(conn, "webhook", world.clock(), 100):
            told += [] if is_silenced(conn, one.event) else [one.event.kind.value]
            tables.deliveries.sent(conn, "webhook", one.seq)
    return told


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED])
def test_withheld_loss_is_sent_once_when_its_remark_is_withdrawn(site, world, kind):
    with world.app.catalog.write() as conn:
        tables.deliveries.open_channel(conn, "webhook", from_start=True)
    url = held(site, world)
    body = site.pages.pop(PAGE)
    after(world, url, 6)
    assert sent(world) == ["first", "suspected"]
    world.app.remarks.make(url, kind, actor="Ada", reason="They told us")
    after(world, url, 12, 25)
    assert sent(world) == []
    world.app.remarks.make(url, RemarkKind.WITHDRAWN, actor="Ada", reason="They had told us of another")
    assert sent(world) == ["removed"]
    world.app.remarks.make(url, RemarkKind.WITHDRAWN, actor="Ada", reason="Again")
    assert sent(world) == []
    site.pages[PAGE] = body
    after(world, url, 24)
    assert sent(world) == ["restored"]


def test_nothing_is_sent_late_about_a_source_that_is_served_again(site, world):
    with world.app.catalog.write() as conn:
        tables.deliveries.open_channel(conn, "webhook", from_start=True)
    url = held(site, world)
    body = site.pages.pop(PAGE)
    after(world, url, 6)
    sent(world)
    world.app.remarks.make(url, RemarkKind.MUTE, actor="Ada", reason="They told us")
    after(world, url, 12, 25)
    site.pages[PAGE] = body
    after(world, url, 24)
    assert sent(world) == []
    world.app.remarks.make(world.app.lookup.cases()[-1].id, RemarkKind.WITHDRAWN, actor="Ada", reason="x")
    assert sent(world) == []


def test_document_that_is_back_after_its_pages_copies_were_set_aside_is_restored(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    site.pages[PAGE] = carrier(ANNEX).replace(b"<p>", b"<p>The committee met again. </p><p>", 1)
    after(world, url, 6, 8)
    altered = next(one for one in told(world, url) if one.kind is EventKind.ALTERED)
    world.app.remarks.make(altered.id, RemarkKind.WRONG_BASELINE, actor="Ada", reason="It was a draft")
    after(world, url, 6)
    site.pages[ANNEX] = PAPER
    assert {one[1] for one in after(world, url, 6, 12)} == {"available"}
    assert records(world) == [(True, "restored")]
    judged_again(world)


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED])
def test_remark_on_a_lost_page_does_not_apply_to_its_document(site, world, kind):
    """The document was doubted before the page went, and is still missing when the page is back."""
    body = carrier(ANNEX)
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6)
    del site.pages[PAGE]
    after(world, url, 6, 18, 30.1)
    world.app.remarks.make(url, kind, actor="Ada", reason="They told us")
    site.pages[PAGE] = body
    after(world, url, 6, 12, 25)
    gone = told(world, url)[-1]
    assert words.of_document(gone.kind, gone.text)
    with world.app.catalog.read() as conn:
        assert not is_silenced(conn, gone)


def test_withdrawn_mute_releases_events_while_a_document_is_still_missing(site, world):
    with world.app.catalog.write() as conn:
        tables.deliveries.open_channel(conn, "webhook", from_start=True)
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    del site.pages[ANNEX]
    after(world, url, 6)
    del site.pages[SECOND]
    after(world, url, 6)
    sent(world)
    world.app.remarks.make(url, RemarkKind.MUTE, actor="Ada", reason="They told us")
    after(world, url, 12, 25, 32)
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert sent(world) == []
    world.app.remarks.make(url, RemarkKind.WITHDRAWN, actor="Ada", reason="They had told us of another")
    with world.app.catalog.read() as conn:
        late = [one.event for one in tables.deliveries.due(conn, "webhook", world.clock(), 100)]
    assert [(one.kind.value, documents_of(one)) for one in late] == [
        ("removed", frozenset({site.url(ANNEX), site.url(SECOND)})),
        ("restored", frozenset({site.url(ANNEX)})),
    ], "both were told at one look, and one of them is back"


def test_false_alarm_on_a_document_is_refused_while_its_page_is_missing(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (document,) = world.app.lookup.cases()
    del site.pages[PAGE]
    after(world, url, 6)
    with pytest.raises(UsageError, match="the page that carries it is not there now"):
        world.app.remarks.make(document.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="x")
    assert world.app.remarks.of(document) == []


def test_mute_on_a_case_that_began_with_a_host_wide_loss_holds(site, world):
    """Such a case is named after no event."""
    paths = [f"/p/{n}" for n in range(6)]
    for n, path in enumerate(paths):
        site.pages |= {f"/d/{n}.pdf": Reply(200, pdf((prose(f"d{n}", 90),)), "application/pdf")}
        site.pages[path] = carrier(f"/d/{n}.pdf") + path.encode()
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    rounds(world, urls, 0, 6)
    for n in range(6):
        del site.pages[f"/d/{n}.pdf"]
    rounds(world, urls, 6)
    for one in world.app.lookup.cases():
        world.app.remarks.make(one.id, RemarkKind.MUTE, actor="Ada", reason="They told us")
    rounds(world, urls, 12, 13, 25)
    gone = [one for one in world.app.lookup.events() if one.kind is EventKind.REMOVED]
    assert len(gone) == 6
    with world.app.catalog.read() as conn:
        assert all(is_silenced(conn, one) for one in gone)


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED])
@pytest.mark.parametrize("document", [True, False])
def test_remark_on_a_case_ends_with_it_when_it_is_called_a_false_alarm(site, world, kind, document):
    url = carried(site, world)
    del site.pages[ANNEX if document else PAGE]
    after(world, url, 6)
    world.app.remarks.make(url, kind, actor="Ada", reason="They told us")
    false_alarm(world)
    after(world, url, 6, 20, 30.1)
    gone = told(world, url)[-1]
    assert gone.kind is EventKind.REMOVED
    with world.app.catalog.read() as conn:
        assert not is_silenced(conn, gone)


def test_source_lists_all_its_cases(site, world):
    url = held(site, world)
    site.pages[PAGE] = Reply(404, NOT_FOUND)
    after(world, url, 6, 20, 30.1)
    false_alarm(world)
    after(world, url, 6)
    source = world.watched(url).source.id
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        listed = client.get(f"/api/v1/sources/{source}").json()["cases"]
        page = client.get(f"/source/{source}", headers={"accept": "text/html"}).text
    records = world.app.lookup.cases()
    assert [(one["id"], one["status"]) for one in listed] == [(one.id, one.status) for one in records]
    assert [one.status for one in records] == ["dismissed", "suspected"]
    assert all(f"/case/{one.id}" in page for one in records)


def test_mute_on_a_document_with_a_redacted_url_holds(site, world):
    secret = "/papers/annex.pdf?token=0123456789abcdef0123"
    site.pages[secret] = PAPER
    url = held(site, world, body=carrier(secret))
    after(world, url, 30)
    del site.pages[secret]
    after(world, url, 6)
    world.app.remarks.make(url, RemarkKind.MUTE, actor="Ada", reason="They told us")
    after(world, url, 14, 25)
    gone = told(world, url)[-1]
    assert "0123456789abcdef" not in gone.text
    assert gone.kind is EventKind.REMOVED
    with world.app.catalog.read() as conn:
        assert is_silenced(conn, gone)


def test_muted_document_that_was_back_and_is_lost_again_is_reported(site, world):
    """Another document is behind a wall meanwhile, so that the source is never served as a whole."""
    site.pages |= {ANNEX: PAPER, SECOND: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, SECOND))
    after(world, url, 30)
    site.pages[SECOND] = FORBIDDEN
    after(world, url, 6, 12)
    del site.pages[ANNEX]
    after(world, url, 6)
    world.app.remarks.make(url, RemarkKind.MUTE, actor="Ada", reason="They told us")
    site.pages[ANNEX] = PAPER
    after(world, url, 6, 48)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    gone = told(world, url)[-1]
    assert gone.kind is EventKind.REMOVED
    with world.app.catalog.read() as conn:
        assert not is_silenced(conn, gone)


@pytest.mark.parametrize("kind", [RemarkKind.KNOWN_MOVE, RemarkKind.MUTE, RemarkKind.EXPLAINED])
def test_remark_on_a_case_before_its_false_alarm_affects_no_later_case(site, world, kind):
    """The next case is reported like any other, and does not mention the earlier remark."""
    url = held(site, world)
    del site.pages[PAGE]
    after(world, url, 6, 18, 30.1)
    (first,) = world.app.lookup.cases()
    moved = {"url": site.url("/new")} if kind is RemarkKind.KNOWN_MOVE else {}
    world.app.remarks.make(first.id, kind, actor="Ada", reason="It was there for me", **moved)
    after(world, url, 6)
    false_alarm(world)
    after(world, url, 6, 18, 30.1)
    ended, anew = world.app.lookup.cases()
    assert (ended.id, ended.status, anew.status) == (first.id, "dismissed", "confirmed")
    assert [one.kind for one in told(world, url)][-2:] == [EventKind.SUSPECTED, EventKind.REMOVED]
    for n in range(anew.n, anew.n + 3):
        said = [one.rule for one in world.app.lookup.visit(anew.source, n).reasons if one.rule.startswith("remark-")]
        assert said == ["remark-false_alarm"]
    judged_again(world)


def test_remark_made_after_a_withdrawn_false_alarm_takes_effect(site, world):
    """The withdrawal takes back everything said before it; what is said afterwards holds."""
    url = held(site, world)
    del site.pages[PAGE]
    after(world, url, 6)
    record = false_alarm(world)
    world.app.remarks.make(record.id, RemarkKind.WITHDRAWN, actor="Ada", reason="It was not")
    world.app.remarks.make(record.id, RemarkKind.KNOWN_MOVE, actor="Ada", reason="It is", url=site.url("/new"))
    assert after(world, url, 6)[-1][1] == "moved"
    assert [(one.id, one.status) for one in world.app.lookup.cases()] == [(record.id, "confirmed")]


def test_probable_removal_confirmed_by_later_looks_is_decided_by_them(site, world):
    """This is no new event: the reported one stays as it was."""
    url = held(site, world)
    site.pages[PAGE] = page("Wages")
    after(world, url, 6, 30, 54, 80)
    (probable,) = told(world, url)[-1:]
    made = "The checks that were made did not settle it."
    assert probable.text.endswith(f"{made} Another page is shown there.")
    (record,) = world.app.lookup.cases()
    assert f"Probable, not confirmed. {made}" in shown(world, record)
    found = dossier(record, visits(world, url))
    assert (found.deciding.n, found.deciding.certainty) == (probable.n, "probable")
    site.pages[PAGE] = Reply(410, NOT_FOUND)
    after(world, url, 6, 13, 25)
    (record,) = world.app.lookup.cases()
    line = dossier_line(dossier(record, visits(world, url)))
    assert (line["decided_by"], line["certainty"]) == (probable.n + 2, "confirmed")
    assert "gone-on-purpose" in [one["rule"] for one in line["reasons"]]
    assert record.confirmed == probable.at, "when it was told"
    assert made not in shown(world, record)
    assert told(world, url)[-1] == probable


def visits(world, url):
    with world.app.catalog.read() as conn:
        return tables.visits.history(conn, world.watched(url).source.id)
