"""Words of an outage that are what a page is about, or are said of a thing that nobody has had yet: no failure of the site."""

from __future__ import annotations

import pytest

from storage.model import Finding
from tests.judgement.looks import exchange, look, page, reference

SERVICE = "Site maintenance for ventilation systems"


def latest(hour: int) -> str:
    """A box with the newest pages and the hour of each, the page itself among them: its lines are others at each look."""
    others = ("Air of the rooms", "Cold of the summer", SERVICE, "Heat and light")
    entries = "".join(f"<li><a href='/n{n}'>{one}</a> {hour}:1{n}</li>" for n, one in enumerate(others))
    return f"<div class=box><h4>Latest</h4><ul>{entries}</ul></div>"


def test_words_of_the_kept_heading_beside_a_text_that_was_taken_out_are_no_notice():
    before = page(title=SERVICE, extra=latest(7))
    seen = look(exchange(page((), title=SERVICE, extra=latest(9))), last=reference(before))
    assert seen.finding is Finding.REPLACED
    notice = "<p>We are down for maintenance. Please come back later.</p>"
    assert look(exchange(page((), title=SERVICE, extra=notice)), last=reference(before)).finding is Finding.MAINTENANCE
    elsewhere = page((), title="Site maintenance", extra="<p>Site maintenance</p>")
    assert look(exchange(elsewhere), last=reference(page())).finding is Finding.MAINTENANCE


NOT_YET = (
    ("Soon!", "Sorry, tickets are not yet available.", "Please look back later."),
    ("Hamarosan!", "Sajnáljuk, a jegyvásár még nem elérhető.", "Nézz vissza később."),
    ("Bald!", "Karten sind leider noch nicht verfügbar.", "Schauen Sie später wieder vorbei."),
)


@pytest.mark.parametrize("said", NOT_YET)
def test_what_is_not_to_be_had_yet_is_no_outage(said):
    found = look(exchange(brief(said)), last=reference(page(title="Tickets")))
    assert found.finding is not Finding.MAINTENANCE
    site = ("Bald!", "Unsere Website ist leider noch nicht verfügbar.", "Schauen Sie später wieder vorbei.")
    assert look(exchange(brief(site)), last=reference(page(title="Tickets"))).finding is Finding.MAINTENANCE


@pytest.mark.parametrize(
    "said",
    [
        ("Soon!", "Sorry, tickets are currently not available.", "Please look back later."),
        ("Hamarosan!", "Sajnáljuk, a jegyvásár nem elérhető.", "Nézz vissza később."),
    ],
)
def test_what_is_out_of_reach_and_will_be_back_is_one(said):
    assert look(exchange(brief(said)), last=reference(page(title="Tickets"))).finding is Finding.MAINTENANCE


def brief(said: tuple[str, ...]) -> str:
    head, *lines = said
    inner = "".join(f"<p>{one}</p>" for one in lines)
    return f"<!doctype html><html><head><title>Tickets</title></head><body><h1>{head}</h1>{inner}</body></html>"
