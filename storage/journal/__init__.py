"""The journal: what did not come over the wire, as blobs, so that the catalog can be rebuilt.

Each call of `record` makes one blob: gzip of JSON lines `{"at", "by", "entry", "kind", "v"}`. The blob is in the store
before its rows are in the catalog, and one function, `apply`, makes the rows: live, when a start finds a blob without
rows, and in a rebuild. Applying a blob again changes nothing. Names only ever increase, and of two changes of one
thing, that in the blob with the greater name holds, in whatever order they were applied.
"""

from __future__ import annotations

from storage.journal.applying import UNFIT, applied, apply, as_applied, dropped, registers, untold, why_unfit
from storage.journal.entries import (
    UNPROVED,
    AlarmTold,
    CapturesPurged,
    CitationAdded,
    Entry,
    HoldPlaced,
    HoldReleased,
    OperatorAct,
    PurgeBegun,
    PurgeDropped,
    RemarkMade,
    SourceAdded,
    SourceEdited,
    SourceMerged,
    StandingChanged,
    SubscriptionEnded,
    SubscriptionMade,
    VisitsDropped,
    WorkAdded,
    Written,
)
from storage.journal.lines import VERSION, leaf_of, read
from storage.journal.sealing import seal_entries
from storage.journal.writing import Journal, Put

__all__ = [
    "UNFIT",
    "UNPROVED",
    "VERSION",
    "AlarmTold",
    "CapturesPurged",
    "CitationAdded",
    "Entry",
    "HoldPlaced",
    "HoldReleased",
    "Journal",
    "OperatorAct",
    "PurgeBegun",
    "PurgeDropped",
    "Put",
    "RemarkMade",
    "SourceAdded",
    "SourceEdited",
    "SourceMerged",
    "StandingChanged",
    "SubscriptionEnded",
    "SubscriptionMade",
    "VisitsDropped",
    "WorkAdded",
    "Written",
    "applied",
    "apply",
    "as_applied",
    "dropped",
    "leaf_of",
    "read",
    "registers",
    "seal_entries",
    "untold",
    "why_unfit",
]
