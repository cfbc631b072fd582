"""What is said of tests in tests/support/quick.txt is said of tests that there are."""

from __future__ import annotations

import ast

from tests.laws.test_shape import ROOT, nodes
from tests.support import depth

WORDS = "quick", "thin", "slow"


def test_each_has_a_word_and_is_a_test_or_a_file_of_them():
    said = depth.listed()
    files = {name.partition("::")[0] for name in said}
    assert [file for file in files if not (ROOT / file).is_file()] == []
    tests = {
        f"{file}::{node.name}" for file in files for node in nodes(ROOT / file) if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in said if name not in tests | files] == []
    assert {name: word for name, word in said.items() if word not in WORDS} == {}
    # what is quick by a word of its own is of a file that is not
    assert [
        name for name, word in said.items() if (word == "quick") != (name in tests and name.partition("::")[0] in said)
    ] == []
    assert len(said) > 500, "they were read"
