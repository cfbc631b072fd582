"""The readers of a process: started when they pay, as many as there are processors (at most 4), replaced when they die.

The first AFTER pages are read here, in the calling process, so that a command which looks at a few sources never waits
for a process to start. Later pages go to readers, so that reading uses the other processors. A large page, which may
have been made to be costly, always goes to a reader, and so does what is neither a page nor plain text: engines for
PDFs, office files and images are large, written in C, and the bytes come from strangers.
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
from archiver.text.sniff import COMPOUND, GZIP, IMAGES, PAPERS, SNIFF_BYTES, ZIP

log = structlog.get_logger(__name__)

AFTER = 40  # pages; starting a reader costs a tenth of a second, as much as reading this many
LARGE_BYTES = 500_000  # a page this large can be made to take a second, and nothing else would run here meanwhile
PIPE_BYTES = 1 << 20  # the most that Linux allows by default: a page passes in one piece
_DOCUMENTS = frozenset({*PAPERS, COMPOUND, ZIP, GZIP, *IMAGES})
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
    """One child process. To be used by one thread at a time."""

    def __init__(self) -> None:
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "archiver.readers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": path},  # nothing else: none of our secrets is within its reach
        )
        self._give = cast("BinaryIO", self._process.stdin)
        self._take = cast("BinaryIO", self._process.stdout)
        for pipe in (self._give, self._take):
            try:
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
            except OSError:  # only slower
                break
        self.last = False  # the process ends after the document just read

    def read(self, content: bytes, media_type: str, charset: str | None, url: str) -> bytes:
        """The stored form of a Text. _Dead if the process ended instead."""
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
        """End the process now, whoever waits for it. Any thread may call this."""
        self._process.kill()

    def end(self) -> None:
        """End the process, which may be gone already, and release its pipes."""
        for pipe in (self._give, self._take):
            try:
                pipe.close()
            except OSError:  # what was left to send is no longer wanted
                continue
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Readers:
    """Reads documents here or in readers. Thread-safe.

    `processes` 0: everything is read here. `after`: the number of pages read here before readers take over.
    """

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
        """The text of a document (content-decoded). Stopped if we are to end.

        None if no reader survived it: then its bytes are kept and its text is unknown.
        """
        return self.begin(content, media_type=media_type, charset=charset, url=url).result()

    def begin(self, content: bytes, *, media_type: str, charset: str | None, url: str) -> Future[Taken | None]:
        """Like `read`, without waiting for readers: the future holds the text, or Stopped."""
        document = sniff(content[:SNIFF_BYTES]) in _DOCUMENTS
        if self._threads is not None and self._apart(always=document or len(content) > LARGE_BYTES):
            try:
                return self._threads.submit(self._read_apart, content, media_type, charset, url, document=document)
            except RuntimeError:  # the pool is shut down
                raise Stopped("told to stop before a text was read") from None
        done: Future[Taken | None] = Future()
        done.set_result(_read_here(content, media_type, charset, url))
        return done

    def close(self) -> None:
        """End all readers, busy ones too. Whoever waits for one gets Stopped."""
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
        """Whether a reader must read this; counts the page if it need not always."""
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
            except ValueError as error:  # the process that answers is no longer under our control
                log.warning("reader.strange", url=url, error=str(error))
                self._gone()
            except OSError as error:  # no process can be started; a page should not lack its text because of that
                log.warning("reader.not_started", error=str(error))
                return None if document else _read_here(content, media_type, charset, url)
        return None

    def _reader(self) -> _Reader:
        """This thread's reader, a new one if it has none."""
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
        """Discard this thread's reader."""
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
    except MISTAKES:  # treated like a document that killed its reader: it is kept without text
        log.exception("reader.failed", url=url)
        return None
