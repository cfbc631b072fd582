"""Laws of places: whatever stands on a page, a false alarm hides what changes in its place and nothing else; and it changes
nothing of what was judged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archiver.judge import judge
from archiver.text import Kind, Text
from archiver.text.compare import compare
from archiver.text.places import changed, fits
from storage.model import Assessment, RemarkKind, Steer
from tests.judgement.histories import SOURCE, URL
from tests.judgement.test_judge_laws import ALL, play
from tests.support.site import prose

# no word of one stands in another, so that what is told is told of one passage only
TEXT = [f"{prose(f'article {n}', 16)[:-1].replace('.', '')} {n}." for n in range(12)]
ITEMS = [f"Bridge {n} was opened" for n in range(100, 118)]
LABELS = ["What is new here", "Where to find us"]

items = st.lists(st.sampled_from(ITEMS), min_size=2, max_size=5, unique=True)
articles = st.lists(st.sampled_from(TEXT), min_size=8, max_size=12, unique=True)
boxes = st.tuples(items, items, items, items)
begins = st.integers(0, 12)


def text(article, box, at) -> Text:
    """A page whose box stands somewhere in its article."""
    lines = "\n".join([*article[:at], LABELS[0], *box, LABELS[1], *article[at:]])
    return Text(kind=Kind.HTML, title="A report", visible=lines, main=lines, other=lines, body=lines)


def told(comparison) -> set[str]:
    """The passages that were told; of short ones their neighbours are shown with them."""
    return {one for one in (*TEXT, *ITEMS) if any(one in shown for shown in (*comparison.lost, *comparison.added))}


def alarm(article, first, second, at):
    """The places of an alteration that was the box."""
    old, new = text(article, first, at), text(article, second, at)
    seen = compare(old, new)
    places = changed(old, new, seen.lost, seen.added, 3)
    assume(places and fits(places, old, new))
    return places


@given(articles, boxes, begins)
@settings(max_examples=300, deadline=None)
def test_what_changes_between_the_same_two_passages_is_not_told(article, turning, at):
    first, second, third, fourth = turning
    assume(not set(first) & set(second))
    places = alarm(article, first, second, at)
    assert [(one.before, one.after) for one in places] == [tuple(LABELS)]
    assume(max(map(len, (third, fourth))) <= max(map(len, (first, second))))
    assert not told(compare(text(article, third, at), text(article, fourth, at), places=places))


@given(st.tuples(articles, articles), boxes, st.tuples(begins, begins))
@settings(max_examples=300, deadline=None)
def test_what_changes_elsewhere_is_told_as_without_it(both, turning, where):
    (article, later), (first, second, third, fourth), (at, then) = both, turning, where
    places = alarm(article, first, second, at)
    old, new = text(article, third, at), text(later, fourth, then)
    with_, without = compare(old, new, places=places), compare(old, new)
    assert told(with_) <= told(without)
    assert told(with_) & set(TEXT) == told(without) & set(TEXT)
    assert (with_.kept, with_.links_lost, with_.title_same) == (without.kept, without.links_lost, without.title_same)


@given(articles, articles, items, items, begins)
@settings(max_examples=200, deadline=None)
def test_what_was_compared_is_told_or_noted(article, later, first, second, at):
    assume(first != second)
    old, new = text(article, first, at), text(later, second, at)
    without = compare(old, new)
    places = changed(old, new, without.lost, without.added, 3)
    with_ = compare(old, new, places=places)
    assert {*without.lost, *without.added} <= {*with_.lost, *with_.added, *with_.lost_one, *with_.added_one}
    assert bool(with_.spared) is ({*with_.lost, *with_.added} != {*without.lost, *without.added})


@given(ALL, st.integers(1, 30), st.integers(1, 30))
@settings(max_examples=150, deadline=None)
def test_a_false_alarm_that_is_said_of_an_alteration_voids_no_look_and_changes_no_event(history, after, altered):
    steer = Steer(kind=RemarkKind.FALSE_ALARM, after=after, altered=altered)
    before = Assessment()
    for _, seen, finding, context, verdict in play(history):
        steers = (steer,) if seen.n > after else ()
        said = judge(
            before, seen, finding, (), replace(context, steers=steers), source=SOURCE, url=URL, interval_s=21600
        )
        assert said == verdict
        before = said.assessment
