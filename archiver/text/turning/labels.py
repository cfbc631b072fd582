"""Words of labels that turn over by themselves, in the languages of their makers (pure): headings over what else may be read, and
how long an article is when it is read aloud. Only for whole labels: in a headline the same words are what it says.
"""

from __future__ import annotations

import re

# headings over what else may be read; documents and sources have other names
POINTERS = re.compile(
    r"^\W*(?:(?:also )?read (?:also|more|next)|more (?:on this (?:topic|story|subject)|news|stories|articles)|"
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
}
