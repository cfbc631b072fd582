"""The journal's entries, and a blob of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.model import Alarm, Citation, Hold, Purge, Remark, Source, Standing, Subscription, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded:
    """A source was registered, with its first visit due at `next_due_at`."""

    source: Source
    next_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdited:
    """A source as it is from now on; id, URL and host never change. `next_due_at`: the next visit; None: as before."""

    source: Source
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged:
    """A source was paused, resumed or retired."""

    source: str
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMerged:
    """Two processes registered one URL at the same time: the id `source` stands for `into`."""

    source: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAdded:
    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationAdded:
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsDropped:
    """Visits in a segment that were never acknowledged, as their lease was lost. No part of the history."""

    segment: str
    records: tuple[str, ...] = ()  # ids of their metadata records; empty: all of the segment
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkMade:
    """Someone commented on a case; the words are sealed. The remark applies to later visits."""

    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorAct:
    """An act, kept for the record. It changes no row, except for holds on objects (`storage.journal.objects`)."""

    act: str
    who: str = ""
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced:
    """Something must be kept, whatever anybody requests."""

    hold: Hold
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReleased:
    """This hold no longer requires anything to be kept."""

    hold: str
    at: datetime
    authority: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeBegun:
    """These captures are about to be erased: nothing may refer to them any more.

    `instead`: segment -> its future replacement. A segment with such a name that no `CapturesPurged` mentions was left
    by a killed run, and does not count.
    """

    purge: str
    at: datetime
    authority: str
    captures: tuple[str, ...]
    instead: dict[str, str] = field(default_factory=dict)
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeDropped:
    """An erasure that was announced did not take place, and what it had written is removed."""

    purge: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturesPurged:
    """The tombstone: from here on the old segments no longer count, and the new ones are what is kept."""

    purge: Purge
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTold:
    """The operator was alerted that a trouble began or ended. Without the words of the alarm."""

    alarm: Alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionMade:
    """Someone asked for alerts; to whom, of what and how is sealed."""

    subscription: Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionEnded:
    """A subscription ended."""

    subscription: str
    at: datetime


Entry = (
    SourceAdded
    | SourceEdited
    | StandingChanged
    | SourceMerged
    | WorkAdded
    | CitationAdded
    | VisitsDropped
    | RemarkMade
    | OperatorAct
    | HoldPlaced
    | HoldReleased
    | PurgeBegun
    | PurgeDropped
    | CapturesPurged
    | AlarmTold
    | SubscriptionMade
    | SubscriptionEnded
)
KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        SourceAdded,
        SourceEdited,
        StandingChanged,
        SourceMerged,
        WorkAdded,
        CitationAdded,
        VisitsDropped,
        RemarkMade,
        OperatorAct,
        HoldPlaced,
        HoldReleased,
        PurgeBegun,
        PurgeDropped,
        CapturesPurged,
        AlarmTold,
        SubscriptionMade,
        SubscriptionEnded,
    )
}


UNPROVED = "left out: it changes or erases what was there, and neither the ledger nor a key of this data directory vouches for it"
_ADDING = (SourceAdded, WorkAdded, CitationAdded, RemarkMade, AlarmTold, HoldPlaced, SubscriptionMade)
HOLD_ON, HOLD_OFF = "hold.on", "hold.off"  # the only acts that change rows: `storage.journal.objects`


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A journal blob: its name, contents and digest."""

    name: str
    at: datetime
    entries: tuple[Entry, ...]
    sha256: str
    bytes: int
    by: str = ""  # who acted: a person and a command, a token, the service; sealed where there is a sealer
    ours: bool = False  # it bears the mark of a key of ours; of what the ledger has, nobody needs to know

    @property
    def only_adds(self) -> bool:
        """Whether it changes, ends or erases nothing that was there: whoever wrote it, nothing is lost by it."""
        return all(
            isinstance(entry, _ADDING) or (isinstance(entry, OperatorAct) and entry.act not in {HOLD_ON, HOLD_OFF})
            for entry in self.entries
        )
