"""The vocabulary of notices, in about forty languages: things of the web, ways out, requests, faults, fates of a page.

No single word means anything. They answer two questions: how much of a page's text has none of them and so is about
something else, and whether a text of a few lines has words of several kinds, however it puts them.
"""

from __future__ import annotations

import re

from archiver.observe.rules.speaks import CONNECTION
from archiver.text.literals import letters

# a page, and not an officer, a head, a face, nor what is ahead
_THAI_PAGE = "หน้า" + "".join(rf"(?<!{one}หน้า)" for one in ("เจ้า", "หัว", "ใบ", "สี", "ก้าว", "ล่วง", "ข้าง", "เบื้อง", "ต่อ"))

PAGE = (
    r"\bpages?\b|web ?page|p[aá][gx]in[ea]|pagjine|bladsy|پەڕە|\bpaĝo|leathanach|duilleag|\bبەت|бачын|старонк|\bбара[кг]|\bfaqe|\borri\w?\b|orriald|d?tudalen|dudalen|rûpel|\bपान\b|पृष्ठ|ukurasa|lehekülg|pahina|saife|പേജ്|పేజీ|ಪುಟ|પૃષ્ઠ|ਪੰਨਾ|පිටුව|asebter|pàgin|\bseiten?\b|webseite|\bsida|\bsiden?\b|\bsivu|\bstron[aęyi]|podstron|str[aá]nk|oldal|\bpagin|страниц|сторінк|"
    rf"sayfa|halaman|\blaman(?:nya)?\b|trang\b|{_THAI_PAGE}|صفح|الصفح|דף|עמוד|पृष्ठ|पेज|পৃষ্ঠা|পাতা|페이지|ページ|页面|頁面|网页|網頁|該頁|该页|此页|頁|σελίδα|\bleht\b|lehe(?!t)|puslap|\blapa\b|"
    r"\bstran[ia]?\b|გვერდი|էջ|səhifə|faqja|صفحہ|பக்க|síða|хуудас|ទំព័រ|စာမျက်နှာ|ຫນ້າ(?<!ເຈົ້າຫນ້າ)(?<!ຫົວຫນ້າ)|\bbet\b|\bбет\b|sahifa|\bfiles?\b|文件|檔案|ファイル|파일"
)
ADDRESS = (
    r"\blinks?\b|\burls?\b|https?:|www\.|\baddress|(?<![dmpu])adres|direcci[oó]n|endere[cç]o|indirizzo|liên kết|đường dẫn|tautan|pautan|ссылк|адрес|посилан|bağlantı|"
    r"enlace|\blien\b|odkaz|hivatkoz|链接|鏈接|連結|网址|網址|地址|リンク|アドレス|링크|주소|رابط|عنوان|نشانی|آدرس|קישור|כתובת|διεύθυνση|ลิงก์|länk|lenke|linkki"
)
_SITE = (
    r"\bservers?\b|browser|web ?sites?\b|\bsite(?!ct|r|d)\w{0,6}\b|сайт|сервер|браузер|\bsitio\b|\bsito\b|situs|nettsted|vefsvæð|hjemmeside|hemsida|verkkosivu|webov\w+ sídl|svetain|vietn[ei]\b|tīmekļ|spletn\w+ mest|weboldal|honlap|witryn|рэсурс|网站|網站|站点|服务器|伺服|浏览|瀏覽|サイト|サーバ|ブラウザ|사이트|서버|"
    r"브라우저|الموقع|سایت|אתר|เว็บ|ιστότοπ|portal|internet|\bnet(?:work|z|werk)|réseau|网络|網路|domain|域名|домен|hosting|主机|空间"
)
_OUT = (
    r"home ?page|front ?page|main page|\bhome\b|start ?seite|accueil|\binicio\b|in[ií]cio|página principal|főoldal|stron[aęy] główn|hlavní stránk|úvodní|главн|головн|"
    r"ana ?sayfa|首页|首頁|主页|主頁|返回|トップ|ホーム|戻|홈|메인|الرئيسية|صفحه اصلی|הבית|หน้าแรก|trang chủ|beranda|utama|pagina principal|homepagina|etusivu|startsid|forsid|αρχική|"
    r"\bsearch|\bsuche|rechercher?\b|\bbusc|\bricerca|wyszuk|vyhled|keresés|keress|поиск|пошук|\baram|搜索|搜尋|查找|検索|검색|بحث|جستجو|חיפוש|ค้นหา|tìm kiếm|\bcari\b|"
    r"site ?map|plan du site|mapa del sitio|карт[ауоы] сайта|网站地图|navigation|\bmenus?\b|go back|zurück|retour|\bvolver|voltar|indietro|wstecz|wróć|zpět|vissza|назад|вернуться|geri dön"
)
_ASKED = (
    r"\bplease|\bbitte\b|veuillez|por favor|per favore|\bprego\b|prosz[ęe]|prosím|kérjük|пожалуйста|будь ласка|lütfen|请|請|ください|下さい|바랍니다|주세요|يرجى|الرجاء|لطفا|אנא|กรุณา|"
    r"vui lòng|silakan|alstublieft|vänligen|venligst|vennligst|click|klick|cliquez|clique\b|haga clic|haz clic|clicca|kliknij|\bklik|нажмите|tıkla|点击|點擊|クリック|클릭|اضغط|انقر|לחץ|"
    r"คลิก|nhấn|try again|(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )\blater\b|稍后|稍候|もう一度|다시|позже|contact|kontakt|联系|聯繫|admin|管理员|管理員|webmaster|support"
)
_FAULT_WORDS = r"error|fehler|erreur|\berro\b|ошибк|помилк|błąd|\bchyb|\bhiba|\bhata|错误|錯誤|出错|エラー|오류|에러|خطأ|خطا|שגיאה|ผิดพลาด|\blỗi|kesalahan|σφάλμα|\bfel\b|\bfejl|\bfeil|virhe|greška"
_FAULT = (
    _FAULT_WORDS
    + r"|\b(?:40[0-9]|410|451|50[0-9])\b|status|request|anfrage|requête|solicitud|запрос|请求|請求|リクエスト|요청|طلب|javascript|cookie|robot|captcha|验证|驗證|firewall|防火墙|security|"
    r"\baccess|accès|acces[so]|zugriff|zugang|доступ|访问|訪問|アクセス|접근|접속|الوصول|دسترسی|גישה|dostęp|přístup|erişim|truy cập|akses|permission|权限|權限|拦截|blocked|denied|forbidden|\bip\b|"
    r"log ?in\b|sign ?in\b|log ?on\b|password|account|登录|登陆|登入|ログイン|로그인|войти|вход|пароль|anmeld|connexion|contraseña|senha|zaloguj|giriş|تسجيل|ورود|"
    r"redirect|weitergeleitet|redirig|跳转|跳轉|移動します|seconds\b|sekund|secondes|segundos|秒"
)
_SORRY = (
    r"sorry|apolog|sentímolo|sentitzen|barkatu|jammer|leithscéal|duilich|\bžel\b|\bluto\b|кечирим|samahani|क्षम|لێبوردن|كەچۈرۈڭ|na ndjeni|því miður|afsak|atvaino|diemžēl|kahjuks|vabanda|atsipra|\bdeja\b|opravič|nažalost|bedaŭr|pardon|ക്ഷമിക്ക|மன்னி|təəssüf|bağışla|სამწუხ|sayangnya|уучлаар|দুঃখিত|кешір|өкініш|ymddiheur|\bsap greu|\bafraid\b|\btemo che|receio que|mă tem|obávam|\bkorkarım|baidos|whoops|uh-oh|unfortunately|regret|\bhuch\b|hoppla|\bleider\b|désolé|\boups|\bups\b|ops!|lo sentimos|desculp|spiacent|ci dispiace|niestety|przepraszamy|\bojej|bohužel|omlouv|"
    r"sajn|hoppá|elnézést|к сожалению|извините|\bой\b|\bупс|на жаль|вибач|\büzgün|maalesef|抱歉|对不起|對不起|很遗憾|糟糕|哎呀|哎哟|申し訳|ご(?:迷惑|不便)を(?:お)?(?:かけ|掛け)|죄송|عذر|عفو|للأسف|متأسف|متاسف|ببخشید|מצטער|אופס|"
    r"ขออภัย|rất tiếc|xin lỗi|maaf|waduh|helaas|\boeps|tyvärr|hoppsan|desværre|beklager|valitettavasti|δυστυχώσ|ne pare rău|съжал|žao|перепрош|\bops\b"
)
_YOU = r"\byou(?:'ve|’ve|'re|’re|r)?\b|\bu (?:heeft|bent|kunt)|您|你"

# what became of a page, in words too common to mean anything alone; those of `missing` count as well
MOVED = re.compile(
    r"what(?:ever)? (?:was|used to be|stood|once was) (?:here|at this)|\bmoved\b|relocated|renamed|outdated|out of date|\bstale\b|expired|no longer(?! (?:be )?(?:updated|maintained|supported|edited))|not here|nothing (?:here|at)|isn['’]t (?:here|there|at)|\bbroken\b|mis-?(?:typed|spelled)|wrongly|does(?:n['’]t| not) lead|"
    r"verschoben|veraltet|umgezogen|kein inhalt|hier ist .{0,12}nichts|nicht mehr|déplacée?|nulle part|plus en ligne|obsol[eè]t|(?<!pro)movid[oa]|trasladad|cambiad[oa]|desplazad|quebrado|fora do ar|retirad[oa]|mudou|"
    r"spostat|non è più|trasferit|przeniesion|nie ma|zmienion|nieaktualn|přesunut|zrušen|áthelyez|átnevez|már nem|mutat[ăa]|перемещ|перенес|переехал|\bснят|ничего нет|больше не|переміщ|немає|taşın|kaldır|değiş|yok\b|"
    r"搬家|移走|迁移|遷移|撤除|归档|歸檔|无效|無效|过期|過期|未发布|未發布|未审核|未審核|无法显示|無法顯示|变更|變更|更名|改版|撤下|撤销|撤銷|撤稿|下架|下线|移除|删除|刪除|不存在|不在了|不见|没有内容|走失|失效|移動|変更|変わ(?:り|っ)|終了|削除|이동|변경|삭제|존재하지|نقل|تغيير|تغیر|تغییر|حذف|منتقل|הועבר|הוסר|"
    r"not (?:be )?found|can(?:no|['’])t find|nicht (?:gefunden|finden)|existiert (?:.{1,40} )?nicht\b|bestaat (?:.{1,40} )?niet\b|introuvable|n['’]existe|non trouv|no (?:se )?(?:pud|pued|h[ae])?\w* ?encontr|no existe|não (?:foi )?encontr|não existe|non (?:è stat\w )?trovat|non esiste|niet gevonden|bestaat niet|"
    r"nie (?:został\w )?(?:znalezion|istnieje)|nenalezen|neexist|nem (?:talál|létez)|nu (?:a fost )?(?:găsit|exist)|не (?:найден|существу|знайден|існу|намерен)|bulunamad|mevcut değil|tidak (?:ditemukan|ada)|không (?:tìm thấy|tồn tại)|ไม่พบ|ไม่มี|غير موجود|لم يتم العثور|یافت نشد|לא נמצא|見つか(?:りませ|らな|らず)|ありません|찾을 수 없|找不到|未找到|没有找到|"
    r"ย้าย|ลบ|di chuyển|không còn|xóa|dipindah|dihapus|verplaatst|verhuisd|flyttat|flyttet|siirretty|μετακιν|преместен|премештен|premešten|premješten|перемістил"
)
_LAW_NOUNS = (
    r"\blaws?\b|\bcourts?\b|ministry|government|authorit|regulat|decree|polic(?:y|ies)|provider|\bisps?\b|content (?:filter|lock)|censor|"
    r"закон(?!ч)|\bсуд(?!ьб|н)|роскомнадзор|прокурат|реестр|постановлен|абонент|провайдер|государств|gesetz(?!t)|(?<!n)gericht(?!et)|anordnung|behörde|\bloi\b|tribunal|ministère|\bley\b|autorità|provvediment|sequestr|"
    r"mahkeme|kanun|karar|kominfo|undang|pháp luật|법률|법령|심의|法律|法规|法規|公安|法院|依法|违规|違規|قانون|هيئة|وزارة|כחוק|ศาล|กระทรวง|zákon|\bsoud|\bsąd|ustaw|"
    r"foged|\bretten\b|tingrett\w*|byret\w*|sýslumað\w*|inspekcij\w*|domstol\w*|ophavsret\w*|opphavsrett\w*|upphovsrätt\w*|viranoma\w*|oikeude\w*|\bkohtu\w*|\btiesas?\b|teism\w*|rechter\b|rechtbank|autoriteiten|bíróság\w*|hatóság\w*|instanț\w*|\bсъд\w*|\bsuda?\b|sodišč\w*|δικαστ\w*|δικαιοσύν\w*|επιτροπ\w*|\bjustice\b|\bjudicial|\bgiudiziari\w*|illici?te|illegaal|заңнама\w*|qanun\w*"
)
_LAW = (
    _LAW_NOUNS
    + r"|filter|prohibit|restrict|запрещ|запрет|ограничен|заблокир|блокир|оператор|gesperrt|bloqué|interdi|bloquead|prohibid|prohíb|proibid|inibit|oscurat|bloccat|"
    r"\bengell|\bengeli\b|erişim\w* engel|diblokir|larang|chặn|차단|屏蔽|封锁|محجوب|حجب|مسدود|فیلتر|חסום|ระงับ|blokov|zablok"
)
_HERE = r"\bhere\b|\bhier\b|\bici\b|\baqu[íi]\b|\bqui\b|\btutaj\b|\btady\b|здесь|\bтут\b|\bburada\b|ここ|여기|这里|這裡|هنا|اینجا|כאן|ở đây|di sini"
# words of a guess at what became of the page
_PERHAPS = r"perhaps|\bmaybe\b|possibly|vielleicht|möglicherweise|peut-être|quiz[áà]s?|tal vez|talvez|\bforse\b|misschien|wellicht|być może|możliwe|možná|možno|talán|lehet(?:,|séges)|poate\b|возможно|быть может|можливо|може би|можда|možda|morda|kanskje|kanske|måske|ehkä|võib-olla|varbūt|galbūt|ίσωσ|belki|muhtemelen|có (?:thể|lẽ)|mungkin|อาจ|ربما|شاید|אולי|शायद|可能|或许|也许|もしかする|かもしれ|아마|수도 있"
FAMILIES: dict[str, re.Pattern[str]] = {
    "thing": re.compile(f"{PAGE}|{ADDRESS}|{_HERE}|경로"),
    "perhaps": re.compile(_PERHAPS),
    "out": re.compile(_OUT),
    "sorry": re.compile(f"{_SORRY}|{_YOU}"),
}
_WORKS = r"(?:under|down for|due to|because of) (?:\w+ )?maintenance|(?:performing|carrying out|undergoing) (?:\w+ ){0,2}maintenance|(?:in|wegen) wartung|en maintenance|en mantenimiento|em manutenção|in manutenzione|in onderhoud|na obsłudze|на обслуживании|технические работы|bakımda|(?:维护|維護|升级|升級|检修|檢修|维修)中(?!心)|メンテナンス中|점검 ?중"
# "we will be back"
_BACK = (
    r"\bwe(?:['’]ll| will| should)? (?:be |come )?(?:right )?(?:back\b|return\b)|\b(?:voltamos|voltaremos|retornamos|retornaremos|volvemos|volveremos|regresamos|regresaremos|torniamo|torneremo)\b|nous (?:serons|sommes) (?:bientôt )?de retour|(?:sind|sein) .{0,24}wieder (?:da|zurück|online|für sie)|(?:zijn|komen) .{0,24}\bterug\b|\b(?:wracamy|wrócimy|vrátíme|vrátime)\b|(?:hamarosan|rövidesen) visszat|\b(?:revenim|vom reveni)\b|верн[её]мся|повернемося|ще се върнем|vratićemo se|vratit ćemo se|geri dön(?:eceğiz|üyoruz)|"
    r"\b(?:är|er) (?:snart )?(?:tillbaka|tilbake|tilbage)\b|palaamme|θα επιστρέψουμε|سنعود|برمی ?گردیم|נחזור|sẽ (?:sớm )?(?:quay|trở) lại|akan (?:segera )?kembali|จะกลับมา|戻ります|再開(?:いた)?します|돌아오겠|再開予定|(?:我们|我們)?(?:很快|马上|馬上|即将)(?:就)?(?:会)?回来|"
    r"(?:realizando|haciendo|efectuando|fazendo) (?:\w+ ){0,2}(?:atualiza|actualiza|melhoria|mejora|mudança|cambio)\w*|previs(?:ão|ión) de (?:retorno|regreso)"
)
BELONGS = re.compile(
    f"{_BACK}|{_WORKS}|{CONNECTION}|{PAGE}|{ADDRESS}|{_SITE}|{_OUT}|{_ASKED}|{_FAULT}|{_SORRY}|{_YOU}|{_LAW}|{MOVED.pattern}"
)
SORRY = re.compile(f"{_SORRY}|{_YOU}|{_FAULT_WORDS}")
ASKED = re.compile(f"{_ASKED}|{_SORRY}|{_YOU}")
APOLOGY = re.compile(_SORRY)
SITE = re.compile(_SITE)
# the site as sites name themselves, and not a server or the net, of which others tell as well
WEBSITE = re.compile(
    r"\bweb ?sites?\b|\b(?:our|this|the) site\b|homepage|\bwebseiten?\b|auftritt\b|\bsite\b|\bsitio\b|\bsito\b|\bsítio\b|portal\w*|сайт\w*|nettsted|hjemmeside|hemsida|verkkosivu|webov\w+ sídl|stron\w+ internetow\w+|serwis\w*|weboldal|honlap|网站|網站|站点|站點|ホームページ|サイト|사이트|홈페이지|누리집|"
    r"الموقع|موقعنا|سایت|אתר|เว็บไซต์|trang web|\bsitus\b|ιστότοπ|internet sites?i|\bsitemiz|site-ul"
)
# the thing requested by its address, as opposed to the site
ASKED_THING = re.compile(
    rf"{PAGE}|{ADDRESS}|docum\w+|dokument\w*|re[s]+our[cs]e\w*|recurso\w*|risorsa\w*|ресурс\w*|материал\w*|матеріал\w*|arti[ck]\w+|artigo\w*|стат[тьиья]\w*|conten[tuid]\w*|inhalt\w*|文章|资源|資源|内容|內容|文档|記事|資料|お探し"
)
OBJECT = re.compile(
    rf"{PAGE}|{ADDRESS}|{_SITE}|access|accès|acces[so]|zugriff|zugang|доступ|访问|訪問|请求|アクセス|접속|접근|الوصول|document|dossier|fichier|resource|ressource|content|requests?\b|文章|资源|内容"
)
# footer lines that every site has under whatever it shows
IMPRINT = re.compile(
    r"©|\(c\)|copyright|all rights|rights reserved|版权|版權|备案|備案|\bicp\b|icp[备证]|许可证|經營許可|derechos reservados|droits réservés|rechte vorbehalten|diritti riservati|direitos reservados|"
    r"права защищены|wszelkie prawa|hakları saklıdır|無断転載|저작권|사업자|대표|대표전화|통신판매|حقوق|הזכויות|powered by|newsletter|subscri|suscrib|abonn|tel[.:]|phone|telefon|телефон|"
    r"电话|電話|传真|热线|邮编|邮箱|e-?mail|@|微信|公众号|wechat|(?<!log in to )(?<!log into )facebook(?!, (?:log|sign) in)|twitter|instagram|trademark|огрн|инн\b|лиценз|время работы|opening hours|öffnungszeiten"
)
_IMPRINT_LETTERS = letters(IMPRINT.pattern)

# words for blocking, as whole words: not "blockchain", "blokkláncok" or "bloques"
_BLOCK = (
    r"(?<!un)block(?:s|ed|ing|ers?|er[ae]\w*|ier\w*|list\w*)?(?![a-zà-ž])|bloc[ck]a|bloqu(?:é|eou|er\b|e(?:ad|ar\b|i|o\b))|"
    r"blok(?:ad|án|el?\b|ēt|er|ir|lan|ov[aá]|ow[ay]|uj|uo|k(?:ad|e?er|ol))"
)
# words for a refusal, too common to mean one alone; what is refused is a thing of the web
BARRED = re.compile(
    _BLOCK
    + r"|(?<!un)restrict|prohibit|forbid|\bden(?:y|ied)\b|\bnot (?:allowed|permitted|authori[sz]ed|granted)|only (?:available|accessible|open|from|for|to)\b|\bfor [\w -]{1,30} only\b|(?:can['’]?t|cannot|can not|unable to|not able to|won['’]t) (?:show|display|let|open)|(?:available|accessible|open)\b.{0,40}\bonly\b|too (?:many|quickly|fast|often)|"
    r"gesperrt|verweigert|nicht (?:erlaubt|gestattet|berechtigt)|nur (?:aus|für|von|innerhalb|im)\b|réservé|interdit|refusé|que depuis|non autorisé|restring|prohib|proib|\bnegad|no (?:tiene|está) (?:permi|autoriz)|não está autoriz|"
    r"inibit|oscurat|vietat|negato|geen (?:rechten|toegang|toestemming)|zabron|zablok|brak uprawnień|zakáz(?!k)|tilt(?:v|ott|ás|ják)|запрещ|(?<!не)огранич(?!\w+ ответственност)|заблок|недостаточно прав|нет прав|\bengell|\bengeli\b|erişim\w* engel|yasak|diblokir|larang|chặn|cấm|"
    r"차단|(?<!무)제한|금지|(?<!無)制限|禁止|拒否|拒绝|拒絕|(?<![无無])限制|仅限|只限|僅限|拦截|攔截|阻断|阻止|屏蔽|封禁|封锁|攻击|异常访问|不在.{0,16}范围|محجوب|حجب|محظور|ممنوع|مسدود|فیلتر|חסו[םמ]|נחסם|ระงับ|ห้าม|αποκλει|απαγορ|διακ[όο]π(?!έσ|ών)|spærr|sperret|spärr|blockera|estett|užblok|bloķēt|шектел|məhdudlaş|ปิดกั้น|disekat|onemogoč"
)
BARRIERS: dict[str, re.Pattern[str]] = {
    "law": re.compile(_LAW_NOUNS),
    "ground": re.compile(
        r"firewall|\b(?:over[- ]?)?18s?\b|\badults?\b|parental|content (?:lock|filter)|network|réseau|netzwerk|\bnetz\b|\bwaf\b|security|attack|threat|防火墙|防护|安全|攻击|威胁|(?:attack|incident|reference|event|request|support|ray) ?id\b|incident|uuid|(?:事件|请求|请求|拦截) ?id|\b\d{1,3}(?:\.\d{1,3}){3}\b|"
        r"\bip\b|\bvpn\b|campus|universit|校内|校外|校园|本校|intranet|\bproxy\b|librar|organi[sz]ation|school|teacher|category|categor[íi]a|administrator|管理员|webmaster|\bteam\b|requests|minutes|"
        r"country|region|\bpays\b|país|paese|land\b|ülke|国家|地区|地區|国内|境外"
    ),
}
# negations, said about a page or an address in a text of a line or two
NEGATED = re.compile(
    r"\bnothing\b|잘못된|올바르지 않은|\bno (?:such )?(?:page|file|link|url|address)|\bnichts\b|\bkein\w*|nicht bekannt|\bnada\b|ning[uú]n|\baucune?\b|\bnulla\b|nessun|\bnic\b|neznám|ничего|\bнет\b|отсутству|\byok\b|\bei ole\b|"
    r"\bing[ea]n?t?\b|\bgeen\b|没有(?!自动|反应|跳转)|沒有(?!自動|反應|跳轉)|查无|查無|ございません|ありません|없|نیست|ليس|لا يوجد|אין|không có|tidak ada|ไม่มี|табылмады|nincs|\bbrak\b"
)
# several of these in one sentence, joined by "or", are guesses at what became of the page
FATES: dict[str, re.Pattern[str]] = {
    "exist": re.compile(
        r"n['’]t exist|not exist|no longer exists?|existiert nicht|gibt es nicht|n['’]existe|no existe|não existe|non esiste|bestaat niet|nie istnieje|neexist\w*|nem létez\w*|nu există|не существ\w+|не існу\w+|не съществ\w+|ne postoji|ne obstaja|eksisterer ikke|existerar inte|finns inte|findes ikke|finnes ikke|ei ole olemassa|ei eksisteeri|"
        r"neegzistuoja|neeksistē|δεν υπάρχει|mevcut değil|không tồn tại|tidak ada|ไม่มีอยู่|غير موجود\w*|وجود ندارد|לא קיי\w+|不存在|存在しな|존재하지|existís pas|no existeix|ez da existitzen|not found|nicht gefunden|introuvable|no (?:se )?(?:ha )?encontr\w+|não (?:foi )?encontr\w+|non (?:è stat[ao] )?trovat\w+|niet gevonden|nie (?:został\w )?znalezion\w*|nenalezen\w*|nem található|не (?:найден|знайден|намерен)\w*|bulunamad\w+|không tìm thấy|tidak ditemukan|ไม่พบ|یافت نشد|לא נמצא\w*|未找到|没有找到|沒有找到|找不到|見つかり|찾을 수 없"
    ),
    "expired": re.compile(
        r"expir\w*|abgelaufen|périmé\w*|caduc\w*|scadut\w*|verlopen|wygas\w*|vypršel\w*|vypršal\w*|lejárt|истек\w*|истёк\w*|изтек\w*|минув\w*|\bistek\w*|potek\w*|utløpt|utgått|udløbet|vanhentunut|aegunud|pasibaig\w*|beidz\w*|έληξε|süresi dol\w*|hết hạn|kedaluwarsa|หมดอายุ|انتهت|منقضی|\bפג\w*|过期|過期|期限切れ|만료"
    ),
    "deleted": re.compile(
        r"delet\w*|remov\w*|gelöscht|entfernt|supprim\w*|eliminad\w*|borrad\w*|esborra\w*|exclu[íi]d\w*|apagad\w*|cancellat\w*|rimoss\w*|verwijderd|usuni\w*|smazán\w*|odstran\w*|vymazan\w*|töröl\w*|\b[șs]ters\w*|удал\w+|видален\w*|изтрит\w*|obrisan\w*|izbrisan\w*|slettet|\braderat?\w*|borttag\w*|poistet\w*|kustutatud|ištrint\w*|"
        r"dzēst\w*|διαγρ[άα]φ\w*|\bsilin\w*|xóa|gỡ bỏ|dihapus|ถูกลบ|حذف\w*|[إا]زال\w+|נמחק\w*|הוסר\w*|删除|刪除|移除|下架|撤下|削除|삭제|제거|suprimit|kaldırıl\w*|eltávolít\w*|fjernet|tagits bort|вилучен\w*|αφαιρ[έε]\w*"
    ),
    "moved": re.compile(
        r"\bmoved\b|renamed|verschoben|umbenannt|déplac\w*|renommé\w*|(?<!pro)movid\w*|renombrad\w*|spostat\w*|rinominat\w*|verplaatst|hernoemd|przenies\w*|přesun\w*|áthelyez\w*|mutat[ăa]?\b|перемещ\w*|переимен\w*|переміщ\w*|преместен\w*|premješt\w*|flytt[ea][td]\w*|siirret\w*|taşın\w*|dipindah\w*|di chuyển|移动|移動|移走|更名|改名|이동|نقل\w*|منتقل|"
        r"\bname (?:was |has (?:been )?)?changed|(?:cambi|mud)\w+ (?:de|o|el) nom\w+|(?:cambiato|cambiare) nome|переименов\w*|перейменов\w*|zmieni\w+ (?:jej |jego )?nazw\w*|přejmenov\w*|premenov\w*|átnevez\w*|redenumit\w*|adı (?:değiş\w+)|đổi tên|diganti nama|bytt namn|döpts om|nimetty uudelleen|fått nytt navn|omdøbt|μετονομ\w*|(?:名称|名稱|名前)\S{0,4}(?:更改|变更|變更|変更)|(?:更改|变更|變更)(?:了)?(?:名称|名稱)|이름이 변경|تغيير اسم\w*|שונה שמ\w+"
    ),
}
OR = re.compile(
    r"\bor\b|\boder\b|\bou\b|\bo\b|\bof\b(?! (?:the|this|that|these|our|your|his|its|an?|all|any|some|\d+)\b)|\blub\b|\balbo\b|\bnebo\b|\balebo\b|\bvagy\b|\bsau\b|\bили\b|\bабо\b|\bчи\b|\bili\b|\bali\b|\beller\b|\btai\b|\bvõi\b|\barba\b|\bvai\b|\bή\b|\bveya\b|hoặc|\batau\b|หรือ|\bأو\b|\bیا\b|\bאו\b|或|または|もしくは|거나|또는|\bedo\b"
)
# a site is out of order, or will be back
DOWN = re.compile(
    r"\bdown\b|switched off|turned off|shut down (?:for|until)|maintenance|man[un]{1,2}\w{1,4}[cç][aã]o|mantenimiento|manutenzione|onderhoud|konserwac|údržb|karbantart|offline|unavailable|not available|out of (?:service|order)|maintenance|work(?:s|ing)? on (?:the|our|this) (?:web ?)?site|under (?:construction|repair)|wartung\w*|nicht (?:erreichbar|verfügbar)|hors (?:service|ligne)|pas en service|indisponible|fait peau neuve|fuera de (?:servicio|servei)|caíd[ao]|fora (?:do ar|de serviço|de servei)|está baixo|"
    r"non (?:è )?disponibile|niet (?:beschikbaar|bereikbaar)|\bnede\b|\bnere\b|niedostępn\w*|wyłączon\w*|nedostupn\w*|vypnut\w*|nem (?:üzemel|elérhető|működik)|nu (?:funcționează|este disponibil)|indisponibil\w*|недоступ\w+|не (?:доступ|работа|достъпн)\w+|ведутся .{0,20}работы|перерыв|не працює|проводяться .{0,20}роботи|"
    r"nije (?:dostupn\w*|u funkciji)|ni dosegljiv\w*|nav pieejam\w*|apačioje|neveikia|kaatunut|\bmaas\b|erişilemez\w*|kapalı|bakım\w*|tidak (?:tersedia|dapat diakses)|sedang down|gangguan|ngoại tuyến|bảo trì|i lawr|لا يعمل|متوقف|صيانة|قطع است|در دسترس نیست|(?:אינו|לא) זמין|μη διαθέσιμ\w*|εκτόσ λειτουργίασ|ishlamayapti|"
    r"关闭|關閉|离线|離線|维护|維護|停机|停止して|利用できません|문제가|점검|중단"
)
# something is unavailable, besides what became of it
AWAY = re.compile(
    DOWN.pattern
    + r"|inaccessible|gewartet|poissa käytöstä|ei ole (?:saatavilla|käytettävissä)|otillgänglig\w*|util(?:gjengelig|gængelig)\w*|não (?:está )?disponível|temporariamente|temporalmente|não (?:pode|poder) ser acess\w+|nicht (?:zugänglich|abrufbar)|erreichbar|khả dụng|không (?:thể )?truy cập|tạm thời|geçici\w*|kullanılam\w*|erişilem\w*|ulaşılam\w*|不可用|无法(?:访问|使用|显示|打开)|無法(?:瀏覽|使用|顯示|訪問|存取)|利用できな|アクセスできな|사용할 수 없|이용할 수 없|접근할 수 없|غير متاح\w*|تعذر|ไม่(?:สามารถ|พร้อม)"
)
# something is not available yet, which is no outage: tickets, a programme
YET = re.compile(
    r"\bnot yet\b|\bnoch nicht\b|\bpas encore\b|\b(?:aún|todavía) no\b|\bno .{0,40}(?:aún|todavía)\b|\bainda não\b|\bnon .{0,12}\bancora\b|\bencara no\b|\bnog niet\b|\bjeszcze nie\w*|\bještě ne\w*|\bešte n\w+|\bmég nem\b|\bîncă n\w+|\bещ[её] не|\bпока (?:что )?не|\bще не\b|\bвсе още не|\bјош ни\w+|\bjoš ni\w+|\bše ni\b|"
    r"\b(?:ikke|inte) (?:\w+ )?(?:ennå|endnu|än)\b|\b(?:ännu|endnu) (?:inte|ikke)\b|\b(?:ei|eivät) (?:\w+ )?vielä\b|\bvielä ei|\bhenüz\b|\bbelum\b|\bchưa\b|ακόμ[αη] δεν|δεν .{0,24}ακόμ[αη]|尚未|还没|還沒|まだ|아직|لم .{0,24}بعد|هنوز|עדיין (?:לא|אינו)|עוד לא|ยังไม่"
)
SOON = re.compile(
    r"\bsoon\b|shortly|(?:will|we['’]ll) (?:be (?:right )?back|return)|mais breve|retorn(?:amos|aremos|e)|voltamos|voltaremos|volvemos|volveremos|de retour|wieder (?:da|zurück|online|für sie)|torniamo|torneremo|wracamy|wrócimy|вернемся|вернёмся|geri dön|burada olacağız|zpátky|(?:come|try|check|visit|look)(?: us| in)? (?:back |again )?(?:later|in a (?:bit|while|moment|few))|in a (?:bit|moment|while|few)|an hour|\bbald\b|in kürze|so schnell wie möglich|später|bientôt|(?:très )?\bvite\b|plus tard|pronto|más tarde|corto tiempo|en breve|em breve|mais tarde|\bpresto\b|a breve|più tardi|binnenkort|\bsnel\b|spoedig|\blater\b|"
    r"\bsnart|\bpian\b|\bvarsti|wkrótce|niedługo|później|\bbrzy|čoskoro|později|hamarosan|később|cur[aâ]nd|\bскоро\b|вскоре|позже|позднее|незабаром|найближчим часом|пізніше|uskoro|kmalu|drīz|greitai|yakında|kısa süre\w*|segera|sớm|yn fuan|aviat|tez orada|قريب\w*|لاحق\w*|به ?زودی|بزودی|בקרוב|במהרה|σύντομα|αργότερα|"
    r"稍后|稍後|很快|不久|耐心等待|(?:恢复|恢復)(?:访问|訪問|正常|服务|服務|运行)|しばらく|まもなく|곧|잠시"
)
# a parked domain: a host name in the title, and a text about domains and prices
HOST = re.compile(r"\b[a-z0-9-]{2,40}\.(?:[a-z]{2,10}|xn--[a-z0-9]+)\b")
NAMES = re.compile(r"domain|域名|домен|domín|dominio|ドメイン|도메인|النطاق|دامنه|alan adı|tên miền|web ?address")
TRADE = re.compile(
    r"for sale|\bbuy\b|purchas|contact the seller|\bquote\b|instal?lments|lease to own|asking price|make an offer|best offer|auction|registrar|recently registered|\bparked|expired|renew|出售|转让|轉讓|购买|停放|交易|报价|一口价|到期|续费|kaufen|verkauf|à vendre|acheter|en venta|compra|"
    r"in vendita|acquist|te koop|прода|\bкупи|припаркован|\bsat[ıi]l|판매|구매|販売|売却|購入|للبيع|شراء|فروش|rao bán|dijual|na sprzedaż|na prodej|eladó"
)
# the reader's own equipment; a fault of it says nothing about the page
READER = re.compile(
    r"browser|navigat(?:eur|or)|navegador|браузер|浏览器|瀏覽器|ブラウザ|브라우저|javascript|cookie|flash\b|\bsession|\bsitzung|会话|plug-?in"
)
# author and date, as articles have them below their headings
BYLINE = re.compile(
    r"(?:发表于|发布于|发布时间|发表时间|更新时间|發表於|發佈|發布|日期|时间|時間|来源|作者|posted|published|written|updated|by\b|publié|mis à jour|rédigé|veröffentlicht|erstellt|geschrieben|publicad[oa]|escrito|actualizado|pubblicato|scritto|aggiornato|geplaatst|gepubliceerd|opublikowan\w*|dodan\w*|publikov\w*|"
    r"опубликован\w*|добавлен\w*|обновлен\w*|дата|投稿日?|公開日?|更新日|작성일|등록일|게시일|yayın\w*|diterbitkan|ditulis|đăng|نشر|تاريخ|تاریخ)[^\n]{0,40}?(?:\d{4}[-/.年]\s?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\.? \w{3,10}\.?,? \d{4}|\w{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|"
    r"\d{4}[-./]\d\d[-./]\d\d\W{0,3}(?:게시|업데이트|작성|投稿|公開|更新|发布|posted|published)|\b\d+ ?m(?:in\w*)?\.? (?:read\b|de lect\w+|lesezeit|di lettura|leitura|leestijd|чтения|okuma)|lesezeit|reading time|temps de lecture|阅读(?:次数|量|数)\D{0,3}\d|浏览(?:次数|量)?\D{0,3}\d|点击(?:数|量|次数)?\D{0,3}\d"
)


def is_of_imprint(line: str) -> bool:
    """Whether a line has a word of `IMPRINT`; most lines have none of their letters, which is seen in a tenth of the time."""
    return _IMPRINT_LETTERS.any_in_one_case(line) and IMPRINT.search(line) is not None
