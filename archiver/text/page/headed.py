"""Boxes that say by their heading that they are what is new on the site, and are nothing but links (pure).

Such a box stands beside a text, of which it is no part: what is new there turns over by itself. One with a sentence of its
own, one that is most of the page, and one on a page of that name are the document's; so are lists under other headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from archiver.text.dates import without
from archiver.text.normal import key
from archiver.text.page.walked import Block, Node, Walked
from archiver.text.titles import cells

SHARE = 0.25  # of the text of a page, at most: more, and the page is the list
HEAD_CHARS = 40
DATE_CHARS = 40
LINKED = 0.9  # of an entry
PARENTS = 6  # looked at
_TOPS = frozenset({"html", "body", "main"})

# what such boxes are headed, in the languages of their makers; publications, documents and decisions have other names
_HEADINGS = (
    "news|latest news|recent news|top news|more news|news feed|newsfeed|news & events|news and events|latest updates|latest posts|latest articles|"
    "latest stories|recent posts|recent articles|recent updates|what's new|what’s new|breaking news|hot topics|trending|"
    "press releases|latest press releases|upcoming events|"
    "nachrichten|aktuelles|aktuelle meldungen|aktuelle nachrichten|neuigkeiten|neueste beiträge|pressemitteilungen|letzte beiträge|"
    "actualités|dernières actualités|actualité|à la une|articles récents|communiqués de presse|dernières nouvelles|"
    "noticias|últimas noticias|actualidad|novedades|entradas recientes|comunicados de prensa|notas de prensa|"
    "notícias|últimas notícias|destaques|novidades|postagens recentes|notizie|ultime notizie|novità|in evidenza|comunicati stampa|articoli recenti|"
    "nieuws|laatste nieuws|persberichten|recente berichten|nyheter|siste nytt|senaste nytt|aktuellt|nyheder|seneste nyt|uutiset|ajankohtaista|fréttir|"
    "uudised|värsked uudised|jaunumi|aktualitātes|naujienos|aktualności|wiadomości|najnowsze|aktuality|novinky|hírek|friss hírek|"
    "novice|aktualno|vijesti|novosti|najnovije vijesti|vesti|најнови вести|вести|новости|последние новости|лента новостей|актуально|новини|останні новини|"
    "навіны|последни новини|știri|noutăți|ultimele știri|lajme|lajmet e fundit|νέα|τελευταία νέα|ανακοινώσεις τύπου|haberler|son haberler|güncel|xəbərlər|son xəbərlər|"
    "жаңалықтар|жаңылыктар|yangiliklar|хабарҳо|мэдээ|նորություններ|ახალი ამბები|חדשות|أخبار|آخر الأخبار|الأخبار|اخبار|آخرین اخبار|تازہ ترین|خبریں|"
    "समाचार|ताज़ा समाचार|সংবাদ|খবর|செய்திகள்|ข่าว|ข่าวล่าสุด|ข่าวประชาสัมพันธ์|tin tức|tin mới|berita|berita terkini|berita terbaru|balita|habari|"
    "新闻|新聞|最新消息|最新动态|最新動態|要闻|要聞|新闻动态|新聞稿|ニュース|新着情報|お知らせ一覧|최신 뉴스|뉴스|최근 소식"
).split("|")  # fmt: skip
# what may be the document's as well, unless it stands there twice: for wide windows and for narrow ones
_SHOWN = (
    "latest videos|videos|video|photos|photo gallery|video gallery|gallery|multimedia|bildergalerie|vidéos|photothèque|vidéothèque|vídeos|"
    "galería|galeria|видео|фото|视频|影片|動画|동영상|فيديو"
).split("|")  # fmt: skip
_SITES, _DOUBLE = (frozenset(key(one).casefold() for one in some) for some in (_HEADINGS, _SHOWN))


def headed(found: Walked, gone: bytearray) -> list[Node]:
    """The elements that are such boxes, the widest each."""
    names = {key(cell).casefold() for cell in cells(found.title or "")}
    heads = [
        n for n, block in enumerate(found.blocks)
        if not gone[n] and len(block.text) <= HEAD_CHARS and (said := key(block.text).casefold()) in _SITES | _DOUBLE and said not in names
    ]  # fmt: skip
    if not heads:
        return []
    whole = sum(len(block.text) for n, block in enumerate(found.blocks) if not gone[n])
    boxes = [(n, box) for n in heads if (box := _box(found.blocks, n, gone, SHARE * whole)) is not None]
    count = Counter(_begins(found.blocks, n) for n, _ in boxes)
    return [
        box for n, box in boxes
        if key(found.blocks[n].text).casefold() in _SITES or count[_begins(found.blocks, n)] > 1
    ]  # fmt: skip


def _begins(blocks: Sequence[Block], head: int) -> tuple[str, str]:
    """A heading and the first entry under it: of two windows one may show more."""
    return key(blocks[head].text).casefold(), blocks[head + 1].text


def _box(blocks: Sequence[Block], head: int, gone: bytearray, most: float) -> Node | None:
    """The widest element that begins with this heading, and has links behind it and nothing else."""
    best: Node | None = None
    for at in _around(blocks[head].node):
        before = any(not gone[n] for n in range(at.first, head))
        behind = [blocks[n] for n in range(head + 1, at.last) if not gone[n]]
        if (
            before
            or at.tag in _TOPS
            or sum(len(block.text) for block in behind) > most
            or not all(map(_is_entry, behind))
        ):
            break
        if any(block.linked for block in behind):
            best = at
    return best


def _around(node: Node) -> Iterator[Node]:
    at: Node | None = node
    for _ in range(PARENTS):
        if at is None:
            return
        yield at
        at = at.parent


def _is_entry(block: Block) -> bool:
    """Whether a line is a link, or a date beside one."""
    if block.linked >= LINKED * len(block.text):
        return True
    return len(block.text) <= DATE_CHARS and not any(map(str.isalpha, without(block.text)))
