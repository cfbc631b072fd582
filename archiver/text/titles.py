"""Titles of pages: what the document is called, and what its site is (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from archiver.text.model import Text
from archiver.text.normal import fold, size

TITLE_WORDS = 3  # of a title that is known by its words
NAMING = 2  # headings that may say whose page it is
TEXT_BYTES = 400  # of running text that a page of its own has at least: a notice has less
TEXT_SHARE = 0.2  # of what stood there before
SAME_BYTES, SAME_SHARE = 250, 0.5  # the same of a page under its own title and heading
LONG_BYTES = 1200  # of running text, that no notice has
# what titles of any site have
GENERIC = frozenset(
    "home homepage index page pages welcome main default untitled document the and for our new news about official site "
    "website web com org net www inicio accueil startseite bienvenue bienvenidos главная сайт 官方网 方网站 官方網 方網站 网站首 站首页 "
    "網站首 站首頁 ホーム ームペ ムペー トップ ップペ プペー ページ".split()
)
# words that say of what kind a text is: of two policies of a site one is not the other
_KINDS = frozenset(
    "policy policies notice notices statement statements terms conditions agreement details information info guidance guide "
    "guidelines report reports study studies paper papers article articles document documents publication publications post posts "
    "overview help faq legal politique politica política richtlinie hinweise informationen bericht rapport informe relatorio".split()
)
_NO_NAME = frozenset("index default home main page html htm php aspx".split())  # of an address' last part

_CELLS = re.compile(r"\s+[|｜•·»«›\-–—_:]+\s+|[|｜_»«]|\s+::\s+")  # what sets a site's name apart from a page's title
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"(?<![\w.-])\d{1,3}(?:[.-]\d{1,3}){1,4}(?![\w-])")  # of a section, an indicator
_NUMBER = re.compile(r"\d+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


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
    """What names name: words, and where words are not set apart three characters at a time."""
    return _words(*names) - GENERIC


def _words(*names: str) -> set[str]:
    out: set[str] = set()
    for word in _WORD.findall(" ".join(map(fold, names)).casefold()):
        if not _WIDE.search(word):
            out.add(word)
        else:
            out.update(word[at : at + 3] for at in range(len(word) - 2))
    return {word for word in out if len(word) >= 3}


def rewritten(old: Text, new: Text, url: str) -> bool:
    """Whether a page that has hardly a word of the old one may still be the page that was meant, written anew: it has a
    text of its own, and bears the name of its address."""
    before, here = (size(text.main or text.visible) for text in (old, new))
    if here < max(TEXT_BYTES, TEXT_SHARE * before):
        return False
    path = url.partition("?")[0].partition("://")[2].rstrip("/").partition("/")[2]
    address = _address(path)
    return bool(address) and address <= _words(*named(new))


def bears(text: Text, url: str) -> bool:
    """Whether a page is called by its title or first heading what its address is called, which is not what the host is:
    all words of the last part, or numbers of a part, as of a section or an indicator."""
    host, _, path = url.partition("?")[0].partition("://")[2].rstrip("/").partition("/")
    called = (text.title or "", *text.headings[:1])
    numbers = {tuple(_NUMBER.findall(one)) for one in _NUMBERS.findall(unquote(path))}
    if any(tuple(_NUMBER.findall(one)) in numbers for name in called for one in _NUMBERS.findall(name)):
        return True
    address = _address(path) - words(host) - GENERIC
    return len(address) >= NAMING and address <= _words(*called)


def _address(path: str) -> set[str]:
    """The words of the last part of a path."""
    last = _WORD.findall(unquote(path.rpartition("/")[2].partition(".")[0]).casefold())
    return {word for word in last if len(word) >= 3} - _NO_NAME


def anew(old: Text, new: Text, others: Iterable[Text], url: str) -> bool:
    """Whether a page that has hardly a word of the old one has a text of its own, and bears its title and a heading of it
    still, or a title that says what its address says, as the old one did. `others`: further pages of the site; a heading
    that one of these has as well names no page."""
    # either extraction may find next to nothing
    before, here = (max(size(text.main or text.visible), size(text.other)) for text in (old, new))
    enough = min(SAME_SHARE * before, LONG_BYTES)
    if not old.title or not new.title or here < max(SAME_BYTES, enough):
        return False
    if fold(old.title).casefold() != fold(new.title).casefold():
        return here >= max(TEXT_BYTES, enough) and _still_named(old.title, new.title, url)
    mine, theirs = ({fold(one).casefold() for one in text.headings} for text in (old, new))
    site = {fold(one).casefold() for text in others for one in text.headings}
    return any(words(one) for one in (mine & theirs) - site)


def _still_named(old: str, new: str, url: str) -> bool:
    """Whether of a title that says what its address says the next one says that, too: but for words of a kind of text, for
    what the host is called, and for what other pages of the site may have in their titles."""
    host, _, path = url.partition("?")[0].partition("://")[2].partition("/")
    mine, theirs = cells(old), cells(new)
    own = words(*(cell for cell in mine if cell not in theirs)) & words(
        unquote(path).replace("-", " ").replace("_", " ")
    )
    left = own - words(host) - _KINDS
    return bool(left) and left <= words(*theirs)
