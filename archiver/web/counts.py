"""How the watch goes, over all sources that a reader may see: counts for the front page, the API and the metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from archiver.lookup.cases import OF_DOCUMENTS
from archiver.lookup.passages import missing
from archiver.words import MEMBER, not_seen
from storage import catalog as tables
from storage.catalog.schema import ACTIVE, citations, events, sources
from storage.model import Access, Assessment, Effect, EventKind, Finding, State
from storage.records import from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_S = sources.c
# what an assessment tells of a document of its page: no column, for few are off at a time
OFF = _S.state.in_([state.value for state in OF_DOCUMENTS])
_HERE = [finding.value for finding in Finding if finding.effect.is_there]
OF_DOCUMENT = _S.assessment.contains('"page":{') | (  # until judge/8 the page's own was not kept beside it
    _S.assessment.contains('"kind":"member"') & ~_S.assessment.contains('"documents":{"')
)
_CHANGED = [finding.value for finding in Finding if finding.effect is Effect.CHANGE]
DIFFERS = _S.finding.in_(_CHANGED) & _S.assessment.contains('"pending_at":"')
NOT_SEEN = (_S.state == State.AVAILABLE.value) & _S.assessment.contains('"not_seen":"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """How the watch goes, over all sources that a reader may see."""

    states: dict[State, int]
    documents: dict[State, int]  # of these, those of which it is a document that the page carries, and not the page
    active: int
    late: int
    newest_at: datetime | None
    next_at: datetime | None
    elsewhere: int = 0  # pages that are not shown to us here, and were received by another way out since
    apart: int = 0  # pages that are taken as served for that alone
    documents_apart: int = 0  # pages that are there, and a document of which is taken so
    not_seen: int = 0  # pages that are taken as served, and that no look could see lately
    documents_not_seen: int = 0  # pages that are there, and a document of which is so
    differing: int = (
        0  # those at which the newest look saw a text that differs from our copy's, and that is not told yet
    )

    @property
    def sources(self) -> int:
        return sum(self.states.values())

    def pages(self, *states: State) -> int:
        """Sources whose page is in one of these states."""
        return sum(self.states.get(one, 0) - self.documents.get(one, 0) for one in states)

    def of_documents(self, *states: State) -> int:
        """Sources of which a document is, and the page is there."""
        return sum(self.documents.get(one, 0) for one in states)


def known(conn: Connection, access: Access | None) -> int:
    """How many sources there are: all that a list says of those that it does not show."""
    only = [] if access is None else [_S.access == access.value]
    found: int = conn.execute(sa.select(sa.func.count()).select_from(sources).where(*only)).scalar_one()
    return found


def responses(conn: Connection, access: Access | None) -> int:
    """How many responses are kept; what was erased is not."""
    return tables.captures.count(conn, access) - tables.purged.count(conn, access)


def lacking(conn: Connection, access: Access | None) -> list[str]:
    """Sources that are there, and a passage that is cited is not: told, and still so at the newest look that can tell."""
    only = [] if access is None else [_S.access == access.value]
    told = tables.sources.watched(conn, list(conn.scalars(sa.select(_S.id).where(_WENT, *only))))
    gone = missing(conn, [one for one in told if not_seen(one.assessment) is None])
    return [source for source, some in gone.items() if any(one.confirmed and not one.lost for one in some.values())]


def watch(conn: Connection, access: Access | None, now: datetime, lateness: timedelta) -> Watch:
    """Counts of sources, and of those whose look is late by more than `lateness`. All of them are gone through once, and once
    more where the words of some have to be read."""
    only = [] if access is None else [_S.access == access.value]
    rows = conn.execute(_COUNTS.where(*only).group_by(_S.state), {"late": now - lateness}).all()
    found = Watch(
        states={State(row.state): row.sources for row in rows},
        documents={State(row.state): row.documents for row in rows if row.documents},
        active=sum(row.active for row in rows),
        late=sum(row.late for row in rows),
        newest_at=max((row.newest_at for row in rows if row.newest_at is not None), default=None),
        next_at=min((row.next_at for row in rows if row.next_at is not None), default=None),
        elsewhere=sum(row.elsewhere for row in rows),
        apart=sum(row.apart for row in rows),
        differing=sum(row.differing for row in rows),
    )
    return _read(conn, only, found) if any(row.to_read for row in rows) else found


def _read(conn: Connection, only: Sequence[sa.ColumnElement[bool]], found: Watch) -> Watch:
    """With those of which only all that is known of them tells what they are. Where documents are remembered the page's own
    instant is not told from theirs by the text."""
    texts = conn.execute(
        sa.select(_S.assessment, _RECEIVED.label("received"), NOT_SEEN.label("hidden")).where(_TO_READ, *only)
    )
    known = [(from_json(Assessment, row.assessment), row.received, row.hidden) for row in texts]
    some = [one for one, received, _ in known if received]
    there = [one for one in some if one.state is State.AVAILABLE]
    unseen = [gone for one, _, hidden in known if hidden and (gone := not_seen(one)) is not None]
    return replace(
        found,
        elsewhere=found.elsewhere
        + sum(one.state is not State.AVAILABLE and one.elsewhere_at is not None for one in some),
        apart=found.apart
        + sum(
            one.elsewhere_at is not None and one.finding is not None and one.finding.value not in _HERE for one in there
        ),
        documents_apart=sum(one.elsewhere_at is None for one in there),
        not_seen=sum(one.kind != MEMBER for one in unseen),
        documents_not_seen=sum(one.kind == MEMBER for one in unseen),
    )


def _many(*which: sa.ColumnElement[bool]) -> sa.Function[int]:
    """How many are all of these; what is asked first spares most the rest."""
    return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*which), 1), else_=0)), 0)


_WENT = (
    (_S.state == State.AVAILABLE.value)
    & sa.exists().where(citations.c.source == _S.id, citations.c.quote.is_not(None))
    & sa.exists().where(
        events.c.source == _S.id, events.c.kind == EventKind.ALTERED.value, events.c.reasons.contains('"rule":"quote"')
    )
)
_UNSEEN = _S.state.in_([State.BLOCKED.value, State.UNREACHABLE.value])
_THERE = _S.state == State.AVAILABLE.value
_ELSEWHERE = _S.assessment.contains('"elsewhere_at":"') & ~OF_DOCUMENT
_DOCUMENTS = _S.assessment.contains('"documents":{"')
_RECEIVED = (_UNSEEN | _THERE) & _ELSEWHERE & _DOCUMENTS
_TO_READ = NOT_SEEN | _RECEIVED
_COUNTS = sa.select(
    _S.state,
    sa.func.count().label("sources"),
    _many(OFF, OF_DOCUMENT).label("documents"),
    _many(_S.standing == ACTIVE).label("active"),
    _many(_S.standing == ACTIVE, _S.next_due_at < sa.bindparam("late", type_=_S.next_due_at.type)).label("late"),
    sa.func.min(sa.case((_S.standing == ACTIVE, _S.next_due_at))).label("next_at"),
    sa.func.max(_S.visited_at).label("newest_at"),
    _many(_UNSEEN, _ELSEWHERE, ~_DOCUMENTS).label("elsewhere"),
    _many(_THERE, _S.finding.not_in(_HERE), _ELSEWHERE, ~_DOCUMENTS).label("apart"),
    _many(DIFFERS).label("differing"),
    _many(_TO_READ).label("to_read"),
)
