"""What is told of a public source counts no sealed source of its host, and one that is told leaves nothing untold."""

from __future__ import annotations

import re

import pytest

from tests.support.site import Reply, page, prose

OPEN = [f"/papers/{n}" for n in range(6)]
SECRET = [f"/secret/{n}" for n in range(8)]
BUSY = Reply(503, b"busy")


@pytest.fixture
def watched(site, world):
    """Six public and eight sealed sources of one host, seen for the first time."""
    site.pages |= {path: page(path) for path in OPEN + SECRET}
    world.add(*(site.url(path) for path in OPEN))
    world.add(*(site.url(path) for path in SECRET), sealed=True)
    world.look()
    world.clock.move(hours=6)
    return [site.url(path) for path in OPEN], [site.url(path) for path in SECRET]


def altered(path):
    return page(path, f"<p>{prose(f'terms of use of {path}', 30)}</p>", seed=path)


def said(world, *urls):
    """All events and reasons of these sources."""
    looks = [look for url in urls for look in world.app.lookup.show(url)["visits"]]
    texts = [one["text"] for look in looks for one in look["reasons"]]
    return texts + [one.text for one in world.app.lookup.events() if one.url in urls]


def counted(texts):
    """Of how many addresses each says that some changed."""
    return {int(found[1]) for text in texts if (found := re.search(r"\d+ of (\d+) watched addresses", text))}


@pytest.mark.parametrize("change", [lambda _: BUSY, altered], ids=["outage", "redesign"])
def test_reasons_of_a_public_source_count_public_sources_of_its_host_only(site, world, watched, change):
    public, sealed = watched
    site.pages |= {path: change(path) for path in OPEN + SECRET}
    world.look()
    world.clock.move(hours=2)
    world.look()
    assert counted(said(world, *public)) == {6}
    assert counted(said(world, *sealed)) <= {14}


def test_change_of_sealed_sources_alone_is_not_seen_in_a_public_one(site, world, watched):
    public, sealed = watched
    site.pages |= dict.fromkeys([*SECRET, OPEN[0]], BUSY)
    for url in [*sealed, public[0]]:
        world.one(url)
    assert counted(said(world, *public)) == set()
    assert "host" not in {one.kind.value for one in world.app.lookup.events() if one.url in public}


def test_host_event_that_a_sealed_source_told_is_told_of_a_public_one_too(site, world, watched):
    public, sealed = watched
    site.pages |= dict.fromkeys(OPEN + SECRET, BUSY)
    for url in [*sealed, *public]:
        world.one(url)
        world.clock.move(minutes=2)
    told = [one for one in world.app.lookup.events() if one.kind == "host"]
    assert {one.url in public for one in told} == {True, False}
    assert counted(one.text for one in told if one.url in public) == {6}
