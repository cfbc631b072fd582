"""What people said of cases and of alterations, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.catalog.schema import events, remarks, sources, visits
from storage.model import KEPT_ALIVE, Effect, EventKind, Finding, Remark, RemarkKind, State, Steer

_R = remarks.c
_SILENT = (RemarkKind.MUTE.value, RemarkKind.EXPLAINED.value)
_OF_ALTERATIONS = (RemarkKind.FALSE_ALARM.value, RemarkKind.WRONG_BASELINE.value)  # that steer looks

# the look whose alteration a remark was said of; NULL: it was said of a case
_ALTERED = (
    sa.select(events.c.n)
    .where(events.c.id == _R.case, events.c.kind == EventKind.ALTERED.value)
    .correlate(remarks)
    .scalar_subquery()
)
_later = remarks.alias("later")
_HOLDS = ~sa.exists().where(
    _later.c.source == _R.source,
    _later.c.case == _R.case,
    _later.c.kind == RemarkKind.WITHDRAWN.value,
    _later.c.id > _R.id,
)  # nobody took it back


def _page_there(visit: Any) -> sa.ColumnElement[bool]:
    """Whether a look saw the page, as `archiver.lookup.cases.page_seen` has it."""
    gone = sa.and_(visit.c.finding.in_(_LOST), visit.c.status.not_in((404, 410)), visit.c.kept >= KEPT_ALIVE)
    return sa.or_(gone, sa.and_(visit.c.finding.in_(_THERE), visit.c.status != 304))


def _served(after: Any) -> sa.ColumnElement[bool]:
    """Whether a look found the source served, or the page of a record that was of the page. `after`: the look behind which
    the remark holds."""
    of_document = (
        sa.select(sa.case((_page_there(_then), 1), else_=0))
        .where(_then.c.source == visits.c.source, _then.c.n <= after, _page_there(_then) | _then.c.finding.in_(_GONE))
        .order_by(_then.c.n.desc())
        .limit(1)
        .correlate(visits, remarks)
        .scalar_subquery()
    )  # by the newest look until then that could tell
    return sa.or_(visits.c.state == State.AVAILABLE.value, sa.and_(_page_there(visits), of_document == 0))


_LOST = [one.value for one in Finding if one.effect is Effect.LOSS]
_GONE = [one.value for one in Finding if one.effect in {Effect.LOSS, Effect.SITE_LOSS}]
_THERE = [Finding.ALTERED.value, *(one.value for one in Finding if one.effect is Effect.GOOD)]
_then = visits.alias("at_the_remark")
_earlier = visits.alias("earlier")
# a document of the page went before it, and now the page goes, too: that is another record
_ANOTHER = (
    (visits.c.state == State.SUSPECT.value)
    & ~_page_there(visits)
    & sa.exists().where(
        _earlier.c.source == visits.c.source, _earlier.c.n == visits.c.n - 1, _earlier.c.state == State.REMOVED.value
    )
)

_BESIDE = frozenset({EventKind.REMOVED, EventKind.ALTERED})


def of_source(conn: sa.Connection, source: str) -> list[Remark]:
    """Everything that was said of a source's cases and alterations."""
    query = sa.select(remarks).where(_R.source == source).order_by(_R.id)
    return [_remark(row) for row in conn.execute(query)]


def steering(conn: sa.Connection, host: str) -> dict[str, list[Steer]]:
    """Of each source of a host that has any, those remarks that steer its next look: no notes, nothing that was taken back,
    and none of a case that is over, for the source was served since or another began. What was no content stays none, and what an alteration
    was falsely told of stays its place."""
    found: dict[str, list[Steer]] = {}
    for row in conn.execute(_STEERING, {"of": host}):
        steer = Steer(kind=RemarkKind(row.kind), after=row.after, altered=row.altered or 0)
        found.setdefault(row.source, []).append(steer)
    return found


_STEERING = (
    sa.select(_R.source, _R.kind, _R.after, _ALTERED.label("altered"))
    .join(sources, sources.c.id == _R.source)
    .where(
        sources.c.host == sa.bindparam("of"),
        _R.kind.not_in((RemarkKind.NOTE.value, RemarkKind.WITHDRAWN.value)),
        _HOLDS,
        sa.case(
            (_ALTERED.is_not(None), _R.kind.in_(_OF_ALTERATIONS)),
            else_=(_R.kind == RemarkKind.WRONG_BASELINE.value)
            | ~sa.exists().where(visits.c.source == _R.source, visits.c.n > _R.after, _served(_R.after) | _ANOTHER),
        ),
    )
    .order_by(_R.id)
)


def silent(conn: sa.Connection, source: str, n: int, kind: EventKind | None = None, *, cited: bool = False) -> bool:
    """Whether nothing is sent of what visit `n` of a source brought: its case was muted or explained before it, and the
    source was not served again between, nor did another case begin. Of an alteration also where an earlier one was muted,
    but for one in which a passage that is `cited` went."""
    before = sa.select(sa.func.max(_R.after)).where(_R.source == source, _R.after < n, _HOLDS)
    if kind is EventKind.ALTERED and not cited:
        muted = before.where(_R.kind == RemarkKind.MUTE.value, _ALTERED.is_not(None))
        if conn.execute(muted).scalar_one() is not None:
            return True
    after: int | None = conn.execute(before.where(_R.kind.in_(_SILENT), _ALTERED.is_(None))).scalar_one()
    if after is None:
        return False
    if kind in _BESIDE:  # another document is lost, or the page differs, while a document that was told is not there
        earlier = sa.select(visits.c.state).where(visits.c.source == source, visits.c.n == n - 1)
        if conn.execute(earlier).scalar_one_or_none() == State.REMOVED.value:
            return False
    over = sa.select(sa.func.count()).where(
        visits.c.source == source, visits.c.n > after, (visits.c.n < n) & _served(after) | (visits.c.n <= n) & _ANOTHER
    )
    return conn.execute(over).scalar_one() == 0


def add(conn: sa.Connection, new: Sequence[Remark]) -> None:
    """Add these; one that is there already is left as it is."""
    if new:
        insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
        conn.execute(insert(remarks).on_conflict_do_nothing(), [_row(remark) for remark in new])


def _row(remark: Remark) -> dict[str, Any]:
    return {
        name: getattr(remark, name) for name in ("id", "at", "source", "case", "after", "actor", "reason", "url")
    } | {"kind": remark.kind.value}


def _remark(row: sa.Row[Any]) -> Remark:
    return Remark(
        id=row.id,
        at=row.at,
        kind=RemarkKind(row.kind),
        source=row.source,
        case=row.case,
        after=row.after,
        actor=row.actor,
        reason=row.reason,
        url=row.url,
    )
