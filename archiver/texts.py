"""The texts of what is kept: of references and their documents, read out of the store once and remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict

import structlog

from archiver import text
from archiver.lookup import Bodies
from archiver.text import Text
from storage.errors import ArchiverError
from storage.model import Capture, Exchange

log = structlog.get_logger(__name__)

MOST_CHARS = 64 << 20  # of remembered texts, all views together: some hundred long pages, some hundred MB


class Texts:
    """Text by payload digest. Thread-safe; forgets what was longest unused."""

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Text] = OrderedDict()
        self._chars = 0

    def of_exchange(self, exchange: Exchange) -> Text | None:
        """The text of an answer that just came; None when it has no payload."""
        if exchange.payload is None or exchange.payload_sha256 is None:
            return None
        key = f"{exchange.payload_sha256} {exchange.header('Content-Type')} {exchange.url}"
        if (known := self._find(key)) is not None:
            return known
        declared = exchange.header("Content-Type") or ""
        content = text.decoded(exchange.payload, exchange.headers)
        return self._keep(key, _extracted(content, declared, exchange.url))

    def of_capture(self, capture: Capture) -> Text | None:
        """The text of a kept answer; None when its bytes cannot be had, which is logged: judging goes on without."""
        key = f"capture {capture.original or capture.id}"
        if (known := self._find(key)) is not None:
            return known
        try:
            opened = self._bodies.open(capture)
        except ArchiverError as error:
            log.warning("reference.unreadable", capture=capture.id, error=str(error))
            return None
        declared = next((value for name, value in opened.headers if name.lower() == "content-type"), "")
        content = text.decoded(opened.stored, opened.headers)
        return self._keep(key, _extracted(content, declared, opened.source.url))

    def remember(self, capture: str, found: Text) -> None:
        """This capture's text is known already: it was just taken."""
        self._keep(f"capture {capture}", found)

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


def _extracted(content: bytes, declared: str, url: str) -> Text:
    media_type, _, parameters = declared.partition(";")
    charset = None
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'") or None
    return text.extract(content, media_type=media_type.strip().lower(), charset_hint=charset, url=url)


def _chars(found: Text) -> int:
    return len(found.visible) + len(found.main) + len(found.other) + 1000
