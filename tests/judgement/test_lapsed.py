"""A single line that says that a text, whatever it is called, has expired or was deleted. Beside a text of its own it
says nothing."""

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
def test_line_that_a_text_expired_or_was_deleted_is_a_soft_404(said):
    assert judged(headed("Harbour", said)) is Finding.SOFT_GONE


@pytest.mark.parametrize("said", LAPSED)
def test_expiry_line_within_a_text_is_content(said):
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
def test_sentence_that_tells_of_an_expired_text_is_content(said):
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
def test_single_line_of_an_error_maintenance_or_wall_has_that_effect(said, effect):
    assert judged(headed("Harbour", said)).effect is effect


@pytest.mark.parametrize(
    "said", ["Site suspenso.", "Sitio web suspendido.", "Doména vypršela.", "도메인이 만료되었습니다"]
)
def test_line_that_a_site_was_suspended_is_suspended_or_parked(said):
    assert judged(headed("Harbour", said)) in {Finding.SUSPENDED, Finding.PARKED}
