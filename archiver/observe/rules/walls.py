"""Bot walls: response headers and wordings, by vendor, and the meaning of the signs in the markup.

The signs are found by `archiver.text.formats.signs`. Facts about vendors are from their own documentation (Cloudflare:
`cf-mitigated: challenge` on every challenge page) and public write-ups of their block pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archiver.observe.rules.labels import HOW_TO
from archiver.observe.rules.model import Phrase, Scope, cells, phrases
from storage.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRule:
    """A response header, with the HTTP statuses at which it counts (empty: any)."""

    id: str
    finding: Finding
    name: str
    value: re.Pattern[str]
    statuses: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule:
    """What a sign in the markup means.

    By default it decides only on a page with hardly any text (an empty shell, a captcha). `decides`: also on a page
    with some text of its own. `long`: whatever the length of that, as a stack trace is long. `empty`: only on a page
    without any text. `own`: a proxy's own page, whatever it says and in whatever language.
    """

    finding: Finding
    decides: bool = False
    long: bool = False
    empty: bool = False
    own: bool = False


def _header(rule: str, name: str, value: str, finding: Finding = Finding.CHALLENGE, *statuses: int) -> HeaderRule:
    return HeaderRule(
        id=f"wall.{rule}.header",
        finding=finding,
        name=name,
        value=re.compile(value, re.IGNORECASE),
        statuses=frozenset(statuses),
    )


HEADERS: tuple[HeaderRule, ...] = (
    _header("cloudflare", "cf-mitigated", r"challenge"),
    _header("cloudflare.block", "cf-mitigated", r"block", Finding.DENIED),
    _header("datadome", "x-datadome", r"protected", Finding.CHALLENGE, 403, 405, 429),
    _header("datadome.cookie", "x-dd-b", r".", Finding.CHALLENGE, 403, 405, 429),
    _header("perimeterx", "x-px-blocked", r"1|true"),
    _header("aws.waf", "x-amzn-waf-action", r"captcha|challenge"),
    _header("aws.waf.block", "x-amzn-waf-action", r"block", Finding.DENIED),
    _header("incapsula", "x-iinfo", r".", Finding.CHALLENGE, 403, 405),
    _header("kasada", "x-kpsdk-ct", r".", Finding.CHALLENGE, 403, 429),
    _header("sucuri", "x-sucuri-block", r".", Finding.DENIED),
    _header("ddosguard", "server", r"^ddos-guard", Finding.CHALLENGE, 403, 429, 503),
    _header("vercel", "x-vercel-mitigated", r"challenge"),
    _header("jiasule", "set-cookie", r"__jsluid|__jsl_clearance", Finding.CHALLENGE, 412, 512, 521),
    _header("ruishu", "set-cookie", r"^[0-9A-Za-z]{10,20}(?:S|O|T|P)=", Finding.CHALLENGE, 412, 202),
    _header("ruishu.enable", "set-cookie", r"^enable_[0-9A-Za-z]{2,24}(?:80|443)[SOTP]=", Finding.CHALLENGE, 412, 202),
    _header("reblaze", "set-cookie", r"^rbzid=", Finding.CHALLENGE, 247),
    _header("aliyun", "set-cookie", r"acw_sc__v[23]", Finding.CHALLENGE, 405),
    _header("360", "server", r"360wzws|wzws", Finding.CHALLENGE, 403, 412, 493),
    _header("360.block", "x-powered-by-360wzb", r".", Finding.DENIED, 403, 493),
    _header("safeline", "server", r"safeline", Finding.CHALLENGE, 403, 468),
    _header("yunjiasu", "server", r"yunjiasu", Finding.CHALLENGE, 403, 503),
    _header("huawei", "server", r"^(?:CW|HuaweiCloudWAF)$", Finding.DENIED, 403, 418),
    _header("aws.waf.custom", "x-blocked-by-waf", r".", Finding.DENIED),
    _header("dotdefender", "x-dotdefender-denied", r".", Finding.DENIED),
    _header("aesecure", "aesecure-code", r".", Finding.DENIED),
    _header("edgeone", "server", r"edgeone", Finding.DENIED, 566, 567),
    _header("edgeone.log", "eo-log-uuid", r".", Finding.DENIED, 566, 567),
    _header("siteground", "sg-captcha", r"challenge"),
    _header("legal.blocked_by", "link", r"rel=\"?blocked-by", Finding.LEGAL),
)  # fmt: skip

_C, _D, _P = Finding.CHALLENGE, Finding.DENIED, Finding.PARKED
SIGNS: dict[str, SignRule] = {
    "cloudflare.challenge": SignRule(finding=_C, decides=True),
    "cloudflare.jsd": SignRule(finding=_C, empty=True),
    "cloudflare.error": SignRule(finding=_D),
    "siteground": SignRule(finding=_C, decides=True),
    "incapsula": SignRule(finding=_C),
    "datadome": SignRule(finding=_C),
    "perimeterx": SignRule(finding=_C),
    "akamai.denied": SignRule(finding=_D, decides=True),
    "akamai.bot": SignRule(finding=_C, decides=True),
    "kasada": SignRule(finding=_C),
    "aws.waf": SignRule(finding=_C),
    "sucuri.js": SignRule(finding=_C, decides=True),
    "ddosguard": SignRule(finding=_C),
    "stackpath": SignRule(finding=_C),
    "distil": SignRule(finding=_C),
    "shieldsquare": SignRule(finding=_C),
    "f5.asm": SignRule(finding=_C),
    "reblaze": SignRule(finding=_C),
    "anubis": SignRule(finding=_C, decides=True),
    "queue-it": SignRule(finding=_C),
    "vercel": SignRule(finding=_C, decides=True),
    "testcookie": SignRule(finding=_C, decides=True),
    "wordfence": SignRule(finding=_D, decides=True),
    "imunify": SignRule(finding=_C),
    "captcha.form": SignRule(finding=_C, decides=True),
    "turnstile": SignRule(finding=_C),
    "recaptcha": SignRule(finding=_C),
    "hcaptcha": SignRule(finding=_C),
    "arkose": SignRule(finding=_C),
    "captcha.maker": SignRule(finding=_C),
    "yandex.captcha": SignRule(finding=_C),
    "qrator": SignRule(finding=_C),
    "servicepipe": SignRule(finding=_C),
    "baota": SignRule(finding=_C),
    "google.script": SignRule(finding=_C),
    "amazon.captcha": SignRule(finding=_C),
    "linkedin.wall": SignRule(finding=Finding.LOGIN),
    "alibaba.punish": SignRule(finding=_C, decides=True),
    "goedge.guard": SignRule(finding=_C),
    "bytedance.verify": SignRule(finding=_C),
    "meituan.verify": SignRule(finding=_C),
    "jd.risk": SignRule(finding=_C),
    "zhipin.check": SignRule(finding=_C),
    "netease.captcha": SignRule(finding=_C),
    "dingxiang": SignRule(finding=_C),
    "vaptcha": SignRule(finding=_C),
    "maker.check": SignRule(finding=_C, decides=True),
    "maker.denied": SignRule(finding=_D, decides=True),
    "fastly.challenge": SignRule(finding=_C),
    "ruishu": SignRule(finding=_C),
    "jiasule": SignRule(finding=_C),
    "aliyun.acw": SignRule(finding=_C),
    "aliyun.block": SignRule(finding=_C),
    "safedog": SignRule(finding=_D),
    "safeline": SignRule(finding=_C, decides=True),
    "safeline.named": SignRule(finding=_D),
    "360wzb": SignRule(finding=_C),
    "baidu.yunjiasu": SignRule(finding=_C),
    "baidu.verify": SignRule(finding=_C, decides=True),
    "tencent.captcha": SignRule(finding=_C),
    "tencent.edgeone": SignRule(finding=_C),
    "tencent.waf": SignRule(finding=_C),
    "geetest": SignRule(finding=_C),
    "yunsuo": SignRule(finding=_C),
    "d99": SignRule(finding=_D, decides=True),
    "huawei.waf": SignRule(finding=_D),
    "knownsec": SignRule(finding=_D),
    "wechat.verify": SignRule(finding=_C, decides=True),
    "weibo.visitor": SignRule(finding=_C, decides=True),
    "zhihu.unhuman": SignRule(finding=_C),
    "script.work": SignRule(finding=_C),
    "script.reload": SignRule(finding=_C, empty=True),
    "script.packed": SignRule(finding=_C, empty=True),
    "script.noscript": SignRule(finding=_C, empty=True),
    "censor.parental": SignRule(finding=Finding.CENSORED),
    "censor.frame": SignRule(finding=Finding.CENSORED),
    "censor.framed": SignRule(finding=Finding.CENSORED, empty=True),
    "wp_error_msg": SignRule(finding=_D, decides=True),
    "e2guardian": SignRule(finding=_D, decides=True, own=True),
    "e2guardian.failed": SignRule(finding=Finding.SERVER_ERROR, decides=True, own=True),
    "squid.failed": SignRule(finding=Finding.SERVER_ERROR, decides=True, own=True),
    "squid.refused": SignRule(finding=_D, decides=True, own=True),
    "captive.portal": SignRule(finding=Finding.LOGIN, decides=True),
    "sso.post": SignRule(finding=Finding.LOGIN, empty=True),
    "sso.shell": SignRule(finding=Finding.LOGIN),
    "mailman.login": SignRule(finding=Finding.LOGIN, decides=True),
    "tencent.404": SignRule(finding=Finding.SOFT_GONE),
    "mediawiki.unwritten": SignRule(finding=Finding.SOFT_GONE, decides=True),
    "mediawiki.no_special_page": SignRule(finding=Finding.SOFT_GONE, decides=True),
    "parking.adblockkey": SignRule(finding=_P),
    "parking.window": SignRule(finding=_P),
    "parking.provider": SignRule(finding=_P),
    "parking.caf": SignRule(finding=_P),
    "ispconfig.new": SignRule(finding=_P, decides=True),
    "suspended.cpanel": SignRule(finding=Finding.SUSPENDED),
    "exception": SignRule(finding=Finding.SERVER_ERROR),
    "exception.page": SignRule(finding=Finding.SERVER_ERROR, decides=True, long=True),
}

SUBSCRIBES = "mailman.list"  # sign of a mailing list's page, whose password fields are for its subscribers
LOGIN_PATH = re.compile(
    r"(?:^|/)(?:log-?in|log-?on|sign-?in|signon|sso|cas|auth|oauth2?|authorize|idp|saml|passport|account/log|user/log|"
    r"session/new|wp-login\.php|login\.\w+|signin\.\w+|authserver)(?:[/.?;]|$)",
    re.IGNORECASE,
)
LANDER_PATH = re.compile(r"^/lander/?$")  # a large domain dealer redirects every address of its domains there
MISSING_PATH = re.compile(
    r"(?:^|/)(?:404|page-?404|error-?404|404-?error|404page|not-?found|page-?not-?found|file-?not-?found|notfound|"
    r"missing|not_found|errorpages?/404|errors?/404)(?:\.\w{1,5})?/?$",
    re.IGNORECASE,
)
# addresses to which bot walls redirect the reader
WALL_URL = re.compile(
    r"/_____tmd_____/|[?&]x5secdata=|wappass\.baidu\.com/static/captcha|validate\.perfdrive\.com|captcha-delivery\.com/|/sorry/index\?|/cdn-cgi/(?:l/chk_|challenge-platform)|/\.well-known/(?:sg)?captcha/|"
    r"/_Incapsula_Resource|/distil_\w+captcha|/account/unhuman|wappoc_appmsgcaptcha|[?&]btwaf=|/__qrator/|verify\.meituan\.com|/risk_handler|/wzws-waf-cgi/|/showcaptcha\?",
    re.IGNORECASE,
)
# hosts and queries of block pages on another site
BARRED_HOST = re.compile(
    r"://(?:[\w-]+\.)*(?:[xr]?block(?:ed|page|ing|list|rkn)?|blok|deny|denied|noaccess|restrict(?:ed)?|censor|filter|internet-?(?:positif|sehat|baik)|trustpositif|zapret(?:-[\w-]+)?|rkn(?:block)?|netsafe|clean(?:web|mobile)\d*)\.|"
    r":15871/cgi-bin/block|/usercheck/portalmain|/blocking\.asp\?cat_id=|"
    r"[?&](?:accessurl|dpid|blocked_?url|deniedurl)=",
    re.IGNORECASE,
)
BARRED_PATH = re.compile(
    r"/(?:block(?:ed|page|-page|-rkn)|(?:mda|isp|rkn|web|url|dns)[-_]?block(?:ed|page)|bloked|zablok\w*|site[-_]?blocked|access[-_]?denied|denied|deny(?:_page)?|forbiddens?|internet-?(?:sehat|positif)|zapret(?:-info)?|stop-?page)(?:\.\w{1,5})?/?$",
    re.IGNORECASE,
)
ERROR_PATH = re.compile(r"[?&]aspxerrorpath=|(?:^|/)(?:error|err|500|oops)(?:\.\w{1,5})?/?$", re.IGNORECASE)


# the site could not identify the reader's browser
_UNKNOWN = (
    r"(?:can(?:not|['’]t)|unable to|could(?: not|n['’]t)|failed to) (?:identify|recogni[sz]e|verify) your (?:browser|device)|(?:navegador|dispositivo|browser|appareil|navigateur) (?:could not|no pudo|não pôde) (?:be|ser) (?:identif|verif)\w+|"
    r"no (?:podemos|pudimos|hemos podido|se pudo|se ha podido) (?:identificar|verificar|reconocer) (?:tu|su) (?:navegador|dispositivo)|não (?:conseguimos|foi possível|pudemos) (?:identificar|verificar|reconhecer) (?:o )?seu (?:navegador|dispositivo)|"
    r"(?:n['’]avons pas pu|ne pouvons pas|impossible d['’e] ?)(?: ?identifier| ?vérifier| ?reconnaître) votre (?:navigateur|appareil)|non (?:riusciamo|siamo riusciti|è (?:stato )?possibile|possiamo) (?:a )?(?:identificare|verificare|riconoscere) il (?:tuo|suo) (?:browser|dispositivo)|"
    r"(?:konnten|können) (?:wir )?ihren browser nicht (?:identifizieren|erkennen|überprüfen)|kunnen (?:wij |we )?(?:uw|je) browser niet (?:herkennen|identificeren|verifiëren)|nie (?:możemy|udało się) (?:zidentyfikować|rozpoznać|zweryfikować) (?:twojej |państwa )?przeglądarki|не удалось (?:определить|проверить|распознать) (?:ваш )?(?:браузер|устройство)|"
    r"(?:无法|無法)(?:识别|識別|验证|驗證)(?:您|你)?的?(?:浏览器|瀏覽器|设备|設備)|(?:お使いの)?ブラウザー?を(?:確認|識別|認識)できません|브라우저를 (?:확인|식별|인식)할 수 없"
)

# that the reader is no program, as a check says it
_NO_BOT = (
    r"(?:dass|ob) (?:du|sie) (?:wirklich )?(?:kein|ein) (?:ro)?bot\w*[^.\n]{0,20}|(?:dein|ihr) browser wird (?:geprüft|überprüft)|že (?:ne)?js(?:te|i) (?:ro)?bot\w*|že (?:nie )?(?:ste|si) (?:ro)?bot\w*|(?:et sa|kas sa) (?:ei ole|oled) (?:ro)?bott?\w*|ettet ole (?:ro)?bot\w*|(?:na |kung )?(?:hindi ka|ikaw ay) (?:isang )?(?:ro)?bot|að þú sért (?:ekki )?(?:ro|vél)?(?:bott|menni)\w*|se sei un (?:ro)?bot|(?:ro)?bot(?:ti|to)?でないこと|ボット(?:では?ない|じゃない)こと|(?:at|om) du (?:ikke|ikkje|inte) er (?:ein|en|et) (?:ro)?bot|at du ikke er (?:en|et) (?:ro)?bot|att du inte är (?:en|ett) (?:ro)?bot|de que você (?:não )?é (?:um )?(?:ro)?bot|"
    r"de que no (?:eres|es) (?:un )?(?:ro)?bot|что вы не (?:ро)?бот\w*|що ви не (?:ро)?бот\w*|дали не сте (?:ро)?бот\w*|да ли нисте (?:ро)?бот|(?:ro)?bot olmadığınız\w*|(?:你|您)是不是(?:机器人|機器人)|czy nie jesteś (?:ro)?bot\w*|kad (?:jūs )?nesate (?:ro)?bot\w*|ka (?:jūs )?neesat (?:ro)?bot\w*|da (?:niste|nisi) (?:ro)?bot\w*|hogy (?:ön |te )?nem (?:ro)?bot|ότι δεν είστε (?:ρο)?μπ[οό]τ?\w*|แน่ใจว่าคุณไม่ใช่บอ[ทต]|rằng bạn không phải là (?:ro)?bot"
)
# the reader waits while the connection is made secure
_WAIT = r"please wait\b|\bwait (?:a|while)\b|\bwarten sie\b|\bwarte (?:bitte|einen|kurz)\b|\bpatient\w*|\battend\w*|\bespere\b|\baguard\w*|počkejte|počkajte|\boota\b|\bodota\b|hinkra\w*|\bvent\b|\bvänta\b|подожд\w+|зачекайте|bekle\w*|maghintay|wacht\b|poczeka\w*|várjon|așteptați|tunggu|chờ|お待ち|기다려|稍[等候]|انتظ\w*|صبر"
_LINE = r"connection|verbindung\w*|connexion|conexi[oó]n|conexão|connessione|připojení|pripojenia|ühendus\w*|yhtey\w*|tenging\w*|tilkobling\w*|tilkopling\w*|anslutning\w*|forbindelse\w*|соединени\w+|з['’]єднан\w+|bağlant\w*|koneksyon|koneksi|verbinding|połączeni\w+|kapcsolat\w*|conexiun\w*|kết nối|接続|연결|连接|連線|連接|اتصال\w*"
_SAFE = r"\bsecur\w*|sicher\w*|sécuri\w*|segur\w*|sicurezz\w*|bezpečn\w*|turvali\w*|tietoturva\w*|örygg?\w*|trygg\w*|säker\w*|sikker\w*|безопасн\w*|безпе\w*|güvenli\w*|seguridad|keamanan|beveilig\w*|bezpiecze\w*|biztons\w*|bảo mật|安全|보안|أمان|امنیت"


def walls() -> list[Phrase]:
    """Every wording of a bot wall."""
    return [
        *cells("wall.title", _C,
               r"just a moment\.*|attention required!?|ddos protection by .{1,40}|checking (?:(?:your|the) )?(?:browser|device|connection).{0,60}|verify(?:ing)? you are (?:a )?human|are you a (?:human|robot)\??|robot (?:check|or human\??)|human verification|please verify|security (?:check|checkpoint|verification)|captcha|recaptcha|bot (?:check|verification)|pardon our interruption|crowdsec captcha|(?:sentimos|lamentamos|disculp[ae]n?) la interrupción|access to this page has been denied|client challenge|vercel security checkpoint|establishing a secure connection ?\.*|validating your (?:browser|connection)\.*|your browser is being (?:checked|verified)|hang tight\W.{0,60}|(?:please )?verify yourself to continue|making sure you(?:'re| are) not a bot!?|verification required|(?:please )?(?:slide|drag|swipe) (?:the \w+ )?to (?:verify|continue)",
               r"安全验证|安全驗證|人机验证|人機驗證|滑动验证页面|滑块验证|访问验证|环境异常|浏览器安全检查|百度安全验证|验证码|请输入验证码|验证中心|正在验证|visitor system|sina visitor system|身份验证"),
        *cells("wall.verify", _C, r"(?:请|正在|需要)?(?:进行|進行|完成)(?:安全|人机|身份)?(?:验证|驗證)|認証を(?:行う|実行)|인증(?:을)? ?(?:진행|수행)(?: ?중)?|performing verification|verification (?:in progress|pending)|verifizierung(?: läuft)?|vérification en cours|verificación en curso|verificação em andamento|verifica in corso", scope=Scope.LABEL),
        *cells("wall.vague", _C, r"please wait.{0,20}|one moment,? please\.*|loading\.*|you are being redirected\.*|redirecting\.*|before you continue|请稍候?\.*|正在跳转\.*|(?:页面)?跳转中\.*|正在加载\.*"),
        *phrases("wall", _C,
                 r"(?:checking|verifying) (?:if )?(?:your|you|the) (?:browser|are human|connection|site connection|request)|(?:verify|confirm|prove|make sure|ensure|check)(?:ing)? (?:that )?you(?:['’]re| are)? (?:not a (?:ro)?bot|(?:a )?(?:real )?human|are (?:a )?(?:human|not))|complete (?:the|this) (?:security check|captcha|challenge)|(?:enable|turn on|requires?|allow) (?:javascript and cookies|cookies and javascript)|needs? to review the security of your connection|(?:enable|turn on) (?:js|javascript|cookies) (?:and (?:cookies|javascript|reload) )?(?:to continue|and reload)|(?:unusual|suspicious|automated) (?:traffic|activity|requests?|behaviou?r)|(?:type|enter|solve) the (?:characters|captcha|text|code|letters)|i['’]?m not a robot|press (?:&|and) hold|please stand by, while we|this (?:process is automatic|website is using a security service)|ray id|ddos (?:protection|attack)|security service to protect (?:itself|against)|you have been blocked|please (?:turn|switch) javascript on(?! for)(?: and [^.\n]{1,30})?|detected (?:that you are using|unusual|an automated)|please wait while we (?:verify|check|redirect|are checking)|your browser will redirect|redirecting you to your requested|javascript is (?:disabled|required) .{0,40}(?:verify|continue|proceed)",
                 r"(?:当前|您的|网络)?环境异常.{0,20}验证|完成(?:安全)?验证后|去验证|(?:请|需要|需)(?:先)?(?:完成|进行|通过|拖动|滑动|点击)?.{0,8}(?:人机|安全|滑块|身份|下方|以下|图形)?验证(?:码|以|后|才)?|(?:拖动|滑动|按住)(?:下方|左边|上方)?滑块|浏览器(?:安全)?检查|(?:(?:正在|进行)(?:检查|检测|验证)|(?:会|會|将|將)(?:在)?.{0,6}(?:检查|檢查|检测|檢測|验证|驗證)(?:您|你)).{0,8}(?:浏览器|瀏覽器)|(?<!服务)访问(?:行为)?(?:异常|存在异常)|(?:系统|您的网络)检测到.{0,12}(?:异常|频繁|机器)|(?:不是|非|验证|证明|确认).{0,6}机器人|机器人.{0,6}(?:验证|检测|识别)|请开启(?:javascript|cookie)|启用(?:javascript|cookie)|輸入(?:圖中|驗證)|驗證您是(?:人|真人)|ロボットではない|로봇이 아닙니다|(?:подтвердите|докажите),? что вы (?:не робот|человек)|проверка (?:браузера|вашего браузера)|vérif\w+ que vous (?:êtes|n['’]êtes)|überprüf\w+ .{0,30}(?:browser|mensch)|verificando (?:su|seu|tu) navegador|bạn không phải là robot"),
        *phrases("wall.code", _C,
                 r"(?:请|請)(?:先)?(?:输入|輸入|填写|填寫).{0,8}(?:验证码|驗證碼|校验码|圖形碼).{0,2}(?:后|後|以|才|方可|即可|来|來).{0,12}|(?:输入|輸入|完成)(?:验证码|驗證碼)(?:后|後)?(?:继续|繼續)(?:访问|訪問|浏览|瀏覽)?|画像認証|(?:認証|確認)(?:コード|文字).{0,8}入力.{0,12}(?:続|進)|(?:보안 ?문자|자동 ?입력 ?방지 ?문자).{0,12}입력|"
                 r"(?:enter|type in) the (?:\w+ ){0,2}(?:code|captcha|characters).{0,30}to (?:continue|proceed|access|view)[^.\n]{0,30}|geben sie (?:den|die) (?:\w*code|zeichen|captcha)\b.{0,30}(?:ein\b.{0,4}um|fortzufahren)[^.\n]{0,24}|(?:saisissez|entrez) (?:le code|les caractères)\b.{0,40}pour (?:continuer|accéder|poursuivre)|(?:introdu[zc]\w+|ingres[ea]|escrib[ae]) (?:el código|los caracteres)\b.{0,40}para (?:continuar|acceder)|(?:digite|insira|introduza) (?:o código|os caracteres)\b.{0,40}para (?:continuar|acessar|aceder|prosseguir)|inserisci (?:il codice|i caratteri)\b.{0,40}per (?:continuare|proseguire|accedere)|"
                 r"введите (?:код|символы|капчу|текст)\b.{0,40}(?:чтобы|для) (?:продолж|получ|доступ)\w+|(?:wpisz|przepisz|podaj) (?:kod|znaki)\b.{0,40}aby (?:kontynuować|przejść|uzyskać)|devam etmek için .{0,30}kodu? .{0,8}gir\w*|nhập mã (?:xác (?:nhận|minh)|captcha|bảo mật).{0,30}để (?:tiếp tục|truy cập)|masukkan kode\b.{0,30}untuk (?:melanjutkan|mengakses)|أدخل (?:الرمز|رمز التحقق).{0,20}(?:للمتابعة|للوصول)|کد امنیتی .{0,20}وارد کنید",
                 part=r"验证码|驗證碼|校验码|圖形碼|画像認証|コード|文字|문자|code|captcha|characters|zeichen|caract[èe]res|código|codice|caratteri|код|символы|капчу|текст|\bkod|znaki|mã |الرمز|رمز|امنیتی"),
        *phrases("wall.unknown", _C, _UNKNOWN),
        *phrases("wall.human", _C,
                 r"(?:confirme[rz]?|prouve[rz]) que vous n['’]êtes pas un robot|(?:جار[يٍ]?|نقوم ب) ?التحقق من (?:أنك|كونك) (?:إنسان|بشر)\w*|(?:تأكيد|أكد|تأكد من) أنك (?:لست روبوت|إنسان)\w*|(?:تأیید|ثابت) کنید که (?:ربات نیستید|انسان هستید)|(?:أن|ש)?אתה לא רובוט|(?:人机|真人)(?:识别|检测|校验|識別|檢測)|ob sie (?:wirklich )?(?:ein )?mensch sind[^.\n]{0,40}|(?:sicherheit|security|sécurité|seguridad|segurança|sicurezza) (?:ihrer|of your|de votre|de su|da sua|della tua) (?:verbindung|connection|connexion|conexión|conexão|connessione)\b[^.\n]{0,40}|先检查您的连接的安全性|(?:checking|verifying) that (?:this|you)(?:['’]re| is| are)? (?:a )?(?:real|genuine) (?:visit\w*|person|browser)[^.\n]{0,30}|ما إذا كنت (?:إنسان|بشر)\w*"),
        *phrases("wall.no_bot", _C,
                 rf"^\W*(?!{HOW_TO.pattern})(?:[^\s.!?。！]+ ){{0,5}}(?:{_NO_BOT})(?: [^\s.!?]+){{0,3}}\W*$", part=_NO_BOT),
        *phrases("wall.no_bot.cjk", _C, r"^.{0,8}(?:(?:ロ?ボット|プログラム)(?:では?ない|じゃない)こと|是不是(?:机器人|機器人)).{0,12}$"),
        *phrases("wall.secured", _C, rf"^(?=[^\n]*(?:{_WAIT}))(?=[^\n]*(?:{_LINE}))[^\n]*?(?:{_SAFE})[^\n]{{0,80}}", part=_SAFE),
        *cells("wall.cookies", _C, r"(?:please )?accept(?: all)? cookies|cookies accepteren|accepteer (?:de )?cookies|cookies akzeptieren|accepter les cookies|acepta(?:r)? (?:las )?cookies|aceitar (?:os )?cookies|accetta(?:re)? i cookie|godkänn cookies|accepter cookies|godta cookies|hyväksy evästeet|zaakceptuj (?:pliki )?cookies|přijmout cookies", scope=Scope.LABEL),
        *cells("wall.cookieless", _C, r"cookies? (?:are |is )?(?:disabled|required|not (?:enabled|accepted|supported)|blocked|must be enabled(?: in your browser)?)|cookies (?:deaktiviert|nicht aktiviert|erforderlich|désactivés|requis|desactivad[ao]s|desativados|disabilitati|uitgeschakeld|vereist)|cookies? (?:отключены|не включены)|(?:您的浏览器)?(?:cookies?)(?:被禁用|未启用|已禁用)|クッキーが(?:無効|必要)(?:です)?"),
        *cells("wall.warning", _C, r"i understand and i wish to continue|this blog may contain sensitive content\b.{0,20}"),
        *phrases("geo.yours", Finding.GEO,
                 r"access from your (?:country|region|area|location) (?:was|is|has been) (?:\w+ )?(?:disabled|limited)[^.\n]{0,60}|(?:お住まいの|ご利用の)(?:地域|国)(?:で|から)は[^。\n]{0,12}(?:いただけません|できません)|日本国内から(?:のみ|の(?:アクセス|閲覧)のみ)[^。\n]{0,10}(?:いただけます|できます|可能です)"),
        *phrases("geo.area", Finding.GEO,
                 r"(?:当前|您?所在的?|你所在的?|该|此|您的|當前|該|您的)(?:国家|地区|区域|國家|地區|區域)(?:或(?:国家|地区|國家|地區))?(?:暂时?|暫時?|尚|目前|还|還)?(?:不支持|不支援|未开放|未開放|无法|無法|不能|不提供|不开放|不開放|禁止|不可)(?:访问|訪問|浏览|瀏覽|使用|观看|觀看|服务|服務|提供|开放|開放)"),
    ]  # fmt: skip
