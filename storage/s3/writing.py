"""Writing to a bucket: each blob is uploaded, read back, hashed, and locked if asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import structlog

from storage.blobs import QUARANTINE, Capabilities, blob_exists_error, check_read_back, check_source, digest
from storage.clock import utcnow
from storage.errors import BlobExists, BlobMissing, StoreError
from storage.ids import ulid
from storage.locks import Retention
from storage.model import Receipt
from storage.s3.access import Bucket
from storage.s3.errors import declined, mapped
from storage.s3.locking import BucketLocks, lock_of, serves
from storage.s3.read import Reading, receipt_of
from storage.s3.upload import TOKEN, multipart, single

log = structlog.get_logger(__name__)


_REPROBE_S = 3600


def _upload_options(able: Capabilities) -> tuple[bool, bool, bool]:
    """Which options uploads use: a SHA-256 checksum, a condition on a single put, a condition on a multipart upload."""
    by_sha256 = bool(able.stored_sha256 or able.refuses_wrong_sha256)
    return by_sha256, bool(able.conditional_put), bool(able.conditional_multipart)


class Writing:
    """Writes to one bucket. Every method may be called from many threads."""

    def __init__(
        self,
        bucket: Bucket,
        label: str,
        able: Callable[[], Capabilities],
        *,
        retention: Retention | None,
        single_bytes: int,
        part_bytes: int,
        probe: Callable[[], Capabilities],
    ) -> None:
        """`able`: gives the last probe's result; `probe`: runs one now. `retention`: the lock asked for, if any."""
        self.where = bucket.where
        self._bucket = bucket
        self._label = label
        self.capabilities = able
        self._retention = retention
        self._locks = BucketLocks(bucket)
        self._single_bytes, self._part_bytes = single_bytes, part_bytes
        self._probe = probe
        self._probing = threading.Lock()
        self._not_before = 0.0

    def upload(self, name: str, path: Path, given: tuple[str, int], token: str, *, once: bool) -> str | None:
        """Upload a file. Returns the new version's id, None if the bucket keeps none; BlobExists if the server refused.

        What a probe found may no longer hold: if the server says so, it is probed again, at most once an hour.
        """
        able = self.capabilities()
        try:
            return self._upload(able, name, path, given, token, once=once)
        except BlobExists:
            raise
        except StoreError as error:
            check_source(path, given[0])  # a file that changed is refused for its checksum: say that
            if not declined(error) or _upload_options(anew := self._probed_anew()) == _upload_options(able):
                raise
            log.warning("store.can_less", store=self._label, reason=str(error))
            return self._upload(anew, name, path, given, token, once=once)
        except OSError as error:
            raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error

    def _upload(
        self, able: Capabilities, name: str, path: Path, given: tuple[str, int], token: str, *, once: bool
    ) -> str | None:
        single_sha256, conditional_put, conditional_multipart = _upload_options(able)
        request = {**self._bucket.at(name), "Metadata": {"sha256": given[0], TOKEN: token}}
        with mapped(self.where, f"store {name} ({given[1]} bytes)"):
            if given[1] <= self._single_bytes:
                return single(
                    self._bucket.client, request, path, given[0], by_sha256=single_sha256, once=once and conditional_put
                )
            return multipart(
                self._bucket.client, request, path, self._part_bytes,
                by_sha256=single_sha256, once=once and conditional_multipart,
            )  # fmt: skip

    def _probed_anew(self) -> Capabilities:
        """The store's capabilities, from a new probe unless the last such probe was less than an hour ago."""
        with self._probing:
            if time.monotonic() < self._not_before:
                return self.capabilities()
            self._not_before = time.monotonic() + _REPROBE_S
            return self._probe()

    def set_aside(self, name: str) -> None:
        """Keep a copy of a damaged blob. StoreError if that is impossible: then the blob is not overwritten."""
        if self.capabilities().versioning == "enabled":
            return
        kept = f"{QUARANTINE}{ulid(utcnow()).lower()}/{name}"
        with mapped(self.where, f"keep the damaged {name} as {kept}"):
            source: Any = self._bucket.at(name)
            self._bucket.client.copy(source, self._bucket.name, self._bucket.key(kept))

    def read_back(self, name: str, path: Path, given: tuple[str, int], version: str | None, token: str) -> Receipt:
        """The receipt of what was just uploaded. BlobExists if another upload came first; BlobDamaged; StoreError."""
        try:
            reading = Reading(self._bucket, name, version)
        except BlobMissing:
            raise StoreError(f"{self.where}: it said that {name} was stored, but nothing is there") from None
        found = digest(reading.chunks())
        if reading.metadata.get(TOKEN, token) != token:
            raise blob_exists_error(self.where, name)
        if found != given:
            check_source(path, given[0])  # did the file change, or does the store return other bytes?
        check_read_back(self.where, name, given, found)
        return self._locked(name, receipt_of(self._label, name, found, reading.stat), reading)

    def _locked(self, name: str, receipt: Receipt, reading: Reading) -> Receipt:
        """The receipt with the lock that is really there; a lock is requested if the bucket's rule did not set it.

        If that fails, the blob is safe all the same: its receipt says that it is not locked, and an error is logged.
        """
        if self._retention is None:
            return receipt
        until = self._retention.until(utcnow())
        if serves(lock_of(reading.head), self._retention.mode, until):
            return receipt
        try:
            lock = self._locks.retain(name, receipt.version_id, self._retention, until)
        except StoreError as error:
            log.error("store.not_locked", store=self._label, name=name, reason=str(error))  # noqa: TRY400 - complete
            return receipt
        return replace(receipt, locked_until=lock.until)

    def token(self, name: str) -> str | None:
        """The token of the upload that is current; None: it was none of ours, or nothing is there."""
        with suppress(BlobMissing), mapped(self.where, f"look for {name}"):
            return self._bucket.client.head_object(**self._bucket.at(name))["Metadata"].get(TOKEN)
        return None
