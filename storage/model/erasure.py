"""Legal holds on captures, and the tombstones of captures that were erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.model.capture import Access, Receipt

PURGED = "(purged)"  # replaces words that came from an erased page


class HoldKind(StrEnum):
    """What a hold protects."""

    SOURCE = "source"  # all captures of a source, future ones too
    CAPTURE = "capture"  # one capture, and the original that it refers to


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """An order to keep captures.

    `authority` is stored in the clear everywhere: it names a court or a file, never a person.
    """

    id: str  # ULID
    at: datetime
    kind: HoldKind
    target: str  # id of the source or capture
    authority: str
    case: str = ""  # id of the case for which a source is held; "": of none
    released_at: datetime | None = None  # None: in force
    released_by: str = ""  # authority of the release


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the record of a capture lies in its segment."""

    offset: int  # of its gzip member
    length: int  # of that member


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """An erased capture: what remains in its row. Fields as in `Capture`, where not explained."""

    capture: str  # its id
    source: str
    n: int
    page: bool  # it was the final answer of its visit's page, so that the visit's record had words from it
    revisit: str | None = None
    original: str | None = None
    payload_sha256: str | None = None
    payload_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """The metadata record of a visit, rewritten without the words of an erased page."""

    source: str
    n: int
    was: str  # id of the old record, to which its ledger leaf still refers
    record: str  # id of the new one
    sha256: str  # block digest of the new one
    bytes: int  # of its block


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A removed segment, and the one that replaces it."""

    name: str  # blob name of the removed one
    instead: str  # blob name of the new one
    access: Access
    receipt: Receipt  # for the new one, from the store that took it first
    places: dict[str, Place] = field(default_factory=dict)  # by capture: every one whose record is in the new segment
    redacted: tuple[Redacted, ...] = ()
    texts: dict[str, Place] = field(default_factory=dict)  # by capture: its text record; older tombstones lack it


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """A lawful erasure; its journal entry is the tombstone."""

    id: str  # ULID
    at: datetime
    authority: str
    erased: tuple[Erased, ...]
    replaced: tuple[Replaced, ...]
    heirs: dict[str, str] = field(default_factory=dict)  # erased original -> the capture that now has its payload
    retitled: tuple[str, ...] = ()  # sources whose title came from an erased capture
    stores: tuple[str, ...] = ()  # labels of all stores that may hold the old segments
