"""Content that rotates in one place beside the text is reported twice and only noted from then on, and so are changes
of links to other pages alone. Whatever else differs with it, or in the text, is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archiver import words
from archiver.judge import judge
from storage.model import Assessment, EventKind, Finding, MemberSeen, Role
from tests.judgement.histories import FINE, SOURCE, History, at, changed, kept, observation, said

BOX = ["The market of Monday", "Snow in the hills", "A goat show", "The new ferry", "Rain at last", "A lost dog"]


def turned(
    n: int, *, main: float | None = 0.0, lost: tuple[str, ...] = (), added: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The look at which the box has its n-th news in place of the earlier ones."""
    facts = changed(f"{n}", BOX[n], *lost, added=(BOX[n + 1], *added))
    return facts | {"last": replace(facts["last"], differing_bytes=200, differing_main=main)}


def history(numbers: Any, **first: Any) -> History:
    made = kept(**first)
    for n in numbers:
        made.looks([100 * n + 100, 100 * n + 102], Finding.ALTERED, **turned(n))
    return made


def tellings(made: History) -> int:
    return made.kinds.count(EventKind.ALTERED)


def test_rotating_box_is_reported_twice_then_noted_with_the_reason():
    made = history(range(2))
    assert tellings(made) == 2
    for n in (2, 3):
        made.looks([100 * n + 100, 100 * n + 102], Finding.ALTERED, **turned(n))
        assert tellings(made) == 2
        assert made.verdicts[-1].reference, "the next look is held against it"
        assert "noted, and not reported" in said(made.verdicts[-1], "in-turn")
        for rule in ("in-turn", "change"):
            text = said(made.verdicts[-1], rule)
            assert words.reason(rule, text, "zh") not in {None, text}


@pytest.mark.parametrize(
    "facts",
    [
        turned(3, main=0.2),
        turned(3, main=None),
        turned(3, lost=("The inspector's name",)),
        turned(3, lost=("The inspector's name",), added=("No name",)),
        turned(0),
        turned(3) | {"quotes": {"The inspector's name": False}, "quotes_before": {"The inspector's name": True}},
        turned(3) | {
            "members": (
                MemberSeen(url="https://institute.example/report.pdf", role=Role.DOCUMENT, finding=Finding.ALTERED, payload_sha256="a" * 64),
            )
        },
    ],
    ids=["in the text", "not to be told where", "lost beside it", "another beside it", "another place", "cited", "a document"],
)  # fmt: skip
def test_other_difference_beside_a_rotating_box_is_reported(facts):
    made = history(range(3))
    assert tellings(made) == 2
    made.looks([600, 602, 640, 680, 720], Finding.ALTERED, **facts)
    assert tellings(made) == 3


def test_passage_that_was_only_removed_is_reported():
    """Nothing was added that could be rotating content, so the box's history does not apply."""
    made = history(range(4))
    assert tellings(made) == 2
    made.looks([600, 602], Finding.ALTERED, **changed("x", "a whole paragraph of the text"))
    assert tellings(made) == 3


def test_rotating_box_is_reported_twice_again_after_another_alteration():
    made = history(range(3))
    made.looks([600, 602], Finding.ALTERED, **changed("x", "a line of the text", added=("another",)))
    assert tellings(made) == 3
    made.looks([700, 702], Finding.ALTERED, **turned(3))
    made.looks([800, 802], Finding.ALTERED, **turned(4))
    assert tellings(made) == 5


@pytest.mark.parametrize(
    "path", ["", "/", "/index.html", "/Default.aspx", "/de/", "/pt-br/home", "/?page=1", "/dept/", "/de/report"]
)
def test_rotating_box_of_a_front_page_is_reported_each_time(path):
    """This week's events are the content of such a page."""
    url = f"https://institute.example{path}"
    before, told = Assessment(), 0
    looks = [(0, Finding.FIRST, {})]
    looks += [(100 * n + hour, Finding.ALTERED, turned(n)) for n in range(4) for hour in (100, 102)]
    for n, (hour, finding, facts) in enumerate(looks, 1):
        seen = observation(at(hour), n, finding, **facts)
        verdict = judge(before, seen, finding, (), FINE, source=SOURCE, url=url, interval_s=6 * 3600)
        before = verdict.assessment
        told += sum(event.kind is EventKind.ALTERED for event in verdict.events)
    assert told == (2 if path in {"/?page=1", "/dept/", "/de/report"} else 4)


def listed(n: int, *, alone: bool = True) -> dict[str, Any]:
    """The look at which a list of links has some other entries, not in place of those that came last."""
    facts = changed(f"{n}", f"What was new on day {n}", added=(f"What is new on day {n}",))
    return facts | {"last": replace(facts["last"], differing_bytes=200, links_alone=alone)}


def lists(*looks: tuple[int, bool]) -> History:
    """Alterations at these hours: of links alone, or not."""
    made = kept()
    for n, (hour, alone) in enumerate(looks):
        made.looks([hour, hour + 2], Finding.ALTERED, **listed(n, alone=alone))
    return made


def test_changes_of_links_alone_are_reported_twice_then_noted_with_the_reason():
    made = lists(*((24 * day, True) for day in range(1, 7)))
    assert tellings(made) == 2
    assert made.verdicts[-1].reference, "the next look is held against it"
    text = said(made.verdicts[-1], "in-turn")
    assert "links to other pages" in text
    assert words.reason("in-turn", text, "zh") not in {None, text}


def test_difference_elsewhere_is_reported_and_keeps_the_count_of_link_changes():
    assert tellings(lists((24, True), (48, True), (72, False), (96, True), (120, False))) == 4


def test_rare_changes_of_links_are_reported_each_time():
    assert tellings(lists((24, True), (48, True), (48 + 11 * 24, True))) == 3


def test_link_that_goes_while_none_comes_is_reported():
    made = lists(*((24 * day, True) for day in range(1, 5)))
    assert tellings(made) == 2
    facts = changed("gone", "The decision on the wells")
    made.looks(
        [120, 122], Finding.ALTERED, **(facts | {"last": replace(facts["last"], differing_bytes=200, links_alone=True)})
    )
    assert tellings(made) == 3


def test_lost_cited_passage_among_changing_links_is_reported():
    made = lists((24, True), (48, True), (72, True))
    cited = {"quotes": {"What was new": False}, "quotes_before": {"What was new": True}}
    made.looks([120, 122, 160], Finding.ALTERED, **(listed(9) | cited))
    assert tellings(made) == 3


def test_text_that_replaces_one_of_the_changing_links_is_reported():
    made = lists(*((24 * day, True) for day in range(1, 5)))
    assert tellings(made) == 2
    facts = changed("x", "What is new on day 3", added=("It was withdrawn",))
    made.looks(
        [150, 152],
        Finding.ALTERED,
        **(facts | {"last": replace(facts["last"], differing_bytes=200, differing_main=0.0)}),
    )
    assert tellings(made) == 3
