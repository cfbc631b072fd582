"""Further wordings for a request that found nothing, and for one that failed, in about thirty languages."""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, Scope, cells, phrases
from storage.model import Finding

ENDPOINT = "error.endpoint"  # a router in front of containers, which explains itself at length, says so
WHOSE = "missing.whose"  # an account and the like does not exist
_GONE, _FAILED = Finding.SOFT_GONE, Finding.SERVER_ERROR

# "the request was not found on the server"; without a server, a request may be an application
_REQUEST = (
    r"(?:the |your )?request (?:was not|wasn['’]t|could not be|cannot be|has not been) found (?:on|by|in) (?:this|the|our) (?:web ?)?(?:server|site)|(?:la|su|tu) (?:solicitud|petición) no (?:fue|ha sido|se ha|pudo ser|se pudo) (?:encontrad\w|encontrar) (?:en|por) (?:el|este|nuestro) (?:servidor|sitio)|(?:a|sua) (?:solicitação|requisição) não (?:foi|pôde ser|pode ser) encontrada (?:no|neste|em nosso) (?:servidor|site)|(?:la|votre) (?:requête|demande) n['’]a pas été trouvée sur (?:le|ce|notre) (?:serveur|site)|"
    r"la (?:tua |sua )?richiesta non è stata trovata (?:sul|su questo) (?:server|sito)|(?:die|ihre) anfrage wurde (?:auf (?:dem|diesem) server )?nicht gefunden|(?:het|uw) verzoek (?:is|werd) niet gevonden op (?:de|deze) (?:server|site)|(?:ваш )?запрос не (?:был )?найден на (?:этом )?сервере|(?:请求|請求)(?:在|于)?(?:服务器|伺服器)(?:上|中)?(?:未找到|不存在)"
)
_KOREAN = r"(?:요청|요청하신|요청한|해당|입력하신|입력한) ?(?:url|주소|웹 ?페이지|웹 ?문서|경로)\S{0,3} .{0,8}(?:찾을 ?수 ?(?:가 )?없|존재하지 ?않)\S*|(?:요청하신|요청한|입력하신) (?:서비스|페이지|주소|링크|url|경로|메뉴|화면)\S{0,3} ?(?:유효하지|올바르지|존재하지) ?(?:않|못)\S*"
_JAPANESE = r"存在しない(?:ページ|url|アドレス|記事|ファイル|コンテンツ|画面)(?:が|を|に)(?:指定|アクセス|リクエスト|要求|表示)(?:(?:され|し)(?:まし)?た|されています|しようと\S{0,8})\S{0,8}|(?:指定|要求|リクエスト)(?:された|した)\S{0,8}(?:は無効|が無効|は正しくありません|は存在しません)"
_NUMBER = r"c[óo]digo(?: de error| de erro)?\s?:? ?404|code (?:d['’])?erreur\s?:? ?404|codice(?: di)?(?: errore)?\s?:? ?404|fehlercode\s?:? ?404|foutcode\s?:? ?404|kod (?:błędu|chyby)\s?:? ?404|код (?:ошибки|помилки)\s?:? ?404|hata kodu\s?:? ?404|エラーコード\s?:? ?404|오류 ?코드\s?:? ?404|(?:错误|錯誤)(?:代码|代碼|码|碼)\s?:? ?404|رمز الخطأ\s?:? ?404"
# accounts and the like; only beside another sign, as a login form may hold such a message
_WHOSE = (
    r"(?:抱歉|对不起|對不起)?[！!，, ]{0,2}(?:该|此|您访问的|您查看的|該)?(?:用户|用戶|会员|會員|作者|博主|店铺|店鋪|账号|帳號|主页|空间|圈子|小组|群组|专栏|專欄|频道|頻道)(?:不存在|未找到|已(?:被)?注销)(?:或已(?:被)?(?:删除|注销))?|"
    r"(?:sorry,? )?(?:this |the |that )?(?:user|member|author|channel|group|store|shop) (?:does not|doesn['’]t|could not be|was not|not) (?:exist|found)|(?:el |este )?usuario no (?:existe|encontrado)|(?:o |este )?usu[áa]rio não (?:existe|encontrado)|(?:l['’])?utilisateur (?:introuvable|n['’]existe pas)|(?:der |dieser )?benutzer (?:existiert nicht|nicht gefunden)|(?:такой )?пользовател[ья] не (?:найден|существует)|utente (?:non trovato|inesistente)|użytkownik nie istnieje|kullanıcı bulunamadı|사용자를 찾을 수 없습니다|존재하지 않는 (?:사용자|회원)입니다|ユーザーが(?:見つかりません|存在しません)"
)
# a service that is not available, as a title or heading
_SERVICE = (
    r"(?:сервис|служба|сервер|портал|система|ресурс|услуга)(?: временно| сейчас| пока)? не ?доступ(?:ен|на)(?: временно)?|(?:сервіс|служба|портал|система)(?: тимчасово)? недоступн(?:ий|а)|(?:услугата|сървърът) (?:временно )?не е достъп(?:на|ен)|usługa (?:jest )?(?:chwilowo |tymczasowo )?niedostępna|serwis (?:jest )?(?:chwilowo |tymczasowo )?niedostępny|služba (?:je |není )?(?:dočasně |dočasne )?(?:ne)?dostupn[áa]|servicio (?:temporalmente )?no disponible(?: temporalmente)?|serviço (?:temporariamente )?(?:indisponível|não disponível)(?: temporariamente)?|"
    r"service (?:temporairement |momentanément )?(?:indisponible|non disponible)(?: temporairement| momentanément)?|servizio (?:temporaneamente |momentaneamente )?non disponibile|(?:der )?(?:dienst|service) (?:ist )?(?:derzeit |vorübergehend |zurzeit |momentan )?nicht (?:verfügbar|erreichbar)|(?:de )?(?:dienst|service) (?:is )?(?:tijdelijk |momenteel )?niet beschikbaar|hizmet (?:geçici olarak |şu anda )?(?:kullanılamıyor|dışı)|(?:a )?szolgáltatás (?:jelenleg |átmenetileg )?nem (?:érhető el|elérhető)|tjänsten (?:är )?(?:för närvarande |tillfälligt )?(?:inte|ej) tillgänglig|tjenesten (?:er )?(?:midlertidig )?(?:ikke tilg[jæ]+ngelig|utilgjengelig)|palvelu (?:ei ole|on poissa) (?:tilapäisesti )?(?:käytettävissä|käytöstä)|serviciu(?:l)? (?:temporar )?indisponibil|"
    r"η υπηρεσία δεν είναι διαθέσιμη|(?:hiện )?dịch vụ (?:hiện )?(?:không khả dụng|tạm ngừng)|layanan (?:sedang )?tidak tersedia|الخدمة غير (?:متاحة|متوفرة)(?: حاليا)?|سرویس (?:موقتا )?در دسترس نیست|השירות אינו זמין|サービスは?(?:現在)?(?:ご)?利用(?:でき|いただけ)ません|서비스를? (?:현재 )?(?:이용|사용)할 수 없습니다|서비스 (?:이용|접속) ?불가"
)
_BROKEN = r"(?:error )?(?:50[0-4] )?(?:backend|upstream|origin) (?:unavailable|is (?:unhealthy|unavailable|down)|fetch failed|(?:read|write|connect) error)(?:, .{1,40})?|(?:抱歉|对不起|對不起|很抱歉|哎呀)[,，！! ]{0,2}(?:页面|系统|程序)?出(?:错|現錯誤|错误)(?:了|啦|拉|喽)?|ダイナミック・?パブリッシング ?エラー|dynamic publishing error|요청 ?실패|요청 ?처리 ?(?:실패|오류)|リクエスト(?:に)?失敗|(?:请求|請求)(?:处理)?失败|处理失败"
_TROUBLE = (
    r"\bthere (?:is|was) a problem(?:,)? and we(?:['’]re| are) (?:\w+ ){0,5}(?:fixing|working|solving|resolving)\b[^.\n]{0,20}|\ber is een probleem(?:,)? en (?:we|wij) (?:zijn|werken)\b[^.\n]{0,50}|\bes gibt ein problem(?:,)? und wir arbeiten\b[^.\n]{0,40}|\bil y a un problème(?:,)? et nous (?:y )?travaillons\b[^.\n]{0,40}|\bhay un problema(?:,)? y (?:ya )?estamos (?:trabajando|solucion\w+)\b[^.\n]{0,40}|"
    r"요청을? ?.{0,12}처리하지 ?못(?:했|하였)\S*|(?:ファイル|ページ|データ)を(?:保存|生成|再構築)するのに失敗しました|クエリの?(?:送信|実行)に失敗しました"
)
_DOWN = r"(?:[^\W\d][\w.'’-]*+ ){1,4}is (?:currently|temporarily) (?:down|offline|closed|unavailable) (?:for|due to) (?:\w+ ){0,2}(?:maintenance|upgrades?|updates?)"


def unmet() -> list[Phrase]:
    """Every wording of this module."""
    return [
        *phrases("missing.request", _GONE, _REQUEST, _KOREAN, _JAPANESE),
        *cells("missing.code", _GONE, _NUMBER),
        *cells(f"{WHOSE}.vague", _GONE, _WHOSE),
        *cells("error.service", _FAILED, _SERVICE, _BROKEN, scope=Scope.LABEL),
        *phrases("error.problem", _FAILED, _TROUBLE),
        *phrases(ENDPOINT, _FAILED, r"\bthe application is (?:currently )?not serving requests at this endpoint\b"),
        *cells("maintenance.down", Finding.MAINTENANCE, _DOWN, scope=Scope.LABEL),
    ]
