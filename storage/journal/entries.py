"""What a journal holds: the entries, and a blob of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.model import Alarm, Citation, Hold, Purge, Remark, Source, Standing, Subscription, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded:
    """A source was registered, to be looked at first at `next_due_at`."""

    source: Source
    next_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdited:
    """A source as it is from now on; id, URL and host never change. `next_due_at`: look then, None: as it was."""

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
    """Visits that are in a segment and were never acknowledged: their lease had been lost. No part of the history."""

    segment: str
    records: tuple[str, ...] = ()  # ids of their metadata records; none: all of the segment
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkMade:
    """Someone said something of a case; its words are sealed. It holds for later looks."""

    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorAct:
    """What someone did, kept for whoever asks later. It changes no row, but for holds on objects (`storage.journal.objects`)."""

    act: str
    who: str = ""
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPlaced:
    """Something must stay, whatever anybody asks."""

    hold: Hold
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReleased:
    """It need not stay any more on account of this hold."""

    hold: str
    at: datetime
    authority: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeBegun:
    """These captures are about to be erased: nothing may refer to them any more. `instead`: segment -> the one that will
    come in its place; what bears such a name and no `CapturesPurged` speaks of is a killed run's, and nothing."""

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
    """The tombstone: from here on the old segments are nothing, and the new ones are what was kept."""

    purge: Purge
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTold:
    """Whoever runs the service was told that a trouble began, or ended. Without its words."""

    alarm: Alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionMade:
    """Someone asked to be told; whom, of what and how is sealed."""

    subscription: Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionEnded:
    """They are told no more."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A journal blob: what it is called, holds and hashes to."""

    name: str
    at: datetime
    entries: tuple[Entry, ...]
    sha256: str
    bytes: int
    by: str = ""  # who acted: a person and a command, a token, the service; sealed where there is a sealer
