"""Walls that ask for an agreement before they show anything: to storage on the device, in the IAB's standard texts, or
to terms and disclaimers. Pages on such matters, and texts beside such a box, are live."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import CHINESE, PARAGRAPHS, REFERENCE, exchange, judged, look, page, reference

STANDARD = {
    "en": ("We and our 842 partners store and/or access information on a device, such as unique identifiers.", "Disagree", "Agree"),
    "en data": ("We and our 1,433 partners store and access personal data, like browsing data, on your device.", "Show purposes", "I Accept"),
    "de": ("Wir und unsere 187 Partner speichern und/oder greifen auf Informationen auf einem Gerät zu.", "Ablehnen", "Zustimmen"),
    "fr": ("Nous et nos 842 partenaires stockons et/ou accédons à des informations sur un terminal.", "Plus d'options", "J'accepte"),
    "es": ("Nosotros y nuestros 842 socios almacenamos o accedemos a información en un dispositivo.", "Más opciones", "Acepto"),
    "it": ("Noi e i nostri 842 fornitori archiviamo informazioni su un dispositivo e/o vi accediamo.", "Rifiuta", "Accetto"),
    "pt": ("Nós e os nossos 842 parceiros armazenamos e/ou acedemos a informações num dispositivo.", "Mais opções", "Aceito"),
    "nl": ("Wij en onze 842 partners slaan informatie op een apparaat op en/of openen die.", "Meer opties", "Akkoord"),
    "pl": ("My i nasi partnerzy przechowujemy informacje na urządzeniu lub uzyskujemy do nich dostęp.", "Ustawienia", "Przejdź do serwisu"),
    "cs": ("My a naši partneři ukládáme informace v zařízení a/nebo k nim přistupujeme.", "Další možnosti", "Souhlasím"),
    "hu": ("Mi és partnereink információkat tárolunk egy eszközön, és/vagy hozzáférünk azokhoz.", "Továbbiak", "Elfogadom"),
    "bg": ("Ние и нашите партньори съхраняваме и/или осъществяваме достъп до информация на устройство.", "Още", "Приемам"),
    "el": ("Εμείς και οι συνεργάτες μας αποθηκεύουμε ή/και έχουμε πρόσβαση σε πληροφορίες σε μια συσκευή.", "Επιλογές", "Συμφωνώ"),
    "sv": ("Vi och våra 842 partner lagrar och/eller får åtkomst till information på en enhet.", "Fler", "Godkänn"),
    "da": ("Vi og vores 842 partnere gemmer og/eller tilgår oplysninger på en enhed.", "Flere", "Accepter"),
    "fi": ("Me ja kumppanimme tallennamme ja/tai käytämme laitteella olevia tietoja.", "Lisää", "Hyväksy"),
    "tr": ("Biz ve iş ortaklarımız, bir cihazdaki bilgileri depoluyor ve/veya bunlara erişiyoruz.", "Diğer", "Kabul ediyorum"),
    "ru": ("Мы и наши партнеры храним информацию на устройстве и/или получаем к ней доступ.", "Подробнее", "Согласен"),
    "uk": ("Ми та наші партнери зберігаємо інформацію на пристрої та/або отримуємо до неї доступ.", "Більше", "Погоджуюсь"),
    "lt": ("Mes ir mūsų partneriai saugome ir (arba) pasiekiame informaciją įrenginyje.", "Daugiau", "Sutinku"),
    "ja": ("当社とパートナーは、デバイス上の情報を保存またはアクセスします。", "詳細", "同意する"),
    "ko": ("당사와 파트너는 기기의 정보를 저장하거나 액세스합니다.", "옵션", "동의"),
    "zh": ("我们和我们的合作伙伴会在设备上存储和/或访问信息。", "更多选项", "同意"),
    "ar": ("نقوم نحن وشركاؤنا بتخزين المعلومات على الجهاز و/أو الوصول إليها.", "خيارات", "أوافق"),
}  # fmt: skip
PAPERS = {
    "en": ("Please read the following terms before you proceed to the documents.", "I decline", "I accept"),
    "en must": ("You must accept the terms of use before you can view the documents.", "Cancel", "I agree"),
    "en click": ("By clicking Enter you confirm that you have read the disclaimer.", "Leave", "Accept and enter"),
    "de": ("Bitte lesen und akzeptieren Sie die Nutzungsbedingungen, bevor Sie fortfahren.", "Abbrechen", "Ich akzeptiere"),
    "fr": ("Veuillez lire et accepter les conditions d’utilisation avant d’accéder aux documents.", "Refuser", "J'accepte"),
    "es": ("Antes de continuar, lea y acepte las condiciones de uso.", "Cancelar", "Acepto"),
    "it": ("Prima di procedere leggere e accettare le condizioni d'uso.", "Annulla", "Accetto"),
    "ru": ("Прежде чем продолжить, прочитайте и примите условия использования.", "Отмена", "Принимаю"),
    "zh": ("请阅读并同意《用户协议》和《隐私政策》", "退出", "同意并进入"),
    "zh first": ("进入前请先仔细阅读并同意用户服务协议", "不同意", "同意"),
    "zh click": ("点击“进入”即表示您同意本站的使用条款。", "离开", "同意并进入"),
    "zh-hant": ("請先閱讀並同意《使用條款》後繼續瀏覽。", "離開", "同意"),
    "ja": ("利用規約をお読みのうえ、同意してからお進みください。", "戻る", "同意する"),
}  # fmt: skip


def box(said: str, no: str, yes: str) -> str:
    return f"<div><p>{said}</p><button>{no}</button><button>{yes}</button></div>"


def door(asks: tuple[str, str, str], title: str = "Institute", heading: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>"
        f"<nav><a href=/>Home</a> <a href=/n>News</a></nav>{heading}{box(*asks)}<footer><p>© 2026 Institute</p></footer></body></html>"
    )


@pytest.mark.parametrize("lang", STANDARD)
def test_iab_consent_text_alone_on_a_page_is_a_challenge(lang):
    for title, heading in (("Institute", ""), ("We value your privacy", "<h2>We value your privacy</h2>")):
        for last in (None, REFERENCE):
            assert look(exchange(door(STANDARD[lang], title, heading)), last=last).finding is Finding.CHALLENGE


@pytest.mark.parametrize("lang", PAPERS)
def test_terms_to_accept_before_entry_are_a_challenge(lang):
    for heading in ("", "<h1>Terms and conditions of access</h1>", "<h1>用户协议与隐私政策</h1>"):
        for last in (None, REFERENCE):
            assert look(exchange(door(PAPERS[lang], heading=heading)), last=last).finding is Finding.CHALLENGE


def test_terms_to_accept_under_the_title_of_the_page_are_a_challenge():
    asks = ("请您阅读并同意《用户协议》和《隐私政策》后继续访问。", "不同意", "同意并继续")
    last = reference(page(CHINESE, "劳动力转移报告"))
    assert look(exchange(page([], "劳动力转移报告", extra=box(*asks))), last=last).finding is Finding.CHALLENGE


# name -> title, paragraphs
MATTERS = {
    "cookies": ("Cookie policy", "We use cookies on this site to remember your language and to count visits.", "The cookies that count visits are deleted after thirteen months. None is read by others."),
    "privacy": ("Privacy policy", "We and our partners store and access information on a device, such as cookies, where you have agreed to it.", "The controller is the institute. Data are deleted after two years."),
    "datenschutz": ("Datenschutz", "Wir speichern Informationen auf Ihrem Gerät nur, wenn Sie zustimmen.", "Verantwortlich ist das Institut. Die Daten werden nach zwei Jahren gelöscht."),
    "article": ("What the consent banners say", "“We and our 842 partners store and/or access information on a device”: so begins the text that most sites in Europe show.", "The study looked at 400 such banners. A third had no button to refuse."),
    "terms": ("Terms of use", "These terms apply to the reading room. Copies are made for study only.", "A fee of ten cents a page is due. Lost books are to be paid for.", "The terms were last changed in May."),
    "zh terms": ("用户协议", "欢迎您使用本馆服务。请您先阅读并同意本协议和《隐私政策》。", "用户应当爱护图书，不得在书上涂写。逾期不还的，每日收取一角。", "本协议自发布之日起施行，由本馆负责解释，读者可向服务台咨询有关条款。"),
    "zh policy": ("隐私政策", "本政策说明我们如何收集和使用您的个人信息。", "我们使用Cookie记录您的语言偏好和访问次数。", "如有疑问，请与我们联系，我们将在十五日内答复。"),
    "news": ("Court frees editor", "The court of Harran freed the editor on Monday after nine days."),
    "zh news": ("关于停水的通知", "因管道检修，周一停水四小时，请各户提前储水。"),
}  # fmt: skip
BOXES = [
    "",
    box(*STANDARD["en"]),
    box(*PAPERS["en click"]),
    box(*PAPERS["zh"]),
    box("We use cookies.", "Decline", "Accept"),
]


@pytest.mark.parametrize("name", MATTERS)
def test_article_on_consent_or_beside_a_consent_box_is_live(name):
    title, *paragraphs = MATTERS[name]
    for beside in BOXES:
        body = page(paragraphs, title, extra=beside)
        assert judged(body) is Finding.FIRST
        assert look(exchange(body + " "), last=reference(body)).finding.effect is Effect.GOOD


def test_file_list_beside_a_consent_box_is_live():
    files = "".join(f"<li><a href=/{n}.pdf>{one[:40]} {n}</a></li>" for n, one in enumerate(PARAGRAPHS))
    assert judged(page([], "Reports", extra=f"<ul>{files}</ul>{box(*PAPERS['en click'])}")) is Finding.FIRST
