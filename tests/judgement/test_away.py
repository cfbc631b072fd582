"""One look at an address that redirects to another host, which gives no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver.observe import classify, needs_probes
from storage.model import Effect, Failure, Finding, Observation, ProbeSeen, Role
from tests.judgement.looks import AT, REFERENCE, ROOT, exchange, look

THERE = "https://gone.example/x"


def led(finding, *, to=THERE, last=REFERENCE):
    first = exchange(b"", status=302, headers=[("Location", to)])
    failure = Failure(finding=finding, detail="scripted")
    return look(first, exchange(url=to, parent=first.id, failure=failure), last=last)


def with_probes(observation: Observation, home: Finding | None, sibling: bool) -> Finding:
    probes = (
        ProbeSeen(role=Role.HOME, url=ROOT, status=None if home else 200, failure=home, fine=home is None),
        ProbeSeen(role=Role.SIBLING, url=f"{ROOT}other.htm", status=200, fine=sibling, watched=False),
    )
    return classify(replace(observation, probes=probes))[0]


def test_redirect_of_one_page_to_an_unknown_host_is_a_loss_of_the_page():
    seen = led(Finding.DNS_NXDOMAIN)
    assert seen.finding is Finding.REDIRECTED
    assert seen.rules == {"away.unanswered", "failure"}
    assert needs_probes(seen.observation), "its own host is there"
    assert with_probes(seen.observation, None, sibling=False) is Finding.REDIRECTED
    assert with_probes(seen.observation, Finding.TIMEOUT, sibling=False) is Finding.REDIRECTED
    assert with_probes(seen.observation, Finding.DNS_NXDOMAIN, sibling=True) is Finding.REDIRECTED
    assert with_probes(seen.observation, Finding.DNS_NXDOMAIN, sibling=False) is Finding.DNS_NXDOMAIN


def test_redirect_to_an_unknown_host_is_a_dns_failure_without_a_reference_url():
    seen = replace(led(Finding.DNS_NXDOMAIN).observation, reference_url=None)
    assert classify(seen)[0] is Finding.DNS_NXDOMAIN
    assert not needs_probes(seen)
    assert led(Finding.DNS_NXDOMAIN, last=None).finding is Finding.DNS_NXDOMAIN


def test_redirect_to_an_unknown_host_is_a_dns_failure_if_the_site_was_served_there():
    there = replace(REFERENCE, capture=replace(REFERENCE.capture, url=THERE, at=AT))
    assert led(Finding.DNS_NXDOMAIN, last=there).finding is Finding.DNS_NXDOMAIN
    assert led(Finding.DNS_NXDOMAIN, to=f"{ROOT}moved.htm").finding is Finding.DNS_NXDOMAIN


@pytest.mark.parametrize("failure", [Finding.REFUSED, Finding.TIMEOUT, Finding.TLS_ERROR, Finding.FORBIDDEN_ADDRESS])
def test_other_failures_of_a_redirect_target_keep_their_finding(failure):
    """A forbidden address is not reported as unanswered, because it was never asked."""
    seen = led(failure)
    assert seen.finding is failure
    assert ("away.unanswered" in seen.rules) == (failure.effect is Effect.FAILURE)
    assert needs_probes(seen.observation) == (failure.effect is Effect.FAILURE)
