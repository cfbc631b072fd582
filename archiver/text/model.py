"""What the text of a document is, whatever kind of file it came in. Frozen, plain values only: a Text is kept as a
WARC `conversion` record and must read back the same for decades, so a new field needs a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TEXT_VERSION = "text/35"  # changes whenever the same bytes would give another Text


class Kind(StrEnum):
    """What the bytes are, by their content."""

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
    OTHER = "other"  # no text is taken from it


PAPERS = frozenset(Kind) - {Kind.HTML, Kind.PLAIN, Kind.OTHER}  # no pages: the bytes alone say what their text is
SHEETS = frozenset({Kind.PDF, Kind.OFD})  # set on pages: a line ends where the sheet does

TABLES = frozenset({Kind.PLAIN, Kind.XLSX, Kind.ODS, Kind.XLS})  # may be no more: a row a line, a tab between values


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One reference out of a page, resolved against the page's URL."""

    url: str
    tag: str  # a iframe frame embed object player paper script img style font video audio source
    rel: str = ""  # of an embed or object the type that the page says it has; of an img "away" in a link to another site, "on" in one to another page
    text: str = ""  # of the anchor, or alt or title; at most 200 characters
    main: bool = False  # inside the main content


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A redirect that the page itself asks for."""

    url: str
    delay_s: float
    how: str  # header | meta | script
    waits: bool = False  # by a script, which a timer or an event lets run


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A fingerprint that stands in the markup or script and need not be visible."""

    id: str
    matched: str  # at most 120 characters


class Beside(StrEnum):
    """What stands in a sentence and is none of its words."""

    NOTE = "note"  # the sign of one
    RAISED = "raised"  # raised letters: the sign of a note, the end of a word, or how characters are read
    POWER = "power"  # a raised figure behind another: they are not one number
    RUNNING = "running"  # the head or the foot of a document's pages
    FOOT = "foot"  # notes at the foot of a page, and what may be a head


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Where one of these stands: what is before and behind it, folded and without blanks; at most 24 characters each."""

    kind: Beside
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """An element of a page that says next to nothing."""

    name: str  # 8 hexadecimal digits: by its tag, its names, where it stands (archiver.text.page.rooms)
    says: str = ""  # a block a line, without those that are mostly links
    leads: int = 0  # how many blocks are mostly links
    shows: tuple[str, ...] = ()  # addresses of the pictures and frames in it


ROWS, ROW_BYTES = 5, 200  # of a table, at least, and what they say
POINTS = 3  # of a chart, or places of a map
# the names of what a page's charts show, rows of a figure each, and its maps: no name that a program may have for a table of its own
CHART, MAP = "(chart)", "(map)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Data of a page's own program that it draws."""

    name: str  # in the program
    rows: str = ""  # a row a line, a tab between its cells; "" of one that has none, or none any more

    @property
    def full(self) -> bool:
        """Whether it is a table by itself; a smaller one may be what is left of one."""
        rows = self.rows.count("\n") + 1
        return rows >= POINTS if self.name in {CHART, MAP} else rows >= ROWS and len(self.rows.encode()) >= ROW_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of one document, in the views that judging compares."""

    kind: Kind
    media_type: str = ""  # by magic bytes
    v: str = TEXT_VERSION
    charset: str | None = None
    title: str | None = None
    headings: tuple[str, ...] = ()  # h1 and h2 in order, at most 60
    visible: str = ""  # everything a reader sees, lines kept
    main: str = ""  # main text by resiliparse
    other: str = ""  # main text by our own block scoring, on another parser: independent of `main`
    body: str = ""  # all of the content's element that is no furniture, a table row a line
    panels: str = ""  # running text that the markup hides, in elements which a click opens: answers, tabs
    tables: tuple[
        Table, ...
    ] = ()  # that its programs draw and its markup does not show (archiver.text.formats.scripted_tables)
    aside: str = ""  # page furniture by its markup: menus, footers, boxes beside the content
    prose_chars: int = 0  # characters in paragraphs that are neither lists of links nor page furniture
    paragraphs: int = 0  # how many such paragraphs
    links: tuple[Link, ...] = ()
    canonical: str | None = None
    refresh: Refresh | None = None
    sends: bool = False  # a page with little text has a script that gives it another address, and is not followed
    named: tuple[str, ...] = ()  # addresses that the scripts of such a page name and may give it; at most 3
    branches: bool = False  # these scripts have a condition, or read the reader's device, language or cookies
    password_fields: int = 0  # 1 of a document that cannot be opened without a password
    login: str = ""  # what boxes with such a field say, a block a line
    lang: str | None = None
    signs: tuple[Sign, ...] = ()
    pages: int | None = None  # of a PDF or an OFD
    page_texts: tuple[str, ...] = ()  # sha256 of the normalised text of each page of a PDF
    page_lines: tuple[int, ...] = ()  # how many lines of `visible` each page of a PDF or an OFD has
    page_images: tuple[str, ...] = ()  # for each page without text that draws something, "n:sha256" of it
    scripts: int = 0  # script elements: tells an empty shell from an empty page
    images: int = 0  # img elements outside page furniture
    cut: bool = False  # a cap was reached: the text goes on
    stops: str | None = (
        None  # of a page that closes neither its body nor itself: its last words (archiver.text.formats.ending)
    )
    outline: str = ""  # of a page: a word for each line of its body (archiver.text.page.outline)
    marked: tuple[str, ...] = ()  # those of them with something struck out, or raised behind a figure
    midway: bool = False  # such a page stops inside a tag or a word
    asides: tuple[Aside, ...] = ()  # in order: a passage that is looked for goes on behind each of them
    rooms: tuple[str, ...] = ()  # names of the elements of a page that hold its text and little else, inner first
    empty: tuple[Room, ...] = ()  # its elements that say next to nothing, and those inside that say less; at most 150
    running: tuple[str, ...] = ()  # lines over the pages of a PDF or an OFD, each as it first stands in `visible`
    rest: str = ""  # of a document that goes on: by what it is known as a whole
    picture: str = ""  # of an image: its size, and a sketch of what it shows (archiver.text.formats.image)
    mentioned: tuple[str, ...] = ()  # what else than an image or a frame names in a page (archiver.text.page.mentions)
    made: tuple[str, ...] = ()  # of a document: the days, 2026-03-05, on which it says it was made, and last saved
    design: str | None = None  # of a page: a sketch of the classes of its elements (archiver.text.page.design)

    @property
    def words(self) -> str:
        """All that its reader is shown, where scripts are run: also the tables that programs draw, a row a line."""
        return "\n".join((self.visible or self.main, *(one.rows for one in self.tables if one.rows)))

    def __hash__(self) -> int:
        """Of what is visible: two texts that have it in common are seldom two, and a page's links are hundreds."""
        return hash((self.kind, self.visible))
