"""Sentences stored in English are shown in Chinese wherever there is a translation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from archiver import words
from archiver.judge import confidence, explain, judge, table
from archiver.judge.phrases import OF_DOCUMENTS, OF_LED, OF_PAGE
from archiver.observe.marks import weigh
from archiver.words.parts_chinese import ENDINGS, LISTS
from storage.model import (
    Agreement,
    Assessment,
    Certainty,
    EventKind,
    Finding,
    HostContext,
    Mark,
    Observation,
    State,
    VantageSeen,
)
from tests.web.scenes import HOUR, START

BEFORE = Assessment(state=State.AVAILABLE, last_good_at=START)


@pytest.mark.parametrize("kind", list(EventKind))
@pytest.mark.parametrize("egress", ["direct", "nl"])
@pytest.mark.parametrize("certainty", list(Certainty))
def test_english_sentence_of_an_event_is_translated_to_its_chinese_form(kind, egress, certainty):
    after = Assessment(
        state=State.REMOVED, certainty=certainty, finding=Finding.CHALLENGE, kind="notice", first_absent_at=START + HOUR
    )
    mark = Mark(rule="notice", finding=Finding.WITHDRAWN, matched="Taken back: see “errata”.", where="title")
    seen = Observation(v="1", url="https://example.org/", at=START + 2 * HOUR, n=2, egress=egress, marks=(mark,))
    facts = {"observation": seen, "context": HostContext(sources=9, changed_last_hour=7)}
    english, chinese = (words.sentence(kind, BEFORE, after, language=one, **facts) for one in ("en", "zh"))
    assert words.translate_sentence(kind, english, words.WORDS["zh"]) == chinese


@pytest.mark.parametrize(
    "kind",
    [EventKind.SUSPECTED, EventKind.REMOVED, EventKind.RESTORED, EventKind.BLOCKED, EventKind.UNREACHABLE],
)
@pytest.mark.parametrize("state", [State.REMOVED, State.AVAILABLE])
@pytest.mark.parametrize("elsewhere_at", [None, START + HOUR])
def test_english_sentence_about_a_document_or_a_local_block_is_translated(kind, state, elsewhere_at):
    after = Assessment(
        state=state, certainty=Certainty.PROBABLE, finding=Finding.GONE, kind=words.MEMBER,
        first_absent_at=START + HOUR, elsewhere_at=elsewhere_at,
        marks={words.DOCUMENT: "https://institute.example/annex.pdf"},
    )  # fmt: skip
    seen = Observation(v="1", url="https://example.org/", at=START + 2 * HOUR, n=2)
    facts = {"observation": seen, "context": HostContext()}
    english, chinese = (words.sentence(kind, after, after, language=one, **facts) for one in ("en", "zh"))
    assert words.translate_sentence(kind, english, words.WORDS["zh"]) == chinese
    assert english.endswith(" The document: https://institute.example/annex.pdf")
    assert words.of_document(kind, english)
    assert ("document" in words.kind(kind, text=english)) == ("文件" in words.kind(kind, "zh", text=english))


@pytest.mark.parametrize(
    "kind",
    [EventKind.SUSPECTED, EventKind.REMOVED, EventKind.RESTORED, EventKind.BLOCKED, EventKind.UNREACHABLE],
)
@pytest.mark.parametrize("elsewhere_at", [None, START + HOUR])
def test_sentence_about_several_documents_uses_the_plural_and_is_translated(kind, elsewhere_at):
    addresses = ("https://institute.example/a.pdf", "https://institute.example/b.pdf")
    after = Assessment(
        state=State.REMOVED, certainty=Certainty.CONFIRMED, finding=Finding.GONE, kind=words.MEMBER,
        first_absent_at=START + HOUR, elsewhere_at=elsewhere_at, marks={words.DOCUMENT: words.several(addresses)},
    )  # fmt: skip
    seen = Observation(v="1", url="https://example.org/", at=START + 2 * HOUR, n=2)
    facts = {"observation": seen, "context": HostContext()}
    english, chinese = (words.sentence(kind, after, after, language=one, **facts) for one in ("en", "zh"))
    assert "ocuments that this page carries" in english
    assert words.translate_sentence(kind, english, words.WORDS["zh"]) == chinese
    assert words.of_document(kind, english)
    assert words.addresses_of(english) == addresses
    assert "documents of the page" in words.kind(kind, text=english)
    assert "多份文件" in words.kind(kind, "zh", text=english)


def test_earlier_sentences_about_several_documents_are_still_understood():
    """Sentences that `judge/9` stored at first, and those of alterations before they named the documents."""
    times = "last seen 2 March 2021 14:20 UTC, first absent 3 March 2021 14:20 UTC"
    text = (
        f"A document that this page carries is no longer served: {times}. The page itself is there. "
        "The documents: https://a.example/a.pdf · https://a.example/b.pdf · …"
    )
    assert words.of_document(EventKind.REMOVED, text)
    assert words.addresses_of(text) == ("https://a.example/a.pdf", "https://a.example/b.pdf")
    assert words.translate_sentence(EventKind.REMOVED, text, words.WORDS["zh"]).endswith("https://a.example/b.pdf · …")
    altered = (
        "A document that this page carries differs from our copy: last seen as kept 2 March 2021 14:20 UTC, "
        "first seen different 3 March 2021 14:20 UTC."
    )
    assert words.about_document(EventKind.ALTERED, altered)
    assert words.translate_sentence(EventKind.ALTERED, altered, words.WORDS["zh"]).startswith(
        "该页面所附的一份文件与我们的副本不同"
    )


@pytest.mark.parametrize("finding", sorted(words.SHOWN_INSTEAD))
def test_suspected_loss_names_what_was_shown_instead_in_both_languages(finding):
    doubt = Agreement(n=2, at=START + HOUR, finding=finding)
    after = Assessment(
        state=State.SUSPECT, certainty=Certainty.PROBABLE, finding=finding, last_good_at=START,
        first_absent_at=START + HOUR, doubts=(doubt,),
    )  # fmt: skip
    seen = Observation(v="1", url="https://example.org/", at=START + HOUR, n=2)
    facts = {"observation": seen, "context": HostContext()}
    english, chinese = (
        words.sentence(EventKind.SUSPECTED, BEFORE, after, language=one, **facts) for one in ("en", "zh")
    )
    assert english.startswith(f"In one look {words.finding(finding)}, not yet confirmed: last seen ")
    assert words.translate_sentence(EventKind.SUSPECTED, english, words.WORDS["zh"]) == chinese
    for language in ("en", "zh"):
        assert words.finding(finding, language) in words.kind(EventKind.SUSPECTED, language, text=english)
        assert words.finding(finding, language) in words.standing(after, language)


@pytest.mark.parametrize("finding", [Finding.GONE, Finding.SOFT_GONE, Finding.DNS_NXDOMAIN])
def test_suspected_loss_with_nothing_shown_instead_is_called_not_found(finding):
    after = Assessment(state=State.SUSPECT, finding=finding, first_absent_at=START + HOUR)
    seen = Observation(v="1", url="https://example.org/", at=START + HOUR, n=2)
    text = words.sentence(EventKind.SUSPECTED, BEFORE, after, observation=seen, context=HostContext())
    assert text.startswith("Not found in one look")
    assert words.kind(EventKind.SUSPECTED, text=text) == words.kind(EventKind.SUSPECTED)
    assert words.standing(after).startswith("Not found when last looked at")


def test_suspected_replacement_is_still_named_while_a_wall_is_in_the_way():
    doubts = (
        Agreement(n=2, at=START + HOUR, finding=Finding.REPLACED),
        Agreement(n=3, at=START + 2 * HOUR, finding=Finding.CHALLENGE),
    )
    after = Assessment(state=State.SUSPECT, finding=Finding.CHALLENGE, first_absent_at=START + HOUR, doubts=doubts)
    assert words.standing(after).startswith("When last looked at, another page was shown at this address")


def test_earlier_sentence_about_checks_is_translated_as_not_confirmed():
    times = "last seen 2 March 2021 14:20 UTC, first absent 3 March 2021 14:20 UTC"
    text = f"No longer served at this address: {times}. Not every check that would confirm this could be made."
    chinese = words.translate_sentence(EventKind.REMOVED, text, words.WORDS["zh"])
    assert chinese.startswith("该网址已不再提供此内容：")
    assert chinese.endswith("尚未得到确认。")


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("A document that this page carries was not found in one look, not yet confirmed: {}", "该页面所附的一份文件"),
        ("Documents that this page carries were not found in one look, not yet confirmed: {}", "该页面所附的多份文件"),
    ],
)
def test_earlier_sentences_about_documents_not_found_are_still_understood(text, chinese):
    text = text.format("last seen 2 March 2021 14:20 UTC, first absent 3 March 2021 14:20 UTC.")
    assert words.of_document(EventKind.SUSPECTED, text)
    assert words.translate_sentence(EventKind.SUSPECTED, text, words.WORDS["zh"]).startswith(
        f"{chinese}在一次查看中未见到"
    )


@pytest.mark.parametrize("begins", ["Also reported at this look: ", "Told at this look, too: "])  # up to `judge/24`
def test_second_event_of_a_look_is_translated(begins):
    sentence = (
        "A document that this page carries is no longer served: last seen 2 March 2021 14:20 UTC, first absent "
        "3 March 2021 14:20 UTC. The page itself is there. The document: https://a.example/a.pdf"
    )
    said = words.reason("told-too", f"{begins}{sentence}", "zh")
    assert said.startswith("此次查看另告知：该页面所附的一份文件已不再提供")
    assert said.endswith("https://a.example/a.pdf")


@pytest.mark.parametrize("of_the_site", ["", " of the site"])
@pytest.mark.parametrize("there", ["", ", https://a.example/b"])
def test_earlier_sentences_about_moves_are_still_translated(of_the_site, there):
    when = "here last seen 2 March 2021 14:20 UTC, first absent 3 March 2021 14:20 UTC."
    said = words.translate_sentence(
        EventKind.MOVED, f"Served at another address{of_the_site}{there}: {when}", words.WORDS["zh"]
    )
    assert said is not None
    assert said.startswith(f"内容在另一网址{' https://a.example/b ' if there else ''}提供：")


def test_unknown_sentences_are_not_translated():
    assert words.translate_sentence(EventKind.REMOVED, "Something else.", words.WORDS["zh"]) is None
    assert words.reason("failure", "connection reset by peer", "zh") is None
    assert words.reason("status.404", "HTTP status 404", "en") is None


def test_every_text_of_a_judging_rule_has_a_chinese_translation():
    stored = {
        "something other than the page was shown to us: a wall, a login, a refusal",  # up to `judge/8`
        "the kept text was not in the answer; what the site gives for an invented address did not settle it",  # `judge/12`
        "the kept text was found at another address of the site, and not at this one",  # up to `judge/12`
        "the kept text was not in the answer; the site's home page was not as it should be either",  # `judge/15`
    }
    now = {rule.text for rules in table.RULES_OF.values() for rule in rules}
    others = {instead[text] for instead in (OF_DOCUMENTS, OF_LED, OF_PAGE) for text in now & set(instead)}
    assert now | others | stored == set(ENDINGS)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("replaced", "another document is served at the address"), ("front", "the site's front page is there, rewritten"),
        ("language", "the page is there, in another language"), ("unreadable", "a document was received that cannot be read"),
        ("textless", "a document of 12 pages was received, without text"),
    ],
)  # fmt: skip
def test_reasons_about_what_is_served_instead_are_translated(rule, text):
    said = words.reason(rule, text, "zh")
    assert said is not None
    assert said.endswith(("文件", "重写", "不同", "读取", "文字"))
    assert "12" in said or rule != "textless"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("quote", "a cited passage is no longer there: {}"),
        ("quote", "a cited passage is no longer in the page's document https://example.org/r.pdf: {}"),
        ("quote.absent", "a cited passage was not found there word for word: {}"),
        ("member.cited", "a cited passage was in it: {}"),
    ],
)
def test_reasons_about_cited_passages_are_translated_with_the_quote_unchanged(rule, text):
    said = words.reason(rule, text.format("wages: paid\nthrough any more: the station"), "zh")
    assert said is not None
    assert said.endswith("：wages: paid\nthrough any more: the station")
    assert ("https://example.org/r.pdf" in said) == ("r.pdf" in text)


def test_all_evidence_has_a_chinese_translation():
    assert {*explain._GROUPS.values(), *confidence.FOR.values(), *confidence.AGAINST.values()} <= set(LISTS)


@pytest.mark.parametrize("place", weigh._PLACES)
def test_place_of_a_notice_is_translated(place):
    assert words.reason("notice.platform.1", f"{place}: Taken back", "zh").endswith("：Taken back")


def told_of_places(egress, *vantages):
    seen = Observation(v="1", url="https://example.org/", at=START, n=2, egress=egress, vantages=vantages)
    verdict = judge(BEFORE, seen, Finding.GONE, (), HostContext(), source="s", url=seen.url, interval_s=60)
    return next(one for one in verdict.reasons if one.rule == "limit-vantage")


@pytest.mark.parametrize("finding", list(Finding))
def test_what_other_egresses_saw_is_translated(finding):
    ways = [VantageSeen(egress="sg-1", country="SG", finding=finding), VantageSeen(egress="home", finding=Finding.GONE)]
    for egress, here in (("direct", "从本站所在地查看"), ("nl", "经由 nl 查看")):
        reason = told_of_places(egress, *ways)
        chinese = words.reason(reason.rule, reason.text, "zh")
        found, gone = words.finding(finding, "zh"), words.finding(Finding.GONE, "zh")
        assert chinese == f"{here}，另经由 sg-1（SG）：{found}；经由 home：{gone}。在别处得到什么答复不得而知。"
        assert words.reason(reason.rule, told_of_places(egress).text, "zh") is not None


def test_reasons_of_a_record_are_all_translated(archive):
    url = "https://example.org/report"
    archive.add(url)
    archive.look(url)
    for _ in range(4):
        archive.now += timedelta(hours=9)
        archive.look(url, Finding.GONE)
    said = {(one["rule"], one["text"]) for visit in archive.lookup.show(url)["visits"] for one in visit["reasons"]}
    judged = {(rule, text) for rule, text in said if rule != "status"}
    assert {rule.partition("-")[0] for rule, _ in judged} >= {"limit", "wait", "evidence", "change"}
    for rule, text in judged:
        chinese = words.reason(rule, text, "zh")
        assert chinese is not None, (rule, text)
        assert not any("a" <= c <= "z" for c in chinese), chinese


@pytest.mark.parametrize("certainty", list(Certainty))
def test_loss_of_a_replaced_page_says_that_another_page_is_shown(certainty):
    """With "No longer served at this address" alone, readers who opened the address and saw a page doubted the
    report."""
    after = Assessment(
        state=State.REMOVED,
        certainty=certainty,
        finding=Finding.REPLACED,
        last_good_at=START,
        first_absent_at=START + HOUR,
    )
    seen = Observation(v="1", url="https://example.org/", at=START + 2 * HOUR, n=3)
    facts = {"observation": seen, "context": HostContext()}
    english, chinese = (words.sentence(EventKind.REMOVED, BEFORE, after, language=one, **facts) for one in ("en", "zh"))
    assert english.endswith(" Another page is shown there.")
    assert chinese.endswith("该网址现显示另一页面。")
    assert words.translate_sentence(EventKind.REMOVED, english, words.WORDS["zh"]) == chinese
    assert words.standing(after).endswith(" Another page is shown there.")
    for other in (
        replace(after, finding=Finding.GONE),
        replace(after, marks={"emptied": ""}),
        replace(after, kind=words.MEMBER),
    ):
        assert "Another page" not in words.standing(other)
        assert "Another page" not in words.sentence(EventKind.REMOVED, BEFORE, other, **facts)
