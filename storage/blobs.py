"""The Blobs contract: named runs of bytes, written once, read for decades. `files`, `s3` and `mirror` keep it.

Duties of every implementation, held by one contract suite (tests/storage/test_blobs.py):

- **Durable on return.** When `put` returns, the bytes are on stable storage and were read back from it and hashed. A
  receipt is therefore a measurement, not a promise.
- **Create-once.** A second `put` of a name raises BlobExists and changes nothing, whatever its bytes. The claim on a
  name is the caller's (the catalog's reserved row); this is the second guard, and in one process it is exact even
  where a store cannot do it.
- **Receipts.** `get`, `open`, `verify` and `restore` take one and read that version; bytes that differ are BlobDamaged,
  never returned. A range cannot be hashed: its reader checks the record's own digest, the store checks the length.
- **Who retries.** The implementation retries what the network does to one request, a bounded number of times. The
  caller retries the act (a round, a tick), later, with `settle`, which takes up what an earlier try left behind.
- **No delete.** `restore` is the only second write, for repair, and touches nothing that is healthy.
- Errors are StoreError and below it, in words an operator can act on; a name that is not ours is a ValueError.
- Every method may be called from many threads at once.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Protocol

from storage.body import Body
from storage.errors import BlobDamaged, BlobExists, StoreError
from storage.layout import is_name
from storage.model import Receipt

QUARANTINE = "quarantine/"  # where a store without versions keeps what was damaged; never copied, never read as ours
COPY_BYTES = 1 << 20  # one read or write while copying: large enough to keep a disk or socket busy, flat in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat:
    """What a store tells of a blob without reading it. A listing knows name and size only."""

    name: str
    bytes: int
    sha256: str | None = None  # as noted at `put`; a claim, only reading proves it
    version_id: str | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a store did when it was asked to prove itself. None: it cannot be told, or does not apply."""

    store: str  # label
    where: str  # address, without credentials
    at: datetime
    conditional_put: bool | None = None  # a second put of a name was refused by the store itself
    conditional_multipart: bool | None = None  # the same at the end of a multipart upload
    stored_sha256: bool | None = None  # keeps and tells the SHA-256 it was given
    refuses_wrong_sha256: bool | None = None  # refuses bytes that do not have the SHA-256 sent with them
    refuses_wrong_md5: bool | None = None
    versioning: str | None = None  # "enabled" "suspended" None
    object_lock: bool | None = None
    lock_default: str | None = None  # "COMPLIANCE 365 days" and the like: the bucket's own rule for new objects
    multipart: bool | None = None
    locks_single: bool | None = None  # a blob put at once came to be locked by the bucket's rule
    locks_multipart: bool | None = None  # the same for one that came in parts
    repairs_lock: bool | None = None  # a lock that was asked for afterwards is there
    expires: str | None = None  # "no", or by which rule of the bucket's own it deletes what is kept there

    @property
    def danger(self) -> str | None:
        """What there is against it though it does all that it is asked; None: nothing."""
        if self.expires in {None, "no"}:
            return None
        return f"{self.where}: it deletes what is kept there {self.expires}: take that rule away, or name another prefix in it"

    def rows(self) -> Iterator[tuple[str, str]]:
        """For a table: what, and the answer in words."""
        words = {True: "yes", False: "no", None: "unknown"}
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name not in {"store", "where", "at"}:
                yield (
                    item.name.replace("_", " "),
                    words[value] if value is None or value is True or value is False else str(value),
                )


class Blobs(Protocol):
    """A store. See the module for the duties."""

    @property
    def label(self) -> str:
        """Its name in the settings and in receipts: "main" for the only one."""

    @property
    def where(self) -> str:
        """Its address as an operator knows it, without credentials."""

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """Keep the file's bytes under `name`. `sha256` is what they must hash to; without it the file is hashed.

        Raises BlobExists, StoreError (nothing acknowledged: call `settle` later), BlobDamaged (what was stored does
        not read back as it was given).
        """

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """Bytes as a slice gives them: short or empty beyond the end. A whole read with a receipt is hashed first.

        Raises BlobMissing, BlobDamaged, StoreError.
        """

    def open(self, name: str, receipt: Receipt | None = None) -> AbstractContextManager[Body]:
        """The whole blob in flat memory; with a receipt it was hashed before the first byte is handed out."""

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """Read the whole blob, hash it and say what is there now; with a receipt it must be that."""

    def stat(self, name: str) -> Stat | None:
        """None when there is no such blob."""

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """Every blob whose name begins with `prefix` and sorts behind `after`, in order of name."""

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """Put good bytes (they must match the receipt) where the blob is missing or damaged; what is healthy stays."""

    def probe(self) -> Capabilities:
        """Ask the store to prove itself: write, read back, see what is refused. Raises StoreError when it is unfit."""

    def close(self) -> None:
        """Give back connections. A closed store may be used again."""


class Claims:
    """Names that this process is writing: one writer a name, exact also where a store knows no conditional write."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = threading.Lock()
        self._names: set[str] = set()

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Hold a name. BlobExists when another thread holds it: then one of the two must lose anyway."""
        with self._lock:
            if name in self._names:
                raise exists(self._where, name)
            self._names.add(name)
        try:
            yield
        finally:
            with self._lock:
                self._names.discard(name)


def ours(blobs: Blobs, prefix: str = "", after: str = "") -> Iterator[Stat]:
    """The blobs of a listing whose name can be ours. What else somebody put there is told by audits and by `verify --store`,
    and stops nothing."""
    return (stat for stat in blobs.names(prefix, after) if is_name(stat.name))


def exists(where: str, name: str) -> BlobExists:
    """The refusal of a second put."""
    return BlobExists(f"{where}: {name} is there already; names are written once")


def digest(chunks: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 in hex, and the length, of all chunks."""
    sha256, size = hashlib.sha256(), 0
    for chunk in chunks:
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def file_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, in order. OSError as the file system has it."""
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(COPY_BYTES):
            yield chunk


def check_read_back(where: str, name: str, given: tuple[str, int], found: tuple[str, int]) -> None:
    """BlobDamaged, with both digests, unless what was read is what was given: (SHA-256, bytes) each."""
    if found != given:
        raise BlobDamaged(
            f"{where}: {name} reads back as {found[1]} bytes with SHA-256 {found[0]}, "
            f"not the {given[1]} bytes with SHA-256 {given[0]} that were put there"
        )


def wanted(path: Path, sha256: str | None) -> tuple[str, int]:
    """SHA-256 and size that a file about to be stored must have. A digest that the caller knows is taken on trust: what
    is read back from the store is compared with it, so that a file that changed is found then."""
    if sha256 is None:
        return check_source(path, None)
    try:
        return sha256, path.stat().st_size
    except OSError as error:
        raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error


def check_source(path: Path, sha256: str | None) -> tuple[str, int]:
    """SHA-256 and size of a file. StoreError when it cannot be read or is not what the caller says it is."""
    try:
        found, size = digest(file_chunks(path))
    except OSError as error:
        raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error
    if sha256 is not None and found != sha256:
        raise StoreError(
            f"{path} was to be stored as SHA-256 {sha256} but has {found}: it changed since it was written"
        )
    return found, size


def settle(blobs: Blobs, name: str, path: Path, sha256: str) -> Receipt:
    """`put`, or take up what an earlier try of ours left: the same bytes are accepted, a torn upload is mended.

    Only for a name that the caller has claimed for just these bytes: whatever else is there can only be damage.
    """
    try:
        return blobs.put(name, path, sha256)
    except BlobExists:
        return blobs.restore(
            name, path, Receipt(store=blobs.label, name=name, sha256=sha256, bytes=path.stat().st_size)
        )
