"""What a domain's registry and an independent archive say about a loss: asked only if the operator configured them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest

from archiver.lookup.dossier import dossier
from archiver.outbound import Client
from archiver.outside_evidence import Others
from archiver.resolve import DnsResolver
from storage import catalog as tables
from storage.journal import SourceEdited
from storage.model import OtherSaid, Said
from tests.support.site import NOT_FOUND, RESET, Reply, Site, moved, page
from tests.walk.test_judge_verdicts import texts
from tests.walk.test_judgement_table import after, held, named, names

__all__ = ["names"]  # a fixture
START = datetime(2021, 3, 5, tzinfo=UTC)
LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def office():
    """A host that plays both the registry and the archive."""
    with Site() as made:
        made.missing = Reply(404, b"{}", "application/json")
        yield made


def domain(*status: str, registered: str = "2009-01-01T00:00:00Z") -> Reply:
    told = {
        "objectClassName": "domain", "status": list(status),
        "events": [{"eventAction": "registration", "eventDate": registered}, {"eventAction": "expiration"}],
    }  # fmt: skip
    return Reply(200, json.dumps(told).encode(), "application/rdap+json")


def rows(*found: tuple[str, str]) -> Reply:
    return Reply(200, json.dumps([["timestamp", "statuscode"], *found]).encode(), "application/json")


def unknown(site, make_world, names, **settings):
    """A site under a host name that both resolvers then no longer know."""
    world, url = named(site, make_world, names, **settings)
    for server in names:
        server.table = {}
    return world, url


def test_ended_registration_confirms_a_lost_domain_after_a_day_without_naming_the_host(site, make_world, names, office):
    world, url = unknown(site, make_world, names, rdap=office.url("/rdap"))
    assert after(world, url, 0)[-1][1] == "suspect"
    assert office.asked == [], "at a first sign nobody is asked"
    found = after(world, url, 12, 23.7, 24.1 + 12)
    assert [one[1] for one in found] == ["suspect", "suspect", "domain_gone"]
    assert found[-1][2] == "confirmed"
    assert set(office.paths()) == {"/rdap/domain/institute.test"}
    assert "the registry" in texts(world, url, "confidence")[0]
    kept = world.app.lookup.visit(world.watched(url).source.id, 3).observation.others
    assert kept == (OtherSaid(who="registry", by=office.names[0], says=Said.ENDED, detail="HTTP status 404"),)


def test_name_still_registered_delays_confirmation_and_counts_as_evidence_against(site, make_world, names, office):
    office.pages["/rdap/domain/institute.test"] = domain("active")
    world, url = unknown(site, make_world, names, rdap=office.url("/rdap"))
    assert {one[1] for one in after(world, url, 0, 24.1, 48, 71.7)} == {"suspect"}
    assert after(world, url, 0.2)[-1][1] == "domain_gone"
    assert "the registry still has the name" in texts(world, url, "against")[0]


@pytest.mark.parametrize("why", ["not named", "sealed", "own vantage point", "no probes"])
def test_outside_services_are_not_asked_if_unconfigured_or_about_private_sources(site, make_world, office, why):
    asking = {"rdap": office.url("/rdap"), "archive": office.url("/cdx")}
    world = make_world(**({} if why == "not named" else asking))
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world.add(url, sealed=why == "sealed")
    source = world.watched(url).source
    changed = replace(source, egress="direct" if why == "own vantage point" else None, probes=why != "no probes")
    world.app.journal.record([SourceEdited(source=changed)])
    world.one(url)
    del site.pages["/report"]
    assert {one[0] for one in after(world, url, 0, 12, 24.1)} == {"gone"}
    assert office.asked == []


@pytest.mark.parametrize(
    ("newest", "said"),
    [
        (("20210302000000", "404"), ("confidence", "an independent archive, which got the answer 'not found'")),
        (("20210302000000", "200"), ("against", "an independent archive received a page")),
        (("20210227000000", "200"), None),  # before the source was first absent
    ],
)
def test_answers_of_an_archive_since_the_loss_count_as_evidence(site, make_world, office, newest, said):
    office.missing = rows(newest)
    world = make_world(archive=office.url("/cdx"))
    url = held(site, world)
    del site.pages["/papers/report"]
    assert [one[1] for one in after(world, url, 0, 12, 24.1)] == ["suspect", "suspect", "removed"]
    told = {rule: " ".join(texts(world, url, rule)) for rule in ("confidence", "against")}
    assert [rule for rule, text in told.items() if "archive" in text] == ([said[0]] if said else [])
    assert said is None or said[1] in told[said[0]]
    (case,) = world.app.lookup.cases()
    with world.app.catalog.read() as conn:
        visits = tables.visits.history(conn, case.source)
    speaks = {one.what for one in dossier(case, visits).against}
    assert ("archive" in speaks) is (said is not None and said[0] == "against")
    assert len(office.paths()) == 2, "at a first sign nobody is asked"
    assert after(world, url, 24, 48)[-1][1] == "removed"
    assert len(office.paths()) == 2, "nor of what was told"
    assert all("url=http" in path and "from=20210301" in path for path in office.paths())


def test_answers_that_no_archive_should_give_cost_no_look(site, make_world, office):
    office.pages["/cdx"] = rows(("20211301000000", "200"))
    world = make_world(archive=office.url("/cdx?"))
    url = held(site, world)
    del site.pages["/papers/report"]
    assert {one[0] for one in after(world, url, 0, 12, 24.1)} == {"gone"}
    assert world.watched(url).assessment.state == "removed"
    assert office.asked


@pytest.fixture
def ask(office):
    client = Client(resolver=DnsResolver([], allowed_networks=LOOPBACK), allowed_networks=LOOPBACK, total_s=2)
    return Others(client, rdap=office.url("/rdap"), archive=office.url("/cdx?key=1"))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (domain("client transfer prohibited"), Said.STANDS),
        (domain("redemption period"), Said.ENDED),
        (domain("Pending Delete", "inactive"), Said.ENDED),
        (domain("active", registered="2021-04-01T00:00:00Z"), Said.ANEW),
        (domain("active", registered="no date"), Said.STANDS),
        (Reply(404, b""), Said.ENDED),
        (Reply(429, b""), None),
        (Reply(500, b""), None),
        (Reply(200, b"<html>hello</html>"), None),
        (Reply(200, b"[1]"), None),
        (Reply(200, b'{"objectClassName": "nameserver"}'), None),
        (Reply(200, b'{"objectClassName": "domain", "status": true, "events": 5}'), Said.STANDS),
        (Reply(200, b'{"objectClassName": "domain", "status": "active"}'), Said.STANDS),
        (Reply(200, b"[" * 60_000), None),
        (RESET, None),
    ],
)
def test_registry_answers_are_interpreted(office, ask, reply, says):
    office.pages["/rdap/domain/example.co.uk"] = moved("/second/domain/example.co.uk")  # as bootstrap services do
    office.pages["/second/domain/example.co.uk"] = reply
    found = ask.registry("https://www.papers.example.co.uk/a/b?c=1", START)
    assert (found.says if found is not None else None) is says


@pytest.mark.parametrize(
    ("own", "says"),
    [
        (moved("/registry"), None),
        (domain("active"), Said.ENDED),
        (Reply(404, b""), Said.ENDED),
        (Reply(503, b""), None),
    ],
    ids=["redirects", "holds it", "holds others", "out of order"],
)
def test_not_found_of_a_service_that_only_redirects_to_registries_says_nothing(office, own, says, tmp_path):
    """Such a service answers 404 for names whose registry it does not know."""
    office.pages |= {"/rdap/domain/rdap.test": own, "/registry": domain("active")}
    hosts = tmp_path / "hosts"
    hosts.write_text(f"{office.names[0]} rdap.test\n")
    resolver = DnsResolver([], hosts_file=hosts, allowed_networks=LOOPBACK)
    client = Client(resolver=resolver, allowed_networks=LOOPBACK, total_s=2)
    others = Others(client, rdap=office.url("/rdap").replace(office.names[0], "rdap.test"), archive=None)
    found = others.registry("https://www.example.de/a", START)
    assert (found.says if found is not None else None) is says
    office.pages |= {"/rdap/domain/example.de": moved("/second"), "/second": Reply(404, b"")}
    assert (found := others.registry("https://www.example.de/a", START)) is not None
    assert found.says is Said.ENDED, "what a registry says counts"


def test_registry_is_not_asked_about_ip_addresses_and_redirect_loops_say_nothing(office, ask):
    for url in ("http://192.0.2.7/", "http://[2001:db8::1]/", "http://localhost/"):
        assert ask.registry(url, START) is None
    assert office.asked == []
    office.missing = moved("/again")
    assert ask.registry("https://example.org/", START) is None
    assert len(office.asked) == 3


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (rows(("20210306000000", "410")), Said.NOT_SERVED),
        (rows(("20210306000000", "200")), Said.SERVED),
        (rows(("20210306000000", "404"), ("20210307000000", "403")), Said.NOT_SERVED),
        (rows(("20210306000000", "-")), None),
        (rows(("20210101000000", "404")), None),
        (rows(("20210306000000", "404"), ("20211301000000", "200"), ("2021030600000a", "200")), Said.NOT_SERVED),
        (rows(("20210306000000", "404"), ("²⁰²¹⁰³⁰⁶⁰⁰⁰⁰⁰⁰", "200")), Said.NOT_SERVED),
        (rows((["2"] * 14, "200")), None),  # type: ignore[arg-type]
        (Reply(200, b"[]"), None),
        (Reply(200, b"[" * 60_000), None),
        (Reply(200, b"no"), None),
        (Reply(503, b""), None),
        (Reply(404, NOT_FOUND), None),
    ],
)
def test_archive_answers_are_interpreted(office, ask, reply, says):
    office.missing = reply
    found = ask.archive("https://example.org/a?b=c&d", START)
    assert (found.says if found is not None else None) is says
    if found is not None:
        assert found.at is not None
        assert found.at > START - timedelta(days=1)
    assert office.paths()[0].startswith("/cdx?key=1&url=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26d&from=20210305000000")
