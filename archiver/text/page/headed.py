"""Boxes that say by their heading that they are what is new on the site, and are nothing but links (pure).

Such a box stands beside a text, of which it is no part: what is new there turns over by itself. One with a sentence of its
own, one that is most of the page, and one on a page of that name are the document's; so are lists under other headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from archiver.text.dates import without
from archiver.text.normal import key
from archiver.text.page.walked import Block, Node, Walked
from archiver.text.titles import cells

SHARE = 0.25  # of the text of a page, at most: more, and the page is the list
HEAD_CHARS = 40
DATE_CHARS = 40
TEASER_CHARS = 300
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
# what heads pointers to other pages of the site, and never what a document refers to ("see also" may); such a box may say of
# each of them how it begins
_POINTERS = (
    "most read|most popular|most viewed|most shared|most commented|popular posts|popular articles|popular stories|popular now|trending now|"
    "top stories|top reads|top articles|must read|editor's picks|editor’s picks|editors' picks|editors’ picks|our picks|"
    "recommended for you|recommended articles|recommended stories|recommended posts|you may also like|you might also like|you may like|"
    "you might be interested in|you may be interested in|you may also be interested in|related articles|related stories|related posts|related news|"
    "related content|related coverage|more stories|more articles|more posts|more on this topic|more on this story|more like this|similar articles|"
    "similar posts|other news|other articles|other stories|in other news|read next|what to read next|up next|keep reading|also read|read also|don't miss|don’t miss|"
    "featured articles|featured stories|featured posts|featured news|"
    "meistgelesen|meistgelesene artikel|am meisten gelesen|beliebte artikel|beliebte beiträge|ähnliche artikel|ähnliche beiträge|verwandte artikel|"
    "weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten|mehr zum thema|das könnte sie auch interessieren|"
    "das könnte dich auch interessieren|empfohlene artikel|lesen sie auch|auch interessant|"
    "les plus lus|articles les plus lus|les plus consultés|articles similaires|articles liés|sur le même sujet|à lire aussi|lire aussi|vous aimerez aussi|"
    "vous aimerez peut-être|à ne pas manquer|dans la même rubrique|recommandé pour vous|nos recommandations|"
    "lo más leído|las más leídas|más leídas|lo más visto|más noticias|otras noticias|noticias relacionadas|artículos relacionados|entradas relacionadas|"
    "te puede interesar|le puede interesar|también te puede interesar|te recomendamos|lea también|lee también|"
    "mais lidas|as mais lidas|mais lidos|mais vistas|mais notícias|outras notícias|notícias relacionadas|artigos relacionados|posts relacionados|leia também|"
    "você também pode gostar|também lhe pode interessar|"
    "i più letti|più letti|le più lette|articoli correlati|notizie correlate|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|leggi anche|altre notizie|"
    "meest gelezen|meest bekeken|gerelateerde artikelen|gerelateerd nieuws|lees ook|meer nieuws|ook interessant|"
    "mest läst|mest lästa|läs också|läs även|relaterade artiklar|fler nyheter|mest lest|les også|relaterte artikler|flere nyheter|mest læst|mest læste|læs også|"
    "relaterede artikler|luetuimmat|lue myös|lisää uutisia|mest lesið|loe ka|loetumad|lasi arī|skaitykite taip pat|skaitomiausi|"
    "najczęściej czytane|najpopularniejsze|czytaj także|czytaj też|przeczytaj także|powiązane artykuły|podobne artykuły|nejčtenější|čtěte také|přečtěte si také|"
    "najčítanejšie|čítajte aj|legolvasottabb|legnézettebb|kapcsolódó cikkek|cele mai citite|citește și|articole similare|articole asemănătoare|"
    "najčitanije|povezani članci|povezane vijesti|pročitajte i|najbolj brano|preberite tudi|sorodne novice|најчитаније|прочитајте и|повезане вести|"
    "най-четени|още новини|свързани статии|прочетете още|самое читаемое|самое популярное|популярные статьи|читайте также|материалы по теме|похожие статьи|"
    "похожие материалы|похожие записи|похожие новости|другие новости|рекомендуем почитать|найпопулярніше|читайте також|схожі новини|інші новини|"
    "διαβάστε επίσης|σχετικά άρθρα|en çok okunanlar|çok okunanlar|ilgili haberler|benzer haberler|diğer haberler|ən çox oxunanlar|oxşar xəbərlər|digər xəbərlər|"
    "הנקראות ביותר|כתבות נוספות|עוד בנושא|אולי יעניין אותך|الأكثر قراءة|الأكثر مشاهدة|اقرأ أيضا|اقرأ أيضاً|أخبار ذات صلة|مواضيع ذات صلة|مقالات ذات صلة|"
    "پربازدیدترین|پربیننده‌ترین|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|संबंधित खबरें|संबंधित समाचार|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|সর্বাধিক পঠিত|தொடர்புடைய செய்திகள்|"
    "ข่าวที่เกี่ยวข้อง|ข่าวยอดนิยม|tin liên quan|bài viết liên quan|tin khác|các tin khác|đọc nhiều|đọc nhiều nhất|có thể bạn quan tâm|terpopuler|berita terpopuler|"
    "berita terkait|artikel terkait|baca juga|berita lainnya|artikel lainnya|artikel berkaitan|soma pia|"
    "相关阅读|相關閱讀|延伸阅读|延伸閱讀|相关新闻|相關新聞|相关文章|相關文章|相关推荐|相關推薦|相关报道|相關報導|推荐阅读|推薦閱讀|推荐文章|推薦文章|为您推荐|為您推薦|猜你喜欢|"
    "热门文章|熱門文章|热门新闻|熱門新聞|热点新闻|热门推荐|热点推荐|热门排行|阅读排行|点击排行|最新文章|最多閱讀|熱門點閱|人氣排行|編輯推薦|编辑推荐|更多新闻|更多新聞|更多文章|其他新闻|"
    "関連記事|関連ニュース|おすすめ記事|おすすめの記事|人気記事|人気の記事|アクセスランキング|最新記事|新着記事|最近の投稿|あわせて読みたい|よく読まれている記事|"
    "관련 기사|관련기사|관련 뉴스|인기 기사|많이 본 뉴스|많이 본 기사|최신 글|최근 글|인기 글|추천 기사|관련 글"
).split("|")  # fmt: skip
# what may be the document's as well, unless it stands there twice: for wide windows and for narrow ones
_SHOWN = (
    "latest videos|videos|video|photos|photo gallery|video gallery|gallery|multimedia|bildergalerie|vidéos|photothèque|vidéothèque|vídeos|"
    "galería|galeria|видео|фото|视频|影片|動画|동영상|فيديو"
).split("|")  # fmt: skip
_NEWS, _POINTED, _DOUBLE = (frozenset(key(one).casefold() for one in some) for some in (_HEADINGS, _POINTERS, _SHOWN))
_SITES = _NEWS | _POINTED


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
    """The widest element that begins with this heading, and has links behind it and nothing else but, under one of pointers,
    how each goes on."""
    best: Node | None = None
    begun = key(blocks[head].text).casefold() in _POINTED
    for at in _around(blocks[head].node):
        before = any(not gone[n] for n in range(at.first, head))
        behind = [blocks[n] for n in range(head + 1, at.last) if not gone[n]]
        if (
            before
            or at.tag in _TOPS
            or sum(len(block.text) for block in behind) > most
            or not all(
                is_entry(one) or (begun and goes_on(above, one)) for above, one in pairwise((blocks[head], *behind))
            )
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


def is_entry(block: Block) -> bool:
    """Whether a line is a link, or a date beside one."""
    if block.linked >= LINKED * len(block.text):
        return True
    return len(block.text) <= DATE_CHARS and not any(map(str.isalpha, without(block.text)))


def goes_on(above: Block, block: Block) -> bool:
    """Whether a line may say of the entry above it how that begins."""
    return not block.linked and not block.heading and len(block.text) <= TEASER_CHARS and is_entry(above)
