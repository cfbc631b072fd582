"""Receives one answer from one connection: keeps every byte, finds the end, limits every way of not ending."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Protocol

from archiver.gate import Stopped
from archiver.wire.answer import Chunks, Framing, Head, Kind, blank_lines, framing, head_end, parse_head
from archiver.wire.tape import Disk, Tape
from storage.body import Body
from storage.digests import Digest
from storage.model import Failure, Finding, Truncated

HEAD_READ_BYTES = 1 << 16
BODY_READ_BYTES = 1 << 18
SLICE_S = 0.5  # how long to wait at a time before checking the stop event
FIRST_SLICES_S, FIRST_S = 0.1, 1.0  # the same while a wait is young: most hosts answer by then
SLOWEST_BYTES = 64  # per second of waiting: an answer that comes at less, over DRIPS silences, is cut
DRIPS = 5  # times the longest silence: some servers keep a connection alive with a byte now and then until they answer
_SIGNATURE = b"HTTP/"


class Patience(Protocol):
    """The owner of the threads that wait here."""

    def should_give_up(self, waited_s: float, received_bytes: int) -> bool:
        """Whether this thread is to give up, after this long a wait and with this much of the answer received."""

    def note_answer(self, waited_s: float) -> None:
        """The first byte of an answer came after this wait."""


def slice_s(waited_s: float) -> float:
    """How long to wait before checking again whether the wait must end."""
    return FIRST_SLICES_S if waited_s < FIRST_S else SLICE_S


@dataclass(slots=True, kw_only=True)
class Bounds:
    """The limits of one exchange. `deadline`: in seconds of time.monotonic."""

    max_bytes: int  # of the body as it passes the wire
    redirect_bytes: int | None = None  # the same, of an answer that only leads elsewhere; None: as any other
    head_bytes: int  # of the head, interim heads included
    idle_s: float
    deadline: float
    stop: threading.Event | None = None
    patience: Patience | None = None

    def most_bytes(self, head: Head | None) -> int:
        """How much of the body to receive."""
        if head is None or not head.leads_elsewhere or self.redirect_bytes is None:
            return self.max_bytes
        return self.redirect_bytes

    def heed(self, waited_s: float, received_bytes: int) -> None:
        """Raise Stopped if we were told to stop, or if another round needs the waiting thread."""
        if self.stop is not None and self.stop.is_set():
            raise Stopped("told to stop while waiting for a host")
        if (
            waited_s >= FIRST_SLICES_S
            and self.patience is not None
            and self.patience.should_give_up(waited_s, received_bytes)
        ):
            raise Stopped("the host is slow, and others wait")


@dataclass(slots=True, kw_only=True)
class Received:
    """What was received. `wire` None, with a `failure`: nothing."""

    wire: Body | None = None
    interim: bytes = b""
    head_bytes: int = 0
    head: Head | None = None  # None: the answer is not HTTP, or its head never ended
    payload: Body | None = None
    payload_sha256: str | None = None
    block_sha256: str | None = None
    truncated: Truncated | None = None
    failure: Failure | None = None
    keep_alive: bool = False


class _Ended(Exception):
    """The answer is cut off here."""

    def __init__(self, truncated: Truncated, finding: Finding, detail: str) -> None:
        super().__init__(detail)
        self.truncated = truncated
        self.failure = Failure(finding=finding, detail=detail)


class Source:
    """Timed reads from a socket. Stopped if we were told to stop; _Ended if time is up or the connection breaks."""

    def __init__(self, sock: socket.socket, bounds: Bounds) -> None:
        self._sock = sock
        self._bounds = bounds
        self._timeout = -1.0
        self._began = time.monotonic()
        self._bytes = 0
        self._waited_s = 0.0  # of the stretch in which the pace is measured
        self._measured_from = 0  # bytes received before it

    def read(self, most_bytes: int) -> bytes:
        """At least one byte; b"" at the orderly end of the connection."""
        bounds = self._bounds
        start = now = time.monotonic()
        while True:
            bounds.heed(now - self._began, self._bytes)
            left = min(bounds.deadline, start + bounds.idle_s) - now
            if left <= 0:
                quiet = now < bounds.deadline
                waited = f"no byte in {bounds.idle_s:g} s" if quiet else "the time for one exchange was over"
                raise _Ended(Truncated.TIME, Finding.TIMEOUT, waited)
            timeout = min(left, slice_s(now - self._began))
            if timeout != self._timeout:
                self._sock.settimeout(timeout)
                self._timeout = timeout
            self._check_pace()
            asked = now
            try:
                return self._taken(self._sock.recv(most_bytes), min(time.monotonic() - asked, timeout))
            except TimeoutError:
                now = time.monotonic()
                self._waited_s += min(now - asked, timeout)
            except ssl.SSLError as error:
                detail = f"TLS broke: {(error.reason or 'unknown').lower().replace('_', ' ')}"
                raise _Ended(Truncated.DISCONNECT, Finding.RESET, detail) from error
            except OSError as error:
                detail = f"the connection broke: {error.strerror or error}"
                raise _Ended(Truncated.DISCONNECT, Finding.RESET, detail) from error

    def _check_pace(self) -> None:
        """End an answer that drips: it would hold the thread for all the time of one exchange. Only waits are counted,
        not what we do ourselves, nor a time for which this process was stopped."""
        if self._waited_s < DRIPS * self._bounds.idle_s:
            return
        if self._bytes - self._measured_from < SLOWEST_BYTES * self._waited_s:
            raise _Ended(Truncated.TIME, Finding.TIMEOUT, f"it came at less than {SLOWEST_BYTES} bytes a second")
        self._waited_s, self._measured_from = 0.0, self._bytes

    def _taken(self, data: bytes, waited_s: float) -> bytes:
        self._waited_s += waited_s
        if not self._bytes and self._bounds.patience is not None:
            self._bounds.patience.note_answer(time.monotonic() - self._began)
        self._bytes += len(data)
        return data


class Reception:
    """Receives one answer to a GET. Use once."""

    def __init__(self, source: Source, bounds: Bounds, disk: Disk) -> None:
        self._source = source
        self._bounds = bounds
        self._disk = disk
        self._tape = Tape(disk)
        self._payload_tape: Tape | None = None  # for chunked bodies only: otherwise the payload is a part of the wire
        self._payload_hash = Digest()
        self._got = Received()

    def run(self) -> Received:
        """Receive the answer. NoSpace and Stopped are raised; everything that the site did is in the result."""
        try:
            self._receive()
            self._close()
        except BaseException:
            self._payload_hash.close()
            self._tape.drop()
            if self._payload_tape is not None:
                self._payload_tape.drop()
            raise
        return self._got

    def _receive(self) -> None:
        got = self._got
        try:
            rest = self._head()
            if rest is not None and got.head is not None:
                self._body(framing(got.head), rest)
        except _Ended as end:
            got.truncated = end.truncated if self._tape.bytes or got.interim else None
            got.failure = end.failure if got.head is None else None
            got.keep_alive = False

    # ---- head -----------------------------------------------------------------------------------------------------

    def _head(self) -> bytes | None:
        """Read up to the end of the final head; returns what came after it, None if this is not HTTP."""
        buffer = bytearray()
        searched = 0
        try:
            while True:
                if searched == len(buffer):
                    data = self._source.read(HEAD_READ_BYTES)
                    if not data:
                        raise self._ended_in_head(buffer)
                    buffer += data
                if not self._may_be_http(buffer):
                    self._foreign(buffer)
                    return None
                end = head_end(buffer, max(searched - 3, 0))
                searched = len(buffer)
                left = self._bounds.head_bytes - len(self._got.interim)
                if (end if end >= 0 else len(buffer)) > left:
                    del buffer[max(left, 0) :]
                    raise _Ended(
                        Truncated.LENGTH, Finding.BAD_ANSWER, f"the head is over {self._bounds.head_bytes} bytes"
                    )
                if end < 0:
                    continue
                raw = bytes(memoryview(buffer)[:end])
                head = parse_head(raw)
                if head is None:
                    self._foreign(buffer)
                    return None
                del buffer[:end]
                if head.status >= 200 or head.status == 101:
                    self._got.head, self._got.head_bytes = head, end
                    self._tape.append(raw)
                    rest = bytes(buffer)
                    buffer.clear()
                    return rest
                self._got.interim += raw
                searched = 0
        finally:
            if buffer:
                self._tape.append(bytes(buffer))

    def _may_be_http(self, buffer: bytearray) -> bool:
        blank = blank_lines(buffer) if buffer.startswith((b"\r", b"\n")) else 0
        if blank:  # empty lines before a status line are not part of the message
            self._got.interim += bytes(memoryview(buffer)[:blank])
            del buffer[:blank]
        return bytes(memoryview(buffer)[:5]).upper() == _SIGNATURE[: len(buffer)]

    def _foreign(self, buffer: bytearray) -> None:
        """Receive an answer that is not HTTP: everything up to the end of the connection or our limits."""
        first = bytes(memoryview(buffer)[:24])
        most = self._bounds.max_bytes
        self._tape.append(bytes(memoryview(buffer)[:most]))
        buffer.clear()
        detail = f"not HTTP: the answer begins {first!r}"
        self._got.failure = Failure(finding=Finding.BAD_ANSWER, detail=detail)
        try:
            while self._tape.bytes < most:
                data = self._source.read(min(BODY_READ_BYTES, most - self._tape.bytes))
                if not data:
                    return
                self._tape.append(data)
        except _Ended as end:
            self._got.truncated = end.truncated
            return
        self._got.truncated = Truncated.LENGTH

    def _ended_in_head(self, buffer: bytearray) -> _Ended:
        detail = "the connection ended inside the head" if buffer else "the connection ended without an answer"
        return _Ended(Truncated.DISCONNECT, Finding.RESET, detail)

    # ---- body -----------------------------------------------------------------------------------------------------

    def _body(self, frame: Framing, rest: bytes) -> None:
        got, most = self._got, self._bounds.most_bytes(self._got.head)
        if frame.kind is Kind.NONE or got.head is None or got.head.status == 101:
            got.keep_alive = frame.keep_alive and not rest
            return
        if frame.kind is Kind.CHUNKED:
            self._chunked(frame, rest)
        elif frame.kind is Kind.LENGTH:
            self._tape.expect(min(frame.length, most))
            surplus = self._run(rest, min(frame.length, most))
            if frame.length > most:
                got.truncated = Truncated.LENGTH
            got.keep_alive = frame.keep_alive and not surplus and got.truncated is None
        elif self._run(rest, most, to_close=True):
            got.truncated = Truncated.LENGTH

    def _run(self, rest: bytes, length: int, *, to_close: bool = False) -> bool:
        """Receive `length` bytes of body; True if there were more. An early end is a disconnect, unless `to_close`."""
        left = length
        data = rest
        while True:
            if data:
                piece = data if len(data) <= left else memoryview(data)[:left]
                self._tape.append(piece)
                self._payload_hash.update(piece)
                left -= len(piece)
                if len(data) > len(piece):
                    return True
            if not left and not to_close:
                return False
            data = self._source.read(min(left + 1, BODY_READ_BYTES))
            if not data:
                if not to_close:
                    self._got.truncated = Truncated.DISCONNECT
                return False

    def _chunked(self, frame: Framing, rest: bytes) -> None:
        chunks, got, left = Chunks(), self._got, self._bounds.most_bytes(self._got.head)
        payload = self._payload_tape = Tape(self._disk, self._payload_hash, stays=False)
        data, first = rest, b""  # `first`: what came before the first line of the framing was complete
        while True:
            taken = memoryview(data)[:left]
            pieces = chunks.feed(taken)
            if chunks.broken and not chunks.begun:
                self._not_chunked(first, data, left)
                return
            if not chunks.begun:
                first += taken
            wire = taken[: len(taken) - chunks.surplus] if chunks.done else taken
            self._tape.append(wire)
            left -= len(wire)
            for piece in pieces:
                payload.append(piece)
            if chunks.done:
                break
            if chunks.broken:
                got.truncated = Truncated.UNSPECIFIED
                break
            if not left or len(taken) < len(data):
                got.truncated = Truncated.LENGTH
                break
            data = self._source.read(min(left, BODY_READ_BYTES))
            if not data:
                got.truncated = Truncated.DISCONNECT
                break
        got.keep_alive = frame.keep_alive and chunks.done and not chunks.surplus

    def _not_chunked(self, first: bytes, data: bytes, left: int) -> None:
        """It claims to be chunked and is not: the body is taken as it is, up to the end of the connection."""
        self._payload_tape = None
        self._payload_hash.update(first)
        if self._run(data, left, to_close=True):
            self._got.truncated = Truncated.LENGTH

    # ---- the end --------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        got = self._got
        if not self._tape.bytes:
            return
        got.wire, got.block_sha256 = self._tape.close()
        if got.head is None or got.head.status == 304:
            return
        if self._payload_tape is not None:
            got.payload, got.payload_sha256 = self._payload_tape.close()
        else:
            got.payload, got.payload_sha256 = got.wire.part(got.head_bytes), self._payload_hash.hexdigest()
