"""The name servers of a site's domain, and DNS answers that are not the domain's own."""

from __future__ import annotations

from dataclasses import replace

import dns.rcode
import pytest
from starlette.testclient import TestClient

from archiver import web
from storage.journal import SourceEdited
from tests.support.dnsserver import DnsServer
from tests.support.notices import PARKED
from tests.support.site import Reply, page

DAY = 24


@pytest.fixture
def names(site):
    table = {
        ("institute.test.", "A"): [("institute.test.", "A", site.names[0])],
        ("institute.test.", "AAAA"): [],
        ("institute.test.", "NS"): ns("ns1.campus.test.", "ns2.campus.test."),
    }
    with DnsServer(table) as one, DnsServer(dict(table), host="127.0.0.2", port=one.port) as other:
        yield one, other


def ns(*servers):
    return [("institute.test.", "NS", *servers)]


@pytest.fixture
def held(site, make_world, names):
    """A world and a source looked at twice: the second good look asks for the domain's name servers."""
    world = make_world(dns=f"127.0.0.1:{names[0].port},127.0.0.2:{names[0].port}")
    url = f"http://institute.test:{site.port}/papers/report"
    site.pages["/papers/report"] = page("Report")
    world.add(url)
    assert world.one(url)["finding"] == "first"
    world.clock.move(hours=6)
    assert world.one(url)["finding"] == "same"
    return world, url


def looks(world, url, *hours):
    out = []
    for step in hours:
        world.clock.move(hours=step)
        line = world.one(url)
        out.append((line["finding"], line["state"]))
    return out


def why(world, url):
    return {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}


def asked_for_servers(names):
    return names[0].asked.count(("institute.test.", "NS"))


def test_name_servers_are_queried_weekly_and_at_every_failed_look(held, names, site):
    world, url = held
    assert asked_for_servers(names) == 1, "not at the first look"
    looks(world, url, 6, 6)
    assert asked_for_servers(names) == 1
    looks(world, url, 7 * DAY)
    assert asked_for_servers(names) == 2
    del site.pages["/papers/report"]
    looks(world, url, 6)
    assert asked_for_servers(names) == 3
    seen = world.app.lookup.visit(world.watched(url).source.id, 6).observation
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        shown = client.get(f"/source/{world.watched(url).source.id}/visit/6", headers={"accept": "text/html"}).text
    for words in ("name servers of institute.test", "ns1.campus.test, ns2.campus.test", site.names[0]):
        assert words in shown
    assert seen.zone.name_servers == ("ns1.campus.test", "ns2.campus.test")
    assert "institute.test" in {one.host for one in seen.dns}
    assert "name-servers" not in why(world, url), "the same still"


def test_name_servers_are_not_queried_for_sources_without_probes(held, names, site):
    world, url = held
    source = replace(world.watched(url).source, probes=False)
    world.app.journal.record([SourceEdited(source=source)])
    del site.pages["/papers/report"]
    looks(world, url, 6)
    assert asked_for_servers(names) == 1


def test_unknown_page_under_a_domain_dealers_name_servers_is_domain_gone(held, names, site):
    world, url = held
    site.pages, site.missing = {}, Reply(200, page("Best offers", "<p>Cheap flights</p>"))
    for server in names:
        server.table["institute.test.", "NS"] = ns("ns1.sedoparking.com.", "ns2.sedoparking.com.")
    found = looks(world, url, 6, 12, 12.1)
    assert {one[0] for one in found} <= {"replaced", "soft_gone", "server_error"}, "nothing that says parked"
    assert found[-1][1] == "domain_gone"
    assert why(world, url)["name-servers"] == (
        "Name servers of the domain: campus.test when it was last seen, sedoparking.com now."
    )
    assert "domains that are for sale" in why(world, url)["evidence"]


def test_parked_page_is_only_probable_where_other_pages_may_not_be_probed(held, site):
    world, url = held
    world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, probes=False))])
    site.pages, site.missing = {}, Reply(200, PARKED)
    assert looks(world, url, 6, 12, 12.1) == [("parked", "suspect"), ("parked", "suspect"), ("parked", "domain_gone")]
    assert world.watched(url).assessment.certainty == "probable"
    assert "site-replaced-not-asked" in why(world, url)


def test_new_name_servers_alone_say_nothing_about_a_page_that_is_served(held, names, site):
    world, url = held
    for server in names:
        server.table["institute.test.", "NS"] = ns("ns1.sedoparking.com.")
    assert looks(world, url, 8 * DAY)[-1] == ("same", "available")
    del site.pages["/papers/report"]
    assert looks(world, url, 6, 12, 12.1)[-1] == ("gone", "removed"), "it had them in good days, too"
    assert "name-servers" not in why(world, url)


def test_loss_under_changed_name_servers_is_a_removal_that_mentions_them(held, names, site):
    world, url = held
    del site.pages["/papers/report"]
    for server in names:
        server.table["institute.test.", "NS"] = ns("ns7.elsewhere.test.")
    assert looks(world, url, 6, 12, 12.1)[-1] == ("gone", "removed")
    assert "name-servers" in why(world, url)
    assert "name servers of the domain" in why(world, url)["confidence"]


def test_loss_of_one_host_name_in_a_standing_domain_is_said_to_be_that(held, names):
    world, url = held
    for server in names:
        server.table.pop(("institute.test.", "A"))
    looks(world, url, 6)
    assert "only this name under it" in why(world, url)["evidence"]
    assert "limit-resolver" not in why(world, url), "two were asked"


def test_limit_of_a_single_resolver_is_stated(site, make_world, names):
    world = make_world(dns=f"127.0.0.1:{names[0].port}")
    url = f"http://institute.test:{site.port}/"
    world.add(url)
    world.one(url)
    names[0].table.clear()
    assert looks(world, url, 6)[-1][0] == "dns_nxdomain"
    assert "limit-resolver" in why(world, url)


NOT_THERE, FAILS, EMPTY, SILENT = dns.rcode.NXDOMAIN, dns.rcode.SERVFAIL, (), None
FORGED = (("institute.test.", "A", "37.61.54.158"),)


def say(server, answer):
    """Makes a resolver answer this for the site's name."""
    for kind in ("A", "AAAA"):
        server.table["institute.test.", kind] = answer if kind == "A" or answer != FORGED else ()


def said(world, url):
    seen = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n).observation
    return [(one.rcode, one.server, one.second) for one in seen.dns]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (NOT_THERE, FAILS, "SERVFAIL"),
        (FAILS, NOT_THERE, "SERVFAIL"),
        (NOT_THERE, EMPTY, "no address"),
        (NOT_THERE, FORGED, "a forged answer"),
    ],
)
def test_name_unknown_to_one_of_two_resolvers_is_probably_gone_with_the_others_answer(held, names, first, second, told):
    world, url = held
    for server, answer in zip(names, (first, second), strict=True):
        say(server, answer)
    assert looks(world, url, 6, 36, 35.7, 0.2) == [("dns_nxdomain", "suspect")] * 3 + [("dns_nxdomain", "domain_gone")]
    assert world.watched(url).assessment.certainty == "probable"
    assert "name-unknown-to-one" in why(world, url)
    assert why(world, url)["limit-resolver"] == f"One of two resolvers did not confirm it: {told}."
    assert "another resolver knows" not in why(world, url)["evidence"]
    codes = {NOT_THERE: "NXDOMAIN", FAILS: "SERVFAIL"}
    assert said(world, url) == [
        (codes.get(first, "NOERROR"), "127.0.0.1", False),
        (codes.get(second, "NOERROR"), "127.0.0.2", True),
    ]


def test_silent_second_resolver_confirms_nothing_but_is_recorded(held, names):
    world, url = held
    say(names[0], NOT_THERE)
    say(names[1], SILENT)
    assert looks(world, url, 6) == [("dns_nxdomain", "suspect")]
    assert why(world, url)["limit-resolver"] == "One of two resolvers did not confirm it: no answer."
    assert said(world, url)[1] == ("TIMEOUT", "127.0.0.2", True)


def test_name_is_confirmed_gone_by_looks_where_both_resolvers_agree(held, names):
    world, url = held
    for server in names:
        say(server, NOT_THERE)
    looks(world, url, 6, 36)
    say(names[1], FAILS)
    assert looks(world, url, 24) == [("dns_nxdomain", "suspect")]
    say(names[1], NOT_THERE)
    assert looks(world, url, 12.1) == [("dns_nxdomain", "domain_gone")]
    assert world.watched(url).assessment.certainty == "confirmed"
    assert "limit-resolver" not in why(world, url)


def test_second_resolver_is_used_where_the_first_fails(held, names):
    world, url = held
    say(names[0], FAILS)
    assert looks(world, url, 6) == [("same", "available")]


def test_forged_answer_does_not_count_as_a_resolver_that_knows_the_name(held, names):
    world, url = held
    say(names[0], FORGED)
    say(names[1], NOT_THERE)
    assert looks(world, url, 6, 24.1, 1)[-1] == ("dns_error", "unreachable")
    assert "evidence" not in why(world, url)


def test_forged_dns_address_is_recorded_but_never_contacted(held, names, site):
    world, url = held
    names[0].table["institute.test.", "A"] = [("institute.test.", "A", "37.61.54.158")]
    before = len(site.asked)
    found = looks(world, url, 6, 12)
    assert found == [("dns_error", "available")] * 2
    assert len(site.asked) == before
    assert "published as a forged answer" in why(world, url)["failure"]
    seen = world.app.lookup.visit(world.watched(url).source.id, 3).observation.dns
    assert [one.addresses for one in seen] == [("37.61.54.158",), (site.names[0],)], "what each resolver said is kept"


def test_rejudging_a_domain_that_changed_hands_gives_the_same_result(held, names, site):
    world, url = held
    site.pages, site.missing = {}, Reply(200, page("Best offers", "<p>Cheap flights</p>"))
    for server in names:
        server.table["institute.test.", "NS"] = ns("ns1.sedoparking.com.")
    looks(world, url, 6, 12, 12.1)
    for deep in (False, True):
        with world.app.rejudge(deep=deep) as again:
            (done,) = again.all()
        assert (done.changed, done.visits, done.unread) == (0, 5, 0)
