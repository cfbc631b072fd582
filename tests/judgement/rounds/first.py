"""Pages as many kinds of servers, site builders, walls and registrars print them, written for the tests from general
knowledge. Name -> page, in one table for each kind."""

from __future__ import annotations

from tests.judgement.looks import notice

_ENTRIES = {
    "en": ("Home", "News", "About us", "Services", "Products", "Contact", "Careers", "Press", "Privacy policy", "Terms of use", "Search"),
    "de": ("Startseite", "Aktuelles", "Über uns", "Leistungen", "Produkte", "Kontakt", "Karriere", "Presse", "Datenschutz", "Impressum", "Suche"),
    "fr": ("Accueil", "Actualités", "À propos", "Services", "Produits", "Contact", "Emploi", "Presse", "Confidentialité", "Mentions légales", "Recherche"),
    "zh": ("首页", "新闻动态", "机构概况", "信息公开", "办事服务", "互动交流", "人才招聘", "联系我们", "网站地图", "隐私声明", "搜索"),
}  # fmt: skip


def chrome(title: str, main: str, lang: str = "en", name: str = "Northern Institute", prose: int = 0) -> str:
    """A page with all the menus and the footer of its site."""
    entries = _ENTRIES.get(lang, _ENTRIES["en"])
    menu = "".join(f"<li><a href='/{n}/'>{entry}</a></li>" for n, entry in enumerate(entries))
    sub = "".join(f"<li><a href='/s{n}/'>{entries[n % len(entries)]} {n}</a></li>" for n in range(18))
    about = (
        "<p>We advise towns and counties on water, roads and schools, and have done so since 1974, with offices in four "
        "cities and a staff of more than two hundred engineers, lawyers and economists.</p>" * prose
    )
    return (
        f"<!doctype html><html lang={lang}><head><meta charset=utf-8><title>{title}</title></head><body><header><a href=/>{name}</a>"
        f"<ul class=nav>{menu}</ul></header><div id=page><div class=left><ul>{sub}</ul></div><div class=content>{main}</div></div>"
        f"<div class=bottom>{about}<p>{name}, 12 Library Road, 10117 Berlin. Tel. 030 1234567. All rights reserved.</p></div></body></html>"
    )  # fmt: skip


# language -> (title, heading, line) of a not-found page
_GONE = {
    "de": ("Seite nicht gefunden", "Seite nicht gefunden", "Die von Ihnen gewünschte Seite konnte leider nicht gefunden werden."),
    "de 2": ("Fehler 404", "Hoppla!", "Diese Seite gibt es leider nicht (mehr)."),
    "fr": ("Page non trouvée", "Page introuvable", "La page que vous recherchez n'existe pas ou a été déplacée."),
    "fr 2": ("Oups", "Oups ! Cette page est introuvable.", "Rien n'a été trouvé à cette adresse."),
    "es": ("Página no encontrada", "¡Ups! Esa página no se puede encontrar.", "La página que busca ya no existe."),
    "pt": ("Página não encontrada", "Página não encontrada", "A página que procura não existe ou foi removida."),
    "pt 2": ("Conteúdo indisponível", "Ops! Página não localizada", "Desculpe, mas a página que você procura não foi encontrada."),
    "it": ("Pagina non trovata", "Errore 404", "La pagina richiesta non è stata trovata."),
    "it 2": ("Contenuto non disponibile", "Oops! Questa pagina non può essere trovata.", "Spiacenti, il contenuto cercato non esiste più."),
    "ru": ("Страница не найдена", "Ошибка 404", "К сожалению, запрашиваемая страница не существует или была удалена."),
    "ru 2": ("404 Страница не найдена", "Такой страницы нет", "Неправильно набран адрес, или такой страницы на сайте больше не существует."),
    "uk": ("Сторінку не знайдено", "Сторінка не знайдена", "На жаль, сторінка, яку ви шукаєте, не існує."),
    "pl": ("Nie znaleziono strony", "Błąd 404", "Przepraszamy, strona której szukasz nie istnieje."),
    "pl 2": ("Strona nie została znaleziona", "Ups! Nie znaleźliśmy tej strony", "Podany adres jest nieprawidłowy lub strona została usunięta."),
    "nl": ("Pagina niet gevonden", "Oeps! Die pagina kan niet worden gevonden.", "De pagina die u zoekt bestaat niet meer."),
    "sv": ("Sidan hittades inte", "Sidan kunde inte hittas", "Tyvärr finns inte sidan du letar efter."),
    "da": ("Siden blev ikke fundet", "Siden findes ikke", "Beklager, men siden du leder efter findes ikke."),
    "no": ("Siden ble ikke funnet", "Fant ikke siden", "Siden du leter etter finnes ikke."),
    "fi": ("Sivua ei löytynyt", "Sivua ei löydy", "Etsimääsi sivua ei valitettavasti löytynyt."),
    "tr": ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı", "Ulaşmak istediğiniz sayfa kaldırılmış veya adı değiştirilmiş olabilir."),
    "ar": ("الصفحة غير موجودة", "خطأ 404", "عذرا، الصفحة التي تبحث عنها غير موجودة."),
    "ar 2": ("لم يتم العثور على الصفحة", "عفوا! تعذر العثور على هذه الصفحة", "قد تكون الصفحة قد حذفت أو تغير عنوانها."),
    "fa": ("صفحه پیدا نشد", "خطای ۴۰۴", "صفحه مورد نظر شما یافت نشد."),
    "he": ("הדף לא נמצא", "העמוד לא נמצא", "מצטערים, הדף שחיפשת אינו קיים."),
    "hi": ("पृष्ठ नहीं मिला", "पेज नहीं मिला", "क्षमा करें, आप जिस पृष्ठ को खोज रहे हैं वह मौजूद नहीं है।"),
    "bn": ("পৃষ্ঠাটি পাওয়া যায়নি", "পাতাটি খুঁজে পাওয়া যায়নি", "দুঃখিত, আপনি যে পাতাটি খুঁজছেন সেটি নেই।"),
    "th": ("ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้านี้", "ขออภัย ไม่พบหน้าที่คุณกำลังค้นหา"),
    "vi": ("Không tìm thấy trang", "Không tìm thấy trang", "Rất tiếc, trang bạn tìm kiếm không tồn tại hoặc đã bị xóa."),
    "id": ("Halaman tidak ditemukan", "Halaman tidak ditemukan", "Maaf, halaman yang Anda cari tidak ada."),
    "ms": ("Halaman tidak dijumpai", "Halaman tidak dijumpai", "Maaf, halaman yang anda cari tidak wujud."),
    "ko": ("페이지를 찾을 수 없습니다", "페이지를 찾을 수 없습니다", "요청하신 페이지가 존재하지 않거나 삭제되었습니다."),
    "ja": ("ページが見つかりません", "お探しのページは見つかりませんでした", "ページが削除されたか、URLが変更された可能性があります。"),
    "ja 2": ("404 エラー", "指定されたページは存在しません", "アクセスしようとしたページは移動または削除されました。"),
    "zh": ("页面不存在", "您访问的页面不存在", "很抱歉，您要访问的页面不存在或已被删除。"),
    "zh 2": ("出错了", "哎呀，页面走丢了", "您要找的页面可能已经搬家，请返回首页。"),
    "zh 3": ("提示", "该信息已被删除", "该信息已被删除或正在审核中。"),
    "zh 4": ("文章不存在", "文章不存在或已下线", "您查看的文章已下线，去看看其他内容吧。"),
    "zh-Hant": ("找不到網頁", "找不到您要的網頁", "很抱歉，您所查詢的網頁不存在或已移除。"),
    "zh-Hant 2": ("404 找不到頁面", "糟糕！找不到此頁面", "您輸入的網址有誤，或是該頁面已經移除。"),
    "el": ("Η σελίδα δεν βρέθηκε", "Η σελίδα δε βρέθηκε", "Δυστυχώς η σελίδα που ζητήσατε δεν υπάρχει."),
    "cs": ("Stránka nenalezena", "Stránka nebyla nalezena", "Omlouváme se, požadovaná stránka neexistuje."),
    "sk": ("Stránka sa nenašla", "Stránka nebola nájdená", "Stránka, ktorú hľadáte, neexistuje."),
    "hu": ("Az oldal nem található", "Az oldal nem található", "Sajnáljuk, a keresett oldal nem létezik."),
    "ro": ("Pagina nu a fost găsită", "Pagina nu a fost găsită", "Ne pare rău, pagina căutată nu există."),
    "bg": ("Страницата не е намерена", "Страницата не е намерена", "Търсената от вас страница не съществува."),
    "sr": ("Stranica nije pronađena", "Страница није пронађена", "Žao nam je, tražena stranica ne postoji."),
    "hr": ("Stranica nije pronađena", "Stranica nije pronađena", "Tražena stranica ne postoji."),
    "ca": ("No s'ha trobat la pàgina", "Pàgina no trobada", "La pàgina que cerqueu no existeix."),
    "lt": ("Puslapis nerastas", "Puslapis nerastas", "Atsiprašome, puslapis nerastas."),
    "et": ("Lehte ei leitud", "Lehekülge ei leitud", "Otsitud lehekülge ei leitud."),
    "sl": ("Stran ni bila najdena", "Strani ni mogoče najti", "Iskana stran ne obstaja."),
    "ka": ("გვერდი ვერ მოიძებნა", "გვერდი ვერ მოიძებნა", "სამწუხაროდ, გვერდი ვერ მოიძებნა."),
    "en": ("Page not found", "Oops! That page can't be found.", "It looks like nothing was found at this location. Maybe try a search?"),
    "en 2": ("Whoops", "This page has gone walkabout", "The link you followed may be broken, or the page may have been removed."),
    "en 3": ("Error", "Sorry, this page isn't available", "The link you followed may be broken."),
    "en 4": ("Not here", "We looked everywhere", "We could not find the page you were looking for."),
    "en 5": ("Story unavailable", "This story is no longer available", "The story you requested has expired."),
}  # fmt: skip

_SERVERS_MISSING = {
    "tomcat": "<html><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><hr><p><b>Type</b> Status Report</p><p><b>Message</b> /reports/2019/x.html</p><p><b>Description</b> The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.</p><hr><h3>Apache Tomcat/9.0.31</h3></body></html>",
    "tomcat zh": "<html><head><title>HTTP状态 404 - 未找到</title></head><body><h1>HTTP状态 404 - 未找到</h1><hr><p><b>类型</b> 状态报告</p><p><b>描述</b> 源服务器未能找到目标资源的表示或者是不愿公开一个已经存在的资源表示。</p></body></html>",
    "tomcat de": "<html><head><title>HTTP Status 404 – nicht gefunden</title></head><body><h1>HTTP Status 404 – nicht gefunden</h1><p><b>Beschreibung</b> Der Ursprungsserver hat keine aktuelle Repräsentation für die Zielressource gefunden.</p></body></html>",
    "iis en": notice("404 - File or directory not found.", "Server Error", "404 - File or directory not found.", "The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable."),
    "iis de": notice("404 - Datei oder Verzeichnis wurde nicht gefunden.", "Serverfehler", "404 - Datei oder Verzeichnis wurde nicht gefunden.", "Die gesuchte Ressource wurde möglicherweise entfernt oder umbenannt oder ist vorübergehend nicht verfügbar."),
    "iis fr": notice("404 - Fichier ou répertoire introuvable.", "Erreur de serveur", "404 - Fichier ou répertoire introuvable.", "La ressource que vous recherchez a peut-être été supprimée, renommée, ou est temporairement indisponible."),
    "iis es": notice("404 - Archivo o directorio no encontrado.", "Error del servidor", "404 - Archivo o directorio no encontrado.", "Es posible que se haya quitado el recurso que está buscando, que se le haya cambiado el nombre o que no esté disponible temporalmente."),
    "iis pt": notice("404 - Arquivo ou diretório não encontrado.", "Erro do servidor", "O recurso que você está procurando pode ter sido removido, ter tido seu nome alterado ou estar temporariamente indisponível."),
    "iis ru": notice("404 - файл или каталог не найден.", "Ошибка сервера", "404 - файл или каталог не найден.", "Возможно, искомый ресурс был удален, переименован или временно недоступен."),
    "iis ja": notice("404 - ファイルまたはディレクトリが見つかりません。", "サーバー エラー", "検索中のリソースは削除された可能性があります。"),
    "iis zh": notice("404 - 找不到文件或目录。", "服务器错误", "404 - 找不到文件或目录。", "您要查找的资源可能已被删除，已更改名称或者暂时不可用。"),
    "iis zh-Hant": notice("404 - 找不到檔案或目錄。", "伺服器錯誤", "您要尋找的資源可能已移除、名稱已變更，或暫時無法使用。"),
    "iis ko": notice("404 - 파일 또는 디렉터리를 찾을 수 없습니다.", "서버 오류", "찾고 있는 리소스가 제거되었거나 이름이 변경되었거나 일시적으로 사용할 수 없습니다."),
    "iis it": notice("404 - Impossibile trovare il file o la directory.", "Errore del server", "La risorsa cercata è stata rimossa, rinominata oppure è temporaneamente non disponibile."),
    "iis pl": notice("404 - Nie można odnaleźć pliku lub katalogu.", "Błąd serwera", "Szukany zasób mógł zostać usunięty, zmieniono jego nazwę lub jest tymczasowo niedostępny."),
    "iis tr": notice("404 - Dosya veya dizin bulunamadı.", "Sunucu Hatası", "Aradığınız kaynak kaldırılmış, adı değiştirilmiş veya geçici olarak kullanılamıyor olabilir."),
    "nginx": "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx/1.18.0</center></body></html>",
    "apache": "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL /x was not found on this server.</p><p>Additionally, a 404 Not Found error was encountered while trying to use an ErrorDocument to handle the request.</p></body></html>",
    "apache de": notice("Objekt nicht gefunden!", "Der angeforderte URL konnte auf dem Server nicht gefunden werden. Sofern Sie den URL manuell eingegeben haben, überprüfen Sie bitte die Schreibweise.", "Error 404"),
    "apache fr": notice("Objet non trouvé!", "L'URL demandée n'a pas pu être trouvée sur ce serveur.", "Error 404"),
    "apache es": notice("¡Objeto no localizado!", "No se ha localizado la URL solicitada en este servidor.", "Error 404"),
    "apache cs": notice("Objekt nenalezen!", "Požadované URL nebylo na tomto serveru nalezeno.", "Error 404"),
    "spring": "<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div>There was an unexpected error (type=Not Found, status=404).</div><div>No message available</div></body></html>",
    "aspnet": "<html><head><title>The resource cannot be found.</title></head><body><h1>Server Error in '/' Application.<hr></h1><h2><i>The resource cannot be found.</i></h2><b>Description:</b> HTTP 404. The resource you are looking for (or one of its dependencies) could have been removed, had its name changed, or is temporarily unavailable.<br><b>Requested URL:</b> /x.aspx</body></html>",
    "aspnet zh": "<html><head><title>无法找到资源。</title></head><body><h1>“/”应用程序中的服务器错误。<hr></h1><h2><i>无法找到资源。</i></h2><b>说明:</b> HTTP 404。您正在查找的资源(或者它的一个依赖项)可能已被移除，或其名称已更改，或暂时不可用。</body></html>",
    "jetty": "<html><head><title>Error 404 Not Found</title></head><body><h2>HTTP ERROR 404</h2><p>Problem accessing /x. Reason:<pre>    Not Found</pre></p><hr><i><small>Powered by Jetty://</small></i></body></html>",
    "express": "<html><head><title>Error</title></head><body><pre>Cannot GET /reports/2019/x.html</pre></body></html>",
    "django": notice("Not Found", "The requested resource was not found on this server."),
    "rails": notice("The page you were looking for doesn't exist (404)", "The page you were looking for doesn't exist.", "You may have mistyped the address or the page may have moved."),
    "laravel": "<html><head><title>Not Found</title></head><body><div class=code>404</div><div class=message>Not Found</div></body></html>",
    "laravel zh": "<html><head><title>未找到页面</title></head><body><div>404</div><div>抱歉，您访问的页面未找到</div></body></html>",
    "nextjs": "<html><head><title>404: This page could not be found</title></head><body><div><h1>404</h1><h2>This page could not be found.</h2></div></body></html>",
    "thinkphp tp5": "<html><head><title>跳转提示</title></head><body><div class=system-message><h1>:(</h1><p class=error>您访问的内容不存在或已删除</p><p class=jump>页面自动 <a id=href href=/>跳转</a> 等待时间： <b>3</b></p></div></body></html>",
    "dedecms": "<html><head><title>DedeCMS提示信息！</title></head><body><div>DedeCMS 提示信息！</div><div>无法读取文档信息或文档不存在！<br><a href=javascript:history.go(-1)>如果你的浏览器没反应，请点击这里...</a></div></body></html>",
    "phpcms": "<html><head><title>提示信息</title></head><body><div class=showMsg><h5>提示信息</h5><div class=content>信息不存在或已被删除！</div><div class=bottom><a href=/>点这里返回上一页</a></div></div></body></html>",
    "discuz": "<html><head><title>提示信息 - 论坛 - Powered by Discuz!</title></head><body><div id=nv><ul><li><a href=/forum.php>论坛</a></li><li><a href=/group>群组</a></li></ul></div><div id=messagetext class=alert_error><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div><div id=ft>Powered by Discuz! X3.4</div></body></html>",
    "webplus": "<html><head><title>提示信息</title></head><body><div class=wp_error><p>你访问的页面不存在或已被删除</p><p>请检查地址是否正确</p></div></body></html>",
    "boda": "<html><head><title>404错误提示页面</title></head><body><p>对不起，您请求的页面不存在、或已被删除、或暂时不可用</p><p>请点击以下链接继续浏览网页</p><a href=javascript:history.back()>返回上一页面</a><a href=/>返回网站首页</a></body></html>",
    "gov": "<html><head><title>404</title></head><body><p>抱歉，您查看的网页不存在，可能已被删除、更名或暂时不可用</p><p><span id=s>5</span>秒后自动返回首页</p></body></html>",
    "drupal": chrome("Page not found | Northern Institute", "<h1>Page not found</h1>The requested page could not be found."),
    "drupal fr": chrome("Page non trouvée | Institut", "<h1>Page non trouvée</h1>La page demandée n'a pas pu être trouvée.", "fr"),
    "joomla": notice("404 - Error: 404", "404 - Article not found", "You may not be able to visit this page because of: an out-of-date bookmark/favourite, a mistyped address"),
    "joomla de": notice("404 - Fehler: 404", "404 - Beitrag nicht gefunden", "Sie können diese Seite nicht anzeigen, weil: Veraltetes Lesezeichen"),
    "typo3": notice("Page Not Found", "Page Not Found", "The page did not exist or was inaccessible. Reason: The requested page does not exist"),
    "typo3 de": chrome("Fehler 404", "<h1>Die gesuchte Seite wurde nicht gefunden</h1>", "de"),
    "sharepoint": notice("Page not found", "Sorry, this site hasn't been shared with you or the page you requested does not exist."),
    "wix": notice("Error 404", "We Can’t Find the Page You’re Looking For", "This page doesn’t exist. Go to Home and keep exploring. Error code: 404"),
    "wix site": notice("Error ConnectYourDomain", "Looks Like This Domain Isn't Connected To A Website Yet!") + "<!-- -->",
    "squarespace": chrome("Northern Institute", "<p>We couldn't find the page you were looking for. This is either because:</p><ul><li>There is an error in the URL entered into your web browser. Please check the URL and try again.</li><li>The page you are looking for has been moved or deleted.</li></ul>"),
    "weebly": notice("404 - Page Not Found", "Page not found", "Looks like the page you are looking for was moved or never existed."),
    "blogger": chrome("Blog", "<div class=status-msg>Sorry, the page you were looking for in this blog does not exist.</div>"),
    "medium": chrome("Medium", "<div>404</div><p>Out of nothing, something.</p><p>You can find (just about) anything on Medium, apparently even a page that doesn't exist.</p>"),
    "github": notice("File not found · GitHub Pages", "404", "File not found", "The site configured at this address does not contain the requested file."),
    "s3": "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>x</Key></Error>",
    "oss": "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><HostId>x.oss-cn-beijing.aliyuncs.com</HostId></Error>",
    "azure": "<?xml version='1.0'?><Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.</Message></Error>",
    "google drive": notice("Google Drive - Page Not Found", "Sorry, the file you have requested does not exist.", "Make sure that you have the correct URL and the file exists."),
    "only the title": chrome("Page not found - Northern Institute", ""),
    "only the title de": chrome("Seite nicht gefunden | Institut", "<p>Bitte nutzen Sie das Menü oder die Suche.</p>", "de"),
    "only the heading": chrome("Northern Institute", "<h1>404</h1>"),
    "only the heading fr": chrome("Institut du Nord", "<h1>Cette page n’existe plus</h1><p>Retour à l’accueil</p>", "fr"),
    "only a heading, long": chrome("Northern Institute", "<h1>Sorry, we can't find that page</h1>", prose=6),
    "only the title, long": chrome("Page not found – Northern Institute", "<h1>Oh no</h1><p>Try one of these instead.</p>", prose=6),
    "only the title, long zh": chrome("404-页面未找到-北方研究院", "<p>请尝试以下栏目</p>", "zh", prose=4),
    "title of 404 in chrome": chrome("404", "<p>Try the search.</p>", prose=5),
    "search instead": chrome("Nothing found for 2019 Report", "<h1>Nothing Found</h1><p>Sorry, but nothing matched your search terms.</p>"),
    "deleted post": chrome("Thread", "<h1>Information</h1><div>The requested thread could not be found.</div>"),
    "vbulletin": notice("Forum", "vBulletin Message", "Invalid Thread specified. If you followed a valid link, please notify the administrator"),
    "phpbb": chrome("Information", "<h2>Information</h2><p>The requested topic does not exist.</p>"),
    "mediawiki": chrome("Report - Wiki", "<h1>Report</h1><div class=noarticletext><p>There is currently no text in this page. You can search for this page title in other pages.</p></div>"),
    "mediawiki bad": chrome("Bad title - Wiki", "<h1>Bad title</h1><p>The requested page title contains invalid characters.</p>"),
}  # fmt: skip

_BLOCKED = {
    "cloudflare": "<html><head><title>Just a moment...</title></head><body><div class=main-wrapper><h1>example.org</h1><p>Verifying you are human. This may take a few seconds.</p></div><script>window._cf_chl_opt={cvId:'3'}</script></body></html>",
    "cloudflare 1020": notice("Access denied | example.org used Cloudflare to restrict access", "Error 1020", "Access denied", "This website is using a security service to protect itself from online attacks."),
    "cloudflare block": notice("Attention Required! | Cloudflare", "Sorry, you have been blocked", "You are unable to access example.org"),
    "cloudflare 1009": notice("Access denied", "Error 1009", "The owner of this website has banned the country or region your IP address is in (DE) from accessing this website."),
    "cloudflare de": "<html><head><title>Nur einen Moment…</title></head><body><h1>example.org</h1><p>Überprüfen Sie, ob Sie ein Mensch sind. Dies kann einige Sekunden dauern.</p><script src=/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1></script></body></html>",
    "akamai": notice("Access Denied", "Access Denied", "You don't have permission to access \"http://www.example.org/x\" on this server.", "Reference #18.4d6c1602.1616161616.2b8c5d"),
    "imperva": "<html><head><META NAME=robots CONTENT='noindex,nofollow'><script src='/_Incapsula_Resource?SWJIYLWA=5074a744e2e3d891814e9a2dace20bd4'></script></head><body></body></html>",
    "imperva error": notice("", "Request unsuccessful. Incapsula incident ID: 877000190123456789-123456789"),
    "imperva pardon": notice("Pardon Our Interruption", "As you were browsing something about your browser made us think you were a bot.", "To regain access, please make sure that cookies and JavaScript are enabled"),
    "datadome": "<html><head><title>example.org</title></head><body><p id=cmsg>Please enable JS and disable any ad blocker</p><script>var dd={'rt':'c','cid':'AHr','hsh':'2','t':'fe','host':'geo.captcha-delivery.com'}</script><script src=https://ct.captcha-delivery.com/c.js></script></body></html>",
    "perimeterx": "<html><head><title>Access to this page has been denied.</title><script>window._pxAppId='PX1'</script></head><body><h1>Press & Hold to confirm you are a human (and not a bot).</h1><p>Reference ID 1234</p></body></html>",
    "aws waf": "<html><head><title></title><script src='https://1.edge.sdk.awswaf.com/1/challenge.js'></script></head><body><div id=challenge-container></div><noscript><h1>JavaScript is disabled</h1></noscript></body></html>",
    "f5": notice("Request Rejected", "The requested URL was rejected. Please consult with your administrator.", "Your support ID is: 1234567890"),
    "f5 es": notice("Request Rejected", "La URL solicitada fue rechazada. Por favor consulte con su administrador. Su ID de soporte es: 123"),
    "fortinet": notice("Web Filter Violation", "FortiGuard Intrusion Prevention - Access Blocked", "Web Page Blocked!", "You have tried to access a web page which is in violation of your internet usage policy."),
    "fortiweb": notice("The URL you requested has been blocked", "Web Page Blocked!", "The page cannot be displayed. Please contact the administrator for additional information.", "Attack ID: 20000008"),
    "sophos": notice("Blocked request", "The website you requested has been blocked", "This website is categorized as Gambling by Sophos"),
    "barracuda": notice("The page cannot be displayed", "The page cannot be displayed. Please contact the administrator for additional information. Barracuda Networks"),
    "zscaler": notice("Internet Security by Zscaler", "Sorry, your organization's policy doesn't allow you to visit this site", "Website blocked: Not allowed to browse this category"),
    "netskope": notice("Netskope", "Access to this site is blocked by your organization's policy", "Category: News"),
    "umbrella": notice("This site is blocked.", "This site is blocked due to content filtering.", "Sorry, example.org has been blocked by your network administrator."),
    "paloalto": notice("Web Page Blocked", "Access to the web page you were trying to visit has been blocked in accordance with company policy. Please contact your system administrator if you believe this is in error.", "Category: unknown"),
    "checkpoint": notice("UserCheck", "Access to example.org is blocked according to the organization security policy"),
    "mod_security": notice("Not Acceptable!", "Not Acceptable!", "An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security."),
    "sucuri": notice("Sucuri WebSite Firewall - Access Denied", "Access Denied - Sucuri Website Firewall", "If you are the site owner, please whitelist your IP"),
    "wordfence": notice("Your access to this site has been limited", "Your access to this site has been limited by the site owner", "If you think you have been blocked in error, contact the owner of this site for assistance."),
    "ithemes": notice("Forbidden", "You have been locked out."),
    "nginx 403": "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>",
    "iis 403 de": notice("403 - Verboten: Zugriff verweigert.", "Serverfehler", "Sie sind nicht berechtigt, dieses Verzeichnis oder diese Seite mit den angegebenen Anmeldeinformationen anzuzeigen."),
    "iis 403 zh": notice("403 - 禁止访问: 访问被拒绝。", "服务器错误", "您无权使用所提供的凭据查看此目录或页面。"),
    "iis 401 fr": notice("401 - Non autorisé : accès refusé en raison d'informations d'identification non valides.", "Erreur de serveur", "Vous n'avez pas l'autorisation d'afficher ce répertoire ou cette page"),
    "iis 403 ru": notice("403 - Запрещено. Доступ запрещен.", "Ошибка сервера", "У вас нет разрешения на просмотр этого каталога или страницы."),
    "iis 403 ja": notice("403 - 許可されていません: アクセスが拒否されました。", "サーバー エラー", "このディレクトリまたはページを表示するためのアクセス許可がありません。"),
    "rkn": notice("Доступ ограничен", "Доступ к информационному ресурсу ограничен на основании Федерального закона от 27 июля 2006 г. № 149-ФЗ"),
    "turkey": notice("Erişim Engellendi", "5651 sayılı Kanun uyarınca Sulh Ceza Hakimliği kararıyla bu internet sitesine erişim engellenmiştir."),
    "india": notice("", "Your requested URL has been blocked as per the directions received from Department of Telecommunications, Government of India."),
    "indonesia": notice("Internet Positif", "Mohon maaf, akses ke situs ini diblokir karena terindikasi mengandung konten negatif."),
    "korea": notice("불법·유해 사이트에 대한 차단 안내", "귀하가 접속하려고 하는 정보(사이트)에서 불법·유해 내용이 제공되고 있어 해당 정보(사이트)에 대한 접속이 차단되었음을 알려드립니다."),
    "iran": "<html><head><title>M5-8</title></head><body><iframe src='http://10.10.34.36?type=Invalid Site&policy=MainPolicy' width=100% height=100%></iframe></body></html>",
    "saudi": notice("محجوب", "عفوا، الموقع المطلوب غير متاح.", "Sorry, the requested page is unavailable. If you believe the requested page should not be blocked please click here."),
    "uae": notice("", "عزيزي المستخدم، هذا الموقع محجوب وفقا لسياسة تنظيم الإنترنت", "Access to this site is currently blocked. The site falls under the Prohibited Content Categories of the UAE's Internet Access Management Policy."),
    "thailand": notice("", "ระงับการเผยแพร่ข้อมูลคอมพิวเตอร์ตามคำสั่งศาล"),
    "vietnam": notice("Thông báo", "Website này đã bị chặn theo yêu cầu của cơ quan chức năng."),
    "italy": notice("Sito non raggiungibile", "Il sito richiesto è stato oscurato su disposizione dell'Autorità Giudiziaria.", "Guardia di Finanza"),
    "france": notice("Blocage", "L'accès au site a été bloqué en application d'une décision de justice."),
    "spain": notice("", "El acceso a este sitio ha sido bloqueado por orden judicial. Contenido bloqueado por requerimiento de la Autoridad Competente"),
    "uk court": notice("Site blocked", "Access to this website has been blocked under an Order of the Higher Court."),
    "gdpr": notice("451: Unavailable due to legal reasons", "We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection Regulation (GDPR) and therefore access cannot be granted at this time."),
    "geo fr": notice("Contenu indisponible", "Ce contenu n'est pas disponible dans votre pays."),
    "geo de": notice("Nicht verfügbar", "Dieser Inhalt ist in Ihrem Land leider nicht verfügbar."),
    "geo es": notice("Contenido no disponible", "Este contenido no está disponible en su país."),
    "geo zh": notice("提示", "抱歉，您所在的地区暂不支持访问。"),
    "cas": "<html><head><title>Login - CAS – Central Authentication Service</title></head><body><h2>Enter Username & Password</h2><form><label>Username</label><input name=username><label>Password</label><input type=password name=password><button>LOGIN</button></form><p>For security reasons, please log out and exit your web browser when you are done accessing services that require authentication!</p></body></html>",
    "cas zh": "<html><head><title>统一身份认证平台</title></head><body><h2>统一身份认证</h2><form><input name=username placeholder=用户名><input type=password><button>登录</button></form><p>忘记密码 扫码登录</p></body></html>",
    "shibboleth": "<html><head><title>University Login Service</title></head><body><h1>Login to Library Portal</h1><form><input name=j_username><input type=password name=j_password><button>Login</button></form><a href=/f>Forgot your password?</a><a href=/h>Need Help?</a></body></html>",
    "adfs": "<html><head><title>Sign In</title></head><body><div>Sign in with your organizational account</div><form><input type=email><input type=password><span>Sign in</span></form></body></html>",
    "azure ad": "<html><head><title>Sign in to your account</title></head><body><p>We can't sign you in. Your browser is currently set to block JavaScript.</p><script>$Config={}</script></body></html>",
    "google": "<html><head><title>Sign in - Google Accounts</title></head><body><h1>Sign in</h1><p>Use your Google Account</p><input type=email><button>Next</button></body></html>",
    "discuz login": "<html><head><title>提示信息 - 论坛 - Powered by Discuz!</title></head><body><div id=messagetext class=alert_info><p>您需要先登录才能继续本操作</p></div><form><input name=username><input type=password></form></body></html>",
    "discuz rights": "<html><head><title>提示信息 - 论坛</title></head><body><div id=messagetext class=alert_error><p>抱歉，您没有权限访问该版块</p></div></body></html>",
    "login ru": "<html><head><title>Вход в систему</title></head><body><form><input name=l><input type=password><button>Войти</button></form><p>Для просмотра страницы необходимо авторизоваться.</p></body></html>",
    "login de": "<html><head><title>Anmelden</title></head><body><h1>Anmelden</h1><form><input name=l><input type=password><button>Anmelden</button></form><a href=/p>Passwort vergessen?</a></body></html>",
    "login fr": "<html><head><title>Connexion</title></head><body><h1>Connexion</h1><form><input name=l><input type=password></form><a href=/p>Mot de passe oublié ?</a></body></html>",
    "login ja": "<html><head><title>ログイン</title></head><body><form>ログインID <input name=l> パスワード <input type=password></form></body></html>",
    "login ar": "<html><head><title>تسجيل الدخول</title></head><body><form><input name=l><input type=password></form><p>يرجى تسجيل الدخول للمتابعة</p></body></html>",
    "wordpress login": "<html><head><title>Log In ‹ Site — WordPress</title></head><body class=login><form><label>Username or Email Address<input name=log></label><label>Password<input type=password></label></form><a href=/l>Lost your password?</a></body></html>",
    "campus": "<html><head><title>系统提示</title></head><body><div class=wp_error_msg>当前IP地址并非校内地址，该信息仅允许校内地址访问</div></body></html>",
    "campus vsb": "<html><head><title>系统提示</title></head><body><div class=prompt>您访问的页面仅限校园网用户访问，校外用户请使用VPN登录</div></body></html>",
    "ruishu, another way": "<html><head><script>var $_ts={}</script><script src=/a1b2.js></script></head><body></body></html>",
    "ruishu": "<html><head><meta content=abc><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=12345;$_ts.cd='qq'</script></head><body></body></html>",
    "jiasule": "<script>document.cookie=('_')+('_')+('j')+('s')+('l');location.href=location.pathname</script>",
    "aliyun": "<html><script>var arg1='0123456789ABCDEF0123456789ABCDEF01234567';function setCookie(){}</script></html>",
    "aliyun 405": "<html><head><title>405</title></head><body><div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div><div>您的请求ID是：<strong>76b20f</strong></div><img src=https://errors.aliyun.com/images/x.png></body></html>",
    "safedog": "<html><head><title>网站防火墙</title></head><body><div>您的请求带有不合法参数，已被网站管理员设置拦截！</div><div>可能原因：您提交的内容包含危险的攻击请求</div></body></html>",
    "safeline": "<html><head><title>安全检测</title><script src=/.safeline/static/x.js></script></head><body>您的请求存在威胁，已被拦截！</body></html>",
    "tencent": "<html><head><title>访问验证</title></head><body><script src=https://turing.captcha.qcloud.com/TCaptcha.js></script><p>请完成安全验证</p></body></html>",
    "baota": notice("网站防火墙", "您的请求带有不合法参数，已被网站管理员设置拦截！", "可能原因：您提交的内容包含危险的攻击请求", "如何解决：检查提交内容；普通网站访客，请联系网站管理员"),
    "baidu": notice("百度安全验证", "网络不给力，请稍后重试", "返回首页"),
    "too many ru": notice("Слишком много запросов", "Слишком много запросов. Попробуйте позже."),
    "yandex": notice("Ой!", "Подтвердите, что запросы отправляли вы, а не робот", "Нам очень жаль, но запросы с вашего устройства похожи на автоматические."),
    "smartcaptcha fr": notice("Vérification", "Veuillez confirmer que vous n'êtes pas un robot pour continuer."),
    "captcha es": notice("Verificación de seguridad", "Por favor, confirme que no es un robot."),
    "captcha pt": notice("Verificação", "Confirme que você não é um robô para continuar."),
    "captcha de": notice("Sicherheitsüberprüfung", "Bitte bestätigen Sie, dass Sie kein Roboter sind."),
    "captcha ja": notice("アクセス確認", "ロボットではないことを確認してください。"),
    "captcha tr": notice("Güvenlik doğrulaması", "Lütfen robot olmadığınızı doğrulayın."),
    "captcha vi": notice("Xác minh", "Vui lòng xác nhận bạn không phải là robot."),
    "denied sv": notice("Åtkomst nekad", "Du har inte behörighet att visa den här sidan."),
    "denied pl": notice("Brak dostępu", "Nie masz uprawnień do przeglądania tej strony."),
    "denied hu": notice("Hozzáférés megtagadva", "Nincs jogosultsága az oldal megtekintéséhez."),
    "denied ar": notice("ممنوع الوصول", "ليس لديك صلاحية للوصول إلى هذه الصفحة."),
    "denied ko": notice("접근 권한 없음", "이 페이지에 접근할 권한이 없습니다."),
    "denied vi": notice("Truy cập bị từ chối", "Bạn không có quyền truy cập trang này."),
    "drupal denied": chrome("Access denied | Northern Institute", "<h1>Access denied</h1>You are not authorized to access this page."),
    "ddos guard": "<html><head><title>DDOS-GUARD</title></head><body><h1>Checking your browser before accessing example.org</h1><script src=https://check.ddos-guard.net/check.js></script></body></html>",
    "qrator": notice("403", "Access to the site is temporarily restricted", "HTTP 403. Qrator"),
    "anubis": "<html><head><title>Making sure you're not a bot!</title></head><body><p>Loading...</p><script src=/.within.website/x/cmd/anubis/static/js/main.mjs></script></body></html>",
    "go-away": notice("Checking you are not a bot", "You see this because the administrator of this site guards it against the scourge of AI scrapers.", "JavaScript is required."),
    "varnish geo": notice("Geo block", "This service is not available in your region"),
}  # fmt: skip

_SITE = {
    "sedo": "<html><head><title>example.org - This website is for sale! - example Resources and Information.</title></head><body><p>The domain example.org may be for sale by its owner!</p><p>This webpage was generated by the domain owner using Sedo Domain Parking. Disclaimer: Sedo maintains no relationship with third party advertisers.</p></body></html>",
    "bodis": "<html data-adblockkey='MFww'><head><title>example.org</title><script>window.park='eyJ1dWlkIjoi'</script><script src=/bxxx.js></script></head><body></body></html>",
    "parkingcrew": "<html data-adblockkey='MFww'><head><title>example.org</title><script src=http://d38psrni17bvxu.cloudfront.net/themes/x.js></script></head><body><h1>example.org</h1><p>Related Links</p><p>Privacy Policy</p></body></html>",
    "godaddy": "<html><head><title>example.org</title><script>window.LANDER_SYSTEM='PW'</script><script src=https://img1.wsimg.com/parking-lander/static/js/main.js></script></head><body><div id=root></div></body></html>",
    "godaddy new": notice("example.org", "This Web page is parked FREE, courtesy of GoDaddy.", "Get this domain"),
    "dan": notice("example.org is for sale", "The domain name example.org is for sale", "Make an offer", "Buy now on Dan.com"),
    "namecheap": notice("Registrant WHOIS contact information verification", "This domain is registered with Namecheap and is parked.", "This domain was recently registered at Namecheap. Please check back later!"),
    "hugedomains": notice("example.org is for sale | HugeDomains", "This domain is for sale: $2,795", "Buy now"),
    "afternic": "<html><head><title>example.org is for sale</title></head><body><script src=https://www.afternic.com/forsale/example.org></script><p>Get this domain</p></body></html>",
    "aliyun park": notice("域名停放", "此域名已被注册，所有者未设置解析页面", "example.com 该域名正在出售"),
    "west.cn": notice("example.com正在出售", "您正在访问的域名 example.com 正在出售中", "立即购买 西部数码"),
    "west.cn 2": notice("没有找到站点", "对不起！该站点未绑定", "您访问的域名未绑定至主机", "西部数码"),
    "22.cn": notice("域名出售", "该域名可以转让，如您有意请联系", "example.cn"),
    "reg.ru": notice("Домен example.ru припаркован", "Домен припаркован в REG.RU", "Купить домен"),
    "nic.ru": notice("Домен продаётся", "Домен example.ru продаётся"),
    "ionos de": notice("Diese Domain ist registriert", "Diese Website wurde gerade erst registriert. Hier entsteht eine neue Internetpräsenz."),
    "strato": notice("example.de", "Hier entsteht eine neue Website."),
    "ovh": notice("Félicitations ! Votre domaine a bien été créé chez OVHcloud !", "Site en construction"),
    "aruba": notice("Dominio registrato", "Questo dominio è stato registrato e parcheggiato presso Aruba."),
    "jp": notice("ドメインパーキング", "このドメインはお名前.comで取得されています。"),
    "cpanel": notice("Account Suspended", "This Account has been suspended.", "Contact your hosting provider for more information."),
    "suspended es": notice("Cuenta suspendida", "Esta cuenta ha sido suspendida. Póngase en contacto con su proveedor de alojamiento."),
    "suspended fr": notice("Site suspendu", "Ce site est actuellement suspendu."),
    "suspended tr": notice("Hesap askıya alındı", "Bu hosting hesabı askıya alınmıştır."),
    "suspended ru": notice("Сайт отключён", "Работа сайта приостановлена. Обратитесь к хостинг-провайдеру."),
    "suspended zh": notice("网站暂停访问", "您访问的网站因欠费已被暂停服务，请联系网站管理员。"),
    "icp": notice("该网站暂时无法访问", "该网站未根据工信部相关法规进行备案，暂时无法访问", "未备案"),
    "icp 2": notice("温馨提示", "您访问的域名未备案或未绑定，请联系网站管理员"),
    "wix": notice("Error ConnectYourDomain", "Looks Like This Domain Isn't Connected To A Website Yet!"),
    "fastly": notice("", "Fastly error: unknown domain: example.org. Please check that this domain has been added to a service."),
    "heroku": notice("No such app", "There's nothing here, yet.", "Build something amazing"),
    "nginx default": notice("Welcome to nginx!", "Welcome to nginx!", "If you see this page, the nginx web server is successfully installed and working. Further configuration is required."),
    "apache default": notice("Apache2 Ubuntu Default Page: It works", "Apache2 Ubuntu Default Page", "It works! This is the default welcome page used to test the correct operation of the Apache2 server after installation on Ubuntu systems."),
    "baota": notice("没有找到站点", "您的请求在Web服务器中没有找到对应的站点！", "可能原因：您没有将此域名或IP绑定到对应站点!"),
    "expired": notice("Domain expired", "This domain has expired. If you are the owner, renew it now."),
}  # fmt: skip

_UNCLAIMED = {
    "github": notice("Site not found · GitHub Pages", "404", "There isn't a GitHub Pages site here."),
    "netlify": notice("Site not found", "Looks like you've followed a broken link or entered a URL that doesn't exist on Netlify."),
    "wordpress.com": notice("example.wordpress.com is no longer available", "example.wordpress.com is no longer available.", "The authors have deleted this site."),
    "blogger": notice("Blog has been removed", "Blog has been removed", "Sorry, the blog at example.blogspot.com has been removed. This address is not available for new blogs."),
}  # fmt: skip

_FAILING = {
    "nginx 502": "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center></body></html>",
    "cloudflare 522": notice("example.org | 522: Connection timed out", "Connection timed out Error code 522", "What happened? The initial connection between Cloudflare's network and the origin web server timed out."),
    "cloudflare 521": notice("example.org | 521: Web server is down", "Web server is down Error code 521"),
    "iis 500 de": notice("500 - Interner Serverfehler.", "Serverfehler", "Es liegt ein Problem mit der gesuchten Ressource vor, und die Ressource kann nicht angezeigt werden."),
    "iis 500 zh": notice("500 - 内部服务器错误。", "服务器错误", "您查找的资源存在问题，因而无法显示。"),
    "iis 500 fr": notice("500 - Erreur interne du serveur.", "Erreur de serveur", "La ressource recherchée est problématique et ne peut pas être affichée."),
    "tomcat 500": "<html><head><title>HTTP Status 500 – Internal Server Error</title></head><body><h1>HTTP Status 500 – Internal Server Error</h1><p><b>Type</b> Exception Report</p><p><b>Exception</b></p><pre>java.lang.NullPointerException</pre></body></html>",
    "aspnet": "<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.<hr></h1><h2><i>Runtime Error</i></h2><b>Description:</b> An application error occurred on the server.</body></html>",
    "aspnet zh": "<html><head><title>运行时错误</title></head><body><h1>“/”应用程序中的服务器错误。<hr></h1><h2><i>运行时错误</i></h2><b>说明:</b> 服务器上出现应用程序错误。</body></html>",
    "spring 500": "<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div>There was an unexpected error (type=Internal Server Error, status=500).</div></body></html>",
    "wordpress": notice("WordPress › Error", "There has been a critical error on this website.", "Learn more about troubleshooting WordPress."),
    "wordpress de": notice("WordPress › Fehler", "Es gab einen kritischen Fehler auf deiner Website."),
    "wordpress fr": notice("WordPress › Erreur", "Il y a eu une erreur critique sur ce site."),
    "wordpress es": notice("WordPress › Error", "Ha habido un error crítico en esta web."),
    "wordpress db": notice("Database Error", "Error establishing a database connection"),
    "wordpress maintenance": notice("Maintenance", "Briefly unavailable for scheduled maintenance. Check back in a minute."),
    "drupal": notice("Error | Site", "The website encountered an unexpected error. Please try again later."),
    "drupal maintenance": notice("Site under maintenance", "Site under maintenance", "Northern Institute is currently under maintenance. We should be back shortly. Thank you for your patience."),
    "typo3": notice("Oops, an error occurred!", "Oops, an error occurred! Code: 202103020914"),
    "joomla offline": notice("Site", "This site is down for maintenance. Please check back again soon."),
    "rails": notice("We're sorry, but something went wrong (500)", "We're sorry, but something went wrong."),
    "php": "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in <b>/var/www/x.php</b> on line <b>12</b>",
    "varnish": notice("503 Backend fetch failed", "Error 503 Backend fetch failed", "Backend fetch failed", "Guru Meditation: XID: 32770"),
    "squid": notice("ERROR: The requested URL could not be retrieved", "ERROR", "The requested URL could not be retrieved", "The following error was encountered while trying to retrieve the URL: Connection to 1.2.3.4 failed."),
    "maintenance de": notice("Wartungsarbeiten", "Unsere Website wird gerade gewartet. Wir sind bald wieder für Sie da."),
    "maintenance fr": notice("Site en maintenance", "Notre site est actuellement en maintenance. Merci de revenir plus tard."),
    "maintenance ru": notice("Технические работы", "На сайте ведутся технические работы. Приносим извинения за неудобства."),
    "maintenance zh": notice("系统维护中", "网站正在升级维护，请稍后访问。"),
    "maintenance ja": notice("メンテナンス中", "ただいまメンテナンス中です。しばらくお待ちください。"),
    "maintenance ar": notice("الموقع تحت الصيانة", "الموقع قيد الصيانة حاليا، سنعود قريبا."),
    "maintenance pl": notice("Przerwa techniczna", "Strona jest chwilowo niedostępna. Trwają prace serwisowe."),
    "maintenance ko": notice("시스템 점검 안내", "현재 시스템 점검 중입니다."),
    "maintenance vi": notice("Bảo trì", "Website đang được bảo trì, vui lòng quay lại sau."),
    "maintenance hu": notice("Karbantartás", "Az oldal karbantartás alatt áll."),
    "maintenance el": notice("Συντήρηση", "Ο ιστότοπος βρίσκεται υπό συντήρηση."),
    "busy zh": notice("系统繁忙", "服务器繁忙，请稍后再试"),
    "thinkphp": "<html><head><title>系统发生错误</title></head><body><div class=error><h1>页面错误！请稍后再试～</h1></div></body></html>",
}  # fmt: skip


def _gone() -> dict[str, str]:
    out = {}
    for name, (title, heading, line) in _GONE.items():
        out[f"{name} bare"] = notice(title, heading, line)
        out[f"{name} in chrome"] = chrome(f"{title} - Northern Institute", f"<h1>{heading}</h1><p>{line}</p>")
        out[f"{name} line only"] = chrome("Northern Institute", f"<div>{line}</div>")
    return out


MISSING = _gone() | {name: page for name, page in _SERVERS_MISSING.items() if name != "wix site"}
BLOCKED, SITE, UNCLAIMED, FAILING = _BLOCKED, _SITE, _UNCLAIMED, _FAILING


# live: short, or about these subjects, or with a login box, a consent wall or such words in passing
_ABOUT = (
    "A page that is not found is usually answered with the status 404, and the text says that the page does not exist or has been removed.",
    "Many sites answer with their front page instead, which makes it hard for archives to see that a document was deleted.",
    "In the sample of 1,200 addresses every fifth was no longer available after ten years, and one in eight led elsewhere.",
    "The study asked the operators why they had removed pages: access was denied, the domain was for sale, the account had been suspended.",
    "Others said that maintenance had taken the server down, or that a firewall had blocked the request of the archive.",
    "The authors propose that a citation should always be kept together with the text that it cites, and that its date be noted.",
)
LIVE = {
    "about 404": chrome(
        "What does 404 Not Found mean?",
        "<h1>What does 404 Not Found mean?</h1>" + "".join(f"<p>{p}</p>" for p in _ABOUT),
    ),
    "about 404, short": chrome("Link rot", f"<h1>Link rot</h1><p>{_ABOUT[0]}</p><p>{_ABOUT[1]}</p><p>{_ABOUT[2]}</p>"),
    "about access denied": chrome(
        "Access Denied: a report on walls in the net",
        "<h1>Access Denied: a report on walls in the net</h1>" + "".join(f"<p>{p}</p>" for p in _ABOUT * 2),
    ),
    "changelog": chrome(
        "Changelog",
        "<h1>Changelog</h1><ul><li>The option --old has been removed.</li><li>Files that do not exist are now skipped without a warning.</li><li>Fixed: page not found after login.</li><li>The API answers 404 for unknown users.</li></ul>",
    ),
    "login box": chrome(
        "Water in the north",
        "<form>Login <input name=u><input type=password></form><h1>Water in the north</h1>"
        + "".join(f"<p>{p}</p>" for p in _ABOUT[2:]),
    ),
    "consent": chrome(
        "Water in the north",
        "<div class=consent><p>We value your privacy. Please accept cookies to continue. You need to enable JavaScript and cookies to use all features.</p><button>Accept</button></div><h1>Water in the north</h1>"
        + "".join(f"<p>{p}</p>" for p in _ABOUT[2:]),
    ),
    "paywall teaser": chrome(
        "Water in the north",
        "<h1>Water in the north</h1>"
        + "".join(f"<p>{p}</p>" for p in _ABOUT[2:])
        + "<p>Subscribe to read the rest. Already a subscriber? Log in.</p>",
    ),
    "turnstile on a form": chrome(
        "Contact us",
        "<h1>Contact us</h1><p>Write to us and we will answer within three working days. Our office in Library Road is open from nine to five.</p><form><textarea></textarea><div class=cf-turnstile></div></form><script src=https://challenges.cloudflare.com/turnstile/v0/api.js></script>",
        prose=2,
    ),
    "short notice": notice(
        "Holiday hours",
        "The library is closed from 24 December to 2 January.",
        "Books may be returned at the desk of the town hall. We wish all our readers a quiet holiday.",
    ),
    "short notice zh": notice(
        "关于清明节放假的通知",
        "各部门：根据国务院办公厅通知精神，现将2021年清明节放假安排通知如下：4月3日至5日放假调休，共3天。",
        "请各部门妥善安排好值班和安全保卫工作。",
    ),
    "short notice ru": notice(
        "График работы", "Библиотека закрыта с 31 декабря по 8 января.", "Книги можно сдать на стойке администрации."
    ),
    "games fr": notice(
        "Jeux olympiques d'hiver",
        "Les Jeux se tiendront du 4 au 20 février.",
        "Le programme complet sera publié en janvier par le comité.",
    ),
    "gambling": notice(
        "Report on gambling harm",
        "Gambling costs the county 3.2 million a year, the report finds.",
        "It recommends a limit on stakes.",
    ),
    "maintenance es": notice(
        "Servicio de mantenimiento de ascensores",
        "Ofrecemos mantenimiento de ascensores y escaleras mecánicas en toda la provincia.",
        "Pida su presupuesto sin compromiso.",
    ),
    "maintenance nl": notice(
        "Onderhoud van wegen",
        "De gemeente besteedt 2,4 miljoen aan onderhoud van wegen en bruggen.",
        "De werken beginnen in mei.",
    ),
    "maintenance hu": notice(
        "Útkarbantartás", "A megye idén 2,4 milliót költ utak karbantartására.", "A munkák májusban kezdődnek."
    ),
    "maintenance ar": notice(
        "صيانة الطرق", "خصصت البلدية 2.4 مليون لصيانة الطرق والجسور هذا العام.", "تبدأ الأعمال في مايو."
    ),
    "maintenance vi": notice(
        "Bảo trì cầu đường",
        "Tỉnh dành 2,4 triệu cho bảo trì cầu đường trong năm nay.",
        "Công việc bắt đầu từ tháng Năm.",
    ),
    "prosecutor": notice(
        "Прокуратура области",
        "Прокуратура области сообщает о результатах проверки за первый квартал.",
        "Выявлено 37 нарушений.",
    ),
    "prosecutor 2": notice(
        "Роскомнадзор опубликовал отчёт", "Роскомнадзор опубликовал отчёт о работе за 2020 год.", "В нём 214 страниц."
    ),
    "parental": notice(
        "Parental controls in schools",
        "The council discusses parental controls and network filters in schools on Monday.",
        "The meeting is open to the public.",
    ),
    "child": notice(
        "Report on child protection",
        "The report covers child protection in nine districts.",
        "It is available from the library.",
    ),
    "robots": notice(
        "Robotik an Schulen", "Ein Roboter ist im Unterricht ein gutes Beispiel.", "Der Kurs beginnt im Mai."
    ),
    "your country": notice(
        "Partner in Ihrem Land", "Finden Sie unsere Partner in Ihrem Land.", "Deutschland, Polen, Ungarn"
    ),
    "your country es": notice("Distribuidores", "Encuentre un distribuidor en su país.", "Argentina, Chile, Perú"),
    "domain law": notice(
        "Domain name disputes",
        "The court decided who owns a domain that was registered in 2003.",
        "The decision is not final.",
    ),
    "domain law zh": notice(
        "关于域名争议的裁定", "法院对域名争议一案作出裁定，驳回原告的诉讼请求。", "案号：（2020）京73民终12号"
    ),
    "closed road": notice("Road closed", "Mill Lane is closed for repairs until Friday.", "Buses are diverted."),
    "closed zh": notice("道路封闭公告", "因施工需要，自5月4日起对中山路实行封闭管理，禁止机动车通行。", "特此公告。"),
    "deleted from list zh": notice(
        "关于取消部分审批事项的通知", "以下事项已被删除，不再办理：一、户外广告登记；二、内部刊物审批。", "特此通知。"
    ),
    "missing person": notice(
        "Missing persons",
        "Police ask for help: Anna M., 14, is missing since Monday.",
        "She was last seen at the station.",
    ),
    "suspended": notice(
        "Service suspended",
        "The ferry service between Ashford and Brink is suspended until further notice because of ice on the river.",
        "Passengers may use the bus from the market square.",
    ),
    "for sale": notice(
        "House for sale", "House for sale in Brink: four rooms, garden, 120 square metres.", "Call 030 1234567."
    ),
    "list": chrome(
        "Documents",
        "<h1>Documents</h1><ul>"
        + "".join(f"<li><a href=/d{n}.pdf>Report number {n} of the commission on water</a></li>" for n in range(30))
        + "</ul>",
    ),
    "search results": chrome(
        "Search: water",
        "<h1>Search: water</h1><p>214 results found</p>"
        + "".join(
            f"<p><a href=/r{n}>Report {n}</a> A study of the quality of water in district {n}, with tables.</p>"
            for n in range(12)
        ),
    ),
    "faq": chrome(
        "Questions",
        "<h1>Questions</h1><h2>I forgot my password. What can I do?</h2><p>Use the form on the login page. If the page is not found, write to us.</p><h2>Why is my account suspended?</h2><p>Because the fee was not paid in time.</p><h2>Why was I blocked?</h2><p>Too many requests from your address.</p>",
    ),
    "about 404 zh": chrome(
        "什么是404页面",
        "<h1>什么是404页面</h1><p>当用户访问失效的地址时，服务器会返回404状态码，并显示一个提示页面。</p><p>网站应当为用户提供返回首页的链接，并说明网页不存在的原因，以便用户继续浏览。</p><p>本文介绍如何在常见的服务器上设置404页面，以及如何检查网站中的失效链接。</p><p>检查失效链接的工具很多，管理员应当每月检查一次，并及时更新网站地图。</p><p>对于过期的文章，建议返回410状态码，这样搜索引擎会更快地将其从索引中移除。</p>",
        "zh",
    ),
    "article de": notice(
        "Gericht: Seite muss gelöscht werden",
        "Das Landgericht hat entschieden, dass der Betreiber die Seite löschen muss.",
        "Das Urteil ist noch nicht rechtskräftig, der Betreiber kündigte Berufung an.",
    ),
    "library login": chrome(
        "Library",
        "<h1>Library</h1><p>The reading room is open from nine to nine. Members may log in to renew books, all others are welcome to read here.</p><p>The catalogue holds four hundred thousand volumes, maps and prints from five centuries, of which a third can be borrowed.</p><a href=/login>Log in</a>",
        prose=2,
    ),
}
