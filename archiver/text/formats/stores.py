"""Texts in the stores of a page's programs (pure): which string of them is the text of the page, and not one of what else the
store has: other texts, words for every page of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Any

from archiver.text.formats.data import MARKUP, paragraphs, shown, value
from archiver.text.normal import ends, key, passages, size

LEAST = 1500  # bytes of a string that is a text
SENTENCES = 3  # in it
STORES = 8  # of a page that are read
VALUES = 200_000  # of a store that are looked at
NAME = 6  # bytes of a name by which a text is known
BENEATH = 2  # objects around a text, one of which may have its name

_STORE = re.compile(
    r"<script\b[^<>]{0,300}\btype=[\"']application/(?:ld\+)?json[\"'][^<>]{0,300}>\s*|__(?<!\w__)[A-Z\d_]{4,40}__\s*=\s*(?=[{\[])",
    re.IGNORECASE,
)
_COUNT = "()[]0123456789 "  # of what is new, before the name of a page: "(2) Report"
_NAMES = re.compile(r"(?:title|headline|name|subject)$", re.IGNORECASE)
# what holds no text of the page
_OTHERS = re.compile(
    r"i18n|l10n|intl|locale|lang|translat|messages|dictionar|strings|labels|terms|privacy|polic|cookie|consent|gdpr|legal|disclaimer|faq|footer|header|"
    r"config|setting|feature|flags|template|theme|style|css|svg|icon|query|schema|mail|prefetch|preload|next|previous|prev(?!iew)|adjacent|sibling|recommend|relat|more|popular|latest|trending|comment|review|sidebar|"
    r"banner|promo|advert|\bads?\b|site|global|common|shared",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """Of a value what is known by what it stands in. `holder`: the object; `named`: whether it or one around it bears the name of
    the page, and so many objects below it may do; `other`: under a key of what is no text of the page, or one of several."""

    holder: int
    named: int = 0
    other: bool = False


def stored(markup: str, title: str | None) -> Iterator[str]:
    """The page with the text shown that one of its stores holds as one string: of the object that bears the page's name, or
    the only one that stands in no list and under no key of something else."""
    name, numbers = key(title or "").lstrip(_COUNT), count()
    found: list[tuple[_Around, str]] = []
    for store in islice(_STORE.finditer(markup), STORES):
        found += _texts(value(markup, store.end()), name, numbers)
    own = [text for around, text in found if around.named]
    if not own:
        alone = {around.holder for around, _ in found if not around.other}
        own = [text for around, text in found if {around.holder} == alone]
    if own:
        text = max(own, key=size)
        yield shown(markup, text if MARKUP.search(text) else paragraphs(text))


def _texts(data: Any, name: str, numbers: Iterator[int]) -> Iterator[tuple[_Around, str]]:
    """The strings in it that are texts. `name`: of the page; `numbers`: of objects."""
    waiting: list[tuple[Any, _Around]] = [(data, _Around(next(numbers)))]
    looked = 0
    while waiting and looked < VALUES:
        one, around = waiting.pop()
        looked += 1
        if isinstance(one, dict):
            named, holder = BENEATH if _bears(one, name) else max(around.named - 1, 0), next(numbers)
            for called, held in one.items():
                waiting.append((held, _Around(holder, named, around.other or _OTHERS.search(called) is not None)))
        elif isinstance(one, list):
            several = sum(isinstance(each, dict) for each in one) > 1
            waiting += [(each, replace(around, holder=next(numbers), other=around.other or several)) for each in one]
        elif isinstance(one, str) and size(one) >= LEAST:
            read = MARKUP.sub("\n", one)
            if size(read) >= LEAST and sum(map(ends, passages(read))) >= SENTENCES:
                yield around, one


def _bears(one: dict[str, Any], name: str) -> bool:
    """Whether an object has a name with which that of the page begins."""
    called = (
        key(held) for at, held in one.items() if isinstance(held, str) and len(held) < LEAST and _NAMES.search(at)
    )
    return any(size(own) >= NAME and name.startswith(own.lstrip(_COUNT)) for own in called)
