"""A sentence alone in the place of a text is a notice if it names the text, what became of it and on whose word,
whatever its wording. Beside a text, on a part, on something else, as a guess, a plan or a general rule, it is none."""

from __future__ import annotations

import pytest

from archiver.words.notices import notice_of
from storage.model import Finding
from tests.judgement.looks import exchange, findings_elsewhere, look, notice, page, reference

SAID = [
    ("author", "The columnist wanted this essay gone, and we have deleted it."),
    ("author", "Ich habe diesen Text selbst gelöscht."),
    ("author", "L’autrice a demandé le retrait : nous avons enlevé ce billet."),
    ("author", "A autora pediu que tirássemos este texto do ar."),
    ("author", "Автор попросил убрать эту заметку, и мы её убрали."),
    ("author", "作者不愿继续公开，这篇文章已撤下。"),
    ("author", "執筆者の意向を受け、この記事は取り下げました。"),
    ("author", "작성자가 원하여 이 게시글을 내렸습니다."),
    ("author", "طلب المؤلف سحب مقاله فسحبناه."),
    ("author", "ผู้เขียนขอให้เราถอดบทความนี้"),
    ("author", "Hem retirat aquest article a petició de l’autora."),
    ("author", "எழுத்தாளரின் வேண்டுகோளின்படி இந்தக் கட்டுரை நீக்கப்பட்டது."),
    ("author", "രചയിതാവിന്റെ അഭ്യർത്ഥന പ്രകാരം ഈ ലേഖനം നീക്കം ചെയ്തു."),
    ("author", "ეს სტატია წაშლილია ავტორის თხოვნით."),
    ("author", "Այս հոդվածը հեռացվել է հեղինակի խնդրանքով։"),
    ("author", "អត្ថបទនេះត្រូវបានដកចេញតាមសំណើរបស់អ្នកនិពន្ធ។"),
    ("author", "စာရေးသူ၏ တောင်းဆိုချက်အရ ဤဆောင်းပါးကို ဖျက်ထားပါသည်။"),
    ("platform", "Hem amagat aquesta publicació perquè incompleix les normes."),
    ("platform", "விதிகளை மீறியதால் இந்தப் பதிவு மறைக்கப்பட்டது."),
    ("platform", "ചട്ടങ്ങൾ ലംഘിച്ചതിനാൽ ഈ പോസ്റ്റ് മറച്ചിരിക്കുന്നു."),
    ("platform", "ეს პოსტი დამალულია, რადგან არღვევს წესებს."),
    ("platform", "Այս գրառումը թաքցված է, քանի որ խախտում է կանոնները։"),
    ("platform", "ការបង្ហោះនេះត្រូវបានលាក់ ព្រោះល្មើសនឹងគោលការណ៍។"),
    ("platform", "စည်းကမ်းချိုးဖောက်သောကြောင့် ဤပို့စ်ကို ဖယ်ရှားလိုက်သည်။"),
    ("law", "Per ordre d’un jutge, aquest reportatge ja no es pot llegir."),
    ("law", "நீதிமன்ற உத்தரவின்படி இந்த அறிக்கை நீக்கப்பட்டுள்ளது."),
    ("law", "കോടതി ഉത്തരവ് പ്രകാരം ഈ വാർത്ത പിൻവലിച്ചു."),
    ("law", "სასამართლოს გადაწყვეტილებით ეს სტატია აღარ არის ხელმისაწვდომი."),
    ("law", "Դատարանի որոշմամբ այս հոդվածն այլևս հասանելի չէ։"),
    ("law", "តាមសេចក្តីសម្រេចរបស់តុលាការ អត្ថបទនេះត្រូវបានលុប។"),
    ("law", "တရားရုံး၏ အမိန့်အရ ဤသတင်းကို ရုပ်သိမ်းလိုက်သည်။"),
    (None, "La redacció ha retirat aquesta crònica perquè contenia errors."),
    (None, "தவறான தகவல்கள் இருந்ததால் இந்தச் செய்தியை நீக்கியுள்ளோம்."),
    (None, "പിശകുകൾ കണ്ടെത്തിയതിനാൽ ഈ ലേഖനം പിൻവലിക്കുന്നു."),
    (None, "რედაქციამ ეს სტატია წაშალა, რადგან შეცდომებს შეიცავდა."),
    (None, "Խմբագրությունը հեռացրել է այս նյութը սխալների պատճառով։"),
    (None, "ការិយាល័យនិពន្ធបានដកអត្ថបទនេះ ព្រោះមានកំហុស។"),
    (None, "အယ်ဒီတာအဖွဲ့က ဤဆောင်းပါးကို ရုပ်သိမ်းလိုက်သည်။"),
    ("platform", "We hid this post because it goes against our guidelines."),
    ("platform", "Hemos ocultado este mensaje porque incumple las normas."),
    ("platform", "Ukryliśmy ten post, bo łamie zasady społeczności."),
    ("platform", "Мы скрыли эту запись: она нарушает правила."),
    ("platform", "Bu gönderi topluluk kurallarına aykırı olduğundan gizlendi."),
    ("platform", "Bài đăng này đã bị ẩn vì trái quy tắc cộng đồng."),
    ("platform", "اخفينا هذا المنشور لأنه خالف معايير الموقع."),
    ("platform", "本文违反社区守则，已被隐藏。"),
    ("platform", "यह पोस्ट नियमों के विरुद्ध थी और छिपा दी गई है।"),
    ("law", "A judge has ordered that this report be unpublished, and we have taken it down."),
    ("law", "Wir mussten diesen Bericht nach einer Abmahnung vom Netz nehmen."),
    ("law", "Po rozsudku soudu jsme tento článek stáhli."),
    ("law", "Bírósági ítélet miatt a cikket levettük."),
    ("law", "Berdasarkan perintah pengadilan, artikel ini kami turunkan."),
    ("law", "Με δικαστική απόφαση κατεβάσαμε το άρθρο."),
    ("law", "本文涉及诉讼，现已停止刊登。"),
    ("law", "یہ خبر عدالتی حکم پر ہٹا دی گئی ہے۔"),
    ("law", "Mahkeme kararıyla bu haber artık yayında değil."),
    ("law", "법원 판결로 이 기사는 더는 게시되지 않습니다."),
    ("law", "لم تعد هذه المقالة متاحة بأمر من المحكمة."),
    ("law", "Karena putusan hakim di pengadilan, teks ini tidak lagi dapat dibaca."),
    ("law", "Theo lệnh tòa án, bài viết này không còn được hiển thị."),
    ("law", "Sudskom odlukom ovaj članak više nije dostupan."),
    ("law", "Одлуком суда овај чланак више није доступан."),
    ("law", "Egy bírósági végzés miatt a szöveg már nem olvasható."),
    ("law", "בצו בית המשפט הכתבה אינה זמינה יותר."),
    ("law", "ตามคำพิพากษาของศาล บทความนี้ไม่สามารถอ่านได้อีกต่อไป"),
    ("law", "अदालत के फ़ैसले के बाद यह रिपोर्ट अब उपलब्ध नहीं है।"),
    ("law", "আদালতের রায়ে এই প্রতিবেদনটি আর পড়া যাবে না।"),
    ("law", "Enligt dom i tingsrätten är artikeln inte längre tillgänglig."),
    ("law", "عدالت کے فیصلے پر یہ متن اب دستیاب نہیں۔"),
    (None, "La redacción ha retractado esta crónica: no pudo comprobar los datos."),
    (None, "The editors retract this story and apologise to readers."),
    (None, "La redazione ritira l’articolo e si scusa con i lettori."),
    (None, "De redactie trekt dit stuk in, want de feiten klopten niet."),
    (None, "Toimitus on poistanut jutun, koska tiedot olivat virheellisiä."),
    (None, "Redacția retrage articolul și își cere scuze."),
    (None, "本報撤回這則報導，並向讀者致歉。"),
    (None, "تحریریه این مطلب را پس می‌گیرد."),
]
OTHERS = [
    "The minister withdrew the bill after a ruling of the court.",
    "El ministre va retirar la llei després de la sentència del tribunal.",
    "L’autora no ha retirat aquest article.",
    "Les fotografies d’aquest article s’han retirat a petició de l’autora.",
    "எழுத்தாளர் இந்தக் கட்டுரையை நீக்கவில்லை.",
    "நீதிமன்ற உத்தரவின்படி இந்தக் கட்டுரையின் படங்கள் நீக்கப்பட்டன.",
    "രചയിതാവ് ഈ ലേഖനം നീക്കം ചെയ്തിട്ടില്ല.",
    "കോടതി ഉത്തരവ് പ്രകാരം ഈ ലേഖനത്തിലെ ചിത്രങ്ങൾ നീക്കം ചെയ്തു.",
    "ეს სტატია წაშლილია ან გადატანილია რედაქციის მიერ.",
    "სასამართლომ კანონი გააუქმა.",
    "Այս հոդվածը ջնջվել կամ տեղափոխվել է խմբագրության կողմից։",
    "អត្ថបទនេះត្រូវបានលុប ឬប្តូរទីតាំង ដោយអ្នកកែសម្រួល។",
    "ဤဆောင်းပါးကို အယ်ဒီတာက ဖျက်ထား သို့မဟုတ် ရွှေ့ထားသည်။",
    "The concert was cancelled by the organisers under the rules of the hall.",
    "This article was corrected by the editors.",
    "Version 2.1: removed the page for authors, deleted the rules file.",
    "Comments on this post were removed by the moderators.",
    "The photo in this article was deleted because its author asked for it.",
    "This page has been deleted or moved by the editors.",
    "This report will be taken down by order of a judge.",
    "The author did not delete this text.",
    "Posts that break our rules are removed.",
    "Sorry, this page has been removed.",
    "Der Minister zog den Entwurf nach dem Urteil zurück.",
    "Beiträge, die gegen unsere Regeln verstoßen, werden gelöscht.",
    "Le juge a supprimé la peine.",
    "Редакция обновила материал.",
    "Суд снял обвинения с автора книги.",
    "法院判决撤销县政府的处罚。",
    "违反社区规范的内容将被删除。",
    "裁判所は会社に看板の撤去を命じた。",
    "規約に違反する投稿は削除されます。",
    "법원은 공장의 허가를 취소했다.",
    "ศาลยกฟ้องผู้เขียนหนังสือ",
    "Mahkeme salonu artık yayında değil.",
    "A bíróság épülete már nem látható az útról.",
    "Berkas perkara di pengadilan tidak lagi tersedia di loket.",
    "법원 주차장은 더 이상 제공되지 않습니다.",
]
BOX = '<form action="/enter"><input name="user"><input type="password" name="word"></form>'


def seen(came: str, before: str | None = None):
    return look(exchange(came), last=reference(before or page()))


@pytest.mark.parametrize(("who", "said"), SAID)
def test_withdrawal_in_place_of_the_text_is_quoted_with_its_actor(who, said):
    for came in (page([said]), notice("Institute", said)):
        found = seen(came)
        told = notice_of(found.observation.marks)
        assert found.finding is Finding.WITHDRAWN
        assert told.words == said
        assert told.actor == who


@pytest.mark.parametrize("said", OTHERS)
def test_sentence_on_another_subject_or_a_part_denial_or_guess_is_no_withdrawal(said):
    assert seen(page([said])).finding is not Finding.WITHDRAWN


def test_withdrawal_sentence_among_other_text_is_no_withdrawal():
    assert Finding.WITHDRAWN not in findings_elsewhere(SAID[0][1])


def test_actor_may_be_named_in_the_next_sentence():
    said = ["We have taken this story down.", "That was the wish of its author."]
    told = notice_of(seen(page(said)).observation.marks)
    assert (told.words, told.actor) == (" ".join(said), "author")


def test_changed_headlines_in_a_list_beside_a_notice_do_not_matter():
    lists = [
        "<ul>" + "".join(f'<li><a href="/{k}{n}">{k} {n}: wells in the county</a>' for n in range(20)) + "</ul>"
        for k in ("March", "April")
    ]
    assert seen(page([SAID[0][1]], extra=lists[1]), page(extra=lists[0])).finding is Finding.WITHDRAWN


def test_login_box_beside_a_notice_is_a_login_only_if_the_copy_did_not_have_it():
    said = "ผู้เขียนขอให้เราถอดบทความนี้"
    assert seen(notice("Institute", said) + BOX, page(extra=BOX)).finding is Finding.WITHDRAWN
    assert seen(notice("Institute", said) + BOX).finding is Finding.LOGIN


def test_sentence_on_this_text_is_a_withdrawal_and_one_on_the_whole_site_is_censored():
    assert seen(page(["บทความนี้ถูกระงับการเผยแพร่ตามคำสั่งศาล"])).finding is Finding.WITHDRAWN
    assert seen(page(["应有关部门的通知，此文已作删除。"])).finding is Finding.WITHDRAWN
    assert seen(page(["เว็บไซต์นี้มีเนื้อหาไม่เหมาะสม ถูกระงับการเผยแพร่ตามคำสั่งศาล"])).finding is Finding.CENSORED
