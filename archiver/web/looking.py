"""Looks at a source on request, from a page or the API: what `archiver check URL` does, in this process."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from archiver.lookup import check_line
from archiver.web import render
from archiver.web.access import Reader, Writing
from archiver.web.api import PROBLEMS
from archiver.web.pages import Ulid
from archiver.web.permitted import seen_source
from archiver.web.problems import Problem
from archiver.web.site import Site, site_of
from storage import catalog as tables
from storage.catalog.visits import Seen
from storage.errors import ArchiverError, Busy

router = APIRouter()

AT_ONCE = 4  # maximum number of simultaneous looks: each holds a thread, and pages need some, too
WAIT_S = 60.0  # seconds to wait for another process that is looking at the host
_turns = threading.BoundedSemaphore(AT_ONCE)
_first = threading.Lock()  # guards the first use of `service.rounds`, which creates it


@router.post("/api/v1/sources/{source}/check", responses=PROBLEMS, summary="Look at a source now")
def check(
    request: Request,
    source: Ulid,
    reader: Writing,
    wait: Annotated[
        float, Query(ge=0, le=600, description="Seconds, for another process looking at the host.")
    ] = WAIT_S,
) -> JSONResponse:
    """The line of the look, as `archiver check --json` prints it, once it is stored. It counts as an agreeing look.

    409 if another process kept the host for longer than `wait`, or if this look was put off.
    """
    return JSONResponse(check_line(_looked(site_of(request), source, reader, wait)))


@router.post("/source/{source}/check", include_in_schema=False)
def check_page(request: Request, source: Ulid, reader: Writing) -> Response:
    """Look at the source, then redirect to the page of this look."""
    seen = _looked(site_of(request), source, reader, WAIT_S)
    return RedirectResponse(render.href(request, f"/source/{source}/visit/{seen.n}"), 303)


def _looked(site: Site, source: str, reader: Reader, wait_s: float) -> Seen:
    service = site.service
    with service.catalog.read() as conn:
        watched = seen_source(conn, source, reader)
    if not _turns.acquire(blocking=False):
        raise Problem(503, f"{AT_ONCE} looks that others asked for are under way. Try again in a moment.")
    try:
        with _first:
            rounds = service.rounds
        for _, answer in rounds.check([watched], wait_s=wait_s):
            if isinstance(answer, ArchiverError):
                raise answer
            with service.catalog.read() as conn:
                seen = tables.visits.by_number(conn, answer.source, answer.n)
            if seen is not None:
                return seen
    finally:
        _turns.release()
    raise Busy("The service is ending: this look was not made. The source stays due.")
