"""A page that says that it shows a part of its text, and the rest to subscribers or registered readers: the copy is a
part, and says so."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.observe.classify import KEPT
from archiver.observe.marks.still_there import LOST
from archiver.observe.rules.paywalls import kept_back
from archiver.words.reasons import reason
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference

SAID = {
    "en": "Subscribe now to continue reading this story.",
    "en, as a button": "Create a FREE account to continue reading",
    "en, for": "This article is for subscribers only.",
    "de": "Weiterlesen mit dem Probeabo",
    "de, nur": "Dieser Artikel ist nur für Abonnentinnen und Abonnenten lesbar.",
    "fr": "La suite est réservée aux abonnés.",
    "fr, share": "Il vous reste 73.4% de cet article à lire.",
    "es": "Suscríbete para seguir leyendo",
    "pt": "Assine agora para continuar lendo",
    "it": "Abbonati per continuare a leggere",
    "nl": "Word abonnee om verder te lezen",
    "pl": "Aby przeczytać cały artykuł, zaloguj się",
    "ru": "Чтобы прочитать материал целиком, оформите подписку",
    "tr": "Haberin tamamını okumak için abone olun",
    "zh": "本文共计1561字 订阅后继续阅读",
    "zh, old script": "付費後繼續閱讀全文",
    "ja": "この記事は会員限定です。",
    "ja, rest": "残り1,204文字",
    "ko": "전문을 보시려면 로그인하세요",
}
OTHERWISE = (
    "Subscribe to our newsletter",
    "Log in to comment",
    "You have read 3 of 5 free articles this month",
    "Reading list: subscribers of the library",
    "Members of this committee continue reading the bill on Monday.",
    "Lire la suite",
    "Abonnez-vous à notre lettre",
    "Suscríbete a nuestro boletín",
    "Continue reading →",
    "登录后发表评论",
    "本文共计1561字",
    "阅读全文",
    "続きを読む",
    "会員登録はこちら",
    "구독하기",
    "Читать дальше",
)


@pytest.mark.parametrize("language", SAID)
def test_first_copy_states_in_its_pages_words_that_it_is_a_part(language):
    seen = look(exchange(page(extra=f"<div class=offer>{SAID[language]}</div>")))
    assert seen.finding is Finding.FIRST
    [said] = [one for one in seen.reasons if one.rule == "part"]
    assert SAID[language].strip(".。") in said.text
    assert SAID[language].strip(".。") in (reason(said.rule, said.text, "zh") or ""), "in Chinese, too"


@pytest.mark.parametrize("line", OTHERWISE)
def test_offer_beside_a_text_is_no_paywall(line):
    found = text.extract(page(extra=f"<div class=offer>{line}</div>").encode(), media_type="text/html")
    assert kept_back(found) == ""


def test_later_look_states_the_paywall_too_without_an_alteration():
    shown = page(extra="<div>Subscribe to continue reading</div>")
    seen = look(exchange(f"{shown}<!-- built anew -->"), last=reference(shown))
    assert (seen.finding, "part" in seen.rules) == (Finding.PRESENTATION, True)


OFFER = "<div class=o1><h2>{}</h2><p>From 1 € a month.</p><a href='/abo'>All offers</a></div>"


@pytest.mark.parametrize("language", SAID)
def test_text_cut_to_a_part_above_a_new_paywall_line_is_a_login(language):
    """The copy has the whole text and stays the reference; otherwise the first half would replace it, and the loss of
    the rest would be reported as an alteration."""
    seen = look(exchange(page(PARAGRAPHS[:2], extra=OFFER.format(SAID[language]))), last=reference(page()))
    assert seen.observation.last is not None
    assert LOST <= (seen.observation.last.kept or 0) < KEPT
    assert seen.finding is Finding.LOGIN


def test_text_cut_above_an_old_paywall_line_or_rewritten_above_one_is_an_alteration():
    offer = OFFER.format("Subscribe to continue reading")
    anew = "".join(
        f"<p>{one.replace('the ', 'a ').replace('were', 'was')} In each of them.</p>" for one in PARAGRAPHS * 2
    )
    for before, after in ((offer, offer), ("", anew + offer), ("", "")):
        seen = look(exchange(page(PARAGRAPHS[:2], extra=after)), last=reference(page(extra=before)))
        assert seen.finding.effect is Effect.CHANGE


PROGRAMS = [
    "打开APP阅读全文", "关注公众号，阅读全文", "下载客户端，查看更多精彩内容", "Open the app to read the full story",
    "Continue reading in our app", "打开新闻APP，阅读完整报道",
]  # fmt: skip


@pytest.mark.parametrize("line", PROGRAMS)
def test_text_cut_to_a_part_above_a_prompt_to_read_on_in_an_app_is_a_login(line):
    less = page(PARAGRAPHS[:2], extra=f"<div class=o2><a href='/app'>{line}</a></div>")
    assert look(exchange(less), last=reference(page())).finding is Finding.LOGIN
    offered = page(extra=f"<div class=o2><a href='/app'>{line}</a></div>")
    assert look(exchange(offered), last=reference(page())).finding.effect in {Effect.GOOD, Effect.CHANGE}
    assert look(exchange(page(PARAGRAPHS[:2], extra=f"<div class=o2><a href='/app'>{line}</a></div>")), last=reference(offered)).finding.effect is Effect.CHANGE  # fmt: skip


def test_text_cut_to_its_first_lines_above_an_app_prompt_is_a_login():
    less = page(PARAGRAPHS[:1], extra="<div class=o2><a href='/app'>打开APP阅读全文</a></div>")
    seen = look(exchange(less), last=reference(page()))
    assert seen.observation.last is not None
    assert (seen.observation.last.kept or 0) < LOST
    assert seen.finding is Finding.LOGIN


CUT = "<p>Correction: the second half of this text was wrong, and was taken out after a complaint.</p>"


@pytest.mark.parametrize(
    "after",
    [
        CUT + OFFER.format("Subscribe to continue reading"),
        "<p>This article has been withdrawn in part. The rest of this article is for members.</p>",
        OFFER.format("Subscribe to continue reading our newsletter"),
    ],
)
def test_text_cut_for_good_is_an_alteration_despite_a_subscription_line(after):
    seen = look(exchange(page(PARAGRAPHS[:2], extra=after)), last=reference(page()))
    assert LOST <= (seen.observation.last.kept or 0) < KEPT
    assert seen.finding.effect is Effect.CHANGE
