"""Words of labels that turn over by themselves, in the languages of their makers (pure): headings over what else may be read, and
how long an article is when it is read aloud. Only for whole labels: in a headline the same words are what it says.
"""

from __future__ import annotations

import re

from archiver.text import pointers

# headings over what else may be read; documents and sources have other names
POINTERS = re.compile(
    rf"^\W*(?:{'|'.join(map(re.escape, pointers.POINTERS))}|"
    r"(?:also )?read (?:also|more|next)|more (?:on this (?:topic|story|subject)|news|stories|articles)|"
    r"related (?:articles?|news|stories|posts?)|you (?:may|might) (?:also )?like|recommended for you|"
    r"(?:most|popular) (?:read|viewed|popular|posts?)|"
    r"lesen sie auch|auch interessant|mehr zum thema|das könnte sie auch interessieren|ähnliche (?:artikel|beiträge)|meistgelesen|"
    r"(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)|articles? (?:liés?|similaires|connexes)|les plus lus|"
    r"(?:lea|lee|ver|te puede) (?:también|interesar)|(?:noticias|artículos|contenidos?|entradas) relacionad[oa]s?|(?:lo )?más leíd[oa]s?|"
    r"(?:leia|veja) (?:também|mais)|(?:notícias|artigos|matérias) relacionad[oa]s|mais (?:lidas|do g1)|"
    r"leggi anche|articoli correlati|(?:i )?più letti|lees ook|gerelateerde (?:artikelen|berichten)|czytaj także|zobacz także|powiązane (?:artykuły|wpisy)|"
    r"читайте (?:также|по теме|ещё|еще)|(?:материалы )?по теме|похожие (?:статьи|записи|новости|материалы)|(?:самое )?(?:читаемое|популярное)|"
    r"(?:相关|相關)(?:文章|阅读|閱讀|新闻|新聞|推荐|推薦|报道|報導)|(?:延伸|推荐|推薦)(?:阅读|閱讀)|(?:热门|熱門)(?:文章|推荐)|热点推荐|猜你喜欢|阅读排行榜?|点击排行榜?|"
    r"(?:あわせて読みたい|関連(?:記事|ニュース)|(?:おすすめ|人気)の?記事|あなたにおすすめの記事|こんな記事も読まれています|アクセスランキング)|"
    r"(?:관련|인기|추천) ?(?:기사|뉴스|글)|많이 본 (?:뉴스|기사)|다른 글|"
    r"اقرأ (?:أيضا|أيضًا|أيضاً|المزيد)|(?:مواضيع|مقالات|أخبار) (?:ذات صلة|متعلقة)|الأكثر (?:قراءة|مشاهدة)|مطالب مرتبط)\W*$",
    re.IGNORECASE,
)

_OPENS = r"(?:expand|collapse|show|hide|toggle)(?: the)? table of contents"

# what a text is handed on by, and where to
_SHARE = (
    r"share(?: this)?(?: (?:page|article|story))?(?: (?:on|via|with))?|teilen(?: (?:auf|über))?|partager(?: (?:sur|via))?|compartir(?: en)?|compartilhar(?: (?:no|em))?|"
    r"condividi(?: su)?|delen(?: via)?|dela(?: på)?|del på|jaa|udostępnij|sdílet|zdieľať|megosztás|distribuie|podijeli|deli|споделете|сподели|поделиться(?: в)?|поширити|κοινοποίηση|"
    r"paylaş|paylaşın|שתפו|שיתוף|شارك|مشاركة|اشتراک‌گذاری|शेयर करें|শেয়ার করুন|แชร์|chia sẻ|bagikan|kongsi|分享(?:到|至)?|转发(?:到|至)?|轉發(?:到|至)?|シェア(?:する)?|共有|공유(?:하기)?"
)
_NETWORK = (
    r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|viber|messenger|mastodon|bluesky|threads|instagram|xing|pocket|line|e-?mail|"
    r"вконтакте|vk|одноклассники|ok|微信(?:好友)?|朋友圈|新浪微博|腾讯微博|微博|qq(?:空间|好友)?|豆瓣|人人网|はてな|카카오(?:톡|스토리)?|네이버|밴드|copy(?: the)? link|print"
)
_COUNT = r"\d[\d., ]*[kKmM万萬]?"
_CURRENCY = r"usd|eur|gbp|chf|jpy|cny|rub|uah|kzt|pln|try|inr|krw|hkd|[$€£¥₽₴₸₺₹₩]|btc|eth"

LABELS: dict[str, re.Pattern[str]] = {
    "volatile.spoken": re.compile(
        r"^\W*(?:listen to (?:this )?(?:article|story)|artikel anhören|écouter (?:cet |l['’])?article|escuch[ae]r?(?: este)? artículo|ouvir(?: este)? artigo|"
        r"слушать статью|收听本文|听文章)\W{0,4}\d{1,2}:\d{2}(?: min\b)?\W*$",
        re.IGNORECASE,
    ),
    "volatile.pointer": POINTERS,
    "volatile.contents": re.compile(  # a heading over links to the headings of the page
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
    # what currencies are worth, two or more in one line: a table of them has a line for each
    "volatile.rates": re.compile(
        rf"^(?:\W*(?:{_CURRENCY})(?:\s?/\s?(?:{_CURRENCY}))?\W{{0,4}}\d+[.,]\d+(?:\s*[▲▼△▽↑↓]?\s*[+−-]\d+[.,]\d+\s?%?)?){{2,8}}\W*$",
        re.IGNORECASE,
    ),
    # by what a page of a Chinese site is set larger, printed, closed, and taken along on a telephone
    "volatile.handling": re.compile(
        r"[【\[(（]\s*(?:字[体體号號]\s*[:：]?[大中小特\s]+|(?:打印|列印)(?:本[页頁]|此[页頁])?|(?:关闭|關閉)(?:窗口|視窗|本[页頁])?)\s*[】\])）]|"
        r"^\W*字[体體号號]\s*[:：]\W*(?:[大中小特]\W*){2,5}$|^\W*(?:微信|手机|手機)?(?:扫一扫|掃一掃|扫描二维码|掃描)[^。！？]{0,30}$"
    ),
}
