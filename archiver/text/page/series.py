"""Finds boxes in a text that link to the other parts of its series (pure).

Such a box has a heading that says so and links to other pages of the site. It is not part of the text, and grows with
each new part. A list of files or of the page's own sections belongs to the document, and so does a box that is most
of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archiver.text.literals import letters
from archiver.text.page.cards import is_elsewhere
from archiver.text.page.headed import is_entry
from archiver.text.page.title_lines import is_title
from archiver.text.page.walked import Node, Walked

HEAD_CHARS = 160  # max characters of a heading, which may name the series
PARTS = 2  # min links of such a box
AROUND = 4  # max elements around its heading that are examined
TIMES = 2  # the page's unlinked text is at least so many times as long as the box

_SERIES = re.compile(
    r"\bseries\b|\b(?:artikel|beitrags?|text)?(?:serie|reihe)\b|\bséries?\b|\bserie[ns]?\b|\breeks\b|\bsarja[ns]?\b|\bsorozat|\bcykl[ue]?s?\b|\bsérie\b|\bsérii\b|\bserii\b|\bserij[ae]\b|\bsērija|\bseri(?:si|nin|sinin)?\b|"
    r"\bdizi(?:si|nin|sinin)\b|\bцикл\w{0,3}\b|\bсери[ияей]\w?\b|\bсері[яїй]\b|\bповедиц|σειρ[άα]|סדר[הת]|سلسلة|سلسله|مجموعه|श्रृंखला|ধারাবাহিক|தொடர|ซีรีส์|ชุด|\bloạt bài|系列|连载|連載|シリーズ|시리즈|연재|기획",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:part|article|post|story|installment|episode)s?\b|\b(?:teil|folge)[en]?\b|\b(?:artikel|beitrag|beiträge)\b|\b(?:partie|volet|épisode|article)s?\b|\b(?:parte|capítulo|entrega|artículo|artigo|puntata|articolo|articoli)s?\b|"
    r"\b(?:deel|delen|del|delar|dele|osa|osat)\b|\b(?:část|části|díl|díly|časť|diel)\b|\brész\w{0,3}\b|\b(?:część|części|odcinek)\b|\b(?:partea|părți|articole)\b|\b(?:dio|deo|dijelovi|delovi|nastavak)\b|\b(?:част|част[ьи]|статья|статьи|част[ие]н\w*|выпуск)\b|"
    r"\bbölüm\w{0,4}\b|\b(?:yazı|yazısı)\b|μέρ(?:ος|η)|חלק|جزء|أجزاء|حلقة|قسمت|بخش|भाग|পর্ব|பகுதி|ตอน|\b(?:phần|bagian)\b|第.{1,4}[回篇部弾期]|之[一二三四五六七八九十\d]|[篇回](?:目|一覧)|\d ?[회편]|편\b",
    re.IGNORECASE,
)
_LETTERS = letters(_SERIES.pattern)  # every match contains one of these

# how such a box names the part that it is in, if not by the title
_THIS = re.compile(
    r"\b(?:this (?:article|post|part|story)|dieser (?:artikel|beitrag|teil)|cet article|ce billet|este (?:artículo|artigo|post)|questo articolo|dit artikel|denne artikel|ten artykuł|tento článek|эта статья|"
    r"ця стаття|bu (?:yazı|makale))\b|هذا المقال|این مقاله|本文|本篇|この記事|이 글|bài (?:viết )?này|artikel ini",
    re.IGNORECASE,
)
NAME_CHARS = 40  # max characters of such a name


def series_boxes(found: Walked, gone: bytearray) -> Iterator[Node]:
    """The elements that are such boxes, each as wide as possible."""
    short = [
        n for n, block in enumerate(found.blocks) if not gone[n] and len(block.text) <= HEAD_CHARS and not block.links
    ]
    if not _LETTERS.any_in_one_case("\n".join([found.blocks[n].text for n in short])):
        return  # true of most pages, and takes a tenth of the time
    heads = [
        n
        for n in short
        if _LETTERS.any_in_one_case(said := found.blocks[n].text) and _SERIES.search(said) and _PART.search(said)
    ]
    if not heads:
        return
    unlinked = found.content_chars(gone, links=False)
    for n in heads:
        box = _box(found, n, gone)
        if box is not None and TIMES * found.chars_in(box) <= unlinked:
            yield box


def _box(found: Walked, head: int, gone: bytearray) -> Node | None:
    """The widest element that begins with this heading and holds only links to other pages, and this part's name."""
    best: Node | None = None
    at: Node | None = found.blocks[head].node
    for _ in range(AROUND):
        if at is None or at.first != head or not _is_only_links(found, range(head + 1, at.last), gone):
            break
        links = [
            one for one in found.anchors
            if one.tag == "a" and at.first <= one.node.first < one.node.last <= at.last  # not of an empty element
        ]  # fmt: skip
        if len(links) >= PARTS and all(is_elsewhere(one, found.canonical) for one in links):
            best = at
        at = at.parent
    return best


def _is_only_links(found: Walked, lines: Iterable[int], gone: bytearray) -> bool:
    """Whether all lines are links, or the name of this part, and none is a heading."""
    blocks = [found.blocks[n] for n in lines if not gone[n]]
    return all(
        is_entry(one) or is_title(found, one) or (len(one.text) <= NAME_CHARS and _THIS.search(one.text))
        for one in blocks
    ) and not any(one.heading for one in blocks)
