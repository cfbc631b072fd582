"""By which sentence an alteration is told (pure)."""

from __future__ import annotations

import re

from archiver.page_numbers import numbered
from archiver.words.table import TOLD_SINCE, Words
from storage.model import Assessment, Comparison, Effect, EventKind, Observation, Role

_SHOWN = re.compile(r"\[(?:picture|image|frame|document): .+\]")  # as passages (archiver.text.page.picture_pages.told)


def told_by(words: Words, observation: Observation, after: Assessment) -> tuple[str, tuple[str, ...]]:
    """By which template an alteration is told, and the addresses of the documents that it is of."""
    template, documents = _told_by(words, observation)
    if TOLD_SINCE in after.marks and "{stands}" not in template:
        template = words.altered_so.format(sentence=template, stands="{stands}")
    if kept_elsewhere(observation):
        template = words.altered_here.format(sentence=template)
    return template, documents


def _told_by(words: Words, observation: Observation) -> tuple[str, tuple[str, ...]]:
    last, gone = observation.last, observation.cited_gone
    if first_again(observation):
        return words.altered_back, ()
    stood = tuple(dict.fromkeys(observation.quoted_in[one] for one in gone if one in observation.quoted_in))
    if any(one not in observation.quoted_in for one in gone):
        return words.altered_cited, ()
    if stood:
        return words.altered_cited_members if len(stood) > 1 else words.altered_cited_member, stood
    if any(there and observation.quotes_before.get(one) is False for one, there in observation.quotes.items()):
        return words.altered_cited_back, ()
    papers = tuple(
        one.url
        for one in observation.members
        if one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE and one.moved_to is None
    )
    if papers and last is not None and last.same_text:
        return words.altered_members if len(papers) > 1 else words.altered_member, papers
    if only_shown(observation):
        return words.altered_shown, ()
    return words.altered_pictures if only_pictures(observation) else words.events[EventKind.ALTERED], ()


def kept_elsewhere(observation: Observation) -> bool:
    """Whether the kept text of a page that is altered here was received from another vantage point at the same look."""
    return any(one.as_here is False and one.finding.effect is Effect.GOOD for one in observation.vantages)


def first_again(observation: Observation) -> bool:
    """Whether a text that differs from our newest copy is that of the first, as the page itself has it."""
    first, last = observation.first, observation.last
    return last is not None and not last.same_text and first is not None and (first.identical or first.same_text)


def other_pages(observation: Observation) -> str:
    """The pages of a document that are pictures, and others than in our copy, by their numbers."""
    return numbered(observation.last.pictures if observation.last is not None else ())


def only_pictures(observation: Observation) -> bool:
    """Whether of a document pages without text show other pictures, and nothing that can be read is another."""
    last = observation.last
    return last is not None and bool(last.pictures) and not (last.lost or last.added or observation.cited_gone)


def only_shown(observation: Observation) -> bool:
    """Whether all that differs is what a page shows or leads to beside its words: pictures, frames, documents by their addresses."""
    last = observation.last
    if last is None or last.differing_bytes or observation.cited_gone:
        return False
    if last.lost or last.added:
        return bool(last.lost) and all(map(_SHOWN.match, (*last.lost, *last.added)))
    return _only_linked(observation, last)


def _only_linked(observation: Observation, last: Comparison) -> bool:
    """Whether no word differs and links do. Told as an alteration, that is another document linked in a document's place
    (`archiver.observe.carried.papers.other_documents`)."""
    papers = any(one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE for one in observation.members)
    return last.same_text and bool(last.links_lost and last.links_added) and not (last.pictures or papers)


def compared_pictures(observation: Observation) -> bool:
    """Whether pages that are pictures were told apart at this look."""
    last = observation.last
    return bool(last is not None and last.pictures) or any(one.pictures for one in observation.members)
