"""Days that a page counts for each of its entries are no alteration while they grow with the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from archiver.text import compare, extract

DAYS = (date(2026, 3, 1), date(2026, 3, 4))
MEMBERS = {"Aalst": 535, "Bisschop": 2186, "Dijkstra": 1407, "Ferro": 234, "Quell": 4195}


def _page(grown: dict[str, int], unit: str, *, apart: bool = False):
    def row(name: str) -> str:
        count = f"{MEMBERS[name] + grown.get(name, grown['all'])} {unit}"
        return f"<tr><td>{name}</td><td>Oss</td><td>{count}</td></tr>" if not apart else f"<p>{name} of Oss</p><p>{count}</p>"  # fmt: skip

    said = "".join(map(row, MEMBERS))
    table = said if apart else f"<table><tr><th>Name</th><th>Town</th><th>Seniority</th></tr>{said}</table>"
    markup = f"<title>Members</title><main><h1>Members of the house</h1>{table}</main>"
    return extract(markup.encode(), media_type="text/html", url="https://house.example/members")


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("unit", ["days", "Tage", "jours", "天", "日間", "дней"])
@pytest.mark.parametrize("by", [2, 3, 4])
def test_counts_that_all_grew_by_the_days_between_the_looks_are_no_alteration(unit, by, apart):
    found = compare(_page({"all": 0}, unit, apart=apart), _page({"all": by}, unit, apart=apart), days=DAYS)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize(
    ("unit", "grown"),
    [("days", {"all": 9}), ("days", {"all": -3}), ("days", {"all": 3, "Ferro": 4}), ("days", {"all": 0, "Ferro": 3}), ("votes", {"all": 3})],
)  # fmt: skip
def test_counts_that_grew_otherwise_are_an_alteration(unit, grown):
    found = compare(_page({"all": 0}, unit), _page(grown, unit), days=DAYS)
    assert found.lost
    assert found.added


def test_period_that_is_named_several_times_is_an_alteration():
    def terms(period: str):
        said = "".join(
            f"<tr><td>{what}</td><td>{period} days</td></tr>" for what in ("Letters", "Orders", "Logs", "Minutes")
        )
        markup = f"<title>How long we keep</title><main><h1>How long we keep</h1><table>{said}</table></main>"
        return extract(markup.encode(), media_type="text/html", url="https://house.example/terms")

    found = compare(terms("30"), terms("33"), days=DAYS)
    assert found.lost
    assert found.added


AGES = {"Aalst": 50, "Bisschop": 49, "Dijkstra": 58, "Ferro": 49, "Quell": 50}


def _aged(by: int, years: dict[str, int]):
    rows = "".join(
        f"<tr><td>{name}</td><td>Oss</td><td>{AGES[name] + years.get(name, 0)}</td><td>{count + by} days</td></tr>"
        for name, count in MEMBERS.items()
    )
    markup = f"<title>Members</title><main><h1>Members of the house</h1><table>{rows}</table></main>"
    return extract(markup.encode(), media_type="text/html", url="https://house.example/members")


@pytest.mark.parametrize(
    ("by", "years", "told"), [(3, {"Ferro": 1}, False), (3, {"Ferro": 9}, True), (9, {"Ferro": 1}, True)]
)
def test_age_that_grew_by_a_year_beside_a_count_of_days_is_no_alteration(by, years, told):
    found = compare(_aged(0, {}), _aged(by, years), days=DAYS)
    assert bool(found.lost or found.added) is told
