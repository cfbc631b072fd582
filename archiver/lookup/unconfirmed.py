"""A text that differs from our copy but was not seen often or long enough to be told: what seems to have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archiver.judge.served import PENDING
from archiver.lookup import looks
from archiver.words.table import UNLIKE
from storage import catalog as tables
from storage.clock import parse_rfc3339, rfc3339
from storage.model import MEMBER_ROLES, Effect, Role

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen
    from storage.model import Assessment, Capture, Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Capture ids of our copy and of the differing text. `document`: its address; None for the page."""

    old: str
    new: str
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unconfirmed:
    """An alteration that waits to be confirmed.

    `look`: the newest that saw it. `since`: the first that saw a text other than our copy's. `looks`: the numbers of
    those that saw this one. `pairs`: the copies, where both are kept. `differing`: addresses of the documents that
    differ, None for the page.
    """

    look: Seen
    since: datetime
    looks: frozenset[int]
    pairs: tuple[Pair, ...]
    differing: frozenset[str | None]

    def has(self, capture: Capture) -> bool:
        """Whether this is a copy of what waits to be confirmed."""
        return capture.n in self.looks and (capture.url if capture.role in MEMBER_ROLES else None) in self.differing


def looks_of(now: Assessment) -> list[int]:
    """The numbers of the looks that saw the differing text, newest last; empty if none waits to be confirmed."""
    return [int(n) for n in now.marks.get(PENDING, "").split()] if now.pending_at else []


def differs(now: Assessment) -> bool:
    """Whether the newest look saw the differing text."""
    return now.pending_at is not None and now.finding is not None and now.finding.effect is Effect.CHANGE


def unconfirmed(conn: Connection, watched: Watched) -> Unconfirmed | None:
    """The alteration that waits to be confirmed; None if there is none."""
    now = watched.assessment
    seen = looks_of(now)
    look = tables.visits.by_number(conn, watched.source.id, seen[-1]) if seen else None
    if look is None or now.pending_at is None:
        return None
    since = min(parse_rfc3339(now.marks[UNLIKE]), now.pending_at) if UNLIKE in now.marks else now.pending_at
    pairs = pairs_of(look)
    named = tables.captures.by_ids(conn, {one for pair in pairs for one in (pair.old, pair.new)})
    kept = {one.id for one in named.values() if not one.purged}
    there = tuple(pair for pair in pairs if {pair.old, pair.new} <= kept)
    differing = frozenset(pair.document for pair in pairs)
    return Unconfirmed(look=look, since=since, looks=frozenset(seen), pairs=there, differing=differing)


def pairs_of(look: Seen) -> list[Pair]:
    """What a look that found another text was compared with, kept or not: the page first, unless it is unchanged."""
    against = look.observation.reference if look.observation is not None else None
    page = (
        []
        if against is None or look.capture is None or looks.altered_documents(look)
        else [Pair(old=against, new=look.capture)]
    )
    return page + [
        Pair(old=one.reference, new=one.capture, document=one.url)
        for one in look.members
        if one.role is Role.DOCUMENT and one.finding.effect is Effect.CHANGE and one.reference and one.capture
    ]


def unconfirmed_line(found: Unconfirmed) -> dict[str, Any]:
    """The alteration as the API writes it."""
    return {
        "n": found.look.n,
        "at": rfc3339(found.look.at),
        "finding": found.look.finding.value,
        "since": rfc3339(found.since),
        "copies": [{"from": one.old, "to": one.new, "document": one.document} for one in found.pairs],
    }
