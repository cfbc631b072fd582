"""What must stay and what has gone: legal holds, and the tombstones of captures that were erased."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.model.capture import Access, Receipt

PURGED = "(purged)"  # stands where words out of an erased page stood


class HoldKind(StrEnum):
    SOURCE = "source"  # all captures of a source, those to come too
    CAPTURE = "capture"  # one capture, and the original that it refers to


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """An order to keep. The authority is in the clear wherever it is kept: it names a court or a file, no person."""

    id: str  # ULID
    at: datetime
    kind: HoldKind
    target: str  # id of the source or capture
    authority: str
    case: str = ""  # id of the case for whose sake a source is held
    released_at: datetime | None = None
    released_by: str = ""  # the authority of the release


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the record of a capture lies in its segment."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A capture that went: what its row goes on saying."""

    capture: str
    source: str
    n: int
    page: bool  # it was the answer of its visit's page: words out of it were in the visit's record
    revisit: str | None = None
    original: str | None = None
    payload_sha256: str | None = None
    payload_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A visit's record that was written again without the words of an erased page: the new one."""

    source: str
    n: int
    was: str  # id of the old record: its ledger leaf goes on speaking of it
    record: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A segment that went, and the one that stands in its place."""

    name: str
    instead: str
    access: Access
    receipt: Receipt  # of the new one, by the store that took it first
    places: dict[str, Place] = field(default_factory=dict)  # of every capture whose record is in the new one
    redacted: tuple[Redacted, ...] = ()
    texts: dict[str, Place] = field(default_factory=dict)  # of what was read out of them; older tombstones do not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """A lawful erasure. Its journal entry is the tombstone."""

    id: str  # ULID
    at: datetime
    authority: str
    erased: tuple[Erased, ...]
    replaced: tuple[Replaced, ...]
    heirs: dict[str, str] = field(default_factory=dict)  # erased original -> the capture that has its payload now
    retitled: tuple[str, ...] = ()  # sources whose title was out of what was erased
    stores: tuple[str, ...] = ()  # labels of all stores that may have the old segments
