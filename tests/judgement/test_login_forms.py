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
    [("Ariel | Autenticazione", "Autenticazione"), ("Log in - Portal of Brink", "Log in"), ("登录 - 布林克图书馆", "登录"), ("Вход | Портал", "Вход"),
     ("Login Aluno | Brink", "Login do Aluno"), ("브링크 회원", "브링크 회원 로그인"), ("ログオン ブリンク商店", "ログオン")],
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


MENU_OF_FIVE = "<nav><a href=/>Home</a><a href=/about>About</a><a href=/news>News</a></nav>"
BOX = (
    "<div id=user-login><h2>User login</h2><form method=post><label>Username</label><input name=name>"
    "<label>Password</label><input type=password name=pass><input type=submit value='Log in'></form></div>"
)


@pytest.mark.parametrize("box_first", [True, False])
@pytest.mark.parametrize(
    ("title", "heading", "said"),
    [
        ("Statement | Ministry", "Statement", "The ministry regrets the deaths of four workers at the Gongzhuling plant on 4 May."),
        ("Minutes of 3 March | Association", "Minutes of 3 March", "The minutes of 3 March will be published here by Friday, the chair said."),
        ("关于召开年会的通知", "关于召开年会的通知", "经研究决定，定于2021年5月6日在长春召开年会，请各单位于4月20日前报名。"),
    ],
)  # fmt: skip
def test_statement_of_one_paragraph_beside_a_login_box_is_content(title, heading, said, box_first):
    text = f"<h1>{heading}</h1><p>{said}</p>"
    body = BOX + text if box_first else text + BOX
    shown = f"<html><head><title>{title}</title></head><body>{MENU_OF_FIVE}{body}</body></html>"
    assert look(exchange(shown)).finding is Finding.FIRST


@pytest.mark.parametrize("title", ["Brink", "Brink - Log in", "My account - Brink"])
def test_welcome_over_a_login_form_is_a_login(title):
    said = "<h1>Brink</h1><p>Brink holds the profiles of thousands of wells and of those who dug them.</p>"
    shown = f"<html><head><title>{title}</title></head><body>{MENU_OF_FIVE}{said if title != 'Brink' else ''}{BOX}</body></html>"
    assert look(exchange(shown)).finding is Finding.LOGIN


def test_form_alone_on_a_page_is_a_login_whatever_the_words_around_it_are_about():
    said = "<p>We found that your screen has fewer than 1280 points.</p><p>If you made the letters larger, go back to 100%.</p>"
    shown = f"<html><head><title>Brink</title></head><body><p>Meters read from afar</p>{BOX.replace('User login', 'Signed in as')}{said}</body></html>"
    assert look(exchange(shown)).finding is Finding.LOGIN


@pytest.mark.parametrize(
    ("title", "heading", "finding"),
    [
        ("Mijn account – Brink", "Inloggen", Finding.LOGIN),
        ("我的账户 - 布林克", "登录", Finding.LOGIN),
        ("brink.example マイページ ログイン", "マイページログイン", Finding.LOGIN),
        ("Mijn account – Brink", "Uw bestellingen", Finding.FIRST),
        ("My Account", "Returning Customers", Finding.LOGIN),
        ("Espace client | Brink", "Vous êtes déjà client", Finding.LOGIN),
        ("Brink", "Returning Customers", Finding.FIRST),
    ],
)
def test_account_page_of_a_shop_is_a_login_where_a_heading_says_so(title, heading, finding):
    about = "<h2>About the shop</h2>" + HELP
    page = f"<html><head><title>{title}</title></head><body>{about}<h2>{heading}</h2>{FORM}</body></html>"
    assert look(exchange(page)).finding is finding


def test_request_to_sign_in_by_a_link_of_the_page_is_a_login():
    shown = "<html><head><title>Scores</title></head><body><h1>Scores of Brink</h1><p>Sign In using the link in the upper right corner.</p></body></html>"
    assert look(exchange(shown)).finding is Finding.LOGIN
    vote = shown.replace("the upper right corner.", "your letter, then choose one candidate; ballots close on 4 May at noon, and the clerk counts them that night.")  # fmt: skip
    assert look(exchange(vote)).finding is Finding.FIRST
