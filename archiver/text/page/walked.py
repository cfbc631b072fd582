"""What one pass over a page found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from archiver.text.languages import CJK
from archiver.text.page.fields import PASSWORD

_CJK = re.compile(f"[{CJK}]")
DATA = 0.35  # of the characters of a text, that are figures and marks of programs: more, and it is no running text
_MARKS = re.compile(r"[\d;|=<>{}\[\],]")
_ASCII_MARKS = b"0123456789;|=<>{}[],"
_SENTENCE_END = re.compile(r"[。！？；.!?;:：…”\"]\s*$")


class Box(Enum):
    """What an element is by its names, that is no furniture and may be no content either."""

    BESIDE = "beside"  # a column or list beside the content; may hold it all the same
    TURNING = "turning"  # what turns over by itself: weather, news, slides


LABEL, VALUE = "label", "value"


@dataclass(frozen=True, slots=True)
class Named:
    """What the names of an element say of it: its classes, its own, its role."""

    furniture: bool = False
    box: Box | None = None
    text: bool = False  # it is the document's, whatever its tag
    vague: str = ""  # the only name of furniture that it has, if the document's boxes may have it as well
    calls: bool = False  # it may hold a notice: a banner, a dialog, a ribbon
    says: str = ""  # it is a label, or the value that one names
    menu: bool = False  # names of menus are the only ones of furniture that it has
    anchor: str = ""  # its own name, if only that is one of furniture: it may be made of the heading inside
    main: bool = False  # it is the main part of the page
    called: bool = False  # or is only called so
    over: bool = False  # it is laid over the page


NOTHING = Named()


class Node:
    """One block-level element. It knows its parent only: in a circle it would outlive its page until it is looked for."""

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
        self.first = self.last = first  # number of the first block inside; one past the last
        self.furniture = (furniture or named.furniture) and not named.text
        self.box = named.box
        self.named = named
        self.prose = 0

    def ancestors(self) -> Iterator[Node]:
        """The elements around it, the innermost first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def lineage(self, most: int) -> Iterator[Node]:
        """It, and the elements around it, the innermost first: so many at most."""
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
    linked: int  # characters of it that are link text
    node: Node
    heading: int  # 1 to 6, 0 when it is none
    prose: int  # characters of it that count as running text
    within: int = 0  # characters of it that lead to a place of the same page
    links: int = 0  # with text, that end in it


@dataclass(slots=True)
class Anchor:
    """A reference as the page has it."""

    href: str
    tag: str
    rel: str
    node: Node
    text: str = ""


@dataclass(frozen=True, slots=True)
class Raised:
    """What a page sets above the line, or links to a note."""

    block: int  # its number
    before: str  # of that block, the end
    text: str
    after: str  # the beginning
    noted: bool  # it leads to a place of a page, or is a note's by its role
    reading: bool = False  # how the characters before it are read


@dataclass(slots=True)
class Struck:
    """A piece of a block that is struck out, or raised behind a figure; or that is set bold."""

    block: int
    start: int  # in the block's text, about
    run: int  # pieces of the block's text before it
    tag: str
    text: str = ""

    @property
    def raised(self) -> bool:
        return self.tag == "sup"


@dataclass(slots=True)
class Walked:
    """What one pass found."""

    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    fields: list[tuple[Node, str]] = field(
        default_factory=list
    )  # elements with one, each as often, and what it asks for
    raised: list[Raised] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)
    setting: list[Struck] = field(default_factory=list)  # those that are open
    strikes: int = 0  # that began
    bold: dict[int, int] = field(default_factory=dict)  # characters at the beginning of a block that are set bold
    aloud: set[str] = field(default_factory=set)  # selectors of what is for readers of the screen alone, or no text
    dated: bool = False  # the day on which it came out was said
    panels: list[str] = field(default_factory=list)  # of hidden elements that a click opens, a line break at each block
    folded: list[list[str]] = field(default_factory=list)  # the same of each that only stands behind a heading
    unseen: list[str] = field(default_factory=list)  # what stands in hidden elements, piece by piece
    title: str | None = None
    canonical: str | None = None
    base: str | None = None
    lang: str | None = None
    refreshes: list[str] = field(default_factory=list)  # what is told to load the page again, or another
    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)  # of the scripts those that are run where scripts are
    loaded: list[str] = field(default_factory=list)  # what is run when the page is there
    script_count: int = 0
    images: int = 0
    depth: int = 0
    cut: bool = False

    @property
    def passwords(self) -> list[Node]:
        """The elements with a field for one, each as often as it has one."""
        return [node for node, asks in self.fields if asks == PASSWORD]


def prose_of(text: str, linked: int, heading: int) -> int:
    """How many characters of a block count as running text."""
    size = len(text)
    if heading or linked * 2 > size:
        return 0
    weight = 1 if text.isascii() or not _CJK.search(text) else 3
    if size * weight >= 80 or (size * weight >= 30 and _SENTENCE_END.search(text)):
        return 0 if _marks(text) > DATA * size else size - linked
    return 0


def _marks(text: str) -> int:
    """Figures and marks of programs. Asked of each paragraph: a table is quicker than a pattern."""
    return len(text) - len(text.encode().translate(None, _ASCII_MARKS)) if text.isascii() else len(_MARKS.findall(text))
