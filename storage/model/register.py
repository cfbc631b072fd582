"""What was promised: sources, the works that cite them, and the places where they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.model.capture import Access


class Standing(StrEnum):
    """Whether a source is looked at."""

    ACTIVE = "active"
    PAUSED = "paused"  # by an operator; can be resumed
    RETIRED = "retired"  # kept, no longer visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A URL that we promised to keep. Identity: the WHATWG serialisation without fragment."""

    id: str  # ULID
    url: str
    written: str  # as it was given, fragment and all, less what tells who passed it on
    host: str  # A-label host name ":" effective port
    added_at: datetime
    interval_s: int  # the set cadence
    access: Access = Access.PUBLIC
    egress: str | None = None  # None: the default way
    standing: Standing = Standing.ACTIVE
    tags: tuple[str, ...] = ()
    max_bytes: int | None = None  # None: the setting
    probes: bool = True
    certificate: str | None = None  # SHA-256 of a certificate (DER) that does not hold and that the operator accepted
    removed_parameters: tuple[str, ...] = ()  # names of the sharer parameters taken off


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A citing document."""

    id: str  # ULID
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place in a work that cites a source."""

    id: str  # ULID
    source: str
    work: str
    quote: str | None = None  # the quoted passage, if known
    locator: str | None = None  # page, footnote
