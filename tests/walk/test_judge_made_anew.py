"""Documents generated for each request, by export handlers and by sites with a per-request number in the markup:
removed content is reported although no two looks have the same bytes."""

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
def test_content_removed_from_a_document_generated_per_request_is_reported(site, world, at, body, made):
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


def test_document_with_different_text_at_each_look_is_never_reported(site, world):
    url, at = None, "/papers/report_2"
    for n in range(9):
        site.pages[at] = further(n, f"<p>{prose(f'one of many {n}', 30)}</p>")
        url = url or held(site, world, body=carrier(more=PAGER.format(at, "")))
        after(world, url, 7)
    assert world.kinds(url) == ["first"]


def made_on(world, **said):
    day = f"{world.clock():%-d %B %Y}"
    return page("List of wells", f"<p>{day}</p>{said.get('said', SAID)}")


def test_generation_date_of_a_page_is_not_text_even_if_it_changes_only_weeks_later(site, world):
    """A full copy is stored again in between: the date is that of the first look with these bytes."""
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
