"""Statements of rights that people have or lack, and of what they log in for: such short live pages are kept at a first
look. A refusal of the page, or a wall before it, is still recognised."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, again, judged, notice, page

# name -> title, paragraphs
LIVE = {
    "en privacy": ("Privacy policy", "We process the data that you give us when you order a book or write to us.", "You have the right to access, correct and delete the data that we store about you. You have the right not to be subject to a decision that is based on automated processing alone.", "If you object to the processing, we will no longer process your data."),
    "en tenants": ("Rights of tenants", "Your landlord does not have the right to enter your flat without notice. You have the right to refuse access.", "He may not raise the rent within the first year.", "You do not have the right to keep a dog if the lease forbids it."),
    "en arrest": ("Your rights when arrested", "You do not have the right to leave until the officer says so. You have the right to remain silent and the right to a lawyer.", "If you are not told why you are arrested, ask, and note the number of the officer. You do not need permission to call your family.", "A court must see you within forty-eight hours. Access to a doctor may not be refused to anybody who asks for one."),
    "en files": ("Your right to information", "Everybody has the right to see the files of a public body. You do not need to give a reason.", "If you are not allowed to see a file, you can appeal within a month.", "Copies cost ten cents a page."),
    "en archive": ("How to order restricted files", "Access to the restricted files is granted to researchers who show a letter of their university. You do not have permission to copy.", "You must be logged in to order a file. If you do not have an account, please register at the desk in the reading room.", "Files less than thirty years old may be closed. The archive says why, and the decision can be appealed within a month."),
    "en comments": ("Heat in schools", "The city measured 34 degrees in nine schools in June.", "Three of them have had no blinds since 2019. The council will vote on the budget in March.", "You must be logged in to post a comment."),
    "en terms": ("Terms and conditions", "By using the library you agree to these terms. Please read them before you order a copy.", "Copies are made for private study only. A fee of ten cents a page is due.", "You accept the terms with your signature at the desk."),
    "de privacy": ("Datenschutz", "Wir verarbeiten die Daten, die Sie uns bei einer Bestellung geben.", "Sie haben das Recht auf Auskunft, Berichtigung und Löschung. Sie haben das Recht, nicht einer automatisierten Entscheidung unterworfen zu werden.", "Sie haben kein Recht auf Löschung, wenn ein Gesetz die Speicherung verlangt."),
    "de tenants": ("Rechte der Mieter", "Der Vermieter hat kein Recht, die Wohnung ohne Ankündigung zu betreten.", "Sie haben das Recht, den Zutritt zu verweigern. Sie haben nicht das Recht, die Miete ohne Anzeige zu mindern.", "Eine Kündigung muss schriftlich erfolgen."),
    "de imprint": ("Impressum", "Angaben gemäß § 5 TMG: Institut für Wasserbau, Schlossstraße 12, 76131 Karlsruhe.", "Sie haben das Recht, der Verarbeitung Ihrer Daten zu widersprechen.", "Für die Richtigkeit der Inhalte übernehmen wir keine Gewähr."),
    "de comments": ("Hitze in Schulen", "Die Stadt maß im Juni 34 Grad in neun Schulen.", "Drei haben seit 2019 keine Rollos.", "Sie müssen angemeldet sein, um einen Kommentar abzugeben."),
    "fr tenants": ("Droits des locataires", "Le propriétaire n’a pas le droit d’entrer chez vous sans accord.", "Vous n’avez pas le droit de cesser de payer le loyer. Vous n’avez pas besoin d’autorisation pour recevoir un proche.", "Le dépôt est rendu dans les deux mois."),
    "es privacy": ("Política de privacidad", "Tratamos los datos que usted nos facilita al hacer un pedido.", "Usted tiene derecho a acceder a sus datos, a rectificarlos y a suprimirlos.", "No tiene derecho a la supresión cuando la ley obliga a conservarlos."),
    "ru tenants": ("Права нанимателя", "Хозяин не имеет права входить в квартиру без вашего согласия.", "Вы не имеете права прекращать оплату. Вы имеете право снизить плату, если в доме нет отопления.", "Договор заключается письменно."),
    "pl tenants": ("Prawa najemcy", "Właściciel nie ma prawa wejść do mieszkania bez zapowiedzi.", "Masz prawo żądać naprawy. Nie masz prawa wstrzymać czynszu bez zgłoszenia.", "Umowę zawiera się na piśmie."),
    "zh privacy": ("隐私政策", "我们处理您在订购时提供的信息。", "您有权访问、更正和删除您的个人信息。您有权拒绝仅由自动化决策作出的决定。", "法律要求保存的，您无权要求删除。"),
    "zh arrest": ("被拘留人的权利", "被拘留人有权委托律师，有权要求通知家属。未经批准，任何人无权限制其会见律师的权利。", "拘留后应当在二十四小时以内进行讯问。", "您没有权限查阅案卷时，可以委托律师向办案机关提出申请，办案机关应当在三日内答复。"),
    "zh archive": ("怎样查阅档案", "凭单位介绍信可以查阅未开放的档案。您没有权限复制。", "登录后方可预约调档。没有账号的，请在阅览室服务台办理。", "形成不满三十年的档案可以不开放。"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIVE)
def test_short_page_about_rights_is_content(name):
    title, *paragraphs = LIVE[name]
    assert judged(page(paragraphs, title)) is Finding.FIRST


REFUSED = [
    ("Institute", "You do not have permission to view this page."), ("Institute", "You do not have sufficient rights."),
    ("Institut", "Sie haben keine Berechtigung, diese Seite anzuzeigen."), ("Institut", "Ihnen fehlt die Berechtigung."),
    ("Institut", "Vous n’avez pas le droit d’accéder à cette page."), ("Instituto", "No tiene derechos para ver este contenido."),
    ("Институт", "Вы не имеете права просматривать эту страницу."), ("研究所", "您没有权限查看该页面"), ("研究所", "您没有权限"),
    ("Institute", "You are not authorized, please ask the administrator."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "said"), REFUSED)
def test_page_that_is_refused_itself_is_denied(title, said):
    assert judged(notice(title, said)) is Finding.DENIED
    assert again(notice(title, said)) is Finding.DENIED


@pytest.mark.parametrize(
    "said", ["You must be logged in to view this page.", "Please log in to continue.", "请登录后查看"]
)
def test_page_that_requires_a_login_to_be_seen_is_a_login(said):
    assert judged(notice("Institute", said)) is Finding.LOGIN
    assert again(notice("Institute", said)) is Finding.LOGIN


BROKEN = [
    "There has been a critical error on this website. Please check your site admin email inbox for instructions.", "Es gab einen kritischen Fehler auf deiner Website.",
    "Il y a eu une erreur critique sur ce site.", "Ha habido un error crítico en esta web.", "Si è verificato un errore critico sul tuo sito.", "Houve um erro crítico neste site.",
    "Er heeft zich een kritieke fout voorgedaan op deze site.", "На сайте возникла критическая ошибка.", "W witrynie wystąpił błąd krytyczny.", "このサイトで重大なエラーが発生しました。", "此站点遇到了致命错误。",
]  # fmt: skip


@pytest.mark.parametrize("said", BROKEN)
def test_critical_error_of_a_site_is_a_server_error(said):
    assert again(notice("Institute", said)) is Finding.SERVER_ERROR
    assert again(page([said])) is Finding.SERVER_ERROR


def test_report_on_a_critical_error_of_another_site_is_content():
    told = ["There was a critical error on the website of the city hospital for nine days in May.", *PARAGRAPHS[:2]]
    assert judged(page(told, "Critical error on hospital website")) is Finding.FIRST
