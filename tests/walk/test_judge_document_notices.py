"""A withdrawal notice in place of a page's document is quoted, as one in place of a page is."""

from __future__ import annotations

import json

import pytest

from archiver import words
from archiver.lookup.dossier import dossier, dossier_line
from demo.site import pdf
from storage.model import PURGED, Certainty, Comparison, Finding, MemberSeen
from storage.records import from_json, to_json
from storage.records.redaction import has_words, redact_reasons, redacted
from tests.judgement.histories import document, kept
from tests.support.site import Reply, page, prose
from tests.text.test_text import docx
from tests.walk.test_judgement_table import after, held

PATHS = ("/files/one.pdf", "/files/two.pdf")
BY_AUTHOR = "This report has been withdrawn by its authors."
BY_NOBODY = "This document has been withdrawn."


def notice(text):
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Withdrawn</title></head><body><main><h1>Withdrawn</h1>"
        f"<p>{text}</p></main></body></html>"
    ).encode()


@pytest.fixture
def url(site, world):
    """A page that carries two documents, looked at twice."""
    for path in PATHS:
        site.pages[path] = Reply(200, pdf(tuple(prose(f"{path} {n}", 40) for n in range(4))), "application/pdf")
    url = held(site, world, body=page("Report", "".join(f'<p><a href="{path}">Annex</a></p>' for path in PATHS)))
    after(world, url, 30)
    return url


def told(world, url):
    event = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert event.kind == "removed"
    for one in event.reasons:
        assert words.reason(one.rule, one.text, "zh") is not None, one
    chinese = words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    assert chinese is not None
    return event, chinese


def texts(reasons, rule):
    return [one.text for one in reasons if one.rule == rule or one.rule.startswith(f"{rule}-")]


def test_notice_in_place_of_a_document_is_quoted_with_who_withdrew_it(site, world, url):
    site.pages[PATHS[0]] = notice(BY_AUTHOR)
    assert [one[1:] for one in after(world, url, 6, 7.1)][-1] == ("removed", Certainty.CONFIRMED.value)
    event, chinese = told(world, url)
    assert f"The page itself is there. A notice is shown in its place: “{BY_AUTHOR}”. The document: " in event.text
    assert f"“{BY_AUTHOR}”" in chinese
    (said,) = texts(event.reasons, "notice-author")
    assert said.startswith(f"The notice says that it was withdrawn by its author: “{BY_AUTHOR}”.")
    assert texts(event.reasons, "limit-actor") == []
    assert words.notice_line(event.reasons) == {
        "actor": "author",
        "words": BY_AUTHOR,
        "rule": next(one.rule for one in event.reasons if one.rule.startswith("notice.")),
    }
    with world.app.rejudge(deep=True) as again:
        (done,) = again.all()
    assert (done.changed, done.unread) == (0, 0)


@pytest.mark.parametrize("body", [pdf((BY_AUTHOR,)), docx(BY_AUTHOR)], ids=["pdf", "docx"])
def test_notice_served_as_pdf_or_docx_in_place_of_a_document_is_quoted(site, world, url, body):
    site.pages[PATHS[0]] = Reply(200, body, "application/octet-stream")
    assert [one[1:] for one in after(world, url, 6, 7.1)][-1] == ("removed", Certainty.CONFIRMED.value)
    event, chinese = told(world, url)
    assert f"A notice is shown in its place: “{BY_AUTHOR}”. The document: " in event.text
    assert f"“{BY_AUTHOR}”" in chinese
    (said,) = texts(event.reasons, "notice-author")
    assert said.startswith(f"The notice says that it was withdrawn by its author: “{BY_AUTHOR}”.")


def test_notice_in_place_of_a_document_watched_as_a_source_is_quoted(site, world, url):
    watched = site.url(PATHS[1])
    world.add(watched)
    assert after(world, watched, 0)[-1][0] == "first"
    site.pages[PATHS[1]] = Reply(200, pdf((BY_AUTHOR,)), "application/pdf")
    assert after(world, watched, 6, 7.1)[-1] == ("withdrawn", "removed", "confirmed")
    event, _ = told(world, watched)
    assert f"“{BY_AUTHOR}”" in event.text
    assert texts(event.reasons, "limit-actor") == []
    with world.app.rejudge(deep=True) as again:
        assert {(one.changed, one.unread) for one in again.all()} == {(0, 0)}


def test_notice_that_names_nobody_is_quoted_and_the_actor_stays_unknown(site, world, url):
    site.pages[PATHS[0]] = notice(BY_NOBODY)
    after(world, url, 6, 7.1)
    event, _ = told(world, url)
    assert f"“{BY_NOBODY}”" in event.text
    assert texts(event.reasons, "limit-actor") == [words.notices.UNSAID]


def test_same_notice_in_place_of_two_documents_is_quoted_once(site, world, url):
    site.pages |= dict.fromkeys(PATHS, notice(BY_AUTHOR))
    after(world, url, 6, 7.1)
    event, chinese = told(world, url)
    assert event.text.count(BY_AUTHOR) == 1
    assert f"A notice is shown in the place of each: “{BY_AUTHOR}”. The documents: " in event.text
    assert "各份原处均显示一则提示" in chinese
    assert not texts(event.reasons, "told-too")


def test_different_notices_in_place_of_two_documents_are_each_quoted(site, world, url):
    site.pages |= {PATHS[0]: notice(BY_AUTHOR), PATHS[1]: notice(BY_NOBODY)}
    after(world, url, 6, 7.1)
    event, _ = told(world, url)
    (other,) = texts(event.reasons, "told-too")
    both = {BY_AUTHOR, BY_NOBODY}
    assert {one for one in both if one in event.text} | {one for one in both if one in other} == both
    assert (BY_AUTHOR in event.text) != (BY_AUTHOR in other)
    (case,) = world.app.lookup.cases()
    visits = [world.app.lookup.visit(case.source, n + 1) for n in range(world.watched(url).n)]
    assert dossier_line(dossier(case, visits))["notice"]["words"] in both, "without the address of the document"


def test_quoted_notices_are_redacted_by_an_erasure(site, world, url):
    site.pages |= {PATHS[0]: notice(BY_AUTHOR), PATHS[1]: notice(BY_NOBODY)}
    after(world, url, 6, 7.1)
    look = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
    seen, reasons = look.observation, (*told(world, url)[0].reasons, *look.reasons)
    assert {mark.matched for one in seen.members for mark in one.marks} == {BY_AUTHOR, BY_NOBODY}
    assert has_words(seen)
    assert {mark.matched for one in redacted(seen).members for mark in one.marks} == {PURGED}
    left = [one.text for one in redact_reasons(reasons, seen) if one.rule.startswith("notice")]
    assert left
    assert not [text for text in left if BY_AUTHOR in text or BY_NOBODY in text]


def test_stored_look_without_document_notices_is_read_and_quotes_none():
    old = json.loads(to_json(document(Finding.WITHDRAWN, 200)))
    old.pop("marks", None)
    member = from_json(MemberSeen, json.dumps(old))
    history = kept().looks(
        [100, 102], Finding.WITHDRAWN, status=200, last=Comparison(kept=1.0, same_text=True), members=(member,)
    )
    assert history.events[-1].text == (
        "A document that this page carries is no longer served: last seen 1 March 2021 08:00 UTC, first absent "
        "5 March 2021 12:00 UTC. The page itself is there. The document: https://institute.example/report.pdf"
    )
    assert [one.rule for one in history.events[-1].reasons if one.rule.startswith("notice")] == ["notice"]
