"""For machines that watch the machine: is the process alive, can it work, figures."""

from __future__ import annotations

import structlog
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from archiver.web import metrics
from archiver.web.access import Admitted
from archiver.web.site import Service, site_of
from storage import catalog as tables
from storage.audit import stores_of
from storage.errors import ArchiverError, StoreError
from storage.model import SegmentState

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False)

# a name that our layout allows and that nothing has: a store that answers says so, in one request
_NOWHERE = "warc/1970/01/01/00000000000000000000000000.warc.gz"


@router.api_route("/healthz", methods=["GET", "HEAD"])
def healthz() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


@router.api_route("/readyz", methods=["GET", "HEAD"])
def readyz(request: Request) -> Response:
    """Catalog and a store answer. Says which does not and never why: that is in the log. How safe is what is kept is told
    too, and does not make the service unready: it goes on looking."""
    service = site_of(request).service
    told = {}
    for name, ask in (("catalog", _catalog), ("store", _store)):
        try:
            told[name] = ask(service)
        except ArchiverError as error:
            log.warning("not.ready", part=name, error=str(error))
            told[name] = "does not answer"
    ready = "does not answer" not in told.values()
    kept = _kept(service) if ready else {}
    status = {"status": "ok" if ready else "not ready", **told, **kept}
    headers = {"cache-control": "no-store"} | ({} if ready else {"retry-after": "10"})
    return JSONResponse(status, 200 if ready else 503, headers)


def _catalog(service: Service) -> str:
    with service.catalog.read() as conn:
        tables.tokens.listing(conn)
    return "ok"


def _kept(service: Service) -> dict[str, str]:
    """`copies`: whether every wanted copy is there and sound; `audit`: whether all were read again in time; `rounds`:
    what keeps new ones from starting."""
    with service.catalog.read() as conn:
        damaged = tables.audits.damaged(conn)
        at_risk = tables.segments.in_states(conn).get(SegmentState.AT_RISK, 0)
    late = any(one.overdue for one in service.auditor.standing())
    copies = "damaged" if damaged else "at risk" if at_risk else "ok"
    held = service.held()
    return {"copies": copies, "audit": "overdue" if late else "ok", "rounds": f"held by {held[0]}" if held else "ok"}


def _store(service: Service) -> str:
    """One store that answers is enough to go on with; that another does not is said. StoreError when none does."""
    troubles: list[StoreError] = []
    stores = stores_of(service.blobs)
    for store in stores:
        try:
            store.stat(_NOWHERE)
        except StoreError as error:
            troubles.append(error)
    if len(troubles) == len(stores):
        raise troubles[0]
    return "in part" if troubles else "ok"


@router.get("/metrics")
def figures(request: Request, reader: Admitted) -> Response:
    """Prometheus' text form."""
    del reader  # only to be let in
    return Response(site_of(request).metrics.text(), media_type=metrics.MEDIA_TYPE)
