"""One record of what was not served as expected: before and after, what speaks for it and against, and what one place to
look from cannot know."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver.lookup.cases import cases
from archiver.lookup.dossier import Dossier, dossier, dossier_line
from archiver.web import render
from archiver.web.access import Admitted, Reader
from archiver.web.api import PROBLEMS
from archiver.web.pages import Uuid, label, seen_source
from archiver.web.site import site_of
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import Watched

router = APIRouter()


@router.api_route("/case/{case}", methods=["GET", "HEAD"], include_in_schema=False)
def case(request: Request, case: Uuid, reader: Admitted) -> Response:
    """What happened, can I rely on it?"""
    watched, found = _found(request, case, reader)
    return render.page(request, "case.html", json=f"/api/v1/cases/{case}", watched=watched, found=found, label=label)


@router.get("/api/v1/cases/{case}", responses=PROBLEMS)
def case_json(request: Request, case: Uuid, reader: Admitted) -> JSONResponse:
    """A record with every look and probe of it, reasons, and what was remarked."""
    return JSONResponse(dossier_line(_found(request, case, reader)[1]))


def _found(request: Request, case: str, reader: Reader) -> tuple[Watched, Dossier]:
    service = site_of(request).service
    with service.catalog.read() as conn:
        event = tables.events.by_id(conn, case)
        watched = None if event is None else seen_source(conn, event.source, reader)
        visits = [] if watched is None else tables.visits.history(conn, watched.source.id)
    if watched is None:
        raise NotFound("There is no record of that name here.")
    found = next((one for one in cases(visits, watched.source.id, watched.source.url) if one.id == case), None)
    if found is None:
        raise NotFound("There is no record of that name here.")
    remarks = service.remarks.of(found) if reader.token else ()  # who said what of it is not for everybody
    return watched, dossier(found, visits, remarks)
