"""Finds the text of a page in the data stores of its scripts (pure).

Stores also hold other texts and messages for every page of the site; the page's own text is told apart from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

from archiver.text.formats.embedded_posts import MARKUP, json_value_at, paragraphs, with_article
from archiver.text.normal import ends_sentence, key, passages, size

LEAST = 1500  # bytes of a string that counts as a text
SENTENCES = 3  # in it, at least
STORES = 8  # per page that are read
VALUES = 200_000  # per store that are looked at
NAME = 6  # bytes of a name, at least, by which a text is recognised
BENEATH = 2  # levels of objects around a text, one of which may have the page's title

_STORE = re.compile(
    r"<script\b[^<>]{0,300}\btype=[\"']application/(?:ld\+)?json[\"'][^<>]{0,300}>\s*|__(?<!\w__)[A-Z\d_]{4,40}__\s*=\s*(?=[{\[])",
    re.IGNORECASE,
)
_COUNT = "()[]0123456789 "  # unread count before a title: "(2) Report"
_NAMES = re.compile(r"(?:title|headline|name|subject)$", re.IGNORECASE)
# keys under which there is no text of the page
_OTHERS = re.compile(
    r"i18n|l10n|intl|locale|lang|translat|messages|dictionar|strings|labels|terms|privacy|polic|cookie|consent|gdpr|legal|disclaimer|faq|footer|header|"
    r"config|setting|feature|flags|template|theme|style|css|svg|icon|query|schema|mail|prefetch|preload|next|previous|prev(?!iew)|adjacent|sibling|recommend|relat|more|popular|latest|trending|comment|review|sidebar|"
    r"banner|promo|advert|\bads?\b|site|global|common|shared",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """The context of a value in a store.

    `holder`: number of the enclosing object or list item; `named`: non-zero if that object or one just above bears the
    page's title, counting the levels left; `other`: under a key for something else, or one of several objects in a
    list.
    """

    holder: int
    named: int = 0
    other: bool = False


def with_stored_text(markup: str, title: str | None) -> Iterator[str]:
    """The page with the longest text shown that one of its stores holds as a string, if there is one.

    It must belong to the object that bears the page's title or, if none does, to the only object with texts that is not
    one of several in a list and under no key for something else.
    """
    name, numbers = key(title or "").lstrip(_COUNT), count()
    found: list[tuple[_Around, str]] = []
    for store in islice(_STORE.finditer(markup), STORES):
        found += _texts(json_value_at(markup, store.end()), name, numbers)
    own = [text for around, text in found if around.named]
    if not own:
        alone = {around.holder for around, _ in found if not around.other}
        own = [text for around, text in found if {around.holder} == alone]
    if own:
        text = max(own, key=size)
        yield with_article(markup, text if MARKUP.search(text) else paragraphs(text))


def _texts(data: Any, name: str, numbers: Iterator[int]) -> Iterator[tuple[_Around, str]]:
    """The strings in a store that are texts. `name`: the page's title; `numbers`: a counter for objects."""
    waiting: list[tuple[Any, _Around]] = [(data, _Around(next(numbers)))]
    visited = 0
    while waiting and visited < VALUES:
        one, around = waiting.pop()
        visited += 1
        if isinstance(one, dict):
            named, holder = BENEATH if _has_title(one, name) else max(around.named - 1, 0), next(numbers)
            for called, held in one.items():
                waiting.append((held, _Around(holder, named, around.other or _OTHERS.search(called) is not None)))
        elif isinstance(one, list):
            several = sum(isinstance(each, dict) for each in one) > 1
            waiting += [(each, replace(around, holder=next(numbers), other=around.other or several)) for each in one]
        elif isinstance(one, str) and size(one) >= LEAST:
            read = MARKUP.sub("\n", one)
            if size(read) >= LEAST and sum(map(ends_sentence, passages(read))) >= SENTENCES:
                yield around, one


def _has_title(one: dict[str, Any], name: str) -> bool:
    """Whether an object has a name with which the page's title begins."""
    names = (key(held) for at, held in one.items() if isinstance(held, str) and len(held) < LEAST and _NAMES.search(at))
    return any(size(own) >= NAME and name.startswith(own.lstrip(_COUNT)) for own in names)
