"""Refusals, absences and maintenance in languages of few speakers are told from each other, and from what is alive."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look


def _finding(title: str, *paragraphs: str) -> Finding:
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{said}</body></html>"
    return look(exchange(page)).finding


REFUSED = [
    ("წვდომა აკრძალულია", "ამ გვერდზე წვდომა აკრძალულია."), ("Մուտքն արգելված է", "Դուք այս էջը դիտելու իրավունք չունեք։"), ("Кіруге тыйым салынған", "Бұл бетті көруге рұқсатыңыз жоқ."),
    ("Kirish taqiqlangan", "Ushbu sahifani koʻrish uchun ruxsatingiz yoʻq."), ("Giriş qadağandır", "Bu səhifəyə baxmaq üçün icazəniz yoxdur."), ("Доступ забаронены", "У вас няма дазволу на прагляд гэтай старонкі."),
    ("Aðgangi hafnað", "Þú hefur ekki heimild til að skoða þessa síðu."), ("প্রবেশ নিষেধ", "এই পৃষ্ঠাটি দেখার অনুমতি আপনার নেই।"), ("அணுகல் மறுக்கப்பட்டது", "இந்தப் பக்கத்தைப் பார்க்க உங்களுக்கு அனுமதி இல்லை."),
    ("رسائی ممنوع ہے", "آپ کو یہ صفحہ دیکھنے کی اجازت نہیں ہے۔"), ("Ufikiaji umekataliwa", "Huna ruhusa ya kuona ukurasa huu."), ("ការចូលប្រើត្រូវបានបដិសេធ", "អ្នកមិនមានសិទ្ធិមើលទំព័រនេះទេ។"),
    ("ဝင်ရောက်ခွင့် ငြင်းပယ်ထားသည်", "ဤစာမျက်နှာကို ကြည့်ရှုခွင့် မရှိပါ။"), ("Cead diúltaithe", "Níl cead agat an leathanach seo a fheiceáil."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), REFUSED)
def test_page_that_its_reader_has_no_right_to_see_is_refused_and_not_gone(title, text):
    assert _finding(title, text) is Finding.DENIED
    assert _finding("Openwater", text) is Finding.DENIED


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [("Oʻrmonga kirish taqiqlandi", ("Yongʻin xavfi tufayli oʻrmonga kirish 1-maydan taqiqlandi.", "Baliq ovlashga ruxsat yoʻq.")),
     ("Қорыққа кіруге тыйым салынды", ("Қорыққа кіруге мамыр айынан бастап тыйым салынды, себебі өрт қаупі жоғары.", "Балық аулауға рұқсат жоқ.")),
     ("Доступ да возера забаронены", ("Праз пажарную небяспеку доступ да возера забаронены з 1 мая.", "Рыбакі пішуць скаргі.")),
     ("Aðgangi að hellinum hafnað", ("Bæjarstjórn hafnaði í maí beiðni um aðgang að hellinum.", "Engin heimild er fyrir gjaldtöku á svæðinu.")),
     ("বনে প্রবেশ নিষিদ্ধ", ("আগুনের ঝুঁকির কারণে ১ মে থেকে বনে প্রবেশ নিষিদ্ধ করা হয়েছে।", "মাছ ধরার অনুমতি নেই।")),
     ("Cead pleanála diúltaithe", ("Diúltaíodh cead pleanála don óstán ar an trá i mí na Bealtaine.", "Níl aon achomharc déanta fós.")),
     ("សិទ្ធិដីធ្លី", ("អ្នកភូមិមិនមានសិទ្ធិលើដីនេះទេ តាមសេចក្តីសម្រេចរបស់តុលាការ។", "ពួកគេបានរស់នៅទីនោះតាំងពីឆ្នាំ១៩៧៩។"))],
)  # fmt: skip
def test_short_report_of_a_right_or_an_access_that_was_refused_is_content(title, paragraphs):
    assert _finding(title, *paragraphs) is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "text"),
    [("Ni chanfuwyd y dudalen", "Nid yw'r dudalen hon yn bodoli."), ("Säit net fonnt", "D'Säit déi Dir sicht gëtt et net."), ("Саҳифа ёфт нашуд", "Саҳифае, ки шумо меҷӯед, вуҷуд надорад."),
     ("Sahypa tapylmady", "Gözleýän sahypaňyz ýok."), ("पृष्ठ सापडले नाही", "तुम्ही शोधत असलेले पृष्ठ अस्तित्वात नाही."), ("පිටුව හමු නොවීය", "ඔබ සොයන පිටුව නොමැත."), ("ገጹ አልተገኘም", "የፈለጉት ገጽ የለም።"),
     ("Hindi nahanap ang pahina", "Wala ang pahinang hinahanap mo."), ("پاڼه ونه موندل شوه", "هغه پاڼه چې تاسو یې لټوئ شتون نلري."), ("Bladsy nie gevind nie", "Die bladsy bestaan nie.")],
)  # fmt: skip
def test_page_that_says_that_it_is_not_there_is_gone(title, text):
    assert _finding(title, text) is Finding.SOFT_GONE


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [("Mga pahina ng talaarawan", ("Wala ang pahina 14 ng talaarawan nang buksan ito ng korte noong Mayo.", "Ayon sa saksi, pinunit ito noong 1972.")),
     ("የጠፋው ገጽ", ("የመጽሐፉ አሥረኛ ገጽ አልተገኘም ሲሉ ተመራማሪዎቹ ተናገሩ።", "መጽሐፉ በ1872 ተጻፈ።")),
     ("Die verlore bladsy", ("Die tiende bladsy van die dagboek is nie gevind nie, het die hof gehoor.", "Die dagboek dateer uit 1872.")),
     ("Y dudalen goll", ("Ni chanfuwyd degfed tudalen y dyddiadur pan agorwyd ef gan y llys.", "Ysgrifennwyd y dyddiadur yn 1872."))],
)  # fmt: skip
def test_report_of_a_page_of_a_book_that_was_not_found_is_content(title, paragraphs):
    assert _finding(title, *paragraphs) is Finding.FIRST


@pytest.mark.parametrize(
    ("title", "text"),
    [("ტექნიკური სამუშაოები", "საიტზე მიმდინარეობს ტექნიკური სამუშაოები."), ("Texniki işlər", "Saytda texniki işlər aparılır."), ("Техникалық жұмыстар", "Сайтта техникалық жұмыстар жүргізілуде."),
     ("Viðhald", "Vefurinn er lokaður vegna viðhalds."), ("Në mirëmbajtje", "Faqja është në mirëmbajtje. Ju lutemi provoni më vonë."), ("Одржување", "Страницата моментално е во одржување.")],
)  # fmt: skip
def test_site_that_is_being_worked_at_is_maintained(title, text):
    assert _finding(title, text) is Finding.MAINTENANCE


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [("ტექნიკური სამუშაოები ხიდზე", ("ხიდზე ტექნიკური სამუშაოები მიმდინარეობს 3 მაისიდან, მოძრაობა შეზღუდულია.",)), ("Körpüdə texniki işlər", ("Körpüdə texniki işlər aparılır, hərəkət 3 maydan məhduddur.",)),
     ("Viðhald húsa", ("Viðhald húsa í gamla bænum stendur yfir og lýkur í júní.",)), ("Kontrata e mirëmbajtjes së sajtit", ("Bashkia nënshkroi kontratën për mirëmbajtjen e sajtit turistik me vlerë 40 mijë euro.",))],
)  # fmt: skip
def test_report_of_work_at_something_else_is_content(title, paragraphs):
    assert _finding(title, *paragraphs) is Finding.FIRST
