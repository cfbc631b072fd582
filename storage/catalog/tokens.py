"""Tokens for reading or writing over HTTP. Only their SHA-256 is stored, so that a copy of the catalog is of no use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

import sqlalchemy as sa

from storage.catalog.inserting import inserts
from storage.catalog.schema import tokens

Scope = Literal["read", "write"]
TOUCH = timedelta(minutes=1)  # precision of `last_used_at`, so that reads seldom cause a write

_T = tokens.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What is known about a token, except its digest."""

    name: str
    scope: Scope
    created_at: datetime
    last_used_at: datetime | None  # None: never used


def add(conn: sa.Connection, *, name: str, sha256: str, scope: Scope, at: datetime) -> bool:
    """Add the token with this digest; False if the name is taken, be it by a process that added it at the same moment."""
    row = {"name": name, "sha256": sha256, "scope": scope, "created_at": at}
    conn.execute(inserts(conn)(tokens).on_conflict_do_nothing(index_elements=["name"]), row)
    return find(conn, sha256) is not None


def find(conn: sa.Connection, sha256: str) -> Token | None:
    """The token with this digest; None if there is none."""
    row = conn.execute(sa.select(tokens).where(_T.sha256 == sha256)).one_or_none()
    return None if row is None else _token(row)


def touch(conn: sa.Connection, name: str, at: datetime) -> None:
    """Note that a token was used."""
    old = sa.or_(_T.last_used_at.is_(None), _T.last_used_at < at - TOUCH)
    conn.execute(sa.update(tokens).where(_T.name == name, old).values(last_used_at=at))


def listing(conn: sa.Connection) -> list[Token]:
    """All tokens, oldest first."""
    return [_token(row) for row in conn.execute(sa.select(tokens).order_by(_T.created_at, _T.name))]


def remove(conn: sa.Connection, name: str) -> bool:
    """Remove a token. False: there is none of this name."""
    return conn.execute(sa.delete(tokens).where(_T.name == name)).rowcount == 1


def _token(row: sa.Row[Any]) -> Token:
    return Token(
        name=row.name, scope=cast("Scope", row.scope), created_at=row.created_at, last_used_at=row.last_used_at
    )
