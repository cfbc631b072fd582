"""Counts over all sources that a reader may see, for the front page, the API and the metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from archiver.lookup.cases import OF_DOCUMENTS
from archiver.lookup.passages import missing
from archiver.words import MEMBER, not_seen
from storage import catalog as tables
from storage.catalog.classes import OF_WITHHELD
from storage.catalog.columns import CHANGES, THERE, millis
from storage.catalog.schema import ACTIVE, citations, events, sources
from storage.model import Access, Assessment, EventKind, State
from storage.records import from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_S = sources.c
DAY_S = 86_400  # a look may have to wait for so long: `Retry-After`, a lost source
# states that a document can have; whether it is a document's, only the assessment's JSON says: no column, since few are
# off at a time
OFF = _S.state.in_([state.value for state in OF_DOCUMENTS])
OF_DOCUMENT = _S.assessment.contains('"page":{') | (  # before judge/8, the page's own was not kept separately
    _S.assessment.contains('"kind":"member"') & ~_S.assessment.contains('"documents":{"')
)
DIFFERS = _S.finding.in_(CHANGES) & _S.assessment.contains('"pending_at":"')
NOT_SEEN = (_S.state == State.AVAILABLE.value) & _S.assessment.contains('"not_seen":"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The state of the watch over all sources that a reader may see."""

    states: dict[State, int]
    documents: dict[State, int]  # the part of `states` that is the state of a document, not of the page
    active: int
    late: int
    newest_at: datetime | None
    next_at: datetime | None
    elsewhere: int = 0  # pages hidden from us here, and received from another vantage point since
    apart: int = 0  # pages considered served only because another vantage point receives them
    documents_apart: int = 0  # pages that are there, with such a document
    not_seen: int = 0  # pages considered served that no look could see lately
    documents_not_seen: int = 0  # pages that are there, with such a document
    # sources where the newest look saw a text that differs from our copy's and is not confirmed yet
    differing: int = 0

    @property
    def sources(self) -> int:
        return sum(self.states.values())

    def pages(self, *states: State) -> int:
        """Sources whose page is in one of these states."""
        return sum(self.states.get(one, 0) - self.documents.get(one, 0) for one in states)

    def of_documents(self, *states: State) -> int:
        """Sources with a document in one of these states, while the page is there."""
        return sum(self.documents.get(one, 0) for one in states)


def known(conn: Connection, access: Access | None) -> int:
    """How many sources there are: the only thing a list says about those it does not show."""
    only = [] if access is None else [_S.access == access.value]
    found: int = conn.execute(sa.select(sa.func.count()).select_from(sources).where(*only)).scalar_one()
    return found


def responses(conn: Connection, access: Access | None) -> int:
    """How many responses are kept, without those that were erased."""
    return tables.captures.count(conn, access) - tables.erased_captures.count(conn, access)


def lacking(conn: Connection, access: Access | None) -> list[str]:
    """Ids of available sources where a cited passage is missing.

    Only confirmed losses that still hold at the newest look able to tell; of what is withheld from the reader none.
    """
    only = [] if access is None else [_S.access == access.value, ~OF_WITHHELD]
    told = tables.sources.watched(conn, list(conn.scalars(sa.select(_S.id).where(_LOST_PASSAGE, *only))))
    gone = missing(conn, [one for one in told if not_seen(one.assessment) is None])
    return [source for source, some in gone.items() if any(one.confirmed and not one.lost for one in some.values())]


def watch(conn: Connection, access: Access | None, now: datetime, lateness: timedelta) -> Watch:
    """Count sources by state, and those that are late by more than `lateness`, hidden, unseen or differing. One whose
    newest look is older than twice its interval, and than two days, is late whenever the next one is due.

    One pass over the table, and a second one over assessments that have to be parsed, if there are any.
    """
    only = [] if access is None else [_S.access == access.value]
    counts = _COUNTS if access is None else _COUNTS_FOR_OTHERS
    asked = {"late": now - lateness, "late_ms": millis(now - lateness)}
    rows = conn.execute(counts.where(*only).group_by(_S.state), asked).all()
    result = Watch(
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
    return _with_parsed(conn, only, result) if any(row.to_read for row in rows) else result


def _with_parsed(conn: Connection, only: Sequence[sa.ColumnElement[bool]], found: Watch) -> Watch:
    """Add the counts of sources for which the whole assessment must be parsed.

    Where an assessment holds documents, a text match cannot tell the page's own timestamp from theirs.
    """
    texts = conn.execute(
        sa.select(_S.assessment, _RECEIVED.label("received"), NOT_SEEN.label("hidden")).where(_TO_READ, *only)
    )
    parsed = [(from_json(Assessment, row.assessment), row.received, row.hidden) for row in texts]
    received_elsewhere = [one for one, received, _ in parsed if received]
    available = [one for one in received_elsewhere if one.state is State.AVAILABLE]
    unseen = [gone for one, _, hidden in parsed if hidden and (gone := not_seen(one)) is not None]
    return replace(
        found,
        elsewhere=found.elsewhere
        + sum(one.state is not State.AVAILABLE and one.elsewhere_at is not None for one in received_elsewhere),
        apart=found.apart
        + sum(
            one.elsewhere_at is not None and one.finding is not None and one.finding.value not in THERE
            for one in available
        ),
        documents_apart=sum(one.elsewhere_at is None for one in available),
        not_seen=sum(one.kind != MEMBER for one in unseen),
        documents_not_seen=sum(one.kind == MEMBER for one in unseen),
    )


def _count(*which: sa.ColumnElement[bool]) -> sa.Function[int]:
    """SQL: the number of rows for which all conditions hold; put first the one that spares most evaluations."""
    return sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*which), 1), else_=0)), 0)


_LOST_PASSAGE = (
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


_LATE = sa.bindparam("late", type_=_S.next_due_at.type)
_LATE_MS = sa.bindparam("late_ms", type_=sa.BigInteger)
_TWICE_MS = 2000 * sa.case(
    (_S.interval_s > DAY_S, sa.cast(_S.interval_s, sa.BigInteger)), else_=sa.literal(DAY_S, sa.BigInteger)
)
# A look for which we lacked the means (a vantage point that does not work, a full disk) is put off again and again.
_PUT_OFF = sa.type_coerce(sa.func.coalesce(_S.visited_at, _S.added_at), sa.BigInteger) < _LATE_MS - _TWICE_MS


def _counts(differs: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(
        _S.state,
        sa.func.count().label("sources"),
        _count(OFF, OF_DOCUMENT).label("documents"),
        _count(_S.standing == ACTIVE).label("active"),
        _count(_S.standing == ACTIVE, (_S.next_due_at < _LATE) | _PUT_OFF).label("late"),
        sa.func.min(sa.case((_S.standing == ACTIVE, _S.next_due_at))).label("next_at"),
        sa.func.max(_S.visited_at).label("newest_at"),
        _count(_UNSEEN, _ELSEWHERE, ~_DOCUMENTS).label("elsewhere"),
        _count(_THERE, _S.finding.not_in(THERE), _ELSEWHERE, ~_DOCUMENTS).label("apart"),
        _count(DIFFERS, differs).label("differing"),
        _count(_TO_READ).label("to_read"),
    )


# Built once. To readers without access nothing is told of how the text of what is withheld from them differs.
_COUNTS, _COUNTS_FOR_OTHERS = _counts(sa.true()), _counts(~OF_WITHHELD)
