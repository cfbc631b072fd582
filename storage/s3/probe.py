"""What a bucket really does.

Servers accept requests that they do not carry out (a lock on one write path, a condition, a checksum), so each is tried
and its effect read back. A probe writes a few small blobs under our names, which stay.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from storage.blobs import Capabilities
from storage.clock import utcnow
from storage.errors import StoreError
from storage.ids import ulid
from storage.layout import probe_name
from storage.locks import Retention
from storage.records import to_json
from storage.s3.access import Bucket
from storage.s3.errors import mapped, status
from storage.s3.locking import BucketLocks


def probe(bucket: Bucket, label: str, retention: Retention | None = None) -> Capabilities:
    """Try everything and keep the result as `probe/<ulid>/result`. StoreError if plain write and read do not work.

    `retention`: the lock that was asked for; if given, it is also tried whether a lock can be set afterwards.
    """
    at = utcnow()
    trial = _Trial(bucket, ulid(at))
    trial.write_and_read()
    multipart, conditional_multipart = trial.multipart()
    mode, lock = trial.object_lock()
    expires, archives = trial.rules()
    ruled = mode is True and lock is not None
    found = Capabilities(
        store=label,
        where=bucket.where,
        at=at,
        conditional_put=trial.refused("object", IfNoneMatch="*", **trial.md5()),
        conditional_multipart=conditional_multipart,
        stored_sha256=trial.stores_sha256(),
        refuses_wrong_sha256=trial.refused("wrong-sha256", ChecksumSHA256=_b64(hashlib.sha256(b"other").digest())),
        refuses_wrong_md5=trial.refused("wrong-md5", ContentMD5=_b64(_md5(b"other"))),
        versioning=trial.versioning(),
        object_lock=mode,
        lock_default=lock,
        multipart=multipart,
        locks_single=trial.locked("object") if ruled else None,
        locks_multipart=trial.locked("parts") if ruled and multipart else None,
        repairs_lock=trial.repairs_lock(retention, at) if mode and retention is not None else None,
        expires=expires,
        archives=archives,
    )
    trial.keep(to_json(found))
    return found


def _concerns(rule: Mapping[str, Any], ours: str) -> bool:
    """Whether a lifecycle rule is in force for keys that begin with `ours`."""
    conditions = rule.get("Filter", {})
    conjunction = conditions.get("And", {})
    tagged = "Tag" in conditions or conjunction.get("Tags")
    prefix = _prefix(rule)
    return rule.get("Status") == "Enabled" and not tagged and (prefix.startswith(ours) or ours.startswith(prefix))


def _prefix(rule: Mapping[str, Any]) -> str:
    conditions = rule.get("Filter", {})
    prefix: str = rule.get("Prefix") or conditions.get("Prefix") or conditions.get("And", {}).get("Prefix") or ""
    return prefix


def _told(rule: Mapping[str, Any], action: Mapping[str, Any]) -> str | None:
    """When, and by which rule, an action is taken; None: it concerns no newest version."""
    if "Days" not in action and "Date" not in action:
        return None
    after = f"after {action['Days']} days" if "Days" in action else f"on {action['Date']:%Y-%m-%d}"
    return f"{after}, by its lifecycle rule {rule.get('ID', '')!r} for {_prefix(rule) or 'all'}"


def _is_archive(move: Mapping[str, Any]) -> bool:
    """Whether a transition is to a class whose objects must be restored before they can be read."""
    name = str(move.get("StorageClass", "")).upper()
    return "ARCHIVE" in name or ("GLACIER" in name and name != "GLACIER_IR")


class _Trial:
    """One probe: 32 random bytes, written in every way that we may want to rely on."""

    def __init__(self, bucket: Bucket, run: str) -> None:
        self._client, self._where = bucket.client, bucket.where
        self._bucket, self._run = bucket, run
        self._data = secrets.token_bytes(32)

    def at(self, what: str) -> dict[str, Any]:
        return self._bucket.at(probe_name(self._run, what))

    def md5(self) -> dict[str, Any]:
        """The one checksum that every server knows; a locked bucket accepts no put without one."""
        return {"ContentMD5": _b64(_md5(self._data))}

    def write_and_read(self) -> None:
        """Write and read plainly; a bucket that cannot do so is no store."""
        with mapped(self._where, "write to it"):
            self._client.put_object(**self.at("object"), Body=self._data, **self.md5())
        with mapped(self._where, "read what was just written to it"):
            found = self._client.get_object(**self.at("object"))["Body"].read()
        if found != self._data:
            raise StoreError(f"{self._where}: it gives back other bytes than were written to it; nothing is safe there")

    def keep(self, result: bytes) -> None:
        with mapped(self._where, "write to it"):
            self._client.put_object(**self.at("result"), Body=result, ContentMD5=_b64(_md5(result)))

    def refused(self, what: str, **ask: Any) -> bool:
        """Whether a put that must fail failed for its own reason, and not because the server does not support it."""
        from botocore.exceptions import ClientError

        with mapped(self._where, "probe it"):
            try:
                self._client.put_object(**self.at(what), Body=self._data, **ask)
            except ClientError as error:
                return status(error) in {400, 409, 412} and _code(error) != "NotImplemented"
        return False

    def stores_sha256(self) -> bool:
        """Whether the bucket accepts an SHA-256 and reports it again."""
        from botocore.exceptions import ClientError

        wanted = _b64(hashlib.sha256(self._data).digest())
        with mapped(self._where, "probe it"), suppress(ClientError):
            self._client.put_object(**self.at("sha256"), Body=self._data, ChecksumSHA256=wanted)
            return self._client.head_object(**self.at("sha256"), ChecksumMode="ENABLED").get("ChecksumSHA256") == wanted
        return False

    def multipart(self) -> tuple[bool, bool | None]:
        """Whether multipart uploads work, and whether one over an existing blob is refused when that is requested."""
        from botocore.exceptions import ClientError

        with mapped(self._where, "probe it"):
            try:
                self._upload("parts", {})
            except ClientError:
                return False, None
            try:
                self._upload("parts", {"IfNoneMatch": "*"})
            except ClientError as error:
                return True, status(error) in {409, 412}
        return True, False

    def versioning(self) -> str | None:
        from botocore.exceptions import ClientError

        with mapped(self._where, "probe it"), suppress(ClientError):  # no right to ask, or not supported
            found: str = self._client.get_bucket_versioning(Bucket=self._bucket.name).get("Status", "")
            return found.lower() or None
        return None

    def rules(self) -> tuple[str | None, str | None]:
        """The lifecycle rules that delete blobs below our prefix, and that move them to an archive: one of each, in words.

        "no" if there is none, None if that cannot be read. Rules for tags do not apply to us: we set none.
        """
        from botocore.exceptions import ClientError

        with mapped(self._where, "probe it"):
            try:
                rules = self._client.get_bucket_lifecycle_configuration(Bucket=self._bucket.name).get("Rules", [])
            except ClientError as error:  # None: no right to ask, or not supported
                return ("no", "no") if status(error) == 404 else (None, None)
        ours = [rule for rule in rules if _concerns(rule, self._bucket.key(""))]
        deleting = (_told(rule, rule.get("Expiration", {})) for rule in ours)
        moving = (_told(rule, move) for rule in ours for move in rule.get("Transitions", []) if _is_archive(move))
        return next(filter(None, deleting), "no"), next(filter(None, moving), "no")

    def object_lock(self) -> tuple[bool | None, str | None]:
        """Whether the bucket can lock, and its rule for new objects.

        This is only what it claims: a lock counts when it was read back, which is done for every blob.
        """
        from botocore.exceptions import ClientError

        with mapped(self._where, "probe it"):
            try:
                found = self._client.get_object_lock_configuration(Bucket=self._bucket.name).get(
                    "ObjectLockConfiguration", {}
                )
            except ClientError as error:
                return (None if status(error) == 403 else False), None
        rule = found.get("Rule", {}).get("DefaultRetention", {})
        length = f"{rule['Days']} days" if "Days" in rule else f"{rule['Years']} years" if "Years" in rule else ""
        return found.get("ObjectLockEnabled") == "Enabled", f"{rule.get('Mode', '')} {length}".strip() or None

    def locked(self, what: str) -> bool:
        """Whether the bucket's rule locked what was just written, as far as we may read that."""
        with suppress(StoreError):
            return BucketLocks(self._bucket).lock(probe_name(self._run, what), None).mode is not None
        return False

    def repairs_lock(self, retention: Retention, at: datetime) -> bool:
        """Whether PutObjectRetention really sets a lock; tried on a few bytes, for a day longer than asked."""
        with suppress(StoreError):
            BucketLocks(self._bucket).retain(
                probe_name(self._run, "object"), None, retention, retention.until(at) + timedelta(days=1)
            )
            return True
        return False

    def _upload(self, what: str, condition: dict[str, Any]) -> None:
        from botocore.exceptions import BotoCoreError, ClientError

        begun = {**self.at(what), "UploadId": self._client.create_multipart_upload(**self.at(what))["UploadId"]}
        try:
            sent = self._client.upload_part(**begun, PartNumber=1, Body=self._data, **self.md5())
            parts: Any = {"Parts": [{"PartNumber": 1, "ETag": sent["ETag"]}]}
            self._client.complete_multipart_upload(**begun, **condition, MultipartUpload=parts)
        except (BotoCoreError, ClientError):
            with suppress(BotoCoreError, ClientError):
                self._client.abort_multipart_upload(**begun)
            raise


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
