"""Every verdict states what would change it, and no reason contradicts itself: all states, classes and rules."""

from __future__ import annotations

from typing import Any

import pytest

from archiver import words
from archiver.judge import table
from archiver.judge.confidence import level
from storage.model import (
    Comparison,
    DnsSeen,
    Effect,
    EventKind,
    Finding,
    HostContext,
    OtherSaid,
    ProbeSeen,
    RemarkKind,
    Role,
    Said,
    State,
    Steer,
    VantageSeen,
    Verdict,
    ZoneSeen,
)
from tests.judgement.histories import (
    FAILING,
    FINE,
    LADDER,
    UNASKED,
    History,
    at,
    changed,
    document,
    elsewhere,
    invented,
    kept,
    listing,
    said,
)
from tests.judgement.test_alerts import HARM
from tests.judgement.test_judge_table import in_state

OUR_LINE = HostContext(canary_ok=False)
ENDS = "ends this and becomes the reference; more looks like this one add nothing to it."
AT_ADDRESS = "One look that finds the kept text at this address ends this at once."
BY_ONE = (
    DnsSeen(host="institute.example", rcode="NXDOMAIN", server="192.0.2.1"),
    DnsSeen(host="institute.example", rcode="SERVFAIL", server="192.0.2.2", second=True),
)
HOME = ProbeSeen(role=Role.HOME, url="https://institute.example/", status=200, like_answer=0.99, fine=False)
ENDED = OtherSaid(who="registry", by="rdap.example", says=Said.ENDED)
SERVED = OtherSaid(who="archive", by="cdx.example", says=Said.SERVED)
PARKING = ZoneSeen(domain="institute.example", rcode="NOERROR", name_servers=("ns1.sedoparking.com",))
HOSTING = ZoneSeen(domain="institute.example", rcode="NOERROR", name_servers=("ns1.hosting.example",))


def whole(verdict: Verdict) -> None:
    """Asserts that the verdict states what would change it and what one place cannot decide, in both languages and in
    harmless words."""
    rules = [reason.rule for reason in verdict.reasons]
    assert {"change", "limit-vantage", "limit-between"} <= set(rules), verdict
    for reason in verdict.reasons:
        chinese = words.reason(reason.rule, reason.text, "zh")
        assert chinese is not None, reason
        assert not HARM["en"].search(reason.text), reason
        assert not HARM["zh"].search(chinese), chinese


@pytest.mark.parametrize("finding", Finding)
@pytest.mark.parametrize("state", State)
def test_each_verdict_that_is_not_good_states_what_would_change_it(state: State, finding: Finding):
    facts = changed("b", "a sentence") if finding.effect is Effect.CHANGE else {}
    for context in (FINE, FAILING, UNASKED, OUR_LINE):
        history = in_state(state)
        for hours in (210, 212, 240, 300, 500):
            verdict = history.look(hours, finding, context, **facts)
            if not verdict.good or EventKind.ALTERED in {event.kind for event in verdict.events}:
                whole(verdict)


RULED: dict[str, tuple[tuple[float, ...], Finding, HostContext, dict[str, Any]]] = {
    table.KNOWN_MOVE: (
        (100,), Finding.GONE, HostContext(home_ok=True, steers=(Steer(kind=RemarkKind.KNOWN_MOVE, after=1),)), {}
    ),
    "elsewhere": ((100, 102), Finding.GONE, FINE, {"probes": (elsewhere(),)}),
    "notice": ((100, 102), Finding.WITHDRAWN, FINE, {}),
    "gone-on-purpose": ((100, 107), Finding.GONE, FINE, {"status": 410}),
    "gone": (LADDER, Finding.GONE, FINE, {}),
    "gone-soft": (LADDER, Finding.SOFT_GONE, FINE, {"probes": (invented(0.93),)}),
    "gone-host-not-asked": (LADDER, Finding.GONE, UNASKED, {}),
    "gone-soft-unsupported": ((100, 130, 173), Finding.REPLACED, UNASKED, {}),
    "gone-host-failing-too": ((100, 150, 270), Finding.REPLACED, FAILING, {}),
    "registration-over": ((100, 125), Finding.DNS_NXDOMAIN, FINE, {"others": (ENDED,), "probes": (HOME,)}),
    "site-replaced": ((100, 125), Finding.PARKED, FINE, {"probes": (HOME,), "others": (SERVED,)}),
    "site-replaced-not-asked": ((100, 125), Finding.SUSPENDED, UNASKED, {}),
    "name-unknown-to-one": ((100, 130, 173), Finding.DNS_NXDOMAIN, FINE, {"probes": (HOME,), "dns": BY_ONE}),
    "name-unknown": ((100, 130, 173), Finding.DNS_NXDOMAIN, FINE, {"probes": (HOME,)}),
    table.RECEIVED: ((100, 102), Finding.GONE, FINE, {"vantages": (VantageSeen(egress="sg", finding=Finding.SAME),)}),
    "wall": ((100, 102), Finding.CHALLENGE, FINE, {}),
    "unreachable": (LADDER, Finding.TIMEOUT, FAILING, {}),
    "unreachable-long": ((100, 150, 270), Finding.TIMEOUT, FAILING, {}),
}  # fmt: skip
# a failure of the whole site speaks against the loss of one of its pages, and for nothing else
OPPOSED = {"gone-host-failing-too": "Against it: other pages of the site were not as they should be."}


def test_every_rule_has_a_history_in_this_table():
    assert set(RULED) == {rule.name for rules in table.RULES_OF.values() for rule in rules}


@pytest.mark.parametrize("rule", RULED)
def test_reasons_of_each_rule_state_an_end_and_do_not_contradict_themselves(rule: str):
    hours, finding, context, facts = RULED[rule]
    history = kept().looks(hours, finding, context, **facts)
    assert said(history.verdicts[-1], rule), history.verdicts[-1].reasons
    for verdict in history.verdicts[1:]:
        whole(verdict)
    assert said(history.verdicts[-1], "against") == OPPOSED.get(rule, "")


# --- nothing is kept yet


@pytest.mark.parametrize(
    ("finding", "answer"),
    [
        (Finding.GONE, "One complete answer with content instead of 'not found'"),
        (Finding.SOFT_GONE, "One complete answer with content instead of 'not found'"),
        (Finding.WITHDRAWN, "One complete answer with content instead of the notice"),
        (Finding.REDIRECTED, "One complete answer with content instead of another page"),
        (Finding.TYPE_CHANGED, "One complete answer with the document that the address names"),
        (Finding.PARKED, "One complete answer with content instead of the placeholder"),
        (Finding.DNS_NXDOMAIN, "Once the name is known, one complete answer with content"),
        (Finding.LOGIN, "One look that is shown the page"),
        (Finding.TIMEOUT, "One complete answer with content"),
        (Finding.TRUNCATED, "One complete answer with content"),
        (Finding.TOO_LARGE, "One complete answer with content that our limits allow and our text reader can process"),
    ],
)
def test_source_without_a_copy_states_which_answer_would_be_the_first_copy(finding: Finding, answer: str):
    history = History()
    assert said(history.look(0, finding), "change") == f"{answer} {ENDS}"
    for hours in (1, 30, 60, 200):
        history.look(hours, finding)
    assert history.kinds == [], "more looks like this one add nothing"
    history.look(300, Finding.FIRST)
    assert history.kinds == [EventKind.FIRST]


def test_source_without_a_copy_states_what_ends_a_refusal_or_failure_of_our_line():
    ways = (VantageSeen(egress="sg", finding=Finding.FIRST),)
    assert said(History().look(0, Finding.GONE, vantages=ways), "change") == f"One look that is shown the page {ENDS}"
    assert said(History().look(0, Finding.GONE, OUR_LINE), "change") == f"One complete answer with content {ENDS}"


# --- inconclusive looks


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (State.AVAILABLE, "Only a look that tells something about the page changes what is said of it."),
        (State.SUSPECT, AT_ADDRESS), (State.REMOVED, AT_ADDRESS), (State.MOVED, AT_ADDRESS), (State.DOMAIN_GONE, AT_ADDRESS),
        (State.BLOCKED, "A look that is shown the page ends this at once; more looks like this one add nothing to it."),
        (State.UNREACHABLE, "One answer with the kept text ends this at once."),
    ],
)  # fmt: skip
def test_inconclusive_look_states_what_ends_the_standing_state(state: State, text: str):
    history = in_state(state)
    assert said(history.look(210, Finding.CLOCK), "change") == text
    assert history.look(211, Finding.SAME, OUR_LINE).assessment.state is State.AVAILABLE


def test_inconclusive_look_states_what_ends_a_pending_alteration_or_wall():
    differs = kept().looks([100], Finding.ALTERED, **changed("b", "a sentence"))
    assert said(differs.look(101, Finding.CLOCK), "change").startswith("The kept text in the next answer ends this")
    walled = kept().looks([100], Finding.LOGIN)
    assert said(walled.look(101, Finding.CLOCK), "change").startswith("A look that is shown the page ends this")


def test_not_modified_answer_ends_no_doubt_and_is_mentioned():
    history = kept().looks([100], Finding.GONE)
    verdict = history.look(101, Finding.SAME, not_modified=True)
    assert "the server's word" in said(verdict, "inconclusive")
    assert said(verdict, "change") == AT_ADDRESS
    whole(verdict)
    assert not kept().look(100, Finding.SAME, not_modified=True).reasons


# --- a reported alteration


def test_reported_alteration_may_be_followed_by_another_or_called_a_false_alarm():
    facts = changed("b", "the old sentence", added=("the new sentence",))
    history = kept().looks([100, 102], Finding.ALTERED, **facts)
    told = said(history.verdicts[-1], "change")
    assert told.startswith("No later look takes this back: what was there before")
    assert "A remark may call this a false alarm if the change has a place in the page" in told
    assert said(history.events[-1], "change") == told
    whole(history.verdicts[-1])
    back = changed("a", "the new sentence", added=("the old sentence",))
    assert history.looks([200, 206, 225], Finding.ALTERED, **back).kinds[1:] == [EventKind.ALTERED, EventKind.ALTERED]


def test_reported_alteration_of_a_document_offers_no_false_alarm_remark():
    altered = {
        "last": Comparison(kept=1.0, same_text=True),
        "members": (document(Finding.ALTERED, 200, "d" * 64),),
        "status": 200,
    }
    history = kept().looks([100, 102], Finding.ALTERED, **altered)
    assert history.kinds[-1] is EventKind.ALTERED
    assert said(history.verdicts[-1], "change").endswith("is reported as another change.")


def test_passages_missing_from_a_rotating_text_are_taken_back_by_no_later_look():
    history = kept().looks([10], Finding.SAME)
    for n, hours in enumerate((100, 124, 148, 173)):
        history.look(hours, Finding.ALTERED, **changed(str(n), "the findings hold", f"news {n}"))
    assert said(history.verdicts[-1], "altered-among-others")
    assert said(history.verdicts[-1], "change").startswith("No later look takes this back")


# --- whether evidence speaks for or against a loss depends on what is said to be lost


def test_placeholder_on_the_whole_site_speaks_for_the_loss_of_the_domain():
    probes = (HOME, invented(0.98))
    verdict = kept().looks([100, 106, 125], Finding.PARKED, probes=probes, last=Comparison(kept=0.0)).verdicts[-1]
    assert said(verdict, "site-replaced")
    assert level(verdict.reasons) == "high"
    assert "other pages of the site, which were not as they should be either" in said(verdict, "confidence")
    assert not said(verdict, "against")


def test_other_pages_are_no_evidence_for_an_unknown_name():
    verdict = kept().looks([100, 130, 173], Finding.DNS_NXDOMAIN, probes=(HOME,)).verdicts[-1]
    assert (
        said(verdict, "confidence")
        == "Confidence is medium. It rests on the name, which is not known; how long it has lasted, a day or more."
    )
    assert not said(verdict, "against")


def test_fine_rest_of_the_site_speaks_against_its_loss_but_for_that_of_a_page():
    parked = kept(zone=HOSTING).looks([100, 130], Finding.GONE, FINE, zone=PARKING).verdicts[-1]
    assert parked.assessment.state is State.DOMAIN_GONE
    assert "which were fine" not in said(parked, "confidence")
    assert said(parked, "against") == "Against it: other pages of the site were fine."
    page = kept().looks(LADDER, Finding.GONE, FINE).verdicts[-1]
    assert "other pages of the site, which were fine at each look" in said(page, "confidence")


def test_page_that_is_shown_does_not_speak_against_the_loss_of_its_document():
    facts = {"last": Comparison(kept=1.0, same_text=True), "status": 200}
    gone = (document(Finding.DNS_NXDOMAIN, None),)
    verdict = kept().looks([100, 130, 173], Finding.DNS_NXDOMAIN, UNASKED, **facts, members=gone).verdicts[-1]
    assert not said(verdict, "against")


def test_archived_page_speaks_against_a_missing_page_but_not_against_a_placeholder():
    for finding, speaks in ((Finding.GONE, True), (Finding.PARKED, False)):
        verdict = kept().looks(LADDER, finding, FAILING, others=(SERVED,)).verdicts[-1]
        assert ("an independent archive received a page" in said(verdict, "against")) is speaks
    sold = kept(zone=HOSTING).looks([100, 130], Finding.REPLACED, UNASKED, zone=PARKING, others=(SERVED,)).verdicts[-1]
    assert sold.assessment.state is State.DOMAIN_GONE
    assert not said(sold, "against")


def test_copy_at_another_address_speaks_for_a_move_and_against_a_removal():
    moved = kept().looks([100, 102], Finding.GONE, probes=(elsewhere(),)).verdicts[-1]
    assert "another address, at which the kept text was found" in said(moved, "confidence")
    history = kept().looks([100], Finding.GONE, FAILING, probes=(elsewhere(),))
    gone = history.looks([150, 270], Finding.GONE, FAILING).verdicts[-1]
    assert gone.assessment.state is State.SUSPECT, "a look that found it does not count for a removal"
    assert "another address" not in said(gone, "confidence")
    assert "the kept text was found at another address" in said(gone, "against")
    gone = history.look(350, Finding.GONE, FAILING)
    assert (gone.assessment.state, gone.assessment.first_absent_at) == (State.REMOVED, at(100))
    assert "another address" not in said(gone, "confidence")


@pytest.mark.parametrize(("finding", "later"), [(Finding.GONE, FAILING), (Finding.PARKED, UNASKED)])
def test_agreeing_later_look_does_not_raise_the_confidence_of_a_probable_loss(finding: Finding, later: HostContext):
    history = kept().looks(LADDER, finding, UNASKED)
    told = level(history.verdicts[-1].reasons)
    verdict = history.look(130, finding, later)
    assert said(verdict, "stands")
    assert level(verdict.reasons) == told == "low"


def test_list_that_still_has_the_source_speaks_against_any_loss():
    for finding in (Finding.GONE, Finding.PARKED):
        verdict = kept().looks([100], finding, UNASKED, probes=(listing(listed=True),)).verdicts[-1]
        assert said(verdict, "against") == "Against it: the list still has it."
