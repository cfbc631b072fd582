"""What whoever runs the service is told of it: a trouble began, or ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    STORE = "store"  # one does not answer, or is not what it is called
    AT_RISK = "at_risk"  # a copy that is wanted is not there, or not sound
    DAMAGED = "damaged"  # copies in a store wait to be mended
    OVERDUE = "overdue"  # copies in a store were not read in time
    UNLOCKED = "unlocked"  # copies in a store lack the lock that was asked for
    HELD = "held"  # no new round starts
    LEDGER = "ledger"  # it has stopped
    CLOCK = "clock"  # ours is not to be trusted
    HOLDS = "holds"  # a store does not take the legal holds that are in force
    PURGE = "purge"  # an erasure is not at its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One message. Begin and end of a trouble are two, with the same trouble, store and `since`."""

    id: str  # ULID; the webhook-id
    at: datetime  # grows from alarm to alarm
    trouble: Trouble
    store: str  # label; "" where it is of no one store
    since: datetime
    ended: bool
    text: str  # for people; not in the journal
