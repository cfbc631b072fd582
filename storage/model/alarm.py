"""Alarms: messages to whoever runs the service that a trouble began or ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Something of ours that is not as it must be."""

    STORE = "store"  # a store does not answer, or is not the store that it is configured as
    AT_RISK = "at_risk"  # a wanted copy is missing or damaged
    DAMAGED = "damaged"  # damaged copies in a store wait to be repaired
    OVERDUE = "overdue"  # copies in a store were not audited in time
    UNLOCKED = "unlocked"  # copies in a store lack the lock that was requested
    HELD = "held"  # no new rounds start
    LEDGER = "ledger"  # the ledger has stopped
    CLOCK = "clock"  # our own clock cannot be trusted
    HOLDS = "holds"  # a store does not accept the legal holds that are in force
    PURGE = "purge"  # an erasure is unfinished


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One message. The beginning and the end of a trouble are two alarms with the same trouble, store and `since`."""

    id: str  # ULID; sent as webhook-id
    at: datetime  # strictly increasing from alarm to alarm
    trouble: Trouble
    store: str  # label of the store; "" if the trouble does not belong to a single store
    since: datetime  # when the trouble began
    ended: bool  # True: the trouble is over
    text: str  # for people; not in the journal
