"""Large answers are written in place: written once, read back once, and as sound as any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from storage.errors import StoreError
from storage.sequential_files import ROOM_BYTES, SETTLE_BYTES
from tests.support.site import Reply, page
from tests.support.world import World

PICTURE = Random(1).randbytes(SETTLE_BYTES + (4 << 20))
KIND = "application/octet-stream"
SMALL = PICTURE[: 3 << 19]


@pytest.fixture
def made(make_world: Callable[..., World]) -> World:
    world = make_world()
    world.app.large_bytes = 1 << 20
    return world


def in_place(world: World, line: dict[str, object], body: bytes) -> bool:
    """Whether the segment has the body uncompressed, right behind the room reserved before it."""
    store = Path(str(world.settings.store[0].directory))
    data = (store / str(line["segment"])).read_bytes()
    head, _, rest = data[ROOM_BYTES + 5 :].partition(b"\r\n\r\n")
    return head.startswith(b"HTTP/1.1 ") and rest.startswith(body[:60_000])


def looked(world: World, url: str) -> dict[str, object]:
    world.add(url)
    return world.one(url)


@pytest.mark.parametrize("body", [SMALL, PICTURE], ids=["small", "large"])
def test_large_answer_is_written_in_place_and_its_repetition_is_a_revisit(site, made, body):
    site.pages["/big"] = Reply(200, body, KIND)
    line = looked(made, site.url("/big"))
    assert in_place(made, line, body)
    opened = made.app.lookup.open(made.app.lookup.by_id(str(line["capture"])))
    assert b"".join(opened.record.payload().chunks()) == body
    made.clock.move(hours=6)
    again = made.one(site.url("/big"))
    assert again["original"] == line["capture"], "unchanged: nothing is kept twice"
    assert not in_place(made, again, body)
    assert list((made.root / "spool").iterdir()) == []


def test_redirected_large_answer_is_written_in_place(site, made):
    site.pages["/old"] = Reply(301, b"moved", headers={"Location": "/new"})
    site.pages["/new"] = Reply(200, SMALL, KIND)
    assert in_place(made, looked(made, site.url("/old")), SMALL)


def test_large_document_is_written_in_place_unless_its_page_is_long(site, made):
    for name, words in (("short", ""), ("long", f"<p>{Random(2).randbytes(ROOM_BYTES).hex()}</p>")):
        pdf = b"%PDF-1.4 " + name.encode() + SMALL
        site.pages[f"/{name}.pdf"] = Reply(200, pdf, "application/pdf")
        site.pages[f"/{name}"] = page(name, f'<p><a href="/{name}.pdf">Annex</a></p>{words}')
        line = looked(made, site.url(f"/{name}"))
        assert in_place(made, line, pdf) == (name == "short")
        opened = made.app.lookup.open(made.app.lookup.by_id(line["members"][0]["capture"]))
        assert opened.record.payload().read() == pdf


def test_interrupted_large_answer_is_written_in_place_as_far_as_received(site, made):
    site.pages["/torn"] = Reply(200, PICTURE, KIND, cut=len(PICTURE) - 1)
    line = looked(made, site.url("/torn"))
    assert in_place(made, line, PICTURE)
    capture = made.app.lookup.by_id(str(line["capture"]))
    assert capture.truncated == "disconnect"
    assert capture.payload_bytes < len(PICTURE)
    assert made.app.lookup.open(capture).record.payload().read() == PICTURE[: capture.payload_bytes]


def test_large_answer_over_the_size_limit_is_written_in_place_up_to_it(site, make_world):
    world = make_world(max_bytes="1280KiB")
    world.app.large_bytes = 1 << 20
    site.pages["/endless"] = Reply(200, PICTURE, KIND)
    line = looked(world, site.url("/endless"))
    assert in_place(world, line, PICTURE)
    capture = world.app.lookup.by_id(str(line["capture"]))
    assert (capture.truncated, capture.payload_bytes) == ("length", 1280 << 10)


def test_compressible_large_answer_is_compressed(site, made):
    body = b"what was said of the county " * (1 << 16)
    site.pages["/words"] = Reply(200, body, KIND)
    line = looked(made, site.url("/words"))
    store = Path(str(made.settings.store[0].directory))
    assert (store / str(line["segment"])).stat().st_size < len(body) // 4


def test_two_stores_each_get_their_own_file_of_a_large_answer(site, make_world, tmp_path):
    world = make_world(store=f"file://{tmp_path}/one,file://{tmp_path}/two")
    world.app.large_bytes = 1 << 20
    site.pages["/big"] = Reply(200, SMALL, KIND)
    line = looked(world, site.url("/big"))
    world.app.settle()
    one, two = (tmp_path / name / str(line["segment"]) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_ino != two.stat().st_ino
    assert one.stat().st_nlink == two.stat().st_nlink == 1


def test_large_answer_is_stored_once_the_store_is_back(site, made):
    made.app.patience_s = 0.1
    site.pages["/big"] = Reply(200, SMALL, KIND)
    url = site.url("/big")
    made.add(url)
    _ = made.app.rounds
    store = Path(str(made.settings.store[0].directory))
    aside = store.rename(store.with_name("aside"))
    store.write_text("not mounted")
    with pytest.raises(StoreError):
        made.one(url)
    store.unlink()
    aside.rename(store)
    next_life = made.again()
    try:
        next_life.app.settle()
        _ = next_life.app.rounds
        (visit,) = next_life.visits(url)
        assert in_place(next_life, visit, SMALL)
        next_life.sound()
    finally:
        next_life.close()
