"""The words of one capture, to be read here: what our reader takes out of the file, as plain text. Nothing of the file itself
is drawn: no markup, no picture, no link."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver import safe
from archiver.lookup import Bodies, discretion
from archiver.readers.pool import Readers
from archiver.text import Kind, Text
from archiver.texts import Texts
from archiver.web import render
from archiver.web.access import Admitted
from archiver.web.api import PROBLEMS
from archiver.web.captures import seen_capture
from archiver.web.pages import Uuid, title_of
from archiver.web.problems import Problem
from archiver.web.site import Site, site_of
from storage.model import Capture

router = APIRouter()

FILE_BYTES = 64 << 20  # a reader takes seconds for more
SHOWN_CHARS = 400_000  # a long book; more is not read in a browser
_turns = threading.BoundedSemaphore(2)  # each may be a process and a second of its time


@dataclass(frozen=True, slots=True)
class Words:
    """`text`: one paragraph a line, without what cannot be seen. Empty when the file has none, or none could be taken."""

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
        watched = discretion.source(conn, found.source, reader.sees)
    title = title_of(watched.title if watched is not None and found.url == watched.source.url else None, found.url)
    return render.page(
        request, "text.html", json=f"/api/v1/captures/{found.id}/text", capture=found, title=title,
        words=_words(site, found),
    )  # fmt: skip


@router.get("/api/v1/captures/{capture}/text", responses=PROBLEMS, summary="The words of a capture")
def text_json(request: Request, capture: Uuid, reader: Admitted) -> JSONResponse:
    """`text` is "" for a file without words; `reader` is the version of what took them out."""
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
    lines = [line for line in map(safe.clean, found.words.splitlines()) if line]
    text = "\n".join(lines)
    return Words(found.v, found.kind, found.lang, text[:SHOWN_CHARS], cut=found.cut or len(text) > SHOWN_CHARS)


@contextmanager
def a_turn() -> Iterator[Readers]:
    """What reads texts, for one request at its turn. Problem 503 while others are at theirs."""
    if not _turns.acquire(timeout=5):
        raise Problem(503, "Other texts are being read. Try again in a moment.")
    readers = Readers(1)
    try:
        yield readers
    finally:
        readers.close()
        _turns.release()


def text_of(site: Site, capture: Capture, readers: Readers) -> Text | None:
    """The text of a capture; None when none could be taken. Problem 413 for a file that is too large to be read here."""
    if capture.payload_bytes > FILE_BYTES:
        raise Problem(413, "The file is too large to extract its words here. It can be downloaded.")
    site.service.lookup.open(capture)  # damage is told, never read around
    return Texts(Bodies(site.service.catalog, site.service.blobs), readers).of_capture(capture)
