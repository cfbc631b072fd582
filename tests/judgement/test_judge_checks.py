"""What is stated of a probable loss: the checks that would confirm it were made, were not made, or got no usable
answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from storage.model import Certainty, Comparison, DnsSeen, EventKind, Finding, ProbeSeen, Role, State
from tests.judgement.histories import FAILING, FINE, LADDER, UNASKED, document, invented, kept, neighbour, said

MADE = "The checks that were made did not settle it."
NOT_MADE = "Not every check that would confirm it was made."
FAILED = "A check that would confirm it got no usable answer."
CHINESE = {
    MADE: "已进行的检查未能予以确认。",
    NOT_MADE: "可用于确认的检查并未全部进行。",
    FAILED: "有一项可用于确认的检查未得到可用的答复。",
}
RULES = {MADE: "checks-made", NOT_MADE: "checks-not-made", FAILED: "checks-failed"}
DAYS = (*LADDER, 148, 172)
WEEK = (*DAYS, 196, 220, 244, 269)
HOME = ProbeSeen(role=Role.HOME, url="https://institute.example/", status=200, fine=True, like_answer=0.1)
SILENT_HOME = replace(HOME, status=None, failure=Finding.TIMEOUT, fine=False, like_answer=None)
UNLIKE = invented(0.2)
SILENT = replace(UNLIKE, status=None, failure=Finding.TIMEOUT, like_answer=None)


def closing(text):
    """A sentence on a loss without its remark that another page is shown there."""
    return text.removesuffix(" Another page is shown there.").removesuffix("该网址现显示另一页面。")


def told(history, sentence, state=State.REMOVED):
    """Asserts what is stated of a loss in the event, its reasons and the source's standing, in both languages."""
    assert (history.state(), history.certainty()) == (state, Certainty.PROBABLE)
    event = history.events[-1]
    assert closing(event.text).endswith(sentence)
    assert closing(words.translate_sentence(event.kind, event.text, words.WORDS["zh"])).endswith(CHINESE[sentence])
    for reasons in (event.reasons, history.verdicts[-1].reasons):
        (reason,) = [one for one in reasons if one.rule.startswith("checks-")]
        assert (reason.rule, reason.text) == (RULES[sentence], sentence)
        assert words.reason(reason.rule, reason.text, "zh") == CHINESE[sentence]
    assert closing(words.standing(history.assessment)).endswith(sentence)
    assert closing(words.standing(history.assessment, "zh")).endswith(CHINESE[sentence])
    return True


@pytest.mark.parametrize("finding", [Finding.SOFT_GONE, Finding.REPLACED, Finding.REDIRECTED, Finding.TYPE_CHANGED])
@pytest.mark.parametrize(
    ("probes", "sentence"),
    [
        ((HOME, UNLIKE), MADE),
        ((HOME, replace(UNLIKE, status=404, like_answer=0.0)), MADE),
        ((HOME, replace(UNLIKE, status=403)), FAILED),
        ((HOME, replace(UNLIKE, status=503)), FAILED),
        ((HOME, SILENT), FAILED),
        ((HOME, SILENT, UNLIKE), MADE),
        ((HOME,), NOT_MADE),
        ((), NOT_MADE),
    ],
)
def test_loss_inferred_from_an_answer_states_whether_the_site_was_asked(finding, probes, sentence):
    assert told(kept().looks(DAYS, finding, FINE if probes else UNASKED, probes=probes), sentence)


def test_not_found_page_learned_before_counts_as_a_check():
    assert told(kept().looks(DAYS, Finding.REPLACED, probes=(HOME,), like_not_found=0.1), MADE)


def test_gone_without_a_home_page_probe_states_that_checks_were_not_made():
    assert told(kept().looks(LADDER, Finding.GONE, UNASKED), NOT_MADE)


@pytest.mark.parametrize(
    ("probes", "sentence"),
    [((SILENT_HOME,), FAILED), ((replace(HOME, status=503, fine=False),), MADE), ((), MADE)],
)
def test_gone_while_the_home_page_fails_states_whether_it_answered(probes, sentence):
    """An error page of the home page is an answer; silence is none."""
    assert told(kept().looks(WEEK, Finding.GONE, FAILING, probes=probes), sentence)


def test_one_look_without_probes_does_not_void_the_checks_of_the_others():
    history = kept().looks([100], Finding.REPLACED, UNASKED)
    assert told(history.looks([101, 106, 124, 148, 173], Finding.REPLACED, probes=(HOME, UNLIKE)), MADE)


def test_checks_only_at_the_last_looks_count_as_not_made():
    history = kept().looks([100, 101, 106, 124, 148], Finding.REPLACED, UNASKED)
    assert told(history.looks([173], Finding.REPLACED, probes=(HOME, UNLIKE)), NOT_MADE)
    history.looks([197, 221], Finding.REPLACED, probes=(HOME, UNLIKE))
    assert said(history.verdicts[-1], "checks-not-made") == NOT_MADE
    history.looks([246], Finding.REPLACED, probes=(HOME, UNLIKE))
    assert said(history.verdicts[-1], "checks-made") == MADE
    assert closing(words.standing(history.assessment)).endswith(MADE)
    assert closing(history.events[-1].text).endswith(NOT_MADE), "what was told stays"


def test_checks_are_not_mentioned_once_a_loss_is_confirmed_or_restored():
    history = kept().looks(LADDER, Finding.GONE, UNASKED).looks([150, 160, 175], Finding.GONE, probes=(HOME,))
    assert history.certainty() is Certainty.CONFIRMED
    assert not any(one.rule.startswith("checks-") for one in history.verdicts[-1].reasons)
    assert words.CHECKS not in history.assessment.marks
    back = kept().looks(LADDER, Finding.GONE, UNASKED).looks([200], Finding.SAME)
    assert words.CHECKS not in back.assessment.marks


def test_parked_site_without_probes_states_that_checks_were_not_made():
    assert told(kept().looks([100, 125], Finding.PARKED, UNASKED), NOT_MADE, State.DOMAIN_GONE)


@pytest.mark.parametrize(("rcode", "sentence"), [("SERVFAIL", FAILED), ("TIMEOUT", FAILED), ("NOERROR", MADE)])
def test_unknown_name_without_a_second_resolvers_word_states_how_the_check_went(rcode, sentence):
    names = (
        DnsSeen(host="institute.example", rcode="NXDOMAIN", server="192.0.2.1"),
        DnsSeen(host="institute.example", rcode=rcode, server="192.0.2.2", second=True),
    )
    history = kept().looks(DAYS, Finding.DNS_NXDOMAIN, UNASKED, dns=names)
    assert told(history, sentence, State.DOMAIN_GONE)


def test_replaced_document_states_that_checks_were_not_made():
    """No invented address is asked for a document."""
    gone = replace(document(Finding.REPLACED, 200), kept=0.0)
    history = kept().looks(DAYS, Finding.REPLACED, members=(gone,), last=Comparison(kept=1.0, same_text=True))
    assert history.assessment.kind == words.MEMBER
    assert NOT_MADE in history.events[-1].text
    assert NOT_MADE in words.standing(history.assessment)


def test_replaced_page_with_live_neighbours_states_that_checks_were_made():
    probes = (neighbour(fine=True, alike=0.1), UNLIKE)
    history = kept().looks(DAYS, Finding.REPLACED, UNASKED, probes=probes)
    assert told(history, MADE)
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]
    assert history.events[1].text.startswith("In one look another page was shown at this address, not yet confirmed")


@pytest.mark.parametrize("shown", [0.3, 0.02])
def test_one_page_for_every_address_is_no_outage_if_it_has_the_sites_menus(shown):
    """An outage, or a site with a new owner, also gives one page for every address, but none of the site's menus."""
    probes = (replace(HOME, like_answer=1.0), invented(1.0))
    history = kept().looks(DAYS, Finding.SOFT_GONE, UNASKED, probes=probes, last=Comparison(kept=0.0, visible=shown))
    assert history.state() is (State.REMOVED if shown > 0.1 else State.SUSPECT)
