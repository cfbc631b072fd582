"""One request at a time per host, with a delay between them: the one place for politeness, for all outgoing requests.

Turns of a host are granted in the order in which they were asked for. Memory is bounded by the hosts that must still be
waited for: a host whose delay is over is forgotten.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from storage.clock import parse_http_date

MEMBER_SHARE = 0.25  # share of the delay that is kept between members of one page
RETRY_MAX_S = 86_400.0  # a Retry-After beyond a day counts as a day
_SLICE_S = 0.5  # how long a waiter sleeps before it checks its stop event again
_SWEEP_HOSTS = 1_024  # with fewer hosts nothing is swept


class NotInTime(Exception):
    """The turn would come after the deadline. `wait_s`: how long it would still take, as far as is known."""

    def __init__(self, host: str, wait_s: float) -> None:
        busy = f"{host} was busy with another request for as long as could be waited"
        super().__init__(busy if wait_s < 1 else f"{host} is not to be asked before {wait_s:.0f} s from now")
        self.wait_s = wait_s


class Stopped(Exception):
    """We were told to stop while waiting for a turn."""


@dataclass(slots=True)
class _Host:
    busy: bool = False
    ended_at: float = float("-inf")  # when the last turn ended
    not_before: float = float("-inf")  # set by a Retry-After
    queue: deque[threading.Event] = field(default_factory=deque)


class Gate:
    """Grants turns. `now`: a monotonic clock in seconds; `pause`: waits for a delay (tests replace it).

    `resting` is entered around every wait: a thread that waits here has no connection and does nothing.
    """

    def __init__(
        self,
        delay_s: float,
        now: Callable[[], float] = time.monotonic,
        pause: Callable[[float], object] | None = None,
        resting: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._delay_s = delay_s
        self.now = now  # the clock that deadlines refer to
        self._pause = pause or time.sleep
        self._resting = resting
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._sweep_at = _SWEEP_HOSTS

    def turn(
        self, host: str, member: bool = False, deadline: float | None = None, stop: threading.Event | None = None
    ) -> Turn:
        """A context manager that holds the host's only turn. `deadline` is in seconds of `now`.

        Entering raises NotInTime if the turn cannot come before the deadline, Stopped if `stop` is set meanwhile.
        """
        return Turn(self, host, member, deadline, stop)

    def retry_after(self, host: str, seconds: float) -> None:
        """The host asked to be left alone for this long, at most a day. A shorter wish never shortens a longer one."""
        with self._lock:
            entry = self._entry(host)
            entry.not_before = max(entry.not_before, self.now() + min(max(seconds, 0.0), RETRY_MAX_S))

    def next_at(self, host: str) -> float:
        """The earliest time, in seconds of `now`, at which the host may be asked again; never in the past."""
        with self._lock:
            entry = self._hosts.get(host)
            return self.now() if entry is None else max(self.now(), self._due(entry, member=False))

    def __len__(self) -> int:
        return len(self._hosts)

    def _entry(self, host: str) -> _Host:
        entry = self._hosts.get(host)
        if entry is None:
            if len(self._hosts) >= self._sweep_at:
                self._sweep()
            entry = self._hosts[host] = _Host()
        return entry

    def _due(self, entry: _Host, *, member: bool) -> float:
        delay_s = self._delay_s * MEMBER_SHARE if member else self._delay_s
        return max(entry.ended_at + delay_s, entry.not_before)

    def _sweep(self) -> None:
        now = self.now()
        over = [
            host
            for host, entry in self._hosts.items()
            if not entry.busy and not entry.queue and self._due(entry, member=False) <= now
        ]
        for host in over:
            del self._hosts[host]
        self._sweep_at = max(_SWEEP_HOSTS, 2 * len(self._hosts))

    def _enter(self, turn: Turn) -> None:
        with self._lock:
            entry = self._entry(turn.host)
            self._judge(entry, turn)
            mine: threading.Event | None = None
            if entry.busy:
                mine = threading.Event()
                entry.queue.append(mine)
            else:
                entry.busy = True
            at_once = mine is None and self._due(entry, member=turn.member) <= self.now()
        if at_once:
            return
        with self._resting():
            if mine is not None:
                self._queue(entry, mine, turn)
            try:
                self._wait(entry, turn)
            except BaseException:
                self._hand_on(entry)
                raise

    def _queue(self, entry: _Host, mine: threading.Event, turn: Turn) -> None:
        """Wait until the previous turn is over and handed on."""
        try:
            while not mine.wait(_SLICE_S):
                self._judge(entry, turn)
        except BaseException:
            with self._lock:
                handed = mine.is_set()
                if not handed:
                    entry.queue.remove(mine)
            if handed:
                self._hand_on(entry)
            raise

    def _wait(self, entry: _Host, turn: Turn) -> None:
        """Wait, holding the turn, until its time has come."""
        while (left := self._due(entry, member=turn.member) - self.now()) > 0:
            self._judge(entry, turn)
            self._pause(min(left, _SLICE_S) if turn.stop is not None else left)

    def _judge(self, entry: _Host, turn: Turn) -> None:
        if turn.stop is not None and turn.stop.is_set():
            raise Stopped(turn.host)
        if turn.deadline is not None:
            now = self.now()
            due = self._due(entry, member=turn.member)
            if max(due, now) > turn.deadline:
                raise NotInTime(turn.host, max(due - now, 0.0))

    def _hand_on(self, entry: _Host) -> None:
        with self._lock:
            if entry.queue:
                entry.queue.popleft().set()
            else:
                entry.busy = False

    def _leave(self, host: str) -> None:
        entry = self._hosts[host]
        entry.ended_at = self.now()
        self._hand_on(entry)


class Turn:
    """One turn of one host; made by `Gate.turn`."""

    __slots__ = ("_gate", "deadline", "host", "member", "stop")

    def __init__(
        self, gate: Gate, host: str, member: bool, deadline: float | None, stop: threading.Event | None
    ) -> None:
        self._gate = gate
        self.host = host
        self.member = member
        self.deadline = deadline
        self.stop = stop

    def __enter__(self) -> Self:
        self._gate._enter(self)  # noqa: SLF001  Gate and Turn are one unit
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._gate._leave(self.host)  # noqa: SLF001


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After asks for (RFC 9110 10.2.3: seconds or a date), 0 to a day; None if it is neither."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), RETRY_MAX_S)
    try:
        at = parse_http_date(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 0.0), RETRY_MAX_S)
