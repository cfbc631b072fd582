"""Laws of false-alarm places: a false alarm hides what changes in its place and nothing else, and it changes no past
judgement."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.judge import judge
from archiver.text import Kind, Link, Text
from archiver.text.comparison.compare import compare
from archiver.text.turning.places import are_small_enough, changed_places
from storage.model import Assessment, RemarkKind, Steer
from tests.judgement.histories import SOURCE, URL
from tests.judgement.test_judge_laws import ALL, play
from tests.support.depth import examples
from tests.support.site import prose

# no word of one passage occurs in another, so that a reported word belongs to one passage only
TEXT = [f"{prose(f'article {n}', 16)[:-1].replace('.', '')} {n}." for n in range(12)]
ITEMS = [f"Bridge {n} was opened" for n in range(100, 118)]
LABELS = ["What is new here", "Where to find us"]

items = st.lists(st.sampled_from(ITEMS), min_size=2, max_size=4, unique=True)
# two boxes that have nothing in common, and two arbitrary ones
boxes = st.tuples(st.permutations(ITEMS).map(lambda some: (some[:4], some[4:8])), items, items)
articles = st.lists(st.sampled_from(TEXT), min_size=8, max_size=12, unique=True)
begins = st.integers(0, 12)


def text(article, box, at) -> Text:
    """A page with a box at position `at` of its article."""
    lines = "\n".join([*article[:at], LABELS[0], *box, LABELS[1], *article[at:]])
    return Text(kind=Kind.HTML, title="A report", visible=lines, main=lines, other=lines, body=lines)


def told(comparison) -> set[str]:
    """The reported passages; short ones are shown together with their neighbours."""
    return {one for one in (*TEXT, *ITEMS) if any(one in shown for shown in (*comparison.lost, *comparison.added))}


def alarm(article, first, second, at):
    """The places of an alteration that was the box alone."""
    old, new = text(article, first, at), text(article, second, at)
    seen = compare(old, new)
    places = changed_places(old, new, seen.lost, seen.added, 3)
    assert are_small_enough(places, old, new)
    assert [(one.before, one.after) for one in places] == [tuple(LABELS)]
    return places


@given(articles, boxes, begins)
@examples(150)
def test_change_between_the_neighbours_of_a_false_alarm_is_not_reported(article, turning, at):
    (first, second), third, fourth = turning
    places = alarm(article, first, second, at)
    assert not told(compare(text(article, third, at), text(article, fourth, at), places=places))


@given(st.tuples(articles, articles), boxes, st.tuples(begins, begins))
@examples(150)
def test_change_outside_a_false_alarm_place_is_reported_as_without_it(both, turning, where):
    (article, later), ((first, second), third, fourth), (at, then) = both, turning, where
    places = alarm(article, first, second, at)
    old, new = text(article, third, at), text(later, fourth, then)
    with_, without = compare(old, new, places=places), compare(old, new)
    assert told(with_) <= told(without)
    assert told(with_) & set(TEXT) == told(without) & set(TEXT)
    assert (with_.kept, with_.links_lost, with_.title_same) == (without.kept, without.links_lost, without.title_same)


@given(articles, articles, items, items, begins)
@examples(200)
def test_every_difference_is_reported_or_noted_as_spared(article, later, first, second, at):
    old, new = text(article, first, at), text(later, second, at)
    without = compare(old, new)
    places = changed_places(old, new, without.lost, without.added, 3)
    with_ = compare(old, new, places=places)
    assert {*without.lost, *without.added} <= {*with_.lost, *with_.added, *with_.lost_one, *with_.added_one}
    assert bool(with_.spared) is ({*with_.lost, *with_.added} != {*without.lost, *without.added})


def rows(*lines: str) -> Text:
    """A page with a table under an article: one row a line, its cells separate."""
    visible = "\n".join([*TEXT, *(cell for line in lines for cell in line.split(" | "))])
    body = "\n".join([*TEXT, *(line.replace(" | ", " ") for line in lines)])
    return Text(kind=Kind.HTML, title="A report", visible=visible, main=visible, other=visible, body=body)


def places_of(old: Text, new: Text):
    seen = compare(old, new)
    found = changed_places(old, new, seen.lost, seen.added, 3)
    assert found
    assert are_small_enough(found, old, new)
    return found


def left(old: Text, new: Text, places) -> bool:
    """Whether something is reported."""
    seen = compare(old, new, places=places)
    return bool(seen.lost or seen.added)


@pytest.mark.parametrize(
    ("later", "is_told"),
    [
        ("Visits | 39 | this year | of them from abroad | 5", False),
        ("Visits | 39 | this year | of them from abroad | 6", True),
        ("Visits | 39 | this year | of them from here | 5", True),
        ("Visits | 5 | this year | of them from abroad | 39", True),
        ("Visits | 39 | this year | 5 | of them from abroad", True),
        ("Visits and 39 | this year | of them from abroad | 5", True),
    ],
)
def test_false_alarm_in_a_table_row_spares_one_cell_and_no_other(later, is_told):
    """A figure that goes up in a row whose other figures are cited."""
    first, second = (rows(f"Visits | {n} | this year | of them from abroad | 5") for n in (37, 38))
    assert left(second, rows(later), places_of(first, second)) is is_told


def test_removed_table_row_that_also_stands_in_the_place_is_reported():
    row, other = "Wells | 12", "Dams | 3"
    old = rows(row, other, row, "Most read", "Dykes | 37", row, "Least read")
    places = places_of(old, rows(row, other, row, "Most read", "Weirs | 38", other, "Least read"))
    assert [(one.before, one.after) for one in places] == [("Most read", "Least read")]
    assert not left(old, rows(row, other, row, "Most read", "Ponds | 39", "Weirs | 8", "Least read"), places)
    assert left(old, rows(row, other, "Most read", "Ponds | 39", "Weirs | 8", "Least read"), places)


def test_counter_shown_in_two_places_is_spared_in_both_and_in_no_third():
    """A number of likes above and below the text, and a table that happens to hold the same figure once."""

    def page(figure, others="12"):
        lines = "\n".join(
            ["Liked", figure, "by readers", *TEXT, "Wells", others, "Springs", "Thank you for", figure, "likes"]
        )
        return Text(kind=Kind.HTML, title="A report", visible=lines, main=lines, other=lines, body=lines)

    seen = compare(page("12"), page("13"))
    places = changed_places(page("12"), page("13"), seen.lost, seen.added, 3)
    assert {(one.before, one.after) for one in places} == {("Liked", "by readers"), ("Thank you for", "likes")}
    assert not left(page("13"), page("14"), places)
    assert left(page("13"), page("14", "15"), places)


def test_repeated_passage_does_not_mark_a_false_alarm_place():
    labels = [TEXT[0], LABELS[0], *TEXT[1:]]  # the label of the box stands in the article, too
    places = alarm(TEXT, ITEMS[:2], ITEMS[2:4], 12)
    old, new = text(TEXT, ITEMS[4:6], 12), text(TEXT, ITEMS[6:8], 12)
    assert not left(old, new, places)
    assert left(text(labels, ITEMS[4:6], 13), text(labels, ITEMS[6:8], 13), places)


def test_place_that_is_a_fifth_of_a_shortened_text_is_reported():
    places = alarm(TEXT, ITEMS[:4], ITEMS[4:8], 12)
    assert not left(text(TEXT, ITEMS[:4], 12), text(TEXT, ITEMS[8:12], 12), places)
    assert left(text(TEXT[:2], ITEMS[:4], 2), text(TEXT[:2], ITEMS[8:12], 2), places)


def test_rows_of_links_lost_from_a_false_alarm_place_are_noted():
    def page(names, at=12):
        made = text(TEXT, names, at)
        links = tuple(Link(url=f"https://site.example/{n}", tag="a", text=n, main=True) for n in names)
        return replace(made, main="\n".join(TEXT), other="\n".join(TEXT), body="\n".join(TEXT), links=links)

    old, new = page(ITEMS[:6]), page(ITEMS[:2])
    assert compare(old, new).lost == tuple(ITEMS[2:6])
    places = changed_places(old, new, ITEMS[2:6], (), 3)
    seen = compare(old, new, places=places)
    assert (seen.lost, set(seen.lost_one), seen.spared) == ((), set(ITEMS[2:6]), (3,))


@given(ALL, st.integers(1, 30), st.integers(1, 30))
@examples(150)
def test_false_alarm_remark_on_an_alteration_changes_no_verdict(history, after, altered):
    steer = Steer(kind=RemarkKind.FALSE_ALARM, after=after, altered=altered)
    before = Assessment()
    for _, seen, finding, context, verdict in play(history):
        steers = (steer,) if seen.n > after else ()
        said = judge(
            before, seen, finding, (), replace(context, steers=steers), source=SOURCE, url=URL, interval_s=21600
        )
        assert said == verdict
        before = said.assessment


def test_false_alarm_on_a_counter_does_not_spare_words_in_its_place():
    seen = [f"Seen by {n} people of the county so far" for n in (1200, 1377, 1502)]
    old, new, later = (text(TEXT[:10], [one], 4) for one in seen)
    shown = compare(old, new)
    places = changed_places(old, new, shown.lost, shown.added, 3)
    assert places
    assert not compare(new, later, places=places).lost
    assert compare(new, text(TEXT[:10], ["This report was withdrawn as false."], 4), places=places).added


def test_places_among_repeated_cells_are_found_in_bounded_time():
    def cells(last: str) -> Text:
        lines = "\n".join([*TEXT[:4], *["yes", "no"] * 8000, last, *TEXT[4:8]])
        return Text(kind=Kind.HTML, title="A report", visible=lines, main=lines, other=lines, body=lines)

    old, new = cells("37 of them"), cells("31 of them")
    started = process_time()
    shown = compare(old, new)
    changed_places(old, new, (*shown.lost, "yes", "no"), shown.added, 3)
    assert process_time() - started < 5
