"""The Blobs contract: named byte strings, written once, read for decades. Implemented by `files`, `s3` and `mirror`.

Duties of every implementation, checked by one contract suite (tests/storage/test_blobs.py):

- **Durable on return.** When `put` returns, the bytes are on stable storage and were read back from it and hashed. A
  receipt is therefore a measurement, not a promise.
- **Create-once.** A second `put` of a name raises BlobExists and changes nothing, whatever its bytes. The caller claims
  names (a reserved row in the catalog); this is the second guard. Within one process it is exact, even if the store
  itself cannot do it.
- **Receipts.** `get`, `open`, `verify` and `restore` take a receipt and read that version; bytes that differ raise
  BlobDamaged and are never returned. A range cannot be hashed: its reader checks the record's own digest, the store the
  length.
- **Who retries.** The implementation retries network errors of a single request, a bounded number of times. The caller
  retries the whole act (a round, a tick) later, with `put_or_resume`, which continues from what an earlier try left
  behind.
- **No delete.** `restore` is the only second write, for repair, and does not touch healthy blobs.
- Errors are StoreError and its subclasses, in words an operator can act on; an invalid name is a ValueError.
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

QUARANTINE = "quarantine/"  # where a store without versions keeps damaged blobs; never copied, never read as ours
COPY_BYTES = 1 << 20  # per read or write while copying: keeps a disk or socket busy in constant memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Stat:
    """What a store says about a blob without reading it. A listing gives only name and size."""

    name: str
    bytes: int
    sha256: str | None = None  # as noted at `put`: a claim that only reading proves; None: not noted
    version_id: str | None = None  # None: the store keeps no versions
    locked_until: datetime | None = None  # None: not locked, or not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a store did when it was probed. None: unknown, or not applicable."""

    store: str  # label
    where: str  # address, without credentials
    at: datetime  # of the probe
    conditional_put: bool | None = None  # the store itself refused a second put of a name
    conditional_multipart: bool | None = None  # the same for a multipart upload
    stored_sha256: bool | None = None  # it stores and returns the SHA-256 it was given
    refuses_wrong_sha256: bool | None = None  # it refuses bytes that do not match the SHA-256 sent with them
    refuses_wrong_md5: bool | None = None
    versioning: str | None = None  # "enabled" or "suspended"
    object_lock: bool | None = None
    lock_default: str | None = None  # the bucket's own rule for new objects, such as "COMPLIANCE 365 days"
    multipart: bool | None = None
    locks_single: bool | None = None  # the bucket's rule locked a blob that was put in one request
    locks_multipart: bool | None = None  # and one that was put in parts
    repairs_lock: bool | None = None  # a lock that was requested afterwards is there
    expires: str | None = None  # "no", or in words the bucket's own rule that deletes blobs
    archives: str | None = None  # the same for one that moves them to where they cannot be read at once

    @property
    def danger(self) -> str | None:
        """A danger to what is stored there, even though the store does all that is asked of it; None: none."""
        if self.expires not in {None, "no"}:
            return f"{self.where}: it deletes what is kept there {self.expires}: take that rule away, or name another prefix in it"
        if self.archives not in {None, "no"}:
            return f"{self.where}: it moves what is kept there to where it cannot be read at once, {self.archives}: take that rule away, or name another prefix in it"
        return None

    def rows(self) -> Iterator[tuple[str, str]]:
        """Rows for a table: each capability and the answer in words."""
        words = {True: "yes", False: "no", None: "unknown"}
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name not in {"store", "where", "at"}:
                yield (
                    item.name.replace("_", " "),
                    words[value] if value is None or value is True or value is False else str(value),
                )


class Blobs(Protocol):
    """A store. The docstring of the module lists its duties."""

    @property
    def label(self) -> str:
        """Its name in the settings and in receipts; "main" for an only store."""

    @property
    def where(self) -> str:
        """Its address as an operator knows it, without credentials."""

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """Store the file's bytes under `name`. `sha256`: their digest; if None, the file is hashed first.

        Raises BlobExists, StoreError (nothing is acknowledged: call `put_or_resume` later), BlobDamaged (what was
        stored does not read back as it was given).
        """

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """Bytes from `start` on, with the semantics of a slice: short or empty beyond the end.

        A read of the whole blob with a receipt is hashed first.

        Raises BlobMissing, BlobDamaged, StoreError.
        """

    def open(self, name: str, receipt: Receipt | None = None) -> AbstractContextManager[Body]:
        """The whole blob in constant memory; with a receipt it is hashed before the first byte is handed out."""

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """Read and hash the whole blob, and return a receipt for what is there now; it must match `receipt`, if given."""

    def stat(self, name: str) -> Stat | None:
        """What the store says about a blob; None if there is no such blob."""

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """Every blob whose name begins with `prefix` and sorts after `after`, in order of name."""

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """Put good bytes, which must match the receipt, where the blob is missing or damaged; a healthy blob stays."""

    def probe(self) -> Capabilities:
        """Test the store: write, read back, see what it refuses. Raises StoreError if it is unfit."""

    def close(self) -> None:
        """Release connections. A closed store may be used again."""


class Claims:
    """Names that this process is writing: one writer per name, even if the store has no conditional write."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = threading.Lock()
        self._names: set[str] = set()

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Hold a name. Raises BlobExists if another thread holds it: one of the two must lose anyway."""
        with self._lock:
            if name in self._names:
                raise blob_exists_error(self._where, name)
            self._names.add(name)
        try:
            yield
        finally:
            with self._lock:
                self._names.discard(name)


def list_own_blobs(blobs: Blobs, prefix: str = "", after: str = "") -> Iterator[Stat]:
    """The blobs of a listing whose names are valid. Foreign ones are reported by audits and `verify --store`, and stop
    nothing."""
    return (stat for stat in blobs.names(prefix, after) if is_name(stat.name))


def blob_exists_error(where: str, name: str) -> BlobExists:
    """The error for a second put of a name."""
    return BlobExists(f"{where}: {name} is there already; names are written once")


def digest(chunks: Iterable[bytes]) -> tuple[str, int]:
    """SHA-256 in hex, and the total length in bytes, of all chunks."""
    sha256, size = hashlib.sha256(), 0
    for chunk in chunks:
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def file_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, in order. Raises the file system's OSError."""
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(COPY_BYTES):
            yield chunk


def check_read_back(where: str, name: str, given: tuple[str, int], found: tuple[str, int]) -> None:
    """Raise BlobDamaged, with both digests, unless what was read equals what was given: (SHA-256, bytes) each."""
    if found != given:
        raise BlobDamaged(
            f"{where}: {name} reads back as {found[1]} bytes with SHA-256 {found[0]}, "
            f"not the {given[1]} bytes with SHA-256 {given[0]} that were put there"
        )


def expected_digest(path: Path, sha256: str | None) -> tuple[str, int]:
    """SHA-256 and size that a file about to be stored must have.

    A digest given by the caller is trusted: what is read back from the store is compared with it, which reveals a file
    that has changed.
    """
    if sha256 is None:
        return check_source(path, None)
    try:
        return sha256, path.stat().st_size
    except OSError as error:
        raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error


def check_source(path: Path, sha256: str | None) -> tuple[str, int]:
    """SHA-256 and size of a file. Raises StoreError if it cannot be read or does not have the digest `sha256`."""
    try:
        found, size = digest(file_chunks(path))
    except OSError as error:
        raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error
    if sha256 is not None and found != sha256:
        raise StoreError(
            f"{path} was to be stored as SHA-256 {sha256} but has {found}: it changed since it was written"
        )
    return found, size


def put_or_resume(blobs: Blobs, name: str, path: Path, sha256: str) -> Receipt:
    """`put`, or continue from what an earlier try of ours left: equal bytes are accepted, a torn upload is repaired.

    Only for a name that the caller has claimed for exactly these bytes: anything else there can only be damage.
    """
    try:
        return blobs.put(name, path, sha256)
    except BlobExists:
        return blobs.restore(
            name, path, Receipt(store=blobs.label, name=name, sha256=sha256, bytes=path.stat().st_size)
        )
