"""Which copy of a segment a rebuild uses: the first without a known fault, else the one that yields most visits.

What the ledger has under a name is what was written, whatever is there now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.audit.stored import check_bodies, read_segment

if TYPE_CHECKING:
    from storage.audit.copies import Copy
    from storage.audit.stored import PayloadBytes, StoredSegment


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
