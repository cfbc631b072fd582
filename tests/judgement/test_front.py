"""An address that redirects to the site's front page, which shows the beginnings of the site's documents."""

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
def test_front_page_that_quotes_a_part_of_the_document_is_a_redirect_away(shown):
    found = led([*PARAGRAPHS[:shown], *NEWS])
    assert (found.finding, "away.root" in found.rules) == (Finding.REDIRECTED, True)


def test_front_page_with_the_whole_document_is_an_alteration():
    assert led([*PARAGRAPHS, *NEWS]).finding is Finding.ALTERED


def test_front_page_under_the_documents_title_is_an_alteration():
    assert led([*PARAGRAPHS[:5], *NEWS], "Labour transfer: a report").finding is Finding.ALTERED


def test_redirect_to_another_page_than_the_front_page_is_an_alteration():
    first = exchange("", status=302, headers=[("Location", "/reports/1223")])
    end = exchange(page([*PARAGRAPHS[:5], *NEWS], "Reports"), url=f"{ROOT}reports/1223", parent=first.id)
    assert look(first, end, last=REFERENCE).finding is Finding.ALTERED


def test_source_kept_from_the_front_page_itself_is_an_alteration():
    kept = reference(page(), url=ROOT)
    assert led([*PARAGRAPHS[:5], *NEWS], last=kept).finding is Finding.ALTERED
