"""A document with image-only pages of which one now shows another picture: the report names the page."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.lookup.dossier import alteration_line
from storage.model import EventKind
from tests.judgement.test_pictures import MORE, OLD, TEXT, pdf
from tests.support.site import Reply, page
from tests.walk.test_judgement_table import after, held

PATH = "/files/scan.pdf"
NEW = (TEXT, "scan three", MORE, "scan two")
TOLD = "Pages without text show other pictures than in our copy: 2. Last seen unchanged "
LIMITS = "Changes before our first copy, and what pictures beside text show, are not seen."


def served(*pages):
    return Reply(200, pdf(*pages), "application/pdf")


def told(world, url):
    event = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert event.kind == "altered"
    assert None not in [words.reason(one.rule, one.text, "zh") for one in event.reasons]
    assert words.translate_sentence(event.kind, event.text, words.WORDS["zh"]) is not None
    return event


@pytest.fixture
def url(site, world):
    return held(site, world, path=PATH, body=served(*OLD))


def test_pages_whose_picture_changed_are_named_in_event_and_record(site, world, url):
    site.pages[PATH] = served(*NEW)
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    event = told(world, url)
    assert event.text.startswith(TOLD)
    assert words.kind(EventKind.ALTERED, text=event.text) == "pages without text show other pictures than in our copy"
    assert [one.text for one in event.reasons if one.rule == "limit-unseen"] == [LIMITS]
    look = world.app.lookup.visit(event.source, event.n)
    assert "pages without text whose pictures differ: 2" in [one.text for one in look.reasons]
    line = alteration_line(event, look, [])
    assert (line["pictures"], line["lost"], line["added"]) == ([2], [], [])
    with world.app.rejudge(deep=True) as again:
        (done,) = again.all()
    assert (done.changed, done.unread) == (0, 0)


def test_picture_that_differs_at_each_look_is_not_a_confirmed_alteration(site, world, url):
    for hours, scan in enumerate(("scan three", "scan four", "scan five"), start=6):
        site.pages[PATH] = served(TEXT, scan, MORE, "scan two")
        after(world, url, hours)
    assert "altered" not in world.kinds(url)


def test_record_names_the_pages_of_a_carried_document_whose_picture_changed(site, world):
    site.pages[PATH] = served(*OLD)
    url = held(site, world, body=page("Report", f'<p><a href="{PATH}">Annex</a></p>'))
    site.pages[PATH] = served(*NEW)
    after(world, url, 30, 31.1)
    event = told(world, url)
    (document,) = alteration_line(event, world.app.lookup.visit(event.source, event.n), [])["documents"]
    assert (document["pictures"], document["lost"]) == ([2], [])
    assert [one.text for one in event.reasons if one.rule == "limit-unseen"] == [LIMITS]
