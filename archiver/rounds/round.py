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

LEASE_S = 120  # renewed every HEARTBEAT_S; a process that is paused for longer loses its hosts
HEARTBEAT_S = LEASE_S / 4
BACK_S = 30  # delay before a slow host that found no place is tried again

Answer = Outcome | ArchiverError
Answers = queue.SimpleQueue[tuple[Watched, Answer]]


@dataclass(slots=True, eq=False)
class Round:
    """One host's turn: its lease, and how many of its visits are not committed yet."""

    lease: HostLease
    token: str
    wanted: frozenset[str] | None  # ids of the requested sources; None: those that are due
    explicit: bool = False
    failures: int = 0  # connection failures of the host, over rounds
    down: bool = False  # the breaker is open: the host backs off
    lost: bool = False  # another process has the lease now: further looks would be dropped
    walking: bool = True  # its thread still visits, or it waits for a thread
    open_visits: int = 0
    slow: bool = False  # it holds one of the places for slow hosts
    known: bool = False  # the host was slow before, so the round keeps that place to its end
    waited: bool = False  # the host has kept its thread waiting
    cut: bool = False  # ended early: slow, and others wanted its thread
    others: Callable[[], bool] | None = None  # in an operator's check: whether further hosts of it want a thread
    done: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)

    @property
    def host(self) -> str:
        return self.lease.host
