"""Documents that a page carries while the page itself stays: compared like pages, and followed within their page."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.errors import UsageError
from archiver.lookup.dossier import dossier
from archiver.silence import is_silenced
from archiver.web import queries
from demo.site import pdf
from storage.clock import parse_rfc3339
from storage.model import RemarkKind
from tests.support.site import Reply, moved, page, prose
from tests.walk.test_judgement_table import after, held, rules

LINES = tuple(prose(f"annex {n}", 40) for n in range(4))
ANNEX, LATER = "/papers/annex.pdf", "/files/2021/annex.pdf"
PAPER = Reply(200, pdf(LINES), "application/pdf")


def carrier(*documents):
    return page("Report", "".join(f'<p><a href="{one}">Annex</a></p>' for one in documents))


def carried(site, world):
    """A page that carries a document, looked at twice."""
    site.pages[ANNEX] = PAPER
    url = held(site, world, body=carrier(ANNEX))
    after(world, url, 30)
    return url


def test_document_regenerated_with_the_same_text_is_not_altered(site, world):
    url = carried(site, world)
    again = pdf(LINES).replace(b"%%EOF", b"% made on demand\n%%EOF")
    site.pages[ANNEX] = Reply(200, again, "application/pdf")
    assert {one[0] for one in after(world, url, 6, 8, 30)} == {"same"}
    assert world.kinds(url) == ["first"]


def test_sentence_removed_from_a_document_is_reported_and_rejudges_the_same(site, world):
    sentence = "The ditches of the upper valley were dug by people who had no choice."
    site.pages[ANNEX] = Reply(200, pdf((*LINES[:3], f"{LINES[3]} {sentence}")), "application/pdf")
    url = held(site, world, body=carrier(ANNEX))
    after(world, url, 30)
    site.pages[ANNEX] = Reply(200, pdf(LINES), "application/pdf")
    assert [one[:2] for one in after(world, url, 6, 7.1)] == [("altered", "available")] * 2
    assert world.watched(url).title == "Report", "of a page that is the same, byte for byte"
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.reasons[0].text == f"the page is there, but its document {site.url(ANNEX)} differs from our copy"
    assert told.reasons[1].text.startswith("no longer there: The ditches of the upper valley")
    assert all(words.reason(one.rule, one.text, "zh") for one in told.reasons)
    (member,) = world.app.lookup.visit(world.watched(url).source.id, told.n).members
    assert sorted(" ".join(member.passages_lost).split()) == sorted(sentence.split()), "a PDF breaks its lines"
    assert member.reference != member.capture
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    "instead", [page("Our new site"), moved("/"), Reply(200, pdf((prose("x", 90),)), "application/pdf")]
)
def test_document_replaced_by_another_answer_is_lost_although_its_page_is_unchanged(site, world, instead):
    url = carried(site, world)
    site.pages[ANNEX] = instead
    assert [one[1:] for one in after(world, url, 6, 30, 79)][-1] == ("removed", "probable")
    assert "member.lost" in rules(world, url)
    assert "altered" not in world.kinds(url)


def test_lost_document_linked_at_another_url_is_reported_with_both_urls(site, world):
    url = carried(site, world)
    site.pages[LATER] = site.pages.pop(ANNEX)
    after(world, url, 6, 20, 30.1)
    site.pages["/papers/report"] = carrier(LATER)
    after(world, url, 6)
    told = world.app.lookup.events()[-1]
    assert told.text.startswith(f"This page now carries its document at another address, {site.url(LATER)}: seen there")
    assert words.of_document(told.kind, told.text)
    assert words.addresses_of(told.text) == (site.url(ANNEX),)
    assert "another address" in words.kind(told.kind, text=told.text)
    chinese = words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
    assert site.url(LATER) in chinese
    assert site.url(ANNEX) in chinese


def test_event_and_source_count_several_documents_lost_at_once(site, world):
    paths = [f"/papers/{n}.pdf" for n in "abc"]
    site.pages |= {path: Reply(200, pdf((*LINES, path)), "application/pdf") for path in paths}
    url = held(site, world, body=carrier(*paths))
    after(world, url, 30)
    for path in paths[:2]:
        del site.pages[path]
    after(world, url, 6, 20, 30.1)
    told = world.app.lookup.events()[-1]
    assert told.text.startswith("Documents that this page carries are no longer served: last seen")
    assert words.addresses_of(told.text) == tuple(map(site.url, paths[:2]))
    assert words.kind(told.kind, text=told.text) == "documents of the page are no longer served"
    assert [one.text for one in told.reasons if one.rule == "change"] == [
        "One look that finds one of the documents at its address ends this for that document at once."
    ]
    now = world.watched(url).assessment
    stands = words.standing(now)
    assert stands.startswith("2 documents that this page carries are no longer served: the first of them last seen")
    assert stands.partition(" Among them: ")[2] in map(site.url, paths[:2])
    assert "有 2 份已不再提供" in words.standing(now, "zh")
    site.pages |= {path: Reply(200, pdf((*LINES, path)), "application/pdf") for path in paths}
    after(world, url, 6)
    assert world.app.lookup.events()[-1].text.startswith("Documents that this page carries are served again: seen")


def test_reasons_about_two_documents_each_name_their_document(site, world):
    """One is gone and the other is behind a wall: one look's reasons concern both."""
    second = "/papers/second.pdf"
    site.pages |= {ANNEX: PAPER, second: Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, second))
    after(world, url, 30)
    del site.pages[ANNEX]
    site.pages[second] = Reply(403, b"<h1>Forbidden</h1>")
    after(world, url, 6)
    reasons = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n).reasons
    (wall,) = [one.text for one in reasons if "was not shown to us" in one.text]
    assert wall.endswith(f" The document: {site.url(second)}")
    (gone,) = [one.text for one in reasons if one.text.startswith("Not yet confirmed") and one.text != wall]
    assert gone.endswith(f" The document: {site.url(ANNEX)}")
    assert f"Whether the document is there behind this is not known. The document: {site.url(second)}" in [
        one.text for one in reasons
    ]
    (case,) = world.app.lookup.cases()
    visits = [world.app.lookup.visit(case.source, n + 1) for n in range(world.watched(url).n)]
    record = dossier(case, visits)
    assert not [one for one in (*record.reasons, *record.limits) if site.url(second) in one.text], "it is of the other"
    assert gone in [one.text for one in record.reasons]
    assert all(words.reason(one.rule, one.text, "zh") for one in reasons)


@pytest.mark.parametrize("more", ["", "<p>A sentence that the authors put there when they moved the annex.</p>"])
def test_document_linked_at_a_new_url_is_followed_there_and_reported_when_it_is_gone(site, world, more):
    url = carried(site, world)
    site.pages[LATER] = site.pages.pop(ANNEX)
    site.pages["/papers/report"] = carrier(LATER).replace(b"</main>", more.encode() + b"</main>")
    assert {one[1] for one in after(world, url, 6, 6.2, 8, 30, 60)} == {"available"}
    assert "suspected" not in world.kinds(url)
    del site.pages[LATER]
    assert after(world, url, 6, 20, 30.1)[-1][1:] == ("removed", "confirmed")


def test_events_about_a_lost_document_say_that_the_page_itself_is_there(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    site.pages[ANNEX] = PAPER
    stands = words.standing(world.watched(url).assessment)
    after(world, url, 3)
    texts = [one.text for one in world.app.lookup.events() if one.kind.value != "first"]
    assert len(texts) == 3
    assert all("document that this page carries" in text for text in (stands, *texts))
    assert not [text for text in (stands, *texts) if "this address" in text]
    for event in world.app.lookup.events():
        subject = words.kind(event.kind, text=event.text)
        assert ("a document of the page" in subject) == (event.kind.value != "first")
    change = [one["text"] for visit in world.visits(url) for one in visit["reasons"] if one["rule"] == "change"]
    assert {"One look that finds the document at its address ends this at once."} == set(change)


def test_case_has_the_same_last_seen_time_as_its_source(site, world):
    """A confirmed alteration, and then the page is gone."""
    url = held(site, world)
    site.pages["/papers/report"] = page("Report", "<p>A sentence that came later, and stays for some time.</p>")
    after(world, url, 6, 7.1)
    seen_at = world.visits(url)[-1]["at"]
    del site.pages["/papers/report"]
    after(world, url, 6)
    (case,) = world.app.lookup.cases()
    assert case.last_seen == parse_rfc3339(seen_at) == world.watched(url).assessment.last_seen


def test_page_removed_after_its_document_and_both_restored_are_each_reported_once(site, world):
    """Taken down in steps, and put back in steps."""
    url, body = carried(site, world), carrier(ANNEX)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1, 54)
    seen_at = world.visits(url)[-1]["at"]
    del site.pages["/papers/report"]
    assert [one[1] for one in after(world, url, 6, 18, 30.1)] == ["suspect", "suspect", "removed"]
    told = [one.text for one in world.app.lookup.events() if one.kind.value == "removed"]
    assert ["document" in text for text in told] == [True, False]
    assert f"last seen {words.instant(parse_rfc3339(seen_at))}, first absent" in told[1]
    site.pages["/papers/report"] = body
    assert {one[1] for one in after(world, url, 6, 30, 54)} == {"removed"}, "of the document"
    assert words.standing(world.watched(url).assessment).startswith("A document that this page carries")
    site.pages[ANNEX] = PAPER
    assert after(world, url, 6)[-1][1] == "available"
    kinds = ["first", "suspected", "removed", "suspected", "removed", "restored", "restored"]
    assert world.kinds(url) == kinds
    back = [one.text for one in world.app.lookup.events() if one.kind.value == "restored"]
    assert [text.startswith("Served at this address again") for text in back] == [True, False]
    assert "nothing at this address" not in back[0]


def test_page_removed_after_its_document_gets_a_case_of_its_own(site, world):
    """Last seen at the look that reported the document's loss and received the page; closed when the page is back."""
    url, body = carried(site, world), carrier(ANNEX)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    seen_at = parse_rfc3339(world.visits(url)[-1]["at"])
    del site.pages["/papers/report"]
    gone_at = [after(world, url, 6, 18, 30.1), parse_rfc3339(world.visits(url)[-3]["at"])][1]
    document, own = world.app.lookup.cases()
    assert (document.status, own.status) == ("confirmed", "confirmed")
    assert (own.last_seen, own.first_absent) == (seen_at, gone_at)
    assert world.app.lookup.newest_about(world.watched(url).source) == own
    said = [one.text for one in world.app.lookup.events() if one.kind.value in {"suspected", "removed"}][2:]
    assert all(f"last seen {words.instant(seen_at)}, first absent {words.instant(gone_at)}" in one for one in said)
    with world.app.catalog.read() as conn:
        events = world.app.lookup.events(source=document.source)[1:]
        known = queries.cases_of(conn, {document.source})
        assert [queries.case_of(known, one) for one in events] == [document.id, document.id, own.id, own.id]
    site.pages["/papers/report"] = body
    after(world, url, 6)
    back = world.app.lookup.events(source=document.source)[-1]
    assert f"first absent {words.instant(gone_at)}" in back.text
    assert [one.status for one in world.app.lookup.cases()] == ["confirmed", "restored"]
    with world.app.catalog.read() as conn:
        (now,) = queries.cases_of(conn, {document.source}).values()
        assert [(one.id, one.status) for one in now] == [(document.id, "confirmed"), (own.id, "restored")]
        assert queries.case_of({document.source: now}, back) == own.id
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert [one.status for one in world.app.lookup.cases()] == ["restored", "restored"]


@pytest.mark.parametrize("kind", [RemarkKind.EXPLAINED, RemarkKind.MUTE])
@pytest.mark.parametrize("late", [False, True])
def test_remark_on_a_documents_case_does_not_apply_to_the_loss_of_its_page(site, world, kind, late):
    """The webhook is sent the page's loss, even if the remark was made when the page was already gone."""
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (document,) = world.app.lookup.cases()

    def say():
        world.app.remarks.make(document.id, kind, actor="Ada", reason="They told us")

    if not late:
        say()
        assert after(world, url, 1)[-1][1] == "removed"
        assert rules(world, url)[-1] == f"remark-{kind.value}"
    del site.pages["/papers/report"]
    after(world, url, 6)
    if late:
        say()
    after(world, url, 12, 24.1)
    events = [one for one in world.app.lookup.events() if one.n > document.n and one.kind.value != "restored"]
    assert [one.kind.value for one in events] == ["removed", "suspected", "removed"]
    with world.app.catalog.read() as conn:
        assert not [one for one in events if is_silenced(conn, one)]
    gone = [one for one in world.visits(url) if one["status"] == 404]
    assert len(gone) == 3
    assert not [why for one in gone for why in one["reasons"] if why["rule"].startswith("remark-")]


def test_mute_on_a_lost_document_silences_neither_other_documents_nor_the_page(site, world):
    site.pages |= {ANNEX: PAPER, "/papers/second.pdf": Reply(200, pdf(LINES[1:]), "application/pdf")}
    body = carrier(ANNEX, "/papers/second.pdf")
    url = held(site, world, body=body)
    after(world, url, 30)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (document,) = world.app.lookup.cases()
    world.app.remarks.make(document.id, RemarkKind.MUTE, actor="Ada", reason="They told us")
    del site.pages["/papers/second.pdf"]
    after(world, url, 6, 20, 30.1)
    more = f"<p>{prose('another statement', 60)}</p><p>".encode()
    site.pages["/papers/report"] = body.replace(b"<p>", more, 1)
    after(world, url, 6, 7.1)
    told = [one for one in world.app.lookup.events() if one.n > document.n][1:]
    assert [one.kind.value for one in told] == ["suspected", "removed", "altered"]
    with world.app.catalog.read() as conn:
        told = [one for one in told if one.kind.value != "suspected"]
        assert not [one for one in told if is_silenced(conn, one)]


def test_link_that_was_dead_when_it_appeared_is_not_a_loss(site, world):
    """Nobody ever saw what it links to."""
    url = carried(site, world)
    site.pages["/papers/report"] = carrier(ANNEX, "/papers/dead.pdf")
    assert {one[1] for one in after(world, url, 6, 8, 20, 30.1, 54)} == {"available"}
    assert not {"suspected", "removed"} & set(world.kinds(url))


def test_blocked_or_unreachable_document_is_reported_with_the_page_as_still_there(site, world):
    """Recovery is silent, as for a page."""
    url = carried(site, world)
    for answer, state in ((Reply(403, page("Forbidden")), "blocked"), (Reply(503, b"busy"), "unreachable")):
        site.pages[ANNEX] = answer
        assert after(world, url, 6, 12, 31)[-1][1] == state
        told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
        named = f"The page itself is there. The document: {site.url(ANNEX)}"
        assert (told.kind.value, told.text.endswith(named)) == (state, True)
        assert words.standing(world.watched(url).assessment).endswith(named)
        assert all(words.reason(one.rule, one.text, "zh") for one in told.reasons)
        assert words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
        assert world.app.lookup.cases() == []
        site.pages[ANNEX] = PAPER
        assert after(world, url, 6)[-1][1] == "available"
    del site.pages[ANNEX]
    assert after(world, url, 6, 20, 30.1)[-1][1] == "removed"


def test_false_alarm_closes_its_case_and_a_document_still_missing_opens_a_new_one(site, world):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    (case,) = world.app.lookup.cases()
    world.app.remarks.make(case.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="x")
    assert [one[1] for one in after(world, url, 6, 20, 30.1)] == ["suspect", "suspect", "removed"]
    ended, anew = world.app.lookup.cases()
    assert (ended.id, ended.status, ended.end) == (case.id, "dismissed", "false_alarm")
    assert (anew.n, anew.status, anew.document) == (ended.ended_n, "confirmed", True)
    told = world.app.lookup.events(source=case.source)[-1].text
    assert f"last seen {words.instant(anew.last_seen)}, first absent {words.instant(anew.first_absent)}" in told


@pytest.mark.parametrize("kind", [RemarkKind.KNOWN_MOVE, RemarkKind.WRONG_BASELINE])
@pytest.mark.parametrize("over", [False, True])
def test_remarks_valid_only_for_a_page_are_refused_on_a_documents_case(site, world, kind, over):
    url = carried(site, world)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    if over:
        site.pages[ANNEX] = PAPER
        after(world, url, 6)
    (case,) = world.app.lookup.cases()
    with pytest.raises(UsageError, match="record is of a document that the page carries"):
        world.app.remarks.make(case.id, kind, actor="Ada", reason="x", url=site.url("/new"))
    assert world.app.remarks.of(case) == []
    del site.pages["/papers/report"]
    after(world, url, 6)
    own = world.app.lookup.cases()[-1]
    there = site.url("/new") if kind is RemarkKind.KNOWN_MOVE else ""
    assert world.app.remarks.make(own.id, kind, actor="Ada", reason="x", url=there).kind is kind


def test_brief_absence_of_a_page_does_not_report_its_lost_document_again(site, world):
    url, body = carried(site, world), carrier(ANNEX)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    del site.pages["/papers/report"]
    assert after(world, url, 6)[-1][1] == "suspect"
    site.pages["/papers/report"] = body
    assert after(world, url, 1)[-1][1:] == ("removed", "confirmed")
    assert world.kinds(url) == ["first", "suspected", "removed", "suspected"]


@pytest.mark.parametrize("hidden", [None, Reply(503, b"busy")])
def test_case_of_a_page_ends_when_it_is_back_although_its_document_is_not(site, world, hidden):
    url, body = carried(site, world), carrier(ANNEX)
    del site.pages["/papers/report"]
    assert after(world, url, 6, 18, 30.1)[-1][1] == "removed"
    site.pages["/papers/report"] = body
    if hidden is None:
        del site.pages[ANNEX]
    else:
        site.pages[ANNEX] = hidden
    after(world, url, 24, 36, 48.2)
    records = world.app.lookup.cases()
    assert (records[0].status, records[0].ended is not None) == ("restored", True)
    assert [(one.status, one.document) for one in records[1:]] == ([("confirmed", True)] if hidden is None else [])
    shown = {one.id for one in world.app.lookup.events()}
    assert {one.id for one in records} <= shown, "a record bears the name of the event that began it"


def test_false_alarm_on_a_page_leaves_the_earlier_loss_of_its_document_as_it_was(site, world):
    url, body = carried(site, world), carrier(ANNEX)
    del site.pages[ANNEX]
    after(world, url, 6, 20, 30.1)
    del site.pages["/papers/report"]
    after(world, url, 6)
    world.app.remarks.make(world.app.lookup.cases()[-1].id, RemarkKind.FALSE_ALARM, actor="Ada", reason="a wrong look")
    site.pages["/papers/report"] = body
    assert {one[1] for one in after(world, url, 6, 30, 54)} == {"removed"}
    assert world.kinds(url).count("removed") == 1


def test_loss_of_one_of_two_identical_documents_is_reported(site, world):
    site.pages |= {ANNEX: PAPER, "/papers/copy.pdf": PAPER}
    url = held(site, world, body=carrier(ANNEX, "/papers/copy.pdf"))
    after(world, url, 30)
    del site.pages[ANNEX]
    assert after(world, url, 6, 20, 30.1)[-1][1:] == ("removed", "confirmed")


def test_failures_of_one_document_do_not_confirm_the_loss_of_another(site, world):
    """One is gone with 410; seven hours without the other only make a suspicion, as they would alone."""
    site.pages |= {ANNEX: PAPER, "/papers/second.pdf": Reply(200, pdf(LINES[1:]), "application/pdf")}
    url = held(site, world, body=carrier(ANNEX, "/papers/second.pdf"))
    after(world, url, 30)
    site.pages[ANNEX] = Reply(410, b"gone")
    after(world, url, 6, 20, 30.1)
    second = site.pages.pop("/papers/second.pdf")
    after(world, url, 6, 7.1, 13)
    site.pages["/papers/second.pdf"] = second
    after(world, url, 6)
    assert world.kinds(url).count("removed") == 1


def test_each_altered_document_is_named_although_another_is_lost_at_the_same_time(site, world):
    second = "/papers/second.pdf"
    site.pages |= {ANNEX: PAPER, second: Reply(200, pdf(LINES[1:]), "application/pdf")}
    third = "/papers/third.pdf"
    site.pages[third] = Reply(200, pdf(LINES[:2]), "application/pdf")
    url = held(site, world, body=carrier(ANNEX, second, third))
    after(world, url, 30)
    del site.pages[ANNEX]
    for path, lines in ((second, LINES[1:]), (third, LINES[:2])):
        more = f"{lines[-1]} The dam of the lower valley was never asked for by anybody."
        site.pages[path] = Reply(200, pdf((*lines[:-1], more)), "application/pdf")
    after(world, url, 6, 7.1)
    told = next(one for one in world.app.lookup.events() if one.kind.value == "altered")
    named = {why.text for why in told.reasons if why.rule == "member.altered"}
    assert named == {
        f"the page is there, but its document {site.url(path)} differs from our copy" for path in (second, third)
    }
    assert told.text.startswith("Documents that this page carries differ from our copies")
    assert set(words.addresses_of(told.text)) == {site.url(second), site.url(third)}
    assert words.kind(told.kind, text=told.text) == "documents of the page differ from our copies"
    assert [why.text for why in told.reasons if why.rule == "confidence"] == [
        "Confidence is medium. It rests on the text of a document that the page carries."
    ]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (Reply(200, pdf(LINES), "application/pdf"), Reply(200, pdf(LINES[:1]), "application/pdf")),
        (
            Reply(200, "\n\n".join(LINES).encode(), "text/plain"),
            Reply(200, LINES[0].encode(), "text/plain"),
        ),
    ],
    ids=["pdf", "text"],
)
def test_document_cut_to_its_beginning_is_reported_as_shortened(site, world, whole, part):
    path = "/files/report"
    url = held(site, world, path=path, body=whole)
    after(world, url, 30)
    site.pages[path] = part
    after(world, url, 6, 7.1, 30, 80)
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any(one.text == "the document is there, shortened to a part of its text" for one in told.reasons)
    assert all(words.reason(one.rule, one.text, "zh") for one in told.reasons)


def test_another_document_linked_in_place_of_the_first_is_told_as_what_the_page_leads_to_and_not_as_its_text(
    site, world
):
    url = carried(site, world)
    site.pages["/papers/annex-b.pdf"] = Reply(200, pdf(LINES[:2]), "application/pdf")
    site.pages["/papers/report"] = carrier("/papers/annex-b.pdf")
    after(world, url, 6, 8, 30)
    (told,) = [
        one for one in world.app.lookup.events(source=world.watched(url).source.id) if one.kind.value == "altered"
    ]
    assert told.text.startswith("The words of the page are the same; what it shows or leads to differs from our copy")
    said = {one.rule: one.text for one in told.reasons}
    assert said["document"] == f"another document is linked in its place: {site.url('/papers/annex-b.pdf')}"
    assert said["altered"].startswith("The same new state of the page was received 2 times")
    assert said["confidence"].startswith("Confidence is medium. It rests on what the page shows or leads to")
    assert all(words.reason(one.rule, one.text, "zh") != one.text for one in told.reasons), "each in Chinese, too"
