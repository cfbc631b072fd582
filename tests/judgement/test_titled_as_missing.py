"""A page is missing whose title and heading say so, whatever the site lays over every page."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look

SAID = "Strona nie istnieje lub nie jest aktualnie udostępniona"
DECLARED = "".join(
    f"<p>Uczestnik projektu przyjmuje do wiadomości, że jego dane są przetwarzane w celu numer {one} i nie dłużej niż do końca projektu.</p>"
    for one in range(12)
)


def _page(title: str, said: str = SAID) -> str:
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><nav><ul><li><a href=/>O projekcie</a><li><a href=/k>Kontakt</a></ul></nav>"
        f"<ol class=breadcrumb><li class=active>{title}</ol><div class=page-content><div class='alert alert-danger'>{said}</div></div>"
        f"<div class=footer>© 2019 Data Systems</div><div class='modal fade' role=dialog><h4>Oświadczenie uczestnika projektu</h4>{DECLARED}</div></body></html>"
    )


def test_page_titled_as_missing_or_not_available_now_is_missing():
    assert look(exchange(_page(SAID))).finding is Finding.SOFT_GONE


def test_same_page_under_another_title_is_there():
    assert (
        look(exchange(_page("Śląska akademia kompetencji", "Akademia zaprasza na wykłady w maju."))).finding
        is Finding.FIRST
    )


@pytest.mark.parametrize(
    ("title", "finding"),
    [
        ("Uh oh! Nothing here!", Finding.SOFT_GONE),
        ("Nothing's here! • Lab", Finding.SOFT_GONE),
        ("Uh oh! Our hamsters fell asleep", Finding.SERVER_ERROR),
    ],
)
def test_title_that_says_uh_oh_is_a_failure_unless_it_says_that_nothing_is_there(title, finding):
    body = (
        f"<html><head><title>{title}</title></head><body><h1>:(</h1><p>You can go to the home page.</p></body></html>"
    )
    assert look(exchange(body)).finding is finding
