"""Opens the stores that the settings name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from storage.blobs import Blobs
from storage.erasure.erasing import DirectoryErasure, Eraser
from storage.files import FileBlobs
from storage.handover import HandoverDirectory
from storage.locks import Retention
from storage.mirror import Mirror
from storage.s3 import S3Access, S3Blobs
from storage.s3.erasing import BucketErasure


class StoreSpec(Protocol):
    """One store as the operator describes it: plain, validated values, as in `config.settings.StoreSetting`.

    `kind` "file" needs `directory`, "s3" needs `bucket`. Other values that are None come from the usual AWS
    configuration.
    """

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def directory(self) -> str | None: ...
    @property
    def bucket(self) -> str | None: ...
    @property
    def prefix(self) -> str: ...
    @property
    def endpoint(self) -> str | None: ...
    @property
    def region(self) -> str | None: ...
    @property
    def access_key(self) -> str | None: ...
    @property
    def secret_key(self) -> str | None: ...
    @property
    def profile(self) -> str | None: ...
    @property
    def addressing(self) -> str: ...
    @property
    def lock(self) -> str | None: ...


def open_stores(
    specs: Sequence[StoreSpec],
    *,
    ca_file: Path | None = None,
    scratch: Path | None = None,
    retention: Retention | None = None,
    given: HandoverDirectory | None = None,
) -> Mirror:
    """A mirror over the stores, in their order; also over a single one, so that callers can treat both alike.

    No request is made yet. `ca_file`: further trust anchors. `scratch`: a directory for large reads and copies.
    `retention`: the lock that buckets must put on blobs; None: none. `given`: files that a directory store may take
    over (`FileBlobs`).
    """
    stores = [open_store(one, ca_file=ca_file, scratch=scratch, retention=retention, given=given) for one in specs]
    return Mirror(stores, scratch=scratch)


def open_store(
    spec: StoreSpec,
    *,
    ca_file: Path | None = None,
    scratch: Path | None = None,
    retention: Retention | None = None,
    given: HandoverDirectory | None = None,
) -> Blobs:
    """A single store, as for an audit or for a rebuild from the only one that survived; arguments as in `open_stores`."""
    if spec.kind == "file" and spec.directory is not None:
        return FileBlobs(Path(spec.directory), spec.name, given)
    if spec.kind == "s3" and spec.bucket is not None:
        wanted = None if spec.lock == "off" else retention
        return S3Blobs(access_of(spec, ca_file), spec.name, scratch=scratch, retention=wanted)
    raise ValueError(f"store {spec.name!r} is neither a directory nor a bucket")


def access_of(spec: StoreSpec, ca_file: Path | None) -> S3Access:
    """How to access a bucket. Raises ValueError if the store is not one."""
    if spec.bucket is None:
        raise ValueError(f"store {spec.name!r} is no bucket")
    return S3Access(
        bucket=spec.bucket,
        prefix=spec.prefix,
        endpoint=spec.endpoint,
        region=spec.region,
        access_key=spec.access_key,
        secret_key=spec.secret_key,
        profile=spec.profile,
        addressing=spec.addressing,
        ca_file=ca_file,
    )


def open_eraser(spec: StoreSpec, profile: str | None, *, ca_file: Path | None = None) -> Eraser:
    """An eraser, which may delete from a store. `profile`: of the AWS configuration; without one, a bucket raises
    ValueError."""
    if spec.kind == "file" and spec.directory is not None:
        return DirectoryErasure(Path(spec.directory), spec.name)
    if profile is None:
        raise ValueError(f"store {spec.name} wants credentials that may delete")
    own = replace(access_of(spec, ca_file), access_key=None, secret_key=None, profile=profile)
    return BucketErasure(own, spec.name)
