"""A URL that redirects to another host that does not answer: what this says about the page, and what about its site."""

from __future__ import annotations

import pytest

from demo.site import pdf
from tests.support.dnsserver import DnsServer
from tests.support.site import Reply, moved, page, prose

GONE = "http://gone.test/report"  # a name that no resolver knows
SILENT = "http://127.99.0.1:9999/report"  # nothing listens there
PATH = "/papers/report"


@pytest.fixture
def names(site):
    table = {("institute.test.", "A"): [("institute.test.", "A", site.names[0])], ("institute.test.", "AAAA"): []}
    with DnsServer(table) as one, DnsServer(dict(table), host="127.0.0.2", port=one.port) as other:
        yield one, other


@pytest.fixture
def held(site, make_world, names):
    """A world, and three sources on a site with a host name, each seen once."""
    world = make_world(dns=f"127.0.0.1:{names[0].port},127.0.0.2:{names[0].port}")
    links = "".join(f'<a href="/papers/{one}">{one}</a>' for one in ("report", "second", "third"))
    site.pages |= {f"/papers/{one}": page(one.title()) for one in ("report", "second", "third")}
    site.pages |= {"/": page("Institute", links), "/papers/": page("Papers", links)}
    urls = [f"http://institute.test:{site.port}/papers/{one}" for one in ("report", "second", "third")]
    world.add(*urls)
    assert {one["finding"] for one in world.look(*urls)} == {"first"}
    world.clock.move(hours=6)
    return world, urls


def looks(world, urls, *hours):
    """The first source's line of each look at all sources, the looks so many hours apart."""
    found = []
    for step in hours:
        world.clock.move(hours=step)
        found.append(world.look(*urls)[0])
    return found


def why(line):
    return {one["rule"]: one["text"] for one in line["reasons"]}


@pytest.mark.parametrize(
    "answer",
    [moved(GONE), f'<html><body><script>location.href="{GONE}"</script></body></html>'.encode()],
    ids=["redirect", "script"],
)
def test_single_page_leading_to_an_unknown_host_name_is_a_loss_of_that_page(site, held, answer):
    world, urls = held
    site.pages[PATH] = answer
    site.forget()
    first = looks(world, urls, 0)[0]
    assert {"/", "/papers/second", "/papers/third"} <= set(site.paths()), "its own site is asked"
    assert site.paths().count(PATH) == 1, "and not once more for the page itself"
    found = [first, *looks(world, urls, 6, 30, 35, 1)]
    assert [(one["finding"], one["state"]) for one in found] == [("redirected", "suspect")] * 4 + [
        ("redirected", "removed")
    ]
    assert found[-1]["certainty"] == "probable"
    assert world.kinds(urls[0]) == ["first", "suspected", "removed"]
    said = why(found[-1])
    assert said["failure"] == "the name gone.test does not exist"
    assert said["away.unanswered"].endswith("to another name, from which no answer came")
    assert "was fine" in said["evidence"]
    assert "not as they should be" not in str(said)


def test_whole_site_redirecting_to_an_unknown_host_name_is_domain_gone(site, held):
    world, urls = held
    site.pages = {}
    site.missing = moved(GONE)
    found = looks(world, urls[:1], 0, 36, 36.2)
    assert [(one["finding"], one["state"]) for one in found][-1] == ("dns_nxdomain", "domain_gone")
    assert world.kinds(urls[0]) == ["first", "suspected", "domain_gone"]


def test_loss_of_the_host_name_that_served_the_copies_is_domain_gone(site, make_world, names):
    """The source's own name still resolves and redirects as before; the name that its copies came from is gone."""
    for server in names:
        server.table |= {("new.test.", "A"): [("new.test.", "A", site.names[0])], ("new.test.", "AAAA"): []}
    world = make_world(dns=f"127.0.0.1:{names[0].port},127.0.0.2:{names[0].port}")
    site.pages |= {
        PATH: lambda asked: (
            page("Report") if asked.headers["host"].startswith("new.") else moved(f"http://new.test:{site.port}{PATH}")
        )
    }
    url = f"http://institute.test:{site.port}{PATH}"
    world.add(url)
    assert world.one(url)["finding"] == "first"
    for server in names:
        del server.table["new.test.", "A"], server.table["new.test.", "AAAA"]
    found = looks(world, [url], 6, 36, 36.2)
    assert [(one["finding"], one["state"]) for one in found][-1] == ("dns_nxdomain", "domain_gone")


def test_redirect_to_a_name_that_another_resolver_knows_is_not_a_loss(site, held, names):
    world, urls = held
    names[1].table |= {("gone.test.", "A"): [("gone.test.", "A", "127.99.0.1")], ("gone.test.", "AAAA"): []}
    site.pages[PATH] = moved(GONE)
    found = looks(world, urls, 0, 24, 24, 30)
    assert {one["finding"] for one in found} == {"dns_nxdomain"}
    assert found[-1]["state"] == "unreachable"


def test_single_page_leading_to_a_refusing_host_does_not_blame_its_site(site, held):
    world, urls = held
    site.pages[PATH] = moved(SILENT)
    found = looks(world, urls, 0, 12, 12.5)
    assert [(one["finding"], one["state"]) for one in found][-1] == ("refused", "unreachable")
    said = why(found[-1])
    assert "from which no answer came" in said["away.unanswered"]
    assert "not as they should be" not in str(said)
    assert "from the site" not in said["unreachable"]


def test_document_redirecting_to_an_unknown_name_is_reported_removed(site, world):
    site.pages |= {
        "/papers/page": page("Carrier", '<p><a href="/d.pdf">The report (PDF)</a></p>'),
        "/d.pdf": Reply(200, pdf((prose("d", 60),)), kind="application/pdf"),
    }
    url = site.url("/papers/page")
    world.add(url)
    looks(world, [url], 0, 6)
    site.pages["/d.pdf"] = moved("http://gone.invalid/d.pdf")
    found = looks(world, [url], 6, 36, 36.2)
    assert {one["finding"] for one in found} == {"redirected"}
    assert [one["state"] for one in found] == ["suspect", "suspect", "removed"]
    said = why(found[-1])
    assert "is no longer served" in said["member.lost"]
    assert "the site's name" not in str(said)
