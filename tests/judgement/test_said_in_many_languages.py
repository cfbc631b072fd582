"""Titles and lines of programs in many languages: refused, not logged in, failing, maintained, missing; and subjects alike."""

from __future__ import annotations

from itertools import chain

import pytest

from archiver.observe.rules.failing_labels import failing_labels
from archiver.observe.rules.failing_sentences import failing_sentences
from archiver.observe.rules.missing_further import missing_further
from archiver.observe.rules.not_logged_in import not_logged_in
from archiver.observe.rules.refused_labels import refused_labels
from archiver.observe.rules.refused_sentences import refused_sentences
from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page

_MODULES = (missing_further, failing_labels, refused_labels, not_logged_in, failing_sentences, refused_sentences)


def _amid_menus(title: str, *lines: str) -> str:
    """A small page with the menu of its site."""
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Dorvenia", "Alpheus", "Corvo", "Tamsin"))
    said = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><meta charset=utf-8><title>{title} – Dorvenia</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><h1>{title}</h1>{said}</main><footer><p>© 2023 Dorvenia</p></footer></body></html>"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Anonymous access denied",
        "Zutritt nicht gestattet",
        "Autorisation refusée",
        "Permiso rechazado",
        "Accesso non consentito",
        "Åtkomst vägrad",
        "Ошибка доступа",
        "Помилка прав доступу",
        "Chyba oprávnění",
        "Eroare de autorizare",
        "Pogreška u dozvoli",
        "Rechtenfout",
        "İzin hatası",
        "خطأ في الصلاحيات",
        "خطای دسترسی",
        "Lỗi phân quyền",
        "Kesalahan hak akses",
        "匿名访问被拒绝",
    ],
)
def test_title_that_says_only_that_access_is_refused_is_a_refusal(said):
    assert look(exchange(_amid_menus(said))).finding is Finding.DENIED


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Berechtigungsfehler", "Sie sind nicht befugt, diese Änderung durchzuführen."),
        ("Ошибка прав доступа", "Вам запрещено выполнять данную операцию."),
        ("Fel", "Du saknar behörighet att utföra den här ändringen."),
        ("Behörighetsfel", "Du har inte rättigheter att göra detta, av följande skäl:"),
        ("Error de permisos", "No tienes permiso para ejecutar esta acción."),
        ("Atļaujas kļūda", "Jums nav tiesību veikt šo darbību."),
        ("Грешка в правата", "Нямате права да направите това."),
    ],
)
def test_line_that_says_that_the_reader_may_not_do_this_is_a_refusal(title, said):
    assert look(exchange(_amid_menus(title, said))).finding is Finding.DENIED


@pytest.mark.parametrize(
    "said",
    [
        "You do not seem to be logged in",
        "Sie sind offenbar nicht angemeldet",
        "Il semble que vous ne soyez pas connecté",
        "Parece que no ha iniciado sesión",
        "Você não está logado",
        "Nie jesteś zalogowany",
        "Zdá se, že nejste přihlášeni",
        "Похоже, вы не авторизованы",
        "Ви не увійшли до системи",
        "Δεν είστε συνδεδεμένος",
        "Niste prijavljeni",
        "Du er ikke logget på",
        "Et ole kirjautunut sisään",
        "Zəhmət olmasa, giriş edin",
        "براہ مہربانی لاگ ان کریں",
        "Bạn chưa đăng nhập",
    ],
)
def test_title_that_says_only_that_the_reader_is_not_logged_in_is_a_login(said):
    assert look(exchange(_amid_menus(said))).finding is Finding.LOGIN


@pytest.mark.parametrize(
    "said",
    [
        "Sign-in required to open this section.",
        "Für diesen Bereich ist ein Login nötig.",
        "Se requiere identificación para ver esta sección.",
        "Innlogging kreves for denne siden.",
        "Pro tuto část je nutné přihlášení.",
        "Для доступа к этому разделу необходима авторизация.",
        "Za ovu stranicu je obavezna prijava.",
        "Log ind for at få adgang til denne side.",
        "Vui lòng đăng nhập để xem nội dung này",
    ],
)
def test_line_that_says_that_this_page_wants_a_login_is_a_login(said):
    assert look(exchange(_amid_menus("Dorvenia", said))).finding is Finding.LOGIN


@pytest.mark.parametrize(
    "said",
    [
        "Datenbankfehler",
        "Erreur de base de données",
        "Error en la base de datos",
        "Errore interno del sistema",
        "Databasfel",
        "Interní chyba",
        "Belső szerverhiba",
        "Eroare internă",
        "Помилка бази даних",
        "Вътрешна грешка",
        "Εσωτερικό σφάλμα",
        "Veritabanı hatası",
        "خطأ داخلي في النظام",
        "Lỗi cơ sở dữ liệu",
        "内部错误",
    ],
)
def test_title_that_says_only_that_server_or_database_failed_is_an_error(said):
    assert look(exchange(_amid_menus(said))).finding is Finding.SERVER_ERROR


@pytest.mark.parametrize(
    "said",
    [
        "Der Wartungsmodus ist eingeschaltet. Nur die Verwaltung kommt hinein.",
        "El modo de mantenimiento está habilitado. Vuelva más tarde.",
        "Mode maintenance activé",
        "Underhållsläget är påslaget",
        "Tryb serwisowy jest włączony. Prosimy o cierpliwość.",
        "Режим обслуживания включён. Зайдите позже.",
        "Sivustoa huolletaan",
        "Sait on hooldustöödeks suletud",
        "网站关闭进行维护",
    ],
)
def test_line_that_says_that_a_site_is_switched_to_maintenance_is_maintenance(said):
    assert look(exchange(_amid_menus("Dorvenia", said))).finding is Finding.MAINTENANCE


@pytest.mark.parametrize(
    "said",
    [
        "Такава статия не съществува",
        "Ova objava više ne postoji",
        "Тражена вест није пронађена",
        "Iskane novice ni bilo mogoče najti",
        "Такого документа немає",
        "Няма такой старонкі",
        "Ĉi tiu artikolo ne troveblas",
        "Seda faili pole",
        "Šis raksts vairs nepastāv",
        "Aquest article ja no existeix",
        "Este artigo xa non existe",
        "Bu məqalə artıq mövcud deyil",
        "Энэ нийтлэл байхгүй байна",
        "این مطلب دیگر وجود ندارد",
        "הקובץ המבוקש לא נמצא",
        "Topik ini tidak dapat ditemukan",
    ],
)
def test_line_that_says_that_this_thing_is_not_there_is_a_missing_page(said):
    assert look(exchange(_amid_menus(said))).finding is Finding.SOFT_GONE


@pytest.mark.parametrize(
    "named",
    [
        "Wer den Zugang verweigert, braucht Gründe",
        "Acceso denegado: historia de una frontera",
        "Ошибка базы данных стоила банку миллиона",
        "Datenbankfehler legt Rathaus lahm",
        "Nicht angemeldet, trotzdem gewählt",
        "Wartungsmodus einschalten: so geht es",
        "Una tema que ya no existe en los manuales",
        "Sito in manutenzione, cittadini in coda",
    ],
)
def test_article_with_such_words_in_its_title_is_no_loss(named):
    assert look(exchange(page(PARAGRAPHS[:3], title=named))).finding is Finding.FIRST


def test_box_beside_a_text_that_asks_to_log_in_is_no_login():
    text = page(PARAGRAPHS[:3], title="The mill at Dorvenia").replace(
        "</body>", "<aside><p>You are not logged in</p><p>Please log in</p></aside></body>"
    )
    assert look(exchange(text)).finding is Finding.FIRST


def test_each_wording_has_letters_by_which_most_pages_are_passed_over():
    phrases = chain.from_iterable(module() for module in _MODULES)
    assert [phrase.id for phrase in phrases if not phrase.letters] == []


@pytest.mark.parametrize(
    "said",
    [
        "Nemáte oprávnění k zakládání témat v tomto fóru.",
        "Du saknar behörighet att utföra den här redigeringen, skapa ett konto",
        "У вас нет прав на выполнение этого: отвечать в темах",
        "Prijava je obavezna za ovaj koncert.",
        "Aanmelding vereist voor deze wandeling.",
        "Se requiere identificación para este vuelo.",
    ],
)
def test_line_beside_a_text_that_says_who_may_write_or_come_is_no_wall(said):
    kept = page(PARAGRAPHS[:2], title="The mill at Dorvenia").replace("</body>", f"<p>{said}</p></body>")
    assert look(exchange(kept)).finding is Finding.FIRST
