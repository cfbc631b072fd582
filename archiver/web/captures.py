"""Pages and downloads of one capture: what it is, what was received with it, its bytes."""

from __future__ import annotations

import itertools
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from archiver import sanitizing, text
from archiver.lookup import discretion
from archiver.text.sniff import SNIFF_BYTES
from archiver.web import downloads, links, queries, render
from archiver.web.access import Admitted, Reader
from archiver.web.pages import Uuid, title_of, titled
from archiver.web.problems import Problem
from archiver.web.replay import addresses, copies, door, kinds, page_redirects
from archiver.web.site import Site, site_of
from storage import catalog as tables
from storage.errors import ArchiverError, NotFound, Purged, StoreError
from storage.model import PURGED, Access, Capture, Source, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.catalog.visits import Seen

router = APIRouter(include_in_schema=False)


def seen_capture(site: Site, capture: str, reader: Reader) -> Capture:
    """The capture, if it exists and this reader may see it; otherwise NotFound, in the same words for both cases.

    Raises Purged if it was erased: readers who might have seen it are told on whose authority.
    """
    with site.service.catalog.read() as conn:
        found = tables.captures.by_id(conn, capture)
        tombstone = tables.purges.of_capture(conn, capture) if found is not None and found.purged else None
    if found is None or reader.sees not in {None, found.access}:
        raise NotFound("There is no copy of that name here.")
    if found.purged:
        raise Purged(f"This copy was {tombstone}.")
    return found


def look_of(conn: Connection, capture: Capture, reader: Reader) -> Seen | None:
    """The look whose answer this capture is; None for files, probes and other answers beside it."""
    look = tables.visits.by_number(conn, capture.source, capture.n)
    if look is None or look.capture != capture.id:
        return None
    [look] = discretion.visible_looks(conn, [look], reader.sees)
    return look


def name_of_copy(conn: Connection, capture: Capture, look: Seen | None, watched: Watched | None) -> str:
    """What to call a copy: the title that it has itself, else its address.

    Only where its own title is not known has a good copy of the source the title of the source, which is that of the
    newest good copy: an older copy may have another one, and what came instead of the page has not got it.
    """
    own = look.observation if look is not None else None
    if own is None and look is not None and look.payload_sha256 is not None:
        own = tables.visits.observed(conn, capture.source, look.payload_sha256)
    if own is not None and own.title != PURGED:
        return title_of(own.title, capture.url)
    if watched is not None and titled(watched) and capture.good and capture.url == watched.source.url:
        return title_of(watched.title, capture.url)
    return title_of(None, capture.url)


@router.api_route("/capture/{capture}", methods=["GET", "HEAD"])
def capture_page(
    request: Request, capture: Uuid, reader: Admitted, check: Annotated[bool, Query()] = False
) -> Response:
    """What exactly is this, and can I prove it?"""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    with site.service.catalog.read() as conn:
        watched = discretion.visible_source(conn, found.source, reader.sees)
        segment = tables.segments.by_name(conn, found.segment)
        receipts = tables.segments.receipts_of(conn, found.segment)
        beside = tables.captures.of_visit(conn, found.source, found.n)
        others = [one for one in beside if one.id != found.id and reader.sees in {None, one.access}]
        in_ledger, entry = queries.leaf_index(conn, found.segment)
        original = tables.captures.by_id(conn, found.original) if found.original else None
        # the form without id_, as TimeGate and TimeMap link it: readers following a citation want the file, id_ gives
        # the coded bytes
        look = look_of(conn, found, reader)
        title = name_of_copy(conn, found, look, watched)
        memento = site.public_url + queries.memento(conn, found.url, found.at, reader.sees)
    if watched is None:
        raise NotFound("There is no copy of that name here.")
    # opening it runs the check that precedes every download: damage becomes an error page
    held = site.service.lookup.open(found).stored.bytes if check else None
    sent, led = _sent_on(site, found, watched.source, reader)
    stamps = [] if entry is None else site.service.shelf.covering(entry)
    stamped = min(stamps, key=attrgetter("latest"), default=None)
    not_later = stamped and stamped.latest + timedelta(seconds=59, milliseconds=999)  # shown to the minute
    return render.page(
        request, "capture.html", json=f"/api/v1/captures/{found.id}", capture=found, watched=watched, segment=segment,
        receipts=receipts, others=others, in_ledger=in_ledger, entry=entry, stamped=stamped, not_later=not_later, original=original, held=held,
        look=look, title=title, memento=memento, local=site.local, now=site.service.now(), sent=sent, led=led,
        stored_name=downloads.stored_name(found),
    )  # fmt: skip


def _sent_on(site: Site, capture: Capture, source: Source, reader: Reader) -> tuple[str | None, str | None]:
    """(the address that a kept page redirects its readers to, id of a copy of that address).

    Each is None if there is none this reader may see. A page that cannot be read now gets (None, None): its downloads
    say why.
    """
    if (capture.media_type or "") not in kinds.PAGES or copies.redirects(capture):
        return None, None
    try:
        opened = site.service.lookup.open(capture)
    except ArchiverError:
        return None, None
    head = text.decoded(opened.stored, opened.headers, page_redirects.HEAD_BYTES)
    content_type = next((value for name, value in opened.headers if name.lower() == "content-type"), "")
    declared, charset = text.media_type_and_charset(content_type)
    if kinds.shown(head[:SNIFF_BYTES], declared).kind is not kinds.Kind.PAGE:
        return None, None
    sent = page_redirects.redirect_target(head, opened.headers, charset, opened.source.url)
    if sent is None:
        return None, None
    try:
        with site.service.catalog.read() as conn:
            led = copies.nearest(conn, sent, capture.at, timedelta(milliseconds=1), source)
    except Purged:
        led = None
    return sent, led.id if led is not None and reader.sees in {None, led.access} else None


@router.api_route("/capture/{capture}/open", methods=["GET", "HEAD"])
def opened(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """Redirect to the copy on replay, at a fresh address that is valid for some hours."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    with site.service.catalog.read() as conn:
        watched = tables.sources.by_id(conn, found.source)
        # what it links to may be sealed
        apart = reader.sees is None and tables.classes.has_sealed_captures(conn, [found.source])
    if watched is None:
        raise NotFound("There is no copy of that name here.")
    access = Access.SEALED if apart else watched.source.access
    try:
        way = door.door(site.service.sealer, watched.source, access, render.language_of(request), site.service.now())
    except StoreError as error:
        raise Problem(
            503, f"Copies cannot be opened without the key of sealed words, which is not available: {error}."
        ) from None
    path = addresses.path(way, links.stamp(found.at, exact=True), addresses.Form.OUTER, found.url)
    # set by hand: RedirectResponse would percent-encode the URL a second time
    return Response(None, 303, {"location": site.replay_url + path, "cache-control": "private, no-store"})


@router.api_route("/capture/{capture}/file", methods=["GET", "HEAD"])
def file(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """The file as a browser would have received it: content coding undone, charset unchanged."""
    site = site_of(request)
    opened = site.service.lookup.open(seen_capture(site, capture, reader))
    return downloads.send(
        request, opened.decoded(), downloads.name_of(opened.capture), tag=downloads.file_tag(opened),
        media_type=downloads.media_type(opened), headers=downloads.certificate(opened.capture),
    )  # fmt: skip


@router.api_route("/capture/{capture}/stored", methods=["GET", "HEAD"])
def stored(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """The bytes that the payload digest covers."""
    site = site_of(request)
    opened = site.service.lookup.open(seen_capture(site, capture, reader))
    headers = downloads.digest_header(opened.source.payload_sha256) | downloads.certificate(opened.capture)
    return downloads.send(
        request, opened.stored, downloads.stored_name(opened.capture), tag=downloads.stored_tag(opened), headers=headers
    )


@router.api_route("/capture/{capture}/record.warc.gz", methods=["GET", "HEAD"])
def record(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """The capture's WARC record, exactly as stored."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    pieces = site.service.lookup.record(found)
    first = next(pieces)  # reports any damage before the first byte is sent
    name = f"{links.stamp(found.at)}-{found.id}.warc.gz"
    headers = {
        **downloads.SANDBOX,
        **downloads.certificate(found),
        "content-type": "application/warc",
        "content-length": str(found.length),
        "content-disposition": sanitizing.disposition(name),
    }
    return StreamingResponse(itertools.chain([first], pieces), 200, headers)
