"""Object Lock as a bucket really does it: read back, repaired, never shortened.

No lock is requested with a put: one server drops the request on multipart uploads, another on copies. The bucket's own
default retention works on both; where it did not, PutObjectRetention is sent afterwards.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from storage.errors import StoreError
from storage.locks import SLACK, Lock, Retention
from storage.s3.errors import mapped, status
from storage.s3.upload import version_id

if TYPE_CHECKING:
    from storage.blobs import Capabilities
    from storage.s3.access import Bucket

_RULE = re.compile(r"(GOVERNANCE|COMPLIANCE) (\d+) (days|years)")
YEAR_DAYS = 365  # of a rule in years, as S3 counts


class BucketLocks:
    """The locks of one bucket."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self._where = bucket.where

    def lock(self, name: str, version: str | None) -> Lock:
        """See `Lockable.lock`."""
        with mapped(self._where, f"look for {name}"):
            head = dict(self._bucket.client.head_object(**self._bucket.at(name, version)))
        found = lock_of(head)
        return found if found.mode is not None else self._asked(name, version, found)

    def retain(self, name: str, version: str | None, retention: Retention, until: datetime) -> Lock:
        """See `Lockable.retain`."""
        before = self.lock(name, version)
        until = max(until, before.until or until)
        if serves(before, retention.mode, until):
            return before
        # A stronger mode that somebody chose is not weakened.
        mode: Any = "COMPLIANCE" if before.mode == "COMPLIANCE" else retention.mode
        with mapped(self._where, f"lock {name} until {until:%Y-%m-%d}"):
            self._bucket.client.put_object_retention(
                **self._bucket.at(name, version),
                Retention={"Mode": mode, "RetainUntilDate": _whole_seconds(until)},
                **_CHECKED,
            )
        after = self._asked(name, version, before)
        if not serves(after, retention.mode, until):
            raise StoreError(f"{self._where}: it said that {name} is locked, but it is {words(after)}")
        return after

    def hold(self, name: str, version: str | None, *, on: bool) -> None:
        """See `Lockable.hold`."""
        wanted: Any = {"Status": "ON" if on else "OFF"}
        at = self._bucket.at(name, version)
        with mapped(self._where, f"{'put a legal hold on' if on else 'take the legal hold off'} {name}"):
            self._bucket.client.put_object_legal_hold(**at, LegalHold=wanted, **_CHECKED)
            found = self._bucket.client.get_object_legal_hold(**at).get("LegalHold", {}).get("Status")
        if found != wanted["Status"]:
            raise StoreError(f"{self._where}: it said that the hold on {name} is {wanted['Status']}, but it is {found}")

    def _asked(self, name: str, version: str | None, head: Lock) -> Lock:
        """The lock, by its own request: without the right to read retention, the object's head lacks those headers."""
        from botocore.exceptions import ClientError

        with mapped(self._where, f"read the lock of {name}"):
            try:
                found = self._bucket.client.get_object_retention(**self._bucket.at(name, version)).get("Retention", {})
            except ClientError as error:
                if status(error) in {400, 404}:  # no lock on it, or no lock possible here
                    return replace(head, mode=None, until=None)
                raise
        return replace(head, mode=found.get("Mode"), until=found.get("RetainUntilDate"))


_CHECKED: dict[str, Any] = {"ChecksumAlgorithm": "SHA256"}  # AWS accepts neither request without a checksum


def lock_of(answer: dict[str, Any]) -> Lock:
    """The lock that the head of an answer reports."""
    hold = answer.get("ObjectLockLegalHoldStatus")
    return Lock(
        mode=answer.get("ObjectLockMode") or None,
        until=answer.get("ObjectLockRetainUntilDate"),
        hold=None if hold is None else hold == "ON",
        version=version_id(answer),
    )


def serves(lock: Lock, mode: str, until: datetime) -> bool:
    """Whether this lock is at least as strong and as long as asked for."""
    strong = lock.mode in {mode, "COMPLIANCE"}
    return strong and lock.until is not None and lock.until >= until - SLACK


def words(lock: Lock) -> str:
    """The lock in words, for use in a sentence."""
    return "not locked" if lock.mode is None else f"locked in mode {lock.mode} until {lock.until}"


def rule_of(told: str | None) -> Retention | None:
    """A bucket's default retention, parsed from the probe's notation ("COMPLIANCE 365 days")."""
    found = _RULE.fullmatch(told or "")
    if found is None:
        return None
    return Retention(mode=found[1], days=int(found[2]) * (YEAR_DAYS if found[3] == "years" else 1))


def unmet(able: Capabilities, asked: Retention) -> str | None:
    """Why a bucket does not lock as asked for; None: it does."""
    rule = rule_of(able.lock_default)
    if not able.object_lock:
        return (
            "the bucket has no Object Lock, or its state may not be read (s3:GetBucketObjectLockConfiguration); most "
            "servers can only make a bucket with it: make a new one"
        )
    if rule is None or rule.mode != asked.mode or rule.days < asked.days:
        return (
            f"the bucket's default retention is {able.lock_default or 'not set'}, {asked} was asked for; set it with "
            f"PutObjectLockConfiguration (docs/operations.md), or correct ARCHIVER_LOCK and ARCHIVER_LOCK_DAYS"
        )
    if able.versioning != "enabled":
        return "the bucket keeps no versions, so nothing in it is locked"
    if False in {able.locks_single, able.locks_multipart} and not able.repairs_lock:
        return "its default retention does not lock everything that is put there, and PutObjectRetention was of no use"
    return None


def _whole_seconds(at: datetime) -> datetime:
    """The time rounded up to whole seconds, since S3 knows no fractions here: never less than what was asked for."""
    return at if not at.microsecond else at.replace(microsecond=0) + timedelta(seconds=1)
