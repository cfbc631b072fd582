"""Finds boxes whose heading says that they list news or other pages of the site, and that hold only links (pure).

Such a box is beside a text and no part of it, and its entries change by themselves. It belongs to the document if it
has sentences of its own, is most of the page, or is on a page with that name; so do lists under other headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from archiver.text.dates import without_dates
from archiver.text.normal import ends_sentence, key
from archiver.text.page.document_lists import is_document_list
from archiver.text.page.walked import Block, Node, Walked
from archiver.text.related_headings import BEGINS, ELSE, MORE, POINTERS
from archiver.text.titles import title_parts

SHARE = 0.25  # max share of the page's text in such a box: with more the page is the list
POINTED_SHARE = 0.5  # the same for boxes of related or popular pages: no page is a list of these
# the same for dated news below running text of at least TEXT_CHARS: such a page is about something else
NEWS_SHARE, TEXT_CHARS = 0.7, 200
HEAD_CHARS = 40  # max characters of a heading
DATE_CHARS = 40
TEASER_CHARS = 300  # max characters of a teaser, on average in a box
LONGEST = 2  # a single teaser may be so many times as long, as of an ongoing event
WHEN_CHARS = 60  # max characters of an event's time and place
PRINT_CHARS = 60  # max characters of small print below an entry
LINKED = 0.9  # share of an entry's characters that are link text
PARENTS = 6  # max elements around a heading that are examined
_IN_CATEGORY = "related articles"  # the key that stands for all headings of `_OF_CATEGORY` and `ELSE`
RUN = 3  # min linked entries under a heading that shares its element with others
_NOTHING_DUE = re.compile(
    r"^\W*(?:(?:currently|at (?:present|this time|the moment)),? )?(?:(?:there (?:are|is)|we have) )?(?:currently )?no\b(?!.*\b(?:longer|entry|admission)\b)|"
    r"\bkeine?\b|^\W*(?:il n['’]y a )?aucun|\bpas d['’]|^\W*(?:actualmente |de momento )?no hay\b|^\W*(?:não há|nenhum|sem )|^\W*(?:non ci sono|nessun)|^\W*(?:er zijn )?(?:momenteel )?geen\b|"
    r"^\W*(?:inga|ingen)\b|^\W*brak\b|^\W*(?:žádné|žiadne|nincs|nema|ni )|\b(?:нет|отсутствуют|немає)\b|暂无|暫無|目前没有|目前沒有|ありません|없습니다|لا توجد",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"[\s()（）\[\]|·•,，/-]+")
_DAY_OF_YEAR = r"\d{1,2}\s?[-/.月]\s?\d{1,2}[.日]?"  # a day without its year
_DAY = re.compile(rf"^\W{{0,2}}{_DAY_OF_YEAR}\W{{0,2}}(?!\d)|(?<!\d)\W{{0,2}}{_DAY_OF_YEAR}\W{{0,2}}$")
# what a list shows beside an entry: a time, how long ago it was, how often it was read
_TIMED = re.compile(
    r"(?<!\d)\d{1,2}(?::\d{2}){1,2}(?!\d)(?: ?[ap]\.?m\b\.?| (?:hkt|gmt|utc|ist|wib|msk|uhr)\b)?|\d{1,2}[時点] ?\d{1,2}分|[(（\[]\s?\d{1,9}\s?[)）\]]|"
    r"(?<!\d)\d{1,6} ?(?:(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s?\.? ago|(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|周|个月|か月|ヶ月)前|(?:초|분|시간|일|주|개월) ?전|(?:минут|час|дн|дней|день)\w* назад|"
    r"(?:phút|giờ|ngày) trước|(?:menit|jam|hari) (?:yang )?lalu|(?:dakika|saat|gün) önce|(?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام))|"
    r"(?:há|hace|il y a|vor|منذ|قبل) \d{1,6} \w{1,20}|今天|昨天|前天|(?<![\d.,])\d[\d.,]{0,14}[万萬w]?\s?(?:次)?(?:阅读|閱讀|浏览|评论|評論|跟[贴帖])",
    re.IGNORECASE,
)
_TOPS = frozenset({"html", "body", "main"})

# headings of such boxes; lists of publications, documents and decisions have other names
_HEADINGS = (
    "news|latest news|recent news|top news|more news|news feed|newsfeed|news & events|news and events|latest updates|latest posts|latest articles|"
    "latest stories|recent posts|recent articles|recent updates|what's new|what’s new|breaking news|hot topics|trending|"
    "press releases|latest press releases|upcoming events|from the blog|from our blog|latest from the blog|latest from our blog|latest insights|in case you missed it|"
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
# those of them that may head what the page itself has new, as orders and figures
_OF_PAGE = (
    "what's new|what’s new|latest updates|recent updates|novedades|neuigkeiten|novidades|novità|aktuelles|actualidad|jaunumi|noutăți"
).split("|")
# headings of boxes of events, whose entries give time and place
_AGENDA = (
    "upcoming events|events|event calendar|what's on|what’s on|coming up|news and events|news & events|veranstaltungen|aktuelle veranstaltungen|termine|événements|évènements|agenda|prochains événements|"
    "eventos|próximos eventos|agenda de eventos|eventi|prossimi eventi|evenementen|evenemang|kommande evenemang|arrangementer|tapahtumat|wydarzenia|nadchodzące wydarzenia|akce|"
    "podujatia|események|evenimente|događaji|dogodki|събития|мероприятия|анонсы|события|події|заходи|εκδηλώσεις|etkinlikler|אירועים|فعاليات|الفعاليات|رویدادها|कार्यक्रम|"
    "กิจกรรม|sự kiện|acara|kegiatan|活动|活動|活动预告|活動預告|イベント|今後のイベント|행사|행사 안내"
).split("|")  # fmt: skip
# headings that may be the document's as well, unless the box is there twice, for wide and for narrow windows
_MEDIA = (
    "latest videos|videos|video|photos|photo gallery|video gallery|gallery|multimedia|bildergalerie|vidéos|photothèque|vidéothèque|vídeos|"
    "galería|galeria|видео|фото|视频|影片|動画|동영상|فيديو"
).split("|")  # fmt: skip


# headings of other pages in this page's category, which the site's software names
_OF_CATEGORY = re.compile(
    r"[‘’'\"“”「『《<].{1,40}[’'\"“”」』》>]\s?(?:카테고리의 다른 글|(?:カテゴリー?|テーマ)の(?:最新)?記事)|この(?:カテゴリー?|テーマ)の(?:最新|その他の)?記事|"
    r"more (?:news )?(?:from|in) (?-i:[A-Z]).{1,30}|mais (?:lidas |notícias )?(?:em|de|do|da) (?-i:[A-Z]).{1,30}|más (?:noticias )?(?:de|en) (?-i:[A-Z]).{1,30}|ещё в рубрике.{0,30}",
    re.IGNORECASE,
)


def _heads_other_pages(heading: str) -> bool:
    """Whether a heading says that other pages are listed under it. A bare "more" or "other" is not enough."""
    words = heading.strip(" :：»›→>|·-–—")
    first, blank, _ = words.partition(" ")
    return bool(blank) and first.lower() in BEGINS and len(words) <= HEAD_CHARS and ELSE.fullmatch(words) is not None


def _heading_key(heading: str) -> str:
    """The key of a heading in lower case, with the Turkish dotted and dotless i as i: the page may mix them up."""
    if _OF_CATEGORY.fullmatch(heading.strip()) or _heads_other_pages(heading):
        return _IN_CATEGORY
    return key(heading).casefold().replace("i\u0307", "i").replace("ı", "i")


_NEWS, _POINTED, _DATED, _MEDIA_KEYS = (
    frozenset(_heading_key(one) for one in some) for some in (_HEADINGS, POINTERS, _AGENDA, _MEDIA)
)
_SITES, _REPORTS = _NEWS | _POINTED | _DATED, _NEWS - {_heading_key(one) for one in _OF_PAGE}
_ALL = _SITES | _MEDIA_KEYS


def headed_link_boxes(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """The elements that are such boxes, each as wide as possible; none that lists documents, as orders of the week.

    `text`: the element with the running text. Unless it is the whole page, only boxes of pointers are found inside it.
    """
    names = {_heading_key(cell) for cell in title_parts(found.title or "")}
    heads = [
        n for n, block in enumerate(found.blocks)
        if not (gone[n] and block.linked) and len(block.text) <= HEAD_CHARS and (said := _heading_key(block.text)) in _ALL and said not in names
    ]  # fmt: skip
    if not heads:
        return []
    whole = found.content_chars(gone)
    boxes = [(n, some) for n in heads if (some := _boxes(found.blocks, n, gone, whole))]
    count = Counter(_begins(found.blocks, n) for n, _ in boxes)
    return [
        box for n, some in boxes for box in some
        if (_heading_key(found.blocks[n].text) in _SITES or count[_begins(found.blocks, n)] > 1) and not is_document_list(found, box)
        and (text is found.nodes[0] or box.last <= text.first or text.last <= box.first or _heading_key(found.blocks[n].text) in _POINTED)
    ]  # fmt: skip


def is_news_heading(line: str, title: str) -> bool:
    """Whether a line is the heading of a box of news, and not the name of the page."""
    if len(line) > HEAD_CHARS:
        return False
    heading = _heading_key(line)
    return heading in _NEWS and heading not in {_heading_key(cell) for cell in title_parts(title)}


def is_pointer(line: str) -> bool:
    """Whether a line introduces pointers to other pages, as "Read also"."""
    return len(line) <= HEAD_CHARS and _heading_key(line.strip(" :：»›→>|·-–—")) in _POINTED


def _begins(blocks: Sequence[Block], head: int) -> tuple[str, str]:
    """The key of a heading and the first entry under it, which tell a repeated box: one of the two may show more."""
    return _heading_key(blocks[head].text), blocks[head + 1].text


def _box(blocks: Sequence[Block], head: int, gone: bytearray, whole: int) -> Node | None:
    """The widest element that begins with this heading and holds only links after it.

    Under a heading of pointers or news there may also be teasers, under one of events time and place.
    """
    best: Node | None = None
    heading = _heading_key(blocks[head].text)
    has_teasers, agenda = heading in _POINTED or heading in _NEWS, heading in _DATED
    for at in blocks[head].node.lineage(PARENTS):
        before = any(not gone[n] for n in range(at.first, head))
        behind = [blocks[n] for n in range(head + 1, at.last) if not gone[n] or is_entry(blocks[n])]
        pointed = heading in _POINTED or bool(behind and behind[-1].linked and MORE.fullmatch(behind[-1].text))
        if (
            before
            or at.tag in _TOPS
            or sum(len(block.text) for block in behind) > whole * _share(blocks, head, behind, gone, pointed=pointed)
            or not all(
                is_entry(one)
                or _is_dated_entry(one)
                or (has_teasers and may_be_teaser(above, one, LONGEST))
                or (heading in _POINTED and _is_small_print(one))
                or (agenda and (_is_time_and_place(one) or _is_empty_list(behind)))
                for above, one in pairwise((blocks[head], *behind))
            )
            or _mean(behind) > TEASER_CHARS
        ):
            break
        if any(block.linked for block in behind) or (agenda and _is_empty_list(behind)):
            best = at
    return best


def _boxes(blocks: Sequence[Block], head: int, gone: bytearray, whole: int) -> list[Node]:
    """The element of `_box`; else, if the heading shares its element with others, its own and that of each entry."""
    if (box := _box(blocks, head, gone, whole)) is not None:
        return [box]
    around = blocks[head].node.parent
    if not blocks[head].heading or around is None:
        return []
    run, has_teasers = [head], _heading_key(blocks[head].text) in _POINTED
    for n in range(head + 1, around.last):
        line = blocks[n]
        is_entry_line = (
            gone[n]
            or is_entry(line)
            or _is_dated_entry(line)
            or _is_date_line(line)
            or (has_teasers and may_be_teaser(blocks[n - 1], line, LONGEST))
        )
        if (line.heading and not line.linked) or not is_entry_line:
            break
        run.append(n)
    size = sum(len(blocks[n].text) for n in run[1:])
    linked = sum(1 for n in run if blocks[n].linked)
    ended = has_teasers or len(run) == around.last - head or blocks[run[-1] + 1].heading > 0
    most = whole * _share(blocks, head, [blocks[n] for n in run[1:]], gone, pointed=has_teasers)
    return [blocks[n].node for n in run] if linked >= RUN and ended and size <= most else []


def _share(blocks: Sequence[Block], head: int, behind: Sequence[Block], gone: bytearray, *, pointed: bool) -> float:
    """The max share of the page's text in a box of these lines."""
    dated = sum(block.linked > 0 and without_dates(block.text) != block.text for block in behind)
    if dated < RUN or dated * 2 < len(behind) or _heading_key(blocks[head].text) not in _REPORTS:
        return POINTED_SHARE if pointed else SHARE
    text = sum(blocks[n].prose for n in range(head) if not gone[n])
    return NEWS_SHARE if text >= TEXT_CHARS else SHARE


def is_entry(block: Block) -> bool:
    """Whether a line is a link, or nothing but a date."""
    if block.linked >= LINKED * len(block.text):
        return True
    return len(block.text) <= DATE_CHARS and not any(map(str.isalpha, without_dates(block.text)))


def _is_dated_entry(block: Block) -> bool:
    """Whether a line is a link with a day, a time or a count before or after it.

    For example "04-13 The pool opens again", "The pool opens again (2026-04-13)", "The pool opens again 2 hours ago".
    """
    if not block.linked:
        return False
    if block.linked >= LINKED * len(_DAY.sub("", block.text, count=1)):
        return True
    left = (
        _DAY.sub("", _TIMED.sub(" ", without_dates(block.text)).strip(), count=1)
        if _DIGIT.search(block.text) or "天" in block.text
        else block.text
    )
    return block.linked >= LINKED * len(_SIGNS.sub(" ", left).strip())


def _is_date_line(block: Block) -> bool:
    """Whether a line is nothing but a date or time, as below an entry."""
    said = len(block.text) <= DATE_CHARS and not block.linked and _DIGIT.search(block.text)
    return bool(said) and not any(map(str.isalpha, _TIMED.sub("", without_dates(block.text))))


def may_be_teaser(above: Block, block: Block, times: int = 1) -> bool:
    """Whether a line may be the teaser of the entry above it. `times`: how many times as long as usual it may be."""
    return not block.linked and not block.heading and len(block.text) <= times * TEASER_CHARS and is_entry(above)


def _mean(blocks: Sequence[Block]) -> float:
    """The average length of the lines of a box that are not entries."""
    said = [len(block.text) for block in blocks if not is_entry(block)]
    return sum(said) / max(1, len(said))


def _is_empty_list(behind: Sequence[Block]) -> bool:
    """Whether the only line under a heading says that there is nothing at present."""
    return len(behind) == 1 and len(behind[0].text) <= WHEN_CHARS and _NOTHING_DUE.search(behind[0].text) is not None


def _is_small_print(block: Block) -> bool:
    """Whether a line may be small print of an entry: a picture credit, its section of the site."""
    return not block.linked and not block.heading and len(block.text) <= PRINT_CHARS and not ends_sentence(block.text)


def _is_time_and_place(block: Block) -> bool:
    """Whether a line may give the time and place of an event."""
    return len(block.text) <= WHEN_CHARS and not ends_sentence(block.text) and (_DIGIT.search(block.text) is not None)
