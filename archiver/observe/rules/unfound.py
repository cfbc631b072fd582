"""Further wordings of not-found pages: empty pages of wikis, kinds of things that are not found, titles of themes."""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, Scope, cells, phrases
from storage.model import Finding

# what MediaWiki says of a page that nobody has written (`noarticletext`), as it is translated
_UNWRITTEN = (
    r"there is currently no text (?:in|on) this page|(?:diese seite enthält|auf dieser seite ist) (?:momentan|zurzeit|derzeit) (?:noch )?kein(?:en)? text|il n['’]y a (?:pour l['’]instant|actuellement|pour le moment) aucun texte (?:sur|dans) cette page|(?:actualmente|en este momento),? no hay (?:ningún )?texto en esta página|(?:atualmente|actualmente|no momento|neste momento|de momento),? não (?:há|existe) (?:qualquer |nenhum )?(?:texto|conteúdo) nest[ae] página|in questo momento la pagina richiesta è vuota|(?:attualmente|in questo momento|al momento) non c['’]è (?:alcun |nessun )?testo in questa pagina|deze pagina bevat (?:momenteel |nog )?geen tekst|er staat (?:momenteel|op dit moment) geen tekst op deze pagina|"
    r"nie ma jeszcze (?:artykułu|strony) o tym tytule|na tej stronie (?:obecnie )?nie ma (?:jeszcze )?(?:żadnego )?tekstu|(?:в настоящее время|в настоящий момент) (?:на этой странице нет текста|текст на (?:данной|этой) странице отсутствует)|(?:наразі|зараз) на цій сторінці немає (?:ніякого )?тексту|(?:цяпер|зараз) тэкст на гэтай старонцы адсутнічае|в момента (?:на тази страница няма|тази страница не съдържа) (?:никакъв )?текст|(?:tato|táto) (?:stránka|strana) (?:zatím|momentálně|momentálne|zatiaľ) neobsahuje (?:žádný|žiadny) text|na (?:této|tejto) stránke? (?:není momentálně|sa momentálne nenachádza) (?:žádný|žiadny) text|"
    r"na tej strani trenutno ni besedila|na ovoj stranici (?:trenutno|trenutačno) nema (?:sadržaja|teksta)|(?:trenutno|trenutačno) nema teksta na ovoj stranici|на овој страници тренутно нема текста|тренутно нема текста на овој страници|моментално нема текст на оваа страница|ez a lap jelenleg nem tartalmaz szöveget|(?:în acest moment|actualmente|momentan) nu (?:este|există) (?:niciun|nici un) text în această pagină|bu sayfada şu anda herhangi bir (?:metin|yazı) (?:yok|bulunmamaktadır)|(?:hal-?hazırda|hazırda) bu səhifədə (?:heç bir )?mətn yoxdur|"
    r"det finns (?:just nu|för närvarande|för tillfället) ingen text på (?:den här sidan|denna sida)|der er (?:i øjeblikket|lige nu) ingen tekst på denne side|det er (?:for øyeblikket )?(?:ingen|ikke noen?) tekst på denne siden|tällä hetkellä tällä sivulla ei ole tekstiä|(?:sellel|käesoleval) (?:lehel|leheküljel) (?:ei ole (?:praegu|hetkel)|hetkel) teksti(?: ei ole)?|šiuo metu šiame puslapyje nėra (?:jokio )?teksto|šajā lapā (?:šobrīd|pašlaik) nav (?:nekāda )?teksta|αυτή τη στιγμή δεν υπάρχει κείμενο σ(?:['’ε]|την?) ?αυτήν? τη σελίδα|"
    r"لا يوجد (?:حاليا |حالي[اً]+ )?(?:أي )?نص (?:حاليا )?في هذه الصفحة|(?:این صفحه (?:هم ?اکنون|در حال حاضر)|در حال حاضر این صفحه) (?:هیچ )?متنی ندارد|אין (?:עדיין|כרגע) טקסט בדף זה|現在このページには(?:内容|本文)がありません|(?:本页面?|本頁面?|此页面?|此頁面?)(?:目前|当前|當前|暫時|暂时)?(?:没有|沒有)(?:内容|內容)|현재 이? ?(?:문서|페이지)(?:는|에는) (?:내용이|아무 내용도) 없습니다|trang này hiện (?:chưa|không) có (?:gì|nội dung)|saat ini tidak ada teks (?:di|dalam|pada) halaman ini|tiada teks dalam laman ini pada masa (?:sekarang|ini)|"
    r"(?:actualment|ara per ara) no hi ha (?:cap )?text en aquesta pàgina|(?:actualmente|agora mesmo) non hai ningún texto nesta páxina|(?:une honetan|oraindik) ez dago testurik (?:orri|orrialde) honetan|ĉi-momente estas neniu teksto en ĉi tiu paĝo|वर्तमान में इस (?:पृष्ठ|पन्ने) पर कोई (?:पाठ|सामग्री) नहीं है|বর্তমানে এই পাতায় কোনো? লেখা নেই"
)

# a thing and what became of it, as all that a line says
_ENGLISH = r"(?:event|course|category|section|playlist|album|recipe|offer|listing|store|shop|hotel|game|episode|gallery|tag|product|project|article|story|post|blog|author|archive)s? (?:(?:was |is |were |could |can)?(?:not|n['’]t)(?: be)? found|(?:does not|doesn['’]t|do not) exist)"
_THING_ROMANCE = r"(?:la |el |il |le |o |a |cette |esta |questa )?(?:secci[oó]n|se[cç][cç]?[aã]o|sezione|section|rubrique|categor[ií]a|cat[eé]gorie|contenido|conte[uú]do|contenuto|contenu|p[aá]gina|page|art[ií]culo|artigo|articolo|article|noticia|not[ií]cia|notizia|evento|événement|ficha|scheda|fiche|annonce|anuncio|an[uú]ncio|annuncio)"
_FATE_ROMANCE = r"(?:est )?(?:inexist(?:ente|ant|ante)|inesistente|introuvable|no (?:fue |ha sido )?encontrad[oa]|n[aã]o (?:foi )?encontrad[oa]|non (?:è stat[oa] )?trovat[oa]|non trouvée?|no existe|n[aã]o existe|non esiste|n['’]existe (?:pas|plus))"
_OTHERS = (
    r"(?:kategorie|rubrik|veranstaltung|bereich|produkt|inhalt|artikel|beitrag) (?:wurde )?(?:nicht (?:gefunden|vorhanden)|existiert nicht)|(?:раздел|категория|событие|мероприятие|товар|рубрика|пользователь|объявление|материал) не (?:найден[ао]?|существует)|(?:розділ|категорію|подію|товар|рубрику|оголошення) не знайдено|(?:kategoria|dział|produkt|ogłoszenie|wydarzenie|artykuł) nie (?:istnieje|został[ao]? znalezion[aey])|nie znaleziono (?:kategorii|działu|produktu|ogłoszenia|artykułu|treści)|"
    r"(?:kategorie|rubrika|sekce|produkt|článek|obsah) (?:nebyl[ao]? nalezen[ao]?|neexistuje|nenalezen[ao]?)|(?:categorie|rubriek|evenement|product|artikel|inhoud) (?:is )?niet gevonden|(?:kategori|ürün|haber|içerik|etkinlik|bölüm) bulunamadı|(?:kategorin|artikeln|produkten|evenemanget) (?:hittades inte|finns inte)|(?:kategorien|artiklen|artikkelen|produktet) (?:blev ikke fundet|ble ikke funnet|findes ikke|finnes ikke)|(?:栏目|频道|分类|专题|活动|商品|产品)(?:不存在|未找到|已不存在)|カテゴリーが(?:見つかりません|存在しません)|(?:카테고리|상품|게시판)(?:를 찾을 수 없습니다|이? ?존재하지 않습니다)"
)

# the page that was looked for was not reached or found: lines with more words than the bare statement has
_LOOKED_FOR = (
    r"aradığınız (?:\w+ ){0,2}?(?:sayfa|içeri[kğ]|haber|ilan|ürün)\w* (?:\w+ ){0,2}?(?:ulaşamadık|ulaşamıyoruz|ulaşılamadı|ulaşılamıyor|erişilemedi|erişilemiyor)(?= ?[.!,…]|$)|"
    r"(?:无法|無法|未能)找到(?:该|該|此)?(?:页面|頁面|网页|網頁)[ ,，]{1,2}[请請][^。\n]{0,24}|"
    r"(?:찾고 계시는|찾고 계신|찾으시는|요청하신|접속하신|방문하시려는) ?페이지(?:가|는|를)? ?(?:존재하지 ?않|찾을 ?수 ?없|삭제)[^.\n]{0,40}|"
    r"(?:アクセス(?:した|された|しようとした)|ご覧になろうとした|お求めの|お探しの)(?:ページ|url|ファイル)は?(?:、|,)?(?:現在)?(?:存在し(?:ません|ない)|見つかりません|ありません|削除され)[^。\n]{0,20}|"
    r"(?:hakemaasi|etsimääsi|pyytämääsi|haluamaasi|hakemaanne|etsimäänne) (?:\w+ )?(?:sivua|sisältöä|tiedostoa|osoitetta|artikkelia|tuotetta) ei (?:\w+ )?(?:löyd\w+|löytyn\w+|ole)[^.\n]{0,20}"
)


def unfound() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases("missing.unwritten", Finding.SOFT_GONE, _UNWRITTEN),
        *cells("missing.thing", Finding.SOFT_GONE, rf"(?:\w{{3,12}}[!:. ]{{1,2}})?(?:{_THING_ROMANCE} {_FATE_ROMANCE})"),
        *cells("missing.label", Finding.SOFT_GONE, rf"(?:sorry,? )?(?:the |this |that )?(?:requested )?(?:{_ENGLISH})", _OTHERS, scope=Scope.LABEL),
        *cells("missing.theme", Finding.SOFT_GONE, r"nothing (?:was )?found for .{1,80}", scope=Scope.LABEL),
        *phrases("missing.looked_for", Finding.SOFT_GONE, _LOOKED_FOR),
    ]  # fmt: skip
