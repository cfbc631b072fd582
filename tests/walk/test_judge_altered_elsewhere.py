"""An alteration that is about to be told: what other vantage points are given is asked, kept and said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from demo.site import pdf
from storage.journal import SourceEdited
from storage.model import EventKind, RemarkKind
from tests.support.proxies import HttpProxy
from tests.support.site import RESET, Reply, page, prose
from tests.walk.test_judge_false_alarms import NEWS, alarmed, say
from tests.walk.test_judge_false_alarms import show as show_news
from tests.walk.test_judge_template import NEW as NEW_MENU
from tests.walk.test_judge_template import OLD as OLD_MENU
from tests.walk.test_judge_template import TEXT
from tests.walk.test_judgement_table import after, held
from tests.walk.test_judgement_vantage import elsewhere, judged_again, seen

REPORT = "/papers/report"
KEPT = page("Report", f"<p>{prose('what the survey found', 80)}</p>")
NEW = page("Report", f"<p>{prose('what the survey is said to have found', 80)}</p>")
OTHER = page("Report", f"<p>{prose('what is shown to a third country', 80)}</p>")
WALL = Reply(403, b"<h1>Forbidden</h1>")
HERE = " At the look that confirmed this, the kept text was received from another vantage point."


def altered(site, world, there=None, *hours):
    """A page that is kept, and then altered here, while another vantage point is given `there`."""
    url = held(site, world, body=KEPT)
    site.pages[REPORT] = NEW
    if there is not None:
        elsewhere(site, REPORT, there)
    assert [one[:2] for one in after(world, url, *(hours or (6, 7.1)))] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"], "told after its waits, whatever is received elsewhere"
    return url


def said(world, url):
    """The reasons of the alteration that was told, by their rules, each of which has words in Chinese."""
    (event,) = world.app.lookup.events(source=world.watched(url).source.id, kinds={EventKind.ALTERED})
    assert words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    assert world.visits(url)[-1]["reasons"]
    for one in event.reasons:
        if one.rule not in {"lost", "added"}:
            assert words.reason(one.rule, one.text, "zh"), one
    return event, {one.rule: one.text for one in event.reasons}


def report(last):
    """A PDF of four pages whose last one has this text."""
    pages = (*(prose(f"page {n}", 90) for n in range(3)), prose(last, 90))
    return Reply(200, pdf(pages), "application/pdf")


def asked(world):
    return [one for one in world.captures() if one.role == "vantage"]


def test_kept_text_received_elsewhere_is_said_and_confidence_is_not_high(site, two_places):
    world = two_places
    url = altered(site, world, KEPT)
    (there,) = seen(world, url)
    assert (there.egress, there.country, there.finding, there.as_here) == ("sg", "SG", "same", False)
    event, reasons = said(world, url)
    assert reasons["against"] == "Against it: at this look the kept text was received by way of sg in SG."
    assert words.reason("against", reasons["against"], "zh") == (
        "与此不符的有：此次查看时，经由 sg（SG）收到的仍是留存的文字。"
    )
    assert reasons["confidence"].startswith("Confidence is medium.")
    assert reasons["limit-vantage"] == (
        "Looked at by way of home in NL, and by way of sg in SG: same as our copy. How the site answers elsewhere is not known."
    )
    assert reasons["limit-visitor"].endswith("nor what visitors from further places are shown.")
    assert "same-elsewhere" not in reasons
    assert event.text.endswith(HERE)
    assert words.kind(event.kind, text=event.text) == words.kind(event.kind)
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        shown = client.get(f"/case/{event.id}", headers={"accept": "text/html"}).text
        look = client.get(f"/source/{event.source}/visit/3", headers={"accept": "text/html"}).text
    assert "the kept text was received by way of sg in SG" in shown
    assert f"/capture/{there.capture}" in look, "what that vantage point was given can be seen"
    judged_again(world)


def test_times_of_an_alteration_here_stay_those_of_looks_from_here(site, two_places):
    """The kept text elsewhere comes after the first look that differed here, and so is no "last seen unchanged"."""
    world = two_places
    url = held(site, world, body=KEPT)
    kept_at = world.watched(url).assessment.last_good_at
    site.pages[REPORT] = NEW
    elsewhere(site, REPORT, KEPT)
    after(world, url, 6)
    first = world.watched(url).assessment.last_good_at
    after(world, url, 1.1)
    event, _ = said(world, url)
    assert f"last seen unchanged {words.instant(kept_at)}, first seen different {words.instant(first)}." in event.text
    now = world.watched(url).assessment
    assert (now.as_kept_at, now.elsewhere_at, now.state) == (None, None, "available")


def test_copy_that_is_given_out_after_the_alteration_is_the_text_served_here(site, two_places):
    world = two_places
    url = altered(site, world, KEPT)
    assert [one.good for one in asked(world)] == [False], "it is no newer copy than the one received here"
    kept = world.app.lookup.capture(url)
    assert kept.role == "page"
    assert world.app.lookup.open(kept).decoded().read() == NEW
    assert after(world, url, 6)[-1][:2] == ("same", "available"), "it is the reference from now on"


def test_same_new_text_elsewhere_is_said(site, two_places):
    world = two_places
    url = altered(site, world, NEW)
    assert [(one.finding, one.as_here) for one in seen(world, url)] == [("altered", True)]
    event, reasons = said(world, url)
    assert reasons["same-elsewhere"] == "At this look the same new text was received by way of sg in SG."
    assert words.reason("same-elsewhere", reasons["same-elsewhere"], "zh") == (
        "此次查看时，经由 sg（SG）收到了同样的新文字。"
    )
    assert reasons["confidence"].startswith("Confidence is high.")
    assert reasons["limit-visitor"].endswith("nor whether other visitors are shown another text.")
    assert not {"against", "limit-neither"} & reasons.keys()
    assert not event.text.endswith(HERE)
    judged_again(world)


def test_same_new_text_elsewhere_in_other_markup_is_the_same(site, two_places):
    world = two_places
    url = altered(site, world, NEW.replace(b"<p>", b'<p class="cdn-sg">'))
    assert [(one.finding, one.as_here) for one in seen(world, url)] == [("altered", True)]
    judged_again(world)


def test_another_text_elsewhere_is_said_to_be_neither(site, two_places):
    world = two_places
    url = altered(site, world, OTHER)
    event, reasons = said(world, url)
    assert reasons["limit-neither"] == (
        "At this look another text was received by way of sg in SG, neither the kept one nor the new one."
    )
    assert reasons["limit-visitor"].endswith("nor what visitors from further places are shown.")
    assert reasons["confidence"].startswith("Confidence is high.")
    assert not {"against", "same-elsewhere"} & reasons.keys()
    assert not event.text.endswith(HERE)
    judged_again(world)


@pytest.mark.parametrize(
    ("there", "found"),
    [
        (WALL, "the server did not give us the page"),
        (RESET, "the connection was broken off"),
        (Reply(404, b"<h1>Not found</h1>"), "the server answered that there is nothing at this address"),
    ],
)
def test_nothing_usable_elsewhere_is_named_and_says_nothing_of_the_text(site, two_places, there, found):
    world = two_places
    url = altered(site, world, there)
    event, reasons = said(world, url)
    assert f"and by way of sg in SG: {found}. How the site answers elsewhere" in reasons["limit-vantage"]
    assert reasons["limit-visitor"].endswith("nor whether other visitors are shown another text.")
    assert reasons["confidence"].startswith("Confidence is high.")
    assert not {"against", "same-elsewhere", "limit-neither"} & reasons.keys()
    assert not event.text.endswith(HERE)
    judged_again(world)


def test_vantage_point_that_is_down_is_named(site, two_places, proxy):
    proxy.refuse = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    url = altered(site, two_places, KEPT)
    assert seen(two_places, url) == ()
    event, reasons = said(two_places, url)
    assert "and by way of sg: that vantage point did not work." in reasons["limit-vantage"]
    assert not {"against", "same-elsewhere", "limit-neither"} & reasons.keys()
    assert not event.text.endswith(HERE)
    judged_again(two_places)


def test_two_vantage_points_are_each_named_with_what_they_received(site, make_world, proxy, tmp_path):
    with HttpProxy() as dead:
        dead.refuse = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
        file = tmp_path / "three-places.toml"
        file.write_text(
            '[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n'
            f'[[egress]]\nname = "br"\nurl = "http://127.0.0.1:{dead.port}"\ncountry = "BR"\n'
            f'[[egress]]\nname = "sg"\nurl = "http://127.0.0.1:{proxy.port}"\ncountry = "SG"\n'
        )
        world = make_world("three", config=str(file))
        url = altered(site, world, KEPT)
    _, reasons = said(world, url)
    assert (
        "by way of sg in SG: same as our copy; by way of br: that vantage point did not work."
        in (reasons["limit-vantage"])
    )
    assert reasons["confidence"].startswith("Confidence is medium.")
    judged_again(world)


def test_only_the_look_that_tells_the_alteration_asks(site, two_places):
    world = two_places
    url = held(site, world, body=KEPT)
    site.pages[REPORT] = NEW
    elsewhere(site, REPORT, KEPT)
    after(world, url, 6)
    assert asked(world) == [], "once is a sign only"
    after(world, url, 0.5)
    assert asked(world) == [], "not over an hour yet"
    after(world, url, 0.6)
    assert len(asked(world)) == 1
    after(world, url, 6, 12, 24, 48)
    assert len(asked(world)) == 1, "told already"


def test_page_that_differs_at_each_look_is_not_asked_for_at_each_look(site, two_places):
    world, count = two_places, iter(range(1_000))
    url = held(site, world, body=KEPT)
    site.pages[REPORT] = lambda _: page("Report", f"<p>{prose(f'news {next(count)}', 40)}</p>")
    elsewhere(site, REPORT, KEPT)
    after(world, url, 6, 12, 18, 24, 30, 48, 60)
    assert asked(world) == []


def test_passage_missing_from_a_page_that_always_differs_is_asked_for_once(site, two_places):
    world, count = two_places, iter(range(1_000))
    lost = "<p>The deposit was returned only after the second year of the contract had ended.</p>"

    def news():
        return f"<p>{prose(f'news {next(count)}', 40)}</p>"

    site.pages[REPORT] = lambda _: page("Report", news() + lost)
    site.pages |= {"/papers/": page("Papers"), "/papers/other": page("Other")}
    url = site.url(REPORT)
    world.add(url)
    world.one(url)
    after(world, url, 12, 36)
    site.pages[REPORT] = lambda _: page("Report", news())
    elsewhere(site, REPORT, lambda _: page("Report", news()))
    after(world, url, 0, 24, 48, 72, 96)
    assert world.kinds(url) == ["first", "altered"]
    assert len(asked(world)) == 1
    assert "limit-neither" in said(world, url)[1]
    judged_again(world)


def test_source_without_probes_or_with_an_egress_of_its_own_is_seen_from_one_place_only(site, two_places):
    world = two_places
    url = held(site, world, body=KEPT)
    for changes in ({"probes": False}, {"probes": True, "egress": "home"}):
        world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, **changes))])
        site.pages[REPORT] = NEW if site.pages[REPORT] == KEPT else OTHER
        elsewhere(site, REPORT, KEPT)
        after(world, url, 6, 7.1)
        assert asked(world) == []
        texts = [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "limit-vantage"]
        assert texts == ["Looked at by way of home in NL only: how the site answers elsewhere is not known."]
    assert world.kinds(url) == ["first", "altered", "altered"]


def test_without_further_egresses_the_alteration_is_said_to_be_seen_from_one_place(site, world):
    url = altered(site, world)
    assert asked(world) == []
    _, reasons = said(world, url)
    assert reasons["limit-vantage"] == "Looked at from here only: how the site answers elsewhere is not known."
    assert reasons["confidence"].startswith("Confidence is high.")
    judged_again(world)


def test_text_that_waits_with_its_host_says_what_was_received_elsewhere_when_it_is_told(site, two_places):
    world, paths = two_places, [f"/papers/p{n}" for n in range(6)]
    for path in paths:
        site.pages[path] = page(path)
        elsewhere(site, path, page(path))
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look(*urls)
    for path in paths:
        site.pages[f"{site.names[0]}{path}"] = page(path, f"<p>{prose('a new notice on each page', 60)}</p>")
    for hours in (6, 1.1, 6, 12):
        world.clock.move(hours=hours)
        world.look(*urls)
    before = len(asked(world))
    assert before <= len(urls), "at most once while it waits"
    world.clock.move(hours=6)
    world.look(*urls)
    told = world.app.lookup.events(kinds={EventKind.ALTERED})
    assert len(told) == len(urls)
    assert all(one.text.endswith(HERE) for one in told)
    assert len(asked(world)) == before + len(urls)
    judged_again(world)


def test_later_loss_is_asked_for_and_judged_as_any(site, two_places):
    """The other country has the text of before: it is a page that is there, and not shown to us."""
    world = two_places
    url = altered(site, world, KEPT)
    del site.pages[REPORT]
    assert after(world, url, 6)[-1][1] == "suspect"
    assert {one[1] for one in after(world, url, 12, 25, 49)} == {"available", "blocked"}
    assert [(one.finding, one.as_here) for one in seen(world, url)] == [("altered", None)]
    assert words.standing(world.watched(url).assessment).startswith("Not shown to us from here")
    judged_again(world)


def test_counter_beside_the_alteration_does_not_make_it_another_one(site, two_places):
    world, views = two_places, iter(range(1_000, 9_000, 7))
    gone = "<p>The deposit was returned only after the second year of the contract had ended.</p>"

    def counted(rest=""):
        return page("Report", f"<p>Page views: {next(views)}</p>{rest}")

    site.pages |= {"/people": page("People"), REPORT: lambda _: counted(gone)}
    url = site.url(REPORT)
    world.add(url)
    world.one(url)
    after(world, url, 6, 12)
    site.pages[REPORT] = lambda _: counted()
    elsewhere(site, REPORT, lambda _: counted())
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert [one.as_here for one in seen(world, url)] == [True]
    judged_again(world)


def test_cited_passage_gone_here_and_received_elsewhere_is_told_with_both(site, two_places):
    world = two_places
    quote = "The deposit was returned only after the second year of the contract."
    kept = page("Report", f"<p>{quote}</p>")
    url = held(site, world, body=kept, quote=quote)
    site.pages[REPORT] = page("Report")
    elsewhere(site, REPORT, kept)
    after(world, url, 6, 7.1)
    event, reasons = said(world, url)
    assert event.text.startswith("A cited passage is no longer in the text")
    assert event.text.endswith(HERE)
    assert words.kind(event.kind, text=event.text) == "a cited passage is no longer in the text"
    assert "against" in reasons
    assert reasons["confidence"].startswith("Confidence is medium.")
    judged_again(world)


def test_alteration_that_followed_another_says_both_times_and_what_was_received_elsewhere(site, two_places):
    world = two_places
    url = held(site, world, body=KEPT)
    site.pages[REPORT] = OTHER
    elsewhere(site, REPORT, KEPT)
    after(world, url, 6)
    site.pages[REPORT] = NEW
    after(world, url, 6, 7.1)
    event, _ = said(world, url)
    assert "every look that received the text found it as described here." in event.text
    assert event.text.endswith(HERE)
    chinese = words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    assert chinese.endswith("均如此。确认此事的那次查看中，经其他路径收到的仍是留存的文字。")
    judged_again(world)


@pytest.mark.parametrize("kind", ["pdf", "zip"])
def test_file_is_compared_with_what_another_vantage_point_receives_as_a_page_is(site, two_places, kind):
    made = {
        "pdf": report,
        "zip": lambda text: Reply(200, b"PK\x03\x04" + prose(text).encode(), "application/zip"),
    }[kind]
    world, path = two_places, f"/papers/report.{kind}"
    url = held(site, world, path=path, body=made("as it was"))
    site.pages[path] = made("as it is")
    elsewhere(site, path, made("as it was"))
    after(world, url, 6, 7.1)
    assert "against" in said(world, url)[1]
    site.pages[path] = made("as it is by now")
    elsewhere(site, path, made("as it is by now"))
    after(world, url, 6, 7.1)
    assert [one.as_here for one in seen(world, url)] == [True]
    judged_again(world)


def test_altered_document_of_a_page_that_is_as_kept_asks_nobody(site, two_places):
    """What the page is elsewhere says nothing of its document."""
    world, path = two_places, "/papers/report.pdf"
    site.pages[path] = report("as it was")
    body = page("Report", '<p><a href="/papers/report.pdf">Full report (PDF)</a></p>')
    url = held(site, world, body=body)
    site.pages[path] = report("as it is")
    elsewhere(site, REPORT, body)
    after(world, url, 6, 30)
    assert world.kinds(url) == ["first", "altered"]
    assert asked(world) == []


def test_what_its_whole_site_changed_is_no_other_text_elsewhere(site, two_places):
    """A new menu entry on all pages, and a passage that is gone here alone."""
    world, gone = two_places, "<p>The deposit was returned only after the second year of the contract had ended.</p>"

    def show(box, here, there):
        site.pages[REPORT] = page("Report", TEXT + here + box)
        elsewhere(site, REPORT, page("Report", TEXT + there + box))
        site.missing = Reply(404, page("Page not found", box))

    url = held(site, world, body=page("Report", TEXT + gone + OLD_MENU))
    show(OLD_MENU, gone, gone)
    after(world, url, 6)
    show(NEW_MENU, "", gone)
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "altered"]
    assert [(one.finding, one.as_here) for one in seen(world, url)] == [("presentation", False)]
    assert "against" in said(world, url)[1]
    judged_again(world)


def test_place_of_a_false_alarm_is_no_other_text_elsewhere(site, two_places):
    world = two_places
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    number = len(asked(world))
    show_news(site, *NEWS[6:9], text="<p>The notes of table four were corrected.</p>")
    kept = world.app.lookup.open(world.app.lookup.capture(url)).decoded().read()
    elsewhere(site, url.removeprefix(site.url("")), kept)
    after(world, url, 20, 22)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert len(asked(world)) > number
    assert seen(world, url)[0].finding.effect == "good"
    judged_again(world)
