"""Sentences that say only that a site is being maintained, that a server failed, or that a page is away for now.

As in `missing_sentences`, only a whole line, heading or title part counts. That something unexpected happened, without a
word of a server or system, is what forms keep ready as well: it counts as a heading or title only.
"""

from __future__ import annotations

from archiver.observe.rules.for_now import OFF
from archiver.observe.rules.model import Phrase, Scope, cells
from archiver.observe.rules.outages import DATABASE, MAINTAINED
from archiver.observe.rules.whole_lines import LEAD, SOFTLY, alone
from storage.model import Finding

_MAINTAINED = {
    "en": r"(?:the|this|our) (?:web ?)?(?:site|service|system|server|portal|platform|application|page)s? (?:is|are) (?:currently |temporarily |presently )?(?:being (?:updated|upgraded|maintained|worked on)|closed for maintenance|under construction|in maintenance(?: mode)?)",
    "de": r"(?:die|diese|unsere?|der|dieser|unser|das|dieses) (?:web)?(?:seite|website|site|portal|dienst|system|server|shop|plattform|angebot) (?:ist|wird|befindet sich) (?:\w+ (?:zeit )?)?(?:gewartet|in wartung|im wartungsmodus|aktualisiert|überarbeitet|wegen wartung\w* (?:\w+ )?(?:geschlossen|nicht \w+))",
    "es": r"(?:el|este|nuestro|la|esta|nuestra) (?:sitio|sitio web|web|portal|servicio|sistema|servidor|página|plataforma|aplicación) (?:está|se encuentra) (?:\w+ )?(?:en mantenimiento|en (?:proceso|tareas|labores) de (?:mantenimiento|actualización)|fuera de servicio(?: por \w+)?|en construcción)",
    "pt": r"(?:o|este|nosso|a|esta|nossa) (?:site|portal|serviço|sistema|servidor|página|plataforma|aplicação) (?:está|encontra-se|se encontra) (?:\w+ )?(?:em (?:\w+ )?(?:manutenção|atualização)|fora do ar(?: para \w+)?|em construção|indisponível (?:no momento|para manutenção))",
    "fr": r"(?:le|ce|notre|la|cette) (?:site|site web|service|système|serveur|portail|page|plateforme|application) est (?:\w+ )?(?:en (?:cours de )?(?:maintenance|mise à jour|construction)|fermée? pour maintenance|hors service)",
    "it": r"(?:il|questo|nostro|la|questa|nostra) (?:sito(?: web)?|servizio|sistema|server|portale|pagina|piattaforma) è (?:\w+ )?(?:in (?:manutenzione|aggiornamento|costruzione|allestimento)|fuori servizio)",
    "ru": r"(?:наш |данный |этот )?(?:сайт|портал|ресурс|сервис|система|сервер|интернет-магазин) (?:\w+ )?(?:находится )?на (?:техническом обслуживании|реконструкции|профилактике|обслуживании|технических работах|ремонте)|на (?:сайте|сервере|портале) (?:\w+ )?(?:ведутся|проводятся|проходят|идут) (?:\w+ )?работы",
    "uk": r"(?:наш |цей )?(?:сайт|портал|ресурс|сервіс|сервер) (?:\w+ )?(?:перебуває |знаходиться )?на (?:технічному обслуговуванні|реконструкції|профілактиці|ремонті)|на (?:сайті|сервері|порталі) (?:\w+ )?(?:ведуться|проводяться|тривають) (?:\w+ )?роботи",
    "pl": r"(?:nasz[a]? |ten |ta )?(?:strona|serwis|portal|witryna|sklep|system) (?:jest|znajduje się) (?:\w+ )?(?:w (?:trakcie )?(?:przerw\w+ techniczn\w+|konserwacji|przebudow\w+|aktualizacji|budow\w+|modernizacji))|(?:trwa )?przerwa techniczna|trwają prace (?:techniczne|serwisowe|konserwacyjne)",
    "tr": r"(?:web )?(?:site|sayfa|sistem|portal|sunucu|hizmet)(?:miz|niz|si|imiz)? (?:şu ?an(?:da)?|geçici olarak|geçici bir süre(?:liğine)?|kısa süreliğine) (?:bakım(?:dadır|da|a alınmıştır| çalışması nedeniyle (?:kapalıdır|hizmet verememektedir))|hizmet verememektedir|kapalıdır|yapım aşamasındadır)",
    "vi": r"(?:trang web|hệ thống|website|máy chủ|cổng thông tin|dịch vụ)(?: của chúng tôi)? (?:hiện )?(?:đang|tạm thời) (?:được )?(?:bảo trì|nâng cấp|cập nhật|ngừng hoạt động|gián đoạn)",
    "id": r"(?:situs|website|web|sistem|server|layanan|halaman)(?: (?:ini|kami))? sedang (?:dalam )?(?:perbaikan|pemeliharaan|perawatan|maintenance|pengembangan|diperbarui|diperbaiki)",
    "ar": r"(?:الموقع|النظام|موقعنا|الخدمة|البوابة) (?:حاليا )?(?:تحت|قيد|في وضع|في حالة) (?:الصيانة|التحديث|الإنشاء|التطوير)",
    "fa": r"(?:این |وب ?‌?)?(?:سایت|سامانه|پورتال|سرور|وب‌سایت|درگاه) (?:در حال|در دست) (?:حاضر در دست )?(?:تعمیر\w*|بروزرسانی|به ?‌?روزرسانی|بروز رسانی|طراحی|ساخت|ارتقا\w*)(?: (?:است|می ?‌?باشد))?",
    "zh": r"(?:系统|系統|网站|網站|平台)(?:目前|当前|當前|现|現)?(?:处于|處於|处在|處在)(?:定期|例行|系统|系統|每日)?(?:维护|維護|升级|升級|检修|檢修)(?:时间|時間|时段|時段|期间|期間|状态|狀態|中)?[^\n]{0,40}|正在(?:执行|进行)(?:例行|计划|系统|网站|紧急)?的?(?:维护|升级)[，,。 ]{0,2}请[^\n]{1,16}|(?:(?:网站|系统|本站|平台|服务器?|数据库|本系统|该系统|網站|系統|伺服器)(?:现|目前|当前)?(?:正在|正)?(?:进行)?(?:系统|例行|紧急|临时|進行)?(?:升级|维护|检修|改版|更新|迁移|升級|維護|檢修|更新)+(?:中|当中|期间)?)[，,、。！! ]{0,2}(?:请|請|敬请|给您|由此|带来|暂停|不便|稍)[^\n]{0,30}",
    "ja": r"(?:現在|ただいま|只今)?、?(?:当)?(?:システム|サーバー?|サイト|サービス|ホームページ|本サイト|データベース)(?:は|の|を|が)?(?:現在|ただいま)?(?:緊急|定期)?メンテナンス(?:中(?:です|でございます|のため[^。\n]{0,24})|を(?:行って|実施して)(?:おり|い)ます|のため[^。\n]{0,24})",
    "ko": r"(?:현재 )?(?:시스템|서버|사이트|홈페이지|서비스|웹사이트|본 사이트)(?:는|은|가|이)? ?(?:현재 )?(?:정기 |긴급 |임시 )?(?:점검|정비|유지 ?보수|업데이트|리뉴얼)(?: ?중(?:입니다|이오니.{0,24}|이므로.{0,24})|으로 (?:인해 )?(?:서비스를 )?이용(?:할|하실) 수 없습니다)",
}  # fmt: skip
_FAILED = {
    "de": r"(?:auf dem server|im system) ist ein (?:\w+ )?fehler aufgetreten|(?:es ist )?ein (?:interner|schwerer) (?:server)?fehler (?:ist )?aufgetreten",
    "es": r"(?:ha ocurrido|se ha producido|se produjo|ocurrió|hubo) un (?:error|problema|fallo) (?:interno|en el (?:servidor|sistema|sitio)|(?:interno )?del (?:servidor|sistema))",
    "pt": r"(?:ocorreu|houve|aconteceu) um (?:erro|problema) (?:interno|n[oa] (?:servidor|sistema|site|aplicação)|(?:interno )?d[oa] (?:servidor|sistema)|ao processar (?:sua|a|o seu) (?:solicitação|requisição|pedido))",
    "it": r"si è verificato un (?:errore|problema) (?:interno|(?:n|d)el (?:server|sistema|sito))",
    "ru": r"(?:произошла|возникла) (?:\w+ )?ошибка (?:сервера|на сервере|системы|при обработке (?:вашего |данного )?запроса)",
    "uk": r"(?:сталася|виникла) (?:\w+ )?помилка (?:сервера|на сервері|системи|під час обробки (?:вашого )?запиту)",
    "pl": r"wystąpił (?:\w+ )?błąd (?:\w+ )?(?:serwera|systemu|na serwerze|podczas przetwarzania żądania)",
    "tr": r"(?:sunucuda|sistemde|sunucu tarafında) (?:bir |beklenmeyen bir )?(?:hata|sorun) (?:oluştu|meydana geldi)|(?:sunucu|sistem) hatası(?: oluştu| meydana geldi)?",
    "zh": r"(?:系统|服务器?|程序|网络|网站|后台|服务端|数据库|系統|伺服器|網站|程式)(?:内部|內部|出现|发生|发现|暂时|太|遇到|運行|运行)?(?:繁忙|出错|异常|错误|故障|未知错误|开小差|罢工|崩溃|超时|無回應|无响应|出錯|異常|錯誤)了?[，,。！! ]{0,2}(?:请|請|稍)[^\n]{0,20}|(?:系统|服务器|程序|網站|伺服器)出错了?|[模範](?:板|版)文件不存在[^\n]{0,20}",
    "ja": r"(?:申し訳(?:ございません|ありません)(?:が)?。?、?)?(?:システム|サーバー?|内部|アプリケーション|データベース|通信|予期(?:し|せ)ぬ(?:サーバー)?|内部サーバー)エラーが(?:発生(?:いた)?しました|発生しています|起きました)|(?:現在、?)?(?:システム)?障害が発生して(?:いるため|おりますので|おります|います)(?:[^。\n]{0,24})?(?:再度|もう一度|お試し|アクセス)?[^。\n]{0,20}",
    "ko": r"(?:일시적인 |알 수 없는 |예기치 않은 )?(?:내부 |시스템 |네트워크 )?(?:서버 ?|시스템 |내부 )(?:오류|에러|장애)(?:가|로)? ?(?:발생(?:했습니다|하였습니다)|입니다)",
}  # fmt: skip
_ASTRAY = (  # without a word of a server
    r"(?:ha ocurrido|se ha producido|se produjo|ocurrió) un error(?: inesperado)?|(?:ocorreu|aconteceu) um (?:erro|problema)(?: inesperado)?|si è verificato un errore(?: imprevisto| inatteso)?|une erreur(?: inattendue| inconnue)? (?:s['’]est produite|est survenue)|(?:es|leider) ist (?:leider )?ein (?:\w+ )?fehler aufgetreten|(?:произошла|возникла) (?:\w+ )?ошибка|(?:сталася|виникла) (?:\w+ )?помилка|wystąpił (?:\w+ )?błąd|(?:beklenmeyen|beklenmedik|bilinmeyen) (?:bir )?(?:hata|sorun) (?:oluştu|meydana geldi)|bir (?:hata|sorun) (?:oluştu|meydana geldi)|(?:予期(?:し|せ)(?:ない|ぬ)|不明な)?エラーが発生(?:いた)?しました|(?:일시적인|알 수 없는|예기치 않은|예상치 못한) (?:오류|에러)가 ?발생(?:했습니다|하였습니다)|đã (?:xảy ra|có) lỗi(?: xảy ra)?|terjadi kesalahan|(?:发生|出现)(?:了)?(?:未知|意外|内部)?(?:错误|异常)"
)
_UNLOADED = r"(?:页面|頁面|网页)(?:加载|載入|加載)(?:失败|失敗|出错|超时)[^\n]{0,16}"
# "the page is temporarily not available" is neither lost nor maintained: a thing, that it is not there, and a word for
# now; nothing else, and no guess. In Chinese 暂时无法显示 is how a page that is not there is often told.
_TEMPORARILY = r"temporar(?:ily|y)|vorübergehend|zeitweilig|temporairement|momentanément|temporalment|temporalmente|momentáneamente|temporariamente|momentaneamente|temporaneamente|provisoriamente|tijdelijk|временно|тимчасово|chwilowo|tymczasowo|dočasn[eě]|momentáln[eě]|átmenetileg|ideiglenesen|temporar|привремено|privremeno|začasno|προσωρινά|geçici olarak|tillfälligt|midlertidigt?|tilapäisesti|ajutiselt|īslaicīgi|laikinai|一時的|일시적|مؤقت[اً]+|موقتا|זמנית|अस्थायी|ชั่วคราว|tạm thời|sementara"
_NOW = r"currently|at the moment|right now|at this time|derzeit|zurzeit|zur zeit|momentan|im moment|gerade|actuellement|pour le moment|pour l['’]instant|en este momento|por el momento|actualmente|neste momento|no momento|al momento|attualmente|momenteel|op dit moment|сейчас|в данный момент|в настоящее время|зараз|наразі|obecnie|w tej chwili|v tuto chvíli|v súčasnosti|jelenleg|în acest moment|momentan|trenutno|αυτή τη στιγμή|şu ?anda?|just nu|lige nu|for øjeblikket|for øyeblikket|tällä hetkellä|hetkel|šobrīd|šiuo metu|現在|ただいま|현재|暂时?|暫時?|目前|当前|حاليا|در حال حاضر|כרגע|כעת|वर्तमान में|ในขณะนี้|hiện(?: tại| nay)?|saat ini"
_THING = r"pages?|content|document|article|resource|section|seite|inhalt\w*|dokument\w*|contenu|ressource|página|contenido|conteúdo|seção|sección|pagina|contenut\w*|sezione|inhoud|страниц\w*|сторінк\w*|раздел|розділ|документ|контент|материал|strona|treść|stránka|obsah|oldal|tartalom|pagina|conținut\w*|stranica|страница|stran\b|sadržaj|σελίδα|sayfa|içerik|sidan?\b|innehållet|siden?\b|indholdet|innholdet|sivua?|sisältö|leht\b|lapa|puslapis|ページ|コンテンツ|資料|페이지|콘텐츠|页面?|网页|内容|頁面|網頁|內容|الصفحة|المحتوى|صفحه|محتوا|הדף|העמוד|תוכן|पृष्ठ|पेज|หน้า\w*|trang|nội dung|halaman|konten|pàgina"
_NOT_THERE = rf"{OFF}|not (?:available|accessible|reachable)|unavailable|inaccessible|out of service|niet (?:beschikbaar|bereikbaar|toegankelijk)|onbeschikbaar|недоступ\w+|недоступен|не (?:е )?достъпн\w+|недостъпн\w+|niedostępn\w+|nedostupn\w+|nie je dostupn\w+|není dostupn\w+|nije dostupn\w+|ni na voljo|indisponibil\w*|nu este disponibil\w*|nem elérhető|δεν είναι (?:\w+ )?διαθέσιμ\w+|μη διαθέσιμ\w+|kullanılam\w+|mevcut değil|erişilem\w+|otillgänglig\w*|inte tillgänglig\w*|utilgængelig\w*|ikke tilgængelig\w*|utilgjengelig\w*|ikke tilgjengelig\w*|poissa käytöstä|ei ole (?:\w+ ){{0,2}}saatavilla|kättesaamatu|nav pieejam\w*|nepasiekiam\w*|neprieinam\w*|(?:利用|表示|閲覧)(?:でき|いただけ)ません|이용할 수 없\w*|사용할 수 없\w*|不可用|无法(?:访问|显示|打开|使用)|無法(?:訪問|顯示|打開|使用)|不能(?:访问|显示)|(?:غير|ليست?) (?:متاح|متوفر)\w*|در دسترس نیست|(?:אינו|אינה|לא) זמינ?ה?|उपलब्ध नहीं|ไม่สามารถ\S*|không (?:khả dụng|có sẵn|truy cập được)|tidak (?:tersedia|dapat diakses)|no està disponible"
_GUESSED = r"\b(?:and|und|et|y|e|и|та|і|oraz|en|och|og|ja|ve|és|și|dan|và|or|oder|ou|ili|или|або|lub|albo|nebo|alebo|vagy|sau|eller|tai|või|vai|arba|veya|atau|hoặc|if|wenn|falls|si|se|если|jeśli|pokud|ha|dacă|om|hvis|jos|eğer|jika|nếu|may|might|could|kann|könnte|peut|puede|pode|può|może|может|be|been|was|for|für|pour|para|per|dla|для)\b|或|または|또는|أو|[,;:，、]"
# "the site is in maintenance mode", "unavailable for scheduled maintenance, check back in a minute"
_MODE = r"mod[eoiu]\w*|modus\w*|tryb\w*|režim\w*|режим\w*|üzemmód\w*|kip\w*|λειτουργία|läge\w*|tila\w*|chế độ|وضع|حالت|מצב|โหมด|モード|모드|模式|状态"
_IS = r"\b(?:is|are|ist|sind|befindet sich|est|está|se encuentra|encontra-se|è|находится|перебуває|jest|znajduje się|je|on|är|er|este|είναι)\b|处于|處於|正在|目前|当前|현재|現在"
_ACTIVE = r"active|aktiv\w*|actif|activ[oa]\w*|attiv[oa]|включ[её]н\w*|активн\w*|увімкнен\w*|aktif|激活|启用|有効|활성"
_BRIEFLY = rf"{_TEMPORARILY}|briefly|(?:für )?kurze zeit|kurzzeitig|breve|brièvement|brevemente|poco tiempo|in a minute|moment\w*|잠시|keskeytyksen|kortvarig\w*|krótk\w+|krátk\w+|недолго|ненадолго|короткий час|kısa süre\w*"
_AWAY_FOR_IT = rf"{OFF}|niet beschikbaar|indispon\w+|non disponibil\w*|unavailable|nicht (?:verfügbar|erreichbar)|недоступ\w*|niedostępn\w*|nedostupn\w*|사용할 수 없|kullanılam\w+|no disponible"
# "error establishing a database connection"
_CONNECTION = r"connect\w*|connexion|conexi?ó?[nn]\w*|conexão|ligação|conness\w+|connett\w+|verbind\w*|connessione|połącz\w*|spojen\w*|připoj\w*|pripoj\w*|kapcsol\w*|conect\w*|подключ\w*|соединен\w*|з['’]єдн\w*|підключ\w*|връзка\w*|vez[ae]\w*|povez\w*|yhtey\w*|tilkobl\w*|forbindelse\w*|tilslut\w*|anslut\w*|σύνδεση\w*|bağlan\w*|连接|連接|連線|接続|연결|kết nối|koneksi|sambungan|menghubung\w*|اتصال|الاتصال|חיבור"
_WRONG = r"errors?|fehler\w*|erreur\w*|error\w*|erro\b|errore|fout\w*|błąd\w*|błęd\w*|chyb\w*|hib[aá]\w*|eroare|ошибк\w*|помилк\w*|грешк\w*|grešk\w*|pogrešk\w*|napak\w*|virhe\w*|feil\w*|fejl\w*|fel\b|σφάλμα|hata\w*|错误|出错|錯誤|エラー|오류|lỗi|kesalahan|galat|خطأ|خطا\w*|שגיאה"


def failing_sentences() -> list[Phrase]:
    """Every wording of this module."""
    found = [*cells("error.said.any", Finding.SERVER_ERROR, rf"{LEAD}{SOFTLY}(?:{_ASTRAY})", scope=Scope.LABEL)]
    found += cells("error.unloaded", Finding.SERVER_ERROR, rf"{LEAD}{SOFTLY}(?:{_UNLOADED})")
    for name, now in (("for_now", _TEMPORARILY), ("just_now", _NOW)):
        away = rf"(?![^\n]*(?:{_GUESSED}))(?=[^\n]*(?:{now}))(?=[^\n]*(?:{_THING}))[^\n.!?。]{{0,60}}(?:{_NOT_THERE})[^\n.!?。]{{0,24}}"
        found += cells(f"error.{name}.any", Finding.SERVER_ERROR, away)
    kept_up = rf"{MAINTAINED}|维护|維護|升级|升級|检修|유지 ?보수|점검|メンテナンス"
    mode = rf"(?:(?:{kept_up})\W?(?:{_MODE})|(?:{_MODE}) (?:\w{{1,4}} )?(?:{kept_up}))"
    found += cells(
        "maintenance.mode",
        Finding.MAINTENANCE,
        rf"[^\n.!?。]{{0,50}}?(?:{_IS})[^\n.!?。]{{0,30}}?{mode}[^\n.!?。]{{0,60}}",
        rf"{mode} [^\n.!?。]{{0,12}}?(?:{_ACTIVE})[^\n]{{0,90}}",
        rf"(?![^\n]*\d)(?=[^\n]*(?:{_BRIEFLY}))(?=[^\n]*(?:{_AWAY_FOR_IT}))[^\n]{{0,70}}?(?:{MAINTAINED}|유지 ?보수)[^\n]{{0,90}}",
    )
    unconnected = rf"(?![^\n]*(?:解[决決]|恢[复復]|修[复復]|排查|原因|如何|怎[么麼]|[、：:]))(?=[^\n]*(?:{_WRONG}))(?=[^\n]*(?:{_CONNECTION}))[^\n]{{0,60}}?(?:{DATABASE})[^\n]{{0,40}}"
    found += cells("error.connection", Finding.SERVER_ERROR, unconnected, scope=Scope.LABEL)
    found += alone("maintenance", Finding.MAINTENANCE, _MAINTAINED)
    return found + alone("error", Finding.SERVER_ERROR, _FAILED)
