"""How the watch goes, over all sources that a reader may see: counts for the front page, the API and the metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from archiver.lookup.cases import OF_DOCUMENTS
from archiver.words import MEMBER, not_seen
from storage.catalog.schema import ACTIVE, sources
from storage.model import Access, Assessment, Effect, Finding, State
from storage.records import from_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

_S = sources.c
# what an assessment tells of a document of its page: no column, for few are off at a time
OFF = _S.state.in_([state.value for state in OF_DOCUMENTS])
_HERE = [finding.value for finding in Finding if finding.effect in {Effect.GOOD, Effect.CHANGE}]
OF_DOCUMENT = _S.assessment.contains('"page":{') | (  # until judge/8 the page's own was not kept beside it
    _S.assessment.contains('"kind":"member"') & ~_S.assessment.contains('"documents":{"')
)
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


def watch(conn: Connection, access: Access | None, now: datetime, lateness: timedelta) -> Watch:
    """Counts of sources, and of those whose look is late by more than `lateness`."""
    only = [] if access is None else [_S.access == access.value]
    states = {
        State(state): count
        for state, count in conn.execute(sa.select(_S.state, sa.func.count()).where(*only).group_by(_S.state))
    }
    documents = {
        State(state): count
        for state, count in conn.execute(
            sa.select(_S.state, sa.func.count()).where(OFF, OF_DOCUMENT, *only).group_by(_S.state)
        )
    }
    late = sa.func.count(sa.case((_S.next_due_at < now - lateness, 1)))
    row = conn.execute(
        sa.select(sa.func.count(), late, sa.func.min(_S.next_due_at)).where(_S.standing == ACTIVE, *only)
    ).one()
    newest = conn.execute(sa.select(sa.func.max(_S.visited_at)).where(*only)).scalar_one()
    elsewhere, apart, documents_apart = _received(conn, only)
    found = (
        not_seen(from_json(Assessment, text)) for text in conn.scalars(sa.select(_S.assessment).where(NOT_SEEN, *only))
    )
    unseen = [one for one in found if one is not None]
    return Watch(
        states=states, documents=documents, active=row[0], late=row[1], newest_at=newest, next_at=row[2],
        elsewhere=elsewhere, apart=apart, documents_apart=documents_apart,
        not_seen=sum(one.kind != MEMBER for one in unseen), documents_not_seen=sum(one.kind == MEMBER for one in unseen),
    )  # fmt: skip


def _received(conn: Connection, only: Sequence[sa.ColumnElement[bool]]) -> tuple[int, int, int]:
    """`elsewhere`, `apart` and `documents_apart` of `Watch`. Where documents are remembered the page's own instant is not
    told from theirs by the text."""
    unseen = _S.state.in_([State.BLOCKED.value, State.UNREACHABLE.value])
    not_here = (_S.state == State.AVAILABLE.value) & _S.finding.not_in(_HERE)
    received = _S.assessment.contains('"elsewhere_at":"'), ~OF_DOCUMENT, *only
    documents = _S.assessment.contains('"documents":{"')
    counts = [
        conn.execute(sa.select(sa.func.count()).where(which, ~documents, *received)).scalar_one()
        for which in (unseen, not_here)
    ]
    stands = unseen | (_S.state == State.AVAILABLE.value)
    some = [
        from_json(Assessment, text)
        for text in conn.scalars(sa.select(_S.assessment).where(stands, documents, *received))
    ]
    there = [one for one in some if one.state is State.AVAILABLE]
    hidden = sum(one.state is not State.AVAILABLE and one.elsewhere_at is not None for one in some)
    apart = sum(
        one.elsewhere_at is not None and one.finding is not None and one.finding.value not in _HERE for one in there
    )
    of_documents = sum(one.elsewhere_at is None for one in there)
    return counts[0] + hidden, counts[1] + apart, of_documents
