"""What the service and the purge may do under a bucket policy.

The rights named in docs/operations.md are enough, and with the service's rights nothing can be deleted, shortened or
switched off.
"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.clock import utcnow
from storage.model import HoldKind
from storage.s3 import S3Blobs
from storage.s3.access import Bucket
from tests.proof.test_purge import WORDS, everything, others
from tests.proof.test_purge_stores import ceph, looked, purge, seaweed, server, site, versions
from tests.storage.test_worm import ruled
from tests.support.seaweed import KEY, SECRET, WRITER, S3Server
from tests.support.world import World

__all__ = ["ceph", "seaweed", "server", "site"]

pytestmark = pytest.mark.server
WHOSE = "arn:aws:iam:::user/{0}", "arn:aws:iam::000000000000:user/{0}"  # as Ceph writes it, and SeaweedFS
OPERATIONS = Path(__file__).parents[2] / "docs/operations.md"


def rights(begin: str, end: str) -> list[str]:
    """The actions that the document names between these two phrases."""
    told = OPERATIONS.read_text().partition(begin)[2].partition(end)[0]
    return [f"s3:{one}" for part in re.findall(r"`([^`]*)`", told) for one in part.removeprefix("s3:").split()]


SERVICE = rights("The service needs:", "It needs no Delete")
DENIED = rights("Deny it", "explicitly")
PURGE = rights("a profile in the AWS files with", "named by")


def test_rights_are_parsed_correctly_from_the_operations_document():
    assert {"s3:PutObject", "s3:GetObject", "s3:ListBucket", "s3:PutObjectLegalHold"} <= set(SERVICE)
    assert [one for one in SERVICE if "Delete" in one or "Bypass" in one] == []
    assert DENIED == ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"]
    assert {*DENIED, "s3:PutObjectLegalHold"} <= set(PURGE)


def allow(server: S3Server, bucket: str, actions: list[str], denied: list[str] | None = None) -> None:
    """The writer may do only this; the owner may do everything, also with the writer's objects."""
    places = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    told = [
        {"Effect": effect, "Principal": {"AWS": [one.format(who) for one in WHOSE]}, "Action": what, "Resource": places}
        for effect, who, what in (("Allow", "writer", actions), ("Allow", "test", ["s3:*"]), ("Deny", "writer", denied))
        if what
    ]
    owner = Bucket(server.access(bucket))
    owner.client.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": told}))
    owner.close()


@pytest.fixture
def reach(server, monkeypatch, tmp_path):
    """AWS profiles `owner` and `writer`; the function that it returns chooses the one the service uses."""
    keys = "".join(
        f"[{name}]\naws_access_key_id = {key}\naws_secret_access_key = {SECRET}\n"
        for name, key in (("owner", KEY), ("writer", WRITER))
    )
    (tmp_path / "credentials").write_text(keys)
    told = f"region = us-east-1\nendpoint_url = {server.http}\n"
    (tmp_path / "config").write_text(f"[profile owner]\n{told}[profile writer]\n{told}")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    return lambda name: monkeypatch.setenv("AWS_PROFILE", name)


def test_service_and_purge_work_with_only_the_documented_rights(server, reach, site, tmp_path):
    bucket = server.bucket(lock=True)
    owner = S3Blobs(server.access(bucket, prefix="kept"))
    ruled(owner)
    told = {"store": f"s3://{bucket}/kept", "lock": "governance", "lock_days": "3"}
    allow(server, bucket, SERVICE, DENIED)
    reach("writer")
    world = World(tmp_path / "archive", utcnow, **told)
    world.app.blobs.stores[0].probe()  # as at a start: raises if the bucket is not as asked for
    looked(world, site)
    world.app.holds.place(HoldKind.SOURCE, world.watched(site.url("/other")).source.id, "Court of Y")
    assert world.app.holds.tick() == {}
    world.app.locks.tick()
    assert [(one.copies, one.trouble) for one in world.app.locks.standing()] == [(0, None)]
    before = versions(server, bucket)
    _refused(server, bucket)
    segment = world.app.lookup.by_id(everything(world)[0]).segment
    owner._bucket.client.put_object(**owner._bucket.at(segment), Body=b"another lies over it")
    found = [one for one in world.app.auditor.whole() if one.damage]
    assert [(one.damage, one.name) for one in found] == [("replaced", segment)]
    assert others(world, set()).keys() == {one.id for one in world.captures()}  # read by its version
    assert before.items() <= versions(server, bucket).items()

    # now the purge: the service runs as the owner, and the writer has only the rights that a purge needs
    kept, gone = others(world, set(everything(world))), everything(world)
    world.close()
    allow(server, bucket, PURGE)
    reach("owner")
    world = World(tmp_path / "archive", utcnow, purge_profile="writer", **told)
    assert purge(world, gone) == []
    assert [name for name, data in versions(server, bucket).items() if WORDS.encode() in data] == []
    assert others(world, set(gone)) == kept
    world.close()
    owner.close()


def _refused(server: S3Server, bucket: str) -> None:
    """No call that deletes, shortens, expires or reconfigures succeeds, whether by name, version, rule or policy."""
    one = Bucket(server.access(bucket, access_key=WRITER))
    client, found = one.client, Bucket(server.access(bucket))
    version = found.client.list_object_versions(Bucket=bucket)["Versions"][0]
    found.close()
    at = {"Bucket": bucket, "Key": version["Key"]}
    of = at | {"VersionId": version["VersionId"]}
    of_many: Any = {name: of[name] for name in ("Key", "VersionId")}
    expiry = {"Rules": [{"ID": "x", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 1}}]}
    off = {"Status": "Suspended"}
    lock = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 1}}}
    soon = {"Mode": "GOVERNANCE", "RetainUntilDate": utcnow() + timedelta(minutes=1)}
    calls = {
        "delete": lambda: client.delete_object(**at),
        "delete a version": lambda: client.delete_object(**of),
        "past its lock": lambda: client.delete_object(**of, BypassGovernanceRetention=True),
        "many": lambda: client.delete_objects(Bucket=bucket, Delete={"Objects": [of_many]}),
        "shorten": lambda: client.put_object_retention(**of, Retention=soon, BypassGovernanceRetention=True),
        "versions off": lambda: client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=off),
        "expire": lambda: client.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration=expiry),
        "rule": lambda: client.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration=lock),
        "policy": lambda: client.delete_bucket_policy(Bucket=bucket),
        "bucket": lambda: client.delete_bucket(Bucket=bucket),
    }
    assert [name for name, call in calls.items() if not _denied(call)] == []
    one.close()


def _denied(call) -> bool:
    from botocore.exceptions import ClientError

    try:
        answer = call()
    except ClientError:
        return True
    return bool(answer.get("Errors"))  # delete_objects reports errors per object
