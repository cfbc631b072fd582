"""Cited passages that are not in what is served any more, and the copy that has them.

Only a text that differed can lack a passage of our copy: the looks that told an alteration, and those of one that is not
confirmed yet, are all that need be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.judge.acts import PENDING
from storage import catalog as tables
from storage.model import EventKind, Role, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen
    from storage.model import Capture

LOOKS = 20  # of a source, the newest that told an alteration: older ones say nothing of what is served now


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A cited passage that the newest look which can tell did not have. `at`: of the look that told it, or of the first
    that lacked it where that is not confirmed; `copy`: the newest copy that has it, if it is kept."""

    at: datetime
    confirmed: bool
    copy: Capture | None


def missing(conn: Connection, watched: Iterable[Watched]) -> dict[str, dict[str, Missing]]:
    """By source and passage."""
    some = ((one.source.id, _missing(conn, one)) for one in watched if one.quotes and one.assessment.ever_good)
    return {source: found for source, found in some if found}


def best(found: Mapping[str, Missing]) -> Capture | None:
    """Of the copies that have missing passages the one with most of them; of these the newest."""
    copies = [one.copy for one in found.values() if one.copy is not None]
    return max(copies, key=lambda one: (copies.count(one), one.at), default=None)


def _missing(conn: Connection, watched: Watched) -> dict[str, Missing]:
    found: dict[str, Missing] = {}
    there: set[str] = set()
    without: dict[str, Missing] = {}  # no look yet that knows the copy which had it
    for look, told in _looks(conn, watched):
        saw = look.observation
        if saw is None:
            continue
        for quote in set(watched.quotes) - there - found.keys():
            if saw.quotes.get(quote):
                if quote in without:
                    found[quote] = without[quote]
                else:
                    there.add(quote)
            elif saw.quotes.get(quote) is False:
                at = look.at if told else watched.assessment.pending_at or look.at
                first = without.setdefault(quote, Missing(at=at, confirmed=told, copy=None))
                if saw.quotes_before.get(quote):
                    found[quote] = Missing(at=at, confirmed=first.confirmed or told, copy=_copy(conn, look, quote))
        if there | found.keys() >= set(watched.quotes):
            break
    return found


def _looks(conn: Connection, watched: Watched) -> Iterator[tuple[Seen, bool]]:
    """The newest first, each with whether it told an alteration."""
    source = watched.source.id
    pending = watched.assessment.marks.get(PENDING, "").split() if watched.assessment.pending_at else []
    if pending and (look := tables.visits.by_number(conn, source, int(pending[-1]))) is not None:
        yield look, False
    told = tables.events.listing(conn, source=source, kinds={EventKind.ALTERED}, limit=LOOKS, newest_first=True)
    for event in told:
        if (look := tables.visits.by_number(conn, source, event.n)) is not None:
            yield look, True


def _copy(conn: Connection, look: Seen, quote: str) -> Capture | None:
    """What the look was held against: of a passage that stood in a document, the copy of that."""
    saw = look.observation
    assert saw is not None
    document = saw.quoted_in.get(quote)
    against = saw.reference
    if document is not None:
        against = next((one.reference for one in look.members if one.url == document), None)
        if against is None:  # it is not there: its newest copy
            kept = tables.captures.of_url(conn, document, until=look.at)
            own = [one for one in kept if one.source == look.source and one.role is Role.DOCUMENT and one.good]
            against = own[-1].id if own else None
    found = None if against is None else tables.captures.by_id(conn, against)
    return None if found is None or found.purged else found
