"""Judging again, from stored observations or bodies: the same result, or a list of what changed and why."""

from __future__ import annotations

import gc
import random
from dataclasses import replace
from typing import ClassVar

import pytest

from archiver import kept_texts
from archiver.kept_texts import Texts
from archiver.lookup import Bodies
from archiver.readers.pool import Readers
from archiver.rejudge import Changed, Done, Rejudge
from archiver.rejudge.deep import Deep
from archiver.text import Text
from demo.site import pdf
from storage.errors import BlobDamaged
from storage.model import Finding, RemarkKind
from tests.support.depth import rounds
from tests.support.notices import CHALLENGE, LOGIN, PARKED, rotating
from tests.support.site import NOT_FOUND, Reply, moved, page, prose, tagged
from tests.walk.test_judgement_table import after, held


class Exact(Deep):
    """Records every field in which the new observation differs from the stored one, versions excepted."""

    differs: ClassVar[list[tuple[str, int, str]]] = []

    def again(self, record):
        made, stored = super().again(record), record.observation
        for name in stored.__dataclass_fields__:
            if getattr(made, name) != getattr(stored, name):
                self.differs.append((record.url, record.n, f"{name}: {getattr(stored, name)} -> {getattr(made, name)}"))
        return made


def made(world, kind=Exact, bodies=None):
    bodies = bodies or Bodies(world.app.catalog, world.app.blobs)
    texts = Texts(bodies, Readers(processes=0), afresh=True)
    return Rejudge(
        world.app.catalog, world.app.blobs, observing=lambda source: kind(source, world.app.catalog, bodies, texts)
    )


def deep(world, kind=Exact):
    return list(made(world, kind).all())


@pytest.fixture(autouse=True)
def _fresh():
    Exact.differs = []


def troubled(site, world):
    """A site that goes through most kinds of trouble within three weeks."""
    site.missing = rotating("We could not find what you were looking for.")
    lines = [prose(f"passage {n}", 40) for n in range(4)]
    sentence = "The deposit was returned only after the second year of the contract had ended."
    site.pages |= {
        "/papers/": page("Papers", '<ul><li><a href="/papers/soft">Soft</a></li></ul>'),
        "/papers/gone": page("Gone"),
        "/papers/soft": page("Soft"),
        "/papers/wall": page("Wall"),
        "/papers/sent": page("Sent"),
        "/papers/tagged": tagged(page("Tagged")),
        "/papers/altered": page("Altered", f"<p>{sentence}</p><p>{prose('more', 60)}</p>"),
        "/papers/carrier": page("Carrier", '<p><a href="/papers/annex.pdf">Annex</a></p>'),
        "/papers/annex.pdf": Reply(200, pdf((lines[0], lines[1])), "application/pdf"),
        "/papers/own.pdf": Reply(200, pdf(tuple(lines)), "application/pdf"),
        "/papers/failing": page("Failing"),
    }
    urls = [site.url(path) for path in sorted(site.pages) if path not in {"/papers/", "/papers/annex.pdf", "/"}]
    world.add(*urls[:-1])
    world.add(urls[-1], quote=sentence)
    world.add(site.url("/papers/altered"), quote=sentence)
    world.look()
    world.clock.move(hours=7)
    world.look()
    world.clock.move(days=8)
    world.look()
    for path in ("/papers/gone", "/papers/soft", "/papers/annex.pdf"):
        del site.pages[path]
    site.pages["/papers/gone"] = Reply(404, NOT_FOUND)
    site.pages["/papers/wall"] = Reply(403, CHALLENGE)
    site.pages["/papers/sent"] = moved("/")
    site.pages["/papers/altered"] = page("Altered", f"<p>{prose('more', 60)}</p>")
    site.pages["/papers/own.pdf"] = Reply(200, pdf(tuple(lines[1:])), "application/pdf")
    site.pages["/papers/failing"] = Reply(500, b"<h1>Internal Server Error</h1>")
    for hours in (1, 6, 18, 24.5):
        world.clock.move(hours=hours)
        world.look()
    site.pages["/papers/gone"] = page("Gone")
    site.pages["/papers/wall"] = page("Wall", f"<p>{prose('and more', 30)}</p>")
    for hours in (6, 12):
        world.clock.move(hours=hours)
        world.look()


def test_rejudging_from_bodies_reproduces_every_observation_and_verdict(site, world):
    troubled(site, world)
    states = {one.assessment.state.value for one in world.app.lookup.sources()}
    assert {"available", "removed"} <= states
    (done,) = deep(world)
    assert Exact.differs == []
    assert done == Done(sources=9, visits=81, changed=0)


def test_rejudging_from_bodies_holds_after_a_wrong_baseline_remark(site, world):
    url = held(site, world, body=page("Under construction"))
    site.pages["/papers/report"] = page("Wages")
    after(world, url, 0)
    world.app.remarks.make(url, RemarkKind.WRONG_BASELINE, actor="Ada", reason="not the report")
    after(world, url, 1, 2, 3)
    assert deep(world) == [Done(sources=1, visits=5, changed=0)]
    assert Exact.differs == []


@pytest.mark.server  # sixty looks each: too long for an ordinary run
@pytest.mark.parametrize("seed", range(1, 1 + rounds(3)))
def test_long_random_history_rejudges_the_same_from_observations_and_bodies(site, world, seed):
    """Random changes of the site in random order, with random remarks in between."""
    chance = random.Random(seed)
    faces = [
        page("Report", f"<p>{prose('one', 40)}</p>"),
        page("Report", f"<p>{prose('two', 40)}</p>"),
        page("Report", f"<p>{prose('one', 40)}</p>", aside="<em>advertisement</em>"),
        tagged(page("Report", f"<p>{prose('one', 40)}</p>")),
        page("Quite another", seed="another"),
        Reply(404, NOT_FOUND),
        Reply(410, NOT_FOUND),
        Reply(403, CHALLENGE),
        Reply(200, LOGIN),
        Reply(200, PARKED),
        Reply(500, b"<h1>Internal Server Error</h1>"),
        Reply(200, b"<html></html>"),
        moved("/"),
        moved("/login?next=report"),
    ]
    site.missing = rotating("We could not find what you were looking for.")
    paths = ["/a/one", "/a/two", "/three"]
    site.pages |= dict.fromkeys(paths, faces[0])
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    kinds = [RemarkKind.FALSE_ALARM, RemarkKind.WRONG_BASELINE, RemarkKind.MUTE]
    for _ in range(30):
        world.clock.move(hours=chance.choice([0.3, 1.1, 6, 12, 24.5]))
        for path in paths:
            if chance.random() < 0.3:
                site.pages[path] = chance.choice(faces)
            elif chance.random() < 0.1:
                site.pages.pop(path, None)
        cases = list(world.app.lookup.cases())
        if cases and chance.random() < 0.15:
            world.app.remarks.make(chance.choice(cases).id, chance.choice(kinds), actor="Ada", reason="so it was said")
        world.look(*chance.sample(urls, 2))
    assert len({one.assessment.state for one in world.app.lookup.sources()}) > 1
    visits = sum(one.n for one in world.app.lookup.sources())
    assert list(Rejudge(world.app.catalog, world.app.blobs).all()) == [Done(sources=3, visits=visits, changed=0)]
    assert deep(world) == [Done(sources=3, visits=visits, changed=0)]
    assert Exact.differs == []


class Blind(Deep):
    """A rule set that knows no removal wording, so that no page counts as lost for what it says."""

    def again(self, record):
        made = super().again(record)
        return replace(made, v="blind/1", marks=(), like_not_found=None, probes=())


def test_rejudging_with_other_rules_lists_the_changes_and_uses_their_own_reference(site, world):
    url = held(site, world)
    site.missing = rotating("We could not find what you were looking for.")
    del site.pages["/papers/report"]
    after(world, url, 0, 12, 24.1)
    before = world.told()
    *found, done = deep(world, Blind)
    assert all(isinstance(one, Changed) for one in found)
    assert done == Done(sources=1, visits=4, changed=3, earlier=4)
    assert [(one.was.finding, one.now.finding) for one in found] == [(Finding.SOFT_GONE, Finding.REPLACED)] * 3
    assert [one.was.state for one in found] == ["suspect", "suspect", "removed"]
    assert found[-1].now.state == "suspect", "what the site says of itself is not known to these rules"
    assert {one.now.observed for one in found} == {"blind/1"}
    assert all(one.why for one in found)
    assert world.told() == before


def test_look_with_a_damaged_body_is_rejudged_from_its_stored_observation(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = page("Report", f"<p>{prose('more', 40)}</p>")
    after(world, url, 0, 2)
    captures = [one for one in world.captures() if one.role == "page"]

    class Torn(Bodies):
        def open(self, capture):
            if capture.id == captures[1].id:
                raise BlobDamaged("not sound")
            return super().open(capture)

    torn = Torn(world.app.catalog, world.app.blobs)
    assert list(made(world, Deep, torn).all()) == [Done(sources=1, visits=3, changed=0, unread=1)]


def test_interrupted_rejudging_resumes_after_the_last_finished_batch(site, world, monkeypatch):
    monkeypatch.setattr("archiver.rejudge.walking.BATCH", 2)
    site.pages |= {f"/{n}": page(f"Paper {n}") for n in range(5)}
    ids = world.add(*(site.url(f"/{n}") for n in range(5)))
    world.look()

    class Enough(Exception):
        pass

    class Stopping(Deep):
        def again(self, record):
            if record.source == ids[3]:
                raise Enough
            return super().again(record)

    first = made(world, Stopping)
    with pytest.raises(Enough):
        list(first.all())
    assert first.reached == ids[1]
    assert list(made(world).all(after=first.reached)) == [Done(sources=3, visits=3, changed=0)]


def test_document_answered_with_304_is_observed_again_the_same(site, world):
    def annex(request):
        if request.conditional:
            return Reply(304, headers={"ETag": '"a"'})
        return Reply(200, pdf((prose("annex", 40),)), "application/pdf", headers={"ETag": '"a"'})

    site.pages["/annex.pdf"] = annex
    url = held(site, world, body=tagged(page("Report", '<p><a href="/annex.pdf">Annex</a></p>')))
    assert {one[0] for one in after(world, url, 2, 4)} == {"same"}
    assert [one.conditional for one in site.asked if one.path == "/annex.pdf"] == [False, True, True]
    assert deep(world) == [Done(sources=1, visits=3, changed=0)]
    assert Exact.differs == []


def test_rejudging_many_sources_keeps_remembered_texts_within_one_bound(site, world, monkeypatch):
    """Each source of a batch of two hundred used to remember sixteen texts: a few hundred pages took half a
    gigabyte."""
    site.pages |= {f"/report/{n}": page(f"Report {n}") for n in range(12)}
    world.add(*(site.url(path) for path in site.pages if path.startswith("/report/")))
    world.look()
    monkeypatch.setattr(kept_texts, "MOST_CHARS", 1)
    most = 0

    class Watched(Deep):
        def judged(self, record, observation, verdict):
            nonlocal most
            super().judged(record, observation, verdict)
            most = max(most, sum(isinstance(one, Text) for one in gc.get_objects()))

    gc.collect()
    before = sum(isinstance(one, Text) for one in gc.get_objects())
    assert deep(world, Watched) == [Done(sources=12, visits=12, changed=0)]
    assert most - before < 6, "those of the look, and the one that is remembered"
