"""What one visit has brought so far, and what a round knows of its host."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from archiver.fetch import Session
from archiver.judge import Turns, window
from archiver.observe import Learned
from archiver.readers.pool import Taken
from archiver.text import Text
from archiver.text.turning.places import Place
from storage.model import (
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
    views: dict[str, bytes] = field(default_factory=dict)  # the same as JSON
    begun: dict[str, Future[Taken | None]] = field(default_factory=dict)  # texts that are being read
    apart: set[str] = field(default_factory=set)  # exchanges whose text a reader takes, or took
    unread: set[str] = field(default_factory=set)  # exchanges on whose bytes our own reader failed
    recent: list[MemberSeen] = field(default_factory=list)  # members that were fetched within the hour
    known: dict[str, Text] = field(default_factory=dict)  # texts of new documents among them, by capture id
    original: Original | None = None  # the full response that a 304 stands for: validators were sent
    originals: dict[str, Original] = field(default_factory=dict)  # the same of documents, by their URL
    clock_off: bool = False
    missed: list[str] = field(default_factory=list)  # documents that the look before could not have
    steers: tuple[Steer, ...] = ()  # what people had said of the source's cases and alterations
    vantages: tuple[VantageSeen, ...] = ()
    countries: dict[str, str | None] = field(default_factory=dict)  # where each way comes out
    ways_down: list[str] = field(default_factory=list)  # other ways out that did not work
    others: tuple[OtherSaid, ...] = ()
    template: tuple[Learned, Learned] | None = None  # the host's page for what does not exist, then and now
    places: Sequence[Place] = ()  # where changes were said to be false alarms
    home_lists: bool = False  # whether the home page is a list that may have had the source
    listed_before: tuple[str, datetime] | None = None  # a list that lacks the source now and had it, and when it did
    counts: Counter[bool] = field(default_factory=Counter)  # members fetched: documents, others
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
class Host:
    """What a round knows of its host."""

    sources: int
    changed: int
    event_at: datetime | None
    stretch: float
    steers: Mapping[str, tuple[Steer, ...]]  # what people remarked of its sources, by source
    altered: set[str] | None = None  # sources altered within the hour that were as kept before; None: not asked yet
    altered_event_at: datetime | None = None
    turns: Turns = field(
        default_factory=lambda: Turns(window(()))
    )  # looks at its sources: this round's, and those before
    counted: bool = False  # whether those before are in it: asked for when something is off
    learned: Capture | None = None  # its not-found page
    learned_at: datetime | None = None
    ahead: Trip | None = None  # the next look, when its page was asked for already
    bad: set[str] = field(
        default_factory=set
    )  # sources that this round found lost, blocked or failing, and that were served before


class Hosts(dict[str, Host]):
    """The hosts of the rounds under way, by name."""

    def stretch(self, source: Source) -> float:
        """By how much the host's cadence is stretched."""
        host = self.get(source.host)
        return 1.0 if host is None else host.stretch

    def steers(self, watched: Watched) -> tuple[Steer, ...]:
        """What people remarked of a source."""
        host = self.get(watched.source.host)
        return host.steers.get(watched.source.id, ()) if host is not None else ()
