"""Entries <-> blobs: gzip of JSON lines `{"at", "by", "entry", "kind", "v"}`; `by` only if it is known who acted."""

from __future__ import annotations

import gzip
import json
import secrets
import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from storage.errors import BlobDamaged, DatabaseTooNew
from storage.journal.entries import KINDS, Entry, Written
from storage.journal.sealing import legible, unseal_entry
from storage.model import Leaf
from storage.records import from_json, to_json

if TYPE_CHECKING:
    from storage.blobs import Blobs

VERSION = 1  # of the lines
PREFIX = "journal/"


def written(entries: Iterable[Entry], at: datetime, by: str = "") -> bytes:
    """The blob of these entries, deterministic."""
    who = {"by": by} if by else {}
    lines = [
        to_json({"at": at, **who, "entry": entry, "kind": type(entry).__name__, "v": VERSION}) + b"\n"
        for entry in entries
    ]
    return gzip.compress(b"".join(lines), mtime=0)


def read(blobs: Blobs, name: str, show: Callable[[str], str] | None = None) -> Written:
    """Read a journal blob from the store. BlobDamaged if it is malformed, DatabaseTooNew if a newer program wrote it.

    `show` opens what is sealed in it (`Sealer.shown`).
    """
    data = blobs.get(name)
    try:
        lines = [json.loads(line) for line in gzip.decompress(data).splitlines()]
        entries = tuple(_entry(line, name) for line in lines)
        at = from_json(datetime, json.dumps(lines[0]["at"]))
        by = str(lines[0].get("by", ""))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise BlobDamaged(f"the journal blob {name} cannot be read: {error}") from error
    if show is not None:
        entries = tuple(entry for entry in (unseal_entry(entry, show) for entry in entries) if legible(entry))
        by = show(by)
    return Written(name=name, at=at, entries=entries, sha256=sha256(data).hexdigest(), bytes=len(data), by=by)


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


def _entry(line: dict[str, Any], name: str) -> Entry:
    kind = KINDS.get(line["kind"])
    if kind is None or line["v"] > VERSION:
        raise DatabaseTooNew(
            f"the journal blob {name} holds {line['kind']} of version {line['v']}, which this program does not know: "
            "run the newer archiver that wrote it"
        )
    entry: Entry = from_json(kind, json.dumps(line["entry"]))
    return entry
