"""Tables that a page's scripts draw from data in the scripts: `var camps = [{name: "Kashgar 4", since: 2017}, ...]`
(pure).

No script is run. Which data the reader sees is inferred: rows of the same shape, most of them with words, under a name
that the scripts use again, on a page whose scripts insert something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from itertools import islice
from typing import Any

from archiver.text.formats.embedded_posts import MARKUP
from archiver.text.formats.script_targets import inserts_content
from archiver.text.leads.javascript import Unread
from archiver.text.leads.object_literals import literal
from archiver.text.literals import Literals
from archiver.text.model import Table
from archiver.text.normal import squeezed

SPEAK = 0.6  # share of a table's rows that contain words
ALIKE = 0.8  # share of the rows that have the most common column
LOOKED = 60  # lists per page that are read
FOUND = 5000  # lists per page whose names are looked at
BY_HAND = 150_000  # characters, per page, of lists that are not JSON and must be tokenized
TABLES = 10  # per page, not counting empty ones
UNREAD = 3  # lists that are malformed or too long; after so many the page's scripts are given up
CHARS = 500_000  # of a table
CELL_CHARS = 20_000
NAME_END = 99  # characters of a column's name that are looked at: its end says what it holds
DATA = "data"  # name of a table that is passed to a library
DEEP = 4  # nesting depth within a row
ASKED = 200  # rows, spread over a table, that are looked for in the page

# libraries that draw the rows passed to them
_LIBRARIES = Literals((
    b"datatable", b"tabulator", b"gridjs", b"aggrid", b"handsontable", b"bootstraptable", b"jsgrid", b"kendogrid", b"createapp", b"l.geojson", b"mapboxgl",
    b"maplibregl", b"google.maps", b"bmap", b"amap.", b"tl.timeline", b"new vue",
))  # fmt: skip
_LIST = re.compile(r"\[\s{0,99}[\[{\]]")
# members of GeoJSON (RFC 7946). "features" elsewhere is no content; coordinates are none in any form
FEATURES, _GEOMETRY, _COORDINATES = "features", "geometry", "coordinates"
_KINDS = frozenset(
    "Feature Point MultiPoint LineString MultiLineString Polygon MultiPolygon GeometryCollection".split()
)  # keywords of GeoJSON, the same in each row
_GIVEN_ROWS = ("data", "rows", "records", "rowData", "dataset", FEATURES)
# what a list is assigned to: a variable, or an option by which libraries are given rows
_NAMED = re.compile(
    rf"(?:(?:\b(?:var|let|const)\s+|\bwindow\.|[;,}}\n]\s{{0,9}})([A-Za-z_$][\w$]{{2,60}})|([{{,]\s{{0,99}}[\"']?(?:{'|'.join(_GIVEN_ROWS)})[\"']?))\s{{0,9}}[=:]\s{{0,99}}\Z"
)
_WORDS = re.compile(r"[^\W\d_]{2}[^\w<>{}]{1,4}[^\W\d_]{2}|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
# a cell without content: a URL, a pattern of URLs, a colour, a size, a selector, an internal id
_MUTE = re.compile(
    r"(?:https?:)?//|(?=\S*?\.\*)\S*+\Z|[^\s?]*+\?[^\s=]*+=\S*+\Z|(?=[\w-]*[./#_-])[\w./?=&%#+-]*+\Z(?<![.\d]\d)|#[\da-f]{3,8}\Z|data:|javascript:|\d{9,}\Z|(?=\w*\d)(?=\w*[a-z])\w{12,}\Z", re.IGNORECASE
)  # fmt: skip
# columns of ids, addresses and styles, and of counts or times that differ at each visit
_COUNTED = re.compile(
    r"(?:^|_|(?<=[a-z]))(?:id|uuid|guid|key|hash|token|slug|url|href|src|link|class|style|color|icon|image|img|thumb\w{0,40}|views?|likes?|hits?|clicks?|reads?|score|rank|sort|order|index|weight|lat|lng|lon|latitude|longitude|nonce|timestamp|updated|modified|generated|fetched|expires)(?:_?at|s)?$",
    re.IGNORECASE,
)
# names of lists that are not content of the page
_OTHERS = re.compile(
    r"i18n|l10n|locale|lang|translat|messages|dictionar|labels|polic|cookie|consent|gdpr|footer|header|config|setting|option|feature|flag|template|theme|style|css|svg|icon|font|colou?r|"
    r"query|schema|fetch|load|prev|adjacent|sibling|recommend|relat|popular|latest|newest|recent|trending|hot|comment|review|sidebar|banner|promo|advert|(?:^|_)ads?(?:$|[_A-Z])|\bad[A-Z]|slots?$|units?$|bidder|placement|"
    r"shared|nav|menu|tabs?$|route|rules?$|pairs?$|event|track|analytic|pixel|audience|segment|experiment|variant|vendor|partner|widget|plugin|module|param|countr|currenc|breakpoint|province|cit(?:y|ies)$|region|slide|swiper|carousel|gallery|video|playlist|quot(?:e|es|ations)$|push|"
    r"calendar|upcoming|weather|forecast|departure|arrival|ticker|feed$|headline|teaser|testimon|suggest|featured|sponsor|see_?also|others$|strings$|phrases$",
    re.IGNORECASE,
)
# names of lists beside a text; on a page without other text they are what it is about
_BESIDE = re.compile(r"articles?$|posts?$|news|stories$|items?$|share|button", re.IGNORECASE)


def drawn_tables(programs: Sequence[str], shown: str, *, alone: bool = False) -> Iterator[Table]:
    """The tables that a page's scripts draw. An empty list gives a table without rows.

    `shown`: the visible text of the page; a table that it contains is left out. `alone`: the page shows nothing else,
    and the script that draws the tables may be elsewhere.
    """
    candidates = [*islice(_named_lists(programs, alone=alone), LOOKED)]
    drawn = alone or (bool(candidates) and _draws(programs))
    put = not drawn and bool(candidates) and any(map(inserts_content, programs))
    found, unread, left, past = 0, 0, BY_HAND, dict[str, int]()
    for program, at, name in candidates:
        if found == TABLES or unread == UNREAD:
            return
        if at < past.get(program, 0) or not (drawn or (put and name != DATA and _comes_back(name, programs))):
            continue
        try:
            rows, end, cost = literal(program, at, left)
        except Unread:
            unread, left = unread + 1, left // 2
            continue
        left -= cost
        texts = _row_texts(rows)
        if not rows or (texts and not _is_shown(texts, shown)):
            table = Table(name=name, rows="\n".join(texts)[:CHARS])
            past[program], found = end, found + table.full
            yield table


def tables_to_markup(tables: Iterable[Table]) -> str:
    """Tables as HTML."""
    return "".join(f"<table>{''.join(map(_row, one.rows.split(chr(10))))}</table>" for one in tables if one.full)


def _row(said: str) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in said.split(chr(9)))}</tr>"


def _named_lists(programs: Sequence[str], *, alone: bool) -> Iterator[tuple[str, int, str]]:
    """(script, offset, name) of each list that is assigned to a name, except names of what is no content."""
    found = ((program, one.start()) for program in programs for one in _LIST.finditer(program))
    for program, at in islice(found, FOUND):
        name = _assigned_name(program, at)
        if name and _OTHERS.search(name) is None and (alone or _BESIDE.search(name) is None):
            yield program, at, name


def _assigned_name(program: str, at: int) -> str:
    """The name that a list at this offset is assigned to; "" if it is an argument or part of something else."""
    before = program[max(0, at - 90) : at]
    head = before.rstrip()
    if head[-1:] not in {"=", ":"}:
        return ""
    member, head = head[-1] == ":", head[:-1].rstrip()
    if head[-1:] in {"'", '"'} and not head[:-1].endswith(_GIVEN_ROWS):  # true of most data
        return ""
    named = _NAMED.search(before)
    if named is None:
        return ""
    if member and FEATURES in named[0]:
        return DATA if _GEOMETRY in program else ""
    return named[1] or DATA


def _draws(programs: Sequence[str]) -> bool:
    """Whether a script calls a library that draws rows."""
    return any(_LIBRARIES.any_in(program.lower()) for program in programs)


def _comes_back(name: str, programs: Sequence[str]) -> bool:
    """Whether the scripts use a name elsewhere than where it is assigned."""
    return sum(one.count(name) for one in programs) > 1


def _row_texts(rows: list[Any]) -> list[str]:
    """The text of each row, cells separated by tabs; [] if the list is no table."""
    if not rows or not all(isinstance(one, dict | list) for one in rows):
        return []
    columns = Counter(one for row in rows for one in (row if isinstance(row, dict) else [len(row)]))
    if max(columns.values(), default=0) < ALIKE * len(rows):
        return []
    texts = ["\t".join(_cells(one, DEEP)) for one in rows]
    with_words = sum(_WORDS.search(one) is not None for one in texts)
    return texts if with_words >= SPEAK * len(texts) else []


def _cells(row: Any, deep: int) -> Iterator[str]:
    named = row.items() if isinstance(row, dict) else (("", one) for one in row)
    for name, held in named:
        if isinstance(held, dict | list):
            yield from _cells(held, deep - 1) if deep and name != _COORDINATES else ()
        elif isinstance(held, str) and not (_COUNTED.search(name[-NAME_END:]) or (name == "type" and held in _KINDS)):
            cell = squeezed(unescape(MARKUP.sub(" ", held[:CELL_CHARS])))
            if cell and _MUTE.match(cell) is None:
                yield cell


def _is_shown(texts: Sequence[str], shown: str) -> bool:
    """Whether the page itself contains at least half of the rows, as it was rendered on the server."""
    asked = texts[:: -(-len(texts) // ASKED)]  # each search goes through the whole page
    longest = [max(one.split("\t"), key=len) for one in asked]
    return sum(one in shown for one in longest) * 2 >= len(asked)
