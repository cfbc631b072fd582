"""Reading an object: a stream that survives broken connections, and never joins bytes of two versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from storage.blobs import COPY_BYTES, Stat
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.model import Receipt
from storage.s3.access import Bucket
from storage.s3.errors import mapped, status
from storage.s3.pace import SLOW, paced
from storage.s3.upload import version_id

_RESUMES = 3  # how often one read is resumed where it broke


class Reading:
    """One GetObject, begun. `chunks()` gives the requested bytes once; it resumes by range if the stream breaks."""

    def __init__(
        self, bucket: Bucket, name: str, version: str | None = None, *, start: int = 0, length: int | None = None
    ) -> None:
        self._bucket, self._name, self._version = bucket, name, version
        self._where = bucket.where
        self._start = start
        self._end = None if length is None else start + length
        self._answer = self._ask(start)
        answer = self._answer or {}
        self.head = answer  # the answer as it came, without its body
        self.metadata: Mapping[str, str] = {key.lower(): value for key, value in answer.get("Metadata", {}).items()}
        self.stat = stat_of(name, answer)
        self.whole_bytes: int | None = self.stat.bytes if self._answer else None  # None: the range begins past the end

    def chunks(self) -> Iterator[bytes]:
        """The bytes, in order. BlobDamaged if the object changed while it was read."""
        from botocore.exceptions import BotoCoreError

        at, resumed = self._start, 0
        etag = self._answer.get("ETag") if self._answer else None
        while self._answer is not None:
            with mapped(self._where, f"read {self._name}"):
                try:
                    for chunk in self._body(self._answer["Body"]):
                        at += len(chunk)
                        yield chunk
                    return
                except BotoCoreError:
                    resumed += 1
                    if resumed > _RESUMES:
                        raise
                finally:
                    self.close()
            if self._end is not None and at >= self._end:
                return
            self._answer = self._ask(at)
            if self._answer is not None and self._answer.get("ETag") != etag:
                self.close()
                raise BlobDamaged(f"{self._where}: {self._name} became another object while it was read")

    def _body(self, body: Any) -> Iterator[bytes]:
        """The chunks of a body. If one takes longer than SLOW * `read_s`, the connection is shut down, and boto3
        reports a break."""
        end = body._raw_stream.shutdown  # noqa: SLF001 - boto3 has no way
        return paced(body.iter_chunks(COPY_BYTES), SLOW * self._bucket.read_s, end)

    def close(self) -> None:
        """Give back the connection."""
        if self._answer is not None:
            self._answer["Body"].close()

    def _ask(self, start: int) -> dict[str, Any] | None:
        """An answer whose body begins at `start`; None if that is beyond the end."""
        from botocore.exceptions import ClientError

        last = "" if self._end is None else str(self._end - 1)
        ranged: dict[str, Any] = {"Range": f"bytes={start}-{last}"} if start or last else {}
        with mapped(self._where, f"read {self._name}"):
            try:
                answer: dict[str, Any] = dict(
                    self._bucket.client.get_object(**self._bucket.at(self._name, self._version), **ranged)
                )
            except ClientError as error:
                if status(error) == 416:
                    return None
                if status(error) == 400 and self._version is not None:
                    raise BlobMissing(f"{self._where}: there is no such version of {self._name}") from error
                raise
        given = answer.get("ContentRange", "")
        if ranged and not given.startswith(f"bytes {start}-"):
            answer["Body"].close()
            raise StoreError(f"{self._where}: asked for bytes {start}-{last} of {self._name}, it sent {given or 'all'}")
        return answer


def receipt_of(store: str, name: str, found: tuple[str, int], stat: Stat) -> Receipt:
    """The receipt of bytes that were read: their SHA-256 and length, with version and lock from the answer."""
    return Receipt(
        store=store,
        name=name,
        sha256=found[0],
        bytes=found[1],
        version_id=stat.version_id,
        locked_until=stat.locked_until,
    )


def stat_of(name: str, answer: Mapping[str, Any]) -> Stat:
    """What the head of an answer tells about an object. For a range, too, the size is that of the whole object, if
    stated."""
    whole = str(answer.get("ContentRange", "")).rpartition("/")[2]
    metadata = {key.lower(): value for key, value in answer.get("Metadata", {}).items()}  # rclone capitalises the keys
    return Stat(
        name=name,
        bytes=int(whole) if whole.isdigit() else int(answer.get("ContentLength", 0)),
        sha256=metadata.get("sha256"),
        version_id=version_id(answer),
        locked_until=answer.get("ObjectLockRetainUntilDate"),
    )
