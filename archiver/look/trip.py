"""The state of one visit so far, and what a round knows of its host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from archiver.fetch import Session
from archiver.judge import Turns, window
from archiver.look.slow_hosts import SlowHosts
from archiver.observe import Learned
from archiver.readers.pool import Taken
from archiver.text import Text
from archiver.text.turning.places import Place
from storage.model import (
    Access,
    Capture,
    Exchange,
    MemberSeen,
    NotFetched,
    Original,
    OtherSaid,
    Role,
    Source,
    Steer,
    VantageSeen,
    Visit,
    Watched,
)


@dataclass(slots=True)
class Trip:
    """What one visit has brought so far."""

    watched: Watched
    session: Session
    at: datetime
    exchanges: list[Exchange] = field(default_factory=list)
    not_fetched: list[NotFetched] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)  # of pages, members and probes, by exchange id
    views: dict[str, bytes] = field(default_factory=dict)  # these texts as JSON
    begun: dict[str, Future[Taken | None]] = field(default_factory=dict)  # being read, by exchange id
    apart: set[str] = field(default_factory=set)  # exchanges that a reader process reads, or read
    unread: set[str] = field(default_factory=set)  # exchanges on whose bytes our own reader failed
    recent: list[MemberSeen] = field(default_factory=list)  # members not requested: fetched within the hour
    known: dict[str, Text] = field(default_factory=dict)  # texts of new documents among `recent`, by capture id
    original: Original | None = None  # the full response that a 304 stands for: validators were sent
    originals: dict[str, Original] = field(default_factory=dict)  # the same for documents, by their URL
    clock_off: bool = False
    missed: list[str] = field(default_factory=list)  # documents that the last look could not get
    late: set[str] = field(default_factory=set)  # documents that had no answer in time at the last look
    slow_hosts: SlowHosts = field(default_factory=SlowHosts)
    steers: tuple[Steer, ...] = ()  # from people's remarks on the source's cases and alterations
    vantages: tuple[VantageSeen, ...] = ()
    countries: dict[str, str | None] = field(default_factory=dict)  # of each egress
    ways_down: list[str] = field(default_factory=list)  # other egresses that failed
    others: tuple[OtherSaid, ...] = ()
    template: tuple[Learned, Learned] | None = None  # the host's not-found page, before and now
    places: Sequence[Place] = ()  # places whose changes were called false alarms
    home_lists: bool = False  # the home page may have listed the source
    listed_before: tuple[str, datetime] | None = None  # a list that lacks the source now and had it, and when it had it
    counts: Counter[bool] = field(default_factory=Counter)  # requested members: True: documents, False: others
    member_bytes: int = 0

    @property
    def visit(self) -> Visit:
        source = self.watched.source
        return Visit(
            source=source.id,
            url=source.url,
            n=self.watched.n + 1,
            at=self.exchanges[0].at if self.exchanges else self.at,
            egress=self.session.egress,
            exchanges=tuple(self.exchanges),
            resolutions=tuple(self.session.resolutions),
            not_fetched=tuple(self.not_fetched),
            clock_off=self.clock_off,
        )

    @property
    def page(self) -> Exchange | None:
        return next((e for e in reversed(self.exchanges) if e.role is Role.PAGE), None)


@dataclass(slots=True)
class Counts:
    """What a round counts of its host's sources: of all of them, or of the public ones alone."""

    access: Access | None = None  # only of this class; None: of all
    sources: int = 1
    changed: int = 0
    event_at: datetime | None = None
    turns: Turns = field(default_factory=lambda: Turns(window(())))  # looks at its sources, of this round and before
    altered: set[str] | None = None  # sources altered within the hour that were unchanged before; None: not queried yet
    altered_event_at: datetime | None = None
    counted: bool = False  # earlier looks are in `turns`: they are queried when something is off
    bad: set[str] = field(
        default_factory=set
    )  # sources that were served before and that this round found lost, blocked or failing


@dataclass(slots=True)
class Host:
    """What a round knows of its host."""

    public: Counts  # what a public source is told by: without the sealed ones, whose number it would show
    every: Counts  # what a sealed one is told by; the same object where the host has no sealed ones
    stretch: float = 1.0
    # from people's remarks on its sources, by source
    steers: Mapping[str, tuple[Steer, ...]] = field(default_factory=dict)
    learned: Mapping[Access, Capture] = field(default_factory=dict)  # its not-found page, for sources of each class
    learned_at: dict[Access, datetime] = field(default_factory=dict)
    ahead: Trip | None = None  # the next look, if its page was requested already

    def counts(self, access: Access) -> Counts:
        """What a source of this class is told by."""
        return self.public if access is Access.PUBLIC else self.every

    def counting(self, access: Access) -> tuple[Counts, ...]:
        """Where a source of this class counts."""
        apart = access is Access.PUBLIC and self.public is not self.every
        return (self.public, self.every) if apart else (self.counts(access),)


class Hosts(dict[str, Host]):
    """The hosts of the rounds under way, by name."""

    def stretch(self, source: Source) -> float:
        """The factor by which the host's cadence is stretched."""
        host = self.get(source.host)
        return 1.0 if host is None else host.stretch

    def steers(self, watched: Watched) -> tuple[Steer, ...]:
        """What people's remarks say about a source."""
        host = self.get(watched.source.host)
        return host.steers.get(watched.source.id, ()) if host is not None else ()

    def is_ahead(self, watched: Watched) -> bool:
        """Whether this source's page was requested already."""
        host = self.get(watched.source.host)
        return host is not None and host.ahead is not None and host.ahead.watched.source.id == watched.source.id

    def took_ahead(self, watched: Watched) -> Trip | None:
        """The look whose page was requested already, which is then no longer ahead; None if there is none."""
        if not self.is_ahead(watched):
            return None
        host = self[watched.source.host]
        trip, host.ahead = host.ahead, None
        return trip
