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


FACULTIES = "<h1>Faculties</h1><ul><li><a href=/law.htm>Faculty of law</a></li><li><a href=/medicine.htm>Faculty of medicine</a>{}</li></ul>{}"


def listed(entry: str = "", below: str = "") -> str:
    return f"<!doctype html><html><head><title>Faculties</title></head><body>{FACULTIES.format(entry, below)}</body></html>"


@pytest.mark.parametrize(
    "body",
    [
        listed(" (under construction)"), listed("", "<p>(under construction)</p>"), listed("", "<p>Faculty of music [under construction]</p>"),
        listed(" (im Aufbau, Seite in Bearbeitung)"), listed(" (страница в разработке)"),
    ],
)  # fmt: skip
def test_what_a_list_says_in_brackets_of_an_entry_is_said_of_no_page(body):
    assert look(exchange(body)).finding is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        listed("", "<p>This site is under construction.</p>"), listed("", "<p>Under construction</p>"),
        "<!doctype html><html><head><title>Faculties</title></head><body><h1>Faculties</h1><p>(under construction)</p></body></html>",
    ],
)  # fmt: skip
def test_a_page_that_says_so_of_itself_is_not_there_yet(body):
    assert look(exchange(body)).finding is Finding.MAINTENANCE
