"""An address that leads to the site's front page, which shows the beginnings of the site's documents."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, REFERENCE, ROOT, exchange, look, page, reference

NEWS = [
    f"The office of the county opened room {n} to whoever asks for a roll of the year {1990 + n}." for n in range(9)
]


def led(paragraphs, title="Institute of Economics", last=REFERENCE):
    first = exchange("", status=302, headers=[("Location", ROOT)])
    end = exchange(page(paragraphs, title), url=ROOT, parent=first.id)
    return look(first, end, last=last)


@pytest.mark.parametrize("shown", [2, 3, 4, 5])
def test_what_it_quotes_is_not_the_document(shown):
    found = led([*PARAGRAPHS[:shown], *NEWS])
    assert (found.finding, "away.root" in found.rules) == (Finding.REDIRECTED, True)


def test_one_that_has_all_of_it_is_where_it_is():
    assert led([*PARAGRAPHS, *NEWS]).finding is Finding.ALTERED


def test_under_its_own_title_it_is_the_document():
    assert led([*PARAGRAPHS[:5], *NEWS], "Labour transfer: a report").finding is Finding.ALTERED


def test_another_page_than_the_front_page_is_held_by_the_guard():
    first = exchange("", status=302, headers=[("Location", "/reports/1223")])
    end = exchange(page([*PARAGRAPHS[:5], *NEWS], "Reports"), url=f"{ROOT}reports/1223", parent=first.id)
    assert look(first, end, last=REFERENCE).finding is Finding.ALTERED


def test_what_was_kept_from_the_front_page_is_the_front_page():
    kept = reference(page(), url=ROOT)
    assert led([*PARAGRAPHS[:5], *NEWS], last=kept).finding is Finding.ALTERED
