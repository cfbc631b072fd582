"""The readers of one process: started when they pay, as many as there are processors, replaced when they die.

A page is read here, in the process that asks, until AFTER of them have come: a command that looks at a few sources
never waits for a process to start. From then on pages go to readers, so that reading uses the other processors. A large
page, which may have been made to cost, goes to a reader always, and so does what is neither a page nor plain text: engines
for PDFs and office files are large, written in C, and the bytes come from strangers.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO, cast

import structlog

from archiver.errors import MISTAKES
from archiver.gate import Stopped
from archiver.readers.frames import receive, send
from archiver.text import Text, extract, from_stored, sniff, to_stored
from archiver.text.sniff import COMPOUND, PAPERS, SNIFF_BYTES, ZIP

log = structlog.get_logger(__name__)

AFTER = 40  # pages; a reader costs a tenth of a second to start, as much as reading so many of them
LARGE_BYTES = 500_000  # a page of so many may be made to take a second, and nothing else would run here meanwhile
PIPE_BYTES = 1 << 20  # Linux's default most: a page goes over in one piece
TRIES = 2  # readers that one document may cost


@dataclass(frozen=True, slots=True)
class Taken:
    """A text, and its JSON as a reader sends it and a conversion record holds it (`archiver.text.stored`)."""

    text: Text
    json: bytes


class _Dead(Exception):
    """The reader is gone. `late`: the document took too long."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("late" if late else "dead")
        self.late = late


class _Reader:
    """One child process. Used by one thread at a time."""

    def __init__(self) -> None:
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "archiver.readers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": path},  # nothing else: no secret of ours is within its reach
        )
        self._give = cast("BinaryIO", self._process.stdin)
        self._take = cast("BinaryIO", self._process.stdout)
        for pipe in (self._give, self._take):
            try:
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
            except OSError:  # it is slower then
                break
        self.last = False  # it has read enough

    def read(self, content: bytes, media_type: str, charset: str | None, url: str) -> bytes:
        """The stored form of a Text. _Dead when the process ended instead."""
        try:
            send(self._give, {"type": media_type, "charset": charset, "url": url}, content)
            answer = receive(self._take)
        except (OSError, ValueError):
            answer = None
        if answer is None:
            self.last = True
            self.end()
            raise _Dead(late=self._process.returncode == -signal.SIGALRM)
        head, found = answer
        self.last = bool(head["last"])
        return found

    def kill(self) -> None:
        """End it now, whoever waits for it. Any thread may."""
        self._process.kill()

    def end(self) -> None:
        """Let it go; it may be gone already."""
        for pipe in (self._give, self._take):
            try:
                pipe.close()
            except OSError:  # what it was to be sent is not wanted any more
                continue
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Readers:
    """Thread-safe. `processes` 0: everything is read here. `after`: so many pages are, before readers take them."""

    def __init__(self, processes: int | None = None, *, after: int = AFTER) -> None:
        most = min(4, os.cpu_count() or 1) if processes is None else processes
        self._threads = ThreadPoolExecutor(most, "reader") if most else None  # each with a reader of its own
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._all: set[_Reader] = set()
        self._after = after
        self._pages = 0
        self._ended = threading.Event()

    def read(self, content: bytes, *, media_type: str, charset: str | None, url: str) -> Taken | None:
        """The text of a document (content-decoded). None when no reader lived through it: its bytes are kept, its text
        is not known. Stopped when we are to end."""
        return self.begin(content, media_type=media_type, charset=charset, url=url).result()

    def begin(self, content: bytes, *, media_type: str, charset: str | None, url: str) -> Future[Taken | None]:
        """As `read`, but what goes to a reader is not waited for: the future has it, or Stopped."""
        document = sniff(content[:SNIFF_BYTES]) in {*PAPERS, COMPOUND, ZIP}
        if self._threads is not None and self._apart(always=document or len(content) > LARGE_BYTES):
            try:
                return self._threads.submit(self._read_apart, content, media_type, charset, url, document=document)
            except RuntimeError:  # it takes nothing more
                raise Stopped("told to stop before a text was read") from None
        done: Future[Taken | None] = Future()
        done.set_result(_read_here(content, media_type, charset, url))
        return done

    def close(self) -> None:
        """End them all, also those that are busy. Who waits for one gets Stopped."""
        with self._lock:
            self._ended.set()
            readers = list(self._all)
        for reader in readers:
            reader.kill()
        if self._threads is not None:
            self._threads.shutdown()
        for reader in readers:
            reader.end()

    def _apart(self, *, always: bool) -> bool:
        """Whether a reader reads this."""
        with self._lock:
            self._pages += not always
            return always or self._pages > self._after

    def _read_apart(
        self, content: bytes, media_type: str, charset: str | None, url: str, *, document: bool
    ) -> Taken | None:
        for _ in range(TRIES):
            try:
                reader = self._reader()
                answer = reader.read(content, media_type, charset, url)
                if reader.last:
                    self._gone()
                return Taken(from_stored(answer), answer)
            except _Dead as dead:
                self._gone()
                if self._ended.is_set():
                    raise Stopped("told to stop while a text was read") from None
                log.warning("reader.died", url=url, late=dead.late)
                if dead.late:
                    break
            except ValueError as error:  # what answers is not ours any more
                log.warning("reader.strange", url=url, error=str(error))
                self._gone()
            except OSError as error:  # no process can be had: for a page that is no reason to go without its text
                log.warning("reader.not_started", error=str(error))
                return None if document else _read_here(content, media_type, charset, url)
        return None

    def _reader(self) -> _Reader:
        """This thread's reader, a new one when it has none."""
        reader: _Reader | None = getattr(self._mine, "reader", None)
        if reader is not None:
            return reader
        if self._ended.is_set():
            raise Stopped("told to stop before a text was read")
        reader = self._mine.reader = _Reader()
        with self._lock:
            self._all.add(reader)
            if self._ended.is_set():
                reader.kill()
        return reader

    def _gone(self) -> None:
        """This thread has no reader any more."""
        reader: _Reader | None = getattr(self._mine, "reader", None)
        if reader is not None:
            self._mine.reader = None
            with self._lock:
                self._all.discard(reader)
            reader.end()


def _read_here(content: bytes, media_type: str, charset: str | None, url: str) -> Taken | None:
    try:
        found = extract(content, media_type=media_type, charset_hint=charset, url=url)
        return Taken(found, to_stored(found))
    except MISTAKES:  # as of one that a reader died of: it is kept
        log.exception("reader.failed", url=url)
        return None
