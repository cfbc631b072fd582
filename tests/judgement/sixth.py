"""A sixth round of invented pages, for what the rules of `rules/5` say by meaning: what was sought was not found, a right
that is lacking, a server in trouble, a site under maintenance, a number beside its word, an article with a byline."""

from __future__ import annotations

from tests.judgement.looks import notice
from tests.judgement.variants import article, bare
from tests.judgement.wild import chrome

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
    "for you": notice("Intranet", "This area is not open to you."),
    "login slashes": bare("Lager // Вход", "<form>Почта <input> Пароль <input></form>", lang="ru"),
}  # fmt: skip

FAILING = {
    "server es": notice("Error del servidor", "Vuelva más tarde."),
    "server hr": bare("Greška na serveru", "<h1>Greška na serveru (500)</h1>"),
    "server ko": bare("알림", "<h1>서버 에러</h1><p>다시 시도해 주십시오.</p>", lang="ko"),
    "number zh": bare("500状态页面", "<p>尝试返回上一页</p>", lang="zh"),
    "wrong": notice("Office", "Something went badly wrong. Would you tell us what you did?"),
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
}  # fmt: skip
