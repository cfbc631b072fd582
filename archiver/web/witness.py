"""The ledger for witnesses (c2sp.org/tlog-tiles): signed checkpoint, hash tiles, and inclusion proofs of captures.

Tiles contain salted hashes: anyone following the ledger sees how it grows and nothing of what is watched. The leaves,
which contain the salts, are never served.
"""

from __future__ import annotations

import json
import re

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from archiver import sanitizing
from archiver.web.access import Admitted, admit
from archiver.web.captures import seen_capture
from archiver.web.pages import Uuid
from archiver.web.problems import Problem
from archiver.web.site import site_of
from storage.errors import BlobMissing

router = APIRouter(include_in_schema=False)

_TILE = re.compile(r"[0-9]{1,2}/(?:x[0-9]{3}/){0,5}[0-9]{3}(?:\.p/[0-9]{1,3})?")
_FOREVER = {"cache-control": "public, max-age=31536000, immutable", "access-control-allow-origin": "*"}
_SHORT = {"cache-control": "public, max-age=5", "access-control-allow-origin": "*"}


def follow(request: Request) -> None:
    """Admit whoever may read, or anyone if the operator has opened the ledger to witnesses."""
    if not site_of(request).service.settings.witness:
        admit(request)


@router.api_route("/ledger/checkpoint", methods=["GET", "HEAD"], dependencies=[Depends(follow)])
def checkpoint(request: Request) -> Response:
    """The newest signed head; 404 before the first."""
    head = site_of(request).service.ledger.newest()
    if head is None:
        raise Problem(404)
    return Response(head.text, 200, _SHORT, media_type="text/plain; charset=utf-8")


@router.api_route("/ledger/tile/{path:path}", methods=["GET", "HEAD"], dependencies=[Depends(follow)])
def tile(request: Request, path: str) -> Response:
    """A tile of hashes, never of leaves, which a public log would serve under `tile/entries/`."""
    if not _TILE.fullmatch(path):
        raise Problem(404)
    try:
        data = site_of(request).service.blobs.get(f"ledger/tile/{path}")
    except BlobMissing:
        raise Problem(404) from None
    return Response(data, 200, _FOREVER, media_type="application/octet-stream")


@router.api_route("/capture/{capture}/proof.json", methods=["GET", "HEAD"])
def proof(request: Request, capture: Uuid, reader: Admitted) -> Response:
    """Everything needed to check offline that the capture's segment is in the ledger; 404 until it is."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    document = site.service.ledger.proof("segment", found.segment)
    headers = {"content-disposition": sanitizing.disposition(f"{found.id}-proof.json"), "cache-control": "no-cache"}
    return Response(json.dumps(document, indent=1), 200, headers, media_type="application/json")
