"""A line alone that says that a text, by whatever name, lapsed or was deleted; beside a text of its own it says nothing."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import judged
from tests.judgement.test_single_pages import headed

LAPSED = [
    "This recipe is no longer with us.",
    "This notice has expired.",
    "This user has deleted their account.",
    "Dieser Link ist abgelaufen.",
    "Die Mitteilung steht nicht mehr zur Verfügung.",
    "Wir konnten die Seite nicht finden.",
    "Cette annonce a expiré.",
    "La recette n'est plus en ligne.",
    "El enlace ha caducado.",
    "Esta noticia ya no está disponible.",
    "O link expirou.",
    "Não encontramos a página.",
    "L'annuncio è scaduto.",
    "De vacature is verlopen.",
    "Ogłoszenie wygasło.",
    "Inzerát byl smazán.",
    "Platnost odkazu vypršela.",
    "Новость была удалена.",
    "Срок действия ссылки истёк.",
    "Публикация недоступна.",
    "Новину видалено.",
    "Nyheten är borttagen.",
    "Linket er udløbet.",
    "Nyheten er fjernet.",
    "Uutinen on poistettu.",
    "A hirdetés lejárt.",
    "Anunțul a expirat.",
    "Новината е изтрита.",
    "Oglas je istekao.",
    "Η είδηση αφαιρέθηκε.",
    "İlanın süresi doldu.",
    "Tin đã hết hạn.",
    "Berita telah dihapus.",
    "ประกาศหมดอายุแล้ว",
    "انتهت صلاحية الرابط",
    "این خبر حذف شده است",
    "הידיעה הוסרה",
    "哎呀，页面走丢了",
    "此职位已下线",
    "この記事の掲載期間は終了しました",
    "해당 게시글은 삭제되었습니다",
]
OURS = "The boats of the harbour are counted each morning by two clerks, who write what they saw into one book."


@pytest.mark.parametrize("said", LAPSED)
def test_a_line_says_that_a_text_is_none_any_more(said):
    assert judged(headed("Harbour", said)) is Finding.SOFT_GONE


@pytest.mark.parametrize("said", LAPSED)
def test_beside_a_text_of_its_own_it_says_nothing(said):
    text = [
        f"{OURS} On day {day} there were {day + 40}, of which {day} had come from the other shore." for day in range(5)
    ]
    assert judged(headed("Harbour", *text[:4], said, *text[4:])) is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    [
        "The offer of the harbour has expired with the year in which it was made, and the clerks were thanked.",
        "Die Anzeige, die das Amt stellte, ist abgelaufen, ohne dass jemand sie gelesen hätte.",
        "Объявление, которое удалено с доски, читали все в порту, и никто не пришёл.",
        "公告说，旧码头的职位已下线，新码头明年开放，欢迎各位船长来信询问。",
    ],
)
def test_what_is_told_of_a_text_in_a_sentence_is_told(said):
    assert judged(headed("Harbour", OURS, said)) is Finding.FIRST


@pytest.mark.parametrize(
    ("said", "effect"),
    [
        ("Произошла ошибка.", Effect.FAILURE),
        ("エラーが発生しました", Effect.FAILURE),
        ("เกิดข้อผิดพลาด", Effect.FAILURE),
        ("Tekninen häiriö.", Effect.FAILURE),
        ("Technická chyba.", Effect.FAILURE),
        ("Nous revenons bientôt.", Effect.FAILURE),
        ("Скоро вернёмся.", Effect.FAILURE),
        ("Stiamo aggiornando il sito.", Effect.FAILURE),
        ("Strona w przebudowie.", Effect.FAILURE),
        ("Vérification de votre navigateur.", Effect.BLOCKED),
        ("Материал недоступен без подписки.", Effect.BLOCKED),
        ("Wykryliśmy nietypową aktywność.", Effect.BLOCKED),
        ("請登入後繼續瀏覽", Effect.BLOCKED),
    ],
)
def test_a_line_says_that_a_site_fails_or_is_shut(said, effect):
    assert judged(headed("Harbour", said)).effect is effect


@pytest.mark.parametrize(
    "said", ["Site suspenso.", "Sitio web suspendido.", "Doména vypršela.", "도메인이 만료되었습니다"]
)
def test_a_line_says_that_a_site_was_stopped(said):
    assert judged(headed("Harbour", said)) in {Finding.SUSPENDED, Finding.PARKED}
