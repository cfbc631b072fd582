"""Finds navigation inside the content of a page (pure).

These are links to the top, to the previous and next page, breadcrumbs, tags and categories, pointers ("Read also"),
share buttons, requests for donations, paid links and embedded timelines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile
from urllib.parse import unquote

from archiver.text.dates import day_of
from archiver.text.literals import Literals, letters
from archiver.text.normal import ends_sentence, has_digit, key
from archiver.text.page.cards import FILE
from archiver.text.page.headed import is_pointer
from archiver.text.page.notices import is_notice
from archiver.text.page.toolbars import is_tool_list
from archiver.text.page.walked import Anchor, Block, Node, Walked

# addresses of pages about people, to which bylines link
PEOPLE = re.compile(
    r"[/?&=](?:authors?|people|persons?|profiles?|users?|members?|staff|experts?|contributors?|by)[/=]|orcid\.org",
    re.IGNORECASE,
)
CRUMBS, CRUMBS_CHARS = 2, 300  # min links and max characters of breadcrumbs
LABELLED = 0.6  # share of link text in a line of tags: their label and the marks between them are not linked
LINKED = 0.8  # share of link text in other navigation

_TOP = re.compile(
    r"#(?:_?top|(?:page|to|back-?to)-?top|top-?of-?page|oben|seitenanfang|haut|arriba|inicio|cima|inizio)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<=[^\W_])\W?\s[>»›→＞/\\]+\s(?=\W?[^\W_])|(?<=[^\W_])[>»›→＞]+(?=[^\W_])")
_PROFILE = re.compile(r"(?:https?:)?//(?:www\.|mobile\.)?(?:twitter|x)\.com/@?(\w{2,30})/?(?:[?#].*)?", re.IGNORECASE)
_TWEETS = re.compile(r"\b(?:tweet|твит|твіт)|推文|ツイート|트윗|تغريدات|توییت|ציוצ", re.IGNORECASE)
# addresses of share buttons, as the networks publish them
SHARES = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:(?:facebook|fb)\.com/(?:sharer?|dialog/)|(?:twitter|x)\.com/(?:intent/|share\b|home\?status)|"
    r"linkedin\.com/(?:sharearticle|sharing|cws/share)|pinterest\.[a-z.]+/pin/create|reddit\.com/(?:\w+/)?submit|vk\.com/share|ok\.ru/(?:offer|dk)|"
    r"wa\.me/\?|(?:api|web)\.whatsapp\.com/send|(?:t|telegram)\.me/share|xing\.com/(?:app/user|spi/shares)|getpocket\.com/(?:save|edit)|tumblr\.com/(?:share|widgets/share)|"
    r"service\.weibo\.com/share|line\.me/(?:r/msg|lineit)|bsky\.app/intent|threads\.(?:net|com)/intent|flipboard\.com/bookmarklet|addtoany\.com|addthis\.com|share\.naver\.com|"
    r"story\.kakao\.com/share|b\.hatena\.ne\.jp/(?:entry|add))|mailto:\?|whatsapp:|fb-messenger:|viber://forward|tg://msg",
    re.IGNORECASE,
)
# addresses of lists of what is filed under one tag, category or month
_FILED = re.compile(
    r"/(?:tags?|labels?|topics?|keywords?|categor(?:y|ies|ie|ias?|ías?)|kategorien?|kategori|archives?|archiv|archivo|arquivo|"
    r"标签|標籤|分类|分類|归档|歸檔|タグ|カテゴリー?|태그|카테고리|тег|метка|рубрика|категория)/[^?#]|"
    r"/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/?$|[?&](?:tag|cat|category|m|label)=",
    re.IGNORECASE,
)
# the segment before the tag in the address of such a list, where the link text shows no count
_TAGS = frozenset(
    "tag tags topics keyword keywords hashtag hashtags label labels category categories categorie categoria categoría etiqueta etiquetas etiquette etiquettes schlagwort schlagwoerter kategorie kategorien тег теги метки".split()
)
_TAGGED = Literals(f"{one}/".encode() for one in sorted(_TAGS))
FEW = 12  # max lines of tags beside a text: with more the page is an index
NAMED = 3  # from so many lines on a run of tags may be a list with a title of its own
TERMS = 3  # max elements around a tag in which a `dd` is looked for
TEXT = 600  # min running text of a page that is no index of tags
# classes and ids of elements in which themes and site software put tags and categories
_TAG_ELEMENTS = re.compile(
    r"(?<![\w-])(?:(?:(?:(?:post|entry|article|page|blog|node|story|news|single|content|body|main|meta|item|card|topic|detail|site|wp|td|tdb|jeg|the|list|more|section|footer|hash|cloud|s|c|m|b)[-_]{1,2}){1,3})?(?:hash|meta)?tags?(?:[-_]?(?:list|links?|box|wrap(?:per)?|container|items?|area|holder|group|block))?|(?:post|entry|article|page|blog|node|story|news)[-_]{1,2}(?:header__)?(?:categor(?:y|ies)|labels?|topics?|keywords?|kicker|overline)(?:[-_]\w+)?|"
    r"(?:[a-z]{1,12}[-_]{1,2})?(?:kicker|overline|eyebrow)|cat[-_]?links|td-category|topics?[-_]list|taxonomy[-_](?:terms?|tags?|topics?|keywords?|links?|list)|field--name-field-(?:tags?|topics?|keywords?)|category[-_]links|categories)(?![\w-])",
    re.IGNORECASE,
)
# labels of tags, where markup has no name for them
_LABEL = re.compile(
    r"\W*(?:tags|tagged|filed under|(?:explore )?(?:more )?(?:on )?these topics|explore more on these topics|suggested topics|see more on|more on|labels|posted in|schlagwörter|schlagworte|mots[- ]clés|étiquettes|"
    r"etiquetas|argomenti|palabras clave|palavras[- ]chave|marcadores|trefwoorden|tagi|słowa kluczowe|теги|метки|标签|標籤|关键词|タグ|태그|الوسوم|وسوم|برچسب‌ها)\W*",
    re.IGNORECASE,
)
WORDS = 30  # max blocks after such a label, or in such an element
OVER, OVER_CHARS = 2, 30  # max kickers above a title, and max characters of one
CALLED_CHARS = 200  # max characters of class and of id that are read
# most characters of an element of tags; most unlinked characters in it, however few links it has
FILED_CHARS, NAME_CHARS = 400, 20
_NO_LIST = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "table", "tr", "td", "th"})
_COUNT_ENDS, _COUNT_MARKS = frozenset("0123456789)]）"), ")]） "  # last characters of a count, with or without brackets
_CALLED = re.compile(r"^[^:：]{1,20}[:：]\s*")  # a label before the links
_LEFT_ARROWS, _RIGHT_ARROWS = "←«‹<⟵⇐◀◄", "→»›>⟶⇒▶►"
_BACK_ARROWS, BACK_CHARS = "←⟵⇐◀◄", 40  # arrows that do not open a quotation; max characters of a line back
# addresses of donation platforms
_DONATION_SITES = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:patreon\.com|ko-fi\.com|buymeacoffee\.com|buymeacoff\.ee|paypal\.me|paypal\.com/(?:donate|paypalme|cgi-bin/webscr)|liberapay\.com|opencollective\.com|"
    r"github\.com/sponsors|afdian\.(?:net|com)|tipeee\.com|boosty\.to|donationalerts\.com|flattr\.com|steadyhq\.com|apoia\.se|cafecito\.app|saweria\.co|ofuse\.me|toss\.me)(?:[/?#]|$)",
    re.IGNORECASE,
)
_COLLECTED = letters(_DONATION_SITES.pattern)
GIVING_CHARS = 120  # max characters of a line that asks for a donation
_ASKS_DONATION = re.compile(
    r"support|donat|sponsor|buy me|tip (?:me|jar)|chip in|unterstütz|spend(?:e|en|iert)|souten|faire un don|apoy|apoi|colabor|sosten|supporta|steun|doneer|stöd|støtt|wesprzyj|wspieraj|podpoř|"
    r"támogat|susține|destek|bağış|поддерж|пожертв|підтрима|задонат|支持|赞助|贊助|打赏|打賞|捐|応援|支援|寄付|후원|지원|ủng hộ|dukung|ادعم|تبرع|حمایت",
    re.IGNORECASE,
)


def navigation_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks that are only navigation."""
    links = [at for at in found.anchors if at.tag == "a"]
    hrefs = "\n".join([at.href for at in links])
    yield from _to_top(found)
    yield from _previous_and_next(found.blocks)
    yield from _back_links(found.blocks, gone)
    if _COLLECTED.any_in_one_case(hrefs):  # untrue of most pages
        yield from _donations(found)
    yield from _crumbs(found.blocks, gone)
    yield from _pointers(found.blocks)
    yield from _tags(found)
    yield from _filed_by_name(found)
    yield from _under_label(found)
    if _TAGGED.any_in_one_case(hrefs):
        yield from _filed_by_address(found, links)
    yield from _only_links(found, links, [at for at in links if "sponsored" in at.rel])
    yield from _only_links(found, links, [at for at in links if "?" in at.href and SHARES.match(at.href)])
    yield from _only_links(found, links, list(filter(_leads_to_counted_list, links)))
    yield from _timelines(found)


def kicker_blocks(found: Walked, named: Sequence[int]) -> list[int]:
    """The lines right above the title that are only a short link to the section or category of the page (kickers).

    None if one of them leads to a person or a file. `named`: the block numbers of the title.
    """
    out: list[int] = []
    for n in range(named[0] - 1, -1, -1) if named else ():
        block = found.blocks[n]
        if (
            len(out) == OVER
            or block.heading
            or len(block.text) > OVER_CHARS
            or block.linked < LINKED * len(block.text)
            or ends_sentence(block.text)
            or has_digit(block.text)  # perhaps the day of publication
            or is_notice(block.text)
            or is_tool_list(block.text)
        ):
            break
        out.append(n)
    nodes = {found.blocks[n].node for n in out}
    hrefs = [at.href for at in found.anchors if at.node in nodes and at.tag == "a"] if out else []
    return [] if any(PEOPLE.search(one) or FILE.search(one) for one in hrefs) else out


def _to_top(found: Walked) -> list[int]:
    """Lines that are only a link to the top of the page."""
    links = {
        (at.node, key(at.text))
        for at in found.anchors
        if at.href[:1] == "#" and at.tag == "a" and _TOP.fullmatch(at.href)
    }
    if not links:
        return []
    return [n for n, block in enumerate(found.blocks) if block.within and (block.node, key(block.text)) in links]


def _previous_and_next(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines that are links to the previous and the next page, with an arrow each; or one line that is both."""
    for n, block in enumerate(blocks):
        if block.text[0] not in _LEFT_ARROWS or block.linked < LINKED * len(block.text):
            continue
        if block.text[-1] in _RIGHT_ARROWS and block.links == 2:
            yield n
        elif (
            n + 1 < len(blocks)
            and (following := blocks[n + 1]).text[-1] in _RIGHT_ARROWS
            and following.linked >= LINKED * len(following.text)
        ):
            yield from (n, n + 1)


def _back_links(blocks: Sequence[Block], gone: bytearray) -> Iterator[int]:
    """Lines above or below all text that are only a link back to what lists this page: "← Contents"."""
    candidates = [n for n, block in enumerate(blocks) if block.text[0] in _BACK_ARROWS and block.links == 1]
    if not candidates:  # true of most pages
        return
    text_blocks = [n for n, block in enumerate(blocks) if not gone[n] and (block.prose or block.heading == 1)]
    for n in candidates:
        block = blocks[n]
        is_outside = not text_blocks or n < text_blocks[0] or n > text_blocks[-1]
        if (
            is_outside
            and len(block.text) <= BACK_CHARS
            and block.linked >= LINKED * len(block.text)
            and not is_notice(block.text)
        ):
            yield n


def _donations(found: Walked) -> Iterator[int]:
    """Lines that ask for a donation, with a link to where it is collected."""
    donation_links = {
        (at.node, key(at.text)) for at in found.anchors if at.tag == "a" and at.text and _DONATION_SITES.match(at.href)
    }
    for n, block in enumerate(found.blocks):
        if block.links != 1 or len(block.text) > GIVING_CHARS:
            continue
        asked = block.linked >= LINKED * len(block.text) or _ASKS_DONATION.search(block.text) is not None
        if asked and any(node is block.node and said in key(block.text) for node, said in donation_links):
            yield n


def _crumbs(blocks: Sequence[Block], gone: bytearray) -> Iterator[int]:
    """The breadcrumbs above all text.

    With the page's name at the end they may be as long as a sentence, else links are `alone`. One with a date is a byline.
    """
    for n, block in enumerate(blocks):
        alone = block.linked >= LABELLED * len(block.text)
        is_trail = CRUMBS <= block.links <= len(_BETWEEN.findall(block.text)) + alone
        if is_trail and not block.heading and len(block.text) <= CRUMBS_CHARS and day_of(block.text) is None:
            yield n
        elif block.prose and not gone[n]:
            return


def _pointers(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines that point to another page: "Read also", and its title as a link."""
    for n, block in enumerate(blocks):
        if block.links and block.linked < len(block.text) and is_pointer(block.text[: len(block.text) - block.linked]):
            yield n


def _tags(found: Walked) -> Iterator[int]:
    """The lines that are only links with `rel="tag"` (HTML 4.6.7.19), except notices."""
    if not any("tag" in at.rel for at in found.anchors):  # true of most pages
        return
    under = Counter((at.node, "tag" in at.rel.split()) for at in found.anchors if at.tag == "a")
    for n, block in enumerate(found.blocks):
        all_ = block.links and under[block.node, True] >= block.links and not under[block.node, False]
        if all_ and block.linked >= LABELLED * len(block.text) and not is_notice(block.text):
            yield n


def _filed_by_name(found: Walked) -> Iterator[int]:
    """The lines of elements whose class or id says that they hold tags or categories, if they are links and a label.

    None of an element under a heading that says what the links are, or with links to people or files.
    """
    links: list[Anchor] | None = None  # the page's links in order
    for node in found.nodes:
        attributes = node.attributes
        if (
            not 0 < node.last - node.first <= WORDS
            or not ("class" in attributes or "id" in attributes)
            or node.tag in _NO_LIST
        ):  # true of most
            continue
        if not _filed_under(attributes.get("class", "")[:CALLED_CHARS], attributes.get("id", "")[:CALLED_CHARS]):
            continue
        inside = range(node.first, node.last)
        size, linked = (
            sum(len(_CALLED.sub("", found.blocks[n].text)) for n in inside),
            sum(found.blocks[n].linked for n in inside),
        )
        links = links or sorted((one for one in found.anchors if one.tag == "a"), key=_position)
        named = linked >= LABELLED * found.chars_in(node) or (linked > 0 and size - linked <= NAME_CHARS)
        entries = any(found.blocks[n].prose or (found.blocks[n].heading and found.blocks[n].linked) for n in inside)
        if size > FILED_CHARS or not named or entries or _is_introduced(found, node.first):
            continue
        if not any(FILE.search(one) or PEOPLE.search(one) for one in _hrefs_in(links, node)):
            yield from (n for n in inside if not is_notice(found.blocks[n].text))


def _filed_by_address(found: Walked, links: Sequence[Anchor]) -> Iterator[int]:
    """The lines that are only links to tags, by their addresses: the only sign where elements have no telling names."""
    if found.nodes[0].prose < TEXT:
        return
    tags = _only_links(found, links, list(filter(_leads_to_tag, links)))
    numbers = sorted(n for n in tags if len(found.blocks[n].text) <= FILED_CHARS)
    if len(numbers) <= FEW:
        for run in _in_a_row(numbers):
            if not _is_introduced(found, run[0]) and not (len(run) >= NAMED and _is_named(found, run[0])):
                yield from (n for n in run if not found.blocks[n].heading and not _is_description(found.blocks[n]))


def _leads_to_tag(anchor: Anchor) -> bool:
    path = anchor.href.partition("?")[0].rstrip("/").rsplit("/", 2)
    return len(path) > 1 and path[-2].lower() in _TAGS


def _in_a_row(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The numbers in runs of consecutive ones."""
    for _, some in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        yield [n for _, n in some]


def _is_named(found: Walked, first: int) -> bool:
    """Whether the line above a list may be its title: no link, no label of tags, no digits and no end of a sentence."""
    above = found.blocks[first - 1].text if first and not found.blocks[first - 1].linked else ""
    label = _LABEL.fullmatch(above) or is_pointer(above) or any(map(str.isdigit, above))
    return any(map(str.isalpha, above)) and not label and not ends_sentence(above)


def _is_description(block: Block) -> bool:
    """Whether a block is the description of a term (`dd`), as the charge in a record is."""
    return any(at.tag == "dd" for at in block.node.lineage(TERMS))


def _hrefs_in(links: Sequence[Anchor], node: Node) -> Iterator[str]:
    """The addresses of the links inside an element. `links`: all links of the page, in order."""
    for n in range(bisect_left(links, node.first, key=_position), len(links)):
        if links[n].node.first >= node.last:
            return
        if links[n].node.last <= node.last:
            yield links[n].href


def _position(anchor: Anchor) -> int:
    return anchor.node.first


def _is_introduced(found: Walked, first: int) -> bool:
    """Whether a heading, or a line with a colon, right above says what the links are: charges, members, states."""
    above = found.blocks[first - 1] if first else None
    if above is None or above.linked or _LABEL.fullmatch(above.text) or is_pointer(above.text):
        return False
    return above.heading > 1 or above.text.endswith((":", "："))


def _under_label(found: Walked) -> Iterator[int]:
    """Lines with a label of tags and the short links after it, in the same line or each in a line of its own.

    A line whose links have a `rel` is left to `_tags` and `_alike`.
    """
    blocks, with_rel = found.blocks, {at.node for at in found.anchors if at.rel}
    for n, block in enumerate(blocks):
        follow = block.links or (n + 1 < len(blocks) and blocks[n + 1].links)
        if not follow or len(block.text) > FILED_CHARS or (label := _LABEL.match(block.text)) is None:  # true of most
            continue
        if (
            block.links
            and block.node not in with_rel
            and len(block.text) - block.linked <= len(label[0]) + block.links * 2
            and not is_notice(block.text)
        ):
            yield n
        elif label[0] == block.text:
            behind = list(takewhile(_is_word, blocks[n + 1 : n + 1 + WORDS]))
            yield from range(n, n + 1 + len(behind)) if behind else ()


def _is_word(block: Block) -> bool:
    return (
        block.links > 0
        and len(block.text) <= OVER_CHARS
        and block.linked >= LINKED * len(block.text)
        and not is_notice(block.text)
    )


@lru_cache(maxsize=4096)
def _filed_under(classes: str, name: str) -> bool:
    return _TAG_ELEMENTS.search(f"{classes} {name}") is not None


def _only_links(found: Walked, links: Sequence[Anchor], ones: Sequence[Anchor]) -> Iterator[int]:
    """The blocks of the elements that are only links of one kind, perhaps with a label; notices are left out.

    Kinds are paid links (`rel="sponsored"`), share buttons, and lists of what is filed under a tag. `links`: all of the
    page; `ones`: those of the kind.
    """
    alike = set(map(id, ones))
    others = sorted({at.node.first for at in links if id(at) not in alike}) if ones else []
    for node in {at.node for at in ones}:
        linked = sum(block.linked for block in found.blocks[node.first : node.last])
        other = bisect_left(others, node.first)
        if linked >= LABELLED * found.chars_in(node) and not (other < len(others) and others[other] < node.last):
            yield from (n for n in range(node.first, node.last) if not is_notice(found.blocks[n].text))


def _leads_to_counted_list(anchor: Anchor) -> bool:
    """Whether a link leads to what is filed under a tag, category or month, and its text ends with a count."""
    if anchor.text[-1:] not in _COUNT_ENDS or not anchor.text.rstrip(_COUNT_MARKS)[-1:].isdigit():  # true of most
        return False
    return _FILED.search(unquote(anchor.href)) is not None


def _timelines(found: Walked) -> Iterator[int]:
    """Lines that are only a link which a script replaces by a timeline, and the heading of a box with nothing else.

    For example "Tweets by post", with a link to that profile.
    """
    timelines = {
        (at.node, key(at.text)) for at in found.anchors
        if at.tag == "a" and (who := _PROFILE.fullmatch(at.href)) and _TWEETS.search(at.text) and who[1].casefold() in at.text.casefold()
    }  # fmt: skip
    for n, block in enumerate(found.blocks if timelines else ()):
        if block.linked and (block.node, key(block.text)) in timelines:
            head = found.blocks[n - 1] if n else None
            around = None if head is None or not head.heading else head.node.parent
            if around is not None and (around.first, around.last) == (n - 1, n + 1):
                yield n - 1
            yield n
