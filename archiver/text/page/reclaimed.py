"""Finds elements that are named as furniture but belong to the document (pure).

These are a part that has its id from its heading, a notice, a note under a table, an entry of a page that is made of
entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from unicodedata import normalize

from archiver.text.dates import count_dates
from archiver.text.normal import ends_sentence, key
from archiver.text.page.misnamed import heads_called_share, parts_called_ads, parts_called_menus
from archiver.text.page.notices import is_notice
from archiver.text.page.title_lines import is_title
from archiver.text.page.walked import NOTHING, Block, Box, Node, Walked
from archiver.text.titles import title_parts

NOTICE_CHARS = 600  # max characters of a box with a notice
LEAST = 24  # min characters of a notice: a shorter line may be the name of a part of the site
PROSE = 0.6  # min share of sentences in a box of text
SPOKEN = 0.25  # min share of sentences in a numbered part, which may have lists
LINKED = 0.25  # max share of link text in it
BOXES, OF_PAGE = 4, 4  # fewest boxes that may be entries; they have more than one OF_PAGEth of the page's unlinked text
PARENTS = 12  # max elements around an element that are examined
HEADING_CHARS = 300  # max characters of a heading that are compared with an id
CUT_CHARS = 24  # min letters and digits of an id that may be only the beginning of its heading

_BESIDE = frozenset({"nav", "footer", "aside"})
_MAIN = frozenset({"article", "main"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HOLDING = frozenset({"blockquote", "figure", "table"})  # their footers belong to them
_FOOT = "foot"  # part of every name of a footer
_HEADS = frozenset({"banner", "header"})  # boxes with these names may hold a sentence about the site
_POINTING = frozenset({"related", "recommend", "recommended", "banner"})  # these may hold sentences of other pages
_TEASER = "teaser"
_PROMO = "promo"  # a theme's name for each entry of a page that is made of them; a single one is an offer
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
# names of elements that ask for consent, or that are furniture whatever the page is about
_ASKING = re.compile(
    r"consent|banner|(?<![a-z])bar(?![a-z])|notice|pop-?up|modal|dialog|overlay|manager|preference|setting|control|wall|hinweis|nav|menu|footer|header|share|related|comment|crumb|toolbar|advert"
)
# ids of numbered parts of a text, and of those on what elements of a site are named after
_PART = re.compile(
    r"\d|(?:section|chapter|part|clause|paragraph)(?:panel)?[-_].*(?:shar|social|consent|cookie|gdpr|advert|subscri|newsletter|recommend)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\W*(?:(?:posted|published|written|edited|veröffentlicht|geschrieben|publié|écrit|publicado|escrito|pubblicato|scritto) )?"
    r"(?:by|von|par|por|di|da|door|av|af|przez|автор|текст|作者|文|撰文|记者|記者|글|بقلم)(?![^\W\d_])|기자\W*$",
    re.IGNORECASE,
)


def clear_furniture_marks(found: Walked) -> None:
    """Clear the furniture marks of the elements that belong to the document."""
    named = [node for node in found.nodes if node.last > node.first and (node.furniture or node.box)]
    if not named:
        return
    meaningless, page = _meaningless_names(found, named), _Page(found, named)
    entries = _entries_called_boxes(found, named) | parts_called_menus(found, named) | parts_called_ads(found, named)
    entries |= heads_called_share(found, named)
    for node in named:
        if node.named.vague in meaningless or node in entries or page.owns(node):
            node.furniture, node.box = False, None


def reclaimed_blocks(found: Walked, dropped: Sequence[Node]) -> Iterator[int]:
    """The numbers of the blocks in furniture that belong to the document.

    These are unlinked lines in an article's footer, and bylines and dates among share buttons. Blocks in another
    furniture element inside belong to that one.
    """
    boxes = frozenset(dropped)
    may_give = {node: _is_foot(node) for node in dropped if _gives_lines(node, boxes)}
    done = 0  # such elements are nested, and each block is looked at once
    for first, last in sorted((node.first, node.last) for node in may_give):
        for n in range(max(first, done), last):
            box = _box(found.blocks[n].node, boxes)
            if box in may_give and _is_of_the_document(found.blocks[n], foot=may_give[box]):
                yield n
        done = max(done, last)


def _gives_lines(node: Node, boxes: frozenset[Node]) -> bool:
    """Whether lines of a furniture element may belong to the document."""
    if not node.named.vague and node.tag != "footer":  # true of most
        return False
    if node.tag == "footer" and not boxes.isdisjoint(_around(node)):  # of a comment among others
        return False
    return node.named.vague in {"share", "sharing", "social"} or _is_foot(node)


def _is_of_the_document(block: Block, *, foot: bool) -> bool:
    """Whether a line of an article's footer (`foot`) or of share buttons belongs to the document."""
    by = _BY.search(block.text) is not None and block.linked * 2 <= len(block.text)
    return by or (not block.linked and (foot or count_dates(block.text) > 0))


def banner_notice_blocks(found: Walked) -> list[int]:
    """The numbers of the blocks that are notices in the site's banners, dialogs and alerts."""
    calling = [node for node in found.nodes if node.named.calls]
    numbers = {n for node in calling for n in range(node.first, node.last)}
    return [n for n in sorted(numbers) if _is_plain_notice(found.blocks[n])]


def notice_blocks_outside(found: Walked, wide: Node, said: Sequence[int], gone: bytearray) -> list[int]:
    """The block numbers of the notices outside an element: of `said`, and of those above it."""
    first = (n for n in range(wide.first) if not gone[n] and _is_plain_notice(found.blocks[n]))
    return [n for n in sorted({*said, *first}) if not gone[n] and not wide.first <= n < wide.last]


def _is_plain_notice(block: Block) -> bool:
    """Whether a block is a notice without links."""
    return not block.linked and LEAST <= len(block.text) <= NOTICE_CHARS and is_notice(block.text)


def _box(node: Node, boxes: frozenset[Node]) -> Node | None:
    """The innermost of these boxes around an element."""
    return next((at for at in (node, *_around(node)) if at in boxes), None)


def _meaningless_names(found: Walked, named: Sequence[Node]) -> set[str]:
    """The vague names, except of footers, that say nothing on this page: they hold more than half of its running text.

    "promo" counts only in `article` and `main`.
    """
    total = found.nodes[0].prose
    prose_under: dict[str, int] = {}
    for node in named:
        name = node.named.vague
        if name == _PROMO and not any(at.tag in _MAIN for at in _around(node)):
            continue
        if name and _FOOT not in name and not any(at.named.vague == name for at in _around(node)):
            prose_under[name] = prose_under.get(name, 0) + node.prose
    return {name for name, prose in prose_under.items() if prose * 2 > total} | _names_of_entries(found, named)


def _names_of_entries(found: Walked, named: Sequence[Node]) -> set[str]:
    """The name "teaser" if that is what a page calls the people or offices that it lists: more than half of the unlinked
    words in `main`, most of them no sentences, and no day among them. Teasers of news have both."""
    main = [node for node in found.nodes if node.tag == "main"]
    inside = [node for node in named if node.named.vague == _TEASER and node.in_main]
    if len(main) != 1 or not inside:
        return set()
    numbers = sorted({n for node in inside for n in range(node.first, node.last)})
    words = sum(len(found.blocks[n].text) - found.blocks[n].linked for n in numbers)
    every = sum(len(block.text) - block.linked for block in found.blocks[main[0].first : main[0].last])
    if words * 2 <= every or sum(found.blocks[n].prose for n in numbers) * 2 > words:
        return set()
    return set() if any(count_dates(found.blocks[n].text) for n in numbers) else {_TEASER}


def _entries_called_boxes(found: Walked, named: Sequence[Node]) -> set[Node]:
    """The boxes of an article that are its entries: BOXES and more of the same names, none of them mostly links, with a
    part of all that the page says. A page has one sidebar or two."""
    alike: dict[str, list[Node]] = {}
    for node in named:
        if node.box is Box.BESIDE and node.tag not in _BESIDE and any(at.tag in _MAIN for at in _around(node)):
            alike.setdefault(node.attributes.get("class", ""), []).append(node)
    out: set[Node] = set()
    for boxes in alike.values():
        if len(boxes) < BOXES:
            continue
        blocks = [block for node in boxes for block in found.blocks[node.first : node.last]]
        chars, links = sum(len(block.text) for block in blocks), sum(block.linked for block in blocks)
        whole = sum(len(block.text) - block.linked for block in found.blocks)
        if links * 2 <= chars and (chars - links) * OF_PAGE > whole:
            out.update(boxes)
    return out


class _Page:
    """Decides of each element named as furniture whether it belongs to the document.

    Uses prefix sums over the blocks, because such elements are nested.
    """

    def __init__(self, found: Walked, named: Sequence[Node]) -> None:
        self._boxes = [node for node in named if node.box is Box.BESIDE]
        self._blocks = found.blocks
        self._notices: dict[int, bool] = {}
        # what is around `main` is not beside it, whatever its names: "page-navbar"
        self._whole = {
            at for main in found.nodes if main.tag == "main" for at in _around(main) if at.tag not in _BESIDE
        }
        self._chars = list(accumulate((len(block.text) for block in found.blocks), initial=0))
        self._links = list(accumulate((block.linked for block in found.blocks), initial=0))
        self._prose = list(accumulate((block.prose > 0 for block in found.blocks), initial=0))
        said = (
            block.prose if block.prose and ends_sentence(block.text) else 0 for block in found.blocks
        )  # most have no prose
        self._said = list(accumulate(said, initial=0))
        heads = [n for n, block in enumerate(found.blocks) if block.heading == 1]
        self._head = heads[0] if len(heads) == 1 and is_title(found, found.blocks[heads[0]]) else -1
        names = {key(cell) for cell in title_parts(found.title or "")}
        teasers = [node for node in named if node.named.vague == _TEASER]
        self._lead = teasers[0] if len(teasers) == 1 else None  # of another page's there are several, and links in them
        self._on_cookies = "cookie" in (found.title or "").lower()
        self._named = heads[0] if len(heads) == 1 and key(found.blocks[heads[0]].text).casefold() in names else -1

    def owns(self, node: Node) -> bool:
        """Whether an element belongs to the document."""
        chars = self._chars[node.last] - self._chars[node.first]
        links = self._links[node.last] - self._links[node.first]
        if node.named.anchor and (
            _has_id_of_heading(node, self._blocks[node.first]) or self._is_numbered_part(node, chars, links)
        ):
            return True
        if node in self._whole or self._has_sidebar(node) or self._is_about_cookies(node):
            return True
        if node.box is Box.BESIDE and self._is_page(node, chars):
            return True
        if links * 2 > chars:  # true of most
            return False
        if node.first <= self._head < node.last and node.tag not in _BESIDE:
            return True
        if node.first <= self._named < node.last and self._is_most(node, chars - links):
            return True
        calls = node.named.calls or (node.tag == "aside" and not node.named.furniture and node.named.box is None)
        if calls and chars <= NOTICE_CHARS and any(map(self._notice, range(node.first, node.last))):
            return True
        if node.prose and self._is_text(node, chars, links):
            return True
        if node is self._lead and not links and node.first and self._blocks[node.first - 1].heading in {1, 2}:
            return True
        return _named_foot(node) and any(at.tag in _HOLDING for at in _around(node))

    def _is_numbered_part(self, node: Node, chars: int, links: int) -> bool:
        """Whether an element is a part of the text by its id alone, which begins with a number or says so, and is not a
        mere list: "4-HowDoWeShare", "section-cookies"."""
        said = self._said[node.last] - self._said[node.first]
        return _PART.match(node.named.anchor) is not None and links <= LINKED * chars and said >= SPOKEN * chars

    def _is_about_cookies(self, node: Node) -> bool:
        """Whether an element is a part of a document on cookies that is named after them, and asks for nothing."""
        if not self._on_cookies or node.named.consents or not self._within(node):
            return False
        names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}".lower()
        return "cookie" in names and _ASKING.search(names) is None

    def _is_page(self, node: Node, chars: int) -> bool:
        """Whether an element that is named after its place has the page's title and most of all that the page says."""
        return node.tag not in _BESIDE and node.first <= self._head < node.last and chars * 2 > self._chars[-1]

    def _has_sidebar(self, node: Node) -> bool:
        """Whether an element named as a sidebar is around both the page and its sidebar.

        Then it has most of the page's text, and a smaller element inside is named so, too.
        """
        chars = self._chars[node.last] - self._chars[node.first]
        links = self._links[node.last] - self._links[node.first]
        if node.box is not Box.BESIDE or not self._is_most(node, chars - links):
            return False
        inside = [one for one in self._boxes if node.first <= one.first and one.last <= node.last and one is not node]
        return any(0 < (self._chars[one.last] - self._chars[one.first]) * 2 <= chars for one in inside)

    def _is_most(self, node: Node, chars: int) -> bool:
        """Whether an element, not `nav`, `footer` or `aside`, has most of the page's unlinked text.

        Its heading alone does not decide: one of the names in a page's title may be the site's.
        """
        return node.tag not in _BESIDE and chars * 2 > self._chars[-1] - self._links[-1]

    def _is_text(self, node: Node, chars: int, links: int) -> bool:
        """Whether an element is mostly sentences though its name is vague, or it is a `nav` or named as a menu."""
        name = node.named.vague
        said = self._said[node.last] - self._said[node.first]
        if node.named.menu and self._within(node):
            most = LINKED * chars if node.in_main else 0
            return links <= most and self._prose[node.last] - self._prose[node.first] >= 2 and said >= PROSE * chars
        if _FOOT in name if name else node.tag != "nav" or node.named is not NOTHING:
            return False
        if name == _PROMO:
            return False
        if name in _HEADS and self._prose[node.last] - self._prose[node.first] < 2:
            return False
        return links <= (0 if not name or name in _POINTING else LINKED * chars) and said >= PROSE * chars

    def _within(self, node: Node) -> bool:
        """Whether an element is surely in the document.

        It is in `article` or `main`, or after the title, if that is the only h1.
        """
        return 0 <= self._head < node.first or any(at.tag in _MAIN for at in _around(node))

    def _notice(self, number: int) -> bool:
        if number not in self._notices:  # nested boxes ask again
            self._notices[number] = is_notice(self._blocks[number].text)
        return self._notices[number]


def _has_id_of_heading(node: Node, first: Block) -> bool:
    """Whether an element's id is made from its heading, as converters of manuscripts do."""
    if node.tag in _HEADINGS:
        return True
    if (node.tag != "section" and not node.prose) or not first.heading:
        return False
    said, name = _slugs(first.text[:HEADING_CHARS]), _letters(node.named.anchor[:HEADING_CHARS])
    return name in said or (len(name) >= CUT_CHARS and said[0].startswith(name))


def _slugs(text: str) -> tuple[str, str]:
    """A heading as converters make ids of it: without accents, or with German umlauts written out ("ae")."""
    return _letters(text), _letters(text.translate(_WRITTEN_OUT))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKD", text.casefold())))


def _named_foot(node: Node) -> bool:
    return _FOOT in node.named.vague or (node.tag == "footer" and node.named is NOTHING)


def _is_foot(node: Node) -> bool:
    """Whether an element is the footer of an article, not of the page."""
    if not _named_foot(node):
        return False
    return "-" in node.named.vague or "_" in node.named.vague or any(at.tag == "article" for at in _around(node))


def _around(node: Node) -> Iterator[Node]:
    return islice(node.ancestors(), PARENTS)
