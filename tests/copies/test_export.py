"""Exports of what one store no longer has as it was stored."""

from __future__ import annotations

import pytest

from archiver.export import verifier
from storage.clock import utcnow
from tests.support.forging import members
from tests.support.site import Site, page
from tests.support.world import World
from tests.walk.test_bad_input import Shell


@pytest.fixture
def lived(tmp_path):
    """A look at a page, in two directories: its shell, with the settings for both, the URL, the segment's name."""
    stores = f"file://{tmp_path}/one,file://{tmp_path}/two"
    with Site() as site:
        site.pages["/page"] = page("A page")
        world = World(tmp_path / "archive", utcnow, store=stores)
        world.add(site.url("/page"))
        line = world.one(site.url("/page"))
        world.app.settle()
        world.close()
    archiver = Shell(tmp_path / "archive")
    return lambda *arguments: archiver(*arguments, store=stores), line["url"], line["segment"]


def test_export_takes_each_damaged_record_from_the_other_store(lived, tmp_path):
    archiver, url, segment = lived
    first, second = (tmp_path / store / segment for store in ("one", "two"))
    whole = second.read_bytes()
    first.chmod(0o600)
    at = [place + size // 2 for place, size, _ in members(whole)]
    for number, place in enumerate([*at, len(whole)]):
        damaged = bytearray(whole)
        if place < len(whole):
            damaged[place] ^= 0xFF
        else:
            del damaged[-100:]
        first.write_bytes(damaged)
        out = tmp_path / f"{number}.zip"
        done = archiver("export", url, "--dossier", "-o", str(out))
        assert done.code == 0, (place, done)
        assert verifier.load().verify(out, [], []).problems == []
        first.chmod(0o600)
    second.chmod(0o600)
    for copy in (first, second):
        copy.write_bytes(damaged)
    done = archiver("export", url, "--dossier", "-o", str(tmp_path / "last.zip"))
    assert (done.code, "no copy of it is sound" in done.err, "archiver audit --now" in done.err) == (1, True, True), (
        done
    )
