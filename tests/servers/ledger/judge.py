"""Run by a separate Python that has pymerkle (GPL) and tlog-scales and none of our code: their verdicts on a ledger.

    python judge.py <CASES >VERDICTS

CASES, JSON: `store`, where the tiles are; `key`, the verifier key; `leaves`, each leaf's data in base64; `heads`, sizes
and signed checkpoints; `inclusion` [index, size, hashes]; `consistency` [old, new, hashes]. VERDICTS, JSON: for each of
the last three a list of objections by verifier; an empty text means accepted.
"""

import json
import sys
from base64 import b64decode
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pymerkle
from pymerkle.proof import InclusionProof
from tlog_scales import backend, reader, signing, tlog

told = json.load(sys.stdin)
LEAVES = [b64decode(one) for one in told["leaves"]]
HEADS = {int(size): tlog.Checkpoint.from_text(text) for size, text in told["heads"].items()}
KEY = signing.Vkey.from_string(told["key"])
TREE = pymerkle.InmemoryTree(algorithm="sha256")
for one in LEAVES:
    TREE.append_entry(one)


def head(size: int) -> None:
    """Check the signature, and that leaves and tiles in the store both lead to the root."""
    HEADS[size].verify(KEY)
    tiles = reader.TilesReader(backend.LocalBackend(Path(told["store"])))
    tiles.set_size(size)
    if not HEADS[size].size == size <= len(LEAVES):
        raise ValueError("another size")
    if tiles.calculate_root_hash() != HEADS[size].root_hash:
        raise ValueError("the tiles have another root")
    if TREE.get_state(size) != HEADS[size].root_hash:
        raise ValueError("the leaves have another root")


def included_scales(index: int, size: int, hashes: list[bytes]) -> None:
    leaf = sha256(b"\0" + LEAVES[index]).digest()
    tlog.InclusionProof(index, size, hashes).check(leaf, HEADS[size].root_hash)


def included_pymerkle(index: int, size: int, hashes: list[bytes]) -> None:
    """pymerkle expects the leaf hash before the path, and counts from one."""
    rule = TREE.prove_inclusion(index + 1, size).rule
    leaf = TREE.get_leaf(index + 1)
    proof = InclusionProof("sha256", True, size, index + 1, rule, [leaf, *hashes])
    pymerkle.verify_inclusion(leaf, HEADS[size].root_hash, proof, index=index + 1, size=size)


def consistent(old: int, new: int, hashes: list[bytes]) -> None:
    tlog.ConsistencyProof(old, new, hashes).check(HEADS[old].root_hash, HEADS[new].root_hash)


def said(check: Callable[[], None]) -> str:
    try:
        check()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def proof(check: Callable[..., None], case: list[Any]) -> str:
    first, second, hashes = case
    return said(partial(check, first, second, [b64decode(one) for one in hashes]))


verdicts = {
    "heads": {"tlog-scales and pymerkle": [said(partial(head, int(size))) for size in told["heads"]]},
    "inclusion": {
        "tlog-scales": [proof(included_scales, case) for case in told["inclusion"]],
        "pymerkle": [proof(included_pymerkle, case) for case in told["inclusion"]],
    },
    "consistency": {"tlog-scales": [proof(consistent, case) for case in told["consistency"]]},
}
json.dump(verdicts, sys.stdout)
