"""The Blobs contract over a bucket.

An upload carries our own SHA-256 and a token in its metadata. The token distinguishes an upload of ours that succeeded
but whose answer was lost (the retry then meets "exists") from somebody else's blob of the same name.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from storage import body
from storage.blobs import (
    Capabilities,
    Claims,
    Stat,
    blob_exists_error,
    check_read_back,
    check_source,
    digest,
    expected_digest,
)
from storage.body import Body
from storage.clock import utcnow
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError, StoreUnfit
from storage.ids import ulid
from storage.layout import PROBES, check_name
from storage.locks import Lock, Retention
from storage.model import Receipt
from storage.records import from_json
from storage.s3.access import Bucket, S3Access
from storage.s3.errors import mapped
from storage.s3.locking import BucketLocks, unmet
from storage.s3.read import Reading, receipt_of, stat_of
from storage.s3.writing import Writing

SINGLE_BYTES = 64 << 20  # up to this size one PutObject, streamed from the file; beyond, parts
PART_BYTES = 16 << 20  # one part is held in memory
_PROBED_FOR = timedelta(days=30)  # how long the result of a probe is believed
_RESULT = "/result"
_LISTING = {
    "Name",
    "KeyCount",
    "IsTruncated",
    "Contents",
}  # a listing has some of these, even an empty one; an HTML page of another server has none


class S3Blobs:
    """Blobs in a bucket, below a prefix. Makes no request before the first use."""

    def __init__(
        self,
        access: S3Access,
        label: str = "main",
        *,
        single_bytes: int = SINGLE_BYTES,
        part_bytes: int = PART_BYTES,
        page: int = 1000,
        scratch: Path | None = None,
        capabilities: Capabilities | None = None,
        retention: Retention | None = None,
    ) -> None:
        """`retention`: the lock that everything put here must have; None: whatever the bucket does."""
        self.label = label
        self.where = access.where
        self.retention = retention
        self._bucket = Bucket(access)
        self._locks = BucketLocks(self._bucket)
        self._page = page  # keys requested per listing; servers give at most 1,000, and sometimes fewer
        self._scratch = scratch  # where whole reads are spooled
        self._claims = Claims(access.where)
        self._capabilities = capabilities
        self._writing = Writing(
            self._bucket,
            label,
            self.capabilities,
            retention=retention,
            single_bytes=single_bytes,
            part_bytes=part_bytes,
            probe=self._probed,
        )

    # ---- the contract --------------------------------------------------------------------------------------------

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """See `Blobs.put`. Exact against other processes if the probe shows conditional writes."""
        check_name(name)
        given = expected_digest(path, sha256)
        with self._claims.on(name):
            if self.stat(name) is not None:
                raise blob_exists_error(self.where, name)
            token = secrets.token_hex(8)
            try:
                version = self._writing.upload(name, path, given, token, once=True)
            except BlobExists:
                if self._writing.token(name) != token:
                    raise blob_exists_error(self.where, name) from None
                version = None  # ours: the first answer was lost and the request repeated
            return self._writing.read_back(name, path, given, version, token)

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """See `Blobs.get`."""
        if length == 0:
            return b""
        reading = self._reading(name, receipt, start, length)
        if receipt is not None and reading.whole_bytes not in (None, receipt.bytes):
            reading.close()
            raise BlobDamaged(f"{self.where}: {name} has {reading.whole_bytes} bytes, {receipt.bytes} were put there")
        data = b"".join(reading.chunks())
        if receipt is not None and start == 0 and (length is None or length >= receipt.bytes):
            check_read_back(self.where, name, (receipt.sha256, receipt.bytes), digest([data]))
        return data

    @contextmanager
    def open(self, name: str, receipt: Receipt | None = None) -> Iterator[Body]:
        """See `Blobs.open`. The blob is fetched once, into a temporary file if it is large."""
        with body.spool(self._scratch) as file:
            sha256, size = hashlib.sha256(), 0
            for chunk in self._reading(name, receipt).chunks():
                sha256.update(chunk)
                size += file.write(chunk)
            if receipt is not None:
                check_read_back(self.where, name, (receipt.sha256, receipt.bytes), (sha256.hexdigest(), size))
            yield Body(file, 0, size)

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """See `Blobs.verify`."""
        reading = self._reading(name, receipt)
        found = digest(reading.chunks())
        if receipt is not None:
            check_read_back(self.where, name, (receipt.sha256, receipt.bytes), found)
        return receipt_of(self.label, name, found, reading.stat)

    def stat(self, name: str) -> Stat | None:
        """See `Blobs.stat`. With version and lock, and the SHA-256 that was noted at `put`."""
        check_name(name)
        try:
            with mapped(self.where, f"look for {name}"):
                return stat_of(name, self._bucket.client.head_object(**self._bucket.at(name)))
        except BlobMissing:
            return None

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """See `Blobs.names`. Paging follows the server's continuation tokens, not how full the pages are."""
        start = len(self._bucket.key(""))
        request: dict[str, Any] = {
            "Bucket": self._bucket.name,
            "Prefix": self._bucket.key(prefix),
            "MaxKeys": self._page,
        }
        if after:
            request["StartAfter"] = self._bucket.key(after)
        while True:
            with mapped(self.where, f"list {prefix}*"):
                found = self._bucket.client.list_objects_v2(**request)
            for item in found.get("Contents", ()):
                yield Stat(name=item["Key"][start:], bytes=item["Size"])
            then = found.get("NextContinuationToken")
            if _LISTING.isdisjoint(found) or (
                found.get("IsTruncated") and then in {None, request.get("ContinuationToken")}
            ):
                raise StoreError(
                    f"{self.where}: cannot list {prefix}*: what it answers is no listing, or one without an end"
                )
            if not found.get("IsTruncated"):
                return
            request["ContinuationToken"] = then

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """See `Blobs.restore`. The damaged copy is kept.

        Where the bucket keeps versions, the damaged one stays as an older version, like a delete marker; elsewhere it
        is copied to `quarantine/` first. What counts is the current version: a sound one below another, or below a
        delete marker, is not found by anyone who restores from the bucket alone.
        """
        check_name(name)
        given = expected_digest(path, receipt.sha256)
        with self._claims.on(name):
            try:
                return self.verify(name, replace(receipt, version_id=None))
            except BlobMissing:
                check_source(path, receipt.sha256)  # a second write must not make things worse
            except BlobDamaged:
                check_source(path, receipt.sha256)
                self._writing.set_aside(name)
            token = secrets.token_hex(8)
            version = self._writing.upload(name, path, given, token, once=False)
            return self._writing.read_back(name, path, given, version, token)

    def probe(self) -> Capabilities:
        """See `Blobs.probe`. The result is kept below `probe/` in the bucket, for other processes and for later.
        StoreUnfit if the bucket does not lock as asked."""
        found = self._probed()
        if self.retention is not None and (why := unmet(found, self.retention)) is not None:
            raise StoreUnfit(f"{self.where}: {why}", tuple(found.rows()))
        return found

    def close(self) -> None:
        """See `Blobs.close`."""
        self._bucket.close()

    # ---- locks -----------------------------------------------------------------------------------------------------

    def holds(self) -> bool:
        """See `Lockable.holds`."""
        return bool(self.capabilities().object_lock)

    def lock(self, name: str, version: str | None = None) -> Lock:
        """See `Lockable.lock`."""
        return self._locks.lock(check_name(name), version)

    def retain(self, name: str, version: str | None, until: datetime) -> Lock:
        """See `Lockable.retain`. StoreError if no lock was asked for in the settings."""
        if self.retention is None:
            raise StoreError(f"{self.where}: no lock was asked for; ARCHIVER_LOCK does that")
        return self._locks.retain(check_name(name), version, self.retention, until)

    def hold(self, name: str, version: str | None, *, on: bool) -> None:
        """See `Lockable.hold`."""
        self._locks.hold(check_name(name), version, on=on)

    # ---- parts ---------------------------------------------------------------------------------------------------

    def _probed(self) -> Capabilities:
        from storage.s3.probe import probe

        self._capabilities = found = probe(self._bucket, self.label, self.retention)
        return found

    def capabilities(self) -> Capabilities:
        """What a probe of the bucket found: in this process, else in the last month by any process, else now."""
        if self._capabilities is None:
            oldest = ulid(utcnow() - _PROBED_FOR, 0).lower()
            results = [item.name for item in self.names(PROBES, PROBES + oldest) if item.name.endswith(_RESULT)]
            if not results:
                return self._probed()
            try:
                found = from_json(Capabilities, self.get(results[-1]))
            except ValueError:  # written by another version of this program
                return self._probed()
            self._capabilities = replace(found, store=self.label, where=self.where)
        return self._capabilities

    def _reading(self, name: str, receipt: Receipt | None, start: int = 0, length: int | None = None) -> Reading:
        check_name(name)
        version = receipt.version_id if receipt is not None else None
        return Reading(self._bucket, name, version, start=start, length=length)
