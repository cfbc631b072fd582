"""A page that is not to be had from here, or not now, or whose request was rejected, is not lost."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, notice, page

ELSEWHERE = (
    ("Site Not Available", "Sorry this site cannot be accessed from your current location"),
    ("Unsupported page", "Sorry, this feature isn't currently supported in your country", "You're visiting this site from a location where this feature is not currently available."),
    ("Nicht verfügbar", "Diese Website ist von Ihrem aktuellen Standort aus nicht erreichbar."),
    ("Indisponible", "Désolé, cette page n'est pas accessible depuis votre emplacement actuel."),
    ("No disponible", "Este contenido no está disponible desde su ubicación actual."),
    ("Não disponível", "Este site não está disponível a partir da sua localização atual."),
    ("Non disponibile", "Questo sito non è disponibile dalla tua posizione attuale."),
    ("Niet beschikbaar", "Deze pagina is niet beschikbaar vanaf uw huidige locatie."),
    ("Niedostępna", "Ta strona jest niedostępna z Twojej lokalizacji."),
    ("Недоступно", "К сожалению, сайт недоступен из вашего местоположения."),
    ("Kullanılamıyor", "Bu siteye bulunduğunuz konumdan erişilemiyor."),
    ("", "لا يمكن الوصول إلى هذا الموقع من موقعك الحالي."),
    ("", "从您当前的位置无法访问此网站。"),
    ("", "お客様の現在地からはこのサイトにアクセスできません。"),
    ("", "현재 위치에서는 이 사이트에 접속할 수 없습니다."),
)  # fmt: skip


@pytest.mark.parametrize("said", ELSEWHERE)
def test_page_that_is_not_shown_where_the_reader_is_is_blocked(said):
    assert look(exchange(notice(*said))).finding is Finding.GEO


NOT_NOW = (
    ("Not Available", "The webpage you requested is not available; please try again later."),
    ("", "الصفحة المطلوبة غير متوفرة حاليا، نرجو المحاولة لاحقا"),
    ("Fehler", "Die Seite ist derzeit nicht verfügbar. Bitte versuchen Sie es später erneut."),
    ("Erreur", "La page n'est pas disponible pour le moment. Réessayez plus tard."),
    ("Error", "La página no está disponible. Inténtelo de nuevo más tarde."),
    ("Ошибка", "Страница временно недоступна. Попробуйте позже."),
)


@pytest.mark.parametrize("said", NOT_NOW)
def test_page_that_is_not_to_be_had_now_is_a_failure(said):
    assert look(exchange(notice(*said))).finding.effect is Effect.FAILURE


MISSING = (
    ("Not available", "This page is no longer available. Please try again later."),
    ("Not available", "The page you requested is not available. It may have been removed."),
    ("404 Not Found", "The page could not be found. Please try again later."),
    ("Page not found", "The page you requested was moved, deleted or is unavailable. Please try again later."),
)


@pytest.mark.parametrize("said", MISSING)
def test_missing_page_that_asks_to_try_again_is_lost(said):
    assert look(exchange(notice(*said))).finding is Finding.SOFT_GONE


def test_rejected_request_under_a_heading_of_absence_is_a_wall():
    said = "<p>The requested URL was rejected. Please consult with your administrator.</p><p>Your support ID is d206b687-0ff7</p><h2>Error 404 - Not Found</h2>"
    body = f"<html><head><title>Error Page</title></head><body>{said}</body></html>"
    assert look(exchange(body)).finding is Finding.DENIED
    assert look(exchange(body, status=404)).finding is Finding.DENIED
    absent = "<p>Your request was rejected. The page you requested does not exist.</p><h2>Error 404 - Not Found</h2>"
    assert look(exchange(body.replace(said, absent))).finding is Finding.SOFT_GONE


LIVING = (
    ("Methods of payment", "Some cards are not supported in your country.", "Choose another method at the checkout.", "We send the invoice by mail."),
    ("News of the firm", "The blue tablet will soon be available in your country.", "It costs 240 crowns and weighs 300 grams.", "Shops of the chain sell it from 4 May."),
    ("Weather", "The radar cannot be displayed at this location in winter.", "Sunny, 14 degrees.", "Wind from the west."),
    ("Branch", "We are open Monday to Friday from 8 to 3.", "The map is currently unavailable. Please try again later.", "Parking is behind the house."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_that_mentions_places_and_outages_is_content(said):
    assert look(exchange(notice(*said))).finding is Finding.FIRST


def test_article_on_geo_blocking_is_content():
    lines = (
        "Shops may no longer refuse customers because of where they live, the court said in May.",
        "Many readers know the notice “This site cannot be accessed from your current location”, which shops abroad show.",
        "The commission reported in March that 38 percent of the shops still did so.",
        "Of 412 complaints in the first year, 240 were about tickets and 60 about films.",
        "The ministry has proposed fines of up to two percent of the yearly turnover.",
    )
    assert look(exchange(page(lines, title="What became of geo-blocking"))).finding is Finding.FIRST


def test_distribution_that_blocks_a_country_says_so_above_a_failure():
    said = (
        "The Amazon CloudFront distribution is configured to block access from your country. We can't connect to the server for this app or website at this time.",
        "There might be too much traffic or a configuration error. Try again later, or contact the app or website owner.",
    )
    body = f"<title>ERROR: The request could not be satisfied</title><h1>403 ERROR</h1><h2>The request could not be satisfied.</h2>{'<br>'.join(said)}"
    assert look(exchange(body)).finding is Finding.GEO
    assert (
        look(
            exchange(body.replace(said[0], "We can't connect to the server for this app or website at this time."))
        ).finding
        is not Finding.GEO
    )
