"""A sixth round of invented pages, for what `rules/5` recognises by meaning: something sought that was not found, a
missing permission, a server in trouble, a site under maintenance, a status number beside its word, an article with a
byline."""

from __future__ import annotations

from tests.judgement.looks import notice
from tests.judgement.rounds.first import chrome
from tests.judgement.rounds.second import article, bare, school

MISSING = {
    "project": notice("Forge", "The repository you are looking for does not exist, or its owner keeps it to himself."),
    "timetable de": notice("Verkehrsbund", "Der von Ihnen gesuchte Fahrplan konnte nicht gefunden werden."),
    "well pl": notice("Rejestr", "Studnia, której szukasz, nie istnieje lub nie jest ujawniona."),
    "map fr": notice("Cadastre", "Nous n'avons pas pu trouver le plan que vous avez demandé."),
    "page gl": notice("Concello", "Sentímolo, non se atopou a páxina solicitada."),
    "page nn": notice("Kommune", "Sida du leitar etter finst ikkje."),
    "page af": notice("Munisipaliteit", "Jammer, die aangevraagde bladsy kon nie gevind word nie."),
    "page eo": notice("Arkivo", "Bedaŭrinde la petita paĝo ne estis trovita."),
    "page eu": notice("Udala", "Barkatu, eskatutako orria ezin da aurkitu."),
    "page sw": notice("Maktaba", "Samahani, ukurasa uliotafutwa haukupatikana."),
    "title nb": notice("Ikke funnet", "Gå til forsiden."),
    "title ro": notice("Nu s-a găsit", "Înapoi la prima pagină."),
    "title spaced": bare("Moon village", "<h1>4 0 4 (o_o)</h1><p>~</p>"),
    "titled error": notice("Hata", "Böyle bir sporcu bulunamadı."),
    "address": notice("Portal", "We apologise, but the page you were trying to reach is not at this address. Use the links below."),
    "perhaps": chrome("Harbour", "<h1>There is nothing at this spot</h1><p>Perhaps a letter is wrong. The pilot book has all berths.</p>"),
    "layer": chrome("Atlas", "<p>Entschuldigung, die angeforderte Karte steht nicht mehr zur Verfügung.</p>", "de"),
}  # fmt: skip

BLOCKED = {
    "rights de": notice("Archiv", "Unzureichende Rechte, um dieses Dokument anzuzeigen."),
    "rights fr": notice("Archives", "Droits insuffisants pour consulter ce dossier."),
    "rights it": notice("Archivio", "Permessi insufficienti per visualizzare questo documento."),
    "rights ru": notice("Архив", "Недостаточно привилегий для просмотра этого дела."),
    "rights ja": notice("文書館", "この文書の表示は許可されていません"),
    "title es": notice("No autorizado", "Vuelva a la portada."),
    "number zh": bare("出错", "<h1>错误403：拒绝访问</h1><p>请联系管理员或稍后再试</p>", lang="zh"),
    "number 401": notice("Error 401", "Back to the front page."),
    "check de": bare("Achtung", "<h1>Bitte absolvieren Sie die Sicherheitsprüfung</h1>", lang="de"),
    "cannot": notice("Proxy - Error", "Oops, you can't access our site"),
    "lone fr": notice("Accès réservé", "Ce dossier n'est consultable que depuis le réseau de la faculté."),
    "current ip": notice("访问提示", "当前请求过于异常，访问已被限制。"),
    "grown": chrome("Mobile", "<h1>Sorry, the site you asked for is for adults only</h1><p>Show us your passport to remove the bar.</p>"),
    "lock": notice("My account", "Because Family Lock is on, we can't show you this page."),
    "title only": bare("유해 사이트 접속 제한", ""),
    "suspicious it": notice("Il Gazzettino", "Attività sospetta rilevata. Abbiamo attivato le regole di sicurezza."),
    "robot it": notice("Il Gazzettino", "Per continuare, verifica di non essere un robot."),
    "for you": notice("Intranet", "This area is not open to you."),
    "login slashes": bare("Lager // Вход", "<form>Почта <input> Пароль <input></form>", lang="ru"),
}  # fmt: skip

FAILING = {
    "server es": notice("Error del servidor", "Vuelva más tarde."),
    "server hr": bare("Greška na serveru", "<h1>Greška na serveru (500)</h1>"),
    "server ko": bare("알림", "<h1>서버 에러</h1><p>다시 시도해 주십시오.</p>", lang="ko"),
    "number zh": bare("500状态页面", "<p>尝试返回上一页</p>", lang="zh"),
    "wrong": notice("Office", "Something went badly wrong. Would you tell us what you did?"),
    "wrong it": notice("OPS!", "Sembra che qualcosa sia andato storto!"),
    "wrong pl": notice("Urząd", "Coś poszło nie tak. Spróbuj za chwilę."),
    "works ja": notice("スタジオ", "ただいまこのページは工事中です。"),
    "timed out": notice("Timed Out", "Press reload."),
    "number x": bare("Error", "<h1>50X 页面出错!</h1>", lang="zh"),
    "unreachable de": notice("Portal", "Der angefragte Server ist nicht erreichbar!"),
    "upkeep tr": notice("Bakım", "Web sitemiz kısa bir bakım sürecinde. En kısa sürede geri döneceğiz."),
    "upkeep pt": bare("Câmara", "<h1>Página em manutenção, retornamos o mais breve possível!</h1>", lang="pt"),
    "upkeep title": notice("Temporary Maintenance", "Check back in a few minutes."),
}  # fmt: skip

LIVE = {
    "byline": article(
        "Command not found",
        "Posted on 12 March 2021 by the night shift",
        "The shell says so when a program is not in its path; we forgot to set it on the new machines.",
        "The page of the manual names three ways out, and the second of them is the right one here.",
    ),
    "byline zh": article(
        "npm 提示找不到命令",
        "发表于 2021-03-12",
        "执行命令的时候提示找不到命令，经过排查，是因为没有设置访问路径。",
    ),
    "picture": chrome(
        "Notes", "<h1>Rust crate not found</h1><img src='/img/rust-crate-not-found.jpeg'><p>The crate was renamed in May.</p>"
    ),
    "how to fr": article(
        "Créer une page d'erreur 404",
        "3 min de lecture",
        "Le fichier doit se trouver à la racine, et son nom doit être écrit dans la configuration du serveur Apache.",
        "Une bonne page dit au lecteur comment revenir au plan du site, et rien de plus.",
    ),
    "drill": notice("Maintenance of wells", "The office pays for the maintenance of wells that are older than ten years."),
    "rights": notice("Rights of residents", "Residents have no right to fish in the lake before June, says the order of 1931."),
    "lost dog": notice("Dog not found", "The search for the grey dog ended on Monday. Its owner thanks all who helped."),
    "server": notice("New server", "The library bought a new server in May; the old one had failed twice in winter."),
    "upkeep zh": notice("关于系统升级的通知", "信息中心定于本周日对邮件系统进行升级维护，届时服务暂停两小时。"),
    "requested": notice("Requests", "Of the 412 files that were requested last year, 37 could be read on the same day."),
    "custom zh": article("Nginx 自定义404错误页面", "在服务器配置中加入一行即可，页面文件放在网站根目录。", "重启后访问一个不存在的地址，看看是否生效。"),
    "custom en": article("Custom error 404 page in Laravel", "Put a file called 404.blade.php into resources/views/errors.", "Laravel shows it when a page is not found."),
    "custom ru": article("Настройка страницы ошибки 404", "В файле .htaccess нужно указать адрес страницы.", "Сервер покажет её, если документ не найден."),
    "custom ja": article("404エラーページの作り方", "サーバーの設定ファイルに一行追加します。", "存在しないページにアクセスして確認しましょう。"),
    "custom de": article("Eigene 404-Fehlerseite erstellen", "Die Datei gehört in das oberste Verzeichnis des Servers.", "Sie wird gezeigt, wenn eine Seite nicht gefunden wird."),
    "npm": article("npm ERR! 404 Not Found 解决办法", "换回官方源即可。", "原因是镜像里没有这个包。"),
    "fixing": article("Fixing 404 errors after moving to HTTPS", "The redirect rule lost the path. We added it again.", "Old links work."),
    "tomcat": article("Tomcat 404 错误排查", "检查 web.xml 的映射，页面路径是否写错。", "资源不存在时服务器返回404。"),
    "seo": article("404 pages and SEO", "Search engines drop pages that are not found after a while.", "Redirect those that have moved to their new address."),
    "wordpress": article("WordPress文章页404错误的解决方法", "固定链接改动之后，文章页面打不开，提示404错误。", "进入后台，在固定链接设置中重新保存一次即可。"),
    "hexo": article("给博客加一个404页面", "把404.html放在source目录下，访问不存在的页面时就会显示。"),
    "gateway": article("Troubleshooting 502 Bad Gateway", "The upstream closed its connection too early.", "We raised the timeout to ninety seconds."),
    "game": article("A 404 page with a game", "I made an error page on which one can play snake.", "Tell me what you think."),
    "gallery": article("20 best 404 pages", "We looked at two hundred error pages and kept those that made us laugh.", "Number three has a game."),
    "git": article("fatal: repository not found", "Git says so when you are not authorised to see a private repository.", "Log in first."),
    "telephone": chrome("Bureau", "<h1>Landing pages</h1><p>8 (800) 500-07-33</p><p>Time spent: 56 hours. Coffee: nine cups.</p>"),
    "tags": chrome("Notes", "<h1>Snow</h1><p>It snowed for nine days.</p><p>4041</p>"),
    "mail zh": school("注册", "<p>注册成功！请登录您的注册邮箱激活账号。</p>"),
    "robots zh": notice("机器人大赛", "第三届机器人大赛将于五月在图书馆举行，欢迎报名。"),
    "old browser": notice("Karte", "Leider ist Ihr Browser zu alt, um die Karte auf dieser Seite zu zeigen."),
    "shop": chrome(
        "Comics",
        "<h2>Sketchbooks</h2><p>Nine new sketchbooks of the Ashford school are in the shop since Monday.</p><ul>"
        + "<li><a href=/c>Brushes, ink and paper</a></li>" * 14
        + "</ul>",
    ).replace("<li><a href='/1/'>News</a></li>", "<li><a href='/1/'>请登录</a></li>"),
}  # fmt: skip
