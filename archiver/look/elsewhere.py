"""Finds where a document that is gone from its address may be now, by the links of its site (pure).

A guess only leads to a request: what is found there must still prove to be the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote

from archiver.judge import ELSEWHERE_KEPT
from archiver.observe.carried.members import find_members
from archiver.text import Text
from archiver.text.languages import CJK
from archiver.text.model import Link
from archiver.text.normal import fold
from archiver.text.titles import GENERIC, name_words, title_parts
from storage import urls
from storage.model import CONCLUSIVE, Observation, Role

TITLE_CHARS = 5  # a link whose text is a shorter title may lead anywhere
STEM_CHARS = 2
STEMS = 2  # max addresses of one page with the same stem: a stem that more have is not the name of one document
WIDE_CHARS = 2
ASK_AGAIN = timedelta(days=1)  # for an address that had no copy of the document
SAYS_SO, ANCHOR, STEM, CALLED, CARRIED, NEW = range(
    6
)  # how strongly a link points to the document, strongest first; all but SAYS_SO are guesses

_FRAMES = frozenset({"iframe", "frame"})
_FIGURES = re.compile(r"\d+")
_BLANKS = re.compile(r"[\W_]+")
_WIDE = re.compile(f"[{CJK}]")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,5}\Z")

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A page of the site as it came now, and its newest copy from before the document was first absent.

    `instead`: it came in place of the document; `before` is then the document's copy. `common`: addresses that the site
    links on every page, whatever is asked for.
    """

    url: str
    text: Text
    before: Text | None = None
    instead: bool = False
    common: frozenset[str] = frozenset()


class Lost:
    """A document that is gone.

    `addresses`: the addresses by which lists may have named it; first the one it was kept from. `homes`: the site's
    front pages, whose titles cannot be the document's.
    """

    def __init__(self, text: Text, addresses: Sequence[str], homes: Iterable[Text], pages: Sequence[Linking]) -> None:
        self._pages = pages
        self._host = host_of(addresses[0])
        self._name = addresses[0].rstrip("/").rpartition("/")[2]
        self._stem, self._extension = _stem(addresses[0]), _extension(addresses[0])
        site = {cell for home in homes for cell in title_parts(home.title or "")}
        own = [cell for cell in title_parts(text.title or "") if cell not in site]
        headings = [_normal(one) for one in text.headings[:1]]
        exact = [_normal(text.title or ""), *headings, *sorted(own, key=len, reverse=True)]
        self._names = [one for one in dict.fromkeys(exact) if len(one) >= TITLE_CHARS and one not in site]
        lists = [page.before for page in pages if page.before is not None and not page.instead]
        self._anchors = {told for before in lists for told in _anchors(before, addresses)}
        named = {one for one in (*own, *headings, *self._anchors) if one not in site}
        self._called = [(one, _tokens(one)) for one in sorted(named)]

    def candidates(self, *, guessing: bool) -> dict[str, str]:
        """Addresses that may have the document, best first, each with the page that links to it.

        They are on the same host, or on any host if the page that came in its place links them by the document's title.
        `guessing`: False returns only links by its title or file name, and frames in its place.
        """
        found: dict[str, tuple[Rank, str]] = {}
        for page in self._pages:
            before = {*page.common, *(link.url for link in page.before.links)} if page.before is not None else None
            stems = Counter(_stem(one) for one in {link.url for link in page.text.links})
            carried = (
                {url for url, _ in find_members(page.text, page.url, documents_only=True)} if page.instead else set()
            )
            shown = (
                {link.url for link in page.text.links if link.tag in _FRAMES} - (before or set())
                if page.instead
                else set()
            )
            for link in page.text.links:
                if link.tag != "a" and link.url not in carried and link.url not in shown:
                    continue
                if host_of(link.url) != self._host and not (page.instead and self._is_named(link)):
                    continue
                rank = self._rank(link, before, stems) or ((CARRIED,) if link.url in carried else None)
                rank = (SAYS_SO, len(self._names)) if link.url in shown else rank  # a frame in place of the document
                if rank is not None and (guessing or rank[0] == SAYS_SO):
                    found[link.url] = min((rank, page.url), found.get(link.url, (rank, page.url)))
        return {url: via for url, (_, via) in sorted(found.items(), key=lambda one: one[1][0])}

    def _is_named(self, link: Link) -> bool:
        """Whether a page's content links an address by the document's title.

        Not if its path contains the document's host: an archive's copy, or what others say about the address.
        """
        about_host = str(self._host).partition(":")[0] in urls.path_and_query(link.url)
        return link.main and _normal(link.text) in self._names and not about_host

    def _rank(self, link: Link, before: Collection[str] | None, stems: Counter[str]) -> Rank | None:
        """How strongly a link points to the document, lower is stronger; None if it does not."""
        told, stem = _normal(link.text), _stem(link.url)
        if "." in self._name and link.url.rstrip("/").rpartition("/")[2] == self._name:
            return SAYS_SO, 0
        if told in self._names:
            return SAYS_SO, self._names.index(told)
        new = before is not None and link.url not in before
        if new and told in self._anchors:
            return (ANCHOR,)
        if stem and stem == self._stem and stems[stem] <= STEMS:
            return (STEM,)
        share = max((_share((told, _tokens(told)), one) for one in self._called), default=0.0) if told else 0.0
        # only a new link: the list had another document under a similar name before
        if share and (new or before is None):
            return CALLED, -share
        return (NEW, _extension(link.url) != self._extension, not link.main) if new else None


class Asked:
    """What earlier looks, newest first, found at addresses they asked for.

    `copies`: had the document. `vain`: did not have it when asked within the last day. `unclear`: gave an error or a
    bot wall, which says nothing.
    """

    def __init__(self, looks: Iterable[Observation], at: datetime) -> None:
        known: dict[str, tuple[datetime, float]] = {}
        unclear: set[str] = set()
        for look in looks:
            for probe in look.probes:
                if probe.role is not Role.SIBLING or probe.watched:
                    continue
                if probe.status in CONCLUSIVE:
                    known.setdefault(probe.url, (look.at, 0.0 if probe.unlike else probe.kept or 0.0))
                elif probe.url not in known:
                    unclear.add(probe.url)
        self.copies = [one for one, (_, kept) in known.items() if kept >= ELSEWHERE_KEPT]
        self.unclear = unclear - set(self.copies)
        recent = {one for one, (asked, _) in known.items() if at - asked < ASK_AGAIN}
        self.vain = recent - set(self.copies) - unclear


def host_of(url: str) -> str | None:
    """The host key of an address; None if it has none."""
    try:
        return urls.host_key(url)
    except ValueError:
        return None


def _anchors(page: Text, addresses: Collection[str]) -> set[str]:
    """The link texts by which a page linked to these addresses and to no other."""
    others = {_normal(link.text) for link in page.links if link.url not in addresses}
    return {_normal(link.text) for link in page.links if link.url in addresses} - others - {""}


def _normal(text: str) -> str:
    """A text in the form in which link texts and titles are compared."""
    return " ".join(fold(text).split()).casefold()


def _tokens(told: str) -> frozenset[str]:
    return frozenset(name_words(told) | set(_FIGURES.findall(told)))


def _share(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    """How similar two names are, 0 to 1: by their words if they share most of the shorter one's; else, for CJK names,
    by length if one contains the other."""
    both = len(one[1] & other[1])
    if 2 * both > min(len(one[1]), len(other[1])):
        return both / len(one[1] | other[1])
    short, long = sorted((_BLANKS.sub("", one[0]), _BLANKS.sub("", other[0])), key=len)
    within = len(short) >= WIDE_CHARS and _WIDE.search(short) is not None and short in long
    return len(short) / len(long) if within else 0.0


def _stem(url: str) -> str:
    """The file name of an address, decoded, in lower case and without its extension; "" if it has none that tells."""
    if "?" in url:
        return ""
    name = unquote(url.rstrip("/").rpartition("/")[2]).casefold()
    stem = _EXTENSION.sub("", name)
    return stem if len(stem) >= STEM_CHARS and stem not in GENERIC else ""


def _extension(url: str) -> str:
    found = _EXTENSION.search(url.partition("?")[0].rpartition("/")[2].casefold())
    return found[0] if found is not None else ""
