"""Pages whose title and heading name nothing but a login are logins, however long their help. Without a form such a
page is an article, and so is help under another name beside a form."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look

FORM = "<form action=/in method=post><input name=user><input type=password name=secret><button>OK</button></form>"
HELP = "".join(
    f"<p>Whoever has an address of the {kind} uses the name and the secret with which the box of letters is opened, and "
    f"chooses the kind of reader in the list of kinds beside it; that of the {kind} is the {nth} one of the list.</p>"
    for nth, kind in enumerate(("university", "hospital", "library", "archive", "school", "court", "museum"), 1)
)


def _found(title: str, heading: str, form: str = FORM) -> Finding:
    page = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{form}{HELP}</body></html>"
    return look(exchange(page)).finding


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Ariel | Autenticazione", "Autenticazione"), ("Log in - Portal of Brink", "Log in"), ("登录 - 布林克图书馆", "登录"), ("Вход | Портал", "Вход")],
)  # fmt: skip
def test_page_named_a_login_with_a_form_is_a_login_whatever_help_it_gives(title, heading):
    assert _found(title, heading) is Finding.LOGIN
    assert _found(title, heading, form="") is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "heading"),
    [("How to log in | Portal of Brink", "How to log in"), ("Portal of Brink", "Autenticazione"), ("Autenticazione", "Wells of Brink")],
)  # fmt: skip
def test_help_beside_a_login_form_under_another_name_is_content(title, heading):
    assert _found(title, heading) is Finding.FIRST


MENU = "<ul>" + "".join(f'<li><a href="/shop/{n}">Wells of the county, part {n}</a></li>' for n in range(60)) + "</ul>"


@pytest.mark.parametrize(
    "title",
    ["Belépés", "Zákaznícke prihlásenie - Nahod", "Вход в сайта", "Logga in | Brinks brunnar", "Conta de usuario | Radio de Brink", "会員ログイン - ブリンク"],
)  # fmt: skip
def test_login_form_among_menus_is_a_login_by_its_title(title):
    shown = f"<html><head><title>{title}</title></head><body>{MENU}{FORM}</body></html>"
    assert look(exchange(shown)).finding is Finding.LOGIN
    assert look(exchange(shown.replace(FORM, ""))).finding is not Finding.LOGIN


@pytest.mark.parametrize("title", ["Wells of Brink", "Belépés nélkül vásárolható kutak és kötelek listája"])
def test_list_of_links_with_a_login_form_is_no_login_under_another_title(title):
    shown = f"<html><head><title>{title}</title></head><body>{MENU}{FORM}</body></html>"
    assert look(exchange(shown)).finding is not Finding.LOGIN


@pytest.mark.parametrize(
    "name",
    ["Accesso civico", "Prijava korupcije", "Anmeldung zur Tagung", "Identification of birds", "Вход свободный", "Entrar na universidade"],
)  # fmt: skip
def test_page_on_access_or_registration_beside_a_login_form_is_content(name):
    said = "<p>Whoever asks for a paper of the office writes to the clerk, who answers within thirty days and keeps a list of it.</p>"
    shown = f"<html><head><title>{name} | Brink</title></head><body>{MENU}{FORM}<h1>{name}</h1>{said}</body></html>"
    assert look(exchange(shown)).finding is Finding.FIRST


@pytest.mark.parametrize("name", ["Register", "Регистрация", "Identification"])
def test_page_named_a_register_is_no_login(name):
    assert _found(f"{name} | Brink", name) is Finding.FIRST


TOPICS = (
    "<p>To open a new topic, choose the forum that fits it and press the button at the top or at the foot of the list.</p>"
    * 5
)


@pytest.mark.parametrize("hidden", ['style="display: none;"', "hidden"])
def test_short_page_with_a_login_dialog_that_a_button_opens_is_content(hidden):
    dialog = f"<div class=modal id=quick {hidden}>{FORM}</div>"
    page = f"<html><head><title>New topics</title></head><body><a href=/login>Log in</a>{dialog}<h1>New topics</h1>{TOPICS}</body></html>"
    assert look(exchange(page)).finding is Finding.FIRST


def test_login_form_hidden_until_a_script_shows_it_is_a_login():
    page = f"<html><head><title>Portal</title></head><body><p>Log in to continue.</p><div style='display:none'>{FORM}</div></body></html>"
    assert look(exchange(page)).finding is Finding.LOGIN
