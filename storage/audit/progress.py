"""What an audit found: written to the journal first, then to the catalog, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage.catalog.audits import Damage, Pass
from storage.clock import Now
from storage.journal import OperatorAct
from storage.model import SegmentState

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.audit.checking import Checked

log = structlog.get_logger(__name__)

Record = Callable[[Sequence[OperatorAct]], object]


class Notes:
    """Notes the position of each pass and its findings."""

    def __init__(self, catalog: tables.Catalog, record: Record, now: Now) -> None:
        """`record` writes acts to the journal."""
        self._catalog = catalog
        self._record = record
        self._now = now

    def begun(self, store: str, *, anew: bool = False) -> Pass:
        """The pass that is under way; a new one if that has ended, or if `anew`."""
        with self._catalog.read() as conn:
            known = tables.audits.passes(conn).get(store)
        if known is not None and not (anew or (known.copies and not known.position)):
            if known.started_at <= self._now():
                return known
            begun = replace(known, started_at=self._now())  # a clock that was set back must not stop the audit
            with self._catalog.write(durable=False) as conn:
                tables.audits.keep(conn, begun)
            return begun
        begun = Pass(store=store, started_at=self._now())
        if known is not None:
            begun = replace(begun, finished_at=known.finished_at, month=known.month, month_bytes=known.month_bytes)
        with self._catalog.write(durable=False) as conn:
            tables.audits.keep(conn, begun)
            tables.audits.forget_unknown(conn, store)  # those that are still there will be found again
        return begun

    def keep(self, one: Pass, batch: Sequence[Checked], *, position: str) -> Pass:
        """Note a batch that was read; the pass continues after `position`.

        Without damage the note need not survive a power failure: then the batch is read again.
        """
        bad = [checked for checked in batch if checked.damage is not None]
        if bad:
            self._record([_act(checked) for checked in bad])
        one = self._added(one, batch, position)
        with self._catalog.write(durable=bool(bad)) as conn:
            self._note(conn, one, batch)
        return one

    def end(self, one: Pass, batch: Sequence[Checked]) -> None:
        """Note the last batch of a pass and its result, in the journal and for the status pages."""
        one = replace(self._added(one, batch, ""), finished_at=self._now())
        result = {"copies": one.copies, "bytes": one.bytes, "damaged": one.damaged, "mended": one.mended}
        details = {"store": one.store} | {key: str(value) for key, value in result.items()}
        bad = [_act(checked) for checked in batch if checked.damage is not None]
        self._record([*bad, OperatorAct(act="audit", details=details)])
        with self._catalog.write() as conn:
            self._note(conn, one, batch)
            tables.tallies.recount(conn)
        log.info("audit.done", store=one.store, **result)

    def _added(self, one: Pass, batch: Sequence[Checked], position: str) -> Pass:
        month = f"{self._now():%Y-%m}"
        size = sum(checked.bytes for checked in batch)
        bad = [checked for checked in batch if checked.damage is not None]
        return replace(
            one, position=position, copies=one.copies + len(batch), bytes=one.bytes + size,
            damaged=one.damaged + len(bad), mended=one.mended + sum(checked.mended for checked in bad),
            month=month, month_bytes=size + (one.month_bytes if one.month == month else 0),
        )  # fmt: skip

    def _note(self, conn: sa.Connection, one: Pass, batch: Sequence[Checked]) -> None:
        open_now = [
            Damage(store=c.store, name=c.name, what=c.damage, text=c.text, found_at=self._now())
            for c in batch if c.damage is not None and not c.mended
        ]  # fmt: skip
        was = {damage.name for damage in tables.audits.damaged(conn, one.store)}
        sound = was & {c.name for c in batch if c.damage is None or c.mended}
        tables.audits.settle(conn, one.store, sound)
        tables.audits.note(conn, open_now)
        _weigh(conn, {damage.name for damage in open_now} | sound)
        tables.audits.keep(conn, one)
        tables.segments.add_receipts(conn, [c.receipt for c in batch if c.receipt is not None])


def _act(checked: Checked) -> OperatorAct:
    details = {
        "store": checked.store, "name": checked.name, "what": checked.damage or "", "text": checked.text,
        "mended": "yes" if checked.mended else "no",
    }  # fmt: skip
    return OperatorAct(act="audit.damage", details=details)


def _weigh(conn: sa.Connection, names: set[str]) -> None:
    """Mark segments with a copy that waits for repair as at risk; the state of the others is set from their copies
    again."""
    waiting = {damage.name for damage in tables.audits.damaged(conn)} if names else set()
    for name in names:
        segment = tables.segments.by_name(conn, name)
        if segment is not None and segment.stored_at is not None:
            state = SegmentState.AT_RISK if name in waiting else SegmentState.STORED
            tables.segments.set_state(conn, name, state)
