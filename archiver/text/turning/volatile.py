"""What may differ between two copies of a page without anyone having changed it: counters, clocks, stamps, imprints
(pure).

Rules with ids. A rule holds where a passage is a label, or says little else than what the rule is about. In a sentence
about the world the same words are what the document says: "the plant failed 12 times", "he was served on 3 May 2012".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from archiver.text.dates import count_dates, earliest, is_day, rewrite_dates, rewrite_numeric_dates
from archiver.text.days import tells_day, without_day
from archiver.text.literals import Literals, letters
from archiver.text.months import ANY_MONTH
from archiver.text.normal import REMEMBERED, REMEMBERED_CHARS, dense, ends_sentence, has_digit
from archiver.text.turning.imprints import IMPRINTS
from archiver.text.turning.labels import LABELS, SAID, SWITCHES
from archiver.text.turning.platforms import FIGURED, possible_figure_rules
from archiver.text.turning.updated import without_updates

LABEL_CHARS = 120  # a longer passage is no label
FIELDS, FIELDS_CHARS = 3, 300  # "Status: open Opened: 2009-03-12 Last modified: 2016-02-10" is a label
ASKED_CHARS = 250  # longest passage that asks readers something, or tells them, in a line of its own
MOST = 0.6  # share of a sentence from which on it is about nothing else
BYLINE_CHARS = 80  # a dated passage up to this length may be a byline
TODAY_CHARS = 40  # a passage up to this length may be nothing but the day it was made on

_WHEN = (
    r"\d{4}[-/.年]\s?\d{1,2}(?:[-/.月]\s?\d{1,2}日?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?|"
    r"\d{1,2}(?:st|nd|rd|th|er|º)?\.?(?: de| of)? (?:\w{3,12}\.?)(?: de)?,? \d{4}|\d{1,2}\.[^\W\d_]{3,4}\.\d{4}|\w{3,12} \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_CLOCK = r"(?:오전 ?|오후 ?)?\d{1,2}(?:[:h]\d{2}(?::\d{2})?|[時时点點시] ?\d{1,2}[分분](?: ?\d{1,2}[秒초])?)"
# At most nine groups: in a row of numbers, each would otherwise be tried with all that follow.
_COUNT = r"(?<!\d)(?:\d{1,3}(?:[ ,.'’]\d{3}){1,8}|\d+(?:[.,]\d+)?)(?!\d)(?:[kKmM]\b|[万萬亿])?"
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)(?!\w)|星期.|周.|礼拜.|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|"
    r"(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|"
    r"среда|четверг|пятница|суббота|воскресенье)"
)
_DAY = (
    rf"(?:{ANY_MONTH})\.? \d{{1,2}}(?![\d,])|\d{{1,2}}/\d{{1,2}}\([月火水木金土日]\)"  # stamps may leave the year out
)
# How a page names its own last update, in many languages. Not a document's date, revision or issue.
_UPDATED = (
    r"(?:date |page |content |(?:meta)?data )?last (?:updated?|modifi(?:ed|cation)|changed?|edit(?:ed)?|published(?: date)?|saved|buil[dt]|generated|reviewed|polled|fetched|refreshed|sync(?:ed|hroni[sz]ed)|checked|crawled)|"
    r"(?:page |site )?generated(?=[:：])|updated?(?=[:：]| on |(?: \w{3,9}\.?)? \d)|modified(?=[:：])|updated? (?:time|date|at)|(?:date|page) (?:updated|modified)|"
    r"(?:date|time) of (?:last )?(?:update|modification|change)|"
    r"(?:最后|最近|上次|本页|页面)(?:更新|修改|编辑)|更新(?:于|时间|日期)|修改(?:于|时间|日期)|"
    r"(?:最後|最近|上次|本頁|頁面)(?:更新|修改|編輯)|更新(?:於|時間)|修改(?:於|時間)|最後異動(?:時間|日期)|最終(?:更新|集計|改訂)日?時?|更新日時?|"
    r"(?:최종|마지막) ?(?:수정|업데이트|변경)일?|aktualisiert(?: am)?(?=[ :]*\d)|(?:zuletzt|letzte)\w* (?:geändert|aktualisiert|bearbeitet|änderung|aktualisierung)|"
    r"dernière (?:mise à jour|modification)(?: des données(?: de ce texte)?)?|mis à jour(?: le)?|modifié le|última (?:actualización|modificación|atualização|alteração)|"
    r"actualizado(?: el| al)?|atualizado(?: em|(?=[:：]))|módosítva|ενημερώθηκε|güncelle(?:me|ndi|nme)(?: tarihi)?|aktuali[sz]ov[aá]n[oé]|업데이트|ultim[oa] (?:aggiornamento|modifica)|aggiornat[oa] (?:il|al)|"
    r"(?:последнее|дата) (?:обновлени|изменени)[ея]|обновлено|последний раз (?:мета)?данные обновлялись|останнє оновлення|оновлено|ostatnia (?:aktualizacja|modyfikacja|zmiana)|"
    r"fecha de (?:la )?(?:última )?actualización|data d['’]actualització|última actualització|data (?:de|da) (?:última )?atualização|"
    r"data (?:di|dell['’]ultimo) aggiornamento|date de (?:la )?(?:dernière )?(?:mise à jour|modification)|"
    r"zaktualizowano|laatst (?:bijgewerkt|gewijzigd)|senast (?:uppdaterad|ändrad)|sist (?:oppdatert|endret)|son güncelleme|"
    r"آخر (?:تحديث|تعديل)|آخرین (?:به‌روزرسانی|ویرایش)|cập nhật (?:lần cuối|ngày|lúc)?|terakhir diperbarui"
)
# After it the subject of the change and its commit, as version control shows it: "1 May 2024: fix a link (48ff414)".
_CHANGE = r"(?:[:：] [^\n]{1,160} \([0-9a-f]{7,40}\)$)?"
_TALLIED = (
    r"(?:篇|条|個|个)?(?:日志|文章|分类|分類|标签|標籤|评论|留言|posts?|articles|entries|categories|tags|comments)"
)
# Readers' comments, in many languages.
_REMARKS = (
    r"comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz[ey]|комментари[йяев]+|"
    r"коментар(?:і|ів)|yorum|コメント|댓글|评论|評論|留言|kommentarer"
)
_VIEWED = (
    r"\b(?:(?:total|abstract|article|full[- ]text|pdf|unique|page) )?(?:views?|view count|visits?|hits|reads|downloads|shares|likes|comments|visitors|accesses|online)\b|"
    r"просмотр\w*|прочитано|скачиваний|переглядів|vues?|lectures?|aufrufe|zugriffe|visitas|vistas|lecturas|"
    r"visualiza\w+|visite|letture|weergaven|wyświetle\w+|odsłon\w*|görüntülen\w+|okunma|閲覧数|アクセス数|조회(?:수)?|"
    r"مشاهد\w*|المشاهدات|بازدید|צפיות|lượt xem|dibaca|"
    r"αναγν[ώω]σεις|προβολ[έε]ς|εμφαν[ίι]σεις|επισκ[έε]ψεις|vizualizări|accesări|zobrazení|čítané|přečteno|prezretí|"
    r"pregleda|прегледа|преглеждания|прегледи|megtekintések|olvasások|lukukerrat|katselukerrat|skatījumi|peržiūros|vaatamisi|"
    r"lexuar|shikime|ნახვები|դիտում|dilihat|ditonton"
)
# What a page gives an as-of day for. Not what is in force, or was decided.
_DATA = (
    r"(?:all )?(?:data|figures|numbers|statistics)(?: (?:published|updated|current))?|(?:alle )?(?:daten|zahlen|angaben)|(?:données|chiffres)(?: publiées?| à jour)?|"
    r"(?:datos|cifras)(?: publicad[oa]s| actualizad[oa]s)?|dados(?: publicados| atualizados)?|dati(?: pubblicati| aggiornati)?|(?:данные|сведения)|(?:дані|відомості)|dane|gegevens|"
    r"(?:数据|數據|资料|資料)(?:更新)?|データ"
)
# How often something was seen. A document may use these words too, so the line must be no more than that.
_SEEN = (
    r"回(?:表示|視聴)|(?:회|번) ?조회|조회|görüntülen?me|переглядів|перегляди?|צפיות|megtekintés|wyświetle(?:ń|nia|nie)|visningar|visninger|visites|"
    r"followers|フォロワー|팔로워|subscribers|reposts?|retweets?|подписчик\w*|粉丝|kali dilihat|बार देखा गया|বার দেখা হয়েছে|بار دیکھا گیا|ครั้งที่ดู|തവണ കണ്ടു|பார்வைகள்"
)
# The previous and the next page of a series, in many languages, and pointers to others.
_BESIDE = r"(?:[上下前后後][一壹][篇条條则則])"
_NEIGHBOUR = (
    r"(?:(?:前|次)の(?:記事|投稿|ページ)|(?:이전|다음) ?글|"
    r"\b(?:previous|prev|next|older|newer) (?:article|post|story|entry|news|item)\b|"
    r"\b(?:vorherige|nächste|voriger|nächster|vorheriger)r? (?:artikel|beitrag|meldung|nachricht)\b|"
    r"\b(?:article|billet|actualité) (?:précédente?|suivante?)\b|"
    r"\b(?:artículo|entrada|noticia) (?:anterior|siguiente)\b|\b(?:artigo|postagem|notícia) (?:anterior|seguinte)\b|"
    r"\b(?:articolo|notizia) (?:precedente|successiv[oa])\b|\b(?:предыдущ|следующ)(?:ая|ий|ее) (?:новость|статья|запись|материал)\b|"
    r"\b(?:poprzedni|następny)a? (?:artykuł|wpis|wiadomość)\b|\b(?:önceki|sonraki) (?:haber|yazı)\b|المقال (?:السابق|التالي)|"
    r"\b(?:read also|also read|read more|see also on this site|related reading)\b|\bчитайте (?:также|також)\b|\blire aussi\b|\blesen sie auch\b|"
    r"\bleggi anche\b|\blea también\b|\bleia também\b|\blees ook\b|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|関連記事|관련 ?기사)"
)
# What says that not this page was visited or shared: "900 visits to hospitals", "12,000 shares of the mill".
_OF_WHAT = r" (?:by|to|from|per|during|of(?! (?:this|the) (?:page|article|post))|in (?:19|20)\d\d)\b"
# rule id -> what may differ
VOLATILE: dict[str, re.Pattern[str]] = {
    **LABELS, **FIGURED, **SAID,
    "volatile.counter.before": re.compile(
        rf"(?:(?:阅读|閱讀|浏览|瀏覽|點閱|点击|點擊|观看)(?:量|次数|次數|数|數|人数|人次|人氣|人气)?\s*[:：=(（\[]?\s?[\[(（【]?|人气\s*[:：]?|人氣\s*[:：]?|(?:👁|👀)\s*|"
        rf"(?:查看|訪問|访问|下载|下載|转发|轉發|评论|評論|点赞|點讚|收藏|分享|热度)(?:量|次数|次數|数|數|人数|人次|人氣|人气)?\s*[:：=(（\[]\s?[\[(（【]?|"
        rf"(?:查看|訪問|访问|下载|下載|转发|轉發|评论|評論|点赞|點讚|收藏|分享)(?:量|次数|次數|数|數|人数|人次|人氣|人气)|(?:{_VIEWED}|{_REMARKS})(?: (?:today|yesterday|in total|so far|this (?:week|month|year)))?\s*[:：=(（\[]?)\s*{_COUNT}",
        re.IGNORECASE,
    ),
    "volatile.counter.after": re.compile(
        rf"(?<!\d[-/]){_COUNT}\+?\s*(?:次(?:阅读|閱讀|浏览|瀏覽|点击|點擊|访问|訪問|观看|下载)|人(?:阅读|浏览|看过|在线|评论)|(?:阅读|浏览|点击|评论|点赞)|(?:(?:total|abstract|article|full[- ]text|pdf|unique|page) )?"
        rf"(?:views?|accesses|visits?|hits|reads|downloads|shares|likes|comments|visitors|people reading|users? online|guests?)\b(?!{_OF_WHAT})|"
        rf"(?:{_REMARKS})(?!\w)|просмотр\w*|vues?\b|aufrufe\b|visitas\b|lecturas\b|visualiza\w+|odsłon\w*|okunma\b|views(?! )|回閲覧|مشاهدة|"
        rf"بازدید|lượt xem)",
        re.IGNORECASE,
    ),
    "volatile.counter.alone": re.compile(rf"^\W*(?:(?:{_WHEN}|{_DAY})\W{{1,3}})?{_COUNT}\s?(?:{_SEEN})\W*$", re.IGNORECASE),
    "volatile.counter.said": re.compile(
        rf"(?:^|[(（|·•,]\W{{0,3}})(?:read|viewed|visited|seen|downloaded|accessed|opened|прочитано|gelesen|lu|leído|lido|letto)[:\s]{{1,2}}"
        rf"{_COUNT} ?(?:times|раза?|mal|fois|veces|vezes|volte)\b|"
        rf"\b(?:this|the) (?:page|article|post|site|document) (?:has been|was) (?:viewed|visited|read|accessed|downloaded) {_COUNT}"
        rf" times|已(?:被|累计)?下[载載]\s?{_COUNT}\s?次|(?:本文|本页|本站|本頁|此页)(?:已经?|已經)?(?:被|累计)?(?:阅读|浏览|访问|点击|瀏覽|訪問)\D{{0,4}}{_COUNT}\s*次|"
        rf"(?:you are )?visitor (?:number|no\.?|#) ?{_COUNT}(?=\W*$)|(?:(?<=\d results) (?:found )?\(?|(?<=results) \()(?:in )?\d+[.,]\d+ ?(?:ms|s|sec|seconds)\b\)?|"
        rf"(?:您|你)是(?:本站|本页)?第\s*{_COUNT}\s*(?:位|个|個)(?:访客|访问者|來訪者|訪客)",
        re.IGNORECASE,
    ),
    "volatile.today": re.compile(
        rf"(?:今天是|今日|现在是|當前時間|当前时间|today(?: is|'s date(?: is)?|:)|current (?:time|date)|it is now|heute(?: ist)?:?|"
        rf"сегодня:?|aujourd['’]hui|hoy(?: es)?:?|fecha actual:?)\W{{0,3}}(?:{_WEEKDAY}?\W{{0,3}}(?:the )?(?:{_WHEN})?\W{{0,3}}{_WEEKDAY}?)"
        rf"(?:\W{{0,3}}{_CLOCK}(?: ?[ap]\.?m\.?)?)?",
        re.IGNORECASE,
    ),
    "volatile.updated": re.compile(
        rf"(?:^|[|•·—–\-(\[，,。;；]\s*|(?<=\b(?:19|20)\d\d)\s|(?<=\d[-./:h]\d\d)\s|(?<=日)\s|(?<=\d [ap]m)\s|(?<=GMT|BST|UTC)|(?<=\d [A-Z]{{3}})|"
        rf"\b(?:this|the) (?:page|article|site) (?:was|has been) )(?:{_UPDATED})\W{{0,4}}(?:(?:on|at|le|el|em|il|am|in data)\b[:：]? ?)?"
        rf"(?:{_WEEKDAY}\W{{0,3}})?(?:{_WHEN}|{_DAY})\.?(?:[ T,]{{0,3}}(?:at |um |à |às |alle(?: ore)? |a las |[ов] )?(?:{_CLOCK}|\d{{1,2}}\.\d{{2}}(?= [A-Z]{{3}})))?(?: ?[ap]\.?m\b\.?)?(?: Uhr\b)?"
        rf"(?: \(?(?-i:[A-Z]{{1,3}}[SD]T|UTC|GMT|[CEW]ES?T|MSK|WI(?:B|TA?)|HKT|SGT|ICT|PKT)\b\)?| ?\(توقيت [^()]+\))?{_CHANGE}",
        re.IGNORECASE,
    ),
    "volatile.asof": re.compile(
        rf"(?:^|[(（\[])\W{{0,3}}(?:(?:{_DATA})\W{{0,3}})?(?:as (?:of|at|on)|stand(?: vom)?|état au|situation au|situación al|situazione al|"
        rf"по состоянию на|станом на|stan na|截至|截止|"
        rf"(?:{_DATA}) (?:from|of|vom|au|al|del?|em|até|di|на|z dnia|van)|datenstand)\W{{0,3}}(?:{_WHEN})(?:\W{{0,3}}{_CLOCK})?(?: Uhr)?\W{{0,3}}(?:$|[)）\]])|"
        rf"(?:^|[(（\[])\W{{0,3}}(?:{_WHEN})\W{{0,2}}(?:現在|时点|時点|기준)\W{{0,2}}(?:$|[)）\]])",
        re.IGNORECASE,
    ),
    "volatile.tally": re.compile(rf"^(?:\W*(?:{_COUNT}\s*{_TALLIED}|{_TALLIED}\W{{0,3}}{_COUNT}))+\W*$", re.IGNORECASE),
    "volatile.ago": re.compile(
        r"\b\d+\+?\s*(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\.? ago\b|\bil y a \d+ \w+|"
        r"\bvor \d+ \w+|\bhace \d+ \w+|\bhá \d+ \w+|منذ \d+ \w+|^\W*(?:just now|today|yesterday)\b|"
        # from the first figure on: a number of 100,000 digits would otherwise be tried from each digit
        r"(?<!\d)\d+(?: \w+ (?:назад|тому)|\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|年)前| \w+ (?:fa|önce|temu|geleden|sedan)\b|"
        r"(?:秒|分|時間|日)前|(?:초|분|시간|일) ?전)",
        re.IGNORECASE,
    ),
    # The previous and the next page, and what else may be read: which pages these are depends on other pages.
    "volatile.neighbour": re.compile(
        rf"^\W*(?:{_NEIGHBOUR}|{_BESIDE})(?:\W?\s*$|\s?(?:[:：»›→>]|[(（][^)）]{{0,12}}[)）][:：]?)[^\n]*$)|"
        rf"^\W*{_BESIDE}[^\n。！？；，,]{{0,60}}$|\s{_BESIDE}\s?[:：][^\n]*$|"
        rf"^\W*(?:previous|prev|zurück|vorherige[rs]?|précédente?|anterior|precedente|предыдущ\w+|попередн\w+|poprzedni\w*)\W{{0,3}}[:：][^\n]*"
        rf"\b(?:next|weiter|nächste[rs]?|suivante?|siguiente|seguinte|próxim[oa]|successiv[oa]|следующ\w+|наступн\w+|następn\w+)\W{{0,3}}[:：][^\n]*$",
        re.IGNORECASE,
    ),
    # Where a reader may comment, and that nobody has.
    "volatile.remarks": re.compile(
        rf"^\W*(?:no|one|keine?|ein|aucun|un|sin|nessun|geen|brak|暂无|没有|無|无) ?(?:{_REMARKS})\W*$|"
        r"^\W*(?:(?:leave|post|write|add) (?:a|your) (?:comment|reply)|schreibe? einen kommentar|"
        r"kommentar (?:hinterlassen|schreiben)|laisse[rz] un commentaire|deja (?:un|tu) comentario|deixe um comentário|"
        r"lascia un commento|plaats een reactie|dodaj komentarz|оставить комментарий|发表评论|發表評論|コメントを(?:残す|書く)|"
        r"댓글 남기기)\W*$",
        re.IGNORECASE,
    ),
    # Skip links for screen readers.
    "volatile.skip": re.compile(
        r"^\W*(?:(?:skip|jump|go)(?: directly)? to (?:the )?(?:main |page )?(?:content|navigation|menu|search|footer)|"
        r"(?:springe )?zum (?:haupt)?inhalt(?: springen)?|direkt zum inhalt|(?:aller|passer|accéder)(?: directement)? au contenu(?: principal)?|"
        r"(?:saltar|ir|pasar) al contenido(?: principal)?|(?:pular|ir|saltar) para o conteúdo(?: principal)?|"
        r"(?:vai|salta|passa) al contenuto(?: principale)?|przejdź do (?:głównej )?treści|перейти к (?:основному )?(?:содержанию|содержимому|контенту)|"
        r"(?:ga )?(?:naar|door naar) (?:de )?(?:hoofd)?inhoud|hoppa till (?:huvud)?innehåll(?:et)?|(?:gå|spring|hop) (?:til|over til) (?:hoved)?ind?h?old(?:et)?|"
        r"siirry (?:suoraan )?sisältöön|přejít (?:na|k) (?:hlavní(?:mu)? )?obsahu?|ugrás a tartalomra|içeriğe (?:geç|atla)|"
        r"跳(?:到|至|转到|轉到)(?:主要)?(?:内容|內容)区?|(?:本文|メインコンテンツ|コンテンツ)(?:へ|に)(?:スキップ|移動|ジャンプ)?(?:する)?|본문 ?(?:바로가기|으로 건너뛰기))\W*$",
        re.IGNORECASE,
    ),
    # What a page offers to do with it.
    "volatile.tools": re.compile(
        rf"^\W*(?:{SWITCHES}|edit|(?:edit|improve)(?: this)? (?:page|article)(?: source)?(?: on \w+)?|edit (?:source )?on \w+|fork me on \w+|"
        r"view (?:page )?source(?: on \w+)?|source code \(\w+\)|исходный код \(\w+\)|suggest (?:an )?edits?|(?:report|create|open) an? (?:doc\w* )?(?:issue|bug)(?: on \w+)?|"
        r"report a problem(?: (?:on|with) this page)?|(?:google )?news folgen|(?:(?:the )?(?:link|address|url)(?: (?:was|is))? )?copied(?: to (?:the )?clipboard)?|"
        r"(?:(?:link|adresse) )?(?:wurde )?kopiert|(?:lien )?copié|(?:enlace )?copiado|link copiado|(?:link )?copiato|(?:ссылка )?скопирован[ао]|(?:链接)?已复制|(?:連結)?已複製|"
        r"follow(?: us)? (?:@\w+|on \w+)|"
        r"(?:print|share|e-?mail)(?: this)? (?:page|article)|(?:back to|scroll to|go to)(?: the)? top|"
        r"(?:auf \w+ )?(?:bearbeiten|teilen|drucken)|nach oben|haut de page|imprimer|volver arriba|imprimir|voltar ao topo|torna su|stampa|"
        r"наверх|распечатать|返回顶部|回到顶部|返回頂部|回到頂端|编辑(?:此|本)页|編輯此頁|打印(?:本页)?|列印|ページ(?:の)?先頭へ(?:戻る)?|"
        r"このページを編集(?:する)?|印刷|맨 ?위로|인쇄)\W*$",
        re.IGNORECASE,
    ),
    # What a page asks its readers.
    "volatile.asked": re.compile(
        r"^\W*(?:(?:(?:was|is) this|did you find (?:this|it)) ?(?:page |article |answer |information |content |section )?(?:helpful|useful)|"
        r"(?:war|ist) (?:diese[rs]? (?:seite|artikel|information|antwort)|das|dies) (?:für sie )?hilfreich|"
        r"(?:cette page|cet article|cette réponse|cela)(?: vous)? a-t-(?:elle|il) été utile|"
        r"¿?(?:te|le) (?:ha sido|fue|ha resultado|resultó) útil(?: (?:esta página|este artículo|esta información))?|"
        r"(?:esta página|este artigo|este artículo|esta informação|isto) foi útil|"
        r"(?:questa pagina|questo articolo) (?:ti |le )?è stat[oa] utile|was (?:deze pagina|dit artikel) nuttig|"
        r"(?:была ли )?(?:эта )?(?:статья|страница|информация) (?:была )?полезн(?:а|ой)|"
        r"(?:本文|本页|此页|此文|这篇文章|這篇文章|此頁|本頁)(?:对您|對您)?(?:有帮助|有幫助|有用)(?:吗|嗎)|この(?:記事|ページ|情報)は(?:お?役に立)ちましたか)\W*$",
        re.IGNORECASE,
    ),
    # What a program left in place of its output.
    "volatile.program": re.compile(
        r"^\W*\[object [A-Z]\w+\](?: https?://\S+)*\W*$|^\W*[A-Z]\w*Error: .*https?://\S+\.js:\d+.*$|"
        r"^\W*(?:Notice|Warning|Deprecated|Strict Standards|Fatal error|Parse error): .{1,200} in \S*[/\\]\S+\.\w{2,5} on line \d+\W*$"
    ),
    **IMPRINTS,
    "volatile.made": re.compile(
        rf"(?:page |site |document )?(?:generated|rendered|processed|created|loaded|printed|retrieved|accessed|(?:executed|served)(?= in ))"
        rf" (?:in|on|at|from)[:\s]*(?:{_WHEN}|[\d.]+ ?(?:ms|s|sec|seconds))(?:.{{0,12}}{_CLOCK})?|"
        rf"(?:页面执行时间|耗时|processed in)\W{{0,3}}[\d.]+",
        re.IGNORECASE,
    ),
    "volatile.token": re.compile(
        r"(?:\b(?:request|ray|trace|session|reference|incident|event|error|support|token|nonce|csrf)\W{0,3}(?:id|no|number)?\W{0,4})"
        r"[0-9a-f-]{16,}\b|^\W*[0-9a-f]{24,}\W*$|^\W*commit\W{1,3}[0-9a-f]{16,}\W*$",
        re.IGNORECASE,
    ),
}  # fmt: skip

# These rules need no label: such a line speaks of nothing but the page.
_ALONE = frozenset({"volatile.counter.said", "volatile.imprint", "volatile.tally", "volatile.neighbour"})
# The words of a byline other than day, place and author.
_BYLINE = re.compile(
    r"\b(?:posted|published|written)(?: on| at|(?=[:：]))|\b(?:hits|views|comments|category)\b[:：]?|"
    r"(?:发表于|發表於|发布于|發佈於|分类于|分類於|阅读次数)[:：]?|(?:评论|評論|留言|阅读|閱讀|浏览|瀏覽|热度|點閱)(?:数|數|量|次数|次數)?[:：](?=\W*(?:[|｜•·]|$))|[|｜•·]",
    re.IGNORECASE,
)
# The reading time of a text, which a byline may give together with the text's length.
_READ_IN = re.compile(
    r"(?:预计|預計)?(?:阅读|閱讀)(?:时长|时间|時長|時間)?\s*[≈:：约約]?\s*\d+\s*(?:分钟|分鐘|min\b)|\d+\s*(?:分钟|分鐘)(?:读完|阅读)|(?<=字)\W{0,3}大?[约約]\s*\d+\s*(?:分钟|分鐘)|"
    r"\d+ min(?:ut(?:en|os|es|i))?\.? (?:lesezeit|de lect?ura|de lecture|di lettura)|(?:lesedauer|lesezeit|temps de lecture|tempo de leitura|tiempo de lectura|"
    r"tempo di lettura|время чтения|czas czytania)\W{0,3}\d+ (?:min(?:ut(?:en|es|os))?|мин)\b\.?|(?:この記事は)?\d+分で読め(?:ます|る)|مدة القراءة\W{0,3}\d+ دقائق|"
    r"読了(?:時間)?\W{0,3}約?\s*\d+\s*分|\b\d+[\s-]*min(?:ute)?s?\.? (?:of )?read(?:ing)?(?: time)?\b|"
    r"\breading time\W{0,3}\d+ ?min(?:ute)?s?\b|(?:\babout )?\b\d[\d.,]*k? words(?:\W{1,3}|\W{0,3}about )(?:\d+|one) min(?:ute)?s?\b|(?<=[·|•] )\d+ min(?= [·|•]|$)",
    re.IGNORECASE,
)
# The reading time after the day: "25 May 2026 · 15 minutes · A. Lind".
_READ_BEHIND = re.compile(
    r"(?<=[·|•] )\d+ ?(?:min|minut(?:en?|es?|os?|i|er|y)|minuuttia|perc|мин(?:ут[аы]?)?|хв(?:илин[аи]?)?|минут[аеи]|λεπτ[άό]|dk|dakika|dəqiqə|דקות|دقيقة|دقائق|دقیقه|منٹ|मिनट|মিনিট|"
    r"நிமிட(?:ம்|ங்கள்)|నిమిషాలు|ನಿಮಿಷಗಳು|മിനിറ്റ്|นาที|phút|menit|分钟|分鐘|分|분)\.?(?= [·|•]|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = re.compile(r"(?<=\d\.\d)\.(?=\s\w)")  # after the number of a section: 4.1. Security
_FIELD = re.compile(r"(?:^|\s)[^\W\d_]\w{1,20}[:：](?=\s)")
# Halves of a day, in the language of the page or of its makers.
_HALVES = [
    (half, re.compile(rf"(?:{said})(?![^\W\d_])", re.IGNORECASE))
    for half, said in (
        ("am", r"上午|早上|凌晨|午前|오전|(?<=\d) ?a\.?m\b\.?"),
        ("pm", r"下午|晚上|中午|午後|오후|(?<=\d) ?p\.?m\b\.?"),
    )
]
_TWELVE = 12
_CLOCKED = re.compile(r"(?<![\d:.])(?:(am|pm) *)?([01]?\d|2[0-3]):([0-5]\d)(?!\d)(?: +(am|pm)(?![^\W_]))?")
_DAY_AND_TIME = re.compile(
    r"(?<=\d{4}-\d\d-\d\d)(?:, ?| )(?:(?:at|um|à|às|kl\.?|om|в|о|alle(?: ore)?|a las|klo) )?(?=\d)"
)
_LENGTH = re.compile(
    r"\bsymbols count in article\W{1,3}[\d.,]+k?|(?:本文)?(?:字数|字數)(?:统计|統計)?\s*[:：]?\s*[\d.,]+k?|(?:大?[约約])?\s*\d[\d.,]*k?\s*[个個]?字(?!\w)|\b\d[\d.,]*k? words\b",
    re.IGNORECASE,
)
# What a passage must have for a rule to be tried: a figure; one of `_WORDS`, or a letter beyond ASCII; the digits of a
# token. Rules whose words are common are tried on short passages only.
_NEEDS = {
    "volatile.counter.before": "figure", "volatile.counter.after": "figure", "volatile.counter.said": "figure", "volatile.counter.alone": "figure",
    "volatile.ago": "either", "volatile.today": "word", "volatile.made": "word", "volatile.updated": "figure",
    "volatile.tally": "figure", "volatile.asof": "figure", "volatile.imprint": "either",
    "volatile.remarks": "word", "volatile.skip": "word", "volatile.neighbour": "word", "volatile.tools": "word",
    "volatile.asked": "word", "volatile.program": "word",
    "volatile.token": "hex", **dict.fromkeys(SAID, "word"), "volatile.addressed": "short", "volatile.newsletter": "short", "volatile.surveyed": "short", "volatile.since": "since", "volatile.visitor": "figure", "volatile.sum": "figure", "volatile.sum.said": "short", "volatile.served": "figure", "volatile.voted.said": "figure", "volatile.reviewed.said": "figure",
}  # fmt: skip
_SINCE = Literals((
    b" ago", b"today", b"yesterday", b"just now", b" week", b" month", b" year", b"heute", b"gestern", b"woche", b"monat", b"jahr", b"vor ", b"aujourd", b"hier", b"semaine", b"mois", b"il y a", b"hoy", b"ayer", b"semana", b"mes", b"hace ",
    b"hoje", b"ontem", b"oggi", b"ieri", b"settimana", b" fa", b"vandaag", b"gisteren", b"maand", b"geleden", b"dzisiaj", b"wczoraj", b"tygodniu", b" temu", b"idag", b"i dag", b"uge", b"uke", b"vecka", b"sedan", b"siden", b"dnes", b"bu hafta",
))  # fmt: skip
_COUNTS = ("volatile.counter.before", "volatile.counter.after")
# The slowest rules, each with letters of which every passage it matches contains one.
_SLOW = (
    "volatile.counter.before", "volatile.counter.after", "volatile.counter.alone", "volatile.imprint",
    "volatile.ago", "volatile.made", "volatile.today", "volatile.updated",
)  # fmt: skip
_LETTERS = {rule: letters(VOLATILE[rule].pattern) for rule in _SLOW}
_HEX = re.compile(r"[0-9a-fA-F-][0-9a-fA-F-]{15}")
_WORDS = Literals((
    b"just now", b"today", b"yesterday", b"current ", b"it is now", b"heute", b"aujourd", b"hoy", b"fecha", b"generated", b"rendered", b"processed", b"created", b"loaded", b"executed", b"served", b"printed", b"retrieved",
    b"accessed", b"copyright", b"(c)", b"comment", b"coment", b"kommentar", b"komentarz", b"reactie", b"reply", b"yorum", b"previous", b"prev", b"next", b"older", b"newer", b"vorig", b"anterior", b"precedente", b"article", b"billet", b"entrada", b"noticia", b"artigo", b"postagem",
    b"articolo", b"notizia", b"poprzedni", b"read also", b"also read", b"read more", b"related", b"lire aussi", b"lesen sie auch", b"leggi anche", b"lees ook", b"skip", b"jump", b"go to", b"inhalt", b"conten", b"przejd", b"inhoud", b"inneh", b"indhold", b"innhold", b"siirry", b"obsah", b"tartalom",
    b"edit", b"toggle", b"improve", b"fork", b"source", b"issue", b"bug", b"problem", b"follow", b"print", b"share", b"mail", b"top", b"helpful", b"useful", b"hilfreich", b"utile", b"nuttig", b"[object ", b"error: ", b"on line ", b"all rights", b"rechte", b"droits", b"derechos", b"diritti", b"direitos",
    b"bearbeiten", b"teilen", b"drucken", b"nach oben", b"haut de page", b"imprim", b"arriba", b"topo", b"torna su", b"stampa", b"copied", b"copiado", b"copiato", b"kopiert", b"join", b"like", b"find", b"subscribe", b"folg", b"suivez", b"siga", b"sigue", b"acompanhe", b"segui", b"volg", b"obserwuj", b"ikuti", b"more than", b"over ",
    b"mehr als", b"plus d", b"m\xc3\xa1s de", b"mais de", b"ouder dan", b"meer dan", b"you have", b"you've", b"kostenlos", b"freie", b"quedan", b"reste", b"mistake", b"typo", b"ctrl", b"tell us", b"let us", b"help?", b"need help", b"next step", b"these step", b"following step", b"hilfe?", b"d'aide", b"solutions ci-dessous", b"ayuda?", b"estos pasos", b"ajuda?", b"passos", b"assistenza?", b"hulp nodig", b"pomocy?", b"support", b"assist", b"suporte", b"asistencia",
))  # fmt: skip


def stable_part(passage: str, day: date | None) -> str:
    """The passage without what changes by itself, its dates in one form. `day`: the day on which it was seen."""
    if len(passage) > REMEMBERED_CHARS:
        return _still(passage, day)
    return _known_still(passage, day if has_digit(passage) else None)  # without a figure it names no day


def _still(passage: str, day: date | None) -> str:
    figure = has_digit(passage)
    rules = possible_rules(passage)
    if figure and len(passage) <= BYLINE_CHARS and _READ_IN.search(passage):
        passage = earliest(_LENGTH.sub(" ", _READ_IN.sub(" ", passage)))  # a later date is that of the last update
    if figure and len(passage) <= BYLINE_CHARS and (read := _READ_BEHIND.search(passage)) is not None:
        passage = _READ_BEHIND.sub(" ", passage) if _YEAR.search(passage, 0, read.start()) else passage
    label = is_label(passage) or (figure and _has_fields(passage))
    if figure:
        passage = _NUMBERED.sub("", without_updates(passage))
    for rule in rules:
        passage = _without(rule, passage, label=label)
    if (
        figure
        and day is not None
        and (tells_day(passage, day) or (len(passage) <= TODAY_CHARS and is_day(passage, day)))
    ):
        passage = without_day(passage)
    if figure and len(passage) <= BYLINE_CHARS:
        passage = rewrite_numeric_dates(rewrite_dates(passage))
        for half, said in _HALVES:
            passage = said.sub(f" {half}", passage)
        passage = _CLOCKED.sub(_of_24, _DAY_AND_TIME.sub(" ", passage))
        if count_dates(passage) == 1:  # the order of date and subject says nothing
            passage = " ".join(sorted(_BYLINE.sub(" ", passage).split()))
    left = dense(passage)
    return left if any(map(str.isalnum, left)) else ""  # a full stop after a stamp is no text


_known_still = lru_cache(maxsize=REMEMBERED)(_still)  # a page in two designs shows each of them again and again


def _of_24(found: re.Match[str]) -> str:
    """A time of day in 24 hours, as HH:MM."""
    hour, half = int(found[2]), found[1] or found[4]
    if half and 1 <= hour <= _TWELVE:
        hour = hour % _TWELVE + (_TWELVE if half == "pm" else 0)
    return f"{hour:02}:{found[3]}"


def without_counts(passage: str) -> str:
    """A line without the number of times that it, or its page, was seen."""
    for rule in _COUNTS:
        passage = VOLATILE[rule].sub(" ", passage)
    return passage


def is_label(passage: str) -> bool:
    """Whether a passage is a short line that is no sentence."""
    return len(passage) <= LABEL_CHARS and not ends_sentence(passage)


def _has_fields(passage: str) -> bool:
    return len(passage) <= FIELDS_CHARS and len(_FIELD.findall(passage)) >= FIELDS and not ends_sentence(passage)


def possible_rules(passage: str) -> list[str]:
    """The rules that a passage may match. Most passages have no figure and none of the words."""
    figure = has_digit(passage)
    word = not passage.isascii() or _WORDS.any_in(passage.lower().encode())
    there = {
        "figure": figure,
        "word": word,
        "either": figure or word,
        "hex": _HEX.search(passage) is not None,
        "short": len(passage) <= ASKED_CHARS,
        "since": len(passage) <= LABEL_CHARS and (not passage.isascii() or _SINCE.any_in(passage.lower().encode())),
    }
    rules = [rule for rule in VOLATILE if rule in _NEEDS and there[_NEEDS[rule]]]
    if is_label(passage):  # the others hold in labels only
        rules = [*LABELS, *(possible_figure_rules(passage) if figure else ()), *rules]
    return rules


def _without(rule: str, passage: str, *, label: bool) -> str:
    """The passage without what a rule matches, if that is most of what it says, or the passage is a label."""
    if rule in _LETTERS and not _LETTERS[rule].any_in_one_case(passage):
        return passage
    less = VOLATILE[rule].sub(" ", passage)
    if less == passage:  # most passages
        return passage
    if label or rule in _ALONE or len(dense(less)) <= (1 - MOST) * len(dense(passage)):
        return less
    return passage
