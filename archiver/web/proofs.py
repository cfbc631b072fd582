"""The offline proof of one capture: from its bytes to a signed checkpoint, and to a date attested by timestamps.

The record of the look (the visit's metadata record) contains the capture's digests; the record's digest is a leaf of
the ledger; the leaf leads to a signed checkpoint; authorities timestamped the checkpoint, if the operator asks any.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse

from archiver.lookup import capture_line, discretion
from archiver.web.access import Admitted
from archiver.web.api import PROBLEMS
from archiver.web.captures import seen_capture
from archiver.web.pages import Uuid
from archiver.web.site import site_of
from storage import catalog as tables
from storage.clock import rfc3339
from storage.errors import BlobDamaged, NotFound
from storage.warc import read_index

if TYPE_CHECKING:
    from archiver.web.site import Service
    from storage.catalog.visits import Seen

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)

_STEPS = """\
The WARC record (links.record) holds the bytes: SHA-256 of its block is block_sha256 of the exchange in look.metadata whose id
is the capture's, SHA-256 of its payload is payload_sha256. A revisit names its original.

SHA-256 of look.metadata, as UTF-8, is sha256 of look.proof.leaf.

The leaf as RFC 8785 JSON, hashed as in RFC 9162 2.1.1, leads by look.proof.hashes (2.1.3.2, at index of size) to the root in
look.proof.checkpoint.

The checkpoint is a signed note (c2sp.org/signed-note, Ed25519). Compare its key with one that you had from the operator by
another way: look.proof.keys alone show that nothing was changed, not who signed.

segment leads in the same way to the whole blob that holds the record, for whoever has the blob.

Each of timestamps is an RFC 3161 answer over SHA-256 of its proof.checkpoint, an earlier head that holds the same leaf:
openssl ts -verify -in ANSWER -data CHECKPOINT -CAfile ANCHORS. Its lists, where the authority names any, are the revocation
lists of that day (PEM), its answers what responders (OCSP) said of certificates without a list; both null: it is not known
whether a certificate of its chain was revoked.

All of this at once: archiver verify on this answer, saved as a file, or tools/verify.py, alone. With the records, and for
every look at the source: the dossier (links.dossier), with the same two.
"""
STEPS = [" ".join(step.split()) for step in _STEPS.split("\n\n")]


@router.get("/captures/{capture}/proof", summary="What proves it, offline")
def proof(request: Request, capture: Uuid, reader: Admitted) -> JSONResponse:
    """From the capture's bytes to a signed ledger head. `steps` says how to check it. 404 until the ledger has it."""
    site = site_of(request)
    found = seen_capture(site, capture, reader)
    service = site.service
    with service.catalog.read() as conn:
        discretion.check_nothing_sealed(conn, [found.source], reader.sees, found.n)
        seen = tables.visits.by_number(conn, found.source, found.n)
    if seen is None:
        raise NotFound("There is no copy of that name here.")
    own = f"{site.public_url}/capture/{found.id}"
    document = {
        "v": 1,
        "capture": capture_line(found),
        "look": {
            "record": seen.record,
            "metadata": metadata(service, seen),
            "proof": service.ledger.proof("visit", seen.record),
        },
        "segment": service.ledger.proof("segment", found.segment),
        "timestamps": _timestamps(service, seen),
        "links": {
            "record": f"{own}/record.warc.gz",
            "dossier": f"{site.public_url}/source/{found.source}/export/dossier",
        },
        "steps": STEPS,
    }
    return JSONResponse(document, headers={"cache-control": "private, no-cache"})


def metadata(service: Service, seen: Seen) -> str:
    """The block of a look's metadata record, as stored. BlobDamaged if it does not match the digest in the catalog."""
    with service.catalog.read() as conn:
        segment = tables.segments.by_name(conn, seen.segment)
    size = 0 if segment is None else segment.bytes or 0
    index = read_index(lambda start, length: service.blobs.get(seen.segment, start, length), size)
    for visit in index.visits():
        if visit.placed[-1].record == seen.record:
            if hashlib.sha256(visit.metadata).hexdigest() != seen.record_sha256:
                raise BlobDamaged(f"the record {seen.record} of a look is not what was kept")
            return visit.metadata.decode()
    raise BlobDamaged(f"the segment {seen.segment} does not hold the record {seen.record}")


def _timestamps(service: Service, seen: Seen) -> list[dict[str, Any]]:
    """The earliest timestamps that cover the look; empty while no authority has stamped a head that covers it."""
    with service.catalog.read() as conn:
        row = tables.leaves.by_name(conn, seen.record, "visit")
    if row is None or row.index is None:
        return []
    return [
        {
            "authority": kept.authority,
            "at": rfc3339(kept.at),
            "answer": b64encode(kept.response).decode(),
            "query": b64encode(kept.request).decode(),
            "chain": kept.chain.decode(),
            "lists": kept.lists.decode() or None,
            "answers": kept.answers.decode() or None,
            "proof": service.ledger.proof("visit", seen.record, kept.size),
        }
        for kept in service.timestamps.covering(row.index)
    ]
