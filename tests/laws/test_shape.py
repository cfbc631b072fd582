"""What CONTRIBUTING.md asks of every change and no linter checks: sizes, names, what is caught, what is named."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from archiver.text import made_with
from archiver.text.model import Kind

ROOT = Path(__file__).parents[2]
CODE = ("config", "storage", "archiver")
MODULE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 200, 60
NOUNS_MISSING = ("Manager", "Handler", "Helper", "Utils", "Base")
# Every `except Exception` of the code, and what ends there.
CATCH_ALL = {
    "archiver/rounds/checking.py": "a host of a check ends here: the others go on",
    "archiver/rounds/service.py": "a round ends here: the host is let go, the other hosts go on",
    "archiver/recorder.py": "a segment ends here: nothing of its trouble reaches the next one",
    "archiver/schedule.py": "a tick ends here: the next one runs all the same",
    "archiver/cli/__init__.py": "the process ends here: what is ours to mend is told in one line",
}
# Too large, and to be divided when next in hand. Nothing may join them; what is small again leaves.
OVERSIZE: set[str] = set()
# Words that would tie the tree to the machines it was made on, or send its users to one package host.
FORBIDDEN = (
    "/work/" + "shared",
    "pypi." + "org",
    "files." + "pythonhosted",
    "artifact" + "ory",
    "internal" + ".mirror",
)


def modules(*tops: str) -> list[Path]:
    return [path for top in tops or CODE for path in sorted((ROOT / top).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All of a module's syntax tree."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))))


def lines_of(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def defined(kinds: type[ast.stmt] | tuple[type[ast.stmt], ...]) -> Iterator[tuple[str, ast.stmt]]:
    for path in modules():
        if "migrations/versions" in path.as_posix():
            continue  # a migration is a list of what was done, fixed for ever
        for node in nodes(path):
            if isinstance(node, kinds):
                yield f"{name_of(path)}:{node.lineno} {getattr(node, 'name', '')}", node


def test_modules_and_classes_are_small():
    large = {name_of(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES}
    large |= {where.partition(":")[0] for where, node in defined(ast.ClassDef) if lines_of(node) > CLASS_LINES}
    assert large - OVERSIZE == set(), "a package of the same name is what a module becomes"
    assert OVERSIZE - large == set(), "small again: take it off the list"


def test_functions_are_small():
    found = [(where, lines_of(node)) for where, node in defined((ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [one for one in found if one[1] > FUNCTION_LINES] == []


def test_no_name_says_that_a_noun_is_missing():
    classes = [where for where, _ in defined(ast.ClassDef) if where.endswith(NOUNS_MISSING)]
    files = [name_of(path) for path in modules() if path.stem.title().endswith(NOUNS_MISSING)]
    assert classes + files == []


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        (Kind.PDF, ("coding", "sniff", "formats/pdf")),
        (
            Kind.HTML,
            (
                "coding",
                "sniff",
                "formats/legacy_office",
                "formats/delimited",
                "formats/html",
                "formats/image",
                "formats/office",
                "formats/rtf",
                "formats/page_edges",
            ),
        ),
    ],
    ids=["pdf", "others"],
)
def test_all_code_that_a_text_depends_on_counts_when_a_kept_one_is_to_be_believed(kind, begins):
    found: set[str] = set()
    wanted = [f"archiver/text/{one}" for one in begins]
    while wanted:
        if (module := wanted.pop()) not in found:
            found.add(module)
            wanted += _imported(module)
    counted = made_with.modules_of(kind)
    assert found | {"archiver/text/extract"} <= set(counted)  # which chooses among all of them
    assert len(counted) == len(set(counted))


def test_what_chooses_a_reader_knows_no_other():
    readers = {*made_with.modules_of(Kind.PDF), *made_with.modules_of(Kind.HTML)} - {"archiver/text/extract"}
    assert set(_imported("archiver/text/extract")) <= readers


def _imported(module: str) -> Iterator[str]:
    """Modules of ours that this one names."""
    for node in ast.walk(ast.parse((ROOT / f"{module}.py").read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in CODE:
            for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                if (ROOT / f"{name.replace('.', '/')}.py").exists():
                    yield name.replace(".", "/")


def test_what_catches_everything_is_known_and_says_why():
    bare, wide = [], set()
    for path in modules():
        for node in nodes(path):
            if not isinstance(node, ast.ExceptHandler):
                continue
            if node.type is None:
                bare.append(f"{name_of(path)}:{node.lineno}")
            elif any(
                isinstance(one, ast.Name) and one.id in {"Exception", "BaseException"} for one in ast.walk(node.type)
            ):
                raises_again = any(isinstance(one, ast.Raise) and one.exc is None for one in ast.walk(node))
                wide |= set() if raises_again else {name_of(path)}
    assert bare == []
    assert wide - CATCH_ALL.keys() == set(), "add it to CATCH_ALL with its reason, or catch what can come"
    assert CATCH_ALL.keys() - wide == set(), "these no longer catch everything"


def test_nothing_outside_is_named():
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone: what is ours cannot be told from what was made")
    for name in filter(None, done.stdout.split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # bytes of a golden file, or removed and not yet committed
        assert [word for word in FORBIDDEN if word in text] == [], name
