"""The data of a parsed page: elements, blocks of text, links and more.

Many functions of this package take two arguments with it: `found`, the page, and `gone`, a byte per block that is 1 if
the block was found not to be content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from archiver.text.languages import CJK
from archiver.text.page.fields import PASSWORD

_CJK = re.compile(f"[{CJK}]")
DATA = 0.35  # max share of digits and marks of code in running text
_MARKS = re.compile(r"[\d;|=<>{}\[\],]")
_ASCII_MARKS = b"0123456789;|=<>{}[],"
_SENTENCE_ENDS = frozenset('。！？；.!?;:：…”"')


class Box(Enum):
    """What kind of box an element is by its names; a box may be content or not."""

    BESIDE = "beside"  # a column or list beside the content; may still hold the content
    TURNING = "turning"  # changes by itself: weather, news, slides


LABEL, VALUE = "label", "value"


@dataclass(frozen=True, slots=True)
class Named:
    """What class, id and role say of an element."""

    furniture: bool = False
    box: Box | None = None
    text: bool = False  # belongs to the document, whatever its tag
    vague: str = ""  # its only furniture name, if boxes of the document may have that name as well
    calls: bool = False  # may hold a notice: a banner, a dialog, a ribbon
    says: str = ""  # LABEL or VALUE
    menu: bool = False  # its only furniture names are those of menus
    anchor: str = ""  # its id, if only that is a furniture name: it may be made from the heading inside
    main: bool = False  # the main part of the page
    called: bool = False  # main only by its id, which says less than a tag or a role
    over: bool = False  # lies over the page
    consents: bool = False  # a consent manager's dialog


NOTHING = Named()


class Node:
    """One block-level element. It refers only to its parent: a reference cycle would keep the page alive until a GC."""

    __slots__ = ("attributes", "box", "first", "furniture", "last", "named", "parent", "prose", "tag")

    def __init__(
        self,
        tag: str,
        parent: Node | None,
        first: int,
        attributes: Mapping[str, str],
        named: Named = NOTHING,
        *,
        furniture: bool = False,
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.first = self.last = first  # number of the first block inside; one past the number of the last
        self.furniture = (furniture or named.furniture) and not named.text
        self.box = named.box
        self.named = named
        self.prose = 0

    def ancestors(self) -> Iterator[Node]:
        """The elements around this one, the innermost first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    @property
    def in_main(self) -> bool:
        """Whether it is inside an `article` or `main`."""
        return any(at.tag in {"article", "main"} for at in self.ancestors())

    def lineage(self, most: int) -> Iterator[Node]:
        """This element and those around it, the innermost first, at most `most` in all."""
        at: Node | None = self
        for _ in range(most):
            if at is None:
                return
            yield at
            at = at.parent


@dataclass(slots=True)
class Block:
    """A run of text between block-level tags."""

    text: str
    linked: int  # characters that are link text
    node: Node
    heading: int  # level 1 to 6; 0 if it is no heading
    prose: int  # characters that count as running text
    within: int = 0  # characters of links to a place on the same page
    links: int = 0  # number of links with text that end in it


@dataclass(slots=True)
class Anchor:
    """A reference as it is written in the page."""

    href: str
    tag: str
    rel: str
    node: Node
    text: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """A superscript, or a link to a note."""

    block: int  # number of its block
    before: str  # the end of the text before it in that block
    text: str
    after: str  # the beginning of the text after it
    noted: bool  # links to a place on a page, or is a note mark by its role
    reading: bool = False  # the reading (ruby) of the characters before it


@dataclass(slots=True)
class Struck:
    """A piece of a block that is struck out, superscript after a digit, or bold."""

    block: int  # number of its block
    start: int  # approximate offset in the block's text
    run: int  # number of pieces of the block's text before it
    tag: str
    text: str = ""

    @property
    def raised(self) -> bool:
        return self.tag == "sup"


@dataclass(slots=True)
class Walked:
    """The result of parsing one page."""

    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    fields: list[tuple[Node, str]] = field(default_factory=list)  # of forms: the element around, what it asks for
    hidden_passwords: int = 0  # password fields in hidden elements, such as the dialog of a button in the header
    raised: list[Raised] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)
    setting: list[Struck] = field(
        default_factory=list
    )  # elements of `struck.MARKED_TAGS` and `struck.STYLED_TAGS` that are open
    strikes: int = 0  # number of struck-out elements so far
    bold: dict[int, int] = field(default_factory=dict)  # by block number, bold characters at its beginning
    aloud: set[str] = field(default_factory=set)  # CSS selectors of text for screen readers only, and of counters
    dated: bool = False  # the day of publication was read
    panels: list[str] = field(default_factory=list)  # text that a click shows, in pieces, "\n" between blocks
    folded: list[list[str]] = field(default_factory=list)  # the same for each element known only by a heading before it
    unseen: list[str] = field(default_factory=list)  # text in hidden elements, in pieces
    title: str | None = None
    canonical: str | None = None
    base: str | None = None
    lang: str | None = None
    refreshes: list[str] = field(default_factory=list)  # contents of `<meta http-equiv=refresh>`
    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)  # those of `scripts` that are executed
    loaded: list[str] = field(default_factory=list)  # code in `onload` of the body
    script_count: int = 0
    images: int = 0
    depth: int = 0
    cut: bool = False

    @property
    def passwords(self) -> list[Node]:
        """The elements around the password fields, one per field."""
        return [node for node, asks in self.fields if asks == PASSWORD]

    def chars_in(self, node: Node) -> int:
        """How many characters an element has, content or not."""
        return sum(len(block.text) for block in self.blocks[node.first : node.last])

    def content_chars(self, gone: bytearray, first: int = 0, last: int | None = None, *, links: bool = True) -> int:
        """How many characters of these blocks are still content; `links`: count link text as well."""
        some = (block for n, block in enumerate(self.blocks[first:last], first) if not gone[n])
        return sum(len(block.text) - (0 if links else block.linked) for block in some)


def prose_of(text: str, linked: int, heading: int) -> int:
    """How many characters of a block count as running text."""
    size = len(text)
    if heading or linked * 2 > size:
        return 0
    weight = 1 if text.isascii() or not _CJK.search(text) else 3
    if size * weight >= 80 or (size * weight >= 30 and text.rstrip()[-1:] in _SENTENCE_ENDS):
        return 0 if _marks(text) > DATA * size else size - linked
    return 0


def _marks(text: str) -> int:
    """The number of digits and marks of code. Asked of every paragraph, so ASCII is counted by table, not by regex."""
    return len(text) - len(text.encode().translate(None, _ASCII_MARKS)) if text.isascii() else len(_MARKS.findall(text))
