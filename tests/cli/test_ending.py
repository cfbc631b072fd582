"""Commands that are ended while they write leave nothing half made and touch no other files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MIB = 1 << 20


@pytest.fixture
def data(tmp_path):
    """A data directory with keys, and with a catalog that takes seconds to pack."""
    made = tmp_path / "data"
    (made / "keys").mkdir(parents=True)
    (made / "keys" / "sealing").write_text("00" * 32)
    with closing(sqlite3.connect(made / "catalog.sqlite")) as conn:
        conn.execute("CREATE TABLE much (what BLOB)")
        conn.executemany("INSERT INTO much VALUES (?)", ((os.urandom(MIB),) for _ in range(200)))
        conn.commit()
    return made


@pytest.mark.parametrize(
    ("where", "code", "said"),
    [
        (">&-", 0, ""),
        (">&- 2>&-", 0, ""),
        ("<&- >&- 2>&-", 0, ""),
        ("> /dev/full", 4, "archiver: standard output: No space left on device"),
    ],
)
def test_output_that_cannot_be_written_is_not_reported_as_a_fault_of_archiver(tmp_path, where, code, said):
    """A closed stream counts as none; a full disk behind standard output is not mistaken for that of the data
    directory."""
    settings = {"ARCHIVER_DATA": str(tmp_path)} | {k: v for k, v in os.environ.items() if not k.startswith("ARCHIVER_")}
    ended = subprocess.run(
        f'"{sys.executable}" -m archiver config {where}', shell=True, cwd=ROOT, env=settings, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ended.returncode == code, ended.stderr
    assert said in ended.stderr
    assert "a fault of archiver" not in ended.stderr


@pytest.mark.parametrize("asked", [[], ["--json"]])
def test_letters_that_the_locale_does_not_have_are_escaped(tmp_path, asked):
    settings = {k: v for k, v in os.environ.items() if not k.startswith("ARCHIVER_")}
    settings |= {"ARCHIVER_DATA": str(tmp_path), "ARCHIVER_OPERATOR": "Bücher 研究所", "PYTHONIOENCODING": "cp1252"}
    ended = subprocess.run(
        [sys.executable, "-m", "archiver", "config", *asked], cwd=ROOT, env=settings, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    letters = b"B\\u00fccher" if asked else b"B\xfccher"  # JSON is never in another encoding than UTF-8
    assert letters + b" \\u7814\\u7a76\\u6240" in ended.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_terminated_backup_leaves_nothing_half_made(data, tmp_path, number):
    out = tmp_path / "out"
    out.mkdir()
    others = [out / ".b.zip.0123abcd", out / ".backup-other"]
    others[0].write_text("somebody else's")
    others[1].mkdir()
    settings = {"ARCHIVER_DATA": str(data)} | {k: v for k, v in os.environ.items() if not k.startswith("ARCHIVER_")}
    begun = subprocess.Popen(
        [sys.executable, "-m", "archiver", "backup", "-o", str(out / "b.zip")], cwd=ROOT, env=settings,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not [one for one in out.glob(".b.zip.*") if one != others[0] and one.stat().st_size > MIB]:
        assert begun.poll() is None, begun.stderr.read().decode()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    begun.send_signal(number)
    assert begun.wait(30) == 130
    begun.stderr.close()
    assert sorted(out.iterdir()) == sorted(others)
