"""Deleting from a bucket, for `archiver purge` alone, with credentials that the service never has.

Every version of an object is deleted, with its delete markers and the copies that repairs set aside; then the bucket is
checked for anything left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from storage.blobs import QUARANTINE
from storage.errors import BlobMissing, StoreError
from storage.layout import check_name
from storage.locks import Lock
from storage.s3.access import Bucket, S3Access
from storage.s3.errors import mapped, status
from storage.s3.locking import BucketLocks

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class _Version:
    name: str
    version: str | None
    marker: bool


class BucketErasure:
    """One bucket, with credentials that may delete from it."""

    def __init__(self, access: S3Access, label: str) -> None:
        self.label = label
        self.where = access.where
        self._bucket = Bucket(access)
        self._locks = BucketLocks(self._bucket)

    def locks(self, name: str) -> list[tuple[str | None, Lock]]:
        """The locks on every version of this blob, and of its copies that were set aside."""
        found = [one for one in self._versions(name) if not one.marker]
        return [(one.version, self._locks.lock(one.name, one.version)) for one in found]

    def erase(self, name: str, lift: Collection[str | None] = ()) -> None:
        """Delete every version. StoreError if something is left: its lock has not run out, or the right is missing.

        `lift`: versions whose legal hold is taken off first.
        """
        for one in list(self._versions(name)):
            if one.version in lift and not one.marker:
                self._locks.hold(one.name, one.version, on=False)
            self._delete(one)
        left = list(self._versions(name))
        if left:
            raise StoreError(f"{self.where}: {len(left)} versions of {name} are still there after they were deleted")

    def close(self) -> None:
        """Close the connections."""
        self._bucket.close()

    def _delete(self, one: _Version) -> None:
        bypass: dict[str, Any] = {}
        if not one.marker and self._locks.lock(one.name, one.version).mode == "GOVERNANCE":
            bypass = {"BypassGovernanceRetention": True}
        with mapped(self.where, f"delete {one.name}"):
            self._bucket.client.delete_object(**self._bucket.at(one.name, one.version), **bypass)

    def _versions(self, name: str) -> Iterator[_Version]:
        check_name(name)
        found = list(self._listed(name, lambda one: one == name))
        found += self._listed(QUARANTINE, lambda one: one.endswith(f"/{name}"))
        if not any(one.name == name for one in found) and self._there(name):  # a server that lists no versions
            found.append(_Version(name, None, marker=False))
        yield from found

    def _listed(self, prefix: str, wanted: Callable[[str], bool]) -> Iterator[_Version]:
        from botocore.exceptions import ClientError

        request: dict[str, Any] = {
            "Bucket": self._bucket.name,
            "Prefix": self._bucket.key(prefix),
            "MaxKeys": _PAGE,
        }
        start = len(self._bucket.key(""))
        while True:
            with mapped(self.where, f"list the versions of {prefix}"):
                try:
                    answer = self._bucket.client.list_object_versions(**request)
                except ClientError as error:
                    if status(error) in {405, 501}:  # it has no versions
                        return
                    raise
            items = [(one["Key"], one.get("VersionId"), False) for one in answer.get("Versions", ())]
            items += [(one["Key"], one.get("VersionId"), True) for one in answer.get("DeleteMarkers", ())]
            for key, version, marker in items:
                if wanted(key[start:]):
                    yield _Version(key[start:], None if version in {None, "", "null"} else version, marker)
            if not answer.get("IsTruncated"):
                return
            request["KeyMarker"] = answer["NextKeyMarker"]
            request["VersionIdMarker"] = answer.get("NextVersionIdMarker", "")

    def _there(self, name: str) -> bool:
        try:
            with mapped(self.where, f"look for {name}"):
                self._bucket.client.head_object(**self._bucket.at(name))
        except BlobMissing:
            return False
        return True
