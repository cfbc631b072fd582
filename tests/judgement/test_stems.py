"""Words of a notice must match as whole words: a word that merely begins or ends like one of them is another word."""

from __future__ import annotations

import pytest

from storage.model import Effect
from tests.judgement.looks import judged, notice


@pytest.mark.parametrize(
    "line",
    [
        "Please contact us about this website: our team of security keeps the blockchain of the wells.",
        "Kérjük, írjon nekünk az oldalról: a blokklánc csapata, security team, a kutak adatait őrzi.",
        "Bitte schreiben Sie uns zu dieser Seite: das Team der Security pflegt die Blockflöten.",
        "请联系本网站的管理员：水井的用水量无限制，安全由县里负责。",
        "この頁へのお問い合わせはこちらへ。security team は井戸の利用を無制限とします。ください",
        "Prosím, správce této stránky je security team, který přijímá zakázky na studny.",
    ],
)
def test_words_that_begin_like_a_refusal_are_content(line):
    assert judged(notice("Wells", line)).effect is Effect.GOOD


@pytest.mark.parametrize(
    "line",
    [
        "Please contact us about this website: our security team blocks it.",
        "Please contact us about this website: it was blocked by our security team.",
        "Bitte schreiben Sie uns zu dieser Seite: das Team der Security blockiert sie.",
        "Prosím, přístup k obsahu této stránky náš security team zablokoval.",
        "请联系本网站的管理员：安全规则限制了本次访问。",
    ],
)
def test_every_inflection_of_a_refusal_is_blocked(line):
    assert judged(notice("Wells", line)).effect is Effect.BLOCKED


@pytest.mark.parametrize(
    "line",
    [
        "Groups of startups, and the pages of their meetups.",
        "Die Seite der Kleider.",
        "Swojej strony, twojej strony.",
    ],
)
def test_words_that_end_like_an_apology_are_content(line):
    assert judged(notice("Wells", line)).effect is Effect.GOOD
