"""What a page offers to who does not find something on it, and that no name is wanted for it, says nothing of the page; that
what was asked for is not found does, in whatever order a language has it."""

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
def test_what_is_offered_to_who_finds_nothing_says_nothing_of_the_page(said):
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
def test_what_was_asked_for_was_not_found(said):
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
def test_what_is_wanted_of_a_reader_or_where_he_is_is_a_wall(said, finding):
    assert judged(headed("Catalogue", said)) is finding
    assert finding.effect is Effect.BLOCKED
