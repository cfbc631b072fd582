"""Recognises "not found" wordings that are really names: the site's or section's name in a page's title (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archiver.observe.marks.gist import is_off_topic
from archiver.observe.marks.links import FRONT_PROSE
from archiver.observe.marks.weigh import strongest
from archiver.text.model import Text
from archiver.text.titles import all_name_words, host_and_path, last_path_words, name_words, title_parts
from storage.model import Finding, Mark


def names(text: Text, url: str, old: Text | None, homes: Iterable[Text]) -> frozenset[str]:
    """The parts of a page's title that are names, and so say nothing about the state of the page.

    These are the parts that the title of the kept copy has as well; the parts after the first, if the first part and
    the first heading both have the words of the page's address, which a notice cannot know; and the parts that the
    title of the site's front page has, if that page has a text of its own."""
    own = title_parts(text.title or "")
    known = set(title_parts(old.title or "")) if old is not None else set()
    if is_of_address(text, url):
        known.update(own[1:])
    for home in homes:
        if home.visible != text.visible and (home.prose_chars >= FRONT_PROSE or is_off_topic(home)):
            known.update(title_parts(home.title or ""))
    return frozenset(known.intersection(own)) if len(own) > 1 else frozenset()


def is_of_address(text: Text, url: str) -> bool:
    """Whether the first part of the title and the first heading both contain the words of the URL's path, host words
    excluded."""
    host, path = host_and_path(url)
    called, own = title_parts(text.title or "")[:1], last_path_words(path) - name_words(host)
    return bool(own and called and text.headings) and own <= all_name_words(called[0]) & all_name_words(
        text.headings[0]
    )


def is_name(mark: Mark, known: Collection[str]) -> bool:
    """Whether a mark's words are a known name or part of one, or span several title parts of which one is a known
    name."""
    said = title_parts(mark.matched)
    return bool(said) and any(mark.matched in name or (len(said) > 1 and name in said) for name in known)


def may_be_named_so(marks: Iterable[Mark], title: str | None) -> bool:
    """Whether a page is called missing only by words in its title after the first part, which may be the site's
    name."""
    said, own = strongest(marks), title_parts(title or "")
    if said is None or said[0] is not Finding.SOFT_GONE or len(own) < 2:
        return False
    return all(is_name(mark, own[1:]) and not is_name(mark, own[:1]) for mark in said[1])
