"""Records of losses: each of what it is of, with its own times, from first sign to end."""

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
    """Said of the newest record."""
    newest = world.app.lookup.cases()[-1]
    world.app.remarks.make(newest.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="It was there for me")
    return newest


def shown(world, record):
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        return client.get(f"/case/{record.id}", headers={"accept": "text/html"}).text


@pytest.mark.parametrize("hours", [(6,), (6, 20, 30.1)])
def test_what_was_called_a_false_alarm_is_not_said_to_have_been_seen_by_a_look_that_saw_nothing(site, world, hours):
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
def test_after_a_false_alarm_of_a_document_it_was_last_seen_when_it_was(site, world, path, trouble):
    """And not when its page was, at looks that missed it."""
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


def test_a_false_alarm_that_was_taken_back_before_the_next_look_ends_nothing(site, world):
    url = held(site, world)
    site.pages[PAGE] = Reply(404, NOT_FOUND)
    after(world, url, 6)
    record = false_alarm(world)
    world.app.remarks.make(record.id, RemarkKind.WITHDRAWN, actor="Ada", reason="It was not")
    after(world, url, 12, 25)
    assert [(one.id, one.status) for one in world.app.lookup.cases()] == [(record.id, "confirmed")]


def test_a_page_that_goes_while_its_document_is_doubted_has_a_record_with_its_own_times(site, world):
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


def test_a_document_that_was_told_keeps_its_record_when_its_page_goes(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    false_alarm(world)
    after(world, url, 6)
    del site.pages[PAGE]
    after(world, url, 6, 18, 30.1)
    assert records(world) == [(True, "dismissed"), (True, "suspected"), (False, "confirmed")]


def test_with_a_first_copy_kept_anew_no_document_of_before_is_lost(site, world):
    """It is not known what the page of then had to do with this one."""
    url = carried(site, world)
    del site.pages[PAGE]
    after(world, url, 6, 20, 30.1)
    world.app.remarks.make(url, RemarkKind.WRONG_BASELINE, actor="Ada", reason="It was a draft")
    del site.pages[ANNEX]
    site.pages[PAGE] = carrier(ANNEX)
    after(world, url, 6, 12, 25, 49)
    assert [one.kind for one in told(world, url)] == [EventKind.SUSPECTED, EventKind.REMOVED, EventKind.RESTORED]
    judged_again(world)


def test_a_record_of_what_moved_and_then_went_says_what_was_told_last(site, world):
    """The copy that was found is gone, too."""
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


def test_of_two_documents_the_one_that_went_later_is_heard_of_whatever_was_said_of_the_first(site, world):
    """Also where the first is back at the look at which the second is missed."""
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
    """What a channel is sent now."""
    told = []
    with world.app.catalog.write() as conn:
        for one in tables.deliveries.due(conn, "webhook", world.clock(), 100):
            told += [] if is_silenced(conn, one.event) else [one.event.kind.value]
            tables.deliveries.sent(conn, "webhook", one.seq)
    return told


@pytest.mark.parametrize("kind", [RemarkKind.MUTE, RemarkKind.EXPLAINED])
def test_a_loss_that_was_kept_back_is_sent_once_when_that_is_taken_back(site, world, kind):
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


def test_of_what_is_served_again_nothing_is_sent_late(site, world):
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


def test_a_document_that_is_back_after_the_copies_of_its_page_were_set_aside_is_no_loss_any_more(site, world):
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
def test_what_is_said_of_a_page_that_was_lost_is_not_said_of_its_document(site, world, kind):
    """Which was doubted before the page went, and is still not there when it is back."""
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


def test_of_documents_that_were_kept_back_those_are_sent_that_are_still_not_there(site, world):
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


def test_a_document_is_called_no_false_alarm_while_its_page_is_not_there(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (document,) = world.app.lookup.cases()
    del site.pages[PAGE]
    after(world, url, 6)
    with pytest.raises(UsageError, match="the page that carries it is not there now"):
        world.app.remarks.make(document.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="x")
    assert world.app.remarks.of(document) == []


def test_what_is_muted_of_a_record_that_began_with_its_whole_host_holds(site, world):
    """No event has the name of such a record."""
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
def test_what_is_said_of_a_record_ends_with_it_when_it_is_called_a_false_alarm(site, world, kind, document):
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


def test_the_source_lists_the_records_that_there_are(site, world):
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


def test_a_muted_document_whose_address_has_something_struck_out_is_silent(site, world):
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


def test_a_muted_document_that_was_back_and_goes_anew_is_heard_of(site, world):
    """While another one is behind a wall, so that the source was never served as a whole."""
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
def test_what_was_said_of_a_record_before_it_was_called_a_false_alarm_steers_no_other(site, world, kind):
    """The next record is told as any other, and says nothing of a remark that is not of it."""
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


def test_what_was_said_of_a_record_holds_again_where_its_false_alarm_is_taken_back_first(site, world):
    """What is taken back is all that was said until then; what is said after it holds."""
    url = held(site, world)
    del site.pages[PAGE]
    after(world, url, 6)
    record = false_alarm(world)
    world.app.remarks.make(record.id, RemarkKind.WITHDRAWN, actor="Ada", reason="It was not")
    world.app.remarks.make(record.id, RemarkKind.KNOWN_MOVE, actor="Ada", reason="It is", url=site.url("/new"))
    assert after(world, url, 6)[-1][1] == "moved"
    assert [(one.id, one.status) for one in world.app.lookup.cases()] == [(record.id, "confirmed")]


def test_a_removal_that_later_looks_confirm_is_decided_by_them(site, world):
    """That is no new event: what was told stays as it was told."""
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
