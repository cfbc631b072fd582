"""Turns troubles of the service into alarms for its operator: one when a trouble begins, one when it ends.

Alarms are kept in the catalog, so a restart does not repeat them; those that the receiver has accepted are also in the
journal, so a rebuild does not repeat them either. An alarm never reveals what is watched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import ids
from storage.clock import Now, rfc3339, trim
from storage.errors import StoreError
from storage.journal import AlarmTold
from storage.model import Alarm, Trouble

if TYPE_CHECKING:
    from storage.catalog import Catalog

log = structlog.get_logger(__name__)

CHANNEL = "operator"  # in the catalog's table of channels
TEXT_CHARS = 500
_STEP = timedelta(milliseconds=1)
PATIENCE: Mapping[Trouble, timedelta] = {  # how long a trouble that may pass by itself must last before it is reported
    Trouble.STORE: timedelta(seconds=90),  # seen three times, a minute apart
    Trouble.HELD: timedelta(seconds=90),
    Trouble.PURGE: timedelta(hours=1),  # an erasure under way looks the same
}
WORDS: Mapping[Trouble, tuple[str, str]] = {  # texts for the beginning and the end of a trouble
    Trouble.STORE: ("The store {store} cannot be used", "The store {store} can be used again."),
    Trouble.AT_RISK: ("Some of what is kept lacks a wanted copy", "Every wanted copy is there again."),
    Trouble.DAMAGED: (
        "Copies in the store {store} are not as stored",
        "No copy in the store {store} is waiting to be mended any more.",
    ),
    Trouble.OVERDUE: (
        "The audit of the store {store} is overdue",
        "The audit of the store {store} is no longer overdue.",
    ),
    Trouble.UNLOCKED: (
        "Copies in the store {store} lack the lock that was asked for",
        "All copies in the store {store} have the lock that was asked for.",
    ),
    Trouble.HELD: ("No new round starts", "New rounds start again."),
    Trouble.LEDGER: ("The ledger has stopped", "The ledger goes on."),
    Trouble.CLOCK: ("Our clock cannot be trusted, so looks decide nothing", "Our clock can be trusted again."),
    Trouble.HOLDS: (
        "The store {store} does not accept the legal holds in force",
        "The store {store} has the legal holds in force.",
    ),
    Trouble.PURGE: ("An erasure is not finished", "No erasure is unfinished any more."),
}
UNUSED = "The store {store} is no longer in the settings."


@dataclass(frozen=True, slots=True)
class Seen:
    """A trouble that exists now. `store`: label of the store concerned, "" if none in particular."""

    trouble: Trouble
    store: str
    why: str


class Alarms:
    """`tick` compares the present troubles with those already reported. To be called from one thread."""

    def __init__(
        self,
        catalog: Catalog,
        *,
        see: Callable[[], Iterable[Seen]],
        sure: Callable[[], bool],
        stores: Sequence[str],
        record: Callable[[Sequence[AlarmTold]], object],
        now: Now,
    ) -> None:
        """`see`: what is wrong now. `sure`: whether `see` covers everything; until it does, no trouble counts as ended.

        `stores`: labels of the stores in the settings. `record`: writes to the journal.
        """
        self._catalog = catalog
        self._see = see
        self._sure = sure
        self._stores = stores
        self._record = record
        self._now = now
        self._since: dict[tuple[Trouble, str], datetime] = {}  # troubles that are not yet reported
        with catalog.write() as conn:
            tables.deliveries.open_channel(conn, CHANNEL, from_start=True)

    def tick(self) -> list[Alarm]:
        """Store and return the new alarms; sending them is up to `archiver.notify` and `archiver.subscribers`."""
        sure = self._sure()
        seen = {(one.trouble, one.store): one.why for one in self._see()}
        with self._catalog.read() as conn:
            standing, newest = tables.alarms.standing(conn), tables.alarms.newest_at(conn)
        # grows even if the clock is set back
        at = trim(self._now()) if newest is None else max(trim(self._now()), newest + _STEP)
        new: list[Alarm] = []
        for (trouble, store), since in self._begun(seen, standing, at).items():
            text = f"{WORDS[trouble][0].format(store=store)}: {seen[trouble, store]}"[:TEXT_CHARS]
            new.append(_alarm(at + len(new) * _STEP, trouble, store, since, text, ended=False))
        for (trouble, store), was in standing.items():
            if sure and (trouble, store) not in seen:
                words = WORDS[trouble][1] if not store or store in self._stores else UNUSED
                text = words.format(store=store)
                new.append(_alarm(at + len(new) * _STEP, trouble, store, was.since, text, ended=True))
        if new:
            with self._catalog.write() as conn:
                tables.alarms.add(conn, new)
        self._journal()
        return new

    def _begun(
        self, seen: Iterable[tuple[Trouble, str]], standing: Iterable[tuple[Trouble, str]], at: datetime
    ) -> dict[tuple[Trouble, str], datetime]:
        """Troubles that are to be reported now, with the time since when they exist."""
        self._since = {key: self._since.get(key, at) for key in seen if key not in standing}
        return {key: since for key, since in self._since.items() if at - since >= PATIENCE.get(key[0], timedelta())}

    def _journal(self) -> None:
        with self._catalog.read() as conn:
            told = tables.alarms.unrecorded(conn, CHANNEL)
        if told:
            try:
                self._record([AlarmTold(alarm=replace(one, text="")) for one in told])
            except StoreError as error:  # perhaps the very store that the alarm is about; the next tick tries again
                log.info("alarms.not_recorded", reason=str(error))


def payload(alarm: Alarm) -> bytes:
    """The request body: `{type, timestamp, data}` of Standard Webhooks 1.0.0."""
    message = {
        "type": "operator",
        "timestamp": rfc3339(alarm.at),
        "data": {
            "trouble": alarm.trouble.value,
            "store": alarm.store or None,
            "since": rfc3339(alarm.since),
            "ended": rfc3339(alarm.at) if alarm.ended else None,
            "text": alarm.text,
        },
    }
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def _alarm(at: datetime, trouble: Trouble, store: str, since: datetime, text: str, *, ended: bool) -> Alarm:
    return Alarm(id=ids.ulid(at), at=at, trouble=trouble, store=store, since=since, ended=ended, text=text)
