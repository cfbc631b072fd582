"""Titles of pages: what the document is called, and what its site is (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import unquote

from archiver.text.diacritics import MARKS, unpointed
from archiver.text.languages import CJK
from archiver.text.model import Text
from archiver.text.normal import fold

TITLE_WORDS = 3  # of a title that is known by its words
NAMING = 2  # headings that may say whose page it is
TEXT_SHARE = 0.2  # of what stood there before
# what titles of any site have
GENERIC = frozenset(
    "home homepage index page pages welcome main default untitled document the and for our new news about official site "
    "website web com org net www inicio accueil startseite bienvenue bienvenidos главная сайт 官方网 方网站 官方網 方網站 网站首 站首页 "
    "網站首 站首頁 ホーム ームペ ムペー トップ ップペ プペー ページ หน้าแรก หน้าหลัก เว็บไซต์ होम मुख्य पृष्ठ मुखपृष्ठ वेबसाइट आधिकारिक हिंदी हिन्दी".split()
)

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CELLS = re.compile(r"\s+[|｜•·»«›\-–—_:]+\s+|[|｜_»«]|\s+::\s+")  # what sets a site's name apart from a page's title
_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}\u1000-\u103f\u1780-\u17d3])+")
_NUMBERS = re.compile(r"(?<![\w.-])\d{1,3}(?:[.\-\u2010-\u2013]\d{1,4}){1,4}(?![\w-])")  # of a section, an indicator
_YEAR = re.compile(r"(?:19|20)\d\d")  # that ends a date, and no such number
_NUMBER = re.compile(r"\d+")
_NO_NAME = frozenset("index default home main page html htm php aspx".split())  # of an address' last part
_WIDE = re.compile(f"[{CJK}]")
_LONG = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
)  # no blanks between words either, of which a letter is little
WIDE_PIECE, LONG_PIECE = 3, 8  # characters


def cells(title: str) -> list[str]:
    """The parts of a title, folded, in order: the document's name, the section's, the site's."""
    return [cell for part in _CELLS.split(fold(title).casefold()) if (cell := part.strip())]


def grown(one: str, other: str) -> bool:
    """Whether of two titles one has the words of the other, in order, and one more."""
    few, many = sorted((one.split(), other.split()), key=len)
    rest = iter(many)
    return len(few) >= TITLE_WORDS and len(many) == len(few) + 1 and all(word in rest for word in few)


def named(text: Text) -> tuple[str, ...]:
    """What says whose page it is: the title and the first headings."""
    return (text.title or "", *text.headings[:NAMING])


def words(*names: str) -> set[str]:
    """What names name: words, without points, and where words are not set apart a few characters at a time."""
    return pieces(*names) - GENERIC


def pieces(*names: str) -> set[str]:
    """The same, with what titles of any site have."""
    out: set[str] = set()
    for word in _WORD.findall(unpointed(" ".join(map(fold, names)).casefold())):
        piece = WIDE_PIECE if _WIDE.search(word) else LONG_PIECE if _LONG.search(word) else len(word)
        out.update(word[at : at + piece] for at in range(max(1, len(word) - piece + 1)))
    return {word for word in out if len(word) >= 3}


def spelled(found: Collection[str]) -> set[str]:
    """These words, and as addresses have them: "zbiorki" for "zbiórki", "ueber" and "uber" for "über"."""
    without = (unicodedata.normalize("NFKD", one.translate(_PLAIN)) for one in found)
    plain = ("".join(char for char in one if not unicodedata.combining(char)) for one in without)
    return {*found, *(one.translate(_GERMAN) for one in found), *plain}


def bears(text: Text, url: str) -> bool:
    """Whether a page is called by its title or first heading what its address is called, which is not what the host is:
    all words of the last part, or numbers of a part, as of a section or an indicator."""
    host, _, path = url.partition("?")[0].partition("://")[2].rstrip("/").partition("/")
    own = address(path) - words(host) - GENERIC
    return numbered(text, url) or (len(own) >= NAMING and own <= pieces(*_called(text)))


def bears_file(text: Text, url: str) -> bool:
    """Whether a page is called by its title or first heading what the file is that its address names, ending and all: it is about
    that file ("File:Report.pdf", "data.csv at main")."""
    name = fold(unquote(url.partition("?")[0].rpartition("/")[2]).replace("_", " ")).casefold()
    return any(name.rpartition(":")[2] in fold(one).casefold() for one in _called(text))


def numbered(text: Text, url: str) -> bool:
    """Whether a page has in its title or first heading the number of a section that a part of its address is."""
    path = url.partition("?")[0].partition("://")[2].partition("/")[2]
    here = _sections(unquote(path))
    return bool(here) and not here.isdisjoint(_sections(" ".join(_called(text))))


def _called(text: Text) -> tuple[str, ...]:
    return (text.title or "", *text.headings[:1])


def _sections(said: str) -> set[tuple[str, ...]]:
    found = (tuple(_NUMBER.findall(one)) for one in _NUMBERS.findall(said))
    return {one for one in found if not _YEAR.fullmatch(one[-1])}


def address(path: str) -> set[str]:
    """The words of the last part of a path."""
    last = _WORD.findall(unquote(path.rpartition("/")[2].partition(".")[0]).casefold())
    return {word for word in last if len(word) >= 3} - _NO_NAME
