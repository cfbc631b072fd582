"""Documents that are made anew for whoever asks, by handlers that export and by sites whose frames and further pages have a number of
each look in their markup: what went of them is told, though no two looks have the same bytes."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page, prose
from tests.walk.test_judge_binary import FEWER, ROWS, workbook
from tests.walk.test_judge_brought import carrier
from tests.walk.test_judge_further import PAGER
from tests.walk.test_judgement_table import after, held

SAID = f"<p>{prose('a sentence that was there', 30)}</p>"


def table(n, rows):
    return Reply(200, workbook(rows, year=2020 + n), "application/vnd.ms-excel")


def further(n, said):
    return page("Report, second part", said, head=f'<meta name="csrf" content="{n}">')


@pytest.mark.parametrize(
    ("at", "body", "made"),
    [
        ("/d/7", carrier('<a href="/d/7">Download</a>'), (table, ROWS, FEWER)),
        ("/papers/report_2", carrier(more=PAGER.format("/papers/report_2", "")), (further, SAID, "")),
    ],
    ids=["an export", "a further page"],
)
def test_what_went_of_a_document_that_is_made_anew_at_each_look_is_told(site, world, at, body, made):
    make, whole, less = made
    site.pages[at] = make(0, whole)
    url = held(site, world, body=body)
    for n in (1, 2):
        site.pages[at] = make(n, whole)
        after(world, url, 30)
    assert world.kinds(url) == ["first"]
    for n in (3, 4, 5):
        site.pages[at] = make(n, less)
        after(world, url, 6)
    assert world.kinds(url) == ["first", "altered"]
    assert world.judged_again() == [(0, 0), (0, 0)]


def test_a_document_that_says_something_else_at_each_look_is_told_by_nobody(site, world):
    url, at = None, "/papers/report_2"
    for n in range(9):
        site.pages[at] = further(n, f"<p>{prose(f'one of many {n}', 30)}</p>")
        url = url or held(site, world, body=carrier(more=PAGER.format(at, "")))
        after(world, url, 7)
    assert world.kinds(url) == ["first"]


def made_on(world, **said):
    day = f"{world.clock():%-d %B %Y}"
    return page("List of wells", f"<p>{day}</p>{said.get('said', SAID)}")


def test_the_day_on_which_a_page_was_made_is_no_text_though_it_is_made_again_only_weeks_later(site, world):
    """A full copy is stored again in the meantime: the day is that of the first look that had these bytes."""
    url = site.url("/wells")
    site.pages["/wells"] = made_on(world)
    world.add(url)
    for _ in range(54):
        world.look(url)
        world.clock.move(hours=6)
    for _ in range(2):
        site.pages["/wells"] = made_on(world)
        for _ in range(8):
            world.look(url)
            world.clock.move(hours=6)
    assert world.kinds(url) == ["first"]
    site.pages["/wells"] = made_on(world, said=f"<p>{prose('another sentence', 30)}</p>")
    for _ in range(5):
        world.look(url)
        world.clock.move(hours=6)
    assert world.kinds(url) == ["first", "altered"]
    assert world.judged_again() == [(0, 0), (0, 0)]
