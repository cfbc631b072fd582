"""A page is missing whose title and heading say so, whatever the site lays over every page."""

from __future__ import annotations

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
