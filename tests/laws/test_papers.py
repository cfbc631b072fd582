"""What the documents name exists: settings, commands, links, tests, numbered decisions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from archiver.cli import app
from config.settings.table import specs

ROOT = Path(__file__).parents[2]
PAPERS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
# Commands that documents may announce before they exist, and where. No other missing command may be named.
LATER: dict[str, str] = {}
# Files that documents name before they exist; whoever adds one removes it here.
COMING: frozenset[str] = frozenset()
TOPS = ("config", "storage", "archiver", "tests", "benchmarks", "demo", "tools")


@cache
def commands() -> dict[str, Any]:
    """Every command by its words, such as `token create`."""
    found: dict[str, Any] = {}
    waiting: list[tuple[tuple[str, ...], Any]] = [((), typer.main.get_command(app))]
    while waiting:
        words, one = waiting.pop()
        below = getattr(one, "commands", None)
        if below is None:
            found[" ".join(words)] = one
        else:
            waiting += [((*words, name), child) for name, child in below.items()]
    return found


def test_every_setting_is_documented():
    text = (ROOT / "docs/settings.md").read_text()
    missing = [name for name in specs() if f"ARCHIVER_{name.upper()}" not in text]
    assert missing == []


def test_compose_file_passes_on_all_settings_but_those_of_the_image_and_the_purge():
    handed = set(re.findall(r"\bARCHIVER_(\w+)[,\n]", (ROOT / "compose.single.yaml").read_text()))
    assert {name.upper() for name in specs()} - handed == {"DATA", "LISTEN", "REPLAY_LISTEN", "PURGE_PROFILE"}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_named_in_a_document_exists(paper):
    known = {words.split()[0] for words in commands()}
    named = set(re.findall(r"(?:^|`)(?:\$ )?(?:\.venv/bin/)?archiver ([a-z]+)\b", paper.read_text(), re.MULTILINE))
    assert named - known - LATER.keys() == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_test_named_in_a_document_exists(paper):
    named = re.findall(r"\b(tests/[a-z0-9_/]+\.py)::(test_\w+)", paper.read_text())
    assert [f"{file}::{name}" for file, name in named if f"def {name}(" not in (ROOT / file).read_text()] == []


def test_faults_document_names_tests():
    assert (ROOT / "docs/faults.md").read_text().count("::test_") > 30


def test_every_command_is_documented():
    text = (ROOT / "docs/commands.md").read_text()
    assert [words for words in commands() if f"archiver {words}" not in text] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_option_has_a_help_text(name):
    told = commands()[name].help
    assert told
    assert told[0].isupper()
    assert all(one.help for one in commands()[name].params if one.param_type_name == "option")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_paths_in_documents_exist(paper):
    text = paper.read_text()
    links = [
        one for one in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in one and not one.startswith("mailto:")
    ]
    assert [one for one in links if not (paper.parent / one).exists()] == []
    named = re.findall(r"`((?:docs|tests|config|storage|archiver|benchmarks|demo)/[\w./-]+)`", text)
    assert [one for one in named if one not in COMING and not (ROOT / one).exists()] == []


def test_modules_and_packages_named_in_the_architecture_exist():
    roots = [ROOT / name for name in ("archiver", "storage", "config", "tools", "docs")]
    there = [*roots, *(path for root in roots for path in root.rglob("*"))]
    names = {f"{path.name}/" if path.is_dir() else path.name for path in there}
    named = re.findall(r"`(?:[a-z_]+/)*([a-z_]+(?:\.py|/))`", (ROOT / "ARCHITECTURE.md").read_text())
    assert len(named) > 100
    assert sorted({*named} - names) == []


def test_architecture_says_what_each_module_beside_the_packages_is_for():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    beside = [path.name for top in ("storage", "archiver") for path in (ROOT / top).glob("[a-z]*.py")]
    assert [name for name in sorted(beside) if not re.search(rf"`(?:[a-z_]+/)*{name}`", text)] == []


@cache
def _modules() -> list[str]:
    return [f"/{path.relative_to(ROOT).as_posix()}" for top in TOPS for path in (ROOT / top).rglob("*.py")]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_named_by_a_partial_path_exist(paper):
    """Such as `page/cards.py`. Logs are exempt: they use the names of their time."""
    if paper.name == "log.md":
        return
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", paper.read_text()))
    assert [one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in _modules())] == []


def test_modules_named_in_the_code_exist():
    """Such as `page/cards.py` in a comment, or `cards.py` in the list at the head of a package."""
    tops = ("/config/", "/storage/", "/archiver/")
    code = "".join((ROOT / path[1:]).read_text() for path in _modules() if path.startswith(tops))
    named = set(re.findall(r"(?<![\w/])((?:[a-z_]+/)*[a-z_]+\.py)\b", code))
    lost = [one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in _modules())]
    assert lost == ["data/verify.py"]  # in a dossier


def test_decisions_are_numbered_without_gaps():
    numbers = [
        int(path.name[:4]) for path in sorted((ROOT / "docs/decisions").glob("*.md")) if path.name != "README.md"
    ]
    assert numbers == list(range(1, len(numbers) + 1))
