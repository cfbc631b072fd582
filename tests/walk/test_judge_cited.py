"""A researcher cites a sentence of a report and registers the page that carries it: what is reported if it goes."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from archiver.rejudge import Done, Rejudge, rejudge_look
from archiver.rejudge.deep import Deep
from demo.site import pdf
from tests.support.site import NOT_FOUND, Reply, moved, page, prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judge_documents import ANNEX, LATER, carrier
from tests.walk.test_judgement_table import after, held

LINES = tuple(prose(f"annex {n}", 40) for n in range(4))
QUOTE = "an important way to reform, blend and assimilate"
SENTENCE = f"Transfer reduces the density of the local population and is {QUOTE}."
PAPER = Reply(200, pdf((*LINES[:2], SENTENCE, *LINES[2:])), "application/pdf")
WITHOUT = Reply(200, pdf(LINES), "application/pdf")
BUSY = Reply(503, b"<h1>Busy</h1>")


def cited(site, world, *, annex=PAPER, body=None, looks=1):
    """A page whose document contains the cited passage, looked at so many more times after the first look."""
    site.pages[ANNEX] = annex
    url = held(site, world, body=body or carrier(ANNEX), quote=QUOTE)
    after(world, url, *(30 + n for n in range(looks)))
    return url


def facts(world, url):
    """From the newest look's record in the store: whether the passage is there, and in which document."""
    records = {}

    def judged(before, record, source):
        records[record.url] = record
        return rejudge_look(before, record, source)

    *_, done = Rejudge(world.app.catalog, world.app.blobs, judged).all()
    assert done.changed == 0, "judged again from what was stored it comes out the same"
    seen = records[url].observation
    return seen.quotes.get(QUOTE), seen.quoted_in.get(QUOTE)


def reasons(world, url, n=-1):
    return [one["text"] for one in world.visits(url)[n]["reasons"]]


def test_first_look_finds_the_cited_passage_in_the_document(site, world):
    url = cited(site, world, looks=0)
    assert facts(world, url) == (True, site.url(ANNEX))
    assert not any("was not found" in text for text in reasons(world, url))


def test_first_look_reports_a_missing_passage_unless_a_document_failed_to_load(site, world):
    url = cited(site, world, annex=WITHOUT, looks=0)
    assert facts(world, url) == (False, None)
    assert reasons(world, url)[-1] == f"a cited passage was not found there word for word: {QUOTE}"
    site.pages |= {"/papers/b": carrier("/papers/b.pdf"), "/papers/b.pdf": BUSY}
    other = site.url("/papers/b")
    world.add(other, quote=QUOTE)
    assert world.one(other)["finding"] == "first"
    assert facts(world, other) == (None, None)
    assert not any("was not found" in text for text in reasons(world, other))
    site.pages["/papers/b.pdf"] = PAPER
    after(world, other, 6)
    assert facts(world, other) == (True, site.url("/papers/b.pdf")), "what the look before could not have"


def test_cited_passage_is_found_in_a_document_another_source_fetched_within_the_hour(site, world):
    cited(site, world, looks=0)
    site.pages["/papers/b"] = page("Second", f'<p>The report: <a href="{ANNEX}">Annex</a></p>')
    other = site.url("/papers/b")
    world.add(other, quote=QUOTE)
    world.one(other)
    assert site.paths().count(ANNEX) == 1
    assert facts(world, other) == (True, site.url(ANNEX))


def test_passage_removed_from_a_document_is_reported_with_passage_and_document(site, world):
    url = cited(site, world)
    site.pages[ANNEX] = WITHOUT
    assert [one[:2] for one in after(world, url, 6, 7.1)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    assert facts(world, url) == (False, site.url(ANNEX))
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.reasons[0].text == f"a cited passage is no longer in the page's document {site.url(ANNEX)}: {QUOTE}"
    assert f"the page is there, but its document {site.url(ANNEX)} differs from our copy" in [
        one.text for one in told.reasons
    ]
    assert told.text.startswith("A cited passage is no longer in a document that this page carries: last seen")
    assert told.text.endswith(f" The document: {site.url(ANNEX)}")
    assert words.kind(told.kind, text=told.text) == "a cited passage is no longer in a document of the page"
    assert site.url(ANNEX) in words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
    for reason in told.reasons:
        assert words.reason(reason.rule, reason.text, "zh") is not None
    assert {one[0] for one in after(world, url, 6, 12, 40)} == {"same"}
    assert world.kinds(url) == ["first", "altered"], "once"


@pytest.mark.parametrize("missing", [Reply(404, NOT_FOUND), Reply(404, b"")])
def test_lost_document_is_reported_together_with_the_cited_passage_it_contained(site, world, missing):
    url = cited(site, world)
    site.pages[ANNEX] = missing
    assert after(world, url, 6, 20, 30.1)[-1][1:] == ("removed", "confirmed")
    assert world.kinds(url) == ["first", "suspected", "removed"]
    assert facts(world, url) == (False, site.url(ANNEX))
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.text.startswith("A document that this page carries is no longer served")
    assert [one.text for one in told.reasons[:2]] == [
        f"the page is there, but its document {site.url(ANNEX)} is no longer served",
        f"a cited passage was in it: {QUOTE}",
    ]
    (case,) = world.app.lookup.cases()
    assert case.n == world.visits(url)[2]["n"]
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert facts(world, url)[0] is not False
    assert world.kinds(url)[-1] == "restored"


def test_redirected_document_is_named_by_the_url_that_the_page_links(site, world):
    site.pages |= {"/latest": moved(ANNEX), ANNEX: PAPER}
    body = page("Report", '<p><a href="/latest">annual report.pdf</a></p>')
    url = held(site, world, body=body, quote=QUOTE)
    assert facts(world, url) == (True, site.url("/latest"))
    after(world, url, 30)
    site.pages["/papers/report"] = body.replace(b"</main>", b"<p>A sentence that came later.</p></main>")
    after(world, url, 6, 8)
    site.pages[ANNEX] = WITHOUT
    after(world, url, 6, 8)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert (
        reasons(world, url)[0] == f"a cited passage is no longer in the page's document {site.url('/latest')}: {QUOTE}"
    )
    Exact.differs = []
    assert deep(world)[-1].changed == 0
    assert Exact.differs == []


def test_document_that_flaps_between_versions_is_not_reported(site, world):
    url = cited(site, world)
    for annex in (WITHOUT, PAPER, BUSY, WITHOUT, PAPER):
        site.pages[ANNEX] = annex
        after(world, url, 6)
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize("more", ["", "<p>A sentence that came later, and that is no passage of anybody's.</p>"])
def test_document_answering_503_says_nothing_about_the_cited_passage(site, world, more):
    url = cited(site, world)
    site.pages[ANNEX] = BUSY
    site.pages["/papers/report"] = carrier(ANNEX).replace(b"</main>", more.encode() + b"</main>")
    for hour, state in ((6, "available"), (2, "available"), (12, "available"), (30, "unreachable")):
        assert after(world, url, hour)[-1][1] == state
        assert facts(world, url) == (None, site.url(ANNEX))
        assert not any("cited passage" in text for text in reasons(world, url))
    assert world.kinds(url) == ["first", *(["altered"] if more else []), "unreachable"], "of the document, after a day"
    site.pages[ANNEX] = PAPER
    after(world, url, 6, 12)
    assert not any("cited passage" in text for text in reasons(world, url))


def test_passage_removed_from_the_page_and_absent_from_its_document_is_reported(site, world):
    with_it = carrier(ANNEX).replace(b"</main>", f"<p>{SENTENCE}</p></main>".encode())
    url = cited(site, world, annex=WITHOUT, body=with_it)
    site.pages["/papers/report"] = carrier(ANNEX)
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    assert facts(world, url) == (False, None)
    assert world.kinds(url) == ["first", "altered"]
    assert reasons(world, url)[0] == f"a cited passage is no longer there: {QUOTE}"


def test_cited_passage_that_is_back_is_reported_as_back(site, world):
    with_it = page("Report", f"<p>{SENTENCE}</p>")
    url = held(site, world, body=with_it, quote=QUOTE)
    after(world, url, 30)
    for body in (page("Report"), with_it.replace(b"</main>", b"<p>A note that was put beside it later on.</p></main>")):
        site.pages["/papers/report"] = body
        after(world, url, 6, 7.1, 30)
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.text.startswith("A cited passage is in the text again")
    assert words.kind(told.kind, text=told.text) == "a cited passage is in the text again"
    assert words.translate_sentence(told.kind, told.text, words.WORDS["zh"]).startswith("被引用的段落再次出现")


def test_passage_removed_from_the_page_but_in_its_document_is_not_missing(site, world):
    with_it = carrier(ANNEX).replace(b"</main>", f"<p>{SENTENCE}</p></main>".encode())
    url = cited(site, world, body=with_it)
    site.pages["/papers/report"] = carrier(ANNEX)
    assert [one[0] for one in after(world, url, 6, 7.1)] == ["altered"] * 2
    assert facts(world, url)[0] is True
    assert not any("cited passage" in text for n in (-1, -2) for text in reasons(world, url, n))


@pytest.mark.parametrize("anew", [b"", b"% made on demand\n"])
def test_document_with_the_same_text_at_another_url_is_no_loss_and_is_followed(site, world, anew):
    url = cited(site, world)
    del site.pages[ANNEX]
    site.pages[LATER] = Reply(200, PAPER.body + anew, "application/pdf")
    site.pages["/papers/report"] = carrier(LATER)
    assert {one[1] for one in after(world, url, 6, 6.2, 8, 30, 60)} == {"available"}
    assert not {"suspected", "removed"} & set(world.kinds(url))
    for n in range(len(world.visits(url))):
        assert not any("cited passage" in text for text in reasons(world, url, n))
    site.pages[LATER] = WITHOUT
    after(world, url, 6, 7.1)
    assert world.kinds(url)[-1] == "altered"
    assert reasons(world, url)[0] == f"a cited passage is no longer in the page's document {site.url(LATER)}: {QUOTE}"


class Earlier(Deep):
    """Turns records into what a release stored that looked for passages in the page only."""

    def again(self, record):
        seen = record.observation
        told = {} if seen.last is not None and seen.last.identical else dict.fromkeys(seen.quotes, False)
        before = {} if seen.last is None else told
        return super().again(
            replace(record, observation=replace(seen, quotes=told, quotes_before=before, quoted_in={}))
        )


def test_rejudging_reproduces_findings_about_passages_in_documents(site, world):
    """From stored observations and from bodies, also where a record only says what the page itself contained."""
    Exact.differs = []
    url = cited(site, world)
    site.pages["/papers/report"] = carrier(ANNEX).replace(b"</main>", b"<p>A sentence that came later.</p></main>")
    after(world, url, 6, 7.1)
    body, site.pages[ANNEX] = site.pages["/papers/report"], WITHOUT
    site.pages["/papers/report"] = body.replace(b"</body>", b"<!-- other bytes --></body>")
    after(world, url, 6)
    site.pages["/papers/report"] = body
    after(world, url, 1.1)
    site.pages[ANNEX] = BUSY
    after(world, url, 6)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    assert world.kinds(url) == ["first", "altered", "altered", "suspected", "removed"]
    same = [Done(sources=1, visits=world.watched(url).n, changed=0)]
    assert deep(world) == same
    assert Exact.differs == []
    assert deep(world, Earlier) == same, "what looked in the page only is read again in the documents"


def shown(world, *paths):
    """The text of our pages at these paths, without markup."""
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, path
            yield " ".join(html.unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_pages_and_feeds_name_passage_and_document_and_compare_both_copies(site, world):
    url = cited(site, world)
    old = world.watched(url).documents[0].id
    site.pages[ANNEX] = WITHOUT
    after(world, url, 6, 7.1)
    watched = world.watched(url)
    source, new = f"/source/{watched.source.id}", watched.documents[0].id
    gone = f" cited passage is no longer in the page's document {site.url(ANNEX)}: {QUOTE}"
    events = f"/api/v1/events?source={watched.source.id}"
    for text in shown(world, source, f"{source}/visit/{watched.n}", "/feeds/events.atom", events):
        assert gone in text
    (chinese,) = shown(world, f"{source}?lang=zh")
    assert f"被引用的段落已不在其文件 {site.url(ANNEX)} 中：{QUOTE}" in chinese
    (page_of_two,) = shown(world, f"{source}/compare?from={old}&to={new}")
    assert f"{QUOTE} In the older copy; not in the newer." in page_of_two
    (of_one,) = shown(world, f"{source}/compare?to={new}")
    assert "In the older copy; not in the newer." in of_one
    (as_json,) = shown(world, f"/api/v1{source.replace('source', 'sources')}/compare?from={old}&to={new}")
    assert json.loads(as_json)["quotes"] == [{"quote": QUOTE, "from": True, "to": False}]
    site.pages["/papers/report"] = carrier(ANNEX).replace(b"</main>", b"<p>A sentence that came later.</p></main>")
    after(world, url, 6)
    (of_page,) = shown(world, f"{source}/compare?to={world.visits(url)[-1]['capture']}")
    assert f"{QUOTE} In neither copy of the page, word for word; the documents that it carries" in of_page


def test_case_of_a_lost_document_says_that_it_contained_the_cited_passage(site, world):
    url = cited(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (case,) = world.app.lookup.cases()
    for text in shown(world, f"/case/{case.id}", f"/api/v1/cases/{case.id}", f"/source/{world.watched(url).source.id}"):
        assert f" cited passage was in it: {QUOTE}" in text
    (chinese,) = shown(world, f"/case/{case.id}?lang=zh")
    assert f"其中曾有被引用的段落：{QUOTE}" in chinese


def test_absent_passage_cited_later_is_reported_once_at_the_next_look(site, world):
    body = page("Report", "".join(f"<p>{line}</p>" for line in LINES))
    url = held(site, world, body=body)
    world.add(url, quote=QUOTE)
    absent = f"a cited passage was not found there word for word: {QUOTE}"
    after(world, url, 30)
    assert reasons(world, url)[-1] == absent
    after(world, url, 31)
    assert absent not in reasons(world, url), "said once, as at a first look"
    assert world.kinds(url) == ["first"]
    world.add(url, quote=LINES[0][:60])
    after(world, url, 32)
    assert not any("was not found there word for word: " + LINES[0][:20] in text for text in reasons(world, url))


def test_cited_passage_that_was_struck_out_is_reported(site, world):
    body = page("Report", "".join(f"<p>{line}</p>" for line in (*LINES[:2], SENTENCE)))
    url = held(site, world, body=body, quote=QUOTE)
    site.pages["/papers/report"] = body.replace(SENTENCE.encode(), f"<s>{SENTENCE}</s>".encode())
    after(world, url, 30, 38)
    assert world.kinds(url) == ["first", "altered"]
    text = f"a cited passage is now struck out: {QUOTE}"
    assert reasons(world, url)[0] == text
    rules = [one["rule"] for one in world.visits(url)[-1]["reasons"]]
    assert rules[0] == "quote"
    assert words.reason("quote", text, "zh") == f"被引用的段落在其中现已画上删除线：{QUOTE}"
