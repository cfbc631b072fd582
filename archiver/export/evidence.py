"""The evidence beside the records: proofs, checkpoints, stamps, timeline, passages, what was not captured, custody.

Everything is written line by line; memory holds a line per stamped checkpoint.
"""

from __future__ import annotations

import base64
import csv
import json
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any

from archiver.export.chosen import events_of
from archiver.export.repack import is_listed
from archiver.lookup import check_line, event_line
from archiver.words import notice_line
from storage import catalog as tables
from storage.blobs import list_own_blobs
from storage.clock import rfc3339
from storage.errors import BlobDamaged
from storage.journal import OperatorAct, Written, applied, read
from storage.layout import JOURNAL
from storage.ledger import leaf_data, leaf_hash, tree
from storage.ledger.reading import checkpoint
from storage.ledger.tiles import Tiles
from storage.records import to_json

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen
    from archiver.export.package import Package
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.ledger import Checkpoint, LedgerReader
    from storage.model import Capture
    from storage.records import VisitRecord
    from storage.timestamps import Kept, TokenStore

PAGE = 500
CAPTURES = ("at", "url", "role", "status", "type", "bytes", "payload_sha256", "capture", "source", "look", "repeats",
            "truncated", "certificate_held", "file", "certificate")  # fmt: skip
LACKING = ("source", "look", "at", "url", "role", "reason")


class Table:
    """A CSV in a temporary file."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._file: IO[str] = tempfile.TemporaryFile("w+", newline="", encoding="utf-8")  # noqa: SIM115
        self._csv = csv.writer(self._file)
        self._csv.writerow(columns)
        self.rows = 0

    def add(self, *values: object) -> None:
        self._csv.writerow([_cell(value) for value in values])
        self.rows += 1

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(1 << 16):
            yield piece.encode()

    def close(self) -> None:
        self._file.close()


class Heard:
    """Collects what the looks tell while their records are copied."""

    def __init__(self) -> None:
        self.captures = Table(CAPTURES)
        self.lacking = Table(LACKING)
        self.pages: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        # source -> payload hash and title of the last look with a title
        self._titles: dict[str, tuple[str | None, str]] = {}
        self.first: datetime | None = None
        self.last: datetime | None = None

    def close(self) -> None:
        """Closes the temporary files."""
        self.captures.close()
        self.lacking.close()
        self.pages.close()

    def look(self, record: VisitRecord, captures: tuple[Capture, ...], paths: Mapping[str, str]) -> None:
        """Adds one look, as called by `Repack.write`."""
        for one in captures:
            self.captures.add(
                rfc3339(one.at), one.url, one.role.value, one.status, one.media_type, one.payload_bytes,
                one.payload_sha256, one.id, record.source, record.n, one.original, one.truncated and one.truncated.value,
                one.verified, paths[one.id], one.certificate,
            )  # fmt: skip
            if one.good:
                self.first = min(self.first or one.at, one.at)
                self.last = max(self.last or one.at, one.at)
            if one.id == record.page and is_listed(one):
                title = self._title(record, one)
                line = {"id": one.id, "url": one.url, "ts": rfc3339(one.at), "title": title}
                if one.certificate is not None:
                    line["certificate"] = one.certificate
                self.pages.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._lacking(record)

    def _title(self, record: VisitRecord, page: Capture) -> str:
        """The title of the page; a look that found the same payload records none, so it is that of the look before."""
        if record.observation.title:
            self._titles[record.source] = page.payload_sha256, record.observation.title
        payload, title = self._titles.get(record.source, (None, ""))
        return title if payload == page.payload_sha256 else page.url

    def _lacking(self, record: VisitRecord) -> None:
        where = (record.source, record.n, rfc3339(record.at))
        for left in record.not_fetched:
            self.lacking.add(*where, left.url, left.role.value, left.reason)
        for one in record.exchanges:
            if one.failure is not None:
                why = f"{one.failure.value}: {one.failure_detail or ''}".rstrip(": ")
                self.lacking.add(*where, one.url, one.role.value, why)
            if one.truncated is not None:
                self.lacking.add(*where, one.url, one.role.value, f"not whole: {one.truncated.value}")


class Evidence:
    """Writes the evidence files."""

    def __init__(
        self,
        catalog: Catalog,
        blobs: Blobs,
        ledger: LedgerReader,
        timestamps: TokenStore,
        chosen: Chosen,
        *,
        show: Callable[[str], str],
    ) -> None:
        """`show` opens the sealed names of those who acted (`Sealer.shown`); all else that is sealed stays so."""
        self._show = show
        self._catalog = catalog
        self._blobs = blobs
        self._timestamps = timestamps
        self._chosen = chosen
        self._keys = ledger.signers()
        self._head = ledger.newest()
        self._stamped = timestamps.names()
        self._trees: dict[int, tuple[Checkpoint, Tiles]] = {}
        self.stamps: list[Kept] = []
        self.unstamped = 0  # looks that no timestamp covers
        self.waiting = 0  # looks that are not in the ledger yet

    def write(self, package: Package, heard: Heard, folder: str = "evidence/") -> None:
        """Writes all files into this folder of the package."""
        package.add(f"{folder}timeline.jsonl", self._timeline())
        package.add(f"{folder}captures.csv", heard.captures.pieces())
        package.add(f"{folder}not-captured.csv", heard.lacking.pieces())
        package.add(f"{folder}events.jsonl", self._events(), needed=False)
        package.add(f"{folder}passages.jsonl", self._passages(), needed=False)
        package.add(f"{folder}custody.jsonl", self._custody())
        package.add(f"{folder}proofs.jsonl", self._proofs())
        if len(self._trees) > 1:
            package.add(f"{folder}consistency.jsonl", self._consistency())
        package.add(f"{folder}keys.txt", (f"{key}\n".encode() for key in self._keys))
        for size in sorted(self._trees):
            package.add(f"{folder}checkpoint-{size:016d}", [self._trees[size][0].text.encode()])
        for size in sorted(self._trees):
            for name in self._stamped.get(size, ()):
                self._stamp(package, f"{folder}timestamp-{size:016d}-{name}", size, name)

    def _stamp(self, package: Package, path: str, size: int, name: str) -> None:
        try:
            kept = self._timestamps.load(size, name)
        except BlobDamaged:
            return  # a damaged stamp proves nothing; the others stand
        self.stamps.append(kept)
        package.add(f"{path}.tsr", [kept.response])
        package.add(f"{path}.tsq", [kept.request])
        package.add(f"{path}.pem", [kept.chain])
        if kept.lists:
            package.add(f"{path}.crl.pem", [kept.lists])
        if kept.answers:
            package.add(f"{path}.ocsp.pem", [kept.answers])

    def _records(self) -> Iterator[str]:
        for records in self._chosen.segments.values():
            yield from sorted(records)

    def _proofs(self) -> Iterator[bytes]:
        """A line per look: its leaf, and the inclusion path to the smallest stamped head with it, else the newest."""
        for record in self._records():
            with self._catalog.read() as conn:
                row = tables.leaves.by_name(conn, record, "visit")
            if row is None or row.index is None or self._head is None or row.index >= self._head.size:
                self.waiting += 1
                self.unstamped += 1
                continue
            sizes = list(self._stamped)
            place = bisect_right(sizes, row.index)
            covered = place < len(sizes) and sizes[place] <= self._head.size
            self.unstamped += not covered
            head, tiles = self._tree(sizes[place] if covered else self._head.size)
            path = tree.inclusion(tiles.node, row.index, head.size)
            if not tree.verify_inclusion(leaf_hash(leaf_data(row.leaf)), row.index, head.size, path, head.root):
                raise BlobDamaged(f"visit {record} is not what the ledger has at {row.index}")
            yield _line(
                {
                    "leaf": asdict(row.leaf),
                    "index": row.index,
                    "size": head.size,
                    "hashes": [base64.b64encode(one).decode() for one in path],
                }
            )

    def _consistency(self) -> Iterator[bytes]:
        """A line per exported checkpoint but the first: the proof that it extends the one before.

        Without it, looks could be proved under different histories.
        """
        for old, new in pairwise(sorted(self._trees)):
            (before, _), (head, tiles) = self._trees[old], self._trees[new]
            path = tree.consistency(tiles.node, old, new)
            if not tree.verify_consistency(old, new, before.root, head.root, path):
                raise BlobDamaged(f"the ledger's head of size {new} does not continue that of size {old}")
            yield _line({"from": old, "to": new, "hashes": [base64.b64encode(one).decode() for one in path]})

    def _tree(self, size: int) -> tuple[Checkpoint, Tiles]:
        if size not in self._trees:
            self._trees[size] = checkpoint(self._blobs, size, self._keys), Tiles(self._blobs, size)
        return self._trees[size]

    def _timeline(self) -> Iterator[bytes]:
        for watched in self._chosen.sources:
            for n in range(1, watched.n + 1, PAGE):
                with self._catalog.read() as conn:
                    seen = tables.visits.history(
                        conn, watched.source.id, before=n + PAGE, limit=PAGE, newest_first=True
                    )
                yield from (_line(check_line(one)) for one in reversed(seen) if one.n >= n)

    def _events(self) -> Iterator[bytes]:
        """What was told of the sources, as `archiver events --json` prints it, with its sentence and reasons."""
        for watched in self._chosen.sources:
            with self._catalog.read() as conn:
                told = events_of(conn, watched)
            for one in told:
                reasons = [{"rule": why.rule, "text": why.text} for why in one.reasons]
                yield _line(
                    event_line(one) | {"text": one.text, "reasons": reasons, "notice": notice_line(one.reasons)}
                )

    def _passages(self) -> Iterator[bytes]:
        """Each cited passage with its work, and the looks at which it was found or lost."""
        for watched in self._chosen.sources:
            with self._catalog.read() as conn:
                cited = tables.works.of_source(conn, watched.source.id)
            for one in cited:
                if one.citation.quote:
                    yield _line(
                        {
                            "source": watched.source.id,
                            "url": watched.source.url,
                            "work": one.work.title,
                            "work_url": one.work.url,
                            "locator": one.citation.locator,
                            "quote": one.citation.quote,
                            "looks": list(self._quoted(watched.source.id, one.citation.quote)),
                        }
                    )

    def _quoted(self, source: str, quote: str) -> Iterator[dict[str, Any]]:
        """The looks at which a passage appeared, disappeared or moved to another document.

        Only looks whose observation is in the catalog are read: the others found the `same`.
        """
        last: tuple[bool, str | None] | None = None
        with self._catalog.read() as conn:
            for seen in tables.visits.history(conn, source):
                there = None if seen.observation is None else seen.observation.quotes.get(quote)
                if seen.observation is None or there is None:
                    continue
                # the document of the page that it stood in; None: the page itself
                document = seen.observation.quoted_in.get(quote)
                if (there, document) != last:
                    last = there, document
                    look = {"n": seen.n, "at": rfc3339(seen.at), "capture": seen.capture}
                    yield look | {"there": there, "document": document}

    def _custody(self) -> Iterator[bytes]:
        """Who did what with it, in order: the journal's entries about these sources, then the stores' receipts."""
        about = {one.source.id for one in self._chosen.sources}
        with self._catalog.read() as conn:
            ours = applied(conn)
        for item in (one for one in list_own_blobs(self._blobs, JOURNAL) if one.name in ours):
            written = read(self._blobs, item.name)
            for entry in written.entries:
                told = json.loads(to_json(entry))
                line = {"at": rfc3339(written.at), "act": type(entry).__name__, "actor": self._actor(written, told)}
                if _sources(told) & about:
                    yield _line(line | {"what": told})
                elif isinstance(entry, OperatorAct) and (entry.act == "audit" or _acted_on(entry) & about):
                    yield _line(line | {"act": entry.act, "what": entry.details})
        for segment in self._chosen.segments:
            with self._catalog.read() as conn:
                receipts = tables.segments.receipts_of(conn, segment)
                kept = tables.segments.by_name(conn, segment)
            yield _line(
                {
                    "act": "stored and read back",
                    "actor": "archiver",
                    "segment": segment,
                    "sha256": kept.sha256 if kept else None,
                    "stores": [{"store": one.store, "bytes": one.bytes, "sha256": one.sha256} for one in receipts],
                }
            )

    def _actor(self, written: Written, told: dict[str, Any]) -> str:
        """Who acted: as the entry says, else as its blob says; older ones do not say."""
        remark = told.get("remark")
        said = told.get("who") or (remark.get("actor") if isinstance(remark, dict) else None) or written.by
        return self._show(said) if said else "not recorded"


def _acted_on(entry: OperatorAct) -> set[str]:
    """The sources of an earlier export, or of a certificate that was accepted or withdrawn."""
    if entry.act.startswith("certificate."):
        return {entry.details.get("source", "")}
    return set(entry.details.get("sources", "").split()) if entry.act == "export" else set()


def _sources(told: dict[str, Any]) -> set[str]:
    """The ids of the sources that a journal entry is about."""
    found: set[str] = set()
    for name in ("source", "into", "remark"):
        value = told.get(name)
        value = value.get("source") if name == "remark" and isinstance(value, dict) else value
        found |= {value} if isinstance(value, str) else {value.get("id", "")} if isinstance(value, dict) else set()
    citation = told.get("citation")
    if isinstance(citation, dict):
        found.add(citation.get("source", ""))
    return found


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: addresses and reasons contain others' words."""
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in {"=", "+", "-", "@", "\t"} else text


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace") + b"\n"


def joined(lines: Iterable[str]) -> list[bytes]:
    """Lines of text as the contents of a file."""
    return [("\n".join(lines) + "\n").encode()]
