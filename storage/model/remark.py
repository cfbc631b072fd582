"""Remarks: what people say about a case or an alteration, with date, author and reason.

They steer later looks and never rewrite what was reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RemarkKind(StrEnum):
    """What a remark says."""

    NOTE = "note"  # changes nothing
    EXPLAINED = "explained"  # the cause is known: nothing more is sent about the case
    # of a loss: looks until then agree with nothing; of an alteration: later changes in its places are not reported
    FALSE_ALARM = "false_alarm"
    KNOWN_MOVE = "known_move"  # the page is at another address now: "not at this address" means moved
    WRONG_BASELINE = "wrong_baseline"  # the reference was never the content: the next content becomes the reference
    MUTE = "mute"  # nothing is sent until the page is served again; about an alteration: nor about later ones
    WITHDRAWN = "withdrawn"  # earlier remarks about the case no longer hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Steer:
    """A remark as it steers a look, without its words, which are private.

    Stored in the context of the look, so that judging again gives the same result.
    """

    kind: RemarkKind
    # It applies to later visits than this: the newest when it was made or, for a case that was over, the case's last.
    after: int
    altered: int = 0  # number of the visit whose alteration the remark is about; 0: it is about a loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark. `actor`, `reason` and `url` are sealed (`storage.sealing`) wherever they are stored."""

    id: str  # ULID
    at: datetime
    kind: RemarkKind
    source: str  # id
    case: str  # id of the case's first event, or of the event that reported the alteration
    after: int  # number of the source's newest visit at that time, or of the last visit of a case that was over
    actor: str  # who made it
    reason: str
    url: str = ""  # of a known move: the new address; else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAlarm:
    """A case that someone called a false alarm."""

    case: str  # id
    after: int  # number of the newest visit at that time
    at: datetime
    until: datetime | None = None  # when the remark was withdrawn; None: it still holds

    def heeded_at(self, n: int, at: datetime) -> bool:
        """Whether the visit `n`, made at `at`, was the first that the remark applied to."""
        return n == self.after + 1 and self.at <= at and (self.until is None or at < self.until)
