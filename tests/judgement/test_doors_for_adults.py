"""Doors that warn whom a site is not for, or say what entering means, instead of asking for the reader's age."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe.rules.ages import AGREES, ON, WARNED
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

WARNING = (
    "警告 / WARNING",
    "本站內容可能令人反感；不可將本站內容派發，傳閱，出售，出租，交給",
    "或出借予年齡未滿 18 的人士出示，播放或播映。",
    "This article contains material which may offend and may not be distributed, circulated, sold, hired, given, lent, shown,",
    "played or projected to a person under the age of 18 years.",
)


@pytest.mark.parametrize("title", ["404 - 正在进入首页，请稍等...", "某论坛"])
def test_warning_of_hong_kong_with_a_line_that_leads_on_is_a_challenge(title):
    assert look(exchange(notice(title, *WARNING, "已满 18 的請按此"))).finding is Finding.CHALLENGE


AGREED = (
    ("Maso", "Tyto stránky mohou obsahovat pornografický materiál.", "Zvolením možnosti Souhlasím potvrzujete, že:", "Je vám 18 nebo více let.", "Vstupujete na tyto stránky dobrovolně."),
    ("Club", "This website contains adult material.", "By clicking Enter you confirm that you are at least 18 years old.", "Enter"),
    ("Klub", "Diese Seite enthält Inhalte für Erwachsene.", "Durch das Betreten bestätigen Sie, dass Sie 18 Jahre alt sind.", "Weiter"),
)  # fmt: skip


@pytest.mark.parametrize("said", AGREED)
def test_door_that_says_what_entering_confirms_is_a_challenge(said):
    assert look(exchange(notice(*said))).finding is Finding.CHALLENGE


def test_warning_at_the_foot_of_a_page_with_a_text_is_no_door():
    living = page((*PARAGRAPHS, *WARNING), title="某论坛")
    assert look(exchange(living)).finding is Finding.FIRST


LIVING = (
    ("The warning label", "Hong Kong's warning says that an article may not be distributed, circulated, sold, hired, given, lent or shown to minors."),
    ("Terms of the shop", "By clicking Buy you confirm that you are at least 18 years old and accept our terms of sale."),
    ("404 Kitchen", "By entering the competition you confirm that you are 18 years old or have your parents' consent."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_about_such_doors_is_no_door(said):
    assert look(exchange(page((said[1], *PARAGRAPHS), title=said[0]))).finding.effect is not Effect.BLOCKED


def test_shop_that_notes_below_its_goods_what_buying_confirms_is_no_door():
    goods = "".join(
        f"<a href=/wine/{n}>Riesling {2000 + n}, 0.75 l</a> <span>{n + 8}.50 EUR</span><br>" for n in range(14)
    )
    said = f"{goods}<p>By clicking Buy you confirm that you are at least 18 years old.</p>"
    assert look(exchange(page((), title="Wines", extra=said))).finding.effect is not Effect.BLOCKED


def test_not_found_page_of_a_site_for_adults_stays_missing():
    said = notice("404", "404", "The page you requested was not found.", "By entering you confirm that you are 18.")
    assert look(exchange(said)).finding is Finding.SOFT_GONE


def test_wordings_of_doors_are_searched_in_linear_time():
    line = "by clicking mit klick auf al entrar zvolením нажимая 点击 不可將本站 may not be distributed " * 1200
    began = process_time()
    for pattern in (AGREES, ON, WARNED):
        pattern.search(line[:400])
        pattern.search(line)
    assert process_time() - began < 5
