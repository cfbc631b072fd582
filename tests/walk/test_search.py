"""Kept texts are read into the search index: once, after the looks, and whatever the store does meanwhile."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

from archiver import app
from archiver.kept_texts import Texts
from archiver.lookup import Bodies
from archiver.readers.pool import Readers
from archiver.search import Indexing, find
from demo.site import pdf
from storage.catalog.search_tables import wordings
from storage.errors import StoreError
from tests.support import catalogs, postgres
from tests.support.binary import compound, doc
from tests.support.ofd import ofd, sheet
from tests.support.office import xlsx, zipped
from tests.support.site import Reply, page, tagged
from tests.support.world import World, decided
from tests.walk.test_kept_texts import blob, hurt, kept_text

SAID = "The deposit was returned only after the second year of the contract had ended."
INSTEAD = "The contract says nothing of what becomes of the deposits."


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def database(request):
    return postgres.blank() if request.param == "postgres" else ""


@pytest.fixture
def world(tmp_path, database):
    made = World(tmp_path / "archive", None, database=database)
    yield made
    made.close()


def looked(world, site, body=SAID, path="/report"):
    site.pages[path] = page("Report", f"<p>{body}</p>")
    world.add(site.url(path))
    return site.url(path), world.one(site.url(path))["capture"]


def found(whole, typed, access=None):
    """Of each place found: (text, number of the newest look with it, whether it is in the newest copy)."""
    with whole.catalog.read() as conn:
        results = find(conn, typed, access)
    return [(place.text, place.last.n, place.standing) for one in results.found for place in one.places]


def waiting(whole):
    with whole.catalog.read() as conn:
        return find(conn, "", None).progress.waiting


def test_passage_is_found_with_its_copy_and_marked_when_it_is_gone(world, site):
    url, _ = looked(world, site)
    assert (found(world.app, "deposit"), waiting(world.app)) == ([], 1)
    assert world.app.indexing.tick() == 1
    ((text, n, standing),) = found(world.app, '"second year" deposit')
    assert (SAID in text, n, standing, waiting(world.app)) == (True, 1, True, 0)
    site.pages["/report"] = page("Report", f"<p>{INSTEAD}</p>")
    for _ in range(2):
        world.clock.move(hours=13)
        assert world.one(url)["finding"] == "altered"
    assert found(world.app, "second year")[0][2] is None, "whether it is still there is not known yet"
    assert world.app.indexing.tick() == 2
    assert [one[1:] for one in found(world.app, "second year")] == [(1, False)]
    assert [one[1:] for one in found(world.app, "becomes")] == [(3, True)]


def test_sentence_still_there_is_marked_so_although_its_passage_changed(world, site):
    url, _ = looked(world, site, f"{SAID} It was so in all of the counties.")
    world.app.indexing.tick()
    site.pages["/report"] = page("Report", f"<p>{SAID} It was so in two of the counties, and in others it was not.</p>")
    for _ in range(2):
        world.clock.move(hours=13)
        world.one(url)
    world.app.indexing.tick()
    with world.app.catalog.read() as conn:
        (one,) = find(conn, "second year", None).found
        (gone,) = find(conn, '"all of the counties"', None).found
    assert [(place.last.n, place.standing, "two of" in place.text) for place in one.places] == [(3, True, True)]
    assert one.places[0].first_at < one.places[0].last.at, "since the first copy"
    assert [(place.last.n, place.standing) for place in gone.places] == [(1, False)]


def test_older_passage_whose_words_are_now_in_several_passages_is_marked_so(world, site):
    between = "This paragraph was put between the two of them, and says at some length what is in neither of them. " * 2
    url, _ = looked(world, site, f"{SAID} {INSTEAD}")
    world.app.indexing.tick()
    site.pages["/report"] = page(
        "Report", f"<p>{SAID} It is so.</p><p>{between}</p><p>{INSTEAD} It is so.</p><p>{between}</p>"
    )
    for _ in range(2):
        world.clock.move(hours=13)
        world.one(url)
    world.app.indexing.tick()
    with world.app.catalog.read() as conn:
        (one,) = find(conn, "returned becomes", None).found
    assert [(place.last.n, place.standing, place.other) for place in one.places] == [(1, True, True)]


def test_words_in_the_newest_copy_are_never_reported_as_gone_from_it(world, site):
    def said(n):
        return page(
            "Report", f"<p>{SAID}</p><p>The file of the massacre, updated {n} hours ago by its editors, is free.</p>"
        )

    site.pages["/report"] = said(0)
    world.add(site.url("/report"))
    for n in range(5):
        site.pages["/report"] = said(n)
        for _ in range(2):
            world.one(site.url("/report"))
            world.clock.move(hours=13)
    world.app.indexing.tick()
    with world.app.catalog.read() as conn:
        (all_,) = find(conn, "massacre editors", None).found
        (own,) = find(conn, "massacre editors", None, source=all_.watched.source.id).found
        (gone,) = find(conn, '"3 hours ago"', None).found
    for one in (all_, own):
        assert "updated 4 hours ago" in one.places[0].text, "that of the newest copy first"
        assert [(place.standing, place.other) for place in one.places][:2] == [(True, False), (True, True)]
        assert all(place.standing for place in one.places)
    assert (len(own.places), all_.more) == (5, True)
    assert [(place.standing, place.last.n) for place in gone.places] == [(False, 8)]


def test_removed_passage_is_found_although_its_words_stand_elsewhere_in_the_newest_copy(world, site):
    url, _ = looked(world, site, f"{SAID} Of the deposits 300 were lost.")
    site.pages["/report"] = page("Report", f"<p>{SAID} Of the deposits 30 were lost.</p>")
    for _ in range(2):
        world.clock.move(hours=13)
        world.one(url)
    world.app.indexing.tick()
    with world.app.catalog.read() as conn:
        (one,) = find(conn, "deposits lost", None).found
    assert [(place.standing, place.other, "300" in place.text) for place in one.places] == [
        (True, False, False),
        (True, True, True),
    ]


class Counted(Texts):
    """Counts which copies were read."""

    read_ids: Counter

    def read(self, capture):
        self.read_ids[capture.id] += 1
        return super().read(capture)


def counted(world):
    """An indexer, and the counts of the copies that it reads."""
    seen = Counter()

    @contextmanager
    def texts():
        made = Counted(Bodies(world.app.catalog, world.app.blobs), Readers(processes=0))
        made.read_ids = seen
        yield made

    return Indexing(world.app.catalog, texts), seen


def test_unchanged_copies_are_read_once(world, site):
    """The same bytes again, a 304, and a full copy after a month."""
    _, first = looked(world, site)
    site.pages["/tagged"] = tagged(page("Tagged"))
    world.add(site.url("/tagged"))
    indexing, seen = counted(world)
    for days in (0, 1, 1, 31, 1):
        world.clock.move(days=days)
        world.look()
        indexing.tick()
    assert waiting(world.app) == 0
    assert seen[first] == 1
    assert len(seen) == 2, "one for each page"
    assert max(seen.values()) == 1
    assert [one[1:] for one in found(world.app, "second year")] == [(6, True)]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/annex.pdf", pdf((SAID, "Nothing else is in it."))),
        ("/annex.doc", compound(doc(f"{SAID}\r"))),
        ("/annex.ofd", zipped(ofd([sheet(SAID)]))),
        ("/annex.xlsx", zipped(xlsx({"Sheet1": [["Said", "By whom"], [SAID, "nobody"]]}))),
    ],
)
def test_carried_document_is_indexed_and_named_in_results(world, site, address, file):
    site.pages[address] = Reply(200, file, "application/octet-stream")
    looked(world, site, f'See <a href="{address}">the annex</a>.')
    assert world.app.indexing.tick() == 2
    with world.app.catalog.read() as conn:
        (one,) = find(conn, "second year", None).found
    assert [place.document for place in one.places] == [site.url(address)]
    assert one.places[0].standing is True


def test_error_pages_are_not_indexed(world, site):
    looked(world, site)
    for path, reply in {
        "/lost": Reply(404, page("Gone", f"<p>{INSTEAD}</p>")),
        "/refused": Reply(403, page("No", f"<p>{INSTEAD}</p>")),
    }.items():
        site.pages[path] = reply
        world.add(site.url(path))
        world.one(site.url(path))
    assert world.app.indexing.tick() == 1
    assert found(world.app, "becomes") == []


def test_unavailable_store_is_retried_and_nothing_is_lost(world, site):
    looked(world, site)
    whole = world.root / "store"
    whole.rename(world.root / "away")
    whole.write_text("no directory")
    with pytest.raises(StoreError):
        world.app.indexing.tick()
    assert (waiting(world.app), found(world.app, "deposit")) == (1, [])
    whole.unlink()
    (world.root / "away").rename(whole)
    assert world.app.indexing.tick() == 1
    assert len(found(world.app, "deposit")) == 1


def test_damaged_copy_blocks_no_other_and_is_indexed_once_repaired(world, site):
    _, bad = looked(world, site)
    world.clock.move(hours=1)
    looked(world, site, INSTEAD, "/other")
    copy = world.app.lookup.by_id(bad)
    sound = blob(world, copy).read_bytes()
    hurt(world, kept_text(world, bad))
    hurt(world, copy)
    assert world.app.indexing.tick() == 1
    assert (len(found(world.app, "becomes")), found(world.app, "second year"), waiting(world.app)) == (1, [], 1)
    blob(world, copy).write_bytes(sound)
    assert world.app.indexing.tick() == 0, "not each time"
    assert Indexing(world.app.catalog, world.app.texts).tick() == 1, "by the next process, or after an hour"
    assert len(found(world.app, "second year")) == 1


def test_indexing_stops_when_its_time_is_over_and_continues_at_the_next_tick(world, site):
    for n in range(12):
        site.pages[f"/{n}"] = page(f"Report {n}", f"<p>{SAID} Number{n}.</p>")
    world.add(*(site.url(f"/{n}") for n in range(12)))
    world.look()
    done = [world.app.indexing.tick(for_s=0) for _ in range(3)]
    assert all(0 < one < 12 for one in done), "something, and not all"
    world.app.indexing.tick()
    assert waiting(world.app) == 0
    assert all(len(found(world.app, f"number{n}")) == 1 for n in range(12))


def test_two_indexers_at_once_leave_a_complete_index(world, site):
    for n in range(6):
        site.pages[f"/{n}"] = page(f"Report {n}", f"<p>{SAID} Number{n}.</p>")
    world.add(*(site.url(f"/{n}") for n in range(6)))
    world.look()
    world.clock.move(days=1)
    world.look()
    world.app.indexing.tick(for_s=0)
    both = [threading.Thread(target=Indexing(world.app.catalog, world.app.texts).tick) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(30)
    world.app.indexing.tick()
    assert waiting(world.app) == 0
    assert [[one[1:] for one in found(world.app, f"number{n}")] for n in range(6)] == [[(2, True)]] * 6
    with world.app.catalog.read() as conn:
        indexed = list(conn.scalars(sa.select(wordings.c.source)))
    assert len(set(indexed)) == len(indexed) == 6, "each text once"


def test_rebuilt_catalog_is_indexed_again_with_the_same_results(world, site, tmp_path):
    url, _ = looked(world, site)
    hush = site.url("/hush")
    site.pages["/hush"] = page("Hush", f"<p>{SAID}</p>")
    world.add(hush, sealed=True)
    world.one(hush)
    site.pages["/report"] = page("Report", f"<p>{INSTEAD}</p>")
    for _ in range(2):
        world.clock.move(hours=13)
        world.one(url)
    while world.app.indexing.tick():
        pass
    before = {typed: sorted(found(world.app, typed)) for typed in ("second year", "becomes", "report")}
    assert all(before.values())
    settings = decided(tmp_path / "rebuilt", store=f"file://{world.root}/store")
    catalogs.prepared(settings.database)
    other = app.build(settings, now=world.clock)
    try:
        other.rebuild()
        assert (found(other, "second year"), waiting(other)) == ([], 4)
        while other.indexing.tick():
            pass
        assert {typed: sorted(found(other, typed)) for typed in before} == before
    finally:
        other.close()


def test_service_with_upkeep_fills_the_search_index(world):
    names = {upkeep: [tick.name for tick in world.app._ticks(walk=False, upkeep=upkeep)] for upkeep in (True, False)}
    assert "search" in names[True]
    assert "search" not in names[False]
