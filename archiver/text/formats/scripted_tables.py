"""Tables that a page's own programs draw of what stands in them: `var camps = [{name: "Kashgar 4", since: 2017}, ...]` (pure).

No program is run. Which of a page's data its reader sees is told by what they are: rows of one make, most of which say
something in words, under a name that its programs come back to, where they put something into the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import islice
from typing import Any

from archiver.text.formats.data import MARKUP
from archiver.text.formats.filled import puts
from archiver.text.leads.javascript import Unread
from archiver.text.leads.object_literals import literal
from archiver.text.model import Table
from archiver.text.normal import squeezed

SPEAK = 0.6  # of the rows of a table say something in words
ALIKE = 0.8  # of the rows have the columns that most have
LOOKED = 60  # lists of a page that are read
FOUND = 5000  # that are looked at for their names
BY_HAND = 150_000  # characters of those that are no JSON: each word of them is cut
TABLES = 10  # of a page, beside what is none by itself
UNREAD = 3  # of a page that are written as none is, or for too long: its programs are no longer read
CHARS = 500_000  # of a table
CELL_CHARS = 20_000
DATA = "data"  # the name of what libraries are given
DEEP = 4  # of what is in a row
ASKED = 200  # rows, all over a table, that are looked for in the page

# that draw the rows which they are given
_LIBRARIES = (
    "datatable",
    "tabulator",
    "gridjs",
    "aggrid",
    "handsontable",
    "bootstraptable",
    "jsgrid",
    "kendogrid",
    "createapp",
    "l.geojson",
    "mapboxgl",
    "maplibregl",
    "google.maps",
    "bmap",
    "amap.",
    "tl.timeline",
    "new vue",
)
_LIST = re.compile(r"\[\s{0,99}[\[{\]]")
# of a map (GeoJSON, RFC 7946): else what programs name so is none of the text; where a place is, is none in whatever form
FEATURES, _GEOMETRY, _COORDINATES = "features", "geometry", "coordinates"
_KINDS = frozenset(
    "Feature Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection".split()
)  # its own words, the same in each row
_GIVEN_ROWS = ("data", "rows", "records", "rowData", "dataset", FEATURES)
# whose value it is: a name's, or that of what libraries call the rows which they draw
_NAMED = re.compile(
    rf"(?:(?:\b(?:var|let|const)\s+|\bwindow\.|[;,}}\n]\s{{0,9}})([A-Za-z_$][\w$]{{2,60}})|([{{,]\s{{0,99}}[\"']?(?:{'|'.join(_GIVEN_ROWS)})[\"']?))\s{{0,9}}[=:]\s{{0,99}}\Z"
)
_WORDS = re.compile(
    r"[^\W\d_]{2,}[^\w<>{}]{1,4}[^\W\d_]{2,}|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}"
)
# a cell that says nothing: an address, a color, a size, a selector, a number of a program's own
_MUTE = re.compile(
    r"(?:https?:)?//|\S*\?\S*=\S*\Z|[./#]?[\w-]*[./#_-][\w./?=&%#+-]*\Z(?<![.\d]\d)|#[\da-f]{3,8}\Z|data:|javascript:|\d{9,}\Z|(?=\w*\d)(?=\w*[a-z])\w{12,}\Z", re.IGNORECASE
)  # fmt: skip
# columns of what is counted, or another at each look
_COUNTED = re.compile(
    r"(?:^|_|(?<=[a-z]))(?:id|uuid|guid|key|hash|token|slug|url|href|src|link|class|style|color|icon|image|img|thumb\w*|views?|likes?|hits?|clicks?|reads?|score|rank|sort|order|index|weight|lat|lng|lon|latitude|longitude|nonce|timestamp|updated|modified|generated|fetched|expires)(?:_?at|s)?$",
    re.IGNORECASE,
)
# what is no table of the page's text, by its name
_OTHERS = re.compile(
    r"i18n|l10n|locale|lang|translat|messages|dictionar|labels|polic|cookie|consent|gdpr|footer|header|config|setting|option|feature|flag|template|theme|style|css|svg|icon|font|colou?r|"
    r"query|schema|fetch|load|prev|adjacent|sibling|recommend|relat|popular|latest|newest|recent|trending|hot|comment|review|sidebar|banner|promo|advert|(?:^|_)ads?(?:$|[_A-Z])|\bad[A-Z]|slots?$|units?$|bidder|placement|"
    r"shared|nav|menu|tabs?$|route|rules?$|pairs?$|event|track|analytic|pixel|audience|segment|experiment|variant|vendor|partner|widget|plugin|module|param|countr|currenc|breakpoint|province|cit(?:y|ies)$|region|slide|swiper|carousel|gallery|video|playlist|quot(?:e|es|ations)$|push|"
    r"calendar|upcoming|weather|forecast|departure|arrival|ticker|feed$|headline|teaser|testimon|suggest|featured|sponsor|see_?also|others$|strings$|phrases$",
    re.IGNORECASE,
)
# what stands beside a text is called so, and where there is no other text what the page is about
_BESIDE = re.compile(r"articles?$|posts?$|news|stories$|items?$|share|button", re.IGNORECASE)


def tabled(programs: Sequence[str], shown: str, *, alone: bool = False) -> Iterator[Table]:
    """The tables of a page by its programs. `shown`: what stands in its markup as well; of a table that does, none is told. `alone`:
    it shows nothing else, and what draws them may be a program elsewhere. One that is empty has no rows."""
    given = [*islice(_given(programs, alone=alone), LOOKED)]
    drawn = alone or (bool(given) and _draws(programs))
    put = not drawn and bool(given) and any(map(puts, programs))
    told, unread, left, past = 0, 0, BY_HAND, dict[str, int]()
    for program, at, name in given:
        if told == TABLES or unread == UNREAD:
            return
        if at < past.get(program, 0) or not (drawn or (put and name != DATA and _comes_back(name, programs))):
            continue
        try:
            rows, end, cost = literal(program, at, left)
        except Unread:
            unread, left = unread + 1, left // 2
            continue
        left -= cost
        said = _said(rows)
        if not rows or (said and not _is_shown(said, shown)):
            table = Table(name=name, rows="\n".join(said)[:CHARS])
            past[program], told = end, told + table.full
            yield table


def as_markup(tables: Iterable[Table]) -> str:
    """These, as a page that held them would."""
    return "".join(f"<table>{''.join(map(_row, one.rows.split(chr(10))))}</table>" for one in tables if one.full)


def _row(said: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in said.split(chr(9)))}</tr>"


def _given(programs: Sequence[str], *, alone: bool) -> Iterator[tuple[str, int, str]]:
    """The lists in them that are the value of a name, but of one that is called what no table is: program, place in it, name."""
    found = ((program, one.start()) for program in programs for one in _LIST.finditer(program))
    for program, at in islice(found, FOUND):
        name = _name(program, at)
        if name and _OTHERS.search(name) is None and (alone or _BESIDE.search(name) is None):
            yield program, at, name


def _name(program: str, at: int) -> str:
    """The name whose value a list is that begins here; "" of one in a call, or in something else."""
    before = program[max(0, at - 90) : at]
    head = before.rstrip()
    if head[-1:] not in {"=", ":"}:
        return ""
    member, head = head[-1] == ":", head[:-1].rstrip()
    if head[-1:] in {"'", '"'} and not head[:-1].endswith(_GIVEN_ROWS):  # as most of what is data
        return ""
    named = _NAMED.search(before)
    if named is None:
        return ""
    if member and FEATURES in named[0]:
        return DATA if _GEOMETRY in program else ""
    return named[1] or DATA


def _draws(programs: Sequence[str]) -> bool:
    """Whether one of them calls a library that is given rows."""
    return any(word in small for small in map(str.lower, programs) for word in _LIBRARIES)


def _comes_back(name: str, programs: Sequence[str]) -> bool:
    """Whether they name it beyond where it is given."""
    return sum(one.count(name) for one in programs) > 1


def _said(rows: list[Any]) -> list[str]:
    """What each row says, a tab between its cells; [] where they are no table."""
    if not rows or not all(isinstance(one, dict | list) for one in rows):
        return []
    columns = Counter(one for row in rows for one in (row if isinstance(row, dict) else [len(row)]))
    if max(columns.values(), default=0) < ALIKE * len(rows):
        return []
    said = ["\t".join(_cells(one, DEEP)) for one in rows]
    speaks = sum(_WORDS.search(one) is not None for one in said)
    return said if speaks >= SPEAK * len(said) else []


def _cells(row: Any, deep: int) -> Iterator[str]:
    named = row.items() if isinstance(row, dict) else (("", one) for one in row)
    for name, held in named:
        if isinstance(held, dict | list):
            yield from _cells(held, deep - 1) if deep and name != _COORDINATES else ()
        elif isinstance(held, str) and not (_COUNTED.search(name) or (name == "type" and held in _KINDS)):
            cell = squeezed(unescape(MARKUP.sub(" ", held[:CELL_CHARS])))
            if cell and _MUTE.match(cell) is None:
                yield cell


def _is_shown(said: Sequence[str], shown: str) -> bool:
    """Whether half of what the rows say stands in the page itself: it was drawn where the page was made."""
    asked = said[:: -(-len(said) // ASKED)]  # each is looked for in all of the page
    longest = [max(one.split("\t"), key=len) for one in asked]
    return sum(one in shown for one in longest) * 2 >= len(asked)
