"""Troubles of the service -> alarms for whoever runs it: one when a trouble begins, one when it ends.

What was told is in the catalog, so a restart tells nothing again; what the other side has taken is in the journal, so a
rebuild does not either. Nothing in an alarm tells what is watched.
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
PATIENCE: Mapping[
    Trouble, timedelta
] = {  # what may pass by itself is told when it has lasted: seen three times, a minute apart
    Trouble.STORE: timedelta(seconds=90),
    Trouble.HELD: timedelta(seconds=90),
    Trouble.PURGE: timedelta(hours=1),  # an erasure under way looks just so
}
WORDS: Mapping[Trouble, tuple[str, str]] = {  # when it begins, and when it has ended
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
    """A trouble that is there now. `store`: its label, "" where it is of no one store."""

    trouble: Trouble
    store: str
    why: str


class Alarms:
    """`tick` compares the troubles that are there with those that were told. Called from one thread."""

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
        """`see`: what is wrong now. `sure`: whether it sees everything; before that no trouble is called ended. `stores`:
        labels of those in the settings. `record` journals."""
        self._catalog = catalog
        self._see = see
        self._sure = sure
        self._stores = stores
        self._record = record
        self._now = now
        self._since: dict[tuple[Trouble, str], datetime] = {}  # of troubles that are not told yet
        with catalog.write() as conn:
            tables.deliveries.open_channel(conn, CHANNEL, from_start=True)

    def tick(self) -> list[Alarm]:
        """The alarms that are new; they are sent by whoever sends."""
        sure = self._sure()
        seen = {(one.trouble, one.store): one.why for one in self._see()}
        with self._catalog.read() as conn:
            standing, newest = tables.alarms.standing(conn), tables.alarms.newest_at(conn)
        at = trim(self._now()) if newest is None else max(trim(self._now()), newest + _STEP)  # whatever the clock does
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
        """Troubles that are to be told, and since when they are there."""
        self._since = {key: self._since.get(key, at) for key in seen if key not in standing}
        return {key: since for key, since in self._since.items() if at - since >= PATIENCE.get(key[0], timedelta())}

    def _journal(self) -> None:
        with self._catalog.read() as conn:
            told = tables.alarms.unrecorded(conn, CHANNEL)
        if told:
            try:
                self._record([AlarmTold(alarm=replace(one, text="")) for one in told])
            except StoreError as error:  # it may be the very store that the alarm is about: the next tick tries again
                log.info("alarms.not_recorded", reason=str(error))


def payload(alarm: Alarm) -> bytes:
    """The body that is posted: `{type, timestamp, data}` of Standard Webhooks 1.0.0."""
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
