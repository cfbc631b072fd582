"""What must never lie in a store in the clear: looked for in every object, opened as far as it can be."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace

from archiver.intake.references import Cite, reference
from storage.journal import OperatorAct
from storage.model import Access
from tests.support.world import World, rebuilt

CANARIES = ("canary-title", "canary-quote", "canary-work-url", "canary-tag", "canary-actor", "canary-locator")


def objects(world: World) -> dict[str, bytes]:
    """Every object as it lies there, and as it reads."""
    found = {}
    for stat in world.app.blobs.names():
        data = world.app.blobs.get(stat.name)
        found[stat.name] = data
        if stat.name.endswith(".gz"):
            try:
                found[f"{stat.name} (open)"] = gzip.decompress(data)
            except (OSError, EOFError, zlib.error):
                continue
    return found


def test_works_passages_tags_and_actors_of_sealed_sources_are_nowhere(make_world, site, tmp_path):
    world = make_world()
    cite = Cite(
        title="canary-title", url="https://x.example/canary-work-url", quote="canary-quote", locator="canary-locator"
    )
    open_cite = Cite(title="told title", url="https://x.example/told", quote="told quote", locator="p. 1")
    world.app.intake.register(
        [
            replace(reference(site.url("/canary-path")), access=Access.SEALED, cites=(cite,), tags=("canary-tag",)),
            replace(reference(site.url("/told")), cites=(open_cite,)),
        ]
    )
    world.app.journal.record([OperatorAct(act="paused", who="canary-actor")])
    world.app.settle()
    found = objects(world)
    for name, data in found.items():
        for canary in CANARIES:
            assert canary.encode() not in data, (name, canary)
        assert b"canary-path" not in data, name  # nothing was looked at yet: only the journal knows it
    assert any(b"told quote" in data for data in found.values()), "public ones are found again without a key"
    assert (world.root / "keys" / "sealing.keys").stat().st_mode & 0o777 == 0o600


def test_a_sealed_source_comes_back_with_its_url_or_without_the_key_from_its_segments(world, site, tmp_path):
    world.add(site.url("/sealed"), site.url("/later"), sealed=True)
    world.look(site.url("/sealed"))
    rebuilt(world.app)
    store = f"file://{tmp_path / 'archive' / 'store'}"
    other = World(tmp_path / "keyless", world.clock, store=store)
    result = other.app.rebuild()
    assert [one.source.url for one in other.app.lookup.sources()] == [site.url("/sealed")]
    assert {one.source.access for one in other.app.lookup.sources()} == {Access.SEALED}
    assert len(result.sealed) == 1
    other.close()
