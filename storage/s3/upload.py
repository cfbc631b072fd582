"""Uploading a file: in one request, or in parts with flat memory.

Every request carries the SHA-256 of its bytes if the probe showed that the server checks it, else their MD5.
"""

from __future__ import annotations

import base64
import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import CompletedPartTypeDef

TOKEN = "archiver-put"  # noqa: S105  metadata key: identifies the upload
_PARTS_MAX = 10_000  # S3's own limit
_PART_BYTES_MIN = 5 << 20  # S3's own limit, except for the last part


def single(
    client: S3Client, asked: dict[str, Any], path: Path, sha256: str, *, by_sha256: bool, once: bool
) -> str | None:
    """One PutObject, streamed from the file. Returns the version's id, if any."""
    digest = base64.b64encode(bytes.fromhex(sha256)).decode()
    check: dict[str, Any] = {"ChecksumSHA256": digest} if by_sha256 else {"ContentMD5": _file_md5(path)}
    with path.open("rb") as file:
        made = client.put_object(**asked, **check, **_condition(once), Body=file)
    return version_id(made)


def multipart(
    client: S3Client, asked: dict[str, Any], path: Path, part_bytes: int, *, by_sha256: bool, once: bool
) -> str | None:
    """A multipart upload, one part in memory at a time, aborted if a part fails. Returns the version's id, if any."""
    at = {"Bucket": asked["Bucket"], "Key": asked["Key"]}
    algorithm: dict[str, Any] = {"ChecksumAlgorithm": "SHA256"} if by_sha256 else {}
    begun = client.create_multipart_upload(**asked, **algorithm)
    upload = {**at, "UploadId": begun["UploadId"]}
    size = max(part_bytes, _PART_BYTES_MIN, -(-path.stat().st_size // _PARTS_MAX))
    try:
        parts: list[CompletedPartTypeDef] = []
        with path.open("rb", buffering=0) as file:
            while block := _block(file, size):
                check = _check(block, by_sha256=by_sha256)
                number = len(parts) + 1
                sent = client.upload_part(**upload, **check, PartNumber=number, Body=block)
                part: CompletedPartTypeDef = {"PartNumber": number, "ETag": sent["ETag"]}
                if by_sha256:
                    part["ChecksumSHA256"] = check["ChecksumSHA256"]
                parts.append(part)
        made = client.complete_multipart_upload(**upload, **_condition(once), MultipartUpload={"Parts": parts})
    except BaseException:
        from botocore.exceptions import BotoCoreError, ClientError

        with suppress(BotoCoreError, ClientError):  # the bucket's lifecycle rule clears away what remains
            client.abort_multipart_upload(**upload)
        raise
    return version_id(made)


def version_id(answer: Any) -> str | None:
    """The version id in an answer, if any; buckets without versions report "null"."""
    found = answer.get("VersionId")
    return found if isinstance(found, str) and found not in {"", "null"} else None


def _condition(once: bool) -> dict[str, Any]:
    return {"IfNoneMatch": "*"} if once else {}


def _check(block: bytes, *, by_sha256: bool) -> dict[str, Any]:
    if by_sha256:
        return {"ChecksumSHA256": base64.b64encode(hashlib.sha256(block).digest()).decode()}
    return {"ContentMD5": base64.b64encode(hashlib.md5(block, usedforsecurity=False).digest()).decode()}


def _block(file: Any, size: int) -> bytes:
    """Exactly `size` bytes; fewer only at the end of the file."""
    parts = []
    while size and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _file_md5(path: Path) -> str:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False))
    return base64.b64encode(found.digest()).decode()
