"""A wall in the place of a text, in words that no list has: known by the name that the page gives its box, or by a form to log in
behind the text's beginning."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference

TITLE = "Labour transfer: a report"
LONG = PARAGRAPHS * 2  # which is the same text twice: only its first lines are left behind a wall
OFFER = "<p>Lorgas an chuid eile den tuairisc, mar is toil leat.</p><p><a href='/x'>OK</a> <a href='/y'>Pur</a></p>"
FORM = (
    "<div class=box><p>Lorgas an chuid eile den tuairisc, mar is toil leat.</p><form action='/in' method=post>"
    "<input name=user><input type=password name=pass><button>OK</button></form></div>"
)


@pytest.mark.parametrize("named", ["class='cmp pur-abo' id=layer", "class='article__paywall'", "id=subscribe-wall"])
@pytest.mark.parametrize("left", [0, 1])
def test_a_box_that_is_named_a_wall_stands_before_the_text(named, left):
    seen = look(exchange(page(LONG[:left], extra=f"<div {named}>{OFFER}</div>")), last=reference(page(LONG)))
    assert (seen.finding, seen.reasons[0].rule) == (Finding.LOGIN, "gate.named")


def test_a_box_of_another_name_or_one_that_stood_there_before_is_no_wall():
    plain = look(exchange(page((), extra=f"<div class=offer>{OFFER}</div>")), last=reference(page(LONG)))
    assert plain.finding is Finding.REPLACED
    wall = f"<div class=paywall>{OFFER}</div>"
    taken_out = look(exchange(page((), extra=wall)), last=reference(page(LONG, extra=wall)))
    assert taken_out.finding is Finding.REPLACED


def test_such_a_box_beside_the_text_or_over_another_page_says_nothing():
    wall = f"<div class=paywall>{OFFER}</div>"
    assert look(exchange(page(LONG, extra=wall)), last=reference(page(LONG))).finding.is_usable
    other = look(exchange(page((), title="Ferries of the coast", extra=wall)), last=reference(page(LONG)))
    assert other.finding is Finding.REPLACED


def test_a_form_to_log_in_behind_the_beginning_of_a_text_stands_before_the_rest():
    seen = look(exchange(listing(2, FORM)), last=reference(listing(60)))
    assert seen.finding is Finding.LOGIN
    assert "gate.form" in seen.rules


def test_a_form_to_log_in_beside_another_text_is_no_wall():
    said = "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:4])
    assert look(exchange(listing(2, said + FORM)), last=reference(listing(60))).finding is not Finding.LOGIN
    assert look(exchange(listing(2, FORM)), last=reference(listing(60, FORM))).finding is not Finding.LOGIN


def listing(years: int, extra: str = "") -> str:
    """A table of a house's years, with lists of other pages beside it, which are others at each look."""
    moved = "".join(
        f"<li><p><b>{1960 + n}</b> The house moves to street number {n * 3} of the town, where floor {n} is let to it</p></li>"
        for n in range(years)
    )
    parts = "".join(f"<li><a href='/b{n}'>Part {n} of the house</a></li>" for n in range(40))
    news = "".join(
        f"<li><a href='/n{years}{n}'>News {n * years} of the house</a> {years % 24}:{n + 10}</li>" for n in range(9)
    )
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body><nav><ul>{parts}</ul></nav>"
        f"<div class=content><h2>Years</h2><ul>{moved}</ul>{extra}</div><div><h4>Latest</h4><ul>{news}</ul></div>"
        "<footer>Institute of the town</footer></body></html>"
    )
