"""Barriers shown in place of a text.

They are shown to visitors without cookies, from some countries, or without a subscription, and say nothing of the text.
The same words about another subject are content."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, REFERENCE, again, exchange, judged, look, notice, page, reference

CHALLENGE, LOGIN, DENIED, GEO = Finding.CHALLENGE, Finding.LOGIN, Finding.DENIED, Finding.GEO

SHOWN = {
    "Please enable cookies in your browser and reload this page to continue.": CHALLENGE,
    "Your browser does not accept cookies. This site needs cookies to work.": CHALLENGE,
    "This site requires cookies. Your browser is set to block cookies.": CHALLENGE,
    "Bitte aktivieren Sie Cookies in Ihrem Browser, um diese Seite anzuzeigen.": CHALLENGE,
    "Votre navigateur n'accepte pas les cookies.": CHALLENGE,
    "Las cookies están desactivadas. Active las cookies en su navegador para continuar.": CHALLENGE,
    "I cookie sono disabilitati. Abilita i cookie nel browser per continuare.": CHALLENGE,
    "Cookies отключены. Включите cookies в браузере, чтобы продолжить.": CHALLENGE,
    "Cookieが無効になっています。ブラウザの設定でCookieを有効にしてください。": CHALLENGE,
    "您的浏览器未启用Cookie，请开启Cookie后刷新页面。": CHALLENGE,
    "Select your country or region": CHALLENGE,
    "请选择您所在的国家或地区": CHALLENGE,
    "You must be 18 or older to enter this site.": CHALLENGE,
    "Get access to the full version of this content by using one of the access options below.": LOGIN,
    "Access through your institution. Purchase Instant Access: 48-hour access $12.00.": LOGIN,
    "This is a preview of subscription content, log in via an institution to check access.": LOGIN,
    "Please fill in the form to download the report.": LOGIN,
    "Full text restricted to repository staff only.": DENIED,
    "Restricted access. This item is not openly accessible. You may request a copy from the author.": DENIED,
    "This item is under embargo until 1 January 2030. Request a copy.": DENIED,
    "Доступ к сайту из вашей страны ограничен.": GEO,
    "Due to GDPR, our content is not available to readers in the EU.": GEO,
    "Our European visitors are important to us. This site is currently unavailable to visitors from the European Economic Area.": GEO,
}


@pytest.mark.parametrize("said", SHOWN)
def test_access_barrier_in_place_of_a_text_is_no_loss(said):
    for title in ("Institute", "Labour transfer: a report"):
        assert again(notice(title, said)) is SHOWN[said]


@pytest.mark.parametrize("said", ["Access through your institution. Purchase PDF $39.95.", "Log in via an institution. Buy article PDF 39,95 €"])  # fmt: skip
def test_purchase_offer_below_the_rest_of_a_text_is_no_replacement(said):
    left = page(PARAGRAPHS[:1], extra=f"<p>{said}</p>")
    assert look(exchange(left), last=REFERENCE).finding in {LOGIN, Finding.ALTERED, Finding.ALTERED_LARGE}
    assert (
        look(exchange(notice("Labour transfer: a report", PARAGRAPHS[0][:60], said)), last=REFERENCE).finding is LOGIN
    )


SAYS = {
    "cookies": ("Cookies and the law", "The court held that cookies must not be enabled before a reader agrees to them.", "Three publishers had required cookies of all who read their papers."),
    "access": ("Access to the archive", "Access to the reading room is restricted to members. Day tickets are sold at the desk.", "Bags must be left in a locker."),
    "region": ("How to select a region", "Each ministry selects its region by lot.", "The lot is drawn in public in May."),
    "embargo": ("Embargo on arms", "The embargo on arms to the region was extended until 2030.", "Two states voted against it."),
    "prices": ("Prices of the library", "A copy of an article costs two euros. Members pay one.", "The desk takes cash only."),
    "europe": ("Fish from the north", "Fish from the lakes may not be sold to customers in the EU since 2019.", "The ban names four lakes."),
}  # fmt: skip


@pytest.mark.parametrize("name", SAYS)
def test_article_about_cookies_or_access_is_content_not_a_barrier(name):
    title, *said = SAYS[name]
    body = f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{''.join(f'<p>{one}</p>' for one in said)}</body></html>"
    assert judged(body) is Finding.FIRST
    assert again(body).effect is Effect.LOSS


BOX = "<div class=top><form action=/in><label>Sign in to comment</label><input name=u><input type=password name=p><button>Sign in</button></form></div>"
CAPTCHA = "<form action=/c><textarea name=c></textarea><div class=g-recaptcha data-sitekey=x></div></form><script src=https://www.google.com/recaptcha/api.js></script>"


@pytest.mark.parametrize("beside", [BOX, CAPTCHA])
@pytest.mark.parametrize("said", ["", "<p>The page that stood here was taken off for the time being.</p>"])
def test_login_or_captcha_box_of_the_kept_page_is_no_barrier_once_its_text_is_gone(beside, said):
    kept = reference(page(extra=beside))
    gone = look(exchange(page([], extra=said + beside)), last=kept)
    assert gone.finding.effect is Effect.LOSS
    fresh = look(exchange(page([], extra=said + beside)), last=REFERENCE)
    assert fresh.finding.effect in {Effect.LOSS, Effect.BLOCKED}, "one that came with it may be a door"


def test_login_under_another_title_or_with_a_second_form_is_a_login():
    kept = reference(page(extra=BOX))
    for body in (notice("Sign in", BOX), page([], extra="<p>Please log in to read this report.</p>" + BOX + BOX)):
        assert look(exchange(body), last=kept).finding is LOGIN


@pytest.mark.parametrize("words", ["Sign in to", "Login"])
def test_article_beside_a_login_box_is_kept_at_a_first_look(words):
    told = [f"{one} The village of Ostra lies on the other bank, and nobody there was asked." for one in PARAGRAPHS] * 4
    head = f"<div class=o><h3>{words}</h3><form><input name=u><input type=password></form></div>"
    assert judged(page(told, title="Wells of Ostra").replace("<header>", f"{head}<header>")) is Finding.FIRST


def test_tender_with_its_reference_number_is_content_and_an_incidents_number_alone_is_a_wall():
    tender = (
        "Reference number: 2024-118-KLM",
        "The county office of works asks for offers for the road from Alm to Berg.",
    )
    assert judged(notice("Tender for road works", *tender)) is Finding.FIRST
    assert (
        judged(notice("Error", "Your request could not be served.", "Reference number: 0.8d12ab34.1700000000.1a2b3c4d"))
        is Finding.DENIED
    )
