"""The documents that a page carries: which differ from our copies now, and which were missing in a case (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.judge.keys import short_key
from archiver.lookup.cases import OF_DOCUMENTS, Case, page_there
from archiver.words import DOCUMENT, unseen_documents
from storage.model import Assessment, Role

if TYPE_CHECKING:
    from storage.catalog.visits import Seen
    from storage.model import Capture, Finding, Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A document of a page.

    `copy`: our newest good one. `off`: its assessment if it is not as kept. `unseen`: its assessment if no look could
    see it for a day.
    """

    url: str
    copy: Capture | None
    off: Assessment | None
    unseen: Assessment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A document of a page that looks of a case did not find, from the first to the newest of them in a row."""

    url: str
    finding: Finding  # of the newest of these looks
    last_seen: datetime | None
    first_absent: datetime
    again: datetime | None = None
    copy: str | None = None  # its capture at the look that last had it
    answer: str | None = None  # capture of what came in its place at the newest look


def carried(watched: Watched) -> list[Carried]:
    """The documents of a source: those that are not as kept first, by when they were first absent."""
    now = watched.assessment
    off = {key: one for key, one in now.documents.items() if one.state in OF_DOCUMENTS}
    unseen = {short_key(one.marks[DOCUMENT]): one for one in unseen_documents(now)}
    found = [
        Carried(url=one.address, copy=one, off=off.pop(key, None), unseen=unseen.get(key))
        for one in watched.documents
        for key in (short_key(one.address),)
    ]
    found += [
        Carried(url=one.marks[DOCUMENT], copy=None, off=one) for one in off.values() if DOCUMENT in one.marks
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.off is None, "" if one.off is None else str(one.off.first_absent_at)))


def missed(case: Case, visits: Iterable[Seen]) -> list[Missed]:
    """The documents that went missing in a case, in the order in which they were first absent.

    `visits`: all visits of its source, in order. Empty for a case about the page.
    """
    if not case.document:
        return []
    had: dict[str, tuple[datetime, str | None]] = {}
    found: list[Missed] = []
    for visit in visits:
        if case.ended is not None and visit.at > case.ended:
            break
        gone = {one.url: at for at, one in enumerate(found) if one.again is None}
        for one in visit.members:
            if one.role is not Role.DOCUMENT:
                continue
            at = gone.get(one.url)
            if one.lost and visit.n >= case.n and at is not None:
                found[at] = replace(found[at], finding=one.finding, answer=one.capture)
            elif one.lost and visit.n >= case.n:
                seen, copy = had.get(one.url, (None, None))
                found.append(Missed(
                    url=one.url, finding=one.finding, last_seen=seen, first_absent=visit.at, copy=copy, answer=one.capture,
                ))  # fmt: skip
            elif page_there(visit) and (one.finding.effect.is_there or one.moved_to is not None):
                had[one.url] = visit.at, one.capture or had.get(one.url, (None, None))[1]
                if at is not None:
                    found[at] = replace(found[at], again=visit.at)
    return found
