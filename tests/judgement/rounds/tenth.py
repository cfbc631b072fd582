"""A tenth round of invented pages: sentences that leave open what became of a page, walls at any status, and live pages
on walls, removals and sales."""

from __future__ import annotations

from tests.judgement.rounds.eighth import framed, page, said

_FATES = {
    "en": "The page you are looking for might have been removed, had its name changed, or is temporarily unavailable.",
    "en colorlib": "The page you are looking for might have been removed had its name changed or is temporarily unavailable.",
    "en first": "Page not found. The page you are looking for has been removed, renamed or is temporarily unavailable.",
    "en two": "Sorry! The page you are looking for has been removed or is temporarily unavailable.",
    "en moved": "The page you requested may have moved or may be temporarily unavailable.",
    "en resource": "The resource you are looking for has been removed, had its name changed, or is currently unavailable.",
    "en later": "The page you requested was deleted, moved or is unavailable at the moment. Please try again later.",
    "en maintained": "The page has been moved, deleted, or is under maintenance.",
    "de": "Die gesuchte Seite wurde möglicherweise entfernt, umbenannt oder ist vorübergehend nicht verfügbar.",
    "de maintained": "Die Seite wurde verschoben, gelöscht oder wird gerade gewartet.",
    "fr": "La page que vous cherchez a peut-être été supprimée, renommée ou est temporairement indisponible.",
    "es": "La página solicitada fue movida, eliminada o se encuentra fuera de servicio.",
    "pt": "A página foi removida, mudou de nome ou está temporariamente indisponível.",
    "it": "La pagina è stata rimossa, rinominata o è temporaneamente non disponibile.",
    "nl": "De pagina is verwijderd, hernoemd of tijdelijk niet beschikbaar.",
    "ru": "Возможно, запрашиваемая страница была удалена, переименована или временно недоступна.",
    "uk": "Сторінку видалено, перейменовано або вона тимчасово недоступна.",
    "pl": "Strona, której szukasz, mogła zostać usunięta, zmieniono jej nazwę lub jest tymczasowo niedostępna.",
    "cs": "Požadovaná stránka byla odstraněna, přejmenována nebo je dočasně nedostupná.",
    "hu": "A keresett oldalt eltávolították, átnevezték, vagy átmenetileg nem elérhető.",
    "fi": "Sivu on poistettu, nimetty uudelleen tai se on tilapäisesti poissa käytöstä.",
    "zh": "该页面可能已被删除、更名或暂时无法访问，请稍后再试。",
    "zh maintained": "您访问的页面可能已下架或正在维护中",
}

_ABSENT = {
    "查無此頁": "查無此頁",
    "查无此文": "查无此文",
    "移至": "找不到網頁，該網頁可能已移至其他位置",
    "下架": "内容不存在或已下架",
    "下线": "文章不存在或者已经下线",
    "на сайте": "Такой страницы нет на нашем сайте.",
    "на сайті": "Такої сторінки немає на нашому сайті.",
    "nie ma takiej": "Nie ma takiej strony w naszym serwisie.",
    "no such page": "There is no such page on our site.",
    "solche seite": "Eine solche Seite gibt es auf unserer Website nicht.",
    "taková stránka": "Taková stránka na našem webu neexistuje.",
    "böyle bir sayfa": "Böyle bir sayfa sitemizde bulunmuyor.",
    "تمت إزالة": "تمت إزالة هذا المحتوى.",
    "set apart": "页 面 不 存 在",
}
_WALLED = {
    "验证码": "请输入验证码后继续访问",
    "驗證碼": "請輸入驗證碼以繼續",
    "code en": "Enter the verification code to continue.",
    "code de": "Geben Sie den Code ein, um fortzufahren.",
    "code fr": "Saisissez le code affiché pour continuer.",
    "code es": "Introduzca el código de la imagen para continuar.",
    "code pt": "Digite o código da imagem para continuar.",
    "code it": "Inserisci il codice mostrato per continuare.",
    "code ru": "Введите код с картинки, чтобы продолжить.",
    "code pl": "Przepisz kod z obrazka, aby kontynuować.",
    "code tr": "Devam etmek için resimdeki kodu giriniz.",
    "code vi": "Nhập mã xác nhận để tiếp tục.",
    "robot fr": "Veuillez confirmer que vous n’êtes pas un robot",
    "mensch": "Überprüfen Sie, ob Sie ein Mensch sind. Dies kann einige Sekunden dauern.",
    "verbindung": "Vor dem Fortfahren muss die Sicherheit Ihrer Verbindung überprüft werden.",
    "إنسان": "جارٍ التحقق من أنك إنسان. قد يستغرق ذلك بضع ثوانٍ.",
    "javascript": "Please turn JavaScript on and reload the page.",
    "地区": "当前地区暂不支持访问",
    "地區": "您的地區目前不支援瀏覽",
    "法律法规": "根据相关法律法规和政策，该页面无法访问。",
}

MISSING = {
    **{name: said("Institute", line) for name, line in _ABSENT.items()},
    **{f"{name} framed": framed("Institute", f"<p>{line}</p>") for name, line in _ABSENT.items()},
    **{f"fates {name}": said("Institute of Rural Studies", line) for name, line in _FATES.items()},
    **{f"fates {name} framed": framed("Institute of Rural Studies", f"<p>{line}</p>") for name, line in _FATES.items()},
    "fates oops": framed("Oops!", f"<h1>Oops!</h1><p>{_FATES['en']}</p>"),
}
BLOCKED = {
    **{name: said("Institute", line) for name, line in _WALLED.items()},
    **{f"{name} framed": framed("Institute", f"<p>{line}</p>") for name, line in _WALLED.items()},
    "baota": page("检测中", '<div>跳转中</div><script>window.location.href="/x?btwaf=12345678";</script>'),
    "baota words": page("检测中", "<p>正在进行人机识别检测，请稍候</p><script>btwaf()</script>"),
    "siteground": '<html><head><meta http-equiv="refresh" content="0;/.well-known/captcha/?r=%2Fa"></head></html>',
    "huawei": '<html><script src="/HWWAFSES.js"></script><body></body></html>',
    "servicepipe": page("", '<script src="/__js_p_/x.js"></script><div id="id_spinner"></div>'),
    "captcha in a frame": page(
        "shop.example",
        '<p style="display: none">Please enable JS and disable any ad blocker</p><iframe src="https://captcha.example/front/1"></iframe>',
    ),
    "not allowed": said("405 Not Allowed", "nginx/1.21.1"),
    "interrupción": page(
        "Sentimos la interrupción",
        "<h1>Sentimos la interrupción</h1><p>Es posible que no puedas seguir con tu actividad:</p><ul><li>Tener desactivadas las cookies.<li>Navegas desde fuera de España.</ul><p>IP: 192.0.2.7</p>",
    ),
    "akamai": page(
        "Access Denied", "<h1>Access Denied</h1><p>Reference&#32;&#35;18&#46;a1b2c3d4&#46;1700000000&#46;1a2b3c</p>"
    ),
    "reblaze": page("", '<script src="/c3650cdf/x"></script><script>rbzns={};</script>'),
}
SITE = {
    "página de parking": page(
        "obra.example | Registrado en NombreHost",
        "<h1>obra.example</h1><p>Bienvenido a la página de parking de obra.example.</p><p>Si has registrado tú este dominio, inicia sesión para empezar a crear tu Web.</p>",
    ),
    "account de": said("", "Dieser Account wurde gesperrt."),
    "compte fr": said("", "Ce compte a été suspendu."),
    "cuenta es": said("", "Esta cuenta ha sido suspendida."),
    "conta pt": said("", "Esta conta foi suspensa."),
    "account it": said("", "Questo account è stato sospeso."),
    "account nl": said("", "Dit account is uitgeschakeld."),
    "konto pl": said("", "To konto zostało zawieszone."),
    "hesap": said("", "Bu hesap askıya alınmıştır."),
    "账户": said("", "该主机账户已被停用"),
}
FAILING = {
    "akamai": page(
        "Error",
        "An error occurred while processing your request.<p>Reference #30.dd4a4317.1775601335.4bb3b77b</p><p>https://errors.edgesuite.net/30.dd4a4317.1775601335.4bb3b77b</p>",
    ),
    "bad request": page(
        "Error 400 (Bad Request)!!1",
        "<p><b>400.</b> That’s an error.<p>Your client has issued a malformed or illegal request. That’s all we know.",
    ),
    "succès": framed(
        "Mon registre",
        "<h1>Mon registre est victime de son succès</h1><p>Victime de son succès, le site limite temporairement vos demandes. Revenez nous voir après une pause.</p>",
    ),
    "away": said("Institute", "This page is temporarily unavailable. Please try again later."),
    "away or mended": said("Institute", "The page is temporarily unavailable or under maintenance."),
    "an hour or two": said(
        "Institute", "The page is being moved to a new server and is temporarily unavailable for an hour or two."
    ),
    "removal of servers": said(
        "Institute", "This service is temporarily unavailable due to the removal of old servers. We will be back soon."
    ),
    "indisponible ou en maintenance": said("Institut", "La page est temporairement indisponible ou en maintenance."),
    "ведутся": said("Институт", "Страница временно недоступна или ведутся технические работы."),
    "维护": said("研究院", "网站正在维护，暂时无法访问，请稍后再试"),
}

_STORY = (
    "The commission visited forty-one villages in the eastern districts between March and July.",
    "In most of the villages the wells had been dug after the drought of 1998 and were paid for by a loan.",
    "Workers who left for the coast were asked how they had been hired, and by whom they were paid.",
    "The study finds that deposits were withheld in nearly a third of all cases for two years.",
    "Schools reported that attendance fell in the months of the harvest, as in the year before.",
)
_CHINESE = (
    "课题组于三月至七月走访了东部各县的四十一个村庄，就工资和债务问题与户主进行了交谈。",
    "多数村庄的水井是在一九九八年旱灾之后挖掘的，水泵由省银行的贷款支付。",
    "研究发现，近三分之一的情况下押金被扣留，直到就业第二年之后才退还。",
    "学校反映，收获季节的几个月里出勤率下降，教师工资的发放时间也比前一年更晚。",
)


def _told(headline: str, *lines: str, times: int = 1) -> str:
    """An article under its headline."""
    rest = _CHINESE if any("\u3400" <= letter <= "\u9fff" for letter in headline) else _STORY
    body = "".join(f"<p>{line}</p>" for line in (*lines, *(line for _ in range(times) for line in rest)))
    return framed(headline, f"<main><h1>{headline}</h1>{body}</main>")


_TOLD = {
    "sale": ("This domain is for sale: the market in names", "We followed twelve names that were parked and sold.", "Buy this domain, says the page of each of them."),
    "blocked": ("Access to this website has been blocked: five cases", "In 2017 a court ordered providers to block eleven sites.", "“Access to this site has been blocked by order of the court” is what their customers read since."),
    "login": ("Login required: a study of paywalls", "We measured how many papers ask readers to sign in to continue.", "Please sign in to continue was the wording in half of them."),
    "suspended": ("Account suspended: reporters lose their pages", "Seven reporters found that this account has been suspended was all that was left of their pages.", "The company gave no reason."),
    "moment": ("Just a moment: why sites look at your browser", "Readers ask why they see “Checking your browser before accessing” so often.", "A company in between verifies you are human before it sends the page on."),
    "451": ("Error 451: unavailable for legal reasons", "The code was proposed in 2012 and became a standard in 2016.", "Few servers use it."),
    "404": ("404 Not Found: a history of the missing page", "The status code 404 was defined in the first drafts of the protocol.", "The page you are looking for does not exist is another wording that spread with early servers."),
    "删除": ("该文章已被删除：一篇报道的消失", "星期二，这篇关于农村债务的报道从报社网站上消失了，页面上只写着“您访问的页面不存在或已被删除”。", "报社编辑只说该内容已被发布者删除。"),
    "查無": ("查無此頁：檔案館的失蹤文件", "去年公布的調查報告已從官網下架，頁面顯示「您要瀏覽的網頁不存在或已被移除」。", "檔案館保存了一份影本，供民眾查閱。"),
    "お探し": ("お探しのページは見つかりません―消えた報告書", "昨年公開された報告書が省庁のサイトから消えた。", "現在は「お探しのページは存在しないか、削除された可能性があります」と表示される。"),
    "背后": ("此内容因违规无法查看的背后", "去年以来，许多文章被替换为“此内容因违规无法查看”的提示。", "我们统计了三千四百篇，其中四百一十二篇在二十四小时内消失。"),
    "найдена": ("Страница не найдена: как исчезают документы", "В марте исчезли четыре отчёта института.", "На их месте стоит надпись: запрашиваемая страница не существует или была удалена.", "Директор сказал, что материал удалён по ошибке."),
    "introuvable": ("Page introuvable : enquête sur des archives perdues", "Quatre rapports ont disparu en mars.", "La page que vous recherchez n’existe pas ou plus, lit-on désormais."),
}  # fmt: skip
LIVE = {
    **{f"told {name}": _told(*lines) for name, lines in _TOLD.items()},
    **{f"told {name} at length": _told(*lines, times=4) for name, lines in _TOLD.items()},
}
MISSING |= {
    "below other text": framed(
        "Page not found", "<h1>Page not found</h1>" + "".join(f"<p>{line}</p>" for line in _STORY)
    ),
    "before other text": framed(
        "Institute of Rural Studies: research",
        "<h1>Institute of Rural Studies: research</h1><p>The page you asked for was not found.</p>"
        + "".join(f"<p>{line}</p>" for line in _STORY),
    ),
}
MISSING |= {
    "site that is none, on its host's page": framed(
        "Сайт не существует",
        '<form action="/login"><input name="user"><input type="password" name="pass"></form>'
        "<p>Сайт не существует / The site does not exist</p><p>Администратором домена является наш клиент.</p>",
    ),
}
BLOCKED |= {"非公開": framed("市場", "<p>azami-books は</p><p>現在、非公開となっております。</p>")}
SITE |= {
    "prepaid": framed(
        "Сайт недоступен",
        "<h1>Сайт недоступен</h1><p>Запрашиваемый вами сайт на данный момент недоступен.</p><p>Это могло произойти по"
        " следующим причинам:</p><ul><li>Закончился предоплаченный период услуги хостинга.</li></ul>",
    ),
}
FAILING |= {
    "système interne": framed(
        "Toutes nos excuses", "<p>Une erreur de système interne a été décelée. Nos équipes s'en chargent.</p>"
    ),
}
LIVE |= {
    "if it cannot be found zh": framed(
        "接口文档首页",
        "<h1>接口文档首页</h1><p>欢迎您成为第三方开发者，本文档是您开发的主要参考手册。如果您在文档中发现错漏，或者找不到需要的内容，欢迎联系我们。</p>"
        "<h2>准备</h2><p>在您进行开发前，您应当确认以下内容。</p>",
    ),
    "a field that must be filled in": framed(
        "Help Centre: Submit a request",
        '<h1>Submit a request</h1><form><p>Your email address *</p><input name="mail"><p>How can we help? *</p><input name="how">'
        "<p>Please choose the topic that best reflects your needs</p><p>Device *</p><p>Name *</p><p>Subject *</p><p>Description *</p><textarea></textarea>"
        "<p>Please enter the details of your request. A member of our support staff will respond as soon as possible.</p>"
        "<p>Fields marked with an asterisk (*) are mandatory. You will be notified when our staff answers your request.</p>"
        "<p>Please verify that you are human *</p><script src='https://www.google.com/recaptcha/api.js'></script></form>",
    ),
    "a post, and what its program could not load": framed(
        "Lake Watch on Y: &quot;The lake stood 40 cm lower in August than in the year before, say the fishermen&quot; / Y",
        "<p>Log in</p><h1>Post</h1><p>Lake Watch</p><p>The lake stood 40 cm lower in August than in the year before, say the"
        " fishermen</p><p>6:10 PM · Nov 24, 2017</p><p>Something went wrong. Try reloading.</p>",
    ),
}
