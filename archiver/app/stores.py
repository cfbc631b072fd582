"""Which stores take what is written, as any process of the service found: each knows only of its own writes."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from archiver.app.kept import Kept
from storage import catalog as tables
from storage.catalog.store_writes import Refusal
from storage.errors import ArchiverError
from storage.mirror import FULL_S

if TYPE_CHECKING:
    from storage.blobs import Blobs

_AGAIN = timedelta(seconds=1)  # a refusal that is so much newer than the one noted is another one


class Stores(Kept):
    """The stores of these settings, as they can be written to."""

    def full(self, store: Blobs) -> str | None:
        """Why a store has no room for anything more, as this process or another found; None if it has."""
        return self._still(store, self.blobs.full(store)) or self._refused_elsewhere(store, full=True)

    def unwritable(self, store: Blobs) -> str | None:
        """Why a store that can be read takes nothing; None if it does, as far as any process has tried."""
        return self._still(store, self.blobs.unwritable(store)) or self._refused_elsewhere(store, full=False)

    def _still(self, store: Blobs, why: str | None) -> str | None:
        """Why a write of this process failed, unless another process has had one taken since."""
        refused = self.blobs.not_taken(store)
        if why is None or refused is None or refused.why != why:  # seen now, without a write
            return why
        try:
            with self.catalog.read() as conn:
                taken = tables.store_writes.taken_ago(conn, store.label)
        except ArchiverError:  # what the catalog's failure means is told elsewhere
            return why
        return None if taken is not None and taken < timedelta(seconds=refused.ago_s) else why

    def _refused_elsewhere(self, store: Blobs, *, full: bool) -> str | None:
        """Why another process found that a store is full, or takes nothing, unless a write succeeded since."""
        try:
            with self.catalog.read() as conn:
                noted = tables.store_writes.noted(conn).get(store.label)
        except ArchiverError:  # what the catalog's failure means is told elsewhere
            return None
        if noted is None or noted.full is not full or noted.ago > timedelta(seconds=FULL_S):
            return None
        ago_s = self.blobs.taken_ago_s(store)
        return f"{noted.why} (found by {noted.process})" if ago_s is None or ago_s > noted.ago.total_seconds() else None

    def see_stores(self) -> None:
        """Note which stores take nothing from us, and which took a write again: another process may answer monitors, or
        alert the operator."""
        with self.catalog.read() as conn:
            noted = tables.store_writes.noted(conn)
        for store in self.blobs.stores:
            known, refused = noted.get(store.label), self.blobs.not_taken(store)
            taken_ago_s = self.blobs.taken_ago_s(store)
            if refused is not None:
                ago = timedelta(seconds=refused.ago_s)
                if known is None or ago < known.ago - _AGAIN:
                    told = Refusal(full=refused.full, why=refused.why, ago=ago, process=self._name)
                    with self.catalog.write(durable=False) as conn:
                        tables.store_writes.refused(conn, store.label, told)
            elif known is not None and taken_ago_s is not None and taken_ago_s < known.ago.total_seconds():
                with self.catalog.write(durable=False) as conn:
                    tables.store_writes.taken(conn, store.label, timedelta(seconds=taken_ago_s))

    @cached_property
    def _name(self) -> str:
        """The name of this process, for operators who run several."""
        return f"{socket.gethostname()}, process {os.getpid()}"
