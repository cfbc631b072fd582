"""A mistake of our own in reading or judging a look: what came is kept all the same, and no other look suffers."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from archiver.clockwatch import ClockWatch
from archiver.gate import Gate
from archiver.judge import unjudged
from archiver.readers.pool import Readers, Taken
from archiver.rejudge import Changed, rejudge_look
from storage.model import Assessment, Effect, Finding, HostContext, Source, State
from storage.records import VisitRecord
from tests.judgement.histories import SOURCE, START, URL, observation
from tests.support.site import Reply, Site, page
from tests.support.world import World

WHY = "our text reader failed on what was received: it is kept, and tells nothing about the page"


class _Mistaken(Readers):
    """Fails on the pages at some addresses in a way that nobody thought of."""

    def __init__(self, wrong: set[str]) -> None:
        super().__init__(1)
        self._wrong = wrong

    def begin(self, content: bytes, *, media_type: str, charset: str | None, url: str) -> Future[Taken | None]:
        if url in self._wrong:
            raise LookupError(f"no such thing at {url}")
        return super().begin(content, media_type=media_type, charset=charset, url=url)


@pytest.fixture
def wrong(world: World) -> set[str]:
    """The addresses of the pages on which our own reading fails."""
    found: set[str] = set()
    world.app.new_readers = lambda: _Mistaken(found)
    return found


def _urls(site: Site, world: World, count: int) -> list[str]:
    site.pages |= {f"/{number}": page(f"Page {number}") for number in range(count)}
    urls = [site.url(f"/{number}") for number in range(count)]
    world.add(*urls)
    return urls


@pytest.mark.parametrize("which", [0, 1, 2])
def test_mistake_in_reading_one_page_of_a_host_is_kept_and_the_others_are_looked_at(site, world, wrong, which):
    urls = _urls(site, world, 3)
    wrong.add(urls[which])
    lines = world.look(*urls)
    assert [line["finding"] for line in lines] == ["too_large" if n == which else "first" for n in range(3)]
    assert all(line["capture"] is not None for line in lines)
    assert (lines[which]["reasons"][0]["text"], lines[which]["state"]) == (WHY, "new")
    with world.app.rejudge(deep=False) as again:
        assert not [one for one in again.all() if isinstance(one, Changed)]
    wrong.clear()
    world.clock.move(hours=1)
    assert world.one(urls[which])["finding"] == "first"
    world.sound()


class _Wrong(ClockWatch):
    """Fails on the date of each answer, once it is told to."""

    failing = False

    def note(self, host: str, skew_s: int) -> None:
        if self.failing:
            raise ArithmeticError(f"{host} is {skew_s} s off")


def test_mistake_in_judging_every_look_keeps_what_came_and_decides_nothing(site, world):
    clock = world.app.clock = _Wrong(None)
    (url,) = _urls(site, world, 1)
    world.look(url)
    clock.failing = True
    site.pages["/0"] = Reply(404, page("Nothing is here"), headers={"Date": "Mon, 01 Mar 2021 08:00:00 GMT"})
    for _ in range(4):
        world.clock.move(hours=12)
        line = world.one(url)
        assert (line["finding"], line["state"], line["status"]) == ("too_large", "available", 404)
        assert line["capture"] is not None
    assert world.kinds(url) == ["first"]
    with world.app.rejudge(deep=False) as again:
        assert not [one for one in again.all() if isinstance(one, Changed)]
    clock.failing = False
    assert world.one(url)["state"] == "suspect"
    world.sound()


def test_header_that_cannot_be_heeded_costs_no_answer(site, world):
    (url,) = _urls(site, world, 1)
    gate = world.app.fetcher.gate = _Deaf(0)
    site.pages["/0"] = Reply(429, page("Slower"), headers={"Retry-After": "2"})
    line = world.one(url)
    assert gate.asked == 1
    assert (line["finding"], line["status"]) == ("throttled", 429)
    assert line["capture"] is not None


class _Deaf(Gate):
    """Cannot be told to wait."""

    asked = 0

    def retry_after(self, host: str, seconds: float) -> None:
        self.asked += 1
        raise ValueError(f"{seconds} s for {host}")


@pytest.mark.parametrize("finding", [Finding.TOO_LARGE, Finding.GONE])
def test_only_a_look_that_told_nothing_tells_nothing_where_judging_it_again_fails(finding):
    odd = Assessment(state=State.AVAILABLE, ever_good=True, marks={"void_until": "-"})  # not a number of a look
    seen = observation(START, 2, finding, failure=finding if finding.effect is Effect.NONE else None)
    source = Source(id=SOURCE, url=URL, written=URL, host="institute.example:443", added_at=START, interval_s=21600)
    record = VisitRecord(
        source=SOURCE, url=URL, n=2, at=START, egress="direct", observation=seen, context=HostContext(),
        verdict=unjudged(odd, finding, ()), next_due_at=START,
    )  # fmt: skip
    if finding is Finding.GONE:
        with pytest.raises(ValueError, match="invalid literal"):
            rejudge_look(odd, record, source)
    else:
        verdict = rejudge_look(odd, record, source)
        assert verdict.assessment == record.verdict.assessment
        assert (verdict.events, verdict.good, verdict.reference) == ((), False, False)
