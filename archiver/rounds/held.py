"""A round: one host's turn."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.catalog.hosts import HostLease
from storage.errors import ArchiverError
from storage.model import Outcome, Watched

LEASE_S = 120  # a heartbeat renews it every quarter; a process that is paused for longer has lost its hosts
HEARTBEAT_S = LEASE_S / 4
BACK_S = 30  # a slow host for which there was no place comes again after this

Answer = Outcome | ArchiverError
Answers = queue.SimpleQueue[tuple[Watched, Answer]]


@dataclass(slots=True, eq=False)
class Round:
    """One host's turn: its lease, and which of its visits are not committed yet."""

    lease: HostLease
    token: str
    wanted: frozenset[str] | None  # ids of sources asked for; None: what is due
    explicit: bool = False
    failures: int = 0  # connection failures of the host, over rounds
    down: bool = False  # the breaker is open: the host backs off
    lost: bool = False  # the lease is another's by now: what would still be looked at would be dropped
    walking: bool = True  # its thread still visits, or it waits for one
    open_visits: int = 0
    slow: bool = False  # it has one of the places of slow hosts
    known: bool = False  # it was slow before, and keeps that place to its end
    waited: bool = False  # it has kept its thread waiting
    cut: bool = False  # sent to the back: slow, and others wanted its thread
    others: Callable[[], bool] | None = None  # of an operator's check: whether further hosts of it want a thread
    done: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)

    @property
    def host(self) -> str:
        return self.lease.host
