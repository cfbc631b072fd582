"""Column types for instants and digests, and the values that a column of findings has by their effect."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from storage.model import Effect, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
THERE = [finding.value for finding in Finding if finding.effect.is_there]
CHANGES = [finding.value for finding in Finding if finding.effect is Effect.CHANGE]


class Millis(TypeDecorator[datetime]):
    """A timezone-aware instant, stored as milliseconds since 1970; fractions are cut off, as everywhere."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else millis(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else EPOCH + timedelta(milliseconds=value)


class Digest(TypeDecorator[str]):
    """A digest in lower-case hex, stored as raw bytes: half the size in the table and in its index."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.hex()


def one_of(column: sa.ColumnElement[Any], values: Iterable[str]) -> sa.ColumnElement[bool]:
    """A condition: a column has one of these values, which are known when the statement is built.

    With an expanding parameter SQLAlchemy would write the statement anew at each execution.
    """
    return column.in_([sa.literal(value) for value in values])


def folded(text: Any) -> Any:
    """SQLite's `lower`, for letters of all scripts: its own folds those of ASCII alone, and PostgreSQL's all."""
    return text.casefold() if isinstance(text, str) else text


def millis(at: datetime) -> int:
    """Milliseconds since 1970. Raises TypeError for an instant without time zone."""
    return (at - EPOCH) // _MS
