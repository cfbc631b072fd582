"""The JSON API behind the pages: lines as `--json` prints them, with links to follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, BeforeValidator, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver import words
from archiver.judge.confidence import level
from archiver.lookup import (
    capture_line,
    case_line,
    check_line,
    discretion,
    event_line,
    parse_time,
    purged_line,
    registered,
    source_line,
)
from archiver.lookup.passages import Missing, missing
from archiver.lookup.unconfirmed import unconfirmed, unconfirmed_line
from archiver.web import counts, queries
from archiver.web.access import Admitted, Writing
from archiver.web.adding import NewSource, register
from archiver.web.captures import seen_capture
from archiver.web.pages import LATE, LATELY, Asked, Behind, Place, Ulid, Uuid, Words
from archiver.web.permitted import seen_erasures, seen_source, seen_work
from archiver.web.problems import MEDIA_TYPE
from archiver.web.site import site_of
from archiver.web.source_filters import Counted, Which, standing
from storage import catalog as tables
from storage.clock import rfc3339
from storage.model import EventKind, State

MOST = 1_000  # maximum number of rows in one answer

Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of this answer.")]
Line = dict[str, Any]


class ProblemDetails(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None


class SourceLine(BaseModel):
    """A source and where it stands, as `archiver sources --json` prints it."""

    source: str = Field(description="ULID")
    url: str
    state: State
    certainty: str | None
    since: str | None
    n: int = Field(description="Visits so far.")
    works: int
    document: bool = Field(description="The state is of a document that the page carries, and the page is there.")
    documents_off: list[str] = Field(description="Addresses of the documents that are in it.")
    not_seen_since: str | None = Field(description="Since when no look could see what is taken as served, once a day.")
    not_seen: str | None = Field(description="The finding of the newest such look; `line`: our own line was down.")
    documents_not_seen: list[str] = Field(description="Addresses of the documents of which it is so.")


class Sources(BaseModel):
    sources: list[SourceLine]
    next: str | None = Field(description="Where to go on; null at the end.")


class Visits(BaseModel):
    visits: list[Line] = Field(description="As `archiver check --json` prints them.")
    next: str | None


class Events(BaseModel):
    events: list[Line] = Field(
        description="As `archiver events --json` prints them, newest first, with their text, confidence and reasons."
    )
    next: str | None


_PROBLEM: Mapping[str, Any] = {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {**_PROBLEM, "description": "What was asked for cannot be had; the details say why."},
    "5XX": {**_PROBLEM, "description": "Something of ours failed."},
}

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@router.get("/overview", summary="How the watch goes")
def overview(request: Request, reader: Admitted) -> Line:
    """Counts of sources, and the events of the last two weeks.

    Counted are sources by state, and those of them whose state is that of a document of the page; sources that no look
    could see lately, that differ and wait for confirmation, that lack a cited passage, or whose look is late.
    """
    site = site_of(request)
    now = site.service.now()
    with site.service.catalog.read() as conn:
        watch, lacking = counts.watch(conn, reader.sees, now, LATE), len(counts.lacking(conn, reader.sees))
        lately = queries.event_page(conn, reader.sees, since=now - LATELY, limit=MOST)
        looks, captures = tables.visits.count(conn, reader.sees), counts.responses(conn, reader.sees)
    return {
        "sources": watch.sources,
        "states": {state.value: watch.states.get(state, 0) for state in State},
        "documents": {state.value: watch.documents.get(state, 0) for state in State},
        "not_seen": watch.not_seen,
        "documents_not_seen": watch.documents_not_seen,
        "differing": watch.differing,
        "lacking": lacking,
        "late": watch.late,
        "newest_visit": None if watch.newest_at is None else rfc3339(watch.newest_at),
        "visits": looks,
        "captures": captures,
        "events": [_event(event) for event in lately],
    }


@router.get("/sources", summary="Sources, newest registered first")
def sources(
    request: Request,
    reader: Admitted,
    *,
    q: Words = "",
    state: Annotated[State | Counted | None, BeforeValidator(standing)] = None,
    document: Annotated[bool | None, Query(description="Of a document that the page carries, or not.")] = None,
    after: Asked = None,
    limit: Limit = 100,
) -> Sources:
    """Search the sources.

    `q`: words that must all occur in the title, the address, the tags or the title of a citing work. `state`: a state,
    or one of the groups that the overview counts.
    """
    with site_of(request).service.catalog.read() as conn:
        found = queries.search_sources(
            conn, q, Which(state, document), access=reader.sees, after=after, limit=limit + 1
        )
    shown = found[:limit]
    following = _page(request, after=shown[-1].source.id) if len(found) > limit else None
    return Sources(sources=[SourceLine(**source_line(one)) for one in shown], next=following)


@router.post(
    "/sources",
    status_code=201,
    summary="Register a source",
    response_model=SourceLine,
    responses={200: {"model": SourceLine, "description": "It was registered already."}},
)
def add(request: Request, asked: NewSource, reader: Writing) -> Response:
    """201 for a new source, 200 for one that is already registered. This fetches nothing."""
    site = site_of(request)
    source, new = register(site, asked, f"token {reader.token} (API)")
    with site.service.catalog.read() as conn:
        watched = tables.sources.by_id(conn, source)
    assert watched is not None
    headers = {"location": f"{site.public_url}/api/v1/sources/{source}"}
    return JSONResponse(source_line(watched), 201 if new else 200, headers)


@router.get("/sources/{source}", summary="One source")
def source(request: Request, source: Ulid, reader: Admitted) -> Line:
    """The source's line, how it is kept, its first and newest good capture, and where it is cited."""
    site = site_of(request)
    with site.service.catalog.read() as conn:
        watched = queries.with_kept_copies(conn, seen_source(conn, source, reader))
        erased = seen_erasures(conn, watched, reader)
        cited = tables.works.of_source(conn, watched.source.id)
        records = queries.cases_of(conn, {watched.source.id}).get(watched.source.id, [])
        safety = queries.safety(conn, watched.source.id)
        gone = missing(conn, [watched]).get(watched.source.id, {})
        waiting = unconfirmed(conn, watched)
    now = watched.assessment
    return {
        **source_line(watched),
        "title": watched.title,
        "last_seen": None if now.last_seen is None else rfc3339(now.last_seen),
        "first_absent": None if now.first_absent_at is None else rfc3339(now.first_absent_at),
        "registered": registered(watched.source),
        "next_due": rfc3339(watched.next_due_at),
        "first": None if watched.first is None else capture_line(watched.first),
        "last": None if watched.last is None else capture_line(watched.last),
        "documents": [capture_line(one) for one in watched.documents],
        "cited": [
            {
                "work": one.work.id, "title": one.work.title, "url": one.work.url, "quote": one.citation.quote,
                "locator": one.citation.locator, **_quoted(gone.get(one.citation.quote or "")),
            }
            for one in cited
        ],
        "visits": f"{site.public_url}/api/v1/sources/{watched.source.id}/visits",
        "segments": {state.value: count for state, count in sorted(safety.items())},
        "cases": [case_line(one) for one in records],
        "unconfirmed": None if waiting is None else unconfirmed_line(waiting),
        "purged": [purged_line(*one) for one in erased],
    }  # fmt: skip


@router.get("/sources/{source}/visits", summary="Its visits, newest first")
def visits(
    request: Request,
    source: Ulid,
    reader: Admitted,
    before: Place = None,
    limit: Limit = 100,
) -> Visits:
    """`before`: only visits with a smaller number."""
    with site_of(request).service.catalog.read() as conn:
        watched = seen_source(conn, source, reader)
        found = tables.visits.history(conn, watched.source.id, before=before, limit=limit + 1, newest_first=True)
        found = discretion.visible_looks(conn, found, reader.sees)
    shown = found[:limit]
    following = _page(request, before=shown[-1].n) if len(found) > limit else None
    return Visits(visits=[check_line(one) for one in shown], next=following)


@router.get("/captures/{capture}", summary="One archived response")
def capture(request: Request, capture: Uuid, reader: Admitted) -> Line:
    """The facts of a capture, and links to its bytes."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    with site.service.catalog.read() as conn:
        segment = tables.segments.by_name(conn, found.segment)
        receipts = tables.segments.receipts_of(conn, found.segment)
        memento = queries.memento(conn, found.url, found.at, reader.sees, modifier="id_")
    own = f"{site.public_url}/capture/{found.id}"
    return {
        **capture_line(found),
        "kept": {
            "state": None if segment is None else segment.state.value,
            "stores": list(dict.fromkeys(one.store for one in receipts)),
        },
        "links": {
            "page": own,
            "file": f"{own}/file",
            "stored": f"{own}/stored",
            "record": f"{own}/record.warc.gz",
            "memento": site.public_url + memento,
            "proof": f"{site.public_url}/api/v1/captures/{found.id}/proof",
        },
    }


@router.get("/events", summary="Changes of state, newest first")
def events(
    request: Request,
    reader: Admitted,
    *,
    kind: EventKind | None = None,
    source: Asked = None,
    since: Annotated[str | None, Query(description="RFC 3339, or 4 to 14 digits UTC.", max_length=40)] = None,
    before: Behind = None,
    limit: Limit = 100,
) -> Events:
    """`before`: only events older than the one with this id, as `next` has it."""
    with site_of(request).service.catalog.read() as conn:
        found = queries.event_page(
            conn, reader.sees, kinds=None if kind is None else (kind,), source=source,
            since=None if since is None else parse_time(since), before=before, limit=limit + 1,
        )  # fmt: skip
    shown = found[:limit]
    following = _page(request, before=shown[-1].id) if len(found) > limit else None
    return Events(events=[_event(event) for event in shown], next=following)


@router.get("/works/{work}", summary="A citing work and what it cites")
def work(request: Request, work: Ulid, reader: Admitted) -> Line:
    """The work's references with their sources."""
    with site_of(request).service.catalog.read() as conn:
        found, lines = seen_work(conn, work, reader)
        gone = missing(conn, {one.source.id: one for _, one in lines}.values())
    return {
        "work": found.id,
        "title": found.title,
        "url": found.url,
        "references": [
            {
                **source_line(watched), "quote": one.quote, "locator": one.locator,
                **_quoted(gone.get(one.source, {}).get(one.quote or "")),
            }
            for one, watched in lines
        ],
    }  # fmt: skip


def _quoted(lacks: Missing | None) -> Line:
    """When a cited passage went missing from what is served, and the newest copy that has it.

    Both null if it is not known to be missing.
    """
    copy = None if lacks is None else lacks.copy
    return {
        "quote_missing": None if lacks is None else {
            "at": rfc3339(lacks.at), "confirmed": lacks.confirmed, "document": lacks.document,
        },
        "quote_copy": None if copy is None else copy.id,
    }  # fmt: skip


def _event(event: Any) -> Line:
    return {
        **event_line(event),
        "documents": list(words.addresses_of(event.text)),
        "text": event.text,
        "confidence": level(event.reasons),
        "reasons": [{"rule": r.rule, "text": r.text} for r in event.reasons],
        "notice": words.notice_line(event.reasons),
    }


def _page(request: Request, **changed: object) -> str:
    """The address of this request with some query parameters changed."""
    site = site_of(request)
    return f"{site.public_url}{request.scope['path']}?{request.url.include_query_params(**changed).query}"
