"""A day that a page begins to show beside its title is no alteration; any other new day is."""

from __future__ import annotations

import pytest

from archiver.text import compare, extract

TITLE = "Requests of authorities for the letters of readers"
SAID = (
    "The archive hands out letters of its readers only where a court of this country orders it in writing.",
    "Whoever is concerned is told of the order within a week, unless the court forbids it for a time.",
)


def _page(beside: str, *said: str):
    lines = "".join(f"<p>{line}</p>" for line in said or SAID)
    markup = f"<title>{TITLE} | Help</title><nav><a href=/>Help</a> <a href=/law>{TITLE}</a></nav><main><h1>{TITLE}</h1>{beside}{lines}</main>"
    return extract(markup.encode(), media_type="text/html", url="https://archive.example/help/requests")


@pytest.mark.parametrize("before", ["", "<div>Updated over a month ago</div>", "<div>Updated this week</div>"])
@pytest.mark.parametrize(
    "day",
    ["March 16, 2026", "16.03.2026", "2026年3月16日", "Last updated: 16 March 2026", "March 16, 2026 Copy for LLM"],
)
def test_day_under_the_title_of_a_page_that_showed_none_is_no_alteration(before: str, day: str):
    found = compare(_page(before), _page(f"<div>{day}</div>"))
    assert (found.lost, found.added) == ((), ())


def test_another_day_under_the_title_is_an_alteration():
    found = compare(_page("<div>March 16, 2026</div>"), _page("<div>April 15, 2026</div>"))
    assert found.lost
    assert found.added


def test_day_that_is_no_longer_shown_is_an_alteration():
    assert compare(_page("<div>March 16, 2026</div>"), _page("")).lost


@pytest.mark.parametrize(
    "said",
    [
        (*SAID, "16 March 2026"),
        (*SAID, "The rules hold from 16 March 2026."),
        (SAID[0], SAID[1].replace("a week", "a month")),
    ],
)
def test_day_further_down_or_with_other_changes_is_an_alteration(said: tuple[str, ...]):
    beside = "" if len(said) > len(SAID) else "<div>16 March 2026</div>"
    assert compare(_page(""), _page(beside, *said)).added
