"""Ids that we make: ULIDs for what is registered and for blobs, UUIDs for records and events."""

from __future__ import annotations

import re
import secrets
import uuid
from datetime import datetime

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MADE = re.compile(
    rf"[0-7][{_CROCKFORD}]{{25}}|[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}", re.IGNORECASE | re.ASCII
)
_EVENTS = uuid.UUID("5b5e5d55-6f0c-5c3e-9d1a-0f6a5b1c8e70")  # our namespace for event ids; must never change


def ulid(at: datetime, entropy: int | None = None) -> str:
    """A ULID (github.com/ulid/spec): 48 bits of milliseconds, 80 bits of `entropy` or, if None, of random data."""
    value = (int(at.timestamp() * 1000) << 80) | (secrets.randbits(80) if entropy is None else entropy % (1 << 80))
    return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def record_id() -> str:
    """A new UUID for a WARC record."""
    return str(uuid.uuid4())


def is_own_id(text: str) -> bool:
    """Whether a text has the form of an id that we make (ULID or UUID), in any case."""
    return _MADE.fullmatch(text) is not None


def event_id(source: str, n: int, kind: str) -> str:
    """The id of an event, determined by source, visit and kind, so that a rebuild gives the same."""
    return str(uuid.uuid5(_EVENTS, f"{source}/{n}/{kind}"))
