"""Pages whose markup or number says what they are in a language that no wording knows."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look

_UNWRITTEN = (
    '<div class="noarticletext mw-content-ltr" dir="ltr" lang="qx"><p>Ven tora mil pasu dorvenia. Kel '
    '<a href="/wiki/Special:Search/Mil">sora mil</a>, <a href="/w/index.php?title=Special:Log&amp;page=Mil">sora lugo</a>'
    ' va <a href="/w/index.php?title=Mil&amp;action=edit">tora mil</a>.</p></div>'
)


def _wiki(content: str, *, body: str = "mediawiki ltr ns-0 ns-subject page-Mil skin-vector", title: str = "Mil") -> str:
    menu = "".join(f"<li><a href='/wiki/{name}'>{name}</a></li>" for name in ("Dorvenia", "Alpheus", "Corvo", "Tamsin"))
    return (
        f"<html><head><meta charset=utf-8><title>{title} – Dorvenia</title></head><body class='{body}'>"
        f"<nav><ul>{menu}</ul></nav><div id='content' role='main'><h1 id='firstHeading'>{title}</h1>"
        f"<div id='mw-content-text'>{content}</div></div></body></html>"
    )


def test_wiki_page_that_nobody_has_written_is_missing_in_any_language():
    assert look(exchange(_wiki(_UNWRITTEN))).finding is Finding.SOFT_GONE


def test_wiki_page_that_nobody_has_written_and_the_reader_may_not_write_is_no_refusal():
    said = f"<p>This page does not exist. You do not have permission to create this page.</p>{_UNWRITTEN}"
    assert look(exchange(_wiki(said))).finding is Finding.SOFT_GONE


def test_special_page_that_a_wiki_does_not_have_is_missing_in_any_language():
    found = look(
        exchange(_wiki("<p>Kel nur mil dorvenia.</p>", body="mediawiki ltr ns--1 ns-special mw-invalidspecialpage"))
    )
    assert found.finding is Finding.SOFT_GONE


def test_category_without_a_text_of_its_own_that_lists_members_is_there():
    members = "".join(f"<li><a href='/wiki/{n}'>Mill number {n} of the valley</a></li>" for n in range(12))
    listed = f'{_UNWRITTEN}<div class="mw-category-generated"><div id="mw-pages"><ul>{members}</ul></div></div>'
    assert look(exchange(_wiki(listed))).finding is Finding.FIRST


def test_wiki_page_that_quotes_the_markup_of_a_missing_one_is_there():
    shown = _UNWRITTEN.replace("<", "&lt;").replace(">", "&gt;")
    text = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])
    assert look(exchange(_wiki(f"{text}<pre>{shown}</pre>"))).finding is Finding.FIRST


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        ("404", Finding.SOFT_GONE),
        ("410", Finding.SOFT_GONE),
        ("403", Finding.DENIED),
        ("503", Finding.SERVER_ERROR),
    ],
)
def test_page_that_is_a_status_and_its_name_in_any_language_is_what_the_number_says(code, finding):
    page = f"<html><head><title>Dorva</title></head><body><div>{code}</div><div>Dorva</div></body></html>"
    assert look(exchange(page)).finding is finding


def test_page_that_is_a_number_and_a_sentence_is_not_what_the_number_says():
    page = (
        "<html><head><title>Rooms</title></head><body><div>410</div><div>Meeting of the mill club</div></body></html>"
    )
    assert look(exchange(page)).finding is not Finding.SOFT_GONE


@pytest.mark.parametrize(
    "said",
    [
        "El expediente no se encontró o no tiene permiso para verlo",
        "Sada dat nebyla nalezena nebo nemáte oprávnění k jejímu zobrazení",
        "Der Datensatz wurde nicht gefunden oder Sie haben keine Berechtigung, ihn anzusehen",
    ],
)
def test_page_that_is_not_found_or_not_permitted_under_404_is_missing(said):
    page = (
        f"<html><head><meta charset=utf-8><title>Dorvenia</title></head><body><h1>404</h1><p>{said}</p></body></html>"
    )
    assert look(exchange(page)).finding is Finding.SOFT_GONE
