"""The register: sources that we promised to keep, the works that cite them, and the citations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.model.capture import Access


class Standing(StrEnum):
    """Whether a source is visited."""

    ACTIVE = "active"
    PAUSED = "paused"  # by an operator; can be resumed
    RETIRED = "retired"  # its captures are kept, but it is no longer visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A URL that we promised to keep. Identity: the WHATWG serialisation without fragment."""

    id: str  # ULID
    url: str
    written: str  # as given, with its fragment, but without query parameters that identify who shared it
    host: str  # A-label host name ":" effective port
    added_at: datetime
    interval_s: int  # the set cadence, in seconds
    access: Access = Access.PUBLIC
    egress: str | None = None  # name of the vantage point; None: the default one
    standing: Standing = Standing.ACTIVE
    tags: tuple[str, ...] = ()
    max_bytes: int | None = None  # limit on the page's body; None: as in the settings
    probes: bool = True  # False: its site is not probed
    certificate: str | None = None  # SHA-256 (DER) of an invalid certificate that the operator accepted; None: of none
    removed_parameters: tuple[str, ...] = ()  # names of the query parameters removed from what was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A document that cites sources."""

    id: str  # ULID
    title: str
    url: str | None = None  # None: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One place in a work that cites a source."""

    id: str  # ULID
    source: str  # id
    work: str  # id
    quote: str | None = None  # the quoted passage; None: not known
    locator: str | None = None  # where in the work: page, footnote; None: not known
