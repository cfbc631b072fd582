"""Temporary files: those of a living process are left to it, and nothing of a dead one stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage import disks, scratch
from tests.walk.test_stores import fill, small_disk

__all__ = ["small_disk"]

ROOT = Path(__file__).parents[2]
HOLDS = """
import sys, time
from pathlib import Path
from storage import scratch
with scratch.directory(Path(sys.argv[1]), "audit-") as held, scratch.file(Path(sys.argv[1]), "copy-") as file:
    (held / "copy").write_text("half")
    print("there", flush=True)
    time.sleep(600)
"""


def aged(place: Path) -> list[Path]:
    """Make every file there look old, and list them."""
    for path in place.iterdir():
        os.utime(path, (0, 0))
    return sorted(place.iterdir())


def test_sweep_spares_files_of_a_living_process_and_removes_those_of_a_dead_one(tmp_path):
    (tmp_path / ".journal-left").touch()
    with subprocess.Popen([sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout.readline() == b"there\n"
        assert len(aged(tmp_path)) == 3
        scratch.sweep(tmp_path)
        assert [path.name.partition("-")[0] for path in sorted(tmp_path.iterdir())] == ["audit", "copy"]
        process.kill()
    scratch.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_sweep_spares_young_files_that_may_be_about_to_be_used(tmp_path):
    (tmp_path / "copy-new").touch()
    scratch.sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["copy-new"]


@pytest.mark.parametrize("over", [False, True])
def test_small_file_is_unchanged_when_rewriting_it_fails_on_a_full_disk(small_disk, over):
    path = small_disk / "keys" / "name"
    disks.write_whole(path, b"first\n")
    filler = fill(small_disk)
    with pytest.raises(OSError, match="No space left"):
        disks.write_whole(path, b"second\n", over=over)
    with pytest.raises(OSError, match="No space left"):
        disks.write_whole(path.with_name("other"), b"second\n", over=over)
    assert [(one.name, one.read_bytes()) for one in path.parent.iterdir()] == [("name", b"first\n")]
    filler.unlink()
    disks.write_whole(path, b"second\n", over=over)
    assert path.read_bytes() == (b"second\n" if over else b"first\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_next_write_removes_old_half_written_small_files_of_a_killed_process(tmp_path):
    left, young = tmp_path / ".name.0123abcd", tmp_path / ".name.4567abcd"
    for path in (left, young):
        path.write_text("ha")
    os.utime(left, (0, 0))
    disks.write_whole(tmp_path / "name", b"whole\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, "name"]


MAKES_ONE = """
import sys, time
from pathlib import Path
from storage import scratch
with scratch.part(Path(sys.argv[1])) as file, scratch.part_directory(Path(sys.argv[1])) as place:
    (place / "in it").touch()
    print("there", flush=True)
    time.sleep(600)
"""


def test_next_command_removes_only_stale_part_files_beside_its_output(tmp_path):
    out = tmp_path / "[all].wacz"
    names = [f".{out.name}.notes.part", ".other.wacz.0123abcd.part", f".{out.name}.0123abcd"]
    for name in names:
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / f".{out.name}.fedcba98.part")
    others = aged(tmp_path)
    with subprocess.Popen([sys.executable, "-c", MAKES_ONE, str(out)], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout.readline() == b"there\n"
        assert len(aged(tmp_path)) == len(others) + 2
        with scratch.part(out) as file:
            assert len(list(tmp_path.iterdir())) == len(others) + 3, "what is locked somebody is at"
            assert Path(file.name).parent == tmp_path
        process.kill()
    with scratch.part(out) as file:
        file.write(b"whole")
        file.flush()
        Path(file.name).replace(out)
    assert sorted(tmp_path.iterdir()) == sorted([*others, out])
    assert out.read_bytes() == b"whole"
