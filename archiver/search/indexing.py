"""Reads good copies into the search index, little by little after the looks: each tick takes a limited time.

What a store does not deliver is tried again: everything at the next tick if the store does not answer, a damaged or
missing copy after a while. Indexing is never acknowledged to anyone, so its failures lose nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice

import structlog

from archiver.kept_texts import Texts
from archiver.search.passages import passages
from storage import catalog as tables
from storage.catalog import Catalog
from storage.catalog.search import Read, has_same_words
from storage.errors import BlobDamaged, BlobMissing, NotFound
from storage.model import Capture, Role

log = structlog.get_logger(__name__)

TICK_S = 2.0  # length of a tick; with one every EVERY_S that is a fifth of one processor while much waits
EVERY_S = 10.0
PAGE = 200  # copies that are queried at once
WRITTEN_CHARS = 100_000  # of text in one transaction: a tenth of a second, during which no look can be committed
WRITTEN_COPIES = 50
AGAIN_S = 3600.0  # until an unsound copy is tried again
UNSOUND = 10  # unsound copies that end a tick: so many mean that a whole directory is missing


class Indexing:
    """Fills the index. One in a service is enough; several do no harm."""

    def __init__(self, catalog: Catalog, texts: Callable[[], AbstractContextManager[Texts]]) -> None:
        self._catalog = catalog
        self._texts = texts
        self._again: dict[str, float] = {}  # monotonic: when an unsound copy is tried again
        self._alone: set[str] = set()  # copies that are read even if they repeat the one before

    def tick(self, for_s: float = TICK_S) -> int:
        """Index what waits, oldest first, for this long; returns how many copies were indexed.

        StoreError if the store does not answer.
        """
        now = time.monotonic()
        end = now + for_s
        self._again = {capture: at for capture, at in self._again.items() if at > now}
        self._begin()
        done, known = 0, len(self._again)
        with self._texts() as texts:
            waiting = self._waiting()
            while some := list(islice(waiting, WRITTEN_COPIES)):
                done += self._take(some, texts, end)
                if time.monotonic() >= end or len(self._again) - known > UNSOUND:
                    break
        return done

    def _begin(self) -> None:
        with self._catalog.read() as conn:
            current = tables.search.current(conn)
        if not current:
            with self._catalog.write(durable=False) as conn:
                tables.search.restart(conn)

    def _waiting(self) -> Iterator[Capture]:
        """Copies to be read, queried page by page."""
        after = None
        while True:
            with self._catalog.read() as conn:
                found = tables.search.waiting(conn, PAGE, after)
            yield from (one for one in found if one.id not in self._again)
            if len(found) < PAGE:
                return
            after = found[-1].at, found[-1].id

    def _take(self, some: list[Capture], texts: Texts, end: float) -> int:
        """Read these copies until the time is up, and put them into the index."""
        read: list[Read] = []
        last: dict[tuple[str, str], Capture] = {}  # by source and page or document
        chars = done = 0
        try:
            for capture in some:
                one = self._read(capture, last, texts)
                if one is None:
                    continue
                read.append(one)
                last[_place(capture)] = capture
                chars += sum(map(len, one.passages or ()))
                if chars > WRITTEN_CHARS:
                    done += self._write(read)
                    read, chars = [], 0
                if time.monotonic() >= end:
                    break
        finally:
            done += self._write(read)
        return done

    def _write(self, read: list[Read]) -> int:
        if not read:
            return 0
        with self._catalog.write(durable=False) as conn:
            filed = tables.search.file(conn, read)
        self._alone |= {one.capture.id for one in read if one.passages is None} - filed
        return len(filed)

    def _read(self, capture: Capture, last: dict[tuple[str, str], Capture], texts: Texts) -> Read | None:
        """A copy with its passages, or marked as a repetition of the one before it; None if it is unsound."""
        before = last.get(_place(capture))
        if before is None:
            with self._catalog.read() as conn:
                before = tables.search.before(conn, capture)
        if before is not None and has_same_words(before, capture) and capture.id not in self._alone:
            return Read(capture, None, before.id)
        self._alone.discard(capture.id)
        try:
            text = texts.read(capture)
        except (BlobDamaged, BlobMissing, NotFound) as error:
            log.warning("search.unreadable", capture=capture.id, error=str(error))
            self._again[capture.id] = time.monotonic() + AGAIN_S
            return None
        return Read(capture, () if text is None else passages(text.words))


def _place(capture: Capture) -> tuple[str, str]:
    return capture.source, "" if capture.role is Role.PAGE else capture.url
