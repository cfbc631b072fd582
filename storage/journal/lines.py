"""Entries <-> blobs: gzip of JSON lines `{"at", "by", "entry", "kind", "v"}`; `by` only if it is known who acted.

The first line also has a `mark`: an HMAC over the blob's name and its lines without it, made with the sealing key. So a
blob that the ledger has not taken in yet can be told from one that somebody else put into the store.
"""

from __future__ import annotations

import gzip
import hashlib
import hmac
import io
import json
import secrets
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from storage.errors import BlobDamaged, DatabaseTooNew
from storage.journal.entries import KINDS, Entry, Written
from storage.journal.sealing import legible, unseal_entry
from storage.model import Leaf
from storage.records import from_json, to_json

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.sealing import Sealer

VERSION = 1  # of the lines
TEXT_BYTES, MOST_TIMES = 64 << 20, 200  # a blob that decompresses to more, and to more times its bytes, is a bomb
_MARK = "mark"


def written(name: str, entries: Iterable[Entry], at: datetime, by: str = "", sealer: Sealer | None = None) -> bytes:
    """The blob of these entries under this name, deterministic."""
    who = {"by": by} if by else {}
    told = [{"at": at, **who, "entry": entry, "kind": type(entry).__name__, "v": VERSION} for entry in entries]
    lines = [to_json(line) + b"\n" for line in told]
    if sealer is not None and told:
        lines[0] = to_json(told[0] | {_MARK: _marks(sealer, name, b"".join(lines))[0]}) + b"\n"
    text = b"".join(lines)
    data = gzip.compress(text, mtime=0)
    return data if len(text) <= _most(data) else gzip.compress(text, 0, mtime=0)


def read(blobs: Blobs, name: str, sealer: Sealer | None = None, sha256: str | None = None) -> Written:
    """Read a journal blob from the store. BlobDamaged if it is malformed, DatabaseTooNew if a newer program wrote it.

    `sealer` opens what is sealed in it, and recognises our mark. `sha256`: what the ledger has, None if nothing. Of what
    nobody vouches for, a kind that is not known is malformed, too: anyone could stop every start by one.
    """
    data = blobs.get(name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        text = _decompressed(data)
        lines = [json.loads(line) for line in text.splitlines()]
        at = from_json(datetime, json.dumps(lines[0]["at"]))
        by, mark = str(lines[0].get("by", "")), str(lines[0].get(_MARK, ""))
        ours = sealer is not None and bool(mark) and _is_ours(sealer, name, text, mark)
        entries = tuple(_entry(line, name, vouched=ours or digest == sha256) for line in lines)
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise BlobDamaged(f"the journal blob {name} cannot be read: {error}") from error
    if sealer is not None:
        found = (unseal_entry(entry, sealer.shown) for entry in entries)
        entries, by = tuple(entry for entry in found if legible(entry)), sealer.shown(by)
    return Written(name=name, at=at, entries=entries, sha256=digest, bytes=len(data), by=by, ours=ours)


def _most(data: bytes) -> int:
    """How many bytes a blob may decompress to. Ours hold ids made at random, so that they are far from this."""
    return max(TEXT_BYTES, MOST_TIMES * len(data))


def _decompressed(data: bytes) -> bytes:
    pieces: list[bytes] = []
    left = _most(data)
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        while piece := file.read(min(left + 1, 1 << 20)):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise ValueError(f"{len(data)} bytes decompress to more than {_most(data)}")
    return b"".join(pieces)


def _is_ours(sealer: Sealer, name: str, text: bytes, mark: str) -> bool:
    first, newline, others = text.partition(b"\n")
    before, _, after = first.rpartition(to_json({_MARK: mark})[1:-1] + b",")
    made = _marks(sealer, name, before + after + newline + others)
    return any(hmac.compare_digest(one.encode(), mark.encode("utf-8", "replace")) for one in made)


def _marks(sealer: Sealer, name: str, text: bytes) -> tuple[str, ...]:
    """Our mark of a blob with this name and these lines, with each of our keys."""
    return sealer.marks("journal", f"{name} {hashlib.sha256(text).hexdigest()}")


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


def _entry(line: dict[str, Any], name: str, *, vouched: bool) -> Entry:
    kind = KINDS.get(line["kind"])
    if kind is None or line["v"] > VERSION:
        strange = f"{str(line['kind'])[:80]} of version {str(line['v'])[:20]}, which this program does not know"
        if not vouched:
            raise ValueError(f"{strange}, and neither the ledger nor a key of this data directory vouches for it")
        raise DatabaseTooNew(f"the journal blob {name} holds {strange}: run the newer archiver that wrote it")
    entry: Entry = from_json(kind, json.dumps(line["entry"]))
    return entry
