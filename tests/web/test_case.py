"""The page and the data of one case, from a real walk."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from lxml import html
from starlette.testclient import TestClient

from archiver import web
from archiver.cli import human
from archiver.lookup.cases import cases
from archiver.lookup.dossier import dossier
from archiver.web.timeline import Look
from storage.journal import SourceEdited
from storage.model import Certainty, EventKind, Finding, RemarkKind, State
from tests.support.notices import article, wechat
from tests.support.site import Reply, Site, page, prose
from tests.support.walked import walked
from tests.support.world import World
from tests.web.scenes import HOUR, START

PASSAGE = "The deposit was returned only after the second year of the contract had ended."


@pytest.fixture
def lost(tmp_path):
    """A world in which a report was seen and then found missing three times over a day, with a wall before and after;
    and the client."""
    with Site() as site:
        world = World(tmp_path / "archive", None)
        site.pages |= {"/report": page("Report", f"<p>{PASSAGE}</p>"), "/people": page("People")}
        url = site.url("/report")
        world.add(url)
        world.one(url)
        site.pages["/report"] = Reply(403, b"<h1>Forbidden</h1>")
        world.clock.move(hours=1)
        world.one(url)
        del site.pages["/report"]
        for hours in (1, 12, 13):
            world.clock.move(hours=hours)
            world.one(url)
        site.pages["/report"] = Reply(403, b"<h1>Forbidden</h1>")
        world.clock.move(hours=1)
        world.one(url)
        app = web.create_app(world.app)
        with TestClient(app, base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
            world.site = site
            yield world, client
        world.close()


def test_case_shows_its_looks_evidence_and_opposing_evidence(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    data = client.get(f"/api/v1/cases/{case.id}").json()
    assert (data["status"], data["certainty"], data["decided_by"]) == ("confirmed", "confirmed", 5)
    assert data["last_good_capture"] == world.watched(case.url).last.id
    assert [one["n"] for one in data["visits"]] == [1, 2, 3, 4, 5, 6], "the wall between, too"
    assert data["visits"][2]["probes"]
    assert PASSAGE[:40] in " ".join(data["lost"])
    assert [(one["n"], one["finding"], one["what"]) for one in data["against"]] == [(6, "denied", "look")]
    assert data["would_change_it"]
    assert "limit-vantage" in {one["rule"] for one in data["not_decided"]}
    assert data["last_seen"] == data["visits"][0]["at"], "nobody saw it at the wall"
    assert data["first_absent"] == data["visits"][2]["at"]


def test_case_and_look_pages_spell_out_address_and_digests(lost):
    """Links are useless on paper: the record and each look give the address in words, with the digests of both
    copies."""
    world, client = lost
    (case,) = world.app.lookup.cases()
    looks = client.get(f"/api/v1/sources/{case.source}/visits").json()["visits"]
    digests = {one["n"]: one["payload_sha256"] for one in looks}
    said = {
        path: html.fromstring(client.get(path, headers={"accept": "text/html"}).content).find(".//main").text_content()
        for path in (f"/case/{case.id}", f"/source/{case.source}/visit/3")
    }
    assert all(case.url in words for words in said.values())
    assert digests[1] in said[f"/case/{case.id}"]
    assert digests[5] in said[f"/case/{case.id}"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_case_page_shows_the_lost_passage_and_hides_the_author_of_a_remark(lost, language):
    world, client = lost
    (case,) = world.app.lookup.cases()
    world.app.remarks.make(case.id, RemarkKind.NOTE, actor="Ada Secret", reason="Rang them up")
    answer = client.get(f"/case/{case.id}?lang={language}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    text = " ".join(html.fromstring(answer.text).find(".//main").text_content().split())
    assert PASSAGE[:40] in text
    assert "Ada Secret" not in text, "who said what is for holders of a token"
    token = web.new_token(world.app.catalog, "reader", "read", world.clock())
    data = client.get(f"/api/v1/cases/{case.id}", headers={"authorization": f"Bearer {token}"}).json()
    assert [one["by"] for one in data["remarks"]] == ["Ada Secret"]


def test_consecutive_looks_with_one_finding_are_one_row(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    del world.site.pages["/report"]
    for _ in range(5):
        world.clock.move(hours=6)
        world.one(case.url)
    page = html.fromstring(client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text)
    rows = [" ".join(cell.text_content() for cell in row[::2]) for row in page.findall(".//table/tbody/tr")]
    assert [row.split()[0] for row in rows] == ["1", "2", "3", "4", "5", "6", "7–11"]
    assert "5 looks: the server answered that there is nothing at this address" in rows[-1]
    assert "home page: 200" in rows[-1], "what the site was asked at each of them"


def test_pages_of_one_kind_that_were_asked_are_named_once_with_all_their_answers(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    page = html.fromstring(client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text)
    asked = [row[-1].text_content() for row in page.findall(".//table/tbody/tr")]
    assert asked[0] == "–", "nothing else was asked when all was well"
    assert "; made-up address: 404, 404; " in asked[2]
    assert all(one.count("made-up address:") <= 1 for one in asked)


@pytest.mark.parametrize(
    ("reply", "hours", "names"),
    [
        (Reply(410, b"<h1>Gone</h1>"), (1, 7), ("No longer served at this address", "该网址已不再提供此内容")),
        (page("Other"), (1,), ("Another page was shown at this address, not yet confirmed", "该网址显示了另一页面，待确认")),
        (Reply(404, b"<h1>Not found</h1>"), (1,), ("Not found, not yet confirmed", "未找到，待确认")),
    ],
)  # fmt: skip
def test_heading_of_a_record_agrees_with_its_event(tmp_path, reply, hours, names):
    with walked(tmp_path) as (site, world, client):
        site.pages |= {"/report": page("Report", f"<p>{PASSAGE}</p>", seed="report"), "/people": page("People")}
        url = site.url("/report")
        world.add(url)
        world.one(url)
        site.pages["/report"] = reply
        for one in hours:
            world.clock.move(hours=one)
            world.one(url)
        (case,) = world.app.lookup.cases()
        for language, name in zip(("en", "zh"), names, strict=True):
            shown = client.get(f"/case/{case.id}?lang={language}", headers={"accept": "text/html"}).text
            assert html.fromstring(shown).findtext(".//h1") == name
            asked = f"/source/{case.source}?lang={language}"
            assert f">{name}</a>" in client.get(asked, headers={"accept": "text/html"}).text


@pytest.mark.parametrize(
    ("probes", "english", "chinese"),
    [
        (True, "The checks that were made did not settle it.", "已进行的检查未能予以确认。"),
        (False, "Not every check that would confirm it was made.", "可用于确认的检查并未全部进行。"),
    ],
)
def test_unconfirmed_loss_says_on_every_page_whether_all_checks_were_made(tmp_path, probes, english, chinese):
    with walked(tmp_path) as (site, world, client):
        site.pages |= {"/report": page("Report", f"<p>{PASSAGE}</p>", seed="report"), "/people": page("People")}
        url = site.url("/report")
        world.add(url)
        world.one(url)
        world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, probes=probes))])
        site.pages["/report"] = page("Other", seed="other")
        for hours in (1, 24, 25, 25):
            world.clock.move(hours=hours)
            world.one(url)
        (case,) = world.app.lookup.cases()
        assert (case.status, case.sure) == ("confirmed", "probable")
        rule = "checks-made" if probes else "checks-not-made"
        told = client.get(f"/api/v1/cases/{case.id}").json()
        assert {"rule": rule, "text": english} in told["reasons"]
        assert {"rule": rule, "text": english} in told["visits"][-1]["reasons"]
        for language, said in (("en", english), ("zh", chinese)):
            for path in (f"/case/{case.id}", f"/source/{case.source}", "/events", "/feeds/events.atom"):
                assert said in client.get(f"{path}?lang={language}", headers={"accept": "text/html"}).text, path
        for language, level in (("en", f"Probable, not confirmed. {english}"), ("zh", f"尚未确认。{chinese}")):
            assert level in client.get(f"/case/{case.id}?lang={language}", headers={"accept": "text/html"}).text
        told = " ".join(human.visit(world.app.lookup.visit(case.source, 5), world.watched(url).assessment))
        assert "no longer served at this address, not confirmed" in told
        assert english in told


@pytest.fixture
def whole_host(tmp_path):
    """Six sources of a host, one of them sealed, that all disappeared at once; and the client."""
    with Site() as site:
        world = World(tmp_path / "archive", None)
        urls = [site.url(f"/{n}") for n in range(6)]
        site.pages |= {f"/{n}": page(f"Page {n}") for n in range(6)}
        world.add(*urls[1:])
        world.add(urls[0], sealed=True)
        world.look()
        for n in range(6):
            del site.pages[f"/{n}"]
        world.clock.move(hours=1)
        world.look()
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            yield world, client, urls
        world.close()


def test_case_opened_during_a_host_wide_change_exists_without_an_event_of_its_own(whole_host):
    world, client, urls = whole_host
    found = {one.url: one for one in world.app.lookup.cases()}
    assert set(found) == set(urls)
    held = [one for one in found.values() if "suspected" not in world.kinds(one.url) and one.url != urls[0]]
    assert held, "nothing was said of these"
    for one in held:
        assert client.get(f"/api/v1/cases/{one.id}").json()["status"] == "suspected"
        assert f'"/case/{one.id}"' in client.get(f"/source/{one.source}", headers={"accept": "text/html"}).text
    made = world.app.remarks.make(held[0].id, RemarkKind.NOTE, actor="Ada", reason="Asked")
    assert made.source == held[0].source
    sealed, none = (client.get(f"/api/v1/cases/{one}") for one in (found[urls[0]].id, f"{held[0].id[:-4]}0000"))
    assert (sealed.status_code, sealed.json()["detail"]) == (404, none.json()["detail"])


def test_unknown_case_is_refused_without_reading_any_history(whole_host):
    """Otherwise each such request takes seconds where a host of thousands changed once, and anybody may send it."""
    world, client, _ = whole_host
    read: list[str] = []
    sa.event.listen(world.app.catalog._reader, "before_cursor_execute", lambda *told: read.append(told[2]))
    assert client.get("/case/00000000-0000-4000-8000-000000000000").status_code == 404
    assert read
    assert not [one for one in read if "observation" in one or "assessment" in one]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_case_ended_by_setting_our_copy_aside_says_so(tmp_path, language, confirmed):
    with Site() as site:
        world = World(tmp_path / "archive", None)
        site.pages |= {"/report": page("Report"), "/people": page("People")}
        url = site.url("/report")
        world.add(url)
        world.one(url)
        del site.pages["/report"]
        for _ in range(4 if confirmed else 1):
            world.clock.move(hours=12)
            world.one(url)
        site.pages["/report"] = page("Quite another", seed="another")
        world.app.remarks.make(url, RemarkKind.WRONG_BASELINE, actor="Ada", reason="That was a draft")
        world.clock.move(hours=12)
        world.one(url)
        (case,) = world.app.lookup.cases()
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            pages = [
                " ".join(
                    html.fromstring(client.get(f"{path}?lang={language}", headers={"accept": "text/html"}).text)
                    .find(".//main").text_content().split()
                )
                for path in (f"/case/{case.id}", f"/source/{case.source}")
            ]  # fmt: skip
        world.close()
    assert case.status == ("restored" if confirmed else "dismissed")
    for text in pages:
        said = {
            "en": "Our earlier copy was set aside, and a new first copy kept",
            "zh": "此前的副本已不再采用，另行留存了新的首份副本",
        }
        assert said[language] in text
        between = {"en": ": it changed between.", "zh": "变化发生在两者之间"}
        assert (between[language] in text) == confirmed, "of one look nothing is known to have changed"
        for wrong in ("the next looks found it", "Served again", "其后查看时仍在", "已恢复提供"):
            assert wrong not in text


def test_unknown_case_is_not_found(lost):
    _, client = lost
    assert client.get("/case/00000000-0000-0000-0000-000000000000").status_code == 404


def test_case_is_linked_wherever_it_is_mentioned(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    assert {event.kind for event in world.app.lookup.events()} >= {EventKind.SUSPECTED, EventKind.REMOVED}
    looks = [(f"/source/{case.source}/visit/{n}", int(n >= 3)) for n in range(1, 7)]  # where the feed leads
    for path, times in (("/", 1), ("/events", 2), ("/sources", 1), (f"/source/{case.source}", 1), *looks):
        text = client.get(path, headers={"accept": "text/html"}).text
        assert text.count(f'"/case/{case.id}"') == times, path
    data = client.get(f"/api/v1/sources/{case.source}").json()
    assert [one["id"] for one in data["cases"]] == [case.id]
    assert data["cases"][0]["confirmed"] is not None
    assert sum(data["segments"].values()) == 6
    capture = data["last"]["capture"]
    assert client.get(f"/api/v1/captures/{capture}").json()["kept"] == {"state": "stored", "stores": ["main"]}


def test_opposing_evidence_is_listed_once_with_its_looks(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    for hours in (1, 1):
        world.clock.move(hours=hours)
        world.one(case.url)
    visits = [world.app.lookup.visit(case.source, n) for n in range(1, 9)]
    assert dossier(case, visits).opposing == [("look", Finding.DENIED, False, False, [6, 7, 8])]
    page = html.fromstring(client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text)
    assert [one.text for one in page.xpath("//li[contains(., 'did not agree')]/a")] == ["6", "7", "8"]


def test_long_list_of_looks_shows_the_first_ones_and_the_last(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    for _ in range(6):
        world.clock.move(hours=1)
        world.one(case.url)
    page = html.fromstring(client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text)
    line = page.xpath("string(//li[contains(., 'did not agree')])")
    assert str(line).rpartition("look ")[2].split() == ["6", "7", "8", "9", "10", "…", "12"]


def test_ended_case_says_what_is_there_now_and_not_what_would_end_it(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    assert "ends this at once" in client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
    lines = f"<p>{PASSAGE}</p><p>A sentence that its authors put there when it came back to this address.</p>"
    world.site.pages["/report"] = page("Report", lines)
    world.clock.move(hours=6)
    world.one(case.url)
    (case,) = world.app.lookup.cases()
    answer = client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
    assert "What is there: text differs from our copy." in answer
    assert "ends this at once" not in answer
    assert client.get(f"/api/v1/cases/{case.id}").json()["would_change_it"] == []


def doubted(site, world):
    """The case of a page that one look did not find."""
    site.pages["/report"] = page("Report", f"<p>{PASSAGE}</p>")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    del site.pages["/report"]
    world.clock.move(hours=1)
    world.one(site.url("/report"))
    (case,) = world.app.lookup.cases()
    return case


def test_suspected_loss_that_only_time_can_confirm_shows_no_certainty_level(tmp_path):
    with walked(tmp_path) as (site, world, client):
        case = doubted(site, world)
        shown = client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
        line = next(human.visit(world.app.lookup.visit(case.source, 2), world.watched(case.url).assessment))
    assert "repeated looks" not in shown
    assert "Probable" not in shown
    assert line.endswith("; not yet confirmed")


def test_reported_move_is_not_called_confirmed_by_repeated_looks(tmp_path):
    with walked(tmp_path) as (site, world, client):
        case = doubted(site, world)
        there = "https://new.example/17"
        world.app.remarks.make(case.id, RemarkKind.KNOWN_MOVE, actor="Ada", reason="a new site", url=there)
        world.clock.move(hours=1)
        world.one(site.url("/report"))
        shown = client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
    assert "As someone reported; no look was made there." in shown
    assert "repeated looks" not in shown


def test_case_with_opposing_evidence_does_not_claim_that_there_is_none(tmp_path):
    with Site() as site:
        world = World(tmp_path / "archive", None)
        site.pages["/report"] = page("Report", f"<p>{PASSAGE}</p>")
        world.add(site.url("/report"))
        world.one(site.url("/report"))
        del site.pages["/report"], site.pages["/"]
        world.clock.move(hours=1)
        world.one(site.url("/report"))
        (case,) = world.app.lookup.cases()
        app = web.create_app(world.app)
        with TestClient(app, base_url="http://127.0.0.1:8080") as client:
            shown = client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
        world.close()
    assert "Other pages of the site were not as they should be" in shown
    assert "Nothing against it was seen." not in shown


WORDS = {"kind": "false_alarm", "reason": "Their server was being moved"}


def test_api_accepts_remarks_only_from_tokens_with_write_scope(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    address = f"/api/v1/cases/{case.id}/remarks"
    reads, writes = (
        {"authorization": f"Bearer {web.new_token(world.app.catalog, scope, scope, world.clock())}"}
        for scope in ("read", "write")
    )
    assert client.post(address, json=WORDS).status_code == 401
    assert client.post(address, json=WORDS, headers=reads).status_code == 403
    for wrong in ({"kind": "gone", "reason": "x"}, {"kind": "note", "reason": " "}, {"kind": "known_move", "reason": "x"},
                  {"kind": "known_move", "reason": "x", "to": "javascript:alert(1)"}, {**WORDS, "by": "somebody"}):  # fmt: skip
        assert client.post(address, json=wrong, headers=writes).status_code == 422, wrong
    nowhere = f"/api/v1/cases/{case.id[:-4]}0000/remarks"
    assert client.post(nowhere, json=WORDS, headers=writes).status_code == 404
    answer = client.post(address, json=WORDS, headers=writes)
    assert answer.status_code == 201
    assert client.get(f"/api/v1/cases/{case.id}", headers=reads).json()["remarks"] == [answer.json()]
    assert answer.json()["by"] == "token write (API)"
    world.clock.move(hours=1)
    assert world.one(case.url)["state"] == "available", "it steers the next look"


def test_case_page_accepts_a_remark_and_shows_it_to_token_holders(lost):
    world, client = lost
    (case,) = world.app.lookup.cases()
    html_of = {"accept": "text/html"}
    writes = {"authorization": f"Bearer {web.new_token(world.app.catalog, 'ada', 'write', world.clock())}"}
    assert "<textarea" not in client.get(f"/case/{case.id}", headers=html_of).text, "not for those who may not"
    page = html.fromstring(client.get(f"/case/{case.id}", headers=html_of | writes).text)
    form = page.xpath("//form[contains(@action, 'remark')]")[0]
    assert page.get_element_by_id("remarks").get("class") == "noprint", "a heading over nothing, on paper"
    assert set(form.inputs["kind"].value_options) == {kind.value for kind in RemarkKind}
    given = {"kind": "known_move", "reason": "Rang <them> up", "to": "https://elsewhere.example/report"}
    other = {"Origin": "http://evil.example"}
    assert client.post(form.action, data=given, headers=writes | other).status_code == 403
    assert client.post(form.action, data=given | {"kind": "gone"}, headers=writes).status_code == 422
    answer = client.post(form.action, data=given, headers=writes)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/case/{case.id}#remarks")
    shown = html.fromstring(client.get(f"/case/{case.id}", headers=html_of | writes).text).get_element_by_id("remarks")
    assert shown.get("class") is None
    for words in ("Rang <them> up", "token ada (page)", "https://elsewhere.example/report"):
        assert words in shown.text_content()
    whole = client.get(f"/case/{case.id}", headers=html_of | writes).text
    assert whole.index("Newest remark (known to have moved, ") < whole.index("Before and after")
    chinese = client.post(f"{form.action}?lang=zh", data=given, headers=writes)
    assert chinese.headers["location"] == f"/case/{case.id}?lang=zh#remarks", "who reads in one language goes on in it"
    assert "Rang" not in client.get(f"/case/{case.id}", headers=html_of).text


def published(site, world):
    """An article that was seen once, and the function that looks at it: the page is from now on this reply, or missing
    if None, with so many hours between looks."""
    site.pages |= {"/s/report": article("Survey"), "/people": page("People")}
    url = site.url("/s/report")
    world.add(url)
    world.one(url)

    def looks(reply, *hours):
        site.pages.pop("/s/report", None)
        if reply is not None:
            site.pages["/s/report"] = reply
        for one in hours:
            world.clock.move(hours=one)
            line = world.one(url)
        return line

    return looks


def test_later_answer_in_place_of_a_notice_is_shown_on_case_and_source(tmp_path):
    with walked(tmp_path) as (site, world, client):
        looks = published(site, world)
        looks(wechat("该内容已被发布者删除"), 1, 2, 24)
        (case,) = world.app.lookup.cases()
        assert client.get(f"/api/v1/cases/{case.id}").json()["instead"] == []
        heading = "What stood in its place later"
        assert heading not in client.get(f"/case/{case.id}", headers={"accept": "text/html"}).text
        line = looks(None, 24, 25, 26)
        event = world.app.lookup.events(source=case.source)[-1]
        assert event.kind is EventKind.INSTEAD
        (told,) = client.get(f"/api/v1/cases/{case.id}").json()["instead"]
        assert told == {
            "event": event.id, "n": line["n"], "at": line["at"], "finding": "gone", "capture": line["capture"],
            "text": event.text, "notice": None,
        }  # fmt: skip
        for language, title, says in (
            ("en", heading, "before that a notice was shown in its place"),
            ("zh", "此后原处所见", "此前"),
        ):
            for path in (f"/case/{case.id}", f"/source/{case.source}"):
                shown = client.get(f"{path}?lang={language}", headers={"accept": "text/html"}).text
                text = " ".join(html.fromstring(shown).find(".//main").text_content().split())
                assert says in text
                assert (title in text) is path.startswith("/case")
            assert f"/capture/{line['capture']}" in client.get(f"/case/{case.id}").text


def test_later_answer_belongs_to_the_case_in_which_it_was_reported(tmp_path):
    """It is not shown on the next case."""
    with walked(tmp_path) as (site, world, client):
        looks = published(site, world)
        looks(wechat("该内容已被发布者删除"), 1, 2, 24)
        looks(None, 24, 25, 26)
        looks(article("Survey"), 24)
        looks(None, 24, 25, 26)
        first, second = sorted(world.app.lookup.cases(), key=lambda one: one.n)
        assert [len(client.get(f"/api/v1/cases/{one.id}").json()["instead"]) for one in (first, second)] == [1, 0]


def test_not_modified_answer_does_not_count_as_seeing_a_document():
    """In a catalog from before migration 0012, looks do not say when a document was last seen. A 304 is about the page,
    and only a claim; a rebuild finds the look before it."""

    def look(n: int, finding: Finding, state: State, status: int, *, document: bool = False) -> Look:
        return Look(
            n, START + n * HOUR, finding, state, status, None, document, None, None, Certainty.CONFIRMED, (), False
        )

    looks = [
        look(1, Finding.FIRST, State.AVAILABLE, 200),
        look(2, Finding.SAME, State.AVAILABLE, 304),
        look(3, Finding.GONE, State.SUSPECT, 200, document=True),
    ]
    (case,) = cases(looks, "S", "https://example.org/")
    assert (case.document, case.last_seen) == (True, START + HOUR)


def test_replaced_page_is_described_on_case_source_and_feed(tmp_path):
    with Site() as site:
        world = World(tmp_path / "archive", None)
        url = site.url("/report")
        site.pages |= {"/report": page("Report", f"<p>{PASSAGE}</p>"), "/people": page("People")}
        world.add(url)
        world.one(url)
        site.pages["/report"] = page("Courses in summer", f"<p>{prose('courses', 90)}</p>")
        for hours in (1, 12, 13, 24, 24, 24, 24, 24):
            world.clock.move(hours=hours)
            world.one(url)
        (case,) = world.app.lookup.cases()
        assert (case.status, case.finding) == ("confirmed", Finding.REPLACED)
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            for lang, said, stands in (
                ("en", "Another page was shown there.", "Another page is shown there."),
                ("zh", "该网址显示了另一页面。", "该网址现显示另一页面。"),
            ):
                asked = {"headers": {"accept": "text/html"}, "params": {"lang": lang}}
                assert said in client.get(f"/case/{case.id}", **asked).text
                assert stands in client.get(f"/source/{case.source}", **asked).text
            assert "Another page is shown there." in client.get("/feeds/events.atom").text
        world.close()


def test_lost_passage_is_marked_as_cited(tmp_path):
    other = "Wages were paid through the organising station, which kept back travel money."
    with Site() as site:
        world = World(tmp_path / "archive", None)
        site.pages |= {"/report": page("Report", f"<p>{PASSAGE}</p><p>{other}</p>"), "/people": page("People")}
        url = site.url("/report")
        world.add(url, quote=PASSAGE)
        world.one(url)
        del site.pages["/report"]
        for hours in (1, 12, 13):
            world.clock.move(hours=hours)
            world.one(url)
        (case,) = world.app.lookup.cases()
        with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
            shown = html.fromstring(client.get(f"/case/{case.id}").text)
        world.close()
    lost = {" ".join(one.text_content().split()) for one in shown.xpath('//blockquote[@class="lost"]')}
    assert {f"{PASSAGE} cited", other} <= lost
