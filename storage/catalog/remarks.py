"""What people said of cases, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.catalog.schema import remarks, sources, visits
from storage.model import Remark, RemarkKind, State

_R = remarks.c
_SILENT = (RemarkKind.MUTE.value, RemarkKind.EXPLAINED.value)


def of_source(conn: sa.Connection, source: str) -> list[Remark]:
    """Everything that was said of a source's cases."""
    query = sa.select(remarks).where(_R.source == source).order_by(_R.id)
    return [_remark(row) for row in conn.execute(query)]


def steering(conn: sa.Connection, host: str) -> dict[str, list[Remark]]:
    """Of each source of a host that has any, those remarks that steer its next look: no notes, and none of a case that is
    over, for the source was served since. What was no content stays none."""
    found: dict[str, list[Remark]] = {}
    for row in conn.execute(_STEERING, {"of": host}):
        found.setdefault(row.source, []).append(_remark(row))
    return found


_STEERING = (
    sa.select(remarks)
    .join(sources, sources.c.id == _R.source)
    .where(
        sources.c.host == sa.bindparam("of"),
        _R.kind != RemarkKind.NOTE.value,
        (_R.kind == RemarkKind.WRONG_BASELINE.value)
        | ~sa.exists().where(
            visits.c.source == _R.source, visits.c.n > _R.after, visits.c.state == State.AVAILABLE.value
        ),
    )
    .order_by(_R.id)
)


def silent(conn: sa.Connection, source: str, n: int) -> bool:
    """Whether nothing is sent of what visit `n` of a source brought: its case was muted or explained before it, and the
    source was not served again between."""
    query = sa.select(sa.func.max(_R.after)).where(_R.source == source, _R.kind.in_(_SILENT), _R.after < n)
    after: int | None = conn.execute(query).scalar_one()
    if after is None:
        return False
    served = sa.select(sa.func.count()).where(
        visits.c.source == source, visits.c.n > after, visits.c.n < n, visits.c.state == State.AVAILABLE.value
    )
    return conn.execute(served).scalar_one() == 0


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
