"""What one page says of itself at a first look: that what was asked for is none of what the site has, that the site is shut to
whoever asks, that it fails. A page that speaks of such things is none of these."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import judged, notice, page


def headed(heading: str, *lines: str, title: str = "Institute of Economics", head: str = "") -> str:
    """A notice under a heading, amid the links of its site."""
    links = "".join(f"<li><a href=/s{n}/>Section {n}</a></li>" for n in range(8))
    said = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body><ul>{links}</ul>"
        f"<h1>{heading}</h1>{said}</body></html>"
    )


ABSENT = [
    headed("このページを表示することができません", "お探しのページは表示することができません。", title="研究所"),
    headed("An error has occurred.", "Work has been deleted or the ID does not exist."),
    headed("This survey has been moved or deleted.", "Ask whoever sent you the link for a new one."),
    headed("Przepraszamy, wystąpił błąd.", "Element nie istnieje: rejestr RP, rok 2019, numer 81207"),
    headed("Se ha producido un error", "El registro solicitado no existe: expediente 2019/81207"),
    headed("Une erreur est survenue", "L'élément demandé n'existe pas : dossier 2019/81207"),
    notice("", "Error 404: WXRT0031E: Error reported: 404"),
]


@pytest.mark.parametrize("body", ABSENT)
def test_what_was_asked_for_is_none_of_what_the_site_has(body):
    assert judged(body) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "body",
    [
        headed("Open a new account", "An error has occurred. Please go back and send the form again in a minute."),
        headed("Teatr Nowy", "Element, który nie istnieje, to tytuł nowej wystawy w galerii na pierwszym piętrze."),
        headed("Survey of households", "The survey has four hundred and twelve households and nine villages in it."),
        page(title="Work that was deleted: how archives lose what they were given"),
        page(title="Error 404: a history of the missing page"),
    ],
)  # fmt: skip
def test_a_page_that_speaks_of_what_is_missing_is_there(body):
    assert judged(body) in {Finding.FIRST, Finding.SERVER_ERROR}
