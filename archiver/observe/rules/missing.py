"""Wordings of not-found pages ("there is nothing at this address"), in fifty languages; Chinese in both scripts."""

# ruff: noqa: ISC004 (a pattern of several lines is one pattern)
from __future__ import annotations

from archiver.observe.rules.listed import listed
from archiver.observe.rules.missing_chinese import STANDS_FIRST
from archiver.observe.rules.model import Phrase, Scope, cells, pairs, phrases
from archiver.observe.rules.promised import promised
from archiver.observe.rules.rarer_languages import rights
from archiver.observe.rules.sought import OFFERED
from archiver.observe.rules.withdrawal.sentences import otherwise
from storage.model import Finding

_SOFT = Finding.SOFT_GONE
# languages that also use the words of others
_LIKE = {
    "no": ("da",),
    "da": ("sv",),
    "sv": ("da",),
    "sk": ("cs",),
    "pt": ("es",),
    "es": ("pt",),
    "it": ("es",),
    "uk": ("ru",),
    "bg": ("ru",),
}

# things of which much else is said to be removed or missing
_OF_REPOSITORIES = (
    r"(?:doi|handle|pid|ark|urn|(?:persistent )?identifier|bitstream|thesis|dissertation|collection|project|eprint)"
    r"(?= (?:(?:was |were |could |can)?(?:not|n['’]t) (?:be )?found\b(?! (?:to|guilty|in|on|by|that)\b)|(?:does not|doesn['’]t) exist\b))"
)
# language -> (things, what became of them); both in one sentence, in either order
_PAIRS: dict[str, tuple[str, str]] = {
    "en": (
        r"\b(?:page|pages|file|files|document|article|content|url|address|resource|story|post|item|product|link|"
        r"publication|report|listing|entry|record|posting|news item|broadcast(?! (?:media|network|service|news|license))|advert|announcement|notice|table|dataset|attachment|bookmark|site|website|view|controller|action|directory|thread|topic|discussion|blog|video|image|photo|artwork|work(?= (?:has been|was) (?:removed|deleted))|survey|poll|id(?= do)|element(?= do)|what you (?:are|were) looking for|"
        rf"{_OF_REPOSITORIES}|you (?:are|were) looking for|you(?:'re| have)? requested|path|query)\b",
        r"(?:not|n't|n’t|never|cannot|can not) (?:be )?(?:found|located?)|could(?:n't|n’t| not) (?:be )?(?:found|find|locate)|"
        r"(?:can't|can’t|cannot|can not|unable to|failed to|weren't able to|were not able to) (?:find|locate|be found|seem to find)|(?:trouble|difficulty|a hard time|problems) (?:finding|locating)|"
        r"(?:does not|doesn't|doesn’t|do not|don't|did not|didn't) (?:seem to |appear to )?exist|not exist\b|no longer (?:exists?|available|here|active|found|online|live)|"
        r"(?:has|have|was|were|been|may have|might have|is) (?:been )?(?:\w+ (?:or )?)?(?:removed|deleted|unpublished|taken (?:down|offline|off|out)|withdrawn|retired|pulled|retracted|deactivated|erased|archived or removed)|"
        r"nowhere\b|(?:does not|doesn['’]t|did not|could not|couldn['’]t|cannot|can['’]t) (?:be )?(?:resolved?|loaded)|(?:came|come) up empty|leads? (?:nowhere|to nothing)|\bgone (?:for good|stale|offline)|deleted (?:this|the)\b|out of (?:our|your) reach|"
        r"(?:isn't|isn’t|is not|are not|aren't|not) (?:currently )?available\b|\bnot found\b|\bno such\b|\bis missing\b|\bdoesn't live here|"
        r"\bnonexistent\b|\bnon-existent\b|\bgone missing\b|\bcould not be displayed\b",
    ),
    "zh": (
        r"页面|頁面|网页|網頁|页(?=[，,。！!]|不存在|面)|頁(?=面|不存在)|文章|内容|內容|(?<!模板)(?<!模版)文件|檔案|档案|网址|網址|链接|連結|鏈接|地址|信息|資訊|资源|資源|"
        r"帖子|新闻|新聞|主题|主題|记录|記錄|产品|商品|页码|目录|栏目|欄目|视频|影片|路径|路徑|东西|东东|該頁|该页|您访问的|你访问的|您要找的|你要找的|您查看的|您请求的|稿件|公告|通知|附件|報導|报道|数据(?!库)|資料|词条|詞條|话题|話題|视频|作品|职位|職位|岗位|崗位|(?:文献|文獻|资讯|论文|論文|专利|專利)(?=(?:不存在|未找到|找不到|已(?:被)?[删刪]除)(?!\w))|"
        r"你请求的|您所访问的|你所访问的|您所请求的|要查看的|要浏览的|访问的|瀏覽的|请求的",
        r"不存在|未找到|没有找到|沒有找到|找無|没找到|沒找到|找不到|无法找到|無法找到|找不著|找不着|不见了|不見了|(?:已经?|已被|(?<![将將会會])被|已經)(?:\S{0,6})?(?:删除|刪除|删掉|移除|下架|下线|撤下|屏蔽|隐藏|隱藏)|不可见(?!光)|不可見(?!光)|(?:已经?|已經)(?:无法|無法)(?:浏览|瀏覽|查看)|"
        r"丢失|遺失|失踪|走丢|迷路|已失效|已经失效|已过期|已關閉|已关闭|不可用|(?:已经?|已經)更名|飞走|丢了|查无|查無|并不存在|並不存在|没有了|去火星|跑丢|搬家(?=了|啦)|已经?搬家|不在了|溜走|开小差|已下线|被下线|不再(?:可用|提供|存在)|撤下|撤回|撤稿|撤销|无此|無此|查無|无法显示|無法顯示|尚未(?:审核|发布|开通)|未(?:通过)?审核|未发布|不开放浏览|把.{0,12}(?:删除|刪除)|[将將](?![被会會要予于於在由]).{1,12}?(?:删除|刪除)|已?(?:无效|無效)|(?:可能)?(?:已)?被(?:移动|更名|移走)|(?:已经?)?撤下|(?:链接|網址|网址|地址|連結).{0,4}(?:失效|停用|变更|變更|作废)|无法访问|無法訪問|未發現|未发现|不翼而飞|(?:给|由)\S{0,4}(?:管理员|站长|版主)\S{0,4}(?:删除|移动|移走)|出错了?[!！]*$",
    ),
    "ja": (
        r"ページ|ファイル|url|記事|コンテンツ|作品|動画|番組|アドレス|お探しの|指定された|商品|情報|リンク|投稿|トピック|資料|ご覧になろうと",
        r"見[つ付]かりません|みつかりません|見つかりませんで|存在しません|存在しない|見つけられません|見当たりません|ありません|ございません|削除され|移動または削除|"
        r"表示(?:することが)?できません|公開(?:を|は|期間が|期間は)?終了|掲載(?:を|は|期間が|期間は)?終了|アクセス(?:することが)?できません|公開(?:されて|して)(?:い|おり)ません|掲載(?:は|を)?終(?:わり|え)|(?:url|アドレス)(?:が|は)?変わ(?:り|っ)|移転|取り下げ|まだ(?:存在|あり)|見ることができません|閲覧(?:することが)?できません|開くことができません|失効",
    ),
    "ko": (
        r"페이지|파일|문서|게시물|게시글|주소|기사|콘텐츠|컨텐츠|자료|링크|상품|경로|주제|항목|글(?=입니다|이 |은 )",
        r"찾을 ?수 ?(?:가 )?없|존재하지 ?않|(?<!처리할 수 )(?<!처리 할 수 )(?<!처리할 수)(?<!처리 할 수)(?<!처리될 수 )(?<!처리하지 못)없습니다|없는|삭제(?:되|된|하였)|잘못 ?(?:입력|되)|(?:변경되|바뀌)었거나|사용할 수 없거나|발견되지|찾지 ?못|비공개|(?:잘못된|올바르지 않은) (?:경로|접근|주소)|더 ?이상|아직 (?:없|존재)|종료되",
    ),
    "ru": (
        r"страниц\w*|документ\w*|файл\w*|стат[ьи]\w*|адрес\w*|материал\w*|ресурс\w*|раздел\w*|новост\w*|публикаци\w*|объявлени\w*|ссылк\w*|контент\w*|запис[ьи]|тем[аыу]\b|элемент(?= (?:не (?:найден|существует|обнаружен)|(?:был )?удал[её]н))",
        r"не (?:была? |было |были )?(?:найден\w*|существу\w*|обнаружен\w*|доступн\w*|наш\w+|удалось найти)|(?:была? |был[аои] |)удал[её]н\w*|отсутству\w*(?! доступ)|нет на|больше нет|устарел\w*|"
        r"потеря\w*|не (?:можем |смогли |получилось |получается )?найти|не нашли|такой .{0,20}нет|перемещ[её]н\w*|снят[аоы]?(?: с публикации)?\b|снял\w* .{0,30}с публикации|(?:больше )?ничего нет|отозван\w*|не вед[её]т|ещ[её] не существует|(?<!временно )недоступн\w*(?! (?:в|для|без|на территории|из|до|по)\b)",
    ),
    "uk": (
        r"сторінк\w*|документ\w*|файл\w*|статт\w*|адрес\w*|матеріал\w*|ресурс\w*|розділ\w*",
        r"не (?:була? |було |були )?(?:знайден\w*|існу\w*|доступн\w*)|видален\w*|відсутн\w*(?! доступ)|немає|не вдалося знайти|нічого не знайш\w+|знято|вилучен\w*|(?<!тимчасово )недоступн\w*(?! (?:в|у|для|без|на території|з|із|до|через)\b)|ще не існує|не знайшли|не (?:можемо|змогли) (?:її |його )?знайти",
    ),
    "bg": (r"страниц\w*|документ\w*|файл\w*|статия\w*|адрес\w*", r"не (?:е |беше |бе |са )?(?:намерен\w*|открит\w*|съществува\w*)|изтрит\w*|премахнат\w*|липсва|не намерихме|не (?:можем|можахме|успяхме) да (?:я |го )?намерим"),
    "de": (
        r"seite|datei|dokument|artikel|inhalt\w*|url|adresse|ressource|beitrag|angebot|\blinks?\b|objekt|meldung|nachricht|eintrag|thema|anzeige|unterlage\w*|veröffentlichung|element(?= exist| wurde| ist)|datensatz|umfrage(?= exist| wurde)",
        r"nicht (?:mehr )?(?:ge|auf)funden|nicht finden|existiert\w* (?:leider )?nicht|nicht (?:mehr )?(?:vorhanden|verfügbar|existent|existieren|erreichbar|auffindbar)|gelöscht|entfernt|gibt es (?:hier |leider )?nicht|konnten wir .{0,30}nicht|nicht \(mehr\)|existiert .{0,40}\bnicht\b|offline (?:gestellt|genommen)|ins leere|zu keinem (?:ergebnis|ziel|inhalt)|zurückgezogen|nicht (?:länger|mehr) (?:online|abrufbar|zugänglich|angeboten)|haben wir (?:hier )?nichts|noch nicht existiert|keine? (?:seite|inhalt\w*|datei|dokument) (?:gefunden|hinterlegt|vorhanden)|nicht bekannt|nicht (?:mehr |länger )?zur verfügung|(?:mühe|schwierigkeiten|probleme),?(?= .{0,40}zu finden)",
    ),
    "fr": (
        r"page|fichier|document|article|contenu|url|adresse|ressource|annonce|lien|rubrique|sujet|publication|actualité|fiche|offre|(?:élément|objet|enregistrement|sondage)(?= (?:demandé |recherché )?(?:n['’]|a été))",
        r"introuvable|(?:n['’ ]?(?:a|ont)? ?(?:pas|plus)?|pas) (?:été |pu être |être )?(?:trouvée?s?|localisée?)|n['’]existe (?:pas|plus)|n['’]est (?:pas|plus) (?:disponible|accessible|en ligne)|"
        r"n['’]a (?:pas|plus) (?:pu être|été) (?:trouv|localis)\w*|supprimée?s?|non trouvée?|retirée?|inexistante?|disparue?|pas trouv\w*|perdu\w*|n['’](?:est|sont) (?:plus|pas) (?:en ligne|consultable|publiée?|visible|diffusée?)|(?:ne )?m[eè]ne (?:plus |pas )?à rien|rien trouvé|mise? hors ligne|dépubliée?|(?:ne )?correspond à (?:aucun|rien)|n['’]existe pas encore|(?:pas|plus) (?:à |pu |su )?(?:re)?trouver|(?:du mal|de la peine|des difficultés) à (?:re)?trouver",
    ),
    "es": (
        r"p[aá]gina|archivo|documento|art[ií]culo|contenido|url|direcci[oó]n|recurso|enlace|fichero|noticia|publicaci[oó]n|producto|tema|ficha|anuncio|entrada|(?:elemento|objeto|registro|encuesta)(?= (?:solicitad[oa] )?(?:ya )?(?:no (?:existe|est[aá]|encontrad[oa])|fue|ha sido))",
        r"no (?:fue |ha sido |se ha |se pudo |pudo ser |pudimos |hemos |he )?(?:encontrad\w+|encontrar\w*|encontramos|podido encontrar|existe\w*|disponible|localizad\w*|halla\w*|localizar)|no se (?:encuentra|encontr[oó]|ha encontrado|puede encontrar|pudo encontrar)|"
        r"no (?:est[aá]|se encuentra) disponible|ya no (?:existe|est[aá])|eliminad\w+|borrad\w+|no existe|no (?:está|se encuentra) (?:ya|más) disponible|dad[oa] de baja|retirad[oa]|despublicad[oa]|(?:se ha|ha|fue) (?:perdid[oa]|movid[oa])|no (?:lleva|conduce|corresponde) a (?:ning\w+|nada)|(?:todavía|aún) no existe|no (?:podemos|logramos|conseguimos|logró|hemos (?:podido|logrado|conseguido)) (?:encontrar|localizar|hallar)|(?:nos cuesta|dificultades para|problemas para) (?:encontrar|localizar)",
    ),
    "pt": (
        r"p[aá]gina|arquivo|documento|artigo|conte[uú]do|url|endere[cç]o|recurso|link|ficheiro|not[ií]cia|produto|t[óo]pico|publica[çc][aã]o|an[úu]ncio|(?:elemento|objeto|registro|item|pesquisa|enquete)(?= (?:solicitad[oa] )?(?:já )?(?:n[aã]o existe|foi))",
        r"n[aã]o (?:foi |pode ser |p[oô]de ser |pudemos |conseguimos |está )?(?:encontrad\w+|encontrar\w*|encontramos|existe\w*|dispon[ií]ve\w+|localizad\w*|localizamos|achamos)|n[aã]o (?:existe|se encontra)|removid\w+|exclu[ií]d\w+|apagad\w+|inexistente|eliminad\w+|(?:saiu|fora|tirad[oa]|retirad[oa]) do ar|n[aã]o corresponde a (?:nenhum|qualquer)\w*|retirad[oa]|despublicad[oa]|j[aá] n[aã]o (?:est[aá]|se encontra)|n[aã]o est[aá] mais|ainda n[aã]o existe|n[aã]o (?:podemos|conseguimos|foi poss[ií]vel|pudemos) (?:encontrar|localizar|achar)|(?:dificuldades?|problemas?) (?:em|para) (?:encontrar|localizar)",
    ),
    "it": (
        r"pagina|file|documento|articolo|contenuto|url|indirizzo|risorsa|link|notizia|prodotto|argomento|scheda|pubblicazione|annuncio|(?:elemento|oggetto|record|sondaggio)(?= (?:richiesto )?(?:non (?:esiste|è)|è stato))",
        r"non (?:è stat[ao] |è |esiste|è più |più |abbiamo |sia stat[ao] )?(?:trovat\w+|trovare|esiste\w*|disponibil\w+|presente|raggiungibile)|non esiste|rimoss\w+|eliminat\w+|cancellat\w+|inesistente|impossibile trovare|non si trova|ritirat[oa]|non (?:c['’]è|è) più|ha cambiato indirizzo|non (?:porta|corrisponde) a (?:nulla|nessun)\w*|non può (?:più )?essere (?:consultat|visualizzat)\w+|non esiste ancora|non (?:riusciamo|siamo riusciti|siamo in grado|possiamo|abbiamo potuto) (?:a |di )?(?:trovare|localizzare)|(?:difficoltà|problemi) a trovare",
    ),
    "nl": (
        r"pagina|bestand|document|artikel|inhoud|url|adres|link|bericht|product|onderwerp|publicatie|vacature|wat u zoekt|(?:element|object|record|enquête)(?= (?:bestaat|is|werd))",
        r"niet (?:\w+ )?(?:gevonden|vinden|bestaat|beschikbaar|aanwezig)|bestaat (?:\w+ )?niet|(?:is |werd |zijn )?verwijderd|niet meer|onvindbaar|(?:staat|is) niet (?:\(meer\) )?(?:op|in) (?:onze|deze) |ingetrokken|offline (?:gehaald|gezet)|kunnen wij niet tonen|bestaat nog niet|bestaat .{0,40}\bniet\b|moeite (?:om|met)(?= .{0,40}(?:te vinden|het vinden))",
    ),
    "pl": (
        r"stron\w*|plik\w*|dokument\w*|artykuł\w*|treś\w+|adres\w*|zas[oó]b\w*|ogłoszeni\w*|podstron\w*|link\w*|materiał\w*|temat\w*|wpis\w*|publikacj\w*|(?:element|obiekt|rekord|ankieta)(?= (?:nie|został))",
        r"nie (?:została? |zostało |można |mo[żz]emy |udało si[ęe] )?(?:znalezion\w*|odnalezion\w*|istniej\w*|znaleźć|znaleziono|odnaleźć|ma\b)|usuni[ęe]t\w*|niedost[ęe]pn\w*|brak|wycofan\w*|nie jest (?:już )?(?:dost[ęe]pn\w*|publikowan\w*)|nie prowadzi|jeszcze nie istnieje|nie (?:potrafimy|umiemy|zdo[łl]ali[śs]my|byli[śs]my w stanie|uda[łl]o nam si[ęe]) (?:jej |go )?(?:znale[źz][ćc]|odnale[źz][ćc])|nie (?:znale[źz]li|odnale[źz]li)\w*",
    ),
    "cs": (
        r"str[aá]nk\w*|soubor\w*|dokument\w*|[cč]l[aá]n\w+k\w*|adres\w*|obsah\w*|odkaz\w*|t[eé]ma\w*|(?:polo[zž]ka|prvek|záznam|objekt|anketa|dotazník)(?= (?:ne|byl))",
        r"ne(?:byla?|bylo|n[ií]|existuje|lze)? ?(?:nalezen\w*|nenalezen\w*|existuj\w*|naj[ií]t|k dispozici|dostupn\w*)|nenalezen\w*|neexistuj\w*|smaz[aá]n\w*|odstran[eě]n\w*|zrušen\w*|stažen\w*|zastaral\w*|nepoda[rř]ilo .{0,20}naj[ií]t|(?:nem[ůu][žz]eme|nedok[áa][žz]eme|neda[řr][ií] se n[áa]m)(?= .{0,30}naj[ií]t)|nena[šs]li",
    ),
    "sk": (r"str[aá]nk\w*|s[uú]bor\w*|dokument\w*|[cč]l[aá]n\w+k\w*", r"nebol[ao]? n[aá]jden\w*|nen[aá]jden\w*|neexistuj\w*|odstr[aá]nen\w*|nena[sš]l\w*|(?:nem[ôo][žz]eme|nepodarilo sa)(?= .{0,30}n[áa]js[ťt])"),
    "hu": (r"oldal\w*|fájl\w*|dokumentum\w*|cikk\w*|tartal[om]+\w*|hivatkozás\w*|lap\b", r"nem (?:található\w*|létez\w*|találtuk|elérhető|találjuk)|törölt\w*|törölték|eltávolított\w*|más címre került|visszavon\w*|már nem|nincs|nem siker[üu]lt (?:meg)?tal[áa]l\w*|nem tudjuk (?:meg)?tal[áa]l\w*"),
    "ro": (r"pagin\w*|fi[sș]ier\w*|document\w*|articol\w*|adres\w*|con[țt]inut\w*", r"nu (?:a fost |au fost |am |mai |poate fi |poate )?(?:(?:este |e )?g[aă]si\w*|exist\w*|(?:este |e )?disponibil\w*|(?:este |e )?(?:publicat|accesibil)\w*)|inexistent\w*|[sș]ters\w*|eliminat\w*|retras\w*|nu (?:putem|am putut|reu[șs]im|am reu[șs]it) (?:s[ăa] )?(?:o |îl )?g[ăa]s\w+"),
    "tr": (
        r"sayfa\w*|dosya\w*|belge\w*|makale\w*|içerik\w*|adres\w*|ilan\w*|haber\w*|ürün\w*",
        r"bulunamad\w*|bulunamıyor|bulunmuyor|bulunmamakta\w*|mevcut değil\w*|mevcut olmayan|silin\w+|kaldırıl\w*|yok\b|yayında değil|yayından (?:kald|çek)\w*|erişilemiyor|ulaşılamıyor|bulam[ıi]yoruz|bulamad[ıi]k|bulmakta (?:zorlan|güçlük)\w*",
    ),
    "sv": (r"sida\w*|fil\w*|dokument\w*|artik(?:el|l)\w*|adress\w*|innehåll\w*|länk\w*|ämne\w*", r"finns (?:det )?(?:ingenting|inget)|ingenting här|är (?:kanske )?(?:gammal|trasig)|inte längre|(?:kunde |kan |går )?(?:inte|ej) (?:att )?hitta\w*|hittades inte|finns (?:inte|ej)|(?:tagits|borttagen|borttaget|raderat\w*) ?(?:bort)?|existerar inte|svårt att hitta|problem med att hitta"),
    "da": (r"\bside\w*|\bfil\w*|dokument\w*|artik(?:el|l)\w*|adresse\w*|indhold\w*|emne\w*|\blink\w*", r"har (?:vi )?(?:ingen|intet)|ikke længere|taget ned|(?:kunne |kan |blev )?ikke (?:blive )?(?:finde\w*|fundet)|findes ikke|eksisterer ikke|slettet|fjernet|svært ved at finde|problemer med at finde"),
    "no": (r"\bside\w*|\bfil\w*|dokument\w*|arti(?:kkel|kl)\w*|adresse\w*|innhold\w*|emne\w*|lenke\w*", r"ikke lenger|tatt ned|(?:ble |kunne |kan )?ikke (?:bli )?(?:finne\w*|funnet)|finnes ikke|eksisterer ikke|slettet|fjernet|problemer med å finne|klarer ikke å finne|fant (?:vi )?ikke"),
    "fi": (r"sivu\w*|tiedosto\w*|dokumentti\w*|artikkeli\w*|osoit\w*|sisäl(?:tö|lö)\w*|aihe\w*|linkki\w*", r"ei ole vielä|ei (?:enää|löytynyt mitään)|ei (?:\w+ )?(?:löyd\w*|ole (?:enää )?(?:olemassa|saatavilla|käytettävissä)|löytyn\w*)|poistet\w*|emme (?:löydä|löytäneet|voi löytää|onnistu\w* löytämään|pysty\w* löytämään)|vaikeuksia löytää"),
    "el": (r"σελίδα\w*|αρχείο\w*|έγγραφο\w*|άρθρο\w*|διεύθυνση", r"δεν (?:βρέθηκ\w*|υπάρχει|είναι διαθέσιμ\w*|μπορεί να βρεθεί)|διαγραφ\w*|αφαιρέθηκ\w*|(?:έχει|έχουν) (?:αφαιρεθεί|διαγραφεί|αποσυρθεί)|δεν (?:είναι )?(?:πλέον|πια) (?:διαθέσιμ\w*|υπάρχει)|δεν (?:βρήκαμε|εντοπίσ\w+|εντοπίζουμε|μπορ(?:ούμε|έσαμε) να (?:τη |το )?(?:βρούμε|εντοπίσουμε)|καταφέραμε να βρούμε)|αδυνατούμε να βρούμε|δυσκολευόμαστε να βρούμε"),
    "vi": (r"trang|tệp|tài liệu|bài viết|nội dung|địa chỉ|đường dẫn|liên kết", r"(?:đã )?(?:được |bị )?gỡ (?:xuống|bỏ)|không (?:được )?(?:tìm thấy|tồn tại|thể tìm thấy|có sẵn|còn)|chưa (?:tồn tại|có)|(?:đã )?bị (?:xóa|xoá|gỡ)|không tìm (?:được|ra)|(?:gặp )?khó khăn (?:khi|trong việc) tìm"),
    "id": (r"halaman|berkas|dokumen|artikel|konten|kandungan|alamat|laman|tautan|pautan", r"tidak (?:dapat )?(?:dijumpai|wujud)|(?:tidak|sudah tidak) (?:dapat menemukan|lagi|berlaku|aktif)|tidak (?:dapat )?(?:ditemukan|ada|tersedia|bisa ditemukan)|telah dihapus|dihapus|sudah tidak|tidak (?:bisa|berhasil|dapat)? ?menemukan|kesulitan menemukan"),
    "th": (r"หน้า|ไฟล์|เอกสาร|บทความ|เนื้อหา|ลิงก์|เพจ", r"ไม่พบ|ไม่มีอยู่|หาไม่พบ|ถูกลบ|ไม่สามารถค้นหา|ไม่เจอ|ใช้งานไม่ได้|ถูกนําออก|ไม่มีแล้ว|ไม่สามารถหา|หาไม่เจอ"),
    "ar": (r"صفحة|الصفحة|الملف|المقال|المحتوى|الرابط|الصفحه|المستند|العنوان|الموضوع", r"غير موجود\w*|لم (?:يتم )?(?:ال)?عثور|لا يمكن العثور|ليست موجودة|لا توجد|لا يوجد|تمت? (?:حذف|إزالة)|تعذر (?:ال)?عثور|قد حذفت|حذفت|محذوف\w*|غير متوفر\w*|غير متاح\w*|لم نتمكن|غير صحيح|لم (?:يعد|تعد)|سحب|أزيل\w*|لم (?:نجد|نعثر)|لا (?:نستطيع|يمكننا) (?:ال)?عثور|نواجه صعوبة في (?:ال)?عثور"),
    "fa": (r"صفحه|فایل|مقاله|محتوا|آدرس|مطلب|سند|نشانی|برگه", r"یافت نشد|پیدا نشد|وجود ندارد|موجود نیست|حذف شده|یافت نمی ?شود|موجود نمی ?باشد|در دسترس نیست|نمی ?باشد|در سایت نیست|نیست\b|برداشته شد|پیدا نکردیم|(?:نمی ?توانیم|نتوانستیم)(?= .{0,40}پیدا کنیم)"),
    "he": (r"העמוד|הדף|דף|עמוד|הקובץ|הכתבה|המאמר|התוכן|הכתובת", r"לא (?:נמצא\w*|קיימ?ת?|קיים|זמין)|אינו (?:קיים|נמצא)|אינה קיימת|הוסר\w*|נמחק\w*|לא (?:מצאנו|הצלחנו למצוא|מצליחים למצוא|ניתן למצוא)"),
    "hi": (r"पृष्ठ|पेज|फ़ाइल|दस्तावेज़|लेख|सामग्री", r"अब (?:इस .{0,20})?नहीं|नहीं मिला|नहीं मिली|मौजूद नहीं|उपलब्ध नहीं|हटा दिया|हटाया गया|नहीं (?:ढूंढ|ढूँढ|खोज)|नहीं मिल"),
    "uz": (r"sahifa\w*|fayl\w*|hujjat\w*|maqola\w*", r"topilmadi|mavjud emas|o['‘’ʻ]chirilgan|yo['‘’ʻ]q"),
    "kk": (r"бет\w*|парақ\w*|файл\w*|құжат\w*", r"табылмады|жоқ|жойылған"),
    "sr": (r"stranic\w*|страниц\w*|fajl\w*|dokument\w*|datotek\w*|članak\w*", r"nije (?:pronađen\w*|nađen\w*|dostupn\w*)|ne postoji|није (?:пронађен\w*|нађен\w*)|не постоји|uklonjen\w*|obrisan\w*|ne možemo (?:da )?(?:prona\w+|nađ\w+|naći)|nismo (?:prona\w+|našli|usp\w+ (?:da )?(?:prona\w+|nađ\w+))|не можемо (?:да )?(?:прона\w+|нађ\w+)|нисмо (?:прона\w+|нашли)"),
    "lt": (r"puslapi\w*|failas|dokument\w*|straipsni\w*", r"nerast\w*|neegzistuoja|pašalint\w*|ištrint\w*|nerandame|neradome|negalime rasti"),
    "lv": (r"lap\w*|fails|dokument\w*|rakst\w*", r"nav atrast\w*|neeksistē|dzēst\w*|netika atrast\w*|nevaram atrast|neatradām|neizdevās atrast"),
    "et": (r"leht\w*|lehekülg\w*|fail\w*|dokument\w*|artikkel", r"ei (?:leitud|leia|eksisteeri)|kustutatud|eemaldatud|puudub|ei (?:suuda|suutnud|õnnestunud) .{0,20}leida|ei leidnud"),
    "bn": (r"পৃষ্ঠা\w*|পাতা\w*|ফাইল|নিবন্ধ", r"পাওয়া যায়নি|পাওয়া যায় ?নি|খুঁজে পাওয়া|বিদ্যমান নেই|নেই"),
    "sl": (r"stran\w*|datotek\w*|dokument\w*|član\w*", r"ni bil[ao]? najden\w*|ni mogoče najti|ne obstaja|ni na voljo|ni najden\w*|ne moremo najti|nismo našli"),
    "ka": (r"გვერდი\w*|ფაილი|დოკუმენტი|სტატია", r"ვერ მოიძებნა|არ მოიძებნა|არ არსებობს|წაშლილია"),
    "hy": (r"էջ\w*|ֆայլ\w*", r"չի գտնվել|գոյություն չունի|չի գտնվում"),
    "az": (r"səhifə\w*|fayl\w*|sənəd\w*|məqalə\w*", r"tapılmadı|mövcud deyil|silin\w+|tapa bilm\w+"),
    "mk": (r"страниц\w*|документ\w*|содржин\w*", r"не е (?:пронајден\w*|достапн\w*)|не постои|не можеме да (?:ја |го )?најдеме|не најдовме"),
    "sq": (r"faqj?a\w*|skedari|dokumenti|artikulli", r"nuk u gjet\w*|nuk ekziston|nuk është e disponueshme|nuk (?:mund(?:emi|ëm)? (?:ta|të) gjej\w*|e gjet\w*)"),
    "ur": (r"صفحہ|فائل|مضمون", r"نہیں ملا|موجود نہیں|دستیاب نہیں"),
    "ta": (r"பக்கம்|பக்கத்தை|கோப்பு", r"கிடைக்கவில்லை|காணப்படவில்லை|இல்லை"),
    "is": (r"síða\w*|skjal\w*|skrá\w*", r"fannst ekki|finnst ekki|er ekki til|(?:finnum|fundum) (?:\w+ )?ekki"),
    "mn": (r"хуудас|файл|баримт", r"олдсонгүй|байхгүй|устгагдсан"),
    "km": (r"ទំព័រ|ឯកសារ", r"រកមិនឃើញ|មិនមាន"),
    "my": (r"စာမျက်နှာ", r"ရှာမတွေ့|မတွေ့ပါ|မရှိပါ"),
    "lo": (r"ຫນ້າ|ເອກະສານ", r"ບໍ່ພົບ"),
    "ca": (r"pàgina|fitxer|document|article|contingut", r"no (?:s['’]ha |s['’]ha pogut |ha estat )?(?:trobat|trobar|trobada|existeix)|eliminat|esborrat|no (?:(?:podem|hem pogut|aconseguim) (?:trobar|localitzar)|trobem|hem trobat)"),
}  # fmt: skip

# an official paper by its name, which says what it is about: "关于撤销…的通知"
_PAPER_ON = (
    r"(?<![到有无無])(?:关于|關於|关於)(?![您你])[^，,。！？!?\n]{2,60}?"
    r"(?:通知|公告|通告|通报|通報|决定|決定|公示|公报|公報|意见|意見|声明|聲明|启事|啟事|说明|說明|批复|批覆|办法|辦法|报告|報告|规定|規定|函)"
    r"[》」”\"\s]*(?:[_|—–-](?!.*(?:存在|不到|未找到|[删刪]除|下[线線架]))[^\n]{1,30})?$|"
    r"(?:失踪|失蹤|失效|过期|過期|撤销|撤銷|更名|无效|無效|关闭|關閉)(?!的?(?:公告|通告))[^，,。！？!?\n]{2,30}"
    r"(?:公告|通告|清单|清單|名单|名單|名录|名錄|一览表|一覽表|汇编|彙編)$"
)

# a whole title cell, heading or line
_CELLS = (
    r"(?:http )?(?:status )?(?:error|code|page|fehler|erreur|errore|erro|ошибка|помилка|błąd|hata|hiba|chyba|エラー|오류|错误|錯誤)?\s*[:#]?\s*404\s*[:\-–—]?\s*(?:page|error|code|http|fehler|erreur|errore|erro|ошибка|помилка|błąd|hata|错误页?面?|錯誤頁?面?|页面?|頁面?|提示页?面?|エラー|오류|에러|oops!?|sorry!?|出错啦?|page error|error page|页面错误|找不到|没找到|不存在)?",
    r"(?:error|http|status|http/1\.[01]|page|code)?[\s:#]*(?:404|410)?[\W]*(?:not found|file not found|page not found|no encontrado|não encontrado|non trouvée?|nicht gefunden|nie znaleziono|niet gevonden|bulunamadı|не найден[ао]?|не знайдено|nenalezeno|gone)",
    r"未找到|找不到|不存在|页面不存在|頁面不存在|页面未找到|找不到页面|找不到頁面|找不到网页|没有找到|文章不存在|信息不存在|内容不存在|页面丢失|页面出错|页面错误|(?:您的|你的)?访问(?:出错|出现错误)了?[!！。]*|404页面|404错误页面?",
    r"見つかりません|ページが見つかりません|ページが存在しません|찾을 수 없음|페이지를 찾을 수 없습니다",
    r"(?:запраш\w+ (?:вами )?)?сайт(?:а)? не существует|сайт[ау]? не знайдено|(?:the |this )?(?:requested )?(?:web ?)?site does not exist|сайт не существует / the site does not exist",
    r"introuvable|page introuvable|página no encontrada|pagina non trovata|seite nicht gefunden|página não encontrada|oldal nem található|str[aá]nka nenalezena|strona nie istnieje(?: lub nie jest .{1,40})?|страница не найдена|сторінку не знайдено",
    r"(?::\( ?)?not find (?:the )?page|the (?:url|address) has (?:been )?changed\.?",
    r"dead link|broken link|wrong url|invalid url|bad url|lost\?|you(?:'re| are) lost|not found!?|page missing|missing page|page ikke fundet|ez da (?:orria|orrialdea|orririk) aurkitu|(?:il-)?paġna ma nstabitx|ukurasa hau(?:ku)?patikana|nothing to see here|content not found|this page is not available|page unavailable|(?:(?:uh[- ]?oh|oops|whoops|oh no|hm+)\W{1,4})?(?:there(?:[’']s| is| seems to be) )?nothing (?:here|found)|nothing['’]?s here|something (?:seems|appears) to be missing|we(?:['’]re| are) stumped",
    r"(?:\.{0,2}/)*(?:[\w-]+/)*(?:error|page)?-?(?:404|not[-_]?found)[\w-]*\.(?:html?|php|aspx?|jsp)|cannot (?:get|head|post) /\S{0,300}|bad title",
    r"(?:查无|查無|无此|無此|找不到|未找到|没有找到|沒有找到|没有|沒有)(?:此|该|該|这个|這個|相关|相關)?(?:页|頁|网页|網頁|页面|頁面|文章|文|内容|內容|资料|資料|信息|資訊|公告|档案|檔案)",
    r"(?:item|record) (?:has been |was |is )?(?:withdrawn|deleted|removed)|الصفحة غير موجودة|صفحه یافت نشد|העמוד לא נמצא|không tìm thấy trang|halaman tidak ditemukan|ไม่พบหน้า.{0,20}|sayfa bulunamadı",
    r"(?:sorry,? )?(?:the |this |that )?(?:requested |specified |selected )?(?:(?:court )?case|case number|docket|petition|proceeding|profile|vacancy|job posting)s? (?:(?:(?:was|is|were|are|could|can) ?)?(?:not|n['’]t)(?: be)? found|(?:does not|doesn['’]t|do not|don['’]t) exist)",
)  # fmt: skip

# titles and headings that contain 404: "brtn404", "404 - Example", "Example 404 Seite"
_NUMBER = (
    r"(?!.*(?:[?？]|\b(?:what|how|why|was ist|warum|comment|pourquoi|cómo|qué|como|что такое|как)\b|什么|如何|怎么|怎样)).{0,30}(?<!\d)404(?![\d年])(?![ ,.]\d).{0,30}",
)

# lines that begin with 404; a title that does may be that of a room or a report
_LEAD = (
    r"^[^\w\n]*404[^\w\n]+[^\W\d].{0,60}$",
    r"^[^\w\n]*(?:http )?(?:error|status)(?: code)? 404 ?: ?[^\W\d].{0,60}$",
)

_LINES = (
    r"(?:http|error|status|code)[\s:#]{0,3}404\b|\b404[\s:#.\-–—]{0,4}(?:error|not found|page|seite|fehler)",
    r"(?<![a-z\d.+-])404(?![a-z\d]|\.\d).{0,20}(?:错误|錯誤|エラー|오류|ошибка|erreur|errore|hata|błąd)|(?:错误|錯誤|エラー|오류|ошибка|erreur|errore|hata|błąd|помилка|erro)\W{0,10}404\b",
    r"the requested url .{0,200} (?:was|could) not (?:be )?found|object not found|no (?:input )?file specified|the specified (?:key|bucket|blob|resource) does not exist|nosuchkey|no such (?:file|page|object)",
    r"(?:no|0) (?:(?:matching )?(?:results?|pages?|posts?|articles?|resources?|contents?|files?|documents?|routes?)|matching (?:records?|entr(?:y|ies))) (?:were |was )?found|nothing (?:was |has been )?found (?:here|at this)|it (?:looks|seems) like nothing was found|we (?:couldn|can)['’]?t find (?:that|this|the|what)|oops!? (?:that|this|the) page",
    r"(?:you|it) (?:may|might|could) have (?:typed|mistyped|entered) (?:the |a )?(?:wrong |incorrect )?(?:address|url)|(?:mistyped|misspelled|outdated|broken) (?:the )?(?:address|url|link)\b",
    r"(?:地址|网址|網址|url).{0,12}(?:输入|輸入)?.{0,6}(?:有误|有誤|错误|錯誤|不正确)|(?:输入|輸入|访问)(?:的)?(?:地址|网址|網址)(?:有误|错误|不对)",
    r"url(?:を|が正しいか)?ご?確認(?:の|いただいた|頂いた)?(?:うえ|上)、?(?:もう一度|再度)|(?:address|url) (?:that )?you (?:have )?(?:entered|typed|requested)\b[^.\n]{0,20} is not an? (?:\w+ )?(?:page|address|file)\b",
    r"(?:秒|秒钟)(?:后|後).{0,12}(?:跳转|跳轉|返回|转到|转向).{0,12}(?:首页|首頁|主页|网站)",
    r"\bbestaat .{0,40}(?:pagina|bestand|artikel).{0,12}\bniet\b|existiert .{0,40}(?:seite|datei|artikel).{0,12}\bnicht\b|(?:gibt es|finden wir) .{0,40}(?:seite|datei|artikel).{0,12}\bnicht\b",
    r"there is currently no text in this page|requested page title (?:contains|is|was) |\bstatus=404\b|invalid (?:thread|post|user|forum|topic|article|page|document|item) (?:specified|id|requested|number)|link you (?:have )?(?:followed|clicked|used|requested) (?:may|might|is|was|has|could)",
    r"(?:page|story|article|listing|posting|post|item|advert|job|link|document|notice|offer)s? (?:that |which )?(?:you (?:are |were |have )?\w+ (?:for )?)?(?:has|have|may have) expired",
    r"잘못된 (?:경로|접근|주소|url|요청)|올바르지 않은 (?:경로|접근|주소)|\b(?:http|error|status)[\s:]{0,3}410\b",
    r"無法加載控制器|无法加载(?:控制器|模块|操作)|非法操作.{0,12}(?:控制器|模块)|无法找到该页|该页无法显示|找不到文件或目录|指定された(?:ページ|url|ファイル)",
    r"(?:an? )?404[ -]error (?:has |was )?(?:just )?(?:occurred|returned|encountered)[^.\n]{0,40}|(?:se ha producido|ha ocurrido|si è verificato|ocorreu|houve|aconteceu) (?:un|um) err\w+ 404[^.\n]{0,40}|une erreur 404 (?:est survenue|s['’]est produite)[^.\n]{0,40}|(?:es ist )?ein 404-?fehler (?:ist )?aufgetreten",
)  # fmt: skip

# there is nothing here, or not what the reader wanted
_HERE = (
    r"(?:this|that) (?:is not|isn['’]t|was not) the (?:web ?)?(?:page|file|site|link|url)s? (?:that )?you\b[^.!?\n]{0,40}|(?:this|that|the) page (?:isn['’]t|is not) here\b|(?:this|that|the) page (?:seems|appears) to have (?:vanished|disappeared|gone\b)[^.!?\n]{0,20}|(?:konnten|können|haben) (?:wir )?(?:leider )?(?:diese?|die|ihre) (?:\w+ )?(?:seite|datei|adresse) (?:leider )?nicht (?:finden|gefunden)|(?:掲載|公開|配信)(?:期間|期限)(?:が|は|を)?(?:終了|過ぎ|切れ)(?:しました|しています|ました|ています|た)|there(?:['’]s| is) nothing (?:to see |at this \w+|here)[^.!?\n]{0,20}|hier (?:ist|gibt es|befindet sich) (?:leider |hier )?(?:nichts|keine seite)|il n['’]y a rien (?:ici|à voir)|rien à voir ici|aquí no hay nada|no hay nada (?:por )?aquí|(?:não há|não tem) nada (?:por )?aqui|aqui não (?:há|tem) nada|página sumiu|(?:qui )?non c['’]è (?:niente|nulla)(?: qui| da vedere)?|hier is (?:niets|geen pagina)[^.!?\n]{0,16}|"
    r"(?:nie ma takiej strony[^.!?\n]{0,30}|takiej strony [^.!?\n]{0,24}nie ma\b[^.!?\n]{0,24}|nic tu nie ma|tu nic nie ma|tej strony (?:tu )?(?:już )?nie ma)|(?:tohle|to|nic|stránka) (?:tu|tady) (?:není|nic není)|(?:tady|tu) nic není|(?:ez|semmi) nincs itt|itt nincs semmi|nimic aici|такой страниц\w+ (?:\w+ )?(?:нет|не существует)(?: (?:на|в) [^.!?\n]{1,30})?|(?:здесь|тут) ничего нет|такої сторінки (?:\w+ )?(?:немає|не існує)(?: (?:на|в|у) [^.!?\n]{1,30})?|тут нічого немає|тук няма нищо|ovdje nema ničega|här finns (?:inget|ingenting)[^.!?\n]{0,16}|her er (?:ikke noget|ingenting|ikkje noko)|täällä ei ole mitään|siin pole midagi|burada (?:bir|hiçbir) şey yok|böyle bir sayfa [^.!?\n]{0,24}?(?:yok|bulunm)\w*|εδώ δεν υπάρχει τίποτα|ここには何も|there (?:is|['’]s) no such (?:page|article|document|file)\b[^.!?\n]{0,30}|(?:eine )?solche seite [^.!?\n]{0,30}nicht\b|takov[áa] str[áa]nka [^.!?\n]{0,24}(?:není|neexistuje)|такава страница [^.!?\n]{0,24}(?:няма|не съществува)[^.!?\n]{0,24}|(?:本站|此处|此處)(?:没有|沒有|无|無)(?:此|该|該|这个|您要的)(?:页面?|頁面?|网页|網頁|文章|内容|內容)|没有知识存在的荒原|여기에는? 아무것도|(?:这里|這裡)(?:什么|什麼|啥)?(?:也|都)?(?:没有|沒有|空空如也)|không có gì ở đây|tidak ada apa-apa di sini"
)


def missing() -> list[Phrase]:
    """Every wording of a not-found page."""
    found = cells("missing.any", _SOFT, *_CELLS) + cells("missing.number", _SOFT, *_NUMBER, scope=Scope.LABEL)
    found += phrases("missing.any", _SOFT, *_LINES) + phrases("missing.lead", _SOFT, *_LEAD)
    found += phrases("missing.here", _SOFT, _HERE)
    for language, (nouns, predicates) in _PAIRS.items():
        gap = 30 if language in {"zh", "ja", "ko"} else 60
        those = (language, *_LIKE.get(language, ()))
        # "it does not exist, or was taken down"
        more = {
            "zh": rf"(?:(?:或者?|或是|、)[^，。！？\n]{{0,8}}?(?:{predicates}))?",
            "en": rf"(?:,? or (?:\w+ ){{0,3}}?(?:{predicates}))?",
        }.get(language, "")
        found += pairs(
            f"missing.{language}",
            _SOFT,
            nouns,
            rf"(?:{predicates}){more}" if more else predicates,
            gap=gap,
            first=STANDS_FIRST if language == "zh" else None,
            unless="|".join(
                filter(
                    None,
                    (
                        otherwise(*those),
                        *map(promised, those),
                        listed(*those),
                        f"{OFFERED}|{_PAPER_ON}" if language == "zh" else "",
                        rights(language),
                    ),
                )
            ),
        )
    return found
