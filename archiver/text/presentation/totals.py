"""What a site counts of itself in a box on each of its pages (pure): its posts, words, visitors, the days that it has
been up.

Also how many people signed something, if the line says that it is recounted regularly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from archiver.text.normal import ends_sentence, has_digit
from archiver.text.presentation.results import Noted

CHARS = 120  # longest line of this kind
# What is counted of a site as a whole, in many languages. A text's own length and its readers have other rules.
_OF_SITE = (
    r"(?:本站|全站|站点|站點|网站|網站|博客|部落格)?(?:总|總|累计|累計)(?:字数|字數|访问量|訪問量|访客数?|訪客數?|访问(?:人数|次数)|浏览量|瀏覽量|阅读量|文章数?|文章數?|评论数?)|"
    r"(?:本站|全站|站点|站點|网站|網站|博客|部落格)(?:已)?(?:字数|字數|访问量|訪問量|访客数?|訪客數?|访问(?:人数|次数)|浏览量|瀏覽量|人气|人氣|运行(?:时间|时长|了)?|運行(?:時間|了)?)|"
    r"(?:文章|日志|日誌|标签|標籤|分类|分類|评论|評論)(?:数目|數目|总数|總數)|已?(?:运行|運行)(?:时间|时长|時間|了)|访客数|訪客數|"
    r"(?:サイト|ブログ)?総(?:文字|閲覧|訪問者?|アクセス|記事)数|(?:사이트 )?총 (?:방문자|조회|글) ?수|"
    r"(?:total|all|site) (?:words?|visits?|visitors?|views?|page ?views?|posts?|articles?)(?: count)?|(?:site|blog) (?:has been )?(?:running|up|online)(?: for| time)?|"
    r"(?:uv|pv)(?=\s?[:：])"
)
_UNIT = r"[kKmM万萬亿]|人次?|次|天|日|篇|个|個|字|小时|時間|小時|分钟|分|秒|days?|hours?|h|d|times|visits?|visitors?"
_HOW = r"(?:[(（][^()（）]{1,40}[)）])?"  # which service counts
_LINE = re.compile(rf"(?:[\W_]*+(?:{_OF_SITE})[\W_]*+(?:(?:\d[\d.,]*+|{_UNIT})\s*+)*+{_HOW})+[\W_]*+", re.IGNORECASE)
_EMPTY = re.compile(r"(?<=[\s:：])(?:人次?|次)(?![^\W_])")  # a script fills in the count later
# The number of posts, in a line of its own above a list of some of them.
_POSTS = re.compile(
    r"[\W_]*(?:(?:目前|现在|現在|本站)?(?:一共|总共|總共|总计|總計|共计|共計|共)[有收录收錄]*\s?\d[\d,]*\s?[篇个個条條则則]\s?(?:文章|日志|日誌|博文|博客|随笔|隨筆|帖子|文)?|"
    r"\d[\d,]* (?:posts?|articles?|entries) in total|(?:in )?total(?: of)?\W{1,2}\d[\d,]* (?:posts?|articles?|entries)|全\s?\d[\d,]*\s?件の?記事|총 \d[\d,]*\s?개의 ?(?:글|포스트))[\W_]*",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:\b(?:updates|updated|refreshed) (?:hourly|daily|live|continuously|in real[- ]time|every (?:few )?(?:\d+ )?(?:minutes?|hours?|seconds?|day))|"
    r"(?:wird |werden )?(?:stündlich|täglich|laufend) aktualisiert|mis(?:es)? à jour (?:toutes les heures|en temps réel|en continu|quotidiennement)|actualizad[oa]s? (?:cada hora|en tiempo real|a diario)|"
    r"atualizad[oa]s? (?:a cada hora|em tempo real|diariamente)|aggiornat[oaie] (?:ogni ora|in tempo reale|quotidianamente)|обновляется (?:ежечасно|ежедневно|в реальном времени|каждый час)|"
    r"(?:每小时|每小時|每日|每天|实时|實時|即時)更新|(?:毎時|毎日|リアルタイム(?:で)?)更新|(?:매시간|실시간) ?(?:업데이트|갱신))\W*$",
    re.IGNORECASE,
)
# Who joined on the site. A daily recount of the dead or the detained is what a page is about.
_SIGNED = re.compile(
    r"sign(?:atures|atories|ers|ed)\b|supporters|unterschriften|unterzeich|signatures|signataires|firmas|firmantes|assinaturas|firme\b|подпис|签名|簽名|連署|署名|서명",
    re.IGNORECASE,
)
# One of these says whose count it is: "total visitors" may be a museum's.
_SITE = re.compile(
    r"本站|全站|站点|站點|网站|網站|博客|部落格|运行|運行|文章数目|文章數目|サイト|ブログ|사이트|\b(?:site|blog)\b",
    re.IGNORECASE,
)


def totals(lost: Mapping[str, str], added: Mapping[str, str]) -> Noted:
    """The lost and added passages that count what a site has and say nothing else, or that say that they are recounted.

    The count may stand alone or with the label before it. Each passage is given with how it is shown.
    """
    gone, come = (
        frozenset(one for one, shown in some.items() if _is_total(one) or _is_total(shown)) for some in (lost, added)
    )
    return gone, come


def _is_total(passage: str) -> bool:
    if len(passage) > CHARS:
        return False
    if (
        has_digit(passage)
        and _SIGNED.search(passage) is not None
        and not ends_sentence(passage)
        and _ANEW.search(passage) is not None
    ):
        return True
    return _POSTS.fullmatch(passage) is not None or (
        (has_digit(passage) or _EMPTY.search(passage) is not None)
        and _SITE.search(passage) is not None
        and _LINE.fullmatch(passage) is not None
    )
