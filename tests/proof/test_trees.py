"""The one-file verifier's own RFC 9162 code agrees with `storage.ledger`, for every size and for altered proofs."""

from __future__ import annotations

import random

from archiver.export import verifier
from storage.ledger import tree

SIZES = 40


def node(leaves: list[bytes]) -> tree.Node:
    return lambda level, index: tree.root_of(
        [tree.leaf_hash(one) for one in leaves[index << level : (index + 1) << level]]
    )


def changed(proof: list[bytes], chance: random.Random) -> list[list[bytes]]:
    """The proof with one hash replaced, one left out, one added, and the first two swapped."""
    if not proof:
        return [[b"x" * 32]]
    at = chance.randrange(len(proof))
    return [
        [*proof[:at], b"x" * 32, *proof[at + 1 :]],
        proof[:at] + proof[at + 1 :],
        [*proof, b"x" * 32],
        *([[proof[1], proof[0], *proof[2:]]] if len(proof) > 1 else []),
    ]


def test_verifier_accepts_sound_tree_proofs_of_every_size_and_no_altered_ones():
    module, chance = verifier.load(), random.Random(5)
    leaves = [b"leaf %d" % number for number in range(SIZES)]
    nodes = node(leaves)
    heads = {size: module.Head(size, tree.root(nodes, size), b"") for size in range(1, SIZES + 1)}
    for new in range(1, SIZES + 1):
        for index in range(new):
            path = tree.inclusion(nodes, index, new)
            assert module.included(leaves[index], index, new, path, heads[new].root)
            for other in changed(path, chance):
                assert not module.included(leaves[index], index, new, other, heads[new].root)
        for old in range(1, new):
            proof = tree.consistency(nodes, old, new)
            assert module.consistent(heads[old], heads[new], proof)
            fork = module.Head(old, tree.root_of([b"y" * 32] * old), b"")
            assert not module.consistent(fork, heads[new], proof)
            for other in changed(proof, chance):
                assert not module.consistent(heads[old], heads[new], other)
    assert not module.consistent(heads[2], heads[2], [])
    assert not module.consistent(heads[3], heads[2], [])
