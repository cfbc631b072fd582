"""Faulty timestamps made by hand: both verifiers and openssl, which share no code, refuse them and accept sound
ones."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from archiver.export import verifier
from storage.timestamps import StampRefused, check
from tests.support.tokens import NOW, SHA512, Keyed, certified, response, stamper

STAMPED = b"a checkpoint\n"
STAMPING = ExtendedKeyUsageOID.TIME_STAMPING


def ours(answer: bytes, chain: list[Keyed]) -> bool:
    """The verdict of `storage.timestamps`, with the last certificate of the chain as the anchor."""
    try:
        stamp = check(answer, hashlib.sha256(STAMPED).digest(), [chain[-1].certificate])
    except StampRefused:
        return False
    return stamp.at == NOW


def alone(answer: bytes, chain: list[Keyed]) -> bool:
    """The verdict of `tools/verify.py`."""
    module = verifier.load()
    try:
        at, _ = module.stamp(answer, STAMPED, b"".join(one.pem for one in chain), [])
    except module.Broken:
        return False
    return bool(at == NOW)


@pytest.fixture
def openssl(tmp_path) -> Callable[[bytes, list[Keyed]], bool]:
    def verify(answer: bytes, chain: list[Keyed]) -> bool:
        for name, data in {"a.tsr": answer, "data": STAMPED, "ca": chain[-1].pem}.items():
            (tmp_path / name).write_bytes(data)
        (tmp_path / "others").write_bytes(b"".join(one.pem for one in chain))
        command = ["openssl", "ts", "-verify", "-in", "a.tsr", "-data", "data", "-CAfile", "ca", "-untrusted", "others"]
        command += ["-attime", str(int(NOW.timestamp()))]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0

    return verify


def judged(openssl: Callable[[bytes, list[Keyed]], bool], answer: bytes, chain: list[Keyed]) -> tuple[bool, bool, bool]:
    return ours(answer, chain), alone(answer, chain), openssl(answer, chain)


def test_sound_timestamps_are_accepted_by_all_three_verifiers(openssl):
    root = certified("Root")
    middle = certified("Middle", root, path_length=0)
    for issuers in ([root], [middle, root]):
        signer = stamper(issuers[0])
        assert judged(openssl, response(STAMPED, signer, tuple(issuers)), [signer, *issuers]) == (True, True, True)


@pytest.mark.parametrize("wrong", [
    {"imprint": SHA512}, {"status": 2}, {"version": 2}, {"content": "1.2.840.113549.1.7.1"}, {"signers": 2},
    {"changed": True}, {"at": b"20260601000000"}, {"at": b"2026060100000"}, {"at": b"20261301000000Z"},
], ids=str)  # fmt: skip
def test_timestamps_with_faulty_contents_are_refused(openssl, wrong):
    root = certified("Root")
    signer = stamper(root)
    found = judged(openssl, response(STAMPED, signer, **wrong), [signer, root])
    assert found[:2] == (False, False)
    mild = [{"imprint": SHA512}, {"at": b"20261301000000Z"}]  # openssl accepts these
    assert found[2] is (wrong in mild)


def test_timestamp_of_other_data_is_refused(openssl):
    root = certified("Root")
    signer = stamper(root)
    assert judged(openssl, response(b"another\n", signer), [signer, root]) == (False, False, False)


def test_timestamp_that_names_another_or_two_certificates_is_refused(openssl):
    root = certified("Root")
    signer, other = stamper(root), stamper(root)
    answer = response(STAMPED, signer, (other,), named=other)
    assert judged(openssl, answer, [signer, other, root]) == (False, False, False)
    answer = response(STAMPED, signer, twice=True)
    assert judged(openssl, answer, [signer, root])[:2] == (False, False)


@pytest.mark.parametrize("how", [
    {"critical": False}, {"usage": (STAMPING, ExtendedKeyUsageOID.CODE_SIGNING)}, {"usage": (ExtendedKeyUsageOID.CODE_SIGNING,)},
    {"usage": ()}, {"days": (-30, -1)}, {"days": (1, 30)},
], ids=str)  # fmt: skip
def test_signer_without_time_stamping_usage_or_outside_its_validity_is_refused(openssl, how):
    root = certified("Root")
    signer = stamper(root, **how)
    assert judged(openssl, response(STAMPED, signer), [signer, root]) == (False, False, False)


@pytest.mark.parametrize("how", [{"ca": False}, {"may_sign": False}, {"days": (-30, -1)}, {"path_length": 0}], ids=str)
def test_chain_over_an_unfit_or_expired_issuer_is_refused(openssl, how):
    root = certified("Root")
    middle = certified("Middle", root, **how)
    below = certified("Below", middle) if "path_length" in how else middle
    signer = stamper(below)
    chain = [signer, below, middle, root] if below is not middle else [signer, middle, root]
    assert judged(openssl, response(STAMPED, signer, (below, middle)), chain) == (False, False, False)


def test_chain_that_ends_at_the_signer_is_refused(openssl):
    root = certified("Root")
    signer = stamper(root)
    answer = response(STAMPED, signer)
    assert (alone(answer, [signer]), openssl(answer, [signer])) == (False, False)
    other = certified("Root")
    assert judged(openssl, answer, [signer, other]) == (False, False, False)
