"""Bytes into a bucket, looked at afterwards: uploaded, read back, hashed, and locked where that was asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import structlog

from storage.blobs import QUARANTINE, Capabilities, check_read_back, check_source, digest, exists
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


_AGAIN_S = 3600


def _asks(able: Capabilities) -> tuple[bool, bool, bool]:
    """How uploads are asked for: by their SHA-256, on a condition, in parts on one."""
    by_sha256 = bool(able.stored_sha256 or able.refuses_wrong_sha256)
    return by_sha256, bool(able.conditional_put), bool(able.conditional_multipart)


class Writing:
    """How one bucket is written to. Every method may be called from many threads."""

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
        """`able`: what a probe found; `probe`: does so now. `retention`: what was asked for; None: no lock is looked for."""
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
        """The new version's id, None where the bucket keeps none. BlobExists where the server refused a second one. What a
        probe found may be so no more: a server that says so is probed anew, at most once an hour."""
        able = self.capabilities()
        try:
            return self._upload(able, name, path, given, token, once=once)
        except BlobExists:
            raise
        except StoreError as error:
            check_source(path, given[0])  # a file that changed is refused for its checksum: say that
            if not declined(error) or _asks(anew := self._probed_anew()) == _asks(able):
                raise
            log.warning("store.can_less", store=self._label, reason=str(error))
            return self._upload(anew, name, path, given, token, once=once)
        except OSError as error:
            raise StoreError(f"cannot read {path} to store it: {error.strerror or error}") from error

    def _upload(
        self, able: Capabilities, name: str, path: Path, given: tuple[str, int], token: str, *, once: bool
    ) -> str | None:
        single_sha256, conditional_put, conditional_multipart = _asks(able)
        asked = {**self._bucket.at(name), "Metadata": {"sha256": given[0], TOKEN: token}}
        with mapped(self.where, f"store {name} ({given[1]} bytes)"):
            if given[1] <= self._single_bytes:
                return single(
                    self._bucket.client, asked, path, given[0], by_sha256=single_sha256, once=once and conditional_put
                )
            return multipart(
                self._bucket.client, asked, path, self._part_bytes,
                by_sha256=single_sha256, once=once and conditional_multipart,
            )  # fmt: skip

    def _probed_anew(self) -> Capabilities:
        """What the store can do now, or could when it was asked not long ago."""
        with self._probing:
            if time.monotonic() < self._not_before:
                return self.capabilities()
            self._not_before = time.monotonic() + _AGAIN_S
            return self._probe()

    def set_aside(self, name: str) -> None:
        """Keep what is damaged. StoreError when that cannot be done: then it is not written over."""
        if self.capabilities().versioning == "enabled":
            return
        kept = f"{QUARANTINE}{ulid(utcnow()).lower()}/{name}"
        with mapped(self.where, f"keep the damaged {name} as {kept}"):
            source: Any = self._bucket.at(name)
            self._bucket.client.copy(source, self._bucket.name, self._bucket.key(kept))

    def read_back(self, name: str, path: Path, given: tuple[str, int], version: str | None, token: str) -> Receipt:
        """The receipt of what was just uploaded. BlobExists when another upload was there first; BlobDamaged; StoreError."""
        try:
            reading = Reading(self._bucket, name, version)
        except BlobMissing:
            raise StoreError(f"{self.where}: it said that {name} was stored, but nothing is there") from None
        found = digest(reading.chunks())
        if reading.metadata.get(TOKEN, token) != token:
            raise exists(self.where, name)
        if found != given:
            check_source(path, given[0])  # was it the file that changed, or the store that lies?
        check_read_back(self.where, name, given, found)
        return self._locked(name, receipt_of(self._label, name, found, reading.stat), reading)

    def _locked(self, name: str, receipt: Receipt, reading: Reading) -> Receipt:
        """With the lock that is really there. It is asked for where the bucket's rule did not bring it; where that does not
        help the blob is safe all the same, its receipt says that it is not locked, and the log does, loudly."""
        if self._retention is None:
            return receipt
        until = self._retention.until(utcnow())
        if serves(lock_of(reading.head), self._retention.mode, until):
            return receipt
        try:
            lock = self._locks.retain(name, receipt.version_id, self._retention, until)
        except StoreError as error:
            log.error("store.not_locked", store=self._label, name=name, reason=str(error))  # noqa: TRY400 - told whole
            return receipt
        return replace(receipt, locked_until=lock.until)

    def token(self, name: str) -> str | None:
        """Which upload it was that everybody sees; None: none of ours."""
        with suppress(BlobMissing), mapped(self.where, f"look for {name}"):
            return self._bucket.client.head_object(**self._bucket.at(name))["Metadata"].get(TOKEN)
        return None
