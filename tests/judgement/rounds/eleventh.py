"""An eleventh round of invented pages: default pages of proxies and network filters in place of a page; logins to
mailing list archives; and live pages on these products, on blocked sites and of open archives."""

from __future__ import annotations

from tests.judgement.rounds.eighth import framed, page, said

_AT = "http://institute.example/2019/wages.htm"


def _squid(name: str, title: str, heading: str, *lines: str) -> str:
    """As squid writes it: the body's id is the error's name, in each language."""
    body = f'<div id="titles"><h1>{title}</h1><h2>{heading}</h2></div><hr><div id="content"><p><a href="{_AT}">{_AT}</a></p>'
    return page(f"{title}: {heading}", f"{body}{''.join(f'<p>{line}</p>' for line in lines)}</div>").replace(
        "<body>", f"<body id={name}>"
    )


def _privoxy(title: str, heading: str, *lines: str) -> str:
    told = "".join(f"<p>{line}</p>" for line in lines)
    return page(
        f"{title} (Privoxy@gate.example)",
        f"<table><tr><td>{title[:3]}</td><td>This is <a href=http://www.privoxy.org/>Privoxy</a> 3.0.33 on gate.example (192.0.2.4), port 8118, enabled</td></tr>"
        f"<tr><td><h2>{heading}</h2>{told}</td></tr><tr><td><h2>More Privoxy:</h2><ul><li><a href=http://config.privoxy.org/>Privoxy main page</a><li>"
        "<a href=http://config.privoxy.org/show-status>View &amp; change the current configuration</a><li><a href=/user-manual/>Documentation</a></ul></td></tr></table>",
    )


def _ats(title: str, *lines: str) -> str:
    return page(title, f"<h1>{title}</h1><hr><b>Description: {' '.join(lines)}</b><hr>")


def _mailman(title: str, address: str, word: str, button: str, *lines: str) -> str:
    """As Mailman 2 writes it: one form, in each of its languages."""
    told = "".join(f"<p>{line}" for line in lines)
    return page(
        title,
        f'<form method=post action="/mailman/private/wells/" name="f"><table><tr><td colspan=2><b>{title}</b></td></tr><tr><td>{address}</td><td><input type=text name="username"></td></tr>'
        f'<tr><td>{word}</td><td><input type=password name="password"></td></tr><tr><td colspan=2><input type=submit name=submit value="{button}"></td></tr></table>{told}</form>',
    ).replace("</head>", "<script>function sf(){document.f.username.focus();}</script></head>")


BLOCKED = {
    "privoxy blocked": _privoxy(
        "Request blocked",
        "Request for blocked URL",
        f"Your request for {_AT} was blocked.",
        "Block reason: Path matches generic block pattern.",
    ),
    "privoxy untrusted": _privoxy(
        "Untrusted request",
        "Request for untrusted URL",
        f"Your request for {_AT} was blocked, because neither the request URL itself, nor its referrer (unknown) were trusted.",
    ),
    "squid lt": _squid(
        "ERR_ACCESS_DENIED",
        "KLAIDA",
        "Jūsų užklausa negali būti įvykdyta.",
        "Prieigos taisyklės šiuo metu neleidžia įvykdyti jūsų užklausos.",
    ),
    "squid hy": _squid("ERR_ACCESS_DENIED", "ՍԽԱԼ", "Հարցված URL հասցեն հնարավոր չէ ստանալ", "Մուտքն արգելված է։"),
    "squid quota": _squid(
        "ERR_ACL_TIME_QUOTA_EXCEEDED", "VIGA", "Soovitud URLi ei saadud kätte", "Ajalimiit on ületatud."
    ),
    "ats denied": _ats("Access Denied", f'You are not allowed to access the document at location "{_AT}".'),
    "ats port": _ats(
        "SSL Port Forbidden", "You have made a request for a secure SSL connection to a forbidden port number."
    ),
    "blue coat": page(
        "Access Denied",
        "<p>Access Denied (policy_denied)</p><p>Your system policy has denied access to the requested URL.</p><p>For assistance, contact your network support team.</p>",
    ),
    "blue coat content": page(
        "Access Denied",
        f'<p>Access Denied (content_filter_denied)</p><p>Your request was denied because of its content categorization: "Politics"</p><p>{_AT}</p>',
    ),
    "websense": page(
        "Access to this page is blocked",
        "<h3>Content blocked by your organization</h3><p>Reason: This Websense category is filtered: Advocacy Groups.</p><p>URL: institute.example</p><p>Options: Click more information to learn more about your access policy. Click Go Back or use the browser's Back button to return to the previous page.</p>",
    ),
    "forcepoint": page(
        "Forcepoint",
        "<p>Access to this web site has been restricted.</p><p>The requested URL belongs to the following categories: Politics, which your organization's policy does not permit.</p>",
    ),
    "zscaler": page(
        "Internet Security by Zscaler",
        "<h1>Sorry, you don't have permission to visit this site.</h1><p>Not allowed to browse News and Media category</p><p>You tried to visit: institute.example</p><p>See our internet use policy.</p><p>Need help? Contact our support team</p><p>Your organization has selected Zscaler to protect you from internet threats.</p>",
    ),
    "fortiguard": page(
        "Web Filter Violation",
        "<h1>FortiGuard Intrusion Prevention - Access Blocked</h1><h2>Web Page Blocked</h2><p>You have tried to access a web page which is in violation of your internet usage policy.</p><p>Category: Political Organizations</p><p>URL: institute.example/</p><p>To have the rating of this web page re-evaluated please click here.</p>",
    ),
    "fortinet app": page(
        "Application Control Violation",
        "<h1>Application Blocked!</h1><p>You have attempted to use an application that violates your Internet usage policy.</p>",
    ),
    "fortigate": page(
        "The URL you requested has been blocked",
        "<h2>The URL you requested has been blocked</h2><p>The page you have requested has been blocked, because the URL is banned.</p><p>URL = institute.example/</p>",
    ),
    "palo alto": page(
        "Web Page Blocked",
        f"<h1>Web Page Blocked</h1><p>Access to the web page you were trying to visit has been blocked in accordance with company policy. Please contact your system administrator if you believe this is in error.</p><p>User: 10.0.0.1</p><p>URL: {_AT}</p><p>Category: society</p>",
    ),
    "palo alto app": page(
        "Application Blocked",
        "<h1>Application Blocked</h1><p>Access to the application you were trying to use has been blocked in accordance with company policy.</p><p>Application: web-browsing</p>",
    ),
    "sophos": page(
        "Sophos - blocked",
        "<h1>Blocked request</h1><p>While trying to retrieve the URL: institute.example</p><p>The content is blocked due to the following condition: The URL you have requested is blocked by Surf Protection.</p><p>Report: Your cache administrator is: (none)</p>",
    ),
    "sophos xg": page(
        "Blocked",
        "<h1>Stop!!</h1><p>This website is blocked</p><p>Access to this site is not permitted by your administrator. The website is categorised as Politics.</p>",
    ),
    "barracuda": page(
        "The Barracuda Web Filter has blocked a web site",
        "<h1>Blocked</h1><p>The link you are accessing has been blocked by the Barracuda Web Filter because it belongs to the category of politics-and-religion.</p><p>If you believe this is an error or need to access this link please contact your administrator.</p>",
    ),
    "umbrella": page(
        "",
        "<h1>This site is blocked.</h1><p>institute.example</p><p>Sorry, institute.example has been blocked by your network administrator.</p><p>&gt; Report an incorrect block</p><p>&gt; Diagnostic Info</p><p>This site was blocked due to the following categories: Politics</p><p>Cisco Umbrella</p>",
    ),
    "ironport": page(
        "Notification: Policy: URL Category",
        f"<h1>This Page Cannot Be Displayed</h1><p>Based on your organization's access policies, access to this web site ( {_AT} ) has been blocked because the web category \"Politics\" is not allowed.</p><p>If you have questions, please contact your organization's network administrator and provide the codes shown below.</p><p>Notification codes: (1, BLOCK_WEBCAT)</p>",
    ),
    "untangle": page(
        "Untangle | Web Filter Warning",
        "<h1>Web Filter</h1><p>This web page is blocked because it violates network policy.</p><p>Host: institute.example</p><p>URI: /2019/wages.htm</p><p>Reason: Politics - Sites with political views</p><p>Please contact your network administrator.</p>",
    ),
    "pfblocker": page(
        "pfBlockerNG",
        "<p>This website institute.example has been blocked by the Network Administrator!</p><p>Request URL: /2019/wages.htm</p><p>Client IP: 10.0.0.4</p>",
    ),
    "pi-hole": page(
        "● institute.example",
        "<h1>Website Blocked</h1><p>Access to the following website has been denied: institute.example</p><p>This is primarily due to being flagged as: Blocked by Pi-hole</p>",
    ),
    "watchguard": page(
        "Request denied by WatchGuard HTTP proxy.",
        "<p>Request denied by WatchGuard HTTP proxy.</p><p>Reason: one or more categories denied helper='WebBlocker.1' details='Advocacy Organizations'</p><p>Method: GET</p><p>Host: institute.example</p><p>Path: /2019/wages.htm</p><p>Please contact your administrator for assistance.</p>",
    ),
    "sonicwall": page(
        "SonicWall - Web Site Blocked",
        '<h1>This site has been blocked by the network administrator.</h1><p>Block reason: Forbidden Category "Politics/Advocacy Groups"</p><p>URL: institute.example/</p><p>If you believe the below web site is rated incorrectly click here.</p>',
    ),
    "check point": page(
        "Check Point UserCheck",
        "<h1>Page Blocked</h1><p>Access to http://institute.example/ is blocked according to the organization security policy.</p><p>Category: Political/Legal.</p><p>For more information, please contact your helpdesk.</p><p>Click here to report wrong category</p><p>Reference: 4B1C2A</p>",
    ),
    "skyhigh": page(
        "McAfee Web Gateway - Notification",
        f"<h1>URL Blocked</h1><p>Your requested URL has been blocked by the URL Filter database module of McAfee Web Gateway. The URL is listed in categories that are not allowed by your administrator at this time.</p><p>URL: {_AT}</p><p>URL Categories: Politics/Opinion</p><p>Reputation: unverified</p>",
    ),
    "netskope": page(
        "Blocked by Netskope",
        "<p>Your organization has blocked this activity</p><p>Access to this website is not in accordance with your company's policy.</p><p>Category: Political Organizations</p>",
    ),
    "trend micro": page(
        "InterScan Web Security",
        "<h1>Trend Micro InterScan Web Security Event</h1><p>Access to this web page is restricted at this time.</p><p>Reason: The Websense category Politics is filtered.</p>",
    ),
    "trend url": page(
        "URL blocked",
        "<h1>Trend Micro - URL Blocking</h1><p>The URL that you are attempting to access is a potential security risk. Trend Micro OfficeScan has blocked this URL in keeping with network security policy.</p>",
    ),
    "kaspersky": page(
        "Доступ запрещен",
        "<h1>Доступ запрещен</h1><p>Запрашиваемый URL-адрес не может быть предоставлен.</p><p>Адрес: http://institute.example/</p><p>Причина: веб-адрес относится к запрещенной категории.</p><p>Сообщение создано: Kaspersky Endpoint Security</p>",
    ),
    "eset": page(
        "Website blocked",
        "<h1>Access denied</h1><p>Your administrator has blocked access to this web page.</p><p>ESET Endpoint Security</p>",
    ),
    "smoothwall": page(
        "Access Denied - Smoothwall",
        "<h1>Sorry, this page has been blocked</h1><p>The page you requested is in a blocked category.</p><p>Guardian by Smoothwall</p>",
    ),
    "lightspeed": page(
        "Access Denied",
        "<h1>This site is blocked by your school</h1><p>Lightspeed Filter</p><p>institute.example is in the category politics.</p>",
    ),
    "securly": page(
        "Blocked by Securly", "<h1>We're sorry!</h1><p>institute.example is blocked by your school's policy.</p>"
    ),
    "contentkeeper": page(
        "ContentKeeper Blocking Page",
        "<p>The site you requested has been blocked by ContentKeeper under your organisation's Internet use policy.</p>",
    ),
    "iboss": page(
        "Access Denied",
        "<h1>Access Denied</h1><p>The page you are trying to access has been blocked by your network administrator. iboss</p>",
    ),
    "opendns": page(
        "This domain is blocked.",
        "<p>This domain is blocked.</p><p>institute.example is blocked on this network by OpenDNS.</p>",
    ),
    "kerio": page(
        "Access denied - Kerio Control",
        "<h1>Access denied</h1><p>Access to the requested page is denied by the administrator.</p><p>Rule: Kerio Control Web Filter categories</p>",
    ),
    "squidguard": page(
        "403 Forbidden",
        f"<h1>Access denied</h1><p>Supplementary info:</p><p>Client address = 10.0.0.1</p><p>Client group = default</p><p>URL = {_AT}</p><p>Target class = politics</p><p>If this is wrong, contact your administrator</p><p>powered by squidGuard</p>",
    ),
    "深信服": page(
        "访问被拒绝",
        "<h1>您访问的网站被阻断</h1><p>您所访问的网页属于受限类别：新闻门户。</p><p>原因：违反了单位的上网行为管理策略，请联系网络管理员。</p><p>深信服上网行为管理</p>",
    ),
    "sangfor": page(
        "Access denied",
        "<p>The web page you are accessing is denied by the administrator.</p><p>URL type: News. Policy: deny. If you have any question, contact the network administrator.</p>",
    ),
    "网康": page("网康互联网控制网关", "<p>您访问的网页被管理员设置的策略阻塞。</p><p>阻塞原因：网页分类 政治</p>"),
    "天融信": page("提示", "<p>对不起，您访问的网站已被天融信防火墙禁止！</p>"),
    "奇安信": page(
        "访问被阻止", "<p>您访问的网址因违反公司上网策略，已被奇安信网神安全网关阻止。如有疑问请联系管理员。</p>"
    ),
    "华为": page(
        "网页拦截",
        "<p>您访问的网页被管理员禁止访问！</p><p>网址：institute.example</p><p>所属分类：新闻</p><p>如有疑问，请联系管理员。</p>",
    ),
    "锐捷": page(
        "上网认证",
        "<h1>欢迎使用校园网</h1><form><input name=username placeholder=用户名><input type=password name=pwd><button>登录</button></form><p>锐捷网络</p>",
    ),
    "wispr": page(
        "Hotspot",
        '<p>Connecting…</p><!-- <?xml version="1.0"?><WISPAccessGatewayParam><Redirect><MessageType>100</MessageType><LoginURL>https://gate.example/login</LoginURL></Redirect></WISPAccessGatewayParam> -->',
    ),
    "wechat stopped": page(
        "",
        '<div class="weui-msg"><h2>已停止访问该网页</h2><p>网页包含诱导分享、诱导关注内容，被多人投诉，为维护绿色上网环境，已停止访问。</p><a href=/x>申请恢复访问</a></div>',
    ),
    "此操作权限": page(
        "技术论坛", "<p>抱歉，您没有此操作权限</p><p><a href=javascript:history.back()>[ 点击这里返回上一页 ]</a></p>"
    ),
    **{
        f"declined {name}": page("JSP Page", f"<b>HTTP</b><h1>{line}</h1><p>HTTP 403</p>")
        for name, line in {
            "en": "The website declined to show this webpage",
            "es": "El sitio web rechazó mostrar esta página web (HTTP 403)",
            "de": "Die Website hat die Anzeige dieser Webseite abgelehnt",
            "fr": "Le site Web a refusé d’afficher cette page Web",
            "it": "Il sito Web ha rifiutato di visualizzare questa pagina Web",
            "pt": "O site recusou-se a mostrar esta página da Web",
            "ru": "Веб-сайт отказался показать эту веб-страницу",
            "ja": "Web サイトによってこの Web ページの表示を拒否されました",
            "zh": "网站拒绝显示此网页",
        }.items()
    },
    "mailman de": _mailman(
        "Authentifizierung für den Zugriff auf das Archiv von Wells",
        "E-Mail-Adresse:",
        "Passwort:",
        "Lassen Sie mich rein...",
        "Wichtig: Ab hier müssen Cookies in Ihrem Browser eingeschaltet sein, sonst wird nach jeder Aktion wieder nach dem Passwort gefragt.",
        "Cookies werden in der Oberfläche der Archive verwendet, damit Sie sich nicht immer wieder ausweisen müssen. Sie verfallen, wenn Sie den Browser schließen oder sich ausdrücklich abmelden.",
    ),
    "mailman ar": _mailman(
        "التحقق من الشخصية للأرشيف الخاص بالقائمة Wells",
        "العنوان الإلكتروني:",
        "كلمة السر",
        "اسمح لي بالدخول...",
        "هام: من هذه النقطة يجب أن تكون الكوكيز مفعلة في برنامج الاستعراض الذي تستخدمه، وإلا فإنك ستضطر لوضع كلمة السر لكل عملية تقوم بها.",
        "كوكيات الجلسة مستخدمة في واجهة الأرشيف الخاص بحيث لا تحتاج إلى إعادة إدخال كلمة سرك لكل عملية.",
    ),
    "mailman pl": _mailman(
        "Prywatne archiwum listy Wells - uwierzytelnianie",
        "Adres e-mail:",
        "Hasło:",
        "Wpuść mnie...",
        "Ważne: Od tego miejsca przeglądarka musi akceptować pliki cookie, inaczej hasło trzeba będzie podawać przy każdej operacji.",
        "Pliki cookie sesji są używane w prywatnych archiwach Mailmana, aby nie trzeba było potwierdzać każdej operacji.",
    ),
    "mailman ko": _mailman(
        "Wells 비공개 저장소 인증",
        "메일 주소:",
        "비밀번호:",
        "들어가기",
        "중요: 여기부터는 브라우저의 쿠키를 켜 두어야 합니다. 그렇지 않으면 매번 비밀번호를 입력해야 합니다.",
    ),
    "mailman admin": page(
        "Wells Administrator Authentication",
        '<form method=post action="/mailman/admin/wells"><table><tr><td><b>Wells Administrator Authentication</b></td></tr><tr><td>List Administrator Password:</td><td><input type=password name="adminpw"></td></tr><tr><td><input type=submit name="admlogin" value="Let me in..."></td></tr></table><p>Important: From this point on, you must have cookies enabled in your browser, otherwise no administrative changes will take effect.<p>Session cookies are used in Mailman\'s administrative interface so that you don\'t need to re-authenticate with every administrative operation.</form>',
    ),
    "hyperkitty": framed(
        "Private list",
        "<h1>This list is private</h1><p>This MailingList is private. You must be subscribed to view the archives.</p>",
    ),
}
FAILING = {
    "privoxy no such domain": _privoxy(
        "404 - No such Domain",
        "No such domain",
        f"Your request for {_AT} could not be fulfilled, because the domain name institute.example could not be resolved.",
        "This is often a temporary failure, so you might just try again.",
    ),
    "privoxy connect": _privoxy(
        "503 - Connect failed",
        "Connect failed",
        f"Your request for {_AT} could not be fulfilled, because the connection to institute.example (192.0.2.9) could not be established.",
    ),
    "privoxy no data": _privoxy(
        "502 - No server or forwarder data received",
        "No server or forwarder data received",
        f"Your request for {_AT} could not be fulfilled, because no server or forwarder data was received before the connection was closed.",
    ),
    "squid dns nl": _squid(
        "ERR_DNS_FAIL",
        "FOUT",
        "De opgevraagde URL kon niet worden opgehaald",
        "Het IP-adres van de host institute.example kon niet worden bepaald",
        "De DNS-server gaf: Name Error: The domain name does not exist.",
    ),
    "squid dns en": _squid(
        "ERR_DNS_FAIL",
        "ERROR",
        "The requested URL could not be retrieved",
        "Unable to determine IP address from host name institute.example",
        "The DNS server returned:",
        "Name Error: The domain name does not exist.",
        "This means that the cache was not able to resolve the hostname presented in the URL. Check if the address is correct.",
    ),
    "squid ka": _squid("ERR_CONNECT_FAIL", "შეცდომა", "მოთხოვნილი URL ვერ იქნა მიღებული", "დაკავშირება ვერ მოხერხდა"),
    "squid conflict": _squid(
        "ERR_CONFLICT_HOST",
        "ERROR",
        "The requested URL could not be retrieved",
        "URI Host Conflict",
        "This means the domain name you are trying to access apparently no longer exists on the machine you are requesting it from.",
    ),
    "squid cached": _squid(
        "ERR_ONLY_IF_CACHED_MISS",
        "ERROR",
        "The requested URL could not be retrieved",
        "Valid document was not found in the cache and only-if-cached directive was specified.",
    ),
    "squid without its name": said(
        "ERROR",
        "The requested URL could not be retrieved",
        "Unable to determine IP address from host name for institute.example",
        "The dnsserver returned: Name Error: The domain name does not exist.",
        "Generated by cache1 (squid/3.1.9)",
    ),
    "ats dns": _ats(
        "Unknown Host",
        "Unable to locate the server requested --- the server does not have a DNS entry. Perhaps there is a misspelling in the server name, or the server no longer exists. Double-check the name and try again.",
    ),
    "ats inactivity": _ats("Inactivity Timeout", "Too much time has passed without sending any data for document."),
    "ats activity": _ats("Activity Timeout", "Too much time has passed without the server finishing the document."),
    "ats hangup": _ats(
        "Server Hangup", "The server requested closed the connection before the document was delivered."
    ),
    "ats connect": _ats("Could Not Connect", "Could not connect to the requested server host."),
    "ats cache": _ats(
        "Object Not Cached",
        "This document was not available in the cache, and you (the client) have requested it from the cache only.",
    ),
    "blue coat dns": page(
        "Network Error",
        '<p>Network Error (dns_unresolved_hostname)</p><p>Your requested host "institute.example" could not be resolved by DNS.</p><p>For assistance, contact your network support team.</p>',
    ),
    "blue coat tcp": page(
        "Network Error",
        '<p>Network Error (tcp_error)</p><p>A communication error occurred: "Operation timed out"</p><p>The Web Server may be down, too busy, or experiencing other problems preventing it from responding to requests. You may wish to try again at a later time.</p>',
    ),
    "ironport dns": page(
        "Error: DNS Failure",
        "<h1>This Page Cannot Be Displayed</h1><p>The host name resolution (DNS lookup) for this host name ( institute.example ) has failed. The Internet address may be misspelled or obsolete, the host ( institute.example ) may be temporarily unavailable, or the DNS server may be unresponsive.</p><p>Notification codes: (1, DNS_FAIL)</p>",
    ),
    "fortinet dns": page(
        "Proxy Error", "<h1>DNS lookup failed</h1><p>The host name institute.example could not be found.</p>"
    ),
    "sophos dns": page(
        "Error",
        "<p>While trying to retrieve the URL: institute.example</p><p>Host not found: Unable to determine the IP address from the host name.</p><p>Your cache administrator is: (none)</p>",
    ),
    "watchguard dns": page("Error", "<p>HTTP proxy: cannot resolve host institute.example</p>"),
    "tinyproxy": page(
        "500 Unable to connect",
        "<h1>Unable to connect</h1><p>Tinyproxy was unable to connect to the remote web server.</p><hr><p><em>Generated by tinyproxy version 1.11.1.</em></p>",
    ),
    "apache proxy": page(
        "502 Proxy Error",
        "<h1>Proxy Error</h1><p>The proxy server could not handle the request</p><p>Reason: DNS lookup failure for: institute.example</p>",
    ),
    "polipo": page(
        "Proxy error: 504 Host institute.example lookup failed: Host not found.",
        "<h1>504 Host institute.example lookup failed: Host not found</h1><p>The following error occurred while trying to access <strong>http://institute.example/</strong>:<br><br><strong>504 Host institute.example lookup failed: Host not found</strong></p><hr>Generated by polipo",
    ),
    "e2guardian": page(
        "E2Guardian - Unable to load website",
        "<!-- Custom E2 Guardian error page --><h1>Oops! There seems to be an issue loading this page:</h1><p>institute.example</p><p>Because</p><p>the host does not exist</p>",
    ),
    "не доступен": said(
        "Document",
        "Сайт временно не доступен.",
        "На сайте возникла техническая неполадка. Мы работаем над её исправлением.",
    ),
    "復旧": said(
        "ただいまメンテナンス中です",
        "ご迷惑をおかけいたしますが、ご協力をお願いいたします。",
        "サービスの復旧は、 １３：００ 頃を予定しております。",
        "2010/06/01",
    ),
}
SITE = {
    "sentora": said(
        "Your hosting space is ready...",
        "Your web hosting space is now active and ready to be used.",
        "To get started: Login to your Sentora account. Replace or delete this file (index.html)",
    ),
    "made pl": said("Witamy", "Twoje miejsce na serwerze jest gotowe.", "Usuń lub zastąp ten plik (index.html)"),
    "made de": said(
        "Willkommen",
        "Ihr Webspace ist eingerichtet und kann benutzt werden.",
        "Ersetzen oder löschen Sie diese Datei (index.html).",
    ),
}


def _told(headline: str, *lines: str, lang: str = "en") -> str:
    return framed(headline, f"<main><h1>{headline}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</main>", lang=lang)


LIVE = {
    "privoxy manual": _told(
        "Privoxy templates",
        "Privoxy shows a page of its own when a request is blocked, when a name has no address, or when a server does not answer.",
        "The file no-such-domain is the page for a name that could not be resolved; its title reads “404 - No such Domain (Privoxy@my-hostname)”.",
        "The file blocked is shown for a request for a blocked URL. All of them are plain text and may be edited with any editor.",
        "After a change nothing needs to be restarted: templates are read each time.",
    ),
    "privoxy blog": _told(
        "Why I run Privoxy at home",
        "Since March all four machines in this house go through Privoxy on a small computer under the stairs.",
        "Advertising is gone from most of the papers that we read, and pages come faster than before.",
        "Now and then “Request blocked” stands where a map should be, and I add an exception.",
    ),
    "squid errors": _told(
        "What squid’s error pages mean",
        "ERR_DNS_FAIL: “Unable to determine IP address from host name”. The resolver that squid asks does not know the name.",
        "ERR_CONNECT_FAIL: the server did not take the connection. ERR_ACCESS_DENIED: a rule of this proxy refuses the request.",
        "Each page ends with the line “Generated by HOST (squid/VERSION)”, by which one knows which proxy wrote it.",
    ),
    "squid question": _told(
        "The requested URL could not be retrieved: what can I do?",
        "I get this page for one site only, and only in the office. At home it opens.",
        "The name server of your office does not know the address. Ask whoever runs the proxy to clear its cache.",
        "That helped, it opens now. Many thanks.",
    ),
    "squid markup": _told(
        "Styling squid’s pages",
        "The body of each page bears the name of the error, so that one style sheet can be for all of them:",
        "&lt;body id=ERR_DNS_FAIL&gt;",
        "Write a rule for that name, and put the sheet into errorpage.css.",
    ),
    "ats docs": _told(
        "Body factory",
        "Traffic Server has a text for each of its own answers. They lie in the directory body_factory/default.",
        "connect#dns_failed is “Unknown Host”, timeout#inactivity is “Inactivity Timeout”, access#ssl_forbidden is “SSL Port Forbidden”.",
        "Set proxy.config.body_factory.enable_customizations to 2 to have texts by language.",
    ),
    "blue coat note": _told(
        "Network Error (dns_unresolved_hostname) behind a proxy: how to find the cause",
        "Users report the page when they open a site that was moved to another address.",
        "Log in to the appliance and look the name up there; it may ask another name server than the users do.",
        "If the name is known there, clear the cache and try again.",
    ),
    "palo alto docs": _told(
        "URL filtering response pages",
        "The firewall shows a page when a user opens a site in a category that is blocked.",
        "“Access to the web page you were trying to visit has been blocked in accordance with company policy” is its default text.",
        "You can export the page, change it and import it again under Device, Response Pages.",
    ),
    "fortinet docs": _told(
        "Replacement messages",
        "In the table Web Filter the text “You have tried to access a web page which is in violation of your internet usage policy” can be changed for each group.",
        "Images are kept apart from the text, and each is limited to 24 kilobytes.",
        "To have the former text back, select Restore Default.",
    ),
    "zscaler help": _told(
        "About end user notifications",
        "When a policy blocks a site, users see a page with your logo, the category and a link to your policy.",
        "You can add a contact so that they can ask for a review.",
        "The page is sent in the language of the browser where a translation exists.",
    ),
    "umbrella help": _told(
        "How block pages work",
        "A user who asks for a blocked name is sent to a page that says “This site is blocked”.",
        "Administrators choose what is shown on it, and whether a bypass code may be entered.",
        "Certificates are needed for sites over TLS.",
    ),
    "pfblocker howto": _told(
        "pfBlockerNG on a small office router",
        "Lists are loaded every night at two, and the resolver answers with the address of the router for what is on them.",
        "A page says that the site has been blocked by the network administrator; we turned it off, since nobody reads it.",
        "About forty thousand names are on our lists.",
    ),
    "opnsense": _told(
        "Sites blocked at school: what pupils may ask for",
        "The school’s filter blocks some sites that pupils need for their work.",
        "Teachers can ask for them in a form; most are opened within two days.",
        "Last year 214 requests were made, and 190 were granted.",
    ),
    "watchguard kb": _told(
        "Request denied by WatchGuard HTTP proxy: reading the reasons",
        "The page names the policy and the reason, such as a category or a file type.",
        "To let a type of file through, open the proxy action and add it under Body Content Types.",
        "Save the configuration to the device.",
    ),
    "netskope blog": _told(
        "Ten years of web filters in offices",
        "In 2014 four in ten companies filtered what their staff could read; now eight in ten do.",
        "The most common message is that the site is not in accordance with company policy.",
        "Unions ask for lists of blocked categories to be published.",
    ),
    "sangfor zh": _told(
        "上网行为管理设备的拦截页面怎样修改",
        "设备默认的提示是“您访问的网页被管理员禁止访问”，很多单位希望换成自己的文字。",
        "登录设备，在终端提示页面一栏上传新的页面即可，文件大小不超过二百千字节。",
        "修改之后立即生效，不需要重启设备。",
        lang="zh",
    ),
    "blocked news ru": _told(
        "Сайт института заблокирован в трёх областях",
        "С понедельника жители трёх областей не могут открыть сайт института экономики деревни.",
        "Вместо отчётов провайдеры показывают надпись «Доступ к ресурсу ограничен».",
        "Институт подал жалобу в суд; заседание назначено на май.",
        lang="ru",
    ),
    "blocked news tr": _told(
        "Enstitünün sitesine erişim engellendi",
        "Köy ekonomisi enstitüsünün sitesi pazartesi gününden beri üç ilde açılmıyor.",
        "Sağlayıcılar raporların yerine “Bu siteye erişim engellenmiştir” yazısını gösteriyor.",
        "Enstitü mahkemeye başvurdu, duruşma mayıs ayında yapılacak.",
        lang="tr",
    ),
    "blocked news zh": _told(
        "研究所网站在三省无法访问",
        "自周一起，三个省份的居民无法打开农村经济研究所的网站。",
        "研究所表示服务器运行正常，其他省份的读者可以阅读全部报告。",
        "研究所已向主管部门提出书面询问，答复预计在五月作出。",
        lang="zh",
    ),
    "blocked news de": _told(
        "Seite des Instituts in drei Ländern gesperrt",
        "Seit Montag können Leser in drei Ländern die Berichte des Instituts nicht öffnen.",
        "An ihrer Stelle steht der Satz „Der Zugriff auf diese Seite wurde gesperrt“.",
        "Das Institut hat Klage eingereicht; verhandelt wird im Mai.",
        lang="de",
    ),
    "blocked news fa": _told(
        "سایت مؤسسه در سه استان باز نمی‌شود",
        "از روز دوشنبه ساکنان سه استان نمی‌توانند سایت مؤسسه اقتصاد روستا را باز کنند.",
        "به جای گزارش‌ها نوشته‌ای نشان داده می‌شود که دسترسی محدود شده است.",
        "مؤسسه شکایت کرده و دادگاه در ماه مه تشکیل می‌شود.",
        lang="fa",
    ),
    "blocked news es": _told(
        "Bloquean el sitio del instituto en tres provincias",
        "Desde el lunes los lectores de tres provincias no pueden abrir los informes del instituto.",
        "En su lugar aparece la frase «El acceso a este sitio está restringido».",
        "El instituto presentó una demanda y la audiencia será en mayo.",
        lang="es",
    ),
    "listinfo": framed(
        "Wells Info Page",
        '<table><tr><td><b>Wells -- Wells of the eastern districts</b></td></tr><tr><td>About Wells</td></tr><tr><td><p>A list for all who keep records of wells in the eastern districts.<p>To see the collection of prior postings to the list, visit the Wells Archives.</td></tr><tr><td>Using Wells</td></tr><tr><td>To post a message to all the list members, send email to wells@lists.example.</td></tr><tr><td>Subscribing to Wells</td></tr><tr><td>Subscribe to Wells by filling out the following form.<form method=post action="../subscribe/wells">Your email address: <input name=email> Your name (optional): <input name=fullname> Pick a password: <input type=password name=pw> Reenter password to confirm: <input type=password name="pw-conf"><input type=submit value=Subscribe></form></td></tr></table>',
    ),
    "listinfo de": framed(
        "Brunnen Infoseite",
        '<table><tr><td><b>Brunnen -- Brunnen der östlichen Bezirke</b></td></tr><tr><td>Über Brunnen</td></tr><tr><td><p>Eine Liste für alle, die Aufzeichnungen über Brunnen in den östlichen Bezirken führen.<p>Um frühere Nachrichten an diese Liste zu sehen, besuchen Sie bitte das Archiv der Liste Brunnen.</td></tr><tr><td>Brunnen benutzen</td></tr><tr><td>Um eine Nachricht an alle Mitglieder der Liste zu senden, schicken Sie diese an brunnen@lists.example.</td></tr><tr><td>Abonnieren von Brunnen</td></tr><tr><td>Abonnieren Sie Brunnen, indem Sie das folgende Formular ausfüllen.<form method=post action="../subscribe/brunnen">Ihre E-Mail-Adresse: <input name=email> Ihr Name (optional): <input name=fullname> Sie können weiter unten ein Passwort eingeben: <input type=password name=pw><input type=password name="pw-conf"><input type=submit value=Abonnieren></form></td></tr></table>',
        lang="de",
    ),
    "pipermail": framed(
        "The Wells Archives",
        "<h1>The Wells Archives</h1><p>You can get more information about this list.</p><table><tr><td>Archive</td><td>View by:</td><td>Downloadable version</td></tr>"
        + "".join(
            f"<tr><td>{month} 2019:</td><td><a href=/{month}/t>[ Thread ]</a> <a href=/{month}/s>[ Subject ]</a> <a href=/{month}/a>[ Author ]</a></td><td><a href=/{month}.gz>[ Gzip'd Text {n} KB ]</a></td></tr>"
            for n, month in enumerate(("January", "February", "March", "April", "May"), 12)
        )
        + "</table>",
    ),
    "a message": framed(
        "[Wells] Authentication of the private archives",
        "<h1>[Wells] Authentication of the private archives</h1><b>Anna Berg</b> anna at lists.example<br><i>Mon May 6 10:12:01 2019</i><hr><pre>Dear all,\n\nsince the move, the private archives of the board ask for the password twice.\nThe archives of this list are open as before, and nobody needs a password for them.\n\nThe records of the 41 wells are in the attachment.\n\nAnna</pre><hr><a href=p>Previous message</a> <a href=n>Next message</a>",
    ),
    "hyperkitty list": framed(
        "wells@lists.example - Archives",
        "<h1>wells@lists.example</h1><p>A list for all who keep records of wells.</p><h2>May 2019</h2><ul>"
        + "".join(
            f"<li><a href=/thread/{n}>Records of well {n}</a> Anna Berg, {n} participants, {n} comments"
            for n in range(2, 14)
        )
        + "</ul>",
    ),
    "mailman docs": _told(
        "Private archives",
        "Set archive_private to yes, and only members can read what was posted.",
        "Who opens the archive is then asked for an address and a password; the page that asks is templates/LANG/private.html.",
        "Session cookies are used so that members need not authenticate with every page.",
    ),
    "captive portal": _told(
        "How captive portals are found by phones",
        "A phone asks for a page whose answer it knows. Where another comes, it opens a window.",
        "Older gates answer with an element called WISPAccessGatewayParam, in a comment of the page.",
        "&lt;WISPAccessGatewayParam&gt;&lt;Redirect&gt;&lt;MessageType&gt;100&lt;/MessageType&gt;",
        "Newer networks say in their lease where the page to log in is.",
    ),
    "campus network": _told(
        "校园网使用说明",
        "新生入学后用学号登录校园网，初始密码为身份证号后六位。",
        "宿舍区每层设有两个无线接入点，图书馆和教学楼全部覆盖。",
        "如遇到问题，请在工作日到信息中心二楼服务台咨询。",
        lang="zh",
    ),
    "no such domain": _told(
        "“No such domain”: a short history of an error",
        "Before 1983 every host had a file with all names, and an unknown one was simply not in it.",
        "The answer NXDOMAIN came with the system of names, and browsers translated it as “No such domain”.",
        "Proxies sent it with the number 404, which made people believe that a page was missing.",
    ),
    "dns theory": _told(
        "Why a host name cannot be resolved",
        "A name may be written wrongly, may have run out, or its servers may not answer.",
        "The resolver says which of these it was: NXDOMAIN for the first two, SERVFAIL for the last.",
        "We measured both for eleven thousand names over a year.",
    ),
    "unknown host": _told(
        "Unknown Host: letters to a landlord",
        "The play tells of a lodger who never met the man whose house she lived in.",
        "Twelve letters are read on an empty stage, and each is answered by another voice.",
        "It is given until the end of May at the theatre on the quay.",
    ),
    "inactivity": _told(
        "Inactivity timeout of sessions in banks",
        "We asked twelve banks after how many minutes their sites end a session.",
        "The shortest was three minutes, the longest an hour, and half of them warn before.",
        "Readers with slow connections lose what they wrote more often than others.",
    ),
    "sentora docs": _told(
        "Your first site with Sentora",
        "After the account is made, log in and open the file manager.",
        "Replace or delete the file index.html, which says that your hosting space is ready.",
        "Put your own pages into the folder public_html, and open your name in a browser.",
        "Mail boxes are made under Mail, one for each person.",
    ),
    "hosting help de": _told(
        "Erste Schritte mit Ihrem Webspace",
        "Ihr Webspace ist eingerichtet, sobald die Bestätigung per E-Mail gekommen ist.",
        "Laden Sie Ihre Dateien mit einem FTP-Programm in den Ordner html.",
        "Ersetzen oder löschen Sie die Datei index.html, die wir dort abgelegt haben.",
        "Datenbanken legen Sie im Kundenbereich unter dem Punkt MySQL an.",
        lang="de",
    ),
    "moved news": _told(
        "Website moved",
        "Last night the pages of the institute were moved to a new server in the cellar of the library.",
        "The old machine had run since 2011 and lost two disks this winter.",
        "Reports open about twice as fast as before. Please tell us if anything is missing.",
    ),
    "declined": _told(
        "“The website declined to show this webpage”: what it means",
        "The browser shows this for the number 403, with a list of causes.",
        "The owner of the site may have closed a folder, or let in only some addresses.",
        "Clear the cookies of the site, and write to its owner if that does not help.",
    ),
    "wechat rules": _told(
        "微信“已停止访问该网页”是什么意思",
        "不少用户在微信里打开链接时看到“已停止访问该网页”的提示。",
        "平台的说明是网页被多人投诉，网站所有者可以点击申请恢复访问。",
        "我们统计了去年三百个这样的网页，其中四成在一个月内恢复。",
        lang="zh",
    ),
    "此操作权限": _told(
        "论坛提示“您没有此操作权限”怎么办",
        "新注册的用户在前三天不能发布带图片的帖子，这时会看到这条提示。",
        "等级提升之后限制自动取消，也可以联系版主提前开通。",
        "各等级的权限见下表，每月一日更新。",
        lang="zh",
    ),
    "ministry down ru": _told(
        "Сайт министерства не работал шесть часов",
        "Во вторник сайт министерства временно не был доступен из-за аварии в дата-центре.",
        "Сейчас все страницы открываются, документы за май опубликованы.",
        "В прошлом году таких случаев было четыре.",
        lang="ru",
    ),
    "メンテナンス": _told(
        "用水路のメンテナンスの記録",
        "五月から七月にかけて、東部の四十一の村で用水路のメンテナンスが行われた。",
        "作業は各村の組合が担当し、費用は県の基金から支払われた。",
        "復旧は八月の予定で、九月には水が流れる見込みである。",
        lang="ja",
    ),
    "proxy list": _told(
        "How a cache saves a village’s connection",
        "Forty houses share one line of two megabits, and a proxy keeps what was asked for once.",
        "When the line is down, the proxy could not connect to anything, but the weather and the bus times are still there.",
        "It cost ninety euros and runs from a solar panel.",
    ),
    "gateway": _told(
        "Gate of the old town",
        "The gate was closed at nine each night until 1862, and who came later was not allowed to enter.",
        "Access was denied to carts with iron wheels.",
        "Its keeper’s book lies in the archive.",
    ),
}
# step-by-step instructions, as manuals have them
_STEPS = (
    "Open the console with an account that may change settings, and choose the group of devices from the list on the left.",
    "Select Edit, give the new text a name that your colleagues will understand, and paste what you have written into the field.",
    "Pictures may be up to two hundred kilobytes each, and are kept together with the text so that nothing is loaded from outside.",
    "Select Preview to see what people in the group will get, and try a narrow window as well, for most of them use a telephone.",
    "When you are content, select Apply; all devices have the change after five minutes, and those that were off when they start.",
    "The former text is kept for ninety days under History, with the name of who changed it and the hour at which that was done.",
    "If nothing changes, look whether the device belongs to two groups: the one that stands higher in the list counts for it.",
)
_MANUALS = (
    "privoxy manual",
    "squid errors",
    "squid markup",
    "ats docs",
    "blue coat note",
    "palo alto docs",
    "fortinet docs",
    "zscaler help",
    "umbrella help",
    "pfblocker howto",
    "watchguard kb",
    "mailman docs",
    "sentora docs",
    "declined",
    "squid question",
    "netskope blog",
    "opnsense",
)
LIVE |= {
    f"{name} at length": LIVE[name].replace("</main>", f"{''.join(f'<p>{one}</p>' for one in _STEPS)}</main>")
    for name in _MANUALS
}
_MORE = {
    "ru": ("Отчёты о колодцах и зарплатах выходили в институте с 2006 года, и каждый из них переводили на два языка.", "Директор института Анна Берг узнала о случившемся из писем учителей, которым были нужны таблицы к урокам.", "«Нам никто ничего не сообщил, ни письмом, ни по телефону», — говорит она.", "Ведомство ссылается на решение районного суда, принятое в марте без участия института.", "В решении речь идёт об одной странице 2017 года, на которой перечислены долги трёх хозяйств.", "Юристы называют такую меру несоразмерной: из-за одной страницы не открываются четыре тысячи других.", "Копии отчётов лежат в областной библиотеке, где их можно прочитать на бумаге."),
    "fa": ("گزارش‌های چاه‌ها و دستمزدها از سال ۱۳۸۵ منتشر می‌شد و هر کدام به دو زبان ترجمه شده است.", "آنا برگ، مدیر مؤسسه، از نامه‌های معلمانی که جدول‌ها را برای درس می‌خواستند از ماجرا باخبر شد.", "او می‌گوید هیچ کس نه با نامه و نه با تلفن چیزی به ما نگفت.", "اداره به رأی دادگاه شهرستان در ماه مارس استناد می‌کند که بدون حضور مؤسسه صادر شده است.", "رأی درباره یک صفحه از سال ۱۳۹۶ است که بدهی سه مزرعه در آن آمده است.", "وکلا این اقدام را نامتناسب می‌دانند، زیرا به خاطر یک صفحه چهار هزار صفحه دیگر باز نمی‌شود.", "نسخه کاغذی گزارش‌ها در کتابخانه استان نگهداری می‌شود و همه می‌توانند آن را بخوانند."),
    "de": ("Die Berichte über Brunnen und Löhne erscheinen seit 2006, und jeder von ihnen wurde in zwei Sprachen übersetzt.", "Die Leiterin Anna Berg erfuhr davon aus Briefen von Lehrern, die Tabellen für den Unterricht brauchten.", "„Niemand hat uns etwas gesagt, weder schriftlich noch am Telefon“, sagt sie.", "Die Behörde beruft sich auf ein Urteil des Bezirksgerichts vom März, das ohne das Institut erging.", "Darin geht es um eine einzige Seite aus dem Jahr 2017, auf der die Schulden dreier Höfe stehen.", "Juristen halten das für unverhältnismäßig: wegen einer Seite fehlen viertausend andere.", "Auf Papier liegen die Berichte in der Landesbibliothek."),
    "tr": ("Kuyular ve ücretler üzerine raporlar 2006 yılından beri çıkıyor ve her biri iki dile çevrildi.", "Müdür Anna Berg durumu, dersleri için tablolara ihtiyaç duyan öğretmenlerin mektuplarından öğrendi.", "“Bize ne yazıyla ne de telefonla bir şey söylendi” diyor.", "Kurum, mart ayında enstitü dinlenmeden verilen bir ilçe mahkemesi kararına dayanıyor.", "Kararda üç çiftliğin borçlarını gösteren 2017 tarihli tek bir sayfadan söz ediliyor.", "Hukukçular bunu ölçüsüz buluyor: bir sayfa yüzünden dört bin sayfa okunamıyor.", "Raporların basılı nüshaları il kütüphanesinde duruyor."),
    "es": ("Los informes sobre pozos y salarios salen desde 2006, y cada uno se tradujo a dos idiomas.", "La directora Anna Berg lo supo por cartas de maestros que necesitaban las tablas para sus clases.", "«Nadie nos dijo nada, ni por escrito ni por teléfono», afirma.", "La autoridad se remite a una sentencia de marzo, dictada sin oír al instituto.", "En ella se habla de una sola hoja de 2017 con las deudas de tres fincas.", "Los juristas la consideran desproporcionada: por una hoja faltan cuatro mil.", "En papel los informes están en la biblioteca provincial."),
    "zh": ("关于水井和工资的报告从二〇〇六年起出版，每一份都译成两种语言。", "所长安娜·贝格是从教师的来信中得知此事的，他们上课需要这些表格。", "她说，没有人以书面或电话的方式告诉过我们任何事情。", "主管部门援引县法院三月的一项判决，研究所没有参加审理。", "判决涉及二〇一七年的一页内容，上面列出了三个农场的债务。", "法律界人士认为这一措施过度，因为一页内容使四千页无法阅读。", "报告的纸质版存放在省图书馆，任何人都可以查阅。"),
}  # fmt: skip
LIVE |= {
    f"blocked news {lang} at length": LIVE[f"blocked news {lang}"].replace(
        "</main>", f"{''.join(f'<p>{one}</p>' for one in more)}</main>"
    )
    for lang, more in _MORE.items()
}
_CLOSED = {
    "en": "ERROR: The archives of this list are restricted to subscribers.", "fr": "Les archives de cette liste sont réservées aux abonnés.", "de": "FEHLER (arc) - Das Archiv dieser Liste ist nur für Abonnenten zugänglich.",
    "es": "ERROR (arc) - Los archivos de esta lista están reservados a los suscriptores.", "group": "This group is private. Messages can only be viewed by members.", "ru": "Архив этой рассылки доступен только подписчикам.",
}  # fmt: skip
BLOCKED |= {
    f"list {name}": framed("Lists of the institute", f"<h1>Wells</h1><p>{line}</p>") for name, line in _CLOSED.items()
}
BLOCKED |= {
    "forefront": page(
        "The page cannot be displayed",
        "<h1>Network Access Message: The page cannot be displayed</h1><p>Error Code: 403 Forbidden. The gateway denied the specified Uniform Resource Locator (URL). (12202)</p>",
    )
}
_NAMELESS = {
    "en": ("This site can’t be reached", "institute.example’s server IP address could not be found.", "ERR_NAME_NOT_RESOLVED"),
    "de": ("Diese Website ist nicht erreichbar", "Die Server-IP-Adresse von institute.example wurde nicht gefunden.", "DNS_PROBE_FINISHED_NXDOMAIN"),
    "fr": ("Ce site est inaccessible", "Impossible de trouver l'adresse IP du serveur de institute.example.", "DNS_PROBE_FINISHED_NXDOMAIN"),
    "ru": ("Не удается получить доступ к сайту", "Не удалось найти IP-адрес сервера institute.example.", "DNS_PROBE_FINISHED_NXDOMAIN"),
    "es": ("No se puede acceder a este sitio web", "No se ha podido encontrar la dirección IP del servidor de institute.example."),
    "zh": ("无法访问此网站", "找不到 institute.example 的服务器 IP 地址。", "ERR_NAME_NOT_RESOLVED"),
    "firefox": ("Server Not Found", "Hmm. We’re having trouble finding that site.", "We can’t connect to the server at institute.example."),
    "firefox de": ("Server nicht gefunden", "Firefox kann den Server unter institute.example nicht finden."),
    "netcache": ("Host not found", "The host name institute.example was not found. Name server said: Non-existent domain."),
    "curl": ("Error", "The requested resource could not be loaded. Could not resolve host: institute.example"),
    "forefront": ("Network Access Message: The page cannot be displayed", "The Web page you are attempting to access could not be found: the name has no DNS record.", "Error Code 11001: Host not found"),
}  # fmt: skip
FAILING |= {f"nameless {name}": said("institute.example", *lines) for name, lines in _NAMELESS.items()}
LIVE |= {
    "nxdomain": _told(
        "What DNS_PROBE_FINISHED_NXDOMAIN means",
        "The browser writes this where a name has no address, or where the server that it asks does not know of one.",
        "A name may have run out, or been written wrongly; the other cause is a network that answers for its own names only.",
        "We asked four servers for eleven hundred names, and all four gave the same answer for all but six.",
    ),
    "err_name": _told(
        "Was ERR_NAME_NOT_RESOLVED bedeutet",
        "Der Browser zeigt diese Meldung, wenn ein Name keine Adresse hat.",
        "Manchmal hilft es, den Router aus- und nach einer Minute wieder einzuschalten.",
        "In Schulen liegt es oft daran, dass nur der eigene Server gefragt werden darf.",
        lang="de",
    ),
    "list of a closed archive": framed(
        "Board Info Page",
        '<b>Board -- The board of the institute</b><h3>About Board</h3><p>For the members of the board and those who prepare its meetings, which are held on the first Monday of each month.<p>(The current archive is only available to the list members.)<h3>Using Board</h3><p>To post a message to all the list members, send email to board@lists.example.<p>You can subscribe to the list, or change your existing subscription, in the sections below.<h3>Subscribing to Board</h3><form>Your email address: <input name=email> Pick a password: <input type=password name=pw> <input type=password name="pw-conf"><input type=submit value=Subscribe></form>',
    ),
    "lists of an institute": framed(
        "Mailing lists of the institute",
        "<h1>Mailing lists of the institute</h1><table>"
        + "".join(
            f"<tr><td><a href=/lists/{name}>{name}</a></td><td>{what}</td><td>{who}</td></tr>"
            for name, what, who in (
                ("wells", "Records of wells in the eastern districts", "Open archive"),
                ("wages", "Wages in the mills since 1998", "Open archive"),
                ("board", "Meetings of the board", "Archive for members"),
                ("schools", "Attendance in the months of the harvest", "Open archive"),
                ("loans", "Loans of the provincial bank", "Open archive"),
            )
        )
        + "</table><p>Write to lists@institute.example to have a list made.</p>",
    ),
    "a list's rules": _told(
        "Rules of the list Wells",
        "Write about wells, water and those who dig for it; other matters have lists of their own.",
        "Messages are kept for ever. The archives of this list are open, those of the board are restricted to subscribers.",
        "Attachments may be up to two megabytes, and pictures are better put on a page of your own.",
        "Who breaks a rule is told so once, and may be taken off the list for a month.",
    ),
    "a post with curl": _told(
        "A script that failed at night",
        "At three the copy of the wells did not run, and the mail of the machine said why.",
        "curl: (6) Could not resolve host: data.institute.example",
        "The name had been moved to another server an hour before, and the old one was gone.",
        "Since then the script tries three times, ten minutes apart.",
    ),
}
