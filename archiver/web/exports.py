"""Exports a source, or everything a work cites, as WACZ, bag or dossier.

Files are built and verified on disk before the first byte is sent.
"""

from __future__ import annotations

import csv
import os
import threading
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import BinaryIO, Literal
from weakref import WeakSet

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from archiver import sanitizing, words
from archiver.export.making import OursFound, export_act
from archiver.lookup import discretion
from archiver.lookup.passages import missing
from archiver.web import downloads, links, render, strings
from archiver.web.access import Admitted, Reader
from archiver.web.pages import Ulid, label, standing
from archiver.web.permitted import seen_source, seen_work
from archiver.web.problems import Problem
from archiver.web.site import Service, site_of
from storage import scratch
from storage.blobs import digest as sha256_of
from storage.body import CHUNK_BYTES
from storage.clock import rfc3339
from storage.model import Watched

router = APIRouter(include_in_schema=False)
_turn = threading.Lock()  # an export reads everything kept of its sources: one at a time
SENT_AT_ONCE = 4  # each takes as much disk space again as what it exports, until the client has received it
_on_disk: WeakSet[BinaryIO] = WeakSet()


REFERENCES = (
    "title",
    "url",
    "place",
    "quote",
    "state",
    "standing",
    "last_seen",
    "copy_received",
    "copy",
    "copy_with_passage",
)
Form = Literal["wacz", "bag", "dossier"]


@router.api_route("/source/{source}/export/{form}", methods=["GET", "HEAD"])
def export(request: Request, source: Ulid, form: Form, reader: Admitted) -> Response:
    """Everything kept of a source, as one file.

    409 if bodies contain our own network addresses: exporting these is the operator's decision, at the command line.
    """
    with site_of(request).service.catalog.read() as conn:
        watched = seen_source(conn, source, reader)
    return _export(request, form, [watched], watched.source.url, source, reader)


@router.api_route("/work/{work}/export/{form}", methods=["GET", "HEAD"])
def export_work(request: Request, work: Ulid, form: Form, reader: Admitted) -> Response:
    """Everything kept of the sources that a work cites and the reader may see."""
    with site_of(request).service.catalog.read() as conn:
        found, lines = seen_work(conn, work, reader)
    sources = {watched.source.id: watched for _, watched in lines}
    return _export(request, form, list(sources.values()), found.title, work, reader)


@router.api_route("/work/{work}/references.csv", methods=["GET", "HEAD"])
def references(request: Request, work: Ulid, reader: Admitted) -> Response:
    """What a work cites, in its order and with the state of each, as CSV.

    Starts with a byte order mark, by which spreadsheet programs recognise UTF-8.
    """
    site, language = site_of(request), render.language_of(request)
    with site.service.catalog.read() as conn:
        found, lines = seen_work(conn, work, reader)
        gone = missing(conn, {one.source.id: one for _, one in lines}.values())
    buffer = StringIO("\ufeff", newline="")
    buffer.seek(0, os.SEEK_END)
    table = csv.writer(buffer)
    table.writerow(REFERENCES)
    for citation, watched in lines:
        now, last = watched.assessment, watched.last
        state = words.state(now.state, language, document=now.kind == words.MEMBER)
        missing_passage = gone.get(citation.source, {}).get(citation.quote or "")
        if missing_passage:
            state += strings.text("and_then", language)
            state += strings.text("lacks" if missing_passage.confirmed else "lacks_once", language)
        row = (
            label(watched), watched.source.url, citation.locator, citation.quote, state, standing(language, watched),
            now.last_seen and rfc3339(now.last_seen), last and rfc3339(last.at),
            last and f"{site.public_url}/capture/{last.id}",
            missing_passage and missing_passage.copy and f"{site.public_url}/capture/{missing_passage.copy.id}",
        )  # fmt: skip
        table.writerow([sanitizing.cell(cell or "") for cell in row])
    name = sanitizing.disposition(f"{links.stamp(site.service.now())}-{found.title}.csv")
    headers = {**downloads.SANDBOX, "content-type": "text/csv; charset=utf-8", "content-disposition": name}
    return Response(buffer.getvalue(), 200, headers)


def _export(
    request: Request, form: Form, sources: Sequence[Watched], title: str, called: str, reader: Reader
) -> Response:
    service = site_of(request).service
    with service.catalog.read() as conn:
        discretion.check_nothing_sealed(conn, [one.source.id for one in sources], reader.sees)
    name = f"{links.stamp(service.now())}-{called}.{'wacz' if form == 'wacz' else f'{form}.zip'}"
    headers = {
        **downloads.SANDBOX,
        "content-type": "application/wacz" if form == "wacz" else "application/zip",
        "content-disposition": sanitizing.disposition(name),
    }
    if request.method == "HEAD":  # without the length: nothing is made for it
        return StreamingResponse((), 200, headers)
    if not _turn.acquire(blocking=False):
        raise Problem(503, "Another export is being made. Try again in a moment.")
    try:
        if sum(not one.closed for one in _on_disk) >= SENT_AT_ONCE:
            raise Problem(503, f"{SENT_AT_ONCE} exports are being downloaded by others. Try again in a moment.")
        file = _build(service, form, sources, title)
        _on_disk.add(file)
        if reader.token is not None:  # anonymous exports are not recorded: anyone could fill the journal
            _record(service, form, sources, file, f"token {reader.token} (page)")
    except OursFound:
        raise Problem(
            409,
            "What is kept of it shows from where it was looked at. Only the operator can export it: archiver export.",
        ) from None
    finally:
        _turn.release()
    headers["content-length"] = str(os.fstat(file.fileno()).st_size)
    return _ClosingResponse(file, headers)


def _build(service: Service, form: Form, sources: Sequence[Watched], title: str) -> BinaryIO:
    """Build the export: an open file without a name, gone once it is closed or the process dies."""
    with scratch.directory(service.maker.scratch, "export-") as place:
        path = place / "out"
        service.maker.make(form, sources, title, path)
        return path.open("rb")


def _record(service: Service, form: Form, sources: Sequence[Watched], file: BinaryIO, by: str) -> None:
    """Record in the journal that the export left, and who took it."""
    digest, _ = sha256_of(iter(lambda: file.read(CHUNK_BYTES), b""))
    file.seek(0)
    service.journal.record([export_act(form, sources, digest)], by)


class _ClosingResponse(StreamingResponse):
    """Streams a file and closes it, which deletes it, once it was sent or the client has left."""

    def __init__(self, file: BinaryIO, headers: Mapping[str, str]) -> None:
        super().__init__(iter(lambda: file.read(CHUNK_BYTES), b""), 200, headers)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file:
            await super().__call__(scope, receive, send)
