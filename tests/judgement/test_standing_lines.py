"""A line that stands on each page of a site is no sign of a wall, whatever its words: the kept copy has it, or the home page."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding, Role
from tests.judgement.looks import PARAGRAPHS, ROOT, exchange, look, reference

FOOT = "The contents of this page are restricted to general information under the law of the county."
REFUSED = "Access to this page is blocked by order of the court."


def footed(inner: str, foot: str = FOOT) -> str:
    return (
        "<!doctype html><html lang=en><title>About the office | Institute</title><body><nav><a href=/1>Home</a> <a href=/2>"
        f"Reports</a></nav><main><h1>About the office</h1>{inner}</main><footer><p>{foot}</p></footer></body></html>"
    )


TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)


@pytest.mark.parametrize(
    "foot",
    [
        FOOT,
        "Content on this site is for general information only and does not constitute legal advice.",
        "Vervielfältigung ist ohne Genehmigung gesperrt und gesetzlich verboten, auch für diese Seite.",
    ],
)
def test_a_line_that_the_kept_copy_has_bars_nothing(foot):
    found = look(exchange(footed("", foot)), last=reference(footed(TEXT, foot)))
    assert found.finding.effect is Effect.LOSS


def test_a_line_that_came_with_a_new_footer_and_stands_on_the_home_page_bars_nothing():
    news = "".join(
        f"<p>In part {n} of the town the office repairs {n}0 houses before the winter comes.</p>" for n in range(2, 15)
    )
    home = exchange(footed(news), url=ROOT, role=Role.HOME)
    kept = reference(footed(TEXT, "Institute, 12 Castle Street."))
    assert look(exchange(footed("")), home, last=kept).finding.effect is not Effect.BLOCKED


def test_a_refusal_beside_such_a_line_bars_as_ever():
    found = look(exchange(footed(f"<p>{REFUSED}</p>")), last=reference(footed(TEXT)))
    assert found.finding in {Finding.CENSORED, Finding.LEGAL}


def test_a_refusal_that_the_home_page_gives_too_is_the_site_s_wall():
    refused = footed(f"<p>{REFUSED}</p>", "Institute.")
    home = exchange(refused, url=ROOT, role=Role.HOME)
    kept = reference(footed(TEXT, "Institute."))
    assert look(exchange(refused), home, last=kept).finding.effect is Effect.BLOCKED
