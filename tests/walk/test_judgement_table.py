"""Every row of the table of verdicts, over real looks: a scripted site is looked at while the clock is moved."""

from __future__ import annotations

import dns.rcode
import pytest

from archiver import words
from archiver.lookup.dossier import dossier, dossier_line
from archiver.rejudge import Changed
from storage.model import EventKind
from tests.support.dnsserver import DnsServer
from tests.support.notices import CHALLENGE, LOGIN, PARKED, article, rotating, wechat
from tests.support.site import NOT_FOUND, Reply, moved, page, prose

LIST = '<ul><li><a href="/papers/report">Report</a></li><li><a href="/papers/other">Other</a></li></ul>'


def held(site, world, *, path="/papers/report", body=None, quote=None):
    """A source looked at once and found good, with a list page and a live neighbour."""
    site.pages |= {"/papers/": page("Papers", LIST), "/papers/other": page("Other"), path: body or page("Report")}
    url = site.url(path)
    world.add(url, quote=quote)
    assert world.one(url)["finding"] == "first"
    return url


def after(world, url, *hours):
    """Looks so many hours after the start: (finding, state, certainty) of each."""
    found, before = [], 0.0
    for hour in hours:
        world.clock.move(hours=hour - before)
        before = hour
        line = world.one(url)
        found.append((line["finding"], line["state"], line["certainty"]))
    return found


def rules(world, url):
    return [reason["rule"] for reason in world.visits(url)[-1]["reasons"]]


# --- removed, hard


def test_404_is_removed_after_three_looks_over_a_day_on_a_working_site(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    assert {one[1] for one in after(world, url, 0, 8, 16, 23.7)} == {"suspect"}
    assert after(world, url, 0.2)[-1] == ("gone", "removed", "confirmed")
    assert "gone" in rules(world, url)
    assert world.kinds(url) == ["first", "suspected", "removed"]


def test_two_looks_at_404_over_a_day_are_not_enough(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    assert [one[1] for one in after(world, url, 0, 25, 25.1)] == ["suspect", "suspect", "removed"]


def test_410_is_removed_after_two_looks_over_six_hours(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = Reply(410, NOT_FOUND)
    assert [one[1:] for one in after(world, url, 0, 5.7, 5.9)] == [
        ("suspect", "probable"), ("suspect", "probable"), ("removed", "confirmed")
    ]  # fmt: skip
    assert "gone-on-purpose" in rules(world, url)


def test_404_dropped_from_its_list_is_removed_after_two_looks_over_six_hours(site, world):
    url = held(site, world)
    after(world, url, 1)  # the list is fetched, and contains the source
    del site.pages["/papers/report"]
    site.pages["/papers/"] = page("Papers", '<ul><li><a href="/papers/other">Other</a></li></ul>')
    assert [one[1] for one in after(world, url, 0, 3, 6.1)] == ["suspect", "suspect", "removed"]
    assert "gone-on-purpose" in rules(world, url)


# --- removed, soft, redirect, replaced


def test_soft_404_repeated_at_an_invented_url_is_confirmed_removed(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    site.missing = rotating("Sorry, the page that you asked for is not here.")
    found = after(world, url, 0, 12, 24.1)
    assert [one[0] for one in found] == ["soft_gone"] * 3
    assert [one[1:] for one in found][-1] == ("removed", "confirmed")
    assert world.watched(url).assessment.kind == "soft"


def test_redirect_to_where_invented_urls_lead_is_confirmed_removed(site, world):
    url = held(site, world)
    site.pages["/people"] = page("People")
    site.missing = moved("/")
    del site.pages["/papers/report"]
    found = after(world, url, 0, 12, 24.1)
    assert {one[0] for one in found} <= {"redirected", "soft_gone"}
    assert [one[1:] for one in found][-1] == ("removed", "confirmed")


def test_replaced_page_is_suspected_for_three_days_and_then_probably_removed(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = page("Opening hours", seed="quite another page")
    found = after(world, url, 0, 24, 48, 71.7, 71.9)
    assert {one[0] for one in found} == {"replaced"}
    assert [one[1] for one in found] == ["suspect"] * 4 + ["removed"]
    assert found[-1][2] == "probable"
    assert world.watched(url).assessment.kind == "replaced"


# --- removed with a notice


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("该内容已被发布者删除", "author"),
        ("此内容因违规无法查看", "platform"),
        ("此帐号已自主注销，内容无法查看", "author"),
        ("此帐号已被屏蔽, 内容无法查看", "account"),
        ("此内容因涉嫌违反相关法律法规，无法查看。", "law"),
    ],
)
def test_withdrawal_notice_takes_two_looks_over_an_hour_and_is_quoted(site, world, text, who):
    url = held(site, world, path="/s/article", body=article("Survey"))
    site.pages["/s/article"] = wechat(text)
    found = after(world, url, 0, 0.5, 1.1)
    assert [one[0] for one in found] == ["withdrawn"] * 3
    assert [one[1] for one in found] == ["suspect", "suspect", "removed"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.kind == "removed"
    assert f"“{text}”" in told.text
    rules = {reason.rule for reason in told.reasons}
    assert f"notice-{who}" in rules
    assert "limit-actor" not in rules
    case = world.app.lookup.cases()[-1]
    visits = [world.app.lookup.visit(told.source, n + 1) for n in range(world.watched(url).n)]
    line = dossier_line(dossier(case, visits))["notice"]
    assert (line["actor"], line["words"]) == (who, text)


def test_bad_link_message_is_not_a_withdrawal_notice(site, world):
    url = held(site, world, path="/s/article", body=article("Survey"))
    site.pages["/s/article"] = wechat("参数错误")
    assert {one[0] for one in after(world, url, 0, 2, 40, 80)} == {"server_error"}
    assert not {"suspected", "removed"} & set(world.kinds(url))


def test_notice_that_gives_way_to_404_stays_in_its_case_and_is_no_second_loss(site, world):
    url = held(site, world, path="/s/article", body=article("Survey"))
    site.pages["/s/article"] = wechat("该内容已被发布者删除")
    after(world, url, 0, 1.1, 25)
    del site.pages["/s/article"]
    assert [one[:2] for one in after(world, url, 24, 48, 72)] == [("gone", "removed")] * 3
    assert world.kinds(url) == ["first", "suspected", "removed", "instead"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert "before that a notice was shown in its place" in told.text
    (case,) = world.app.lookup.cases()
    visits = [world.app.lookup.visit(told.source, n + 1) for n in range(world.watched(url).n)]
    assert told.n in {one["n"] for one in dossier_line(dossier(case, visits))["visits"]}


# --- altered


def test_alteration_is_reported_at_a_second_look_an_hour_later_with_the_passage(site, world):
    lost = "The deposit was returned only after the second year of the contract had ended."
    url = held(site, world, body=page("Report", f"<p>{lost}</p>"))
    site.pages["/papers/report"] = page("Report")
    assert [one[:2] for one in after(world, url, 0, 0.9)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first"]
    after(world, url, 0.2)
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any(lost[:40] in reason.text for reason in told.reasons)


def test_text_changing_again_while_it_waits_is_dated_from_the_first_difference(site, world):
    lost = "The deposit was returned only after the second year of the contract had ended."
    url = held(site, world, body=page("Report", f"<p>{lost}</p>"))
    kept = words.instant(world.clock())
    site.pages["/papers/report"] = page("Report", "<p>The deposit was returned after the first year.</p>")
    after(world, url, 5)
    first = words.instant(world.clock())
    site.pages["/papers/report"] = page("Report")
    after(world, url, 0.5)
    then = words.instant(world.clock())
    after(world, url, 1.1)
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.kind is EventKind.ALTERED
    assert f"last seen unchanged {kept}, first seen different {first}. " in told.text
    assert f"From {then} on, every look that received the text found it as described here." in told.text
    with world.app.rejudge(deep=True) as again:
        assert not [one for one in again.all() if isinstance(one, Changed)]


def test_two_alternating_versions_are_not_an_alteration(site, world):
    one, other = page("Report", f"<p>{prose('a', 40)}</p>"), page("Report", f"<p>{prose('b', 40)}</p>")
    url = held(site, world, body=one)
    for n in range(6):
        site.pages["/papers/report"] = other if n % 2 == 0 else one
        world.clock.move(hours=2)
        world.one(url)
    assert world.kinds(url) == ["first"]
    site.pages["/papers/report"] = other  # now it stays: a version that came and went before has to last longer
    after(world, url, 2, 4, 23)
    assert world.kinds(url) == ["first"]
    after(world, url, 4)
    assert world.kinds(url) == ["first", "altered"]


def test_cited_passage_is_the_first_reason_of_an_alteration(site, world):
    quote = "The deposit was returned only after the second year of the contract had ended."
    url = held(site, world, body=page("Report", f"<p>{quote}</p><p>{prose('more', 80)}</p>"), quote=quote)
    site.pages["/papers/report"] = page("Report")
    after(world, url, 0, 1.1)
    assert world.kinds(url) == ["first", "altered"]
    assert rules(world, url)[0] == "quote"


# --- blocked


@pytest.mark.parametrize(
    ("reply", "finding"),
    [
        (Reply(503, CHALLENGE), "challenge"),
        (Reply(200, LOGIN), "login"),
        (Reply(403, b"<h1>Forbidden</h1>"), "denied"),
        (Reply(451, b"<h1>Unavailable For Legal Reasons</h1>"), "legal"),
        (Reply(200, b"<title>Not available</title><p>This content is not available in your country.</p>"), "geo"),
    ],
)
def test_wall_takes_two_looks_over_an_hour_and_says_nothing_about_what_is_behind(site, world, reply, finding):
    url = held(site, world)
    site.pages["/papers/report"] = reply
    found = after(world, url, 0, 0.5, 1.1)
    assert [one[0] for one in found] == [finding] * 3
    assert [one[1] for one in found] == ["available", "available", "blocked"]
    assert "limit-existence" in rules(world, url)
    assert world.kinds(url) == ["first", "blocked"]
    site.pages["/papers/report"] = page("Report")
    assert after(world, url, 2)[-1][1] == "available"
    assert world.kinds(url) == ["first", "blocked"]


# --- unreachable, and DNS


def test_outage_is_reported_only_after_a_day(site, world):
    url = held(site, world)
    site.down()
    found = after(world, url, 0, 8, 16, 23.7)
    assert {one[1] for one in found} == {"available"}
    assert after(world, url, 0.2)[-1][1:] == ("unreachable", "probable")
    assert after(world, url, 72, 145)[-1][1:] == ("unreachable", "confirmed")
    assert world.kinds(url) == ["first", "unreachable"]


@pytest.fixture
def names(site):
    """Two resolvers that both know the site under a host name."""
    table = {("institute.test.", "A"): [("institute.test.", "A", site.names[0])], ("institute.test.", "AAAA"): []}
    with DnsServer(dict(table)) as one, DnsServer(dict(table), host="127.0.0.2", port=one.port) as other:
        yield one, other


def named(site, make_world, names, **settings):
    one, _ = names
    world = make_world(dns=f"127.0.0.1:{one.port},127.0.0.2:{one.port}", **settings)
    url = f"http://institute.test:{site.port}/papers/report"
    site.pages["/papers/report"] = page("Report")
    world.add(url)
    assert world.one(url)["finding"] == "first"
    return world, url


def test_name_unknown_to_two_resolvers_is_domain_gone_after_three_days(site, make_world, names):
    world, url = named(site, make_world, names)
    for server in names:
        server.table = {}
    found = after(world, url, 0, 36, 71.7)
    assert [one[:2] for one in found] == [("dns_nxdomain", "suspect")] * 3
    assert after(world, url, 0.2)[-1] == ("dns_nxdomain", "domain_gone", "confirmed")
    assert world.kinds(url) == ["first", "suspected", "domain_gone"]
    asked = world.app.lookup.visit(world.watched(url).source.id, 2).observation.dns
    assert [one.rcode for one in asked] == ["NXDOMAIN", "NXDOMAIN"], "of both resolvers"


def test_name_known_to_one_of_two_resolvers_is_unreachable_and_not_gone(site, make_world, names):
    world, url = named(site, make_world, names)
    names[0].table = {}
    found = after(world, url, 0, 12, 24.1, 80)
    assert {one[1] for one in found} == {"available", "unreachable"}
    assert "domain_gone" not in world.kinds(url)
    (told,) = [one.text for one in world.app.lookup.events() if one.kind.value == "unreachable"]
    assert "the site's name could not be looked up" in told, "another resolver knows it"


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.REFUSED])
def test_failing_resolver_is_a_dns_error_and_not_an_unknown_name(site, make_world, names, rcode):
    world, url = named(site, make_world, names)
    for server in names:
        server.table = {("institute.test.", kind): rcode for kind in ("A", "AAAA")}
    found = after(world, url, 0, 12, 24.1)
    assert {one[0] for one in found} == {"dns_error"}
    assert found[-1][1] == "unreachable"


def test_wildcard_name_leading_to_a_domain_dealer_is_domain_gone_and_not_removed(site, make_world, names):
    world, url = named(site, make_world, names)
    for server in names:
        server.table, server.wild = {}, site.names[0]
    site.pages, site.missing = {}, Reply(200, PARKED)
    found = after(world, url, 0, 12, 24.1)
    assert [one[:2] for one in found] == [("parked", "suspect"), ("parked", "suspect"), ("parked", "domain_gone")]
    assert "removed" not in world.kinds(url)


# --- the domain, and the host


def test_parked_domain_takes_two_looks_over_a_day_and_is_restored_when_it_returns(site, world):
    url = held(site, world)
    pages, missing = site.pages, site.missing
    site.pages, site.missing = {}, Reply(200, PARKED)
    assert [one[1] for one in after(world, url, 0, 12, 24.1)] == ["suspect", "suspect", "domain_gone"]
    site.pages, site.missing = pages, missing
    assert after(world, url, 24 * 17)[-1] == ("same", "available", "confirmed")
    assert world.kinds(url) == ["first", "suspected", "domain_gone", "restored"]


def test_parked_site_with_a_learned_not_found_page_is_still_parked(site, world):
    """The placeholder at every URL says in words what it is; only an answer without words would be a failing server."""
    url = held(site, world)
    after(world, url, 6)
    assert any(one.role == "learned" for one in world.captures())
    site.pages, site.missing = {}, Reply(200, PARKED)
    assert after(world, url, 0, 12, 24.1)[-1] == ("parked", "domain_gone", "confirmed")
    assert "probe.everywhere" in rules(world, url)


def test_many_sources_of_a_host_changing_at_once_are_one_event_and_held_for_a_day(site, world):
    paths = [f"/papers/{n}" for n in range(6)]
    site.pages |= {path: page(f"Paper {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    for path in paths:
        site.pages[path] = Reply(410, NOT_FOUND)  # for one page alone, reported after six hours
    world.clock.move(hours=1)
    world.look()
    world.clock.move(hours=12)
    world.look()
    kinds = [one.kind.value for one in world.app.lookup.events()]
    assert kinds.count("host") == 1
    assert "removed" not in kinds
    for _ in range(2):
        world.clock.move(hours=12.5)
        world.look()
    kinds = [one.kind.value for one in world.app.lookup.events()]
    assert kinds.count("removed") == 6, "after the day what is gone is told without waiting again"
    assert kinds.count("host") == 1


def spread(site, world, count):
    """Sources with a settled schedule: each is looked at every six hours, half an hour after the one before."""
    paths = [f"/papers/{n}" for n in range(count)]
    site.pages |= {path: page(f"Paper {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    world.clock.move(days=30)
    turn(world, urls)
    return paths, urls


def turn(world, urls):
    for url in urls:
        world.one(url)
        world.clock.move(hours=0.5)


def kinds_of(world):
    return [one.kind.value for one in world.app.lookup.events() if one.kind.value not in {"first", "suspected"}]


def test_loss_reported_while_another_begins_is_not_a_host_wide_change(site, world):
    """One of six pages is taken down a day: a loss that waited a day has not changed within the hour of its report."""
    paths = [f"/papers/{n}" for n in range(6)]
    site.pages |= {path: page(f"Paper {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    del site.pages[paths[0]]
    after(world, urls[0], 1, 12, 24.5)
    del site.pages[paths[1]]
    world.look(*urls[2:])
    assert after(world, urls[0], 0.6)[-1][1] == "removed"
    after(world, urls[1], 0, 0.2)
    assert world.kinds(urls[1]) == ["first", "suspected"]
    assert "host" not in [one.kind.value for one in world.app.lookup.events()]


def test_site_migration_is_one_event_although_its_sources_are_looked_at_over_hours(site, world):
    paths, urls = spread(site, world, 12)
    for path in paths:
        site.pages[path] = Reply(410, NOT_FOUND)  # for one page alone, reported after six hours
    for _ in range(4):
        turn(world, urls)
    assert kinds_of(world) == ["host"]
    event = next(one for one in world.app.lookup.events() if one.kind.value == "host")
    assert event.text.startswith("Of 12 watched addresses of this site that were looked at in the 6 h before ")
    assert ", 4 had changed so far; for a day this is reported once for the site" in event.text
    assert words.translate_sentence(event.kind, event.text, words.WORDS["zh"]).startswith("截至 ")
    for url in urls:
        held = next(one for one in world.visits(url)[-1]["reasons"] if one["rule"] == "host-wide")
        assert words.reason("host-wide", held["text"], "zh") is not None
    turn(world, urls)
    turn(world, urls)
    assert sorted(kinds_of(world)) == ["host", *["removed"] * 12], "after the day what is gone is told"


def test_three_of_twelve_sources_lost_within_six_hours_are_reported_singly(site, world):
    paths, urls = spread(site, world, 12)
    for path in paths[:3]:
        site.pages[path] = Reply(410, NOT_FOUND)
    turn(world, urls)
    turn(world, urls)
    assert kinds_of(world) == ["removed"] * 3


def test_redesign_is_one_event_although_its_sources_are_looked_at_over_hours(site, world):
    paths, urls = spread(site, world, 12)
    for path in paths:
        site.pages[path] = page(f"Paper {path}", f"<p>Our institute has had {path} in its archive for fifty years.</p>")
    turn(world, urls)
    turn(world, urls)
    assert kinds_of(world).count("host") == 1
    assert kinds_of(world).count("altered") <= 2, "what was told before so many were seen"
    for _ in range(4):
        turn(world, urls)
    assert sorted(kinds_of(world)) == [*["altered"] * 12, "host"]


def test_page_found_at_another_url_of_the_site_has_moved(site, world):
    """A migrated site: the old URL is gone, and the list links to the new one under the same title."""
    url = held(site, world, body=page("Report of the survey"))
    del site.pages["/papers/report"]
    site.pages |= {
        "/new/17": page("Report of the survey"),
        "/papers/": page("Papers", '<ul><li><a href="/new/17">Report of the survey</a></li></ul>'),
    }
    found = after(world, url, 0, 1.1)
    assert [one[1] for one in found] == ["suspect", "moved"]
    assert "removed" not in world.kinds(url)
