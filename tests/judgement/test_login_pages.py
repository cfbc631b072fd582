"""A page to log in amid the full menus of a site is a login, at a first look and in a text's place. A page that has
anything else to say in its content is not, whatever form stands beside it."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, page, reference

MENU = (
    "<header><nav><ul>"
    + "".join(f"<li><a href=/s{n}>Ropes and wheels, part {n}</a></li>" for n in range(60))
    + "</ul></nav></header>"
)
FORM = (
    "<form action=/in method=post><div><label>User name</label><input name=u></div>"
    "<div><label>Password</label><input type=password name=p></div><div><button>Log in</button></div>"
    "<div><a href=/forgot>Forgot password?</a></div><div><a href=/new>Register</a></div></form>"
)
ABOUT = "<p>The shop of Brink sells ropes, wheels and buckets for wells since 1921, and sends them to all counties.</p>"


def site(content: str, title: str = "Wells of Brink", body: str = "") -> str:
    """A page amid the menus of its site."""
    return (
        f"<html><head><title>{title}</title></head><body {body}>{MENU}<div class=content>{content}</div></body></html>"
    )


def found(content: str, title: str = "Wells of Brink", body: str = "") -> Finding:
    return look(exchange(site(content, title, body))).finding


@pytest.mark.parametrize(
    "body",
    ["class='theme-a woocommerce-account woocommerce-page'", "class='customer-account-login'", "id=page-login-index", "class='page-template-page-login'", "class='login login-action-login wp-core-ui'"],
)  # fmt: skip
def test_page_that_its_software_calls_a_login_is_one_whatever_the_shop_says_beside_the_form(body):
    assert found(FORM + ABOUT, body=body) is Finding.LOGIN


@pytest.mark.parametrize("body", ["class='no-login show-login has-login login-enabled'", "class='postname-how-to-login'", "class='brink_weibo_login'", "class=shop-account-news"])  # fmt: skip
def test_classes_that_say_something_else_of_a_login_leave_a_page_what_it_is(body):
    assert found(FORM + ABOUT, body=body) is Finding.FIRST


def test_page_that_its_software_calls_a_login_and_that_has_no_form_for_it_is_content():
    assert found(ABOUT, body="class=woocommerce-account") is Finding.FIRST


@pytest.mark.parametrize("title", ["Wells of Brink", "Wells of Brink - Clients' corner", "Ropes, wheels and buckets"])
def test_form_that_is_all_the_content_amid_menus_is_a_login(title):
    assert found(FORM, title) is Finding.LOGIN


@pytest.mark.parametrize(
    "said",
    ["<h1>Office closed on Monday</h1>", "<p>Piet Brink, 1931 to 2019</p>", "<p><b>well</b> a shaft dug to reach water</p>",
     "<table><tr><td>Market<td>8:00<td>9:00<tr><td>Church<td>8:20<td>9:20</table>", "<ul><li>Anna Moor<li>Els Bakker</ul>",
     "<p><a href=/statutes.pdf>Statutes of the society</a></p>", "<iframe src=https://maps.example/brink></iframe>", "<p><img src=/dusk.jpg width=800 height=600></p>",
     "<p>Hemp, 12 mm, and oil it in autumn.</p>", "<p>Mo bis Fr 9-17 Uhr</p>", "<pre>Deep is the well\nand dark the water</pre>"],
)  # fmt: skip
@pytest.mark.parametrize("above", [True, False])
def test_form_beside_anything_else_is_no_login(said, above):
    assert found(said + FORM if above else FORM + said) is Finding.FIRST


def test_help_on_how_to_log_in_beside_a_form_is_content():
    said = "<h1>How to log in</h1><p>Take the number of your card.</p><p>The password is on the letter that came with it.</p>"
    assert found(said + FORM, "How to log in | Library of Brink") is Finding.FIRST


def test_captcha_beside_a_password_field_is_a_login_and_no_check():
    shown = (
        f"<html><head><title>Post</title></head><body>{FORM}<div class=g-recaptcha data-sitekey=x></div></body></html>"
    )
    assert look(exchange(shown)).finding is Finding.LOGIN
    assert look(exchange(shown.replace(FORM, "<form><button>OK</button></form>"))).finding is Finding.CHALLENGE


HELP = "<p>The account is opened in the office at the market, where somebody will show how the boxes of letters are used.</p>"


@pytest.mark.parametrize(
    "sentence",
    ["This page requires BR identification", "The page you have requested requires user authentication.", "You have reached a page that requires authentication.",
     "Cette page nécessite une authentification.", "Esta página requiere identificación.", "You have accessed a U.S. Government information system."],
)  # fmt: skip
def test_sentence_that_this_page_requires_a_login_above_a_form_is_a_login(sentence):
    assert found(f"<p>{sentence}</p>{FORM}{HELP * 3}{ABOUT}") is Finding.LOGIN


@pytest.mark.parametrize("sentence", ["A page that requires authentication shows a padlock.", "If this page requires authentication, write to us at once."])  # fmt: skip
def test_sentence_on_pages_that_require_a_login_beside_a_form_is_content(sentence):
    assert found(f"<h1>Padlocks</h1>{FORM}{ABOUT * 3}<p>{sentence}</p>{ABOUT * 3}", "Padlocks") is Finding.FIRST


@pytest.mark.parametrize("label", ["Sign in / Register", "Sign In & Register", "Login or create an account", "Anmelden oder registrieren"])  # fmt: skip
def test_title_that_offers_a_login_or_a_registration_is_that_of_a_login(label):
    said = f"<p>{label}</p>{FORM}{ABOUT}"
    assert found(said, f"{label} - Shop of Brink") is Finding.LOGIN
    assert found(said, "Ropes / Wheels - Shop of Brink") is Finding.FIRST


WARNING = (
    "<p>For your safety the bank never asks for the number of your card when you log in.</p>"
    "<p>Never tell anyone your password, not even somebody who says that he works for the bank.</p>"
    "<p>If you see an unusual message on these pages, call the office at the market of Brink.</p>"
    "<p>The office of Brink is open from Monday to Friday, and the machines are filled each evening.</p>"
)


ROPES = "<h1>Ropes</h1>" + "".join(
    f"<p>Rope {n} of the shop is made of hemp from the islands, and holds a bucket of {n} litres.</p>" for n in range(9)
)


def test_login_with_warnings_amid_menus_in_place_of_a_text_is_a_login():
    assert look(exchange(site(FORM + WARNING, "Bank of Brink")), last=reference(page())).finding is Finding.LOGIN


@pytest.mark.parametrize("demand", ["Authentication required", "Необхідна авторизація!", "Необходима авторизация!", "Anmeldung erforderlich"])  # fmt: skip
def test_form_that_says_that_a_login_is_required_in_place_of_a_text_is_a_login(demand):
    shown = site(f"<div><p>{demand}</p>{FORM}</div>{ROPES}", "Ropes of Brink")
    assert look(exchange(shown), last=reference(page())).finding is Finding.LOGIN


@pytest.mark.parametrize("beside", [FORM, f"<div><h3>Log in</h3>{FORM}</div>", f"<div class=sidebar>{FORM}</div>"])
def test_another_page_with_a_login_box_in_place_of_a_text_is_a_loss(beside):
    shown = site(f"{beside}{ROPES}", "Ropes of Brink")
    assert look(exchange(shown), last=reference(page())).finding is Finding.REPLACED
