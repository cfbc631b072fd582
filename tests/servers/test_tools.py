"""Third-party WARC readers find every record and every digest sound in what our looks wrote."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent


def check(tool: str, file: Path) -> tuple[int, str]:
    done = subprocess.run([BIN / tool, "check", file], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def test_fastwarc_check_finds_every_digest_right(kept):
    assert len(kept.files) >= 2
    for file in kept.files:
        code, said = check("fastwarc", file)
        assert code == 0, said


def test_warcio_check_finds_every_block_digest_right(kept):
    """Its two complaints are its own fault: for chunked responses it hashes the framing too (docs/warc.md)."""
    complaints = []
    for file in kept.files:
        _, said = check("warcio", file)
        complaints += [line.strip() for line in said.splitlines() if "failed" in line]
    assert len(complaints) == 2
    assert all(one.startswith("payload digest failed") for one in complaints)


def test_warcio_and_fastwarc_checks_notice_an_altered_block(kept, tmp_path):
    file = kept.files[0]
    whole = gzip.decompress(file.read_bytes())
    assert whole.count(b"Institute of Economic") >= 1
    broken = tmp_path / "broken.warc"
    broken.write_bytes(whole.replace(b"Institute of Economic", b"Institute of Comedies", 1))
    assert "block digest failed" in check("warcio", broken)[1]
    assert check("fastwarc", broken)[0] != 0


def test_gzip_reads_a_whole_segment(kept):
    if shutil.which("gzip") is None:
        pytest.skip("no gzip")
    for file in kept.files:
        subprocess.run(["gzip", "-t", file], timeout=60, check=True)
