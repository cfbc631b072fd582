"""Which copy of a segment, or of a journal blob, a rebuild uses: of a segment the first without a known fault, else the one that yields most visits.

What the ledger has under a name is what was written, whatever is there now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import journal
from storage.audit.stored import check_bodies, read_segment
from storage.errors import BlobDamaged

if TYPE_CHECKING:
    from storage.audit.copies import Copy
    from storage.audit.stored import PayloadBytes, StoredSegment
    from storage.sealing import Sealer


def best(
    catalog: tables.Catalog, copies: Sequence[Copy], payload_bytes: PayloadBytes, *, full: bool
) -> tuple[Copy, StoredSegment]:
    """The best copy and its contents. `full`: read every body."""
    found: list[tuple[Copy, StoredSegment]] = []
    for copy in copies:
        stored = read_segment(copy.store, copy.stat.name, copy.stat.bytes, payload_bytes)
        if full:
            stored = replace(stored, damage=_body_damage(catalog, copy) or stored.damage)
        stored = _as_signed(catalog, stored, copy.stat.bytes)
        if stored.damage is None:
            return copy, stored
        found.append((copy, stored))
    return max(found, key=lambda pair: len(pair[1].visits))


def first_readable(
    copies: Sequence[Copy], sealer: Sealer | None, sha256: str | None
) -> tuple[journal.Written | None, str]:
    """The first readable copy of a journal blob, with the ledger's digest if there is one, else one of ours before any
    other; or None and why."""
    why, other = "", None
    for copy in copies:
        try:
            written = journal.read(copy.store, copy.stat.name, sealer, sha256)
            if written.sha256 == sha256 or (sha256 is None and written.ours):
                return written, ""
            other = other or written
            why = f"it has SHA-256 {written.sha256}, the ledger {sha256}"
        except BlobDamaged as error:
            why = str(error)
    return (other, "") if sha256 is None and other is not None else (None, why)


def signed(catalog: tables.Catalog, names: Sequence[str]) -> dict[str, tuple[str, int]]:
    """SHA-256 and length of these blobs and visits by the ledger; in a rebuild, also by leaves that it has added
    itself."""
    with catalog.read() as conn:
        return tables.leaves.digests(conn, names, {"segment", "journal", "visit"})


def _as_signed(catalog: tables.Catalog, stored: StoredSegment, size: int) -> StoredSegment:
    """The segment without visits that differ from what the ledger has under their ids."""
    known = signed(catalog, [stored.name, *(visit.id for visit in stored.visits)])
    same = tuple(visit for visit in stored.visits if known.get(visit.id, (visit.sha256,))[0] == visit.sha256)
    lost = len(stored.visits) - len(same)
    if lost:
        return replace(stored, visits=same, damage=f"{lost} of its looks are not those that the ledger has")
    length = known.get(stored.name, ("", size))[1]
    return (
        stored
        if length == size or stored.damage
        else replace(stored, damage=f"it has {size} bytes, the ledger says {length}")
    )


def _body_damage(catalog: tables.Catalog, copy: Copy) -> str | None:
    """Read the whole copy: the first record that does not match its digest, or a mismatch with the ledger, in words."""
    name = copy.stat.name
    found, why = check_bodies(copy.store, name, copy.stat.bytes)
    with catalog.read() as conn:
        known = tables.leaves.by_name(conn, name, "segment")
    if why is None and known is not None and known.leaf.sha256 != found:
        why = f"it has SHA-256 {found}, the ledger {known.leaf.sha256}"
    return why
