"""An alteration marked as a false alarm: later changes in the same place are recorded but not reported, and nothing
else is hidden. By real looks at a page with a news box that its markup does not identify as one."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.errors import UsageError
from archiver.rejudge import Changed, Rejudge
from demo.site import pdf
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import EventKind, RemarkKind, Steer
from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_people import say
from tests.walk.test_judgement_table import after, held, rules

PATH = "/papers/report"
BOX = "<table><tr><td>News of the ministry<br>{}</td></tr></table><table><tr><td>How to write to us</td></tr></table>"
NEWS = [f"The minister opened bridge number {n} of the road" for n in range(20)]
SENTENCE = "The deposit was returned only after the second year of the contract had ended."


@pytest.fixture(autouse=True)
def _fresh():
    Exact.differs = []


def show(site, *news, text="", seed="Report"):
    site.pages[PATH] = page("Report", f"<p>{SENTENCE}</p>{text}{BOX.format('<br>'.join(news))}", seed=seed)


def alarmed(site, world, quote=None):
    """A source whose news box was reported as an alteration, and that event."""
    show(site, *NEWS[:3])
    url = held(site, world, body=site.pages[PATH], quote=quote)
    show(site, *NEWS[3:6])
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]
    return url, told(world, url)[-1]


def told(world, url):
    return world.app.lookup.events(source=world.watched(url).source.id, kinds={EventKind.ALTERED})


def sentences(world, url):
    return [reason["text"] for reason in world.visits(url)[-1]["reasons"]]


def test_later_changes_in_the_place_of_a_false_alarm_are_not_reported(site, world):
    url, event = alarmed(site, world)
    remark = say(world, event.id, RemarkKind.FALSE_ALARM)
    assert (remark.case, remark.source, remark.after) == (event.id, event.source, event.n)
    for week in range(1, 4):
        show(site, *NEWS[3 * week + 3 : 3 * week + 6])
        assert {one[0] for one in after(world, url, 160, 162, 166)} <= {"presentation", "same"}
    assert world.kinds(url) == ["first", "altered"]


def test_look_cites_the_false_alarm_and_keeps_the_difference(site, world):
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9])
    assert after(world, url, 20)[-1][:2] == ("presentation", "available")
    assert rules(world, url) == ["place"]
    (text,) = sentences(world, url)
    assert f"look {event.n} " in text
    assert words.reason("place", text, "zh") is not None
    seen = world.app.lookup.visit(event.source, world.watched(url).n)
    assert seen.observation.last.spared == (event.n,)
    assert not seen.observation.last.lost
    assert NEWS[3] in seen.observation.last.lost_one
    assert NEWS[6] in seen.observation.last.added_one
    assert world.watched(url).last.id == seen.capture, "it is the reference, as after any change of presentation"
    assert seen.context.steers == (Steer(kind=RemarkKind.FALSE_ALARM, after=event.n, altered=event.n),)


def test_news_list_that_keeps_growing_remains_the_place_of_the_false_alarm(site, world):
    show(site, *NEWS[5:10])
    url = held(site, world, body=site.pages[PATH])
    show(site, *NEWS[4:9])
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered"]
    say(world, url, RemarkKind.FALSE_ALARM)
    for first in (3, 1, 0):
        show(site, *NEWS[first : first + 5])
        assert after(world, url, 160)[-1][0] == "presentation"


def test_sentence_changed_together_with_the_news_box_is_reported_without_the_box(site, world):
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9], text="<p>The figures of table four were corrected.</p>")
    site.pages[PATH] = (
        site.pages[PATH].replace(b"second year", b"third year").replace(b"figures of table four", b"notes")
    )
    after(world, url, 20, 22)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert any("second year" in one or "third year" in one for one in sentences(world, url))
    assert not any("bridge" in one for one in sentences(world, url))
    assert {"place", "altered"} <= set(rules(world, url)), "and that something else was not"


def test_cited_passage_removed_from_the_spared_place_is_reported(site, world):
    url, event = alarmed(site, world, quote=NEWS[4])
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9])
    after(world, url, 20, 22)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert any(one.startswith("a cited passage is no longer there") for one in sentences(world, url))


@pytest.mark.parametrize(
    "text", [f"<p>{prose('another text', 200)}</p>", "<br>".join(NEWS[6:14]), f"<p>{prose('a claim', 40)}</p>"]
)
def test_change_that_outgrows_the_spared_place_is_reported(site, world, text):
    """A text in place of the box, a list twice as long, a new paragraph before it."""
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9], text)
    after(world, url, 20, 22)
    assert world.kinds(url) == ["first", "altered", "altered"]


def test_place_is_no_longer_spared_once_its_heading_changes(site, world):
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9])
    site.pages[PATH] = site.pages[PATH].replace(b"News of the ministry", b"From the press office")
    after(world, url, 20, 22)
    assert world.kinds(url) == ["first", "altered", "altered"]
    show(site, *NEWS[9:12])
    site.pages[PATH] = site.pages[PATH].replace(b"News of the ministry", b"From the press office")
    after(world, url, 40, 42)
    assert world.kinds(url)[2:] == ["altered", "altered"], "known by what stood around it, and by nothing else"


def test_text_that_repeats_the_news_box_elsewhere_is_not_spared(site, world):
    twice = f"<p>{NEWS[6]}</p><p>{prose('between', 30)}</p>"
    show(site, *NEWS[:3], text=twice)
    url = held(site, world, body=site.pages[PATH])
    show(site, *NEWS[3:6], text=twice)
    after(world, url, 6, 8)
    say(world, url, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9], text=twice)
    assert after(world, url, 20)[-1][0] == "presentation"
    show(site, *NEWS[9:12], text=twice.partition("</p>")[2])
    after(world, url, 40, 42)
    assert world.kinds(url) == ["first", "altered", "altered"]


def test_loss_is_reported_despite_remarks_on_an_earlier_alteration(site, world):
    url, event = alarmed(site, world)
    for kind in (RemarkKind.FALSE_ALARM, RemarkKind.EXPLAINED, RemarkKind.MUTE):
        say(world, event.id, kind)
    site.pages[PATH] = Reply(404, NOT_FOUND)
    assert after(world, url, 6, 14, 30.1)[-1][1] == "removed"
    assert not [one for one in rules(world, url) if one.startswith("remark-")]
    with world.app.catalog.read() as conn:
        n = world.watched(url).n
        assert not tables.remarks.is_silenced(conn, event.source, n, EventKind.REMOVED)
        assert tables.remarks.is_silenced(conn, event.source, n, EventKind.ALTERED)
    show(site, *NEWS[6:9])
    assert after(world, url, 6, 8)[-1][:2] == ("same", "available"), "and what comes back is looked at as before"
    assert world.kinds(url)[-1] == "restored"


def test_alteration_of_the_main_text_cannot_be_marked_as_a_false_alarm(site, world):
    url = held(site, world, body=page("Report", f"<p>{SENTENCE}</p>"))
    paragraphs = site.pages[PATH].decode().split("<p>")
    site.pages[PATH] = "<p>".join([*paragraphs[:1], prose("other words", 60) + "</p>", *paragraphs[2:]]).encode()
    after(world, url, 6, 8)
    (event,) = told(world, url)
    with pytest.raises(UsageError, match="too much of the document's text"):
        say(world, event.id, RemarkKind.FALSE_ALARM)
    assert world.app.remarks.of(event) == []
    assert say(world, event.id, RemarkKind.NOTE).case == event.id


def test_altered_pdf_source_has_no_place_to_mark_as_a_false_alarm(site, world):
    lines = [prose(f"passage {n}", 40) for n in range(4)]
    site.pages["/papers/report.pdf"] = Reply(200, pdf(tuple(lines)), "application/pdf")
    url = held(site, world, path="/papers/report.pdf", body=site.pages["/papers/report.pdf"])
    site.pages["/papers/report.pdf"] = Reply(200, pdf(tuple(lines[1:])), "application/pdf")
    after(world, url, 6, 8)
    with pytest.raises(UsageError, match="nothing of it can be found again"):
        say(world, url, RemarkKind.FALSE_ALARM)
    with pytest.raises(UsageError, match="has not moved"):
        say(world, url, RemarkKind.KNOWN_MOVE, url=site.url("/new"))


def test_withdrawn_false_alarm_no_longer_spares_its_place(site, world):
    url, event = alarmed(site, world)
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[6:9])
    assert after(world, url, 20)[-1][0] == "presentation"
    say(world, event.id, RemarkKind.WITHDRAWN)
    show(site, *NEWS[9:12])
    after(world, url, 40, 42)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert [one.kind for one in world.app.remarks.of(event)] == ["false_alarm", "withdrawn"]
    say(world, event.id, RemarkKind.FALSE_ALARM)
    show(site, *NEWS[12:15])
    assert after(world, url, 60)[-1][0] == "presentation", "what is said anew holds again"


def test_muted_alteration_silences_later_ones_until_the_mute_is_withdrawn(site, world):
    url, event = alarmed(site, world)

    def silent(kind=EventKind.ALTERED):
        with world.app.catalog.read() as conn:
            return tables.remarks.is_silenced(conn, event.source, world.watched(url).n + 1, kind)

    say(world, event.id, RemarkKind.MUTE)
    assert silent()
    assert not silent(EventKind.SUSPECTED)
    show(site, *NEWS[6:9])
    after(world, url, 20, 22)
    assert silent(), "also after it was served"
    assert world.kinds(url) == ["first", "altered", "altered"], "it is listed, and not sent"
    say(world, event.id, RemarkKind.WITHDRAWN)
    assert not silent()


def test_remark_by_url_applies_to_the_newest_case_or_alteration(site, world):
    url, event = alarmed(site, world)
    assert say(world, url, RemarkKind.NOTE).case == event.id
    body = site.pages.pop(PATH)
    after(world, url, 6)
    (case,) = world.app.lookup.cases()
    assert say(world, url, RemarkKind.NOTE).case == case.id
    site.pages[PATH] = body
    after(world, url, 7)
    assert say(world, url, RemarkKind.NOTE).case == case.id
    with pytest.raises(NotFound):
        say(world, f"{event.id[:-4]}0000", RemarkKind.NOTE)
    (first,) = world.app.lookup.events(kinds={EventKind.FIRST})
    with pytest.raises(NotFound):
        say(world, first.id, RemarkKind.NOTE)


def test_false_alarm_leaves_past_events_unchanged_and_rejudges_the_same(site, world):
    url, event = alarmed(site, world)
    before = world.told()["events"]
    say(world, event.id, RemarkKind.FALSE_ALARM)
    assert world.told()["events"] == before
    show(site, *NEWS[6:9])
    after(world, url, 20)
    show(site, *NEWS[9:12], text="<p>The figures of table four were corrected.</p>")
    after(world, url, 40, 42)
    say(world, event.id, RemarkKind.WITHDRAWN)
    show(site, *NEWS[12:15], text="<p>The figures of table four were corrected.</p>")
    after(world, url, 60, 62)
    assert world.kinds(url) == ["first", "altered", "altered", "altered"]
    assert world.told()["events"][: len(before)] == before
    assert not [one for one in Rejudge(world.app.catalog, world.app.blobs).all() if isinstance(one, Changed)]
    assert not [one for one in deep(world) if isinstance(one, Changed)]
    assert Exact.differs == []
