"""A thousand captures are exported in bounded memory."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest

from storage.model import Finding
from tests.support.depth import deep
from tests.web.scenes import Archive, http

LOOKS, SOURCES = 1000, 20
MORE_BYTES = 48 << 20  # beyond what the program itself takes; all bodies together are 100 MB


@deep
@pytest.mark.server  # writes a hundred megabytes, which takes ten seconds
def test_a_thousand_captures_are_exported_in_bounded_memory(tmp_path):
    archive = Archive(tmp_path / "archive", ARCHIVER_LEDGER_ORIGIN="test")
    urls = [f"https://example.org/report/{number}" for number in range(SOURCES)]
    for url in urls:
        archive.add(url)
    chance = random.Random(1)
    for _ in range(LOOKS // SOURCES):
        archive.now += timedelta(minutes=1)
        pages = [archive.exchange(http(chance.randbytes(100_000)), url) for url in urls]  # no two alike
        archive.visits([archive.planned(url, Finding.FIRST, page) for url, page in zip(urls, pages, strict=True)])
    archive.app.settle()
    archive.close()
    program = textwrap.dedent(f"""
        import json
        from pathlib import Path
        from archiver import app
        from config.settings import load
        from storage.clock import utcnow
        def peak():
            status = Path("/proc/self/status").read_text()
            return int(status.split("VmHWM:")[1].split()[0]) * 1024
        root = Path({str(tmp_path / "archive")!r})
        whole = app.build(load({{"ARCHIVER_DATA": str(root / "data")}}, cwd=root), utcnow)
        sources = list(whole.lookup.sources())
        import archiver.export.making, archiver.export.summary, reportlab.platypus, reportlab.pdfbase.cidfonts
        before = peak()
        made, _ = whole.maker.make("dossier", sources, "t", root / "out.zip")
        print(json.dumps([made.looks, made.captures, peak() - before, (root / "out.zip").stat().st_size]))
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    looks, captures, more, size = json.loads(done.stdout)
    print(f"{looks} looks, {captures} captures, {size >> 20} MiB written, {more >> 20} MiB of memory more")
    assert (looks, captures) == (LOOKS, LOOKS)
    assert more < MORE_BYTES
