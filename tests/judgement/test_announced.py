"""A page that announces or reports an outage of its site is served by the site: at a first look it is the page that was
meant. A page that says that the site is out of order now is not, but neither is a loss of the page whose place it
takes."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import again, judged, notice
from tests.judgement.test_single_pages import headed

ANNOUNCED = [
    headed("Planned maintenance on 14 March", "The catalogue will be unavailable due to scheduled maintenance of the server room.", "We apologise."),
    headed("Service will be temporarily unavailable on 10/19", "2011-10-03", "Dear users, this website will be temporarily offline."),
    headed("Website outage", "Our website was down for maintenance on 4 May 2020 between 09:00 and 15:00. All services have been restored."),
    headed("10/19 網站暫停服務公告", "2011-10-03", "本站主機機房預計於10/19（星期三）16:30-24:00進行電力維護，屆時，本網站將暫停服務約8小時。如有造成困擾，敬請見諒！"),
    headed("关于系统升级维护的通知", "本系统定于2021年3月6日22:00至3月7日6:00进行升级维护，期间暂停访问。给您带来不便，敬请谅解。", "信息中心 2021年3月4日"),
    headed("Wartungsarbeiten", "Am Samstag, dem 12. Mai 2022, von 8 bis 14 Uhr finden Wartungsarbeiten an unseren Servern statt. Die Webseite ist dann nicht erreichbar."),
    headed("Maintenance du site", "Le site sera indisponible pour maintenance le mercredi 8 juin de 20 h à 23 h.", "Nous vous prions de nous excuser."),
    headed("Mantenimiento programado", "El sábado 3 de abril, entre las 08:00 y las 12:00, el portal no estará disponible por trabajos de mantenimiento."),
    headed("Технические работы", "15 марта 2021 года с 22:00 до 02:00 на сайте будут проводиться технические работы. В это время сайт будет недоступен."),
    headed("サーバメンテナンスのお知らせ", "下記の日程でサーバメンテナンスを実施いたします。作業中は当サイトをご利用いただけません。", "日時：2021年3月12日（金）", "18:00～22:00"),
    headed("홈페이지 서비스 일시 중단 안내", "시스템 점검으로 인해 2021년 3월 12일(금) 18:00부터 22:00까지 홈페이지 서비스가 일시 중단됩니다."),
    headed("Przerwa techniczna 20 maja", "W dniu 20 maja 2021 r. w godz. 8:00–12:00 planowana jest przerwa techniczna. Strona będzie niedostępna."),
    headed("Manutenzione programmata", "Lunedì 5 luglio 2021 dalle 14.00 alle 18.00 il sito non sarà raggiungibile per manutenzione programmata."),
    headed("Riverside Bank", "Current accounts, savings and mortgages for the valley.", "Online banking service unavailable on Sunday from 2 am to 6 am due to maintenance."),
    headed("Riverside Bank", "Current accounts, savings and mortgages for the valley.", "Service unavailable on Sunday."),
    headed("Bank am Fluss", "Konten und Kredite seit 1921.", "Am Sonntag ist der Dienst wegen Wartungsarbeiten nicht verfügbar."),
    headed("河畔银行", "储蓄、贷款与外币兑换。", "本周日系统维护，网上银行暂停服务。"),
    headed("Manutenção programada", "No dia 9 de agosto de 2021, das 18h às 22h, o site estará indisponível para manutenção."),
]  # fmt: skip


@pytest.mark.parametrize("body", ANNOUNCED)
def test_announcement_of_an_outage_on_a_named_day_is_content(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize("body", ANNOUNCED)
def test_outage_announcement_in_place_of_a_text_is_no_loss(body):
    assert again(body).effect is not Effect.LOSS


@pytest.mark.parametrize(
    "body",
    [
        headed("Planned maintenance", "This website is temporarily unavailable due to scheduled maintenance. We will be back at 22:00 on 14 March."),
        headed("Maintenance on 14 March", "This website is currently unavailable due to maintenance, from 18:00 to 22:00."),
        headed("Sitio en mantenimiento", "El portal no está disponible por mantenimiento hasta el 3 de abril."),
        headed("网站维护", "3月6日22:00至3月7日6:00，目前网站正在升级维护，暂停访问。"),
        notice("Maintenance", "We are performing scheduled maintenance on Thursday 14 March from 18:00 to 22:00. The site is unavailable during this time."),
        notice("系统维护公告", "尊敬的用户：本系统将于2021年3月6日22:00至3月7日6:00进行升级维护，期间暂停访问。"),
        notice("Wartungsarbeiten", "Wegen Wartungsarbeiten ist die Webseite am 12. Mai von 8 bis 14 Uhr nicht erreichbar."),
        notice("メンテナンスのお知らせ", "ただいまメンテナンス中です。3月12日 22:00 に終了する予定です。"),
        notice("Технические работы", "На сайте ведутся технические работы с 22:00 15 марта до 02:00. Сайт временно недоступен."),
        headed("Website under maintenance", "We are working on the site.", "News: the market is on 5 May from 8:00 to 12:00."),
        headed("Wartungsarbeiten", "Unsere Webseite wird gewartet.", "Öffnungszeiten am 24.12. von 8 bis 12 Uhr"),
        headed("网站维护中", "本网站正在维护中，请稍后再来。", "活动：5月2日8:00至18:00"),
        headed("We are open 24/7", "This website is temporarily unavailable due to maintenance."),
        headed("Site closed", "This site is closed for maintenance. It will be back on 3 May from 8:00 to 12:00."),
        headed("Maintenance 3 May 2026", "This page cannot be reached because of maintenance work. Please try again later."),
        headed("Maintenance", "The site is undergoing maintenance.", "Date: 3 May 2026 8:00 - 12:00"),
        headed("Under maintenance since 3 May", "The website is under maintenance."),
        headed("Sito in manutenzione dal 3 maggio", "Il sito è in manutenzione."),
        headed("Site en maintenance jusqu'au 3 mai", "Le site est indisponible pour maintenance."),
        headed("Сайт на техническом обслуживании до 3 мая", "Сайт недоступен в связи с техническими работами."),
        headed("サイトメンテナンス（3月12日まで）", "メンテナンスのためご利用いただけません。"),
    ],
)  # fmt: skip
def test_outage_in_progress_or_a_bare_maintenance_notice_is_maintenance(body):
    assert judged(body) is Finding.MAINTENANCE


@pytest.mark.parametrize(
    "body",
    [
        headed("Service unavailable", "The service is unavailable. Please try again on Sunday."),
        headed("Service unavailable", "Service unavailable since Sunday."),
        headed("Riverside Bank", "This service is currently unavailable. On Sunday we meet."),
        notice("Service unavailable", "Service unavailable on Sunday."),
    ],
)
def test_outage_beside_a_weekday_that_is_not_that_of_the_outage_is_a_failure(body):
    assert judged(body).effect is Effect.FAILURE


def test_maintenance_banner_does_not_hide_a_soft_404():
    banner = "Planned maintenance on 14 March from 18:00 to 22:00: the site will be unavailable."
    missing = headed("Page not found", "The page that you asked for does not exist.", banner, title="Page not found")
    assert judged(missing) is Finding.SOFT_GONE


# the looks are of 2 March 2021
@pytest.mark.parametrize(
    "body",
    [
        headed(
            "关于停止服务的公告",
            "本站将于2021年3月31日停止服务，请各位用户在此之前备份自己的文章。感谢大家十年来的支持。",
        ),
        headed(
            "サービス終了のお知らせ",
            "平素よりご利用いただきありがとうございます。当サービスは2022年3月31日をもって終了いたします。",
        ),
        headed(
            "This site closes",
            "Our site will be closed by its owner on 31 March 2021. Please save your texts until then.",
        ),
    ],
)
def test_site_that_announces_its_end_on_a_future_day_is_live(body):
    assert judged(body) is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        headed("关于停止服务的公告", "本站已于2021年1月31日停止服务，感谢大家十年来的支持。"),
        headed("サービス終了のお知らせ", "当サービスは2021年1月31日をもって終了いたしました。"),
        notice("关于停止服务的公告", "本站将于2021年3月31日停止服务。"),
        headed("This site is closed", "The site has closed. The domain is kept until 3 May 2030."),
        headed("Site fermé", "Ce site est fermé. Le domaine expire le 3 mai 2030."),
        headed("We have closed", "This website has shut down.", "Refunds may be asked for until 3 May 2030."),
        headed(
            "Site suspended",
            "This website has been suspended for want of payment. It will be deleted on 31 March 2031.",
        ),
    ],
)
def test_site_that_has_ended_or_shows_only_a_bare_closing_notice_is_suspended(body):
    assert judged(body) is Finding.SUSPENDED
