"""The journal: what did not come over the wire, as blobs, so that the catalog can be made again.

One blob a call of `record`: gzip of JSON lines `{"at", "entry", "kind", "v"}`. The blob is in the store before its rows
are in the catalog, and one function, `apply`, makes the rows: live, when a start finds a blob without rows, and in a
rebuild. Applying a blob again changes nothing. Names only ever grow, and of two changes of a thing that of the greater
name holds, in whatever order they were applied.
"""

from __future__ import annotations

import gzip
import json
import os
import secrets
import tempfile
import threading
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage import catalog as tables
from storage import ids, layout
from storage.catalog.schema import dropped_visits
from storage.catalog.schema import journal as journal_rows
from storage.clock import Now, trim
from storage.errors import BlobDamaged, DatabaseTooNew, StoreError
from storage.model import Access, Citation, Leaf, Receipt, Remark, Source, Standing, Work
from storage.records import from_json, to_json

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.sealing import Sealer

VERSION = 1  # of the lines
PREFIX = "journal/"
_MARGIN = timedelta(days=1)  # clocks of several machines: how far back a start looks for blobs without rows

Put = Callable[[str, Path, str], Receipt]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdded:
    """A source was registered, to be looked at first at `next_due_at`."""

    source: Source
    next_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdited:
    """A source as it is from now on; id, URL and host never change. `next_due_at`: look then, None: as it was."""

    source: Source
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged:
    """A source was paused, resumed or retired."""

    source: str
    standing: Standing
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMerged:
    """Two processes registered one URL at the same time: the id `source` stands for `into`."""

    source: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAdded:
    work: Work


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationAdded:
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsDropped:
    """Visits that are in a segment and were never acknowledged: their lease had been lost. No part of the history."""

    segment: str
    records: tuple[str, ...] = ()  # ids of their metadata records; none: all of the segment
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkMade:
    """Someone said something of a case; its words are sealed. It holds for later looks."""

    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorAct:
    """What someone did that changes no row: kept for whoever asks later."""

    act: str
    who: str = ""
    details: dict[str, str] = field(default_factory=dict)


Entry = (
    SourceAdded
    | SourceEdited
    | StandingChanged
    | SourceMerged
    | WorkAdded
    | CitationAdded
    | VisitsDropped
    | RemarkMade
    | OperatorAct
)
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        SourceAdded,
        SourceEdited,
        StandingChanged,
        SourceMerged,
        WorkAdded,
        CitationAdded,
        VisitsDropped,
        RemarkMade,
        OperatorAct,
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A journal blob: what it is called, holds and hashes to."""

    name: str
    at: datetime
    entries: tuple[Entry, ...]
    sha256: str
    bytes: int


class Journal:
    """Writes entries: blob first, then rows. Thread-safe; one call at a time."""

    def __init__(
        self, catalog: tables.Catalog, put: Put, directory: Path, now: Now, sealer: Sealer | None = None
    ) -> None:
        """`put`: the store's; `directory`: where a blob is written before it is put. `sealer`: for what must not lie in
        a store in the clear (`discreet`); None: all of it does."""
        self._sealer = sealer
        self._catalog = catalog
        self._put = put
        self._directory = directory
        self._now = now
        self._lock = threading.Lock()

    def record(self, entries: Sequence[Entry]) -> str:
        """Make these true, all of them or none; the name of the blob. StoreError: nothing was recorded.
        DatabaseError: they are in the store, and become true at the next start."""
        with self._lock:
            name, merged = self._record(entries)
            if merged:
                self._record(merged)
            return name

    def catch_up(self, blobs: Blobs) -> int:
        """Apply the blobs that a crash left without rows: at start. How many there were."""
        count = 0
        with self._lock:
            with self._catalog.read() as conn:
                newest = _newest(conn)
                known = set(conn.scalars(sa.select(journal_rows.c.name)))
            after = "" if newest is None else f"{PREFIX}{newest - _MARGIN:%Y/%m/%d}"
            for stat in blobs.names(PREFIX, after):
                if stat.name in known:
                    continue
                written, receipt = read(blobs, stat.name, self._show), blobs.verify(stat.name)
                with self._catalog.write() as conn:
                    apply(conn, written, (receipt,), leaf_of(written))
                count += 1
        return count

    def _record(self, entries: Sequence[Entry]) -> tuple[str, list[SourceMerged]]:
        at = trim(self._now())
        with self._catalog.read() as conn:
            newest = _newest(conn)
        if newest is not None and at <= newest:  # names only grow, whatever the clock does
            at = newest + timedelta(milliseconds=1)
        data = _write(self._discreet(entries), at)
        name = layout.journal_name(at, ids.ulid(at))
        written = Written(name=name, at=at, entries=tuple(entries), sha256=sha256(data).hexdigest(), bytes=len(data))
        receipt = self._store(written, data)
        with self._catalog.write() as conn:
            return name, apply(conn, written, (receipt,), leaf_of(written))

    @property
    def _show(self) -> Callable[[str], str] | None:
        return None if self._sealer is None else self._sealer.shown

    def _discreet(self, entries: Sequence[Entry]) -> list[Entry]:
        if self._sealer is None:
            return list(entries)
        cited = {entry.citation.source for entry in entries if isinstance(entry, CitationAdded)}
        with self._catalog.read() as conn:
            known = tables.sources.register_of(conn, cited)
        added = [entry.source for entry in entries if isinstance(entry, SourceAdded)]
        hidden = {source.id for source in (*known.values(), *added) if source.access is Access.SEALED}
        return discreet(entries, hidden, self._sealer.seal)

    def _store(self, written: Written, data: bytes) -> Receipt:
        try:
            descriptor, path = tempfile.mkstemp(dir=self._directory, prefix=".journal-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                return self._put(written.name, Path(path), written.sha256)
            finally:
                Path(path).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"cannot write in {self._directory}: {error.strerror or error}") from error


def leaf_of(written: Written) -> Leaf:
    """A new ledger leaf for a journal blob."""
    return Leaf(
        v=1,
        kind="journal",
        name=written.name,
        sha256=written.sha256,
        bytes=written.bytes,
        salt=secrets.token_hex(16),
    )


def discreet(entries: Iterable[Entry], hidden: Collection[str], words: Callable[[str], str]) -> list[Entry]:
    """The entries with `words` made of what must not lie in a store in the clear: who acted; of the sources `hidden`
    their tags and passages, and the works that cite them, which may be unpublished. Their URLs stay: they are in the
    segments anyway, and without them nothing could be found again."""
    entries = list(entries)
    works = {e.citation.work for e in entries if isinstance(e, CitationAdded) and e.citation.source in hidden}
    found: list[Entry] = []
    for entry in entries:
        match entry:
            case SourceAdded() | SourceEdited() if entry.source.access is Access.SEALED:
                tags = tuple(map(words, entry.source.tags))
                found.append(replace(entry, source=replace(entry.source, tags=tags)))
            case WorkAdded() if entry.work.id in works:
                url = None if entry.work.url is None else words(entry.work.url)
                found.append(replace(entry, work=replace(entry.work, title=words(entry.work.title), url=url)))
            case CitationAdded() if entry.citation.source in hidden:
                told = entry.citation
                quote, locator = (None if text is None else words(text) for text in (told.quote, told.locator))
                found.append(replace(entry, citation=replace(told, quote=quote, locator=locator)))
            case OperatorAct():
                found.append(replace(entry, who=words(entry.who)))
            case _:
                found.append(entry)
    return found


def read(blobs: Blobs, name: str, show: Callable[[str], str] | None = None) -> Written:
    """A journal blob out of the store; `show` opens what is sealed in it (`Sealer.shown`). BlobDamaged when it is none,
    DatabaseTooNew when a newer program wrote it."""
    data = blobs.get(name)
    try:
        lines = [json.loads(line) for line in gzip.decompress(data).splitlines()]
        entries = tuple(_entry(line, name) for line in lines)
        at = from_json(datetime, json.dumps(lines[0]["at"]))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise BlobDamaged(f"the journal blob {name} cannot be read: {error}") from error
    if show is not None:
        entries = tuple(_opened(entry, show) for entry in entries)
    return Written(name=name, at=at, entries=entries, sha256=sha256(data).hexdigest(), bytes=len(data))


def apply(
    conn: sa.Connection,
    written: Written,
    receipts: Iterable[Receipt],
    leaf: Leaf | None,
    *,
    merged: Mapping[str, str] | None = None,
) -> list[SourceMerged]:
    """The rows of a journal blob: the only way in for what the journal holds. Nothing when it was applied before.

    `merged`: id -> the id it stands for, known beforehand (a rebuild reads all of the journal first). Gives the sources
    that turned out to be registered already, under another id: to be recorded in their turn."""
    row = {
        "name": written.name,
        "at": written.at,
        "sha256": written.sha256,
        "bytes": written.bytes,
        "entries": len(written.entries),
    }
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    if conn.execute(insert(journal_rows).on_conflict_do_nothing(), row).rowcount == 0:
        return []
    known = dict(merged or {})
    new = [
        (entry.source, entry.next_due_at)
        for entry in written.entries
        if isinstance(entry, SourceAdded) and entry.source.id not in known
    ]
    found = tables.sources.add(conn, new, written.name)
    for source, into in (known | found).items():
        tables.sources.merge(conn, source, into)
    tables.remarks.add(conn, [entry.remark for entry in written.entries if isinstance(entry, RemarkMade)])
    tables.works.add(conn, [entry.work for entry in written.entries if isinstance(entry, WorkAdded)])
    tables.works.cite(conn, [entry.citation for entry in written.entries if isinstance(entry, CitationAdded)])
    for entry in written.entries:
        _apply(conn, entry, written.name)
    tables.segments.add_receipts(conn, tuple(receipts))
    tables.leaves.insert(conn, [leaf] if leaf is not None else [])
    return [SourceMerged(source=source, into=into) for source, into in found.items()]


def _opened(entry: Entry, show: Callable[[str], str]) -> Entry:
    """What `discreet` sealed; words that were never sealed stay as they are."""
    match entry:
        case SourceAdded() | SourceEdited():
            hidden = {entry.source.id}
        case CitationAdded():
            hidden = {entry.citation.source}
        case WorkAdded():
            url = None if entry.work.url is None else show(entry.work.url)
            return replace(entry, work=replace(entry.work, title=show(entry.work.title), url=url))
        case _:
            hidden = set()
    return discreet([entry], hidden, show)[0]


def dropped(conn: sa.Connection, segment: str) -> set[str] | None:
    """Ids of the metadata records of this segment that are no part of the history; None: all of them."""
    query = sa.select(dropped_visits.c.record).where(dropped_visits.c.segment == segment)
    records = set(conn.scalars(query))
    return None if "" in records else records


def untold(conn: sa.Connection) -> list[VisitsDropped]:
    """What a commit refused and nobody has journaled yet: its process died first, or the store did not answer."""
    query = sa.select(dropped_visits.c.segment, dropped_visits.c.record).where(dropped_visits.c.journal.is_(None))
    found: dict[str, list[str]] = {}
    for segment, record in conn.execute(query.order_by(dropped_visits.c.segment, dropped_visits.c.record)):
        found.setdefault(segment, []).append(record)
    return [
        VisitsDropped(segment=segment, records=tuple(records), reason="refused: another process had the host")
        for segment, records in found.items()
    ]


def _apply(conn: sa.Connection, entry: Entry, name: str) -> None:
    match entry:
        case SourceEdited():
            tables.sources.edit(conn, entry.source, entry.next_due_at, name)
        case StandingChanged():
            source = tables.sources.merged_into(conn, entry.source)
            tables.sources.set_standing(conn, source, entry.standing, name)
        case SourceMerged():
            tables.sources.merge(conn, entry.source, entry.into)
        case VisitsDropped():
            insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
            rows = [{"segment": entry.segment, "record": record, "journal": name} for record in entry.records or ("",)]
            told = insert(dropped_visits).on_conflict_do_update(
                index_elements=["segment", "record"], set_={"journal": name}
            )
            conn.execute(told, rows)
        case SourceAdded() | WorkAdded() | CitationAdded() | RemarkMade():  # done before, all at once
            pass
        case OperatorAct():  # changes no row
            pass


def _newest(conn: sa.Connection) -> datetime | None:
    """The time of the newest blob that was applied."""
    newest = sa.select(journal_rows.c.at).order_by(journal_rows.c.name.desc()).limit(1)
    return conn.execute(newest).scalar_one_or_none()


def _write(entries: Iterable[Entry], at: datetime) -> bytes:
    lines = [
        to_json({"at": at, "entry": entry, "kind": type(entry).__name__, "v": VERSION}) + b"\n" for entry in entries
    ]
    return gzip.compress(b"".join(lines), mtime=0)


def _entry(line: dict[str, Any], name: str) -> Entry:
    kind = _KINDS.get(line["kind"])
    if kind is None or line["v"] > VERSION:
        raise DatabaseTooNew(
            f"the journal blob {name} holds {line['kind']} of version {line['v']}, which this program does not know: "
            "run the newer archiver that wrote it"
        )
    entry: Entry = from_json(kind, json.dumps(line["entry"]))
    return entry
