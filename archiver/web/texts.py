"""The text of one capture: what our reader extracts from the file, as plain text.

Nothing of the file itself is rendered: no markup, no image, no link.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver import sanitizing
from archiver.kept_texts import Texts
from archiver.lookup import Bodies, discretion
from archiver.readers.pool import Readers
from archiver.text import Kind, Text
from archiver.web import render
from archiver.web.access import Admitted
from archiver.web.api import PROBLEMS
from archiver.web.captures import look_of, name_of_copy, seen_capture
from archiver.web.pages import Uuid
from archiver.web.problems import Problem
from archiver.web.site import Site, site_of
from storage.model import Capture

router = APIRouter()

FILE_BYTES = 64 << 20  # extraction takes seconds beyond this
SHOWN_CHARS = 400_000  # a long book; nobody reads more in a browser
_turns = threading.BoundedSemaphore(2)  # each may take a process and a second of CPU time


@dataclass(frozen=True, slots=True)
class Words:
    """`text`: one paragraph per line, no invisible characters. Empty if the file has none or extraction failed."""

    version: str
    kind: Kind
    language: str | None
    text: str
    cut: bool


@router.api_route("/capture/{capture}/text", methods=["GET", "HEAD"], include_in_schema=False)
def text_page(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """What does it say?"""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    with site.service.catalog.read() as conn:
        watched = discretion.visible_source(conn, found.source, reader.sees)
        title = name_of_copy(conn, found, look_of(conn, found, reader), watched)
    return render.page(
        request, "text.html", json=f"/api/v1/captures/{found.id}/text", capture=found, title=title,
        words=_words(site, found),
    )  # fmt: skip


@router.get("/api/v1/captures/{capture}/text", responses=PROBLEMS, summary="The words of a capture")
def text_json(request: Request, capture: Uuid, reader: Admitted) -> JSONResponse:
    """`text` is "" for a file without text; `reader` is the version of the extractor."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    words = _words(site, found)
    return JSONResponse({
        "id": found.id, "url": found.url, "reader": words.version, "kind": words.kind.value, "language": words.language,
        "text": words.text, "cut": words.cut,
    })  # fmt: skip


def _words(site: Site, capture: Capture) -> Words:
    with a_turn() as readers:
        found = text_of(site, capture, readers)
    if found is None:
        return Words("", Kind.OTHER, None, "", cut=False)
    lines = [line for line in map(sanitizing.clean, found.words.splitlines()) if line]
    text = "\n".join(lines)
    return Words(found.v, found.kind, found.lang, text[:SHOWN_CHARS], cut=found.cut or len(text) > SHOWN_CHARS)


@contextmanager
def a_turn() -> Iterator[Readers]:
    """Text extraction for one request, a few at a time. Problem 503 if it is not its turn within 5 seconds."""
    if not _turns.acquire(timeout=5):
        raise Problem(503, "Other texts are being read. Try again in a moment.")
    readers = Readers(1)
    try:
        yield readers
    finally:
        readers.close()
        _turns.release()


def text_of(site: Site, capture: Capture, readers: Readers) -> Text | None:
    """The text of a capture; None if extraction failed. Problem 413 for a file that is too large to extract here."""
    if capture.payload_bytes > FILE_BYTES:
        raise Problem(413, "The file is too large to extract its words here. It can be downloaded.")
    site.service.lookup.open(capture)  # damage is reported even if a text kept from the look would do
    return Texts(Bodies(site.service.catalog, site.service.blobs), readers).of_capture(capture)
