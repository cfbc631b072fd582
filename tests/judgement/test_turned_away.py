"""Walls that say that requests look automatic, that a region is not served, or that a court ordered a block."""

from __future__ import annotations

from time import process_time

import pytest

from archiver.observe.rules.hosts_tell import hosts_tell
from archiver.observe.rules.turned_away import turned_away
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, notice, page

YANDEX = (
    "ой...",
    "Нам очень жаль, но запросы, поступившие с вашего IP-адреса, похожи на автоматические. По этой причине мы вынуждены временно заблокировать доступ к поиску.",
    "Чтобы продолжить поиск, пожалуйста, введите символы с картинки в поле ввода и нажмите «Отправить».",
    "Показать другую картинку",
    "В вашем браузере отключены файлы cookies. Яндекс не сможет запомнить вас и правильно идентифицировать в дальнейшем.",
    "Почему так случилось?",
    "Возможно, автоматические запросы принадлежат не вам, а другому пользователю, выходящему в сеть с одного с вами IP-адреса. Вам необходимо один раз ввести символы в форму, после чего мы запомним вас.",
    "Возможно, в вашем браузере установлены дополнения, которые могут задавать автоматические запросы к поиску. В этом случае рекомендуем вам отключить их.",
    "Также возможно, что ваш компьютер заражен вирусной программой, использующей его для сбора информации. Может быть, вам стоит проверить систему на наличие вирусов.",
    "Если у вас возникли проблемы или вы хотите задать вопрос нашей службе поддержки, пожалуйста, воспользуйтесь формой обратной связи.",
    *("Если автоматические запросы действительно поступают с вашего компьютера, и вы об этом знаете, вероятно, что эти запросы нарушают правила." for _ in range(1)),
)  # fmt: skip

WALLS = (
    (Finding.CHALLENGE, ("Ой!", *YANDEX)),
    (Finding.CHALLENGE, ("Oops!", "We are sorry, but requests from your IP address appear to be automated.", "To continue, please enter the characters from the picture.")),
    (Finding.GEO, ("Not available", "LINEヤフーTech Blogは、欧州経済領域（EEA）およびイギリスからご利用いただけません。こちらの情報をご覧ください。")),
    (Finding.GEO, ("Not available", "Tech Blog is no longer available in the EEA and the United Kingdom. For more information, please click here.")),
    (Finding.CENSORED, ("Blokeret", "Dansk Net - samt en række andre danske internetudbydere - er blevet anmodet af Fogedretten om at etablere en spærring af adgangen til disse domæner og deres subdomæner:", "tunes.example, Fogedrettens kendelse d. 25. oktober 2006", "films.example, Fogedrettens kendelse d. 9. juli 2012", "Derfor er det ønskede website ikke tilgængeligt i øjeblikket.")),
    (Finding.CHALLENGE, ("This site is temporarily unavailable | Soup", "<h1>We're sorry.</h1>", "<h2>We need to ensure you are a human being</h2>", "Please fill in the below CAPTCHA", "Client IP: 192.0.2.1")),
    (Finding.DENIED, ("This type of page is not served.", "<h1>Server Error in '/' Application.</h1>", "<h2>This type of page is not served.</h2>", "Description: The type of page you have requested is not served because it has been explicitly forbidden. The extension '.txt' may be incorrect.")),
)  # fmt: skip


@pytest.mark.parametrize(("finding", "said"), WALLS)
def test_wall_is_known_by_what_it_says_of_the_reader(finding, said):
    assert look(exchange(notice(*said))).finding is finding


def test_name_that_a_maker_cannot_resolve_is_a_failure():
    said = notice("Origin DNS error | shop.example | Cloudflare", "<h1>Error 1016 Ray ID: 3a9ef730f64c6bd4</h1>", "<h2>Origin DNS error</h2>", "Please try again in a few minutes.", "Cloudflare Ray ID: 3a9ef730f64c6bd4")  # fmt: skip
    assert look(exchange(said)).finding is Finding.SERVER_ERROR


HOSTS = (
    ("Сайт не существует", "Сайт не существует / The site does not exist", "Администратором указанного вами домена является клиент TimeWeb.ru"),
    ("Сервер хостинга", "Вы попали на сервер виртуального хостинга компании Example.", "ссылка, по которой вы перешли, была ошибочной;"),
    ("Период оплаты истек", "Период оплаты истек. Для продолжения работы сайта зайдите в панель управления и оплатите любой из тарифов"),
)  # fmt: skip


@pytest.mark.parametrize("said", HOSTS)
def test_page_of_a_host_about_a_name_of_its_customer_is_suspended(said):
    assert look(exchange(notice(*said))).finding is Finding.SUSPENDED


LIVING = (
    ("Яндекс просит ввести символы", "Пользователи жалуются, что Яндекс пишет «запросы, поступившие с вашего IP-адреса, похожи на автоматические» даже на новых телефонах."),
    ("Why captchas annoy", "A message such as “requests from your IP address appear to be automated” sends one reader in ten away, the study found."),
    ("Drug no longer available in the EEA", "The vaccine is no longer available in the European Economic Area, the maker said on Monday, and stocks will be returned."),
    ("Domstol: netudbydere skal spærre", "To udbydere er blevet pålagt af fogedretten at etablere en spærring af adgangen til disse tjenester, skriver avisen."),
    ("Court orders blocks", "Six providers were ordered by the High Court to block access to these sites in 2019, and appealed."),
    ("Оплата услуг", "Если период оплаты истек, ваш кабинет остаётся доступным, а услуги приостанавливаются до пополнения счёта."),
    ("Origin DNS errors explained", "An origin DNS error means that the name of the server behind the proxy has no address in the DNS."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_about_such_walls_is_there(said):
    assert look(exchange(page((said[1], *PARAGRAPHS), title=said[0]))).finding is Finding.FIRST


SHORT = (
    ("Contact", "Name", "E-mail", "Введите код с картинки", "Отправить"),
    ("Vaccine recalled", "The vaccine is no longer available in the European Economic Area, the maker said on Monday."),
)  # fmt: skip


@pytest.mark.parametrize("said", SHORT)
def test_short_page_with_such_words_is_no_wall(said):
    assert look(exchange(notice(*said))).finding.effect is not Effect.BLOCKED


def test_wordings_of_these_walls_are_searched_in_linear_time():
    line = (
        "запросы, поступившие с вашего ip ordered by the court blocking access site is no longer the paid period for this "
        * 1200
    )
    began = process_time()
    for phrase in (*turned_away(), *hosts_tell()):
        phrase.pattern.search(line)
    assert process_time() - began < 5
