"""Words of labels that turn over by themselves, in the languages of their makers (pure): what counts readers, tells where a
page lies in its site, names an offer. Only for whole labels, and at the end of the line under a title: in a headline the same
words are what it says.
"""

from __future__ import annotations

import re

_N = r"(?<![\d.,])(?:\d{1,3}(?:[ ,.'’]\d{3})+|\d+(?:[.,]\d+)?)(?!\d)\s?(?:[kKmM]\b|[万萬亿만천])?\+?"
# where a label begins: a line, a bracket or mark in it, or behind the date or the names of a line under a title
_FROM = r"(?:^\W*|[(（|·•]\W{0,3}|(?<=\d )|(?<=\d{2}[日)） ]))"
_TO = r"(?=\W*$|\s?[)）|·•])"

# words before a count, and words behind it
_COUNTED = (
    r"likes?|affichages|"
    r"(?:количество )?(?:показ(?:ов|ы)|просмотр(?:ов|ы)|комментари(?:ев|и))|"
    r"点击(?:量|数|率|次数)?|點擊(?:率|數|次數)?|(?:瀏覽|點閱|瀏覽點閱)(?:人次|人數|數)|人[气氣]|点?赞|點?讚|在看|评论|評論|留言|"
    r"いいね[！!]?|コメント|좋아요|공감|댓글|조회(?:수)?|"
    r"المشاهدات|مشاهدات|تعليقات|التعليقات|القراءات|الإعجابات"
)
_COUNTS = (
    r"likes?|restacks|reposts?|retweets?|"
    r"[- ]?mal (?:gelesen|angesehen)|j['’]aime|vues|veces (?:visto|leído)|"
    r"curtidas|репост\w*|лайк\w*|"
    r"人(?:点赞|點讚)|[則则条條个個]?(?:留言|评论|評論|赞|讚)|件のコメント|"
    r"تعليق(?:ات)?|مشاهدات|مشاهدة|إعجاب\w*"
)
_TIMES = r"(?:viewed|read|downloaded|visited|lu|visto|leído|gelesen|прочитано|просмотрено)"
_HERE = (
    r"you are here|sie sind hier|vous êtes ici|(?:usted )?está (?:usted )?aquí|você está (?:aqui|em)|ti trovi (?:in|qui)|je bent hier|jesteś tutaj|вы (?:здесь|находитесь(?: здесь)?)|"
    r"(?:(?:您|你)(?:现在|現在|目前|当前|當前)?|当前|當前|目前|现在|現在)(?:所在)?(?:的)?位置|(?:您|你)(?:现在|現在|目前)?在|現在地|현재 ?위치|أنت هنا"
)
_HOME = r"home|startseite|accueil|inicio|início|strona główna|главная|首页|首頁|网站首页|ホーム|トップ(?:ページ)?|홈|الرئيسية"
_ADVERT = (
    r"advertisement|sponsored(?: content)?|anzeige|werbung|publicité|publicidade?|publicidad|pubblicità|advertentie|reklama?|"
    r"реклама|广告|廣告|広告|광고|إعلان|اعلان"
)
_PROVINCES = (
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|"
    r"内蒙古|广西|西藏|宁夏|新疆|香港|澳门|中国香港|中国台湾|中国澳门"
)

# boxes of what else may be read, by their headings; documents and sources have other names
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

LABELS: dict[str, re.Pattern[str]] = {
    "volatile.counter.label": re.compile(
        rf"{_FROM}(?:(?:{_COUNTED})\s?[:：=]?\s?[(（\[]?\s?{_N}\s?[)）\]件]?|{_N}\s?(?:{_COUNTS})|"
        rf"(?-i:(?=[A-ZÀ-ÖА-Я])){_TIMES}\s{_N}[- ]?(?:times|fois|veces|vezes|volte|mal|раза?))(?![^\W\d_]){_TO}|"
        rf"已(?:下载|下載|阅读|閱讀|浏览|瀏覽){_N}次|(?:点击|點擊|浏览|瀏覽|阅读|閱讀)(?:量|数|數|次数|次數)?\s?[:：]\s?[\[【(（]{_N}[\]】)）]",
        re.IGNORECASE,
    ),
    "volatile.spoken": re.compile(
        r"(?:listen to (?:this )?(?:article|story)|artikel anhören|écouter (?:cet |l['’])?article|escuch[ae]r?(?: este)? artículo|ouvir(?: este)? artigo|"
        r"слушать статью|收听本文|听文章)\W{0,4}\d{1,2}:\d{2}(?: min\b)?",
        re.IGNORECASE,
    ),
    "volatile.where": re.compile(
        rf"^\W*(?:(?:{_HERE})\W{{0,3}}(?:[^\n\d→]*[>»›][^\n\d→]*|(?:{_HOME})\b[^\n\d→]*)|(?:{_HOME})\s?[>»›][^\n\d→]*)$",
        re.IGNORECASE,
    ),
    "volatile.from": re.compile(rf"IP ?属地\s?[:：]\s?(?:{_PROVINCES})(?![\u4e00-\u9fff])", re.IGNORECASE),
    "volatile.advert": re.compile(rf"^\W*(?:{_ADVERT})\W*$", re.IGNORECASE),
    "volatile.pointer": POINTERS,
}
