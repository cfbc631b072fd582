"""The record of one suspected loss or alteration.

A case shows before and after, what speaks for and against it, and what a single vantage point cannot know. An
alteration of a text is named by its event.
"""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from archiver.errors import UsageError
from archiver.lookup import Case, discretion
from archiver.lookup.dossier import (
    Dossier,
    alteration_line,
    dossier,
    dossier_line,
    reasons_of,
    remark_line,
    split_reasons,
)
from archiver.lookup.unconfirmed import Unconfirmed, unconfirmed
from archiver.remarks import NOT_OF_A_DOCUMENT
from archiver.web import render
from archiver.web.access import Admitted, Reader, Writing
from archiver.web.adding import TEXT_CHARS
from archiver.web.api import PROBLEMS
from archiver.web.pages import Form, Uuid, fields, found_alike, label, runs, told_in
from archiver.web.problems import Problem
from archiver.web.site import site_of
from archiver.words.altered import only_shown
from storage import catalog as tables
from storage.catalog.visits import Seen
from storage.errors import NotFound
from storage.model import Event, EventKind, Remark, RemarkKind, Watched

router = APIRouter()

_OF_A_LOSS = frozenset({RemarkKind.KNOWN_MOVE})  # remarks that make no sense for an alteration


class NewRemark(BaseModel):
    """What somebody knows about a record."""

    model_config = ConfigDict(extra="forbid", str_max_length=TEXT_CHARS)

    kind: RemarkKind
    reason: str = Field(description="Why, for whoever asks later.")
    to: str = Field("", description="Of a known move: where it is now.")


@router.api_route("/case/{case}", methods=["GET", "HEAD"], include_in_schema=False)
def case(request: Request, case: Uuid, reader: Admitted) -> Response:
    """What happened, and can I rely on it?"""
    watched, about = _about(request, case, reader)
    if isinstance(about, Event):
        return _alteration(request, watched, about, reader)
    found = _dossier(request, about, reader)
    kinds = [kind for kind in RemarkKind if not (about.document and kind in NOT_OF_A_DOCUMENT)]
    return render.page(
        request, "case.html", json=f"/api/v1/cases/{case}", watched=watched, found=found, label=label,
        rows=runs(found.looks, _same_result), shown=told_in(request), forms=reader.writes, kinds=kinds, waiting=_waiting(request, watched),
    )  # fmt: skip


def _alteration(request: Request, watched: Watched, event: Event, reader: Reader) -> Response:
    """How did the text differ, and is it really an alteration?"""
    remarks = site_of(request).service.remarks
    found, why = remarks.places(event) if reader.writes else (None, None)
    reasons, change, limits = split_reasons(reasons_of(event))
    kinds = [kind for kind in RemarkKind if kind not in _OF_A_LOSS and not (why and kind is RemarkKind.FALSE_ALARM)]
    visit = site_of(request).service.lookup.visit(event.source, event.n)
    return render.page(
        request, "alteration.html", json=f"/api/v1/cases/{event.id}", watched=watched, event=event, label=label,
        visit=visit, wordless=visit.observation is not None and only_shown(visit.observation), shown=told_in(request), places=found, why=why,
        reasons=reasons, change=change, limits=limits, holds=remarks.is_false_alarm(event), said=remarks.of(event) if reader.token else (), forms=reader.writes, kinds=kinds, waiting=_waiting(request, watched),
    )  # fmt: skip


def _same_result(look: Seen) -> tuple[object, ...]:
    """Grouping key for looks with the same finding and the same answers to probes and other vantage points.

    It reduces a year of looks to a few lines.
    """
    seen = look.observation
    probes = () if seen is None else tuple((one.role, one.status) for one in seen.probes)
    ways = () if seen is None else tuple((one.egress, one.finding) for one in seen.vantages)
    return *found_alike(look), probes, ways


def _waiting(request: Request, watched: Watched) -> Unconfirmed | None:
    """A change that is not yet confirmed, and therefore not part of any record."""
    with site_of(request).service.catalog.read() as conn:
        return unconfirmed(conn, watched)


@router.post("/case/{case}/remark", include_in_schema=False)
def remarked(request: Request, case: Uuid, reader: Writing, form: Form = b"") -> Response:
    """Store the remark from the posted form, and show the record with it."""
    given = fields(form)
    if given.get("kind") not in set(RemarkKind):
        raise Problem(
            422, "Choose what it is: a note, explained, a false alarm, moved, a wrong copy, mute, or taken back."
        )
    asked = NewRemark(kind=RemarkKind(given["kind"]), reason=given.get("reason", ""), to=given.get("to", ""))
    _remark(request, case, reader, asked, "page")
    return RedirectResponse(render.href(request, f"/case/{case}") + "#remarks", 303)


@router.post(
    "/api/v1/cases/{case}/remarks", status_code=201, responses=PROBLEMS, summary="Say what is known of a record"
)
def remark(request: Request, case: Uuid, asked: NewRemark, reader: Writing) -> JSONResponse:
    """Remarks are dated and name their author and reason, as with `archiver note`, `explain` and `mute`.

    They affect later looks and rewrite nothing.
    """
    made = _remark(request, case, reader, asked, "API")
    service = site_of(request).service
    altered = service.lookup.alteration(made.case) if asked.kind is RemarkKind.FALSE_ALARM else None
    line = remark_line(made)
    if altered is not None:  # the places that looks ignore from now on
        line["places"] = [
            {"before": one.before or None, "after": one.after or None} for one in service.remarks.places(altered)[0]
        ]
    return JSONResponse(line, 201)


def _remark(request: Request, case: str, reader: Reader, asked: NewRemark, by: str) -> Remark:
    _about(request, case, reader)
    try:
        return site_of(request).service.remarks.make(
            case, asked.kind, actor=f"token {reader.token} ({by})", reason=asked.reason, url=asked.to.strip()
        )
    except UsageError as error:
        raise Problem(422, f"{error}.") from None


@router.get("/api/v1/cases/{case}", responses=PROBLEMS)
def case_json(request: Request, case: Uuid, reader: Admitted) -> JSONResponse:
    """A record with its looks, probes, reasons and remarks.

    For an alteration, which is named by its event: what differed, and the two copies.
    """
    _, about = _about(request, case, reader)
    if not isinstance(about, Event):
        return JSONResponse(dossier_line(_dossier(request, about, reader)))
    service = site_of(request).service
    said = service.remarks.of(about) if reader.token else ()
    return JSONResponse(alteration_line(about, service.lookup.visit(about.source, about.n), said))


def _about(request: Request, name: str, reader: Reader) -> tuple[Watched, Case | Event]:
    """The case or alteration of this id, if this reader may see it.

    Otherwise NotFound, in the same words for both cases.
    """
    service = site_of(request).service
    found = service.lookup.about(name)
    with service.catalog.read() as conn:
        watched = None if found is None else tables.sources.by_id(conn, found.source)
    if found is None or watched is None or not reader.may_see(watched.source.access):
        raise NotFound("There is no record of that name here.")
    with service.catalog.read() as conn:
        if discretion.withheld(conn, watched.source.id, reader.sees):
            raise NotFound(discretion.WITHHELD)
    return watched, found


def _dossier(request: Request, case: Case, reader: Reader) -> Dossier:
    service = site_of(request).service
    with service.catalog.read() as conn:
        visits = discretion.visible_looks(conn, tables.visits.history(conn, case.source), reader.sees)
        told = tables.events.listing(conn, source=case.source, kinds={EventKind.INSTEAD})
    said = service.remarks.of(case) if reader.token else ()  # anonymous readers do not see who said what
    return dossier(case, visits, said, told)
