"""What was erased of a request: why it is not given, and where another copy stands in for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.clock import rfc3339
from storage.model import Access, Capture, Role, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.purges import Tombstone


def why_gone(conn: Connection, url: str, watched: Watched | None, access: Access | None) -> Tombstone | None:
    """The erasure of the newest erased good capture of a URL; for a source, of its pages, wherever redirects led."""
    one = tables.erased_captures.newest(conn, url, access)
    of_source = [] if watched is None else tables.erased_captures.of_source(conn, watched.source.id)
    found = [*([one] if one is not None else []), *(gone for gone in of_source if gone[0].role is Role.PAGE)]
    return max(found, key=lambda gone: gone[0].at)[1] if found else None


def explain_substitute(conn: Connection, found: Capture, at: datetime | None) -> str | None:
    """A sentence on an erased copy that was newer than `found`, or nearer to the requested time; None: no such copy."""
    gone = [
        (one, why)
        for one, why in tables.erased_captures.of_source(conn, found.source)
        if one.role is Role.PAGE or one.url == found.url
    ]
    away = timedelta.max if at is None else abs(found.at - at)
    missed = [(one, why) for one, why in gone if (one.at > found.at if at is None else abs(one.at - at) < away)]
    if not missed:
        return None
    one, why = missed[-1]
    return f"one of {rfc3339(one.at)} was {why}"
