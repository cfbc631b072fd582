"""The active sources of one host, as a look at one of them counts them: how many there are, and which have just changed.

`access`: only sources of this class; None: all. What is said of a public source counts no sealed ones, since it would
show how many there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog.columns import CHANGES, one_of
from storage.catalog.schema import ACTIVE, clean, sources, visits
from storage.model import Access, Assessment, Effect, Finding, State
from storage.records import from_json

_S = sources.c
_BAD = [one.value for one in Finding if one.effect in (Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE)]
# states that a source may have within an hour of the first sign; all others wait longer before they are reported
_DOUBTED = [State.SUSPECT.value, State.BLOCKED.value]
_LOST = [State.SUSPECT.value, State.REMOVED.value]

_Queries = Mapping[Access | None, sa.Select[Any]]


def _of_class(query: sa.Select[Any]) -> _Queries:
    """The query for all sources, and for those of each class. Built once: building it takes longer than answering it."""
    return {None: query, **{one: query.where(_S.access == sa.literal(one.value)) for one in Access}}


_OF_HOST = sa.and_(_S.host == sa.bindparam("of"), _S.standing == ACTIVE)
_COUNT = _of_class(sa.select(sa.func.count()).where(_OF_HOST))
_INTERVALS = _of_class(sa.select(_S.interval_s, _S.added_at).where(_OF_HOST))
_VISITED = (_S.visited_at > sa.bindparam("after"), _S.visited_at <= sa.bindparam("now"))
_CHANGED = _of_class(
    sa.select(_S.id, _S.assessment).where(
        _OF_HOST,
        *_VISITED,
        one_of(_S.finding, _BAD),
        sa.or_(
            _S.state == State.AVAILABLE.value, sa.and_(one_of(_S.state, _DOUBTED), _S.since > sa.bindparam("after"))
        ),
    )
)
_ALTERATIONS = _of_class(
    sa.select(_S.id, _S.assessment).where(
        _OF_HOST, *_VISITED, one_of(_S.finding, CHANGES), _S.state == State.AVAILABLE.value
    )
)
_OFF = one_of(_S.finding, (*_BAD, *CHANGES))
_LOOKED = _of_class(
    sa.select(
        _S.id, _S.visited_at, _S.finding, _S.state, _S.since, sa.case((_OFF, _S.assessment)).label("assessment")
    ).where(
        _OF_HOST,
        *_VISITED,
        _S.finding.is_not(None),
        _S.state != State.NEW.value,
        sa.or_(_S.state == State.AVAILABLE.value, _S.since > sa.bindparam("after")),
    )
)
_LED_TO = _of_class(
    sa.select(sa.func.count())
    .select_from(sources)
    .join(visits, sa.and_(visits.c.source == _S.id, visits.c.n == _S.n))
    .where(
        _S.host == sa.bindparam("of"),
        _S.id != sa.bindparam("besides"),
        one_of(_S.state, _LOST),
        visits.c.final_url == sa.bindparam("target"),
    )
)


def count(conn: sa.Connection, host: str, access: Access | None = None) -> int:
    """Number of active sources of the host."""
    return int(conn.execute(_COUNT[access], {"of": host}).scalar_one())


def intervals(conn: sa.Connection, host: str, access: Access | None = None) -> list[tuple[int, datetime]]:
    """(interval in seconds, registration time) of the host's active sources, from which its load follows."""
    return [(row.interval_s, row.added_at) for row in conn.execute(_INTERVALS[access], {"of": host})]


def changed_last_hour(
    conn: sa.Connection, host: str, at: datetime, access: Access | None = None
) -> dict[str, Assessment]:
    """Assessments, by id, of the host's active sources that may have turned within the hour before `at`: their newest
    finding is a loss, a block or a failure, and they were served before."""
    return _assessments(conn, _CHANGED[access], host, at)


def altered_last_hour(
    conn: sa.Connection, host: str, at: datetime, access: Access | None = None
) -> dict[str, Assessment]:
    """Assessments, by id, of the host's available sources found altered by their newest visit, in the hour before `at`."""
    return _assessments(conn, _ALTERATIONS[access], host, at)


def looked_within(
    conn: sa.Connection, host: str, after: datetime, at: datetime, access: Access | None = None
) -> list[tuple[str, datetime, Finding, Assessment]]:
    """The host's active sources whose newest visit is between these times, and that were available at `after`: id, time
    of the visit, finding, assessment. Where nothing is off, the assessment has only the state and `since`."""
    return [
        (
            row.id,
            row.visited_at,
            Finding(row.finding),
            from_json(Assessment, row.assessment)
            if row.assessment is not None
            else Assessment(state=State(row.state), since=row.since),
        )
        for row in conn.execute(_LOOKED[access], {"of": host, "after": after, "now": at})
    ]


def led_to(conn: sa.Connection, host: str, target: str, access: Access | None = None, *, besides: str) -> int:
    """Number of the host's other suspected or removed sources whose newest visit was redirected to the URL `target`."""
    asked = {"of": host, "besides": besides, "target": clean(target)}
    return int(conn.execute(_LED_TO[access], asked).scalar_one())


def _assessments(conn: sa.Connection, query: sa.Select[Any], host: str, at: datetime) -> dict[str, Assessment]:
    asked = {"of": host, "after": at - timedelta(hours=1), "now": at}
    return {row.id: from_json(Assessment, row.assessment) for row in conn.execute(query, asked)}
