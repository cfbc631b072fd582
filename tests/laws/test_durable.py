"""A file's new name is on disk before anyone is told of it. What a machine that loses power forgets no test sees that goes on
running, so this is read off the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.laws.test_shape import modules, name_of, nodes

NAMING = {"link", "rename", "hardlink_to"}  # of os and of paths
SYNCING = {"fsync", "sync_directory"}
# where a name may be forgotten, or somebody else syncs its directory
ELSEWHERE = {
    "storage/files/store.py probe": "it leaves nothing",
    "storage/files/tree.py _linked": "in `.tmp`, of which a crash leaves what a sweep removes",
    "storage/ledger/signing_state.py make_key": "the key that follows is written beside it, and that directory synced",
    "storage/sequential_files.py link": "a segment that was not sealed was acknowledged to nobody: `Spool.seal` syncs",
    "storage/spool.py _named": "the same",
    "storage/spool.py _new": "the same",
}


# the file, what is written beside it, the directory of both
SYNCS = {"storage/spool.py seal": 3, "storage/disks.py write_whole": 2}


def calls(function: ast.FunctionDef, names: set[str]) -> list[int]:
    """The lines on which one of these is called, by itself or as something's own."""
    return [
        one.lineno
        for one in ast.walk(function)
        if isinstance(one, ast.Call) and (getattr(one.func, "attr", None) or getattr(one.func, "id", None)) in names
    ]


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in modules("storage"):
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef):
                yield f"{name_of(path)} {node.name}", node


def named() -> Iterator[tuple[str, bool]]:
    """Functions of the storage that name a file, and whether they sync something after the last of its names."""
    for name, node in functions():
        if lines := calls(node, NAMING):
            yield name, max(calls(node, SYNCING), default=0) > max(lines)


def test_whoever_names_a_file_syncs_its_directory_afterwards():
    found = dict(named())
    assert {name for name, synced in found.items() if not synced} == set(ELSEWHERE)
    assert {"storage/files/store.py put", "storage/files/store.py restore"} <= set(found)


def test_what_must_outlast_a_loss_of_power_is_synced_whole():
    found = {name: len(calls(node, SYNCING)) for name, node in functions() if name in SYNCS}
    assert found == SYNCS
