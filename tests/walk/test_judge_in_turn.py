"""A box beside the text that changes every week and that its markup does not identify, over real looks: reported
twice, then only noted, while other changes are still reported."""

from __future__ import annotations

import pytest

from storage.model import EventKind
from tests.support.site import prose
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_table import after, held, rules

WEEK = 160  # hours
NEWS = [f"The minister opened bridge number {n} of the road" for n in range(20)]


@pytest.fixture(autouse=True)
def _fresh():
    Exact.differs = []


def show(site, path, week, *, year="second"):
    dock = "".join(
        f"<div><h3>{one}</h3><div>It was a fine day, said {n} of those who came.</div></div>"
        for n, one in enumerate(NEWS[3 * week : 3 * week + 3], 3 * week)
    )
    text = f"<h1>Report</h1><p>{prose('Report', 120)}</p><p>The deposit was returned after the {year} year.</p><p>{prose('more', 120)}</p>"
    site.pages[path] = (
        f"<html><head><title>Report</title></head><body><div>{text}</div><div>{dock}</div></body></html>".encode()
    )
    return site.pages[path]


def told(world, url):
    return len(world.app.lookup.events(source=world.watched(url).source.id, kinds={EventKind.ALTERED}))


def test_rotating_box_is_reported_twice_then_noted_until_something_else_changes(site, world):
    path = "/papers/report"
    url = held(site, world, body=show(site, path, 0))
    for week, often in ((1, 1), (2, 2), (3, 2), (4, 2)):
        show(site, path, week)
        after(world, url, WEEK, WEEK + 2)
        assert told(world, url) == often
        assert ("in-turn" in rules(world, url)) is (week > 2)
        said = [one["text"] for one in world.visits(url)[-1]["reasons"]]
        assert any("remark may call this" in one for one in said) is (week <= 2), (
            "of what is not told there is nothing to remark on"
        )
        seen = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
        assert NEWS[3 * week] in seen.observation.last.added, "what differs is on record"
        assert world.watched(url).last.id == seen.capture, "the next look is held against it"
    show(site, path, 5, year="third")
    after(world, url, WEEK, WEEK + 2)
    assert told(world, url) == 3
    deep(world)
    assert Exact.differs == []
