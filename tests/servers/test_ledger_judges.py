"""Third-party verifiers of RFC 9162 trees accept our ledger and refuse any altered part of it.

They check signed heads, tiles, inclusion and consistency proofs, of trees of many sizes. `python`: tlog-scales and
pymerkle (GPL), in an environment of their own (named by ARCHIVER_TEST_LEDGER). `go`: sumdb, with which Go checks its
own ledger of modules (ARCHIVER_TEST_SUMDB names the program built from judge.go). Both run as processes.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from storage.layout import checkpoint_name
from storage.ledger import leaf_data
from tests.storage.test_ledger import World, leaf

pytestmark = pytest.mark.server
HERE = Path(__file__).with_name("ledger")
PYTHON, SUMDB = os.environ.get("ARCHIVER_TEST_LEDGER"), os.environ.get("ARCHIVER_TEST_SUMDB")
JUDGES = {
    "python": [f"{PYTHON}/bin/python", "-I", str(HERE / "judge.py")] if PYTHON else None,
    "go": [SUMDB] if SUMDB else None,
}
SIZES = [*range(1, 18), 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513, 700, 1024, 1025]
LARGE = 65_600  # needs a third level of tiles
Case = tuple[int, int, list[str]]


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> World:
    """A ledger that was signed at every one of SIZES."""
    world = World(tmp_path_factory.mktemp("ledger"))
    for first, size in zip([0, *SIZES], SIZES, strict=False):
        world.take(first, size)
    return world


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> World:
    """A ledger with a third level of tiles."""
    world = World(tmp_path_factory.mktemp("large"))
    world.take(0, LARGE)
    return world


@pytest.fixture(params=JUDGES)
def judge(request) -> list[str]:
    command = JUDGES[request.param]
    if command is None:
        pytest.skip("ARCHIVER_TEST_LEDGER or ARCHIVER_TEST_SUMDB is not set: see make_judges in .ci/run")
    return command


def judged(
    judge: list[str], world: World, heads: dict[int, str], inclusion: Sequence[Case], consistency: Sequence[Case]
) -> dict[str, dict[str, list[str]]]:
    """The objections of each verifier to each head and proof; empty where accepted."""
    told = {
        "store": str(world.at / "store/ledger"),
        "key": str(world.ledger.own_keys()[0]),
        "leaves": base64s([leaf_data(leaf(i)) for i in range(max(heads))]),
        "heads": heads,
        "inclusion": inclusion,
        "consistency": consistency,
    }
    done = subprocess.run(judge, input=json.dumps(told).encode(), capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    for about, count in (("heads", len(heads)), ("inclusion", len(inclusion)), ("consistency", len(consistency))):
        assert {len(said) for said in found.get(about, {"none": []}).values()} == {count}, about
    return found


def heads(world: World, sizes: Sequence[int]) -> dict[int, str]:
    return {size: world.blobs.get(checkpoint_name(size)).decode() for size in sizes}


def base64s(hashes: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(one).decode() for one in hashes]


def inclusion(world: World, index: int, size: int) -> Case:
    return index, size, world.ledger.proof("visit", leaf(index).name, size)["hashes"]


def consistency(world: World, old: int, new: int) -> Case:
    return old, new, base64s(world.ledger.consistency(old, new))


def twisted(case: Case) -> Iterator[Case]:
    """Invalid proofs: one bit of each hash changed, one hash missing, one added, two swapped."""
    first, second, hashes = case
    for at, one in enumerate(hashes):
        data = bytearray(base64.b64decode(one))
        data[at] ^= 1
        yield first, second, [*hashes[:at], base64.b64encode(data).decode(), *hashes[at + 1 :]]
    yield first, second, hashes[:-1]
    yield first, second, [*hashes, base64.b64encode(bytes(32)).decode()]
    if len(hashes) > 1:
        yield first, second, [hashes[1], hashes[0], *hashes[2:]]


def against(verdicts: dict[str, dict[str, list[str]]]) -> list[str]:
    return [one for judges in verdicts.values() for said in judges.values() for one in said if one]


def test_third_party_verifiers_accept_heads_and_proofs_of_every_size(grown, judge):
    looks = [
        inclusion(grown, at, size)
        for size in SIZES
        for at in {0, 1, size // 3, size // 2, size - 2, size - 1, 255, 256} & set(range(size))
    ]
    pairs = [consistency(grown, old, new) for old, new in combinations(SIZES, 2)]
    assert against(judged(judge, grown, heads(grown, SIZES), looks, pairs)) == []


def test_third_party_verifiers_accept_a_third_level_of_tiles(large, judge):
    sizes = [LARGE - LARGE % 4096, LARGE]
    looks = [inclusion(large, at, LARGE) for at in (0, 255, 256, 65_535, 65_536, LARGE - 1)]
    assert against(judged(judge, large, heads(large, sizes), looks, [consistency(large, *sizes)])) == []


def test_third_party_verifiers_refuse_altered_proofs(grown, judge):
    looks = [inclusion(grown, at, size) for at, size in ((0, 7), (6, 7), (100, 257), (256, 257), (511, 700))]
    pairs = [consistency(grown, old, new) for old, new in ((3, 7), (4, 8), (6, 8), (17, 257), (256, 700))]
    wrong = [changed for case in looks for changed in twisted(case)]
    wrong += [(at + 1, size, hashes) for at, size, hashes in looks if at + 1 < size]  # another leaf
    wrong += [(at, 1025, hashes) for at, _, hashes in looks]  # another tree
    forked = [changed for case in pairs for changed in twisted(case)]
    forked += [(old, 1024, hashes) for old, _, hashes in pairs]
    forked += [(old + 1, new, hashes) for old, new, hashes in pairs if old < 16]
    verdicts = judged(judge, grown, heads(grown, SIZES), wrong, forked)
    assert [one for one in verdicts["heads"].values() if any(one)] == []
    for said in [*verdicts["inclusion"].values(), *verdicts["consistency"].values()]:
        assert all(said), said


def test_third_party_verifiers_refuse_altered_heads(grown, judge):
    signed = heads(grown, [7, 257])
    signed[7] = signed[7].replace("\n7\n", "\n8\n")
    signed[257] = signed[257].replace(signed[257].splitlines()[2], heads(grown, [256])[256].splitlines()[2])
    assert len(against(judged(judge, grown, signed, [], []))) == 2
