"""Lawful erasure, in an order that a kill at any moment leaves consistent.

    announced    PurgeBegun: nothing may refer to these captures from here on; then the names of the replacements
    written      the new segments: put, read back, hashed, checked record by record; nobody knows them yet. If something
                 in the old one is held, the new one is held, too, from here on
    true         CapturesPurged, the tombstone: rows, ledger leaves and readers switch to the new segments
    deleted      the old segments, all versions of them, in every store; stores that do not answer are left for `finish`

What was announced and never became true is taken back by the next run, which begins again.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import ids, layout, scratch
from storage.blobs import put_or_resume
from storage.clock import Now, rfc3339, trim
from storage.erasure.erasing import Eraser
from storage.erasure.holding import Holds
from storage.erasure.planning import Plan, plan, retitled
from storage.erasure.rewriting import Rewriting
from storage.errors import Held, Locked, NotFound, StoreError
from storage.journal import CapturesPurged, PurgeBegun, PurgeDropped
from storage.locks import Lock
from storage.model import Erased, Purge, Replaced

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.journal import Entry
    from storage.model import Capture

_SCRATCH = "purge-"

log = structlog.get_logger(__name__)

Record = Callable[[Sequence["Entry"]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """An old segment that a store may still have, and why."""

    store: str
    name: str
    trouble: str


class Purging:
    """Erases captures. One at a time per archive; the service may run meanwhile."""

    def __init__(
        self,
        catalog: tables.Catalog,
        blobs: Blobs,
        erasers: Sequence[Eraser],
        *,
        holds: Holds,
        record: Record,
        catch_up: Callable[[], object],
        scratch: Path,
        now: Now,
    ) -> None:
        """`erasers`: one per store. `record` writes to the journal; `catch_up` applies journal blobs that a crash left
        without rows."""
        self._catalog = catalog
        self._blobs = blobs
        self._erasers = tuple(erasers)
        self._holds = holds
        self._record = record
        self._catch_up = catch_up
        self._scratch = scratch
        self._now = now

    def plan(self, captures: Sequence[Capture]) -> Plan:
        """What an erasure of these captures would touch.

        Held if a hold covers one of them; Locked, with the date, if a store does not permit it; NotFound if one is
        already erased.
        """
        with self._catalog.read() as conn:
            found = plan(conn, captures)
            self._refuse_held(conn, found)
        self._refuse_locked(found)
        return found

    def purge(self, captures: Sequence[Capture], authority: str, *, who: str = "") -> tuple[Purge, list[Left]]:
        """Erase captures; returns the tombstone, and what could not be deleted yet.

        Raises what `plan` raises, before anything is written. StoreError: nothing is erased, and the next run begins
        again.
        """
        self.take_back()
        self.plan(captures)
        at = trim(self._now())
        purge, wanted = ids.ulid(at), tuple(sorted(one.id for one in captures))
        self._record([PurgeBegun(purge=purge, at=at, authority=authority, captures=wanted, who=who)])
        try:
            found = self.plan(captures)  # again, now that nothing new can refer to them
        except (Held, Locked, NotFound) as error:
            self._record([PurgeDropped(purge=purge, reason=str(error))])
            raise
        instead = {name: _name(trim(self._now())) for name in found.segments}
        self._record([PurgeBegun(purge=purge, at=at, authority=authority, captures=wanted, instead=instead, who=who)])
        replaced = tuple(self._written(found, instead, f"by {authority} on {at:%Y-%m-%d}"))
        self._holds.carry({one.name: one.receipt for one in replaced})
        done = Purge(
            id=purge,
            at=at,
            authority=authority,
            erased=self._stubs(found),
            replaced=replaced,
            heirs={original: heir.id for original, heir in found.heirs.items()},
            retitled=retitled(self._catalog, self._blobs, found),
            stores=tuple(one.label for one in self._erasers),
        )
        self._record([CapturesPurged(purge=done, who=who)])
        return done, self.finish()

    def finish(self) -> list[Left]:
        """Delete what erasures have left in stores that did not answer then; returns what is still left."""
        self._catch_up()
        with self._catalog.read() as conn:
            waiting = tables.purges.leftovers(conn)
        erasers = {one.label: one for one in self._erasers}
        left: list[Left] = []
        gone: dict[str, list[str]] = {}
        for store, name, _ in waiting:
            trouble = self._holds.waits(store, name) or self._erased(erasers.get(store), name)
            with self._catalog.write() as conn:
                if trouble is None:
                    tables.purges.deleted(conn, store, name)
                else:
                    tables.purges.troubled(conn, store, name, trouble)
            if trouble is None:
                gone.setdefault(store, []).append(name)
            else:
                left.append(Left(store=store, name=name, trouble=trouble))
                log.warning("purge.left", store=store, name=name, reason=trouble)
        for store, names in gone.items():
            self._holds.forget(store, names)
        self._catalog.scrub()
        return left

    def take_back(self) -> int:
        """Remove what killed runs had written and never made true; returns the number of those runs.

        StoreError if a store does not answer: what is in it could later be mistaken for valid segments.
        """
        for left in self._scratch.glob(f"{_SCRATCH}*"):  # only one process erases at a time
            shutil.rmtree(left, ignore_errors=True)
        self._catch_up()  # a tombstone that has no rows yet is nevertheless valid
        with self._catalog.read() as conn:
            unfinished, begun = tables.purges.unfinished(conn), tables.lost_blobs.begun(conn)
        for purge in unfinished:
            # If the old segment is gone, it is the tombstone that was lost: then the new segment is all there is.
            names = [new for old, new in begun.get(purge, {}).items() if self._blobs.stat(old) is not None]
            for eraser in self._erasers:
                for name in names:  # only we can have held segments that nobody knew of
                    eraser.erase(name, [version for version, lock in eraser.locks(name) if lock.hold])
                self._holds.forget(eraser.label, names)
            self._record([PurgeDropped(purge=purge, reason="cut short before it became true")])
        return len(unfinished)

    # ---- parts -------------------------------------------------------------------------------------------------------

    def _stubs(self, found: Plan) -> tuple[Erased, ...]:
        with self._catalog.read() as conn:
            return tuple(tables.purges.stub(conn, one) for one in found.captures)

    def _written(self, found: Plan, instead: dict[str, str], why: str) -> Iterator[Replaced]:
        with self._rewriting(found, why) as rewriting:
            for name, new in instead.items():
                made = rewriting.segment(name, new)
                receipt = put_or_resume(self._blobs, new, made.path, made.sha256)
                made.path.unlink()
                yield replace(made.replaced, receipt=receipt)

    @contextmanager
    def _rewriting(self, found: Plan, why: str) -> Iterator[Rewriting]:
        with scratch.directory(self._scratch, _SCRATCH) as place:
            yield Rewriting(self._catalog, self._blobs, found, place, why)

    def _erased(self, eraser: Eraser | None, name: str) -> str | None:
        """Delete a segment from one store. Why it could not be deleted; None if it was."""
        if eraser is None:
            return "the store is not in the settings"
        try:
            eraser.erase(name, self._holds.ours(eraser.label, name))
        except StoreError as error:
            return str(error)
        return None

    @staticmethod
    def _refuse_held(conn: sa.Connection, found: Plan) -> None:
        held = tables.holds.on_captures(conn, [one.id for one in found.captures])
        for capture, holds in sorted(held.items()):
            raise Held(f"capture {capture} is held by {holds[0].authority} ({holds[0].id}): release that first")
        for source, n in sorted(tables.holds.looks(conn, found.redact)):
            raise Held(f"the record of look {n} at {source} says words of it, and is held itself: `archiver holds`")

    def _locks(self, found: Plan) -> Iterator[tuple[Eraser, str, str | None, Lock]]:
        """The locks in every store that answers. Those in a store that does not are found at the deletion."""
        for eraser in self._erasers:
            try:
                for name in found.segments:
                    for version, lock in eraser.locks(name):
                        yield eraser, name, version, lock
            except StoreError as error:
                log.warning("purge.store_silent", store=eraser.label, reason=str(error))

    def _refuse_locked(self, found: Plan) -> None:
        now = self._now()
        until: datetime | None = None
        for eraser, name, version, lock in self._locks(found):
            if lock.hold and version not in self._holds.ours(eraser.label, name):
                raise Held(f"{eraser.label}: {name} has a legal hold of the store that is not ours to lift")
            if lock.mode == "COMPLIANCE" and lock.until is not None and lock.until > now:
                until = max(until or lock.until, lock.until)
        if until is not None:
            raise Locked(
                f"locked in compliance mode until {rfc3339(until)}: it can be purged from then on, and by nobody before"
            )


def _name(at: datetime) -> str:
    return layout.segment_name(at, ids.ulid(at))
