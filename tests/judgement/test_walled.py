"""A wall in the place of a text, in words of no list: recognised by the class or id of its box, or by a login form
after the text's beginning."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference

TITLE = "Labour transfer: a report"
LONG = PARAGRAPHS * 2  # the same text twice: only its first lines are left before a wall
OFFER = "<p>Lorgas an chuid eile den tuairisc, mar is toil leat.</p><p><a href='/x'>OK</a> <a href='/y'>Pur</a></p>"
FORM = (
    "<div class=box><p>Lorgas an chuid eile den tuairisc, mar is toil leat.</p><form action='/in' method=post>"
    "<input name=user><input type=password name=pass><button>OK</button></form></div>"
)


@pytest.mark.parametrize("named", ["class='cmp pur-abo' id=layer", "class='article__paywall'", "id=subscribe-wall"])
@pytest.mark.parametrize("left", [0, 1])
def test_new_box_with_a_paywall_name_in_place_of_the_text_is_a_login(named, left):
    seen = look(exchange(page(LONG[:left], extra=f"<div {named}>{OFFER}</div>")), last=reference(page(LONG)))
    assert (seen.finding, seen.reasons[0].rule) == (Finding.LOGIN, "gate.named")


def test_box_of_another_name_or_of_the_kept_page_is_no_wall():
    plain = look(exchange(page((), extra=f"<div class=offer>{OFFER}</div>")), last=reference(page(LONG)))
    assert plain.finding is Finding.REPLACED
    wall = f"<div class=paywall>{OFFER}</div>"
    taken_out = look(exchange(page((), extra=wall)), last=reference(page(LONG, extra=wall)))
    assert taken_out.finding is Finding.REPLACED


def test_paywall_named_box_far_down_the_long_kept_page_is_no_wall():
    wall = "<p class=js-paywall-offer>Lorgas an chuid eile.</p>"
    script = f"<script>{'void 0;' * 40_000}</script>"  # puts the box beyond the beginning of the page's markup
    for far in ("", script):
        before = reference(page(LONG * 4, extra=f"{far}{wall}"))
        assert look(exchange(page((), extra=wall)), last=before).finding is Finding.REPLACED


def test_paywall_named_box_beside_the_text_or_another_page_is_no_wall():
    wall = f"<div class=paywall>{OFFER}</div>"
    assert look(exchange(page(LONG, extra=wall)), last=reference(page(LONG))).finding.is_usable
    other = look(exchange(page((), title="Ferries of the coast", extra=wall)), last=reference(page(LONG)))
    assert other.finding is Finding.REPLACED


def test_login_form_after_the_beginning_of_a_text_is_a_login():
    seen = look(exchange(listing(2, FORM)), last=reference(listing(60)))
    assert seen.finding is Finding.LOGIN
    assert "gate.form" in seen.rules


def test_login_form_beside_another_text_or_of_the_kept_page_is_no_wall():
    said = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:4])
    assert look(exchange(listing(2, said + FORM)), last=reference(listing(60))).finding is not Finding.LOGIN
    assert look(exchange(listing(2, FORM)), last=reference(listing(60, FORM))).finding is not Finding.LOGIN


def amid(words: str, title: str = TITLE) -> str:
    """A login form with these words, between a site's menu and teasers."""
    form = (
        f"<form action=/in><h2>{words}</h2><input name=user><input type=password name=pass><button>OK</button></form>"
    )
    teasers = "".join(
        f"<div><a href='/n{n}'>Boat number {n} of the coast</a><p>How boat number {n} came over the bar of the river in the storm.</p></div>"
        for n in range(40)
    )
    return page((), title, extra=f"{form}{teasers}")


@pytest.mark.parametrize("title", [TITLE, "Ferries of the coast"])
@pytest.mark.parametrize(
    "words",
    [
        "Please log in to continue reading", "Bitte melden Sie sich an, um diesen Artikel weiterzulesen",
        "请登录后阅读全文", "Войдите, чтобы прочитать эту статью",
        "Connectez-vous pour lire la suite", "Poursuivez votre lecture en vous connectant", "Créez un compte gratuit pour lire la suite",
        "Anmelden, um weiterzulesen", "Jetzt einloggen und weiterlesen", "Zum Weiterlesen anmelden", "Sie müssen angemeldet sein, um diesen Text zu lesen",
        "Inicie sesión para seguir leyendo", "Regístrate para seguir leyendo", "Identifíquese para leer el resto",
        "Accedi per continuare a leggere", "Iscriviti per leggere il resto", "Per proseguire la lettura effettua l'accesso",
        "Inicie sessão para continuar a ler", "Cadastre-se para continuar lendo", "Entre para ler a matéria completa",
    ],
)  # fmt: skip
def test_login_form_that_says_it_is_for_this_text_is_a_login_among_teasers(words, title):
    seen = look(exchange(amid(words, title)), last=reference(page(LONG)))
    assert (seen.finding, seen.observation.marks[-1].rule) == (Finding.LOGIN, "gate.form")


@pytest.mark.parametrize(
    "words",
    [
        "Log in", "Log in to comment on this article", "You must be logged in to reply to this topic.", "Log in to read your messages",
        "Connectez-vous pour commenter", "Connectez-vous pour lire tous les articles", "Anmelden, um zu kommentieren", "Anmelden, um mehr Artikel zu lesen",
        "Inicie sesión para comentar", "Accedi per leggere i tuoi messaggi", "Inicie sessão para comentar",
    ],
)  # fmt: skip
def test_login_form_for_something_else_among_teasers_is_no_wall(words):
    assert look(exchange(amid(words)), last=reference(page(LONG))).finding is not Finding.LOGIN
    assert look(exchange(amid(words, "Ferries of the coast")), last=reference(page(LONG))).finding is Finding.REPLACED


ACCOUNTS = (
    "<p>Your account was stopped.</p><p>An account was deleted, or was not used for long.</p><button>Unlock</button>"
)


@pytest.mark.parametrize(
    ("form", "status", "root", "finding"),
    [
        (FORM, 200, False, Finding.LOGIN),
        (f"<div class=in>{ACCOUNTS}{FORM}</div>", 200, False, Finding.LOGIN),
        (FORM, 404, False, Finding.GONE),
        (FORM, 200, True, Finding.REDIRECTED),
        (FORM.replace("password", "text"), 200, False, Finding.REPLACED),
        (
            f"{FORM}<p>The ferries of the coast carry nine hundred people to the islands on a day in May.</p>",
            200,
            False,
            Finding.REPLACED,
        ),
    ],
)
def test_login_form_that_is_the_whole_main_text_is_a_login_among_many_links(form, status, root, finding):
    """Not with the status 404, on the front page after a redirect, without a password field, or with a text below
    it."""
    links = "".join(f"<li><a href='/p{n}'>Part {n} of the house</a></li>" for n in range(60))
    body = f"<html><head><title>The house</title></head><body><nav><ul>{links}</ul></nav>{form}</body></html>"
    home = "https://institute.example/"
    led = [exchange("", status=302, headers=[("Location", home)]), exchange(body, url=home, status=status)]
    asked = led if root else [exchange(body, status=status)]
    assert look(*asked, last=reference(page(LONG))).finding is finding


def test_heading_above_the_box_of_a_login_form_says_what_it_is_for():
    beside = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    heads = {True: "Connectez-vous pour lire la suite", False: "Espace membres"}
    for wall, words in heads.items():
        form = "<div><form action=/in><label>E-mail</label><input name=user><input type=password name=pass><button>OK</button></form></div>"
        came = page(
            (), extra=f"<div><h2>{words}</h2>{form}<p>{'The boats of the coast came over the bar. ' * 12}</p></div>"
        )
        seen = look(exchange(came), last=reference(page(LONG, extra=f"<div>{beside}</div>")))
        assert (seen.finding is Finding.LOGIN) is wall


def listing(years: int, extra: str = "") -> str:
    """A table of a house's years, with lists of other pages beside it that differ at each look."""
    moved = "".join(
        f"<li><p><b>{1960 + n}</b> The house moves to street number {n * 3} of the town, where floor {n} is let to it</p></li>"
        for n in range(years)
    )
    parts = "".join(f"<li><a href='/b{n}'>Part {n} of the house</a></li>" for n in range(40))
    news = "".join(
        f"<li><a href='/n{years}{n}'>News {n * years} of the house</a> {years % 24}:{n + 10}</li>" for n in range(9)
    )
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body><nav><ul>{parts}</ul></nav>"
        f"<div class=content><h2>Years</h2><ul>{moved}</ul>{extra}</div><div><h4>Latest</h4><ul>{news}</ul></div>"
        "<footer>Institute of the town</footer></body></html>"
    )
