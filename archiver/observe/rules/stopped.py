"""Wordings for a blocked request, in about forty languages: by a firewall, a filter or a rule of the site.

The reason is the reader's program or IP address. The wordings say "your request", or name a URL. "The request was
rejected" is said of petitions, too, and counts only as a whole title or line.
"""

from __future__ import annotations

from archiver.observe.rules.model import Phrase, cells, phrases
from storage.model import Finding

# "your request"
_YOURS = (
    r"\byour (?:\w+ )?(?:request|visit|connection|access|query)\b|\bthe requested (?:url|page|address)|\bla (?:url|página) solicitada|\ba (?:url|página) (?:solicitada|requisitada)|"
    r"\bvotre (?:requête|demande|connexion|accès)\b|\bl['’]url demandée|\b(?:la )?(?:tua|vostra) (?:richiesta|connessione)\b|\bl['’]url richiest[oa]|\bdeine (?:anfrage|verbindung)\b|\bdie (?:angeforderte|aufgerufene) (?:url|adresse|seite)|\b(?:uw|je) (?:verzoek|aanvraag|verbinding)\b|\bde (?:gevraagde|opgevraagde) url|"
    r"\btwoje (?:żądanie|zapytanie|połączenie)\b|\bżądany adres\b|\b(?:váš|vaše) (?:požadavek|dotaz|připojení|žiadosť|požiadavka)\b|\baz ön kérés\w*|\b(?:cererea|solicitarea) (?:dvs|dumneavoastr[ăa])\b|"
    r"ваш\w{0,2} (?:запрос|обращение|соединение|запит|з['’]єднання|заявка|захтев|барање)|запрошенн\w+ (?:вами )?(?:url|адрес\w*)|isteğiniz|talebiniz|istenen url|yêu cầu của bạn|url (?:được )?yêu cầu|permintaan anda|url yang diminta|คําขอของคุณ|(?:درخواست|اتصال) شما|طلبك|اتصالك|بقشتك|הבקשה שלך|בקשתך|"
    r"आपका अनुरोध|আপনার অনুরোধ|お客様の(?:リクエスト|アクセス)|要求された ?url|(?:귀하의|고객님의) ?(?:요청|접속|접근)\w*|요청하신 ?(?:url|페이지|주소)\w*|"
    r"(?:din|ditt|deres) (?:förfrågan|begäran|forespørsel|forespørgsel|anmodning|anslutning|tilkobling|forbindelse)\b|\bpyyntösi\b|\bpäringusi?\b|\bjūsu pieprasījums\b|\bjūsų užklausa\b|\bvaš zahtev\w*|\bvaša zahteva\b|το αίτημ[άα] σασ"
)
_STOPPED = (
    r"\bblocked\b|\brejected\b|\brefused\b|\bdenied\b|bloquead[oa]|rechazad[oa]|denegad[oa]|bloquée?\b|rejetée?\b|refusée?\b|bloccat[oa]|respint[oa]|rifiutat[oa]|rejeitad[oa]|recusad[oa]|negad[oa]|blockiert|gesperrt|abgelehnt|zurückgewiesen|geblokkeerd|geweigerd|afgewezen|"
    r"zablokowan\w+|odrzucon\w+|zablokov[aá]n\w*|odmítnut\w*|odmietnut\w*|zamítnut\w*|letilt\w*|elutasít\w*|blocat[ăa]?\b|respins[ăa]?\b|заблокирован\w*|отклон[её]н\w*|отклонён\w*|заблоковано?|відхилен\w*|блокиран\w*|отхвърлен\w*|engellen\w*|reddedil\w*|bị (?:chặn|từ chối)|diblokir|ditolak|ถูก(?:บล็อก|ปฏิเสธ|ระงับ)|"
    r"مسدود|رد شد|حظر|محظور|رفض|נחסמ?ה?|נדחת?ה?|अवरुद्ध|अस्वीकार|ब्लॉक|ব্লক|ブロック|拒否|遮断|차단|거부|거절|blockera[dt]\w*|avvisa[dt]\w*|blokkert|avvist|blokeret|afvist|estetty|hylätty|blokeeritud|bloķēt\w*|noraidīt\w*|užblokuot\w*|atmest\w*|blokiran\w*|odbijen\w*|zavrnjen\w*|αποκλε\w*|απορρ\w*"
)
# words for "your" that also mean "his" or "her"; they count only with words for blocking
_SHARED = r"\bsu (?:solicitud|petición|conexión|acceso)\b|\bsua (?:solicitação|requisição|conexão|richiesta|connessione)\b|\bseu (?:acesso|pedido)\b|\bihre (?:anfrage|verbindung)\b|\b(?:cererea|solicitarea) ta\b|\bkérését\b"
_BLOCKED = r"bloquead[oa]|bloccat[oa]|blockiert|gesperrt|blocat[ăa]\b|letilt\w*"
# the same in Chinese, where the reader need not be mentioned
_ZH = (
    r"^\W*(?:抱歉\W*)?(?:(?:您|你|请)的?)?ip(?:地址)?(?:已|已经)?被?限制(?:访问|訪問)[^。\n]{0,10}\W*$|url(?:地址)?存在(?:被)?(?:篡改|恶意)的?风险|"
    r"(?:您|你|当前|當前|本次|该次|该|此)(?:的|提交的)?(?:访问|訪問|请求|請求|操作|行为|行為|网络|連線)[^。\n]{0,20}?(?:已|已经|已經)?被[^。\n]{0,16}?(?:拦截|攔截|阻断|阻斷|拒绝|拒絕|屏蔽|封禁|禁止|拉黑|限制)|"
    r"^\W*(?:(?:网络|網路)环境异常\W*)?(?:访问|訪問|请求|請求|连接)(?:已|已经|已經)?被(?:\w{0,6})(?:拦截|攔截|阻断|阻斷|阻止|拒绝|拒絕)\W*$|触发哔哩|(?:你的|您的)?用户组(?:不允许|不能|无权|无法)(?:浏览|访问|查看|阅读)|只有特定用户可以|(?:您|你)所在的用户组[^。\n]{0,12}(?:无法|不能|没有权限)|(?:您|你)还不是(?:\w{0,4})会员.{0,4}(?:无法|不能)|(?:您|你)的积分不足"
)
# whole titles or lines
_WHOLE = (
    r"blocked by (?:[\w-]+ ){0,4}waf|attack blocked by web application protection|(?:(?:this |your )?(?:request|transfer)|access) (?:has been |was |is )?(?:blocked|intercepted|denied by .{1,30})(?: by (?:our|the|a) web application firewall)?(?: for security (?:reasons|purposes))?|solicitud bloqueada|(?:solicitação|requisição) bloqueada|requête bloquée|richiesta bloccata|anfrage blockiert|verzoek geblokkeerd|żądanie zablokowane|požadavek zablokován|запрос заблокирован|запит заблоковано|istek engellendi|yêu cầu bị chặn|permintaan diblokir|درخواست مسدود شد|تم حظر الطلب|"
    r"リクエストが(?:拒否|ブロック)されました|(?:요청|접속|접근)이 (?:거부|차단)되었습니다|(?:请求|請求|访问|訪問)(?:已)?被(?:拦截|攔截|阻断|阻止)|ปฏิเสธการเข้าถึง|(?:alert\W{1,3})?your access (?:is |was |has been )?(?:blocked|denied)|access denied\W{1,3}(?:error code\b.{0,40}|\S{1,24})|error code:? 10(?:0[6-9]|1[0235]|20)|unauthori[sz]ed activity(?: has been)? detected|rejected-by-urlscan|"
    r"application firewall error|forbidden - id: [0-9a-f]{32}|(?:error:? )?アクセス規制中(?:です)?|(?:the )?request is blocked|condition intercepted|please (?:identify yourself with|set|use|send|provide) a (?:proper|valid|descriptive) user-?agent(?: header| string)?"
)
# a program that does not identify itself, or an address that is on no allowlist, is refused
_CLIENT = (
    r"\b(?:your )?(?:user[- ]agent|browser agent) (?:is |was |has been )?(?:not (?:allowed|permitted|supported|accepted)|blocked|forbidden|denied|banned)|\b(?:does not|did not|doesn['’]t|didn['’]t) (?:supply|provide|send|include) a (?:proper|valid) user[- ]agent\b|\b(?:undeclared|unidentified) automated (?:tool|client|traffic)s?\b|\bbots? (?:are|is) not (?:welcome|allowed|permitted)(?: here| on this (?:web ?)?site)?\s*(?:[.!]|$)|"
    r"\b(?:your|this|client|the) (?:ip|host|ip address|address|domain|network)(?: address)?(?: [\d.]+)? (?:is |has )?(?:not (?:been )?(?:white-?listed|allow-?listed|allowed|permitted|authori[sz]ed|on (?:the|our) (?:allow|white) ?-?list))|\b(?:host|ip|address|domain|origin) not in (?:the )?(?:allow|white) ?-?list|\bautomated (?:downloading|access|queries|retrieval) (?:is|are) (?:not permitted|prohibited|forbidden)|\byour (?:access|account|ip)[^.\n]{0,30}\b(?:suspended|blocked|stopped) (?:because of|due to|for) (?:excessive|systematic|automated|robotic|suspected) [^.\n]{1,40}|"
    r"\b(?:computer|network|ip)\b[^.\n]{0,24}\b(?:may be|is|are|appears? to be) sending automated (?:queries|requests)|(?:isa |proxy )?server denied the specified uniform resource locator|\bsecurity (?:policy|rules?|measures?|solution)[^.\n]{0,24}\b(?:block|prevent|den)\w* (?:your|this) (?:request|access|visit)|"
    r"\badministrator must first authorize the hostname\b[^\n]{0,60}|\bpor (?:una )?pol[ií]tica de seguridad\b|por (?:uma )?política de segurança\b|from (?:a )?prohibited (?:location|country|region)|"
    r"(?:не ?правильн|некорректн|недопустим)\w+ user[- ]agent|不正な?(?:アクセス|リクエスト|通信)を?(?:検知|検出|遮断|ブロック)\S{0,20}|アクセスを(?:遮断|拒否|ブロック)(?:しました|いたしました|されました)"
)


def stopped() -> list[Phrase]:
    """Every wording of a blocked request."""
    within = r"[^.!?。！？\n]{0,60}?"
    return [
        *phrases("stopped.yours", Finding.DENIED, rf"(?:{_YOURS}){within}(?:{_STOPPED})[^.!?。！？\n]{{0,40}}|(?:{_STOPPED}){within}(?:{_YOURS})", part=_YOURS,
                 unless=r"\b(?:if|when|once|unless|may|might|could|wenn|falls|sobald|cuando|quando|si|se|lorsque|если|когда|якщо|eğer|nếu|jika|apabila|إذا|اگر|अगर|যদি)\b|如果|若|场合|場合|경우|할 때|\bfrom tracking\b|\bagency|visa\b|asylum|claim\b|loan\b|refund"),
        *phrases("stopped.shared", Finding.DENIED, rf"(?:{_SHARED}){within}(?<!estiver )(?:{_BLOCKED})[^.!?。！？\n]{{0,40}}", part=_SHARED),
        *phrases("stopped.zh", Finding.DENIED, _ZH),
        *cells("stopped", Finding.DENIED, _WHOLE),
        *phrases("stopped.client", Finding.DENIED, _CLIENT),
    ]  # fmt: skip
