"""What another vantage point received while we were not shown it: how it is reported, and what it does to a case."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from archiver.cli import human
from demo.site import pdf
from storage import catalog as tables
from storage.clock import parse_rfc3339
from storage.model import EventKind, RemarkKind, State
from tests.support.notices import CHALLENGE
from tests.support.site import NOT_FOUND, RESET, Reply, page, prose
from tests.walk.test_judge_carried import told
from tests.walk.test_judge_documents import ANNEX, PAPER, carried, carrier
from tests.walk.test_judgement_table import after, held
from tests.walk.test_judgement_vantage import elsewhere, judged_again

PAGE = "/papers/report"
GONE = Reply(404, NOT_FOUND)
FORBIDDEN = Reply(403, b"<h1>Forbidden</h1>")


def looks(site, world, url, *what):
    """Looks so many hours apart, with these answers to us and to the other vantage point; returns the time of each look."""
    found = []
    for hours, here, there in what:
        site.pages[PAGE] = here
        elsewhere(site, PAGE, there)
        world.clock.move(hours=hours)
        found.append(parse_rfc3339(world.one(url)["at"]))
    return found


def shown(world, path):
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        return client.get(path, headers={"accept": "text/html"}).text


def standing(world, url):
    """The standing as a sentence, in both languages."""
    stands = world.watched(url).assessment
    return words.standing(stands), words.standing(stands, "zh")


def in_chinese(event):
    """An event's sentence in Chinese."""
    return words.translate_sentence(event.kind, event.text, words.WORDS["zh"])


@pytest.mark.parametrize("kind", [None, RemarkKind.MUTE, RemarkKind.EXPLAINED])
def test_case_ends_when_another_vantage_point_receives_what_was_behind_a_wall(site, two_places, kind):
    """A later loss is a case of its own with its own times, and remarks on the first case do not apply to it."""
    world = two_places
    url = held(site, world)
    there = page("Report")
    looks(site, world, url, (3, Reply(503, CHALLENGE), there), (50, GONE, FORBIDDEN))
    if kind is not None:
        world.app.remarks.make(url, kind, actor="Ada", reason="It was there for me")
    received, newest = looks(site, world, url, (24, GONE, there), (2, GONE, there))
    assert world.watched(url).assessment.state is State.BLOCKED
    (first,) = world.app.lookup.cases()
    assert (first.status, first.ended) == ("dismissed", received)
    absent, *_ = looks(site, world, url, (24, GONE, GONE), (12, GONE, GONE), (12.1, GONE, GONE))
    ended, anew = world.app.lookup.cases()
    assert (ended.id, anew.status) == (first.id, "confirmed")
    assert (anew.last_seen, anew.first_absent) == (newest, absent)
    gone = told(world, url)[-1]
    assert f"last seen {words.instant(anew.last_seen)}, first absent {words.instant(anew.first_absent)}" in gone.text
    source = world.watched(url).source.id
    with world.app.catalog.read() as conn:
        assert not tables.remarks.is_silenced(conn, source, gone.n, gone.kind)
    assert not [one for one in gone.reasons if one.rule.startswith("remark-")]
    rows = shown(world, f"/source/{source}")
    assert f"/case/{first.id}" in rows
    assert f"/case/{anew.id}" in rows
    assert "Received again from another vantage point: " in rows
    assert "Served again at this address" not in rows
    assert human.case(ended).endswith(f"received again from another vantage point {words.instant(received)}")
    judged_again(world)


def test_case_ends_when_another_vantage_point_receives_a_page_now_behind_a_wall(site, two_places):
    """The case stays open as long as no vantage point receives the page."""
    world = two_places
    url = held(site, world)
    looks(site, world, url, (6, GONE, FORBIDDEN), *[(6, FORBIDDEN, FORBIDDEN)] * 3)
    assert world.watched(url).assessment.state is State.BLOCKED
    assert [one.status for one in world.app.lookup.cases()] == ["suspected"]
    (received,) = looks(site, world, url, (6, FORBIDDEN, page("Report")))
    (record,) = world.app.lookup.cases()
    assert (record.status, record.ended) == ("dismissed", received)
    assert "the next looks found it" in shown(world, f"/source/{record.source}")


@pytest.mark.parametrize("then", [RESET, FORBIDDEN])
def test_page_received_once_from_another_vantage_point_is_not_said_to_be_served_here(site, two_places, then):
    world = two_places
    url = held(site, world)
    had = world.watched(url).assessment.last_good_at
    first, received, *_ = looks(site, world, url, (6, GONE, page("Report")), (6, GONE, page("Report")), (6, GONE, then))
    assert world.watched(url).assessment.state is State.AVAILABLE
    english, chinese = standing(world, url)
    assert english == (
        "Not shown to us from here: the server answered that there is nothing at this address. "
        f"Last seen from this vantage point {words.instant(had)}, first not shown {words.instant(first)}; "
        f"seen from another vantage point {words.instant(received)}."
    )
    assert chinese.startswith("我们从本站所在地未能看到")
    assert words.instant(received, "zh") in chinese
    assert english in shown(world, f"/source/{world.watched(url).source.id}").replace("\n", " ")
    assert "1 not shown to us from here, but received from another vantage point" in shown(world, "/")
    site.pages[PAGE] = page("Report")
    after(world, url, 6)
    assert standing(world, url)[0].startswith("Served at this address: last seen ")
    assert "received from another vantage point" not in shown(world, "/")


def test_removed_page_received_from_another_vantage_point_stands_as_its_restored_event_says(site, two_places):
    world = two_places
    url = held(site, world)
    looks(site, world, url, *[(12.1, GONE, GONE)] * 3)
    assert world.watched(url).assessment.state is State.REMOVED
    looks(site, world, url, (6, GONE, page("Report")), (2, GONE, page("Report")))
    back = told(world, url)[-1]
    assert back.kind is EventKind.RESTORED
    assert "Not shown to us" in back.text
    assert standing(world, url)[0].startswith("Not shown to us from here: ")


def test_unreachable_source_states_from_which_vantage_point_it_was_last_seen(site, two_places):
    world = two_places
    url = held(site, world)
    had = world.watched(url).assessment.last_good_at
    begun, _, received, *_ = looks(
        site, world, url, (6, RESET, page("Report")), (2, RESET, page("Report")), (12, RESET, page("Report")),
        (13, RESET, RESET), (25, RESET, RESET), (25, RESET, RESET),
    )  # fmt: skip
    event = told(world, url)[-1]
    assert event.kind is EventKind.UNREACHABLE
    times = (
        f"Last seen from this vantage point {words.instant(had)}, first without an answer {words.instant(begun)}; "
        f"seen from another vantage point {words.instant(received)}."
    )
    assert event.text == f"No usable answer from the site by way of home in NL: the connection was broken off. {times}"
    assert (
        standing(world, url)[0] == f"No usable answer from the site from here: the connection was broken off. {times}"
    )
    assert words.instant(received, "zh") in standing(world, url)[1]
    assert in_chinese(event).endswith(f"经其他路径见到于 {words.instant(received, 'zh')}。")
    judged_again(world)


@pytest.mark.parametrize("hidden", [GONE, Reply(503, CHALLENGE)])
def test_time_without_an_answer_starts_at_the_first_look_that_got_none(site, two_places, hidden):
    world = two_places
    url = held(site, world)
    *_, begun, _, _, _ = looks(
        site, world, url, (6, hidden, page("Report")), (2, hidden, page("Report")), (6, RESET, RESET),
        (24, RESET, RESET), (26, RESET, RESET), (26, RESET, RESET),
    )  # fmt: skip
    event = told(world, url)[-1]
    assert event.kind is EventKind.UNREACHABLE
    assert f"first without an answer {words.instant(begun)}; " in event.text
    assert f"first without an answer {words.instant(begun)}; " in standing(world, url)[0]
    assert f"首次无响应 {words.instant(begun, 'zh')}；" in in_chinese(event)
    assert f"首次无响应 {words.instant(begun, 'zh')}；" in standing(world, url)[1]
    shows = shown(world, f"/source/{world.watched(url).source.id}").replace("\n", " ")
    assert f"first without an answer {words.instant(begun)}; " in shows
    judged_again(world)


def test_look_received_from_another_vantage_point_does_not_restart_the_time_without_an_answer(site, two_places):
    world = two_places
    url = held(site, world)
    begun, *_ = looks(
        site, world, url, (6, RESET, RESET), (6, RESET, page("Report")), (12, RESET, RESET), (24, RESET, RESET),
        (26, RESET, RESET),
    )  # fmt: skip
    assert f"first without an answer {words.instant(begun)}; " in told(world, url)[-1].text


def test_unreachable_document_states_from_which_vantage_point_it_was_last_seen(site, two_places):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, PAPER)
    after(world, url, 6, 12, 18, 24)
    site.pages[ANNEX] = RESET
    elsewhere(site, ANNEX, RESET)
    after(world, url, 6, 31, 56, 81)
    event = told(world, url)[-1]
    assert event.kind is EventKind.UNREACHABLE
    assert words.about_document(event.kind, event.text)
    assert event.text.startswith("No usable answer came by way of home in NL for a document that this page carries: ")
    assert "Last seen from this vantage point " in event.text
    assert "; seen from another vantage point " in event.text
    assert "经其他路径见到于 " in in_chinese(event)
    assert "; seen from another vantage point " in standing(world, url)[0]


def test_alteration_is_dated_from_the_newest_look_from_any_vantage_point_with_the_kept_text(site, two_places):
    world = two_places
    url = held(site, world)
    other = page(
        "Report", "<p>The ministry has since withdrawn the numbers of this table, and asks not to cite it.</p>"
    )
    _, kept, *_ = looks(
        site, world, url, (6, FORBIDDEN, page("Report")), (2, FORBIDDEN, page("Report")), (6, FORBIDDEN, other),
        (6, FORBIDDEN, other),
    )  # fmt: skip
    changed, _ = looks(site, world, url, (6, other, other), (2, other, other))
    event = told(world, url)[-1]
    assert event.kind is EventKind.ALTERED
    assert f"last seen unchanged {words.instant(kept)}, first seen different {words.instant(changed)}" in event.text
    judged_again(world)


def test_small_part_of_the_text_received_elsewhere_is_evidence_against_a_removal(site, two_places):
    """It is too little to call the page restored."""
    world = two_places
    lines = [f"<p>{prose(f'line {n}', 20)}</p>" for n in range(100)]
    url = held(site, world, body=page("Report", "".join(lines)))
    part = page("Report", "".join(lines[:30]))
    looks(site, world, url, (6, GONE, part), (12, GONE, part), (12.1, GONE, part))
    event = told(world, url)[-1]
    assert event.kind is EventKind.REMOVED
    found = [one.finding.value for one in world.app.lookup.visit(event.source, event.n).observation.vantages]
    assert found == ["altered_large"]
    (against,) = [one for one in event.reasons if one.rule == "against"]
    assert "a text that differs greatly from our copy was received from another vantage point" in against.text
    assert "经其他路径收到了与留存副本多有不同的文字" in words.reason(against.rule, against.text, "zh")
    (spoke,) = [one for one in event.reasons if one.rule == "evidence"]
    assert "经其他路径收到了与留存副本多有不同的文字" in words.reason(spoke.rule, spoke.text, "zh")
    judged_again(world)


def test_document_behind_a_wall_is_not_called_the_page(site, world):
    url = carried(site, world)
    site.pages[ANNEX] = FORBIDDEN
    after(world, url, 6, 8)
    event = told(world, url)[-1]
    assert event.kind is EventKind.BLOCKED
    assert ": the server did not give us the document. Last seen " in event.text
    assert "服务器未向我们提供该文件" in in_chinese(event)


@pytest.mark.parametrize(
    ("answer", "english", "chinese"),
    [
        (RESET, "the connection was broken off", "连接中断"),
        (FORBIDDEN, "the server did not give us the document", "服务器未向我们提供该文件"),
    ],
)
def test_standing_of_a_document_does_not_repeat_the_finding_about_its_page(site, two_places, answer, english, chinese):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, PAPER)
    after(world, url, 6, 8, 10)
    site.pages[ANNEX] = answer
    elsewhere(site, ANNEX, RESET)
    for hours in (6, 30, 26, 26):
        after(world, url, hours)
        found = standing(world, url)
        assert english in found[0]
        assert chinese in found[1]
        assert "same as our copy" not in found[0]
    assert english in shown(world, f"/source/{world.watched(url).source.id}").replace("\n", " ")


def said_of_the_record(world):
    """The newest case's page in both languages, and its line at a terminal."""
    case = world.app.lookup.cases()[-1]
    found = []
    for language in ("en", "zh"):
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            found.append(client.get(f"/case/{case.id}?lang={language}", headers={"accept": "text/html"}).text)
    return *found, human.case(case)


def test_document_received_once_from_another_vantage_point_is_not_said_to_be_served_here(site, two_places):
    world = two_places
    url = carried(site, world)
    had = world.watched(url).assessment.last_good_at
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, PAPER)
    after(world, url, 6)
    first = world.app.lookup.cases()[-1].first_absent
    after(world, url, 2)
    now = world.watched(url).assessment
    assert now.state is State.AVAILABLE
    english, chinese = standing(world, url)
    assert english.startswith("A document that this page carries is not shown to us from here: ")
    assert (
        f"Last seen from this vantage point {words.instant(had)}, first not shown {words.instant(first)}; " in english
    )
    assert english.endswith(f"The page itself is there. The document: {site.url(ANNEX)}")
    assert chinese.startswith("该页面所附的一份文件，我们从本站所在地未能看到：")
    shows = shown(world, f"/source/{world.watched(url).source.id}").replace("\n", " ")
    assert "A document that this page carries is not shown to us from here: " in shows
    front = shown(world, "/")
    assert "received from another vantage point" not in front
    assert "1 with a document that we could not see from here" in front
    in_english, in_chinese_too, line = said_of_the_record(world)
    assert "Not confirmed: the document was received from another vantage point" in in_english
    assert "Received again from another vantage point: " in in_english
    assert "The page carries the document again" not in in_english
    assert "未获确认：经其他路径收到了该文件" in in_chinese_too
    assert "received again from another vantage point" in line
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert standing(world, url)[0].startswith("Served at this address: last seen ")
    assert "that we could not see from here" not in shown(world, "/")


def test_case_of_a_removed_document_received_elsewhere_says_what_its_event_says(site, two_places):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, GONE)
    after(world, url, 6, 18, 30.2)
    elsewhere(site, ANNEX, PAPER)
    after(world, url, 6, 8)
    back = told(world, url)[-1]
    assert (back.kind, "served again, as seen from another vantage point" in back.text) == (EventKind.RESTORED, True)
    in_english, in_chinese_too, line = said_of_the_record(world)
    assert "A document of the page is received again from another vantage point" in in_english
    assert "The page carries its document again" not in in_english
    assert "页面所附文件经其他路径重新收到" in in_chinese_too
    assert "received again from another vantage point" in line


def test_document_served_here_again_ends_its_case_without_mention_of_another_vantage_point(site, two_places):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, GONE)
    after(world, url, 6)
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    in_english, _, line = said_of_the_record(world)
    assert "Not confirmed: the next looks found the document" in in_english
    assert "The page carries the document again" in in_english
    assert "another vantage point" not in line
    assert standing(world, url)[0].startswith("Served at this address: last seen ")


def test_case_of_a_restored_document_does_not_describe_another_that_is_still_hidden(site, two_places):
    world = two_places
    second = "/papers/second.pdf"
    site.pages |= {ANNEX: PAPER, second: Reply(200, pdf((prose("second", 80),)), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, second))
    elsewhere(site, second, site.pages[second])
    site.pages[second] = GONE
    after(world, url, 6, 8)
    elsewhere(site, second, RESET)
    elsewhere(site, ANNEX, RESET)
    site.pages[ANNEX] = GONE
    after(world, url, 6)
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert f"The document: {site.url(second)}" in standing(world, url)[0]
    in_english, _, line = said_of_the_record(world)
    assert "The page carries the document again" in in_english
    assert "another vantage point" not in line


def test_page_received_elsewhere_after_its_document_is_counted_once_as_a_page(site, two_places):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = GONE
    elsewhere(site, ANNEX, PAPER)
    elsewhere(site, PAGE, site.pages[PAGE])
    after(world, url, 6, 8)
    site.pages[PAGE] = GONE
    after(world, url, 6, 8)
    front = shown(world, "/")
    assert standing(world, url)[0].startswith("Not shown to us from here: ")
    assert "1 not shown to us from here, but received from another vantage point" in front
    assert "that we could not see from here" not in front
