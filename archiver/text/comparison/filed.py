"""Links by which a site files its texts (pure): by tag, by kind and by month, each with how many there are. The box grows with
each text that the site has, beside all others.

What tells of it is where these links lead, that each ends with a number, that there is a row of them, and that the page has a text of
its own. A list of such links that is all of a page is that page's document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote, urlsplit

from archiver.text.model import Text
from archiver.text.normal import figured, key, size

ROW = 5  # of such links
TEXT = 400  # bytes of the text of a page that has one beside them
_WHERE = re.compile(
    r"/(?:tags?|labels?|topics?|keywords?|categor(?:y|ies|ie|ias?|ías?)|kategorien?|kategori|cat|archives?|archiv|archivo|arquivo|date)/|"
    r"/(?:标签|標籤|分类|分類|归档|歸檔|タグ|カテゴリー?|태그|카테고리|тег|метка|рубрика|категория)/|/(?:19|20)\d\d/(?:0?[1-9]|1[0-2])/?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:^|&)(?:tag|cat|category|m|label)=", re.IGNORECASE)
_COUNTED = re.compile(r"\D\W?\d{1,5}\W?$|\d{4}\W?\d{1,2}\W\d{1,5}\W?$")
_FIGURES = re.compile(r"\d+")


def filed(
    lost: Mapping[str, str], added: Mapping[str, str], old: Text, new: Text
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the passages lost and added that are words of such links and nothing else, alone or as they are shown."""
    if not any(map(figured, (*lost.values(), *added.values()))):
        return frozenset(), frozenset()
    names = _names(old), _names(new)
    if min(map(len, names)) < ROW:
        return frozenset(), frozenset()
    if any(size(_less(key(page.other), mine)) < TEXT for page, mine in zip((old, new), names, strict=True)):
        return frozenset(), frozenset()
    gone, come = (
        frozenset(one for one, shown in found.items() if _is_made_of(key(one), mine) or _is_made_of(key(shown), mine))
        for found, mine in zip((lost, added), names, strict=True)
    )
    return gone, come


def _names(page: Text) -> tuple[str, ...]:
    """The words of its links that file a text and say how many, the longest first."""
    found = {
        key(link.text) for link in page.links if link.tag == "a" and _COUNTED.search(link.text) and _files(link.url)
    }
    return tuple(sorted(found - {""}, key=len, reverse=True))


def _files(url: str) -> bool:
    parts = urlsplit(url)
    return _WHERE.search(f"{unquote(parts.path).rstrip('/')}/") is not None or _ASKED.search(parts.query) is not None


def _is_made_of(words: str, names: Collection[str]) -> bool:
    left = _less(words, names)
    return left != words and not _FIGURES.sub("", left)


def _less(words: str, names: Collection[str]) -> str:
    for one in names:
        words = words.replace(one, "")
    return words
