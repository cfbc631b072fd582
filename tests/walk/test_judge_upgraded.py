"""Archives of a release that recognised less of what a page carries: the rest is watched from the first look after
the upgrade, even if the page is unchanged."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from storage.catalog.schema import sources, visits
from tests.support.site import Reply, page, prose
from tests.support.world import World
from tests.walk.test_judge_brought import GONE, PAGE, carrier, paper
from tests.walk.test_judge_sent_on import to
from tests.walk.test_judgement_table import after, held

LINKS = '<a href="/d/7">Download</a> <a href="/d/8">Download</a>'


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path / "archive", None)
    yield made
    made.close()


def earlier(world, documents):
    """Leaves the archive as `judge/21` would have: documents by where they were found."""
    with world.app.catalog.write() as conn:
        conn.execute(sa.update(visits).values(rules="judge/21"))
        conn.execute(sa.update(sources).values(documents=json.dumps(documents)))


def asked(site, path):
    found = path in site.paths()
    site.forget()
    return found


@pytest.mark.parametrize("still", [True, False], ids=["the same bytes", "others at each look"])
def test_document_unknown_before_the_upgrade_is_fetched_once_and_then_watched(site, world, still):
    site.pages |= {"/d/7": paper(), "/d/8": page("Downloads")}
    url = held(site, world, body=carrier(LINKS))
    earlier(world, {})
    site.forget()
    for n in range(3):
        site.pages[PAGE] = carrier(LINKS, head="" if still else f"<!-- {n} -->")
        after(world, url, 30)
        assert [one.address for one in world.watched(url).documents] == [site.url("/d/7")]
        assert asked(site, "/d/8") == (n == 0)
    site.pages["/d/7"] = GONE
    assert after(world, url, 6, 8, 31)[-1][1:] == ("removed", "confirmed")
    assert world.kinds(url) == ["first", "suspected", "removed"]
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize("still", [True, False], ids=["the same bytes", "others at each look"])
def test_document_known_by_an_expiring_url_is_fetched_by_its_pages_url_after_the_upgrade(site, world, still):
    site.pages |= {"/d/7.pdf": to("/store/a?signature=0"), "/store/a?signature=0": paper()}
    body = '<a href="/d/7.pdf">Annex</a>'
    url = held(site, world, body=carrier(body))
    (kept,) = world.watched(url).documents
    earlier(world, {kept.url: kept.id})
    assert [one.address for one in world.watched(url).documents] == [site.url("/store/a?signature=0")]
    site.pages |= {"/d/7.pdf": to("/store/a?signature=1"), "/store/a?signature=1": paper()}
    site.pages["/store/a?signature=0"] = Reply(403, b"<Error><Code>AccessDenied</Code></Error>", "application/xml")
    site.pages[PAGE] = carrier(body, head="" if still else "<!-- 1 -->")
    assert {one[1] for one in after(world, url, 30, 32)} == {"available"}
    assert [one.address for one in world.watched(url).documents] == [site.url("/d/7.pdf")]
    site.pages["/d/7.pdf"] = GONE
    assert after(world, url, 6, 8, 31)[-1][1:] == ("removed", "confirmed")


def read_by_another(world):
    """Leaves the archive as a release would have that read less of a page."""
    with world.app.catalog.write() as conn:
        said = json.loads(conn.execute(sa.select(sources.c.assessment)).scalar_one())
        said["marks"].pop("read_by", None)
        conn.execute(sa.update(sources).values(assessment=json.dumps(said)))


def shown(n, also=""):
    """A page with content that only the current release reads and that differs at each look."""
    return carrier(more=f'{also}<input readonly value="Session {prose(f"of {n}", 5)}">')


def test_changing_content_first_read_after_an_upgrade_is_not_an_alteration(site, world):
    checked = f"<p>{prose('checked', 20)}</p>"
    url = held(site, world, body=shown(0, checked))
    after(world, url, 6)
    read_by_another(world)
    for n in range(1, 10):
        site.pages[PAGE] = shown(n, checked)
        assert after(world, url, 12)[-1][1] == "available"
    assert world.kinds(url) == ["first"]
    for n in range(10, 18):  # a removal beside it is reported
        site.pages[PAGE] = shown(n)
        after(world, url, 12)
    assert world.kinds(url) == ["first", "altered"]


def test_passage_missing_since_before_an_upgrade_is_reported_after_it(site, world):
    checked = f"<p>{prose('checked', 20)}</p>"
    url = held(site, world, body=carrier(more=checked + prose("turn 0", 9)))
    for n in range(1, 12):
        site.pages[PAGE] = carrier(more=(checked if n < 4 else "") + prose(f"turn {n}", 9))
        after(world, url, 12)
        if n == 5:
            read_by_another(world)
    assert world.kinds(url) == ["first", "altered"]
