"""Boxes beside a text that show a few entries of some sections of the site, with links to all of them, change by
themselves. A list of the document that links elsewhere, or to no whole section, is reported; so is a list within its
text, and the only list of a page."""

from __future__ import annotations

import pytest

from archiver.text.comparison.compare import compare
from tests.judgement.looks import PARAGRAPHS, exchange, page, text_of

HERE = "https://institute.example/cabinet"
OLD = (
    "award-of-the-contract-for-the-road",
    "report-on-the-plan-for-the-centre",
    "notice-of-the-vacancy-of-a-specialist",
)
NEW = ("statistical-digest-of-the-year", *OLD[:2])
SERVICES = ("accreditation-of-the-ambassadors", "registration-of-a-new-vessel")


def _box(heading: str, names: tuple[str, ...], more: str, below: str, part: str) -> str:
    rows = "".join(f'<li><a href="{below}{name}">{name.replace("-", " ")}</a></li>' for name in names)
    return f'<div class="v"><h3>{heading}</h3><ul>{rows}<li><a href="{part}">{more}</a></li></ul></div>'


def _page(box: str, *, alone: bool = False, sentence: str = f"<p>{PARAGRAPHS[0]}</p>") -> str:
    """A page of names that link to people, under a sentence or none; what stands beside them is read as well."""
    box += "" if alone else _box("Services", SERVICES, "More...", "/services/", "/services/")
    people = "".join(
        f'<li><a href="/minister-{n}">Hon. Ada Example {n}, Minister for the {n}th matter of the state</a></li>'
        for n in range(1, 12)
    )
    return f"<html><head><title>Cabinet of Ministers</title></head><body><main><div><h1>Cabinet of Ministers</h1>{sentence}<ul>{people}</ul></div>{box}</main></body></html>"


def _told(before: str, after: str, *, alone: bool = False) -> bool:
    return _differ(*(_page(box, alone=alone) for box in (before, after)))


def _differ(before: str, after: str) -> bool:
    """Whether anything but exchanged links is reported."""
    old, new = (text_of(exchange(whole)) for whole in (before, after))
    assert old is not None
    assert new is not None
    found = compare(old, new, url=HERE)
    return bool(found.lost or found.added) and not found.links_alone


@pytest.mark.parametrize(
    "more",
    [
        "More...",
        "View all publications",
        "See all",
        "Alle anzeigen",
        "Tous les documents",
        "Ver todos",
        "Все публикации",
        "更多>>",
        "もっと見る",
        "더보기",
        "المزيد",
    ],
)
def test_section_box_with_a_link_to_the_whole_section_is_not_reported(more):
    before, after = (_box("Publications", names, more, "/publications/", "/publications/") for names in (OLD, NEW))
    assert not _told(before, after)
    assert not _differ(*(_page(box, sentence="") for box in (before, after))), "where no text is, all is read"


@pytest.mark.parametrize(("below", "part", "more"), [
    ("/publications/", "/contact", "More..."),  # the link leads elsewhere
    ("/papers/of/others/", "/publications/", "More..."),  # entries of another section
    ("/publications/", "/publications/", "The third annex"),  # the link is one of the entries
    ("/p/", "/p", "More..."),  # too short to mean anything
    ("/inquiries/mine/papers/", "/inquiries/mine/papers/", "All papers"),  # a section of a section
])  # fmt: skip
def test_list_without_a_link_to_its_whole_section_is_reported(below, part, more):
    before, after = (_box("Annexes", names, more, below, part) for names in (OLD, NEW))
    assert _told(before, after)


def test_files_of_the_document_in_a_section_box_are_reported():
    before, after = (
        _box("Annexes", tuple(f"{name}.pdf" for name in names), "More...", "/publications/", "/publications/")
        for names in (OLD, NEW)
    )
    assert _told(before, after)


def test_only_list_of_a_page_is_reported():
    before, after = (_box("Members", names, "All members", "/members/", "/members/") for names in (OLD, NEW))
    assert not _told(before, after)
    assert _told(before, after, alone=True)


def test_lists_within_the_text_are_reported():
    """Annexes of a report and members of a committee, each with a link to all of them."""

    def whole(names: tuple[str, ...]) -> str:
        cases = _box("Cases", SERVICES, "View all cases", "/cases/", "/cases/")
        return page(extra=_box("Annexes", names, "All annexes", "/annexes/", "/annexes/") + cases)

    old, new = (text_of(exchange(whole(names))) for names in (OLD, OLD[:2]))
    assert old is not None
    assert new is not None
    assert compare(old, new, url=HERE).lost


def test_overview_page_made_of_section_boxes_is_reported():
    """An overview exists to say what the sections contain."""

    def whole(first: tuple[str, ...]) -> str:
        boxes = [
            _box(f"Part {n}", first if n == 1 else OLD, "More...", f"/part-{n}/", f"/part-{n}/") for n in range(1, 7)
        ]
        return f"<html><head><title>Overview</title></head><body>{''.join(boxes)}</body></html>"

    old, new = (text_of(exchange(whole(first))) for first in (OLD, NEW))
    assert old is not None
    assert new is not None
    found = compare(old, new, url=HERE)
    assert found.lost
    assert found.added
