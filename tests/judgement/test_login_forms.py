"""Pages that are called nothing but a login, by title and heading, are logins however long their help is; what they are called
without a form is an article, and so is help that bears another name beside a form."""

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
def test_a_page_that_is_called_a_login_is_one_whatever_help_it_gives(title, heading):
    assert _found(title, heading) is Finding.LOGIN
    assert _found(title, heading, form="") is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "heading"),
    [("How to log in | Portal of Brink", "How to log in"), ("Portal of Brink", "Autenticazione"), ("Autenticazione", "Wells of Brink")],
)  # fmt: skip
def test_help_beside_a_form_under_another_name_is_content(title, heading):
    assert _found(title, heading) is Finding.FIRST
