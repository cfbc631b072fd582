"""A page that keeps the beginning of its text and then asks for a login, membership or payment. A page that merely
speaks of that, or has it beside a text, is none."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import CHINESE, PARAGRAPHS, REFERENCE, exchange, judged, look, page, reference

TITLE = "Labour transfer: a report"
ENGLISH = [
    "Please log in or subscribe to continue reading this article.", "Subscribe to read the full article.", "Log in to read the full report.",
    "This article is for subscribers only. Subscribe now to read on.", "To continue reading, please sign in.", "Become a member to read the rest of the story.",
    "80% of this article is left to read.",
]  # fmt: skip
OTHERS = {
    "de": ["Weiterlesen mit dem Abo", "Den vollständigen Artikel lesen Mitglieder nach der Anmeldung."],
    "fr": ["La suite est réservée aux abonnés.", "Lire la suite : abonnez-vous.", "Il vous reste 90% de cet article à lire."],
    "es": ["Suscríbase para leer el artículo completo.", "El texto completo es para suscriptores."],
    "it": ["L'articolo completo è per gli abbonati.", "Per continuare a leggere, abbonati."],
    "pt": ["O artigo completo é para assinantes."],
    "pl": ["Cały artykuł przeczytają prenumeratorzy."],
    "ru": ["Чтобы читать дальше, войдите.", "Полный текст доступен подписчикам.", "Продолжение доступно только подписчикам."],
    "ja": ["続きを読むには会員登録が必要です。"],
}  # fmt: skip
HAN = [
    "登录后阅读全文",
    "剩余80%内容，登录后可查看全文",
    "本文为会员专享，开通会员阅读全文",
    "订阅后继续阅读",
    "請登入後閱讀全文",
]


def asked(demand: str, teaser: str = "", title: str = TITLE) -> str:
    return page([teaser] if teaser else [], title, extra=f"<div class=wall><p>{demand}</p></div>")


@pytest.mark.parametrize("end", ["…", "...", " [...]", "", "… Read more"])
@pytest.mark.parametrize("demand", ENGLISH)
def test_demand_below_the_beginning_of_the_text_is_a_login(demand, end):
    teaser = PARAGRAPHS[0][:70] + end
    assert look(exchange(asked(demand, teaser)), last=REFERENCE).finding is Finding.LOGIN


@pytest.mark.parametrize(("lang", "demand"), [(lang, one) for lang, some in OTHERS.items() for one in some])
def test_demand_in_other_languages_with_or_without_a_teaser_is_a_login(lang, demand):
    for teaser in ("", PARAGRAPHS[0][:70] + "…"):
        assert look(exchange(asked(demand, teaser)), last=REFERENCE).finding is Finding.LOGIN, lang


@pytest.mark.parametrize("demand", HAN)
def test_chinese_demand_with_or_without_a_teaser_is_a_login(demand):
    last = reference(page(CHINESE, "劳动力转移报告"))
    for teaser in ("", CHINESE[0][:20] + "……"):
        seen = look(exchange(asked(demand, teaser, "劳动力转移报告")), last=last)
        assert seen.finding is Finding.LOGIN


def test_beginning_of_the_text_alone_is_a_remainder_of_it():
    seen = look(exchange(page([PARAGRAPHS[0][:70] + "…"])), last=REFERENCE)
    assert (seen.finding, "emptied" in seen.rules) == (Finding.ALTERED_LARGE, False)


def test_another_text_that_breaks_off_is_no_beginning_of_this_one():
    other = "The river was measured at nine places in the spring, and the water that was found there…"
    seen = look(exchange(page([other, "A third of the wells had none."])), last=REFERENCE)
    assert seen.finding.effect is Effect.LOSS


def test_single_truncated_paragraph_above_a_demand_is_no_first_copy():
    teaser = f"{PARAGRAPHS[0]} {PARAGRAPHS[1][:50]}…"
    assert judged(asked("Subscribe to read the full article", teaser)) is Finding.LOGIN
    assert judged(asked("登录后阅读全文", CHINESE[0] + CHINESE[1][:15] + "……", "报告")) is Finding.LOGIN


LIVE = [
    page([one[:80] + "…" for one in PARAGRAPHS[:3]], "Reports", extra="<p>Subscribe to read the full reports.</p>"),
    page(PARAGRAPHS[:2], extra="<p>Subscribe to our newsletter to read more.</p>"),
    page(["The Harran Post asks its readers since Monday to subscribe to read the full article.", *PARAGRAPHS[:2]], "A newspaper puts up a wall"),
    page(["Of the readers, 30% of this article’s had never paid, the editor said on Monday in May.", *PARAGRAPHS[:2]], "Who pays"),
    page(["该报自周一起要求读者登录后阅读全文，编辑部说，此前三成读者从未付费。", *CHINESE[:2]], "一家报纸设起付费墙"),
]  # fmt: skip


@pytest.mark.parametrize("body", LIVE)
def test_text_with_subscription_words_in_or_beside_it_is_content(body):
    assert judged(body) is Finding.FIRST
    assert look(exchange(body + " "), last=reference(body)).finding is Finding.PRESENTATION
