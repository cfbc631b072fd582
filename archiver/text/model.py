"""The text of a document, whatever kind of file it came in.

Frozen, plain values only: a Text is kept as a WARC `conversion` record and must read back the same for decades, so a
new field needs a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TEXT_VERSION = "text/53"  # raised whenever the same bytes would give another Text
HIDDEN_LOGIN = "login.hidden"  # sign of a page that shows none of its password fields
CALLED_LOGIN = "login.called"  # sign of a page with such a field whose own element is named after a login


class Kind(StrEnum):
    """The kind of a document, by its bytes."""

    HTML = "html"
    PDF = "pdf"
    PLAIN = "plain"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODS = "ods"
    ODP = "odp"
    RTF = "rtf"
    EPUB = "epub"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    OFD = "ofd"
    OTHER = "other"  # no text is read from it


PAPERS = frozenset(Kind) - {Kind.HTML, Kind.PLAIN, Kind.OTHER}  # not web pages: their bytes alone determine the text
SHEETS = frozenset({Kind.PDF, Kind.OFD})  # typeset on sheets: lines end at the margin

TABLES = frozenset({Kind.PLAIN, Kind.XLSX, Kind.ODS, Kind.XLS})  # may be mere tables: lines of values between tabs

EMBED_TAGS = frozenset({"iframe", "frame", "embed", "object", "player"})  # tags of links to what a page embeds


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference out of a page, resolved against the page's URL."""

    url: str
    tag: str  # a iframe frame embed object player paper script img style font video audio source
    # the rel attribute; embed and object: the declared type; img: "away" inside a link to another site, "on" inside one
    # to another page
    rel: str = ""
    text: str = ""  # of the anchor, or alt or title; at most 200 characters
    main: bool = False  # inside the main content


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A redirect that the page itself requests."""

    url: str
    delay_s: float
    how: str  # header | meta | script
    waits: bool = False  # a script's redirect that a timer or an event triggers


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A fingerprint found in markup or script; it need not be visible."""

    id: str
    matched: str  # at most 120 characters


class Beside(StrEnum):
    """What interrupts a sentence without being part of its words."""

    NOTE = "note"  # a note mark
    RAISED = "raised"  # superscript letters: a note mark, a word ending, or the reading of characters (ruby)
    POWER = "power"  # a superscript digit after a digit: they are not one number
    RUNNING = "running"  # a running header or footer of a document
    FOOT = "foot"  # footnotes, and what may be a page header


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Where an interruption stands: the text before and after it (folded, without spaces, 24 characters at most)."""

    kind: Beside
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """An element of a page that says next to nothing."""

    name: str  # 8 hexadecimal digits, derived from tag, class names and position (archiver.text.page.rooms)
    says: str = ""  # a line for each block, without blocks that are mostly links
    leads: int = 0  # number of blocks that are mostly links
    shows: tuple[str, ...] = ()  # addresses of the pictures and frames in it


ROWS, ROW_BYTES = 5, 200  # rows of a full table, and bytes of their text, at least
POINTS = 3  # points of a full chart, or places of a full map, at least
# table names for the data of charts (one number per row) and maps: not valid as names in a program
CHART, MAP = "(chart)", "(map)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Data in a page's script, which the script draws."""

    name: str  # in the script
    rows: str = ""  # a line for each row, cells separated by tabs; "" if there are none, or none any more

    @property
    def full(self) -> bool:
        """Whether it is a table in its own right; a smaller one may be the remainder of a table."""
        rows = self.rows.count("\n") + 1
        return rows >= POINTS if self.name in {CHART, MAP} else rows >= ROWS and len(self.rows.encode()) >= ROW_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of one document, in the views that judging compares."""

    kind: Kind
    media_type: str = ""  # by the first bytes
    v: str = TEXT_VERSION
    charset: str | None = None
    title: str | None = None
    headings: tuple[str, ...] = ()  # h1 and h2 in order, at most 60
    visible: str = ""  # everything a reader sees, line breaks kept
    main: str = ""  # main text according to resiliparse
    other: str = ""  # main text by our own block scoring, on another parser: independent of `main`
    body: str = ""  # the content element without page furniture, a line for each table row
    panels: str = ""  # running text hidden in elements that a click opens: answers, tabs
    tables: tuple[Table, ...] = ()  # drawn by scripts and not in the markup (archiver.text.formats.scripted_tables)
    aside: str = ""  # page furniture, judged by the markup: menus, footers, boxes beside the content
    prose_chars: int = 0  # characters in paragraphs that are neither lists of links nor page furniture
    paragraphs: int = 0  # number of these paragraphs
    links: tuple[Link, ...] = ()
    canonical: str | None = None
    refresh: Refresh | None = None
    sends: bool = False  # the page has little text and a script that changes its address, which is not followed
    named: tuple[str, ...] = ()  # addresses to which these scripts may send; at most 3
    branches: bool = False  # these scripts have a condition, or read the reader's device, language or cookies
    password_fields: int = 0  # 1 for a document that cannot be opened without a password
    login: str = ""  # text of boxes with a password field, a line for each block
    lang: str | None = None
    signs: tuple[Sign, ...] = ()
    pages: int | None = None  # of a PDF or OFD
    page_texts: tuple[str, ...] = ()  # sha256 of the normalised text of each page of a PDF
    page_lines: tuple[int, ...] = ()  # number of lines of `visible` on each page of a PDF or OFD
    page_images: tuple[str, ...] = ()  # "n:sha256" for each page n without text that draws something
    scripts: int = 0  # script elements; distinguishes an empty shell from an empty page
    images: int = 0  # img elements outside page furniture
    cut: bool = False  # a size limit was reached: the document goes on
    stops: str | None = (
        None  # last words of a page that closes neither body nor html (archiver.text.formats.truncation)
    )
    outline: str = ""  # of a page: a word for each line of its body (archiver.text.page.outline)
    marked: tuple[str, ...] = ()  # body lines with struck-out text or a superscript after a digit, which are marked up
    midway: bool = False  # a page with `stops` ends inside a tag or a word
    asides: tuple[Aside, ...] = ()  # in order; a passage that is searched for may continue after each of them
    rooms: tuple[str, ...] = ()  # names of the elements that hold the page's text and little else, inner first
    empty: tuple[Room, ...] = ()  # elements that say next to nothing, and those inside that say less; at most 150
    running: tuple[str, ...] = ()  # running headers and footers of sheets, each as it first occurs in `visible`
    rest: str = ""  # of a document that was cut: an identifier of the whole (a digest)
    picture: str = ""  # of an image: its size, and a sketch of what it shows (archiver.text.formats.image)
    mentioned: tuple[str, ...] = ()  # files named elsewhere than in img and frames (archiver.text.page.mentions)
    made: tuple[str, ...] = ()  # of a document: days (2026-03-05) of its creation and last change, as it states them
    design: str | None = None  # of a page: a sketch of its elements' classes (archiver.text.page.design)

    @property
    def words(self) -> str:
        """All that a reader sees with scripts enabled: `visible`, and tables that scripts draw, a line for each row."""
        return "\n".join((self.visible or self.main, *(one.rows for one in self.tables if one.rows)))

    @property
    def linked(self) -> set[str]:
        """The addresses that its links lead to, without what it embeds or loads."""
        return {link.url for link in self.links if link.tag == "a"}

    @property
    def embeds(self) -> bool:
        """Whether it shows a frame, a player or another embedded document."""
        return any(link.tag in EMBED_TAGS for link in self.links)

    def __hash__(self) -> int:
        """Hash the visible text only: texts that share it seldom differ, and a page has hundreds of links."""
        return hash((self.kind, self.visible))
