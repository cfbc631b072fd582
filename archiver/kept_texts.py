"""The texts of what is kept, references and their documents: loaded from the store once and remembered.

The text that was extracted at the look is read from its conversion record if the same bytes would give the same text
now; then the document is not opened. If there is no such record, or it was made by other code or other libraries, or it
is not what the catalog says was written, the text is extracted from the document again. So a look that is compared with
a document does not always notice damage to it; the audit does.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

import structlog

from archiver import text
from archiver.lookup import Bodies
from archiver.readers.pool import Readers, Taken
from archiver.text import Kind, Text
from archiver.text.model import PAPERS
from archiver.text.sniff import HTML, SNIFF_BYTES
from storage.body import Body
from storage.errors import ArchiverError
from storage.model import Capture, Exchange

log = structlog.get_logger(__name__)

MOST_CHARS = 64 << 20  # of remembered texts, all their views together: some hundred long pages, some hundred MB

HEAD_FIRST_BYTES = 1 << 20

_BY_CONTENT = PAPERS | {Kind.OTHER}  # kinds whose text depends on the payload alone, not on the response headers


class Texts:
    """Texts of captures by the capture's id. Thread-safe; forgets the least recently used."""

    def __init__(self, bodies: Bodies, readers: Readers, *, afresh: bool = False) -> None:
        """`afresh`: extract every text from its document, whatever text is stored."""
        self._bodies = bodies
        self._readers = readers
        self._afresh = afresh
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Text] = OrderedDict()
        self._unreadable: set[str] = set()
        self._chars = 0

    def of_exchange(self, exchange: Exchange) -> Future[Taken | None]:
        """The text of an answer that just came; None if it has no payload, or one that cannot be read."""
        if exchange.payload is None or exchange.payload_sha256 is None:
            return _at_once(None)
        declared = exchange.header("Content-Type") or ""
        return self._read(exchange.payload, exchange.headers, declared, exchange.url)

    def of_answer(self, exchange: Exchange) -> Text | None:
        """The text of an answer that came from the store.

        Remembered with all the others, because walls and not-found pages recur; so do payloads that our reader fails
        on.
        """
        key = f"{exchange.payload_sha256} {exchange.header('Content-Type')} {exchange.url}"
        if key in self._unreadable:
            return None
        if (known := self._find(key)) is not None:
            return known
        taken = self.of_exchange(exchange).result()
        if taken is None:
            self._unreadable.add(key)
            return None
        return self._keep(key, taken.text)

    def of_capture(self, capture: Capture) -> Text | None:
        """The text of a kept answer; None, and a log line, if its bytes cannot be had: judging goes on without."""
        try:
            return self.read(capture)
        except ArchiverError as error:
            log.warning("reference.unreadable", capture=capture.id, error=str(error))
            return None

    def read(self, capture: Capture) -> Text | None:
        """The text of a kept answer; None if it has none that can be read. ArchiverError if its bytes cannot be had."""
        key = capture.original or capture.id
        if (known := self._find(key)) is not None:
            return known
        if not self._afresh and (kept := self._as_taken(capture, key)) is not None:
            return self._keep(key, kept)
        opened = self._bodies.open(capture)
        declared = next((value for name, value in opened.headers if name.lower() == "content-type"), "")
        taken = self._read(opened.stored, opened.headers, declared, opened.source.url).result()
        return None if taken is None else self._keep(key, taken.text)

    def since(self, capture: Capture) -> datetime:
        """When the payload of a kept answer first came from its URL."""
        return self._bodies.since(capture)

    def content(self, capture: Capture, most_bytes: int) -> bytes:
        """The beginning of a kept answer, content-decoded; b"", and a log line, if its bytes cannot be had."""
        try:
            opened = self._bodies.open(capture)
        except ArchiverError as error:
            log.warning("member.unreadable", capture=capture.id, error=str(error))
            return b""
        return text.decoded(opened.stored, opened.headers, most_bytes)

    def remember(self, capture: str, found: Text) -> None:
        """Remember the text of a capture that was just extracted."""
        self._keep(capture, found)

    def stop(self) -> None:
        """Whoever waits for a text gets Stopped, and so does whoever asks for one from now on."""
        self._readers.close()

    def _read(self, payload: Body, headers: Sequence[tuple[str, str]], declared: str, url: str) -> Future[Taken | None]:
        if payload.bytes > HEAD_FIRST_BYTES:  # not loaded whole if its first bytes show that it has no text
            found = text.textless(text.decoded(payload, headers, SNIFF_BYTES), media_type=declared)
            if found is not None:
                return _at_once(Taken(found, text.to_stored(found)))
        content = text.decoded(payload, headers)
        media_type, charset = text.media_type_and_charset(declared)
        return self._readers.begin(content, media_type=media_type, charset=charset, url=url)

    def _as_taken(self, capture: Capture, key: str) -> Text | None:
        """The stored text; None if there is none that is still valid, so that the document must be read."""
        try:
            data = self._bodies.text(key)
            if data is not None or capture.media_type == HTML:
                return None if data is None else text.current(data)
            data = self._bodies.text_of_payload(capture)
            found = None if data is None else text.current(data)
        except (ArchiverError, ValueError) as error:
            log.warning("text.unreadable", capture=key, error=str(error))
            return None
        return found if found is not None and found.kind in _BY_CONTENT else None

    def _find(self, key: str) -> Text | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        return None

    def _keep(self, key: str, found: Text) -> Text:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._chars += _chars(found)
            while self._chars > MOST_CHARS and len(self._kept) > 1:
                _, oldest = self._kept.popitem(last=False)
                self._chars -= _chars(oldest)
        return found


def _at_once(taken: Taken | None) -> Future[Taken | None]:
    done: Future[Taken | None] = Future()
    done.set_result(taken)
    return done


def _chars(found: Text) -> int:
    return len(found.visible) + len(found.main) + len(found.other) + 1000
