"""A few words in place of a report: their meaning decides, and unknown words wait like any other replacement text."""

from __future__ import annotations

import pytest

from archiver import words
from tests.support.site import Reply
from tests.walk.test_judgement_table import after, held, rules

PATH = "/papers/report"


def bare(said):
    return Reply(
        200, f"<html><head><meta charset=utf-8><title></title></head><body><p>{said}</p></body></html>".encode()
    )


@pytest.mark.parametrize(("said", "finding"), [("Nothing today", "replaced"), ("已删除", "soft_gone")])
def test_few_words_in_place_of_a_report_are_reported_removed_after_three_days(site, world, said, finding):
    url = held(site, world)
    site.pages[PATH] = bare(said)
    found = after(world, url, 0, 24, 48, 71.7, 71.9)
    assert {one[0] for one in found} == {finding}
    assert [one[1] for one in found] == ["suspect"] * 4 + ["removed"]
    assert found[-1][2] == "probable"
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any(said in one.text for one in told.reasons)
    assert "nothing to read" not in told.text
    assert None not in [words.reason(one.rule, one.text, "zh") for one in told.reasons]


@pytest.mark.parametrize("said", ["Loading...", "Error", ""])
def test_placeholder_or_empty_page_is_unreachable_and_not_a_loss(site, world, said):
    url = held(site, world)
    site.pages[PATH] = bare(said)
    assert {one[0] for one in after(world, url, 0, 24, 48, 80)} == {"server_error"}
    assert ("empty" if not said else "unfilled") in rules(world, url)
    assert not {"suspected", "removed"} & set(world.kinds(url))
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert ("held nothing to read" in told.text) == (not said)
    assert None not in [words.reason(one.rule, one.text, "zh") for one in told.reasons]
