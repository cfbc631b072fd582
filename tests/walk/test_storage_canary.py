"""What must never be stored in plaintext: searched for in every object, decompressed as far as possible."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace

from archiver import web
from archiver.intake.references import Cite, reference
from storage.journal import OperatorAct
from storage.model import Access, HoldKind, RemarkKind
from tests.support.receiver import SECRET
from tests.support.site import NOT_FOUND, Reply, page
from tests.support.world import World, rebuilt

CANARIES = ("canary-title", "canary-quote", "canary-work-url", "canary-tag", "canary-actor", "canary-locator")


def objects(world: World) -> dict[str, bytes]:
    """Every object as stored, and decompressed."""
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


def test_details_of_sealed_sources_are_nowhere_in_plaintext(make_world, site):
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


def test_looks_at_a_sealed_source_tell_the_cited_passage_in_sealed_segments_and_nothing_of_who_cites_it(
    make_world, site
):
    """Papers say so: a finding rests on the passage that was sought. Looked at before and after a loss, and after remarks."""
    world = make_world()
    site.pages |= {"/cited": page("Cited", "<p>Words of a canary-quote stand here.</p>"), "/told": page("Told")}
    cite = Cite(
        title="canary-title", url="https://x.example/canary-work-url", quote="canary-quote", locator="canary-locator"
    )
    world.app.intake.register(
        [
            replace(reference(site.url("/cited")), access=Access.SEALED, cites=(cite,), tags=("canary-tag",)),
            reference(site.url("/told")),
        ]
    )
    world.look()
    del site.pages["/cited"]
    world.clock.move(hours=1)
    world.look()
    case, say = world.app.lookup.cases()[0].id, world.app.remarks.make
    say(case, RemarkKind.NOTE, actor="canary-actor", reason="canary-note")
    say(case, RemarkKind.KNOWN_MOVE, actor="canary-actor", reason="canary-note", url="https://x.example/canary-place")
    world.clock.move(hours=13)
    world.look()
    world.app.settle()
    found = objects(world)
    private = [one.encode() for one in (*CANARIES, "canary-note", "canary-place") if one != "canary-quote"]
    assert [(name, one) for name, data in found.items() for one in private if one in data] == []
    tell = {name for name, data in found.items() if b"canary-quote" in data}
    sealed = {name for name, data in found.items() if b"access: sealed" in data}
    assert tell == sealed, "each sealed segment, and nothing else"
    assert len(tell) >= 3, "one or more for each look"


def test_notes_tokens_recipients_and_actors_are_nowhere_in_plaintext(make_world, site, receiver):
    """On a public source, with all of them used: notification, remarks, hold, release, erasure."""
    world = make_world(webhook=receiver.url, webhook_secret=SECRET)
    assert world.app.notify.tick() == 0
    site.pages |= {"/told": page("Told"), "/erased": page("Erased")}
    url = site.url("/told")
    world.add(url, site.url("/erased"))
    erased = world.look()[1]["capture"]
    site.pages.clear()
    site.missing = Reply(404, NOT_FOUND)
    world.clock.move(hours=13)
    world.look()
    assert world.app.notify.tick() >= 3
    token = web.new_token(world.app.catalog, "canary-reader", "read", world.clock())
    say, case = world.app.remarks.make, world.app.lookup.cases()[0].id
    say(case, RemarkKind.NOTE, actor="canary-account", reason="canary-note")
    say(case, RemarkKind.KNOWN_MOVE, actor="canary-account", reason="canary-note", url="https://x.example/canary-place")
    hold = world.app.holds.place(HoldKind.SOURCE, world.watched(url).source.id, "Court of X", who="canary-holder")
    world.app.holds.release(hold.id, "Court of X", who="canary-holder")
    world.app.purging.purge([world.app.lookup.by_id(erased)], "Court of X", who="canary-eraser")
    world.checked.clear()  # an erasure rewrote the segments that were reported
    world.app.journal.record([OperatorAct(act="export", who="canary-account")], "canary-account (archiver export)")
    world.app.settle()
    secrets = [b"canary-", token.encode(), SECRET.encode(), b"hush", receiver.url.encode()]
    found = objects(world)
    assert [(name, one) for name, data in found.items() for one in secrets if one in data] == []
    assert any(b"Court of X" in data for data in found.values()), "what may be in the clear is looked through too"


def test_sealed_source_is_rebuilt_with_its_url_or_without_the_key_from_its_segments(world, site, tmp_path):
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
