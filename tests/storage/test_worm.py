"""Object locks in a real bucket, SeaweedFS and Ceph where available.

They come from the bucket's own rule, are read back, repaired and only ever lengthened.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import structlog

from storage.clock import utcnow
from storage.errors import StoreError, StoreUnfit
from storage.locks import Lockable, Retention
from storage.s3 import S3Blobs
from tests.support import lying_s3 as lies

NAME = "warc/2021/03/02/01ezs.warc.gz"
DATA = os.urandom(200_000)
MIB = 1 << 20
ASKED = Retention(mode="GOVERNANCE", days=3)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["seaweed", pytest.param("ceph", marks=pytest.mark.server)])
def server(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def opened(tmp_path):
    """Makes stores, and closes them."""
    made = []

    def make(access, **more) -> S3Blobs:
        made.append(S3Blobs(access, scratch=tmp_path, **more))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(DATA)
    return path


def ruled(store: S3Blobs, mode: str = "GOVERNANCE", days: int = 3) -> None:
    """Give the bucket a default retention, as an operator does."""
    rule = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": mode, "Days": days}}}
    store._bucket.client.put_object_lock_configuration(Bucket=store._bucket.name, ObjectLockConfiguration=rule)


def unruled(store: S3Blobs) -> None:
    enabled = {"ObjectLockEnabled": "Enabled"}
    store._bucket.client.put_object_lock_configuration(Bucket=store._bucket.name, ObjectLockConfiguration=enabled)


def test_single_and_multipart_puts_are_locked_by_the_bucket_default_retention(server, opened, file, tmp_path):
    store = opened(server.access(server.bucket(lock=True)), retention=ASKED, single_bytes=5 * MIB, part_bytes=5 * MIB)
    assert isinstance(store, Lockable)
    ruled(store)
    found = store.probe()
    assert (found.object_lock, found.lock_default, found.locks_single, found.locks_multipart, found.repairs_lock) == (
        True, "GOVERNANCE 3 days", True, True, True,
    )  # fmt: skip
    large = tmp_path / "large"
    large.write_bytes(DATA * 40)
    for name, path in ((NAME, file), ("warc/large", large)):
        receipt = store.put(name, path)
        assert receipt.locked_until is not None
        assert abs(receipt.locked_until - utcnow() - timedelta(days=3)) < HOUR
        assert store.lock(name, receipt.version_id).mode == "GOVERNANCE"
        with pytest.raises(store._bucket.client.exceptions.ClientError):
            store._bucket.client.delete_object(**store._bucket.at(name, receipt.version_id))


@pytest.mark.parametrize(
    ("rule", "mode", "said"),
    [
        (None, "GOVERNANCE", "no Object Lock"),
        ((), "GOVERNANCE", "not set"),
        (("GOVERNANCE", 2), "GOVERNANCE", "GOVERNANCE 2 days"),
        (("COMPLIANCE", 3), "GOVERNANCE", "COMPLIANCE 3 days"),
        (("GOVERNANCE", 3), "COMPLIANCE", "COMPLIANCE 3 days was asked for"),
    ],
)
def test_probe_fails_when_the_bucket_lock_differs_from_the_one_asked_for(seaweed, opened, rule, mode, said):
    lock = rule is not None
    store = opened(seaweed.access(seaweed.bucket(lock=lock)), retention=Retention(mode=mode, days=3))
    if rule:
        ruled(store, *rule)
    with pytest.raises(StoreUnfit, match=said) as told:
        store.probe()
    assert told.value.exit_code == 4
    assert dict(told.value.rows)["object lock"] == ("yes" if lock else "no")


def test_missing_lock_is_set_after_the_put(server, opened, file):
    store = opened(server.access(server.bucket(lock=True)), retention=ASKED)
    unruled(store)  # as if the rule did not apply to this write
    receipt = store.put(NAME, file)
    assert receipt.locked_until is not None
    assert receipt.locked_until > utcnow() + timedelta(days=3) - HOUR
    lock = store.lock(NAME, receipt.version_id)
    assert (lock.mode, lock.until) == ("GOVERNANCE", receipt.locked_until)


def test_retention_is_never_shortened(server, opened, file):
    store = opened(server.access(server.bucket(lock=True)), retention=ASKED)
    receipt = store.put(NAME, file)
    longer = datetime(utcnow().year + 2, 1, 1, tzinfo=UTC)
    assert store.retain(NAME, receipt.version_id, longer).until == longer
    assert store.retain(NAME, receipt.version_id, utcnow() + timedelta(days=1)).until == longer
    assert store.lock(NAME).until == longer


def test_compliance_lock_cannot_be_bypassed(server, opened, file):
    """For two days, in a bucket that is thrown away with its server."""
    store = opened(server.access(server.bucket(lock=True)), retention=Retention(mode="COMPLIANCE", days=2))
    ruled(store, "COMPLIANCE", 2)
    store.probe()
    receipt = store.put(NAME, file)
    client, at = store._bucket.client, store._bucket.at(NAME, receipt.version_id)
    with pytest.raises(client.exceptions.ClientError):
        client.delete_object(**at, BypassGovernanceRetention=True)
    assert store.verify(NAME, receipt) == receipt


def test_blob_that_cannot_be_locked_is_kept_and_logged_as_an_error(seaweed, opened, file):
    bucket = seaweed.bucket(lock=True)
    with lies.lying(seaweed.http) as liar, structlog.testing.capture_logs() as logs:
        store = opened(seaweed.access(bucket, endpoint=liar.address, attempts=1), retention=ASKED)
        liar.will(lies.says(403, "AccessDenied"), "PUT", "?retention")
        receipt = store.put(NAME, file)
    assert receipt.locked_until is None
    assert [(one["event"], one["log_level"]) for one in logs] == [("store.not_locked", "error")]


def test_lock_acknowledged_by_the_server_but_not_set_is_detected(seaweed, opened, file):
    with lies.lying(seaweed.http) as liar, structlog.testing.capture_logs() as logs:
        store = opened(seaweed.access(seaweed.bucket(lock=True), endpoint=liar.address), retention=ASKED)
        liar.will(lies.stores_nothing, "PUT", "?retention")
        assert store.put(NAME, file).locked_until is None
    assert "said that" in logs[0]["reason"]


def test_legal_hold_prevents_deletion_until_it_is_released(server, opened, file):
    store = opened(server.access(server.bucket(lock=True)))
    receipt = store.put(NAME, file)
    client, at = store._bucket.client, store._bucket.at(NAME, receipt.version_id)
    store.hold(NAME, receipt.version_id, on=True)
    assert store.lock(NAME, receipt.version_id).hold is True
    with pytest.raises(client.exceptions.ClientError):
        client.delete_object(**at, BypassGovernanceRetention=True)
    store.hold(NAME, receipt.version_id, on=False)
    client.delete_object(**at)
    assert store.stat(NAME) is None


def test_legal_hold_in_a_bucket_without_object_lock_raises(seaweed, opened, file):
    store = opened(seaweed.fresh())
    store.put(NAME, file)
    with pytest.raises(StoreError, match="legal hold"):
        store.hold(NAME, None, on=True)
    assert store.lock(NAME).mode is None


# ---- versions of other writers
# ------------------------------------------------------------------------------------------


def test_blob_under_a_delete_marker_is_readable_by_version_and_restorable(server, opened, file):
    store = opened(server.access(server.bucket(lock=True)))
    receipt = store.put(NAME, file)
    store._bucket.client.delete_object(**store._bucket.at(NAME))
    assert store.stat(NAME) is None
    assert store.get(NAME, receipt=receipt) == DATA
    assert store.verify(NAME, receipt) == receipt
    mended = store.restore(NAME, file, replace(receipt, version_id=None))
    assert mended.version_id != receipt.version_id
    assert store.get(NAME) == DATA


def test_restore_in_an_unversioned_bucket_quarantines_the_damaged_blob(server, opened, file, tmp_path):
    store = opened(server.access(server.bucket()))
    receipt = store.put(NAME, file)
    store._bucket.client.put_object(**store._bucket.at(NAME), Body=b"torn")
    store.restore(NAME, file, receipt)
    assert store.get(NAME) == DATA
    kept = [one.name for one in store.names("quarantine/")]
    assert len(kept) == 1
    assert kept[0].endswith(NAME)
    assert store.get(kept[0]) == b"torn"
