"""A site may be named with the words of a not-found page: in the titles of its pages they are its name."""

from __future__ import annotations

import pytest

from archiver.observe import needs_probes
from storage.model import Effect, Finding, Role
from tests.judgement.looks import exchange, look, notice, reference

NAME = "404 Not Found"
URL = "https://house.example/ro/gallery/"
INVENTED = "https://house.example/zq88ce4d/"
LINES = ("Rooms of the house in spring.", "The terrace was painted by those who work there.")


def titled(own: str, *lines: str, site: str = f"{NAME} | Local community") -> str:
    return f"<html><meta charset=utf-8><title>{own} | {site}</title><body><h1>{own}</h1>" + "".join(
        f"<p>{line}</p>" for line in lines
    )


HOME = exchange(
    f"<html><meta charset=utf-8><title>{NAME} | Local community</title><body><h1>Work with us</h1>"
    "<p>Forty desks stand in the old mill, and the meeting room is free on Tuesdays and Thursdays.</p>"
    "<p>Whoever wants to see the rooms rings at the gate; the tour takes half an hour, with tea.</p>",
    url="https://house.example/",
    role=Role.HOME,
)
NOTHING = exchange(notice(f"Page not found | {NAME}", "There is no such page."), url=INVENTED, role=Role.INVENTED)


def test_site_name_worded_as_not_found_is_no_notice_after_a_title_that_fits_the_url():
    assert look(exchange(titled("Photo gallery", *LINES), url=URL), url=URL).finding is Finding.FIRST
    other = "https://house.example/terms/"
    assert look(exchange(titled("Photo gallery", *LINES), url=other), url=other).finding is Finding.SOFT_GONE


def test_not_found_words_in_the_home_pages_title_too_are_the_sites_name():
    got = exchange(titled("Galerie", *LINES), url=URL)
    alone = look(got, url=URL)
    assert (alone.finding, needs_probes(alone.observation)) == (Finding.SOFT_GONE, True)
    assert look(got, HOME, NOTHING, url=URL).finding is Finding.FIRST


@pytest.mark.parametrize(
    "body",
    [
        titled("Page not found", "There is no such page."),
        titled("House", "Sorry, this page was not found."),
        notice(NAME, "The requested page was not found."),
    ],
)
def test_missing_page_of_such_a_site_is_a_soft_404(body):
    assert look(exchange(body, url=URL), HOME, NOTHING, url=URL).finding is Finding.SOFT_GONE


def test_home_page_with_the_same_answer_does_not_make_the_words_a_site_name():
    home = exchange(titled("House", site=NAME), url="https://house.example/", role=Role.HOME)
    assert look(exchange(titled("House", site=NAME), url=URL), home, url=URL).finding is Finding.SOFT_GONE


def test_not_found_words_in_the_kept_copys_title_are_no_notice():
    kept = reference(titled("Galerie", *LINES), url=URL)
    anew = titled("Galerie", "Nine rooms were built in the yard.", "Their walls are of clay, as those of the mill.")
    assert look(exchange(anew, url=URL), last=kept, url=URL).finding.effect is not Effect.BLOCKED
    assert "missing" not in " ".join(look(exchange(anew, url=URL), last=kept, url=URL).rules)


FRONT_URL = "https://house.example/"
FAIR = (
    f"<html><meta charset=utf-8><title>Fair</title><link rel=canonical href={FRONT_URL}><body><h1>Fair</h1>"
    "<p>Nine stands on the lower meadow, from ten to five.</p><ul><li>Bring a helmet.<li>The fee is three.</ul>"
)


def test_page_with_the_canonical_link_of_a_different_front_page_is_content():
    got = exchange(FAIR, url=URL)
    alone = look(got, url=URL)
    assert (alone.finding, needs_probes(alone.observation)) == (Finding.REPLACED, True)
    home = exchange(
        notice("House", "Forty desks stand in the old mill.", "The meeting room is free on Tuesdays and Thursdays."),
        url=FRONT_URL,
        role=Role.HOME,
    )
    assert look(got, home, NOTHING, url=URL).finding is Finding.FIRST


def test_page_with_the_canonical_link_of_an_equal_or_failing_front_page_is_replaced():
    same, failing = (exchange(FAIR, url=FRONT_URL, role=Role.HOME, status=status) for status in (200, 503))
    assert all(look(exchange(FAIR, url=URL), home, url=URL).finding is Finding.REPLACED for home in (same, failing))


def test_home_page_titled_with_the_site_name_of_the_kept_copy_is_fine():
    kept = reference(titled("Photo gallery", *LINES), url=URL)
    gone = exchange(notice(f"Page not found | {NAME}", "There is no such page."), url=URL, status=404)
    assert [p.fine for p in look(gone, HOME, last=kept, url=URL).observation.probes] == [True]
