"""Labels that change by themselves, in the languages of the sites' makers (pure).

Headings over what else may be read, how long an article takes to listen to, and the like. They hold for whole labels
only: in a headline the same words are what it says. Also whole sentences in which a site speaks of itself to its
readers.
"""

from __future__ import annotations

import re

from archiver.text import related_headings
from archiver.text.turning.counted import COUNTED, COUNTED_SAID

# Headings over what else may be read. Lists of documents and of sources have other headings.
POINTERS = re.compile(
    rf"^\W*(?:{'|'.join(map(re.escape, related_headings.POINTERS))}|related|recommended|trending|(?=\S{{1,30}} ){related_headings.ELSE.pattern}|"
    r"(?:also )?read (?:also|more|next)|more (?:on this (?:topic|story|subject)|news|stories|articles)|"
    r"related (?:articles?|news|stories|posts?)|you (?:may|might) (?:also )?like|recommended for you|"
    r"(?:most|popular) (?:read|viewed|popular|posts?)|"
    r"lesen sie auch|auch interessant|mehr zum thema|das könnte sie auch interessieren|ähnliche (?:artikel|beiträge)|meistgelesen|"
    r"(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)|articles? (?:liés?|similaires|connexes)|les plus lus|"
    r"(?:lea|lee|ver|te puede) (?:también|interesar)|(?:noticias|artículos|contenidos?|entradas|publicaciones|notas|temas) relacionad[oa]s?|(?:lo )?más leíd[oa]s?|"
    r"(?:leia|veja) (?:também|mais)|(?:notícias|artigos|matérias|publicações|conteúdos?|postagens) relacionad[oa]s?|mais (?:lidas|do g1)|"
    r"leggi anche|articoli correlati|(?:i )?più letti|lees ook|gerelateerde (?:artikelen|berichten)|czytaj także|zobacz także|powiązane (?:artykuły|wpisy)|"
    r"читайте (?:также|по теме|ещё|еще)|(?:материалы )?по теме|похожие (?:статьи|записи|новости|материалы)|(?:самое )?(?:читаемое|популярное)|"
    r"(?:相关|相關)(?:文章|阅读|閱讀|新闻|新聞|推荐|推薦|报道|報導)|(?:延伸|推荐|推薦)(?:阅读|閱讀)|(?:热门|熱門)(?:文章|推荐)|热点推荐|猜你喜欢|阅读排行榜?|点击排行榜?|"
    r"(?:あわせて読みたい|関連(?:記事|ニュース)|(?:おすすめ|人気)の?記事|あなたにおすすめの記事|こんな記事も読まれています|アクセスランキング)|"
    r"(?:관련|인기|추천) ?(?:기사|뉴스|글)|많이 본 (?:뉴스|기사)|다른 글|"
    r"اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|(?:مواضيع|مقالات|أخبار) (?:ذات صلة|متعلقة)|الأكثر (?:قراءة|مشاهدة)|مطالب مرتبط)\W*$",
    re.IGNORECASE,
)

_OPENS = r"(?:expand|collapse|show|hide|toggle)(?: the)? table of contents"

# Switches of a page's own looks. What else is to be toggled is a step in what a page explains.
SWITCHES = (
    r"toggle (?:[\w./-]+ (?:/ )?){0,8}(?:navigation|nav|(?:sub-?)?menus?|drop-?downs?|side-?bars?|search(?: (?:bar|box|form))?|themes?|light|dark|auto|(?:color|colour|dark|light|night|reader) (?:mode|scheme)|"
    r"contents|toc|(?:sub)?sections?|panels?|accordions?|full-?screen|content width|toolbar|header|footer|layout)(?: of(?: [\w./-]+){1,8})?"
)

# With what a text is shared, and where to.
_SHARE = (
    r"(?:(?:more|other) (?:sharing|share) options|(?:weitere )?optionen zum teilen|plus d['’]options de partage|más opciones para compartir|mais opções de partilha|altre opzioni di condivisione)|share(?: this)?(?: (?:page|article|story))?(?: (?:on|via|with))?|teilen(?: (?:auf|über))?|partager(?: (?:sur|via))?|compartir(?: en)?|compartilhar(?: (?:no|em))?|"
    r"condividi(?: su)?|delen(?: via)?|dela(?: på)?|del på|jaa|udostępnij|sdílet|zdieľať|megosztás|distribuie|podijeli|deli|споделете|сподели|поделиться(?: в)?|поширити|κοινοποίηση|"
    r"se ti (?:è )?pia\w+,? condividi!?|(?:if you )?(?:like|liked|enjoyed) (?:it|this(?: \w+)?)\W{1,3}share(?: it)?!?|gefällt (?:dir|ihnen) \w+ \w+\W{1,3}teilen!?|cet article vous a plu\W{1,3}partagez(?:[- ]le)?!?|si te (?:gusta|gustó|ha gustado)(?: \w+){0,2}\W{1,3}comp[aá]rte(?:lo)?!?|"
    r"paylaş|paylaşın|שתפו|שיתוף|شارك|مشاركة|اشتراک‌گذاری|शेयर करें|শেয়ার করুন|แชร์|chia sẻ|bagikan|kongsi|分享(?:到|至)?|转发(?:到|至)?|轉發(?:到|至)?|シェア(?:する)?|共有|공유(?:하기)?"
)
_NETWORK = (
    r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|viber|messenger|mastodon|bluesky|threads|instagram|xing|pocket|line|e-?mail|"
    r"вконтакте|vk|одноклассники|ok|微信(?:好友)?|朋友圈|新浪微博|腾讯微博|微博|qq(?:空间|好友)?|豆瓣|人人网|はてな|카카오(?:톡|스토리)?|네이버|밴드|copy(?: the)? link|print"
)
_CHANNELS = rf"(?:{_NETWORK}|google news|google новост\w+|wiadomościach google|youtube|tiktok|discord|rss|rutube|дзен\w*|телеграм\w*|телеграмм?|max|抖音|视频号|公众号|公眾號|头条号|小红书|哔哩哔哩|知乎|今日头条|유튜브|인스타그램)"
_COUNT = r"\d[\d., ]*[kKmM万萬]?"
# Indexes that count in how many works a work is cited, and what else is counted beside that.
_COUNTED_BY = r"crossref|scopus|google scholar|web of science|semantic scholar|dimensions|openalex|pubmed(?: central)?|pmc|cnki|知网|知網|ринц|elibrary"
_METRIC = r"altmetric(?: score)?|accesses|article views|full text views|captures|mentions|readers|reads|citations|cited by|views|downloads|star|fork|watch|播放量?|弹幕数?|粉丝数?|获赞数?"
_CITED = (
    rf"cited by|times cited|number of times cited(?: according to (?:{_COUNTED_BY}))?|(?:zitiert|geciteerd) (?:von|durch|door)|zitationen|cité par|citado por|número de cita(?:s|ções|ciones)|citato da|cytowan(?:ia|y przez)|liczba cytowań|"
    r"(?:число |количество )?цитирований(?: в ринц)?|цитируется|цитувань|atıf sayısı|عدد (?:الاستشهادات|الاقتباسات)|استشهد به|تعداد استناد(?:ها)?|"
    r"被引(?:用)?(?:次数|次數|频次|頻次|量|数|數|回数|文献数)?|引用(?:次数|次數|件数)|피인용(?: ?횟수| ?수)?|인용 ?횟수|số lần trích dẫn|dikutip oleh"
)
_INDEXED = rf"\W{{0,3}}{_COUNT}(?:\s?(?:articles?|papers?|publications?|publikationen|documents?|works?|times|times in|次|篇|件|回|회|건))?(?: (?:in|on|by|via) (?:{_COUNTED_BY}))?\W*"
CURRENCY = r"usd|eur|gbp|chf|jpy|cny|rub|uah|kzt|pln|try|inr|krw|hkd|[$€£¥₽₴₸₺₹₩]|btc|eth|d[oó]lar(?: blue)?|euro|alt[iı]n|bitcoin|доллар|долар|евро|євро|юань|دلار|یورو|درهم|پوند|سکه|دولار|يورو|美元|欧元|歐元|ドル|ユーロ"
_INDEXES = r"ihsg|dax|mdax|cac ?40|ftse(?: mib| 100)?|ibex ?35|ibovespa|bist ?100|kospi|kosdaq|nikkei(?: 225)?|s&p ?500|nasdaq|dow jones|sensex|nifty(?: 50)?|vn-index|上证指数|沪深300|深证成指|恒生指数|恆生指數|日経平均"

# Words for the day on which a page is shown, and that day.
_TODAY = (
    r"اليوم(?: هو)?|تاريخ اليوم|امروز|تاریخ امروز|آج|היום|today(?: is)?|heute(?: ist)?|hoy(?: es)?|hoje(?: é)?|oggi(?: è)?|vandaag(?: is het)?|idag(?: är det)?|i dag|tänään|"
    r"dziś|dzisiaj(?: jest)?|dnes(?: je)?|danas(?: je)?|данас(?: је)?|днес(?: е)?|сегодня|сьогодні|σήμερα|bugün|astăzi|azi|hôm nay|hari ini|วันนี้|आज|আজ|今天(?:是)?|今日(?:は)?|本日(?:は)?|오늘(?:은)?"
)
_DATE = r"(?:\d{1,2}\.?(?: de)? [^\W\d_]{2,14}\.?(?: [^\W\d_]{2,9})?(?: de)?[,،]? \d{4}|\d{4}[-/.年년]\s?\d{1,2}[-/.月월]\s?\d{1,2}[日일]?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:\s?(?:هـ|ه|م|هجري|ميلادي|г|р)\b\.?)?"
# Words before the reader's own IP address, which a page shows.
_YOUR_IP = (
    r"(?:your|my)(?: current| public)? ip(?:v[46])?(?: address)?|(?:ihre|deine)(?: aktuelle)? ip(?:-adresse)?|votre (?:adresse )?ip|(?:su|tu) (?:dirección )?ip|(?:o )?seu (?:endereço )?(?:de )?ip|"
    r"(?:il )?(?:tuo|suo) (?:indirizzo )?ip|(?:uw|je) ip(?:-adres)?|twój (?:adres )?ip|vaše ip(?: adresa)?|din ip-adress|ваш(?:а)? ip(?:[- ]адрес[аи]?)?|ip adresiniz|عنوان (?:ip|الآي ?بي|آي ?بي) الخاص بك|"
    r"(?:آدرس )?(?:ip|آی ?پی) شما|(?:您|你)(?:的|当前的|當前的|目前的)?ip(?:地址|位址)?|(?:あなた|お客様)のip(?:アドレス)?|(?:귀하|당신|고객님)의 ip(?: ?주소)?|(?:địa chỉ )?ip của bạn|alamat ip anda"
)
_IP = r"(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){2,7})"
# Sums that a form asks for, which only people are meant to solve.
_ASKED_SUM = (
    r"(?:captcha|(?:anti-?)?spam(?:schutz)?|security question|sicherheitsfrage|verification|验证码|驗證碼)|what(?:['’]s| is)(?: the (?:sum|result) of)?|how much is|(?:please )?(?:solve|enter the (?:result|sum|answer))(?: of)?|was (?:ist|ergibt)|wie ?viel (?:ist|sind|ergibt)|"
    r"combien font|¿?cu[áa]nto (?:es|son)|quanto (?:é|fa|fanno)|hoeveel is|hur mycket är|hvad er|ile (?:to )?jest|kolik je|koliko je|колко е|сколько будет|скільки буде|kaç eder|ما (?:هو )?(?:ناتج|حاصل)|请计算|請計算|計算"
)

# A number of such a sum, spelled out.
_FIGURE = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|null|eins?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|"
    r"uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|um|dois|três|quatro|sete|oito|dez|een|twee|drie|vijf|zes|zeven|negen|tien|\d{1,2})"
)

# What a site calls itself and what it offers.
_OF_SITE = (
    r"(?:(?:web)?site|page|portal|services?|content|experience|webseite|seite|website|angebot|internetauftritt|contenus?|sitio|página|portail|sito|pagina|servicios?|serviços?|"
    r"сайт\w*|портал\w*|страниц\w*|сервис\w*)"
)

# What was done to a page, and how long before the look.
_DONE = (
    r"(?:last |recently )?(?:updated|modified|edited|changed|revised|published|posted)|(?:zuletzt )?(?:aktualisiert|bearbeitet|geändert|veröffentlicht)|(?:dernière )?mise? à jour|modifiée?|publiée?|"
    r"(?:última )?a(?:c)?tuali[sz]a(?:d[oa]|ción|ção)|modificad[oa]|publicad[oa]|(?:ultimo )?aggiorna(?:t[oa]|mento)|modificat[oa]|pubblicat[oa]|(?:laatst )?(?:bijgewerkt|gewijzigd)|gepubliceerd|(?:ostatnio )?zaktualizowan[oey]|opublikowano|"
    r"(?:последнее )?обновлен[аое]|изменено|опубликовано|(?:останнє )?оновлен[ао]|(?:senast )?uppdatera(?:d|t|des)|(?:sidst |sist )?op(?:p)?dater[et]{1,2}|päivitetty|(?:naposledy )?aktuali[sz]ován[oa]|güncellendi|تم التحديث|עודכן"
)
_SPAN = {  # a number of weeks, or "a week"
    "en": r"(?:(?:about|over|almost|nearly|more than) )?(?:an?|one|two|three|\d+|a few|a couple of) (?:second|minute|hour|day|week|month|year)s?",
    "de": r"(?:(?:etwa|über|fast|mehr als) )?(?:eine[rmn]?|zwei|drei|\d+|einigen) (?:sekunde|minute|stunde|tag|woche|monat|jahr)(?:e?n|e)?",
}
_SINCE = (
    rf"just now|today|yesterday|(?:this|last) (?:week|month|year)|{_SPAN['en']} ago|heute|gestern|(?:diese|letzte|vorige) woche|(?:diesen|letzten) monat|(?:dieses|letztes) jahr|vor {_SPAN['de']}|"
    r"aujourd['’]hui|hier|cette semaine|la semaine dernière|ce mois-ci|le mois dernier|il y a (?:environ |(?:plus|moins|près) d['’e] ?)?(?:une?|deux|\d+) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)|"
    r"hoy|ayer|esta semana|la semana pasada|este mes|el mes pasado|hace (?:(?:más|menos|cerca) de )?(?:una?|dos|\d+) (?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?|"
    r"hoje|ontem|(?:n?esta|na) semana(?: passada)?|este mês|no mês passado|há (?:(?:mais|menos|cerca) de )?(?:uma?|dois|duas|\d+) (?:segundo|minuto|hora|dia|semana|mês|mes|ano)(?:e?s)?|"
    r"oggi|ieri|(?:questa|la scorsa) settimana|(?:questo|lo scorso) mese|(?:(?:più|meno) di |circa )?(?:una?|due|\d+) (?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa|"
    r"vandaag|gisteren|(?:deze|vorige) week|(?:deze|vorige) maand|(?:(?:meer|minder) dan |ongeveer )?(?:een|twee|\d+) (?:seconde|minu(?:ut|ten)|uur|dag|week|weken|maand|jaar)(?:e?n|s)? geleden|"
    r"dzisiaj|dziś|wczoraj|w (?:tym|zeszłym) tygodniu|w (?:tym|zeszłym) miesiącu|(?:ponad |około )?(?:\d+ )?(?:dzień|dni|tydzień|tygodni[ea]?|miesiąc(?:e|a)?|miesięcy|rok|lata?) temu|"
    r"сегодня|вчера|на (?:этой|прошлой) неделе|в (?:этом|прошлом) месяце|(?:более )?(?:\d+ )?(?:дня|дней|день|недел[юиь]|месяц(?:а|ев)?|год(?:а)?|лет) назад|сьогодні|вчора|(?:понад )?(?:\d+ )?(?:тиждень|тижні|місяць|рік) тому|"
    r"i ?dag|i ?g(?:år|aar)|denne uken?|den(?: här|ne) (?:veckan|uge)|(?:för|for) (?:(?:över|over|mer än|mere end|mer enn) )?(?:en|ett?|\d+) (?:dag(?:ar|er|e)?|veck(?:a|or)|uger?|uker?|månad(?:er)?|måned(?:er)?|år) (?:sedan|siden)|"
    r"tänään|eilen|tällä viikolla|(?:yli )?(?:\d+ )?(?:päivä|viikko|viikkoa|kuukausi|vuosi)[äa]? sitten|dnes|včera|tento týden|před (?:více než )?(?:\d+ )?(?:dnem|dny|týdnem|týdny|měsícem|rokem)|bugün|dün|bu hafta|"
    r"اليوم|أمس|هذا الأسبوع|منذ (?:أكثر من )?(?:أسبوع|شهر|سنة|يوم)|היום|אתמול|השבוע|לפני (?:יותר מ)?-?(?:שבוע|חודש|שנה|יום)"
)
_DONE_EAST = r"(?:最[后後近終终]|上次)?(?:更新|修改|编辑|編輯|发布|發布|公開)(?:于|於|[:：])?|(?:마지막 ?)?(?:업데이트|수정)(?:됨|함)?(?=\W|$)"
_SINCE_EAST = (
    r"刚刚|剛剛|今[天日]|昨[天日]|[本上這这今先]个?個?[周週月]|(?:\d+|[一二两兩三几幾])个?個?多?(?:分钟|分鐘|小时|小時|天|周|星期|週間?|月|か月|ヶ月|年|分|時間|日)(?:多|以上)?(?:之?前)|"
    r"오늘|어제|이번 ?[주달]|지난 ?[주달]|(?:\d+ ?|일|한 ?)(?:주일?|달|개월|일|년|시간|분)(?: ?(?:이상|넘게))? ?전"
)

# Keys under which JSON counts readers, or says when and as which answer it was given.
_KEYED = (
    r"(?:is[-_])?(?:views?|plays?|likes?|shares?|comments?|repl(?:y|ies)|reposts?|retweets?|favou?rites?|coins?|danmaku|downloads?|hits?|reads?|visits?|clicks?|followers?|subscribers?|fans|stars?|forks?|watch(?:ers)?|referenced[-_]by)"
    r"(?:[-_]?(?:counts?|nums?|total))?|took|elapsed(?:[-_]?ms)?|(?:request|trace|log)[-_]?id|(?:server|system|response)[-_]?time|generated[-_]?at"
)

# What readers do with a text, and how many: a line of nothing but these words and figures is a counter.
_TAPPED = (
    r"阅读量?|閱讀|浏览量?|转发|轉發|评论|評論|点赞|點讚|赞|讚|收藏|喜欢|在看|分享|人(?:已读|赞同了?(?:该|这篇?)(?:回答|文章|评论))|"
    r"(?:网站|本站)?(?:今日|昨日|本月|总|累计)?访问(?:总)?(?:量|人?数|人次|次数)?|(?:当前)?在线(?:人数)?|"
    r"likes?|shares?|reposts?|views?|загрузок|скачиваний|❤️?|♥️?|👍️?|👁️?|💬️?|🔁️?|⭐️?"
)
_HOW_MANY = r"\d[\d.,]{0,14}+[km万萬]?+"
# How long a site has been up, how fast it made a page.
_SERVED = (
    r"(?:gmt ?[+-]\d{1,2}(?::\d{2})?,? \d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)[\s,]*(?:processed in \d.{0,60})?|"
    r"(?:本站|网站|系统)?(?:已|已经)?(?:安全|稳定|正常)?(?:运行|运营)了?(?:[:：])?\s?\d+\s?天.{0,20}|"
    r"(?:processed|page (?:generated|created|loaded|rendered|processed)) in \d+(?:\.\d+)? ?(?:seconds?(?:\(s\))?|ms|s)\b(?:\W{1,3}(?:with |using )?\d+ (?:\w+ )?queries)?.{0,30}|"
    r"\d+ (?:people|users|readers|visitors) (?:are )?(?:currently )?(?:reading|viewing)(?: (?:this|it)(?: \w+)?)?(?: now)?"
)

LABELS: dict[str, re.Pattern[str]] = {
    **COUNTED,
    "volatile.keyed": re.compile(rf'^\W*"(?:{_KEYED})"\s?:\s?"?(?=[\w.:+-]*\d)[\w.:+-]+"?\W*$', re.IGNORECASE),
    "volatile.tapped": re.compile(
        rf"^(?:[\s·•|,，(（)）]*+(?:(?:{_TAPPED})[\s:：(（]{{0,3}}{_HOW_MANY}(?:\s?(?:人次|人|次))?|{_HOW_MANY}\s?(?:{_TAPPED})))++\W*$",
        re.IGNORECASE,
    ),
    "volatile.spoken": re.compile(
        r"^\W*(?:listen to (?:this )?(?:article|story)|artikel anhören|écouter (?:cet |l['’])?article|escuch[ae]r?(?: este)? artículo|ouvir(?: este)? artigo|"
        r"слушать статью|收听本文|听文章)\W{0,4}\d{1,2}:\d{2}(?: min\b)?(?:\W{1,3}learn more)?\W*$",
        re.IGNORECASE,
    ),
    "volatile.pointer": POINTERS,
    # A link that is there while a broadcast is on.
    "volatile.live": re.compile(
        r"^\W*(?:(?:watch|listen)? ?live(?: (?:now|stream(?:ing)?|broadcast|tv|webcast))?|live-?stream|en (?:direct|vivo)|ao vivo|(?:in )?diretta(?: (?:tv|streaming|video))?|(?:смотреть )?(?:прямая трансляция|прямой эфир)|"
        r"(?:пряма трансляція|прямий ефір)|na żywo|canlı yayın|البث المباشر|بث مباشر|پخش زنده|(?:视频|視頻|网络|網絡|網路)?直播(?:中)?|ライブ(?:配信|中継)?|생중계)\W*$",
        re.IGNORECASE,
    ),
    # "By", with nobody named.
    "volatile.by": re.compile(r"^\W*(?:by|von|par|por|di|door|av|af|автор|作者)\W*$", re.IGNORECASE),
    "volatile.contents": re.compile(  # a heading over links to the page's own headings
        r"^\W*(?:(?:on|in) this (?:page|article|section)|auf dieser seite|in diesem artikel|sur cette page|dans cet article|en esta página|en este artículo|"
        r"nesta página|neste artigo|in questa pagina|in questo articolo|op deze pagina|na tej stronie|на этой странице|на цій сторінці|"
        rf"(?:本页|本頁|本文)(?:内容|內容|目录|目錄)|このページの(?:内容|目次)|이 페이지에서)(?:\W+{_OPENS})?\W*$|^\W*{_OPENS}\W*$",
        re.IGNORECASE,
    ),
    "volatile.shared": re.compile(
        rf"^\W*(?:{_SHARE})(?![^\W\u3400-\u9fff])(?:\W*(?:{_NETWORK})(?![^\W\u3400-\u9fff]))*(?:\W+{_COUNT})*\W*$",
        re.IGNORECASE,
    ),
    "volatile.rated": re.compile(
        r"^\W*(?:rating|rated|average rating|bewertung|valoración|puntuación|avaliação|valutazione|waardering|ocena|рейтинг|оценка|оцінка|puan|تقييم|امتیاز|评分|評分|評価|평점)\W{0,3}"
        rf"{_COUNT}(?:\s?/\s?\d+)?\W*(?:{_COUNT}\s?(?:votes?|ratings?|reviews?|stimmen|bewertungen|votos?|voti|stemmen|głos\w*|голос\w*|оцен\w*|oy|人|票|件|표|명))\W*$",
        re.IGNORECASE,
    ),
    # How many like it.
    "volatile.liked": re.compile(
        rf"^\W*(?:likes?|gefällt mir|j['’]aime|me gusta|mi piace|gosto|curtir|vind ik leuk|lubię to|нравится|подобається|beğen|いいね!?|좋아요|赞|讚|点赞|按讚)\W{{0,3}}{_COUNT}\W*$",
        re.IGNORECASE,
    ),
    # How often a work is cited, as indexes count it. "Citations" alone may be those of a court or of the police.
    "volatile.cited": re.compile(
        rf"^\W*(?:(?:{_COUNTED_BY})\W{{0,3}})?(?:{_CITED}){_INDEXED}$|^\W*(?:(?:{_COUNTED_BY}) citations?|citations? (?:in|by|from) (?:{_COUNTED_BY}))\W{{0,3}}{_COUNT}\W*$|"
        rf"^\W*{_COUNT}\s?(?:citations? (?:in|by|from|on) (?:{_COUNTED_BY})|次(?:被)?引用|回引用)\W*$|^(?:\W*(?:{_METRIC})\W{{0,3}}{_COUNT}){{2,6}}\W*$",
        re.IGNORECASE,
    ),
    "volatile.day": re.compile(
        rf"^\W*(?:{_TODAY})\W{{0,3}}(?:[^\W\d_]{{2,14}}(?:[ -][^\W\d_]{{2,9}})?\W{{1,3}})?{_DATE}(?:\W{{1,3}}(?:(?:الموافق|مطابق با|مطابق)\W{{0,3}})?{_DATE})?\W*$",
        re.IGNORECASE,
    ),
    # Exchange rates, two or more in one line: a table of them has a line for each.
    "volatile.rates": re.compile(
        rf"^(?:\W*(?:(?:kurs|курс|kur|cours) )?(?:{CURRENCY}|{_INDEXES})(?: ?(?:цб|нбу))?(?:\s?/\s?(?:{CURRENCY}))?\W{{0,4}}\d+[.,٬]\d+(?:\s*[▲▼△▽↑↓]?\s*\(?[+−-]\d+[.,]\d+\s?%?\)?)?){{2,8}}\W*$",
        re.IGNORECASE,
    ),
    # How a page of a Chinese site is enlarged, printed, closed, or taken along on a phone.
    "volatile.handling": re.compile(
        r"[【\[(（]\s*(?:字[体體号號]\s*[:：]?[大中小特\s]+|(?:打印|列印)(?:本[页頁]|此[页頁])?|(?:关闭|關閉)(?:窗口|視窗|本[页頁])?)\s*[】\])）]|"
        r"^\W*字[体體号號]\s*[:：]\W*(?:[大中小特]\W*){2,5}$|^\W*(?:微信|手机|手機)?(?:扫一扫|掃一掃|扫描二维码|掃描)[^。！？]{0,30}$"
    ),
    # Advertising amid a text, under a word that says so. A sum beside such a word is what was paid for it.
    "volatile.advertised": re.compile(
        r"^\W*(?:advertisement|sponsored(?: (?:by|content|post))?|paid (?:post|content)|anzeige|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|reklama|reklam|реклама|"
        r"广告|廣告|広告|(?-i:PR)(?=\s*：)|광고|إعلان|iklan|quảng cáo|โฆษณา|विज्ञापन)\s*[:：](?=(?:[^\n]*?[^\W\d_]){8})[^\n]+$",
        re.IGNORECASE,
    ),
    # In which other languages a page may be read, where the links to them share a line.
    "volatile.languages": re.compile(
        r"^\W*(?:(?:also )?read (?:this (?:press )?(?:release|article|page|story) )?(?:also )?|also available |available also )in\s?[:：]\s?[^\W\d_]+(?:[\s,/|]+[^\W\d_]+){0,15}\W*$",
        re.IGNORECASE,
    ),
    # The site's own app, in which it wants to be read.
    "volatile.app": re.compile(
        r"^\W*(?:(?:打开|下载|使用|用)[^。！？\n]{1,12}[,，\s]?(?:阅读体验更佳|查看更多|看更多精彩|查看全文|客户端打开)[^。！？\n]{0,12}|不用抽\W{0,3}不用搶[^\n]{0,60}|[^。！？\n]{0,30}(?:點我|点我)(?:下載|下载|訂閱|订阅)[^。！？\n]{0,40})$",
        re.IGNORECASE,
    ),
    # Modes of display and choice of script.
    "volatile.shown": re.compile(
        r"^\W*(?:(?:无障碍|無障礙|适老化|適老化|关怀版|長者|长者|大字版|老年版|简体|簡體|繁体|繁體|手机版|手機版|电脑版|電腦版)(?:浏览|瀏覽|阅读|閱讀|模式|版|中文|助手)?\W*){2,6}$"
    ),
}

# Whole sentences.
SAID: dict[str, re.Pattern[str]] = {
    **COUNTED_SAID,
    "volatile.served": re.compile(rf"^\W*(?:{_SERVED})\W*$", re.IGNORECASE),
    # When a page was last updated, counted back from the day of the look.
    "volatile.since": re.compile(
        rf"^\W*(?:(?:{_DONE})\W{{0,3}}(?:(?:on|am|le|el|em|il|op) )?(?:{_SINCE})|(?:{_SINCE}) (?:{_DONE}))\W*$|^\W*(?:(?:{_DONE_EAST})\W{{0,3}}(?:{_SINCE_EAST})|(?:{_SINCE_EAST})(?:에|に)?\W?(?:{_DONE_EAST})(?:され(?:まし)?た)?)\W*$",
        re.IGNORECASE,
    ),
    # Where else the reader of a help page may ask, in the words of the makers of help pages.
    "volatile.helped": re.compile(
        r"^\W*(?:(?:do you )?(?:still )?need (?:more|further|additional|any(?: more)?)? ?help|still (?:have questions|stuck)|try (?:these|the following|one of these) (?:next )?(?:steps|options|solutions)(?: below)?|"
        r"benötigen sie (?:weitere |noch )?hilfe|brauchst du (?:noch |weitere )?hilfe|(?:mögliche )?weitere schritte|(?:vous avez )?(?:encore )?besoin d['’](?:aide supplémentaire|aide)|essayez les (?:solutions|étapes) (?:ci-dessous|suivantes)|"
        r"¿?(?:necesitas|necesita) más ayuda|prueba estos pasos|precisa de mais ajuda|(?:experimente|tente) (?:as|estas|os) (?:próximas etapas|seguintes passos|próximos passos)(?: seguintes)?|serve (?:ulteriore )?assistenza|prova i passaggi successivi(?: indicati di seguito)?|"
        r"meer hulp nodig|probeer deze volgende stappen|potrzebujesz dalszej pomocy|spróbuj wykonać te czynności|(?:требуется|нужна)(?: дополнительная)? помощь|попробуйте следующее|(?:是否)?需要(?:更多|进一步|進一步的?)(?:帮助|協助|说明|說明)(?:吗|嗎)?|(?:请|請)(?:尝试|嘗試)(?:以下|下列)(?:步骤|步驟|操作)|"
        r"sign in for additional support options[^.!?\n]{0,60}|connectez-vous pour accéder à des options d['’]assistance supplémentaires[^.!?\n]{0,60}|(?:für weitere supportoptionen anmelden|melden sie sich an, um weitere supportoptionen)[^.!?\n]{0,60}|"
        r"inici[ae] sesión para (?:ver|acceder a) más opciones de asistencia[^.!?\n]{0,60}|faça login para ver mais opções de suporte[^.!?\n]{0,60}|accedi per scoprire altre opzioni di assistenza[^.!?\n]{0,60}|"
        r"さらにサポートが必要な場合|次の手順をお試しください|도움이 더 필요하신가요|다음 단계를 시도해 ?보세요)\s?[?？:：!！。.]?\s*$",
        re.IGNORECASE,
    ),
    # Invitations to a newsletter.
    "volatile.newsletter": re.compile(
        r"^\W*(?:(?:please )?(?:subscribe|sign up|register)(?: now| today| here)? (?:to|for) (?:our|the|this|my|(?:[^\s.!?]+ ){0,4}[^\s.!?]+['’]s) (?:[\w-]+ ){0,3}newsletters?\b[^.!?\n]{0,60}|"
        r"(?:get|receive|join) our (?:[\w-]+ ){0,3}newsletters?\b[^.!?\n]{0,60}|(?:(?:jetzt )?(?:abonnieren sie|abonniere|melden sie sich (?:für|zu)) (?:unseren?|den|unserem) (?:[\w-]+ )?newsletter\b[^.!?\n]{0,60}|(?:unseren )?newsletter (?:jetzt )?abonnieren)|"
        r"(?:abonnez|inscrivez)-vous (?:(?:gratuitement )?à (?:notre|la)) (?:newsletter|lettre d['’]information)[^.!?\n]{0,60}|(?:suscríb(?:ase|ete)|suscribirse|apúntate) a(?:l| nuestr[oa]| la) (?:boletín|newsletter)[^.!?\n]{0,60}|"
        r"(?:assine|subscreva|inscreva-se n?a?|receba) ?(?:a )?(?:nossa )?newsletter[^.!?\n]{0,60}|iscriviti alla (?:nostra )?newsletter[^.!?\n]{0,60}|(?:schrijf (?:je|u) in|meld (?:je|u) aan) voor (?:onze|de) nieuwsbrief[^.!?\n]{0,60}|"
        r"(?:dapatkan (?:update )?berita (?:pilihan|terbaru)|simak (?:breaking news|berita (?:pilihan|terbaru)))[^.!?\n]{0,120}|ap[úu]nt(?:ate|ese) (?:gratis )?a la newsletter[^!?\n]{0,120}|zapisz się (?:do|na) (?:nasz(?:ego)? )?newslettera?[^.!?\n]{0,60}|(?:подпишитесь|подписывайтесь) на (?:нашу )?(?:e-?mail[- ])?рассылку[^.!?\n]{0,60}|(?:订阅|訂閱)(?:我们的|我們的|本站)?(?:电子报|電子報|新闻通讯|邮件列表|newsletter)|"
        r"(?:メールマガジン|ニュースレター)(?:を|に|の)?(?:購読|登録)(?:する)?|뉴스레터 ?(?:구독(?:하기)?|신청))[.!。！]?\W*$",
        re.IGNORECASE,
    ),
    # Where a site may be followed.
    "volatile.followed": re.compile(
        r"^\W*(?:(?:clique aqui para|clica aquí para|haz clic aquí para|click here to) (?:seguir|join|follow)|(?:follow (?:us|our|@\S+|(?-i:(?:[Tt]he )?[A-Z]))|(?:join|like|find|subscribe to) (?:us|our)\b)[^.!?\n]{0,60}\b(?:on|via|at|channel)\b|(?:folgen sie|folge|folgt) uns\b|"
        r"suivez(?:[- ]nous| (?-i:[A-Z]))|s[íi]g[ua]e?nos\b|siga(?:-nos| [oa]s? (?-i:[A-Z]|g1)| o canal)|sigue (?:toda la información|a (?-i:[A-Z]))|seguici\b|volg ons\b|(?:obserwuj|śledź) nas\b|"
        r"ακολουθήστε|تابع(?:وا)?\b|takip et\b|стежте за нами|слідкуйте за нами|mari bergabung|pilih saluran|(?:bądź na bieżąco!? )?obserwuj nas\b|kövess(?:en)? minket\b|sledujte nás\b|"
        r"(?:подписывайтесь|подпишитесь|читайте нас|присоединяйтесь к нам|підписуйтесь|підпишіться|приєднуйтесь до нас)\b|ikuti kami\b|theo dõi chúng tôi\b|تابعونا\b|"
        r"(?:欢迎|歡迎)?(?:扫码|掃碼|搜索)?(?:关注|關注))[^.!?。！？\n]{0,60}"
        rf"(?<![^\W\u3400-\u9fff]){_CHANNELS}(?![^\W\u3400-\u9fff])[^.!?。！？\n]{{0,60}}[.!。！]?\W*$",
        re.IGNORECASE,
    ),
    # Which service hosts the readers' comments.
    "volatile.remarked": re.compile(
        r"^\W*(?:please enable javascript to view the )?(?:blog )?comments powered by (?:disqus|commento|utterances|giscus|facebook|hyvor talk|cusdis|isso|remark42|twikoo|waline|valine|gitalk|livere)\W*$",
        re.IGNORECASE,
    ),
    # What a comment form says about an e-mail address.
    "volatile.addressed": re.compile(
        r"^\W*(?:your e-?mail address (?:will not|won['’]t) be published|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht|votre adresse (?:e-?mail|de messagerie) ne sera pas publiée|"
        r"(?:tu|su) (?:dirección de )?correo electrónico no será publicad[oa]|tu dirección de correo electrónico no será publicada|(?:o )?seu (?:endereço de )?e-?mail não será publicado|il tuo indirizzo e-?mail non sarà pubblicato|"
        r"je e-mailadres (?:wordt|zal) niet (?:gepubliceerd|worden gepubliceerd)|twój adres e-?mail nie zostanie opublikowany|ваш (?:адрес )?(?:e-?mail|электронной почты) не будет опубликован|"
        r"required fields are marked|erforderliche felder sind (?:mit \* )?markiert|les champs obligatoires sont indiqués avec|los campos obligatorios están marcados con|(?:os )?campos obrigatórios (?:são|estão) marcados com|"
        r"i campi obbligatori sono contrassegnati|(?:de )?vereiste velden zijn gemarkeerd met|(?:wymagane pola są|pola, których wypełnienie jest wymagane, są) oznaczone(?: symbolem)?|обязательные поля помечены)[\s*.]*$",
        re.IGNORECASE,
    ),
    # How old a text is, and how many articles of a site are free.
    "volatile.aged": re.compile(
        r"^\W*(?:this (?:article|post|story|page|content|news item) (?:is|was (?:published|posted|last updated)) (?:more than|over) (?:\d+|one|two|a) (?:years?|months?) (?:old|ago)|"
        r"dieser (?:artikel|beitrag) ist (?:mehr als|über|älter als) (?:\d+|ein|zwei)(?:em?)? (?:jahre?|monate?)n?(?: alt)?|cet article (?:a|date de) plus (?:de|d['’]) ?(?:\d+|un|deux) (?:ans?|mois)|"
        r"este (?:artículo|contenido) (?:tiene|fue publicado hace) más de (?:\d+|un|dos) (?:años?|meses)|este artigo (?:tem|foi publicado há) mais de (?:\d+|um|dois) (?:anos?|meses)|"
        r"dit artikel is (?:meer|ouder) dan (?:\d+|een|één|twee) (?:jaar|maanden)(?: oud)?|этой (?:статье|новости|записи) (?:больше|более) (?:\d+ (?:лет|года)|года)|"
        r"(?:本文|此文|这是一篇|這是一篇|这篇文章|這篇文章|文章)(?:最后|最後)?(?:更新|发布|發布|发表|發表)?(?:于|於)?\s?"
        r"(?:(?:距今|已经?|已經)?(?:超过|超過)\s?\d+\s?(?:天|年|个月|個月)|\d+\s?(?:天|年|个月|個月)(?:以)?前)[^。\n]{0,40})[.!。！]?\W*$",
        re.IGNORECASE,
    ),
    "volatile.metered": re.compile(
        r"^\W*(?:you(?:['’]ve| have) (?:read |used |viewed )?(?:\d+|one|two|three|four|five)(?: (?:of|out of) (?:your )?\d+)? (?:more )?(?:free |complimentary )?(?:articles?|stories|views)(?: (?:left|remaining))?(?: (?:this|for this|in the last) \w+(?: \w+)?)?|"
        r"sie (?:haben|können) (?:noch )?\d+ (?:weitere )?(?:freie|kostenlose|gratis)[- ]?(?:artikel)?(?: lesen)?|(?:te|le) quedan? \d+ artículos?(?: gratis| gratuitos?)?(?: este mes)?|"
        r"il vous reste \d+ articles? (?:gratuits?)?(?: ce mois-ci)?)[.!]?\W*$",
        re.IGNORECASE,
    ),
    # What a site asks of its readers: surveys and donations.
    "volatile.surveyed": re.compile(
        rf"^\W*(?:please )?(?:(?:help us (?:to )?(?:improve|make)|(?:bitte )?helfen sie uns|aidez[- ]nous à améliorer|ayúde(?:nos|me) a mejorar|ajude-nos a melhorar|aiutaci a migliorare|"
        rf"помогите (?:нам )?(?:улучшить|сделать))\b[^.!?\n]{{0,40}}\b{_OF_SITE}\b[^.!?\n]{{0,40}}|take (?:our|this|the) (?:\w+ ){{0,2}}(?:survey|poll)|(?:begin|start) the (?:survey|questionnaire)|"
        rf"(?:complete|answer|fill (?:in|out)|participate in) our (?:\w+ ){{0,2}}(?:survey|questionnaire|poll)|(?:zur|nehmen sie an unserer) umfrage(?: teil)?|(?:répondez|participez) à notre (?:\w+ )?(?:enquête|sondage)|"
        rf"(?:responda|complete|participe en) (?:a )?nuestra (?:\w+ )?encuesta|(?:responda|participe) (?:ao|no) nosso (?:\w+ )?(?:inquérito|questionário)|(?:partecipa|rispondi) al nostro (?:\w+ )?(?:sondaggio|questionario)|"
        rf"quanto sono chiare le informazioni su questa pagina|grazie, il tuo parere ci aiuterà|¿?cómo fue tu experiencia en [^?\n]{{1,30}}|contest[ae] nuestra encuesta(?: de \w+)?|bagaimana penilaian anda terhadap (?:website|situs|layanan)(?: ini)?|"
        rf"(?:현재|이) 페이지(?:의|에서 제공하는) (?:정보|내용|자료)[^?\n]{{0,12}}만족하(?:십니까|시나요)|(?:この|現在の)ページの(?:情報|内容)は[^。\n]{{2,24}}(?:ましたか|でしたか)|هل (?:كان هذا المحتوى|كانت هذه الصفحة|استفدت من)[^؟\n]{{3,50}}|"
        rf"пройдите наш опрос|примите участие в нашем опросе|(?:请|請|欢迎|歡迎)(?:您)?(?:帮助|幫助|协助|協助)(?:我们|我們)?(?:改进|改進|改善)(?:本?网站|本?網站)[^。！？\n]{{0,20}}|"
        rf"(?:please )?donate(?: now| today| here)?|jetzt spenden|faire un don|donar ahora|doe agora|dona ora|doneer nu|пожертвовать|立即捐款|我要捐款)[.!。！]?\W*(?:(?:نعم|sí|oui|yes)\W+(?:لا|no|non)\W*)?$",
        re.IGNORECASE,
    ),
    # Where a reader may report a mistake.
    "volatile.mistakes": re.compile(
        r"^\W*(?:(?:нашли|заметили|увидели|обнаружили|знайшли|помітили|побачили) (?:ошибку|опечатку|неточность|помилку|орфографическую ошибку)(?: в тексте)?|"
        r"(?:выделите|виділіть|выделите)[^.!?\n]{0,40}\b(?:нажмите|натисніть)\W{0,3}ctrl\W{1,3}enter|"
        r"(?:spotted|found|see|noticed) an? (?:error|mistake|typo)(?: on this page| in this (?:article|text|story))?|(?:select|highlight) (?:it|the text)[^.!?\n]{0,20} press ctrl\W{1,3}enter|"
        r"(?:let us know|tell us) if you (?:spot|find|see) an? (?:error|mistake|typo)[^.!?\n]{0,40})\W*$",
        re.IGNORECASE,
    ),
    # The reader's own IP address, as a page shows it.
    "volatile.visitor": re.compile(
        rf"^\W*(?:{_YOUR_IP})(?: (?:is|ist|lautet|est|es|é|è|to|je|är|هو))?(?:是|为|為|は|는|은)?\W{{0,4}}{_IP}(?: \([^()\n]{{2,40}}\))?(?: ?です)?[.。]?\W*$",
        re.IGNORECASE,
    ),
    "volatile.sum": re.compile(
        rf"^\W*(?:{_ASKED_SUM})\W{{0,4}}(?:(?:{_ASKED_SUM})\W{{0,4}})?\d{{1,2}}(?:\s?[+−×*]\s?|\s(?:[-–x]|plus|minus|mal|más|mais|più|плюс)\s)\d{{1,2}}\s?=?\s?[?？]?\W*$|^\W*\d{{1,2}}\s?[+−×]\s?\d{{1,2}}\s?=\s?[?？]?\s?$",
        re.IGNORECASE,
    ),
    "volatile.sum.said": re.compile(
        rf"^\W*(?:{_ASKED_SUM})\W{{0,4}}{_FIGURE} (?:plus|minus|times|mal|fois|más|menos|mais|più|meno|keer) {_FIGURE}\s?=?\s?[?？]?\W*$",
        re.IGNORECASE,
    ),
}
