"""A short page in place of a report that sends its reader on but cannot be followed: its target is fetched."""

from __future__ import annotations

import re

import pytest

from archiver import words
from archiver.rejudge import Done
from tests.support.site import NOT_FOUND, Reply, Site, page
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judge_redirects import PATH, WATCHED, observed, sending
from tests.walk.test_judgement_table import after, held, rules

NEW = "/papers/2026/notice"
NOTICE = sending(body=WATCHED)
APPENDED = (
    "var m=document.createElement('meta');m.httpEquiv='refresh';m.content='0;url={}';document.head.appendChild(m)"
)
BRANCHES = "if(document.images){{location.replace('{}')}}else{{location.href='{}'}}"
SAID = "<p>You are being redirected.</p>"
FRAMESET = f"<html><head><title>公告</title></head><frameset rows='100%'><frame src='{NEW}'></frameset></html>".encode()


def framed(tag: str, body: str = "") -> bytes:
    return sending(body=f'{body}<{tag} src="{NEW}" width="100%"></{tag}>')


@pytest.mark.parametrize(
    "stub",
    [
        sending(APPENDED.format(NEW), body=SAID),
        sending("g.click()", body=f"{SAID}<a id=g href='{NEW}'>here</a>"),
        sending(body=f"<p>Our website has a new face. <a href='{NEW}'>Continue</a></p>"),
        FRAMESET,
        framed("iframe", "<h1>Notice 14 of the district court</h1>"),
    ],
    ids=["appended", "click", "continue", "frameset", "headed"],
)
def test_report_found_where_the_stub_leads_has_moved(site, world, stub):
    url = held(site, world, body=NOTICE)
    site.pages |= {NEW: NOTICE, PATH: stub}
    site.missing = Reply(404, NOT_FOUND)
    assert [one[1] for one in after(world, url, 0, 8, 25, 80)] == ["suspect", "moved", "moved", "moved"]
    assert world.kinds(url) == ["first", "suspected", "moved"]
    assert "found-at" in rules(world, url)
    assert [one for one in deep(world, Exact) if not isinstance(one, Done)] == []


@pytest.mark.parametrize(
    ("waits", "there"),
    [
        ("You are being redirected.", page("Another report")),
        ("Vous allez être redirigé", Reply(503, b"")),
        ("正在跳转，请稍候", Reply(403, b"")),
    ],
    ids=["another", "error", "denied"],
)
def test_stub_whose_target_is_inconclusive_is_unreachable_and_not_a_loss(site, world, waits, there):
    url = held(site, world, body=NOTICE)
    site.pages |= {NEW: there, PATH: sending(APPENDED.format(NEW), body=f"<p>{waits}</p>")}
    site.missing = Reply(404, NOT_FOUND)
    assert {one[0] for one in after(world, url, 0, 8, 25, 49, 80, 200)} == {"server_error"}
    assert world.kinds(url) == ["first", "unreachable"]
    assert site.paths().count(NEW) == 6
    told = world.visits(url)[-1]["reasons"]
    assert told[0] == {"rule": "onward", "text": f"the page only forwards to {site.url(NEW)}"}


def test_stub_that_does_not_name_its_target_is_unreachable_and_not_a_loss(site, world):
    url = held(site, world, body=NOTICE)
    site.pages[PATH] = sending("if(a)location.href=b", body=SAID)
    stub = site.pages[PATH]
    site.missing = Reply(200, stub)
    assert {one[0] for one in after(world, url, 0, 8, 25, 49, 80, 200)} == {"server_error"}
    told = [one["text"] for one in world.visits(url)[-1]["reasons"]]
    assert told[:2] == [
        "the page only forwards, and does not say where to",
        "a script on the page leads to another address, which was not followed",
    ]


@pytest.mark.parametrize(
    ("stub", "there", "said"),
    [
        (sending(APPENDED.format(NEW), body=SAID), None, "replaced"),
        (sending(body=f"<p>Our website has a new face. <a href='{NEW}'>Continue</a></p>"), page("Another"), "replaced"),
        (sending(body="<p>Our website has a new face. <a href='/'>Continue</a></p>"), None, "replaced"),
        (sending(APPENDED.format("/"), body=SAID), None, "replaced"),
        (sending(APPENDED.format("/papers/"), body=SAID), None, "replaced"),
        (sending(body="<p>The notices are in order. <a href='/papers/'>Continue</a></p>"), None, "replaced"),
        (
            sending(
                "if(a)location='/'", body="<p>Not found. You will be redirected to the home page in 5 seconds.</p>"
            ),
            None,
            "soft_gone",
        ),
        (
            sending(APPENDED.format(NEW), body="<p>Page not found. You will be redirected in 5 seconds.</p>"),
            page("Another"),
            "soft_gone",
        ),
    ],
    ids=[
        "to nothing",
        "link to another",
        "link to front",
        "script to front",
        "script to list",
        "link to list",
        "not found",
        "not found, elsewhere",
    ],
)
def test_stub_standing_for_a_removed_report_is_a_loss(site, world, stub, there, said):
    url = held(site, world, body=NOTICE)
    site.pages[PATH] = stub
    if there is not None:
        site.pages[NEW] = there
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8, 25, 49, 80)[-1][:2] == (said, "removed")


def test_stub_shown_for_any_url_is_the_sites_not_found_page(site, world):
    url = held(site, world, body=NOTICE)
    site.pages |= {NEW: page("News"), PATH: sending(APPENDED.format(NEW), body=SAID)}
    site.missing = Reply(200, site.pages[PATH])
    assert after(world, url, 0, 8, 25, 49)[-1] == ("soft_gone", "removed", "confirmed")


def test_source_is_removed_once_the_copy_its_stub_led_to_and_the_stub_are_gone(site, world):
    url = held(site, world, body=NOTICE)
    site.pages |= {NEW: NOTICE, PATH: sending(APPENDED.format(NEW), body=SAID)}
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8)[-1][1] == "moved"
    del site.pages[NEW]
    assert after(world, url, 8, 16, 24, 33, 49, 81, 90)[-1][0] == "replaced"
    site.pages[PATH] = Reply(404, NOT_FOUND)
    assert after(world, url, 8, 16, 24, 33)[-1][1] == "removed"


def test_copy_at_another_site_is_found_through_the_stub(site, world):
    with Site() as other:
        url = held(site, world, body=NOTICE)
        other.pages[NEW] = NOTICE
        site.pages[PATH] = sending(APPENDED.format(other.url(NEW)), body=SAID)
        site.missing = Reply(404, NOT_FOUND)
        assert after(world, url, 0, 8)[-1][1] == "moved"
        told = [one["text"] for one in world.visits(url)[-1]["reasons"]]
        assert f"The kept text was found at {other.url(NEW)}." in told


def led(body: bytes | str, to: str = NEW) -> dict[str, object]:
    return {to: body, PATH: sending(APPENDED.format(to), body=SAID)}


@pytest.mark.parametrize(
    ("stub", "to"),
    [
        (sending("document.cookie='a=1';if(navigator.cookieEnabled)location.replace('/papers/n1?_c=1')", body=SAID), "?_c=1"),
        (sending(body=f"<p>Please confirm that you are over 18. <a href='{PATH}?ok=1'>Enter</a></p>"), f"{PATH}?ok=1"),
        (sending(APPENDED.format(f"{PATH}/"), body=SAID), f"{PATH}/"),
        (sending("if(/iPhone/.test(navigator.userAgent))location.href='/m/n'", body="<p>Loading…</p>"), "/m/n"),
        (sending("if(zh)location='/zh/n';else location='/en/n'", body=SAID), "/en/n"),
        (sending("if(zh)location='/zh/n';else location='/en/n'"), "/en/n"),
        (sending(head="<link rel=canonical href='/n'>"), "/n"),
        (sending(body=f"<iframe src='{PATH}?embed=1'></iframe>"), f"{PATH}?embed=1"),
    ],
    ids=["cookie", "age", "slash", "phone", "language", "language, empty", "canonical elsewhere", "embedded"],
)  # fmt: skip
def test_stub_before_the_document_itself_is_not_a_move(site, world, stub, to):
    url = held(site, world, body=NOTICE)
    site.pages |= {
        to: NOTICE,
        PATH: stub,
        "/papers/": page("Papers", f"<a href='{to}'>Notice 14</a> <a href='{PATH}'>14</a>"),
    }
    site.missing = Reply(404, NOT_FOUND)
    assert not {"moved", "removed", "suspect"} & {one[1] for one in after(world, url, 0, 8, 25, 49, 80, 200)}
    assert set(world.kinds(url)) == {"first", "unreachable"}
    assert [one for one in deep(world, Exact) if not isinstance(one, Done)] == []
    site.pages[PATH] = NOTICE
    assert after(world, url, 8)[-1][1] == "available"


ROLLS = "".join(
    f"<p>Roll {n} of the county lists {n * 7} who were named in it, and prints them by year.</p>" for n in range(99)
)


@pytest.mark.parametrize(
    ("title", "before"),
    [("The office deletes a notice: full text", ""), ("Free essays", ""), ("公告", ROLLS)],
    ids=["news", "essays", "collection"],
)
@pytest.mark.parametrize("near", [True, False])
def test_page_that_quotes_or_collects_the_text_is_not_a_copy(site, world, title, before, near):
    with Site() as elsewhere:
        url = held(site, world, body=NOTICE)
        other = site if near else elsewhere
        text = WATCHED if before else re.sub("<h1>.*?</h1>", "", WATCHED)
        markup = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{before}{text}</body></html>"
        other.pages[NEW] = markup.encode()
        site.pages[PATH] = sending(APPENDED.format(other.url(NEW)), body=SAID)
        site.missing = Reply(404, NOT_FOUND)
        assert not {"moved", "removed"} & {one[1] for one in after(world, url, 0, 8, 25, 49, 80)}
        assert other.paths().count(NEW) == 5


def test_withdrawal_notice_with_a_link_to_a_copy_is_quoted_and_moved(site, world):
    url = held(site, world, body=NOTICE)
    said = f"<p>This report has been withdrawn at the request of the ministry. <a href='{NEW}'>Continue</a></p>"
    site.pages |= {NEW: NOTICE, PATH: sending(body=said)}
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8)[-1][:2] == ("withdrawn", "moved")
    event = world.app.lookup.events()[-1]
    assert "is shown in its place: “This report has been withdrawn at the request of the ministry." in event.text
    assert "原处显示一则提示" in words.translate_sentence(event.kind, event.text, words.WORDS["zh"])


@pytest.mark.parametrize(
    ("stub", "gone"),
    [
        (sending(APPENDED.format(NEW), body=SAID), Reply(404, NOT_FOUND)),
        (sending(APPENDED.format(NEW), body=SAID), Reply(410, b"")),
        (sending(APPENDED.format(NEW), body=SAID), page("Another report")),
        (sending(APPENDED.format(NEW)), Reply(404, NOT_FOUND)),
        (FRAMESET, page("Another report")),
        (framed("iframe"), Reply(410, b"")),
    ],
    ids=["not found", "gone", "another", "empty", "frameset", "iframe"],
)
def test_moved_source_is_removed_when_its_copy_is_lost(site, world, stub, gone):
    url = held(site, world, body=NOTICE)
    site.pages |= {NEW: NOTICE, PATH: stub}
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8)[-1][1] == "moved"
    site.pages[NEW] = gone
    assert after(world, url, 8, 16, 24, 33, 49, 81, 130)[-1][1] == "removed"
    assert world.kinds(url) == ["first", "suspected", "moved", "removed"]
    assert [one for one in deep(world, Exact) if not isinstance(one, Done)] == []
    site.pages[NEW] = NOTICE
    assert after(world, url, 8, 16)[-1][1] == "moved"


@pytest.mark.parametrize("there", [Reply(503, b""), Reply(403, b"")], ids=["error", "denied"])
def test_error_or_wall_at_the_copy_leaves_a_moved_source_moved(site, world, there):
    url = held(site, world, body=NOTICE)
    site.pages |= led(NOTICE)
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8)[-1][1] == "moved"
    site.pages[NEW] = there
    assert {one[1] for one in after(world, url, 8, 24, 49, 81, 130, 400)} == {"moved"}


@pytest.mark.parametrize("tag", ["frame", "iframe"])
def test_page_filling_frame_that_is_not_found_is_a_loss(site, world, tag):
    url = held(site, world, body=NOTICE)
    body = f"<{tag} src='{NEW}'></{tag}>"
    whole = f"<html><head><title>公告</title></head><frameset rows='100%'>{body}</frameset></html>".encode()
    site.pages[PATH] = whole if tag == "frame" else sending(body=body)
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8, 25, 49, 80, 130)[-1][:2] == ("replaced", "removed")
    assert "frame" in rules(world, url)


def test_first_look_at_a_stub_states_its_target_and_does_not_fetch_it(site, world):
    for n, said in enumerate(("You are being redirected.", "Please wait, you will be redirected to it in a moment.")):
        path = f"/papers/n{n}"
        site.pages[path] = sending(BRANCHES.format(NEW, NEW), body=f"<p>{said}</p>")
        world.add(site.url(path))
        assert (line := world.one(site.url(path)))["finding"] == "server_error"
        assert line["state"] == "new"
        assert world.visits(site.url(path))[-1]["reasons"][0]["text"] == f"the page only forwards to {site.url(NEW)}"
    assert site.paths().count(NEW) == 0


# --- slide shows: pages that refresh to the next


def slide(number: int, leads_to: str, after_s: int = 10) -> bytes:
    told = (
        "The guards beat the prisoners with cables in the night of 3 May, as the photographs of the camp show to all.",
        "The second photograph has the gate of the camp as it was then, with two of the wardens who were named later.",
        "The third photograph was taken from the river, and one sees the yard, the mill and the road to the townships.",
    )[number - 1]
    head = f"<meta http-equiv=refresh content='{after_s};url={leads_to}'>" if leads_to else ""
    return sending(head=head, body=f"<h1>Slide {number} of the exhibition</h1><p>{told}</p>")


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [
        (slide(1, "/papers/s2"), slide(2, "/papers/s3"), slide(3, PATH)),
        (slide(1, "/papers/s2", 2), slide(2, "/papers/s3", 2), slide(3, PATH, 2)),
        (slide(1, "/papers/s2"), slide(2, PATH), b""),
        (slide(1, "/papers/s2"), slide(2, "/papers/s3"), slide(3, "")),
        (slide(1, "/papers/s2?n=1"), b"", b""),
    ],
    ids=["three", "quick", "two", "ends", "counts"],
)
def test_each_page_of_a_slide_show_is_kept_as_itself(site, world, one, two, three):
    site.pages |= {"/": page("Institute"), PATH: one, "/papers/s2": two, "/papers/s2?n=1": two, "/papers/s3": three}
    url = site.url(PATH)
    world.add(url, quote="beat the prisoners with cables")
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("first", "available")
    assert "quote.absent" not in rules(world, url)
    assert observed(world, url).final_url == url
    assert {found[0] for found in after(world, url, 8, 16)} == {"same"}
    site.pages[PATH] = one.replace(b"3 May", b"4 May")
    assert after(world, url, 8)[-1][:2] == ("altered", "available")
    assert [found for found in deep(world, Exact) if not isinstance(found, Done)] == []
    world.sound()


def plan(day: str, leads_to: str) -> bytes:
    rows = "".join(
        f"<tr><td>0{n}A1, 0{n}A2</td><td>{n} - {n + 1}</td><td>MA</td><td>HO</td><td>19{n}</td></tr>"
        for n in range(1, 9)
    )
    head = f"<title>Plan</title><meta http-equiv=refresh content='7;url={leads_to}'>"
    return sending(
        head=head,
        body=f"<h2>As of 19:27</h2><div>{day}</div><table><tr><th>Class<th>Hour<th>Of<th>By<th>Room</tr>{rows}</table>"
        + "<p>Untold</p>" * 9,
    )


def test_plans_that_are_shown_in_turn_are_kept_each_as_itself(site, world):
    site.pages |= {"/": page("School"), PATH: plan("18.4.2016", "/papers/s2"), "/papers/s2": plan("19.4.2016", PATH)}
    url = site.url(PATH)
    world.add(url)
    assert (world.one(url)["finding"], observed(world, url).final_url) == ("first", url)
    site.pages[PATH] = plan("20.4.2016", "/papers/s2")
    assert after(world, url, 8)[-1][:2] == ("altered", "available")


def test_textless_pages_refreshing_to_each_other_are_no_first_copy(site, world):
    told = "<p>Please wait, we check whether your browser keeps what it is given; you are sent to the page at once after that.</p>"
    site.pages |= {
        PATH: sending(head="<meta http-equiv=refresh content='0;url=/papers/c'>", body=told),
        "/papers/c": sending(head=f"<meta http-equiv=refresh content='0;url={PATH}'>", body=told),
    }
    url = site.url(PATH)
    world.add(url)
    assert world.one(url)["state"] == "new"
    assert "first.type" not in rules(world, url)


@pytest.mark.parametrize(
    "stub",
    [
        "<h1>The library of reports</h1><p>Its pages are kept at the archive of the institute, which opens in 7 seconds.</p>",
        f"<h1>The library of reports</h1><p>Its pages are kept at <a href='{NEW}'>the archive of the institute</a> as of June.</p>",
    ],
    ids=["seconds", "link"],
)
def test_page_that_says_when_or_where_it_leads_is_followed_and_not_a_slide(site, world, stub):
    site.pages |= {NEW: NOTICE, PATH: sending(head=f"<meta http-equiv=refresh content='7;url={NEW}'>", body=stub)}
    url = site.url(PATH)
    world.add(url)
    assert world.one(url)["finding"] == "first"
    assert observed(world, url).final_url == site.url(NEW)
