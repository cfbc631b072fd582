"""What is another at each telling in one place beside the text is told twice, and noted from then on; whatever else differs with it,
or in the text, is told."""

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
    """The look at which the box gives its n-th news in the place of the ones before."""
    facts = changed(f"{n}", BOX[n], *lost, added=(BOX[n + 1], *added))
    return facts | {"last": replace(facts["last"], differing_bytes=200, differing_main=main)}


def history(numbers: Any, **first: Any) -> History:
    made = kept(**first)
    for n in numbers:
        made.looks([100 * n + 100, 100 * n + 102], Finding.ALTERED, **turned(n))
    return made


def tellings(made: History) -> int:
    return made.kinds.count(EventKind.ALTERED)


def test_two_are_told_and_the_others_are_noted_with_why():
    made = history(range(2))
    assert tellings(made) == 2
    for n in (2, 3):
        made.looks([100 * n + 100, 100 * n + 102], Finding.ALTERED, **turned(n))
        assert tellings(made) == 2
        assert made.verdicts[-1].reference, "the next look is held against it"
        assert "noted, and not told" in said(made.verdicts[-1], "in-turn")
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
def test_whatever_else_differs_is_told(facts):
    made = history(range(3))
    assert tellings(made) == 2
    made.looks([600, 602, 640, 680, 720], Finding.ALTERED, **facts)
    assert tellings(made) == 3


def test_what_only_left_is_told():
    """Nothing came that could be in turn: what is known of the box says nothing of it."""
    made = history(range(4))
    assert tellings(made) == 2
    made.looks([600, 602], Finding.ALTERED, **changed("x", "a whole paragraph of the text"))
    assert tellings(made) == 3


def test_after_another_alteration_two_are_told_again():
    made = history(range(3))
    made.looks([600, 602], Finding.ALTERED, **changed("x", "a line of the text", added=("another",)))
    assert tellings(made) == 3
    made.looks([700, 702], Finding.ALTERED, **turned(3))
    made.looks([800, 802], Finding.ALTERED, **turned(4))
    assert tellings(made) == 5


@pytest.mark.parametrize(
    "path", ["", "/", "/index.html", "/Default.aspx", "/de/", "/pt-br/home", "/?page=1", "/dept/", "/de/report"]
)
def test_of_a_front_page_each_is_told(path):
    """What is on this week is what such a page says."""
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
