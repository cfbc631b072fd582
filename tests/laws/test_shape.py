"""Rules of CONTRIBUTING.md that no linter checks: sizes, names, broad excepts, forbidden words."""

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
# Every `except Exception` in the code, and what it stops.
CATCH_ALL = {
    "archiver/rounds/checking.py": "a host of a check ends here: the others go on",
    "archiver/rounds/service.py": "a round ends here: the host is let go, the other hosts go on",
    "archiver/recorder.py": "a segment ends here: nothing of its trouble reaches the next one",
    "archiver/schedule.py": "a tick ends here: the next one runs all the same",
    "archiver/cli/__init__.py": "the process ends here: what is ours to mend is told in one line",
}
# Too large, to be split when next worked on. Nothing may be added; what is small again is removed.
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
    """All nodes of a module's syntax tree."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))))


def lines_of(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def defined(kinds: type[ast.stmt] | tuple[type[ast.stmt], ...]) -> Iterator[tuple[str, ast.stmt]]:
    for path in modules():
        if "migrations/versions" in path.as_posix():
            continue  # a migration is a fixed list of what was done
        for node in nodes(path):
            if isinstance(node, kinds):
                yield f"{name_of(path)}:{node.lineno} {getattr(node, 'name', '')}", node


def test_modules_and_classes_stay_within_their_size_limits():
    large = {name_of(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES}
    large |= {where.partition(":")[0] for where, node in defined(ast.ClassDef) if lines_of(node) > CLASS_LINES}
    assert large - OVERSIZE == set(), "a package of the same name is what a module becomes"
    assert OVERSIZE - large == set(), "small again: take it off the list"


def test_functions_stay_within_their_size_limit():
    found = [(where, lines_of(node)) for where, node in defined((ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [one for one in found if one[1] > FUNCTION_LINES] == []


def test_no_class_or_file_has_a_vague_name_like_manager_or_utils():
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
def test_code_version_of_a_kept_text_covers_all_modules_it_depends_on(kind, begins):
    found: set[str] = set()
    wanted = [f"archiver/text/{one}" for one in begins]
    while wanted:
        if (module := wanted.pop()) not in found:
            found.add(module)
            wanted += _imported(module)
    counted = made_with.modules_of(kind)
    assert found | {"archiver/text/extract"} <= set(counted)  # extract chooses among all readers
    assert len(counted) == len(set(counted))


def test_extract_imports_only_modules_counted_in_the_code_version():
    readers = {*made_with.modules_of(Kind.PDF), *made_with.modules_of(Kind.HTML)} - {"archiver/text/extract"}
    assert set(_imported("archiver/text/extract")) <= readers


def _imported(module: str) -> Iterator[str]:
    """Modules of ours that this one imports."""
    for node in ast.walk(ast.parse((ROOT / f"{module}.py").read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in CODE:
            for name in (node.module, *(f"{node.module}.{one.name}" for one in node.names)):
                if (ROOT / f"{name.replace('.', '/')}.py").exists():
                    yield name.replace(".", "/")


def test_every_catch_all_except_is_listed_with_its_reason():
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


def test_no_file_names_machines_or_package_hosts():
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone: what is ours cannot be told from what was made")
    for name in filter(None, done.stdout.split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # binary golden files, and files removed but not yet committed
        assert [word for word in FORBIDDEN if word in text] == [], name
