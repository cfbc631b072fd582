"""Offers to visitors who do not find something, and remarks that no login is needed, say nothing of the page. That the
requested page was not found does, in whatever word order."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import judged
from tests.judgement.test_single_pages import headed

HARBOUR = "Printers and screens are mended in the shop at the harbour, by three people who learned it there."
OFFERS = [
    ("Repair of computers", "Can't find the answer you're looking for? Write to us."),
    ("Repair of computers", "If you do not find what you were looking for, we are there to help."),
    ("Reparaturen", "Falls Sie nicht finden, was Sie suchen, helfen wir gern."),
    ("Réparations", "Si vous ne trouvez pas ce que vous cherchez, écrivez-nous."),
    ("Conserto de computadores", "Caso você não encontre o que procurava, podemos auxiliá-lo."),
    ("Reparaciones", "Si no encuentra lo que usted busca, llámenos."),
    ("Riparazioni", "Se non trovate quello che cercavate, scriveteci."),
    ("Naprawy", "Jeśli nie znajdziesz tego, czego szukasz, napisz do nas."),
    ("Ремонт", "Если вы не нашли то, что искали, напишите нам."),
    ("Onarım", "Aradığınızı bulamadıysanız bize yazın."),
    ("维修服务", "如果您没有找到您要的配件，请与我们联系。"),
    ("修理", "お探しの部品が見つからない場合は、お問い合わせください。"),
    ("Meeting", "A participant identification number is not required."),
    ("Reading room", "No login is required."),
    ("Lesesaal", "Eine Anmeldung ist nicht erforderlich."),
    ("Salle de lecture", "La connexion n'est pas nécessaire."),
    ("Sala", "No es necesario iniciar sesión."),
    ("Читальный зал", "Авторизация не требуется."),
    ("阅览室", "浏览目录无需登录，不需要注册。"),
]


@pytest.mark.parametrize("said", OFFERS, ids=lambda said: said[-1])
def test_offer_to_visitors_who_find_nothing_is_content(said):
    assert judged(headed(said[0], HARBOUR, *said[1:], title=said[0])) is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    [
        "Beklager, vi finner ikke siden du leter etter.",
        "Vi kan ikke vise den: vi finder desværre ikke det, du leder efter.",
        "Vi hittar inte det du söker.",
        "Emme löydä etsimääsi sivua.",
        "Nous ne trouvons pas ce que vous cherchez.",
        "We kunnen wat u zoekt niet vinden.",
        "We can't find the page you're looking for. If you typed its address, look at it again.",
        "Aradığınız sayfayı bulamıyoruz.",
        "抱歉，找不到您要找的内容。",
    ],
)
def test_requested_page_not_found_is_a_soft_404(said):
    assert judged(headed("Institute", said)) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("You must log in to use this application.", Finding.LOGIN),
        ("Debe iniciar sesión para usar este servicio.", Finding.LOGIN),
        ("We see that you are visiting this website from a country that we do not serve.", Finding.GEO),
        ("Vous consultez ce site depuis un pays où il n'est pas proposé.", Finding.GEO),
    ],
)
def test_login_requirement_or_unserved_country_is_a_wall(said, finding):
    assert judged(headed("Catalogue", said)) is finding


@pytest.mark.parametrize(
    "said",
    [
        "Log in to customise this list.",
        "Please log in to add a photograph.",
        "Авторизуйтесь, чтобы добавлять закладки и настраивать сайт.",
        "Connectez-vous pour noter cette fiche.",
        "Inicie sesión para votar.",
        "Zaloguj się, aby ocenić.",
        "请登录后投票。",
    ],
)
def test_login_for_an_action_on_the_page_is_no_wall(said):
    assert judged(headed("Harbour", HARBOUR, said)) is Finding.FIRST


@pytest.mark.parametrize(
    "said", ["Please create an account, or log in to continue.", "Please log in to add this to your list and read on."]
)
def test_login_to_continue_on_the_page_is_a_login(said):
    assert judged(headed("Harbour", said)) is Finding.LOGIN


@pytest.mark.parametrize(
    "said",
    [
        "You need to log in.",
        "Sorry, you must be logged in.",
        "You need to create an account or log in.",
        "Sie müssen sich anmelden.",
        "Vous devez être connecté.",
        "Tienes que iniciar sesión.",
        "Você precisa fazer login.",
        "Devi effettuare l'accesso.",
        "U moet eerst inloggen.",
        "Musisz się zalogować.",
        "Вы должны войти.",
        "Потрібно увійти.",
        "Du måste logga in.",
        "Giriş yapmalısınız.",
        "Musíte se přihlásit.",
        "Bạn cần đăng nhập.",
        "Πρέπει να συνδεθείτε.",
    ],
)
def test_single_line_that_a_login_is_required_is_a_login_only_without_a_text(said):
    assert judged(headed("Harbour", said)) is Finding.LOGIN
    assert (
        judged(headed("Harbour", *[f"{HARBOUR} Their day is number {day} of the week." for day in range(9)], said))
        is Finding.FIRST
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "Cookies Required",
            "Our reading room wants your browser to keep session cookies. See the help of your browser.",
        ),
        ("Cookies disabled", "Our system sees that your browser keeps no cookies. Choose your browser below."),
        ("Cookies requis", "La salle de lecture demande que votre navigateur garde les cookies."),
    ],
)
def test_browser_that_keeps_no_cookies_is_turned_away(title, said):
    assert judged(headed(title, said, title=f"{title} - Institute")).effect is Effect.BLOCKED


def test_page_that_offers_to_reach_blocked_sites_is_content():
    said = "Our web proxy is a quick way to change your IP address and to unblock sites. There are servers in ten countries."
    assert judged(headed("Web proxy", said, title="Free web proxy")) is Finding.FIRST


def test_error_of_a_delivery_network_is_an_error_whatever_its_number():
    said = "An error occurred while processing your request.", "Reference #102.cf254b8.1442989882.21c3b54a"
    assert judged(headed("Error", *said)) is Finding.SERVER_ERROR
