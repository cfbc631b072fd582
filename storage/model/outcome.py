"""What one visit teaches, committed whole; and a source as the walk needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.model.capture import Capture, KeptText
from storage.model.judgement import Assessment, HostContext, Observation, Verdict
from storage.model.register import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that one visit changes in the catalog. Refused unless `lease` still holds `host` and n = last + 1."""

    source: str
    host: str
    lease: str
    n: int
    at: datetime
    observation: Observation
    verdict: Verdict
    context: HostContext
    record: str  # UUID of the visit's metadata record
    record_sha256: str  # block digest of that record
    record_bytes: int
    captures: tuple[Capture, ...]  # every response and revisit of the visit, the page's last hop marked by `page`
    page: str | None  # capture id of the page's final answer; None when the visit failed
    full: bool  # the page's answer is stored whole, not as a revisit
    etag: str | None  # validators of this page answer, verbatim; None when it has none
    last_modified: str | None
    next_due_at: datetime
    explicit: bool = False  # an operator asked for this visit
    texts: tuple[KeptText, ...] = ()  # of the captures that were read


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A source with where it stands: what a round needs to look at it, and a reader to speak of it."""

    source: Source
    n: int  # number of the newest visit; 0 before the first
    assessment: Assessment
    next_due_at: datetime
    last: Capture | None = None  # the last good capture of the page: the reference
    first: Capture | None = None  # the first good one
    etag: str | None = None  # of the last good full response
    last_modified: str | None = None
    last_full_at: datetime | None = None  # when a full page response was last stored
    last_full_n: int = 0
    last_unconditional_at: datetime | None = None  # when the page was last asked for without validators
    last_unconditional_n: int = 0
    anomaly: bool = False  # the newest finding was neither good nor a change
    quotes: tuple[str, ...] = ()
    newly_quoted: bool = False  # one of them came since the newest visit
    works: int = 0
    documents: tuple[Capture, ...] = ()  # good captures of the documents that the reference carries
    title: str | None = None
