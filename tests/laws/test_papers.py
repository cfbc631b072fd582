"""What the documents say is there: settings, commands, links, numbered decisions."""

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
# Commands that papers may promise for later, and where. Nothing else is named that is not there.
LATER: dict[str, str] = {}
# Files that papers name before they are there; whoever makes one takes it off.
COMING: frozenset[str] = frozenset()


@cache
def commands() -> dict[str, Any]:
    """Every command by its words: `token create` too."""
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


def test_every_setting_is_in_its_paper():
    text = (ROOT / "docs/settings.md").read_text()
    missing = [name for name in specs() if f"ARCHIVER_{name.upper()}" not in text]
    assert missing == []


def test_the_compose_file_hands_on_every_setting_but_where_the_image_listens_and_what_may_erase():
    handed = set(re.findall(r"\bARCHIVER_(\w+)[,\n]", (ROOT / "compose.single.yaml").read_text()))
    assert {name.upper() for name in specs()} - handed == {"DATA", "LISTEN", "REPLAY_LISTEN", "PURGE_PROFILE"}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_named_is_there(paper):
    known = {words.split()[0] for words in commands()}
    named = set(re.findall(r"(?:^|`)(?:\$ )?(?:\.venv/bin/)?archiver ([a-z]+)\b", paper.read_text(), re.MULTILINE))
    assert named - known - LATER.keys() == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_test_named_is_there(paper):
    named = re.findall(r"\b(tests/[a-z0-9_/]+\.py)::(test_\w+)", paper.read_text())
    assert [f"{file}::{name}" for file, name in named if f"def {name}(" not in (ROOT / file).read_text()] == []


def test_the_paper_of_faults_names_tests():
    assert (ROOT / "docs/faults.md").read_text().count("::test_") > 30


def test_the_paper_of_commands_has_each_of_them():
    text = (ROOT / "docs/commands.md").read_text()
    assert [words for words in commands() if f"archiver {words}" not in text] == []


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_says_what_it_does(name):
    told = commands()[name].help
    assert told
    assert told[0].isupper()
    assert all(one.help for one in commands()[name].params if one.param_type_name == "option")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_and_paths_lead_somewhere(paper):
    text = paper.read_text()
    links = [
        one for one in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in one and not one.startswith("mailto:")
    ]
    assert [one for one in links if not (paper.parent / one).exists()] == []
    named = re.findall(r"`((?:docs|tests|config|storage|archiver|benchmarks|demo)/[\w./-]+)`", text)
    assert [one for one in named if one not in COMING and not (ROOT / one).exists()] == []


def test_the_architecture_names_modules_and_packages_that_are_there():
    roots = [ROOT / name for name in ("archiver", "storage", "config", "tools", "docs")]
    there = [*roots, *(path for root in roots for path in root.rglob("*"))]
    names = {f"{path.name}/" if path.is_dir() else path.name for path in there}
    named = re.findall(r"`(?:[a-z_]+/)*([a-z_]+(?:\.py|/))`", (ROOT / "ARCHITECTURE.md").read_text())
    assert len(named) > 100
    assert sorted({*named} - names) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_named_in_part_are_there(paper):
    """As `page/cards.py`, for short. The logs say what was, in the names of its time."""
    if paper.name == "log.md":
        return
    there = [f"/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("*/**/*.py") if ".venv" not in path.parts]
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", paper.read_text()))
    assert [one for one in sorted(named) if not any(path.endswith(f"/{one}") for path in there)] == []


def test_decisions_are_numbered_without_a_gap():
    numbers = [
        int(path.name[:4]) for path in sorted((ROOT / "docs/decisions").glob("*.md")) if path.name != "README.md"
    ]
    assert numbers == list(range(1, len(numbers) + 1))
