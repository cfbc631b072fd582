"""Words by which a notice addresses the reader, whereas articles about walls, removals and blocks only report.

Needed when a page is too long to be a notice by its length alone.
"""

from __future__ import annotations

import re

from archiver.text.faster_patterns import grouped_pattern

# the reader's connection, and whether the reader is human
CONNECTION = r"(?:\bihre[rmns]?|\bdeine[rmns]?|\bvotre|\bsu|\btu|\bsua|\btua|\buw|\bje|ваше\w*|twoje\w*|vašeho) (?:verbindung|connexion|conexi[oó]n|conex[aã]o|connessione|verbinding|подключени\w+|соединени\w+|połączeni\w+|připojení)\b|\bob sie (?:wirklich )?(?:ein )?mensch sind|接続のセキュリティを確認|人間であることを確認し|ロボットではないことを(?:確認|証明)|お住まいの(?:地域|国)(?:で|から)|연결 보안을 검토|사람인지 확인하는|bezpieczeństwo (?:twojego )?połączenia|czy jesteś człowiekiem|keamanan koneksi anda|bahwa anda adalah manusia|امنیت اتصال شما|انسان بودن شما|att du är en människa|at du er et menneske|että olet ihminen|zda jste člověk|ότι είστε άνθρωποσ|ön ember-e|dacă sunteți om|คุณเป็นมนุษย์|คุณไม่ใช่(?:หุ่นยนต์|บอท|โปรแกรมอัตโนมัติ)|что вы (?:не робот|человек)|що ви (?:не робот|людина)|дали сте човек|jeste li čovjek"


def _anywhere(pattern: str) -> re.Pattern[str]:
    """Compiles a pattern that is only tested for presence."""
    return re.compile(grouped_pattern(pattern))


SPEAKS = _anywhere(
    CONNECTION + "|"
    r"dear (?:customer|user|subscriber|visitor|client|sir)|\bsorry\b|apologi[sz]e|we regret|\boops|unfortunately|"
    r"(?:page|site|website|web site|web page|webpage|url|address|resource|content|document|file|link|location|domain|article|what) (?:that |which )?(?:you|u)(?:'re|’re)?\b|"
    r"you(?:'re|’re|'ve|’ve| are| were| have)? (?:are |were |have )?(?:trying|tried|attempt\w*|request\w*|looking|searching|followed|typed|entered|reached|asked|visiting|seek\w*|want\w*)|"
    r"(?:your|you) (?:isp|provider|network|ip|browser|request|session|account|country)|"
    r"\b(?:this|the requested|requested) (?:page|site|website|web site|web page|webpage|url|resource|content|document|file|domain|account|location)\b|"
    r"уважаем\w+|внимание!|возможные причины|приносим .{0,12}извинени|извините|к сожалению|запрашива\w+|запрошенн\w+|вы (?:обратились|пыта\w+|запросили|ищете|перешли|попали|набрали)|данн\w+ (?:ресурс|сайт|страниц|адрес)\w*|этот (?:сайт|ресурс)|эта страница|"
    r"вибачте|на жаль|запитуван\w+|шановн\w+|"
    r"当前(?:ip|访问|网络|请求)|抱歉|对不起|對不起|很遗憾|非常遗憾|您|你(?:访问|要|请求|查看|所)|请(?:先|稍|从|由|重新|核对|确认|检查|返回|联系|使用|在|登录|点击)|亲[,，~]|该(?:页面|网页|内容|文章|网站|信息)|此(?:页面|网页|内容|文章|网站)|本(?:页面|站点|网站)|"
    r"很遺憾|非常遺憾|當前(?:ip|訪問|網路|請求)|請(?:先|稍|從|由|重新|核對|確認|檢查|返回|聯繫|聯絡|使用|在|登入|點擊)|該(?:頁面|網頁|內容|文章|網站|資訊)|此(?:頁面|網頁|內容|網站)|本(?:頁面|站點|網站)|"
    r"お手数ですが|申し訳|お探し|ご要求の|指定された|ご指定|恐れ入り|お客様|このページ|該当|죄송|요청하신|찾으시는|찾고 계시?[는신]|찾으려는|고객님|이 페이지|해당 ?페이지|"
    r"tut uns leid|\bleider\b|entschuldig|gesuchte|angeforderte|gewünschte|aufgerufene|sie (?:suchen|haben|versuchen)|"
    r"votre session\b|ihre sitzung\b|\b(?:su|tu) sesión\b|sua sessão\b|désolé|malheureusement|que vous (?:cherchez|recherchez|demandez|avez)|demandée?|toutes nos excuses|"
    r"lo sentimos|lamentamos|disculp|que (?:usted )?(?:buscas?|busca|estás? buscando|intentas?|solicit\w+)|solicitad\w+|desculpe|lamentamos|que você|que procura|solicitada|"
    r"spiacenti|siamo spiacenti|ci dispiace|che (?:hai|stai|stavi|cerchi|cercavi|cercate)|richiest\w+|"
    r"helaas|sorry|u (?:zoekt|probeert|zocht)|die u|opgevraagde|gevraagde|przepraszamy|niestety|której szukasz|żądan\w+|szukan\w+|"
    r"omlouváme|bohužel|požadovan\w+|hledan\w+|sajnos|elnézést|keresett|kért|üzgünüz|maalesef|aradığınız|ulaşmak istediğiniz|istediğiniz|"
    r"beklager|desværre|tyvärr|du (?:letar|søger|leter|söker)|valitettavasti|etsimääsi|hakemaasi|pyytämääsi|ne pare rău|căutat\w*|ceru\w*|δυστυχώσ|που (?:ζητήσατε|αναζητάτε|επιχειρείτε|προσπαθείτε|προσπαθήσατε)|λυπούμαστε|"
    r"rất tiếc|xin lỗi|bạn (?:đang|tìm|yêu cầu)|mohon maaf|maaf|yang anda|anda (?:cari|minta)|ขออภัย|คุณ|ที่ต้องการ|"
    r"عذر|نأسف|للأسف|المطلوب|التي (?:تبحث|طلب)|لقد طلبت|عزيزي|متاسف|متأسف|درخواستی|مورد نظر|کاربر گرامی|مشترک|מצטער|שחיפש|המבוקש|לצערנו|क्षमा|आप|দুঃখিত|আপনি|"
    r"доступ к (?:\S+ )?ресурсу|на основании федеральн|your (?:\w+ )?(?:content )?filter|european economic area|欧州経済領域|欧洲经济区|歐洲經濟區|유럽 ?경제 ?지역|status=\d{3}|bu (?:hosting|site|sayfa|internet)|"
    r"(?:ページ|url).{0,30}可能性|アクセスしようとした|しようとし|търсената|търсения|žao nam je|tražen\w+|atsiprašome|\biskan\w+|žal|სამწუხაროდ|"
    r"kahjuks|otsitud|diemžēl|fatkeqësisht|təəssüf|жаль|нажаль|өкінішке|сұралған|wybacz|proszę|\bups\b|hoppla|hoppsan|\boeps|\boups|ой!|\bups!|"
    r"\bdu har (?:prøvet|forsøgt|forsøkt|försökt)|du (?:prøver|forsøger|forsøker|försöker)|dit besøg|ditt besøk|ditt besök|kære besøgende|denne (?:web|hjemme|net)?side\b|dette nettstedet|denne nettsiden|den här (?:webb)?(?:sidan|platsen)|det ønskede|tälle (?:verkko)?sivu\w*|tämä (?:verkko)?sivu\w*|sellele (?:veebi)?leh\w*|šai (?:vietnei|lapai)|ši(?:os|ą) (?:svetain|puslap)\w*|"
    r"\bt(?:ut|át|éto|ejt|úto)\w* (?:webov\w+ )?(?:stránk|web)\w*|\bt(?:ej|ę) stron\w+|ova stranica|ov(?:oj|om) (?:stranic|sajt)\w*|овом сајту|te spletne strani|търсеният|този сайт|тази страница|acest(?:ui)? site|\bbu sayta?\b|бұл сайт\w*|(?:website|trang web) này|laman (?:web )?ini|เว็บไซต์นี้|אתר זה|این (?:سایت|وب)|هذا الموقع|접속하(?:려|신|시려)|알려드립니다|(?:이|해당) 사이트|当サイト|このサイト|"
    r"u wordt|\bde (?:website|site|pagina) die u|vous avez été (?:redirigé|dirigé)|le site (?:internet |web )?que vous|(?:ha|has) sido redirigid|(?:você|voce) foi redirecionad|(?:sei|è) stato (?:re)?indirizzat|"
    r"قد تكون|عفوا|نعتذر|ببخشید|پوزش|说明:|requested topic|requested thread|votre (?:nom de )?domaine"
)
# "this article": a notice may refer to the removed text so, but an article also to itself; for nearly empty pages only
POINTS = _anywhere(
    r"\b(?:this|that) (?:repository|channel|profile|item|post|story|entry|listing|record|thread|topic|video|product|link|article|publication|advert|job|image|photo|address|spot)\b|cette adresse|esta direcci[oó]n|este endereço|questo indirizzo|dieser adresse|dit adres|dies(?:e|er|es) (?:thema|seite|website|webseite|beitrag|artikel|inhalt|eintrag|link|meldung|nachricht|datei|dokument|angebot|video)|"
    r"\b(?:cet?|cette) (?:article|ressource|fichier|dossier|service|contenu|document|lien|page|annonce|actualité|publication|vidéo|offre)|\best[ae] (?:tema|página|noticia|contenido|artículo|documento|enlace|publicación|notícia|conteúdo|artigo)|\bess[ae] (?:página|notícia|conteúdo|publicação)|\bquest[ao] (?:argomento|pagina|contenuto|articolo|documento|notizia|video)|\bquest['’]articolo|"
    r"\b(?:dit|deze) (?:onderwerp|artikel|bericht|document|pagina|link|video)|\bt[aey]n? (?:strona|artykuł|materiał|dokument|treść|wpis)|\b(?:tato|tento|táto) (?:stránka|článek|článok|odkaz|dokument)|\bez a (?:oldal|cikk|tartalom|hivatkozás)|\baceast[aă] (?:pagină|știre)|\bacest (?:articol|document|conținut|link)|\bbu (?:içerik|sayfa|haber|ilan|yazı|bağlantı|video)|"
    r"эт(?:от|а|о|у) (?:страниц|материал|публикаци|документ|ссылк|новост|стать|видео)\w*|ц(?:ей|я|ю) (?:сторінк|матеріал|публікаці|документ|новин|статт)\w*|この(?:記事|ページ|コンテンツ|投稿|動画|リンク)|이 (?:페이지|글|게시물|기사|링크)|(?:bài viết|trang|nội dung|liên kết) này|(?:halaman|tautan|artikel|konten) ini|(?:ลิงก์|หน้า|บทความ|เนื้อหา)นี้|"
    r"यह (?:लेख|पृष्ठ|पेज|लिंक)|هذ[اه] (?:الرابط|الصفحة|المقال|المحتوى|الفيديو)|این (?:صفحه|مطلب|لینک|محتوا|نشانی)|(?:העמוד|הדף|הקישור|הכתבה) הז[הו]|这(?:篇|条|个)(?:文章|内容|帖子|新闻|链接|网页|视频)|這(?:篇|個|則)(?:文章|內容|報導|連結|網頁|影片)|(?:此|该|該|本)(?:文|文章|帖|视频|影片|信息|資訊|链接|連結|网址|網址|稿件|公告|新闻|新聞)"
)
