"""Sites that are away for now, or that moved to a new name, as they say of themselves: no page of them is lost."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe.rules.for_now import for_now
from archiver.observe.rules.moved_sites import MOVED_SITE
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

AWAY = (
    "This site is currently not available. Please try again later.",
    "Sorry, our site is unavailable at the moment.",
    "Diese Website ist derzeit nicht erreichbar.",
    "Ce site n'est pas disponible actuellement.",
    "Este sitio no está disponible en este momento.",
    "Este site não está disponível no momento.",
    "Il sito non è al momento disponibile.",
    "De website is momenteel niet beschikbaar.",
    "Serwis jest obecnie niedostępny.",
    "Сайт в настоящее время недоступен. Попробуйте зайти позже.",
    "Site-ul nu este disponibil momentan.",
    "Webbplatsen är inte tillgänglig just nu.",
    "Nettstedet er ikke tilgjengelig for øyeblikket.",
    "Hjemmesiden er ikke tilgængelig i øjeblikket.",
    "Sivusto ei ole tällä hetkellä käytettävissä.",
    "Ο ιστότοπος δεν είναι διαθέσιμος αυτή τη στιγμή.",
    "האתר אינו זמין כרגע.",
    "Situs ini saat ini tidak tersedia.",
    "Mobile and Online Banking Temporarily Not Available",
    "Интернет-магазин закрыт по техническим причинам, заходите позже.",
    "Unser Shop ist aus technischen Gründen geschlossen.",
    "Le site est fermé pour raisons techniques.",
    "Przepraszamy, trwa aktualizacja oprogramowania",
    "Oops. There some error when we try to process your request. Please try again later.",
    "Due to the Federal government shutdown, this agency's site and most associated web sites are unavailable.",
    "Because of a lapse in appropriations, the survey's site will not be available until funds are voted.",
    "We’re offline at the moment",
    "This site has been disabled for the time being.",
    "Our new site is relaunching soon",
    "系統目前處於定期維護時間，請於維護時間結束後再次訪問。",
)


@pytest.mark.parametrize("said", AWAY)
def test_site_that_is_away_for_now_fails(said):
    assert look(exchange(notice("", said))).finding.effect is Effect.FAILURE


def test_site_that_says_when_it_will_be_back_fails_though_it_names_its_subject():
    said = notice(
        "",
        "La plataforma del ICET en línea no está disponible.",
        "El servicio se restablecerá a partir del 19 de marzo.",
    )
    assert look(exchange(said)).finding is Finding.MAINTENANCE


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Parks during the shutdown", "Due to the federal government shutdown, most parks in the county are closed."),
        ("Relaunching soon", "The evening paper of the valley is relaunching soon, with two pages on its wells."),
        ("The quarry site", "The site has been closed for the time being, and four hundred workers were sent home."),
    ],
)
def test_text_about_what_is_closed_for_now_is_there(named: str, said: str):
    assert look(exchange(page((said, *PARAGRAPHS[:2]), title=named))).finding is Finding.FIRST


MOVED = (
    ("游戏社 新域名通知", "游戏社第4次被墙，新域名", "www.games.example", "Sorry, the site has moved to new Domain.", "为防止丢失地址，请第一时间加QQ群"),
    ("Our forum has moved", "Sorry! Our forum has moved to a new address.", "Please update your bookmarks."),
    ("Umgezogen", "Unser Forum ist auf eine neue Adresse umgezogen. Bitte ändern Sie Ihre Lesezeichen."),
)  # fmt: skip


@pytest.mark.parametrize("said", MOVED)
def test_site_that_moved_to_a_new_name_is_not_missing(said):
    assert look(exchange(notice(*said))).finding.effect is not Effect.LOSS


GONE = (
    ("Sorry", "Sorry, this page has moved or no longer exists.", "Please use the search."),
    ("抱歉", "抱歉，您访问的页面已迁移或不存在，新网址 www.example.com"),
)


@pytest.mark.parametrize("said", GONE)
def test_page_that_moved_is_missing(said):
    assert look(exchange(notice(*said))).finding is Finding.SOFT_GONE


LIVING = (
    ("Why sites fail", "The notice “this site is currently not available” is shown by one provider in five, the survey says."),
    ("Bridge closed", "The bridge is closed for technical reasons until May, and the ferry will be back on Monday."),
    ("Library portal", "Our portal for schools was closed for technical reasons in 2019, and opened again with new pages in March."),
    ("Release notes", "Trwa aktualizacja systemu w bankach, a klienci czekają na nowe karty do końca roku."),
    ("The forum moved", "In 2012 the forum moved to a new address, and half of its members did not follow, the founder says."),
    ("Letters to the office", "There was some error when we try to process your request, users of the office wrote, and nobody answered them."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_about_such_notices_is_there(said):
    assert look(exchange(page((said[1], *PARAGRAPHS), title=said[0]))).finding is Finding.FIRST


SHORT = (
    ("Town", "Water service will be restored on Monday.", "Call us for help."),
    ("Museum", "The museum is closed for technical reasons.", "The garden is open from nine to five."),
)  # fmt: skip


@pytest.mark.parametrize("said", SHORT)
def test_short_page_about_something_else_is_there(said):
    assert look(exchange(notice(*said))).finding is Finding.FIRST


def test_wordings_of_sites_for_now_are_searched_in_linear_time():
    line = (
        "this site currently le site actuellement сайт временно our website technical reasons the site has moved site "
        * 1200
    )
    began = process_time()
    for pattern in (*(phrase.pattern for phrase in for_now()), MOVED_SITE):
        pattern.search(line)
    assert process_time() - began < 5
