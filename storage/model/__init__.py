"""The nouns that outlive the process: frozen, no I/O. Words are those of ARCHITECTURE.md."""

from storage.model.capture import (
    MEMBER_ROLES,
    PROBE_ROLES,
    Access,
    Capture,
    Exchange,
    Failure,
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
from storage.model.judgement import (
    Agreement,
    Assessment,
    Certainty,
    Comparison,
    DnsSeen,
    Effect,
    Event,
    EventKind,
    Finding,
    Hop,
    HostContext,
    Mark,
    MemberSeen,
    Observation,
    ProbeSeen,
    Reason,
    State,
    VantageSeen,
    Verdict,
)
from storage.model.outcome import Outcome, Watched
from storage.model.register import Citation, Source, Standing, Work
from storage.model.remark import Remark, RemarkKind, Steer

__all__ = [
    "MEMBER_ROLES", "PROBE_ROLES", "Access", "Agreement", "Assessment", "Capture", "Certainty", "Citation",
    "Comparison", "DnsSeen", "Effect", "Event", "EventKind", "Exchange", "Failure", "Finding", "Hop", "HostContext",
    "Leaf", "Mark", "MemberSeen", "NotFetched", "Observation", "Original", "Outcome", "Placed", "ProbeSeen", "Reason", "Receipt",
    "Remark", "RemarkKind", "Resolution", "Role", "SegmentState", "Source", "Standing", "State", "Steer", "Tls",
    "Truncated", "VantageSeen", "Verdict", "Visit", "Watched", "Work",
]  # fmt: skip
