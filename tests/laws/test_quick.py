"""What is said of tests in tests/support/quick.txt is said of tests that there are."""

from __future__ import annotations

import ast

from tests.laws.test_shape import ROOT, nodes
from tests.support import depth

WORDS = {True: {"quick"}, False: {"thin", "slow"}}  # of the walk, and of all else


def test_each_has_a_word_that_its_directory_knows_and_is_a_test():
    said = depth.listed()
    files = {name.partition("::")[0] for name in said}
    tests = {
        f"{file}::{node.name}" for file in files for node in nodes(ROOT / file) if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in said if name not in tests] == []
    walk = f"tests/{depth.WALK}/"
    assert [name for name, word in said.items() if word not in WORDS[name.startswith(walk)]] == []
    assert len(said) > 500, "it was read"
