"""Where the texts of captures lie, as they were taken at the look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from storage.catalog.schema import captures, texts
from storage.model import KeptText, Place

_T, _C = texts.c, captures.c

_INSERT = sa.insert(texts)
_OF_CAPTURE = (
    sa.select(_T.capture, _C.segment, _T.offset, _T.length, _T.sha256)
    .join(captures, _C.id == _T.capture)
    .where(_T.capture == sa.bindparam("of"))
)
_IN_SEGMENT = sa.select(_T.capture, _T.sha256).join(captures, _C.id == _T.capture)


def of_capture(conn: sa.Connection, capture: str) -> KeptText | None:
    """Where the text of this capture lies; None when none was kept, or none is known of."""
    row = conn.execute(_OF_CAPTURE, {"of": capture}).one_or_none()
    if row is None:
        return None
    return KeptText(capture=row.capture, segment=row.segment, offset=row.offset, length=row.length, sha256=row.sha256)


# ---- what a commit does --------------------------------------------------------------------------------------------


def insert(conn: sa.Connection, kept: Sequence[KeptText]) -> None:
    """Add texts, of captures that are there. Each lies in its capture's segment, whose name is not written twice."""
    if kept:
        conn.execute(_INSERT, [_row(one.capture, one.offset, one.length, one.sha256) for one in kept])


def move(conn: sa.Connection, segment: str, places: Mapping[str, Place]) -> None:
    """The segment was written again: its texts lie at these places now, by capture. Those that have none are gone, or
    nobody said where they are: they are read out of the bytes again."""
    known = conn.execute(_IN_SEGMENT.where(_C.segment == segment)).all()
    inside = sa.select(_C.id).where(_C.segment == segment)
    conn.execute(sa.delete(texts).where(_T.capture.in_(inside)))
    rows = [
        _row(row.capture, at.offset, at.length, row.sha256)
        for row in known
        if (at := places.get(row.capture)) is not None
    ]
    if rows:
        conn.execute(_INSERT, rows)


def _row(capture: str, offset: int, length: int, sha256: str) -> dict[str, Any]:
    return {"capture": capture, "offset": offset, "length": length, "sha256": sha256}
