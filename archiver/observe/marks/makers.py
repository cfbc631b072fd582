"""Detects the block pages of wall and proxy products by their own words, on a page that says little else (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from archiver.observe.marks.gist import lower, weight
from archiver.observe.marks.weigh import strongest
from archiver.observe.rules.firewalls import firewalls
from archiver.observe.rules.makers import EXPLAINED, makers
from archiver.observe.rules.proxies import LINKS, NAMELESS, NO_NAME, SQUID, proxies
from archiver.observe.rules.servers import servers
from archiver.text.model import Text
from storage.model import Finding, Mark

PAGE = 3000  # weighted characters of visible text: a block page with its explanations
PROSE = 1800  # weighted characters of running text
OPENING = 300  # characters of the page that are read for the status that it explains
TITLE = 300  # characters of the title that are read
ALONE = 300  # weighted characters of title and text that a page which says nothing else stays below


def maker_marks(text: Text, found: Sequence[Mark]) -> Iterator[Mark]:
    """Marks of a product's own block page.

    Beside a status that refuses they say nothing; beside one of absence or failure they say that it is no absence or
    failure. On a page that shows nothing else, and if no other mark names a cause, they count as notices. `found`: the
    other marks."""
    if weight(text.visible) >= PAGE or text.prose_chars >= PROSE:
        return
    links = len(text.linked)
    read = " ".join(lower(f"{(text.title or '')[:TITLE]}\n{text.visible}").split())
    products = _product_marks(read, frozenset(sign.id for sign in text.signs), links)
    if any(mark.finding is Finding.DENIED and mark.where == "notice" for mark in found):
        products = tuple(mark for mark in products if mark.rule != SQUID)  # its footer stands below refusals, too
    yield from products
    if weight(read) < ALONE and strongest((*found, *products)) is None:
        yield from (replace(mark, where="notice") for mark in products if mark.where == "maker")


@lru_cache(maxsize=64)  # at most 12 kB each; a not-found page, or one that stays, recurs look after look
def _product_marks(read: str, signs: frozenset[str], links: int) -> tuple[Mark, ...]:
    """The mark of each product whose words, and sign if it has one, the page has."""
    nameless = NAMELESS.search(read) if links < LINKS else None
    alone = "notice" if weight(read) < ALONE else "body"
    marks = [] if nameless is None else [_mark(NO_NAME, Finding.SERVER_ERROR, nameless[0], alone)]
    for maker in (*makers(), *firewalls(), *proxies(), *servers()):
        if links >= maker.links or (maker.sign and maker.sign not in signs):
            continue
        found = [pattern.search(read) for pattern in maker.all_of]
        if all(found):
            said = ", ".join(match[0] for match in found if match)
            marks.append(_mark(maker.id, maker.finding, said, maker.where))
    return tuple(marks)


def _mark(rule: str, finding: Finding, said: str, where: str) -> Mark:
    return Mark(rule=rule, finding=finding, matched=said[:200], where=where)


def default_error_marks(text: Text) -> Iterator[Mark]:
    """The mark of a hosting provider's error page that explains its own status at length, whatever its size."""
    opening = " ".join(lower(text.visible[:OPENING]).split())
    if (said := EXPLAINED.match(opening)) is not None:
        code = said[1]
        finding = Finding.SOFT_GONE if code in {"404", "410"} else Finding.DENIED
        finding = Finding.SERVER_ERROR if code.startswith("5") else finding
        yield _mark("maker.status", finding, said[0], "notice")
