"""Questions for a reader's age beside cookie settings, Greek and Turkish block notices, refusals by number or session."""

from __future__ import annotations

import time

import pytest

from archiver.observe.rules.ages import ASKS
from archiver.observe.rules.censors import censors
from archiver.observe.rules.unmet import unmet
from storage.model import Effect, Finding
from tests.judgement.looks import MENU, exchange, look, notice, page
from tests.judgement.test_single_pages import headed

COOKIES = "Wir verwenden Cookies, um Inhalte zu personalisieren und die Zugriffe auf unsere Website zu analysieren. Sie können selbst wählen, welchen Sie zustimmen."
AGES = (
    ("Markenwelt", "Da diese Website Informationen zu alkoholischen Getränken enthält, bitten wir Sie, Ihre Volljährigkeit zu bestätigen.", "Ich bin bereits 18 Jahre alt.", "Nein", "Ich bin noch keine 18 Jahre alt.", COOKIES, COOKIES.replace("Inhalte", "Anzeigen"), "Das hilft uns dabei, unser Angebot stetig zu verbessern."),
    ("Winery", "Please confirm that you are of legal drinking age to enter this site.", "Yes, I am over 21", "No, I am under 21", "We use cookies to improve your visit. Read our terms before you enter."),
    ("Distillerie", "Confirmez votre âge pour entrer sur le site. L'abus d'alcool est dangereux pour la santé.", "J'ai plus de 18 ans", "Non"),
    ("Cerveza", "Confirma que eres mayor de edad para entrar en el sitio.", "Sí", "No"),
    ("Пиво", "Подтвердите, что вам есть 18 лет, чтобы войти на сайт.", "Да, мне есть 18", "Нет"),
    ("酒", "请确认您已年满18岁", "是", "否"),
    ("Adults only", "If you are not 18 or older you must leave this site now.", "Click here to enter", "Under 18? Click here to exit"),
)  # fmt: skip


@pytest.mark.parametrize("said", AGES)
def test_question_for_an_age_with_two_answers_is_a_wall(said):
    assert look(exchange(notice(*said))).finding is Finding.CHALLENGE


WINES = (
    "Der Grüne Veltliner vom Gaisberg reift neun Monate im großen Fass und schmeckt nach Apfel und Pfeffer.",
    "Unser Riesling wächst auf Urgestein, in Terrassen oberhalb des Flusses.",
    "Die Ernte begann am 9. September mit dem Muskateller.",
)


@pytest.mark.parametrize(
    "question", [("Sind Sie über 18?", "Ja", "Nein"), ("Bitte bestätigen Sie Ihr Alter.", "Ich bin 18", "Nein")]
)
def test_page_with_a_question_for_an_age_laid_over_its_text_is_content(question):
    assert look(exchange(notice("Weine aus dem Kamptal", *question, *WINES))).finding is Finding.FIRST
    front = f"<ul>{MENU}{MENU}</ul>" + "".join(f"<p>{one}</p>" for one in (*question, *WINES))
    assert (
        look(exchange(f"<html><head><title>Weine</title></head><body>{front}</body></html>")).finding is Finding.FIRST
    )


def test_shop_with_a_note_on_ages_in_its_footer_is_content():
    body = page(WINES, title="Weine aus dem Kamptal", extra="<p>Abgabe von Alkohol nur an Personen ab 18 Jahren.</p>")
    assert look(exchange(body)).finding is Finding.FIRST


@pytest.mark.parametrize(
    "said",
    [
        ("Couteau pliant", "Un couteau pliant au manche de hêtre. 24 €", "Vous devez avoir 18 ans pour acheter."),
        ("Vino de la sierra", "Un vino tinto de la sierra. 12 €", "Debes ser mayor de 18 años para comprar."),
    ],
)
def test_short_page_of_a_thing_that_only_adults_may_buy_is_content(said):
    title, *lines = said
    assert look(exchange(headed(title, *lines, title=title))).finding is Finding.FIRST
    door = notice(title, lines[-1].replace("acheter", "entrer").replace("comprar", "entrar"))
    assert look(exchange(door)).finding is Finding.CHALLENGE


@pytest.mark.parametrize("when", ["حاليا", "حالياً", "الآن", "مؤقتا"])
def test_arabic_site_that_is_unavailable_for_now_is_failing_and_not_barred(when):
    failing = notice("عذرا", f"عذراً، الموقع غير متاح {when}. يرجى المحاولة لاحقاً.")
    assert look(exchange(failing)).finding.effect is Effect.FAILURE
    barred = notice("عذرا", "هذا الموقع غير متاح بأمر من الجهات المختصة")
    assert look(exchange(barred)).finding is Finding.CENSORED


BARRED = (
    ("Μη δυνατή πρόσβαση", "Δεν είναι δυνατή η πρόσβαση στον ιστότοπο.", "Η απαγόρευση της πρόσβασης επιβάλλεται από το νόμο 4.002/2011 και τις αποφάσεις της Επιτροπής."),
    ("", "Ο ιστότοπος που επιχειρείτε να επισκεφθείτε προσφέρει υπηρεσίες τυχερών παιγνίων και στοιχημάτων χωρίς άδεια στην Ελλάδα."),
    ("Μή επιτρεπτή πρόσβαση", 'Με βάση απόφαση της αρχής "Επιτροπή Εποπτείας και Ελέγχου", ο ιστότοπος που επιχειρείτε να επισκεφθείτε έχει εγγραφεί στον κατάλογο εκείνων που προσφέρουν υπηρεσίες τυχερών παιγνίων χωρίς άδεια.', "Κατά συνέπεια, με βάση την κείμενη νομοθεσία, η πρόσβαση στον ιστότοπο αυτό δεν επιτρέπεται."),
    ("Σημαντική ενημέρωση", "Κατά συνέπεια, η πρόσβαση στον ιστότοπο αυτό δεν επιτρέπεται."),
    ("", "Ulaşmaya çalıştığınız internet sitesi Bassavciligi'nin 05.05.2011 tarih ve 2011/66 sayili karari geregi erisime engellenmistir."),
    ("", "Bu siteye erisim mahkeme karari ile engellenmistir."),
    ("", "Bu internet sitesine erişim Başkanlığın kararı ile engellenmiştir."),
)  # fmt: skip


@pytest.mark.parametrize("said", BARRED)
def test_notice_of_a_barred_site_is_a_wall(said):
    assert look(exchange(notice(*said))).finding is Finding.CENSORED


REFUSED = (
    ("An error (403) occurred", "An error (403) occurred while processing your request.", "If this error persists please contact support."),
    ("Error", "Se ha producido un error (403)."),
    ("Déconnexion", "Votre session n’a pu être établie.", "Ne peut trouver les informations relatives à la session dans la requête."),
    ("", "Your session could not be established.", "The session reference number: 1a2b3c"),
    ("", "无法建立您的会话。"),
)  # fmt: skip


@pytest.mark.parametrize("said", REFUSED)
def test_refusal_by_its_number_or_for_want_of_a_session_is_a_wall(said):
    assert look(exchange(notice(*said))).finding.effect is Effect.BLOCKED


LIVING = (
    ("Η μαύρη λίστα μεγαλώνει", "Η Επιτροπή πρόσθεσε τον Μάιο 240 ιστοτόπους που προσφέρουν υπηρεσίες τυχερών παιγνίων χωρίς άδεια.", "Οι πάροχοι έχουν δέκα ημέρες.", "Τα πρόστιμα φτάνουν τα 50.000 ευρώ."),
    ("Gazete", "Gazetenin sitesine erişim mahkeme kararıyla engellenmiştir, dedi avukat.", "Dernek geçen yıl 12 bin adresin kapatıldığını yazdı.", "Rapora göre en çok haber siteleri etkilendi."),
    ("Release notes", "Fixed: an error 403 occurred for names with blanks.", "The importer keeps the order.", "New icons."),
    ("Troubleshooting", "When a session could not be established, the router tries again after ten seconds.", "The lamp is green then.", "Press the button for five seconds."),
)  # fmt: skip


@pytest.mark.parametrize("said", LIVING)
def test_page_that_tells_of_barred_sites_and_refusals_is_content(said):
    assert look(exchange(notice(*said))).finding is Finding.FIRST


@pytest.mark.parametrize("word", ["confirm", "potwierd", "bestätig", "404", "tedbir", "erişime"])
def test_repeated_word_is_searched_in_linear_time(word):
    def took(times: int) -> float:
        begun = time.process_time()
        for one in (*censors(), *unmet()):
            one.pattern.search(word * times)
        ASKS.search(word * times)
        return time.process_time() - begun

    took(10)  # compiles
    assert took(2000) < 1.0
