"""What is said of a confirmed loss: where the text is now, which looks count, and how long nobody looked."""

from __future__ import annotations

import json

from archiver import alerts, words
from storage.model import EventKind
from tests.support.site import Reply, page
from tests.walk.test_judgement_table import after, held

NEW = "/archive/report"
LIST = '<ul><li><a href="{}">Report</a></li><li><a href="/papers/other">Other</a></li></ul>'


def went(site, path=NEW):
    """Moves the page to another URL, and its link in the list with it."""
    site.pages[path] = site.pages.pop("/papers/report")
    site.pages["/papers/"] = page("Papers", LIST.format(path))


def whys(world, url, rule):
    return [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == rule]


def test_new_url_of_a_moved_document_is_stated_wherever_the_move_is_reported(site, world):
    url = held(site, world)
    went(site)
    assert after(world, url, 6, 8)[-1][1:] == ("moved", "confirmed")
    (event,) = world.app.lookup.events(kinds={EventKind.MOVED})
    there = site.url(NEW)
    assert f"another address, {there}: here last seen" in event.text
    assert whys(world, url, "found-at") == [f"The kept text was found at {there}."]
    assert there in words.standing(world.watched(url).assessment)
    for said in (
        words.translate_sentence(event.kind, event.text, words.WORDS["zh"]),
        words.standing(world.watched(url).assessment, "zh"),
        words.reason("found-at", whys(world, url, "found-at")[0], "zh"),
    ):
        assert there in said
        assert "见" in said
    (alert,) = alerts.alerts([event], alerts.Subscription(id="x"), {})
    sent = json.loads(alerts.payload(alert))["data"]
    assert there in sent["events"][0]["text"]
    assert "found-at" in {one["rule"] for one in sent["reasons"]}
    body = site.pages.pop(NEW)
    site.pages["/papers/report"] = body
    assert after(world, url, 1)[-1][1] == "available"
    assert there not in words.standing(world.watched(url).assessment)


def test_secret_in_the_new_url_is_redacted(site, world):
    url = held(site, world)
    went(site, f"{NEW}?token=hush")
    after(world, url, 6, 8)
    (event,) = world.app.lookup.events(kinds={EventKind.MOVED})
    assert "token=***" in event.text
    assert not [one for one in (event.text, *(r.text for r in event.reasons if r.rule == "found-at")) if "hush" in one]


def test_inconclusive_looks_count_neither_for_nor_against_a_removal(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 6)
    site.pages["/papers/report"] = Reply(403, b"<h1>Forbidden</h1>")
    after(world, url, 1, 2)
    del site.pages["/papers/report"]
    assert after(world, url, 12, 30)[-1][1:] == ("removed", "confirmed")
    (told,) = whys(world, url, "gone")
    assert told.startswith("3 looks over ")
    assert told.endswith("; 2 other looks in that time counted neither for nor against it.")
    assert "2 次查看既不支持也不反对" in words.reason("gone", told, "zh")


def test_longest_time_between_looks_is_stated(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 6, 8)
    assert "they are set to be at most 6 h apart." in whys(world, url, "limit-between")[0]
    after(world, url, 240, 244)
    (told,) = whys(world, url, "limit-between")
    assert told == "What happened between looks is not seen; two of them were 10 days apart."
    assert "10 天" in words.reason("limit-between", told, "zh")


def test_return_of_the_first_copys_text_after_an_alteration_is_stated(site, world):
    passage = "The deposit was returned only after the second year"
    body = page("Report", f"<p>{passage} of the contract.</p>")
    url = held(site, world, body=body, quote=passage)
    after(world, url, 30)
    site.pages["/papers/report"] = page("Report")
    after(world, url, 6, 8)
    assert [one["rule"] for one in world.visits(url)[-1]["reasons"] if one["rule"].endswith("-again")] == []
    del site.pages["/papers/report"]
    after(world, url, 6, 20, 30.1)
    site.pages["/papers/report"] = body
    after(world, url, 6, 20, 30.1)
    restored, altered = world.app.lookup.events()[-2:]
    assert restored.text.endswith("What is there: the text of our first copy.")
    assert altered.text.startswith("The text is that of our first copy again, and differs from our newest copy")
    said = {one.rule: one.text for one in altered.reasons if one.rule.endswith("-again")}
    assert said.keys() == {"first-again", "quote-again"}
    assert passage in said["quote-again"]
    chinese = [words.translate_sentence(one.kind, one.text, words.WORDS["zh"]) for one in (restored, altered)]
    chinese += [words.reason(rule, text, "zh") for rule, text in said.items()]
    assert all("首份" in one for one in chinese[:3])
    assert passage in chinese[3]


def test_page_hidden_by_a_403_is_said_to_be_not_shown(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = Reply(403, b"<h1>Forbidden</h1>")
    after(world, url, 6, 8)
    (told,) = whys(world, url, "wall")
    assert told.endswith(": the page was not shown to us.")
    assert words.reason("wall", told, "zh")
