"""Kinds of columns: instants and digests, as they are outside and inside a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class Millis(TypeDecorator[datetime]):
    """An aware instant as milliseconds since 1970; what is finer is cut, as everywhere."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else millis(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else EPOCH + timedelta(milliseconds=value)


class Digest(TypeDecorator[str]):
    """Lower-case hex outside, raw bytes inside: half the size in the table and in its index."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.hex()


def one_of(column: sa.ColumnElement[Any], values: Iterable[str]) -> sa.ColumnElement[bool]:
    """Whether a column has one of the values that are known when a statement is made. SQLAlchemy writes the statement anew at
    each execution where they are not."""
    return column.in_([sa.literal(value) for value in values])


def millis(at: datetime) -> int:
    """Milliseconds since 1970. TypeError for an instant without zone."""
    return (at - EPOCH) // _MS
