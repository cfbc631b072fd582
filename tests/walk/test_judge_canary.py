"""A canary that is silent, dead or answered by someone else: which findings it may hide, and which not."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import dns.rcode
import pytest
from structlog.testing import capture_logs

from archiver import words
from archiver.canary import Line
from archiver.judge import asks_line
from demo.site import pdf
from storage.model import Failure, Finding, VantageSeen
from tests.judgement.histories import observation
from tests.judgement.looks import exchange
from tests.support.site import RESET, Reply, moved, page, prose
from tests.support.world import START
from tests.walk.test_judge_line import NAMES, over, resolver, watched
from tests.walk.test_judge_vantages import FORBIDDEN
from tests.walk.test_judgement_vantage import elsewhere, judged_again

__all__ = ["resolver"]
NOBODY = "127.99.0.1"  # nothing listens there


class Giving:
    """A fetcher that always returns the same exchange."""

    def __init__(self, got):
        self._got = got

    @contextmanager
    def session(self, _):
        yield self

    def get(self, *_, **__):
        return [self._got]


def failing(url):
    return exchange(url=url, failure=Failure(finding=Finding.TIMEOUT, detail="no answer"))


def silent(resolver, *names):
    for name in names:
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", NOBODY)]


@pytest.fixture
def received(site, make_world, resolver, proxy, tmp_path):
    """A page looked at from NL that the proxy in SG receives as well; the canary is silent."""
    file = tmp_path / "places.toml"
    file.write_text(
        '[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n\n'
        f'[[egress]]\nname = "sg"\nurl = "http://127.0.0.1:{proxy.port}"\ncountry = "SG"\n'
    )
    canary = f"http://canary.test:{site.port}/"
    world, (url,) = watched(site, make_world, resolver, NAMES[:1], canary=canary, config=str(file))
    elsewhere(site, "/report", page("Report"))
    silent(resolver, "canary.test")
    return world, url


@pytest.mark.parametrize("answer", [FORBIDDEN, RESET])
def test_page_received_from_another_vantage_point_is_available_although_the_canary_is_silent(site, received, answer):
    """Nothing is claimed about our own vantage point: the failure may be our own line's."""
    world, url = received
    site.pages["/report"] = answer
    over(world, 240, 12)
    found = world.watched(url).assessment
    assert found.state == "available"
    assert world.kinds(url) == ["first"]
    assert (world.clock() - found.last_seen).total_seconds() < 600
    judged_again(world)


def test_page_received_from_another_vantage_point_is_seen_although_our_resolver_fails(resolver, received):
    world, url = received
    resolver.table = dict.fromkeys(resolver.table, dns.rcode.SERVFAIL)
    over(world, 24, 6)
    found = world.watched(url)
    assert found.assessment.state == "available"
    (why,) = [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "inconclusive"]
    assert why.startswith("The page was received from another vantage point.")
    assert words.reason("inconclusive", why, "zh")
    assert (world.clock() - found.assessment.last_seen).total_seconds() < 600
    assert "not_shown_since" not in found.assessment.marks
    judged_again(world)


def test_redirect_to_the_front_page_is_suspected_although_the_canary_is_silent(site, make_world, resolver):
    site.pages["/"] = page("Institute")
    world, urls = watched(site, make_world, resolver, NAMES[:1], canary=f"http://canary.test:{site.port}/")
    silent(resolver, "canary.test")
    site.pages["/report"] = moved(f"http://{NAMES[0]}:{site.port}/")
    over(world, 12, 6)
    assert world.watched(urls[0]).assessment.state == "suspect"
    judged_again(world)


def test_missing_document_of_a_received_page_is_suspected_although_the_canary_is_silent(site, make_world, resolver):
    body = page("Report", '<p><a href="/paper.pdf">The paper, whole, with its tables and its notes</a></p>')
    site.pages["/paper.pdf"] = Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf")
    world, (url,) = watched(site, make_world, resolver, NAMES[:1], body=body, canary=f"http://canary.test:{site.port}/")
    silent(resolver, "canary.test")
    del site.pages["/paper.pdf"]
    over(world, 6, 6)
    assert (world.watched(url).assessment.state, world.watched(url).assessment.kind) == ("suspect", "member")
    judged_again(world)


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("told", ["Press continue to accept the terms of use of this network.", "Please log in."])
def test_captive_portal_answering_for_canary_and_all_sites_changes_no_state(site, make_world, resolver, in_place, told):
    world, urls = watched(site, make_world, resolver, NAMES[:3], canary=f"http://canary.test:{site.port}/")
    resolver.table["portal.test.", "A"] = [("portal.test.", "A", "127.77.0.9")]
    site.names.append("127.77.0.9")
    site.up("127.77.0.9")
    portal = page("Welcome to ExampleNet", f"<p>{told}</p>")
    site.pages = {"127.77.0.9/hello": portal}
    site.missing = Reply(200, portal) if in_place else moved(f"http://portal.test:{site.port}/hello")
    over(world, 36, 6)
    assert {kind for url in urls for kind in world.kinds(url)} == {"first"}
    assert {world.watched(url).assessment.state.value for url in urls} == {"available"}
    judged_again(world)


def test_canary_that_moved_to_another_site_does_not_hide_a_block(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver, NAMES[:3], canary=f"http://canary.test:{site.port}/canary")
    resolver.table["portal.test.", "A"] = [("portal.test.", "A", site.names[0])]
    site.pages |= {"/canary": moved(f"http://portal.test:{site.port}/here"), "/here": page("Here")}
    site.pages["/report"] = FORBIDDEN
    over(world, 12, 6)
    assert {world.watched(url).assessment.state.value for url in urls} == {"blocked"}


def test_dead_canary_is_logged_once_and_then_hides_nothing():
    """Three sites, one of them down, each looked at every six hours or a little later."""
    now, due = [START], [(timedelta(minutes=97 * n), n) for n in range(3)]
    dead = Giving(failing("http://canary.test/"))
    line = Line(dead, "http://canary.test/", lambda: now[0])
    with capture_logs() as said:
        hidden = []
        while due[0][0] < timedelta(days=12):
            (after, n), *rest = sorted(due)
            now[0] = START + after
            look = failing(f"http://n{n}.test/") if n == 0 else exchange(url=f"http://n{n}.test/")
            line.note(look, as_ever=n > 0)
            if n == 0:
                hidden.append(line.up(look) is False)
            due = sorted([*rest, (after + timedelta(minutes=360 * (1.05 if n else 1.02)), n)])
    assert [one["event"] for one in said].count("canary.dead") == 1
    assert True not in hidden[3:]


@pytest.mark.parametrize("finding", [Finding.DENIED, Finding.TIMEOUT, Finding.DNS_ERROR, Finding.DNS_NXDOMAIN])
def test_failure_still_asks_the_canary_when_another_vantage_point_received_the_page(finding):
    """The other vantage point may have its own line, or a cache."""
    seen = observation(START, 2, finding, vantages=(VantageSeen(egress="sg", finding=Finding.SAME),))
    assert asks_line(seen, finding)
