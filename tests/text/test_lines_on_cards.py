"""An office below another name is told, in whatever order the cards of a list stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from archiver.text import compare, extract
from storage.model import Comparison

URL = "https://house.example/members"
MEMBERS = [
    ("Hon. Marco Leal", "", "Rural North", "People's Party"),
    ("Hon. Elvia Vega", "Minister of State", "Coral Bay", "People's Party"),
    ("Hon. Patrick Faber", "Leader of the Opposition", "Collet", "Democratic Party"),
    ("Hon. Hugo Patt", "", "North Bay", "Democratic Party"),
    ("Hon. Tracy Panton", "", "Albert", "Democratic Party"),
    ("Hon. Moses Barrow", "", "Mesopotamia", "Democratic Party"),
]
Member = tuple[str, ...]
FORMS = ["headings", "paragraphs", "boxes", "bold"]
ORDERS = [(0, 1, 2, 3, 4, 5), (0, 1, 5, 3, 4, 2), (3, 1, 5, 0, 4, 2)]


def page(members: list[Member], form: str) -> bytes:
    def card(name: str, *below: str) -> str:
        said = [one for one in below if one]
        match form:
            case "headings":
                return f"<div class=col><h4>{name}</h4><h5>{'<br>'.join(said)}</h5></div>"
            case "paragraphs":
                return f"<div class=col><h4>{name}</h4>{''.join(f'<p>{one}</p>' for one in said)}</div>"
            case "boxes":
                return f"<div class=col>{''.join(f'<div>{one}</div>' for one in (name, *said))}</div>"
            case _:
                return f"<p><b>{name}</b><br>{'<br>'.join(said)}</p>"

    cards = "".join(card(*one) for one in members)
    return (
        "<!DOCTYPE html><html><head><title>Members of the house</title></head><body><main><h1>Members of the house</h1>"
        f"<p>The members of the house, elected in November 2020 for five years, by division.</p>{cards}</main></body></html>"
    ).encode()


def between(old: list[Member], new: list[Member], form: str) -> Comparison:
    before, after = (extract(page(one, form), media_type="text/html", url=URL) for one in (old, new))
    return compare(before, after, url=URL)


MINISTERS = ["Gerda Olsen", "Peter Vale", "Sofia Brandt", "Ivan Horak", "Lena Marsh", "Otto Lind"]
OFFICES = ["Health", "Trade", "Justice", "Labour", "Energy", "Defence"]
PAIRED = {
    "boxes": "<div class=col><div>{}</div><div>{}</div></div>",
    "bold": "<div class=col><b>{}</b><div>{}</div></div>",
    "links": "<ul class=row><li><a href=/m/{0}><div class=card><div>{0}</div><div>{1}</div></div></a></li></ul>",
    "headings": "<div class=col><h3>{}</h3><p>{}</p></div>",
}


def cabinet(offices: Sequence[str], form: str) -> bytes:
    cards = "".join(PAIRED[form].format(name, office) for name, office in zip(MINISTERS, offices, strict=True))
    return (
        "<!DOCTYPE html><html><head><title>The cabinet</title></head><body><main><h1>The cabinet</h1><p>The members of the "
        f"cabinet, which was sworn in after the election of May.</p>{cards}</main></body></html>"
    ).encode()


@pytest.mark.parametrize("form", PAIRED)
def test_reshuffle_of_a_cabinet_is_told(form):
    ministers = [f"Minister of {one}" for one in OFFICES]
    reshuffled = [ministers[3], *ministers[1:3], ministers[0], *ministers[4:]]
    before, after = (extract(cabinet(one, form), media_type="text/html", url=URL) for one in (ministers, reshuffled))
    found = compare(before, after, url=URL)
    assert any("Gerda Olsen" in one and "Health" in one for one in found.lost)
    assert any("Ivan Horak" in one and "Health" in one for one in found.added)


def with_offices(**offices: str) -> list[Member]:
    """The members with other offices, by the last word of their names."""
    return [(name, offices.get(name.split()[-1], office), *rest) for name, office, *rest in MEMBERS]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("form", FORMS)
def test_office_of_another_member_is_told(form, order):
    now = with_offices(Faber="", Barrow="Leader of the Opposition")
    found = between(MEMBERS, [now[at] for at in order], form)
    assert found.lost == ("Hon. Patrick Faber: Leader of the Opposition",)
    assert found.added == ("Hon. Moses Barrow: Leader of the Opposition",)


@pytest.mark.parametrize("form", FORMS)
def test_offices_that_two_members_exchanged_are_told(form):
    offices = {"Leal": "Minister of Health", "Patt": "Minister of Trade"}
    old, new = with_offices(**offices), with_offices(Leal=offices["Patt"], Patt=offices["Leal"])
    found = between(old, new, form)
    assert any("Leal" in one and "Health" in one for one in found.lost)
    assert any("Patt" in one and "Health" in one for one in found.added)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("form", FORMS)
def test_another_order_of_the_cards_is_not_told(form, order):
    found = between(MEMBERS, [MEMBERS[at] for at in order], form)
    assert (found.lost, found.added) == ((), ())


@pytest.mark.parametrize("form", FORMS)
def test_what_changes_by_itself_may_stand_on_any_card(form):
    old = with_offices(Leal="2 hours ago", Patt="yesterday", Panton="Updated 3 days ago")
    new = with_offices(Leal="yesterday", Patt="Updated 3 days ago", Panton="2 hours ago")
    found = between(old, new, form)
    assert (found.lost, found.added) == ((), ())


def test_entry_that_moved_within_a_list_is_not_told():
    names = [name for name, *_ in MEMBERS]
    lists = ["".join(f"<div>{one}</div>" for one in some) for some in (names, [*names[1:], names[0]])]
    before, after = (
        extract(f"<title>Members</title><main><h1>Members</h1>{one}</main>".encode(), media_type="text/html", url=URL)
        for one in lists
    )
    found = compare(before, after, url=URL)
    assert (found.lost, found.added) == ((), ())
