"""Words of absence that are a name (pure): what a site is called, in the titles of its pages beside what each is called itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archiver.observe.marks.gist import FRONT_PROSE, foreign
from archiver.observe.marks.weigh import strongest
from archiver.text.model import Text
from archiver.text.titles import address, cells, pieces, words
from storage.model import Finding, Mark


def names(text: Text, url: str, old: Text | None, homes: Iterable[Text]) -> frozenset[str]:
    """The parts of a page's title that are names, and tell nothing of it: those that the title of its kept copy had; those behind
    the first where that and the first heading have the name of its address, which no notice knows; those of its site's front
    page, where that has a text of its own."""
    own = cells(text.title or "")
    known = set(cells(old.title or "")) if old is not None else set()
    if is_of_address(text, url):
        known.update(own[1:])
    for home in homes:
        if home.visible != text.visible and (home.prose_chars >= FRONT_PROSE or foreign(home)):
            known.update(cells(home.title or ""))
    return frozenset(known.intersection(own)) if len(own) > 1 else frozenset()


def is_of_address(text: Text, url: str) -> bool:
    """Whether the first part of a title and the first heading both have the words of an address, which are not its host's."""
    host, _, path = url.partition("?")[0].partition("://")[2].rstrip("/").partition("/")
    called, own = cells(text.title or "")[:1], address(path) - words(host)
    return bool(own and called and text.headings) and own <= pieces(called[0]) & pieces(text.headings[0])


def is_name(mark: Mark, known: Collection[str]) -> bool:
    """Whether the words of a mark are those of a name, or of a part of one; or are found in one and in what stands before it."""
    said = cells(mark.matched)
    return bool(said) and any(mark.matched in name or (len(said) > 1 and name in said) for name in known)


def may_be_named_so(marks: Iterable[Mark], title: str | None) -> bool:
    """Whether all that says that a page is missing are words of its title behind the first part: the site may be called that."""
    said, own = strongest(marks), cells(title or "")
    if said is None or said[0] is not Finding.SOFT_GONE or len(own) < 2:
        return False
    return all(is_name(mark, own[1:]) and not is_name(mark, own[:1]) for mark in said[1])
