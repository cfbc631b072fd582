"""The nouns that outlive the process, in the words of ARCHITECTURE.md: frozen, without I/O."""

from storage.model.alarm import Alarm, Trouble
from storage.model.capture import (
    CONCLUSIVE,
    INVENTED_ROLES,
    MEMBER_ROLES,
    NOT_FOUND,
    PROBE_ROLES,
    Access,
    Capture,
    Exchange,
    Failure,
    KeptText,
    Leaf,
    NotFetched,
    Original,
    Placed,
    Receipt,
    Resolution,
    Role,
    SegmentState,
    Tls,
    Truncated,
    Visit,
)
from storage.model.erasure import PURGED, Erased, Hold, HoldKind, Place, Purge, Redacted, Replaced
from storage.model.finding import Effect, Finding
from storage.model.judgement import (
    EMPTIED,
    KEPT_ALIVE,
    Agreement,
    Assessment,
    Certainty,
    Comparison,
    DnsSeen,
    Event,
    EventKind,
    Hop,
    HostContext,
    Mark,
    MemberSeen,
    Observation,
    OtherSaid,
    ProbeSeen,
    Reason,
    Said,
    State,
    VantageSeen,
    Verdict,
    ZoneSeen,
)
from storage.model.outcome import Outcome, Watched
from storage.model.register import Citation, Source, Standing, Work
from storage.model.remark import FalseAlarm, Remark, RemarkKind, Steer
from storage.model.subscription import Digest, Subscription, Sure, Terms

__all__ = [
    "CONCLUSIVE", "EMPTIED", "INVENTED_ROLES",
    "KEPT_ALIVE", "MEMBER_ROLES", "NOT_FOUND", "PROBE_ROLES", "PURGED", "Access", "Agreement", "Alarm", "Assessment", "Capture", "Certainty", "Citation",
    "Comparison", "Digest", "DnsSeen", "Effect", "Erased", "Event", "EventKind", "Exchange", "Failure", "FalseAlarm", "Finding", "Hold", "HoldKind", "Hop", "HostContext",
    "KeptText", "Leaf", "Mark", "MemberSeen", "NotFetched", "Observation", "Original", "OtherSaid", "Outcome", "Place", "Placed", "ProbeSeen", "Purge", "Reason", "Receipt", "Redacted",
    "Remark", "RemarkKind", "Replaced", "Resolution", "Role", "Said", "SegmentState", "Source", "Standing", "State", "Steer", "Subscription", "Sure", "Terms", "Tls",
    "Trouble", "Truncated", "VantageSeen", "Verdict", "Visit", "Watched", "Work", "ZoneSeen",
]  # fmt: skip
