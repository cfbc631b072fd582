"""Whole histories as sites produce them: what is reported, when, and above all what is not."""

from __future__ import annotations

from typing import Any

import pytest

from storage.model import (
    Certainty,
    Comparison,
    DnsSeen,
    EventKind,
    Finding,
    Hop,
    HostContext,
    Mark,
    ProbeSeen,
    Role,
    State,
)
from tests.judgement.histories import (
    FAILING,
    LADDER,
    UNASKED,
    at,
    changed,
    document,
    elsewhere,
    invented,
    kept,
    listing,
    neighbour,
    said,
)

# --- removal


def test_hard_removal_is_reported_after_three_looks_over_a_day():
    history = kept().looks(LADDER[:-1], Finding.GONE)
    assert history.state() is State.SUSPECT
    history.look(123.7, Finding.GONE)
    assert history.state() is State.SUSPECT
    verdict = history.look(123.9, Finding.GONE)
    assert verdict.assessment.state is State.REMOVED
    assert verdict.assessment.certainty is Certainty.CONFIRMED
    assert verdict.assessment.kind == "hard"
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]
    assert history.events[-1].text == (
        "No longer served at this address: last seen 1 March 2021 08:00 UTC, first absent 5 March 2021 12:00 UTC."
    )


def test_two_looks_over_days_do_not_confirm_a_removal():
    assert kept().looks([100, 190], Finding.GONE).assessment.state is State.SUSPECT


def test_loss_on_a_failing_site_is_not_confirmed_for_a_week():
    history = kept().looks([*LADDER, 148, 172, 196, 220, 244], Finding.GONE, FAILING)
    assert history.state() is State.SUSPECT
    history.look(269, Finding.GONE, FAILING)
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.PROBABLE)


def test_only_looks_with_the_site_fine_count_towards_certainty():
    history = kept().looks([100, 101], Finding.GONE).looks([124], Finding.GONE, FAILING)
    assert history.state() is State.SUSPECT
    assert history.look(130, Finding.GONE).assessment.certainty is Certainty.CONFIRMED


def test_probable_removal_is_confirmed_by_a_fine_site_without_a_second_event():
    history = kept().looks(LADDER, Finding.GONE, UNASKED)
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.PROBABLE)
    assert "limit-host" in [r.rule for r in history.verdicts[-1].reasons]
    assert history.events[-1].text.endswith("Not every check that would confirm it was made.")
    since, told = history.assessment.since, len(history.events)
    history.looks([150, 160, 175], Finding.GONE)
    assert history.certainty() is Certainty.CONFIRMED
    assert history.assessment.since == since
    assert len(history.events) == told


def test_live_neighbour_vouches_for_the_site_like_the_home_page():
    probes = (neighbour(fine=True, alike=0.1),)
    history = kept().looks(LADDER, Finding.GONE, FAILING, probes=probes)
    assert history.certainty() is Certainty.CONFIRMED


def test_neighbour_with_the_very_same_answer_does_not_vouch_for_the_site():
    probes = (neighbour(fine=True, alike=0.95), invented(0.95))
    history = kept().looks([*LADDER, 150], Finding.REPLACED, UNASKED, probes=probes)
    assert history.state() is State.SUSPECT


def test_410_and_delisting_need_two_looks_over_six_hours():
    both: list[dict[str, Any]] = [{"status": 410}, {"status": 404, "probes": (listing(listed=False),)}]
    for facts in both:
        history = kept().looks([100, 105], Finding.GONE, **facts)
        assert history.state() is State.SUSPECT
        assert history.look(106, Finding.GONE, **facts).assessment.state is State.REMOVED
    still_listed: dict[str, Any] = {"status": 404, "probes": (listing(listed=True),)}
    assert kept().looks([100, 110], Finding.GONE, **still_listed).assessment.state is State.SUSPECT


def test_list_not_known_to_have_had_the_source_is_no_evidence():
    unknown: dict[str, Any] = {"probes": (listing(listed=False, before=None),)}
    history = kept().looks([100, 106, 120], Finding.GONE, **unknown)
    assert history.state() is State.SUSPECT
    assert not any("list" in reason.text for reason in history.verdicts[-1].reasons)
    forgotten: dict[str, Any] = {"probes": (listing(listed=False, before=0),)}
    assert kept().looks([30 * 24 + 1, 30 * 24 + 8], Finding.GONE, **forgotten).state() is State.SUSPECT


def test_earlier_look_that_found_the_source_in_the_list_is_remembered():
    lacks: dict[str, Any] = {"probes": (listing(listed=False, before=None),)}
    alive = kept().looks([90], Finding.SAME, probes=(listing(listed=True),)).looks([100, 106], Finding.GONE, **lacks)
    assert alive.state() is State.REMOVED
    assert said(alive.verdicts[-1], "list") == (
        "The list at https://institute.example/list.html had it on 5 March 2021 02:00 UTC, and no longer has it."
    )
    lost = kept().looks([100], Finding.GONE, probes=(listing(listed=True),)).looks([103, 109], Finding.GONE, **lacks)
    assert lost.state() is State.REMOVED
    left_out = kept().looks([80], Finding.SAME, probes=(listing(listed=True),)).looks([90], Finding.SAME, **lacks)
    assert left_out.looks([100, 106], Finding.GONE, **lacks).state() is State.SUSPECT


@pytest.mark.parametrize("finding", [Finding.SOFT_GONE, Finding.REDIRECTED, Finding.REPLACED, Finding.TYPE_CHANGED])
def test_soft_removal_is_confirmed_if_an_invented_address_gets_the_same_answer(finding: Finding):
    history = kept().looks(LADDER, finding, probes=(invented(0.93),))
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.CONFIRMED)


@pytest.mark.parametrize("finding", [Finding.SOFT_GONE, Finding.REDIRECTED, Finding.REPLACED, Finding.TYPE_CHANGED])
def test_soft_removal_with_another_answer_for_an_invented_address_waits_three_days(finding: Finding):
    history = kept().looks([*LADDER, 148, 171.7], finding, probes=(invented(0.2),))
    assert history.state() is State.SUSPECT
    history.look(171.9, finding, probes=(invented(0.2),))
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.PROBABLE)


def test_soft_removal_is_confirmed_by_a_not_found_page_learned_before():
    history = kept().looks(LADDER, Finding.SOFT_GONE, like_not_found=0.9)
    assert history.certainty() is Certainty.CONFIRMED


def test_redirect_is_confirmed_if_an_invented_address_ends_in_the_same_place():
    home = "https://institute.example/"
    hops = (Hop(url="https://institute.example/report.html", status=302), Hop(url=home, status=200, how=""))
    facts: dict[str, Any] = {"final_url": home, "hops": hops, "probes": (invented(None, final_url=home),)}
    assert kept().looks(LADDER, Finding.REDIRECTED, **facts).assessment.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize(("others", "hours"), [(0, 172), (1, 172), (2, 124), (5, 124)])
def test_redirect_is_confirmed_if_two_other_lost_addresses_lead_to_the_same_place(others: int, hours: float):
    """Some sites answer 404 for what they never had, and redirect to their front page what they took down."""
    home = "https://institute.example/"
    hops = (Hop(url="https://institute.example/report.html", status=302), Hop(url=home, status=200, how=""))
    facts: dict[str, Any] = {
        "final_url": home,
        "hops": hops,
        "probes": (invented(0.1), neighbour(fine=True, alike=0.1)),
    }
    context = HostContext(sources=6, home_ok=True, shared_target=others)
    history = kept().looks([*LADDER, 148, 172], Finding.REDIRECTED, context, **facts)
    told = next(event for event in history.events if event.kind is EventKind.REMOVED)
    assert told.at == at(hours)
    assert history.certainty() is (Certainty.CONFIRMED if others >= 2 else Certainty.PROBABLE)


def test_confidence_depends_on_independent_kinds_of_evidence_and_names_them():
    probes = (invented(0.93), listing(listed=False))
    history = kept().look(100, Finding.GONE, UNASKED)
    assert said(history, "confidence") == "Confidence is low. It rests on the status of the answer."
    sure = kept().looks(LADDER, Finding.GONE, probes=probes, last=Comparison(kept=0.05)).verdicts[-1]
    assert said(sure, "confidence") == (
        "Confidence is high. It rests on the status of the answer; the text, of which little or nothing was in the answer; "
        "what the site answers at other addresses that are not there; other pages of the site, which were fine at each look; "
        "the list, which no longer has it."
    )
    assert not said(sure, "against")


def test_repeated_looks_do_not_raise_confidence_and_contrary_evidence_lowers_it():
    many = kept().looks([100 + i / 10 for i in range(60)], Finding.REPLACED, UNASKED).verdicts[-1]
    assert said(many, "confidence").startswith("Confidence is low")
    still = (listing(listed=True), invented(0.9))
    history = kept().looks(LADDER, Finding.GONE, probes=still, last=Comparison(kept=0.0))
    assert history.state() is State.REMOVED
    assert said(history.verdicts[-1], "confidence").startswith("Confidence is medium")
    assert said(history.verdicts[-1], "against") == "Against it: the list still has it."
    failing = kept().looks([100], Finding.GONE).looks([101], Finding.REPLACED, FAILING).verdicts[-1]
    assert "other pages of the site were not as they should be; the looks did not all find the same" in said(
        failing, "against"
    )


def test_findings_other_than_losses_have_no_confidence_of_loss():
    for finding in (Finding.CHALLENGE, Finding.TIMEOUT, Finding.SAME, Finding.CLOCK):
        assert not said(kept().looks([100, 102, 130], finding).verdicts[-1], "confidence")


@pytest.mark.parametrize(
    ("finding", "limits"),
    [
        (Finding.GONE, {"limit-vantage", "limit-actor", "limit-return", "limit-between"}),
        (Finding.DNS_NXDOMAIN, {"limit-vantage", "limit-actor", "limit-return", "limit-between"}),
        (Finding.CHALLENGE, {"limit-vantage", "limit-existence", "limit-between"}),
        (Finding.TIMEOUT, {"limit-vantage", "limit-line", "limit-between"}),
        (Finding.ALTERED, {"limit-vantage", "limit-unseen", "limit-between"}),
    ],
)
def test_each_verdict_states_what_one_vantage_cannot_decide_and_what_would_change_it(
    finding: Finding, limits: set[str]
):
    facts = changed("b", "a sentence") if finding is Finding.ALTERED else {}
    verdict = kept().look(100, finding, **facts)
    rules = {reason.rule for reason in verdict.reasons}
    assert limits <= rules
    assert "change" in rules
    assert said(verdict, "limit-vantage").startswith("Looked at from here only")


def test_changed_certificate_is_mentioned_with_a_problem_but_not_once_it_is_known():
    history = kept(certificate="a" * 64).looks([50], Finding.SAME, certificate="b" * 64)
    assert "certificate" not in {r.rule for r in history.verdicts[-1].reasons}
    for finding, shown, told in ((Finding.PARKED, "b", False), (Finding.PARKED, "c", True), (Finding.LOGIN, "c", True)):
        verdict = history.look(100 + history.n, finding, certificate=shown * 64)
        assert ("certificate" in {r.rule for r in verdict.reasons}) is told
    assert "certificate" not in {r.rule for r in history.look(200, Finding.GONE).reasons}, "none was seen"


def test_withdrawal_notice_is_reported_after_two_looks_over_an_hour_and_quoted():
    marks = (Mark(rule="wechat-author", finding=Finding.WITHDRAWN, matched="该内容已被发布者删除"),)
    history = kept().looks([100, 100.5], Finding.WITHDRAWN, UNASKED, marks=marks)
    assert history.state() is State.SUSPECT
    history.look(101, Finding.WITHDRAWN, UNASKED, marks=marks)
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "notice")
    assert history.events[-1].text.endswith("A notice is shown in its place: “该内容已被发布者删除”.")


def test_document_lost_from_a_live_page_is_a_loss_of_the_source():
    facts: dict[str, Any] = {
        "status": 200,
        "last": Comparison(kept=1.0, same_text=True),
        "members": (document(Finding.GONE),),
    }
    history = kept().looks(LADDER, Finding.GONE, UNASKED, **facts)
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.CONFIRMED)
    assert history.assessment.kind == "member"


def test_text_found_elsewhere_on_the_site_has_moved_and_was_not_removed():
    history = kept().looks([100, 101.5, 130, 160], Finding.GONE, probes=(elsewhere(),))
    assert history.state() is State.MOVED
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.MOVED]
    history.looks([200, 210, 225], Finding.GONE)  # and then it is gone there, too
    assert history.state() is State.REMOVED


# --- what must never be reported as a loss


def test_outage_of_less_than_a_day_is_not_reported():
    for finding in (Finding.TIMEOUT, Finding.SERVER_ERROR, Finding.MAINTENANCE, Finding.DNS_ERROR, Finding.REFUSED):
        history = kept().looks([*LADDER[:-1], 118, 123.7], finding, FAILING).looks([125], Finding.SAME)
        assert history.kinds == [EventKind.FIRST]
        assert history.state() is State.AVAILABLE


def test_outage_of_a_day_is_reported_once_and_certain_after_a_week():
    history = kept().looks([*LADDER, 148, 172, 200], Finding.TIMEOUT, FAILING)
    assert history.kinds == [EventKind.FIRST, EventKind.UNREACHABLE]
    assert history.certainty() is Certainty.PROBABLE
    since = history.assessment.since
    history.look(268, Finding.TIMEOUT, FAILING)
    assert history.certainty() is Certainty.CONFIRMED
    assert history.assessment.since == since
    assert history.kinds == [EventKind.FIRST, EventKind.UNREACHABLE]


@pytest.mark.parametrize(
    "finding", [Finding.CHALLENGE, Finding.LOGIN, Finding.DENIED, Finding.GEO, Finding.CENSORED, Finding.LEGAL]
)
def test_thirty_days_of_a_wall_remain_a_wall(finding: Finding):
    history = kept().looks([100 + 6 * i for i in range(120)], finding)
    assert history.state() is State.BLOCKED
    assert history.kinds == [EventKind.FIRST, EventKind.BLOCKED]
    assert "limit-existence" in [r.rule for r in history.verdicts[-1].reasons]
    assert history.look(900, Finding.SAME).assessment.state is State.AVAILABLE
    assert len(history.assessment.doubts) == 0


def test_page_served_one_time_in_three_is_never_reported_removed():
    history = kept()
    for i in range(90):
        history.look(100 + 6 * i, Finding.SAME if i % 3 == 2 else Finding.GONE)
    assert set(history.kinds) == {EventKind.FIRST, EventKind.SUSPECTED}


def test_removed_source_behind_a_wall_or_unreachable_stays_removed():
    history = kept().looks(LADDER, Finding.GONE)
    since = history.assessment.since
    history.looks(range(130, 400, 10), Finding.CHALLENGE).looks(range(400, 900, 20), Finding.TIMEOUT)
    assert (history.state(), history.assessment.since) == (State.REMOVED, since)
    assert history.look(950, Finding.SAME).events[0].kind is EventKind.RESTORED


def test_wall_between_losses_neither_confirms_nor_resets_the_doubt():
    history = kept().looks([100], Finding.GONE).looks([101, 103, 110], Finding.CHALLENGE)
    assert (history.state(), history.assessment.resume) == (State.BLOCKED, State.SUSPECT)
    history.looks([112], Finding.GONE)
    assert history.state() is State.SUSPECT
    assert history.assessment.first_absent_at == at(100)
    assert history.kinds.count(EventKind.SUSPECTED) == 1
    history.look(123.9, Finding.GONE)
    assert history.state() is State.REMOVED


def test_nothing_is_judged_while_our_own_line_is_down():
    down = HostContext(home_ok=False, canary_ok=False)
    history = kept().looks([*LADDER, 148, 172, 300], Finding.GONE, down)
    assert history.state() is State.AVAILABLE
    assert history.kinds == [EventKind.FIRST]
    assert history.verdicts[-1].reasons[0].rule == "inconclusive"
    assert history.look(301, Finding.SAME, down).good  # the answer is content all the same


def test_extra_looks_count_but_do_not_shorten_the_wait():
    history = kept().looks([100 + i / 60 for i in range(200)], Finding.GONE)
    assert history.state() is State.SUSPECT
    assert history.look(123.9, Finding.GONE).assessment.state is State.REMOVED


def test_many_looks_at_the_end_of_the_wait_do_not_displace_its_beginning():
    history = kept().looks([100, 100.1], Finding.GONE).looks([123 + i / 100 for i in range(90)], Finding.GONE)
    assert len(history.assessment.doubts) <= 24
    assert history.look(123.9, Finding.GONE).assessment.state is State.REMOVED


# --- domain and site


def test_unknown_name_is_reported_after_three_days():
    history = kept().looks([*LADDER, 148, 171], Finding.DNS_NXDOMAIN, FAILING)
    assert history.state() is State.SUSPECT
    history.look(172, Finding.DNS_NXDOMAIN, FAILING)
    assert history.state() is State.DOMAIN_GONE
    assert history.kinds[-1] is EventKind.DOMAIN_GONE


def test_name_known_to_another_resolver_is_only_a_failure():
    dns = (
        DnsSeen(host="institute.example", rcode="NXDOMAIN", server="192.0.2.1"),
        DnsSeen(host="institute.example", rcode="NOERROR", addresses=("203.0.113.5",), server="192.0.2.2"),
    )
    history = kept().looks([*LADDER, 148, 172, 200], Finding.DNS_NXDOMAIN, FAILING, dns=dns)
    assert history.state() is State.UNREACHABLE


def test_page_not_found_in_between_shows_that_the_name_exists():
    history = kept().looks([100], Finding.DNS_NXDOMAIN).looks([150], Finding.GONE).looks([173], Finding.DNS_NXDOMAIN)
    assert history.state() is State.SUSPECT


@pytest.mark.parametrize("finding", [Finding.PARKED, Finding.SUSPENDED])
def test_parked_domain_that_comes_back_is_restored(finding: Finding):
    history = kept().looks([100, 101, 123], finding, FAILING)
    assert history.state() is State.SUSPECT
    history.look(124, finding, FAILING)
    assert history.state() is State.DOMAIN_GONE
    history.looks(range(150, 500, 24), finding, FAILING).look(520, Finding.SAME)
    assert history.kinds == [
        EventKind.FIRST,
        EventKind.SUSPECTED,
        EventKind.DOMAIN_GONE,
        EventKind.RESTORED,
    ]


def test_parked_looking_page_on_a_live_site_is_a_loss_of_the_page():
    home = ProbeSeen(role=Role.HOME, url="https://institute.example/", status=200, fine=True, like_answer=0.05)
    history = kept().looks([*LADDER, 148, 172], Finding.PARKED, probes=(home,))
    assert history.state() is State.REMOVED
