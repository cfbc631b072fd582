"""Endpoints for monitoring: is the process alive, is it ready, metrics."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver.storewatch import WAIT_S
from archiver.web import metrics
from archiver.web.access import Admitted
from archiver.web.site import Service, Site, site_of
from storage import catalog as tables
from storage.audit import stores_of
from storage.errors import ArchiverError, StoreError
from storage.marks import StoreLost
from storage.model import SegmentState

if TYPE_CHECKING:
    from storage.blobs import Blobs

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False)

OK, SILENT, ANOTHER, READ_ONLY = "ok", "does not answer", "is not the one", "takes no writes"
FULL = "has no room"
GLANCE_S = 0.5  # pages do not wait longer for a store


@router.api_route("/healthz", methods=["GET", "HEAD"])
def healthz() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


@router.api_route("/readyz", methods=["GET", "HEAD"])
def readyz(request: Request) -> Response:
    """Whether the catalog and a store answer.

    Says which of them fails and never why: that is in the log. The safety of what is kept is reported, too, but does
    not make the service unready: it goes on looking.
    """
    site = site_of(request)
    service = site.service
    stores = _stores(site)
    bad = {label: said for label, said in stores.items() if said != OK}
    parts: dict[str, object] = {"catalog": _catalog(service), "store": _one_of(list(stores.values()))}
    ready = parts["catalog"] == OK and any(said in {OK, FULL, READ_ONLY} for said in stores.values())
    kept = _kept(service) if ready else {}
    status = {"status": OK if ready else "not ready", **parts, **({"stores": bad} if bad else {}), **kept}
    headers = {"cache-control": "no-store"} | ({} if ready else {"retry-after": "10"})
    return JSONResponse(status, 200 if ready else 503, headers)


def _catalog(service: Service) -> str:
    try:
        with service.catalog.read() as conn:
            tables.tokens.listing(conn)
        writable = service.catalog.may_be_written()
    except ArchiverError as error:
        log.warning("not.ready", part="catalog", error=str(error))
        return SILENT
    if not writable:
        log.warning("not.ready", part="catalog", error="it takes no writes")
    return OK if writable else READ_ONLY


def _stores(site: Site) -> dict[str, str]:
    """The state of each store, by its label."""
    found = {}
    for store in stores_of(site.service.blobs):
        state = site.stores.of(store.label, partial(_store, site.service, store))
        if state is None:
            log.warning("not.ready", part=f"store {store.label}", error=f"it said nothing for {WAIT_S:g} s")
        found[store.label] = state or SILENT
    return found


def _store(service: Service, store: Blobs) -> str:
    """The state of one store. Compares its mark, so that an empty mount point is not taken for the store."""
    try:
        service.marks.compare(store)
    except StoreError as error:
        log.warning("not.ready", part=f"store {store.label}", error=str(error))
        return ANOTHER if isinstance(error, StoreLost) else SILENT
    except ArchiverError:  # the store answered; only the catalog, which fails, knows whether it should have a mark
        return OK
    if (full := service.full(store)) is not None:
        log.warning("not.ready", part=f"store {store.label}", error=full)
        return FULL
    if (why := service.unwritable(store)) is not None:
        log.warning("not.ready", part=f"store {store.label}", error=why)
        return READ_ONLY
    return OK


def _one_of(states: list[str]) -> str:
    """The state of all stores together.

    One genuine store that answers is enough to go on, a full one too, since it can still be read, as can one that takes
    no writes; failures of others give "in part".
    """
    if OK not in states:
        return next((one for one in (FULL, READ_ONLY) if one in states), states[0])
    return OK if set(states) == {OK} else "in part"


def _kept(service: Service) -> dict[str, str]:
    """The state of the copies, the audit, the rounds and the clocks.

    `copies`: whether every wanted copy exists and is sound; `audit`: whether all were read again in time; `rounds`:
    what keeps new rounds from starting; `clock`: whether every process trusts its clock.
    """
    late = any(one.overdue for one in service.auditor.standing())
    held = service.held()
    return {
        "copies": copies_of(service),
        "audit": "overdue" if late else "ok",
        "rounds": f"held by {held[0]}" if held else "ok",
        "clock": "in doubt" if service.doubts() else "ok",
    }


def copies_of(service: Service) -> str:
    """The safety of everything kept: `ok`, `at risk` (a wanted copy is missing) or `damaged` (a copy is not sound)."""
    with service.catalog.read() as conn:
        damaged = tables.audits.damaged(conn)
        at_risk = tables.segments.count(conn, SegmentState.AT_RISK)
    return "damaged" if damaged else "at risk" if at_risk or service.lacking_long() else OK


def no_room(site: Site) -> bool:
    """Whether no store has room for more, as far as they say so within GLANCE_S."""
    stores = stores_of(site.service.blobs)
    return all(site.stores.of(f"room in {one.label}", partial(_full, site.service, one), GLANCE_S) for one in stores)


def _full(service: Service, store: Blobs) -> str:
    return service.full(store) or ""


@router.get("/metrics")
def figures(request: Request, reader: Admitted) -> Response:
    """Metrics in Prometheus' text format."""
    return Response(site_of(request).metrics.text(reader.sees), media_type=metrics.MEDIA_TYPE)
