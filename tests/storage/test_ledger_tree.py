"""Hashing and proofs, against the vectors of RFC 6962's test tree and a literal transcription of its definitions."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from storage.ledger import tree
from storage.ledger.note import NotSigned, VerifierKey, check_origin, open_checkpoint, sign
from storage.ledger.tiles import bundle, leaf_data, unbundle, width
from storage.model import Leaf

# the test tree of every Certificate Transparency implementation
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [tree.leaf_hash(b"%d" % i) for i in range(130)]


# RFC 9162 section 2.1, transcribed literally
def mth(d):
    if not d:
        return hashlib.sha256(b"").digest()
    if len(d) == 1:
        return d[0]
    k = split(len(d))
    return hashlib.sha256(b"\x01" + mth(d[:k]) + mth(d[k:])).digest()


def path(m, d):
    if len(d) == 1:
        return []
    k = split(len(d))
    return [*path(m, d[:k]), mth(d[k:])] if m < k else [*path(m - k, d[k:]), mth(d[:k])]


def subproof(m, d, b):
    if m == len(d):
        return [] if b else [mth(d)]
    k = split(len(d))
    return [*subproof(m, d[:k], b), mth(d[k:])] if m <= k else [*subproof(m - k, d[k:], False), mth(d[:k])]


def split(n):
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def node(level, index):
    return mth(HASHES[index << level : (index + 1) << level])


@pytest.mark.parametrize("size", range(9))
def test_roots_match_the_certificate_transparency_test_tree(size):
    hashes = [tree.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert tree.root_of(hashes).hex() == ROOTS[size]


def test_roots_and_inclusion_proofs_up_to_size_130_match_rfc_9162():
    for size in range(1, 131):
        hashes = HASHES[:size]
        root = tree.root(node, size)
        assert root == mth(hashes) == tree.root_of(hashes)
        for index in {0, size // 3, size // 2, size - 2, size - 1} & set(range(size)):
            proof = tree.inclusion(node, index, size)
            assert proof == path(index, hashes)
            assert tree.verify_inclusion(HASHES[index], index, size, proof, root)
            assert not tree.verify_inclusion(HASHES[index], index + 1, size, proof, root)
            assert not tree.verify_inclusion(HASHES[index - 1], index, size, proof, root) or size == 1
            assert not tree.verify_inclusion(HASHES[index], index, size, [*proof, root], root)
            assert not tree.verify_inclusion(HASHES[index], index, 2 * size, proof, root), "a root of half the leaves"
            assert not proof or not tree.verify_inclusion(HASHES[index], index, size, proof[:-1], root)


def test_consistency_proofs_up_to_size_130_match_rfc_9162():
    roots = [mth(HASHES[:size]) for size in range(131)]
    for new in range(1, 131):
        for old in {0, 1, 2, new // 3, new // 2, 1 << (new.bit_length() - 1), new - 1, new} & set(range(new + 1)):
            proof = tree.consistency(node, old, new)
            assert proof == (subproof(old, HASHES[:new], True) if old else [])
            assert tree.verify_consistency(old, new, roots[old], roots[new], proof)
            if 0 < old < new:
                assert not tree.verify_consistency(old, new, roots[old - 1], roots[new], proof)
                assert not tree.verify_consistency(old, new, roots[old], roots[new - 1], proof)
                assert not tree.verify_consistency(old, new, roots[old], roots[new], proof[1:])


@given(st.integers(1, 130), st.integers(0, 130), st.integers(0, 30), st.binary(min_size=32, max_size=32))
def test_consistency_proof_with_any_hash_changed_fails(new, old, at, junk):
    old = min(old, new)
    proof = tree.consistency(node, old, new)
    if proof:
        changed = proof.copy()
        changed[at % len(proof)] = junk
        assert not tree.verify_consistency(old, new, mth(HASHES[:old]), mth(HASHES[:new]), changed)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_entry_bundles_round_trip(entries):
    assert unbundle(bundle(entries)) == entries


def test_torn_bundle_and_oversized_leaf_are_refused():
    with pytest.raises(ValueError, match="torn"):
        unbundle(bundle([b"abc"])[:-1])
    with pytest.raises(ValueError, match="65535"):
        bundle([b"x" * 65536])


def test_tile_widths_by_tree_size():
    assert width(256, 0, 0) == 256
    assert width(256, 0, 1) == 0  # no empty tile
    assert width(256, 1, 0) == 1
    assert width(70_000, 0, 273) == 70_000 - 273 * 256
    assert width(70_000, 1, 1) == 17
    assert width(70_000, 2, 0) == 1


def test_leaf_data_is_canonical_json():
    leaf = Leaf(v=1, kind="segment", name="warc/a", sha256="00" * 32, bytes=7, salt="ab" * 16)
    assert leaf_data(leaf).decode() == (
        '{"bytes":7,"kind":"segment","name":"warc/a","salt":"' + "ab" * 16 + '","sha256":"' + "00" * 32 + '","v":1}'
    )


# ---- checkpoints ------------------------------------------------------------------------------------------------------

ORIGIN = "archive.example.org/ledger"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VERIFIER = VerifierKey(ORIGIN, KEY.public_key().public_bytes_raw())
HEAD = sign(ORIGIN, 7, bytes(32), KEY)


def test_checkpoint_follows_the_signed_note_format():
    origin, size, root, empty, signature, end = HEAD.text.split("\n")
    assert (origin, size, root, empty, end) == (ORIGIN, "7", base64.b64encode(bytes(32)).decode(), "", "")
    dash, name, encoded = signature.split(" ")
    assert (dash, name) == ("—", ORIGIN)
    raw = base64.b64decode(encoded)
    public = KEY.public_key().public_bytes_raw()
    assert raw[:4] == hashlib.sha256(ORIGIN.encode() + b"\n\x01" + public).digest()[:4]
    KEY.public_key().verify(raw[4:], f"{origin}\n{size}\n{root}\n".encode())
    assert open_checkpoint(HEAD.text, [VERIFIER]) == HEAD
    assert VerifierKey.parse(str(VERIFIER)) == VERIFIER


def test_signatures_of_unknown_keys_are_ignored():
    other = Ed25519PrivateKey.generate()
    witness = sign("witness.example", 1, bytes(32), other).text.split("\n")[-2]
    text = HEAD.text + (witness + "\n") * 16
    assert open_checkpoint(text, [VERIFIER]).size == 7
    with pytest.raises(NotSigned, match="no known key"):
        open_checkpoint(HEAD.text, [VerifierKey(ORIGIN, other.public_key().public_bytes_raw())])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n7\n", "\n8\n", "does not hold"),
        ("\n7\n", "\n07\n", "does not hold"),
        (ORIGIN, "other.example", "no known key"),
        ("— ", "- ", "malformed"),
        ("\n\n", "\n", "no signed note"),
        ("7", "7\r", "control"),
        ("7", "7" + "x" * 70_000, "at most"),
    ],
)
def test_altered_checkpoint_is_refused(old, new, said):
    with pytest.raises(NotSigned, match=said):
        open_checkpoint(HEAD.text.replace(old, new), [VERIFIER])
    with pytest.raises(NotSigned):
        open_checkpoint(HEAD.text.encode() + b"\xff\n", [VERIFIER])


@pytest.mark.parametrize("text", ["o\n7\n", "o\n7\nAAAA\n", "o\n07\n" + "A" * 43 + "=\n", "o\n-1\n" + "A" * 43 + "=\n"])
def test_signed_note_that_is_no_valid_checkpoint_is_refused(text):
    verifier = VerifierKey("o", KEY.public_key().public_bytes_raw())
    signature = base64.b64encode(verifier.id + KEY.sign(text.encode())).decode()
    with pytest.raises(NotSigned):
        open_checkpoint(f"{text}\n— o {signature}\n", [verifier])


@pytest.mark.parametrize("origin", ["", "https://x", "a b", "a+b", "a\nb"])
def test_invalid_ledger_origins_are_refused(origin):
    with pytest.raises(ValueError, match="cannot name a ledger"):
        check_origin(origin)
