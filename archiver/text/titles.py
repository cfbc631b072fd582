"""Titles of pages: the name of the document, and that of its site (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from urllib.parse import unquote

from archiver.text.diacritics import MARKS, unpointed
from archiver.text.languages import CJK
from archiver.text.model import Text
from archiver.text.normal import fold
from storage.urls import path_and_query

TITLE_WORDS = 3  # of a title that can be recognised by its words, at least
NAMING = 2  # headings that may name the page; words of an address that suffice as its name
TEXT_SHARE = 0.2  # share of the old text's size that a rewritten one has, at least
# words (and pieces of Chinese, Japanese, Thai ... words) in titles of any site
GENERIC = frozenset(
    "home homepage index page pages welcome main default untitled document the and for our new news about official site "
    "website web com org net www inicio accueil startseite bienvenue bienvenidos главная сайт 官方网 方网站 官方網 方網站 网站首 站首页 "
    "網站首 站首頁 ホーム ームペ ムペー トップ ップペ プペー ページ หน้าแรก หน้าหลัก เว็บไซต์ होम मुख्य पृष्ठ मुखपृष्ठ वेबसाइट आधिकारिक हिंदी हिन्दी".split()
)

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CELLS = re.compile(r"\s+[|｜•·»«›\-–—_:]+\s+|[|｜_»«]|\s+::\s+")  # separators of title and site name
_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}\u1000-\u103f\u1780-\u17d3])+")
_NUMBERS = re.compile(r"(?<![\w.-])\d{1,3}(?:[.\-\u2010-\u2013]\d{1,4}){1,4}(?![\w-])")  # of sections and indicators
_YEAR = re.compile(r"(?:19|20)\d\d")  # ends a date, and no such number
_NUMBER = re.compile(r"\d+")
_PART = re.compile(r"\w+")
_NO_NAME = frozenset("index default home main page html htm php aspx".split())  # file names that name nothing
_WIDE = re.compile(f"[{CJK}]")
# Thai, Lao, Burmese, Khmer: no spaces either, but words of many letters
_LONG = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
WIDE_PIECE, LONG_PIECE = 3, 8  # characters of a piece of a text without spaces


def title_parts(title: str) -> list[str]:
    """The parts of a title, folded and in lower case, in order: names of document, section and site."""
    return [cell for part in _CELLS.split(fold(title).casefold()) if (cell := part.strip())]


def are_named_alike(old: Text, new: Text) -> bool:
    """Whether two pages share a word of their titles and first headings, or the old title one with any new heading."""
    return bool(
        name_words(*title_and_headings(old)) & name_words(*title_and_headings(new))
        or name_words(old.title or "") & name_words(*new.headings)
    )


def has_word_inserted(one: str, other: str) -> bool:
    """Whether one of two titles is the other, of TITLE_WORDS or more, with one word inserted."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    rest = iter(longer)
    return len(shorter) >= TITLE_WORDS and len(longer) == len(shorter) + 1 and all(word in rest for word in shorter)


def rearranged(one: str, other: str) -> bool:
    """Whether two titles have the same words in another order, TITLE_WORDS or more of them, but for one that is no number:
    "COVID-19 (Novel Coronavirus)" and "Coronavirus (COVID-19)"."""
    less, more = sorted((Counter(_PART.findall(one)), Counter(_PART.findall(other))), key=Counter.total)
    extra = more - less
    return less.total() >= TITLE_WORDS and not less - more and extra.total() <= 1 and not any(map(str.isdigit, extra))


def title_and_headings(text: Text) -> tuple[str, ...]:
    """The title and first headings, which name the page."""
    return (text.title or "", *text.headings[:NAMING])


def name_words(*names: str) -> set[str]:
    """The words of names, in lower case, without vowel points and generic ones ("home", "official").

    Text in scripts without spaces yields overlapping pieces of a few characters.
    """
    return all_name_words(*names) - GENERIC


def all_name_words(*names: str) -> set[str]:
    """As `name_words`, with the generic ones."""
    out: set[str] = set()
    for word in _WORD.findall(unpointed(" ".join(map(fold, names)).casefold())):
        piece = WIDE_PIECE if _WIDE.search(word) else LONG_PIECE if _LONG.search(word) else len(word)
        out.update(word[at : at + piece] for at in range(max(1, len(word) - piece + 1)))
    return {word for word in out if len(word) >= 3}


def with_url_spellings(found: Collection[str]) -> set[str]:
    """The words, and as addresses spell them: "zbiorki" for "zbiórki", "ueber" and "uber" for "über"."""
    without = (unicodedata.normalize("NFKD", one.translate(_PLAIN)) for one in found)
    plain = ("".join(char for char in one if not unicodedata.combining(char)) for one in without)
    return {*found, *(one.translate(_GERMAN) for one in found), *plain}


def host_and_path(url: str) -> tuple[str, str]:
    """The host of an address, and its path without the slashes around it and without its query."""
    host, _, path = url.partition("?")[0].partition("://")[2].rstrip("/").partition("/")
    return host, path


def is_named_like_url(text: Text, url: str) -> bool:
    """Whether a page's title or first heading has the name that its address has, and the host has not.

    That is all words of the address's last part, or a number in it, as of a section or an indicator. A single word must
    be all of the first heading, and in the title.
    """
    host, path = host_and_path(url)
    own = last_path_words(path) - name_words(host) - GENERIC
    if has_number_of_url(text, url) or (len(own) >= NAMING and own <= all_name_words(*_called(text))):
        return True
    return len(own) == 1 and own <= all_name_words(text.title or "") and own == name_words(*text.headings[:1])


def is_named_like_file(text: Text, url: str) -> bool:
    """Whether a page's title or first heading has the name of the file in its address, with its extension.

    Such a page is about the file ("File:Report.pdf", "data.csv at main").
    """
    name = fold(unquote(url.partition("?")[0].rpartition("/")[2]).replace("_", " ")).casefold()
    return any(name.rpartition(":")[2] in fold(one).casefold() for one in _called(text))


def has_number_of_url(text: Text, url: str) -> bool:
    """Whether a page's title or first heading has a section number that is also in its address."""
    path = path_and_query(url.partition("?")[0])
    here = _sections(unquote(path))
    return bool(here) and not here.isdisjoint(_sections(" ".join(_called(text))))


def _called(text: Text) -> tuple[str, ...]:
    """The title and the first heading."""
    return (text.title or "", *text.headings[:1])


def _sections(text: str) -> set[tuple[str, ...]]:
    """The section numbers in a text, as tuples of their parts. Dates that end with a year are none."""
    found = (tuple(_NUMBER.findall(one)) for one in _NUMBERS.findall(text))
    return {one for one in found if not _YEAR.fullmatch(one[-1])}


def last_path_words(path: str) -> set[str]:
    """The words of the last part of a path."""
    last = _WORD.findall(unquote(path.rpartition("/")[2].partition(".")[0]).casefold())
    return {word for word in last if len(word) >= 3} - _NO_NAME
