"""What people say of a case or of an alteration: dated, with who and why. It steers later looks and never rewrites what was
told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RemarkKind(StrEnum):
    NOTE = "note"  # changes nothing
    EXPLAINED = "explained"  # the cause is known; nothing more need be sent of it
    FALSE_ALARM = (
        "false_alarm"  # what was seen until then does not count as agreeing; or what changed there is no more told
    )
    KNOWN_MOVE = "known_move"  # it is at another address now: not there means moved
    WRONG_BASELINE = (
        "wrong_baseline"  # what it was held against was never the content: the next content is the reference
    )
    MUTE = "mute"  # nothing is sent of it until it is served again; of an alteration: nor of later ones
    WITHDRAWN = "withdrawn"  # what was said of it before holds no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Steer:
    """A remark as it steers a look: without its words, which are nobody's but ours. Stored in the look's context, so
    that judging again gives the same."""

    kind: RemarkKind
    after: int  # number of the newest visit when it was made, or of the last of a case that was over: it holds for later ones
    altered: int = 0  # number of the visit whose alteration it was said of; 0: of a loss


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark. `actor`, `reason` and `url` are sealed (`storage.sealing`) wherever they are kept."""

    id: str  # ULID
    at: datetime
    kind: RemarkKind
    source: str
    case: str  # id of the case's first event, or of an alteration's
    after: int  # number of the source's newest visit then; of a case that was over, of its last one
    actor: str
    reason: str
    url: str = ""  # of a known move: where it is now


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAlarm:
    """What somebody called one."""

    case: str
    after: int  # the newest look then
    at: datetime
    until: datetime | None = None  # when it was taken back

    def heeded_at(self, n: int, at: datetime) -> bool:
        """Whether this look was the first to start from it."""
        return n == self.after + 1 and self.at <= at and (self.until is None or at < self.until)
