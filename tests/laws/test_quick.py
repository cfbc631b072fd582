"""What is said of tests in tests/support/quick.txt is said of tests that there are."""

from __future__ import annotations

import ast

from tests.laws.test_shape import ROOT, nodes
from tests.support import depth

WORDS = "quick", "thin", "slow"


def test_each_has_a_word_and_is_a_test_or_a_file_of_them():
    said = depth.listed()
    named = [name for name in said if "::" in name]
    files = {depth.around(name)[0] for name in named}
    tests = {
        f"{file}::{node.name}" for file in files for node in nodes(ROOT / file) if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in named if name not in tests] == []
    assert [name for name in said if not (ROOT / depth.around(name)[0]).exists()] == []
    assert {name: word for name, word in said.items() if word not in WORDS} == {}
    # what is quick by a word of its own is in a file or directory that is not
    inside = {name for name in named if not said.keys().isdisjoint(depth.around(name))}
    assert {name for name, word in said.items() if word == "quick"} == inside
    assert len(said) > 500, "they were read"
