"""The outcome of one visit, which is committed as a whole, and a watched source as a round needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.model.capture import Capture, KeptText
from storage.model.judgement import Assessment, HostContext, Observation, Verdict
from storage.model.register import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that one visit changes in the catalog.

    The commit is refused unless `lease` still holds `host` and `n` is the number of the last visit plus one.
    """

    source: str  # id
    host: str  # as `Source.host`
    lease: str  # token of the lease on the host
    n: int
    at: datetime  # start of the visit
    observation: Observation
    verdict: Verdict
    context: HostContext
    record: str  # UUID of the visit's metadata record
    record_sha256: str  # block digest of that record
    record_bytes: int  # of that block
    captures: tuple[Capture, ...]  # every response and revisit of the visit
    page: str | None  # id of the capture that is the page's final answer; None if the visit failed
    full: bool  # the page's answer is stored in full, not as a revisit
    etag: str | None  # validators of the page's answer, verbatim; None if it has none
    last_modified: str | None
    next_due_at: datetime
    explicit: bool = False  # an operator asked for this visit
    texts: tuple[KeptText, ...] = ()  # of the captures whose text was extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A source and where it stands: what a round needs to visit it, and a reader to describe it."""

    source: Source
    n: int  # number of the newest visit; 0 before the first
    assessment: Assessment
    next_due_at: datetime
    last: Capture | None = None  # the last good capture of the page: the reference; None: none yet, or erased
    first: Capture | None = None  # the first good one; None: none yet, or erased
    etag: str | None = None  # validators of the last good full response; None if it has none
    last_modified: str | None = None
    last_full_at: datetime | None = None  # when a full page response was last stored; None: never
    last_full_n: int = 0  # and at which visit; 0: never
    last_unconditional_at: datetime | None = None  # when the page was last requested without validators; None: never
    last_unconditional_n: int = 0  # and at which visit; 0: never
    anomaly: bool = False  # the newest finding was neither good nor a change
    quotes: tuple[str, ...] = ()  # the cited passages, each once
    newly_quoted: bool = False  # a cited passage was added after the newest visit
    works: int = 0  # number of works that cite the source
    documents: tuple[Capture, ...] = ()  # good captures of the documents that the reference carries
    title: str | None = None  # of the page; None: not known
