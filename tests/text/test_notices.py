"""A bar that says the text is no longer valid, or is disputed, is reported; messages of the site to its readers are
not."""

from __future__ import annotations

import pytest

from archiver.text import Text, compare, extract

LINES = "".join(
    f"<p>The order of house {n} was put into force in the northern valley in May of that year.</p>" for n in range(6)
)


def read(bar: str, *, over: bool) -> Text:
    said = f'<div class="notice-banner">{bar}</div>' if bar else ""
    markup = f"<!doctype html><html><meta charset=utf-8><title>Order</title><body>{said * over}<main><article><h1>Order</h1>{said * (not over)}{LINES}</article></main></body></html>"
    return extract(markup.encode(), media_type="text/html", url="https://ministry.example/12")


@pytest.mark.parametrize("over", [True, False])
@pytest.mark.parametrize(
    "bar",
    [
        "Tato stránka není aktuální.", "Táto stránka už neplatí.", "Denna sida uppdateras inte längre.", "Ez a rendelet hatályát vesztette.", "Această pagină nu mai este actualizată.", "Ta strona nie jest już aktualizowana.",
        "Ця сторінка більше не оновлюється.", "Bu sayfa güncellenmemektedir.", "Questa pagina non è più aggiornata.", "이 페이지는 더 이상 업데이트되지 않습니다.",
        "This page is out of date.", "This tender has been cancelled.", "This notice has expired.", "Published under the government of 2015 to 2019",
        "This article is subject to a legal complaint.", "Disputed by the ministry", "此文件已失效", "Diese Verordnung ist aufgehoben.", "Приказ отменён.",
        "Status: obsolete", "RFC 2616 is obsolete.", "The information below is outdated.", "第5号令已废止", "The decision of 2016 was annulled by the Court of Appeal.", "现已失效", "本办法自2019年起废止",
    ],
)  # fmt: skip
def test_bar_that_says_the_text_is_no_longer_valid_is_reported(bar, over):
    assert bar.rstrip(".") in " ".join(compare(read("", over=over), read(bar, over=over)).added)


@pytest.mark.parametrize("over", [True, False])
@pytest.mark.parametrize(
    "bar",
    [
        "Vstupenky na páteční koncert již neplatí.", "Biljetterna till konserten är inte längre giltiga.", "A bérletek már nem érvényesek a kiállításra.",
        "You are using an outdated browser.", "Your Internet Explorer is out of date.", "Your session has expired.", "Our cookie policy was replaced.", "The summer sale is on.",
        "Trains to the campus are cancelled this weekend because of snow.", "Registration for the annual conference has expired.", "Support our legal challenge: donate today.",
        "The mobile app has been discontinued.", "Die Karten für den Vortrag sind nicht mehr gültig.", "El concierto del viernes ha sido cancelado.", "Приём граждан 4 декабря отменён.",
        "原域名已作废，请使用新域名访问本站。", "本站将于12月1日停机维护，旧账号届时失效。",
    ],
)  # fmt: skip
def test_site_message_to_readers_is_not_reported(bar, over):
    assert compare(read("", over=over), read(bar, over=over)).added == ()
