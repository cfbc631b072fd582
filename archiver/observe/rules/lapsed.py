"""Whole lines which say that a text (an article, a post, an advert ...) expired, was deleted or no longer exists.

Within a sentence such words may be about anything: an offer, a law, a post in a thread. A line with nothing else in it
stands in the place of the text.
"""

from __future__ import annotations

from dataclasses import replace

from archiver.observe.rules.model import Phrase, cells
from storage.model import Finding

# language -> (names of the text, what became of it), in that order in a line; `_line` says what may stand around them
_LAPSED: dict[str, tuple[str, str]] = {
    "en": (
        r"(?:press )?release|report|item|product|recipe|post|content|video|photo|picture|listing|advert|ad|classified|offer|vacancy|job|notice|announcement|news item|news|story|article|link|file|document|page|profile|topic|thread",
        r"(?:has|have|had|is|was|were) (?:since |already |now )?(?:been )?(?:deleted|expired|unpublished|erased)|(?:is|are) no longer (?:available|online|with us|here|published|accessible|active|valid)|no longer (?:exists?|available)|(?<=(?:content|article|listing) )(?:deleted|expired)|(?<=(?:page|link|file) )(?:deleted|expired)",
    ),
    "de": (
        r"seite|link|verweis|anzeige|inserat|angebot|stellen(?:anzeige|angebot)|beitrag|artikel|meldung|nachricht|pressemitteilung|mitteilung|bericht|dokument|datei|inhalt|rezept|bild|video|thema|profil",
        r"(?:ist|wurde) (?:bereits |inzwischen |schon )?(?:vom \w+ |von \w+ )?(?:abgelaufen|veraltet|gelöscht|entfernt|deaktiviert)(?: worden)?|(?:steht|ist) nicht (?:mehr|länger) (?:zur verfügung|verfügbar|online|abrufbar|vorhanden|gültig)|existiert nicht mehr",
    ),
    "fr": (
        r"page|lien|(?:petite )?annonce|offre|article|contenu|document|fichier|actualité|communiqué|publication|recette|message|photo|vidéo|fiche|rapport|note",
        r"(?:a|est) (?:désormais |maintenant |déjà )?(?:expirée?|périmée?|supprimée?|obsolète)|a (?:déjà )?été (?:supprimée?|effacée?|dépubliée?)|n['’](?:est|existe) plus(?: (?:disponible|en ligne|accessible|publiée?|consultable|valable|valide))?",
    ),
    "es": (
        r"p[áa]gina|enlace|v[íi]nculo|anuncio|oferta|art[íi]culo|contenido|documento|archivo|noticia|comunicado|publicaci[óo]n|receta|mensaje|foto|v[íi]deo|ficha|informe|nota|entrada",
        r"(?:ha|est[áa]|fue|ha sido) (?:ya )?(?:expirad[oa]|caducad[oa]|eliminad[oa]|borrad[oa]|vencid[oa])|ya no (?:existe|est[áa](?: (?:disponible|publicad[oa]|en l[íi]nea|vigente))?|se encuentra(?: disponible)?)",
    ),
    "pt": (
        r"p[áa]gina|link|liga[çc][ãa]o|an[úu]ncio|oferta|vaga|artigo|conte[úu]do|documento|arquivo|ficheiro|not[íi]cia|comunicado|publica[çc][ãa]o|receita|mensagem|foto|v[íi]deo|ficha|relat[óo]rio|nota",
        r"expirou|(?:j[áa] )?(?:foi|est[áa]) (?:j[áa] )?(?:expirad[oa]|removid[oa]|exclu[íi]d[oa]|apagad[oa]|eliminad[oa]|encerrad[oa])(?: do ar)?|j[áa] n[ãa]o (?:existe|est[áa])(?: (?:dispon[íi]vel|publicad[oa]|no ar))?|n[ãa]o (?:existe|est[áa]) mais(?: (?:dispon[íi]vel|publicad[oa]|no ar))?",
    ),
    "it": (
        r"pagina|link|collegamento|annuncio|offerta|articolo|contenuto|documento|file|notizia|comunicato|pubblicazione|ricetta|messaggio|foto|video|scheda|rapporto",
        r"(?:è|risulta) (?:stat[oa] )?(?:già )?(?:scadut[oa]|rimoss[oa]|eliminat[oa]|cancellat[oa])|non (?:è|esiste) più(?: (?:disponibile|online|pubblicat[oa]|accessibile|valid[oa]))?",
    ),
    "nl": (
        r"pagina|link|advertentie|vacature|aanbieding|artikel|inhoud|document|bestand|nieuwsbericht|persbericht|bericht|publicatie|recept|foto|video|rapport",
        r"(?:is|werd) (?:inmiddels |al )?(?:verlopen|verwijderd|gewist)|is niet (?:meer|langer) (?:beschikbaar|online|actief|geldig)|bestaat niet meer",
    ),
    "pl": (
        r"strona|link|odnośnik|ogłoszenie|oferta|artykuł|treść|dokument|plik|informacja|wiadomość|news|komunikat|publikacja|przepis|wpis|post|zdjęcie|film|temat",
        r"wygasł[aoy]?|(?:został[aoy]?|jest|był[ao]?) (?:już )?(?:usunięt[yae]|skasowan[yae]|nieaktualn[yae]|zdjęt[yae])|nie jest już (?:dostępn[yae]|aktualn[yae])|już nie istnieje|nie istnieje już",
    ),
    "cs": (
        r"str[áa]nka|odkaz|inzerát|nabídka|ponuka|článek|článok|obsah|dokument|soubor|súbor|zpráva|správa|aktualita|příspěvek|príspevok|recept|fotografie|video|téma",
        r"(?:byl[ao]?|bol[ao]?) (?:již |už )?(?:smazán[ao]?|odstraněn[ao]?|zrušen[ao]?|vymazan[ýáé]|odstránen[ýáé]|zmazan[ýáé])|(?:již|už) (?:není|nie je|neexistuje)(?: (?:k dispozici|k dispozícii|dostupn\w+|platn\w+))?|(?:již |už )?vypršel[ao]?",
    ),
    "ru": (
        r"страница|ссылка|объявление|вакансия|статья|материал|документ|файл|новость|публикация|пост|запись|рецепт|сообщение|фото|видео|тема|контент|предложение",
        r"(?:был[ао]? |уже )?(?:удал[её]н[ао]?|снят[ао]?(?: с публикации)?|устарел[ао]?|исключ[её]н[ао]?)|(?:больше|уже) не (?:доступ(?:ен|на|но)|существует|актуал(?:ен|ьна|ьно)|действует)|больше нет(?: на сайте)?",
    ),
    "uk": (
        r"сторінк[ау]|посилання|оголошення|вакансі[яю]|статт[яю]|матеріал|документ|файл|новин[ау]|публікаці[яю]|пост|запис|рецепт|тем[ау]|повідомлення",
        r"(?:було |вже )?(?:видалено|вилучено|знято(?: з публікації)?|видален(?:ий|а|о)|застаріл[оаи]|застарів)|(?:більше|вже) не (?:доступн(?:ий|а|е|о)|існує|актуальн(?:ий|а|е))",
    ),
    "sv": (
        r"sidan|länken|annonsen|artikeln|innehållet|dokumentet|filen|nyheten|pressmeddelandet|inlägget|receptet|bilden|videon|ämnet",
        r"(?:är|har) (?:nu |redan )?(?:borttage[nt]|raderad|raderat|utgånge[nt]|tagits bort|raderats|gått ut)|finns inte (?:längre|kvar)|är inte längre (?:tillgänglig\w*|aktuell\w*|giltig\w*)",
    ),
    "da": (
        r"siden|linket|lenk(?:en|a)|annon[cs]en|artikk?e?len|artiklen|ind?n?holdet|dokumentet|filen|nyhe[dt]en|pressemelding(?:en|a)|pressemeddelelsen|in(?:dlæg|nleg)get|opp?skriften|opslaget|saken|videoen|bille?det|bildet",
        r"er (?:nå |nu )?(?:slettet|fjernet|udløbet|utløpt|utgått|tatt ned|taget ned)|(?:blev|ble|har blitt|er blevet|er blitt) (?:slettet|fjernet)|er ikke (?:længere|lenger) (?:tilgængelig\w*|tilgjengelig\w*|aktiv\w*|gyldig\w*)|(?:findes|finnes|eksisterer) ikke (?:længere|lenger)",
    ),
    "fi": (
        r"sivu|linkki|ilmoitus|artikkeli|sisältö|asiakirja|dokumentti|tiedosto|uutinen|tiedote|julkaisu|resepti|viesti|kuva|video|kirjoitus",
        r"on (?:jo )?(?:poistettu|vanhentunut|poistunut)|ei ole enää (?:saatavilla|olemassa|voimassa|käytettävissä)",
    ),
    "hu": (
        r"oldal|link|hivatkozás|hirdetés|cikk|tartalom|dokumentum|fájl|hír|közlemény|bejegyzés|recept|kép|videó|ajánlat",
        r"törölve lett|törlésre került|eltávolításra került|lejárt|megszűnt|(?:már|többé) nem (?:elérhető|létezik|aktuális|érvényes)",
    ),
    "ro": (
        r"pagina|link-?ul|anun[țţt]ul|articolul|con[țţt]inutul|documentul|fi[șşs]ierul|[șşs]tirea|comunicatul|postarea|re[țţt]eta|mesajul|oferta",
        r"a expirat|(?:a fost|este) (?:deja )?(?:[șşs]tears[ăa]|[șşs]ters|eliminat[ăa]?|îndep[ăa]rtat[ăa]?)|nu mai (?:exist[ăa]|este (?:disponibil|valabil|public|activ)[ăa]?)",
    ),
    "bg": (
        r"страницата|връзката|обявата|статията|материалът|документът|файлът|новината|публикацията|съдържанието|рецептата",
        r"(?:е|беше|бе) (?:вече )?(?:изтрит[ао]?|премахнат[ао]?|изтекл[ао]|изтекъл|свален[ао]?)|вече не (?:е (?:достъп\w+|актуал\w+|налич\w+)|съществува)",
    ),
    "sr": (
        r"stranica|link|poveznica|oglas|članak|sadržaj|dokument|datoteka|vijest|vest|objava|obavijest|recept|stran|povezava|članek|vsebina|novica|страница|оглас|чланак|садржај|документ|вест|објава",
        r"(?:je|је) (?:već |već )?(?:uklonjen[ao]?|obrisan[ao]?|izbrisan[ao]?|istekao|istekl[ao]|odstranjen[ao]?|potekel|potekla|уклоњен[ао]?|обрисан[ао]?|истекао)|(?:više nije|nije više|ni več) (?:na voljo|dostup\w+|dostop\w+|aktivn?\w*)|(?:ne postoji više|više ne postoji|ne obstaja več|више не постоји)",
    ),
    "el": (
        r"σελίδα|σύνδεσμοσ|αγγελία|άρθρο|περιεχόμενο|έγγραφο|αρχείο|είδηση|ανακοίνωση|ανάρτηση|δημοσίευση",
        r"(?:έχει |έχουν )?(?:αφαιρεθεί|αφαιρέθηκε|διαγράφηκε|διαγραφεί|έληξε|λήξει)|δεν (?:είναι|υπάρχει) (?:πλέον|πια)(?: διαθέσιμ\w+)?",
    ),
    "tr": (
        r"(?:sayfa|bağlantı|ilan|makale|içerik|içeri[ğg]|belge|dosya|haber|duyuru|yayın|tarif|yazı|mesaj|video|gönderi|konu)\w{0,4}",
        r"(?:silindi|silinmiş\w*|kaldırıldı|kaldırılmış\w*|yayından kaldır\w+)|(?:artık )?(?:mevcut|yayında|geçerli|erişilebilir) değil\w*|(?:yayın )?süresi (?:dol(?:du|muş\w*)|geç(?:ti|miş)\w*|sona er\w+)",
    ),
    "vi": (
        r"trang|liên kết|bài viết|bài đăng|bài|tin|nội dung|tài liệu|tệp|thông báo|video",
        r"(?:đã (?:bị )?(?:xóa|xoá|gỡ(?: bỏ)?|hết hạn))|không còn(?: (?:tồn tại|khả dụng|hiệu lực|có sẵn))?",
    ),
    "id": (
        r"halaman|laman|tautan|pautan|iklan|artikel|konten|kandungan|dokumen|berkas|berita|pengumuman|postingan|lowongan",
        r"(?:telah|sudah) (?:dihapus|dipadam|kedaluwarsa|kadaluarsa|berakhir|tamat tempoh)|(?:tidak lagi|sudah tidak) (?:tersedia|berlaku|ada|aktif)",
    ),
    "fa": (
        r"خبر|مطلب|صفحه|آگهی|فایل|پست|محتوا|لینک|سند",
        r"حذف (?:شد|شده|شده است|گردید\w*)|منقضی شده(?: است)?|برداشته شده(?: است)?|دیگر (?:در دسترس|موجود) نیست",
    ),
    "he": (
        r"ה?(?:דף|עמוד|כתבה|ידיעה|מודעה|קישור|קובץ|מסמך|תוכן|פוסט)",
        r"הוסר\w*|נמחק\w*|פג(?: תוקפ\w+)?|אינו זמין(?: עוד)?|אינה זמינה(?: עוד)?|כבר לא (?:קיים|קיימת|זמין|זמינה)",
    ),
}  # fmt: skip
# "from our website", "by its author"
_BY = r"(?:online|anymore|any more|here|from (?:the|our|this) (?:web ?)?site|by (?:its|the|their) (?:author|owner|user|uploader|publisher|administrator|moderator)|(?:владельцем|автором|администратор\w+|модератор\w+|пользователем|редакцией)|(?:z|ze) (?:strony|serwisu)|przez (?:autora|administratora|użytkownika|moderatora)|par (?:son|l['’]) ?(?:auteur\w*|administrateur\w*)|por (?:su|el|seu|o) (?:autor\w*|administrador\w*)|dall['’](?:autore|amministratore)|(?:del|do|dal|du|van de|von der|vom) (?:site|sitio|sito|website|server))"

# lines in which the verb comes first, or the subject is the author instead of the text
_FIRST = (
    r"(?:this|the) (?:user|member|author|owner) (?:has )?(?:deleted|removed|closed) (?:their|his|her|the|this) (?:account|profile|page|post|file|video)|пользователь удалил (?:свою )?(?:страницу|запись|аккаунт|профиль)|срок действия (?:этой )?ссылки ист[её]к|термін дії посилання (?:закінчився|минув|сплив)|platnost (?:tohoto |vašeho )?odkazu (?:již |už )?vypršela|platnosť (?:tohto )?odkazu (?:už )?vypršala|unter dieser adresse (?:ist|gibt es|finden sie|befindet sich) (?:nichts|keine seite)(?: zu finden)?",
    r"(?:تم|تمت|لقد تم) (?:حذف|إزالة) (?:هذا |هذه )?(?:الخبر|المقال|الصفحة|الإعلان|الملف|المحتوى|الموضوع|المنشور|الفيديو)|انتهت صلاحية (?:هذا )?(?:الرابط|الإعلان)|(?:หน้า|ลิงก์|ประกาศ|บทความ|เนื้อหา|เอกสาร|ไฟล์|ข่าว|โพสต์|กระทู้)(?:นี้)?(?:หมดอายุ|ถูกลบ|ไม่มีอยู่)(?:ไป)?(?:แล้ว)?",
    r"(?:[^，。\n]{1,6}[，,！! ]{1,2})?(?:此|该|該|本|这个|這個|当前|當前)?(?:页面?|网页|頁面?|網頁)(?:好像|似乎|可能)?(?:已经?|已經)?(?:跑丢|走丢|丢失|走失|迷路|不见|不見|飞走|失踪|搬家|消失|溜走)(?:了|啦|哦)*|(?:參數|参数)(?:錯誤|错误)[，, ]{0,2}(?:查無|查无|无此|無此)\S{0,6}|(?:この|その|当該)?リンク(?:は|の)?、?有効期限が?(?:切れ|過ぎ)\S{0,6}|(?:해당 |이 |요청하신 )?(?:게시글|게시물|글|기사|링크|공고|자료|상품)(?:은|는|이|가)? ?(?:이미 )?(?:삭제|만료|종료)(?:되었|됐|된)\S*",
)


def _line(things: str, fate: str) -> str:
    return rf"(?:\w+['’]?[ ]?){{0,2}}?\b(?:{things})(?: \w+){{0,2}}? ?(?:{fate})(?: {_BY})?"


def lapsed() -> list[Phrase]:
    """Every wording of this kind."""
    return [
        replace(phrase, part=fate)
        for language, (things, fate) in _LAPSED.items()
        for phrase in cells(f"missing.lapsed.{language}", Finding.SOFT_GONE, _line(things, fate))
    ] + cells("missing.lapsed", Finding.SOFT_GONE, *_FIRST)
