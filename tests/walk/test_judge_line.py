"""Our own network line: failures while it is down say nothing about the sites."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from archiver.canary import Line
from archiver.fetch import Postponed
from storage.model import Failure, Finding
from tests.judgement.looks import exchange
from tests.support.dnsserver import DnsServer
from tests.support.site import NOT_FOUND, Reply, moved, page
from tests.support.world import START
from tests.walk.test_judgement_table import rules
from tests.walk.test_judgement_vantage import judged_again

NAMES = [f"n{number}.test" for number in range(6)]


@pytest.fixture
def resolver(site):
    """A resolver that knows six names of the site, and the canary's."""
    records = {(f"{name}.", "A"): [(f"{name}.", "A", site.names[0])] for name in (*NAMES, "canary.test")}
    empty = {(f"{name}.", "AAAA"): [] for name in (*NAMES, "canary.test")}
    with DnsServer(records | empty) as made:
        yield made


def watched(site, make_world, resolver, names=NAMES, body=None, **changes):
    site.pages["/report"] = body or page("Report")
    world = make_world(dns=f"127.0.0.1:{resolver.port}", **changes)
    urls = [f"http://{name}:{site.port}/report" for name in names]
    world.add(*urls)
    world.look()
    return world, urls


def over(world, hours, every):
    for _ in range(int(hours / every)):
        world.clock.move(hours=every)
        world.look()


def test_most_hosts_silent_at_once_is_blamed_on_our_own_line(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver)
    site.down()
    over(world, 60, 12)
    states = {one.assessment.state.value for one in world.app.lookup.sources()}
    assert states == {"available"}
    assert {kind for url in urls for kind in world.kinds(url)} == {"first"}
    assert "inconclusive" in rules(world, urls[-1])
    counted = [len(one.assessment.doubts) for one in world.app.lookup.sources()]
    assert max(counted) <= 1, "of the first hosts of a round it is not known yet"


def test_511_network_login_is_inconclusive_and_changes_no_state(site, make_world, resolver):
    """RFC 6585 section 6: 511 comes from an intercepting network, never from the site."""
    world, urls = watched(site, make_world, resolver, names=NAMES[:1])
    site.pages, site.missing = {}, Reply(511, b"<h1>Please log in to our network</h1>")
    over(world, 200, 6)
    assert [one.assessment.state.value for one in world.app.lookup.sources()] == ["available"]
    assert world.kinds(urls[0]) == ["first"]
    assert "inconclusive" in rules(world, urls[0])
    site.missing = Reply(404, NOT_FOUND)
    over(world, 6, 6)
    assert world.kinds(urls[0]) == ["first", "suspected"], "behind that network it is gone"


def test_one_silent_host_among_answering_ones_is_unreachable(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver)
    resolver.table[f"{NAMES[0]}.", "A"] = [(f"{NAMES[0]}.", "A", "127.99.0.1")]  # nothing listens there
    over(world, 36, 12)
    assert world.watched(urls[0]).assessment.state == "unreachable"
    assert {world.watched(url).assessment.state.value for url in urls[1:]} == {"available"}


def test_four_silent_hosts_are_too_few_to_blame_our_own_line(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver, NAMES[:4])
    site.down()
    over(world, 36, 12)
    assert {world.watched(url).assessment.state.value for url in urls} == {"unreachable"}


def test_answering_canary_overrides_that_most_hosts_are_silent(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver, canary=f"http://canary.test:{site.port}/")
    for name in NAMES:
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", "127.99.0.1")]
    over(world, 36, 12)
    assert {world.watched(url).assessment.state.value for url in urls} == {"unreachable"}


def test_silent_canary_makes_failures_inconclusive_and_a_good_look_still_counts(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver, NAMES[:1], canary=f"http://canary.test:{site.port}/")
    site.down()
    over(world, 36, 12)
    found = world.watched(urls[0]).assessment
    assert (found.state, found.doubts) == ("available", ())
    assert world.app.lookup.visit(world.watched(urls[0]).source.id, 2).context.canary_ok is False
    site.up(site.names[0])
    world.clock.move(hours=1)
    assert world.one(urls[0])["finding"] == "same"


@pytest.mark.parametrize("portal", [Reply(404, NOT_FOUND), Reply(403, NOT_FOUND), page("Please log in to our network")])
def test_answers_while_the_canary_is_silent_are_not_taken_as_the_sites(site, make_world, resolver, portal):
    """A network that wants a login first gives its own page at every URL."""
    world, urls = watched(site, make_world, resolver, NAMES[:1], canary=f"http://canary.test:{site.port}/")
    resolver.table["canary.test.", "A"] = [("canary.test.", "A", "127.99.0.1")]  # nothing listens there
    site.pages, site.missing = {}, portal
    over(world, 36, 12)
    found = world.watched(urls[0]).assessment
    assert (found.state, found.doubts) == ("available", ())
    assert "inconclusive" in rules(world, urls[0])


def test_removed_page_of_a_reachable_site_is_reported_although_the_canary_is_silent(site, make_world, resolver):
    """Otherwise a dead canary would hide every loss."""
    world, urls = watched(site, make_world, resolver, NAMES[:1], canary=f"http://canary.test:{site.port}/")
    resolver.table["canary.test.", "A"] = [("canary.test.", "A", "127.99.0.1")]
    del site.pages["/report"]
    over(world, 36, 12)
    assert world.kinds(urls[0]) == ["first", "suspected", "removed"]


def test_canary_silent_while_sites_answer_is_dead_and_hides_nothing(site, make_world, resolver):
    world, urls = watched(site, make_world, resolver, canary=f"http://canary.test:{site.port}/")
    resolver.table["canary.test.", "A"] = [("canary.test.", "A", "127.99.0.1")]  # nothing listens there
    resolver.table[f"{NAMES[0]}.", "A"] = [(f"{NAMES[0]}.", "A", "127.99.0.1")]
    over(world, 48, 6)  # whichever host is looked at first, others were received within the seven hours before
    assert world.kinds(urls[0]) == ["first", "unreachable"]
    assert {world.watched(url).assessment.state.value for url in urls[1:]} == {"available"}


@pytest.mark.parametrize("portal", [True, False])
def test_canary_answer_from_another_site_or_a_proxy_error_does_not_count(site, make_world, resolver, portal):
    """A network that wants a login first, or a proxy's error: then the majority of hosts decides."""
    resolver.table["portal.test.", "A"] = [("portal.test.", "A", site.names[0])]
    site.pages["/login"] = page("Please log in to our network")
    site.pages["/canary"] = page("here")
    world, urls = watched(site, make_world, resolver, canary=f"http://canary.test:{site.port}/canary")
    for name in NAMES:
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", "127.99.0.1")]  # nothing listens there
    site.pages["/canary"] = moved(f"http://portal.test:{site.port}/login") if portal else Reply(502, b"bad gateway")
    over(world, 60, 12)
    assert {world.watched(url).assessment.state.value for url in urls} == {"available"}


def test_canary_silent_in_one_outage_is_trusted_in_the_next(site, make_world, resolver):
    """It answers again when the sites do: it was our line that failed, not the canary."""
    world, urls = watched(site, make_world, resolver, NAMES[:2], canary=f"http://canary.test:{site.port}/")
    for hours in (12, 60):
        site.down()
        over(world, hours, 6)
        site.up(site.names[0])
        over(world, 24, 6)
    assert {kind for url in urls for kind in world.kinds(url)} == {"first"}


def test_one_reachable_site_is_not_enough_to_call_the_canary_dead(site, make_world, resolver):
    """Half of our line is down: near sites answer, far ones do not."""
    world, urls = watched(site, make_world, resolver, NAMES[:2], canary=f"http://canary.test:{site.port}/")
    for name in ("canary.test", NAMES[0]):
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", "127.99.0.1")]  # nothing listens there
    over(world, 48, 6)
    assert {world.watched(url).assessment.state.value for url in urls} == {"available"}


@pytest.mark.parametrize("first", [0, 5])
def test_failure_during_our_outage_does_not_start_a_hosts_own_downtime(site, make_world, resolver, first):
    """Our line is down for a day and a half; when it is back, one host is in maintenance for nine hours."""
    world, urls = watched(site, make_world, resolver)
    world.clock.move(hours=6)
    world.look()
    table = dict(resolver.table)
    for name in NAMES:
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", "127.99.0.1")]  # nothing listens there
    for _ in range(6):
        world.clock.move(hours=6)
        for url in urls:
            world.look(url)
            world.clock.move(minutes=2)
    resolver.table.update(table)
    resolver.table[f"{NAMES[first]}.", "A"] = [(f"{NAMES[first]}.", "A", "127.77.0.9")]
    site.up("127.77.0.9")
    site.pages |= {f"127.77.0.9{path}": Reply(503, b"<h1>Service Unavailable</h1>") for path in ("/", "/report")}
    site.names.append("127.77.0.9")
    over(world, 18, 6)
    assert world.kinds(urls[first]) == ["first"]
    over(world, 12, 6)
    assert world.kinds(urls[first]) == ["first", "unreachable"], "that it is out of reach for a day is told"
    judged_again(world)


def test_silent_hosts_are_counted_together_across_vantage_points():
    line = Line(None, None, lambda: START)
    silent = Failure(finding=Finding.TIMEOUT, detail="no answer")
    for failure in (None, silent):
        for n in range(8):
            look = replace(exchange(url=f"http://n{n}.test/", failure=failure), egress="near" if n % 2 else "far")
            line.note(look, as_ever=failure is None)
    assert line.up(look) is False


@pytest.mark.parametrize("host", ["localhost", "paper.localhost", "127.0.0.1", "[::1]"])
def test_answer_of_this_machine_does_not_show_that_our_line_is_up(host):
    line = Line(None, None, lambda: START)
    silent = Failure(finding=Finding.TIMEOUT, detail="no answer")
    for failure in (None, silent):
        for n in range(8):
            look = exchange(url=f"http://n{n}.test/", failure=failure)
            line.note(look, as_ever=failure is None)
    line.note(exchange(url=f"http://{host}:8000/"), as_ever=True)
    assert line.up(look) is False
    assert line.up(exchange(url=f"http://{host}:8000/", failure=silent)) is None


def test_hanging_canary_does_not_delay_looks_at_answering_sites():
    begun, go_on = threading.Event(), threading.Event()

    class Hanging:
        def session(self, egress):
            begun.set()
            go_on.wait(30)
            raise Postponed("it hung")

    line = Line(Hanging(), "http://canary.test/", lambda: START)
    failed = replace(
        exchange(url="http://n0.test/", failure=Failure(finding=Finding.TIMEOUT, detail="x")), egress="near"
    )
    asking = threading.Thread(target=line.up, args=(failed,), daemon=True)
    asking.start()
    assert begun.wait(10)
    for n in range(9):
        line.note(replace(exchange(url=f"http://n{n}.test/"), egress="near"), as_ever=True)
    assert asking.is_alive(), "those looks did not wait for it"
    go_on.set()
    asking.join(10)
