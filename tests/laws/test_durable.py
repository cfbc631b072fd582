"""A file's new name must be on disk before anyone is told of it.

No test on a running machine can see what a power loss would forget, so this is checked in the code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.laws.test_shape import modules, name_of, nodes

NAMING = {"link", "rename", "hardlink_to"}  # methods of os and of Path
SYNCING = {"fsync", "sync_directory"}
# where the name may be forgotten, or another function syncs the directory
ELSEWHERE = {
    "storage/files/store.py probe": "it leaves nothing",
    "storage/files/tree.py _linked": "in `.tmp`, of which a crash leaves what a sweep removes",
    "storage/ledger/signing_state.py make_key": "the key that follows is written beside it, and that directory synced",
    "storage/sequential_files.py link": "a segment that was not sealed was acknowledged to nobody: `Spool.seal` syncs",
    "storage/spool.py _named": "the same",
    "storage/spool.py _new": "the same",
}


# the file, the file beside it, the directory of both
SYNCS = {"storage/spool.py seal": 3, "storage/disks.py write_whole": 2}


def calls(function: ast.FunctionDef, names: set[str]) -> list[int]:
    """The lines on which one of these names is called, as a function or a method."""
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
    """Functions of storage that give a file a name, and whether they sync something after the last such call."""
    for name, node in functions():
        if lines := calls(node, NAMING):
            yield name, max(calls(node, SYNCING), default=0) > max(lines)


def test_functions_that_name_a_file_sync_its_directory_afterwards():
    found = dict(named())
    assert {name for name, synced in found.items() if not synced} == set(ELSEWHERE)
    assert {"storage/files/store.py put", "storage/files/store.py restore"} <= set(found)


def test_sealed_segments_and_small_files_are_synced_with_their_directory():
    found = {name: len(calls(node, SYNCING)) for name, node in functions() if name in SYNCS}
    assert found == SYNCS
