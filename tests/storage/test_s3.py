"""Faults of S3 servers and mistakes of operators: each is detected and reported in words that help."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
import time
from dataclasses import replace
from typing import Any

import pytest

from storage.blobs import Capabilities, put_or_resume
from storage.clock import utcnow
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError, StoreRefuses
from storage.mirror import Mirror
from storage.s3 import S3Access, S3Blobs
from tests.support import lying_s3 as lies
from tests.support.seaweed import KEY, SECRET, capabilities

NAME = "warc/2021/03/02/01ezs.warc.gz"
DATA = os.urandom(3 << 20)
MIB = 1 << 20


@pytest.fixture(autouse=True)
def _no_credentials_of_the_machine(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "source"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def liar(seaweed):
    with lies.lying(seaweed.http) as proxy:
        yield proxy


@pytest.fixture
def opened(seaweed, tmp_path):
    """Makes stores, and closes them."""
    made = []

    def make(access: S3Access, **more) -> S3Blobs:
        more = {"capabilities": capabilities(seaweed), "scratch": tmp_path, **more}
        made.append(S3Blobs(access, **more))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(seaweed, liar, opened):
    """A store behind the lying proxy, with two attempts per request and short timeouts."""
    return opened(seaweed.fresh(endpoint=liar.address, attempts=2, read_s=1), single_bytes=8 * MIB, part_bytes=5 * MIB)


@pytest.fixture
def truth(seaweed, store, opened):
    """The same bucket without the lying proxy."""
    return opened(replace(store._bucket._access, endpoint=seaweed.http))


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# ---- servers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lies.says(500, "InternalError"), "error of its own"),
        (lies.says(503, "SlowDown"), "slow down"),
        (lies.says(507, "InsufficientStorage"), "full"),
        (lies.reset, "connection"),
        (lies.hang, "in time"),
    ],
)
def test_server_faults_are_retried_then_reported(store, liar, file, act, said):
    liar.will(act, "PUT", "warc/", times=1)
    if said not in {"full", "in time"}:
        assert store.put(NAME, file).sha256 == sha(DATA)
    liar.will(act, "PUT", "journal/")
    with pytest.raises(StoreError, match=said):
        store.put("journal/a", file)
    assert sum(line.startswith("PUT") and "journal/a" in line for line in liar.asked) == (1 if said == "full" else 2)
    liar.tell_the_truth()
    assert store.stat("journal/a") is None
    assert put_or_resume(store, "journal/a", file, sha(DATA)).bytes == len(DATA)


@pytest.mark.parametrize(
    ("status", "code"),
    [(507, "InsufficientStorage"), (403, "QuotaExceeded"), (400, "XMinioAdminBucketQuotaExceeded")],
)
def test_bucket_counts_as_full_until_a_put_succeeds(store, liar, file, status, code):
    """Ceph says that a quota is used up with the status of a missing right."""
    mirror = Mirror([store])
    liar.will(lies.says(status, code), "PUT", "warc/")
    with pytest.raises(StoreError, match="full"):
        mirror.put(NAME, file)
    assert "the store is full" in (mirror.full(store) or "")
    liar.tell_the_truth()
    mirror.put(NAME, file)
    assert mirror.full(store) is None


@pytest.mark.parametrize("act", [lies.another_page, lies.lists_for_ever])
def test_invalid_or_endless_listing_is_refused(store, liar, file, act):
    store.put(NAME, file)
    liar.will(act, "GET", "list-type=2")
    with pytest.raises(StoreError, match=r"cannot list warc/\*: what it answers is no listing, or one without an end"):
        list(store.names("warc/"))


def test_put_answered_with_success_that_stored_nothing_is_detected(store, liar, file):
    liar.will(lies.stores_nothing, "PUT", "warc/", times=1)
    with pytest.raises(StoreError, match=r"said that .* was stored, but nothing is there"):
        store.put(NAME, file)
    assert put_or_resume(store, NAME, file, sha(DATA)).sha256 == sha(DATA)


def test_put_that_stored_other_bytes_is_detected_and_repaired(store, liar, file):
    liar.will(lies.stores_other_bytes, "PUT", "warc/", times=1)
    with pytest.raises(BlobDamaged, match="reads back as"):
        store.put(NAME, file, sha(DATA))
    liar.tell_the_truth()
    assert put_or_resume(store, NAME, file, sha(DATA)).sha256 == sha(DATA)


def test_upload_changed_in_transit_is_refused(store, liar, file):
    liar.will(lies.changes_in_transit, "PUT", "warc/")
    with pytest.raises(StoreError, match="changed on the way"):
        store.put(NAME, file)
    assert store.stat(NAME) is None


def test_upload_changed_in_transit_is_refused_by_md5_without_sha256_support(seaweed, liar, opened, file):
    blind = replace(capabilities(seaweed), stored_sha256=False, refuses_wrong_sha256=False)
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=2), capabilities=blind, single_bytes=MIB)
    assert store.put("warc/parts", file).sha256 == sha(DATA)
    liar.will(lies.changes_in_transit, "PUT", "warc/")
    for name in (NAME, "warc/parts2"):
        with pytest.raises(StoreError, match="changed on the way"):
            store.put(name, file)


def test_put_whose_response_was_lost_succeeds(store, liar, file):
    liar.will(lies.forgets_to_answer, "PUT", "warc/", times=1)
    assert store.put(NAME, file).sha256 == sha(DATA)
    with pytest.raises(BlobExists):
        store.put(NAME, file)


def test_failing_part_aborts_the_multipart_upload(store, liar, truth, tmp_path):
    big = tmp_path / "big"
    big.write_bytes(DATA * 4)
    liar.will(lies.says(500, "InternalError"), "PUT", "partNumber=2")
    with pytest.raises(StoreError, match="error of its own"):
        store.put(NAME, big)
    assert truth.stat(NAME) is None
    assert any(line.startswith("DELETE") for line in liar.asked)
    bucket = truth._bucket
    assert not bucket.client.list_multipart_uploads(Bucket=bucket.name, Prefix=bucket.key("")).get("Uploads")
    liar.tell_the_truth()
    assert put_or_resume(store, NAME, big, sha(DATA * 4)).bytes == len(DATA) * 4


@pytest.mark.parametrize("act", [lies.errs_in_success, lies.succeeds_and_says_error], ids=["not done", "done"])
def test_error_in_a_200_response_to_a_multipart_upload_is_an_error(store, liar, truth, tmp_path, act):
    """CompleteMultipartUpload may answer 200 at once and report a failure in its body."""
    big = tmp_path / "big"
    big.write_bytes(DATA * 4)
    liar.will(act, "POST", "uploadId=")
    with pytest.raises(StoreError, match="cannot store"):
        store.put(NAME, big)
    assert (truth.stat(NAME) is None) == (act is lies.errs_in_success)
    liar.tell_the_truth()
    assert put_or_resume(store, NAME, big, sha(DATA * 4)).bytes == len(DATA) * 4
    assert truth.verify(NAME).sha256 == sha(DATA * 4)


def test_false_etags_and_metadata_are_ignored(store, liar, file):
    """What a store says about a blob is a claim; only its bytes are proof."""
    for method in ("GET", "HEAD", "PUT"):
        liar.will(lies.false_tags, method, "warc/")
    receipt = store.put(NAME, file)
    assert (receipt.sha256, receipt.bytes) == (sha(DATA), len(DATA))
    assert store.get(NAME, receipt=receipt) == DATA
    assert store.verify(NAME, receipt).sha256 == sha(DATA)
    puts = sum(line.startswith("PUT") for line in liar.asked)
    store.restore(NAME, file, receipt)
    assert sum(line.startswith("PUT") for line in liar.asked) == puts, "it is sound, whatever they say"


def test_dripping_response_body_times_out(seaweed, liar, opened, file):
    """Every single read stays below the read timeout: without an overall bound, megabytes would take a month."""
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1, read_s=0.3))
    store.put(NAME, file)
    liar.will(lies.drips, "GET", NAME)
    begun = time.monotonic()
    with pytest.raises(StoreError, match="the connection broke"):
        store.verify(NAME)
    assert time.monotonic() - begun < 20
    liar.tell_the_truth()
    assert store.get(NAME) == DATA


def test_read_resumes_after_one_dripping_body(seaweed, liar, opened, file):
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1, read_s=0.3))
    store.put(NAME, file)
    liar.will(lies.drips, "GET", NAME, times=1)
    assert store.get(NAME) == DATA


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT"])
def test_dripping_response_head_times_out(seaweed, liar, opened, file, method):
    """Each byte would restart the read timeout."""
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1, read_s=0.3))
    if method != "PUT":
        store.put(NAME, file)
    liar.will(lies.drips_all, method, NAME)
    begun = time.monotonic()
    with pytest.raises(StoreError, match="did not answer in time"):
        store.put(NAME, file) if method == "PUT" else store.stat(NAME) if method == "HEAD" else store.get(NAME)
    assert time.monotonic() - begun < 10
    liar.tell_the_truth()
    assert put_or_resume(store, NAME, file, sha(DATA)).bytes == len(DATA)


@pytest.mark.parametrize("act", [lies.drips_all, lies.drips_pieces])
def test_dripping_listing_times_out(seaweed, liar, opened, file, act):
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1, read_s=0.3))
    store.put(NAME, file)
    liar.will(act, "GET", "list-type=2")
    begun = time.monotonic()
    with pytest.raises(StoreError, match="did not answer in time"):
        list(store.names("warc/"))
    assert time.monotonic() - begun < 10
    liar.tell_the_truth()
    assert [item.name for item in store.names("warc/")] == [NAME]


def test_request_is_retried_after_one_dripping_head(seaweed, liar, opened, file):
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=2, read_s=0.3))
    store.put(NAME, file)
    liar.will(lies.drips_all, "GET", NAME, times=1)
    assert store.get(NAME) == DATA


def test_broken_read_resumes_where_it_broke(store, liar, file):
    receipt = store.put(NAME, file)
    liar.will(lies.breaks_off, "GET", "warc/", times=3)
    assert store.get(NAME, receipt=receipt) == DATA
    liar.will(lies.breaks_off, "GET", "warc/")
    with pytest.raises(StoreError, match="cannot read"):
        store.get(NAME, receipt=receipt)


def test_object_that_a_lifecycle_rule_moved_to_an_archive_class_is_reported_as_such(store, liar, file):
    """It was said that the key lacks rights."""
    store.put(NAME, file)
    liar.will(lies.says(403, "InvalidObjectState"), "GET", "warc/")
    with pytest.raises(StoreError, match="cannot be read at once; restore it"):
        store.get(NAME)


@pytest.mark.parametrize("act", [lies.other_bytes, lies.fewer_bytes])
def test_bytes_that_differ_from_the_receipt_are_never_returned(store, liar, file, act):
    receipt = store.put(NAME, file)
    liar.will(act, "GET", "warc/")
    for attempt in (
        lambda: store.get(NAME, receipt=receipt),
        lambda: store.verify(NAME, receipt),
        lambda: store.open(NAME, receipt).__enter__(),
    ):
        with pytest.raises(BlobDamaged):
            attempt()


def test_response_with_another_range_than_requested_is_refused(store, liar, file):
    store.put(NAME, file)
    liar.will(lies.ignores_range, "GET", "warc/")
    with pytest.raises(StoreError, match="it sent"):
        store.get(NAME, 100, 10)


def test_newer_object_version_of_another_writer_is_not_taken_for_ours(seaweed, opened, file, tmp_path):
    store = opened(seaweed.access(seaweed.bucket(lock=True)))  # buckets with Object Lock keep versions
    receipt = store.put(NAME, file)
    assert receipt.version_id
    store._bucket.client.put_object(**store._bucket.at(NAME), Body=b"newer")
    assert store.get(NAME, receipt=receipt) == DATA
    assert store.get(NAME) == b"newer"
    assert store.verify(NAME, receipt) == receipt
    with pytest.raises(BlobMissing):
        store.verify(NAME, replace(receipt, version_id="0123456789abcdef0123456789abcdef"))
    with pytest.raises(BlobDamaged):
        store.verify(NAME, replace(receipt, version_id=None))
    mended = store.restore(NAME, file, replace(receipt, version_id=None))
    assert mended.version_id != receipt.version_id
    assert store.get(NAME) == DATA


def test_receipt_has_the_lock_set_by_the_bucket_default_retention(seaweed, opened, file):
    store = opened(seaweed.access(seaweed.bucket(lock=True)), capabilities=None)
    rule = {"ObjectLockEnabled": "Enabled", "Rule": {"DefaultRetention": {"Mode": "GOVERNANCE", "Days": 3}}}
    store._bucket.client.put_object_lock_configuration(Bucket=store._bucket.name, ObjectLockConfiguration=rule)
    found = store.probe()
    assert (found.object_lock, found.lock_default, found.versioning) == (True, "GOVERNANCE 3 days", "enabled")
    receipt = store.put(NAME, file)
    assert receipt.locked_until is not None
    assert receipt.locked_until > utcnow()
    stat = store.stat(NAME)
    assert stat is not None
    assert (stat.sha256, stat.locked_until) == (sha(DATA), receipt.locked_until)


# ---- probes -----------------------------------------------------------------------------------------------------------


def test_probe_reports_the_servers_capabilities_and_runs_once(seaweed, opened, file):
    access = seaweed.fresh(tls=True)
    store = opened(access, capabilities=None)
    found = store.capabilities()
    assert (found.conditional_put, found.stored_sha256, found.refuses_wrong_sha256, found.refuses_wrong_md5) == (
        True,
    ) * 4
    assert (found.multipart, found.versioning, found.object_lock) == (True, None, False)
    before = [item.name for item in store.names()]
    assert before
    assert all(name.startswith("probe/") for name in before)
    again = opened(access, capabilities=None)
    assert replace(again.capabilities(), at=found.at) == found
    assert [item.name for item in store.names()] == before


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lies.stores_nothing, "read what was just written"),
        (lies.other_bytes, "other bytes"),
        (lies.says(403, "AccessDenied"), "may not"),
    ],
)
def test_probe_of_an_unfit_store_fails_with_the_reason(seaweed, liar, opened, act, said):
    liar.will(act, "GET" if act is lies.other_bytes else "PUT", "/object")
    with pytest.raises(StoreError, match=said):
        opened(seaweed.fresh(endpoint=liar.address, attempts=1), capabilities=None).probe()


def test_names_are_written_once_without_conditional_writes(seaweed, opened, file):
    plain = Capabilities(store="main", where="", at=utcnow())
    store = opened(seaweed.fresh(), capabilities=plain, single_bytes=MIB)
    store.put(NAME, file)
    with pytest.raises(BlobExists):
        store.put(NAME, file)
    start, results = threading.Barrier(8), []

    def attempt() -> None:
        start.wait(10)
        try:
            results.append(store.put("warc/raced", file))
        except BlobExists:
            results.append(None)

    threads = [threading.Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(result is not None for result in results) == 1


# ---- operators --------------------------------------------------------------------------------------------------------


def test_server_that_stops_accepting_conditional_puts_is_probed_again_once(seaweed, liar, opened, file, tmp_path):
    """After a server upgrade or behind another gateway last week's probe no longer holds; nothing was stored by the
    refused put."""
    small = tmp_path / "small"
    small.write_bytes(b"small")
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1), capabilities=None)
    assert store.probe().conditional_put
    liar.will(lies.refuses_conditions, "PUT")
    store.put(NAME, file)
    store.put(f"{NAME}2", small)
    assert store.get(NAME) == DATA
    assert not store.capabilities().conditional_put
    probes = {one.split("/probe/")[1].split("/")[0] for one in liar.asked if "/probe/" in one and one.startswith("PUT")}
    assert len(probes) == 2
    with pytest.raises(BlobExists):
        store.put(NAME, file)


def test_server_that_refuses_every_put_is_not_probed_per_blob(seaweed, liar, opened, file):
    store = opened(seaweed.fresh(endpoint=liar.address, attempts=1))
    liar.will(lies.says(501, "NotImplemented"), "PUT")
    for n in range(3):
        with pytest.raises(StoreError, match="does not offer this"):
            store.put(f"{NAME}{n}", file)
    assert sum("/probe/" in one for one in liar.asked) == 1


def test_missing_bucket_is_reported(seaweed, opened, file):
    store = opened(seaweed.access("no-such-bucket"), capabilities=None)
    for attempt in (store.probe, lambda: store.put(NAME, file), lambda: list(store.names())):
        with pytest.raises(StoreError, match="bucket does not exist"):
            attempt()


def test_wrong_credentials_are_reported_without_the_secret(seaweed, opened, file):
    for change, said in (
        ({"secret_key": "wrong-secret"}, "secret key is wrong"),
        ({"access_key": "nobody"}, "not known there"),
    ):
        store = opened(seaweed.fresh(**change))
        with pytest.raises(StoreError, match=said) as told:
            list(store.names())
        assert "wrong-secret" not in str(told.value)
        with pytest.raises(StoreError):
            store.put(NAME, file)


def test_missing_credentials_are_reported(seaweed, opened):
    with pytest.raises(StoreError, match="no credentials: set AWS_ACCESS_KEY_ID"):
        opened(seaweed.fresh(access_key=None, secret_key=None)).probe()


def test_failure_of_whatever_gives_out_credentials_is_reported_as_such(seaweed, opened, tmp_path, monkeypatch):
    (tmp_path / "config").write_text("[default]\ncredential_process = /bin/false\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    with pytest.raises(StoreError, match="custom-process"):
        opened(seaweed.fresh(access_key=None, secret_key=None)).probe()


def test_keys_exchanged_in_the_aws_files_are_read_again_when_the_old_ones_are_refused(
    seaweed, opened, file, tmp_path, monkeypatch
):
    """A service whose session token had expired went on with it until it was restarted."""

    def give(key: str, secret: str) -> None:
        (tmp_path / "keys").write_text(f"[default]\naws_access_key_id = {key}\naws_secret_access_key = {secret}\n")

    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "keys"))
    for wrong in (("nobody", SECRET), (KEY, "another secret")):
        give(KEY, SECRET)
        store = opened(seaweed.fresh(access_key=None, secret_key=None))
        store.put(NAME, file)
        give(*wrong)
        store.close()
        with pytest.raises(StoreRefuses, match=r"access key|secret key"):
            store.get(NAME)
        give(KEY, SECRET)
        assert store.get(NAME) == DATA


def test_usual_aws_environment_variables_work(seaweed, opened, file, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "archiver-test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", seaweed.https)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(seaweed.ca_file))
    access = seaweed.fresh(access_key=None, secret_key=None, endpoint=None)
    assert opened(access).put(NAME, file).sha256 == sha(DATA)


def test_unknown_aws_profile_is_reported(seaweed, opened):
    with pytest.raises(StoreError, match="nobodys"):
        opened(seaweed.fresh(access_key=None, secret_key=None, profile="nobodys")).probe()


def test_untrusted_certificate_and_bad_ca_files_are_reported(seaweed, opened, file, tmp_path):
    with pytest.raises(StoreError, match="ARCHIVER_CA_FILE"):
        opened(seaweed.fresh(tls=True, ca_file=None, attempts=1)).put(NAME, file)
    empty = tmp_path / "empty.pem"
    empty.write_text("")
    with pytest.raises(StoreError, match="no PEM certificate"):
        opened(seaweed.fresh(tls=True, ca_file=empty)).probe()
    with pytest.raises(StoreError, match="cannot read the trust anchors"):
        opened(seaweed.fresh(tls=True, ca_file=tmp_path / "absent")).probe()


def test_unreachable_and_non_tls_endpoints_are_reported(seaweed, opened):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(StoreError, match="nothing can be reached there"):
            opened(seaweed.fresh(endpoint=f"http://127.0.0.1:{port}", attempts=1)).probe()
    with pytest.raises(StoreError, match="does not speak TLS"):
        opened(seaweed.fresh(endpoint=seaweed.http.replace("http", "https"), attempts=1)).probe()


def test_repr_of_the_access_hides_the_secret(seaweed):
    assert SECRET not in repr(seaweed.fresh())


@pytest.mark.parametrize(("to", "told"), [
    ("GLACIER", "after 90 days, by its lifecycle rule 'cool' for kept/"),
    ("DEEP_ARCHIVE", "after 90 days, by its lifecycle rule 'cool' for kept/"),
    ("GLACIER_IR", "no"), ("STANDARD_IA", "no"),
])  # fmt: skip
def test_bucket_lifecycle_rule_that_moves_blobs_to_an_archive_is_reported(seaweed, liar, to, told):
    """Audits and readers get no bytes there until they are restored."""
    rule = (
        f"<Rule><ID>cool</ID><Status>Enabled</Status><Filter><Prefix>kept/</Prefix></Filter>"
        f"<Transition><Days>90</Days><StorageClass>{to}</StorageClass></Transition></Rule>"
    )
    xml = f"<LifecycleConfiguration>{rule}</LifecycleConfiguration>".encode()
    store = S3Blobs(seaweed.access(seaweed.bucket(), prefix="kept/archive", endpoint=liar.address))
    liar.will(lambda request: request.answer(200, [("Content-Type", "application/xml")], xml), "GET", "?lifecycle")
    found = store.probe()
    assert (found.expires, found.archives) == ("no", told)
    assert (found.danger is None) == (told == "no")
    assert dict(found.rows())["archives"] == told
    store.close()


@pytest.mark.parametrize(("prefix", "tags", "status", "told"), [
    ("", False, "Enabled", "after 30 days, by its lifecycle rule 'tidy' for all"),
    ("kept/archive/warc/", False, "Enabled", "after 30 days, by its lifecycle rule 'tidy' for kept/archive/warc/"),
    ("kept/", False, "Enabled", "after 30 days, by its lifecycle rule 'tidy' for kept/"),
    ("other/", False, "Enabled", "no"), ("", False, "Disabled", "no"), ("", True, "Enabled", "no"),
])  # fmt: skip
def test_bucket_lifecycle_rule_that_deletes_blobs_is_reported(seaweed, prefix, tags, status, told):
    """A blob that the rule deletes and the mirror restores would be deleted again."""
    store = S3Blobs(seaweed.access(seaweed.bucket(), prefix="kept/archive"))
    assert store.probe().expires == "no"
    only = {"And": {"Prefix": prefix, "Tags": [{"Key": "a", "Value": "b"}]}} if tags else {"Prefix": prefix}
    rule: Any = {"ID": "tidy", "Status": status, "Filter": only, "Expiration": {"Days": 30}}
    store._bucket.client.put_bucket_lifecycle_configuration(
        Bucket=store._bucket.name, LifecycleConfiguration={"Rules": [rule]}
    )
    found = store.probe()
    assert found.expires == told
    assert (found.danger is None) == (told == "no")
    assert dict(found.rows())["expires"] == told
    store.close()
