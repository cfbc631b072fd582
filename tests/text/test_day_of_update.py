"""The day on which a page says that it was last updated is told where nothing else of its text changed."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

URL = "https://institute.example/terms"
SAID = "".join(
    f"<p>In part {n} the office says what it keeps of those who write to it, and for how long.</p>" for n in range(6)
)
DAYS = (date(2025, 3, 20), date(2025, 5, 20))


def page(line: str, *, said: str = SAID, beside: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>What we keep</title></head><body><main><h1>What we keep</h1>"
        f"<p>{line}</p>{said}</main><footer>{beside}</footer></body></html>"
    ).encode()


def between(old: bytes, new: bytes, days: tuple[date, date] | None = DAYS) -> Comparison:
    before, after = (extract(one, media_type="text/html", url=URL) for one in (old, new))
    return compare(before, after, days=days, url=URL)


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("Last updated: 3 March 2025", "Last updated: 5 May 2025"),
        ("Updated: March 3, 2025", "Updated: May 5, 2025"),
        ("Last Modified: 3/3/2025", "Last Modified: 5/5/2025"),
        ("Living Standard — Last Updated 3 March 2025", "Living Standard — Last Updated 5 May 2025"),
        ("Forms 1500 - 1999 (updated 3/14/2025)", "Forms 1500 - 1999 (updated 5/15/2025)"),
        ("Dernière mise à jour des données de ce texte : 3 mars 2025", "Dernière mise à jour des données de ce texte : 5 mai 2025"),
        ("Stand: 3. März 2025", "Stand: 5. Mai 2025"),
        ("更新日：2025年3月3日", "更新日：2025年5月5日"),
        ("This page was last updated on 3 March 2025", "This page was last updated on 5 May 2025"),
    ],
)  # fmt: skip
def test_later_day_of_update_is_told(was, is_):
    found = between(page(was), page(is_))
    assert len(found.lost) == len(found.added) == 1
    assert "2025" in found.lost[0]
    assert "2025" in found.added[0]


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        ("Last updated: 5 May 2025", "Last updated: 3 March 2025"),  # a cache's earlier state
        ("Last updated: 3 March 2025", "Last updated: 2025-03-03"),  # the same day in another form
        ("Last updated: 1/2/2025", "Last updated: 1 February 2025"),
        ("Last updated: 3 March 2025 10:12", "Last updated: 5 May 2025 09:30"),  # as programs write it
        ("Generated: 3 March 2025", "Generated: 5 May 2025"),
        ("Last built: 3 March 2025", "Last built: 5 May 2025"),
        ("Metadata last updated 2025-03-03", "Metadata last updated 2025-05-05"),
        ("Updated 3 days ago", "Updated 5 days ago"),
    ],
)
def test_other_stamps_are_not_told(was, is_):
    found = between(page(was), page(is_))
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize("ahead", [0, 1])
def test_day_that_goes_with_the_looks_is_not_told(ahead):
    lines = [f"Last updated: {day.day + ahead} {day:%B} {day.year}" for day in DAYS]
    found = between(page(lines[0]), page(lines[1]))
    assert (found.lost, found.added) == ((), ())


def test_day_of_update_that_is_of_the_look_but_was_not_before_is_told():
    found = between(page("Last updated: 3 March 2025"), page("Last updated: 20 May 2025"))
    assert found.lost == ("Last updated: 3 March 2025",)
    assert found.added == ("Last updated: 20 May 2025",)


def test_day_of_update_beside_another_change_adds_nothing():
    more = "<p>What is sent by letter is kept for ten years in the cellar of the office.</p>"
    found = between(page("Last updated: 3 March 2025"), page("Last updated: 5 May 2025", said=SAID + more))
    assert found.lost == ()
    assert [one for one in found.added if "2025" in one] == []
    assert found.added


def test_day_of_update_of_the_site_is_not_told():
    lines = [f"<p>Last updated: {day}</p>" for day in ("3 March 2025", "5 May 2025")]
    found = between(page("Rules", beside=lines[0]), page("Rules", beside=lines[1]))
    assert (found.lost, found.added) == ((), ())


def test_days_of_many_entries_are_a_list():
    rows = ["".join(f"<p>Form {n} (updated {month}/{n + 10}/2025)</p>" for n in range(1, 5)) for month in (3, 5)]
    found = between(page("Forms", said=SAID + rows[0]), page("Forms", said=SAID + rows[1]))
    assert (found.lost, found.added) == ((), ())


def test_without_the_days_of_the_looks_nothing_is_known():
    found = between(page("Last updated: 3 March 2025"), page("Last updated: 5 May 2025"), days=None)
    assert (found.lost, found.added) == ((), ())
