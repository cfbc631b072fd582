"""Sealing what must not lie in a store in clear text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from storage.journal.entries import (
    CapturesPurged,
    CitationAdded,
    Entry,
    HoldPlaced,
    HoldReleased,
    OperatorAct,
    PurgeBegun,
    SourceAdded,
    SourceEdited,
    WorkAdded,
)
from storage.model import Access, Source
from storage.sealing import UNREADABLE


def seal_entries(entries: Iterable[Entry], hidden: Collection[str], words: Callable[[str], str]) -> list[Entry]:
    """The entries, with everything that must not be readable in a store replaced by `words` of it.

    That is: who acted; and for the sources `hidden` their URLs, tags and passages, and the works that cite them, which
    may be unpublished. (The segments of a sealed source contain its URL, as every exchange must. The journal is read by
    anyone who follows the ledger, so there the URL is sealed.)
    """
    entries = list(entries)
    works = {e.citation.work for e in entries if isinstance(e, CitationAdded) and e.citation.source in hidden}
    found: list[Entry] = []
    for entry in entries:
        match entry:
            case SourceAdded() | SourceEdited() if entry.source.access is Access.SEALED:
                found.append(replace(entry, source=_covered(entry.source, words)))
            case WorkAdded() if entry.work.id in works:
                url = None if entry.work.url is None else words(entry.work.url)
                found.append(replace(entry, work=replace(entry.work, title=words(entry.work.title), url=url)))
            case CitationAdded() if entry.citation.source in hidden:
                told = entry.citation
                quote, locator = (None if text is None else words(text) for text in (told.quote, told.locator))
                found.append(replace(entry, citation=replace(told, quote=quote, locator=locator)))
            case OperatorAct() | HoldPlaced() | HoldReleased() | PurgeBegun() | CapturesPurged():
                found.append(replace(entry, who=words(entry.who)))
            case _:
                found.append(entry)
    return found


def unseal_entry(entry: Entry, show: Callable[[str], str]) -> Entry:
    """An entry as it was before `seal_entries`; words that were never sealed stay as they are."""
    match entry:
        case SourceAdded() | SourceEdited():
            hidden = {entry.source.id}
        case CitationAdded():
            hidden = {entry.citation.source}
        case WorkAdded():
            url = None if entry.work.url is None else show(entry.work.url)
            return replace(entry, work=replace(entry.work, title=show(entry.work.title), url=url))
        case _:
            hidden = set()
    return seal_entries([entry], hidden, show)[0]


def legible(entry: Entry) -> bool:
    """False for a source whose URL is unreadable because the key is lost: it is restored from its segments, sealed."""
    return not (isinstance(entry, (SourceAdded, SourceEdited)) and entry.source.url == UNREADABLE)


def _covered(source: Source, words: Callable[[str], str]) -> Source:
    return replace(
        source,
        url=words(source.url),
        written=words(source.written),
        host=words(source.host),
        tags=tuple(map(words, source.tags)),
        removed_parameters=tuple(map(words, source.removed_parameters)),
        certificate=None if source.certificate is None else words(source.certificate),  # a site can be found by it
    )
