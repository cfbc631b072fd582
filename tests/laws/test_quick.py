"""The entries in tests/support/quick.txt are tests that exist."""

from __future__ import annotations

import ast

from tests.laws.test_shape import ROOT, nodes
from tests.support import depth

WORDS = "quick", "thin", "slow"


def test_each_entry_of_quick_txt_has_a_known_word_and_names_an_existing_test():
    said = depth.listed()
    named = [name for name in said if "::" in name]
    files = {depth.around(name)[0] for name in named}
    tests = {
        f"{file}::{node.name}" for file in files for node in nodes(ROOT / file) if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in named if name not in tests] == []
    assert [name for name in said if not (ROOT / depth.around(name)[0]).exists()] == []
    assert {name: word for name, word in said.items() if word not in WORDS} == {}
    # a test marked "quick" is in a file or directory that has an entry too
    inside = {name for name in named if not said.keys().isdisjoint(depth.around(name))}
    assert {name for name, word in said.items() if word == "quick"} == inside
    assert len(said) > 500, "they were read"
