"""A sentence alone in the place of a text is a quoted notice if it says that the publication period is over, that the
text is no longer published, or that another office has it now. Beside a text, on another period or office, as a guess
or a rule, it is none."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Finding
from tests.judgement.looks import exchange, findings_elsewhere, look, notice, page, reference

SAID = {
    "en": (
        "The publication period of this notice has ended.",
        "This announcement is no longer published.",
        "The information on this page has been transferred to the office of land registers.",
        "The period for public display is over.",
        "The time for publishing this notice has run out.",
        "This document was on display until 4 May 2021.",
    ),
    "de": (
        "Der Veröffentlichungszeitraum dieser Bekanntmachung ist abgelaufen.",
        "Diese Bekanntmachung wird nicht mehr veröffentlicht.",
        "Diese Seite ist an das Landesamt für Geologie übergegangen.",
    ),
    "fr": (
        "La période de publication de cet avis est terminée.",
        "Cet avis n’est plus publié.",
        "Cette page a été transférée au service des archives du département.",
    ),
    "es": (
        "El plazo de publicación de este anuncio ha finalizado.",
        "Este aviso ya no se publica.",
        "Esta información ha sido trasladada a la oficina del catastro.",
    ),
    "pt": (
        "O prazo de publicação deste aviso terminou.",
        "Este aviso já não está publicado.",
        "Esta informação foi transferida para a secretaria das obras.",
    ),
    "it": (
        "Il periodo di pubblicazione di questo avviso è terminato.",
        "Questo avviso non è più pubblicato.",
        "Questa pagina è stata trasferita all’ufficio del catasto.",
    ),
    "nl": (
        "De publicatietermijn van deze bekendmaking is verstreken.",
        "Deze kennisgeving wordt niet meer gepubliceerd.",
        "Deze informatie is overgedragen aan de dienst voor het kadaster.",
    ),
    "sv": ("Publiceringstiden för detta anslag har gått ut.", "Denna annons publiceras inte längre."),
    "da": ("Offentliggørelsesperioden for denne meddelelse er udløbet.", "Denne annonce vises ikke længere."),
    "no": ("Kunngjøringsperioden er utløpt.", "Denne annonsen publiseres ikke lenger."),
    "fi": ("Tämän kuulutuksen julkaisuaika on päättynyt.", "Tämä ilmoitus ei ole enää nähtävillä, eikä sitä enää julkaista."),
    "pl": ("Okres publikacji tego ogłoszenia minął.", "To ogłoszenie nie jest już publikowane.", "Ta strona została przeniesiona do innego urzędu."),
    "cs": ("Doba zveřejnění tohoto oznámení uplynula.", "Toto oznámení již není zveřejněno.", "Tento obsah byl převeden na jiný úřad."),
    "sk": ("Doba zverejnenia tohto oznamu uplynula.", "Tento oznam už nie je zverejnený."),
    "hu": ("A hirdetmény közzétételi ideje lejárt.", "Ez a közlemény már nincs közzétéve."),
    "ro": ("Perioada de publicare a acestui anunț a expirat.", "Acest anunț nu mai este publicat."),
    "bg": ("Срокът на публикуване на тази обява изтече.", "Това съобщение вече не се публикува."),
    "sr": ("Rok za objavu ovog oglasa je istekao.", "Ovaj oglas se više ne objavljuje: više nije objavljen."),
    "ru": (
        "Срок публикации данного объявления истёк.",
        "Это объявление больше не публикуется.",
        "Эта страница передана в другое ведомство: в управление архивов.",
    ),
    "uk": ("Термін публікації цього оголошення минув.", "Це оголошення більше не публікується.", "Цю сторінку передано до іншої установи."),
    "el": ("Η προθεσμία δημοσίευσης της ανακοίνωσης έληξε.", "Η ανακοίνωση δεν δημοσιεύεται πλέον."),
    "tr": ("Bu ilanın yayın süresi dolmuştur.", "Bu duyuru artık yayında değil."),
    "ar": ("انتهت مدة نشر هذا الإعلان.", "هذا الإعلان لم يعد منشورا."),
    "fa": ("مهلت انتشار این آگهی به پایان رسیده است و پایان یافت.", "این آگهی دیگر منتشر نمی‌شود."),
    "he": ("תקופת הפרסום של מודעה זו הסתיימה.", "מודעה זו אינה מתפרסמת עוד."),
    "hi": ("इस सूचना की प्रकाशन अवधि समाप्त हो गई है।", "यह सूचना अब प्रकाशित नहीं है।"),
    "id": ("Masa penayangan pengumuman ini telah berakhir.", "Pengumuman ini tidak lagi diterbitkan."),
    "vi": ("Thời hạn đăng tải thông báo này đã hết.", "Thông báo này không còn được đăng tải."),
    "th": ("ระยะเวลาการเผยแพร่ประกาศนี้สิ้นสุดแล้ว", "ประกาศนี้ไม่ได้เผยแพร่อีกต่อไป"),
    "zh": ("该公告公示期已结束。", "本通知已停止公开。", "公示期限已届满，本页面不再展示。", "本页面内容已移交县自然资源局。", "公示已结束。", "此页面信息已过有效期。"),
    "zh-Hant": ("本公告之公告期間已屆滿。", "此公告已停止刊登。"),
    "ja": ("掲載期間が終了しました。", "このお知らせは掲載を終了しました。", "この情報は県庁土地課に移管されました。", "公開を終了しています。"),
    "ca": ("El termini de publicació d’aquest anunci ha finalitzat.", "Aquest avís ja no es publica.", "Aquesta informació s’ha traspassat al departament de territori."),
    "ta": ("இந்த அறிவிப்பின் வெளியீட்டுக் காலம் முடிவடைந்தது.", "இந்த அறிவிப்பு இனி வெளியிடப்படுவதில்லை.", "இந்தத் தகவல் வருவாய்த் துறைக்கு மாற்றப்பட்டது."),
    "ml": ("ഈ അറിയിപ്പിന്റെ പ്രസിദ്ധീകരണ കാലാവധി അവസാനിച്ചു.", "ഈ പരസ്യം ഇനി പ്രസിദ്ധീകരിക്കുന്നില്ല.", "ഈ വിവരങ്ങൾ റവന്യൂ വകുപ്പിലേക്ക് മാറ്റി."),
    "ka": ("ამ განცხადების გამოქვეყნების ვადა გავიდა.", "ეს განცხადება აღარ ქვეყნდება.", "ეს ინფორმაცია სხვა უწყებას გადაეცა."),
    "hy": ("Այս հայտարարության հրապարակման ժամկետը լրացել է։", "Այս հայտարարությունն այլևս չի հրապարակվում։", "Այս տեղեկությունը նախարարությանն է փոխանցվել։"),
    "km": ("រយៈពេលផ្សព្វផ្សាយនៃសេចក្តីជូនដំណឹងនេះបានបញ្ចប់ហើយ។", "ការប្រកាសនេះលែងផ្សព្វផ្សាយហើយ។"),
    "my": ("ဤကြေညာချက်၏ ထုတ်ပြန်ကာလ ကုန်ဆုံးပါပြီ။", "ဤကြေညာချက်ကို ဖော်ပြခြင်းမရှိတော့ပါ။"),
    "bn": ("এই বিজ্ঞপ্তির প্রকাশের মেয়াদ শেষ হয়েছে।", "এই বিজ্ঞাপন আর প্রকাশিত হচ্ছে না।"),
    "ur": ("اس اعلان کی اشاعت کی مدت ختم ہو گئی ہے۔", "یہ اشتہار اب شائع نہیں کیا جاتا۔"),
    "ko": ("게시 기간이 종료되었습니다.", "이 공고는 더 이상 게시되지 않습니다.", "이 자료는 토지정보과로 이관되었습니다."),
}  # fmt: skip
OTHERS = (
    "The exhibition has ended, and the hall is closed until spring.",
    "The term of the mayor is over; a new one was elected in May.",
    "Applications are no longer accepted for this call.",
    "The tender procedure has ended and the contract was awarded to the lowest bidder.",
    "The museum has moved to the building of the former land office.",
    "When the publication period has ended, objections may be raised in writing.",
    "The notice will be published in the gazette until the end of May.",
    "The department was transferred to the ministry of transport in 1998.",
    "The publication period of the plan ends on 4 May, and objections can be sent to the office.",
    "The term of publication of the plan was extended by the council.",
    "Die Amtszeit des Bürgermeisters ist abgelaufen.",
    "Die Zuständigkeit für Wasser ging 1998 an das Ministerium über.",
    "Die Bewerbungsfrist ist abgelaufen.",
    "Le délai de recours est expiré.",
    "Le musée a été transféré au ministère de la culture.",
    "El plazo de presentación de solicitudes ha finalizado.",
    "Il termine per le domande è scaduto.",
    "De termijn voor aanvragen is verstreken.",
    "Okres próbny minął, a maszyna działa.",
    "Срок подачи заявок истёк.",
    "Завод передан в ведение министерства.",
    "报名时间已截止。",
    "展览已结束，感谢参观。",
    "公示期满，未收到异议，现予公布。",
    "该厂已移交县工业局管理。",
    "公示期为七天，自即日起至五月四日。",
    "展覧会は終了しました。",
    "募集期間は終了しました。",
    "土地の管理は県庁土地課に移管されました。",
    "접수 기간이 종료되었습니다.",
    "전시회가 끝났습니다.",
    "انتهت مدة ولاية الرئيس.",
    "Süre doldu, maç bitti.",
    "El termini per presentar sol·licituds ha finalitzat.",
    "El museu es va traslladar a l’edifici de l’oficina.",
    "விண்ணப்பக் காலம் முடிந்தது.",
    "പ്രദർശനം അവസാനിച്ചു.",
    "განაცხადების მიღება დასრულდა.",
    "Դիմումների ընդունումն ավարտվել է։",
    "পরীক্ষার সময় শেষ হয়েছে।",
)  # fmt: skip
EACH = [(language, said) for language, several in SAID.items() for said in several]


def seen(came: str):
    return look(exchange(came), last=reference(page()))


@pytest.mark.parametrize(("language", "said"), EACH)
def test_end_of_publication_in_place_of_the_text_is_a_quoted_withdrawal(language, said):
    for came in (page([said]), notice("Institute", said)):
        found = seen(came)
        assert found.finding is Finding.WITHDRAWN
        told = notice_of(found.observation.marks)
        assert told is not None
        assert (told.words, told.actor) == (said, None), "by whom it does not say"


@pytest.mark.parametrize("said", OTHERS)
def test_end_of_another_period_or_procedure_is_no_withdrawal(said):
    assert seen(page([said])).finding is not Finding.WITHDRAWN


@pytest.mark.parametrize(("language", "said"), [(language, several[0]) for language, several in SAID.items()])
def test_end_of_publication_among_other_text_is_no_withdrawal(language, said):
    assert Finding.WITHDRAWN not in findings_elsewhere(said)
