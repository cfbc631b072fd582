"""A page that says how to reach somebody is content at a first look, whatever bars its forms. What bars the page does
so under its own title."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import MENU, judged

CAPTCHA = (
    "<p>Please type the characters you see in the image to prove that you are not a robot.</p><img src=/captcha.png>"
)
LOGIN = "<form action=/login><h2>Sign in to your account</h2><input name=user><input type=password name=pass></form>"
RECAPTCHA = "<script src=https://www.google.com/recaptcha/api.js></script><div class=g-recaptcha></div>"
CLOSED = "<p>Live help is currently unavailable.</p>"
BROKEN = "<div><p>Oops. Something went wrong.</p><p>Try reloading the page.</p></div>"


def page(title: str, heading: str, said: str, more: str) -> str:
    return (
        f"<html><head><meta charset=utf-8><title>{title}</title></head><body><nav><ul>{MENU}</ul></nav><h1>{heading}</h1>"
        f"<p>{said}</p>{more}<footer>© Example</footer></body></html>"
    )


def found(markup: str) -> Finding:
    return judged(markup)


@pytest.mark.parametrize("more", [CAPTCHA, LOGIN, RECAPTCHA, CLOSED, BROKEN])
@pytest.mark.parametrize(
    ("title", "heading", "said"),
    [
        ("Contact us | Example", "Contact us", "Call 803-787-8411, or come to 4525 Forest Drive."),
        ("Kontakt - Beispiel", "Kontakt", "Schreiben Sie uns: buero@beispiel.example"),
        ("联系我们 - 例子", "联系我们", "电话：010-6275 1234"),
        ("The Happy Cafe - Contact Us", "Give us a call today!", "803 787 8411"),
        ("Example Contact Us", "Contact us", "803-787-8411"),
    ],
)
def test_contact_page_is_content_whatever_bars_its_forms(title, heading, said, more):
    assert found(page(title, heading, said, more)).effect is Effect.GOOD


@pytest.mark.parametrize("more", [CAPTCHA, LOGIN])
def test_page_that_only_offers_contact_is_what_it_says(more):
    titled = page("Sign in | Example", "Sign in", "Questions? Contact us: 803-787-8411", more)
    assert found(titled).effect is not Effect.GOOD


@pytest.mark.parametrize("title", ["Example", ""])
def test_wall_with_a_heading_for_contacts_is_one(title):
    assert found(page(title, "Contact us", "Call 803-787-8411.", CAPTCHA)).effect is not Effect.GOOD


def test_page_of_contacts_that_shows_none_is_not_read():
    assert found(page("Contact us | Example", "Contact us", "", CAPTCHA)).effect is not Effect.GOOD


def test_wall_that_names_itself_in_the_title_is_one():
    assert found(page("Just a moment...", "Contact us", "803-787-8411", CAPTCHA)).effect is not Effect.GOOD


def test_captcha_of_a_form_is_to_keep_spam_off():
    asked = (
        "Please complete the information below to send a message. All required fields are marked with a star.",
        "First Name*", "Enter your first name.", "Last Name*", "Enter your last name.", "Telephone Number",
        "Enter your telephone number. Please be sure to include the area code in the number.", "Message*",
        "Type your message here. Please include any other information you wish to supply in the message area.",
        "Enter the text from the image above to help combat spam. Validation of your entry is case-sensitive. If you cannot read it, refresh this page to view a different image.",
    )  # fmt: skip
    said = "".join(f"<p>{one}</p>" for one in asked)
    assert found(page("Bird toys", "Send a message", "Image verification", said)).effect is Effect.GOOD


def test_captcha_that_prevents_automated_submissions_is_of_its_form():
    fields = "".join(f"<label>{one}</label><input name={one}>" for one in ("Name", "Subject", "Message"))
    asked = "Please enter the characters you see in the image below into the text box provided. This is required to prevent automated submissions."
    menu = "".join(f"<li><a href=/{n}>Offers no. {n}</a></li>" for n in range(20))
    said = f"<p>We're ready and waiting for your questions</p><form>{fields}<p>{asked}</p><button>Send Message</button></form><nav><ul>{menu}</ul></nav><div class=modal><p>Loading...</p></div>"
    assert found(page("Ask us before you buy - Hosts", "Ask us", "", said)).effect is Effect.GOOD


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("TypeError at /hook/", "<p>Request Method: POST</p><p>Django Version: 5.1.4</p><p>Exception Type: TypeError</p><p>Exception Location: /app/views.py, line 65</p>"),
        ("NameError: name 'wells' is not defined // Werkzeug Debugger", '<p>Traceback (most recent call last):</p><p>File "/app/run.py", line 3, in wells</p>'),
        ("Action Controller: Exception caught", "<p>NoMethodError in WellsController#show</p><p>Rails.root: /app</p>"),
    ],
)  # fmt: skip
def test_page_for_those_who_write_the_program_is_an_error(title, said):
    links = "".join(f"<a href=/{n}>frame {n}</a> " for n in range(9))
    assert found(page(title, title, "", said + links)) is Finding.SERVER_ERROR


def test_answer_for_programs_that_names_what_is_missing_is_not_found():
    answer = '{"code": "-1", "message": "the shop not found", "data": null}'
    assert found(answer) is Finding.SOFT_GONE
