"""A bucket's address and credentials, and the client for it."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.errors import StoreError
from storage.s3.errors import mapped

if TYPE_CHECKING:
    from botocore.loaders import Loader
    from types_boto3_s3 import S3Client


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Access:
    """A bucket. Whatever is None is found the usual AWS ways: AWS_* variables, ~/.aws files, the machine's role."""

    bucket: str
    prefix: str = ""  # without leading or trailing slash
    endpoint: str | None = None  # "https://s3.example.org"; None: AWS_ENDPOINT_URL_S3 and the like, or AWS itself
    region: str | None = None
    access_key: str | None = field(default=None, repr=False)
    secret_key: str | None = field(default=None, repr=False)
    profile: str | None = None  # in ~/.aws
    addressing: str = "path"  # path | virtual: every server knows path, AWS prefers virtual
    ca_file: Path | None = None  # more trust anchors, PEM, added to AWS_CA_BUNDLE or the public ones
    connect_s: float = 5
    read_s: float = 60  # between two reads; a server that hangs is given up after `attempts` of these
    attempts: int = 5  # for one request, the first included

    @property
    def where(self) -> str:
        """`s3://bucket/prefix at https://…`"""
        path = f"s3://{self.bucket}/{self.prefix}".rstrip("/")
        return f"{path} at {self.endpoint}" if self.endpoint else path


_KEYS_REFUSED = {"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired"}


class Bucket:
    """A bucket with the one client for it, made at the first use: importing boto3 alone takes a third of a second."""

    def __init__(self, access: S3Access) -> None:
        self.where = access.where
        self._access = access
        self._lock = threading.Lock()
        self._client: S3Client | None = None
        self._anchors: Path | None = None

    @property
    def client(self) -> S3Client:
        """The thread-safe client, with pooled connections. StoreError if credentials or address cannot be used."""
        with self._lock:
            if self._client is None:
                with mapped(self.where, "use it"):
                    self._client = self._connect()
            return self._client

    @property
    def name(self) -> str:
        """The bucket's own name."""
        return self._access.bucket

    @property
    def read_s(self) -> float:
        """The longest wait between two reads, in seconds."""
        return self._access.read_s

    def key(self, name: str) -> str:
        """The key of a blob's name, or of a prefix of names."""
        return f"{self._access.prefix}/{name}" if self._access.prefix else name

    def at(self, name: str, version: str | None = None) -> dict[str, Any]:
        """Bucket, key and version as keyword arguments for boto3."""
        at = {"Bucket": self.name, "Key": self.key(name)}
        return {**at, "VersionId": version} if version else at

    def close(self) -> None:
        """Close the connections; the next use makes a new client."""
        with self._lock:
            client, self._client = self._client, None
            anchors, self._anchors = self._anchors, None
        if client is not None:
            client.close()
        if anchors is not None:
            anchors.unlink(missing_ok=True)

    def _connect(self) -> S3Client:
        import boto3
        from botocore.config import Config
        from botocore.session import Session

        from storage.s3.answer_timeout import awaited

        access = self._access
        core = Session()
        core.register_component("data_loader", _models(core.get_config_variable("data_path")))
        session = boto3.Session(
            aws_access_key_id=access.access_key,
            aws_secret_access_key=access.secret_key,
            profile_name=access.profile,
            botocore_session=core,
        )
        config = Config(
            signature_version="s3v4",  # boto3 still presigns with v2 for custom endpoints
            # Over https, boto3 would use aws-chunked trailers, which several servers store as content or refuse.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",  # rclone sends the whole object's CRC with a range
            s3={
                "addressing_style": "virtual" if access.addressing == "virtual" else "path",
                "payload_signing_enabled": True,
            },
            retries={"mode": "standard", "total_max_attempts": access.attempts},
            connect_timeout=access.connect_s,
            read_timeout=access.read_s,
            max_pool_connections=32,
        )
        if access.ca_file is not None and self._anchors is None:
            self._anchors = _anchors(access.ca_file, core.get_config_variable("ca_bundle"))
        client = session.client(
            "s3",
            endpoint_url=access.endpoint,
            region_name=access.region or session.region_name or "us-east-1",
            config=config,
            verify=str(self._anchors) if self._anchors else None,  # None: boto3's own rules, including AWS_CA_BUNDLE
        )
        if access.access_key is None:
            client.meta.events.register("after-call.s3", self._heard)
        return awaited(client, access.read_s)

    def _heard(self, parsed: Mapping[str, Any], **_: object) -> None:
        """Forget the client whose keys are refused: the AWS files may have new ones, which boto3 reads only once.

        Other threads end their requests with it, so it is not closed.
        """
        if parsed.get("Error", {}).get("Code") in _KEYS_REFUSED:
            with self._lock:
                self._client = None


@cache
def _models(data_path: str | None) -> Loader:
    """botocore's description of S3: a megabyte of JSON, read once per process and not for every client."""
    from botocore.loaders import create_loader

    return create_loader(data_path)


def _anchors(ca_file: Path, bundle: str | None) -> Path:
    """One PEM file with the operator's anchors and the usual ones: boto3 accepts only one file."""
    from botocore.httpsession import get_cert_path

    usual = Path(bundle or str(get_cert_path(True)))
    try:
        text = ca_file.read_bytes()
        joined = text.rstrip() + b"\n" + usual.read_bytes()
    except OSError as error:
        raise StoreError(f"cannot read the trust anchors in {error.filename}: {error.strerror}") from error
    if b"-----BEGIN" not in text:
        raise StoreError(f"{ca_file} holds no PEM certificate")
    with tempfile.NamedTemporaryFile(prefix="archiver-ca-", suffix=".pem", delete=False) as file:
        file.write(joined)
    return Path(file.name)
