"""Where the texts of captures, extracted at the visit, lie in segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from storage.catalog.schema import captures, texts, url_key
from storage.model import KeptText, Place

_T, _C = texts.c, captures.c

_INSERT = sa.insert(texts)
_KEPT = sa.select(_T.capture, _C.segment, _T.offset, _T.length, _T.sha256).join(captures, _C.id == _T.capture)
_OF_CAPTURE = _KEPT.where(_T.capture == sa.bindparam("of"))
# unordered, for the same reason as in `captures.original`
_OF_PAYLOAD = (
    _KEPT.add_columns(_C.at)
    .where(_C.payload_sha256 == sa.bindparam("payload"), _C.url_key == sa.bindparam("key"))
    .where(_C.revisit.is_(None), _C.truncated.is_(None), _C.verified.is_(True), _C.url == sa.bindparam("url"))
)
_IN_SEGMENT = sa.select(_T.capture, _T.sha256).join(captures, _C.id == _T.capture)


def of_capture(conn: sa.Connection, capture: str) -> KeptText | None:
    """Where the text of this capture lies; None if none was kept, or its place is not known."""
    row = conn.execute(_OF_CAPTURE, {"of": capture}).first()
    return None if row is None else _kept(row)


def of_payload(conn: sa.Connection, url: str, payload_sha256: str) -> KeptText | None:
    """The newest text of a complete, verified response from this URL with this payload; None if none was kept."""
    rows = conn.execute(_OF_PAYLOAD, {"payload": payload_sha256, "key": url_key(url), "url": url}).all()
    return _kept(max(rows, key=lambda row: (row.at, row.capture))) if rows else None


# ---- what a commit does --------------------------------------------------------------------------------------------


def insert(conn: sa.Connection, kept: Sequence[KeptText]) -> None:
    """Add texts of captures that exist. A text lies in the segment of its capture, which is therefore not stored here."""
    if kept:
        conn.execute(_INSERT, [_row(one.capture, one.offset, one.length, one.sha256) for one in kept])


def move(conn: sa.Connection, segment: str, places: Mapping[str, Place]) -> None:
    """Set the new places, by capture, of the texts of a segment that was rewritten.

    Texts without a place are forgotten: they are gone, or their place is not known, and are then extracted from the
    bytes again.
    """
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


def _kept(row: Any) -> KeptText:
    return KeptText(capture=row.capture, segment=row.segment, offset=row.offset, length=row.length, sha256=row.sha256)


def _row(capture: str, offset: int, length: int, sha256: str) -> dict[str, Any]:
    return {"capture": capture, "offset": offset, "length": length, "sha256": sha256}
