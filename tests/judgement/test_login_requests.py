"""Pages whose title asks to log in are logins, amid the menus of their site; a form beside headlines is a front page's."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

FORM = "<form><input name=user> <input type=password name=word> <input type=submit value=OK></form>"
MENUS = "".join(f"<li><a href=/m{n}>Destination number {n} of the guide</a></li>" for n in range(60))
SAID = (
    "Rejoignez la plus grande communauté francophone de voyageurs et participez aux discussions des forums.",
    "Vous pourrez déposer des annonces, recevoir les lettres du guide et gagner des cadeaux chaque mois.",
)


@pytest.mark.parametrize(
    "title",
    ["Guide : Merci de bien vouloir vous identifier - Communauté", "Forum | Please log in", "Portal - Bitte anmelden"],
)
def test_page_whose_title_asks_to_log_in_is_a_login(title):
    said = page((*SAID, "Pas encore de compte ?"), title=title, extra=FORM).replace(
        "<footer>", f"<ul>{MENUS}</ul><footer>"
    )
    assert look(exchange(said)).finding is Finding.LOGIN


@pytest.mark.parametrize("title", ["Please log in again, said the bank", "How to log in | Help", "Guide of France"])
def test_text_under_another_title_beside_a_form_is_no_login(title):
    said = page(PARAGRAPHS, title=title, extra=FORM).replace("<footer>", f"<ul>{MENUS}</ul><footer>")
    assert look(exchange(said)).finding.effect is not Effect.BLOCKED


def test_article_that_has_such_a_request_for_a_title_and_no_form_is_there():
    assert look(exchange(page(PARAGRAPHS, title="Please log in | Essays"))).finding is Finding.FIRST


def front(links: str) -> str:
    return f"<html><head><meta charset=utf-8><title>Niezależny Portal</title></head><body>{FORM}<ul>{links}</ul></body></html>"


def test_form_above_headlines_is_a_front_page():
    links = "".join(f"<li><a href=/a{n}>Jak przetrwać kryzys na rynku numer {n}</a></li>" for n in range(20))
    assert look(exchange(front(links))).finding is Finding.FIRST


def test_form_above_the_links_of_a_portal_is_a_login():
    links = "".join(f"<li><a href=/{one}>{one}</a></li>" for one in ("Kontakt", "Regulamin", "Pomoc", "O nas", "Praca"))
    assert look(exchange(front(links))).finding is Finding.LOGIN


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Logowanie | Portal", "Niestety strona, której szukasz nie istnieje."),
        ("Login - Archive", "The page you are looking for does not exist."),
        ("Anmeldung", "Die von Ihnen gesuchte Seite existiert nicht."),
    ],
)
def test_site_that_titles_its_missing_page_as_a_login_has_not_the_page(title, said):
    assert look(exchange(notice(title, said))).finding is Finding.SOFT_GONE


def test_missing_page_that_asks_to_log_in_is_a_login():
    said = notice("Login - Archive", "The page does not exist, or you must log in to view it.")
    assert look(exchange(said)).finding is Finding.LOGIN


@pytest.mark.parametrize(
    "offered", ["ログインしてこの曲を推す！", "ログインしてコメントする", "ログインして友達をフォローする"]
)
def test_what_may_be_done_with_a_page_after_a_login_is_no_login(offered):
    assert look(exchange(notice("青嵐の歌", "青嵐", offered))).finding is Finding.FIRST


def test_text_that_is_shown_after_a_login_is_a_login():
    assert look(exchange(notice("ニュース", "ログインして続きを読む"))).finding is Finding.LOGIN
