"""A store written by an earlier release is read, kept and judged again as it is."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from archiver import words
from archiver.rejudge import Changed, Done
from storage.catalog import captures
from storage.model import Role, State

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def neighbours(make_world, tmp_path):
    """Five looks at a page by `text/10 rules/9`. At the fourth, a line had been added to it and to two other pages
    of the site, with which that look was compared (decision 31)."""
    with tarfile.open(GOLDEN / "neighbours.tar") as stored:
        stored.extractall(tmp_path / "earlier", filter="data")
    world = make_world("earlier")
    result = world.app.rebuild()
    assert (result.damaged, result.gaps, result.doubles, result.visits) == ((), (), (), 5)
    return world


def looks(world):
    (watched,) = world.app.lookup.sources()
    return watched, [world.app.lookup.visit(watched.source.id, n) for n in range(1, 6)]


def test_neighbour_captures_of_an_earlier_release_stay_attached_to_their_look(neighbours):
    """When the world is closed, the store is verified and its catalog rebuilt and compared."""
    watched, seen = looks(neighbours)
    assert watched.assessment.state is State.AVAILABLE
    with neighbours.app.catalog.read() as conn:
        kept = captures.by_ids(conn, seen[3].observation.neighbours)
    assert len(kept) == 4
    assert {one.role for one in kept.values()} == {Role.NEIGHBOUR}
    assert all(neighbours.app.lookup.open(one).record.http_headers for one in kept.values())
    (why,) = (one for one in neighbours.visits(watched.source.url)[3]["reasons"] if one["rule"] == "neighbours")
    assert words.reason(why["rule"], why["text"], "zh") != why["text"]


def test_rejudging_stored_observations_of_an_earlier_release_changes_nothing(neighbours):
    with neighbours.app.rejudge(deep=False) as judging:
        assert list(judging.all()) == [Done(sources=1, visits=5, changed=0, earlier=5)]


def test_rejudging_bodies_of_an_earlier_release_reports_the_added_line_as_altered(neighbours):
    with neighbours.app.rejudge(deep=True) as judging:
        changed = {line.n: line for line in judging.all() if isinstance(line, Changed)}
    assert min(changed) == 4
    assert (changed[4].was.finding.value, changed[4].now.finding.value) == ("presentation", "altered")
