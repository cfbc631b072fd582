"""Finds cited passages that are no longer in what is served, and the copies that have them.

A passage of our copy can only be lacking in a text that differed or a document that is missing. So only these looks are
read: those that told an alteration, those of an unconfirmed one, and the newest that did not find a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.judge.keys import short_key
from archiver.lookup.unconfirmed import looks_of
from storage import catalog as tables
from storage.model import EventKind, Role, State, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen
    from storage.model import Capture, Observation

LOOKS = 20  # newest looks per source that told an alteration: older ones say nothing about what is served now
_LOST = frozenset({State.SUSPECT, State.REMOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A cited passage that the newest look which can tell did not find.

    `at`: the look that told it; if it is not confirmed, the first that lacked it. `copy`: the newest kept copy that has
    it.
    """

    at: datetime
    confirmed: bool
    copy: Capture | None
    document: str | None = None  # the address of the document that had it; None: the page itself
    lost: bool = False  # that document is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A look that may lack a passage.

    `at`, `confirmed`: as in `Missing`. `lost`: the key of a document that it did not find; it then only tells of
    passages in that document.
    """

    seen: Seen
    at: datetime
    confirmed: bool
    lost: str | None = None


def missing(conn: Connection, watched: Iterable[Watched]) -> dict[str, dict[str, Missing]]:
    """The missing passages by source and passage."""
    sources = {one.source.id: one for one in watched}.values()  # each once, however often a work cites it
    cited = [one for one in sources if one.quotes and one.assessment.ever_good]
    altered = tables.events.having(conn, [one.source.id for one in cited], EventKind.ALTERED)
    asked = (one for one in cited if one.source.id in altered or one.assessment.pending_at or one.assessment.documents)
    by_source = ((one.source.id, _missing(conn, one)) for one in asked)
    return {source: found for source, found in by_source if found}


def best(found: Mapping[str, Missing]) -> Capture | None:
    """Of the copies that have missing passages, the one with most of them, and of these the newest."""
    copies = [one.copy for one in found.values() if one.copy is not None]
    return max(copies, key=lambda one: (copies.count(one), one.at), default=None)


def _missing(conn: Connection, watched: Watched) -> dict[str, Missing]:
    found: dict[str, Missing] = {}
    there: set[str] = set()
    without: dict[str, _Look] = {}  # looks that lacked it, while the copy that had it is not known yet
    for look in _looks(conn, watched):
        saw = look.seen.observation
        if saw is None:
            continue
        for quote in set(watched.quotes) - there - found.keys():
            if saw.quotes.get(quote):
                lacking = without.get(quote)
                if lacking is None or _read_otherwise(lacking, saw, quote):
                    there.add(quote)
                else:
                    found[quote] = _found(conn, lacking, quote, copy=False)
            elif saw.quotes.get(quote) is False and _tells(look, quote):
                first = without.setdefault(quote, look)
                if saw.quotes_before.get(quote):
                    confirmed = first.confirmed or look.confirmed
                    found[quote] = _found(conn, look, quote, confirmed=confirmed)
        if there | found.keys() >= set(watched.quotes):
            break
    return found


def _tells(look: _Look, quote: str) -> bool:
    """Whether a look can tell about this passage: a look for a lost document, only if the passage stood in it."""
    if look.lost is None:
        return True
    assert look.seen.observation is not None
    stood = look.seen.observation.quoted_in.get(quote)
    return stood is not None and short_key(stood) == look.lost


def _read_otherwise(look: _Look, earlier: Observation, quote: str) -> bool:
    """Whether a passage is missing only because another version of our reader read the look.

    True if the look found the passage neither now nor in the reference, and an earlier look by another version had
    found it: that version leaves something out, such as a table of contents, that is still served.
    """
    saw = look.seen.observation
    return saw is not None and saw.quotes_before.get(quote) is False and saw.v != earlier.v


def _found(conn: Connection, look: _Look, quote: str, *, confirmed: bool | None = None, copy: bool = True) -> Missing:
    assert look.seen.observation is not None
    document = look.seen.observation.quoted_in.get(quote)
    return Missing(
        at=look.at,
        confirmed=look.confirmed if confirmed is None else confirmed,
        copy=_copy(conn, look.seen, quote) if copy else None,
        document=document,
        lost=any(one.lost for one in look.seen.members if one.url == document),
    )


def _looks(conn: Connection, watched: Watched) -> Iterator[_Look]:
    """The looks that may lack a passage, newest first."""
    source, now = watched.source.id, watched.assessment
    pending = looks_of(now)
    told = tables.events.listing(conn, source=source, kinds={EventKind.ALTERED}, limit=LOOKS, newest_first=True)
    every: list[tuple[int, datetime | None, bool, str | None]] = [(event.n, None, True, None) for event in told]
    every += [(pending[-1], now.pending_at, False, None)] if pending else []
    every += [
        (one.doubts[-1].n, one.first_absent_at, one.state is State.REMOVED, key)
        for key, one in now.documents.items()
        if one.state in _LOST and one.doubts
    ]
    for n, at, confirmed, lost in sorted(every, key=lambda one: -one[0]):
        if (look := tables.visits.by_number(conn, source, n)) is not None:
            yield _Look(seen=look, at=at or look.at, confirmed=confirmed, lost=lost)


def _copy(conn: Connection, look: Seen, quote: str) -> Capture | None:
    """The copy that the look was compared with; for a passage in a document, the copy of that document."""
    saw = look.observation
    assert saw is not None
    document = saw.quoted_in.get(quote)
    against = saw.reference
    if document is not None:
        against = next((one.reference for one in look.members if one.url == document), None)
        if against is None:  # the document is missing: take its newest copy
            kept = tables.captures.of_url(conn, document, until=look.at)
            own = [one for one in kept if one.source == look.source and one.role is Role.DOCUMENT and one.good]
            against = own[-1].id if own else None
    found = None if against is None else tables.captures.by_id(conn, against)
    return None if found is None or found.purged else found
