"""pywb replays our exports: the WARC files of a dossier or bag, and a WACZ as written."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.servers.test_pywb import HOME, _captures, _free_port, _get, _wait

pytestmark = pytest.mark.server


@contextmanager
def serving(home: Path, *added: str | Path) -> Iterator[int]:
    """The port of a pywb with a collection `kept`."""
    if HOME is None:
        pytest.skip("ARCHIVER_TEST_PYWB names no environment with pywb")
    home.mkdir()
    port = _free_port()
    for command in (["init", "kept"], ["add", *map(str, added)]):
        subprocess.run(
            [Path(HOME) / "bin/wb-manager", *command], cwd=home, capture_output=True, timeout=120, check=True
        )
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [Path(HOME) / "bin/wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=home, stdout=log, stderr=log
        )
    try:
        _wait(port, server, home / "log")
        yield port
    finally:
        server.kill()
        server.wait()


@pytest.mark.parametrize("form", ["dossier", "bag", "wacz"])
def test_pywb_replays_an_export_with_members_and_revisits(kept, tmp_path, form):
    """The page, its members and the second look, a revisit that is resolved within the export; and nothing else."""
    kept.world.app.settle()
    url = kept.site.url("/report")
    out = tmp_path / f"out.{form}"
    kept.world.app.maker.make(form, [kept.world.watched(url)], "Report", out)
    files: list[str | Path] = ["--unpack-wacz", "kept", out]
    if form != "wacz":
        with zipfile.ZipFile(out) as zipped:
            names = [name for name in zipped.namelist() if name.endswith(".warc.gz")]
            zipped.extractall(tmp_path / "opened", names)
        files = ["kept", *(tmp_path / "opened" / name for name in names)]
    with serving(tmp_path / "pywb", *files) as port:
        for wanted in (url, kept.site.url("/report.pdf")):
            found = _captures(port, wanted)
            assert found, f"pywb has nothing of {wanted}"
            for at in found:
                status, headers, body = _get(port, f"/kept/{at}id_/{wanted}")
                assert (status, body) == (200, kept.told[wanted]), (wanted, at, headers)
        assert len(_captures(port, url)) == 2, "both looks"
        assert _captures(port, kept.site.url("/packed")) == [], "another source's page is not in it"
