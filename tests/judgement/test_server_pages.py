"""Pages that web servers, platforms and programs print by themselves: never a document, and no loss where a request
failed."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import again, judged, notice
from tests.judgement.rounds.eighth import framed


def _headed(title: str, heading: str, *lines: str) -> str:
    return notice(title, *lines).replace("<body>", f"<body><h1>{heading}</h1>")


def _plain(title: str, *lines: str) -> str:
    """A page with its title as its heading."""
    return _headed(title, title, *lines)


def _httpd(title: str, said: str, status: int) -> str:
    return notice(title).replace(
        "<body>",
        f"<body><h1>{title}</h1><p>{said}</p><h2>Error {status}</h2><address><a href=/>mill.example</a><br>"
        "<span>Apache/2.4.62 (Unix)</span></address>",
    )


def _tomcat(title: str, described: str) -> str:
    return _plain(title, "Message /mill", described, "Apache Tomcat/9.0.98")


FAILING = {
    "nginx": notice("413 Request Entity Too Large").replace("<body>", "<body><center><h1>413 Request Entity Too Large</h1></center><hr><center>nginx/1.26.2</center>"),
    "httpd": notice("411 Length Required").replace("<body>", "<body><h1>Length Required</h1><p>A request of the requested method GET requires a valid Content-length.</p>"),
    "httpd in Czech": _httpd("Příliš velké URI!", "Délka požadovaného URL je větší, než server zpracuje.", 414),
    "httpd in Chinese": _httpd("请求超时", "服务器没有在规定的时间内收到请求，已关闭网络连接。", 408),
    "tomcat in Chinese": _tomcat("HTTP状态 411 - 所需长度", "服务器不接受没有长度的请求。"),
    "tomcat in Korean": _tomcat("HTTP 상태 400 – 잘못된 요청", "서버가 요청을 이해하지 못했습니다."),
    "tomcat in Spanish": _tomcat("Estado HTTP 501 – Not Implemented", "El molino no muele así."),
    "host name of IIS": notice("Bad Request").replace("<body>", "<body><h2>Bad Request - Invalid Hostname</h2><hr><p>HTTP Error 400. The request hostname is invalid.</p>"),
    "address of Akamai": _plain("Invalid URL", 'The requested URL "[no URL]", is invalid.', "Reference #9.1a2b.17.3c"),
    "WebSphere": notice("", "Error 404: SRVE0255E: A WebGroup/Virtual Host to handle /mill has not been defined."),
    "Azure": notice("", "Our services aren't available right now", "We're working to restore all services as soon as possible. Please check back soon.", "Ref A: 0MILL Ref B: AMS Ref C: 2026-01-02T10:00:00Z"),
    "Vercel": notice("", "This Serverless Function has crashed.", "Your connection is working correctly.", "Vercel is working correctly.", "500: INTERNAL_SERVER_ERROR", "Code: FUNCTION_INVOCATION_FAILED"),
    "Cloudflare": notice("", "error code: 1016"),
    "Traefik": "no available server",
    "squid without its id": notice("FEHLER: Die angeforderte URL konnte nicht gefunden werden", "http://mill.example/", "Erzeugt von kiste.example (squid/3.5.28)"),
    "squid in Turkish": notice("HATA", "http://mill.example/ bulunamadı", "kiste.example (squid/6.1) tarafından oluşturuldu"),
    "setup of WordPress": notice("WordPress › Installation", "Welcome", "Welcome to the installation. Site title, user name, password."),
    "setup of MediaWiki": _plain("MediaWiki 1.43.0", "LocalSettings.php not found.", "Please set up the wiki first."),
    "setup of Discuz": _plain("Discuz! 安装向导", "中文版授权协议", "适用于中文用户"),
    "ASP.NET in Italian": _plain("Errore di runtime", "Errore server nell'applicazione '/mulino'.", "Descrizione: la macina si è fermata."),
    "ASP.NET in Japanese": _headed("ランタイム エラー", "'/' アプリケーションでサーバー エラーが発生しました。"),
    "traffic": notice("This site has exceeded its traffic", "The bandwidth or page view limit for this site has been exceeded and the page cannot be viewed at this time.", "Once the owner of the mill upgrades, it will be back."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_server_page_for_a_request_that_it_did_not_take_is_a_failure(name):
    declared = "text/plain" if name == "Traefik" else "text/html; charset=utf-8"
    found = {look(FAILING[name], declared=declared).effect for look in (judged, again)}
    assert found == {Effect.FAILURE}


@pytest.mark.parametrize(
    ("title", "finding"),
    [
        ("HTTP状态 403 - 被禁止", Finding.DENIED),
        ("HTTP 상태 405 – 허용되지 않는 메소드", Finding.DENIED),
        ("HTTP 상태 401 – 인가 안됨", Finding.LOGIN),
        ("HTTP状态 410 - 跑了。", Finding.SOFT_GONE),
    ],
)
def test_status_page_of_tomcat_in_translation_is_what_its_number_says(title, finding):
    body = _tomcat(title, "磨坊今日不转。")
    assert {judged(body), again(body)} == {finding}


UNSET = {
    "domain of a host": _plain("No Site For Domain", "There is no site for this domain on our servers."),
    "untitled name": notice("", "Unrecognized domain mill.example"),
    "tunnel": notice("", "Tunnel mill.example not found"),
    "subdomain": notice("", "This UserVoice subdomain is currently available!"),
    "blog": notice("mill.wordpress.com doesn’t exist", "Do you want to register mill.wordpress.com?"),
    "help center": notice("Help Center Closed", "Oops, this help center no longer exists"),
    "tilda": notice("", "Domain has been assigned. Please go to the site settings and put the domain name in the Domain tab."),
    "unlinked in Russian": _plain("Домен не прилинкован ни к одной из директорий на сервере!", "Прилинкуйте домен в панели управления."),
    "created in Russian": _plain("Сайт только что создан.", "Здесь будет мельница."),
    "unpaid in Russian": _plain("Ошибка 402. Сервис Мельница.рф не оплачен"),
    "domain in German": notice("mill.example", "Diese Domain ist noch nicht mit einer Website verbunden"),
    "contents in German": notice("mill.example", "Unter dieser Domain wurden noch keine Inhalte hinterlegt."),
    "old IIS in German": notice("Wird bearbeitet", "Die Site verfügt momentan nicht über eine Standardseite. Möglicherweise wird sie gerade eingerichtet."),
    "registered in Korean": notice("물레방아 도메인 포워딩", "홈페이지 준비중입니다.").replace("<body>", "<body><h1>본 도메인은 물레에서 등록된 도메인입니다.</h1>"),
    "Tomcat": _plain("Apache Tomcat/9.0.98", "If you're seeing this, you've successfully installed Tomcat. Congratulations!", "Managing Tomcat"),
    "WildFly": _plain("Welcome to WildFly", "Your WildFly instance is running.", "Documentation | Quickstarts"),
    "OpenResty": _plain("Welcome to OpenResty!", "If you see this page, the OpenResty web platform is successfully installed and working. Further configuration is required."),
    "LNMP": notice("恭喜您，LNMP一键安装包安装成功!", "LNMP一键安装包是一个脚本程序。"),
    "phpStudy": notice("站点创建成功-phpstudy for windows", "Hello World!"),
    "not added in Russian": _plain("Домен не добавлен в панели", "Прикрепите его в разделе «Сайты»."),
    "ready": notice("mill.example", "Website mill.example is ready. The content is to be added"),
    "opened in German": notice("mill.example", "Diese Internetpräsenz wurde soeben freigeschaltet."),
    "parked free": _headed("Dynadot", "mill.example is parked free, courtesy of Dynadot", "Is this your domain? Add hosting, email and more."),
    "parked in Norwegian": _headed("domeneshop", "Domenet er parkert hos Domeneshop", "mill.example er registrert hos Domeneshop, men eieren har ingen aktiv nettside her for øyeblikket."),
    "suspended in Serbian": _plain("Vodenica", "Ovaj nalog je suspendovan.", "Kontaktirajte vašeg hosting provajdera."),
    "XAMPP": _plain("Welcome to XAMPP", "You have successfully installed XAMPP on this system!"),
    "Rails": _plain("Yay! You’re on Rails!", "Rails version: 7.1", "Ruby version: 3.2"),
    "CodeIgniter": _plain("Welcome to CodeIgniter", "The page you are looking at is being generated dynamically by CodeIgniter."),
    "service": notice("Service Suspended").replace("<body>", "<body><h1>This service has been suspended by its owner.</h1>"),
    "deployment": notice("", "402: PAYMENT_REQUIRED", "Code: DEPLOYMENT_DISABLED", "This deployment is temporarily paused"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSET)
def test_page_of_a_host_or_program_without_a_site_is_no_document(name):
    assert {judged(UNSET[name]).effect, again(UNSET[name]).effect} == {Effect.SITE_LOSS}


def test_untitled_words_that_a_thing_of_a_host_was_not_found_are_a_soft_404():
    for said in ("Repository not found", "Not Found - Request ID: 01HXMILL", "The feed has not been found."):
        assert judged(notice("", said)) is Finding.SOFT_GONE


TOLD = [
    ("413 Content Too Large - HTTP", "The status says that the body of a request is larger than the server takes.", "The mill raised the limit of its archive to twenty megabytes."),
    ("417 Expectation Failed — statuses", "The expectation in the header of the request could not be met by a server.", "Constant in Go: http.StatusExpectationFailed"),
    ("HTTP状态 413", "上传文件的时候服务器返回 413，说明文件超过了限制。", "在 nginx 的配置中改大即可。"),
    ("HTTP 421", "It was defined in 2015, for servers that share a certificate.", "Browsers then open a new connection."),
    ("HTTP Error 400: how to fix it", "Clear the cookies of the site and reload it.", "If you run nginx, raise the buffers for headers."),
    ("Installing Tomcat", "Open port 8080.", "You should read: If you're seeing this, you've successfully installed Tomcat. Congratulations!", "Then set the users."),
    ("WildFly: first steps", "Start the server.", "The page says that your WildFly instance is running.", "Deploy the mill."),
    ("Первый сайт", "Сайт только что создан", "Теперь загрузите файлы на сервер.", "Проверьте права на каталоги."),
    ("Как привязать домен", "Если домен не прилинкован к директории на сервере, посетители видят заглушку.", "Откройте раздел «Сайты» и выберите директорию."),
    ("Discuz! 安装向导", "第一步检查目录权限。", "第二步填写数据库信息和管理员密码。", "完成后论坛即可使用。"),
    ("宝塔面板使用教程", "站点创建成功", "接下来上传网站程序到根目录。", "最后修改后台密码。"),
    ("Unrecognized domain in mail", "Unrecognized domain mill.example", "The mail server refuses the message because the domain has no MX record."),
    ("Vercel functions", "A function that runs too long ends with FUNCTION_INVOCATION_TIMEOUT.", "Raise its limit in the settings of the project."),
    ("Statut 426", "Le statut 426 fixe les droits des pêcheurs du lac.", "Il a été adopté en 1923."),
    ("Domena stowarzyszenia", "Domena jest utrzymywana na serwerach nazwa.pl i opłacona do końca roku.", "Zarząd przeniesie ją wiosną."),
    ("Errore server nell'applicazione: come lo abbiamo risolto", "Per due settimane il mulino vedeva la pagina con il titolo Errore di runtime.", "Mancava un permesso sulla cartella dei registri.", "Ora il sito del comune funziona."),
    ("Rails for beginners", "Start the server and open the page.", "Yay! You’re on Rails! is what it says.", "Generate the first controller."),
    ("Installing XAMPP", "Open the dashboard in a browser.", "It says that you have successfully installed XAMPP on this system.", "Start the database."),
    ("Impressum der Mühle", "Diese Internetpräsenz wurde soeben freigeschaltet.", "Wir wünschen allen Gästen der Mühle viel Freude beim Lesen der Chronik.", "Verantwortlich ist der Verein."),
    ("Garage of the hotel", "Your car is parked free, courtesy of Mill House, for each night of your stay.", "The gate closes at eleven."),
    ("Suspendovan nalog sudije", "Nalog sudije je suspendovan u ponedeljak, piše list.", "Stranka je zatražila objašnjenje."),
    ("Domain verbinden", "Ihre Domain ist noch nicht mit einer Website verbunden? So geht es.", "Wählen Sie im Kundencenter den Webspace."),
]  # fmt: skip


@pytest.mark.parametrize("said", TOLD, ids=[one[0] for one in TOLD])
def test_page_that_tells_of_a_servers_page_is_content(said):
    title, *lines = said
    told = f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    assert judged(_plain(title, *lines)) is Finding.FIRST
    assert judged(framed(title, told)) is Finding.FIRST
