"""Geometry of the timeline, without a catalog; and a timeline as a page shows it."""

from __future__ import annotations

from collections import Counter
from cProfile import Profile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html

from archiver.web import timeline
from archiver.web.timeline import Found, Look, Span, draw, shape_of, whole, zoomed
from storage.model import Finding, State
from tests.support.depth import examples
from tests.web.scenes import PAGE, URL, page

START = datetime(2021, 3, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def looks(count, step=6 * HOUR, found=lambda n: Finding.SAME, state=lambda n: State.AVAILABLE):
    return [Look(n, START + step * (n - 1), found(n), state(n)) for n in range(1, count + 1)]


def picture(made, width=900.0):
    return draw(made, whole(made), width=width, ticks=9, usual=6 * HOUR)


def test_ten_thousand_looks_are_few_glyphs_drawn_with_little_work():
    made = looks(10_000)
    counted = Profile()
    drawn = counted.runcall(picture, made)
    assert sum(one.callcount for one in counted.getstats()) < 50 * len(made)
    assert len(drawn.glyphs) <= 900 / timeline.COLUMN + 1
    assert sum(len(glyph.looks) for glyph in drawn.glyphs) == 10_000
    assert len(drawn.stretches) == 1


@pytest.mark.parametrize(
    "odd", [Finding.GONE, Finding.ALTERED, Finding.CHALLENGE, Finding.TIMEOUT, Finding.LINKS, Finding.CLOCK]
)
def test_single_different_look_among_ten_thousand_is_drawn(odd):
    drawn = picture(looks(10_000, found=lambda n: odd if n == 5_000 else Finding.SAME))
    [lone] = [glyph for glyph in drawn.glyphs if glyph.shape == shape_of(odd)]
    assert [look.n for look in lone.looks] == [5_000]
    beside = [glyph for glyph in drawn.glyphs if glyph.x == lone.x and glyph is not lone]
    assert [glyph.shape for glyph in beside] == ["kept"]
    assert lone.y != beside[0].y


def test_hour_ticks_name_each_day_once_and_a_single_day_at_its_first_tick():
    few = picture(looks(10))
    assert {tick.unit for tick in few.ticks} == {"hour"}
    assert [(tick.at.day, tick.at.hour) for tick in few.ticks if tick.dated] == [(2, 0), (3, 0), (4, 0)]
    day = picture([replace(one, at=one.at + 3 * HOUR) for one in looks(5, step=HOUR)])
    assert [tick.dated for tick in day.ticks] == [True] + [False] * (len(day.ticks) - 1)
    assert not any(tick.dated for tick in picture(looks(400)).ticks)


def test_states_of_the_band_are_listed_once():
    states = [State.AVAILABLE, State.SUSPECT, State.AVAILABLE, State.REMOVED]
    drawn = picture(looks(4, state=lambda n: states[n - 1]))
    assert drawn.bands == ((State.AVAILABLE, False), (State.SUSPECT, False), (State.REMOVED, False))


@examples(60)
@given(
    some.lists(
        some.tuples(some.integers(1, 10**6), some.sampled_from(Finding), some.sampled_from(State)),
        min_size=1,
        max_size=200,
    )
)
def test_every_look_is_drawn_once_and_no_glyph_covers_another(steps):
    made, at = [], START
    for n, (seconds, finding, state) in enumerate(steps, start=1):
        at += timedelta(seconds=seconds)
        made.append(Look(n, at, finding, state))
    drawn = picture(made)
    assert sorted(look.n for glyph in drawn.glyphs for look in glyph.looks) == [look.n for look in made]
    assert all({shape_of(look.finding) for look in glyph.looks} == {glyph.shape} for glyph in drawn.glyphs)
    places = [(glyph.x, glyph.y) for glyph in drawn.glyphs]
    assert len(places) == len(set(places))
    assert all(0 <= glyph.x <= drawn.width + timeline.COLUMN and 0 < glyph.y < drawn.height for glyph in drawn.glyphs)
    assert {stretch.state for stretch in drawn.stretches} >= {made[-1].state}
    assert all(stretch.width >= 1.5 for stretch in drawn.stretches)


def test_long_silence_is_a_gap_that_no_state_extends_over():
    made = [
        *looks(10),
        *(Look(n, START + timedelta(days=30, hours=n), Finding.GONE, State.SUSPECT) for n in range(11, 15)),
    ]
    drawn = picture(made)
    assert [stretch.state for stretch in drawn.stretches] == [State.AVAILABLE, None, State.SUSPECT]
    silent = drawn.stretches[1]
    assert silent.width > drawn.width / 2


@pytest.mark.parametrize(("text", "days"), [("2021", 365), ("2021-03", 31), ("2021-03-05", 1), ("2024-02", 29)])
def test_zoom_spans_a_year_month_or_day(text, days):
    span = zoomed(text)
    assert span.end - span.start == timedelta(days=days)
    assert span.zoom == text


@pytest.mark.parametrize(
    "text", ["", "21", "2021-3", "2021-13", "2021-02-30", "2021-03-05-01", "9999", "0000", "x", "２０２１x"]
)
def test_invalid_zoom_is_ignored(text):
    assert zoomed(text) is None


def test_lost_document_of_a_served_page_has_a_band_of_its_own():
    gone = looks(3, found=lambda n: Finding.GONE, state=lambda n: State.REMOVED)
    made = [replace(gone[0], status=200, kept=1.0, document=True), *(replace(one, status=404) for one in gone[1:])]
    drawn = picture(made)
    assert [(one.state, one.document) for one in drawn.stretches] == [(State.REMOVED, True), (State.REMOVED, False)]
    found: Counter[Found] = Counter()
    for glyph in drawn.glyphs:
        found.update(glyph.findings)
    assert found == {Found(Finding.GONE, missed=True): 1, Found(Finding.GONE): 2}


def test_zoom_shows_only_its_looks_and_the_state_that_held():
    made = looks(400)
    drawn = draw(made, zoomed("2021-03-20"), width=900, ticks=9, usual=6 * HOUR)
    assert sum(len(glyph.looks) for glyph in drawn.glyphs) == 4
    [band] = drawn.stretches
    assert band.x == 0
    assert band.width == 900


@pytest.mark.parametrize("span_s", [3600, 86_400, 30 * 86_400, 400 * 86_400, 9_000 * 86_400])
@pytest.mark.parametrize("most", [4, 9])
def test_dates_are_few_and_well_spaced(span_s, most):
    span = Span(START, START + timedelta(seconds=span_s))
    drawn = draw(looks(1), span, width=900, ticks=most, usual=HOUR)
    places = [tick.x for tick in drawn.ticks]
    assert len(places) <= most + 4
    assert all(b - a > 900 / (most * 3) for a, b in pairwise(places))


def test_timeline_of_one_look_and_of_none():
    assert len(picture(looks(1)).glyphs) == 1
    assert whole([]) is None


def test_line_of_a_gap_is_drawn_within_the_gap_or_not_at_all(client, archive):
    source = archive.add(URL)
    plan = []
    for n in range(120):
        archive.now += timedelta(days=90 if n == 60 else 3)
        plan.append(archive.planned(URL, Finding.SAME if n else Finding.FIRST, archive.exchange(PAGE, URL)))
    archive.visits(plan)
    drawn = html.fromstring(page(client, f"/source/{source}").text).find_class("silent")
    assert drawn != []
    for silent in drawn:
        [line] = silent.iter("line")
        [gap] = silent.iter("rect")
        assert float(gap.get("x")) < float(line.get("x1")) < float(line.get("x2"))
        assert float(line.get("x2")) < float(gap.get("x")) + float(gap.get("width"))
