"""Sentences that say only that this thing, or the one asked for, is not there, put together from their parts.

Whoever writes such a notice is free to say what is missing (a page, a job, a film) and what became of it (it vanished,
expired, ran out). Only a whole line, heading or title part counts, in which nothing else is said but an apology; and
either it points at the thing ("this notice"), or says that the reader wanted it. `missing` has the words that count within
longer sentences, `missing_chinese` the Chinese ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from archiver.observe.rules.model import Phrase, cells
from archiver.observe.rules.whole_lines import LEAD, QUOTES, SOFTLY, alone
from storage.model import Finding


@dataclass(frozen=True, slots=True)
class Grammar:
    """The parts of such sentences in one language, as regular expressions."""

    this: str  # what points at a thing
    things: str
    wanted: str  # what says that the reader asked for it
    fates: str
    spaced: bool = True  # whether words have blanks between them


_GRAMMARS = {
    "en": Grammar(
        this=r"this|that|the (?:requested|specified|selected)|your requested|requested",
        things=r"(?:web ?)?page|document|article|file|item|record|story|resource|product|post|listing|video|report|profile|entry|event|job(?: posting)?|vacancy|publication|data ?set|image|photo|content|link|topic|thread|notice|announcement|offer|advert|press release|paste|journal|snippet|song|album|artist|movie|chapter|package|repository|repo|broadcast|section|category|collection|book|issue|paper|release|podcast|episode|recipe|project|account|user|group|channel|playlist|survey|form|course|property|website|url|address|view|object|material|news item|piece|poll|petition|campaign",
        wanted=r"you(?:['’]re| are| were| have|['’]ve)? ?\w*|requested|specified|at this address",
        fates=r"(?:could not|couldn['’]t|can ?not|can['’]t) be (?:found|located)|(?:was|were|is) ?(?:not|n['’]t) (?:found|here(?: anymore| any more)?|available(?: anymore| any more| any longer)?|there)|do(?:es)? ?(?:not|n['’]t) (?:seem to |appear to )?exist|no longer (?:exists?|available|here|online|active)|is no longer (?:available|here|online|active|with us)|(?:has|have|was|is) (?:been )?(?:removed|deleted|taken (?:down|offline)|withdrawn|unpublished|retired|erased)(?: by (?:its|the|their) \w+)?|(?:has|have) (?:gone missing|moved or been (?:deleted|removed)|vanished|disappeared|expired|been (?:moved or (?:deleted|removed)|deleted or moved))|may have (?:been )?(?:removed|deleted|moved or (?:been )?deleted|expired)|(?:seems|appears) to (?:be missing|have (?:vanished|disappeared|been (?:removed|deleted)|gone(?: missing)?))|is (?:gone|missing|unavailable or has been (?:removed|deleted))",
    ),
    "fr": Grammar(
        this=r"cet(?:te)?|ce",
        things=r"page(?: web)?|ressource|publication|annonce|fiche|vidéo|notice|offre|actualité|rubrique|article|document|fichier|contenu|produit|image|événement|sujet|lien|adresse|site|profil|collection|livre|émission|communiqué|formulaire|dossier|reportage",
        wanted=r"(?:vous|tu) |demandée?|recherchée?",
        fates=r"n['’]existe (?:pas|plus)(?: ou plus)?|est (?:introuvable|inexistante?|expirée?|périmée?)|n['’](?:a|ont) (?:pas (?:pu être|été)|pu être) (?:trouvée?|localisée?)|n['’]est (?:pas|plus) (?:disponible|accessible|en ligne|publiée?)|a (?:été (?:supprimée?|retirée?|effacée?|dépubliée?|archivée?|déplacée? ou supprimée?)|disparu|expiré)|(?:semble|paraît) (?:introuvable|avoir disparu)",
    ),
    "es": Grammar(
        this=r"est[ea]|es[ea]",
        things=r"página(?: web)?|publicación|noticia|oferta|ficha|entrada|sección|dirección|imagen|artículo|documento|archivo|contenido|producto|recurso|enlace|anuncio|vídeo|video|evento|tema|perfil|sitio|aviso|convocatoria|nota|registro|elemento|expediente|informe|libro",
        wanted=r"(?:que|usted) (?:\w+ ){0,3}?\w+|solicitad[oa]|buscad[oa]|a (?:la|l|el) que",
        fates=r"(?:ya )?no (?:existe|se encuentra|está (?:disponible|en línea|publicad[oa])(?: o (?:ha sido|fue) \w+)?)|no (?:ha sido|fue|pudo ser|se (?:pudo|ha podido|puede)) (?:encontrad[oa]|encontrar|localizad[oa]|localizar|hallad[oa])|(?:ha sido|fue|ha) (?:eliminad[oa]|borrad[oa]|retirad[oa]|suprimid[oa]|movid[oa] o (?:eliminad|borrad)[oa]|desaparecido|caducado|expirado)|desapareció|caducó|expiró|está caducad[oa]",
    ),
    "pt": Grammar(
        this=r"est[ea]|ess[ea]",
        things=r"página(?: web)?|publicação|notícia|vaga|matéria|seção|secção|imagem|artigo|documento|arquivo|ficheiro|conteúdo|produto|recurso|link|anúncio|vídeo|evento|tópico|perfil|site|aviso|edital|nota|registro|registo|item|oferta|livro|postagem|reportagem|endereço",
        wanted=r"(?:que|você) (?:\w+ ){0,3}?\w+|solicitad[oa]|procurad[oa]|pretendid[oa]",
        fates=r"(?:já )?não (?:existe(?: mais)?|está (?:mais )?(?:disponível|online|no ar|publicad[oa])|foi (?:encontrad|localizad)[oa]|(?:pôde|pode) ser (?:encontrad|localizad)[oa]|se encontra)|foi (?:removid|excluíd|apagad|eliminad|retirad|deletad|movid[oa] ou (?:excluíd|removid|apagad|eliminad))[oa](?: do ar)?|sumiu|desapareceu|expirou|saiu do ar|está expirad[oa]",
    ),
    "de": Grammar(
        this=r"diese[rs]?|jene[rs]?",
        things=r"(?:web)?seite|datei|meldung|veröffentlichung|anzeige|ressource|adresse|veranstaltung|artikel|dokument|inhalt|beitrag|produkt|bild|video|link|angebot|stellenangebot|stelle|eintrag|thema|nachricht|pressemitteilung|rubrik|kategorie|profil|objekt|umfrage|sendung|folge|buch|termin|formular|bericht",
        wanted=r"sie |du |gesuchte\w*|angeforderte\w*|aufgerufene\w*|gewünschte\w*|angefragte\w*",
        fates=r"(?:existiert|besteht) (?:\w+ )?nicht(?: mehr)?|wurde(?: leider)?(?: nicht gefunden| gelöscht| entfernt| offline genommen| verschoben oder gelöscht| zurückgezogen)|konnte (?:leider )?nicht (?:ge|auf)funden werden|ist (?:leider )?(?:nicht (?:mehr )?(?:verfügbar|vorhanden|auffindbar|online|erreichbar|abrufbar)|verschwunden|abgelaufen|gelöscht|entfernt|weg)|gibt es (?:leider )?nicht(?: mehr)?|steht (?:leider )?nicht (?:mehr|länger) zur verfügung",
    ),
    "it": Grammar(
        this=r"quest[oa]",
        things=r"pagina(?: web)?|risorsa|notizia|scheda|pubblicazione|sezione|offerta|articolo|documento|file|contenuto|prodotto|immagine|annuncio|video|evento|argomento|profilo|sito|link|collegamento|avviso|bando|libro|elemento|indirizzo",
        wanted=r"(?:che|a cui|cui) (?:\w+ ){0,3}?\w+|richiest[oa]|cercat[oa]|desiderat[oa]",
        fates=r"non (?:esiste(?: più)?|è (?:stat[oa] trovat[oa]|(?:più )?(?:disponibile|presente|online|raggiungibile)|più (?:esistente|pubblicat[oa]))|può essere trovat[oa]|si trova(?: più)?)|è (?:stat[oa] (?:rimoss|eliminat|cancellat|ritirat|spostat[oa] o (?:eliminat|rimoss|cancellat))[oa]|scompars[oa]|scadut[oa]|inesistente)|risulta (?:inesistente|rimoss[oa]|eliminat[oa]|non (?:trovat[oa]|disponibile))",
    ),
    "ru": Grammar(
        this=r"эт(?:а|от|о)|данн(?:ая|ый|ое)|так(?:ая|ой|ое)|указанн(?:ая|ый|ое)",
        things=r"(?:веб-)?страниц[аы]|стать[яи]|новост[ьи]|публикаци[яи]|запис[ьи]|ссылк[аи]|ваканси[яи]|тем[аы]|документ|файл|материал|раздел|товар|объявлени[ея]|ресурс|адрес|видео|изображени[ея]|событи[ея]|профил[ья]|контент|пост|книг[аи]|опрос|проект|продукт|сайт|категори[яи]|фото",
        wanted=r"вы |ты |вами |запр[ао]ш\w+|иском\w+|нужн\w+",
        fates=r"(?:больше )?не (?:был[аои]? )?(?:найден\w*|существует|обнаружен\w*|доступн\w*)|(?:был[аои]? )?(?:возможно,? )?(?:удал[её]н\w*|перемещ[её]н\w* или удал[её]н\w*|снят\w* с публикации|изъят\w*)(?: (?:автором|владельцем|администратором|модератором))?|отсутствует|пропал[аои]?|исчез(?:л[аои])?|потерял[аои]?с[ья]|устарел[аои]?|ещ[её] не создан\w*|больше нет|недоступн\w*",
    ),
    "uk": Grammar(
        this=r"ц(?:я|ей|е)|дан(?:а|ий|е)|так(?:а|ий|е)|вказан(?:а|ий|е)",
        things=r"(?:веб-)?сторінк[аи]|статт[яі]|новин[аи]|публікаці[яї]|запис|посилання|ваканс[іи]\w|тем[аи]|документ|файл|матеріал|розділ|товар|оголошення|ресурс|адреса|відео|зображення|поді[яї]|профіль",
        wanted=r"ви |ти |вами |запит\w+|шукан\w+|потрібн\w+",
        fates=r"(?:більше )?не (?:був |була |було )?(?:знайден\w*|існує|доступн\w*)|(?:був |була |було )?(?:видален\w*|переміщен\w* або видален\w*|знят\w* з публікації|вилучен\w*)|відсутн\w+(?! доступ)|зник(?:ла|ло)?|застаріл[аои]|ще не створен\w*|більше немає|недоступн\w*",
    ),
    "pl": Grammar(
        this=r"t[aoe]n?|dan[ay]",
        things=r"strona|publikacja|oferta|treść|artykuł|dokument|plik|wpis|ogłoszenie|produkt|wiadomość|zasób|link|adres|film|zdjęcie|wydarzenie|temat|profil|aktualność|praca",
        wanted=r"której?|którego|żądan\w+|szukan\w+|poszukiwan\w+|wybran\w+",
        fates=r"(?:już )?nie (?:istnieje|została? (?:znalezion|odnalezion)\w+|jest (?:już )?dostępn\w+)|została? (?:usunięt\w+|skasowan\w+|wycofan\w+|przeniesion\w+ lub usunięt\w+)|jest niedostępn\w+|zniknęł?[aoy]|zniknął|wygasł[aoy]?",
    ),
    "nl": Grammar(
        this=r"deze|dit|die|dat",
        things=r"(?:web)?pagina|publicatie|vacature|artikel|document|bestand|bericht|product|nieuwsbericht|inhoud|video|afbeelding|link|evenement|onderwerp|profiel|aanbieding|advertentie|item",
        wanted=r"u |je |opgevraagde|gevraagde|gezochte|opgezochte",
        fates=r"bestaat (?:helaas )?niet(?: meer)?|(?:is|werd) (?:helaas )?niet (?:meer )?(?:gevonden|beschikbaar|online|aanwezig)|(?:kon|kan) niet (?:worden gevonden|gevonden worden)|is (?:verwijderd|verplaatst of verwijderd|verdwenen|verlopen|weg)",
    ),
    "tr": Grammar(
        this=r"bu|şu",
        things=r"(?:web )?sayfa\w*|içeri[kğ]\w*|haber\w*|ilan\w*|ürün\w*|dosya\w*|belge\w*|makale\w*|video\w*|konu\w*|kayıt|etkinlik|bağlantı|kitap|profil|fotoğraf|yazı\w*|doküman",
        wanted=r"aradığınız|istediğiniz|istenen|ulaşmak istediğiniz|ulaşmaya çalıştığınız|görüntülemek istediğiniz|erişmeye çalıştığınız",
        fates=r"(?:artık )?(?:bulunam(?:adı|ıyor)|bulunmuyor|bulunmamaktadır|mevcut değil(?:dir)?|yok(?:tur)?)|(?:silin|kaldırıl|yayından kaldırıl|taşınmış veya silin)(?:di|miş(?:tir)?(?: olabilir)?)|kayboldu|kaybolmuş|süresi dol(?:du|muş)",
    ),
    "cs": Grammar(
        this=r"t(?:ato|ento|oto)|daná",
        things=r"stránka|článek|dokument|soubor|obsah|příspěvek|inzerát|produkt|zpráva|odkaz|video|akce|nabídka|položka|záznam",
        wanted=r"kter(?:ou|ý|é)|hledan\w+|požadovan\w+",
        fates=r"(?:již |už )?(?:neexistuje|nebyl[ao]? nalezen\w*|není (?:již )?(?:dostupn\w+|k dispozici)|nelze (?:nalézt|najít))|byl[ao]? (?:odstraněn|smazán|zrušen|přesunut\w* nebo (?:smazán|odstraněn))\w*|zmizel[ao]?|vypršel[ao]?",
    ),
    "sk": Grammar(
        this=r"t(?:áto|ento|oto)",
        things=r"stránka|článok|dokument|súbor|obsah|príspevok|inzerát|produkt|správa|odkaz|video|ponuka|položka|záznam",
        wanted=r"ktor(?:ú|ý|é)|hľadan\w+|požadovan\w+",
        fates=r"(?:už )?(?:neexistuje|nebol[ao]? nájden\w*|nie je (?:už )?(?:dostupn\w+|k dispozícii)|sa nenašl\w+)|bol[ao]? (?:odstránen|zmazan|vymazan|zrušen|presunut\w* alebo (?:zmazan|odstránen))\w*|zmizl[ao]?|vypršal[ao]?",
    ),
    "hu": Grammar(
        this=r"ez az?",
        things=r"(?:web)?oldal|cikk|dokumentum|fájl|tartalom|bejegyzés|hirdetés|termék|hír|link|hivatkozás|videó|esemény|állás",
        wanted=r"keresett|kért|megadott|kívánt",
        fates=r"(?:már )?nem (?:található|létezik|elérhető)|törölve lett|törölték|törlésre került|eltávolításra került|eltávolították|eltűnt|megszűnt|lejárt",
    ),
    "ro": Grammar(
        this=r"acest|această|aceast[aă]",
        things=r"pagin[aă]|articol(?:ul)?|document(?:ul)?|fișier(?:ul)?|conținut(?:ul)?|anunț(?:ul)?|produs(?:ul)?|știre[a]?|link(?:ul)?|resurs[aă]|oferta|ofertă|secțiune[a]?",
        wanted=r"pe care|căutat\w*|solicitat\w*|cerut\w*",
        fates=r"nu (?:mai )?(?:există|este disponibil\w*)|nu (?:a fost|a putut fi|poate fi) găsit\w*|a (?:fost (?:ștears|șters|eliminat|retras|mutată sau ștears|mutat sau șters)[aă]?|dispărut|expirat)",
    ),
    "el": Grammar(
        this=r"αυτ[ήό] (?:η|το)",
        things=r"σελίδα|άρθρο|αρχείο|έγγραφο|περιεχόμενο|δημοσίευση|ανακοίνωση|προϊόν|αγγελία|σύνδεσμοσ|βίντεο|ιστοσελίδα",
        wanted=r"που |αυτ[ήό]|ζητούμεν\w+",
        fates=r"δεν (?:υπάρχει(?: πλέον| πια)?|βρέθηκε|είναι (?:πλέον |πια )?διαθέσιμ\w+)|έχει (?:διαγραφεί|αφαιρεθεί|μετακινηθεί ή διαγραφεί|λήξει)|(?:μεταφέρθηκε ή )?διαγράφηκε|αφαιρέθηκε|εξαφανίστηκε|έληξε",
    ),
    "sv": Grammar(
        this=r"den här|denna|detta|det här",
        things=r"sidan?|artikeln?|dokumentet|filen|innehållet|inlägget|annonsen|produkten|nyheten|länken|videon|händelsen|tjänsten",
        wanted=r"du |ni |begärda|sökta|efterfrågade|begärt",
        fates=r"(?:finns|hittades) (?:inte|ej)(?: längre| kvar)?|kunde inte hittas|(?:har |är )?(?:tagits bort|borttagen|raderats?|flyttats eller tagits bort|försvunnit|upphört)|saknas|går inte att hitta|är inte (?:längre )?tillgänglig\w*",
    ),
    "da": Grammar(
        this=r"denne|dette",
        things=r"siden?|artiklen|dokumentet|filen|indholdet|indlægget|annoncen|produktet|nyheden|linket|videoen|opslaget|jobbet",
        wanted=r"du |I |ønskede|søgte|efterspurgte|anmodede",
        fates=r"(?:findes|eksisterer) (?:desværre )?ikke(?: længere| mere)?|(?:kunne|kan) ikke findes|blev ikke fundet|er (?:desværre )?(?:slettet|fjernet|flyttet eller slettet|forsvundet|udløbet|ikke (?:længere )?tilgængelig\w*)|mangler",
    ),
    "no": Grammar(
        this=r"denne|dette",
        things=r"siden?|artikkelen|dokumentet|filen|innholdet|innlegget|annonsen|produktet|nyheten|lenken|videoen|stillingen",
        wanted=r"du |ønskede|etterspurte|forespurte",
        fates=r"(?:finnes|eksisterer) (?:dessverre )?ikke(?: lenger| mer)?|(?:kunne|kan) ikke (?:bli )?finnes|ble ikke funnet|er (?:dessverre )?(?:slettet|fjernet|flyttet eller slettet|forsvunnet|utløpt|ikke (?:lenger )?tilgjengelig\w*)|mangler",
    ),
    "fi": Grammar(
        this=r"tämä|tätä|kyseinen",
        things=r"(?:verkko)?sivua?|artikkelia?|dokumentti[a]?|tiedostoa?|sisältöä?|ilmoitus(?:ta)?|tuotetta?|uutista?|linkki[ä]?|videota?",
        wanted=r"etsim\w+|hakem\w+|pyytäm\w+|pyydett\w+|haluam\w+",
        fates=r"ei (?:ole (?:enää )?(?:olemassa|saatavilla|käytettävissä)|löyt?yn?yt|löydy(?: enää)?|voitu löytää)|on (?:poistettu|siirretty tai poistettu|kadonnut|vanhentunut)",
    ),
    "id": Grammar(
        this=r"(?!)",
        things=r"halaman|artikel|berita|dokumen|konten|berkas|file|tautan|produk|iklan|postingan|video|lowongan|pengumuman|laman",
        wanted=r"anda|kamu|diminta|dicari|ini|tersebut|dimaksud",
        fates=r"(?:sudah |telah )?(?:tidak (?:dapat |bisa )?(?:ditemukan|ada|tersedia)(?: lagi)?|dihapus|dipindahkan atau dihapus|hilang|kedaluwarsa|kadaluarsa|berakhir)",
    ),
    "vi": Grammar(
        this=r"(?!)",
        things=r"trang(?: web)?|bài viết|nội dung|tài liệu|tin(?: bài)?|văn bản|tệp(?: tin)?|sản phẩm|liên kết|đường dẫn|video|chuyên mục|sự kiện|hình ảnh|thông báo",
        wanted=r"bạn|quý (?:khách|vị)|này|yêu cầu",
        fates=r"(?:hiện )?(?:không (?:còn )?(?:tồn tại|được tìm thấy|có sẵn|tìm thấy|khả dụng)|đã (?:bị )?(?:xóa|xoá|gỡ(?: bỏ)?|hết hạn|di chuyển hoặc (?:xóa|xoá)|hủy|ẩn))",
    ),
    "ja": Grammar(
        this=r"この|本|当該|該当の|該当する|(?:ご)?指定の|(?:ご)?指定された",
        things=r"(?:web|ウェブ)?ページ|記事|ファイル|商品|コンテンツ|投稿|資料|動画|画像|求人|物件|イベント|論文|画面|作品|情報|データ|リンク|url|アドレス|文書|書籍|番組|トピック|お知らせ|ニュース|サイト|スレッド|レシピ|写真|セミナー|講座|項目",
        wanted=r"お探し|お求め|ご覧|アクセス|ご?指定|リクエスト|要求|お客様",
        fates=r"(?:は|が|も)?、?(?:現在|既に|すでに|もう|残念ながら|見?当サイトには)?(?:見[つ付]か(?:りません(?:でした)?|らない)|みつかりません(?:でした)?|存在し(?:ません|ない)|(?:削除|移動または削除|非公開に|取り下げ)(?:され(?:ました|た可能性があります|ています|て?います)|なりました|(?:られ)?ました)|(?:公開|掲載|配信|販売|募集|提供)(?:を|は|が|期間が|期間は)?終了(?:いた)?し(?:ました|ています)|終了(?:いた)?しました|公開されて(?:い|お)り?ません|ございません(?:でした)?|(?<!権限が)(?<!許可が)(?<!必要が)(?<!問題は)ありません(?:でした)?|(?:ご)?(?:閲覧|覧)(?:いただけません|できません)|見当たりません|なくなりました|消えました|存在しないか、?(?:すでに|既に)?削除され(?:ています|ました|た可能性があります))",
        spaced=False,
    ),
    "ko": Grammar(
        this=r"이|해당|그|본",
        things=r"(?:웹 ?)?(?:페이지|게시물|게시글|문서|기사|상품|자료|파일|콘텐츠|컨텐츠|글|채용 ?공고|공고|동영상|영상|사진|이미지|링크|주소|뉴스|정보|작품|이벤트|강좌|논문|도서|항목|사이트)",
        wanted=r"요청하신|찾으시는|찾으신|방문하시려는|원하시는|접속하신|입력하신|선택하신|보시려는|조회하신|요청한",
        fates=r"(?:을|를|이|가|은|는)? ?(?:현재 |이미 |더 ?이상 )?(?:찾을 ?수 ?(?:가 )?없(?:습니다|어요|네요)|찾지 ?못(?:했습니다|하였습니다|했어요)|존재하지 ?않(?:습니다|아요)|존재하지 ?않거나 ?(?:이미 )?삭제(?:되었|됐)습니다|(?:삭제|만료|비공개|종료|이동|제거|마감)(?:되었|됐|된 것 같)\S*|이동(?:되었|하였)거나 ?삭제(?:되었|됐)습니다|(?<!권한이 )(?<!권한이)(?<!권한 )없습니다|사라졌습니다|사라졌어요|비공개(?:입니다|되었습니다|로 전환되었습니다)|볼 수 없습니다)",
        spaced=False,
    ),
}  # fmt: skip
# "the page that does not exist" names one, and says nothing of it
_NO_CLAUSE = r"(?<! that )(?<! which )(?<! que )(?<! che )(?<! qui )(?<! die )(?<! das )(?<! der )(?<! które )(?<! která )(?<! koja )(?<! som )(?<! care )(?<! που )"


# what whoever keeps the page did with it, and what is said of it in jest
_ITS = r"(?:web ?)?page|article|document|file|story|post|item|content|product|listing|video|report|site|entry|image|photo|paste|news item|press release"
_TOLD = {
    "en": rf"we(?:['’]ve| have)? (?:removed|deleted|taken down|took down|unpublished|retired|lost|misplaced) (?:this|that|the) (?:{_ITS})(?: you[^.\n]{{0,40}})?|we(?:['’]ve| have)? (?:took|taken) (?:this|that|the) (?:{_ITS}) (?:down|offline|off(?:line)?)|(?:this|the|that) (?:web ?)?page(?: you(?:['’]re| are| were)?[^.\n]{{0,30}})? (?:has |have |is |was |must have |seems to have |appears to have )?(?:gone (?:fishing|missing|walkabout|rogue|astray|away|on (?:holiday|vacation))|went (?:missing|on (?:vacation|holiday)|away|astray)|left the building|on (?:vacation|holiday)|(?:took|taken) a wrong turn|been (?:abducted|eaten|kidnapped|stolen|swallowed)[^.\n]{{0,24}}|wander(?:ed)? off|r[au]n away|flown away|flew away|vanished[^.\n]{{0,20}}|playing hide and seek|escaped|floated away)"
    r"|(?:our|my|the|a|your) (?:dog|cat|robot|goat|monkey|hamster|shark|monster|internet|gremlins?) (?:ate|stole|hid|swallowed) (?:this|the|your|that) page|(?:you(?:['’]re| are| seem to be| appear to be)|(?:it )?looks? like you(?:['’]re| are)) lost|wrong turn|these (?:are not|aren['’]t) the (?:droids|pages?) you(?:['’]re| are) looking for|nope[.,!]? (?:there['’]?s )?nothing (?:to see )?here|(?:the|this) page is (?:lost|missing) or you (?:have no|do not have|lack) (?:authorization|permission|access)|no (?:such )?(?:article|record|item|entry|document|page|user|post) with (?:this|that) (?:number|id|name|title|address)",
    "de": r"wir haben dies\w{1,2} (?:seite|artikel|beitrag|meldung|dokument|inhalt\w*|angebot) (?:entfernt|gelöscht|offline genommen|zurückgezogen)|(?:diese|die) seite (?:ist|hat sich) (?:\w+ )?(?:verlaufen|in luft aufgelöst|verflogen|im urlaub|ausgeflogen|abhanden gekommen|weggelaufen)",
    "fr": r"nous avons (?:supprimé|retiré|dépublié|perdu) (?:cet|cette|ce) (?:page|article|document|contenu|annonce|vidéo)|cette page (?:s['’]est (?:égarée|perdue|envolée|évaporée|volatilisée|échappée)|est partie (?:en vacances|se promener|ailleurs)|a pris la poudre d['’]escampette)",
    "es": r"hemos (?:eliminado|retirado|borrado|perdido|dado de baja) est[ea] (?:página|artículo|documento|contenido|anuncio|noticia|vídeo|publicación)|(?:esta|la) página (?:se ha (?:perdido|esfumado|extraviado|escapado|ido de (?:vacaciones|viaje))|se (?:perdió|esfumó|extravió|escapó|fue de vacaciones)|está de vacaciones)",
    "pt": r"(?:removemos|retir[aá]mos|apag[aá]mos|excluímos|eliminámos) est[ea] (?:página|artigo|documento|conteúdo|anúncio|notícia|vídeo)|(?:esta|essa|a) página (?:se perdeu|perdeu-se|fugiu|escapou|foi abduzida|tirou férias|saiu de férias|foi passear)",
    "it": r"abbiamo (?:rimosso|eliminato|cancellato|ritirato|perso) quest[oa'’] ?(?:pagina|articolo|documento|contenuto|annuncio|notizia|video)|(?:questa|la) pagina (?:si è (?:persa|smarrita|volatilizzata)|è (?:andata in vacanza|in vacanza|scappata|volata via|fuggita))",
    "nl": r"we hebben (?:deze|dit) (?:pagina|artikel|document|bericht|inhoud|advertentie) (?:verwijderd|offline gehaald|ingetrokken)|deze pagina is (?:zoek|kwijt|verdwaald|op vakantie|weggelopen|weggevlogen|ervandoor)",
    "ru": r"мы (?:удалили|убрали|сняли с публикации|отозвали) (?:эту|этот|это|данную|данный) (?:страницу|статью|новость|материал|документ|объявление|публикацию)|(?:эта|данная) страница (?:потерялась|улетела|убежала|ушла|заблудилась|в отпуске|сбежала|спряталась|испарилась)",
    "pl": r"usunęliśmy (?:tę|ten|to|tą) (?:stronę|artykuł|dokument|ogłoszenie|treść|wpis)|ta strona (?:zaginęła|uciekła|wyjechała na wakacje|zgubiła się|się zgubiła|odleciała|wyparowała)",
    "sv": r"vi har (?:tagit bort|raderat|avpublicerat) (?:den här|denna|detta) (?:sidan?|artikeln?|dokumentet?|inlägget?)|sidan har (?:gått vilse|rymt|gått på semester)",
    "tr": r"bu (?:sayfayı|içeriği|haberi|ilanı|belgeyi) (?:kaldırdık|sildik|yayından kaldırdık)|bu sayfa (?:kaybolmuş|tatilde|tatile çıkmış|kaçmış|uçmuş|buharlaşmış)",
    "ja": r"(?:この|お探しの)?ページは(?:旅に出(?:ました|てしまいました)|迷子(?:になりました|になってしまいました|です)|どこかへ?行って(?:しまいました|しまったようです)|消えて(?:しまいました|しまったようです)|行方不明(?:です|になりました))",
    "ko": r"(?:이|요청하신|찾으시는) 페이지(?:가|는) ?(?:길을 잃었습니다|도망(?:갔|쳤)습니다|여행을 떠났습니다|어디론가 사라졌습니다)",
}  # fmt: skip


def missing_sentences() -> list[Phrase]:
    """Every wording of this module."""
    found = []
    for language, grammar in _GRAMMARS.items():
        blank = " " if grammar.spaced else ""
        this = rf"(?:{grammar.this}){blank}(?:{grammar.things})"
        if not grammar.spaced:
            this = rf"(?:{grammar.this}) ?(?:{grammar.things})"
        asked = rf"(?=[^\n]*(?:{grammar.wanted}))[^\n.!?。！？{QUOTES}]{{0,40}}?(?:{grammar.things})(?:[^\n.!?。！？{QUOTES}]{{0,50}}?)"
        line = rf"{LEAD}{SOFTLY}(?:{this}|{asked}),?{blank}{_NO_CLAUSE}(?:{grammar.fates})"
        found += cells(f"missing.said.{language}", Finding.SOFT_GONE, line)
    return found + alone("missing.told", Finding.SOFT_GONE, _TOLD)
