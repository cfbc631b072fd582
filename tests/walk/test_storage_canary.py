"""What must never lie in a store in the clear: looked for in every object, opened as far as it can be."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace

from archiver.intake.references import Cite, reference
from storage.journal import OperatorAct
from storage.model import Access
from tests.support.world import World

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
            replace(reference(site.url("/")), access=Access.SEALED, cites=(cite,), tags=("canary-tag",)),
            replace(reference(site.url("/told")), cites=(open_cite,)),
        ]
    )
    world.app.journal.record([OperatorAct(act="paused", who="canary-actor")])
    world.app.settle()
    found = objects(world)
    for name, data in found.items():
        for canary in CANARIES:
            assert canary.encode() not in data, (name, canary)
    assert any(b"told quote" in data for data in found.values()), "public ones are found again without a key"
    assert (world.root / "keys" / "sealing.keys").stat().st_mode & 0o777 == 0o600
